# misconception: a table with the right columns is the table.
# message: holds no two different numbers
import pandas as pd


def count_voices(rows):
    return rows["participant"].nunique()


by_sub_theme = pd.DataFrame({"sub_theme": [], "extracts": [], "voices": []})
