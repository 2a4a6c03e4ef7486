"""What unit 09's hidden tests carry is what its key files and tables say, and nothing of it is released."""

import ast
import contextlib
import io
import re

import pytest

from course.errors import ROOT
from course.grading import assignments
from course.methods import briefs, tables, transcripts
from tests.answers.bundles import HERE
from tests.grading import keys

UNIT = "09-synthesis"
RUBRIC = ROOT / "course" / "teaching" / "rubrics" / "09-synthesis.md"
NAMES = {
    "ex2-codes": {"KEY_CODES"},
    "ex2-rows": {"KEY_ROWS"},
    "ex3-traced": {"KEY_TRACED", "KEY_TRACE"},
    "ex3-possible": {"KEY_TRACE"},
    "ex3-means": {"KEY_MEANS"},
    "ex4-support": {"KEY_SUPPORT"},
    "ex4-needs": {"KEY_NEEDS"},
    "ex5-bearing": {"KEY_BEARING"},
}


def rows(name):
    return keys.rows(UNIT, name)


def joined(row, *columns):
    """Put the ids of some columns together, each once."""
    return " ".join(dict.fromkeys(" ".join(row[column] for column in columns).split()))


def expected():
    return {
        "KEY_CODES": {
            row["topic_id"]: "|".join(
                dict.fromkeys(row[which] for which in ("reading_a", "reading_b", "also") if row[which])
            )
            for row in rows("convergence.csv")
        },
        "KEY_ROWS": {
            row["topic_id"]: joined(row, "extracts", "claims", "dimensions") for row in rows("convergence_rows.csv")
        },
        "KEY_TRACED": [row["recommendation_id"] for row in rows("trace.csv") if row["traced"] == "yes"],
        "KEY_TRACE": {row["recommendation_id"]: joined(row, "extracts", "dimensions") for row in rows("trace.csv")},
        "KEY_MEANS": [row["letter"] for row in rows("letters.csv") if row["holds"] == "true"],
        "KEY_SUPPORT": {row["statement"]: row["support"] for row in rows("statements.csv")},
        "KEY_NEEDS": {row["statement"]: row["needs"] for row in rows("statements.csv") if row["needs"]},
        "KEY_BEARING": {row["topic_id"]: joined(row, "reading_a", "reading_b", "turns") for row in rows("bearing.csv")},
    }


@pytest.fixture(scope="module")
def cells():
    return keys.cells(UNIT)


@pytest.mark.parametrize("cell", NAMES)
def test_a_hidden_test_carries_what_the_key_files_say(cells, cell):
    assert set(keys.literals(cells[cell])) == NAMES[cell]
    assert keys.differing(cells[cell], expected()) == set()


@pytest.mark.parametrize(
    ("cell", "old", "new", "name"),
    [
        ("ex2-codes", '"partial|dissonance|silence"', '"partial"', "KEY_CODES"),
        ("ex2-rows", "E36 E37 E38 ", "E36 ", "KEY_ROWS"),
        ("ex3-traced", '"DR3", ', "", "KEY_TRACED"),
        ("ex3-possible", '"RR05": "D12"', '"RR05": "E24 D12"', "KEY_TRACE"),
        ("ex3-means", '["C"]', '["A"]', "KEY_MEANS"),
        ("ex4-support", '"S8": "cannot"', '"S8": "can"', "KEY_SUPPORT"),
        ("ex4-needs", '"S9": "C"', '"S9": "A"', "KEY_NEEDS"),
        ("ex5-bearing", "E24 E25 D7", "E24 D7", "KEY_BEARING"),
    ],
)
def test_a_literal_that_drifts_from_its_key_is_found(cells, cell, old, new, name):
    assert old in cells[cell]
    assert keys.differing(cells[cell].replace(old, new, 1), expected()) == {name}


def test_each_prompt_asks_what_the_key_answers(cells):
    asked = re.findall(r'^ +\("(T\d\d)", "[^"]+", "([^"]+)"\),$', cells["ex2-questions"], re.MULTILINE)
    assert asked == [(row["topic_id"], row["compared"]) for row in rows("convergence.csv")]
    assert [row["recommendation_id"] for row in rows("trace.csv")] == list(
        tables.load("recommendations")["recommendation_id"]
    )
    letters = re.findall(r"^    - ([A-Z]): ", cells["ex3-prompt"], re.MULTILINE)
    assert letters == [row["letter"] for row in rows("letters.csv")]
    sentences = re.findall(r"^- (S\d+), on ", cells["ex4-prompt"], re.MULTILINE)
    assert sentences == [row["statement"] for row in rows("statements.csv")]


def strays(texts):
    """Name the ids that no table has, and those that nothing can rest on."""
    extracts = tables.load("extracts")
    turns = transcripts.table()
    there = set(extracts.loc[extracts["gist"] != "case example", "extract_id"])
    there |= set(tables.load("claims")["claim_id"]) | set(tables.load("policy_dimensions")["dimension"])
    there |= {f"{row.transcript}:{row.turn}" for row in turns.itertuples() if row.speaker != transcripts.INTERVIEWER}
    return {one for text in texts for one in text.split()} - there


def test_every_id_of_the_keys_has_its_row():
    keys = expected()
    for name in ("KEY_ROWS", "KEY_TRACE", "KEY_BEARING"):
        assert strays(keys[name].values()) == set(), name
    assert strays(["E36 E31 T1:1 D14 RC99"]) == {"E31", "T1:1", "D14", "RC99"}


def test_the_first_reading_of_what_bears_is_the_table_that_learners_see():
    topics = tables.load("joint_topics").fillna("").set_index("topic_id")
    for row in rows("bearing.csv"):
        listed = ";".join(topics.loc[row["topic_id"], ["extracts", "claims", "dimensions"]]).replace(";", " ").split()
        assert row["reading_a"].split() == listed
        assert row["turns"]


def test_silence_in_the_key_is_silence_in_the_table():
    topics = tables.load("joint_topics").fillna("").set_index("topic_id")
    for row in rows("convergence.csv"):
        columns = ["claims", "dimensions" if row["compared"] == "documents and policy" else "extracts"]
        silent = not all(topics.loc[row["topic_id"], columns])
        assert silent == (row["reading_a"] == row["reading_b"] == "silence"), row["topic_id"]
    read = {row[which] for row in rows("convergence.csv") for which in ("reading_a", "reading_b")}
    assert read == {"agreement", "partial", "dissonance", "silence"}


def test_no_single_code_reaches_the_band(cells):
    keys = expected()["KEY_CODES"]
    codes = [value.split("|") for value in keys.values()]
    for code in ("agreement", "partial", "dissonance", "silence"):
        assert sum(code in allowed for allowed in codes) < 7
        assert earned(cells["ex2-codes"], codes=dict.fromkeys(keys, code))[0] == 0


def earned(source, **answers):
    """Run a test cell on answers; give its points (None: all that it has) and what the learner reads."""
    *before, last = ast.parse(source).body
    names, said = dict(answers), io.StringIO()
    with contextlib.redirect_stdout(said):
        try:
            exec(compile(ast.Module(before, []), "cell", "exec"), names)
            if not isinstance(last, ast.Expr):
                exec(compile(ast.Module([last], []), "cell", "exec"), names)
                return None, ""
            return eval(compile(ast.Expression(last.value), "cell", "eval"), names), said.getvalue()
        except AssertionError as error:
            return 0, str(error)


def briefed(name):
    """Read the brief of an answer to exercise 5, with its topic."""
    names = {}
    exec((HERE / "09-synthesis" / "ex5" / f"{name}.py").read_text(encoding="utf-8"), names)
    return {"brief": names["brief"], "topic": names["topic"]}


def points_of_a_brief(name):
    nb = assignments.read(assignments.find(ROOT, "09").source)
    total = 0
    for cell in nb.cells:
        if re.match(r"ex5-(?!prompt|shape)", assignments.grade_id(cell) or ""):
            got, _ = earned(cell.source, **briefed(name))
            total += cell.metadata["nbgrader"]["points"] if got is None else got
    return total


def test_a_fluent_brief_beside_the_point_loses_four_of_twelve():
    assert points_of_a_brief("right-law-led") == points_of_a_brief("right-interview-led") == 12
    assert points_of_a_brief("wrong-beside-the-point") == 8


def bearing(cells, topic, evidence, counter_view="", change=""):
    """Let the test on bearing look at a text that has nothing but pointers."""
    places = {"What the evidence says": evidence, "A counter-view and an answer": counter_view}
    places["What would change this"] = change
    text = "\n\n".join(f"## {heading}\n\nSaid [{rows}]." for heading, rows in places.items() if rows)
    return earned(cells["ex5-bearing"], topic=topic, brief=text)


ELSEWHERE = "RC53; RC23; RC54; UK D12, P; PH D12, P"


def test_a_counter_view_may_point_elsewhere(cells):
    law_led = briefed("right-law-led")["brief"]
    with_it = law_led.replace("as it is [E20]", f"as it is [E20; {ELSEWHERE}]")
    above = law_led.replace("no ratification [SG", f"no ratification [{ELSEWHERE}; SG")
    assert pointed(with_it).empty
    assert earned(cells["ex5-bearing"], topic="T05", brief=with_it)[0] == 4
    points, said = earned(cells["ex5-bearing"], topic="T05", brief=above)
    assert points == 2
    assert "does each bear on your topic?" in said
    assert "RC53; RC23" in said
    assert bearing(cells, "T07", "E24; E25; AU D7, P", ELSEWHERE, "E05; E06")[0] == 4
    assert bearing(cells, "T07", "E24; E25; AU D7, P; E05; E06")[0] < 4
    # what bears in a counter-view is a source like any other
    assert bearing(cells, "T07", "E24; E25", "AU D7, P")[0] == 4
    assert bearing(cells, "T07", "E24; E25", "UK D12, P")[0] < 4


@pytest.mark.parametrize(
    ("topic", "rows"),
    [
        ("T04", "E10; E11; US D10, P"),
        ("T05", "E10; E26; E27; UK D11, P"),
        ("T06", "E10; E11; UK D9, Q"),
        ("T07", "RC54; E24"),
        ("T10", "E25; DC31; UK D12, P"),
    ],
)
def test_what_a_fair_reader_lets_bear_bears(cells, topic, rows):
    assert bearing(cells, topic, rows)[0] == 4
    assert bearing(cells, "T09", rows)[0] == 0


def test_four_rows_in_five_are_enough_and_the_task_says_so(cells):
    assert "at least four of five" in cells["ex5-prompt"]
    assert bearing(cells, "T08", "E05; E06; E40; DC36; E20")[0] == 4
    assert bearing(cells, "T08", "E05; E06; DC36; E20")[0] == 2


def test_each_recommendation_that_goes_astray_is_one_fault(cells):
    fair = {one: rows.split()[:1] for one, rows in expected()["KEY_TRACE"].items()}
    fair |= {"RR05": ["UK D12, P"], "RR06": []}
    everywhere = {"RR05": ["E24"], "RR06": ["E24", "E25"], "RR09": ["E04", "E39"]}
    assert earned(cells["ex3-possible"], trace=fair)[0] == earned(cells["ex3-traced"], trace=fair)[0] == 2
    assert earned(cells["ex3-possible"], trace=fair | {"RR05": ["E24"]})[0] == 1.5
    assert earned(cells["ex3-possible"], trace=fair | everywhere)[0] == 1
    points, said = earned(cells["ex3-traced"], trace=fair | {"RR05": []})
    assert points == 1.5
    assert "bears on RR05" in said


def test_one_sentence_may_lead_in_and_the_next_is_named(cells):
    body = "Much is at stake here. Tools are sold by the dozen. Some sort [E28]. Some filter [E34]. Some recover [E35]."
    points, said = earned(cells["ex5-pointed"], brief=f"## What the evidence says\n\n{body}")
    assert points == 0
    assert "begins: Tools are sold by the dozen" in said
    body = body.replace("dozen.", "dozen [E29].")
    assert earned(cells["ex5-pointed"], brief=f"## What the evidence says\n\n{body}")[0] == 2
    points, said = earned(
        cells["ex5-pointed"], brief="## What the evidence says\n\nSome sort [E28]. Some filter [E34]."
    )
    assert points < 2
    assert "carry no pointer" not in said


def unclear(text):
    """Find interviews of which it is not said whose they are, and cells that are called confirmed."""
    return [
        *re.findall(r"(?<!dissertation's )\bsix(?: made-up)? interviews\b(?! T1)", text, re.IGNORECASE),
        *re.findall(r"confirmed[\s*]+(?:policy\s+)?cells?", text, re.IGNORECASE),
    ]


def test_it_is_said_which_interviews_are_meant_and_which_cells(cells):
    lesson = assignments.read(ROOT / "course" / "lessons" / "09-synthesis.ipynb")
    for text in [*cells.values(), *(cell.source for cell in lesson.cells)]:
        assert unclear(text) == []
    assert len(unclear("The six interviews and a **confirmed** cell.")) == 2


def confirmed(dimension, status="present"):
    table = tables.load("policy_cells")
    return table[(table["dimension"] == dimension) & table["grade"].isin(["P", "Q"]) & (table["status"] == status)]


def test_the_confirmed_cells_say_what_the_keys_lean_on():
    # T03: a claim says that present law was not made for AI; confirmed cells have material made by a machine in the text
    assert (confirmed("D6")["value"].astype(float) == 2).sum() >= 2
    # what "look" and "law" show for the topics and recommendations that may point to law
    for dimension in ("D3", "D4", "D7", "D9", "D11"):
        assert len(confirmed(dimension)) >= 2, dimension
    assert confirmed("D14").empty  # the look-up finds nothing where nothing stands


def pointed(text):
    found = briefs.exists(briefs.pointers(text))
    return found[(found["problem"] != "") | ~found["exists"]]


def test_the_brief_of_the_solution_leans_on_cells_that_hold(cells):
    # Levels that its sentences state; if a cell is confirmed otherwise, the brief has to be written anew.
    table = tables.load("policy_cells").set_index(["jurisdiction", "dimension"])
    levels = dict.fromkeys(["AU", "CA", "PH", "UK", "US"], "2") | dict.fromkeys(["IN", "KR", "ID"], "1") | {"SG": "0"}
    assert set(levels) | {"EU"} == set(briefs.JURISDICTIONS)
    for code, level in levels.items():
        row = table.loc[(briefs.JURISDICTIONS[code], "D11")]
        assert f"{code} D11, {row['grade']}" in cells["ex5"]
        assert str(row["value"]).removesuffix(".0") == level, code
    assert pointed(cells["ex5"]).empty
    assert not pointed(cells["ex5"].replace("SG D11, P", "SG D11, S")).empty


def test_the_pointers_that_prompts_show_are_those_of_the_table(cells):
    prompts = " ".join(source for name, source in cells.items() if name.endswith("-prompt"))
    shown = set(re.findall(r"\b[A-Z]{2} D\d+, (?:[PQS]|unknown)\b", prompts))
    assert len(shown) >= 3
    assert pointed(f"## Limits\n\nShown are [{'; '.join(sorted(shown))}].").empty
    assert len(pointed("## Limits\n\nShown is [UK D3, unknown].")) == 1


def table(text, head):
    """Give the lines of the Markdown table that begins with this line."""
    lines = text[text.index(head) :].splitlines()
    return lines[: next((i for i, line in enumerate(lines) if not line.startswith("|")), len(lines))]


@pytest.mark.parametrize(("cell", "head"), [("ex5-prompt", "| | 2 | 1 | 0 |"), ("ex7-prompt", "| | 1 point |")])
def test_the_rubric_for_teachers_is_the_one_that_learners_see(cells, cell, head):
    ours = table(RUBRIC.read_text(encoding="utf-8"), head)
    assert len(ours) == 6
    assert table(cells[cell], head) == ours
    assert table(cells[cell].replace("half", "part").replace("pointers", "marks"), head) != ours


def test_nothing_of_the_keys_is_released():
    released = keys.released(UNIT)
    assert not re.search(r"KEY_[A-Z]|HIDDEN", released)
    assert "Silence is not zero" in released
