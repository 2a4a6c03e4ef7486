# misconception: who is cited for a figure has counted it.
# message: B takes a citation for a count
review = said[said["document"] == "review"]
trace = review.index[review["value"].between(300_000_000, 302_000_000)].tolist()
changes = {
    "RC14": ["value", "source"],
    "RC29": ["counted", "source"],
    "RC46": ["value", "counted"],
}
may_say = ["A", "B", "C", "E"]
