"""What unit 03's hidden tests carry is what its keys and tables say, and nothing of the keys is released."""

import re

import pandas as pd
import pytest

from course.errors import ROOT
from course.methods import agreement, tables
from tests.grading import keys

UNIT = "03-agreement"
RUBRIC = ROOT / "course" / "teaching" / "rubrics" / "03-agreement.md"
NAMES = {"ex6-kinds": {"KEY_DISAGREEMENTS"}, "ex6-codes": {"KEY_DISAGREEMENTS"}}
WORDS = ("ex7-program", "ex7-numbers", "ex7-blind")
RATED = {"topic": "nominal", "certainty": "ordinal", "year": "interval", "minutes": "ratio"}


def rows(name):
    return keys.rows(UNIT, name)


def expected():
    return {"KEY_DISAGREEMENTS": {row["text_id"]: (row["kinds"], row["codes"]) for row in rows("disagreements.csv")}}


@pytest.fixture(scope="module")
def cells():
    return keys.cells(UNIT)


@pytest.mark.parametrize("cell", NAMES)
def test_a_hidden_test_carries_the_readings_of_the_key_file(cells, cell):
    assert set(keys.literals(cells[cell])) == NAMES[cell]
    assert keys.differing(cells[cell], expected()) == set()


@pytest.mark.parametrize(("old", "new"), [('"slip|boundary"', '"slip"'), ('"hours|load"', '"load"')])
def test_a_reading_that_drifts_from_its_key_is_found(cells, old, new):
    assert old in cells["ex6-kinds"]
    assert keys.differing(cells["ex6-kinds"].replace(old, new, 1), expected()) == {"KEY_DISAGREEMENTS"}


def test_the_program_and_its_tests_know_the_same_words(cells):
    lists = [keys.literals(cells[cell])["WORDS"] for cell in WORDS]
    assert lists[0] == lists[1] == lists[2]


def texts():
    return tables.load("two_codings").set_index("text_id")[["first_coder", "second_coder"]]


def faults(key, table):
    """Say where the key of the disagreements and the table of codings do not fit."""
    codes = {code for names in tables.load("small_codebook")["codes"] for code in names.split()} - {"any"}
    differ = set(agreement.disagreements(table)["unit"])
    if set(key) != differ:
        yield f"the key has {sorted(set(key) ^ differ)} more or less than the table"
    for text_id, (kinds, allowed) in key.items():
        if not set(kinds.split("|")) <= {"boundary", "overlap", "latent", "slip"}:
            yield f"{text_id}: an unknown kind"
        if not set(allowed.split("|")) <= codes & set(table.loc[text_id]):
            yield f"{text_id}: a code that neither coder gave"
        if ("slip" in kinds) != ("|" not in allowed):
            yield f"{text_id}: a slip leaves one code, and nothing else does"


def test_the_key_of_the_disagreements_fits_the_codings():
    key = expected()["KEY_DISAGREEMENTS"]
    assert list(faults(key, texts())) == []
    assert {kind for kinds, _ in key.values() for kind in kinds.split("|")} == {"boundary", "overlap", "latent", "slip"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"W01": ("slip", "load")}, "more or less"),
        ({"W07": ("mistake", "say")}, "unknown kind"),
        ({"W08": ("overlap", "support|say")}, "neither coder gave"),
        ({"W07": ("slip", "say|hours")}, "leaves one code"),
    ],
)
def test_a_key_that_does_not_fit_is_found(change, words):
    assert any(words in fault for fault in faults(expected()["KEY_DISAGREEMENTS"] | change, texts()))


def rated(variable):
    return tables.load("rated_passages").pivot(index="passage", columns="coder", values=variable)


@pytest.mark.parametrize(("variable", "level"), RATED.items())
def test_a_wrong_treatment_of_gaps_shows_in_every_alpha(variable, level):
    table = rated(variable)
    right = agreement.alpha(table, level)
    assert abs(agreement.alpha(table.fillna(0), level) - right) > 0.002
    assert abs(right - agreement.percent(table)) > 0.002
    assert (table.notna().sum(axis=1) == 1).sum() == 1, "one passage has one value and drops out"


def test_the_four_alphas_are_read_in_three_ways():
    found = {agreement.band(agreement.alpha(rated(name), level), "Krippendorff") for name, level in RATED.items()}
    assert len(found) == 3
    values = [agreement.alpha(rated(name), level) for name, level in RATED.items()]
    assert all(min(abs(value - limit) for limit in (0.667, 0.8)) > 0.02 for value in values)


def test_the_second_grouping_is_empty_where_the_gist_does_not_tell():
    extracts = tables.load("extracts").set_index("extract_id")["gist"]
    second = tables.load("second_grouping").set_index("extract_id")["sub_theme"]
    assert list(second.index) == list(extracts.index)
    assert set(second.index[second.isna()]) == set(extracts.index[extracts == "case example"])


def test_the_program_agrees_more_with_the_first_reader_than_people_do(cells):
    words = keys.literals(cells["ex7-program"])["WORDS"]
    table = tables.load("support_readings")
    program = ["yes" if words & set(re.findall(r"[a-z]+", text.lower())) else "no" for text in table["text"]]
    one, two = list(table["first_reading"]), list(table["second_reading"])
    assert agreement.kappa(one, program) > agreement.kappa(one, two) > agreement.kappa(two, program)
    blind = [(a, p) for a, b, p in zip(one, two, program, strict=True) if a == b != p]
    assert {("yes", "no"), ("no", "yes")} == set(blind)
    sides = pd.DataFrame({"one": one, "two": two, "program": program})
    assert sides.apply(lambda column: column.nunique()).eq(2).all()


def test_the_rubric_gives_the_verdicts_of_the_key():
    rubric = RUBRIC.read_text(encoding="utf-8")
    for row in rows("studies.csv"):
        (line,) = re.findall(rf"^\| {row['study_id']} \| (.+?) \|", rubric, re.MULTILINE)
        assert [word.strip() for word in line.split(" or ")] == row["verdicts"].split("|"), row["study_id"]
    assert {row["study_id"] for row in rows("studies.csv")} == set(tables.load("described_studies")["study_id"])


def test_nothing_of_the_keys_is_released():
    released = keys.released(UNIT)
    assert not re.search(r"KEY_[A-Z]|HIDDEN|boundary\|overlap", released)
    assert "as_programmed" in released
    for row in rows("studies.csv"):
        assert row["why"] not in released
