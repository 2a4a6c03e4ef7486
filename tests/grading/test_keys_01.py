"""The readings that unit 01's hidden tests carry are those of its key files, and nothing of them is released."""

import ast
import csv
import re

import pytest

from course.errors import ROOT
from tests.grading import keys

UNIT = "01-reading-a-study"
NAMES = {
    "ex3-decided": {"KEY_COREQ", "KEY_NEAREST"},
    "ex4-precision": {"KEY_REAL", "KEY_SEEMS", "KEY_ALSO"},
    "ex4-recall": {"KEY_REAL", "KEY_SEEMS", "KEY_ALSO"},
    "ex6-reading": {"KEY_GUIDE"},
    "ex7-scores": {"KEY_SANRA"},
}


def rows(name):
    return keys.rows(UNIT, name)


def pairs(name, *kinds):
    return {(row["first"], row["second"]) for row in rows(name) if not kinds or row["kind"] in kinds}


def scores(name):
    return {int(row["item"]): (row["defensible"], row["statements"]) for row in rows(name)}


def expected():
    return {
        "KEY_COREQ": scores("coreq.csv"),
        "KEY_NEAREST": {int(row["item"]): row["nearest"] for row in rows("coreq.csv") if row["nearest"]},
        "KEY_SANRA": scores("sanra.csv"),
        "KEY_REAL": pairs("pairs.csv", "contradicts", "sits badly"),
        "KEY_SEEMS": pairs("pairs.csv", "only seems to"),
        "KEY_ALSO": pairs("also_defensible.csv"),
        "KEY_GUIDE": {row["extract_id"]: row["defensible"] for row in rows("guide.csv")},
    }


@pytest.fixture(scope="module")
def cells():
    return keys.cells(UNIT)


@pytest.mark.parametrize("cell", NAMES)
def test_a_hidden_test_carries_the_readings_of_the_key_files(cells, cell):
    assert set(keys.literals(cells[cell])) == NAMES[cell]
    assert keys.differing(cells[cell], expected()) == set()


@pytest.mark.parametrize(
    ("cell", "old", "new", "name"),
    [
        ("ex3-decided", '"partly|not reported"', '"not reported"', "KEY_COREQ"),
        ("ex3-decided", "S064 S065", "S065", "KEY_NEAREST"),
        ("ex4-recall", '("S023", "S056"),', "", "KEY_REAL"),
        ("ex6-reading", '"5|6|11"', '"5|6"', "KEY_GUIDE"),
    ],
)
def test_a_reading_that_drifts_from_its_key_is_found(cells, cell, old, new, name):
    assert old in cells[cell]
    assert keys.differing(cells[cell].replace(old, new, 1), expected()) == {name}


def test_the_candidates_are_the_pairs_of_the_key_without_its_order(cells):
    tree = ast.parse(cells["ex4-candidates"])
    (candidates,) = (ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign))
    ordered = [(row["first"], row["second"]) for row in rows("pairs.csv")]
    assert len(candidates) == len(set(candidates))
    assert set(candidates) == set(ordered)
    kinds = [pair in expected()["KEY_REAL"] for pair in candidates]
    assert kinds != sorted(kinds) and kinds != sorted(kinds, reverse=True)


def test_the_extracts_left_to_learners_are_those_of_the_key():
    def ids(path):
        with path.open(encoding="utf-8", newline="") as file:
            return {row["extract_id"] for row in csv.DictReader(file)}

    data = ROOT / "course" / "data"
    assert ids(data / "extracts.csv") - ids(data / "guide_and_extracts.csv") == set(expected()["KEY_GUIDE"])


def test_nothing_of_the_keys_is_released():
    released = keys.released(UNIT)
    assert not re.search(r"KEY_[A-Z]|HIDDEN|defensible", released)
    assert "candidates" in released
