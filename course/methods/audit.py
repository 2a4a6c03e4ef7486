"""Hold a paper's citations against its reference list: what is cited, what is listed, and where the two disagree.

The audit describes a text. It says what agrees and what does not, and where; why that is so it cannot say.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from course.methods import citations as citing
from course.methods import documents, matching, order, references
from course.methods.names import key

SHOWN = 8  # rows of each kind that a summary names; the tables have them all
CITING = 60  # words: a shorter paragraph is not counted among those that stand without a citation

PROBLEM_COLUMNS = ["problem", "line", "message"]
ORDER_COLUMNS = ["which", "n", "rho", "tau", "p", "p_one_sided", "draws", "pairs_in_order", "note"]


@dataclass(frozen=True)
class Audit:
    """What the audit of a paper found, each part a table.

    citations : as `matching.match` gives them, in the order of the text; in a numbered style one row a number.
    entries : as `references.entries` gives them.
    never_cited : the entries that no citation matches.
    not_listed : the citations that match no entry (none, where there is no list); a work cited at second hand is not
    among them, because a list has only the work that it is cited in. year_mismatch : those that match one but for its year, with
    year_listed; variants : those that match once something is bridged, with listed (the entry's names).
    by_section : section, line, paragraphs, words, citations, works. by_paragraph : paragraph, line, last_line,
    section, words, citations, works.
    order : for which ("all", "alone", "grouped") the test of `order.rank_correlation`, or a note why there is none.
    style : style and count; the first row is the paper's style.
    problems : problem, line, message: what a reader should look at before trusting the rest.
    """

    citations: pd.DataFrame
    entries: pd.DataFrame
    never_cited: pd.DataFrame
    not_listed: pd.DataFrame
    year_mismatch: pd.DataFrame
    variants: pd.DataFrame
    by_section: pd.DataFrame
    by_paragraph: pd.DataFrame
    order: pd.DataFrame
    style: pd.DataFrame
    problems: pd.DataFrame


def audit(paper: str | documents.Document) -> Audit:
    r"""Audit a paper.

    Parameters
    ----------
    paper : str or Document
        A paper's text, or what `documents.read` makes of its file.

    Returns
    -------
    Audit
        Its tables. A paper without citations or without a list gives empty ones, and a problem that says so.

    Examples
    --------
    >>> found = audit("It is so (Bo, 2020; Ek, 2019).\n\nReferences\n\nBo, A. (2020). A title. Press.\n\nYo, C. (2018). Another. Press.")
    >>> found.not_listed["names"].tolist(), found.never_cited["authors"].tolist()
    (['Ek'], ['Yo'])
    """
    text = paper if isinstance(paper, str) else "\n".join(paper.lines)
    body, listed, heading = references.split(text)
    entries = references.entries(text)
    document = documents.parse(body)
    found = citing.read(body, entries, document)
    style = citing.style_of(body, len(found))
    if style.name in ("numbered", "superscript"):
        matched = _matched_numbers(body, document, entries)
    else:
        matched = matching.match(found, entries)
    cited = set(matched["entry"].dropna())
    listed_names = entries.set_index("entry_id")["names"].to_dict()
    listed_years = entries.set_index("entry_id")["year"].to_dict()
    mismatch = matched[matched["how"] == "year"].reset_index(drop=True)
    variants = matched[matched["how"] == "variant"].reset_index(drop=True)
    by_paragraph = _by_paragraph(document, matched)
    return Audit(
        citations=matched,
        entries=entries,
        never_cited=entries[~entries["entry_id"].isin(cited)].reset_index(drop=True),
        # Where there is no list, nothing can be said to be missing from it.
        not_listed=matched[
            (matched["how"] == "none") & ~matched["secondary"].eq(True) & (len(entries) > 0)
        ].reset_index(drop=True),
        year_mismatch=mismatch.assign(year_listed=mismatch["entry"].map(listed_years)),
        variants=variants.assign(listed=variants["entry"].map(listed_names)),
        by_section=_by_section(document, by_paragraph, matched),
        by_paragraph=by_paragraph,
        order=_order(matched, entries),
        style=_style_table(style),
        problems=_problems(matched, entries, listed, heading, style),
    )


def _matched_numbers(body: str, document: documents.Document, entries: pd.DataFrame) -> pd.DataFrame:
    """Give citations by number the shape of the others: an entry is the one that has the number, or stands at it."""
    numbers = citing.numbered_in(body, document)
    has_numbers = entries["number"].notna().any()
    places = entries["number"] if has_numbers else pd.Series(range(1, len(entries) + 1), index=entries.index)
    by_number = dict(zip(places, entries["entry_id"], strict=True))
    sizes = numbers.groupby("group")["number"].transform("size") if len(numbers) else numbers["group"]
    lines = [paragraph.line for paragraph in document.paragraphs]
    paragraphs = pd.Series(lines, dtype="int64").searchsorted(numbers["line"], side="right")
    entry = [by_number.get(number) for number in numbers["number"]]
    width = max(3, len(str(len(numbers))))
    table = pd.DataFrame(
        {
            "citation_id": [f"C{count:0{width}d}" for count in range(1, len(numbers) + 1)],
            "line": numbers["line"],
            "section": numbers["section"],
            "paragraph": paragraphs,
            "form": "numbered",
            "names": [f"[{number}]" for number in numbers["number"]],
            "year": "",
            "group": numbers["group"],
            "group_size": sizes,
        }
    )
    table["entry"] = pd.Series(entry, index=table.index, dtype=object)
    table["how"] = ["none" if found is None else "exact" for found in entry]
    table["variant"] = ""
    table["nearest"] = pd.Series([None] * len(table), index=table.index, dtype=object)
    return table.reindex(columns=[*citing.COLUMNS, *matching.ADDED])


def _by_paragraph(document: documents.Document, matched: pd.DataFrame) -> pd.DataFrame:
    counts = matched.groupby("paragraph").size()
    works = matched.assign(work=_work(matched)).groupby("paragraph")["work"].nunique()
    rows = [
        (
            number, paragraph.line, paragraph.last_line, paragraph.section[-1] if paragraph.section else "",
            len(paragraph.text.split()), int(counts.get(number, 0)), int(works.get(number, 0)),
        )
        for number, paragraph in enumerate(document.paragraphs, 1)
    ]  # fmt: skip
    columns = ["paragraph", "line", "last_line", "section", "words", "citations", "works"]
    return pd.DataFrame(rows, columns=columns)


def _by_section(document: documents.Document, by_paragraph: pd.DataFrame, matched: pd.DataFrame) -> pd.DataFrame:
    """Count by heading; what stands under a heading below it is counted there."""
    works = _work(matched)
    lines = [section.line for section in document.sections]
    titles = [section.title for section in document.sections]
    starts = pd.Series(lines, dtype="int64")
    of_paragraph = starts.searchsorted(by_paragraph["line"], side="right")
    of_citation = starts.searchsorted(matched["line"], side="right")
    prose = by_paragraph.groupby(of_paragraph)["words"].agg(["size", "sum"])
    cited = works.groupby(of_citation).agg(["size", "nunique"])
    rows = []
    for index in range(len(lines) + 1):
        paragraphs, words = prose.loc[index] if index in prose.index else (0, 0)
        times, different = cited.loc[index] if index in cited.index else (0, 0)
        if index or paragraphs or times:
            title, line = (titles[index - 1], lines[index - 1]) if index else ("", 1)
            rows.append((title, line, int(paragraphs), int(words), int(times), int(different)))
    return pd.DataFrame(rows, columns=["section", "line", "paragraphs", "words", "citations", "works"])


def _work(matched: pd.DataFrame) -> pd.Series:
    """Name the work of each citation: its entry, or its names and year."""
    return matched["entry"].where(
        matched["entry"].notna(), matched["names"].astype(str) + " " + matched["year"].astype(str)
    )


def _order(matched: pd.DataFrame, entries: pd.DataFrame) -> pd.DataFrame:
    table = order.first_appearance(matched, entries)
    rows = []
    for which in ("all", "alone", "grouped"):
        try:
            test = order.rank_correlation(table, which)
        except ValueError as reason:  # too few works, or all in one place: the sentence says so
            rows.append({"which": which, "n": len(order.choose(table, which)), "note": str(reason)})
        else:
            rows.append({"which": which, "note": ""} | {name: getattr(test, name) for name in ORDER_COLUMNS[1:-1]})
    return pd.DataFrame(rows, columns=ORDER_COLUMNS)


def _style_table(style: citing.Style) -> pd.DataFrame:
    counts = {"author-year": style.author_year, "numbered": style.numbered, "superscript": style.superscript}
    rows = sorted(counts.items(), key=lambda item: (item[0] != style.name, -item[1]))
    rows = rows if style.name != "none" else [("none", 0), *rows]
    return pd.DataFrame(rows, columns=["style", "count"])


def _problems(
    matched: pd.DataFrame, entries: pd.DataFrame, listed: str, heading: int | None, style: citing.Style
) -> pd.DataFrame:
    rows: list[tuple[str, int, str]] = []
    if entries.empty:
        what = "A heading for one was found, but no entries under it." if heading else "No usual heading was found."
        rows.append(
            (
                "no list", heading or 0,
                f"This text has no reference list that could be read. {what} So nothing can be said to be listed or not "
                "listed. If your copy lost its list, add it under the heading References and run this again.",
            )
        )  # fmt: skip
    elif heading is None:
        rows.append(
            (
                "no heading", int(entries["line"].iloc[0]),
                f"The list has no heading; the lines from {entries['line'].iloc[0]} on were taken for it, because they "
                "begin as entries do.",
            )
        )  # fmt: skip
    if matched.empty:
        rows.append(("no citations", 0, "No citations were found in the text."))
    for entry in entries[entries["joined"]].itertuples():
        rows.append(
            (
                "split entry",
                entry.line,
                f"Entry {entry.entry_id} ({entry.first or 'no author'}) was in two pieces, and was put together.",
            )
        )
    for entry in entries[(entries["year"] == "") | (entries["first"] == "")].itertuples():
        what = "no year" if entry.year == "" else "no author"
        rows.append(("unread entry", entry.line, f"In entry {entry.entry_id} {what} was found: “{_short(entry.raw)}”"))
    rows += _twins(entries)
    if style.name in ("numbered", "superscript"):
        rows += _number_problems(matched, entries)
    return pd.DataFrame(rows, columns=PROBLEM_COLUMNS)


def _twins(entries: pd.DataFrame) -> list[tuple[str, int, str]]:
    """Find entries that say the same twice, and those that names and year do not tell apart."""
    rows, before = [], {}
    for entry in entries[entries["first"] != ""].itertuples():
        name = (key(entry.authors), entry.year)
        if name in before and entry.year:
            other = before[name]
            same = key(entry.title)[:60] == key(other.title)[:60] or (entry.doi and entry.doi == other.doi)
            kind = "listed twice" if same else "no letters"
            what = (
                "are the same work"
                if same
                else f"have the same names and the year {entry.year}, and no letters to tell them apart"
            )
            rows.append((kind, entry.line, f"Entries {other.entry_id} and {entry.entry_id} ({entry.first}) {what}."))
        before[name] = entry
    return rows


def _number_problems(matched: pd.DataFrame, entries: pd.DataFrame) -> list[tuple[str, int, str]]:
    rows: list[tuple[str, int, str]] = []
    numbers = matched["names"].str.strip("[]").astype("int64")
    outside = matched[matched["how"] == "none"]
    if len(entries):
        for name, line in outside.drop_duplicates("names")[["names", "line"]].itertuples(index=False):
            rows.append(("out of range", line, f"{name} is cited, and the list has no such number."))
    firsts = numbers.drop_duplicates()
    if len(firsts):
        missing = sorted(set(range(1, int(firsts.max()) + 1)) - set(firsts))
        if missing:
            rows.append(("gap", 0, f"These numbers are never cited: {', '.join(map(str, missing[:20]))}."))
        turned = [(one, two) for one, two in pairwise(firsts) if two < one]
        if turned:
            one, two = turned[0]
            line = int(matched.loc[firsts.index[list(firsts).index(two)], "line"])
            rows.append(
                (
                    "order of numbers",
                    line,
                    f"The numbers do not first appear in counting order: [{two}] comes first after [{one}].",
                )
            )
    return rows


def _short(text: str, length: int = 70) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


# ---------------------------------------------------------------------------------------------------------------------
# For a reader, and for a program


def summary(found: Audit) -> str:
    """Say in plain sentences what an audit found.

    Parameters
    ----------
    found : Audit
        What `audit` gives.

    Returns
    -------
    str
        Under about 60 lines, the longest lists cut to their first rows.
    """
    table, entries = found.citations, found.entries
    style = found.style["style"].iloc[0]
    lines = ["CITATIONS AND THE LIST"]
    works = _work(table).nunique()
    groups = table["group"].nunique()
    alone = int((table["group_size"] == 1).sum())
    lines.append(
        f"{_count(len(table), 'citation')} of {_count(works, 'work')} in {_count(groups, 'place')}; {alone} stand alone, "
        f"{len(table) - alone} in groups. Style: {style}."
    )
    lines.append(f"The list has {_count(len(entries), 'entry', 'entries')}.")
    if len(entries):
        matches = table["how"].value_counts()
        lines.append(
            f"{int(matches.get('exact', 0))} citations match an entry exactly, {int(matches.get('variant', 0))} as a variant, "
            f"{int(matches.get('year', 0))} but for the year; {int(matches.get('none', 0))} match none."
        )
    if len(found.problems):
        lines += ["", "LOOK AT THIS FIRST"]
        lines += _cut([f"- {_where(row.line)}{row.message}" for row in found.problems.itertuples()])
    if len(entries):
        second_hand = table[(table["how"] == "none") & table["secondary"].eq(True)]
        lines += _listing(
            "CITED, NOT LISTED",
            [_cited(row) + _near(row, entries) for row in _once(found.not_listed)],
            "Every citation that should have an entry has one." if len(second_hand) else "Every citation has an entry.",
        )
        if len(second_hand):
            lines += _listing(
                "CITED AT SECOND HAND (a list has only the work that they are cited in)",
                [f"{_cited(row)}, {row.via} {row.via_names}, {row.via_year}" for row in _once(second_hand)],
                "None.",
            )
        lines += _listing(
            "THE YEAR DIFFERS",
            [
                f"{_cited(row)}, listed as {row.year_listed or 'without a year'} ({row.entry})"
                for row in _once(found.year_mismatch)
            ],
            "No year differs.",
        )
        lines += _listing(
            "VARIANTS (matched only after something was bridged)",
            [
                f"{_cited(row)}, listed as {_short(row.listed, 50)} ({row.entry}): {row.variant}"
                for row in _once(found.variants)
            ],
            "None.",
        )
        lines += _listing(
            "LISTED, NEVER CITED",
            [
                f"{row.first or _short(row.raw, 40)} {row.year} (line {row.line}): {_short(row.title, 60)}"
                for row in found.never_cited.itertuples()
            ],
            "Every entry is cited.",
        )
    lines += ["", "WHERE SOURCES STAND", *_where_sources_stand(found)]
    if len(entries) and len(table):
        lines += ["", "DOES THE ORDER OF FIRST APPEARANCE FOLLOW THE LIST?", *_order_lines(found.order)]
    return "\n".join(lines)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _where(line: int) -> str:
    return f"Line {line}: " if line else ""


def _once(table: pd.DataFrame) -> list:
    """Give each work once, with how often it is cited so."""
    if table.empty:
        return []
    times = table.groupby(["names", "year"])["line"].transform("size")
    return list(table.assign(times=times).drop_duplicates(["names", "year"]).itertuples())


def _cited(row: tuple) -> str:
    times = f", {row.times} times" if row.times > 1 else ""
    return f"{row.names}{', ' + row.year if row.year else ''} (line {row.line}{times})"


def _near(row: tuple, entries: pd.DataFrame) -> str:
    if not isinstance(row.nearest, str):
        return ""
    entry = entries[entries["entry_id"] == row.nearest].iloc[0]
    return f"; nearest: {entry['first']} {entry['year']} ({row.nearest})"


def _cut(rows: list[str]) -> list[str]:
    more = len(rows) - SHOWN
    return rows if more <= 1 else [*rows[:SHOWN], f"- and {more} more"]


def _listing(title: str, rows: list[str], nothing: str) -> list[str]:
    count = f": {len(rows)}" if rows else ""
    return ["", title + count, *(_cut([f"- {row}" for row in rows]) or [nothing])]


def _where_sources_stand(found: Audit) -> list[str]:
    sections = found.by_section[found.by_section["words"] >= CITING]
    if sections.empty:
        return ["No section has enough text to speak of."]
    bare = sections[sections["citations"] == 0]
    full = sections[sections["citations"] > 0].sort_values("citations", ascending=False)
    lines = []
    if len(full):
        top = "; ".join(
            f"{row.section or 'before the first heading'} {row.citations}" for row in full.head(4).itertuples()
        )
        lines.append(f"Most citations: {top}.")
    if len(bare):
        words = int(bare["words"].sum())
        share = words / max(1, int(sections["words"].sum()))
        names = "; ".join(
            _short(f"{row.section or 'before the first heading'} (line {row.line})", 60)
            for row in bare.head(6).itertuples()
        )
        more = f"; and {len(bare) - 6} more" if len(bare) > 6 else ""
        lines.append(
            f"Without any citation: {len(bare)} of {_count(len(sections), 'section')} of {CITING} words or more, "
            f"{share:.0%} of their words: {names}{more}."
        )
    paragraphs = found.by_paragraph[found.by_paragraph["words"] >= CITING]
    none = int((paragraphs["citations"] == 0).sum())
    lines.append(f"Of {_count(len(paragraphs), 'paragraph')} of {CITING} words or more, {none} have no citation.")
    return lines


def _order_lines(table: pd.DataFrame) -> list[str]:
    called = {"all": "All works", "alone": "Works first cited alone", "grouped": "Works first cited in groups"}
    lines = []
    for row in table.itertuples():
        if row.note:
            lines.append(f"- {row.note}")
        else:
            chance = f"p < {1 / row.draws:.2g}" if row.p < 1 / row.draws else f"p = {row.p:.2g}"
            lines.append(
                f"- {called[row.which]} ({row.n}): rank correlation {row.rho:.2f}, {chance}; "
                f"{row.pairs_in_order:.0%} of the pairs stand in the list's order."
            )
    lines.append("This says how strong a pattern is, not how it came about.")
    return lines


def as_json(found: Audit) -> dict:
    """Give an audit as plain data, ready for `json.dumps`.

    Parameters
    ----------
    found : Audit
        What `audit` gives.

    Returns
    -------
    dict
        citations (line, section, names, year, group_size, entry or None, how, variant), entries (entry_id, line, names,
        year, title, venue, doi), never_cited (entry_ids), not_listed and year_mismatch and variants (line, names, year,
        and what the audit says of them), by_section, order (by "all", "alone", "grouped"), style, problems.
    """
    every = [
        "citation_id",
        "line",
        "section",
        "names",
        "year",
        "group",
        "group_size",
        "form",
        "entry",
        "how",
        "variant",
        "nearest",
        "secondary",
    ]
    short = ["citation_id", "line", "section", "names", "year"]
    return {
        "citations": _records(found.citations, every),
        "entries": _records(
            found.entries, ["entry_id", "line", "names", "authors", "year", "title", "venue", "doi", "number", "joined"]
        ),
        "never_cited": _records(found.never_cited, ["entry_id", "line", "names", "year", "title"]),
        "not_listed": _records(found.not_listed, [*short, "nearest"]),
        "year_mismatch": _records(found.year_mismatch, [*short, "entry", "year_listed"]),
        "variants": _records(found.variants, [*short, "entry", "variant", "listed"]),
        "by_section": _records(found.by_section, list(found.by_section.columns)),
        "order": {row["which"]: row for row in _records(found.order, ORDER_COLUMNS)},
        "style": _records(found.style, ["style", "count"]),
        "problems": _records(found.problems, PROBLEM_COLUMNS),
    }


def _records(table: pd.DataFrame, columns: list[str]) -> list[dict]:
    rows = table[columns].astype(object)
    return rows.where(rows.notna(), None).to_dict("records")
