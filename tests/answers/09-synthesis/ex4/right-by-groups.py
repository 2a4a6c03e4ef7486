support = dict.fromkeys(["S1", "S3", "S6"], "can")
support |= dict.fromkeys(["S2", "S4", "S7", "S8", "S10"], "cannot")
needs = {"S9": "C", "S5": "B"}
support |= dict.fromkeys(needs, "only with")
