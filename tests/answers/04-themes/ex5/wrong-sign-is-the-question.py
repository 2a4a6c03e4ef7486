# misconception: a theme answers an interview question.
# message: is how topic summaries come about
kinds = {
    "K1": "topic",
    "K2": "theme",
    "K3": "topic",
    "K4": "theme",
    "K5": "topic",
    "K6": "theme",
    "K7": "theme",
    "K8": "topic",
    "K9": "theme",
    "K10": "topic",
}
sign = "D"
