# misconception: one code needs no list.
# message: should be a list
my_codes = dict.fromkeys(segments["segment_id"], "agencies")
