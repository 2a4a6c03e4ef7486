"""Where the works of a reference list are cited first, as a scatter plot."""

from __future__ import annotations

import pandas as pd
from matplotlib import style
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from course.methods.figures.look import DPI, PALETTE, STYLE, TITLE, WIDTH, wrapped
from course.methods.figures.words import is_real, many, needed, needed_columns, per_cent

MOST_WORKS = 2000
KINDS = {True: "first cited alone", False: "first cited in a group"}


def order(table: pd.DataFrame, title: str = "Order of the list and order of first citation") -> Figure:
    """Draw each work's position in the reference list against the order of its first citation.

    Parameters
    ----------
    table : DataFrame
        A row for each work, with the columns `list_position`, `first_rank` (both from 1) and `alone`, such as
        `order.first_appearance` gives.
    title : str
        What the figure shows.

    Returns
    -------
    Figure
        Of matplotlib, 5 inches wide: dark discs for works first cited alone, pale squares with an edge for works first
        cited in a group. The line is where all of them would stand if they were cited in the order of the list. Show it
        with `show`.

    Raises
    ------
    ValueError
        If a column is missing, there is no row, a position is no number from 1, or the title is empty.

    Examples
    --------
    >>> table = pd.DataFrame({"list_position": [1, 2, 3], "first_rank": [2, 1, 3], "alone": [True, True, False]})
    >>> fig = order(table)
    >>> [text.get_text() for text in fig.axes[0].get_legend().get_texts()]
    ['first cited alone', 'first cited in a group', 'the order of the list']
    """
    works = _works(table)
    needed("Order of the list and order of first citation", title=title)
    title = wrapped(title, TITLE)
    with style.context(["default", STYLE]):
        fig = Figure(figsize=(WIDTH, 5.4 + 0.2 * title.count("\n")), dpi=DPI, layout="constrained")
        ax = fig.add_subplot()
        ends = [1, max(works["list_position"])], [1, max(works["first_rank"])]
        for alone, marker, fill, edge in ((True, "o", PALETTE[3], PALETTE[3]), (False, "s", "#E6E6E6", "#595959")):
            chosen = works[works["alone"] == alone]
            if len(chosen):
                ax.scatter(
                    chosen["list_position"],
                    chosen["first_rank"],
                    s=34,
                    marker=marker,
                    facecolor=fill,
                    edgecolor=edge,
                    linewidth=1,
                    label=KINDS[alone],
                    zorder=3 if alone else 2,
                )
        ax.plot(*ends, color="#8C8C8C", linewidth=1, linestyle="--", zorder=1, label="the order of the list")
        ax.set(xlabel="Position in the reference list", ylabel="Order of first citation")
        for axis in (ax.xaxis, ax.yaxis):
            axis.set_major_locator(MaxNLocator(6, integer=True))
        ax.set_title(title, loc="left")
        ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16), frameon=False, fontsize=11)
    return fig


def order_alt(table: pd.DataFrame) -> str:
    """Write alternative text that states the finding of `order`.

    Parameters
    ----------
    table : DataFrame
        The columns `list_position`, `first_rank` and `alone`, as for `order`.

    Returns
    -------
    str
        The kind of figure; how many works were first cited alone and in a group; for each kind, and for all, how many
        pairs of works stand in the order of the list.

    Raises
    ------
    ValueError
        If the table cannot be drawn.

    Examples
    --------
    >>> table = pd.DataFrame({"list_position": [1, 2, 3], "first_rank": [2, 1, 3], "alone": [True, True, False]})
    >>> order_alt(table)
    'Scatter plot of the position of 3 works in the reference list against the order of their first citation. Of the \
pairs of works, 2 of 3 (67 per cent) stand in the order of the list; of the pairs first cited alone (2 works), 0 of 1 \
(0 per cent).'
    """
    works = _works(table)
    said = [f"{_pairs(works)} stand in the order of the list"]
    for alone, kind in KINDS.items():
        chosen = works[works["alone"] == alone]
        pairs = _pairs(chosen)
        if pairs and len(chosen) < len(works):
            said.append(f"of the pairs {kind} ({many(len(chosen), 'work')}), {pairs}")
    one_kind = f" All were {KINDS[bool(works['alone'].iloc[0])]}." if works["alone"].nunique() == 1 else ""
    start = (
        f"Scatter plot of the position of {many(len(works), 'work')} in the reference list against the order of "
        f"{'their' if len(works) > 1 else 'its'} first citation.{one_kind}"
    )
    return f"{start} Of the pairs of works, {'; '.join(said)}." if _pairs(works) else start


def _pairs(works: pd.DataFrame) -> str:
    """Count the pairs that stand in the order of the list, without those first cited in one bracket."""
    places, ranks = works["list_position"].to_numpy(), works["first_rank"].to_numpy()
    agree = (places[:, None] < places[None, :]) & (ranks[:, None] != ranks[None, :])
    in_order = agree & (ranks[:, None] < ranks[None, :])
    total, found = int(agree.sum()), int(in_order.sum())
    return f"{found:,} of {total:,} ({per_cent(found / total)})" if total else ""


def _works(table: pd.DataFrame) -> pd.DataFrame:
    made = "The order is drawn from a table with the columns list_position, first_rank and alone"
    works = needed_columns(table, ["list_position", "first_rank", "alone"], made)
    if len(works) > MOST_WORKS:
        raise ValueError(f"{len(works)} works cannot be told apart; {MOST_WORKS} is the most. Draw a part of them.")
    for name in ("list_position", "first_rank"):
        for row, value in works[name].items():
            if not is_real(value) or value < 1:
                raise ValueError(f"Row {row} has {value!r} as {name}. Positions are numbers from 1.")
    return works.assign(alone=works["alone"].astype(bool))
