"""Figures that can be read on a phone, in greyscale and without colour vision, with alternative text for the rest."""

from __future__ import annotations

import base64
import io
import math
import textwrap

import pandas as pd
from IPython.display import display
from matplotlib import pyplot as plt
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

# After Okabe and Ito (2008), "Color universal design": blue and reddish purple as they stand, vermilion and bluish
# green darkened. Each has a contrast of 3:1 or more against white (WCAG 2.2, 1.4.11) and a lightness of its own.
PALETTE = ("#0072B2", "#CC79A7", "#913D00", "#003D2C", "#000000")

WIDTH, DPI = 5.0, 144  # inches and dots: 720 dots, so that a phone of 360 shows two dots to one
MOST_BARS, MOST_GROUPS = 30, 20
LABEL, TITLE = 20, 42  # characters on a line
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


def bars(counts: pd.Series, *, xlabel: str, ylabel: str, title: str) -> Figure:
    """Draw a bar for each label, with its number beside it.

    Parameters
    ----------
    counts : Series
        Label -> number, from 0 up; 30 bars at most, drawn in the order given.
    xlabel : str
        What the labels are, such as "Participant".
    ylabel : str
        What is counted, with its unit, such as "Extracts".
    title : str
        What the figure shows. Leave the finding to the text and to the alternative text.

    Returns
    -------
    Figure
        Of matplotlib, 5 inches wide. The bars lie down where labels are long or many; each axis keeps its own label.
        Show it with `show`.

    Raises
    ------
    ValueError
        If the counts cannot be drawn as bars, or a label or the title is empty.

    Examples
    --------
    >>> fig = bars(pd.Series({"P1": 5, "P2": 2}), xlabel="Participant", ylabel="Extracts", title="Extracts")
    >>> [text.get_text() for text in fig.axes[0].texts]
    ['5', '2']
    """
    numbers = _numbers(counts)
    for what, text in (("xlabel", xlabel), ("ylabel", ylabel), ("title", title)):
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f'The {what} is {text!r}. Write a few words, such as {what}="Extracts".')
    labels = [_wrapped(label, LABEL) for label in numbers]
    lying = len(labels) > 8 or max(len(line) for label in labels for line in label.split("\n")) > 40 // len(labels)
    title = _wrapped(title, TITLE)
    lines = max(label.count("\n") + 1 for label in labels)
    height = 1.0 + 0.2 * title.count("\n") + ((0.2 * lines + 0.14) * len(labels) if lying else 2.3)
    with style.context(["default", STYLE]):  # whatever the reader has set, and nothing is set after it
        fig = Figure(figsize=(WIDTH, height), dpi=DPI, layout="constrained")
        ax = fig.add_subplot()
        draw = ax.barh if lying else ax.bar
        drawn = draw(range(len(labels)), list(numbers.values()), color=PALETTE[0])
        ax.bar_label(drawn, [_number(value) for value in numbers.values()], padding=3)
        longest = max(len(_number(value)) for value in numbers.values())
        top = (max(numbers.values()) or 1) * (1.05 + 0.06 * longest if lying else 1.12)
        if lying:
            ax.set(xlim=(0, top), xlabel=_wrapped(ylabel, TITLE), ylabel=_wrapped(xlabel, TITLE))
            ax.set_yticks(range(len(labels)), labels)
            ax.set_ylim(len(labels) - 0.4, -0.6)  # the first on top
        else:
            ax.set(ylim=(0, top), xlabel=_wrapped(xlabel, TITLE), ylabel=_wrapped(ylabel, 24))
            ax.set_xticks(range(len(labels)), labels)
        whole = all(value == int(value) for value in numbers.values())
        (ax.xaxis if lying else ax.yaxis).set_major_locator(MaxNLocator(4, integer=whole))
        ax.tick_params(axis="y" if lying else "x", length=0)
        # The title begins at the figure's edge, so that a long one has the whole width.
        text = ax.set_title(title, ha="left", pad=12)
        text.set_in_layout(True)
        fig.draw_without_rendering()
        fig.set_layout_engine("none")
        place = ax.get_position()
        text.set_x((0.02 - place.x0) / place.width)
    return fig


def bars_alt(counts: pd.Series, *, what: str) -> str:
    """Write alternative text that states the finding of `bars` with its numbers.

    Parameters
    ----------
    counts : Series
        Label -> number, as for `bars`.
    what : str
        What is counted by what, such as "extracts by participant".

    Returns
    -------
    str
        The kind of figure, the highest and the lowest bar, and the total with the highest bar's share of it.

    Raises
    ------
    ValueError
        If the counts cannot be drawn as bars, or `what` is empty.

    Examples
    --------
    >>> bars_alt(pd.Series({"P1": 3, "P2": 1, "P3": 6}), what="extracts by participant")
    'Bar chart of extracts by participant. P3 has most with 6 of 10 (60 per cent); P2 has fewest with 1.'
    >>> bars_alt(pd.Series({"P1": 2, "P2": 2}), what="extracts by participant")
    'Bar chart of extracts by participant. P1 and P2 have 2 each, 4 in all.'
    """
    numbers = _numbers(counts)
    if not isinstance(what, str) or not what.strip():
        raise ValueError(f'what is {what!r}. Say what is counted by what, such as what="extracts by participant".')
    start = f"Bar chart of {what.strip()}."
    total, most, fewest = math.fsum(numbers.values()), max(numbers.values()), min(numbers.values())
    if len(numbers) == 1:
        (label,) = numbers
        return f"{start} It has one bar: {label} with {_number(most)}."
    if most == fewest:
        together = f", {_number(total)} in all" if total else ""
        return f"{start} {_named(list(numbers))} have {_number(most)} each{together}."
    first = [label for label, value in numbers.items() if value == most]
    last = [label for label, value in numbers.items() if value == fewest]
    share = f"{_number(most)} of {_number(total)} ({_per_cent(most / total)})"
    return f"{start} {_has(first, 'most', share)}; {_has(last, 'fewest', _number(fewest))}."


def grouped_bars(table: pd.DataFrame, *, xlabel: str, ylabel: str, title: str) -> Figure:
    """Draw for each label a bar for each group, one below the other, with its number beside it.

    Parameters
    ----------
    table : DataFrame
        Label -> number in each column; a column is a group, two or three of them. 20 labels at most, in the order given.
    xlabel : str
        What the labels are, such as "Topic".
    ylabel : str
        What is counted, with its unit, such as "Number of statements".
    title : str
        What the figure shows. Leave the finding to the text and to the alternative text.

    Returns
    -------
    Figure
        Of matplotlib, 5 inches wide, with lying bars. Groups differ in lightness and are named above the bars, so that
        they can be told apart without colour. Show it with `show`.

    Raises
    ------
    ValueError
        If the table cannot be drawn as grouped bars, or a label or the title is empty.

    Examples
    --------
    >>> table = pd.DataFrame({"one": [3, 0], "other": [1, 2]}, index=["aim", "sample"])
    >>> fig = grouped_bars(table, xlabel="Topic", ylabel="Statements", title="Two texts")
    >>> [text.get_text() for text in fig.axes[0].texts]
    ['3', '0', '1', '2']
    """
    groups = _groups(table)
    for what, text in (("xlabel", xlabel), ("ylabel", ylabel), ("title", title)):
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f'The {what} is {text!r}. Write a few words, such as {what}="Statements".')
    labels = [_wrapped(label, LABEL) for label in next(iter(groups.values()))]
    title = _wrapped(title, TITLE)
    thick = 0.8 / len(groups)
    colours = (PALETTE[3], PALETTE[1], PALETTE[0])  # dark, light, between: they differ in greyscale
    height = 1.6 + 0.2 * title.count("\n") + 0.24 * (len(groups) + 0.5) * len(labels)
    with style.context(["default", STYLE]):
        fig = Figure(figsize=(WIDTH, height), dpi=DPI, layout="constrained")
        ax = fig.add_subplot()
        most = 0.0
        for number, ((name, numbers), colour) in enumerate(zip(groups.items(), colours, strict=False)):
            places = [place + (number - (len(groups) - 1) / 2) * thick for place in range(len(labels))]
            drawn = ax.barh(
                places, list(numbers.values()), height=thick * 0.92, color=colour, label=_wrapped(name, LABEL)
            )
            ax.bar_label(drawn, [_number(value) for value in numbers.values()], padding=3, fontsize=11)
            most = max(most, *numbers.values())
        ax.set(xlim=(0, (most or 1) * 1.15), xlabel=_wrapped(ylabel, TITLE), ylabel=_wrapped(xlabel, TITLE))
        ax.set_yticks(range(len(labels)), labels)
        ax.set_ylim(len(labels) - 0.4, -0.6)  # the first on top
        whole = all(value == int(value) for numbers in groups.values() for value in numbers.values())
        ax.xaxis.set_major_locator(MaxNLocator(4, integer=whole))
        ax.tick_params(axis="y", length=0)
        fig.legend(loc="outside upper left", ncols=len(groups), frameon=False, title=title, alignment="left")
    return fig


def grouped_bars_alt(table: pd.DataFrame, *, what: str) -> str:
    """Write alternative text that states the finding of `grouped_bars`, group by group.

    Parameters
    ----------
    table : DataFrame
        Label -> number in each column, as for `grouped_bars`.
    what : str
        What is counted by what, such as "statements by topic".

    Returns
    -------
    str
        The kind of figure; for each group the highest bar with its share, and the labels at which it has none.

    Raises
    ------
    ValueError
        If the table cannot be drawn as grouped bars, or `what` is empty.

    Examples
    --------
    >>> table = pd.DataFrame({"one": [3, 0], "other": [1, 2]}, index=["aim", "sample"])
    >>> grouped_bars_alt(table, what="statements by topic")
    'Grouped bar chart of statements by topic. one: aim has most with 3 of 3 (100 per cent); none for sample. \
other: sample has most with 2 of 3 (67 per cent).'
    """
    groups = _groups(table)
    if not isinstance(what, str) or not what.strip():
        raise ValueError(f'what is {what!r}. Say what is counted by what, such as what="statements by topic".')
    said = [f"Grouped bar chart of {what.strip()}."]
    for name, numbers in groups.items():
        total, most = math.fsum(numbers.values()), max(numbers.values())
        if not most:
            said.append(f"{name}: none anywhere.")
            continue
        first = [label for label, value in numbers.items() if value == most]
        none = [label for label, value in numbers.items() if not value]
        share = f"{_number(most)} of {_number(total)} ({_per_cent(most / total)})"
        said.append(f"{name}: {_has(first, 'most', share)}" + (f"; none for {_named(none)}." if none else "."))
    return " ".join(said)


def show(fig: Figure | Axes, alt: str) -> None:
    """Show a figure in a notebook, with its alternative text in the page.

    JupyterLab 4.6 and nbconvert's page for JupyterLab drop the alternative text of an image output, and nbconvert's
    sanitiser takes the image out of an HTML output. A Markdown output keeps both in all three, so the figure is shown
    as one. The figure is closed after that, so that the notebook does not show it again.

    Parameters
    ----------
    fig : Figure or Axes
        What `bars` returned, or any figure of matplotlib.
    alt : str
        Alternative text: what kind of figure it is and what it shows, with the numbers that matter.

    Raises
    ------
    ValueError
        If `fig` is no figure or `alt` is empty.
    """
    if isinstance(fig, Axes):
        fig = fig.get_figure(root=True)
    if not isinstance(fig, Figure):
        raise ValueError(
            f"show needs a figure first, such as figures.bars(...) returns; this is a {type(fig).__name__}."
        )
    if not isinstance(alt, str) or not alt.strip():
        raise ValueError(
            f"The alternative text is {alt!r}. Write one or two sentences for someone who cannot see the figure: "
            "what kind of figure it is, and what it shows, with the numbers."
        )
    alt = " ".join(alt.split())
    picture = io.BytesIO()
    fig.savefig(picture, format="png", dpi=max(fig.dpi, DPI), metadata={"Description": alt, "Software": None})
    plt.close(fig)
    # Every character that could mean something in Markdown or HTML becomes its number.
    safe = "".join(c if c.isalnum() or c in " ,:" else f"&#{ord(c)};" for c in alt)
    source = base64.b64encode(picture.getvalue()).decode("ascii")
    display({"text/markdown": f"![{safe}](data:image/png;base64,{source})", "text/plain": alt}, raw=True)


def _numbers(counts: pd.Series) -> dict[str, float]:
    """Check the counts and give them as label -> number."""
    if not isinstance(counts, pd.Series):
        raise ValueError(
            f"Bars are drawn from a column of numbers with a label for each (a pandas Series), such as "
            f'extracts["participant"].value_counts(); this is a {type(counts).__name__}.'
        )
    if counts.empty:
        raise ValueError(
            "There is nothing to draw: the counts are empty. Look at what you counted; did a filter leave no row?"
        )
    if len(counts) > MOST_BARS:
        raise ValueError(
            f"{len(counts)} bars cannot be read; {MOST_BARS} is the most. "
            "Draw the largest, such as counts.head(10), or put labels together."
        )
    numbers: dict[str, float] = {}
    for label, value in counts.items():
        name = " ".join(str(label).split())
        if not name or pd.isna(label):
            raise ValueError("One bar has no label. Give each number a label, or leave out what has none.")
        if name in numbers:
            raise ValueError(f'The label "{name}" is there twice. Add its numbers up, or make the labels differ.')
        if isinstance(value, bool | str) or not _is_real(value):
            raise ValueError(
                f'The number for "{name}" is {value!r}. A bar needs a number; put one there or leave it out.'
            )
        if value < 0:
            raise ValueError(f'The number for "{name}" is {value}, below 0. Counts start at 0.')
        numbers[name] = int(value) if float(value).is_integer() else float(value)
    return numbers


def _groups(table: pd.DataFrame) -> dict[str, dict[str, float]]:
    """Check a table of counts and give it as group -> label -> number."""
    if not isinstance(table, pd.DataFrame):
        raise ValueError(
            "Grouped bars are drawn from a table with a column for each group (a pandas DataFrame), such as "
            f"pd.crosstab(…) gives; this is a {type(table).__name__}."
        )
    if len(table.columns) not in (2, 3):
        raise ValueError(
            f"The table has {len(table.columns)} columns. Grouped bars need two or three; choose them, such as "
            'table[["one", "other"]].'
        )
    if len(table) > MOST_GROUPS:
        raise ValueError(f"{len(table)} labels cannot be read in groups; {MOST_GROUPS} is the most. Put some together.")
    names = [" ".join(str(name).split()) for name in table.columns]
    if len(set(names)) < len(names) or not all(names):
        raise ValueError(f"The columns are named {names}. Give each group a name of its own.")
    return {name: _numbers(table.iloc[:, place]) for place, name in enumerate(names)}


def _is_real(value: object) -> bool:
    try:
        return math.isfinite(value)
    except TypeError:
        return False


def _wrapped(text: object, width: int) -> str:
    """Break a text into lines, four at most; a longer one ends in an ellipsis."""
    return textwrap.fill(" ".join(str(text).split()), width, max_lines=4, placeholder=" …")


def _number(value: float) -> str:
    """Write a number for people: 12, 1,200, 2.35."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.1f}" if 100 <= abs(value) < 1e15 else f"{value:.3g}"


def _per_cent(share: float) -> str:
    if 0 < share < 0.005:
        return "under 1 per cent"
    if 0.995 <= share < 1:
        return "over 99 per cent"
    return f"{share:.0%}".replace("%", " per cent")


def _named(labels: list[str]) -> str:
    if len(labels) > 6:
        return f"{len(labels)} bars"
    return " and ".join([", ".join(labels[:-1]), labels[-1]] if len(labels) > 1 else labels)


def _has(labels: list[str], rank: str, number: str) -> str:
    if len(labels) == 1:
        return f"{labels[0]} has {rank} with {number}"
    return f"{_named(labels)} have {rank} with {number} each"
