"""How many codes each further interview adds, and how far that hangs on the order of the interviews.

A table of occurrences has a row for each place where a code was given: `transcript` and `first_code`, or another column
that `code` names.

What such counts may claim is disputed. Hennink and Kaiser (2022), doi 10.1016/j.socscimed.2021.114523, found 17 studies
that tested it on data: saturation came after 9 to 17 interviews, mostly with people much alike and a narrow question.
Braun and Clarke (2021), "To saturate or not to saturate?", doi 10.1080/2159676X.2019.1704846, hold that the idea does
not fit reflexive thematic analysis: codes are made by a reader, so there is no fixed stock that could be used up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
import pandas as pd

from course.methods.wording import some

MOST_FOR_ALL_ORDERS = 8  # interviews: 40,320 orders


class SaturationError(ValueError):
    """Saturation cannot be computed; the message says why, and what to do."""


@dataclass(frozen=True)
class Saturation:
    """What the method of Guest, Namey and Chen gives.

    Attributes
    ----------
    base : int
        Interviews whose codes the later ones are measured against.
    run : int
        Interviews in a run.
    base_codes : int
        Different codes in the base.
    reached_at : int or None
        Interviews before the first run that adds no more than the threshold; None if there is no such run.
    ratios : tuple of float
        For each run, the new codes in it divided by the codes in the base. The first run follows the base, and each
        begins one interview later.
    label : str
        As the authors write it: "6+2" is six interviews and a run of two. "not reached" otherwise.
    """

    base: int
    run: int
    base_codes: int
    reached_at: int | None
    ratios: tuple[float, ...]
    label: str


def new_codes(occurrences: pd.DataFrame, order: Sequence[str], code: str = "first_code") -> pd.DataFrame:
    """Count the codes that each interview adds to those before it.

    Parameters
    ----------
    occurrences : DataFrame
        `transcript` and a column of codes; a code may occur many times.
    order : sequence of str
        All transcripts, in the order in which they are read.
    code : str
        The column of codes.

    Returns
    -------
    DataFrame
        `transcript`, `position` (from 1), `new` (codes that none before it had) and `total` (codes so far).

    Raises
    ------
    SaturationError
        If a column or a cell is missing, or the order does not name each transcript once.

    Examples
    --------
    >>> made = pd.DataFrame({"transcript": ["T1", "T1", "T2", "T2"], "first_code": ["a", "b", "b", "c"]})
    >>> new_codes(made, order=["T2", "T1"])
      transcript  position  new  total
    0         T2         1    2      2
    1         T1         2    1      3
    """
    names, holds = _incidence(occurrences, code)
    order = list(order)
    if len(set(order)) < len(order):
        raise SaturationError("The order names a transcript more than once. Name each once.")
    if foreign := [name for name in order if name not in names]:
        raise SaturationError(f"There is no {code} for {some(foreign)}. The transcripts are: {some(names)}.")
    if left := [name for name in names if name not in order]:
        raise SaturationError(f"The order leaves out {some(left)}. Add it, or take its rows out of the table.")
    total = _totals(holds, np.array([[names.index(name) for name in order]]))[0]
    return pd.DataFrame(
        {"transcript": order, "position": range(1, len(order) + 1), "new": np.diff(total, prepend=0), "total": total}
    )


def guest(
    occurrences: pd.DataFrame,
    order: Sequence[str],
    base: int = 4,
    run: int = 2,
    threshold: float = 0.05,
    code: str = "first_code",
) -> Saturation:
    """Assess saturation by base, run and threshold, after Guest, Namey and Chen.

    The different codes of the first interviews, the base, are counted once. Then each run of interviews is looked
    at: its codes that no earlier interview had, divided by the codes of the base. The first run follows the base and
    the next begins one interview later, so that runs overlap. Saturation is reached where that ratio is no more than the
    threshold.

    Parameters
    ----------
    occurrences : DataFrame
        `transcript` and a column of codes.
    order : sequence of str
        All transcripts, in the order in which they were read.
    base : int
        Interviews in the base; the authors try 4, 5 and 6.
    run : int
        Interviews in a run; the authors try 2 and 3.
    threshold : float
        From 0 to 1; the authors try 0.05 and 0.
    code : str
        The column of codes.

    Returns
    -------
    Saturation
        All ratios, and the first run at which the threshold was met, as "6+2".

    Raises
    ------
    SaturationError
        If there are fewer interviews than base and run need, a number is out of range, or as for `new_codes`.

    Notes
    -----
    Guest, Namey and Chen (2020), "A simple method to assess and report thematic saturation in qualitative research",
    PLoS ONE 15(5): e0232076, doi 10.1371/journal.pone.0232076. In their example the base of four has 37 themes; the
    runs have 7, 4 and 1 new ones, which is 19, 11 and 3 per cent, and they report saturation at 6+2.

    Examples
    --------
    >>> made = pd.DataFrame({"transcript": ["T1", "T1", "T2", "T3", "T4"], "first_code": ["a", "b", "c", "c", "a"]})
    >>> found = guest(made, order=["T1", "T2", "T3", "T4"], base=1, run=2)
    >>> found.ratios, found.label
    ((0.5, 0.0), '2+2')
    """
    for name, value in (("base", base), ("run", run)):
        if not isinstance(value, int | np.integer) or isinstance(value, bool) or value < 1:
            raise SaturationError(f"The {name} is {value!r}. It is a number of interviews, from 1 up.")
    if isinstance(threshold, str | bool) or not 0 <= threshold <= 1:
        raise SaturationError(
            f"The threshold is {threshold!r}. It is a share from 0 to 1, such as 0.05 for 5 per cent."
        )
    counted = new_codes(occurrences, order, code)
    if len(counted) < base + run:
        raise SaturationError(
            f"There are {len(counted)} interviews, and a base of {base} with a run of {run} needs {base + run}. "
            "Take a smaller base or run, or say that there are too few to tell."
        )
    new = counted["new"].to_numpy()
    base_codes = int(new[:base].sum())
    starts = range(base, len(new) - run + 1)
    ratios = tuple(float(new[start : start + run].sum() / base_codes) for start in starts)
    reached = next((start for start, ratio in zip(starts, ratios, strict=True) if ratio <= threshold), None)
    label = "not reached" if reached is None else f"{reached}+{run}"
    return Saturation(int(base), int(run), base_codes, reached, ratios, label)


def orders(
    occurrences: pd.DataFrame, draws: int | None = None, seed: int = 0, code: str = "first_code"
) -> pd.DataFrame:
    """Count new codes over the orders in which the interviews could have been read.

    Parameters
    ----------
    occurrences : DataFrame
        `transcript` and a column of codes.
    draws : int, optional
        How many orders to draw by chance. Without it all orders are taken, which works up to 8 interviews.
    seed : int
        Where the drawing starts, so that it can be repeated.
    code : str
        The column of codes.

    Returns
    -------
    DataFrame
        `order` (the transcripts as text, "T2 T1 T3"), `position` (from 1), `new` and `total`: a row for each position
        of each order.

    Raises
    ------
    SaturationError
        If there are more than 8 interviews and no number of draws, or as for `new_codes`.

    Examples
    --------
    >>> made = pd.DataFrame({"transcript": ["T1", "T1", "T2"], "first_code": ["a", "b", "b"]})
    >>> orders(made)
       order  position  new  total
    0  T1 T2         1    2      2
    1  T1 T2         2    0      2
    2  T2 T1         1    1      1
    3  T2 T1         2    1      2
    """
    names, taken, totals = _all_totals(occurrences, draws, seed, code)
    return pd.DataFrame(
        {
            "order": np.repeat([" ".join(names[place] for place in one) for one in taken], len(names)),
            "position": np.tile(np.arange(1, len(names) + 1), len(taken)),
            "new": np.diff(totals, axis=1, prepend=0).ravel(),
            "total": totals.ravel(),
        }
    )


def spread(
    occurrences: pd.DataFrame, draws: int | None = None, seed: int = 0, code: str = "first_code"
) -> pd.DataFrame:
    """Say how many codes have been seen after each number of interviews, over the orders of the interviews.

    Parameters
    ----------
    occurrences : DataFrame
        `transcript` and a column of codes.
    draws, seed, code
        As for `orders`.

    Returns
    -------
    DataFrame
        `position` (interviews read, from 1), `least`, `median` and `most` (codes seen by then). At the last position
        all three are the same: the order cannot matter there, and that is no sign of saturation.

    Raises
    ------
    SaturationError
        As for `orders`.

    Examples
    --------
    >>> made = pd.DataFrame({"transcript": ["T1", "T1", "T2"], "first_code": ["a", "b", "b"]})
    >>> spread(made)
       position  least  median  most
    0         1      1     1.5     2
    1         2      2     2.0     2
    """
    names, _, totals = _all_totals(occurrences, draws, seed, code)
    return pd.DataFrame(
        {
            "position": range(1, len(names) + 1),
            "least": totals.min(axis=0),
            "median": np.median(totals, axis=0),
            "most": totals.max(axis=0),
        }
    )


def _incidence(occurrences: pd.DataFrame, code: str) -> tuple[list[str], np.ndarray]:
    """Give the transcripts as they first appear, and which codes each has."""
    for name in ("transcript", code):
        if name not in occurrences:
            raise SaturationError(f'The table has no column "{name}". Its columns are: {some(list(occurrences))}.')
        empty = occurrences[name].isna() | (occurrences[name].astype(str).str.strip() == "")
        if empty.any():
            raise SaturationError(f"Row {occurrences.index[empty][0]} has no {name}. Fill it in, or leave the row out.")
    if not len(occurrences):
        raise SaturationError("The table has no rows, so there is no code to count.")
    places, names = pd.factorize(occurrences["transcript"])
    codes, found = pd.factorize(occurrences[code])
    holds = np.zeros((len(names), len(found)), dtype=bool)
    holds[places, codes] = True
    return list(names), holds


def _totals(holds: np.ndarray, taken: np.ndarray) -> np.ndarray:
    """Count the codes seen by each position of each order."""
    seen = np.zeros((len(taken), holds.shape[1]), dtype=bool)
    totals = np.empty(taken.shape, dtype=int)
    for position in range(taken.shape[1]):
        seen |= holds[taken[:, position]]
        totals[:, position] = seen.sum(axis=1)
    return totals


def _all_totals(
    occurrences: pd.DataFrame, draws: int | None, seed: int, code: str
) -> tuple[list[str], np.ndarray, np.ndarray]:
    names, holds = _incidence(occurrences, code)
    if draws is None and len(names) > MOST_FOR_ALL_ORDERS:
        raise SaturationError(
            f"There are {len(names)} interviews, and too many orders to take them all. Give a number of draws, such "
            "as draws=1000."
        )
    if draws is None:
        taken = np.array(list(permutations(range(len(names)))))
    elif isinstance(draws, bool) or not isinstance(draws, int | np.integer) or draws < 1:
        raise SaturationError(f"draws is {draws!r}. It is a number of orders, from 1 up.")
    else:
        random = np.random.default_rng(seed)
        taken = random.permuted(np.tile(np.arange(len(names)), (draws, 1)), axis=1)
    return names, taken, _totals(holds, taken)
