"""Run a notebook: the one place that knows of kernels.

A notebook with answers and test cells goes in; the same notebook with outputs comes out. Whatever a learner's code
does, :func:`run` returns: what went wrong stands in the notebook as an error output with one of the names below and
a sentence for the learner. Everything else of the grader reads only that.
"""

from __future__ import annotations

import asyncio
import contextlib
import copy
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from zmq import ZMQError

from course.errors import ROOT, CourseError

CELL_SECONDS = 60
NOTEBOOK_SECONDS = 300
OUTPUT_CHARACTERS = 2_000_000  # of one cell, pictures included
_START_SECONDS = 60

TOO_LONG, TOO_MUCH, ENDED, NOT_RUN = "TookTooLong", "TooMuchOutput", "ProgramEnded", "NotRun"
STOPPED = frozenset({TOO_LONG, TOO_MUCH, ENDED, NOT_RUN})
"""The names of the errors that the grader itself puts into a notebook; their text is a sentence for the learner."""


def run(
    nb: NotebookNode, folder: Path, *, cell_seconds: float = CELL_SECONDS, notebook_seconds: float = NOTEBOOK_SECONDS
) -> NotebookNode:
    """Run every cell of a notebook in order and give it back with its outputs.

    Parameters
    ----------
    nb : NotebookNode
        The notebook; it is left as it is.
    folder : Path
        Where the cells run. They may read and write there, so it should be a copy.
    cell_seconds, notebook_seconds : float
        How long one cell and the whole notebook may take, in seconds.

    Returns
    -------
    NotebookNode
        A copy with outputs. A cell that stopped has an error output; so has every cell that did not get to run.

    Raises
    ------
    CourseError
        If Python's kernel cannot be started at all, which is no learner's doing.
    """
    nb = copy.deepcopy(nb)
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    with tempfile.TemporaryDirectory(prefix="course-") as scratch:
        client = _client(nb, Path(scratch), cell_seconds)
        try:
            _start(client, folder, Path(scratch))
            _run_cells(client, notebook_seconds)
        finally:
            with contextlib.suppress(RuntimeError, OSError, ZMQError):  # it may have ended by itself
                client._cleanup_kernel()
    return nb


def _run_cells(client: _Client, notebook_seconds: float) -> None:
    deadline = time.monotonic() + notebook_seconds
    reason = ""
    count = 0
    for index, cell in enumerate(client.nb.cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        if not reason and time.monotonic() > deadline:
            reason = f"The notebook took more than {notebook_seconds:g} seconds in all, so this cell was not run."
        if reason:
            add_error(cell, NOT_RUN, reason)
            continue
        count += 1
        try:
            client.execute_cell(cell, index, execution_count=count)
        except CellTimeoutError:  # before OSError, of which it is one
            # It was interrupted and went on all the same: nothing after it could be trusted to run.
            add_error(cell, TOO_LONG, _too_long(client.timeout))
            reason = "A cell above did not stop when its time was over, so this cell was not run."
        except (DeadKernelError, RuntimeError, ZMQError, OSError):
            add_error(cell, ENDED, "Python ended while this cell ran. Look for `exit()`, or for very large data.")
            reason = "Python had ended in a cell above, so this cell was not run."
        except CellControlSignal as signal:  # nothing else is known to come through
            add_error(cell, ENDED, f"This cell could not be run to its end ({type(signal).__name__}).")


class _Client(NotebookClient):
    """nbclient with a cap on what a cell may print, and with its time limit said in words."""

    def __init__(self, nb: NotebookNode, **settings: Any) -> None:
        super().__init__(nb, **settings)
        self.on_cell_start = self._begin
        self.on_cell_executed = self._finish
        self._printed = 0

    def _begin(self, cell: NotebookNode, cell_index: int) -> None:
        self._printed = 0

    def _finish(self, cell: NotebookNode, cell_index: int, execute_reply: dict) -> None:
        content = execute_reply["content"]
        if content.get("status") == "error" and content.get("ename") == TOO_LONG:
            cell.outputs = [o for o in cell.outputs if o.output_type != "error"]  # the interrupt that we sent
            add_error(cell, TOO_LONG, _too_long(self.timeout))
        elif self._printed > OUTPUT_CHARACTERS:
            cell.outputs = [o for o in cell.outputs if o.output_type != "error"]
            add_error(cell, TOO_MUCH, "This cell printed too much and was stopped. Is there a loop that does not end?")
        elif content.get("status") in ("error", "aborted") and not any(o.output_type == "error" for o in cell.outputs):
            add_error(cell, str(content.get("ename", ENDED)), str(content.get("evalue", "This cell was stopped.")))

    def process_message(self, msg: dict, cell: NotebookNode, cell_index: int) -> NotebookNode | None:
        if msg["msg_type"] in ("stream", "display_data", "execute_result", "update_display_data", "error"):
            before = self._printed
            self._printed += _size(msg["content"])
            if self._printed > OUTPUT_CHARACTERS:
                if before <= OUTPUT_CHARACTERS:
                    self._interrupt()
                return None
        return super().process_message(msg, cell, cell_index)

    def _interrupt(self) -> None:
        self._interrupting = asyncio.ensure_future(self.km.interrupt_kernel())


def _client(nb: NotebookNode, scratch: Path, cell_seconds: float) -> _Client:
    manager = AsyncKernelManager(
        kernel_name="python3", kernel_spec_manager=_ThisPython(), connection_file=str(scratch / "k.json")
    )
    if sys.platform != "win32":
        # Sockets in a folder of our own: kernels that start side by side cannot take each other's ports.
        manager.transport = "ipc"
        manager.ip = str(scratch / "k")
    client = _Client(
        nb,
        km=manager,
        timeout=cell_seconds,
        startup_timeout=_START_SECONDS,
        interrupt_on_timeout=True,
        error_on_timeout={"ename": TOO_LONG, "evalue": "", "traceback": []},
        raise_on_iopub_timeout=True,
        iopub_timeout=10,
        allow_errors=True,
        shutdown_kernel="immediate",
        coalesce_streams=True,
        store_widget_state=False,
        record_timing=False,
    )
    client.log.setLevel("CRITICAL")  # what happened is told in the notebook
    manager.log.setLevel("CRITICAL")
    return client


class _ThisPython(KernelSpecManager):
    """The Python that grades is the Python that runs, whatever kernels somebody has registered."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name="Python 3", language="python")


def _start(client: _Client, folder: Path, scratch: Path) -> None:
    environment = dict(os.environ)
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), environment.get("PYTHONPATH")]))
    environment["IPYTHONDIR"] = str(scratch / "ipython")  # nobody's own start-up files
    environment["PYTHONWARNINGS"] = "ignore"  # nbgrader takes a warning, printed to stderr, for a failed test
    try:
        client.start_new_kernel(cwd=str(folder), env=environment)
        client.start_new_kernel_client()
    except (RuntimeError, OSError, ZMQError) as error:
        raise CourseError(
            f"Python's notebook kernel could not be started: {error}. Run `python3 -m course doctor`."
        ) from error


def _too_long(seconds: float) -> str:
    return f"This cell took more than {seconds:g} seconds and was stopped. Is there a loop that does not end?"


def add_error(cell: NotebookNode, name: str, sentence: str) -> None:
    """Put an error of the grader's own into a cell's outputs.

    Parameters
    ----------
    cell : NotebookNode
        The code cell.
    name : str
        The error's name.
    sentence : str
        What the learner shall read.
    """
    cell.outputs.append(new_output("error", ename=name, evalue=sentence, traceback=[f"{name}: {sentence}"]))


def _size(content: dict) -> int:
    parts = [content.get("text", ""), content.get("evalue", ""), *content.get("traceback", [])]
    return sum(len(str(part)) for part in [*parts, *content.get("data", {}).values()])
