"""What several methods need to say what they found: some of many names, values in quotation marks, and what a number is."""

from __future__ import annotations

import math
import numbers
from collections.abc import Sequence

import numpy as np


def some(names: Sequence, most: int = 8) -> str:
    """Write the first names, and how many more there are.

    Parameters
    ----------
    names : sequence
    most : int, optional
        How many are written out.

    Returns
    -------
    str

    Examples
    --------
    >>> some(["C1", "C2", "C3"], 2)
    'C1, C2 and 1 more'
    """
    shown = ", ".join(str(name) for name in list(names)[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"


def quoted(values: Sequence) -> str:
    """Write values one after the other, text in quotation marks.

    Examples
    --------
    >>> quoted(["absent", 2])
    '"absent", 2'
    """
    return ", ".join(f'"{value}"' if isinstance(value, str) else str(value) for value in values)


def is_number(value: object) -> bool:
    """Say whether a value is a finite real number; True and False are none.

    Examples
    --------
    >>> [is_number(value) for value in (2, 0.5, "2", True, float("nan"))]
    [True, True, False, False, False]
    """
    return isinstance(value, numbers.Real) and not isinstance(value, bool | np.bool_) and math.isfinite(value)
