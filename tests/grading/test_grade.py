"""A class: each is graded for what they did, nobody's trouble stops another, and nothing is run twice."""

import argparse
import contextlib
import json
import shutil
import subprocess
import sys
import types

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from course.errors import CourseError
from course.grading import collect, feedback, files, grade, gradebook, release, results, run
from course.grading import sandbox as sandbox_module
from tests.grading import demo

WRONG = {
    "ex1": "n_p4 = len(words)",
    "ex2": "import sys\n\n\ndef tidy(rows):\n    print(sys._getframe(1).f_globals.get('In', [''])[-1])\n    return rows",
    "ex4": '<script>alert("x")</script>\n\n<img src=x onerror=alert(1)> [link](javascript:alert(1)) fine words',
    "leave-out": "leave_out = ['ex3']",
}
SPY = """
from IPython.display import HTML, Javascript, display
display(HTML("<b onclick='alert(1)'>bold</b><script>alert(2)</script><style>p {}</style>"), Javascript("alert(3)"))
display({"image/png": 'x" onerror="alert(4)'}, raw=True)
print("x" * 100_000)
"""
LATE = "print(In)\nprint(*In, sep='\\n')\n'\\n'.join(In)"


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A class that was graded once: a right one, a hostile wrong one, and one of each trouble."""
    root = demo.project(tmp_path_factory.mktemp("class"))
    release.release(root)
    blank = nbformat.read(root / "assignments" / demo.ID / demo.NOTEBOOK, as_version=4)
    demo.hand_in(root, "anna", demo.answered(blank, demo.RIGHT))
    (root / "class" / "submitted" / "anna" / demo.ID / "timestamp.txt").write_text("2026-01-30 15:00:00 UTC\n")
    hostile = demo.answered(blank, WRONG)
    hostile.cells.insert(3, nbformat.v4.new_code_cell(SPY, id="spy"))
    hostile.cells.append(nbformat.v4.new_code_cell(LATE, id="late"))
    hostile.cells.append(nbformat.v4.new_code_cell('print("secret_" + "count = 1 + 1")', id="guessed"))
    demo.hand_in(root, "Zoë Müller", hostile, "renamed.ipynb")
    demo.hand_in(root, "broken", "{")
    (root / "class" / "submitted" / "nothing" / demo.ID).mkdir(parents=True)
    demo.hand_in(root, "linked", "").unlink()
    (root / "class" / "submitted" / "linked" / demo.ID / demo.NOTEBOOK).symlink_to(
        root / "solutions" / demo.ID / demo.NOTEBOOK
    )
    (root / "class" / "submitted" / "stray").mkdir()
    (root / "class" / "submitted" / "stray" / "00-demoo").mkdir()
    (root / "class" / "submitted" / "readme.txt").write_text("x")
    outcome = grade.grade(root)
    return root, outcome


@pytest.fixture
def root(graded, tmp_path):
    shutil.copytree(graded[0], tmp_path / "course", symlinks=True)
    return tmp_path / "course"


@pytest.fixture
def no_runs(monkeypatch):
    runs_as(monkeypatch, None)


def runs_as(monkeypatch, ran):
    """Let `ran` stand for the two processes; with None nothing may be run."""

    @contextlib.contextmanager
    def runner(**_):
        assert ran is not None, "a notebook was run"
        yield types.SimpleNamespace(run=ran)

    monkeypatch.setattr(run, "runner", runner)


def scores(outcome):
    return {r.student: (r.score, r.max_score) for r in outcome.results}


def exercises(result):
    return {e.id: e for e in result.exercises}


def test_each_student_gets_what_they_did(graded):
    root, outcome = graded
    zero = (0, 11)
    assert scores(outcome) == {
        "Zoë Müller": (1, 11),
        "anna": (7, 11),
        "broken": zero,
        "linked": zero,
        "nothing": zero,
    }
    assert outcome.graded == 5
    for result in outcome.results:
        kept = demo.result(root, result.student)
        assert list(kept) == ["student", "assignment", "score", "max_score", "exercises", "problems"]
        assert list(kept["exercises"][0]) == ["id", "title", "points", "max_points", "message", "status"]
        assert results.read(root / "class" / "results" / result.student / f"{demo.ID}.json") == result


def test_each_trouble_is_told_in_words(graded):
    _, outcome = graded
    told = {r.student: " ".join(r.problems) for r in outcome.results}
    assert "no notebook that can be read" in told["broken"]
    assert "holds no notebook" in told["nothing"]
    assert "holds no notebook" in told["linked"]
    assert "renamed.ipynb was graded" in told["Zoë Müller"]
    assert told["anna"] == ""
    notes = " ".join(outcome.notes)
    assert "stray/00-demoo is no assignment's folder" in notes
    assert "readme.txt is a file" in notes


def test_a_mistake_gets_its_message_and_a_request_waits(graded):
    found = exercises(next(r for r in graded[1].results if r.student == "Zoë Müller"))
    assert found["ex1"].message == "`n_p4` counts every row. Read again: Choosing rows."
    assert found["ex3"].status == "waiting"
    assert found["ex3"].message.startswith(grade.WAITS)
    assert found["ex4"].status == "needs marking"
    assert found["ex4"].points is None


def test_the_closing_table(root, no_runs, capsys):
    assert grade.main(root, argparse.Namespace(number=None, force=False)) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "anna 00-demo 7 11 Mark ex4 in the formgrader." in printed
    assert "Asks to leave out ex3" in printed
    assert "Graded 0 of 5 submissions. 5 had not changed" in printed


def test_a_second_run_runs_nothing_and_changes_no_file(root, no_runs):
    place = root / "class" / "results"
    before = {path: path.stat().st_mtime_ns for path in place.rglob("*.json")}
    assert grade.grade(root).graded == 0
    assert {path: path.stat().st_mtime_ns for path in place.rglob("*.json")} == before


def test_an_excuse_counts_without_a_run(root, no_runs):
    (root / "class" / "excused.csv").write_text("student,assignment,exercise\nZoë Müller,00,ex3\nanna,00,ex9x\n")
    outcome = grade.grade(root, "00")
    assert scores(outcome)["Zoë Müller"] == (1, 9)
    assert demo.result(root, "Zoë Müller")["exercises"][2]["status"] == "left out"
    assert "row 3" in outcome.notes[0]


def mark(root, student, cell, points, comment=None):
    """Mark by hand, as the formgrader does."""
    with Gradebook(gradebook.url(root)) as book:
        kept = book.find_grade(cell, "00-exercises", demo.ID, student)
        kept.manual_score, kept.needs_manual_grade = points, False
        if comment:
            book.find_comment(cell, "00-exercises", demo.ID, student).manual_comment = comment
        book.db.commit()


def test_a_persons_marks_count_and_stay(root, monkeypatch):
    mark(root, "anna", "ex4", 3)
    mark(root, "anna", "ex1-count", 1)
    outcome = grade.grade(root)
    assert outcome.graded == 0
    assert scores(outcome)["anna"] == (9, 11)
    assert exercises(outcome.results[1])["ex4"].status == "graded"
    before = nbformat.read(root / "class" / "autograded" / "anna" / demo.ID / demo.NOTEBOOK, as_version=4)

    def as_before(nb, folder, **_):
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = demo.cell(before, cell.id).outputs
        return nb

    runs_as(monkeypatch, as_before)
    for folder in (root / "class" / "submitted").iterdir():
        if folder.name != "anna":
            shutil.rmtree(folder) if folder.is_dir() else folder.unlink()
    outcome = grade.grade(root, force=True)  # the same notebook: the marks hold without another look
    assert (outcome.graded, scores(outcome)) == (1, {"anna": (9, 11)})
    assert exercises(outcome.results[0])["ex4"].status == "graded"
    path = root / "class" / "submitted" / "anna" / demo.ID / demo.NOTEBOOK
    nbformat.write(demo.answered(nbformat.read(path, as_version=4), {"ex4": "Other words."}), path)
    outcome = grade.grade(root)
    assert (outcome.graded, scores(outcome)) == (1, {"anna": (9, 11)})
    assert exercises(outcome.results[0])["ex4"].status == "needs marking"


def test_a_changed_test_grades_again_those_who_were_graded(root, monkeypatch):
    ran = []

    def fake(nb, folder, **_):
        ran.append(folder)
        assert (folder / "words.txt").is_file()
        assert not (folder / "keys").exists()
        return nb

    runs_as(monkeypatch, fake)
    (root / "solutions" / demo.ID / "words.txt").write_text("P4 P4 P4\n")
    assert grade.grade(root).graded == 5
    assert len(ran) == 2
    nb = demo.source()
    demo.cell(nb, "ex1-count").source += "\n# changed"
    nbformat.write(nb, root / "solutions" / demo.ID / demo.NOTEBOOK)
    grade.grade(root)
    assert len(ran) == 4
    autograded = root / "class" / "autograded" / "anna" / demo.ID / demo.NOTEBOOK
    assert "# changed" in autograded.read_text()


def test_cells_added_after_grading_are_a_sentence(root, no_runs):
    nb = demo.source()
    extra = demo._test("ex1-more", 0, "more.", "pass")
    nb.cells.insert(7, extra)
    nbformat.write(nb, root / "solutions" / demo.ID / demo.NOTEBOOK)
    with pytest.raises(CourseError, match=r"other cells \(ex1-more\)"):
        grade.grade(root)


def test_nbgraders_own_tools_find_everything(root):
    config = release.settings(root)
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.db_url = gradebook.url(root)
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    listed = {s["student"]: s for s in api.get_notebook_submissions(demo.ID, "00-exercises")}
    assert {"anna", "Zoë Müller"} <= set(listed)
    assert listed["anna"]["score"] == 7
    assert listed["anna"]["needs_manual_grade"]
    assert api.get_submission(demo.ID, "anna")["timestamp"] == "2026-01-30T15:00:00"
    nb = nbformat.read(root / "class" / "autograded" / "Zoë Müller" / demo.ID / demo.NOTEBOOK, as_version=4)
    nbformat.validate(nb)
    assert demo.cell(nb, "ex1-count").outputs[0].ename == "AssertionError"


def test_a_notebook_that_no_longer_reads_earns_nothing_and_is_kept(root):
    path = root / "class" / "submitted" / "anna" / demo.ID / demo.NOTEBOOK
    path.write_text("{")
    outcome = grade.grade(root)
    assert (outcome.graded, scores(outcome)["anna"]) == (1, (0, 11))
    assert path.read_text() == "{"
    assert not (root / "class" / "autograded" / "anna" / demo.ID).exists()


def test_a_result_that_is_damaged_is_written_again(root, no_runs):
    path = root / "class" / "results" / "anna" / f"{demo.ID}.json"
    path.write_text("{")
    grade.grade(root)
    assert json.loads(path.read_text())["score"] == 7


def test_bad_input_is_a_sentence(tmp_path, capsys):
    with pytest.raises(CourseError, match="needs the folder solutions"):
        grade.main(tmp_path, argparse.Namespace(number=None, force=False))
    root = demo.project(tmp_path / "course")
    assert grade.main(root, argparse.Namespace(number=None, force=False)) == 0
    assert "collect PATH" in capsys.readouterr().out
    with pytest.raises(CourseError, match="Nothing was graded yet"):
        feedback.main(root, argparse.Namespace(number=None))
    demo.hand_in(root, "anna", "{")
    (root / "class" / "gradebook.db").write_text("not a database")
    with pytest.raises(CourseError, match=r"gradebook\.db could not be used"):
        grade.grade(root)


# feedback


def page_of(root, student):
    return (root / "class" / "feedback" / student / demo.ID / demo.NOTEBOOK.replace("ipynb", "html")).read_text()


def visible(page):
    from bs4 import BeautifulSoup

    return BeautifulSoup(page, "html.parser").get_text()


def hidden_in(page, source):
    """Name each line of a hidden region that stands in a page, in its text or in its markup."""
    blank = release.released(source, release.settings(demo.ROOT))
    lines = feedback.hidden_lines(source, blank)
    assert len(lines) >= 5, "the demo hides less than this test is for"
    text = visible(page)
    return sorted(line for line in lines if line in page or line in text)


def test_feedback_has_points_messages_comments_and_no_hidden_test(root, capsys):
    mark(root, "anna", "ex4", 3, "Clear, <b>and</b> short.")
    assert feedback.main(root, argparse.Namespace(number="00")) == 0
    assert "5 pages." in capsys.readouterr().out
    for student in ("anna", "Zoë Müller", "broken"):
        assert hidden_in(page_of(root, student), demo.source()) == []
    anna = visible(page_of(root, "anna"))
    for part in ("10 of 11", "Clear, <b>and</b> short.", "Two labels", "An answer in words of my own."):
        assert part in anna
    zoe = visible(page_of(root, "Zoë Müller"))
    for part in ("n_p4 counts every row. Read again: Choosing rows.", "[removed]", grade.WAITS, "renamed.ipynb"):
        assert part in zoe
    assert "no notebook that can be read" in visible(page_of(root, "broken"))


def test_the_hidden_tests_would_be_found_if_they_stood_there(root):
    autograded = root / "class" / "autograded" / "Zoë Müller" / demo.ID / demo.NOTEBOOK
    from nbconvert.exporters import HTMLExporter

    plain, _ = HTMLExporter().from_filename(str(autograded))
    assert len(hidden_in(plain, demo.source())) >= 5


def test_nothing_in_feedback_can_act(root):
    from bs4 import BeautifulSoup

    feedback.feedback(root)
    for page in (page_of(root, "anna"), page_of(root, "Zoë Müller")):
        soup = BeautifulSoup(page, "html.parser")
        assert not soup(["script", "iframe", "object", "embed", "form", "svg", "link"])
        assert len(soup("style")) == 1
        for tag in soup.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on") or name == "style"], tag
            for name in ("href", "src"):
                assert not tag.get(name, "").lower().startswith(("javascript:", "http:", "//")), tag
        assert "default-src 'none'" in soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
        levels = [int(tag.name[1]) for tag in soup.find_all(["h1", "h2", "h3", "h4", "h5"])]
        assert levels.count(1) == 1
    assert "fine words" in page
    assert "cut short" in page
    assert len(page) < 200_000


def test_a_figure_keeps_its_picture_and_its_words():
    from course.grading.feedback import _sanitised

    picture = "data:image/png;base64,iVBORw0KGgo="
    kept = _sanitised(f'<p><img src="{picture}" alt="Four of nine"><img src="http://x/y.png" alt="far"></p>')
    assert f'src="{picture}"' in kept
    assert 'alt="Four of nine"' in kept
    assert "http://x" not in kept
    assert "[picture: far]" in kept


def test_feedback_does_not_tell_what_follows_from_another_shape(root):
    path = root / "class" / "submitted" / "anna" / demo.ID / demo.NOTEBOOK
    nb = demo.answered(nbformat.read(path, as_version=4), demo.RIGHT | {"ex3": 'labels = "participants"'})
    nbformat.write(nb, path)
    grade.grade(root)
    feedback.feedback(root)
    page = visible(page_of(root, "anna"))
    assert page.count("`labels` is text (str)") + page.count("labels is text (str)") == 2  # above, and at its test
    assert "could not be checked" not in page and "AttributeError" not in page


def test_feedback_says_when_something_newer_was_handed_in(root, capsys):
    path = root / "class" / "submitted" / "anna" / demo.ID / demo.NOTEBOOK
    path.write_text("{")
    feedback.main(root, argparse.Namespace(number=None))
    lines = capsys.readouterr().out.splitlines()
    assert ["newer" in line for line in lines if "/anna/" in line] == [True]
    assert ["newer" in line for line in lines if "/broken/" in line] == [False]


# what stops grading, and what does not


def test_two_at_once_do_not_write_together(root):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(root / "class")], cwd=demo.ROOT, stdout=subprocess.PIPE, stdin=subprocess.PIPE
    )
    try:
        assert holder.stdout.readline() == b"held\n"
        for verb in (grade.grade, feedback.feedback):
            with pytest.raises(CourseError, match=f"is at work in .*process {holder.pid}"):
                verb(root)
        with pytest.raises(CourseError, match="is at work"):
            collect.collect(root, root / "assignments")
    finally:
        holder.kill()
        holder.communicate()
    assert (root / "class" / files.LOCK).read_text() == f"process {holder.pid}\n"
    assert grade.grade(root).graded == 0  # the lock of a process that was killed is nobody's


HOLD = """
import sys
from pathlib import Path
from course.grading import files
with files.alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_what_a_killed_process_left_is_taken_away(root, no_runs):
    left = [
        root / "class" / "results" / "anna" / ".00-demo.json.x.partial",
        root / "class" / "autograded" / "anna" / ".00-demo.x.partial" / "old",
        root / "class" / "submitted" / "anna" / ".taking-x.partial" / "new",
        root / "class" / "feedback" / "anna" / demo.ID / ".page.x.partial",
    ]
    theirs = root / "class" / "autograded" / "anna" / demo.ID / "mine.partial"
    for path in [*left, theirs]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("half")
    grade.grade(root)
    assert [path for path in left if path.exists()] == []
    assert theirs.exists()


def test_processes_that_end_are_started_again_and_stop_nobody_else(root, monkeypatch):
    started = []

    def ends_with_anna(nb, folder):
        if any(cell.source == demo.RIGHT["ex3"] for cell in nb.cells):
            raise run.MachineError("The process that runs student code ended.")
        return nb

    @contextlib.contextmanager
    def runner(**_):
        started.append(1)
        yield types.SimpleNamespace(run=ends_with_anna)

    monkeypatch.setattr(run, "runner", runner)
    outcome = grade.grade(root, force=True)
    told = {r.student: " ".join(r.problems) for r in outcome.results}
    assert "ended twice while this notebook ran" in told["anna"]
    assert scores(outcome)["anna"] == (0, 11)
    assert "ended twice" not in told["Zoë Müller"]
    assert len(started) == 3


def never(nb, folder):
    raise run.MachineError("Python could not be started.")


def test_files_beside_a_notebook_that_are_too_large_are_told_and_not_used(root, monkeypatch):
    (root / "class" / "limits.toml").write_text("file_size = 1\n")
    (root / "class" / "submitted" / "anna" / demo.ID / "big.bin").write_bytes(b"0" * 1_000_001)
    runs_as(monkeypatch, lambda nb, folder: nb if not (folder / "big.bin").exists() else None)
    told = {r.student: " ".join(r.problems) for r in grade.grade(root).results}
    assert "have 1 MB, 1 MB is the most, and they were not used" in told["anna"]


@pytest.mark.parametrize("sandbox", [True, False])
def test_without_a_sandbox_or_python_nobodys_marks_change(root, monkeypatch, sandbox):
    if sandbox:
        monkeypatch.setattr(sandbox_module, "trouble", lambda: "There is no sandbox here.")
    else:
        runs_as(monkeypatch, never)
    before = demo.result(root, "anna")
    with pytest.raises(CourseError, match="There is no sandbox here" if sandbox else "could not be started"):
        grade.grade(root, force=True)
    assert demo.result(root, "anna") == before
    with Gradebook(gradebook.url(root)) as book:
        assert book.find_submission(demo.ID, "anna").score == 7


def test_a_gradebook_that_is_gone_or_older_is_filled_again(root, no_runs):
    path = root / "class" / "gradebook.db"
    path.unlink()
    assert scores(grade.grade(root))["anna"] == (7, 11)
    with Gradebook(gradebook.url(root)) as book:
        assert book.find_submission(demo.ID, "anna").score == 7
        book.find_grade("ex1-count", "00-exercises", demo.ID, "anna").auto_score = 0
        book.db.commit()
    assert scores(grade.grade(root))["anna"] == (7, 11)


def test_a_due_date_in_the_gradebook_is_told_and_takes_nothing(root, no_runs):
    with Gradebook(gradebook.url(root)) as book:
        book.update_or_create_assignment(demo.ID, duedate="2026-01-29 13:30:00 UTC")
    outcome = grade.grade(root)
    anna = next(r for r in outcome.results if r.student == "anna")
    assert (anna.score, anna.problems) == (7, ("Late by 1 day and 1 hour; no points were taken off for it.",))


def test_without_the_sandbox_it_says_first_what_is_given_up(root, no_runs, capsys):
    grade.main(root, argparse.Namespace(number=None, force=False, no_sandbox=True))
    printed = " ".join(capsys.readouterr().out.split())
    assert printed.startswith(grade.WITHOUT_SANDBOX)


@pytest.mark.parametrize("isolate", [True, False])
def test_the_sandbox_is_asked_for_unless_it_is_declined(root, monkeypatch, isolate):
    asked = []

    @contextlib.contextmanager
    def runner(*, isolate, limits):
        asked.append(isolate)
        yield types.SimpleNamespace(run=lambda nb, folder: nb)

    monkeypatch.setattr(run, "runner", runner)
    grade.main(root, argparse.Namespace(number=None, force=True, **({} if isolate else {"no_sandbox": True})))
    assert asked == [isolate]
