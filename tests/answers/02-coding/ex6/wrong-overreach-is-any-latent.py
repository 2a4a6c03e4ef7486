# misconception: every reading between the lines goes too far.
# message: a reader can check it at the words
level = {
    "A": "semantic",
    "B": "latent",
    "C": "latent",
    "D": "semantic",
    "E": "latent",
    "F": "latent",
    "G": "semantic",
    "H": "latent",
    "I": "latent",
    "J": "semantic",
    "K": "semantic",
    "L": "latent",
}
overreach = ["E", "H"]
