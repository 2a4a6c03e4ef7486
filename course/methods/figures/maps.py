"""Themes and sub-themes as boxes: the thematic map and the hierarchy."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from course.methods.figures.look import DPI, PALETTE, POINTS, SMALL, STYLE, TITLE, fitted, text_width, wrapped
from course.methods.figures.words import clean, has, listed, many, needed, needed_columns, needed_what

MOST_BOXES, MOST_RELATED = 30, 12
KINDS = ("part of", "related")

# All in points. A line of small type, the room between a box and its words, and the room between boxes.
LINE, PAD, GAP, EDGE = 15.0, 7.0, 9.0, 6.0
PORT = 8.0  # between lines that end at the same side of a box

# The dots say where a line ends and where it only passes.
RELATED: dict[str, Any] = {
    "color": PALETTE[2],
    "linewidth": 1.4,
    "linestyle": (0, (3.2, 1.8)),
    "marker": "o",
    "markersize": 4.5,
    "markevery": (0, 3),
    "zorder": 3,
}


@dataclass(frozen=True)
class _Box:
    """A labelled box, its top left corner at x and y; y grows downwards."""

    name: str
    x: float
    y: float
    width: float
    height: float
    top: bool  # a theme, or what stands alone

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True)
class _Map:
    """What the links say, checked: which boxes there are and what joins them."""

    left: tuple[str, ...]  # themes, and boxes that are part of nothing
    right: tuple[str, ...]  # sub-themes, in the order of their first themes
    part_of: tuple[tuple[str, str], ...]  # sub-theme, theme
    related: tuple[tuple[str, str], ...]

    def parts(self, theme: str) -> tuple[str, ...]:
        return tuple(sub for sub, of in self.part_of if of == theme)

    def kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind, pairs in zip(KINDS, (self.part_of, self.related), strict=True) if pairs)


def thematic_map(links: pd.DataFrame, *, title: str = "Thematic map") -> Figure:
    """Draw themes and sub-themes as boxes, joined by lines.

    Parameters
    ----------
    links : DataFrame
        A row for each line, with the columns `source`, `target` and `kind`. The kind is "part of" (the source is a
        sub-theme of the target) or "related". A sub-theme may be part of two themes. 30 boxes and 12 related pairs at
        most; boxes stand in the order in which the links name them.
    title : str, default "Thematic map"
        What the figure shows.

    Returns
    -------
    Figure
        Of matplotlib, 5 inches wide. Themes stand on the left and their sub-themes on the right. A solid line says
        "part of", a dashed one with dots at its ends "related". Show it with `show`.

    Raises
    ------
    ValueError
        If a link lacks an end, has another kind, or says something that two levels cannot hold.

    Examples
    --------
    >>> links = pd.DataFrame(
    ...     [("Backlog", "Capacity", "part of"), ("Pay", "Capacity", "part of"), ("Pay", "Backlog", "related")],
    ...     columns=["source", "target", "kind"],
    ... )
    >>> fig = thematic_map(links)
    >>> [text.get_text() for text in fig.axes[0].texts]
    ['Capacity', 'Backlog', 'Pay', 'part of', 'related']
    """
    drawn = _read(links)
    needed("Thematic map", title=title)
    title = wrapped(title, TITLE)
    one_sided = [pair for pair in drawn.related if (pair[0] in drawn.left) == (pair[1] in drawn.left)]
    outside = {
        side: [pair for pair in one_sided if pair[0] in names]
        for side, names in (("left", drawn.left), ("right", drawn.right))
    }
    order = {name: number for number, name in enumerate((*drawn.left, *drawn.right))}
    lanes = {side: _lanes(pairs, order) for side, pairs in outside.items()}
    step = 9.0 if len(drawn.related) <= 6 else 6.0
    boxes, height = _placed(drawn, {side: _room(taken, step) for side, taken in lanes.items()})
    with style.context(["default", STYLE]):
        fig, ax = _sheet(height + 22, title)
        for sub, theme in drawn.part_of:
            ax.plot(
                [boxes[theme].right, boxes[sub].x],
                [boxes[theme].middle, boxes[sub].middle],
                color=PALETTE[0],
                linewidth=1.3,
                zorder=1,
            )
        for xs, ys in _routes(drawn, boxes, lanes, step):
            ax.plot(xs, ys, **RELATED)
        for box in boxes.values():
            _draw(ax, box, centred=True)
        _legend(ax, drawn.kinds(), height + 19)
    return fig


def thematic_map_alt(links: pd.DataFrame, *, what: str = "themes and sub-themes") -> str:
    """Write alternative text for `thematic_map`: every box, and every line.

    Parameters
    ----------
    links : DataFrame
        The columns `source`, `target` and `kind`, as for `thematic_map`.
    what : str, default "themes and sub-themes"
        What is mapped, such as "the published themes".

    Returns
    -------
    str
        The number of themes and sub-themes, the sub-themes of each theme, what is related, and the box with most
        related lines.

    Raises
    ------
    ValueError
        If the links cannot be drawn, or `what` is empty.

    Examples
    --------
    >>> links = pd.DataFrame(
    ...     [("Backlog", "Capacity", "part of"), ("Pay", "Capacity", "part of"), ("Pay", "Backlog", "related")],
    ...     columns=["source", "target", "kind"],
    ... )
    >>> thematic_map_alt(links)
    'Thematic map of themes and sub-themes: 1 theme and 2 sub-themes. Capacity: Backlog; Pay. 1 line joins what is \
related: Pay with Backlog.'
    """
    drawn = _read(links)
    needed_what(what, "the published themes", "Say what is mapped")
    themes = [name for name in drawn.left if drawn.parts(name)]
    alone = [name for name in drawn.left if not drawn.parts(name)]
    counted = [
        many(len(names), noun, more)
        for names, noun, more in (
            (themes, "theme", None),
            (drawn.right, "sub-theme", None),
            (alone, "box alone", "boxes alone"),
        )
        if names
    ]
    said = [f"Thematic map of {what.strip()}: {listed(counted)}."]
    said += [f"{theme}: {'; '.join(drawn.parts(theme))}." for theme in themes]
    if alone:
        said.append(f"Part of nothing and without parts: {'; '.join(alone)}.")
    if not drawn.related:
        said.append("No line joins related ones.")
        return " ".join(said)
    lines = "1 line joins" if len(drawn.related) == 1 else f"{len(drawn.related)} lines join"
    said.append(f"{lines} what is related: {'; '.join(f'{one} with {other}' for one, other in drawn.related)}.")
    ends = Counter(itertools.chain.from_iterable(drawn.related))
    if (most := max(ends.values())) > 1:
        first = [name for name, number in ends.items() if number == most]
        said.append(f"{has(first, 'most of these lines', str(most), 'boxes')}.")
    return " ".join(said)


def hierarchy(themes: pd.DataFrame, *, title: str = "Themes and their sub-themes") -> Figure:
    """Draw each theme with its sub-themes below it.

    Parameters
    ----------
    themes : DataFrame
        A row for each sub-theme, with the columns `theme` and `sub_theme`; a theme without sub-themes has a row with a
        missing `sub_theme`. 30 boxes at most, in the order given.
    title : str, default "Themes and their sub-themes"
        What the figure shows.

    Returns
    -------
    Figure
        Of matplotlib, 5 inches wide. Sub-themes are set in from their theme and hang on a line from it. Show it with
        `show`.

    Raises
    ------
    ValueError
        If a name is missing, or a sub-theme stands in two places.

    Examples
    --------
    >>> fig = hierarchy(pd.DataFrame({"theme": ["Capacity", "Capacity"], "sub_theme": ["Backlog", "Pay"]}))
    >>> [text.get_text() for text in fig.axes[0].texts]
    ['Capacity', 'Backlog', 'Pay']
    """
    tree = _tree(themes)
    needed("Themes", title=title)
    indent = 30.0
    widest = {True: POINTS - 2 * EDGE, False: POINTS - 2 * EDGE - indent}
    rows = [row for theme, subs in tree.items() for row in ((theme, True), *((sub, False) for sub in subs))]
    width = {top: _width([name for name, is_top in rows if is_top == top], top, widest[top]) for top in (True, False)}
    boxes: dict[str, _Box] = {}
    y = 0.0
    for name, top in rows:
        y += (GAP + 5 if top else GAP - 2) if boxes else 0
        box = _Box(name, EDGE if top else EDGE + indent, y, width[top], _height(name, width[top] - 2 * PAD, top), top)
        boxes[name] = box
        y = box.bottom
    with style.context(["default", STYLE]):
        fig, ax = _sheet(y, wrapped(title, TITLE))
        for theme, subs in tree.items():
            for sub in subs:
                x = EDGE + indent / 2
                ax.plot(
                    [x, x, boxes[sub].x],
                    [boxes[theme].bottom, boxes[sub].middle, boxes[sub].middle],
                    color=PALETTE[0],
                    linewidth=1.3,
                    zorder=1,
                )
        for box in boxes.values():
            _draw(ax, box, centred=False)
    return fig


def hierarchy_alt(themes: pd.DataFrame, *, what: str = "themes and sub-themes") -> str:
    """Write alternative text for `hierarchy`: every theme with its sub-themes, and which has most.

    Parameters
    ----------
    themes : DataFrame
        The columns `theme` and `sub_theme`, as for `hierarchy`.
    what : str, default "themes and sub-themes"
        What is ordered, such as "the published themes".

    Returns
    -------
    str
        The number of themes and sub-themes, the sub-themes of each theme, and which theme has most and which fewest.

    Raises
    ------
    ValueError
        If the themes cannot be drawn, or `what` is empty.

    Examples
    --------
    >>> hierarchy_alt(pd.DataFrame({"theme": ["Capacity", "Capacity", "Law"], "sub_theme": ["Pay", "Backlog", "Lags"]}))
    'Hierarchy of themes and sub-themes: 2 themes and 3 sub-themes. Capacity: Pay; Backlog. Law: Lags. Capacity has \
most sub-themes with 2; Law has fewest with 1.'
    """
    tree = _tree(themes)
    needed_what(what, "the published themes", "Say what is ordered")
    sizes = {theme: len(subs) for theme, subs in tree.items()}
    counted = f"{many(len(tree), 'theme')} and {many(sum(sizes.values()), 'sub-theme')}"
    said = [f"Hierarchy of {what.strip()}: {counted}."]
    said += [f"{theme}: {'; '.join(subs) or 'no sub-theme'}." for theme, subs in tree.items()]
    most, fewest = max(sizes.values()), min(sizes.values())
    if most > fewest:
        first = [theme for theme, size in sizes.items() if size == most]
        last = [theme for theme, size in sizes.items() if size == fewest]
        said.append(
            f"{has(first, 'most sub-themes', str(most), 'themes')}; {has(last, 'fewest', str(fewest), 'themes')}."
        )
    elif len(tree) > 1 and most:
        said.append(f"Each theme has {many(most, 'sub-theme')}.")
    return " ".join(said)


# --- what goes in -----------------------------------------------------------------------------------------------------


def _read(links: pd.DataFrame) -> _Map:
    """Check the links and sort them by what they say."""
    made = "A thematic map is drawn from a table with the columns source, target and kind"
    table = needed_columns(links, ["source", "target", "kind"], made)
    joined: dict[frozenset[str], str] = {}
    pairs: dict[str, list[tuple[str, str]]] = {kind: [] for kind in KINDS}
    for row, source, target, kind in zip(table.index, table["source"], table["target"], table["kind"], strict=True):
        source, target, kind = clean(source), clean(target), clean(kind)
        if not source or not target:
            raise ValueError(f"Row {row} has no {'target' if source else 'source'}. A line needs a name at each end.")
        if kind not in KINDS:
            raise ValueError(f'Row {row}: the kind is "{kind}". Write "part of" or "related", in small letters.')
        if source == target:
            raise ValueError(f'Row {row} joins "{source}" with itself. Name another box, or leave the row out.')
        both = frozenset((source, target))
        if both in joined:
            raise ValueError(
                f'Row {row}: "{source}" and "{target}" are joined already (as "{joined[both]}"). Keep one of the rows.'
            )
        joined[both] = kind
        pairs[kind].append((source, target))
    wholes = list(dict.fromkeys(theme for _, theme in pairs["part of"]))
    parts = {sub for sub, _ in pairs["part of"]}
    for sub, theme in pairs["part of"]:
        if theme in parts:
            above = next(over for part, over in pairs["part of"] if part == theme)
            raise ValueError(
                f'"{sub}" is part of "{theme}", which is itself part of "{above}". The map has two levels, themes and '
                f'sub-themes: join "{sub}" with "{above}", or leave it out.'
            )
    others = dict.fromkeys(name for pair in pairs["related"] for name in pair if name not in parts)
    left = tuple(dict.fromkeys([*wholes, *others]))
    right = tuple(dict.fromkeys(sub for whole in wholes for sub, theme in pairs["part of"] if theme == whole))
    if len(left) + len(right) > MOST_BOXES:
        raise ValueError(
            f"{len(left) + len(right)} boxes cannot be read; {MOST_BOXES} is the most. Draw some of the themes only."
        )
    if len(pairs["related"]) > MOST_RELATED:
        raise ValueError(
            f"{len(pairs['related'])} related pairs cannot be told apart; {MOST_RELATED} is the most. Keep those that "
            "your text speaks of."
        )
    return _Map(left, right, tuple(pairs["part of"]), tuple(pairs["related"]))


def _tree(themes: pd.DataFrame) -> dict[str, list[str]]:
    """Check the themes and give them as theme -> sub-themes."""
    made = "A hierarchy is drawn from a table with the columns theme and sub_theme"
    table = needed_columns(themes, ["theme", "sub_theme"], made)
    tree: dict[str, list[str]] = {}
    of: dict[str, str] = {}
    for row, theme, sub in zip(table.index, table["theme"], table["sub_theme"], strict=True):
        theme, sub = clean(theme), clean(sub)
        if not theme:
            raise ValueError(f"Row {row} has no theme. Name the theme of each sub-theme.")
        subs = tree.setdefault(theme, [])
        if not sub:
            continue
        if sub in of:
            where = f'twice under "{theme}"' if of[sub] == theme else f'under "{of[sub]}" and under "{theme}"'
            raise ValueError(
                f'Row {row}: "{sub}" stands {where}. In a hierarchy each sub-theme has one place; drop the rows that '
                "repeat it (drop_duplicates), or decide for one theme."
            )
        of[sub] = theme
        subs.append(sub)
    if both := [theme for theme in tree if theme in of]:
        raise ValueError(f'"{both[0]}" is a theme and a sub-theme. Give one of them another name.')
    if len(tree) + len(of) > MOST_BOXES:
        raise ValueError(
            f"{len(tree) + len(of)} boxes cannot be read; {MOST_BOXES} is the most. Draw some of the themes only."
        )
    return tree


# --- where things stand -----------------------------------------------------------------------------------------------


def _weight(top: bool) -> str:
    return "bold" if top else "normal"


def _words(name: str, width: float, top: bool) -> str:
    return fitted(name, width, weight=_weight(top), lines=5)


def _height(name: str, width: float, top: bool) -> float:
    return LINE * (_words(name, width, top).count("\n") + 1) + PAD + 3


def _width(names: Sequence[str], top: bool, most: float) -> float:
    """Give the width of a column of boxes: as wide as its longest name, but no wider than there is room."""
    return min(most, max((text_width(name, weight=_weight(top)) for name in names), default=0) + 2 * PAD + 1)


def _room(lanes: dict[tuple[str, str], int], step: float) -> float:
    return (max(lanes.values()) + 1) * step + 5 if lanes else 0.0


def _lanes(pairs: Iterable[tuple[str, str]], order: dict[str, int]) -> dict[tuple[str, str], int]:
    """Give each line beside the boxes a lane, near ones inside, so that no two lie on top of each other."""
    lanes: dict[tuple[str, str], int] = {}

    def span(pair: tuple[str, str]) -> tuple[int, int]:
        low, high = sorted(order[name] for name in pair)
        return low, high

    for pair in sorted(pairs, key=lambda pair: span(pair)[1] - span(pair)[0]):
        low, high = span(pair)
        taken = {lane for other, lane in lanes.items() if span(other)[0] <= high and low <= span(other)[1]}
        lanes[pair] = next(lane for lane in itertools.count() if lane not in taken)
    return lanes


def _placed(drawn: _Map, room: dict[str, float]) -> tuple[dict[str, _Box], float]:
    """Give every box its place, and the height of them all."""
    inside = POINTS - 2 * EDGE - room["left"] - room["right"]
    channel = 34.0 if drawn.right else 0.0
    words = [text_width(word, weight="bold") for name in drawn.left for word in name.split()]
    most_left = min(max([*words, 70.0]) + 2 * PAD, 0.45 * (inside - channel)) if drawn.right else inside
    left = _width(drawn.left, True, most_left)
    right = _width(drawn.right, False, inside - channel - left)
    ends = Counter(itertools.chain.from_iterable(drawn.related))

    def height(name: str, top: bool) -> float:
        return max(_height(name, (left if top else right) - 2 * PAD, top), PORT * (ends[name] + 1))

    # A theme stands in the middle of the sub-themes that it names first; they follow one another downwards.
    boxes: dict[str, _Box] = {}
    x = EDGE + room["left"]
    y, waiting = 0.0, list(drawn.right)
    for name in drawn.left:
        own = [sub for sub in drawn.parts(name) if sub in waiting]
        waiting = [sub for sub in waiting if sub not in own]
        y += GAP + 9 if boxes else 0
        heights = [height(sub, False) for sub in own]
        block = sum(heights) + GAP * max(len(own) - 1, 0)
        tall = height(name, True)
        boxes[name] = _Box(name, x, y + max(block - tall, 0) / 2, left, tall, True)
        at = y + max(tall - block, 0) / 2
        for sub, high in zip(own, heights, strict=True):
            boxes[sub] = _Box(sub, x + left + channel, at, right, high, False)
            at += high + GAP
        y += max(block, tall)
    return {name: boxes[name] for name in (*drawn.left, *drawn.right)}, y


def _routes(
    drawn: _Map, boxes: dict[str, _Box], lanes: dict[str, dict[tuple[str, str], int]], step: float
) -> list[tuple[list[float], list[float]]]:
    """Give each related line its four points: beside the boxes, or between the two columns."""
    # Where lines end at one side of a box, each has a port of its own. Lines that go up end above those that go down;
    # a line on an outer lane ends nearer to the middle, so that it crosses no inner one of the same box.
    ends: dict[tuple[str, bool], list[tuple[tuple, tuple[str, str]]]] = {}
    ways: dict[tuple[str, str], tuple[str, int]] = {}
    for pair in drawn.related:
        side = next((side for side, taken in lanes.items() if pair in taken), "between")
        lane = lanes[side][pair] if side != "between" else 0
        ways[pair] = (side, lane)
        for name, other in (pair, pair[::-1]):
            up = boxes[other].middle < boxes[name].middle
            outward = side == ("left" if boxes[name].top else "right")
            key = (0, lane) if up else (2, -lane)
            if side == "between":
                key = (0 if up else 2, boxes[other].middle)
            ends.setdefault((name, outward), []).append((key, pair))
    port: dict[tuple[str, tuple[str, str]], float] = {}
    for (name, outward), arriving in ends.items():
        box = boxes[name]
        # Towards the other column, the solid lines have the middle.
        places: list[tuple[tuple, tuple[str, str] | None]] = [*arriving]
        if not outward:
            places.append(((1,), None))
        places.sort(key=lambda place: place[0])
        for number, (_, pair) in enumerate(places, start=1):
            if pair is not None:
                port[name, pair] = box.y + box.height * number / (len(places) + 1)
    routes = []
    for pair, (side, lane) in ways.items():
        one, other = (boxes[name] for name in pair)
        start, end = (port[name, pair] for name in pair)
        if side == "between":
            from_, to = (one.right if one.top else one.x), (other.right if other.top else other.x)
            xs = [from_, from_ + (to - from_) / 3, from_ + (to - from_) * 2 / 3, to]
            ys = [start, start + (end - start) / 3, start + (end - start) * 2 / 3, end]
        else:
            border = one.right if side == "right" else one.x
            away = border + (1 if side == "right" else -1) * ((lane + 1) * step + 2)
            xs, ys = [border, away, away, border], [start, start, end, end]
        routes.append((xs, ys))
    return routes


# --- drawing ----------------------------------------------------------------------------------------------------------


def _sheet(height: float, title: str) -> tuple[Figure, Axes]:
    """Make a figure whose axes count points from the top left corner, below the title."""
    top = 17.0 * (title.count("\n") + 1) + 12
    low = height + 8
    fig = Figure(figsize=(POINTS / 72, (top + low) / 72), dpi=DPI)
    ax = fig.add_axes((0, 0, 1, low / (top + low)))
    ax.set(xlim=(0, POINTS), ylim=(low, -2), xticks=[], yticks=[])
    ax.set_axis_off()
    ax.set_title(title, loc="left", x=EDGE / POINTS, y=1, pad=8)
    return fig, ax


def _legend(ax: Axes, kinds: Sequence[str], y: float) -> None:
    """Say below the boxes what the lines mean."""
    x = EDGE
    for kind in kinds:
        if kind == "related":
            ax.plot([x, x + 11, x + 22, x + 32], [y] * 4, **RELATED)
        else:
            ax.plot([x, x + 32], [y, y], color=PALETTE[0], linewidth=1.3)
        ax.text(x + 42, y, kind, size=SMALL, va="center")
        x += 42 + text_width(kind) + 26


def _draw(ax: Axes, box: _Box, *, centred: bool) -> None:
    ax.add_patch(
        FancyBboxPatch(
            (box.x, box.y),
            box.width,
            box.height,
            boxstyle="round,pad=0,rounding_size=4",
            facecolor=PALETTE[0] if box.top else "white",
            edgecolor=PALETTE[0],
            linewidth=1.2,
            zorder=2,
        )
    )
    ax.text(
        box.x + (box.width / 2 if centred else PAD),
        box.middle,
        _words(box.name, box.width - 2 * PAD, box.top),
        size=SMALL,
        weight=_weight(box.top),
        color="white" if box.top else "black",
        ha="center" if centred else "left",
        va="center",
        linespacing=1.15,
        zorder=4,
    )
