"""A learner's whole way: a fresh copy, its own environment, every lesson, every assignment, and then common mistakes.

The copy is made in a folder of its own and sets itself up with the real lock. Lessons and checks run with what it
installed, not with the environment of the tests.
"""

from __future__ import annotations

import copy
import json
import subprocess
from pathlib import Path

import nbformat
import pytest

from course import environment, install
from course.errors import ROOT
from course.grading import assignments
from course.grading.results import GRADED, NEEDS_MARKING
from tests import project
from tests.answers.bundles import ANSWERS, Answer, Bundle
from tests.setup.test_cold import variables

ASSIGNMENTS = [assignment.id for assignment in assignments.every(ROOT)]
LESSONS = sorted(path.stem for path in (ROOT / "course" / "lessons").glob("*.ipynb"))


class Learner:
    """A copy of the course and what a learner types in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        tool = "uv" if install.find_uv() else "pip"
        self.variables = variables(tool) | {"COLUMNS": "100", "LC_ALL": "C.UTF-8"}

    def types(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run `python -m course …` with the Python of the computer, as the README says."""
        return subprocess.run(
            [install.base_python(), "-m", "course", *words],
            cwd=self.root,
            env=self.variables | more,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=900,
        )

    def work(self, assignment: str) -> Path:
        source = assignments.find(self.root, assignment).source
        return self.root / "work" / assignment / source.name

    def answers(self, assignment: str, bundle: Bundle) -> None:
        """Write answers into the copy in ``work/``, made anew from what was handed out."""
        blank = nbformat.read(self.root / "assignments" / assignment / self.work(assignment).name, as_version=4)
        nb = copy.deepcopy(blank)
        for exercise in assignments.exercises(nb):
            for name in (*exercise.answers, *exercise.marked):
                if exercise.id in bundle:
                    cell = next(cell for cell in nb.cells if assignments.grade_id(cell) == name)
                    cell.source = bundle[exercise.id].source
        nbformat.write(nb, self.work(assignment))

    def result(self, assignment: str) -> dict:
        return json.loads((self.root / "work" / ".checks" / f"{assignment}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def learner(tmp_path_factory):
    root = project.copy(ROOT, tmp_path_factory.mktemp("learner") / "my course")
    one = Learner(root)
    # In Jupyter's own terminal a start sets up, makes the copies in work/, and ends by itself.
    done = one.types(JUPYTER_SERVER_URL="here")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / ".venv").is_dir()
    return one


def first(assignment: str, *kinds: str) -> Bundle:
    """Take the first answer of these kinds to each exercise."""
    found: dict[str, Answer] = {}
    for answer in ANSWERS:
        if answer.assignment == assignment and answer.kind in kinds:
            found.setdefault(answer.exercise, answer)
    return found


@pytest.mark.long
def test_all_lessons_run_in_the_environment_that_the_course_made(learner, tmp_path):
    python = environment.venv_python(learner.root / ".venv")
    lessons = sorted((learner.root / "course" / "lessons").glob("*.ipynb"))
    assert [path.stem for path in lessons] == LESSONS
    done = subprocess.run(
        [
            str(python),
            "-m",
            "nbconvert",
            "--execute",
            "--to",
            "notebook",
            "--output-dir",
            str(tmp_path),
            *map(str, lessons),
        ],
        cwd=learner.root / "course" / "lessons",
        env=learner.variables | {"PYTHONPATH": str(learner.root)},
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    for name in LESSONS:
        nb = nbformat.read(tmp_path / f"{name}.ipynb", as_version=4)
        assert [cell.execution_count for cell in nb.cells if cell.cell_type == "code"][-1]


@pytest.mark.long
@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_right_answers_to_everything_are_full_marks(learner, assignment):
    learner.answers(assignment, first(assignment, "right"))
    done = learner.types("check", assignment[:2])
    assert done.returncode == 0, done.stderr
    found = learner.result(assignment)
    assert found["score"] == found["max_score"] > 0, done.stdout
    assert found["problems"] == []
    for exercise in found["exercises"]:
        assert exercise["status"] in (GRADED, NEEDS_MARKING), exercise
        assert exercise["status"] == NEEDS_MARKING or exercise["message"] == "", exercise
    points = f"{found['score']:g} of the {found['max_score']:g} points that a program can give."
    assert f"Total: {points}" in " ".join(done.stdout.split())


@pytest.mark.long
def test_then_the_course_says_that_nothing_is_left(learner):
    done = learner.types("check")
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert "Every exercise has an answer, and the checks found nothing more." in said
    for assignment in ASSIGNMENTS:
        count = len(assignments.exercises(assignments.read(assignments.find(ROOT, assignment).source)))
        assert f"{assignment} {count} of {count} answered" in said


@pytest.mark.long
@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_a_common_mistake_in_each_exercise_is_named(learner, assignment):
    wrong = first(assignment, "wrong")
    learner.answers(assignment, wrong)
    done = learner.types("check", assignment[:2])
    assert done.returncode == 0, done.stderr
    found = {exercise["id"]: exercise for exercise in learner.result(assignment)["exercises"]}
    printed = "".join(done.stdout.split())
    for name, answer in wrong.items():
        exercise = found[name]
        assert exercise["status"] == GRADED, exercise
        assert exercise["points"] < exercise["max_points"]
        assert answer.message in " ".join(exercise["message"].split()), answer.path
        assert "".join(answer.message.split()) in printed, answer.path
    assert "Where to read again: course/lessons/" in " ".join(done.stdout.split())
    assert "Traceback" not in done.stdout + done.stderr
