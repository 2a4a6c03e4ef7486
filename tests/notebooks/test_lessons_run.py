"""Each lesson runs from the top, in a copy of the project, without the two documents, in under 15 seconds of work."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import nbclient
import nbformat
import pytest

from course.errors import ROOT
from tests import project
from tests.notebooks import examples

LESSONS = sorted((ROOT / "course" / "lessons").glob("*.ipynb"))

# What the design allows a lesson, counted in the work of its own kernel: a busy computer makes no lesson too long.
SECONDS = 15
STOP = 120  # a lesson that waits for something is stopped after so many seconds by the clock


def run(nb: nbformat.NotebookNode, folder: Path, stop: float) -> float:
    """Run every cell in one kernel that starts in the folder; give the seconds of work that it took."""
    worked = nbformat.v4.new_code_cell("import time\ntime.process_time()")

    async def cells() -> None:
        for position, cell in enumerate(nb.cells):
            await client.async_execute_cell(cell, position)

    async def all_of_it() -> None:
        async with client.async_setup_kernel():
            try:
                await asyncio.wait_for(cells(), stop)
            except nbclient.exceptions.DeadKernelError as error:  # what nbclient makes of being stopped
                raise TimeoutError(f"stopped after {stop} seconds, or its kernel died") from error

    nb.cells.append(worked)
    client = nbclient.NotebookClient(nb, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    asyncio.run(all_of_it())
    return float(nb.cells.pop().outputs[0].data["text/plain"])


@pytest.fixture(scope="module")
def ran(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[Path, Future[tuple[nbformat.NotebookNode, float]]]]:
    """Run the lessons that are asked for, two at a time, in a copy of the project that finds itself and no document."""
    folder = tmp_path_factory.mktemp("lessons")
    root = project.copy(ROOT, folder / "course copy")
    (folder / "no documents").mkdir()

    def result(lesson: Path) -> tuple[nbformat.NotebookNode, float]:
        path = root / lesson.relative_to(ROOT)
        nb = nbformat.read(path, as_version=4)
        return nb, run(nb, path.parent, STOP)

    asked = {one.callspec.params.get("lesson") for one in request.session.items if hasattr(one, "callspec")}
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(2) as pool:
        patch.setenv("COURSE_DOCUMENTS", str(folder / "no documents"))
        patch.setenv("PYTHONPATH", str(root))
        yield {lesson: pool.submit(result, lesson) for lesson in LESSONS if lesson in asked}


def test_there_are_lessons() -> None:
    assert LESSONS


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_runs_from_the_top(lesson: Path, ran: dict[Path, Future[tuple[nbformat.NotebookNode, float]]]) -> None:
    nb, seconds = ran[lesson].result()
    assert seconds < SECONDS
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
        run(nb, tmp_path, STOP)


def test_a_lesson_that_goes_on_is_stopped(tmp_path: Path) -> None:
    nb = examples.notebook(examples.code("one", "while True: pass"))
    with pytest.raises(TimeoutError):
        run(nb, tmp_path, 0.5)


def test_the_work_of_a_lesson_is_counted(tmp_path: Path) -> None:
    source = "import time\nend = time.process_time() + 2\nwhile time.process_time() < end:\n    pass"
    assert run(examples.notebook(examples.code("one", source)), tmp_path, STOP) >= 2
