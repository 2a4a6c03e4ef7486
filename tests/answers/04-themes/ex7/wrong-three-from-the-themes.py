# misconception: a number that stands somewhere in the sentence is the finding.
# message: the finding, with its name and its number in one sentence
parts = published.rename(columns={"sub_theme": "source", "theme": "target"})[["source", "target"]].assign(
    kind="part of"
)
related = pd.DataFrame(
    [
        ("History of CSE and developments", "Technical Challenges", "related"),
        ("Legislation and Policy", "Technical Challenges", "related"),
    ],
    columns=["source", "target", "kind"],
)
links = pd.concat([parts, related], ignore_index=True)
finding = ("Collaboration", "voices", 3)
alt = (
    "Thematic map of three themes with three sub-themes each: Digital Landscape, Foundations of Investigations and Global "
    "Investigative Landscape, which has Collaboration in it. Dashed lines join Technical Challenges to two other boxes."
)
