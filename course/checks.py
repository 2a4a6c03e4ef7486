"""What test cells call to look at an answer: small questions, with messages that say what the mistake probably was.

Every helper returns quietly when the answer is right and raises `AssertionError` with a full sentence when it is not.
No message gives the expected value away. Answers are read by their exact type before anything is compared, so an
object that claims to equal everything equals nothing here.
"""

from __future__ import annotations

import collections
import copy
import dataclasses
import datetime
import math
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

_WHOLE = frozenset({int, np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32, np.uint64})
_DECIMAL = frozenset({float, np.float16, np.float32, np.float64})
_BOOLEAN = frozenset({bool, np.bool_})
_TEXT = frozenset({str, np.str_})
_MAPPING = frozenset({dict, collections.Counter, collections.defaultdict, collections.OrderedDict})
_FUNCTION = frozenset({types.FunctionType, types.BuiltinFunctionType, types.MethodType})
_DATE = frozenset({datetime.date, datetime.datetime, pd.Timestamp, np.datetime64})


@dataclasses.dataclass(frozen=True)
class AxesDescription:
    """What one pair of axes in a figure shows, as plain values.

    Attributes
    ----------
    title, xlabel, ylabel : str
        The texts of the axes; empty where there is none. A figure with one pair of axes lends it its own title.
    bars : tuple of (str, float)
        Each bar in drawing order: the label of its tick and its length, for upright and for lying bars.
    lines : tuple of tuple of (float, float)
        Each line as its points (x, y).
    points : tuple of (float, float)
        The points of scatter plots (x, y).
    xticklabels, yticklabels : tuple of str
        The labels of the ticks that can be seen.
    """

    title: str = ""
    xlabel: str = ""
    ylabel: str = ""
    bars: tuple[tuple[str, float], ...] = ()
    lines: tuple[tuple[tuple[float, float], ...], ...] = ()
    points: tuple[tuple[float, float], ...] = ()
    xticklabels: tuple[str, ...] = ()
    yticklabels: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class FigureDescription:
    """What a figure shows, as plain values.

    Attributes
    ----------
    axes : tuple of AxesDescription
        One description for each pair of axes, in the order in which they were made.
    """

    axes: tuple[AxesDescription, ...] = ()


def is_a(name: str, value: object, kind: str) -> None:
    """Ask whether a value is of the kind that the task wants.

    Parameters
    ----------
    name : str
        The learner's variable name, for the message, or words around it: "a value in `shares`".
    value : object
        The learner's value.
    kind : str
        One of "int", "float", "str", "list", "dict", "tuple", "bool", "number" (int or float), "table" (DataFrame),
        "column" (Series), "function", "figure". NumPy's numbers count as Python's; a bool is not a number.

    Raises
    ------
    AssertionError
        If the value is of another kind: the message says what was found and what was wanted.
    ValueError
        If `kind` is none of these: a mistake in the test.

    Examples
    --------
    >>> is_a("total", 40, "int")
    >>> is_a("total", "40", "int")
    Traceback (most recent call last):
    AssertionError: `total` is text (str), but it should be a whole number (int). A number stands without quotation marks.
    """
    if kind not in _KINDS:
        raise ValueError(f"checks.is_a knows no kind {kind!r}; it knows {', '.join(_KINDS)}.")
    wanted, fits = _KINDS[kind]
    if fits(value):
        return
    hint = _hint(value, kind)
    raise AssertionError(f"{_named(name)} is {_found(value)}, but it should be {wanted}.{' ' + hint if hint else ''}")


def _named(name: str) -> str:
    """Begin a sentence with a variable's name, or with words that quote it already."""
    return name[:1].upper() + name[1:] if "`" in name else f"`{name}`"


def table(name: str, value: object, columns: Sequence[str] | None = None, rows: int | None = None) -> None:
    """Ask whether a value is a table with the right columns and as many rows as the task wants.

    Parameters
    ----------
    name : str
        The learner's variable name, for the message.
    value : object
        The learner's value, which should be a DataFrame.
    columns : sequence of str, optional
        The columns it should have, in any order, no more and no fewer.
    rows : int, optional
        The number of rows it should have. The message says "too few" or "too many", not how many are right.

    Raises
    ------
    AssertionError
        If it is no table, or columns are missing, left over or doubled, or the number of rows is wrong.

    Examples
    --------
    >>> table("chosen", pd.DataFrame({"theme": ["a"], "n": [2]}), columns=["n", "theme"], rows=1)
    """
    is_a(name, value, "table")
    if columns is not None:
        found = [str(column) for column in _elements(value.columns)]
        missing = [column for column in columns if column not in found]
        extra = [column for column in found if column not in columns]
        doubled = [column for column, times in collections.Counter(found).items() if times > 1 and column in columns]
        parts = []
        if missing:
            parts.append(f"lacks {_columns(missing)}")
        if extra:
            parts.append(f"has {_columns(extra)}, which the task does not ask for")
        if doubled:
            parts.append(f"has {_columns(doubled)} more than once")
        at_the_left = {str(label) for label in value.index.names}
        if parts:
            hint = "Compare your column names with the task, letter by letter."
            if missing and at_the_left.issuperset(missing):
                hint = "What stands at the left of a table is its index: `.reset_index()` makes a column of it."
            raise AssertionError(f"{_named(name)} {' and '.join(parts)}. {hint}")
    if rows is not None and len(value.index) != rows:
        how = "too few" if len(value.index) < rows else "too many"
        found_rows = "1 row" if len(value.index) == 1 else f"{len(value.index)} rows"
        raise AssertionError(
            f"{_named(name)} has {found_rows}, which is {how}. Look again at which rows the task asks for."
        )


def same(
    name: str,
    value: object,
    expected: object,
    mistakes: Sequence[tuple[object, str]] = (),
    otherwise: str = "",
    tolerance: float = 1e-9,
) -> None:
    """Ask whether a value is the expected one, and say what the mistake probably was.

    Numbers are compared within the tolerance, text exactly. Lists, tuples and arrays are compared in order, sets and
    dicts without. A Series is compared as label → value, order ignored. A DataFrame is compared column by column,
    whatever the order of its columns; its index is ignored where it is a plain RangeIndex on either side, and
    otherwise rows are matched by their labels. Missing values in tables equal each other.

    Parameters
    ----------
    name : str
        The learner's variable name, for the message.
    value : object
        The learner's value.
    expected : object
        The right value. It is never printed.
    mistakes : sequence of (object, str)
        Values that come from known mistakes, each with its message. The first that equals `value` gives its message.
    otherwise : str
        The message where no known mistake fits.
    tolerance : float, default 1e-9
        How far a number may be from the expected one, relative to the larger of the two, or absolutely below 1.

    Raises
    ------
    AssertionError
        If the value is not the expected one.

    Examples
    --------
    >>> same("share", 0.1 + 0.2, 0.3)
    >>> same("n", 9, 4, mistakes=[(9, "`n` counts every row. Keep P4's rows first.")])
    Traceback (most recent call last):
    AssertionError: `n` counts every row. Keep P4's rows first.
    """
    right = _expected(expected)
    wrong = [(_expected(mistake), message) for mistake, message in mistakes]
    try:
        found = _plain(value)
    except _NotPlainError as problem:
        raise AssertionError(
            f"{_named(name)} {problem}, which cannot be compared. Use plain numbers, text, lists or tables."
        ) from None
    if _equal(found, right, tolerance):
        return
    for mistake, message in wrong:
        if _equal(found, mistake, tolerance):
            raise AssertionError(message)
    if found.kind != right.kind:
        otherwise = (
            f"{_named(name)} is {_found(value)}, but it should be {_KIND_WORDS[right.kind]}. {otherwise}".rstrip()
        )
    raise AssertionError(
        otherwise or f"{_named(name)} is not yet what the task asks for. Read the task again, word by word."
    )


def unchanged(name: str, function: Callable[..., Any], *args: object) -> Any:
    """Call a learner's function with copies and ask whether it left them as they were.

    Parameters
    ----------
    name : str
        The function's name, for the message.
    function : callable
        The learner's function.
    *args : object
        What to call it with. The originals are not handed over.

    Returns
    -------
    object
        What the function returned.

    Raises
    ------
    AssertionError
        If it is no function, or if it changed one of its arguments.

    Examples
    --------
    >>> unchanged("first", lambda rows: rows[0], [3, 4])
    3
    """
    is_a(name, function, "function")
    copies = [copy.deepcopy(arg) for arg in args]
    after = getattr(function, "after", None)  # a function in another process tells what became of its arguments
    if after is None:
        value = function(*copies)
    else:
        value, copies = after(*copies)
    for number, (before, after) in enumerate(zip(args, copies, strict=True), start=1):
        try:
            left_alone = type(before) is type(after) and _equal(
                _plain(after, strict=True), _plain(before, strict=True), 0
            )
        except _NotPlainError:
            left_alone = False
        if not left_alone:
            which = "the table it was given" if type(before) is pd.DataFrame else f"its argument number {number}"
            raise AssertionError(
                f"`{name}` changed {which}. It should leave what it is given as it was: work on a copy inside the "
                "function, for example with `.copy()`."
            )
    return value


def figure(fig: object) -> FigureDescription:
    """Describe a Matplotlib figure in plain values, which a test can then ask about.

    Parameters
    ----------
    fig : Figure, Axes or FigureDescription
        A figure; axes stand for their figure; a description is returned as it is.

    Returns
    -------
    FigureDescription
        Titles, labels, bars, lines, points and ticks of each pair of axes.

    Raises
    ------
    AssertionError
        If it is none of these.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> fig = Figure()
    >>> _ = fig.add_subplot().bar(["P1", "P2"], [3, 5])
    >>> figure(fig).axes[0].bars
    (('P1', 3.0), ('P2', 5.0))
    """
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    if type(fig) is FigureDescription:
        return fig
    if isinstance(fig, Axes) and type(fig.figure) is Figure:
        fig = fig.figure
    if type(fig) is not Figure:
        raise AssertionError(
            f"A figure was asked for, and this is {_found(fig)}. "
            "Put the figure itself into the variable, for example with `fig, ax = plt.subplots()`."
        )
    described = [_describe(axes) for axes in fig.axes]
    if len(described) == 1 and not described[0].title:
        described = [dataclasses.replace(described[0], title=str(fig.get_suptitle()))]
    return FigureDescription(axes=tuple(described))


def partial(points: float, out_of: float, message: str) -> float:
    """Give part of a claim's points: the last expression of a test cell with partial credit.

    Parameters
    ----------
    points : float
        The points earned, from 0 to `out_of`.
    out_of : float
        The points of the claim.
    message : str
        What is still missing. It is printed when `points` is less than `out_of`.

    Returns
    -------
    float
        The points, which nbgrader reads from the cell's output.

    Raises
    ------
    AssertionError
        If the points are no number, not finite, negative or more than `out_of`.

    Examples
    --------
    >>> partial(1, 2, "One of the two labels is missing.")
    One of the two labels is missing.
    1.0
    """
    earned = float(points) if type(points) in _WHOLE | _DECIMAL else math.nan
    if not 0 <= earned <= out_of:
        raise AssertionError(
            f"The points of this claim came out as no number from 0 to {out_of:g}, so it earns nothing. "
            "Look again at the values in your answer, and tell your teacher if they seem right."
        )
    if earned < out_of:
        print(message)
    return earned


def word_count(text: str) -> int:
    """Count the words of a text: what stands between white space and has a letter or a digit in it.

    Parameters
    ----------
    text : str
        The text.

    Returns
    -------
    int
        The number of words. "Well-being" is one word, a dash that stands alone is none.

    Raises
    ------
    AssertionError
        If it is no text.

    Examples
    --------
    >>> word_count("Two themes – and a question of well-being.")
    7
    """
    if type(text) not in _TEXT:
        raise AssertionError(f"Words are counted in a text, and this is {_found(text)}.")
    return sum(any(character.isalnum() for character in word) for word in text.split())


# --- what kind a value is -----------------------------------------------------------------------------------------


def _is_figure(value: object) -> bool:
    from matplotlib.figure import Figure

    return type(value) in (Figure, FigureDescription)


_KINDS: dict[str, tuple[str, Callable[[object], bool]]] = {
    "int": ("a whole number (int)", lambda value: type(value) in _WHOLE),
    "float": ("a decimal number (float)", lambda value: type(value) in _DECIMAL),
    "str": ("text (str)", lambda value: type(value) in _TEXT),
    "list": ("a list", lambda value: type(value) is list),
    "dict": ("a dictionary (dict)", lambda value: type(value) in _MAPPING),
    "tuple": ("a tuple", lambda value: type(value) is tuple),
    "bool": ("True or False (bool)", lambda value: type(value) in _BOOLEAN),
    "number": ("a number", lambda value: type(value) in _WHOLE | _DECIMAL),
    "table": ("a table (DataFrame)", lambda value: type(value) is pd.DataFrame),
    "column": ("a column (Series)", lambda value: type(value) is pd.Series),
    "function": ("a function", lambda value: type(value) in _FUNCTION),
    "figure": ("a figure", _is_figure),
}
_SPECIFIC = tuple(kind for kind in _KINDS if kind != "number")


def _found(value: object) -> str:
    """Say in words what a value is."""
    if value is None:
        return "None (nothing yet)"
    for kind in _SPECIFIC:
        words, fits = _KINDS[kind]
        if fits(value):
            return words
    if type(value) in (set, frozenset):
        return "a set"
    if type(value) is np.ndarray:
        return "an array"
    if value is Ellipsis:
        return "`...` (nothing yet)"
    title = type.__getattribute__(type(value), "__name__")
    return f"{'an' if title[:1].lower() in 'aeiou' else 'a'} `{title}`"


def _hint(value: object, kind: str) -> str:
    """Say what probably happened, where that is clear from the two kinds."""
    if value is None:
        return "Did a function end without `return`, or is the variable still to be filled?"
    if kind in ("int", "float", "number") and type(value) in _TEXT:
        return "A number stands without quotation marks."
    if kind in ("int", "float", "number") and (
        type(value) in (pd.DataFrame, pd.Series, list, set, np.ndarray)
        or type.__getattribute__(type(value), "__name__").endswith("Array")
    ):
        return "Reduce it to one number, for example with `len(…)`."
    if kind == "int" and type(value) in _DECIMAL:
        return "A count has no decimal point: `len(…)` gives a whole number."
    if kind == "float" and type(value) in _WHOLE:
        return "Divide with `/`, or write it with a decimal point."
    if kind == "table" and type(value) is pd.Series:
        return "A list of column names in the brackets, `[[…]]`, keeps a table; `.reset_index()` makes one of a column."
    if kind == "column" and type(value) is pd.DataFrame:
        return "Choose one column of the table by its name in single brackets."
    if kind in ("list", "tuple") and type(value) is pd.Series:
        return "`list(…)` makes a list of a column."
    if kind == "figure" and issubclass(type(value), tuple) and tuple.__len__(value) > 2:
        return "What draws bars gives the bars back; `plt.gcf()` gives the figure that they are in."
    if kind == "figure" and type(value) is tuple:
        return "`plt.subplots()` gives two things: write `fig, ax = plt.subplots()`."
    if kind == "figure" and hasattr(type(value), "get_xlabel"):
        return "These are the axes; the figure that holds them is their `.figure`."
    if kind == "function":
        return "A function begins with `def` and gives its result back with `return`."
    if type(value) in _FUNCTION:
        return "Did you leave out the brackets that call it, `()`?"
    return ""


def _columns(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return ("the column " if len(names) == 1 else "the columns ") + ", ".join(quoted)


# --- plain forms and their comparison -----------------------------------------------------------------------------


class _NotPlainError(Exception):
    """A value, or something in it, is of a type that cannot be compared."""


@dataclasses.dataclass(frozen=True, eq=False)
class _Plain:
    """A value reduced to built-in types. `kind` says how `content` is compared."""

    kind: str
    content: Any


_KIND_WORDS = {
    "none": "None",
    "missing": "a missing value",
    "bool": "True or False (bool)",
    "number": "a number",
    "text": "text (str)",
    "bytes": "bytes",
    "date": "a date",
    "sequence": "a list",
    "set": "a set",
    "mapping": "a dictionary (dict)",
    "column": "a column (Series)",
    "table": "a table (DataFrame)",
    "record": "a record",
}
_DEEPEST = 50


def _expected(value: object) -> _Plain:
    try:
        return _plain(value)
    except _NotPlainError as problem:
        raise TypeError(f"checks.same was given a value to compare with that {problem}.") from None


def _plain(value: object, *, strict: bool = False, depth: int = 0) -> _Plain:
    """Reduce a value to built-in types by its exact type; `strict` keeps a table's index, order and types as well."""
    kind = type(value)
    if depth > _DEEPEST:
        raise _NotPlainError("is nested too deeply")

    def inner(part: object) -> _Plain:
        return _plain(part, strict=strict, depth=depth + 1)

    if value is None:
        return _Plain("none", None)
    if value is pd.NA or value is pd.NaT:
        return _Plain("missing", None)
    if kind in _BOOLEAN:
        return _Plain("bool", bool(value))
    if kind in _WHOLE:
        return _Plain("number", int(value))
    if kind in _DECIMAL:
        return _Plain("missing", None) if math.isnan(value) else _Plain("number", float(value))
    if kind in _TEXT:
        return _Plain("text", str(value))
    if kind is bytes:
        return _Plain("bytes", value)
    if kind in _DATE:
        stamp = pd.Timestamp(value)
        return _Plain("missing", None) if stamp is pd.NaT else _Plain("date", stamp.isoformat())
    if kind in (list, tuple):
        return _Plain("sequence", [inner(part) for part in value])
    if kind is np.ndarray:
        if value.ndim == 0:
            return inner(value[()])
        return _Plain("sequence", [inner(part) for part in value])
    if kind in (set, frozenset):
        return _Plain("set", [inner(part) for part in value])
    if kind in _MAPPING:
        return _Plain("mapping", [(inner(key), inner(part)) for key, part in value.items()])
    if kind is pd.Series:
        pairs = zip(_elements(value.index), _elements(value), strict=True)
        pairs = [(inner(label), _cell(inner(part))) for label, part in pairs]
        return _Plain(
            "sequence" if strict else "column", [_Plain("sequence", list(p)) for p in pairs] if strict else pairs
        )
    if kind is pd.DataFrame:
        return _plain_table(value, strict, inner)
    if dataclasses.is_dataclass(kind):
        fields = [(f.name, inner(object.__getattribute__(value, f.name))) for f in dataclasses.fields(kind)]
        return _Plain("record", (kind, fields))
    title = type.__getattribute__(kind, "__name__")
    raise _NotPlainError(f"{'holds' if depth else 'is'} a value of the type `{title}`")


def _plain_table(value: pd.DataFrame, strict: bool, inner: Callable[[object], _Plain]) -> _Plain:
    labels = [inner(label) for label in _elements(value.index)]
    names = [inner(name) for name in _elements(value.columns)]
    columns = [[_cell(inner(part)) for part in _elements(value.iloc[:, i])] for i in range(len(names))]
    if strict:
        types_ = [_Plain("text", str(kind)) for kind in value.dtypes]
        parts = [labels, names, types_, *columns]
        return _Plain("sequence", [_Plain("sequence", part) for part in parts])
    index = None if type(value.index) is pd.RangeIndex else labels
    return _Plain("table", (index, list(zip(names, columns, strict=True)), len(labels)))


def _elements(values: pd.Series | pd.Index) -> Iterator[object]:
    """Read the elements of a column or an index as objects, whatever its storage."""
    return iter(
        np.asarray(values.astype(object), dtype=object) if not isinstance(values, pd.MultiIndex) else list(values)
    )


def _cell(part: _Plain) -> _Plain:
    """Read None in a table as a missing value."""
    return _Plain("missing", None) if part.kind == "none" else part


def _equal(a: _Plain, b: _Plain, tolerance: float) -> bool:
    if a.kind != b.kind:
        return False
    x, y = a.content, b.content
    match a.kind:
        case "number":
            return x == y or _close(x, y, tolerance)
        case "sequence":
            return len(x) == len(y) and all(_equal(p, q, tolerance) for p, q in zip(x, y, strict=True))
        case "set":
            return _matched([(p, p) for p in x], [(p, p) for p in y], tolerance)
        case "mapping" | "column":
            return _matched(x, y, tolerance)
        case "table":
            return _equal_tables(x, y, tolerance)
        case "record":
            return x[0] is y[0] and all(_equal(p[1], q[1], tolerance) for p, q in zip(x[1], y[1], strict=True))
    return x == y


def _close(x: float, y: float, tolerance: float) -> bool:
    try:
        x, y = float(x), float(y)
    except OverflowError:  # whole numbers beyond the range of decimal ones are equal or not
        return False
    return math.isfinite(x) and math.isfinite(y) and abs(x - y) <= tolerance * max(1.0, abs(x), abs(y))


def _key(plain: _Plain) -> str:
    """Write a label as text, so that labels of any kind can be put in one order. 2 and 2.0 are one label."""
    content = plain.content
    if plain.kind == "number":
        whole = type(content) is int or content.is_integer()
        return f"number:{int(content)}" if whole else f"number:{content:.9g}"
    if plain.kind == "sequence":
        return f"sequence:{[_key(part) for part in content]}"
    if plain.kind in ("none", "missing"):
        return "missing"
    if plain.kind in ("text", "bytes", "bool", "date"):
        return f"{plain.kind}:{content!r}"
    if plain.kind == "set":
        return f"set:{sorted(_key(part) for part in content)}"
    return plain.kind


def _matched(x: list[tuple[_Plain, Any]], y: list[tuple[_Plain, Any]], tolerance: float) -> bool:
    """Compare pairs of label and value, order ignored; equal labels keep their order among themselves."""
    if len(x) != len(y):
        return False
    x = sorted(((_key(label), part) for label, part in x), key=lambda pair: pair[0])
    y = sorted(((_key(label), part) for label, part in y), key=lambda pair: pair[0])
    return all(p[0] == q[0] and _equal(p[1], q[1], tolerance) for p, q in zip(x, y, strict=True))


def _equal_tables(x: tuple, y: tuple, tolerance: float) -> bool:
    (index_x, columns_x, rows_x), (index_y, columns_y, rows_y) = x, y
    if rows_x != rows_y:
        return False
    by_label = index_x is not None and index_y is not None

    def side(index: list[_Plain] | None, columns: list[tuple[_Plain, list[_Plain]]]) -> list[tuple[_Plain, _Plain]]:
        if by_label:
            return [(n, _Plain("column", list(zip(index, values, strict=True)))) for n, values in columns]
        return [(n, _Plain("sequence", values)) for n, values in columns]

    if by_label and sorted(map(_key, index_x)) != sorted(map(_key, index_y)):
        return False
    return _matched(side(index_x, columns_x), side(index_y, columns_y), tolerance)


# --- figures ------------------------------------------------------------------------------------------------------


def _describe(axes: Any) -> AxesDescription:
    titles = [str(axes.get_title(loc=side)) for side in ("center", "left", "right")]
    return AxesDescription(
        title=next((title for title in titles if title), ""),
        xlabel=str(axes.get_xlabel()),
        ylabel=str(axes.get_ylabel()),
        bars=tuple(_bars(axes)),
        lines=tuple(tuple(_pairs(line.get_xydata())) for line in axes.get_lines()),
        points=tuple(pair for scatter in _scatters(axes) for pair in _pairs(scatter.get_offsets())),
        xticklabels=tuple(_ticks(axes.xaxis).values()),
        yticklabels=tuple(_ticks(axes.yaxis).values()),
    )


def _bars(axes: Any) -> Iterator[tuple[str, float]]:
    from matplotlib.container import BarContainer
    from matplotlib.ticker import ScalarFormatter

    for container in axes.containers:
        if not isinstance(container, BarContainer):
            continue
        lying = container.orientation == "horizontal"
        axis = axes.yaxis if lying else axes.xaxis
        # On an axis of plain numbers a bar is named by its place: its ticks stand wherever there is room.
        numbers = isinstance(axis.get_major_formatter(), ScalarFormatter)
        ticks = {} if numbers else _ticks(axis, everywhere=True)
        for bar in container.patches:
            start, width = (bar.get_y(), bar.get_height()) if lying else (bar.get_x(), bar.get_width())
            length = bar.get_width() if lying else bar.get_height()
            yield _tick_label(float(start) + float(width) / 2, ticks), float(length)


def _tick_label(centre: float, ticks: Mapping[float, str]) -> str:
    """Give the label of the tick under a bar; a bar with no labelled tick is named by its place on the axis."""
    nearest = min(ticks, key=lambda place: abs(place - centre), default=None)
    # Bars of a group stand left and right of their tick, within half a step of it.
    if nearest is not None and abs(nearest - centre) <= 0.5 and ticks[nearest]:
        return ticks[nearest]
    return f"{centre:g}"


def _ticks(axis: Any, everywhere: bool = False) -> dict[float, str]:
    """Give place and label of the ticks that can be seen, or of all, without drawing the figure."""
    places = [float(place) for place in axis.get_majorticklocs()]
    labels = [str(label) for label in axis.get_major_formatter().format_ticks(places)]
    low, high = sorted(axis.get_view_interval())
    return {p: label for p, label in zip(places, labels, strict=False) if everywhere or (label and low <= p <= high)}


def _scatters(axes: Any) -> list[Any]:
    from matplotlib.collections import PathCollection

    return [collection for collection in axes.collections if isinstance(collection, PathCollection)]


def _pairs(rows: Any) -> Iterator[tuple[float, float]]:
    return ((float(row[0]), float(row[1])) for row in np.asarray(rows, dtype=float).reshape(-1, 2))
