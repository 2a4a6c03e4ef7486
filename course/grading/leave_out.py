"""Leaving a part out: what a learner names in the first cell, and what a teacher confirms in ``class/excused.csv``."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Collection, Iterable
from pathlib import Path

CELL = "leave-out"
_EXERCISE = re.compile(r"(?:ex|exercise)?\s*0*([1-9]\d*)", re.IGNORECASE)
_COLUMNS = ("student", "assignment", "exercise")


def exercise_id(name: object) -> str | None:
    """Read the name of an exercise the way people write it.

    Parameters
    ----------
    name : object
        "ex3", "Exercise 3", "3" or 3.

    Returns
    -------
    str or None
        As in "ex3"; None for anything else.

    Examples
    --------
    >>> exercise_id("Exercise 3"), exercise_id(3), exercise_id("the last one")
    ('ex3', 'ex3', None)
    """
    if type(name) not in (str, int):
        return None
    match = _EXERCISE.fullmatch(str(name).strip())
    return f"ex{match[1]}" if match else None


def named(source: str | None, exercises: Collection[str]) -> tuple[frozenset[str], list[str]]:
    """Read which exercises a learner leaves out. The cell is read, never run.

    Parameters
    ----------
    source : str or None
        The cell with `leave_out = [...]`; None where it is gone.
    exercises : collection of str
        The exercises that there are.

    Returns
    -------
    frozenset of str
        The exercises to leave out.
    list of str
        A sentence for each thing that could not be read.
    """
    if source is None:
        return frozenset(), []
    example = '`leave_out = ["ex3"]`'
    try:
        tree = ast.parse(source)
        values = [node.value for node in tree.body if isinstance(node, ast.Assign) and _is_leave_out(node)]
        listed = ast.literal_eval(values[-1]) if values else []
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        return frozenset(), [
            f"The cell `leave_out` could not be read, so nothing is left out. Write it like {example}."
        ]
    if type(listed) not in (list, tuple, set):
        listed = [listed]
    found, problems = set(), []
    for name in listed:
        exercise = exercise_id(name)
        if exercise in exercises:
            found.add(exercise)
        else:
            shown = str(name)[:40]
            problems.append(
                f"`leave_out` names “{shown}”, and there is no such exercise here, so nothing is left out for it. "
                f"Write it like {example}; the exercises are {', '.join(exercises)}."
            )
    return frozenset(found), problems


def _is_leave_out(node: ast.Assign) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "leave_out" for target in node.targets)


def excused(path: Path) -> tuple[frozenset[tuple[str, str, str]], list[str]]:
    """Read what a teacher confirmed.

    Parameters
    ----------
    path : Path
        A CSV file with the columns student, assignment, exercise; it need not be there.

    Returns
    -------
    frozenset of (str, str, str)
        Student, number of the assignment as two digits, exercise.
    list of str
        A sentence for each row that could not be read.
    """
    if not path.exists():
        return frozenset(), []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return frozenset(), [f"{path.name} could not be read, so nobody is excused. Save it as CSV in UTF-8."]
    first = text.split("\n", 1)[0]
    rows = csv.reader(text.splitlines(), delimiter=";" if first.count(";") > first.count(",") else ",")
    header = [name.strip().lower() for name in next(rows, [])]
    missing = [name for name in _COLUMNS if name not in header]
    if missing:
        wanted = ",".join(_COLUMNS)
        return frozenset(), [f"{path.name}, row 1: the columns should be {wanted}; {', '.join(missing)} is missing."]
    return _excused_rows(path.name, [header.index(name) for name in _COLUMNS], rows)


def _excused_rows(
    name: str, places: list[int], rows: Iterable[list[str]]
) -> tuple[frozenset[tuple[str, str, str]], list[str]]:
    found, problems = set(), []
    for number, row in enumerate(rows, start=2):
        if not any(field.strip() for field in row):
            continue
        try:
            student, assignment, exercise = (row[place].strip() for place in places)
        except IndexError:
            problems.append(f"{name}, row {number}: it has {len(row)} fields, and three are needed.")
            continue
        digits = re.match(r"\d{1,2}(?!\d)", assignment)
        known = exercise_id(exercise)
        if student and digits and known:
            found.add((student, f"{int(digits[0]):02}", known))
        else:
            problems.append(
                f"{name}, row {number}: “{student}, {assignment}, {exercise}” should be a student, an assignment "
                "like 03 and an exercise like ex2."
            )
    return frozenset(found), problems
