"""The tables hold what stands in the document: nothing missing, nothing twice, everything in its place."""

import re
import textwrap

import pytest

from course.methods import documents, tables


@pytest.fixture(scope="module")
def paper():
    path = documents.find("dissertation")
    if path is None:
        pytest.skip("documents not at hand: no dissertation.md in documents/, COURSE_DOCUMENTS or ../shared/documents")
    return documents.read(path)


def alike(text):
    return " ".join(text.translate(str.maketrans("“”‘’", "\"\"''")).split())


def theme_of(section, paper):
    """Name the theme of a section's path; the first has lost its heading, and is named in the results' opening."""
    for title in section:
        if title.startswith("Theme "):
            return title.split(": ", 1)[1]
    opening = next(paragraph.text for paragraph in paper.paragraphs if paragraph.section == ("Results",))
    return re.search(r"main themes[^;]*; ([^,]+),", opening)[1]


def differences(extracts, paper):
    """Compare the table of extracts with the document, and say where they differ."""
    quotes = [quote for quote in paper.quotes if quote.section[:1] == ("Results",)]
    if len(quotes) != len(extracts):
        yield f"{len(extracts)} rows for {len(quotes)} quotations"
    for row, quote in zip(extracts.to_dict("records"), quotes, strict=False):
        name = row["extract_id"]
        if row["line"] != quote.line:
            yield f"{name}: line"
        if row["participant"] != quote.participant:
            yield f"{name}: participant"
        if row["sub_theme"] != quote.section[-1].split(": ", 1)[1]:
            yield f"{name}: sub_theme"
        if row["theme"].lower() != theme_of(quote.section, paper).lower():
            yield f"{name}: theme"
        if not quote.text.startswith(row["first_words"]) or len(row["first_words"].split()) > 3:
            yield f"{name}: first_words"


def test_extracts_are_complete_and_in_place(paper):
    assert list(differences(tables.load("extracts"), paper)) == []


def change(name, column, value):
    def damage(extracts):
        extracts.loc[extracts["extract_id"] == name, column] = value
        return extracts

    return damage


PLANTED = {
    "row missing at the end": (lambda e: e.iloc[:-1], "39 rows for 40 quotations"),
    "row missing": (lambda e: e.drop(index=38), "39 rows for 40 quotations"),
    "row twice": (lambda e: e.loc[[*range(40), 39]], "41 rows for 40 quotations"),
    "two rows exchanged": (lambda e: e.loc[[1, 0, *range(2, 40)]], "E02: line"),
    "another participant": (change("E14", "participant", "P5"), "E14: participant"),
    "another sub-theme": (change("E22", "sub_theme", "Social Media"), "E22: sub_theme"),
    "another theme": (change("E01", "theme", "Digital Landscape"), "E01: theme"),
    "another line": (change("E39", "line", 212), "E39: line"),
    "words from further on": (change("E23", "first_words", "was being"), "E23: first_words"),
    "too many words": (change("E01", "first_words", "Over the last 14"), "E01: first_words"),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_error_is_found(paper, planted):
    damage, found = PLANTED[planted]
    assert found in list(differences(damage(tables.load("extracts")), paper))


def test_quotations_counted_another_way(paper):
    # Not through the reader of papers: any line of the results that opens with a quotation mark.
    titles = [line.strip() for line in paper.lines]
    results = paper.lines[titles.index("Results") : titles.index("Discussion")]
    assert sum(line.lstrip().startswith(("“", '"')) for line in results) == len(tables.load("extracts")) == 40


def test_first_words_find_one_quotation_each(paper):
    starts = [alike(quote.text) for quote in paper.quotes]
    for words in tables.load("extracts")["first_words"]:
        assert sum(bool(re.match(re.escape(alike(words)) + r"\b", start)) for start in starts) == 1


def test_themes_are_named_as_in_the_document(paper):
    headings = [section for section in paper.sections if section.path[0] == "Results" and ": " in section.title]
    found = [
        (theme_of(section.path, paper), section.title.split(": ", 1)[1])
        for section in headings
        if section.title.startswith("Sub-theme ")
    ]
    themes = tables.load("themes").sort_values("order")
    assert themes["sub_theme"].tolist() == [sub_theme for _, sub_theme in found]
    named = [theme.title().replace("Of", "of") if theme.islower() else theme for theme, _ in found]
    assert themes["theme"].tolist() == named
    assert themes["order"].tolist() == list(range(1, 10))


def cells(paper):
    """Give (code, place, role, years) as the document's table of participants has them."""
    texts = [paragraph.text for paragraph in paper.paragraphs]
    first, last = texts.index("P1"), next(i for i, text in enumerate(texts) if text.startswith("Figure 1:"))
    table = texts[first:last]
    return [table[start : start + 4] for start in range(0, len(table), 4)]


def test_participants_match_the_document(paper):
    expected = [(code, role, int(years.split()[0])) for code, _, role, years in cells(paper)]
    found = list(tables.load("participants").itertuples(index=False, name=None))
    assert found == expected
    assert len(found) == 6


def test_no_table_names_a_participants_place(paper):
    places = {place.lower() for _, place, _, _ in cells(paper)}
    assert len(places) > 1
    for path in [*tables.DATA.glob("*.csv"), tables.DATA / "datapackage.json"]:
        # The university bears a county's name: its own name is a source, not a participant's place.
        text = path.read_text(encoding="utf-8").replace("Staffordshire University", "").lower()
        assert not [place for place in places if place in text], path.name


def shared(text, paper, run=8):
    words, all_words = (
        re.findall(r"[a-z0-9]+", part.lower().replace("’", "").replace("'", ""))
        for part in (text, " ".join(paper.lines))
    )
    there = {tuple(all_words[i : i + run]) for i in range(len(all_words) - run + 1)}
    return [" ".join(words[i : i + run]) for i in range(len(words) - run + 1) if tuple(words[i : i + run]) in there]


def test_gists_are_in_our_own_words(paper):
    assert [found for gist in tables.load("extracts")["gist"] for found in shared(gist, paper)] == []
    assert shared(" ".join(paper.quotes[0].text.split()[:8]), paper) != []


def test_a_childs_own_case_is_only_called_case_example(paper):
    extracts = tables.load("extracts").set_index("line")
    told = [
        quote.line for quote in paper.quotes if "[detail removed]" in quote.text or quote.text.startswith("She was")
    ]
    assert len(told) == 2
    assert (extracts.loc[told, "gist"] == "case example").all()


def test_every_passage_is_shown(paper):
    for _, row in tables.load("extracts").iterrows():
        assert documents.passage(row) == paper.lines[row["line"] - 1].strip()


@pytest.mark.parametrize("width", [60, 80, 100])
def test_every_passage_is_found_in_a_wrapped_copy_with_straight_quotation_marks(paper, tmp_path, width):
    copy = tmp_path / "dissertation.txt"
    wrapped = (textwrap.fill(line.strip(), width, break_on_hyphens=False) for line in paper.lines)
    copy.write_text(alike_lines("Title page\n\n" * 30 + "\n\n".join(wrapped)), encoding="utf-8")
    found = documents.read(copy)
    assert [quote.participant for quote in found.quotes] == [quote.participant for quote in paper.quotes]
    for (_, row), quote in zip(tables.load("extracts").iterrows(), paper.quotes, strict=True):
        assert alike(quote.text) in alike(documents.passage(row, copy))


def test_every_passage_is_found_in_a_copy_that_lost_its_blank_lines(paper, tmp_path):
    copy = tmp_path / "dissertation.txt"
    lines = [part for line in paper.lines for part in textwrap.wrap(line, 90)]
    copy.write_text("\n".join(lines), encoding="utf-8")
    for (_, row), quote in zip(tables.load("extracts").iterrows(), paper.quotes, strict=True):
        assert (
            alike(documents.passage(row, copy))
            .removesuffix(".")
            .endswith(f'{alike(quote.text)}" ({quote.participant})')
        )


def alike_lines(text):
    return "\n".join(alike(line) for line in text.split("\n"))


def test_the_review_is_read_into_its_sections():
    path = documents.find("review")
    if path is None:
        pytest.skip("documents not at hand: no review.md in documents/, COURSE_DOCUMENTS or ../shared/documents")
    review = documents.read(path)
    assert len(review.sections) == sum(line.startswith("#") for line in review.lines)
    assert [section.title for section in review.sections if section.level == 2][1:] == [
        "Literature Review",
        "Discussion",
        "References",
    ]
    assert not [section.title for section in review.sections if "*" in section.title or "#" in section.title]
    assert review.quotes == ()
