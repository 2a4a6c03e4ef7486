"""Read the text of a PDF in the order in which a person reads it.

pdfplumber rather than pypdf, because it gives the place of each word, so that columns, running heads and paragraphs can be
told apart here whatever the order in the file: of the runs of three words in two-column articles set in seven ways this
keeps 99 per cent or more, pypdf's text 95 to 99, and where a file holds its words line by line across the columns 99
against 36. (pdfplumber's own text reads across the columns.)
"""

from __future__ import annotations

import logging
import re
import statistics
import struct
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils import extract_words
from pdfplumber.utils.exceptions import PdfminerException
from tqdm import tqdm

# What reading a damaged file has been seen to end in, besides the reader's own errors.
_BROKEN = (
    PdfminerException,
    PDFException,
    PSException,
    struct.error,
    zlib.error,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RecursionError,
    OverflowError,
    AssertionError,
)
FEWEST_LETTERS = 25  # a page on average: below that the pages are pictures
NARROWEST = 7.0  # points: two columns are that far apart or more
WIDEST_BLANK = 0.6  # of the size of type: between two words of one line
EDGE = 0.2  # of the height of a page, at its top and at its foot: where running heads stand

_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|–|-|\||\[)?\s*(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|/|von)\s*\d{1,4})?\s*[–\-|\]]?", re.IGNORECASE
)
_BOLD = re.compile(r"bold|black|heavy|[-_,]?(?:bd|medi|demi|semib)|cmbx|sfbx|ecbx", re.IGNORECASE)
_COMBINING = dict(zip("´`¨ˆ˜ˇ˚¸", "\u0301\u0300\u0308\u0302\u0303\u030c\u030a\u0327", strict=True))
_DOTLESS = {"ı": "i", "ȷ": "j"}
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_OLD_LIGATURE = re.compile(r"\(cid:(1[1-5])\)(?=[^\W\d_])|(?<=[^\W\d_])\(cid:(1[1-5])\)")
_OLD_LIGATURES = {"11": "ff", "12": "fi", "13": "fl", "14": "ffi", "15": "ffl"}  # where TeX's first fonts have them
_CID = re.compile(r"\(cid:\d+\)")
_LIST_HEADING = re.compile(
    r"(?:\d+\.?\s+)?(?:references?|reference list|list of references|bibliography|works cited|literature(?: cited)?|"
    r"cited references|references cited|literaturverzeichnis|r[ée]f[ée]rences|bibliographie)\s*:?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Word:
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool


@dataclass
class _Line:
    words: list[_Word]
    column: tuple[int, int, int]  # page, part of the page, column: lines with the same one stand under each other
    edge: float = 0.0  # where the lines of its column begin

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def size(self) -> float:
        return Counter(round(word.size, 1) for word in self.words for _ in word.text).most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words if any(sign.isalpha() for sign in word.text))


def text(path: Path | str) -> str:
    """Read the text of a PDF.

    Columns are read one after the other; what runs across them keeps its place. Running heads and feet, page numbers and
    numbers of lines are left out. Words that were divided at the end of a line are put together again. A blank line
    stands before a paragraph, a heading, and an entry of a list with hanging lines.

    The limits: a footnote stands where it stands on the page, which may be inside a sentence that runs on; a table is
    read line by line or column by column; text inside a picture is not read.

    Parameters
    ----------
    path : Path or str
        A PDF that was made from a text.

    Returns
    -------
    str
        One line for each line of the pages, without the part of a divided word that moved to the line before.

    Raises
    ------
    ValueError
        If there is no such file; if it is empty, no PDF or a damaged one; if it needs a password; or if its pages are
        pictures, or letters that cannot be told: the message says what to do.
    """
    path = Path(path)
    if not path.is_file():
        raise ValueError(f"There is no file {path}. Check the name, and the folder that it is looked for in.")
    with path.open("rb") as file:
        start = file.read(1024)
    if not start:
        raise ValueError(f"{path} is empty: nothing was saved into it. Download it, or save the paper, once more.")
    if b"%PDF-" not in start:
        what = "a web page" if b"<html" in start.lower() or b"<!doctype" in start.lower() else "something else"
        raise ValueError(
            f"{path} is called a PDF and is {what}. Open it to see what was saved, and download the paper once more."
        )
    try:
        pages, heights = _pages(path)
    except _BROKEN as error:
        raise _unreadable(path, error) from None
    words = [word for page in pages for word in page]
    if sum(sign.isalnum() for word in words for sign in word.text) < FEWEST_LETTERS * max(1, len(pages)):
        raise ValueError(
            f"{path} has {'a page' if len(pages) == 1 else f'{len(pages)} pages'} with next to no text: they are "
            "pictures, as a scanner makes them. Have a program read them first (text recognition, OCR), or find the "
            "publisher's copy."
        )
    if sum(bool(_CID.search(word.text)) for word in words) > len(words) / 5:
        raise ValueError(
            f"{path} does not say which letters its signs are, so its text cannot be taken out. Find another copy of "
            "the paper, or have a program read its pages (text recognition, OCR)."
        )
    lines = _in_order([_without_line_numbers(page) for page in pages])
    return _written(_without_running_heads(lines, heights))


def _unreadable(path: Path, error: BaseException) -> ValueError:
    chain = [error, *error.args, error.__cause__, error.__context__]
    if any("Password" in type(link).__name__ or "Encrypt" in type(link).__name__ for link in chain):
        return ValueError(
            f"{path} is locked with a password. Open it with the password, print or save it as a PDF without one, and "
            "read that."
        )
    return ValueError(f"{path} is a damaged PDF: it cannot be read to its end. Download the paper once more.")


def _pages(path: Path) -> tuple[list[list[_Word]], list[float]]:
    """Give the words of each page, and the pages' heights."""
    pages, heights = [], []
    with _quiet(), pdfplumber.open(path) as paper:
        for page in tqdm(paper.pages, desc="reading pages", delay=2, leave=False, disable=None):
            found = extract_words(
                _measured(page.chars), x_tolerance_ratio=0.16, y_tolerance=2, extra_attrs=["size", "fontname", "level"]
            )
            pages.append(
                [
                    _Word(
                        _tidy(word["text"]),
                        word["x0"],
                        word["x1"],
                        word["top"],
                        word["bottom"],
                        word["size"],
                        bool(_BOLD.search(word["fontname"])),
                    )
                    for word in _joined(found)
                    if word["level"] and word["text"].strip()
                ]
            )
            heights.append(float(page.height))
            page.close()
    return pages, heights


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the reader logs about small faults of a file off the screen."""
    logger = logging.getLogger("pdfminer")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _measured(letters: list[dict]) -> list[dict]:
    """Say of each letter whether it stands level, and give a size to those of fonts that state none."""
    done = []
    for letter in letters:
        right, up, lean = letter["matrix"][:3]
        level = right > 0 and abs(up) < 0.1 * right and abs(lean) < 0.5 * max(right, 1)
        letter = letter | {"level": level, "upright": level}
        if letter["size"] < 1:  # drawn as pictures, as old typesetters did
            letter |= {"size": 10.0, "top": letter["bottom"] - 7, "bottom": letter["bottom"] + 3}
        done.append(letter)
    for place, letter in enumerate(done):
        if letter["text"] in _COMBINING:
            _put_on(letter, done[max(0, place - 1) : place] + done[place + 1 : place + 2])
    return [letter for letter in done if letter["text"]]


def _put_on(accent: dict, neighbours: list[dict]) -> None:
    """Put an accent that is printed over a letter on that letter: TeX's first fonts have no letters with accents."""
    middle = (accent["x0"] + accent["x1"]) / 2
    for letter in neighbours:
        whole = unicodedata.normalize("NFC", _DOTLESS.get(letter["text"], letter["text"]) + _COMBINING[accent["text"]])
        if (
            len(whole) == 1
            and letter["x0"] < middle < letter["x1"]
            and abs(letter["top"] - accent["top"]) < letter["size"]
        ):
            letter["text"], accent["text"] = whole, ""
            return


def _joined(words: list[dict]) -> list[dict]:
    """Put together what stands without a gap and was parted because the letters are of two kinds."""
    done: list[dict] = []
    for word in words:
        last = done[-1] if done else None
        if (
            last
            and last["level"]
            and word["level"]
            and abs(word["bottom"] - last["bottom"]) < 0.6 * max(word["size"], last["size"])
            and -0.5 * last["size"] < word["x0"] - last["x1"] < 0.1 * min(word["size"], last["size"])
        ):
            whole = last if last["x1"] - last["x0"] >= word["x1"] - word["x0"] else word
            done[-1] = whole | {
                "text": last["text"] + word["text"],
                "x0": min(last["x0"], word["x0"]),
                "x1": max(last["x1"], word["x1"]),
            }
        else:
            done.append(word)
    return done


def _tidy(word: str) -> str:
    word = word.replace("\u00ad", "-").replace("\x00", "")
    word = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), word)
    word = _OLD_LIGATURE.sub(lambda match: _OLD_LIGATURES[match[1] or match[2]], word)
    return word


def _rows(words: Iterable[_Word]) -> list[list[_Word]]:
    """Group words that stand on one line of the page, from left to right; lines from the top down."""
    rows: list[list[_Word]] = []
    for word in sorted(words, key=lambda word: (word.bottom, word.left)):
        # A raised or lowered sign stands on the line it overlaps most.
        for row in reversed(rows[-3:]):
            other = max(row, key=lambda each: each.size)
            overlap = min(word.bottom, other.bottom) - max(word.top, other.top)
            if overlap > 0.5 * min(word.bottom - word.top, other.bottom - other.top):
                row.append(word)
                break
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in sorted(rows, key=lambda row: max(w.bottom for w in row))]


def _without_line_numbers(words: list[_Word]) -> list[_Word]:
    """Leave out the numbers that a manuscript has beside its lines."""
    rows = _rows(words)
    numbered = [
        row for row in rows if row[0].text.isdecimal() and len(row) > 1 and row[1].left - row[0].right > row[0].size
    ]
    if len(numbered) < max(5, 0.4 * len(rows)):
        return words
    numbers = [int(row[0].text) for row in numbered]
    rising = sum(later > earlier for earlier, later in pairwise(numbers))
    right = statistics.median(row[0].right for row in numbered)
    if rising < 0.9 * (len(numbers) - 1):
        return words
    return [word for word in words if not (word.text.isdecimal() and abs(word.right - right) < word.size)]


# Columns


def _gutter(words: list[_Word]) -> tuple[float, float] | None:
    """Find the empty strip between two columns of a page, from left to right."""
    if len(words) < 60:
        return None
    left, right = min(word.left for word in words), max(word.right for word in words)
    width = int(right - left) + 1
    crossed = [0] * (width + 1)
    for word in words:
        for place in range(int(word.left - left), min(width, int(word.right - left)) + 1):
            crossed[place] += 1
    usual = statistics.median(crossed)
    middle = range(int(0.25 * width), int(0.75 * width))
    # Titles, abstracts and tables may run across: the strip is crossed by few words rather than by none.
    best = _longest([place for place in middle if crossed[place] <= 0.3 * usual])
    if best:
        # Lines that hang or are ragged make it look wider than it is.
        least = min(crossed[place] for place in range(*best))
        strict = _longest([place for place in range(*best) if crossed[place] <= least + 0.1 * usual])
        best = strict if strict and strict[1] - strict[0] >= NARROWEST - 1 else best
    if best is None or best[1] - best[0] < NARROWEST - 1:
        return None
    first, last = left + best[0], left + best[1]
    sides = [sum(word.right <= last for word in words), sum(word.left >= first for word in words)]
    return (first, last) if min(sides) > 0.15 * len(words) else None


def _longest(places: list[int]) -> tuple[int, int] | None:
    """Give the longest run of places without a hole, as its first and the one after its last."""
    best: tuple[int, int] | None = None
    start = 0
    for index, place in enumerate(places):
        if index + 1 == len(places) or places[index + 1] != place + 1:
            if best is None or place + 1 - places[start] > best[1] - best[0]:
                best = (places[start], place + 1)
            start = index + 1
    return best


def _in_order(pages: list[list[_Word]]) -> list[_Line]:
    """Put the words of the pages into lines, in the order of reading."""
    own = [_gutter(page) for page in pages]
    lines: list[_Line] = []
    for number, page in enumerate(pages):
        gutter = own[number]
        if gutter is None:
            # A page that is mostly a table or a title: its columns, if any, stand where those of its neighbours do.
            same_side = [found for other, found in enumerate(own) if found and (other - number) % 2 == 0]
            near = same_side or [found for found in own if found]
            if near and len([found for found in own if found]) >= 0.4 * len(pages):
                gutter = (statistics.median(g[0] for g in near), statistics.median(g[1] for g in near))
        lines += _page_lines(page, gutter, number)
    return lines


def _page_lines(words: list[_Word], gutter: tuple[float, float] | None, page: int) -> list[_Line]:
    rows = _rows(words)
    if gutter is None:
        return [_Line(row, (page, 0, 0)) for row in rows]
    middle, width = sum(gutter) / 2, gutter[1] - gutter[0]
    lines: list[_Line] = []
    columns: tuple[list[_Word], list[_Word]] = ([], [])
    part = 0

    def finish() -> None:
        nonlocal part
        for column, side in enumerate(columns, 1):
            lines.extend(_Line(row, (page, part, column)) for row in _rows(side))
            side.clear()
        part += 1

    for row in rows:
        before = [word for word in row if word.right <= middle]
        after = [word for word in row if word.left >= middle]
        across = len(before) + len(after) < len(row)
        if before and after and not across:
            across = after[0].left - before[-1].right < min(0.6 * width, WIDEST_BLANK * after[0].size)
        if across:
            finish()
            lines.append(_Line(row, (page, part, 0)))
        else:
            columns[0].extend(before)
            columns[1].extend(after)
    finish()
    return lines


# Running heads


def _without_running_heads(lines: list[_Line], heights: list[float]) -> list[_Line]:
    """Leave out what stands at the top or the foot of several pages alike, and page numbers."""
    outer: dict[int, list[_Line]] = {}
    for line in lines:
        height = heights[line.column[0]]
        if line.bottom < EDGE * height or line.top > (1 - EDGE) * height:
            outer.setdefault(line.column[0], []).append(line)
    seen: Counter[tuple[str, int]] = Counter()
    for standing in outer.values():
        seen.update({_head(line) for line in standing})
    needed = max(2, 0.2 * len(heights))
    out = set()
    for number, standing in outer.items():
        on_page = [line for line in lines if line.column[0] == number]
        # The outermost lines only: a column may begin with a line that another one begins with.
        top, foot = (
            sorted({round(line.top) for line in on_page})[:3],
            sorted({round(line.top) for line in on_page})[-3:],
        )
        for line in standing:
            if round(line.top) not in (*top, *foot):
                continue
            repeated = max(seen[_head(line)[0], _head(line)[1] + shift] for shift in (-1, 0, 1)) >= needed
            if repeated or _PAGE_NUMBER.fullmatch(line.text.strip()):
                out.add(id(line))
    return [line for line in lines if id(line) not in out]


def _head(line: _Line) -> tuple[str, int]:
    return re.sub(r"\d+|\b[ivxl]+\b", "#", line.text.casefold()), round(line.top / 3)


# Lines to text


def _written(lines: list[_Line]) -> str:
    if not lines:
        return ""
    body = Counter(line.size for line in lines for _ in line.text).most_common(1)[0][0]
    bold_text = sum(line.bold for line in lines) > 0.4 * len(lines)
    columns: dict[tuple[int, int, int], list[_Line]] = {}
    for line in lines:
        columns.setdefault(line.column, []).append(line)
    for column in columns.values():
        edge = min(line.left for line in column)
        for line in column:
            line.edge = edge
    leading = _usual_leading(columns.values())
    headings = [_is_heading(line, body, bold_text) for line in lines]
    hanging = _hanging(lines, headings)
    out: list[str] = []
    for place, line in enumerate(lines):
        last = lines[place - 1] if place else None
        if last is None or (headings[place] and headings[place - 1] and _one_heading(last, line, leading)):
            if last is None:
                out.append(line.text)
            else:
                out[-1] += " " + line.text
            continue
        following = lines[place + 1] if place + 1 < len(lines) else None
        if headings[place] or headings[place - 1] or _begins(last, line, following, leading, hanging[place]):
            out.append("")
        out.append(line.text)
    return _mended(out) + "\n"


def _is_heading(line: _Line, body: float, bold_text: bool) -> bool:
    words = line.text
    if len(words) > 120 or not any(sign.isalpha() for sign in words) or re.search(r"[.,;]$", words):
        return bool(_LIST_HEADING.fullmatch(words))
    return line.size > 1.06 * body or (line.bold and not bold_text) or bool(_LIST_HEADING.fullmatch(words))


def _one_heading(last: _Line, line: _Line, leading: dict[float, float]) -> bool:
    near = 0 < line.bottom - last.bottom <= 1.3 * leading.get(line.size, 1.25 * line.size)
    alike = last.column == line.column and abs(last.size - line.size) < 0.2 and last.bold == line.bold
    return near and alike and not _LIST_HEADING.fullmatch(last.text) and len(last.text) + len(line.text) <= 200


def _usual_leading(columns: Iterable[list[_Line]]) -> dict[float, float]:
    """Give, for each size of type, how far apart two lines of it usually stand."""
    found: dict[float, list[float]] = {}
    for column in columns:
        for last, line in pairwise(column):
            if last.size == line.size and 0 < line.bottom - last.bottom < 3 * line.size:
                found.setdefault(line.size, []).append(round(line.bottom - last.bottom, 1))
    return {size: statistics.median(steps) for size, steps in found.items()}


def _hanging(lines: list[_Line], headings: list[bool]) -> list[bool]:
    """Tell for each line whether it stands in a reference list whose entries hang."""
    starts = [place for place, line in enumerate(lines) if _LIST_HEADING.fullmatch(line.text)]
    if not starts:
        return [False] * len(lines)
    ends = [place for place in range(starts[-1] + 1, len(lines)) if headings[place]]
    listed = range(starts[-1] + 1, ends[0] if ends else len(lines))
    indented = sum(_indent(lines[place]) > 0.4 for place in listed)
    hangs = indented >= 0.25 * len(listed) and indented < len(listed)
    return [hangs and place in listed for place in range(len(lines))]


def _indent(line: _Line) -> float:
    return (line.left - line.edge) / line.size


def _begins(last: _Line, line: _Line, following: _Line | None, leading: dict[float, float], hanging: bool) -> bool:
    """Tell whether a line begins a paragraph, or an entry of a list."""
    same = last.column == line.column
    usual = leading.get(line.size, 1.25 * line.size)
    if same and line.bottom - last.bottom > 1.35 * usual:
        return True
    if hanging:
        return _indent(line) < 0.4
    if abs(last.size - line.size) > 0.6 and same:
        return True
    if last.column[2] != line.column[2] and 0 in (last.column[2], line.column[2]) and last.column[0] == line.column[0]:
        return True  # from what runs across the page to its columns, or back
    returns = following is None or following.column != line.column or _indent(following) < 0.4
    before = not same or _indent(last) < 0.4
    return 0.6 < _indent(line) < 4 and returns and before


def _mended(lines: list[str]) -> str:
    """Put together the words that were divided at the ends of lines."""
    whole = Counter(re.findall(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*", " ".join(lines).casefold()))
    for place in range(len(lines) - 1, 0, -1):
        before = place - 1
        if not lines[before] or not lines[place]:
            continue
        divided = re.search(r"([^\W\d_]+)([-‐‑])$", lines[before])
        rest = re.match(r"[^\W\d_]+", lines[place])
        address = re.search(r"(?:https?://|doi[:.]|10\.\d{4})\S*[-/_=?&]$", lines[before])
        ranged = re.search(r"\d[-‐‑–]$", lines[before]) and re.match(r"\d", lines[place])
        if not (divided and rest) and not address and not ranged:
            continue
        moved, _, remains = lines[place].partition(" ")
        stem = lines[before]
        if divided and rest and not address and not _keeps_hyphen(divided[1], rest[0], whole):
            stem = stem[:-1]
        lines[before] = stem + moved
        lines[place] = remains
        if not remains:
            del lines[place]
    return "\n".join(lines)


def _keeps_hyphen(first: str, second: str, whole: Counter[str]) -> bool:
    """Tell a compound, such as Smith-Jones or well-known, from a word that was divided."""
    if second[0].isupper():
        return True
    together, apart = (first + second).casefold(), f"{first}-{second}".casefold()
    return whole[apart] > whole[together]
