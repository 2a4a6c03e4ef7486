"""The six interviews and what was coded in them: form, quotations, codes, and the agreement of the readings."""

import itertools
import re

import pandas as pd
import pytest

from course.errors import ROOT
from course.methods import agreement, codebook, coding, machine, tables, transcripts
from tests.data import package

KEYS = ROOT / "solutions" / "02-coding" / "keys"
DESIGN = ROOT / "tests" / "data" / "transcript_design.csv"
NAMES = [f"T{number}" for number in range(1, 7)]
MADE = (
    "*Written for this course. No such interview took place and no such person exists. "
    "It follows the topics of the dissertation's interview guide.*"
)


def key(name):
    return pd.read_csv(KEYS / f"{name}.csv", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def turns():
    return transcripts.table()


@pytest.fixture(scope="module")
def spoken(turns):
    """The turns of the people interviewed: (transcript, turn) -> text."""
    own = turns[turns["speaker"] == turns["transcript"]]
    return dict(zip(zip(own["transcript"], own["turn"], strict=True), own["text"], strict=True))


# --- damage ---

BROKEN = {
    "transcript twice": ("transcripts.csv", "\nT2,", "\nT1,", {"primary-key", "unique-error"}),
    "transcript too short": ("transcripts.csv", ",1526,", ",1199,", {"constraint-error"}),
    "not said to be made": ("transcripts.csv", "written for this course", "recorded", {"constraint-error"}),
    "group nobody knows": ("codebook.csv", ",capacity,true", ",capacities,true", {"foreign-key"}),
    "codable in other words": ("codebook.csv", ",true,#", ",yes,#", {"type-error"}),
    "colour without its sign": ("codebook.csv", "#3D8FC4", "3D8FC4", {"constraint-error"}),
    "code twice": ("codebook.csv", "\nposts,", "\nbacklog,", {"primary-key", "unique-error"}),
    "example too long": (
        "codebook.csv",
        "Sat next to somebody.",
        "Sat next to somebody. Older chap now",
        {"constraint-error"},
    ),
    "coding of a code nobody knows": ("codings.csv", ",backlog,", ",backlogs,", {"foreign-key"}),
    "coding by nobody": ("codings.csv", ",worked example", ",", {"constraint-error"}),
    "segment of the worked example": ("segments.csv", "G01,T2", "G01,T1", {"constraint-error"}),
    "segment twice": ("segments.csv", "\nG02,", "\nG01,", {"primary-key", "unique-error"}),
    "turn 0": ("first_codes.csv", "\nT1,6,", "\nT1,0,", {"constraint-error"}),
    "first code of no interview": ("first_codes.csv", "\nT1,6,", "\nT7,6,", {"constraint-error", "foreign-key"}),
    "keyword in capitals": ("machine_keywords.csv", ",backlog*", ",Backlog*", {"constraint-error"}),
    "keyword of no code": ("machine_keywords.csv", "backlog,backlog*", "backlogs,backlog*", {"foreign-key"}),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_planted_damage_is_found(tmp_path, broken):
    *damage, expected = BROKEN[broken]
    assert package.errors_after(tmp_path, *damage) & expected


# --- the texts ---


def malformed(text, name):
    """Say where a transcript leaves the form of the six. `transcripts.read` checks turns and speakers."""
    lines = text.split("\n")
    if not re.fullmatch(rf"# {name} · \S.*, \w+ years", lines[0]):
        yield "heading"
    if lines[1:4] != ["", MADE, ""]:
        yield "label"
    if "\r" in text or not text.endswith("\n") or text.endswith("\n\n"):
        yield "line ends"
    if re.search(r"""["']""", "\n".join(lines[3:])):
        yield "typewriter quotes"


@pytest.mark.parametrize("name", NAMES)
def test_transcripts_have_their_form(name):
    data = (transcripts.FOLDER / f"{name}.md").read_bytes()
    assert list(malformed(data.decode("utf-8"), name)) == []
    assert [turn.speaker for turn in transcripts.read(name).turns[:2]] == ["Interviewer", name]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("# T1 · ", "# T1 - ", "heading"),
        ("No such interview", "An interview", "label"),
        ("\n\n[2]", "\r\n\r\n[2]", "line ends"),
        ("That’s it", "That's it", "typewriter quotes"),
    ],
)
def test_another_form_is_found(old, new, found):
    text = (transcripts.FOLDER / "T1.md").read_text(encoding="utf-8")
    assert old in text
    assert list(malformed(text.replace(old, new, 1), "T1")) == [found]


def test_the_table_describes_the_texts(turns):
    table = tables.load("transcripts")
    assert table["transcript"].tolist() == transcripts.names() == NAMES
    assert table["words"].tolist() == turns.groupby("transcript")["words"].sum().tolist()
    assert table["words"].between(1200, 1800).all()
    numbers = {4: "four", 6: "six", 7: "seven", 9: "nine", 12: "twelve", 15: "fifteen"}
    for row in table.itertuples():
        assert transcripts.read(row.transcript).title == f"{row.role}, {numbers[row.years]} years"
        assert (tables.DATA / row.path).is_file()


def test_answers_are_short_and_long(turns):
    answers = turns[turns["speaker"] != "Interviewer"].groupby("transcript")["words"]
    assert answers.min().le(10).all() and answers.max().between(100, 200).all()
    asked = turns[turns["speaker"] == "Interviewer"].groupby("transcript")["words"]
    assert asked.mean().lt(15).all()


CONTRACTED = re.compile(r"\w(?:n’t|’ll|’ve|’re|’m|’d)\b|\b(?:I|it|that|there|he|she|what|who)’s\b", re.IGNORECASE)


def test_the_prosecutor_never_contracts_a_verb_and_the_others_do(turns):
    said = turns[turns["speaker"] == turns["transcript"]].groupby("transcript")["text"].agg(" ".join)
    assert CONTRACTED.findall(said["T5"]) == []
    assert all(len(CONTRACTED.findall(said[name])) > 20 for name in NAMES if name != "T5")


# --- the design ---


def misdesigned(design, spoken):
    for number, row in enumerate(design.to_dict("records"), 1):
        here, there = ((row[name], int(row[turn] or 0)) for name, turn in PLACES)
        if here not in spoken or (there != ("", 0) and there not in spoken):
            yield number, "turn"
        if row["kind"] not in KINDS:
            yield number, "kind"
        if row["kind"] == "contradicts self" and (there[0] != here[0] or there == here):
            yield number, "not themselves"
        if row["kind"] == "contradicts another" and there[0] in ("", here[0]):
            yield number, "nobody else"
        if row["kind"] == "only one raises" and there[0] not in ("", here[0]):
            yield number, "not the only one"


PLACES = (("transcript", "turn"), ("other_transcript", "other_turn"))
KINDS = {"minority view", "contradicts self", "contradicts another", "negative case", "only one raises"}


def test_the_design_points_to_turns_that_exist(spoken):
    design = pd.read_csv(DESIGN, dtype=str, keep_default_na=False)
    assert list(misdesigned(design, spoken)) == []
    counts = pd.crosstab(design["transcript"], design["kind"])
    assert counts.index.tolist() == NAMES
    assert counts[["contradicts self", "contradicts another", "only one raises"]].min(axis=None) >= 1


@pytest.mark.parametrize(
    ("column", "value", "found"),
    [
        ("turn", "7", "turn"),
        ("other_turn", "999", "turn"),
        ("other_transcript", "T3", "not themselves"),
        ("kind", "contradicts another", "nobody else"),
        ("kind", "contradiction", "kind"),
    ],
)
def test_a_row_of_the_design_that_points_elsewhere_is_found(spoken, column, value, found):
    design = pd.read_csv(DESIGN, dtype=str, keep_default_na=False)
    assert design.loc[0, "kind"] == "contradicts self"
    design.loc[0, column] = value
    assert (1, found) in list(misdesigned(design, spoken))


# --- the codebook ---


def test_the_codebook_is_complete(spoken):
    book = codebook.load()
    codebook.check(book)
    assert codebook.incomplete(book).empty
    codes, groups = book[book["codable"]], book[~book["codable"]]
    assert len(codes) == 16 and len(groups) == 5
    assert set(codes["parent"]) == set(groups["code_id"])
    for row in codes.itertuples():
        assert row.example_first_words in spoken[row.example_transcript, row.example_turn], row.code_id


def test_examples_are_not_among_the_passages_to_code():
    segments, book = tables.load("segments"), codebook.load()
    for row in book[book["codable"]].itertuples():
        here = segments.query("transcript == @row.example_transcript and turn == @row.example_turn")
        assert not here["text"].str.contains(row.example_first_words, regex=False).any(), row.code_id


def test_when_not_to_use_names_codes_that_exist():
    codes = set(tables.load("codebook").query("codable")["code_id"])
    named = [
        word
        for text in tables.load("codebook")["when_not_to_use"].dropna()
        for group in re.findall(r"\(([^)]*)\)", text)
        for word in group.split(", ")
    ]
    assert len(named) > 15 and set(named) <= codes


@pytest.mark.parametrize("table", ["codings", "machine_keywords", "readings", "machine"])
def test_only_codes_are_given_and_no_groups(table):
    given = key(table) if table in ("readings", "machine") else tables.load(table)
    assert set(given["code_id"]) <= set(tables.load("codebook").query("codable")["code_id"])


# --- quotations ---


def test_every_coding_is_found():
    codings = tables.load("codings")
    found = coding.locate(codings)
    assert found["turn"].tolist() == codings["turn"].tolist()
    assert found["start"].is_monotonic_increasing
    assert codings["coding_id"].tolist() == [f"C{number:02}" for number in range(1, len(codings) + 1)]
    # word for word, quotation marks included: locate itself is more patient
    text = transcripts.read("T1").text
    assert [text[row.start : row.end] for row in found.itertuples()] == codings["quotation"].tolist()


def test_a_coding_that_is_not_there_is_found():
    codings = tables.load("codings")
    codings.loc[3, "quotation"] = codings.loc[3, "quotation"].replace("Officer", "The officer")
    with pytest.raises(coding.QuotationError, match="C04"):
        coding.locate(codings)


def test_the_worked_example_has_overlaps_and_gaps():
    codings = coding.locate(tables.load("codings"))
    share = coding.coverage(codings)["share"].item()
    assert 0.5 < share < 0.85
    pairs = coding.cooccurrence(codings)
    assert (pairs.to_numpy().sum() - pairs.to_numpy().trace()) / 2 >= 10
    assert set(tables.load("codebook").query("codable")["code_id"]) - set(codings["code_id"])  # some code is not used


def test_every_segment_is_found(spoken):
    segments = tables.load("segments")
    assert segments["segment_id"].tolist() == [f"G{number:02}" for number in range(1, 21)]
    assert segments["transcript"].value_counts().to_dict() == dict.fromkeys(NAMES[1:], 4)
    for row in segments.itertuples():
        assert coding.find(row.text, row.transcript, row.turn).text == row.text
        assert row.text in spoken[row.transcript, row.turn]
        assert 20 <= len(row.text.split()) <= 70, row.segment_id


def test_a_segment_that_was_changed_is_found():
    segment = tables.load("segments").iloc[0]
    with pytest.raises(coding.QuotationError, match="nearest"):
        coding.find(segment["text"].replace("detective", "police"), segment["transcript"], segment["turn"])


# --- first codes ---


def test_first_codes_belong_to_what_was_said(spoken):
    first = tables.load("first_codes")
    assert set(zip(first["transcript"], first["turn"], strict=True)) <= set(spoken)
    assert sorted(first["transcript"].unique()) == NAMES
    assert 100 <= len(first) <= 140 and 45 <= first["first_code"].nunique() <= 60
    voices = first.groupby("first_code")["transcript"].nunique()
    alone = first[first["first_code"].map(voices) == 1]
    assert sorted(alone["transcript"].unique()) == NAMES  # each raises what no other raises
    assert voices.max() <= 5 and (voices >= 3).sum() >= 20


# --- the readings ---


def readings_table(readings):
    units = tables.load("segments")["segment_id"].tolist()
    longer = readings.rename(columns={"segment_id": "unit", "reading": "coder", "code_id": "code"})
    return agreement.sets(longer, units, ["A", "B", "C"])


def out_of_band(table):
    """Name the readings whose agreement is too low or too high to learn from."""
    for some in [["A", "B", "C"], *map(list, itertools.combinations("ABC", 2))]:
        low, high = (0.5, 0.7) if len(some) == 3 else (0.4, 0.8)
        if not low <= agreement.alpha(table[some], level="sets") <= high:
            yield "".join(some)


def test_readings_differ_as_coders_do():
    table = readings_table(key("readings"))
    assert list(out_of_band(table)) == []
    assert table.map(len).min(axis=None) == 1
    codes = table.map(len).mean()
    assert codes["A"] == 1 < codes["C"] < codes["B"]  # A lumps, B splits
    same = table.apply(lambda row: len(set(row)) == 1, axis=1)
    assert 3 <= same.sum() <= 10


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (lambda readings: readings.assign(code_id="backlog"), None),
        (lambda readings: readings[readings["reading"] == "A"], ["ABC", "AB", "AC", "BC"]),
        (lambda readings: readings.assign(code_id=readings["code_id"].sample(frac=1, random_state=1).array), ["ABC"]),
    ],
    ids=["one code for all", "one reading thrice", "codes shuffled"],
)
def test_readings_out_of_band_are_found(spoil, found):
    spoilt = spoil(key("readings"))
    if spoilt["reading"].nunique() == 1:
        spoilt = pd.concat([spoilt.assign(reading=name) for name in "ABC"])
    table = readings_table(spoilt.drop_duplicates())
    if found is None:
        with pytest.raises(agreement.AgreementError):
            list(out_of_band(table))
    else:
        assert set(found) <= set(out_of_band(table))


def test_readings_follow_the_table_of_segments():
    readings = key("readings")
    assert not readings.duplicated().any()
    assert readings["segment_id"].is_monotonic_increasing
    assert {tuple(dict.fromkeys(part["reading"])) for _, part in readings.groupby("segment_id")} == {("A", "B", "C")}


# --- the machine ---


def machine_pairs(keywords):
    found = machine.keyword_codes(tables.load("segments"), keywords)
    return found[["segment_id", "code_id"]].drop_duplicates().to_numpy().tolist()


def test_the_machines_coding_is_what_the_keywords_give():
    assert key("machine").to_numpy().tolist() == machine_pairs(tables.load("machine_keywords"))


def test_other_keywords_give_another_coding():
    keywords = tables.load("machine_keywords")
    for row in (0, len(keywords) - 3):
        assert machine_pairs(keywords) != machine_pairs(
            keywords.assign(keyword=keywords["keyword"].where(keywords.index != row, "the*"))
        )


def test_the_machine_is_neither_useless_nor_as_good_as_a_reading():
    found, readings = key("machine"), key("readings")
    for name, reading in readings.groupby("reading"):
        shares = machine.precision_recall(found, reading).set_index("code_id").loc["all"]
        assert 0.3 <= shares["precision"] <= 0.7 and 0.3 <= shares["recall"] <= 0.7, name
    coded = set(found["segment_id"])
    assert 0 < len(set(tables.load("segments")["segment_id"]) - coded) <= 5  # some it does not see at all


# --- semantic or latent ---


def test_each_segment_has_a_semantic_and_a_latent_reading():
    latent = key("latent")
    texts = tables.load("segments").set_index("segment_id")["text"]
    assert latent["reading_id"].tolist() == [f"L{number:02}" for number in range(1, 41)]
    assert [sorted(part) for _, part in latent.groupby("segment_id")["level"]] == [["latent", "semantic"]] * 20
    assert set(latent["segment_id"]) == set(texts.index)
    assert all(row.rests_on in texts[row.segment_id] for row in latent.itertuples())
    assert latent["reading"].is_unique and latent["reading"].str.fullmatch(r"[A-Z][^.?!]+\.").all()


def test_a_level_cannot_be_told_by_place_or_length():
    latent = key("latent")
    first = latent.groupby("segment_id").first()["level"]
    assert 6 <= (first == "semantic").sum() <= 14
    words = latent.assign(words=latent["reading"].str.split().str.len()).pivot(
        index="segment_id", columns="level", values="words"
    )
    assert 6 <= (words["semantic"] > words["latent"]).sum() <= 14


# --- negative cases ---


def test_negative_cases_stand_in_turns_that_exist(spoken):
    cases = key("negative")
    assert all((name, int(turn)) in spoken for name, turn in zip(cases["transcript"], cases["turn"], strict=True))
    assert not cases.duplicated(["statement_id", "transcript", "turn"]).any()
    assert cases.groupby("statement_id")["statement"].nunique().eq(1).all()
    relations = {"against", "qualifies", "seems"}
    assert cases.groupby("statement_id")["relation"].agg(set).eq(relations).all()
    for row in cases.itertuples():
        accepted = row.defensible.split("|")
        assert row.relation in accepted and set(accepted) <= relations and len(set(accepted)) == len(accepted)
        assert re.fullmatch(r"\S[^?!]*\.", row.why)
