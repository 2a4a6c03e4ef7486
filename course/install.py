"""Run uv, venv and pip for course.environment: one start at a time, progress to follow, troubles in words.

Standard library only.
"""

from __future__ import annotations

import contextlib
import errno
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from course import interrupt
from course.errors import CourseError

LOG = ".venv-setup.log"
GUARD = ".venv-setup.lock"
MEGABYTES_A_PACKAGE = 6  # 117 packages took 586 MB on Linux with pip, the most of the ways tried
AGAIN = "then start the course again with the same command"


@dataclass(frozen=True)
class Session:
    """One set-up: the course's folder, the open log, the guard's file descriptor, and where sentences go."""

    root: Path
    log: IO[bytes]
    guard: int | None
    say: Callable[[str], None]


@contextlib.contextmanager
def session(root: Path, say: Callable[[str], None]) -> Iterator[Session]:
    """Open the log and hold the guard, so that two starts don't install over each other.

    Trouble with files becomes a sentence: a full disk, no permission, and anything else that the system says.

    Parameters
    ----------
    root : Path
        The course's folder.
    say : callable
        Takes a sentence for the person who waits.

    Yields
    ------
    Session
    """
    try:
        with guard(root, say) as descriptor, open(root / LOG, "wb") as log:
            yield Session(root, log, descriptor, say)
    except OSError as error:
        raise CourseError(explain_os_error(error, root)) from error


@contextlib.contextmanager
def guard(root: Path, say: Callable[[str], None]) -> Iterator[int | None]:
    """Hold a lock on a file that the system lets go when this process, and the tools it started, have ended.

    It needs no cleaning up after a process that was killed, and a pip that outlives its parent still holds it.
    Yields None on a disk that knows no locks.
    """
    descriptor = os.open(root / GUARD, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        told = False
        while True:
            try:
                _take(descriptor)
                break
            except OSError as error:
                if error.errno in (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP):
                    yield None
                    return
                if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                    raise
            if not told:
                say("Another start of the course is installing into this folder. Waiting for it to finish.")
                told = True
            time.sleep(0.2)
        yield descriptor
    finally:
        os.close(descriptor)


def _take(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


# What is needed before anything is installed.


def find_uv() -> str | None:
    """Give the path of uv where it is on PATH."""
    return shutil.which("uv")


def base_python() -> str:
    """Give the Python that this one was made from, which stays when an environment is deleted."""
    base = getattr(sys, "_base_executable", None) or sys.executable
    return base if sys.prefix != sys.base_prefix and os.path.exists(base) else sys.executable


def megabytes(packages: int) -> int:
    """Say how much room this many packages take, roughly, in MB."""
    return max(10, round(packages * MEGABYTES_A_PACKAGE, -1))


def check_space(root: Path, packages: int) -> None:
    """Raise CourseError where the disk has no room for this many packages."""
    needed, free = megabytes(packages), shutil.disk_usage(root).free // 1_000_000
    if free < needed:
        raise CourseError(
            f"The disk that holds {root} has {free} MB free and the course's packages need about {needed} MB: "
            f"make room, {AGAIN}."
        )


def check_venv_module() -> None:
    """Raise CourseError where this Python can't make environments (Debian leaves that part out)."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise CourseError(no_venv_module())


# Running a tool.


def run(command: list[str], tool: str, on: Session, follow: Callable[[str], None] | None = None) -> None:
    """Run a tool with its output in the log.

    Parameters
    ----------
    command : list of str
    tool : str
        Its name for a sentence: uv, venv, ensurepip or pip.
    on : Session
    follow : callable, optional
        Gets what the tool wrote since the last call, about five times a second.

    Raises
    ------
    CourseError
        When the tool fails: one sentence with the remedy.
    """
    on.log.write(("$ " + " ".join(command) + "\n").encode("utf-8", "replace"))
    on.log.flush()
    start = on.log.tell()
    process = None
    try:
        with interrupt.held():  # so that the tool never runs without anybody to end it
            process = subprocess.Popen(
                command,
                cwd=on.root,
                stdin=subprocess.DEVNULL,
                stdout=on.log,
                stderr=subprocess.STDOUT,
                env=variables(),
                pass_fds=() if on.guard is None or os.name == "nt" else (on.guard,),
            )
        with open(on.root / LOG, "rb") as reader:
            reader.seek(start)
            status = None
            while status is None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    status = process.wait(timeout=0.2)
                new = reader.read()
                if follow:
                    follow(new.decode("utf-8", "replace"))
    finally:
        if process is not None:
            end(process)  # after Ctrl-C the tool ends too
    on.log.seek(0, os.SEEK_END)
    if status:
        said = (on.root / LOG).read_bytes()[start:].decode("utf-8", "replace")
        raise CourseError(explain(said, tool, status, on.root))


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that still runs: politely, then not."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def variables() -> dict[str, str]:
    """Give the variables for uv, venv and pip: the person's own settings, less what leads into another environment."""
    mine = {k: v for k, v in os.environ.items() if k not in ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__")}
    return mine | {"NO_COLOR": "1", "PIP_USER": "0", "PYTHONIOENCODING": "utf-8"}


# Progress.


def clock(seconds: float) -> str:
    """Write a duration as minutes and seconds.

    Examples
    --------
    >>> clock(83.4)
    '01:23'
    """
    return f"{int(seconds) // 60:02d}:{int(seconds) % 60:02d}"


class Progress:
    """One line that is written over on a terminal; elsewhere a new line at every tenth of the way."""

    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream
        self.live = stream.isatty()
        self.began = time.monotonic()
        self.shown = ""
        self.steps: dict[str, int] = {}

    def elapsed(self) -> float:
        """Give the seconds since it began."""
        return time.monotonic() - self.began

    def show(self, label: str, done: int, total: int, name: str = "") -> None:
        """Show how far it is.

        Parameters
        ----------
        label : str
            With places for `{done}`, `{total}` and `{packages}`.
        done, total : int
        name : str
            The package that it is busy with.
        """
        text = label.format(done=done, total=total, packages="package" if total == 1 else "packages") + (
            f": {name}" if name else ""
        )
        text += f" · {clock(self.elapsed())}"
        if self.live:
            text = text[: shutil.get_terminal_size().columns - 1]
            self.stream.write("\r" + text.ljust(len(self.shown)))
            self.stream.flush()
            self.shown = text
        else:
            step = done * 10 // max(total, 1)
            if step > self.steps.get(label, -1):
                self.stream.write(text + "\n")
                self.stream.flush()
                self.steps[label] = step

    def clear(self) -> None:
        """Take the line away again."""
        if self.shown:
            self.stream.write("\r" + " " * len(self.shown) + "\r")
            self.stream.flush()
            self.shown = ""


class Follower:
    """Read what uv or pip writes, and count: packages fetched, then packages that are in their place.

    Parameters
    ----------
    progress : Progress
    total : int
        How many packages are to be installed.
    present : callable
        Gives how many of them are in their place now.
    """

    def __init__(self, progress: Progress, total: int, present: Callable[[], int]) -> None:
        self.progress, self.total, self.present = progress, total, present
        self.before = present()
        self.rest = ""
        self.started: list[str] = []  # packages that pip turned to, or that uv announced as large
        self.fetched: list[str] = []  # uv says when it has a large one
        self.uv = self.installing = False

    def __call__(self, text: str) -> None:
        """Take in what was written since the last call."""
        *lines, self.rest = (self.rest + text).split("\n")
        for line in lines:
            self._line(line)
        if self.installing:
            # A damaged package counts as present before and after: then there is nothing to count.
            label = "Installing {total} {packages}" if self.before else "Installing {done} of {total} {packages}"
            self.progress.show(label, self.present(), self.total)
        elif self.uv:
            name = self.fetched[-1] if self.fetched else self.started[0]
            label = "Fetching {done} of {total} large {packages}"
            self.progress.show(label, len(self.fetched), len(self.started), name)
        elif self.started:
            self.progress.show("Fetching {done} of {total} {packages}", len(self.started), self.total, self.started[-1])
        else:
            self.progress.show("Looking for the packages", 0, self.total)

    def _line(self, line: str) -> None:
        if found := re.match(r"(?:Collecting|Processing) (?:[^(]*[/\\])?([\w.]+(?:-[A-Za-z][\w.]*)*)", line):
            self._start(found[1])
        elif found := re.match(r"Downloading ([\w.-]+) \(", line):
            self.uv = True
            self._start(found[1])
        elif found := re.match(r" Downloaded ([\w.-]+)", line):
            self.fetched.append(found[1])
        elif re.match(r"Installing collected packages|(Prepared|Installed) \d+ package", line):
            self.installing = True

    def _start(self, name: str) -> None:
        if name not in self.started:
            self.started.append(name)


# Troubles in words.

# Systems write such messages in their own language, but with these numbers; Windows has numbers of its own.
WINDOWS = os.name == "nt"
DISK = r"No space left on device|Errno 28\]|os error 28\)|not enough space|Errno 122\]|os error 122\)|quota exceeded"
DISK += r"|os error 112\)|WinError 112\]" if WINDOWS else ""
NO_VENV = r"ensurepip is not available|No module named '?(venv|ensurepip)"
HASHES = r"DO NOT MATCH THE HASHES|[Hh]ash mismatch"
PERMISSION = r"Permission denied|Errno 13\]|os error 13\)|Errno 30\]|os error 30\)"
PERMISSION += r"|Access is denied|os error (5|32)\)|WinError (5|32)\]" if WINDOWS else ""
CERTIFICATE = r"CERTIFICATE_VERIFY_FAILED|invalid peer certificate|UnknownIssuer"
NETWORK = (
    r"Failed to establish a new connection|NewConnectionError|ConnectionError|ProxyError|ReadTimeout|ConnectTimeout"
    r"|Read timed out|connection broken|Connection aborted|Connection reset|Name or service not known"
    r"|Temporary failure in name resolution|getaddrinfo|Network is unreachable|error sending request|dns error"
    r"|tcp connect error|operation timed out|Failed to fetch|Failed to download|Network connectivity is disabled"
    r"|IncompleteRead"
)
UNBUILT = r"Failed building wheel for (\S+)|Failed to build[: ]+`?([\w.-]+)|error: subprocess-exited-with-error"
UNKNOWN = (
    r"(?:No matching distribution found for|satisfies the requirement|[Bb]ecause) ([\w.-]+)|([\w.-]+) was not found"
)


def explain(said: str, tool: str, status: int, root: Path) -> str:
    """Turn what a tool wrote before it failed into one sentence with the remedy.

    Parameters
    ----------
    said : str
        Everything it wrote.
    tool : str
    status : int
        Its exit status.
    root : Path
        The course's folder.

    Returns
    -------
    str
    """
    see = f"what {tool} said is in {root / LOG}"
    if re.search(DISK, said):
        return disk_full(root)
    if re.search(NO_VENV, said):
        return no_venv_module()
    if re.search(HASHES, said):
        return (
            "A package that was downloaded is not the one that the course was made with, so it was not installed: "
            f"change to another network (a hotel's or a school's may alter downloads), {AGAIN}; {see}."
        )
    if re.search(CERTIFICATE, said):
        return (
            "The connection to the packages could not be trusted, as on a network that looks into connections: change "
            f"to another network, or ask those who run this one how {tool} is set up there, {AGAIN}; {see}."
        )
    if re.search(NETWORK, said):
        return (
            f"The packages could not be downloaded: connect to the internet (behind a proxy, set HTTPS_PROXY), {AGAIN}; "
            f"what is downloaded already is kept, and {see}."
        )
    if re.search(PERMISSION, said):
        return no_permission(root)
    if found := re.search(UNBUILT, said):
        name = found[1] or found[2] or "One of the packages"
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return (
            f"{name} is not offered ready-made for Python {version} on this kind of computer: start the course with "
            f"Python 3.11, 3.12 or 3.13; {see}."
        )
    if found := re.search(UNKNOWN, said):
        name = found[1] or found[2]
        return (
            f"{tool} did not find {name} in the version that the course needs: look at your settings for {tool} "
            f"(a package index of your own, or none at all, or offline use), {AGAIN}; {see}."
        )
    lines = [line.strip() for line in said.splitlines() if re.match(r"\s*error", line, re.IGNORECASE)]
    last = f" ({lines[-1][:200]})" if lines else ""
    return f"{tool} ended with status {status}{last}: look at {root / LOG}, mend what it names, {AGAIN}."


def explain_os_error(error: OSError, root: Path) -> str:
    """Turn what the system said about a file into one sentence with the remedy."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return disk_full(root)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return no_permission(root)
    where = f" at {error.filename}" if error.filename else ""
    return f"The computer could not do what the set-up needs{where}: {error.strerror or error}. Mend that, {AGAIN}."


def no_venv_module() -> str:
    """Say that this Python can't make environments."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return (
        "This Python lacks its venv module, with which the course keeps its packages apart from yours: on Debian or "
        f"Ubuntu type `sudo apt install python{version}-venv`, elsewhere install Python from python.org, {AGAIN}."
    )


def disk_full(root: Path) -> str:
    """Say that the disk is full, and how much is needed."""
    return (
        f"The disk is full: the course's packages need about {megabytes(117)} MB in {root} and, while they are "
        f"downloaded, as much again in your home and temporary folders; make room, {AGAIN}."
    )


def no_permission(root: Path) -> str:
    """Say that the folder can't be written in."""
    used = " and that no other program has it open" if os.name == "nt" else ""
    return (
        f"The course may not write in {root}: make sure that the folder is yours{used}, or copy the course into your "
        f"own documents, {AGAIN}."
    )
