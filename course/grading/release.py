"""From ``solutions/`` to ``assignments/``: what learners get, with no solution, no hidden test and no key in it."""

from __future__ import annotations

import argparse
import copy
import shutil
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from traitlets.config import Config, PyFileConfigLoader

from course.errors import ROOT, CourseError
from course.grading import assignments, files
from course.grading.assignments import Assignment

# nbgrader's GenerateAssignment without its database. The first half takes the solutions out, the second what is hidden.
_WITHOUT_SOLUTIONS = ("LockCells", "ClearSolutions", "ClearOutput", "CheckCellMetadata", "ComputeChecksums")
_WITHOUT_HIDDEN = ("ClearHiddenTests", "ClearMarkScheme", "ComputeChecksums", "CheckCellMetadata")
_REGIONS = ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME")


def release(root: Path, numbers: list[str] | None = None) -> list[Path]:
    """Make ``assignments/`` from ``solutions/``, byte for byte the same each time.

    Parameters
    ----------
    root : Path
        The project's folder.
    numbers : list of str, optional
        Which assignments; all where it is None. Folders in ``assignments/`` that have no source are then removed.

    Returns
    -------
    list of Path
        The folders that were written.

    Raises
    ------
    CourseError
        If there is no ``solutions/``, or a notebook is not fit for release: nothing is written then.
    """
    if not (root / "solutions").is_dir():
        raise CourseError("There is no folder solutions/ here. Assignments are released from the teacher's edition.")
    sources = assignments.every(root) if numbers is None else [assignments.find(root, n) for n in numbers]
    config = settings(root)
    fresh = []
    for source in sources:  # all are made before the first is written
        nb = assignments.read(source.source)
        validate(source, nb)
        fresh.append((source, text(released(nb, config))))
    written = []
    for source, notebook in fresh:
        place = root / "assignments" / source.id
        with files.new_folder(place) as folder:
            for path in companions(source, config):
                target = folder / path.relative_to(source.folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
            files.write(folder / source.source.name, notebook)
        written.append(place)
    if numbers is None and (root / "assignments").is_dir():
        kept = {place.name for place in written}
        for stale in (root / "assignments").iterdir():
            if stale.is_dir() and stale.name not in kept:
                shutil.rmtree(stale)
    return written


def settings(root: Path) -> Config:
    """Read the project's nbgrader_config.py; a folder without one gets the course's own."""
    home = root if (root / "nbgrader_config.py").is_file() else ROOT
    return PyFileConfigLoader("nbgrader_config.py", path=str(home)).load_config()


def without_solutions(nb: NotebookNode, config: Config) -> NotebookNode:
    """Give a copy of a source notebook with blank answers and all its tests: what answers are put into."""
    return _process(nb, config, _WITHOUT_SOLUTIONS)


def released(nb: NotebookNode, config: Config) -> NotebookNode:
    """Give a copy of a source notebook as learners get it."""
    return _process(nb, config, _WITHOUT_SOLUTIONS + _WITHOUT_HIDDEN)


def text(nb: NotebookNode) -> str:
    """Write a notebook the one way the project writes them: sorted keys, one space, a line feed at the end."""
    return nbformat.writes(nb, version=nbformat.NO_CONVERT).rstrip("\n") + "\n"


def companions(assignment: Assignment, config: Config) -> list[Path]:
    """List the files that go with an assignment's notebook: none from ``keys/``, no second notebook, no link."""
    ignore = [*config.CourseDirectory.ignore, "*.ipynb"]
    return [
        path
        for path in files.plain_files(assignment.folder)
        if not any(fnmatch(part, glob) for part in path.relative_to(assignment.folder).parts for glob in ignore)
    ]


def validate(assignment: Assignment, nb: NotebookNode) -> None:
    """Refuse a source notebook that would make a bad release.

    Parameters
    ----------
    assignment : Assignment
        Which one, for the message.
    nb : NotebookNode
        Its source.

    Raises
    ------
    CourseError
        Naming the notebook, the cell and what to do.
    """

    def refuse(cell: str, problem: str) -> None:
        raise CourseError(
            f"{assignment.folder.parent.name}/{assignment.id}/{assignment.source.name}, {cell}: {problem}"
        )

    if (nb.nbformat, nb.nbformat_minor) < (4, 5):
        refuse("the whole notebook", "it is in an older format without cell ids. Open it in JupyterLab and save it.")
    ids = [assignments.grade_id(cell) for cell in nb.cells]
    for name, times in Counter(name for name in ids if name).items():
        if times > 1:
            refuse(f"cell {name}", f"{times} cells have this grade id. Give each cell its own.")
    for cell, name in zip(nb.cells, ids, strict=True):
        flags = cell.metadata.get("nbgrader", {})
        where = f"cell {name or cell.get('id', '')}"
        for region in _REGIONS:
            begins, ends = cell.source.count(f"BEGIN {region}"), cell.source.count(f"END {region}")
            if begins != ends:
                refuse(where, f"BEGIN {region} stands {begins} times and END {region} {ends} times. Close each region.")
        if "BEGIN SOLUTION" in cell.source and not flags.get("solution"):
            refuse(where, "it holds a solution, and it is no answer cell. Mark it as one, or move the solution.")
        if flags.get("solution") and "BEGIN SOLUTION" not in cell.source:
            refuse(
                where, "this answer cell has no region from ### BEGIN SOLUTION to ### END SOLUTION. Write one round it."
            )
        if "BEGIN HIDDEN TESTS" in cell.source and not flags.get("grade"):
            refuse(where, "it hides tests, and it is no test cell. Mark it as one.")
    for exercise in assignments.exercises(nb):
        stated = exercise.stated_points
        if stated is not None and stated != exercise.points:
            refuse(
                f"cell {exercise.id}-prompt",
                f"it states {stated:g} points, and the cells of this exercise add up to {exercise.points:g}. "
                "Change one of the two.",
            )


def _process(nb: NotebookNode, config: Config, steps: tuple[str, ...]) -> NotebookNode:
    # Importing nbgrader takes three seconds, and `check` does without.
    from nbgrader import preprocessors
    from nbgrader.nbgraderformat import ValidationError

    nb, resources = copy.deepcopy(nb), {}
    try:
        for step in steps:
            nb, resources = getattr(preprocessors, step)(config=config).preprocess(nb, resources)
    except (RuntimeError, ValidationError) as error:
        raise CourseError(f"nbgrader cannot release this notebook: {error}") from error
    return nb


def main(root: Path, args: argparse.Namespace) -> int:
    """Release what was asked for and say what was written."""
    number = getattr(args, "number", None)
    written = release(root, None if number is None else [number])
    for place in written:
        print(f"Released {place.relative_to(root).as_posix()}")
    if not written:
        print("There is no assignment in solutions/ yet.")
    return 0
