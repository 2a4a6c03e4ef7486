import json

import pytest

from course.methods import audit, documents

PAPER = """# Introduction

Children are online more than before (Adel & Boo, 2020; WeProtect, 2021). That is known (Cole et al., 2019). It is known
from many places, many years and many kinds of work, and nobody who has looked at the numbers with care has come to say
that it is otherwise, whatever they thought of it at first, and whatever they may come to think of it at some later time.

# Methods

We read what there was to read, in the order in which we found it, and we wrote down what it said, without asking who had
said it or why, until there was nothing left to read; then we read it all again from the end, and put the two notes side
by side, and kept what stood in both of them, and left out what stood in one of them only, which was about a third of it.

# Results

Smith (2018) disagrees, as does Eko (2015). Fay (2014) does not. So the Missing Office (2013) says.

# References

Adel, A., & Boo, B. (2020). One. Press.
Cole, C., Day, D., & Eve, E. (2019). Two. Press.
Eko, E. (2016). Three. Press.
Fay, F. (2014). Four. Press.
Gil, G. (2012). Five. Press.
Smith, S. (2018). Six. Press.
We Protect. (2021). Seven.
"""


@pytest.fixture(scope="module")
def found():
    return audit.audit(PAPER)


def test_planted_errors_are_found(found):
    assert found.never_cited["first"].tolist() == ["Gil"]
    assert found.not_listed["names"].tolist() == ["Missing Office"]
    assert found.year_mismatch[["names", "year", "year_listed"]].values.tolist() == [["Eko", "2015", "2016"]]
    assert found.variants[["names", "variant", "listed"]].values.tolist() == [["WeProtect", "spacing", "We Protect"]]


def test_a_clean_paper_has_no_errors():
    clean = audit.audit("It is so (Adel & Boo, 2020).\n\nReferences\n\nAdel, A., & Boo, B. (2020). One. Press.\n")
    for table in (clean.never_cited, clean.not_listed, clean.year_mismatch, clean.variants, clean.problems):
        assert table.empty


def test_where_sources_stand(found):
    assert found.by_section[["section", "citations", "works"]].values.tolist() == [
        ["Introduction", 3, 3],
        ["Methods", 0, 0],
        ["Results", 4, 4],
    ]
    assert found.by_section["line"].tolist() == [1, 7, 13]
    assert found.by_paragraph["citations"].tolist() == [3, 0, 4]
    assert found.by_paragraph["words"].sum() == found.by_section["words"].sum()


def test_order(found):
    order = found.order.set_index("which")
    assert order.loc["all", "n"] == 6
    assert order.loc["all", "note"] == ""
    assert -1 <= order.loc["all", "rho"] <= 1
    assert "too few" in order.loc["grouped", "note"]


def test_summary_is_readable(found):
    text = audit.summary(found)
    lines = text.split("\n")
    assert len(lines) < 60
    for words in ("7 citations of 7 works", "The list has 7 entries", "Missing Office, 2013 (line 15)", "Eko, 2015 (line 15), listed as 2016",
                  "spacing", "Gil 2012", "Methods (line 7)", "Works first cited alone"):  # fmt: skip
        assert words in text, words


def test_a_long_paper_still_has_a_short_summary():
    cited = "\n\n".join(
        f"# Part {n}\n\nSo says Name{chr(97 + n % 26)}{chr(97 + n // 26)} ({1900 + n}). " + "word " * 70
        for n in range(99)
    )
    listed = "\n".join(f"Other{chr(97 + n % 26)}{chr(97 + n // 26)}, A. ({1900 + n}). Title. Press." for n in range(99))
    found = audit.audit(f"{cited}\n\n# References\n\n{listed}\n")
    assert len(found.not_listed) == len(found.never_cited) == 99
    assert len(audit.summary(found).split("\n")) < 60


def test_json_has_its_keys_and_is_plain(found):
    data = json.loads(json.dumps(audit.as_json(found), allow_nan=False))
    assert {
        "citations",
        "entries",
        "never_cited",
        "not_listed",
        "year_mismatch",
        "variants",
        "by_section",
        "order",
    } <= set(data)
    assert {"line", "section", "names", "year", "group_size", "entry"} <= set(data["citations"][0])
    assert [row["entry"] for row in data["citations"]] == ["R01", "R07", "R02", "R06", "R03", "R04", None]
    assert set(data["order"]) == {"all", "alone", "grouped"}


def test_a_parsed_document_gives_the_same(found):
    again = audit.audit(documents.parse(PAPER))
    assert audit.as_json(again) == audit.as_json(found)


def test_a_paper_without_a_list_says_so():
    found = audit.audit("It is so (Adel, 2020). It was so (Boo, 2019).")
    assert len(found.citations) == 2 and found.not_listed.empty
    assert found.problems["problem"].tolist() == ["no list"]
    assert "no reference list" in audit.summary(found)
    json.dumps(audit.as_json(found), allow_nan=False)


@pytest.mark.parametrize(
    "text", ["", "\n", "Nothing is cited here.", "References\n", "# References\n\nBo, A. (2020). One. Press."]
)
def test_papers_with_little_in_them(text):
    found = audit.audit(text)
    assert "no citations" in found.problems["problem"].tolist()
    assert audit.summary(found)
    json.dumps(audit.as_json(found), allow_nan=False)


def test_entries_that_need_a_look():
    found = audit.audit(
        "So (Bo, 2020).\n\nReferences\n\nBo, A. (2020). One. Press.\n\nBo, A. (2020). Two. Press.\n\nEk, B. (2019). Three. Press.\n\nEk, B. (2019). Three. Press.\n"
    )
    assert found.problems["problem"].tolist() == ["no letters", "listed twice"]


def test_numbered_papers():
    listed = "\n".join(f"{n}. Name{n} A. Title {n}. J Things. 201{n};1:1-2." for n in range(1, 6))
    found = audit.audit(f"# One\n\nSo [1, 3]. So [2]. So [7].\n\n# References\n\n{listed}\n")
    assert found.style["style"].iloc[0] == "numbered"
    assert found.citations["entry"].tolist() == ["R01", "R03", "R02", None]
    assert found.never_cited["number"].tolist() == [4, 5]
    assert found.problems["problem"].tolist() == ["out of range", "gap", "order of numbers"]
    assert found.by_section["citations"].tolist() == [4]
    assert audit.summary(found)
    json.dumps(audit.as_json(found), allow_nan=False)


def test_numbers_in_order_give_no_problem():
    found = audit.audit(
        "So [1]. So [2, 3].\n\nReferences\n\n1. Bo A. One thing. J Things. 2019;1:1.\n2. Ek B. Two things. J Things. 2018;1:1.\n3. Yo C. Three things. Lancet. 2017;1:1.\n"
    )
    assert found.problems.empty and found.never_cited.empty


# The two documents, where there are copies


@pytest.mark.skipif(documents.find("review") is None, reason="no copy of the review")
def test_the_review():
    found = audit.audit(documents.read(documents.find("review")))
    assert (len(found.citations), len(found.entries)) == (40, 32)
    assert found.not_listed["names"].tolist() == ["Kale et al."]
    assert found.never_cited["first"].tolist() == ["Bailo", "Nurmi"]
    assert found.year_mismatch[["names", "year"]].values.tolist() == [["UNICEF", "2026"]]
    assert set(found.variants["variant"]) == {"short name", "spacing", "et al."}
    assert found.entries.loc[found.entries["joined"], "first"].tolist() == ["Henry"]
    order = found.order.set_index("which")
    assert order.loc["alone", "rho"] > 0.99 > abs(order.loc["grouped", "rho"])


@pytest.mark.skipif(documents.find("dissertation") is None, reason="no copy of the dissertation")
def test_the_dissertation_has_lost_its_list():
    found = audit.audit(documents.read(documents.find("dissertation")))
    assert len(found.citations) == 146
    assert found.problems["problem"].tolist() == ["no list"]
    assert not found.citations["names"].str.contains("Act").any()


def test_what_is_cited_at_second_hand_is_not_expected_in_the_list():
    listed = "\n\nReferences\n\nLopez, A. (2008). One. Press.\n\nEk, B. (2001). Two. Press.\n"
    second = audit.audit("A debt (Ebbing, 1931, as cited in Lopez, 2008). So Ek (2001)." + listed)
    assert second.not_listed.empty
    assert second.citations.loc[0, ["first", "entry", "how"]].tolist() == ["Ebbing", None, "none"]
    assert "Ebbing, 1931 (line 1), as cited in Lopez, 2008" in audit.summary(second)
    first = audit.audit("A debt (Ebbing, 1931; Lopez, 2008). So Ek (2001)." + listed)
    assert first.not_listed["first"].tolist() == ["Ebbing"]
