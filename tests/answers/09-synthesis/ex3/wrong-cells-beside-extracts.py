# misconception: Counts cells that stand beside an extract as policy only.
# message: cells that stand beside an extract as policy only
trace = {
    "DR1": ["E21", "E20"],
    "DR2": ["E36", "E39", "E40"],
    "DR3": ["E05", "E06"],
    "DR4": ["E12", "E14", "E15"],
    "DR5": ["E12", "E17"],
    "DR6": ["E07", "E08"],
    "RR01": ["E05"],
    "RR02": ["E20", "E21", "CA D11, P"],
    "RR03": ["E24", "E25", "E26"],
    "RR04": ["E28", "E30"],
    "RR05": ["UK D12, P"],
    "RR06": [],
    "RR07": ["E03", "E07", "E32", "US D6, P"],
    "RR08": ["E16"],
    "RR09": [],
    "RR10": ["E03", "E32"],
}
empty = [one for one, some in trace.items() if not some]
voiced = [one for one, some in trace.items() if any(" " not in pointer for pointer in some)]
with_cells = [one for one, some in trace.items() if any(" " in pointer for pointer in some)]
summary = {"finding": len(voiced), "policy only": len(with_cells), "nothing": len(empty)}
means = "C"
