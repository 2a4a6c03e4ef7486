# misconception: alternative text says what can be seen in the picture.
# message: which a screen reader has said already
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
finding = ("Social Media", "voices", 5)
alt = (
    "This picture shows a map of three themes, each joined to three sub-themes: Digital Landscape, Foundations of "
    "Investigations and Global Investigative Landscape. Social Media is the sub-theme with most voices: 5 of the six "
    "participants are quoted there."
)
