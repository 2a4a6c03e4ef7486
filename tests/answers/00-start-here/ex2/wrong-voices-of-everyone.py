# misconception: one call on the whole table serves every row.
# message: gives every sub-theme the number of all participants
def count_voices(rows):
    return rows["participant"].nunique()


by_sub_theme = extracts["sub_theme"].value_counts().rename_axis("sub_theme").reset_index(name="extracts")
by_sub_theme["voices"] = count_voices(extracts)
