# misconception: a role that begins with two words is these two words.
# message: a role goes on after the two words
n_people = len(participants)
median_years = participants["years"].median()
mean_years = participants["years"].mean()
share_forensic = (participants["role"] == "Digital forensic").mean()
