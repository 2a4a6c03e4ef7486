# misconception: two decimals are always enough.
# message: `ratio_range` has too few decimals
order = ["T1", "T2", "T3", "T4", "T5", "T6"]
new_by_interview = saturation.new_codes(first_codes, order)["new"].tolist()
ratio = saturation.guest(first_codes, order, base=4, run=2).ratios[0]
every_order = saturation.orders(first_codes)
total = every_order.pivot(index="order", columns="position", values="total")
every_ratio = (total[6] - total[4]) / total[4]
ratio_range = (every_ratio.min(), every_ratio.max())
may_claim = ["B", "C", "D", "G"]
ratio = round(ratio, 2)
ratio_range = (round(ratio_range[0], 2), round(ratio_range[1], 2))
