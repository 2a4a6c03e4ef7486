"""A small assignment made in a temporary folder: two code exercises, one with partial credit, one marked by rubric."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course.errors import ROOT

ID = "00-demo"
NOTEBOOK = "00-exercises.ipynb"
RIGHT = {
    "ex1": 'n_p4 = words.count("P4")',
    "ex2": "def tidy(rows):\n    return sorted(rows)",
    "ex3": 'labels = {"x": "participants", "y": "extracts"}',
    "ex4": "An answer in words of my own.",
}
FULL = 7.0  # what a program can give: 2 + 3 + 2
HIDDEN = "### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"


def _solution(source: str) -> str:
    return f"### BEGIN SOLUTION\n{source}\n### END SOLUTION"


def _flags(name: str, **flags: object) -> dict:
    base = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
    return {"nbgrader": base | {"grade_id": name} | flags}


def _prompt(name: str, title: str, facts: str) -> NotebookNode:
    source = f"## Exercise {name[2:]} · {title}\n\n*{facts}*\n\nDo it."
    return new_markdown_cell(source, id=f"{name}-prompt", metadata=_flags(f"{name}-prompt", locked=True))


def _answer(name: str, names: str) -> NotebookNode:
    return new_code_cell(f"# {names}\n{_solution(RIGHT[name])}", id=name, metadata=_flags(name, solution=True))


def _test(name: str, points: int, claim: str, source: str, hidden: bool = True) -> NotebookNode:
    exercise = name.split("-")[0]
    body = HIDDEN.format(source) if hidden else source
    return new_code_cell(
        f"# {exercise}: {claim}\nfrom course import checks\n\n{body}",
        id=name,
        metadata=_flags(name, grade=True, locked=True, points=points),
    )


def source() -> NotebookNode:
    """The source notebook of the demo assignment."""
    cells = [
        new_code_cell('# Name the exercises you leave out, as in ["ex3"].\nleave_out = []', id="leave-out"),
        new_markdown_cell("# A demo", id="title"),
        new_code_cell('words = open("words.txt").read().split()', id="read"),
        _prompt("ex1", "Choose and count", "2 minutes, 2 points. Define `n_p4`."),
        _answer("ex1", "n_p4"),
        _test("ex1-shape", 0, "`n_p4` is a whole number.", 'checks.is_a("n_p4", n_p4, "int")', hidden=False),
        _test(
            "ex1-count",
            2,
            "every row of P4 is counted.",
            'secret_count = 1 + 1\nchecks.same("n_p4", n_p4, secret_count, mistakes=[(4, "`n_p4` counts every row. '
            'Read again: Choosing rows.")], otherwise="`n_p4` is not the number of rows of P4.")',
        ),
        _prompt("ex2", "A function", "3 minutes, 3 points. Define `tidy`."),
        _answer("ex2", "tidy"),
        _test("ex2-shape", 0, "`tidy` is a function.", 'checks.is_a("tidy", tidy, "function")', hidden=False),
        _test(
            "ex2-order",
            2,
            "the rows are in order.",
            'secret_rows = [3, 1, 2]\nchecks.same("tidy(rows)", tidy(list(secret_rows)), [1, 2, 3], '
            'otherwise="The rows are not in order.")',
        ),
        _test("ex2-copy", 1, "what was given stays.", 'kept = checks.unchanged("tidy", tidy, [5, 4])'),
        _prompt("ex3", "Two labels", "1 minute, 2 points. Define `labels`."),
        _answer("ex3", "labels"),
        _test("ex3-shape", 0, "`labels` is a dictionary.", 'checks.is_a("labels", labels, "dict")', hidden=False),
        _test(
            "ex3-both",
            2,
            "both axes have a label.",
            'secret_found = [axis for axis in "xy" if labels.get(axis)]\n'
            'checks.partial(len(secret_found), 2, "One of the two axes has no label.")',
        ),
        _prompt("ex4", "In words", "5 minutes, 4 points. Write your answer below; a person marks it with the rubric."),
        new_markdown_cell(
            _solution(RIGHT["ex4"]), id="ex4", metadata=_flags("ex4", grade=True, solution=True, points=4)
        ),
    ]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    nb = new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})
    nb.nbformat_minor = 5
    return nb


def project(root: Path, nb: NotebookNode | None = None) -> Path:
    """Make a project with the demo assignment in `root` and give `root` back."""
    folder = root / "solutions" / ID
    (folder / "keys").mkdir(parents=True)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    nbformat.write(source() if nb is None else nb, folder / NOTEBOOK)
    (folder / "words.txt").write_text("P1 P4 P2 P4\n")
    (folder / "keys" / "key.csv").write_text("the answer\n")
    return root


def cell(nb: NotebookNode, name: str) -> NotebookNode:
    """Find a cell by its id."""
    return next(cell for cell in nb.cells if cell.id == name)


def answered(blank: NotebookNode, answers: dict[str, str]) -> NotebookNode:
    """Put answers into a copy of a notebook."""
    nb = copy.deepcopy(blank)
    for name, answer in answers.items():
        cell(nb, name).source = answer
    return nb


def hand_in(root: Path, student: str, nb: NotebookNode | str, name: str = NOTEBOOK) -> Path:
    """Put a notebook (or any text) into class/submitted and give its path."""
    place = root / "class" / "submitted" / student / ID / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(nb if isinstance(nb, str) else nbformat.writes(nb))
    return place


def result(root: Path, student: str) -> dict:
    """Read a student's result."""
    return json.loads((root / "class" / "results" / student / f"{ID}.json").read_text())
