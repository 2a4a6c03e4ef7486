"""Match the citations of a paper to the entries of its list, and say what each match bridges.

A citation matches exactly when its first name, its year and its other names agree with an entry. Where they agree only
after something is bridged, a space, an accent, a short name, the match names it as a variant. Nothing is bridged
silently; what differs in type alone (the kind of apostrophe or hyphen, a leading "The") is no difference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from course.methods.names import is_organisation, key, straight, without_accents

ADDED = ("entry", "how", "variant", "nearest")
VARIANTS = ("spacing", "accent", "short name", "abbreviation", "spelling", "author order", "et al.", "suffix")

NEAR = 65  # of 100: below this likeness no entry is named as the nearest
KNOWN = {
    "unicef": "unitednationschildrensfund",
    "unesco": "unitednationseducationalscientificandculturalorganization",
    "interpol": "internationalcriminalpoliceorganization",
    "europol": "europeanunionagencyforlawenforcementcooperation",
    "unhcr": "unitednationshighcommissionerforrefugees",
    "ohchr": "officeoftheunitednationshighcommissionerforhumanrights",
}
"""Abbreviations whose letters are not the first letters of the words they stand for, and those words."""


@dataclass(frozen=True)
class _Entry:
    entry_id: str
    people: tuple[str, ...]
    aliases: tuple[str, ...]
    year: str
    years: frozenset[str]
    short: bool  # its list of authors ends in "et al."


def match(citations: pd.DataFrame, entries: pd.DataFrame) -> pd.DataFrame:
    r"""Match each citation to an entry of the list.

    Parameters
    ----------
    citations : DataFrame
        What `citations.find` gives.
    entries : DataFrame
        What `references.entries` gives.

    Returns
    -------
    DataFrame
        The citations with four columns more. entry: the entry_id, or None. how: "exact"; "variant" (the year agrees
        and the names do once something is bridged); "year" (the names agree, the year does not: the entry is that of
        the nearest year); "none". variant: what was bridged, joined with "; ", of "spacing", "accent", "short name",
        "abbreviation", "spelling", "author order", "et al." (the number of names does not fit the entry's authors, or
        not what "et al." says of them, or another of the authors stands for all) and "suffix" (2024 for 2024a, or more than one entry fits). nearest: where how
        is "none", the entry_id that comes nearest by name and year, or None.

    Raises
    ------
    ValueError
        If a column that is needed is missing.

    Examples
    --------
    >>> from course.methods import citations, references
    >>> text = "So (Ciardha, 2025; Bo, 2019).\n\nReferences\n\nÓ Ciardha, C. (2025). Title. Press.\n\nBo, A. (2018). Title. Press."
    >>> match(citations.find(text), references.entries(text))[["first", "entry", "how", "variant"]].values.tolist()
    [['Ciardha', 'R01', 'variant', 'short name'], ['Bo', 'R02', 'year', '']]
    """
    _needs(citations, ("first", "others", "et_al", "year"), "the citations")
    _needs(entries, ("entry_id", "names", "authors", "year"), "the entries")
    listed = [_entry(row) for row in entries[["entry_id", "names", "authors", "year"]].itertuples(index=False)]
    by_key: dict[str, list[_Entry]] = {}
    for entry in listed:
        for name in {key(name) for name in (*entry.people[:1], *entry.aliases)}:
            by_key.setdefault(name, []).append(entry)
    spelt = citations["stands_for"] if "stands_for" in citations else pd.Series("", index=citations.index)
    found: dict[tuple, tuple] = {}
    rows = []
    for asked in zip(
        citations["first"], citations["others"], citations["et_al"], citations["year"], spelt, strict=True
    ):
        if asked not in found:
            found[asked] = _best(*asked, listed=listed, by_key=by_key)
        rows.append(found[asked])
    added = {
        column: pd.Series([row[index] for row in rows], index=citations.index, dtype=object)
        for index, column in enumerate(ADDED)
    }
    return citations.assign(**added)


def _needs(table: pd.DataFrame, columns: tuple[str, ...], called: str) -> None:
    missing = [column for column in columns if column not in table]
    if missing:
        raise ValueError(
            f"The table of {called} has no column {', '.join(missing)}. Give the table as the course makes it."
        )


def _entry(row: tuple) -> _Entry:
    people = tuple(name for name in row.authors.split(";") if name)
    aliases = tuple(re.findall(r"[(\[]([^()\[\]\d]{2,60})[)\]]", row.names)) if len(people) == 1 else ()
    return _Entry(
        row.entry_id,
        people,
        tuple(alias for alias in aliases if not re.match(r"(?:eds?|hrsg|dir|trans|comp)\b", alias, re.IGNORECASE)),
        row.year,
        frozenset(re.findall(r"\d{4}", row.year)) or frozenset([row.year.rstrip("abcdefgh-")]),
        bool(re.search(r"\bet\.? al\b|\band others\b|\. ?\. ?\.|…", row.names)),
    )


def _best(
    first: str,
    others: str,
    et_al: bool,
    year: str,
    stands_for: str,
    *,
    listed: list[_Entry],
    by_key: dict[str, list[_Entry]],
) -> tuple[str | None, str, str, str | None]:
    """Find (entry, how, variant, nearest) of one citation."""
    people = (first, *(name for name in others.split(";") if name))
    offers: list[tuple[tuple, _Entry, list[str], str]] = []
    likely = {entry.entry_id: entry for entry in by_key.get(key(first), ())}
    exact_names = len(likely)
    if not any(_same_year(year, entry) for entry in likely.values()):
        likely |= {entry.entry_id: entry for entry in listed}
    for entry in likely.values():
        bridged = _names_differ(people, et_al, stands_for, entry, same_year=_same_year(year, entry) != "")
        if bridged is None:
            continue
        agreement = _same_year(year, entry)
        if agreement:
            if agreement == "suffix":
                bridged = [*bridged, "suffix"]
            offers.append(((0, len(bridged), _cost(bridged)), entry, bridged, "variant" if bridged else "exact"))
        elif not set(bridged) & {"spelling", "author order", "short name"} and not (
            "et al." in bridged and not et_al and len(people) < len(entry.people)
        ):
            offers.append(((1, len(bridged), _years_apart(year, entry)), entry, bridged, "year"))
    if not offers:
        return None, "none", "", _nearest(people, year, listed, bool(exact_names))
    offers.sort(key=lambda offer: offer[0])
    _, entry, bridged, how = offers[0]
    twins = [offer for offer in offers[1:] if offer[3] == how == "exact"]
    if twins:
        # Two entries fit alike: the citation does not say which of them it means.
        bridged, how = ["suffix"], "variant"
    return entry.entry_id, how, "; ".join(bridged), None


def _cost(bridged: list[str]) -> int:
    return sum(
        ("suffix", "et al.", "accent", "spacing", "short name", "abbreviation", "author order", "spelling").index(name)
        for name in bridged
    )


def _same_year(year: str, entry: _Entry) -> str:
    """Tell whether the years agree: "same", "suffix" (up to a letter), or "" (no)."""
    if year == entry.year:
        return "same"
    cited = set(re.findall(r"\d{4}", year))
    if not cited:
        return "same" if year.split("-")[0] == entry.year.split("-")[0] else ""
    if not cited & entry.years:
        return ""
    if "/" in year or "/" in entry.year or "–" in year or "-" in year:
        return "same"
    return "suffix"


def _years_apart(year: str, entry: _Entry) -> int:
    cited, listed = re.search(r"\d{4}", year), re.search(r"\d{4}", entry.year)
    return abs(int(cited[0]) - int(listed[0])) if cited and listed else 500


def _names_differ(
    people: tuple[str, ...], et_al: bool, stands_for: str, entry: _Entry, *, same_year: bool
) -> list[str] | None:
    """List what must be bridged between the names of a citation and of an entry; None if they are other names."""
    if not entry.people:
        return None
    first = _name_differs(people[0], entry.people[0], entry, stands_for, same_year)
    if first is None:
        turned = next((name for name in entry.people[1:] if key(name) == key(people[0])), None)
        if not turned or not same_year:
            return None
        # One of the other authors stands first. Without a second name in common that is another work.
        if {key(name) for name in people[1:]} & {key(name) for name in entry.people}:
            return ["author order"]
        return ["et al."] if et_al and len(entry.people) > 2 else None
    bridged = [first] if first else []
    count, named = len(entry.people), len(people)
    if named > 1:
        unknown = [
            name
            for name in people[1:]
            if all(_name_differs(name, other, None, "", same_year) is None for other in entry.people)
        ]
        if unknown and not entry.short:
            return None
        in_order = [key(name) for name in people] == [key(name) for name in entry.people[:named]]
        if not in_order and not bridged:
            seconds = [
                bridge
                for name, other in zip(people[1:], entry.people[1:], strict=False)
                if (bridge := _name_differs(name, other, None, "", same_year))
            ]
            known = len(people) <= len(entry.people) and all(
                _name_differs(name, other, None, "", same_year) is not None
                for name, other in zip(people[1:], entry.people[1:], strict=False)
            )
            bridged += seconds[:1] if known else ["author order"]
    if et_al:
        if (count < 2 and not entry.short) or (count == 2 and not entry.short):
            bridged.append("et al.")
    elif named != count and not entry.short:
        if named > count:
            return None
        bridged.append("et al.")
    return bridged


def _name_differs(cited: str, listed: str, entry: _Entry | None, stands_for: str, same_year: bool) -> str | None:
    """Say what must be bridged between two names: "" for nothing, a word of `VARIANTS`, None if they are two names."""
    one, other = _typed(cited), _typed(listed)
    if one == other or (
        one.casefold() == other.casefold() and (other.isupper() or one.isupper()) and not is_organisation(listed)
    ):
        return ""
    if without_accents(one).casefold() == without_accents(other).casefold():
        return "accent" if one.casefold() != other.casefold() else "spelling"
    if key(one) == key(other):
        # Wardens, Warden's: a sign too few, with every space where it was.
        apart = [re.split(r"[\s-]+", name.replace("'", "").casefold()) for name in (one, other)]
        return "spelling" if one.count("'") != other.count("'") and apart[0] == apart[1] else "spacing"
    if entry and any(key(one) == key(alias) for alias in entry.aliases):
        return "abbreviation"
    if stands_for and key(_typed(stands_for)) == key(other):
        return "abbreviation"
    if _abbreviates(one, other) or _abbreviates(other, one):
        return "abbreviation"
    if not same_year:
        return None
    if _is_short_of(one, other) or _is_short_of(other, one):
        return "short name"
    shorter = min(len(key(one)), len(key(other)))
    allowed = 0 if shorter < 4 else 1 if shorter < 6 else 2
    if allowed and OSA.distance(key(one), key(other), score_cutoff=allowed) <= allowed:
        return "spelling"
    return None


def _typed(name: str) -> str:
    """Write a name without differences of type: apostrophes, hyphens, "&", a leading article, an abbreviation after it."""
    name = re.sub(r"\s*[(\[][^()\[\]]*[)\]]", "", straight(name)).replace("&", "and")
    name = re.sub(r"\s+", " ", name.replace(", and ", " and "))
    return re.sub(r"^[Tt]he\s+", "", name).strip(" .,")


def _abbreviates(short: str, long: str) -> bool:
    letters = key(short)
    if not (2 <= len(letters) <= 10) or " " in short.strip() or sum(sign.isupper() for sign in short) < 2:
        return False
    if KNOWN.get(letters) == key(long):
        return True
    words = re.findall(r"[^\W\d_]+", without_accents(long))
    if len(words) < 2:
        return False
    capitals = "".join(word[0] for word in words if word[0].isupper()).lower()
    every = "".join(word[0] for word in words).lower()
    return letters in (capitals, every)


def _is_short_of(short: str, long: str) -> bool:
    """Tell whether one name is a part of the other, at its beginning or end: "Ciardha" of "Ó Ciardha"."""
    few = re.findall(r"[^\W_]+", without_accents(short).casefold())
    many = re.findall(r"[^\W_]+", without_accents(long).casefold())
    if not few or len(few) >= len(many) or sum(map(len, few)) < 3:
        return False
    return few == many[: len(few)] or few == many[-len(few) :]


def _nearest(people: tuple[str, ...], year: str, listed: list[_Entry], same_name: bool) -> str | None:
    """Name the entry that is most like a citation without one."""
    if not listed:
        return None
    wanted = _typed(people[0]).casefold()
    names = [_typed(entry.people[0]).casefold() if entry.people else "" for entry in listed]
    found = process.extract(wanted, names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=8)
    best = max(found, key=lambda item: (round(item[1]), -_years_apart(year, listed[item[2]])), default=None)
    return listed[best[2]].entry_id if best else None
