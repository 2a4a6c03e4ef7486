# misconception: p is the probability that the order is innocent.
# message: no probability that an explanation is true
verdicts = {
    "O01": "supported",
    "O02": "supported",
    "O03": "supported",
    "O04": "supported",
    "O05": "supported",
    "O06": "supported",
    "O07": "not supported",
    "O08": "not supported",
    "O09": "not supported",
    "O10": "supported",
    "O11": "not supported",
    "O12": "supported",
    "O13": "supported",
    "O14": "supported",
    "O15": "supported",
    "O16": "supported",
}
