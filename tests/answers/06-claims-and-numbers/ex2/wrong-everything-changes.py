# misconception: other words mean that everything is other.
# message: which is as it was in the first place
review = said[said["document"] == "review"]
trace = review.index[review["value"].between(300_000_000, 302_000_000)].tolist()
changes = {
    "RC14": ["value", "counted", "source"],
    "RC29": ["value", "counted", "source"],
    "RC46": ["value", "counted"],
}
may_say = ["A", "C", "E"]
