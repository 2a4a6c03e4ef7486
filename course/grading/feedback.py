"""A page for each student: points and messages in full, the teacher's comments, the notebook as it ran.

No hidden test stands in it, and nothing that a student wrote can act in the reader's browser.
"""

from __future__ import annotations

import argparse
import copy
import html
import json
import re
import secrets
from collections.abc import Collection
from pathlib import Path

from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode
from nbformat.v4 import new_output
from pygments.formatters import HtmlFormatter
from traitlets.config import Config

from course.errors import CourseError
from course.grading import assignments, files, grade, messages, show
from course.grading.grade import Latest
from course.grading.results import LEFT_OUT, ExerciseResult

MOST_CHARACTERS = 20_000  # of one output's text
MOST_OF_A_PAGE = 3_000_000  # pictures count once, text tenfold: some of it takes long to set
_REGION = re.compile(r"BEGIN (HIDDEN TESTS|MARK SCHEME).*?\n(.*?)^[^\n]*END \1", re.DOTALL | re.MULTILINE)
_SHORTEST = 6  # a line of a hidden test shorter than this tells nothing
_KINDS = ("text/plain", "text/html", "text/markdown", "text/latex", "image/png", "image/jpeg")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+")
_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]+")
_TAGS = [
    *("a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em", "h1"),
    *("h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "kbd", "li", "ol", "p", "pre", "s", "span", "strong", "sub"),
    *("summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
]
_ATTRIBUTES = {
    "*": ["class"],
    "a": ["href", "title"],
    "img": ["src", "alt", "title"],
    "td": ["colspan", "rowspan"],
    "th": ["colspan", "rowspan", "scope"],
    "ol": ["start"],
}
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"
_TOO_LARGE = "(This page is full, so this cell is left out.)"
_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 48rem; padding: 1rem; color: #1a1a1a; background: #fff; }
table { border-collapse: collapse; } th, td { border: 1px solid #767676; padding: .25rem .5rem; text-align: left; }
pre { overflow-x: auto; background: #f4f4f4; padding: .5rem; white-space: pre-wrap; } img { max-width: 100%; height: auto; }
.comment { border-left: .25rem solid #0b5394; padding-left: .75rem; } .notebook { border-top: 2px solid #767676; margin-top: 2rem; }
.prompt { display: none; }
"""


def feedback(root: Path, number: str | None = None) -> list[Path]:
    """Write a page for each submission that was graded.

    Parameters
    ----------
    root : Path
        The project's folder.
    number : str, optional
        Which assignment; all where it is None.

    Returns
    -------
    list of Path
        The pages: ``class/feedback/STUDENT/ASSIGNMENT/NN-exercises.html``.

    Raises
    ------
    CourseError
        If nothing was graded yet.
    """
    return [path for path, _ in _write(root, number)]


def _write(root: Path, number: str | None) -> list[tuple[Path, Latest]]:
    if not (root / "solutions").is_dir():
        raise CourseError("Feedback needs the folder solutions/, which this copy of the course does not hold.")
    with files.alone(root / "class"):
        return _pages(root, number)


def _pages(root: Path, number: str | None) -> list[tuple[Path, Latest]]:
    graded = grade.latest(root, number)
    if not graded:
        raise CourseError(
            "Nothing was graded yet, so there is no feedback to write. Use `python3 -m course grade` first."
        )
    written = []
    for one in graded:
        result = one.result
        name = f"{result.assignment[:2]}-exercises.html"
        path = root / "class" / "feedback" / result.student / result.assignment / name
        files.write(path, page(one))
        written.append((path, one))
    return written


def page(one: Latest) -> str:
    """Make the page of one submission.

    Parameters
    ----------
    one : Latest
        What it came to, with its notebook.

    Returns
    -------
    str
        HTML that stands alone.
    """
    secret = hidden_lines(one.source, one.released)
    title = html.escape(f"{one.result.assignment}: feedback for {one.result.student}")
    parts = [f"<h1>{title}</h1>", _summary(one, secret)]
    if one.notebook is not None:
        parts += [
            '<section class="notebook"><h2>Your notebook, as it ran</h2>',
            _body(one, secret),
            "</section>",
        ]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}{HtmlFormatter().get_style_defs('.highlight')}</style>\n</head>\n"
        "<body>\n<main>\n" + "\n".join(parts) + "\n</main>\n</body>\n</html>\n"
    )


def hidden_lines(source: NotebookNode, released: NotebookNode) -> frozenset[str]:
    """List the lines of hidden regions that must not be seen.

    Parameters
    ----------
    source, released : NotebookNode
        An assignment's source, and what learners get of it.

    Returns
    -------
    frozenset of str
        Stripped lines; not those that stand in the release as well, nor those too short to tell anything.
    """
    seen = {line.strip() for cell in released.cells for line in cell.source.split("\n")}
    hidden = (
        line.strip()
        for cell in source.cells
        for match in _REGION.finditer(cell.source)
        for line in match[2].split("\n")
    )
    return frozenset(line for line in hidden if len(line) >= _SHORTEST and line not in seen)


def _without(text: str, secret: Collection[str]) -> str:
    """Take the lines out that hold a line of a hidden test: a student's code can print what runs after it."""
    lines = str(text).split("\n")
    return "\n".join("[removed]" if any(s in line for s in secret) else line for line in lines)


def _summary(one: Latest, secret: Collection[str]) -> str:
    result = one.result
    rows = [
        f"<tr><td>{html.escape(e.id)}</td><td>{html.escape(e.title)}</td><td>{html.escape(show.points(e))}</td></tr>"
        for e in result.exercises
    ]
    parts = [
        f"<p>Your score: <strong>{show.number(result.score)} of {show.number(result.max_score)}</strong>.</p>",
        '<table><thead><tr><th scope="col">Exercise</th><th scope="col">Title</th><th scope="col">Points</th></tr></thead>',
        f"<tbody>{''.join(rows)}</tbody></table>",
    ]
    comments = _comments(one)
    for e in result.exercises:
        said = _paragraphs(_without(e.message, secret)) if e.message and e.status != LEFT_OUT else ""
        told = "".join(
            f'<div class="comment"><p>Your teacher:</p>{_paragraphs(c)}</div>' for c in comments.get(e.id, [])
        )
        if said or told:
            parts.append(f"<section><h2>{html.escape(_heading(e))}</h2>{said}{told}</section>")
    if result.problems:
        listed = "".join(f"<li>{_code(html.escape(_without(problem, secret)))}</li>" for problem in result.problems)
        parts.append(f"<section><h2>What was found in your notebook</h2><ul>{listed}</ul></section>")
    return "\n".join(parts)


def _heading(e: ExerciseResult) -> str:
    return f"Exercise {e.id[2:]} · {e.title}"


def _comments(one: Latest) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, comment in one.comments.items():
        found.setdefault(assignments.exercise_of(name), []).append(comment)
    return found


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{_code(html.escape(line))}</p>" for line in text.split("\n") if line.strip())


def _code(escaped: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escaped)


def _body(one: Latest, secret: Collection[str]) -> str:
    nb = copy.deepcopy(one.notebook)
    shown = {assignments.grade_id(cell): cell.source for cell in one.released.cells if assignments.grade_id(cell)}
    owners = {name: exercise for exercise in one.exercises for name in exercise.tests}
    left, misshapen = MOST_OF_A_PAGE, set()  # exercises whose visible test has failed
    for cell in nb.cells:
        name = assignments.grade_id(cell)
        if name in owners:
            said, exercise = "", owners[name]
            if _failed(cell):
                said = messages.claim_message(exercise, cell, misshapen=exercise.id in misshapen)
                misshapen |= set() if cell.metadata.nbgrader["points"] else {exercise.id}
            cell.source = shown.get(name, "")
            cell.outputs = [new_output("stream", name="stdout", text=_without(said, secret))] if said else []
        else:
            outputs = [kept for o in cell.get("outputs", ()) if (kept := _output(o, secret)) is not None]
            cell.source = _cut(cell.source)
            left -= 10 * len(cell.source) + sum(map(_weight, outputs))
            if left < 0:
                cell.source, outputs = _TOO_LARGE, []
            if cell.cell_type == "code":
                cell.outputs = outputs
        cell.metadata = {}
    config = Config({"HTMLExporter": {"template_name": "basic", "embed_images": False}})
    config.Exporter.default_preprocessors = []
    exporter = HTMLExporter(config=config, exclude_anchor_links=True)
    exporter.log.setLevel("CRITICAL")
    try:
        rendered, _ = exporter.from_notebook_node(nb)
        return _sanitised(rendered)
    except RecursionError:  # tags in tags in tags
        return "<p>The notebook cannot be shown here: its text or an output is nested too deeply.</p>"


def _failed(cell: NotebookNode) -> bool:
    most = float(cell.metadata.nbgrader["points"])
    if any(output.output_type == "error" for output in cell.outputs):
        return True
    return bool(most) and (messages.points_of(cell) or 0) < most


def _output(output: NotebookNode, secret: Collection[str]) -> NotebookNode | None:
    """Keep of an output what a page can show safely."""
    if output.output_type == "stream":
        return new_output("stream", name=output.name, text=_text(output.text, secret))
    if output.output_type == "error":
        said = f"{output.ename}: {output.evalue}"
        return new_output("stream", name="stderr", text=_text(messages.plain(said), secret))
    data = {}
    for kind in _KINDS:
        value = output.get("data", {}).get(kind)
        if not isinstance(value, str):
            continue
        if kind.startswith("image/"):
            if _BASE64.fullmatch(value):
                data[kind] = "".join(value.split())
        elif kind == "text/markdown" and len(_PICTURE.sub("", value)) <= MOST_CHARACTERS:
            data[kind] = _without(value, secret)  # a figure with its alternative text; cut short it would be none
        else:
            data[kind] = _text(value, secret)
    return new_output("display_data", data) if data else None


def _text(text: str, secret: Collection[str]) -> str:
    return _cut(_without(text, secret))


def _cut(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]}\n… (cut short)"


def _weight(output: NotebookNode) -> int:
    written = json.dumps(output)
    pictures = sum(len(found) for found in re.findall(r"[A-Za-z0-9+/=]{1000,}", written))
    return pictures + 10 * (len(written) - pictures)


def _sanitised(rendered: str) -> str:
    """Keep only harmless tags, with nbconvert's sanitiser; pictures go round it, as it knows no data addresses."""
    soup = BeautifulSoup(rendered, "html.parser")
    for tag in soup(["script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "title"]):
        tag.decompose()
    for heading in soup(["h1", "h2", "h3", "h4"]):  # below the page's own two levels
        heading.name = f"h{int(heading.name[1]) + 2}"
    mark = secrets.token_hex(16)
    pictures: list[str] = []
    for image in soup("img"):
        address = image.get("src", "")
        if _PICTURE.fullmatch(address):
            image["src"] = f"#{mark}-{len(pictures)}-"
            pictures.append(address)
        else:
            image.replace_with(f"[picture: {image.get('alt', '')}]")
    clean = SanitizeHTML(tags=_TAGS, attributes=_ATTRIBUTES, strip=True).sanitize_html_tags(str(soup))
    for number, address in enumerate(pictures):
        clean = clean.replace(f"#{mark}-{number}-", address)
    return clean


def main(root: Path, args: argparse.Namespace) -> int:
    """Write the pages and say where they are."""
    written = _write(root, getattr(args, "number", None))
    for path, one in written:
        late = "  (something newer was handed in: grade first)" if one.stale else ""
        print(f"{path.relative_to(root).as_posix()}{late}")
    print(f"\n{len(written)} pages." if len(written) != 1 else "\n1 page.")
    return 0
