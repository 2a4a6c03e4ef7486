"""Grades every answer beside this file: right ones in full, wrong ones less, with the message that fits the mistake.

`right-<how>.py` earns full marks. `wrong-<misconception>.py` runs, passes the visible test, earns less than full marks
and gets the message that its second line quotes. `shape-<misconception>.py` fails the visible test, with its message.
Answers to rubric exercises are Markdown: they wait for a person, so only that is tested.

Each notebook that is run holds one answer to each exercise, as exercises do not lean on each other.
"""

from __future__ import annotations

import copy
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import pytest
from nbformat import NotebookNode
from nbgrader.utils import determine_grade

from course.errors import ROOT
from course.grading import assignments, messages, release, run
from course.grading.results import NEEDS_MARKING, NOT_ANSWERED
from tests.answers.bundles import ANSWERS, CODE, HEADER, WRITTEN, Answer, bundles, filled, source


@dataclass(frozen=True)
class Outcome:
    """What became of an answer: errors of its own cell, the visible test, points, and what the learner reads."""

    error: str
    shape: bool
    points: float
    out_of: float
    messages: str


def of_kind(answers: list[Answer], *kinds: str) -> list:
    return [
        pytest.param(answer, id=f"{answer.assignment[:2]}-{answer.exercise}-{answer.path.stem}")
        for answer in answers
        if answer.kind in kinds
    ]


def text_of(output: NotebookNode) -> str:
    if output.output_type == "stream":
        return output.text
    return output.evalue if output.output_type == "error" else ""


def failed(cell: NotebookNode) -> bool:
    return any(output.output_type == "error" for output in cell.outputs)


@pytest.fixture(scope="session")
def outcome(tmp_path_factory):
    """Give the outcome of an answer; the first that is asked for runs all answers to its assignment."""
    with run.runner() as one, run.runner() as other, ThreadPoolExecutor(2) as pool:
        # two at a time: most of the wait is for a student's and a tester's process

        def marked(runner: run.Runner, assignment: str, some: list[dict[str, Answer]]) -> dict[Answer, Outcome]:
            nb, folder = source(assignment), tmp_path_factory.mktemp(assignment)
            found = {}
            for bundle in some:
                done = runner.run(filled(nb, bundle), folder)
                found |= {answer: judge(done, answer.exercise) for answer in bundle.values()}
            return found

        @cache
        def outcomes(assignment: str) -> dict[Answer, Outcome]:
            rounds = bundles(assignment)
            halves = pool.map(marked, (one, other), (assignment, assignment), (rounds[::2], rounds[1::2]))
            return {answer: outcome for half in halves for answer, outcome in half.items()}

        yield lambda answer: outcomes(answer.assignment)[answer]


def judge(nb: NotebookNode, exercise: str) -> Outcome:
    cells = {assignments.grade_id(cell): cell for cell in nb.cells}
    (known,) = (one for one in assignments.exercises(nb) if one.id == exercise)
    tests = [cells[name] for name in known.tests]
    grades = [determine_grade(cell) for cell in tests]
    said = " ".join(text_of(output) for cell in tests for output in cell.outputs)
    return Outcome(
        error="".join(text_of(output) for output in cells[exercise].outputs if output.output_type == "error"),
        shape=not failed(cells[f"{exercise}-shape"]),
        points=sum(points for points, _ in grades),
        out_of=sum(out_of for _, out_of in grades),
        messages=" ".join(said.split()),
    )


@pytest.mark.parametrize("answer", of_kind(CODE, "right"))
def test_a_right_answer_gets_full_marks(answer, outcome):
    found = outcome(answer)
    assert not found.error
    assert found.points == found.out_of > 0, found.messages


@pytest.mark.parametrize("answer", of_kind(CODE, "wrong"))
def test_a_wrong_answer_runs_and_gets_the_message_that_fits(answer, outcome):
    found = outcome(answer)
    assert not found.error
    assert found.shape, found.messages
    assert found.points < found.out_of
    assert answer.message in found.messages


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("08/ex1/wrong-every-number-in-the-table", 1),
        ("08/ex1/wrong-unknown-period-as-zero", 1),
        ("08/ex2/wrong-all-weights-alike", 1),
        ("08/ex2/wrong-as-much-as-the-others-together", 1),
        ("08/ex3/wrong-direction-forgotten", 2),
        ("08/ex3/wrong-gap-as-zero-hours", 2),
        ("08/ex3/wrong-weights-only", 1),
        ("08/ex4/wrong-any-grade", 1),
        ("08/ex4/wrong-gap-as-zero", 1),
        ("08/ex4/wrong-gap-left-in", 1),
        ("08/ex4/wrong-rank-reversed", 2),
    ],
)
def test_a_slip_is_marked_once_where_other_values_follow_from_it(name, points, outcome):
    unit, exercise, stem = name.split("/")
    (answer,) = (
        one for one in CODE if one.assignment[:2] == unit and (one.exercise, one.path.stem) == (exercise, stem)
    )
    assert outcome(answer).out_of - outcome(answer).points == points


@pytest.mark.parametrize("answer", of_kind(CODE, "shape"))
def test_an_answer_of_another_shape_fails_the_visible_test_with_a_kind_message(answer, outcome):
    found = outcome(answer)
    assert not found.error
    assert not found.shape
    assert answer.message in found.messages
    assert found.points < found.out_of


def rubric_result(assignment: str, exercise: str, text: str | None):
    """Give the result of a rubric exercise with this text in its answer cell, or as it is handed out."""
    blank = release.without_solutions(source(assignment), release.settings(ROOT))
    nb = copy.deepcopy(blank)
    known = assignments.exercises(blank)
    (answer,) = next(one.marked for one in known if one.id == exercise)
    if text is not None:
        next(cell for cell in nb.cells if assignments.grade_id(cell) == answer).source = text
    return next(one for one in messages.describe(nb, known, blank) if one.id == exercise)


@pytest.mark.parametrize("answer", of_kind(WRITTEN, "right", "weak"))
def test_a_written_answer_waits_for_a_person(answer):
    found = rubric_result(answer.assignment, answer.exercise, answer.source)
    assert (found.status, found.points) == (NEEDS_MARKING, None)
    assert "rubric" in found.message


@pytest.mark.parametrize(("assignment", "exercise"), sorted({(a.assignment, a.exercise) for a in WRITTEN}))
@pytest.mark.parametrize("text", [None, "", " \n "], ids=["as handed out", "empty", "blanks"])
def test_a_written_answer_that_is_not_there_earns_nothing(assignment, exercise, text):
    found = rubric_result(assignment, exercise, text)
    assert (found.status, found.points) == (NOT_ANSWERED, 0.0)


def test_every_exercise_has_answers_enough():
    for assignment in assignments.every(ROOT):
        for exercise in assignments.exercises(assignments.read(assignment.source)):
            ours = [a for a in ANSWERS if (a.assignment, a.exercise) == (assignment.id, exercise.id)]
            wrong = "weak" if exercise.rubric else "wrong"
            assert sum(a.kind == "right" for a in ours) >= 2, f"{assignment.id} {exercise.id}: two right answers"
            assert sum(a.kind == wrong for a in ours) >= 4, f"{assignment.id} {exercise.id}: four {wrong} answers"


def test_no_answer_stands_under_an_exercise_that_is_not_there():
    known = {
        (assignment.id, exercise.id)
        for assignment in assignments.every(ROOT)
        for exercise in assignments.exercises(assignments.read(assignment.source))
    }
    assert {(answer.assignment, answer.exercise) for answer in ANSWERS} <= known


def test_every_mistake_is_named_and_no_two_answers_are_the_same():
    for answer in CODE:
        assert (answer.kind == "right") != bool(HEADER.match(answer.source)), answer.path
    for answer in WRITTEN:
        assert (answer.kind == "weak") == answer.source.startswith("<!-- weakness: "), answer.path
    sources = [HEADER.sub("", answer.source) for answer in ANSWERS]
    assert len(sources) == len(set(sources))
