"""The folder that an assignment runs in: its own files and what the learner put beside the notebook."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from traitlets.config import Config

from course.grading import files, release
from course.grading.assignments import Assignment

MOST_MEGABYTES = 50  # of all the files beside a notebook
_NOT_COPIED = frozenset({".ipynb_checkpoints", "__pycache__"})


def beside(notebook: Path) -> list[Path]:
    """List the files that a learner put beside a notebook: no other notebook, nothing hidden, no link.

    Parameters
    ----------
    notebook : Path
        The learner's notebook.

    Returns
    -------
    list of Path
        In a fixed order.
    """
    folder = notebook.parent
    found = []
    for path in files.plain_files(folder):
        parts = path.relative_to(folder).parts
        if path.suffix != ".ipynb" and not any(part.startswith(".") or part in _NOT_COPIED for part in parts):
            found.append(path)
    return found


@contextmanager
def room(
    assignment: Assignment, config: Config, notebook: Path | None, most: int = MOST_MEGABYTES
) -> Iterator[tuple[Path, list[str]]]:
    """Make a temporary folder with what the notebook may read; the course's own files win over the learner's.

    Parameters
    ----------
    assignment : Assignment
        Whose files are copied; nothing of its ``keys/``.
    config : Config
        nbgrader's settings, which name what is never copied.
    notebook : Path or None
        The learner's notebook, whose neighbours are copied as well.
    most : int
        Megabytes that these may have together.

    Yields
    ------
    Path
        The folder.
    list of str
        A sentence where the learner's files were too large to copy.
    """
    problems = []
    with tempfile.TemporaryDirectory(prefix="course-room-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        theirs = beside(notebook) if notebook is not None else []
        size = sum(path.stat().st_size for path in theirs)
        if size > most * 1_000_000:
            problems.append(
                f"The files beside the notebook have {size / 1e6:.0f} MB, {most} MB is the most, and they were not used."
            )
            theirs = []
        for path in theirs:
            _copy(path, folder / path.relative_to(notebook.parent))
        for path in release.companions(assignment, config):
            _copy(path, folder / path.relative_to(assignment.folder))
        yield folder, problems


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)
