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
    "Thematic map of three themes, each joined to three sub-themes: Digital Landscape, Foundations of Investigations "
    "and Global Investigative Landscape. Social Media is the sub-theme with most voices: 5 of the six participants are "
    "quoted there. Dashed lines join Technical Challenges to two sub-themes of Foundations of Investigations."
)
figures.show(figures.thematic_map(links), alt)
