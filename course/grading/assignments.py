"""Assignments and their exercises: where they stand, and what their notebooks say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course.errors import CourseError

_FOLDER = re.compile(r"(?P<number>\d\d)-[a-z0-9-]+")
_HEADING = re.compile(r"##\s+Exercise\s+\d+\s+·\s+(?P<title>\S.*)")
_FACTS = re.compile(r"\*(?P<minutes>\d+) minutes?, (?P<points>\d+(?:\.\d+)?) points?\.(?P<rest>.*)\*")
_NAME = re.compile(r"`([^`]+)`")
_EXERCISE = re.compile(r"ex[1-9]\d*")


@dataclass(frozen=True)
class Assignment:
    """An assignment of the course.

    Attributes
    ----------
    id : str
        The name of its folder, as in "00-start-here".
    source : Path
        Its notebook in ``solutions/``, or in ``assignments/`` where the project holds no solutions.
    complete : bool
        Whether `source` holds solutions and hidden tests.
    """

    id: str
    source: Path
    complete: bool

    @property
    def number(self) -> str:
        """The two digits that start the id."""
        return self.id[:2]

    @property
    def notebook_id(self) -> str:
        """The name of the notebook without its ending, as in "00-exercises"."""
        return self.source.stem

    @property
    def folder(self) -> Path:
        """The folder of the source notebook."""
        return self.source.parent


@dataclass(frozen=True)
class Exercise:
    """An exercise as its notebook states it.

    Attributes
    ----------
    id : str
        As in "ex3".
    title : str
        What its heading says after "Exercise 3 · ".
    minutes : int
        Minutes that the prompt states; 0 where it states none.
    points : float
        The sum of the points of its graded cells.
    stated_points : float or None
        Points that the prompt states; None where it states none.
    names : tuple of str
        The names that the prompt asks to define.
    rubric : bool
        Whether a person marks it.
    answers, tests, marked : tuple of str
        The grade ids of its answer cells, of its test cells and of the cells that a person marks.
    """

    id: str
    title: str
    minutes: int
    points: float
    stated_points: float | None
    names: tuple[str, ...]
    answers: tuple[str, ...]
    tests: tuple[str, ...]
    marked: tuple[str, ...]

    @property
    def rubric(self) -> bool:
        """Whether a person marks it."""
        return bool(self.marked)


def every(root: Path) -> list[Assignment]:
    """List the assignments of a project, in their order.

    Parameters
    ----------
    root : Path
        The project's folder.

    Returns
    -------
    list of Assignment
        Those in ``solutions/``; those in ``assignments/`` where there is no ``solutions/``.

    Raises
    ------
    CourseError
        If a folder holds no notebook, or more than one.
    """
    complete = (root / "solutions").is_dir()
    home = root / ("solutions" if complete else "assignments")
    folders = sorted(f for f in home.iterdir() if f.is_dir() and _FOLDER.fullmatch(f.name)) if home.is_dir() else []
    found = []
    for folder in folders:
        notebooks = sorted(folder.glob("*.ipynb"))
        if not notebooks and all(path.name == "keys" for path in folder.iterdir()):
            continue  # a unit that is still being made
        if len(notebooks) != 1:
            raise CourseError(
                f"{home.name}/{folder.name} holds {len(notebooks)} notebooks; an assignment is one notebook, "
                f"{folder.name[:2]}-exercises.ipynb. Move the others elsewhere."
            )
        found.append(Assignment(folder.name, notebooks[0], complete))
    return found


def find(root: Path, number: str) -> Assignment:
    """Find an assignment by "00", "0" or "00-start-here".

    Parameters
    ----------
    root : Path
        The project's folder.
    number : str
        What a person typed.

    Returns
    -------
    Assignment

    Raises
    ------
    CourseError
        If there is none: the message lists those there are.
    """
    there = every(root)
    wanted = str(number).strip().rstrip("/")
    for assignment in there:
        if wanted == assignment.id or (wanted.isdecimal() and int(wanted) == int(assignment.number)):
            return assignment
    known = ", ".join(a.id for a in there) or "none yet"
    raise CourseError(f"There is no assignment {wanted!r}. The assignments here: {known}.")


def chosen(root: Path, number: str | None) -> list[Assignment]:
    """Give the one assignment that was named, or all of them."""
    return every(root) if number is None else [find(root, number)]


def read(path: Path) -> NotebookNode:
    """Read one of the project's own notebooks.

    Parameters
    ----------
    path : Path
        The notebook.

    Returns
    -------
    NotebookNode
        In nbformat 4.

    Raises
    ------
    CourseError
        If it cannot be read.
    """
    try:
        return nbformat.read(path, as_version=4)
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise CourseError(f"{path} cannot be read as a notebook: {error}. Restore it from the course.") from error


def grade_id(cell: NotebookNode) -> str | None:
    """Give a cell's grade id, or None for a free cell."""
    return cell.metadata.get("nbgrader", {}).get("grade_id") or None


def exercise_of(name: str) -> str:
    """Give the exercise that a grade id belongs to.

    Examples
    --------
    >>> exercise_of("ex10-every-row")
    'ex10'
    """
    return name.split("-", 1)[0]


def exercises(nb: NotebookNode) -> tuple[Exercise, ...]:
    """Read the exercises of an assignment's notebook, in their order.

    Parameters
    ----------
    nb : NotebookNode
        The source or the release of an assignment.

    Returns
    -------
    tuple of Exercise
    """
    cells: dict[str, list[NotebookNode]] = {}
    for cell in nb.cells:
        name = grade_id(cell)
        if name and _EXERCISE.fullmatch(exercise_of(name)):
            cells.setdefault(exercise_of(name), []).append(cell)
    return tuple(_exercise(name, group) for name, group in cells.items())


def _exercise(name: str, cells: list[NotebookNode]) -> Exercise:
    prompt = next((cell.source for cell in cells if grade_id(cell) == f"{name}-prompt"), "")
    heading = _HEADING.match(prompt)
    facts = _FACTS.search(prompt)
    flags = [(grade_id(cell), cell.metadata.nbgrader) for cell in cells]
    marked = tuple(i for i, m in flags if m.get("task") or (m.get("grade") and m.get("solution")))
    return Exercise(
        id=name,
        title=heading["title"].strip() if heading else f"Exercise {name[2:]}",
        minutes=int(facts["minutes"]) if facts else 0,
        points=float(sum(float(m.get("points") or 0) for _, m in flags if m.get("grade") or m.get("task"))),
        stated_points=float(facts["points"]) if facts else None,
        names=tuple(_NAME.findall(facts["rest"])) if facts else (),
        answers=tuple(i for i, m in flags if m.get("solution") and not m.get("grade")),
        tests=tuple(i for i, m in flags if m.get("grade") and i not in marked),
        marked=marked,
    )


def declared(nb: NotebookNode) -> dict[str, tuple[str, ...]]:
    """Give for each test cell the names of the learner's that it may touch.

    Parameters
    ----------
    nb : NotebookNode
        With the prompts.

    Returns
    -------
    dict
        Grade id of the test cell to the names that its exercise's prompt declares.
    """
    return {test: exercise.names for exercise in exercises(nb) for test in exercise.tests}
