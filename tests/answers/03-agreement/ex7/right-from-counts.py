def from_counts(a, b):
    return agreement.kappa_from_counts(pd.crosstab(readings[a], readings[b]))


people = round(from_counts("first_reading", "second_reading"), 3)
with_program = {
    "second": round(from_counts("second_reading", "program"), 3),
    "first": round(from_counts("first_reading", "program"), 3),
}
blind = []
for text_id, row in readings.iterrows():
    if row["first_reading"] == row["second_reading"] != row["program"]:
        blind.append(text_id)
shows = ["G", "E", "D", "A"]
