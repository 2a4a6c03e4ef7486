# misconception: what nobody mentions is contradicted.
# message: Silence is taken for contradiction
readings = {
    "RC22": "qualifies",
    "RC33": "contradicts",
    "RC38": "supports",
    "RC39": "supports",
    "RC40": "contradicts",
    "RC41": "supports",
    "RC42": "qualifies",
    "RC45": "qualifies",
    "RC46": "contradicts",
    "RC49": "qualifies",
    "RC52": "supports",
    "RC53": "contradicts",
}
evidence = {
    "RC22": ["E16", "E20", "E26", "E27"],
    "RC33": [],
    "RC38": ["E36", "E37"],
    "RC39": ["E32"],
    "RC40": [],
    "RC41": ["E16", "E17", "E18"],
    "RC42": ["E05", "E06"],
    "RC45": ["E01", "E06"],
    "RC46": [],
    "RC49": ["E36", "E37"],
    "RC52": ["E07", "E08"],
    "RC53": [],
}
silence = "A"
