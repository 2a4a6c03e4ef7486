"""The linter of the contract: a good notebook passes, and each rule catches what it is for."""

from __future__ import annotations

import builtins
from collections.abc import Callable

import nbformat
import pytest

from course.errors import ROOT
from course.grading import contract
from tests.notebooks import examples

SOLUTIONS = sorted((ROOT / "solutions").glob("*/*.ipynb"))


def cell(nb: nbformat.NotebookNode, id_: str) -> nbformat.NotebookNode:
    return next(cell for cell in nb.cells if cell.id == id_)


def add(id_: str, line: str) -> Callable:
    """Add a line to a hidden test, inside its region."""

    def change(nb: nbformat.NotebookNode) -> None:
        one = cell(nb, id_)
        begin = contract.BEGIN_HIDDEN
        one.source = one.source.replace(begin, f"{begin}\n{line}") if begin in one.source else f"{one.source}\n{line}"

    return change


def swap(id_: str, old: str, new: str) -> Callable:
    def change(nb: nbformat.NotebookNode) -> None:
        one = cell(nb, id_)
        assert old in one.source, "the example no longer holds what this breaks"
        one.source = one.source.replace(old, new)

    return change


def grade(id_: str, **metadata: object) -> Callable:
    def change(nb: nbformat.NotebookNode) -> None:
        cell(nb, id_).metadata.setdefault("nbgrader", {}).update(metadata)

    return change


def drop(id_: str) -> Callable:
    def change(nb: nbformat.NotebookNode) -> None:
        nb.cells.remove(cell(nb, id_))

    return change


def move_to_end(id_: str) -> Callable:
    def change(nb: nbformat.NotebookNode) -> None:
        one = cell(nb, id_)
        nb.cells.remove(one)
        nb.cells.append(one)

    return change


# (the rule that must speak, what is broken, words that its sentence must hold)
BROKEN = [
    ("leave-out", drop("leave-out"), "leave_out = []"),
    ("leave-out", swap("leave-out", "[]", '["ex1"]'), "does not say"),
    ("leave-out", grade("leave-out", grade_id="leave"), "nbgrader knows it"),
    ("grade-ids", grade("ex1-total", grade_id="ex1_Total"), "another form"),
    ("grade-ids", grade("ex2-values", grade_id="ex2-unchanged"), "2 times"),
    ("prompt", drop("ex2-prompt"), "no prompt"),
    ("prompt", move_to_end("ex1-prompt"), "stands before it"),
    ("prompt", grade("ex1-prompt", locked=False), "locked"),
    ("prompt", swap("ex1-prompt", "## Exercise 1 · ", "## "), "## Exercise 1 · Title"),
    ("prompt", swap("ex1-prompt", "Exercise 1", "Exercise 2"), "not the heading"),
    ("prompt", swap("ex1-prompt", "5 minutes, ", ""), "minutes, points and names"),
    ("points", swap("ex1-prompt", "2 points", "3 points"), "promises 3 points"),
    ("points", grade("ex4-answer", points=5), "give 5"),
    ("names", swap("ex1-answer", "# total = …\n", ""), "`total`"),
    ("names", swap("ex1-prompt", "`kinds`", "`kinds`, `colours`"), "no test touches `colours`"),
    ("answer", swap("ex1-answer", "### END SOLUTION", ""), "no single solution region"),
    ("answer", swap("ex1-answer", "### END SOLUTION", "### END SOLUTION\ntotal"), "below the solution region"),
    ("hidden-region", swap("ex1-total", "### END HIDDEN TESTS", ""), "one pair"),
    ("hidden-region", swap("ex1-total", "### BEGIN HIDDEN TESTS", "total  ### BEGIN HIDDEN TESTS"), "one pair"),
    ("hidden-region", add("ex1-answer", "### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS"), "outside a test cell"),
    ("visible-test", drop("ex1-shape"), "no visible test"),
    ("visible-test", grade("ex1-shape", points=1), "gives 1 point"),
    ("visible-test", add("ex1-shape", "### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS"), "hides a part"),
    ("hidden-test", drop("ex1-total"), "substance"),
    ("hidden-test", grade("ex1-total", points=0), "gives no points"),
    ("hidden-test", swap("ex1-total", "### BEGIN HIDDEN TESTS\n", ""), "hides nothing"),
    ("plain-python", add("ex1-total", "%timeit total"), "%timeit total"),
    ("plain-python", add("ex1-total", "if total"), "not plain Python"),
    ("claim", swap("ex1-total", "# ex1: every apple is counted.\n", ""), "does not state a claim"),
    ("claim", swap("ex1-total", "# ex1: every", "# every"), "does not state a claim"),
    ("claim", swap("ex1-total", "# ex1:", "# ex2:"), "about ex2"),
    ("claim", swap("ex1-total", "counted.", "counted. Kinds are sorted."), "more than one claim"),
    ("assertion", add("ex1-total", "assert total == 3"), "no message"),
    ("assertion", add("ex1-total", 'assert total == 3, " "'), "no message"),
    ("assertion", add("ex1-total", 'assert (total == 3, "Count again.")'), "always true"),
    ("assertion", swap("ex2-shape", 'checks.is_a("share", share, "function")', "given = share"), "asserts nothing"),
    ("imports", swap("ex2-values", "import pandas as pd\n", ""), "`pd`"),
    ("imports", add("ex1-total", "answer = [helper(kind) for kind in kinds]"), "`helper`"),
    ("imports", add("ex1-total", "from course.methods import *"), "imports `*`"),
    ("imports", add("ex1-total", "from course.grading import run"), "course.grading"),
    ("declared", add("ex1-total", 'checks.is_a("share", share, "function")'), "belongs to ex2"),
    ("declared", add("ex2-values", "def nested(): return total"), "belongs to ex1"),
    ("state", add("ex1-total", 'other = globals()["total"]'), "`globals`"),
    ("state", add("ex1-total", "other = eval('total')"), "`eval`"),
    ("state", add("ex1-total", "other = get_ipython().user_ns"), "`get_ipython`"),
    ("state", add("ex1-total", "other = _"), "`_`"),
    ("state", add("ex1-total", "other = _i12"), "`_i12`"),
    ("state", add("ex1-total", "other = In[-1]"), "`In`"),
    ("state", add("ex1-total", "import sys"), "`sys`"),
    ("state", add("ex1-total", "from inspect import getsource"), "`inspect`"),
    ("state", add("ex1-total", "import __main__"), "`__main__`"),
    ("state", add("ex2-values", "other = share.__globals__"), "`.__globals__`"),
    ("files", add("ex1-total", 'rows = open("apples.csv")'), "`open`"),
    ("files", add("ex2-values", 'rows = pd.read_csv("../course/data/extracts.csv")'), "`read_csv`"),
    ("files", add("ex1-total", "from pathlib import Path"), "`pathlib`"),
    ("files", add("ex1-total", "import numpy as np\nrows = np.load('a.npy')"), "`load`"),
    ("pickle", add("ex1-total", "import pickle"), "`pickle`"),
    ("pickle", add("ex2-values", 'rows = pd.read_pickle("apples")'), "`read_pickle`"),
    ("outside", add("ex1-total", "import urllib.request"), "`urllib.request`"),
    ("outside", add("ex1-total", "import subprocess"), "`subprocess`"),
    ("outside", add("ex1-total", 'name = input("Your name?")'), "`input()`"),
    ("figure", add("ex3-labels", "title = fig.axes[0].get_title()"), "`fig`"),
    ("figure", add("ex3-labels", "other = [fig]"), "`fig`"),
    ("figure", add("ex3-labels", "import matplotlib.pyplot as plt"), "`matplotlib.pyplot`"),
    ("unchanged", swap("ex2-unchanged", 'checks.unchanged("share", share, column)', "share(column)"), "unchanged"),
    (
        "unchanged",
        add("ex2-values", "c = pd.Series([1])\nold = c.copy()\nshare(c)\nassert c.equals(old), 'Changed.'"),
        "checks.unchanged",
    ),
    ("answers-alone", add("ex1-total", "total = int(total)"), "`total` another value"),
    ("answers-alone", add("ex1-total", "for total in [1]: pass"), "`total` another value"),
    ("answers-alone", add("ex1-total", "kinds.append('green')"), "changes `kinds`"),
    ("answers-alone", add("ex1-total", "kinds[0] = 'green'"), "changes `kinds`"),
    ("answers-alone", add("ex1-total", "del kinds[0]"), "changes `kinds`"),
    ("answers-alone", add("ex1-total", "kinds.drop(0, inplace=True)"), "changes `kinds`"),
    ("given-alone", add("ex1-total", "leave_out = ['ex2']"), "`leave_out`, which cell leave-out hands"),
    ("given-alone", add("ex1-total", "for leave_out in kinds: pass"), "a new value to `leave_out`"),
    ("plain-values", add("ex2-values", "got = share(lambda: 1)"), "a function"),
    ("plain-values", add("ex2-values", "got = share(x for x in [1])"), "a generator"),
    ("plain-values", add("ex2-values", "def one(): return 1\ngot = share([one])"), "a function"),
    ("plain-values", add("ex2-values", "got = share(range(3))"), "`range`"),
    ("plain-values", add("ex2-values", "class Odd: pass\ngot = share({'a': Odd()})"), "own class"),
    ("plain-values", add("ex2-unchanged", 'got = checks.unchanged("share", share, map(str, [1]))'), "`map`"),
    ("plain-values", add("ex2-values", "text = share.__name__"), "can only be called"),
    ("plain-values", add("ex1-total", "got = total.peel()"), "`.peel`"),
    ("plain-values", add("ex2-values", "got = share(1).peel()"), "`.peel`"),
    ("plain-values", add("ex2-values", "try: share(1)\nexcept pd.errors.MergeError: pass"), "`pd.errors.MergeError`"),
    ("plain-values", add("ex2-values", "assert share(1) is share, 'Another.'"), "same object"),
    ("partial", add("ex3-labels", 'checks.partial(1, 2, "Half.")'), "not its last"),
    ("partial", swap("ex3-labels", "(points, 2,", "(points, 3,"), "out of 3"),
    ("partial", swap("ex2-unchanged", "result = ", ""), "take for a score"),
    ("partial", add("ex1-shape", 'checks.partial(0, 0, "None.")'), "visible test gives partial credit"),
]


def test_a_good_notebook_passes() -> None:
    assert contract.lint(examples.assignment(), "good") == []


def test_what_a_prompt_has_shown_before_does_not_hide_the_underscore(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "_", 1, raising=False)  # as a prompt of Python does
    nb = examples.assignment()
    add("ex1-total", "other = _")(nb)
    assert [sentence for rule, sentence in contract.findings(nb, "broken") if rule == "state" and "`_`" in sentence]


@pytest.mark.parametrize(
    ("rule", "change", "words"), BROKEN, ids=[f"{rule}-{n}" for n, (rule, *_) in enumerate(BROKEN)]
)
def test_a_broken_notebook_is_caught(rule: str, change: Callable, words: str) -> None:
    nb = examples.assignment()
    change(nb)
    spoken = [sentence for name, sentence in contract.findings(nb, "broken") if name == rule]
    assert any(words in sentence for sentence in spoken), contract.findings(nb, "broken")


def test_every_rule_has_a_broken_example() -> None:
    assert {rule for rule, *_ in BROKEN} == set(contract.RULES)


# What reads like a breach and is none: a linter that cries wolf is soon switched off.
FINE = [
    add("ex1-total", "counts = {kind: 1 for kind in kinds}"),
    add("ex1-total", "for _ in [1]:\n    wanted = len(kinds)"),
    add("ex1-total", "green = [*kinds, 'green']\ngreen.append('blue')"),
    add("ex1-total", "assert total is not None, 'There is no total.'"),
    add("ex1-total", "from course.methods import tables\nrows = tables.load('extracts')"),
    add("ex2-values", "column = pd.Series([True])\nother = column.copy()"),
    add("ex1-total", "leave_out = []"),
    add("ex2-values", "def other():\n    leave_out = 1\n    return leave_out"),
    add("ex2-values", "got = share(pd.Series([value for value in [True]]))"),
    add("ex2-values", "got = list(map(share, [pd.Series([True])]))"),
    add("ex2-values", "text = pd.DataFrame({'a': [1]}).to_csv()"),
    add("ex3-labels", "description = checks.figure(fig)\nlabel = description.axes[0].title"),
]


@pytest.mark.parametrize("change", FINE)
def test_what_keeps_the_contract_is_not_caught(change: Callable) -> None:
    nb = examples.assignment()
    change(nb)
    assert contract.lint(nb, "good") == []


def test_a_sentence_names_notebook_cell_and_remedy() -> None:
    nb = examples.assignment()
    grade("ex1-shape", points=1)(nb)
    assert (
        "00-exercises, cell ex1-shape: the visible test gives 1 point. Give it 0"
        in contract.lint(nb, "00-exercises")[1]
    )


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.parent.name)
def test_the_courses_assignments_keep_the_contract(path) -> None:
    sentences = contract.lint(nbformat.read(path, as_version=4), f"{path.parent.name}/{path.stem}")
    assert sentences == [], "\n".join(sentences)


def test_there_are_assignments_to_hold_to_it() -> None:
    assert SOLUTIONS
