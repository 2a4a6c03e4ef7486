from itertools import chain, combinations, product

import numpy as np
import pandas as pd
import pytest
import setqca
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from course.methods import qca
from course.methods.qca import QcaError, contradictions, counts, dichotomise, necessity, solve, terms, truth_table

patient = settings(database=None, deadline=None, max_examples=60)

# Lipset's conditions for democracy between the wars (Rihoux and De Meur 2009).
COLUMNS = ["DEV", "URB", "LIT", "IND", "STB", "SURV"]
LIPSET = pd.DataFrame.from_dict(
    {
        "AU": [720, 33.4, 98, 33.4, 10, -9],
        "BE": [1098, 60.5, 94.4, 48.9, 4, 10],
        "CZ": [586, 69, 95.9, 37.4, 6, 7],
        "EE": [468, 28.5, 95, 14, 6, -6],
        "FI": [590, 22, 99.1, 22, 9, 4],
        "FR": [983, 21.2, 96.2, 34.8, 5, 10],
        "DE": [795, 56.5, 98, 40.4, 11, -9],
        "GR": [390, 31.1, 59.2, 28.1, 10, -8],
        "HU": [424, 36.3, 85, 21.6, 13, -1],
        "IE": [662, 25, 95, 14.5, 5, 8],
        "IT": [517, 31.4, 72.1, 29.6, 9, -9],
        "NL": [1008, 78.8, 99.9, 39.3, 2, 10],
        "PL": [350, 37, 76.9, 11.2, 21, -6],
        "PT": [320, 15.3, 38, 23.1, 19, -9],
        "RO": [331, 21.9, 61.8, 12.2, 7, -4],
        "ES": [367, 43, 55.6, 25.5, 12, -8],
        "SE": [897, 34, 99.9, 32.3, 6, 10],
        "UK": [1038, 74, 99.9, 49.9, 4, 10],
    },
    orient="index",
    columns=COLUMNS,
)
CUTOFFS = {"DEV": 550, "URB": ">= 50", "LIT": 75, "IND": 30, "STB": "< 10", "SURV": "> 0"}
CRISP = dichotomise(LIPSET, CUTOFFS)
WITHOUT_STB = truth_table(CRISP.drop(columns="STB"), "SURV")


def cases(*rows, columns=None):
    """Make data: one text of 0 and 1 for each case, the outcome last."""
    columns = columns or [*"ABCDEFGHIJKLM"[: len(rows[0]) - 1], "Y"]
    return pd.DataFrame([[int(code) for code in row] for row in rows], columns=columns)


def written(solution):
    return [cover.expression for cover in solution.covers]


# Lipset


def test_lipset_truth_table():
    table = truth_table(CRISP, "SURV")
    assert list(table.columns) == ["DEV", "URB", "LIT", "IND", "STB", "outcome", "n", "consistency", "cases"]
    assert counts(table).to_dict() == {"1": 3, "C": 0, "0": 6, "?": 23}
    found = {
        "".join(map(str, row[:5])): (row.outcome, row.n, row.consistency, row.cases) for row in table.itertuples(False)
    }
    assert found == {
        "11111": ("1", 4, 1.0, "BE, CZ, NL, UK"),
        "10111": ("1", 2, 1.0, "FR, SE"),
        "10101": ("1", 2, 1.0, "FI, IE"),
        "11110": ("0", 1, 0.0, "DE"),
        "10110": ("0", 1, 0.0, "AU"),
        "00101": ("0", 1, 0.0, "EE"),
        "00100": ("0", 2, 0.0, "HU, PL"),
        "00001": ("0", 2, 0.0, "IT, RO"),
        "00000": ("0", 3, 0.0, "GR, PT, ES"),
    }


def test_lipset_solutions():
    table = truth_table(CRISP, "SURV")
    conservative, parsimonious = solve(table), solve(table, "parsimonious")
    assert written(conservative) == ["DEV*~URB*LIT*STB + DEV*LIT*IND*STB"]
    assert written(parsimonious) == ["DEV*STB"]
    for cover in (*conservative.covers, *parsimonious.covers):
        assert (cover.consistency, cover.coverage) == (1.0, 1.0)
    first, second = conservative.covers[0].terms
    assert (first.consistency, first.raw_coverage, first.unique_coverage) == (1.0, 0.5, 0.25)
    assert (second.consistency, second.raw_coverage, second.unique_coverage) == (1.0, 0.75, 0.5)
    assert set(first.cases.split(", ")) == {"FI", "IE", "FR", "SE"}
    assert first.conditions == {"DEV": 1, "URB": 0, "LIT": 1, "STB": 1}
    assert [solution.covers[0].remainders for solution in (conservative, parsimonious)] == [0, 5]  # 8 rows, 3 seen


def test_lipset_negated():
    absent = solve(truth_table(CRISP, "SURV"), outcome=0)
    assert written(absent) == ["DEV*LIT*IND*~STB + ~DEV*~URB*~IND"]
    assert (absent.covers[0].consistency, absent.covers[0].coverage) == (1.0, 1.0)
    assert [term.raw_coverage for term in absent.covers[0].terms] == [0.2, 0.8]


def test_lipset_contradictions():
    found = contradictions(WITHOUT_STB)
    assert dict(zip(found["without_outcome"], found["with_outcome"], strict=True)) == {
        "AU": "FR, SE",
        "DE": "BE, CZ, NL, UK",
    }
    moved = contradictions(truth_table(dichotomise(LIPSET, CUTOFFS | {"DEV": 600}), "SURV"))
    assert moved[["without_outcome", "with_outcome"]].to_numpy().tolist() == [["EE", "FI"]]
    assert not len(contradictions(truth_table(CRISP, "SURV")))


def test_lipset_necessity():
    found = necessity(CRISP, "SURV").set_index("condition")
    assert found.index[found["consistency"] == 1].to_list() == ["DEV", "LIT", "STB"]
    assert found.loc["DEV", "coverage"] == 8 / 10
    assert found.loc["LIT", "coverage"] == 8 / 13
    assert found.loc["URB"].to_list() == [4 / 8, 4 / 5]
    absent = necessity(CRISP, "SURV", value=0).set_index("condition")
    assert absent.loc["~URB"].to_list() == [9 / 10, 9 / 13]


# Dichotomising, truth tables


def test_dichotomise_at_the_cutoff():
    data = pd.DataFrame({"x": [9, 10, 11], "who": ["a", "b", "c"]})
    asked = [10, ">=10", "≥ 10", "> 10", "< 10", "<= 10", "≤10"]
    expected = ["011", "011", "011", "001", "100", "110", "110"]
    found = [dichotomise(data, {"x": cutoff})["x"].astype(str).str.cat() for cutoff in asked]
    assert found == expected
    assert data["x"].to_list() == [9, 10, 11]
    for cutoff in (1e-7, 5e-324, np.float32(0.5), "> .5", ">= 1.", "1e-3"):
        assert dichotomise(pd.DataFrame({"x": [0, 1]}), {"x": cutoff})["x"].to_list() == [0, 1]
    assert dichotomise(data, {"x": 1e20})["x"].to_list() == [0, 0, 0]
    assert dichotomise(data, {"x": "> −1"})["x"].to_list() == [1, 1, 1]
    assert dichotomise(data, {"x": "> -1"})["who"].to_list() == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("data", "cutoffs", "message"),
    [
        (LIPSET, {"GDP": 3}, r"no column GDP\. The columns are: DEV, URB"),
        (LIPSET, {"DEV": "about 550"}, r"cut-off of DEV is 'about 550'.*\">= 550\""),
        (LIPSET, {"DEV": True}, r"cut-off of DEV is True"),
        (LIPSET, {"DEV": np.nan}, r"cut-off of DEV is nan"),
        (LIPSET, ["DEV"], r"Give each column its own"),
        (LIPSET, None, r"The cut-offs are None"),
        (LIPSET.replace({"DEV": {720: np.nan}}), {"DEV": 550}, r"Case AU has nothing in DEV"),
        (LIPSET.astype(object).replace({"DEV": {720: "much"}}), {"DEV": 550}, r'Case AU has "much" in DEV'),
        ([1], {"DEV": 550}, r"and this is a list"),
        (LIPSET[:0], {"DEV": 550}, r"have no rows"),
    ],
)
def test_dichotomise_refuses(data, cutoffs, message):
    with pytest.raises(QcaError, match=message):
        dichotomise(data, cutoffs)


def test_remainders_are_listed_on_demand():
    data = cases("111", "001")
    assert truth_table(data, "Y")["outcome"].to_list() == ["1", "1"]
    table = truth_table(data, "Y", remainders=True)
    assert table["outcome"].to_list() == ["1", "1", "?", "?"]
    assert table[["A", "B"]].to_numpy().tolist() == [[1, 1], [0, 0], [1, 0], [0, 1]]
    assert table["n"].to_list() == [1, 1, 0, 0]
    assert table["consistency"].isna().to_list() == [False, False, True, True]
    assert counts(table).to_dict() == counts(truth_table(data, "Y")).to_dict() == {"1": 2, "C": 0, "0": 0, "?": 2}


def test_cases_are_named_by_a_column_and_conditions_chosen():
    data = cases("111", "100").assign(land=["Korea, Republic of", "Fiji"])
    table = truth_table(data, "Y", ["A"], "land")
    assert table["cases"].to_list() == ["Korea, Republic of (1), Fiji (0)"]
    assert list(truth_table(data, "Y", cases="land").columns[:2]) == ["A", "B"]
    assert truth_table(data.astype({"A": bool, "Y": float}), "Y", cases="land")["A"].to_list() == [1, 1]
    plain = truth_table(data.assign(land=["Korea, Republic of", "Fiji"]), "Y", ["A"], "land")
    assert contradictions(plain)[["with_outcome", "without_outcome"]].to_numpy().tolist() == [
        ["Korea, Republic of", "Fiji"]
    ]


@pytest.mark.parametrize(
    ("data", "options", "message"),
    [
        (LIPSET, {"outcome": "SURV"}, r"Case AU has 720 in DEV\. Crisp sets hold 0 and 1 only"),
        (CRISP.astype(float).replace({"STB": {0: None}}), {"outcome": "SURV"}, r"Case AU has nothing in STB"),
        (CRISP, {"outcome": "Y"}, r"no column Y"),
        (CRISP, {"outcome": "SURV", "conditions": [*"abcdefgh"]}, r"no column a, b, c, d, e, f, g, h\. The columns"),
        (CRISP, {"outcome": "SURV", "conditions": [*"abcdefghi"]}, r"no column a, b, c, d, e, f, g, h and 1 more\."),
        (CRISP, {"outcome": "SURV", "conditions": ["DEV", "SURV"]}, r"SURV is the outcome"),
        (CRISP, {"outcome": "SURV", "conditions": ["DEV", "DEV"]}, r"name DEV more than once"),
        (CRISP, {"outcome": "SURV", "conditions": "DEV"}, r'Give a list, such as \["DEV"\]'),
        (CRISP, {"outcome": "SURV", "conditions": []}, r"There is no condition"),
        (CRISP, {"outcome": "SURV", "cases": "land"}, r"no column land"),
        (CRISP.rename(columns={"DEV": "n"}), {"outcome": "SURV"}, r"A condition is called n"),
        (CRISP.rename(columns={"DEV": "A*B"}), {"outcome": "SURV"}, r"no condition can be called A\*B"),
        (CRISP.rename(columns={"DEV": "~A"}), {"outcome": "SURV"}, r"no condition can be called ~A"),
        (CRISP, {"outcome": ["SURV"]}, r"no column \['SURV'\]"),
        (CRISP, {"outcome": "SURV", "conditions": 5}, r"The conditions are 5"),
        (CRISP.rename({"EE": None}), {"outcome": "SURV"}, r"The case in row 4 of the data has no name"),
        (
            CRISP.assign(land=[*"ABCDEFGHIJKLMNOPQ", np.nan]),
            {"outcome": "SURV", "cases": "land"},
            r"The case in row 18",
        ),
        (cases("0" * 14), {"outcome": "Y"}, r"13 conditions, which makes 8,192 combinations"),
        (pd.concat([CRISP, CRISP[:1]]), {"outcome": "SURV"}, r"More than one case is called AU"),
        (pd.concat([CRISP, CRISP["DEV"]], axis=1), {"outcome": "SURV"}, r"more than one column called DEV"),
    ],
)
def test_truth_table_refuses(data, options, message):
    with pytest.raises(QcaError, match=message):
        truth_table(data, **options)


# Solutions


def test_every_tie_is_told():
    # The cyclic chart of the textbooks: six rows, six prime implicants, two covers of three.
    ring = cases("0001", "0011", "0101", "1011", "1101", "1111", "0110", "1000")
    assert written(solve(truth_table(ring, "Y"))) == ["A*B + ~A*~C + ~B*C", "A*C + ~A*~B + B*~C"]


def test_a_tie_between_terms_that_cover_the_same_rows():
    table = truth_table(cases("111", "000"), "Y")
    solution = solve(table, "parsimonious")
    assert written(solution) == ["A", "B"]
    assert str(solution) == "A\nB"
    assert terms(solution)["cover"].to_list() == [1, 2]


def test_among_covers_of_as_many_terms_the_one_with_fewest_conditions():
    # ~A*~B is needed; the row 111 is left to C or, a condition longer, to A*B
    table = truth_table(cases("0001", "0011", "0100", "1000", "1111"), "Y")
    assert written(solve(table, "parsimonious")) == ["~A*~B + C"]


def test_one_long_term_goes_before_two_short_ones():
    table = truth_table(cases("1111101", "1111011", "0111000", "1011000", "1101000", "1110000"), "Y")
    assert written(solve(table, "parsimonious")) == ["A*B*C*D"]  # not E + F, which has fewer conditions


def test_all_rows_positive_gives_the_term_that_holds_always():
    table = truth_table(cases("111", "101", "011"), "Y")
    assert written(solve(table)) == ["A + B"]
    always = solve(table, "parsimonious")
    assert written(always) == ["1"]
    assert always.covers[0].terms[0].conditions == {}


def test_contradictory_rows_need_a_decision():
    with pytest.raises(QcaError, match=r"These rows have cases with and without the outcome: .*Decide"):
        solve(WITHOUT_STB)
    one = truth_table(dichotomise(LIPSET, CUTOFFS | {"DEV": 600}), "SURV")
    with pytest.raises(
        QcaError, match=r"This row has .*: ~DEV\*~URB\*LIT\*~IND\*STB \(with: FI; without: EE\)\. Decide"
    ):
        solve(one, outcome=0)


def test_contradictory_rows_count_as_decided():
    table = truth_table(cases("111", "111", "110", "100", "010", "000"), "Y")  # A*B: two with, one without
    with_it = solve(table, contradictory="1")
    assert written(with_it) == ["A*B"]
    assert with_it.covers[0].consistency == pytest.approx(2 / 3)
    assert with_it.covers[0].coverage == 1.0
    with pytest.raises(
        QcaError, match=r'No row of the table is with the outcome \(with contradictory="0", which settles 1\), so'
    ):
        solve(table, contradictory="0")
    assert written(solve(table, outcome=0, contradictory="0")) == ["1"]
    for decision in ("1", "?"):
        absent = solve(table, outcome=0, contradictory=decision)
        assert written(absent) == ["~A + ~B"]
        assert absent.covers[0].coverage == pytest.approx(3 / 4)  # the one in A*B is not covered
    assert written(solve(table, "parsimonious", outcome=0, contradictory="?")) == ["1"]
    assert solve(table, "parsimonious", outcome=0, contradictory="?").covers[0].remainders == 1


TABLE = truth_table(CRISP, "SURV")


def changed(row, column, value):
    table = TABLE.astype(object)
    table.loc[row, column] = value
    return table


@pytest.mark.parametrize(
    ("table", "options", "message"),
    [
        (TABLE, {"kind": "intermediate"}, r'no kind "intermediate"\. The kinds are: conservative, parsimonious'),
        (TABLE, {"outcome": 2}, r"outcome to explain is 2"),
        (TABLE, {"contradictory": "yes"}, r"cannot count as 'yes'"),
        (TABLE[TABLE["outcome"] == "0"], {}, r"No row of the table is with the outcome, so"),
        (TABLE[TABLE["outcome"] == "1"], {"outcome": 0}, r"No row of the table is without the outcome, so"),
        (TABLE.drop(columns="n"), {}, r"no truth table: it has no column n"),
        (TABLE.drop(columns=COLUMNS[:5]), {}, r"There is no condition"),
        (changed(2, "outcome", "yes"), {}, r'Row 2 of the table has "yes" as outcome'),
        (changed(2, "LIT", 3), {}, r"Row 2 of the table has 3 in LIT"),
        (changed(2, "n", 0), {}, r'Row 2 of the table needs the number of its cases in "n"'),
        (changed(2, "consistency", None), {}, r"Row 2 of the table needs"),
        (pd.concat([TABLE, TABLE[:1]]), {}, r"combination DEV\*URB\*LIT\*IND\*STB has more than one row"),
        (CRISP, {}, r"no truth table"),
        ("DEV", {}, r"and this is a str"),
    ],
)
def test_solve_refuses(table, options, message):
    with pytest.raises(QcaError, match=message):
        solve(table, **options)


@pytest.mark.parametrize("value", [None, "A*B", TABLE])
def test_terms_refuses_what_is_no_solution(value):
    with pytest.raises(QcaError, match=f"no solution but a {type(value).__name__}"):
        terms(value)


def test_too_many_ways_are_refused_and_not_cut_short(monkeypatch):
    table = truth_table(cases("1111", "0000"), "Y")
    monkeypatch.setattr(qca, "MOST_COVERS", 3)
    assert len(solve(table, "parsimonious").covers) == 3
    monkeypatch.setattr(qca, "MOST_COVERS", 2)
    with pytest.raises(QcaError, match="Use fewer conditions"):
        solve(table, "parsimonious")
    ring = truth_table(cases("0001", "0011", "0101", "1011", "1101", "1111", "0110", "1000"), "Y")
    monkeypatch.setattr(qca, "MOST_COVERS", 1)
    with pytest.raises(QcaError, match="Use fewer conditions"):
        solve(ring)
    monkeypatch.setattr(qca, "MOST_COVERS", 2)
    assert len(solve(ring).covers) == 2
    monkeypatch.setattr(qca, "MOST_STEPS", 1)
    with pytest.raises(QcaError, match="Use fewer conditions"):
        solve(ring)


@pytest.mark.parametrize(
    ("data", "options", "message"),
    [
        (CRISP.assign(SURV=0), {}, r"No case has 1 in SURV"),
        (CRISP, {"value": 2}, r"value of the outcome is 2"),
        (LIPSET, {}, r"Crisp sets hold 0 and 1 only"),
    ],
)
def test_necessity_refuses(data, options, message):
    with pytest.raises(QcaError, match=message):
        necessity(data, "SURV", **options)


def test_coverage_is_missing_where_no_case_has_the_condition():
    assert necessity(cases("11", "10"), "Y")["coverage"].isna().to_list() == [False, True]


# Against setqca, and against every possibility


def random_data(seed):
    random = np.random.default_rng(seed)
    conditions = int(random.integers(2, 6))
    data = random.integers(0, 2, (int(random.integers(3, 25)), conditions + 1))
    if seed % 2:  # without contradictions: the first case of a combination decides
        keys = data[:, :-1] @ 2 ** np.arange(conditions)
        data[:, -1] = [data[np.flatnonzero(keys == key)[0], -1] for key in keys]
    return pd.DataFrame(data, columns=[*"ABCDE"[:conditions], "Y"])


def mine(solution):
    return {
        frozenset(
            (tuple(sorted(term.conditions.items())), round(term.consistency, 9), round(term.raw_coverage, 9))
            for term in cover.terms
        ): (round(cover.consistency, 9), round(cover.coverage, 9))
        for cover in solution.covers
    }


def theirs(fitted, names):
    return {
        frozenset(
            (
                tuple((name, bit) for name, bit in zip(names, implicant.pattern, strict=True) if bit is not None),
                round(fit.consistency, 9),
                round(fit.coverage, 9),
            )
            for implicant, fit in zip(solution.boolean.implicants, solution.term_fits, strict=True)
        ): (round(solution.fit.consistency, 9), round(solution.fit.coverage, 9))
        for solution in fitted
    }


@pytest.mark.parametrize(("decision", "share", "seeds"), [("0", 1.0, 340), ("1", 1e-9, 80)])
def test_agrees_with_setqca_on_random_tables(decision, share, seeds):
    # setqca counts a contradictory row as negative at consistency 1, and as positive where any share is enough
    oracle = setqca.CSQCA(consistency=share, max_solutions=100_000)
    compared = 0
    for seed in range(seeds):
        data = random_data(seed)
        names = list(data.columns[:-1])
        table = truth_table(data, "Y")
        try:
            fitted = oracle.fit(data, outcome="Y", conditions=names)
        except ValueError:  # no row is positive
            with pytest.raises(QcaError, match="No row of the table"):
                solve(table, contradictory=decision)
            continue
        assert counts(table)["?"] == len(fitted.truth_table.remainders())
        for kind in qca.KINDS:
            solution = solve(table, kind, contradictory=decision)
            assert mine(solution) == theirs(fitted.solutions(kind), names), (seed, kind)
            assert len(solution.covers) == len(fitted.solutions(kind))
        compared += 1
    assert compared >= seeds * 0.9  # 306 tables, 72 tables


def test_necessity_agrees_with_setqca():
    for seed in range(60):
        data = random_data(seed)
        if data["Y"].any():
            found = necessity(data, "Y").set_index("condition").fillna(0.0)
            other = setqca.necessity_analysis(data, outcome="Y", conditions=list(data.columns[:-1])).to_frame()
            other = other.set_index("condition").loc[found.index, ["consistency", "coverage"]]
            assert np.allclose(found, other)


ROWS3 = list(product((0, 1), repeat=3))


def holds(term, row):
    return all(want in (None, value) for want, value in zip(term, row, strict=True))


def shortest(positive, allowed):
    """Try every set of terms of three conditions: those that cover all positive rows and allowed rows only."""
    every = [
        term
        for term in product((1, 0, None), repeat=3)
        if any(holds(term, row) for row in positive) and all(row in allowed for row in ROWS3 if holds(term, row))
    ]
    for size in range(1, 5):
        good = [
            some
            for some in combinations(every, size)
            if all(any(holds(term, row) for term in some) for row in positive)
        ]
        if good:
            cost = [sum(want is not None for want in chain(*some)) for some in good]
            return {frozenset(some) for some, literals in zip(good, cost, strict=True) if literals == min(cost)}
    raise AssertionError("no cover of four terms")


@patient
@given(st.lists(st.sampled_from("10?"), min_size=8, max_size=8), st.sampled_from(qca.KINDS))
def test_covers_are_all_the_shortest(codes, kind):
    assume("1" in codes)
    seen = [(*row, int(code)) for row, code in zip(ROWS3, codes, strict=True) if code != "?"]
    solution = solve(truth_table(pd.DataFrame(seen, columns=list("ABCY")), "Y"), kind)
    positive = [row for row, code in zip(ROWS3, codes, strict=True) if code == "1"]
    allowed = [row for row, code in zip(ROWS3, codes, strict=True) if code in ("1?" if kind == "parsimonious" else "1")]
    found = {frozenset(tuple(term.conditions.get(n) for n in "ABC") for term in c.terms) for c in solution.covers}
    assert found == shortest(positive, allowed)
    assert len(found) == len(solution.covers)


# What holds of all solutions

DATA = st.integers(2, 5).flatmap(
    lambda k: st.lists(st.lists(st.integers(0, 1), min_size=k + 1, max_size=k + 1), min_size=2, max_size=16)
)


def data_of(rows):
    return pd.DataFrame(rows, columns=[*"ABCDE"[: len(rows[0]) - 1], "Y"])


def having(data, cover):
    return pd.concat(
        [
            pd.Series(True, data.index) & (data[list(t.conditions)] == pd.Series(t.conditions)).all(axis=1)
            for t in cover.terms
        ],
        axis=1,
    )


@patient
@given(DATA, st.sampled_from(qca.KINDS), st.sampled_from([0, 1]), st.sampled_from("01?"))
def test_what_a_solution_says_is_true_of_the_cases(rows, kind, outcome, decision):
    data = data_of(rows)
    table = truth_table(data, "Y")
    decided = table["outcome"].replace("C", decision)
    assume((decided == str(outcome)).any())
    has = data["Y"] == outcome
    for cover in solve(table, kind, outcome, decision).covers:
        there = having(data, cover)
        any_term = there.any(axis=1)
        assert cover.consistency == pytest.approx(has[any_term].mean())
        assert cover.coverage == pytest.approx(any_term[has].mean(), nan_ok=True)
        for column, term in enumerate(cover.terms):
            alone = there.iloc[:, column] & (there.sum(axis=1) == 1)
            assert term.consistency == pytest.approx(has[there.iloc[:, column]].mean())
            assert term.raw_coverage == pytest.approx(there.iloc[:, column][has].mean(), nan_ok=True)
            assert term.unique_coverage == pytest.approx(alone[has].mean(), nan_ok=True)
        # every row to be explained is covered, no row of the other kind is, and no term is idle
        on_rows = having(table, cover)
        assert on_rows.any(axis=1)[decided == str(outcome)].all()
        assert not on_rows.any(axis=1)[decided == str(1 - outcome)].any()
        alone = (on_rows.sum(axis=1) == 1) & (decided == str(outcome))
        assert all((on_rows.iloc[:, column] & alone).any() for column in range(len(cover.terms)))
        assert kind == "parsimonious" or cover.remainders == 0


@patient
@given(DATA, st.sampled_from(qca.KINDS), st.randoms(use_true_random=False))
def test_nothing_hangs_on_the_order_or_on_what_is_called_present(rows, kind, random):
    data = data_of(rows)
    assume((truth_table(data, "Y")["outcome"] == "1").any())
    order = random.sample(list(data.columns[:-1]), len(data.columns) - 1)
    turned = data.assign(A=1 - data["A"])[[*order, "Y"]].sample(frac=1, random_state=random.randrange(9))
    plain, other = (
        {frozenset(frozenset(term.conditions.items()) for term in cover.terms) for cover in solution.covers}
        for solution in (solve(truth_table(table, "Y"), kind, contradictory="0") for table in (data, turned))
    )
    back = {frozenset(frozenset((n, 1 - v if n == "A" else v) for n, v in term) for term in cover) for cover in other}
    assert plain == back


@patient
@given(DATA, st.sampled_from(qca.KINDS))
def test_the_absence_is_the_outcome_turned_round(rows, kind):
    data = data_of(rows)
    table = truth_table(data, "Y")
    assume((table["outcome"] == "0").any())
    turned = truth_table(data.assign(Y=1 - data["Y"]), "Y")
    assert mine(solve(table, kind, 0, "?")) == mine(solve(turned, kind, 1, "?"))


@patient
@given(DATA)
def test_a_condition_is_as_necessary_for_the_outcome_as_the_outcome_is_sufficient_for_it(rows):
    data = data_of(rows)
    assume(data["Y"].any() and data["A"].any())
    forth, back = necessity(data, "Y", ["A"]).iloc[0], necessity(data, "A", ["Y"]).iloc[0]
    assert forth["consistency"] == back["coverage"]
    assert forth["coverage"] == back["consistency"]


def test_ten_conditions():
    random = np.random.default_rng(10)
    data = pd.DataFrame(random.integers(0, 2, (18, 11)), columns=[*"ABCDEFGHIJ", "Y"])
    table = truth_table(data, "Y")
    assert counts(table).sum() == 1024
    names = list(data.columns[:-1])
    positive = {int("".join(map(str, row)), 2) for row in table.loc[table["outcome"] == "1", names].to_numpy()}
    negative = {int("".join(map(str, row)), 2) for row in table.loc[table["outcome"] != "1", names].to_numpy()}
    assert len(solve(table, "parsimonious", contradictory="0").covers) > 1
    for cover in solve(table, "parsimonious", contradictory="0").covers:
        patterns = [tuple(term.conditions.get(name) for name in names) for term in cover.terms]
        covered = {
            int("".join(map(str, row)), 2)
            for row in product((0, 1), repeat=10)
            if any(all(want in (None, value) for want, value in zip(p, row, strict=True)) for p in patterns)
        }
        assert positive <= covered
        assert not covered & negative
