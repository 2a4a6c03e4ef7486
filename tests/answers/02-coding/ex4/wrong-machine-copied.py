# misconception: words that stand there are the codes.
# message: To reread, with the rule at stake
found = machine.keyword_codes(segments, keywords)
my_codes = {
    segment: found.loc[found["segment_id"] == segment, "code_id"].drop_duplicates().tolist()
    for segment in segments["segment_id"]
}
