"""Grade a class: every submission in ``class/submitted``, one student's trouble never another's."""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import shutil
import sys
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import LimitOutput
from nbgrader.utils import parse_utc
from tqdm import tqdm
from traitlets.config import Config

from course import checks
from course.errors import CourseError
from course.grading import (
    assignments,
    files,
    gradebook,
    leave_out,
    merge,
    messages,
    release,
    results,
    room,
    run,
    show,
)
from course.grading.assignments import Assignment, Exercise
from course.grading.results import LEFT_OUT, NEEDS_MARKING, NOT_ANSWERED, WAITING, ExerciseResult, Result

WAITS = "You asked to leave this out. Until your teacher confirms it, it counts."
_IGNORED = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True)
class Outcome:
    """What grading a class came to.

    Attributes
    ----------
    results : tuple of Result
        One for each submission, by assignment and student.
    graded : int
        How many of them were run now; the others had not changed.
    notes : tuple of str
        What lay in ``class/`` and could not be taken for a submission, a sentence each.
    """

    results: tuple[Result, ...]
    graded: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Source:
    """An assignment with all that is made from its source once."""

    assignment: Assignment
    config: Config
    base: NotebookNode
    blank: NotebookNode
    exercises: tuple[Exercise, ...]
    fingerprint: str


@dataclass(frozen=True)
class _Seen:
    """What was graded last: kept beside the result, so that nothing is run twice."""

    submission: str
    source: str
    problems: tuple[str, ...]
    readable: bool


def grade(root: Path, number: str | None = None, force: bool = False) -> Outcome:
    """Grade the submissions of a class.

    Parameters
    ----------
    root : Path
        The project's folder.
    number : str, optional
        Which assignment; all where it is None.
    force : bool
        Whether to run again what has not changed.

    Returns
    -------
    Outcome
        Each result is also written to ``class/results/STUDENT/ASSIGNMENT.json``, each mark to nbgrader's gradebook,
        each notebook that has run to ``class/autograded``.

    Raises
    ------
    CourseError
        If there is nothing to grade with, or the gradebook cannot be used. Results written so far stay.
    """
    if not (root / "solutions").is_dir():
        raise CourseError("Grading a class needs the folder solutions/, which this copy of the course does not hold.")
    chosen = assignments.chosen(root, number)
    config = release.settings(root)
    sources = [_source(assignment, config) for assignment in chosen]
    students, notes = _students(root)
    notes += _strangers(students, {assignment.id for assignment in assignments.every(root)})
    excused, unread = leave_out.excused(root / "class" / "excused.csv")
    jobs = [(source, folder) for source in sources for folder in students if (folder / source.assignment.id).is_dir()]
    graded, done = 0, []
    if not jobs:
        return Outcome((), 0, tuple(unread + notes))
    with gradebook.opened(root) as book:
        for source in sources:
            if any(source is one for one, _ in jobs):
                gradebook.register(root, book, source.assignment, source.base, config)
        for source, folder in tqdm(jobs, desc="Grading", unit="notebook", disable=not sys.stderr.isatty(), leave=False):
            result, ran = _one(root, book, source, folder, excused, force)
            graded += ran
            done.append(result)
    return Outcome(tuple(done), graded, tuple(unread + notes))


@dataclass(frozen=True)
class Latest:
    """What a submission came to when it was graded last, with the marks that the gradebook holds now.

    Attributes
    ----------
    result : Result
        What it came to.
    notebook : NotebookNode or None
        The notebook that ran; None where none could be read.
    released, source : NotebookNode
        The assignment as learners got it, and its source.
    exercises : tuple of Exercise
        The assignment's exercises.
    comments : dict of str to str
        What the teacher wrote, by grade id.
    stale : bool
        Whether something else has been handed in since.
    """

    result: Result
    notebook: NotebookNode | None
    released: NotebookNode
    source: NotebookNode
    exercises: tuple[Exercise, ...]
    comments: dict[str, str]
    stale: bool


def latest(root: Path, number: str | None = None) -> list[Latest]:
    """Read again what a class was graded; nothing is run.

    Parameters
    ----------
    root : Path
        The project's folder.
    number : str, optional
        Which assignment; all where it is None.

    Returns
    -------
    list of Latest
        By assignment and student.
    """
    config = release.settings(root)
    home = root / "class" / "results"
    students = sorted(p for p in home.iterdir() if p.is_dir()) if home.is_dir() else []
    excused, _ = leave_out.excused(root / "class" / "excused.csv")
    there: list[Latest] = []
    if not students:
        return there
    with gradebook.opened(root) as book:
        for source in [_source(assignment, config) for assignment in assignments.chosen(root, number)]:
            name = source.assignment.id
            for place in students:
                seen = _recall(_memory(place, name))
                if seen is None:
                    continue
                path = root / "class" / "autograded" / place.name / name / source.assignment.source.name
                done = assignments.read(path) if seen.readable and path.is_file() else None
                result = _result(book, source, place.name, done, list(seen.problems), excused)
                handed_in_ = root / "class" / "submitted" / place.name / name
                stale = (
                    handed_in_.is_dir() and not handed_in_.is_symlink() and _fingerprint(handed_in_) != seen.submission
                )
                comments = gradebook.comments(book, source.assignment, place.name)
                original = assignments.read(source.assignment.source)
                there.append(Latest(result, done, source.blank, original, source.exercises, comments, stale))
    return there


def _memory(place: Path, assignment: str) -> Path:
    return place / f".{assignment}.seen.json"


def _source(assignment: Assignment, config: Config) -> _Source:
    nb = assignments.read(assignment.source)
    release.validate(assignment, nb)
    digest = hashlib.sha256(release.text(nb).encode())
    for path in release.companions(assignment, config):
        digest.update(f"\0{path.relative_to(assignment.folder).as_posix()}\0".encode() + path.read_bytes())
    digest.update(Path(checks.__file__).read_bytes())  # a test cell's words and marks come from here as well
    return _Source(
        assignment,
        config,
        release.without_solutions(nb, config),
        release.released(nb, config),
        assignments.exercises(nb),
        digest.hexdigest(),
    )


def _students(root: Path) -> tuple[list[Path], list[str]]:
    place = root / "class" / "submitted"
    if not place.is_dir():
        return [], []
    students, notes = [], []
    for entry in sorted(place.iterdir()):
        if entry.name in _IGNORED:
            continue
        if entry.is_symlink():
            notes.append(f"class/submitted/{entry.name} is a link and was not followed. Put the folder itself there.")
        elif not entry.is_dir():
            notes.append(f"class/submitted/{entry.name} is a file, not a student's folder. Use `course collect` on it.")
        elif entry.name.startswith(".") or entry.name != entry.name.strip():
            notes.append(
                f"class/submitted/“{entry.name}” cannot be a student's name. Give the folder the student's name."
            )
        else:
            students.append(entry)
    return students, notes


def _strangers(students: list[Path], known: Collection[str]) -> list[str]:
    """Tell what lies in a student's folder and is no assignment."""
    notes = []
    for folder in students:
        entries = [entry for entry in sorted(folder.iterdir()) if entry.name not in _IGNORED]
        for entry in entries:
            if entry.is_symlink() or entry.name not in known or not entry.is_dir():
                what = "is a link and was not followed" if entry.is_symlink() else "is no assignment's folder"
                notes.append(
                    f"class/submitted/{folder.name}/{entry.name} {what}. The assignments are {', '.join(sorted(known))}."
                )
        if not entries:
            notes.append(f"class/submitted/{folder.name} is empty: nothing was handed in.")
    return notes


def _one(
    root: Path, book: Gradebook, source: _Source, student: Path, excused: Collection[tuple[str, str, str]], force: bool
) -> tuple[Result, bool]:
    """Grade one submission, or read again what it came to; give the result and whether it was run."""
    assignment = source.assignment
    folder = student / assignment.id
    place = root / "class" / "results" / student.name
    memory = _memory(place, assignment.id)
    autograded = root / "class" / "autograded" / student.name / assignment.id
    seen = _recall(memory)
    ran, done = False, None
    try:
        submission = "a link" if folder.is_symlink() else _fingerprint(folder)
        known = seen is not None and (seen.submission, seen.source) == (submission, source.fingerprint)
        if known and seen.readable and not force and (autograded / assignment.source.name).is_file():
            done, problems = assignments.read(autograded / assignment.source.name), list(seen.problems)
        elif known and not seen.readable and not force:
            problems = list(seen.problems)
        else:
            ran = True
            same = seen is not None and seen.submission == submission
            done, problems = _run(root, book, source, student, folder, autograded, same)
            files.write(
                memory, json.dumps(dataclasses.asdict(_Seen(submission, source.fingerprint, tuple(problems), True)))
            )
    except (CourseError, OSError) as error:
        # This student's trouble: it is told, counts 0 and stops nobody else.
        ran, done, problems = True, None, [f"Nothing could be graded: {error}"]
        gradebook.save(root, book, assignment, student.name, None, None)
        shutil.rmtree(autograded, ignore_errors=True)
        submission = "" if isinstance(error, OSError) else _fingerprint(folder) if not folder.is_symlink() else "a link"
        files.write(
            memory, json.dumps(dataclasses.asdict(_Seen(submission, source.fingerprint, tuple(problems), False)))
        )
    result = _result(book, source, student.name, done, problems, excused)
    if (place / f"{assignment.id}.json").exists() and not ran:
        try:
            if results.read(place / f"{assignment.id}.json") == result:
                return result, ran
        except CourseError:
            pass  # it is derived, and written anew
    results.write(place / f"{assignment.id}.json", result)
    return result, ran


def _run(
    root: Path, book: Gradebook, source: _Source, student: Path, folder: Path, autograded: Path, same: bool
) -> tuple[NotebookNode, list[str]]:
    assignment = source.assignment
    notebook, problems = find_notebook(folder, source.blank, assignment.source.name)
    cells = merge.read(notebook)
    merged, mended = merge.merge(source.base, cells, source.blank)
    with room.room(assignment, source.config, notebook) as (place, trouble):
        done = run.run(merged, place)
    messages.settle(done)
    done, _ = LimitOutput(config=source.config).preprocess(done, {})
    when = handed_in(folder)
    gradebook.save(root, book, assignment, student.name, done, when, keep_flags=same)
    with files.new_folder(autograded) as fresh:
        files.write(fresh / assignment.source.name, release.text(done))
        for path in room.beside(notebook):
            target = fresh / path.relative_to(notebook.parent)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return done, problems + mended + trouble


def find_notebook(folder: Path, blank: NotebookNode, name: str) -> tuple[Path, list[str]]:
    """Find the assignment's notebook in a submission, also where it was renamed.

    Parameters
    ----------
    folder : Path
        The submission.
    blank : NotebookNode
        The assignment as learners got it.
    name : str
        What its notebook is called.

    Returns
    -------
    Path
        The notebook.
    list of str
        A sentence where it had another name, or where there were more.

    Raises
    ------
    CourseError
        If there is none.
    """
    if folder.is_symlink():
        raise CourseError(f"{folder.name} is a link, and links are not followed. Put the folder itself there.")
    there = [
        path for path in files.plain_files(folder) if path.suffix == ".ipynb" and ".ipynb_checkpoints" not in path.parts
    ]
    exact = [path for path in there if path.name == name and path.parent == folder]
    others = [path for path in there if path not in exact]
    if exact:
        more = [p.relative_to(folder).as_posix() for p in others]
        return exact[0], [f"{name} was graded; beside it lay {', '.join(more)}, which was not."] if more else []
    ranked = sorted(((likeness(path, blank), path.stat().st_mtime, path) for path in others), reverse=True)
    if ranked and ranked[0][0] > 0:
        path = ranked[0][2]
        problems = [f"{path.relative_to(folder).as_posix()} was graded: it holds this assignment under another name."]
        return path, problems
    if len(others) == 1:
        merge.read(others[0])  # says why, where it cannot be read
        raise CourseError(f"{others[0].name} holds no cell of this assignment. Ask for {name}.")
    if others:
        raise CourseError(f"None of its {len(others)} notebooks holds a cell of this assignment. Ask for {name}.")
    raise CourseError(f"The folder holds no notebook. Ask for {name}.")


def likeness(path: Path, blank: NotebookNode) -> int:
    """Count the cells of a notebook that are an assignment's: 1 for the grade id, 10 where the text is its own."""
    try:
        cells = merge.read(path)
    except CourseError:
        return 0
    known = {assignments.grade_id(c): c for c in blank.cells if assignments.grade_id(c)}
    score = 0
    for cell in cells:
        if cell.grade_id in known:
            theirs = known[cell.grade_id]
            locked = not theirs.metadata.nbgrader.get("solution")
            score += 10 if locked and cell.source.strip() == theirs.source.strip() else 1
    return score


def _result(
    book: Gradebook,
    source: _Source,
    student: str,
    done: NotebookNode | None,
    problems: list[str],
    excused: Collection[tuple[str, str, str]],
) -> Result:
    assignment = source.assignment
    if done is None:
        nothing = tuple(ExerciseResult(e.id, e.title, 0.0, e.points, "", NOT_ANSWERED) for e in source.exercises)
        return Result.of(student, assignment.id, nothing, tuple(problems))
    points, waiting = gradebook.marks(book, assignment, student)
    exercises = messages.describe(done, source.exercises, source.blank, points)
    free = [
        merge.LearnerCell(cell.cell_type, cell.source, assignments.grade_id(cell), cell.get("id", ""))
        for cell in done.cells
    ]
    named, unread = leave_out.named(merge.leave_out_cell(free), [e.id for e in source.exercises])
    confirmed = {exercise for who, number, exercise in excused if (who, number) == (student, assignment.number)}
    final = []
    for exercise, result in zip(source.exercises, exercises, strict=True):
        if result.id in confirmed:
            result = dataclasses.replace(result, status=LEFT_OUT, message="", points=0.0)
        elif result.id in named:
            told = "\n".join(filter(None, [WAITS, result.message]))
            result = dataclasses.replace(result, status=WAITING, message=told)
        elif waiting.intersection(exercise.marked) and result.status != NOT_ANSWERED:
            result = dataclasses.replace(result, status=NEEDS_MARKING)
        final.append(result)
    return Result.of(student, assignment.id, tuple(final), tuple(unread + problems))


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in files.plain_files(folder):
        digest.update(
            f"\0{path.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogateescape") + path.read_bytes()
        )
    return digest.hexdigest()


def _recall(memory: Path) -> _Seen | None:
    try:
        kept = json.loads(memory.read_text(encoding="utf-8"))
        return _Seen(**(kept | {"problems": tuple(kept["problems"])}))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def handed_in(folder: Path) -> datetime | None:
    """Read when a submission was handed in from its timestamp.txt, in UTC; None where that says nothing."""
    try:
        return parse_utc((folder / "timestamp.txt").read_text(encoding="utf-8").strip())
    except (OSError, ValueError, OverflowError):
        return None


def for_a_person(result: Result) -> str:
    """Say what a teacher has to see to in a result; empty where there is nothing."""
    todo = []
    marking = [e.id for e in result.exercises if e.status == NEEDS_MARKING]
    if marking:
        todo.append(f"Mark {', '.join(marking)} in the formgrader.")
    asked = [e.id for e in result.exercises if e.status == WAITING]
    if asked:
        todo.append(f"Asks to leave out {', '.join(asked)}: confirm it in class/excused.csv, or talk with the student.")
    return "\n".join([*todo, *result.problems])


def main(root: Path, args: argparse.Namespace) -> int:
    """Grade what was asked for and print the closing table."""
    outcome = grade(root, getattr(args, "number", None), bool(getattr(args, "force", False)))
    if outcome.results:
        rows = [
            (r.student, r.assignment, show.number(r.score), show.number(r.max_score), for_a_person(r))
            for r in outcome.results
        ]
        print("\n".join(show.table(("student", "assignment", "score", "max", "what needs a person"), rows)))
    else:
        print(
            "There is nothing to grade: class/submitted holds no submission for this. "
            "Use `python3 -m course collect PATH` first."
        )
    if outcome.notes:
        print()
        for note in outcome.notes:
            print(show.wrapped(note))
    if outcome.results:
        same = len(outcome.results) - outcome.graded
        unchanged = f" {same} had not changed (--force grades them again)." if same else ""
        print()
        print(show.wrapped(f"Graded {outcome.graded} of {len(outcome.results)} submissions.{unchanged}"))
    return 0
