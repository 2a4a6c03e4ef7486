# misconception: a hedge does not count.
# message: listen for hedges
reads = {
    "X-T1-44": "neither",
    "X-T2-18": "against",
    "X-T2-20": "against",
    "X-T3-40": "neither",
    "X-T4-32": "neither",
    "X-T6-44": "neither",
    "Y-T1-30": "neither",
    "Y-T3-20": "neither",
    "Y-T4-18": "neither",
    "Y-T5-4": "against",
    "Y-T5-6": "neither",
    "Y-T6-38": "neither",
    "Z-T1-28": "neither",
    "Z-T2-16": "neither",
    "Z-T3-26": "neither",
    "Z-T5-22": "neither",
    "Z-T6-34": "neither",
    "Z-T6-36": "against",
}
rewrites = {"X": "a", "Y": "d", "Z": "c"}
