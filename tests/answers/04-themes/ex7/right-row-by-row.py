rows = []
for _, row in published.iterrows():
    rows.append({"source": row["sub_theme"], "target": row["theme"], "kind": "part of"})
rows.append({"source": "Collaboration", "target": "Investigator Training and Skills", "kind": "related"})
links = pd.DataFrame(rows)
finding = ("Digital Landscape", "extracts", 13)
alt = """A tree of 3 published themes with nine sub-themes. Foundations of Investigations has most extracts; Global
Investigative Landscape has fewest. Digital Landscape lies between them with thirteen extracts, five of them of one
person. A dashed line joins Collaboration to training."""
