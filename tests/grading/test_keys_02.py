"""The readings that unit 02's hidden tests carry are those of its key files, and nothing of them is released."""

import ast
import itertools
import re

import pytest

from course.errors import ROOT
from course.grading import assignments
from course.methods import agreement, codebook, coding, machine, tables, transcripts
from tests.grading import keys

UNIT = "02-coding"
NAMES = {
    "ex2-lacks": {"KEY_LACKS"},
    "ex2-fits": {"KEY_FITS"},
    "ex3-misquoted": {"KEY_MISQUOTED"},
    "ex3-sense": {"KEY_SENSE"},
    "ex4-agreement": {"KEY_READINGS", "KEY_RULES"},
    "ex5-why": {"KEY_WHY"},
    "ex6-level": {"KEY_LEVEL"},
    "ex7-reads": {"KEY_NEGATIVE"},
    "ex7-rewrites": {"KEY_REWRITES"},
}


def rows(name):
    return keys.rows(UNIT, name)


def two_columns(name):
    return dict(row.values() for row in rows(name))


def readings():
    found = {}
    for row in rows("readings.csv"):
        found.setdefault(row["reading"], {}).setdefault(row["segment_id"], []).append(row["code_id"])
    return {name: {one: " ".join(codes) for one, codes in given.items()} for name, given in found.items()}


STATEMENTS = {"X": "N2", "Y": "N3", "Z": "N4"}  # letters of exercise 7, and what the key calls them


def negative():
    """Give what may be read of each turn that exercise 7 shows; what only seems to touch a statement is `neither`."""
    nb = assignments.read(assignments.find(ROOT, "02").source)
    (cell,) = (cell for cell in nb.cells if cell["id"] == "ex7-eighteen-turns")
    shown = ast.literal_eval(ast.parse(cell.source).body[0].value)
    known = {
        (row["statement_id"], row["transcript"], int(row["turn"])): row["defensible"] for row in rows("negative.csv")
    }
    return {
        f"{letter}-{name}-{turn}": known[STATEMENTS[letter], name, turn].replace("seems", "neither")
        for letter, turns in shown.items()
        for name, turn in turns
    }


def expected():
    quotations, fits = rows("quotations.csv"), {}
    for row in rows("fits.csv"):
        fits.setdefault(row["code"], set()).add((row["transcript"], int(row["turn"])))
    return {
        "KEY_LACKS": two_columns("entries.csv"),
        "KEY_FITS": fits,
        "KEY_MISQUOTED": {row["quotation_id"] for row in quotations if row["stands"] == "no"},
        "KEY_SENSE": {row["quotation_id"]: row["sense"] for row in quotations if row["sense"] != "kept"},
        "KEY_READINGS": readings(),
        "KEY_RULES": two_columns("rules.csv"),
        "KEY_WHY": {int(place): reason for place, reason in two_columns("why.csv").items()},
        "KEY_LEVEL": two_columns("levels.csv"),
        "KEY_NEGATIVE": negative(),
        "KEY_REWRITES": two_columns("rewrites.csv"),
    }


@pytest.fixture(scope="module")
def cells():
    return keys.cells(UNIT)


@pytest.fixture(scope="module")
def listed(cells):
    """Read the tables that the notebook writes out, by the cell that does."""

    def of(cell):
        (made,) = (
            node.value.args[0]
            for node in ast.parse(cells[cell]).body
            if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("pd.DataFrame")
        )
        return ast.literal_eval(made)

    return of


def stands(quotation, transcript, turn=None):
    try:
        coding.find(quotation, transcript, turn)
    except coding.QuotationError:
        return False
    return True


@pytest.mark.parametrize("cell", NAMES)
def test_a_hidden_test_carries_the_readings_of_the_key_files(cells, cell):
    assert set(keys.literals(cells[cell])) == NAMES[cell]
    assert keys.differing(cells[cell], expected()) == set()


@pytest.mark.parametrize(
    ("cell", "old", "new", "name"),
    [
        ("ex2-fits", '("T3", 14),', "", "KEY_FITS"),
        ("ex4-agreement", '"ai_helps ai_harms"', '"ai_helps"', "KEY_READINGS"),
        ("ex6-level", '"F": "either"', '"F": "latent"', "KEY_LEVEL"),
        ("ex7-reads", '"qualifies|against"', '"against"', "KEY_NEGATIVE"),
    ],
)
def test_a_reading_that_drifts_from_its_key_is_found(cells, cell, old, new, name):
    assert old in cells[cell]
    assert keys.differing(cells[cell].replace(old, new, 1), expected()) == {name}


def test_the_readings_code_every_segment_with_codes_that_can_be_given():
    book = codebook.load()
    codable = set(book.loc[book["codable"], "code_id"])
    segments = set(tables.load("segments")["segment_id"])
    for given in readings().values():
        assert set(given) == segments
        assert {code for codes in given.values() for code in codes.split()} <= codable
    assert set(expected()["KEY_RULES"]) == segments


def test_a_rule_at_stake_names_no_code():
    book = codebook.load().query("codable")
    named = [
        (segment, word)
        for segment, rule in expected()["KEY_RULES"].items()
        for word in (*book["code_id"], *book["code"].str.lower())
        if re.search(rf"\b{re.escape(word)}\b", rule)
    ]
    assert named == []


def mean_agreement(first, second):
    return sum(1 - agreement.masi(set(first[one].split()), set(second[one].split())) for one in first) / len(first)


def test_full_marks_in_the_coding_are_within_reach_of_each_reading_and_of_nothing_mechanical():
    known = readings()
    least = min(sum(mean_agreement(known[one], known[other]) for other in known if other != one) / 2 for one in known)
    with_all = {
        name: sum(mean_agreement(given, other) for other in known.values()) / 3 for name, given in known.items()
    }
    assert min(with_all.values()) >= least
    machine = dict.fromkeys(known["A"], "")
    for row in rows("machine.csv"):
        machine[row["segment_id"]] = f"{machine[row['segment_id']]} {row['code_id']}"
    codes = sorted({code for given in known.values() for words in given.values() for code in words.split()})
    mechanical = [machine, *(dict.fromkeys(machine, code) for code in [*codes, " ".join(codes)])]
    for answer in mechanical:
        assert sum(mean_agreement(answer, other) for other in known.values()) / 3 < least - 0.2


def test_the_faulty_entries_have_the_faults_of_the_key(listed):
    for entry in listed("ex2-six-entries"):
        place, quotation = re.fullmatch(r"(T\d, turn \d+): “(.+)”", entry["example"]).groups()
        transcript, turn = place.split(", turn ")
        wanted = expected()["KEY_LACKS"][entry["entry"]] != "example: not found"
        assert stands(quotation, transcript, int(turn)) == wanted, entry["entry"]


def test_the_quotations_of_the_report_stand_where_the_key_says(listed):
    for name, transcript, turn, quotation in listed("ex3-report"):
        assert stands(quotation, transcript) == (name not in expected()["KEY_MISQUOTED"]), name
        if name not in expected()["KEY_MISQUOTED"]:
            assert coding.find(quotation, transcript).turn == turn


def test_the_passages_with_first_codes_stand_in_their_turns(listed):
    passages = listed("ex6-twelve")
    assert [row[0] for row in passages] == list(expected()["KEY_LEVEL"])
    assert [row[0] for row in passages if not stands(row[3], row[1], row[2])] == []


def test_the_places_of_the_machine_are_what_their_reasons_say(listed):
    found = {(row.coding_id, row.code_id) for row in found_in_codings().itertuples()}
    person = set(zip(tables.load("codings")["coding_id"], tables.load("codings")["code_id"], strict=True))
    for place, coding_id, code in listed("ex5-eight-places"):
        by_machine, by_person = (coding_id, code) in found, (coding_id, code) in person
        reason = expected()["KEY_WHY"][place]
        assert by_machine == (reason != "no word"), place
        assert by_person == (reason in ("no word", "right")), place


def found_in_codings():
    pieces = tables.load("codings")[["coding_id", "quotation"]].set_axis(["segment_id", "text"], axis=1)
    return machine.keyword_codes(pieces, tables.load("machine_keywords")).rename(columns={"segment_id": "coding_id"})


def test_the_turns_that_are_named_are_answers():
    asked = transcripts.table().query("speaker != 'Interviewer'")
    answers = set(zip(asked["transcript"], asked["turn"], strict=True))
    fits = set(itertools.chain(*expected()["KEY_FITS"].values()))
    shown = [place.split("-") for place in expected()["KEY_NEGATIVE"]]
    assert fits | {(name, int(turn)) for _, name, turn in shown} <= answers


def test_the_statements_are_those_of_the_key(cells):
    said = {row["statement_id"]: row["statement"] for row in rows("negative.csv")}
    assert [
        letter for letter, one in STATEMENTS.items() if f"**{letter}**: *{said[one]}*" not in cells["ex7-prompt"]
    ] == []


def test_nothing_of_the_keys_is_released():
    released = keys.released(UNIT)
    assert not re.search(r"KEY_[A-Z]|HIDDEN|at stake: ", released)
    assert not any(rule in released for rule in expected()["KEY_RULES"].values())
    assert "quotation_id" in released
