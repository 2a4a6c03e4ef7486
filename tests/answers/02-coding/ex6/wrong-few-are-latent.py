# misconception: what one would agree with is semantic.
# message: name something that the speaker does not say
level = dict.fromkeys("ABCDEFGHIJKL", "semantic") | {"C": "latent"}
overreach = ["C", "I"]
