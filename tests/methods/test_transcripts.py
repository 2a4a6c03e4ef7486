import pytest

from course.methods import transcripts

NOTICE = "*Written for this course. No such interview took place.*"


def make(tmp_path, *paragraphs, heading="# T7 · Teacher, four years", end="\n"):
    path = tmp_path / "T7.md"
    path.write_bytes(f"{end}{end}".join([heading, NOTICE, *paragraphs, ""]).encode())
    return path


def test_the_interviews_of_the_course_read_and_every_span_is_exact():
    assert transcripts.names() == ["T1", "T2", "T3", "T4", "T5", "T6"]
    for name in transcripts.names():
        interview = transcripts.read(name)
        assert (interview.name, interview.turns[0].speaker) == (name, "Interviewer")
        assert [turn.number for turn in interview.turns] == list(range(1, len(interview.turns) + 1))
        assert all(interview.text[turn.start : turn.end] == turn.text for turn in interview.turns)
        assert all(turn.text == turn.text.strip() for turn in interview.turns)
        # What is in no turn is the heading, the notice, and the number and speaker of each turn.
        rest = len(interview.text) - sum(turn.end - turn.start for turn in interview.turns)
        assert rest < 300 + 25 * len(interview.turns)


def test_spans_count_code_points(tmp_path):
    interview = transcripts.read(make(tmp_path, "[1] Interviewer: Été 🙂?", "[2] T7: Ça va 👩‍🏫 – oui."))
    assert [turn.text for turn in interview.turns] == ["Été 🙂?", "Ça va 👩‍🏫 – oui."]
    assert interview.text[interview.turns[1].start :].startswith("Ça va")
    assert interview.turns[0].end - interview.turns[0].start == 6


def test_windows_line_ends_and_byte_order_mark_make_no_difference(tmp_path):
    turns = ["[1] Interviewer: Well?", "[2] T7: Yes."]
    plain = transcripts.read(make(tmp_path, *turns))
    assert transcripts.read(make(tmp_path, *turns, end="\r\n")) == plain
    assert transcripts.read(make(tmp_path, *turns, heading="\ufeff# T7 · Teacher, four years")) == plain


def test_a_wrapped_turn_is_one_turn(tmp_path):
    interview = transcripts.read(make(tmp_path, "[1] Interviewer: Well?", "[2] T7:\nYes, \nI think [3] so."))
    assert interview.turns[1].text == "Yes, \nI think [3] so."


FAULTS = {
    "gap": (["[1] Interviewer: A", "[3] T7: B"], "line 7: turn 3 where turn 2 belongs"),
    "not from 1": (["[2] Interviewer: A"], "line 5: turn 2 where turn 1 belongs"),
    "doubled": (
        ["[1] Interviewer: A", "[2] T7: B", "[1] T7: C"],
        "line 9: turn 1 stands there twice; the first is on line 5",
    ),
    "foreign speaker": (["[1] Interviewer: A", "[2] T1: B"], 'line 7: turn 2 is spoken by "T1"'),
    "no speaker": (["[1] Interviewer: A", "[2] So I said yes"], "line 7: a turn begins with its number"),
    "empty": (["[1] Interviewer: A", "[2] T7:  "], "line 7: turn 2 is empty"),
    "no number": (["[1] Interviewer: A", "And then."], "line 7: this paragraph has no turn number"),
    "no turns": ([], "holds no turns"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_line(fault, tmp_path):
    paragraphs, message = FAULTS[fault]
    with pytest.raises(ValueError, match=r"T7\.md") as error:
        transcripts.read(make(tmp_path, *paragraphs))
    assert message in str(error.value)


def test_other_files_are_refused(tmp_path):
    with pytest.raises(ValueError, match="line 1: a transcript begins with a heading"):
        transcripts.read(make(tmp_path, heading="Notes"))
    path = make(tmp_path, "[1] Interviewer: A")
    path.write_bytes(path.read_bytes() + "\n[2] T7: é".encode("cp1252"))
    with pytest.raises(ValueError, match=r"line 8: the text is not UTF-8"):
        transcripts.read(path)
    with pytest.raises(ValueError, match="There is no file"):
        transcripts.read(tmp_path / "T8.md")
    with pytest.raises(ValueError, match=r'no interview "T9"\. The interviews are: T1, T2'):
        transcripts.read("T9")
    with pytest.raises(ValueError, match=r'no interview ""'):
        transcripts.read("")


def test_names_are_in_the_order_of_their_numbers(tmp_path):
    for name in ("T10", "T2", "T1"):
        (tmp_path / f"{name}.md").touch()
    assert transcripts.names(tmp_path) == ["T1", "T2", "T10"]


def test_table(tmp_path):
    path = make(tmp_path, "[1] Interviewer: Well then?", "[2] T7: It’s a yes.")
    made = transcripts.table([path])
    assert made.drop(columns=["start", "end"]).values.tolist() == [
        ["T7", 1, "Interviewer", "Well then?", 2],
        ["T7", 2, "T7", "It’s a yes.", 3],
    ]
    assert made.equals(transcripts.table(transcripts.read(path)))
    assert transcripts.table([]).dtypes.equals(made.dtypes)
    assert set(transcripts.table()["transcript"]) == set(transcripts.names())
