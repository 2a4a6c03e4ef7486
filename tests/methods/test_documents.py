import re
import string
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.methods import documents
from tests.methods import made_pdf

PROSE = "Everyone who was asked said much the same about it, and nobody had to look anything up before they answered."


def titles(text):
    return [(section.line, section.level, section.title) for section in documents.parse(text).sections]


# Markdown headings


@pytest.mark.parametrize(
    ("line", "level", "title"),
    [
        ("# Results", 1, "Results"),
        ("###### Small", 6, "Small"),
        ("## **Bold**", 2, "Bold"),
        ("#### *Italic*", 4, "Italic"),
        ("#### ***Both***", 4, "Both"),
        ("## Closed ##", 2, "Closed"),
        ("## C#", 2, "C#"),
        ("   ## Moved", 2, "Moved"),
        ("# `code` and [a link](https://example.org)", 1, "code and a link"),
        ("# snake_case stays", 1, "snake_case stays"),
        ("# _Underlined_ word", 1, "Underlined word"),
        ("# Note<sup>1</sup>", 1, "Note1"),
        ("# 2 * 3 * 4", 1, "2 * 3 * 4"),
    ],
)
def test_headings_with_marks(line, level, title):
    assert titles(f"{line}\n\n{PROSE}") == [(1, level, title)]


@pytest.mark.parametrize("line", ["#hashtag", "####### seven", "    # code", "text # more"])
def test_what_is_no_heading(line):
    assert not [found for found in titles(f"# Real\n\n{line}\n\n{PROSE}") if found[0] == 3]


def test_headings_underlined():
    assert titles(f"Results\n=======\n\n{PROSE}\n\n**Sample**\n---\n{PROSE}") == [(1, 1, "Results"), (6, 2, "Sample")]


def test_a_rule_and_a_table_are_no_headings():
    text = f"# Real\n\n{PROSE}\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n{PROSE}\n{PROSE}\n---\n"
    assert titles(text) == [(1, 1, "Real")]


def test_hashes_in_code_and_settings_at_the_top_are_no_headings():
    text = f"---\ntitle: a\n---\n\n# Real\n\n```python\n# a comment\n```\n\n~~~\n# another\n```\n# still\n~~~\n\n## Next\n\n{PROSE}"
    assert titles(text) == [(5, 1, "Real"), (17, 2, "Next")]


def test_the_path_of_a_section_follows_the_levels():
    paper = documents.parse("# A\n\n### B\n\n## C\n\nText.\n\n# D\n")
    assert [section.path for section in paper.sections] == [("A",), ("A", "B"), ("A", "C"), ("D",)]
    assert paper.paragraphs[0].section == ("A", "C")


# headings that nothing marks


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Results", 1),
        (" Recommendations ", 1),
        ("Aim:", 1),
        ("Appendix B", 1),
        ("Chapter 2: Method", 1),
        ("Theme two: Global landscape", 2),
        ("Sub-theme one: History of it and developments", 3),
        ("1. Introduction", 1),
        ("2.1 Sample", 2),
        ("2.1.3 Ethics", 3),
        ("Material (CSAM)", 1),
    ],
)
@pytest.mark.parametrize("glue", ["\n", "\n\n"])
def test_plain_headings(line, level, glue):
    long = f"{PROSE} {PROSE}"
    found = titles(f"{long}\n\n{line}{glue}{long}\n\n{long}")
    assert found == [(3, level, line.strip().removesuffix(":"))]


@pytest.mark.parametrize(
    "line",
    [
        "This is a short sentence.",
        "What is your role?",
        "Figure 3: Hierarchy of theme one",
        "Table 2. Participants",
        "· Explore the landscape",
        "- Item",
        "lower case words",
        "3 years",
        "\tLocation",
        "“Not at all” (P3)",
        "Signed           Date",
        "First, second,",
        "Based on what was found the following steps are recommended:",
        "A line of many words that goes on for far too long to be the name of anything",
        "1.\tThe first",
    ],
)
def test_short_lines_that_are_no_headings(line):
    assert titles(f"{PROSE} {PROSE}\n\n{line}\n\n{PROSE} {PROSE}") == []


def test_cells_of_a_table_are_no_headings():
    table = "Code\nRole\nYears\n\nP1\nAnalyst\n3 years\n\nP2\nLeader\n5 years\n\n"
    assert titles(f"Sample\n\n{PROSE} {PROSE}\n\n{table}{PROSE} {PROSE}") == [(1, 1, "Sample")]


def test_of_many_short_lines_in_a_row_only_the_last_is_a_heading():
    names = "Code\n\nRole\n\nYears\n\nSample"
    assert titles(f"{names}\n\n{PROSE} {PROSE}") == [(7, 1, "Sample")]
    assert titles(f"Chapter 2\n\nMethod\n\nSample\n\n{PROSE} {PROSE}") == [
        (1, 1, "Chapter 2"),
        (3, 1, "Method"),
        (5, 1, "Sample"),
    ]


def test_plain_headings_in_wrapped_text():
    text = (
        "Theme two: Global landscape\nThe second of the themes is about what happens when a\nproblem crosses a border, "
        "and what people do then.\n\nDiscussion\n\nIt was found that people differ in what they say about\nit, and why.\n"
    )
    assert titles(text) == [(1, 2, "Theme two: Global landscape"), (5, 1, "Discussion")]


def test_a_heading_glued_to_the_text_before_it_is_found_where_a_line_is_a_paragraph():
    assert titles(f"{PROSE} {PROSE}\nSub-theme three: Media\n\n{PROSE} {PROSE}") == [(2, 3, "Sub-theme three: Media")]


def test_a_text_without_headings_has_paragraphs_all_the_same():
    paper = documents.parse(f"{PROSE}\n\n{PROSE}")
    assert paper.sections == ()
    assert [(paragraph.line, paragraph.section) for paragraph in paper.paragraphs] == [(1, ()), (3, ())]


# quotations


@pytest.mark.parametrize(
    "line", ["“We keep notes.” (P4).", '"We keep notes." (P4)', "“We keep notes.” (P4) . ", "'We keep notes.' (P4)."]
)
def test_quotations_with_an_attribution(line):
    (quote,) = documents.parse(f"# A\n\n{line}\n").quotes
    assert (quote.participant, quote.text, quote.line, quote.section) == ("P4", "We keep notes.", 3, ("A",))


@pytest.mark.parametrize(
    "line",
    [
        "“We keep notes.”",
        "She said “we keep notes.” (P4).",
        "“Notes” are kept by all of them (P4).",
        "“We keep notes.” (Smith, 2020).",
    ],
)
def test_what_is_no_block_quotation(line):
    assert documents.parse(f"# A\n\n{line}\n").quotes == ()


def test_quotations_on_adjacent_lines():
    quotes = documents.parse("# A\n\n“One.” (P1).\n“Two.” (P3).\n").quotes
    assert [(quote.participant, quote.line) for quote in quotes] == [("P1", 3), ("P3", 4)]


def test_a_quotation_over_several_lines():
    (quote,) = documents.parse("“We keep\nnotes, all\nof us.” (P2).\n\nText.").quotes
    assert (quote.text, quote.line, quote.last_line) == ("We keep notes, all of us.", 1, 3)


def test_marked_quotations():
    paper = documents.parse("Text.\n\n> We keep\n> notes.\n>\n> Still.\n\n> “All of us.” (Participant Three)\n")
    assert [(quote.participant, quote.text, quote.line, quote.last_line) for quote in paper.quotes] == [
        (None, "We keep notes.", 3, 4),
        (None, "Still.", 6, 6),
        ("Participant Three", "All of us.", 8, 8),
    ]


# files


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_line_ends_and_byte_order_marks(tmp_path, end, mark, last):
    path = tmp_path / "paper.md"
    path.write_bytes(mark + f"# Aé{end}{end}“One.” (P1){last and end}".encode())
    paper = documents.read(path)
    assert [section.title for section in paper.sections] == ["Aé"]
    assert [(quote.text, quote.line) for quote in paper.quotes] == [("One.", 3)]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8", "utf-8-sig"])
def test_encodings(tmp_path, encoding):
    path = tmp_path / "paper.txt"
    path.write_bytes("“Déjà vu.” (P1)".encode(encoding))
    assert documents.read(path).quotes[0].text == "Déjà vu."
    assert documents.text_of(path) == "“Déjà vu.” (P1)"


def test_a_few_damaged_bytes_in_utf_8_leave_the_rest_as_it_is(tmp_path):
    path = tmp_path / "paper.txt"
    path.write_bytes("“Müller” – García – Ó Ciardha".encode() + b" \xff end")
    assert documents.read(path).lines == ("“Müller” – García – Ó Ciardha \ufffd end",)


def test_a_last_line_without_a_line_end_is_read_like_any_other(tmp_path):
    path = tmp_path / "paper.txt"
    for end in ("", "\n", "\r\n"):
        path.write_bytes(b"References\n\nBo, A. (2020). A title. Press." + end.encode())
        assert documents.read(path).paragraphs[-1].text == "Bo, A. (2020). A title. Press."


def test_bytes_that_mean_nothing_in_windows_1252(tmp_path):
    path = tmp_path / "paper.txt"
    path.write_bytes(b"d\xe9j\xe0 \x81\x8d")
    assert documents.read(path).lines == ("déjà ��",)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.7\n...", "is a damaged PDF"),
        (b"PK\x03\x04...", "is a word processor's file"),
        (b"\xd0\xcf\x11\xe0...", "is a word processor's file"),
        (b"{\\rtf1...", "is a word processor's file"),
        (b"abc\x00def", "is not a text"),
        (bytes(range(1, 256)), "is not a text"),
    ],
)
def test_what_is_no_paper(tmp_path, data, message):
    path = tmp_path / "paper.md"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=message) as error:
        documents.read(path)
    assert str(path) in str(error.value)


def test_a_missing_file_and_a_folder(tmp_path):
    for path, message in ((tmp_path / "none.md", "There is no file"), (tmp_path, "is a folder")):
        with pytest.raises(ValueError, match=message):
            documents.read(path)


def test_a_pdf_is_read_whatever_its_name(tmp_path):
    lines = ["Findings", "", "One of them was brief about it, and said so in a sentence."]
    page = [
        (60.0, 100.0 + 14 * number, 10.0, "bold" if not number else "plain", line) for number, line in enumerate(lines)
    ]
    paper = documents.read(made_pdf.write(tmp_path / "paper.txt", [page]))
    assert [section.title for section in paper.sections] == ["Findings"]
    assert paper.paragraphs[0].text == lines[2]


def test_what_is_read_cannot_be_changed():
    with pytest.raises(AttributeError):
        documents.parse("Text.").lines = ()


# properties

WORD = st.text(string.ascii_lowercase, min_size=2, max_size=9)
WORDS = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
# Long enough that most of the text is prose in lines of more than 120 characters.
LONG = st.lists(WORD, min_size=70, max_size=90).map(lambda words: f"{' '.join(words).capitalize()}.")
CODES = st.integers(1, 9).map(lambda number: f"P{number}")
PARTS = st.one_of(
    st.tuples(st.just("heading"), WORDS.map(str.capitalize), st.integers(1, 6)),
    st.tuples(st.just("paragraph"), WORDS.map(lambda words: f"{words.capitalize()}."), st.none()),
    st.tuples(st.just("quote"), WORDS, CODES),
)


def built(parts, render, end, gaps):
    """Write a paper, and what must be found in it: (kind, text, more, line)."""
    lines, expected = [], []
    for number, (kind, text, more) in enumerate(parts):
        expected.append((kind, text, more, len(lines) + 1))
        lines += render(kind, text, more) + [""] * (1 + gaps[number % len(gaps)])
    return end.join(lines), expected


def marked(kind, text, more):
    if kind == "quote":
        return [f"“{text}” ({more})."]
    if kind == "heading":
        return [text, "=" * 5] if more == 1 else [f"{'#' * more} {text}"]
    return text.split(" ") if kind == "paragraph" else [text]


@settings(database=None, deadline=None)
@given(
    st.lists(PARTS, min_size=1, max_size=8), st.sampled_from(["\n", "\r\n"]), st.lists(st.integers(0, 3), min_size=1)
)
def test_what_a_markdown_paper_was_built_from_is_found_again(parts, end, gaps):
    parts = [("heading", "Start", 2), *parts]
    text, expected = built(parts, marked, end, gaps)
    paper = documents.parse(text)
    assert [(s.title, s.level, s.line) for s in paper.sections] == [e[1:] for e in expected if e[0] == "heading"]
    assert [(q.text, q.participant, q.line) for q in paper.quotes] == [e[1:] for e in expected if e[0] == "quote"]
    prose = [(e[1], e[3]) for e in expected if e[0] == "paragraph"]
    quoted = {quote.line for quote in paper.quotes}
    assert [(p.text, p.line) for p in paper.paragraphs if p.line not in quoted] == prose
    section = ""
    for kind, title, _, line in expected:
        section = title if kind == "heading" else section
        inside = [p.section[-1] for p in paper.paragraphs if p.line == line]
        assert all(found == section for found in inside)


@settings(database=None, deadline=None)
@given(st.lists(st.tuples(WORDS.map(str.capitalize), LONG, WORDS, CODES), min_size=1, max_size=4), st.integers(0, 3))
def test_what_a_plain_paper_was_built_from_is_found_again(chapters, gap):
    parts = [
        part
        for title, prose, said, code in chapters
        for part in (("heading", title, 1), ("paragraph", prose, None), ("quote", said, code))
    ]
    text, expected = built(
        parts, lambda kind, text, more: [text] if kind != "quote" else marked(kind, text, more), "\n", [gap]
    )
    paper = documents.parse(text)
    assert [(s.title, s.line) for s in paper.sections] == [(e[1], e[3]) for e in expected if e[0] == "heading"]
    assert [(q.text, q.participant, q.line) for q in paper.quotes] == [e[1:] for e in expected if e[0] == "quote"]


MESSY = st.text(st.sampled_from("#=-> \t\n\r\x0c\x0b\u2028\xa0`~*_[]()<>“”\"'.:?P41aA•·é\ud7ff"), max_size=200)


@settings(database=None, deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=200), MESSY))
def test_any_text_is_read_and_line_numbers_point_to_it(text):
    paper = documents.parse(text)
    assert "".join(paper.lines) == text.removeprefix("\ufeff").replace("\r", "").replace("\n", "")
    for part in (*paper.paragraphs, *paper.quotes):
        there = [re.sub(r"^[>\s]+", "", line) for line in paper.lines[part.line - 1 : part.last_line]]
        assert there[0][:1] in (*part.text[:1], *documents.OPENING, "")
        assert part.text.split() == [] or part.text.split()[0] in " ".join(there)
    for section in paper.sections:
        assert section.title and section.path[-1] == section.title
        assert section.title.split()[0][0] in paper.lines[section.line - 1]
    numbers = [section.line for section in paper.sections]
    assert numbers == sorted(set(numbers))
    ranges = [(paragraph.line, paragraph.last_line) for paragraph in paper.paragraphs]
    assert all(last < first for (_, last), (first, _) in pairwise(ranges))


@settings(database=None, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_file_is_read_or_refused_in_a_sentence(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(data)
    try:
        documents.read(path)
    except ValueError as error:
        assert str(error).startswith(str(path)) and str(error).endswith((".", ")."))


@pytest.mark.parametrize(
    "line", ["[" * 20000, "# " + "[" * 20000, "*" * 20000, "# " + "*_" * 20000, '"' * 20000 + " (P1", "> " * 20000]
)
def test_hostile_lines_are_read(line):
    # Patterns that look back over and over would take minutes here.
    documents.parse(f"{line}\n\n{line}")


# find and passage


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.delenv("COURSE_DOCUMENTS", raising=False)
    (tmp_path / "course").mkdir()
    return tmp_path / "course"


def put(folder, name, text="Text."):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_find_looks_in_three_places(root, monkeypatch):
    assert documents.find("review", root) is None
    shared = put(root.parent / "shared" / "documents", "review.md")
    assert documents.find("review", root) == shared
    own = put(root.parent / "own", "review.txt")
    monkeypatch.setenv("COURSE_DOCUMENTS", str(own.parent))
    assert documents.find("review", root) == own
    here = put(root / "documents", "review.txt")
    assert documents.find("review", root) == here
    assert documents.find("review", root) != put(root / "documents", "other.md")
    assert documents.find("review", root).suffix == ".txt"
    assert documents.find("review", root) != put(root / "documents", "review.md")
    assert documents.find("review", root).suffix == ".md"


ROW = {"line": 5, "first_words": "We keep", "sub_theme": "Collaboration"}


def test_passage_by_its_line(root):
    put(root / "documents", "dissertation.md", "“We keep bees.” (P1)\n\nText.\n\n“We keep notes.” (P4).\n")
    assert documents.passage(ROW, root=root) == "“We keep notes.” (P4)."
    assert documents.passage(pd.Series(ROW), root=root) == "“We keep notes.” (P4)."


def test_passage_by_its_first_words_in_a_copy_with_other_lines_and_marks(root):
    put(
        root / "documents",
        "dissertation.txt",
        'Title\n\n\n\nText.\n\n\n\n"We  keep\nour notes." (P4).\n\nText that we keep.',
    )
    assert documents.passage(ROW, root=root) == '"We  keep our notes." (P4).'


def test_of_several_passages_the_one_nearest_to_its_place(root):
    path = put(
        root / "documents", "copy.txt", "\n\n".join(["“We keep bees.” (P1)", *["Text."] * 300, "“We keep notes.” (P4)"])
    )
    assert documents.passage(ROW | {"line": 12}, path, root) == "“We keep bees.” (P1)"
    last = len(documents.read(path).lines)
    assert documents.passage(ROW | {"line": last - 20}, path, root) == "“We keep notes.” (P4)"


def test_a_quotation_comes_before_a_sentence_that_begins_alike(root):
    path = put(root, "copy.md", "# A\n\nWe keep it.\n\n" + "Text.\n\n" * 50 + "“We keep notes.” (P4)")
    assert documents.passage(ROW | {"line": 2}, path) == "“We keep notes.” (P4)"


def test_a_sentence_within_a_paragraph_is_found(root):
    path = put(root, "copy.md", "# A\n\nText before it. We keep it.\n")
    assert documents.passage(ROW, path) == "Text before it. We keep it."


@pytest.mark.parametrize("text", ["“We keepers.” (P4)", "“We the keepers.” (P4)", "Text in which we keep it."])
def test_a_passage_that_is_not_there(root, text):
    put(root / "documents", "dissertation.md", text)
    said = documents.passage(ROW, root=root)
    assert said.startswith("This passage was not found in dissertation.md") and "under “Collaboration”" in said


def test_without_a_copy_a_sentence_says_where_to_look(root):
    said = documents.passage(ROW, root=root)
    assert (
        "line 5 of the dissertation" in said
        and "“We keep”" in said
        and "documents/dissertation.md" in said
        and "Lesson 00" in said
    )


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"line": 5},
        pd.DataFrame([ROW]),
        "E01",
        None,
        *(ROW | {"line": line} for line in (None, 0, "x", float("nan"), float("inf"), pd.NA)),
        *(ROW | {"first_words": words} for words in (" ", 3, float("nan"))),
    ],
)
def test_what_is_no_row(root, row):
    with pytest.raises(ValueError, match="Give one row of a table"):
        documents.passage(row, root=root)


def test_an_unknown_document(root):
    with pytest.raises(ValueError, match="Its documents are: dissertation, review"):
        documents.passage(ROW, "thesis", root)
