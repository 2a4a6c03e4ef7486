# misconception: a short summary claims too much.
# message: A code that only repeats what is said
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
overreach = ["A", "I"]
