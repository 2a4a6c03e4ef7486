# misconception: Names the same extract everywhere.
# message: These rows speak of something else
trace = {one: ["E40"] for one in recommended["recommendation_id"]}
empty = [one for one, some in trace.items() if not some]
voiced = [one for one, some in trace.items() if any(" " not in pointer for pointer in some)]
summary = {"finding": len(voiced), "policy only": len(trace) - len(voiced) - len(empty), "nothing": len(empty)}
means = "C"
