"""Themes: what they are made of, whose voices carry them, and how far two groupings are alike.

A count of extracts says how often a theme is quoted, not how much it matters: Braun and Clarke (2006), doi
10.1191/1478088706qp063oa.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from sklearn.metrics import adjusted_rand_score

from course.methods.wording import some


class ThemesError(ValueError):
    """A table of themes or extracts cannot be used; the message says why, and what to do."""


def matrix(
    extracts: pd.DataFrame,
    rows: str = "participant",
    columns: str = "sub_theme",
    order: Sequence | Mapping[str, Sequence] | None = None,
) -> pd.DataFrame:
    """Count extracts by two columns of their table, such as participant by sub-theme.

    Parameters
    ----------
    extracts : DataFrame
        One row for each extract.
    rows, columns : str
        The column of `extracts` that becomes the rows, and the one that becomes the columns.
    order : sequence or dict, optional
        All columns of the matrix in the order wanted; those without an extract get zeros. A dict names a column of
        `extracts` and gives its values, so that rows can be ordered too. Without it rows are sorted (P2 before P10)
        and columns stand as they first appear.

    Returns
    -------
    DataFrame
        Counts from 0 up, with a row and a column for each value.

    Raises
    ------
    ThemesError
        If a column is missing, a cell is empty, or a value is not in `order`.

    Examples
    --------
    >>> extracts = pd.DataFrame({"participant": ["P2", "P1", "P2"], "sub_theme": ["Law", "Law", "Staff"]})
    >>> matrix(extracts).loc["P1"].to_dict()
    {'Law': 1, 'Staff': 0}
    """
    _cells(extracts, [rows, columns])
    given = order if isinstance(order, Mapping) else {} if order is None else {columns: order}
    if foreign := [name for name in given if name not in (rows, columns)]:
        raise ThemesError(f"The order names {some(foreign)}. It can order {rows} and {columns} only.")
    values = {rows: sorted(extracts[rows].unique(), key=_natural), columns: list(extracts[columns].unique())}
    for name, wanted in given.items():
        wanted = list(wanted)
        if len(set(wanted)) < len(wanted):
            raise ThemesError(f"The order of {name} names a value more than once. Keep one of each.")
        if foreign := [value for value in values[name] if value not in wanted]:
            raise ThemesError(
                f"The extracts have {some(foreign)} as {name}, which is not in the order given. Correct the "
                "spelling, or add it there."
            )
        values[name] = wanted
    counts = pd.crosstab(extracts[rows], extracts[columns])
    return counts.reindex(
        index=pd.Index(values[rows], name=rows), columns=pd.Index(values[columns], name=columns), fill_value=0
    )


def voices(counts: pd.DataFrame) -> pd.DataFrame:
    """Say whose voices carry each column of a matrix.

    Parameters
    ----------
    counts : DataFrame
        Voices × sub-themes (or themes), counts from 0 up, as `matrix` gives them.

    Returns
    -------
    DataFrame
        A row for each column of the matrix: `extracts` (their number), `voices` (how many rows have one or more),
        `largest_voice` (the row that has most; ties are all named, as "P3, P4"; empty where there is no extract) and
        `largest_share` (the share of one such voice, from 0 to 1; missing where there is no extract).

    Raises
    ------
    ThemesError
        If a cell is not a count.

    Examples
    --------
    >>> counts = pd.DataFrame({"Law": [3, 1], "Staff": [2, 2]}, index=["P1", "P2"])
    >>> voices(counts)
           extracts  voices largest_voice  largest_share
    Law           4       2            P1           0.75
    Staff         4       2        P1, P2           0.50
    """
    numbers = _counts(counts)
    extracts, most = numbers.sum(axis=0), numbers.max(axis=0)
    largest = [
        ", ".join(str(name) for name, number in zip(counts.index, column, strict=True) if number == top and top)
        for column, top in zip(numbers.T, most, strict=True)
    ]
    share = np.full(len(extracts), np.nan)
    np.divide(most, extracts, out=share, where=extracts > 0)
    found = {
        "extracts": extracts,
        "voices": (numbers > 0).sum(axis=0),
        "largest_voice": largest,
        "largest_share": share,
    }
    return pd.DataFrame(found, index=counts.columns)


def single_voice(counts: pd.DataFrame) -> list:
    """Name the columns of a matrix that rest on one voice.

    Parameters
    ----------
    counts : DataFrame
        Voices × sub-themes (or themes), as `matrix` gives them.

    Returns
    -------
    list
        Their names, in the matrix's order. A column without an extract rests on nobody and is not among them.

    Raises
    ------
    ThemesError
        If a cell is not a count.

    Examples
    --------
    >>> single_voice(pd.DataFrame({"Law": [3, 1], "Staff": [2, 0]}, index=["P1", "P2"]))
    ['Staff']
    """
    return list(counts.columns[(_counts(counts) > 0).sum(axis=0) == 1])


def hierarchy(table: pd.DataFrame) -> dict[str, list[str]]:
    """Check a table of themes and sub-themes and give it as a hierarchy.

    Parameters
    ----------
    table : DataFrame
        One row for each sub-theme: `theme`, `sub_theme`. Other columns are left aside.

    Returns
    -------
    dict
        Theme -> its sub-themes, in the table's order.

    Raises
    ------
    ThemesError
        If a column or a name is missing, a sub-theme stands there twice or under two themes, a name is a theme and a
        sub-theme at once, or two names differ in capitals or spaces only. The message has all that was found.

    Examples
    --------
    >>> hierarchy(pd.DataFrame({"theme": ["Law", "Law", "People"], "sub_theme": ["Gaps", "Help", "Staff"]}))
    {'Law': ['Gaps', 'Help'], 'People': ['Staff']}
    """
    _cells(table, ["theme", "sub_theme"])
    found: dict[str, list[str]] = {}
    rows: dict[str, tuple] = {}  # sub-theme -> (row, theme)
    wrong: list[str] = []
    for row, theme, sub_theme in zip(table.index, table["theme"], table["sub_theme"], strict=True):
        if sub_theme in rows:
            first, other = rows[sub_theme]
            where = "twice" if other == theme else f'under "{other}" and under "{theme}"'
            wrong.append(f'"{sub_theme}" stands {where} (rows {first} and {row}). Give it one place.')
            continue
        rows[sub_theme] = (row, theme)
        found.setdefault(theme, []).append(sub_theme)
    wrong += [
        f'"{name}" is a theme and a sub-theme (row {rows[name][0]}). Give one of them another name.'
        for name in found
        if name in rows
    ]
    plain: dict[str, str] = {}
    for name in dict.fromkeys([*found, *rows]):
        alike = plain.setdefault(" ".join(str(name).split()).casefold(), name)
        if alike != name:
            wrong.append(
                f'"{alike}" and "{name}" differ in capitals or spaces only. Write them alike, or tell them apart.'
            )
    if wrong:
        raise ThemesError("This is no hierarchy yet. " + " ".join(wrong))
    return found


def compare(first: pd.Series, second: pd.Series) -> float:
    """Say how far two groupings of the same items are alike: the adjusted Rand index, by scikit-learn.

    It asks for each pair of items whether both groupings put them together, or both apart, and corrects for chance.
    What the groups are called makes no difference.

    Parameters
    ----------
    first, second : Series
        Item -> group, with the same items in any order.

    Returns
    -------
    float
        1 for the same grouping, about 0 where chance would be as much alike, down to -0.5.

    Raises
    ------
    ThemesError
        If the two have different items, one stands there twice or has no group, or there are fewer than two.

    Notes
    -----
    Hubert and Arabie (1985), doi 10.1007/BF01908075.

    Examples
    --------
    >>> mine = pd.Series({"backlog": "Work", "posts": "Work", "privacy": "Law"})
    >>> yours = pd.Series({"privacy": 2, "posts": 1, "backlog": 1})
    >>> compare(mine, yours)
    1.0
    """
    for which, series in (("first", first), ("second", second)):
        if not isinstance(series, pd.Series):
            raise ThemesError(
                f"The {which} grouping is not a Series. Make one from a dict: pd.Series({{item: group}})."
            )
        if repeated := list(series.index[series.index.duplicated()].unique()):
            raise ThemesError(f"The {which} grouping has {some(repeated)} more than once. Give each item one group.")
        if empty := list(series.index[series.isna()]):
            raise ThemesError(f"The {which} grouping has no group for {some(empty)}. Give each item one.")
    only = [("first", first.index.difference(second.index)), ("second", second.index.difference(first.index))]
    if odd := [f"only the {which} has {some(list(items))}" for which, items in only if len(items)]:
        raise ThemesError(f"The two groupings have different items: {'; '.join(odd)}. Compare what both have grouped.")
    if len(first) < 2:
        raise ThemesError("There are fewer than two items, so there is no pair to compare. Group more items.")
    groups = [pd.factorize(series)[0] for series in (first, second.reindex(first.index))]
    return float(adjusted_rand_score(*groups))


def _cells(table: pd.DataFrame, columns: list[str]) -> None:
    """Check that the columns are there and full."""
    if not isinstance(table, pd.DataFrame):
        raise ThemesError(f"A table with the columns {some(columns)} is needed, and this is a {type(table).__name__}.")
    if missing := [name for name in columns if name not in table.columns]:
        raise ThemesError(f"The table has no column {some(missing)}. Its columns are: {some(list(table.columns))}.")
    if not len(table):
        raise ThemesError("The table has no rows.")
    for name in columns:
        empty = table[name].isna() | (table[name].astype(str).str.strip() == "")
        if empty.any():
            raise ThemesError(f"Row {table.index[empty][0]} has no {name}. Fill it in, or leave the row out.")


def _counts(counts: pd.DataFrame) -> np.ndarray:
    for name, column in counts.items():
        good = pd.api.types.is_numeric_dtype(column) and not column.isna().any()
        if not good or (column < 0).any() or (column % 1 != 0).any():
            raise ThemesError(
                f'Column "{name}" has a cell that is not a count: 0, 1, 2 and so on. matrix() makes them.'
            )
    return counts.to_numpy(dtype=int)


def _natural(value: object) -> list:
    """Sort P2 before P10."""
    return [
        (0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.split(r"([0-9]+)", str(value)) if part
    ]
