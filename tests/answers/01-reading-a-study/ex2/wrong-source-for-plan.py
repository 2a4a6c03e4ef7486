# misconception: what a cited source recommends is what the study planned.
# message: is the range that a cited source recommends
planned = (6, 12)
achieved = 6
told_in = "S040"
positions = {"Guest": "themes only", "Hennink": "too few", "Malterud": "no number"}
conclusion = "B"
