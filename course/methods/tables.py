"""The course's tables, with the types and descriptions that ``course/data/datapackage.json`` gives them."""

from __future__ import annotations

import csv
import difflib
import io
import json
from pathlib import Path

import pandas as pd

DATA = Path(__file__).resolve().parent.parent / "data"
TRUE, FALSE = ("true", "True", "TRUE", "1"), ("false", "False", "FALSE", "0")


def names(folder: Path = DATA) -> list[str]:
    """Name the tables that there are.

    Parameters
    ----------
    folder : Path
        Where ``datapackage.json`` stands; the course's own data unless you say otherwise.

    Returns
    -------
    list of str
        The names that `load` takes.

    Examples
    --------
    >>> names()[:3]
    ['themes', 'extracts', 'participants']
    """
    return [resource["name"] for resource in _package(folder)["resources"]]


def load(name: str, folder: Path = DATA) -> pd.DataFrame:
    """Read one table.

    Parameters
    ----------
    name : str
        One of `names`.
    folder : Path
        Where ``datapackage.json`` stands.

    Returns
    -------
    DataFrame
        A new table each time, so that you can change it freely. Text is ``str``, whole numbers are ``int64``
        (``Int64`` where a cell may be empty), other numbers ``float64``, dates ``datetime64``, and yes or no ``bool``.
        `describe` says what each column holds.

    Raises
    ------
    ValueError
        If there is no such table, or if its file was damaged: the message names file, row and column.

    Examples
    --------
    >>> extracts = load("extracts")
    >>> len(extracts), extracts.loc[0, "participant"], int(extracts.loc[0, "line"])
    (40, 'P4', 79)
    >>> load("extract")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: There is no table "extract". Did you mean "extracts"? The tables are: themes, extracts, participants...
    """
    resource = _resource(name, folder)
    path = folder / resource["path"]
    rows = _rows(path, [field["name"] for field in resource["schema"]["fields"]])
    columns = {}
    for position, field in enumerate(resource["schema"]["fields"]):
        cells = [(number, row[position]) for number, row in rows]
        columns[field["name"]] = _column(path, field, cells)
    return pd.DataFrame(columns)


def describe(name: str, folder: Path = DATA) -> pd.DataFrame:
    """Say what the columns of a table hold.

    Parameters
    ----------
    name : str
        One of `names`.
    folder : Path
        Where ``datapackage.json`` stands.

    Returns
    -------
    DataFrame
        One row for each column of the table: `column`, `type`, `unit` (empty where there is none), `description`.

    Raises
    ------
    ValueError
        If there is no such table.

    Examples
    --------
    >>> describe("participants").loc[2].tolist()
    ['years', 'integer', 'years', 'Years of experience, in whole years.']
    """
    fields = _resource(name, folder)["schema"]["fields"]
    return pd.DataFrame(
        {
            "column": [field["name"] for field in fields],
            "type": [field["type"] for field in fields],
            "unit": [field.get("unit", "") for field in fields],
            "description": [field["description"] for field in fields],
        }
    )


def _package(folder: Path) -> dict:
    path = folder / "datapackage.json"
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ValueError(f"{path} is missing. {_mend(path)}") from None
    except ValueError as error:
        raise ValueError(f"{path} cannot be read ({error}). {_mend(path)}") from None
    if not isinstance(package, dict) or "resources" not in package:
        raise ValueError(f'{path} lists no tables: it has no "resources". {_mend(path)}')
    return package


def _resource(name: str, folder: Path) -> dict:
    resources = {resource["name"]: resource for resource in _package(folder)["resources"]}
    if name in resources:
        return resources[name]
    near = difflib.get_close_matches(str(name).lower(), resources, n=1)
    hint = f' Did you mean "{near[0]}"?' if near else ""
    raise ValueError(f'There is no table "{name}".{hint} The tables are: {", ".join(resources)}.')


def _mend(path: Path) -> str:
    return f"Get it back with `git checkout course/data/{path.name}`, or download the course again."


def _rows(path: Path, columns: list[str]) -> list[tuple[int, list[str]]]:
    """Read the rows under the header, each with the line on which it ends, in the order of `columns`."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ValueError(f"{path} is missing. {_mend(path)}") from None
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise ValueError(
            f"{path} begins with a byte order mark, which a spreadsheet program puts there when it saves. {_mend(path)}"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise ValueError(f"{path}, row {row}: the text is not UTF-8. {_mend(path)}") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader if row]
    except csv.Error as error:
        raise ValueError(f"{path}, row {reader.line_num}: {error}. {_mend(path)}") from None
    header = rows.pop(0)[1] if rows else []
    if header != columns and len(header) == 1 and ";" in header[0]:
        raise ValueError(
            f"{path}, row 1: the columns stand between semicolons instead of commas, as some spreadsheet programs "
            f"save them. {_mend(path)}"
        )
    missing, extra = [c for c in columns if c not in header], [c for c in header if c not in columns]
    if missing or extra or len(header) != len(columns):
        found = [f"column {_listed(missing)} is missing"] if missing else []
        found += [f"column {_listed(extra)} does not belong there"] if extra else []
        found = found or ["a column stands there twice"]
        raise ValueError(f"{path}, row 1: {' and '.join(found)}. {_mend(path)}")
    for number, row in rows:
        if len(row) != len(header):
            raise ValueError(
                f"{path}, row {number}: {len(row)} cells where the header has {len(header)}; "
                f"a comma too many or too few? {_mend(path)}"
            )
    return [(number, [row[header.index(column)] for column in columns]) for number, row in rows]


def _listed(words: list[str]) -> str:
    return ", ".join(f'"{word}"' for word in words)


def _column(path: Path, field: dict, cells: list[tuple[int, str]]) -> pd.Series:
    """Turn the cells of one column, each with its row in the file, into the type that the description gives."""
    required = field.get("constraints", {}).get("required", False)
    values: list = []
    for number, cell in cells:
        if cell == "" and not required:
            values.append(None)
            continue
        try:
            if cell == "":
                raise ValueError
            values.append(_value(field["type"], cell))
        except ValueError:
            found = f'"{cell}"' if cell else "an empty cell"
            raise ValueError(
                f'{path}, row {number}, column "{field["name"]}": {found} where {_wanted(field["type"])} belongs. '
                f"{_mend(path)}"
            ) from None
    dtypes = {"string": "str", "integer": "int64" if required else "Int64", "number": "float64"}
    dtypes |= {"boolean": "bool" if required else "boolean", "date": "datetime64[s]"}
    return pd.Series(values, dtype=dtypes[field["type"]])


def _wanted(kind: str) -> str:
    wanted = {"string": "text", "integer": "a whole number", "number": "a number"}
    return (wanted | {"boolean": "true or false", "date": "a date such as 2024-05-31"})[kind]


def _value(kind: str, cell: str) -> object:
    """Read one cell; a ValueError without words where it does not fit, since only the caller knows the row."""
    if kind == "integer":
        value = int(cell)
        if abs(value) >= 2**63 or "_" in cell:
            raise ValueError
        return value
    if kind == "number":
        if "_" in cell or cell.lower().strip("+-") in ("nan", "inf", "infinity"):
            raise ValueError
        return float(cell)
    if kind == "boolean":
        if cell not in TRUE + FALSE:
            raise ValueError
        return cell in TRUE
    if kind == "date":
        return pd.to_datetime(cell, format="%Y-%m-%d")
    return cell
