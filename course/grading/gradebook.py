"""nbgrader's gradebook: what grading writes there, and what a person wrote in the formgrader."""

from __future__ import annotations

import os
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import SaveAutoGrades, SaveCells
from sqlalchemy.exc import SQLAlchemyError
from traitlets.config import Config

from course.errors import CourseError
from course.grading.assignments import Assignment, grade_id


@contextmanager
def opened(root: Path) -> Iterator[Gradebook]:
    """Open the class's gradebook, and make it where there is none.

    Parameters
    ----------
    root : Path
        The project's folder.

    Yields
    ------
    Gradebook
        nbgrader's own.

    Raises
    ------
    CourseError
        If the database cannot be read or written.
    """
    place = root / "class" / "gradebook.db"
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        with _scripts_on_path(), Gradebook(url(root)) as gradebook:
            yield gradebook
    except SQLAlchemyError as error:
        raise CourseError(
            f"{place} could not be used: {str(error).splitlines()[0]}. Close the formgrader and other programs that "
            "use it, and try again. Every result so far is kept."
        ) from error


def url(root: Path) -> str:
    """Give the gradebook's address for nbgrader."""
    return f"sqlite:///{(root / 'class' / 'gradebook.db').as_posix()}"


@contextmanager
def _scripts_on_path() -> Iterator[None]:
    """Let nbgrader find `alembic`, which it calls by name: the environment need not be activated."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before


def register(root: Path, gradebook: Gradebook, assignment: Assignment, base: NotebookNode, config: Config) -> None:
    """Put an assignment's cells into the gradebook where they are not there as they are now.

    Parameters
    ----------
    root : Path
        The project's folder.
    gradebook : Gradebook
        The open gradebook.
    assignment : Assignment
        Which assignment.
    base : NotebookNode
        It with blank answers and all its tests.
    config : Config
        nbgrader's settings.

    Raises
    ------
    CourseError
        If cells were added or taken away after students were graded: nbgrader would lose their marks.
    """
    gradebook.update_or_create_assignment(assignment.id)
    wanted = {grade_id(c): (c.source, _points(c), c.cell_type) for c in base.cells if grade_id(c)}
    try:
        kept = gradebook.find_notebook(assignment.notebook_id, assignment.id)
        most = {cell.name: cell.max_score for cell in (*kept.grade_cells, *kept.task_cells)}
        there = {cell.name: (cell.source, most.get(cell.name), cell.cell_type) for cell in kept.source_cells}
    except MissingEntry:
        there = None
    if there == wanted:
        return
    try:
        SaveCells(config=config).preprocess(base, _resources(root, assignment, ""))
    except RuntimeError as error:
        changed = ", ".join(sorted(set(wanted) ^ set(there or {}))) or "cells"
        raise CourseError(
            f"{assignment.id} was given other cells ({changed}) after students were graded, and nbgrader would lose "
            "their marks. Grade this class with the release it started with, or move class/gradebook.db away and "
            "grade anew."
        ) from error
    gradebook.db.expire_all()


def save(
    root: Path,
    gradebook: Gradebook,
    assignment: Assignment,
    student: str,
    nb: NotebookNode | None,
    when: datetime | None,
    *,
    keep_flags: bool = False,
) -> None:
    """Save what a program can mark; what a person marked stays.

    Parameters
    ----------
    root : Path
        The project's folder.
    gradebook : Gradebook
        The open gradebook.
    assignment : Assignment
        Which assignment.
    student : str
        Whose.
    nb : NotebookNode or None
        The notebook that has run; None where there is none that can be read, which earns 0.
    when : datetime or None
        When it was handed in, in UTC.
    keep_flags : bool
        Whether a person's marks hold without another look, because the submission is the one that was marked.
    """
    gradebook.update_or_create_student(student)
    known = {} if when is None else {"timestamp": when.isoformat(" ")}
    with gradebook.db.no_autoflush:  # nbgrader puts it together piece by piece
        gradebook.update_or_create_submission(assignment.id, student, **known)
    grades = _grades(gradebook, assignment, student)
    if nb is None:
        for grade in grades:
            grade.auto_score, grade.needs_manual_grade = 0, False
        gradebook.db.commit()
        return
    flags = {grade.name: grade.needs_manual_grade for grade in grades}
    SaveAutoGrades().preprocess(nb, _resources(root, assignment, student))
    gradebook.db.expire_all()
    if keep_flags:
        for grade in _grades(gradebook, assignment, student):
            if grade.manual_score is not None:
                grade.needs_manual_grade = flags[grade.name]
        gradebook.db.commit()


def marks(gradebook: Gradebook, assignment: Assignment, student: str) -> tuple[dict[str, float | None], set[str]]:
    """Read the points that count: a person's where there are some, else the program's.

    Parameters
    ----------
    gradebook : Gradebook
        The open gradebook.
    assignment : Assignment
        Which assignment.
    student : str
        Whose.

    Returns
    -------
    dict of str to float or None
        Points by grade id; None where a person has still to mark.
    set of str
        The grade ids that wait for a person.
    """
    points: dict[str, float | None] = {}
    waiting = set()
    for grade in _grades(gradebook, assignment, student):
        score = grade.auto_score if grade.manual_score is None else grade.manual_score
        points[grade.name] = None if score is None else float(score) + float(grade.extra_credit or 0)
        if grade.needs_manual_grade:
            waiting.add(grade.name)
    return points, waiting


def comments(gradebook: Gradebook, assignment: Assignment, student: str) -> dict[str, str]:
    """Read what the teacher wrote beside each answer, by grade id."""
    try:
        kept = gradebook.find_submission_notebook(assignment.notebook_id, assignment.id, student)
    except MissingEntry:
        return {}
    return {comment.name: comment.manual_comment for comment in kept.comments if comment.manual_comment}


def _grades(gradebook: Gradebook, assignment: Assignment, student: str) -> list:
    try:
        kept = gradebook.find_submission_notebook(assignment.notebook_id, assignment.id, student)
    except MissingEntry:
        return []
    return list(kept.grades)


def _points(cell: NotebookNode) -> float | None:
    flags = cell.metadata.nbgrader
    return float(flags["points"]) if flags.get("grade") or flags.get("task") else None


def _resources(root: Path, assignment: Assignment, student: str) -> dict:
    return {
        "nbgrader": {
            "notebook": assignment.notebook_id,
            "assignment": assignment.id,
            "student": student,
            "db_url": url(root),
        }
    }
