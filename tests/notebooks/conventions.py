"""The conventions of the course's notebooks, a small function each. `test_conventions.py` runs them all.

A rule takes a notebook and gives a sentence for each breach: which cell, what, and how to mend it.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

import nbformat
from nbformat.validator import iter_validate

LESSON, SOLUTION, ASSIGNMENT = "lesson", "solution", "assignment"
EVERY = frozenset({LESSON, SOLUTION, ASSIGNMENT})

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python"}

# A lesson takes 40 to 60 minutes. These budgets are what fits: unit 00, with 55 minutes, has some 3,300 words.
MINUTES = range(40, 61)
WORDS_IN_LESSON, WORDS_IN_CELL, LINES_IN_CELL = 4500, 400, 25

# What a lesson may import of the course itself besides `course.methods`, and why.
MORE_IMPORTS = {"00-start-here": {"course.checks"}}  # it shows how a check speaks

SKELETON = {
    "guiding questions": r"\*\*Guiding questions\*\*|^#+ Guiding questions",
    "objectives, as `After this lesson you can`": r"After this lesson you can",
    "a content note, as `In this lesson:`": r"\*\*In this lesson:?\*\*|^#+ In this lesson|\*\*Content note",
    "a way round in the content note": r"\bway round\b",
    "a prediction before a result": r"\bpredict",
    "an activity for a pair or a group": r"\b(pair|group)s?\b",
    "a figure worth keeping": r"\bworth keeping\b",
    "the section `## Common mistakes`": r"^## Common mistakes$",
    "the section `## Key points`": r"^## Key points$",
    "the section `## Sources`": r"^## Sources$",
}
UNTESTABLE = {"understand", "know", "learn", "appreciate", "realise", "grasp", "see", "be", "become", "explore"}

AMERICAN = re.compile(
    r"\b(behavior|color|favor|labor(?!ator)|analyz|catalog\b|center\b|defense\b|judgment|modeling)\w*", re.I
)
FILLER = re.compile(r"\b(simply|obviously|basically|of course|clearly|it is important to note|needless to say)\b", re.I)
DRAWS = re.compile(
    r"(figures\.((grouped_)?bars|thematic_map|hierarchy|heat_map|saturation_curve|agreement_by_code|order|evidence_matrix|timeline|rank_intervals|truth_table)|plt\.(subplots|figure|bar|barh|plot|scatter|hist)|.*\.plot(\.\w+)?)"
)


@dataclass(frozen=True)
class Notebook:
    """A notebook, what it is for, and the project it stands in."""

    nb: nbformat.NotebookNode
    path: Path
    root: Path
    kind: str

    @property
    def markdown(self) -> list[nbformat.NotebookNode]:
        return [cell for cell in self.nb.cells if cell.cell_type == "markdown"]

    @property
    def code(self) -> list[nbformat.NotebookNode]:
        return [cell for cell in self.nb.cells if cell.cell_type == "code"]

    @cached_property
    def text(self) -> str:
        return "\n\n".join(cell.source for cell in self.markdown)

    @property
    def headings(self) -> list[tuple[str, int, str]]:
        """Every heading as (cell id, level, words)."""
        found = []
        for cell in self.markdown:
            for match in re.finditer(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$", without_code_blocks(cell.source), re.MULTILINE):
                found.append((cell.id, len(match[1]), match[2]))
        return found


Breaches = Iterator[str]


def without_code_blocks(text: str) -> str:
    """Blank out fenced code, where a `#` is no heading and `[x](y)` is no link."""
    return re.sub(r"^(```|~~~).*?^\1[ \t]*$", "", text, flags=re.MULTILINE | re.DOTALL)


def prose(text: str) -> str:
    """Leave what is read as sentences: no code, no addresses of links and pictures, no HTML tags."""
    text = re.sub(r"(\A|\n\n)((    |\t).*(\n|\Z))+", r"\1", without_code_blocks(text))
    text = re.sub(r"`[^`\n]*`", "`…`", text)
    text = re.sub(r"(!?)\[([^\]]*)\]\([^)]*\)", r"\2", text)
    return re.sub(r"<!--.*?-->|<[^>\n]+>", "", text, flags=re.DOTALL)


def anchor(heading: str) -> str:
    """Write a heading as JupyterLab's address of it: what is seen, with a hyphen for each space, case kept."""
    seen = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[`*]", "", seen).strip().replace(" ", "-")


# For every notebook ----------------------------------------------------------------------------------------------------


def one_h1(notebook: Notebook) -> Breaches:
    titles = [words for _, level, words in notebook.headings if level == 1]
    if len(titles) != 1:
        yield f"it has {len(titles)} headings of the first level: {titles}. Keep one, the title."


def heading_order(notebook: Notebook) -> Breaches:
    before = 0
    for cell, level, words in notebook.headings:
        if level > before + 1:
            yield f"cell {cell}: `{words}` jumps from level {before} to {level}. Use level {before + 1}."
        before = level


def headings_differ(notebook: Notebook) -> Breaches:
    for words, times in Counter(anchor(words) for _, _, words in notebook.headings).items():
        if times > 1:
            yield f"the heading `{words}` stands {times} times, so a link finds only the first. Name each differently."


def kernelspec(notebook: Notebook) -> Breaches:
    metadata = notebook.nb.metadata
    if metadata.get("kernelspec") != KERNEL:
        yield f"the kernelspec is {metadata.get('kernelspec')}. Write {KERNEL}."
    if metadata.get("language_info") != LANGUAGE:
        yield f"language_info says more or less than {LANGUAGE}. A version there changes with every machine."


def format_4_5(notebook: Notebook) -> Breaches:
    if (notebook.nb.nbformat, notebook.nb.nbformat_minor) != (4, 5):
        yield f"it is in nbformat {notebook.nb.nbformat}.{notebook.nb.nbformat_minor}. Save it in 4.5."
    for error in iter_validate(notebook.nb):
        yield f"it is no valid notebook: {str(error).splitlines()[0]}"


def readable_ids(notebook: Notebook) -> Breaches:
    ids = [cell.get("id", "") for cell in notebook.nb.cells]
    for id_, times in Counter(ids).items():
        if times > 1:
            yield f"the cell id `{id_}` stands {times} times. Give each cell its own."
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_):
            yield f"the cell id `{id_}` is not made of small letters, digits and hyphens. Name what the cell is for."
        elif re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f-]+)?|(cell-?)?[0-9]+", id_):
            yield f"the cell id `{id_}` was made by a machine. Name what the cell is for."


def no_outputs(notebook: Notebook) -> Breaches:
    for cell in notebook.code:
        if cell.outputs or cell.execution_count is not None:
            yield f"cell {cell.id}: it carries an output or a count. Run `nbstripout --keep-id` on the notebook."


def alternative_text(notebook: Notebook) -> Breaches:
    for cell in notebook.markdown:
        for match in re.finditer(r"!\[([^\]]*)\]\(", cell.source):
            if len(match[1].strip()) < 5:
                yield f"cell {cell.id}: a picture has no alternative text. Say in words what it shows."
        for tag in re.findall(r"<img\b[^>]*>", cell.source):
            text = re.search(r"""\balt=["']([^"']*)["']""", tag)
            if text is None or len(text[1].strip()) < 5:
                yield f"cell {cell.id}: an <img> has no alternative text. Say in words what it shows."


def links_resolve(notebook: Notebook) -> Breaches:
    for cell in notebook.markdown:
        text = re.sub(r"`[^`\n]*`", "", without_code_blocks(cell.source))
        targets = [match[1] for match in re.finditer(r"\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)", text)]
        targets += re.findall(r"""\b(?:href|src)=["']([^"']+)["']""", text)
        targets += re.findall(r"^\[[^\]]+\]:\s*(\S+)", text, re.MULTILINE)
        for target in targets:
            if re.match(r"(https?|mailto):", target):
                continue
            path, _, fragment = target.partition("#")
            yield from _resolve(notebook, cell.id, unquote(path), unquote(fragment))


def _resolve(notebook: Notebook, cell: str, path: str, fragment: str) -> Breaches:
    if path.startswith("attachment:"):
        yield f"cell {cell}: `{path}` is kept inside the notebook. Put the picture beside it as a file."
        return
    target = notebook.path
    if path:
        target = (notebook.path.parent / path).resolve()
        # a learner's copies in work/ are made from assignments/ at the first start
        if target.is_relative_to(notebook.root / "work"):
            target = notebook.root / "assignments" / target.relative_to(notebook.root / "work")
    if not target.exists() or not target.is_relative_to(notebook.root):
        yield f"cell {cell}: the link to `{path}` leads nowhere. Links are relative to the notebook."
    elif fragment and target.suffix == ".ipynb":
        there = notebook
        if target != notebook.path:
            there = Notebook(nbformat.read(target, as_version=4), target, notebook.root, notebook.kind)
        if fragment not in {anchor(words) for _, _, words in there.headings}:
            yield f"cell {cell}: no heading has the address `#{fragment}`. It is the heading with a hyphen for each space."


def plain_prose(notebook: Notebook) -> Breaches:
    for cell in notebook.markdown:
        for breach in prose_breaches(cell.source):
            yield f"cell {cell.id}: {breach}"


def prose_breaches(text: str) -> Breaches:
    """Say where a text leaves the course's style; the README and its like are held to the same."""
    if re.search(r"\[(click )?here\]\(", text, re.IGNORECASE):
        yield "a link says `here`. Let its words say where it leads."
    text = prose(text)
    for line in text.splitlines():
        if "!" in line:
            yield f"an exclamation mark in `{line.strip()}`. Say it calmly."
        if re.search(r"\S  +\S", line) and not line.lstrip().startswith("|"):
            yield f"two spaces in `{line.strip()}`. One is enough."
    for pattern, remedy in ((FILLER, "Leave it out."), (AMERICAN, "Use the British spelling.")):
        for match in pattern.finditer(text):
            yield f"`{match[0]}`. {remedy}"


# For lessons ------------------------------------------------------------------------------------------------------------


def skeleton(notebook: Notebook) -> Breaches:
    text = without_code_blocks(notebook.text)
    for part, pattern in SKELETON.items():
        if not re.search(pattern, text, re.MULTILINE | re.IGNORECASE):
            yield f"it lacks {part}. Every lesson has the same skeleton."
    if any(level == 2 for _, level, _ in notebook.headings) and not _is_activity(notebook):
        yield "no section is an activity for a pair or a group with its minutes. Say how long it takes, under its heading."


def _is_activity(notebook: Notebook) -> bool:
    return any(
        re.search(r"^\*\d+ minutes[^*\n]*\b(pair|group)", cell.source, re.MULTILINE) for cell in notebook.markdown
    )


def minutes(notebook: Notebook) -> Breaches:
    announced = re.search(r"^\*About (\d+) minutes", notebook.text, re.MULTILINE)
    if announced is None:
        yield "the title does not announce its time. Write `*About N minutes.*` below it."
        return
    total = int(announced[1])
    if total not in MINUTES:
        yield f"it takes {total} minutes. A lesson takes {MINUTES[0]} to {MINUTES[-1]}."
    parts = sum(int(number) for number in re.findall(r"^## .+\n+\*(\d+) minutes?\b", notebook.text, re.MULTILINE))
    if parts != total:
        yield f"it announces {total} minutes and its sections take {parts}. Let the two agree."


def objectives(notebook: Notebook) -> Breaches:
    found = re.search(r"After this lesson you can\W*\n+((?:[-*] .+\n?)+)", notebook.text)
    verbs = re.findall(r"^[-*] (\w+)", found[1], re.MULTILINE) if found else []
    if len(verbs) < 3:
        yield f"it has {len(verbs)} objectives in a list. Write at least three."
    for verb in verbs:
        if verb.lower() in UNTESTABLE:
            yield f"the objective with `{verb}` cannot be tested. Use a verb that shows: choose, count, judge, trace."


def tries(notebook: Notebook) -> Breaches:
    folded = re.findall(r"<details>\s*<summary>[^<]+</summary>\s*\n\s*\n.*?</details>", notebook.text, re.DOTALL)
    if len(folded) < 2:
        yield f"it has {len(folded)} answers folded away in <details>. A lesson has two or three tries."
    asked = len(re.findall(r"\*\*Try it\*\*", notebook.text))
    if asked != len(folded):
        yield f"it has {asked} tries (`**Try it**`) and {len(folded)} folded answers. Each try has its answer."


def length(notebook: Notebook) -> Breaches:
    words = len(re.findall(r"\w+", prose(notebook.text)))
    if words > WORDS_IN_LESSON:
        yield f"it has {words} words. More than {WORDS_IN_LESSON} do not fit into an hour with the exercises."
    for cell in notebook.markdown:
        if (many := len(re.findall(r"\w+", prose(cell.source)))) > WORDS_IN_CELL:
            yield f"cell {cell.id}: {many} words without a stop. Divide it: {WORDS_IN_CELL} at most."
    for cell in notebook.code:
        if (many := len(cell.source.splitlines())) > LINES_IN_CELL:
            yield f"cell {cell.id}: {many} lines of code. Put some into a function of `course.methods`."


def numbers_are_computed(notebook: Notebook) -> Breaches:
    # A heuristic: counts and shares of the data look like this. In the sources, numbers are years and pages.
    counted = r"extracts?|rows?|participants?|quotations?|quotes?|codes?|themes?|sub-themes?|citations?|cases?"
    pattern = re.compile(
        rf"\b\d[\d.,]*\s?(%|per ?cent\b)|\b\d+ (of|out of) (the )?\d+\b|\b\d+ ({counted})\b", re.IGNORECASE
    )
    text = notebook.text.split("\n## Sources", 1)[0]
    for match in pattern.finditer(prose(text)):
        yield f"`{match[0]}` is typed into the prose. Let a cell compute it, and print the sentence."


def figures_are_shown(notebook: Notebook) -> Breaches:
    for position, cell in enumerate(notebook.code):
        calls = list(_calls(cell.source))
        names = [ast.unparse(call.func) for call in calls]
        following = notebook.code[position + 1].source if position + 1 < len(notebook.code) else ""
        if any(DRAWS.fullmatch(name) for name in names) and "figures.show(" not in cell.source + following:
            yield f"cell {cell.id}: a figure is drawn and not shown with `figures.show(fig, alt)`."
        if "plt.show" in names:
            yield f"cell {cell.id}: `plt.show` gives a picture without words. Use `figures.show(fig, alt)`."
        for call in calls:
            if ast.unparse(call.func) == "figures.show" and not _has_words(call):
                yield f"cell {cell.id}: `figures.show` has no alternative text. Hand it over as the second argument."


def _calls(source: str) -> Iterator[ast.Call]:
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _has_words(call: ast.Call) -> bool:
    given = [*call.args[1:], *(keyword.value for keyword in call.keywords if keyword.arg == "alt")]
    return bool(given) and not (isinstance(given[0], ast.Constant) and not str(given[0].value).strip())


def lesson_imports(notebook: Notebook) -> Breaches:
    allowed = {"course.methods", *MORE_IMPORTS.get(notebook.path.stem, ())}
    for cell in notebook.code:
        try:
            tree = ast.parse(cell.source)
        except SyntaxError:
            yield f"cell {cell.id}: it is not plain Python, so it runs only here and now. Write it without magics."
            continue
        for node in ast.walk(tree):
            modules = []
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module == "course":
                modules = [f"course.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                modules = [node.module or "."]
            for module in modules:
                ours = module.split(".")[0] in ("course", "solutions", "tests")
                if ours and ".".join(module.split(".")[:2]) not in allowed:
                    yield f"cell {cell.id}: it imports `{module}`. Lessons import `course.methods` of the course's own."


@dataclass(frozen=True)
class Rule:
    function: Callable[[Notebook], Breaches]
    kinds: frozenset[str] = EVERY


LESSONS = frozenset({LESSON})
RULES = {
    "one-h1": Rule(one_h1),
    "heading-order": Rule(heading_order),
    "headings-differ": Rule(headings_differ),
    "kernelspec": Rule(kernelspec),
    "format": Rule(format_4_5),
    "ids": Rule(readable_ids),
    "outputs": Rule(no_outputs),
    "alternative-text": Rule(alternative_text),
    "links": Rule(links_resolve),
    "prose": Rule(plain_prose),
    "skeleton": Rule(skeleton, LESSONS),
    "minutes": Rule(minutes, LESSONS),
    "objectives": Rule(objectives, LESSONS),
    "tries": Rule(tries, LESSONS),
    "length": Rule(length, LESSONS),
    "computed": Rule(numbers_are_computed, LESSONS),
    "figures": Rule(figures_are_shown, LESSONS),
    "imports": Rule(lesson_imports, LESSONS),
}


def breaches(notebook: Notebook) -> list[tuple[str, str]]:
    """Give each breach as (the rule's name, the sentence)."""
    return [
        (name, f"{notebook.path.relative_to(notebook.root)}: {sentence}")
        for name, rule in RULES.items()
        if notebook.kind in rule.kinds
        for sentence in rule.function(notebook)
    ]


def find(root: Path) -> list[Notebook]:
    """Read every notebook of the course."""
    folders = {LESSON: "course/lessons/*.ipynb", SOLUTION: "solutions/*/*.ipynb", ASSIGNMENT: "assignments/*/*.ipynb"}
    return [
        # as it is on disk: `as_version` would mend some of what the rules are to find
        Notebook(nbformat.read(path, as_version=nbformat.NO_CONVERT), path, root, kind)
        for kind, pattern in folders.items()
        for path in sorted(root.glob(pattern))
    ]
