"""The audit on invented articles in nine styles, whose truth was written by hand before any program read them."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from course.methods import audit, citations, matching, references

FOLDER = Path(__file__).parent / "papers"
LEAST = 0.95  # the share of citations to be found, and of reported ones to be right


@cache
def truth_of(name: str) -> dict:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@cache
def text_of(name: str) -> str:
    [path] = (path for path in FOLDER.glob(f"{name}.*") if path.suffix in (".md", ".txt"))
    return path.read_text(encoding="utf-8")


@cache
def audit_of(name: str) -> audit.Audit:
    return audit.audit(text_of(name))


NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))
NAMED = [name for name in NAMES if truth_of(name)["style"] == "author-year"]
NUMBERED = [name for name in NAMES if name not in NAMED]


def plain(name: str) -> str:
    """A name as a reader compares it: case, spaces, kinds of apostrophe and a leading article aside; accents count."""
    name = unicodedata.normalize("NFC", name).replace("’", "'").casefold()
    return re.sub(r"[\s\-]+", "", re.sub(r"^the\s+", "", name.strip()))


def work(first: str, year: str) -> tuple[str, str]:
    year = re.sub(r"\[(\d{4})\]", r"/\1", str(year))  # a reprint: 1972 [1911]
    return plain(str(first)), re.sub(r"\s+", "", year).casefold()


def named(label: str) -> tuple[str, str]:
    """Split "de Vries in press" into the name and the year."""
    year = re.search(r"(in press|forthcoming|n\.d\.|\S+( \[\d{4}\])?)$", label)
    assert year is not None, label
    return work(label[: year.start()], year.group())


def works(table: pd.DataFrame) -> set[tuple[str, str]]:
    return {work(row["first"], row["year"]) for _, row in table.iterrows()}


def pairs(wanted: list[dict], found: pd.DataFrame) -> list[tuple[dict, pd.Series]]:
    """Pair each citation of the truth with one reported row: same work, on a line that the citation stands on."""
    left = [row for _, row in found.iterrows()]
    made = []
    for one in wanted:
        for row in left:
            same = work(row["first"], row["year"]) == work(one["first"], one["year"])
            if same and one["bracket_line"] <= row["line"] <= one["last_line"]:
                made.append((one, row))
                left = [other for other in left if other is not row]
                break
    return made


def differences(wanted: list[dict], found: pd.DataFrame) -> str:
    made = pairs(wanted, found)
    right = {row["citation_id"] for _, row in made}
    missed = [
        f"{one['first']} {one['year']} (line {one['line']})" for one in wanted if all(one is not x for x, _ in made)
    ]
    wrong = [
        f"{row['first']} {row['year']} (line {row['line']})"
        for _, row in found.iterrows()
        if row["citation_id"] not in right
    ]
    return f"missed: {missed}; wrong: {wrong}"


# The papers and the measure themselves -----------------------------------------------------------------------------------


def test_the_papers_are_there_and_say_what_they_are() -> None:
    assert len(NAMED) >= 6
    assert len(NUMBERED) >= 2
    for name in NAMES:
        assert re.search(r"made for tests", text_of(name).splitlines()[0], re.IGNORECASE), name


def test_the_measure_sees_what_is_missed_and_what_is_wrong() -> None:
    wanted = [
        {"first": "Ash", "year": "2001", "line": 3, "bracket_line": 3, "last_line": 3},
        {"first": "Elm", "year": "2002a", "line": 5, "bracket_line": 4, "last_line": 5},
    ]
    found = pd.DataFrame(
        {"citation_id": ["C001", "C002"], "first": ["Ash", "Elm"], "year": ["2001", "2002a"], "line": [3, 4]}
    )
    assert len(pairs(wanted, found)) == 2
    assert len(pairs(wanted, found.iloc[:1])) == 1
    for column, value in (("line", 9), ("first", "Élm"), ("year", "2002")):
        wrong = found.copy()
        wrong.loc[1, column] = value
        assert differences(wanted, wrong).startswith("missed: ['Elm 2002a (line 5)']; wrong: ['")


@pytest.mark.parametrize("name", NAMES)
def test_the_truth_fits_its_paper(name: str) -> None:
    truth, lines = truth_of(name), text_of(name).split("\n")
    for entry in truth["entries"]:
        line = lines[entry["line"] - 1]
        assert entry["first"].split()[0] in line or line.startswith("———")
    for one in truth["citations"]:
        if "first" in one:
            passage = " ".join(lines[one["bracket_line"] - 1 : one["last_line"]])
            assert one["year"].split("/")[0] in passage
    whole = " ".join(text_of(name).split())
    assert [thing for thing in truth["not_citations"] if thing not in whole] == []


# Author and year ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_style_is_recognised(name: str) -> None:
    assert citations.style(text_of(name)).name == truth_of(name)["style"]


@pytest.mark.parametrize("name", NAMED)
def test_nineteen_citations_of_twenty_are_found(name: str) -> None:
    wanted, found = truth_of(name)["citations"], citations.find(text_of(name))
    assert len(pairs(wanted, found)) >= LEAST * len(wanted), differences(wanted, found)


@pytest.mark.parametrize("name", NAMED)
def test_nineteen_reported_citations_of_twenty_are_right(name: str) -> None:
    wanted, found = truth_of(name)["citations"], citations.find(text_of(name))
    assert len(pairs(wanted, found)) >= LEAST * len(found) > 0, differences(wanted, found)


@pytest.mark.parametrize("name", NAMED)
def test_form_group_and_what_is_cited_at_second_hand(name: str) -> None:
    made = pairs(truth_of(name)["citations"], citations.find(text_of(name)))
    off = [
        (one["first"], one["year"], one["line"], column, row[column])
        for one, row in made
        for column, wanted in (
            ("form", one["form"]),
            ("group_size", one["group_size"]),
            ("secondary", one.get("secondary", False)),
        )
        if row[column] != wanted
    ]
    assert made
    assert len({mark[:3] for mark in off}) <= (1 - LEAST) * len(made), off


@pytest.mark.parametrize("name", NAMED)
def test_what_is_no_citation_is_not_taken_for_one(name: str) -> None:
    text, found = text_of(name), citations.find(text_of(name))
    taken = []
    for thing in truth_of(name)["not_citations"]:
        for place in re.finditer(r"\s+".join(map(re.escape, thing.split())), text):
            over = found[(found["start"] < place.end()) & (found["end"] > place.start())]
            taken += [(thing, names) for names in over["names"]]
    assert taken == []


@pytest.mark.parametrize("name", NAMED)
def test_the_list_is_read_in_its_order(name: str) -> None:
    wanted, found = truth_of(name)["entries"], references.entries(text_of(name))
    assert [work(row["first"], row["year"]) for _, row in found.iterrows()] == [
        work(entry["first"], entry["year"]) for entry in wanted
    ]
    assert found["line"].tolist() == [entry["line"] for entry in wanted]
    joined = found[found["joined"].astype(bool)]
    assert works(joined) == {named(label) for label in truth_of(name).get("joined", [])}


@pytest.mark.parametrize("name", NAMES)
def test_the_titles_are_read(name: str) -> None:
    def bare(title: str) -> str:
        title = re.sub(r"\s*[(\[][^)\]]*[)\]]\s*\.?$", "", title.strip())  # (2nd ed.), [Leaflet]
        return re.sub(r"[\W_]+", " ", title).strip().casefold()

    found = references.entries(text_of(name))
    wanted = truth_of(name)["entries"]
    title = dict(zip(found["line"], found["title"], strict=True))
    off = [
        (entry["title"], title.get(entry["line"], ""))
        for entry in wanted
        if bare(title.get(entry["line"], "")) != bare(entry["title"])
    ]
    assert len(off) <= (1 - LEAST) * len(wanted), off


@pytest.mark.parametrize("name", NAMED)
def test_each_citation_is_led_to_its_entry(name: str) -> None:
    truth, text = truth_of(name), text_of(name)
    entries = references.entries(text)
    at = dict(zip(entries["entry_id"], entries["line"], strict=True))
    made = pairs(truth["citations"], matching.match(citations.find(text), entries))
    off = []
    for one, row in made:
        wanted = None if one["entry"] is None else truth["entries"][one["entry"]]["line"]
        got = None if pd.isna(row["entry"]) else at[row["entry"]]
        if (got, row["how"]) != (wanted, one["how"]):
            off.append((one["first"], one["year"], one["line"], one["how"], wanted, row["how"], got))
    assert made
    assert len(off) <= (1 - LEAST) * len(made), off


@pytest.mark.parametrize("name", NAMED)
def test_listed_and_never_cited(name: str) -> None:
    assert works(audit_of(name).never_cited) == {named(label) for label in truth_of(name)["never_cited"]}


@pytest.mark.parametrize("name", NAMED)
def test_cited_and_not_listed(name: str) -> None:
    assert works(audit_of(name).not_listed) == {named(label) for label in truth_of(name)["not_listed"]}


@pytest.mark.parametrize("name", NAMED)
def test_a_missing_list_is_said(name: str) -> None:
    said = "no list" in set(audit_of(name).problems["problem"])
    assert said == (truth_of(name)["entries"] == [])


@pytest.mark.parametrize("name", NAMED)
def test_cited_with_another_year(name: str) -> None:
    found = {
        (work(row["first"], row["year"]), str(row["year_listed"])) for _, row in audit_of(name).year_mismatch.iterrows()
    }
    assert found == {(named(one["cited"]), one["listed"]) for one in truth_of(name)["year_mismatch"]}


@pytest.mark.parametrize("name", NAMED)
def test_every_bridge_is_named(name: str) -> None:
    entries = audit_of(name).entries
    entry = {row["entry_id"]: work(row["first"], row["year"]) for _, row in entries.iterrows()}
    found = {
        (work(row["first"], row["year"]), entry[row["entry"]], row["variant"])
        for _, row in audit_of(name).variants.iterrows()
    }
    assert found == {(named(one["cited"]), named(one["listed"]), one["variant"]) for one in truth_of(name)["variants"]}


# Numbers -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NUMBERED)
def test_numbers_are_found_where_they_stand(name: str) -> None:
    found = citations.numbered(text_of(name))
    wanted = [(one["line"], one["number"]) for one in truth_of(name)["citations"]]
    assert sorted(zip(found["line"], found["number"], strict=True)) == sorted(wanted)
    assert list(dict.fromkeys(found["number"])) == truth_of(name)["first_appearance"]


@pytest.mark.parametrize("name", NUMBERED)
def test_numbers_never_cited_out_of_range_and_out_of_order(name: str) -> None:
    truth, made = truth_of(name), audit_of(name)
    assert made.entries["number"].tolist() == [entry["number"] for entry in truth["entries"]]
    assert made.never_cited["number"].tolist() == truth["never_cited"]
    assert made.not_listed["names"].tolist() == [f"[{number}]" for number in truth["out_of_range"]]
    kinds = set(made.problems["problem"])
    assert ("out of range" in kinds) == bool(truth["out_of_range"])
    assert ("order of numbers" in kinds) == bool(truth["order_broken"])
