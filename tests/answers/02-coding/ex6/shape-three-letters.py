# misconception: all that is doubtful should be named.
# message: two different letters
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
overreach = ["C", "H", "I"]
