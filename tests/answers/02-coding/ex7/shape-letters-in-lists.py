# misconception: a choice is a list.
# message: has one letter, no list
reads = {
    "X-T1-44": "neither",
    "X-T2-18": "against",
    "X-T2-20": "against",
    "X-T3-40": "neither",
    "X-T4-32": "qualifies",
    "X-T6-44": "qualifies",
    "Y-T1-30": "qualifies",
    "Y-T3-20": "qualifies",
    "Y-T4-18": "neither",
    "Y-T5-4": "against",
    "Y-T5-6": "qualifies",
    "Y-T6-38": "qualifies",
    "Z-T1-28": "neither",
    "Z-T2-16": "qualifies",
    "Z-T3-26": "qualifies",
    "Z-T5-22": "qualifies",
    "Z-T6-34": "neither",
    "Z-T6-36": "against",
}
rewrites = {"X": ["a"], "Y": ["d"], "Z": ["c"]}
