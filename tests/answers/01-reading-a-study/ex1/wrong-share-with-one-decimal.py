# misconception: one decimal is enough for a share.
# message: rounded to one decimal
n_people = len(participants)
median_years = participants["years"].median()
mean_years = participants["years"].mean()
share_forensic = round(participants["role"].str.startswith("Digital forensic").mean(), 1)
