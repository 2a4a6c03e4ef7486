"""The answers beside this file, and notebooks made of an assignment's source with one answer to each exercise."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from course.errors import ROOT
from course.grading import assignments

HERE = Path(__file__).resolve().parent
HEADER = re.compile(r"# misconception: (?P<misconception>\S.*)\n# message: (?P<message>\S.*)\n")


@dataclass(frozen=True)
class Answer:
    """One answer to one exercise. `kind` is right, wrong, shape or weak."""

    assignment: str
    exercise: str
    path: Path

    @property
    def kind(self) -> str:
        return self.path.stem.partition("-")[0]

    @property
    def source(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def message(self) -> str:
        return HEADER.match(self.source)["message"].strip()


ANSWERS = [
    Answer(path.parents[1].name, path.parent.name, path)
    for path in sorted(HERE.glob("*/ex*/*"))
    if path.suffix in (".py", ".md")
]
CODE = [answer for answer in ANSWERS if answer.path.suffix == ".py"]
WRITTEN = [answer for answer in ANSWERS if answer.path.suffix == ".md"]

Bundle = dict[str, Answer]
"""Exercise to the answer that stands in its place."""


def source(assignment: str) -> NotebookNode:
    """Read an assignment's source."""
    return assignments.read(assignments.find(ROOT, assignment).source)


def bundles(assignment: str) -> list[Bundle]:
    """Put the answers to an assignment's exercises together, one to each exercise, until all have had their turn."""
    ours = [answer for answer in CODE if answer.assignment == assignment]
    exercises = dict.fromkeys(answer.exercise for answer in ours)
    rounds = zip_longest(*([a for a in ours if a.exercise == exercise] for exercise in exercises))
    return [{answer.exercise: answer for answer in answers if answer} for answers in rounds]


def filled(nb: NotebookNode, bundle: Bundle) -> NotebookNode:
    """Give a notebook with these answers; exercises without one are taken out."""
    nb = copy.deepcopy(nb)
    cells, nb.cells = nb.cells, []
    for cell in cells:
        name = assignments.grade_id(cell)
        if name is None or assignments.exercise_of(name) in bundle:
            cell.source = bundle[name].source if name in bundle else cell.source
            nb.cells.append(cell)
    return nb


def joined(nb: NotebookNode, chosen: Iterable[Bundle]) -> NotebookNode:
    """Give one notebook that holds the bundles one after the other, each with the tables loaded afresh.

    What one round has defined is forgotten in the next. Cells get ids such as ``3-ex1-shape``: round, then grade id.
    """
    declared = sorted({name for exercise in assignments.exercises(nb) for name in exercise.names})
    cells = []
    for number, bundle in enumerate(chosen):
        cells.append(new_code_cell(f"for _name in {declared}:\n    globals().pop(_name, None)", id=f"{number}-forget"))
        for cell in filled(nb, bundle).cells:
            cell["id"] = f"{number}-{assignments.grade_id(cell) or cell['id']}"
            cells.append(cell)
    return new_notebook(cells=cells, metadata=nb.metadata)
