# misconception: a code is always an interpretation, so it is latent.
# message: All twelve have the same level
level = dict.fromkeys("ABCDEFGHIJKL", "latent")
overreach = ["C", "I"]
