# misconception: the first place belongs to each comparison.
# message: has a place more than once
trace = ["RC01", "RC14", "RC01", "RC29", "RC01", "RC46"]
changes = {
    "RC14": ["value", "source"],
    "RC29": ["counted", "source"],
    "RC46": ["value", "counted"],
}
may_say = ["A", "C", "E"]
