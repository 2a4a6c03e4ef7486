readings = {
    "RC22": "qualifies",
    "RC33": "does not touch",
    "RC38": "supports",
    "RC39": "supports",
    "RC40": "does not touch",
    "RC41": "supports",
    "RC42": "qualifies",
    "RC45": "qualifies",
    "RC46": "does not touch",
    "RC49": "qualifies",
    "RC52": "supports",
    "RC53": "does not touch",
}
evidence = {
    "RC22": ["E01", "E06"],
    "RC33": [],
    "RC38": ["E36", "E37"],
    "RC39": ["E32"],
    "RC40": [],
    "RC41": ["E16", "E17", "E18"],
    "RC42": ["E05", "E06"],
    "RC45": ["E19"],
    "RC46": [],
    "RC49": ["E36", "E37"],
    "RC52": ["E07", "E08"],
    "RC53": [],
}
silence = "C"
