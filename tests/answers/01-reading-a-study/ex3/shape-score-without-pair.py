# misconception: a score alone is an entry.
# message: should be a pair
coreq = {
    6: "partly",
    7: "reported",
    9: "reported",
    10: "reported",
    12: "reported",
    13: "partly",
    16: "reported",
    17: "reported",
    19: "reported",
    21: "partly",
    22: "partly",
    26: "reported",
}
