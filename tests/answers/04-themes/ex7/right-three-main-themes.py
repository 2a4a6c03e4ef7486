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
    "Hierarchical chart of the three main, published themes: Digital Landscape, Foundations of Investigations and Global "
    "Investigative Landscape. Under Collaboration, with its three extracts, three of the six people are quoted. Dashed "
    "lines join Technical Challenges to two other sub-themes."
)
