# misconception: more people of one kind remove a bias.
# message: takes size for variety
planned = (8, 12)
achieved = 6
told_in = "S040"
positions = {"Guest": "themes only", "Hennink": "too few", "Malterud": "no number"}
conclusion = "D"
