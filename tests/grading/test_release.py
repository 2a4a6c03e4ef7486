"""Release: the same bytes each time, nothing that gives an answer away, and assignments/ as solutions/ make it."""

import argparse
import copy
import filecmp
import os
import shutil
import subprocess
import sysconfig

import nbformat
import pytest

from course.errors import ROOT, CourseError
from course.grading import release
from tests.grading import demo


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differences(made, kept):
    """Name the files under `kept` that are not as they are under `made`."""
    made, kept = tree(made) if made.is_dir() else {}, tree(kept) if kept.is_dir() else {}
    return sorted(name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))


@pytest.fixture
def project(tmp_path):
    return demo.project(tmp_path)


def test_assignments_are_what_solutions_make(tmp_path):
    shutil.copytree(ROOT / "solutions", tmp_path / "solutions")
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    release.release(tmp_path)
    changed = differences(tmp_path / "assignments", ROOT / "assignments")
    assert not changed, f"assignments/ differs from solutions/ in {', '.join(changed)}. Run: python3 -m course release"


def test_that_comparison_notices_every_kind_of_difference(project):
    release.release(project)
    made, kept = project / "assignments", project / "kept"
    shutil.copytree(made, kept)
    assert differences(made, kept) == []
    (kept / demo.ID / "words.txt").write_text("edited")
    (kept / demo.ID / "more.txt").write_text("added")
    (kept / demo.ID / demo.NOTEBOOK).unlink()
    assert differences(made, kept) == [f"{demo.ID}/{name}" for name in (demo.NOTEBOOK, "more.txt", "words.txt")]


def test_release_is_repeatable_and_removes_what_is_stale(project):
    release.release(project)
    first = tree(project / "assignments")
    (project / "assignments" / demo.ID / "stale.txt").write_text("old")
    (project / "assignments" / "09-gone").mkdir()
    assert release.release(project) == [project / "assignments" / demo.ID]
    assert tree(project / "assignments") == first
    assert sorted(p.name for p in (project / "assignments").iterdir()) == [demo.ID]
    assert first[f"{demo.ID}/{demo.NOTEBOOK}"].endswith(b"}\n")


def test_nothing_that_gives_an_answer_away_is_released(project):
    release.release(project)
    files = tree(project / "assignments")
    assert sorted(files) == [f"{demo.ID}/{demo.NOTEBOOK}", f"{demo.ID}/words.txt"]
    everything = b"".join(files.values()).decode()
    for secret in ("SOLUTION", "HIDDEN", "secret", "words.count", "the answer", str(project)):
        assert secret not in everything
    nb = nbformat.reads(files[f"{demo.ID}/{demo.NOTEBOOK}"].decode(), as_version=4)
    assert demo.cell(nb, "ex1").source == "# n_p4\nraise NotImplementedError()"


def broken(change):
    nb = demo.source()
    change(nb)
    return nb


def points(nb):
    demo.cell(nb, "ex1-count").metadata.nbgrader["points"] = 3


def doubled(nb):
    extra = copy.deepcopy(demo.cell(nb, "ex1"))
    extra.id = "other"
    nb.cells.append(extra)


def no_solution(nb):
    demo.cell(nb, "ex1").source = "n_p4 = 2"


def open_region(nb):
    one = demo.cell(nb, "ex1-count")
    one.source = one.source.replace("### END HIDDEN TESTS", "")


def solution_elsewhere(nb):
    demo.cell(nb, "read").source = "### BEGIN SOLUTION\n1\n### END SOLUTION"


def hidden_elsewhere(nb):
    demo.cell(nb, "read").source = "### BEGIN HIDDEN TESTS\n1\n### END HIDDEN TESTS"


def no_ids(nb):
    nb.nbformat_minor = 4
    for cell in nb.cells:
        del cell["id"]


@pytest.mark.parametrize(
    ("change", "cell", "part"),
    [
        (points, "ex1-prompt", "states 2 points"),
        (doubled, "cell ex1:", "2 cells have this grade id"),
        (no_solution, "cell ex1:", "no region"),
        (open_region, "cell ex1-count", "Close each region"),
        (solution_elsewhere, "cell read", "no answer cell"),
        (hidden_elsewhere, "cell read", "no test cell"),
        (no_ids, "whole notebook", "older format"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_an_unfit_source_is_refused_and_the_release_stays(tmp_path, change, cell, part):
    demo.project(tmp_path)
    release.release(tmp_path)
    before = tree(tmp_path / "assignments")
    nbformat.write(broken(change), tmp_path / "solutions" / demo.ID / demo.NOTEBOOK)
    with pytest.raises(CourseError) as caught:
        release.release(tmp_path)
    assert f"solutions/{demo.ID}/{demo.NOTEBOOK}" in str(caught.value)
    assert cell in str(caught.value)
    assert part in str(caught.value)
    assert tree(tmp_path / "assignments") == before


@pytest.mark.parametrize("number", ["00", "0", demo.ID])
def test_one_assignment_is_found_by_number_or_name(project, number, capsys):
    assert release.main(project, argparse.Namespace(number=number)) == 0
    assert capsys.readouterr().out == f"Released assignments/{demo.ID}\n"


@pytest.mark.parametrize("number", ["7", "demo", "", "../00-demo"])
def test_an_unknown_assignment_is_a_sentence(project, number):
    with pytest.raises(CourseError, match="The assignments here: 00-demo"):
        release.main(project, argparse.Namespace(number=number))


def test_without_solutions_nothing_is_released(tmp_path):
    with pytest.raises(CourseError, match="teacher's edition"):
        release.release(tmp_path)


@pytest.mark.long
def test_nbgraders_own_command_makes_the_same_notebook(project):
    release.release(project)
    ours = nbformat.read(project / "assignments" / demo.ID / demo.NOTEBOOK, as_version=4)
    scripts = sysconfig.get_path("scripts")
    environment = os.environ | {"PATH": os.pathsep.join([scripts, os.environ["PATH"]])}
    command = [shutil.which("nbgrader", path=scripts), "generate_assignment", demo.ID, "--force"]
    subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
    assert nbformat.read(project / "assignments" / demo.ID / demo.NOTEBOOK, as_version=4) == ours
    assert not (project / "assignments" / demo.ID / "keys").exists()
    assert (project / "class" / "gradebook.db").is_file()
    assert not filecmp.cmp(
        project / "solutions" / demo.ID / demo.NOTEBOOK, project / "assignments" / demo.ID / demo.NOTEBOOK
    )
