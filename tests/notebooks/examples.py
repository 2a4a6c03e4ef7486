"""Made-up notebooks that keep every rule, for tests that break one rule at a time. They are not part of the course."""

from __future__ import annotations

from typing import Any

import nbformat

METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebook(*cells: dict[str, Any]) -> nbformat.NotebookNode:
    # a plain deep copy through JSON: each test gets a notebook of its own to break
    made = nbformat.from_dict({"cells": list(cells), "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5})
    return nbformat.reads(nbformat.writes(made), as_version=4)


def markdown(id_: str, source: str, **nbgrader: Any) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": id_, "metadata": _metadata(nbgrader), "source": source.strip()}


def code(id_: str, source: str, **nbgrader: Any) -> dict[str, Any]:
    metadata = _metadata(nbgrader)
    kind = {"cell_type": "code", "execution_count": None, "outputs": []}
    return {**kind, "id": id_, "metadata": metadata, "source": source.strip()}


def _metadata(nbgrader: dict[str, Any]) -> dict[str, Any]:
    if not nbgrader:
        return {}
    return {
        "nbgrader": {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3, **nbgrader}
    }


def prompt(exercise: str, source: str) -> dict[str, Any]:
    return markdown(f"{exercise}-prompt", source, grade_id=f"{exercise}-prompt", locked=True)


def answer(exercise: str, source: str) -> dict[str, Any]:
    return code(f"{exercise}-answer", source, grade_id=exercise, solution=True)


def test(grade_id: str, points: int, source: str) -> dict[str, Any]:
    return code(grade_id, source, grade_id=grade_id, grade=True, locked=True, points=points)


test.__test__ = False  # a test cell, not a test


def assignment() -> nbformat.NotebookNode:
    """A number, a function, a figure and a written answer: one exercise of each kind."""
    return notebook(
        code("leave-out", "# Name an exercise here to leave it out.\nleave_out = []"),
        markdown("title", "# Practice with apples\n\nThis notebook was made up for a test."),
        prompt("ex1", "## Exercise 1 · Count\n\n*5 minutes, 2 points. Define `total`, `kinds`.*\n\nCount the apples."),
        answer("ex1", "# total = …\n# kinds = …\n### BEGIN SOLUTION\ntotal, kinds = 3, ['red']\n### END SOLUTION"),
        test("ex1-shape", 0, SHAPE_1),
        test("ex1-total", 2, TOTAL),
        prompt("ex2", "## Exercise 2 · Share\n\n*8 minutes, 3 points. Define `share`.*\n\nWrite a function."),
        answer(
            "ex2", "# def share(column): …\n### BEGIN SOLUTION\nshare = lambda column: column.mean()\n### END SOLUTION"
        ),
        test("ex2-shape", 0, SHAPE_2),
        test("ex2-unchanged", 1, UNCHANGED),
        test("ex2-values", 2, VALUES),
        prompt("ex3", "## Exercise 3 · Draw\n\n*10 minutes, 2 points. Define `fig`, `alt`.*\n\nDraw the apples."),
        answer("ex3", "# fig = …\n# alt = …\n### BEGIN SOLUTION\nfig, alt = draw(), 'Three'\n### END SOLUTION"),
        test("ex3-shape", 0, SHAPE_3),
        test("ex3-labels", 2, LABELS),
        prompt(
            "ex4",
            "## Exercise 4 · Write\n\n*10 minutes, 4 points. Write your answer below; a person marks it with the rubric.*"
            "\n\nSay what an apple is.",
        ),
        markdown(
            "ex4-answer",
            "### BEGIN SOLUTION\nA fruit.\n### END SOLUTION",
            grade_id="ex4",
            grade=True,
            solution=True,
            points=4,
        ),
    )


SHAPE_1 = """
# ex1: total is a whole number and kinds is a list.
from course import checks

checks.is_a("total", total, "int")
checks.is_a("kinds", kinds, "list")
"""

TOTAL = """
# ex1: every apple is counted.
from course import checks

### BEGIN HIDDEN TESTS
mistakes = [(2, "You left out the last apple. Read “Counting” again.")]
checks.same("total", total, 3, mistakes=mistakes, otherwise="That is another number of apples.")
assert sorted(kinds) == ["red"], "One kind of apple is missing. Read “Counting” again."
### END HIDDEN TESTS
"""

SHAPE_2 = """
# ex2: share is a function.
from course import checks

checks.is_a("share", share, "function")
"""

UNCHANGED = """
# ex2: share leaves its column as it was.
import pandas as pd
from course import checks

### BEGIN HIDDEN TESTS
column = pd.Series([True, False])
result = checks.unchanged("share", share, column)
### END HIDDEN TESTS
"""

VALUES = """
# ex2: share gives the share of rows that are true.
import pandas as pd
from course import checks

### BEGIN HIDDEN TESTS
for values, expected in [([True, False], 0.5), ([True], 1.0)]:
    checks.same("share", share(pd.Series(values)), expected, otherwise="Divide by the number of rows.")
try:
    share(pd.Series([], dtype=bool))
except ValueError:
    raised = True
else:
    raised = False
assert raised, "An empty column has no share. Raise a ValueError."
### END HIDDEN TESTS
"""

SHAPE_3 = """
# ex3: fig is a figure and alt is text.
from course import checks

checks.is_a("fig", fig, "figure")
checks.is_a("alt", alt, "str")
"""

LABELS = """
# ex3: the axes are labelled.
from course import checks

### BEGIN HIDDEN TESTS
axes = checks.figure(fig).axes[0]
points = sum(label.strip() != "" for label in (axes.xlabel, axes.ylabel))
assert alt.strip(), "The text is empty."
checks.partial(points, 2, "An axis without a label leaves the reader to guess.")
### END HIDDEN TESTS
"""


def lesson() -> nbformat.NotebookNode:
    """A lesson in one minute of reading, with every part of the skeleton."""
    return notebook(
        markdown("title", LESSON_TITLE),
        markdown(
            "content-note", "## Before you begin\n\n*5 minutes*\n\n**In this lesson:** apples. A way round: pears."
        ),
        markdown("apples", LESSON_APPLES),
        code(
            "draw",
            'from course.methods import figures\n\nfig = figures.bars(apples)\nfigures.show(fig, "Three apples.")',
        ),
        markdown("answers", FOLDED.replace("{}", "one") + "\n\n" + FOLDED.replace("{}", "two")),
        markdown("activity", "## Compare apples\n\n*15 minutes. In a pair or a group.*\n\nSwap your apples."),
        markdown("mistakes", "## Common mistakes\n\nCounting pears."),
        markdown("key-points", "## Key points\n\n- An apple is a fruit. Read [Apples](#Apples-and-pears) again."),
        markdown("sources", "## Sources\n\n- [The exercises](../../work/00-start-here/00-exercises.ipynb#Practice)"),
    )


LESSON_TITLE = """
# Apples

*About 45 minutes.*

**Guiding questions**

- Which apple?

**After this lesson you can**

- choose an apple;
- count apples;
- judge an apple.
"""

LESSON_APPLES = """
## Apples and `pears`

*25 minutes*

### Counting

![A bar for each apple](apples.png)
<img src="apples.png" alt="A bar for each apple">

Before you run the next cell, predict. This is a figure worth keeping.
"""

FOLDED = """
**Try it** (2 minutes). Count {}.

<details>
<summary>An answer</summary>

```python
# no heading
len(apples)
```

</details>
"""
