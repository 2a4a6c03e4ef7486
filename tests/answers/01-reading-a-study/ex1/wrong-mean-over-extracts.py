# misconception: whoever is quoted more counts more in the sample.
# message: once for each extract
n_people = len(participants)
median_years = participants["years"].median()
mean_years = extracts.merge(participants, on="participant")["years"].mean()
share_forensic = participants["role"].str.startswith("Digital forensic").mean()
