"""Collecting: every way of handing in that is documented, nothing lost, nothing written elsewhere."""

import argparse
import os
import re
import stat
import zipfile

import nbformat
import pytest

from course.errors import CourseError
from course.grading import collect, release
from tests.grading import demo


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    root = demo.project(tmp_path_factory.mktemp("blank"))
    release.release(root)
    return (root / "assignments" / demo.ID / demo.NOTEBOOK).read_text()


@pytest.fixture
def root(tmp_path):
    return demo.project(tmp_path / "course")


def put(place, text):
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)
    return place


def submitted(root, student):
    folder = root / "class" / "submitted" / student / demo.ID
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def version(blank, answer):
    return nbformat.writes(demo.answered(nbformat.reads(blank, as_version=4), {"ex1": answer}))


@pytest.mark.parametrize(
    "name",
    [
        "anna/00-demo/00-exercises.ipynb",
        "Course A/anna/00-demo/renamed by me.ipynb",
        "anna/00-exercises.ipynb",
        "anna/00-exercises_v2.ipynb",
        "anna_00-exercises.ipynb",
        "anna_LATE_1234_5678_00-exercises.ipynb",
        "00-demo_anna_attempt_2026-01-30-15-00-00_00-exercises.ipynb",
        "anna_1234_assignsubmission_file_/00-exercises.ipynb",
        "anna_00-demo/00-exercises.ipynb",
    ],
)
def test_ways_of_handing_in(root, tmp_path, blank, name):
    put(tmp_path / "in" / name, blank)
    outcome = collect.collect(root, tmp_path / "in")
    assert [(t.student, t.assignment) for t in outcome.taken] == [("anna", demo.ID)]
    assert outcome.ignored == ()
    assert submitted(root, "anna") == [demo.NOTEBOOK, "timestamp.txt"]
    stamp = (root / "class" / "submitted" / "anna" / demo.ID / "timestamp.txt").read_text()
    assert ("attempt" in name) == stamp.startswith("2026-01-30")


def test_flat_files_of_several_students_in_one_folder(root, tmp_path, blank):
    for student in ("anna", "Zoë Müller"):
        put(tmp_path / "in" / "download" / f"{student}_00-exercises.ipynb", blank)
    assert [t.student for t in collect.collect(root, tmp_path / "in").taken] == ["Zoë Müller", "anna"]


def test_a_zip_with_zips_keeps_times_and_files_beside(root, tmp_path, blank):
    inner = tmp_path / "inner.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("00-exercises.ipynb", blank)
    outer = tmp_path / "all.zip"
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("anna/00-demo/00-exercises.ipynb", (2026, 1, 30, 12, 0, 0)), blank)
        archive.writestr("anna/00-demo/notes/mine.txt", "notes")
        archive.writestr("__MACOSX/anna/._x", "junk")
        archive.write(inner, "ben_00-demo.zip")
    outcome = collect.collect(root, outer)
    assert [(t.student, t.files) for t in outcome.taken] == [("anna", 2), ("ben", 1)]
    assert submitted(root, "anna") == [demo.NOTEBOOK, "notes/mine.txt", "timestamp.txt"]
    stamp = (root / "class" / "submitted" / "anna" / demo.ID / "timestamp.txt").read_text()
    assert stamp.startswith(("2026-01-30", "2026-01-29", "2026-01-31"))
    assert [path.name for path in (root / "class").glob(".*")] == [".in-use"]


def test_a_folder_with_zips_is_unpacked(root, tmp_path, blank):
    (tmp_path / "in").mkdir()
    with zipfile.ZipFile(tmp_path / "in" / "anna_00-demo.zip", "w") as archive:
        archive.writestr("00-exercises.ipynb", blank)
    put(tmp_path / "in" / "ben_00-exercises.ipynb", blank)
    assert [t.student for t in collect.collect(root, tmp_path / "in").taken] == ["anna", "ben"]


def test_an_earlier_submission_is_kept(root, tmp_path, blank):
    for number, answer in enumerate(["n_p4 = 1", "n_p4 = 2", "n_p4 = 2"]):
        place = put(tmp_path / "in" / "anna" / demo.ID / demo.NOTEBOOK, version(blank, answer))
        os.utime(place, (1_700_000_000 + number, 1_700_000_000 + number))
        note = collect.collect(root, tmp_path / "in").taken[0].note
    assert note == "It was here already and has not changed."
    replaced = root / "class" / "replaced" / "anna" / demo.ID
    assert [path.name for path in replaced.iterdir()] == ["1"]
    assert "n_p4 = 1" in (replaced / "1" / demo.NOTEBOOK).read_text()
    assert "n_p4 = 2" in (root / "class" / "submitted" / "anna" / demo.ID / demo.NOTEBOOK).read_text()


def test_one_student_twice_keeps_both_and_takes_the_later(root, tmp_path, blank):
    for number, answer in enumerate(["n_p4 = 1", "n_p4 = 2"]):
        name = f"anna_attempt_2026-01-3{number}-10-00-00_00-exercises.ipynb"
        put(tmp_path / "in" / name, version(blank, answer))
    (taken,) = collect.collect(root, tmp_path / "in").taken
    assert "class/replaced" in taken.note
    assert "n_p4 = 2" in (root / "class" / "submitted" / "anna" / demo.ID / demo.NOTEBOOK).read_text()
    assert "n_p4 = 1" in (root / "class" / "replaced" / "anna" / demo.ID / "1" / demo.NOTEBOOK).read_text()


@pytest.mark.parametrize(
    "name",
    ["Eva Elm_{}_assignsubmission_file_/00-exercises.ipynb", "elmeva_{}_77_00-exercises.ipynb"],
    ids=["moodle", "canvas"],
)
def test_two_people_of_one_name_are_never_taken_for_one(root, tmp_path, blank, name):
    for number in (4201, 4202):
        put(tmp_path / "in" / name.format(number), version(blank, f"n_p4 = {number}"))
    put(tmp_path / "in" / name.replace("Eva Elm", "Ben Au").replace("elmeva", "auben").format(4203), blank)
    outcome = collect.collect(root, tmp_path / "in")
    assert len(outcome.taken) == 1 and outcome.taken[0].student.lower() in ("ben au", "auben")
    reasons = [one.reason for one in outcome.ignored]
    assert [re.search(r"the number (\d+)", reason)[1] for reason in reasons] == ["4201", "4202"]
    assert all("More than one person is called" in reason and "collect again" in reason for reason in reasons)
    assert [path.name for path in (root / "class" / "submitted").iterdir()] == [outcome.taken[0].student]
    # the names changed as the sentence says, both are there
    for number, letter in ((4201, "A"), (4202, "B")):
        old = tmp_path / "in" / name.format(number)
        new = tmp_path / "in" / name.format(number).replace("_", f" {letter}_", 1)
        top, to = (old.parent, new.parent) if "/" in name else (old, new)
        top.rename(to)
    assert len(collect.collect(root, tmp_path / "in").taken) == 3


def test_an_older_submission_does_not_push_out_a_later_one(root, tmp_path, blank):
    for day, answer in [(20, "n_p4 = 2"), (10, "n_p4 = 1")]:
        name = f"anna_x_2026-01-{day}-10-00-00_00-exercises.ipynb"
        place = put(tmp_path / "in" / name, version(blank, answer))
        collect.collect(root, tmp_path / "in")
        place.unlink()
    assert "n_p4 = 2" in (root / "class" / "submitted" / "anna" / demo.ID / demo.NOTEBOOK).read_text()
    assert "n_p4 = 1" in (root / "class" / "replaced" / "anna" / demo.ID / "1" / demo.NOTEBOOK).read_text()


def test_two_notebooks_in_one_folder_are_one_submission(root, tmp_path, blank):
    home = tmp_path / "in" / "anna" / demo.ID
    put(home / demo.NOTEBOOK, blank)
    put(home / "Untitled.ipynb", nbformat.writes(nbformat.v4.new_notebook()))
    os.utime(home / demo.NOTEBOOK, (1, 1))
    (taken,) = collect.collect(root, tmp_path / "in").taken
    assert taken.files == 2
    assert submitted(root, "anna") == [demo.NOTEBOOK, "Untitled.ipynb", "timestamp.txt"]
    assert (root / "class" / "submitted" / "anna" / demo.ID / demo.NOTEBOOK).read_text() == blank


def test_what_is_not_taken_is_listed_with_its_reason(root, tmp_path, blank):
    inside = tmp_path / "in"
    put(inside / "00-exercises.ipynb", blank)
    put(inside / "ben" / "other.ipynb", nbformat.writes(nbformat.v4.new_notebook()))
    put(inside / "cy" / "broken.ipynb", "{")
    put(inside / "readme.txt", "hello")
    put(inside / "dee" / demo.ID / demo.NOTEBOOK, "{")
    (inside / "link.ipynb").symlink_to(inside / "00-exercises.ipynb")
    outcome = collect.collect(root, inside)
    reasons = {one.path: one.reason for one in outcome.ignored}
    assert sorted(reasons) == ["00-exercises.ipynb", "ben/other.ipynb", "cy/broken.ipynb", "link.ipynb", "readme.txt"]
    assert "STUDENT_00-exercises.ipynb" in reasons["00-exercises.ipynb"]
    assert "no cell of an assignment" in reasons["ben/other.ipynb"]
    assert "could not be read" in reasons["cy/broken.ipynb"]
    assert "link" in reasons["link.ipynb"]
    assert [t.student for t in outcome.taken] == ["dee"]
    assert "could not be recognised" in outcome.taken[0].note


def test_only_the_assignment_that_was_asked_for(root, tmp_path, blank):
    release_only = root / "solutions" / "01-other"
    release_only.mkdir()
    other = demo.source()
    demo.cell(other, "ex1-prompt").source = "## Exercise 1 · Another\n\n*2 minutes, 2 points. Define `n_p4`.*"
    nbformat.write(other, release_only / "01-exercises.ipynb")
    put(tmp_path / "in" / "anna" / "x.ipynb", blank)
    outcome = collect.collect(root, tmp_path / "in", "01")
    assert outcome.taken == ()
    assert "It is 00-demo" in outcome.ignored[0].reason


@pytest.mark.parametrize(
    ("name", "kind", "part"),
    [
        ("../../evil.ipynb", 0, "leads out of its folder"),
        ("/evil.ipynb", 0, "leads out of its folder"),
        ("anna\\..\\..\\evil.ipynb", 0, "leads out of its folder"),
        ("anna/link", stat.S_IFLNK, "a link"),
    ],
)
@pytest.mark.parametrize("nested", [False, True])
def test_a_zip_that_would_write_elsewhere_is_refused(root, tmp_path, blank, name, kind, part, nested):
    member = zipfile.ZipInfo(name)
    member.external_attr = (kind | 0o644) << 16
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("anna/00-demo/00-exercises.ipynb", blank)
        archive.writestr(member, "/etc/passwd")
    if nested:
        with zipfile.ZipFile(tmp_path / "outer.zip", "w") as archive:
            archive.write(path, "evil.zip")
        path = tmp_path / "outer.zip"
    with pytest.raises(CourseError, match=part):
        collect.collect(root, path)
    assert not (root / "class" / "submitted").exists()
    assert not list(tmp_path.rglob("evil.ipynb"))


def test_a_zip_that_would_fill_the_disk_is_refused(root, tmp_path, monkeypatch):
    monkeypatch.setattr(collect, "MOST_BYTES", 1000)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("anna/zeros", "0" * 5000)
    with pytest.raises(CourseError, match="would unpack to more"):
        collect.collect(root, tmp_path / "bomb.zip")


def test_a_wrong_path_is_a_sentence(root, tmp_path):
    for path, part in [
        (tmp_path / "nowhere", "There is nothing at"),
        (put(tmp_path / "x.pdf", "x"), "neither a folder nor a zip"),
        (put(tmp_path / "x.zip", "x"), "cannot be unpacked"),
        (put(root / "class" / "submitted" / "x.ipynb", "x").parent, "lies in class/"),
    ]:
        with pytest.raises(CourseError, match=part):
            collect.main(root, argparse.Namespace(path=str(path), number=None))


def test_the_closing_table(root, tmp_path, blank, capsys):
    put(tmp_path / "in" / "anna_00-exercises.ipynb", blank)
    put(tmp_path / "in" / "readme.txt", "hello")
    assert collect.main(root, argparse.Namespace(path=tmp_path / "in", number=None)) == 0
    printed = capsys.readouterr().out
    assert "anna" in printed
    assert "readme.txt" in printed
    (tmp_path / "empty").mkdir()
    assert collect.main(root, argparse.Namespace(path=tmp_path / "empty", number=None)) == 1
