"""Plain nbgrader's way to run a notebook, to compare with: answers and tests in one kernel, by nbclient.

It protects nobody, so only what is small and ends by itself is run here.
"""

from __future__ import annotations

import contextlib
import copy
import os
import sys
import tempfile
from pathlib import Path

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from zmq import ZMQError

from course.errors import ROOT


def run(nb: NotebookNode, folder: Path, *, cell_seconds: float = 60) -> NotebookNode:
    """Run every cell in `folder` and give a copy with outputs; a cell that did not run has an error output."""
    nb = copy.deepcopy(nb)
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    for cell in code:
        cell.outputs, cell.execution_count = [], None
    with tempfile.TemporaryDirectory(prefix="course-plain-") as scratch:
        manager = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=_ThisPython())
        manager.connection_file = str(Path(scratch) / "k.json")
        if sys.platform != "win32":  # sockets in a folder: kernels side by side cannot take each other's ports
            manager.transport, manager.ip = "ipc", str(Path(scratch) / "k")
        client = NotebookClient(
            nb, km=manager, timeout=cell_seconds, interrupt_on_timeout=True, allow_errors=True, record_timing=False
        )
        for log in (client.log, manager.log):
            log.setLevel("CRITICAL")
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        variables = os.environ | {"PYTHONPATH": path, "IPYTHONDIR": scratch, "PYTHONWARNINGS": "ignore"}
        try:
            client.start_new_kernel(cwd=str(folder), env=variables)
            client.start_new_kernel_client()
            for index, cell in enumerate(nb.cells):
                client.execute_cell(cell, index)
        except (DeadKernelError, CellControlSignal, RuntimeError, ZMQError, OSError) as problem:
            for cell in code:  # nbgrader gives no grade at all then
                if cell.source.strip() and cell.execution_count is None:
                    cell.outputs.append(new_output("error", ename=type(problem).__name__, evalue="", traceback=[]))
        finally:
            with contextlib.suppress(RuntimeError, OSError, ZMQError):  # it may have ended by itself
                client._cleanup_kernel()
    return nb


class _ThisPython(KernelSpecManager):
    """The Python that tests is the Python that runs, whatever kernels somebody has registered."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name="Python 3", language="python")
