"""Tables of counts as a field of shaded cells."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import pandas as pd
from matplotlib import style
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from course.methods.figures.look import (
    DPI,
    POINTS,
    QUIET,
    SMALL,
    STYLE,
    TITLE,
    WIDTH,
    at_the_edge,
    fitted,
    text_width,
    wrapped,
)
from course.methods.figures.words import clean, has, is_real, many, needed, needed_what, number_words, per_cent

MOST_ROWS = 30
LIGHTEST, DARKEST = "#D6E8F3", "#00395A"  # of the palette's blue, from the smallest count to the largest


@dataclass(frozen=True)
class _Field:
    """Counts with their labels, as rows of numbers."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    numbers: tuple[tuple[float, ...], ...]

    def turned(self) -> _Field:
        return _Field(self.columns, self.rows, tuple(zip(*self.numbers, strict=True)))


@dataclass(frozen=True)
class _Layout:
    """A field with its labels broken into lines."""

    field: _Field
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    upright: bool  # whether the columns' labels stand on end


def heat_map(matrix: pd.DataFrame, *, xlabel: str, ylabel: str, title: str) -> Figure:
    """Draw a table of counts as cells, the darker the higher, with the number in every cell.

    Parameters
    ----------
    matrix : DataFrame
        Counts from 0 up, such as `themes.matrix` gives; drawn in the order given.
    xlabel : str
        What the columns are, such as "Sub-theme".
    ylabel : str
        What the rows are, such as "Participant".
    title : str
        What the figure shows. Leave the finding to the text and to the alternative text.

    Returns
    -------
    Figure
        Of matplotlib, 5 inches wide. Cells with 0 are white. Where the columns have the longer names, the table is
        turned, so that the names can be read; each side keeps its own label. Show it with `show`.

    Raises
    ------
    ValueError
        If the table cannot be drawn as a field of cells, or a label or the title is empty.

    Examples
    --------
    >>> matrix = pd.DataFrame({"Training": [2, 0], "Law": [1, 3]}, index=["P1", "P2"])
    >>> fig = heat_map(matrix, xlabel="Sub-theme", ylabel="Participant", title="Extracts")
    >>> [text.get_text() for text in fig.axes[0].texts]
    ['2', '1', '0', '3']
    """
    field = _field(matrix)
    needed("Sub-theme", xlabel=xlabel, ylabel=ylabel, title=title)
    across, down = xlabel, ylabel
    layout = _layout(field)
    if layout is None or layout.upright:
        turned = _layout(field.turned())
        if turned is not None and (layout is None or not turned.upright):
            layout, across, down = turned, ylabel, xlabel
    if layout is None:
        raise ValueError(
            f"{len(field.rows)} rows and {len(field.columns)} columns cannot be read at the width of a phone. Draw a "
            "part of the table, such as its fullest columns."
        )
    field = layout.field
    title = wrapped(title, TITLE)
    row = 11 + 15 * max(label.count("\n") + 1 for label in layout.rows)
    if layout.upright:
        head = max(text_width(line) for label in layout.columns for line in label.split("\n"))
    else:
        head = 15 * max(label.count("\n") + 1 for label in layout.columns)
    height = 56 + 17 * (title.count("\n") + 1) + head + row * len(field.rows)
    most = max(max(numbers) for numbers in field.numbers)
    colours = [[_shade(number, most) for number in numbers] for numbers in field.numbers]
    with style.context(["default", STYLE]):
        fig = Figure(figsize=(WIDTH, height / 72), dpi=DPI, layout="constrained")
        ax = fig.add_subplot(xlabel=wrapped(across, TITLE), ylabel=wrapped(down, TITLE))
        ax.imshow(colours, aspect="auto", interpolation="nearest")
        for place, numbers in enumerate(field.numbers):
            for other, number in enumerate(numbers):
                colour = QUIET if not number else ink(colours[place][other])
                said = ax.text(other, place, number_words(number), size=SMALL, color=colour, ha="center", va="center")
                said.set_in_layout(False)  # it lies inside its cell; leaving it out saves half the time
        ax.set_yticks(range(len(field.rows)), layout.rows, size=SMALL)
        ax.set_xticks(range(len(field.columns)), layout.columns, size=SMALL, rotation=90 if layout.upright else 0)
        ax.xaxis.tick_top()
        ax.xaxis.set_label_position("top")
        ax.tick_params(length=0)
        ax.set_xticks([place - 0.5 for place in range(1, len(field.columns))], minor=True)
        ax.set_yticks([place - 0.5 for place in range(1, len(field.rows))], minor=True)
        ax.grid(which="minor", color="#BFBFBF", linewidth=0.8)
        ax.tick_params(which="minor", length=0)
        ax.spines[["top", "right"]].set_visible(True)
        at_the_edge(fig, ax, title)
    return fig


def heat_map_alt(matrix: pd.DataFrame, *, what: str) -> str:
    """Write alternative text that states the finding of `heat_map` with its numbers.

    Parameters
    ----------
    matrix : DataFrame
        Counts from 0 up, as for `heat_map`.
    what : str
        What is counted by what, such as "extracts by participant and sub-theme".

    Returns
    -------
    str
        The size of the table; the highest number and where it stands; how many cells are 0; the fullest row and column
        with their shares of the total; and the columns that only one row has a number in, with that row.

    Raises
    ------
    ValueError
        If the table cannot be drawn as a field of cells, or `what` is empty.

    Examples
    --------
    >>> matrix = pd.DataFrame({"Training": [2, 0], "Law": [1, 3]}, index=["P1", "P2"])
    >>> heat_map_alt(matrix, what="extracts by participant and sub-theme")
    'Heat map of extracts by participant and sub-theme: 2 by 2 cells, 6 in all. The highest number is 3, for P2 with Law. \
1 of 4 cells is 0. Sums: P1 and P2 have most with 3 of 6 (50 per cent) each; Law has most with 4 of 6 (67 per cent). \
Carried by one alone: Training (P1).'
    """
    field = _field(matrix)
    needed_what(what, "extracts by participant and sub-theme")
    cells = {
        (row, column): number
        for row, numbers in zip(field.rows, field.numbers, strict=True)
        for column, number in zip(field.columns, numbers, strict=True)
    }
    total, most = math.fsum(cells.values()), max(cells.values())
    start = f"Heat map of {what.strip()}: {len(field.rows)} by {len(field.columns)} cells"
    if not total:
        return f"{start}. Every cell is 0."
    said = [f"{start}, {number_words(total)} in all."]
    first = [f"{row} with {column}" for (row, column), number in cells.items() if number == most]
    where = f"in {len(first)} cells" if len(first) > 3 else f"for {', and for '.join(first)}"
    said.append(f"The highest number is {number_words(most)}, {where}.")
    none = sum(not number for number in cells.values())
    said.append(f"{none or 'None'} of {many(len(cells), 'cell')} {'is' if none <= 1 else 'are'} 0.")
    # Not called rows and columns: the figure may be turned.
    sums = [
        {label: math.fsum(numbers) for label, numbers in zip(labels, lines, strict=True)}
        for labels, lines in ((field.rows, field.numbers), (field.columns, field.turned().numbers))
        if len(labels) > 1
    ]
    leading = []
    for by_label in sums:
        top = max(by_label.values())
        share = f"{number_words(top)} of {number_words(total)} ({per_cent(top / total)})"
        leading.append(has([label for label, value in by_label.items() if value == top], "most", share, "labels"))
    if leading:
        said.append(f"Sums: {'; '.join(leading)}.")
    if len(field.rows) > 1:
        filled = {
            column: [row for row, number in zip(field.rows, numbers, strict=True) if number]
            for column, numbers in zip(field.columns, field.turned().numbers, strict=True)
        }
        if single := [f"{column} ({rows[0]})" for column, rows in filled.items() if len(rows) == 1]:
            shown = "; ".join(single[:6]) + ("; and others" if len(single) > 6 else "")
            said.append(f"Carried by one alone: {shown}.")
    return " ".join(said)


def _field(matrix: pd.DataFrame) -> _Field:
    """Check a table of counts."""
    if not isinstance(matrix, pd.DataFrame):
        raise ValueError(
            "A heat map is drawn from a table of counts (a pandas DataFrame), such as themes.matrix(…) gives; this is a "
            f"{type(matrix).__name__}."
        )
    if matrix.empty:
        raise ValueError("There is nothing to draw: the table has no row or no column. Did a filter leave none?")
    rows, columns = ([clean(label) for label in labels] for labels in (matrix.index, matrix.columns))
    for side, labels in (("row", rows), ("column", columns)):
        if not all(labels):
            raise ValueError(f"One {side} has no label. Give it one, or leave it out.")
        if twice := [label for label, times in Counter(labels).items() if times > 1]:
            raise ValueError(f'The {side} "{twice[0]}" is there twice. Add its numbers up, or make the labels differ.')
    cells = matrix.astype(object)  # plain numbers, which read as people write them
    numbers = []
    for place, row in enumerate(rows):
        line = []
        for other, column in enumerate(columns):
            value = cells.iat[place, other]
            if not is_real(value):
                raise ValueError(
                    f'The cell of "{row}" and "{column}" is {value!r}. A cell needs a number; write 0 where there is '
                    "none."
                )
            if value < 0:
                raise ValueError(f'The cell of "{row}" and "{column}" is {value}, below 0. Counts start at 0.')
            line.append(int(value) if float(value).is_integer() else float(value))
        numbers.append(tuple(line))
    return _Field(tuple(rows), tuple(columns), tuple(numbers))


def _layout(field: _Field) -> _Layout | None:
    """Break the labels into lines for the width of a phone; None where the cells would be too narrow."""
    if len(field.rows) > MOST_ROWS:
        return None
    # Digits are equally wide, so the number with most characters is the widest.
    number = text_width(max((number_words(value) for numbers in field.numbers for value in numbers), key=len))
    cell = max(number + 2, 15.0)
    free = POINTS - 36 - cell * len(field.columns)  # beside the cells: the label of the side and some air
    natural = max(text_width(label) for label in field.rows)
    if free < min(natural, 60):
        return None
    side = min(natural + 1, 135, free)
    rows = tuple(fitted(label, side) for label in field.rows)
    cell = (POINTS - 36 - side) / len(field.columns)
    upright = any(text_width(word) > cell - 4 for label in field.columns for word in label.split()) or any(
        fitted(label, cell - 4, lines=99).count("\n") > 2 for label in field.columns
    )
    if upright:
        columns = tuple(fitted(label, 120, lines=max(1, min(3, int(cell / 15)))) for label in field.columns)
    else:
        columns = tuple(fitted(label, cell - 4) for label in field.columns)
    return _Layout(field, rows, columns, upright)


def _shade(number: float, most: float) -> tuple[float, float, float]:
    """Give a cell's colour: white for 0, and from light to dark blue with the number."""
    if not number:
        return (1.0, 1.0, 1.0)
    low, high = to_rgb(LIGHTEST), to_rgb(DARKEST)
    share = number / most
    red, green, blue = (a + (b - a) * share for a, b in zip(low, high, strict=True))
    return (red, green, blue)


def ink(colour: tuple[float, float, float]) -> str:
    """Choose black or white, whichever stands out more against a colour (WCAG 2.2's relative luminance)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "black" if (luminance + 0.05) ** 2 > 0.05 * 1.05 else "white"
