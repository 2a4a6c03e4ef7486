"""Write a learner's values as plain data, and read them back: what crosses from the process that runs student code.

JSON, never pickle: reading cannot run anything. A value is written by its exact type. What the contract of a test cell
does not list arrives as an object of an empty class that carries the type's name, so that a check can say what it met.
"""

from __future__ import annotations

import base64
import builtins
import dataclasses
import datetime
import importlib
import json
import math
import re
import types
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

MOST_BYTES = 20_000_000  # of one message
MOST_PARTS = 3_000_000  # commas and brackets in it, since an empty list takes two bytes here and sixty in memory
MOST_DEPTH = 30  # of lists in lists; the test helpers and nbformat need a few calls for each
MOST_ROWS = 5_000_000  # a range says in three numbers how long it is
MOST_COLUMNS = 10_000
_MOST_NESTED = 4 * MOST_DEPTH + 10  # brackets in brackets in a message: a value takes up to four for one step
MOST_DIGITS = 4000  # of a whole number, as Python itself limits them
_OURS = re.compile(r"course\.(methods\.[a-z]\w*|checks)")
_SCALARS = re.compile(r"[<>|=]?([biuf][1248]|\?|[US]\d{1,6}|[mM]8(\[\d{0,4}[a-zA-Zμ]{1,2}\])?)")
_ZONE = r"UTC(?:[+-]\d\d:\d\d)?|[A-Z]\w*(?:/[A-Z][\w+-]*){0,2}"
_EXTENSIONS = re.compile(
    rf"str|string|boolean|U?Int(?:8|16|32|64)|Float(?:32|64)|datetime64\[(?:s|ms|us|ns), (?:{_ZONE})\]"
)
_BUILTIN_ERRORS = {
    name: value for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, Exception)
}


class WireError(ValueError):
    """A value that cannot cross, or a message that is not one."""


# Writing.


def encode(value: object) -> Any:
    """Write a value as something that JSON can hold.

    Parameters
    ----------
    value : object
        Anything. What the contract does not list is written as its type's name.

    Returns
    -------
    object
        None, bool, int, float, str, list, or a dict with the key ``$`` that names what it stands for.
    """
    return _encode(value, 0)


def _encode(value: Any, depth: int) -> Any:
    kind = type(value)
    if depth > MOST_DEPTH:
        return _unsupported("very deeply nested value")
    if value is None or kind is bool:
        return value
    if kind is str:
        return value.encode("utf-8", "replace").decode()
    if kind is int:
        return value if abs(value) < 2**53 else _big(value)
    if kind is float:
        return value if math.isfinite(value) else {"$": "float", "v": repr(value)}
    write = _WRITERS.get(kind)
    if write is not None:
        return write(value, depth + 1)
    if value is pd.NA or value is pd.NaT:
        return {"$": "NA" if value is pd.NA else "NaT"}
    if isinstance(value, np.generic):
        return _scalar(value)
    if isinstance(value, pd.Index):
        return _index(value, depth + 1)
    if issubclass(kind, Exception) and depth == 0:
        return error(value)
    if dataclasses.is_dataclass(kind) and _OURS.fullmatch(str(kind.__module__)):
        fields = {f.name: _encode(getattr(value, f.name), depth + 1) for f in dataclasses.fields(value)}
        return {"$": "ours", "type": f"{kind.__module__}:{kind.__qualname__}", "v": fields}
    if str(kind.__module__).startswith("matplotlib.") and kind.__mro__[-2].__name__ == "Artist":
        return _figure(value, depth)
    # A subclass of a plain type is read as what it holds, by the plain type's own means.
    for base in (pd.DataFrame, pd.Series, np.ndarray, dict, list, tuple, set, frozenset, str, bytes, int, float):
        if isinstance(value, base) and base in kind.__mro__:
            return _encode(_plain(base, value), depth + 1)
    return _unsupported(kind.__name__)


def _plain(base: type, value: Any) -> Any:
    if base is pd.DataFrame or base is pd.Series:
        return base(value, copy=True)
    if base is np.ndarray:
        return np.array(value, copy=True, subok=False)
    if base is str:
        return str.__str__(value) + ""
    if base is int:
        return int.__add__(value, 0)
    if base is float:
        return float.__add__(value, 0.0)
    if base is dict:
        return dict(dict.items(value))
    return base(base.__iter__(value))


def _unsupported(name: str) -> dict:
    return {"$": "unsupported", "v": re.sub(r"[^\w .]", "", str(name))[:60] or "object"}


def _big(value: int) -> dict:
    if value.bit_length() > MOST_DIGITS * 3.3:
        return _unsupported("very large whole number")
    return {"$": "int", "v": str(value)}


def _scalar(value: np.generic) -> dict:
    if value.dtype.kind == "c":
        return _unsupported("complex")
    if value.dtype.kind in "mM":
        return {"$": "scalar", "dtype": value.dtype.str, "v": int(value.astype("int64"))}
    if value.dtype.kind == "O" or value.dtype.kind == "V":
        return _unsupported("numpy object")
    if value.dtype.kind == "f" and value.dtype.itemsize > 8:
        return _encode(float(value), 1)
    return {"$": "scalar", "dtype": value.dtype.str, "v": _encode(value.item(), 1)}


def _figure(value: Any, depth: int) -> Any:
    from matplotlib.figure import Figure

    from course import checks

    figure = value if isinstance(value, Figure) else getattr(value, "figure", None)
    return (
        _encode(checks.figure(figure), depth + 1) if isinstance(figure, Figure) else _unsupported(type(value).__name__)
    )


def _array(values: np.ndarray, depth: int) -> dict:
    if values.dtype.kind in "biuf" and values.dtype.itemsize <= 8:
        little = np.ascontiguousarray(values, dtype=values.dtype.newbyteorder("<"))
        return {
            "$": "array",
            "dtype": little.dtype.str,
            "shape": list(values.shape),
            "b": base64.b64encode(little.tobytes()).decode(),
        }
    if values.dtype.kind in "mM":
        whole = np.ascontiguousarray(values.astype("int64").astype("<i8"))
        return {
            "$": "array",
            "dtype": values.dtype.newbyteorder("<").str,
            "shape": list(values.shape),
            "b": base64.b64encode(whole.tobytes()).decode(),
        }
    kind = values.dtype.kind
    dtype = f"<U{values.dtype.itemsize // 4}" if kind == "U" else "object"
    return {
        "$": "array",
        "dtype": dtype,
        "shape": list(values.shape),
        "v": [_encode(item, depth) for item in values.ravel().tolist()],
    }


def _column(values: Any, depth: int) -> dict:
    """Write the values of a Series or an Index, with their dtype."""
    dtype = values.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        array = values.array
        return {
            "dtype": "category",
            "ordered": bool(dtype.ordered),
            "categories": _column(dtype.categories, depth),
            "v": _array(np.asarray(array.codes), depth),
        }
    if isinstance(dtype, np.dtype) and dtype.kind in "biufmM":
        return {"dtype": "numpy", "v": _array(values.to_numpy(), depth)}
    if isinstance(dtype, np.dtype):
        return {"dtype": "object", "v": [_encode(item, depth) for item in values.tolist()]}
    return {"dtype": str(dtype), "v": [_encode(item, depth) for item in values.tolist()]}


def _index(index: pd.Index, depth: int) -> dict:
    if type(index) is pd.RangeIndex:
        return {"$": "range", "v": [index.start, index.stop, index.step], "name": _encode(index.name, depth)}
    if isinstance(index, pd.MultiIndex):
        columns = [_column(index.get_level_values(level), depth) for level in range(index.nlevels)]
        return {"$": "levels", "v": columns, "names": [_encode(name, depth) for name in index.names]}
    return {"$": "index", "v": _column(index, depth), "name": _encode(index.name, depth)}


def _frame(frame: pd.DataFrame, depth: int) -> dict:
    return {
        "$": "frame",
        "columns": _index(frame.columns, depth),
        "index": _index(frame.index, depth),
        "v": [_column(frame.iloc[:, number], depth) for number in range(frame.shape[1])],
    }


def _series(series: pd.Series, depth: int) -> dict:
    return {
        "$": "series",
        "index": _index(series.index, depth),
        "v": _column(series, depth),
        "name": _encode(series.name, depth),
    }


def _date(value: datetime.date | datetime.datetime | datetime.timedelta, depth: int) -> dict:
    if type(value) is datetime.timedelta:
        return {"$": "duration", "v": [value.days, value.seconds, value.microseconds]}
    if type(value) is datetime.datetime and value.tzinfo is not None:
        offset = value.utcoffset() or datetime.timedelta()
        value = value.astimezone(datetime.timezone(offset))
    return {"$": type(value).__name__, "v": value.isoformat()}


_WRITERS: dict[type, Callable[[Any, int], Any]] = {
    list: lambda v, d: [_encode(item, d) for item in v],
    tuple: lambda v, d: {"$": "tuple", "v": [_encode(item, d) for item in v]},
    set: lambda v, d: {"$": "set", "v": [_encode(item, d) for item in v]},
    frozenset: lambda v, d: {"$": "frozenset", "v": [_encode(item, d) for item in v]},
    dict: lambda v, d: {"$": "dict", "v": [[_encode(key, d), _encode(item, d)] for key, item in v.items()]},
    bytes: lambda v, d: {"$": "bytes", "v": base64.b64encode(v).decode()},
    datetime.date: _date,
    datetime.datetime: _date,
    datetime.timedelta: _date,
    pd.Timestamp: lambda v, d: {"$": "timestamp", "v": v.isoformat()},
    np.ndarray: _array,
    pd.DataFrame: _frame,
    pd.Series: _series,
    types.FunctionType: lambda v, d: {"$": "function"},
    types.BuiltinFunctionType: lambda v, d: {"$": "function"},
    types.MethodType: lambda v, d: {"$": "function"},
}


def error(problem: BaseException) -> dict:
    """Write an exception as the nearest built-in type with its message.

    Parameters
    ----------
    problem : BaseException

    Returns
    -------
    dict
    """
    name = next((k.__name__ for k in type(problem).__mro__ if _BUILTIN_ERRORS.get(k.__name__) is k), "Exception")
    try:
        text = str(problem)
    except Exception as second:  # a learner's own exception may fail even at this
        text = type(second).__name__
    return {"$": "error", "type": name, "v": str(text)[:2000].encode("utf-8", "replace").decode()}


# Reading. What comes may have been written by anybody, so every step asks before it builds.


def decode(data: Any, function: Callable[[], Callable[..., Any]] | None = None) -> Any:
    """Read what `encode` wrote, or what pretends to be so.

    Parameters
    ----------
    data : object
        From `json.loads`.
    function : callable, optional
        Makes what stands for the learner's function, where `data` is one.

    Returns
    -------
    object
        Of plain types only, or of the frozen dataclasses of `course.methods`.

    Raises
    ------
    WireError
        If it is malformed.
    """
    if isinstance(data, dict) and data.get("$") == "function" and function is not None:
        return function()
    try:
        return _decode(data, 0)
    except WireError:
        raise
    except Exception as problem:  # what NumPy and Pandas raise at data that somebody made up is written nowhere
        raise WireError(f"an answer arrived malformed ({type(problem).__name__})") from None


def _decode(data: Any, depth: int) -> Any:
    if depth > MOST_DEPTH + 8:
        raise WireError("an answer is nested too deeply")
    if data is None or type(data) in (bool, int, float, str):
        return data
    if type(data) is list:
        return [_decode(item, depth + 1) for item in data]
    if type(data) is not dict or type(data.get("$")) is not str:
        raise WireError("an answer arrived malformed")
    kind, value = data["$"], data.get("v")
    read = _READERS.get(kind)
    if read is None:
        raise WireError("an answer arrived malformed")
    return read(data, value, depth + 1)


def _items(value: Any, depth: int) -> list:
    _need(type(value) is list)
    return [_decode(item, depth) for item in value]


def _text(value: Any) -> str:
    if type(value) is not str:
        raise WireError("an answer arrived malformed")
    return value


def _need(condition: bool) -> None:
    if not condition:
        raise WireError("an answer arrived malformed")


def _read_float(data: dict, value: Any, depth: int) -> float:
    return {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}[value]


def _dtype(value: Any) -> np.dtype:
    """Read a NumPy dtype of a known form: asked for anything, NumPy would try to understand it."""
    _need(_SCALARS.fullmatch(_text(value)) is not None)
    return np.dtype(value)


def _read_scalar(data: dict, value: Any, depth: int) -> np.generic:
    dtype = _dtype(data["dtype"])
    if dtype.kind in "mM":
        return np.array([int(value)], dtype="int64").view(dtype)[0]
    item = _decode(value, depth)
    _need(type(item) in (bool, int, float, str, bytes))
    return np.array([item], dtype=dtype.kind if dtype.kind in "US" else dtype)[0]


def _read_array(data: dict, value: Any, depth: int) -> np.ndarray:
    shape = tuple(int(n) for n in data["shape"])
    # Without a single element an array can still claim to have any number of rows.
    _need(all(n >= 0 for n in shape) and math.prod(max(n, 1) for n in shape) <= MOST_BYTES and len(shape) <= 8)
    if "b" in data:
        dtype = _dtype(data["dtype"])
        _need(dtype.kind in "biufmM")
        found = np.frombuffer(base64.b64decode(_text(data["b"]), validate=True), dtype=dtype).reshape(shape)
        # Any byte but 0 counts as true, and only 0 and 1 compare and add up like it.
        return found.view("u1") != 0 if dtype.kind == "b" else found.copy()
    items = _items(value, depth)
    _need(len(items) == math.prod(shape))
    if data["dtype"] != "object":
        _need(_dtype(data["dtype"]).kind in "US" and len({type(item) for item in items} - {str, bytes}) == 0)
        widest = max(map(len, items), default=1)
        _need(4 * widest * len(items) <= 10 * MOST_BYTES)  # every element takes as much room as the longest
        return np.array(items, dtype=_dtype(data["dtype"]).kind).reshape(shape)
    array = np.empty(len(items), dtype=object)
    for number, item in enumerate(items):
        array[number] = item
    return array.reshape(shape)


def _read_column(data: Any, depth: int) -> Any:
    dtype = _text(data["dtype"])
    if dtype == "numpy":
        array = _decode(data["v"], depth)
        _need(type(array) is np.ndarray and array.ndim == 1)
        return array
    if dtype == "category":
        _need(data["categories"].get("dtype") != "category")
        categories = pd.Index(_read_column(data["categories"], depth))
        codes = _decode(data["v"], depth)
        _need(type(codes) is np.ndarray and codes.ndim == 1 and codes.dtype.kind in "iu")
        return pd.Categorical.from_codes(codes, categories=categories, ordered=data["ordered"] is True)
    items = _items(data["v"], depth)
    if dtype != "object" and _EXTENSIONS.fullmatch(dtype):
        try:
            return pd.array(items, dtype=dtype)
        except (ValueError, TypeError):
            pass  # what does not fit its dtype is read as what it is
    return pd.Series(items, dtype="object").array


def _read_index(data: Any, depth: int) -> pd.Index:
    _need(type(data) is dict)
    if data.get("$") == "range":
        index = pd.RangeIndex(*(int(n) for n in data["v"]), name=_name(data.get("name"), depth))
        _need(len(index) <= MOST_ROWS)
        return index
    if data.get("$") == "levels":
        _need(len(data["v"]) <= 100)
        arrays = [_read_column(column, depth) for column in data["v"]]
        names = data["names"]
        _need(type(names) is list)
        return pd.MultiIndex.from_arrays(arrays, names=[_name(name, depth) for name in names])
    if data.get("$") == "index":
        values = _read_column(data["v"], depth)
        kind = "object" if values.dtype == object else values.dtype  # Pandas' own object array has a dtype of its own
        return pd.Index(values, dtype=kind, name=_name(data.get("name"), depth))
    raise WireError("an answer arrived malformed")


def _name(data: Any, depth: int) -> Any:
    name = _decode(data, depth)
    hash(name)  # else Pandas would fail later, in the test
    return name


def _read_frame(data: dict, value: Any, depth: int) -> pd.DataFrame:
    index, columns = _read_index(data["index"], depth), _read_index(data["columns"], depth)
    _need(type(value) is list and len(value) == len(columns) <= MOST_COLUMNS)
    parts = {}
    for number, part in enumerate(value):
        values = _read_column(part, depth)
        _need(len(values) == len(index))
        parts[number] = pd.Series(values, index=range(len(index)), dtype=values.dtype)
    frame = pd.DataFrame(parts, index=range(len(index)))
    frame.index, frame.columns = index, columns
    return frame


def _read_series(data: dict, value: Any, depth: int) -> pd.Series:
    index, values = _read_index(data["index"], depth), _read_column(value, depth)
    _need(len(values) == len(index))
    return pd.Series(values, index=index, dtype=values.dtype, name=_name(data.get("name"), depth))


def _read_ours(data: dict, value: Any, depth: int) -> Any:
    module, _, name = _text(data["type"]).partition(":")
    if not _OURS.fullmatch(module) or not name.isidentifier() or type(value) is not dict:
        raise WireError("an answer arrived malformed")
    kind = getattr(importlib.import_module(module), name, None)
    _need(isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind.__module__ == module)
    _need(kind.__dataclass_params__.frozen)
    known = {field.name for field in dataclasses.fields(kind)}
    return kind(**{key: _decode(item, depth) for key, item in value.items() if key in known})


def _read_dict(data: dict, value: Any, depth: int) -> dict:
    _need(type(value) is list and all(type(pair) is list and len(pair) == 2 for pair in value))
    keys = _spread([_decode(key, depth) for key, _ in value])
    return dict(zip(keys, [_decode(item, depth) for _, item in value], strict=True))


def _spread(items: list) -> list:
    """Refuse keys that were chosen so that a table of them takes hours to build: they share their hashes."""
    _need(len(items) < 1000 or 2 * len({hash(item) for item in items}) > len(items))
    return items


def _read_error(data: dict, value: Any, depth: int) -> Exception:
    text = _text(value)
    for kind in _BUILTIN_ERRORS.get(_text(data["type"]), Exception).__mro__:
        try:
            return kind(text)
        except TypeError:  # some want more than a message, as UnicodeDecodeError does: then the next more general one
            continue
    raise WireError("an answer arrived malformed")


def _read_int(data: dict, value: Any, depth: int) -> int:
    if not re.fullmatch(rf"-?\d{{1,{MOST_DIGITS}}}", _text(value)):
        raise WireError("an answer arrived malformed")
    return int(value)


def _read_unsupported(data: dict, value: Any, depth: int) -> object:
    name = re.sub(r"\W", "_", _text(value))[:60] or "object"
    return type(name, (), {"__slots__": ()})()


_READERS: dict[str, Callable[[dict, Any, int], Any]] = {
    "float": _read_float,
    "int": _read_int,
    "tuple": lambda data, value, depth: tuple(_items(value, depth)),
    "set": lambda data, value, depth: set(_spread(_items(value, depth))),
    "frozenset": lambda data, value, depth: frozenset(_spread(_items(value, depth))),
    "dict": _read_dict,
    "bytes": lambda data, value, depth: base64.b64decode(_text(value), validate=True),
    "date": lambda data, value, depth: datetime.date.fromisoformat(value),
    "datetime": lambda data, value, depth: datetime.datetime.fromisoformat(value),
    "timestamp": lambda data, value, depth: pd.Timestamp(_text(value)),
    "duration": lambda data, value, depth: datetime.timedelta(*(int(n) for n in value)),
    "NA": lambda data, value, depth: pd.NA,
    "NaT": lambda data, value, depth: pd.NaT,
    "scalar": _read_scalar,
    "array": _read_array,
    "frame": _read_frame,
    "series": _read_series,
    "range": lambda data, value, depth: _read_index(data, depth),
    "index": lambda data, value, depth: _read_index(data, depth),
    "levels": lambda data, value, depth: _read_index(data, depth),
    "ours": _read_ours,
    "error": _read_error,
    "function": lambda data, value, depth: _read_unsupported(data, "function", depth),  # inside something else
    "unsupported": _read_unsupported,
}


# Messages: four bytes of length, then JSON.


def send(stream: Any, message: object) -> None:
    """Write one message to a binary stream.

    Raises
    ------
    WireError
        If it is larger than is read.
    """
    text = json.dumps(message, allow_nan=False, separators=(",", ":")).encode()
    if len(text) > MOST_BYTES:
        raise WireError(
            f"an answer has {len(text) / 1e6:.0f} MB, and {MOST_BYTES / 1e6:.0f} MB is the most that is read"
        )
    if _parts(text) > MOST_PARTS:
        raise WireError(f"an answer has more than {MOST_PARTS / 1e6:.0f} million parts, which is the most that is read")
    stream.write(len(text).to_bytes(4, "big") + text)
    stream.flush()


def receive(stream: Any) -> dict:
    """Read one message from a binary stream.

    Raises
    ------
    EOFError
        If the other side has ended.
    WireError
        If what came is no message.
    """
    size = int.from_bytes(_exactly(stream, 4), "big")
    if size > MOST_BYTES:
        raise WireError("a message is larger than is read")
    text = _exactly(stream, size)
    if _parts(text) > MOST_PARTS:
        raise WireError("a message has more parts than are read")
    try:
        message = json.loads(text)
        if _SURROGATE.search(text):  # half a character can stand in JSON, and in no file
            message = json.loads(json.dumps(message, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        raise WireError("a message is not readable") from None
    if type(message) is not dict or _is_deeper(message, _MOST_NESTED):
        raise WireError("a message is not readable")
    return message


_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]|\xed[\xa0-\xbf]")


def _parts(text: bytes) -> int:
    return text.count(b",") + text.count(b"[") + text.count(b"{")


def _is_deeper(message: dict, most: int) -> bool:
    level: list[Any] = [message]
    for _ in range(most):
        inside = (item.values() if type(item) is dict else item for item in level)
        level = [part for parts in inside for part in parts if type(part) is dict or type(part) is list]
        if not level:
            return False
    return True


def _exactly(stream: Any, size: int) -> bytes:
    parts = []
    while size:
        part = stream.read(size)
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
