trace = {
    "DR1": ["E20"],
    "DR2": ["E05", "E08", "E20", "E22", "E29", "E04"],
    "DR3": ["E01", "E05", "E30", "E39"],
    "DR4": ["E12", "E28", "E29"],
    "DR5": ["E14", "E15", "E21"],
    "DR6": ["E07", "E32", "E36", "UK D9, Q", "UK D4, P"],
    "RR01": ["E01", "E04", "E30"],
    "RR02": ["E22"],
    "RR03": ["E24", "E29", "E33", "E06", "E02", "UK D1, P"],
    "RR04": ["E28", "E40", "E06", "E01"],
    "RR05": ["KR D12, P"],
    "RR06": [],
    "RR07": ["E03", "E36", "KR D10, P", "UK D4, P"],
    "RR08": ["E17", "ID D3, P", "SG D12, P"],
    "RR09": ["E13"],
    "RR10": ["E28", "E30", "E07", "E38"],
}
summary = dict.fromkeys(["finding", "policy only", "nothing"], 0)
for some in trace.values():
    spoken = [pointer for pointer in some if len(pointer) == 3]
    summary["finding" if spoken else "policy only" if some else "nothing"] += 1
means = "C"
