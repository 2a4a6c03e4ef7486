# misconception: Codes without naming what decides.
# message: on what does the code rest
codes = {
    "T01": "partial",
    "T02": "agreement",
    "T03": "dissonance",
    "T04": "agreement",
    "T06": "silence",
    "T08": "agreement",
    "T09": "dissonance",
    "T10": "silence",
}
rows = {topic: [] for topic in codes}
