"""Crisp-set QCA: which combinations of conditions go with an outcome, case by case.

Qualitative comparative analysis (QCA) asks of every case whether a condition is there (1) or not (0). Cases with the
same combination share a row of the truth table. The rows with the outcome are then written as briefly as logic allows.

A term is a combination: ``*`` is "and", ``+`` is "or", ``~`` is "not". The term ``1`` holds for every case. A remainder
is a combination that no case shows. The conservative solution leaves remainders alone; the parsimonious one takes them
to have the outcome wherever that makes a term shorter. A solution describes the cases at hand. It does not show causes.

Ragin (1987), The Comparative Method; Rihoux and De Meur (2009), in Configurational Comparative Methods.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pandas as pd

from course.methods.wording import some

KINDS = ("conservative", "parsimonious")
OUTCOMES = {"1": "with the outcome", "C": "contradiction", "0": "without the outcome", "?": "remainder"}
COLUMNS = ("outcome", "n", "consistency", "cases")  # of a truth table, after its conditions
MOST_CONDITIONS = 12  # 4,096 rows: more than any set of cases could fill
MOST_COVERS = 10_000
MOST_STEPS = 200_000  # of the search for covers, some seconds

_CUTOFF = re.compile(r"\s*(>=|<=|>|<|≥|≤)?\s*([-−]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)\s*")
_MARKED = re.compile(r"(.+?) \(([01])\)(?:, |$)")  # a case in a contradictory row


class QcaError(ValueError):
    """The analysis cannot be done; the message says why, and what to do."""


@dataclass(frozen=True)
class Term:
    """One combination of conditions in a solution.

    Attributes
    ----------
    expression : str
        Such as "DEV*~URB*LIT".
    conditions : dict
        Condition -> 1 (there) or 0 (absent); those that do not matter are left out.
    consistency : float
        Share of the cases with this combination that have the outcome, 0 to 1.
    raw_coverage : float
        Share of the cases with the outcome that have this combination, 0 to 1.
    unique_coverage : float
        The same, of cases that no other term of the cover has.
    cases : str
        The cases with this combination.
    """

    expression: str
    conditions: dict[str, int]
    consistency: float
    raw_coverage: float
    unique_coverage: float
    cases: str


@dataclass(frozen=True)
class Cover:
    """One shortest way to write the rows with the outcome.

    Attributes
    ----------
    expression : str
        The terms, joined by " + ".
    terms : tuple of Term
    consistency : float
        Share of the cases with any of the terms that have the outcome, 0 to 1.
    coverage : float
        Share of the cases with the outcome that have any of the terms, 0 to 1.
    remainders : int
        Remainders that the terms take to have the outcome.
    """

    expression: str
    terms: tuple[Term, ...]
    consistency: float
    coverage: float
    remainders: int


@dataclass(frozen=True)
class Solution:
    """Every cover that is equally short.

    Attributes
    ----------
    kind : str
        "conservative" or "parsimonious".
    outcome : int
        1 or 0: what was explained, the outcome or its absence.
    covers : tuple of Cover
        All covers with the fewest terms and, among these, the fewest conditions. Nothing in the table prefers one to
        another.
    """

    kind: str
    outcome: int
    covers: tuple[Cover, ...]

    def __str__(self) -> str:
        return "\n".join(cover.expression for cover in self.covers)


def dichotomise(data: pd.DataFrame, cutoffs: Mapping[str, float | str]) -> pd.DataFrame:
    """Turn columns of numbers into 0 and 1.

    Parameters
    ----------
    data : DataFrame
        One row for each case.
    cutoffs : dict
        Column -> cut-off. A number: 1 from there up. A text says otherwise: "> 0", "< 10", "<= 9", ">= 550".

    Returns
    -------
    DataFrame
        A copy, with 0 and 1 in these columns; others stay as they are.

    Raises
    ------
    QcaError
        If a column is missing, a cell is no number, or a cut-off cannot be read.

    Examples
    --------
    >>> data = pd.DataFrame({"DEV": [720, 468], "STB": [10, 6]}, index=["AU", "EE"])
    >>> dichotomise(data, {"DEV": 550, "STB": "< 10"})
        DEV  STB
    AU    1    0
    EE    0    1
    """
    _frame(data, "The data")
    if not isinstance(cutoffs, Mapping | pd.Series):
        raise QcaError(
            f"The cut-offs are {cutoffs!r}. Give each column its own, such as {{'DEV': 550, 'STB': '< 10'}}."
        )
    done = data.copy()
    for name, cutoff in cutoffs.items():
        _has(data, [name])
        match = None if isinstance(cutoff, bool) else _CUTOFF.fullmatch(str(cutoff))
        if not match:
            raise QcaError(f'The cut-off of {name} is {cutoff!r}. Give a number, or a text such as ">= 550" or "< 10".')
        sign, limit = match[1] or ">=", float(match[2].replace("−", "-"))
        values = pd.to_numeric(data[name], errors="coerce")
        if (empty := values.isna().to_numpy()).any():
            raise QcaError(
                f"Case {data.index[empty][0]} has {_shown(data[name][empty].iloc[0])} in {name}. Put a number there, or "
                "leave the case out and say so."
            )
        numbers = values.to_numpy(dtype=float)
        compared = {">": numbers > limit, "<": numbers < limit, "≤": numbers <= limit, "<=": numbers <= limit}
        done[name] = compared.get(sign, numbers >= limit).astype(int)
    return done


def truth_table(
    data: pd.DataFrame,
    outcome: str,
    conditions: Sequence[str] | None = None,
    cases: str | None = None,
    *,
    remainders: bool = False,
) -> pd.DataFrame:
    """Put cases with the same combination of conditions into one row.

    Parameters
    ----------
    data : DataFrame
        One row for each case, with 0 and 1 in the columns used.
    outcome : str
        The column of the outcome.
    conditions : list of str, optional
        The columns of the conditions, in the order wanted; all others if left out.
    cases : str, optional
        The column with the names of the cases; the index if left out.
    remainders : bool
        Whether to list the combinations that no case shows. `counts` counts them either way.

    Returns
    -------
    DataFrame
        The conditions (0 or 1); `outcome`: "1", "0", "C" (contradiction: cases with and without the outcome) or "?"
        (remainder); `n`: number of cases; `consistency`: share of them with the outcome, missing for a remainder;
        `cases`: their names. In a contradictory row each name says what the case has: "AU (0), FR (1)". Rows with the
        outcome come first, then contradictions, rows without it, remainders.

    Raises
    ------
    QcaError
        If a column is missing or named twice, a cell is not 0 or 1, a case has no name or two have one, or the name of a
        condition holds ``*``, ``+`` or ``~``, which stand for something else in a term.

    Examples
    --------
    Lipset's data, without government stability (Rihoux and De Meur 2009):

    >>> codes = "AU10110 BE11111 CZ11111 EE00100 FI10101 FR10111 DE11110 GR00000 HU00100 IE10101 IT00000 NL11111 "
    >>> codes += "PL00100 PT00000 RO00000 ES00000 SE10111 UK11111"
    >>> data = pd.DataFrame({case[:2]: [int(code) for code in case[2:]] for case in codes.split()}).T
    >>> data.columns = ["DEV", "URB", "LIT", "IND", "SURV"]
    >>> truth_table(data, "SURV")[["outcome", "n", "cases"]]
      outcome  n                                   cases
    0       1  2                                  FI, IE
    1       C  5  BE (1), CZ (1), DE (0), NL (1), UK (1)
    2       C  3                  AU (0), FR (1), SE (1)
    3       0  3                              EE, HU, PL
    4       0  5                      GR, IT, PT, RO, ES
    """
    names, sets = _crisp(data, outcome, conditions, cases)
    called = data.index if cases is None else data[cases]
    if (nameless := np.flatnonzero(pd.isna(called))).size:
        raise QcaError(f"The case in row {nameless[0] + 1} of the data has no name. Give it one.")
    labels = [str(name) for name in called]
    if repeated := sorted({name for name in labels if labels.count(name) > 1}):
        raise QcaError(f"More than one case is called {some(repeated)}. Give each a name of its own.")
    has = sets[:, -1]
    rows = []
    for row in np.unique(sets[:, :-1], axis=0):
        there = np.flatnonzero((sets[:, :-1] == row).all(axis=1))
        share = float(has[there].mean())
        code = "1" if share == 1 else "0" if share == 0 else "C"
        said = [f"{labels[i]} ({has[i]})" if code == "C" else labels[i] for i in there]
        rows.append([*row.tolist(), code, len(there), share, ", ".join(said)])
    if remainders:
        seen = {tuple(row[: len(names)]) for row in rows}
        rows += [[*row, "?", 0, np.nan, ""] for row in np.ndindex((2,) * len(names)) if row not in seen]
    order = list(OUTCOMES)
    rows.sort(key=lambda row: (order.index(row[len(names)]), [-value for value in row[: len(names)]]))
    return pd.DataFrame(rows, columns=[*names, *COLUMNS])


def counts(table: pd.DataFrame) -> pd.Series:
    """Count the rows of a truth table by kind, remainders included, whether they are listed or not.

    Parameters
    ----------
    table : DataFrame
        As `truth_table` gives it.

    Returns
    -------
    Series
        "1", "C", "0", "?" -> number of rows. Together they are 2 to the power of the number of conditions.

    Raises
    ------
    QcaError
        If it is no truth table.

    Examples
    --------
    >>> data = pd.DataFrame({"A": [1, 1, 0], "B": [1, 0, 0], "Y": [1, 1, 0]})
    >>> counts(truth_table(data, "Y")).to_dict()
    {'1': 2, 'C': 0, '0': 1, '?': 1}
    """
    names, _, codes = _parts(table)
    number = {code: int((codes == code).sum()) for code in OUTCOMES}
    number["?"] = 2 ** len(names) - sum(number[code] for code in "1C0")
    return pd.Series(number, name="rows")


def contradictions(table: pd.DataFrame) -> pd.DataFrame:
    """List the rows whose cases differ in the outcome.

    Such a row says that the conditions do not tell these cases apart. What helps is to look at the cases again: at a
    cut-off, at a condition that is missing, at the outcome.

    Parameters
    ----------
    table : DataFrame
        As `truth_table` gives it.

    Returns
    -------
    DataFrame
        The conditions, `n`, `with_outcome` and `without_outcome` (names of cases).

    Raises
    ------
    QcaError
        If it is no truth table.

    Examples
    --------
    >>> data = pd.DataFrame({"A": [1, 1, 0], "Y": [1, 0, 0]}, index=["FR", "AU", "PL"])
    >>> contradictions(truth_table(data, "Y"))
       A  n with_outcome without_outcome
    0  1  2           FR              AU
    """
    names, _, codes = _parts(table)
    found = table.loc[codes == "C", [*names, "n"]].reset_index(drop=True)
    cases = [_sides(text) for text in table.loc[codes == "C", "cases"]]
    found["with_outcome"] = pd.Series([one for one, _ in cases], dtype=str)
    found["without_outcome"] = pd.Series([other for _, other in cases], dtype=str)
    return found


def solve(
    table: pd.DataFrame, kind: str = "conservative", outcome: int = 1, contradictory: str | None = None
) -> Solution:
    """Write the rows with the outcome as briefly as logic allows, in every way that is equally brief.

    Parameters
    ----------
    table : DataFrame
        As `truth_table` gives it. Combinations that it does not list are remainders.
    kind : "conservative" or "parsimonious"
        Whether remainders stay unused, or may be taken to have the outcome where that makes a term shorter.
    outcome : 1 or 0
        What to explain: the outcome, or its absence.
    contradictory : "1", "0" or "?", optional
        What contradictory rows count as: with the outcome, without it, or remainders. Without it they are an error.
        It says what the rows have, whichever `outcome` is explained. Consistency and coverage count the cases as they
        are.

    Returns
    -------
    Solution
        All covers with the fewest terms and, among these, the fewest conditions.

    Raises
    ------
    QcaError
        If it is no truth table, has contradictory rows and no decision on them, has no row to explain, or the search
        would take too long.

    Notes
    -----
    Prime implicants as in Quine (1952) and McCluskey (1956), covers as in Petrick (1956). A cover with as many terms
    and more conditions is not listed.

    Examples
    --------
    Lipset's data (Rihoux and De Meur 2009):

    >>> codes = "AU101100 BE111111 CZ111111 EE001010 FI101011 FR101111 DE111100 GR000000 HU001000 IE101011 IT000010 "
    >>> codes += "NL111111 PL001000 PT000000 RO000010 ES000000 SE101111 UK111111"
    >>> data = pd.DataFrame({case[:2]: [int(code) for code in case[2:]] for case in codes.split()}).T
    >>> data.columns = ["DEV", "URB", "LIT", "IND", "STB", "SURV"]
    >>> table = truth_table(data, "SURV")
    >>> print(solve(table))
    DEV*~URB*LIT*STB + DEV*LIT*IND*STB
    >>> print(solve(table, "parsimonious"))
    DEV*STB
    >>> print(solve(table, outcome=0))
    DEV*LIT*IND*~STB + ~DEV*~URB*~IND
    """
    names, values, codes = _parts(table)
    if kind not in KINDS:
        raise QcaError(f'There is no kind "{kind}". The kinds are: {", ".join(KINDS)}.')
    if outcome not in (0, 1):
        raise QcaError(f"The outcome to explain is {outcome!r}. Give 1 for the outcome, or 0 for its absence.")
    open_rows = int((codes == "C").sum())
    codes = _decided(table, names, codes, contradictory)
    if not (positive := codes == str(int(outcome))).any():
        told = f' (with contradictory="{contradictory}", which settles {open_rows})' if open_rows else ""
        raise QcaError(
            f"No row of the table is {OUTCOMES[str(int(outcome))]}{told}, so there is nothing to write as terms. Look at "
            "the cut-offs, of the outcome above all."
        )
    unused = kind == "conservative"
    allowed = np.full((2,) * len(names), not unused)
    allowed[tuple(values[codes != "?"].T)] = False
    allowed[tuple(values[positive].T)] = True
    literals = _prime_implicants(allowed)
    covered = _fits(literals, values[positive])
    literals, covered = literals[covered.any(axis=1)], covered[covered.any(axis=1)]
    chosen = _covers(covered, (literals >= 0).sum(axis=1))

    n = table["n"].to_numpy(dtype=float)
    has = n * np.nan_to_num(table["consistency"].to_numpy(dtype=float))
    has = np.rint(has if outcome else n - has)
    observed = np.zeros((2,) * len(names), dtype=bool)
    observed[tuple(values[codes != "?"].T)] = True
    remainders = np.argwhere(~observed)
    rows = pd.DataFrame({"n": n, "has": has, "cases": table["cases"].fillna("").astype(str).to_numpy()})
    return Solution(kind, int(outcome), _write(names, literals, chosen, values, rows, remainders))


def terms(solution: Solution) -> pd.DataFrame:
    """Set out the terms of a solution as a table.

    Parameters
    ----------
    solution : Solution
        As `solve` gives it.

    Returns
    -------
    DataFrame
        A row for each term of each cover: `cover` (from 1), `term`, `consistency`, `raw_coverage`, `unique_coverage`
        (0 to 1), `cases`.

    Raises
    ------
    QcaError
        If it is no solution.

    Examples
    --------
    >>> data = pd.DataFrame({"A": [1, 1, 0], "B": [1, 0, 0], "Y": [1, 1, 0]}, index=["FR", "UK", "PL"])
    >>> terms(solve(truth_table(data, "Y")))
       cover term  consistency  raw_coverage  unique_coverage   cases
    0      1    A          1.0           1.0              1.0  FR, UK
    """
    if not isinstance(solution, Solution):
        raise QcaError(f"This is no solution but a {type(solution).__name__}. solve() gives one.")
    rows = [
        (number, term.expression, term.consistency, term.raw_coverage, term.unique_coverage, term.cases)
        for number, cover in enumerate(solution.covers, start=1)
        for term in cover.terms
    ]
    return pd.DataFrame(rows, columns=["cover", "term", "consistency", "raw_coverage", "unique_coverage", "cases"])


def necessity(
    data: pd.DataFrame,
    outcome: str,
    conditions: Sequence[str] | None = None,
    cases: str | None = None,
    *,
    value: int = 1,
) -> pd.DataFrame:
    """Say of each condition, and of its absence, whether the outcome comes without it.

    Parameters
    ----------
    data, outcome, conditions, cases
        As for `truth_table`.
    value : 1 or 0
        Whether to ask about the outcome, or about its absence.

    Returns
    -------
    DataFrame
        A row for each condition and each absence: `condition` ("DEV", "~DEV"), `consistency` (share of the cases with
        the outcome that have it; 1 if it is necessary in these cases) and `coverage` (share of the cases that have it
        which have the outcome; missing if no case has it). Where nearly all cases have a condition, it is necessary
        and says little: its coverage is hardly above the share of cases with the outcome.

    Raises
    ------
    QcaError
        As for `truth_table`; and if no case has the outcome.

    Examples
    --------
    >>> data = pd.DataFrame({"A": [1, 1, 1, 0], "B": [1, 0, 0, 0], "Y": [1, 1, 0, 0]})
    >>> necessity(data, "Y").round(2)
      condition  consistency  coverage
    0         A          1.0      0.67
    1        ~A          0.0      0.00
    2         B          0.5      1.00
    3        ~B          0.5      0.33
    """
    names, sets = _crisp(data, outcome, conditions, cases)
    if value not in (0, 1):
        raise QcaError(f"The value of the outcome is {value!r}. Give 1 for the outcome, or 0 for its absence.")
    has = sets[:, -1] == value
    if not has.any():
        raise QcaError(f"No case has {value} in {outcome}, so nothing can be necessary for it.")
    rows = []
    for column, name in enumerate(names):
        for sign, there in (("", sets[:, column] == 1), ("~", sets[:, column] == 0)):
            both = (there & has).sum()
            rows.append((sign + name, _share(both, has.sum()), _share(both, there.sum())))
    return pd.DataFrame(rows, columns=["condition", "consistency", "coverage"])


# Logic. A term is a row of literals: 1 there, 0 absent, -1 does not matter.


def _prime_implicants(allowed: np.ndarray) -> np.ndarray:
    """Give the terms that hold for allowed rows only and cannot lose a condition; terms × conditions.

    `allowed` has an axis of length 2 for each condition. Each axis gets a third place, "does not matter", which is
    allowed where both others are: so all 3^k terms are tried at once.
    """
    for axis in range(allowed.ndim):
        both = allowed.all(axis=axis, keepdims=True)
        allowed = np.concatenate([allowed, both], axis=axis)
    prime = allowed.copy()
    for axis in range(allowed.ndim):
        places = np.moveaxis(prime, axis, 0)
        places[:2] &= ~np.moveaxis(allowed, axis, 0)[2]
    literals = np.argwhere(prime)
    literals[literals == 2] = -1
    return literals[np.lexsort(((1 - literals) % 3).T[::-1])]  # in each condition: there, absent, does not matter


def _fits(literals: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Say for which rows each term holds; terms × rows."""
    fits = np.ones((len(literals), len(values)), dtype=bool)
    for literal, value in zip(literals.T, values.T, strict=True):
        fits &= (literal[:, None] < 0) | (literal[:, None] == value)
    return fits


def _covers(covered: np.ndarray, costs: np.ndarray) -> list[tuple[int, ...]]:
    """Give every choice of terms that covers all rows with the fewest terms and then the least cost.

    Petrick's product of sums, multiplied out one row at a time and cut off where it gets too long. `covered` is terms ×
    rows.
    """
    alike, reach = _candidates(covered, costs)
    price = [int(costs[terms[0]]) for terms in alike]
    needed = _needed(reach)
    rows_of = [_bits(row) for row in reach[:, needed]]
    terms_of = [_bits(row) for row in reach[:, needed].T]
    shared = reach[:, needed].astype(np.float32)
    near = [_bits(row) for row in shared.T @ shared > 0]  # rows that one term can cover together
    found: list[tuple[int, ...]] = []
    least, cheapest, steps = sum(price), min(price), 0

    def search(left: int, free: int, room: int, chosen: tuple[int, ...], cost: int) -> None:
        nonlocal found, least, steps
        if not left:
            if cost < least:
                found, least = [], cost
            if len(found) <= MOST_COVERS:  # one more than may be listed, which tells below that they are too many
                found.append(chosen)
            return
        steps += 1
        if steps > MOST_STEPS:
            raise _too_many()
        far, rest = 0, left
        while rest:  # rows of which no two share a term need a term each
            rest &= ~near[(rest & -rest).bit_length() - 1]
            far += 1
        if far > room or cost + far * cheapest > least:
            return
        row = min(_places(left), key=lambda row: (terms_of[row] & free).bit_count())
        for term in _places(terms_of[row] & free):
            free &= ~(1 << term)  # further choices are made without it, so none comes twice
            if cost + price[term] <= least:
                search(left & ~rows_of[term], free, room - 1, (*chosen, term), cost + price[term])

    size = 0
    while not found:
        size += 1
        search((1 << len(needed)) - 1, (1 << len(alike)) - 1, size, (), 0)
    number = sum(math.prod(len(alike[term]) for term in cover) for cover in found)
    if number > MOST_COVERS:
        raise _too_many()
    return [choice for cover in found for choice in product(*(alike[term] for term in cover))]


def _candidates(covered: np.ndarray, costs: np.ndarray) -> tuple[list[list[int]], np.ndarray]:
    """Gather terms that cover the same rows at the same cost; leave out those that a cheaper one could replace."""
    reach, group = np.unique(covered, axis=0, return_inverse=True)
    group = group.ravel()
    cheapest = np.full(len(reach), np.iinfo(int).max)
    np.minimum.at(cheapest, group, costs)
    numbers = reach.astype(np.float32)
    within = numbers @ numbers.T == numbers.sum(axis=1)[:, None]  # one covers no row that the other does not
    kept = np.flatnonzero(~(within & (cheapest[None, :] < cheapest[:, None])).any(axis=1))
    kept = kept[np.argsort(cheapest[kept], kind="stable")]
    alike = [np.flatnonzero((group == place) & (costs == cheapest[place])).tolist() for place in kept]
    return alike, reach[kept]


def _needed(reach: np.ndarray) -> np.ndarray:
    """Give the rows that are not covered anyway with another row, those that few terms cover first."""
    rows = np.unique(reach, axis=1).T.astype(np.float32)
    shared = rows @ rows.T == rows.sum(axis=1)[None, :]  # all terms of the second cover the first
    np.fill_diagonal(shared, False)
    _, places = np.unique(reach, axis=1, return_index=True)
    places = places[~shared.any(axis=1)]
    return places[np.argsort(reach[:, places].sum(axis=0), kind="stable")]


def _bits(row: np.ndarray) -> int:
    return int.from_bytes(np.packbits(row, bitorder="little").tobytes(), "little")


def _places(bits: int) -> Iterator[int]:
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1


def _too_many() -> QcaError:
    return QcaError(
        "These rows can be written in more ways than can be tried and listed. That happens when conditions are many and cases "
        "few: a combination is then almost a case of its own. Use fewer conditions."
    )


# Terms with their cases


def _write(
    names: list[str],
    literals: np.ndarray,
    chosen: list[tuple[int, ...]],
    values: np.ndarray,
    rows: pd.DataFrame,
    unseen: np.ndarray,
) -> tuple[Cover, ...]:
    """Turn choices of terms into covers, with what they say of the cases."""
    n, has = rows["n"].to_numpy(), rows["has"].to_numpy()
    fits, assumed = _fits(literals, values), _fits(literals, unseen)
    made = []
    for literal, there in zip(literals.tolist(), fits, strict=True):
        conditions = {name: code for name, code in zip(names, literal, strict=True) if code >= 0}
        made.append(
            Term(
                expression="*".join(name if code else "~" + name for name, code in conditions.items()) or "1",
                conditions=conditions,
                consistency=_share(has[there].sum(), n[there].sum()),
                raw_coverage=_share(has[there].sum(), has.sum()),
                unique_coverage=float("nan"),  # depends on the other terms of a cover
                cases=", ".join(text for text in rows["cases"][there] if text),
            )
        )
    covers = []
    for choice in map(list, sorted(tuple(sorted(terms)) for terms in chosen)):
        number = fits[choice].sum(axis=0)
        unique = (fits[choice] & (number == 1)) @ has
        covers.append(
            Cover(
                expression=" + ".join(made[term].expression for term in choice),
                terms=tuple(
                    replace(made[term], unique_coverage=_share(alone, has.sum()))
                    for term, alone in zip(choice, unique, strict=True)
                ),
                consistency=_share(has[number > 0].sum(), n[number > 0].sum()),
                coverage=_share(has[number > 0].sum(), has.sum()),
                remainders=int(assumed[choice].any(axis=0).sum()),
            )
        )
    return tuple(covers)


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole else float("nan")


# What comes in


def _frame(data: object, what: str) -> None:
    if not isinstance(data, pd.DataFrame):
        raise QcaError(f"{what} should be a table (a DataFrame), and this is a {type(data).__name__}.")
    if not len(data):
        raise QcaError(f"{what} has no rows." if what == "The table" else f"{what} have no rows.")
    if repeated := list(data.columns[data.columns.duplicated()].unique()):
        raise QcaError(
            f"{what} ought not to have more than one column called {some(repeated)}. Give each a name of its own."
        )


def _has(data: pd.DataFrame, names: Sequence[str]) -> None:
    if missing := [name for name in names if not pd.api.types.is_hashable(name) or name not in data.columns]:
        raise QcaError(f"There is no column {some(missing)}. The columns are: {some(list(data.columns))}.")


def _crisp(
    data: pd.DataFrame, outcome: str, conditions: Sequence[str] | None, cases: str | None
) -> tuple[list[str], np.ndarray]:
    """Give the names of the conditions, and cases × conditions and outcome as 0 and 1."""
    _frame(data, "The data")
    if isinstance(conditions, str):
        raise QcaError(f'The conditions are a text. Give a list, such as ["{conditions}"].')
    if conditions is not None and not pd.api.types.is_list_like(conditions):
        raise QcaError(f"The conditions are {conditions!r}. Give a list of columns.")
    names = list(conditions) if conditions is not None else [n for n in data.columns if n not in (outcome, cases)]
    _has(data, [outcome, *names, *([] if cases is None else [cases])])
    if outcome in names:
        raise QcaError(f"{outcome} is the outcome, so it cannot be a condition too.")
    if repeated := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        raise QcaError(f"The conditions name {some(repeated)} more than once. Keep one.")
    _named(names)
    for name in [*names, outcome]:
        wrong = ~data[name].isin([0, 1]).to_numpy()
        if wrong.any():
            case = data.index[wrong][0] if cases is None else data[cases][wrong].iloc[0]
            raise QcaError(
                f"Case {case} has {_shown(data[name][wrong].iloc[0])} in {name}. Crisp sets hold 0 and 1 only: "
                "dichotomise() makes them with a cut-off; a case that nothing is known of is left out, and said so."
            )
    return [str(name) for name in names], data[[*names, outcome]].to_numpy().astype(int)


def _parts(table: pd.DataFrame) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Give the conditions of a truth table, rows × conditions, and the outcome of each row."""
    _frame(table, "The table")
    if missing := [name for name in COLUMNS if name not in table.columns]:
        raise QcaError(f"This is no truth table: it has no column {some(missing)}. truth_table() makes one.")
    names = [name for name in table.columns if name not in COLUMNS]
    _named(names)
    for name in names:
        if (wrong := ~table[name].isin([0, 1]).to_numpy()).any():
            raise QcaError(
                f"Row {table.index[wrong][0]} of the table has {_shown(table[name][wrong].iloc[0])} in {name}. A "
                "condition is 0 or 1."
            )
    values = table[names].to_numpy().astype(int)
    if (twice := table.duplicated(names).to_numpy()).any():
        row = values[twice][0]
        raise QcaError(f"The combination {_combination(names, row)} has more than one row. Put its cases together.")
    codes = table["outcome"].astype(str).to_numpy()
    if (wrong := ~np.isin(codes, list(OUTCOMES))).any():
        raise QcaError(
            f"Row {table.index[wrong][0]} of the table has {_shown(codes[wrong][0])} as outcome. It is "
            '"1", "0", "C" for a contradiction or "?" for a remainder.'
        )
    n, share = (pd.to_numeric(table[name], errors="coerce").to_numpy(dtype=float) for name in ("n", "consistency"))
    bad = (codes != "?") & ~((n >= 1) & (share >= 0) & (share <= 1))
    if bad.any():
        raise QcaError(
            f'Row {table.index[bad][0]} of the table needs the number of its cases in "n", 1 or more, and the share of '
            'them with the outcome in "consistency", from 0 to 1. A row without cases is a remainder: "?".'
        )
    return [str(name) for name in names], values, codes


def _named(names: list) -> None:
    if not names:
        raise QcaError("There is no condition. Name at least one column.")
    if taken := [name for name in names if name in COLUMNS]:
        raise QcaError(f"A condition is called {some(taken)}, as is a column of the truth table. Rename it.")
    if signs := [name for name in names if re.search(r"[*+~]", str(name))]:
        raise QcaError(f"*, + and ~ stand for and, or and not, so no condition can be called {some(signs)}. Rename it.")
    if len(names) > MOST_CONDITIONS:
        raise QcaError(
            f"There are {len(names)} conditions, which makes {2 ** len(names):,} combinations. Use "
            f"{MOST_CONDITIONS} at most; with few cases four or five are plenty."
        )


def _decided(table: pd.DataFrame, names: list[str], codes: np.ndarray, contradictory: str | None) -> np.ndarray:
    if contradictory not in (None, "1", "0", "?"):
        raise QcaError(f'Contradictory rows cannot count as {contradictory!r}. Choose "1", "0" or "?".')
    open_rows = np.flatnonzero(codes == "C")
    if len(open_rows) and contradictory is None:
        said = []
        for row in open_rows:
            one, other = _sides(table["cases"].iloc[row])
            where = _combination(names, table[names].iloc[row].to_numpy())
            said.append(f"{where} (with: {one or 'not named'}; without: {other or 'not named'})")
        what = "This row has" if len(said) == 1 else "These rows have"
        raise QcaError(
            f"{what} cases with and without the outcome: {'; '.join(said)}. Decide: look again at the cut-offs or add "
            'a condition that tells them apart, or say what such a row counts as: contradictory="1" with the outcome, '
            '"0" without it, "?" a remainder.'
        )
    return np.where(codes == "C", contradictory or "C", codes)


def _sides(cases: object) -> tuple[str, str]:
    """Tell the cases of a contradictory row apart: those with the outcome, those without."""
    found = _MARKED.findall(str(cases))
    return tuple(", ".join(name for name, has in found if has == side) for side in "10")


def _combination(names: Sequence[str], row: Sequence[int]) -> str:
    return "*".join(name if value else f"~{name}" for name, value in zip(names, row, strict=True))


def _shown(value: object) -> str:
    return "nothing" if pd.isna(value) else f'"{value}"' if isinstance(value, str) else str(value)
