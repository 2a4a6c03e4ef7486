# misconception: a code always says what is said.
# message: All twelve have the same level
level = dict.fromkeys("ABCDEFGHIJKL", "semantic")
overreach = ["C", "I"]
