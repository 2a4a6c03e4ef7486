import math
import random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.methods import index
from course.methods.index import (
    ScoreError,
    aggregate,
    complete,
    leave_one_out,
    normalise,
    rank,
    rank_intervals,
    weights,
)

patient = settings(database=None, deadline=None, max_examples=40)

GAPPY = pd.DataFrame({"D1": [0.0, 1.0, 2.0], "D2": [2.0, math.nan, 1.0], "D3": [1.0, 2.0, 0.0]}, index=["A", "B", "C"])


def some_table(seed, cases=6, dimensions=4):
    """Make a table in which no dimension is the same throughout, with ties."""
    dice = random.Random(seed)
    table = pd.DataFrame(
        {f"D{n}": [0, 2] + [dice.randint(0, 2) for _ in range(cases - 2)] for n in range(1, dimensions + 1)},
        dtype=float,
    )
    table.index = [f"case {number}" for number in range(cases)]
    return table


# Missing cells


def test_missing_cells_are_named_or_left_out_and_never_zero():
    with pytest.raises(ScoreError, match=r"1 of 9 cells are missing: B D2\. Decide"):
        complete(GAPPY)
    assert complete(GAPPY, "drop dimension").columns.tolist() == ["D1", "D3"]
    assert complete(GAPPY, "drop case").index.tolist() == ["A", "C"]
    pd.testing.assert_frame_equal(complete(GAPPY, "available"), GAPPY)


def test_six_cells_are_named_and_the_others_counted():
    table = pd.DataFrame(math.nan, index=list("ABC"), columns=["D1", "D2", "D3"])
    with pytest.raises(ScoreError, match=r"9 of 9 cells are missing: A D1, A D2, A D3, B D1, B D2, B D3 and 3 more\."):
        complete(table)
    table.loc["C"] = 1
    with pytest.raises(ScoreError, match=r"6 of 9 cells are missing: A D1, A D2, A D3, B D1, B D2, B D3\. Decide"):
        complete(table)


@pytest.mark.parametrize("gap", [None, math.nan, pd.NA, "unknown", "not applicable"])
def test_every_kind_of_gap_is_one(gap):
    table = pd.DataFrame({"D1": [1, 2], "D2": [gap, 2]}, index=["A", "B"], dtype=object)
    assert complete(table, "drop case").index.tolist() == ["B"]


@pytest.mark.parametrize("wrong", ["absent", "2", True, math.inf])
def test_what_is_no_number_is_no_gap_either(wrong):
    table = pd.DataFrame({"D1": [1, 2], "D2": [wrong, 2]}, index=["A", "B"], dtype=object)
    with pytest.raises(ScoreError, match="A, D2 is"):
        complete(table, "available")


def test_tables_of_which_nothing_is_left_are_refused():
    empty = GAPPY.assign(D2=math.nan)
    for table, missing, message in (
        (empty, "drop case", "nothing is left"),
        (empty[["D2"]], "drop dimension", "nothing is left"),
        (empty, "available", '"D2" has no value in any case'),
        (empty[["D2"]].T.assign(A=1.0), "available", '"B", "C" has no value in any case'),
        (GAPPY, "zero", 'no way "zero"'),
        (GAPPY.iloc[:0], "error", "no cells"),
        (pd.concat([GAPPY, GAPPY]), "available", 'The case "A" stands there twice'),
    ):
        with pytest.raises(ScoreError, match=message):
            complete(table, missing)


def test_what_is_no_table_of_numbers_is_refused():
    both = pd.concat({"value": GAPPY, "grade": GAPPY}, axis=1)
    for function in (complete, normalise, aggregate, leave_one_out, lambda table: rank_intervals(table, seed=1)):
        for value in (None, [1, 2], both):
            with pytest.raises(ScoreError, match="not one of cases × dimensions"):
                function(value)


def test_a_score_says_what_it_rests_on():
    found = aggregate(GAPPY, missing="available", weights={"D1": 1, "D2": 2, "D3": 3})
    assert found.loc["B", "score"] == pytest.approx((1 * 1 + 3 * 2) / 4)
    assert found["dimensions"].tolist() == [3, 2, 3]
    assert found["left_out"].tolist() == ["", "D2", ""]
    dropped = aggregate(GAPPY, missing="drop case")
    assert math.isnan(dropped.loc["B", "score"]) and dropped.loc["B", "dimensions"] == 0
    assert rank(dropped).isna().tolist() == [False, True, False]
    narrowed = aggregate(GAPPY, missing="drop dimension")
    assert narrowed["score"].tolist() == [0.5, 1.5, 1.0] and set(narrowed["left_out"]) == {"D2"}
    assert aggregate(GAPPY, missing="available", weights={"D1": 1, "D2": 0, "D3": 1})["left_out"].tolist() == ["D2"] * 3


# Normalising


@patient
@given(st.integers(0, 10**6), st.floats(0.01, 1000), st.floats(-1000, 1000), st.sampled_from(index.NORMALISATIONS))
def test_the_unit_does_not_matter(seed, times, more, how):
    table = some_table(seed)
    np.testing.assert_allclose(normalise(table * times + more, how), normalise(table, how), atol=1e-6)


@patient
@given(st.lists(st.integers(-50, 50), min_size=2, max_size=8).filter(lambda v: len(set(v)) > 1))
def test_more_stays_more_and_equal_stays_equal(values):
    column = pd.Series(values, dtype=float)
    for how in index.NORMALISATIONS:
        up, down = normalise(column, how), normalise(column, how, "down")
        for i, one in enumerate(values):
            for j, other in enumerate(values):
                assert (up[i] < up[j]) == (one < other) and (down[i] < down[j]) == (one > other)


def test_ends_means_and_ties():
    column = pd.Series([3.0, 1.0, None, 3.0, 2.0])
    assert normalise(column, low=1, high=10).tolist()[:2] == [10.0, 1.0]
    assert normalise(column, "rank").dropna().tolist() == [3.5, 1.0, 3.5, 2.0]
    z = normalise(column, "z")
    assert z.mean() == pytest.approx(0) and z.std(ddof=0) == pytest.approx(1)
    for how in index.NORMALISATIONS:
        assert normalise(column, how).isna().tolist() == [False, False, True, False, False]


def test_directions_go_by_dimension():
    both = normalise(GAPPY[["D1", "D3"]], direction={"D1": "up", "D3": "down"})
    assert both["D1"].tolist() == [0, 0.5, 1] and both["D3"].tolist() == [0.5, 0, 1]


def test_what_differs_by_rounding_only_is_the_same():
    for column in (pd.Series([0.1 + 0.2, 0.3, 0.3]), pd.Series([1e12 + 1e-4, 1e12]), pd.Series([-3.0, -3.0])):
        for how in ("min-max", "z"):
            with pytest.raises(ScoreError, match="the same value in every case"):
                normalise(column, how)
    assert normalise(pd.Series([1e9, 1e9 + 1])).tolist() == [0, 1]
    assert normalise(pd.Series([1e-20, 3e-20])).tolist() == [0, 1]


def test_normalising_refuses_what_it_cannot_do():
    flat = GAPPY.assign(D1=7.0)
    assert normalise(flat, "rank")["D1"].tolist() == [2, 2, 2]
    for how in ("min-max", "z"):
        with pytest.raises(ScoreError, match='"D1" has the same value in every case'):
            normalise(flat, how)
    for arguments, message in (
        ({"how": "log"}, 'no normalisation "log"'),
        ({"direction": "left"}, 'no direction "left"'),
        ({"direction": {"D1": "up"}}, 'differ in "D2", "D3"'),
        ({"direction": None}, "The direction is None"),
        ({"low": 1, "high": 1}, "Give a low that is below high"),
        ({"low": -math.inf}, "low is -inf and high is 1.0. Give"),
        ({"high": math.inf}, "high is inf. Give"),
        ({"low": math.nan}, "low is nan"),
        ({"low": "0"}, "low is '0'"),
    ):
        with pytest.raises(ScoreError, match=message):
            normalise(GAPPY, **arguments)


# Weights, scores, ranks


def test_weights_add_up_to_one_in_the_order_of_the_dimensions():
    assert weights(["a", "b"]).tolist() == [0.5, 0.5]
    assert weights(["a", "b"], pd.Series({"b": 30, "a": 10})).to_dict() == {"a": 0.25, "b": 0.75}
    for given_, message in (
        ({"a": 1}, 'differ in "b"'),
        ({"a": 1, "b": 1, "c": 1}, 'differ in "c"'),
        ({"a": 1, "b": -1}, "The weight of b is -1"),
        ({"a": 1, "b": math.nan}, "The weight of b is nan"),
        ({"a": 0, "b": 0}, "Every weight is 0"),
    ):
        with pytest.raises(ScoreError, match=message):
            weights(["a", "b"], given_)
    for names, given_, message in (
        ("ab", None, "The dimensions are 'ab'. Give a list"),
        (None, None, "The dimensions are None. Give a list"),
        ([], None, "no dimension"),
        (["a", "b", "a"], None, 'The dimension "a" stands there twice'),
        (["a"], pd.Series([1, 2], index=["a", "a"]), 'There are two weights for "a"'),
    ):
        with pytest.raises(ScoreError, match=message):
            weights(names, given_)


@patient
@given(st.integers(0, 10**6), st.sampled_from(index.AGGREGATIONS))
def test_a_higher_value_never_lowers_a_score_or_a_rank(seed, how):
    table = normalise(some_table(seed), low=0.1)
    dice = random.Random(seed)
    row, column = dice.randrange(len(table)), dice.randrange(table.shape[1])
    higher = table.copy()
    higher.iloc[row, column] += dice.random() + 0.01
    before, after = aggregate(table, how), aggregate(higher, how)
    assert after["score"].iloc[row] > before["score"].iloc[row]
    assert rank(after).iloc[row] <= rank(before).iloc[row]


@patient
@given(st.integers(0, 10**6))
def test_the_geometric_mean_is_the_lower_one(seed):
    table = normalise(some_table(seed), low=0.1)
    assert (aggregate(table, "geometric")["score"] <= aggregate(table)["score"] + 1e-12).all()


def test_a_geometric_mean_by_hand():
    table = pd.DataFrame({"x": [4.0], "y": [9.0]}, index=["A"])
    assert aggregate(table, "geometric")["score"].item() == pytest.approx(6)
    assert aggregate(table, "geometric", {"x": 3, "y": 1})["score"].item() == pytest.approx(4**0.75 * 9**0.25)
    gap = pd.DataFrame({"x": [4.0, 4.0], "y": [9.0, None]}, index=["A", "B"])
    assert aggregate(gap, "geometric", missing="available")["score"].tolist() == pytest.approx([6, 4])


def test_a_zero_in_a_geometric_mean_is_explained():
    with pytest.raises(ScoreError, match=r"2 are not: A D1, C D3. One 0 makes the whole product 0.*low=0.1"):
        aggregate(GAPPY, "geometric", missing="available")
    free = aggregate(GAPPY, "geometric", {"D1": 0, "D2": 1, "D3": 0}, "drop case")
    assert free["score"].dropna().tolist() == pytest.approx([2, 1])
    with pytest.raises(ScoreError, match='no aggregation "median"'):
        aggregate(GAPPY, "median")
    with pytest.raises(ScoreError, match='The dimensions that are left, "D1", "D3", all have the weight 0'):
        aggregate(GAPPY, missing="drop dimension", weights={"D1": 0, "D2": 1, "D3": 0})
    with pytest.raises(ScoreError, match='"B" has no value in any dimension with a weight'):
        aggregate(GAPPY, missing="available", weights={"D1": 0, "D2": 1, "D3": 0})


def test_ties_share_the_best_place_whatever_the_scale():
    for scale in (1e-12, 1, 1e12):
        assert rank(pd.Series([0.3, 0.1 + 0.2, 0.9, 0.2]) * scale).tolist() == [2, 2, 1, 4]
    with pytest.raises(ScoreError, match="no column score"):
        rank(pd.DataFrame({"points": [1]}))
    for scores, message in (
        (None, "The scores are a NoneType"),
        ([1, 2], "The scores are a list"),
        (pd.Series(["1"]), 'is "1", which is no number'),
        (pd.Series([1, 2], index=["A", "A"]), 'The case "A" stands there twice'),
    ):
        with pytest.raises(ScoreError, match=message):
            rank(scores)
    assert rank(pd.Series([-1.0, -2.0, -1.0, 0.0])).tolist() == [2, 4, 2, 1]


# Robustness


def slowly(table, draws, seed):
    """Do what rank_intervals does, one draw at a time and with the functions for one index."""
    choices = [(n, a) for n in index.NORMALISATIONS for a in index.AGGREGATIONS if (n, a) != ("z", "geometric")]
    dice = np.random.default_rng(seed)
    shares = dice.dirichlet(np.ones(table.shape[1]), draws)
    chosen = dice.integers(len(choices), size=draws)
    ranks = []
    for share, choice in zip(shares, chosen, strict=True):
        how, mean = choices[choice]
        values = normalise(table, how, low=0.1 if mean == "geometric" else 0)
        ranks.append(rank(aggregate(values, mean, dict(zip(table.columns, share, strict=True)), "available")))
    return pd.DataFrame(ranks)


@pytest.mark.parametrize("share_missing", [0, 0.2])
def test_intervals_are_those_of_the_single_indices(share_missing):
    table = some_table(3)
    table = table.mask(np.random.default_rng(5).random(table.shape) < share_missing)
    ranks = slowly(table, 200, seed=9)
    found = rank_intervals(table, 200, seed=9, missing="available").set_index("case").loc[table.index]
    assert found["best"].tolist() == ranks.min().tolist() and found["worst"].tolist() == ranks.max().tolist()
    assert found["share_first"].tolist() == pytest.approx((ranks == 1).mean().tolist())
    for name, place in (("p5", 10), ("median", 100), ("p95", 190)):
        assert found[name].tolist() == [sorted(ranks[case])[place - 1] for case in table.index]


def test_large_tables_are_ranked_in_parts(monkeypatch):
    table = some_table(4)
    whole = rank_intervals(table, 500, seed=2)
    monkeypatch.setattr(index, "AT_ONCE", 50)
    pd.testing.assert_frame_equal(rank_intervals(table, 500, seed=2), whole)


def test_a_percentile_is_a_rank_that_was_taken():
    table = some_table(3)
    for seed in range(12):
        found = rank_intervals(table, 2, seed=seed)
        assert (found["median"] == found["best"]).all() and (found["p95"] == found["worst"]).all()


@settings(patient, max_examples=15)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_intervals_depend_on_the_seed_and_not_on_the_order_of_cases(seed, shuffle):
    table = some_table(seed)
    order = list(table.index)
    shuffle.shuffle(order)
    found = rank_intervals(table, 300, seed=seed)
    again = rank_intervals(table.loc[order], 300, seed=seed)
    pd.testing.assert_frame_equal(
        found.set_index("case").loc[order], again.set_index("case").loc[order], check_exact=False
    )
    columns = found[["best", "p5", "median", "p95", "worst"]].to_numpy()
    assert (np.diff(columns, axis=1) >= 0).all() and columns.min() == 1 and columns.max() <= len(table)


def test_another_seed_gives_other_draws():
    table = pd.DataFrame({"D1": [0, 1, 2], "D2": [2, 1, 0]}, index=list("ABC"))
    first, second = (rank_intervals(table, 300, seed=seed)["share_first"].tolist() for seed in (1, 2))
    assert first != second


def test_twins_are_always_tied():
    table = some_table(8)
    table.loc["twin"] = table.iloc[0]
    found = rank_intervals(table, 300, seed=1).set_index("case")
    assert found.loc["twin"].tolist() == found.loc["case 0"].tolist()


def test_a_dimension_can_be_dropped_with_its_direction():
    directions = {"D1": "up", "D2": "down", "D3": "up"}
    dropped = rank_intervals(GAPPY, 100, seed=1, direction=directions, missing="drop dimension")
    kept = rank_intervals(GAPPY[["D1", "D3"]], 100, seed=1)
    pd.testing.assert_frame_equal(dropped, kept)
    assert list(leave_one_out(GAPPY, direction=directions, missing="drop dimension")) == ["none", "D1", "D3"]
    assert rank_intervals(GAPPY, 100, seed=1, missing="drop case")["case"].tolist().count("B") == 0


def test_intervals_refuse_what_they_cannot_do():
    table = some_table(1)
    for arguments, message in (
        ({"draws": 0}, "draws is 0"),
        ({"seed": -1}, "seed is -1"),
        ({"seed": None}, "seed is None"),
        ({"low": 0}, "low is 0"),
        ({"normalisations": ["log"]}, '"log"'),
        ({"normalisations": "rank"}, "'rank'. Give a list"),
        ({"normalisations": None}, "The normalisations are None. Give a list"),
        ({"draws": 10.0}, "draws is 10.0"),
        ({"draws": True}, "draws is True"),
        ({"low": 1}, "low is 1"),
        ({"low": "x"}, "low is 'x'"),
        ({"aggregations": []}, "Give a list"),
        ({"normalisations": ["z"], "aggregations": ["geometric"]}, 'There is no geometric mean of "z"'),
    ):
        with pytest.raises(ScoreError, match=message):
            rank_intervals(table, **({"seed": 1} | arguments))
    with pytest.raises(ScoreError, match="cells are missing"):
        rank_intervals(GAPPY, seed=1)


@settings(patient, max_examples=15)
@given(st.integers(0, 10**6), st.sampled_from(index.AGGREGATIONS))
def test_leaving_one_out_is_the_index_without_it(seed, mean):
    table = some_table(seed)
    given_ = {"D1": 1, "D2": 2, "D3": 3, "D4": 4}
    found = leave_one_out(table, "min-max", mean, given_)
    values = normalise(table, low=0.1 if mean == "geometric" else 0)
    assert found["none"].tolist() == rank(aggregate(values, mean, given_)).tolist()
    for name in table.columns:
        rest = {other: weight for other, weight in given_.items() if other != name}
        assert found[name].tolist() == rank(aggregate(values.drop(columns=name), mean, rest)).tolist()


def test_leaving_out_refuses_what_leaves_nothing():
    table = some_table(1)
    with pytest.raises(ScoreError, match="There is one dimension only"):
        leave_one_out(table[["D1"]])
    with pytest.raises(ScoreError, match="D1 carries all the weight"):
        leave_one_out(table[["D1", "D2"]], weights={"D1": 1, "D2": 0})
    with pytest.raises(ScoreError, match='called "none"'):
        leave_one_out(table.rename(columns={"D1": "none"}))
    alone = pd.DataFrame({"D1": [0, 1, 2], "D2": [None, 1, 0], "D3": [0, 2, 1]}, index=list("ABC"))
    with pytest.raises(ScoreError, match='Without D1 there is no value with a weight for "A"'):
        leave_one_out(alone, weights={"D1": 1, "D2": 1, "D3": 0}, missing="available")
    assert list(leave_one_out(alone, missing="available")) == ["none", "D1", "D2", "D3"]
