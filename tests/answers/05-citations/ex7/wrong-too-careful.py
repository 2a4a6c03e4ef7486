# misconception: what a test says is not supported either.
# message: Hold each against the four rows
verdicts = {
    "O01": "supported",
    "O02": "not supported",
    "O03": "not supported",
    "O04": "not supported",
    "O05": "not supported",
    "O06": "supported",
    "O07": "not supported",
    "O08": "not supported",
    "O09": "not supported",
    "O10": "supported",
    "O11": "not supported",
    "O12": "supported",
    "O13": "not supported",
    "O14": "supported",
    "O15": "not supported",
    "O16": "not supported",
}
