"""nbgrader's gradebook: what grading writes there, and what a person wrote in the formgrader."""

from __future__ import annotations

import contextlib
import os
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import SaveAutoGrades, SaveCells
from nbgrader.utils import determine_grade
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
        with _scripts_on_path():
            if not place.exists() or not place.stat().st_size:
                _create(place)
            with Gradebook(url(root)) as gradebook:
                yield gradebook
    except SQLAlchemyError as error:
        raise CourseError(
            f"{place} could not be used: {str(error).splitlines()[0]}. Close the formgrader and other programs that "
            "use it, and try again. Every result so far is kept."
        ) from error


def _create(place: Path) -> None:
    """Make an empty gradebook beside its place and put it there whole: nbgrader makes its tables one by one."""
    fresh = place.with_name(f".{place.name}.{os.getpid()}.partial")
    try:
        Gradebook(f"sqlite:///{fresh.as_posix()}").close()
        os.replace(fresh, place)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def _at_once(gradebook: Gradebook) -> Iterator[None]:
    """Let what nbgrader commits piece by piece appear in the database in one transaction, or not at all."""
    session = gradebook.db
    session.commit = session.flush
    try:
        yield
    except BaseException:
        del session.commit
        session.rollback()
        raise
    del session.commit
    session.commit()


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


def register(gradebook: Gradebook, assignment: Assignment, base: NotebookNode, config: Config) -> None:
    """Put an assignment's cells into the gradebook where they are not there as they are now.

    Parameters
    ----------
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
    wanted = {grade_id(c): (c.source, _points(c), c.cell_type) for c in base.cells if grade_id(c)}
    try:
        kept = gradebook.find_notebook(assignment.notebook_id, assignment.id)
        most = {cell.name: cell.max_score for cell in (*kept.grade_cells, *kept.task_cells)}
        there = {cell.name: (cell.source, most.get(cell.name), cell.cell_type) for cell in kept.source_cells}
    except MissingEntry:
        there = None
    if there == wanted:
        return
    step = SaveCells(config=config)
    step.gradebook, step.notebook_id, step.assignment_id = gradebook, assignment.notebook_id, assignment.id
    step.new_grade_cells, step.new_solution_cells, step.new_task_cells, step.new_source_cells = {}, {}, {}, {}
    try:
        with _at_once(gradebook):
            gradebook.update_or_create_assignment(assignment.id)
            for number, cell in enumerate(base.cells):
                step.preprocess_cell(cell, {}, number)
            step._create_notebook(base)
    except RuntimeError as error:
        changed = ", ".join(sorted(set(wanted) ^ set(there or {}))) or "cells"
        raise CourseError(
            f"{assignment.id} was given other cells ({changed}) after students were graded, and nbgrader would lose "
            "their marks. Grade this class with the release it started with, or move class/gradebook.db away and "
            "grade anew."
        ) from error


def save(
    gradebook: Gradebook,
    assignment: Assignment,
    student: str,
    nb: NotebookNode | None,
    when: datetime | None,
    *,
    keep_flags: bool = False,
) -> None:
    """Save what a program can mark, all of it or nothing; what a person marked stays.

    Parameters
    ----------
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
    with _at_once(gradebook):
        gradebook.update_or_create_student(student)
        known = {} if when is None else {"timestamp": when.isoformat(" ")}
        with gradebook.db.no_autoflush:  # nbgrader puts it together piece by piece
            gradebook.update_or_create_submission(assignment.id, student, **known)
        grades = _grades(gradebook, assignment, student)
        if nb is None:
            for grade in grades:
                grade.auto_score, grade.needs_manual_grade = 0, False
            return
        flags = {grade.name: grade.needs_manual_grade for grade in grades if grade.manual_score is not None}
        step = SaveAutoGrades()
        step.gradebook, step.student_id = gradebook, student
        step.notebook_id, step.assignment_id = assignment.notebook_id, assignment.id
        for number, cell in enumerate(nb.cells):
            step.preprocess_cell(cell, {}, number)
        tasks = {grade_id(cell) for cell in nb.cells if cell.metadata.get("nbgrader", {}).get("task")}
        for grade in grades:
            if grade.name in tasks:  # nbgrader leaves these as they are
                grade.auto_score, grade.needs_manual_grade = None, True
            if keep_flags and grade.name in flags:
                grade.needs_manual_grade = flags[grade.name]


def agrees(gradebook: Gradebook, assignment: Assignment, student: str, nb: NotebookNode | None) -> bool:
    """Say whether the gradebook holds what a notebook came to: it may be another one, or an older copy.

    Parameters
    ----------
    gradebook : Gradebook
        The open gradebook.
    assignment : Assignment
        Which assignment.
    student : str
        Whose.
    nb : NotebookNode or None
        The notebook that has run; None where there was none that could be read.

    Returns
    -------
    bool
    """
    kept = {grade.name: grade.auto_score for grade in _grades(gradebook, assignment, student)}
    if nb is None:
        return bool(kept) and not any(score != 0 for score in kept.values())
    graded = [cell for cell in nb.cells if _points(cell) is not None]
    ours = {grade_id(cell): None if cell.metadata.nbgrader.get("task") else determine_grade(cell)[0] for cell in graded}
    return kept == ours


def late(gradebook: Gradebook, assignment: Assignment, student: str) -> timedelta:
    """Say how late a submission was handed in, by the date that the teacher entered in the formgrader."""
    with contextlib.suppress(MissingEntry):
        return timedelta(seconds=gradebook.find_submission(assignment.id, student).total_seconds_late)
    return timedelta(0)


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
    flags = cell.metadata.get("nbgrader", {})
    return float(flags["points"]) if flags.get("grade") or flags.get("task") else None
