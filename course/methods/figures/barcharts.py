"""Bars: one for each label, or one for each group of a label."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib import style
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from course.methods.figures.look import DPI, LABEL, PALETTE, STYLE, TITLE, WIDTH, at_the_edge, wrapped
from course.methods.figures.words import has, is_real, named, needed, needed_what, number_words, per_cent

MOST_BARS, MOST_GROUPS = 30, 20


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
    needed("Extracts", xlabel=xlabel, ylabel=ylabel, title=title)
    labels = [wrapped(label, LABEL) for label in numbers]
    lying = len(labels) > 8 or max(len(line) for label in labels for line in label.split("\n")) > 40 // len(labels)
    title = wrapped(title, TITLE)
    lines = max(label.count("\n") + 1 for label in labels)
    height = 1.0 + 0.2 * title.count("\n") + ((0.2 * lines + 0.14) * len(labels) if lying else 2.3)
    with style.context(["default", STYLE]):  # whatever the reader has set, and nothing is set after it
        fig = Figure(figsize=(WIDTH, height), dpi=DPI, layout="constrained")
        ax = fig.add_subplot()
        draw = ax.barh if lying else ax.bar
        drawn = draw(range(len(labels)), list(numbers.values()), color=PALETTE[0])
        ax.bar_label(drawn, [number_words(value) for value in numbers.values()], padding=3)
        longest = max(len(number_words(value)) for value in numbers.values())
        top = (max(numbers.values()) or 1) * (1.05 + 0.06 * longest if lying else 1.12)
        if lying:
            ax.set(xlim=(0, top), xlabel=wrapped(ylabel, TITLE), ylabel=wrapped(xlabel, TITLE))
            ax.set_yticks(range(len(labels)), labels)
            ax.set_ylim(len(labels) - 0.4, -0.6)  # the first on top
        else:
            ax.set(ylim=(0, top), xlabel=wrapped(xlabel, TITLE), ylabel=wrapped(ylabel, 24))
            ax.set_xticks(range(len(labels)), labels)
        whole = all(value == int(value) for value in numbers.values())
        (ax.xaxis if lying else ax.yaxis).set_major_locator(MaxNLocator(4, integer=whole))
        ax.tick_params(axis="y" if lying else "x", length=0)
        at_the_edge(fig, ax, title)
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
    needed_what(what, "extracts by participant")
    start = f"Bar chart of {what.strip()}."
    total, most, fewest = math.fsum(numbers.values()), max(numbers.values()), min(numbers.values())
    if len(numbers) == 1:
        (label,) = numbers
        return f"{start} It has one bar: {label} with {number_words(most)}."
    if most == fewest:
        together = f", {number_words(total)} in all" if total else ""
        return f"{start} {named(list(numbers))} have {number_words(most)} each{together}."
    first = [label for label, value in numbers.items() if value == most]
    last = [label for label, value in numbers.items() if value == fewest]
    share = f"{number_words(most)} of {number_words(total)} ({per_cent(most / total)})"
    return f"{start} {has(first, 'most', share)}; {has(last, 'fewest', number_words(fewest))}."


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
    needed("Statements", xlabel=xlabel, ylabel=ylabel, title=title)
    labels = [wrapped(label, LABEL) for label in next(iter(groups.values()))]
    title = wrapped(title, TITLE)
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
                places, list(numbers.values()), height=thick * 0.92, color=colour, label=wrapped(name, LABEL)
            )
            ax.bar_label(drawn, [number_words(value) for value in numbers.values()], padding=3, fontsize=11)
            most = max(most, *numbers.values())
        ax.set(xlim=(0, (most or 1) * 1.15), xlabel=wrapped(ylabel, TITLE), ylabel=wrapped(xlabel, TITLE))
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
    needed_what(what, "statements by topic")
    said = [f"Grouped bar chart of {what.strip()}."]
    for name, numbers in groups.items():
        total, most = math.fsum(numbers.values()), max(numbers.values())
        if not most:
            said.append(f"{name}: none anywhere.")
            continue
        first = [label for label, value in numbers.items() if value == most]
        none = [label for label, value in numbers.items() if not value]
        share = f"{number_words(most)} of {number_words(total)} ({per_cent(most / total)})"
        said.append(f"{name}: {has(first, 'most', share)}" + (f"; none for {named(none)}." if none else "."))
    return " ".join(said)


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
        if not is_real(value):
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
