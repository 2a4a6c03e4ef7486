"""The readings that unit 04's hidden tests carry are those of its key files, and nothing of them is released."""

import re
import shutil

import pytest
from frictionless import validate

from course.methods import saturation, tables
from tests.grading import keys

UNIT = "04-themes"
NAMES = {
    "ex2-may-write": {"KEY_WRITE"},
    "ex3-verdicts": {"KEY_CLAIMS"},
    "ex5-kinds": {"KEY_KINDS"},
    "ex6-may-claim": {"KEY_CLAIM"},
}


def rows(name):
    return keys.rows(UNIT, name)


def letters(exercise, holds="true"):
    return [row["letter"] for row in rows("letters.csv") if (row["exercise"], row["holds"]) == (exercise, holds)]


def expected():
    return {
        "KEY_WRITE": letters("ex2"),
        "KEY_CLAIM": letters("ex6"),
        "KEY_CLAIMS": {row["claim"]: row["verdicts"] for row in rows("claims.csv")},
        "KEY_KINDS": {row["statement"]: row["kinds"] for row in rows("statements.csv")},
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
        ("ex2-may-write", '"A", "C", "E", "G"', '"A", "C", "E"', "KEY_WRITE"),
        ("ex3-verdicts", '"fits|overstates"', '"fits"', "KEY_CLAIMS"),
        ("ex5-kinds", '"K2": "theme"', '"K2": "topic"', "KEY_KINDS"),
        ("ex6-may-claim", '"B", "C", "D", "G"', '"B", "C", "D", "F"', "KEY_CLAIM"),
    ],
)
def test_a_reading_that_drifts_from_its_key_is_found(cells, cell, old, new, name):
    assert old in cells[cell]
    assert keys.differing(cells[cell].replace(old, new, 1), expected()) == {name}


def test_each_prompt_asks_what_the_key_answers(cells):
    assert re.findall(r"^    - ([A-Z]): ", cells["ex2-prompt"], re.MULTILINE) == [
        row["letter"] for row in rows("letters.csv") if row["exercise"] == "ex2"
    ]
    assert re.findall(r"^    - ([A-Z]): ", cells["ex6-prompt"], re.MULTILINE) == [
        row["letter"] for row in rows("letters.csv") if row["exercise"] == "ex6"
    ]
    assert re.findall(r"^    - (C\d+): ", cells["ex3-prompt"], re.MULTILINE) == [
        row["claim"] for row in rows("claims.csv")
    ]
    assert re.findall(r"^\| (K\d+) \|", cells["ex5-prompt"], re.MULTILINE) == [
        row["statement"] for row in rows("statements.csv")
    ]


def misjudged(extracts, claims):
    """Name the claims on one, two or three people whose extracts come from another number of people."""
    wanted = {"C1": 1, "C2": 2, "C3": 1, "C5": 2, "C6": 1, "C7": 2, "C8": 1, "C9": 3, "C10": 1}
    who = extracts.set_index("extract_id")["participant"]
    return {
        row["claim"]
        for row in claims
        if row["claim"] in wanted and who[row["extracts"].split()].nunique() != wanted[row["claim"]]
    }


def test_the_claims_are_judged_by_the_people_who_are_quoted():
    extracts = tables.load("extracts")
    assert misjudged(extracts, rows("claims.csv")) == set()
    assert misjudged(extracts.assign(participant="P1"), rows("claims.csv")) == {"C2", "C5", "C7", "C9"}


def test_the_extracts_behind_a_claim_are_all_that_make_its_point():
    points = tables.load("extract_points").set_index("extract_id")["point"]
    for row in rows("claims.csv"):
        named = row["extracts"].split()
        made = set(points[points.isin(set(points[named]))].index)
        assert set(named) <= made
        assert row["claim"] == "C8" or made == set(named), row["claim"]


def test_the_sentences_on_the_print_are_what_the_table_counts():
    extracts = tables.load("extracts")
    digital = extracts[extracts["theme"] == "Digital Landscape"]
    most = digital["participant"].value_counts()
    by_theme = extracts.groupby("theme")["participant"].nunique()
    assert {
        "A": most.idxmax() == "P3" and (most == most.max()).sum() == 1,
        "C": "P2" not in set(digital["participant"]),
        "E": extracts["participant"].isin(["P3", "P4"]).mean() > 0.5,
        "G": (by_theme - 1 >= 4).all(),
    } == dict.fromkeys(letters("ex2"), True)


def test_how_much_the_last_interviews_add_depends_on_which_they_are():
    codes = tables.load("first_codes")
    found = saturation.orders(codes).pivot(index="order", columns="position", values="total")
    ratios = (found[6] - found[4]) / found[4]
    assert set(codes["transcript"]) == {"T1", "T2", "T3", "T4", "T5", "T6"}
    assert ratios.min() <= 0.05 < ratios.max()  # by one order saturated, by another not


def test_the_points_are_those_of_the_extracts_and_leave_the_case_examples_out():
    extracts, points = tables.load("extracts"), tables.load("extract_points")
    assert points["extract_id"].tolist() == extracts["extract_id"].tolist()
    assert points.loc[points["point"].isna(), "extract_id"].tolist() == (
        extracts.loc[extracts["gist"] == "case example", "extract_id"].tolist()
    )
    both = extracts.merge(points, on="extract_id").groupby("point")["participant"].agg(["size", "nunique"])
    assert ((both["nunique"] == 1) & (both["size"] > 1)).any()  # else counting extracts would do


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("E40,", "E41,", "foreign-key"),
        ("E02,", "E01,", "primary-key"),
        ("There is too much data", "too much", "constraint-error"),
    ],
)
def test_damage_to_the_points_is_found(tmp_path, old, new, error):
    copy = shutil.copytree(tables.DATA, tmp_path / "data")
    text = (copy / "extract_points.csv").read_text(encoding="utf-8")
    (copy / "extract_points.csv").write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    report = validate(str(copy / "datapackage.json"))
    assert error in {one.type for task in report.tasks for one in task.errors}


def test_nothing_of_the_keys_is_released():
    released = keys.released(UNIT)
    assert not re.search(r"KEY_[A-Z]|HIDDEN", released)
    assert "What any good one must have" in released
