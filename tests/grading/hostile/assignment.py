"""The assignment that the hostile answers are handed in for: 14 points, with tests as people write them.

The tests trust what they are given, as most tests do, so that in plain nbgrader a lie pays. `secret` and its like
stand in hidden tests; CANARY is a word in one of them, and in every file that no answer may read.
"""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.utils import determine_grade

from course.errors import ROOT
from course.grading import messages

CANARY = "kiwi" + "4711"
REACHED = "REACHED" + "-IT"  # what an answer prints that has got at something else than a text
POINTS = 14.0

RIGHT = {
    "ex1": "total = 40",
    "ex2": "import pandas as pd\ntable = pd.DataFrame({'theme': ['a', 'b'], 'n': [25, 15]})",
    "ex3": "def share(rows, word):\n    return rows.count(word) / len(rows)",
    "ex4": "labels = {'word': 'trust', 'kind': 'theme'}",
}
WRONG = {
    "ex1": "total = 7",
    "ex2": "import pandas as pd\ntable = pd.DataFrame({'who': ['P4'], 'many': [3]})",
    "ex3": "def share(rows, word):\n    rows.append(word)\n    return 9.0",
    "ex4": "labels = {'word': 'no', 'kind': 'no'}",
}
_PROMPTS = {"ex1": "total", "ex2": "table", "ex3": "share", "ex4": "labels"}
_TESTS = {
    "ex1-value": (2, "assert total == 40"),
    "ex1-close": (1, "import math\nassert math.isclose(total, 40)"),
    "ex2-columns": (1, "assert sorted(table.columns) == ['n', 'theme']"),
    "ex2-rows": (
        3,
        "import pandas as pd\nsecret_table = pd.DataFrame({'theme': ['a', 'b'], 'n': [25, 15]})\n"
        "assert table.equals(secret_table)",
    ),
    "ex3-half": (
        1,
        f"secret_word, secret_share = '{CANARY}', 0.5\nassert share(['P1', secret_word[:0]], 'P1') == secret_share",
    ),
    "ex3-close": (2, "wrong_by = abs(share(['P1', 'P4', 'P4'], 'P4') - 2 / 3)\nmax(2 - 3 * wrong_by, 0)"),
    "ex3-copy": (1, "from course import checks\nkept = checks.unchanged('share', share, ['P1', 'P4'], 'P4')"),
    "ex4-word": (2, "import codecs\nassert codecs.encode(labels['word'], 'rot13') == 'gehfg'"),
    "ex4-kind": (1, "from course import checks\nchecks.same('kind', labels['kind'], 'theme')"),
}


@dataclasses.dataclass(frozen=True)
class Case:
    """One hostile answer.

    Attributes
    ----------
    name, tries : str
        A short name, and one sentence that says what it tries.
    first, last : str
        Cells of the learner's own, before the exercises and after them.
    answers : dict
        Answer cells that differ from the wrong ones.
    wants : str
        What it gets in plain nbgrader: "marks", "told" (a text that it must not read, or a thing reached), or "left"
        (a file or a process that stays). "limit" if it takes what there is until it ends by itself: then it is not run
        unprotected.
    costs : float
        The points that it may cost its author here, when every other answer is right.
    trusted : float
        The points that it earns here although they are not earned; 0 but for the one claim that is taken on trust.
    says : str
        For "limit": words that its author gets to read here; empty where it gets nothing and disturbs nobody.
    long : bool
        Whether it uses up its limits, so that it runs with ``--all`` only.
    """

    name: str
    tries: str
    wants: str
    first: str = ""
    last: str = ""
    answers: dict[str, str] = dataclasses.field(default_factory=dict)
    costs: float = 0
    trusted: float = 0
    says: str = ""
    long: bool = False


def _flags(name: str, **flags: object) -> dict:
    base = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
    return {"nbgrader": base | {"grade_id": name} | flags}


def notebook(answers: dict[str, str], first: str = "", last: str = "") -> NotebookNode:
    """Make the notebook as the grader runs it: these answers, these cells of the learner's own, the course's tests."""
    cells = [new_code_cell("leave_out = []", id="leave-out"), new_code_cell(first, id="first")]
    for number, (exercise, name) in enumerate(_PROMPTS.items(), start=1):
        own = {test: told for test, told in _TESTS.items() if test.startswith(f"{exercise}-")}
        points = sum(worth for worth, _ in own.values())
        prompt = f"## Exercise {number} · Title\n\n*2 minutes, {points} points. Define `{name}`.*\n\nDo it."
        cells.append(
            new_markdown_cell(prompt, id=f"{exercise}-prompt", metadata=_flags(f"{exercise}-prompt", locked=True))
        )
        cells.append(new_code_cell(answers[exercise], id=exercise, metadata=_flags(exercise, solution=True)))
        for test, (worth, source) in own.items():
            body = f"# {exercise}: a claim.\n### BEGIN HIDDEN TESTS\n{source}\n### END HIDDEN TESTS"
            cells.append(new_code_cell(body, id=test, metadata=_flags(test, grade=True, locked=True, points=worth)))
    cells.append(new_code_cell(last, id="last"))
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})


def hostile(case: Case, answers: dict[str, str], place: dict[str, str]) -> NotebookNode:
    """Fill one hostile answer in beside `answers`; `place` names the folders that it goes for, as in ``<root>``."""

    def fill(source: str) -> str:
        for name, value in place.items():
            source = source.replace(f"<{name}>", value)
        return source

    cells = {name: fill(source) for name, source in (answers | case.answers).items()}
    return notebook(cells, fill(case.first), fill(case.last))


def points(nb: NotebookNode) -> float:
    """Read the points off a notebook that has run, as nbgrader does."""
    return float(sum(determine_grade(cell)[0] or 0 for cell in _graded(nb)))


def settled(nb: NotebookNode) -> float:
    """Read the points as `course grade` does: what is no mark earns nothing."""
    messages.settle(nb)
    return points(nb)


def _graded(nb: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in nb.cells if cell.metadata.get("nbgrader", {}).get("grade")]


def outputs(nb: NotebookNode) -> str:
    """Join everything that the learner's own cells and the tests show."""
    shown = [output for cell in nb.cells if cell.cell_type == "code" for output in cell.outputs]
    return "\n".join(str(output) for output in shown)


def project(root: Path) -> Path:
    """Make a project that holds CANARY wherever an answer might look, and give the folder that the notebook runs in."""
    texts = [
        "solutions/01-demo/keys/key.csv",
        "tests/answers/01-demo/right.py",
        "class/submitted/other/01-demo/01-exercises.ipynb",
        "class/results/other/01-demo.json",
    ]
    for name in texts:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"{CANARY}\n")
    (root / "class" / "gradebook.db").write_text(f"{CANARY} but no database\n")
    nbformat.write(notebook(RIGHT), root / "solutions" / "01-demo" / "01-exercises.ipynb")
    room = root / "class" / "autograded" / "me" / "01-demo"
    room.mkdir(parents=True)
    (room / "words.txt").write_text("P1 P4\n")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    return room
