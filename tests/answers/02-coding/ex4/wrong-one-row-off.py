# misconception: codes were written one segment further down.
# message: To reread, with the rule at stake
my_codes = {
    "G01": ["law_lags"],
    "G02": ["encryption"],
    "G03": ["platforms"],
    "G04": ["privacy"],
    "G05": ["law_lags"],
    "G06": ["ai_helps"],
    "G07": ["training"],
    "G08": ["backlog"],
    "G09": ["prevention"],
    "G10": ["wellbeing"],
    "G11": ["platforms"],
    "G12": ["law_serves"],
    "G13": ["backlog"],
    "G14": ["borders"],
    "G15": ["ai_harms"],
    "G16": ["posts"],
    "G17": ["training"],
    "G18": ["encryption"],
    "G19": ["ai_harms"],
    "G20": ["agencies"],
}
