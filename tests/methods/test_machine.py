import pandas as pd
import pytest

from course.methods import codebook, machine, tables


def found(text, *keywords):
    segments = pd.DataFrame({"segment_id": ["G1"], "text": [text]})
    table = machine.keyword_codes(segments, pd.DataFrame({"code_id": "c", "keyword": keywords}))
    return table["keyword"].tolist()


@pytest.mark.parametrize(
    ("text", "keyword", "there"),
    [
        ("The law is slow.", "law", True),
        ("LAW, and order", "law", True),
        ("law-making", "law", True),
        ("lawyers", "law", False),
        ("outlaw", "law", False),
        ("lawyers", "law*", True),
        ("law", "law*", True),
        ("outlaw", "law*", False),
        ("it doesn’t help", "doesn't", True),
        ("it doesn't help", "doesn’t", True),
        ("years  of\nbacklog", "of backlog", True),
        ("of the backlog", "of backlog", False),
        ("other agencies", "other agenc*", True),
        ("other agency staff", "other agenc*", True),
        ("a.i. helps", "a.i.", True),
        ("abi. helps", "a.i.", False),
        ("ÉCOLE", "école", True),
        ("Straße", "STRASSE", True),
    ],
)
def test_whole_words(text, keyword, there):
    assert found(text, keyword) == ([keyword] if there else [])


def test_one_row_for_each_keyword_in_the_order_of_segments_then_keywords():
    segments = pd.DataFrame({"segment_id": ["G2", "G1", "G3"], "text": ["b a b", "a", "none"]})
    keywords = pd.DataFrame({"code_id": ["y", "x", "x"], "keyword": ["a", "b", "a"]})
    rows = machine.keyword_codes(segments, keywords).values.tolist()
    assert rows == [["G2", "y", "a"], ["G2", "x", "b"], ["G2", "x", "a"], ["G1", "y", "a"], ["G1", "x", "a"]]


def test_nothing_found_is_an_empty_table():
    table = machine.keyword_codes(
        pd.DataFrame({"segment_id": ["G1"], "text": ["a"]}), pd.DataFrame({"code_id": ["x"], "keyword": ["b"]})
    )
    assert table.columns.tolist() == ["segment_id", "code_id", "keyword"]
    assert table.empty


@pytest.mark.parametrize(
    ("keyword", "message"),
    [
        ("", "keywords, row 2: the keyword is empty"),
        (None, "keywords, row 2: the keyword is empty"),
        ("*", "keywords, row 2: the keyword is empty"),
        ("l*w", r'row 2: "l\*w" has a \* that does not stand at the end'),
        ("law *", r'row 2: "law \*" has a \*'),
    ],
)
def test_a_keyword_that_cannot_be_looked_for_is_named(keyword, message):
    with pytest.raises(ValueError, match=message):
        found("text", "law", keyword)


def test_segments_must_have_a_text_and_an_id_of_their_own():
    keywords = pd.DataFrame({"code_id": ["x"], "keyword": ["a"]})
    with pytest.raises(ValueError, match="row 2: segment G1 stands there twice"):
        machine.keyword_codes(pd.DataFrame({"segment_id": ["G1", "G1"], "text": ["a", "b"]}), keywords)
    with pytest.raises(ValueError, match="row 1: segment G1 has no text"):
        machine.keyword_codes(pd.DataFrame({"segment_id": ["G1"], "text": [None]}), keywords)
    with pytest.raises(ValueError, match="segments has no column text"):
        machine.keyword_codes(pd.DataFrame({"segment_id": ["G1"]}), keywords)


def pairs(*rows):
    return pd.DataFrame(rows, columns=["segment_id", "code_id"])


def test_precision_and_recall_against_counts_by_hand():
    reference = pairs(("G1", "a"), ("G2", "a"), ("G3", "a"), ("G1", "b"), ("G4", "c"))
    machines = pairs(("G1", "a"), ("G2", "a"), ("G2", "a"), ("G4", "a"), ("G1", "b"), ("G5", "d"))
    table = machine.precision_recall(machines, reference).set_index("code_id")
    assert table.index.tolist() == ["a", "b", "c", "d", "all"]
    assert table[["found", "reference", "both"]].values.tolist() == [
        [3, 3, 2],
        [1, 1, 1],
        [0, 1, 0],
        [1, 0, 0],
        [5, 5, 3],
    ]
    assert table.loc["a", "precision"] == table.loc["a", "recall"] == pytest.approx(2 / 3)
    assert table.loc["all", "precision"] == pytest.approx(3 / 5)
    assert table["precision"].isna().tolist() == [False, False, True, False, False]
    assert table["recall"].isna().tolist() == [False, False, False, True, False]
    assert table.loc["c", "recall"] == 0
    assert table.loc["d", "precision"] == 0


def test_nothing_against_nothing_is_missing_not_zero():
    table = machine.precision_recall(pairs(), pairs())
    assert table["code_id"].tolist() == ["all"]
    assert table.loc[0, ["found", "reference", "both"]].tolist() == [0, 0, 0]
    assert table[["precision", "recall"]].isna().all(axis=None)


def test_rows_that_are_no_codings_are_refused():
    with pytest.raises(ValueError, match="reference: a row has no segment_id or no code_id"):
        machine.precision_recall(pairs(("G1", "a")), pairs(("G1", None)))
    with pytest.raises(ValueError, match='found: a code is called "all"'):
        machine.precision_recall(pairs(("G1", "all")), pairs(("G1", "a")))


def test_arguments_stay_as_they_were():
    machines, reference = pairs(("G1", "a"), ("G1", "a")), pairs(("G1", "b"))
    before = machines.copy(), reference.copy()
    machine.precision_recall(machines, reference)
    assert machines.equals(before[0])
    assert reference.equals(before[1])


def test_the_courses_keywords_find_codes_of_its_codebook_in_its_segments():
    found = machine.keyword_codes(tables.load("segments"), tables.load("machine_keywords"))
    book = codebook.load()
    assert set(found["code_id"]) <= set(book.loc[book["codable"], "code_id"])
    # A baseline that codes nothing, or everything, would teach nothing.
    assert 10 <= found["segment_id"].nunique() <= 20
    assert found.groupby("segment_id")["code_id"].nunique().max() < 8
