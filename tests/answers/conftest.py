"""The answers are pieces of notebooks, not modules: pytest must not import them to look for doctests."""

collect_ignore_glob = ["*/ex*/*.py"]
