"""The readings that unit 05's hidden tests carry are those of its key files, and nothing of them is released."""

import re

import pytest

from course.methods import agreement, citations, documents, matching, order, references, tables
from tests.grading import keys

UNIT = "05-citations"
BANDS = ["mismatch", "weak", "plausible"]
NAMES = {
    "ex2-matched": {"KEY_ENTRY", "KEY_NONE", "KEY_YEAR", "KEY_OPEN"},
    "ex2-bridged": {"KEY_BRIDGE", "KEY_OPEN"},
    "ex3-never-cited": {"KEY_NEVER"},
    "ex3-not-listed": {"KEY_MISSING", "KEY_YEARS"},
    "ex3-may-write": {"KEY_WRITE"},
    "ex4-verdicts": {"KEY_SECTIONS"},
    "ex5-fit": {"KEY_ONE", "KEY_TWO", "BANDS"},
    "ex5-may-write": {"KEY_WRITE"},
    "ex7-verdicts": {"KEY_VERDICTS"},
}


def rows(name):
    return keys.rows(UNIT, name)


def letters(exercise):
    return [row["letter"] for row in rows("letters.csv") if (row["exercise"], row["holds"]) == (exercise, "true")]


def planted(kind):
    return [row for row in rows("planted.csv") if row["kind"] == kind]


def cited_as(kind):
    """Name the citations that a planted error of this kind is in."""
    cited = rows("practice_citations.csv")
    wanted = {(row["line"], row["names"], row["year"]) for row in planted(kind)}
    return [row["citation_id"] for row in cited if (row["line"], row["names"], row["year"]) in wanted]


def dozen():
    readings = {(row["claim_id"], row["citation_id"]): row for row in rows("fit.csv")}
    return {row["item"]: readings[row["claim_id"], row["citation_id"]] for row in rows("fit_dozen.csv")}


def expected(cell):
    cited = rows("practice_citations.csv")
    variants = {row["citation_id"]: row for row in cited if row["how"] == "variant"}
    accepted = {"usual": "usual", "missing": "missing", "arguable": "usual|missing"}
    verdicts = {"arguable": "supported|not supported"}
    return {
        "KEY_ENTRY": {id_: row["entry"] for id_, row in variants.items()},
        "KEY_BRIDGE": {id_: row["variant"] for id_, row in variants.items()},
        "KEY_OPEN": [id_ for id_, row in variants.items() if row["variant"] in ("short name", "et al.")],
        "KEY_NONE": [row["citation_id"] for row in cited if row["how"] == "none"],
        "KEY_YEAR": [row["citation_id"] for row in cited if row["how"] == "year"],
        "KEY_YEARS": cited_as("year differs"),
        "KEY_MISSING": cited_as("cited, not listed"),
        "KEY_NEVER": [row["entry"] for row in planted("listed, never cited")],
        "KEY_WRITE": letters(cell.partition("-")[0]),
        "KEY_SECTIONS": {row["section"]: accepted[row["detail"]] for row in planted("no sources")},
        "KEY_ONE": {item: row["reading_a"] for item, row in dozen().items()},
        "KEY_TWO": {item: row["reading_b"] for item, row in dozen().items()},
        "BANDS": BANDS,
        "KEY_VERDICTS": {
            row["statement_id"]: verdicts.get(row["verdict"], row["verdict"]) for row in rows("order_statements.csv")
        },
    }


@pytest.fixture(scope="module")
def cells():
    return keys.cells(UNIT)


@pytest.fixture(scope="module")
def article():
    return documents.text_of(tables.DATA / "practice_article.md")


@pytest.mark.parametrize("cell", NAMES)
def test_a_hidden_test_carries_the_readings_of_the_key_files(cells, cell):
    assert set(keys.literals(cells[cell])) >= NAMES[cell]
    assert keys.differing(cells[cell], expected(cell)) == set()


@pytest.mark.parametrize(
    ("cell", "old", "new", "name"),
    [
        ("ex2-matched", '"C026": "R24"', '"C026": "R25"', "KEY_ENTRY"),
        ("ex2-matched", '"C014", "C026"', '"C014", "C013"', "KEY_OPEN"),
        ("ex2-bridged", '"C014": "et al."', '"C014": "spelling"', "KEY_BRIDGE"),
        ("ex3-never-cited", '"R11", "R17", "R27"', '"R11", "R17"', "KEY_NEVER"),
        ("ex3-not-listed", '"C010", "C016", "C020"', '"C010", "C016", "C030"', "KEY_MISSING"),
        ("ex3-may-write", '"A", "C", "E", "H"', '"A", "C", "E"', "KEY_WRITE"),
        ("ex4-verdicts", '"usual|missing"', '"usual"', "KEY_SECTIONS"),
        ("ex5-fit", '"F1": "mismatch"', '"F1": "weak"', "KEY_ONE"),
        ("ex5-may-write", '"A", "C", "E"', '"A", "B", "E"', "KEY_WRITE"),
        ("ex7-verdicts", '"O07": "not supported"', '"O07": "supported"', "KEY_VERDICTS"),
    ],
)
def test_a_reading_that_drifts_from_its_key_is_found(cells, cell, old, new, name):
    assert old in cells[cell]
    assert keys.differing(cells[cell].replace(old, new, 1), expected(cell)) == {name}


def unlike_the_reader(found):
    """Name the citations of which the program's row is not the reader's."""
    columns = ["line", "section", "year", "group", "group_size", "entry", "how", "variant"]
    mine = found.set_index("citation_id")[columns].astype(object)
    mine = mine.where(mine.notna(), "").astype(str).to_dict("index")
    theirs = {row["citation_id"]: {name: row[name] for name in columns} for row in rows("practice_citations.csv")}
    return {id_ for id_ in mine.keys() | theirs.keys() if mine.get(id_) != theirs.get(id_)}


def test_what_learners_measure_against_is_what_a_reader_found(article):
    found = matching.match(citations.find(article), references.entries(article))
    assert unlike_the_reader(found) == set()
    assert unlike_the_reader(found.assign(year=found["year"].replace("1998", "1999"))) == {"C030"}


def test_each_prompt_asks_what_the_key_answers(cells):
    for exercise in ("ex3", "ex5"):
        assert re.findall(r"^    - ([A-Z]): ", cells[f"{exercise}-prompt"], re.MULTILINE) == [
            row["letter"] for row in rows("letters.csv") if row["exercise"] == exercise
        ]
    statements = tables.load("order_statements")
    assert re.findall(r"^\| (O\d\d) \| (.+) \|$", cells["ex7-prompt"], re.MULTILINE) == list(
        zip(statements["statement_id"], statements["statement"], strict=True)
    )


def test_the_dozen_shows_the_titles_that_the_review_cites(cells):
    titles = tables.load("review_references").set_index("entry_id")["title"]
    shown = re.findall(r"^\| (F\d+) \| .+ \| \*(.+)\* \(\d{4}\) \|$", cells["ex5-prompt"], re.MULTILINE)
    assert shown == [(item, titles[row["entry"]]) for item, row in dozen().items()]


def test_two_readings_of_the_dozen_agree_well_and_not_wholly():
    one, two = ([row[name] for row in dozen().values()] for name in ("reading_a", "reading_b"))
    assert 0.5 < agreement.kappa(one, two, weights="linear", labels=BANDS) < 1
    assert {*one, *two} == set(BANDS)
    assert all(abs(BANDS.index(a) - BANDS.index(b)) < 2 for a, b in zip(one, two, strict=True))


def test_the_orders_are_clear_enough_for_yes_and_no(article):
    entries = references.entries(article)
    firsts = {
        "article": order.first_appearance(matching.match(citations.find(article), entries), entries),
        "review": order.first_appearance(tables.load("review_citations"), tables.load("review_references")),
    }
    for table in firsts.values():
        alone, grouped = (order.rank_correlation(table, which=which) for which in ("alone", "grouped"))
        assert alone.rho > 0.7 and alone.p < 0.005
        assert abs(grouped.rho) < 0.3 and grouped.p > 0.2


def test_nothing_of_the_keys_is_released():
    released = keys.released(UNIT)
    assert not re.search(r"KEY_[A-Z]|HIDDEN|Boateng", released)
    assert "Full points are for a pattern" in released
