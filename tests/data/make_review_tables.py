"""Make the three tables of the review's citations again: what the program finds, and what a reader corrected.

Run ``python -m tests.data.make_review_tables`` from the project's root, with the review at hand, to write them anew;
`tests/data/test_source_tables.py` compares what this makes with what is there.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from course.methods import audit, documents, tables

JOINED = {30: 26, 46: 44, 62: 60, 76: 74, 94: 92, 154: 152, 176: 174, 196: 194, 218: 216, 236: 234, 252: 250}
"""Line of a second half -> line of the first: a page of the printed article ends in the middle of these paragraphs."""

FRONT = {5: "author", 9: "abstract", 13: "dates", 22: "keywords", 28: "footnote"}
"""Paragraphs that are no running text, and what they are instead."""

UNREAD = (
    "The year fits nothing listed. Two listed works begin with this name, of 2021 and of 2025, and the text does not say "
    "whether one of them or a third is meant."
)
CORRECTIONS = {"C018": {"entry": "", "how": "none", "why": UNREAD}}
"""What the reader changed in a citation, and why."""

LIKELY = {
    "C008": "Left as it is: the only work of that year that begins with this name, though it has three authors.",
    "C015": "Left as it is: the joint report of that year is the nearest, and the list writes its first author otherwise.",
}
"""Matches that a reader looked at, holds likely and left."""

KINDS = {
    "R04": "not stated", "R15": "report", "R20": "preprint", "R26": "report", "R27": "preprint", "R28": "preprint",
    "R29": "report", "R30": "report", "R31": "report",
}  # fmt: skip
"""What a listed work is, as far as its entry says so; all others are articles in journals."""


def paragraphs(found: audit.Audit) -> tuple[pd.DataFrame, dict[int, int]]:
    """Make `review_paragraphs`, and say for each of the program's paragraphs which of the reader's it is in."""
    rows: list[dict] = []
    place: dict[int, int] = {}
    for row in found.by_paragraph.to_dict("records"):
        if row["line"] in JOINED:
            whole = next(other for other in rows if other["line"] == JOINED[row["line"]])
            whole["last_line"] = row["last_line"]
            for name in ("words", "citations", "works"):
                whole[name] += row[name]
            whole["by_program"] += f" {row['line']}"
            whole["corrected"] = "true"
            whole["why"] = f"A page ends in it: the program reads line {row['line']} as a paragraph of its own."
            place[row["paragraph"]] = whole["paragraph"]
            continue
        section = "" if row["line"] == 5 else row["section"]
        rows.append(
            row
            | {
                "paragraph": len(rows) + 1, "section": section, "kind": FRONT.get(row["line"], "text"),
                "by_program": str(row["line"]), "corrected": "false", "why": "",
            }
        )  # fmt: skip
        place[row["paragraph"]] = len(rows)
    columns = ["paragraph", "line", "last_line", "section", "kind", "words", "citations", "works"]
    return pd.DataFrame(rows)[[*columns, "by_program", "corrected", "why"]], place


def citations(found: audit.Audit, place: dict[int, int]) -> pd.DataFrame:
    """Make `review_citations`."""
    table = found.citations.copy()
    table["paragraph"] = table["paragraph"].map(place)
    table["entry"] = table["entry"].fillna("")
    table["by_program"] = [" ".join(filter(None, cell)) for cell in zip(table["entry"], table["how"], strict=True)]
    table["corrected"], table["why"] = "false", table["citation_id"].map(LIKELY).fillna("")
    for citation, correction in CORRECTIONS.items():
        for column, value in (correction | {"corrected": "true"}).items():
            table.loc[table["citation_id"] == citation, column] = value
    table["et_al"] = table["et_al"].map({True: "true", False: "false"})
    columns = ["citation_id", "line", "section", "paragraph", "form", "names", "first", "others", "et_al", "year"]
    return table[[*columns, "group", "group_size", "entry", "how", "variant", "by_program", "corrected", "why"]]


def entries(found: audit.Audit) -> pd.DataFrame:
    """Make `review_references`."""
    table = found.entries.assign(kind=found.entries["entry_id"].map(KINDS).fillna("article"))
    table["joined"] = table["joined"].map({True: "true", False: "false"})
    return table[
        ["entry_id", "line", "last_line", "names", "authors", "year", "title", "venue", "doi", "kind", "joined"]
    ]


def make(review: Path) -> dict[str, pd.DataFrame]:
    """Make all three from a copy of the review."""
    found = audit.audit(documents.read(review))
    by_paragraph, place = paragraphs(found)
    return {
        "review_citations": citations(found, place),
        "review_references": entries(found),
        "review_paragraphs": by_paragraph,
    }


if __name__ == "__main__":
    path = documents.find("review")
    if path is None:
        raise SystemExit("There is no review.md in documents/, COURSE_DOCUMENTS or ../shared/documents.")
    for name, table in make(path).items():
        table.to_csv(tables.DATA / f"{name}.csv", index=False, lineterminator="\n")
        print(f"{name}.csv: {len(table)} rows")
