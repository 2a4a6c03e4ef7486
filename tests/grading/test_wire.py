"""Values cross as they are, or are named as what they are; what pretends to be a value is refused and runs nothing."""

from __future__ import annotations

import contextlib
import copy
import datetime
import io
import json
import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course import checks
from course.grading import wire
from course.methods import documents


def across(value: object) -> Any:
    stream = io.BytesIO()
    wire.send(stream, {"value": wire.encode(value)})
    stream.seek(0)
    return wire.decode(wire.receive(stream)["value"])


def same(a: Any, b: Any) -> bool:
    """Compare by type and content; NaN is itself."""
    if type(a) is not type(b):
        return False
    if isinstance(a, float) and math.isnan(a):
        return math.isnan(b)
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, dict):
        return len(a) == len(b) and all(same(x, y) and same(a[x], b[y]) for x, y in zip(a, b, strict=True))
    return bool(a == b)


BERLIN = datetime.timezone(datetime.timedelta(hours=1))


@pytest.mark.parametrize(
    "value",
    [
        *(None, True, False, 0, -7, 2**53, -(2**80), 1.5, -0.0, math.nan, math.inf, -math.inf),
        *(
            "",
            "naïve – “P4” 🙂",
            b"",
            b"\x00\xff",
            [],
            [1, [2.0, None]],
            (),
            (1, ("a",)),
            {},
            {"a": [1], 2: None, (1, 2): "x"},
        ),
        *(set(), {1, "a"}, frozenset({2}), datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 23, 59, 59, 7)),
        *(datetime.datetime(2024, 2, 29, tzinfo=BERLIN), datetime.timedelta(days=-1, microseconds=3)),
        *(
            np.int64(3),
            np.float32(0.5),
            np.bool_(True),
            np.str_("P4"),
            np.datetime64("2024-02-29"),
            pd.Timestamp("2024-02-29"),
        ),
        *(pd.NA, pd.NaT, {"$": "frame"}, {"$": {"$": 1}}),
        checks.FigureDescription((checks.AxesDescription(title="t", bars=(("P1", 3.0),)),)),
        documents.Section("Method", 2, 17, ("A", "Method")),
    ],
    ids=repr,
)
def test_a_plain_value_crosses_as_it_is(value: object) -> None:
    got = across(value)
    assert got is value if value is pd.NA or value is pd.NaT else same(got, value)


@pytest.mark.parametrize(
    "array",
    [
        np.array([1, 2, 3], dtype="int8"),
        np.array([[1.5, np.nan], [np.inf, 0.0]], dtype=">f4"),
        np.array([True, False]),
        np.array(["a", "ünï"]),
        np.array([], dtype=float),
        np.array(["2024-02-29", "NaT"], dtype="datetime64[D]"),
        np.array([1, None, "a"], dtype=object),
        np.zeros((2, 0, 3)),
        np.array(5),
        np.arange(12).reshape(3, 4).T,
    ],
    ids=lambda array: f"{array.dtype}{array.shape}",
)
def test_an_array_crosses_with_its_shape_and_kind(array: np.ndarray) -> None:
    got = across(array)
    np.testing.assert_array_equal(got, array)
    assert got.dtype == array.dtype.newbyteorder("=") and got.shape == array.shape


LEVELS = pd.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1)], names=["theme", None])
COLUMNS = {
    "int64": pd.array([1, 2, 3], dtype="int64"),
    "uint8": np.array([1, 2, 255], dtype="uint8"),
    "float32": np.array([1, np.nan, np.inf], dtype="float32"),
    "bool": [True, False, True],
    "Int64": pd.array([1, None, 3], dtype="Int64"),
    "Float64": pd.array([1.5, None, 3], dtype="Float64"),
    "boolean": pd.array([True, None, False], dtype="boolean"),
    "string": pd.array(["a", None, "ü"], dtype="string"),
    "str": pd.Series(["a", None, "b"], dtype="str"),
    "object": pd.Series(["a", None, 3], dtype=object),
    "nested": pd.Series([[1], {"a": 2}, (3,)], dtype=object),
    "category": pd.Categorical(["b", "a", None], categories=["b", "a", "c"], ordered=True),
    "datetime": pd.to_datetime(["2024-02-29", None, "2025-01-01"]),
    "zone": pd.to_datetime(["2024-03-31 01:30", None, "2024-10-27 01:30"], utc=True).tz_convert("Europe/Berlin"),
    "utc": pd.to_datetime(["2024-03-31", None, "2024-10-27"], utc=True),
    "duration": pd.to_timedelta(["1 day", None, "3 s"]),
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_column_of_any_kind_crosses_alone_in_a_table_and_as_an_index(kind: str) -> None:
    series = pd.Series(COLUMNS[kind], name="n")
    pd.testing.assert_series_equal(across(series), series)
    frame = pd.DataFrame({"n": COLUMNS[kind], "other": 1})
    pd.testing.assert_frame_equal(across(frame), frame)
    pd.testing.assert_frame_equal(across(frame.iloc[:0]), frame.iloc[:0])
    if kind != "nested":
        series = pd.Series(range(3), index=pd.Index(COLUMNS[kind], name="key"))
        pd.testing.assert_series_equal(across(series), series, check_freq=False)


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame(),
        pd.DataFrame(index=range(3)),
        pd.DataFrame(columns=["a", "b"]),
        pd.DataFrame([[1, "a", 2.0], [3, "b", 4.0]], columns=["n", "n", "x"]),
        pd.DataFrame(np.arange(9).reshape(3, 3), index=LEVELS, columns=LEVELS),
        pd.DataFrame({0: [1], ("a", "b"): [2], None: [3]}),
        pd.DataFrame({"a": [1, 2]}, index=pd.RangeIndex(10, 0, -5, name="r")),
        pd.DataFrame({"a": [1, 2]}, index=["x", "x"]),
        pd.crosstab([1, 2], ["a", "b"]),
    ],
    ids=range(9),
)
def test_a_table_crosses_with_both_of_its_indexes(frame: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(across(frame), frame, check_column_type=False)


def test_what_crosses_is_a_copy_that_was_left_alone_as_checks_sees_it() -> None:
    # Durations are no plain values for `checks`, in plain nbgrader neither.
    frame = pd.DataFrame({kind: pd.Series(values) for kind, values in COLUMNS.items() if kind != "duration"})
    after = lambda *args: (None, [across(arg) for arg in args])  # noqa: E731
    function = lambda *args: None  # noqa: E731
    function.after = after  # type: ignore[attr-defined]
    checks.unchanged("f", function, frame, [1, {"a": (2,)}], LEVELS.to_frame())


class _List(list):
    def __iter__(self):
        return iter(["lie"])

    def __len__(self):
        return 0


class _Dict(dict):
    def items(self):
        return [("lie", 1)]


class _Frame(pd.DataFrame):
    columns = property(lambda self: ["lie"])


class _Text(str):
    def __str__(self):
        return "lie"

    def encode(self, *args):
        return b"lie"


class _Number(int):
    def __int__(self):
        return 4711

    def __add__(self, other):
        return 4711


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (_List([1, 2]), [1, 2]),
        (_Dict(a=2), {"a": 2}),
        (_Text("P4"), "P4"),
        (_Number(3), 3),
        (pd.Series([1]).array, None),
        (type("Lie", (), {"__class__": property(lambda self: dict), "items": lambda self: [("a", 1)]})(), None),
    ],
    ids=["list", "dict", "text", "number", "array", "class"],
)
def test_a_subclass_is_read_as_what_it_holds_and_never_as_what_it_says(value: object, plain: object) -> None:
    got = across(value)
    if plain is not None:
        assert same(got, plain)
    else:
        assert not hasattr(got, "items") and type(got).__module__ == wire.__name__


def test_a_table_of_a_class_of_its_own_is_read_as_a_table() -> None:
    pd.testing.assert_frame_equal(across(_Frame({"a": [1]})), pd.DataFrame({"a": [1]}))


@pytest.mark.parametrize("value", [1j, range(3), object(), (i for i in ()), pd, [len], {"f": print}, int], ids=str)
def test_what_the_contract_does_not_list_arrives_as_a_name_and_nothing_more(value: object) -> None:
    got = across(value)
    got = got[0] if type(got) is list else got["f"] if type(got) is dict else got
    assert not vars(type(got)).keys() - {"__module__", "__slots__", "__doc__"}


def test_a_figure_arrives_as_its_description() -> None:
    from matplotlib.figure import Figure

    figure = Figure()
    axes = figure.add_subplot()
    axes.bar(["P1", "P2"], [3, 5])
    assert across(figure) == across(axes) == checks.figure(figure)


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        (ValueError("no"), ValueError),
        (KeyError("a"), KeyError),
        (type("Own", (LookupError,), {})("mine"), LookupError),
        (type("ValueError", (Exception,), {})("not the real one"), Exception),
        (UnicodeDecodeError("utf-8", b"x", 0, 1, "bad"), UnicodeError),
        (type("Broken", (TypeError,), {"__str__": lambda self: 1 / 0})(), TypeError),
    ],
    ids=repr,
)
def test_an_error_arrives_as_the_nearest_built_in_one(problem: Exception, kind: type) -> None:
    got = wire.decode(wire.error(problem))
    assert issubclass(type(got), kind) and type(got).__module__ == "builtins"


# What anybody may have written.

_MALFORMED: list[Any] = [
    {"$": "nonsense"},
    {"v": 1},
    {"$": ["list"]},
    {"$": "float", "v": "1e5"},
    {"$": "int", "v": "9" * 5000},
    {"$": "int", "v": "1_000"},
    {"$": "scalar", "dtype": "O", "v": 1},
    {"$": "scalar", "dtype": "<U999999999", "v": "x"},
    {"$": "scalar", "dtype": "i4,i4", "v": 1},
    {"$": "array", "dtype": "object", "shape": [1], "b": "AAAAAAAAAAA="},
    {"$": "array", "dtype": "|O", "shape": [1], "b": "AAAAAAAAAAA="},
    {"$": "array", "dtype": "<i8", "shape": [10**12, 0], "b": ""},
    {"$": "array", "dtype": "<i8", "shape": [2], "b": "AAAAAAAAAAA="},
    {"$": "array", "dtype": "<i8", "shape": [-1], "b": "AAAAAAAAAAA="},
    {"$": "array", "dtype": "<U1", "shape": [20_000], "v": ["x" * 20_000] + ["x"] * 19_999},
    {"$": "range", "v": [0, 10**12, 1], "name": None},
    {"$": "range", "v": [0, 1, 0], "name": None},
    {"$": "index", "v": {"dtype": "object", "v": []}, "name": [1]},
    {"$": "levels", "v": [{"dtype": "object", "v": []}] * 101, "names": [None] * 101},
    {
        "$": "frame",
        "columns": {"$": "range", "v": [0, 0, 1], "name": None},
        "index": {"$": "range", "v": [0, 10**12, 1], "name": None},
        "v": [],
    },
    {
        "$": "frame",
        "columns": {"$": "range", "v": [0, 1, 1], "name": None},
        "index": {"$": "range", "v": [0, 3, 1], "name": None},
        "v": [{"dtype": "object", "v": [1]}],
    },
    {
        "$": "series",
        "index": {"$": "range", "v": [0, 1, 1], "name": None},
        "name": None,
        "v": {
            "dtype": "category",
            "ordered": False,
            "categories": {"dtype": "object", "v": ["a"]},
            "v": wire.encode(np.array([7])),
        },
    },
    {"$": "ours", "type": "os:stat_result", "v": {}},
    {"$": "ours", "type": "course.methods.documents:Path", "v": {}},
    {"$": "ours", "type": "course.methods.nothing:X", "v": {}},
    {"$": "ours", "type": "course.checks:FigureDescription", "v": [1]},
    {"$": "set", "v": [[1]]},
    {"$": "dict", "v": [[1]]},
    {"$": "dict", "v": [[{"$": "int", "v": str(n * (2**61 - 1))}, 0] for n in range(1, 5000)]},
    {"$": "bytes", "v": "%%"},
    {"$": "date", "v": 3},
    {"$": "timestamp", "v": "yesterday"},
    {"$": "duration", "v": [10**30, 0, 0]},
    {"$": "error", "type": "ValueError", "v": 3},
    {"$": "unsupported", "v": None},
]


@pytest.mark.parametrize("data", _MALFORMED, ids=lambda data: json.dumps(data)[:60])
def test_what_is_malformed_is_refused(data: object) -> None:
    with pytest.raises(wire.WireError):
        wire.decode(data)


def test_an_error_of_no_known_kind_is_an_exception_and_no_other_class_can_be_named() -> None:
    assert type(wire.decode({"$": "error", "type": "SystemExit", "v": "x"})) is Exception
    got = wire.decode({"$": "unsupported", "v": "os.system"})
    assert type(got).__name__ == "os_system" and not vars(type(got)).keys() - {"__module__", "__slots__", "__doc__"}


def test_a_truth_value_is_true_or_false_whatever_its_byte() -> None:
    got = wire.decode({"$": "array", "dtype": "|b1", "shape": [2], "b": "AgA="})  # 2, 0
    assert got.tolist() == [True, False] and got.sum() == 1


_KEYS = ["$", "v", "dtype", "shape", "b", "index", "columns", "name", "names", "type", "ordered", "categories"]
_WORDS = [
    *wire._READERS,
    "numpy",
    "category",
    "object",
    "<i8",
    "|b1",
    "<U3",
    "<M8[ns]",
    "Int64",
    "course.checks:FigureDescription",
]
_leaf = st.none() | st.booleans() | st.integers(-3, 2**70) | st.floats() | st.sampled_from(_WORDS) | st.text(max_size=5)
_json = st.recursive(
    _leaf,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=6),
    max_leaves=30,
)


@settings(max_examples=400, deadline=None)
@given(_json)
def test_whatever_json_is_read_nothing_but_a_wire_error_comes_of_it(data: object) -> None:
    with contextlib.suppress(wire.WireError):
        wire.decode(data)


def _places(data: Any) -> list[tuple[Any, Any]]:
    keys = list(data) if type(data) is dict else range(len(data)) if type(data) is list else []
    return [place for key in keys for place in [(data, key), *_places(data[key])]]


_FRAME = pd.DataFrame({kind: pd.Series(values) for kind, values in COLUMNS.items()}, index=LEVELS)
_WHOLE = wire.encode([_FRAME, {1: {2.5, b"x"}}, np.arange(3), checks.FigureDescription(), datetime.date(2024, 1, 1)])


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_message_with_something_exchanged_is_read_or_refused(data: st.DataObject) -> None:
    whole = copy.deepcopy(_WHOLE)
    for _ in range(data.draw(st.integers(1, 3))):
        places = _places(whole)
        inside, key = places[data.draw(st.integers(0, len(places) - 1))]
        inside[key] = data.draw(_leaf | st.builds(copy.deepcopy, st.sampled_from([inside, [], {}, {"$": "NA"}])))
    with contextlib.suppress(wire.WireError):
        wire.decode(whole)


_keys = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.dates()
    | st.datetimes()
)
_values = st.recursive(
    _keys | st.floats() | st.frozensets(_keys, max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner) | st.dictionaries(_keys, inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None)
@given(_values)
def test_whatever_plain_value_is_written_is_read_again(value: object) -> None:
    assert same(across(value), value)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_whatever_table_is_written_is_read_again(data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.integers(0, 2), max_size=6))
    kinds = data.draw(st.lists(st.sampled_from(list(COLUMNS)), max_size=5))
    frame = pd.concat([pd.Series(COLUMNS[kind]) for kind in kinds], axis=1) if kinds else pd.DataFrame(index=range(3))
    frame.columns = pd.Index(
        data.draw(st.lists(st.text(max_size=3), min_size=len(kinds), max_size=len(kinds))), dtype=object
    )
    frame = frame.take(rows)
    pd.testing.assert_frame_equal(across(frame), frame)


# Messages.


def message(text: bytes, size: int | None = None) -> io.BytesIO:
    return io.BytesIO((len(text) if size is None else size).to_bytes(4, "big") + text)


@pytest.mark.parametrize(
    "stream",
    [
        message(b"{", None),
        message(b"[]"),
        message(b"\xff\xfe{}"),
        message(b'{"a":' * 5000 + b"1" + b"}" * 5000),
        message(b'{"a":' * 500 + b"1" + b"}" * 500),
        message(b"{}", wire.MOST_BYTES + 1),
        message(b'{"a":[' + b"[]," * wire.MOST_PARTS + b"[]]}"),
        message(b'{"a":' + b"9" * 10_000 + b"}"),
    ],
    ids=range(8),
)
def test_what_is_no_message_is_refused(stream: io.BytesIO) -> None:
    with pytest.raises(wire.WireError):
        wire.receive(stream)


@pytest.mark.parametrize("stream", [message(b"", 4), message(b"{}", 3), io.BytesIO(b"\x00")], ids=range(3))
def test_a_message_that_breaks_off_is_an_end(stream: io.BytesIO) -> None:
    with pytest.raises(EOFError):
        wire.receive(stream)


def test_half_a_character_is_replaced_wherever_it_stands() -> None:
    got = wire.receive(message(rb'{"a\ud800":["\udfff","\ud83d\ude42 \\ud800"]}'))
    assert got == {"a?": ["?", "🙂 \\ud800"]}
    json.dumps(got, ensure_ascii=False).encode("utf-8")
    assert across("a\ud800b") == "a?b"


@pytest.mark.parametrize("value", ["x" * (wire.MOST_BYTES + 1), [0] * (wire.MOST_PARTS + 2)], ids=["bytes", "parts"])
def test_what_is_too_large_is_not_sent_and_the_sentence_names_the_most(value: object) -> None:
    stream = io.BytesIO()
    with pytest.raises(wire.WireError, match="is the most that is read"):
        wire.send(stream, {"value": value})
    assert stream.getvalue() == b""


def test_what_has_no_end_is_cut() -> None:
    endless: list[Any] = []
    endless.append(endless)
    got = across(endless)
    for _ in range(wire.MOST_DEPTH + 1):
        got = got[0]
    assert type(got).__name__.startswith("very_deeply_nested")
    deep: Any = "P4"
    for _ in range(wire.MOST_DEPTH - 1):
        deep = {"a": deep}
    assert across(deep) == deep
