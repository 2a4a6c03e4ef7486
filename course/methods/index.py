"""Composite indices, and how far a ranking depends on the choices that made it.

A table has a row for each case and a column for each dimension, numbers in the cells. The steps and their names are those
of OECD and JRC (2008), "Handbook on constructing composite indicators", doi 10.1787/9789264043466-en: normalisation,
weighting and aggregation, robustness and sensitivity. An index of scales of law as written says how much is written, not
how well anybody is protected.
"""

from __future__ import annotations

import numbers
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from course.methods.comparison import GAPS
from course.methods.wording import is_number, quoted

NORMALISATIONS = ("min-max", "z", "rank")
AGGREGATIONS = ("arithmetic", "geometric")
MISSING = ("error", "drop dimension", "drop case", "available")
DIRECTIONS = ("up", "down")
FLAT = 1e-12  # of the largest value: a smaller spread is rounding (0.1 + 0.2 against 0.3), not a difference
TIED = 1e-9  # of the largest score: what is nearer is the same, because sums of weights are not exact
AT_ONCE = 2**22  # comparisons of two cases in one draw that are held in memory at one time

Values = pd.DataFrame | pd.Series


class ScoreError(ValueError):
    """An index cannot be computed; the message says why, and what to do."""


# One index ---------------------------------------------------------------------------------------------------------------


def complete(table: pd.DataFrame, missing: str = "error") -> pd.DataFrame:
    """Decide in the open what becomes of missing cells, before anything is computed.

    Parameters
    ----------
    table : DataFrame
        Cases × dimensions, numbers; a missing cell is None, NaN, pd.NA, "unknown" or "not applicable", so that
        ``wide(cells)["value"]`` of `comparison` can be given. "absent" without a value is no number: give it one.
    missing : str
        "error": stop and name the cells. "drop dimension": leave out each dimension with a missing cell. "drop case":
        leave out each case with one. "available": keep the cells missing; a score is then made of what there is.

    Returns
    -------
    DataFrame
        The table, as ``float64``, without what was left out. Nothing is filled in: a missing cell is no zero.

    Raises
    ------
    ScoreError
        If a cell is missing and the policy is "error", if nothing is left, or the table is not one of numbers.

    Examples
    --------
    >>> table = pd.DataFrame({"D1": [0, 1, 2], "D2": [1, None, 2]}, index=["A", "B", "C"])
    >>> complete(table, "drop case").index.tolist(), complete(table, "drop dimension").columns.tolist()
    (['A', 'C'], ['D1'])
    """
    if missing not in MISSING:
        raise ScoreError(f'There is no way "{missing}" to deal with missing cells. The ways are: {", ".join(MISSING)}.')
    numbers_ = _numbers(table)
    gaps = numbers_.isna()
    if missing == "error" and gaps.any(axis=None):
        raise ScoreError(
            f"{int(gaps.to_numpy().sum())} of {gaps.size} cells are missing: {_cells(gaps)}. Decide what becomes of them "
            f"and say it: missing={', '.join(repr(way) for way in MISSING[1:])}. None of these takes a gap for a zero."
        )
    left = numbers_
    if missing == "drop dimension":
        left = numbers_.loc[:, ~gaps.any()]
    elif missing == "drop case":
        left = numbers_.loc[~gaps.any(axis=1)]
    elif missing == "available":
        if len(empty := numbers_.columns[gaps.all()]):
            raise ScoreError(f"{quoted(empty)} has no value in any case. Leave the dimension out.")
        if len(empty := numbers_.index[gaps.all(axis=1)]):
            raise ScoreError(f"{quoted(empty)} has no value in any dimension. Leave the case out.")
    if left.empty:
        raise ScoreError(f'With missing="{missing}" nothing is left: each one has a missing cell ({_cells(gaps)}).')
    return left


def normalise(
    values: Values,
    how: str = "min-max",
    direction: str | Mapping[str, str] = "up",
    *,
    low: float = 0.0,
    high: float = 1.0,
) -> Values:
    """Bring dimensions onto one scale, on which more is better.

    Parameters
    ----------
    values : DataFrame or Series
        Numbers; each column on its own. Missing cells stay missing and count for nothing.
    how : str
        "min-max": the smallest value becomes `low` and the largest `high`. "z": distance from the mean in standard
        deviations (of these cases, divided by n). "rank": 1 for the lowest, n for the highest; ties share the mean.
    direction : str or dict
        "up" if more is better, "down" if less is; or a dict from each dimension to one of these.
    low, high : float
        The ends of "min-max". A geometric mean needs a `low` above 0.

    Returns
    -------
    DataFrame or Series
        As `values`, ``float64``.

    Raises
    ------
    ScoreError
        If a way or a direction is not known, a cell is no number, `low` is not a number below `high`, or a dimension that
        is the same in all cases (but for rounding) is to be spread out by "min-max" or "z".

    Examples
    --------
    >>> days = pd.Series([21, 180, 365], index=["A", "B", "C"])
    >>> normalise(days).round(3).tolist()  # (180 - 21) / (365 - 21) = 0.462
    [0.0, 0.462, 1.0]
    >>> normalise(days, "rank", direction="down").tolist()
    [3.0, 2.0, 1.0]
    >>> normalise(pd.Series([1, 3]), "z").tolist()  # the mean is 2, the standard deviation 1
    [-1.0, 1.0]
    """
    if how not in NORMALISATIONS:
        raise ScoreError(f'There is no normalisation "{how}". There are: {", ".join(NORMALISATIONS)}.')
    if not is_number(low) or not is_number(high) or not low < high:
        raise ScoreError(f"low is {low!r} and high is {high!r}. Give a low that is below high, both of them numbers.")
    table = _numbers(values.to_frame("the values") if isinstance(values, pd.Series) else values)
    ways = _directions(table.columns, direction)
    turned = table * [1 if ways[name] == "up" else -1 for name in table.columns]
    if how == "rank":
        done = turned.rank()
    else:
        span = turned.max() - turned.min()
        if len(flat := table.columns[(span <= FLAT * table.abs().max()).to_numpy()]):
            raise ScoreError(
                f'{quoted(flat)} has the same value in every case, and "{how}" divides by how far the values differ. '
                'It does not tell the cases apart: leave it out, or use "rank".'
            )
        if how == "min-max":
            done = low + (turned - turned.min()) / span * (high - low)
        else:
            done = (turned - turned.mean()) / turned.std(ddof=0)
    return done.iloc[:, 0].rename(values.name) if isinstance(values, pd.Series) else done


def weights(dimensions: Sequence, given: Mapping | pd.Series | None = None) -> pd.Series:
    """Give each dimension its share of the whole.

    Parameters
    ----------
    dimensions : sequence
        Their names; of a table, ``table.columns``.
    given : dict or Series, optional
        Each dimension's weight, 0 or more, in any unit. All alike unless you say otherwise, which is a choice as well.

    Returns
    -------
    Series
        The weights, with the sum 1.

    Raises
    ------
    ScoreError
        If a weight is missing, too many, negative or no number, a name stands there twice, or all weights are 0.

    Examples
    --------
    >>> weights(["D1", "D2"], {"D1": 3, "D2": 1}).to_dict()
    {'D1': 0.75, 'D2': 0.25}
    """
    return _shares(dimensions, given)


def aggregate(
    table: pd.DataFrame,
    how: str = "arithmetic",
    weights: Mapping | pd.Series | None = None,
    missing: str = "error",
) -> pd.DataFrame:
    """Make one score of the dimensions of each case.

    Parameters
    ----------
    table : DataFrame
        Cases × dimensions, normalised.
    how : str
        "arithmetic": the weighted mean; a high value makes up for a low one in full. "geometric": the product of the
        values, each to the power of its weight; a low value weighs more. It needs values above 0.
    weights : dict or Series, optional
        As for the function `weights`.
    missing : str
        As for `complete`. With "available" the weights of what is there are brought back to the sum 1.

    Returns
    -------
    DataFrame
        A row for each case: score, dimensions (how many it rests on, with a weight above 0), left_out (their names). A
        case that was dropped is there with a missing score.

    Raises
    ------
    ScoreError
        As for `complete` and `weights`; or if a geometric mean meets a value that is not above 0.

    Notes
    -----
    The handbook's example: 21, 1, 1, 1 and 6, 6, 6, 6 have the same arithmetic mean.

    Examples
    --------
    >>> table = pd.DataFrame([[21, 1, 1, 1], [6, 6, 6, 6]], index=["A", "B"], columns=list("wxyz"))
    >>> aggregate(table)["score"].tolist()
    [6.0, 6.0]
    >>> aggregate(table, "geometric")["score"].round(2).tolist()
    [2.14, 6.0]
    """
    if how not in AGGREGATIONS:
        raise ScoreError(f'There is no aggregation "{how}". There are: {", ".join(AGGREGATIONS)}.')
    whole = _numbers(table)
    shares = _shares(whole.columns, weights)
    left = complete(whole, missing)
    used = _scored(left, shares)
    if how == "geometric":
        _above_zero(left[used.columns[used.any()]])
    share = shares[left.columns].to_numpy()[:, None]
    with np.errstate(invalid="ignore", divide="ignore"):
        scores = _scores(left.to_numpy(), share, how)[:, 0]
    out = pd.DataFrame({"score": scores}, index=left.index).reindex(whole.index)
    there = used.reindex(index=whole.index, columns=whole.columns, fill_value=False)
    out["dimensions"] = there.sum(axis=1)
    out["left_out"] = [
        ", ".join(str(name) for name, taken in zip(whole.columns, row, strict=True) if not taken)
        for row in there.to_numpy()
    ]
    return out


def _shares(dimensions: Sequence, given: Mapping | pd.Series | None) -> pd.Series:
    if isinstance(dimensions, str) or not pd.api.types.is_list_like(dimensions):
        raise ScoreError(f"The dimensions are {dimensions!r}. Give a list of their names, or the columns of a table.")
    names = list(dimensions)
    if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        raise ScoreError(f"The dimension {quoted(twice)} stands there twice. Keep one.")
    if not names:
        raise ScoreError("There is no dimension to give a weight to.")
    if given is None:
        return pd.Series(1 / len(names), index=names, name="weight")
    shares = pd.Series(given, dtype=object)
    if not shares.index.is_unique:
        raise ScoreError(f"There are two weights for {quoted(shares.index[shares.index.duplicated()][:1])}. Keep one.")
    if wrong := [name for name in names if name not in shares.index] + [n for n in shares.index if n not in names]:
        raise ScoreError(f"The weights and the dimensions differ in {quoted(wrong)}. Give each dimension one weight.")
    for name in names:
        if not is_number(shares[name]) or shares[name] < 0:
            raise ScoreError(f"The weight of {name} is {shares[name]!r}. Give a number, 0 or more.")
    shares = shares[names].astype(float)
    if not shares.sum() > 0:
        raise ScoreError("Every weight is 0, so there is no index. Give one dimension a weight above 0.")
    return (shares / shares.sum()).rename("weight")


def _scored(left: pd.DataFrame, shares: pd.Series) -> pd.DataFrame:
    """Say which cells take part in a score, and refuse a case in which none does."""
    if not shares[left.columns].sum() > 0:
        raise ScoreError(f"The dimensions that are left, {quoted(left.columns)}, all have the weight 0.")
    used = left.notna() & (shares[left.columns] > 0)
    if len(empty := left.index[~used.any(axis=1)]):
        raise ScoreError(f"{quoted(empty)} has no value in any dimension with a weight. Leave the case out.")
    return used


def _above_zero(table: pd.DataFrame) -> None:
    if (wrong := table <= 0).any(axis=None):
        raise ScoreError(
            f"A geometric mean needs values above 0, and {int(wrong.to_numpy().sum())} are not: {_cells(wrong)}. One 0 makes "
            "the whole product 0, whatever the other dimensions say, and below 0 there is no such mean. Normalise with "
            'how="min-max", low=0.1 (a choice: state it), or with how="rank".'
        )


def _scores(table: np.ndarray, shares: np.ndarray, how: str) -> np.ndarray:
    """Give cases × draws, of cases × dimensions and of weights as dimensions × draws; a missing cell has no weight."""
    there = ~np.isnan(table)
    values = np.log(table, where=there & (table > 0), out=np.zeros_like(table)) if how == "geometric" else table
    mean = np.where(there, values, 0) @ shares
    mean = mean / (shares.sum(axis=0) if there.all() else there @ shares)
    return np.exp(mean) if how == "geometric" else mean


def rank(scores: pd.Series | pd.DataFrame) -> pd.Series:
    """Put cases in order of their scores; 1 is the highest.

    Parameters
    ----------
    scores : Series or DataFrame
        A score for each case, or the table of `aggregate`.

    Returns
    -------
    Series
        ``Int64``. Ties share the best place (1, 1, 3); scores are tied that differ by less than a
        billionth of the largest. A missing score has a missing rank.

    Raises
    ------
    ScoreError
        If there is no score, no column score, a case stands there twice, or a score is no number.

    Examples
    --------
    >>> rank(pd.Series([0.3, 0.5, 0.1 + 0.2, None], index=list("ABCD"))).tolist()
    [2, 1, 2, <NA>]
    """
    if isinstance(scores, pd.DataFrame):
        if "score" not in scores:
            raise ScoreError("The table has no column score. Give what aggregate() returned, or one column of scores.")
        scores = scores["score"]
    if not isinstance(scores, pd.Series):
        raise ScoreError(f"The scores are a {type(scores).__name__}. Give a Series, or the table of aggregate().")
    column = _numbers(scores.to_frame("score"))["score"]
    there = column.dropna()
    ranks = pd.Series(_ranks(there.to_numpy()[:, None])[:, 0], index=there.index, dtype="Int64")
    return ranks.reindex(column.index).rename("rank")


def _ranks(scores: np.ndarray) -> np.ndarray:
    """Rank cases × draws, each draw on its own."""
    cases, draws = scores.shape
    ranks = np.empty((cases, draws), dtype=np.int64)
    step = max(AT_ONCE // max(cases, 1) ** 2, 1)
    for start in range(0, draws, step):
        some = scores[:, start : start + step]
        near = TIED * np.abs(some).max(axis=0, initial=0)
        for case in range(cases):
            ranks[case, start : start + step] = 1 + (some > some[case] + near).sum(axis=0)
    return ranks


# Robustness --------------------------------------------------------------------------------------------------------------


def rank_intervals(
    table: pd.DataFrame,
    draws: int = 10_000,
    *,
    seed: int,
    normalisations: Sequence[str] = NORMALISATIONS,
    aggregations: Sequence[str] = AGGREGATIONS,
    direction: str | Mapping[str, str] = "up",
    missing: str = "error",
    low: float = 0.1,
) -> pd.DataFrame:
    """Say which ranks each case takes when weights, normalisation and aggregation are drawn at random.

    Parameters
    ----------
    table : DataFrame
        Cases × dimensions, numbers, not normalised.
    draws : int
        How many indices are made, 1 or more.
    seed : int
        The same seed gives the same table.
    normalisations, aggregations : sequence of str
        The choices, each combination as likely as another. "z" with "geometric" is left out: half of its values are below
        0, where there is no geometric mean.
    direction, missing : str or dict, str
        As for `normalise` and `complete`.
    low : float
        Where "min-max" begins before a geometric mean, as a share of its end; above 0 and below 1. This is one more
        choice: the nearer to 0, the more a lowest value costs.

    Returns
    -------
    DataFrame
        case, best, p5, median, p95, worst (ranks, 1 is the highest, ties share the best place) and share_first, the share
        of draws with rank 1; ties count for each, so that the shares may add up to more than 1. In the order of the
        median, then of p5, p95 and the table. A percentile is a rank that was taken: the smallest that so many of the
        draws do not exceed.

    Raises
    ------
    ScoreError
        As for `complete` and `normalise`; or if draws, seed, a choice or `low` is not what it should be.

    Notes
    -----
    The weights are uniform over all that add up to 1 (Dirichlet with all parameters 1).

    Examples
    --------
    A is highest in everything, so no choice moves it; B and C change places with the weights.

    >>> table = pd.DataFrame({"D1": [9, 1, 5], "D2": [9, 5, 1]}, index=["A", "B", "C"])
    >>> rank_intervals(table, 1000, seed=1)[["case", "best", "worst", "share_first"]]
      case  best  worst  share_first
    0    A     1      1          1.0
    1    B     2      3          0.0
    2    C     2      3          0.0
    """
    if not isinstance(draws, numbers.Integral) or isinstance(draws, bool) or draws < 1:
        raise ScoreError(f"draws is {draws!r}. Give a whole number, 1 or more.")
    if not isinstance(seed, numbers.Integral) or isinstance(seed, bool) or seed < 0:
        raise ScoreError(f"seed is {seed!r}. Give a whole number, 0 or more, so that others get the same ranks.")
    if not is_number(low) or not 0 < low < 1:
        raise ScoreError(f"low is {low!r}. Give a number above 0 and below 1.")
    choices = _choices(normalisations, aggregations)
    left = complete(table, missing)
    ways = _directions(table.columns, direction)
    kept = {name: ways[name] for name in left.columns}
    random = np.random.default_rng(int(seed))
    shares = random.dirichlet(np.ones(left.shape[1]), int(draws)).T
    chosen = random.integers(len(choices), size=int(draws))
    ranks = np.empty((len(left), int(draws)), dtype=np.int64)
    for number, (normalisation, aggregation) in enumerate(choices):
        if not (mine := chosen == number).any():
            continue
        values = normalise(left, normalisation, kept, low=low if aggregation == "geometric" else 0.0)
        ranks[:, mine] = _ranks(_scores(values.to_numpy(), shares[:, mine], aggregation))
    p5, median, p95 = np.percentile(ranks, [5, 50, 95], axis=1, method="inverted_cdf").astype(np.int64)
    out = pd.DataFrame(
        {
            "case": left.index,
            "best": ranks.min(axis=1),
            "p5": p5,
            "median": median,
            "p95": p95,
            "worst": ranks.max(axis=1),
            "share_first": (ranks == 1).mean(axis=1),
        }
    )
    return out.sort_values(["median", "p5", "p95"], kind="stable", ignore_index=True)


def _choices(normalisations: Sequence[str], aggregations: Sequence[str]) -> list[tuple[str, str]]:
    for what, given, known in (
        ("normalisations", normalisations, NORMALISATIONS),
        ("aggregations", aggregations, AGGREGATIONS),
    ):
        if not pd.api.types.is_list_like(given) or not len(given):
            raise ScoreError(f"The {what} are {given!r}. Give a list of: {', '.join(known)}.")
        if foreign := [name for name in given if name not in known]:
            raise ScoreError(f"Among the {what} stands {quoted(foreign)}. Give a list of: {', '.join(known)}.")
    pairs = [(one, other) for one in dict.fromkeys(normalisations) for other in dict.fromkeys(aggregations)]
    if not (possible := [pair for pair in pairs if pair != ("z", "geometric")]):
        raise ScoreError(
            'There is no geometric mean of "z": about half of its values are below 0. Add "min-max" or "rank" to the '
            'normalisations, or "arithmetic" to the aggregations.'
        )
    return possible


def leave_one_out(
    table: pd.DataFrame,
    normalisation: str = "min-max",
    aggregation: str = "arithmetic",
    weights: Mapping | pd.Series | None = None,
    *,
    direction: str | Mapping[str, str] = "up",
    missing: str = "error",
    low: float | None = None,
) -> pd.DataFrame:
    """Rank the cases again with one dimension left out at a time.

    Parameters
    ----------
    table : DataFrame
        Cases × dimensions, numbers, not normalised; two dimensions or more.
    normalisation, aggregation, weights : str, str, dict or Series
        As for `normalise`, `aggregate` and `weights`; the weights that are left are brought back to the sum 1.
    direction, missing : str or dict, str
        As for `normalise` and `complete`. What is missing is settled once, for the whole table, so that one thing changes
        at a time.
    low : float, optional
        Where "min-max" begins: 0, and 0.1 for a geometric mean, unless you say otherwise.

    Returns
    -------
    DataFrame
        A row for each case; the column "none" has the rank with all dimensions, each other one the rank without the
        dimension that it is named after.

    Raises
    ------
    ScoreError
        As for `complete`, `normalise` and `aggregate`, or if there is only one dimension, or a case is left without a
        value when a dimension is out.

    Examples
    --------
    >>> table = pd.DataFrame({"D1": [2, 1, 0], "D2": [0, 1, 2], "D3": [2, 1, 0]}, index=["A", "B", "C"])
    >>> leave_one_out(table).loc["A"].to_dict()
    {'none': 1, 'D1': 1, 'D2': 1, 'D3': 1}
    >>> leave_one_out(table).loc["C"].to_dict()
    {'none': 3, 'D1': 1, 'D2': 3, 'D3': 1}
    """
    left = complete(table, missing)
    if left.shape[1] < 2:
        raise ScoreError(f"There is one dimension only, {quoted(left.columns)}: without it nothing is left.")
    if "none" in left.columns:
        raise ScoreError('A dimension is called "none", as the column for all dimensions is. Rename it.')
    shares = _shares(table.columns, weights)[left.columns]
    if low is None:
        low = 0.1 if aggregation == "geometric" else 0.0
    ways = _directions(table.columns, direction)
    values = normalise(left, normalisation, {name: ways[name] for name in left.columns}, low=low)
    ranks = {"none": rank(aggregate(values, aggregation, shares, "available"))}
    for name in left.columns:
        if not shares.drop(name).sum() > 0:
            raise ScoreError(f"{name} carries all the weight: without it nothing is left to rank by.")
        rest = left.columns[shares[left.columns] > 0].drop(name, errors="ignore")
        if len(empty := left.index[left[rest].isna().all(axis=1)]):
            raise ScoreError(
                f'Without {name} there is no value with a weight for {quoted(empty)}. Leave the case out, or say missing="drop case".'
            )
        ranks[name] = rank(aggregate(values.drop(columns=name), aggregation, shares.drop(name), "available"))
    return pd.DataFrame(ranks, index=left.index)


# Values and words --------------------------------------------------------------------------------------------------------


def _numbers(table: pd.DataFrame) -> pd.DataFrame:
    """Take a table of numbers in, as ``float64`` with NaN where a cell is missing."""
    if not isinstance(table, pd.DataFrame) or table.columns.nlevels > 1:
        raise ScoreError('The table is not one of cases × dimensions. Of wide() take the values: wide(cells)["value"].')
    if table.empty:
        raise ScoreError("The table has no cells, so there is nothing to compute.")
    for what, names in (("case", table.index), ("dimension", table.columns)):
        if not names.is_unique:
            raise ScoreError(f"The {what} {quoted(names[names.duplicated()][:1])} stands there twice. Keep one.")
    if all(isinstance(kind, np.dtype) and kind.kind == "f" for kind in table.dtypes):
        cells = table.to_numpy(float)
    else:
        cells = np.array([[_cell(value) for value in row] for row in table.to_numpy(object)], dtype=object)
        for row, column in zip(*np.nonzero(cells == "no number"), strict=True):
            raise ScoreError(
                f"{table.index[row]}, {table.columns[column]} is {quoted([table.iat[row, column]])}, which is no number. "
                "Put a number there, or make the cell missing (None) and say what becomes of it."
            )
        cells = cells.astype(float)
    if np.isinf(cells).any():
        row, column = np.argwhere(np.isinf(cells))[0]
        raise ScoreError(f"{table.index[row]}, {table.columns[column]} is infinite. Correct the cell.")
    return pd.DataFrame(cells, index=table.index, columns=table.columns)


def _cell(value: object) -> float | str:
    if value is None or (np.ndim(value) == 0 and not isinstance(value, str) and pd.isna(value)):
        return np.nan
    if isinstance(value, str) and value in GAPS:
        return np.nan
    return float(value) if isinstance(value, numbers.Real) and not isinstance(value, bool | np.bool_) else "no number"


def _directions(columns: Sequence, direction: str | Mapping[str, str]) -> dict:
    if not isinstance(direction, str | Mapping | pd.Series):
        raise ScoreError(f'The direction is {direction!r}. Say "up", "down", or which of them for each dimension.')
    ways = dict.fromkeys(columns, direction) if isinstance(direction, str) else dict(direction)
    if wrong := [name for name in columns if name not in ways] + [name for name in ways if name not in columns]:
        raise ScoreError(f"The directions and the dimensions differ in {quoted(wrong)}. Give each dimension one.")
    if foreign := [way for way in ways.values() if way not in DIRECTIONS]:
        raise ScoreError(f'There is no direction {quoted(foreign[:1])}. Say "up" if more is better, "down" if less is.')
    return ways


def _cells(where: pd.DataFrame, most: int = 6) -> str:
    """Name the cells at which a table of yes and no says yes."""
    found = [f"{where.index[row]} {where.columns[column]}" for row, column in np.argwhere(where.to_numpy())]
    return ", ".join(found[:most]) + (f" and {len(found) - most} more" if len(found) > most else "")
