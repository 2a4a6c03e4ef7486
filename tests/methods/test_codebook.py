import os
import re
import uuid
from pathlib import Path

import pandas as pd
import pytest
import xmlschema
from hypothesis import example, given, settings
from hypothesis import strategies as st

from course.methods import codebook, tables, transcripts
from course.methods.codebook import CodebookError
from course.methods.coding import find

# Holds the rules of the published schema; the file says where they come from.
SCHEMA = xmlschema.XMLSchema(Path(__file__).with_name("refi-codebook.xsd"))

ONE, TWO, THREE = (str(uuid.uuid5(uuid.NAMESPACE_OID, name)) for name in ("one", "two", "three"))
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="a test">\n'


def qdc(codes, after="", head=HEAD):
    """Write a codebook by hand; the first line of `codes` is line 3 of the file."""
    return f"{head}<Codes>{codes}</Codes>{after}\n</CodeBook>\n"


def coded(guid, inside="", name="Law", codable="true", more=""):
    return f'\n<Code guid="{guid}" name="{name}" isCodable="{codable}" {more}>{inside}</Code>'


def put(tmp_path, text, name="b.qdc", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def table(*rows, columns=("code_id", "code", "parent")):
    return pd.DataFrame(rows, columns=list(columns), dtype="str")


def through(book, path):
    codebook.write(book, path)
    if path.suffix == ".qdc":
        SCHEMA.validate(path)
    return codebook.read(path)


def in_order(book):
    """Put the rows of a codebook into the order of its tree, as a .qdc has them."""
    order = [code_id for _, code_id in codebook.tree(book)]
    return book.set_index("code_id").loc[order].reset_index()[list(codebook.COLUMNS)]


# The course's codebook --------------------------------------------------------------------------------------------------


def test_the_courses_codebook_is_complete_and_its_examples_stand_in_the_interviews():
    book = codebook.load()
    assert codebook.incomplete(book).values.tolist() == []
    assert codebook.depth(book) == 2
    assert set(book.loc[book["codable"], "parent"]) == set(book.loc[~book["codable"], "code_id"])
    for row in book[book["codable"]].itertuples():
        find(row.example_first_words, transcripts.read(row.example_transcript), row.example_turn)


@pytest.mark.parametrize("ending", [".csv", ".qdc", ".CSV", ".QDC"])
def test_the_courses_codebook_comes_back_as_it_was(ending, tmp_path):
    book = codebook.load()
    path = tmp_path / f"book{ending}"
    codebook.write(book, path)
    pd.testing.assert_frame_equal(codebook.read(path), book)


def test_reading_it_as_a_table_of_the_course_makes_no_difference(tmp_path):
    assert through(tables.load("codebook"), tmp_path / "book.qdc").equals(codebook.load())


# Round trips ------------------------------------------------------------------------------------------------------------

letters = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n\t\r,;\"'<>&\\ é🙂]")
labels = st.sampled_from(
    ["Definition: ", "When to use:", "\\When not to use: ", "\\\\Code id: x", "Example turn: 4", "]]>", "<!--", "&amp;"]
)
words = st.lists(st.text(letters, max_size=8) | labels, max_size=5).map("\n".join) | st.text(letters, max_size=20)
spoken = words.filter(str.strip)


@st.composite
def codebooks(draw):
    ids = draw(st.lists(spoken, min_size=1, max_size=7, unique=True))
    rows = []
    for number, code_id in enumerate(ids):
        above = draw(st.integers(0, number))
        rows.append(
            {
                "code_id": code_id,
                "code": f"{draw(spoken)}{number}",  # no two alike
                "parent": ids[above] if above < number else "",
                "codable": draw(st.booleans()),
                "colour": draw(st.sampled_from(["", "#abc", "#0A1B2C"])),
                "example_turn": draw(st.none() | st.integers(1, 999)),
                "guid": draw(st.sampled_from(["", f"{{{uuid.uuid5(uuid.NAMESPACE_OID, code_id)}}}".upper()])),
            }
            | {name: draw(words) for name in codebook.TEXTS[4:9]}
        )
    rows = draw(st.permutations(rows))
    return pd.DataFrame(rows).astype({"example_turn": "Int64"})[list(codebook.COLUMNS)]


def same(read, written):
    """Compare texts and numbers; a guid that was not there has been made."""
    given_guid = written["guid"] != ""
    assert read["guid"][given_guid].tolist() == written["guid"][given_guid].tolist()
    assert read["guid"].str.len().min() >= 36
    assert read.drop(columns="guid").astype(object).fillna("").values.tolist() == (
        written.drop(columns="guid").astype(object).fillna("").values.tolist()
    )


@settings(deadline=None, max_examples=80)
@given(book=codebooks())
def test_nothing_is_lost_in_a_qdc(book, tmp_path_factory):
    same(through(book, tmp_path_factory.getbasetemp() / "round.qdc"), in_order(book))


@settings(deadline=None, max_examples=80)
@given(book=codebooks())
def test_nothing_is_lost_in_a_csv(book, tmp_path_factory):
    same(through(book, tmp_path_factory.getbasetemp() / "round.csv"), book)


@settings(deadline=None)
@given(description=words)
@example(description="Use it.\nWhen to use: always\nDefinition: no")
@example(description="Example turn: 4\nExample turn: 5\nCode id: x\nDefinition: d")
@example(description="When to use: a\nWhen to use: b\n\\Definition: c")
def test_any_description_of_another_program_is_kept(description, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / "described.qdc"
    text = description.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    path.write_text(qdc(coded(ONE, f"<Description>{text}</Description>")), encoding="utf-8", newline="")
    read = codebook.read(path)
    pd.testing.assert_frame_equal(through(read, path), read)
    kept = "".join(map(str, read.loc[0, list(codebook.COLUMNS)]))
    for line in re.sub(r"(?m)^\\*(?:[A-Z][a-z ]+): ?", "", description).split("\n"):
        assert line in kept


def test_deep_nesting(tmp_path):
    rows = [(f"c{number}", f"Code {number}", f"c{number - 1}" if number else "") for number in range(60)]
    assert codebook.depth(through(table(*rows), tmp_path / "deep.qdc")) == 60
    rows = [(f"c{number}", "Same name", f"c{number - 1}" if number else "") for number in range(5000)]
    codebook.write(table(*rows), tmp_path / "deep.qdc")  # deeper than the validator goes
    assert codebook.depth(codebook.read(tmp_path / "deep.qdc")) == 5000


def test_guids_are_kept_or_always_made_the_same(tmp_path):
    first = through(table(("law", "Law", "")), tmp_path / "a.qdc").loc[0, "guid"]
    again = through(table(("police", "Police", ""), ("law", "The law", "police")), tmp_path / "b.csv")
    assert again.set_index("code_id").loc["law", "guid"] == first
    assert uuid.UUID(first).version == 5
    kept = table(("law", "Law", "", f"{{{ONE.upper()}}}"), columns=("code_id", "code", "parent", "guid"))
    assert through(kept, tmp_path / "c.qdc").loc[0, "guid"] == f"{{{ONE.upper()}}}"


def test_what_is_missing_in_any_way_is_empty(tmp_path):
    book = pd.DataFrame(
        {"code_id": [1, 2], "code": ["A", "B"], "parent": [None, 1.0], "example_turn": [float("nan"), 4.0]}
    )
    read = through(book, tmp_path / "a.qdc")
    assert read["code_id"].tolist() == ["1", "2"]
    assert read["parent"].tolist() == ["", "1"]
    assert read["example_turn"].astype(object).fillna("").tolist() == ["", 4]
    assert read["colour"].tolist() == ["", ""]
    assert read["codable"].tolist() == [True, True]


# What other programs write ----------------------------------------------------------------------------------------------


def test_what_taguette_exports(tmp_path):
    codes = f'<Code guid="{ONE}" name="interesting" isCodable="true"/><Code guid="{TWO}" name="Law" isCodable="true"/>'
    path = put(tmp_path, qdc(codes, "<Sets/>"))  # an empty Sets, which the schema does not allow
    assert not SCHEMA.is_valid(path)
    read = codebook.read(path)
    assert read["code_id"].tolist() == ["interesting", "law"]
    assert read["guid"].tolist() == [ONE, TWO]
    assert "Sets" not in (through(read, path), path.read_text(encoding="utf-8"))[1]

    exported = "tag,description,number of highlights,number of documents\r\nLaw,Of the state.,3,1\r\nLaw / Lag,,0,0\r\n"
    read = codebook.read(put(tmp_path, exported, "tags.csv"))
    assert read[["code_id", "code", "parent", "definition"]].values.tolist() == [
        ["law", "Law", "", "Of the state."],
        ["law_lag", "Lag", "law", ""],
    ]


def test_a_csv_through_taguette_comes_back_with_its_ids_and_parents(tmp_path):
    # Taguette takes `path` and `description`, trims them, and exports them as `tag` and `description`.
    book = codebook.load()
    codebook.write(book, tmp_path / "book.csv")
    assert (tmp_path / "book.csv").read_bytes().startswith(b"\xef\xbb\xbf")  # or it guesses the encoding, and wrong
    ours = pd.read_csv(tmp_path / "book.csv", dtype="str", encoding="utf-8-sig")
    assert not {"tag", "name"} & set(ours.columns)  # it refuses a table with two columns that it might take
    exported = ours[["path", "description"]].rename(columns={"path": "tag"})
    assert exported["tag"].is_unique
    exported.sort_values("tag").to_csv(tmp_path / "tags.csv", index=False)
    back = codebook.read(tmp_path / "tags.csv").set_index("code_id").loc[book["code_id"]].reset_index()
    kept = ["code_id", "code", "parent", "definition", "when_to_use", "when_not_to_use", "example_turn"]
    assert back[kept].equals(book[kept])


def test_other_versions_additions_encodings_and_sets(tmp_path):
    extra = '<x:Note xmlns:x="urn:other"><Code>skipped</Code></x:Note>'
    text = qdc(coded(ONE, extra + "<Description>Été\r\n🙂</Description>", codable=" 1 ", more='x="y"'))
    for version, encoding in (("1.0", "utf-8"), ("0:4", "utf-16"), ("1:0", "utf-8-sig")):
        made = text.replace(":1.0", f":{version}").replace('"utf-8"', f'"{encoding.removesuffix("-sig")}"')
        read = codebook.read(put(tmp_path, made, encoding=encoding))
        assert read[["code", "definition", "codable"]].values.tolist() == [["Law", "Été\n🙂", True]]
    text = qdc(coded(ONE), f'\n<Sets>\n<Set guid="{TWO}" name="S"><MemberCode guid="{ONE}"/></Set></Sets>')
    with pytest.warns(UserWarning, match="line 6: the sets of codes are not kept"):
        assert len(codebook.read(put(tmp_path, text))) == 1


def test_codes_of_one_name_get_ids_of_their_own(tmp_path):
    inner = coded(TWO, name="Other") + coded(THREE, "<Description>Code id: other_2</Description>", name="Law 🙂")
    read = codebook.read(
        put(
            tmp_path,
            qdc(coded(ONE, inner, name="Other") + coded(ONE[::-1].replace("-", "0"), name="–")).replace(
                ONE[::-1].replace("-", "0"), str(uuid.uuid5(uuid.NAMESPACE_OID, "four"))
            ),
        )
    )
    assert read["code_id"].tolist() == ["other", "other_3", "other_2", "code"]
    assert read["parent"].tolist() == ["", "other", "other", ""]


# Hostile and broken files -----------------------------------------------------------------------------------------------

BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE CodeBook [\n<!ENTITY a "ha">\n'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">\n' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + ']>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>&i;</Codes></CodeBook>'
)
OUTSIDE = '<?xml version="1.0"?>\n<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<CodeBook>&x;</CodeBook>'

BROKEN_QDC = {
    "another root": ("<html/>", "line 1: this is not a REFI-QDA codebook: it begins with html"),
    "no namespace": ("\n<CodeBook/>", "line 2: this is not a REFI-QDA codebook: it begins with CodeBook"),
    "a project": ('<Project xmlns="urn:QDA-XML:project:1.0"/>', "line 1: this is a whole project"),
    "cut off": (qdc(coded(ONE))[:-30], "line 4: this is not well-formed XML"),
    "crossed": (qdc("\n<Code></Codes>"), "line 4"),
    "bare ampersand": (qdc("\n\n<Code & >"), "line 5: this is not well-formed XML (not well-formed (invalid token))"),
    "unknown entity": (qdc(coded(ONE, "<Description>&eacute;</Description>")), "line 4: this is not well-formed XML"),
    "control character": (qdc(coded(ONE, "<Description>\x07</Description>")), "line 4: this is not well-formed XML"),
    "no codes": (qdc(""), "holds no codes"),
    "nothing": ("", "is empty"),
    "white space": (" \n", "is empty"),
    "guid twice": (
        qdc(coded(ONE) + coded(ONE.upper(), name="B")),
        f"line 5: the guid {ONE.upper()} stands there twice; the first is on line 4",
    ),
    "guid in braces twice": (qdc(coded(ONE) + coded(f"{{{ONE}}}", name="B")), "line 5: the guid {"),
    "name twice": (
        qdc(coded(ONE) + coded(TWO)),
        'line 5: "Law" stands there twice under the same parent; the first is on line 4',
    ),
    "id twice": (
        qdc("".join(coded(guid, "<Description>Code id: x</Description>", name=guid) for guid in (ONE, TWO))),
        "line 5: code x stands there twice; the first is on line 4",
    ),
    "no guid": (qdc(coded(ONE).replace("guid", "id")), 'line 4: code "Law" has no guid'),
    "empty guid": (qdc(coded("")), 'line 4: code "Law" has no guid'),
    "no name": (qdc(coded(ONE).replace("name", "title")), "line 4: a code has no name"),
    "no isCodable": (qdc(coded(ONE).replace("isCodable", "codable")), 'line 4: code "Law" has no isCodable'),
    "bad isCodable": (qdc(coded(ONE, codable="yes")), 'line 4: isCodable is "yes"'),
    "bad guid": (qdc(coded("12")), 'line 4: the guid of code law is "12"'),
    "half a brace": (qdc(coded("{" + ONE)), "line 4: the guid of code law is"),
    "bad colour": (qdc(coded(ONE, more='color="red"')), 'line 4: the colour of code law is "red"'),
    "short colour": (qdc(coded(ONE, more='color="#12345"')), 'the colour of code law is "#12345"'),
    "bad turn": (
        qdc(coded(ONE, "<Description>Example turn: last</Description>")),
        'line 4: the turn of the example is "last"',
    ),
    "two descriptions": (qdc(coded(ONE, "<Description/><Description/>")), 'line 4: code "Law" has two descriptions'),
    "unknown element": (qdc(coded(ONE, "<Kode/>")), "line 4: Kode does not belong in Code"),
    "code outside": (qdc(coded(ONE), coded(TWO)), "line 5: Code does not belong in CodeBook"),
    "stray text": (qdc(coded(ONE, "hello")), 'line 4: the text "hello" stands where no text belongs'),
    "entities that expand": (BOMB, "line 2: the file declares a document type"),
    "entity from outside": (OUTSIDE, "line 2: the file declares a document type"),
    "not UTF-8": (qdc(coded(ONE, name="Été")).encode("cp1252"), "line 4: the text is not UTF-8"),
    "unknown encoding": (qdc("").replace("utf-8", "klingon"), "line 1: the file names an encoding that is not known"),
    "an encoding of several bytes": (qdc("").replace("utf-8", "gb2312"), "line 1: the file names an encoding"),
    "another encoding": (qdc("").replace("utf-8", "utf-16"), "line 1: the file is not in the encoding that it names"),
    "a zip": (b"PK\x03\x04....", "is a project or a spreadsheet"),
    "a table": ("code_id,code\nlaw,Law\n", "line 1: this is not well-formed XML"),
}


@pytest.mark.parametrize("fault", BROKEN_QDC)
def test_a_broken_qdc_is_named_with_its_line(fault, tmp_path):
    text, message = BROKEN_QDC[fault]
    with pytest.raises(CodebookError) as error:
        codebook.read(put(tmp_path, text))
    assert message in str(error.value)
    assert "b.qdc" in str(error.value)


CSV = "code_id,code,parent,codable,colour,definition,example_turn\n"
BROKEN_CSV = {
    "other columns": ("a,b\n1,2\n", 'line 1: this is not a codebook: it has no column "code_id", "code"'),
    "one column more": ("code_id,code,memo\na,A,m\n", 'line 1: a codebook has no column "memo"'),
    "column twice": ("code_id,code,code\na,A,m\n", 'line 1: the column "code" stands there twice'),
    "semicolons": ("code_id;code\na;A\n", "line 1: the columns stand between semicolons"),
    "cell missing": (CSV + '\nb,"B\nb",,true,,,\na,A,,true\n', "line 5: 4 cells where the header has 7"),
    "open quotation mark": (CSV + 'a,A,,true,,,\nb,"B,,true,,,\n', "line 3: the table cannot be read"),
    "header alone": (CSV, "holds no codes"),
    "code twice": (
        CSV + 'a,"A\nb",,true,,,\nb,B,,,,,\na,C,,,,,\n',
        "line 5: code a stands there twice; the first is on line 2",
    ),
    "no id": (CSV + ",A,,true,,,\n", "line 2: the code has no code_id"),
    "no name": (CSV + "a, ,,true,,,\n", "line 2: code a has no name"),
    "unknown parent": (CSV + "a,A,b,true,,,\n", 'line 2: the parent of code a is "b", which is not in the codebook'),
    "its own parent": (CSV + "a,A,a,true,,,\n", "line 2: code a is its own ancestor: a → a"),
    "cycle": (
        CSV + "d,D,a,,,,\na,A,c,,,,\nb,B,a,,,,\nc,C,b,,,,\n",
        "line 3: code a is its own ancestor: a → c → b → a",
    ),
    "bad colour": (CSV + "a,A,,true,blue,,\n", 'line 2: the colour of code a is "blue"'),
    "bad codable": (CSV + "a,A,,perhaps,,,\n", 'line 2: codable is "perhaps"'),
    "bad turn": (CSV + "a,A,,,,,4th\n", 'line 2: the turn of the example is "4th"'),
    "turn 0": (CSV + "a,A,,,,,0\n", 'line 2: the turn of the example is "0"'),
    "control character": (CSV + "a,A,,,,x\x00y,\n", "line 2: definition holds a control character (U+0000)"),
    "too long": (CSV + f"a,A,,,,{'x' * 100_001},\n", "line 2: definition holds 100,001 characters"),
    # Past the csv module's own limit, unless a library has raised it for the whole process.
    "far too long": (CSV + f"a,A,,,,{'x' * 200_000},\n", "line 2: "),
    "not UTF-8": ((CSV + "a,A,,,,,\nb,é,,,,,\n").encode("cp1252"), "line 3: the text is not UTF-8"),
    "tag twice": ("tag,description\nA,\nA,\n", 'line 3: "A" stands there twice; the first is on line 2'),
}


@pytest.mark.parametrize("fault", BROKEN_CSV)
def test_a_broken_csv_is_named_with_its_line(fault, tmp_path):
    text, message = BROKEN_CSV[fault]
    with pytest.raises(CodebookError) as error:
        codebook.read(put(tmp_path, text, "b.csv"))
    assert message in str(error.value)
    assert "b.csv" in str(error.value)


def test_no_file(tmp_path):
    with pytest.raises(CodebookError, match="There is no file"):
        codebook.read(tmp_path / "none.qdc")


@settings(deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_in_a_sentence(data, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / data.draw(st.sampled_from(["damaged.qdc", "damaged.csv"]))
    codebook.write(codebook.load().head(3), path)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=3))
    path.write_bytes(bytes(content))
    try:
        codebook.check(codebook.read(path))
    except CodebookError as error:
        assert path.name in str(error)


# Writing and checking ---------------------------------------------------------------------------------------------------


def test_what_cannot_be_written_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "book.qdc"
    codebook.write(table(("law", "Law", "")), path)
    before = path.read_bytes()
    with pytest.raises(CodebookError, match="Row 2: code law stands there twice; the first is in row 1"):
        codebook.write(table(("law", "Law", ""), ("law", "B", "")), path)
    with pytest.raises(CodebookError, match='no column "memo"'):
        codebook.write(table(("law", "Law", "x"), columns=("code_id", "code", "memo")), path)
    with pytest.raises(CodebookError, match=r"Row 1: code holds a control character \(U\+D800\)"):
        codebook.write(table(("law", "\ud800", "")), path)
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        codebook.write(table(("other", "Other", "")), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_to_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"written as \.csv or \.qdc"):
        codebook.write(table(("law", "Law", "")), tmp_path / "book.xlsx")
    with pytest.raises(ValueError, match="There is no folder"):
        codebook.write(table(("law", "Law", "")), tmp_path / "none" / "book.csv")
    with pytest.raises(CodebookError, match="holds no codes"):
        codebook.write(table(), tmp_path / "book.csv")
    with pytest.raises(CodebookError, match='no column "code"'):
        codebook.check(pd.DataFrame({"code_id": ["law"]}))


def test_tree_keeps_the_order_of_the_table_among_codes_of_one_parent():
    book = table(("b1", "B1", "b"), ("a", "A", ""), ("b", "B", ""), ("b0", "B0", "b"), ("b1x", "X", "b1"))
    assert codebook.tree(book) == [(0, "a"), (0, "b"), (1, "b1"), (2, "b1x"), (1, "b0")]
    assert codebook.depth(book) == 3


def test_incomplete_lists_every_empty_cell_of_a_code_and_only_the_definition_of_a_group():
    book = codebook.load().head(2).assign(when_to_use=["", "  "], example_turn=pd.array([None, None], "Int64"))
    book.loc[0, "definition"] = None
    found = codebook.incomplete(book).values.tolist()
    assert found == [
        [book.loc[0, "code_id"], "definition"],
        [book.loc[1, "code_id"], "when_to_use"],
        [book.loc[1, "code_id"], "example_turn"],
    ]


def test_the_schema_catches_what_it_should(tmp_path):
    assert SCHEMA.is_valid(put(tmp_path, qdc(coded(ONE))))
    for wrong in (qdc(""), qdc(coded("12")), qdc(coded(ONE, more='color="red"')), qdc(coded(ONE, codable="yes"))):
        assert not SCHEMA.is_valid(put(tmp_path, wrong))
