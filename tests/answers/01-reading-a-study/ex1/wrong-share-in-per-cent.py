# misconception: a share is always in per cent.
# message: is in per cent
n_people = len(participants)
median_years = participants["years"].median()
mean_years = participants["years"].mean()
share_forensic = 100 * participants["role"].str.startswith("Digital forensic").mean()
