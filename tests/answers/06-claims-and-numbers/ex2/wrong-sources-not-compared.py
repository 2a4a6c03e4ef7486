# misconception: a figure that keeps its number has not changed.
# message: something has changed that your list does not name
review = said[said["document"] == "review"]
trace = review.index[review["value"].between(300_000_000, 302_000_000)].tolist()
changes = {
    "RC14": ["value"],
    "RC29": ["counted"],
    "RC46": ["value", "counted"],
}
may_say = ["A", "C", "E"]
