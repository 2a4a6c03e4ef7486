# misconception: every extract brings its speaker's years once more.
# message: `median_years` counts a person once for each extract
quoted = extracts.merge(participants, on="participant")
n_people = len(participants)
median_years = quoted["years"].median()
mean_years = participants["years"].mean()
share_forensic = participants["role"].str.startswith("Digital forensic").mean()
