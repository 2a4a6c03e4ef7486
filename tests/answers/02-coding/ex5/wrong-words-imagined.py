# misconception: what a person sees, the machine has seen.
# message: is empty: the machine did not give the code
machine_codes = machine.keyword_codes(segments, keywords)
mine = pd.DataFrame(
    [
        ("G01", "agencies"),
        ("G02", "law_lags"),
        ("G02", "agencies"),
        ("G03", "privacy"),
        ("G04", "platforms"),
        ("G05", "privacy"),
        ("G05", "ai_helps"),
        ("G06", "law_lags"),
        ("G07", "ai_helps"),
        ("G07", "wellbeing"),
        ("G08", "training"),
        ("G09", "agencies"),
        ("G10", "prevention"),
        ("G10", "posts"),
        ("G11", "wellbeing"),
        ("G11", "posts"),
        ("G12", "borders"),
        ("G12", "platforms"),
        ("G13", "law_serves"),
        ("G14", "evidence"),
        ("G15", "borders"),
        ("G16", "evidence"),
        ("G17", "posts"),
        ("G17", "wellbeing"),
        ("G18", "on_the_job"),
        ("G19", "privacy"),
        ("G19", "encryption"),
        ("G20", "evidence"),
    ],
    columns=["segment_id", "code_id"],
)
compared = machine.precision_recall(machine_codes, mine)
why = {
    1: "another sense",
    2: "right",
    3: "denied",
    4: "right",
    5: "another sense",
    6: "right",
    7: "right",
    8: "no word",
}
statements = ["A", "B", "D", "E"]
