from statistics import median

years = sorted(participants["years"].tolist())
n_people = len(years)
median_years = median(years)
mean_years = round(sum(years) / n_people, 1)
forensic = [role for role in participants["role"] if role.startswith("Digital forensic")]
share_forensic = round(len(forensic) / n_people, 2)
