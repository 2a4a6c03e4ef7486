from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from course.methods import documents, pdf
from tests.methods import made_pdf

TYPESET = Path(__file__).parent / "pdfs" / "two_columns.pdf"
RULE = "reports of platforms reach an office that counts them twice a year and nobody says by which rule"
VOCABULARY = RULE.split()


def sentences(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return [
        f"{' '.join(chance.choices(VOCABULARY, k=chance.randint(8, 16)))} (Author{seed}{number}, {2000 + number}).".capitalize()
        for number in range(count)
    ]


PARTS = [
    part
    for number, heading in enumerate(["Introduction", "Methods", "Results", "Discussion"])
    for part in [
        ("heading", heading),
        *[("text", " ".join(sentences(10 * number + each, 9))) for each in range(4)],
    ]
]
ENTRIES = [
    (
        "entry",
        f"Author{number}, A. ({2000 + number}). {' '.join(VOCABULARY)} number {number}. Journal of Tests, 3, 1–9.",
    )
    for number in range(24)
]
ARTICLE = [*PARTS, ("heading", "References"), *ENTRIES]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def whole(parts) -> list[str]:
    return words(" ".join(text for _, text in parts))


@pytest.mark.parametrize("gap", [12, 20, 40])
@pytest.mark.parametrize("by_rows", [False, True], ids=["by columns", "by rows"])
def test_two_columns_are_read_one_after_the_other(tmp_path, gap, by_rows):
    pages = made_pdf.two_columns(
        ARTICLE, gap=gap, head="Journal of Tests 12", title="A title that runs across the page"
    )
    assert len(pages) > 2
    path = made_pdf.write(tmp_path / "a.pdf", made_pdf.by_rows(pages) if by_rows else pages)
    found = words(pdf.text(path))
    title = words("A title that runs across the page")
    assert found == [*title, *whole(ARTICLE)]  # the head and the numbers of the pages are gone


def test_sections_paragraphs_and_entries_are_told_apart(tmp_path):
    path = made_pdf.write(tmp_path / "a.pdf", made_pdf.two_columns(ARTICLE))
    text = pdf.text(path)
    paper = documents.read(path)
    assert [section.title for section in paper.sections] == [
        "Introduction",
        "Methods",
        "Results",
        "Discussion",
        "References",
    ]
    body, _, listed = text.partition("\nReferences\n")
    texts = [part for kind, part in PARTS if kind == "text"]
    assert [" ".join(block.split()) for block in body.split("\n\n") if len(block) > 40] == texts
    assert [" ".join(block.split()) for block in listed.strip().split("\n\n")] == [part for _, part in ENTRIES]


def test_one_column_is_read_as_it_stands(tmp_path):
    text = " ".join(sentences(1, 60))
    page = [
        (60.0, 80.0 + 13 * number, 10.0, "plain", line) for number, line in enumerate(made_pdf.lines(text, 470, 10))
    ]
    assert words(pdf.text(made_pdf.write(tmp_path / "a.pdf", [page]))) == words(text)


def column(*lines: str, left: float = 60.0, top: float = 100.0) -> list[made_pdf.Piece]:
    return [(left, top + 12 * number, 10.0, "plain", line) for number, line in enumerate(lines)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["What is written by an organi-", "sation is read."], "What is written by an organisation\nis read."),
        (["What is written by Smith-", "Jones is read."], "What is written by Smith-Jones\nis read."),
        (["A well-known rule, and another well-", "known one."], "A well-known rule, and another well-known\none."),
        (
            ["It is at https://doi.org/10.1234/ab-", "12.3 and elsewhere."],
            "It is at https://doi.org/10.1234/ab-12.3\nand elsewhere.",
        ),
        (["Between 2010-", "2012 it rose to some degree."], "Between 2010-2012\nit rose to some degree."),
    ],
)
def test_divided_words_are_put_together(tmp_path, lines, expected):
    assert pdf.text(made_pdf.write(tmp_path / "a.pdf", [column(*lines)])).strip() == expected


def test_numbers_of_lines_are_left_out(tmp_path):
    lines = made_pdf.lines(" ".join(sentences(2, 30)), 400, 10)
    numbers = [(30.0, 100.0 + 12 * number, 8.0, "plain", str(number + 1)) for number in range(len(lines))]
    path = made_pdf.write(tmp_path / "a.pdf", [numbers + column(*lines)])
    assert words(pdf.text(path)) == words(" ".join(lines))


def test_numbers_that_begin_lines_by_chance_stay(tmp_path):
    lines = ["30 people answered, and the rest", "did not; of these", "12 were asked again, and so on", "till the end."]
    assert pdf.text(made_pdf.write(tmp_path / "a.pdf", [column(*lines)])).split("\n")[:4] == lines


def test_text_on_its_side_is_left_out(tmp_path, monkeypatch):
    # Turned by a quarter: the stamp that archives print along the margin.
    stamp = b"BT /plain 10 Tf 0 1 -1 0 20 300 Tm (stamped sideways) Tj ET"
    shown = made_pdf._shown
    monkeypatch.setattr(made_pdf, "_shown", lambda piece: stamp if piece[4] == "stamp" else shown(piece))
    lines = "A line of the article, and one", "more that follows it."
    path = made_pdf.write(tmp_path / "a.pdf", [[*column(*lines), (0, 0, 1, "plain", "stamp")]])
    assert pdf.text(path) == "\n".join(lines) + "\n"


def test_an_article_that_tex_has_set():
    text = pdf.text(TYPESET)
    flat = " ".join(text.split())
    for expected in (
        "(Müller & Ó Ciardha, 2019)",  # accents that are signs of their own
        "Nguyen and van der Berg (2018) count the words",  # across lines
        "efficient offices affix five different definitions to one and the same flow",  # ligatures
        "would need an afternoon for each of them. Others ask",
        "disagreements were talked over",  # divided
        "That is not to say that it is worth nothing",
        "(Wortley & Smith-Jones, 2012, p. 14)",
        "somebody has to count complaints and answers, in one place and over the same months",  # across pages
        "[OMA], 2022)",
    ):
        assert expected in flat
    assert "Journal of Made-up Studies 12(3)" not in flat and "Set for a test" not in flat
    assert [section.title for section in documents.read(TYPESET).sections][-5:] == [
        "1 Introduction",
        "2 Methods",
        "3 Results",
        "4 Discussion",
        "References",
    ]
    listed = text.partition("\nReferences\n")[2].strip().split("\n\n")
    assert [entry.split(",")[0].split(".")[0] for entry in listed] == [
        "Adel",
        "García",
        "García",
        "Müller",
        "Nguyen",
        "Office for Made-up Affairs",
        "Sørensen",
        "Wortley",
    ]


# what cannot be read


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"<!DOCTYPE html><html>Sign in</html>", "is a web page"),
        (b"\x89PNG\r\n\x1a\n", "is something else"),
        (b"%PDF-1.4\nnothing that follows is right", "is a damaged PDF"),
    ],
)
def test_what_is_no_pdf(tmp_path, data, message):
    path = tmp_path / "paper.pdf"
    path.write_bytes(data)
    for read in (pdf.text, documents.read):
        with pytest.raises(ValueError, match=message) as error:
            read(path)
        assert str(path) in str(error.value)


def test_a_locked_file(tmp_path):
    page = column(*sentences(3, 20))
    open_to_all = made_pdf.write(tmp_path / "open.pdf", [page], password="")
    assert words(pdf.text(open_to_all)) == words(" ".join(piece[4] for piece in page))
    with pytest.raises(ValueError, match="locked with a password"):
        pdf.text(made_pdf.write(tmp_path / "locked.pdf", [page], password="secret"))


def test_scanned_pages(tmp_path):
    path = made_pdf.write(tmp_path / "a.pdf", [[], [], []], picture=True)
    with pytest.raises(ValueError, match=r"3 pages with next to no text.*OCR"):
        pdf.text(path)


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.8, 0.97])
def test_a_file_that_was_cut_off_is_read_or_said_to_be_damaged(tmp_path, kept):
    path = made_pdf.write(tmp_path / "a.pdf", made_pdf.two_columns(ARTICLE))
    data = path.read_bytes()
    path.write_bytes(data[: int(kept * len(data))])
    try:
        assert len(pdf.text(path)) > 100
    except ValueError as error:
        assert str(path) in str(error) and len(str(error)) < 400


@pytest.mark.parametrize("seed", range(12))
def test_a_file_with_wrong_bytes_is_read_or_refused_in_a_sentence(tmp_path, seed):
    path = made_pdf.write(tmp_path / "a.pdf", made_pdf.two_columns(PARTS[:3]))
    data = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _ in range(30):
        data[chance.randrange(8, len(data))] = chance.randrange(256)
    path.write_bytes(data)
    try:
        pdf.text(path)
    except ValueError as error:
        assert str(path) in str(error)


def test_a_missing_file(tmp_path):
    with pytest.raises(ValueError, match="There is no file"):
        pdf.text(tmp_path / "none.pdf")
