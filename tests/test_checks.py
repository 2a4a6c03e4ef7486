"""The helpers that test cells call: right values pass, wrong and hostile ones do not, and messages keep the answer."""

import collections
import dataclasses
import math

import matplotlib
import numpy as np
import pandas as pd
import pytest

matplotlib.use("agg")
import matplotlib.pyplot as plt

from course import checks


class AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __hash__ = object.__hash__


class EqualFloat(float):
    __eq__ = AlwaysEqual.__eq__
    __hash__ = float.__hash__

    def __sub__(self, other):
        return 0.0


class EqualText(str):
    __eq__ = AlwaysEqual.__eq__
    __hash__ = str.__hash__


class EqualFrame(pd.DataFrame):
    def equals(self, other):
        return True

    __eq__ = AlwaysEqual.__eq__


class Liar:
    @property
    def __class__(self):
        return int

    __eq__ = AlwaysEqual.__eq__
    __hash__ = object.__hash__


TABLE = pd.DataFrame({"theme": ["a", "b"], "n": [3, 1]})
HOSTILE = [AlwaysEqual(), EqualFloat(7), EqualText("seven"), EqualFrame(TABLE), Liar()]
EXPECTED = [
    7,
    7.5,
    "seven",
    True,
    None,
    [1, 2],
    {"a": 1},
    {1, 2},
    TABLE,
    TABLE.set_index("theme")["n"],
    np.array([1, 2]),
]


def fails(function, *args, **kwargs):
    with pytest.raises(AssertionError) as caught:
        function(*args, **kwargs)
    return str(caught.value)


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    plt.close("all")


# is_a


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (3, "int"),
        (np.int64(3), "int"),
        (3.5, "float"),
        (np.float32(3.5), "float"),
        (3, "number"),
        (3.5, "number"),
        ("x", "str"),
        (np.str_("x"), "str"),
        ([], "list"),
        ({}, "dict"),
        (collections.Counter("aab"), "dict"),
        ((), "tuple"),
        (True, "bool"),
        (np.bool_(True), "bool"),
        (TABLE, "table"),
        (TABLE["n"], "column"),
        (len, "function"),
        (lambda: None, "function"),
        (checks.FigureDescription(), "figure"),
    ],
)
def test_is_a_accepts(value, kind):
    checks.is_a("x", value, kind)


@pytest.mark.parametrize(
    ("value", "kind", "part"),
    [
        (True, "int", "True or False"),
        (True, "number", "True or False"),
        (3.0, "int", "decimal number"),
        ("40", "int", "quotation marks"),
        (None, "table", "None"),
        (TABLE["n"], "table", "[[…]]"),
        (TABLE, "column", "single brackets"),
        (TABLE, "int", "len(…)"),
        (TABLE["theme"].unique(), "int", "len(…)"),
        (6, "function", "`def`"),
        (len, "int", "()"),
        ((1, 2), "figure", "fig, ax"),
        ((1, 2, 3), "figure", "plt.gcf()"),
        (AlwaysEqual(), "int", "`AlwaysEqual`"),
        (Liar(), "int", "`Liar`"),
        (EqualFrame(TABLE), "table", "`EqualFrame`"),
        (..., "str", "nothing yet"),
    ],
)
def test_is_a_refuses_and_says_what_was_found(value, kind, part):
    message = fails(checks.is_a, "x", value, kind)
    assert message.startswith("`x` is ")
    assert part in message


def test_a_name_that_is_quoted_already_is_quoted_once():
    assert fails(checks.is_a, "a value in `shares`", "4", "number").startswith("A value in `shares` is text")


def test_is_a_refuses_a_kind_it_does_not_know():
    with pytest.raises(ValueError, match="knows no kind 'frame'"):
        checks.is_a("x", 1, "frame")


def test_axes_are_no_figure_but_lead_to_one():
    fig, ax = plt.subplots()
    checks.is_a("fig", fig, "figure")
    assert "`.figure`" in fails(checks.is_a, "fig", ax, "figure")


# table


def test_table_names_missing_and_extra_columns():
    checks.table("t", TABLE, columns=["n", "theme"], rows=2)
    message = fails(checks.table, "t", TABLE, columns=["theme", "share"])
    assert "lacks the column `share`" in message
    assert "has the column `n`" in message
    assert "None" in fails(checks.table, "t", None, columns=["theme"])


def test_table_says_where_a_column_went_that_became_the_index():
    by_theme = TABLE.set_index("theme")
    assert "`.reset_index()`" in fails(checks.table, "t", by_theme, columns=["theme", "n"])
    assert "`.reset_index()`" not in fails(checks.table, "t", by_theme, columns=["theme", "n", "share"])
    assert "`.reset_index()`" not in fails(checks.table, "t", TABLE, columns=["theme", "share"])


def test_table_names_a_doubled_column():
    doubled = pd.concat([TABLE, TABLE[["n"]]], axis=1)
    assert "`n` more than once" in fails(checks.table, "t", doubled, columns=["theme", "n"])


def test_table_says_too_few_or_too_many_rows_without_the_number():
    message = fails(checks.table, "t", TABLE, rows=31)
    assert "2 rows, which is too few" in message
    assert "31" not in message
    assert "1 row, which is too few" in fails(checks.table, "t", TABLE.head(1), rows=2)
    assert "too many" in fails(checks.table, "t", TABLE, rows=1)


# same


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda value: type(value).__name__)
def test_an_object_that_equals_everything_is_never_the_same(hostile, expected):
    fails(checks.same, "x", hostile, expected)
    fails(checks.same, "x", [hostile], [expected])
    fails(checks.same, "x", {"k": hostile}, {"k": expected})


@pytest.mark.parametrize("expected", [1, "a", 2.5])
@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda value: type(value).__name__)
def test_nor_is_a_table_that_holds_one(hostile, expected):
    column = pd.Series([None], dtype=object)
    column.iat[0] = hostile
    fails(checks.same, "t", pd.DataFrame({"n": column}), pd.DataFrame({"n": [expected]}))
    fails(checks.same, "t", column, pd.Series([expected]))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.1 + 0.2, 0.3),
        (3, 3.0),
        (np.int64(3), 3),
        (np.float64(0.5), 0.5),
        (math.nan, math.nan),
        (math.inf, math.inf),
        ("P4", "P4"),
        ([1, 2], (1, 2)),
        (np.array([1, 2]), [1, 2]),
        ({2, 1}, {1, 2}),
        ({0.1 + 0.2}, {0.3}),
        ({"b": 2, "a": 1}, {"a": 1, "b": 2}),
        (collections.Counter("aab"), {"a": 2, "b": 1}),
        (10**400, 10**400),
        (pd.Timestamp("2024-01-02"), pd.Timestamp("2024-01-02")),
    ],
)
def test_same_accepts(value, expected):
    checks.same("x", value, expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3, 4),
        (True, 1),
        (1, True),
        ("3", 3),
        ("p4", "P4"),
        ([2, 1], [1, 2]),
        ([1], [1, 1]),
        ({1}, {1, 2}),
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {"b": 1}),
        (math.nan, 0),
        (math.inf, 1e308),
        (-math.inf, math.inf),
        (10**400, 10**400 + 1),
        (10**400, 0.5),
        (0.3001, 0.3),
        (None, 0),
        (pd.Timestamp("2024-01-02"), pd.Timestamp("2024-01-03")),
        (TABLE, TABLE["n"]),
        (TABLE, TABLE.head(1)),
        (TABLE, TABLE.rename(columns={"n": "N"})),
        (TABLE, TABLE[["n"]]),
        (TABLE.iloc[::-1].reset_index(drop=True), TABLE),
        (pd.Series([1, 2], index=["a", "b"]), pd.Series([2, 1], index=["a", "b"])),
        (pd.Series([1, 2], index=["a", "b"]), pd.Series([1, 2], index=["a", "c"])),
    ],
)
def test_same_refuses(value, expected):
    fails(checks.same, "x", value, expected)


def test_tables_are_compared_by_content():
    checks.same("t", TABLE[["n", "theme"]], TABLE)
    checks.same("t", TABLE.iloc[[1, 0]].reset_index(drop=True), TABLE.iloc[[1, 0]])
    checks.same("t", TABLE.set_index("theme").loc[["b", "a"]], TABLE.set_index("theme"))
    checks.same("t", TABLE.astype({"theme": "category", "n": float}), TABLE)
    checks.same("t", pd.DataFrame({"x": [None, 1.0]}), pd.DataFrame({"x": [np.nan, 1]}))
    fails(checks.same, "t", pd.DataFrame({"x": [None, 1.0]}), pd.DataFrame({"x": [0.0, 1.0]}))
    fails(checks.same, "t", TABLE.set_index("theme"), TABLE.assign(theme=["a", "c"]).set_index("theme"))


def test_a_series_is_label_to_value_in_any_order():
    counts = TABLE.set_index("theme")["n"]
    checks.same("n", counts[::-1], counts)
    checks.same("n", counts.rename("count"), counts)
    checks.same("n", pd.Series([1, 2], index=["a", "a"]), pd.Series([1, 2], index=["a", "a"]))
    pairs = pd.MultiIndex.from_tuples([("P1", "a"), ("P1", "b")])
    checks.same("n", pd.Series([1, 2], index=pairs)[::-1], pd.Series([1, 2], index=pairs))


def test_dataclasses_are_compared_by_field_and_exact_type():
    point = dataclasses.make_dataclass("Point", ["x"], frozen=True)
    other = dataclasses.make_dataclass("Point", ["x"], frozen=True)
    checks.same("p", point(1), point(1.0))
    fails(checks.same, "p", point(1), point(2))
    fails(checks.same, "p", other(1), point(1))


def test_the_first_mistake_that_fits_gives_the_message():
    mistakes = [(9, "nine"), ("four", "text"), (9, "never")]
    assert fails(checks.same, "n", 9.0, 4, mistakes, "else") == "nine"
    assert fails(checks.same, "n", "four", 4, mistakes, "else") == "text"
    assert fails(checks.same, "n", 8, 4, mistakes, "else") == "else"


def test_a_wrong_kind_is_named_and_no_message_tells_the_answer():
    message = fails(checks.same, "n", "forty", 40, otherwise="Count the rows.")
    assert message == "`n` is text (str), but it should be a number. Count the rows."
    for value in (41, "forty", None, AlwaysEqual(), [40]):
        assert "40" not in fails(checks.same, "n", value, 40)


def test_endless_nesting_ends():
    loop = []
    loop.append(loop)
    assert "nested too deeply" in fails(checks.same, "x", loop, [1])


def test_a_test_that_compares_with_something_odd_is_told():
    with pytest.raises(TypeError, match="`AlwaysEqual`"):
        checks.same("x", 1, AlwaysEqual())


# unchanged


def test_unchanged_gives_the_value_and_keeps_the_originals():
    def keep(table):
        return table.assign(double=table["n"] * 2)["double"].sum()

    assert checks.unchanged("keep", keep, TABLE) == 8


def test_unchanged_notices_every_kind_of_change():
    def add_column(table):
        table["x"] = 1

    def sort(table):
        table.sort_values("n", inplace=True)

    def set_cell(table):
        table.loc[0, "n"] = 99

    def retype(table):
        table["n"] = table["n"].astype(float)

    for change in (add_column, sort, set_cell, retype):
        before = TABLE.copy()
        message = fails(checks.unchanged, "tidy", change, TABLE)
        assert "`tidy` changed the table it was given" in message
        pd.testing.assert_frame_equal(TABLE, before)
    assert "argument number 2" in fails(checks.unchanged, "push", lambda a, b: b.append(a), 1, [2])
    assert "should be a function" in fails(checks.unchanged, "tidy", None, TABLE)


# figure


def one(fig):
    description = checks.figure(fig)
    assert len(description.axes) == 1
    return description.axes[0]


def test_bars_upright_and_lying_with_text():
    for method in ("bar", "barh"):
        fig, ax = plt.subplots()
        getattr(ax, method)(["P1", "P4", "P2"], [3, 1, 2.5])
        assert one(fig).bars == (("P1", 3.0), ("P4", 1.0), ("P2", 2.5))


def test_bars_on_an_axis_of_numbers_are_named_by_their_place():
    fig, ax = plt.subplots()
    ax.bar([2019, 2020, 2024], [5, 6, 7])
    assert one(fig).bars == (("2019", 5.0), ("2020", 6.0), ("2024", 7.0))


def test_bars_with_labels_set_by_hand():
    fig, ax = plt.subplots()
    ax.bar(range(2), [5, 6])
    ax.set_xticks(range(2), ["2019", "2020"])
    assert one(fig).bars == (("2019", 5.0), ("2020", 6.0))


def test_bars_of_pandas():
    counts = pd.Series({"short": 3, "long": 5})
    for draw in (counts.plot.bar, counts.plot.barh):
        plt.figure()
        assert one(draw()).bars == (("short", 3.0), ("long", 5.0))
    frame = pd.DataFrame({"x": [1, 2], "y": [3, 4]}, index=["a", "b"])
    assert one(frame.plot.bar().figure).bars == (("a", 1.0), ("b", 2.0), ("a", 3.0), ("b", 4.0))
    assert one(frame.plot.barh(stacked=True).figure).bars == (("a", 1.0), ("b", 2.0), ("a", 3.0), ("b", 4.0))


def test_titles_labels_lines_points_and_ticks():
    fig, ax = plt.subplots()
    ax.plot([0, 1], [2, 3])
    ax.scatter([5], [6])
    ax.set(xlabel="year", ylabel="count", xticks=[0, 1], xticklabels=["zero", "one"])
    fig.suptitle("Two years")
    described = one(fig)
    assert (described.title, described.xlabel, described.ylabel) == ("Two years", "year", "count")
    assert described.lines == (((0.0, 2.0), (1.0, 3.0)),)
    assert described.points == ((5.0, 6.0),)
    assert described.xticklabels == ("zero", "one")
    ax.set_title("On the left", loc="left")
    assert one(fig).title == "On the left"


def test_axes_and_descriptions_stand_for_their_figure():
    fig, ax = plt.subplots()
    ax.bar(["a"], [1])
    assert checks.figure(ax) == checks.figure(fig)
    description = checks.figure(fig)
    assert checks.figure(description) is description


@pytest.mark.parametrize("value", [None, 3, (1, 2), AlwaysEqual()])
def test_what_is_no_figure_is_told(value):
    assert "A figure was asked for" in fails(checks.figure, value)


# partial and word_count


def test_partial_prints_only_when_something_is_missing(capsys):
    assert checks.partial(np.int64(2), 2, "missing") == 2.0
    assert capsys.readouterr().out == ""
    assert checks.partial(0, 2, "all missing") == 0.0
    assert capsys.readouterr().out == "all missing\n"


@pytest.mark.parametrize("points", [math.nan, -1, 2.5, math.inf, "2", True, None, EqualFloat(1), [1]])
def test_partial_refuses_what_is_no_mark(points):
    assert "earns nothing" in fails(checks.partial, points, 2, "m")


def test_word_count():
    assert checks.word_count("One well-being; — two\nP4's 3") == 5
    assert checks.word_count("") == 0
    assert "counted in a text" in fails(checks.word_count, ["a", "b"])
