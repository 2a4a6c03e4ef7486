# misconception: a limit is a contradiction.
# message: A limit is not yet a contradiction
reads = {
    "X-T1-44": "neither",
    "X-T2-18": "against",
    "X-T2-20": "against",
    "X-T3-40": "neither",
    "X-T4-32": "against",
    "X-T6-44": "against",
    "Y-T1-30": "against",
    "Y-T3-20": "against",
    "Y-T4-18": "neither",
    "Y-T5-4": "against",
    "Y-T5-6": "against",
    "Y-T6-38": "against",
    "Z-T1-28": "neither",
    "Z-T2-16": "against",
    "Z-T3-26": "against",
    "Z-T5-22": "against",
    "Z-T6-34": "neither",
    "Z-T6-36": "against",
}
rewrites = {"X": "a", "Y": "d", "Z": "c"}
