# misconception: the statement with the sample size has the plan as well.
# message: and not the plan
planned = (8, 12)
achieved = 6
told_in = "S011"
positions = {"Guest": "themes only", "Hennink": "too few", "Malterud": "no number"}
conclusion = "B"
