"""Evidence matrix: jurisdictions by dimensions, each finding with the grade of its evidence, and gaps that look empty."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from course.methods.comparison import GAPS, STATUSES
from course.methods.figures.canvas import BELOW, LINE, MARGIN, canvas, flow, styled
from course.methods.figures.look import (
    POINTS,
    SMALL,
    fitted,
    text_width,
)
from course.methods.figures.matrices import DARKEST, LIGHTEST, ink
from course.methods.figures.words import clean, has, is_real, listed, many, named, needed, per_cent

MOST_CASES = 40


@dataclass(frozen=True)
class _Cell:
    """A cell of the evidence matrix; a gap has neither level nor grade."""

    status: str
    level: int | None
    grade: str


@dataclass(frozen=True)
class _Cells:
    """The cells of the evidence matrix with their labels."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[_Cell, ...], ...]

    def turned(self) -> _Cells:
        return _Cells(self.columns, self.rows, tuple(zip(*self.cells, strict=True)))


@styled
def evidence_matrix(table: pd.DataFrame, *, title: str) -> Figure:
    """Draw jurisdictions by dimensions: the level of each cell as a number and a shade, with the grade of its evidence.

    Parameters
    ----------
    table : DataFrame
        What `comparison.wide` gives, or some of its rows or dimensions; drawn in that order.
    title : str
        What the figure shows. Leave the finding to the text and to the alternative text.

    Returns
    -------
    Figure
        Of matplotlib, 5 inches wide. A cell with a finding is shaded, the darker the higher its level, and holds the
        level and the letter of the grade; level 0 is shaded as well. An unknown cell is empty; one that is not
        applicable holds a dash. Where the dimensions have long names, they become the rows. Show it with `show`.

    Raises
    ------
    ValueError
        If the table is not one of `wide`, has more cells than can be read, a finding has no level from 0 to 9 or no
        grade, or the title is empty.

    Examples
    --------
    >>> from course.methods import comparison
    >>> cells = pd.DataFrame({"jurisdiction": ["Norland", "Sudland"], "dimension": "D1", "value": [0, None],
    ...                       "instrument": ["Act 1", ""], "grade": ["P", ""], "as_of": ["2026-11-01", ""],
    ...                       "status": ["absent", "unknown"], "reason": ["", "no source found"]})
    >>> fig = evidence_matrix(comparison.wide(cells), title="Two made-up countries")
    >>> [text.get_text() for text in fig.axes[0].texts[1:6]]
    ['D1', 'Norland', 'Sudland', '0', 'P']
    """
    read = _cells(table)
    needed("What the law says in ten jurisdictions", title=title)
    turned = read.turned()
    fits = [(field, layout) for field in (read, turned) if (layout := _sides(field)) is not None]
    if not fits:
        raise ValueError(
            f"{len(read.rows)} jurisdictions and {len(read.columns)} dimensions cannot be read at the width of a phone. "
            'Draw some of them, such as comparison.wide(cells[cells["dimension"].isin(["D1", "D2", "D3"])]).'
        )
    field, layout = min(fits, key=lambda pair: pair[1].cut)  # the rows as they are, unless that cuts more names
    across = "Dimension" if field is read else "Jurisdiction"
    findings = [cell for line in field.cells for cell in line if cell.status not in GAPS]
    most = max([2, *(cell.level for cell in findings if cell.level is not None)])
    letter = max((text_width(cell.grade) for cell in findings), default=0.0)
    digit = text_width("0", size=13, weight="bold")
    stacked = layout.cell < digit + letter + 12
    rows, heights = list(layout.rows), []
    for label in rows:
        heights.append(max(34.0 if stacked else 24.0, LINE * (label.count("\n") + 1) + 6))
    key: list[tuple[_Cell | None, str]] = [(_Cell("present", level, ""), f"level {level}") for level in range(most + 1)]
    if any(cell.level is None for cell in findings):
        key.append((_Cell("absent", None, ""), "absent, no level"))
    statuses = {cell.status for line in field.cells for cell in line}
    key += [(_Cell(status, None, ""), status) for status in GAPS if status in statuses]
    if grades := sorted({cell.grade for cell in findings}):
        key.append((None, f"{', '.join(grades)}: grade of the evidence"))
    places, lines = flow([(text, 0.0 if cell is None else 18.0) for cell, text in key])
    top = 18.0 + layout.head
    height = top + sum(heights) + BELOW + lines * 22
    fig, ax = canvas(title, height)
    left = POINTS - MARGIN - layout.cell * len(field.columns)
    middle = min((left + POINTS - MARGIN) / 2, POINTS - MARGIN - text_width(across, size=12) / 2)
    ax.text(middle, 7, across, size=12, ha="center", va="center")
    for place, label in enumerate(layout.columns):
        x = left + (place + 0.5) * layout.cell
        ax.text(x, top - 4, label, size=SMALL, ha="center", va="bottom", rotation=90 if layout.upright else 0)
    y = top
    for label, high in zip(rows, heights, strict=True):
        ax.text(MARGIN, y + high / 2, label, size=SMALL, ha="left", va="center")
        y += high
    y = top
    for line, high in zip(field.cells, heights, strict=True):
        for place, cell in enumerate(line):
            _draw_cell(ax, cell, (left + place * layout.cell, y, layout.cell, high), most, stacked)
        y += high
    for (cell, text), (x, row) in zip(key, places, strict=True):
        at = y + BELOW + row * 22
        if cell is not None:
            _draw_cell(ax, cell, (x, at, 18, 18), most, stacked)
        ax.text(x + (0 if cell is None else 22), at + 9, text, size=SMALL, va="center")
    return fig


def evidence_matrix_alt(table: pd.DataFrame) -> str:
    """Write alternative text that states the finding of `evidence_matrix` with its numbers.

    Parameters
    ----------
    table : DataFrame
        What `comparison.wide` gives, as for `evidence_matrix`.

    Returns
    -------
    str
        The size of the table; how many cells have a finding, at which levels and with which grades; how many are unknown
        and not applicable; the jurisdictions with most and fewest findings; the dimension that is unknown most often.

    Raises
    ------
    ValueError
        If the table is not one of `wide`, or a finding has no level or no grade.

    Examples
    --------
    >>> from course.methods import comparison
    >>> cells = pd.DataFrame({"jurisdiction": ["Norland", "Sudland"], "dimension": "D1", "value": [0, None],
    ...                       "instrument": ["Act 1", ""], "grade": ["P", ""], "as_of": ["2026-11-01", ""],
    ...                       "status": ["absent", "unknown"], "reason": ["", "no source found"]})
    >>> evidence_matrix_alt(comparison.wide(cells))
    'Evidence matrix of 2 jurisdictions and 1 dimension. 1 of 2 cells (50 per cent) has a finding: level 0 in 1. Grade \
of the evidence: P for 1. 1 cell is unknown and drawn empty. Norland has most findings with 1 of 1; Sudland has \
fewest with 0.'
    """
    read = _cells(table)
    flat = [cell for line in read.cells for cell in line]
    findings = [cell for cell in flat if cell.status not in GAPS]
    start = f"Evidence matrix of {many(len(read.rows), 'jurisdiction')} and {many(len(read.columns), 'dimension')}."
    said = [
        f"{start} {len(findings)} of {many(len(flat), 'cell')} ({per_cent(len(findings) / len(flat))}) "
        f"{'has' if len(findings) == 1 else 'have'} a finding"
    ]
    if findings:
        levels = Counter(cell.level for cell in findings if cell.level is not None)
        parts = [f"level {level} in {levels[level]}" for level in sorted(levels)]
        if bare := sum(cell.level is None for cell in findings):
            parts.append(f"absent without a level in {bare}")
        grades = Counter(cell.grade for cell in findings)
        graded = [f"{grade} for {grades[grade]}" for grade in sorted(grades)]
        said[0] += f": {listed(parts)}."
        said.append(f"Grade of the evidence: {listed(graded)}.")
    else:
        said[0] += "."
    for status, how in zip(GAPS[::-1], ("drawn as a dash", "drawn empty"), strict=True):
        if number := sum(cell.status == status for cell in flat):
            said.append(f"{many(number, 'cell')} {'is' if number == 1 else 'are'} {status} and {how}.")
    said[2:] = said[2:][::-1]  # the unknown first
    if len(read.rows) > 1:
        full = {
            row: sum(cell.status not in GAPS for cell in line) for row, line in zip(read.rows, read.cells, strict=True)
        }
        most, fewest = max(full.values()), min(full.values())
        if most == fewest:
            said.append(f"Each jurisdiction has {many(most, 'finding')}.")
        else:
            first, last = ([row for row, number in full.items() if number == value] for value in (most, fewest))
            some = f"{most} of {len(read.columns)}"
            said.append(
                f"{has(first, 'most findings', some, 'jurisdictions')}; "
                f"{has(last, 'fewest', str(fewest), 'jurisdictions')}."
            )
    if len(read.columns) > 1:
        unknown = {
            column: sum(cell.status == "unknown" for cell in line)
            for column, line in zip(read.columns, read.turned().cells, strict=True)
        }
        if worst := max(unknown.values()):
            which = [column for column, number in unknown.items() if number == worst]
            where = f", in {worst} of {len(read.rows)} jurisdictions{' each' if len(which) > 1 else ''}"
            said.append(
                f"Unknown most often: {named(which, 'dimensions')}{where}."
                if len(read.rows) > 1
                else f"Unknown: {named(which, 'dimensions')}."
            )
    return " ".join(said)


@dataclass(frozen=True)
class _Sides:
    """Labels broken into lines, and the width of a cell in points."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    upright: bool
    cell: float
    head: float
    cut: int  # how many labels lost their end


def _sides(field: _Cells) -> _Sides | None:
    """Break the labels into lines for the width of a phone; None where the cells would be too narrow."""
    if len(field.rows) > MOST_CASES:
        return None
    free = POINTS - 2 * MARGIN - 6
    longest = max(text_width(label) for label in field.rows) + 1
    word = max(text_width(word) for label in field.rows for word in label.split()) + 1
    # A name may take what cells of 20 points leave; then cells shrink to 18, then names are broken between words.
    for side in (min(longest, max(110.0, free - 20 * len(field.columns))), min(longest, 110.0), min(word, 110.0)):
        cell = min((free - side) / len(field.columns), 48.0)
        if cell >= 18:
            break
    else:
        return None
    side = min(longest, free - cell * len(field.columns))
    rows = tuple(fitted(label, side, lines=6) for label in field.rows)
    upright = any(text_width(word) > cell - 3 for label in field.columns for word in label.split())
    room = 130.0 if upright else cell - 3
    columns = tuple(fitted(label, room, lines=max(1, int(cell / LINE)) if upright else 4) for label in field.columns)
    drawn = [line for label in columns for line in label.split("\n")]
    head = (
        max(text_width(line) for line in drawn) if upright else LINE * max(label.count("\n") + 1 for label in columns)
    )
    cut = sum(label.endswith("…") for label in (*rows, *columns))
    return _Sides(rows, columns, upright, cell, head + 6, cut)


def _draw_cell(ax: Axes, cell: _Cell, box: tuple[float, float, float, float], most: int, stacked: bool) -> None:
    x, y, wide, high = box
    gap = cell.status in GAPS
    shade = "white" if gap else _level_shade(cell.level or 0, most)
    edge = "#BFBFBF" if gap else DARKEST if not cell.level else shade  # the palest is not to be taken for empty
    ax.add_patch(Rectangle((x + 1, y + 1), wide - 2, high - 2, facecolor=shade, edgecolor=edge, linewidth=0.8))
    middle = x + wide / 2, y + high / 2
    if gap:
        if cell.status == "not applicable":
            ax.text(*middle, "–", size=13, ha="center", va="center")
        return
    said = "no" if cell.level is None else str(cell.level)
    bold = {"size": SMALL if cell.level is None else 13, "weight": "bold", "color": ink(to_rgb(shade))}
    if not cell.grade:
        ax.text(*middle, said, ha="center", va="center", **bold)
    elif stacked:
        ax.text(middle[0], middle[1] - 7, said, ha="center", va="center", **bold)
        ax.text(middle[0], middle[1] + 8, cell.grade, size=SMALL, color=bold["color"], ha="center", va="center")
    else:
        ax.text(middle[0] - 2, middle[1], said, ha="right", va="center", **bold)
        ax.text(middle[0] + 2, middle[1], cell.grade, size=SMALL, color=bold["color"], ha="left", va="center")


def _level_shade(level: int, most: int) -> tuple[float, float, float]:
    low, high = to_rgb(LIGHTEST), to_rgb(DARKEST)
    red, green, blue = (a + (b - a) * level / most for a, b in zip(low, high, strict=True))
    return (red, green, blue)


def _cells(table: pd.DataFrame) -> _Cells:
    """Check a table of `comparison.wide`."""
    made = "An evidence matrix is drawn from the whole table that comparison.wide(cells) gives"
    if not isinstance(table, pd.DataFrame):
        raise ValueError(f"{made}; this is a {type(table).__name__}.")
    fields = ("value", "status", "grade")
    if table.columns.nlevels != 2 or not set(fields) <= set(table.columns.get_level_values(0)):
        raise ValueError(
            f'{made}, with its value, status and grade; this one lacks some of them. Did you choose table["value"]?'
        )
    if table.empty:
        raise ValueError("There is nothing to draw: the table has no row. Did a filter leave none?")
    values, statuses, grades = (table[field].astype(object) for field in fields)
    columns = list(values.columns)
    for other in (statuses, grades):
        if list(other.columns) != columns:
            raise ValueError(
                f"{made}: value, status and grade of the same dimensions. Keep all columns of a dimension."
            )
    names = [clean(name) for name in table.index], [clean(name) for name in columns]
    for side, labels in zip(("jurisdiction", "dimension"), names, strict=True):
        if not all(labels):
            raise ValueError(f"One {side} has no name. Give it one, or leave it out.")
        if twice := [label for label, times in Counter(labels).items() if times > 1]:
            raise ValueError(f'The {side} "{twice[0]}" is there twice. Keep one.')
    lines = []
    for place, row in enumerate(names[0]):
        line = []
        for other, column in enumerate(names[1]):
            value, status, grade = (part.iat[place, other] for part in (values, statuses, grades))
            line.append(_cell(f"{row}, {column}", value, clean(status), clean(grade)))
        lines.append(tuple(line))
    return _Cells(tuple(names[0]), tuple(names[1]), tuple(lines))


def _cell(where: str, value: object, status: str, grade: str) -> _Cell:
    if status not in STATUSES:
        raise ValueError(f'{where} has the status "{status}". The statuses are: {", ".join(STATUSES)}.')
    level = int(value) if is_real(value) and float(value).is_integer() and 0 <= value <= 9 else None
    empty = clean(value) in ("", status)
    if status in GAPS:
        if not empty:
            raise ValueError(f"{where} is {status} and has the value {value!r}. Decide which of the two holds.")
        return _Cell(status, None, "")
    if level is None and not (empty and status == "absent"):
        raise ValueError(f"{where} has {value!r} as its level. A level is a whole number from 0 to 9.")
    if not 1 <= len(grade) <= 2:
        raise ValueError(
            f'{where} is {status} and has the grade "{grade}". A finding needs one letter, such as P, Q or S.'
        )
    return _Cell(status, level, grade)
