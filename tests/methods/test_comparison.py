import datetime
import math
import random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.methods import comparison
from course.methods.comparison import ComparisonError, Rate, convert, counts, distance, in_force, long, pairs, wide

patient = settings(database=None, deadline=None, max_examples=60)

FINDING = {"value": 2, "instrument": "Act 1", "grade": "P", "as_of": "2026-11-01", "status": "present", "reason": ""}
NONE = {
    "value": None,
    "instrument": "",
    "grade": "S",
    "as_of": "2026-11-01",
    "status": "absent",
    "reason": "the Act was read",
}
UNKNOWN = {"value": None, "instrument": "", "grade": "", "as_of": "", "status": "unknown", "reason": "no source found"}
NOT_ASKED = UNKNOWN | {"status": "not applicable", "reason": "a union has no schools"}


def table_of(*cells):
    rows = [{"jurisdiction": place, "dimension": dimension} | cell for place, dimension, cell in cells]
    return pd.DataFrame(rows)


FOUR = table_of(
    ("Norland", "D1", FINDING), ("Sudland", "D1", NONE), ("Norland", "D2", UNKNOWN), ("Sudland", "D2", NOT_ASKED)
)  # fmt: skip


# Cells


def test_a_gap_says_which_gap_it_is():
    table = wide(FOUR)
    assert table["value"].to_numpy().tolist() == [[2, "unknown"], ["absent", "not applicable"]]
    assert not table["value"].isna().any(axis=None)
    assert table["status"].loc["Sudland", "D1"] == "absent"
    assert table["grade"].loc["Sudland", "D1"] == "S"


@st.composite
def all_cells(draw):
    places = draw(st.lists(st.sampled_from(["Norland", "Sudland", "Estland", "X-1"]), min_size=1, unique=True))
    dimensions = draw(st.lists(st.sampled_from(["D1", "D2", "D10"]), min_size=1, unique=True))
    values = draw(
        st.sampled_from([st.integers(0, 2), st.floats(-1e9, 1e9), st.sampled_from(["own body", "none", "a, b"])])
    )
    cells = []
    for dimension in dimensions:
        for place in places:
            cell = dict(draw(st.sampled_from([FINDING, NONE, UNKNOWN, NOT_ASKED])))
            if cell["status"] == "present" or (cell["status"] == "absent" and draw(st.booleans())):
                cell["value"] = draw(values)
            cell["note"] = draw(st.text("ab ", max_size=3))
            cell["seen"] = draw(st.none() | st.datetimes(datetime.datetime(2020, 1, 1), datetime.datetime(2026, 1, 1)))
            cells.append((place, dimension, cell))
    frame = table_of(*cells)
    frame["value"] = pd.Series([cell["value"] for _, _, cell in cells], dtype=object)
    return frame.astype({"seen": "datetime64[us]"})


@patient
@given(all_cells(), st.randoms(use_true_random=False))
def test_there_and_back_loses_nothing(cells, shuffle):
    order = list(range(len(cells)))
    shuffle.shuffle(order)
    back = long(wide(cells.iloc[order]))
    key = ["jurisdiction", "dimension"]
    here, there = (frame.sort_values(key, ignore_index=True) for frame in (cells, back))
    assert list(there.columns) == key + [name for name in cells.columns if name not in key]
    for name in cells.columns:
        assert [None if pd.isna(cell) else cell for cell in here[name]] == [
            None if pd.isna(cell) else cell for cell in there[name]
        ]
    assert there["seen"].dtype == cells["seen"].dtype
    pd.testing.assert_frame_equal(long(wide(back)), back)


def test_the_input_stays_as_it_was():
    before = FOUR.copy()
    long(wide(FOUR))
    counts(FOUR)
    pd.testing.assert_frame_equal(FOUR, before)


def test_a_part_of_the_wide_table_goes_back_too():
    table = wide(FOUR).loc[["Sudland"]]
    assert long(table)["jurisdiction"].tolist() == ["Sudland", "Sudland"]
    with pytest.raises(ComparisonError, match="Give the table that wide"):
        long(wide(FOUR)["value"])


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (FINDING | {"value": None}, "Norland, D1 is present and has no value"),
        (FINDING | {"instrument": "", "grade": " "}, "has no instrument, grade. .* the status to .unknown."),
        (FINDING | {"as_of": None}, "has no as_of"),
        (NONE | {"reason": ""}, "is absent and has no instrument or reason"),
        (NONE | {"grade": math.nan}, "is absent and has no grade"),
        (UNKNOWN | {"reason": ""}, "Norland, D1 is unknown and has no reason. Fill it in.$"),
        (UNKNOWN | {"value": 0}, "is unknown and has the value 0"),
        (FINDING | {"value": "unknown"}, "which is a status"),
        (FINDING | {"value": "Not applicable "}, "which is a status"),
        (FINDING | {"status": "no"}, 'the status "no". The statuses are: present, absent'),
        (FINDING | {"status": None}, "the status that is empty"),
    ],
)
def test_a_cell_without_what_its_status_needs_is_refused(cell, message):
    for function in (wide, counts):
        with pytest.raises(ComparisonError, match=message):
            function(table_of(("Norland", "D1", cell)))


def test_rows_that_do_not_make_a_table_are_refused():
    with pytest.raises(ComparisonError, match="There is no row for Sudland, D2"):
        wide(FOUR.iloc[:3])
    with pytest.raises(ComparisonError, match="Rows 0 and 9 are both Norland, D1"):
        wide(pd.concat([FOUR, FOUR.iloc[:1].rename({0: 9})]))
    with pytest.raises(ComparisonError, match='no column "grade"'):
        wide(FOUR.drop(columns="grade"))
    for place in ((" ", "D1"), ("Norland", None)):
        with pytest.raises(ComparisonError, match="does not say its jurisdiction"):
            counts(table_of((*place, FINDING)))
    with pytest.raises(ComparisonError, match="The cells have no rows"):
        wide(FOUR.head(0))


def test_what_is_no_table_is_refused_with_a_sentence():
    twice = pd.concat([FOUR, FOUR[["grade"]]], axis=1)
    acts = pd.DataFrame([["A", "2020", "2021"]], columns=["id", "in_force_from", "in_force_from"])
    for function, value, message in (
        (wide, None, "The cells are to be a table .* a NoneType"),
        (long, [1], "this is a list"),
        (counts, twice, 'more than one column "grade"'),
        (lambda table: in_force(table, "2026-01-01"), "A", "The instruments are to be a table"),
        (lambda table: in_force(table, "2026-01-01"), acts, 'more than one column "in_force_from"'),
        (lambda table: distance(table, {"D1": "nominal"}), {"D1": [1]}, "this is a dict"),
        (lambda table: distance(table, {"D1": "nominal"}), pd.DataFrame({"D1": []}), "have no rows"),
        (
            lambda table: distance(table, {"D1": "nominal"}),
            pd.DataFrame([[1, 2]], columns=["D1", "D1"]),
            "more than one",
        ),
        (pairs, None, "The distances are to be a table"),
    ):
        with pytest.raises(ComparisonError, match=message):
            function(value)


def test_counts_tell_the_three_apart():
    assert counts(FOUR).to_dict() == {"present": 1, "absent": 1, "unknown": 1, "not applicable": 1}
    by = counts(FOUR, "dimension")
    assert by.loc["D2"].to_dict() == {"present": 0, "absent": 0, "unknown": 1, "not applicable": 1}
    assert by.to_numpy().sum() == len(FOUR)
    assert counts(FOUR.assign(grade=["P", "S", None, None]), "grade").to_numpy().tolist() == [
        [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1],
    ]  # fmt: skip
    assert counts(FOUR, "status").to_numpy().tolist() == np.eye(4, dtype=int).tolist()
    assert list(counts(FOUR.iloc[::-1], "jurisdiction").index) == ["Sudland", "Norland"]
    assert counts(FOUR.head(0), "dimension").empty
    with pytest.raises(ComparisonError, match='no column "country"'):
        counts(FOUR, "country")


# In force


def state(day, start, until=None, status="in force", column="status"):
    row = {"id": ["A"], "in_force_from": [start], "in_force_until": [until], column: [status]}
    return in_force(pd.DataFrame(row), day)["state"].item()


@pytest.mark.parametrize(
    ("day", "start", "until", "status", "expected"),
    [
        ("2026-04-06", "2026-04-07", None, "in force", "not yet in force"),
        ("2026-04-07", "2026-04-07", None, "in force", "in force"),
        ("2026-04-03", "2021-08-02", "2026-04-03", "lapsed", "in force"),
        ("2026-04-04", "2021-08-02", "2026-04-03", "lapsed", "no longer in force"),
        ("2026-04-04", "2021-08-02", None, "lapsed", "unknown"),
        ("2026-04-04", None, None, "in force", "unknown"),
        ("2026-04-04", None, None, "proposed", "not yet in force"),
        ("2026-04-04", "2026-04-01", None, "unknown", "unknown"),
        ("2025-01-01", "2023-10-26 (staged; first 2025-03-17)", None, "in force", "partly in force"),
        ("2025-03-17", "2023-10-26 (staged; first 2025-03-17)", None, "in force", "in force"),
        ("2025-03-17", "2023-10-26 (staged; first 2025-03-17)", None, "partly", "partly in force"),
        ("2025-12-01", "2021-02-25; 2026 amendment 2026-02-20", None, "in force", "partly in force"),
        ("1978-07-01", "1978", None, "in force", "unknown"),
        ("1978-12-31", "1978", None, "in force", "in force"),
        ("1979-01-01", 1978.0, None, "in force", "in force"),
        ("2024-02-28", "2024-02", None, "in force", "unknown"),
        ("2024-02-29", "2024-02", None, "in force", "in force"),
        ("2026-07-01", "Royal Assent 2026-06-18", None, "partly", "unknown"),
        ("2026-07-01", pd.Timestamp("2026-07-02"), None, "in force", "not yet in force"),
        ("2010-06-01", "2000", "2010", "lapsed", "unknown"),
        ("2009-12-31", "2000", "2010", "lapsed", "in force"),
        ("2010-01-01", "2000", "2010", "lapsed", "unknown"),
        ("2010-12-31", "2000", "2010", "lapsed", "unknown"),
        ("2011-01-01", "2000", "2010", "lapsed", "no longer in force"),
        ("1977-12-31", "1978", None, "in force", "not yet in force"),
        ("1978-01-01", "1978", None, "in force", "unknown"),
        ("2024-02-01", "2024-02", None, "in force", "unknown"),
        ("2026-01-01", "2020-1-1", None, "in force", "unknown"),
        ("2026-01-01", "2020-2021", None, "in force", "unknown"),
        ("2026-01-01", "2020-01-01", None, "not in force", "unknown"),
        ("2026-01-01", "2020-01-01", None, "Lapsed in 2024", "unknown"),
        ("2026-01-01", "2020-01-01", None, "proposed in 2024", "not yet in force"),
        ("2026-01-01", "2020-01-01", None, "In force, as amended", "in force"),
        ("2026-01-01", "2020-01-01", None, None, "in force"),
        ("2020-01-01", pd.Timestamp("2020-01-01T23:30", tz="Asia/Seoul"), None, "in force", "in force"),
    ],
)
def test_in_force_on_a_day(day, start, until, status, expected):
    assert state(day, start, until, status) == expected


def test_what_was_seen_in_november_says_nothing_about_december():
    assert state("2026-11-30", "2020-01-01", column="status_as_of_2026-11") == "in force"
    assert state("2026-12-01", "2020-01-01", column="status_as_of_2026-11") == "unknown"


def test_instruments_stay_and_each_state_has_its_sentence():
    acts = pd.DataFrame({"id": ["A", "B"], "in_force_from": ["2020-01-01", "1978"]}, index=[5, 3])
    found = in_force(acts, datetime.date(2026, 1, 1))
    pd.testing.assert_frame_equal(found[acts.columns], acts)
    assert found["because"].tolist() == ["It started on 2020-01-01.", "It started in 1978."]
    assert set(found["state"]) <= set(comparison.STATES)


def test_dates_that_cannot_be_are_refused():
    for day, start, until, message in (
        ("21 November", "2020-01-01", None, "Give one day as year-month-day"),
        ("2026", "2020-01-01", None, "Give one day as year-month-day"),
        (pd.NaT, "2020-01-01", None, "The date is NaT. Give one day"),
        (2026, "2020-01-01", None, "The date is 2026. Give one day"),
        ("2026-01-01", "2020-01-01", "2026-4-3", "which is no date"),
        ("2026-01-01", "2020-13-01", None, "a date that does not exist"),
        ("2026-01-01", "2020-01-01", "soon", "which is no date"),
        ("2026-01-01", "2020-01-01", "2019-12-31", "A ends on 2019-12-31 and starts on 2020-01-01"),
    ):
        with pytest.raises(ComparisonError, match=message):
            state(day, start, until)
    with pytest.raises(ComparisonError, match='no column "in_force_from"'):
        in_force(pd.DataFrame({"id": ["A"]}), "2026-01-01")


# Distance


def by_hand(table, kinds, weights):
    """Gower's formula, a pair and a dimension at a time, with numbers only."""
    size = len(table)
    out = np.full((size, size), np.nan)
    for i in range(size):
        for j in range(size):
            above = below = 0.0
            for name, kind in kinds.items():
                x, y = table[name].iloc[i], table[name].iloc[j]
                if x is None or y is None or weights[name] == 0 or (kind == "binary" and not x and not y):
                    continue
                values = [value for value in table[name] if value is not None]
                if kind == "numeric":
                    part = abs(x - y) / ((max(values) - min(values)) or 1)
                elif kind == "ordered":
                    levels = sorted(set(values))
                    part = abs(levels.index(x) - levels.index(y)) / max(len(levels) - 1, 1)
                else:
                    part = float(x != y)
                above += weights[name] * part
                below += weights[name]
            out[i, j] = 0 if i == j else above / below if below else np.nan
    return out


def some_table(seed):
    dice = random.Random(seed)
    size = dice.randint(2, 7)
    kinds = {"n": "numeric", "o": "ordered", "l": "nominal", "b": "binary"}
    makes = {"n": lambda: dice.randint(0, 400), "o": lambda: dice.choice([0, 1, 5]), "l": lambda: dice.choice("xyz"),
             "b": lambda: dice.choice([0, 1])}  # fmt: skip
    columns = {
        name: pd.Series([None if dice.random() < 0.25 else make() for _ in range(size)], dtype=object)
        for name, make in makes.items()
    }
    table = pd.DataFrame(columns)
    table.index = [f"case {number}" for number in range(size)]
    return table, kinds, {name: dice.choice([0.5, 1, 2]) for name in kinds}


@patient
@given(st.integers(0, 10**6))
def test_distance_is_gowers_formula(seed):
    table, kinds, weights = some_table(seed)
    gower, rests_on = distance(table, kinds, weights)
    np.testing.assert_allclose(gower.to_numpy(), by_hand(table, kinds, weights))
    assert (gower.isna().to_numpy() <= (rests_on == 0).to_numpy()).all()
    assert ((gower >= 0) & (gower <= 1) | gower.isna()).all(axis=None)


@patient
@given(st.integers(0, 10**6))
def test_distance_does_not_depend_on_the_order_of_cases_or_on_the_unit(seed):
    table, kinds, weights = some_table(seed)
    gower, rests_on = distance(table, kinds, weights)
    turned = table.iloc[::-1].copy()
    turned["n"] = [None if value is None else value * 24 + 7 for value in turned["n"]]
    again, also = distance(turned, kinds, weights)
    pd.testing.assert_frame_equal(again.loc[gower.index, gower.columns], gower)
    pd.testing.assert_frame_equal(also.loc[gower.index, gower.columns], rests_on)


def test_gaps_are_dropped_for_their_pair_and_counted():
    table = pd.DataFrame(
        {"D1": [0, 2, 1], "D2": [0, "unknown", 2], "D3": [None, "not applicable", 2]}, index=list("ABC"), dtype=object
    )
    gower, rests_on = distance(table, {name: [0, 1, 2] for name in table})
    assert gower.loc["A", "B"] == 1.0 and rests_on.loc["A", "B"] == 1
    assert gower.loc["A", "C"] == 0.75 and rests_on.loc["A", "C"] == 2
    assert rests_on.loc["B", "C"] == 1


def test_a_list_of_levels_has_its_own_length():
    table = pd.DataFrame({"D1": ["low", "middle"]}, index=["A", "B"])
    levels = ["low", "middle", "high"]
    for kind in (levels, tuple(levels), np.array(levels), pd.Series(levels)):
        assert distance(table, {"D1": kind})[0].loc["A", "B"] == 0.5
    assert distance(table, {"D1": "nominal"})[0].loc["A", "B"] == 1.0


def test_two_that_both_lack_something_share_nothing():
    table = pd.DataFrame({"D1": ["absent", "absent", 1], "D2": [0, 1, 1]}, index=list("ABC"), dtype=object)
    gower, rests_on = distance(table, {"D1": "binary", "D2": "nominal"})
    assert rests_on.loc["A", "B"] == 1 and gower.loc["A", "B"] == 1.0
    assert distance(table, {"D1": "nominal"})[0].loc["A", "B"] == 0.0
    assert distance(table, {"D1": "binary"})[0].isna().loc["A", "B"]


def test_distance_reads_the_table_with_evidence():
    gower, rests_on = distance(wide(FOUR), {"D1": "nominal", "D2": "nominal"})
    assert gower.loc["Norland", "Sudland"] == 1.0 and rests_on.loc["Norland", "Sudland"] == 1
    with pytest.raises(ComparisonError, match="Sudland, D1 is absent and has no value"):
        distance(wide(FOUR), {"D1": "ordered"})


def test_what_does_not_fit_its_kind_is_refused():
    table = pd.DataFrame({"D1": [1, "x"], "D2": [0, 3]}, index=["A", "B"], dtype=object)
    for kinds, weights, message in (
        ({}, None, "No dimension is named"),
        ({"D9": "nominal"}, None, 'no dimension "D9". It has: D1, D2'),
        ({"D1": "ratio"}, None, 'the kind "ratio"'),
        ({"D1": "numeric"}, None, 'B, D1 is "x", which is no number'),
        ({"D2": "binary"}, None, "B, D2 is 3, and a binary dimension is yes or no"),
        ({"D1": "binary"}, None, 'B, D1 is "x", and a binary dimension is yes or no'),
        ({"D1": [1, 2]}, None, 'B, D1 is "x", which is not among the levels 1, 2'),
        ({"D2": [0, 3, 3]}, None, "name one twice"),
        ({"D2": "numeric"}, {"D1": 1}, 'differ in "D2", "D1"'),
        ({"D2": "numeric"}, {"D2": -1}, "The weight of D2 is -1"),
        ({"D2": "numeric"}, {"D2": 0}, "Every weight is 0"),
        ({"D2": "numeric"}, {"D2": math.inf}, "The weight of D2 is inf"),
        ({"D2": "numeric"}, [1], "which dimension each belongs to"),
        (["D2"], None, "Give each its kind"),
        ({"D2": None}, None, "D2 has the kind None"),
        ({"D2": []}, None, r"D2 has the kind \[\]"),
        ({"D2": {0, 3}}, None, "D2 has the kind {0, 3}"),
    ):
        with pytest.raises(ComparisonError, match=message):
            distance(table, kinds, weights)
    with pytest.raises(ComparisonError, match="A stands there twice"):
        distance(table.rename({"B": "A"}), {"D2": "numeric"})


def test_pairs_name_every_tie():
    table = pd.DataFrame({"D1": [0.1 + 0.2, 0.3, 1, 0.6]}, index=list("ABCD"))
    gower, rests_on = distance(table, {"D1": "numeric"})
    found = pairs(gower, rests_on)
    assert found[["pair", "first", "second"]].to_numpy().tolist() == [
        ["most similar", "A", "B"],
        ["most different", "A", "C"],
        ["most different", "B", "C"],
    ]
    assert found["dimensions"].tolist() == [1, 1, 1]


def test_pairs_that_differ_by_rounding_only_are_tied():
    table = pd.DataFrame({"D1": [0, 0.1, 0.2, 0.3]}, index=list("ABCD"))
    found = pairs(distance(table, {"D1": "numeric"})[0])
    assert found["pair"].tolist() == ["most similar"] * 3 + ["most different"]


def test_pairs_without_a_distance_are_no_pairs():
    gower, _ = distance(pd.DataFrame({"D1": [1, None, 1]}, index=list("ABC")), {"D1": "nominal"})
    assert pairs(gower)[["first", "second"]].drop_duplicates().to_numpy().tolist() == [["A", "C"]]
    with pytest.raises(ComparisonError, match="No pair of cases"):
        pairs(gower.loc[["A", "B"], ["A", "B"]])
    with pytest.raises(ComparisonError, match="not the same cases"):
        pairs(gower.loc[["A", "B"]])
    with pytest.raises(ComparisonError, match="not the same cases"):
        pairs(gower, gower.loc[["A", "B"], ["A", "B"]])
    with pytest.raises(ComparisonError, match="Take them apart: gower, rests_on"):
        pairs((gower, gower))
    with pytest.raises(ComparisonError, match="something that is no number"):
        pairs(gower.astype(str))


# Units

MADE_UP = Rate("GBP", "EUR", 1.25, "2026-11-20", "made up for this test")


def test_a_rate_works_both_ways_and_keeps_its_date_and_source():
    there = convert(pd.Series([8.0, None], index=["a", "b"]), "GBP", "EUR", [MADE_UP])
    back = convert(there["converted"], "EUR", "GBP", [MADE_UP])
    assert there.loc["a", "converted"] == 10.0 and math.isnan(there.loc["b", "converted"])
    assert back.loc["a", "converted"] == 8.0
    assert back.loc["a", ["date", "source"]].tolist() == ["2026-11-20", "made up for this test"]


def test_fixed_units():
    assert convert([2, 48], ["weeks", "hours"], "days")["converted"].tolist() == [14.0, 2.0]
    assert convert([5], "EUR", "EUR")[["converted", "rate", "source"]].to_numpy().tolist() == [
        [5.0, 1.0, "by definition"]
    ]
    assert convert([8], "GBP", "EUR", MADE_UP)["converted"].tolist() == [10.0]
    assert convert([0.06], "share", "per cent")["converted"].round(9).tolist() == [6.0]


@pytest.mark.parametrize(
    ("units", "to", "rates", "message"),
    [
        ("GBP", "EUR", [], 'GBP" cannot be turned into "EUR" .value 0.: no rate'),
        ("per cent of turnover", "EUR", [MADE_UP], "no rate between the two"),
        ("USD", "EUR", [MADE_UP], "no rate between the two"),
        ("months", "days", [], "months and years differ in their number of days"),
        ("", "EUR", [MADE_UP], "Value 0 has no unit"),
        (None, "EUR", [MADE_UP], "Value 0 has no unit"),
        ("GBP", "", [MADE_UP], "unit wanted is empty"),
        (["GBP", "EUR"], "EUR", [MADE_UP], "1 values and 2 units"),
        ("GBP", "EUR", [Rate("GBP", "EUR", 0, "2026-11-20", "x")], "Give a number above 0"),
        ("GBP", "EUR", [Rate("GBP", "EUR", 1.2, "lately", "x")], "Give one day"),
        ("GBP", "EUR", [Rate("GBP", "EUR", 1.2, "2026-11-20", " ")], "has no source"),
        ("GBP", "EUR", [MADE_UP, Rate("EUR", "GBP", 0.9, "2026-11-20", "x")], "Decide on one"),
        ("GBP", "EUR", [1.2], "A rate is given as Rate"),
    ],
)
def test_units_are_never_mixed_in_silence(units, to, rates, message):
    with pytest.raises(ComparisonError, match=message):
        convert([1.0], units, to, rates)


def test_what_cannot_be_converted_can_be_kept_apart():
    kept = convert([10, 8], ["per cent of turnover", "GBP"], "EUR", [MADE_UP], keep=True)
    assert math.isnan(kept["converted"][0]) and kept["converted"][1] == 10.0
    assert kept["source"][0].startswith("cannot be converted") and kept["value"][0] == 10


def test_values_that_are_no_numbers_are_refused():
    with pytest.raises(ComparisonError, match='Value 0 is "18m", which is no number'):
        convert(["18m"], "GBP", "EUR", [MADE_UP])
    for value in (5, "5", None):
        with pytest.raises(ComparisonError, match="Give a list or a column, also of one value"):
            convert(value, "GBP", "EUR", [MADE_UP])
    with pytest.raises(ComparisonError, match="unit wanted is empty"):
        convert([5.0], 3, 3)
    with pytest.raises(ComparisonError, match="different indexes"):
        convert(pd.Series([1.0]), pd.Series(["GBP"], index=[4]), "EUR", [MADE_UP])
