kinds = {
    "K1": "topic",
    "K2": "theme",
    "K3": "topic",
    "K4": "theme",
    "K5": "theme",
    "K6": "theme",
    "K7": "theme",
    "K8": "topic",
    "K9": "theme",
    "K10": "topic",
}
sign = "B"
