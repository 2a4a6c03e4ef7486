rows = []
for theme, part in extracts.groupby("theme"):
    numbers = part["participant"].value_counts()
    top = sorted(numbers[numbers == numbers.max()].index)
    rows.append(
        {
            "theme": theme,
            "extracts": len(part),
            "voices": part["participant"].nunique(),
            "largest_voice": " and ".join(top),
            "largest_share": round(numbers.max() / len(part), 2),
        }
    )
voices = pd.DataFrame(rows)
may_write = ["G", "E", "C", "A"]
