# misconception: everything limits everything.
# message: All eighteen are read alike
reads = {
    "X-T1-44": "qualifies",
    "X-T2-18": "qualifies",
    "X-T2-20": "qualifies",
    "X-T3-40": "qualifies",
    "X-T4-32": "qualifies",
    "X-T6-44": "qualifies",
    "Y-T1-30": "qualifies",
    "Y-T3-20": "qualifies",
    "Y-T4-18": "qualifies",
    "Y-T5-4": "qualifies",
    "Y-T5-6": "qualifies",
    "Y-T6-38": "qualifies",
    "Z-T1-28": "qualifies",
    "Z-T2-16": "qualifies",
    "Z-T3-26": "qualifies",
    "Z-T5-22": "qualifies",
    "Z-T6-34": "qualifies",
    "Z-T6-36": "qualifies",
}
rewrites = {"X": "a", "Y": "d", "Z": "c"}
