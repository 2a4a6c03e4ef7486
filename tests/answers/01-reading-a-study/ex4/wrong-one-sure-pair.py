# misconception: one pair that is certainly right is enough.
# message: So few pairs
found = [
    ("S023", "S056"),
]
