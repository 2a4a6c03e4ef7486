# misconception: published positions all say the same.
# message: the same verdict
planned = (8, 12)
achieved = 6
told_in = "S040"
positions = {"Guest": "too few", "Hennink": "too few", "Malterud": "too few"}
conclusion = "B"
