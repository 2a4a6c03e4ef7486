# misconception: a theme is what answers the question, a topic what people go on about.
# message: saying something with which one could disagree
kinds = {
    "K1": "theme",
    "K2": "topic",
    "K3": "theme",
    "K4": "topic",
    "K5": "theme",
    "K6": "topic",
    "K7": "theme",
    "K8": "theme",
    "K9": "topic",
    "K10": "theme",
}
sign = "B"
