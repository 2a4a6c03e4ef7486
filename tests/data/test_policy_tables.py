"""The policy tables: evidence or a reason in every row, tables that agree with each other, and the page on keeping them."""

import datetime
import re
import shutil
from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd
import pytest

from course import errors
from course.errors import ROOT
from course.methods import comparison, tables

PAGE = ROOT / "course" / "teaching" / "keeping-the-policy-data.md"
GRADED = (
    "policy_instruments",
    "policy_cells",
    "policy_penalties",
    "policy_preservation",
    "policy_treaties",
    "policy_context",
)
NAMES = ("policy_dimensions", *GRADED)
KEYS = {
    "policy_instruments": ["id"],
    "policy_cells": ["jurisdiction", "dimension"],
    "policy_penalties": ["jurisdiction"],
    "policy_preservation": ["jurisdiction"],
    "policy_treaties": ["jurisdiction", "treaty"],
    "policy_context": ["area", "indicator", "period"],
}
DAYS = ("2025-11-01", "2026-11-01")
COUNTS = {"six": 6, "twelve": 12, "one": 1}
Tables = dict[str, pd.DataFrame]


def empty(value: object) -> bool:
    return pd.isna(value) or (isinstance(value, str) and not value.strip())


def rows(data: Tables, name: str) -> Iterator[tuple[str, dict]]:
    """Give each row of a table with the words by which a person finds it."""
    for row in data[name].to_dict("records"):
        yield f"{name}: {', '.join(str(row[key]) for key in KEYS[name] if not empty(row[key]))}", row


# What would be wrong -----------------------------------------------------------------------------------------------------


def without_evidence(data: Tables) -> Iterator[str]:
    """A row has a grade and a day, or a reason; a finding has all that a finding needs."""
    for name in GRADED:
        for where, row in rows(data, name):
            if not empty(row["grade"]) and row["grade"] not in ("P", "Q", "S"):
                yield f"{where}: the grade is {row['grade']}"
            if empty(row["grade"]) != empty(row["as_of"]):
                yield f"{where}: a grade without a day, or a day without a grade"
            if empty(row["grade"]) and empty(row["reason"]):
                yield f"{where}: neither a grade nor a reason"
            if not empty(row["as_of"]) and not is_day(row["as_of"]):
                yield f"{where}: {row['as_of']} is no day"
    for where, row in rows(data, "policy_cells"):
        found = row["status"] in ("present", "absent")
        wanted = ["finding", "grade", "as_of"] + ["value", "instrument"] * (row["status"] == "present")
        if found and (lacks := [name for name in wanted if empty(row[name])]):
            yield f"{where}: {row['status']} without {', '.join(lacks)}"
        if row["status"] == "absent" and empty(row["instrument"]) and empty(row["reason"]):
            yield f"{where}: absent with neither an instrument nor a reason"
        if not found and (has := [name for name in ("finding", "value", "grade") if not empty(row[name])]):
            yield f"{where}: {row['status']} with {', '.join(has)}"
    for where, row in rows(data, "policy_context"):
        if empty(row["value"]) != empty(row["grade"]):
            yield f"{where}: a number without a grade, or a grade without a number"
    for where, row in rows(data, "policy_treaties"):
        if (row["status"] == "unknown") != empty(row["grade"]):
            yield f"{where}: unknown with a grade, or a status without one"


def is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def not_a_matrix(data: Tables) -> Iterator[str]:
    """Ten jurisdictions by thirteen dimensions, each once, in a shape that the comparison takes."""
    cells, dimensions = data["policy_cells"], data["policy_dimensions"]["dimension"].tolist()
    if (cells["jurisdiction"].nunique(), len(dimensions), len(cells)) != (10, 13, 130):
        yield "there are not 130 cells of ten jurisdictions and thirteen dimensions"
    if sorted(cells["dimension"].unique()) != sorted(dimensions):
        yield "the cells and policy_dimensions do not have the same dimensions"
    try:
        back = comparison.long(comparison.wide(cells))[list(cells)]
        place = ["jurisdiction", "dimension"]
        if not back.sort_values(place, ignore_index=True).equals(cells.sort_values(place, ignore_index=True)):
            yield "the cells do not come back from the table that wide makes of them"
    except comparison.ComparisonError as error:
        yield f"policy_cells: {error}"


def without_instrument(data: Tables) -> Iterator[str]:
    """What a row rests on is in the table of instruments, and is of the jurisdiction or international."""
    known = data["policy_instruments"].set_index("id")["jurisdiction"]
    for name in ("policy_cells", "policy_penalties", "policy_preservation"):
        for where, row in rows(data, name):
            if empty(row["instrument"]):
                continue
            if row["instrument"] not in known.index:
                yield f"{where}: no instrument {row['instrument']}"
            elif known[row["instrument"]] not in (row["jurisdiction"], "International"):
                yield f"{where}: {row['instrument']} is of {known[row['instrument']]}"


def unreadable_dates(data: Tables) -> Iterator[str]:
    """`comparison.in_force` reads every date, and a bill is not in force."""
    for day in DAYS:
        try:
            states = comparison.in_force(data["policy_instruments"], day)
        except comparison.ComparisonError as error:
            yield f"policy_instruments: {error}"
            continue
        for where, row in rows({"policy_instruments": states}, "policy_instruments"):
            if not empty(row["in_force_from"]) and "it says" in row["because"]:
                yield f"{where}: in_force_from does not begin with a date"
            if row["kind"] == "bill" and row["state"] in ("in force", "partly in force"):
                yield f"{where}: a bill in force"


def no_address(data: Tables) -> Iterator[str]:
    for name in GRADED:
        for where, row in rows(data, name):
            if "url" in row and not empty(row["url"]) and not re.fullmatch(r"https?://[^\s/]+\.\S+", row["url"]):
                yield f"{where}: {row['url']} is no address"


def beside_the_cells(data: Tables) -> Iterator[str]:
    """Penalties say what D8 says, preservation what D9 says."""
    cells = data["policy_cells"].set_index(["jurisdiction", "dimension"])
    for name, dimension in (("policy_penalties", "D8"), ("policy_preservation", "D9")):
        if data[name]["jurisdiction"].tolist() != list(dict.fromkeys(data["policy_cells"]["jurisdiction"])):
            yield f"{name} does not have the jurisdictions of the cells, in their order"
            continue
        for where, row in rows(data, name):
            cell = cells.loc[(row["jurisdiction"], dimension)]
            if empty(row["grade"]):
                if not empty(cell["grade"]) and (amounts(cell["finding"]) or periods(cell["finding"])):
                    yield f"{where}: nothing, and {dimension} has a number"
            elif row["grade"] != cell["grade"] or row["instrument"] != cell["instrument"]:
                yield f"{where}: grade or instrument is not that of {dimension}"
            elif dimension == "D8":
                yield from (f"{where}: {fault}" for fault in other_penalty(row, cell))
            else:
                yield from (f"{where}: {fault}" for fault in other_period(row, cell))


def other_penalty(row: Mapping, cell: Mapping) -> Iterator[str]:
    share = row["per_cent_of_turnover"]
    if not empty(share) and (cell["value"] != 2 or f"{share:g}%" not in cell["finding"]):
        yield f"D8 does not say {share:g}% with level 2"
    if cell["value"] == 2 and empty(share) and "%" not in cell["finding"]:
        yield "level 2 in D8 without a share"
    if not empty(row["fixed_amount"]) and (row["currency"], row["fixed_amount"]) not in amounts(cell["finding"]):
        yield f"D8 does not say {row['currency']} {row['fixed_amount']:,.0f}"


def amounts(text: str) -> set[tuple[str, float]]:
    """Read the sums in a text, such as GBP 18m or USD 1,000,000."""
    times = {"m": 1e6, " million": 1e6, " billion": 1e9, "": 1}
    found = re.findall(r"\b([A-Z]{3}) ?(\d[\d,.]*\d|\d)( million| billion|m\b|)", text)
    return {(currency, float(number.replace(",", "")) * times[unit]) for currency, number, unit in found}


def other_period(row: Mapping, cell: Mapping) -> Iterator[str]:
    if (row["rule"] == "minimum") != (cell["value"] == 2):
        yield f"a {row['rule']} with level {cell['value']} in D9"
    if not empty(row["days"]) and row["days"] not in periods(cell["finding"]):
        yield f"D9 does not say {row['days']} days"


def periods(text: str) -> set[int]:
    """Read the periods in a text in days; six months are about 180 days, twelve months 365."""
    found = set()
    for number, unit in re.findall(r"\b(\w+)[ -](day|month|year)s?\b", text.lower()):
        if number.isdecimal() or number in COUNTS:
            count = COUNTS.get(number) or int(number)
            found.add(count * {"day": 1, "month": 30, "year": 365}[unit] + 5 * (unit == "month") * (count // 12))
    return found


def other_treaties(data: Tables) -> Iterator[str]:
    """D11 counts what the table of treaties says: Budapest and OPSC, with the years."""
    treaties = data["policy_treaties"].set_index(["jurisdiction", "treaty"])
    short = {"Budapest": "Budapest Convention", "OPSC": "UNCRC OPSC"}
    for where, cell in rows(data, "policy_cells"):
        if cell["dimension"] != "D11" or empty(cell["value"]):
            continue
        joined = {name: treaties.loc[(cell["jurisdiction"], treaty)] for name, treaty in short.items()}
        if any(row["status"] == "unknown" for row in joined.values()):
            yield f"{where}: a finding, and policy_treaties has unknown"
        if cell["value"] != sum(row["status"].startswith("party") for row in joined.values()):
            yield f"{where}: level {cell['value']} is not the number of treaties joined"
        for name, row in joined.items():
            said = re.search(rf"{name} (\d{{4}})", cell["finding"])
            if said and (not row["status"].startswith("party") or said[1] != str(row["joined"])[:4]):
                yield f"{where}: not the year of {name} in policy_treaties"


RULES = (
    without_evidence,
    not_a_matrix,
    without_instrument,
    unreadable_dates,
    no_address,
    beside_the_cells,
    other_treaties,
)


def faults(data: Tables) -> list[str]:
    return [fault for rule in RULES for fault in rule(data)]


@pytest.fixture(scope="module")
def loaded() -> Tables:
    return {name: tables.load(name) for name in NAMES}


@pytest.fixture
def data(loaded) -> Tables:
    return {name: table.copy() for name, table in loaded.items()}


def test_nothing_is_wrong(data):
    assert faults(data) == []


# Planted damage ----------------------------------------------------------------------------------------------------------


def first(table: pd.DataFrame, **having: object) -> int:
    """Find the first row with these values; a set means any of them, None an empty cell, ... a filled one."""
    fits = pd.Series(True, index=table.index)
    for column, value in having.items():
        gaps = table[column].map(empty)
        if value is None or value is ...:
            fits &= gaps if value is None else ~gaps
        else:
            fits &= table[column].isin(value if isinstance(value, set) else {value})
    return table.index[fits][0]


def change(name: str, having: dict, **values: object):
    def damage(data: Tables) -> None:
        data[name].loc[first(data[name], **having), list(values)] = list(values.values())

    return damage


def drop(name: str, **having: object):
    def damage(data: Tables) -> None:
        data[name] = data[name].drop(index=first(data[name], **having))

    return damage


PRESENT, ABSENT = {"status": "present"}, {"status": "absent"}
BROKEN = {
    "finding without grade": (change("policy_cells", PRESENT, grade="", as_of=""), "present without grade, as_of"),
    "finding without instrument": (change("policy_cells", PRESENT, instrument=""), "present without instrument"),
    "finding without level": (change("policy_cells", PRESENT, value=pd.NA), "present without value"),
    "finding without words": (change("policy_cells", PRESENT, finding=" "), "present without finding"),
    "finding without a day": (change("policy_cells", PRESENT, as_of=""), "present without as_of"),
    "absent without evidence": (change("policy_cells", ABSENT, grade="", as_of=""), "absent without grade, as_of"),
    "absent without a source": (
        change("policy_cells", ABSENT, instrument="", reason=""),
        "absent with neither an instrument nor a reason",
    ),
    "gap without reason": (change("policy_cells", {"status": "unknown"}, reason=""), "neither a grade nor a reason"),
    "gap with a level": (change("policy_cells", {"status": "unknown"}, value=0), "unknown with value"),
    "grade of what is recalled": (change("policy_cells", PRESENT, grade="R"), "the grade is R"),
    "grade in lower case": (change("policy_context", {"grade": {"P", "Q", "S"}}, grade="p"), "the grade is p"),
    "day that does not exist": (change("policy_cells", PRESENT, as_of="2026-11-31"), "2026-11-31 is no day"),
    "day of another form": (change("policy_treaties", {"grade": "P"}, as_of="20261122"), "20261122 is no day"),
    "instrument with neither": (
        change("policy_instruments", {"grade": ...}, grade="", as_of=""),
        "neither a grade nor a reason",
    ),
    "number without grade": (
        change("policy_context", {"grade": "Q"}, grade="", as_of="", reason="lost"),
        "a number without a grade",
    ),
    "grade without number": (change("policy_context", {"grade": "Q"}, value=np.nan), "a grade without a number"),
    "treaty without grade": (
        change("policy_treaties", {"status": "party"}, grade="", as_of="", reason="lost"),
        "a status without one",
    ),
    "cell lost": (drop("policy_cells", jurisdiction="India", dimension="D5"), "no row for India, D5"),
    "cell twice": (change("policy_cells", {"dimension": "D2"}, dimension="D1"), "are both United Kingdom, D1"),
    "dimension lost": (drop("policy_dimensions", dimension="D13"), "do not have the same dimensions"),
    "status nobody knows": (change("policy_cells", PRESENT, status="maybe"), 'has the status "maybe"'),
    "status as a level": (
        change("policy_cells", {"status": "not applicable"}, status="present", reason=""),
        "present without finding, grade, as_of, value, instrument",
    ),
    "instrument nobody knows": (change("policy_cells", PRESENT, instrument="UK-XYZ"), "no instrument UK-XYZ"),
    "instrument lost": (drop("policy_instruments", id="UK-OSA"), "no instrument UK-OSA"),
    "instrument of another": (
        change("policy_cells", {"jurisdiction": "India", "status": "present"}, instrument="UK-OSA"),
        "UK-OSA is of United Kingdom",
    ),
    "start in words": (
        change("policy_instruments", {"id": "UK-OSA"}, in_force_from="in stages"),
        "in_force_from does not begin with a date",
    ),
    "start that does not exist": (
        change("policy_instruments", {"id": "UK-OSA"}, in_force_from="2023-13-26"),
        "a date that does not exist",
    ),
    "end before the start": (
        change("policy_instruments", {"id": "EU-INT21"}, in_force_until="2020-01-01"),
        "EU-INT21 ends on 2020-01-01",
    ),
    "bill in force": (
        change(
            "policy_instruments",
            {"kind": "bill"},
            **{"in_force_from": "2020-01-01", "status_as_of_2026-11": "in force"},
        ),
        "a bill in force",
    ),
    "address of another kind": (change("policy_cells", {"url": ...}, url="ftp://example.org/law"), "is no address"),
    "address in words": (change("policy_treaties", {"url": ...}, url="see the treaty office"), "is no address"),
    "two addresses": (
        change("policy_instruments", {"url": ...}, url="https://example.org/a; https://example.org/b"),
        "is no address",
    ),
    "penalty of another share": (
        change("policy_penalties", {"jurisdiction": "European Union"}, per_cent_of_turnover=7.0),
        "D8 does not say 7% with level 2",
    ),
    "penalty of another sum": (
        change("policy_penalties", {"jurisdiction": "Canada"}, fixed_amount=10000.0),
        "D8 does not say CAD 10,000",
    ),
    "penalty of another grade": (
        change("policy_cells", {"jurisdiction": "Canada", "dimension": "D8"}, grade="S"),
        "grade or instrument is not that of D8",
    ),
    "penalty lost": (drop("policy_penalties", jurisdiction="India"), "policy_penalties does not have"),
    "share without level": (
        change("policy_cells", {"jurisdiction": "European Union", "dimension": "D8"}, value=1),
        "D8 does not say 6% with level 2",
    ),
    "period of another length": (
        change("policy_preservation", {"jurisdiction": "United States"}, days=90),
        "D9 does not say 90 days",
    ),
    "ceiling taken for a duty": (
        change("policy_preservation", {"jurisdiction": "European Union"}, rule="minimum"),
        "a minimum with level 1 in D9",
    ),
    "period without D9": (
        change("policy_preservation", {"grade": None}, grade="S", as_of="2026-11-22"),
        "grade or instrument is not that of D9",
    ),
    "period lost": (
        change("policy_preservation", {"jurisdiction": "Canada"}, grade="", as_of="", reason="lost"),
        "nothing, and D9 has a number",
    ),
    "treaty left": (
        change("policy_treaties", {"jurisdiction": "Canada", "treaty": "Budapest Convention"}, status="denounced"),
        "level 2 is not the number of treaties joined",
    ),
    "treaty unknown": (
        change("policy_treaties", {"jurisdiction": "Canada", "treaty": "UNCRC OPSC"}, status="unknown"),
        "a finding, and policy_treaties has unknown",
    ),
    "treaty of another year": (
        change("policy_treaties", {"jurisdiction": "Canada", "treaty": "UNCRC OPSC"}, joined="2006-09-14"),
        "not the year of OPSC in policy_treaties",
    ),
    "level without treaty": (
        change("policy_cells", {"jurisdiction": "India", "dimension": "D11"}, value=2),
        "level 2 is not the number of treaties joined",
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_planted_damage_is_found(data, broken):
    damage, expected = BROKEN[broken]
    damage(data)
    assert expected in "\n".join(faults(data))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10% worldwide revenue or GBP 18m, greater", {("GBP", 18e6)}),
        ("AUD 49.5m (150,000 penalty units)", {("AUD", 49.5e6)}),
        ("USD 1,000,000 per repeat failure to report", {("USD", 1e6)}),
        ("PHP 2m, on repeat PHP 3m", {("PHP", 2e6), ("PHP", 3e6)}),
        ("INR 250 crore", {("INR", 250)}),
        ("6% of turnover", set()),
    ],
)
def test_sums_are_read(text, expected):
    assert amounts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21 days now; 365 days enacted", {21, 365}),
        ("12-month ceiling, not a duty", {365}),
        ("Six months for subscriber data, one year for content", {180, 365}),
        ("a period of some days", set()),
    ],
)
def test_periods_are_read(text, expected):
    assert periods(text) == expected


# The series, and the classic data set ------------------------------------------------------------------------------------


def test_reports_before_and_after_the_series_break_have_another_unit_beside_them():
    context = tables.load("policy_context")
    reports = context[context["indicator"] == "NCMEC CyberTipline reports"].set_index("period")
    assert list(reports.index) == [str(year) for year in range(2019, 2026)]
    assert set(reports["grade"]) <= {"P", "Q"} and (reports["unit"] == "reports").all()
    incidents = context[context["indicator"].str.contains("incidents")].set_index("period")
    assert list(incidents.index) == ["2024"] and incidents.loc["2024", "unit"] == "incidents"
    assert "Series break" in reports.loc["2024", "note"]
    assert reports.loc["2024", "value"] < incidents.loc["2024", "value"] < reports.loc["2023", "value"]


# The fuzzy scores published with the same data: the table LF of the R package QCA 3.25, as kept in the public repository
# DiogoRibeiro7/setqca-python (validation/fixtures/r_qca.json), and the anchors out, between and in that give them.
FUZZY = {
    "DEV": ((400, 550, 900), "81 99 58 16 58 98 89 4 7 72 34 98 2 1 1 3 95 98"),
    "URB": ((25, 50, 65), "12 89 98 7 3 3 79 9 16 5 10 100 17 2 3 30 13 99"),
    "LIT": ((50, 75, 90), "99 98 98 98 99 99 99 13 88 98 41 99 59 1 17 9 99 99"),
    "IND": ((20, 30, 40), "73 100 90 1 8 81 96 36 7 1 47 94 0 11 0 21 67 100"),
    "STB": ((15, 9.5, 5), "43 98 91 91 58 95 31 43 13 95 58 99 0 1 84 20 91 98"),
    "SURV": ((-9, 0, 10), "5 95 89 12 77 95 5 6 42 92 5 95 12 5 21 6 95 95"),
}


def calibrated(values: pd.Series, out: float, between: float, within: float) -> pd.Series:
    """Log odds of -3 at out, 0 at between and 3 at within, as in Ragin's direct method."""
    above, below = (values - between) / (within - between), (values - between) / (out - between)
    return 1 / (1 + np.exp(-3 * np.where(above >= 0, above, -below)))


@pytest.mark.parametrize("column", FUZZY)
def test_lipset_gives_the_published_fuzzy_scores(column):
    anchors, published = FUZZY[column]
    lipset = tables.load("lipset")
    assert " ".join(lipset["case"]) == "AU BE CZ EE FI FR DE GR HU IE IT NL PL PT RO ES SE UK"
    scores = calibrated(lipset[column], *anchors)
    assert np.abs(scores - np.array(published.split(), float) / 100).max() < 0.0051
    assert np.abs(calibrated(lipset[column] * 1.1, *anchors) - scores).max() > 0.0051  # a slip would be seen


# The page on keeping the data --------------------------------------------------------------------------------------------


def snippets(text: str) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```$", text, re.M | re.S)


def table_after(text: str, heading: str) -> list[list[str]]:
    """Read the first Markdown table of a section, without its head."""
    section = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)[1]
    lines = re.findall(r"^\|(.*)\|$", section, re.M)
    return [[cell.strip().strip("`") for cell in line.split("|")] for line in lines[2:]]


@pytest.fixture
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_snippets_of_the_page_run_and_find_a_change(page, tmp_path, monkeypatch, capsys):
    copy_first, compare, moved = snippets(page)
    live = shutil.copytree(tables.DATA, tmp_path / "data")
    monkeypatch.setattr(errors, "ROOT", tmp_path)
    monkeypatch.setattr(tables, "DATA", live)
    monkeypatch.setattr(tables.load, "__defaults__", (live,))
    exec(copy_first, {})
    (kept,) = (tmp_path / "class").iterdir()
    kept.rename(kept.with_name("policy-2026-11-22"))

    exec(compare, {})
    assert "Empty DataFrame" in capsys.readouterr().out

    text = (live / "policy_cells.csv").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if line.startswith("European Union,D8,"))
    assert "6%" in lines[place]
    lines[place] = lines[place].replace("6%", "8%", 1)
    (live / "policy_cells.csv").write_text("".join(lines), encoding="utf-8", newline="")
    exec(compare, {})
    printed = capsys.readouterr().out
    assert "European Union" in printed and "8% w" in printed and "6% w" in printed and "India" not in printed

    lines[place] = re.sub(r",EU-DSA,", ",,", lines[place], count=1)
    (live / "policy_cells.csv").write_text("".join(lines), encoding="utf-8", newline="")
    with pytest.raises(comparison.ComparisonError, match="European Union, D8 is present and has no instrument"):
        exec(compare, {})

    monkeypatch.undo()
    exec(moved, {})
    printed = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    assert [line[0] for line in printed] == [row[0] for row in table_after(page, "What changed in a year")]


def test_what_changed_in_a_year_is_what_the_table_says(page):
    instruments = tables.load("policy_instruments")
    then, now = (comparison.in_force(instruments, day)["state"] for day in DAYS)
    table = pd.DataFrame({"id": instruments["id"], "then": then, "now": now})[then != now]
    assert table_after(page, "What changed in a year") == table.astype(str).to_numpy().tolist()
    assert len(table) > 5
    gap = comparison.in_force(instruments, "2026-05-15").set_index("id")["state"]
    assert (gap["EU-INT21"], gap["EU-INT26"]) == ("no longer in force", "not yet in force")  # the page says so


def test_the_five_cells_are_in_the_table_and_called_interpretive(page):
    cells = tables.load("policy_cells").set_index(["jurisdiction", "dimension"])
    section = re.search(r"^## Five cells .*?\n(.*?)(?=^## |\Z)", page, re.M | re.S)[1]
    named = re.findall(r"^### \d\. ([A-Z][\w ]+), (D\d+): level (\d)$", section, re.M)
    assert len(named) == 5 and len({(place, dimension) for place, dimension, _ in named}) == 5
    for place, dimension, level in named:
        cell = cells.loc[(place, dimension)]
        assert cell["interpretive"] and str(cell["value"]) == level, f"{place}, {dimension}"
    parts = re.split(r"^### ", section, flags=re.M)[1:]
    for part in parts:
        assert part.count("*One reading:*") == part.count("*The other:*") == 1, part[:40]
