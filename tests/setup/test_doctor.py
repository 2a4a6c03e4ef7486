from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from course import doctor, work


def lines(small, **changes: str) -> tuple[int, dict[str, str], str]:
    done = small.start("doctor", **changes)
    assert done.stderr == ""
    report = [line for line in done.stdout.splitlines() if ": " in line]
    return done.returncode, {line[9:].split(": ")[0]: line for line in report}, done.stdout


def test_before_the_first_start_it_says_what_to_do_and_installs_nothing(small):
    before = sorted(small.root.rglob("*"))
    status, items, _ = lines(small)
    assert status == 1
    assert items["Environment"].startswith("missing  Environment: not made yet -> ")
    assert items["Installer"] == "ok       Installer: venv and pip"
    assert items["Lessons"].startswith("missing  Lessons: none in course/lessons -> download")
    assert items["For teachers"].startswith("note     For teachers: no solutions/")
    assert [path for path in sorted(small.root.rglob("*")) if "__pycache__" not in path.parts] == [
        path for path in before if "__pycache__" not in path.parts
    ]


def test_it_names_what_is_damaged_and_leaves_it(made):
    made.start()
    _, items, _ = lines(made)
    assert items["Environment"].startswith(f"ok       Environment: {made.venv}, 2 packages as in the lock")
    more = made.packages / "two" / "more.py"
    more.unlink()
    status, items, _ = lines(made)
    assert status == 1
    assert "is off in two (more.py is gone) ->" in items["Environment"]
    assert not more.exists()
    assert items["Validate button"].startswith(
        "missing  Validate button: share/jupyter/labextensions/@jupyter/nbgrader"
    )


def test_somebodys_own_environment_is_named(small):
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", small.venv], check=True)
    status, items, _ = lines(small)
    assert status == 1
    assert "that the course did not make" in items["Environment"]


def test_where_all_is_there_it_says_so(project: Path, capsys: pytest.CaptureFixture[str]):
    # the environment of the tests is the running one, and has the lock
    (project / "assignments" / "00-start-here").mkdir(parents=True)
    (project / "assignments" / "00-start-here" / "00-exercises.ipynb").write_text("{}")
    work.copy_assignments(project)
    status = doctor.main(project)
    said = capsys.readouterr().out
    assert status == 0, said
    assert said.endswith("\nAll that a learner needs is here.\n")
    marks = [line.split()[0] for line in said.splitlines() if line and not line.startswith("All")]
    assert set(marks) <= {"ok", "note"}
    assert "ok       Validate button: " in said
    assert "ok       Your copies: work/00-start-here\n" in said


def test_it_shows_a_newer_release_and_a_broken_list(project: Path):
    release = project / "assignments" / "00-start-here" / "00-exercises.ipynb"
    release.parent.mkdir(parents=True)
    release.write_text("{}")
    work.copy_assignments(project)
    release.write_text('{"newer": 1}')
    work.copy_assignments(project)
    found = [str(item) for item in doctor.examine(project) if item.what == "Newer release"]
    assert found == [
        "note     Newer release: work/00-start-here/00-exercises.newer.ipynb -> yours is beside it; go on in the one you like"
    ]
    (project / "work" / work.RECORD).write_text("{")
    assert any(item.what == "Your copies" and "can't be read" in item.found for item in doctor.examine(project))
    assert (project / "work" / work.RECORD).read_text() == "{"


def test_it_finds_the_documents_where_the_lessons_find_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from course.methods import documents

    root = tmp_path / "course"
    for folder in (root / "documents", tmp_path / "own", tmp_path / "shared" / "documents"):
        folder.mkdir(parents=True)
    monkeypatch.setenv("COURSE_DOCUMENTS", str(tmp_path / "own"))
    assert doctor._documents(root).mark == "note"
    (tmp_path / "shared" / "documents" / "review.txt").touch()
    assert "no copy of the dissertation" in doctor._documents(root).found
    for path in ("shared/documents/dissertation.md", "own/dissertation.txt", "course/documents/review.md"):
        (tmp_path / path).touch()
        expected = [str(documents.find(name, root)) for name in ("dissertation", "review")]
        assert doctor._documents(root).found == " and ".join(expected)
        assert doctor._documents(root).mark == "ok"


def test_it_needs_no_package(tmp_path: Path):
    code = "import sys; from course import doctor; print(*sorted(m for m in sys.modules if '.' not in m))"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=root, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded - set(sys.stdlib_module_names) <= {"course", "__main__"}
