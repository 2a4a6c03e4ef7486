# misconception: a list that is long enough fits every claim.
# message: is named for five claims or more
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
most = ["E01", "E05", "E06", "E07", "E16", "E17", "E32", "E36"]
evidence = {claim: [] if reading == "does not touch" else most for claim, reading in readings.items()}
silence = "C"
