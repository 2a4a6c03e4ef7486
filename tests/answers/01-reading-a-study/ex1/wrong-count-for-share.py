# misconception: how many is the same as which share.
# message: is a number of people
n_people = len(participants)
median_years = participants["years"].median()
mean_years = participants["years"].mean()
share_forensic = participants["role"].str.startswith("Digital forensic").sum()
