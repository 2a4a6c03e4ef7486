"""Find the citations in a paper: who is cited, with which year, where, alone or in a group, at first or second hand.

How it works. Markup is taken out of the text, the reference list is set aside, and one pass over the text finds every
year and every bracket. From each year the reader looks to the left, word by word, for names: inside a bracket for
"Smith & Jones, 2020", before a bracket that holds a year for "Smith and Jones (2020)". What is found is then weighed:
a statute, a figure, a month or a place is no author; a name that the reference list has is one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from course.methods import documents, references
from course.methods import names as vocabulary
from course.methods.names import (
    CONNECTORS,
    INNER_PARTICLES,
    ORGANISATION,
    PARTICLES,
    UPPER,
    is_organisation,
    key,
    plain,
    straight,
    word_set,
)

COLUMNS = [
    "citation_id",
    "line",
    "column",
    "start",
    "end",
    "section",
    "paragraph",
    "form",
    "names",
    "first",
    "others",
    "et_al",
    "year",
    "page",
    "via",
    "via_names",
    "via_year",
    "secondary",
    "group",
    "group_size",
    "stands_for",
]
NUMBERED_COLUMNS = ["line", "section", "number", "group"]

WINDOW = 240  # characters before a year in which names are looked for
LONGEST_BRACKET = 3000  # characters; a longer bracket is not read

# ---------------------------------------------------------------------------------------------------------------------
# Words that are no names

NEVER = word_set(
    """act acts amendment annex appendix appendices article articles bill block boxes chapter chapters clause cohort
    column decree edition eq eqn equation equations example exhibit experiment fig figs figure figures footnote friday
    graph hypothesis item items line lines map model monday no note number panel paragraph part participant phase photo
    plate pp question regulation regulations rule rules sample saturday scheme section sections statute step study
    sunday supplement tab table tables task thursday tuesday version vol volume vols wave wednesday week year years
    theorem lemma algorithm interview respondent accessed retrieved published received revised accepted copyright
    updated"""
)
"""A name that is or ends in one of these is never an author: "Sexual Offences Act (2003)", "Figure 2, 2024"."""

MONTHS = word_set(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec spring summer autumn fall winter easter christmas ramadan
    janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero
    marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"""
)

EVENTS = word_set(
    """accord agenda agreement agreements blueprint brexit budget campaign championship championships charter code
    conference congress constitution convention conventions coronavirus covenant covid crisis cup day declaration
    directive edition election elections epidemic era exhibition expo festival framework games genocide guidelines
    holocaust initiative judgment judgement law laws manifesto massacre measure memorandum movement olympics order pact
    pandemic paralympics plan policy press principles programme prize protocol publishers publishing quarter recession
    referendum reform report resolution revolution riots roadmap scandal season semester series session standards
    strategy summit survey symposium term treaty uprising verlag war windows workshop world paper papers
    gdpr uncrc crc dsm icd cedaw echr hiv aids sdg sdgs ai csam spss stata matlab nvivo excel python java macos ios
    android linux ubuntu iphone"""
)
"""Agreements, events, programs: an author only if the reference list says so."""

TREATIES = word_set("accord agreement convention covenant declaration directive protocol regulation treaty")
"""Agreements, wherever in a name they stand: "Convention on the Rights of the Child (1989)"."""

SURNAMES_TOO = word_set("day law laws white")  # alone, these are names of people

PLATFORMS = word_set("facebook twitter youtube google instagram tiktok whatsapp netflix snapchat reddit")
"""With a year in a sentence these are mostly the year of something, in a bracket with a comma mostly an author."""

PLACES = word_set(
    """afghanistan africa albania algeria america amsterdam angola argentina armenia asia athens atlanta auckland
    australia austria azerbaijan baghdad bahrain bangkok bangladesh barcelona beijing belarus belgium belgrade berlin
    birmingham bolivia bombay bosnia boston botswana brazil bristol britain brussels bucharest budapest bulgaria cairo
    california calcutta cambodia cambridge cameroon canada canberra chicago chile china colombia copenhagen croatia cuba
    cyprus dakar delhi denmark derby detroit dhaka dubai dublin ecuador edinburgh egypt england estonia ethiopia eu europe
    finland florence florida france frankfurt geneva germany ghana glasgow greece guatemala haiti hamburg havana helsinki
    honduras houston hungary iceland india indonesia iran iraq ireland islamabad israel istanbul italy jakarta jamaica
    japan jerusalem johannesburg jordan karachi kazakhstan kenya kiev korea kosovo kuwait kyiv kyoto lagos lahore latvia
    lebanon leeds leicester libya lisbon lithuania liverpool london luxembourg madrid malawi malaysia mali malta
    manchester melbourne mexico miami milan moldova mongolia montreal morocco moscow mozambique mumbai munich myanmar
    nairobi namibia nepal netherlands nigeria norway oakland oslo oxford pakistan palestine panama paraguay paris peru
    peshawar philadelphia philippines poland portugal prague qatar quebec rio rochdale romania rome rotterdam russia
    rwanda santiago scotland senegal seoul serbia shanghai sheffield singapore slovakia slovenia somalia spain stockholm
    sudan sweden switzerland sydney syria taipei taiwan tanzania tehran texas thailand tokyo toronto tunisia turkey
    türkiye uae uganda uk ukraine ulster uruguay us usa utah uzbekistan vancouver venezuela venice vienna vietnam wales
    warsaw washington wellington yemen yorkshire yugoslavia zambia zimbabwe zurich york hague states kingdom
    emirates zealand peterborough rica salvador arabia"""
)
"""Places of which "London (2012)" speaks: an author only if the reference list says so."""

NATIONAL = word_set(
    "african american arab asian australian austrian belgian brazilian british canadian chinese danish dutch english "
    "european finnish french german greek indian indonesian international irish israeli italian japanese korean mexican "
    "national northern norwegian pakistani polish portuguese russian scottish southern spanish swedish swiss turkish "
    "welsh western eastern new south north east west united royal federal republic saudi"
)

STARTERS = word_set(
    """a about above accordingly across additionally after again against albeit all also although alternatively amid
    among amongst an analysing and another any applying are arguably as aside assuming at based be because before
    besides between both briefly but by can citing clearly comparing compared consequently consider considering
    consistent contrary conversely critically currently despite did do does drawing due during each earlier echoing
    either elsewhere even every evidently examining except extending finally first firstly following for former
    fortunately from fundamentally further furthermore generally given hence here historically how however i if
    importantly in incidentally including increasingly indeed initially initial inspired instead interestingly into is it
    its just last lastly late later latter like likewise many meanwhile more moreover most mostly much namely
    nevertheless next no nonetheless nor not notably notwithstanding now of often on once one only or original
    originally other others otherwise our out over overall particularly per perhaps previously prior quoting rather
    recall recent recently regarding respectively reviewing sadly second secondly see seminal several significantly
    similar similarly since so some sometimes somewhat specifically still subsequently such surprisingly taking than
    that the their then there thereafter therefore these they third thirdly this those though three through throughout
    thus to today together too toward towards traditionally two ultimately under unfortunately unlike unsurprisingly
    until up upon using usually very via was well were what whatever when where whereas whereby wherein whether which
    while whilst who whom whose why with within without work works writing yet you building adopting testing replicating
    adapting contrasting recalling summarising summarizing extending inter alia cf eg ie viz e.g i.e source sources
    adapted modified data dr prof professor professors sir dame lord lady mr mrs ms author authors researcher
    researchers scholar scholars psychologist sociologist philosopher economist president director minister results
    findings evidence research studies theory theories method methods analysis discussion introduction conclusion
    abstract summary review overview participants respondents items children people women men table respondents
    correspondingly predictably whereupon nach laut siehe vgl selon voir según véase zie auch"""
)
"""Words with which a sentence begins before a name: "While Smith (2020) …", "See Smith, 2020"."""

HEADS = word_set(
    """academy agency amnesty archive association authority bank board bureau campaign center centers centre centres
    church city coalition college commission commissioner committee conference confederation consortium convention
    council court department directorate inquiry division embassy federation foundation fund government group house institute
    institution instituto international league library ministère ministerio ministry museum network office ombudsman
    organisation organization panel parliament partnership police project register save school secretariat senate society
    supreme survey team trust union university universidad université universität world"""
)
"""Words that may stand alone before "of" or "for" in an organisation's name."""

_MONTH_WORDS = "|".join(sorted(MONTHS, key=len, reverse=True))

# ---------------------------------------------------------------------------------------------------------------------
# Patterns, each of one thing and each bounded

_Y = r"(?:1[4-9]\d\d|20\d\d)"
_UNDATED = (
    r"n\.\s?d\.(?:\s?-?[a-z]\b)?|no\sdate|undated|in\spress(?:-?[a-z]\b)?|forthcoming|in\spreparation|under\sreview|"
    r"in\sprep\.?|to\sappear|im\sErscheinen|o\.\s?J\.|s\.\s?f\.|s\.\s?a\."
)
_EVENT = re.compile(  # every branch begins with a sign or a digit that prose has few of, so that the search runs fast
    rf"""(?P<break>[\n\x0b])
    |(?P<year>(?:[\[(]{_Y}[\])]\s?(?={_Y})|1[0-3]\d\d/)?     # [1859] 2003   1377/1958
        (?P<first>{_Y})(?<![\w$£€#@]\d{{4}})(?<!\d[.,:–-]\d{{4}})(?<![^\W\d]/\d{{4}})(?<!(?<!1[0-3]\d)\d/\d{{4}})
        (?P<letters>(?:[a-z]|\s[a-h](?=\s?[,;)\]&]))(?![^\W_])
            (?:\s?(?:,|;|&|and|–|-)\s?[a-z](?![\w.]))*)?     # a, b   a–c
        (?P<second>\s?[/–-]\s?(?:{_Y}(?:[a-z](?!\w))?|\d\d)(?![\w–-]) | \s?[\[(](?:orig\.?\s)?{_Y}[\])])?
        (?![\w%°]|[.,]\d{{3}}(?!\d)|[.]\d|-\d|[/]\d))
    |(?P<open>[(\[](?![(\[]{{3}}))
    |(?P<close>[)\]])""",
    re.VERBOSE,
)
_UNDATED_WORK = re.compile(rf"(?P<undated>\b(?:{_UNDATED})(?!\w))", re.IGNORECASE)
_TOKEN = re.compile(
    rf"""(?P<etal>\bet\.?\s?al\b\.?(?:['’]s?(?!\w))?|\bu\.\s?a\.|\bet\s(?:coll)\.|\by\scols?\.)
    |(?P<others>(?:\band\b|&)\s(?:(?:his|her|their|the)\s)?(?:[a-z]{{1,12}}\s)?
        (?:colleagues?|co-?workers?|associates|collaborators?|co-?authors?|others|co-?researchers|team)\b(?:['’]s?(?!\w))?)
    |(?P<initials>(?<!\w)(?:[{UPPER}]\.[\s-]?){{1,5}}(?=\W|[{UPPER}]|$))
    |(?P<conj>&|(?:and|und|et|y|e|og|och|en|ja|plus)(?![\w'’.]))
    |(?P<word>['’]?\d{{0,2}}[^\W\d_][\w'’ʼ‐‑-]*(?:\.(?=\w\w)|/(?=[{UPPER}]))?[\w'’ʼ‐‑-]*)
    |(?P<comma>,)
    |(?P<alias>\[[^\[\]]{{2,24}}\]|\([{UPPER}][^()]{{1,24}}\))
    |(?P<stop>\S)""",
    re.VERBOSE,
)
_DOTTED = word_set("st jr sr inc ltd corp co dept univ assoc intl bros")
_VIA = re.compile(
    r"(?P<via>\b(?:as\s)?(?:cited|quoted|qtd\.?|referenced|reprinted|reproduced|reported\sas\scited)\s(?:in|by|from)\b"
    r"|\bapud\b|\bzit(?:iert|\.)\s?(?:nach|n\.|in)|\bcitado\s(?:en|em|por)\b|\bcité\s(?:par|dans)\b|\bin\b)",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"(?:^|[\s,(])(?:\d{{1,2}}(?:[a-z]{{2}}|\.)?\s)?(?:of\s)?(?:{_MONTH_WORDS})\.?(?:\s\d{{1,2}}(?:[a-z]{{2}})?)?\s?,?\s*$",
    re.IGNORECASE,
)
_LOCATOR = re.compile(
    r"""\s*[,:;.]?\s*(?:at\s)?(?P<page>
    (?:pp?|paras?|pars?|chaps?|ch|chapters?|sections?|secs?|vols?|art|figs?|figures?|tables?|lines?|ll|notes?|fn|
       nn?|S|Abb|Kap|ff?|appendix|loc|slides?|box|book|bk|verse|pos|location|kindle|abstract|passim|preface)\b\.?[^;()]{0,40}
    |[§¶]+\s?[\d.–-]+
    |\d{1,4}(?:\s?[–-]\s?\d{1,4})?(?:\s?,\s?\d{1,4}(?:\s?[–-]\s?\d{1,4})?){0,6}\s?(?:ff?\.?|n\d*)?
    |\d{1,3}:\d\d(?::\d\d)?(?:[–-]\d{1,3}:\d\d)?
    |[ivxlc]{1,7}(?:[–-][ivxlc]{1,7})?)\s*(?:,?\s(?:italics|emphasis|my|our|original|author)\b[^;]{0,40})?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_SAME_NAMES = re.compile(
    r"(?:,\s?(?:pp?\.\s?)?\d{1,4}(?:[–-]\d{1,4})?(?=,))?[\s,;/&–-]*(?:and|see also|also)?[\s,]*$", re.IGNORECASE
)
_CASE = re.compile(  # Lane v … ; Lane v Parish of …
    rf"(?:^|\s)(?:vs?\.?|versus)\s*(?:(?<=\s)(?:[{UPPER}][\w.'’&-]*|of|the|and|for|in|on|&)\s+){{0,8}}$"
)
_INVERTED = re.compile(rf"[^\W\d_],\s(?:[{UPPER}]\.[\s-]?)+")
_LOWER_WORD = re.compile(r"\W*([^\W\d_]{3,})\W*")
_PERSONAL = re.compile(
    r"\b(?:personal|private|pers\.?|email|oral|written) (?:communication|comm|correspondence|interview)", re.I
)
_QUOTED_TITLE = re.compile(r"[\"“«‘]([^\"“”«»]{3,150}?),?[\"”»’],?\s*$")


@dataclass(frozen=True)
class Style:
    """How a paper cites: its name, and the counts that this rests on."""

    name: str  # "author-year", "numbered", "superscript" or "none"
    author_year: int
    numbered: int
    superscript: int


class _Names(NamedTuple):
    start: int  # in the window
    end: int
    people: tuple[str, ...]
    et_al: bool
    sentence_start: bool = False
    after_the: bool = False


class _Cited(NamedTuple):
    start: int
    end: int
    place: int
    form: str
    printed: str
    people: tuple[str, ...]
    et_al: bool
    year: str
    group: int
    page: str = ""
    via: str = ""
    via_names: str = ""
    via_year: str = ""
    alias: str = ""


@dataclass
class _Bracket:
    open: int
    close: int
    years: list[re.Match] = field(default_factory=list)
    inner: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class _Evidence:
    """What the paper itself tells of names: its list, its own small words, whether a comma stands before its years."""

    years: dict[str, set[str]]  # key of a first author -> years of the entries
    authors: dict[str, list[tuple[str, ...]]]  # key of a first author -> keys of all authors of each entry
    printed: frozenset[str]  # the first authors as the list prints them
    common: frozenset[str]
    commas: bool
    read: dict[tuple, _Names | None] = field(default_factory=dict)  # what was read before need not be read again

    def lists(self, name: str, year: str = "") -> bool:
        years = self.years.get(key(name))
        return years is not None and (not year or year[:4] in years)


def find(text: str) -> pd.DataFrame:
    r"""Find the author-year citations in the body of a paper.

    Found are citations in brackets and in the sentence, groups, several years, initials, particles, organisations,
    "et al.", "and colleagues", undated works ("n.d.", "in press"), pages, and works cited at second hand. Names are
    weighed against the paper's reference list, where there is one. Personal communications are no cited works.

    Parameters
    ----------
    text : str
        A paper in Markdown or plain text, with or without its reference list. Nothing in it is an error.

    Returns
    -------
    DataFrame
        One row for each cited work, in order, so that "(A, 2020; B, 2021a, 2021b)" makes three: citation_id ("C001" …);
        line (from 1) and column (from 0) where the work's names, or its year, stand; start and end, in code points, of
        the whole bracket or citation in the sentence; section (the nearest heading) and paragraph (its number in
        `documents.parse`, from 1, or 0 where it stands in none); form ("parenthetical" or "narrative"); names (as
        printed), first (the first surname or organisation), others (surnames joined with ";"), et_al; year ("2024",
        "2024a", "n.d.", "in press"); page (page or other place in the work); via ("as cited in"), via_names and
        via_year for a work cited at second hand, which is secondary; group (number of the bracket) and group_size;
        stands_for (the full name that the paper gives for an abbreviation).

    Examples
    --------
    >>> table = find("It is so (Bo & Ek, 2019a, p. 4; see also WHO, n.d.). Ó Brien et al. (2020) deny it.")
    >>> table[["form", "first", "others", "et_al", "year", "page", "group_size"]].values.tolist()[:2]
    [['parenthetical', 'Bo', 'Ek', False, '2019a', 'p. 4', 2], ['parenthetical', 'WHO', '', False, 'n.d.', '', 2]]
    >>> table[["line", "form", "names", "year"]].values.tolist()[2]
    [1, 'narrative', 'Ó Brien et al.', '2020']
    """
    body, _, _ = references.split(text)
    return read(body, references.entries(text), documents.parse(body))


def read(body: str, entries: pd.DataFrame, document: documents.Document) -> pd.DataFrame:
    """Find the citations as `find` does, in a paper whose parts are known already.

    Parameters
    ----------
    body : str
        The paper without its list, from `references.split`.
    entries : DataFrame
        The list, from `references.entries`.
    document : Document
        The body, from `documents.parse`.

    Returns
    -------
    DataFrame
        As `find` returns it.
    """
    cleaned = plain(_with_breaks(body, document))
    cited = _scan(cleaned.text, _evidence(cleaned.text, entries))
    return _table(cited, cleaned, body, document)


def style(text: str) -> Style:
    """Tell how a paper cites.

    Parameters
    ----------
    text : str
        A paper.

    Returns
    -------
    Style
        Its name ("author-year", "numbered", "superscript" or "none") and the number of author-year citations, of
        numbers in brackets and of raised numbers that it rests on. The most frequent is the style, if there are two or
        more of it.

    Examples
    --------
    >>> style("It is so [1]. It is not [2, 3].").name
    'numbered'
    """
    body, _, _ = references.split(text)
    return style_of(body, len(read(body, references.entries(text), documents.parse(body))))


def style_of(body: str, author_year: int) -> Style:
    """Tell how a paper cites, as `style` does, from its body and the number of author-year citations found in it."""
    counts = {"author-year": author_year} | {
        kind: sum(len(numbers) for _, numbers in groups) for kind, groups in _numbers(body).items()
    }
    best = max(counts, key=lambda kind: counts[kind])
    return Style(
        best if counts[best] >= 2 else "none", counts["author-year"], counts["numbered"], counts["superscript"]
    )


def numbered(text: str) -> pd.DataFrame:
    """Find the citations by number, "[12]" or raised, in the body of a paper.

    Parameters
    ----------
    text : str
        A paper.

    Returns
    -------
    DataFrame
        One row for each cited number, ranges written out: line (from 1), section (the nearest heading), number, group
        (number of the bracket or raised mark). Numbers in brackets are taken if there are at least as many as raised.

    Examples
    --------
    >>> numbered("As shown [1, 3–5].")["number"].tolist()
    [1, 3, 4, 5]
    """
    body, _, _ = references.split(text)
    return numbered_in(body, documents.parse(body))


def numbered_in(body: str, document: documents.Document) -> pd.DataFrame:
    """Find the citations by number, as `numbered` does, in a body and its parsed document."""
    kinds = _numbers(body)
    counts = {kind: sum(len(numbers) for _, numbers in groups) for kind, groups in kinds.items()}
    groups = kinds["numbered" if counts["numbered"] >= counts["superscript"] else "superscript"]
    lines, sections = _Lines(body), _Sections(document)
    rows = []
    for group, (place, numbers) in enumerate(groups, 1):
        line, _ = lines.at(place)
        rows += [(line, sections.at(line), number, group) for number in numbers]
    return pd.DataFrame(rows, columns=NUMBERED_COLUMNS).astype({"line": "int64", "number": "int64", "group": "int64"})


_ONE_OR_MORE = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,30}"
_PLACE_IN_WORK = (  # , p. 12
    r"\s?,\s?(?:(?i:pp?|chap|ch|chapter|secs?|section|figs?|figure|table|eqs?|paras?|app|theorem|vol)\b\.?|§|¶)"
    r"\s?\w[\w.–-]{0,11}"
)
_NUMBER_AND_PLACE = rf"\d{{1,3}}(?:\s?[–-]\s?\d{{1,3}})?(?:{_PLACE_IN_WORK})?"
_IN_BRACKETS = re.compile(rf"\[({_NUMBER_AND_PLACE}(?:\s?[,;]\s?{_NUMBER_AND_PLACE}){{0,30}})\]")
_RAISED = re.compile(
    rf"<sup>\s?\[?({_ONE_OR_MORE})\]?\s?</sup>|(?<=[^\s^\d])\^({_ONE_OR_MORE})\^|(?<=[^\W\d][.,;:)”\"’]|[^\W\d]{{2}})([⁰¹²³⁴-⁹]{{1,3}}(?:[˒,⁻–][⁰¹²³⁴-⁹]{{1,3}}){{0,9}})"
)
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")


def _numbers(body: str) -> dict[str, list[tuple[int, list[int]]]]:
    found: dict[str, list[tuple[int, list[int]]]] = {"numbered": [], "superscript": []}
    for match in _IN_BRACKETS.finditer(body):
        before = body[max(0, match.start() - 25) : match.start()]
        interval = re.search(r"(?:CI|interval|range|IQR|=|∈|between|from)\s?[:=]?\s?$", before)
        numbers = _written_out(re.sub(_PLACE_IN_WORK, "", match[1]))
        if numbers and not interval:
            found["numbered"].append((match.start(), numbers))
    for match in _RAISED.finditer(body):
        numbers = _written_out(next(filter(None, match.groups())).translate(_RAISED_DIGITS))
        before = body[max(0, match.start() - 3) : match.start()]
        unit = re.search(r"(?:^|[\s\d(/])(?:k|c|m|d)?m$|[=×]\s?$|\d$", before)
        if numbers and not unit:
            found["superscript"].append((match.start(), numbers))
    return found


def _written_out(text: str) -> list[int]:
    numbers: list[int] = []
    for part in re.split(r"[,;]", text):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + 60:
            numbers += range(ends[0], ends[1] + 1)
        else:
            numbers += ends
    return numbers if numbers and 0 not in numbers else []


# ---------------------------------------------------------------------------------------------------------------------
# Where things stand


class _Lines:
    """Line and column of a place in a text."""

    def __init__(self, text: str) -> None:
        self.starts = [0] + [match.end() for match in re.finditer(r"\r\n|\n|\r", text)]

    def at(self, place: int) -> tuple[int, int]:
        line = bisect_right(self.starts, place)
        return line, place - self.starts[line - 1]


class _Sections:
    """The nearest heading above a line, and the number of the paragraph on it."""

    def __init__(self, document: documents.Document) -> None:
        self.sections = document.sections
        self.section_lines = [section.line for section in document.sections]
        self.paragraphs = document.paragraphs
        self.paragraph_lines = [paragraph.line for paragraph in document.paragraphs]

    def at(self, line: int) -> str:
        index = bisect_right(self.section_lines, line) - 1
        return self.sections[index].title if index >= 0 else ""

    def paragraph(self, line: int) -> int:
        index = bisect_right(self.paragraph_lines, line) - 1
        return index + 1 if index >= 0 and line <= self.paragraphs[index].last_line else 0


def _with_breaks(text: str, document: documents.Document) -> str:
    """Put a mark that stops reading at the end of every heading, without changing the places in the text."""
    lines = _Lines(text)
    pieces, done = [], 0
    for section in document.sections:
        if section.line < len(lines.starts):
            end = lines.starts[section.line]
            pieces += [text[done : end - 1], "\x0b"]
            done = end
    return "".join([*pieces, text[done:]])


def _table(cited: list[_Cited], cleaned: vocabulary.Plain, body: str, document: documents.Document) -> pd.DataFrame:
    lines, sections = _Lines(body), _Sections(document)
    sizes: dict[int, int] = {}
    for work in cited:
        sizes[work.group] = sizes.get(work.group, 0) + 1
    numbers = {group: number for number, group in enumerate(sizes, 1)}
    full_names = {work.alias: work.people[0] for work in cited if work.alias} | _definitions(cleaned.text)
    width = max(3, len(str(len(cited))))
    rows = []
    for count, work in enumerate(cited, 1):
        line, column = lines.at(cleaned.printed(work.place))
        start, end = cleaned.printed(work.start), cleaned.printed(work.end - 1) + 1
        rows.append(
            (
                f"C{count:0{width}d}", line, column, start, end, sections.at(line), sections.paragraph(line), work.form,
                work.printed, work.people[0], ";".join(work.people[1:]), work.et_al, work.year, work.page,
                work.via, work.via_names, work.via_year, bool(work.via), numbers[work.group], sizes[work.group],
                full_names.get(work.people[0], ""),
            )
        )  # fmt: skip
    table = pd.DataFrame(rows, columns=COLUMNS)
    whole = dict.fromkeys(["line", "column", "start", "end", "paragraph", "group", "group_size"], "int64")
    return table.astype(whole | {"et_al": "bool", "secondary": "bool"})


def _definitions(text: str) -> dict[str, str]:
    """Find abbreviations that the text explains, "World Health Organization (WHO)", and what they stand for."""
    found: dict[str, str] = {}
    for match in re.finditer(rf"[(\[]([{UPPER}][A-Za-z&-]{{1,11}})[)\],;]", text):
        short = match[1]
        if sum(sign.isupper() for sign in short) < 2 or short in found:
            continue
        before = re.findall(r"[^\W_][\w'’-]*", text[max(0, match.start() - 120) : match.start()])
        name = _spelt_out(short, before)
        if name:
            place = text.rfind(name[0], max(0, match.start() - 120), match.start())
            start = text.rfind(" ".join(name[:2]), max(0, match.start() - 120), match.start())
            found[short] = text[start if start >= 0 else place : match.start()].strip(" ,")
    return found


def _spelt_out(short: str, words: list[str]) -> list[str]:
    """Find the words whose capitals are the abbreviation's letters, ending at the last word."""
    letters = [sign for sign in short.upper() if sign.isalpha()]
    for length in range(2, min(len(words), 14) + 1):
        part = words[-length:]
        if not part[0][0].isupper():
            continue
        capitals = [letter for word in part for letter in word.split("-") if letter[:1].isupper()]
        if [letter[0] for letter in capitals] == letters:
            return part
    return []


# ---------------------------------------------------------------------------------------------------------------------
# One pass over the text


def _evidence(text: str, entries: pd.DataFrame) -> _Evidence:
    years: dict[str, set[str]] = {}
    authors: dict[str, list[tuple[str, ...]]] = {}
    for names, listed, year in zip(entries["names"], entries["authors"], entries["year"], strict=True):
        everyone = [author for author in listed.split(";") if author]
        aliases = [alias for alias in re.findall(r"[(\[]([^()\[\]]{2,40})[)\]]", names) if len(everyone) == 1]
        whole = [listed.replace(";", " ")] if everyone and is_organisation(everyone[0]) and len(everyone) > 1 else []
        for first in [*everyone[:1], *aliases, *whole]:
            years.setdefault(key(first), set()).update(re.findall(r"\d{4}", year) or [year[:4]])
            authors.setdefault(key(first), []).append(tuple(key(author) for author in everyone))
    ahead = [text[match.start() - 1] for match in re.finditer(rf" {_Y}[a-z]?[;,:)]", text)]
    with_comma, without = ahead.count(","), sum(sign.isalpha() or sign == "." for sign in ahead)
    matches = map(_LOWER_WORD.fullmatch, {word for word in set(text.split()) if word.islower()})
    common = frozenset(match[1] for match in matches if match)
    printed = frozenset(straight(listed.split(";")[0]) for listed in entries["authors"])
    return _Evidence(years, authors, printed, common, with_comma >= 4 and with_comma >= 5 * without)


def _scan(text: str, evidence: _Evidence) -> list[_Cited]:
    brackets, bare = _brackets(text)
    cited: list[_Cited] = []
    for bracket in brackets:
        if bracket.close - bracket.open <= LONGEST_BRACKET:
            cited += _in_bracket(text, bracket, evidence)
    known = {(key(work.people[0]), work.year[:4]) for work in cited}
    cited += _in_sentence(text, bare, evidence, known)
    cited.sort(key=lambda work: (work.place, work.start))
    return _at_second_hand(text, cited)


def _brackets(text: str) -> tuple[list[_Bracket], list[re.Match]]:
    """Find the brackets that hold a year or "n.d.", with the brackets inside them, and the years outside all brackets."""
    found: list[_Bracket] = []
    bare: list[re.Match] = []
    open_ones: list[tuple[str, _Bracket]] = []

    def give_up(bracket: _Bracket) -> None:
        # Never closed: read up to its last year, if that stands near.
        if bracket.years and bracket.years[-1].end() - bracket.open < 300:
            bracket.close = bracket.years[-1].end()
            found.append(bracket)

    undated = list(_UNDATED_WORK.finditer(text))[::-1]
    for event in _EVENT.finditer(text):
        kind = event.lastgroup
        while undated and undated[-1].start() < event.start():
            word = undated.pop()
            if open_ones:
                open_ones[-1][1].years.append(word)
        if kind == "year":
            if open_ones:
                open_ones[-1][1].years.append(event)
            else:
                bare.append(event)
        elif kind == "open":
            if len(open_ones) >= 8:
                give_up(open_ones.pop(0)[1])
            open_ones.append((event[0], _Bracket(event.start(), event.start())))
        elif kind == "close":
            opening = "(" if event[0] == ")" else "["
            if len(open_ones) > 1 and open_ones[-1][0] != opening and open_ones[-2][0] == opening:
                give_up(open_ones.pop()[1])
            if open_ones:
                bracket = open_ones.pop()[1]
                bracket.close = event.start()
                if bracket.years:
                    found.append(bracket)
                if open_ones:
                    open_ones[-1][1].inner.append((bracket.open, bracket.close))
        else:
            for _, bracket in open_ones:
                give_up(bracket)
            open_ones.clear()
    for _, bracket in open_ones:
        give_up(bracket)
    return found, bare


def _years(event: re.Match) -> list[str]:
    """Write out the years of one match: "2020a, b" is two."""
    if event.lastgroup == "undated" or event["first"] is None:
        word = " ".join(event[0].lower().split())
        letter = re.search(r"-?\s?([a-z])$", word) if word.startswith(("n.", "in press")) else None
        if word.replace(" ", "").startswith(("n.d", "nodate", "undated", "s.f", "s.a", "o.j")):
            return [f"n.d.-{letter[1]}" if letter and not word.endswith("d") else "n.d."]
        return [word]
    year, letters, second = event["first"], event["letters"] or "", event["second"] or ""
    if second:
        other = re.sub(r"[\s()\[\]]|orig\.?", "", second)
        return [year + letters.strip() + (other if other[:1] in "/–-" else f"/{other}")]
    if not letters:
        earlier = re.match(r"[\[(]?(\d{4})[\])/]", event[0])
        return [f"{earlier[1]}/{year}" if earlier else year]
    singles = re.findall(r"[a-z](?![a-z])", letters.replace("and", "&"))
    if len(singles) == 2 and re.search(r"[a-z]\s?[–-]\s?[a-z]", letters) and singles[0] < singles[1]:
        singles = [chr(code) for code in range(ord(singles[0]), ord(singles[1]) + 1)]
    return [year + letter for letter in singles]


def _is_range(event: re.Match) -> bool:
    """Tell a span of years ("1818–1883") from a year."""
    second = event.groupdict().get("second") or ""
    return bool(re.match(r"\s?[–-]", second))


def _in_bracket(text: str, bracket: _Bracket, evidence: _Evidence) -> list[_Cited]:
    """Read the citations of one bracket."""
    offset, group = bracket.open + 1, bracket.open
    inside = text[offset : bracket.close]
    if _REPORTED.match(text, bracket.close + 1) and bracket.close - bracket.open == 5:
        return []  # a court's decision: [2017] UKSC 5
    only = bracket.years[0]
    if only.end() - only.start() == len(inside):  # (2020), the most frequent bracket
        names = _before(text, bracket.open, evidence, only)
        return _works(text, names, only, "narrative", names.start, bracket.close + 1, group) if names else []
    for start, end in bracket.inner:
        # What an inner bracket says is not read with the outer one, but an abbreviation belongs to the name.
        if not _ABBREVIATION.fullmatch(text[start : end + 1]):
            inside = inside[: start - offset] + "\x01" * (end + 1 - start) + inside[end + 1 - offset :]
    end_of_all = min(bracket.close + 1, len(text))
    start_of_all, form = bracket.open, "parenthetical"
    cited: list[_Cited] = []
    before: _Names | None = None  # whose years may follow without names
    previous = 0  # end of the last year that was looked at, in the bracket
    years = [
        event
        for event in bracket.years
        if event is only or not _PAGE_AHEAD.search(text, max(offset, event.start() - 6), event.start())
    ]
    for index, event in enumerate(years):
        start, end = event.start() - offset, event.end() - offset
        if start < previous:
            continue
        lead = inside[previous:start]
        cut = lead.rfind(";") + 1
        inherited = False
        names: _Names | None = None
        if previous == 0 and not lead.strip():
            names = before = _before(text, bracket.open, evidence, event)
            if names:
                form, start_of_all = "narrative", names.start
        elif before and _SAME_NAMES.match(lead):
            names, inherited = before, True
        elif lead[cut:].strip():
            names = _ahead(lead, cut, offset + previous, evidence, event)
            form = "parenthetical" if names else form
            before = names or before
        previous = end
        if not names:
            continue
        limit = years[index + 1].start() - offset if index + 1 < len(years) else len(inside)
        page = _page_after(inside[end:limit], limit == len(inside))
        begin = start_of_all if form == "parenthetical" else names.start
        cited += _works(text, names, event, form, begin, end_of_all, group, page, inherited)
    return cited


_REPORTED = re.compile(
    r"\s(?:\d{1,4}\s)?[A-Z][A-Za-z]{0,3}[A-Z]{1,4}\s(?:\([A-Z][a-z]+\)\s)?\d|\s\d{1,3}\s[A-Z][A-Z.]{1,6}\s\d"
)
_PAGE_AHEAD = re.compile(r"(?:\bpp?\.|:)\s{0,2}$")  # before a number that looks like a year
_ABBREVIATION = re.compile(r"[(\[][^()\[\]\d]{2,24}[)\]]")


def _works(
    text: str, names: _Names, event: re.Match, form: str, start: int, end: int, group: int, page: str = "",
    inherited: bool = False,
) -> list[_Cited]:  # fmt: skip
    """Make a work of each year of one match."""
    printed = " ".join(text[names.start : names.end].split())
    return [
        _Cited(
            start, end, event.start() if inherited or count else names.start, form, printed, names.people, names.et_al,
            year, group, page, alias=_alias(printed),
        )
        for count, year in enumerate(_years(event))
    ]  # fmt: skip


def _ahead(lead: str, cut: int, base: int, evidence: _Evidence, event: re.Match) -> _Names | None:
    """Read the names in the last part of what stands between two years; places are places in the text."""
    asked = (lead[cut:], event[0], None)
    if asked not in evidence.read:
        evidence.read[asked] = _read_lead(lead[cut:], evidence, event)
    names = evidence.read[asked]
    if not names:
        return None
    names = names._replace(start=base + cut + names.start, end=base + cut + names.end)
    # (Collins; Bilge, 2021): two authors, where the list has them together.
    other = re.search(rf"(?:^|;)\s*([{UPPER}][\w'’-]*)\s*;$", lead[:cut])
    if other and any(key(names.people[0]) in listed[1:] for listed in evidence.authors.get(key(other[1]), ())):
        return names._replace(start=base + other.start(1), people=(other[1], *names.people))
    return names


def _page_after(following: str, last: bool) -> str:
    """Read the page from what follows a year, up to the next work."""
    stop = following.find(";")
    if stop < 0 and not last:
        return _page(_up_to_names(following))
    page = _page(following[:stop] if stop >= 0 else following)
    if not page and stop >= 0 and last and re.match(r"\s*pp?\.", following[stop + 1 :]):
        return _page(following[stop + 1 :])
    return page


def _alias(printed: str) -> str:
    if "(" not in printed and "[" not in printed:
        return ""
    match = re.search(rf"[(\[]([{UPPER}][^()\[\]]{{1,24}})[)\]]", printed)
    return match[1] if match else ""


def _page(tail: str) -> str:
    match = _LOCATOR.match(tail)
    return match["page"].strip(" ,.") if match and tail.strip() else ""


def _up_to_names(tail: str) -> str:
    """Leave out of what follows a year the names that belong to the next."""
    match = re.match(r"\s*[,:]\s*((?:pp?\.?\s?)?[\d–-]+(?:,\s?\d{1,3}(?:[–-]\d+)?)*)\s*(?=,|$)", tail)
    return f", {match[1]}" if match else ""


def _read_lead(lead: str, evidence: _Evidence, event: re.Match) -> _Names | None:
    """Read the names before a year inside a bracket; places in what comes back are places in the lead."""
    trimmed = lead.rstrip()
    trimmed = re.sub(
        r"(?:\b(?:circa|ca|c|approx|originally|orig|first)\.?\s?)$", "", trimmed, flags=re.IGNORECASE
    ).rstrip(" ,:(")
    comma = lead.rstrip().endswith((",", ":", ",”", ',"', ",’", ",'")) or trimmed.endswith(".")
    if not trimmed or trimmed[-1] in "=<>≈±~×+*/#$£€%\x01":
        return None
    if _PERSONAL.search(lead) or re.search(r"\s:\s*$", lead):
        return None
    dated = _DATED.search(f"{trimmed} ")
    if dated and len(trimmed) > len(dated[0].strip()):
        trimmed = trimmed[: dated.start()].rstrip(" ,:")
    if not trimmed:
        return None
    year = _years(event)[0]
    window = trimmed[-WINDOW:]
    shift = len(trimmed) - len(window)
    quoted = _QUOTED_TITLE.search(window)
    if (
        quoted
        and comma
        and re.fullmatch(
            r"\W*(?:see|e\.g\.|cf\.?|also|but|for example|i\.e\.)?\W*(?:also)?\W*",
            window[: quoted.start()],
            re.IGNORECASE,
        )
    ):
        title = quoted[1].strip(" ,.")
        return _Names(shift + quoted.start(), shift + quoted.end(), (title,), False) if len(title.split()) > 1 else None
    names = _read_names(window, True, evidence)
    if names is None:
        bare = re.sub(r"^\W*(?:see also|see|e\.g\.,?|cf\.?|also|but see)\s+", "", window).strip(" ,")
        if bare and len(bare.split()) <= 6 and evidence.lists(bare, year):
            return _Names(shift + window.rfind(bare), shift + len(window), (bare,), False)
        return None
    if dated and not (evidence.lists(names.people[0], year) or names.et_al):
        return None
    if not _is_author(names, evidence, year, event, narrative=False, comma=comma):
        return None
    colon = re.search(r"(\S+)\s*:\s*$", window[: names.start])
    if (
        colon
        and colon[1].strip("(").lower()
        not in (
            "source",
            "sources",
            "see",
            "also",
            "e.g.",
            "note",
            "cf.",
            "from",
            "notes",
            "adapted",
            "reviews",
            "review",
        )
        and not evidence.lists(names.people[0])
        and colon[1][:1].isupper()
    ):
        return None
    if _CASE.search(window[: names.start]):
        return None
    return names._replace(start=shift + names.start, end=shift + names.end)


def _before(text: str, place: int, evidence: _Evidence, event: re.Match) -> _Names | None:
    """Read the names before a bracket that begins with a year; places in what comes back are places in the text."""
    last = place - 1
    while last >= 0 and text[last] in " ,":
        last -= 1
    if last < 1 or not (
        text[last].isalpha() or text[last] in ".’'”\"" or (text[last] in ")]" and text[last - 1].isalpha())
    ):
        return None
    window = _window(text, place)
    asked = (window, event[0])
    if asked not in evidence.read:
        evidence.read[asked] = _names_of_sentence(window, evidence, event)
    names = evidence.read[asked]
    if not names or _is_label(text, window, names, event, evidence):
        return None
    begin = place - len(window)
    return names._replace(start=begin + names.start, end=begin + names.end)


def _is_label(text: str, window: str, names: _Names, event: re.Match, evidence: _Evidence) -> bool:
    """Tell whether "Name (2019)" is all that a table's cell says, of a name that the paper's list has not."""
    return (
        bool(evidence.years)
        and window[: names.start].rstrip().endswith("|")
        and len(names.people) == 1
        and not names.et_al
        and re.match(r"[)\]]\s*\|", text[event.end() : event.end() + 20]) is not None
        and not evidence.lists(names.people[0])
    )


_LAST_YEAR = re.compile(r"[\s\S]*(?:\d[)\]]|[\n\x0b])")


def _window(text: str, place: int) -> str:
    """Take the text before a place in which names may stand: not across a paragraph's end or the bracket of a year."""
    window = text[max(0, place - WINDOW) : place]
    past = _LAST_YEAR.match(window)
    return window[past.end() :] if past else window


def _names_of_sentence(window: str, evidence: _Evidence, event: re.Match) -> _Names | None:
    trimmed = window.rstrip(" ,")
    if not trimmed:
        return None
    year = _years(event)[0]
    names = _read_names(trimmed, False, evidence) or _possessed(trimmed, evidence, year)
    if names is None:
        return None
    if not _is_author(names, evidence, year, event, narrative=True, comma=window.rstrip().endswith(",")):
        return None
    if _CASE.search(trimmed[: names.start]) or _INVERTED.search(trimmed[names.start : names.end]):
        return None  # a court's case; an entry of a list, or "how to cite this article"
    return names


_POSSESSED = re.compile(rf"([{UPPER}][\w-]+)['’]s?\s(?:[a-z][\w-]*\s){{0,4}}[a-z][\w-]*$")


def _possessed(window: str, evidence: _Evidence, year: str) -> _Names | None:
    """Read "Piaget's theory of stages (1952)", where the list has Piaget 1952."""
    match = _POSSESSED.search(window)
    if match and evidence.lists(match[1], year):
        return _Names(match.start(1), match.end(1), (match[1],), False)
    return None


def _in_sentence(text: str, bare: list[re.Match], evidence: _Evidence, known: set[tuple[str, str]]) -> list[_Cited]:
    """Find "Smith et al., 2020" and "Smith 2020" outside brackets, as tables of studies have them.

    They count with "et al.", if the list has them, or if they are cited in a bracket as well (`known`).
    """

    def familiar(name: str, year: str) -> bool:
        return evidence.lists(name, year) or (key(name), year[:4]) in known

    found: list[_Cited] = []
    for event in bare:
        before = text[max(0, event.start() - 40) : event.start()].rstrip(" ,")
        if found and not text[found[-1].end : event.start()].strip(" ,&") and event.start() - found[-1].end < 4:
            # Smith 2020a, 2021: the same names
            if familiar(found[-1].people[0], event[0]):
                found += [found[-1]._replace(place=event.start(), end=event.end(), year=year) for year in _years(event)]
            continue
        word = re.search(r"([^\W\d_][\w'’-]*)\.?$", before)
        if not word or not (word[1][0].isupper() or word[1] == "al") or event["second"]:
            continue
        window = _window(text, event.start())
        begin = event.start() - len(window)
        trimmed = window.rstrip(" ,")
        year = _years(event)[0]
        names = _read_names(trimmed, False, evidence)
        if names is None or set(re.findall(r"[^\W\d_]+", names.people[0].lower())) & (NEVER | MONTHS):
            continue
        if not (familiar(names.people[0], year) or (names.et_al and not _is_heading_of_page(text, begin, event))):
            continue
        printed = trimmed[names.start : names.end]
        if _INVERTED.search(printed) or _CASE.search(trimmed[: names.start]):
            continue
        place = begin + names.start
        found += [
            _Cited(
                place, event.end(), place if count == 0 else event.start(), "narrative", " ".join(printed.split()),
                names.people, names.et_al, each, place,
            )
            for count, each in enumerate(_years(event))
        ]  # fmt: skip
    return found


def _is_heading_of_page(text: str, begin: int, event: re.Match) -> bool:
    """Tell whether "Smith et al. 2020" is all that its paragraph says."""
    rest = text[event.end() : event.end() + 80]
    return len(re.split(r"[\n\x0b]", rest)[0].split()) < 2 and event.start() - begin < 60


def _at_second_hand(text: str, cited: list[_Cited]) -> list[_Cited]:
    """Mark the works that are cited as another work cites them."""
    done: list[_Cited] = []
    for work in cited:
        if done:
            last = done[-1]
            between = ""
            if work.place - last.end <= 60 and _VIA.search(text, last.place, work.place):
                between = text[_end_of_year(text, last) : work.place]
            via = _VIA.search(between) if len(between) <= 90 else None
            plain_in = via and via[0].lower() == "in"
            if (
                via
                and ";" not in between
                and re.fullmatch(r"[\s,.()\[\]]*(?:pp?\.[\s\d–-]+)?[\s,.()\[\]]*", between[: via.start()])
                and re.fullmatch(r"\W*(?:e\.g\.|see)?\W*", between[via.end() :])
                and not (plain_in and (work.group != last.group or work.form == "narrative"))
            ):
                phrase = " ".join(via[0].split())
                index = len(done) - 1
                while index >= 0 and done[index].group == last.group and done[index].people == last.people:
                    done[index] = done[index]._replace(via=phrase, via_names=work.printed, via_year=work.year)
                    index -= 1
        done.append(work)
    return done


def _end_of_year(text: str, work: _Cited) -> int:
    """Find where the year of a work ends, in the text."""
    first = work.year.split("/")[0][:4]
    place = text.find(first, work.place, work.end)
    if place < 0:
        return work.end
    end = place + len(first)
    return end + 1 if text[end : end + 1].isalpha() else end


# ---------------------------------------------------------------------------------------------------------------------
# Names, read from right to left


@dataclass
class _Piece:
    """One name, as its words stand: (word, start, end, kind)."""

    words: list[tuple[str, int, int, str]]
    joined_by: str  # what stands between it and the name to its right: "conj", "comma" or nothing


def _read_names(window: str, inside: bool, evidence: _Evidence) -> _Names | None:
    """Read the names at the end of a window of text.

    `inside` says that the window is a part of a bracket: there commas may part names without an "and", and the whole
    of it may be an organisation's name.
    """
    tokens = list(_TOKEN.finditer(window))
    pieces, et_al, end, stopped = _pieces(tokens, window, inside)
    if not pieces:
        return None
    pieces = _joined_organisations(pieces, evidence)
    pieces = _without_what_leads(pieces, window, inside, et_al, stopped, evidence)
    if not pieces:
        return None
    people = tuple(filter(None, (_person(piece, evidence, first=index == 0) for index, piece in enumerate(pieces))))
    if not people:
        return None
    start = pieces[0].words[0][1]
    spelt = _before_abbreviation(tokens, window, start)
    if spelt:
        start, people = spelt, (window[spelt : tokens[-1].start()].strip(),)
    elif window[start - 1 : start] == "/":
        return None  # 95/46/EC
    ahead = window[:start].rstrip()
    begins_sentence = not ahead or ahead[-1] in ".?!:" or ahead.endswith(("“", '"', "("))
    if begins_sentence and not inside:
        people = (_without_sentence_capital(people[0], evidence), *people[1:])
    return _Names(
        start, end, people, et_al, begins_sentence and not inside, bool(re.search(r"\b[Tt]he$|\bthis$", ahead))
    )


def _without_sentence_capital(name: str, evidence: _Evidence) -> str:
    """Write "Von Hagen" at the beginning of a sentence as the list does: "von Hagen"."""
    if name.split()[0].lower() not in PARTICLES or straight(name) in evidence.printed:
        return name
    small = name[0].lower() + name[1:]
    return small if straight(small) in evidence.printed else name


def _starts(word: str) -> bool:
    """Tell whether a word only begins a sentence; in capitals, as WHO, it is a name."""
    return word.lower().rstrip(".") in STARTERS and not (len(word) > 1 and word.isupper())


def _before_abbreviation(tokens: list[re.Match], window: str, start: int) -> int | None:
    """Find where the name begins that an abbreviation after it is made of, where that is farther left than read."""
    if tokens[-1].lastgroup != "alias":
        return None
    words = [token for token in tokens[:-1] if token.lastgroup in ("word", "conj")]
    spelt = _spelt_out(tokens[-1][0].strip("[]()"), [token[0] for token in words])
    place = words[-len(spelt)].start() if spelt else None
    return place if place is not None and place < start else None


def _is_capital(word: str) -> bool:
    return word[0].isupper() or (word[0] in "'’" and word[1:2].isupper()) or any(sign.isupper() for sign in word[1:])


def _pieces(tokens: list[re.Match], window: str, inside: bool) -> tuple[list[_Piece], bool, int, bool]:
    """Go left over the tokens as long as they can belong to names: (names from left to right, et al., end, stopped)."""
    pieces: list[_Piece] = []
    words: list[tuple[str, int, int, str]] = []
    et_al, stopped = False, False
    end = len(window)
    joined_by = ""
    index = len(tokens) - 1

    def finish() -> bool:
        nonlocal words
        trimmed = _trimmed(words[::-1])
        words = []
        if trimmed:
            pieces.append(_Piece(trimmed, joined_by))
        return bool(trimmed)

    while index >= 0:
        token = tokens[index]
        kind, found = token.lastgroup, token[0]
        if kind in ("etal", "others") and not pieces and not words:
            et_al = True
        elif (kind == "alias" and not any(sign.isdigit() for sign in found)) or (
            kind == "word" and found.lower().rstrip("'’") in ("jr", "sr", "ii", "iii")
        ):
            pass
        elif kind == "word" and _is_capital(found):
            after = not words and re.fullmatch(rf"[{UPPER}]{{1,2}}", found) and _inverted_initials(tokens, index)
            shape = "initials" if after else "capital"
            words.append((found, token.start(), token.end(), shape))
        elif kind == "initials":
            words.append((found, token.start(), token.end(), "initials"))
        elif kind == "word" and words and (found in PARTICLES or found in CONNECTORS):
            words.append((found, token.start(), token.end(), "small"))
        elif kind == "conj" and words:
            if not finish():
                break
            joined_by = "conj"
        elif kind == "comma":
            if words:
                only_initials = all(word[3] == "initials" for word in words)
                if only_initials:
                    index -= 1
                    continue  # Smith, J.
                if not finish():
                    break
                joined_by = "comma"
        elif kind == "stop" and found == "." and inside and index == len(tokens) - 1:
            pass  # Anon., 2020
        elif (kind == "stop" and found == "." and words and index and tokens[index - 1][0].lower() in _DOTTED) or (
            kind == "stop"
            and found == "."
            and index
            and tokens[index - 1][0].lower() in ("jr", "sr", *_DOTTED)
            and not words
        ):
            pass
        else:
            stopped = True
            break
        index -= 1
    if words:
        finish()
    return pieces[::-1], et_al, end, stopped


def _inverted_initials(tokens: list[re.Match], index: int) -> bool:
    """Tell whether one or two capitals follow a surname, as in "Smith JA"."""
    return (
        index > 0
        and tokens[index - 1].lastgroup == "word"
        and _is_capital(tokens[index - 1][0])
        and len(tokens[index - 1][0]) > 2
    )


def _trimmed(words: list[tuple[str, int, int, str]]) -> list[tuple[str, int, int, str]]:
    """Take off the small words at the left that are no particle of the surname that follows."""
    first = next((index for index, word in enumerate(words) if word[3] in ("capital", "initials")), None)
    if first is None or not any(word[3] == "capital" for word in words):
        return []
    start = first
    while start > 0 and words[start - 1][0] in PARTICLES:
        start -= 1
    while start < first and words[start][0] in INNER_PARTICLES:
        start += 1
    return words[start:]


def _text(words: list[tuple[str, int, int, str]]) -> str:
    return " ".join(word[0].strip() for word in words).replace(" ,", ",")


def _bare_text(piece: _Piece) -> str:
    text = _text([word for word in piece.words if word[3] != "initials"]) or _text(piece.words)
    text = _text(piece.words) if is_organisation(text) else text  # U.S. Department of Education
    return re.sub(r"(?<=\w)['’]s?$", "", text) if not text.lower().endswith("children's") else text


def _runs(words: list[tuple[str, int, int, str]]) -> list[int]:
    """Find where a run of capitals begins that small words (not particles of surnames) part from the one before."""
    starts = [0]
    for index in range(1, len(words)):
        if words[index][3] != "small" and words[index - 1][3] == "small":
            small = index - 1
            while small > 0 and words[small - 1][3] == "small":
                small -= 1
            if any(word[0] in CONNECTORS and word[0] not in PARTICLES for word in words[small:index]):
                starts.append(index)
    return starts


def _with_joint(piece: _Piece) -> list[tuple[str, int, int, str]]:
    """Give the words of a name with the comma or "and" after it."""
    end = piece.words[-1][2]
    joint = {"comma": [(",", end, end, "small")], "conj": [("and", end, end, "small")]}
    return [*piece.words, *joint.get(piece.joined_by, [])]


def _joined_organisations(pieces: list[_Piece], evidence: _Evidence) -> list[_Piece]:
    """Put together what "and" or commas part inside one organisation's name."""
    whole = [word for piece in pieces for word in _with_joint(piece)]
    if len(pieces) > 1 and evidence.lists(_text(whole).removesuffix(" and").removesuffix(",")):
        return [_Piece(whole, pieces[-1].joined_by)]
    done = [pieces[0]]
    for piece in pieces[1:]:
        left = done[-1]
        words = [word[0].lower() for word in left.words]
        headed = len(_runs(left.words)) > 1 and any(word in ORGANISATION for word in words)
        own = any(word[0].lower() in HEADS for word in piece.words) or (
            len(piece.words) == 1 and piece.words[0][0].isupper() and len(piece.words[0][0]) > 2
        )
        if (
            headed
            and not own
            and not evidence.lists(_bare_text(piece))
            and not any(word[3] == "initials" for word in piece.words)
        ):
            between = ("," if left.joined_by == "comma" else "and", left.words[-1][2], piece.words[0][1], "small")
            done[-1] = _Piece([*left.words, between, *piece.words], piece.joined_by)
        else:
            done.append(piece)
    return done


def _without_what_leads(
    pieces: list[_Piece], window: str, inside: bool, et_al: bool, stopped: bool, evidence: _Evidence
) -> list[_Piece]:
    """Take off what stands before the names without being one: words that begin the sentence, places, other phrases."""
    # In a sentence commas part names only where "and" or "et al." ends them.
    if not inside and len(pieces) > 1 and not et_al and pieces[-2].joined_by != "conj":
        pieces = pieces[-1:]
    if not inside:
        # "in Europe and Asia, Smith and Jones (2020)": an "and" that does not join the last name ends another phrase.
        ends = [index for index, piece in enumerate(pieces[:-2]) if piece.joined_by == "conj"]
        pieces = pieces[ends[-1] + 1 :] if ends else pieces
    compared = re.fullmatch(r"(?:[Uu]nlike|[Ll]ike|[Ff]or|[Ww]ith|[Aa]gainst|[Bb]esides)", pieces[0].words[0][0])
    if not inside and len(pieces) > 2 and compared and pieces[0].joined_by == "comma":
        pieces = pieces[1:]  # "Unlike Brown, Smith and Lee (2020)"
    while pieces:
        piece = pieces[0]
        words = piece.words
        text = _bare_text(piece)
        if evidence.lists(text):
            break
        alone = len(pieces) == 1
        lowered = words[0][0].lower().rstrip(".")
        if len(words) > 1 and words[0][3] == "capital" and _only_leads(words, window, inside, evidence):
            rest = _trimmed(words[1:])
            if rest:
                pieces = [_Piece(rest, piece.joined_by), *pieces[1:]]
                continue
        starts = _runs(words)
        if len(starts) > 1 and not (inside and not stopped and not _starts(words[0][0])):
            left = words[: starts[1]]
            capitals = [word[0].lower() for word in left if word[3] == "capital"]
            keeps = (
                any(word in ORGANISATION for word in capitals)
                if len(capitals) > 1
                else bool(capitals) and capitals[0] in HEADS
            )
            if not keeps or _starts(words[0][0]):
                pieces = [
                    _Piece(_trimmed(words[starts[1] - _particles_before(words, starts[1]) :]), piece.joined_by),
                    *pieces[1:],
                ]
                continue
        adverb = lowered.endswith("ly") and len(lowered) > 5
        if (
            not alone
            and len(words) == 1
            and (
                _starts(words[0][0])
                or (lowered in PLACES | MONTHS and piece.joined_by == "comma" and not et_al)
                or (adverb and piece.joined_by == "comma" and _begins_sentence(window, words[0][1]))
            )
        ):
            pieces = pieces[1:]
            continue
        break
    # A name farther right that the list has, with the names after it, against one before it that the list has not.
    if (
        len(pieces) > 1
        and evidence.years
        and not _listed_together(pieces, evidence)
        and not evidence.lists(_bare_text(pieces[0]))
    ):
        for index in range(1, len(pieces)):
            if pieces[index - 1].joined_by == "comma" and _listed_together(pieces[index:], evidence):
                return pieces[index:]
    return pieces


def _particles_before(words: list[tuple[str, int, int, str]], index: int) -> int:
    count = 0
    while (
        index - count > 0
        and words[index - count - 1][0] in PARTICLES - INNER_PARTICLES
        and words[index - count - 1][0] not in CONNECTORS
    ):
        count += 1
    return count


def _listed_together(pieces: list[_Piece], evidence: _Evidence) -> bool:
    keys = [key(_bare_text(piece)) for piece in pieces]
    return any(keys == list(authors)[: len(keys)] for authors in evidence.authors.get(keys[0], ()))


def _begins_sentence(window: str, place: int) -> bool:
    ahead = window[:place].rstrip()
    return not ahead or ahead[-1] in '.?!:;“"('


def _only_leads(words: list[tuple[str, int, int, str]], window: str, inside: bool, evidence: _Evidence) -> bool:
    """Tell whether the first word of a name only leads to it, as "While" in "While Smith (2020)"."""
    word = words[0][0]
    lowered = word.lower().rstrip(".")
    if _starts(word) and not (lowered in ORGANISATION and is_organisation(_text(words[1:]))):
        return True
    if words[1][0] in CONNECTORS:
        return False
    if evidence.lists(_text(words[1:])) and lowered in evidence.common:
        return True
    if inside or not _begins_sentence(window, words[0][1]) or words[1][3] != "capital":
        return False
    adverb = lowered.endswith("ly") and len(lowered) > 5
    ing = lowered.endswith("ing") and lowered in evidence.common
    return (
        (adverb or ing or lowered in evidence.common) and not is_organisation(_text(words)) and lowered not in NATIONAL
    )


def _person(piece: _Piece, evidence: _Evidence, first: bool) -> str:
    """Take the surname of a person, or the whole name of an organisation."""
    text = _bare_text(piece)
    if evidence.lists(text) and first:
        return text
    words = [word for word in piece.words if word[3] != "initials"]
    if not words:
        return ""
    abbreviated = any(word[3] == "initials" for word in piece.words)
    if re.match(r"The\s", text):
        return text
    if 1 < len(words) <= 4 and not is_organisation(text):
        start = len(words) - 1
        while start > 0 and words[start - 1][0].lower() in PARTICLES:
            start -= 1
        surname = re.sub(r"(?<=\w)['’]s?$", "", _text(words[start:]))
        if start > 0 and evidence.lists(surname) and len(_runs(words)) == 1:
            return surname
    if abbreviated and piece.words[0][3] == "initials" and len(words) > 3 and not is_organisation(text):
        return _text(words[-1:])
    return text


# ---------------------------------------------------------------------------------------------------------------------
# Is it an author?


def _is_author(names: _Names, evidence: _Evidence, year: str, event: re.Match, *, narrative: bool, comma: bool) -> bool:
    """Weigh what was read: a name that is no word for a thing, a time or a place, or that the reference list has."""
    first = names.people[0]
    words = re.findall(r"[^\W_][\w'’-]*", first)
    lowered = [word.lower().rstrip("'’s") if word.endswith(("'s", "’s")) else word.lower() for word in words]
    if not words or not any(sign.isalpha() for sign in first):
        return False
    strong = names.et_al or (len(names.people) > 1)
    listed = evidence.lists(first)
    last = [re.findall(r"[^\W_][\w'’-]*", person)[-1:] for person in names.people]
    ends = {word[0].lower() for word in last if word}
    undated = not year[:1].isdigit()
    if ends & NEVER and not (strong and listed):
        return False
    if lowered[0] in NEVER and not listed and not names.et_al:
        return False
    if lowered[-1] in MONTHS:
        return names.et_al or (strong and not ends <= MONTHS) or (comma and listed) or evidence.lists(first, year)
    if len(words) == 1 and _starts(words[0]) and not listed:
        return False
    if _is_range(event) and not listed and not (strong and not narrative):
        second = re.search(r"(\d{2,4})$", event[0])
        near = bool(second) and abs(int(second[1][-2:]) - int(event["first"][-2:])) == 1
        if narrative or not (near and comma):
            return False
    if listed or names.et_al:
        return True
    if any(word[-1].isdigit() for word in words):
        return False  # COVID-19, GPT-4
    if lowered[-1] in EVENTS and not (len(words) == 1 and lowered[0] in SURNAMES_TOO and not names.after_the):
        return False
    if set(lowered) & TREATIES or (len(words) > 1 and len(words[-1]) == 1):
        return False
    if len(words) == 1 and lowered[0] in PLATFORMS and (narrative or not comma):
        return False
    if len(names.people) == 1 and all(word in PLACES | NATIONAL | CONNECTORS for word in lowered):
        return False
    if strong:
        return not all(key(person) in PLACES or person.lower() in NATIONAL for person in names.people)
    if len(first) < 2:
        return False
    if undated and narrative and not names.people:
        return False
    if len(words) == 1 and narrative:
        small = lowered[0] in evidence.common
        plural = first.isupper() is False and small and (names.sentence_start or names.after_the)
        return not plural
    # In a paper that puts a comma before its years, "(Tokyo Marathon 2018)" is no citation.
    return narrative or comma or not evidence.commas
