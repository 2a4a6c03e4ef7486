"""The description of the tables is sound, and the frictionless library catches planted damage."""

import json
import re
import shutil

import pytest
from frictionless import Package

from course.methods import tables
from tests.data import package


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(tables.DATA, tmp_path / "data")


def test_the_package_is_valid(copy):
    assert package.errors(copy) == set()


BROKEN = {
    "participant nobody knows": ("extracts.csv", "E23,P2,", "E23,P7,", {"foreign-key", "constraint-error"}),
    "participant left out of their table": (
        "participants.csv",
        "P6,Digital forensic specialist,5\n",
        "",
        {"foreign-key"},
    ),
    "sub-theme under another theme": (
        "extracts.csv",
        "E16,P1,Global Investigative Landscape",
        "E16,P1,Digital Landscape",
        {"foreign-key"},
    ),
    "sub-theme left out of its table": (
        "themes.csv",
        "Digital Landscape,Artificial Intelligence,7\n",
        "",
        {"foreign-key"},
    ),
    "theme left empty": (
        "themes.csv",
        "Digital Landscape,Artificial Intelligence",
        ",Artificial Intelligence",
        {"constraint-error"},
    ),
    "theme misspelt": ("themes.csv", "Digital Landscape,Tech", "Digital landscape,Tech", {"constraint-error"}),
    "order twice": ("themes.csv", "Collaboration,4", "Collaboration,5", {"unique-error"}),
    "id twice": ("extracts.csv", "E02,", "E01,", {"primary-key", "unique-error"}),
    "id of another form": ("extracts.csv", "E02,", "2,", {"constraint-error"}),
    "line twice": ("extracts.csv", ",81,", ",79,", {"unique-error"}),
    "line in words": ("extracts.csv", ",81,", ",eighty-one,", {"type-error"}),
    "line 0": ("extracts.csv", ",81,", ",0,", {"constraint-error"}),
    "gist of two sentences": ("extracts.csv", "necessary.", "necessary. Says more.", {"constraint-error"}),
    "gist that states an opinion as a fact": (
        "extracts.csv",
        "Says that taking data must",
        "Taking data must",
        {"constraint-error"},
    ),
    "case told": ("extracts.csv", "case example,157", "case example of one child,157", {"constraint-error"}),
    "four first words": ("extracts.csv", "Over the last", "Over the last year", {"constraint-error"}),
    "years below 0": ("participants.csv", "analyst,3", "analyst,-3", {"constraint-error"}),
    "role left empty": ("participants.csv", "P2,Charity data analyst", "P2,", {"constraint-error"}),
    "column renamed": ("participants.csv", "role", "job", {"incorrect-label", "missing-label"}),
    "cell too many": ("participants.csv", "analyst,3", "analyst,3,Town", {"extra-cell"}),
    "cell too few": ("participants.csv", "analyst,3", "analyst", {"missing-cell"}),
}


@pytest.mark.parametrize("name", sorted({name for name, *_ in BROKEN.values()}))
def test_a_table_without_damage_has_no_error_beside_the_tables_that_it_refers_to(tmp_path, name):
    assert package.errors_after(tmp_path, name, ",", ",") == set()


@pytest.mark.parametrize("broken", BROKEN)
def test_planted_damage_is_found(tmp_path, broken):
    *damage, expected = BROKEN[broken]
    assert package.errors_after(tmp_path, *damage) & expected


CITED = ("Undergraduate dissertation, Staffordshire University, 2024", "Narrative review, 2026")


def described(package):
    """Say what the description of the tables leaves out."""
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        for field in fields:
            if not field.get("description", "").endswith("."):
                yield f"{resource['name']}.{field['name']} has no description"
            if field["type"] in ("integer", "number") and not field.get("unit"):
                yield f"{resource['name']}.{field['name']} has no unit"
        made = resource.get("made", {})
        if sorted(made.get("by_program", []) + made.get("by_reader", [])) != sorted(field["name"] for field in fields):
            yield f"{resource['name']} does not say of each column how it was made"
    if [licence["name"] for licence in package["licenses"]] != ["CC-BY-4.0"]:
        yield "the licence is not CC BY 4.0"
    for source in package["sources"]:
        if not source["title"].endswith(CITED) or set(source) != {"title"}:
            yield "a source is not cited by title, institution and year alone"


def test_everything_is_described():
    assert list(described(json.loads((tables.DATA / "datapackage.json").read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (lambda p: p["resources"][0]["schema"]["fields"][0].pop("description"), "themes.theme has no description"),
        (lambda p: p["resources"][2]["schema"]["fields"][2].pop("unit"), "participants.years has no unit"),
        (
            lambda p: p["resources"][1]["made"]["by_reader"].clear(),
            "extracts does not say of each column how it was made",
        ),
        (lambda p: p["licenses"].clear(), "the licence is not CC BY 4.0"),
        (
            lambda p: p["sources"][0].update(path="https://example.org"),
            "a source is not cited by title, institution and year alone",
        ),
    ],
)
def test_a_gap_in_the_description_is_found(damage, found):
    package = json.loads((tables.DATA / "datapackage.json").read_text(encoding="utf-8"))
    damage(package)
    assert list(described(package)) == [found]


def test_the_tables_are_plain_files():
    for resource in Package(str(tables.DATA / "datapackage.json")).resources:
        data = (tables.DATA / resource.path).read_bytes()
        assert b"\r" not in data and data.endswith(b"\n") and not data.startswith(b"\xef\xbb\xbf")
        data.decode("utf-8")


def test_every_file_is_described():
    package = Package(str(tables.DATA / "datapackage.json"))
    assert {path.name for path in tables.DATA.glob("*.csv")} == {resource.path for resource in package.resources}


def test_participants_have_no_column_but_code_role_and_years():
    assert list(tables.load("participants").columns) == ["participant", "role", "years"]


def test_gists_are_one_sentence_or_case_example():
    extracts = tables.load("extracts")
    assert (extracts["gist"] == "case example").sum() == 2
    others = extracts.loc[extracts["gist"] != "case example", "gist"]
    assert others.is_unique
    assert all(re.fullmatch(r"Says that [^.!?]+\.", gist) for gist in others)


def test_extracts_are_numbered_in_the_order_of_the_document():
    extracts = tables.load("extracts")
    assert extracts["extract_id"].tolist() == [f"E{number:02}" for number in range(1, len(extracts) + 1)]
    assert extracts["line"].is_monotonic_increasing
