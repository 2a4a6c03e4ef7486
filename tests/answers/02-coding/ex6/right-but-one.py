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
    "K": "latent",
    "L": "latent",
}
overreach = ["C", "I"]
