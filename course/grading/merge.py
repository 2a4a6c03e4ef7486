"""Put a learner's answers into the assignment as it stands in the course, so that only the answers are theirs.

Cells are matched by grade id. A copied, deleted, edited or moved cell is mended and told, never punished.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from course.errors import CourseError
from course.grading import files, leave_out
from course.grading.assignments import exercise_of, grade_id

MOST_BYTES = 20_000_000
MOST_CELLS = 2_000
_FORMAT = (4, 5)  # of nbformat: what JupyterLab writes
_FLAGS = {"grade": False, "solution": False, "task": False, "points": None}
_NEW = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}


@dataclass(frozen=True)
class LearnerCell:
    """What is read of a cell in a learner's notebook: nothing else of it is used.

    Attributes
    ----------
    kind : str
        "code", "markdown" or "raw".
    source : str
        Its text.
    grade_id : str or None
        As in "ex3"; None for a cell that the learner added, and for the first cells of an assignment.
    id : str
        The cell's id; empty in older formats.
    flags : dict
        What the notebook says of points and kind of test: only looked at to tell that it was changed.
    """

    kind: str
    source: str
    grade_id: str | None
    id: str
    flags: dict[str, object] = field(default_factory=dict, compare=False)


def read(path: Path) -> tuple[LearnerCell, ...]:
    """Read a learner's notebook with care: it may be anything.

    Parameters
    ----------
    path : Path
        The notebook.

    Returns
    -------
    tuple of LearnerCell

    Raises
    ------
    CourseError
        If it is no notebook: the message says what is wrong with it and what to do.
    """
    return read_with_notes(path)[0]


def read_with_notes(path: Path) -> tuple[tuple[LearnerCell, ...], list[str]]:
    """Read a learner's notebook as `read` does; also give a sentence where its format is not the course's."""
    name = files.shown(path.name)
    advice = "Open it in JupyterLab, save it and hand it in again."
    if path.is_symlink() or not path.is_file():
        raise CourseError(f"{name} is a link or no file, and is not followed. Hand in the notebook itself.")
    size = path.stat().st_size
    if size == 0:
        raise CourseError(f"{name} is empty. {advice}")
    if size > MOST_BYTES:
        raise CourseError(
            f"{name} has {size / 1e6:.0f} MB, and {MOST_BYTES / 1e6:.0f} MB is the most that is read. "
            "Clear its outputs in JupyterLab, save it and hand it in again."
        )
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        raise CourseError(
            f"{name} is no notebook that can be read: it is damaged or something else. {advice}"
        ) from None
    cells = _field(raw, "cells", list)
    if cells is None:  # the format before 2014 kept them on worksheets
        sheets = [_field(sheet, "cells", list) for sheet in _field(raw, "worksheets", list) or []]
        cells = [cell for sheet in sheets for cell in sheet or []] if any(s is not None for s in sheets) else None
    if cells is None:
        raise CourseError(f"{name} is no notebook: it has no cells. {advice}")
    if len(cells) > MOST_CELLS:
        raise CourseError(
            f"{name} has {len(cells)} cells, and {MOST_CELLS} is the most that is read. "
            "Delete the cells that are not needed and hand it in again."
        )
    saved = (raw.get("nbformat"), raw.get("nbformat_minor"))
    notes = []
    if saved != _FORMAT:
        said = ".".join(str(part) for part in saved if type(part) is int) or "that it does not name"
        notes.append(
            f"The notebook was saved by another program or an older Jupyter (in format {said}). "
            "It was graded all the same; nothing was lost."
        )
    return tuple(_cell(cell) for cell in cells if isinstance(cell, dict)), notes


def _field(raw: object, name: str, kind: type) -> object:
    value = raw.get(name) if isinstance(raw, dict) else None
    return value if isinstance(value, kind) else None


def _cell(raw: dict) -> LearnerCell:
    kind = raw.get("cell_type")
    source = raw.get("source", raw.get("input", ""))
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    flags = _field(_field(raw, "metadata", dict), "nbgrader", dict)
    return LearnerCell(
        kind=kind if kind in _NEW else "raw",
        # A lone surrogate can stand in JSON and nowhere else.
        source=source.encode("utf-8", "replace").decode() if isinstance(source, str) else "",
        grade_id=_field(flags, "grade_id", str) or None,
        id=_field(raw, "id", str) or "",
        flags={name: flags[name] for name in _FLAGS if name in flags} if flags else {},
    )


def leave_out_cell(cells: Iterable[LearnerCell]) -> str | None:
    """Find the source of the cell that names what is left out, by its id, or by its name where ids are gone."""
    cells = [cell for cell in cells if cell.kind == "code" and cell.grade_id is None]
    by_id = [cell.source for cell in cells if cell.id == leave_out.CELL]
    by_name = [cell.source for cell in cells if "leave_out" in cell.source]
    return next(iter(by_id + by_name), None)


def merge(
    base: NotebookNode, cells: tuple[LearnerCell, ...], release: NotebookNode | None = None
) -> tuple[NotebookNode, list[str]]:
    """Put a learner's answers and added cells into a blank assignment.

    Parameters
    ----------
    base : NotebookNode
        The assignment with blank answers and with the tests that shall run.
    cells : tuple of LearnerCell
        The learner's notebook.
    release : NotebookNode, optional
        The assignment as the learner got it, by which an edited test cell is noticed; `base` where it is None.

    Returns
    -------
    NotebookNode
        The cells of `base` in their order, with the learner's answers, and the learner's own cells where they stood.
    list of str
        A sentence for each thing that was mended.
    """
    base = copy.deepcopy(base)
    known = {grade_id(cell): cell for cell in base.cells if grade_id(cell)}
    handed_out = {grade_id(cell): cell.source for cell in (release or base).cells if grade_id(cell)}
    cells, problems = _with_names(cells, known)
    chosen, copies = _choose(cells, known)
    problems += copies
    after, free = _free_cells(cells, chosen)
    order = [cell.grade_id for cell in cells if chosen.get(cell.grade_id) is cell]
    if order != [name for name in known if name in chosen]:
        problems.append("Cells had been moved; they were put back into the course's order.")
    ids = {cell.id for cell in base.cells if grade_id(cell)}
    merged = [_new(cell, ids) for cell in after[None]]
    for name, cell in known.items():
        theirs = chosen.get(name)
        flags = cell.metadata.nbgrader
        what = f"{_label(name)}: the {'answer' if flags.get('solution') else 'test'} cell `{name}`"
        if flags.get("locked") and not flags.get("solution") and not flags.get("grade"):
            what = f"{_label(name)}: the cell `{name}`"
        own = []
        if theirs is None:
            end = "so there is no answer in it." if flags.get("solution") else "so it was put back."
            problems.append(f"{what} is missing, {end}")
        elif flags.get("solution"):
            cell.source = theirs.source
            if theirs.kind != cell.cell_type:
                problems.append(f"{what} had become a {theirs.kind} cell; it was read as {cell.cell_type}.")
        elif theirs.source.strip() not in ("", handed_out.get(name, "").strip(), cell.source.strip()):
            problems.append(
                f"{what} differs from the course's (edited, or an older release); the course's was used, and "
                "theirs was kept above it."
            )
            own = [_new(replace(theirs, id=f"{name}-theirs"), ids)]  # an answer may have been written there
        elif not theirs.source.strip():
            problems.append(f"{what} had been emptied; the course's was used.")
        if theirs is not None and _changed(theirs.flags, flags):
            problems.append(f"{what} had other points or another kind; the course's count.")
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        merged += [*own, cell, *(_new(one, ids) for one in after.get(name, ()))]
    unknown = sorted({cell.grade_id for cell in free if cell.grade_id and cell.grade_id not in known})
    if unknown:
        listed = ", ".join(f"`{name[:40]}`" for name in unknown[:5])
        problems.append(
            f"The course's assignment has no cell {listed}; it may come from another release and has no points."
        )
    base.cells = merged
    return base, problems


def _changed(theirs: dict[str, object], flags: dict) -> bool:
    """Ask whether a cell's points or kind are not the course's; what an old format does not say is not changed."""
    return any(name in theirs and theirs[name] != flags.get(name, other) for name, other in _FLAGS.items())


def _with_names(
    cells: tuple[LearnerCell, ...], known: dict[str, NotebookNode]
) -> tuple[tuple[LearnerCell, ...], list[str]]:
    """Know cells whose nbgrader data a program threw away by their ids."""
    there = {cell.grade_id for cell in cells}
    by_id = {cell.id: name for name, cell in known.items() if name not in there}
    named = tuple(
        replace(cell, grade_id=by_id[cell.id]) if cell.grade_id is None and cell.id in by_id else cell for cell in cells
    )
    found = sum(a is not b for a, b in zip(cells, named, strict=True))
    if not found:
        return cells, []
    what = "a cell" if found == 1 else f"{found} cells"
    return named, [f"Another program took nbgrader's data from {what}; the cell's own id told which it is."]


def _choose(cells: tuple[LearnerCell, ...], known: dict[str, NotebookNode]) -> tuple[dict[str, LearnerCell], list[str]]:
    """Choose one cell for each grade id: of copies the last one that holds an answer, else the last."""
    copies: dict[str, list[LearnerCell]] = {}
    for cell in cells:
        if cell.grade_id in known:
            copies.setdefault(cell.grade_id, []).append(cell)
    problems = []
    for name, group in copies.items():
        if len(group) > 1:
            answer = known[name].metadata.nbgrader.get("solution")
            counts = "the last one that was filled in counts" if answer else "the course's own counts"
            problems.append(f"{_label(name)}: {len(group)} cells are copies of `{name}`; {counts}. Delete the others.")
    blank = {name: cell.source.strip() for name, cell in known.items()}
    chosen = {
        name: next((c for c in reversed(group) if c.source.strip() not in ("", blank[name])), group[-1])
        for name, group in copies.items()
    }
    return chosen, problems


def _free_cells(
    cells: tuple[LearnerCell, ...], chosen: dict[str, LearnerCell]
) -> tuple[dict[str | None, list[LearnerCell]], list[LearnerCell]]:
    """Sort the learner's other cells by the cell of the assignment that they follow; None is the start."""
    after: dict[str | None, list[LearnerCell]] = {None: []}
    free, anchor = [], None
    for cell in cells:
        if cell.grade_id is not None and chosen.get(cell.grade_id) is cell:
            anchor = cell.grade_id
        else:
            after.setdefault(anchor, []).append(cell)
            free.append(cell)
    return after, free


def _new(cell: LearnerCell, taken: set[str]) -> NotebookNode:
    valid = cell.id.isascii() and 0 < len(cell.id) <= 60 and cell.id.replace("-", "").replace("_", "").isalnum()
    wanted = cell.id if valid else "own"
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return _NEW[cell.kind](cell.source, id=name)


def _label(name: str) -> str:
    exercise = exercise_of(name)
    return f"Exercise {exercise[2:]}" if exercise[:2] == "ex" and exercise[2:].isdecimal() else exercise
