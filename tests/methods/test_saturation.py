from itertools import permutations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.methods import saturation
from course.methods.saturation import SaturationError

patient = settings(database=None, deadline=None, max_examples=60)


def occurrences(**codes):
    """Make a table from transcript="codes, a letter each"."""
    rows = [(transcript, letter) for transcript, letters in codes.items() for letter in letters]
    return pd.DataFrame(rows, columns=["transcript", "first_code"])


def adding(*numbers):
    """Make interviews that each add so many codes, and repeat one that all have."""
    rows, made = [], 0
    for position, number in enumerate(numbers, 1):
        rows += [(f"T{position}", f"code {made + one}") for one in range(number)] + [(f"T{position}", "code 0")]
        made += number
    return pd.DataFrame(rows, columns=["transcript", "first_code"]), [f"T{one}" for one in range(1, len(numbers) + 1)]


MADE = occurrences(T1="aab", T2="bc", T3="acd")

random_tables = st.dictionaries(
    st.sampled_from(["T1", "T2", "T3", "T4"]), st.text("abcdef", min_size=1), min_size=1
).map(lambda codes: occurrences(**codes))


def test_new_codes():
    found = saturation.new_codes(MADE, ["T2", "T3", "T1"])
    assert list(found.columns) == ["transcript", "position", "new", "total"]
    assert found.to_numpy().tolist() == [["T2", 1, 2, 2], ["T3", 2, 2, 4], ["T1", 3, 0, 4]]


def test_new_codes_of_another_column():
    table = MADE.rename(columns={"first_code": "theme"})
    assert saturation.new_codes(table, ["T1", "T2", "T3"], code="theme")["new"].to_list() == [2, 1, 1]


@patient
@given(random_tables, st.randoms())
def test_any_order_ends_with_all_codes(table, random):
    order = sorted(table["transcript"].unique())
    random.shuffle(order)
    found = saturation.new_codes(table, order)
    assert found["new"].sum() == found["total"].iloc[-1] == table["first_code"].nunique()
    seen = set()
    for transcript, total in zip(found["transcript"], found["total"], strict=True):
        seen |= set(table.loc[table["transcript"] == transcript, "first_code"])
        assert total == len(seen)


@pytest.mark.parametrize(
    ("table", "order", "message"),
    [
        (MADE, ["T1", "T2"], r"The order leaves out T3"),
        (MADE, ["T1", "T2", "T3", "T4"], r"There is no first_code for T4\. The transcripts are: T1, T2, T3"),
        (MADE, ["T1", "T2", "T3", "T1"], r"names a transcript more than once"),
        (
            MADE.rename(columns={"first_code": "code"}),
            ["T1"],
            r'no column "first_code"\. Its columns are: transcript, code',
        ),
        (MADE.replace("d", None), ["T1"], r"Row 7 has no first_code"),
        (MADE.replace("T2", ""), ["T1"], r"Row 3 has no transcript"),
        (MADE[:0], [], r"The table has no rows"),
    ],
)
def test_new_codes_refuses(table, order, message):
    with pytest.raises(SaturationError, match=message):
        saturation.new_codes(table, order)


def test_the_example_of_guest_namey_and_chen():
    # Four interviews with 37 themes; runs of two with 7, 4 and 1 new ones; 19, 11 and 3 per cent; 6+2.
    table, order = adding(16, 10, 7, 4, 4, 3, 1, 0, 0, 0)
    found = saturation.guest(table, order)
    assert found.base_codes == 37
    assert [round(100 * ratio) for ratio in found.ratios] == [19, 11, 3, 0, 0]
    assert (found.reached_at, found.label) == (6, "6+2")
    # Without a threshold it takes a run with nothing new; the other sizes go the same way.
    assert saturation.guest(table, order, threshold=0).label == "7+2"
    assert saturation.guest(table, order, run=3).label == "6+3"
    assert saturation.guest(table, order, base=6).label == "6+2"
    assert saturation.guest(table, order, base=6).base_codes == 44


def test_the_threshold_itself_counts_as_reached():
    table, order = adding(20, 1)
    assert saturation.guest(table, order, base=1, run=1).label == "1+1"
    table, order = adding(19, 1)
    found = saturation.guest(table, order, base=1, run=1)
    assert (found.reached_at, found.label, found.ratios) == (None, "not reached", (1 / 19,))


def test_codes_are_new_once_only():
    found = saturation.guest(occurrences(T1="ab", T2="c", T3="c"), ["T1", "T2", "T3"], base=1, run=1)
    assert found.ratios == (0.5, 0.0)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, r"There are 3 interviews, and a base of 4 with a run of 2 needs 6"),
        ({"base": 2}, r"There are 3 interviews, and a base of 2 with a run of 2 needs 4"),
        ({"base": 0}, r"The base is 0\. It is a number of interviews"),
        ({"base": 1, "run": 1.5}, r"The run is 1\.5\. It is a number of interviews"),
        ({"base": 1, "threshold": 5}, r"The threshold is 5\. It is a share from 0 to 1"),
        ({"base": 1, "threshold": float("nan")}, r"The threshold is nan"),
        ({"base": 1, "threshold": "5%"}, r"The threshold is '5%'"),
    ],
)
def test_guest_refuses(options, message):
    with pytest.raises(SaturationError, match=message):
        saturation.guest(MADE, ["T1", "T2", "T3"], **options)


@patient
@given(random_tables)
def test_orders_are_all_orders(table):
    names = sorted(table["transcript"].unique())
    found = saturation.orders(table)
    assert set(found["order"]) == {" ".join(order) for order in permutations(names)}
    for text, part in found.groupby("order"):
        one = saturation.new_codes(table, text.split())
        assert (
            part[["position", "new", "total"]].to_numpy().tolist()
            == one[["position", "new", "total"]].to_numpy().tolist()
        )


def test_draws_can_be_repeated_and_come_near_all_orders():
    table, _ = adding(5, 4, 3, 2, 1)
    drawn = saturation.orders(table, draws=2_000, seed=1)
    assert len(drawn) == 2_000 * 5
    assert drawn["order"].str.split().map(sorted).map(tuple).nunique() == 1
    pd.testing.assert_frame_equal(drawn, saturation.orders(table, draws=2_000, seed=1))
    assert not drawn.equals(saturation.orders(table, draws=2_000, seed=2))
    by_draws, by_all = (found.groupby("position")["total"].mean() for found in (drawn, saturation.orders(table)))
    assert by_draws.to_list() == pytest.approx(by_all.to_list(), abs=0.2)


def test_more_than_eight_interviews_are_drawn():
    table, _ = adding(*[1] * 9)
    with pytest.raises(SaturationError, match=r"There are 9 interviews, and too many orders .* draws=1000"):
        saturation.orders(table)
    assert len(saturation.spread(table, draws=10)) == 9
    for wrong in (0, 1.5, True):
        with pytest.raises(SaturationError, match=r"draws is .* a number of orders"):
            saturation.spread(table, draws=wrong)


@patient
@given(random_tables)
def test_spread_is_that_of_the_orders(table):
    totals = saturation.orders(table).groupby("position")["total"]
    found = saturation.spread(table).set_index("position")
    assert found["least"].to_list() == totals.min().to_list()
    assert found["median"].to_list() == totals.median().to_list()
    assert found["most"].to_list() == totals.max().to_list()


def test_spread_by_hand():
    found = saturation.spread(occurrences(T1="abc", T2="c", T3="d"))
    assert found.to_numpy().tolist() == [[1, 1, 1, 3], [2, 2, 3, 4], [3, 4, 4, 4]]
