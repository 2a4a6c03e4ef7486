"""Pointers are found in whatever way a learner writes them, and each leads to its row or says why not."""

import pandas as pd
import pytest

from course.methods import briefs, tables, transcripts

PLACE = "What the evidence says"


def found(text):
    return briefs.pointers(f"## {PLACE}\n{text}")[["pointer", "kind"]].values.tolist()


def looked(pointer, cells=None):
    row = briefs.exists(briefs.pointers(f"## {PLACE}\nThis is so [{pointer}]."), cells).iloc[0]
    return bool(row["exists"]), bool(row["finding"]), row["problem"]


def said(text):
    return briefs.sentences(f"## {PLACE}\n{text}")["text"].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One [E17].", [["E17", "extract"]]),
        ("Two [E17, RC12].", [["E17", "extract"], ["RC12", "claim"]]),
        ("Two [E17; DC03].", [["E17", "extract"], ["DC03", "claim"]]),
        ("Two [E17][E18].", [["E17", "extract"], ["E18", "extract"]]),
        ("A cell [UK D3, P].", [["UK D3, P", "policy"]]),
        ("A cell without its comma [UK D3 P].", [["UK D3, P", "policy"]]),
        ("A cell without its grade [UK D3].", [["UK D3", "policy"]]),
        ("Two cells [UK D3, P; CA D13, S].", [["UK D3, P", "policy"], ["CA D13, S", "policy"]]),
        ("Commas [E17, UK D3, P, CA D13, S].", [["E17", "extract"], ["UK D3, P", "policy"], ["CA D13, S", "policy"]]),
        ("Marks too many [;E17;; E18, ;].", [["E17", "extract"], ["E18", "extract"]]),
        ("A turn [T3:12].", [["T3:12", "transcript"]]),
        ("A gap [AU D6, unknown].", [["AU D6, unknown", "policy"]]),
        ("No form [page 7].", [["page 7", "other"]]),
        ("A grade that is none [UK D3, X].", [["UK D3, X", "other"]]),
        ("A name in full [United Kingdom D3, P].", [["United Kingdom D3, P", "other"]]),
        ("No pointers: [sic], [a link](http://example.org/E17), [ ].", []),
        ("No pointer at all.", []),
    ],
)
def test_pointers_are_read(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One [E01]. Two [E02].", ["One [E01].", "Two [E02]."]),
        ("One. [E01] Two. [E02] [E03]", ["One [E01].", "Two [E02] [E03]."]),
        ("One (Adel et al. Others agree) is. Two is.", ["One (Adel et al. Others agree) is.", "Two is."]),
        ("Some, e.g. Canada, do. Others do not.", ["Some, e.g. Canada, do.", "Others do not."]),
        ("- One [E01]\n- Two [E02]", ["One [E01]", "Two [E02]"]),
        ("1. One [E01]\n2. Two [E02]", ["One [E01]", "Two [E02]"]),
        ("One [E01]\n\nTwo [E02]", ["One [E01]", "Two [E02]"]),
        ("One\nand the same [E01].", ["One and the same [E01]."]),
        ("She says “I ask. You wait.” [T1:34] He nods.", ["She says “I ask. You wait” [T1:34].", "He nods."]),
        ("It rose by 1.5 per cent. So it is.", ["It rose by 1.5 per cent.", "So it is."]),
        ("One.\n[E01]\nTwo.", ["One [E01].", "Two."]),
        ("One. [E01;\nE02] Two.", ["One [E01; E02].", "Two."]),
        ("One.[E01]. Two. [E02].", ["One [E01].", "Two [E02]."]),
        ("One. **Two.** [E01] _Three._ Four.", ["One.", "**Two** [E01].", "_Three._", "Four."]),
        ("The answer is no. It is in no. 4 of the list.", ["The answer is no.", "It is in no. 4 of the list."]),
        ("The U.S. Congress asks. The U.K. Bill does not.", ["The U.S. Congress asks.", "The U.K. Bill does not."]),
        ("**Law.** One [E01]. **One law:**\n- Two", ["**Law.** One [E01].", "**One law:** Two"]),
        ("Law:\n\nOne. **Both of them.** [E01]", ["Law: One.", "**Both of them** [E01]."]),
        ("It began in\n2020. It went on.", ["It began in 2020.", "It went on."]),
        ("1) One\n2) Two", ["One", "Two"]),
        ("### A part\nOne.\n### Another\nTwo.", ["One.", "Two."]),
        ('A screen of 5" is one. Another is two.', ['A screen of 5" is one.', "Another is two."]),
        ("She says “I ask. He waits. They go.", ["She says “I ask.", "He waits.", "They go."]),
        ('She says "I ask. You wait" [T1:34]. He nods.', ['She says "I ask. You wait" [T1:34].', "He nods."]),
        ("", []),
    ],
)
def test_sentences_are_divided(text, expected):
    assert said(text) == expected


def test_a_pointer_after_the_full_stop_belongs_to_the_sentence_before():
    rows = briefs.pointers(f"## {PLACE}\nOne. [E01] Two. [E02]")
    assert rows[["pointer", "section", "sentence"]].values.tolist() == [["E01", PLACE, 1], ["E02", PLACE, 2]]


def test_sections_keep_their_order_and_what_stands_before():
    text = "Title\n\n## Limits\nSix.\n\n### Part\nMore.\n## Question\nWho? \n## Limits ##\nSeven."
    assert briefs.sections(text) == {"": "Title", "Limits": "Six.\n\n### Part\nMore.\n\nSeven.", "Question": "Who?"}
    assert list(briefs.sections(text)) == ["", "Limits", "Question"]
    assert briefs.sections("## Limits")["Limits"] == ""


@pytest.mark.parametrize(
    "heading", ["**What the evidence says**", "What the Evidence Says:", "WHAT THE EVIDENCE SAYS ##"]
)
def test_a_heading_of_the_frame_may_be_bold_or_have_other_capitals(heading):
    assert list(briefs.sections(f"## {heading}\nOne.\n## What the law says\nTwo.")) == [PLACE, "What the law says"]


def test_a_heading_is_found_with_a_space_before_it_and_keeps_its_name():
    assert briefs.sections(" ## Question\nWho?\n   ## In C#\nSix.\n##  \n    ## No heading") == {
        "Question": "Who?",
        "In C#": "Six.\n##  \n    ## No heading",
    }


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_the_mark_of_windows_change_nothing(end):
    text = f"## {PLACE}\nOne [E01].\n\n- Two\n- Three [E02]\n\n### Part\n## Limits\nSix say “there\nwas cake” [T2:8].\n"
    other = "\ufeff" + text.replace("\n", end)
    assert briefs.sections(other) == briefs.sections(text)
    assert list(briefs.sections(other)) == [PLACE, "Limits"]
    assert briefs.plain(other) == briefs.plain(text)
    for function in (briefs.sentences, briefs.pointers, briefs.quotations):
        pd.testing.assert_frame_equal(function(other), function(text))


@pytest.mark.parametrize(
    "function", [briefs.sections, briefs.sentences, briefs.pointers, briefs.plain, briefs.quotations]
)
@pytest.mark.parametrize("brief", [None, b"## Limits", ["## Limits"]])
def test_what_is_no_text_is_no_brief(function, brief):
    with pytest.raises(ValueError, match=f"The brief is a {type(brief).__name__}. Give its text"):
        function(brief)


def test_pointers_that_are_no_table_are_refused():
    found = briefs.pointers("## Limits\nOne [UK D3, P].")
    for pointed, cells, message in (
        ("[E01]", None, "this is a str"),
        (found[["pointer"]], None, "no column kind"),
        (found, CELLS.drop(columns=["status", "grade"]), "no column status, grade"),
    ):
        with pytest.raises(ValueError, match=message):
            briefs.exists(pointed, cells)


def test_plain_text_has_neither_headings_nor_pointers():
    assert briefs.plain("## Limits\nSix [E01; UK D3, P] spoke [sic] [E02].").split() == ["Six", "spoke", "[sic]."]
    assert briefs.plain(" ## Limits\nSix spoke [E01;\n E02] here.") == "Six spoke here."
    assert briefs.plain("A [link 1](http://example.org/1).") == "A [link 1](http://example.org/1)."


CELLS = pd.DataFrame(
    [
        ("United Kingdom", "D3", "present", "P"),
        ("Canada", "D4", "absent", "Q"),
        ("Australia", "D6", "unknown", None),
        ("European Union", "D11", "not applicable", None),
    ],
    columns=["jurisdiction", "dimension", "status", "grade"],
)


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("UK D3, P", (True, True, "")),
        ("CA D4, Q", (True, True, "")),
        ("UK D3", (True, False, "its grade is left out")),
        ("CA D4, P", (True, False, "its grade is another in the table")),
        ("UK D3, unknown", (True, False, "its grade is another in the table")),
        ("AU D6, S", (True, False, "the cell is unknown: it holds no finding")),
        ("AU D6", (True, False, "the cell is unknown: it holds no finding")),
        ("AU D6, unknown", (True, False, "")),
        ("EU D11, P", (True, False, "the cell is not applicable: it holds no finding")),
        ("UK D14, P", (False, False, "there is no such cell")),
        ("FR D3, P", (False, False, "there is no such cell")),
        ("E17", (True, True, "")),
        ("E23", (True, False, "our table calls it a case example, and does not say what stands there")),
        ("E41", (False, False, "there is no such extract")),
        ("RC57", (False, False, "there is no such claim")),
        ("DC03", (True, True, "")),
        ("T1:2", (True, True, "")),
        ("T1:1", (True, False, "the interviewer asks in this turn")),
        ("T1:999", (False, False, "there is no such turn")),
        ("T7:2", (False, False, "there is no such turn")),
        ("page 7", (False, False, "it has none of the forms of a pointer")),
    ],
)
def test_each_pointer_is_looked_up(pointer, expected):
    assert looked(pointer, CELLS) == expected


def test_every_row_of_the_tables_can_be_pointed_to():
    ids = [*tables.load("extracts")["extract_id"], *tables.load("claims")["claim_id"]]
    turns = transcripts.table()
    ids += [f"{row.transcript}:{row.turn}" for row in turns.itertuples() if row.speaker != "Interviewer"]
    codes = {name: code for code, name in briefs.JURISDICTIONS.items()}
    cells = tables.load("policy_cells")
    assert set(cells["jurisdiction"]) == set(codes)
    graded = cells[cells["grade"].notna()]
    ids += [f"{codes[row.jurisdiction]} {row.dimension}, {row.grade}" for row in graded.itertuples()]
    rows = briefs.exists(briefs.pointers(f"## {PLACE}\nAll of it [{'; '.join(ids)}]."))
    assert rows["pointer"].tolist() == ids
    troubled = rows[rows["problem"] != ""]
    assert troubled["pointer"].tolist() == ["E23", "E31"]  # case examples
    assert rows["finding"].sum() == len(ids) - 2


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("One signed, and “there was cake” [T2:8].", True),
        ("One signed, and “there was cake.” [T2:8] So it went.", True),
        ('One signed, and "there was cake" [T2:8].', True),
        ("One signed, and „there was cake“ [T2:8].", True),
        ("One signed, and «there was cake» [T2:8].", True),
        ("One signed, and »there was cake« [T2:8].", True),
        ("One signed, and “there was a cake” [T2:8].", False),
        ("Another turn “there was cake” [T2:10].", False),
        ("No turn is named for “there was cake”.", False),
        ("The turn stands elsewhere: “there was cake”. It was signed [T2:8].", False),
        ("No such turn “there was cake” [T9:8].", False),
        ("An extract is no transcript: “capacity needs building” [E05].", False),
    ],
)
def test_a_quotation_stands_in_the_turn_that_is_named(text, stands):
    rows = briefs.quotations(f"## {PLACE}\n{text}")
    assert rows["stands"].tolist() == [stands]


def test_words_without_marks_are_no_quotation():
    assert briefs.quotations("## Limits\nThe officer’s own word is ‘soon’ [T1:2].").empty


def test_an_empty_brief_gives_empty_tables():
    assert briefs.sections("") == {}
    assert briefs.sentences("").empty
    assert list(briefs.exists(briefs.pointers("")).columns) == [
        "pointer", "kind", "section", "sentence", "exists", "finding", "problem",
    ]  # fmt: skip
    assert briefs.quotations("").empty
