"""Read a policy brief that points to its evidence: its sections, its pointers, its quotations.

A brief is a text in Markdown with the headings of `FRAME`. It points to evidence in square brackets: ``[E17]`` an extract
of the interviews, ``[RC12]`` or ``[DC03]`` a claim, ``[UK D3, P]`` a cell of the policy comparison with its grade,
``[T3:12]`` a turn of an interview that was made for teaching. Several stand in one pair of brackets with semicolons
between them. What is looked at here is whether a pointer leads somewhere. Whether the sentence follows from what stands
there, a reader has to say.

The line ends may be those of any system.
"""

from __future__ import annotations

import re

import pandas as pd

from course.methods import coding, tables, transcripts

FRAME = (
    "Question",
    "What the evidence says",
    "Recommendation",
    "Limits",
    "A counter-view and an answer",
    "What would change this",
)
"""The headings of a brief, in their order."""

_NAMES = {heading.lower(): heading for heading in FRAME}

JURISDICTIONS = {
    "UK": "United Kingdom",
    "EU": "European Union",
    "US": "United States",
    "AU": "Australia",
    "IN": "India",
    "KR": "South Korea",
    "SG": "Singapore",
    "ID": "Indonesia",
    "PH": "Philippines",
    "CA": "Canada",
}
"""The codes that a policy pointer takes, and the names in the table `policy_cells`."""

SOURCES = {"extract": "interviews", "claim": "documents", "policy": "policy", "transcript": "teaching interviews"}
"""The kinds of pointer, and the source that each belongs to."""

_INSIDE = r"[^\[\]\n]*\d[^\[\]\n]*"  # of the brackets of a pointer: there is a digit
_POINTED = rf"\[{_INSIDE}\](?!\()"  # and it is no link
_HEADING = re.compile(r"^ {0,3}##[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_ANY_HEADING = re.compile(r"^ {0,3}#+[ \t].*$", re.MULTILINE)
_BRACKET = re.compile(rf"\[({_INSIDE})\](?!\()")
_WRAPPED = re.compile(r"(\[[^\[\]\n]*)\n[ \t]*(?=[^\[\]\n]+\])")  # brackets that go on in the next line
_AFTER_STOP = re.compile(rf"([.?!][\"”»)*_]*) *((?:{_POINTED} *)+)\.?(?=\s|$)")
_END = re.compile(r"[.?!][\"”»)*_]*(\s+)(?=[\"“„«(\[*_]*[^\W_a-z])")
_ABBREVIATION = re.compile(r"\b(?:al|cf|e\.g|i\.e|vs|pp?|approx|art|dr|mr|mrs|ms)\.$", re.IGNORECASE)
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")  # U.S., U.K.
_LABEL = re.compile(r"\*\*[^*.?!]{1,40}[.:]?\*\*[.:]?|\w+(?: \w+){0,2}:")  # such as **Interviews.** or Law:
_NUMBER = re.compile(r"\bno\.$", re.IGNORECASE)  # of something where a digit follows; else a word
_ITEM = re.compile(r"\n\s*(?:\n|[-*+][ \t]+|\d{1,2}[.)][ \t]+)")
_POLICY = re.compile(r"([A-Z]{2})[ \t]+(D\d{1,2})(?:[ \t]*,?[ \t]*\b(P|Q|S|unknown))?")
_COMMA = re.compile(r"[ \t]*,[ \t]*(?=$|[A-Z]{2}[ \t]+D\d|E\d|[RD]C\d|T\d)")  # between two pointers
_TURN = re.compile(r"(T\d+):(\d+)")
_QUOTED = re.compile(r"“([^“”]+)”|„([^„“”]+)[“”]|\"([^\"]+)\"|«([^«»]+)»|»([^«»]+)«")


def examples() -> dict[str, str]:
    """Read the three briefs that were made for the lesson of unit 09, two of them with faults.

    Returns
    -------
    dict of str to str
        Letter to the brief in Markdown.

    Examples
    --------
    >>> list(examples())
    ['A', 'B', 'C']
    """
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((tables.DATA / "briefs").glob("*.md"))}


def sections(text: str) -> dict[str, str]:
    r"""Divide a brief at its headings of the second level.

    Parameters
    ----------
    text : str
        The brief in Markdown.

    Returns
    -------
    dict of str to str
        Heading to what stands below it, in the order of the text. Two headings of one name are joined. What stands
        before the first heading has the name "", if there is any. A heading of `FRAME` that is bold, ends with a colon
        or has other capitals goes by its name there.

    Raises
    ------
    ValueError
        If the brief is no text.

    Examples
    --------
    >>> sections("## Question\nWho reports?\n\n## Limits\nSix people.")
    {'Question': 'Who reports?', 'Limits': 'Six people.'}
    """
    parts = _HEADING.split(_read_text(text))
    found = {"": parts[0].strip()} if parts[0].strip() else {}
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        heading = _NAMES.get(heading.strip("*_: ").lower(), heading)
        found[heading] = f"{found.get(heading, '')}\n\n{body.strip()}".strip()
    return found


def plain(text: str) -> str:
    r"""Take out headings and pointers, to count the words that are left.

    Parameters
    ----------
    text : str
        The brief in Markdown.

    Returns
    -------
    str
        The text without them.

    Raises
    ------
    ValueError
        If the brief is no text.

    Examples
    --------
    >>> plain("## Limits\nSix people spoke [E01; E02].")
    'Six people spoke.'
    """
    text = _WRAPPED.sub(r"\1 ", _ANY_HEADING.sub("", _read_text(text)))
    return re.sub(r"(?<![ \t])[ \t]*" + _POINTED, "", text).strip()


def sentences(text: str) -> pd.DataFrame:
    r"""Divide a brief into its sentences. An item of a list ends where the next begins; headings are no sentences.

    Parameters
    ----------
    text : str
        The brief in Markdown.

    Returns
    -------
    DataFrame
        One row a sentence: `section`, `sentence` (its number there, from 1), `text`. A pointer that stands after the
        full stop belongs to the sentence before it, and a label such as "**Interviews.**" or "Law:" to the one after it.

    Raises
    ------
    ValueError
        If the brief is no text.

    Examples
    --------
    >>> sentences("## Limits\nSix people spoke. [E01] They work in one country.")["text"].tolist()
    ['Six people spoke [E01].', 'They work in one country.']
    """
    rows = []
    for section, body in sections(text).items():
        number, label = 0, ""
        for part in _ITEM.split(_ANY_HEADING.sub("\n", f"\n{body}")):
            for sentence in _divided(_AFTER_STOP.sub(_before_stop, " ".join(part.split()))):
                if _LABEL.fullmatch(sentence):
                    label = f"{label} {sentence}".strip()
                    continue
                number += 1
                rows.append((section, number, f"{label} {sentence}".strip()))
                label = ""
    return pd.DataFrame(rows, columns=["section", "sentence", "text"])


def pointers(text: str) -> pd.DataFrame:
    r"""Find every pointer of a brief.

    Parameters
    ----------
    text : str
        The brief in Markdown.

    Returns
    -------
    DataFrame
        One row a pointer: `pointer`; `kind` ("extract", "claim", "policy", "transcript", or "other" where brackets hold
        something of another form); `section` and `sentence` as `sentences` numbers them. Brackets without a digit, and
        links, are no pointers.

    Raises
    ------
    ValueError
        If the brief is no text.

    Examples
    --------
    >>> found = pointers("## Limits\nOne law [UK D3, P] and one voice [E17; T3:12].")
    >>> found[["pointer", "kind"]].values.tolist()
    [['UK D3, P', 'policy'], ['E17', 'extract'], ['T3:12', 'transcript']]
    """
    rows = [
        (pointer, kind, row.section, row.sentence)
        for row in sentences(text).itertuples()
        for pointer, kind in _pointed_to(row.text)
    ]
    return pd.DataFrame(rows, columns=["pointer", "kind", "section", "sentence"])


def exists(found: pd.DataFrame, cells: pd.DataFrame | None = None) -> pd.DataFrame:
    r"""Look each pointer up in the course's tables.

    Parameters
    ----------
    found : DataFrame
        What `pointers` gave.
    cells : DataFrame, optional
        Policy cells to look in; the table `policy_cells` unless you say otherwise.

    Returns
    -------
    DataFrame
        The same rows with three more columns. `exists`: there is such a row or turn. `finding`: it holds a finding, with
        its grade if it is a policy cell; a cell that is unknown, an extract that our table calls "case example" and what
        the interviewer asks hold none. `problem`: what is wrong with the pointer, a short text; "" if nothing is.

    Raises
    ------
    ValueError
        If one of the two tables lacks a column that is needed.

    Examples
    --------
    >>> looked = exists(pointers("## Limits\nSaid once [E17] and twice [E99]."))
    >>> looked[["pointer", "exists", "problem"]].values.tolist()
    [['E17', True, ''], ['E99', False, 'there is no such extract']]
    """
    cells = tables.load("policy_cells") if cells is None else cells
    _needed(found, ("pointer", "kind"), "The pointers are looked up in what briefs.pointers gives")
    _needed(cells, ("jurisdiction", "dimension", "status", "grade"), "Policy cells are rows of the table policy_cells")
    extracts = tables.load("extracts").set_index("extract_id")["gist"]
    claims = set(tables.load("claims")["claim_id"])
    turns = transcripts.table().set_index(["transcript", "turn"])["speaker"]
    graded = {(row["jurisdiction"], row["dimension"]): row for row in cells.to_dict("records")}
    looked = []
    for pointer, kind in zip(found["pointer"], found["kind"], strict=True):
        if kind == "extract":
            looked.append(_extract(pointer, extracts))
        elif kind == "claim":
            there = pointer in claims
            looked.append((there, there, "" if there else "there is no such claim"))
        elif kind == "policy":
            looked.append(_cell(pointer, graded))
        elif kind == "transcript":
            looked.append(_turn(pointer, turns))
        else:
            looked.append((False, False, "it has none of the forms of a pointer"))
    more = pd.DataFrame(looked, columns=["exists", "finding", "problem"], index=found.index)
    return found.assign(
        exists=more["exists"].astype(bool), finding=more["finding"].astype(bool), problem=more["problem"]
    )


def quotations(text: str) -> pd.DataFrame:
    r"""Find what stands between double quotation marks, and whether the turn that is named beside it holds these words.

    Parameters
    ----------
    text : str
        The brief in Markdown.

    Returns
    -------
    DataFrame
        One row a quotation: `quotation`, `section`, `sentence`, `turns` (the turns that the same sentence points to),
        `stands` (one of them holds the words, by `coding.find`).

    Raises
    ------
    ValueError
        If the brief is no text.

    Examples
    --------
    >>> quotations("## Limits\nOne asks for “a shared mailbox” [T2:8] and “a bus” [T2:8].")[["quotation", "stands"]].values.tolist()
    [['a shared mailbox', True], ['a bus', False]]
    """
    rows = []
    for row in sentences(text).itertuples():
        turns = [pointer for pointer, kind in _pointed_to(row.text) if kind == "transcript"]
        for quoted in _QUOTED.findall(row.text):
            words = next(part for part in quoted if part).strip().rstrip(",.;")
            rows.append((words, row.section, row.sentence, " ".join(turns), any(_holds(turn, words) for turn in turns)))
    return pd.DataFrame(rows, columns=["quotation", "section", "sentence", "turns", "stands"])


def _read_text(text: str) -> str:
    """Refuse what is no text, and make the line ends and the beginning of a file from Windows like any other."""
    if not isinstance(text, str):
        raise ValueError(
            f"The brief is a {type(text).__name__}. Give its text, such as "
            'Path("brief.md").read_text(encoding="utf-8").'
        )
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _needed(table: object, columns: tuple[str, ...], what: str) -> None:
    if not isinstance(table, pd.DataFrame):
        raise ValueError(f"{what} (a DataFrame); this is a {type(table).__name__}.")
    if missing := [name for name in columns if name not in table]:
        raise ValueError(f"{what}; this one has no column {', '.join(missing)}.")


def _before_stop(match: re.Match[str]) -> str:
    """Move pointers that stand after a full stop before it, and out of a quotation that ends there."""
    return f"{match[1][1:]} {match[2].strip()}{match[1][0]}"


def _divided(text: str) -> list[str]:
    found: list[str] = []
    start = 0
    closed = text.count("“") == text.count("”") and text.count('"') % 2 == 0  # else a mark is missing, and none helps
    for match in _END.finditer(text):
        end, after = match.span(1)
        piece = text[start:end].strip()
        if _ABBREVIATION.search(piece) or _INITIALS.search(piece) or (_NUMBER.search(piece) and text[after].isdigit()):
            continue
        if closed and (piece.count("“") > piece.count("”") or piece.count('"') % 2):
            continue  # within a quotation
        found.append(piece)
        start = end
    found.append(text[start:].strip())
    return [piece for piece in found if any(character.isalnum() for character in piece)]


def _pointed_to(sentence: str) -> list[tuple[str, str]]:
    """Read the pointers of a sentence, each with its kind."""
    return [found for bracket in _BRACKET.findall(sentence) for found in _read(bracket)]


def _read(bracket: str) -> list[tuple[str, str]]:
    """Read what stands in one pair of brackets."""
    found = []
    for part in (part.strip() for part in bracket.split(";")):
        if not part:
            continue
        if match := _POLICY.fullmatch(part):
            found.append((f"{match[1]} {match[2]}" + (f", {match[3]}" if match[3] else ""), "policy"))
            continue
        several = [one for one in _COMMA.split(part) if one]
        if several == [part]:
            found.append((part, _kind(part) or "other"))
        else:
            found += [pair for one in several for pair in _read(one)]
    return found


def _kind(pointer: str) -> str:
    forms = {"extract": r"E\d{2}", "claim": r"[RD]C\d{2}", "transcript": _TURN.pattern}
    return next((kind for kind, form in forms.items() if re.fullmatch(form, pointer)), "")


def _extract(pointer: str, gists: pd.Series) -> tuple[bool, bool, str]:
    if pointer not in gists.index:
        return False, False, "there is no such extract"
    if gists[pointer] == "case example":
        return True, False, "our table calls it a case example, and does not say what stands there"
    return True, True, ""


def _cell(pointer: str, cells: dict[tuple[str, str], dict]) -> tuple[bool, bool, str]:
    match = _POLICY.fullmatch(pointer)
    row = cells.get((JURISDICTIONS.get(match[1], ""), match[2])) if match else None
    if match is None or row is None:
        return False, False, "there is no such cell"
    if row["status"] not in ("present", "absent"):
        if match[3] == "unknown":
            return True, False, ""
        return True, False, f"the cell is {row['status']}: it holds no finding"
    if match[3] is None:
        return True, False, "its grade is left out"
    if match[3] != row["grade"]:
        return True, False, "its grade is another in the table"
    return True, True, ""


def _turn(pointer: str, speakers: pd.Series) -> tuple[bool, bool, str]:
    match = _TURN.fullmatch(pointer)
    place = (match[1], int(match[2])) if match else None
    if place not in speakers.index:
        return False, False, "there is no such turn"
    if speakers[place] == transcripts.INTERVIEWER:
        return True, False, "the interviewer asks in this turn"
    return True, True, ""


def _holds(pointer: str, words: str) -> bool:
    name, turn = pointer.split(":")
    try:
        coding.find(words, name, int(turn))
    except ValueError:  # no such interview or turn, or the words do not stand there
        return False
    return True
