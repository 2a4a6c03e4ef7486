answers = pd.DataFrame(
    {
        "verdict": [
            "does not survive",
            "survives",
            "survives",
            "does not survive",
            "survives",
            "cannot be said",
            "cannot be said",
            "does not survive",
        ],
        "number": [0.88, 2, 0, 2, 5, None, None, 2.49],
    },
    index=[f"S{number}" for number in range(1, 9)],
)
verdicts = answers["verdict"].to_dict()
numbers = answers["number"].to_dict()
headline = "C"
