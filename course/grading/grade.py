"""Grade a class: every submission in ``class/submitted``, one student's trouble never another's."""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import hashlib
import json
import shutil
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.preprocessors import LimitOutput
from nbgrader.utils import parse_utc
from tqdm import tqdm
from traitlets.config import Config

from course.errors import ROOT, CourseError
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
from course.grading.results import GRADED, LEFT_OUT, NEEDS_MARKING, NOT_ANSWERED, WAITING, ExerciseResult, Result

WAITS = "You asked to leave this out. Until your teacher confirms it, it counts."
WITHOUT_SANDBOX = (
    "Graded without the sandbox: students' code runs with your own rights. It could read the solutions, other "
    "students' submissions and the gradebook, change files, and use the network. What stays: tests run in another "
    "process than students' code, and the limits on time, memory and output that this system knows."
)
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
    """What was graded last: kept beside the result, so that nothing is run twice.

    While a submission is being graded, `source` is empty: if that is what is found, grading was cut short.
    """

    submission: str
    source: str
    problems: tuple[str, ...]
    readable: bool


def grade(root: Path, number: str | None = None, force: bool = False, sandbox: bool = True) -> Outcome:
    """Grade the submissions of a class.

    Parameters
    ----------
    root : Path
        The project's folder.
    number : str, optional
        Which assignment; all where it is None.
    force : bool
        Whether to run again what has not changed.
    sandbox : bool
        Whether students' code runs in the sandbox.

    Returns
    -------
    Outcome
        Each result is also written to ``class/results/STUDENT/ASSIGNMENT.json``, each mark to nbgrader's gradebook,
        each notebook that has run to ``class/autograded``.

    Raises
    ------
    CourseError
        If there is nothing to grade with, no sandbox, another `grade` at work, or the gradebook cannot be used.
        Results written so far stay.
    """
    if not (root / "solutions").is_dir():
        raise CourseError("Grading a class needs the folder solutions/, which this copy of the course does not hold.")
    if not (root / "class").is_dir():
        return Outcome((), 0, ())
    with files.alone(root / "class"):
        chosen = assignments.chosen(root, number)
        config = release.settings(root)
        sources = [_source(assignment, config) for assignment in chosen]
        students, notes = _students(root)
        notes += _strangers(students, {assignment.id for assignment in assignments.every(root)})
        excused, unread = leave_out.excused(root / "class" / "excused.csv")
        jobs = [(source, place) for source in sources for place in students if (place / source.assignment.id).is_dir()]
        graded, done = 0, []
        if not jobs:
            return Outcome((), 0, tuple(unread + notes))
        with gradebook.opened(root) as book, _Runs(root, sandbox) as runs:
            for source in sources:
                if any(source is one for one, _ in jobs):
                    gradebook.register(book, source.assignment, source.base, config)
            bar = tqdm(jobs, desc="Grading", unit="notebook", disable=not sys.stderr.isatty(), leave=False)
            for source, place in bar:
                result, ran = _one(root, book, runs, source, place, excused, force)
                graded += ran
                done.append(result)
    return Outcome(tuple(done), graded, tuple(unread + notes))


class _Runs:
    """The warm processes, for the whole class: started when the first notebook is run."""

    def __init__(self, root: Path, isolate: bool) -> None:
        self._isolate, self.limits = isolate, run.limits(root)
        self._stack = contextlib.ExitStack()
        self._runner: run.Runner | None = None

    def __enter__(self) -> _Runs:
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def run(self, nb: NotebookNode, place: Path) -> NotebookNode:
        """Run a notebook; where the processes end, once more in new ones."""
        trouble: CourseError | None = None
        for _ in range(2):
            runner = self._ready()
            try:
                return runner.run(nb, place)
            except run.MachineError as error:
                trouble = error
                self._restart()
            except CourseError as error:
                raise _TroubleError(str(error)) from error
        # The machine's trouble stops here, before anybody's marks are touched: then not even nothing runs.
        self._ready().run(_NOTHING, place)
        raise _TroubleError(
            "Python itself ended twice while this notebook ran, so it earns nothing. Look into it, or ask the student "
            "what it does."
        ) from trouble

    def _ready(self) -> run.Runner:
        if self._runner is None:
            self._runner = self._stack.enter_context(run.runner(isolate=self._isolate, limits=self.limits))
        return self._runner

    def _restart(self) -> None:
        self._runner = None
        self._stack.close()


class _TroubleError(CourseError):
    """What is wrong with one submission: it is told, and stops nobody else."""


_NOTHING = new_notebook(cells=[new_code_cell("1", id="nothing")])


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
                if seen is None or not seen.source:
                    continue
                path = root / "class" / "autograded" / place.name / name / source.assignment.source.name
                done = assignments.read(path) if seen.readable and path.is_file() else None
                result = _result(book, source, place.name, done, list(seen.problems), excused)
                handed_in_ = root / "class" / "submitted" / place.name / name
                stale = handed_in_.is_dir() and _fingerprint(handed_in_) != seen.submission
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
    digest.update((ROOT / "course" / "checks.py").read_bytes())  # a test cell's words and marks come from here as well
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
        name = files.shown(entry.name)
        if entry.name in _IGNORED:
            continue
        if entry.is_symlink():
            notes.append(f"class/submitted/{name} is a link and was not followed. Put the folder itself there.")
        elif not entry.is_dir():
            notes.append(f"class/submitted/{name} is a file, not a student's folder. Use `course collect` on it.")
        elif not files.is_name(entry.name):
            notes.append(f"class/submitted/“{name}” cannot be a student's name. Give the folder the student's name.")
        else:
            students.append(entry)
    twice = defaultdict(list)
    for entry in students:
        twice[" ".join(unicodedata.normalize("NFC", entry.name).casefold().split())].append(entry.name)
    for names in twice.values():
        if len(names) > 1:
            notes.append(
                f"class/submitted holds “{names[0]}” {len(names)} times, spelt alike but not the same (capitals, spaces, "
                "or accents that look the same). Each was graded by itself: keep one folder, and grade again."
            )
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
                    f"class/submitted/{folder.name}/{files.shown(entry.name)} {what}. The assignments are {', '.join(sorted(known))}."
                )
        if not entries:
            notes.append(f"class/submitted/{folder.name} is empty: nothing was handed in.")
    return notes


def _one(
    root: Path,
    book: Gradebook,
    runs: _Runs,
    source: _Source,
    student: Path,
    excused: Collection[tuple[str, str, str]],
    force: bool,
) -> tuple[Result, bool]:
    """Grade one submission, or read again what it came to; give the result and whether it was run.

    A process can be killed between any two lines, and the next run must come to the same. So the memory says first
    that grading has begun and last what it came to; the gradebook changes in one transaction; notebook and result
    appear whole; and who finds a finished memory trusts it only if notebook and gradebook agree.
    """
    assignment = source.assignment
    folder = student / assignment.id
    place = root / "class" / "results" / student.name
    memory = _memory(place, assignment.id)
    autograded = root / "class" / "autograded" / student.name / assignment.id
    seen = _recall(memory)
    submission = _fingerprint(folder)
    known = seen is not None and (seen.submission, seen.source) == (submission, source.fingerprint) and not force
    done = _finished(autograded / assignment.source.name) if known and seen.readable else None
    ran = not known or (seen.readable and done is None)
    if ran:
        same = seen is not None and seen.submission == submission
        _remember(memory, _Seen(submission if same else "", "", (), True))
        try:
            done, problems = _run(runs, source, folder, autograded)
        except (_TroubleError, OSError) as error:
            what = (
                files.shown(str(error)) if isinstance(error, _TroubleError) else f"It cannot be read: {error.strerror}."
            )
            done, problems = None, [f"Nothing could be graded: {what}"]
            shutil.rmtree(autograded, ignore_errors=True)
        gradebook.save(book, assignment, student.name, done, _when(folder), keep_flags=same)
        _remember(memory, _Seen(submission, source.fingerprint, tuple(problems), done is not None))
    else:
        problems = list(seen.problems)
        if not gradebook.agrees(book, assignment, student.name, done):
            gradebook.save(book, assignment, student.name, done, _when(folder), keep_flags=True)
    result = _result(book, source, student.name, done, problems, excused)
    path = place / f"{assignment.id}.json"
    with contextlib.suppress(CourseError):  # a result is derived: what cannot be read is written anew
        if results.read(path) == result:
            return result, ran
    results.write(path, result)
    return result, ran


def _run(runs: _Runs, source: _Source, folder: Path, autograded: Path) -> tuple[NotebookNode, list[str]]:
    assignment = source.assignment
    try:
        notebook, problems = find_notebook(folder, source.blank, assignment.source.name)
        cells, notes = merge.read_with_notes(notebook)
    except CourseError as error:
        raise _TroubleError(str(error)) from error
    merged, mended = merge.merge(source.base, cells, source.blank)
    with room.room(assignment, source.config, notebook, runs.limits.file_size) as (place, trouble):
        done = runs.run(merged, place)
    messages.settle(done)
    done, _ = LimitOutput(config=source.config).preprocess(done, {})
    with files.new_folder(autograded) as fresh:
        files.write(fresh / assignment.source.name, release.text(done))
        for path in room.beside(notebook):
            target = fresh / path.relative_to(notebook.parent)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return done, problems + _links(folder) + notes + mended + trouble


def _links(folder: Path) -> list[str]:
    linked = [files.shown(path.relative_to(folder)) for path in sorted(folder.rglob("*")) if path.is_symlink()]
    if not linked:
        return []
    what = ", ".join(linked[:5]) + (" and more" if len(linked) > 5 else "")
    return [f"Links are not followed, so this was not used: {what}. Ask for the file itself."]


def _finished(path: Path) -> NotebookNode | None:
    """Read a notebook that has run; None where it is not there or damaged, so that it is run again."""
    try:
        return assignments.read(path) if path.is_file() else None
    except CourseError:
        return None


def _remember(memory: Path, seen: _Seen) -> None:
    files.write(memory, json.dumps(dataclasses.asdict(seen)))


def _when(folder: Path) -> datetime | None:
    return None if folder.is_symlink() else handed_in(folder)


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
        more = [files.shown(p.relative_to(folder)) for p in others]
        return exact[0], [f"{name} was graded; beside it lay {', '.join(more)}, which was not."] if more else []
    ranked = sorted(((likeness(path, blank), path.stat().st_mtime, path) for path in others), reverse=True)
    if ranked and ranked[0][0] > 0:
        path = ranked[0][2]
        problems = [f"{files.shown(path.relative_to(folder))} was graded: it holds this assignment under another name."]
        return path, problems
    if len(others) == 1:
        merge.read(others[0])  # says why, where it cannot be read
        raise CourseError(f"{files.shown(others[0].name)} holds no cell of this assignment. Ask for {name}.")
    if others:
        raise CourseError(f"None of its {len(others)} notebooks holds a cell of this assignment. Ask for {name}.")
    linked = "; links, as here, are not followed" if _links(folder) else ""
    raise CourseError(f"The folder holds no notebook{linked}. Ask for {name}.")


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
    points, waiting = gradebook.marks(book, assignment, student)
    problems = [*problems, *_lateness(gradebook.late(book, assignment, student))]
    if done is None:
        nothing = tuple(_unread(e, points) for e in source.exercises)
        return Result.of(student, assignment.id, nothing, tuple(problems))
    exercises = messages.describe(done, source.exercises, source.blank, points)
    free = [
        merge.LearnerCell(cell.cell_type, cell.source, assignments.grade_id(cell), cell.get("id", ""))
        for cell in done.cells
    ]
    named, unread = leave_out.named(merge.leave_out_cell(free), [e.id for e in source.exercises])
    confirmed = {
        exercise for who, number, exercise in excused if (_alike(who), number) == (_alike(student), assignment.number)
    }
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


def _unread(exercise: Exercise, points: dict[str, float | None]) -> ExerciseResult:
    """Give an exercise of a submission that could not be read: only what a person gave counts."""
    given = float(sum(points.get(name) or 0 for name in (*exercise.tests, *exercise.marked)))
    status = GRADED if given else NOT_ANSWERED
    return ExerciseResult(exercise.id, exercise.title, given, exercise.points, "", status)


def _alike(student: str) -> str:
    """Write a name in one of the two ways that accents are kept in."""
    return unicodedata.normalize("NFC", student)


def _lateness(late: timedelta) -> list[str]:
    """Say how late a submission was; what follows from it a person decides."""
    minutes = -(-int(late.total_seconds()) // 60)
    if not minutes:
        return []
    amounts = ((minutes // 1440, "day"), (minutes // 60 % 24, "hour"), (minutes % 60, "minute"))
    parts = [f"{count} {unit}{'s' * (count != 1)}" for count, unit in amounts if count][:2]
    return [f"Late by {' and '.join(parts)}; no points were taken off for it."]


def _fingerprint(folder: Path) -> str:
    if folder.is_symlink():
        return "a link"
    digest = hashlib.sha256()
    for path in files.plain_files(folder):
        digest.update(f"\0{path.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogateescape"))
        try:
            with open(path, "rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        except OSError as error:
            digest.update(f"not read: {error.errno}".encode())
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
    isolate = not getattr(args, "no_sandbox", False)
    if not isolate:
        print(show.wrapped(WITHOUT_SANDBOX), end="\n\n", flush=True)
    outcome = grade(root, getattr(args, "number", None), bool(getattr(args, "force", False)), isolate)
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
