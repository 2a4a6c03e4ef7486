"""The keys of unit 08 are what the tables give, the hidden tests carry them, and nothing of them is released."""

import re
from itertools import product

import numpy as np
import pandas as pd
import pytest

from course.methods import index, qca, tables
from tests.grading import keys

UNIT = "08-indices-and-configurations"
NAMES = {
    "ex1-holds": {"KEY_LETTERS"},
    "ex2-moved": {"KEY_MOVED"},
    "ex2-choices": {"KEY_LETTERS"},
    "ex3-reads": {"KEY_LETTERS"},
    "ex4-follows": {"KEY_LETTERS"},
    "ex5-verdicts": {"KEY_VERDICTS"},
    "ex6-by-hand": {"KEY_ROWS"},
    "ex6-solutions": {"KEY_SOLUTIONS"},
    "ex6-concludes": {"KEY_LETTERS"},
    "ex7-changed": {"KEY_CHANGED"},
    "ex7-clash": {"KEY_CLASH"},
    "ex7-report": {"KEY_LETTERS"},
}
WAYS = {"duties": "up", "days": "up", "hours": "down", "reports": "up"}
WEIGHTS = {"duties": 2, "days": 1, "hours": 1, "reports": 1}
CUTOFFS = {"DEV": 550, "URB": 50, "LIT": 75, "IND": 30, "STB": "< 10", "SURV": "> 0"}
FIVE = ["DEV", "URB", "LIT", "IND", "STB"]


def practice():
    return tables.load("practice_index").set_index("jurisdiction")[list(WAYS)].astype(float)


def draws(table, seed=8, number=5000, **more):
    given = {"direction": WAYS, "missing": "available"} | more
    return index.rank_intervals(table, number, seed=seed, **given).set_index("case").loc[table.index]


def crisp(**moved):
    return qca.dichotomise(tables.load("lipset").set_index("case"), CUTOFFS | moved)


# What the tables give ----------------------------------------------------------------------------------------------------


def computed_index():
    """Give the scores, ranks and intervals of the practice table."""
    table = practice()
    from_0, above = (index.normalise(table, "min-max", WAYS, low=low) for low in (0.0, 0.1))
    arithmetic = index.aggregate(from_0, "arithmetic", WEIGHTS, "available")["score"]
    geometric = index.aggregate(above, "geometric", WEIGHTS, "available")["score"]
    drawn = draws(table)
    found = pd.DataFrame(
        {
            "arithmetic": arithmetic.round(3),
            "rank_arithmetic": index.rank(arithmetic),
            "geometric": geometric.round(3),
            "rank_geometric": index.rank(geometric),
            "p5": drawn["p5"],
            "p95": drawn["p95"],
            "share_first": drawn["share_first"].round(2),
        }
    )
    return found.join(index.leave_one_out(table, direction=WAYS, missing="available").add_prefix("without_"))


def computed_statements():
    """Give statement, verdict, what decides, and the number, by the rule of exercise 5."""
    table = practice()
    found, turned = computed_index(), table * [1, 1, -1, 1]
    columns = [name for name in found if name.startswith("without_")]
    ratio = {}
    for low in (0.0, 0.1):
        score = index.aggregate(index.normalise(table, "min-max", WAYS, low=low), missing="available")["score"]
        ratio[low] = round(score["Arland"] / score["Dorland"], 1)
    arland, fervia = found.loc["Arland"], found.loc["Fervia"]
    over_arland, over_corvia = ((turned.loc["Belmark"] > turned.loc[one]).sum() for one in ("Arland", "Corvia"))
    true = {
        "S1": arland["share_first"] >= 0.95 and (arland[columns] == 1).all(),
        "S2": arland["p95"] <= 2 and (arland[columns] <= 2).all(),
        "S3": over_arland == 0,
        "S4": over_corvia == 0,
        "S5": fervia["p5"] >= 5 and (fervia[columns] >= 5).all(),
        "S8": ratio[0.0] == ratio[0.1],
    }
    decides = {
        "S1": ("share of draws in first place", arland["share_first"]),
        "S2": ("p95 of Arland", arland["p95"]),
        "S3": ("dimensions in which Belmark is stricter than Arland", over_arland),
        "S4": ("dimensions in which Belmark is stricter than Corvia", over_corvia),
        "S5": ("p5 of Fervia", fervia["p5"]),
        "S8": ("ratio with the lowest at 0.1", ratio[0.1]),
    }
    rows = []
    for statement in (f"S{number}" for number in range(1, 9)):
        verdict = {True: "survives", False: "does not survive"}[bool(true[statement])] if statement in true else None
        rows.append((statement, verdict or "cannot be said", *decides.get(statement, ("no cell holds it", ""))))
    return [tuple(str(cell) for cell in row) for row in rows]


def computed_three():
    """Give row, outcome and cases of the truth table of LIT, IND and STB, without `course.methods.qca.truth_table`."""
    data, rows = crisp(), []
    for values in product((1, 0), repeat=3):
        there = data[(data[["LIT", "IND", "STB"]] == list(values)).all(axis=1)]["SURV"]
        outcome = "?" if there.empty else "C" if there.nunique() > 1 else str(there.iloc[0])
        rows.append(("".join(map(str, values)), outcome, " ".join(there.index)))
    return rows


def computed_clash():
    """Give cut-off -> the cases in contradictory rows, without `course.methods.qca.contradictions`."""
    found = {}
    for cut in (500, 550, 600, 700):
        data = crisp(DEV=cut)
        groups = data.groupby(FIVE)["SURV"]
        found[cut] = sorted(data.index[groups.transform("min") != groups.transform("max")])
    return found


def computed_solutions():
    """Give the literals on five conditions by name."""
    table, at_600 = qca.truth_table(crisp(), "SURV", FIVE), qca.truth_table(crisp(DEV=600), "SURV", FIVE)
    short = qca.solve(table, "parsimonious").covers
    found = {
        "conservative": str(qca.solve(table)),
        "parsimonious": short[0].expression,
        "remainders_used": short[0].remainders,
        "counted": " ".join(f"{kind}:{number}" for kind, number in qca.counts(table).items()),
        "changed": " ".join(crisp().index[crisp()["DEV"] != crisp(DEV=600)["DEV"]]),
        "tied_parsimonious_counted_0": len(qca.solve(at_600, "parsimonious", contradictory="0").covers),
    }
    for counts_as in "10":
        both = {(c.consistency, c.coverage) for c in qca.solve(at_600, contradictory=counts_as).covers}
        assert len(both) == 1  # the prompt says that tied covers share them
        found[f"decided_{counts_as}"] = " ".join(f"{number:.3f}" for number in both.pop())
    return {name: str(value) for name, value in found.items()}


# The key files and the hidden tests --------------------------------------------------------------------------------------


def rows(name):
    return keys.rows(UNIT, name)


def letters(exercise):
    return [row["letter"] for row in rows("letters.csv") if (row["exercise"], row["holds"]) == (exercise, "true")]


def expected(cell):
    """Give the literals of a hidden test, from the key files."""
    found = {row["jurisdiction"]: row for row in rows("index.csv")}
    known = {row["name"]: row["value"] for row in rows("solutions.csv")}
    return {
        "KEY_LETTERS": letters(cell.partition("-")[0]),
        "KEY_MOVED": [name for name, row in found.items() if row["rank_arithmetic"] != row["rank_geometric"]],
        "KEY_VERDICTS": {row["statement"]: row["verdict"] for row in rows("statements.csv")},
        "KEY_ROWS": {row["row"]: row["outcome"] for row in rows("truth_table.csv")},
        "KEY_SOLUTIONS": {name: known[name] for name in ("conservative", "parsimonious")},
        "KEY_CHANGED": known["changed"].split(),
        "KEY_CLASH": {int(row["cut"]): row["contradictory"].split() for row in rows("thresholds.csv")},
    }


@pytest.fixture(scope="module")
def cells():
    return keys.cells(UNIT)


@pytest.mark.parametrize("cell", NAMES)
def test_a_hidden_test_carries_what_the_key_files_say(cells, cell):
    assert set(keys.literals(cells[cell])) == NAMES[cell]
    assert keys.differing(cells[cell], expected(cell)) == set()


@pytest.mark.parametrize(
    ("cell", "old", "new", "name"),
    [
        ("ex1-holds", '["A", "C"]', '["A", "B"]', "KEY_LETTERS"),
        ("ex2-moved", '"Elmark"', '"Belmark"', "KEY_MOVED"),
        ("ex5-verdicts", '"S3": "survives"', '"S3": "does not survive"', "KEY_VERDICTS"),
        ("ex6-by-hand", '"101": "C"', '"101": "1"', "KEY_ROWS"),
        ("ex6-solutions", '"DEV*STB"', '"LIT*STB"', "KEY_SOLUTIONS"),
        ("ex7-changed", '"CZ"', '"EE"', "KEY_CHANGED"),
        ("ex7-clash", '"FI", "IE"', '"FI"', "KEY_CLASH"),
    ],
)
def test_a_literal_that_drifts_from_its_key_is_found(cells, cell, old, new, name):
    assert old in cells[cell]
    assert keys.differing(cells[cell].replace(old, new, 1), expected(cell)) == {name}


def test_the_key_files_are_what_the_tables_give():
    found = computed_index()
    kept = [{"jurisdiction": name} | {c: str(v) for c, v in row.items()} for name, row in found.iterrows()]
    assert [
        {name: float(v) if name != "jurisdiction" else v for name, v in row.items()} for row in rows("index.csv")
    ] == [{name: float(v) if name != "jurisdiction" else v for name, v in row.items()} for row in kept]
    assert [tuple(row.values()) for row in rows("statements.csv")] == computed_statements()
    assert [tuple(row.values()) for row in rows("truth_table.csv")] == computed_three()
    assert {int(row["cut"]): row["contradictory"].split() for row in rows("thresholds.csv")} == computed_clash()
    assert {row["name"]: row["value"] for row in rows("solutions.csv")} == computed_solutions()


def test_numbers_in_hidden_tests_are_what_the_tables_give(cells):
    known = {row["name"]: row["value"] for row in rows("solutions.csv")}
    counted = dict(one.split(":") for one in known["counted"].split())
    assert (
        f'{{"1": {counted["1"]}, "0": {counted["0"]}, "C": {counted["C"]}, "?": {counted["?"]}}},'
        in cells["ex6-counted"]
    )
    data = crisp()
    assert (int((data["LIT"] & data["SURV"]).sum()), int(data["LIT"].sum()), int(data["SURV"].sum())) == (8, 13, 8)
    assert "(8 / 13, 1.0)" in cells["ex6-enough"]
    assert 'right = {"1": (8 / 9, 1.0), "0": (1.0, 7 / 8)}' in cells["ex7-decided"]
    assert (known["decided_1"], known["decided_0"]) == (f"{8 / 9:.3f} 1.000", f"1.000 {7 / 8:.3f}")


# What the statements of the prompts take for granted ---------------------------------------------------------------------


def test_each_prompt_asks_what_the_key_answers(cells):
    for exercise in (f"ex{number}" for number in range(1, 8)):
        asked = re.findall(r"^(?:    )?- ([A-F]): ", cells[f"{exercise}-prompt"], re.MULTILINE)
        assert asked == [row["letter"] for row in rows("letters.csv") if row["exercise"] == exercise]
    asked = re.findall(r"^- (S\d): ", cells["ex5-prompt"], re.MULTILINE)
    assert asked == [row["statement"] for row in rows("statements.csv")]
    assert re.search(r'assert headline == "(.)"', cells["ex5-headline"])[1] == letters("ex5")[0]
    assert len(letters("ex5")) == 1


def test_the_scores_come_out_the_same_with_plain_numpy():
    table = practice().to_numpy() * [1, 1, -1, 1]
    scaled = (table - np.nanmin(table, axis=0)) / (np.nanmax(table, axis=0) - np.nanmin(table, axis=0))
    weight = np.where(np.isnan(scaled), 0, [0.4, 0.2, 0.2, 0.2])
    weight /= weight.sum(axis=1, keepdims=True)
    found = computed_index()
    arithmetic = np.nansum(scaled * weight, axis=1)
    geometric = np.exp(np.nansum(np.log(0.1 + 0.9 * scaled) * weight, axis=1))
    assert found["arithmetic"].tolist() == pytest.approx(arithmetic, abs=6e-4)
    assert found["geometric"].tolist() == pytest.approx(geometric, abs=6e-4)


def test_the_places_do_not_hang_on_the_seed():
    table = practice()
    first = draws(table)
    for seed in range(20):
        other = draws(table, seed=seed)
        assert other[["p5", "p95"]].equals(first[["p5", "p95"]])
        assert (other["share_first"] - first["share_first"]).abs().max() <= 0.025
    # and the wrong ways that have a message give other places
    only = {"normalisations": ["min-max"], "aggregations": ["arithmetic"]}
    for wrong in (draws(table, direction="up"), draws(table.fillna(0)), draws(table, **only)):
        assert not wrong[["p5", "p95"]].equals(first[["p5", "p95"]])
    # arithmetic means alone give the same places; only the shares tell them apart
    alone = draws(table, number=20_000, aggregations=["arithmetic"])
    assert alone[["p5", "p95"]].equals(first[["p5", "p95"]])
    assert (alone["share_first"] - draws(table, number=20_000)["share_first"]).abs().max() > 0.025


def test_what_is_said_of_places_is_so():
    table, found = practice(), computed_index()
    assert found.loc["Corvia", "p95"] == 5  # ex3 A
    assert (
        found.loc["Corvia", "p5"] <= found.loc["Belmark", "p95"]
        and found.loc["Belmark", "p5"] <= found.loc["Corvia", "p95"]
    )
    lower = index.aggregate(index.normalise(table, "min-max", WAYS, low=0.01), "geometric", WEIGHTS, "available")[
        "score"
    ]
    assert lower["Corvia"] < found.loc["Corvia", "geometric"]  # ex2 D
    values = index.normalise(table, "min-max", WAYS)
    assert values.loc["Corvia", ["days", "hours", "reports"]].tolist() == [1, 1, 0]  # ex2 B
    scores = index.aggregate(values, missing="available")["score"].round(2)
    assert (scores["Arland"], scores["Dorland"]) == (0.82, 0.26)  # S8 names them


def test_what_is_said_of_configurations_is_so():
    data, known = crisp(), computed_solutions()
    assert data.loc[(data["DEV"] == 1) & (data["STB"] == 1), "SURV"].eq(1).all()  # ex6 A
    assert known["remainders_used"] == "5"  # ex6 E
    assert data.loc[data["SURV"] == 1, "LIT"].eq(1).all()  # ex6 F begins with it
    assert known["tied_parsimonious_counted_0"] == "5"  # ex7 F
    at_600 = crisp(DEV=600)
    row = at_600[(at_600[FIVE] == at_600.loc["EE", FIVE]).all(axis=1)]["SURV"]
    assert row.value_counts().to_dict() == {0: 1, 1: 1}  # ex7 B: as many have it as not


def kept_days(table):
    """Keep what exercise 1's rule keeps, written another way than in the hidden tests."""
    return {
        row.jurisdiction: row.days
        for row in table.itertuples()
        if row.grade in {"P", "Q"} and row.rule == "minimum" and pd.notna(row.days)
    }


def test_the_table_of_days_carries_the_first_exercise():
    table = tables.load("policy_preservation")
    kept = kept_days(table)
    assert len(kept) >= 4 and len(set(kept.values())) >= 3
    assert min(kept.values()) > 0  # letter B
    assert table["days"].isna().any()  # a gap, that one can take for a zero
    known = table[table["days"].notna()]
    assert (known["rule"] == "ceiling").any()  # a row that one can keep by mistake
    assert len(set(kept)) < len(known)
    flat = table.assign(grade="S")
    assert kept_days(flat) == {}  # the rule would then keep nothing, and the check above fails


ASKED = ["D2", "D3", "D7", "D8", "D9"]


def ranked(cells):
    """Keep what exercise 4's rule keeps, written another way than in the hidden tests."""
    found = {}
    for row in cells.itertuples():
        if row.grade in {"P", "Q"} and row.dimension in ASKED:
            found.setdefault(row.jurisdiction, {})[row.dimension] = float(row.value)
    return pd.DataFrame({name: row for name, row in found.items() if len(row) == len(ASKED)}).T


def carries(cells):
    """Say what the fourth exercise needs of the cells and does not find."""
    levels, asked = ranked(cells), cells[cells["dimension"].isin(ASKED)]
    if len(levels) < 5:
        return "five jurisdictions with all five dimensions"
    if (levels.nunique() < 2).any():
        return "dimensions that tell the jurisdictions apart"
    moved = index.leave_one_out(levels)
    if (moved.drop(columns="none").to_numpy() == moved[["none"]].to_numpy()).all():
        return "ranks that move"
    if not asked["value"].isna().any():
        return "a gap that one can take for a zero"
    found = asked.pivot(index="jurisdiction", columns="dimension", values="value").dropna()
    return "" if set(found.index) > set(levels.index) else "a jurisdiction that rests on grade S"


def test_the_cells_carry_the_fourth_exercise():
    cells = tables.load("policy_cells")
    assert carries(cells) == ""
    assert carries(cells[cells["jurisdiction"] < "Indo"]) == "five jurisdictions with all five dimensions"
    flat = cells.assign(value=cells["value"].where(cells["dimension"] != "D3", cells["value"] * 0 + 1))
    assert carries(flat) == "dimensions that tell the jurisdictions apart"


def test_nothing_of_the_keys_is_released():
    released = keys.released(UNIT)
    assert not re.search(r"KEY_[A-Z]|HIDDEN", released)
    assert "A ceiling forbids to keep longer" in released
