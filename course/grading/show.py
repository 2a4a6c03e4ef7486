"""Results as people read them in a terminal of 80 columns."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence

from course.grading.results import (
    GRADED,
    LEFT_OUT,
    NEEDS_MARKING,
    NOT_ANSWERED,
    WAITING,
    ExerciseResult,
)


def width() -> int:
    """Give the columns to write in: the terminal's, at most 100."""
    return max(40, min(shutil.get_terminal_size((80, 24)).columns, 100))


def number(points: float) -> str:
    """Write points without needless decimals.

    Examples
    --------
    >>> number(3.0), number(2.5)
    ('3', '2.5')
    """
    return f"{round(points, 2):g}"


def exercise_lines(exercise: ExerciseResult, *, visible_only: bool = False) -> list[str]:
    """Write an exercise: its id, title and points on one line, its message wrapped below.

    Parameters
    ----------
    exercise : ExerciseResult
        What it came to.
    visible_only : bool
        Whether only visible tests were there: then points would promise what nobody has looked at.

    Returns
    -------
    list of str
    """
    columns = width()
    right = points(exercise)
    if visible_only and exercise.status == GRADED:
        right = f"visible test {'not passed' if exercise.message else 'passed'}"
    left = f"{exercise.id:<5} {exercise.title}"
    space = columns - len(right) - 2
    if len(left) > space:
        left = left[: space - 1] + "…"
    lines = [f"{left}{' ' * (columns - len(left) - len(right))}{right}"]
    for sentence in exercise.message.split("\n"):
        lines += textwrap.wrap(
            sentence, columns - 2, initial_indent=" " * 6, subsequent_indent=" " * 6, break_on_hyphens=False
        )
    return lines


def points(exercise: ExerciseResult) -> str:
    """Write the points of an exercise, or what stands in their place."""
    most = number(exercise.max_points)
    if exercise.status == LEFT_OUT:
        return "left out"
    if exercise.points is None:
        return f"a person marks it ({most})"
    score = f"{number(exercise.points)} of {most}"
    notes = {
        WAITING: "waiting for your teacher",
        NOT_ANSWERED: "not answered",
        NEEDS_MARKING: "to be marked again",
    }
    return f"{notes[exercise.status]}  {score}" if exercise.status in notes else score


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Set rows in columns; the last column is wrapped.

    Parameters
    ----------
    header : sequence of str
        The names of the columns.
    rows : sequence of sequence of str
        The cells.

    Returns
    -------
    list of str
    """
    widths = [max(len(str(row[i])) for row in [header, *rows]) for i in range(len(header) - 1)]
    start = sum(widths) + 2 * len(widths)
    space = max(30, width() - start)
    lines = []
    for row in [header, *rows]:
        fixed = "  ".join(f"{cell!s:<{columns}}" for cell, columns in zip(row[:-1], widths, strict=True))
        wrapped = [
            part for line in str(row[-1]).split("\n") for part in textwrap.wrap(line, space, break_on_hyphens=False)
        ] or [""]
        lines.append(f"{fixed}  {wrapped[0]}".rstrip())
        lines += [f"{' ' * start}{part}" for part in wrapped[1:]]
    return lines


def wrapped(sentence: str, indent: str = "") -> str:
    """Wrap a sentence to the terminal."""
    return textwrap.fill(
        sentence, width(), initial_indent=indent, subsequent_indent=indent + "  " * bool(indent), break_on_hyphens=False
    )
