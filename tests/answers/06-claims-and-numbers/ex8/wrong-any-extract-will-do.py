# misconception: any extract of the study is evidence.
# message: are on something else
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
evidence = {claim: [] if reading == "does not touch" else ["E13"] for claim, reading in readings.items()}
silence = "C"
