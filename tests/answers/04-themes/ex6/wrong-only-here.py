# misconception: new is what no other interview has.
# message: New means: none **before** it
order = ["T1", "T2", "T3", "T4", "T5", "T6"]
homes = first_codes.groupby("first_code")["transcript"].nunique()
only = first_codes[first_codes["first_code"].isin(homes[homes == 1].index)]
new_by_interview = only.groupby("transcript")["first_code"].nunique().reindex(order, fill_value=0).tolist()
ratio = saturation.guest(first_codes, order, base=4, run=2).ratios[0]
every_order = saturation.orders(first_codes)
total = every_order.pivot(index="order", columns="position", values="total")
every_ratio = (total[6] - total[4]) / total[4]
ratio_range = (every_ratio.min(), every_ratio.max())
may_claim = ["B", "C", "D", "G"]
