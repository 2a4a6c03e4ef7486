"""The seam: whatever a cell does, the notebook comes back with outputs and says in words what stopped it."""

import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course.grading import run


def executed(folder, *sources, **limits):
    nb = new_notebook(cells=[new_code_cell(source) for source in sources])
    return run.run(nb, folder, **limits).cells


def error(cell):
    names = [output.ename for output in cell.outputs if output.output_type == "error"]
    assert len(names) <= 1
    return names[0] if names else None


def test_cells_run_in_the_folder_and_import_the_course(tmp_path):
    (tmp_path / "words.txt").write_text("P4")
    nb = new_notebook(
        cells=[
            new_markdown_cell("# Title"),
            new_code_cell("import warnings, course\nwarnings.warn('old')\nopen('words.txt').read()"),
            new_code_cell("1 / 0"),
            new_code_cell(""),
            new_code_cell("2 + 2"),
        ]
    )
    before = nbformat.writes(nb)
    after = run.run(nb, tmp_path)
    assert nbformat.writes(nb) == before
    assert [output.data["text/plain"] for output in after.cells[1].outputs] == ["'P4'"]
    assert error(after.cells[2]) == "ZeroDivisionError"
    assert after.cells[4].outputs[0].data["text/plain"] == "4"
    nbformat.validate(after)


def test_a_cell_that_takes_too_long_is_stopped_and_the_next_one_runs(tmp_path):
    cells = executed(tmp_path, "import time\ntime.sleep(1000)", "'next'", cell_seconds=1)
    assert error(cells[0]) == run.TOO_LONG
    assert "more than 1 seconds" in cells[0].outputs[-1].evalue
    assert cells[1].outputs[0].data["text/plain"] == "'next'"


def test_a_program_that_ends_is_told_and_what_follows_is_not_taken_for_passed(tmp_path):
    cells = executed(tmp_path, "import os\nos._exit(0)", "'next'")
    assert [error(cell) for cell in cells] == [run.ENDED, run.NOT_RUN]


def test_runaway_output_is_capped(tmp_path):
    cells = executed(tmp_path, "print('x' * 20_000_000)", "while True:\n    print('y' * 10_000)", "'next'")
    assert [error(cell) for cell in cells] == [run.TOO_MUCH, run.TOO_MUCH, None]
    assert sum(len(str(cell.outputs)) for cell in cells) < 2 * run.OUTPUT_CHARACTERS + 10_000


def test_the_whole_notebook_has_a_limit(tmp_path):
    cells = executed(tmp_path, "import time\ntime.sleep(0.3)", "'next'", notebook_seconds=0.1)
    assert [error(cell) for cell in cells] == [None, run.NOT_RUN]


@pytest.mark.long
def test_a_cell_that_ignores_the_interrupt_does_not_hold_up_the_rest(tmp_path):
    stubborn = "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except KeyboardInterrupt:\n        pass"
    cells = executed(tmp_path, stubborn, "'next'", cell_seconds=1)
    assert [error(cell) for cell in cells] == [run.TOO_LONG, run.NOT_RUN]


def test_the_kernel_is_the_python_that_grades(tmp_path):
    cells = executed(tmp_path, "import sys\nsys.executable")
    assert cells[0].outputs[0].data["text/plain"] == repr(sys.executable)
