"""Read a paper into sections, paragraphs and block quotations, and show the passage behind a row of a table.

The two documents of the course are not shipped with it. Put your copies into ``documents/``; lesson 00 says how to get
them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from course.errors import ROOT

# name -> (how a sentence calls it, lines in the Markdown copy from which the tables were made)
DOCUMENTS = {"dissertation": ("the dissertation", 596), "review": ("the review", 330)}

LONGEST_WRAPPED = 120  # characters; no program wraps prose wider than this, so a longer line is a paragraph by itself
LONGEST_HEADING = 90  # characters
OPENING, CLOSING = "\"“”„‟«'‘‚", "\"”“»'’"

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_SETEXT = re.compile(r" {0,3}(={2,}|-{2,})[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"\s*(?:[-*+·•▪◦‣]|\(?\d{1,3}[.)]|[a-z][.)])\s+\S")
_CAPTION = re.compile(r"(?:Figure|Fig\.|Table|Box|Chart)\s+\w+\s*[:.]", re.IGNORECASE)
_LABEL = re.compile(
    r"((?:sub-?)?[a-z]+)\s+(?:\d+|[ivx]+|[a-h]|one|two|three|four|five|six|seven|eight|nine|ten)(?=\s*[:.–-]|$)", re.I
)
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[A-Z])")
_CODE = r"(?:[A-Z]{1,3}[ -]?\d{1,3}|(?:Participant|Interviewee|Respondent)\s+\w+)"
_ATTRIBUTION = re.compile(rf"[{re.escape(CLOSING)}]\s*\(({_CODE})\)\s*\.?\s*$")
_STRAIGHT = str.maketrans("“”„‟«»‘’‚‛‐‑", '""""""' + "''''--")


@dataclass(frozen=True)
class Section:
    """One heading: its title without markup, its level from 1, its line, and the titles from the top down to it."""

    title: str
    level: int
    line: int
    path: tuple[str, ...]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, list item or table cell: its text on one line, its first and last line, its section."""

    text: str
    line: int
    last_line: int
    section: tuple[str, ...]


@dataclass(frozen=True)
class Quote:
    """One block quotation: whom it is attributed to (None where nobody is named), its text, its lines and its section.

    The text is without the quotation marks around it and without the attribution.
    """

    participant: str | None
    text: str
    line: int
    last_line: int
    section: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """A paper as read: its lines (line 1 is ``lines[0]``), sections, paragraphs and block quotations, in order."""

    lines: tuple[str, ...]
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    quotes: tuple[Quote, ...]


def find(name: str, root: Path = ROOT) -> Path | None:
    """Look for your copy of a document.

    Parameters
    ----------
    name : str
        "dissertation" or "review".
    root : Path
        The course's folder.

    Returns
    -------
    Path or None
        The first of ``NAME.md`` and ``NAME.txt`` in ``documents/``, in the folder that the environment variable
        COURSE_DOCUMENTS names, and in ``../shared/documents``; None if there is no copy.

    Raises
    ------
    ValueError
        If the course has no document of that name.

    Examples
    --------
    >>> find("thesis")
    Traceback (most recent call last):
    ValueError: The course has no document "thesis". Its documents are: dissertation, review.
    """
    if name not in DOCUMENTS:
        raise ValueError(f'The course has no document "{name}". Its documents are: {", ".join(DOCUMENTS)}.')
    folders = [root / "documents", root.parent / "shared" / "documents"]
    if os.environ.get("COURSE_DOCUMENTS"):
        folders.insert(1, Path(os.environ["COURSE_DOCUMENTS"]).expanduser())
    for folder in folders:
        for path in (folder / f"{name}.md", folder / f"{name}.txt"):
            if path.is_file():
                return path
    return None


def read(path: Path | str) -> Document:
    """Read a paper from a file.

    Parameters
    ----------
    path : Path or str
        A Markdown or plain text file in UTF-8, UTF-16 or Windows-1252, with any line ends, or a PDF.

    Returns
    -------
    Document
        What `parse` makes of its text. The lines of a PDF are those of `pdf.text`.

    Raises
    ------
    ValueError
        If there is no such file, or if `text_of` cannot read it: the message says what to do.
    """
    return parse(text_of(path))


def text_of(path: Path | str) -> str:
    """Read the text of a paper from a file.

    Parameters
    ----------
    path : Path or str
        A Markdown or plain text file in UTF-8, UTF-16 or Windows-1252 (Latin-1), or a PDF that was made from a text.

    Returns
    -------
    str
        The text, with its line ends as they are; of a PDF what `pdf.text` gives.

    Raises
    ------
    ValueError
        If there is no such file, or if it is empty, no text, or a PDF whose text cannot be taken out: the message says
        what to do.
    """
    path = Path(path)
    if path.is_dir():
        raise ValueError(f"{path} is a folder. Give the name of one file in it: a paper as .md, .txt or .pdf.")
    if not path.is_file():
        raise ValueError(f"There is no file {path}. Check the name, and the folder that it is looked for in.")
    data = path.read_bytes()
    if not data.strip():
        raise ValueError(f"{path} is empty. Save the paper into it again, as plain text, Markdown or PDF.")
    if data.startswith(b"%PDF") or path.suffix.lower() == ".pdf":
        from course.methods import pdf  # only who reads a PDF waits for what that takes

        return pdf.text(path)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise ValueError(
            f"{path} is a word processor's file, not a text. "
            "Open it, save it as plain text (.txt) or as a PDF, and read that."
        )
    text = _decoded(data)
    strange = sum(text.count(chr(code)) for code in (*range(9), *range(14, 27), 28, 29, 30, 31))
    if strange > len(text) / 200 or "\x00" in text:
        raise ValueError(
            f"{path} is not a text: it holds bytes that no text has. Save the paper as plain text (.txt) or PDF."
        )
    if not text.strip():
        raise ValueError(f"{path} is empty: it holds nothing but blanks. Save the paper into it again.")
    return text


def _decoded(data: bytes) -> str:
    """Turn bytes into a text, in the encoding that they speak for."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return data.decode("utf-32", errors="replace")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    # In UTF-16 without its mark, every other byte of Latin text is 0.
    zeros = data[0::2].count(0), data[1::2].count(0)
    if max(zeros) > 0.4 * len(data) / 2 and min(zeros) < 0.02 * len(data) / 2:
        return data.decode("utf-16-le" if zeros[1] > zeros[0] else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8-sig", errors="replace")
    damaged = text.count("\ufffd")
    if sum(sign > "\x7f" for sign in text) - damaged > 2 * damaged:
        return text  # UTF-8 in which a few bytes were damaged
    # Five bytes mean nothing in Windows-1252; they become a replacement character rather than an error.
    return data.decode("cp1252", errors="replace")


def parse(text: str) -> Document:
    r"""Read a paper from a text.

    Where the text has Markdown headings (``# Title``, or a title underlined with ``===`` or ``---``), those are its
    sections, and a blank line ends a paragraph. Where it has none, as in text from a word processor or a PDF, a line is
    taken as a heading if all of this holds:

    - it is short (90 characters and 12 words at most), begins with a capital or a number, and ends without a full
      stop, question mark, comma or the like; a colon may stand there after four words at most;
    - it is no list item, caption, quotation or indented cell of a table or form;
    - it stands alone, or directly before a paragraph or before another heading; in the end prose, a quotation or
      a list follows.

    Where most of a text stands in lines longer than 120 characters, each line is a paragraph; otherwise lines are put
    together until a blank line, a list item or a new quotation. A heading with a label, such as "Theme two: …",
    counts as level 2, with "Sub-theme one: …" as level 3; "2.1 Title" has the level of its number; all others,
    chapters, parts and appendices among them, level 1.

    The limits: a plain heading that ends in a question mark, runs over two lines or follows a wrapped line without a
    blank one is missed; a short line such as "Participant:" in a form is taken for a heading where prose follows;
    without labels or numbers the levels are flat; a quotation that a page break cuts in two is no longer one.

    Parameters
    ----------
    text : str
        Any text. Nothing in it is an error.

    Returns
    -------
    Document
        Sections, paragraphs and block quotations: paragraphs marked with ``>``, and those that open with a quotation
        mark and end in an attribution such as ``(P4)``.

    Examples
    --------
    >>> paper = parse("Results\n\nOne of them was brief about it.\n\n“We keep notes.” (P4).")
    >>> paper.sections
    (Section(title='Results', level=1, line=1, path=('Results',)),)
    >>> paper.quotes
    (Quote(participant='P4', text='We keep notes.', line=5, last_line=5, section=('Results',)),)
    """
    lines = tuple(re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff")))
    markdown = _markdown_headings(lines)
    one_a_line = not markdown and _one_paragraph_a_line(lines)
    blocks = _blocks(lines, set(markdown), one_a_line)
    headings = markdown or _plain_headings(lines, blocks)

    sections: list[Section] = []
    paragraphs: list[Paragraph] = []
    quotes: list[Quote] = []
    open_sections: list[Section] = []
    for first, last in sorted([*blocks, *((line, line) for line in markdown)]):
        if first in headings:
            title, level = headings[first]
            if title:
                while open_sections and open_sections[-1].level >= level:
                    open_sections.pop()
                path = (*(section.title for section in open_sections), title)
                open_sections.append(Section(title, level, first, path))
                sections.append(open_sections[-1])
            first += 1
            if first > last:
                continue
        part = [lines[number - 1].strip() for number in range(first, last + 1)]
        if all(_SETEXT.match(line) for line in part):
            continue  # the line under a heading, or a rule
        marked = all(line.startswith(">") for line in part)
        body = " ".join(re.sub(r"^[>\s]+", "", line) if marked else line for line in part).strip()
        if not body:
            continue
        path = open_sections[-1].path if open_sections else ()
        paragraphs.append(Paragraph(body, first, last, path))
        attribution = _ATTRIBUTION.search(body)
        if marked or (attribution and body[:1] in OPENING):
            said = body[: attribution.start()] if attribution else body
            said = said[1:] if attribution and said[:1] in OPENING else said
            quotes.append(Quote(attribution[1] if attribution else None, said.strip(), first, last, path))
    return Document(lines, tuple(sections), tuple(paragraphs), tuple(quotes))


def passage(row: Mapping | pd.Series, document: str | Path = "dissertation", root: Path = ROOT) -> str:
    """Show the passage behind a row of a table, as it stands in your copy of the document.

    Parameters
    ----------
    row : Series or dict
        One row with `line` and `first_words`, such as ``extracts.iloc[0]``.
    document : str or Path
        "dissertation", "review", or the path of a copy.
    root : Path
        The course's folder.

    Returns
    -------
    str
        The paragraph on that line if it begins with the row's first words there. In a copy whose lines differ, the
        passage that begins with these words; of several, the one nearest to where the row expects it. Without a copy,
        or where the words are not found, a sentence that says where to look.

    Raises
    ------
    ValueError
        If `row` is not one row with `line` and `first_words`, or the copy cannot be read.
    """
    line, words = _locator(row)
    called, length = DOCUMENTS.get(str(document), ("", 0))
    path = find(document, root) if isinstance(document, str) and not Path(document).suffix else Path(document)
    if path is None:
        return (
            f"This passage stands on line {line} of {called} and begins “{words}”. To see it here, put your copy "
            f"at documents/{document}.md (or .txt). Lesson 00 says how to get one."
        )
    paper = read(path)
    quoted, other = _places(paper, _plain(words))
    here = [text for number, text in quoted + other if number == line]
    if here:
        return here[0]
    if quoted or other:
        expected = line / (length or max(len(paper.lines), line))
        return min(quoted or other, key=lambda found: abs(found[0] / len(paper.lines) - expected))[1]
    place = f" under “{row['sub_theme']}”" if "sub_theme" in row else ""
    return (
        f"This passage was not found in {path.name}: no passage there begins “{words}”, on line {line} or elsewhere. "
        f"Look{place} for other spellings of these words, or for text that was lost when the copy was made."
    )


def _locator(row: Mapping | pd.Series) -> tuple[int, str]:
    advice = "Give one row of a table, such as extracts.iloc[0]."
    if not isinstance(row, Mapping | pd.Series) or "line" not in row or "first_words" not in row:
        raise ValueError(f"A passage is found by a row's line and first_words, and these are not there. {advice}")
    line, words = row["line"], row["first_words"]
    try:
        number = int(line)
    except (TypeError, ValueError, OverflowError):
        number = 0
    if number < 1 or not isinstance(words, str) or not words.strip():
        raise ValueError(
            f"The row's line is {line!r} and its first_words are {words!r}: no place in a document. {advice}"
        )
    return number, words.strip()


def _plain(text: str) -> str:
    """Make quotation marks, hyphens and white space alike, since copies differ in them."""
    return " ".join(text.translate(_STRAIGHT).split())


def _places(paper: Document, wanted: str) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Find (line, text) of the quotations, and of the other sentences, that begin with the words."""
    quoted, other = [], []
    begins = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    ends = re.compile(rf"[\"']\s*\({_CODE}\)\s*\.?")
    for paragraph in paper.paragraphs:
        text = " ".join(paragraph.text.split())
        straight = text.translate(_STRAIGHT)  # as long as the text, so that places in one are places in the other
        for match in begins.finditer(straight):
            before = straight[: match.start()].rstrip()
            if before in ('"', "'"):
                quoted.append((paragraph.line, paragraph.text))
            elif before.endswith(('"', "'")):
                # A copy that lost its blank lines: the quotation is a part of a longer paragraph.
                end = ends.search(straight, match.end())
                quoted.append((_line_of(paper, paragraph, wanted), text[len(before) - 1 : end.end() if end else None]))
            elif not before or before[-1] in ".?!:)":
                other.append((_line_of(paper, paragraph, wanted), paragraph.text))
    return quoted, other


def _line_of(paper: Document, paragraph: Paragraph, wanted: str) -> int:
    """Find the line of a paragraph on which the words, or the first of them, stand."""
    first_word = wanted.split()[0]
    for words in (wanted, first_word):
        for number in range(paragraph.line, paragraph.last_line + 1):
            if words in _plain(paper.lines[number - 1]):
                return number
    return paragraph.line


def _without_markup(title: str) -> str:
    title = re.sub(r"[ \t]+#+$|^#+$", "", title.strip()[:500])
    title = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", title)
    title = re.sub(r"<[^<>]+>", "", title)
    title = re.sub(r"(\*+|`+)(?=\S)(.+?)(?<=\S)\1", r"\2", title)
    title = re.sub(r"(?<!\w)(_+)(.+?)\1(?!\w)", r"\2", title)
    return " ".join(title.split())


def _markdown_headings(lines: tuple[str, ...]) -> dict[int, tuple[str, int]]:
    """Find line -> (title, level) of Markdown headings, outside code and the block of settings at the top."""
    headings: dict[int, tuple[str, int]] = {}
    fence = ""
    start = 0
    if lines[0].rstrip() == "---":
        ends = [number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")]
        start = ends[0] + 1 if ends else 0
    for number, line in enumerate(lines[start:], start + 1):
        mark = _FENCE.match(line)
        if mark and (not fence or (mark[1].startswith(fence) and not line.strip(" `~\t"))):
            fence = "" if fence else mark[1]
        elif fence:
            continue
        elif match := _ATX.match(line):
            headings[number] = (_without_markup(match[2] or ""), len(match[1]))
        elif match := _SETEXT.match(line):
            title = lines[number - 2].strip() if number - 2 >= start else ""
            alone = number - 3 < start or not lines[number - 3].strip() or number - 2 in headings
            if (
                title
                and alone
                and number - 1 not in headings
                and not title.startswith((">", "|"))
                and _without_markup(title)
            ):
                headings[number - 1] = (_without_markup(title), 1 if match[1].startswith("=") else 2)
    return headings


def _one_paragraph_a_line(lines: tuple[str, ...]) -> bool:
    lengths = [len(line.strip()) for line in lines]
    return sum(length for length in lengths if length > LONGEST_WRAPPED) * 2 > sum(lengths)


def _blocks(lines: tuple[str, ...], headings: set[int], one_a_line: bool) -> list[tuple[int, int]]:
    """Group the lines that are not Markdown headings into paragraphs, as (first, last)."""
    blocks: list[tuple[int, int]] = []
    before = ""  # the line before, stripped; empty where a new paragraph must begin
    for number, line in enumerate(lines, 1):
        line = line.strip()
        if not line or line == ">" or number in headings:
            before = ""
            continue
        new = (
            not before
            or one_a_line
            or _ITEM.match(line)
            or _ATTRIBUTION.search(before)
            or line.startswith(">") != before.startswith(">")
        )
        if new:
            blocks.append((number, number))
        else:
            blocks[-1] = (blocks[-1][0], number)
        before = "" if _SETEXT.match(line) else line
    return blocks


def _plain_headings(lines: tuple[str, ...], blocks: list[tuple[int, int]]) -> dict[int, tuple[str, int]]:
    """Find line -> (title, level) of headings that nothing marks; `parse` says by which rule."""
    headings: dict[int, tuple[str, int]] = {}
    run: list[int] = []  # lines that may be headings, one directly after another
    for first, last in blocks:
        line = lines[first - 1]
        content = " ".join(lines[first - 1 : last]).strip()
        if _may_be_heading(line) and first == last:
            run.append(first)
            continue
        opens = last > first and _may_be_heading(line) and _opens_block(lines[first - 1 : last])
        if opens:
            run.append(first)
        if opens or _is_content(content):
            # More than three headings in a row are the cells of a table or a form: only the last may head something.
            for number in run if len(run) <= 3 else run[-1:]:
                if not (_ITEM.match(lines[number - 1]) and _ITEM.match(line)):
                    headings[number] = _titled(lines[number - 1])
        run = []
    return headings


def _may_be_heading(line: str) -> bool:
    text = line.strip()
    return (
        0 < len(text) <= LONGEST_HEADING
        and len(text.split()) <= 12
        and not line.startswith("\t")
        and not re.search(r"\t| {3}", text)
        and (text[0].isupper() or bool(_NUMBERED.match(text)))
        and text[-1] not in ".?!;,…" + CLOSING
        and (text[-1] != ":" or len(text.split()) <= 4 or bool(_LABEL.match(text)))
        and not _CAPTION.match(text)
        and not _ATTRIBUTION.search(text)
        and (not _ITEM.match(text) or bool(_NUMBERED.match(text)))
    )


def _opens_block(lines: tuple[str, ...]) -> bool:
    """Tell whether the first line of a wrapped block is a heading: it has a label, or is far shorter than the rest."""
    first = lines[0].strip()
    return bool(_LABEL.match(first)) or len(first) < max(len(line.strip()) for line in lines[1:]) / 2


def _is_content(text: str) -> bool:
    prose = len(text) > LONGEST_WRAPPED or (len(text.split()) >= 5 and text[-1] in ".?!:)" + CLOSING)
    return prose or bool(_ITEM.match(text)) or text[0] in OPENING


def _titled(line: str) -> tuple[str, int]:
    title = " ".join(line.split()).removesuffix(":").rstrip()
    label, numbered = _LABEL.match(title), _NUMBERED.match(title)
    if numbered:
        return title, numbered[1].count(".") + 1
    if not label or label[1].lower() in ("chapter", "part", "section", "appendix", "annex"):
        return title, 1
    return title, 3 if label[1].lower().startswith("sub") else 2
