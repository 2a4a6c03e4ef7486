deep = "CEHI"
level = {letter: "latent" if letter in deep else "semantic" for letter in "ABCDEFGHIJKL"}
overreach = ["I", "C"]
