"""Read a claim: what is counted, among whom, where and when; and do the arithmetic that a reader should do.

A figure is tested before it is repeated. Which population does "one in eight" imply, and is there such a population? Is
a total of several years read as one year? What does a yearly rise come to over many years? May two figures be set side by
side at all? Where else does a figure stand, and in which words?
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, fields

import pandas as pd

from course.methods import documents

KINDS = ("empirical", "methodological", "normative")
ASPECTS = {
    "counted": "what is counted",
    "unit": "unit",
    "population": "population",
    "place": "country",
    "period": "period",
}
"""What two figures must share, and what it is called. A comparison may be about one of the last three at a time."""

_GAP = r"[\s,.'’]"  # between groups of three digits
_UP_TO_TWENTY = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty"""
_TENS = {30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}
_WORDS = dict(enumerate(_UP_TO_TWENTY.split())) | _TENS
_SCALES = {10**3: "thousand|k", 10**6: "million|mn|m", 10**9: "billion|bn|b", 10**12: "trillion|tn"}
_SENTENCE_END = re.compile(r"[.?!…][\"”’»)]*(?:\[\d[\d,–-]*\])?\s+(?=[\"“‘«(]*[^\W\da-z_])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:al|cf|e\.g|i\.e|vs|p|pp|ca|c|approx|no|nos|fig|figs|dr|mr|mrs|ms|prof|st|vol|ed|eds)|\b[A-Z])\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Claim:
    """One claim of a document: a row of the table `claims`. What the document does not say is an empty text.

    `claim_id`; `document`; `line`; `section`; `claim` in the course's own words; `kind` ("empirical", "methodological"
    or "normative"); `value` and `unit`; `counted` (what was counted); `population` (among whom); `place`; `period`;
    `source` (whom the document cites for it); `elsewhere` (lines where the same figure stands, joined with ";");
    `wording` ("agrees" or "differs" there; empty where it stands once).
    """

    claim_id: str
    document: str
    line: int
    section: str
    claim: str
    kind: str
    value: float | None = None
    unit: str = ""
    counted: str = ""
    population: str = ""
    place: str = ""
    period: str = ""
    source: str = ""
    elsewhere: str = ""
    wording: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(
                f"The kind of claim {self.claim_id} is {self.kind!r}. A claim is {', '.join(KINDS[:-1])} or {KINDS[-1]}."
            )


COLUMNS = tuple(field.name for field in fields(Claim))


# Arithmetic


def implied_population(count: float, one_in: float) -> float:
    """Say how large a population is if a count is one in so many of it.

    Parameters
    ----------
    count : float
        How many are said to be concerned, such as 302e6.
    one_in : float
        8 for "one in eight"; 1 or more.

    Returns
    -------
    float
        The population that both figures together imply. Set it beside a census: children of which age are so many?

    Raises
    ------
    ValueError
        If a figure is no number, the count is negative, or `one_in` is below 1.

    Examples
    --------
    302 million, one in eight: a little over 2.4 thousand million people.

    >>> implied_population(302e6, 8)
    2416000000.0
    """
    count, one_in = _number("count", count, least=0), _number("one_in", one_in, least=1)
    return float(count * one_in)


def average_per_year(total: float, years: float) -> float:
    """Spread a total that was gathered over several years evenly over them.

    Parameters
    ----------
    total : float
        A cumulative count, such as all reports since a hotline opened.
    years : float
        How many years it covers; both the first and the last count, so 2010 to 2023 are 14.

    Returns
    -------
    float
        The average of a year. A count that grew has most of it in the last years: the average is no year's figure.

    Raises
    ------
    ValueError
        If a figure is no number, the total is negative, or the years are not above 0.

    Examples
    --------
    A made-up total of 84 million reports in 14 years, which a headline gives as one year's:

    >>> average_per_year(84e6, 14)
    6000000.0
    """
    total, years = _number("total", total, least=0), _number("years", years, above=0)
    return float(total / years)


def compounded(rate: float, years: float) -> float:
    """Say how many times as large a figure is after a yearly change, each on top of the one before.

    Parameters
    ----------
    rate : float
        The change in a year as a share: 0.2 for a rise of 20 per cent, -0.05 for a fall of 5. Above -1.
    years : float
        How many times it happens, 0 or more.

    Returns
    -------
    float
        The factor: 2 is twice as much.

    Raises
    ------
    ValueError
        If a figure is no number, the rate is a percentage or -1 and below, or the years are negative.

    Examples
    --------
    "20 to 30 per cent a year" over fourteen years is anything from 13 to 39 times as much:

    >>> [round(compounded(rate, 14), 1) for rate in (0.20, 0.30)]
    [12.8, 39.4]

    Adding the yearly rises up instead, 14 times 20 per cent, would give 3.8.
    """
    rate, years = _number("rate", rate, above=-1), _number("years", years, least=0)
    if rate >= 10:
        raise ValueError(f"rate is {rate:g}, a rise of {rate:.0%} a year. Write 20 per cent as 0.2.")
    try:
        return float((1 + rate) ** years)
    except OverflowError:
        raise ValueError(f"A rise of {rate:.0%} over {years:g} years is beyond any number. Are these years?") from None


def interval(successes: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """Give the Wilson interval of a proportion.

    It says how far chance alone moves a share in a random sample of this size. It does not help where those who answer
    chose themselves: then it is narrow around a share that may be far off, because who answers depends on the answer.

    Parameters
    ----------
    successes : int
        How many of the sample, from 0 to `n`.
    n : int
        The size of the sample, 1 or more.
    confidence : float, default 0.95
        Between 0 and 1.

    Returns
    -------
    tuple of float
        The lower and the upper end, as shares from 0 to 1.

    Raises
    ------
    ValueError
        If the counts are no whole numbers or do not fit each other, or the confidence is not between 0 and 1.

    Notes
    -----
    Wilson (1927), "Probable inference", Journal of the American Statistical Association 22; computed by statsmodels.

    Examples
    --------
    >>> [round(end, 3) for end in interval(45, 100)]
    [0.356, 0.548]
    >>> [round(end, 3) for end in interval(0, 20)]
    [0.0, 0.161]
    """
    for name, value in (("successes", successes), ("n", n)):
        if not float(_number(name, value, least=0)).is_integer():
            raise ValueError(
                f"{name} is {value!r}, and people are counted in whole numbers. Give the count, not a share."
            )
    if n < 1:
        raise ValueError("n is 0: a sample of nobody has no proportion.")
    if successes > n:
        raise ValueError(f"successes is {successes} and n is {n}: there cannot be more than were asked.")
    confidence = _number("confidence", confidence, above=0)
    if confidence >= 1:
        raise ValueError(f"confidence is {confidence:g}. It is a share between 0 and 1: write 95 per cent as 0.95.")
    from statsmodels.stats.proportion import proportion_confint  # takes seconds to import

    low, high = proportion_confint(int(successes), int(n), alpha=1 - confidence, method="wilson")
    return float(low), float(high)


def _number(name: str, value: object, *, least: float | None = None, above: float | None = None) -> float:
    try:
        fine = not isinstance(value, bool | str) and math.isfinite(value)
    except TypeError:
        fine = False
    if not fine:
        raise ValueError(f"{name} is {value!r}, and should be a number.")
    if least is not None and value < least:
        raise ValueError(f"{name} is {value:g}, and should be {least:g} or more.")
    if above is not None and value <= above:
        raise ValueError(f"{name} is {value:g}, and should be above {above:g}.")
    return value


# Comparing


def compare(first: Claim | Mapping | pd.Series, second: Claim | Mapping | pd.Series) -> pd.DataFrame:
    """Set two figures side by side, and say whether they may be compared.

    They may if they count the same thing in the same unit and differ in one respect at most: among whom, where, or
    when. Then the difference between the figures is about that respect. Where two respects differ, nobody can say which
    of them makes the difference; where one is not stated, it has to be looked up first.

    Parameters
    ----------
    first, second : Claim, dict or Series
        Two claims, with `counted`, `unit`, `population`, `place` and `period`; an empty or missing one is not stated.

    Returns
    -------
    DataFrame
        A row for each aspect: aspect ("what is counted", "unit", "population", "country", "period"), first, second,
        finding ("same", "differs", "not stated"), and warranted, the answer for the two figures, the same in every row.

    Raises
    ------
    ValueError
        If an argument is not one claim.

    Examples
    --------
    Two made-up years of one series may be compared, reports and arrests may not:

    >>> one = {"counted": "reports", "unit": "number", "population": "all", "place": "Norway", "period": "2023"}
    >>> compare(one, one | {"period": "2024"})["warranted"].tolist()
    [True, True, True, True, True]
    >>> compare(one, one | {"counted": "arrests"})["warranted"].tolist()
    [False, False, False, False, False]
    """
    one, other = _aspects(first, "first"), _aspects(second, "second")
    rows = []
    for name, called in ASPECTS.items():
        values = one[name], other[name]
        alike = values[0].casefold() == values[1].casefold()
        finding = "not stated" if not all(values) else "same" if alike else "differs"
        rows.append({"aspect": called, "first": values[0], "second": values[1], "finding": finding})
    table = pd.DataFrame(rows)
    findings = table["finding"].tolist()
    same_measure = findings[:2] == ["same", "same"]
    table["warranted"] = same_measure and "not stated" not in findings and findings[2:].count("differs") <= 1
    return table


def _aspects(claim: object, which: str) -> dict[str, str]:
    if isinstance(claim, Claim):
        claim = vars(claim)
    if not isinstance(claim, Mapping | pd.Series) or not any(name in claim for name in ASPECTS):
        raise ValueError(
            f"The {which} is not a claim with {', '.join(ASPECTS)}. Give one row of a table, such as claims.iloc[0]."
        )
    said = {}
    for name in ASPECTS:
        value = claim.get(name)
        said[name] = "" if value is None or (not isinstance(value, str) and pd.isna(value)) else _tidy(value)
    return said


def _tidy(value: object) -> str:
    return " ".join(str(value).replace("–", "-").split())


# Where a figure stands


def occurrences(text: str | documents.Document, wanted: str | re.Pattern[str] | float) -> pd.DataFrame:
    r"""Find each place where a figure, or a wording, stands.

    Parameters
    ----------
    text : str or Document
        The paper.
    wanted : number, str or Pattern
        A number is found in each of its usual forms: 302e6 as "302 million", "302m", "302,000,000" or "302 000 000"; 8
        as "8", "8%" or "eight". It is not found inside a longer number. A text is a regular expression in which case
        does not matter and a space may be a line end; ``re.escape`` makes one of any words.

    Returns
    -------
    DataFrame
        One row a place, in order: line (from 1), section (the nearest heading; empty before the first), wording (the
        sentence it stands in), found (the words that were found). A sentence that has it twice gives two rows.

    Raises
    ------
    ValueError
        If `wanted` is empty, no number, or no regular expression.

    Examples
    --------
    >>> paper = "Abstract\n\nOver 302 million children were affected.\n\nResults\n\nThe figure of 302,000,000 is for a year."
    >>> occurrences(paper, 302e6)
       line   section                                   wording        found
    0     3  Abstract  Over 302 million children were affected.  302 million
    1     7   Results  The figure of 302,000,000 is for a year.  302,000,000
    """
    paper = text if isinstance(text, documents.Document) else documents.parse(text)
    pattern = _pattern(wanted)
    rows = []
    for paragraph in paper.paragraphs:
        words, starts = _unwrapped(paper.lines[paragraph.line - 1 : paragraph.last_line])
        matches = [match for match in pattern.finditer(words) if match[0]]
        ends = _sentence_ends(words) if matches else []
        for match in matches:
            sentence = bisect_right(ends, match.start())
            begin = ends[sentence - 1] if sentence else 0
            # A figure such as "St. 5" may run over what looks like the end of a sentence.
            end = next((end for end in ends[sentence:] if end >= match.end()), len(words))
            rows.append(
                {
                    "line": paragraph.line + bisect_right(starts, match.start()) - 1,
                    "section": paragraph.section[-1] if paragraph.section else "",
                    "wording": words[begin:end].strip(),
                    "found": match[0],
                }
            )
    return pd.DataFrame(rows, columns=["line", "section", "wording", "found"]).astype({"line": "int64"})


def _unwrapped(lines: tuple[str, ...]) -> tuple[str, list[int]]:
    """Put the lines of a paragraph together, and give where each begins."""
    words, starts = "", []
    for line in lines:
        line = " ".join(re.sub(r"^[>\s]+", "", line).split())
        words += " " if words and line else ""
        starts.append(len(words))
        words += line
    return words, starts


def _sentence_ends(words: str) -> list[int]:
    return [
        match.end()
        for match in _SENTENCE_END.finditer(words)
        if not _ABBREVIATION.search(words, max(0, match.start() - 8), match.start() + 1)
    ]


def _pattern(wanted: object) -> re.Pattern[str]:
    if isinstance(wanted, re.Pattern):
        return wanted
    if isinstance(wanted, str):
        if not wanted.strip():
            raise ValueError(
                'There is nothing to look for. Give a number such as 302e6, or words such as "one in eight".'
            )
        try:
            return re.compile(re.sub(r"(?<!\\) +", r"\\s+", wanted.strip()), re.IGNORECASE)
        except re.error as error:
            raise ValueError(
                f"{wanted!r} is no regular expression ({error}). To look for these very words, use re.escape({wanted!r})."
            ) from None
    value = _number("What to look for", wanted, least=0)
    return re.compile("|".join(_forms(value)), re.IGNORECASE)


def _forms(value: float) -> list[str]:
    """Write the usual forms of a number as patterns, none of which matches inside a longer number."""
    before, after = r"(?<![\w.])(?<!\d[,.·/])", r"(?![.,·]?\d|[^\W\d]*\d|(?:st|[nr]d|th|[a-f])\b)"
    scales = "|".join(_SCALES.values())
    not_scaled = rf"(?!\s?-?(?:{scales})\b)"
    forms = []
    whole, _, rest = f"{value:.6f}".partition(".")
    rest = rest.rstrip("0")
    groups = f"{int(whole):,}".split(",")
    digits = _GAP.join(groups) if len(groups) > 1 else groups[0]
    plain = digits if len(groups) == 1 else f"(?:{whole}|{digits})"
    forms.append(before + plain + (rf"[.·,]{rest}0*" if rest else r"(?:\.0+)?") + after + not_scaled)
    for scale, words in _SCALES.items():
        scaled = f"{value / scale:.3f}".rstrip("0").rstrip(".")
        if value >= scale / 10 and math.isclose(float(scaled) * scale, value, rel_tol=1e-9):
            number = re.escape(scaled).replace(r"\.", "[.,·]") + ("" if "." in scaled else r"(?:\.0+)?")
            named = f"|{_WORDS[int(float(scaled))]}" if float(scaled) in _WORDS else ""
            forms.append(rf"{before}(?:{number}{named})[\s-]?(?:{words})\b")
    if value in _WORDS:
        forms.append(
            rf"\b(?<!ty-){_WORDS[int(value)]}\b(?![\s-](?:{scales}|hundred|one|two|three|four|five|six|seven|eight|nine)\b)"
        )
    return forms
