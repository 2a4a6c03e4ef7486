from itertools import permutations

codes = {name: set(rows["first_code"]) for name, rows in first_codes.groupby("transcript")}


def seen_after(names):
    return len(set().union(*(codes[name] for name in names)))


names = sorted(codes)
new_by_interview = [seen_after(names[: place + 1]) - seen_after(names[:place]) for place in range(6)]
ratio = (seen_after(names) - seen_after(names[:4])) / seen_after(names[:4])
found = [(seen_after(order) - seen_after(order[:4])) / seen_after(order[:4]) for order in permutations(names)]
ratio_range = (round(min(found), 4), round(max(found), 4))
may_claim = ["G", "D", "C", "B"]
