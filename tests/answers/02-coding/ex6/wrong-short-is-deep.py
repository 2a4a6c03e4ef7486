# misconception: a code in other words than the passage is latent.
# message: only say the passage again, in fewer words
level = dict.fromkeys("ABCDEFGHIJKL", "latent") | {"J": "semantic"}
overreach = ["C", "I"]
