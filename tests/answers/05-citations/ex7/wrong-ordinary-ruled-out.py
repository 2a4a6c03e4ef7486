# misconception: an order like this has no ordinary cause.
# message: An ordinary way to such an order is ruled out
verdicts = {
    "O01": "supported",
    "O02": "supported",
    "O03": "supported",
    "O04": "supported",
    "O05": "supported",
    "O06": "not supported",
    "O07": "not supported",
    "O08": "not supported",
    "O09": "not supported",
    "O10": "supported",
    "O11": "not supported",
    "O12": "supported",
    "O13": "supported",
    "O14": "supported",
    "O15": "not supported",
    "O16": "supported",
}
