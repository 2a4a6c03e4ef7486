"""Each lesson runs from the top, in a copy of the project, without the two documents, in under 15 seconds."""

from __future__ import annotations

import asyncio
from pathlib import Path

import nbclient
import nbformat
import pytest

from course.errors import ROOT
from tests import project
from tests.notebooks import examples

LESSONS = sorted((ROOT / "course" / "lessons").glob("*.ipynb"))

# What the design allows a lesson. A lesson that goes on for longer is stopped, and the test fails.
SECONDS = 15


def run(nb: nbformat.NotebookNode, folder: Path, seconds: float) -> None:
    """Run every cell in one kernel that starts in the folder. The time counts from when the kernel is ready."""

    async def cells() -> None:
        for position, cell in enumerate(nb.cells):
            await client.async_execute_cell(cell, position)

    async def all_of_it() -> None:
        async with client.async_setup_kernel():
            try:
                await asyncio.wait_for(cells(), seconds)
            except nbclient.exceptions.DeadKernelError as error:  # what nbclient makes of being stopped
                raise TimeoutError(f"stopped after {seconds} seconds, or its kernel died") from error

    client = nbclient.NotebookClient(nb, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    asyncio.run(all_of_it())


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a copy of the project that finds itself, and no document."""
    root = project.copy(ROOT, tmp_path / "course copy")
    nowhere = tmp_path / "no documents"
    nowhere.mkdir()
    monkeypatch.setenv("COURSE_DOCUMENTS", str(nowhere))
    monkeypatch.setenv("PYTHONPATH", str(root))
    return root


def test_there_are_lessons() -> None:
    assert LESSONS


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_runs_from_the_top(lesson: Path, alone: Path) -> None:
    path = alone / lesson.relative_to(ROOT)
    nb = nbformat.read(path, as_version=4)
    run(nb, path.parent, SECONDS)
    outputs = [output for cell in nb.cells if cell.cell_type == "code" for output in cell.outputs]
    warnings = [output.text for output in outputs if output.output_type == "stream" and output.name == "stderr"]
    assert warnings == [], "a learner would meet these on the first run"
    # JupyterLab drops the alternative text of a picture in an output; `figures.show` puts it into Markdown, which keeps it
    assert [output for output in outputs if {"image/png", "image/svg+xml"} & set(output.get("data", {}))] == []
    shown = [output.data["text/markdown"] for output in outputs if "text/markdown" in output.get("data", {})]
    assert [text for text in shown if "![](" in text] == []


def test_a_lesson_that_fails_is_caught(tmp_path: Path) -> None:
    nb = examples.notebook(examples.code("one", "1 / 0"))
    with pytest.raises(nbclient.exceptions.CellExecutionError, match="ZeroDivisionError"):
        run(nb, tmp_path, SECONDS)


def test_a_lesson_that_goes_on_is_stopped(tmp_path: Path) -> None:
    nb = examples.notebook(examples.code("one", "while True: pass"))
    with pytest.raises(TimeoutError):
        run(nb, tmp_path, 0.5)
