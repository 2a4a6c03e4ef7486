# misconception: every choice stands in a list.
# message: is none of the four that the task offers
planned = (8, 12)
achieved = 6
told_in = "S040"
positions = {"Guest": ["themes only"], "Hennink": ["too few"], "Malterud": ["no number"]}
conclusion = "B"
