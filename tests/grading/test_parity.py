"""What `course grade` gives is what nbgrader gives: the same points for every test cell, and the same message.

Plain nbgrader means one kernel for answers and tests, and nbgrader's own way to read points from outputs. Warnings are
off in it: it takes a warning of a library's, printed to stderr while a test calls a student's function, for a failed
test. That is the one place where the course is known to give other points.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.utils import determine_grade

from course.errors import ROOT
from course.grading import assignments, release, run, sandbox
from tests.answers.bundles import bundles, filled, joined, source
from tests.grading import plain

pytestmark = pytest.mark.long  # minutes; what single cells show is compared in test_ordinary.py as well

ASSIGNMENTS = [assignment.id for assignment in assignments.every(ROOT)]
Claims = dict[str, tuple[float, str]]
"""Test cell to its points and to the first that it says."""


def claims(nb: NotebookNode) -> Claims:
    return {cell.id: (determine_grade(cell)[0], first_message(cell)) for cell in nb.cells if run.is_test(cell)}


def first_message(cell: NotebookNode) -> str:
    for output in cell.outputs:
        if output.output_type == "error":
            return f"{output.ename}: {output.evalue}"
    return "".join(output.text for output in cell.outputs if output.output_type == "stream")


def full_marks(nb: NotebookNode) -> dict[str, float]:
    return {cell.id: cell.metadata.nbgrader.points for cell in nb.cells if run.is_test(cell)}


def blank(assignment: str) -> NotebookNode:
    return release.without_solutions(source(assignment), release.settings(ROOT))


@pytest.fixture(scope="module")
def in_plain_nbgrader(tmp_path_factory):
    """Give what all answers to an assignment come to, all in one kernel; the first that asks runs them."""

    @cache
    def known(assignment: str) -> Claims:
        nb = joined(source(assignment), bundles(assignment))
        return claims(plain.run(nb, tmp_path_factory.mktemp(assignment)))

    return known


@pytest.fixture(scope="module")
def runner():
    with run.runner() as made:
        yield made


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_answer_scores_as_in_plain_nbgrader(assignment, in_plain_nbgrader, runner, tmp_path):
    nb = joined(source(assignment), bundles(assignment))
    ours, theirs = claims(runner.run(nb, tmp_path)), in_plain_nbgrader(assignment)
    assert {name: ours[name] for name in ours if ours[name] != theirs[name]} == {}
    assert ours.keys() == theirs.keys() == full_marks(nb).keys()
    assert any(said for _, said in ours.values())  # wrong answers were among them


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_answers_in_the_sandbox_score_as_in_plain_nbgrader(assignment, in_plain_nbgrader, tmp_path):
    if reason := sandbox.trouble():
        pytest.skip(f"no sandbox here: {reason}")
    number = min(5, len(bundles(assignment)) - 1)  # a round with wrong answers
    done = run.run(filled(source(assignment), bundles(assignment)[number]), tmp_path, isolate=True)
    ours = {f"{number}-{name}": claim for name, claim in claims(done).items()}
    theirs = {name: claim for name, claim in in_plain_nbgrader(assignment).items() if name.startswith(f"{number}-")}
    assert ours == theirs != {}


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_solution_gets_full_marks_and_what_is_handed_out_gets_none(assignment, runner, tmp_path):
    for way in (runner.run, plain.run):
        solved, untouched = source(assignment), blank(assignment)
        found = claims(way(solved, tmp_path))
        assert {name: points for name, (points, _) in found.items()} == full_marks(solved)
        # a visible test has no points, and may tell something when it passes
        assert [said for _, said in found.values() if re.match(r"\w+(Error|Exception): ", said)] == []
        found = claims(way(untouched, tmp_path))
        assert found.keys() == full_marks(untouched).keys()
        assert {points for points, _ in found.values()} == {0}
        assert all(said for _, said in found.values())


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_nbgraders_own_autograde_gives_the_same_points(assignment, runner, tmp_path):
    """The solution and two rounds of answers, with `nbgrader` as a teacher would call it."""
    rounds = bundles(assignment)
    handed_in = {"solution": source(assignment)}
    for student, bundle in (("first", rounds[0]), ("later", rounds[min(5, len(rounds) - 1)])):
        nb = handed_in[student] = blank(assignment)
        for cell in nb.cells:
            if (name := assignments.grade_id(cell)) in bundle:
                cell.source = bundle[name].source

    place = assignments.find(ROOT, assignment)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    shutil.copytree(place.folder, tmp_path / "solutions" / assignment)
    for student, nb in handed_in.items():
        folder = tmp_path / "class" / "submitted" / student / assignment
        folder.mkdir(parents=True)
        nbformat.write(nb, folder / place.source.name)
    nbgrader(tmp_path, "generate_assignment", assignment)
    nbgrader(tmp_path, "autograde", assignment)

    theirs = {}
    with Gradebook(f"sqlite:///{tmp_path}/class/gradebook.db") as book:
        for student in handed_in:
            kept = book.find_submission_notebook(place.notebook_id, assignment, student)
            theirs[student] = {grade.name: grade.auto_score for grade in kept.grades}
    ours = {}
    for student, nb in handed_in.items():
        done = runner.run(nb, tmp_path / "class" / "submitted" / student / assignment)
        graded = {assignments.grade_id(cell): cell for cell in done.cells}
        ours[student] = {name: determine_grade(graded[name])[0] for name in theirs[student]}
    assert ours == theirs
    assert len({sum(filter(None, points.values())) for points in ours.values()}) > 1  # not all are right


def nbgrader(folder: Path, *words: str) -> None:
    """Run a command of nbgrader's in a course folder."""
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")])
    more = {"PATH": path, "PYTHONPATH": str(ROOT), "IPYTHONDIR": str(folder / "ipython"), "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "nbgrader", *words]
    done = subprocess.run(command, cwd=folder, env=os.environ | more, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
