import numpy as np

shares = {"duties": 0.4, "days": 0.2, "hours": 0.2, "reports": 0.2}
turned = practice.astype(float)
turned["hours"] = -turned["hours"]
values = (turned - turned.min()) / (turned.max() - turned.min())
weight = values.notna() * pd.Series(shares)
weight = weight.div(weight.sum(axis=1), axis=0)
arithmetic = (values * weight).sum(axis=1)
geometric = np.exp((np.log(0.1 + 0.9 * values) * weight).sum(axis=1)).round(3)
moved = ["Elmark", "Corvia"]
choices = ["D", "B"]
