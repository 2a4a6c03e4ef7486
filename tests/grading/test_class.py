"""A class of twelve, one of each trouble, from the collected files to the feedback, in the sandbox.

The class is graded once, and its closing table is read as a teacher reads it. The long test ends grading with kill -9
at ten moments and starts it again: what comes out is what an undisturbed run gives.
"""

from __future__ import annotations

import copy
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import unicodedata

import nbformat
import psutil
import pytest
from nbformat.v4 import new_markdown_cell
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from course.grading import gradebook, release, sandbox
from tests import project
from tests.grading import demo

pytestmark = pytest.mark.skipif(bool(sandbox.trouble()), reason=f"no sandbox here: {sandbox.trouble()}")
ACCENTS = "Zoë Añez Müller"
KEY = "notes"


def blank_of(root):
    return nbformat.read(root / "assignments" / demo.ID / demo.NOTEBOOK, as_version=4)


def right(root):
    return demo.answered(blank_of(root), demo.RIGHT)


def copied(nb):
    again = copy.deepcopy(demo.cell(nb, "ex1"))
    again.id, again.source = "again", "# n_p4\nraise NotImplementedError()"
    nb.cells.append(again)


def without_tests(nb):
    nb.cells = [cell for cell in nb.cells if cell.id != "ex1-count"]
    demo.cell(nb, "ex2-order").source = "pass"


def flags_changed(nb):
    demo.cell(nb, "ex3-both").metadata.nbgrader["points"] = 200
    demo.cell(nb, "ex1").metadata.nbgrader["grade"] = True


def reordered(nb):
    nb.cells.reverse()


def older(nb):
    demo.cell(nb, "ex2-prompt").source += "\n\nThis stood there last year."
    nb.cells.append(new_markdown_cell("Gone now.", metadata=demo._flags("ex9-prompt", locked=True)))


def handed_in(root, to):
    """Write what twelve students handed in to a folder, the way a platform gives it."""

    def put(student, text, name=demo.NOTEBOOK):
        place = to / student / demo.ID / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        os.utime(place, (1_769_785_200, 1_769_785_200))  # 2026-01-30 15:00 UTC
        return place

    for student, change in {
        "anna": None,
        "ben": copied,
        "cleo": without_tests,
        "dan": flags_changed,
        "eva": reordered,
        "finn": older,
    }.items():
        nb = right(root)
        if change:
            change(nb)
        put(student, nbformat.writes(nb))
    old = json.loads(nbformat.writes(right(root)))
    old |= {"nbformat": 4, "nbformat_minor": 0}
    for cell in old["cells"]:
        del cell["id"]
    put("gina", json.dumps(old), "my homework (1).ipynb")
    secret = to.parent / "secret.txt"
    secret.write_text("not theirs")
    (put("hugo", nbformat.writes(demo.answered(right(root), {"ex1": "n_p4 = 99"}))).parent / KEY).symlink_to(secret)
    (to / "iris" / demo.ID).mkdir(parents=True)
    put("jan", "")
    put("kim", '{"cells": [' + " " * 21_000_000 + "]}")
    for number, answer in enumerate(["n_p4 = 1", demo.RIGHT["ex1"]]):
        name = f"{unicodedata.normalize('NFD' if number else 'NFC', ACCENTS)}_2026-02-0{number + 1}-10-00-00_x.ipynb"
        place = to / name
        place.write_text(nbformat.writes(demo.answered(right(root), {"ex1": answer})), encoding="utf-8")
    (to / "readme.txt").write_text("stray")


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A copy of the course whose one assignment is the demo's, and what its class handed in."""
    top = tmp_path_factory.mktemp("school")
    root = project.copy(demo.ROOT, top / "course")
    for folder in ("solutions", "assignments"):
        shutil.rmtree(root / folder)
    demo.project(root)
    release.release(root)
    handed_in(root, top / "in")
    return root


def verb(root, *words, **more):
    return subprocess.run(
        [sys.executable, "-c", COMMAND, *map(str, words)],
        cwd=root,
        env=environment(root),
        capture_output=True,
        text=True,
        timeout=300,
        **more,
    )


# `python -m course` would make an environment for the copy; its verbs are the same in this one.
COMMAND = "import sys; from course import cli; sys.exit(cli.in_words(lambda: cli.run(cli.parse(sys.argv[1:]))))"


def environment(root):
    return os.environ | {"PYTHONPATH": str(root), "COLUMNS": "100", "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture(scope="module")
def collected(school):
    done = verb(school, "collect", school.parent / "in")
    assert done.returncode == 0, done.stderr
    # What nobody can collect is put there by hand.
    submitted = school / "class" / "submitted"
    (submitted / "iris" / demo.ID).mkdir(parents=True)
    (submitted / "hugo" / demo.ID / KEY).symlink_to(school.parent / "secret.txt")
    (submitted / "lost.ipynb").write_text("stray")
    (submitted / "a\x1b[2Jb").mkdir()
    (submitted / "link").symlink_to(submitted / "anna")
    # The teacher has entered a due date in the formgrader.
    with gradebook.opened(school) as book:
        book.update_or_create_assignment(demo.ID, duedate="2026-01-31 15:00:00 UTC")
    return done.stdout


@pytest.fixture(scope="module")
def graded(school, collected):
    done = verb(school, "grade", "00")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def kept(root):
    """Everything that grading keeps and that has no time in it."""
    home = root / "class"
    there = {
        path.relative_to(home).as_posix(): path.read_text()
        for place in ("results", "autograded")
        for path in (home / place).rglob("*")
        if path.is_file()
    }
    with sqlite3.connect(home / "gradebook.db") as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        rows = db.execute(
            "select s.id, c.name, g.auto_score, g.manual_score, g.needs_manual_grade from grade g "
            "join submitted_notebook n on n.id = g.notebook_id join submitted_assignment a on a.id = n.assignment_id "
            "join student s on s.id = a.student_id join base_cell c on c.id = g.cell_id order by 1, 2"
        ).fetchall()
    db.close()
    return there, rows


def in_formgrader(root):
    config = release.settings(root)
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.db_url = gradebook.url(root)
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    listed = {s["student"]: s["score"] for s in api.get_submissions(demo.ID)}
    listed.pop("link", None)  # nbgrader lists whatever lies in class/submitted
    return listed


def rows_of(printed):
    """Read the closing table: student to score, and to what is said, on one line."""
    table: dict[str, list[str]] = {}
    for line in printed.split("\n\n")[0].splitlines()[1:]:
        if line[:1].strip():
            student, rest = line.split(f"  {demo.ID}")[0].strip(), line.split(demo.ID, 1)[1].split(None, 2)
            table[student] = [rest[0], rest[2] if len(rest) > 2 else ""]
        else:
            table[student][1] += f" {line.strip()}"
    return table


def test_collecting_names_what_it_took_and_what_it_did_not(collected):
    printed = " ".join(collected.split())
    assert "older and was put into class/replaced" in printed
    assert "my homework (1).ipynb" in printed
    assert "It is a link" in printed
    assert "readme.txt" in printed
    assert [line[:15] for line in collected.splitlines()].count(ACCENTS) == 1


def test_the_closing_table_names_each_trouble_in_words_a_teacher_can_act_on(graded):
    table = rows_of(graded)
    assert {student: row[0] for student, row in table.items()} == {
        **dict.fromkeys(("anna", "ben", "cleo", "dan", "eva", "finn", "gina", ACCENTS), "7"),
        "hugo": "5",
        **dict.fromkeys(("iris", "jan", "kim"), "0"),
    }
    for student, parts in {
        "anna": ["Mark ex4 in the formgrader."],
        "ben": ["Exercise 1: 2 cells are copies of `ex1`; the last one that was filled in counts."],
        "cleo": ["`ex1-count` is missing, so it was put back", "`ex2-order` differs from the course's"],
        "dan": ["`ex3-both` had other points or another kind; the course's count."],
        "eva": ["Cells had been moved; they were put back into the course's order."],
        "finn": ["`ex2-prompt` differs from the course's (edited, or an older release)", "no cell `ex9-prompt`"],
        "gina": ["saved by another program or an older Jupyter (in format 4.0)"],
        "hugo": [f"Links are not followed, so this was not used: {KEY}."],
        "iris": [f"The folder holds no notebook. Ask for {demo.NOTEBOOK}."],
        "jan": [f"{demo.NOTEBOOK} is empty. Open it in JupyterLab"],
        "kim": [f"{demo.NOTEBOOK} has 21 MB, and 20 MB is the most that is read. Clear its outputs"],
        ACCENTS: ["Late by 1 day and 19 hours; no points were taken off for it."],
    }.items():
        for part in parts:
            assert part in table[student][1], student
    assert table["anna"][1] == "Mark ex4 in the formgrader."
    notes = " ".join(graded.split())
    for part in (
        "class/submitted/lost.ipynb is a file, not a student's folder.",
        "class/submitted/“a?[2Jb” cannot be a student's name.",
        "class/submitted/link is a link and was not followed.",
        "Graded 12 of 12 submissions.",
    ):
        assert part in notes
    assert "\x1b" not in graded


def test_nothing_that_a_student_wrote_is_lost(school, graded):
    finn = nbformat.read(school / "class" / "autograded" / "finn" / demo.ID / demo.NOTEBOOK, as_version=4)
    assert "This stood there last year." in "".join(cell.source for cell in finn.cells)
    assert "Gone now." in "".join(cell.source for cell in finn.cells)
    for replaced in (school / "class" / "replaced" / ACCENTS / demo.ID).rglob("*.ipynb"):
        assert "n_p4 = 1" in replaced.read_text()
    assert "not theirs" not in "".join(kept(school)[0].values())


def test_nbgraders_own_tools_give_the_same_scores(school, graded):
    ours = {student: float(row[0]) for student, row in rows_of(graded).items()}
    assert in_formgrader(school) == ours


@pytest.fixture
def copy_of(school, graded, tmp_path):
    shutil.copytree(school, tmp_path / "course", symlinks=True)
    return tmp_path / "course"


def test_a_mark_by_hand_stays_and_a_second_run_grades_nothing(copy_of):
    with Gradebook(gradebook.url(copy_of)) as book:
        mark = book.find_grade("ex4", "00-exercises", demo.ID, "anna")
        mark.manual_score, mark.needs_manual_grade = 3, False
        book.db.commit()
    done = verb(copy_of, "grade")
    assert "Graded 0 of 12 submissions." in done.stdout
    assert rows_of(done.stdout)["anna"] == ["10", ""]
    assert in_formgrader(copy_of)["anna"] == 10


def test_a_page_for_each_and_no_hidden_test_in_any(copy_of):
    done = verb(copy_of, "feedback")
    assert done.returncode == 0, done.stderr
    assert "12 pages." in done.stdout
    pages = {path.parts[-3]: path.read_text() for path in (copy_of / "class" / "feedback").rglob("*.html")}
    assert set(pages) == set(in_formgrader(copy_of))
    for student, page in pages.items():
        assert "secret_" not in page, student
    assert "is empty. Open it in JupyterLab" in pages["jan"]


def ours(root):
    """List the processes that work for this copy of the course."""
    found = []
    for process in psutil.process_iter(["cmdline", "cwd", "status", "environ"]):
        variables = process.info["environ"] or {}
        if variables.get("PYTHONPATH", "").split(os.pathsep)[0] == str(root):
            found.append(process)
    return found


# Ends itself with SIGKILL a moment after so many changes in class/.
ENDS = """
import os, signal, sys, threading
home, after, pause = os.path.join(os.getcwd(), "class"), int(sys.argv.pop(1)), float(sys.argv.pop(1))
seen = 0
def end():
    os.kill(os.getpid(), signal.SIGKILL)
def changed(event, args):
    global seen
    if event in ("os.rename", "os.mkdir", "os.remove", "shutil.rmtree") and str(args[0]).startswith(home):
        seen += 1
        if seen == after:
            threading.Timer(pause, end).start() if pause else end()
sys.addaudithook(changed)
from course import cli
status = cli.in_words(lambda: cli.run(cli.parse(sys.argv[1:])))
print("changes", seen)
sys.exit(status)
"""


def ended(root, after, pause, *words):
    """Let a verb be killed; give the number of its changes where it came to its end."""
    done = subprocess.run(
        [sys.executable, "-c", ENDS, str(after), str(pause), *words],
        cwd=root,
        env=environment(root),
        stdout=subprocess.PIPE,
        text=True,
        timeout=300,
    )
    if done.returncode == -signal.SIGKILL:
        return None
    assert done.returncode == 0
    return int(done.stdout.split()[-1])


@pytest.mark.long
@pytest.mark.parametrize("force", [False, True], ids=["first", "force"])
def test_killed_at_any_moment_and_started_again_it_comes_to_the_same(school, graded, tmp_path, force):
    calm, root = tmp_path / "calm" / "course", tmp_path / "killed" / "course"
    for place in (calm, root):
        shutil.copytree(school, place, symlinks=True)
        if force:  # a person's work must live through it all
            with Gradebook(gradebook.url(place)) as book:
                for student in ("anna", "kim"):
                    mark = book.find_grade("ex4", "00-exercises", demo.ID, student)
                    mark.manual_score, mark.needs_manual_grade = 3, False
                book.db.commit()
        else:
            (place / "class" / "gradebook.db").unlink()
            for folder in ("results", "autograded"):
                shutil.rmtree(place / "class" / folder)
    words = ["grade", "--force"] if force else ["grade"]
    changes = ended(calm, 0, 0.0, *words)
    chance = random.Random(20260130)
    for _ in range(10):
        # Without --force, what was done stays done: so each of the ten gets a part of the way.
        after = chance.randint(1, changes if force else changes // 8)
        assert ended(root, after, chance.choice([0, chance.uniform(0, 0.05)]), *words) is None
        if (root / "class" / "gradebook.db").exists():
            with sqlite3.connect(root / "class" / "gradebook.db") as db:
                assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            db.close()
        for path in (root / "class" / "results").rglob("[!.]*.json"):
            json.loads(path.read_text())
        assert psutil.wait_procs(ours(root), timeout=10)[1] == []
    done = verb(root, "grade")
    assert done.returncode == 0, done.stderr
    assert kept(root) == kept(calm)
    assert in_formgrader(root) == in_formgrader(calm)
    assert not list((root / "class").rglob("*.partial"))
    assert "Graded 0 of 12" in verb(root, "grade").stdout
