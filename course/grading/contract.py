"""Hold every test cell in ``solutions/`` to the contract of a test cell, by reading it and never by running it.

The contract is what lets the same cell pass beside the learner's code and in a process of its own: a test imports
what it uses, touches only the names that its prompt declares, and lets only plain values cross. :data:`RULES` has one
small function for each rule; :func:`lint` runs them all. What can only be seen by running is left to the tests that
grade the solution, the blank release and the answers in ``tests/answers``.
"""

from __future__ import annotations

import ast
import builtins
import datetime
import re
import symtable
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from course.errors import ROOT

BEGIN_HIDDEN, END_HIDDEN = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
BEGIN_SOLUTION, END_SOLUTION = "### BEGIN SOLUTION", "### END SOLUTION"

_GRADE_ID = re.compile(r"(ex[1-9][0-9]*)(-[a-z0-9]+)*")
_HEADING = re.compile(r"## Exercise ([1-9][0-9]*) · \S.*")
_NAME = r"`[A-Za-z_][A-Za-z0-9_]*`"
_FACTS = re.compile(
    r"\*(?P<minutes>[1-9][0-9]*) minutes?, (?P<points>[1-9][0-9]*) points?\. "
    rf"(?:Define (?P<names>{_NAME}(?:, {_NAME})*)\."
    r"|Write your answer below; a person marks it with the rubric\.)\*"
)
_CLAIM = re.compile(r"# (ex[1-9][0-9]*): \S.*\.")

_STATE = {
    *("globals", "locals", "vars", "dir", "eval", "exec", "compile", "breakpoint", "get_ipython"),
    *("__import__", "__builtins__", "_", "__", "___", "In", "Out", "_i", "_ii", "_iii", "_ih", "_oh", "_dh"),
}
_STATE_ATTRIBUTES = {
    *("__globals__", "__closure__", "__code__", "__defaults__", "__dict__", "__builtins__", "__subclasses__"),
    *("_getframe", "f_globals", "f_locals", "f_back", "tb_frame", "gi_frame"),
}
_HISTORY = re.compile(r"_i?[0-9]+")

# module -> the rule that it breaks. A test cell needs checks, tables, the field's own libraries and little else.
_MODULES = {
    **dict.fromkeys(("inspect", "sys", "gc", "__main__", "builtins", "importlib", "IPython", "ctypes"), "state"),
    **dict.fromkeys(("os", "pathlib", "glob", "shutil", "tempfile", "io", "zipfile", "sqlite3", "csv"), "files"),
    **dict.fromkeys(("pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"), "pickle"),
    **dict.fromkeys(("socket", "http", "urllib", "requests", "httpx", "aiohttp", "ftplib", "smtplib"), "outside"),
    **dict.fromkeys(("subprocess", "multiprocessing", "threading", "concurrent", "signal", "asyncio"), "outside"),
    **dict.fromkeys(("matplotlib", "seaborn", "plotly"), "figure"),
}
_READERS = {
    *("open", "Path", "loadtxt", "genfromtxt", "fromfile", "memmap", "savetxt", "savefig", "read_text", "read_bytes"),
    *(f"read_{kind}" for kind in ("csv", "table", "fwf", "json", "excel", "parquet", "feather", "html", "xml", "sql")),
    *(f"to_{kind}" for kind in ("csv", "json", "excel", "parquet", "feather", "html", "xml", "sql")),
}

_FIGURE_NAME = re.compile(r"(fig|figure|chart|plot|ax|axes)(_.*|[0-9]+)?")
_FIGURE_CALLS = {"checks.figure", "checks.is_a"}

_MUTATORS = {
    *("append", "extend", "insert", "remove", "clear", "sort", "reverse", "update", "setdefault", "popitem", "pop"),
    *("add", "discard", "intersection_update", "difference_update", "symmetric_difference_update", "fill"),
}
_LAZY_CALLS = {"map", "filter", "zip", "enumerate", "reversed", "iter", "range", "open", "object", "memoryview"}
# What returns None, so that nbgrader does not take the cell's last value for a score.
_SILENT_CHECKS = {"checks.is_a", "checks.table", "checks.same"}


@dataclass(frozen=True)
class Cell:
    """One cell of an assignment, with what nbgrader knows of it.

    ``grade_id`` is empty where nbgrader knows nothing of the cell; ``exercise`` is the part of it before the first
    hyphen. ``label`` is what a person would call the cell.
    """

    position: int
    type: str
    source: str
    id: str
    grade_id: str
    exercise: str
    grade: bool
    solution: bool
    locked: bool
    task: bool
    points: float

    @property
    def label(self) -> str:
        """The grade id, else the cell's id, else its place."""
        return self.grade_id or self.id or f"number {self.position}"

    @property
    def is_test(self) -> bool:
        """Whether nbgrader runs this cell to give points."""
        return self.type == "code" and self.grade and not self.solution

    @property
    def is_answer(self) -> bool:
        """Whether the learner writes code here."""
        return self.type == "code" and self.solution

    @property
    def is_visible_test(self) -> bool:
        """Whether this is the test of the answer's shape, which the learner sees."""
        return self.is_test and self.grade_id == f"{self.exercise}-shape"

    @property
    def tree(self) -> ast.Module:
        """The cell as Python's own syntax tree; empty where it does not parse (a rule of its own says so)."""
        return _parse(self.source)

    @property
    def first_line(self) -> str:
        """What stands first, without blanks around it."""
        return self.source.strip().partition("\n")[0].strip()


@dataclass(frozen=True)
class Exercise:
    """One exercise: its cells, and what its prompt promises."""

    id: str
    cells: tuple[Cell, ...]
    prompt: Cell | None
    minutes: int | None
    points: int | None
    names: frozenset[str]

    @property
    def tests(self) -> tuple[Cell, ...]:
        """The test cells, in order."""
        return tuple(cell for cell in self.cells if cell.is_test)

    @property
    def answers(self) -> tuple[Cell, ...]:
        """The cells in which the learner writes code."""
        return tuple(cell for cell in self.cells if cell.is_answer)

    @property
    def figures(self) -> frozenset[str]:
        """The declared names that hold figures, by how they are named and how the tests ask about them."""
        found = {name for name in self.names if _FIGURE_NAME.fullmatch(name)}
        for call in (call for cell in self.tests for call in _calls(cell.tree)):
            arguments = [argument.id for argument in call.args if isinstance(argument, ast.Name)]
            kinds = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
            name = _dotted(call.func)
            if name == "checks.figure" or (name == "checks.is_a" and kinds[-1:] == ["figure"]):
                found.update(set(arguments) & self.names)
        return frozenset(found)

    @property
    def functions(self) -> frozenset[str]:
        """The declared names that the tests call, or that they ask to be a function."""
        found = set()
        for call in (call for cell in self.tests for call in _calls(cell.tree)):
            if isinstance(call.func, ast.Name):
                found.add(call.func.id)
            kinds = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
            if _dotted(call.func) == "checks.unchanged" or kinds[-1:] == ["function"]:
                found.update(argument.id for argument in call.args[1:2] if isinstance(argument, ast.Name))
        return frozenset(found & self.names)


@dataclass(frozen=True)
class Assignment:
    """An assignment's notebook as the rules see it."""

    cells: tuple[Cell, ...]
    exercises: tuple[Exercise, ...]

    @property
    def tests(self) -> Iterator[tuple[Exercise, Cell]]:
        """Every test cell with its exercise."""
        return ((exercise, cell) for exercise in self.exercises for cell in exercise.tests)


@dataclass(frozen=True)
class Finding:
    """What one rule found: where, what, and how to mend it."""

    where: str
    what: str
    mend: str


Rule = Callable[[Assignment], Iterable[Finding]]


def lint(nb: Any, name: str) -> list[str]:
    """Say where an assignment's notebook breaks the contract of a test cell.

    Parameters
    ----------
    nb : NotebookNode or dict
        A notebook of ``solutions/`` in nbformat 4, as nbformat or json reads it.
    name : str
        What to call the notebook in the sentences, for instance ``"00-exercises"``.

    Returns
    -------
    list of str
        A sentence or two for each breach: notebook, cell, what is wrong, how to mend it. Empty when all is well.

    Examples
    --------
    >>> lint({"cells": []}, "00-exercises")[0]
    '00-exercises, the first cell: it is missing. Begin with a code cell that says `leave_out = []`.'
    """
    return [sentence for _, sentence in findings(nb, name)]


def findings(nb: Any, name: str) -> list[tuple[str, str]]:
    """Give each breach as (the rule's name in :data:`RULES`, the sentence that :func:`lint` would give).

    Parameters
    ----------
    nb : NotebookNode or dict
        A notebook of ``solutions/``.
    name : str
        What to call the notebook.

    Returns
    -------
    list of (str, str)
        In the order of :data:`RULES`, then of the cells.
    """
    assignment = read(nb)
    return [
        (rule, f"{name}, {found.where}: {found.what}. {found.mend}")
        for rule, function in RULES.items()
        for found in function(assignment)
    ]


def read(nb: Any) -> Assignment:
    """Read a notebook into the cells and exercises that the rules look at.

    Parameters
    ----------
    nb : NotebookNode or dict
        A notebook in nbformat 4.

    Returns
    -------
    Assignment
        Exercises in the order of their first cells, each with what its prompt declares.
    """
    cells = tuple(_cell(position, cell) for position, cell in enumerate(nb["cells"]))
    ids = list(dict.fromkeys(cell.exercise for cell in cells if cell.exercise))
    return Assignment(cells, tuple(_exercise(id_, cells) for id_ in ids))


def _cell(position: int, raw: Any) -> Cell:
    source = raw.get("source", "")
    known = raw.get("metadata", {}).get("nbgrader", {})
    grade_id = str(known.get("grade_id", ""))
    return Cell(
        position=position,
        type=raw["cell_type"],
        source=source if isinstance(source, str) else "".join(source),
        id=raw.get("id", ""),
        grade_id=grade_id,
        exercise=grade_id.partition("-")[0],
        grade=bool(known.get("grade")),
        solution=bool(known.get("solution")),
        locked=bool(known.get("locked")),
        task=bool(known.get("task")),
        points=float(known.get("points") or 0),
    )


def _exercise(id_: str, cells: tuple[Cell, ...]) -> Exercise:
    own = tuple(cell for cell in cells if cell.exercise == id_)
    prompt = next((cell for cell in own if cell.grade_id == f"{id_}-prompt"), None)
    facts = _facts(prompt.source) if prompt else None
    return Exercise(
        id=id_,
        cells=own,
        prompt=prompt,
        minutes=int(facts["minutes"]) if facts else None,
        points=int(facts["points"]) if facts else None,
        names=frozenset(re.findall(r"`(\w+)`", facts["names"] or "")) if facts else frozenset(),
    )


def _facts(source: str) -> re.Match[str] | None:
    """Find the paragraph of minutes, points and names: the second one, under the heading."""
    paragraphs = [paragraph for paragraph in re.split(r"\n\s*\n", source.strip()) if paragraph.strip()]
    return _FACTS.fullmatch(" ".join(paragraphs[1].split())) if len(paragraphs) > 1 else None


# Reading code ---------------------------------------------------------------------------------------------------------


@cache
def _parse(source: str) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError:
        return ast.Module(body=[], type_ignores=[])


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _arguments(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def _dotted(node: ast.AST) -> str:
    """Write a name or a chain of attributes as the person wrote it, ``pd.read_csv``; anything else is empty."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := _dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""


def _root(node: ast.AST) -> str:
    """Find the name that ``answer["a"].b`` starts from; empty where it starts from a call or a literal."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _imports(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported, as ``package.module``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def _bound(tree: ast.AST) -> Iterator[str]:
    """Every name that the cell itself gives a value, at any depth."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name


def made_names(source: str) -> frozenset[str]:
    r"""List the names that a cell gives a value in the notebook, imports aside; names inside its functions are its own.

    Parameters
    ----------
    source : str
        The code of one cell. Code that does not parse makes no names.

    Returns
    -------
    frozenset of str
        What later cells find, or find changed.

    Examples
    --------
    >>> sorted(made_names("import pandas as pd\ncount = 3\ndef double(n):\n    m = 2 * n\n    return m"))
    ['count', 'double']
    """
    try:
        module = symtable.symtable(source, "cell", "exec")
    except SyntaxError:
        return frozenset()
    return frozenset(symbol.get_name() for symbol in module.get_symbols() if symbol.is_assigned())


def free_names(source: str) -> frozenset[str]:
    r"""List the names that a cell uses without having made them: not defined or imported in it, not built in.

    Parameters
    ----------
    source : str
        The code of one cell. Code that does not parse uses no names.

    Returns
    -------
    frozenset of str
        What the cell would have to find in the notebook.

    Examples
    --------
    >>> sorted(free_names("from course import checks\nchecks.is_a('count', count, 'int')"))
    ['count']
    """
    try:
        module = symtable.symtable(source, "cell", "exec")
    except SyntaxError:
        return frozenset()
    used, made = set(), set()
    scopes = [module]
    while scopes:
        scope = scopes.pop()
        scopes.extend(scope.get_children())
        for symbol in scope.get_symbols():
            at_the_top = scope is module or symbol.is_global()
            if at_the_top and symbol.is_referenced():
                used.add(symbol.get_name())
            if at_the_top and (symbol.is_assigned() or symbol.is_imported()):
                made.add(symbol.get_name())
    return frozenset(used - made - (set(dir(builtins)) - {"_"}))  # `_` stands there where results were shown


def _forbidden_imports(rule: str, tree: ast.AST) -> Iterator[str]:
    return (module for module in _imports(tree) if _MODULES.get(module.partition(".")[0]) == rule)


def _at(cell: Cell) -> str:
    return f"cell {cell.label}"


# The rules: the notebook ----------------------------------------------------------------------------------------------


def leaves_out_nothing(assignment: Assignment) -> Iterator[Finding]:
    """Require that the first cell says ``leave_out = []``, and nbgrader knows nothing of it."""
    mend = "Begin with a code cell that says `leave_out = []`."
    if not assignment.cells:
        yield Finding("the first cell", "it is missing", mend)
        return
    first = assignment.cells[0]
    statements = [ast.unparse(statement) for statement in first.tree.body]
    if first.type != "code" or statements != ["leave_out = []"]:
        yield Finding("the first cell", "it does not say `leave_out = []` and no more", mend)
    elif first.grade_id:
        yield Finding("the first cell", "nbgrader knows it, so a learner's change would be lost", "Take its metadata.")


def grade_ids_are_well_formed(assignment: Assignment) -> Iterator[Finding]:
    """Require that grade ids are ``exN``, ``exN-prompt``, ``exN-shape`` or ``exN-claim``, and none stands twice."""
    for grade_id, times in Counter(cell.grade_id for cell in assignment.cells if cell.grade_id).items():
        where = f"cell {grade_id}"
        if not _GRADE_ID.fullmatch(grade_id):
            yield Finding(
                where, "the grade id has another form than `exN` or `exN-claim`", "Use lower case and hyphens."
            )
        if times > 1:
            yield Finding(where, f"the grade id stands {times} times", "Give each cell a grade id of its own.")


def prompts_say_what_they_ask(assignment: Assignment) -> Iterator[Finding]:
    """Require that a locked prompt opens each exercise: its heading, then its minutes, points and names."""
    for exercise in assignment.exercises:
        where, prompt = f"cell {exercise.id}-prompt", exercise.prompt
        if prompt is None:
            yield Finding(where, "the exercise has no prompt", "Add a locked Markdown cell with this grade id.")
            continue
        if exercise.cells[0] is not prompt:
            yield Finding(where, "another cell of the exercise stands before it", "Move the prompt to the front.")
        if prompt.type != "markdown" or not prompt.locked or prompt.grade or prompt.solution or prompt.task:
            yield Finding(
                where, "it is not a locked, read-only Markdown cell", "Set locked, and grade, solution and task off."
            )
        heading = _HEADING.fullmatch(prompt.first_line)
        if heading is None or f"ex{heading[1]}" != exercise.id:
            number = exercise.id.removeprefix("ex")
            yield Finding(where, "its first line is not the heading", f"Write `## Exercise {number} · Title`.")
        if exercise.points is None:
            mend = "Write `*M minutes, P points. Define `name`.*` as the second paragraph."
            yield Finding(where, "its second paragraph does not give minutes, points and names", mend)


def points_add_up(assignment: Assignment) -> Iterator[Finding]:
    """Require that the points in the prompt are the sum of the points of the exercise's cells."""
    for exercise in assignment.exercises:
        total = sum(cell.points for cell in exercise.cells)
        if exercise.points is not None and exercise.points != total:
            what = f"it promises {_points(exercise.points)} where the exercise's cells give {total:g}"
            yield Finding(f"cell {exercise.id}-prompt", what, "Let the two agree.")


def _points(number: float) -> str:
    return "1 point" if number == 1 else f"{number:g} points"


def names_agree(assignment: Assignment) -> Iterator[Finding]:
    """Require that a declared name stands in the stub that the learner sees, and in a test."""
    for exercise in assignment.exercises:
        stub = "\n".join(_without_solution(cell.source) for cell in exercise.answers)
        tested = {name for cell in exercise.tests for name in free_names(cell.source)}
        for name in sorted(exercise.names):
            if not re.search(rf"\b{name}\b", stub):
                yield Finding(
                    f"cell {exercise.id}",
                    f"the stub does not name `{name}`",
                    "Name it in a comment above the solution.",
                )
            if name not in tested:
                yield Finding(
                    f"cell {exercise.id}-prompt", f"no test touches `{name}`", "Test it, or do not ask for it."
                )


def answers_end_in_an_error(assignment: Assignment) -> Iterator[Finding]:
    """Require that an answer cell has one solution region with nothing to run below it: there the blank release stops."""
    for cell in assignment.cells:
        if not cell.is_answer:
            continue
        begins, ends = _marked(cell, BEGIN_SOLUTION), _marked(cell, END_SOLUTION)
        if len(begins) != 1 or len(ends) != 1 or ends[0] < begins[0]:
            yield Finding(
                _at(cell),
                "it has no single solution region",
                f"Put the answer between `{BEGIN_SOLUTION}` and `{END_SOLUTION}`.",
            )
        elif any(line.strip() and not line.strip().startswith("#") for line in cell.source.splitlines()[ends[0] + 1 :]):
            yield Finding(
                _at(cell), "there is code below the solution region", "Move it into the region: release stops there."
            )


def _marked(cell: Cell, marker: str) -> list[int]:
    return [number for number, line in enumerate(cell.source.splitlines()) if line.strip() == marker]


def _without_solution(source: str) -> str:
    return re.sub(rf"{BEGIN_SOLUTION}.*?({END_SOLUTION}|\Z)", "", source, flags=re.DOTALL)


def hidden_regions_are_whole(assignment: Assignment) -> Iterator[Finding]:
    """Require that hidden regions open and close on lines of their own, in test cells only."""
    for cell in assignment.cells:
        lines = [line for line in cell.source.splitlines() if "BEGIN HIDDEN" in line or "END HIDDEN" in line]
        if not lines:
            continue
        if not cell.is_test:
            yield Finding(_at(cell), "a hidden region stands outside a test cell", "Move it to a test cell.")
        elif [line.strip() for line in lines] != [BEGIN_HIDDEN, END_HIDDEN]:
            what = "the hidden region is not one pair of markers, each on a line of its own"
            yield Finding(_at(cell), what, f"Write `{BEGIN_HIDDEN}` once and `{END_HIDDEN}` once below it.")


def shape_is_visible_and_free(assignment: Assignment) -> Iterator[Finding]:
    """Require that each coded exercise has one visible test, ``exN-shape``, which hides nothing and gives no points."""
    for exercise in assignment.exercises:
        if not exercise.answers:
            continue
        shapes = [cell for cell in exercise.tests if cell.is_visible_test]
        if len(shapes) != 1:
            yield Finding(
                f"cell {exercise.id}-shape", "the exercise has no visible test of this name", "Add one, with 0 points."
            )
        for cell in shapes:
            if "HIDDEN TESTS" in cell.source:
                yield Finding(_at(cell), "the visible test hides a part", "Move that part to a test cell of its own.")
            if cell.points:
                yield Finding(
                    _at(cell), f"the visible test gives {_points(cell.points)}", "Give it 0: it tests the shape."
                )


def substance_is_hidden_and_paid(assignment: Assignment) -> Iterator[Finding]:
    """Require that each coded exercise has tests of its substance, hidden and with points."""
    for exercise in assignment.exercises:
        tests = [cell for cell in exercise.tests if not cell.is_visible_test]
        if exercise.answers and not tests:
            yield Finding(
                f"cell {exercise.id}", "no test looks at the answer's substance", "Add a hidden test with points."
            )
        for cell in tests:
            if cell.points <= 0:
                yield Finding(_at(cell), "a hidden test gives no points", "Give it points, or make it part of another.")
            if BEGIN_HIDDEN not in cell.source:
                yield Finding(
                    _at(cell),
                    "a test with points hides nothing, so the release would show it",
                    f"Add `{BEGIN_HIDDEN}` and its end.",
                )


# The rules: one test cell ---------------------------------------------------------------------------------------------


def is_plain_python(assignment: Assignment) -> Iterator[Finding]:
    """Require that a test cell is Python that parses, without magics."""
    for _, cell in assignment.tests:
        try:
            ast.parse(cell.source)
        except SyntaxError as error:
            line = cell.source.splitlines()[(error.lineno or 1) - 1].strip()
            yield Finding(
                _at(cell), f"line {error.lineno} is not plain Python: `{line}`", "Mend it; magics cannot cross."
            )


def states_one_claim(assignment: Assignment) -> Iterator[Finding]:
    """Require that a test cell's first line is a comment that states its one claim, and names its exercise."""
    for exercise, cell in assignment.tests:
        claim = _CLAIM.fullmatch(cell.first_line)
        mend = f"Begin with `# {exercise.id}: ` and one sentence."
        if claim is None:
            yield Finding(_at(cell), "its first line does not state a claim", mend)
        elif claim[1] != exercise.id:
            yield Finding(_at(cell), f"its claim is about {claim[1]}", mend)
        elif re.search(r"[.;] [A-Z]|;", cell.first_line):
            yield Finding(_at(cell), "it states more than one claim", "Make a test cell of each.")


def can_fail(assignment: Assignment) -> Iterator[Finding]:
    """Require that a test cell asserts something, and every assertion can fail and says so in words."""
    for _, cell in assignment.tests:
        asserts = [node for node in ast.walk(cell.tree) if isinstance(node, ast.Assert)]
        checks = [call for call in _calls(cell.tree) if _dotted(call.func).startswith("checks.")]
        telling = [call for call in checks if _dotted(call.func) not in ("checks.figure", "checks.word_count")]
        if cell.tree.body and not asserts and not telling:
            yield Finding(_at(cell), "it asserts nothing", "Use a function of `checks`, or `assert` with a message.")
        for node in asserts:
            if isinstance(node.test, ast.Tuple) or (isinstance(node.test, ast.Constant) and node.test.value):
                yield Finding(_at(cell), f"`{ast.unparse(node)}` is always true", "Assert what the claim says.")
            elif node.msg is None or (isinstance(node.msg, ast.Constant) and not str(node.msg.value).strip()):
                what = f"`{ast.unparse(node)}` has no message"
                yield Finding(
                    _at(cell), what, "Add a sentence: what the mistake probably was, and where to read again."
                )


def imports_what_it_uses(assignment: Assignment) -> Iterator[Finding]:
    """Require that every name in a test cell is imported or made in it, or declared in a prompt."""
    everyone = {name for exercise in assignment.exercises for name in exercise.names}
    for _, cell in assignment.tests:
        if any(
            alias.name == "*"
            for node in ast.walk(cell.tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        ):
            yield Finding(_at(cell), "it imports `*`, so nobody can tell what it uses", "Import each name.")
        for name in sorted(free_names(cell.source) - everyone - _STATE):
            if not _HISTORY.fullmatch(name):
                what = f"it uses `{name}`, which it neither imports nor makes"
                yield Finding(_at(cell), what, "Import it in this cell, or declare it in the prompt.")
        for module in _imports(cell.tree):
            if module.startswith((".", "course.grading", "course.cli", "solutions", "tests")):
                yield Finding(
                    _at(cell), f"it imports `{module}`", "Import from `course.methods` and `course.checks` only."
                )


def touches_declared_names_only(assignment: Assignment) -> Iterator[Finding]:
    """Require that a test cell touches no name that only another exercise's prompt declares."""
    owners = {name: exercise.id for exercise in assignment.exercises for name in exercise.names}
    for exercise, cell in assignment.tests:
        for name in sorted(free_names(cell.source) & owners.keys() - exercise.names):
            yield Finding(
                _at(cell), f"it touches `{name}`, which belongs to {owners[name]}", "Test each exercise by itself."
            )


def reads_no_state(assignment: Assignment) -> Iterator[Finding]:
    """Require that a test cell does not look into the learner's session by other ways."""
    mend = "Ask about declared names, by name."
    for _, cell in assignment.tests:
        names = free_names(cell.source) | {_root(call.func) for call in _calls(cell.tree)} - set(_bound(cell.tree))
        for name in sorted(name for name in names if name in _STATE or _HISTORY.fullmatch(name)):
            yield Finding(_at(cell), f"it reads the session through `{name}`", mend)
        for module in _forbidden_imports("state", cell.tree):
            yield Finding(_at(cell), f"it imports `{module}`, which reads the session", mend)
        for node in ast.walk(cell.tree):
            if isinstance(node, ast.Attribute) and node.attr in _STATE_ATTRIBUTES:
                yield Finding(_at(cell), f"it reads the session through `.{node.attr}`", mend)


def reads_no_files(assignment: Assignment) -> Iterator[Finding]:
    """Require that a test cell reads data through ``course.methods.tables``, never a file by its path."""
    mend = 'Use `tables.load("name")` from `course.methods`.'
    for _, cell in assignment.tests:
        for module in _forbidden_imports("files", cell.tree):
            yield Finding(_at(cell), f"it imports `{module}`, which is for files", mend)
        for call in _calls(cell.tree):
            last = _dotted(call.func).rpartition(".")[2] or getattr(call.func, "attr", "")
            numpy_load = _dotted(call.func) in ("np.load", "numpy.load", "np.save", "numpy.save")
            if numpy_load or (last in _READERS and _arguments(call)):
                yield Finding(_at(cell), f"it opens a file with `{last}`", mend)


def unpickles_nothing(assignment: Assignment) -> Iterator[Finding]:
    """Require that a test cell neither makes nor reads a pickle: reading one runs code."""
    for _, cell in assignment.tests:
        found = [*_forbidden_imports("pickle", cell.tree)]
        found += [
            node.attr
            for node in ast.walk(cell.tree)
            if isinstance(node, ast.Attribute) and node.attr.endswith("_pickle")
        ]
        for what in found:
            yield Finding(_at(cell), f"it uses `{what}`", "Compare plain values: reading a pickle runs what is in it.")


def asks_nobody(assignment: Assignment) -> Iterator[Finding]:
    """Require that a test cell does not wait for a person, the network or another program."""
    for _, cell in assignment.tests:
        for module in _forbidden_imports("outside", cell.tree):
            yield Finding(
                _at(cell),
                f"it imports `{module}`, for the network or another program",
                "Test what the cell has at hand.",
            )
        if any(isinstance(call.func, ast.Name) and call.func.id == "input" for call in _calls(cell.tree)):
            yield Finding(_at(cell), "it waits for a person with `input()`", "Write the value into the test.")


def figures_are_described(assignment: Assignment) -> Iterator[Finding]:
    """Require that a declared figure is touched only through ``checks.figure`` and ``checks.is_a``."""
    mend = "Use `checks.figure(name)` and ask about what it gives."
    for exercise, cell in assignment.tests:
        allowed = {
            id(argument)
            for call in _calls(cell.tree)
            if _dotted(call.func) in _FIGURE_CALLS
            for argument in _arguments(call)
        }
        for node in ast.walk(cell.tree):
            if isinstance(node, ast.Name) and node.id in exercise.figures and id(node) not in allowed:
                yield Finding(_at(cell), f"it looks into the figure `{node.id}` directly", mend)
        for module in _forbidden_imports("figure", cell.tree):
            yield Finding(_at(cell), f"it imports `{module}`, where figures do not cross", mend)


def asks_for_unchanged_through_checks(assignment: Assignment) -> Iterator[Finding]:
    """Require ``checks.unchanged`` where a test asks whether an input was changed: arguments cross as copies."""
    said = re.compile(
        r"\b(un|not )(changed?|modif(y|ied))\b|\bleaves? .*\b(alone|as (it|they) (is|was|were))\b", re.IGNORECASE
    )
    for exercise, cell in assignment.tests:
        if any(_dotted(call.func) == "checks.unchanged" for call in _calls(cell.tree)):
            continue
        copied = {_copied(call) for call in _calls(cell.tree)} - {""}
        passed = {
            argument.id
            for call in _calls(cell.tree)
            if _dotted(call.func) in exercise.functions
            for argument in _arguments(call)
            if isinstance(argument, ast.Name)
        }
        if (exercise.functions and said.search(cell.first_line)) or copied & passed:
            what = "it asks whether an input was changed without `checks.unchanged`"
            yield Finding(
                _at(cell),
                what,
                "Call the function through `checks.unchanged`: it gets a copy, so nothing else can see.",
            )


def _copied(call: ast.Call) -> str:
    """Find the name that ``table.copy()``, ``copy(table)`` or ``deepcopy(table)`` copies."""
    if isinstance(call.func, ast.Attribute) and call.func.attr == "copy" and not call.args:
        return _dotted(call.func.value)
    if _dotted(call.func).rpartition(".")[2] in ("copy", "deepcopy") and call.args:
        return _dotted(call.args[0])
    return ""


def leaves_answers_alone(assignment: Assignment) -> Iterator[Finding]:
    """Require that a test cell does not assign to, delete or change what the learner made."""
    mend = "Work on a new name, made from it."
    for exercise, cell in assignment.tests:
        for name in sorted(set(_bound(cell.tree)) & exercise.names):
            yield Finding(_at(cell), f"it gives `{name}` another value", mend)
        for node in ast.walk(cell.tree):
            if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
                changed = _root(node)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _mutates(node):
                changed = _root(node.func)
            else:
                continue
            if changed in exercise.names:
                yield Finding(_at(cell), f"it changes `{changed}` in place", mend)


def _mutates(call: ast.Call) -> bool:
    in_place = any(
        keyword.arg == "inplace" and isinstance(keyword.value, ast.Constant) and keyword.value.value
        for keyword in call.keywords
    )
    return in_place or (isinstance(call.func, ast.Attribute) and call.func.attr in _MUTATORS)


def leaves_what_is_given_alone(assignment: Assignment) -> Iterator[Finding]:
    """Require that a test cell gives no new value to a name that the notebook hands to the learner.

    In a process of its own nobody notices; in JupyterLab the learner's next cell finds another value. To make the same
    table again by the same words changes nothing.
    """
    handed_out: dict[str, str] = {}
    as_given: dict[str, set[str]] = {}
    for cell in assignment.cells:
        if cell.type == "code" and not cell.is_test and not cell.is_answer:
            handed_out |= dict.fromkeys(made_names(cell.source), cell.label)
            for name, value in _assigned(cell.source):
                as_given.setdefault(name, set()).add(value)
    for _, cell in assignment.tests:
        values: dict[str, set[str]] = {}
        for name, value in _assigned(cell.source):
            values.setdefault(name, set()).add(value)
        for name in sorted(made_names(cell.source) & handed_out.keys()):
            if values.get(name, {""}) <= as_given.get(name, set()):
                continue
            what = f"it gives a new value to `{name}`, which cell {handed_out[name]} hands to the learner"
            yield Finding(_at(cell), what, "Use another name.")


def _assigned(source: str) -> Iterator[tuple[str, str]]:
    """Give the names of plain assignments at the top of a cell, each with what stands on the right."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return
    for statement in body:
        if isinstance(statement, ast.Assign):
            for target in statement.targets:
                if isinstance(target, ast.Name):
                    yield target.id, ast.dump(statement.value)


def only_plain_values_cross(assignment: Assignment) -> Iterator[Finding]:
    """Require that only plain values go into a learner's function, and that only what they have is asked of answers."""
    for exercise, cell in assignment.tests:
        made = _made(cell.tree)
        for call in _calls(cell.tree):
            given: list[ast.expr] = []
            if isinstance(call.func, ast.Name) and call.func.id in exercise.functions:
                given = _arguments(call)
            elif _dotted(call.func) == "checks.unchanged":
                given = _arguments(call)[2:]
            for argument in given:
                if kind := _not_plain(argument, made):
                    what = f"it hands {kind} to the learner's function: `{ast.unparse(argument)}`"
                    yield Finding(_at(cell), what, "Hand over plain values, for instance a list or a table.")
        yield from _asked_of_answers(exercise, cell)
        for node in ast.walk(cell.tree):
            if isinstance(node, ast.ExceptHandler) and (caught := _foreign_exceptions(node)):
                mend = "Catch the built-in exception that it is a kind of."
                yield Finding(_at(cell), f"it catches `{caught}`, and exceptions cross as built-in ones", mend)
            if isinstance(node, ast.Compare) and _compares_identity(node, exercise.names):
                yield Finding(
                    _at(cell), f"`{ast.unparse(node)}` asks for the same object", "Compare values: copies cross."
                )


def _asked_of_answers(exercise: Exercise, cell: Cell) -> Iterator[Finding]:
    for node in ast.walk(cell.tree):
        if not isinstance(node, ast.Attribute):
            continue
        owner = node.value.func if isinstance(node.value, ast.Call) else node.value
        if not isinstance(owner, ast.Name) or owner.id not in exercise.names - exercise.figures:
            continue
        if owner.id in exercise.functions and not isinstance(node.value, ast.Call):
            what = f"it asks the learner's function for `.{node.attr}`"
            yield Finding(_at(cell), what, "A function can only be called.")
        elif node.attr not in _plain_attributes():
            what = f"it asks `{owner.id}` for `.{node.attr}`, which no plain value has"
            yield Finding(_at(cell), what, 'Ask for what crosses; a column is written `table["column"]`.')


def _made(tree: ast.Module) -> dict[str, ast.AST]:
    """Map each name that the cell makes to the expression or definition that it is made of."""
    made: dict[str, ast.AST] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            made[node.name] = node
        elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            made[node.targets[0].id] = node.value
    return made


def _not_plain(node: ast.AST, made: dict[str, ast.AST], depth: int = 4) -> str:
    """Say what kind of thing an argument is, where it is known not to be plain; else give an empty string."""
    if depth == 0:
        return ""
    if isinstance(node, ast.Lambda | ast.FunctionDef):
        return "a function"
    if isinstance(node, ast.GeneratorExp):
        return "a generator"
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return next(filter(None, (_not_plain(item, made, depth - 1) for item in node.elts)), "")
    if isinstance(node, ast.Dict):
        return next(filter(None, (_not_plain(item, made, depth - 1) for item in node.values)), "")
    if isinstance(node, ast.Name) and node.id in made:
        return _not_plain(made[node.id], made, depth - 1)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id in _LAZY_CALLS:
            return f"what `{node.func.id}` gives"
        if isinstance(made.get(node.func.id), ast.ClassDef):
            return "an object of the test's own class"
    return ""


def _foreign_exceptions(handler: ast.ExceptHandler) -> str:
    types = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type] if handler.type else []
    return next((ast.unparse(type_) for type_ in types if _dotted(type_) not in dir(builtins)), "")


def _compares_identity(node: ast.Compare, names: frozenset[str]) -> bool:
    sides = [node.left, *node.comparators]
    singletons = any(isinstance(side, ast.Constant) and side.value in (None, True, False) for side in sides)
    identity = any(isinstance(operator, ast.Is | ast.IsNot) for operator in node.ops)
    touched = any(_root(side.func if isinstance(side, ast.Call) else side) in names for side in sides)
    return identity and touched and not singletons


@cache
def _plain_attributes() -> frozenset[str]:
    """Every attribute and method of what may cross, with the fields of the dataclasses of ``course.methods``."""
    import numpy as np  # here, so that reading this module's rules does not wait for pandas
    import pandas as pd

    kinds = (bool, int, float, str, bytes, list, tuple, dict, set, datetime.date, datetime.datetime, datetime.timedelta)
    kinds += (pd.DataFrame, pd.Series, pd.Index, np.ndarray, np.generic)
    names = {name for kind in kinds for name in dir(kind) if not name.startswith("_")}
    return frozenset(names | set(_dataclass_fields(ROOT / "course" / "methods")))


def _dataclass_fields(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and any("dataclass" in ast.unparse(one) for one in node.decorator_list):
                for part in node.body:
                    if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
                        yield part.target.id
                    elif isinstance(part, ast.FunctionDef):
                        yield part.name


def partial_credit_comes_last(assignment: Assignment) -> Iterator[Finding]:
    """Require that a cell's last value is a score for nbgrader: it is ``checks.partial(…)``, or there is none."""
    for _, cell in assignment.tests:
        body = cell.tree.body
        last = body[-1].value if body and isinstance(body[-1], ast.Expr) else None
        for call in _calls(cell.tree):
            if _dotted(call.func) != "checks.partial":
                continue
            out_of = call.args[1] if len(call.args) > 1 else None
            if call is not last:
                yield Finding(_at(cell), "`checks.partial` is not its last expression", "Move it to the last line.")
            if cell.is_visible_test:
                yield Finding(_at(cell), "the visible test gives partial credit", "Give points in hidden tests only.")
            elif isinstance(out_of, ast.Constant) and out_of.value != cell.points:
                what = f"`checks.partial` gives points out of {out_of.value} where the cell has {cell.points:g}"
                yield Finding(_at(cell), what, "Let the two agree.")
        called = _dotted(last.func) if isinstance(last, ast.Call) else ""
        if last is not None and called != "checks.partial" and called not in _SILENT_CHECKS:
            what = f"its last line, `{ast.unparse(last)}`, has a value that nbgrader could take for a score"
            yield Finding(_at(cell), what, "Assert it, give it a name, or use `checks.partial`.")


RULES: dict[str, Rule] = {
    # the notebook
    "leave-out": leaves_out_nothing,
    "grade-ids": grade_ids_are_well_formed,
    "prompt": prompts_say_what_they_ask,
    "points": points_add_up,
    "names": names_agree,
    "answer": answers_end_in_an_error,
    "hidden-region": hidden_regions_are_whole,
    "visible-test": shape_is_visible_and_free,
    "hidden-test": substance_is_hidden_and_paid,
    # one test cell
    "plain-python": is_plain_python,
    "claim": states_one_claim,
    "assertion": can_fail,
    "imports": imports_what_it_uses,
    "declared": touches_declared_names_only,
    "state": reads_no_state,
    "files": reads_no_files,
    "pickle": unpickles_nothing,
    "outside": asks_nobody,
    "figure": figures_are_described,
    "unchanged": asks_for_unchanged_through_checks,
    "answers-alone": leaves_answers_alone,
    "given-alone": leaves_what_is_given_alone,
    "plain-values": only_plain_values_cross,
    "partial": partial_credit_comes_last,
}
