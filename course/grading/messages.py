"""From a notebook that has run to what each exercise came to, and to the message that helps most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from nbformat import NotebookNode

from course.grading import run
from course.grading.assignments import Exercise, grade_id
from course.grading.results import GRADED, NEEDS_MARKING, NOT_ANSWERED, ExerciseResult

_LONGEST = 600  # characters of one message
_STUB = "raise NotImplementedError()"
_LINE = re.compile(r"(?:Cell |Input )?In\s?\[\d+\], line (\d+)")
_COLOUR = re.compile(r"\x1b\[.*?[@-~]")
_SENTENCES = frozenset({"WireError", "TimeoutError"})  # what the tester says of an answer that did not come
_NOT_DEFINED = re.compile(r"name '(\w+)' is not defined")

RUBRIC = "Read the rubric beside the task: a person marks this one."
UNANSWERED = "Not answered yet."


def describe(
    nb: NotebookNode,
    exercises: Iterable[Exercise],
    blank: NotebookNode,
    marks: Mapping[str, float | None] | None = None,
) -> tuple[ExerciseResult, ...]:
    """Say what each exercise of a notebook that has run came to.

    Parameters
    ----------
    nb : NotebookNode
        The merged notebook with its outputs.
    exercises : iterable of Exercise
        The exercises of its source.
    blank : NotebookNode
        The assignment with blank answers.
    marks : mapping of str to float or None, optional
        Points by grade id that the gradebook holds: they count instead of those read from the outputs. None stands
        for a cell that a person has still to mark.

    Returns
    -------
    tuple of ExerciseResult
    """
    cells = {grade_id(cell): cell for cell in nb.cells if grade_id(cell)}
    stubs = {grade_id(cell): cell.source for cell in blank.cells if grade_id(cell)}
    return tuple(_exercise(exercise, cells, stubs, marks or {}) for exercise in exercises)


def settle(nb: NotebookNode) -> None:
    """Turn the result of a test cell that is no mark from 0 to its points into a failure.

    nbgrader gives full marks for a result that it cannot read, for NaN and for a negative one.

    Parameters
    ----------
    nb : NotebookNode
        The notebook that has run; it is changed.
    """
    for cell in nb.cells:
        flags = cell.metadata.get("nbgrader", {})
        if cell.cell_type != "code" or not flags.get("grade"):
            continue
        results = [output for output in cell.outputs if output.output_type == "execute_result"]
        if any(not _is_mark(output, float(flags["points"])) for output in results):
            cell.outputs = [output for output in cell.outputs if output.output_type == "stream"]
            run.add_error(
                cell, "NoMark", "The points of this claim came out as no number in range, so it earns nothing."
            )


def _is_mark(output: NotebookNode, most: float) -> bool:
    try:
        return 0 <= float(output.data.get("text/plain", "")) <= most
    except (TypeError, ValueError):
        return False


def _exercise(
    exercise: Exercise,
    cells: Mapping[str, NotebookNode],
    stubs: Mapping[str, str],
    marks: Mapping[str, float | None],
) -> ExerciseResult:
    points: dict[str, float | None] = {}
    for name in (*exercise.tests, *exercise.marked):
        points[name] = marks[name] if name in marks else points_of(cells[name])
        if name in exercise.marked and name not in marks and cells[name].source == stubs.get(name):
            points[name] = 0.0  # nbgrader's rule: what nobody wrote, nobody need mark
    unmarked = any(points[name] is None for name in exercise.marked)
    earned = None if unmarked else float(sum(p or 0 for p in points.values()))
    blank = all(_same_text(cells[name].source, stubs.get(name, "")) for name in (*exercise.answers, *exercise.marked))
    if blank and not earned:
        status, message, earned = NOT_ANSWERED, UNANSWERED, 0.0
    elif unmarked:
        status, message = NEEDS_MARKING, RUBRIC
    else:
        status, message = GRADED, _message(exercise, cells, points)
    return ExerciseResult(exercise.id, exercise.title, earned, exercise.points, message, status)


def points_of(cell: NotebookNode) -> float | None:
    """Read the points of a graded cell from its outputs, as nbgrader does; None where a person has to mark it.

    The rule is that of ``nbgrader.utils.determine_grade`` for cells that `settle` has seen to; it is written out here
    because importing nbgrader takes three seconds. An error or a word on stderr: nothing. A number: so many points.
    Else all.
    """
    flags = cell.metadata.nbgrader
    if flags.get("task") or flags.get("solution") or cell.cell_type != "code":
        return None
    for output in cell.outputs:
        if output.output_type == "error" or (output.output_type == "stream" and output.name == "stderr"):
            return 0.0
        if output.output_type == "execute_result":
            return float(output.data["text/plain"])
    return float(flags["points"])


def _same_text(a: str, b: str) -> bool:
    return a.split() == b.split() or not a.strip()


def _message(exercise: Exercise, cells: Mapping[str, NotebookNode], points: Mapping[str, float | None]) -> str:
    """Join what helps: first the answer's own error, then each claim that does not hold, in the notebook's order."""
    stopped = [said for name in exercise.answers if (said := _answer_error(cells[name]))]
    failed, misshapen = [], False
    for name in exercise.tests:
        cell = cells[name]
        # A visible test gives no points, so its error counts by itself.
        if (points[name] or 0) < float(cell.metadata.nbgrader["points"]) or _error(cell) is not None:
            failed.append(claim_message(exercise, cell, stopped=bool(stopped), misshapen=misshapen))
            misshapen = misshapen or not cell.metadata.nbgrader["points"]
    return "\n".join(dict.fromkeys(said for said in stopped + failed if said))


def _answer_error(cell: NotebookNode) -> str:
    error = _error(cell)
    if error is None:
        return ""
    if error.ename in run.STOPPED:
        return _short(error.evalue)
    if error.ename == "NotImplementedError":
        return f"The line `{_STUB}` still stands in your answer and stops it. Delete it."
    line = _line(error)
    return f"Your answer stopped with {error.ename}{f' in line {line}' if line else ''}: {_short(error.evalue)}"


def claim_message(exercise: Exercise, cell: NotebookNode, *, stopped: bool = False, misshapen: bool = False) -> str:
    """Say what a test cell found.

    Parameters
    ----------
    exercise : Exercise
        Whose test it is.
    cell : NotebookNode
        The test cell with its outputs.
    stopped : bool
        Whether the answer stopped with an error of its own: what only follows from that is not said again.
    misshapen : bool
        Whether a visible test has failed, which says what is wrong: that a claim could not be checked follows from it.

    Returns
    -------
    str
        The message; empty where there is nothing to say beyond the answer's own error.
    """
    error = _error(cell)
    if error is None:
        printed = _printed(cell, "stdout")
        return printed or ("" if stopped else f"{_claim(cell)}{_noise(cell)}")
    if error.ename == "AssertionError":
        return _short(error.evalue) or _claim(cell)
    missing = _NOT_DEFINED.search(error.evalue) if error.ename == "NameError" else None
    if missing and missing[1] in exercise.names:
        if stopped:
            return ""  # what stopped the answer says it already
        return f"`{missing[1]}` is not there. Give your answer this name, spelt as in the task."
    if error.ename in run.STOPPED:
        return "" if stopped else _short(error.evalue)
    if error.ename in _SENTENCES:
        return _short(error.evalue)
    if error.ename == "NotImplementedError":
        return f"The line `{_STUB}` still stands in your function. Delete it when you have written the rest."
    if stopped or misshapen:
        return ""
    return f"{_claim(cell)} It could not be checked: {error.ename}: {_short(error.evalue)}"


def _noise(cell: NotebookNode) -> str:
    warned = _printed(cell, "stderr")
    return f" Your code printed a warning: {warned}" if warned else ""


def _claim(cell: NotebookNode) -> str:
    first = cell.source.strip().split("\n", 1)[0].lstrip("# ")
    claim = first.split(":", 1)[-1].strip().rstrip(".")
    return f"This does not hold yet: {claim}." if claim else "This does not hold yet."


def _error(cell: NotebookNode) -> NotebookNode | None:
    return next((output for output in cell.get("outputs", ()) if output.output_type == "error"), None)


def _printed(cell: NotebookNode, stream: str) -> str:
    texts = [output.text for output in cell.outputs if output.output_type == "stream" and output.name == stream]
    return _short("".join(texts))


def plain(text: str) -> str:
    """Take the colours of a terminal out of a text."""
    return _COLOUR.sub("", text)


def _line(error: NotebookNode) -> int | None:
    found = _LINE.search(plain("\n".join(error.traceback)))  # the first frame is the learner's own cell
    return int(found[1]) if found else None


def _short(text: str) -> str:
    text = plain(str(text)).strip()
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
