# misconception: a range is a phrase.
# message: two numbers in round brackets
planned = "8 to 12"
achieved = 6
told_in = "S040"
positions = {"Guest": "themes only", "Hennink": "too few", "Malterud": "no number"}
conclusion = "B"
