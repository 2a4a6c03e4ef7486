"""What the figures of the policy units share: a canvas in points, where on a phone of 360 pixels a point is a pixel."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course.methods.figures.look import (
    DPI,
    POINTS,
    STYLE,
    TITLE,
    WIDTH,
    text_width,
    wrapped,
)

MARGIN, LINE, BELOW = 8.0, 14.0, 12.0  # points: at the sides, of a line of text, above a legend


def styled(draw: Callable[..., Figure]) -> Callable[..., Figure]:
    """Draw with the course's style, whatever the reader has set, and set nothing after it."""

    @functools.wraps(draw)
    def inside(*args: object, **named_: object) -> Figure:
        with style.context(["default", STYLE]):
            return draw(*args, **named_)

    return inside


def canvas(title: str, height: float) -> tuple[Figure, Axes]:
    """Make a figure with its title; the axes below count points from the upper left corner."""
    title = wrapped(title, TITLE)
    head = 17.0 * (title.count("\n") + 1) + 12
    fig = Figure(figsize=(WIDTH, (head + height) / 72), dpi=DPI)
    ax = fig.add_axes((0, 0, 1, height / (head + height)), xlim=(0, POINTS), ylim=(height, 0))
    ax.set_axis_off()
    ax.set_xticks([])
    ax.set_yticks([])
    ax.set_title(title, ha="left", x=MARGIN / POINTS, y=1.0, pad=6)
    return fig, ax


def flow(items: Sequence[tuple[str, float]], gap: float = 14.0) -> tuple[list[tuple[float, int]], int]:
    """Place texts, each after a sample so wide, side by side in lines; give (left, line) of each and the lines."""
    places: list[tuple[float, int]] = []
    x, line = MARGIN, 0
    for text, sample in items:
        wide = sample + (4 if sample else 0) + text_width(text)
        if x > MARGIN and x + wide > POINTS - MARGIN:
            x, line = MARGIN, line + 1
        places.append((x, line))
        x += wide + gap
    return places, line + 1
