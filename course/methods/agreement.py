"""How far coders agree, corrected for chance or not, and where they do not.

A table has a row for each unit and a column for each coder. Its index names the units, its columns name the coders. A
value is a label, a number, or for ``level="sets"`` a frozenset of codes; an empty frozenset says "no code", which is a
value. Where a coder gave none, the cell is missing: None, NaN or pd.NA, and never the text "nan".

The measures belong to approaches in which coders are meant to reach the same codes. Reflexive thematic analysis is
not one of them: Braun and Clarke (2021), "One size fits all?", doi 10.1080/14780887.2020.1769238.
"""

from __future__ import annotations

import numbers
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
from sklearn.metrics import cohen_kappa_score

from course.methods.wording import some

LEVELS = ("nominal", "ordinal", "interval", "ratio", "sets")
BANDS = {
    "Landis and Koch": ("poor", "slight", "fair", "moderate", "substantial", "almost perfect"),
    "Krippendorff": ("do not rely on it", "tentative conclusions only", "reliable"),
}
NOT_A_VALUE = ("", "nan", "<na>")  # what a missing cell turns into when a table is made into text
AT_ONCE = 2**20  # pairs of values held in memory at one time

Distance = Callable[[np.ndarray, np.ndarray], np.ndarray]  # of the numbers of two values, element by element


class AgreementError(ValueError):
    """Agreement cannot be computed; the message says why, and what to do."""


@dataclass(frozen=True)
class Alpha:
    """Krippendorff's alpha and what it is made of.

    Attributes
    ----------
    value : float
        1 - observed / expected; 1 at most.
    observed, expected : float
        The mean distance between two values of the same unit, and between any two values.
    units : int
        Units with two values or more; the others drop out.
    pairable : int
        Values in these units.
    coders : int
        Coders with a value in these units.
    """

    value: float
    observed: float
    expected: float
    units: int
    pairable: int
    coders: int


def sets(codings: pd.DataFrame, units: Sequence, coders: Sequence) -> pd.DataFrame:
    """Gather codings into a table with the set of codes that each coder gave to each unit.

    Parameters
    ----------
    codings : DataFrame
        One row for each code that a coder gave: `unit`, `coder`, `code`. A row that stands there twice counts once.
    units, coders : sequence
        All units and all coders, in the order wanted. Each coder is taken to have read every unit; set a cell to
        None afterwards where that is not so.

    Returns
    -------
    DataFrame
        Units × coders, a frozenset in each cell; empty where the coder gave no code.

    Raises
    ------
    AgreementError
        If a column or a cell is missing, or a row has a unit or a coder that is not listed.

    Examples
    --------
    >>> codings = pd.DataFrame({"unit": ["G01", "G01"], "coder": ["A", "B"], "code": ["backlog", "posts"]})
    >>> sets(codings, units=["G01", "G02"], coders=["A", "B"]).loc["G01", "A"]
    frozenset({'backlog'})
    """
    units, coders = list(units), list(coders)
    for what, names in (("unit", units), ("coder", coders)):
        if repeated := _repeated(names):
            raise AgreementError(f"The list of {what}s names {some(repeated)} more than once. Keep one of each.")
    if missing := [column for column in ("unit", "coder", "code") if column not in codings]:
        raise AgreementError(
            f"The codings have no column {some(missing)}. They need the columns unit, coder and code: rename yours."
        )
    found: dict[tuple, set] = {(unit, coder): set() for unit in units for coder in coders}
    for row, (unit, coder, code) in zip(
        codings.index, codings[["unit", "coder", "code"]].to_numpy(object), strict=True
    ):
        if pd.isna(code) or (isinstance(code, str) and code.strip().lower() in NOT_A_VALUE):
            raise AgreementError(
                f"Row {row} of the codings has no code. Leave the row out: a unit that is listed and has no row "
                "gets the empty set."
            )
        if (unit, coder) not in found:
            what, value, names = ("unit", unit, units) if unit not in units else ("coder", coder, coders)
            raise AgreementError(
                f"Row {row} of the codings has the {what} {some([value])}, which is not among the {len(names)} "
                f"{what}s listed. Correct it, or add it to the list."
            )
        found[unit, coder].add(code)
    columns = {coder: _objects([frozenset(found[unit, coder]) for unit in units]) for coder in coders}
    return pd.DataFrame(columns, index=pd.Index(units, name="unit"), columns=coders)


def percent(table: pd.DataFrame) -> float:
    """Give the share of pairs of values, each pair from one unit, that are the same.

    Parameters
    ----------
    table : DataFrame
        Units × coders, labels, numbers or sets; sets agree if they are equal.

    Returns
    -------
    float
        From 0 to 1. Each pair counts alike, so a unit with three values (three pairs) weighs more than one with two
        (one pair); with two coders it is the share of units on which they agree. Not corrected for chance.

    Raises
    ------
    AgreementError
        If there is no pair, or the table is not one of units × coders.

    Examples
    --------
    >>> percent(pd.DataFrame({"A": ["x", "x", "y", None], "B": ["x", "y", "y", "y"]}))
    0.6666666666666666
    """
    codes, _ = _paired(table, *_labels(table))
    same = sum(((codes[:, i] == codes[:, j]) & (codes[:, i] >= 0)).sum() for i, j in _pairs(codes))
    present = (codes >= 0).sum(axis=1)
    return float(same / (present * (present - 1) // 2).sum())


def kappa(a: Sequence, b: Sequence, weights: str | None = None, labels: Sequence | None = None) -> float:
    """Give Cohen's kappa of two coders, by scikit-learn.

    Parameters
    ----------
    a, b : Series or list
        One label for each unit. Two Series are put together by their index, lists by their order. A unit where either
        is missing is left out.
    weights : None, "linear" or "quadratic"
        None: all disagreements count alike. Otherwise by the number of steps between the labels in their order, or
        by its square.
    labels : sequence, optional
        All labels, in order. Needed for weights with labels of text; numbers are ordered by size.

    Returns
    -------
    float
        From -1 to 1; 0 is what chance would give.

    Raises
    ------
    AgreementError
        If nothing is left to compare, if both coders gave one and the same label throughout, or if weights need an
        order that the labels do not have.

    Notes
    -----
    Cohen (1960), doi 10.1177/001316446002000104; weighted: Cohen (1968), doi 10.1037/h0026256.

    Examples
    --------
    >>> kappa(["x", "x", "y", "y"], ["x", "y", "y", "y"])
    0.5
    """
    table = _two_coders(a, b)
    codes, values = _labels(table)
    codes = codes[(codes >= 0).all(axis=1)]
    if not len(codes):
        raise AgreementError("There is no unit with a label from both coders, so there is nothing to compare.")
    _known_weights(weights)
    if labels is not None:
        order = list(labels)
        if repeated := _repeated(order):
            raise AgreementError(f"The labels name {some(repeated)} more than once. Keep one of each.")
        if foreign := [value for value in values if value not in order]:
            raise AgreementError(f"The coders used {some(foreign)}, which is not among the labels. Add it there.")
    elif all(isinstance(value, numbers.Real | np.bool_) for value in values):
        order = sorted(values)
    elif weights:
        raise AgreementError(
            f"Weights need the labels in their order, and text has none. Give labels=[…] with {some(values)} "
            "from lowest to highest."
        )
    else:
        order = list(values)
    place = np.array([order.index(value) for value in values])
    first, second = place[codes].T
    return _cohen(first, second, np.ones(len(codes)), weights, order)


def kappa_from_counts(counts: pd.DataFrame | np.ndarray, weights: str | None = None) -> float:
    """Give Cohen's kappa from a table of how often each pair of labels occurred.

    Parameters
    ----------
    counts : DataFrame or array
        Square: a row for each label of the first coder, a column for each of the second, 0 or more in each cell. In a
        DataFrame rows and columns have the same labels; the order is that of the rows.
    weights : None, "linear" or "quadratic"
        As for `kappa`.

    Returns
    -------
    float
        From -1 to 1.

    Raises
    ------
    AgreementError
        If the table is not square, holds something else than counts, or holds one label only.

    Examples
    --------
    >>> round(kappa_from_counts([[20, 5], [10, 15]]), 4)
    0.4
    """
    _known_weights(weights)
    order: list = []
    if isinstance(counts, pd.DataFrame):
        order = list(counts.index)
        if repeated := _repeated(order) + _repeated(list(counts.columns)):
            raise AgreementError(f"The label {some(repeated[:1])} stands there twice. Add the two up first.")
        only = [label for label in order if label not in counts.columns]
        only += [label for label in counts.columns if label not in order]
        if only:
            raise AgreementError(
                f"The rows and the columns have different labels: {some(only)} stands on one side only. Give both "
                "sides all labels, with 0 where one was not used: counts.reindex(index=…, columns=…, fill_value=0)."
            )
        counts = counts[order]
    try:
        cells = np.asarray(counts, dtype=float)
    except (TypeError, ValueError):
        raise AgreementError("A cell of the table is not a number. Give counts: 0, 1, 2 and so on.") from None
    if cells.ndim != 2 or cells.shape[0] != cells.shape[1] or not len(cells):
        shape = " by ".join(str(length) for length in cells.shape)
        raise AgreementError(
            f"The table is {shape or 'one number'}, not square. Give both coders a place for each label."
        )
    if not np.isfinite(cells).all() or (cells < 0).any():
        raise AgreementError("A cell of the table is missing, below 0 or not finite. Give counts: 0, 1, 2 and so on.")
    if not cells.any():
        raise AgreementError("Every count in the table is 0, so there is nothing to compare.")
    first, second = np.indices(cells.shape).reshape(2, -1)
    return _cohen(first, second, cells.ravel(), weights, order or list(range(1, len(cells) + 1)))


def fleiss(table: pd.DataFrame) -> float:
    """Give Fleiss' kappa of several coders, by statsmodels.

    Parameters
    ----------
    table : DataFrame
        Units × coders, labels; every unit with the same number of values, two or more. Which coders gave them does
        not matter.

    Returns
    -------
    float
        1 at most; 0 is what chance would give.

    Raises
    ------
    AgreementError
        If units have different numbers of values (`alpha` allows that), or there is one label only.

    Notes
    -----
    Fleiss (1971), doi 10.1037/h0031619.

    Examples
    --------
    >>> table = pd.DataFrame({"A": ["x", "x", "y"], "B": ["x", "y", "y"], "C": ["x", "y", "y"]})
    >>> round(fleiss(table), 4)
    0.55
    """
    codes, values = _labels(table)
    _paired(table, codes, values)  # for its errors
    present = (codes >= 0).sum(axis=1)
    usual = int(np.bincount(present).argmax())
    if len(odd := np.flatnonzero(present != usual)):
        raise AgreementError(
            f"Unit {table.index[odd[0]]} has {present[odd[0]]} values and most others have {usual}. Fleiss' kappa "
            "needs as many values for each unit: leave such units out, or use alpha, which allows gaps."
        )
    if len(values) == 1:
        raise AgreementError(_no_variation("Fleiss' kappa", values[0]))
    counts = np.stack([(codes == code).sum(axis=1) for code in range(len(values))], axis=1)
    from statsmodels.stats.inter_rater import fleiss_kappa  # takes seconds to import

    return float(fleiss_kappa(counts))


def alpha(table: pd.DataFrame, level: str = "nominal") -> float:
    """Give Krippendorff's alpha: agreement of any number of coders, with gaps, at a level of measurement.

    Parameters
    ----------
    table : DataFrame
        Units × coders. Units with fewer than two values drop out.
    level : str
        How far apart two values are: "nominal" (labels: the same or not), "ordinal" (numbers: by the values that lie
        between them), "interval" (numbers: squared difference), "ratio" (numbers from 0 up: squared difference in
        proportion to their sum) or "sets" (frozensets of codes: `masi`).

    Returns
    -------
    float
        1 where all agree, about 0 where chance would do as well, below 0 where coders agree less than that.

    Raises
    ------
    AgreementError
        If there is one coder, no unit with two values, no variation, or a value that does not fit the level.

    Notes
    -----
    Krippendorff (2011), "Computing Krippendorff's alpha-reliability", University of Pennsylvania. With sets it takes
    the distance of Passonneau (2006).

    Examples
    --------
    >>> table = pd.DataFrame({"A": [1, 2, 3, 3], "B": [1, 2, 3, 2], "C": [None, 2, 3, 3]})
    >>> round(alpha(table), 4), round(alpha(table, "ordinal"), 4)
    (0.7368, 0.8052)
    """
    return alpha_parts(table, level).value


def alpha_parts(table: pd.DataFrame, level: str = "nominal") -> Alpha:
    """Give Krippendorff's alpha together with what it is made of.

    Parameters
    ----------
    table : DataFrame
        Units × coders, as for `alpha`.
    level : str
        As for `alpha`.

    Returns
    -------
    Alpha
        Its value, observed and expected disagreement, and the units, values and coders that took part.

    Raises
    ------
    AgreementError
        As for `alpha`.

    Examples
    --------
    >>> parts = alpha_parts(pd.DataFrame({"A": [1, 2, 3, 3], "B": [1, 2, 3, 2], "C": [None, 2, 3, 3]}))
    >>> parts.units, parts.pairable, parts.coders
    (4, 11, 3)
    """
    if level not in LEVELS:
        raise AgreementError(f'There is no level "{level}". The levels are: {", ".join(LEVELS)}.')
    if level == "sets":
        codes, values = _sets_only(table)
    elif level == "nominal":
        codes, values = _labels(table)
    else:
        codes, values = _numbers(table, level)
    codes, present = _paired(table, codes, values)
    counts = np.bincount(codes[codes >= 0], minlength=len(values)).astype(float)
    used = np.flatnonzero(counts)
    if len(used) == 1:
        raise AgreementError(_no_variation("Alpha", values[used[0]]))
    pairable = int(counts.sum())
    with np.errstate(over="ignore", invalid="ignore"):
        distance = _distance(level, values, counts)
        observed = _observed(codes, present, distance) / pairable
        expected = _expected(level, values, counts, distance) / (pairable * (pairable - 1))
    if not (np.isfinite(observed) and np.isfinite(expected) and expected > 0):
        raise AgreementError("The numbers are too large or too close together to compute with. Use another unit.")
    coders = int((codes >= 0).any(axis=0).sum())
    return Alpha(float(1 - observed / expected), float(observed), float(expected), len(codes), pairable, coders)


def masi(a: set | frozenset, b: set | frozenset) -> float:
    """Give the distance between two sets of codes: MASI, measuring agreement on set-valued items.

    Parameters
    ----------
    a, b : set or frozenset
        Two sets of codes.

    Returns
    -------
    float
        0 for equal sets (two empty ones too), 1 for sets with nothing in common, otherwise between. It is
        1 - J * M: J is the share of their codes that both have, M is 1 for equal sets, 2/3 where one holds the
        other, 1/3 where they overlap, 0 where they do not.

    Raises
    ------
    AgreementError
        If one of the two is not a set.

    Notes
    -----
    Passonneau (2006), "Measuring agreement on set-valued items (MASI) for semantic and pragmatic annotation",
    LREC 2006. NLTK's `masi_distance` has the same definition with M rounded to .67 and .33, and no value for two
    empty sets.

    Examples
    --------
    >>> round(masi({"backlog"}, {"backlog", "posts"}), 4), masi({"backlog"}, {"privacy"})
    (0.6667, 1.0)
    """
    for one in (a, b):
        if not isinstance(one, set | frozenset):
            raise AgreementError(f'{_shown(one)} is not a set of codes. Write frozenset(["backlog"]), for example.')
    both, either = len(a & b), len(a | b)
    if a == b:
        return 0.0
    monotonicity = 2 / 3 if a < b or b < a else 1 / 3
    return 1 - both / either * monotonicity


def disagreements(table: pd.DataFrame, texts: pd.Series | Mapping | None = None) -> pd.DataFrame:
    """List the units on which coders differ: what to read again and talk about.

    Parameters
    ----------
    table : DataFrame
        Units × coders, labels, numbers or sets.
    texts : Series or dict, optional
        Unit -> text, to stand beside what the coders said.

    Returns
    -------
    DataFrame
        `unit`, a column for each coder (a set is written out, as "backlog, posts" or "no code"), `different` (the
        number of different values) and, if given, `text`. The most different first, then in the table's order.

    Raises
    ------
    AgreementError
        If the table is not one of units × coders, no unit has two values, or a unit has no text.

    Examples
    --------
    >>> table = pd.DataFrame({"A": ["x", "x"], "B": ["x", "y"]}, index=["G01", "G02"])
    >>> disagreements(table, {"G01": "First.", "G02": "Second."}).to_dict("records")
    [{'unit': 'G02', 'A': 'x', 'B': 'y', 'different': 2, 'text': 'Second.'}]
    """
    codes, values = _labels(table)
    _paired(table, codes, values)  # for its errors
    if taken := [name for name in ("unit", "different", "text") if name in table.columns]:
        raise AgreementError(f"A coder is called {some(taken)}, and the listing needs that name. Rename the column.")
    different = np.array([len(set(row[row >= 0])) for row in codes])
    rows = np.argsort(-different, kind="stable")
    rows = rows[different[rows] > 1]
    listing = table.iloc[rows]
    if any(isinstance(value, frozenset) for value in values):
        written = [[_written(value) for value in row] for row in listing.to_numpy(dtype=object)]
        listing = pd.DataFrame(written, index=listing.index, columns=listing.columns, dtype=object)
    units = listing.index.to_list()
    listing = listing.reset_index(drop=True)
    listing.columns.name = None
    listing.insert(0, "unit", units)
    listing["different"] = different[rows]
    if texts is not None:
        if without := [unit for unit in units if unit not in texts]:
            raise AgreementError(f"There is no text for unit {some(without)}. Give texts for all units, or none.")
        listing["text"] = [texts[unit] for unit in units]
    return listing


def by_code(table: pd.DataFrame) -> pd.DataFrame:
    """Say for each code how far coders agree on using it or not.

    Parameters
    ----------
    table : DataFrame
        Units × coders, a frozenset of codes in each cell.

    Returns
    -------
    DataFrame
        A row for each code that was used, in alphabetical order: `code_id`, `alpha` (nominal, of "has the code" and
        "has it not"; missing where it is not defined), `reason` (why it is missing, else empty), `percent` (as
        `percent` gives it) and `used` (how many of the sets hold the code).

    Raises
    ------
    AgreementError
        If the cells are not sets, there is one coder, or no unit has two values.

    Examples
    --------
    >>> codings = pd.DataFrame({"unit": [1, 1, 2], "coder": ["A", "B", "B"], "code": ["posts", "posts", "training"]})
    >>> by_code(sets(codings, units=[1, 2], coders=["A", "B"]))[["code_id", "alpha", "percent", "used"]]
        code_id  alpha  percent  used
    0     posts    1.0      1.0     2
    1  training    0.0      0.5     1
    """
    codes, values = _sets_only(table)
    _paired(table, codes, values)  # for its errors
    rows = []
    for code in sorted(frozenset().union(*values), key=str):
        has = np.array([code in value for value in values])
        marks = pd.DataFrame(np.where(codes >= 0, has[codes], np.nan), index=table.index, columns=table.columns)
        used = int(marks.sum().sum())
        try:
            rows.append((code, alpha(marks), "", percent(marks), used))
        except AgreementError:
            paired = marks[marks.notna().sum(axis=1) >= 2]
            what = "has it" if paired.max().max() else "lacks it"
            reason = f"Every set that can be paired {what}, so there is no variation."
            rows.append((code, np.nan, reason, percent(marks), used))
    return pd.DataFrame(rows, columns=["code_id", "alpha", "reason", "percent", "used"])


def band(value: float, scheme: str = "Landis and Koch") -> str:
    """Name the band in which a kappa or an alpha lies.

    The bands are conventions. They say nothing of whether the measure suits the study.

    Parameters
    ----------
    value : float
        From -1 to 1 for kappa; alpha may lie lower.
    scheme : str
        "Landis and Koch" (1977, for kappa: below 0 poor, to .20 slight, to .40 fair, to .60 moderate, to .80
        substantial, above almost perfect) or "Krippendorff" (for alpha: from .800 reliable, from .667 tentative
        conclusions only).

    Returns
    -------
    str
        The name of the band.

    Raises
    ------
    AgreementError
        If the value is missing or above 1, or the scheme is unknown.

    Notes
    -----
    Landis and Koch (1977), doi 10.2307/2529310, call their divisions arbitrary. Krippendorff's are from his book
    "Content Analysis", on the reliability of data.

    Examples
    --------
    >>> band(0.4915), band(0.743, "Krippendorff")
    ('moderate', 'tentative conclusions only')
    """
    if scheme not in BANDS:
        raise AgreementError(f'There is no scheme "{scheme}". The schemes are: {", ".join(BANDS)}.')
    if not isinstance(value, numbers.Real) or not value <= 1 + 1e-9:
        raise AgreementError(f"{_shown(value)} is no agreement: kappa and alpha are numbers, 1 at most.")
    value = round(float(value), 9)  # so that .6, computed as .6000000000000001, stays in its band
    if scheme == "Krippendorff":
        return BANDS[scheme][(value >= 0.667) + (value >= 0.8)]
    return BANDS[scheme][0 if value < 0 else 1 + sum(value > top for top in (0.2, 0.4, 0.6, 0.8))]


# At the door: a table becomes the numbers of its values, -1 where one is missing.


def _cells(table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Give the cells and where one is missing, if the table is one of units × coders."""
    if not isinstance(table, pd.DataFrame):
        raise AgreementError(
            f"A table of units × coders is needed, and this is {_a(type(table).__name__)}. Make a DataFrame with a "
            "row for each unit and a column for each coder."
        )
    if repeated := _repeated(list(table.index)):
        raise AgreementError(
            f"The index has unit {some(repeated)} more than once. Give each unit one row, with a column for each "
            "coder; where the codings are one a row, sets() gathers them."
        )
    if repeated := _repeated(list(table.columns)):
        raise AgreementError(f"Two columns are called {some(repeated)}. Give each coder a name of its own.")
    return table.to_numpy(dtype=object), table.isna().to_numpy()


def _labels(table: pd.DataFrame) -> tuple[np.ndarray, list]:
    cells, missing = _cells(table)
    flat = cells[~missing]
    kinds: dict[str, type] = {}
    for kind in set(map(type, flat)):
        if issubclass(kind, str):
            kinds["text"] = kind
        elif issubclass(kind, numbers.Real | np.bool_):
            kinds["number"] = kind
        elif issubclass(kind, set | frozenset):
            kinds["set"] = kind
        else:
            place = _place(table, cells, missing, lambda value, kind=kind: type(value) is kind)
            raise AgreementError(
                f"{place} holds {_a(kind.__name__)}. A value is a label, a number or a frozenset of codes."
            )
    if len(kinds) > 1:
        first, other = sorted(kinds)[:2]
        places = [_place(table, cells, missing, lambda value, of=of: _kind(value) == of) for of in (first, other)]
        raise AgreementError(
            f"The table mixes values of two kinds: {places[0]} holds {_a(first)}, {places[1]} {_a(other)}. "
            "Values of different kinds are never the same: make them alike first."
        )
    if "set" in kinds:
        flat = _objects([frozenset(value) for value in flat])
    found, values = pd.factorize(flat)
    for value in values:
        if isinstance(value, str) and value.strip().lower() in NOT_A_VALUE:
            place = _place(table, cells, missing, lambda cell, value=value: cell == value)
            raise AgreementError(
                f'{place} holds the text "{value}", which looks like a gap and would count as a label. Make it '
                f'missing: table.replace("{value}", None).'
            )
    codes = np.full(cells.shape, -1)
    codes[~missing] = found
    return codes, list(values)


def _numbers(table: pd.DataFrame, level: str) -> tuple[np.ndarray, np.ndarray]:
    cells, missing = _cells(table)
    flat = cells[~missing]
    if any(not issubclass(kind, numbers.Real | np.bool_) for kind in set(map(type, flat))):
        place = _place(table, cells, missing, lambda value: _kind(value) != "number")
        value = next(value for value in flat if _kind(value) != "number")
        raise AgreementError(
            f"{place} holds {_shown(value)}, and the level {level} needs numbers. Turn ordered labels into 1, 2, 3 "
            'and so on; labels without an order are level="nominal".'
        )
    flat = flat.astype(float)
    if not np.isfinite(flat).all():
        place = _place(table, cells, missing, lambda value: not np.isfinite(float(value)))
        raise AgreementError(f"{place} holds an infinite number. Correct it, or make the cell missing.")
    if level == "ratio" and (flat < 0).any():
        place = _place(table, cells, missing, lambda value: value < 0)
        raise AgreementError(
            f"{place} holds a number below 0, and the level ratio needs a true zero: numbers from 0 up. Use "
            'level="interval".'
        )
    values, found = np.unique(flat, return_inverse=True)
    codes = np.full(cells.shape, -1)
    codes[~missing] = found
    return codes, values


def _sets_only(table: pd.DataFrame) -> tuple[np.ndarray, list]:
    cells, missing = _cells(table)
    if any(not issubclass(kind, set | frozenset) for kind in set(map(type, cells[~missing]))):
        place = _place(table, cells, missing, lambda value: _kind(value) != "set")
        value = next(value for value in cells[~missing] if _kind(value) != "set")
        raise AgreementError(
            f"{place} holds {_shown(value)}, which is no set of codes. Make each cell a frozenset; where the codings "
            'are one a row, sets() does it. For one label a unit use level="nominal".'
        )
    return _labels(table)


def _paired(table: pd.DataFrame, codes: np.ndarray, values: Sequence) -> tuple[np.ndarray, np.ndarray]:
    """Keep the units with two values or more; give them and how many values each has."""
    coders = [str(name) for name, any_value in zip(table.columns, (codes >= 0).any(axis=0), strict=True) if any_value]
    if not len(values):
        raise AgreementError("The table holds no value. A cell with no code given is an empty frozenset, not a gap.")
    if len(coders) == 1:
        raise AgreementError(
            f"Only one coder, {coders[0]}, gave a value. Agreement needs two coders or more, a column for each."
        )
    present = (codes >= 0).sum(axis=1)
    if not (present >= 2).any():
        raise AgreementError(
            f"No unit has a value from two coders: {', '.join(coders)} do not overlap. Have some units coded by more "
            "than one coder, and check that the same unit has the same name throughout."
        )
    return codes[present >= 2], present[present >= 2]


def _two_coders(a: Sequence, b: Sequence) -> pd.DataFrame:
    if isinstance(a, pd.Series) and isinstance(b, pd.Series):
        if repeated := _repeated(list(a.index)) or _repeated(list(b.index)):
            raise AgreementError(f"An index has unit {some(repeated)} more than once. Give each unit one label.")
        if odd := list(a.index.symmetric_difference(b.index)):
            raise AgreementError(f"Unit {some(odd)} stands in one of the two only. Give both the same units.")
        return pd.DataFrame({"first": a.astype(object), "second": b.reindex(a.index).astype(object)})
    if len(a) != len(b):
        raise AgreementError(f"The first coder has {len(a)} labels and the second {len(b)}. Give one for each unit.")
    return pd.DataFrame({"first": _objects(a), "second": _objects(b)})


def _known_weights(weights: str | None) -> None:
    if weights not in (None, "linear", "quadratic"):
        raise AgreementError(f'There are no weights {weights!r}. They are None, "linear" or "quadratic".')


# The measures.


def _cohen(first: np.ndarray, second: np.ndarray, times: np.ndarray, weights: str | None, order: list) -> float:
    """Give kappa of the places of labels in their order, each pair `times` times."""
    if len(used := set(first[times > 0]) | set(second[times > 0])) == 1:
        raise AgreementError(_no_variation("Kappa", order[used.pop()]))
    places = list(range(len(order)))
    return float(cohen_kappa_score(first, second, labels=places, weights=weights, sample_weight=times))


def _distance(level: str, values: Sequence, counts: np.ndarray) -> Distance:
    """Give the distance of two values by their numbers."""
    if level == "nominal":
        return lambda i, j: i != j
    if level == "ratio":
        return lambda i, j: _in_proportion(values[i], values[j])
    if level == "sets":
        words = _words(values)
        sizes = np.bitwise_count(words).sum(axis=-1, dtype=int)
        return lambda i, j: _masi(words[i], words[j], sizes[i], sizes[j])
    scale = _scale(level, values, counts)
    return lambda i, j: (scale[i] - scale[j]) ** 2


def _scale(level: str, values: np.ndarray, counts: np.ndarray) -> np.ndarray:
    # The ordinal distance of two values, the count of all between them with half of their own, is the difference of
    # their middle ranks; squared, ordinal is interval on these.
    return np.cumsum(counts) - counts / 2 if level == "ordinal" else values


def _in_proportion(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    total = x + y
    return ((x - y) / np.where(total == 0, 1, total)) ** 2


def _words(values: Sequence[frozenset]) -> np.ndarray:
    """Write each set as bits, a bit for a code, 64 to a word."""
    place = {code: number for number, code in enumerate(frozenset().union(*values))}
    words = np.zeros((len(values), len(place) // 64 + 1), dtype=np.uint64)
    for row, value in enumerate(values):
        for code in value:
            words[row, place[code] // 64] |= np.uint64(1 << place[code] % 64)
    return words


def _masi(x: np.ndarray, y: np.ndarray, size_x: np.ndarray, size_y: np.ndarray) -> np.ndarray:
    """Do what `masi` does, for arrays."""
    both = np.bitwise_count(x & y).sum(axis=-1, dtype=int)
    either = size_x + size_y - both
    monotonicity = np.where(both == np.minimum(size_x, size_y), 2 / 3, 1 / 3)
    return np.where(both == either, 0.0, 1 - both / np.maximum(either, 1) * monotonicity)


def _observed(codes: np.ndarray, present: np.ndarray, distance: Distance) -> float:
    """Add up the distances within units, over ordered pairs, each weighted by 1 / (values in the unit - 1).

    The sum is that over Krippendorff's coincidence matrix, without the matrix: with measurements there are as many
    values as cells, and it would not fit into memory.
    """
    first, second = np.triu_indices(codes.shape[1], 1)
    block = max(1, AT_ONCE // len(first))
    total = 0.0
    for start in range(0, len(codes), block):
        part = codes[start : start + block]
        i, j = part[:, first], part[:, second]
        apart = np.where((i >= 0) & (j >= 0), distance(i, j), 0.0).sum(axis=1)
        total += 2 * (apart / (present[start : start + block] - 1)).sum()
    return total


def _expected(level: str, values: Sequence, counts: np.ndarray, distance: Distance) -> float:
    """Add up the distances between all values, over ordered pairs."""
    n = counts.sum()
    if level == "nominal":
        return n**2 - (counts**2).sum()
    if level in ("ordinal", "interval"):
        scale = _scale(level, values, counts)
        return 2 * n * (counts * (scale - (counts * scale).sum() / n) ** 2).sum()
    if level == "ratio" and len(values) > 2_000:
        total = _ratio_by_integral(values, counts)
        if total > 1e-6 * n**2:  # closer together than that, the difference in it loses digits
            return total
    numbers_of_values = np.arange(len(counts))
    block = max(1, AT_ONCE // len(counts))
    total = 0.0
    for start in range(0, len(counts), block):
        rows = numbers_of_values[start : start + block, None]
        total += counts[start : start + block] @ (distance(rows, numbers_of_values[None, :]) @ counts)
    return total


def _ratio_by_integral(values: np.ndarray, counts: np.ndarray) -> float:
    """Add up the ratio distances between all values in a time that grows with their number, not with its square.

    The distance is 1 - 4xy / (x + y)², and 1 / (x + y)² is the integral of t exp(-tx) exp(-ty) over t from 0 up. So
    the sum over all pairs of xy / (x + y)² is the integral of t g(t)², where g(t) is the sum of x exp(-tx). With
    t = exp(s) the trapezoid rule gives it to the precision of the numbers: its error falls as exp(-π² / step).
    """
    above, times = values[values > 0], counts[values > 0]
    logs = np.log(above)
    step = 0.25
    total = 0.0
    for s in np.arange(-logs[-1] - 20, -logs[0] + 5, step):
        total += step * (times @ np.exp(s + logs - np.exp(s + logs))) ** 2
    return counts.sum() ** 2 - counts[values == 0].sum() ** 2 - 4 * total


# Words.


def _no_variation(measure: str, value: object) -> str:
    return (
        f"Every value that can be paired is {_shown(value)}. Without variation {measure} is not defined: nobody can "
        "tell agreement from a habit of giving one value. Report the percentage and say so, or code units that differ."
    )


def _kind(value: object) -> str:
    if isinstance(value, str):
        return "text"
    if isinstance(value, numbers.Real | np.bool_):
        return "number"
    return "set" if isinstance(value, set | frozenset) else type(value).__name__


def _place(table: pd.DataFrame, cells: np.ndarray, missing: np.ndarray, fits: Callable[[object], bool]) -> str:
    """Name the first cell, unit by unit, whose value fits."""
    for row, column in zip(*np.nonzero(~missing), strict=True):
        if fits(cells[row, column]):
            return f"Unit {table.index[row]}, coder {table.columns[column]}"
    raise AssertionError("some cell fits, or nobody would ask")


def _written(value: object) -> object:
    if not isinstance(value, set | frozenset):
        return None
    return ", ".join(sorted(map(str, value))) or "no code"


def _shown(value: object) -> str:
    if isinstance(value, set | frozenset):
        return f"the set {{{', '.join(sorted(map(str, value)))}}}" if value else "the empty set"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _a(noun: str) -> str:
    return noun if noun == "text" else f"{'an' if noun[0] in 'aeiouAEIOU' else 'a'} {noun}"


def _repeated(names: list) -> list:
    index = pd.Index(names)
    return list(index[index.duplicated()].unique())


def _objects(values: Sequence) -> np.ndarray:
    """Make an array of objects that stays flat whatever they are."""
    array = np.empty(len(values), dtype=object)
    array[:] = list(values)
    return array


def _pairs(codes: np.ndarray) -> combinations:
    return combinations(range(codes.shape[1]), 2)
