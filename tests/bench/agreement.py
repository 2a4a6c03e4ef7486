"""Measure how long alpha takes on a table of 10,000 units by 10 coders with gaps, beside the `krippendorff` package.

Run it from the project's folder:

    python tests/bench/agreement.py
    python tests/bench/agreement.py --units 100000

Each measure is taken three times and the shortest is printed, with the rate in values a second. "few" tables hold the
numbers 1 to 5, or sets of 12 codes; "many" ones hold measurements that hardly ever repeat. The package makes an array of
units by values by coders, so it is measured on "few" only.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import krippendorff
import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from course.methods import agreement

AIM_SECONDS = 1.0
MISSING = 0.1  # share of cells


def shortest(work: Callable[[], object], times: int = 3) -> float:
    """Give the shortest of some runs, in seconds."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


def with_gaps(values: np.ndarray, random: np.random.Generator) -> pd.DataFrame:
    """Make a table in which some cells are missing."""
    return pd.DataFrame(values).mask(random.random(values.shape) < MISSING)


def sets_of_codes(units: int, coders: int, random: np.random.Generator) -> pd.DataFrame:
    """Make a table of sets: the first code of each unit is shared, a second one is the coder's own."""
    shared = random.integers(0, 12, units)
    own = random.integers(0, 12, (units, coders))
    cells = np.empty((units, coders), dtype=object)
    for place in np.ndindex(*cells.shape):
        cells[place] = frozenset((int(shared[place[0]]), int(own[place])))
    return pd.DataFrame(cells)


def main() -> None:
    """Print what was measured, a line each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--units", type=int, default=10_000)
    parser.add_argument("--coders", type=int, default=10)
    args = parser.parse_args()
    random = np.random.default_rng(1)
    shape = (args.units, args.coders)
    few = with_gaps(random.integers(1, 6, shape).astype(float), random)
    many = with_gaps(random.lognormal(3, 1, shape), random)
    print(f"{args.units} units by {args.coders} coders, {MISSING:.0%} missing; {os.cpu_count()} processors")
    print(f"aim: {AIM_SECONDS} s at 10,000 by 10")
    for level in ("nominal", "ordinal", "interval", "ratio"):
        for name, table in (("few", few), ("many", many)):
            seconds = shortest(lambda table=table, level=level: agreement.alpha(table, level))
            line = f"{level:<9} {name:<5}{seconds:8.3f} s {few.size / seconds / 1e6:8.2f} million values a second"
            if name == "few":
                array = few.to_numpy().T
                theirs = shortest(
                    lambda array=array, level=level: krippendorff.alpha(array, level_of_measurement=level)
                )
                line += f"; krippendorff {theirs:.3f} s"
            print(line, flush=True)
    table = sets_of_codes(*shape, random)
    for name, work in (
        ("sets", lambda: agreement.alpha(table, "sets")),
        ("by code", lambda: agreement.by_code(table)),
        ("listing", lambda: agreement.disagreements(table)),
    ):
        seconds = shortest(work)
        print(f"{name:<9} few  {seconds:8.3f} s {table.size / seconds / 1e6:8.2f} million values a second", flush=True)


if __name__ == "__main__":
    main()
