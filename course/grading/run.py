"""Run a notebook: a student's cells in one process, test cells in another that never runs student code.

A notebook with answers and test cells goes in; the same notebook with outputs comes out. Whatever a learner's code
does, :func:`run` returns: what went wrong stands in the notebook as an error output with one of the names below and
a sentence for the learner. Everything else of the grader reads only that.
"""

from __future__ import annotations

import base64
import contextlib
import copy
import dataclasses
import difflib
import math
import pkgutil
import re
import tempfile
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from course import methods
from course.errors import CourseError
from course.grading import assignments, outputs, processes, sandbox, wire
from course.grading.outputs import add_error
from course.grading.processes import CAN_FORK, Answer, Copy, MachineError, Warm
from course.grading.warm import Limits

__all__ = ["STOPPED", "Limits", "MachineError", "Runner", "add_error", "is_test", "limits", "run", "runner"]

TOO_LONG, TOO_MUCH, ENDED, NOT_RUN = "TookTooLong", "TooMuchOutput", "ProgramEnded", "NotRun"
TOO_MUCH_MEMORY, TOO_MANY_PROCESSES, UNREADABLE = "TooMuchMemory", "TooManyProcesses", "UnreadableAnswer"
STOPPED = frozenset({TOO_LONG, TOO_MUCH, ENDED, NOT_RUN, TOO_MUCH_MEMORY, TOO_MANY_PROCESSES, UNREADABLE})
"""The names of the errors that the grader itself puts into a notebook; their text is a sentence for the learner."""

_STARTS = 4  # how many processes one notebook may use up
_LAST = 5.0  # seconds to read an answer when the notebook's time is over
_METHODS = frozenset(module.name for module in pkgutil.iter_modules(methods.__path__))
_IMPORTS = re.compile(r"course\.methods(?:\.\w+| import (?:\([^)]*\)|.*))")
_LOOP = "Is there a loop that does not end?"


@contextlib.contextmanager
def runner(*, isolate: bool = False, limits: Limits | None = None, forks: bool = CAN_FORK) -> Iterator[Runner]:
    """Start the two warm processes once for many notebooks.

    Parameters
    ----------
    isolate : bool
        Whether student code runs in the sandbox.
    limits : Limits, optional
        What a notebook may use.
    forks : bool
        Whether each notebook gets copies of two warm processes, or else fresh processes.

    Yields
    ------
    Runner

    Raises
    ------
    CourseError
        If there is no sandbox here.
    """
    if isolate:
        sandbox.require()
    made = Runner(isolate=isolate, limits=limits or Limits(), forks=forks)
    try:
        yield made
    finally:
        made.close()


def run(nb: NotebookNode, folder: Path, *, isolate: bool = False, limits: Limits | None = None) -> NotebookNode:
    """Run one notebook; see `Runner.run`."""
    with runner(isolate=isolate, limits=limits) as one:
        return one.run(nb, folder)


def limits(root: Path) -> Limits:
    """Read what a notebook may use from ``class/limits.toml``, where there is one.

    Parameters
    ----------
    root : Path
        The project's folder.

    Returns
    -------
    Limits
        What the file does not name is as usual.

    Raises
    ------
    CourseError
        If the file cannot be read, or a key or a value in it is wrong.
    """
    path = root / "class" / "limits.toml"
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Limits()
    except (OSError, ValueError) as error:
        raise CourseError(f"{path} cannot be read: {error}. Each line is like `cell_seconds = 60`.") from error
    usual = dataclasses.asdict(Limits())
    for key, value in found.items():
        if key not in usual:
            near = difflib.get_close_matches(key, usual, 1)
            hint = f"Did you mean `{near[0]}`?" if near else f"The limits are {', '.join(usual)}."
            raise CourseError(f"{path}: there is no limit `{key}`. {hint}")
        whole = key not in ("cell_seconds", "notebook_seconds")
        if type(value) not in ((int,) if whole else (int, float)) or not (math.isfinite(value) and value > 0):
            kind = "a whole number above 0" if whole else "a number above 0"
            raise CourseError(f"{path}: `{key}` is {value!r}, and it must be {kind}.")
    return Limits(**found)


class Runner:
    """Two warm processes, and the way a notebook goes through their copies.

    Parameters
    ----------
    isolate : bool
        Whether student code runs in the sandbox.
    limits : Limits
    forks : bool
        As for `runner`.
    """

    def __init__(self, *, isolate: bool, limits: Limits, forks: bool = CAN_FORK) -> None:
        self.isolate, self.limits = isolate, limits
        self.student = Warm("student", isolate=isolate, forks=forks)
        self.tester = Warm("tester", isolate=False, forks=forks)

    def close(self) -> None:
        """End both processes and everything that they started."""
        self.student.close()
        self.tester.close()

    def run(self, nb: NotebookNode, folder: Path, limits: Limits | None = None) -> NotebookNode:
        """Run every cell of a notebook in order and give it back with its outputs.

        Parameters
        ----------
        nb : NotebookNode
            The notebook; it is left as it is. Its test cells are taken as they are, so they must be the course's.
        folder : Path
            The assignment's files, which the student's cells see as a copy.
        limits : Limits, optional
            For this notebook, where they are not those of all.

        Returns
        -------
        NotebookNode
            A copy with outputs. A cell that stopped has an error output; so has every cell that did not get to run.

        Raises
        ------
        CourseError
            If the assignment's files are more than a notebook may have.
        MachineError
            If Python cannot be run at all.
        """
        limits = limits or self.limits
        nb = copy.deepcopy(nb)
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        with tempfile.TemporaryDirectory(prefix="course-tester-") as empty:
            walk = _Walk(self, limits, _read_files(folder, limits), Path(empty))
            try:
                walk.go(nb)
            finally:
                walk.end()
        return nb


def _methods(nb: NotebookNode) -> frozenset[str]:
    """Name the modules of `course.methods` that a notebook imports."""
    found = " ".join(" ".join(_IMPORTS.findall(cell.source)) for cell in nb.cells if cell.cell_type == "code")
    return _METHODS & frozenset(re.findall(r"\w+", found))


class _Walk:
    """One notebook on its way: which cells the student's process has run, and whether it lives."""

    def __init__(self, runner: Runner, limits: Limits, files: dict[str, str], empty: Path) -> None:
        self.runner, self.limits, self.files, self.empty = runner, limits, files, empty
        self.student: Copy | None = None
        self.tester: Copy | None = None
        self.done: list[str] = []  # cells that a new process has to run again
        self.starts = 0
        self.reason = ""  # why no more cells are run
        self.methods: frozenset[str] = frozenset()
        self.scratch: tempfile.TemporaryDirectory[str] | None = None
        self.deadline = time.monotonic() + limits.notebook_seconds

    def go(self, nb: NotebookNode) -> None:
        names = assignments.declared(nb)
        self.methods = _methods(nb)
        count = 0
        for cell in nb.cells:
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            if not self.reason and self._left() <= 0:
                self.reason = f"{self._over()}, so this cell was not run."
            if is_test(cell):
                self._test(cell, names.get(cell.metadata.nbgrader.grade_id, ()))
            elif self.reason:
                add_error(cell, NOT_RUN, self.reason)
            else:
                count += 1
                self._cell(cell, count)

    def end(self) -> None:
        for one in (self.student, self.tester):
            if one is not None:
                one.kill()
        if self.scratch is not None:
            self.scratch.cleanup()

    def _left(self) -> float:
        return self.deadline - time.monotonic()

    def _over(self) -> str:
        return f"The notebook took more than {_seconds(self.limits.notebook_seconds)} in all"

    def _fork(self, warm: Warm, place: str, files: dict[str, str]) -> Copy:
        began = time.monotonic()
        copy = warm.fork(self.limits, place, files, self.methods)
        self.deadline += time.monotonic() - began  # not the notebook's own time
        return copy

    # A student's cell.

    def _begin(self) -> bool:
        """See that a student's process lives; run again in a new one what had run, without what ended it."""
        if self.student is not None:
            return True
        if self.starts >= _STARTS:
            self.reason = self.reason or "Cells above ended Python again and again, so this cell was not run."
            return False
        self.starts += 1
        place = sandbox.SCRATCH
        if not self.runner.isolate:
            if self.scratch is not None:
                self.scratch.cleanup()
            self.scratch = tempfile.TemporaryDirectory(prefix="course-room-", ignore_cleanup_errors=True)
            place = self.scratch.name
        self.student = self._fork(self.runner.student, place, self.files)
        for source in self.done:
            answer, _ = self._ask({"do": "cell", "source": source})
            if answer.end or answer.late:
                self.reason = self.reason or "Cells above could not be run a second time, so this cell was not run."
                if self.student is not None:
                    self.student.kill()
                    self.student = None
                return False
        return True

    def _ask(self, request: dict[str, Any], least: float = 0.0) -> tuple[Answer, str]:
        """Ask the student's process; give the answer, and which limit of time it had."""
        assert self.student is not None
        left = max(least, self._left())
        seconds = min(left, self.limits.cell_seconds)
        answer = self.student.ask(request, seconds)
        if answer.end:
            self.student = None
        return answer, "notebook" if left < self.limits.cell_seconds else "cell"

    def _cell(self, cell: NotebookNode, count: int) -> None:
        if not self._begin():
            add_error(cell, NOT_RUN, self.reason)
            return
        cell.execution_count = count
        answer, limit = self._ask({"do": "cell", "source": cell.source})
        cell.outputs, cut = outputs.take(answer.body.get("outputs"), count, 2 * self.limits.output)
        stop = self._stop(answer, limit, "This cell", "this cell ran")
        if stop is None and (cut or answer.body.get("full") is True):
            most = self.limits.output
            stop = (
                TOO_MUCH,
                f"This cell showed more than the {most:,} characters that are kept, and was stopped. {_LOOP}",
            )
        if stop is None:
            self.done.append(cell.source)
            _name_limits(cell, self.limits)
        else:
            cell.outputs = [output for output in cell.outputs if output.output_type != "error"]
            add_error(cell, *stop)

    def _stop(self, answer: Answer, limit: str, what: str, doing: str) -> tuple[str, str] | None:
        """Say in words which limit struck; None where none did."""
        limits = self.limits
        if answer.end == processes.MEMORY:
            return TOO_MUCH_MEMORY, (
                f"{what} used more than the {limits.memory} MB of memory that there are, and was stopped."
            )
        if answer.end == processes.PROCESSES:
            return TOO_MANY_PROCESSES, (
                f"{what} started more than the {limits.processes} processes that may run at a time, and was stopped."
            )
        if answer.late and limit == "notebook":
            return TOO_LONG, f"{self._over()} and was stopped {'' if what == 'This cell' else 'when '}{doing}. {_LOOP}"
        if answer.late:
            return TOO_LONG, f"{what} took more than {_seconds(limits.cell_seconds)} and was stopped. {_LOOP}"
        if answer.end == processes.MALFORMED:
            return UNREADABLE, f"{what} answered in a way that cannot be read ({answer.detail[:200]}), and was ended."
        if answer.end:
            return ENDED, f"Python ended while {doing}. Look for `exit()`, or for very large data."
        return None

    # A test cell.

    def _test(self, cell: NotebookNode, names: tuple[str, ...]) -> None:
        wanted = [name for name in names if name in cell.source]
        values = self._values(cell, wanted) if wanted else {}
        if values is None:
            return
        if self.tester is None:
            self.tester = self._fork(self.runner.tester, str(self.empty), {})
        request = {"source": cell.source, "values": values}
        answer = self.tester.ask(request, self.limits.cell_seconds + 10, self._call)
        if answer.end:
            self.tester = None
        found = answer.body.get("outputs")
        if answer.end or answer.late or type(found) is not list:
            why = f" ({answer.detail[:200]})" if answer.detail else ""
            name = TOO_LONG if answer.late else UNREADABLE
            add_error(cell, name, f"The test did not come to an end with this answer{why}.")
            return
        # All of it: where an error was left out, the claim would pass.
        cell.outputs, _ = outputs.take(found, None, 10 * wire.MOST_BYTES)

    def _values(self, cell: NotebookNode, wanted: list[str]) -> dict[str, Any] | None:
        """Fetch what the test asks for; None, with an error in the cell, where that cannot be."""
        if self.student is None and (self.done or self.reason) and (self.reason or not self._begin()):
            add_error(cell, NOT_RUN, self.reason)
            return None
        if self.student is None:  # no cell has run to its end, so there is no name
            return {}
        answer, limit = self._ask({"do": "names", "names": wanted}, least=_LAST)
        if answer.late and self.student is not None:
            self.student.kill()  # what cannot be read in time is not asked for again
            self.student = None
        stop = self._stop(answer, limit, "Reading the answer", "the answer was read")
        values = answer.body.get("values")
        if stop is None and type(values) is not dict:
            said = answer.body.get("too_large")
            said = said[:300] if type(said) is str else "they could not be read as plain values"
            stop = UNREADABLE, f"The names that this task asks for did not arrive: {said}."
        if stop is not None:
            add_error(cell, *stop)
            return None
        return {name: values[name] for name in wanted if name in values}

    def _call(self, request: dict) -> dict:
        """Pass a test's question to the student's function, and the answer back."""
        name = str(request["call"])
        if self.student is None:
            return {"stopped": f"Python had ended before `{name}` could be called."}
        if self._left() <= 0:
            return {"stopped": f"{self._over()}, so `{name}` was not called."}
        question = {"do": "call", "name": name, "args": request["args"], "named": request["named"]}
        answer, limit = self._ask(question)
        stop = self._stop(answer, limit, f"`{name}`", f"`{name}` ran")
        if stop is not None:
            return {"stopped": stop[1]}
        if type(answer.body.get("too_large")) is str:
            return {"stopped": f"What `{name}` gave back did not arrive: {answer.body['too_large'][:300]}"}
        return {key: answer.body[key] for key in ("value", "after", "error") if key in answer.body}


def is_test(cell: NotebookNode) -> bool:
    """Say whether a cell is one of the course's tests."""
    flags = cell.metadata.get("nbgrader", {})
    return cell.cell_type == "code" and bool(flags.get("grade")) and not flags.get("solution")


def _read_files(folder: Path, limits: Limits) -> dict[str, str]:
    """Read the assignment's files, by their path in the folder, in base64."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in paths) / 1e6
    if size > 2 * limits.file_size:
        raise CourseError(
            f"The files of this assignment have {size:.0f} MB, and all files of a notebook may have "
            f"{2 * limits.file_size} MB. Set a higher `file_size` in class/limits.toml."
        )
    return {path.relative_to(folder).as_posix(): base64.b64encode(path.read_bytes()).decode() for path in paths}


def _seconds(number: float) -> str:
    return f"{number:g} second{'' if number == 1 else 's'}"


def _name_limits(cell: NotebookNode, limits: Limits) -> None:
    """Say in words which limit an error of the system's stands for."""
    many = f"The limit here is {limits.processes} processes and threads at a time."
    hints = {
        "MemoryError": f"The limit here is {limits.memory} MB of memory.",
        "_ArrayMemoryError": f"The limit here is {limits.memory} MB of memory.",
        "BlockingIOError": many,
        "RuntimeError: can't start new thread": many,
        "OSError: [Errno 24]": "The limit here is 256 open files.",
        "OSError: [Errno 27]": f"The limit here is {limits.file_size} MB for a file.",
        "OSError: [Errno 28]": f"The limit here is {2 * limits.file_size} MB for all files together.",
        "OSError: [Errno 30]": "Only the notebook's own folder can be written to.",
    }
    for output in cell.outputs:
        if output.output_type == "error":
            text = f"{output.ename}: {output.evalue}"
            hint = next((hint for start, hint in hints.items() if text.startswith(start)), "")
            output.evalue = f"{output.evalue} {hint}".strip()
