# misconception: the name of a code is its id.
# message: write the code_id
my_codes = {
    "G01": ["agencies"],
    "G02": ["law_lags"],
    "G03": ["Encryption"],
    "G04": ["platforms"],
    "G05": ["privacy"],
    "G06": ["law_lags"],
    "G07": ["ai_helps"],
    "G08": ["training"],
    "G09": ["backlog"],
    "G10": ["prevention"],
    "G11": ["wellbeing"],
    "G12": ["platforms"],
    "G13": ["law_serves"],
    "G14": ["backlog"],
    "G15": ["borders"],
    "G16": ["ai_harms"],
    "G17": ["posts"],
    "G18": ["training"],
    "G19": ["Encryption"],
    "G20": ["ai_harms"],
}
