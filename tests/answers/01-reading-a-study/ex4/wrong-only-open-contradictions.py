# misconception: only an open contradiction is worth a question.
# message: Besides open contradictions
found = [
    ("S009", "S015"),
    ("S018", "S068"),
    ("S023", "S056"),
    ("S031", "S060"),
    ("S035", "S038"),
    ("S055", "S061"),
    ("S075", "S093"),
]
