"""The tables of units 05 and 06: made again from the documents and compared; damage is caught; keys fit their tables."""

import re
from itertools import pairwise

import pandas as pd
import pytest

from course.errors import ROOT
from course.methods import audit, claims, documents, order, references, tables
from tests.data import make_review_tables, package

KEYS5 = ROOT / "solutions" / "05-citations" / "keys"
KEYS6 = ROOT / "solutions" / "06-claims-and-numbers" / "keys"
NEW = ["review_paragraphs", "review_references", "review_citations", "claims", "benchmarks", "order_statements"]
ARTICLE = tables.DATA / "practice_article.md"


@pytest.fixture(scope="module")
def papers():
    paths = {name: documents.find(name) for name in documents.DOCUMENTS}
    if None in paths.values():
        pytest.skip("documents not at hand: put both into documents/, COURSE_DOCUMENTS or ../shared/documents")
    return {name: documents.read(path) for name, path in paths.items()}


def read(path):
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def key(name):
    return read(next(path for path in (KEYS5 / f"{name}.csv", KEYS6 / f"{name}.csv") if path.exists()))


BROKEN = {
    "entry nobody lists": ("review_citations.csv", ",R23,exact", ",R99,exact", {"foreign-key"}),
    "paragraph that is not there": ("review_citations.csv", "C019,40,Introduction,11,", "C019,40,Introduction,99,", {"foreign-key"}),
    "citation twice": ("review_citations.csv", "C002,", "C001,", {"primary-key", "unique-error"}),
    "kind of match nobody knows": ("review_citations.csv", ",R28,variant,", ",R28,similar,", {"constraint-error"}),
    "year in words": ("review_citations.csv", ",2014,1,4,", ",last year,1,4,", {"constraint-error"}),
    "corrected, perhaps": ("review_citations.csv", "R29 year,true", "R29 year,perhaps", {"type-error"}),
    "entry twice": ("review_references.csv", "R02,", "R01,", {"primary-key", "unique-error"}),
    "DOI as an address": ("review_references.csv", ",10.3390/sci", ",https://doi.org/10.3390/sci", {"constraint-error"}),
    "kind of work nobody knows": ("review_references.csv", "arXiv,,preprint", "arXiv,,blog", {"constraint-error"}),
    "paragraph twice": ("review_paragraphs.csv", "\n2,9,", "\n1,9,", {"primary-key", "unique-error"}),
    "correction without a sentence": ("review_paragraphs.csv", "A page ends in it: the program reads line 30 as a paragraph of its own.", "joined", {"constraint-error"}),
    "claim twice": ("claims.csv", "RC02,", "RC01,", {"primary-key", "unique-error"}),
    "claim passed on as a fact": ("claims.csv", "The dissertation says of India that 90 per cent", "In India 90 per cent", {"constraint-error"}),
    "gist of two sentences": ("claims.csv", "in some form in a year.", "in some form. In a year.", {"constraint-error"}),
    "four first words": ("claims.csv", ",9,On a global,", ",9,On a global scale,", {"constraint-error"}),
    "value with its unit": ("claims.csv", ",302000000,,", ",302 million,,", {"type-error"}),
    "kind of claim nobody knows": ("claims.csv", ",methodological,", ",method,", {"constraint-error"}),
    "source left empty": ("claims.csv", ",none,,none,F01", ",,,none,F01", {"constraint-error"}),
    "rate above a hundred": ("benchmarks.csv", ",25.4,", ",254,", {"constraint-error"}),
    "statement without an end": ("order_statements.csv", "the order of the alphabet.", "the order of the alphabet", {"constraint-error"}),
}  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN)
def test_planted_damage_is_found(tmp_path, broken):
    *damage, expected = BROKEN[broken]
    assert package.errors_after(tmp_path, *damage) & expected


# --- the review's tables ---


@pytest.fixture(scope="module")
def made(papers):
    return make_review_tables.make(documents.find("review"))


def differences(there, again):
    """Name the cells, by row and column, in which a table differs from what the program makes."""
    again = again.astype(str)
    if list(there.columns) != list(again.columns) or len(there) != len(again):
        return ["shape"]
    return [
        (row, column) for column in there for row in there.index if there.loc[row, column] != again.loc[row, column]
    ]


@pytest.mark.parametrize("name", ["review_citations", "review_references", "review_paragraphs"])
def test_the_reviews_tables_are_what_the_program_makes_with_a_readers_corrections(made, name):
    assert differences(read(tables.DATA / f"{name}.csv"), made[name]) == []


def test_a_changed_cell_is_found(made):
    there = read(tables.DATA / "review_citations.csv")
    there.loc[4, "year"] = "2024"
    assert differences(there, made["review_citations"]) == [(4, "year")]
    assert differences(there.drop(index=0), made["review_citations"]) == ["shape"]


def test_corrections_can_be_seen():
    cited = tables.load("review_citations")
    now = cited["entry"].fillna("").str.cat(cited["how"], sep=" ").str.strip()
    assert ((now != cited["by_program"]) == cited["corrected"]).all()
    assert cited.loc[cited["corrected"], "why"].notna().all() and cited["corrected"].any()
    paragraphs = tables.load("review_paragraphs")
    assert (paragraphs["by_program"].str.contains(" ") == paragraphs["corrected"]).all()
    assert (paragraphs["why"].notna() == paragraphs["corrected"]).all() and paragraphs["corrected"].sum() == 11


def test_paragraphs_count_the_citations():
    cited = tables.load("review_citations")
    paragraphs = tables.load("review_paragraphs").set_index("paragraph")
    counts = cited.groupby("paragraph").size().reindex(paragraphs.index, fill_value=0)
    assert (counts == paragraphs["citations"]).all()
    within = paragraphs.loc[cited["paragraph"], ["line", "last_line"]].reset_index(drop=True)
    assert cited["line"].between(within["line"], within["last_line"]).all()


def by_eye(line):
    """Count the years in brackets of a line, without the course's program."""
    return sum(len(re.findall(r"\b(?:19|20)\d\d\b", bracket)) for bracket in re.findall(r"\([^()]*\)", line))


def test_every_bracket_of_the_review_is_there(papers):
    lines = papers["review"].lines[: papers["review"].lines.index("## References")]
    cited = tables.load("review_citations").groupby("line").size()
    assert {
        number: by_eye(line) for number, line in enumerate(lines, 1) if by_eye(line) and "Estb" not in line
    } == dict(cited)


def test_every_entry_is_in_the_list(papers):
    text = " ".join(papers["review"].lines)
    for row in tables.load("review_references").to_dict("records"):
        assert row["title"].split(": ")[0].strip('"') in text and row["year"] in text
        assert str(papers["review"].lines[row["line"] - 1]).startswith(f"- {row['names'][:12]}")


def order_of(cited, listed, which):
    return order.rank_correlation(order.first_appearance(cited, listed), which)


def test_the_tables_serve_the_test_of_order():
    cited, listed = tables.load("review_citations"), tables.load("review_references")
    alone, grouped = (order_of(cited, listed, which) for which in ("alone", "grouped"))
    assert (alone.n, alone.rho, alone.pairs_in_order) == (22, pytest.approx(1), 1)
    assert alone.p < 0.001 and grouped.p > 0.2 and abs(grouped.rho) < 0.3


# --- the claims ---


def alike(text):
    return " ".join(re.sub("[“”]", '"', re.sub("[‘’]", "'", text)).split())


def misplaced(table, papers):
    """Name the claims whose first words do not begin a sentence on the line that the row gives."""
    for row in table.to_dict("records"):
        lines = papers[row["document"]].lines
        line = alike(lines[row["line"] - 1]) if row["line"] <= len(lines) else ""
        begins = re.search(r"(?:^|[.?!:)][\"']?\s)" + re.escape(alike(row["first_words"])) + r"(?!\w)", line)
        if not begins or alike(documents.passage(row, row["document"])) not in line:
            yield row["claim_id"]


def test_every_claim_is_found_on_its_line(papers):
    assert list(misplaced(tables.load("claims"), papers)) == []


@pytest.mark.parametrize(("column", "value"), [("line", 26), ("line", 9999), ("first_words", "methodology of this")])
def test_a_misplaced_claim_is_found(papers, column, value):
    table = tables.load("claims")
    assert list(misplaced(table.assign(**{column: table[column].where(table.index != 2, value)}), papers)) == ["RC03"]


_FIGURE = re.compile(
    r"(?<![\w.,])(?:(?P<number>\d[\d,]*)(?:\s?(?P<unit>%|per ?cent|million))?|(?P<words>twenty to thirty|twenty-five thousand|"
    r"ten million|one in eight))(?!\w|,\d)"
)
WORDS = {"twenty to thirty": 20, "twenty-five thousand": 25_000, "ten million": 10_000_000, "one in eight": 8}


def figures(line):
    """Find percentages, millions and counts from 1,000 in a line; not years."""
    for match in _FIGURE.finditer(line):
        if match["words"]:
            yield WORDS[match["words"]]
            continue
        number = int(match["number"].replace(",", ""))
        if match["unit"] == "million":
            yield number * 1_000_000
        elif match["unit"] or (number >= 1000 and ("," in match["number"].rstrip(",") or not 1800 < number < 2100)):
            yield number


def left_out(table, papers):
    """Name the figures of the two texts that no claim on their line has."""
    there = set(zip(table["document"], table["line"], table["value"], strict=True))
    there |= set(zip(table["document"], table["line"], table["value_to"], strict=True))
    for name, paper in papers.items():
        end = paper.lines.index("## References") if name == "review" else len(paper.lines)
        for number, line in enumerate(paper.lines[:end], 1):
            yield from ((name, number, found) for found in figures(line) if (name, number, float(found)) not in there)


def test_every_figure_has_a_claim(papers):
    table = tables.load("claims")
    assert list(left_out(table, papers)) == []
    assert list(left_out(table[table["claim_id"] != "DC05"], papers)) == [("dissertation", 5, 82)]
    assert sorted(figures("82% of 1546, 33,999 in 2017; 9 per cent; 3 million; one in eight")) == [
        8, 9, 82, 1546, 33_999, 3_000_000,
    ]  # fmt: skip


def test_claims_are_numbered_in_the_order_of_the_documents():
    table = tables.load("claims")
    for name, letters in (("review", "RC"), ("dissertation", "DC")):
        part = table[table["document"] == name]
        assert part["claim_id"].tolist() == [f"{letters}{number:02}" for number in range(1, len(part) + 1)]
        assert part["line"].is_monotonic_increasing


def test_claims_name_the_citations_behind_them():
    table, cited = tables.load("claims"), tables.load("review_citations").set_index("citation_id")
    behind = table[table["citations"].notna()]
    assert set(behind["document"]) == {"review"} and set(behind["source_at"]) == {"sentence", "paragraph"}
    for row in behind.to_dict("records"):
        ids = row["citations"].split()
        assert cited.loc[ids, "group"].nunique() == 1 and len(ids) == cited.loc[ids[0], "group_size"]
        printed = f"{cited.loc[ids[0], 'names']}, {cited.loc[ids[0], 'year']}"
        assert row["source_given"] == printed + (f", and {len(ids) - 1} more" if len(ids) > 1 else "")
        assert 0 <= cited.loc[ids[0], "line"] - row["line"] <= 4
    assert set(cited.index) == {name for ids in behind["citations"] for name in ids.split()}
    rest = table[table["citations"].isna()]
    assert ((rest["source_given"] == "none") == (rest["source_at"] == "none")).all()


def test_a_figure_that_is_told_again_names_its_group():
    table = tables.load("claims")
    told = table[table["same_figure"].notna()]
    assert told.groupby("same_figure").size().min() >= 2
    for _, group in told.groupby("same_figure"):
        assert group["wording_agrees"].isna().tolist() == [True] + [False] * (len(group) - 1)
        assert group["value"].notna().all() and group["document"].nunique() == 1
    assert table.loc[table["same_figure"].isna(), "wording_agrees"].isna().all()


GROUPS = re.compile(
    r"\b(?:many countries|some countries|different countries|certain cultures|Hindu|India|Yemen|Sweden)\b"
)


def unweighed(table):
    """Name the claims about a nation, a faith or a group that are not attributed and weighed."""
    about = table["gist"].str.contains(GROUPS.pattern) | table["place"].fillna("").str.contains(GROUPS.pattern)
    fine = table["gist"].str.match(r"The (?:review|dissertation) says of ") & table["about_a_group"].notna()
    return table.loc[(about | table["about_a_group"].notna()) & ~fine, "claim_id"].tolist()


def test_what_is_said_of_a_group_is_attributed_and_weighed():
    table = tables.load("claims")
    assert unweighed(table) == []
    assert table["about_a_group"].notna().sum() >= 10
    plain = table.assign(about_a_group=table["about_a_group"].where(table["claim_id"] != "DC12"))
    assert unweighed(plain) == ["DC12"]
    stated = table.assign(gist=table["gist"].where(table["claim_id"] != "DC17", "Says that Sweden meets them."))
    assert unweighed(stated) == ["DC17"]


def shared(text, papers, run=8):
    def split(part):
        return re.findall(r"[a-z0-9]+", part.lower().replace("’", "'").replace("'", ""))

    words, there = split(text), set()
    for paper in papers.values():
        lines = paper.lines
        found = split(" ".join(lines[: lines.index("## References")] if "## References" in lines else lines))
        there.update(tuple(found[i : i + run]) for i in range(len(found) - run + 1))
    return [" ".join(words[i : i + run]) for i in range(len(words) - run + 1) if tuple(words[i : i + run]) in there]


def test_texts_are_in_our_own_words(papers):
    cells = tables.load("claims")[["gist", "counted", "about_a_group"]].to_numpy().ravel().tolist()
    for path in [*KEYS5.glob("*.csv"), *KEYS6.glob("*.csv")]:
        cells += read(path).to_numpy().ravel().tolist()
    cells.append(ARTICLE.read_text(encoding="utf-8"))
    texts = [cell for cell in cells if isinstance(cell, str)]
    assert len(texts) > 1000
    assert shared(" | ".join(texts), papers) == []
    assert shared(" ".join(papers["review"].lines[8].split()[:8]), papers) != []


# --- the practice article ---


@pytest.fixture(scope="module")
def article():
    return ARTICLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def audited(article):
    return audit.audit(article)


def test_the_article_says_first_that_it_is_invented(article):
    notice = " ".join(article.split("\n")[1:4])
    assert "made for the course" in notice and "invented" in notice and "Errors were planted" in notice


def test_the_article_has_the_size_that_was_asked_for(article):
    body, _, _ = references.split(article)
    assert 1500 <= len(body.split()) <= len(article.split()) <= 2200
    assert 35 <= len(key("practice_citations")) <= 45 and len(references.entries(article)) == 28


def test_no_invented_author_is_in_the_documents(article, papers):
    listed = references.entries(article)
    names = {name for cell in listed["authors"] for name in cell.split(";")} - {"Eldon Valley Council"}
    text = " ".join(line for paper in papers.values() for line in paper.lines)
    assert len(names) > 30 and not [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]


def compared(found, expected):
    """Set the program's citations beside the key's, as (line, names, year, entry, how)."""
    rows = [
        {
            (int(row["line"]), row["names"].removesuffix("'s"), row["year"], row["entry"] or "", row["how"])
            for row in table.to_dict("records")
        }
        for table in (found.assign(entry=found["entry"].fillna("")), expected)
    ]
    return rows[0] ^ rows[1]


def test_the_program_finds_what_the_key_says(audited):
    expected = key("practice_citations")
    assert compared(audited.citations, expected) == set()
    assert len(audited.citations) == len(expected)
    assert compared(audited.citations, expected.replace({"entry": {"R13": "R12"}})) != set()


def test_the_key_of_citations_is_in_the_article(article):
    lines = article.split("\n")
    table = key("practice_citations")
    for row in table.to_dict("records"):
        line = lines[int(row["line"]) - 1]
        assert row["names"].split(" [")[0] in line and row["year"].rstrip("ab") in line
    seen = set()
    for row in table.to_dict("records"):
        assert (row["first"] == "yes") == (row["entry"] != "" and row["entry"] not in seen)
        seen.add(row["entry"])


def test_what_was_planted_is_there(article, audited):
    planted, lines = key("planted"), article.split("\n")
    for row in planted.to_dict("records"):
        names = row["names"].split("; ")[0].split(" [")[0]
        assert names in lines[int(row["line"]) - 1], row["plant_id"]
    entries = {kind: set(part["entry"]) for kind, part in planted.groupby("kind")}
    assert entries["listed, never cited"] == set(audited.never_cited["entry_id"])
    assert entries["year differs"] == set(audited.year_mismatch["entry"])
    years = planted[planted["kind"] == "year differs"].set_index("entry")["detail"].to_dict()
    assert years == audited.year_mismatch.set_index("entry")["year_listed"].to_dict()
    missing = set(planted.loc[planted["kind"] == "cited, not listed", "names"])
    second_hand = set(audited.citations.loc[audited.citations["secondary"], "names"])
    assert missing == set(audited.not_listed["names"]) - second_hand and second_hand == {"Hallam"}
    variants = planted[planted["kind"].isin(["variant", "not an error"]) & (planted["detail"] != "")]
    assert set(variants["detail"]) == set(audited.variants["variant"])
    bare = audited.by_section[(audited.by_section["words"] > 40) & (audited.by_section["citations"] == 0)]
    assert set(planted.loc[planted["kind"] == "no sources", "section"]) == set(bare["section"])


def test_the_order_of_the_article_is_strong_but_not_perfect(audited):
    test = audited.order.set_index("which")
    assert test.loc["alone", "n"] == 16 and 0.7 < test.loc["alone", "rho"] < 0.95 and test.loc["alone", "p"] < 0.01
    assert test.loc["grouped", "n"] == 9 and abs(test.loc["grouped", "rho"]) < 0.2 < test.loc["grouped", "p"]


# --- the keys ---

FITS = {"mismatch", "weak", "plausible"}


def test_readings_of_fit_are_of_citations_behind_the_claim():
    fit, said = key("fit"), tables.load("claims").set_index("claim_id")
    cited = tables.load("review_citations").set_index("citation_id")
    for row in fit.to_dict("records"):
        assert row["citation_id"] in said.loc[row["claim_id"], "citations"].split()
        assert row["entry"] == cited.loc[row["citation_id"], "entry"]
        assert (row["alone"] == "yes") == (cited.loc[row["citation_id"], "group_size"] == 1)
        assert {row["reading_a"], row["reading_b"]} <= FITS and row["why_a"] and row["why_b"]
    assert set(cited.index[cited["group_size"] == 1]) <= set(fit["citation_id"])
    assert not fit.duplicated(["claim_id", "citation_id"]).any()
    assert {*fit["reading_a"]} == {*fit["reading_b"]} == FITS
    assert 0.3 < (fit["reading_a"] != fit["reading_b"]).mean() < 0.7
    ranks = fit[["reading_a", "reading_b"]].replace({"mismatch": 0, "weak": 1, "plausible": 2}).astype(int)
    assert (ranks["reading_a"] - ranks["reading_b"]).abs().max() == 1


def test_statements_have_a_verdict_each():
    statements, verdicts = tables.load("order_statements"), key("order_statements")
    assert statements["statement_id"].tolist() == verdicts["statement_id"].tolist()
    assert verdicts["verdict"].value_counts().reindex(["supported", "not supported", "arguable"]).min() >= 3
    assert verdicts["why"].str.fullmatch(r"\S.*\.").all()


def test_what_a_key_says_of_the_order_is_so():
    cited, listed = tables.load("review_citations"), tables.load("review_references")
    table = order.first_appearance(cited, listed)
    alone = table[table["alone"]].sort_values("first_rank")
    assert all(one < two for one, two in pairwise(alone["list_position"]))
    assert cited.loc[cited["group_size"] == 1, "entry"].is_unique


def test_readings_of_kinds_and_findings_are_of_claims():
    said = tables.load("claims").set_index("claim_id")
    kinds = key("kinds")
    for row in kinds.to_dict("records"):
        assert row["reading_a"] != row["reading_b"] and {row["reading_a"], row["reading_b"]} <= set(claims.KINDS)
        assert said.loc[row["claim_id"], "kind"] in (row["reading_a"], row["reading_b"])
    findings, extracts = key("triangulation"), set(tables.load("extracts")["extract_id"])
    verdicts = {"supports", "qualifies", "contradicts", "does not touch"}
    assert {*findings["reading_a"], *findings["reading_b"]} == verdicts
    assert set(said.loc[findings["claim_id"], "document"]) == {"review"} and findings["claim_id"].is_unique
    for row in findings.to_dict("records"):
        names = set(row["extracts"].split())
        assert names <= extracts
        assert bool(names) == ({row["reading_a"], row["reading_b"]} != {"does not touch"})


def test_the_trace_of_figures_agrees_with_the_table():
    trace, said = key("figure_trace"), tables.load("claims").set_index("claim_id")
    told = said[said["same_figure"].notna()]
    assert set(trace["claim_id"]) == set(told.index)
    assert trace["same_figure"].tolist() == told.loc[trace["claim_id"], "same_figure"].tolist()
    words = told["wording_agrees"].map({True: "agrees", False: "differs"}).fillna("first")
    assert trace["wording"].tolist() == words.loc[trace["claim_id"]].tolist()


def test_comparisons_are_what_the_method_finds():
    said = tables.load("claims").set_index("claim_id")
    for row in key("comparisons").to_dict("records"):
        found = claims.compare(said.loc[row["first"]], said.loc[row["second"]])
        assert (row["warranted"] == "yes") == found["warranted"].all()
        for column, finding in (("differs", "differs"), ("not_stated", "not stated")):
            assert row[column] == "; ".join(found.loc[found["finding"] == finding, "aspect"])


def test_numbers_are_what_the_methods_give():
    numbers = key("numbers").set_index("number_id")["result"]
    value = tables.load("claims").set_index("claim_id")["value"]
    assert float(numbers["N01"]) == claims.implied_population(value["RC01"], value["RC02"])
    assert float(numbers["N02"]) == claims.implied_population(value["RC29"], value["RC30"])
    assert float(numbers["N03"]) == claims.implied_population(value["RC46"], 8)
    assert float(numbers["N04"]) == round(claims.average_per_year(value["DC03"], 7))
    for number, rate in (("N05", value["DC26"] / 100), ("N06", 0.3)):
        assert float(numbers[number]) == round(claims.compounded(rate, 14), 2)
    for number, share in (("N07", value["DC07"]), ("N08", value["DC08"])):
        people = int(value["DC06"])
        low, high = claims.interval(round(share / 100 * people), people)
        assert numbers[number] == f"{low:.3f} to {high:.3f}"
    assert float(numbers["N09"]) == pytest.approx(value["DC18"] / value["DC19"], abs=0.01)


# --- the benchmarks ---


def test_benchmarks_are_as_published():
    table = tables.load("benchmarks")
    assert ((table["low"] < table["rate"]) & (table["rate"] < table["high"])).all()
    said = table.set_index(["year", "errors"])[["studies", "rate", "low", "high"]].apply(tuple, axis=1).to_dict()
    assert said[2015, "all"] == (28, 25.4, 19.5, 32.4) and said[2025, "all"] == (46, 16.9, 14.1, 20.0)
    assert said[2015, "major"][1] == 11.9 and said[2025, "major"][1] == 8.0
    assert table.loc[table["year"] == 2025, "quotations"].eq(32_000).all()
