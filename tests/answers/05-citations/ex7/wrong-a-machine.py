# misconception: only a machine goes down a list.
# message: An order of names does not show it
verdicts = {
    "O01": "supported",
    "O02": "supported",
    "O03": "supported",
    "O04": "supported",
    "O05": "supported",
    "O06": "supported",
    "O07": "not supported",
    "O08": "supported",
    "O09": "not supported",
    "O10": "supported",
    "O11": "not supported",
    "O12": "supported",
    "O13": "supported",
    "O14": "supported",
    "O15": "not supported",
    "O16": "supported",
}
