"""Numbers and names as words, and the checks of what a reader is told."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd


def needed(example: str, **texts: object) -> None:
    """Refuse a label or a title that is empty."""
    for what, text in texts.items():
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f'The {what} is {text!r}. Write a few words, such as {what}="{example}".')


def needed_what(what: object, example: str, ask: str = "Say what is counted by what") -> None:
    """Refuse an alternative text that does not say what the figure is about."""
    if not isinstance(what, str) or not what.strip():
        raise ValueError(f'what is {what!r}. {ask}, such as what="{example}".')


def needed_columns(table: object, columns: Sequence[str], made: str) -> pd.DataFrame:
    """Refuse what is no table, or lacks a column, or has no row."""
    if not isinstance(table, pd.DataFrame):
        raise ValueError(f"{made} (a pandas DataFrame); this is a {type(table).__name__}.")
    if missing := [column for column in columns if column not in table.columns]:
        raise ValueError(
            f"The table has no column {_quoted(missing)}; it has {_quoted(list(table.columns)) or 'none'}. "
            f"{made}. Rename yours, or choose them."
        )
    if twice := [column for column in columns if list(table.columns).count(column) > 1]:
        raise ValueError(f"The table has more than one column {_quoted(twice)}. Keep one.")
    if table.empty:
        raise ValueError("There is nothing to draw: the table has no row. Did a filter leave none?")
    return table


def _quoted(names: Sequence[object]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def is_real(value: object) -> bool:
    """Tell whether a value is a number that can be drawn."""
    if isinstance(value, bool | str):
        return False
    try:
        return math.isfinite(value)
    except TypeError:
        return False


def clean(text: object) -> str:
    """Give a name on one line, with single spaces; a missing one is empty."""
    return "" if text is None or text is pd.NA or text != text else " ".join(str(text).split())


def number_words(value: float) -> str:
    """Write a number for people: 12, 1,200, 2.35."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.1f}" if 100 <= abs(value) < 1e15 else f"{value:.3g}"


def per_cent(share: float) -> str:
    """Write a share between 0 and 1 as per cent."""
    if 0 < share < 0.005:
        return "under 1 per cent"
    if 0.995 <= share < 1:
        return "over 99 per cent"
    return f"{share:.0%}".replace("%", " per cent")


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: one, other and third."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def named(labels: Sequence[str], of: str = "bars") -> str:
    """Name what is tied; more than six are only counted."""
    return f"{len(labels)} {of}" if len(labels) > 6 else listed(labels)


def has(labels: Sequence[str], rank: str, number: str, of: str = "bars") -> str:
    """Say who has most or fewest, and how many."""
    if len(labels) == 1:
        return f"{labels[0]} has {rank} with {number}"
    return f"{named(labels, of)} have {rank} with {number} each"


def many(number: int, one: str, more: str | None = None) -> str:
    """Write a number with its noun: 1 theme, 3 themes."""
    return f"{number_words(number)} {one if number == 1 else more or one + 's'}"
