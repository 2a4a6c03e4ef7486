# misconception: every position on sample size names a number.
# message: do they name a number at all
planned = (8, 12)
achieved = 6
told_in = "S040"
positions = {"Guest": "themes only", "Hennink": "too few", "Malterud": "too few"}
conclusion = "B"
