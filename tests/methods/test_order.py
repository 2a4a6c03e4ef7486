from __future__ import annotations

import itertools
import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.methods import figures, order


def works(ranks, alone=True) -> pd.DataFrame:
    alone = [alone] * len(ranks) if isinstance(alone, bool) else alone
    return pd.DataFrame({"list_position": range(1, len(ranks) + 1), "first_rank": ranks, "alone": alone})


def cited(*brackets, start=1) -> pd.DataFrame:
    rows = [
        {"entry": entry, "line": 10 * number, "group": number, "group_size": len(bracket)}
        for number, bracket in enumerate(brackets, start)
        for entry in bracket
    ]
    return pd.DataFrame(rows, columns=["entry", "line", "group", "group_size"])


def listed(count) -> pd.DataFrame:
    return pd.DataFrame({"entry_id": [f"R{number:02d}" for number in range(1, count + 1)]})


# first_appearance


def test_only_the_first_citation_of_a_work_counts():
    citations = cited(["R02"], ["R01", "R02"], ["R03"], ["R01"])
    table = order.first_appearance(citations, listed(4))
    assert table.to_dict("list") == {
        "entry_id": ["R01", "R02", "R03"],
        "list_position": [1, 2, 3],
        "first_line": [20, 10, 30],
        "first_rank": [2, 1, 3],
        "alone": [False, True, True],
    }


def test_works_of_one_bracket_share_a_rank_and_the_next_is_counted_on():
    table = order.first_appearance(cited(["R03", "R01"], ["R02"]), listed(3))
    assert table["first_rank"].tolist() == [1, 3, 1]


def test_citations_without_an_entry_are_left_out_and_take_no_rank():
    table = order.first_appearance(cited([None], [float("nan")], ["gone"], ["R01"]), listed(1))
    assert table[["entry_id", "first_rank", "alone"]].values.tolist() == [["R01", 1, True]]


def test_citations_without_a_bracket_stand_each_by_themselves():
    citations = cited(["R02"], ["R01"]).assign(group=pd.array([pd.NA, pd.NA], dtype="Int64"))
    assert order.first_appearance(citations, listed(2))["first_rank"].tolist() == [2, 1]


def test_nothing_cited_is_a_table_without_rows():
    table = order.first_appearance(cited(), listed(3))
    assert list(table.columns) == list(order.COLUMNS) and table.empty


def test_arguments_are_left_as_they_were():
    citations, entries = cited(["R02"], ["R01"]), listed(2)
    before = citations.copy(), entries.copy()
    order.first_appearance(citations, entries)
    pd.testing.assert_frame_equal(citations, before[0])
    pd.testing.assert_frame_equal(entries, before[1])


@pytest.mark.parametrize(
    ("citations", "entries", "message"),
    [
        (cited().drop(columns="group"), listed(1), "lack the column group"),
        (cited(), pd.DataFrame({"id": ["R01"]}), "lack the column entry_id"),
        (cited(), [1], "not a list"),
        (cited(), pd.DataFrame({"entry_id": ["R01", "R01"]}), "R01 more than once"),
    ],
)
def test_a_table_that_does_not_fit(citations, entries, message):
    with pytest.raises(ValueError, match=message):
        order.first_appearance(citations, entries)


# rank_correlation


def brute(places, ranks) -> tuple[float, float]:
    """Try every order with the definition of Spearman's rho: Pearson's r of mean ranks."""

    def mean_ranks(values):
        return [sum(other < value for other in values) + (values.count(value) + 1) / 2 for value in values]

    def pearson(one, other):
        means = sum(one) / len(one), sum(other) / len(other)
        products = [(a - means[0]) * (b - means[1]) for a, b in zip(one, other, strict=True)]
        spread = math.sqrt(sum((a - means[0]) ** 2 for a in one) * sum((b - means[1]) ** 2 for b in other))
        return sum(products) / spread

    one, other = mean_ranks(list(places)), mean_ranks(list(ranks))
    found = pearson(one, other)
    every = [pearson(list(shuffled), other) for shuffled in itertools.permutations(one)]
    one_sided = sum(value >= found - 1e-9 for value in every) / len(every)
    two_sided = sum(abs(value) >= abs(found) - 1e-9 for value in every) / len(every)
    return one_sided, two_sided


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 5), min_size=3, max_size=6).filter(lambda ranks: len(set(ranks)) > 1))
def test_up_to_seven_works_every_order_is_tried(ranks):
    test = order.rank_correlation(works(ranks))
    assert test.exact and test.draws == math.factorial(len(ranks))
    assert (test.p_one_sided, test.p) == pytest.approx(brute(range(1, len(ranks) + 1), ranks))


PERMUTED = st.integers(3, 30).flatmap(lambda n: st.permutations(range(1, n + 1)))


@settings(deadline=None, max_examples=60)
@given(PERMUTED)
def test_the_reverse_has_the_same_strength_and_the_other_sign(ranks):
    test = order.rank_correlation(works(ranks), draws=200)
    turned = order.rank_correlation(works([len(ranks) + 1 - rank for rank in ranks]), draws=200)
    assert (turned.rho, turned.tau) == pytest.approx((-test.rho, -test.tau))
    assert turned.p == pytest.approx(test.p)
    assert turned.pairs_in_order == pytest.approx(1 - test.pairs_in_order)


@settings(deadline=None, max_examples=60)
@given(PERMUTED, st.randoms())
def test_the_order_of_the_rows_does_not_matter_to_the_coefficients(ranks, random):
    table = works(ranks)
    rows = list(range(len(ranks)))
    random.shuffle(rows)
    one, other = (order.rank_correlation(each, draws=20) for each in (table, table.iloc[rows]))
    assert (one.rho, one.tau, one.pairs_in_order) == pytest.approx((other.rho, other.tau, other.pairs_in_order))


@settings(deadline=None, max_examples=60)
@given(PERMUTED)
def test_pairs_in_order_and_tau_say_the_same_where_nothing_is_tied(ranks):
    test = order.rank_correlation(works(ranks), draws=20)
    assert test.tau == pytest.approx(2 * test.pairs_in_order - 1)
    assert -1 <= test.rho <= 1 and 0 < test.p <= 1 and 0 < test.p_one_sided <= 1


@pytest.mark.parametrize("n", [3, 7, 8, 60])
def test_the_list_and_its_reverse(n):
    same, reverse = (order.rank_correlation(works(list(ranks))) for ranks in (range(1, n + 1), range(n, 0, -1)))
    assert (same.rho, same.tau, same.pairs_in_order) == pytest.approx((1, 1, 1))
    assert (reverse.rho, reverse.tau, reverse.pairs_in_order) == pytest.approx((-1, -1, 0))
    assert reverse.p_one_sided == pytest.approx(1)
    if same.exact:
        assert same.p_one_sided == pytest.approx(1 / math.factorial(n))
        assert same.p == pytest.approx(2 / math.factorial(n))


def test_no_p_is_zero():
    test = order.rank_correlation(works(list(range(1, 41))), draws=999)
    assert not test.exact and test.p == test.p_one_sided == pytest.approx(1 / 1000)


def test_drawn_orders_agree_with_all_of_them(monkeypatch):
    table = works([2, 1, 4, 3, 6, 7, 5])
    exact = order.rank_correlation(table)
    monkeypatch.setattr(order, "EXACT", 0)
    drawn = order.rank_correlation(table, draws=20_000)
    assert not drawn.exact
    assert drawn.p == pytest.approx(exact.p, abs=0.01)
    assert drawn.p_one_sided == pytest.approx(exact.p_one_sided, abs=0.01)


def test_a_seed_gives_the_same_result_and_another_one_another(monkeypatch):
    table = works([3, 1, 2, 6, 4, 5, 9, 7, 8])
    first, again, other = (order.rank_correlation(table, draws=500, seed=seed) for seed in (1, 1, 2))
    assert first == again and first.p != other.p
    monkeypatch.setattr(order, "AT_ONCE", 1000)  # in many steps
    assert order.rank_correlation(table, draws=500, seed=1).draws == 500


def test_alone_and_grouped_are_told_apart():
    alone = [True, True, True, False, False, False]
    table = works([1, 2, 3, 6, 5, 4], alone)
    assert order.rank_correlation(table, "alone").rho == pytest.approx(1)
    assert order.rank_correlation(table, "grouped").rho == pytest.approx(-1)
    assert order.rank_correlation(table, "all").n == 6


@pytest.mark.parametrize(
    ("table", "which", "message"),
    [
        (works([]), "all", "cited: 0. That is too few"),
        (works([1, 2]), "all", "cited: 2. That is too few"),
        (works([1, 2, 3], [True, True, False]), "alone", "alone: 2. That is too few"),
        (works([1, 1, 1], False), "grouped", "all in one place"),
        (works([1, 2, 3]), "both", 'Choose "all", "alone" or "grouped"'),
        (works([1, 2, 3]).drop(columns="alone"), "all", "lack the column alone"),
    ],
)
def test_what_cannot_be_tested_is_said_in_a_sentence(table, which, message):
    with pytest.raises(ValueError, match=message):
        order.rank_correlation(table, which)


@pytest.mark.parametrize("wrong", [{"draws": 0}, {"draws": 1.5}, {"draws": True}, {"seed": -1}, {"seed": None}])
def test_draws_and_seed_are_whole_numbers(wrong):
    with pytest.raises(ValueError, match="has to be a whole number"):
        order.rank_correlation(works([1, 2, 3]), **wrong)


# the figure


def test_the_figure_tells_alone_and_grouped_by_shape_and_by_lightness():
    fig = figures.order(works([2, 1, 4, 3], [True, True, False, False]))
    alone, grouped = fig.axes[0].collections
    assert alone.get_offsets().tolist() == [[1, 2], [2, 1]] and grouped.get_offsets().tolist() == [[3, 4], [4, 3]]
    assert len(alone.get_paths()[0]) != len(grouped.get_paths()[0])
    lightness = [sum(marks.get_facecolor()[0][:3]) / 3 for marks in (alone, grouped)]
    assert lightness[1] - lightness[0] > 0.5


def test_the_alternative_text_counts_pairs():
    said = figures.order_alt(works([2, 1, 4, 3], [True, True, False, False]))
    assert "4 works" in said and "4 of 6 (67 per cent)" in said
    assert "first cited alone (2 works), 0 of 1" in said and "first cited in a group (2 works), 0 of 1" in said


def test_the_alternative_text_of_one_kind_and_of_one_work():
    assert "All were first cited alone." in figures.order_alt(works([1, 2, 3]))
    assert "pairs" not in figures.order_alt(works([1]))


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (works([]), "no row"),
        (works([1, 2]).drop(columns="alone"), 'no column "alone"'),
        (works([0, 1]), "Positions are numbers from 1"),
        (works([1, None]), "Positions are numbers from 1"),
    ],
)
def test_a_table_that_cannot_be_drawn(table, message):
    for draw in (figures.order, figures.order_alt):
        with pytest.raises(ValueError, match=message):
            draw(table)
