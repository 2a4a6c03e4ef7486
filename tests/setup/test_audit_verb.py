"""The verb `audit`: what it prints, what it writes, and what it says where it can do neither."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from course import audit_page, cli
from course.methods import audit

ROOT = Path(__file__).resolve().parents[2]
TYPESET = ROOT / "tests" / "methods" / "pdfs" / "two_columns.pdf"

PAPER = """# Introduction

Rules are long (Adel, 2015). Others ask who reads them (García & Müller, 2020; Nguyen et al., 2018). Nobody knows, as
<b>Wortley</b> & Sons (2012) write, and the Ministry (2019) agrees with them.

# Methods

We asked nobody and read twelve sets of rules, each of them twice (Sørensen, 2021).

# References

Adel, R. (2015). Long rules. *Law Review*, 3(1), 1–19.

García, L., & Müller, J. (2019). What is read. *Surveys*, 8(2), 77–91.

Nguyen, T., Bo, A., & Ek, C. (2018). Counting words. Press.

Sorensen, K. (2021). Small platforms & large promises. *Law Review*, 9(1), 20–44.

Zed, A. (2001). Never cited. Press.
"""
KEYS = {"citations", "entries", "never_cited", "not_listed", "year_mismatch", "variants", "by_section", "order"}
CITATION = {"line", "section", "names", "year", "group_size", "entry"}


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.md"
    path.write_text(PAPER, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *argv: object) -> tuple[int, str, str]:
    status = cli.in_words(lambda: cli.run(cli.parse(["audit", *map(str, argv)])))
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def test_the_summary_names_what_disagrees(paper, capsys):
    status, out, err = run(capsys, paper)
    assert (status, err) == (0, "")
    for expected in ("Zed 2001", "García & Müller, 2020", "Sørensen, 2021", "VARIANTS"):
        assert expected in out
    assert "Traceback" not in out and len(out.splitlines()) < 60


def test_json_is_one_object_with_the_parts_that_were_promised(paper, capsys):
    status, out, err = run(capsys, paper, "--json")
    assert (status, err) == (0, "")
    found = json.loads(out)  # fails if anything stands before or after it
    assert set(found) >= KEYS
    assert all(set(citation) >= CITATION for citation in found["citations"])
    adel = next(citation for citation in found["citations"] if citation["names"] == "Adel")
    assert (adel["line"], adel["section"], adel["year"], adel["group_size"]) == (3, "Introduction", "2015", 1)
    assert adel["entry"] == "R01"
    assert any(citation["entry"] is None for citation in found["citations"])
    assert [entry["year"] for entry in found["never_cited"]] == ["2001"]
    assert [row["year_listed"] for row in found["year_mismatch"]] == ["2019"]


def test_json_holds_whatever_the_paper_holds(tmp_path, capsys):
    path = tmp_path / "none.txt"
    for text in (
        "Nothing is cited here.",
        "It is so [1], and so [2–4].\n\nReferences\n\n1. Bo A. A title. Press; 2020.",
    ):
        path.write_text(text, encoding="utf-8")
        status, out, _ = run(capsys, path, "--json", "--html", tmp_path / "out.html")
        assert status == 0 and set(json.loads(out)) >= KEYS


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_stands_alone_and_every_figure_has_its_words(paper, tmp_path, capsys):
    out = tmp_path / "audit.html"
    status, printed, _ = run(capsys, paper, "--html", out)
    assert status == 0 and str(out) in printed and "Zed 2001" in printed
    text = out.read_text(encoding="utf-8")
    page = Page(text)
    assert page.open == []
    pictures = [attributes for tag, attributes in page.tags if tag == "img"]
    assert len(pictures) == 2
    assert all(picture["src"].startswith("data:image/png;base64,") for picture in pictures)
    assert pictures[0]["alt"].startswith("Bar chart") and "Introduction" in pictures[0]["alt"]
    assert pictures[1]["alt"].startswith("Scatter plot") and "4 works" in pictures[1]["alt"]
    assert not [tag for tag, _ in page.tags if tag in ("script", "link", "iframe", "b")]
    assert not re.search(r"(?:src|href)=\"(?!data:)", text)
    assert [attributes.get("lang") for tag, attributes in page.tags if tag == "html"] == ["en"]
    assert all(attributes.get("scope") == "col" for tag, attributes in page.tags if tag == "th")


def test_what_the_paper_says_is_shown_and_not_done():
    found = audit.audit(PAPER)
    found.entries["title"] = ['<script>alert("1")</script>', *found.entries["title"][1:]]
    found.by_section["section"] = '"><img src=x onerror=alert(2)>'
    page = audit_page.page(found, "<script>alert(3)</script>.md")
    assert [attributes["src"][:5] for tag, attributes in Page(page).tags if tag == "img"] == ["data:"] * 2
    assert "<script" not in page and "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;" in page


def test_a_page_is_written_again_over_itself_and_nothing_is_left_beside_it(paper, tmp_path, capsys):
    out = tmp_path / "audit.html"
    for _ in range(2):
        assert run(capsys, paper, "--html", out)[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["audit.html", "paper.md"]


def test_sections_of_one_name_and_many_sections_fit_into_the_figure():
    sections = [f"# Case {number // 2}\n\nIt is so (Bo{chr(97 + number)}, 2020)." for number in range(26)]
    listed = [f"Bo{chr(97 + number)}, A. (2020). Title {number} of it. Press." for number in range(26)]
    found = audit.audit("\n\n".join([*sections, "# References", *listed]))
    counts = audit_page._bars(found.by_section[found.by_section["words"] > 0])
    assert counts.index[:2].tolist() == ["Case 0 (line 1)", "Case 0 (line 5)"]
    assert len(counts) == audit_page.MOST_SECTIONS
    assert f"{audit_page.MOST_SECTIONS} sections with most works" in audit_page.page(found, "many.md")


def test_the_page_counts_the_sections_without_a_citation():
    words = "It is a plain sentence of nine words, again. " * 8
    found = audit.audit(PAPER.replace("(Sørensen, 2021)", f"by ourselves. {words}") + "\n")
    page = audit_page.page(found, "paper.md")
    assert "Sections of 60 words or more: 1. Without any citation: 1, with 100% of their words" in page
    assert "Without any citation: 1 of 1 section of 60 words or more, 100% of their words" in audit.summary(found)


def test_a_long_table_is_cut_with_a_sentence(monkeypatch):
    monkeypatch.setattr(audit_page, "MOST_ROWS", 2)
    assert "And 3 more" in audit_page.page(audit.audit(PAPER), "paper.md")


def test_a_pdf_is_audited(capsys):
    status, out, _ = run(capsys, TYPESET, "--json")
    found = json.loads(out)
    assert status == 0
    names = [citation["names"] for citation in found["citations"]]
    assert "Müller & Ó Ciardha" in names and "Nguyen and van der Berg" in names


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("none.md", None, "There is no file"),
        ("empty.md", b"", "is empty"),
        ("locked.docx", b"PK\x03\x04...", "word processor"),
        ("broken.pdf", b"%PDF-1.5 and no more", "damaged PDF"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "is not a text"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_and_a_status(tmp_path, capsys, name, data, message):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    status, out, err = run(capsys, path, "--json")
    assert status == 1 and out == ""
    assert message in err and name in err and len(err.strip().splitlines()) == 1


def test_nothing_is_lost_to_the_page(paper, tmp_path, capsys):
    notes = tmp_path / "notes.txt"
    notes.write_text("mine", encoding="utf-8")
    (tmp_path / "empty.html").touch()
    for out, message in (
        (paper, "the paper itself"),
        (notes, "holds something that is no page"),
        (tmp_path, "is a folder"),
        (tmp_path / "no" / "audit.html", "There is no folder"),
    ):
        status, printed, err = run(capsys, paper, "--html", out)
        assert status == 1 and printed == "" and message in err
    assert notes.read_text(encoding="utf-8") == "mine" and paper.read_text(encoding="utf-8") == PAPER
    assert run(capsys, paper, "--html", tmp_path / "empty.html")[0] == 0


def test_a_paper_is_needed():
    with pytest.raises(SystemExit) as end:
        cli.parse(["audit"])
    assert end.value.code == 2


def test_it_runs_from_any_folder_with_a_name_relative_to_it(paper):
    variables = dict(os.environ) | {"COURSE_ENVIRONMENT_READY": sys.prefix, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "course", "audit", paper.name, "--json", "--html", "page.html"]
    done = subprocess.run(command, cwd=paper.parent, env=variables, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["citations"]
    assert (paper.parent / "page.html").is_file()
