# misconception: the first place has changed as well.
# message: The first place has nothing before it
review = said[said["document"] == "review"]
trace = review.index[review["value"].between(300_000_000, 302_000_000)].tolist()
changes = {
    "RC01": ["value"],
    "RC14": ["value", "source"],
    "RC29": ["counted", "source"],
    "RC46": ["value", "counted"],
}
may_say = ["A", "C", "E"]
