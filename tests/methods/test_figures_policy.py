"""The figures of law compared: what they show, that it can be read, and what they refuse."""

import re
from itertools import pairwise

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import colors
from matplotlib import pyplot as plt
from matplotlib.patches import Rectangle

from course.methods import comparison, figures, index, qca, tables
from course.methods.figures.words import per_cent
from tests.methods.readable import drawn, lightness, unreadable

LONG = "Anti-Online Sexual Abuse or Exploitation of Children and Materials Act of the Year " * 2


def said(fig):
    return [text.get_text() for text in fig.axes[0].texts]


def seen(fig, shape):
    """Give the commonest colour of what was drawn in a shape."""
    picture, box = drawn(fig), shape.get_window_extent()
    height = picture.shape[0]
    dots = picture[int(height - box.y1) + 3 : int(height - box.y0) - 2, int(box.x0) + 3 : int(box.x1) - 2]
    found, times = np.unique(dots.reshape(-1, 3), axis=0, return_counts=True)
    return colors.to_hex(found[times.argmax()] / 255)


def within(fig, shapes):
    """Give for each shape the texts in it, in the order drawn."""
    drawn(fig)
    middles = [(text.get_text(), text.get_window_extent().get_points().mean(axis=0)) for text in fig.axes[0].texts]
    boxes = [shape.get_window_extent() for shape in shapes]
    return [[text for text, middle in middles if box.contains(*middle)] for box in boxes]


# --- the evidence matrix ---

CELLS = tables.load("policy_cells")
COLUMNS = ["jurisdiction", "dimension", "value", "status", "grade"]


def made(*rows):
    """Make cells from (jurisdiction, dimension, value, status, grade)."""
    cells = pd.DataFrame(rows, columns=COLUMNS).astype({"value": object})
    return cells.assign(instrument="Act 1", as_of="2026-11-01", reason="said")


FOUR = made(
    ("Norland", "D1", 0, "absent", "P"),
    ("Norland", "D2", None, "unknown", None),
    ("Sudland", "D1", 2, "present", "S"),
    ("Sudland", "D2", None, "not applicable", ""),
)


def matrix(cells, title="What the law says: ten jurisdictions, thirteen dimensions"):
    return figures.evidence_matrix(comparison.wide(cells), title=title)


def boxes(fig, cells):
    """Give (jurisdiction, dimension) -> the box drawn for it, for a matrix that is not turned."""
    rows, columns = (cells[name].nunique() for name in ("jurisdiction", "dimension"))
    found = [patch for patch in fig.axes[0].patches if isinstance(patch, Rectangle)][: rows * columns]
    places = [(one, other) for one in cells["jurisdiction"].unique() for other in cells["dimension"].unique()]
    return dict(zip(places, found, strict=True))


def questions(cells=CELLS, most=13):
    names = tables.load("policy_dimensions").set_index("dimension")["question"][:most]
    return cells[cells["dimension"].isin(names.index)].assign(dimension=lambda rows: rows["dimension"].map(names))


MATRICES = {
    "all cells": CELLS,
    "whole questions": questions(),
    "one jurisdiction": CELLS[CELLS["jurisdiction"] == "Canada"],
    "one dimension": CELLS[CELLS["dimension"] == "D1"],
    "one cell": CELLS.head(1),
    "all statuses": FOUR,
    "absent without a level": made(("Norland", "D1", None, "absent", "P"), ("Sudland", "D1", 9, "present", "Q2")),
    "long names": made(*((LONG + str(n), f"$x_{k}$ {LONG}", 1, "present", "P") for n in range(3) for k in range(3))),
    "one long word": made(*(("e" * 80 + str(n), "W" * 40, n, "present", "P") for n in range(3))),
    "nothing known": CELLS.assign(status="unknown", value=None, grade="", reason="not looked up"),
}


@pytest.mark.parametrize("name", MATRICES)
def test_evidence_matrices_are_readable_at_360_pixels(name):
    fig = matrix(MATRICES[name])
    assert unreadable(fig) == []
    assert fig.bbox.width == 720


def test_every_cell_shows_its_level_and_its_grade():
    fig = matrix(CELLS)
    places = boxes(fig, CELLS)
    found = dict(zip(places, within(fig, places.values()), strict=True))
    for row in CELLS.itertuples():
        wanted = {"unknown": [], "not applicable": ["–"]}.get(
            row.status, ["no" if pd.isna(row.value) else str(row.value), row.grade]
        )
        assert found[row.jurisdiction, row.dimension] == wanted, row


def test_names_stand_at_their_rows_and_columns():
    fig = matrix(FOUR)
    places = boxes(fig, FOUR)
    middle = {
        text.get_text(): text.get_window_extent().get_points().mean(axis=0)
        for text in reversed(fig.axes[0].texts)  # the first of each, which is not in the key
    }
    for (row, column), box in places.items():
        extent = box.get_window_extent()
        assert extent.y0 < middle[row][1] < extent.y1
        assert extent.x0 < middle[column][0] < extent.x1


def test_a_turned_matrix_keeps_every_cell():
    cells = questions(most=6)
    fig = matrix(cells)
    texts = said(fig)
    assert texts[0] == "Jurisdiction"
    questions_said = [" ".join(text.split()) for text in texts]
    assert [text for text in questions_said if "?" in text] == list(cells["dimension"].unique())
    turned = [
        value
        for dimension in cells["dimension"].unique()
        for value in cells[cells["dimension"] == dimension]["value"].dropna()
    ]
    digits = [int(text) for text in texts if re.fullmatch(r"\d", text)]
    assert digits == [*turned, 0, 1, 2]  # then the key


def test_unknown_looks_empty_and_level_0_does_not():
    fig = matrix(FOUR)
    shade = {place: seen(fig, box) for place, box in boxes(fig, FOUR).items()}
    assert shade["Norland", "D2"] == shade["Sudland", "D2"] == "#ffffff"
    assert lightness(shade["Norland", "D1"]) < 95  # in greyscale too
    edge = boxes(fig, FOUR)["Norland", "D1"].get_edgecolor()
    assert lightness(edge) < 50 < lightness(boxes(fig, FOUR)["Norland", "D2"].get_edgecolor())


def test_levels_can_be_told_apart_in_greyscale():
    cells = made(*(("Norland", f"D{n}", n, "present", "P") for n in range(3)))
    fig = matrix(cells)
    shades = [lightness(seen(fig, box)) for box in boxes(fig, cells).values()]
    assert shades[0] - shades[1] > 20
    assert shades[1] - shades[2] > 20


def test_the_key_has_what_is_there_and_nothing_else():
    key = said(matrix(FOUR))
    for text in ("level 0", "level 1", "level 2", "unknown", "not applicable", "P, S: grade of the evidence"):
        assert text in key
    cells = FOUR[FOUR["dimension"] == "D1"]
    assert not {"unknown", "not applicable"} & set(said(matrix(cells)))
    assert "absent, no level" in said(matrix(MATRICES["absent without a level"]))
    assert not any("grade" in text for text in said(matrix(MATRICES["nothing known"])))


def test_what_is_no_table_of_evidence_is_refused():
    table = comparison.wide(FOUR)
    level, mark, grade = ("value", "D1"), ("status", "D1"), ("grade", "D1")
    broken = {
        "a Series": (FOUR["value"], "this is a Series"),
        "rows of cells": (FOUR, "lacks some of them"),
        "values alone": (table["value"], 'Did you choose table["value"]'),
        "no row": (table.head(0), "There is nothing to draw"),
        "a grade lost": (table.drop(columns=[grade]), "Keep all columns of a dimension"),
        "a grade emptied": (put(table, grade, ""), 'Norland, D1 is absent and has the grade ""'),
        "a grade missing": (put(table, grade, np.nan), 'Norland, D1 is absent and has the grade ""'),
        "a level missing": (put(table, level, np.nan, "Sudland"), "Sudland, D1 has nan as its level"),
        "a level in words": (put(table, level, "high"), "A level is a whole number from 0 to 9"),
        "half a level": (put(table, level, 0.5), "A level is a whole number from 0 to 9"),
        "a level above": (put(table, level, 10), "A level is a whole number from 0 to 9"),
        "a gap taken for 0": (put(table, ("value", "D2"), 0), "Norland, D2 is unknown and has the value 0"),
        "another status": (put(table, mark, "maybe"), 'the status "maybe"'),
        "twice": (pd.concat([table, table]), 'The jurisdiction "Norland" is there twice'),
        "no name": (table.rename({"Norland": " "}), "One jurisdiction has no name"),
    }
    for name, (value, message) in broken.items():
        for function in (lambda value: figures.evidence_matrix(value, title="x"), figures.evidence_matrix_alt):
            with pytest.raises(ValueError, match=re.escape(message)):
                pytest.fail(f"{name}: {function(value)}")


def put(table, column, value, row="Norland"):
    table = table.astype(object)
    table.loc[row, column] = value
    return table


def test_too_many_cells_are_refused_with_what_to_do():
    cells = made(*((f"J{n}", f"D{k}", 1, "present", "P") for n in range(25) for k in range(25)))
    with pytest.raises(ValueError, match=r"25 jurisdictions and 25 dimensions cannot be read.*Draw some of them"):
        matrix(cells)


def test_alternative_text_counts_findings_gaps_and_grades():
    assert figures.evidence_matrix_alt(comparison.wide(FOUR)) == (
        "Evidence matrix of 2 jurisdictions and 2 dimensions. 2 of 4 cells (50 per cent) have a finding: level 0 in 1 and "
        "level 2 in 1. Grade of the evidence: P for 1 and S for 1. 1 cell is unknown and drawn empty. 1 cell is not "
        "applicable and drawn as a dash. Each jurisdiction has 1 finding. Unknown most often: D2, in 1 of 2 jurisdictions."
    )
    nothing = comparison.wide(FOUR.assign(status="unknown", value=None))
    assert figures.evidence_matrix_alt(nothing) == (
        "Evidence matrix of 2 jurisdictions and 2 dimensions. 0 of 4 cells (0 per cent) have a finding. 4 cells are "
        "unknown and drawn empty. Each jurisdiction has 0 findings. Unknown most often: D1 and D2, in 2 of 2 "
        "jurisdictions each."
    )
    assert "absent without a level in 1" in figures.evidence_matrix_alt(
        comparison.wide(MATRICES["absent without a level"])
    )


def test_the_alternative_text_of_the_real_cells_agrees_with_counts():
    alt, counts = figures.evidence_matrix_alt(comparison.wide(CELLS)), comparison.counts(CELLS)
    found = counts["present"] + counts["absent"]
    assert f"{found} of {len(CELLS)} cells ({per_cent(found / len(CELLS))})" in alt
    assert f"{counts['unknown']} cells are unknown" in alt
    for grade, number in CELLS[CELLS["status"].isin(["present", "absent"])]["grade"].value_counts().items():
        assert f"{grade} for {number}" in alt


# --- the timeline ---

INSTRUMENTS = tables.load("policy_instruments").rename(
    columns={"short_name": "label", "in_force_from": "start", "in_force_until": "end", "status_as_of_2026-11": "status"}
)


def acts(*rows, columns=("label", "jurisdiction", "start", "end")):
    return pd.DataFrame(rows, columns=list(columns))


def with_status(*rows):
    return acts(*rows, columns=("label", "jurisdiction", "start", "end", "status"))


LAPSED = acts(
    ("Act 2", "Sudland", "2021-08-02", "2026-04-03"),
    ("Act 1", "Norland", "2009", ""),
    ("Bill", "Norland", None, None),
    ("Act 3", "Norland", "2026-07-31", np.nan),
)
TIMELINES = {
    "thirty": INSTRUMENTS.head(30),
    "each jurisdiction": INSTRUMENTS.drop_duplicates("jurisdiction"),
    "dated, late": INSTRUMENTS[INSTRUMENTS["start"].fillna("").str.startswith("202")].head(30),
    "lapsed": LAPSED,
    "one": LAPSED.head(1),
    "none with a start": LAPSED.iloc[[2]],
    "all on one day": acts(("A", "N", "2026-11-22", ""), ("B", "N", "2026-11-22", "")),
    "first of January": acts(("A", "N", "2020-01-01", ""), ("B", "N", "2026-01-01", "")),
    "centuries": acts(("A", "N", "1871", "1990-05"), ("B", "N", "2025", "")),
    "long names": acts((LONG, LONG, "2020", ""), (LONG + "2", "W" * 90, "", ""), ("$x_1$ <b>&", "Ünïcödé", "2021", "")),
}


def timeline(instruments, **how):
    return figures.timeline(instruments, title="Laws on online safety and when they came into force", **how)


def bars(fig):
    """Give the bars as (start, end) in points; those of the key, below, are left out."""
    number = sum(" · " in text and ":" not in text for text in said(fig))
    found = [patch for patch in fig.axes[0].patches if isinstance(patch, Rectangle)][:number]
    return [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in found]


@pytest.mark.parametrize("name", TIMELINES)
def test_timelines_are_readable_at_360_pixels(name):
    fig = timeline(TIMELINES[name])
    assert unreadable(fig) == []
    assert fig.bbox.width == 720


@pytest.mark.parametrize("jurisdiction", INSTRUMENTS["jurisdiction"].unique())
def test_the_instruments_of_every_jurisdiction_can_be_drawn(jurisdiction):
    chosen = INSTRUMENTS[INSTRUMENTS["jurisdiction"] == jurisdiction]
    fig = timeline(chosen)
    assert unreadable(fig) == []
    alt = figures.timeline_alt(chosen)
    assert all(f"{label} · " in " ".join(" ".join(said(fig)).split()) for label in chosen["label"])
    assert not [label for label in chosen["label"][chosen["start"].isna()] if f"{label} ({jurisdiction}; " not in alt]


def test_too_many_instruments_are_refused_with_a_selection():
    most = INSTRUMENTS["jurisdiction"].value_counts().index[0]
    with pytest.raises(ValueError, match=rf'{len(INSTRUMENTS)} instruments .*\["jurisdiction"\] == "{most}"'):
        timeline(INSTRUMENTS)
    with pytest.raises(ValueError, match="30 is the most"):
        figures.timeline_alt(INSTRUMENTS)


def test_instruments_stand_in_the_order_of_their_start():
    texts = [text for text in said(timeline(LAPSED)) if " · " in text]
    assert texts == ["Act 1 · Norland", "Act 2 · Sudland", "Act 3 · Norland", "Bill · Norland: no date of start"]


def test_bars_are_as_long_as_the_time_and_a_lapsed_one_ends():
    fig = timeline(LAPSED)
    old, lapsed, new = bars(fig)
    assert old[1] == new[1] > lapsed[1]  # to the end of the line
    days = [pd.Timestamp(day) for day in ("2009-07-02", "2021-08-02", "2026-04-03", "2026-07-31", "2026-11-22")]
    points = [old[0], lapsed[0], lapsed[1], new[0], old[1]]
    scale = np.diff(points) / [one.days for one in np.diff(days)]
    assert scale == pytest.approx(scale[0], rel=0.02)
    ended = fig.axes[0].patches[1]
    assert ended.get_hatch()
    assert not fig.axes[0].patches[0].get_hatch()
    assert "ended" in said(fig)


def test_a_lapsed_instrument_is_in_force_before_its_end_and_on_its_last_day():
    for until, in_force in (("2025-01-01", True), ("2026-04-03", True), ("2026-04-04", False)):
        chosen = LAPSED.head(1)
        assert ("ended" in said(timeline(chosen, until=until))) is not in_force
        assert ("still in force" in figures.timeline_alt(chosen, until=until)) is in_force


def test_without_a_start_there_is_a_reason_and_no_bar():
    table = with_status(
        ("A", "N", "", "", "proposed"),
        ("B", "N", None, "", "in force"),
        ("C", "N", "2027-05-13", "", ""),
        ("D", "N", "2020-01-02", "", "unknown"),
        ("E", "N", "2020-01-02", "", "bill"),
        ("F", "N", "2020-01-02", "", "lapsed"),
        ("G", "N", "2020-01-02", "2026", ""),
        ("H", "N", "2026", "", "in force"),
        ("I", "N", "2020-01-02", "", "not in force"),
        ("J", "N", "2020-01-02", "", "Repealed later"),
        ("K", "N", "", "", "draft of 2024"),
    )
    fig = timeline(table)
    assert bars(fig) == []
    assert [text for text in said(fig) if " · " in text] == [
        "A · N: proposed",
        "B · N: no date of start",
        "C · N: starts on 2027-05-13",
        "D · N: started 2020-01-02, status unknown",
        "E · N: bill",
        "F · N: started 2020-01-02, lapsed, no date of end",
        "G · N: started 2020-01-02, ends in 2026",
        "H · N: starts in 2026",
        "I · N: started 2020-01-02, status not in force",
        "J · N: started 2020-01-02, repealed later, no date of end",
        "K · N: draft of 2024",
    ]
    assert figures.timeline_alt(table.head(8)) == (
        "Timeline of 8 instruments in 1 jurisdiction until 2026-11-22. Without a bar: A (N; proposed); B (N; no date of "
        "start); C (N; starts on 2027-05-13); D (N; started 2020-01-02, status unknown); E (N; bill); F (N; started "
        "2020-01-02, lapsed, no date of end); G (N; started 2020-01-02, ends in 2026); H (N; starts in 2026)."
    )
    assert "still in force" in figures.timeline_alt(table.iloc[[7]], until="2026-12-31")


def test_a_year_is_not_taken_for_its_first_day():
    (year, day) = bars(timeline(acts(("A", "N", "2010", ""), ("B", "N", "2010-12-30", ""))))
    (start, _) = bars(timeline(acts(("A", "N", "2010-01-01", ""), ("B", "N", "2010-12-30", ""))))
    assert start[0] < year[0] < day[0]
    assert year[0] - start[0] == pytest.approx((day[0] - start[0]) / 2, rel=0.02)
    assert "only the year of the start is known" in said(timeline(acts(("A", "N", "2010", ""))))
    assert "only the year of the start is known" not in said(timeline(acts(("A", "N", "2010-01-01", ""))))


@pytest.mark.parametrize("start", [2010, 2010.0, np.int64(2010), "2010", " 2010 (staged)"])
def test_years_are_read_however_they_are_kept(start):
    assert "started in 2010." in figures.timeline_alt(acts(("A", "N", start, pd.NaT)))


@pytest.mark.parametrize("start", [pd.Timestamp("2010-05-06"), pd.Timestamp("2010-05-06").date(), "2010-05-06 (all)"])
def test_days_are_read_however_they_are_kept(start):
    assert "started on 2010-05-06." in figures.timeline_alt(acts(("A", "N", start, pd.NA)))


def test_later_parts_are_marked_and_one_to_come_leaves_it_in_part():
    table = acts(("A", "N", "2023-10-26 (duties 2025-03-17; rules 2025-07; upheld 2024; before 2019-01-01)", ""))
    fig = timeline(table)
    assert "a later part begins" in said(fig)
    (bar,) = bars(fig)
    strokes = [line for line in fig.axes[0].lines if line.get_color() == "black"]
    row = fig.axes[0].patches[0].get_bbox()
    inside = [line.get_xdata()[0] for line in strokes if row.y0 < np.mean(line.get_ydata()) < row.y1]
    assert len(inside) == 2
    assert bar[0] + 20 < min(inside) < max(inside) < bar[1]
    assert "Later parts began for A (N)." in figures.timeline_alt(table)
    to_come = acts(("A", "N", "2025-11-13 (children's rules 2027-05-13)", ""))
    assert "partly in force on 2026-11-22" in said(timeline(to_come))
    assert "still in force at the end, in part." in figures.timeline_alt(to_come)
    begun = acts(("A", "N", "2025-11-13 (children's rules 2026-11-22)", ""))
    assert figures.timeline_alt(begun).endswith("still in force at the end. Later parts began for A (N).")
    assert "partly in force on 2026-11-22" in said(timeline(with_status(("A", "N", "2020", "", "partly"))))


@pytest.mark.parametrize("jurisdiction", INSTRUMENTS["jurisdiction"].unique())
def test_what_the_timeline_shows_is_what_in_force_says(jurisdiction):
    chosen = INSTRUMENTS[INSTRUMENTS["jurisdiction"] == jurisdiction]
    acts_ = tables.load("policy_instruments")
    states = comparison.in_force(acts_[acts_["jurisdiction"] == jurisdiction], "2026-11-22")["state"].value_counts()
    alt = figures.timeline_alt(chosen)
    still = re.search(r"(\d+) (?:is|are) still in force at the end(?:, (\d+) of them)?(, in part)?", alt)
    number = int(still[1]) if still else 0
    assert number == states.get("in force", 0) + states.get("partly in force", 0)
    partly = 0 if not still else int(still[2]) if still[2] else int(bool(still[3]))
    assert partly == states.get("partly in force", 0)
    assert len(re.findall(r"\d+ ended: ", alt)) == bool(states.get("no longer in force", 0))


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ([1], "this is a list"),
        (LAPSED.head(0), "There is nothing to draw"),
        (LAPSED.drop(columns="end"), 'no column "end"'),
        (pd.concat([LAPSED, LAPSED[["end"]]], axis=1), 'more than one column "end"'),
        (acts(("A", "", "2020", "")), "has no jurisdiction"),
        (acts((" ", "N", "2020", "")), "has no label"),
        (acts(("A", "N", "2020", ""), ("A", "N", "2021", "")), '"A" of N is there twice'),
        (acts(("A", "N", "soon", "")), 'A (N) has "soon" as its start'),
        (acts(("A", "N", "since 2020", "")), 'has "since 2020" as its start'),
        (acts(("A", "N", "2020-13-01", "")), 'has "2020-13-01" as its start'),
        (acts(("A", "N", "2020-1-5", "")), 'has "2020-1-5" as its start'),
        (acts(("A", "N", "02/03/2020", "")), 'has "02/03/2020" as its start'),
        (acts(("A", "N", "2020", "open")), 'has "open" as its end'),
        (acts(("A", "N", "2020-05-01", "2019-05-01")), "ends on 2019-05-01 and starts on 2020-05-01"),
    ],
)
def test_what_is_no_timeline_is_refused_in_a_sentence(table, message):
    for function in (timeline, figures.timeline_alt):
        with pytest.raises(ValueError, match=re.escape(message)):
            function(table)


def test_until_is_a_day():
    with pytest.raises(ValueError, match=r"until is '2026'\. Write a day"):
        timeline(LAPSED, until="2026")


def test_alternative_text_of_a_timeline_names_first_latest_ties_and_what_ended():
    table = acts(
        ("A", "N", "2020", "2021"),
        ("B", "N", "2020", ""),
        ("C", "S", "2024-01-01", ""),
        ("D", "S", "2024-05-01", ""),
        ("E", "S", "2024-05-01", "2025-01-31"),
    )
    assert figures.timeline_alt(table) == (
        "Timeline of 5 instruments in 2 jurisdictions until 2026-11-22. First to start: A (N) and B (N) in 2020; latest: "
        "D (S) and E (S) on 2024-05-01. Most started in 2024: 3. 3 are still in force at the end. 2 ended: A (N), 2020 to "
        "2021; E (S), 2024-05-01 to 2025-01-31."
    )
    assert "All started together: A (N) and B (N) in 2020." in figures.timeline_alt(table.head(2))


# --- rank intervals ---

LEVELS = comparison.wide(CELLS)["value"].apply(pd.to_numeric, errors="coerce").fillna(1)
RANKED = index.rank_intervals(LEVELS[["D1", "D3", "D4", "D9"]], 2000, seed=7)
FIELDS = ["case", "best", "p5", "median", "p95", "worst", "share_first"]
TIED = pd.DataFrame([("A", 1, 1, 1, 2, 3, 0.5), ("B", 1, 1, 1, 2, 3, 0.5), ("C", 3, 3, 3, 3, 3, 0)], columns=FIELDS)
INTERVALS = {
    "ten": RANKED,
    "one": RANKED.head(1),
    "ties": TIED,
    "forty": pd.DataFrame([(f"Case {n}", 1, 2, 20, 39, 40, 0.001) for n in range(40)], columns=FIELDS),
    "long names": TIED.assign(case=[LONG, "W" * 60, "$x_1$ <b>&"]),
    "a part of 250": pd.DataFrame([(f"case {n}", n, 9, 99, 240, 250, 0.1) for n in range(1, 9)], columns=FIELDS),
    "forty long names": pd.DataFrame([(LONG + str(n), n, n, n, 40, 40, 0.1) for n in range(1, 41)], columns=FIELDS),
    "a part of 9,999": pd.DataFrame([(LONG, 1, 9, 99, 9999, 9999, 0.1)], columns=FIELDS),
}


def ranks(table, title="Ranks under 10,000 ways of making the index"):
    return figures.rank_intervals(table, title=title)


@pytest.mark.parametrize("name", INTERVALS)
def test_rank_intervals_are_readable_at_360_pixels(name):
    fig = ranks(INTERVALS[name])
    assert unreadable(fig) == []
    assert fig.bbox.width == 720


def test_bars_lines_and_diamonds_stand_at_the_ranks():
    fig = ranks(RANKED)
    ax = fig.axes[0]
    scale = {int(text.get_text()): text.get_position()[0] for text in ax.texts if re.fullmatch(r"\d+", text.get_text())}
    diamonds = [line.get_xdata()[0] for line in ax.lines if line.get_marker() == "D"][: len(RANKED)]
    lines = [line.get_xdata() for line in ax.lines if line.get_linestyle() == "-" and np.ptp(line.get_ydata()) == 0]
    whole = [ends for ends in lines if len(ends) == 2][: len(RANKED)]
    bars_ = ax.patches[: len(RANKED)]
    for row, at, ends, bar in zip(RANKED.itertuples(), diamonds, whole, bars_, strict=True):
        assert at == pytest.approx(scale[row.median])
        assert ends == pytest.approx([scale[row.best], scale[row.worst]])
        middle = bar.get_x() + bar.get_width() / 2
        assert middle == pytest.approx((scale[row.p5] + scale[row.p95]) / 2)
        assert bar.get_width() == pytest.approx(scale[row.p95] - scale[row.p5] + 8)
        assert bar.get_y() < ax.lines[-1].get_ydata()[0]
    assert scale[1] < scale[2]


@pytest.mark.parametrize("name", ["Norland", LONG])
def test_no_bar_reaches_a_rank_that_it_does_not_have(name):
    table = pd.DataFrame([(f"{name} {n}", n, n, n, n, n, 0.0) for n in range(1, 31)], columns=FIELDS)
    ax = ranks(table).axes[0]
    bars_ = ax.patches[: len(table)]
    for one, other in pairwise(bars_):
        assert 2 < one.get_width() <= 8
        assert one.get_x() + one.get_width() < other.get_x()


def test_cases_stay_in_order_with_their_share_of_first_ranks():
    texts = said(ranks(TIED))
    assert [text for text in texts if text in ("A", "B", "C")] == ["A", "B", "C"]
    assert [text for text in texts if "%" in text] == ["50%", "50%", "0%"]
    shares = TIED.assign(share_first=[0.999, 0.001, 0])
    assert [text for text in said(ranks(shares)) if "%" in text] == [">99%", "<1%", "0%"]


def test_alternative_text_of_ranks_names_ties_and_says_what_lies_apart():
    assert figures.rank_intervals_alt(TIED) == (
        "Rank intervals of 3 cases; rank 1 is the highest. First most often: A and B, in 50 per cent of the draws each. "
        "Ranks in nine draws in ten: A 1 to 2; B 1 to 2; C always 3. Narrowest: C with 1 rank; widest: A and B with 2 "
        "ranks. The intervals of 2 of 3 pairs lie apart."
    )
    assert figures.rank_intervals_alt(TIED.head(2)).endswith("B 1 to 2. The two intervals overlap.")
    assert figures.rank_intervals_alt(TIED.tail(2)).endswith("The two intervals lie apart.")
    assert figures.rank_intervals_alt(TIED.tail(1)) == (
        "Rank intervals of 1 case; rank 1 is the highest. Ranks in nine draws in ten: C always 3."
    )


@settings(database=None, deadline=None, max_examples=50)
@given(st.lists(st.lists(st.integers(1, 12), min_size=5, max_size=5), min_size=2, max_size=12))
def test_pairs_that_lie_apart_are_counted_as_they_are(rows):
    table = pd.DataFrame([(f"L{n}", *sorted(row), 0.0) for n, row in enumerate(rows)], columns=FIELDS)
    apart = sum(
        not set(range(one.p5, one.p95 + 1)) & set(range(other.p5, other.p95 + 1))
        for place, one in enumerate(table.itertuples())
        for other in list(table.itertuples())[place + 1 :]
    )
    alt = figures.rank_intervals_alt(table)
    if len(rows) > 2:
        assert f"The intervals of {apart} of {len(rows) * (len(rows) - 1) // 2} pairs lie apart." in alt
    else:
        assert ("lie apart" in alt) == bool(apart)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (TIED["case"], "this is a Series"),
        (TIED.head(0), "There is nothing to draw"),
        (TIED.drop(columns="p5"), 'no column "p5"'),
        (pd.concat([TIED, TIED[["p5"]]], axis=1), 'more than one column "p5"'),
        (TIED.assign(case="A"), 'The case "A" is there twice'),
        (TIED.assign(case=[None, "B", "C"]), "A case has no name"),
        (TIED.assign(p95=0), "whole numbers from 1, none below the one before"),
        (TIED.assign(median=[2.5, 1, 3]), "whole numbers from 1"),
        (TIED.assign(share_first=50), "A has 50 as share_first"),
        (pd.concat([INTERVALS["forty"], TIED]), "43 cases cannot be read"),
    ],
)
def test_what_is_no_table_of_ranks_is_refused(table, message):
    for function in (ranks, figures.rank_intervals_alt):
        with pytest.raises(ValueError, match=re.escape(message)):
            function(table)


# --- the truth table ---

LIPSET = qca.dichotomise(
    tables.load("lipset"), {"DEV": 550, "URB": 50, "LIT": 75, "IND": 30, "STB": "< 10", "SURV": "> 0"}
)
FIVE = ["DEV", "URB", "LIT", "IND", "STB"]
PUBLISHED = qca.truth_table(LIPSET, "SURV", FIVE, cases="case")
CONTRADICTORY = qca.truth_table(LIPSET, "SURV", FIVE[:4], cases="case")
LONG_CONDITIONS = dict(zip(FIVE, ["much development", "many in towns", "most read", "industry", LONG], strict=True))
TRUTH = {
    "five": PUBLISHED,
    "four": CONTRADICTORY,
    "three": qca.truth_table(LIPSET, "SURV", FIVE[:3], cases="case"),
    "one condition": qca.truth_table(LIPSET, "SURV", ["LIT"], cases="country"),
    "names of countries": qca.truth_table(LIPSET, "SURV", FIVE, cases="country"),
    "four, names of countries": qca.truth_table(LIPSET, "SURV", FIVE[:4], cases="country"),
    "with remainders": qca.truth_table(LIPSET, "SURV", FIVE, cases="case", remainders=True),
    "long conditions": qca.truth_table(
        LIPSET.rename(columns=LONG_CONDITIONS), "SURV", [*LONG_CONDITIONS.values()], "case"
    ),
    "seven": qca.truth_table(LIPSET.assign(A=1, B=0), "SURV", [*FIVE, "A", "B"], cases="country"),
    "long cases": qca.truth_table(LIPSET.assign(case=LIPSET["case"] + " " + LONG), "SURV", FIVE, cases="case"),
}


def truth(table, title="Conditions of democracy between the wars"):
    return figures.truth_table(table, title=title)


@pytest.mark.parametrize("name", TRUTH)
def test_truth_tables_are_readable_at_360_pixels(name):
    fig = truth(TRUTH[name])
    assert unreadable(fig) == []
    assert fig.bbox.width == 720


@pytest.mark.parametrize("name", ["five", "four", "with remainders", "seven"])
def test_marks_are_filled_where_the_condition_is_there(name):
    table = TRUTH[name][TRUTH[name]["outcome"] != "?"]
    names = [column for column in table.columns if column not in qca.COLUMNS]
    marks = [line for line in truth(TRUTH[name]).axes[0].lines if line.get_marker() == "o"]
    filled = [int(mark.get_markerfacecolor() == "black") for mark in marks]
    assert filled[: len(table) * len(names)] == table[names].to_numpy().ravel().tolist()
    assert filled[len(table) * len(names) :] == [1, 0]  # the key


def test_a_contradiction_stands_out_and_names_its_cases():
    fig = truth(CONTRADICTORY)
    texts = said(fig)
    codes = [text for text in texts if text in ("C", "0", "1")]
    assert codes == [*CONTRADICTORY["outcome"], "1", "0", "C"]
    shown = [" ".join(text.split()) for text in texts]
    assert set(CONTRADICTORY["cases"]) <= set(shown)
    assert "contradiction" in texts
    assert "contradiction" not in said(truth(PUBLISHED))
    shades = {patch.get_facecolor() for patch in fig.axes[0].patches}
    assert len({round(lightness(shade)) for shade in shades}) == 3  # in greyscale too


def test_no_case_is_lost_and_none_is_broken():
    cases = [" ".join(text.split()) for text in said(truth(TRUTH["four, names of countries"]))]
    assert set(TRUTH["four, names of countries"]["cases"]) <= set(cases)
    lines = [line for text in said(truth(TRUTH["four, names of countries"])) for line in text.split("\n")]
    assert not [line for line in lines if line.startswith("(")]
    many = pd.DataFrame({"A": 1, "Y": 1}, index=[f"Case {n}" for n in range(120)])
    table = qca.truth_table(many, "Y")
    assert table["cases"][0] in [" ".join(text.split()) for text in said(truth(table))]


@pytest.mark.parametrize(
    ("name", "foot"), [("five", "23 of 32"), ("with remainders", "23 of 32"), ("four", "11 of 16")]
)
def test_remainders_are_counted_and_not_drawn(name, foot):
    assert said(truth(TRUTH[name]))[-1] == f"{foot} combinations have no case (remainders)."
    assert figures.truth_table_alt(TRUTH[name]).endswith(f"{foot} combinations have no case (remainders).")
    assert "?" not in said(truth(TRUTH[name]))


def test_a_full_table_says_so():
    table = qca.truth_table(pd.DataFrame({"A": [0, 1], "Y": [0, 1]}), "Y")
    assert said(truth(table))[-1] == "Each of the 2 combinations has a case."
    assert figures.truth_table_alt(table) == (
        "Truth table of 1 condition (A) and 2 cases. 1 row has the outcome: A (1). No row is contradictory. 1 row is "
        "without the outcome, with 1 case. Each of the 2 combinations has a case."
    )


def test_alternative_text_of_lipsets_table():
    assert figures.truth_table_alt(PUBLISHED) == (
        "Truth table of 5 conditions (DEV, URB, LIT, IND and STB) and 18 cases. 3 rows have the outcome: DEV, URB, LIT, "
        "IND, STB (BE, CZ, NL, UK); DEV, not URB, LIT, IND, STB (FR, SE); DEV, not URB, LIT, not IND, STB (FI, IE). No "
        "row is contradictory. 6 rows are without the outcome, with 10 cases. 23 of 32 combinations have no case "
        "(remainders)."
    )
    alt = figures.truth_table_alt(CONTRADICTORY)
    assert "2 rows are contradictory: DEV, URB, LIT, IND (BE 1, CZ 1, DE 0, NL 1, UK 1);" in alt


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (LIPSET, "This is no truth table"),
        (PUBLISHED.head(0), "no rows"),
        (TRUTH["with remainders"].tail(3), "no row of the truth table has a case"),
        (PUBLISHED.assign(DEV=2), "A condition is 0 or 1"),
        (
            qca.truth_table(
                pd.DataFrame([[n >> k & 1 for k in range(5)] + [1] for n in range(32)]).set_axis([*"ABCDEY"], axis=1),
                "Y",
            ),
            "32 rows with cases cannot be read",
        ),
    ],
)
def test_what_is_no_truth_table_is_refused(table, message):
    for function in (truth, figures.truth_table_alt):
        with pytest.raises(ValueError, match=re.escape(message)):
            function(table)


def test_too_many_conditions_are_refused():
    table = qca.truth_table(LIPSET.assign(A=1, B=0, C=1), "SURV", [*FIVE, "A", "B", "C"], cases="case")
    with pytest.raises(ValueError, match="8 conditions cannot be read at the width of a phone; 7 is the most"):
        truth(table)


# --- all four ---

ALL = {
    "evidence_matrix": (figures.evidence_matrix, comparison.wide(CELLS)),
    "timeline": (figures.timeline, INSTRUMENTS.head(12)),
    "rank_intervals": (figures.rank_intervals, RANKED),
    "truth_table": (figures.truth_table, CONTRADICTORY),
}


@pytest.mark.parametrize("name", ALL)
def test_settings_of_the_reader_change_nothing_and_are_not_changed(name):
    draw, table = ALL[name]
    plain, before, kept = drawn(draw(table, title="A title")), dict(mpl.rcParams), table.copy()
    own = {"font.size": 4, "text.color": "white", "font.family": "serif", "lines.linewidth": 9, "hatch.color": "red"}
    with mpl.rc_context(own):
        assert (drawn(draw(table, title="A title")) == plain).all()
    assert dict(mpl.rcParams) == before
    assert plt.get_fignums() == []
    pd.testing.assert_frame_equal(table, kept)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("title", ["", "  ", None, 3])
def test_a_title_is_needed(name, title):
    draw, table = ALL[name]
    with pytest.raises(ValueError, match="The title is "):
        draw(table, title=title)


@pytest.mark.parametrize("name", ALL)
def test_long_titles_are_readable(name):
    draw, table = ALL[name]
    fig = draw(table, title="What was found for this, in the order in which it stands in the table of the course")
    assert unreadable(fig) == []
    assert fig.axes[0].get_title(loc="center").startswith("What was found")
