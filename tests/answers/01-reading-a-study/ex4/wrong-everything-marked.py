# misconception: marking everything misses nothing.
# message: You marked every pair
found = list(candidates)
