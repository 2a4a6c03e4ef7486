# misconception: in a sentence, extracts may be called people.
# message: the number is of voices for extracts, or the other way round
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
finding = ("Artificial Intelligence", "extracts", 5)
alt = (
    "Thematic map of three themes, each joined to three sub-themes: Digital Landscape, Foundations of Investigations "
    "and Global Investigative Landscape. Under Artificial Intelligence, 5 people are quoted, which is most of the six. "
    "Dashed lines join Technical Challenges to two sub-themes of Foundations of Investigations."
)
