# misconception: how many codes there are is the ratio.
# message: `ratio_range` holds numbers of codes
order = ["T1", "T2", "T3", "T4", "T5", "T6"]
new_by_interview = saturation.new_codes(first_codes, order)["new"].tolist()
ratio = saturation.guest(first_codes, order, base=4, run=2).ratios[0]
every_order = saturation.orders(first_codes)
total = every_order.pivot(index="order", columns="position", values="total")
every_ratio = (total[6] - total[4]) / total[4]
ratio_range = (every_ratio.min(), every_ratio.max())
may_claim = ["B", "C", "D", "G"]
ratio_range = (total[6].min(), total[6].max())
