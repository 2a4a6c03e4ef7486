"""Ask whether the works of a paper first appear in the order of its reference list.

A list in order of the alphabet says nothing of where its works are cited. Where first appearances follow the list all the
same, that is a pattern, and a rank correlation says how strong it is; a permutation test says how often chance alone
would give as strong a one. Neither says how the pattern came about. There are ordinary ways to it: a reference manager
that sorts, notes kept by author, a list drawn up before the text, an editor's demand, a habit of one source a paragraph.
A numbered list in order of citation follows the text by rule.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Literal

import numpy as np
import pandas as pd
from scipy import stats

COLUMNS = ("entry_id", "list_position", "first_line", "first_rank", "alone")
FEWEST = 3  # works: below that there is no order to speak of
EXACT = 7  # works: up to here every order can be tried, 5,040 of them
AT_ONCE = 2_000_000  # numbers: how much of the permutation test is held in memory at a time

Which = Literal["all", "alone", "grouped"]
WORKS = {
    "all": "Works of the list that are cited",
    "alone": "Works that first appear alone",
    "grouped": "Works that first appear in a group",
}


@dataclass(frozen=True)
class OrderTest:
    """What `rank_correlation` found.

    `n` works; `rho` (Spearman) and `tau` (Kendall's tau-b), from -1 (the reverse of the list) to 1 (the order of the
    list); `p`, two-sided: how often chance gives a rho as far from 0; `p_one_sided`: how often chance gives a rho as
    high; `draws` orders were tried, drawn with `seed`, or all there are if `exact`; `pairs_in_order`, the share of the
    pairs of works (without those first cited in one bracket) that stand in the order of the list, from 0 to 1.
    """

    n: int
    rho: float
    tau: float
    p: float
    p_one_sided: float
    draws: int
    seed: int
    exact: bool
    pairs_in_order: float


def first_appearance(citations: pd.DataFrame, entries: pd.DataFrame) -> pd.DataFrame:
    """Find where each work of the list is cited first.

    Parameters
    ----------
    citations : DataFrame
        Matched citations in the order of the text, with the columns entry (the entry_id, or missing), line, group (the
        number of the bracket) and group_size, such as `matching.match` gives.
    entries : DataFrame
        The list in its order, with the column entry_id, such as `references.entries` gives.

    Returns
    -------
    DataFrame
        One row for each entry that is cited, in the list's order: entry_id; list_position (from 1, in the whole list);
        first_line; first_rank (from 1, among the works cited; works that first appear in one bracket share a rank,
        since their order inside it is a rule of style); alone (True if the first appearance is in a bracket or a
        sentence of its own).

    Raises
    ------
    ValueError
        If a column is missing, or an entry_id stands in the list twice.

    Examples
    --------
    >>> citations = pd.DataFrame(
    ...     {"entry": ["R02", "R03", "R01", "R02"], "line": [4, 4, 9, 12], "group": [1, 1, 2, 3], "group_size": [2, 2, 1, 1]}
    ... )
    >>> first_appearance(citations, pd.DataFrame({"entry_id": ["R01", "R02", "R03", "R04"]}))
      entry_id  list_position  first_line  first_rank  alone
    0      R01              1           9           3   True
    1      R02              2           4           1  False
    2      R03              3           4           1  False
    """
    _needs(citations, ["entry", "line", "group", "group_size"], "the matched citations")
    _needs(entries, ["entry_id"], "the entries of the list")
    if twice := sorted(set(entries["entry_id"][entries["entry_id"].duplicated()].astype(str))):
        raise ValueError(f"The list has {', '.join(twice)} more than once. Give each entry an entry_id of its own.")
    positions = {entry: position for position, entry in enumerate(entries["entry_id"], 1)}
    cited = citations[citations["entry"].isin(list(positions))].drop_duplicates("entry")
    table = pd.DataFrame(
        {
            "entry_id": cited["entry"].astype(object),
            "list_position": cited["entry"].map(positions),
            "first_line": cited["line"],
            "first_rank": _ranks(cited["group"]),
            "alone": cited["group_size"] == 1,
        },
        columns=list(COLUMNS),
    ).astype({"list_position": "int64", "first_line": "int64", "first_rank": "int64", "alone": bool})
    return table.sort_values("list_position", ignore_index=True)


def _ranks(groups: pd.Series) -> list[int]:
    """Rank the brackets as runners are ranked: 1, 1, 3. They come in the order of the text; some have no number."""
    firsts: dict[object, int] = {}
    return [rank if pd.isna(group) else firsts.setdefault(group, rank) for rank, group in enumerate(groups, 1)]


def choose(table: pd.DataFrame, which: Which = "all") -> pd.DataFrame:
    """Choose the works to test.

    Parameters
    ----------
    table : DataFrame
        From `first_appearance`.
    which : str
        "all", "alone" (those that first appear by themselves) or "grouped" (the others).

    Returns
    -------
    DataFrame
        The rows.

    Raises
    ------
    ValueError
        If a column is missing, or `which` is another word.

    Examples
    --------
    >>> table = pd.DataFrame({"list_position": [1, 2], "first_rank": [2, 1], "alone": [True, False]})
    >>> choose(table, "grouped")["list_position"].tolist()
    [2]
    """
    _needs(table, ["list_position", "first_rank", "alone"], "the works from first_appearance")
    if which not in WORKS:
        raise ValueError(f'which is {which!r}. Choose "all", "alone" or "grouped".')
    alone = table["alone"].astype(bool)
    return table if which == "all" else table[alone] if which == "alone" else table[~alone]


def rank_correlation(table: pd.DataFrame, which: Which = "all", draws: int = 10_000, seed: int = 2026) -> OrderTest:
    """Correlate the order of first appearance with the order of the list, and test it by permutation.

    The works' positions in the list are put in random order again and again. A p is the share of orders that give a
    Spearman's rho at least as extreme as the one found, the one found counted in: (b + 1) / (m + 1) for b of m draws
    (Phipson & Smyth 2010, "Permutation P-values should never be zero"). Up to seven works all orders are tried instead,
    and the share is exact.

    Parameters
    ----------
    table : DataFrame
        From `first_appearance`.
    which : str
        "all", "alone" (works that first appear by themselves) or "grouped" (the others).
    draws : int
        How many random orders, from 1.
    seed : int
        Where the random numbers begin, from 0. The same seed gives the same result.

    Returns
    -------
    OrderTest
        The two coefficients, the two p, and the share of pairs in the order of the list.

    Raises
    ------
    ValueError
        If there are fewer than three works, or all of them first appear in one bracket: then there is no order to test.

    Examples
    --------
    >>> table = pd.DataFrame({"list_position": [1, 2, 3, 4], "first_rank": [1, 2, 4, 3], "alone": True})
    >>> test = rank_correlation(table)
    >>> test.n, round(test.rho, 3), round(test.tau, 3), round(test.p, 3), round(test.p_one_sided, 3), test.exact
    (4, 0.8, 0.667, 0.333, 0.167, True)
    """
    chosen = choose(table, which)
    draws, seed = _whole("draws", draws, 1), _whole("seed", seed, 0)
    places, ranks = (stats.rankdata(chosen[name]) for name in ("list_position", "first_rank"))
    n = len(chosen)
    if n < FEWEST:
        raise ValueError(f"{WORKS[which]}: {n}. That is too few for an order; it takes {FEWEST} or more.")
    if np.ptp(ranks) == 0 or np.ptp(places) == 0:
        raise ValueError(f"{WORKS[which]}: {n}, all in one place. So there is no order to test.")
    tau = float(stats.kendalltau(places, ranks).statistic)
    tried, high, far = _permuted(places, ranks, draws, seed)
    return OrderTest(
        n=n,
        rho=float(stats.spearmanr(places, ranks).statistic),
        tau=tau,
        p=far,
        p_one_sided=high,
        draws=tried,
        seed=seed,
        exact=n <= EXACT,
        pairs_in_order=_share_in_order(places, ranks, tau),
    )


def _share_in_order(places: np.ndarray, ranks: np.ndarray, tau: float) -> float:
    """Take the share out of tau-b, which is (in order - against) / sqrt(pairs not tied here * pairs not tied there)."""

    def pairs(values: np.ndarray) -> int:
        counts = np.unique(values, axis=0, return_counts=True)[1].astype(np.int64)
        return int((counts * (counts - 1) // 2).sum())

    n = len(places)
    every = n * (n - 1) // 2
    tied = pairs(places), pairs(ranks), pairs(np.column_stack([places, ranks]))
    told = every - tied[0] - tied[1] + tied[2]
    difference = round(tau * math.sqrt((every - tied[0]) * (every - tied[1])))
    return (told + difference) / (2 * told)


def _permuted(places: np.ndarray, ranks: np.ndarray, draws: int, seed: int) -> tuple[int, float, float]:
    """Give how many orders were tried, and the share with a rho as high and the share with one as far from 0."""
    n = len(places)
    exact = n <= EXACT
    # Given the two sets of ranks, rho rises and falls with the sum of products around the mean: that is enough here.
    places, ranks = places - places.mean(), ranks - ranks.mean()
    found = places @ ranks
    slack = 1e-9 * math.sqrt((places @ places) * (ranks @ ranks))  # sums in another order differ in the last digits
    tried = high = far = 0
    for orders in _every_order(places) if exact else _random_orders(places, draws, seed):
        sums = orders @ ranks
        tried += len(sums)
        high += int((sums >= found - slack).sum())
        far += int((np.abs(sums) >= abs(found) - slack).sum())
    if exact:
        return tried, high / tried, far / tried
    return tried, (high + 1) / (tried + 1), (far + 1) / (tried + 1)


def _every_order(values: np.ndarray) -> Iterator[np.ndarray]:
    yield values[np.array(list(permutations(range(len(values)))))]


def _random_orders(values: np.ndarray, draws: int, seed: int) -> Iterator[np.ndarray]:
    random = np.random.default_rng(seed)
    step = max(1, AT_ONCE // len(values))
    for start in range(0, draws, step):
        yield random.permuted(np.tile(values, (min(step, draws - start), 1)), axis=1)


def _needs(table: object, columns: Sequence[str], called: str) -> None:
    if not isinstance(table, pd.DataFrame):
        raise ValueError(
            f"{called[:1].upper()}{called[1:]} should be a table (a DataFrame), not a {type(table).__name__}."
        )
    if missing := [column for column in columns if column not in table.columns]:
        raise ValueError(
            f"{called[:1].upper()}{called[1:]} lack the column {', '.join(missing)}; the columns there are "
            f"{', '.join(map(str, table.columns)) or 'none'}."
        )


def _whole(name: str, value: object, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < least:
        raise ValueError(f"{name} is {value!r}. It has to be a whole number, {least} or more.")
    return int(value)
