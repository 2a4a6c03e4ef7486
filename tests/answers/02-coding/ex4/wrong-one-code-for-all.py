# misconception: one code fits everything that is difficult.
# message: Every segment has the same codes
my_codes = {segment: ["law_lags"] for segment in segments["segment_id"]}
