"""Make unit 08's key files again from the tables: `python3 -m tests.grading.make_keys_08`.

`letters.csv` is written by hand; `test_keys_08.py` compares what it says with the tables where a program can.
"""

import csv

from tests.grading import test_keys_08 as keys


def write(name, columns, rows):
    with (keys.FOLDER / "keys" / name).open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        out.writerows(rows)


def main():
    found = keys.computed_index()
    rows = zip(found.index, found.to_numpy(object).tolist(), strict=True)
    write("index.csv", ["jurisdiction", *found.columns], [(name, *row) for name, row in rows])
    write("statements.csv", ["statement", "verdict", "decides", "number"], keys.computed_statements())
    write("truth_table.csv", ["row", "outcome", "cases"], keys.computed_three())
    clash = [(cut, " ".join(cases)) for cut, cases in keys.computed_clash().items()]
    write("thresholds.csv", ["cut", "contradictory"], clash)
    write("solutions.csv", ["name", "value"], list(keys.computed_solutions().items()))


if __name__ == "__main__":
    main()
