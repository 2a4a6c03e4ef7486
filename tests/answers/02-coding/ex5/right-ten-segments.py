ten = {
    "G01": "agencies",
    "G04": "platforms",
    "G07": "ai_helps",
    "G08": "training",
    "G11": "wellbeing",
    "G13": "law_serves",
    "G15": "borders",
    "G16": "evidence",
    "G18": "on_the_job",
    "G19": "encryption",
}
mine = pd.Series(ten).rename_axis("segment_id").rename("code_id").reset_index()
machine_codes = machine.keyword_codes(segments, keywords)
compared = machine.precision_recall(machine_codes, mine).sort_values("recall")
reasons = ["another sense", "no word", "denied", "right", "another sense", "no word", "right", "no word"]
why = dict(enumerate(reasons, start=1))
statements = list("EDBA")
