# misconception: a comma makes a list.
# message: two codes in one text
my_codes = {
    "G01": ["agencies"],
    "G02": ["law_lags"],
    "G03": ["encryption, privacy"],
    "G04": ["platforms"],
    "G05": ["privacy"],
    "G06": ["law_lags"],
    "G07": ["ai_helps", "ai_harms"],
    "G08": ["training"],
    "G09": ["backlog"],
    "G10": ["prevention", "privacy"],
    "G11": ["wellbeing"],
    "G12": ["borders"],
    "G13": ["law_serves"],
    "G14": ["evidence"],
    "G15": ["borders"],
    "G16": ["ai_harms", "evidence"],
    "G17": ["wellbeing"],
    "G18": ["on_the_job"],
    "G19": ["encryption"],
    "G20": ["ai_harms", "evidence"],
}
