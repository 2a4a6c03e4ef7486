"""Find the reference list of a paper and read its entries: names, year, title, venue, DOI.

The list is found by its heading. Entries may stand in APA, Harvard, Chicago author-date, MLA or Vancouver style, one a
line or over several lines, with blank lines between them or none, with bullets or numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import pandas as pd

from course.methods import names as vocabulary
from course.methods.names import CONNECTORS, ORGANISATION, PARTICLES, UPPER, is_organisation, plain, word_set

COLUMNS = [
    "entry_id",
    "line",
    "last_line",
    "raw",
    "names",
    "authors",
    "first",
    "year",
    "title",
    "venue",
    "doi",
    "number",
    "joined",
]  # in this order

_HEADINGS = frozenset(
    vocabulary.key(title)
    for title in [
        "References",
        "Reference list",
        "List of references",
        "Reference",
        "Cited references",
        "References cited",
        "\n    Bibliography",
        "Selected bibliography",
        "Select bibliography",
        "Works cited",
        "Work cited",
        "List of works cited",
        "Literature",
        "\n    Literature cited",
        "Cited literature",
        "Literature references",
        "Sources",
        "Sources cited",
        "References and notes",
        "\n    References and further reading",
        "Notes and references",
        "Bibliographic references",
        "Bibliographical references",
        "\n    Literaturverzeichnis",
        "Literatur",
        "Quellenverzeichnis",
        "Références",
        "Références bibliographiques",
        "Bibliographie",
        "Referencias",
        "\n    Referencias bibliográficas",
        "Bibliografía",
        "Referências",
        "Referências bibliográficas",
        "Bibliografia",
        "\n    Riferimenti bibliografici",
        "Referenser",
        "Litteratur",
        "Litteraturliste",
        "Referanser",
        "Källor",
        "Lähteet",
        "Literatuur",
        "\n    Literatuurlijst",
        "Referenties",
        "Literatura",
        "Bibliography and references",
    ]
)
_PERHAPS_HEADING = re.compile(
    r"^[^\n]{0,30}?(?:refer|référ|biblio|cited|liter|litter|source|quellen|källor|lähteet|riferimenti)[^\n]{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)
_AFTER = re.compile(
    r"(?:appendi(?:x|ces)|annex|notes?|endnotes?|footnotes?|about the authors?|acknowledge?ments?|author(?:s'?|'s)? "
    r"(?:contributions?|notes?|information|details|biograph\w+|affiliations?|statement)|contributors?|biograph\w+|"
    r"fundings?(?: \w+)?|financial (?:support|disclosure)|declarations?(?: .*)?|conflicts? of interests?|"
    r"competing interests?|disclosures?(?: \w+)?|data availability(?: \w+)?|availability of .*|ethic\w*(?: .*)?|"
    r"supplement\w*(?: .*)?|supporting information|additional (?:information|files?)|tables?|figures?|list of .*|"
    r"tables and figures|figure (?:captions|legends)|correspondence|orcid(?: ids?)?|keywords?|abbreviations|glossary|"
    r"index|publisher'?s note|copyright(?: .*)?|licen[cs]e|open access|article history|how to cite.*|cite this.*|"
    r"peer review.*|reviewers?|citing literature|related articles|anhang|danksagung|annexes?|remerciements)",
    re.IGNORECASE,
)
LONGEST_ENTRY = 4000  # characters; what stands beyond them in an entry is not read
MOST_HEADINGS = 12  # so many of a paper's last headings of a list are tried
_CONTENTS_LINE = re.compile(r"(?:\.{3,}|…|\s{3,}|\t)\s*\d+$")
_LINE_END = re.compile(r"\r\n|\n|\r")

YEAR = r"(?:1[4-9]\d\d|20\d\d)"
_UNDATED = r"n\.? ?d\b\.?(?:-?[a-z]\b)?|no date|undated|in press(?:-?[a-z]\b)?|forthcoming(?: \d{4})?|in preparation|under review|submitted|accepted|to appear|s\. ?f\.|s\. ?a\.|o\. ?J\."
_BRACKETED_YEAR = re.compile(
    rf"[(\[]\s*(?:c(?:a|irca)?\.? ?)?(?P<year>{YEAR}(?:[a-z](?![a-z]))?(?:\s?[/–-]\s?{YEAR}[a-z]?|(?<=\d)/\d\d(?!\d))?|{_UNDATED})(?P<rest>[^()\[\]]{{0,60}})[)\]]",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(
    rf"(?:(?<=[\s,.])|(?<=[(\[]))(?P<year>{YEAR}[a-z]?(?:/{YEAR})?|n\. ?d\.|in press|forthcoming)(?=[\s]*[.,:;)\]]|\s+[\"“‘'«{UPPER}*]|\s*$)"
)
_ANY_YEAR = re.compile(
    rf"(?<![\w./–-])(?:\d{{4}}/)?{YEAR}[a-z]?(?![\w%]|[./-]\d)|\bn\. ?d\.|\bin press\b|\bforthcoming\b", re.IGNORECASE
)

_BULLET = re.compile(r"\s{0,8}(?:[-*+•·▪◦‣–—●○■□➢]|\\item)\s+(?=\S)")
_NUMBER = re.compile(
    r"\s{0,8}(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)](?=\s|[^\d\s])|(\d{1,3})(?=\s{1,6}[^\s\d]))\s*"
)
_DASHES = re.compile(r"\s*(?:[—–-]{2,}|_{3,}|―+|—)\s*(?:[,.:(]|\s)")
_INITIALS = rf"(?:[{UPPER}](?:\.|(?=[\s,;.&(]|$))[\s-]?){{1,5}}"
_INITIALS_CLOSE = rf"[{UPPER}]{{1,4}}(?:-[{UPPER}])?"
_WORD = rf"(?:[dlDL]['’])?[{UPPER}][\w'’ʼ‐‑-]*\.?"
_SURNAME = rf"(?:(?:[a-zʿ'’][\w'’-]{{0,5}}[ -]){{0,3}}{_WORD}(?:[ -](?:[a-z]{{1,4}}[ -]){{0,2}}{_WORD}){{0,3}})"
_PERSON_FIRST = re.compile(
    rf"(?P<surname>{_SURNAME})(?:,\s*(?:{_INITIALS}|{_INITIALS_CLOSE}(?=[\s,.;:(&]|$))"  # Smith, J. A.  Smith, JA
    rf"|,\s+{_WORD}(?:[ -](?:{_WORD}|[{UPPER}]\.)){{0,3}}(?=\s*(?:[.,;:(&]|and\b|$))"  # Smith, John
    rf"|\s+(?:{_INITIALS}|{_INITIALS_CLOSE})(?=[\s,.;:(&]|$))"  # Smith J.  Smith JA
)
_INITIALS_FIRST = re.compile(rf"(?:[{UPPER}]\.[ -]?){{1,4}}(?:[a-z]{{1,4}} ){{0,2}}{_WORD}\s*(?:,|and\b|&|\(|:|\.)")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>“”\]]+", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“‘«„']([^\"“”»]{4,400}?)[\"”’»“'](?=[\s,.;(]|$)")
_GAPS = re.compile(r"\s+")

_SUFFIXES = word_set("jr jr. sr sr. ii iii iv jnr snr phd md esq")
_EDITOR = re.compile(
    r"[(\[]\s*(?:eds?|hrsg|dirs?|trans|comps?|coords?|orgs?|host|producers?|directors?|writers?|chair)\b[^()\[\]]{0,40}[)\]]"
    r"|\b(?:eds?\.|editors?\b|hrsg\.|dirs?\.)(?=[\s,.]|$)",
    re.IGNORECASE,
)
_ALIAS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")


@dataclass(frozen=True)
class _Line:
    number: int
    text: str
    after_blank: bool
    bullet: bool
    mark: int | None  # the number before an entry of a numbered list
    indent: int


def split(text: str) -> tuple[str, str, int | None]:
    r"""Part a paper into its body and its reference list.

    The list stands under the last of the usual headings that has something like an entry under it (References,
    Bibliography, Works cited, Literature …; as a Markdown heading, in bold, numbered, in capitals, or plain on a line
    of its own), and ends where another part begins: an appendix, notes, acknowledgements, or a heading of the same
    level. Without such a heading, five or more lines in the second half of the text that begin as entries do are taken
    as the list.

    Parameters
    ----------
    text : str
        A paper.

    Returns
    -------
    body : str
        The paper with blanks where the list stood, so that lines and places stay what they were.
    list_text : str
        The list, from the line after its heading; empty if there is none.
    line : int or None
        The line of the heading, from 1; None without a heading.

    Examples
    --------
    >>> body, listed, line = split("It is so (Bo, 2020).\n\nReferences\n\nBo, A. (2020). A title. Press.\n")
    >>> body.rstrip(), listed.strip(), line
    ('It is so (Bo, 2020).', 'Bo, A. (2020). A title. Press.', 3)
    """
    places = _line_places(text)
    found = _list_lines(text, places)
    if found is None:
        return text, "", None
    heading, first, last = found
    start, end = places[first - 1][0], places[last - 1][1]
    begin = start if heading is None else places[heading - 1][0]
    body = text[:begin] + re.sub(r"[^\r\n]", " ", text[begin:end]) + text[end:]
    return body, text[start:end], heading


def entries(text: str) -> pd.DataFrame:
    r"""Read the entries of a paper's reference list.

    Parameters
    ----------
    text : str
        A paper with its list, or a list with its heading.

    Returns
    -------
    DataFrame
        One row an entry, in the list's order: entry_id ("R01" …), line and last_line in the text, raw (as printed, on
        one line), names (as printed), authors (surnames or organisations, joined with ";"), first (the first of them),
        year ("2024", "2024a", "n.d.", "in press"; empty if none was found), title, venue, doi (without
        "https://doi.org/"), number (of a numbered list, else missing), joined (True where a page break or a bullet in
        the wrong place had split the entry). No list, no rows.

    Examples
    --------
    >>> table = entries("References\n\nÓ Brien, A., & Lee, B. (2020a). A title. *A Journal*, 3(1), 4–9.\n\nWHO. (n.d.). Facts.")
    >>> table[["entry_id", "authors", "year", "title", "venue"]].values.tolist()
    [['R01', 'Ó Brien;Lee', '2020a', 'A title', 'A Journal'], ['R02', 'WHO', 'n.d.', 'Facts', '']]
    """
    places = _line_places(text)
    found = _list_lines(text, places)
    rows = []
    if found:
        _, first, last = found
        lines = [text[start:end] for start, end in places[first - 1 : last]]
        authors_before = ("", ())
        for group, joined in _grouped(_prepared(lines, first, _running(text))):
            raw = _run_together([line.text for line in group])
            row = _read(raw, authors_before)
            if row is None:
                continue
            authors_before = (row["names"], tuple(row["authors"].split(";")))
            row |= {"line": group[0].number, "last_line": group[-1].number, "raw": raw, "joined": joined}
            row["number"] = group[0].mark
            rows.append(row)
    width = max(2, len(str(len(rows))))
    for count, row in enumerate(rows, 1):
        row["entry_id"] = f"R{count:0{width}d}"
    table = pd.DataFrame(rows, columns=COLUMNS)
    table["number"] = table["number"].astype("Int64")
    return table.astype({"line": "int64", "last_line": "int64", "joined": "bool"})


def _line_places(text: str) -> list[tuple[int, int]]:
    places, start = [], 0
    for match in _LINE_END.finditer(text):
        places.append((start, match.start()))
        start = match.end()
    return [*places, (start, len(text))]


# The list in the paper


def _heading_text(line: str) -> tuple[str, int]:
    """Take a line as a heading: its words without markup or number, and its level (7 for a plain line)."""
    stripped = line.strip()
    level = len(stripped) - len(stripped.lstrip("#"))
    level = level if 0 < level <= 6 else 7
    words = re.sub(r"<[^<>]{1,80}>|\\(?:sub)?section\*?\{|[*_#}]+", "", stripped).strip()
    words = re.sub(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.|[A-Z]\.)\s+", "", words)
    words = re.sub(r"\s*\{[^{}]{0,80}$|\s*\[[^\[\]]{0,40}\]$", "", words)
    return words.rstrip(" :.–-"), level


def _list_lines(text: str, places: Sequence[tuple[int, int]]) -> tuple[int | None, int, int] | None:
    """Find (line of the heading or None, first line, last line) of the list, or None."""
    candidates = []
    starts = [start for start, _ in places]
    for match in _PERHAPS_HEADING.finditer(text.replace("\r\n", " \n").replace("\r", "\n")):
        number = bisect_right(starts, match.start())
        start, end = places[number - 1]
        if _CONTENTS_LINE.search(text, start, end):
            continue
        words, level = _heading_text(text[start:end])
        # A sentence that a line break cut may leave "references" in lower case alone on a line: no heading.
        if words[:1].isupper() and vocabulary.key(words) in _HEADINGS:
            candidates.append((number, level))
    for number, level in candidates[: -MOST_HEADINGS - 1 : -1]:
        last = _end_of_list(text, places, number, level)
        block = text[places[number][0] : places[last - 1][1]] if last > number and number < len(places) else ""
        if _ANY_YEAR.search(block):
            return number, number + 1, last
    return _list_without_heading(text, places)


def _end_of_list(text: str, places: Sequence[tuple[int, int]], heading: int, level: int) -> int:
    """Find the last line of the list under a heading."""
    bold = text[slice(*places[heading - 1])].strip().startswith("**")
    for number in range(heading + 1, len(places) + 1):
        start, end = places[number - 1]
        if end - start > 120 or end == start:
            continue
        line = text[start:end]
        words, this = _heading_text(line)
        if not words:
            continue
        if this <= min(level, 6) and level < 7:
            return number - 1
        marked = this < 7 or (bold and line.strip().startswith("**") and line.strip().endswith("**"))
        short = len(words) <= 60 and not re.search(r"\d{4}", words)
        if short and _AFTER.match(words) and (_AFTER.fullmatch(words) or marked or _is_appendix(words)):
            return number - 1
    return len(places)


def _is_appendix(words: str) -> bool:
    return bool(re.match(r"(?:appendix|annex)\s+(?:[A-Z]|\d|[IVX]+)\b(?![a-z])", words, re.IGNORECASE))


def _list_without_heading(text: str, places: Sequence[tuple[int, int]]) -> tuple[None, int, int] | None:
    """Find five or more lines in the second half that begin as entries do, near one another."""
    like: list[int] = []
    if len(list(islice(_ANY_YEAR.finditer(text), 5))) < 5:
        return None
    for number, (start, end) in enumerate(places, 1):
        if number * 2 < len(places) or end - start < 20:
            continue
        line = _without_mark(text[start : min(end, start + 400)])
        if _PERSON_FIRST.match(line) and (_BRACKETED_YEAR.search(line) or _BARE_YEAR.search(line)):
            names = line[: (_BRACKETED_YEAR.search(line) or _BARE_YEAR.search(line)).start()]
            if _are_names(names):
                like.append(number)
    runs: list[list[int]] = []
    for number in like:
        if runs and number - runs[-1][-1] <= 8:
            runs[-1].append(number)
        else:
            runs.append([number])
    longest = max(runs, key=len, default=[])
    if len(longest) < 5:
        return None
    last = longest[-1]
    while last < len(places) and text[slice(*places[last])].strip():
        last += 1
    return None, longest[0], last


# From lines to entries


def _without_mark(line: str) -> str:
    line = _BULLET.sub("", line, count=1)
    number = _NUMBER.match(line)
    line = line[number.end() :] if number else line
    return re.sub(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|<[^<>]{1,80}>", "", line).strip()


_NO_WORDS = re.compile(r"[\W\d_]*|(?:page|p\.) ?\d+(?: of \d+)?|\[?image:.*", re.IGNORECASE)
_PAGES = re.compile(r"\d{1,5}\s?[–-]\s?\d{1,5}[.,;]?")
_WITH_PAGE_NUMBER = re.compile(r"(?P<left>\d{1,4}\s{3,})?(?P<words>\S.*?)(?P<right>\s{3,}\d{1,4})?")


def _without_page_number(line: str) -> str:
    return vocabulary.key(re.sub(r"^\s*\d{1,4}\s+|\s+\d{1,4}\s*$", "", line[:200]))


def _running(text: str) -> frozenset[str]:
    """Find the headers and footers that a text repeats: short lines between blanks, alike but for a page number."""
    seen: dict[str, set[str]] = {}
    for block in re.findall(r"(?:^|\n[ \t\r\f]*\n|\f)[ \t\r\f]*(\S[^\n]{2,100})(?=\n[ \t\r]*\n|\f|$)", text):
        if re.match(r"\d{1,4}\s|.*\s\d{1,4}\s*$", block):
            seen.setdefault(_without_page_number(block), set()).add(block.strip())
    return frozenset(words for words, lines in seen.items() if len(words) > 3 and len(lines) > 1)


def _is_running(line: str, alone: bool, running: frozenset[str]) -> bool:
    """Tell whether a line is a page's header or footer: repeated, or alone and wide apart from its page number."""
    if not alone or len(line) > 120 or _BRACKETED_YEAR.search(line):
        return False
    if _without_page_number(line) in running:
        return True
    match = _WITH_PAGE_NUMBER.fullmatch(line)
    return bool(match and (match["left"] or match["right"])) and not _ANY_YEAR.search(match["words"])


def _prepared(lines: list[str], first: int, running: frozenset[str] = frozenset()) -> list[_Line]:
    """Drop headings, page headers, page numbers and rules; note what stands before each line."""
    numbered = _is_numbered(lines)
    prepared, after_blank = [], True
    for number, line in enumerate(lines, first):
        words = line.strip().strip("\f")
        if not words:
            after_blank = True
            continue
        # What the line before leaves open, "8(4)," or "101–", a line of figures closes: no page number.
        open_before = not after_blank and bool(prepared) and re.search(r"[,:–-]$", prepared[-1].text)
        pages = bool(open_before) or (not after_blank and _PAGES.fullmatch(words))
        following = lines[number - first + 1].strip() if number - first + 1 < len(lines) else ""
        alone = after_blank and not following
        if (
            words.startswith("#")
            or (_NO_WORDS.fullmatch(words) and not (pages and re.match(r"\d", words)))
            or _is_running(words, alone, running)
        ):
            after_blank = True
            continue
        bare = re.sub(r"^[>|\s]+", "", words) if words.startswith((">", "|")) else words
        bullet = _BULLET.match(bare)
        bare = bare[bullet.end() :] if bullet else bare
        mark = _NUMBER.match(bare) if numbered else None
        value = int(next(filter(None, mark.groups()))) if mark else None
        bare = bare[mark.end() :] if mark else bare
        indent = len(line) - len(line.lstrip())
        prepared.append(_Line(number, bare.strip(), after_blank, bool(bullet), value, indent))
        after_blank = False
    return prepared


def _is_numbered(lines: list[str]) -> bool:
    """Tell whether the list is numbered: many lines begin with numbers that count up from a small one."""
    marks = [match for line in lines if (match := _NUMBER.match(_BULLET.sub("", line, count=1)))]
    values = [int(next(filter(None, match.groups()))) for match in marks]
    counted, expected = 0, 1
    for value in values:
        if expected <= value <= expected + 2:
            counted, expected = counted + 1, value + 1
    filled = sum(bool(line.strip()) for line in lines)
    return counted >= min(2, filled) > 0 and counted * 6 >= filled and counted * 2 >= len(values)


def _grouped(lines: list[_Line]) -> list[tuple[list[_Line], bool]]:
    """Put the lines of each entry together; True where a page break or a misplaced bullet stood inside it."""
    if not lines:
        return []
    numbered = sum(line.mark is not None for line in lines) >= 2
    bulleted = sum(line.bullet for line in lines) >= max(2, len(lines) / 8)
    starts = [_begins(line.text) for line in lines]
    fresh = _begin_without_blank(lines, starts)
    chunks = _chunks(lines)
    flush = min(line.indent for line in lines)
    hanging = _hangs(lines, starts, flush)
    blocks = sum(line.after_blank for line in lines)
    # Blank lines part the entries where most of what follows a blank line begins as an entry does.
    parted = (
        blocks >= 2
        and sum(line.after_blank and begin for line, begin in zip(lines, starts, strict=True)) >= blocks * 0.5
        # A blank line at each page's end parts no entries where most of them begin without one.
        and sum(fresh) * 2 <= blocks
    )
    long_lines = sorted(len(line.text) for line in lines)[len(lines) // 2] > 120
    groups: list[tuple[list[_Line], bool]] = []
    text = ""  # what the entry says so far
    expected = 1
    for line, begins, chunk, clear in zip(lines, starts, chunks, fresh, strict=True):
        whole = _is_whole(text)
        if not groups:
            new = True
        elif (line.bullet or line.after_blank) and not numbered and _is_rest(chunk):
            new = False
        elif numbered:
            new = line.mark is not None and (expected <= line.mark <= expected + 3 or (line.mark == 1 and whole))
        elif bulleted and not line.bullet:
            new = begins and whole and line.after_blank and _NAMES_AND_YEAR.match(line.text) is not None
        elif bulleted or (parted and line.after_blank):
            new = (begins and _may_end(text)) or (whole and not _goes_on(line.text))
        elif parted and not long_lines and not _one_a_line(lines, starts):
            new = whole and clear
        elif hanging:
            new = line.indent == flush and whole
        else:
            new = whole and (begins or (long_lines and not _goes_on(line.text)))
        if new:
            groups.append(([line], False))
            text = line.text
            expected = (line.mark or expected) + 1
        else:
            group, joined = groups[-1]
            broken = line.after_blank or line.bullet
            group.append(line)
            groups[-1] = (group, joined or broken)
            text += " " + line.text
    return groups


def _begin_without_blank(lines: list[_Line], starts: list[bool]) -> list[bool]:
    """Tell, for each line, whether names and a year begin it, after a line that ends an entry and with no blank between."""
    fresh = [False] * len(lines)
    for index in range(1, len(lines)):
        line, before = lines[index], lines[index - 1].text
        ended = before.endswith((".", ".*")) or re.search(r"(?:https?://|10\.\d{4,9}/)\S+$", before)
        fresh[index] = (
            not line.after_blank
            and starts[index]
            and bool(ended)
            and not _ENDS_IN_NAME.search(before)
            and _NAMES_AND_YEAR.match(line.text) is not None
        )
    return fresh


def _chunks(lines: list[_Line]) -> list[str]:
    """Give, for each line, its text up to the next blank line or bullet."""
    chunks, rest = [], ""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        rest = f"{line.text} {rest}"[:600]
        chunks.append(rest)
        if line.after_blank or line.bullet:
            rest = ""
    return chunks[::-1]


def _is_rest(chunk: str) -> bool:
    """Tell whether a piece can only be the rest of an entry: a journal with its volume or pages, and no year."""
    if _ANY_YEAR.search(chunk):
        return False
    single = len(re.findall(r"(?<!\*)\*(?!\*)", chunk)) % 2 == 1  # emphasis that began before the break
    return single or bool(re.match(r"[^.?!]{3,90},\s*\d{1,4}(?:\s?\(|,|[–-]\d|\.)", chunk))


def _one_a_line(lines: list[_Line], starts: list[bool]) -> bool:
    inner = [begin for line, begin in zip(lines, starts, strict=True) if not line.after_blank]
    return bool(inner) and sum(inner) * 2 > len(inner)


def _hangs(lines: list[_Line], starts: list[bool], flush: int) -> bool:
    """Tell whether entries begin at the margin and go on indented."""
    at_margin = [begin for line, begin in zip(lines, starts, strict=True) if line.indent == flush]
    inside = [begin for line, begin in zip(lines, starts, strict=True) if line.indent > flush]
    return bool(inside) and sum(at_margin) >= len(at_margin) * 0.6 and sum(inside) <= len(inside) * 0.4


_ENDS_IN_NAME = re.compile(rf"(?:^|[\s.-])[{UPPER}]\.$")  # an initial: the names go on
_NAMES_AND_YEAR = re.compile(rf"[^()]{{2,300}}\(\s*(?:{YEAR}|n\. ?d|in press|forthcoming)", re.IGNORECASE)


def _begins(line: str) -> bool:
    """Tell whether a line begins as an entry does: with a surname and initials, or with a name and then a year."""
    line = plain(line, keep_lines=True).text.strip()
    if _DASHES.match(line) or _INITIALS_FIRST.match(line):
        return True
    person = _PERSON_FIRST.match(line)
    if person and not _lower_words(person[0]):
        return True
    titled = re.match(rf"([{UPPER}][^.:,()\d]{{2,80}})\.\s+[{UPPER}\"“]", line)
    if titled and is_organisation(titled[1]) and not _lower_words(titled[1]) and _ANY_YEAR.search(line):
        return True  # World Bank. World Development Report. World Bank, 2017.
    year = _BRACKETED_YEAR.search(line, 0, 300) or _BARE_YEAR.search(line, 0, 300)
    return (
        bool(year)
        and year.start() > 1
        and _are_names(line[: year.start()])
        and not re.search(r"\d", line[: year.start()])
    )


def _lower_words(names: str) -> list[str]:
    words = re.findall(r"(?<![\w'’])[^\W\d_]+", names)
    known = PARTICLES | CONNECTORS | {"et", "al", "ed", "eds", "jr", "others"}
    return [word for word in words if word.islower() and word not in known]


_NEW_SENTENCE = re.compile(  # a full stop that no initial and no abbreviation explains, or a colon, with more after it
    rf"(?<![\s.'’-][{UPPER}])(?<!^[{UPPER}])"
    r"(?<!\b[JS]r)(?<!\bSt)(?<!\bal)(?<!\b[Ee]ds)(?<!\b[Ee]d)(?<!\bInc)(?<!\bLtd)"
    r"(?<!\bCorp)(?<!\bDept)(?<!\bCo)(?<!\b[A-Z]{2})(?<!\b[A-Z][a-z])(?<!\.)\.\s+(?=\S)|:\s+(?=\S)"
)


def _are_names(text: str) -> bool:
    """Tell whether what stands before a year can be names: nearly every word has a capital, no title begins in it."""
    if re.search(r"[\"“”«»?!]|\d{3}", text) or not text[:1].strip():
        return False
    if _NEW_SENTENCE.search(text):
        return False
    lower = _lower_words(_ALIAS.sub("", text))
    capitals = re.findall(rf"(?<![\w'’])[{UPPER}]", text)
    return bool(capitals) and len(lower) <= max(0, len(capitals) // 6)


def _is_whole(text: str) -> bool:
    """Tell whether an entry could end here: it has a year, and does not stop in the middle of a name or a phrase."""
    return bool(text) and bool(_ANY_YEAR.search(text)) and _may_end(text)


def _may_end(text: str) -> bool:
    return not re.search(r"(?:[,&:;(–-]|\b(?:and|of|the|in|for|to|a|an|on|with|by|from))$", text.rstrip())


def _goes_on(line: str) -> bool:
    """Tell whether a line must belong to the entry before it: it begins in lower case, with an address or with pages."""
    word = re.match(r"[^\W\d_]+(?:['’][^\W\d_]+)?", line)
    lower = bool(word) and word[0].islower() and word[0] not in PARTICLES
    return lower or bool(
        re.match(r"https?:|doi\b|www\.|<|\(|\[|[\d,;:.&)\]]|pp?\.|vol\.|available|retrieved|accessed", line, re.I)
    )


def _run_together(lines: list[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        if re.search(r"[^\W\d_]-$", text) and line[:1].islower():
            text = text[:-1] + line
        elif re.search(r"(?:https?:|10\.\d{4,9}/)\S*[/.=_-]$", text) and not line.startswith("http"):
            text += line
        else:
            text += " " + line
    return _GAPS.sub(" ", text).strip()


# From an entry to its parts


def _read(raw: str, before: tuple[str, tuple[str, ...]]) -> dict | None:
    """Read one entry into names, authors, first, year, title, venue and doi; None if it is no entry."""
    raw = raw[:LONGEST_ENTRY]
    doi = _DOI.search(raw.replace("\\_", "_"))
    text = plain(re.sub(r"<(https?:[^<>]*)>", r"\1", raw), keep_lines=True).text
    text = _GAPS.sub(" ", text.replace(vocabulary.URL, "")).strip()
    if len(re.findall(r"[^\W\d_]{2,}", text)) < 2 and not _ANY_YEAR.search(text):
        return None
    dashes = _DASHES.match(text)
    end, year, rest = _names_and_year(text, bool(dashes))
    names = text[:end].strip(" ,.;:")
    if dashes:
        inner = text[dashes.end() - 1 : end].strip(" ,.;:&")
        more = _surnames(re.sub(r"^(?:and|&)\s+", "", inner)) if _are_names(inner) else ()
        names, authors = before[0], (*before[1], *more)
    else:
        # An editor's or a trailing full stop belongs to the initials, as "Smith, J." prints them.
        if re.search(rf"(?<![^\W_])[{UPPER}]$", names) and text[len(names) : len(names) + 1] == ".":
            names += "."
        authors = _surnames(names)
    title, venue = _title_and_venue(rest)
    return {
        "names": names,
        "authors": ";".join(authors),
        "first": authors[0] if authors else "",
        "year": year,
        "title": title,
        "venue": venue,
        "doi": doi[0].rstrip(".,;)>*_") if doi else "",
    }


def _names_and_year(text: str, dashes: bool) -> tuple[int, str, str]:
    """Find (where the names end, the year, what follows names and year)."""
    for match in sorted(
        [*_BRACKETED_YEAR.finditer(text, 0, 1500), *_BARE_YEAR.finditer(text, 0, 1500)], key=lambda match: match.start()
    ):
        names = _EDITOR.sub("", text[: match.start()])
        if dashes or _are_names(names.strip()):
            rest = text[match.end() :]
            if re.match(r"\s*[(\[]\s*\d{4}[)\]]", rest):  # 1953 [1905]
                rest = re.sub(r"^\s*[(\[]\s*\d{4}[)\]]", "", rest)
            return match.start(), _tidy_year(match["year"]), rest.lstrip(" .,:;)]")
        if len(_lower_words(names)) > 6:
            break
    # The year stands late, as in MLA and Vancouver: the names end at the first full stop that no initial explains.
    end = _end_of_names(text)
    rest = text[end:].lstrip(" .,:;")
    dated = re.sub(
        r"(?:accessed|retrieved|cited|viewed|abgerufen|consulté)\b[^.;)]{0,40}", "", rest, flags=re.IGNORECASE
    )
    years = list(_BRACKETED_YEAR.finditer(dated)) or [
        match for match in _ANY_YEAR.finditer(dated) if not re.search(r"(?:pp?\.|[:–-])\s*$", dated[: match.start()])
    ]
    if not years:
        return end, "", rest
    # A year before volume or pages is the journal's; failing that the last year that is named.
    placed = [match for match in years if re.match(r"\s*(?:[A-Z][a-z]{2}\b[^;]{0,8})?[;,]", dated[match.end() :])]
    chosen = (placed or years)[-1 if not placed else 0]
    found = chosen["year"] if "year" in chosen.re.groupindex else chosen[0]
    return end, _tidy_year(found), rest


_NO_DATE = re.compile(r"(?:n\.? ?d\.?|no date|undated|s\. ?f\.|s\. ?a\.|o\. ?j\.)(?:-?([a-z]))?", re.IGNORECASE)


def _tidy_year(year: str) -> str:
    """Write a year in one way: "n.d." whatever stands for it, no spaces round a stroke."""
    year = _GAPS.sub(" ", year.strip())
    if undated := _NO_DATE.fullmatch(year):
        return "n.d." + (f"-{undated[1].lower()}" if undated[1] else "")
    return re.sub(r"\s?([/–-])\s?", r"\1", year) if year[:1].isdigit() else year.lower()


_ONE_NAME = rf"(?:[{UPPER}]\.[ -]?){{1,4}}(?:[a-z]{{1,5}} ){{0,3}}(?:[dlDL]['’])?[{UPPER}][\w'’ʼ‐‑-]*(?: [{UPPER}][\w'’-]+){{0,2}}"
_NAMES_THEN_TITLE = re.compile(  # H. Abbot, C. D. Moon, and E. van Dam, Eds., The title
    rf"{_ONE_NAME}(?:(?:,? (?:and|&) |, ){_ONE_NAME}){{0,40}}(?:,? et al\.?)?(?:,? \(?Eds?\.\)?)?(?=,\s+(?!(?:and|&)\s|[{UPPER}]\.))"
)


def _end_of_names(text: str) -> int:
    if names := _NAMES_THEN_TITLE.match(text):
        return names.end()
    quote = re.search(r"[\"“«„]", text)
    for match in re.finditer(r"[.:](?=\s|$)", text[:600]):
        before = text[: match.start()]
        word = re.search(r"[^\s.,]+$", before)
        last = word[0] if word else ""
        if len(last) == 1 and last.isupper():
            # After initials with full stops the names end where a new sentence, not another name, begins.
            following = text[match.end() :].lstrip()
            if re.match(rf"(?:[,&;]|and\b|[{UPPER}]\.|{_SURNAME},)", following) or re.match(
                rf"{_SURNAME}\s+{_INITIALS_CLOSE}\b", following
            ):
                continue
        if quote and quote.start() < match.start():
            return quote.start()
        if last.lower() in ("al", "jr", "sr") and re.match(r"\s*[,&]", text[match.end() :]):
            continue
        return match.start()
    return quote.start() if quote else min(len(text), 600)


def _surnames(names: str) -> tuple[str, ...]:
    """Read surnames, or organisations, out of the names of an entry.

    >>> _surnames("Adel, A., & Norouzifard, M.")
    ('Adel', 'Norouzifard')
    >>> _surnames("Smith, John, and Mary van der Berg")
    ('Smith', 'van der Berg')
    >>> _surnames("UNICEF, ECPAT International, & INTERPOL")
    ('UNICEF', 'ECPAT International', 'INTERPOL')
    >>> _surnames("Department for Digital, Culture, Media & Sport")
    ('Department for Digital, Culture, Media & Sport',)
    """
    names = _EDITOR.sub("", names)
    names = _ALIAS.sub("", names)
    names = re.sub(r"\.\s?\.\s?\.|…", "", names)
    names = re.sub(r"[,;]?\s*(?:\bet al\b\.?|\band others\b|\bu\.\s?a\.).*$", "", names, flags=re.IGNORECASE)
    names = _GAPS.sub(" ", names).strip(" ,;:&")
    if not names:
        return ()
    people = _PERSON_FIRST.match(names) or _INITIALS_FIRST.match(names + ".")
    if not people or (
        is_organisation(names)
        and not re.search(rf"\b[{UPPER}]\.|,\s*[{UPPER}]{{1,3}}\b|\s[{UPPER}]{{1,2}}(?:,|$)", names)
    ):
        return _organisations(names)
    return tuple(filter(None, _people(names)))


def _organisations(names: str) -> tuple[str, ...]:
    names = names.rstrip(".")
    pieces = [piece.strip() for piece in re.split(r";|,?\s+&\s+|,\s*(?:and\s+)?", names) if piece.strip()]
    if len(pieces) > 1 and ";" not in names:
        one = any(word in CONNECTORS for word in pieces[0].split()) or not all(
            is_organisation(piece) for piece in pieces
        )
        if one and not (len(pieces) == 2 and not is_organisation(names)):
            return (names,)
    if len(pieces) == 1:
        both = [piece.strip() for piece in re.split(r"\s+and\s+", names)]
        if (
            len(both) == 2
            and all(is_organisation(piece) or " " not in piece for piece in both)
            and not any(word in CONNECTORS for word in both[0].split())
        ):
            return tuple(both)
    return tuple(pieces)


_ONLY_INITIALS = re.compile(rf"(?:(?:[{UPPER}]{{1,3}}\.?|[{UPPER}][a-z]\.)[ -]?){{1,5}}$")
_ENDS_IN_INITIALS = re.compile(rf"^(?P<surname>.+?)\s+(?:(?:[{UPPER}]\.[ -]?){{1,5}}|{_INITIALS_CLOSE})$")
_BEGINS_WITH_INITIALS = re.compile(rf"^(?:[{UPPER}]\.[ -]?){{1,5}}\s*(?P<surname>.+)$")


def _people(names: str) -> list[str]:
    """Read the surnames of people, whichever of surname and initials or given names stands first."""
    if ";" in names:
        return [
            name
            for piece in names.split(";")
            for name in _people(re.sub(r"^\s*(?:and|&)\s+", "", piece).strip(" ,"))[:1]
        ]
    parts = [
        part.strip()
        for part in re.split(r",\s*(?:&|and\b|und\b|et\b|y\b)?\s*|\s+(?:&|and|und|et|y)\s+", names)
        if part.strip()
    ]
    parts = [part for part in parts if part.lower() not in _SUFFIXES]
    if not parts:
        return []
    initials = [bool(_ONLY_INITIALS.match(part)) and ("." in part or part.isupper()) for part in parts]
    for index, part in enumerate(parts[:-1]):
        # In a list in capitals LI, X. has a short surname.
        if initials[index] and len(part) > 1 and "." not in part and "." in parts[index + 1] and initials[index + 1]:
            initials[index] = index > 0 and not initials[index - 1]
    found: list[str] = []
    if len(parts) > 1 and not initials[0] and not any(initials[1:]):
        if _ENDS_IN_INITIALS.match(parts[0]) or _BEGINS_WITH_INITIALS.match(parts[0]):
            return [_surname(part) for part in parts]
        # Smith, John, and Mary Jones: the first is turned round, the others are not, unless single words say they are.
        others = parts[2:]
        if len(others) >= 2 and len(others) % 2 == 0 and all(" " not in part for part in others[::2]):
            return [parts[0], *others[::2]]
        return [parts[0], *(_surname(part) for part in others)]
    for index, part in enumerate(parts):
        if initials[index]:
            continue
        if index + 1 < len(parts) and initials[index + 1]:
            found.append(part)
        else:
            found.append(_surname(part))
    return found


def _surname(name: str) -> str:
    """Take the surname of one name: after or before its initials, or the last word with the particles before it."""
    name = name.strip(" .")
    if match := _ENDS_IN_INITIALS.match(name + ("." if re.search(rf"\s[{UPPER}]$", name) else "")):
        return match["surname"].strip()
    if match := _BEGINS_WITH_INITIALS.match(name):
        return match["surname"].strip()
    words = name.split()
    if len(words) == 1 or is_organisation(name) or any(word.lower() in ORGANISATION for word in words):
        return name
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return " ".join(words[start:])


_SENTENCE_END = re.compile(
    rf"(?<![\s.(][{UPPER}])(?<!\bvs)(?<!\bno)(?<!\bvol)(?<!\bed)(?<!\beds)(?<!\bSt)(?<!\bDr)(?<!\bU\.S)(?<!\bU\.K)[.?!][\"”’»]?(?:\s+(?=[\W\d{UPPER}a-z])|$)"
)


def _title_and_venue(rest: str) -> tuple[str, str]:
    """Read (title, venue) from what follows names and year."""
    rest = re.sub(r"^([^.()]{2,300}),\s+\d{1,2}(?:st|nd|rd|th) ed\.,?\s+", r"\1. ", rest.strip())
    quoted = _QUOTED.match(rest)
    if (
        quoted
        and not re.match(r"[\"“][^\"”]*[\"”]\s*[:–—]", rest)
        and (
            len(quoted[1].split()) > 4
            or quoted.end() > len(rest) * 0.25
            or re.match(r"[,.]|\s+[A-Z]", rest[quoted.end() :])
        )
    ):
        inside = quoted[1].rstrip(" ,.")
        continues = rest[quoted.end() :]
        closed = quoted[1].rstrip()[-1:] in (",", ".")  # “A title,” report
        if not re.match(r"\s*:", continues) and (closed or not continues[:2].strip().islower()):
            return inside, _venue(continues)
    end = _SENTENCE_END.search(rest)
    if not end:
        return rest.strip(" .,"), ""
    more = _SENTENCE_END.search(rest, end.end()) if rest[end.start()] != "." else None
    # What follows a question may be the rest of the title: it is no venue, and one follows it.
    if more and _is_second_half(rest[end.end() : more.start()], rest[more.end() :]):
        end = more
    title = rest[: end.start()] if rest[end.start()] == "." else rest[: end.start() + 1]
    return title.strip(" ,"), _venue(rest[end.end() :])


def _is_second_half(part: str, following: str) -> bool:
    """Tell whether a part of an entry between a question and a full stop belongs to the title."""
    if re.search(r",\s*\d", part) or re.match(r"(?:In\b|Retrieved|Available|https?:|doi\b)", part, re.IGNORECASE):
        return False
    if not re.match(rf"[{UPPER}]", following) or re.match(r"Retrieved|Available|Accessed|DOI\b", following):
        return False
    journal = re.match(r"[^.?!]{2,120},\s*(?:[Vv]ol\.\s*)?\d", following)
    return bool(journal) or len(_lower_words(part)) >= 1


def _venue(rest: str) -> str:
    rest = rest.lstrip(" ,.;:")
    rest = re.sub(r"^In:?\s+(?:.{0,200}?\(?\b[Ee]ds?\.?\)?,?\s+)?", "", rest)
    end = re.search(
        r",?\s*(?:\b[Vv]ol\.?\s*)?\d|;\s|\.(?:\s|$)|\s[(\[]|\bdoi\b|\bhttps?\b|\bAvailable\b|\bRetrieved\b", rest
    )
    venue = rest[: end.start()] if end else rest
    return venue.strip(" ,.;:()[]")
