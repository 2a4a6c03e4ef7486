import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.methods import coding, tables, transcripts
from course.methods.coding import QuotationError
from course.methods.transcripts import Transcript, Turn


def made(*said, name="T7"):
    """Make an interview: the interviewer and the one interviewed in turns."""
    text, turns = f"# {name} · Teacher\n", []
    for number, words in enumerate(said, 1):
        speaker = "Interviewer" if number % 2 else name
        text += f"\n[{number}] {speaker}: "
        turns.append(Turn(number, speaker, words, len(text), len(text) + len(words)))
        text += words + "\n"
    return Transcript(name, "Teacher", text, tuple(turns))


INTERVIEW = made(
    "So what’s it like?",
    "Busy – very busy. I’d say “we cope”, and then we don’t. It depends.",
    "On what?",
    "On the week. It depends. Été 🙂 as well… naïve, me.",
)


@pytest.mark.parametrize(
    ("quotation", "passage"),
    [
        ("Busy – very busy", "Busy – very busy"),
        ("Busy - very busy", "Busy – very busy"),
        ("Busy -- very busy", "Busy – very busy"),
        ("Busy—very busy", "Busy – very busy"),
        ('  I\'d say "we cope",\n and  then ', "I’d say “we cope”, and then"),
        ("“we cope”", "“we cope”"),
        ("as well... naïve", "as well… naïve"),
        ("nai\u0308ve, me.", "naïve, me."),
        ("E\u0301te\u0301 🙂", "Été 🙂"),
        ("then\u00a0we don't", "then we don’t"),
        ("na\u00adïve", "naïve"),
        ("On the week. It depends.", "On the week. It depends."),
    ],
)
def test_white_space_quotation_marks_and_dashes_aside_the_span_is_exact(quotation, passage):
    span = coding.find(quotation, INTERVIEW)
    assert span.text == passage == INTERVIEW.text[span.start : span.end]


@pytest.mark.parametrize("quotation", ["busy – Very busy", "we don’t cope", "very busy I’d", "Ete", "Été as well"])
def test_everything_else_makes_a_difference(quotation):
    with pytest.raises(QuotationError, match="does not stand there"):
        coding.find(quotation, INTERVIEW)


def test_the_nearest_passage_and_its_turn_are_named():
    with pytest.raises(QuotationError, match=r"T7: .*nearest passage is in turn 2: “.*we cope”, and then we don’t"):
        coding.find("I'd say we cope and then we do not", INTERVIEW)
    with pytest.raises(QuotationError, match="Nothing there is like it"):
        coding.find("xyzzy plugh", INTERVIEW)
    with pytest.raises(QuotationError, match="there are two quotations"):
        coding.find("Busy … we cope", INTERVIEW)


def test_words_in_two_places_need_a_turn():
    with pytest.raises(QuotationError, match="stands in turns 2 and 4"):
        coding.find("It depends.", INTERVIEW)
    assert coding.find("It depends.", INTERVIEW, turn=4).start > coding.find("It depends.", INTERVIEW, turn=2).start
    with pytest.raises(QuotationError, match="stands 2 times in turn 1"):
        coding.find("no", made("no and no"))


def test_a_whole_word_is_meant_before_a_part_of_one():
    interview = made("The artist said: art.")
    assert coding.find("art", interview).start == interview.text.index("art.")
    assert coding.find("arti", interview).text == "arti"
    interview = made("It’s a fact that it is.")
    assert coding.find("it", interview).start == interview.text.index("it is")


def test_the_wrong_turn_and_the_wrong_transcript_are_said_to_be_so():
    with pytest.raises(QuotationError, match=r"does not stand in turn 4\. It stands in turn 2"):
        coding.find("very busy", INTERVIEW, turn=4)
    with pytest.raises(QuotationError, match="has no turn 9: its turns are 1 to 4"):
        coding.find("very busy", INTERVIEW, turn=9)
    words = next(turn.text for turn in transcripts.read("T2").turns if len(turn.text) > 200)[:120]
    with pytest.raises(QuotationError, match="It stands in T2, turn"):
        coding.find(words, "T1")


@pytest.mark.parametrize("quotation", ["", "  \n", None, float("nan"), "–", " - "])
def test_no_words_are_no_quotation(quotation):
    with pytest.raises(QuotationError, match="Copy the words from the transcript"):
        coding.find(quotation, INTERVIEW)


def test_a_quotation_does_not_run_over_turns():
    with pytest.raises(QuotationError):
        coding.find("It depends. On what?", INTERVIEW)


INTERVIEWS = {name: transcripts.read(name) for name in transcripts.names()}
TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})


@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_any_passage_of_the_course_is_found_however_it_was_typed(data):
    interview = INTERVIEWS[data.draw(st.sampled_from(sorted(INTERVIEWS)))]
    turn = data.draw(st.sampled_from([turn for turn in interview.turns if len(turn.text.split()) >= 8]))
    starts = [0, *(at + 1 for at, letter in enumerate(turn.text) if letter == " ")]
    first = data.draw(st.integers(0, len(starts) - 8))
    last = data.draw(st.integers(first + 7, len(starts) - 1))
    end = starts[last + 1] - 1 if last + 1 < len(starts) else len(turn.text)
    passage = turn.text[starts[first] : end]
    gap = data.draw(st.sampled_from([" ", "  ", "\n", " \n ", "\u00a0"]))
    typed = data.draw(st.sampled_from([passage, passage.translate(TYPED)])).replace(" ", gap)
    span = coding.find(typed, interview, turn.number)
    assert (span.start, span.end) == (turn.start + starts[first], turn.start + end)


def test_locate_names_every_bad_row():
    codings = pd.DataFrame(
        {
            "coding_id": ["C1", "C2", "C3", "C4"],
            "transcript": ["T7", "T7", "T8", "T7"],
            "turn": [2, 2, 1, None],
            "quotation": ["very busy", "never busy", "So", "On the weak"],
            "mine": list("abcd"),
        }
    )
    with pytest.raises(QuotationError) as error:
        coding.locate(codings, [INTERVIEW])
    first, *rest = str(error.value).split("\n")
    assert first == "3 quotations of 4 cannot be found."
    assert [line.split(":")[0] for line in rest] == ["C2", "C3", "C4"]
    assert 'no transcript "T8". The transcripts are: T7.' in rest[1]

    good = coding.locate(codings.iloc[[0]].assign(turn=None), {"T7": INTERVIEW})
    assert good[["turn", "mine"]].values.tolist() == [[2, "a"]]
    assert INTERVIEW.text[good.loc[0, "start"] : good.loc[0, "end"]] == "very busy"
    assert "start" not in codings


def test_locate_wants_its_columns_and_an_id_for_each_row():
    codings = pd.DataFrame({"coding_id": ["C1", "C1"], "transcript": "T7", "turn": 2, "quotation": "very busy"})
    with pytest.raises(ValueError, match="coding_id C1 stands there twice"):
        coding.locate(codings, [INTERVIEW])
    with pytest.raises(ValueError, match="no column quotation"):
        coding.locate(codings.drop(columns="quotation"), [INTERVIEW])
    assert coding.locate(codings.head(0), [INTERVIEW]).empty


def coded(*rows, coder="a"):
    table = pd.DataFrame(rows, columns=["transcript", "turn", "quotation", "code_id"])
    return table.assign(coding_id=[f"C{number}" for number in range(len(table))], coder=coder)


def test_coverage_counts_the_speakers_characters_once():
    interview = made("Abc def?", "12345 7890", "Ghi?", "ab cd")
    rows = coded(("T7", 2, "12345", "x"), ("T7", 2, "12345 7890", "y"), ("T7", 1, "Abc", "x"), ("T7", 4, "ab", "x"))
    other = made("Well?", "No.", name="T8")
    table = coding.coverage(rows, [interview, other])
    assert table.values.tolist() == [["T7", 15, 12, 12 / 15], ["T8", 3, 0, 0.0]]
    assert coding.coverage(rows.head(0), [other])["share"].tolist() == [0.0]
    assert coding.coverage(coding.locate(rows, [interview]), [interview]).equals(table.head(1))
    assert coding.coverage(rows.head(0)).empty


def by_hand(codings, codes):
    """Count pairs one by one, as the docstring says it."""
    rows = list(codings.itertuples())
    counts = {
        (a, b): sum(
            p.code_id == a
            and q.code_id == b
            and p.transcript == q.transcript
            and p.coder == q.coder
            and p.start < q.end
            and q.start < p.end
            for p in rows
            for q in rows
        )
        for a in codes
        for b in codes
        if a != b
    }
    return [[sum(p.code_id == a for p in rows) if a == b else counts[a, b] for b in codes] for a in codes]


spans = st.tuples(
    st.sampled_from(["T1", "T2"]), st.sampled_from("xy"), st.integers(0, 8), st.integers(1, 4), st.sampled_from("abc")
)


@settings(deadline=None)
@given(st.lists(spans, max_size=12))
def test_cooccurrence_is_the_count_of_overlapping_pairs(rows):
    table = pd.DataFrame(rows, columns=["transcript", "coder", "start", "end", "code_id"])
    table["end"] += table["start"]
    counts = coding.cooccurrence(table, codes=list("cab"))
    assert counts.values.tolist() == by_hand(table, "cab")
    assert counts.index.tolist() == counts.columns.tolist() == list("cab")


def test_codings_that_only_touch_do_not_overlap_and_missing_coders_are_compared():
    table = pd.DataFrame({"transcript": "T1", "code_id": ["a", "b", "b"], "start": [0, 5, 4], "end": [5, 9, 6]})
    assert coding.cooccurrence(table).values.tolist() == [[1, 1], [1, 2]]
    assert coding.cooccurrence(table.assign(coder=None)).values.tolist() == [[1, 1], [1, 2]]


def test_by_code_keeps_codes_without_a_coding():
    table = coded(("T1", 2, "", "b"), ("T1", 4, "", "a"), ("T2", 2, "", "b"), ("T1", 6, "", "b"))
    assert coding.by_code(table).values.tolist() == [["b", 3, 2], ["a", 1, 1]]
    assert coding.by_code(table, codes=["c", "a"]).values.tolist() == [["c", 0, 0], ["a", 1, 1]]
    assert coding.by_code(table.head(0), codes=["c"]).values.tolist() == [["c", 0, 0]]


def test_every_coding_and_segment_of_the_course_stands_in_its_turn():
    codings = coding.locate(tables.load("codings"))
    for row in codings.itertuples():
        assert INTERVIEWS[row.transcript].text[row.start : row.end] == row.quotation
    counts = coding.cooccurrence(codings)
    assert counts.to_numpy().trace() == len(codings)
    assert coding.by_code(codings)["codings"].sum() == len(codings)
    assert 0 < coding.coverage(codings).loc[0, "share"] < 1
    segments = tables.load("segments").rename(columns={"segment_id": "coding_id", "text": "quotation"})
    assert coding.locate(segments)["turn"].tolist() == segments["turn"].tolist()
