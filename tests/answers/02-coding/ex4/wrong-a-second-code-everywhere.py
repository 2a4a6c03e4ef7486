# misconception: money, queues and other agencies are in everything.
# message: where you gave more codes than the segment carries
my_codes = {
    "G01": ["agencies", "backlog", "posts"],
    "G02": ["law_lags", "backlog", "posts", "agencies"],
    "G03": ["encryption", "backlog", "posts", "agencies"],
    "G04": ["platforms", "backlog", "posts", "agencies"],
    "G05": ["privacy", "backlog", "posts", "agencies"],
    "G06": ["law_lags", "backlog", "posts", "agencies"],
    "G07": ["ai_helps", "backlog", "posts", "agencies"],
    "G08": ["training", "backlog", "posts", "agencies"],
    "G09": ["backlog", "posts", "agencies"],
    "G10": ["prevention", "backlog", "posts", "agencies"],
    "G11": ["wellbeing", "backlog", "posts", "agencies"],
    "G12": ["platforms", "backlog", "posts", "agencies"],
    "G13": ["law_serves", "backlog", "posts", "agencies"],
    "G14": ["backlog", "posts", "agencies"],
    "G15": ["borders", "backlog", "posts", "agencies"],
    "G16": ["ai_harms", "backlog", "posts", "agencies"],
    "G17": ["posts", "backlog", "agencies"],
    "G18": ["training", "backlog", "posts", "agencies"],
    "G19": ["encryption", "backlog", "posts", "agencies"],
    "G20": ["ai_harms", "backlog", "posts", "agencies"],
}
