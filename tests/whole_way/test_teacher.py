"""A teacher's whole way with a class of thirty: collect, grade, mark by hand, give feedback, correct a test, grade again.

The class hands in what lies in ``tests/answers``: each student other answers, some of them wrong. What each ought to
have is added up from single answers that are graded one by one, outside the sandbox and the gradebook.
"""

from __future__ import annotations

import copy
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import determine_grade

from course.errors import ROOT
from course.grading import assignments, gradebook, release, results, run, sandbox
from tests import project
from tests.answers.bundles import ANSWERS, Bundle, filled, source

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(bool(sandbox.trouble()), reason=f"no sandbox here: {sandbox.trouble()}"),
]
ASSIGNMENT = "06-claims-and-numbers"
CORRECTED = "ex1-stated"  # a hidden test that the teacher comes to think unfair
STUDENTS = [f"student{number:02}" for number in range(1, 31)]
COMMAND = "import sys; from course import cli; sys.exit(cli.in_words(lambda: cli.run(cli.parse(sys.argv[1:]))))"


def handed_in() -> dict[str, Bundle]:
    """Give each student an answer to each exercise: the first only right ones, the others as they come."""
    ours: dict[str, list] = {}
    for answer in ANSWERS:
        if answer.assignment == ASSIGNMENT and answer.kind != "shape":
            ours.setdefault(answer.exercise, []).append(answer)
    return {
        student: {
            exercise: answers[number % len(answers)] if number else next(a for a in answers if a.kind == "right")
            for exercise, answers in ours.items()
        }
        for number, student in enumerate(STUDENTS)
    }


@pytest.fixture(scope="module")
def bundles() -> dict[str, Bundle]:
    return handed_in()


@pytest.fixture(scope="module")
def points(bundles, tmp_path_factory) -> dict[str, dict[str, float]]:
    """Points of each test of each student, graded one notebook at a time without sandbox or gradebook."""
    found: dict[str, dict[str, float]] = {}
    folder = tmp_path_factory.mktemp("alone")
    with run.runner() as runner:
        for student, bundle in bundles.items():
            code = {exercise: answer for exercise, answer in bundle.items() if answer.path.suffix == ".py"}
            done = runner.run(filled(source(ASSIGNMENT), code), folder)
            found[student] = {
                assignments.grade_id(cell): determine_grade(cell)[0]
                for cell in done.cells
                if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade")
            }
    return found


def blank(root: Path) -> nbformat.NotebookNode:
    return assignments.read(root / "assignments" / ASSIGNMENT / assignments.find(root, ASSIGNMENT).source.name)


@pytest.fixture(scope="module")
def school(bundles, tmp_path_factory) -> Path:
    """A copy of the course, and the zip that a learning platform gives."""
    top = tmp_path_factory.mktemp("school")
    root = project.copy(ROOT, top / "course")
    handed_out = blank(root)
    rubric = {e.id: e.marked[0] for e in assignments.exercises(handed_out) if e.rubric}
    with zipfile.ZipFile(top / "class.zip", "w") as archive:
        for student, bundle in bundles.items():
            nb = copy.deepcopy(handed_out)
            places = {rubric.get(exercise, exercise): answer for exercise, answer in bundle.items()}
            for cell in nb.cells:
                if assignments.grade_id(cell) in places:
                    cell.source = places[assignments.grade_id(cell)].source
            archive.writestr(f"{student}_2026-11-20-10-00-00_homework.ipynb", nbformat.writes(nb))
    return root


def types(root: Path, *words: object) -> str:
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, *map(str, words)],
        cwd=root,
        env=os.environ
        | {"PYTHONPATH": str(root), "COLUMNS": "120", "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def scores(root: Path) -> dict[str, float]:
    """Read the totals where a program would: in the results."""
    place = root / "class" / "results"
    found = {student: results.read(place / student / f"{ASSIGNMENT}.json") for student in STUDENTS}
    assert all(found.values())
    return {student: result.score for student, result in found.items()}


def in_formgrader(root: Path) -> dict[str, float]:
    """Read the totals where a teacher does: through nbgrader."""
    config = release.settings(root)
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.db_url = gradebook.url(root)
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    return {row["student"]: row["score"] for row in api.get_submissions(ASSIGNMENT)}


def test_a_class_of_thirty_from_the_zip_to_the_second_grading(school, bundles, points):
    printed = types(school, "collect", school.parent / "class.zip")
    assert sorted(path.name for path in (school / "class" / "submitted").iterdir()) == STUDENTS, printed

    # Graded: each total is the sum of the tests, and the first student has all that a program can give.
    assert "Graded 30 of 30 submissions." in " ".join(types(school, "grade", ASSIGNMENT[:2]).split())
    expected = {student: sum(tests.values()) for student, tests in points.items()}
    known = assignments.exercises(source(ASSIGNMENT))
    most = sum(exercise.points for exercise in known if not exercise.rubric)
    assert expected[STUDENTS[0]] == most == max(expected.values())
    assert len(set(expected.values())) > 10, "a class in which all have the same total proves little"
    assert scores(school) == pytest.approx(expected)
    assert in_formgrader(school) == pytest.approx(expected)

    # Marked by hand: one written answer, through nbgrader's own gradebook.
    (written,) = [exercise for exercise in known if exercise.rubric]
    with Gradebook(gradebook.url(school)) as book:
        notebook = assignments.find(school, ASSIGNMENT).notebook_id
        mark = book.find_grade(written.marked[0], notebook, ASSIGNMENT, STUDENTS[1])
        assert mark.needs_manual_grade
        mark.manual_score, mark.needs_manual_grade = 2.5, False
        comment = book.find_comment(written.marked[0], notebook, ASSIGNMENT, STUDENTS[1])
        comment.manual_comment = "Say who is missing."
        book.db.commit()
    assert "Graded 0 of 30 submissions." in " ".join(types(school, "grade").split())
    expected[STUDENTS[1]] += 2.5
    assert scores(school) == pytest.approx(expected)
    assert in_formgrader(school) == pytest.approx(expected)

    # Feedback: a page for each, with the comment where it belongs and no hidden test in any.
    types(school, "feedback", ASSIGNMENT[:2])
    pages = {path.parts[-3]: path.read_text() for path in (school / "class" / "feedback").rglob("*.html")}
    assert sorted(pages) == STUDENTS
    assert [student for student, page in pages.items() if "Say who is missing." in page] == [STUDENTS[1]]
    for student, page in pages.items():
        assert "KEY_" not in page and "BEGIN HIDDEN TESTS" not in page, student

    # Corrected: one hidden test now lets every answer of the right shape pass.
    path = assignments.find(school, ASSIGNMENT).source
    nb = assignments.read(path)
    cell = next(cell for cell in nb.cells if assignments.grade_id(cell) == CORRECTED)
    worth = cell.metadata.nbgrader.points
    cell.source = (
        f"{cell.source.splitlines()[0]}\n### BEGIN HIDDEN TESTS\nfrom course import checks\n\n"
        'checks.is_a("filled", filled, "table")\n### END HIDDEN TESTS'
    )
    nbformat.write(nb, path)
    types(school, "release", ASSIGNMENT[:2])
    assert "Graded 30 of 30 submissions." in " ".join(types(school, "grade").split())
    gained = {student: worth - tests[CORRECTED] for student, tests in points.items()}
    assert sum(gain > 0 for gain in gained.values()) >= 3
    expected = {student: total + gained[student] for student, total in expected.items()}
    assert scores(school) == pytest.approx(expected)
    assert in_formgrader(school) == pytest.approx(expected)
