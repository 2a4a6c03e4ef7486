"""The three briefs of lesson 09: what the lesson says of them holds with the tables as they are."""

from __future__ import annotations

import re

import nbformat
import pandas as pd
import pytest

from course.errors import ROOT
from course.methods import briefs, tables

FOLDER = tables.DATA / "briefs"
TOPICS = {"A": "T10", "B": "T06", "C": "T07"}


def text(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def looked(name: str) -> pd.DataFrame:
    return briefs.exists(briefs.pointers(text(name)))


def listed(name: str) -> float:
    """Say what share of a brief's pointers to tables stands under its topic."""
    row = tables.load("joint_topics").set_index("topic_id").loc[TOPICS[name]].dropna()
    known = {id_ for column in ("extracts", "claims", "dimensions") if column in row for id_ in row[column].split(";")}
    found = looked(name).query("kind != 'transcript'")["pointer"]
    return found.map(lambda pointer: pointer.split(",")[0].split(" ")[-1] in known).mean()


def test_there_are_three() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(TOPICS)


@pytest.mark.parametrize("name", TOPICS)
def test_each_is_labelled_and_keeps_the_frame(name: str) -> None:
    label, *headings = briefs.sections(text(name))
    assert label == ""
    assert "Made for teaching" in briefs.sections(text(name))[""]
    assert tuple(headings) == briefs.FRAME


@pytest.mark.parametrize("name", ["A", "B"])
def test_the_fluent_and_the_strong_point_to_what_is_there(name: str) -> None:
    assert looked(name)["problem"].tolist() == [""] * len(looked(name))
    assert briefs.quotations(text(name))["stands"].all()
    evidence = briefs.sentences(text(name)).query("section == 'What the evidence says'")["sentence"]
    assert set(evidence) <= set(looked(name).query("section == 'What the evidence says'")["sentence"])


def test_the_weak_one_has_the_faults_that_the_lesson_names() -> None:
    problems = looked("C").set_index("pointer")["problem"]
    assert problems["AU D7"] == "its grade is left out"
    assert problems["ID D7, P"] == "its grade is another in the table"
    assert briefs.quotations(text("C"))["stands"].tolist() == [False]


def test_only_the_fluent_one_is_beside_its_topic() -> None:
    assert listed("A") < 0.2 < 0.7 < min(listed("B"), listed("C"))


def test_the_strong_one_names_every_shortest_period() -> None:
    periods = tables.load("policy_preservation")
    least = periods.loc[periods["rule"].eq("minimum") & periods["days"].notna(), "jurisdiction"]
    codes = {jurisdiction: code for code, jurisdiction in briefs.JURISDICTIONS.items()}
    cells = {pointer.split(",")[0] for pointer in looked("B").query("kind == 'policy'")["pointer"]}
    assert {f"{codes[jurisdiction]} D9" for jurisdiction in least} <= cells


def test_the_strong_one_names_every_gap() -> None:
    unknown = tables.load("policy_cells").query("dimension == 'D9' and status == 'unknown'")["jurisdiction"]
    codes = {jurisdiction: code for code, jurisdiction in briefs.JURISDICTIONS.items()}
    named = {pointer for pointer in looked("B")["pointer"] if pointer.endswith("unknown")}
    assert named == {f"{codes[jurisdiction]} D9, unknown" for jurisdiction in unknown}


def test_the_pointers_that_the_lesson_prints_are_right() -> None:
    lesson = nbformat.read(ROOT / "course" / "lessons" / "09-synthesis.ipynb", as_version=4)
    prose = "\n\n".join(cell.source for cell in lesson.cells if cell.cell_type == "markdown")
    shown = re.findall(r"`(\[[^`]+\])`", prose)
    looked_up = briefs.exists(briefs.pointers(" ".join(f"See {pointer}." for pointer in shown)))
    assert len(looked_up) == len(shown) > 4
    assert looked_up["problem"].tolist() == [""] * len(shown)


def test_no_australian_school_has_the_duty_that_the_fluent_one_tells_of() -> None:
    cells = tables.load("policy_cells").set_index(["jurisdiction", "dimension"])
    assert cells.loc[("Australia", "D12"), "value"] < 2
    assert "AU D12" not in text("A")


def test_the_teachers_next_words_are_left_out() -> None:
    turn = (tables.DATA / "transcripts" / "T3.md").read_text(encoding="utf-8").split("[38]")[1].split("\n\n")[0]
    kept, missing = "The little ones are worth doing", "By Year Ten they know what I want to hear."
    assert turn.index(kept) < turn.index(missing)
    assert missing not in text("A")


def lesson_cell(name: str) -> str:
    lesson = nbformat.read(ROOT / "course" / "lessons" / "09-synthesis.ipynb", as_version=4)
    return next(cell.source for cell in lesson.cells if cell.id == name)


def test_what_the_figure_does_not_draw_is_named_for_what_it_is() -> None:
    periods = tables.load("policy_preservation").set_index("jurisdiction")
    cells = tables.load("policy_cells").query("dimension == 'D9'").set_index("jurisdiction")
    ceiling = set(periods.index[periods["rule"].eq("ceiling")])
    unknown = set(cells.index[cells["status"].eq("unknown")])
    untied = set(periods.index[periods["rule"].isna()]) - unknown
    assert (ceiling, unknown) == ({"European Union", "South Korea"}, {"Singapore", "Indonesia"})
    assert untied == {"Australia"}
    assert "not tied" in cells.loc["Australia", "finding"]
    said = {
        "longest ones": ceiling,
        "nothing is kept there": unknown,
        "tied to no report": untied,
    }
    sentences = re.split(r"(?<=[.])\s", lesson_cell("reading-the-brief-figure"))
    for words, names in said.items():
        (sentence,) = [one for one in sentences if words in one]
        assert {name for name in periods.index if name in sentence} == names


def test_the_display_has_the_two_ways_of_no_finding_that_the_lesson_explains() -> None:
    cells = tables.load("policy_cells")
    found = cells["status"].isin(["present", "absent"])
    seen = set()
    for asked in tables.load("joint_topics")["dimensions"].dropna().str.split(";"):
        rows = cells[cells["dimension"].isin(asked)]
        bare = rows.groupby("jurisdiction").filter(lambda some: not found[some.index].any())
        seen |= set(bare["status"])
    assert seen == {"unknown", "not applicable"}
    assert all(f"*{status}*" in lesson_cell("reading-the-display") for status in seen)
