"""What the source-critique modules share: letters, the words that names are made of, and a text without its markup.

`citations` reads names in running text, `references` in a list, `matching` compares the two.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

UPPER = "".join(chr(code) for code in range(0x41, 0x2000) if chr(code).isupper())
"""Every capital letter of the alphabets that have them, to stand inside a character class."""


def word_set(text: str) -> frozenset[str]:
    """Give the words of a text as a set: how the lists of words in these modules are written.

    Examples
    --------
    >>> sorted(word_set("of for of"))
    ['for', 'of']
    """
    return frozenset(text.split())


APOSTROPHES = "'’‘ʼ`´"
HYPHENS = "-‐‑"

PARTICLES = word_set(
    "af al am an av aw bar ben bin bint da dal das de degli dei del dela della den der des di do dos du e el fitz i ibn il "
    "la las le les lo los mac mc o op 't 's t' ’t ’s ten ter tot ul und van vande vanden vander vom von y zu zum zur "
    "ibnu d' d’ dell' 'd abu ap ferch ní nic ó ua uí"
)
"""Lower-case words that may stand inside or before a surname."""

# Those that are words of prose as well: they belong to a name only between two capitals, never at its beginning.
INNER_PARTICLES = word_set("am an bar e i o und y op do den das des les ben ap mac il 's t' ten tot 'd")

CONNECTORS = word_set(
    "against and at between by d'action de del der des di du e et for für in into la le of on on the to und von "
    "with y without zur per about from"
)
"""Lower-case words that join the capitals of an organisation's name."""

ORGANISATION = word_set(
    """academy administration advocates agency agencies alliance archive archives assembly association associates
    authority bank board bundesamt bureau cabinet campaign care center centers centre centres church city clinic club
    coalition collaboration collaborative college commission commissioner commissioners committee community companies
    company confederation conference congress consortium constabulary corporation council councils county court courts
    defence department departments directorate division education enterprise europol executive federation force forum
    foundation fund gallery gmbh government group groups health hospital house inc inquiry inspectorate institut institute
    institutes institution instituto international investigation laboratories laboratory league library limited ltd
    media mission ministerio ministry ministère mission museum nation nations network news observatory office
    ombudsman organisation organisations organization organizations panel parliament parliamentary partners partnership
    police press programme project protection region registry research rights secretariat senate service services
    society societies staff state states statistics survey system systems taskforce team trust tribunal trustees
    trusts union unit universidad universitat universität university université verband watch workers world
    amnesty unicef unesco children statistik"""
)
"""Words that make a name an organisation's."""

_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\((?:#|https?:|/|\./|\.\./|www\.|mailto:|javascript:)[^()\s]{0,400}\)")
_MARKUP = re.compile(  # each kind begins with a sign that is rare in prose, so that the search runs fast
    r"(?P<note><sup>[\s\d,;–*†‡§¶#-]{1,24}</sup>|\[\^[\w-]{1,20}\])"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9]{0,11}(?:\s[^<>\n]{0,400})?/?>)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10});)"
    r"|(?P<escape>\\(?=[\[\]()&*_.#~-]))"
    r"|(?P<emphasis>\*{1,3}|_{1,3}|~~)"
    r"|(?P<hidden>[\u00ad\u200b-\u200f\u2060\ufeff])"
    r"|(?P<accent>[\u0300-\u036f]{1,4})"
    r"|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<raised>[⁰¹²³⁴-⁹]{1,6})"
)
_ADDRESS = (
    re.compile(r"(?:https?://|ftp://)[^\s()<>\[\]\"“”]{1,2000}"),
    re.compile(r"www\.[^\s()<>\[\]\"“”]{1,2000}"),
    re.compile(r"10\.\d{4,9}/[^\s()<>\[\]\"“”]{1,500}"),
)
_BROKEN_WORD = re.compile(r"-[ ]?\r?\n[ ]{0,12}(?=[^\W\d_])")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\r]")
_BLANK_LINE = re.compile(r"\n(?=[ \t\r]{0,200}\n)")
_NEW_BLOCK = re.compile(r"\n(?=[ \t]{0,12}(?:[#|>]|[-*+•·▪◦‣][ \t]|\d{1,3}[.)][ \t]))")

_BLOCKS = word_set("td th tr table li ul ol p div h1 h2 h3 h4 h5 h6 section article blockquote figcaption")

URL = "\ufffc"  # stands where an address or a DOI stood
BREAK = "\x0b"  # stands where a line end stood that nothing is read across


@dataclass(frozen=True)
class Plain:
    """A text without markup, and the way back from a place in it to the place in the text as it was."""

    text: str
    _plain: tuple[int, ...]
    _printed: tuple[int, ...]

    def printed(self, place: int) -> int:
        """Give the place in the printed text, in code points from 0, of a place in `text`."""
        index = bisect_right(self._plain, place) - 1
        return self._printed[index] + place - self._plain[index]


def plain(text: str, keep_lines: bool = False) -> Plain:
    r"""Take the markup out of a text: emphasis, links, tags, entities, note marks, addresses, hidden characters.

    A word broken at a line's end is put together again. A line end becomes a space; a blank line, or the beginning of
    a heading, quotation, list item or row of a table, becomes `BREAK`, so that nothing is read across it.

    Parameters
    ----------
    text : str
        Markdown or plain text.
    keep_lines : bool
        Leave every line end as it is.

    Returns
    -------
    Plain
        The text, with a way back to the places in what was given.

    Examples
    --------
    >>> plain("(Smith *et al.*,\n2020; Jones &amp; Lee)").text
    '(Smith et al., 2020; Jones & Lee)'
    >>> cleaned = plain("*Smith* (2020)")
    >>> cleaned.printed(cleaned.text.index("2020"))
    9
    """
    edits: list[tuple[int, int, str]] = []
    for match in _LINK.finditer(text):
        edits.append((match.start(), match.start() + 1, ""))
        edits.append((match.end(1), match.end(), ""))
    for address in _ADDRESS:
        edits += [(match.start(), match.end(), URL) for match in address.finditer(text)]
    for match in _MARKUP.finditer(text):
        edits += _instead(match, text)
    if not keep_lines:
        for match in _BROKEN_WORD.finditer(text):
            if match.start() and text[match.start() - 1].isalpha():
                edits.append((match.start(), match.end(), "" if text[match.end()].islower() else "-"))
        # These put one sign in the place of one, so that the places stay.
        text = _BLANK_LINE.sub(BREAK, text)
        text = _NEW_BLOCK.sub(BREAK, text).replace("\n", " ")
    text = _SPACES.sub(" ", text)
    # Of edits that overlap the one that begins first is made, and the longer of two that begin together.
    edits.sort(key=lambda edit: (edit[0], -edit[1]))
    pieces: list[str] = []
    plain_places, printed_places = [0], [0]
    done = length = 0
    for start, end, instead in edits:
        if start < done:
            continue
        pieces.append(text[done:start])
        pieces.append(instead)
        length += start - done + len(instead)
        done = end
        if len(instead) != end - start:
            plain_places.append(length)
            printed_places.append(end)
    pieces.append(text[done:])
    return Plain("".join(pieces), tuple(plain_places), tuple(printed_places))


def _instead(match: re.Match, text: str) -> list[tuple[int, int, str]]:
    """Give what a piece of markup becomes, as (start, end, text)."""
    start, end = match.span()
    kind, found = match.lastgroup, match[0]
    if kind == "emphasis":
        before, after = text[start - 1 : start], text[end : end + 1]
        inside_word = found[0] == "_" and before.isalnum() and after.isalnum()
        alone = (not before or before.isspace()) and (not after or after.isspace())
        return [] if inside_word or alone else [(start, end, "")]
    if kind == "entity":
        character = html.unescape(found)
        return [(start, end, " " if character == "\xa0" else character)] if len(character) == 1 else []
    if kind == "accent":
        return [(start - 1, end, unicodedata.normalize("NFC", text[start - 1 : end]))] if start else []
    if kind == "ligature":
        return [(start, end, unicodedata.normalize("NFKC", found))]
    if kind == "tag":
        name = re.match(r"</?([a-z0-9]+)", found.lower())[1]
        return [(start, end, BREAK if name in _BLOCKS else " " if name == "br" else "")]
    return [(start, end, "")]


def straight(name: str) -> str:
    """Write a name's apostrophes and hyphens in one way, with single spaces: what differs only in type.

    Examples
    --------
    >>> straight("O’Leary‐Smith")
    "O'Leary-Smith"
    """
    name = re.sub(f"[{APOSTROPHES}]", "'", name)
    name = re.sub(f"[{HYPHENS}]", "-", name)
    return " ".join(name.split())


def without_accents(name: str) -> str:
    """Take the accents off a name, and write letters that no accent explains in the usual way.

    Examples
    --------
    >>> without_accents("Ó Ciardha, Łukasz, Sørensen, Weiß")
    'O Ciardha, Lukasz, Sorensen, Weiss'
    """
    if name.isascii():
        return name
    name = name.translate(_LETTERS)
    return "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))


_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "đ": "d", "Đ": "D"}
    | {"ı": "i", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ʿ": "", "ʾ": ""}
)


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """Write a name so that spellings of it come out alike: lower case, no accents, nothing but letters and digits.

    Examples
    --------
    >>> key("We Protect") == key("WeProtect")
    True
    >>> key("Ó Ciardha")
    'ociardha'
    """
    return "".join(sign for sign in without_accents(name).casefold() if sign.isalnum())


def is_organisation(name: str) -> bool:
    """Tell whether a name is an organisation's: by a word such as Ministry, or by capitals such as UNICEF.

    Examples
    --------
    >>> [is_organisation(name) for name in ("Office for National Statistics", "UNICEF", "van der Berg", "García Márquez")]
    [True, True, False, False]
    """
    words = re.findall(r"[^\W\d_]+", name)
    return any(word.lower() in ORGANISATION for word in words) or any(
        len(word) > 2 and word.isupper() for word in words
    )
