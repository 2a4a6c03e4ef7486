"""Rank intervals: the ranks that each case takes over many ways to make an index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from course.methods.figures.canvas import BELOW, LINE, MARGIN, canvas, flow, styled
from course.methods.figures.look import (
    PALE,
    PALETTE,
    POINTS,
    QUIET,
    SMALL,
    fitted,
    text_width,
)
from course.methods.figures.words import clean, is_real, many, named, needed, needed_columns, per_cent

MOST_CASES = 40


RANKS = ("best", "p5", "median", "p95", "worst")


@styled
def rank_intervals(intervals: pd.DataFrame, *, title: str) -> Figure:
    """Draw for each case the ranks that it takes: all of them, nine draws in ten, and the median.

    Parameters
    ----------
    intervals : DataFrame
        What `index.rank_intervals` gives, 40 cases at most; drawn in that order.
    title : str
        What the figure shows. Leave the finding to the text and to the alternative text.

    Returns
    -------
    Figure
        Of matplotlib, 5 inches wide. The thin line goes from the best to the worst rank, the bar from the 5th to the
        95th percentile, the diamond is the median; rank 1 is on the left. On the right stands the share of draws in
        which the case is first. Show it with `show`.

    Raises
    ------
    ValueError
        If the table is not one of `index.rank_intervals`, its ranks are not in order, or the title is empty.

    Examples
    --------
    >>> from course.methods import index
    >>> table = pd.DataFrame({"D1": [9, 1, 5], "D2": [9, 5, 1]}, index=["A", "B", "C"])
    >>> fig = rank_intervals(index.rank_intervals(table, 1000, seed=1), title="Three made-up cases")
    >>> [text.get_text() for text in fig.axes[0].texts if "%" in text.get_text()]
    ['100%', '0%', '0%']
    """
    cases = _ranked(intervals)
    needed("Ranks under 10,000 indices", title=title)
    last = max(max(case.ranks) for case in cases)
    side = min(max(text_width(case.name) for case in cases) + 1, 120.0)
    left, right = MARGIN + side + 14, POINTS - MARGIN - 52
    labels = [fitted(case.name, side, lines=3) for case in cases]
    tall = [LINE * (label.count("\n") + 1) + 12 for label in labels]
    key = [("median", 14.0), ("nine draws in ten", 26.0), ("all draws", 26.0)]
    places, lines = flow(key)
    top = 40.0
    fig, ax = canvas(title, top + sum(tall) + BELOW + 18 * lines + 2)

    def x(rank: float) -> float:
        return left + (right - left) * (rank - 1) / max(last - 1, 1)

    over = min(4.0, 0.3 * (x(2) - x(1)))  # a bar of one rank can be seen, and no bar reaches the next rank
    apart = text_width(str(last)) + 4
    steps = (digit * 10**zeros for zeros in count() for digit in (1, 2, 5))
    step = next(step for step in steps if (last - 1) // step < 10 and x(1 + step) - x(1) >= min(apart, right - left))
    ticks = [1, *(rank for rank in range(step, last + 1, step) if rank > 1)]
    ax.text((left + right) / 2, 8, "Rank (1 is the highest)", size=SMALL, ha="center", va="center")
    ax.text(POINTS - MARGIN, 8, "Ranked", size=SMALL, ha="right", va="center")
    ax.text(POINTS - MARGIN, 26, "first", size=SMALL, ha="right", va="center")
    for rank in ticks:
        ax.text(x(rank), 26, str(rank), size=SMALL, ha="center", va="center")
        ax.plot([x(rank)] * 2, [top - 4, top + sum(tall)], color=PALE, linewidth=0.8, zorder=0)
    y = top
    for case, label, high in zip(cases, labels, tall, strict=True):
        ax.text(MARGIN, y + high / 2, label, size=SMALL, va="center")
        ax.text(POINTS - MARGIN, y + high / 2, _share(case.first), size=SMALL, ha="right", va="center")
        _draw_range(ax, [x(rank) for rank in case.ranks], y + high / 2, over=over)
        y += high
    y += BELOW
    for (text, wide), (at, row) in zip(key, places, strict=True):
        middle = y + 18 * row + 9
        _draw_range(ax, [at, at + 4, at + wide / 2, at + wide - 4, at + wide], middle, only=text)
        ax.text(at + wide + 4, middle, text, size=SMALL, va="center")
    return fig


def rank_intervals_alt(intervals: pd.DataFrame) -> str:
    """Write alternative text that states the finding of `rank_intervals` with its numbers.

    Parameters
    ----------
    intervals : DataFrame
        What `index.rank_intervals` gives.

    Returns
    -------
    str
        Who is first most often; the widest and the narrowest interval of nine draws in ten; of how many pairs the
        intervals lie apart; and the ranks of each case.

    Raises
    ------
    ValueError
        As for `rank_intervals`.

    Examples
    --------
    >>> from course.methods import index
    >>> table = pd.DataFrame({"D1": [9, 1, 5], "D2": [9, 5, 1]}, index=["A", "B", "C"])
    >>> rank_intervals_alt(index.rank_intervals(table, 1000, seed=1))
    'Rank intervals of 3 cases; rank 1 is the highest. First most often: A, in 100 per cent of the draws. Ranks in nine \
draws in ten: A always 1; B 2 to 3; C 2 to 3. Narrowest: A with 1 rank; widest: B and C with 2 ranks. The intervals of \
2 of 3 pairs lie apart.'
    """
    cases = _ranked(intervals)
    said = [f"Rank intervals of {many(len(cases), 'case')}; rank 1 is the highest."]
    most = max(case.first for case in cases)
    if most:
        first = [case.name for case in cases if case.first == most]
        each = " each" if len(first) > 1 else ""
        said.append(f"First most often: {named(first, 'cases')}, in {per_cent(most)} of the draws{each}.")
    ranks = [
        f"{case.name} always {case.low}" if case.low == case.high else f"{case.name} {case.low} to {case.high}"
        for case in cases
    ]
    said.append(f"Ranks in nine draws in ten: {'; '.join(ranks)}.")
    if len(cases) > 1:
        widths = {case.name: case.high - case.low + 1 for case in cases}
        narrow, wide = min(widths.values()), max(widths.values())
        if narrow < wide:
            ends = [
                f"{how}: {named([name for name, width in widths.items() if width == value], 'cases')} with "
                f"{many(value, 'rank')}"
                for how, value in (("Narrowest", narrow), ("widest", wide))
            ]
            said.append("; ".join(ends) + ".")
        pairs = [(one, other) for place, one in enumerate(cases) for other in cases[place + 1 :]]
        apart = sum(one.high < other.low or other.high < one.low for one, other in pairs)
        if len(pairs) == 1:
            said.append(f"The two intervals {'lie apart' if apart else 'overlap'}.")
        else:
            said.append(f"The intervals of {apart} of {len(pairs)} pairs lie apart.")
    return " ".join(said)


@dataclass(frozen=True)
class _Ranked:
    """A case with its ranks: best, 5th percentile, median, 95th, worst."""

    name: str
    ranks: tuple[int, ...]
    first: float

    @property
    def low(self) -> int:
        return self.ranks[1]

    @property
    def high(self) -> int:
        return self.ranks[3]


def _ranked(intervals: pd.DataFrame) -> list[_Ranked]:
    made = "Rank intervals are drawn from the table that index.rank_intervals gives"
    table = needed_columns(intervals, ["case", *RANKS, "share_first"], made)
    if len(table) > MOST_CASES:
        raise ValueError(
            f"{len(table)} cases cannot be read; {MOST_CASES} is the most. Draw a part, such as .head(20)."
        )
    cases = []
    for row in table.to_dict("records"):
        name, ranks, first = clean(row["case"]), [row[field] for field in RANKS], row["share_first"]
        if not name or any(case.name == name for case in cases):
            raise ValueError(f'The case "{name}" is there twice. Keep one.' if name else "A case has no name.")
        if not all(is_real(rank) and rank >= 1 and float(rank).is_integer() for rank in ranks) or ranks != sorted(
            ranks
        ):
            raise ValueError(
                f"{name} has the ranks {', '.join(str(rank) for rank in ranks)} ({', '.join(RANKS)}). They are whole "
                "numbers from 1, none below the one before."
            )
        if not is_real(first) or not 0 <= first <= 1:
            raise ValueError(f"{name} has {first!r} as share_first. It is a share, from 0 to 1.")
        cases.append(_Ranked(name, tuple(int(rank) for rank in ranks), float(first)))
    return cases


def _share(share: float) -> str:
    return "<1%" if 0 < share < 0.005 else ">99%" if 0.995 <= share < 1 else f"{share:.0%}"


def _draw_range(ax: Axes, at: Sequence[float], y: float, only: str = "", over: float = 4.0) -> None:
    best, low, middle, high, worst = at
    if only in ("", "all draws"):
        ax.plot([best, worst], [y, y], color=QUIET, linewidth=1.6, zorder=2, solid_capstyle="butt")
        for end in (best, worst):
            ax.plot([end, end], [y - 4, y + 4], color=QUIET, linewidth=1.6, zorder=2)
    if only in ("", "nine draws in ten"):
        ax.add_patch(Rectangle((low - over, y - 5), high - low + 2 * over, 10, color=PALETTE[0], linewidth=0, zorder=3))
    if only in ("", "median"):
        ax.plot([middle], [y], marker="D", markersize=7, markerfacecolor="white", markeredgecolor="black", zorder=4)
