# misconception: a middle level for everybody cannot be far wrong.
# message: Take the summaries one by one
coding = dict.fromkeys(summaries.index, 1)
own = pd.Series(coding, dtype="Int64")
weighted = agreement.kappa(own, second, weights="linear", labels=[0, 1, 2])
disputed = [name for name in coding if coding[name] != second[name]]
reasons = dict.fromkeys(disputed, "levels")
