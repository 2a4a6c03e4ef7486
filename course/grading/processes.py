"""The processes behind `run`: one that has imported everything, its copies, and the watch over a copy."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import psutil

from course.errors import ROOT, CourseError
from course.grading import sandbox, wire
from course.grading.warm import Limits, as_request

CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")
LATE, MEMORY, PROCESSES, MALFORMED, ENDED = "late", "memory", "processes", "malformed", "ended"

_START = 120.0  # seconds that importing everything may take
_ORDER = 30.0  # seconds that a warm process may take to do as it is told
_GRACE = 2.0  # seconds between an interrupt and the end
_LOOK = 0.2  # seconds between two looks at memory and processes, or more where a look is dear
_MARK = "COURSE_GRADING_MARK"  # in the environment of everything that runs outside the sandbox
_HELLO: dict[str, dict[str, Any]] = {
    "student": {"do": "names", "names": []},
    "tester": {"source": "", "values": {}},
}


class MachineError(CourseError):
    """Python could not be run at all, which is no student's doing."""


@dataclass(frozen=True)
class Answer:
    """What came of a question.

    Attributes
    ----------
    body : dict
        What the copy said; it may be anything. Empty where the copy had to be ended.
    late : bool
        Whether its time was over.
    end : str
        Why the copy is no more: one of `LATE`, `MEMORY`, `PROCESSES`, `MALFORMED`, `ENDED`; empty while it lives.
    detail : str
        For `MALFORMED`, what was wrong.
    """

    body: dict[str, Any] = field(default_factory=dict)
    late: bool = False
    end: str = ""
    detail: str = ""


class Warm:
    """A process that has imported everything and forks copies of itself.

    It is started again if it has ended. Where a system cannot fork (`forks` is False), each copy is a fresh process.

    Parameters
    ----------
    role : str
        ``student`` or ``tester``.
    isolate : bool
        Whether it runs in the sandbox.
    forks : bool
        Whether it forks.
    """

    def __init__(self, role: str, *, isolate: bool, forks: bool = CAN_FORK) -> None:
        if isolate and not forks:
            raise ValueError("the sandbox needs a process that forks")
        self.role, self.isolate = role, isolate
        self._mark = uuid.uuid4().hex  # of all copies that are forked
        self._turn = threading.Lock()
        self._parent = self._started() if forks else None

    def _started(self) -> _Parent:
        return _Parent(self.role, isolate=self.isolate, mark=self._mark)

    def fork(self, limits: Limits, folder: str, files: dict[str, str], methods: frozenset[str] = frozenset()) -> Copy:
        """Make a copy that serves one notebook.

        Parameters
        ----------
        limits : Limits
        folder : str
            Where its code runs.
        files : dict
            Written into that folder first: name to content in base64.
        methods : frozenset of str
            Modules of `course.methods` that its cells import. The process that is copied imports them once for all.

        Returns
        -------
        Copy
            It has said that it is ready.

        Raises
        ------
        MachineError
            If Python cannot be started.
        """
        request = {"do": "fork", "limits": as_request(limits), "folder": folder, "files": files}
        copy = self._fresh(request, limits) if self._parent is None else self._forked(request, limits, methods)
        if copy is None or not copy.begin():
            if copy is not None:
                copy.kill()
            raise MachineError(
                f"A process for {self.role} code could not begin. Is there enough memory and disk on this machine? "
                "Run the same command again."
            )
        return copy

    def _forked(self, request: dict, limits: Limits, methods: frozenset[str]) -> Copy | None:
        with self._turn:
            for _ in range(2):
                parent = self._parent
                assert parent is not None
                parent.wait()
                parent.prepare(methods)
                ours, theirs = socket.socketpair()
                with theirs:
                    reply = parent.order(request, theirs.fileno())
                if reply is not None:
                    return self._copy(parent, ours, reply["process"], limits)
                ours.close()
                parent.end()
                self._parent = self._started()
        return None

    def _copy(self, parent: _Parent, ours: socket.socket, process: int, limits: Limits) -> Copy:
        outside = parent.find(process)

        def interrupt() -> None:
            parent.order({"do": "interrupt", "process": process})

        def end() -> None:
            family = [] if self.isolate else _family(outside)
            if parent.order({"do": "kill", "process": process}) is None:
                parent.end()  # and all its copies with it
            with contextlib.suppress(OSError):
                ours.shutdown(socket.SHUT_RDWR)
            if not self.isolate:
                _kill(family)
                _sweep(self._mark, parent.outside)

        return Copy(
            ours.makefile("rb"), ours.makefile("wb"), outside, interrupt, end, limits, _HELLO[self.role], ours.close
        )

    def _fresh(self, request: dict, limits: Limits) -> Copy | None:
        mark = uuid.uuid4().hex
        process = _popen(
            self.role,
            ["--once"],
            isolate=False,
            mark=mark,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdin is not None and process.stdout is not None
        outside = _process(process.pid)

        def interrupt() -> None:
            if os.name != "nt":
                process.send_signal(signal.SIGINT)

        def end() -> None:
            family = _family(outside)
            process.kill()
            process.wait()
            _kill(family)
            _sweep(mark)

        copy = Copy(process.stdout, process.stdin, outside, interrupt, end, limits, _HELLO[self.role])
        try:
            wire.send(process.stdin, request)
        except OSError:
            copy.kill()
            return None
        return copy

    def close(self) -> None:
        """End the process and all copies."""
        if self._parent is not None:
            self._parent.end()
            if not self.isolate:
                _sweep(self._mark)


class _Parent:
    """One warm process, and the socket on which it takes orders."""

    def __init__(self, role: str, *, isolate: bool, mark: str) -> None:
        self.role, self._isolate = role, isolate
        self._turn = threading.Lock()
        self._ready, self._lost, self._ended = False, False, False
        self._last = "no reason was given"
        self._imported: frozenset[str] = frozenset()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed in `end`
        self._control, theirs = socket.socketpair()
        self._lines = self._control.makefile("rb")
        with theirs:
            self._process = _popen(
                role, [], isolate=isolate, mark=mark, stdin=theirs, stdout=subprocess.DEVNULL, stderr=self._errors
            )
        self.outside = _process(self._process.pid)

    def wait(self) -> None:
        """Wait until it has imported everything."""
        if self._ready or self._ended:
            return
        self._control.settimeout(_START)
        try:
            said = self._lines.readline()
        except OSError:
            said = b""
        if said != b"ready\n":
            self.end()
            raise MachineError(
                f"Python could not be started for {self.role} code: {self._last[:300]}. Run `python3 -m course doctor`."
            )
        self._ready = True

    def prepare(self, methods: frozenset[str]) -> None:
        """Let it import modules of `course.methods` that it has not yet: no copy has to do so again."""
        if fresh := sorted(methods - self._imported):
            self._imported |= methods
            self.order({"do": "import", "methods": fresh}, seconds=_START)

    def order(self, request: dict, descriptor: int | None = None, *, seconds: float = _ORDER) -> dict[str, Any] | None:
        """Give an order and wait until it is done; None if the process does not answer (any more)."""
        with self._turn:
            if self._lost or self._ended:
                return None
            self._lost = True  # until the answer is here: who is interrupted meanwhile is out of step
            line = json.dumps(request).encode() + b"\n"
            try:
                self._control.settimeout(seconds)
                if descriptor is not None:
                    socket.send_fds(self._control, [line[:1]], [descriptor])
                    line = line[1:]
                self._control.sendall(line)
                reply = self._lines.readline()
            except OSError:
                return None
            if not reply.endswith(b"\n"):
                return None
            self._lost = False
            return json.loads(reply)

    def find(self, process: int) -> psutil.Process | None:
        """Find from outside the child that the process itself knows as number `process`."""
        if not self._isolate:
            return _process(process)
        for one in _family(self.outside):
            with contextlib.suppress(OSError):
                status = Path(f"/proc/{one.pid}/status").read_text(encoding="utf-8", errors="replace")
                numbers = re.search(r"^NSpid:(.*)$", status, re.MULTILINE)
                # Its number out here and in the sandbox; what it forks into a namespace of its own has a third.
                if numbers and numbers[1].split()[1:] == [str(process)]:
                    return one
        return None

    def end(self) -> None:
        """End it and all copies."""
        with self._turn:
            if self._ended:
                return
            self._ended = True
            with contextlib.suppress(OSError):
                self._control.shutdown(socket.SHUT_RDWR)  # it ends its copies, then itself
            self._lines.close()
            self._control.close()
            if not self._ready or self._lost:
                self._kill()
            try:
                self._process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._kill()
                self._process.wait()
            with self._errors:
                self._errors.seek(0)
                lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
            self._last = lines[-1] if lines else self._last

    def _kill(self) -> None:
        """Kill it with all its children: a bubblewrap killed while it begins leaves one that waits for it for ever."""
        if self._isolate and self.outside is not None:
            with contextlib.suppress(psutil.Error):
                self.outside.suspend()  # so that it has no more of them meanwhile
                until = time.monotonic() + 1
                while self.outside.status() not in (psutil.STATUS_STOPPED, psutil.STATUS_ZOMBIE):
                    if time.monotonic() > until:
                        break
        _kill(_family(self.outside)[1:])
        self._process.kill()


def _popen(role: str, more: list[str], *, isolate: bool, mark: str, **streams: Any) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "course.grading.warm", role, *more]
    variables = sandbox.environment()
    if isolate:
        words = [*sandbox.command(), "--", *words, "--isolate"]
        if os.getuid() == 0:
            words.append(f"--user={sandbox.NOBODY}")
    else:
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
        kept = {name: value for name, value in variables.items() if name.startswith(("OMP", "OPEN", "MKL", "OBJC"))}
        variables = os.environ | kept | {"PYTHONPATH": path, "PYTHONWARNINGS": "ignore", _MARK: mark}
    # A session of its own: Ctrl-C at the terminal reaches the grader alone, which then ends these in order.
    return subprocess.Popen(words, env=variables, cwd=None if isolate else ROOT, start_new_session=True, **streams)


def _process(number: int) -> psutil.Process | None:
    try:
        return psutil.Process(number)
    except psutil.Error:
        return None


def _family(process: psutil.Process | None) -> list[psutil.Process]:
    """Give a process and its descendants, the oldest first; none if it has ended."""
    try:
        return [] if process is None else [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def _kill(processes: list[psutil.Process]) -> None:
    for one in processes:
        with contextlib.suppress(psutil.Error):
            one.kill()  # psutil asks first whether the number still means the same process


def _sweep(mark: str, spared: psutil.Process | None = None) -> None:
    """End what a notebook without the sandbox left behind: it has the mark, and is no descendant of `spared`."""
    for _ in range(20):  # while one is ended, another may begin
        found = [one for one in psutil.process_iter() if _marked(one, mark)]
        known = {one.pid for one in _family(spared)}  # asked second: nobody's child is taken for a stray
        found = [one for one in found if one.pid not in known]
        if not found:
            return
        _kill(found)


def _marked(process: psutil.Process, mark: str) -> bool:
    try:
        return process.environ().get(_MARK) == mark and process.status() != psutil.STATUS_ZOMBIE
    except (psutil.Error, OSError):
        return False


def _resident(family: list[psutil.Process]) -> int:
    """Add up resident memory, in bytes; what is shared counts for each, so it is never too little."""
    total = 0
    for one in family:
        with contextlib.suppress(psutil.Error):
            total += one.memory_info().rss
    return total


def _held(family: list[psutil.Process]) -> int:
    """Add up the memory that a family holds, in bytes; what n processes share counts one nth for each.

    This takes a millisecond a process. Where the system does not say, what each holds for itself is counted.
    """
    total = 0
    for one in family:
        try:
            found = one.memory_full_info()
            total += getattr(found, "pss", found.uss)
        except psutil.Error:
            total += _resident([one])
    return total


class Copy:
    """One process that serves one notebook: it is asked, and it answers or is ended.

    Parameters
    ----------
    reader, writer : binary streams
        Messages of `wire`.
    outside : psutil.Process or None
        The process whose family it is.
    interrupt, end : callable
        Interrupt what it does; end it and everything that it started.
    limits : Limits
    hello : dict
        A question that is always answered.
    close : callable
        Called after both streams are closed.
    """

    def __init__(
        self,
        reader: BinaryIO,
        writer: BinaryIO,
        outside: psutil.Process | None,
        interrupt: Callable[[], None],
        end: Callable[[], None],
        limits: Limits,
        hello: dict[str, Any],
        close: Callable[[], None] = lambda: None,
    ) -> None:
        self._in, self._out, self._close = reader, writer, close
        self.outside, self._limits, self._hello = outside, limits, hello
        self.interrupt, self._end = interrupt, end
        self._number, self._over = 0, False
        self._ending = threading.Lock()
        self._resident = self._held = 0

    def begin(self) -> bool:
        """Wait until it is ready, and look at what it holds before it does anything; False if it is not there."""
        if not self._there(_START):
            return False
        family = _family(self.outside)
        self._resident, self._held = _resident(family), _held(family)
        return True

    def ask(self, request: dict, seconds: float, call: Callable[[dict], dict] | None = None) -> Answer:
        """Ask and wait, no longer than `seconds` and a little.

        Parameters
        ----------
        request : dict
        seconds : float
            Then it is interrupted, and ended if that does not help.
        call : callable, optional
            Answers a question that comes before the answer. Meanwhile the clock stands still.

        Returns
        -------
        Answer
        """
        answer = self._ask(request, seconds, call)
        if answer.late and not answer.end and not self._there(_GRACE):
            # The interrupt came when the answer was already on its way, and hit it at another place.
            answer = Answer(late=True, end=LATE)
        if answer.end:
            self.kill()
        return answer

    def _there(self, seconds: float) -> bool:
        answer = self._ask(self._hello, seconds, None)
        return not (answer.end or answer.late)

    def _ask(self, request: dict, seconds: float, call: Callable[[dict], dict] | None) -> Answer:
        if self._over:
            return Answer(end=ENDED)
        self._number += 1
        body: dict[str, Any] = {}
        end = detail = ""
        watch = _Watch(self, seconds)
        try:
            body = self._talk(request | {"id": self._number}, watch, call)
        except (EOFError, OSError):
            end = ENDED
        except (ValueError, RecursionError) as problem:
            end, detail = MALFORMED, str(problem)
        finally:
            watch.stop()
        # What the watch did counts, also where an answer came at the same moment.
        if watch.end or end:
            end = watch.end or (LATE if watch.late else end)
            return Answer(late=watch.late, end=end, detail=detail if end == MALFORMED else "")
        return Answer(body, late=watch.late)

    def _talk(self, request: dict, watch: _Watch, call: Callable[[dict], dict] | None) -> dict[str, Any]:
        wire.send(self._out, request)
        while True:
            reply = wire.receive(self._in)
            if call is not None and type(reply.get("call")) is str:
                with watch.paused():
                    answer = call(reply)
                wire.send(self._out, answer)
            elif reply.get("id") == request["id"]:
                return reply
            else:
                raise wire.WireError("an answer came that nobody had asked for")

    def too_much(self) -> str:
        """Say whether it holds too much: `MEMORY`, `PROCESSES` or an empty text."""
        family, most = _family(self.outside), self._limits.memory * 1_000_000
        if len(family) > self._limits.processes + 2:  # of the sandbox's own there are two
            return PROCESSES
        # The cheap figure first: it is never too low.
        if _resident(family) - self._resident > most and _held(family) - self._held > most:
            return MEMORY
        return ""

    def strike(self) -> None:
        """End it and everything that it started; who waits for its answer waits no more."""
        with self._ending:
            if not self._over:
                self._over = True
                self._end()

    def kill(self) -> None:
        """End it, and let go of its streams."""
        self.strike()
        for one in (self._in, self._out):
            with contextlib.suppress(OSError, ValueError):
                one.close()
        self._close()


class _Watch:
    """Looks after one question in a thread of its own: time, memory, processes."""

    def __init__(self, copy: Copy, seconds: float) -> None:
        self.late, self.end = False, ""
        self._copy = copy
        self._deadline = time.monotonic() + seconds
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    @contextlib.contextmanager
    def paused(self):
        """Stop the clock: somebody else is at work."""
        left, self._deadline = self._deadline - time.monotonic(), float("inf")
        try:
            yield
        finally:
            self._deadline = time.monotonic() + left

    def stop(self) -> None:
        """Look no more; what was about to be done is done."""
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        ends_at = float("inf")
        looks_at = time.monotonic() + _LOOK
        while not self._done.wait(0.05):
            now = time.monotonic()
            if not self.late and now > self._deadline:
                self.late, ends_at = True, now + _GRACE
                self._copy.interrupt()
            elif now > ends_at:
                self.end = LATE
            elif now > looks_at:
                self.end = self._copy.too_much()
                # Where a look is dear, on a machine with many processes, there are fewer of them.
                looks_at = now + min(1.0, max(_LOOK, 50 * (time.monotonic() - now)))
            if self.end:
                self._copy.strike()
                return
