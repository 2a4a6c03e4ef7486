"""Grade one's own copy, and say how far one is."""

from __future__ import annotations

import argparse
import copy
import dataclasses
from pathlib import Path

from nbformat import NotebookNode
from traitlets.config import Config

from course.errors import CourseError
from course.grading import assignments, leave_out, merge, messages, release, results, room, run, show
from course.grading.assignments import Assignment, Exercise
from course.grading.results import GRADED, LEFT_OUT, NEEDS_MARKING, NOT_ANSWERED, Result

STUDENT = "self-study"
VISIBLE_ONLY = (
    "This copy of the course holds the visible tests only. Passing them is not yet full marks: "
    "your teacher's tests ask for more."
)


@dataclasses.dataclass(frozen=True)
class Progress:
    """How far a learner is with one assignment.

    Attributes
    ----------
    assignment : str
        Its id.
    answered, exercises : int
        How many exercises have an answer, and how many there are without those left out.
    result : Result or None
        What the last check came to.
    next : Exercise or None
        The first exercise without an answer.
    """

    assignment: str
    answered: int
    exercises: int
    result: Result | None
    next: Exercise | None


def check(root: Path, number: str, work: Path | None = None) -> Result:
    """Grade the learner's own copy of an assignment.

    Parameters
    ----------
    root : Path
        The project's folder.
    number : str
        Which assignment: "03", "3" or its id.
    work : Path, optional
        The folder with the learner's copies; ``work/`` in the project where it is None.

    Returns
    -------
    Result
        Also kept in ``work/.checks``. What a person marks counts neither in `score` nor in `max_score`.

    Raises
    ------
    CourseError
        If there is no such assignment, no copy of it, or the copy cannot be read.
    """
    assignment = assignments.find(root, number)
    work = root / "work" if work is None else work
    notebook = _own_copy(assignment, work)
    cells, notes = merge.read_with_notes(notebook)
    with run.runner() as runner:  # they import while the notebook is put together
        config = release.settings(root)
        source, base, blank = _base(root, assignment, config)
        exercises = assignments.exercises(source)
        merged, problems = merge.merge(base, cells, blank)
        with room.room(assignment, config, notebook) as (folder, trouble):
            done = runner.run(merged, folder)
    messages.settle(done)
    left, unread = leave_out.named(merge.leave_out_cell(cells), [e.id for e in exercises])
    graded = messages.describe(done, exercises, base)
    graded = tuple(
        dataclasses.replace(e, status=LEFT_OUT, message="", points=0.0) if e.id in left else e for e in graded
    )
    rubrics = {exercise.id for exercise in exercises if exercise.rubric}
    counted = [e for e in graded if e.status != LEFT_OUT and e.id not in rubrics]
    problems = [*unread, *notes, *problems, *trouble, *([] if assignment.complete else [VISIBLE_ONLY])]
    result = Result(
        student=STUDENT,
        assignment=assignment.id,
        score=float(sum(e.points or 0 for e in counted)),
        max_score=float(sum(e.max_points for e in counted)),
        exercises=graded,
        problems=tuple(problems),
    )
    results.write(_kept(work, assignment), result)
    return result


def progress(root: Path, work: Path | None = None) -> list[Progress]:
    """Say how far the learner is with each assignment.

    Parameters
    ----------
    root : Path
        The project's folder.
    work : Path, optional
        The folder with the learner's copies; ``work/`` in the project where it is None.

    Returns
    -------
    list of Progress
        One for each assignment, in their order. A copy that cannot be read counts as not started.
    """
    work = root / "work" if work is None else work
    config = release.settings(root)
    return [_progress(root, assignment, work, config) for assignment in assignments.every(root)]


def _progress(root: Path, assignment: Assignment, work: Path, config: Config) -> Progress:
    source, base, _ = _base(root, assignment, config)
    exercises = assignments.exercises(source)
    blank = {assignments.grade_id(cell): cell.source.split() for cell in base.cells}
    try:
        cells = merge.read(_own_copy(assignment, work))
    except CourseError:
        cells = ()
    theirs = {cell.grade_id: cell.source.split() for cell in cells if cell.grade_id}
    left, _ = leave_out.named(merge.leave_out_cell(cells), [e.id for e in exercises])
    there = [exercise for exercise in exercises if exercise.id not in left]

    def answered(exercise: Exercise) -> bool:
        names = (*exercise.answers, *exercise.marked)
        return any(theirs.get(name, []) not in ([], blank[name]) for name in names)

    open_ = [exercise for exercise in there if not answered(exercise)]
    try:
        result = results.read(_kept(work, assignment))
    except CourseError:
        result = None  # the next check writes it anew
    return Progress(assignment.id, len(there) - len(open_), len(there), result, open_[0] if open_ else None)


def _own_copy(assignment: Assignment, work: Path) -> Path:
    folder = work / assignment.id
    named = folder / assignment.source.name
    if named.is_file():
        return named
    others = sorted(folder.glob("*.ipynb")) if folder.is_dir() else []
    if len(others) == 1:
        return others[0]
    if others:
        raise CourseError(
            f"{folder} holds {len(others)} notebooks, and none is called {assignment.source.name}. "
            "Give your copy this name."
        )
    raise CourseError(
        f"There is no copy of {assignment.id} in {work}. Start the course once with `python3 -m course`: "
        "it copies the assignments there."
    )


def _base(root: Path, assignment: Assignment, config: Config) -> tuple[NotebookNode, NotebookNode, NotebookNode]:
    """Give the source, the blank assignment with the tests that run, and the assignment as learners get it.

    The blank answers are taken from ``assignments/`` where they are there: that is what the learner began with, and
    making them anew needs nbgrader, which takes three seconds to import.
    """
    source = assignments.read(assignment.source)
    if not assignment.complete:
        return source, source, source
    path = root / "assignments" / assignment.id / assignment.source.name
    if path.is_file():
        blank = assignments.read(path)
        answers = {assignments.grade_id(cell): cell for cell in blank.cells if _is_answer(cell)}
        if answers.keys() == {assignments.grade_id(cell) for cell in source.cells if _is_answer(cell)}:
            base = copy.deepcopy(source)
            base.cells = [copy.deepcopy(answers.get(assignments.grade_id(cell), cell)) for cell in source.cells]
            return source, base, blank
    return source, release.without_solutions(source, config), release.released(source, config)


def _is_answer(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def _kept(work: Path, assignment: Assignment) -> Path:
    return work / ".checks" / f"{assignment.id}.json"


def main(root: Path, args: argparse.Namespace) -> int:
    """Check one assignment and print it, or print how far the learner is."""
    number = getattr(args, "number", None)
    if number is None:
        return _print_progress(root)
    result = check(root, number)
    print(f"{result.assignment}: your own copy, run from the top\n")
    visible_only = VISIBLE_ONLY in result.problems
    for exercise in result.exercises:
        print("\n".join(show.exercise_lines(exercise, visible_only=visible_only)))
    if not visible_only:
        print()
        _print_total(result)
    if result.problems:
        print()
        for problem in result.problems:
            print(show.wrapped(problem))
    lesson = root / "course" / "lessons" / f"{result.assignment}.ipynb"
    if lesson.exists() and any(e.message and e.status == GRADED for e in result.exercises):
        print(
            "\n"
            + show.wrapped(f"Where to read again: {lesson.relative_to(root).as_posix()}, in the sections named above.")
        )
    return 0


def _print_total(result: Result) -> None:
    by_person = sum(e.max_points for e in result.exercises if e.status != LEFT_OUT) - result.max_score
    line = f"Total: {show.number(result.score)} of the {show.number(result.max_score)} points that a program can give."
    if by_person:
        line += f" A person gives up to {show.number(by_person)} more, with the rubric."
    print(show.wrapped(line))


def _print_progress(root: Path) -> int:
    there = progress(root)
    if not there:
        print("There is no assignment in this copy of the course yet.")
        return 0
    rows = [(p.assignment, _state(p), _last(p.result)) for p in there]
    print("\n".join(show.table(("assignment", "your copy", "last check"), rows)))
    print()
    print(show.wrapped(_what_next(there)))
    return 0


def _state(progress: Progress) -> str:
    if not progress.answered:
        return "not started"
    return f"{progress.answered} of {progress.exercises} answered"


def _last(result: Result | None) -> str:
    if result is None:
        return "–"
    if VISIBLE_ONLY in result.problems:
        return "visible tests only"
    return f"{show.number(result.score)} of {show.number(result.max_score)}"


def _what_next(there: list[Progress]) -> str:
    for p in there:
        if p.next is not None:
            minutes = f", {p.next.minutes} minutes" if p.next.minutes else ""
            return f"Next: work/{p.assignment}, Exercise {p.next.id[2:]} · {p.next.title}{minutes}."
        if p.result is None:
            return f"Next: `python3 -m course check {p.assignment[:2]}`."
        weak = [
            e
            for e in p.result.exercises
            if e.status not in (LEFT_OUT, NEEDS_MARKING) and (e.points or 0) < e.max_points
        ]
        if weak:
            what = "answer" if weak[0].status == NOT_ANSWERED else "look again at"
            return (
                f"Next: {what} {p.assignment}, Exercise {weak[0].id[2:]} · {weak[0].title}, "
                f"then `python3 -m course check {p.assignment[:2]}`."
            )
    return "Every exercise has an answer, and the checks found nothing more."
