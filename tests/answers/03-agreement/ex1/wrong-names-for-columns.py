# misconception: a function knows the table that its columns are in.
# message: not their names
def percent(first, second):
    both = answers[first].notna() & answers[second].notna()
    return (answers[first][both] == answers[second][both]).mean()


share = percent("first_coder", "second_coder")
rare_share = 2 / 8
follows = ["B", "E"]
