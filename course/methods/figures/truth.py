"""Truth table: combinations of conditions with their cases and outcome."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from course.methods import qca
from course.methods.figures.canvas import BELOW, LINE, MARGIN, canvas, flow, styled
from course.methods.figures.look import (
    PALE,
    PALETTE,
    POINTS,
    SMALL,
    fitted,
    text_width,
)
from course.methods.figures.matrices import ink
from course.methods.figures.words import clean, listed, many, needed

MOST_ROWS = 30


SHADES = {"1": PALETTE[3], "C": PALETTE[2], "0": "white"}
MEANING = {"1": "outcome", "0": "no outcome", "C": "contradiction"}


@dataclass(frozen=True)
class _Row:
    """A row of a truth table that has cases."""

    values: tuple[int, ...]
    outcome: str
    n: int
    cases: str


@styled
def truth_table(table: pd.DataFrame, *, title: str) -> Figure:
    """Draw the rows of a truth table that have cases; those without are counted below.

    Parameters
    ----------
    table : DataFrame
        What `qca.truth_table` gives, with or without remainders; drawn in that order.
    title : str
        What the figure shows. Leave the finding to the text and to the alternative text.

    Returns
    -------
    Figure
        Of matplotlib, 5 inches wide. A filled disc is a condition that is there, a ring one that is absent. The outcome
        is 1 in a dark square, 0 in a white one, C for a contradiction: cases with and without it. Show it with `show`.

    Raises
    ------
    ValueError
        If the table is no truth table, has more conditions or rows than can be read, or the title is empty.

    Examples
    --------
    >>> data = pd.DataFrame({"A": [1, 1, 0], "B": [1, 1, 0], "Y": [1, 0, 0]}, index=["one", "two", "three"])
    >>> fig = truth_table(qca.truth_table(data, "Y"), title="Three made-up cases")
    >>> fig.axes[0].texts[-1].get_text()
    '2 of 4 combinations have no case (remainders).'
    """
    names, rows = _rows(table)
    needed("Which conditions go with the outcome", title=title)
    widest = max(text_width(name) for name in names)
    column = min(widest + 8, 56.0)
    upright = False
    if column * len(names) > 170 or widest + 8 > 56:
        upright, column = True, 24.0
    left = MARGIN + column * len(names)
    free = POINTS - MARGIN - left - 92
    if free < 80:
        raise ValueError(
            f"{len(names)} conditions cannot be read at the width of a phone; 7 is the most. Draw the table of fewer."
        )
    heads = [fitted(name, 120.0, lines=1) if upright else name for name in names]
    head = max(text_width(name) for name in heads) + 8 if upright else 20.0
    cases = [_packed(row.cases, free) for row in rows]
    tall = [max(26.0, LINE * (text.count("\n") + 1) + 10) for text in cases]
    codes = [code for code in MEANING if any(row.outcome == code for row in rows)]
    conditions = [mark for mark in (1, 0) if any(mark in row.values for row in rows)]
    marks = [f"condition {'there' if mark else 'absent'}" for mark in conditions]
    above, _ = flow([(text, 20.0) for text in marks])
    below, lines = flow([(MEANING[code], 20.0) for code in codes])
    total = 2 ** len(names)
    empty = total - len(rows)
    foot = fitted(
        f"{empty:,} of {total:,} combinations have no case (remainders)."
        if empty
        else f"Each of the {total:,} combinations has a case.",
        POINTS - 2 * MARGIN,
    )
    fig, ax = canvas(title, head + sum(tall) + BELOW + 22 * (lines + 1) + 6 + LINE * (foot.count("\n") + 1) + 8)
    for place, name in enumerate(heads):
        x = MARGIN + (place + 0.5) * column
        ax.text(x, head - 5, name, size=SMALL, ha="center", va="bottom", rotation=90 if upright else 0)
    for x, name, ha in ((left + 30, "Outcome", "center"), (left + 76, "n", "center"), (left + 92, "Cases", "left")):
        ax.text(x, head - 5, name, size=SMALL, ha=ha, va="bottom")
    ax.plot([MARGIN, POINTS - MARGIN], [head - 1] * 2, color="#8C8C8C", linewidth=0.8)
    y = head
    for row, text, high in zip(rows, cases, tall, strict=True):
        middle = y + high / 2
        for place, value in enumerate(row.values):
            _draw_mark(ax, value, MARGIN + (place + 0.5) * column, middle)
        _draw_outcome(ax, row.outcome, left + 30, middle)
        ax.text(left + 76, middle, str(row.n), size=SMALL, ha="center", va="center")
        ax.text(left + 92, middle, text, size=SMALL, va="center")
        y += high
        ax.plot([MARGIN, POINTS - MARGIN], [y] * 2, color=PALE, linewidth=0.8)
    y += BELOW
    for mark, text, (x, _) in zip(conditions, marks, above, strict=True):
        _draw_mark(ax, mark, x + 9, y + 10)
        ax.text(x + 24, y + 10, text, size=SMALL, va="center")
    for code, (x, line) in zip(codes, below, strict=True):
        middle = y + 22 * (line + 1) + 10
        _draw_outcome(ax, code, x + 9, middle)
        ax.text(x + 24, middle, MEANING[code], size=SMALL, va="center")
    ax.text(MARGIN, y + 22 * (lines + 1) + 6, foot, size=SMALL, va="top")
    return fig


def truth_table_alt(table: pd.DataFrame) -> str:
    """Write alternative text that states the finding of `truth_table` with its numbers.

    Parameters
    ----------
    table : DataFrame
        What `qca.truth_table` gives.

    Returns
    -------
    str
        The conditions and the number of cases; rows and cases with the outcome, without it, and contradictory; the
        combinations of the first two kinds with their cases; how many combinations no case shows.

    Raises
    ------
    ValueError
        If the table is no truth table, or has more conditions or rows than can be read.

    Examples
    --------
    >>> data = pd.DataFrame({"A": [1, 1, 0], "B": [1, 1, 0], "Y": [1, 0, 0]}, index=["one", "two", "three"])
    >>> truth_table_alt(qca.truth_table(data, "Y"))
    'Truth table of 2 conditions (A and B) and 3 cases. No row has the outcome in all its cases. 1 row is contradictory: A, \
B (one 1, two 0). 1 row is without the outcome, with 1 case. 2 of 4 combinations have no case (remainders).'
    """
    names, rows = _rows(table)
    total = 2 ** len(names)
    cases = sum(row.n for row in rows)
    said = [f"Truth table of {many(len(names), 'condition')} ({listed(names)}) and {many(cases, 'case')}."]
    for code, one, more_ in (
        ("1", "has the outcome", "have the outcome"),
        ("C", "is contradictory", "are contradictory"),
    ):
        chosen = [row for row in rows if row.outcome == code]
        if not chosen:
            said.append("No row has the outcome in all its cases." if code == "1" else "No row is contradictory.")
            continue
        shown = [f"{_combined(names, row.values)} ({_cases_said(row)})" for row in chosen[:6]]
        more = f"; and {len(chosen) - 6} more" if len(chosen) > 6 else ""
        said.append(f"{many(len(chosen), 'row')} {one if len(chosen) == 1 else more_}: {'; '.join(shown)}{more}.")
    if without := [row for row in rows if row.outcome == "0"]:
        number = sum(row.n for row in without)
        said.append(
            f"{many(len(without), 'row')} {'is' if len(without) == 1 else 'are'} without the outcome, with "
            f"{many(number, 'case')}."
        )
    empty = total - len(rows)
    said.append(
        f"{empty:,} of {total:,} combinations have no case (remainders)."
        if empty
        else f"Each of the {total:,} combinations has a case."
    )
    return " ".join(said)


def _combined(names: Sequence[str], values: Sequence[int]) -> str:
    return ", ".join(name if value else f"not {name}" for name, value in zip(names, values, strict=True))


def _cases_said(row: _Row) -> str:
    return re.sub(r" \(([01])\)", r" \1", row.cases) or many(row.n, "case")


def _rows(table: pd.DataFrame) -> tuple[list[str], list[_Row]]:
    """Check a truth table; give its conditions, and the rows that have cases."""
    qca.counts(table)  # refuses what is no truth table
    columns = [name for name in table.columns if name not in qca.COLUMNS]
    rows = [
        _Row(tuple(int(row[name]) for name in columns), str(row["outcome"]), int(row["n"]), clean(row["cases"]))
        for row in table.to_dict("records")
        if str(row["outcome"]) != "?"
    ]
    if not rows:
        raise ValueError("There is nothing to draw: no row of the truth table has a case.")
    if len(rows) > MOST_ROWS:
        raise ValueError(f"{len(rows)} rows with cases cannot be read; {MOST_ROWS} is the most. Use fewer conditions.")
    return [str(name) for name in columns], rows


def _packed(cases: str, width: float) -> str:
    """Break a list of cases into lines, between cases where that can be."""
    done: list[str] = []
    for place, case in enumerate(names := cases.split(", ")):
        said = case if place == len(names) - 1 else f"{case},"
        if done and text_width(f"{done[-1]} {said}") <= width:
            done[-1] += f" {said}"
        else:
            done += fitted(said, width, lines=9).split("\n")
    return "\n".join(done)


def _draw_mark(ax: Axes, value: int, x: float, y: float) -> None:
    face = "black" if value else "white"
    ax.plot([x], [y], marker="o", markersize=11, markerfacecolor=face, markeredgecolor="black", markeredgewidth=1.2)


def _draw_outcome(ax: Axes, code: str, x: float, y: float) -> None:
    shade = SHADES[code]
    ax.add_patch(Rectangle((x - 9, y - 9), 18, 18, facecolor=shade, edgecolor="black", linewidth=1))
    ax.text(x, y, code, size=SMALL, weight="bold", color=ink(to_rgb(shade)), ha="center", va="center")
