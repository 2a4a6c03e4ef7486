import base64
import html
import io
import re
from html.parser import HTMLParser

import matplotlib as mpl
import nbformat
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import colors
from matplotlib import pyplot as plt
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from nbconvert import HTMLExporter
from nbconvert.preprocessors.sanitize import SanitizeHTML
from PIL import Image

from course.methods import figures
from course.methods.figures import showing
from tests.methods.readable import contrast, too_alike, too_pale, unreadable

COUNTS = pd.Series({"P1": 5, "P2": 2, "P3": 11, "P4": 11, "P5": 6, "P6": 5})
LONG = pd.Series({"History and developments of the whole field": 6, "Collaboration": 3, "Technical challenges": 5})


def draw(counts=COUNTS, xlabel="Participant", ylabel="Extracts", title="Extracts by participant"):
    return figures.bars(counts, xlabel=xlabel, ylabel=ylabel, title=title)


# what makes a figure readable; each measure is tried on a broken figure too


def test_contrast_is_computed_as_published():
    assert contrast("black") == pytest.approx(21)
    assert contrast("#767676") == pytest.approx(
        4.54, abs=0.01
    )  # the lightest grey that passes 4.5:1, as WCAG's tools give it


def test_the_palette_stands_out_against_white_and_in_greyscale():
    assert too_pale(figures.PALETTE) == []
    assert too_alike(figures.PALETTE) == []
    assert too_pale(["#0072B2", "#F0E442"]) == ["#F0E442"]  # Okabe and Ito's yellow
    assert too_alike(["#D55E00", "#009E73"]) != []  # their vermilion and bluish green as they stand


SHAPES = {
    "few": COUNTS,
    "long labels": LONG,
    "one": pd.Series({"P1": 3}),
    "nothing counted": pd.Series({"P1": 0, "P2": 0}),
    "thirty": pd.Series(range(30), index=[f"Label {number}" for number in range(30)]),
    "eight": pd.Series(range(100, 108), index=[f"P{number}" for number in range(8)]),
    "large numbers": pd.Series({"P1": 1234567, "P2": 99.5, "A longer label than that": 0.125}),
    "very long labels": pd.Series({"word " * 60: 1, "e" * 300: 2, "ALL IN CAPITALS AND LONG AS WELL " * 4: 3}),
    "letters of all kinds": pd.Series({"Ünïcödé": 1, "$x_1$": 2, "<b>&": 3}),
    "numbers as labels": pd.Series({2019: 4, 2020: 5}),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_figures_are_readable_at_360_pixels(shape):
    fig = draw(SHAPES[shape], title="What was counted for this, in the order in which it stands in the document")
    assert unreadable(fig) == []
    assert fig.bbox.width >= 2 * 360  # sharp on a screen with two dots to a pixel


def test_an_unreadable_figure_is_found():
    fig = Figure(figsize=(5, 3), dpi=144)
    ax = fig.add_subplot(xlabel="Small")
    ax.xaxis.label.set_fontsize(8)
    ax.set_title("A title that is much too long for the width of the figure, so that it ends outside")
    ax.bar(["A long label for a bar", "Another long label", "And a third of them"], [1, 2, 3])
    ax.text(0, 2, "pale", color="#CCCCCC")
    found = {problem.split(": ")[-1].split(" of ")[0] for problem in unreadable(fig)}
    assert found == {"small", "cut off", "pale", "on top"}


def test_text_must_stand_out_against_what_lies_behind_it():
    fig = Figure(figsize=(5, 1), dpi=144)
    ax = fig.add_axes((0, 0, 1, 1), facecolor=figures.PALETTE[0])
    ax.set_axis_off()
    ax.set(xlim=(0, 1), ylim=(0, 1))
    ax.add_patch(Rectangle((0, 0), 1, 1, color=figures.PALETTE[0]))
    for place, colour in ((0.1, "white"), (0.6, "black")):
        ax.text(place, 0.5, f"words in {colour}", size=11, color=colour)
    assert unreadable(fig) == ["words in black: pale"]


def test_bars_are_as_long_as_the_numbers_and_say_them():
    for counts in (COUNTS, LONG):
        ax = draw(counts).axes[0]
        lengths = [
            max(bar.get_width(), bar.get_height()) if counts is COUNTS else bar.get_width() for bar in ax.patches
        ]
        assert lengths == counts.tolist()
        assert [text.get_text() for text in ax.texts] == [str(value) for value in counts]
        ticks = ax.get_yticklabels() if counts is LONG else ax.get_xticklabels()
        assert [" ".join(tick.get_text().split()) for tick in ticks] == list(counts.index)
        assert {bar.get_facecolor() for bar in ax.patches} == {colors.to_rgba(figures.PALETTE[0])}


def test_the_axis_of_the_numbers_starts_at_0():
    assert draw(COUNTS).axes[0].get_ylim()[0] == 0
    assert draw(LONG).axes[0].get_xlim()[0] == 0


def test_each_axis_keeps_its_label_when_the_bars_lie():
    upright, lying = draw(COUNTS).axes[0], draw(LONG, xlabel="Sub-theme").axes[0]
    assert (upright.get_xlabel(), upright.get_ylabel()) == ("Participant", "Extracts")
    assert (lying.get_xlabel(), lying.get_ylabel()) == ("Extracts", "Sub-theme")
    assert upright.get_title() == lying.get_title() == "Extracts by participant"


def test_the_first_of_lying_bars_is_on_top():
    ax = draw(LONG).axes[0]
    first, last = ax.patches[0], ax.patches[-1]
    assert ax.transData.transform((0, first.get_y()))[1] > ax.transData.transform((0, last.get_y()))[1]


def test_nothing_outside_is_changed():
    before, counts, open_figures = dict(mpl.rcParams), COUNTS.copy(), plt.get_fignums()
    draw(counts)
    assert dict(mpl.rcParams) == before
    assert plt.get_fignums() == open_figures
    pd.testing.assert_series_equal(counts, COUNTS)


def test_settings_of_the_reader_do_not_make_it_unreadable():
    with mpl.rc_context({"font.size": 4, "axes.labelsize": 4, "figure.facecolor": "black", "text.color": "white"}):
        fig = draw()
    assert unreadable(fig) == []
    assert fig.get_facecolor() == (1, 1, 1, 1)


REFUSED = {
    "no column": ([1, 2], "a list"),
    "a table": (pd.DataFrame({"a": [1]}), "a DataFrame"),
    "nothing": (pd.Series([], dtype="int64"), "the counts are empty"),
    "below 0": (pd.Series({"P1": 1, "P2": -2}), '"P2" is -2, below 0'),
    "not a number": (pd.Series({"P1": float("nan")}), 'The number for "P1" is nan'),
    "missing": (pd.Series({"P1": pd.NA}, dtype="Int64"), 'The number for "P1" is <NA>'),
    "without end": (pd.Series({"P1": float("inf")}), 'The number for "P1" is inf'),
    "words": (pd.Series({"P1": "three"}), "The number for \"P1\" is 'three'"),
    "digits in words": (pd.Series({"P1": "3"}), "The number for \"P1\" is '3'"),
    "yes or no": (pd.Series({"P1": True}), 'The number for "P1" is True'),
    "complex": (pd.Series({"P1": 1j}), 'The number for "P1" is 1j'),
    "too many": (pd.Series(range(31)), "31 bars cannot be read; 30 is the most"),
    "label twice": (pd.Series([1, 2], index=["P1", "P1"]), 'The label "P1" is there twice'),
    "no label": (pd.Series([1], index=[" "]), "One bar has no label"),
    "a missing label": (pd.Series([1, 2], index=["P1", None]), "One bar has no label"),
}


@pytest.mark.parametrize("refused", REFUSED)
def test_what_is_no_count_is_refused_in_a_sentence(refused):
    counts, message = REFUSED[refused]
    for function in (draw, lambda counts: figures.bars_alt(counts, what="extracts")):
        with pytest.raises(ValueError, match=re.escape(message)):
            function(counts)


@pytest.mark.parametrize("what", ["xlabel", "ylabel", "title"])
@pytest.mark.parametrize("text", ["", "  ", None, 3])
def test_labels_and_title_are_needed(what, text):
    with pytest.raises(ValueError, match=f"The {what} is "):
        draw(**{what: text})


# alternative text


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"P1": 4, "P2": 2, "P3": 12, "P4": 22}, "P4 has most with 22 of 40 (55 per cent); P2 has fewest with 2."),
        ({"P1": 5, "P2": 5, "P3": 0}, "P1 and P2 have most with 5 of 10 (50 per cent) each; P3 has fewest with 0."),
        (
            {"P1": 1, "P2": 1, "P3": 1, "P4": 2},
            "P4 has most with 2 of 5 (40 per cent); P1, P2 and P3 have fewest with 1 each.",
        ),
        ({"P1": 3, "P2": 3}, "P1 and P2 have 3 each, 6 in all."),
        ({"P1": 0, "P2": 0}, "P1 and P2 have 0 each."),
        ({"P1": 3}, "It has one bar: P1 with 3."),
        ({"P1": 0.5, "P2": 0.25}, "P1 has most with 0.5 of 0.75 (67 per cent); P2 has fewest with 0.25."),
        ({"P1": 9999, "P2": 1}, "P1 has most with 9,999 of 10,000 (over 99 per cent); P2 has fewest with 1."),
        (
            {"a": 2, **dict.fromkeys("bcdefgh", 1)},
            "a has most with 2 of 9 (22 per cent); 7 bars have fewest with 1 each.",
        ),
        ({"P\n1": 2, "P2": 1}, "P 1 has most with 2 of 3 (67 per cent); P2 has fewest with 1."),
    ],
)
def test_alternative_text_states_the_finding(counts, expected):
    said = figures.bars_alt(pd.Series(counts), what="extracts by participant")
    assert said == f"Bar chart of extracts by participant. {expected}"


def test_alternative_text_needs_to_know_what_was_counted():
    with pytest.raises(ValueError, match="Say what is counted by what"):
        figures.bars_alt(COUNTS, what=" ")


@settings(database=None, deadline=None)
@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=30))
def test_numbers_in_the_alternative_text_are_those_of_the_data(values):
    counts = pd.Series(values, index=[f"L{number}." for number in range(len(values))])
    said = figures.bars_alt(counts, what="things")
    numbers = [int(found.replace(",", "")) for found in re.findall(r"(?:with|of|have|each,) (\d[\d,]*\d|\d)", said)]
    most, fewest, total = max(values), min(values), sum(values)
    if most == fewest:
        assert numbers == ([most, total] if total else [most])
    else:
        assert numbers == [most, total, fewest]
        share = re.search(r"\((.*) per cent\)", said)[1]
        assert share in ("over 99", "under 1") or abs(float(share) - 100 * most / total) <= 0.5 + 1e-9
        if values.count(most) <= 6:
            assert all(
                (f"{label} " in said or f"{label}, " in said) for label, value in counts.items() if value == most
            )


# show


@pytest.fixture
def shown(monkeypatch):
    bundles = []
    monkeypatch.setattr(showing, "display", lambda bundle, raw: bundles.append(bundle))
    return bundles


HOSTILE = "Bars <b>of</b> \"P3\" & 'P4': 27.5 % $x$ [a](b) ![c] *d* _e_ `f` \\n &lt; “g”. </p><script>alert(1)</script>"


def pages(bundle):
    """Give the page that nbconvert makes of an output: its two templates, each as it is and after its sanitiser."""
    for template in ("lab", "classic"):
        for clean in (False, True):
            output = nbformat.v4.new_output("display_data", data=dict(bundle))
            notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("show(fig, alt)", outputs=[output])])
            if clean:
                notebook, _ = SanitizeHTML().preprocess(notebook, {})
            yield HTMLExporter(template_name=template).from_notebook_node(notebook)[0]


def alternative_texts(page):
    found = []

    class Images(HTMLParser):
        def handle_starttag(self, tag, attrs):
            if tag == "img":
                found.append((dict(attrs).get("alt"), dict(attrs).get("src", "")))

    Images().feed(page)
    return found


@pytest.mark.parametrize("alt", [figures.bars_alt(COUNTS, what="extracts by participant"), HOSTILE])
def test_the_alternative_text_is_in_the_page(shown, alt):
    figures.show(draw(), alt)
    (bundle,) = shown
    assert bundle["text/plain"] == alt
    for page in pages(bundle):
        ((found, source),) = alternative_texts(page)
        assert found == alt
        picture = Image.open(io.BytesIO(base64.b64decode(html.unescape(source).removeprefix("data:image/png;base64,"))))
        assert picture.width == 720
        assert "<script>alert(1)" not in page


def test_an_image_output_would_lose_it(shown):
    # The reason for showing Markdown: the day this fails, a plain image may do.
    figures.show(draw(), "what it shows")
    image = {"image/png": shown[0]["text/markdown"].split("base64,")[1][:-1]}
    output = nbformat.v4.new_output("display_data", data=image, metadata={"image/png": {"alt": "what it shows"}})
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("show(fig)", outputs=[output])])
    page = HTMLExporter(template_name="lab").from_notebook_node(notebook)[0]
    assert [alt for alt, _ in alternative_texts(page)] != ["what it shows"]


def test_a_figure_is_closed_after_it_was_shown(shown):
    fig, ax = plt.subplots()
    number = fig.number
    figures.show(ax, "An empty figure.")
    assert number not in plt.get_fignums()
    assert len(shown) == 1


def test_the_same_figure_is_the_same_picture(shown):
    for _ in range(2):
        figures.show(draw(), "The same.")
    assert shown[0] == shown[1]


@pytest.mark.parametrize("alt", ["", " \n", None, 3])
def test_a_figure_without_alternative_text_is_refused(shown, alt):
    with pytest.raises(ValueError, match="Write one or two sentences for someone who cannot see the figure"):
        figures.show(draw(), alt)
    assert shown == []


@pytest.mark.parametrize("fig", [None, COUNTS, "figure", np.zeros(3)])
def test_what_is_no_figure_is_refused(shown, fig):
    with pytest.raises(ValueError, match="show needs a figure first"):
        figures.show(fig, "Text.")


# grouped bars

TWO = pd.DataFrame(
    {"dissertation": [6, 14, 0, 17], "review": [2, 1, 3, 0]},
    index=["question", "how the data were collected and kept", "design", "ethics"],
)


def draw_groups(table=TWO, xlabel="Topic", ylabel="Number of statements", title="What two studies say of themselves"):
    return figures.grouped_bars(table, xlabel=xlabel, ylabel=ylabel, title=title)


@pytest.mark.parametrize(
    "table",
    [TWO, TWO.assign(third=[1, 2, 3, 4]), TWO.head(1), TWO * 0, TWO * 1000],
    ids=["two", "three", "one label", "nothing counted", "large"],
)
def test_grouped_bars_are_readable_at_360_pixels(table):
    assert unreadable(draw_groups(table)) == []


def test_grouped_bars_are_as_long_as_the_numbers_and_say_them():
    (ax,) = draw_groups().axes
    assert [[bar.get_width() for bar in group] for group in ax.containers] == TWO.T.to_numpy().tolist()
    assert [text.get_text() for text in ax.texts] == ["6", "14", "0", "17", "2", "1", "3", "0"]
    assert ax.get_xlim()[0] == 0
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("Number of statements", "Topic")


def test_the_bars_of_a_label_stand_together_and_the_first_label_is_on_top():
    (ax,) = draw_groups().axes
    places = [[bar.get_y() + bar.get_height() / 2 for bar in group] for group in ax.containers]
    assert [round(sum(pair) / 2, 6) for pair in zip(*places, strict=True)] == [0, 1, 2, 3]
    assert ax.yaxis_inverted()


def test_groups_are_named_and_can_be_told_apart_in_greyscale():
    fig = draw_groups(TWO.assign(third=1))
    (legend,) = fig.legends
    assert [text.get_text() for text in legend.get_texts()] == ["dissertation", "review", "third"]
    assert legend.get_title().get_text() == "What two studies say of themselves"
    used = [group.patches[0].get_facecolor() for group in fig.axes[0].containers]
    assert too_pale(used) == []
    assert too_alike(used, step=12) == []


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (COUNTS, "two or three|a column for each group"),
        (TWO[["review"]], "two or three"),
        (pd.concat([TWO, TWO], axis=1), "two or three"),
        (TWO.set_axis(["a", "a"], axis=1), "a name of its own"),
        (pd.DataFrame({"a": range(21), "b": range(21)}), "20 is the most"),
        (TWO - 3, "below 0"),
        (TWO.astype(object).replace(0, "none"), "A bar needs a number"),
        (TWO.head(0), "nothing to draw"),
    ],
)
def test_what_cannot_be_drawn_in_groups_is_refused_in_a_sentence(table, message):
    with pytest.raises(ValueError, match=message):
        draw_groups(table)
    with pytest.raises(ValueError, match=message):
        figures.grouped_bars_alt(table, what="statements by topic")


@pytest.mark.parametrize("what", ["xlabel", "ylabel", "title"])
def test_grouped_bars_need_labels_and_a_title(what):
    with pytest.raises(ValueError, match=what):
        draw_groups(**{what: " "})


def test_alternative_text_of_groups_states_the_finding_of_each():
    assert figures.grouped_bars_alt(TWO, what="statements by topic") == (
        "Grouped bar chart of statements by topic. dissertation: ethics has most with 17 of 37 (46 per cent); none for "
        "design. review: design has most with 3 of 6 (50 per cent); none for ethics."
    )
    assert "review: none anywhere." in figures.grouped_bars_alt(TWO.assign(review=0), what="statements by topic")
    with pytest.raises(ValueError, match="Say what is counted"):
        figures.grouped_bars_alt(TWO, what="")
