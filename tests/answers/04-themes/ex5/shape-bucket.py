# misconception: any word for it will do.
# message: should be 'topic' or 'theme'
kinds = {
    "K1": "bucket",
    "K2": "theme",
    "K3": "bucket",
    "K4": "theme",
    "K5": "bucket",
    "K6": "theme",
    "K7": "theme",
    "K8": "bucket",
    "K9": "theme",
    "K10": "bucket",
}
sign = "B"
