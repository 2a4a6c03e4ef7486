from course.methods import comparison

matrix = comparison.wide(policy)
kept = matrix["value"][asked].where(matrix["grade"][asked].isin(["P", "Q"]))
levels = index.complete(kept, "drop case")
ranks = index.leave_one_out(levels, "min-max", "arithmetic", dict.fromkeys(asked, 1))
moved_by = {}
for name in asked:
    moved_by[name] = [case for case in levels.index if ranks.loc[case, name] != ranks.loc[case, "none"]]
follows = ["F", "D", "C"]
