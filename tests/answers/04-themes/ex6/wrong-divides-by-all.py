# misconception: a ratio is a share of everything.
# message: divides by all codes
order = ["T1", "T2", "T3", "T4", "T5", "T6"]
new_by_interview = saturation.new_codes(first_codes, order)["new"].tolist()
ratio = sum(new_by_interview[4:]) / sum(new_by_interview)
every_order = saturation.orders(first_codes)
total = every_order.pivot(index="order", columns="position", values="total")
every_ratio = (total[6] - total[4]) / total[6]
ratio_range = (every_ratio.min(), every_ratio.max())
may_claim = ["B", "C", "D", "G"]
