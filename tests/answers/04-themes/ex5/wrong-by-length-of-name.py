# misconception: a long name is a theme, a short one a topic.
# message: Go by what stands under the heading
names = {
    "K1": "Training",
    "K2": "The queue decides",
    "K3": "Barriers and enablers in working together across agencies",
    "K4": "Everybody's job and nobody's",
    "K5": "Views on artificial intelligence",
    "K6": "Borrowed eyes",
    "K7": "Lack of resources",
    "K8": "Social media platforms that were mentioned",
    "K9": "It depends on who you know",
    "K10": "Keeping up with technology",
}
kinds = {key: "theme" if len(name.split()) > 3 else "topic" for key, name in names.items()}
sign = "A"
