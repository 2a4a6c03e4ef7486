"""The verb `audit`: a paper's citations against its list, as a summary, as JSON, or as a page with figures."""

from __future__ import annotations

import argparse
import base64
import html
import io
import json
import os
import sys
import tempfile
from pathlib import Path
from string import Template

import pandas as pd
from matplotlib.figure import Figure

from course.errors import CourseError
from course.methods import audit, documents, figures, order

MOST_ROWS = 500  # of one table of the page; the JSON has all of them
MOST_SECTIONS = 16  # bars
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

PAGE = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 52rem; padding: 1rem; color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .9375rem; }
th, td { border: 1px solid #767676; padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
td.number, th.number { text-align: right; }
figure { margin: 1rem 0; } img { width: 32rem; max-width: 100%; height: auto; } figcaption, .note { color: #4a4a4a; }
summary { cursor: pointer; padding: .25rem 0; } caption { text-align: left; padding-bottom: .25rem; }
</style>
</head>
<body>
<main>
<h1>$title</h1>
<p>This page describes a text: what it cites, what it lists, and where the two disagree. It says nothing of why, and
nothing of the people who wrote it. A program found the citations, and programs err: look at the line before you say so.</p>
$sections
</main>
</body>
</html>
""")
SECTION = Template("""<section>
<h2>$title</h2>
$body
</section>
""")
FIGURE = Template('<figure><img src="data:image/png;base64,$source" alt="$alt"><figcaption>$alt</figcaption></figure>')
TABLE = Template(
    '<div class="wide" tabindex="0" role="region" aria-label="$caption"><table><caption>$caption</caption>\n'
    "<thead><tr>$head</tr></thead>\n<tbody>\n$rows\n</tbody></table></div>$more"
)
FOLDED = Template("<details><summary>$title</summary>\n$body\n</details>")

Columns = dict[str, str]  # column of the table -> heading on the page
CITED: Columns = {"line": "Line", "section": "Section", "names": "Names", "year": "Year"}
NUMBERS = {
    "line",
    "count",
    "n",
    "rho",
    "tau",
    "p",
    "pairs_in_order",
    "paragraphs",
    "words",
    "citations",
    "works",
    "group_size",
}


def main(root: Path, args: argparse.Namespace) -> int:
    """Audit the paper that `args.paper` names.

    Parameters
    ----------
    root : Path
        The project's folder; not used, since a paper may lie anywhere.
    args : Namespace
        `paper`, `json` (print one JSON object instead of the summary) and `html` (a file to write the page to, or None).

    Returns
    -------
    int
        0.

    Raises
    ------
    CourseError
        If the paper cannot be read or the page cannot be written there.
    """
    paper = Path(args.paper)
    out = Path(args.html) if args.html is not None else None
    if out is not None:
        _may_be_written(out, paper)
    try:
        found = audit.audit(documents.read(paper))
    except ValueError as error:
        raise CourseError(str(error)) from error
    except OSError as error:
        raise CourseError(
            f"{paper} cannot be read: {error.strerror}. Copy it to a folder of yours, and try that."
        ) from error
    if out is not None:
        _write(out, page(found, paper.name))
    if args.json:
        utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
        print(json.dumps(audit.as_json(found), ensure_ascii=not utf8, allow_nan=False, default=_plain))
    else:
        print(audit.summary(found))
        if out is not None:
            print(f"\nThe page with the figures is {out}. Open it in a browser.")
    return 0


def _plain(value: object) -> object:
    """Turn a number of numpy into one that JSON knows."""
    if hasattr(value, "item"):
        return value.item()
    raise TypeError(f"a {type(value).__name__} has no place in JSON")


def _may_be_written(out: Path, paper: Path) -> None:
    """Refuse a place where the page cannot stand, before the work is done, and never lose another file."""
    if out.is_dir():
        raise CourseError(f"{out} is a folder. Give the page a name in it, such as {out / 'audit.html'}.")
    if not out.parent.is_dir():
        raise CourseError(f"There is no folder {out.parent}. Make it first, or choose another place for the page.")
    if out.exists():
        if paper.exists() and out.samefile(paper):
            raise CourseError(
                f"The page would take the place of the paper itself, {paper}. Choose another name for it."
            )
        with out.open("rb") as file:
            start = file.read(200).lstrip().lower()
        if start and not start.startswith((b"<!doctype html", b"<html")):
            raise CourseError(f"{out} holds something that is no page. Choose another name, such as audit.html.")


def _write(out: Path, text: str) -> None:
    """Write the page whole: who opens it finds the old one or the new one."""
    try:
        handle, name = tempfile.mkstemp(prefix=".audit-", suffix=".html", dir=out.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            Path(name).chmod(0o644)
            os.replace(name, out)
        except BaseException:  # also Ctrl-C: no half page is left behind
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CourseError(f"{out} cannot be written: {error.strerror}. Choose another place for the page.") from error


# The page


def page(found: audit.Audit, name: str) -> str:
    """Make a page of an audit that stands alone: its figures are in it, and it fetches nothing.

    Parameters
    ----------
    found : Audit
        What `audit.audit` gives.
    name : str
        What the paper is called on the page, such as the name of its file.

    Returns
    -------
    str
        HTML in which everything that comes from the paper is escaped.
    """
    parts = [
        ("In short", _in_short(found)),
        (
            "Look at this first",
            _table(found.problems, {"line": "Line", "message": "What to look at"}, "Problems") or "",
        ),
        (
            "Cited, not listed",
            _table(found.not_listed, CITED, "Citations without an entry")
            or _none(found, "Every citation has an entry."),
        ),
        (
            "The year differs",
            _table(
                found.year_mismatch, CITED | {"year_listed": "Year in the list", "entry": "Entry"}, "Years that differ"
            )
            or _none(found, "No year differs."),
        ),
        (
            "Variants",
            _table(found.variants, CITED | {"listed": "In the list", "variant": "What was bridged"}, "Variants")
            or _none(found, "Every match is exact."),
        ),
        (
            "Listed, never cited",
            _table(
                found.never_cited,
                {"line": "Line", "names": "Names", "year": "Year", "title": "Title"},
                "Entries without a citation",
            )
            or _none(found, "Every entry is cited."),
        ),
        ("Where sources stand", _sections(found)),
        ("The order of the list", _order(found)),
        ("Everything that was found", _everything(found)),
    ]
    sections = "".join(SECTION.substitute(title=html.escape(title), body=body) for title, body in parts if body)
    return PAGE.substitute(title=html.escape(f"Citations and list: {name}"), policy=POLICY, sections=sections)


def _none(found: audit.Audit, sentence: str) -> str:
    """Say that there is nothing to show, where there was something to look at."""
    return _sentence(sentence) if len(found.citations) and len(found.entries) else ""


def _in_short(found: audit.Audit) -> str:
    style = found.style["style"].iloc[0]
    how = found.citations["how"].value_counts()
    facts = {
        "Citations": len(found.citations),
        "of these, with an entry of the same names and year": int(how.get("exact", 0)),
        "with an entry once a variant is bridged": int(how.get("variant", 0)),
        "with an entry of another year": int(how.get("year", 0)),
        "without an entry": int(how.get("none", 0)),
        "Entries in the list": len(found.entries),
        "of these, never cited": len(found.never_cited),
    }
    table = pd.DataFrame({"fact": list(facts), "count": list(facts.values())})
    shown = _table(table, {"fact": "What", "count": "How many"}, "Citations and entries")
    return f"{_sentence(f'Style of the citations: {style}.')}\n{shown}"


def _sections(found: audit.Audit) -> str:
    table = found.by_section[found.by_section["words"] > 0]
    if table.empty:
        return ""
    columns = {"section": "Section", "line": "Line", "words": "Words", "citations": "Citations", "works": "Works"}
    shown = table.assign(section=table["section"].replace("", "before the first heading"))
    parts = []
    if shown["works"].sum():
        counts = _bars(shown)
        fig = figures.bars(
            counts,
            xlabel="Section",
            ylabel="Different works cited",
            title="Different works cited in each section, in the paper’s order",
        )
        parts.append(_figure(fig, figures.bars_alt(counts, what="different works cited in each section")))
        if len(counts) < len(shown):
            parts.append(
                _sentence(f"The figure has the {len(counts)} sections with most works or words of {len(shown)}.")
            )
    long = shown[shown["words"] >= audit.CITING]  # as in the summary
    bare = long[long["citations"] == 0]
    if len(long):
        share = bare["words"].sum() / long["words"].sum()
        parts.append(
            _sentence(
                f"Sections of {audit.CITING} words or more: {len(long):,}. Without any citation: {len(bare):,}, with "
                f"{share:.0%} of their words."
            )
        )
    title = f"All sections: {len(shown):,}"
    parts.append(FOLDED.substitute(title=title, body=_table(shown, columns, "Sections")))
    return "\n".join(parts)


def _bars(sections: pd.DataFrame) -> pd.Series:
    """Give the works of each section under a name that no other has."""
    if len(sections) > MOST_SECTIONS:
        sections = sections.nlargest(MOST_SECTIONS, ["works", "words"]).sort_values("line")
    names = sections["section"].astype(str)
    again = names.str.split().str.join(" ").duplicated(keep=False)
    names = names.where(~again, names + " (line " + sections["line"].astype(str) + ")")
    return pd.Series(sections["works"].to_numpy(), index=names)


def _order(found: audit.Audit) -> str:
    if found.entries.empty or found.citations.empty:
        return ""
    works = order.first_appearance(found.citations, found.entries)
    parts = []
    if 0 < len(works) <= 2000:
        parts.append(_figure(figures.order(works), figures.order_alt(works)))
    called = {"all": "all works", "alone": "first cited alone", "grouped": "first cited in groups"}
    tests = found.order[found.order["note"] == ""]
    shown = pd.DataFrame(
        {
            "which": tests["which"].map(called),
            "n": tests["n"],
            "rho": tests["rho"].map("{:.2f}".format),
            "tau": tests["tau"].map("{:.2f}".format),
            "p": [_chance(row.p, row.draws) for row in tests.itertuples()],
            "pairs_in_order": tests["pairs_in_order"].map("{:.0%}".format),
        }
    )
    columns = {
        "which": "Works",
        "n": "How many",
        "rho": "Spearman’s rho",
        "tau": "Kendall’s tau",
        "p": "p (permutation, two-sided)",
        "pairs_in_order": "Pairs in the list’s order",
    }
    parts.append(_table(shown, columns, "Order of first citation and order of the list"))
    parts += [_sentence(note) for note in found.order["note"] if note]
    parts.append(
        _sentence(
            "A coefficient says how strong a pattern is, and p how often chance alone gives one as strong. Neither says "
            "how it came about. A reference manager that sorts, notes kept by author, a list drawn up before the text, an "
            "editor’s demand, or the habit of one source a paragraph can all lead to it; a numbered list often follows "
            "the text by rule."
        )
    )
    return "\n".join(part for part in parts if part)


def _chance(p: float, draws: float) -> str:
    return f"under {1 / draws:.1g}" if p < 1 / draws else f"{p:.2g}"


def _everything(found: audit.Audit) -> str:
    citations = _table(
        found.citations, CITED | {"group_size": "Works in the group", "entry": "Entry", "how": "Match"}, "Citations"
    )
    entries = _table(
        found.entries,
        {
            "entry_id": "Entry",
            "line": "Line",
            "names": "Names",
            "year": "Year",
            "title": "Title",
            "venue": "In",
            "doi": "DOI",
        },
        "Entries",
    )
    return "\n".join(
        FOLDED.substitute(title=title, body=body)
        for title, body in (
            (f"Citations: {len(found.citations):,}", citations),
            (f"Entries: {len(found.entries):,}", entries),
        )
        if body
    )


def _sentence(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"


def _table(table: pd.DataFrame, columns: Columns, caption: str) -> str:
    """Make a table of those columns; nothing if it has no row."""
    if table.empty:
        return ""
    head = "".join(f'<th scope="col"{_class(name)}>{html.escape(said)}</th>' for name, said in columns.items())
    rows = [
        "<tr>"
        + "".join(f"<td{_class(name)}>{_cell(value)}</td>" for name, value in zip(columns, row, strict=True))
        + "</tr>"
        for row in table[list(columns)].head(MOST_ROWS).itertuples(index=False)
    ]
    more = _sentence(f"And {len(table) - MOST_ROWS:,} more; --json gives them all.") if len(table) > MOST_ROWS else ""
    return TABLE.substitute(caption=html.escape(caption), head=head, rows="\n".join(rows), more=more)


def _class(name: str) -> str:
    return ' class="number"' if name in NUMBERS else ""


def _cell(value: object) -> str:
    if not isinstance(value, str) and pd.isna(value):
        return ""
    return html.escape(str(value))


def _figure(fig: Figure, alt: str) -> str:
    picture = io.BytesIO()
    fig.savefig(picture, format="png", metadata={"Description": alt, "Software": None})
    source = base64.b64encode(picture.getvalue()).decode("ascii")
    return FIGURE.substitute(source=source, alt=html.escape(alt))
