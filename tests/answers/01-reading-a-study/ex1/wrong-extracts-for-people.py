# misconception: a row of any table is a person.
# message: counts extracts
n_people = len(extracts)
median_years = participants["years"].median()
mean_years = participants["years"].mean()
share_forensic = participants["role"].str.startswith("Digital forensic").mean()
