# misconception: the number of an item is text.
# message: written without quotation marks
sanra = {
    1: (1, ["S075", "S080"]),
    2: (1, ["S076", "S080"]),
    3: (0, ["S076", "S086"]),
    4: (0, ["S075", "S083"]),
    5: (0, ["S077", "S082"]),
    6: (0, ["S075", "S083"]),
}
sanra = {str(item): entry for item, entry in sanra.items()}
total = sum(score for score, _ in sanra.values())
