from itertools import combinations

import krippendorff
import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from course.methods import agreement
from course.methods.agreement import AgreementError, alpha

patient = settings(database=None, deadline=None, max_examples=60)

NUMBERS = ("nominal", "ordinal", "interval", "ratio")

# Krippendorff (2011): four coders, twelve units, a point where a value is missing.
PUBLISHED = pd.DataFrame(
    [
        [None if value == "." else int(value) for value in line.split()]
        for line in (
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .",
        )
    ],
    index=list("ABCD"),
).T

# Fleiss (1971): thirty subjects, six diagnoses each; ten subjects, fourteen raters, five categories, as counts.
DIAGNOSES = (
    "444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 "
    "333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555"
)
COUNTS = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
]


def coders(**columns):
    return pd.DataFrame({name: list(values) for name, values in columns.items()})


def labelled(counts):
    """Turn a square of counts into the two coders' labels."""
    pairs = [(i, j) for i, row in enumerate(counts) for j, number in enumerate(row) for _ in range(number)]
    return [i for i, _ in pairs], [j for _, j in pairs]


def gappy(random, top=6):
    """Make a table of whole numbers with gaps."""
    units, coders_ = random.integers(2, 25), random.integers(2, 7)
    values = random.integers(0, random.integers(2, top + 1), (units, coders_)).astype(float)
    values[random.random(values.shape) < random.uniform(0, 0.6)] = np.nan
    return pd.DataFrame(values, columns=[f"coder {number}" for number in range(coders_)])


def by_all_pairs(table, distance):
    """Give alpha by its definition, pair by pair."""
    units = [[value for value in row if not isinstance(value, float)] for row in table.to_numpy(dtype=object)]
    units = [unit for unit in units if len(unit) > 1]
    everything = [value for unit in units for value in unit]
    n = len(everything)
    observed = sum(2 * sum(distance(a, b) for a, b in combinations(unit, 2)) / (len(unit) - 1) for unit in units) / n
    expected = 2 * sum(distance(a, b) for a, b in combinations(everything, 2)) / (n * (n - 1))
    return 1 - observed / expected


# What is published.


@pytest.mark.parametrize(
    ("level", "value"), [("nominal", 0.743421), ("ordinal", 0.815388), ("interval", 0.849107), ("ratio", 0.797403)]
)
def test_krippendorffs_example(level, value):
    assert alpha(PUBLISHED, level) == pytest.approx(value, abs=5e-7)


def test_parts_of_krippendorffs_example():
    parts = agreement.alpha_parts(PUBLISHED)
    assert (parts.units, parts.pairable, parts.coders) == (11, 40, 4)
    assert parts.value == 1 - parts.observed / parts.expected


def test_krippendorffs_two_smaller_examples():
    assert alpha(coders(A="0100000010", B="1110010000")) == pytest.approx(0.0952, abs=5e-5)
    assert alpha(coders(A="aabbdcccedda", B="babbbccceddd")) == pytest.approx(0.69196, abs=5e-6)


@pytest.mark.parametrize(
    ("counts", "value", "same"),
    [
        ([[88, 14, 18], [10, 40, 10], [2, 6, 12]], 0.491525, 0.70),  # Cohen (1960)
        ([[20, 5], [10, 15]], 0.4, 0.70),  # a program that multiplies where it should add reports .560
        ([[45, 15], [25, 15]], 0.1304, 0.60),  # these two agree as often: the paradox
        ([[25, 35], [5, 35]], 0.2593, 0.60),
    ],
)
def test_cohens_kappa(counts, value, same):
    a, b = labelled(counts)
    assert agreement.kappa_from_counts(counts) == pytest.approx(value, abs=5e-5)
    assert agreement.kappa(a, b) == pytest.approx(value, abs=5e-5)
    assert agreement.percent(coders(A=a, B=b)) == pytest.approx(same)


def test_cohens_expected_agreement():
    counts = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    kappa, same = agreement.kappa_from_counts(counts), 0.70
    assert (same - kappa) / (1 - kappa) == pytest.approx(0.41)


def test_fleiss_diagnoses():
    table = pd.DataFrame([[int(digit) for digit in subject] for subject in DIAGNOSES.split()])
    assert table.shape == (30, 6)
    kappa, same = agreement.fleiss(table), agreement.percent(table)
    assert kappa == pytest.approx(0.4302445, abs=5e-8)
    assert (round(same, 4), round((same - kappa) / (1 - kappa), 4)) == (0.5556, 0.2199)
    # The kappa of one category is that of "this one" against "another".
    each = [agreement.fleiss(table == category) for category in range(1, 6)]
    assert each == pytest.approx([0.245, 0.245, 0.520, 0.471, 0.566], abs=6e-4)


def test_fleiss_counts():
    table = pd.DataFrame([np.repeat(list("abcde"), row) for row in COUNTS])
    assert table.shape == (10, 14)
    assert agreement.fleiss(table) == pytest.approx(0.20993, abs=5e-6)


# Against others.


@pytest.mark.parametrize("level", NUMBERS)
def test_alpha_is_that_of_the_krippendorff_package(level):
    random = np.random.default_rng(20261121)
    compared = refused = 0
    while compared < 300:
        table = gappy(random)
        try:
            ours = alpha(table, level)
        except AgreementError:
            refused += 1
            paired = table[table.notna().sum(axis=1) > 1]
            assert len(pd.unique(paired.to_numpy().ravel()[paired.notna().to_numpy().ravel()])) < 2
            continue
        # The package counts values in unpaired units as a part of its domain; for the distances that changes nothing.
        theirs = krippendorff.alpha(table.to_numpy().T, level_of_measurement=level)
        assert ours == pytest.approx(theirs, abs=1e-12)
        compared += 1
    assert refused < compared / 4


@pytest.mark.parametrize("level", ["interval", "ratio", "ordinal"])
def test_alpha_of_measurements(level):
    random = np.random.default_rng(7)
    values = random.lognormal(2, 1, (60, 4)).round(3)
    values[random.random(values.shape) < 0.3] = np.nan
    theirs = krippendorff.alpha(values.T, level_of_measurement=level)
    assert alpha(pd.DataFrame(values), level) == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize("widest", [0.1, 1, 5])
def test_ratio_with_many_values_is_still_exact(widest):
    random = np.random.default_rng(8)
    values = np.unique(np.append(0, random.lognormal(0, widest, 2_100)))
    counts = random.integers(1, 5, len(values)).astype(float)
    assert len(values) > 2_000  # beyond that the sum over all pairs gives way to an integral
    x, y = values[:, None], values[None, :]
    distance = np.divide(x - y, x + y, out=np.zeros((len(values), len(values))), where=x + y > 0) ** 2
    assert agreement._ratio_by_integral(values, counts) == pytest.approx(counts @ distance @ counts, rel=1e-12)
    assert alpha(pd.DataFrame({"A": values, "B": values[::-1]}), "ratio") == pytest.approx(
        krippendorff_of_two(values, values[::-1]), abs=1e-10
    )


def krippendorff_of_two(a, b):
    everything = np.append(a, b)
    x, y = everything[:, None], everything[None, :]
    expected = (np.divide(x - y, x + y, out=np.zeros((len(x), len(x))), where=x + y > 0) ** 2).sum()
    observed = (np.divide(a - b, a + b, out=np.zeros(len(a)), where=a + b > 0) ** 2).mean()
    return 1 - observed / (expected / len(x) / (len(x) - 1))


def test_ratio_of_many_values_close_together():
    random = np.random.default_rng(9)
    truth = random.normal(1e6, 3, 1_500)
    a, b = truth + random.normal(0, 1, 1_500), truth + random.normal(0, 1, 1_500)
    table = pd.DataFrame({"A": a, "B": b})
    assert alpha(table, "ratio") == pytest.approx(krippendorff_of_two(a, b), abs=1e-9)
    assert alpha(table, "ratio") == pytest.approx(alpha(table, "interval"), abs=1e-4)


@pytest.mark.parametrize("weights", [None, "linear", "quadratic"])
def test_weighted_kappa_by_its_formula(weights):
    random = np.random.default_rng(3)
    for _ in range(50):
        counts = random.integers(0, 20, (4, 4))
        steps = np.abs(np.subtract.outer(range(4), range(4)))
        weigh = {None: steps > 0, "linear": steps, "quadratic": steps**2}[weights]
        expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
        kappa = 1 - (weigh * counts).sum() / (weigh * expected).sum()
        assert agreement.kappa_from_counts(counts, weights) == pytest.approx(kappa)
        a, b = labelled(counts)
        assert agreement.kappa(a, b, weights, labels=range(4)) == pytest.approx(kappa)


def test_weights_follow_the_order_given_not_the_alphabet():
    a, b = ["low", "low", "mid", "high"], ["low", "mid", "mid", "mid"]
    order = ["low", "mid", "high"]
    numbers = [[order.index(value) for value in coder] for coder in (a, b)]
    assert agreement.kappa(a, b, "linear", order) == pytest.approx(agreement.kappa(*numbers, "linear"))
    assert agreement.kappa(a, b, "linear", sorted(order)) != pytest.approx(agreement.kappa(*numbers, "linear"))


# Sets of codes.


def test_masi_by_its_definition():
    assert agreement.masi({"a"}, {"a"}) == agreement.masi(set(), set()) == 0
    assert agreement.masi({"a", "b"}, {"a", "b", "c", "d"}) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert agreement.masi({"a", "b"}, {"b", "c"}) == pytest.approx(1 - 1 / 3 * 1 / 3)
    assert agreement.masi({"a"}, {"b"}) == agreement.masi(set(), {"a"}) == 1


def test_masi_is_that_of_nltk_but_for_its_rounding():
    def theirs(a, b):
        both, either = len(a & b), len(a | b)
        contained = 0.67 if both == min(len(a), len(b)) else 0.33
        m = 1 if a == b else contained if both else 0
        return 1 - both / either * m

    every = [frozenset(some) for size in range(5) for some in combinations("abcd", size)]
    for a in every:
        for b in every:
            if a or b:
                assert agreement.masi(a, b) == agreement.masi(b, a) == pytest.approx(theirs(a, b), abs=0.004)


def test_alpha_of_sets_by_hand():
    table = coders(
        A=[frozenset("a"), frozenset("ab"), frozenset("b")], B=[frozenset("a"), frozenset("a"), frozenset("c")]
    )
    parts = agreement.alpha_parts(table, "sets")
    assert parts.observed == pytest.approx((0 + 2 / 3 + 1) / 3)
    # Six values: {a} three times, {a, b}, {b} and {c}. Of the fifteen pairs three are alike, four are 2/3 apart, ...
    assert parts.expected == pytest.approx((3 * 0 + 4 * 2 / 3 + 8 * 1) / 15)
    assert parts.value == pytest.approx(7 / 32)


@pytest.mark.parametrize("codes", [4, 63, 64, 65, 200])
def test_alpha_of_sets_by_all_pairs(codes):
    random = np.random.default_rng(codes)
    cells = np.empty((12, 3), dtype=object)
    for place in np.ndindex(*cells.shape):
        near = random.choice([0, codes - 3])
        some = frozenset((near + random.choice(3, random.integers(0, 4), replace=False)).tolist())
        cells[place] = None if random.random() < 0.2 else some
    cells[0, 0] = cells[0, 1] = frozenset(range(codes))
    table = pd.DataFrame(cells).astype(object)
    table = table.where(table.notna(), np.nan)
    assert alpha(table, "sets") == pytest.approx(by_all_pairs(table, agreement.masi))


def test_sets_of_one_code_are_nominal():
    single = PUBLISHED.map(lambda value: None if pd.isna(value) else frozenset([int(value)]))
    assert alpha(single, "sets") == pytest.approx(alpha(PUBLISHED))


def test_no_code_is_a_value():
    none, some = frozenset(), frozenset("a")
    table = coders(A=[none, some, none, none], B=[none, some, None, some])
    assert agreement.alpha_parts(table, "sets").pairable == 6
    assert alpha(table, "sets") == pytest.approx(alpha(coders(A=[0, 1, 0, 0], B=[0, 1, None, 1])))


CODINGS = pd.DataFrame(
    [("G1", "A", "law"), ("G1", "A", "law"), ("G1", "A", "work"), ("G1", "B", "law"), ("G2", "B", "work")],
    columns=["unit", "coder", "code"],
)


def test_sets_gathers_codings():
    table = agreement.sets(CODINGS, units=["G3", "G1", "G2"], coders=["B", "A"])
    assert list(table.index) == ["G3", "G1", "G2"]
    assert list(table.columns) == ["B", "A"]
    assert table.loc["G1", "A"] == {"law", "work"}
    assert table.loc["G2", "A"] == table.loc["G3", "B"] == frozenset()


@pytest.mark.parametrize(
    ("codings", "units", "message"),
    [
        (CODINGS, ["G1"], r"Row 4 of the codings has the unit G2, which is not among the 1 units listed"),
        (
            CODINGS.replace("A", "C"),
            ["G1", "G2"],
            r"Row 0 of the codings has the coder C, which is not among the 2 coders",
        ),
        (CODINGS.replace("work", None), ["G1", "G2"], r"Row 2 of the codings has no code"),
        (CODINGS.replace("work", "nan"), ["G1", "G2"], r"Row 2 of the codings has no code"),
        (CODINGS.rename(columns={"unit": "segment_id"}), ["G1"], r"have no column unit\. .* rename yours"),
        (CODINGS, ["G1", "G2", "G1"], r"list of units names G1 more than once"),
    ],
)
def test_sets_refuses(codings, units, message):
    with pytest.raises(AgreementError, match=message):
        agreement.sets(codings, units=units, coders=["A", "B"])


# What must hold of any table.

cells = st.one_of(st.none(), st.integers(0, 4))
tables = (
    st.integers(2, 5)
    .flatmap(lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=8))
    .map(lambda rows: pd.DataFrame(rows, dtype=object))
)
levels = st.sampled_from(NUMBERS)


def defined(table, level="nominal"):
    try:
        return alpha(table, level)
    except AgreementError:
        assume(False)


@patient
@given(tables, levels, st.randoms())
def test_order_of_coders_and_units_does_not_matter(table, level, random):
    value = defined(table, level)
    rows, columns = (random.sample(range(length), length) for length in table.shape)
    assert alpha(table.iloc[rows, columns], level) == pytest.approx(value)


@patient
@given(tables, levels, st.integers(0, 9))
def test_a_value_without_a_partner_changes_nothing(table, level, value):
    lonely = pd.DataFrame([[value] + [None] * (table.shape[1] - 1)], index=["lonely"], dtype=object)
    before = defined(table, level)
    assert alpha(pd.concat([table, lonely]), level) == pytest.approx(before)


@patient
@given(tables, levels)
def test_alpha_is_one_where_all_agree_and_only_there(table, level):
    value = defined(table, level)
    same = all(row.dropna().nunique() < 2 for _, row in table.iterrows())
    assert value <= 1
    assert (value == 1) == same


@patient
@given(st.lists(st.integers(0, 9), min_size=2).filter(lambda values: len(set(values)) > 1), levels, st.integers(2, 5))
def test_perfect_agreement_is_one(values, level, width):
    table = pd.DataFrame({f"coder {number}": values for number in range(width)})
    assert alpha(table, level) == agreement.percent(table) == 1


@patient
@given(tables, st.permutations(["a", "b", "c", "d", "e"]))
def test_names_of_labels_do_not_matter(table, names):
    value = defined(table)
    assert alpha(table.map(lambda cell: cell if pd.isna(cell) else names[cell])) == pytest.approx(value)


@patient
@given(tables)
def test_what_each_level_takes_no_notice_of(table):
    def changed(change):
        return table.map(lambda cell: cell if pd.isna(cell) else change(cell))

    value = defined(table, "interval")
    assert alpha(changed(lambda x: 1000 - 7 * x), "interval") == pytest.approx(value)
    assert alpha(changed(lambda x: 7 * x), "ratio") == pytest.approx(alpha(table, "ratio"))
    assert alpha(changed(lambda x: 2**x), "ordinal") == pytest.approx(alpha(table, "ordinal"))


@patient
@given(tables)
def test_two_labels_are_the_same_at_every_level_without_zero(table):
    two = table.map(lambda cell: cell if pd.isna(cell) else 1 + cell % 2)
    value = defined(two)
    for level in NUMBERS[1:]:
        assert alpha(two, level) == pytest.approx(value)


@patient
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_kappa_of_labels_is_that_of_their_counts(pairs):
    a, b = zip(*pairs, strict=True)
    assume(len({*a, *b}) > 1)
    counts = pd.crosstab(pd.Series(a), pd.Series(b)).reindex(index=list("abc"), columns=list("abc"), fill_value=0)
    assert agreement.kappa(a, b) == pytest.approx(agreement.kappa_from_counts(counts))


# Missing values, in whatever way they are written.


def test_all_ways_to_be_missing_are_one():
    kinds = [None, np.nan, pd.NA, float("nan"), pd.NaT]
    values = [
        alpha(pd.DataFrame({"A": ["x", "y", "x"], "B": ["x", "y", "y"], "C": [kind, "x", "y"]})) for kind in kinds
    ]
    values.append(alpha(pd.DataFrame({"A": list("xyx"), "B": list("xyy"), "C": [None, "x", "y"]}, dtype="string")))
    assert len(set(values)) == 1
    whole = pd.DataFrame({"A": [1, 2, 3], "B": [1, 2, 2], "C": [None, 2, 3]})
    assert (
        alpha(whole.astype("Int64"), "interval") == alpha(whole.astype(object), "interval") == alpha(whole, "interval")
    )
    assert alpha(whole.astype("category")) == alpha(whole)


def test_percent_counts_pairs():
    table = coders(A=["x", "x", "x", None], B=["x", "y", "x", "x"], C=["x", None, "y", None])
    assert agreement.percent(table) == 4 / 7  # three of three pairs, none of one, one of three


def test_kappa_leaves_out_what_one_coder_did_not_code():
    first = pd.Series(["x", "y", None, "y"], index=[1, 2, 3, 4])
    second = pd.Series(["y", "x", "y", "x"], index=[4, 1, 2, 3])
    assert agreement.kappa(first, second) == 1  # units 1, 2 and 4, put together by their names
    assert agreement.kappa(list(first), list(second)) != 1


def test_table_is_left_alone():
    table = pd.DataFrame({"A": [{"a"}, {"b"}], "B": [{"a"}, None]})
    before = table.copy(deep=True)
    agreement.disagreements(table)
    agreement.by_code(table)
    pd.testing.assert_frame_equal(table, before)


# Listings.


def test_disagreements_come_with_the_most_different_first():
    table = pd.DataFrame(
        {"A": ["x", "x", "x", "y"], "B": ["x", "y", "y", None], "C": ["x", "y", "z", None]},
        index=["G1", "G2", "G3", "G4"],
    )
    listing = agreement.disagreements(table, pd.Series({"G1": "one", "G2": "two", "G3": "three", "G4": "four"}))
    assert list(listing.columns) == ["unit", "A", "B", "C", "different", "text"]
    assert listing.to_numpy().tolist() == [["G3", "x", "y", "z", 3, "three"], ["G2", "x", "y", "y", 2, "two"]]


def test_disagreements_write_sets_out():
    table = coders(A=[frozenset(["b", "a"]), frozenset()], B=[frozenset(["a"]), frozenset()], C=[None, frozenset("a")])
    listing = agreement.disagreements(table)
    assert listing[["A", "B"]].to_numpy().tolist() == [["a, b", "a"], ["no code", "no code"]]
    assert listing["C"].isna().tolist() == [True, False]


def test_no_disagreement_is_an_empty_listing():
    listing = agreement.disagreements(coders(A="xy", B="xy"), {})
    assert listing.empty
    assert list(listing.columns) == ["unit", "A", "B", "different", "text"]


def test_disagreements_refuse():
    with pytest.raises(AgreementError, match="There is no text for unit 1"):
        agreement.disagreements(coders(A="xy", B="xx"), {0: "one"})
    with pytest.raises(AgreementError, match="A coder is called text"):
        agreement.disagreements(coders(A="xy", text="xx"))


def test_by_code():
    table = agreement.sets(
        pd.DataFrame(
            [(u, c, "all") for u in (1, 2, 3) for c in "AB"]
            + [(1, "A", "law"), (1, "B", "law"), (2, "A", "law")]
            + [(4, "A", "once")],
            columns=["unit", "coder", "code"],
        ),
        units=[1, 2, 3, 4],
        coders=["A", "B"],
    )
    table.loc[4, "B"] = None
    found = agreement.by_code(table).set_index("code_id")
    assert list(found.index) == ["all", "law", "once"]
    assert found["used"].to_list() == [6, 3, 1]
    assert found.loc["law", "alpha"] == pytest.approx(alpha(coders(A=[1, 1, 0], B=[1, 0, 0])))
    assert found["percent"].to_list() == pytest.approx([1, 2 / 3, 1])
    assert found["alpha"].isna().to_list() == [True, False, True]
    assert found.loc["all", "reason"] == "Every set that can be paired has it, so there is no variation."
    assert found.loc["once", "reason"] == "Every set that can be paired lacks it, so there is no variation."
    assert found.loc["law", "reason"] == ""


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (-0.01, "poor"),
        (0, "slight"),
        (0.20, "slight"),
        (0.21, "fair"),
        (0.40, "fair"),
        (0.41, "moderate"),
        (0.1 + 0.2 + 0.3, "moderate"),  # .6000000000000001
        (0.61, "substantial"),
        (0.80, "substantial"),
        (0.81, "almost perfect"),
        (1, "almost perfect"),
    ],
)
def test_bands_of_landis_and_koch(value, name):
    assert agreement.band(value) == name


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (0.8, "reliable"),
        (0.799, "tentative conclusions only"),
        (0.667, "tentative conclusions only"),
        (0.666, "do not rely on it"),
    ],
)
def test_bands_of_krippendorff(value, name):
    assert agreement.band(value, "Krippendorff") == name


@pytest.mark.parametrize("value", [float("nan"), 1.01, None, "0.5"])
def test_band_refuses(value):
    with pytest.raises(AgreementError, match="is no agreement"):
        agreement.band(value)
    with pytest.raises(AgreementError, match='no scheme "Cicchetti"'):
        agreement.band(0.5, "Cicchetti")


# Sentences.

REFUSED = {
    "no variation": (coders(A="xxx", B="xxx"), "nominal", r'Every value that can be paired is "x"\. Without variation'),
    "no variation once unpaired units are out": (coders(A="xxy", B=["x", "x", None]), "nominal", r'paired is "x"'),
    "no variation in sets": (coders(A=[frozenset(), {"a"}], B=[frozenset(), None]), "sets", "paired is the empty set"),
    "one coder": (coders(A="xyx"), "nominal", r"Only one coder, A, gave a value"),
    "one coder beside empty columns": (coders(A="xy", B=[None, None]), "nominal", r"Only one coder, A, gave a value"),
    "no overlap": (
        coders(A=["x", None], B=[None, "y"]),
        "nominal",
        r"No unit has a value from two coders: A, B do not",
    ),
    "no value": (coders(A=[None], B=[None]), "nominal", "The table holds no value"),
    "no rows": (coders(A=[], B=[]), "interval", "The table holds no value"),
    "text": (
        coders(A=[1, 2], B=["1", "2"]),
        "interval",
        r'Unit 0, coder B holds "1", and the level interval needs numbers',
    ),
    "sets for numbers": (
        coders(A=[1, 2], B=[1, {"a"}]),
        "ordinal",
        r"Unit 1, coder B holds the set {a}, and the level ord",
    ),
    "below zero": (coders(A=[1, 2], B=[1, -2]), "ratio", r"Unit 1, coder B holds a number below 0"),
    "infinite": (coders(A=[1, 2], B=[1, float("inf")]), "interval", r"Unit 1, coder B holds an infinite number"),
    "overflow": (coders(A=[1e300, -1e300], B=[1e300, 1]), "interval", "too large or too close together"),
    "underflow": (coders(A=[1e-300, 2e-300], B=[1e-300, 1e-300]), "interval", "too large or too close together"),
    "the text nan": (coders(A=["x", "nan"], B=["x", "y"]), "nominal", r'Unit 1, coder A holds the text "nan"'),
    "the text <NA>": (coders(A=["x", "y"], B=["x", "<NA>"]), "nominal", r'Unit 1, coder B holds the text "<NA>"'),
    "empty text": (coders(A=["x", ""], B=["x", "y"]), "nominal", r'Unit 1, coder A holds the text ""'),
    "labels for sets": (
        coders(A=[{"a"}, {"b"}], B=[{"a"}, "b"]),
        "sets",
        r'Unit 1, coder B holds "b", which is no set',
    ),
    "mixed kinds": (coders(A=[1, 2], B=["1", "2"]), "nominal", r"Unit 0, coder A holds a number, Unit 0, coder B text"),
    "a list": (coders(A=["x", "y"], B=["x", ["y"]]), "nominal", r"Unit 1, coder B holds a list"),
    "repeated index": (
        pd.DataFrame({"A": [1, 2], "B": [1, 2]}, index=["G1", "G1"]),
        "nominal",
        r"index has unit G1 more",
    ),
    "repeated coder": (pd.DataFrame([[1, 2], [2, 2]], columns=["A", "A"]), "nominal", r"Two columns are called A"),
    "an array": (np.ones((3, 3)), "nominal", r"and this is a ndarray"),
    "level": (PUBLISHED, "metric", r'There is no level "metric"\. The levels are: nominal, ordinal'),
}


@pytest.mark.parametrize("name", REFUSED)
def test_alpha_refuses_with_a_sentence(name):
    table, level, message = REFUSED[name]
    with pytest.raises(AgreementError, match=message):
        alpha(table, level)


@pytest.mark.parametrize("measure", [agreement.percent, agreement.fleiss, agreement.disagreements])
@pytest.mark.parametrize("name", ["one coder", "no overlap", "no value", "the text nan", "repeated index", "an array"])
def test_the_others_refuse_too(measure, name):
    table, _, message = REFUSED[name]
    with pytest.raises(AgreementError, match=message):
        measure(table)


def test_percent_without_variation_is_defined():
    assert agreement.percent(coders(A="xx", B="xx")) == 1


def test_fleiss_refuses():
    with pytest.raises(AgreementError, match="Unit 1 has 2 values and most others have 3"):
        agreement.fleiss(coders(A="xyz", B="xyz", C=["x", None, "z"]))
    with pytest.raises(AgreementError, match="Without variation Fleiss' kappa is not defined"):
        agreement.fleiss(coders(A="xx", B="xx"))


def series(**labels):
    return pd.Series(labels)


@pytest.mark.parametrize(
    ("a", "b", "options", "message"),
    [
        ("xx", "xx", {}, r'Every value that can be paired is "x"\. Without variation Kappa'),
        ("xyx", "xy", {}, r"first coder has 3 labels and the second 2"),
        ([None, "x"], ["x", None], {}, r"no unit with a label from both coders"),
        (series(G1="x", G2="y"), series(G1="x", G3="y"), {}, r"Unit G2, G3 stands in one of the two only"),
        ("xy", "xx", {"weights": "linear"}, r"Weights need the labels in their order"),
        ([1, 2], [1, 1], {"weights": "cubic"}, r"There are no weights 'cubic'"),
        ("xyz", "xyy", {"labels": "xy"}, r"The coders used z, which is not among the labels"),
        ("xy", "xx", {"labels": "xyx"}, r"The labels name x more than once"),
        (["x", "nan"], ["x", "x"], {}, r'holds the text "nan"'),
    ],
)
def test_kappa_refuses(a, b, options, message):
    with pytest.raises(AgreementError, match=message):
        agreement.kappa(
            a if isinstance(a, pd.Series) else list(a), b if isinstance(b, pd.Series) else list(b), **options
        )


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        ([[5, 0], [0, 0]], r"Every value that can be paired is 1\. Without variation Kappa"),
        ([[1, 2, 3], [4, 5, 6]], r"The table is 2 by 3, not square"),
        ([[1, -2], [3, 4]], r"below 0"),
        ([[1, np.nan], [3, 4]], r"missing"),
        ([["a", 1], [2, 3]], r"not a number"),
        ([[0, 0], [0, 0]], r"Every count in the table is 0"),
        (pd.DataFrame([[1, 2], [3, 4]], index=["x", "y"], columns=["y", "z"]), r"different labels: x, z stands on one"),
        (pd.DataFrame([[1, 2], [3, 4]], index=["x", "x"], columns=["x", "x"]), r"The label x stands there twice"),
    ],
)
def test_kappa_from_counts_refuses(counts, message):
    with pytest.raises(AgreementError, match=message):
        agreement.kappa_from_counts(counts)


def test_kappa_from_counts_goes_by_the_labels():
    counts = pd.DataFrame([[5, 20], [15, 10]], index=["yes", "no"], columns=["no", "yes"])
    assert agreement.kappa_from_counts(counts) == pytest.approx(0.4)
