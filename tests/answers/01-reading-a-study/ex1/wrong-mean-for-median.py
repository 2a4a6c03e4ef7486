# misconception: median and mean are two words for one thing.
# message: is the mean
n_people = len(participants)
median_years = participants["years"].mean()
mean_years = participants["years"].mean()
share_forensic = participants["role"].str.startswith("Digital forensic").mean()
