"""The figures of coding and themes: what they show, that it can be read, and what they refuse."""

import itertools
import re

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import pyplot as plt
from matplotlib.patches import FancyBboxPatch

from course.methods import figures, tables
from course.methods.figures.look import fitted, text_width
from tests.methods.readable import drawn, lightness, unreadable

PUBLISHED = tables.load("themes")
NASTY = pd.DataFrame(
    [
        ("Disproportionateness and unconstitutionality of surveillance", "e" * 300),
        ("Disproportionateness and unconstitutionality of surveillance", "word " * 60),
        ("Disproportionateness and unconstitutionality of surveillance", "$x_1$ <b>&"),
        ("i", "MMMM WWWW " * 4),
        ("ALL IN CAPITALS AND LONG AS WELL", "Ünïcödé"),
        ("ALL IN CAPITALS AND LONG AS WELL", "p"),
    ],
    columns=["theme", "sub_theme"],
)
TWENTY = pd.DataFrame([(f"Theme {n // 5}", f"Sub-theme number {n}") for n in range(20)], columns=["theme", "sub_theme"])
CODES = (
    *("backlog", "posts", "wellbeing", "training", "on_the_job", "prevention", "law_lags", "law_serves"),
    *("privacy", "evidence", "borders", "agencies", "platforms", "encryption", "ai_helps", "ai_harms"),
)
LINKS = ["source", "target", "kind"]


def links(themes=PUBLISHED, related=()):
    parts = [(row.sub_theme, row.theme, "part of") for row in themes.itertuples()]
    return pd.DataFrame([*parts, *((one, other, "related") for one, other in related)], columns=LINKS)


BESIDE = [
    ("Collaboration", "International Challenges"),
    ("Legislation and Policy", "Technical Challenges"),
    ("Social Media", "Artificial Intelligence"),
    ("Investigator Training and Skills", "Investigative techniques"),
    ("Collaboration", "Legislation and Policy"),
    ("International Challenges", "Technical Challenges"),
]
BETWEEN = [
    ("Foundations of Investigations", "Digital Landscape"),
    ("Foundations of Investigations", "Global Investigative Landscape"),
    ("Legislation and Policy", "Global Investigative Landscape"),
    ("Foundations of Investigations", "Technical Challenges"),
    ("Digital Landscape", "Social Media"),
    ("Collaboration", "Social Media"),
]
MAPS = {
    "published": links(),
    "six lines beside the boxes": links(related=BESIDE),
    "six lines between all": links(related=BETWEEN),
    "twelve lines": links(related=BESIDE + BETWEEN),
    "nasty names": links(NASTY, [("p", "word " * 60), ("i", "ALL IN CAPITALS AND LONG AS WELL")]),
    "twenty": links(TWENTY, [(f"Sub-theme number {n}", f"Sub-theme number {19 - n}") for n in range(6)]),
    "one of each": links(PUBLISHED.head(1)),
    "related only": pd.DataFrame([("a", "b", "related"), ("b", "c", "related"), ("a", "c", "related")], columns=LINKS),
    "part of two themes": pd.DataFrame(
        [("s", "A", "part of"), ("s", "B", "part of"), ("t", "A", "part of"), ("B", "t", "related")], columns=LINKS
    ),
}
TREES = {
    "published": PUBLISHED,
    "nasty names": NASTY,
    "twenty": TWENTY,
    "no sub-theme": pd.DataFrame({"theme": ["A", "B", "B"], "sub_theme": [pd.NA, "b", None]}),
    "one": PUBLISHED.head(1),
}


def boxes(fig):
    """Give each box of a figure with its text, both as they are drawn."""
    drawn(fig)
    (ax,) = fig.axes
    patches = [patch for patch in ax.patches if isinstance(patch, FancyBboxPatch)]
    return [
        (text.get_text(), patch.get_window_extent(), text.get_window_extent())
        for patch, text in zip(patches, ax.texts, strict=False)
    ]


def out_of_place(fig):
    """List boxes on top of one another or outside the figure, texts outside their box, and lines through boxes."""
    found = boxes(fig)
    problems = [
        f"{one} on top of {other}"
        for (one, there, _), (other, here, _) in itertools.combinations(found, 2)
        if there.overlaps(here)
    ]
    for said, box, text in found:
        if not (fig.bbox.x0 <= box.x0 and box.x1 <= fig.bbox.x1 and fig.bbox.y0 <= box.y0 and box.y1 <= fig.bbox.y1):
            problems.append(f"{said} outside the figure")
        if not (box.x0 <= text.x0 and text.x1 <= box.x1 and box.y0 <= text.y0 and text.y1 <= box.y1):
            problems.append(f"{said} outside its box")
    for line in fig.axes[0].lines:
        path = mpl.path.Path(line.get_transform().transform(line.get_xydata()))
        if not all(fig.bbox.padded(-2).contains(*point) for point in path.vertices):
            problems.append(f"a line to {path.vertices[-1]} outside the figure")
        problems += [f"a line through {said}" for said, box, _ in found if path.intersects_bbox(box.padded(-3), False)]
    return problems


def on_top_of_each_other(fig):
    """List the related lines that run along one another."""
    dashed = [line.get_xydata() for line in fig.axes[0].lines if line.get_linestyle() != "-"]
    pieces = [(number, *ends) for number, line in enumerate(dashed) for ends in itertools.pairwise(line.tolist())]
    found = []
    for (one, a, b), (other, c, d) in itertools.combinations(pieces, 2):
        for along, across in ((0, 1), (1, 0)):
            straight = a[across] == b[across] and c[across] == d[across] and abs(a[across] - c[across]) < 3
            low = max(min(a[along], b[along]), min(c[along], d[along]))
            high = min(max(a[along], b[along]), max(c[along], d[along]))
            if one != other and straight and high - low > 1:
                found.append((one, other))
    return found


# --- the thematic map ---


@pytest.mark.parametrize("name", MAPS)
def test_thematic_maps_are_readable_and_nothing_lies_on_a_box(name):
    fig = figures.thematic_map(MAPS[name])
    assert unreadable(fig) == []
    assert out_of_place(fig) == []
    assert on_top_of_each_other(fig) == []
    assert fig.bbox.width == 720


def test_what_is_out_of_place_is_found():
    fig = figures.thematic_map(links(related=BESIDE))
    (ax,) = fig.axes
    first, second = (patch for patch in ax.patches[:2])
    second.set_y(first.get_y() + 5)
    ax.texts[3].set_text("A text that is much too long for its box")
    ax.plot([20, 340], [20, 340], color="black")
    ax.plot([-9, 5], [20, 20], color="black")
    found = " ".join(out_of_place(fig))
    for problem in (
        "on top of",
        "A text that is much too long for its box outside its box",
        "a line through",
        "a line to",
    ):
        assert problem in found
    line = next(line for line in ax.lines if line.get_linestyle() != "-")
    ax.add_line(mpl.lines.Line2D(line.get_xdata(), line.get_ydata() + 1, linestyle="--"))
    assert on_top_of_each_other(fig) != []


NAMES = st.text(st.sampled_from("aeiouMWst -é"), min_size=1, max_size=60).filter(str.strip)


@settings(database=None, deadline=None, max_examples=40)
@given(st.data())
def test_any_map_is_in_place(data):
    names = data.draw(st.lists(NAMES.map(lambda name: " ".join(name.split())), min_size=2, max_size=16, unique=True))
    themes = names[: data.draw(st.integers(1, min(4, len(names) - 1)))]
    subs = names[len(themes) :]
    rows = {
        frozenset((sub, theme)): (sub, theme, "part of")
        for sub in subs
        for theme in [data.draw(st.sampled_from(themes))]
    }
    pairs = [frozenset(pair) for pair in itertools.combinations(names, 2)]
    for pair in data.draw(st.lists(st.sampled_from(pairs), max_size=12, unique=True)):
        rows.setdefault(pair, (*sorted(pair), "related"))
    fig = figures.thematic_map(pd.DataFrame(rows.values(), columns=LINKS))
    assert out_of_place(fig) == []
    assert on_top_of_each_other(fig) == []


def test_the_map_names_every_box_and_joins_what_belongs_together():
    fig = figures.thematic_map(links(related=BESIDE + BETWEEN))
    (ax,) = fig.axes
    said = [" ".join(text.get_text().split()) for text in ax.texts]
    assert said[:12] == [*PUBLISHED["theme"].drop_duplicates(), *PUBLISHED["sub_theme"]]
    assert said[12:] == ["part of", "related"]
    places = {" ".join(name.split()): box for name, box, _ in boxes(fig)}

    def touched(line):
        ends = line.get_transform().transform(line.get_xydata())[[0, -1]]
        return tuple(next((name for name, box in places.items() if box.padded(2).contains(*end)), None) for end in ends)

    solid = {touched(line)[::-1] for line in ax.lines if line.get_linestyle() == "-"} - {(None, None)}
    dashed = [touched(line) for line in ax.lines if line.get_linestyle() != "-"]
    assert solid == {(row.sub_theme, row.theme) for row in PUBLISHED.itertuples()}
    assert sorted(pair for pair in dashed if pair != (None, None)) == sorted(BESIDE + BETWEEN)


def test_the_map_explains_only_the_lines_that_it_has():
    assert figures.thematic_map(links()).axes[0].texts[-1].get_text() == "part of"
    related = figures.thematic_map(MAPS["related only"]).axes[0]
    assert [text.get_text() for text in related.texts] == ["a", "b", "c", "related"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("a", None, "part of")], "Row 0 has no target"),
        ([(" ", "b", "part of")], "Row 0 has no source"),
        ([("a", "b", "Part of")], 'Row 0: the kind is "Part of". Write "part of" or "related"'),
        ([("a", "b", pd.NA)], 'Row 0: the kind is ""'),
        ([("a", "a ", "related")], 'Row 0 joins "a" with itself'),
        ([("a", "b", "part of"), ("b", "a", "related")], 'Row 1: "b" and "a" are joined already (as "part of")'),
        ([("a", "b", "part of"), ("b", "a", "part of")], "joined already"),
        ([("a", "b", "part of"), ("b", "c", "part of")], '"a" is part of "b", which is itself part of "c"'),
        ([(f"s{n}", "t", "part of") for n in range(30)], "31 boxes cannot be read; 30 is the most"),
        (list(itertools.combinations("abcdef", 2)), "15 related pairs cannot be told apart; 12 is the most"),
        ([], "the table has no row"),
    ],
)
def test_links_that_make_no_map_are_refused_in_a_sentence(rows, message):
    made = pd.DataFrame([(*row, "related") if len(row) == 2 else row for row in rows], columns=LINKS)
    for function in (figures.thematic_map, figures.thematic_map_alt):
        with pytest.raises(ValueError, match=re.escape(message)):
            function(made)


@pytest.mark.parametrize("function", [figures.thematic_map, figures.thematic_map_alt])
def test_links_need_their_columns(function):
    with pytest.raises(ValueError, match='no column "kind"; it has "source", "target"'):
        function(links().drop(columns="kind"))
    with pytest.raises(ValueError, match="this is a dict"):
        function({"source": []})


def test_the_alternative_text_of_a_map_says_every_box_and_line():
    said = figures.thematic_map_alt(links(related=BESIDE), what="the published themes")
    assert said.startswith("Thematic map of the published themes: 3 themes and 9 sub-themes. Foundations of ")
    assert "Digital Landscape: Artificial Intelligence; Investigative techniques; Technical Challenges." in said
    assert "6 lines join what is related: Collaboration with International Challenges; Legislation" in said
    assert said.endswith(
        "Collaboration, International Challenges, Legislation and Policy and Technical Challenges have most of these "
        "lines with 2 each."
    )
    assert all(name in said for column in ("theme", "sub_theme") for name in PUBLISHED[column])
    assert figures.thematic_map_alt(links()).endswith("No line joins related ones.")
    assert figures.thematic_map_alt(MAPS["related only"]) == (
        "Thematic map of themes and sub-themes: 3 boxes alone. Part of nothing and without parts: a; b; c. 3 lines join "
        "what is related: a with b; b with c; a with c. a, b and c have most of these lines with 2 each."
    )


# --- the hierarchy ---


@pytest.mark.parametrize("name", TREES)
def test_hierarchies_are_readable_and_nothing_lies_on_a_box(name):
    fig = figures.hierarchy(TREES[name])
    assert unreadable(fig) == []
    assert out_of_place(fig) == []


def test_sub_themes_stand_below_their_theme_and_set_in():
    fig = figures.hierarchy(PUBLISHED)
    found = {" ".join(name.split()): box for name, box, _ in boxes(fig)}
    order = [name for theme, rows in PUBLISHED.groupby("theme", sort=False) for name in (theme, *rows["sub_theme"])]
    assert sorted(found, key=lambda name: -found[name].y0) == order
    for row in PUBLISHED.itertuples():
        assert found[row.sub_theme].x0 > found[row.theme].x0 + 20


@pytest.mark.parametrize(
    ("themes", "message"),
    [
        ({"theme": ["A", None], "sub_theme": ["a", "b"]}, "Row 1 has no theme"),
        ({"theme": ["A", "A"], "sub_theme": ["a", "a"]}, 'Row 1: "a" stands twice under "A"'),
        ({"theme": ["A", "B"], "sub_theme": ["a", "a"]}, 'Row 1: "a" stands under "A" and under "B"'),
        ({"theme": ["A", "B"], "sub_theme": ["B", "b"]}, '"B" is a theme and a sub-theme'),
        ({"theme": ["A"] * 30, "sub_theme": list(range(30))}, "31 boxes cannot be read"),
        ({"theme": ["A"]}, 'no column "sub_theme"'),
        ({"theme": [], "sub_theme": []}, "the table has no row"),
    ],
)
def test_what_is_no_hierarchy_is_refused_in_a_sentence(themes, message):
    for function in (figures.hierarchy, figures.hierarchy_alt):
        with pytest.raises(ValueError, match=re.escape(message)):
            function(pd.DataFrame(themes))


def test_the_alternative_text_of_a_hierarchy_counts():
    said = figures.hierarchy_alt(PUBLISHED, what="the published themes")
    assert said.startswith("Hierarchy of the published themes: 3 themes and 9 sub-themes. Foundations of Invest")
    assert said.endswith("Technical Challenges. Each theme has 3 sub-themes.")
    assert figures.hierarchy_alt(TREES["no sub-theme"]) == (
        "Hierarchy of themes and sub-themes: 2 themes and 1 sub-theme. A: no sub-theme. B: b. B has most sub-themes "
        "with 1; A has fewest with 0."
    )


# --- the heat map ---

EXTRACTS = tables.load("extracts")
MATRIX = pd.crosstab(EXTRACTS["participant"], EXTRACTS["sub_theme"])[list(PUBLISHED["sub_theme"])]
MATRICES = {
    "published": MATRIX,
    "published, turned": MATRIX.T,
    "code by code": pd.DataFrame(np.arange(256).reshape(16, 16) % 23, index=CODES, columns=CODES),
    "nothing counted": MATRIX * 0,
    "one cell": MATRIX.iloc[:1, :1],
    "ties": MATRIX * 0 + 4,
    "twenty by six": pd.DataFrame(
        np.arange(120).reshape(6, 20), index=list(MATRIX.index), columns=[f"Sub-theme {n} of twenty" for n in range(20)]
    ),
    "long on both sides": pd.DataFrame(
        [[1, 0], [22, 3]], index=["word " * 60, "e" * 200], columns=["a column of many words, " * 9, "M" * 90]
    ),
    "large": MATRIX.iloc[:, :3] * 100_000,
    "parts": MATRIX.iloc[:, :3] / 3,
}


def draw_matrix(matrix=MATRIX, xlabel="Sub-theme", ylabel="Participant", title="Extracts by participant and sub-theme"):
    return figures.heat_map(matrix, xlabel=xlabel, ylabel=ylabel, title=title)


@pytest.mark.parametrize("name", MATRICES)
def test_heat_maps_are_readable_and_numbers_fit_their_cells(name):
    fig = draw_matrix(MATRICES[name])
    assert unreadable(fig) == []
    (ax,) = fig.axes
    (cell, _), (low, _) = ax.transData.transform([(1, 0), (0, 0)])
    assert max(text.get_window_extent().width for text in ax.texts) <= cell - low


@pytest.mark.parametrize("name", ["published", "published, turned", "code by code"])
def test_every_cell_has_its_number_and_each_side_its_label(name):
    matrix = MATRICES[name]
    (ax,) = draw_matrix(matrix, xlabel="columns", ylabel="rows").axes
    across, down = (
        [" ".join(tick.get_text().split()) for tick in axis.get_ticklabels()] for axis in (ax.xaxis, ax.yaxis)
    )
    (width, height), numbers = (len(across), len(down)), [int(text.get_text()) for text in ax.texts]
    shown = pd.DataFrame(np.reshape(numbers, (height, width)), index=down, columns=across)
    turned = ax.get_xlabel() == "rows"
    assert {ax.get_xlabel(), ax.get_ylabel()} == {"rows", "columns"}
    assert (shown.T if turned else shown).to_numpy().tolist() == matrix.to_numpy().tolist()
    assert list((shown.T if turned else shown).columns) == list(matrix.columns)
    assert turned == (name == "published")  # names of sub-themes are long, so they go down the side


def test_cells_are_darker_the_higher_and_empty_ones_white():
    (ax,) = draw_matrix(pd.DataFrame([[0, 1, 2, 5, 9]], columns=list("abcde"))).axes
    levels = [lightness(colour) for colour in ax.images[0].get_array()[0]]
    assert levels[0] == pytest.approx(100, abs=0.1)
    assert all(before - after > 5 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        (MATRIX["Collaboration"], "drawn from a table of counts (a pandas DataFrame)"),
        (MATRIX.head(0), "the table has no row or no column"),
        (MATRIX.astype("Int64").replace(0, pd.NA), 'The cell of "P1" and "History of CSE and developments" is <NA>'),
        (MATRIX.astype(float).replace(0, np.nan), 'The cell of "P1" and "History of CSE and developments" is nan'),
        (MATRIX > 0, "is False. A cell needs a number"),
        (MATRIX - 1, "is -1, below 0"),
        (MATRIX.astype(str), "is '0'"),
        (pd.concat([MATRIX, MATRIX]), 'The row "P1" is there twice'),
        (MATRIX.rename(columns={"Social Media": "Collaboration"}), 'The column "Collaboration" is there twice'),
        (MATRIX.rename(index={"P1": " "}), "One row has no label"),
    ],
)
def test_what_is_no_table_of_counts_is_refused_in_a_sentence(matrix, message):
    for function in (draw_matrix, lambda matrix: figures.heat_map_alt(matrix, what="extracts")):
        with pytest.raises(ValueError, match=re.escape(message)):
            function(matrix)


def test_a_table_too_large_for_a_phone_is_refused():
    large = pd.DataFrame(1, index=range(25), columns=range(25))
    with pytest.raises(ValueError, match="25 rows and 25 columns cannot be read at the width of a phone"):
        draw_matrix(large)


@pytest.mark.parametrize("what", ["xlabel", "ylabel", "title"])
def test_a_heat_map_needs_labels_and_a_title(what):
    with pytest.raises(ValueError, match=f"The {what} is "):
        draw_matrix(**{what: " "})


def test_the_alternative_text_of_a_heat_map_states_the_finding():
    what = "extracts by participant and sub-theme"
    assert figures.heat_map_alt(MATRIX, what=what) == (
        "Heat map of extracts by participant and sub-theme: 6 by 9 cells, 40 in all. The highest number is 3, for P4 "
        f"with History of CSE and developments. {int((MATRIX == 0).sum().sum())} of 54 cells are 0. Sums: P3 and P4 have "
        "most with 11 of 40 (28 per cent) each; History of CSE and developments has most with 6 of 40 (15 per cent)."
    )
    made = pd.DataFrame({"a": [2, 2], "b": [0, 1]}, index=["P1", "P2"])
    assert figures.heat_map_alt(made, what="codes") == (
        "Heat map of codes: 2 by 2 cells, 5 in all. The highest number is 2, for P1 with a, and for P2 with a. 1 of 4 "
        "cells is 0. Sums: P2 has most with 3 of 5 (60 per cent); a has most with 4 of 5 (80 per cent). Carried by one "
        "alone: b (P2)."
    )
    assert figures.heat_map_alt(made * 0, what="codes") == "Heat map of codes: 2 by 2 cells. Every cell is 0."
    with pytest.raises(ValueError, match="Say what is counted"):
        figures.heat_map_alt(made, what="")


# --- the saturation curve ---

SPREAD = pd.DataFrame(
    {
        "position": range(1, 7),
        "least": [14, 25, 34, 41, 46, 55],
        "median": [19, 31, 39.5, 46, 51, 55],
        "most": [24, 36, 45, 50, 54, 55],
    }
)
SPREADS = {
    "six": SPREAD,
    "one": SPREAD.head(1),
    "nothing": SPREAD.assign(least=0, median=0, most=0),
    "all at once": SPREAD.assign(least=55, median=55, most=55),
    "twenty": pd.DataFrame(
        {"position": range(1, 21), "least": range(20), "median": range(1, 21), "most": range(3, 23)}
    ),
    "large": SPREAD * [1, 1000, 1000, 1000],
}


@pytest.mark.parametrize("name", SPREADS)
def test_saturation_curves_are_readable(name):
    fig = figures.saturation_curve(SPREADS[name], title="Different first codes over all orders of the six interviews")
    assert unreadable(fig) == []
    assert fig.axes[0].get_ylim()[0] == 0


def test_the_curve_shows_the_numbers_in_order_of_position():
    (ax,) = figures.saturation_curve(SPREAD.sample(frac=1, random_state=4), title="Codes").axes
    shown = {line.get_label(): line.get_xydata().tolist() for line in ax.lines}
    assert shown == {
        name: [[float(x), float(y)] for x, y in zip(SPREAD["position"], SPREAD[name], strict=True)]
        for name in ("most", "median", "least")
    }
    assert [text.get_text() for text in ax.texts] == ["55"]
    styles = {(line.get_linestyle(), line.get_marker()) for line in ax.lines}
    assert len(styles) == 3  # to be told apart without colour


@pytest.mark.parametrize(
    ("spread", "message"),
    [
        (SPREAD.drop(columns="most"), 'no column "most"'),
        (SPREAD.head(0), "the table has no row"),
        (SPREAD["most"], "this is a Series"),
        (SPREAD.iloc[1:], "The positions are 2, 3, 4, 5, 6. They should count the interviews"),
        (pd.concat([SPREAD, SPREAD]), "each once"),
        (SPREAD.assign(median=np.nan), "Row 0: median is nan"),
        (SPREAD.assign(least=-1), "Row 0: least is -1"),
        (SPREAD.assign(least=60), "At position 1 the least is 60, the median 19 and the most 24"),
        (SPREAD.assign(least=0, median=[3, 2, 2, 1, 1, 0]), "The median falls at position 2"),
    ],
)
def test_what_is_no_spread_is_refused_in_a_sentence(spread, message):
    for function in (lambda spread: figures.saturation_curve(spread, title="Codes"), figures.saturation_curve_alt):
        with pytest.raises(ValueError, match=re.escape(message)):
            function(spread)


def test_the_alternative_text_of_a_curve_states_the_finding():
    assert figures.saturation_curve_alt(SPREAD, what="different first codes") == (
        "Line chart of different first codes, by number of interviews read. After 1 interview: 19 at the median, between "
        "14 and 24. After 4 interviews: 46 at the median, between 41 and 50. After 6 interviews: 55 in every order. At "
        "the median, the last interview adds 4, and 90 per cent are reached after 5 interviews."
    )
    assert figures.saturation_curve_alt(SPREADS["one"]).endswith(
        "After 1 interview: 19 at the median, between 14 and 24."
    )
    assert figures.saturation_curve_alt(SPREADS["nothing"]).endswith("After 6 interviews: 0 in every order.")


# --- agreement by code ---

BY_CODE = pd.DataFrame(
    {
        "code_id": CODES,
        "alpha": [0.91, 0.34, 0.6666, 0.8, 0.55, 0.71, -0.06, None, 0.45, 0.78, 0.83, 0.99, None, 1.0, 0.62, 0.7],
        "reason": [""] * 7 + ["No reading gave this code."] + [""] * 4 + ["no variation"] + [""] * 3,
    }
)
AGREEMENTS = {
    "sixteen": BY_CODE,
    "one": BY_CODE.head(1),
    "none at all": BY_CODE.assign(alpha=pd.NA, reason="Every set that can be paired has it, so there is no variation."),
    "no reason": BY_CODE.assign(alpha=np.nan, reason=None),
    "ties": BY_CODE.assign(alpha=0.8),
    "low": BY_CODE.head(3).assign(alpha=[-1, -0.3, 0]),
    "long names": BY_CODE.assign(code_id=[f"{code} and more words for a long name" for code in CODES]),
    "thirty": pd.DataFrame(
        {"code_id": [f"code {n}" for n in range(30)], "alpha": np.linspace(-0.2, 1, 30), "reason": ""}
    ),
}


@pytest.mark.parametrize("name", AGREEMENTS)
def test_agreement_by_code_is_readable(name):
    assert unreadable(figures.agreement_by_code(AGREEMENTS[name])) == []


def test_each_code_has_its_dot_and_its_number_and_codes_without_alpha_are_listed_last():
    (ax,) = figures.agreement_by_code(BY_CODE).axes
    known = BY_CODE.dropna(subset="alpha")
    (dots,) = (dots for dots in ax.collections if len(dots.get_offsets()) == len(known))
    ticks = dict(zip(ax.get_yticks(), (label.get_text() for label in ax.get_yticklabels()), strict=True))
    shown = {ticks[y]: x for x, y in dots.get_offsets().tolist()}
    assert shown == pytest.approx(dict(zip(known["code_id"], known["alpha"], strict=True)), abs=0.0005)
    said = {ticks[text.get_position()[1]]: text.get_text() for text in ax.texts if text.get_position()[1] in ticks}
    assert said["law_lags"] == "−0.060" and said["wellbeing"] == "0.667"
    assert " ".join(said["law_serves"].split()) == "no alpha: No reading gave this code"
    assert list(ticks.values())[-2:] == ["law_serves", "platforms"]
    assert {line.get_xdata()[0] for line in ax.lines} == {0.667, 0.8}


@pytest.mark.parametrize(
    ("by_code", "message"),
    [
        (BY_CODE.drop(columns="reason"), 'no column "reason"'),
        (BY_CODE.head(0), "the table has no row"),
        (BY_CODE.assign(code_id="law"), 'The code "law" is there 16 times'),
        (BY_CODE.assign(code_id=None), "Row 0 has no code_id"),
        (BY_CODE.assign(alpha=1.2), 'The alpha of "backlog" is 1.2'),
        (BY_CODE.assign(alpha="0.7"), "is '0.7'"),
        (BY_CODE.assign(alpha=np.inf), "is inf"),
        (pd.concat([BY_CODE, BY_CODE]), "32 codes cannot be read; 30 is the most"),
    ],
)
def test_what_is_no_agreement_is_refused_in_a_sentence(by_code, message):
    for function in (figures.agreement_by_code, figures.agreement_by_code_alt):
        with pytest.raises(ValueError, match=re.escape(message)):
            function(by_code)


def test_the_alternative_text_of_agreement_states_the_finding():
    assert figures.agreement_by_code_alt(BY_CODE, what="agreement of three readings, by code") == (
        "Dot plot of agreement of three readings, by code (Krippendorff’s alpha). Of 14 codes with an alpha, 5 reach "
        "0.800, 4 lie between 0.667 and 0.800, and 5 are below 0.667. Highest: encryption with 1.000; lowest: law_lags "
        "with −0.060. No alpha for 2 codes: law_serves (No reading gave this code); platforms (no variation)."
    )
    assert "Of 16 codes with an alpha, 16 reach 0.800, none lies" in figures.agreement_by_code_alt(AGREEMENTS["ties"])
    assert "All have 0.800." in figures.agreement_by_code_alt(AGREEMENTS["ties"])
    assert figures.agreement_by_code_alt(AGREEMENTS["one"]).endswith("backlog has 0.910.")
    none = figures.agreement_by_code_alt(AGREEMENTS["none at all"])
    assert none.startswith("Dot plot of agreement by code (Krippendorff’s alpha). No alpha for 16 codes: backlog, ")
    assert none.count("Every set that can be paired") == 1


# --- what holds for all ---

DRAWN = {
    "thematic_map": (figures.thematic_map, figures.thematic_map_alt, links(related=BESIDE)),
    "hierarchy": (figures.hierarchy, figures.hierarchy_alt, PUBLISHED),
    "saturation_curve": (figures.saturation_curve, figures.saturation_curve_alt, SPREAD),
    "agreement_by_code": (figures.agreement_by_code, figures.agreement_by_code_alt, BY_CODE),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_title_and_a_subject_are_needed(name):
    draw, alt, data = DRAWN[name]
    with pytest.raises(ValueError, match="The title is ' '"):
        draw(data, title=" ")
    with pytest.raises(ValueError, match=re.escape("what is ''. Say what is")):
        alt(data, what="")


@pytest.mark.parametrize("name", DRAWN)
def test_nothing_outside_is_changed_whatever_is_set(name):
    draw, alt, data = DRAWN[name]
    before, copy, open_figures = dict(mpl.rcParams), data.copy(), plt.get_fignums()
    with mpl.rc_context({"font.size": 4, "axes.labelsize": 4, "figure.facecolor": "black", "text.color": "white"}):
        fig = draw(data, title="A title that is long enough to need more than one line on the screen of a phone")
        alt(data)
    assert unreadable(fig) == []
    assert dict(mpl.rcParams) == before
    assert plt.get_fignums() == open_figures
    pd.testing.assert_frame_equal(data, copy)


@settings(database=None, deadline=None)
@given(st.text(min_size=1, max_size=80), st.floats(30, 300), st.integers(1, 5))
def test_fitted_lines_are_no_wider_than_asked(text, width, lines):
    text = text.encode("ascii", "ignore").decode() + "x"
    text = "".join(c for c in text if c.isprintable())
    found = fitted(text, width, lines=lines).split("\n")
    assert len(found) <= lines
    assert max(text_width(line) for line in found) <= width
    if not found[-1].endswith("…"):
        assert "".join(found).replace(" ", "") == "".join(text.split())


def test_a_text_that_fits_stays_whole():
    assert fitted("Legislation and Policy", 300) == "Legislation and Policy"
    assert fitted("one two three", text_width("one two") + 0.1) == "one two\nthree"
    assert fitted("one two three", text_width("one two") + 0.1, lines=1).endswith(" …")
