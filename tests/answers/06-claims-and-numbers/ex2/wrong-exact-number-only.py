# misconception: a figure that is rounded is another figure.
# message: A figure is also rounded on its way
review = said[said["document"] == "review"]
trace = review.index[review["value"].eq(302_000_000)].tolist()
changes = {
    "RC14": ["value", "source"],
    "RC29": ["counted", "source"],
    "RC46": ["value", "counted"],
}
may_say = ["A", "C", "E"]
