# misconception: every number of the review belongs to the trace.
# message: `trace` holds a share
review = said[said["document"] == "review"]
trace = review.index[review["value"].notna()].tolist()
changes = {
    "RC14": ["value", "source"],
    "RC29": ["counted", "source"],
    "RC46": ["value", "counted"],
}
may_say = ["A", "C", "E"]
