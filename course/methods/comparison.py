"""Compare jurisdictions: a table of cells with their evidence, law in force on a date, distances, units.

A cell is the answer to one question (a dimension) for one jurisdiction, and has one of four statuses. "present": something
was found. "absent": somebody looked, and the law has none. "unknown": nobody found out. "not applicable": the question
does not arise. The first two are findings and need evidence; the other two are gaps and need a reason.
"""

from __future__ import annotations

import datetime
import math
import numbers
import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from course.methods.wording import is_number, quoted

STATUSES = ("present", "absent", "unknown", "not applicable")
GAPS = STATUSES[2:]
EVIDENCE = ("value", "instrument", "grade", "as_of", "status", "reason")
KINDS = ("ordered", "nominal", "binary", "numeric")
STATES = ("in force", "partly in force", "not yet in force", "no longer in force", "unknown")
NEVER_STARTED = ("proposed", "bill", "draft")
ENDED = ("lapsed", "repealed", "expired")
READ = ("in force", "part", *ENDED)  # how the status of an instrument begins that has started
HOURS = {"hours": 1, "days": 24, "weeks": 168}
SHARES = {"share": 1, "per cent": 0.01, "per mille": 0.001}
DATE = re.compile(r"(?<![\d/.])(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?![\d/]|-\d)")  # not the 2020 of 2020-1-1


class ComparisonError(ValueError):
    """Cells, instruments or values cannot be compared; the message says why, and what to do."""


@dataclass(frozen=True)
class Rate:
    """What one unit is worth in another, on a date, by a source. The course has no rates of its own.

    Attributes
    ----------
    unit, to : str
        The two units, such as "GBP" and "EUR".
    rate : float
        One of `unit` is `rate` of `to`; above 0.
    date : str
        The day of the rate, as 2026-11-20.
    source : str
        Who published it.
    """

    unit: str
    to: str
    rate: float
    date: str
    source: str


# Cells -------------------------------------------------------------------------------------------------------------------


def wide(cells: pd.DataFrame) -> pd.DataFrame:
    """Turn rows of cells into a table of jurisdictions by dimensions that keeps all the evidence.

    Parameters
    ----------
    cells : DataFrame
        One row for each cell: jurisdiction, dimension, value, instrument, grade, as_of, status, reason; other columns are
        kept as well. "present" needs value, instrument, grade and as_of. "absent" needs grade, as_of, and an instrument
        or a reason; it may have a value, such as level 0. "unknown" and "not applicable" need a reason and have no value.

    Returns
    -------
    DataFrame
        A row for each jurisdiction, and two levels of columns: ``table["value"]``, ``table["grade"]`` and so on are each
        jurisdictions × dimensions, in the order in which they first appear. In ``table["value"]`` a cell without a value
        says its status in words, so that no gap is taken for another, or for a number.

    Raises
    ------
    ComparisonError
        If there is no row, a column is missing or stands there twice, a cell stands there twice or not at all, or has
        not what its status needs.

    Examples
    --------
    >>> made_up = {"instrument": ["Act 1", ""], "grade": ["P", ""], "as_of": ["2026-11-01", ""]}
    >>> cells = pd.DataFrame({"jurisdiction": ["Norland", "Sudland"], "dimension": "D1", **made_up,
    ...                       "value": pd.array([2, None], dtype="Int64"), "status": ["present", "unknown"],
    ...                       "reason": ["", "no source found"]})
    >>> table = wide(cells)
    >>> table["value"]["D1"].to_dict()
    {'Norland': 2, 'Sudland': 'unknown'}
    >>> table["reason"].loc["Sudland", "D1"]
    'no source found'
    """
    _checked(cells)
    if cells.empty:
        raise ComparisonError("The cells have no rows, so there is no table to make. Did a filter leave none?")
    jurisdictions, dimensions = (list(dict.fromkeys(cells[name])) for name in ("jurisdiction", "dimension"))
    at = dict(zip(zip(cells["jurisdiction"], cells["dimension"], strict=True), range(len(cells)), strict=True))
    for place in ((one, other) for one in jurisdictions for other in dimensions):
        if place not in at:
            raise ComparisonError(
                f"There is no row for {_at(*place)}. Add one: with a finding and its evidence, or with the status "
                '"unknown" and the reason.'
            )
    columns = {}
    for field in (name for name in cells.columns if name not in ("jurisdiction", "dimension")):
        for dimension in dimensions:
            column = cells[field].iloc[[at[one, dimension] for one in jurisdictions]]
            if field == "value":
                column = _with_words(column, cells["status"].iloc[[at[one, dimension] for one in jurisdictions]])
            columns[field, dimension] = column.array
    table = pd.DataFrame(columns, index=pd.Index(jurisdictions, name="jurisdiction"))
    table.columns = pd.MultiIndex.from_tuples(list(columns), names=["column", "dimension"])
    return table


def _with_words(values: pd.Series, statuses: pd.Series) -> pd.Series:
    said = [
        status if _empty(value) else _plain(value)
        for value, status in zip(values.to_numpy(object), statuses, strict=True)
    ]
    return pd.Series(said, dtype=object).infer_objects()


def long(table: pd.DataFrame) -> pd.DataFrame:
    """Turn a table of `wide` back into one row for each cell.

    Parameters
    ----------
    table : DataFrame
        As `wide` gives it; jurisdictions and dimensions may have been left out or put in another order.

    Returns
    -------
    DataFrame
        jurisdiction, dimension, then the columns that the table holds; jurisdiction by jurisdiction. A cell without a
        value has a missing value again. Whole numbers are ``Int64``, other numbers ``float64``.

    Raises
    ------
    ComparisonError
        If the table is not one of `wide`, or a cell has lost what its status needs.

    Examples
    --------
    >>> cells = pd.DataFrame({"jurisdiction": ["Norland"], "dimension": ["D1"], "value": [2], "instrument": ["Act 1"],
    ...                       "grade": ["P"], "as_of": ["2026-11-01"], "status": ["present"], "reason": [""]})
    >>> long(wide(cells)).equals(cells.astype({"value": "Int64"}))
    True
    """
    _frame(table, "The cells")
    if not _has_evidence(table):
        raise ComparisonError(
            "The table has no column of evidence beside its values, so the rows cannot be made again. Give the table "
            'that wide() returned, not a part of it such as table["value"].'
        )
    dimensions = list(dict.fromkeys(table.columns.get_level_values(1)))
    fields = list(dict.fromkeys(table.columns.get_level_values(0)))
    parts = []
    for dimension in dimensions:
        part = pd.DataFrame({"jurisdiction": table.index, "dimension": dimension})
        for field in fields:
            if (field, dimension) not in table:
                raise ComparisonError(f"The table has no {field} for {dimension}. Keep all columns of a dimension.")
            part[field] = table[field, dimension].array
        part["value"] = pd.Series(
            [
                None if isinstance(value, str) and value == status else value
                for value, status in zip(part["value"].to_numpy(object), part["status"], strict=True)
            ],
            dtype=object,
        )
        parts.append(part)
    rows = (
        pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["jurisdiction", "dimension", *fields])
    )
    place = {name: number for number, name in enumerate(table.index)}
    rows = rows.sort_values("jurisdiction", key=lambda names: names.map(place), kind="stable", ignore_index=True)
    rows["value"] = _typed(rows["value"])
    _checked(rows)
    return rows


def _typed(values: pd.Series) -> pd.Series:
    found = [value for value in values if not _empty(value)]
    if found and all(is_number(value) for value in found):
        whole = all(isinstance(value, numbers.Integral) for value in found)
        gap, kind = (pd.NA, "Int64") if whole else (math.nan, "float64")
        return pd.Series([gap if _empty(value) else value for value in values], index=values.index, dtype=kind)
    return pd.Series([None if _empty(value) else value for value in values], index=values.index, dtype=object)


def counts(cells: pd.DataFrame, by: str | None = None) -> pd.Series | pd.DataFrame:
    """Count cells by status.

    Parameters
    ----------
    cells : DataFrame
        As for `wide`.
    by : str, optional
        A column, such as "dimension" or "jurisdiction": a row of counts for each of its values, and one for the cells
        that have none there.

    Returns
    -------
    Series or DataFrame
        All four statuses, from 0 up. The counts of all cells are a Series.

    Raises
    ------
    ComparisonError
        As for `wide`, or if there is no such column.

    Examples
    --------
    >>> cells = pd.DataFrame({"jurisdiction": ["Norland", "Sudland"], "dimension": "D1", "value": None, "instrument": "",
    ...                       "grade": ["P", ""], "as_of": ["2026-11-01", ""], "status": ["absent", "unknown"],
    ...                       "reason": ["the Act was read", "no source found"]})
    >>> counts(cells).to_dict()
    {'present': 0, 'absent': 1, 'unknown': 1, 'not applicable': 0}
    """
    _checked(cells)
    if by is None:
        return cells["status"].value_counts().reindex(STATUSES, fill_value=0).rename("cells").rename_axis("status")
    if by not in cells:
        raise ComparisonError(f'The cells have no column "{by}". They have: {", ".join(map(str, cells.columns))}.')
    each = pd.DataFrame({status: cells["status"] == status for status in STATUSES})
    return each.groupby(cells[by], sort=False, dropna=False, observed=True).sum().rename_axis(columns="status")


def _frame(table: object, what: str) -> None:
    if not isinstance(table, pd.DataFrame):
        raise ComparisonError(f"{what} are to be a table (a DataFrame), and this is a {type(table).__name__}.")
    if twice := list(table.columns[table.columns.duplicated()].unique()):
        raise ComparisonError(f"{what} have more than one column {quoted(twice)}. Keep one.")


def _checked(cells: pd.DataFrame) -> None:
    _frame(cells, "The cells")
    needed = ("jurisdiction", "dimension", *EVIDENCE)
    if missing := [name for name in needed if name not in cells]:
        raise ComparisonError(f"The cells have no column {quoted(missing)}. They need: {', '.join(needed)}.")
    seen: dict[tuple, Hashable] = {}
    for number, row in zip(cells.index, cells[list(needed)].to_dict("records"), strict=True):
        place = row["jurisdiction"], row["dimension"]
        if _empty(place[0]) or _empty(place[1]):
            raise ComparisonError(f"Row {number} of the cells does not say its jurisdiction and its dimension.")
        if place in seen:
            raise ComparisonError(
                f"Rows {seen[place]} and {number} are both {_at(*place)}. Keep one: a cell has one finding."
            )
        seen[place] = number
        _supported(_at(*place), row)


def _supported(where: str, row: Mapping) -> None:
    """Hold a cell to what its status needs."""
    status, value = row["status"], row["value"]
    if status not in STATUSES:
        raise ComparisonError(
            f"{where} has the status {'that is empty' if _empty(status) else quoted([status])}. "
            f"The statuses are: {', '.join(STATUSES)}."
        )
    if isinstance(value, str) and value.strip().lower() in STATUSES:
        raise ComparisonError(
            f'{where} has "{value}" as its value, which is a status. Leave the value empty and say it in status.'
        )
    if status in GAPS:
        if not _empty(value):
            raise ComparisonError(
                f"{where} is {status} and has the value {quoted([value])}. Empty the value, or give the status "
                '"present" or "absent" with its evidence.'
            )
        lacks = ["reason"] if _empty(row["reason"]) else []
    else:
        wanted = ["value", "instrument", "grade", "as_of"] if status == "present" else ["grade", "as_of"]
        lacks = [name for name in wanted if _empty(row[name])]
        if status == "absent" and _empty(row["instrument"]) and _empty(row["reason"]):
            lacks.append("instrument or reason")
    if lacks:
        otherwise = "" if status in GAPS else ', or set the status to "unknown" with the reason and without a value'
        raise ComparisonError(f"{where} is {status} and has no {', '.join(lacks)}. Fill it in{otherwise}.")


# In force ----------------------------------------------------------------------------------------------------------------


def in_force(instruments: pd.DataFrame, date: str | datetime.date) -> pd.DataFrame:
    """Say of each instrument whether it was in force on a date.

    Parameters
    ----------
    instruments : DataFrame
        One row for each: id and in_force_from; in_force_until (its last day) if any has ended; and a column whose name
        begins with "status". A cell with dates begins with the first date, as 2023-10-26, 2023-10 or 2023; later dates
        with a month in it are those of later parts: "2023-10-26 (staged; second part 2025-03-17)". A column named status_as_of_2026-11
        says how far the table knows: after that month nothing is known.
    date : str or date
        The day asked about, as 2026-11-21.

    Returns
    -------
    DataFrame
        A copy of the table with two more columns: state, and because, a sentence. The states: "in force"; "partly in
        force" (a later part had not started, or the status says "partly"); "not yet in force"; "no longer in force";
        "unknown", where the table cannot tell. A year alone leaves the days of that year unknown, and so does a status
        that does not begin with one of: in force, part, proposed, bill, draft, lapsed, repealed, expired.

    Raises
    ------
    ComparisonError
        If a column is missing, the date or a cell cannot be read, or an instrument ends before it starts.

    Examples
    --------
    >>> acts = pd.DataFrame({"id": ["A", "B"], "in_force_from": ["2023-10-26 (second part 2025-03-17)", None],
    ...                      "status": ["in force", "proposed"]})
    >>> in_force(acts, "2024-06-01")["state"].tolist()
    ['partly in force', 'not yet in force']
    >>> in_force(acts, "2025-06-01")["state"].tolist()
    ['in force', 'not yet in force']
    """
    day = _day(date)
    _frame(instruments, "The instruments")
    if missing := [name for name in ("id", "in_force_from") if name not in instruments]:
        raise ComparisonError(f"The instruments have no column {quoted(missing)}. They need id and in_force_from.")
    column = next((name for name in instruments.columns if str(name).startswith("status")), None)
    seen_until = _spans(str(column))[-1][1] if column and _spans(str(column)) else None
    found = []
    for row in instruments.to_dict("records"):
        status = "" if column is None or _empty(row[column]) else str(row[column]).strip().lower()
        found.append(_state(row, status, day, seen_until))
    return instruments.assign(state=[state for state, _ in found], because=[why for _, why in found])


def _state(row: Mapping, status: str, day: datetime.date, seen_until: datetime.date | None) -> tuple[str, str]:
    text, end = _dated(row["in_force_from"]), _dated(row.get("in_force_until"))
    name, ends = row["id"], _spans(end)
    if end and not ends:
        raise ComparisonError(f'{name} has in_force_until "{end}", which is no date. Write it as 2026-04-03.')
    spans = _spans(text) if DATE.match(text) else []
    if spans and ends and ends[0][1] < spans[0][0]:
        raise ComparisonError(f"{name} ends on {end} and starts on {text}. Correct one of the dates.")
    if ends and day > ends[0][1]:
        return "no longer in force", f"It ended on {end}."
    if spans and day < spans[0][0]:
        return "not yet in force", f"It starts {_said(spans[0])}."
    if seen_until and day > seen_until:
        return "unknown", f"The table knows nothing after {seen_until}."
    if status.startswith(NEVER_STARTED):
        return "not yet in force", f"Its status is {status}."
    if not spans:
        return "unknown", f"The table gives no date of its start{f': it says {text!r}' if text else ''}."
    if day < spans[0][1]:
        return "unknown", f"It started at some time {_said(spans[0])}."
    if ends and day >= ends[0][0] and ends[0][0] != ends[0][1]:
        return "unknown", f"It ended at some time {_said(ends[0])}."
    if status.startswith(ENDED) and not ends:
        return "unknown", f"It is {status}, and the table does not say since when."
    if status == "unknown":
        return "unknown", "The table says that its status is unknown."
    if status and not status.startswith(READ):
        return "unknown", f"It started {_said(spans[0])}, and {status!r} does not say whether it still holds."
    if later := [span for span in spans[1:] if day < span[1]]:
        return "partly in force", f"A later part starts {_said(min(later))}."
    if status.startswith("part"):
        return "partly in force", f"It started {_said(spans[0])}, and its status is {status}."
    return "in force", f"It started {_said(spans[0])}."


def _dated(cell: object) -> str:
    if _empty(cell):
        return ""
    return cell.strftime("%Y-%m-%d") if isinstance(cell, datetime.date) else str(cell).strip().removesuffix(".0")


def _spans(text: str) -> list[tuple[datetime.date, datetime.date]]:
    """Find the dates in a text, each as its first and its last possible day."""
    spans = []
    for year, month, day in DATE.findall(text):
        try:
            first = datetime.date(int(year), int(month or 1), int(day or 1))
            last = pd.Timestamp(first) + pd.offsets.MonthEnd(0) if month else pd.Timestamp(int(year), 12, 31)
        except ValueError:
            raise ComparisonError(f'"{text}" has a date that does not exist. Write dates as 2026-04-03.') from None
        spans.append((first, first if day else last.date()))
    # A year alone after the first date is as often part of a title as the start of something.
    return [span for place, span in enumerate(spans) if place == 0 or span[1] - span[0] < datetime.timedelta(31)]


def _said(span: tuple[datetime.date, datetime.date]) -> str:
    first, last = span
    if first == last:
        return f"on {first}"
    return f"in {first.year}" if last.month - first.month else f"in {first:%Y-%m}"


def _day(date: str | datetime.date) -> datetime.date:
    if isinstance(date, datetime.date) and not _empty(date):
        return date.date() if isinstance(date, datetime.datetime) else date
    try:
        return datetime.date.fromisoformat(date)
    except (TypeError, ValueError):
        raise ComparisonError(f"The date is {date!r}. Give one day as year-month-day, such as 2026-11-21.") from None


# Distance ----------------------------------------------------------------------------------------------------------------


def distance(
    table: pd.DataFrame, kinds: Mapping[str, str | Sequence], weights: Mapping[str, float] | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give Gower's distance between each two cases, and how many dimensions it rests on.

    Parameters
    ----------
    table : DataFrame
        Of `wide`, or cases × dimensions with plain values; there a missing value, "unknown" or "not applicable" is a gap.
    kinds : dict
        Each dimension to be used and its kind. "numeric": difference in proportion to the range among the cases.
        "ordered": the same with the places of the values in their order (numbers by size); or a list of all levels, lowest
        first, whose length is then the range. "nominal": 0 if equal, else 1. "binary": yes or no (True or False, 1 or 0);
        as in Gower's paper a no in both cases says nothing and is left out, so use "nominal" where it should count.
    weights : dict, optional
        Dimension to weight, 0 or more; all alike unless you say otherwise.

    Returns
    -------
    tuple of two DataFrames
        The distances, cases × cases, from 0 to 1; missing where no dimension is left, and 0 of each case to itself. And,
        in the same shape, the number of dimensions with a weight that each rests on. A gap takes its dimension out for
        that pair only. An "absent" without a value is a no for "binary" and a value of its own for "nominal".

    Raises
    ------
    ComparisonError
        If a dimension, a kind or a weight is not known, a value does not fit its kind, or a case stands there twice.

    Notes
    -----
    Gower (1971), "A general coefficient of similarity and some of its properties", Biometrics 27, doi 10.2307/2528823:
    the distance is 1 less his similarity. He has no ordered characters; places in the order are Kaufman and Rousseeuw's
    (1990) way.

    Examples
    --------
    By hand, for a made-up A and B: levels 0 and 2 of 0 to 2 (1), the same regulator (0), 365 and 180 days in a range of
    365 - 0 (185/365), and neither has the rule (left out). (1 + 0 + 185/365) / 3 = 0.5023.

    >>> table = pd.DataFrame({"duty": [0, 2, 1], "regulator": ["own", "own", "ministry"], "days": [365, 180, 0],
    ...                       "rule": [False, False, True]}, index=["A", "B", "C"])
    >>> gower, rests_on = distance(
    ...     table, {"duty": "ordered", "regulator": "nominal", "days": "numeric", "rule": "binary"})
    >>> round(float(gower.loc["A", "B"]), 4), int(rests_on.loc["A", "B"])
    (0.5023, 3)
    >>> round(float(gower.loc["A", "C"]), 4), int(rests_on.loc["A", "C"])  # (1/2 + 1 + 1 + 1) / 4
    (0.875, 4)
    """
    _frame(table, "The cases")
    values = table["value"] if _has_evidence(table) else table
    if values.empty:
        raise ComparisonError("The cases have no rows or no columns, so there is nothing to compare.")
    if not isinstance(kinds, Mapping | pd.Series) or not len(kinds):
        raise ComparisonError("No dimension is named. Give each its kind, such as {'D1': 'ordered'}.")
    if foreign := [name for name in kinds if name not in values]:
        raise ComparisonError(
            f"The table has no dimension {quoted(foreign)}. It has: {', '.join(map(str, values.columns))}."
        )
    if not values.index.is_unique:
        raise ComparisonError(f"{values.index[values.index.duplicated()][0]} stands there twice. Keep one row a case.")
    weighed = dict.fromkeys(kinds, 1.0) if weights is None else _weighed(weights, kinds)
    size = len(values)
    total, weight, used = np.zeros((size, size)), np.zeros((size, size)), np.zeros((size, size), dtype=int)
    for name, kind in kinds.items():
        if weighed[name] == 0:
            continue
        apart, valid = _apart(name, values[name], kind)
        total += weighed[name] * np.where(valid, apart, 0)
        weight += weighed[name] * valid
        used += valid
    with np.errstate(invalid="ignore"):
        gower = np.where(used > 0, total / weight, np.nan)
    # A case is at no distance from itself, also where it has no value to show for it.
    np.fill_diagonal(gower, 0.0)
    labels = {"index": values.index, "columns": values.index.rename(None)}
    return pd.DataFrame(gower, **labels), pd.DataFrame(used, **labels)


def _apart(name: str, column: pd.Series, kind: str | Sequence) -> tuple[np.ndarray, np.ndarray]:
    """Give how far apart each two cases are in one dimension, from 0 to 1, and whether they can be compared in it."""
    cells = [None if _empty(value) or value in GAPS else value for value in column.to_numpy(object)]
    there = np.array([cell is not None for cell in cells])
    valid = there[:, None] & there[None, :]
    found = [cell for cell in cells if cell is not None]
    kind = list(kind) if pd.api.types.is_list_like(kind, allow_sets=False) else kind
    if kind not in KINDS and not (isinstance(kind, list) and kind):
        raise ComparisonError(
            f"{name} has the kind {quoted([kind])}. The kinds are: {', '.join(KINDS)}, or a list of levels."
        )
    if kind == "nominal":
        codes = np.array([-1 if cell is None else found.index(cell) for cell in cells])
        return (codes[:, None] != codes[None, :]).astype(float), valid
    if kind == "binary":
        yes = np.array([_yes(name, column.index[place], cell) for place, cell in enumerate(cells)], dtype=bool)
        return (yes[:, None] != yes[None, :]).astype(float), valid & (yes[:, None] | yes[None, :])
    levels = None if isinstance(kind, str) else kind
    for place, cell in enumerate(cells):
        where = f"{column.index[place]}, {name}"
        if isinstance(cell, str) and cell == "absent" and "absent" not in (levels or ()):
            raise ComparisonError(
                f"{where} is absent and has no value. Give it the value that absence has on this scale, often its lowest "
                "level: a place on a scale is a decision, so it has to be written down."
            )
        if levels is None and cell is not None and not is_number(cell):
            raise ComparisonError(
                f"{where} is {quoted([cell])}, which is no number. Say {name} is nominal, or give the list of its levels "
                "from lowest to highest as its kind."
            )
        if levels is not None and cell is not None and cell not in levels:
            raise ComparisonError(f"{where} is {quoted([cell])}, which is not among the levels {quoted(levels)}.")
    if levels is None and kind == "ordered":
        levels = sorted(set(found))
        span = len(levels) - 1
    elif levels is not None:
        if len(set(levels)) < len(levels):
            raise ComparisonError(f"The levels of {name} name one twice: {quoted(levels)}. Keep one of each.")
        span = len(levels) - 1
    else:
        span = max(found) - min(found) if found else 0
    at = np.array(
        [0.0 if cell is None else levels.index(cell) if levels is not None else float(cell) for cell in cells]
    )
    return np.abs(at[:, None] - at[None, :]) / (span or 1), valid


def _yes(name: str, case: object, cell: object) -> bool:
    if cell is None or (isinstance(cell, str) and cell == "absent"):
        return False
    if not isinstance(cell, str) and cell in (0, 1):
        return bool(cell)
    raise ComparisonError(
        f"{case}, {name} is {quoted([cell])}, and a binary dimension is yes or no: True or False, 1 or 0. For more than "
        'two answers use "nominal" or "ordered".'
    )


def _weighed(weights: Mapping[str, float], kinds: Mapping) -> dict[str, float]:
    if not isinstance(weights, Mapping | pd.Series):
        raise ComparisonError("The weights are to say which dimension each belongs to, such as {'D1': 2, 'D2': 1}.")
    names, wanted = list(weights.keys()), list(kinds)
    if wrong := [name for name in wanted if name not in names] + [name for name in names if name not in wanted]:
        raise ComparisonError(f"The weights and the kinds differ in {quoted(wrong)}. Give each dimension one weight.")
    for name in wanted:
        if not is_number(weights[name]) or weights[name] < 0:
            raise ComparisonError(f"The weight of {name} is {weights[name]!r}. Give a number, 0 or more.")
    if not any(weights[name] for name in wanted):
        raise ComparisonError("Every weight is 0, so nothing is left to compare. Give one dimension a weight above 0.")
    return {name: float(weights[name]) for name in wanted}


def pairs(distances: pd.DataFrame, rests_on: pd.DataFrame | None = None) -> pd.DataFrame:
    """Name the most similar and the most different pairs of cases, all of them where several tie.

    Parameters
    ----------
    distances : DataFrame
        Cases × cases, of `distance`.
    rests_on : DataFrame, optional
        The second table of `distance`; adds its numbers as the column dimensions.

    Returns
    -------
    DataFrame
        One row for each pair: pair ("most similar" or "most different"), first, second, distance. Where all distances
        are equal, each pair is both. Pairs without a distance are left out.

    Raises
    ------
    ComparisonError
        If the table is not square with the same cases on both sides, or no pair has a distance.

    Examples
    --------
    >>> table = pd.DataFrame({"D1": [0, 0, 2, 1]}, index=list("ABCD"))
    >>> pairs(distance(table, {"D1": "ordered"})[0])
                 pair first second  distance
    0    most similar     A      B       0.0
    1  most different     A      C       1.0
    2  most different     B      C       1.0
    """
    if isinstance(distances, tuple):
        raise ComparisonError(
            "These are both tables of distance(). Take them apart: gower, rests_on = distance(…), then pairs(gower)."
        )
    _frame(distances, "The distances")
    for table in (distances, *(() if rests_on is None else (rests_on,))):
        if not list(distances.index) == list(table.index) == list(table.columns):
            raise ComparisonError("The rows and columns are not the same cases. Give the tables of distance().")
    if any(not pd.api.types.is_numeric_dtype(kind) for kind in distances.dtypes):
        raise ComparisonError("Among the distances stands something that is no number. Give the table of distance().")
    found = [
        (one, other, distances.iat[one, other])
        for one, other in combinations(range(len(distances)), 2)
        if not _empty(distances.iat[one, other])
    ]
    if not found:
        raise ComparisonError("No pair of cases has a distance: no two share a dimension with a value in both.")
    names, rows = distances.index, []
    for called, extreme in (("most similar", min), ("most different", max)):
        best = extreme(apart for _, _, apart in found)
        for one, other, apart in found:
            if math.isclose(apart, best, rel_tol=0, abs_tol=1e-9):
                row = {"pair": called, "first": names[one], "second": names[other], "distance": float(apart)}
                rows.append(row | ({} if rests_on is None else {"dimensions": int(rests_on.iat[one, other])}))
    return pd.DataFrame(rows)


# Units -------------------------------------------------------------------------------------------------------------------


def convert(
    values: Sequence | pd.Series,
    units: str | Sequence | pd.Series,
    to: str,
    rates: Sequence[Rate] = (),
    keep: bool = False,
) -> pd.DataFrame:
    """Bring values into one unit, and say of each how.

    Parameters
    ----------
    values : Series or list
        Numbers; a missing one stays missing.
    units : str, Series or list
        The unit of all values, or of each.
    to : str
        The unit wanted.
    rates : sequence of Rate
        What is not fixed, such as currencies: each with its date and source. Fixed are only hours, days and weeks, and
        share, per cent and per mille. Months and years have no fixed number of days.
    keep : bool, default False
        Keep what cannot be converted in the table, without a converted value, instead of stopping at it.

    Returns
    -------
    DataFrame
        value, unit, converted, to, rate, date, source; the index is that of `values`. The source of a fixed relation is
        "by definition". A value that stayed out has "cannot be converted: …" there.

    Raises
    ------
    ComparisonError
        If a unit has no way to the one wanted, a value is no number, or a rate lacks its date or source.

    Examples
    --------
    A rate that was made up for this example:

    >>> rate = Rate("GBP", "EUR", 1.2, "2026-11-20", "made up")
    >>> done = convert([18e6, 5e6], ["GBP", "EUR"], "EUR", [rate])
    >>> done["converted"].tolist(), done["source"].tolist()
    ([21600000.0, 5000000.0], ['made up', 'by definition'])
    >>> convert([6], "per cent of turnover", "EUR", [rate])
    Traceback (most recent call last):
    course.methods.comparison.ComparisonError: "per cent of turnover" cannot be turned into "EUR" (value 0): no rate between the two was given. Give one with its date and source, or compare these values apart from the others.
    """
    if isinstance(values, str | numbers.Number) or values is None:
        raise ComparisonError(f"The values are {values!r}. Give a list or a column, also of one value: [{values!r}].")
    index = values.index if isinstance(values, pd.Series) else pd.RangeIndex(len(values))
    if isinstance(units, pd.Series) and not units.index.equals(index):
        raise ComparisonError("The values and the units have different indexes. Take both from the same table.")
    named = list(units) if pd.api.types.is_list_like(units) else [units] * len(index)
    if len(named) != len(index):
        raise ComparisonError(f"There are {len(index)} values and {len(named)} units. Give each value one unit.")
    if not isinstance(to, str) or _empty(to):
        raise ComparisonError('The unit wanted is empty. Name it, such as to="EUR".')
    known = _known_rates(rates)
    rows = []
    for label, value, unit in zip(index, list(values), named, strict=True):
        gap = _empty(value)
        if not gap and not is_number(value):
            raise ComparisonError(f"Value {label} is {quoted([value])}, which is no number. Put its unit into units.")
        if _empty(unit) and not gap:
            raise ComparisonError(
                f"Value {label} has no unit. A number without its unit cannot be compared: look it up."
            )
        rate, date, source = _relation(unit, to, known, label, keep or gap)
        converted = math.nan if gap else float(value) * rate
        number = math.nan if gap else float(value)
        rows.append((number, unit, converted, to, rate, date, source))
    return pd.DataFrame(rows, columns=["value", "unit", "converted", "to", "rate", "date", "source"], index=index)


def _known_rates(rates: Sequence[Rate]) -> dict[tuple[str, str], Rate]:
    known: dict[tuple[str, str], Rate] = {}
    for rate in (rates,) if isinstance(rates, Rate) else rates:
        if not isinstance(rate, Rate):
            raise ComparisonError('A rate is given as Rate("GBP", "EUR", the rate, its date, its source).')
        if not is_number(rate.rate) or rate.rate <= 0:
            raise ComparisonError(f"The rate of {rate.unit} in {rate.to} is {rate.rate!r}. Give a number above 0.")
        _day(rate.date)
        if _empty(rate.source):
            raise ComparisonError(f"The rate of {rate.unit} in {rate.to} has no source. Say who published it.")
        if (rate.unit, rate.to) in known or (rate.to, rate.unit) in known:
            raise ComparisonError(f"There are two rates between {rate.unit} and {rate.to}. Decide on one.")
        known[rate.unit, rate.to] = rate
    return known


def _relation(
    unit: str, to: str, known: Mapping[tuple[str, str], Rate], label: Hashable, keep: bool
) -> tuple[float, object, str]:
    if unit == to:
        return 1.0, None, "by definition"
    for fixed in (HOURS, SHARES):
        if unit in fixed and to in fixed:
            return fixed[unit] / fixed[to], None, "by definition"
    if rate := known.get((unit, to)):
        return float(rate.rate), rate.date, rate.source
    if rate := known.get((to, unit)):
        return 1 / rate.rate, rate.date, rate.source
    why = "no rate between the two was given"
    if {unit, to} & {"month", "months", "year", "years"} and {unit, to} & set(HOURS):
        why = "months and years differ in their number of days, and no rate says which is meant"
    if keep:
        return math.nan, None, "" if _empty(unit) else f"cannot be converted: {why}"
    raise ComparisonError(
        f'"{unit}" cannot be turned into "{to}" (value {label}): {why}. Give one with its date and source, or compare '
        "these values apart from the others."
    )


# Words and values --------------------------------------------------------------------------------------------------------


def _has_evidence(table: pd.DataFrame) -> bool:
    return table.columns.nlevels == 2 and {*EVIDENCE} <= set(table.columns.get_level_values(0))


def _empty(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or (np.ndim(value) == 0 and bool(pd.isna(value)))


def _plain(value: object) -> object:
    return value.item() if isinstance(value, np.generic) else value


def _at(jurisdiction: object, dimension: object) -> str:
    return f"{jurisdiction}, {dimension}"
