# misconception: where both are accepted, both are asked for.
# message: Where both are accepted, write one of them
level = {
    "A": "semantic",
    "B": ["semantic", "latent"],
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
overreach = ["C", "I"]
