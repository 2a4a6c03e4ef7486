import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.methods import documents, names, references

ENTRY = "Smith, J. (2020). A title. *A Journal*, 3(1), 4–9."


def listed(text, head="References"):
    table = references.entries(f"Body (Smith, 2020).\n\n{head}\n\n{text}")
    return list(zip(table["authors"], table["year"], strict=True))


# Where the list is


@pytest.mark.parametrize(
    "heading",
    [
        "References", "REFERENCES", "# References", "### **References**", "**Bibliography**", "8. References", "8.1 Works Cited", "VII. Literature", "Reference list:",
        "## Literature cited ##", "Literaturverzeichnis", "Références", "## 5 References", "*References*", "<h2>References</h2>", "References and notes", "\\section*{References}",
    ],
)  # fmt: skip
def test_headings(heading):
    text = f"Body.\n\n{heading}\n\n{ENTRY}\n"
    body, list_text, line = references.split(text)
    assert line == 3
    assert list_text.strip() == ENTRY
    assert body.rstrip() == "Body."
    assert len(body) == len(text)


@pytest.mark.parametrize(
    "line",
    ["The references are below.", "references", "References to others (2020) are rare.", "References ........ 12"],
)
def test_what_is_no_heading(line):
    assert references.split(f"Body.\n\n{line}\n\n{ENTRY}\n")[2] is None


def test_the_last_heading_with_entries_counts():
    text = f"References\n\nOn how to read them.\n\nLiterature\n\n{ENTRY}\n\nReferences\n\n(none)\n"
    assert references.split(text)[2] == 5
    assert references.split(f"References\n\n{ENTRY}\n\nBody.\n\nReferences\n\nBo, A. (1999). Last.\n")[2] == 7


@pytest.mark.parametrize(
    "after",
    ["Appendix A", "## Appendix: more", "Notes", "About the author", "ACKNOWLEDGEMENTS", "**Funding**", "# Chapter 9"],
)
def test_where_the_list_ends(after):
    text = f"Body.\n\n# References\n\n{ENTRY}\n\n{after}\n\nMore, A. (2010). Not listed.\n"
    table = references.entries(text)
    assert table["first"].tolist() == ["Smith"]
    assert "More, A." in references.split(text)[0]


def test_a_heading_inside_the_list_does_not_end_it():
    assert [
        first for first, _ in listed(f"### Books\n\n{ENTRY}\n\n### Articles\n\nBo, A. (2010). More.", "## References")
    ] == ["Smith", "Bo"]


def test_a_list_without_heading():
    entries = "\n".join(
        f"{name}, A. ({1990 + count}). Title {name}. Press."
        for count, name in enumerate(["Bo", "Ek", "Li", "Ng", "Yo"])
    )
    text = "A body.\n" * 8 + entries + "\n"
    assert references.split(text)[1:] == (entries + "\n", None) or references.split(text)[1].strip() == entries
    assert len(references.entries(text)) == 5
    assert references.entries("A body.\n" * 8 + entries.split("\n")[0]).empty


def test_no_list():
    assert references.split("Body (Smith, 2020).") == ("Body (Smith, 2020).", "", None)
    table = references.entries("")
    assert list(table.columns) == references.COLUMNS and table.empty


# What entries say


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # APA
        ("Adel, A., & Norouzifard, M. (2024). T. *J*, 8(8), 91.", [("Adel;Norouzifard", "2024")]),
        ("Nurmi, J., Paju, A., et al. (2024). T. arXiv.", [("Nurmi;Paju", "2024")]),
        ("Keil, A., Debener, S., ... & Yee, C. M. (2014). T. J, 1.", [("Keil;Debener;Yee", "2014")]),
        ("Lahtinen, H.-M., & Vaaranen-Valkonen, N. (2025). T.", [("Lahtinen;Vaaranen-Valkonen", "2025")]),
        ("Ó Ciardha, C., & O’Brien, P. (2025). T.", [("Ó Ciardha;O’Brien", "2025")]),
        ("van der Berg, H., & de la Cruz, M. (2018a). T.", [("van der Berg;de la Cruz", "2018a")]),
        ("Smith, J. A., Jr., & Li, X. (Eds.). (in press). T.", [("Smith;Li", "in press")]),
        ("UNICEF, ECPAT International, & INTERPOL. (2025). T.", [("UNICEF;ECPAT International;INTERPOL", "2025")]),
        ("American Psychological Association [APA]. (2020). T.", [("American Psychological Association", "2020")]),
        (
            "Department for Digital, Culture, Media & Sport. (2020). T.",
            [("Department for Digital, Culture, Media & Sport", "2020")],
        ),
        ("BBC News. (2020, March 3). T.", [("BBC News", "2020")]),
        ("O’Brien, T. (n.d.-a). T.", [("O’Brien", "n.d.-a")]),
        ("García Márquez, G. (1967/1970). T.", [("García Márquez", "1967/1970")]),
        # Harvard
        ("Smith, J. and Jones, P.Q. (2019) 'T of it', J, 12(3), pp. 4–19.", [("Smith;Jones", "2019")]),
        ("Smith J and Jones P 2019, 'T', J, vol. 12.", [("Smith;Jones", "2019")]),
        ("Lee, K., 2018. The Book. London: Sage.", [("Lee", "2018")]),
        ("He BY, Zhou J, Ma Z, et al. (2020) T. J 141: 4.", [("He;Zhou;Ma", "2020")]),
        ("Young, A. (no date) T. Available at: https://a.b (Accessed: 1 May 2020).", [("Young", "n.d.")]),
        # Chicago
        ("Smith, John, and Mary van der Meer. 2018. “T.” J 3: 1–2.", [("Smith;van der Meer", "2018")]),
        ("Smith, John. 2019. “A T.” J 12.\n\n———. 2020. B. Press.", [("Smith", "2019"), ("Smith", "2020")]),
        # MLA
        ('Smith, John. "A T of It." J, vol. 12, no. 3, 2019, pp. 4-19.', [("Smith", "2019")]),
        ("World Bank. World Development Report. World Bank, 2017.", [("World Bank", "2017")]),
        # Vancouver
        (
            "1. Smith JA, Jones P. A t. Lancet. 2019;12(3):45-9.\n2. Lee K, et al. B t. BMJ 2018; 3: 1-2.",
            [("Smith;Jones", "2019"), ("Lee", "2018")],
        ),
        (
            '[1] J. Smith and P. Jones, "A t," J, pp. 4–19, 2019.\n[2] K. Lee, "B t," J, 2018.',
            [("Smith;Jones", "2019"), ("Lee", "2018")],
        ),
        # In capitals
        (
            "SMITH, J. & JONES, P. (2019) T. J 12.\n\nLI, X., WU, Y. (2017) T.",
            [("SMITH;JONES", "2019"), ("LI;WU", "2017")],
        ),
    ],
)
def test_names_and_years(text, expected):
    assert listed(text) == expected


def test_title_venue_and_doi():
    table = references.entries(
        "References\n\nBo, A. (2020). What is it? A question. *Psychology, Crime & Law*, 12(3), 4. <https://doi.org/10.1000/a.b_c>\n\n"
        "Ek, B. (2019) 'The other: a title', Journal of Things, 3, pp. 1–2. doi:10.1000/xyz.\n"
    )
    assert table["title"].tolist() == ["What is it? A question", "The other: a title"]
    assert table["venue"].tolist()[1] == "Journal of Things"
    assert table["doi"].tolist() == ["10.1000/a.b_c", "10.1000/xyz"]


# How entries stand on their lines

WRAPPED = """Smith, J., & Jones, P. (2019). A title of some length that
{0}runs over Into, A. New line. Journal of Things, 12(3), 4–19.
Lee, K., Park, S., Kim, J., Long, N.,
{0}Other, M., & Last, Z. (2018). The Book of Sage
{0}Advice. Sage.
Department for Education. (2020). Keeping children
{0}safe. London. https://www.gov.uk/x/y-
{0}z/2020.
"""


@pytest.mark.parametrize("indent", ["", "    ", "\t"])
def test_entries_over_several_lines(indent):
    table = references.entries("References\n" + WRAPPED.format(indent))
    assert table["first"].tolist() == ["Smith", "Lee", "Department for Education"]
    assert table[["line", "last_line"]].values.tolist() == [[2, 3], [4, 6], [7, 9]]
    assert not table["joined"].any()


def test_an_entry_split_by_a_page_break_is_joined_and_says_so():
    table = references.entries(
        "# References\n\n- Bo, A. (2026). *It is so*: A title that ends here.\n\n"
        "- Information, Communication & Society*, 1–21.\n<https://doi.org/10.1080/1>\n- Ek, B. (2020). Other. *J*, 2, 3.\n"
    )
    assert table["first"].tolist() == ["Bo", "Ek"]
    assert table["joined"].tolist() == [True, False]
    assert table["last_line"].tolist() == [6, 7]


def test_a_page_number_inside_the_list_is_dropped():
    assert listed("Bo, A. (2019). A title of some\n\n12\n\nlength. J, 3.\n\nEk, B. (2018). Other. Press.") == [
        ("Bo", "2019"),
        ("Ek", "2018"),
    ]


def test_numbers():
    table = references.entries(
        "References\n\n[1] Bo A. T. J. 2019;1:1.\n[2] Ek B. T. J. 2018;1:1. Cited in\n3. of it.\n[3] Yo C. T. J. 2017;1:1.\n"
    )
    assert table["number"].tolist() == [1, 2, 3]


def test_two_entries_run_together_by_nothing():
    # A list where only a year in the title could begin an entry keeps its entries whole.
    assert listed("Bo, A. (2019). The crisis of 2008 and\nGlobal Threat Assessment 2020: A call. Press.") == [
        ("Bo", "2019")
    ]


SURNAMES = [
    "Adeyemi",
    "Brontë",
    "Çelik",
    "Ó Ciardha",
    "van der Meer",
    "O'Neill",
    "Al-Khalifa",
    "Li",
    "Vaaranen-Valkonen",
    "García Márquez",
    "Zhang",
]
person = st.tuples(st.sampled_from(SURNAMES), st.sampled_from(["A.", "B. C.", "J.-P.", "Z."]))
entry = st.tuples(
    st.lists(person, min_size=1, max_size=4, unique_by=lambda one: one[0]),
    st.integers(1950, 2025),
    st.sampled_from(["A title", "What is it: A view of it", "Numbers in 12 places"]),
)


def written(people, year, title, style):
    if style == "apa":
        names = [f"{surname}, {initials}" for surname, initials in people]
        joined = names[0] if len(names) == 1 else ", ".join(names[:-1]) + ", & " + names[-1]
        return f"{joined} ({year}). {title}. *Journal of Things*, 12(3), 4–19."
    if style == "harvard":
        names = [f"{surname}, {initials}" for surname, initials in people]
        joined = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
        return f"{joined} ({year}) ‘{title}’, Journal of Things, 12(3), pp. 4–19."
    names = [f"{surname} {initials.replace('.', '').replace(' ', '').replace('-', '')}" for surname, initials in people]
    return f"{', '.join(names)}. {title}. J Things. {year};12(3):4-19."


@given(
    st.lists(entry, min_size=1, max_size=8),
    st.sampled_from(["apa", "harvard", "vancouver"]),
    st.sampled_from(["\n", "\n\n", "\n- "]),
)
@settings(max_examples=150, deadline=None)
def test_what_was_written_is_found_again(entries, style, between):
    lines = [written(*one, style) for one in entries]
    if style == "vancouver":
        lines, between = [f"{number}. {line}" for number, line in enumerate(lines, 1)], between.replace("- ", "")
    text = "Body.\n\n## References\n" + between + between.join(lines) + "\n"
    expected = [(";".join(surname for surname, _ in people), str(year)) for people, year, _ in entries]
    assert listed_whole(text) == expected


def listed_whole(text):
    table = references.entries(text)
    return list(zip(table["authors"], table["year"], strict=True))


@given(st.text(alphabet="\n\n -()[]{}.,:;&*_#0129aeABZé\t–—\"'", max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_read(text):
    for whole in (text, "# References\n" + text):
        body, _, _ = references.split(whole)
        assert len(body) == len(whole)
        table = references.entries(whole)
        assert (table["line"] <= table["last_line"]).all()
        assert (table["last_line"] <= len(documents.parse(whole).lines)).all()


PAGED = """Body.

References
Abara, U. (2016). One in four. Verge,
2(1), 14–31.
Bo, C. (2014). Stakes. Press.
Calloway, P. (2012). The spade. Grounds, 9(3),
101–118.

Dow, G. (2018). A card. Grounds, 15(1), 1–12.

212
Mellor & Tighe          Street trees          213

Ek, W. (2010). Oak. Press.
Fay, E. (2011). Ties. Press.
"""


def test_a_page_header_is_no_entry_and_no_entry_swallows_the_next():
    table = references.entries(PAGED)
    assert table["first"].tolist() == ["Abara", "Bo", "Calloway", "Dow", "Ek", "Fay"]
    assert table["raw"][2].endswith("9(3), 101–118.")
    assert not table["joined"].any()


def test_a_header_that_the_pages_repeat_is_dropped():
    pages = "".join(f"\n\n{page} Trees of towns\n\nText." for page in (3, 5))
    listed = (
        "Bo, A. (2001). One. Press.\n\n7 Trees of towns\n\nEk, B. (2002). Two. Press.\n\nFay, C. (2003). Three. Press."
    )
    table = references.entries(f"Body.{pages}\n\n# References\n\n{listed}\n")
    assert table["raw"].tolist() == listed.split("\n\n")[:1] + listed.split("\n\n")[2:]


@pytest.mark.parametrize(
    ("entry", "authors", "title"),
    [
        ("H. Abbot, *The long list*. Leeming: Furrow Press, 2011.", "Abbot", "The long list"),
        ("H. Abbot, P. Moon, and E. van Dam, Hedges, 2nd ed. Leeming: Press, 2011.", "Abbot;Moon;van Dam", "Hedges"),
        ('Friends of Hay, "A letter once a year," report, 2017.', "Friends of Hay", "A letter once a year"),
        ("Bo, A. (2020). Who sees it? Trees and Greens, 17(2), 40–55.", "Bo", "Who sees it?"),
        ("Bo, A. (2020). Who sees it? Press. https://a.b/c", "Bo", "Who sees it?"),
        (
            "Bo, A. (2020). Who sees it? Trees in two cities. Greens, 17(2), 40.",
            "Bo",
            "Who sees it? Trees in two cities",
        ),
    ],
)
def test_titles_of_books_reports_and_questions(entry, authors, title):
    row = references.entries(f"References\n\n[1] {entry}\n\n[2] Ek, B. (2001). Other. Press.\n").iloc[0]
    assert (row["authors"], row["title"]) == (authors, title)


# Names and markup, which the other modules share


def test_places_survive_the_taking_out_of_markup():
    text = "A *b* &amp; [c](#d) <sup>1</sup> e\u0301f (https://a.b/c) Liv-\ning\n\nend"
    cleaned = names.plain(text)
    for word in ("b", "c", "ing", "end"):
        place = cleaned.text.rindex(word)
        assert text[cleaned.printed(place) :].startswith(word)
    assert "éf" in cleaned.text and "Living" in cleaned.text and "https" not in cleaned.text


def test_emphasis_inside_words_and_stars_alone_stay():
    assert names.plain("snake_case a * b").text == "snake_case a * b"
