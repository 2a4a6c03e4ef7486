from __future__ import annotations

import math
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.methods import claims, documents

COUNTS = st.integers(0, 10**12)


# arithmetic


@given(COUNTS, st.integers(1, 10**4))
def test_the_implied_population_gives_the_count_back(count, one_in):
    assert claims.implied_population(count, one_in) / one_in == pytest.approx(count)


@given(st.floats(-0.9, 5), st.integers(0, 40), st.integers(0, 40))
def test_years_one_after_the_other_multiply(rate, some, more):
    both = claims.compounded(rate, some) * claims.compounded(rate, more)
    assert claims.compounded(rate, some + more) == pytest.approx(both, rel=1e-9)


def test_a_rise_of_a_quarter_over_fourteen_years():
    amount = 1.0
    for _ in range(14):
        amount += amount * 0.25
    assert claims.compounded(0.25, 14) == pytest.approx(amount)
    assert claims.compounded(0, 14) == claims.compounded(0.3, 0) == 1


@given(COUNTS, st.integers(1, 200))
def test_an_average_times_the_years_is_the_total(total, years):
    assert claims.average_per_year(total, years) * years == pytest.approx(total)


@settings(deadline=None)
@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_is_wilsons(case):
    successes, n = case
    low, high = claims.interval(successes, n)
    z, share = 1.959963984540054, successes / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    assert (low, high) == pytest.approx((max(0, middle - half), min(1, middle + half)), abs=1e-9)
    assert 0 <= low <= share + 1e-12 and share - 1e-12 <= high <= 1


def test_more_confidence_is_a_wider_interval_and_more_people_a_narrower_one():
    low, high = claims.interval(30, 100)
    assert claims.interval(30, 100, confidence=0.99)[0] < low < high < claims.interval(30, 100, confidence=0.99)[1]
    assert low < claims.interval(300, 1000)[0] < claims.interval(300, 1000)[1] < high


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: claims.implied_population("302m", 8), "count is '302m'"),
        (lambda: claims.implied_population(-1, 8), "count is -1"),
        (lambda: claims.implied_population(302e6, 0.125), "one_in is 0.125"),
        (lambda: claims.implied_population(float("nan"), 8), "count is nan"),
        (lambda: claims.implied_population(True, 8), "count is True"),
        (lambda: claims.average_per_year(10, 0), "years is 0"),
        (lambda: claims.average_per_year(None, 3), "total is None"),
        (lambda: claims.compounded(20, 14), "Write 20 per cent as 0.2"),
        (lambda: claims.compounded(-1, 14), "rate is -1"),
        (lambda: claims.compounded(0.2, -1), "years is -1"),
        (lambda: claims.compounded(5, 10_000), "beyond any number"),
        (lambda: claims.interval(5, 0), "n is 0"),
        (lambda: claims.interval(5, 4), "cannot be more"),
        (lambda: claims.interval(0.5, 4), "Give the count, not a share"),
        (lambda: claims.interval(1, 4, confidence=95), "write 95 per cent as 0.95"),
        (lambda: claims.interval(1, 4, confidence=0), "confidence is 0"),
    ],
)
def test_a_figure_that_cannot_be_is_said_in_a_sentence(call, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        call()


# comparing

REPORTS = {"counted": "reports", "unit": "number", "population": "all", "place": "Norway", "period": "2023"}


@pytest.mark.parametrize(
    ("change", "differs", "warranted"),
    [
        ({}, [], True),
        ({"place": "Chile"}, ["country"], True),
        ({"period": "2024"}, ["period"], True),
        ({"population": "under 18"}, ["population"], True),
        ({"place": "Chile", "period": "2024"}, ["country", "period"], False),
        ({"counted": "arrests"}, ["what is counted"], False),
        ({"unit": "per 100,000"}, ["unit"], False),
    ],
)
def test_two_figures_may_differ_in_one_respect_and_never_in_what_is_counted(change, differs, warranted):
    table = claims.compare(REPORTS, REPORTS | change)
    assert table.loc[table["finding"] == "differs", "aspect"].tolist() == differs
    assert set(table["warranted"]) == {warranted}


@pytest.mark.parametrize("missing", ["", None, float("nan"), pd.NA])
@pytest.mark.parametrize("aspect", ["counted", "period"])
def test_what_is_not_stated_has_to_be_looked_up_first(aspect, missing):
    table = claims.compare(REPORTS, REPORTS | {aspect: missing})
    assert table["finding"].tolist().count("not stated") == 1
    assert not table["warranted"].any()


def test_case_blanks_and_dashes_make_no_difference():
    other = {"counted": "Reports ", "unit": "number", "population": "all", "place": "NORWAY", "period": "2010–2023"}
    assert set(claims.compare(REPORTS | {"period": "2010-2023"}, other)["finding"]) == {"same"}


def test_rows_and_claims_are_compared_alike():
    claim = claims.Claim("CL01", "review", 9, "Introduction", "Reports rose.", "empirical", **REPORTS)
    row = pd.DataFrame([REPORTS]).iloc[0]
    pd.testing.assert_frame_equal(claims.compare(claim, row), claims.compare(REPORTS, REPORTS))


@given(*[st.fixed_dictionaries({name: st.sampled_from(["", "a", "b"]) for name in claims.ASPECTS})] * 2)
def test_the_answer_is_the_same_the_other_way_round(one, other):
    there, back = claims.compare(one, other), claims.compare(other, one)
    assert there[["finding", "warranted"]].equals(back[["finding", "warranted"]])


def test_a_claim_is_of_a_known_kind_and_comparing_needs_claims():
    with pytest.raises(ValueError, match="empirical, methodological or normative"):
        claims.Claim("CL01", "review", 9, "", "All is well.", "true")
    with pytest.raises(ValueError, match="The second is not a claim"):
        claims.compare(REPORTS, 302e6)
    assert claims.COLUMNS[:6] == ("claim_id", "document", "line", "section", "claim", "kind")


# occurrences

PAPER = """# Abstract

One in eight children, about 302 million, were reached. Other figures follow.

# Results

In all 302,000,000 children; that is
one in
eight (Smith et al. 2020). The total of 1,302,000,000 is another.

> “It is 302m, or 0.302 billion” (P1).

- 12.5 per cent, later 12.50% or 112.5.
"""


def found(wanted, text=PAPER) -> list[str]:
    return claims.occurrences(text, wanted)["found"].tolist()


def test_a_number_is_found_in_its_usual_forms_and_not_inside_another():
    table = claims.occurrences(PAPER, 302e6)
    assert table["found"].tolist() == ["302 million", "302,000,000", "302m", "0.302 billion"]
    assert table["line"].tolist() == [3, 7, 11, 11]
    assert table["section"].tolist() == ["Abstract", "Results", "Results", "Results"]
    assert found(302) == []  # of millions, not of ones
    assert found(12.5) == ["12.5", "12.50"]
    assert found(8) == ["eight", "eight"]


@pytest.mark.parametrize(
    ("number", "text", "expected"),
    [
        (302e6, "302 000 000, 302 000 000, 302.000.000, 302’000’000", 4),
        (302e6, "302-million or three hundred; A302m, 302 millionaires, 302,000,000.5, 302,000,0001", 1),
        (20, "20%, 20-30%, $20, twenty, 2020, twenty-five, 20,000, 1.20, v20, 20th, 20 million", 4),
        (2024, "2024, 2024a, 2,024 and 20241", 2),
        (3.2e6, "3.2 million, 3,200,000, 3200000, 3·2 m", 4),
        (5, "sixty-five, five hundred, five million, five-a-day, 5", 2),
        (1500, "1,500; 1500; 1.5 thousand; 1.5k; 1500 km", 5),
        (0.5, "0.5; 10.5; 0.50; 0.55", 2),
    ],
)
def test_forms_of_numbers(number, text, expected):
    assert len(found(number, text)) == expected, found(number, text)


def test_the_wording_is_the_sentence_across_lines():
    table = claims.occurrences(PAPER, "one in (?:8|eight)")
    assert table["line"].tolist() == [3, 8]
    assert table["wording"].tolist() == [
        "One in eight children, about 302 million, were reached.",
        "In all 302,000,000 children; that is one in eight (Smith et al. 2020).",
    ]


def test_patterns_documents_and_words_as_they_stand():
    paper = documents.parse(PAPER)
    assert claims.occurrences(paper, re.compile(r"\d+ million"))["found"].tolist() == ["302 million"]
    assert found(re.escape("(P1)")) == ["(P1)"]
    assert claims.occurrences(PAPER, "nowhere").empty
    assert list(claims.occurrences("", 8).columns) == ["line", "section", "wording", "found"]
    assert found(re.compile("x*")) == []  # what matches nothing finds nothing


@pytest.mark.parametrize(
    ("wanted", "message"),
    [("", "nothing to look for"), ("(12", "no regular expression"), (None, "should be a number"), (-3, "0 or more")],
)
def test_what_cannot_be_looked_for(wanted, message):
    with pytest.raises(ValueError, match=message):
        claims.occurrences(PAPER, wanted)


@settings(deadline=None)
@given(st.integers(1, 10**10), st.sampled_from(["{:d}", "{:,d}"]))
def test_any_whole_number_is_found_in_a_text(number, form):
    assert found(number, f"They counted {form.format(number)} of them.") == [form.format(number)]
