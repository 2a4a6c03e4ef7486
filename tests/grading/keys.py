"""What a unit's hidden tests carry and what its key files say, read for the tests that hold them to each other."""

from __future__ import annotations

import ast
import csv
from pathlib import Path

from course.errors import ROOT
from course.grading import assignments


def literals(source: str) -> dict[str, object]:
    """Read the names in capitals that a cell gives a literal value."""
    return {
        target.id: ast.literal_eval(node.value)
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.isupper()
    }


def differing(source: str, expected: dict[str, object]) -> set[str]:
    """Name the literals of a cell that are not what the key files say."""
    return {name for name, value in literals(source).items() if value != expected[name]}


def cells(unit: str) -> dict[str, str]:
    """Give the sources of an assignment's cells by grade id, or by id where a cell has no grade."""
    nb = assignments.read(assignments.find(ROOT, unit).source)
    return {assignments.grade_id(cell) or cell["id"]: cell.source for cell in nb.cells}


def folder(unit: str) -> Path:
    """Name the folder of a unit's key files."""
    return ROOT / "solutions" / unit / "keys"


def rows(unit: str, name: str) -> list[dict[str, str]]:
    """Read a key file of a unit, such as rows("09-synthesis", "trace.csv")."""
    with (folder(unit) / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def released(unit: str) -> str:
    """Give the text of the notebook that learners get."""
    return (ROOT / "assignments" / unit / f"{unit[:2]}-exercises.ipynb").read_text(encoding="utf-8")
