# misconception: the share is that of the others.
# message: is the share of the others
n_people = len(participants)
median_years = participants["years"].median()
mean_years = participants["years"].mean()
share_forensic = (~participants["role"].str.startswith("Digital forensic")).mean()
