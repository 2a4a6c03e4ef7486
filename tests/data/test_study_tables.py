"""The tables and keys of unit 01: damage is caught, every locator is found, and the keys agree with the tables."""

import itertools
import re
import shutil
import textwrap
from collections import Counter

import pandas as pd
import pytest

from course.errors import ROOT
from course.methods import documents, tables
from tests.data import package

KEYS = ROOT / "solutions" / "01-reading-a-study" / "keys"
NEW = ["interview_guide", "study_statements", "checklists", "made_up_roster", "guide_and_extracts"]


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(tables.DATA, tmp_path / "data")


@pytest.fixture(scope="module")
def papers():
    paths = {name: documents.find(name) for name in documents.DOCUMENTS}
    if None in paths.values():
        pytest.skip("documents not at hand: put both into documents/, COURSE_DOCUMENTS or ../shared/documents")
    return {name: documents.read(path) for name, path in paths.items()}


def key(name):
    return pd.read_csv(KEYS / f"{name}.csv", dtype=str, keep_default_na=False)


BROKEN = {
    "sub-question of no question": ("interview_guide.csv", ",8,577", ",17,577", {"foreign-key"}),
    "question twice": ("interview_guide.csv", "\n8a,", "\n8b,", {"primary-key", "unique-error"}),
    "question of another form": ("interview_guide.csv", "\n8a,", "\n8.1,", {"constraint-error"}),
    "place in the guide twice": ("interview_guide.csv", "\n2,2,", "\n2,3,", {"unique-error"}),
    "topic as a whole question": (
        "interview_guide.csv",
        "biggest challenges",
        "biggest challenges?",
        {"constraint-error"},
    ),
    "document nobody knows": ("study_statements.csv", "S002,dissertation", "S002,thesis", {"constraint-error"}),
    "topic nobody knows": ("study_statements.csv", ",sampling,", ",samples,", {"constraint-error"}),
    "statement twice": ("study_statements.csv", "S002,", "S001,", {"primary-key", "unique-error"}),
    "four first words": ("study_statements.csv", ",The sample size,", ",The sample size for,", {"constraint-error"}),
    "gist of two sentences": (
        "study_statements.csv",
        "definite answer,",
        "definite answer. Still,",
        {"constraint-error"},
    ),
    "gist that does not attribute": ("study_statements.csv", "Says that the aim", "The aim", {"constraint-error"}),
    "line in words": ("study_statements.csv", ",25,The sample", ",line 25,The sample", {"type-error"}),
    "checklist nobody knows": ("checklists.csv", "SANRA,1,", "SRQR,1,", {"constraint-error"}),
    "item twice": ("checklists.csv", "COREQ,2,", "COREQ,1,", {"primary-key"}),
    "item that asks nothing": ("checklists.csv", "Is the researcher's gender given?", "Gender", {"constraint-error"}),
    "person twice": ("made_up_roster.csv", "R02,", "R01,", {"primary-key", "unique-error"}),
    "region nobody knows": ("made_up_roster.csv", "Quell Valley", "Quell", {"constraint-error"}),
    "years with a unit": ("made_up_roster.csv", "Haskmere Uplands,3\n", "Haskmere Uplands,3 years\n", {"type-error"}),
    "extract nobody knows": ("guide_and_extracts.csv", "E40,5", "E41,5", {"foreign-key"}),
    "extract read twice": ("guide_and_extracts.csv", "E02,5", "E01,5", {"primary-key", "unique-error"}),
    "question that was not asked": ("guide_and_extracts.csv", "E01,4", "E01,17", {"foreign-key"}),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_planted_damage_is_found(tmp_path, broken):
    *damage, expected = BROKEN[broken]
    assert package.errors_after(tmp_path, *damage) & expected


# --- the guide ---


def guide_differences(guide, paper):
    """Compare with the numbered questions under the last appendix, found by their numbers alone."""
    start = max(number for number, line in enumerate(paper.lines, 1) if line.strip() == "Appendix D:")
    found = []
    for number, line in enumerate(paper.lines[start:], start + 1):
        if match := re.match(r"\s*(\d{1,2})(?:\.|([a-z])\.)\s", line):
            found.append((match[1] + (match[2] or ""), match[1] if match[2] else "", number))
    rows = list(
        guide.assign(parent=guide["parent"].fillna("").astype(str))[["question", "parent", "line"]].itertuples(
            index=False, name=None
        )
    )
    yield from (f"missing {row}" for row in found if row not in rows)
    yield from (f"not there {row}" for row in rows if row not in found)
    if guide["order"].tolist() != list(range(1, len(found) + 1)) or [row for row in rows if row in found] != found:
        yield "order"


def test_the_guide_is_complete(papers):
    guide = tables.load("interview_guide")
    assert list(guide_differences(guide, papers["dissertation"])) == []
    assert guide["parent"].isna().sum() == 16
    assert guide.loc[guide["parent"].notna(), "question"].tolist() == ["3a", "8a", "8b"]


def test_a_gap_in_the_guide_is_found(papers):
    guide = tables.load("interview_guide")
    assert list(guide_differences(guide.drop(index=3), papers["dissertation"]))
    assert list(guide_differences(guide.assign(line=guide["line"] + 1), papers["dissertation"]))
    assert list(guide_differences(guide.iloc[::-1], papers["dissertation"])) == ["order"]


# --- the statements ---


def misplaced(statements, papers):
    """Name the statements whose first words do not begin a sentence on the line that the row gives."""
    for row in statements.to_dict("records"):
        lines = papers[row["document"]].lines
        line = alike(lines[row["line"] - 1]) if row["line"] <= len(lines) else ""
        begins = re.search(r"(?:^|[.?!:)]\s)" + re.escape(alike(row["first_words"])) + r"(?!\w)", line)
        if not begins or line not in alike(documents.passage(row, row["document"])):
            yield row["statement_id"]


def alike(text):
    return " ".join(re.sub("[“”]", '"', re.sub("[‘’]", "'", text)).split())


def test_every_statement_is_found_on_its_line(papers):
    assert list(misplaced(tables.load("study_statements"), papers)) == []


@pytest.mark.parametrize(
    ("column", "value"), [("line", 25), ("line", 9999), ("first_words", "sample size for"), ("document", "review")]
)
def test_a_misplaced_statement_is_found(papers, column, value):
    statements = tables.load("study_statements")
    assert list(
        misplaced(statements.assign(**{column: statements[column].where(statements.index != 2, value)}), papers)
    ) == ["S003"]


def test_statements_are_found_in_a_wrapped_copy(papers, tmp_path):
    for name, paper in papers.items():
        copy = tmp_path / f"{name}.md"
        wrapped = (
            textwrap.fill(line.strip(), 80, break_on_hyphens=False, break_long_words=False) for line in paper.lines
        )
        copy.write_text("Title page\n\n" * 9 + "\n\n".join(wrapped), encoding="utf-8")
        for row in tables.load("study_statements").query("document == @name").to_dict("records"):
            assert alike(row["first_words"]) in alike(documents.passage(row, copy)), row["statement_id"]


def test_statements_are_numbered_in_the_order_of_the_documents():
    statements = tables.load("study_statements")
    assert statements["statement_id"].tolist() == [f"S{number:03}" for number in range(1, len(statements) + 1)]
    assert statements["document"].is_monotonic_increasing
    assert all(part["line"].is_monotonic_increasing for _, part in statements.groupby("document"))


def test_statements_cover_both_documents_to_the_end():
    statements = tables.load("study_statements")
    assert statements.groupby("document").size().between([60, 20], [80, 30]).all()
    said = set(statements.loc[statements["document"] == "dissertation", "section"].str.split(":").str[0])
    assert {"Appendix A", "Appendix B", "Appendix C", "Appendix D"} <= said
    topics = {"question", "design", "data collection", "analysis", "position of the researcher", "limits", "reporting"}
    assert all(topics <= set(part["topic"]) for _, part in statements.groupby("document"))


def shared(text, papers, run=8):
    def split(part):
        return re.findall(r"[a-z0-9]+", part.lower().replace("’", "'").replace("'", ""))

    words, there = split(text), set()
    for paper in papers.values():
        found = split(" ".join(paper.lines))
        there.update(tuple(found[i : i + run]) for i in range(len(found) - run + 1))
    return [" ".join(words[i : i + run]) for i in range(len(words) - run + 1) if tuple(words[i : i + run]) in there]


def test_texts_are_in_our_own_words(papers):
    texts = [
        cell
        for name in NEW
        for cell in tables.load(name).select_dtypes("str").to_numpy().ravel()
        if isinstance(cell, str)
    ]
    texts += [cell for path in KEYS.glob("*.csv") for cell in key(path.stem).to_numpy().ravel()]
    assert len(texts) > 500
    assert shared(" | ".join(texts), papers) == []
    assert shared(" ".join(papers["review"].lines[8].split()[:8]), papers) != []


# --- the checklists ---


def test_checklists_are_complete():
    checklists = tables.load("checklists")
    assert {name: part["number"].tolist() for name, part in checklists.groupby("checklist")} == {
        "COREQ": list(range(1, 33)),
        "CASP": list(range(1, 11)),
        "SANRA": list(range(1, 7)),
    }
    coreq = checklists[checklists["checklist"] == "COREQ"]
    assert coreq.groupby("domain", sort=False).size().tolist() == [8, 15, 9]
    assert checklists.groupby("checklist")["source"].nunique().eq(1).all()


# --- the roster ---


def alone(roster, band, place, role):
    """Count by hand, without pandas, who shares the three things with nobody."""
    rows = [(row["years"] // band, row[place], row[role]) for row in roster.to_dict("records")]
    return sum(count for count in Counter(rows).values() if count == 1)


def test_one_least_coarsening_leaves_nobody_alone():
    roster = tables.load("made_up_roster")
    menu = list(itertools.product((1, 5, 10), ("place", "region"), ("role", "role_group")))
    counts = {way: alone(roster, *way) for way in menu}
    safe = {way for way in menu if not counts[way]}
    assert safe == {way for way in menu if way[0] >= 5 and way[1] == "region"}
    assert len(roster) == 30 and counts[1, "place", "role"] == 17
    steps = {way: menu_steps(way) for way in menu}
    assert sorted(steps[way] for way in safe)[:2] == [2, 3]
    written = key("roster")
    assert {(int(b), p, r): (int(s), int(a)) for b, p, r, s, a in written.itertuples(index=False, name=None)} == {
        way: (steps[way], counts[way]) for way in menu
    }


def menu_steps(way):
    return {1: 0, 5: 1, 10: 2}[way[0]] + (way[1] == "region") + (way[2] == "role_group")


def test_the_answer_does_not_hang_on_where_a_band_begins():
    roster = tables.load("made_up_roster")
    earlier = roster.assign(years=roster["years"] - 1)
    for way in itertools.product((5, 10), ("place", "region"), ("role", "role_group")):
        assert alone(roster, *way) == alone(earlier, *way)


def test_alone_and_sharing_can_be_told_apart_by_number():
    roster = tables.load("made_up_roster")
    groups = roster.groupby(["role", "place", "years"]).size()
    numbers = [int((groups == 1).sum()), int(groups[groups > 1].sum()), int((groups > 1).sum()), len(groups)]
    assert len(set(numbers)) == 4


def test_a_town_lies_in_one_region_and_a_role_in_one_group():
    roster = tables.load("made_up_roster")
    assert roster.groupby("place")["region"].nunique().eq(1).all()
    assert roster.groupby("role")["role_group"].nunique().eq(1).all()


def test_invented_places_are_in_neither_document(papers):
    text = " ".join(line for paper in papers.values() for line in paper.lines).lower()
    roster = tables.load("made_up_roster")
    assert not [name for name in {*roster["place"], *roster["region"]} if name.lower() in text]


# --- the keys ---


def test_pairs_are_of_statements_that_exist_and_stand_once():
    known = set(tables.load("study_statements")["statement_id"])
    seen = []
    for name in ("pairs", "also_defensible"):
        pairs = key(name)
        assert {*pairs["first"], *pairs["second"]} <= known
        assert (pairs["first"] < pairs["second"]).all()
        assert pairs["why"].str.fullmatch(r"\S.*\.").all()
        seen += list(zip(pairs["first"], pairs["second"], strict=True))
    assert len(seen) == len(set(seen))


def test_there_are_enough_pairs_of_each_kind():
    kinds = key("pairs")["kind"].value_counts()
    assert set(kinds.index) == {"contradicts", "sits badly", "only seems to"}
    real = kinds["contradicts"] + kinds["sits badly"]
    assert real >= 12
    assert kinds["only seems to"] >= real
    assert key("pairs")["what_would_settle_it"].str.fullmatch(r"\S.*\.").all()


def test_both_documents_have_pairs_of_both_kinds():
    document = tables.load("study_statements").set_index("statement_id")["document"]
    pairs = key("pairs")
    within = pairs[pairs["first"].map(document) == pairs["second"].map(document)]
    real = within["kind"] != "only seems to"
    assert within.groupby([within["first"].map(document), real]).size().min() >= 4


def test_no_pair_can_be_told_by_its_place_alone():
    # Pairs from one line or one section are of both kinds, and so are pairs across sections.
    section = tables.load("study_statements").set_index("statement_id")["section"]
    pairs = key("pairs")
    same = pairs["first"].map(section) == pairs["second"].map(section)
    assert len(set(zip(same, pairs["kind"] != "only seems to", strict=True))) == 4


@pytest.mark.parametrize(
    ("name", "checklist", "scores", "items"),
    [
        ("coreq", "COREQ", {"reported", "partly", "not reported"}, 12),
        ("sanra", "SANRA", {"0", "1", "2"}, 6),
    ],
)
def test_scores_and_the_statements_that_decide_them(name, checklist, scores, items):
    decided = key(name)
    numbers = tables.load("checklists").query("checklist == @checklist")["number"].astype(str)
    known = tables.load("study_statements").set_index("statement_id")["document"]
    assert len(decided) == decided["item"].nunique() == items
    assert set(decided["item"]) <= set(numbers)
    document = {"coreq": "dissertation", "sanra": "review"}[name]
    for defensible, statements in zip(decided["defensible"], decided["statements"], strict=True):
        accepted = defensible.split("|")
        assert set(accepted) < scores and len(accepted) == len(set(accepted))
        assert statements.split()
        assert {known[statement] for statement in statements.split()} == {document}


def test_strengths_are_told_of_both_documents():
    known = tables.load("study_statements").set_index("statement_id")["document"]
    assert set(key("strengths")["statement"].map(known)) == {"dissertation", "review"}
