import pandas as pd


def count_voices(table):
    people = set()
    for person in table["participant"]:
        people.add(person)
    return len(people)


lines = []
for name in extracts["sub_theme"].unique():
    part = extracts[extracts["sub_theme"] == name]
    lines.append({"sub_theme": name, "extracts": len(part), "voices": count_voices(part)})
by_sub_theme = pd.DataFrame(lines).sort_values("extracts", ascending=False, ignore_index=True)
