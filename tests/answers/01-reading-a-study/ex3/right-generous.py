scores = {
    6: "partly",
    7: "reported",
    9: "reported",
    10: "reported",
    12: "reported",
    13: "partly",
    16: "reported",
    17: "reported",
    19: "reported",
    21: "reported",
    22: "partly",
    26: "reported",
}
where = {
    6: "S017 S019",
    7: "S053 S055",
    9: "S008 S027",
    10: "S017 S019",
    12: "S034 S040",
    13: "S040 S042",
    16: "S018 S041",
    17: "S073 S074",
    19: "S047 S056",
    21: "S055 S056",
    22: "S040 S042",
    26: "S028 S034",
}
coreq = {item: (scores[item], where[item].split()) for item in scores}
