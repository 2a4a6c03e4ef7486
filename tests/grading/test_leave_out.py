"""Leaving a part out: read, never run; what cannot be read leaves nothing out and says so."""

import pytest

from course.grading import leave_out

THERE = ["ex1", "ex2", "ex10"]


@pytest.mark.parametrize(
    ("source", "named"),
    [
        (None, []),
        ("# nothing\nleave_out = []", []),
        ("x = 1", []),
        ('leave_out = ["ex2"]', ["ex2"]),
        ("leave_out = [2, '10']", ["ex10", "ex2"]),
        ("leave_out = ('Exercise 1', 'EX 2')", ["ex1", "ex2"]),
        ('leave_out = "ex1"', ["ex1"]),
        ('leave_out = []\nleave_out = ["ex1"]', ["ex1"]),
    ],
)
def test_names_as_people_write_them(source, named):
    assert leave_out.named(source, THERE) == (frozenset(named), [])


@pytest.mark.parametrize(
    "source",
    [
        'leave_out = ["ex1"',
        'leave_out = [open("/tmp/touched", "w")]',
        "leave_out = [n for n in range(9)]",
        "leave_out = {1: [}",
        "leave_out = " + "[" * 500 + "]" * 500,
        "leave_out = " + "-" * 100_000 + "1",
    ],
)
def test_what_cannot_be_read_leaves_nothing_out(source):
    named, problems = leave_out.named(source, THERE)
    assert named == frozenset()
    assert problems
    assert '`leave_out = ["ex3"]`' in problems[0]


@pytest.mark.parametrize("name", ["ex3", "1.0", "ex1x", "last", "", True, None, 1.0, ["ex1"], -1, 0])
def test_an_unknown_exercise_is_named(name):
    named, problems = leave_out.named(f"leave_out = ['ex1', {name!r}]", THERE)
    assert named == {"ex1"}
    assert len(problems) == 1
    assert "there is no such exercise" in problems[0]


def test_excused(tmp_path):
    path = tmp_path / "excused.csv"
    assert leave_out.excused(path) == (frozenset(), [])
    path.write_text(
        "\ufeffStudent, Assignment,exercise\nZoë Müller,00-demo,ex3\nben,3,Exercise 1\n\n", encoding="utf-8"
    )
    assert leave_out.excused(path) == ({("Zoë Müller", "00", "ex3"), ("ben", "03", "ex1")}, [])
    path.write_text("student;assignment;exercise;note\nanna;00;2;ill\n")
    assert leave_out.excused(path) == ({("anna", "00", "ex2")}, [])


def test_rows_that_cannot_be_read_are_named(tmp_path):
    path = tmp_path / "excused.csv"
    path.write_text("student,assignment,exercise\nanna,00\nben,zero,ex1\n,00,ex1\ncy,00,third\ndee,00,ex1\n")
    found, problems = leave_out.excused(path)
    assert found == {("dee", "00", "ex1")}
    assert [problem.split(":")[0] for problem in problems] == [f"excused.csv, row {n}" for n in (2, 3, 4, 5)]
    path.write_text("name,exercise\nanna,ex1\n")
    assert "student, assignment is missing" in leave_out.excused(path)[1][0]
    path.write_bytes(b"student,assignment,exercise\n\xff\xfe,00,ex1\n")
    assert "UTF-8" in leave_out.excused(path)[1][0]
