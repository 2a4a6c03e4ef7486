"""Read the course's interviews into numbered turns, each with its place in the text.

The interviews were written for this course. Each stands in a file of its own in ``course/data/transcripts``:

    # T1 · Digital forensics analyst, nine years

    *Written for this course. …*

    [1] Interviewer: …

    [2] T1: …
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from course.methods import tables

FOLDER = tables.DATA / "transcripts"
INTERVIEWER = "Interviewer"

_HEADING = re.compile(r"#[ \t]+(\S+)[ \t]+·[ \t]+(\S.*?)[ \t]*$")
_TURN = re.compile(r"\[(\d{1,6})\][ \t]*([^:\n]{1,60}?)[ \t]*:[ \t]*")
_NUMBER = re.compile(r"\[\s*\d")


@dataclass(frozen=True)
class Turn:
    """One turn: its number from 1, who speaks, what is said, and where that stands in `Transcript.text`.

    `start` and `end` count code points from 0; the end is not part of it: ``transcript.text[start:end] == text``.
    """

    number: int
    speaker: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Transcript:
    """One interview: its code, the rest of its heading, the whole file as one text, and its turns in order."""

    name: str
    title: str
    text: str
    turns: tuple[Turn, ...]


def names(folder: Path = FOLDER) -> list[str]:
    """Name the interviews that there are.

    Parameters
    ----------
    folder : Path
        Where the files stand; the course's own unless you say otherwise.

    Returns
    -------
    list of str
        The names that `read` takes, in order: T2 before T10.

    Examples
    --------
    >>> names()
    ['T1', 'T2', 'T3', 'T4', 'T5', 'T6']
    """
    found = [path.stem for path in folder.glob("*.md")]
    return sorted(found, key=lambda name: [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)])


def read(name: str | Path) -> Transcript:
    r"""Read one interview.

    Parameters
    ----------
    name : str or Path
        One of `names`, or the path of a file of the same form, in UTF-8.

    Returns
    -------
    Transcript
        Its text as it stands in the file, with "\n" as the end of each line whatever the file has.

    Raises
    ------
    ValueError
        If there is no such interview, or if the file is not of that form: no heading, a turn number missing, doubled
        or out of order, a speaker who is neither the interviewer nor the one interviewed, an empty turn, text that
        belongs to no turn. The message names the line.

    Examples
    --------
    >>> interview = read("T1")
    >>> turn = interview.turns[1]
    >>> turn.number, turn.speaker, interview.text[turn.start : turn.end] == turn.text
    (2, 'T1', True)
    >>> read("T9")
    Traceback (most recent call last):
    ValueError: There is no interview "T9". The interviews are: T1, T2, T3, T4, T5, T6.
    """
    path = Path(name)
    if isinstance(name, str) and not path.suffix and len(path.parts) <= 1:
        if name not in names():
            raise ValueError(f'There is no interview "{name}". The interviews are: {", ".join(names())}.')
        path = FOLDER / f"{name}.md"
    if not path.is_file():
        raise ValueError(f"There is no file {path}. Check the name, and the folder that it is looked for in.")
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ValueError(f"{path}, line {line}: the text is not UTF-8. Save the file as UTF-8.") from None
    return _parse(re.sub(r"\r\n?", "\n", text), path)


def table(which: Iterable[str | Path | Transcript] | None = None) -> pd.DataFrame:
    """Put the turns of interviews into one table.

    Parameters
    ----------
    which : list of str, Path or Transcript, optional
        Names or paths as `read` takes them, or what it gave; all interviews of the course unless you say otherwise.

    Returns
    -------
    DataFrame
        One row a turn: `transcript`, `turn` (its number), `speaker`, `text`, `start` and `end` (code points in the
        text of the transcript, end exclusive), `words`.

    Raises
    ------
    ValueError
        As `read`.

    Examples
    --------
    >>> turns = table(["T1"])
    >>> turns.columns.tolist()
    ['transcript', 'turn', 'speaker', 'text', 'start', 'end', 'words']
    >>> turns["turn"].tolist() == list(range(1, len(turns) + 1))
    True
    """
    if isinstance(which, str | Path | Transcript):
        which = [which]
    interviews = [one if isinstance(one, Transcript) else read(one) for one in (names() if which is None else which)]
    rows = [
        (interview.name, turn.number, turn.speaker, turn.text, turn.start, turn.end, len(turn.text.split()))
        for interview in interviews
        for turn in interview.turns
    ]
    turns = pd.DataFrame(rows, columns=["transcript", "turn", "speaker", "text", "start", "end", "words"])
    kinds = {"transcript": "str", "turn": "int64", "speaker": "str", "text": "str"}
    return turns.astype(kinds | {"start": "int64", "end": "int64", "words": "int64"})


def _parse(text: str, path: Path) -> Transcript:
    heading: tuple[str, str] | None = None
    turns: list[tuple[int, str, int, int, int]] = []  # number, speaker, start, end, line
    begins, blank = 0, True
    for number, line in enumerate(text.split("\n"), 1):
        start, begins = begins, begins + len(line) + 1
        if not line.strip():
            blank = True
            continue
        where = f"{path}, line {number}"
        if heading is None:
            match = _HEADING.match(line)
            if not match:
                raise ValueError(f'{where}: a transcript begins with a heading such as "# T1 · Teacher, four years".')
            heading = match[1], match[2]
        elif _NUMBER.match(line):
            match = _TURN.match(line)
            if not match:
                raise ValueError(
                    f'{where}: a turn begins with its number and its speaker, such as "[2] {heading[0]}: ".'
                )
            _check_order(int(match[1]), turns, where)
            if match[2] not in (INTERVIEWER, heading[0]):
                raise ValueError(
                    f'{where}: turn {match[1]} is spoken by "{match[2]}". '
                    f'Write "{INTERVIEWER}" or "{heading[0]}" before the colon.'
                )
            turns.append((int(match[1]), match[2], start + match.end(), start + len(line.rstrip()), number))
        elif turns and blank:
            raise ValueError(
                f"{where}: this paragraph has no turn number. One turn is one paragraph: "
                f"join it to turn {turns[-1][0]}, or give it a number and a speaker."
            )
        elif turns:
            turns[-1] = (*turns[-1][:3], start + len(line.rstrip()), turns[-1][4])
        blank = False
    if heading is None or not turns:
        raise ValueError(f"{path} holds no turns. Is it the file you meant?")
    for number, _, start, end, line in turns:
        if not text[start:end].strip():
            raise ValueError(f"{path}, line {line}: turn {number} is empty. Write what was said, or take it out.")
    # Text that begins on the line after the speaker: the white space between them belongs to neither.
    begin = [start + len(text[start:end]) - len(text[start:end].lstrip()) for _, _, start, end, _ in turns]
    return Transcript(
        *heading,
        text,
        tuple(
            Turn(number, speaker, text[first:end], first, end)
            for first, (number, speaker, _, end, _) in zip(begin, turns, strict=True)
        ),
    )


def _check_order(number: int, turns: list[tuple[int, str, int, int, int]], where: str) -> None:
    wanted = turns[-1][0] + 1 if turns else 1
    if number == wanted:
        return
    same = [line for other, *_, line in turns if other == number]
    if same:
        raise ValueError(f"{where}: turn {number} stands there twice; the first is on line {same[0]}.")
    raise ValueError(f"{where}: turn {number} where turn {wanted} belongs. Turns are numbered from 1 without gaps.")
