"""Agreement, code by code, as dots on a line."""

from __future__ import annotations

from collections import Counter

import pandas as pd
from matplotlib import style
from matplotlib.figure import Figure

from course.methods.figures.look import (
    DPI,
    PALE,
    PALETTE,
    POINTS,
    QUIET,
    SMALL,
    STYLE,
    TITLE,
    WIDTH,
    at_the_edge,
    fitted,
    text_width,
    wrapped,
)
from course.methods.figures.words import clean, is_real, listed, many, needed, needed_columns, needed_what

MOST_CODES = 30
TENTATIVE, RELIABLE = 0.667, 0.800  # Krippendorff (2019), Content analysis, 4th edition


def agreement_by_code(by_code: pd.DataFrame, *, title: str = "Agreement by code") -> Figure:
    """Draw Krippendorff's alpha of each code as a dot, with lines at 0.667 and 0.800.

    Parameters
    ----------
    by_code : DataFrame
        A row for each code, with the columns `code_id`, `alpha` (missing where there is none) and `reason` (why it is
        missing), such as `agreement.by_code` gives. 30 codes at most, in the order given; the codes without alpha are
        listed last.
    title : str, default "Agreement by code"
        What the figure shows.

    Returns
    -------
    Figure
        Of matplotlib, 5 inches wide, with the number at the end of each row. Show it with `show`.

    Raises
    ------
    ValueError
        If a code has no name or stands there twice, or an alpha is not between -1 and 1.

    Examples
    --------
    >>> by_code = pd.DataFrame(
    ...     {"code_id": ["law", "pay"], "alpha": [0.71, None], "reason": [None, "nobody used it"]}
    ... )
    >>> fig = agreement_by_code(by_code)
    >>> [text.get_text() for text in fig.axes[0].texts]
    ['0.667', '0.800', '0.710', 'no alpha: nobody used it']
    """
    alphas, reasons = _alphas(by_code)
    needed("Agreement by code", title=title)
    title = wrapped(title, TITLE)
    names = [*alphas, *reasons]
    side = min(max(text_width(name) for name in names) + 1, 135)
    labels = {name: fitted(name, side) for name in names}
    low = min([0.0, *alphas.values()])
    low = 0.0 if low >= 0 else -0.25 if low >= -0.25 else -0.5 if low >= -0.5 else -1.0
    inside = POINTS - 2 * 8 - 20 - side - 46  # points between the names and the numbers
    said = {
        name: fitted(f"no alpha: {reason}" if reason else "no alpha", inside, lines=3)
        for name, reason in reasons.items()
    }
    lines = {name: max(labels[name].count("\n"), said.get(name, "").count("\n")) + 1 for name in names}
    places, y = {}, 0.0
    for name in names:
        high = 15.0 * lines[name] + 9
        places[name] = y + high / 2
        y += high
    with style.context(["default", STYLE]):
        fig = Figure(figsize=(WIDTH, (y + 100 + 17 * title.count("\n")) / 72), dpi=DPI, layout="constrained")
        ax = fig.add_subplot(xlabel="Krippendorff’s alpha" if alphas else "", ylabel="Code")
        rows = [places[name] for name in alphas]
        ax.hlines(rows, 0, 1, transform=ax.get_yaxis_transform(), color=PALE, linewidth=0.8, zorder=0)
        foot = rows[-1] + 12 if rows else 0
        for at, side_of in ((TENTATIVE, "right"), (RELIABLE, "left")) if alphas else ():
            ax.plot([at, at], [-4, foot], color=QUIET, linewidth=1.2, linestyle="--", zorder=1)
            ax.annotate(
                f"{at:.3f}",
                (at, -4),
                xytext=(2 if side_of == "right" else -2, 2),
                textcoords="offset points",
                ha=side_of,
                va="bottom",
                size=SMALL,
            )
        if alphas:
            ax.scatter(list(alphas.values()), rows, s=52, color=PALETTE[0], zorder=3)
        for name, alpha in alphas.items():
            ax.text(1.03, places[name], _shown(alpha), transform=ax.get_yaxis_transform(), va="center", size=SMALL)
        for name, words in said.items():
            ax.text(0.02, places[name], words, transform=ax.get_yaxis_transform(), va="center", size=SMALL, color=QUIET)
        ax.set(xlim=(low - 0.04, 1.04), ylim=(y, -22))  # above the rows there is room for the names of the lines
        ax.set_yticks(list(places.values()), list(labels.values()), size=SMALL)
        ax.set_xticks([tick for tick in (-1, -0.5, 0, 0.5, 1) if tick >= low] if alphas else [])
        ax.tick_params(axis="y", length=0)
        ax.spines["left"].set_visible(False)
        ax.spines["bottom"].set_visible(bool(alphas))
        at_the_edge(fig, ax, title)
    return fig


def agreement_by_code_alt(by_code: pd.DataFrame, *, what: str = "agreement by code") -> str:
    """Write alternative text that states the finding of `agreement_by_code` with its numbers.

    Parameters
    ----------
    by_code : DataFrame
        The columns `code_id`, `alpha` and `reason`, as for `agreement_by_code`.
    what : str, default "agreement by code"
        What is shown, such as "agreement of three readings, by code".

    Returns
    -------
    str
        How many codes reach 0.800, how many only 0.667, how many stay below; the highest and the lowest; and the codes
        without alpha, with the reason.

    Raises
    ------
    ValueError
        If the table cannot be drawn, or `what` is empty.

    Examples
    --------
    >>> by_code = pd.DataFrame(
    ...     {"code_id": ["law", "pay", "ai"], "alpha": [0.71, None, 0.9], "reason": [None, "nobody used it", None]}
    ... )
    >>> agreement_by_code_alt(by_code)
    'Dot plot of agreement by code (Krippendorff’s alpha). Of 2 codes with an alpha, 1 reaches 0.800, 1 lies between \
0.667 and 0.800, and none is below 0.667. Highest: ai with 0.900; lowest: law with 0.710. No alpha for 1 code: pay \
(nobody used it).'
    """
    alphas, reasons = _alphas(by_code)
    needed_what(what, "agreement of three readings, by code", "Say what is shown")
    said = [f"Dot plot of {what.strip()} (Krippendorff’s alpha)."]
    if alphas:
        high = sum(alpha >= RELIABLE for alpha in alphas.values())
        low = sum(alpha < TENTATIVE for alpha in alphas.values())
        between = len(alphas) - high - low
        said.append(
            f"Of {many(len(alphas), 'code')} with an alpha, {high or 'none'} {'reaches' if high <= 1 else 'reach'} "
            f"{RELIABLE:.3f}, {between or 'none'} {'lies' if between <= 1 else 'lie'} between {TENTATIVE:.3f} and "
            f"{RELIABLE:.3f}, and {low or 'none'} {'is' if low <= 1 else 'are'} below {TENTATIVE:.3f}."
        )
        most, least = max(alphas.values()), min(alphas.values())
        if most > least:
            ends = [
                f"{rank}: {_tied([name for name, alpha in alphas.items() if alpha == value])} with {_shown(value)}"
                for rank, value in (("Highest", most), ("lowest", least))
            ]
            said.append("; ".join(ends) + ".")
        elif len(alphas) > 1:
            said.append(f"All have {_shown(most)}.")
        else:
            said.append(f"{next(iter(alphas))} has {_shown(most)}.")
    if reasons:
        groups: dict[str, list[str]] = {}
        for name, reason in reasons.items():
            groups.setdefault(reason, []).append(name)
        listing = "; ".join(
            f"{listed(group)} ({reason})" if reason else listed(group) for reason, group in groups.items()
        )
        said.append(f"No alpha for {many(len(reasons), 'code')}: {listing}.")
    return " ".join(said)


def _tied(names: list[str]) -> str:
    return f"{len(names)} codes" if len(names) > 6 else listed(names)


def _shown(alpha: float) -> str:
    return f"{alpha + 0.0:.3f}".replace("-", "−")


def _alphas(by_code: pd.DataFrame) -> tuple[dict[str, float], dict[str, str]]:
    """Check the table; give code -> alpha, and code -> reason for those without."""
    made = "Agreement by code is drawn from a table with the columns code_id, alpha and reason"
    table = needed_columns(by_code, ["code_id", "alpha", "reason"], made)
    if len(table) > MOST_CODES:
        raise ValueError(f"{len(table)} codes cannot be read; {MOST_CODES} is the most. Draw a part of them.")
    alphas: dict[str, float] = {}
    reasons: dict[str, str] = {}
    names = Counter(clean(name) for name in table["code_id"])
    for row, name, alpha, reason in zip(table.index, table["code_id"], table["alpha"], table["reason"], strict=True):
        name, reason = clean(name), clean(reason)
        if not name:
            raise ValueError(f"Row {row} has no code_id. Name the code.")
        if names[name] > 1:
            raise ValueError(f'The code "{name}" is there {names[name]} times. Keep one row for each code.')
        if alpha is None or alpha is pd.NA or alpha != alpha:
            reasons[name] = reason.rstrip(".")
        elif not is_real(alpha) or not -1 <= alpha <= 1:
            raise ValueError(
                f'The alpha of "{name}" is {alpha!r}. It needs a number between -1 and 1, or to be missing.'
            )
        else:
            # Read to three decimals, as it is shown: what shows as 0.667 also counts as 0.667.
            alphas[name] = round(float(alpha), 3) + 0.0
    return alphas, reasons
