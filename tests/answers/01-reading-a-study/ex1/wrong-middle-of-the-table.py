# misconception: the median is the middle of the table as it stands.
# message: Put the years in order first
n_people = len(participants)
median_years = participants["years"].iloc[2:4].mean()
mean_years = participants["years"].mean()
share_forensic = participants["role"].str.startswith("Digital forensic").mean()
