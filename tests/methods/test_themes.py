import pandas as pd
import pytest

from course.methods import tables, themes
from course.methods.themes import ThemesError

EXTRACTS = pd.DataFrame(
    [("P10", "Law"), ("P2", "Law"), ("P2", "Staff"), ("P2", "Law"), ("P1", "Money"), ("P10", "Money")],
    columns=["participant", "sub_theme"],
)


def test_matrix_counts_and_keeps_zeros():
    counts = themes.matrix(EXTRACTS)
    assert list(counts.index) == ["P1", "P2", "P10"]
    assert list(counts.columns) == ["Law", "Staff", "Money"]
    assert counts.to_numpy().tolist() == [[0, 0, 1], [2, 1, 0], [1, 0, 1]]


def test_matrix_in_an_order_with_what_nobody_said():
    counts = themes.matrix(EXTRACTS, order=["Staff", "Silence", "Money", "Law"])
    assert counts.loc["P2"].to_list() == [1, 0, 0, 2]
    assert counts["Silence"].sum() == 0
    both = themes.matrix(EXTRACTS, order={"participant": ["P2", "P3", "P1", "P10"]})
    assert list(both.index) == ["P2", "P3", "P1", "P10"]
    assert both.loc["P3"].sum() == 0
    assert list(both.columns) == ["Law", "Staff", "Money"]


def test_matrix_of_the_published_extracts():
    extracts, published = tables.load("extracts"), tables.load("themes")
    counts = themes.matrix(extracts, order=published["sub_theme"])
    assert counts.shape == (len(tables.load("participants")), len(published))
    assert counts.to_numpy().sum() == len(extracts)
    by_theme = themes.matrix(extracts, columns="theme")
    assert by_theme.to_numpy().sum() == len(extracts)
    assert set(themes.hierarchy(published)) == set(by_theme.columns)


@pytest.mark.parametrize(
    ("extracts", "options", "message"),
    [
        (EXTRACTS, {"rows": "person"}, r"no column person\. Its columns are: participant, sub_theme"),
        (EXTRACTS, {"order": ["Law", "Staff"]}, r"The extracts have Money as sub_theme, which is not in the order"),
        (EXTRACTS, {"order": ["Law", "Staff", "Money", "Law"]}, r"order of sub_theme names a value more than once"),
        (EXTRACTS, {"order": {"theme": ["Law"]}}, r"The order names theme\. It can order participant and sub_theme"),
        (EXTRACTS.replace("P1", None), {}, r"Row 4 has no participant"),
        (EXTRACTS.replace("Staff", " "), {}, r"Row 2 has no sub_theme"),
        (EXTRACTS[:0], {}, r"The table has no rows"),
        (["P1"], {}, r"and this is a list"),
    ],
)
def test_matrix_refuses(extracts, options, message):
    with pytest.raises(ThemesError, match=message):
        themes.matrix(extracts, **options)


COUNTS = pd.DataFrame(
    {"Law": [3, 1, 0], "Staff": [2, 2, 0], "Money": [0, 4, 0], "Silence": [0, 0, 0]}, index=["P1", "P2", "P3"]
)


def test_voices():
    found = themes.voices(COUNTS)
    assert found["extracts"].to_dict() == {"Law": 4, "Staff": 4, "Money": 4, "Silence": 0}
    assert found["voices"].to_list() == [2, 2, 1, 0]
    assert found["largest_voice"].to_list() == ["P1", "P1, P2", "P2", ""]
    assert found["largest_share"].to_list()[:3] == [0.75, 0.5, 1.0]
    assert pd.isna(found.loc["Silence", "largest_share"])


def test_single_voice_is_one_not_none_or_two():
    assert themes.single_voice(COUNTS) == ["Money"]


@pytest.mark.parametrize("cell", [-1, 0.5, None, "two"])
def test_a_matrix_holds_counts(cell):
    counts = COUNTS.astype(object)
    counts.loc["P2", "Staff"] = cell
    for ask in (themes.voices, themes.single_voice):
        with pytest.raises(ThemesError, match='Column "Staff" has a cell that is not a count'):
            ask(counts.infer_objects())


def rows(*pairs):
    return pd.DataFrame(pairs, columns=["theme", "sub_theme"])


def test_hierarchy_keeps_the_order():
    table = rows(("Law", "Gaps"), ("People", "Staff"), ("Law", "Borders"))
    assert themes.hierarchy(table) == {"Law": ["Gaps", "Borders"], "People": ["Staff"]}
    assert list(themes.hierarchy(table)) == ["Law", "People"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (rows(("Law", "Gaps"), ("Law", "Gaps")), r'"Gaps" stands twice \(rows 0 and 1\)'),
        (rows(("Law", "Gaps"), ("People", "Gaps")), r'"Gaps" stands under "Law" and under "People" \(rows 0 and 1\)'),
        (rows(("Law", "Gaps"), ("People", "Law")), r'"Law" is a theme and a sub-theme \(row 1\)'),
        (rows(("Law", "Law")), r'"Law" is a theme and a sub-theme \(row 0\)'),
        (rows(("Law", "Gaps"), ("law ", "Staff")), r'"Law" and "law " differ in capitals or spaces only'),
        (rows(("Law", "Gaps"), ("People", None)), r"Row 1 has no sub_theme"),
        (rows(("Law", "Gaps"), ("", "Staff")), r"Row 1 has no theme"),
        (rows(), r"no rows"),
        (pd.DataFrame({"theme": ["Law"]}), r"no column sub_theme"),
    ],
)
def test_hierarchy_refuses(table, message):
    with pytest.raises(ThemesError, match=message):
        themes.hierarchy(table)


def test_hierarchy_tells_everything_at_once():
    with pytest.raises(ThemesError, match=r'"Gaps" stands twice.*"People" is a theme and'):
        themes.hierarchy(rows(("Law", "Gaps"), ("Law", "Gaps"), ("People", "Staff"), ("Law", "People")))


def grouped(groups):
    return pd.Series(list(groups), index=[f"code {number}" for number in range(len(groups))])


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("aabb", "yyxx", 1.0),
        ("aabc", "aabb", 0.5714285714),  # scikit-learn's own example
        ("aabb", "xyxy", -0.5),
        ("aaaa", "wxyz", 0.0),
        ("aaabbbccc", "aabbbcccc", 2.5 / 7),
    ],
)
def test_compare(first, second, value):
    one, other = grouped(first), grouped(second)
    assert themes.compare(one, other) == pytest.approx(value)
    assert themes.compare(other, pd.concat([one[1:], one[:1]])) == pytest.approx(value)  # by name, not by place


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (grouped("aab"), grouped("aa"), r"only the first has code 2\."),
        (grouped("aa"), grouped("aab"), r"only the second has code 2\."),
        (grouped("ab").rename({"code 0": "x"}), grouped("ab"), r"only the first has x; only the second has code 0"),
        (grouped("aab").rename({"code 1": "code 0"}), grouped("aab"), r"first grouping has code 0 more than once"),
        (grouped("aab"), grouped(["a", None, "b"]), r"second grouping has no group for code 1"),
        (grouped("a"), grouped("a"), r"fewer than two items"),
        ({"code 0": "a"}, grouped("a"), r"The first grouping is not a Series"),
    ],
)
def test_compare_refuses(first, second, message):
    with pytest.raises(ThemesError, match=message):
        themes.compare(first, second)
