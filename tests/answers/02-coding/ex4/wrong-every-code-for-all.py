# misconception: the more codes, the less is missed.
# message: A segment that has every code has none
every = book.loc[book["codable"], "code_id"].tolist()
my_codes = dict.fromkeys(segments["segment_id"], every)
