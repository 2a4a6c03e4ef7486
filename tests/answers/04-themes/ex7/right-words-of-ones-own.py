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
    "Graph of the published themes, which are joined to nine boxes. The themes are three: Digital Landscape, Foundations "
    "of Investigations and Global Investigative Landscape. Artificial Intelligence has three voices in 5 extracts. Dashed "
    "lines give a picture of how Technical Challenges are bound up with the foundations."
)
