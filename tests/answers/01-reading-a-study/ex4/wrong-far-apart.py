# misconception: statements from distant parts of a text do not fit together.
# message: Precision:
found = [(one, two) for one, two in candidates if abs(int(one[1:]) - int(two[1:])) > 20]
