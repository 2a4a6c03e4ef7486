# misconception: six interviews cannot bear on a review.
# message: There are extracts that bear on
readings = {
    "RC22": "does not touch",
    "RC33": "does not touch",
    "RC38": "supports",
    "RC39": "does not touch",
    "RC40": "does not touch",
    "RC41": "does not touch",
    "RC42": "does not touch",
    "RC45": "does not touch",
    "RC46": "does not touch",
    "RC49": "does not touch",
    "RC52": "does not touch",
    "RC53": "does not touch",
}
evidence = {
    "RC22": [],
    "RC33": [],
    "RC38": ["E36"],
    "RC39": [],
    "RC40": [],
    "RC41": [],
    "RC42": [],
    "RC45": [],
    "RC46": [],
    "RC49": [],
    "RC52": [],
    "RC53": [],
}
silence = "C"
