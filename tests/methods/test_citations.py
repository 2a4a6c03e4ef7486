import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.methods import citations, documents

LIST = "\n\nReferences\n\nSmith, J. (2020). A title. Press.\n\nMay, R. (1969). Another title. Press.\n"


def works(text):
    table = citations.find(text)
    return [f"{first} {year}" for first, year in zip(table["first"], table["year"], strict=True)]


def only(text):
    table = citations.find(text)
    assert len(table) == 1, table[["names", "year"]].values.tolist()
    return table.iloc[0]


# One form after another


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is so (Smith, 2020).", ["Smith 2020"]),
        ("It is so (Smith 2020).", ["Smith 2020"]),
        ("Smith (2020: 14) says so.", ["Smith 2020"]),
        ("Here Smith, Jones and Lee (2019a, 2019b; 2021) agree.", ["Smith 2019a", "Smith 2019b", "Smith 2021"]),
        (
            "So (see also van der Berg & O'Neill, 2018, pp. 4–5; cf. World Health Organization [WHO], 2020).",
            ["van der Berg 2018", "World Health Organization 2020"],
        ),
        ("(Smith 2020; Jones 2021)", ["Smith 2020", "Jones 2021"]),
        ("(Luo et al. 2013, Das and Chen 2014, Meng 2015)", ["Luo 2013", "Das 2014", "Meng 2015"]),
        ("In Smith's (2020) view, and in Jones’ (2021)", ["Smith 2020", "Jones 2021"]),
        ("as Smith and his colleagues (2020) say", ["Smith 2020"]),
        ("the Ministry of Justice (2020) says", ["Ministry of Justice 2020"]),
        (
            "(Office for National Statistics, 2020a, 2020b)",
            ["Office for National Statistics 2020a", "Office for National Statistics 2020b"],
        ),
        ("by the We Protect Global Alliance (2020)", ["We Protect Global Alliance 2020"]),
        ("says de Waal (2001), and al-Hassan (2002)", ["de Waal 2001", "al-Hassan 2002"]),
        (
            "(van den Berg, 2001; bin Laden, 2002; MacDonald, 2003)",
            ["van den Berg 2001", "bin Laden 2002", "MacDonald 2003"],
        ),
        ("(Ó Ciardha et al., 2025; Çelik & Żuk, 2019)", ["Ó Ciardha 2025", "Çelik 2019"]),
        ("(J. Smith, 2020) and P. Q. Jones (2021)", ["Smith 2020", "Jones 2021"]),
        ("(Smith, n.d.; Jones, in press; Lee, n.d.-a)", ["Smith n.d.", "Jones in press", "Lee n.d.-a"]),
        ("Smith (forthcoming)", ["Smith forthcoming"]),
        ("(Ofsted, 2019/2020; Darwin, 1859/2003)", ["Ofsted 2019/2020", "Darwin 1859/2003"]),
        ("(Rawls [1971] 1999; Freud 1905 [1953])", ["Rawls 1971/1999", "Freud 1905/1953"]),
        ("(Smith 2020a, b; Lee 2020a–c)", ["Smith 2020a", "Smith 2020b", "Lee 2020a", "Lee 2020b", "Lee 2020c"]),
        ("[Smith, 2020; Lee et al., 2021]", ["Smith 2020", "Lee 2021"]),
        ("(see Smith [2020] for more)", ["Smith 2020"]),
        ("(although Smith (2020) disagrees)", ["Smith 2020"]),
        ("Smith & Lee (2020; see also Jones, 2021)", ["Smith 2020", "Jones 2021"]),
        ("(Smith 2020, pp. 14–16, 2021, p. 3)", ["Smith 2020", "Smith 2021"]),
        ("(Smith, 2020, Jones, 2021)", ["Smith 2020", "Jones 2021"]),
        ("(Smith, 2020)(Jones, 2021)", ["Smith 2020", "Jones 2021"]),
        ("(Brady, Verba et al 1995)", ["Brady 1995"]),
        ("(Met Office Hadley Centre (MOHC) 2019)", ["Met Office Hadley Centre 2019"]),
        ("Centers for Disease Control and Prevention (2020)", ["Centers for Disease Control and Prevention 2020"]),
        ("The World Bank and UNICEF (2020) say", ["World Bank 2020"]),
        ("the Independent Inquiry into Child Safety (IICS) (2022)", ["Independent Inquiry into Child Safety 2022"]),
        (
            "(5Rights Foundation, 2019; eSafety Commissioner, 2020)",
            ["5Rights Foundation 2019", "eSafety Commissioner 2020"],
        ),
        ("(“Title of a page,” 2020)", ["Title of a page 2020"]),
        ("Since Piaget (1952), and while Smith (2020)", ["Piaget 1952", "Smith 2020"]),
        ("However, Smith and Lee (2021) found", ["Smith 2021"]),
        ("In Finland, Jones and Lee (2020) found", ["Jones 2020"]),
        ("Unlike Brown, Smith and Lee (2020) found", ["Smith 2020"]),
        ("Drawing on Bourdieu (1984) and Foucault (1977), it", ["Bourdieu 1984", "Foucault 1977"]),
        ("Mitchell et al., 2020, found", ["Mitchell 2020"]),
        ("(Smith, 2020", ["Smith 2020"]),
        ("| Smith (2020) | 34 |\n| Jones & Lee (2021) | 12 |", ["Smith 2020", "Jones 2021"]),
    ],
)
def test_found(text, expected):
    assert works(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "(Smith &\nJones,\n2020)", "(Smith *et al.*, 2020)", "(Smith _et al_., 2020)", "*Smith* et al. (2020)", "(Smith &amp; Jones, 2020)",
        "Smith<sup>1</sup> (2020)", "Smith[^1] (2020)", "Smith¹ (2020)", "([Smith et al., 2020](#b1))", "[Smith (2020)](https://a.b/c)",
        "Smith ([2020](#b1))", "(<a href='#x'>Smith, 2020</a>)", "(Smith&nbsp;2020)", "**Smith (2020)**", "(Smi-\nth, 2020)", "(Smith \\& Lee, 2020)",
        "Smith\r\n(2020)", "Smith et al., (2020)", "(Smith et. al., 2020)", "(Smith, Jr., 2020)", "(vgl. Smith 2020, S. 5)", "(Source: Smith, 2020)",
    ],
)  # fmt: skip
def test_found_through_markup_and_line_ends(text):
    assert works(text) == ["Smith 2020"]


@pytest.mark.parametrize(
    "text",
    [
        "(n = 2024)", "(N=2024)", "(March 2024)", "(12 March 2024)", "(London, 12 March 2024)", "(see Figure 2, 2024)", "(Act 1978)", "(M = 2020, SD = 3)",
        "the Protection of Children Act (1978)", "Sexual Offences Act 2003", "(Sexual Offences Act, 2003)", "Article 8 (1998)",
        "R v Smith (2020)", "Donoghue v Stevenson [1932] AC 562", "(Smith v Jones, 2020)", "R (Miller) v Secretary of State [2017] UKSC 5", "Re B [2008] UKHL 35",
        "Council Directive 95/46/EC (1995)", "the Lanzarote Convention (2007)", "the Convention on the Rights of the Child (1989)", "the survey (2019)",
        "Table 3 (2020)", "COVID-19 (2020)", "GPT-4 (2023)", "DSM-5 (2013)", "Since Monday (2020)", "London (2012)", "(Norway, 2018)", "South Korea (2020)",
        "In 2020, it", "By Smith in 2020", "(2019)", "((2020))", "(2010–2016)", "Karl Marx (1818–1883)", "(born 1984)", "Python 3.11 (2022)", "SPSS (2019)",
        "https://a.org/Smith(2020)", "doi:10.1000/Smith.2020", "| 2019 | 2020 |\n| A | B (2020) |", "Received 12 March 2020; accepted 4 May 2021",
        "(Smith, personal communication, May 2020)", "(Oxford: Blackwell, 2001)", "Participants (2019) and participants", "To cite: Smith, J., & Lee, B. (2020). A title.",
        "Brexit (2016)", "Group A (2019)", "(ISBN 978-0-2020-1234-5)", "(Estb : 1913)", "Smith (£2020)", "(1,546 people)", "Facebook (2004)", "",
    ],
)  # fmt: skip
def test_taken_for_no_citation(text):
    assert works(text) == []


# What the list decides


def test_the_list_decides_what_a_word_is():
    assert works("In May (1969) it began.") == []
    assert works("In May (1969) it began." + LIST) == ["May 1969"]
    assert works("So Smith 2020 says." + LIST) == ["Smith 2020"]
    assert works("So Smith 2020 says.") == []
    assert works("Smith’s early theory of it (2020)." + LIST) == ["Smith 2020"]
    assert works("As John Smith (2020) says." + LIST) == ["Smith 2020"]
    assert works("In Tokyo, Wuhan and Smith (2020)." + LIST)[-1].endswith("2020")


def test_a_table_of_studies_names_works_that_are_cited_elsewhere():
    table = "| Mao 1995 | 29 students |\n| Oslo 1994 | 30 |"
    assert works(f"It is so (Mao 1995).\n\n{table}") == ["Mao 1995", "Mao 1995"]
    assert works(table) == []


def test_months_and_figures_are_no_authors_even_beside_a_list():
    assert works("(May 2024) (Figure 2, 2020) the Smith Act (2020)" + LIST) == []


def test_the_list_itself_is_not_read():
    assert works("Nothing here." + LIST) == []


def test_a_word_of_the_paper_is_no_author():
    assert works("Results (2019) were weak. Other results followed.") == []


# Columns


def test_places_and_groups():
    text = "# Part\n\nSo it is (Bo, 2020; Ek,\n2021).\n\n## Other\n\nYet Yo (2019, p. 4) does not.\n"
    table = citations.find(text)
    assert table["citation_id"].tolist() == ["C001", "C002", "C003"]
    assert table["line"].tolist() == [3, 3, 8]
    assert table["column"].tolist() == [10, 20, 4]
    assert [text[start:end] for start, end in zip(table["start"], table["end"], strict=True)] == [
        "(Bo, 2020; Ek,\n2021)", "(Bo, 2020; Ek,\n2021)", "Yo (2019, p. 4)",
    ]  # fmt: skip
    assert table["section"].tolist() == ["Part", "Part", "Other"]
    assert table["paragraph"].tolist() == [1, 1, 2]
    assert table["form"].tolist() == ["parenthetical", "parenthetical", "narrative"]
    assert table["group"].tolist() == [1, 1, 2]
    assert table["group_size"].tolist() == [2, 2, 1]
    assert table["page"].tolist() == ["", "", "p. 4"]
    assert list(table.columns) == citations.COLUMNS


def test_places_are_those_of_the_printed_text():
    text = "*It* is &amp; so\r\n(**Smith** *et al.*, 2020)"
    row = only(text)
    assert (row["line"], row["names"]) == (2, "Smith et al.")
    assert text[row["start"] : row["end"]] == "(**Smith** *et al.*, 2020)"


def test_names():
    row = only("(Smith, Jones, & van der Berg, 2020)")
    assert (row["first"], row["others"], bool(row["et_al"])) == ("Smith", "Jones;van der Berg", False)
    row = only("as Ó Ciardha et al. (2020) say")
    assert (row["names"], row["others"], bool(row["et_al"])) == ("Ó Ciardha et al.", "", True)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("(Smith, 2020, p. 4)", "p. 4"), ("Smith (2020: 14–16)", "14–16"), ("(Smith 2020, 14)", "14"), ("(Smith, 2020, para. 3)", "para. 3"),
        ("(Smith, 2020, p. 2019)", "p. 2019"), ("(Smith, 2020; p. 7)", "p. 7"), ("(Smith, 1999: 1985)", "1985"), ("(Smith, 2020, p. xix)", "p. xix"), ("(Smith, 2020)", ""),
    ],
)  # fmt: skip
def test_pages(text, page):
    assert only(text)["page"] == page


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("(Smith, 1990, as cited in Jones & Lee, 2010, p. 4)", "as cited in"),
        ("(Smith, 1990, p. 3, cited in Jones & Lee, 2010)", "cited in"),
        ("(Smith 1990, quoted in Jones & Lee 2010: 4)", "quoted in"),
        ("Smith (1990, as cited in Jones & Lee, 2010)", "as cited in"),
        ("Smith (1990), cited in Jones & Lee (2010)", "cited in"),
    ],
)
def test_second_hand(text, via):
    table = citations.find(text)
    assert table["first"].tolist() == ["Smith", "Jones"]
    assert table["secondary"].tolist() == [True, False]
    assert table[["via", "via_names", "via_year"]].values.tolist()[0] == [via, "Jones & Lee", "2010"]


def test_second_hand_marks_only_the_work_before_it():
    table = citations.find("(Bo, 1980; Smith, 1990, as cited in Jones, 2010)")
    assert table["secondary"].tolist() == [False, True, False]
    assert not citations.find("(Smith, 1990; Jones, 2010)")["secondary"].any()


def test_what_an_abbreviation_stands_for():
    table = citations.find("The World Health Organization (WHO, 2019) says. So (WHO, 2020).")
    assert table["stands_for"].tolist() == ["World Health Organization"] * 2
    assert citations.find("So (WHO, 2020).")["stands_for"].tolist() == [""]


def test_an_empty_table_has_its_columns():
    table = citations.find("")
    assert list(table.columns) == citations.COLUMNS
    assert table["et_al"].dtype == bool


# Generated papers

SURNAMES = [
    "Adeyemi",
    "Brontë",
    "Çelik",
    "García",
    "Ivanov",
    "Kowalska",
    "Lindqvist",
    "Müller",
    "Nakamura",
    "Okafor",
    "Pérez",
    "Quayle",
    "Søndergaard",
    "Tremblay",
    "Zhang",
]
surname = st.sampled_from(
    [*SURNAMES, "van der Meer", "O'Neill", "Al-Khalifa", "Ó Ciardha", "de la Cruz", "Vaaranen-Valkonen", "Li"]
)
year = st.builds(
    lambda number, letter: f"{number}{letter}", st.integers(1950, 2025), st.sampled_from(["", "", "a", "b"])
)
organisation = st.sampled_from(
    ["UNICEF", "Ministry of Justice", "World Bank", "Office for National Statistics", "Europol"]
)


@st.composite
def cited(draw):
    """Give (names for a bracket, names for a sentence, first, et_al, year)."""
    kind = draw(st.sampled_from(["one", "two", "many", "organisation"]))
    when = draw(year)
    if kind == "organisation":
        name = draw(organisation)
        return name, name, name, False, when
    names = draw(st.lists(surname, min_size=2, max_size=2, unique=True))
    if kind == "one":
        return names[0], names[0], names[0], False, when
    if kind == "two":
        return f"{names[0]} & {names[1]}", f"{names[0]} and {names[1]}", names[0], False, when
    return f"{names[0]} et al.", f"{names[0]} et al.", names[0], True, when


SENTENCES = [
    "It is said in {}.",
    "This was shown in the north {} and again later.",
    "There were 2,024 of them (n = 2019) {}; see Table 3.",
]


@given(
    st.lists(
        st.tuples(st.lists(cited(), min_size=1, max_size=4), st.booleans(), st.sampled_from(SENTENCES)), max_size=6
    ),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_what_was_written_is_found_again(sentences, comma):
    expected, parts = [], []
    for group, in_sentence, frame in sentences:
        if in_sentence:
            _, names, first, et_al, when = group[0]
            parts.append(f"Then {names} ({when}) denied it.")
            expected.append((first, et_al, when, 1, "narrative"))
        else:
            inside = "; ".join(f"{names}{',' if comma else ''} {when}" for names, _, _, _, when in group)
            parts.append(frame.format(f"({inside})"))
            expected += [(first, et_al, when, len(group), "parenthetical") for _, _, first, et_al, when in group]
    found = citations.find("\n\n".join(parts))
    columns = ["first", "et_al", "year", "group_size", "form"]
    assert [tuple(row) for row in found[columns].values.tolist()] == expected


@given(st.text(alphabet=" ()[]{};,.&-–'’\"\n#*_|<>/\\0123456789aeABSmith é", max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_read(text):
    table = citations.find(text)
    lines = documents.parse(text).lines
    assert all(1 <= line <= len(lines) for line in table["line"])
    assert all(0 <= start < end <= len(text) for start, end in zip(table["start"], table["end"], strict=True))
    assert (table["first"] != "").all()


@pytest.mark.parametrize(
    "piece",
    ["(", "[", "( ", "A. & ", "Smith and Jones ", "Smith, J., ", "et al., ", "2020a, b, ", "(Smith, ", "Aa", "()", "n.d. ", "<a ", "[a](http://b", "&a", "*", "“", "The Of "],
)  # fmt: skip
def test_hostile_text_is_read_in_step_with_its_length(piece):
    # Ten times the text may take about ten times as many steps; a pattern that goes back and forth takes a hundred.
    # The test would not end within the suite's time if one did.
    assert citations.find(piece * (200_000 // len(piece))).empty or "et al" in piece


# Styles


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It is so (Bo, 2020). Ek (2021) denies it.", "author-year"),
        ("It is so [1]. It is not [2, 4–6].", "numbered"),
        ("It is so.<sup>1,2</sup> It is not.<sup>3</sup>", "superscript"),
        ("It is so.¹ It is not.²", "superscript"),
        ("It is 4 m<sup>2</sup> and 10<sup>3</sup>. So.", "none"),
        ("Nothing.", "none"),
    ],
)
def test_style(text, name):
    assert citations.style(text).name == name


def test_style_says_on_what_it_rests():
    style = citations.style("Bo (2020) says [1] and [2, 3].")
    assert (style.name, style.author_year, style.numbered, style.superscript) == ("numbered", 1, 3, 0)


def test_numbers_are_written_out():
    table = citations.numbered("# One\n\nSo [1, 3–5]; so [2].\n\n# Two\n\nSo (95% CI [2, 14]), [0, 1].\n")
    assert table["number"].tolist() == [1, 3, 4, 5, 2]
    assert table["group"].tolist() == [1, 1, 1, 1, 2]
    assert set(table["section"]) == {"One"}
    assert citations.numbered("").empty


LISTED = "\n\n# References\n\nvon Hagen, K. (1993). T. Press.\n\nMayo, B. (2019). T. Press.\n"


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("In Lane v Parish of Moor (1994) it was so. Mayo (2019) knew.", ["Mayo"]),
        ("| Kind | n |\n|---|---|\n| Ladder (2019) | 3 |\n| Mayo (2019) | 4 |\n", ["Mayo"]),
        ("Nobody said so. Von Hagen (1993) did.", ["von Hagen"]),
        ("Nobody, says Von Hagen (1993), said so.", ["Von Hagen"]),
    ],
)
def test_cases_labels_and_capitals_of_sentences(text, firsts):
    assert citations.find(text + LISTED)["first"].tolist() == firsts


def test_numbers_with_a_page():
    assert citations.numbered("So [7, p. 12]. And [2, pp. 4–5; 9], [3, Fig. 2, 4].")["number"].tolist() == [
        7,
        2,
        9,
        3,
        4,
    ]
