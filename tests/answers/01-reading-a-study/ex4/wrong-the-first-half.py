# misconception: half of a list stands for the whole.
# message: raise that first
found = candidates[: len(candidates) // 2]
