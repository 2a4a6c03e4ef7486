"""The readings that unit 06's hidden tests carry are those of its key files, and nothing of them is released."""

import ast
import re

import pytest

from course.methods import claims, tables
from tests.grading import keys

UNIT = "06-claims-and-numbers"
NAMES = {
    "ex1-kinds": {"KEY_TABLE"},
    "ex1-values": {"KEY_TABLE"},
    "ex1-empty": {"KEY_TABLE"},
    "ex1-stated": {"KEY_TABLE"},
    "ex2-changes": {"KEY_CHANGES"},
    "ex2-may-say": {"KEY_TRACE"},
    "ex3-verdicts": {"KEY_FITS"},
    "ex3-follows": {"KEY_FOLLOWS"},
    "ex4-reads": {"KEY_READS"},
    "ex5-differs": {"KEY_PAIRS"},
    "ex5-may": {"KEY_MAY"},
    "ex6-dates": {"KEY_DATES"},
    "ex8-readings": {"KEY_READINGS"},
    "ex8-evidence": {"KEY_EVIDENCE"},
}
TWELVE = ["RC22", "RC33", "RC38", "RC39", "RC40", "RC41", "RC42", "RC45", "RC46", "RC49", "RC52", "RC53"]
ASPECTS = {"what is counted": "counted", "unit": "unit", "country": "country", "period": "period"}


def rows(name):
    return keys.rows(UNIT, name)


def letters(exercise):
    return [row["letter"] for row in rows("letters.csv") if (row["exercise"], row["holds"]) == (exercise, "true")]


def expected():
    both = {row["claim_id"]: row for row in rows("triangulation.csv") if row["claim_id"] in TWELVE}
    also = {row["claim_id"]: row["extracts"] for row in rows("evidence_also.csv")}
    table = {
        row["claim"]: (
            row["kind"],
            int(row["value"]) if row["value"] else None,
            *(row[column] for column in ("unit", "population", "period", "source")),
        )
        for row in rows("table.csv")
    }
    return {
        "KEY_TABLE": table,
        "KEY_CHANGES": {row["claim_id"]: {"must": row["must"], "may": row["may"]} for row in rows("changes.csv")},
        "KEY_TRACE": letters("ex2"),
        "KEY_FITS": {row["claim"]: row["verdict"] for row in rows("populations.csv")},
        "KEY_FOLLOWS": letters("ex3"),
        "KEY_READS": letters("ex4"),
        "KEY_PAIRS": {row["pair"]: {"must": row["must"], "may": row["may"]} for row in rows("pairs.csv")},
        "KEY_MAY": {row["pair"]: row["compare"] for row in rows("pairs.csv")},
        "KEY_DATES": {row["sentence"]: row["dates"] for row in rows("sentences.csv")},
        "KEY_READINGS": {
            claim: "|".join(dict.fromkeys([row["reading_a"], row["reading_b"]])) for claim, row in both.items()
        },
        "KEY_EVIDENCE": {claim: f"{row['extracts']} {also.get(claim, '')}".strip() for claim, row in both.items()},
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
        ("ex1-empty", '"parent", "", "berg"', '"parent", "2020", "berg"', "KEY_TABLE"),
        ("ex2-changes", '"value source"', '"value"', "KEY_CHANGES"),
        ("ex2-may-say", '"A", "C", "E"', '"A", "C"', "KEY_TRACE"),
        ("ex3-verdicts", '"too large"', '"fits"', "KEY_FITS"),
        ("ex3-follows", '"A", "C", "D"', '"A", "B", "C", "D"', "KEY_FOLLOWS"),
        ("ex4-reads", '"B", "C", "F"', '"B", "C", "D"', "KEY_READS"),
        ("ex5-differs", '"counted country"', '"country"', "KEY_PAIRS"),
        ("ex5-may", '"W6": "yes"', '"W6": "no"', "KEY_MAY"),
        ("ex6-dates", '"older|possible"', '"older"', "KEY_DATES"),
        ("ex6-dates", '"possible|cannot tell"', '"possible"', "KEY_DATES"),
        ("ex8-readings", '"qualifies|contradicts"', '"qualifies"', "KEY_READINGS"),
        ("ex8-evidence", '"E36 E37 E39"', '"E36"', "KEY_EVIDENCE"),
    ],
)
def test_a_reading_that_drifts_from_its_key_is_found(cells, cell, old, new, name):
    assert old in cells[cell]
    assert keys.differing(cells[cell].replace(old, new, 1), expected()) == {name}


def test_each_prompt_asks_what_the_key_answers(cells):
    for exercise, name in (
        ("ex1", "table.csv"),
        ("ex3", "populations.csv"),
        ("ex5", "pairs.csv"),
        ("ex6", "sentences.csv"),
    ):
        asked = re.findall(r"^ *- ([SQWT]\d+): ", cells[f"{exercise}-prompt"], re.MULTILINE)
        assert asked == [next(iter(row.values())) for row in rows(name)]
    for exercise in ("ex2", "ex3", "ex4"):
        asked = re.findall(r"^    - ([A-Z]): ", cells[f"{exercise}-prompt"], re.MULTILINE)
        assert asked == [row["letter"] for row in rows("letters.csv") if row["exercise"] == exercise]
    assert ast.literal_eval(re.search(r"twelve = (\[.*?\])", cells["ex8-claims"])[1]) == TWELVE


def trace(claims_table):
    """Give what has changed since the first place, as the columns of the claims show it."""
    places = claims_table[(claims_table["document"] == "review") & claims_table["value"].between(3e8, 3.02e8)]
    first = places.iloc[0]
    return {
        row["claim_id"]: {
            name
            for name, column in (("value", "value"), ("counted", "counted"), ("source", "source_given"))
            if row[column] != first[column]
        }
        for _, row in places.iloc[1:].iterrows()
    }


def test_the_changes_of_the_figure_are_what_the_claims_say():
    found = trace(tables.load("claims"))
    assert list(found) == [row["claim_id"] for row in rows("changes.csv")]
    for row in rows("changes.csv"):
        assert set(row["must"].split()) <= found[row["claim_id"]] <= set((row["must"] + " " + row["may"]).split())
    flat = tables.load("claims").assign(source_given="none")
    assert "source" not in trace(flat)["RC14"]  # the check above would then fail


def test_the_pairs_of_the_documents_are_what_compare_finds():
    said = tables.load("claims").set_index("claim_id")
    for row in rows("pairs.csv"):
        if not row["first"]:
            continue
        found = claims.compare(said.loc[row["first"]], said.loc[row["second"]])
        finding = {ASPECTS[a]: f for a, f in zip(found["aspect"], found["finding"], strict=True) if a in ASPECTS}
        visible = {name for name, one in finding.items() if one == "differs"}
        open_ = {name for name, one in finding.items() if one == "not stated"}
        must, may = set(row["must"].split()), set(row["may"].split())
        assert must <= visible
        assert visible | open_ <= must | may, row["pair"]
        assert found["warranted"].tolist() == [row["compare"] == "yes"] * 5


def test_the_twelve_claims_have_all_kinds_of_reading_and_rest_on_extracts():
    both = {row["claim_id"]: row for row in rows("triangulation.csv")}
    extracts = tables.load("extracts").set_index("extract_id")["gist"]
    read = {both[claim][which] for claim in TWELVE for which in ("reading_a", "reading_b")}
    assert read == {"supports", "qualifies", "contradicts", "does not touch"}
    for row in rows("evidence_also.csv"):
        assert set(row["extracts"].split()) <= set(extracts[extracts != "case example"].index)
        assert row["claim_id"] in TWELVE and both[row["claim_id"]]["extracts"]
    for claim in TWELVE:
        assert set(both[claim]["extracts"].split()) <= set(extracts[extracts != "case example"].index)
        silent = {both[claim]["reading_a"], both[claim]["reading_b"]} == {"does not touch"}
        assert silent == (not both[claim]["extracts"])


def test_nothing_of_the_keys_is_released():
    released = keys.released(UNIT)
    assert not re.search(r"KEY_[A-Z]|HIDDEN", released)
    assert "What a claim does not state stays empty" in released
