"""How the number of different codes grows with the interviews."""

from __future__ import annotations

import pandas as pd
from matplotlib import style
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from course.methods.figures.look import DPI, PALE, PALETTE, QUIET, SMALL, STYLE, TITLE, WIDTH, at_the_edge, wrapped
from course.methods.figures.words import is_real, many, needed, needed_columns, needed_what, number_words, per_cent

SPREAD = ("least", "median", "most")


def saturation_curve(spread: pd.DataFrame, *, title: str) -> Figure:
    """Draw how many different codes have been seen after each interview, over the orders of interviews.

    Parameters
    ----------
    spread : DataFrame
        A row for each number of interviews, with the columns `position` (1, 2, 3, …), `least`, `median` and `most`:
        numbers of different codes seen by then, over the orders, such as `saturation.spread` gives.
    title : str
        What the figure shows. Leave the finding to the text and to the alternative text.

    Returns
    -------
    Figure
        Of matplotlib, 5 inches wide: a line with dots for the median, and a grey band from the least to the most. Show
        it with `show`.

    Raises
    ------
    ValueError
        If the numbers cannot be those of different codes seen, or the title is empty.

    Examples
    --------
    >>> spread = pd.DataFrame({"position": [1, 2], "least": [3, 7], "median": [4.5, 7], "most": [6, 7]})
    >>> fig = saturation_curve(spread, title="Codes seen")
    >>> [line.get_ydata().tolist() for line in fig.axes[0].lines]
    [[6.0, 7.0], [4.5, 7.0], [3.0, 7.0]]
    """
    seen = _seen(spread)
    needed("Different codes seen", title=title)
    title = wrapped(title, TITLE)
    positions = list(seen.index)
    few = len(positions) <= 12
    with style.context(["default", STYLE]):
        fig = Figure(figsize=(WIDTH, 3.9 + 0.2 * title.count("\n")), dpi=DPI, layout="constrained")
        ax = fig.add_subplot(xlabel="Interviews read", ylabel="Different codes seen")
        ax.fill_between(positions, seen["least"], seen["most"], color=PALE, linewidth=0)
        looks = {
            "most": {"color": QUIET, "linewidth": 1.2, "linestyle": "--", "marker": "^" if few else ""},
            "median": {"color": PALETTE[0], "linewidth": 2.4, "linestyle": "-", "marker": "o" if few else ""},
            "least": {"color": QUIET, "linewidth": 1.2, "linestyle": ":", "marker": "v" if few else ""},
        }
        for name, look in looks.items():
            ax.plot(positions, seen[name], label=name, markersize=7 if name == "median" else 5, **look)
        least, total = seen.iloc[-1]["least"], seen.iloc[-1]["most"]
        if least == total:
            ax.annotate(
                number_words(total),
                (positions[-1], total),
                xytext=(0, 7),
                textcoords="offset points",
                ha="center",
                size=SMALL,
            )
        ax.set_ylim(0, 1.15 * (seen["most"].max() or 1))
        ax.set_xlim(positions[0] - 0.4, positions[-1] + 0.4)
        if few:
            ax.set_xticks(positions)
        else:
            ax.xaxis.set_major_locator(MaxNLocator(8, integer=True, steps=[1, 2, 5, 10]))
        ax.yaxis.set_major_locator(MaxNLocator(5, integer=True))
        ax.grid(axis="y", color=PALE, linewidth=0.8)
        ax.set_axisbelow(True)
        fig.legend(loc="outside lower center", ncols=3, frameon=False)
        at_the_edge(fig, ax, title)
    return fig


def saturation_curve_alt(spread: pd.DataFrame, *, what: str = "different codes seen") -> str:
    """Write alternative text that states the finding of `saturation_curve` with its numbers.

    Parameters
    ----------
    spread : DataFrame
        The columns `position`, `least`, `median` and `most`, as for `saturation_curve`.
    what : str, default "different codes seen"
        What is counted, such as "different first codes in six interviews".

    Returns
    -------
    str
        The median with its spread after the first interview and halfway, the total at the end, what the last interview
        adds, and after how many interviews nine tenths of the total are seen at the median.

    Raises
    ------
    ValueError
        If the numbers cannot be drawn, or `what` is empty.

    Examples
    --------
    >>> spread = pd.DataFrame({"position": [1, 2, 3], "least": [3, 7, 9], "median": [4.5, 8, 9], "most": [6, 8, 9]})
    >>> saturation_curve_alt(spread)
    'Line chart of different codes seen, by number of interviews read. After 1 interview: 4.5 at the median, between 3 \
and 6. After 2 interviews: 8 at the median, between 7 and 8. After 3 interviews: 9 in every order. At the median, the \
last interview adds 1, and 90 per cent are reached after 3 interviews.'
    """
    seen = _seen(spread)
    needed_what(what, "different first codes in six interviews", "Say what is counted")
    said = [f"Line chart of {what.strip()}, by number of interviews read."]
    positions = list(seen.index)
    for position in dict.fromkeys([positions[0], positions[len(positions) // 2], positions[-1]]):
        least, median, most = (number_words(seen.loc[position, name]) for name in SPREAD)
        spread_words = (
            f"{most} in every order" if least == most else f"{median} at the median, between {least} and {most}"
        )
        said.append(f"After {many(position, 'interview')}: {spread_words}.")
    medians = seen["median"]
    if len(positions) > 1 and medians.iloc[-1] > 0:
        added = medians.iloc[-1] - medians.iloc[-2]
        reached = next(position for position, median in medians.items() if median >= 0.9 * medians.iloc[-1])
        said.append(
            f"At the median, the last interview adds {number_words(added)}, and {per_cent(0.9)} are reached after "
            f"{many(reached, 'interview')}."
        )
    return " ".join(said)


def _seen(spread: pd.DataFrame) -> pd.DataFrame:
    """Check the numbers of codes seen and give them by position."""
    made = "A saturation curve is drawn from a table with the columns position, least, median and most"
    table = needed_columns(spread, ["position", *SPREAD], made)
    for column in ("position", *SPREAD):
        for row, value in table[column].items():
            if not is_real(value) or value < 0:
                raise ValueError(f"Row {row}: {column} is {value!r}. It needs a number, 0 or higher.")
    table = table.sort_values("position")
    if table["position"].tolist() != list(range(1, len(table) + 1)):
        raise ValueError(
            f"The positions are {', '.join(number_words(place) for place in table['position'])}. They should count the "
            "interviews: 1, 2, 3 and so on, each once."
        )
    seen = table[[*SPREAD]].astype(float).set_axis(range(1, len(table) + 1))
    for position, (least, median, most) in zip(seen.index, seen.to_numpy(), strict=True):
        if not least <= median <= most:
            raise ValueError(
                f"At position {position} the least is {number_words(least)}, the median {number_words(median)} and the "
                f"most {number_words(most)}. They should rise in this order."
            )
    for name in SPREAD:
        if falls := [place for place in seen.index[1:] if seen.loc[place, name] < seen.loc[place - 1, name]]:
            raise ValueError(
                f"The {name} falls at position {falls[0]}. The curve shows all different codes seen by then, so it "
                "cannot fall; did you hand over the new codes of each interview?"
            )
    return seen
