# misconception: a table with the right edges is a matrix.
# message: has no number at all
levels = pd.DataFrame(index=cells["jurisdiction"].unique(), columns=cells["dimension"].unique())
reads = ["B", "D", "F"]
