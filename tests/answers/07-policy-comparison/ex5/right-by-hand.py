names = list(strong.index)
distances = {}
thin = 0
for place, one in enumerate(names):
    for other in names[:place]:
        steps = [
            abs(int(strong.loc[one, d]) - int(strong.loc[other, d])) / 2
            for d in strong.columns
            if pd.notna(strong.loc[one, d]) and pd.notna(strong.loc[other, d])
        ]
        if len(steps) < 10:
            thin += 1
        else:
            distances[one, other] = round(sum(steps) / len(steps), 9)
similar = [list(pair) for pair, far in distances.items() if far == min(distances.values())]
different = [list(pair) for pair, far in distances.items() if far == max(distances.values())]
designs = {"T1": "most similar", "T4": "most similar", "T2": "most different", "T5": "most different"}
designs |= {"T3": "neither", "T6": "neither"}
