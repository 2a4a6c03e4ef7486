# misconception: two sources on one subject support each other.
# message: Every claim has the same reading
readings = {
    "RC22": "supports",
    "RC33": "supports",
    "RC38": "supports",
    "RC39": "supports",
    "RC40": "supports",
    "RC41": "supports",
    "RC42": "supports",
    "RC45": "supports",
    "RC46": "supports",
    "RC49": "supports",
    "RC52": "supports",
    "RC53": "supports",
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
silence = "C"
