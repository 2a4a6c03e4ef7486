"""Self-study: the learner's own copy, graded with hidden tests where they are, and how far the learner is."""

import argparse
import contextlib
import shutil
import subprocess
import sys

import nbformat
import pytest

from course.errors import ROOT, CourseError
from course.grading import assignments, check, files, messages, release, results, run
from tests.grading import demo


@pytest.fixture(scope="module", autouse=True)
def one_runner():
    """Let all checks of this module share two warm processes: each notebook still gets copies of its own."""

    @contextlib.contextmanager
    def shared(**_):
        yield started

    with run.runner() as started, pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "runner", shared)
        yield


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    root = demo.project(tmp_path_factory.mktemp("check"))
    release.release(root)
    return root


@pytest.fixture
def root(project, tmp_path):
    shutil.copytree(project, tmp_path / "course")
    shutil.copytree(project / "assignments", tmp_path / "course" / "work")
    return tmp_path / "course"


def write(root, answers):
    path = root / "work" / demo.ID / demo.NOTEBOOK
    nbformat.write(demo.answered(nbformat.read(path, as_version=4), answers), path)


def by_id(result):
    return {e.id: e for e in result.exercises}


def test_the_blank_release_earns_nothing_and_stops_only_with_not_implemented(root):
    result = check.check(root, "00")
    assert (result.score, result.max_score) == (0, demo.FULL)
    assert {e.status for e in result.exercises} == {"not answered"}
    assert {e.message for e in result.exercises} == {messages.UNANSWERED}
    assert result.problems == ()


def test_the_solution_gets_full_marks_and_the_result_is_kept(root):
    write(root, demo.RIGHT)
    result = check.check(root, "0")
    assert (result.score, result.max_score) == (demo.FULL, demo.FULL)
    assert [e.message for e in result.exercises] == ["", "", "", messages.RUBRIC]
    assert by_id(result)["ex4"].points is None
    assert by_id(result)["ex4"].status == "needs marking"
    assert results.read(root / "work" / ".checks" / f"{demo.ID}.json") == result
    assert check.progress(root)[0].result == result


def test_each_mistake_gets_the_message_that_helps(root):
    wrong = {
        "ex1": "n_p4 = len(words)",
        "ex2": "def tidy(rows):\n    rows.sort()\n    return rows",
        "ex3": 'labels = {"x": 1}\nlabels["z"]',
        "leave-out": "leave_out = ['ex9']",
    }
    write(root, wrong)
    found = by_id(result := check.check(root, demo.ID))
    assert (found["ex1"].points, found["ex2"].points, found["ex3"].points) == (0, 2, 1)
    assert found["ex1"].message == "`n_p4` counts every row. Read again: Choosing rows."
    assert found["ex2"].message.startswith("`tidy` changed its argument number 1.")
    assert found["ex3"].message.split("\n") == [
        "Your answer stopped with KeyError in line 2: 'z'",
        "One of the two axes has no label.",
    ]
    assert "ex9" in result.problems[0]


def test_left_out_counts_in_neither_number(root):
    write(
        root,
        {
            "leave-out": "leave_out = ['ex2']",
            "ex1": "n_p5 = 2",
            "ex3": "labels = {'x': 1, 'y': 1}\nraise NotImplementedError()",
        },
    )
    result = check.check(root, "00")
    found = by_id(result)
    assert (result.score, result.max_score) == (2, 4)
    assert found["ex2"].status == "left out"
    assert found["ex1"].message == "`n_p4` is not there. Give your answer this name, spelt as in the task."
    assert "still stands in your answer" in found["ex3"].message


def test_a_student_edition_checks_what_is_visible_and_promises_no_points(root, capsys):
    shutil.rmtree(root / "solutions")
    write(root, demo.RIGHT | {"ex1": "n_p4 = 99"})
    assert check.main(root, argparse.Namespace(number="00")) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert check.VISIBLE_ONLY in said
    assert "visible test passed" in said
    assert " of " not in said.partition("This copy")[0]
    write(root, demo.RIGHT | {"ex1": "n_p4 = 'many'"})
    check.main(root, argparse.Namespace(number="00"))
    assert "visible test not passed" in capsys.readouterr().out
    check.main(root, argparse.Namespace(number=None))
    assert "visible tests only" in capsys.readouterr().out


def test_the_printed_report_fits_a_terminal(root, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    (root / "course" / "lessons").mkdir(parents=True)
    (root / "course" / "lessons" / f"{demo.ID}.ipynb").touch()
    said = "`n_p4` counts every row. " * 6
    exercises = (
        results.ExerciseResult("ex1", "Choose and count", 0.0, 2.0, said, "graded"),
        results.ExerciseResult("ex2", "A title that does not end " * 4, 5.0, 5.0, "", "graded"),
        results.ExerciseResult("ex4", "In words", None, 4.0, messages.RUBRIC, "needs marking"),
    )
    result = results.Result(check.STUDENT, demo.ID, 5.0, 7.0, exercises, ("A problem. " * 12,))
    monkeypatch.setattr(check, "check", lambda root, number: result)
    assert check.main(root, argparse.Namespace(number="00")) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert max(len(line) for line in printed.out.splitlines()) <= 80
    for part in (
        "ex1   Choose and count",
        "0 of 2",
        "counts every row",
        "5 of the 7 points",
        "4 more",
        "Where to read again",
    ):
        assert part in printed.out


def test_progress_says_what_comes_next(root, capsys):
    assert check.main(root, argparse.Namespace(number=None)) == 0
    assert "not started" in (first := capsys.readouterr().out)
    assert "Next: work/00-demo, Exercise 1 · Choose and count, 2 minutes." in first
    write(root, {"ex1": "n_p4 = 2", "leave-out": "leave_out = [2]"})
    check.main(root, argparse.Namespace(number=None))
    second = capsys.readouterr().out
    assert "1 of 3 answered" in second
    assert "Exercise 3 · Two labels" in second
    write(root, demo.RIGHT)
    check.main(root, argparse.Namespace(number=None))
    assert "python3 -m course check 00" in capsys.readouterr().out
    files.write(root / "work" / ".checks" / f"{demo.ID}.json", "{")
    assert check.progress(root)[0].result is None


def test_no_copy_and_no_assignment_are_sentences(root):
    with pytest.raises(CourseError, match="The assignments here: 00-demo"):
        check.main(root, argparse.Namespace(number="5"))
    (root / "work" / demo.ID / demo.NOTEBOOK).write_text("{")
    with pytest.raises(CourseError, match="no notebook that can be read"):
        check.main(root, argparse.Namespace(number="00"))
    shutil.rmtree(root / "work")
    with pytest.raises(CourseError, match="Start the course once"):
        check.main(root, argparse.Namespace(number="00"))
    assert check.main(root, argparse.Namespace(number=None)) == 0


def test_checking_does_not_import_nbgrader(root):
    code = (
        "import sys; from pathlib import Path; from course.grading import check\n"
        f"check.progress(Path({str(root)!r})); print([m for m in sys.modules if m.startswith(('nbgrader', 'nbconvert'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# Whatever stands in solutions/ is proved both ways.


def _run_source(assignment, tmp_path, answers):
    from course.grading import room

    config = release.settings(ROOT)
    source = assignments.read(assignment.source)
    base = release.without_solutions(source, config)
    nb = source if answers else base
    with room.room(assignment, config, None) as (folder, _):
        done = run.run(nb, folder)
    messages.settle(done)
    return done, messages.describe(done, assignments.exercises(source), base)


@pytest.mark.parametrize("assignment", assignments.every(ROOT), ids=lambda a: a.id)
def test_every_solution_gets_full_marks(assignment, tmp_path):
    _, graded = _run_source(assignment, tmp_path, answers=True)
    assert graded
    for e in graded:
        assert e.status == "needs marking" or (e.points, e.message) == (e.max_points, ""), f"{assignment.id} {e}"


@pytest.mark.parametrize("assignment", assignments.every(ROOT), ids=lambda a: a.id)
def test_every_blank_release_earns_nothing(assignment, tmp_path):
    done, graded = _run_source(assignment, tmp_path, answers=False)
    assert [e.points for e in graded] == [0] * len(graded)
    cells = {assignments.grade_id(cell): cell for cell in done.cells}
    for exercise in assignments.exercises(done):
        for name in exercise.answers:
            (error,) = cells[name].outputs
            assert error.ename == "NotImplementedError", f"{assignment.id} {name}"
