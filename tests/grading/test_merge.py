"""Merging: only answers come from the learner; whatever happened to the other cells is mended and told."""

import copy
import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from course.errors import CourseError
from course.grading import merge, release
from course.grading.assignments import grade_id
from tests.grading import demo


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    root = demo.project(tmp_path_factory.mktemp("merge"))
    config = release.settings(root)
    return release.without_solutions(demo.source(), config), release.released(demo.source(), config)


def merged(parts, tmp_path, change):
    base, blank = parts
    nb = demo.answered(blank, demo.RIGHT)
    change(nb)
    path = tmp_path / "x.ipynb"
    path.write_text(nbformat.writes(nb))
    done, problems = merge.merge(base, merge.read(path), blank)
    nbformat.validate(done)
    return done, problems


def names(nb):
    return [grade_id(cell) for cell in nb.cells if grade_id(cell)]


def test_answers_and_own_cells_come_from_the_learner_and_tests_from_the_course(parts, tmp_path):
    def change(nb):
        nb.cells.insert(5, new_code_cell("mine = 1", id="mine"))

    done, problems = merged(parts, tmp_path, change)
    assert problems == []
    assert names(done) == names(parts[0])
    assert demo.cell(done, "ex1").source == demo.RIGHT["ex1"]
    assert "secret_count" in demo.cell(done, "ex1-count").source
    ids = [cell.id for cell in done.cells]
    assert ids[ids.index("ex1") + 1] == "mine"
    assert [cell.id for cell in done.cells[:3]] == ["leave-out", "title", "read"]


def copied(nb):
    again = copy.deepcopy(demo.cell(nb, "ex1"))
    again.id, again.source = "copy", "# n_p4\nraise NotImplementedError()"
    nb.cells.append(again)


def test_deleted(nb):
    nb.cells = [cell for cell in nb.cells if cell.id != "ex1-count"]


def answer_deleted(nb):
    nb.cells = [cell for cell in nb.cells if cell.id != "ex2"]


def test_edited(nb):
    demo.cell(nb, "ex1-count").source = "pass"


def points_changed(nb):
    demo.cell(nb, "ex1-count").metadata.nbgrader["points"] = 100
    demo.cell(nb, "ex1").metadata.nbgrader["grade"] = True


def reordered(nb):
    nb.cells.reverse()


def older_release(nb):
    demo.cell(nb, "ex3").metadata.nbgrader["grade_id"] = "ex3-old"


def without_metadata(nb):
    for cell in nb.cells:
        cell.metadata = {}


def answer_in_a_test(nb):
    demo.cell(nb, "ex1-shape").source = "n_p4 = 2"


def now_markdown(nb):
    old = demo.cell(nb, "ex1")
    nb.cells[nb.cells.index(old)] = new_markdown_cell(old.source, id="ex1", metadata=old.metadata)


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (copied, "2 cells are copies of `ex1`"),
        (test_deleted, "`ex1-count` is missing, so it was put back"),
        (answer_deleted, "`ex2` is missing, so there is no answer"),
        (test_edited, "`ex1-count` differs"),
        (points_changed, "`ex1-count` had other points or another kind"),
        (reordered, "Cells had been moved"),
        (older_release, "no cell `ex3-old`"),
        (without_metadata, "took nbgrader's data from"),
        (answer_in_a_test, "theirs was kept above it"),
        (now_markdown, "had become a markdown cell"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_whatever_happened_is_mended_and_told(parts, tmp_path, change, part):
    done, problems = merged(parts, tmp_path, change)
    assert names(done) == names(parts[0])
    for name in names(done):
        assert demo.cell(done, name).metadata == demo.cell(parts[0], name).metadata
        if demo.cell(done, name).metadata.nbgrader["locked"]:
            assert demo.cell(done, name).source == demo.cell(parts[0], name).source
    if change is not answer_deleted:
        assert demo.cell(done, "ex1").source == demo.RIGHT["ex1"]
    assert any(part in problem for problem in problems)


test_deleted.__test__ = test_edited.__test__ = False


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("", "is empty"),
        ("{", "no notebook that can be read"),
        ("[" * 100_000, "no notebook that can be read"),
        ("[]", "has no cells"),
        ('{"cells": {}}', "has no cells"),
        ('{"worksheets": [3]}', "has no cells"),
    ],
)
def test_what_is_no_notebook_is_a_sentence(tmp_path, content, part):
    path = tmp_path / "x.ipynb"
    path.write_text(content)
    with pytest.raises(CourseError, match=part):
        merge.read(path)


def test_bytes_that_are_no_text_and_links_and_size(tmp_path, monkeypatch):
    path = tmp_path / "x.ipynb"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CourseError, match="no notebook that can be read"):
        merge.read(path)
    (tmp_path / "link.ipynb").symlink_to(path)
    with pytest.raises(CourseError, match="link"):
        merge.read(tmp_path / "link.ipynb")
    monkeypatch.setattr(merge, "MOST_BYTES", 2)
    with pytest.raises(CourseError, match="the most that is read"):
        merge.read(path)


def test_odd_cells_are_read_for_what_they_are(parts, tmp_path):
    odd = [
        3,
        {},
        {"cell_type": "video", "source": 3, "metadata": [], "id": "../x"},
        {
            "cell_type": "code",
            "source": ["a = 1\n", 2, "b = 2"],
            "metadata": {"nbgrader": {"grade_id": ["x"]}},
            "id": "ex1",
        },
        {"cell_type": "code", "source": "\ud800", "metadata": {"nbgrader": {"grade_id": "ex1"}}},
    ]
    path = tmp_path / "x.ipynb"
    path.write_text(json.dumps({"cells": odd}))
    cells = merge.read(path)
    assert [cell.source for cell in cells] == ["", "", "a = 1\nb = 2", "?"]
    done, _ = merge.merge(parts[0], cells, parts[1])
    nbformat.validate(done)
    assert len({cell.id for cell in done.cells}) == len(done.cells)


def test_a_notebook_of_before_2014_is_read(tmp_path):
    path = tmp_path / "x.ipynb"
    path.write_text(json.dumps({"worksheets": [{"cells": [{"cell_type": "code", "input": ["x = 1"]}]}]}))
    assert [cell.source for cell in merge.read(path)] == ["x = 1"]


def test_what_was_written_into_a_cell_of_the_course_is_kept_before_it(parts, tmp_path):
    done, _ = merged(parts, tmp_path, answer_in_a_test)
    ids = [cell.id for cell in done.cells]
    assert done.cells[ids.index("ex1-shape") - 1].source == "n_p4 = 2"
    assert "nbgrader" not in done.cells[ids.index("ex1-shape") - 1].metadata


@pytest.mark.parametrize(("major", "minor"), [(4, 0), (4, 4), (5, 0), (None, None)])
def test_another_format_is_read_and_told(parts, tmp_path, major, minor):
    nb = json.loads(nbformat.writes(demo.answered(parts[1], demo.RIGHT)))
    nb |= {"nbformat": major, "nbformat_minor": minor}
    for cell in nb["cells"]:
        cell.pop("id")
    path = tmp_path / "x.ipynb"
    path.write_text(json.dumps(nb))
    cells, notes = merge.read_with_notes(path)
    assert ("format 4.4" in notes[0]) == (minor == 4)
    done, problems = merge.merge(parts[0], cells, parts[1])
    assert problems == []
    assert demo.cell(done, "ex1").source == demo.RIGHT["ex1"]
    assert merge.leave_out_cell(cells) == '# Name the exercises you leave out, as in ["ex3"].\nleave_out = []'


def test_all_worksheets_are_read_and_too_many_cells_are_not(tmp_path, monkeypatch):
    path = tmp_path / "x.ipynb"
    sheet = {"cells": [{"cell_type": "code", "input": "x = 1"}]}
    path.write_text(json.dumps({"nbformat": 3, "nbformat_minor": 0, "worksheets": [sheet, {}, sheet]}))
    assert len(merge.read(path)) == 2
    monkeypatch.setattr(merge, "MOST_CELLS", 1)
    with pytest.raises(CourseError, match="2 cells, and 1 is the most"):
        merge.read(path)
