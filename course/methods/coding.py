"""Find quotations in interviews, and count what the codings of a text add up to.

A coding says: this piece of that turn has this code. Codings are a table with the columns `coding_id`, `transcript`,
`turn`, `quotation`, `code_id` and `coder`; `locate` adds where each quotation starts and ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from rapidfuzz import fuzz

from course.methods import transcripts as interviews
from course.methods.transcripts import INTERVIEWER, Transcript, Turn

LONGEST_COMPARED = 300  # characters of a quotation that decide which passage is nearest
LONGEST_SHOWN = 240  # characters of a passage in a message
LEAST_ALIKE = 60  # of 100: below it, two passages share letters rather than words

_SINGLE, _DOUBLE, _DASHES = "‘’‚‛′´`ʼ", "“”„‟″«»", "‐‑‒–—―−"
_PLAIN = str.maketrans(dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_DASHES, "-"))
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width characters
_LEFT_OUT = re.compile(r"\[\s*(?:…|\.{2,})\s*\]|(?<=\w)\s*(?:…|\.{3,})\s+(?=\w)")


class QuotationError(ValueError):
    """A quotation that is not where it is said to be. The message names the nearest passage."""


@dataclass(frozen=True)
class Span:
    """Where a quotation stands: its transcript and turn, its first code point and the one after its last.

    `text` is the passage as the transcript has it: ``transcript.text[start:end]``.
    """

    transcript: str
    turn: int
    start: int
    end: int
    text: str


def find(quotation: str, transcript: str | Transcript, turn: int | None = None) -> Span:
    """Find a quotation in an interview, word for word.

    White space, and the kind of quotation marks, apostrophes and dashes, make no difference; everything else does,
    capitals too. A quotation stands within one turn.

    Parameters
    ----------
    quotation : str
        The words, copied from the transcript.
    transcript : str or Transcript
        The name of one of the course's interviews, or what `transcripts.read` gave.
    turn : int, optional
        The number of the turn. Needed only where the same words stand in several.

    Returns
    -------
    Span
        Where it stands, in code points.

    Raises
    ------
    QuotationError
        If the words are not there, or stand in more than one place. The message names the nearest passage and its
        turn, or the places.
    ValueError
        If there is no such transcript.

    Examples
    --------
    >>> interview = Transcript("T0", "", "I’d say – no, it’s slow.", (Turn(2, "T0", "I’d say – no, it’s slow.", 0, 24),))
    >>> find("no, it's slow", interview)
    Span(transcript='T0', turn=2, start=10, end=23, text='no, it’s slow')
    >>> find("no, it was slow", interview)
    Traceback (most recent call last):
    course.methods.coding.QuotationError: T0: “no, it was slow” does not stand there. The nearest passage is in turn 2: “no, it’s slow.”. Copy the words from the transcript.
    """
    others: Iterable[str] = ()
    if not isinstance(transcript, Transcript):
        others = [name for name in interviews.names() if name != transcript]
        transcript = interviews.read(transcript)
    return _find(quotation, _Folded.of(transcript), turn, (_Folded.of(interviews.read(name)) for name in others))


def locate(
    codings: pd.DataFrame, transcripts: Mapping[str, Transcript] | Iterable[Transcript] | None = None
) -> pd.DataFrame:
    """Find the quotation of every coding.

    Parameters
    ----------
    codings : DataFrame
        With `coding_id`, `transcript`, `turn` (may be missing) and `quotation`; other columns are kept.
    transcripts : list of Transcript, optional
        Where to look; the course's own interviews unless you say otherwise.

    Returns
    -------
    DataFrame
        A copy with `start` and `end` (code points in the transcript's text, end exclusive) and every `turn` filled in.

    Raises
    ------
    QuotationError
        If quotations cannot be found: one message with a line for each of them, by its `coding_id`.
    ValueError
        If a column is missing, or a `coding_id` stands there twice.

    Examples
    --------
    >>> interview = Transcript("T0", "", "It is slow.", (Turn(2, "T0", "It is slow.", 0, 11),))
    >>> codings = pd.DataFrame({"coding_id": ["C1"], "transcript": ["T0"], "turn": [2], "quotation": ["is slow"]})
    >>> locate(codings, [interview])[["start", "end"]].values.tolist()
    [[3, 10]]
    """
    _require(codings, "coding_id", "transcript", "turn", "quotation")
    twice = codings["coding_id"][codings["coding_id"].duplicated()]
    if len(twice):
        raise ValueError(f"coding_id {', '.join(map(str, twice.unique()))} stands there twice. Give each row its own.")
    known = {name: _Folded.of(one) for name, one in _named(transcripts, codings["transcript"]).items()}
    spans: list[Span] = []
    problems: list[str] = []
    for identity, name, turn, quotation in zip(
        *(codings[column] for column in ("coding_id", "transcript", "turn", "quotation")), strict=True
    ):
        if name not in known:
            problems.append(f'{identity}: there is no transcript "{name}". The transcripts are: {", ".join(known)}.')
            continue
        others = [one for other, one in known.items() if other != name]
        try:
            spans.append(_find(quotation, known[name], None if pd.isna(turn) else turn, others))
        except QuotationError as error:
            problems.append(f"{identity}: {error}")
    if problems:
        count = "One quotation" if len(problems) == 1 else f"{len(problems)} quotations"
        raise QuotationError(f"{count} of {len(codings)} cannot be found.\n" + "\n".join(problems))
    found = {name: np.array([getattr(span, name) for span in spans], "int64") for name in ("turn", "start", "end")}
    return codings.assign(**found)


def coverage(
    codings: pd.DataFrame, transcripts: Mapping[str, Transcript] | Iterable[Transcript] | None = None
) -> pd.DataFrame:
    """Say how much of what was said in each interview has a code.

    Only the turns of the person interviewed count; a passage with two codes counts once.

    Parameters
    ----------
    codings : DataFrame
        As `locate` takes them, or as it gave them.
    transcripts : list of Transcript, optional
        As in `locate`. With them, interviews without a coding are listed too.

    Returns
    -------
    DataFrame
        `transcript`, `characters` (of the turns of the person interviewed), `coded` (of these), `share` (coded of
        characters, 0 to 1).

    Raises
    ------
    QuotationError, ValueError
        As `locate`.

    Examples
    --------
    >>> interview = Transcript("T0", "", "It is slow.", (Turn(2, "T0", "It is slow.", 0, 11),))
    >>> codings = pd.DataFrame({"coding_id": ["C1"], "transcript": ["T0"], "turn": [2], "quotation": ["is slow"]})
    >>> coverage(codings, [interview]).values.tolist()
    [['T0', 11, 7, 0.6363636363636364]]
    """
    codings = _located(codings, transcripts)
    known = _named(transcripts, codings["transcript"])
    listed = (
        list(known) if transcripts is not None else [name for name in known if (codings["transcript"] == name).any()]
    )
    rows = []
    for name in listed:
        spoken, coded = (np.zeros(len(known[name].text), bool) for _ in range(2))
        for turn in known[name].turns:
            spoken[turn.start : turn.end] = turn.speaker != INTERVIEWER
        here = codings[codings["transcript"] == name]
        for start, end in zip(here["start"], here["end"], strict=True):
            coded[start:end] = True
        rows.append((name, int(spoken.sum()), int((spoken & coded).sum())))
    table = pd.DataFrame(rows, columns=["transcript", "characters", "coded"])
    table = table.astype({"transcript": "str", "characters": "int64", "coded": "int64"})
    return table.assign(share=table["coded"] / table["characters"])


def cooccurrence(
    codings: pd.DataFrame,
    codes: Sequence[str] | None = None,
    transcripts: Mapping[str, Transcript] | Iterable[Transcript] | None = None,
) -> pd.DataFrame:
    """Count how often two codes stand on the same words.

    Two codings overlap if they share at least one character of one transcript. Where there is a column `coder`, only
    codings of the same coder are compared.

    Parameters
    ----------
    codings : DataFrame
        As `locate` takes them, or as it gave them, with `code_id`.
    codes : list of str, optional
        The codes to show, in this order; those that occur, in the order in which they do, unless you say otherwise.
    transcripts : list of Transcript, optional
        As in `locate`.

    Returns
    -------
    DataFrame
        Codes by codes: the number of overlapping pairs of codings; on the diagonal, the number of codings of the code.

    Raises
    ------
    QuotationError, ValueError
        As `locate`.

    Examples
    --------
    >>> codings = pd.DataFrame(
    ...     {"coding_id": ["C1", "C2", "C3"], "transcript": ["T1", "T1", "T1"], "code_id": ["a", "b", "a"],
    ...      "start": [0, 5, 20], "end": [10, 8, 30]})
    >>> cooccurrence(codings).values.tolist()
    [[2, 1], [1, 1]]
    """
    _require(codings, "transcript", "code_id")
    codings = _located(codings, transcripts)
    order = pd.Index(codings["code_id"].drop_duplicates() if codes is None else list(codes), name="code_id")
    counts = np.zeros((len(order), len(order)), "int64")
    # A missing coder is one coder more: rows without a name are compared with one another, not left out.
    for _, group in codings.groupby(["transcript", *codings.columns.intersection(["coder"])], dropna=False):
        start, end = group["start"].to_numpy("int64"), group["end"].to_numpy("int64")
        overlap = (start[:, None] < end) & (start < end[:, None])
        has = (group["code_id"].to_numpy()[:, None] == order.to_numpy()).astype("int64")
        counts += has.T @ overlap.astype("int64") @ has
    np.fill_diagonal(counts, [int((codings["code_id"] == code).sum()) for code in order])
    return pd.DataFrame(counts, index=order, columns=order)


def by_code(codings: pd.DataFrame, codes: Sequence[str] | None = None) -> pd.DataFrame:
    """Count the codings of each code, and the interviews that they stand in.

    Parameters
    ----------
    codings : DataFrame
        With `transcript` and `code_id`.
    codes : list of str, optional
        The codes to show, in this order, also those with no coding; those that occur, in the order in which they do,
        unless you say otherwise.

    Returns
    -------
    DataFrame
        `code_id`, `codings`, `transcripts` (how many interviews).

    Raises
    ------
    ValueError
        If a column is missing.

    Examples
    --------
    >>> by_code(pd.DataFrame({"transcript": ["T1", "T1", "T2"], "code_id": ["a", "b", "a"]})).values.tolist()
    [['a', 2, 2], ['b', 1, 1]]
    """
    _require(codings, "transcript", "code_id")
    order = pd.Index(codings["code_id"].drop_duplicates() if codes is None else list(codes), name="code_id")
    groups = codings.groupby("code_id", sort=False)["transcript"]
    counts = pd.DataFrame({"codings": groups.size(), "transcripts": groups.nunique()})
    return counts.reindex(order, fill_value=0).astype("int64").reset_index()


def _require(table: pd.DataFrame, *columns: str) -> None:
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise ValueError(f"The codings have no column {', '.join(missing)}. They have: {', '.join(map(str, table))}.")


def _located(
    codings: pd.DataFrame, transcripts: Mapping[str, Transcript] | Iterable[Transcript] | None
) -> pd.DataFrame:
    return codings if {"start", "end"} <= set(codings.columns) else locate(codings, transcripts)


def _named(
    transcripts: Mapping[str, Transcript] | Iterable[Transcript] | None, wanted: pd.Series
) -> dict[str, Transcript]:
    if transcripts is None:
        return {name: interviews.read(name) for name in interviews.names()} if len(wanted) else {}
    return {one.name: one for one in (transcripts.values() if isinstance(transcripts, Mapping) else transcripts)}


# Finding ----------------------------------------------------------------------------------------------------------------


def _fold(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Write a text as it is compared, and say for each of its characters which code points of `text` it stands for."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    position = 0
    while position < len(text):
        start, position = position, position + 1
        while position < len(text) and unicodedata.combining(text[position]):
            position += 1
        piece = text[start:position]
        # An accent may be part of the letter or a character after it; most text needs no look-up at all.
        piece = piece if piece.isascii() else unicodedata.normalize("NFC", piece).translate(_PLAIN).replace("…", "...")
        for letter in piece:
            if letter in _UNSEEN:
                continue
            last = letters[-1] if letters else ""
            if letter.isspace():
                if last in (" ", "-", ""):
                    continue
                letter = " "
            elif letter == "-":
                if last == "-":  # "--" for a dash
                    places[-1] = (places[-1][0], position)
                    continue
                if last == " ":  # white space beside a dash is white space
                    letters.pop()
                    places.pop()
                    if letters and letters[-1] == "-":
                        places[-1] = (places[-1][0], position)
                        continue
            letters.append(letter)
            places.append((start, position))
    if letters and letters[-1] == " ":
        letters.pop()
        places.pop()
    return "".join(letters), places


@dataclass(frozen=True)
class _Folded:
    """A transcript, and each of its turns as it is compared."""

    transcript: Transcript
    turns: tuple[tuple[Turn, str, list[tuple[int, int]]], ...]

    @classmethod
    def of(cls, transcript: Transcript) -> _Folded:
        return cls(transcript, tuple((turn, *_fold(turn.text)) for turn in transcript.turns))

    def span(self, turn: Turn, places: list[tuple[int, int]], first: int, last: int) -> Span:
        start, end = turn.start + places[first][0], turn.start + places[last - 1][1]
        return Span(self.transcript.name, turn.number, start, end, self.transcript.text[start:end])


def _find(quotation: object, folded: _Folded, turn: int | None, others: Iterable[_Folded]) -> Span:
    name = folded.transcript.name
    if not isinstance(quotation, str) or not quotation.strip():
        raise QuotationError(f"{name}: the quotation is empty. Copy the words from the transcript.")
    wanted = _fold(quotation)[0]
    if not wanted.strip("- "):
        raise QuotationError(f"{name}: “{quotation}” holds no words. Copy the words from the transcript.")
    numbers = [one.number for one, *_ in folded.turns]
    if turn is not None and turn not in numbers:
        raise QuotationError(f"{name} has no turn {turn!r}: its turns are 1 to {numbers[-1]}.")
    everywhere = _places(wanted, folded)
    spans = [span for span in everywhere if turn in (None, span.turn)]
    if len(spans) == 1:
        return spans[0]
    shown = f"“{_short(quotation)}”"
    if spans:
        turns = list(dict.fromkeys(span.turn for span in spans))
        if len(turns) == 1:
            where, mend = f"{len(spans)} times in turn {turns[0]}", "Quote more of it."
        else:
            where, mend = f"in turns {', '.join(map(str, turns[:-1]))} and {turns[-1]}", "Quote more, or name the turn."
        raise QuotationError(f"{name}: {shown} stands {where}. {mend}")
    if everywhere:
        raise QuotationError(f"{name}: {shown} does not stand in turn {turn}. It stands in turn {everywhere[0].turn}.")
    for other in others:
        if elsewhere := _places(wanted, other):
            raise QuotationError(
                f"{name}: {shown} does not stand there. It stands in {elsewhere[0].transcript}, turn {elsewhere[0].turn}."
            )
    near = _nearest(wanted, folded)
    found = (
        f"The nearest passage is in turn {near.turn}: “{_short(near.text)}”." if near else "Nothing there is like it."
    )
    mend = "Copy the words from the transcript."
    if _LEFT_OUT.search(quotation):
        mend = "Where words are left out there are two quotations: copy and code each by itself."
    raise QuotationError(f"{name}: {shown} does not stand there. {found} {mend}")


def _places(wanted: str, folded: _Folded) -> list[Span]:
    """Find every place of the words; those that cut a word in two count only where there are no others."""
    whole, cut = [], []
    for turn, text, places in folded.turns:
        first = text.find(wanted)
        while first >= 0:
            last = first + len(wanted)
            cuts = any(0 < at < len(text) and _inside_word(text, at) for at in (first, last))
            (cut if cuts else whole).append(folded.span(turn, places, first, last))
            first = text.find(wanted, first + 1)
    return whole or cut


def _inside_word(text: str, at: int) -> bool:
    """Tell whether the place before `at` is inside a word; an apostrophe between letters is a part of it."""
    return (
        (text[at - 1] + text[at]).isalnum()
        or (text[at] == "'" and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum())
        or (text[at - 1] == "'" and text[at].isalnum() and text[max(at - 2, 0) : at - 1].isalnum())
    )


def _nearest(wanted: str, folded: _Folded) -> Span | None:
    """Find the passage that shares most letters with the words, in whole words."""
    wanted = wanted[:LONGEST_COMPARED]
    best, score = None, float(LEAST_ALIKE)
    for turn, text, places in folded.turns:
        if len(text) <= len(wanted):
            alike, first, last = fuzz.ratio(wanted, text, score_cutoff=score), 0, len(text)
        else:
            alignment = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=score)
            if alignment is None:
                continue
            alike, first, last = alignment.score, alignment.dest_start, alignment.dest_end
        if alike > score or (best is None and alike >= score):
            best, score = (turn, text, places, first, last), alike
    if best is None:
        return None
    turn, text, places, first, last = best
    while first > 0 and _inside_word(text, first):
        first -= 1
    while last < len(text) and _inside_word(text, last):
        last += 1
    passage = text[first:last]
    first, last = last - len(passage.lstrip(" -")), first + len(passage.rstrip(" -"))
    return folded.span(turn, places, first, last)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN].rsplit(" ", 1)[0] + " …"
