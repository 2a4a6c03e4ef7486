"""Measure how long rank intervals take: 10,000 draws for ten cases and thirteen dimensions.

Run it from the project's folder:

    python tests/bench/index.py
    python tests/bench/index.py --draws 100000 --cases 60

Each measure is taken three times and the shortest is printed, with the rate in draws a second.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from course.methods import index

AIM_SECONDS = 2.0


def main() -> None:
    """Print what was measured, a line each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--draws", type=int, default=10_000)
    parser.add_argument("--cases", type=int, default=10)
    parser.add_argument("--dimensions", type=int, default=13)
    args = parser.parse_args()
    random = np.random.default_rng(1)
    full = pd.DataFrame(random.integers(0, 3, (args.cases, args.dimensions)).astype(float))
    gappy = full.mask(random.random(full.shape) < 0.08)
    print(f"{args.draws} draws, {args.cases} cases by {args.dimensions} dimensions; {os.cpu_count()} processors")
    print(f"aim: {AIM_SECONDS} s at 10,000 draws for 10 cases")
    for name, table, missing in (("complete", full, "error"), ("8% missing", gappy, "available")):
        taken = []
        for _ in range(3):
            began = time.perf_counter()
            index.rank_intervals(table, args.draws, seed=1, missing=missing)
            taken.append(time.perf_counter() - began)
        print(f"{name:<12}{min(taken):8.3f} s {args.draws / min(taken):12,.0f} draws a second", flush=True)


if __name__ == "__main__":
    main()
