# misconception: Finds a ground for no recommendation.
# message: Every recommendation is traced to nothing
trace = {one: [] for one in recommended["recommendation_id"]}
summary = {"finding": 0, "policy only": 0, "nothing": 16}
means = "C"
