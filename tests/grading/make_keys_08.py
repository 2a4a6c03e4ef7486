"""Make unit 08's key files again from the tables: `python3 -m tests.grading.make_keys_08`.

`letters.csv` is written by hand; `test_keys_08.py` compares what it says with the tables where a program can.
"""

import csv

from tests.grading import keys
from tests.grading import test_keys_08 as unit


def write(name, columns, rows):
    with (keys.folder(unit.UNIT) / name).open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        out.writerows(rows)


def main():
    found = unit.computed_index()
    rows = zip(found.index, found.to_numpy(object).tolist(), strict=True)
    write("index.csv", ["jurisdiction", *found.columns], [(name, *row) for name, row in rows])
    write("statements.csv", ["statement", "verdict", "decides", "number"], unit.computed_statements())
    write("truth_table.csv", ["row", "outcome", "cases"], unit.computed_three())
    clash = [(cut, " ".join(cases)) for cut, cases in unit.computed_clash().items()]
    write("thresholds.csv", ["cut", "contradictory"], clash)
    write("solutions.csv", ["name", "value"], list(unit.computed_solutions().items()))


if __name__ == "__main__":
    main()
