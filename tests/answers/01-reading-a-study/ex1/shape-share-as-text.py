# misconception: a share may be a phrase.
# message: `share_forensic` is
n_people = len(participants)
median_years = participants["years"].median()
mean_years = participants["years"].mean()
share_forensic = "5 of 6"
