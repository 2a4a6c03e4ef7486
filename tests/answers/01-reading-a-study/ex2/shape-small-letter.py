# misconception: a letter is a letter, small or capital.
# message: one of the capital letters A to D
planned = (8, 12)
achieved = 6
told_in = "S040"
positions = {"Guest": "themes only", "Hennink": "too few", "Malterud": "no number"}
conclusion = "b"
