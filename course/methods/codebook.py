"""Read, check and write codebooks: as CSV tables, and as REFI-QDA codebooks (.qdc) that other programs open.

A codebook is a table with one row a code. Codes form a tree: `parent` names the code that a code belongs to.

Source for the .qdc format: the REFI-QDA standard, version 1.5, section 5.2.
"""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
import uuid
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

import pandas as pd

from course.methods import tables

NAMESPACE = "urn:QDA-XML:codebook:1.0"
ORIGIN = "course.methods.codebook"
TEXTS = ("code_id", "code", "parent", "colour", "definition", "when_to_use", "when_not_to_use")
TEXTS += ("example_transcript", "example_first_words", "guid")
COLUMNS = ("code_id", "code", "parent", "codable", "colour", "definition", "when_to_use", "when_not_to_use")
COLUMNS += ("example_transcript", "example_turn", "example_first_words", "guid")
LONGEST = 100_000  # characters in a cell; programs that read codebooks stop a little above it
SEPARATOR = " / "  # between the names of a code's parents in the column `path`, which Taguette reads

_GUIDS = uuid.UUID(
    "6f0d3c1e-8f5a-4c0e-9a39-5d1f8a1b7c42"
)  # any fixed one: the same code_id gives the same guid for ever
_GUID = re.compile(r"(\{)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?(1)\})", re.IGNORECASE)
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TRUE, _FALSE = ("true", "1"), ("false", "0")
_UNKNOWN_ENCODING = "the file names an encoding that is not known here. Export or save the codebook as UTF-8."

# What a .qdc has no place for stands in its Description, a line each, in words that a person can read there.
_LABELS = {
    "Definition": "definition",
    "When to use": "when_to_use",
    "When not to use": "when_not_to_use",
    "Example from": "example_transcript",
    "Example turn": "example_turn",
    "Example begins": "example_first_words",
    "Code id": "code_id",
}
_LABEL = re.compile(rf"({'|'.join(_LABELS)}):(?: |$)")
_LIKE_LABEL = re.compile(rf"\\*(?:{'|'.join(_LABELS)}):(?: |$)")


class CodebookError(ValueError):
    """A codebook that cannot be used. The message names the line of the file, or the row of the table."""


@dataclass
class _Code:
    """One code on its way between file and table, and where it stands, for messages."""

    where: str
    code_id: str = ""
    code: str = ""
    parent: str = ""
    codable: bool = True
    colour: str = ""
    definition: str = ""
    when_to_use: str = ""
    when_not_to_use: str = ""
    example_transcript: str = ""
    example_turn: int | None = None
    example_first_words: str = ""
    guid: str = ""
    description: list[str] = field(default_factory=list)  # of a .qdc: pieces of its text
    above: _Code | None = None  # of a .qdc: the code that this one stands in


def load() -> pd.DataFrame:
    """Read the course's codebook.

    Returns
    -------
    DataFrame
        As `read` gives it.

    Raises
    ------
    CodebookError
        If the file was damaged.

    Examples
    --------
    >>> codes = load()
    >>> codes.loc[codes["code_id"] == "law_lags", ["code", "parent", "codable"]].values.tolist()
    [['Law behind practice', 'rules', True]]
    """
    return read(tables.DATA / "codebook.csv")


def read(path: str | Path) -> pd.DataFrame:
    """Read a codebook from a file.

    Parameters
    ----------
    path : str or Path
        One of these, told apart by what is in it:

        - a CSV table in UTF-8 with `code_id` and `code`, and any of the other columns below;
        - a REFI-QDA codebook (.qdc), as NVivo, ATLAS.ti, MAXQDA, QualCoder and Taguette export it;
        - a CSV table as Taguette exports it, with a column `tag` (or `name` or `path`) and `description`.

    Returns
    -------
    DataFrame
        One row a code, in the order of the file: `code_id`, `code` (its name), `parent` (the `code_id` of the code that
        it belongs to), `codable` (False for a group that only holds codes), `colour` ("#RRGGBB" or "#RGB"),
        `definition`, `when_to_use`, `when_not_to_use`, `example_transcript`, `example_turn` (Int64),
        `example_first_words`, `guid`. Empty text is "", a missing turn ``<NA>``.

        A guid is kept; where there is none it is made from the `code_id`, always the same one. Where a file has no
        `code_id`, as in one from another program, it is made from the name. A description that `write` laid out is
        taken apart again; any other one is the definition.

    Raises
    ------
    CodebookError
        If the file is not a codebook, or `check` finds fault with it. The message names the line.

    Warns
    -----
    UserWarning
        If a .qdc holds sets of codes: a table of codes has no place for them.
    """
    path = Path(path)
    if not path.is_file():
        raise CodebookError(f"There is no file {path}. Check the name, and the folder that it is looked for in.")
    data = path.read_bytes()
    if not data.strip():
        raise CodebookError(f"{path} is empty. Export or save the codebook again.")
    if data.startswith(b"PK\x03\x04"):
        raise CodebookError(
            f"{path} is a project or a spreadsheet, not a codebook. Export the codebook by itself, as .qdc or .csv."
        )
    # A byte order mark and white space aside: XML begins with "<", in UTF-16 with a zero beside it.
    is_xml = data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<") or path.suffix.lower() == ".qdc"
    codes = _read_qdc(data, path) if is_xml else _read_csv(data, path)
    _check(codes, str(path))
    return _table(codes)


def write(codebook: pd.DataFrame, path: str | Path) -> None:
    """Write a codebook to a file, whole or not at all.

    Parameters
    ----------
    codebook : DataFrame
        As `read` gives it. Only `code_id` and `code` must be there.
    path : str or Path
        Ends in .csv, or in .qdc for a REFI-QDA codebook, which NVivo, ATLAS.ti, MAXQDA and QualCoder import. A .qdc has
        no place for `code_id`, the rules of use and the example: they stand in the description of the code. Its codes
        stand in the order of `tree`. Taguette imports no .qdc, but the .csv: for it the .csv has two columns more,
        `path` (the names of the code's parents and its own) and `description`, and begins with a byte order mark,
        without which Taguette takes accents for something else. `read` passes over all three. The .csv was tried on
        Taguette 1.5.2, the .qdc on the import code of QualCoder.

    Raises
    ------
    CodebookError
        If `check` finds fault with the codebook, or it has a column that belongs in none.
    ValueError
        If `path` ends otherwise, or its folder does not exist.
    """
    path = Path(path)
    extra = [str(column) for column in codebook.columns if column not in COLUMNS]
    if extra:
        raise CodebookError(f"A codebook has no column {_listed(extra)}. Drop it, or write the table by itself.")
    codes = _codes(codebook)
    _check(codes, "The codebook")
    kind = path.suffix.lower()
    if kind not in (".csv", ".qdc"):
        raise ValueError(f"{path}: a codebook is written as .csv or .qdc. Give the file one of these endings.")
    if not path.parent.is_dir():
        raise ValueError(f"There is no folder {path.parent}. Make it first.")
    text = _as_qdc(codes) if kind == ".qdc" else _as_csv(codes)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        # Taguette and spreadsheet programs guess the encoding of a CSV, and guess wrong without a byte order mark.
        with open(handle, "w", encoding="utf-8" if kind == ".qdc" else "utf-8-sig", newline="") as file:
            file.write(text)
        Path(name).chmod(0o644)
        os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)


def check(codebook: pd.DataFrame) -> None:
    """Check that a table is a codebook.

    Every code has an id and a name; no id and no guid stands there twice, no name twice under one parent; every parent
    is in the table and no code is its own ancestor; colours, turns and guids are well formed; no cell holds a control
    character or more than 100,000 characters. Columns that are not a codebook's are passed over.

    Parameters
    ----------
    codebook : DataFrame
        As `read` gives it. Only `code_id` and `code` must be there.

    Raises
    ------
    CodebookError
        At the first fault. The message names the row, counted from 1 without the header.

    Examples
    --------
    >>> check(pd.DataFrame({"code_id": ["law", "lags"], "code": ["Law", "Law lags"], "parent": ["lags", "law"]}))
    Traceback (most recent call last):
    course.methods.codebook.CodebookError: Row 1: code law is its own ancestor: law → lags → law. Give one of them another parent, or none.
    """
    _check(_codes(codebook), "The codebook")


def tree(codebook: pd.DataFrame) -> list[tuple[int, str]]:
    """List the codes as a tree: each directly after its parent and what belongs there before it.

    Parameters
    ----------
    codebook : DataFrame
        As `read` gives it.

    Returns
    -------
    list of (int, str)
        Level (0 for a code without a parent) and `code_id`; codes of one parent in the order of the table.

    Raises
    ------
    CodebookError
        As `check`.

    Examples
    --------
    >>> codes = pd.DataFrame({"code_id": ["lags", "law"], "code": ["Law lags", "Law"], "parent": ["law", ""]})
    >>> tree(codes)
    [(0, 'law'), (1, 'lags')]
    """
    codes = _codes(codebook)
    _check(codes, "The codebook")
    return [(level, code.code_id) for level, code in _in_order(codes)]


def depth(codebook: pd.DataFrame) -> int:
    """Count the levels of a codebook.

    Parameters
    ----------
    codebook : DataFrame
        As `read` gives it.

    Returns
    -------
    int
        1 where no code has a parent, 2 where codes stand in groups, and so on.

    Raises
    ------
    CodebookError
        As `check`.

    Examples
    --------
    >>> depth(pd.DataFrame({"code_id": ["law", "lags"], "code": ["Law", "Law lags"], "parent": ["", "law"]}))
    2
    """
    return 1 + max(level for level, _ in tree(codebook))


def incomplete(codebook: pd.DataFrame) -> pd.DataFrame:
    """List what the entries of a codebook lack.

    A code needs a definition, when to use it, when not to use it, and an example that can be found: transcript, turn
    and first words. A group that holds codes and is not codable needs a definition only.

    Parameters
    ----------
    codebook : DataFrame
        As `read` gives it.

    Returns
    -------
    DataFrame
        `code_id` and `missing` (the name of a column): one row for each empty cell, in the order of the table.

    Raises
    ------
    CodebookError
        As `check`.

    Examples
    --------
    >>> codes = pd.DataFrame({"code_id": ["law"], "code": ["Law"], "codable": [False]})
    >>> incomplete(codes).values.tolist()
    [['law', 'definition']]
    """
    codes = _codes(codebook)
    _check(codes, "The codebook")
    wanted = [column for column in COLUMNS if column in _LABELS.values() and column != "code_id"]
    rows = [
        (code.code_id, column)
        for code in codes
        for column in (wanted if code.codable else ["definition"])
        if not str(getattr(code, column) or "").strip()
    ]
    return pd.DataFrame(rows, columns=["code_id", "missing"]).astype("str")


# Table and check --------------------------------------------------------------------------------------------------------


def _codes(codebook: pd.DataFrame) -> list[_Code]:
    """Take the rows of a table as codes; what is missing in any way is empty."""
    for column in ("code_id", "code"):
        if column not in codebook.columns:
            raise CodebookError(
                f'The codebook has no column "{column}". It has: {", ".join(map(str, codebook)) or "none"}.'
            )
    here = [column for column in COLUMNS if column in codebook.columns]
    codes = []
    for row, values in enumerate(codebook[here].itertuples(index=False, name=None), 1):
        cells = {column: value for column, value in zip(here, values, strict=True) if not pd.isna(value)}
        codes.append(_from_cells(cells, f"Row {row}"))
    return codes


def _from_cells(cells: Mapping[str, object], where: str) -> _Code:
    """Take the cells of one row, all of them text in a CSV, as a code."""
    # A column of numbers with gaps turns the id 4 into 4.0.
    cells = {name: int(cell) if isinstance(cell, float) and cell.is_integer() else cell for name, cell in cells.items()}
    code = _Code(where, **{column: str(cells.get(column, "")) for column in TEXTS})
    codable = str(cells.get("codable", "true")).strip().lower() or "true"
    if codable not in _TRUE + _FALSE:
        raise CodebookError(f'{where}: codable is "{cells["codable"]}". Write true or false.')
    code.codable = codable in _TRUE
    code.example_turn = _turn(cells.get("example_turn", ""), where)
    return code


def _turn(value: object, where: str) -> int | None:
    text = str(value).strip()
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) < 1:
        raise CodebookError(f'{where}: the turn of the example is "{value}". Write a whole number from 1, or nothing.')
    return int(text)


def _table(codes: Sequence[_Code]) -> pd.DataFrame:
    table = pd.DataFrame({column: [getattr(code, column) for code in codes] for column in COLUMNS})
    return table.astype(dict.fromkeys(TEXTS, "str") | {"codable": "bool", "example_turn": "Int64"})


def _check(codes: Sequence[_Code], what: str) -> None:
    """Raise at the first fault; fill in guids that are missing."""
    if not codes:
        raise CodebookError(f"{what} holds no codes. A codebook has one at least.")
    for code in codes:
        for column in TEXTS:
            text = getattr(code, column)
            if bad := _NOT_XML.search(text):
                raise CodebookError(
                    f"{code.where}: {column} holds a control character (U+{ord(bad[0]):04X}), which no codebook can "
                    "carry. Type the text again, or paste it as plain text."
                )
            if len(text) > LONGEST:
                raise CodebookError(f"{code.where}: {column} holds {len(text):,} characters; {LONGEST:,} is the most.")
        if not code.code_id.strip():
            raise CodebookError(f"{code.where}: the code has no code_id. Give it one, such as a short word.")
        if not code.code.strip():
            raise CodebookError(f"{code.where}: code {code.code_id} has no name. Give it one.")
        if code.colour and not _COLOUR.fullmatch(code.colour):
            raise CodebookError(
                f'{code.where}: the colour of code {code.code_id} is "{_short(code.colour)}". '
                "Write # and six digits from 0 to 9 and A to F, such as #1F77B4."
            )
        code.guid = code.guid.strip() or str(uuid.uuid5(_GUIDS, code.code_id))
        if not _GUID.fullmatch(code.guid):
            raise CodebookError(
                f'{code.where}: the guid of code {code.code_id} is "{_short(code.guid)}". '
                "Leave it empty, and one is made."
            )
    _check_once(codes)
    _check_parents(codes)


def _check_once(codes: Sequence[_Code]) -> None:
    ids: dict[str, _Code] = {}
    guids: dict[str, _Code] = {}
    names: dict[tuple[str, str], _Code] = {}
    for code in codes:
        first = ids.setdefault(code.code_id, code)
        if first is not code:
            raise CodebookError(
                f"{code.where}: code {_short(code.code_id)} stands there twice; the first is {_place(first)}. "
                "Take one out, or give it another code_id."
            )
        first = guids.setdefault(code.guid.strip("{}").lower(), code)
        if first is not code:
            raise CodebookError(
                f"{code.where}: the guid {code.guid} stands there twice; the first is {_place(first)}. "
                "A guid belongs to one code."
            )
        first = names.setdefault((code.parent, code.code), code)
        if first is not code:
            raise CodebookError(
                f'{code.where}: "{_short(code.code)}" stands there twice under the same parent; '
                f"the first is {_place(first)}. Take one out, or rename it."
            )


def _check_parents(codes: Sequence[_Code]) -> None:
    known = {code.code_id: code for code in codes}
    rooted: set[str] = set()
    for code in codes:
        if code.parent and code.parent not in known:
            raise CodebookError(
                f'{code.where}: the parent of code {code.code_id} is "{_short(code.parent)}", which is not in the codebook.'
            )
    for code in codes:
        path: dict[str, None] = {}
        at: str = code.code_id
        while at and at not in rooted:
            if at in path:
                ring = [*list(path)[list(path).index(at) :], at]
                raise CodebookError(
                    f"{known[at].where}: code {at} is its own ancestor: {_short(' → '.join(ring))}. "
                    "Give one of them another parent, or none."
                )
            path[at] = None
            at = known[at].parent
        rooted.update(path)


def _in_order(codes: Sequence[_Code]) -> Iterable[tuple[int, _Code]]:
    """Walk through checked codes as a tree, without recursion: codebooks may be nested deeper than Python calls."""
    children: dict[str, list[_Code]] = {}
    for code in codes:
        children.setdefault(code.parent, []).append(code)
    waiting = [(0, code) for code in reversed(children.get("", []))]
    while waiting:
        level, code = waiting.pop()
        yield level, code
        waiting += [(level + 1, child) for child in reversed(children.get(code.code_id, []))]


def _place(code: _Code) -> str:
    return "on " + code.where.rsplit(", ", 1)[-1].lower() if ", line " in code.where else "in " + code.where.lower()


def _short(text: str) -> str:
    return text if len(text) <= 120 else text[:120] + " …"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f'"{word}"' for word in words)


# Description ------------------------------------------------------------------------------------------------------------


def _describe(code: _Code) -> str:
    """Lay out what has no place of its own, a label before each piece."""
    pieces = []
    for label, column in _LABELS.items():
        value = getattr(code, column)
        if value in ("", None):
            continue
        first, *more = str(value).split("\n")
        # A line that reads like a label and is none gets a backslash before it.
        pieces += [f"{label}: {first}", *(f"\\{line}" if _LIKE_LABEL.match(line) else line for line in more)]
    return "\n".join(pieces)


def _undescribe(code: _Code, description: str) -> None:
    """Take a description apart; what belongs to no label is the definition."""
    found: dict[str, list[str]] = {}
    column = "definition"
    for line in description.split("\n"):
        label = _LABEL.match(line)
        if label and label[1] == "Example turn" and code.example_turn is None:
            code.example_turn = _turn(line[label.end() :], code.where)
            column = "definition"
        elif label and _LABELS[label[1]] not in (*found, "example_turn"):
            column = _LABELS[label[1]]
            found[column] = [line[label.end() :]]
        else:
            unescaped = line[1:] if line.startswith("\\") and _LIKE_LABEL.match(line) else line
            found.setdefault(column, []).append(unescaped)
    for column, lines in found.items():
        setattr(code, column, "\n".join(lines))


def _name_ids(codes: Sequence[_Code]) -> None:
    """Give a code without an id one that is made from its name."""
    taken = {code.code_id for code in codes}
    for code in codes:
        if not code.code_id:
            stem = re.sub(r"\W+", "_", code.code.casefold()).strip("_") or "code"
            name, number = stem, 1
            while name in taken:
                number += 1
                name = f"{stem}_{number}"
            code.code_id = name
            taken.add(name)


# CSV --------------------------------------------------------------------------------------------------------------------


def _read_csv(data: bytes, path: Path) -> list[_Code]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CodebookError(f"{path}, line {line}: the text is not UTF-8. Save the file as CSV in UTF-8.") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []  # the line on which a row begins, its cells
    line = 1
    try:
        for row in reader:
            if any(row):
                rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error as error:
        raise CodebookError(
            f"{path}, line {line}: the table cannot be read ({error}). Is a quotation mark open?"
        ) from None
    first, header = rows.pop(0)
    where = f"{path}, line {first}"
    header = [name.strip() for name in header]
    if len(header) == 1 and ";" in header[0]:
        raise CodebookError(f"{where}: the columns stand between semicolons. Save the file with commas between them.")
    for name in header:
        if header.count(name) > 1:
            raise CodebookError(f'{where}: the column "{name}" stands there twice. Take one out.')
    for number, row in rows:
        if len(row) != len(header):
            raise CodebookError(
                f"{path}, line {number}: {len(row)} cells where the header has {len(header)}; a comma too many or too few?"
            )
    if "code_id" not in header and (tag := _tag_column(header)):
        return _from_tags(tag, header, rows, path)
    missing = [name for name in ("code_id", "code") if name not in header]
    if missing:
        raise CodebookError(f"{where}: this is not a codebook: it has no column {_listed(missing)}.")
    extra = [name for name in header if name not in (*COLUMNS, "path", "description")]
    if extra:
        raise CodebookError(f"{where}: a codebook has no column {_listed(extra)}. It may have: {', '.join(COLUMNS)}.")
    return [_from_cells(dict(zip(header, row, strict=True)), f"{path}, line {number}") for number, row in rows]


def _tag_column(header: Sequence[str]) -> str | None:
    """Find the column with the names in a table from Taguette, which takes one of three words for it."""
    return next((name for name in header if name.lower() in ("tag", "name", "path")), None)


def _from_tags(tag: str, header: Sequence[str], rows: Sequence[tuple[int, list[str]]], path: Path) -> list[_Code]:
    described = next((name for name in header if name.lower() == "description"), None)
    codes: dict[str, _Code] = {}
    for number, row in rows:
        cells = dict(zip(header, row, strict=True))
        code = _Code(f"{path}, line {number}", code=cells[tag])
        if described:
            _undescribe(code, re.sub(r"\r\n?", "\n", cells[described]))
        if code.code in codes:
            raise CodebookError(
                f'{code.where}: "{_short(code.code)}" stands there twice; the first is {_place(codes[code.code])}. '
                "Take one out, or rename it."
            )
        codes[code.code] = code
    _name_ids(list(codes.values()))
    for name, code in codes.items():
        above, _, own = name.rpartition(SEPARATOR)
        if above in codes and own.strip():
            code.parent, code.code = codes[above].code_id, own
    return list(codes.values())


def _as_csv(codes: Sequence[_Code]) -> str:
    lines = [",".join([*COLUMNS, "path", "description"])]
    paths: dict[str, str] = {}
    for _, code in _in_order(codes):
        paths[code.code_id] = (paths[code.parent] + SEPARATOR if code.parent else "") + code.code
    for code in codes:
        cells = {column: getattr(code, column) for column in COLUMNS}
        cells |= {"codable": str(code.codable).lower(), "example_turn": code.example_turn or ""}
        cells |= {"path": paths[code.code_id], "description": _describe(code)}
        lines.append(",".join(_cell(str(cell)) for cell in cells.values()))
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    # Not the csv module's writer: with "\n" as the line end it leaves a lone carriage return unquoted.
    return '"' + text.replace('"', '""') + '"' if set(text) & set(',"\r\n;') or text != text.strip() else text


# REFI-QDA ---------------------------------------------------------------------------------------------------------------


def _as_qdc(codes: Sequence[_Code]) -> str:
    kept = {"\r": "&#13;"}  # a parser turns a bare carriage return into a line feed
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<CodeBook xmlns="{NAMESPACE}" origin="{ORIGIN}">', "<Codes>"]
    level_before = -1
    for level, code in _in_order(codes):
        lines += [f"{_indent(open_level)}</Code>" for open_level in range(level_before, level - 1, -1)]
        attributes = {"guid": code.guid, "name": code.code, "isCodable": "true" if code.codable else "false"}
        if code.colour:
            attributes["color"] = code.colour
        listed = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
        lines.append(f"{_indent(level)}<Code {listed}>")
        lines.append(f"{_indent(level + 1)}<Description>{escape(_describe(code), kept)}</Description>")
        level_before = level
    lines += [f"{_indent(open_level)}</Code>" for open_level in range(level_before, -1, -1)]
    return "\n".join([*lines, "</Codes>", "</CodeBook>"]) + "\n"


def _indent(level: int) -> str:
    return "  " * min(level + 1, 20)  # a deep tree would be mostly spaces


def _read_qdc(data: bytes, path: Path) -> list[_Code]:
    reader = _QdcReader(path)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise CodebookError(_not_well_formed(error, data, path)) from None
    except CodebookError:
        raise
    except (LookupError, ValueError):  # Python's own: a name that is none, or an encoding that expat cannot take in
        raise CodebookError(f"{reader.where}: {_UNKNOWN_ENCODING}") from None
    if reader.sets:
        warnings.warn(
            f"{path}, line {reader.sets}: the sets of codes are not kept. A table of codes has no place for them.",
            stacklevel=3,
        )
    for code in reader.codes:
        _undescribe(code, "".join(code.description))
    _name_ids(reader.codes)
    for code in reader.codes:
        code.parent = code.above.code_id if code.above else ""
    return reader.codes


def _not_well_formed(error: expat.ExpatError, data: bytes, path: Path) -> str:
    where = f"{path}, line {error.lineno}"
    said = expat.errors.messages[error.code]
    if error.code == expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING]:
        return f"{where}: {_UNKNOWN_ENCODING}"
    if error.code == expat.errors.codes[expat.errors.XML_ERROR_INCORRECT_ENCODING]:
        return f"{where}: the file is not in the encoding that it names. Export or save the codebook as UTF-8."
    if error.code == expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN] and not data.startswith(b"\xff\xfe"):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as wrong:
            if data[: wrong.start].count(b"\n") + 1 == error.lineno:
                return f"{where}: the text is not UTF-8. Export or save the codebook as UTF-8."
    return f"{where}: this is not well-formed XML ({said}). Was the file cut off, or edited by hand? Export it again."


class _QdcReader:
    """Takes the codes out of a REFI-QDA codebook as expat reads it, which knows the line of everything."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.codes: list[_Code] = []
        self.sets = 0  # the line of the first set
        self.open: list[str] = []  # names of the elements that are open; "" for one that is passed over
        self.above: list[_Code] = []  # codes that are open
        self.namespace = ""
        self.parser = expat.ParserCreate(namespace_separator="\n")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    @property
    def where(self) -> str:
        return f"{self.path}, line {self.parser.CurrentLineNumber}"

    def doctype(self, name: str, system: str | None, public: str | None, internal: int) -> None:
        # Entities can make a small file expand to gigabytes, or fetch others. No codebook needs them.
        raise CodebookError(f"{self.where}: the file declares a document type, which no codebook has. It is not read.")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, name = name.rpartition("\n")
        if not self.open:
            self.root(namespace, name)
        elif self.open[-1] == "" or namespace != self.namespace:
            name = ""  # another program's own addition, or what stands in a set
        elif (self.open[-1], name) in (("Codes", "Code"), ("Code", "Code")):
            self.code(attributes)
        elif (self.open[-1], name) == ("Code", "Description"):
            if self.above[-1].description:
                raise CodebookError(f'{self.where}: code "{_short(self.above[-1].code)}" has two descriptions.')
            self.above[-1].description.append("")
        elif (self.open[-1], name) == ("Sets", "Set"):
            self.sets = self.sets or self.parser.CurrentLineNumber
            name = ""
        elif (self.open[-1], name) not in (("CodeBook", "Codes"), ("CodeBook", "Sets")):
            raise CodebookError(
                f"{self.where}: {_short(name)} does not belong in {self.open[-1]}. Export the codebook again."
            )
        self.open.append(name)

    def root(self, namespace: str, name: str) -> None:
        if name == "Project" and namespace.startswith("urn:QDA-XML:project"):
            raise CodebookError(f"{self.where}: this is a whole project. Export the codebook by itself, as .qdc.")
        # Programs have written 0:4 and 1:0 for the version; what they hold is the same.
        if name != "CodeBook" or not namespace.startswith("urn:QDA-XML:codebook:"):
            raise CodebookError(
                f"{self.where}: this is not a REFI-QDA codebook: it begins with {_short(name)}, "
                f"where CodeBook of {NAMESPACE} belongs."
            )
        self.namespace = namespace

    def code(self, attributes: Mapping[str, str]) -> None:
        where = self.where
        for name in ("guid", "name", "isCodable"):
            if not attributes.get(name, "").strip():
                called = f'code "{_short(attributes["name"])}"' if attributes.get("name", "").strip() else "a code"
                raise CodebookError(f"{where}: {called} has no {name}. Export the codebook again.")
        codable = attributes["isCodable"].strip()
        if codable not in _TRUE + _FALSE:
            raise CodebookError(f'{where}: isCodable is "{_short(codable)}". Write true or false.')
        code = _Code(where, code=attributes["name"], codable=codable in _TRUE, guid=attributes["guid"].strip())
        code.colour = attributes.get("color", "").strip()
        code.above = self.above[-1] if self.above else None
        self.codes.append(code)
        self.above.append(code)

    def end(self, name: str) -> None:
        if self.open.pop() == "Code":
            self.above.pop()

    def text(self, text: str) -> None:
        if self.open[-1] == "Description":
            self.above[-1].description.append(text)
        elif self.open[-1] and text.strip():
            raise CodebookError(f'{self.where}: the text "{_short(text.strip())}" stands where no text belongs.')
