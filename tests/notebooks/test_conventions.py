"""Every notebook keeps the conventions, and every convention catches a notebook that was broken on purpose."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from course.errors import ROOT
from tests.notebooks import conventions, examples
from tests.notebooks.conventions import ASSIGNMENT, EVERY, LESSON, SOLUTION, Notebook

Change = Callable[[nbformat.NotebookNode], None]


def made_up(nb: nbformat.NotebookNode, kind: str, root: Path) -> Notebook:
    """Put a notebook where its kind stands, with the files that its links lead to."""
    places = {
        LESSON: "course/lessons/01-apples.ipynb",
        SOLUTION: "solutions/01-apples/01-exercises.ipynb",
        ASSIGNMENT: "assignments/01-apples/01-exercises.ipynb",
    }
    there = root / "assignments" / "00-start-here" / "00-exercises.ipynb"
    there.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(examples.notebook(examples.markdown("title", "# Practice")), there)
    path = root / places[kind]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    (path.parent / "apples.png").touch()
    return Notebook(nb, path, root, kind)


def swap(id_: str, old: str, new: str) -> Change:
    def change(nb: nbformat.NotebookNode) -> None:
        cell = next(cell for cell in nb.cells if cell.id == id_)
        assert old in cell.source, "the example no longer holds what this breaks"
        cell.source = cell.source.replace(old, new)

    return change


def add(id_: str, line: str) -> Change:
    def change(nb: nbformat.NotebookNode) -> None:
        cell = next(cell for cell in nb.cells if cell.id == id_)
        cell.source = f"{cell.source}\n\n{line}"

    return change


def put(id_: str, **values: object) -> Change:
    def change(nb: nbformat.NotebookNode) -> None:
        next(cell for cell in nb.cells if cell.id == id_).update(values)

    return change


def metadata(name: str, value: object) -> Change:
    def change(nb: nbformat.NotebookNode) -> None:
        nb.metadata[name] = value

    return change


def minor(number: int) -> Change:
    def change(nb: nbformat.NotebookNode) -> None:
        nb.nbformat_minor = number

    return change


OUTPUT = [{"output_type": "stream", "name": "stdout", "text": "3"}]
LONG = "apple " * 600

# (the rule that must speak, what is broken in the good lesson)
BROKEN: list[tuple[str, Change]] = [
    ("one-h1", add("apples", "# Pears")),
    ("one-h1", swap("title", "# Apples", "## Apples")),
    ("heading-order", add("title", "### Pears")),
    ("heading-order", add("apples", "##### Pears")),
    ("headings-differ", add("activity", "### Counting")),
    ("kernelspec", metadata("kernelspec", {"display_name": "My Python", "language": "python", "name": "my-env"})),
    ("kernelspec", metadata("language_info", {"name": "python", "version": "3.11.2"})),
    ("format", minor(4)),
    ("format", put("apples", attachments=3)),
    ("ids", put("apples", id="3f2a9c1b")),
    ("ids", put("apples", id="0b1f8b4e-0c59-4f3e-9a8e-1d2c3b4a5f60")),
    ("ids", put("apples", id="cell-3")),
    ("ids", put("apples", id="Red Apples")),
    ("ids", put("apples", id="title")),
    ("outputs", put("draw", outputs=OUTPUT)),
    ("outputs", put("draw", execution_count=1)),
    ("alternative-text", swap("apples", "![A bar for each apple]", "![]")),
    ("alternative-text", swap("apples", ' alt="A bar for each apple"', "")),
    ("alternative-text", swap("apples", 'alt="A bar for each apple"', 'alt=""')),
    ("links", add("apples", "[Pears](pears.ipynb)")),
    ("links", add("apples", "[Pears](#Pears)")),
    ("links", add("apples", "[Counting](#counting)")),
    ("links", add("apples", "[Next](../../work/01-pears/01-exercises.ipynb)")),
    ("links", swap("sources", "#Practice", "#Pears")),
    ("links", add("apples", "![A bar for each apple](attachment:apples.png)")),
    ("links", add("apples", '<a href="pears.md">Pears</a>')),
    ("links", add("apples", "[Outside](../../../../etc/hosts)")),
    ("links", add("apples", "[pears]: pears.md")),
    ("prose", add("apples", "Well done!")),
    ("prose", add("apples", "An apple  is a fruit.")),
    ("prose", add("apples", "You simply count.")),
    ("prose", add("apples", "The color is red.")),
    ("prose", add("apples", "[here](apples.png) it is")),
    *(
        ("skeleton", swap(id_, old, new))
        for id_, old, new in [
            ("title", "**Guiding questions**", ""),
            ("title", "After this lesson you can", "You will"),
            ("content-note", "**In this lesson:**", ""),
            ("content-note", "A way round", "Else"),
            ("apples", "predict", "wait"),
            ("apples", "worth keeping", ""),
            ("activity", "pair or a group", "room"),
            ("mistakes", "## Common mistakes", "## Pears"),
            ("key-points", "## Key points", "## Points"),
            ("sources", "## Sources", "## Books"),
        ]
    ),
    ("minutes", swap("title", "About 45 minutes", "Not long")),
    ("minutes", swap("title", "45", "50")),
    ("minutes", swap("apples", "25", "225")),
    ("objectives", swap("title", "- judge", "- understand")),
    ("objectives", swap("title", "- count apples;\n", "")),
    ("tries", swap("answers", "<details>", "<div>")),
    ("tries", swap("answers", "**Try it**", "Try it")),
    ("length", add("apples", LONG)),
    ("length", put("draw", source="apples = 3\n" * 40)),
    ("computed", add("apples", "Of these, 40% are red.")),
    ("computed", add("apples", "That makes 3 of 12.")),
    ("computed", add("apples", "There are 40 extracts.")),
    ("figures", swap("draw", 'figures.show(fig, "Three apples.")', "fig")),
    ("figures", swap("draw", ', "Three apples."', "")),
    ("figures", swap("draw", '"Three apples."', '""')),
    ("figures", add("draw", "import matplotlib.pyplot as plt\nplt.show()")),
    ("imports", add("draw", "from course.grading import run")),
    ("imports", add("draw", "from course import checks")),
    ("imports", add("draw", "%matplotlib inline")),
]


@pytest.mark.parametrize("kind", sorted(EVERY))
def test_a_good_notebook_passes(kind: str, tmp_path: Path) -> None:
    nb = examples.lesson() if kind == LESSON else examples.assignment()
    assert conventions.breaches(made_up(nb, kind, tmp_path)) == []


@pytest.mark.parametrize(("rule", "change"), BROKEN, ids=[f"{rule}-{n}" for n, (rule, _) in enumerate(BROKEN)])
def test_a_broken_lesson_is_caught(rule: str, change: Change, tmp_path: Path) -> None:
    nb = examples.lesson()
    change(nb)
    caught = conventions.breaches(made_up(nb, LESSON, tmp_path))
    assert rule in {name for name, _ in caught}, caught


def test_a_long_lesson_is_caught(tmp_path: Path) -> None:
    nb = examples.lesson()
    nb.cells += [nbformat.from_dict(examples.markdown(f"more-{n}", "apple " * 390)) for n in range(12)]
    sentences = [sentence for rule, sentence in conventions.breaches(made_up(nb, LESSON, tmp_path)) if rule == "length"]
    assert len(sentences) == 1


@pytest.mark.parametrize("kind", [SOLUTION, ASSIGNMENT])
def test_assignments_are_held_to_what_applies_to_them(kind: str, tmp_path: Path) -> None:
    nb = examples.assignment()
    add("ex1-prompt", "# Another title\n\n[Pears](pears.ipynb)")(nb)
    put("ex1-total", execution_count=1)(nb)
    assert {rule for rule, _ in conventions.breaches(made_up(nb, kind, tmp_path))} == {"one-h1", "links", "outputs"}


def test_every_rule_has_a_broken_example() -> None:
    assert {rule for rule, _ in BROKEN} == set(conventions.RULES)


def test_the_courses_notebooks_keep_the_conventions() -> None:
    notebooks = conventions.find(ROOT)
    assert {notebook.kind for notebook in notebooks} == EVERY
    found = [f"{sentence} ({rule})" for notebook in notebooks for rule, sentence in conventions.breaches(notebook)]
    assert found == [], "\n".join(found)


def test_each_unit_has_its_lesson_its_solution_and_its_assignment() -> None:
    units: dict[str, set[str]] = {}
    for notebook in conventions.find(ROOT):
        unit = notebook.path.stem if notebook.kind == LESSON else notebook.path.parent.name
        units.setdefault(unit, set()).add(notebook.kind)
        assert re.fullmatch(r"\d\d-[a-z]+(-[a-z]+)*", unit), f"{unit} is no unit's name: use two digits and words"
    assert {unit: kinds for unit, kinds in units.items() if kinds != EVERY} == {}
