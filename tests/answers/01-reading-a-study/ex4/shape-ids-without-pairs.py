# misconception: a list of ids is a list of pairs.
# message: is not a pair
found = ["S023", "S056"]
