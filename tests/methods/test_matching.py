import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.methods import citations, matching, references

LIST = """

References

Smith, J. (2020). One. Press.
Smith, J., & Jones, P. (2018). Two. Press.
Lee, K., Park, S., & Kim, J. (2019). Three. Press.
Ó Ciardha, C., & Bo, B. (2025). Four. Press.
WeProtect Global Alliance. (2025). Five.
World Health Organization. (2021). Six.
García-Sánchez, M. (2017). Seven. Press.
Müller, H. (2016a). Eight. Press.
Müller, H. (2016b). Nine. Press.
Ferraro, M., & Casey, E. (2004). Ten. Press.
Office of Communications (Ofcom). (2022). Eleven.
van der Berg, T. (2011). Twelve. Press.
Nurmi, J., Paju, A., et al. (2024). Thirteen.
Quayle, E. (n.d.). Fourteen.
"""


def match(text, listed=LIST):
    whole = text + listed
    return matching.match(citations.find(whole), references.entries(whole))


@pytest.mark.parametrize(
    ("text", "entry", "how", "variant"),
    [
        ("(Smith, 2020)", "R01", "exact", ""),
        ("(Smith & Jones, 2018)", "R02", "exact", ""),
        ("(Lee, Park, & Kim, 2019)", "R03", "exact", ""),
        ("(Lee et al., 2019)", "R03", "exact", ""),
        ("(Müller, 2016b)", "R09", "exact", ""),
        ("(Quayle, n.d.)", "R14", "exact", ""),
        ("(Nurmi et al., 2024)", "R13", "exact", ""),
        ("the World Health Organization (2021)", "R06", "exact", ""),
        ("(van der Berg, 2011)", "R12", "exact", ""),
        ("(We Protect Global Alliance, 2025)", "R05", "variant", "spacing"),
        ("(O Ciardha & Bo, 2025)", "R04", "variant", "accent"),
        ("(Ciardha & Bo, 2025)", "R04", "variant", "short name"),
        ("(García, 2017)", "R07", "variant", "short name"),
        ("(Berg, 2011)", "R12", "variant", "short name"),
        ("(WHO, 2021)", "R06", "variant", "abbreviation"),
        ("(Ofcom, 2022)", "R11", "variant", "abbreviation"),
        ("(Ferarro & Casey, 2004)", "R10", "variant", "spelling"),
        ("(Jones & Smith, 2018)", "R02", "variant", "author order"),
        ("(Park et al., 2019)", "R03", "variant", "et al."),
        ("(Lee & Park, 2019)", "R03", "variant", "et al."),
        ("(Lee, 2019)", "R03", "variant", "et al."),
        ("(Smith et al., 2020)", "R01", "variant", "et al."),
        ("(Smith et al., 2018)", "R02", "variant", "et al."),
        ("(Müller, 2016)", "R08", "variant", "suffix"),
        ("(Smith, 2020a)", "R01", "variant", "suffix"),
        ("(Smith & Jones, 2017)", "R02", "year", ""),
        ("(Lee et al., 1991)", "R03", "year", ""),
        ("(Kale et al., 2026)", None, "none", ""),
        ("(Brown, 2020)", None, "none", ""),
        ("(Jones, 2018)", None, "none", ""),
        ("(Smith & Brown, 2018)", None, "none", ""),
    ],
)
def test_one_citation(text, entry, how, variant):
    table = match(text)
    row = table.iloc[0]
    assert (row["entry"], row["how"], row["variant"]) == (entry, how, variant)


def test_the_nearest_entry_is_named_where_there_is_none():
    assert match("(Smithson, 2021)").iloc[0]["nearest"] == "R01"
    assert match("(Xylander, 1999)").iloc[0]["nearest"] is None
    assert match("(Smith, 2020)").iloc[0]["nearest"] is None


def test_the_year_that_is_nearest():
    listed = "\n\nReferences\n\nBo, A. (2001). One. Press.\n\nBo, A. (2010). Two. Press.\n"
    assert match("(Bo, 2009)", listed).iloc[0]["entry"] == "R02"


def test_two_entries_that_fit_alike():
    listed = "\n\nReferences\n\nBo, A. (2001). One. Press.\n\nBo, B. (2001). Two. Press.\n"
    row = match("(Bo, 2001)", listed).iloc[0]
    assert (row["how"], row["variant"]) == ("variant", "suffix")


def test_co_authors_tell_entries_apart():
    listed = "\n\nReferences\n\nBo, A., & Ek, C. (2001). One. Press.\n\nBo, A., & Yo, C. (2001). Two. Press.\n"
    assert match("(Bo & Yo, 2001; Bo & Ek, 2001)", listed)["entry"].tolist() == ["R02", "R01"]


def test_typing_is_no_difference():
    listed = "\n\nReferences\n\nO'Neill, A., & Al-Khalifa, B. (2001). One. Press.\n"
    assert match("(O’Neill & Al‐Khalifa, 2001)", listed).iloc[0]["how"] == "exact"


def test_an_abbreviation_that_the_text_explains():
    listed = "\n\nReferences\n\nRoyal Society of Things. (2001). One.\n"
    table = match("The Royal Society of Things (RSOT, 2001). So (RSOT, 2001).", listed)
    assert set(table["variant"]) == {"abbreviation"}


def test_empty_tables():
    assert match("Nothing.").empty
    table = match("(Smith, 2020)", "")
    assert table["entry"].tolist() == [None] and table["how"].tolist() == ["none"]


def test_a_missing_column_is_named():
    with pytest.raises(ValueError, match="no column others, et_al, year"):
        matching.match(pd.DataFrame({"first": ["Bo"]}), references.entries(""))
    with pytest.raises(ValueError, match="entries has no column entry_id"):
        matching.match(citations.find("(Bo, 2020)"), pd.DataFrame({"names": [], "authors": [], "year": []}))


SURNAMES = st.sampled_from(
    ["Adeyemi", "Brontë", "Çelik", "Ivanov", "Kowalska", "Lindqvist", "Nakamura", "Okafor", "Quayle", "Tremblay"]
)


@given(
    st.lists(
        st.tuples(st.lists(SURNAMES, min_size=1, max_size=3, unique=True), st.integers(1950, 2025)),
        min_size=1,
        max_size=8,
        unique_by=str,
    )
)
@settings(max_examples=100, deadline=None)
def test_what_is_cited_rightly_matches_its_own_entry(works):
    cited, listed = [], []
    for people, year in works:
        names = " & ".join(people) if len(people) < 3 else f"{people[0]}, {people[1]}, & {people[2]}"
        cited.append(f"({names}, {year})")
        full = ", ".join(f"{name}, A." for name in people[:-1])
        listed.append(f"{full + ', & ' if full else ''}{people[-1]}, A. ({year}). Title {len(listed)}. Press.")
    table = match(" and ".join(cited), "\n\nReferences\n\n" + "\n".join(listed))
    assert table["entry"].tolist() == [f"R{count:02d}" for count in range(1, len(works) + 1)]
    assert set(table["how"]) == {"exact"}
