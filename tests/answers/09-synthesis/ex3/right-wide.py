trace = {one: [] for one in recommended["recommendation_id"]}
trace |= {
    "DR2": ["E09"],
    "DR3": ["E28", "E33"],
    "DR4": ["E13"],
    "DR6": ["E09"],
    "RR02": ["E38"],
    "RR03": ["E16"],
    "RR04": ["E29"],
    "RR05": ["PH D12, P"],
    "RR06": ["IN D12, P"],
    "RR07": ["E37"],
}
summary = {"finding": 8, "policy only": 2, "nothing": 6}
means = "C"
