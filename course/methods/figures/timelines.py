"""Timeline: when each instrument began and ended."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from course.methods.comparison import DATE, ENDED, NEVER_STARTED, READ
from course.methods.figures.canvas import BELOW, LINE, MARGIN, canvas, flow, styled
from course.methods.figures.look import (
    PALE,
    PALETTE,
    POINTS,
    QUIET,
    SMALL,
    fitted,
)
from course.methods.figures.words import clean, is_real, listed, many, needed, needed_columns

UNTIL = "2026-11-22"
MOST_INSTRUMENTS = 30
WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}  # behind a label, so that no line crosses it


@dataclass(frozen=True)
class _Instrument:
    """An instrument on the timeline; without a start it has words instead of a bar."""

    label: str
    jurisdiction: str
    start: datetime.date | None
    said: str  # the start as it stands in the table
    end: datetime.date | None  # a last day before the end of the figure
    said_end: str
    later: tuple[datetime.date, ...]  # when later parts began
    partly: bool
    why: str  # why there is no bar

    @property
    def name(self) -> str:
        return f"{self.label} ({self.jurisdiction})"

    @property
    def year_only(self) -> bool:
        return len(self.said) == 4


@styled
def timeline(instruments: pd.DataFrame, *, title: str, until: str = UNTIL) -> Figure:
    """Draw each instrument as a bar from its start to its end, the oldest on top.

    Parameters
    ----------
    instruments : DataFrame
        A row for each, 30 at most: label, jurisdiction, start and end. Dates are 2023-10-26, 2023-10 or 2023; a start is
        read as `comparison.in_force` reads it: the first date, then those of later parts. An empty end means that it is
        still in force. A column status is used if it is there: "partly", or why there is no bar, such as "proposed".
    title : str
        What the figure shows. Leave the finding to the text and to the alternative text.
    until : str
        The last day that is drawn, as 2026-11-22: as far as the table knows.

    Returns
    -------
    Figure
        Of matplotlib, 5 inches wide. A bar that goes on has an arrow at its end, one that ended is striped and has a
        stop. A ring marks a start of which only the year is known, in the middle of that year; a stroke is where a later
        part began. Listed below are instruments that had not started, and those of which the table cannot tell when they
        started or whether they have ended. Show it with `show`.

    Raises
    ------
    ValueError
        If a column is missing, there are too many rows, a date cannot be read, an instrument ends before it starts, or the
        title is empty.

    Examples
    --------
    >>> acts = pd.DataFrame({"label": ["Act 2", "Act 1", "Bill 3"], "jurisdiction": "Norland",
    ...                      "start": ["2021-08-02", "2009", ""], "end": ["2026-04-03", "", ""]})
    >>> fig = timeline(acts, title="Three made-up instruments")
    >>> [text.get_text() for text in fig.axes[0].texts if "Norland" in text.get_text()]
    ['Act 1 · Norland', 'Act 2 · Norland', 'Bill 3 · Norland: no date of start']
    """
    last = _until(until)
    found = _instruments(instruments, last)
    needed("Ten laws and when they began", title=title)
    barred, others = [one for one in found if one.start], [one for one in found if not one.start]
    first = min([one.start for one in barred if one.start], default=last)
    years = _ticks(first.year, last)
    zero = datetime.date(years[0], 1, 1)
    left, right = MARGIN + 14, POINTS - MARGIN - 14  # a year's label stands in the middle above its line

    def x(day: datetime.date) -> float:
        return left + (right - left) * (day - zero).days / max((last - zero).days, 1)

    labels = [fitted(f"{one.label} · {one.jurisdiction}", POINTS - 2 * MARGIN, lines=6) for one in barred]
    listing = [
        fitted(f"{one.label} · {one.jurisdiction}: {one.why}", POINTS - 2 * MARGIN - 10, lines=6) for one in others
    ]
    tall = [LINE * (label.count("\n") + 1) + 24 for label in labels]
    axis = 24.0 if barred else 0.0
    foot = axis if len(barred) > 8 else 0.0
    below = 22 + sum(LINE * (text.count("\n") + 1) + 4 for text in listing) if listing else 0.0
    key = _key(barred, last)
    places, lines = flow([(text, 34.0) for text, *_ in key])
    fig, ax = canvas(title, axis + sum(tall) + foot + below + (BELOW + 20 * lines if key else 0) + 6)
    for year in years if barred else ():
        at = x(datetime.date(year, 1, 1))
        ax.plot([at, at], [axis - 4, axis + sum(tall) - 4], color=PALE, linewidth=0.8, zorder=0)
        for y in (axis - 12, *((axis + sum(tall) + 6,) if foot else ())):
            ax.text(at, y, str(year), size=SMALL, ha="center", va="center")
    y = axis
    for one, label, high in zip(barred, labels, tall, strict=True):
        ax.text(MARGIN, y, label, size=SMALL, va="top", zorder=3, bbox=WHITE)
        middle = y + high - 16
        ends = x(one.start or last), x(one.end or last)
        _draw_bar(ax, ends, middle, ended=bool(one.end), partly=one.partly, ring=one.year_only)
        for day in one.later:
            _draw_part(ax, x(day), middle)
        y += high
    y += foot
    if listing:
        ax.text(MARGIN, y + 4, "Without a bar:", size=SMALL, va="top")
        y += 22
        for text in listing:
            ax.text(MARGIN + 10, y, text, size=SMALL, va="top", color=QUIET)
            y += LINE * (text.count("\n") + 1) + 4
    y += BELOW
    for (text, marks), (at, row) in zip(key, places, strict=True):
        middle = y + 20 * row + 8
        _draw_bar(ax, (at + 4, at + 24), middle, **marks)
        if text == LATER:
            _draw_part(ax, at + 14, middle)
        ax.text(at + 38, middle, text, size=SMALL, va="center")
    return fig


def timeline_alt(instruments: pd.DataFrame, *, until: str = UNTIL) -> str:
    """Write alternative text that states the finding of `timeline` with its numbers.

    Parameters
    ----------
    instruments : DataFrame
        label, jurisdiction, start and end, as for `timeline`.
    until : str
        The last day that is drawn.

    Returns
    -------
    str
        How many instruments of how many jurisdictions; the first and the latest to start; the year in which most
        started, if that is three or more; how many are still in force; those that ended, with both dates; those without
        a bar, with the reason.

    Raises
    ------
    ValueError
        As for `timeline`.

    Examples
    --------
    >>> acts = pd.DataFrame({"label": ["Act 2", "Act 1", "Bill 3"], "jurisdiction": "Norland",
    ...                      "start": ["2021-08-02", "2009", ""], "end": ["2026-04-03", "", ""]})
    >>> timeline_alt(acts)
    'Timeline of 3 instruments in 1 jurisdiction until 2026-11-22. First to start: Act 1 (Norland) in 2009; latest: \
Act 2 (Norland) on 2021-08-02. 1 is still in force at the end. 1 ended: Act 2 (Norland), 2021-08-02 to 2026-04-03. \
Without a bar: Bill 3 (Norland; no date of start).'
    """
    last = _until(until)
    found = _instruments(instruments, last)
    barred = [one for one in found if one.start]
    places = len({one.jurisdiction for one in found})
    said = [f"Timeline of {many(len(found), 'instrument')} in {many(places, 'jurisdiction')} until {last.isoformat()}."]
    if len(barred) == 1:
        said.append(f"{barred[0].name} started {_when(barred[0])}.")
    elif barred:
        ends = []
        for day in (barred[0].said, barred[-1].said):
            same = [one for one in barred if one.said == day]
            ends.append(f"{_some([one.name for one in same])} {_when(same[0])}")
        alike = barred[0].said == barred[-1].said
        said.append(f"All started together: {ends[0]}." if alike else f"First to start: {ends[0]}; latest: {ends[1]}.")
        years = Counter(one.start.year for one in barred if one.start)
        most = max(years.values())
        full = [str(year) for year in sorted(years) if years[year] == most]
        if most > 2 and len(years) > 1:
            said.append(f"Most started in {listed(full)}: {most}{' each' if len(full) > 1 else ''}.")
    if going := [one for one in barred if not one.end]:
        partly = sum(one.partly for one in going)
        part = "" if not partly else ", in part" if len(going) == 1 else f", {partly} of them in part"
        said.append(f"{len(going)} {'is' if len(going) == 1 else 'are'} still in force at the end{part}.")
    if staged := [one for one in barred if one.later]:
        said.append(f"Later parts began for {_some([one.name for one in staged])}.")
    if ended := [one for one in barred if one.end]:
        spans = [f"{one.name}, {one.said} to {one.said_end}" for one in ended]
        said.append(f"{len(ended)} ended: {'; '.join(spans)}.")
    if others := [f"{one.label} ({one.jurisdiction}; {one.why})" for one in found if not one.start]:
        said.append(f"Without a bar: {'; '.join(others)}.")
    return " ".join(said)


def _some(names: list[str]) -> str:
    return f"{len(names)} instruments" if len(names) > 3 else listed(names)


def _when(one: _Instrument) -> str:
    return f"{'in' if len(one.said) < 10 else 'on'} {one.said}"


LATER = "a later part begins"


def _key(barred: Sequence[_Instrument], last: datetime.date) -> list[tuple[str, dict[str, bool]]]:
    """Explain the marks that the figure has."""
    key = []
    if any(not one.end and not one.partly for one in barred):
        key.append((f"in force on {last.isoformat()}", {}))
    if any(one.partly for one in barred):
        key.append((f"partly in force on {last.isoformat()}", {"partly": True}))
    if any(one.end for one in barred):
        key.append(("ended", {"ended": True}))
    if any(one.later for one in barred):
        key.append((LATER, {}))
    if any(one.year_only for one in barred):
        key.append(("only the year of the start is known", {"ring": True}))
    return key


def _draw_bar(
    ax: Axes, ends: tuple[float, float], y: float, *, ended: bool = False, partly: bool = False, ring: bool = False
) -> None:
    left, right = ends[0], max(ends[1], ends[0] + 2)
    colour = PALETTE[2] if ended else PALETTE[0]
    hatch = "/////" if ended else "....." if partly else None
    face = "white" if hatch else colour
    ax.add_patch(Rectangle((left, y - 3), right - left, 6, facecolor=face, edgecolor=colour, hatch=hatch, zorder=2))
    if ended:
        ax.plot([right, right], [y - 7, y + 7], color=colour, linewidth=2.4, zorder=3, solid_capstyle="butt")
    else:
        ax.plot([right + 4.5], [y], marker=">", markersize=9, color=colour, zorder=3)
    inside = "white" if ring else colour
    ax.plot([left], [y], "o", markersize=7.5, markerfacecolor=inside, markeredgecolor=colour, mew=1.6, zorder=4)


def _draw_part(ax: Axes, x: float, y: float) -> None:
    ax.plot([x, x], [y - 7, y + 7], color="black", linewidth=1.4, zorder=3, solid_capstyle="butt")


def _ticks(first: int, last: datetime.date) -> list[int]:
    """Choose years for the axis, six at most; the first is not after the first start."""
    for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500):
        years = list(range(first - first % step, last.year + 1, step))
        if len(years) <= 6:
            return years
    return [first]


def _until(until: object) -> datetime.date:
    try:
        return datetime.date.fromisoformat(str(until)[:10])
    except ValueError:
        raise ValueError(f"until is {until!r}. Write a day as 2026-11-22.") from None


def _span(day: str) -> tuple[datetime.date, datetime.date] | None:
    """Give the first and the last day that a date can mean: 2023 is all of that year."""
    try:
        first = datetime.date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return None
    month = pd.Timestamp(first) + pd.offsets.MonthEnd(0)
    last = {4: datetime.date(first.year, 12, 31), 7: month.date(), 10: first}
    return first, last[len(day)]


def _instruments(instruments: pd.DataFrame, last: datetime.date) -> list[_Instrument]:
    """Check the instruments, and put them in the order of the figure."""
    made = "A timeline is drawn from a table with the columns label, jurisdiction, start and end"
    table = needed_columns(instruments, ["label", "jurisdiction", "start", "end"], made)
    if len(table) > MOST_INSTRUMENTS:
        by = Counter(clean(name) for name in table["jurisdiction"]).most_common(1)[0][0]
        raise ValueError(
            f"{len(table)} instruments cannot be read in one timeline; {MOST_INSTRUMENTS} is the most. Draw those of one "
            f'jurisdiction, such as table[table["jurisdiction"] == "{by}"], or those that answer one question, such as '
            "one instrument for each jurisdiction."
        )
    found, seen = [], set()
    for number, row in zip(table.index, table.to_dict("records"), strict=True):
        label, jurisdiction = clean(row["label"]), clean(row["jurisdiction"])
        if not label or not jurisdiction:
            raise ValueError(f"Row {number} has no {'jurisdiction' if label else 'label'}. Fill it in.")
        if (label, jurisdiction) in seen:
            raise ValueError(f'"{label}" of {jurisdiction} is there twice. Keep one row, or make the labels differ.')
        seen.add((label, jurisdiction))
        found.append(_instrument(row, label, jurisdiction, last))
    return sorted(found, key=lambda one: one.start or datetime.date.max)


def _instrument(row: dict, label: str, jurisdiction: str, last: datetime.date) -> _Instrument:
    name, status = f"{label} ({jurisdiction})", clean(row.get("status", "")).lower()
    start, later = _dates(name, "start", row["start"])
    end, _ = _dates(name, "end", row["end"])
    if start and end and end[1][1] < start[1][0]:
        raise ValueError(f"{name} ends on {end[0]} and starts on {start[0]}. Correct one of the dates.")
    ended = end if end and end[1][1] < last else None
    why = ""
    if status.startswith(NEVER_STARTED):
        why = status
    elif not start:
        why = "no date of start"
    elif start[1][1] > last:
        why = f"starts {'on' if len(start[0]) == 10 else 'in'} {start[0]}"
    elif status.startswith(ENDED) and not end:
        why = f"started {start[0]}, {status}, no date of end"
    elif end and end[1][0] <= last < end[1][1]:
        why = f"started {start[0]}, ends in {end[0]}"
    elif status and not status.startswith(READ) and not ended:
        why = f"started {start[0]}, status {status}"
    if why or not start:
        return _Instrument(label, jurisdiction, None, "", None, "", (), False, why)
    begins = min(_middle(start[1]), last)
    ends = max(_middle(ended[1]), begins) if ended else None
    parts = sorted({day for day in later if begins < day <= (ends or last)})
    partly = not ended and (status.startswith("part") or any(day > last for day in later))
    return _Instrument(label, jurisdiction, begins, start[0], ends, end[0] if end else "", tuple(parts), partly, "")


def _dates(
    name: str, field: str, value: object
) -> tuple[tuple[str, tuple[datetime.date, datetime.date]] | None, list[datetime.date]]:
    """Read a cell: its first date, as it is written and as a span, and the days of those after it."""
    if isinstance(value, datetime.date) and clean(value):  # a Timestamp is a date too; a missing one is empty
        value = value.isoformat()[:10]
    text = clean(int(value) if is_real(value) and float(value).is_integer() else value)
    if not text:
        return None, []
    written = [match[0] for match in DATE.finditer(text)]
    spans = [span for day in written if (span := _span(day))]
    if not written or not text.startswith(written[0]) or len(spans) < len(written):
        raise ValueError(f'{name} has "{text}" as its {field}. Begin it with a date, as 2023-10-26, 2023-10 or 2023.')
    # A year alone after the first date is as often part of a title as the start of something.
    later = [span[0] for day, span in zip(written[1:], spans[1:], strict=True) if "-" in day]
    return (written[0], spans[0]), later


def _middle(span: tuple[datetime.date, datetime.date]) -> datetime.date:
    return span[0] + (span[1] - span[0]) / 2
