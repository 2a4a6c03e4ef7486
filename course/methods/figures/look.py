"""What all figures share: size, colours, type, and texts broken into lines that fit."""

from __future__ import annotations

import textwrap

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

# After Okabe and Ito (2008), "Color universal design": blue and reddish purple as they stand, vermilion and bluish
# green darkened. Each has a contrast of 3:1 or more against white (WCAG 2.2, 1.4.11) and a lightness of its own.
PALETTE = ("#0072B2", "#CC79A7", "#913D00", "#003D2C", "#000000")

WIDTH, DPI = 5.0, 144  # inches and dots: 720 dots, so that a phone of 360 shows two dots to one
POINTS = 72 * WIDTH  # the width in points, which are pixels on a phone of 360
SMALL = 11  # points: the smallest type
LABEL, TITLE = 20, 42  # characters on a line
QUIET, PALE = "#595959", "#D9D9D9"  # greys: for words that stand back, and for what lies behind
STYLE = {
    "font.family": "DejaVu Sans",
    "font.size": 12,
    "axes.labelsize": 12,
    "axes.titlesize": 12,
    "xtick.labelsize": 12,
    "ytick.labelsize": 12,
    "axes.edgecolor": "#8C8C8C",
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": "#8C8C8C",
    "ytick.color": "#8C8C8C",
    "xtick.labelcolor": "black",
    "ytick.labelcolor": "black",
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "text.parse_math": False,
}


def wrapped(text: object, width: int) -> str:
    """Break a text into lines of so many characters, four at most; a longer one ends in an ellipsis."""
    return textwrap.fill(" ".join(str(text).split()), width, max_lines=4, placeholder=" …")


def text_width(text: str, *, size: float = SMALL, weight: str = "normal") -> float:
    """Measure a line of text, in points."""
    font = FontProperties(family=STYLE["font.family"], size=size, weight=weight)
    # Type on a screen is fitted to whole dots, which can make a line a little wider.
    return 1.02 * text_to_path.get_text_width_height_descent(text, font, False)[0]


def fitted(text: object, width: float, *, size: float = SMALL, weight: str = "normal", lines: int = 4) -> str:
    """Break a text into lines no wider than so many points; what is too long for the lines ends in an ellipsis."""

    def fits(line: str) -> bool:
        return text_width(line, size=size, weight=weight) <= width

    words, done = " ".join(str(text).split()).split(" "), [""]
    while words and len(done) <= lines:
        word = words.pop(0)
        together = f"{done[-1]} {word}".strip()
        if fits(together):
            done[-1] = together
        elif done[-1]:
            done.append("")
            words.insert(0, word)
        else:  # one word, wider than the line
            cut = next((cut for cut in range(min(len(word), 99), 1, -1) if fits(word[:cut])), 1)
            done[-1] = word[:cut]
            if rest := word[cut:]:
                words.insert(0, rest)
                done.append("")
    if len(done) <= lines:
        return "\n".join(done)
    last = done[lines - 1]
    while last and not fits(f"{last} …"):
        last = last[:-1].rstrip()
    return "\n".join([*done[: lines - 1], f"{last} …"])


def at_the_edge(fig: Figure, ax: Axes, title: str) -> None:
    """Put the title over the axes, beginning at the figure's edge, so that a long one has the whole width."""
    text = ax.set_title(title, ha="left", pad=12)
    text.set_in_layout(True)
    fig.draw_without_rendering()
    fig.set_layout_engine("none")
    place = ax.get_position()
    text.set_x((0.02 - place.x0) / place.width)
