"""A process that has imported everything once and forks a copy of itself for each notebook.

It is started by `run`, as ``python -m course.grading.warm student`` (in the sandbox, where there is one) or
``... tester``. It reads requests on the socket that is its standard input, and never sees an answer or a result:
each copy gets a socket of its own, and reads the files of its notebook itself, because whatever the parent has once
held every later copy could find in its memory. It starts no thread. Where a system cannot fork, ``--once`` serves one
notebook on standard input and output instead.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import json
import os
import signal
import socket
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from course.grading import seccomp

if os.name != "nt":
    import resource

_CLONE_NEWNS, _CLONE_NEWUSER, _CLONE_NEWPID, _CLONE_NEWIPC, _CLONE_NEWNET = (
    0x00020000,
    0x10000000,
    0x20000000,
    0x08000000,
    0x40000000,
)
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_REMOUNT, _MS_BIND, _MS_REC, _MS_PRIVATE = 1, 2, 4, 32, 4096, 16384, 1 << 18
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_CHILD_SUBREAPER, _PR_SET_NO_NEW_PRIVS = 1, 4, 36, 38


@dataclass(frozen=True)
class Limits:
    """What one notebook may use.

    Attributes
    ----------
    cell_seconds, notebook_seconds : float
        Time for one cell and for the whole notebook.
    memory : int
        Megabytes, of all its processes together, beyond what they started with.
    processes : int
        How many processes and threads at one time.
    file_size : int
        Megabytes that one file may have, and half of what all its files may have together.
    output : int
        Characters that one cell may show, pictures included.
    """

    cell_seconds: float = 60
    notebook_seconds: float = 300
    memory: int = 1024
    processes: int = 64
    file_size: int = 50
    output: int = 2_000_000


def main(argv: list[str]) -> None:
    """Import, say that it is ready, then fork on request until the socket closes."""
    role, isolate = argv[0], "--isolate" in argv
    if "--once" in argv:
        _once(role)
        return
    control = socket.socket(fileno=os.dup(0))
    drop = next((int(word.removeprefix("--user=")) for word in argv if word.startswith("--user=")), None)
    if drop is not None:  # root's processes are not counted by the system, so nobody's are what runs
        os.setgroups([])
        os.setgid(drop)
        os.setuid(drop)
    shell = _prepare(role)
    if sys.platform == "linux":
        _libc().prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)  # no copy may look into it
        _libc().prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)  # what a copy leaves behind becomes a child of this process
    children: dict[int, int] = {}
    control.sendall(b"ready\n")
    while True:
        first, files, _, _ = socket.recv_fds(control, 1, 4)
        if not first:
            break
        if files:  # a copy is asked for, and this is the socket that it shall have
            outside, started = os.pipe()
            child = os.fork()
            if child == 0:
                os.close(outside)
                request = json.loads(first + _line(control))
                control.close()
                _become(role, shell, files[0], started, request, isolate)
                os._exit(0)
            os.close(started)
            inner = os.read(outside, 16)
            os.close(outside)
            children[child] = int(inner or b"0") or child
            control.sendall(json.dumps({"process": child}).encode() + b"\n")
            for number in files:
                os.close(number)
            continue
        request = json.loads(first + _line(control))
        if request["do"] == "import":
            _import(request["methods"])
            control.sendall(b"{}\n")
            continue
        process = children.get(request["process"], 0)
        if process and request["do"] == "interrupt":
            _signal(process, signal.SIGINT, group=False)
        elif process:
            _signal(process, signal.SIGKILL, group=not isolate)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(request["process"], 0)
            children.pop(request["process"], None)
            if not isolate:
                _end_strays(children)
        control.sendall(b"{}\n")
    for process in children.values():
        _signal(process, signal.SIGKILL, group=not isolate)
    if not isolate:
        _end_strays({})


def _once(role: str) -> None:
    """Serve one notebook without a fork: its streams are those that this process was started with."""
    from course.grading import wire

    reader, writer = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    shell = _prepare(role)
    request = wire.receive(reader)
    _serve(role, shell, reader, writer, request, 0)


def _prepare(role: str) -> Any:
    if role == "student":
        from course.grading import student

        shell = student.prepare()
        student.silence()
        return shell
    from course.grading import tester

    return tester.prepare()


def _import(methods: list[str]) -> None:
    """Import modules of `course.methods`; one that cannot be imported fails where a cell asks for it."""
    for name in methods:
        with contextlib.suppress(ImportError, SyntaxError):
            importlib.import_module(f"course.methods.{name}")


def _signal(process: int, number: int, *, group: bool) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        (os.killpg if group else os.kill)(process, number)


def _line(control: socket.socket) -> bytes:
    """Read the rest of a line. Nobody writes the next one before this one is answered."""
    parts: list[bytes] = []
    while not parts or not parts[-1].endswith(b"\n"):
        part = control.recv(65536)
        if not part:
            os._exit(0)
        parts.append(part)
    return b"".join(parts)


def _end_strays(children: dict[int, int]) -> None:
    """End what a copy started and left: where the system hands it over to this process (Linux), it is found."""
    import psutil

    while strays := [one for one in psutil.Process().children() if one.pid not in children]:
        for one in strays:
            with contextlib.suppress(psutil.Error):
                for process in (*one.children(recursive=True), one):
                    process.kill()
            with contextlib.suppress(ChildProcessError):
                os.waitpid(one.pid, 0)


def _become(role: str, shell: Any, number: int, started: int, request: dict, isolate: bool) -> None:
    """Turn a fresh copy into the process that serves one notebook."""
    os.setsid()
    limits = Limits(**request["limits"])
    signal.signal(signal.SIGINT, signal.default_int_handler)
    stream = socket.socket(fileno=number)
    reader, writer = stream.makefile("rb"), stream.makefile("wb")
    folder = request["folder"]
    used = _address_space() if sys.platform == "linux" else 0  # asked now: later there may be no /proc
    if isolate:
        resource.setrlimit(resource.RLIMIT_NPROC, (limits.processes + 2, limits.processes + 2))
        _own_namespaces()
        child = os.fork()
        if child:
            os.write(started, str(child).encode())
            os.close(started)
            for one in (reader, writer, stream):
                one.close()
            os.waitpid(child, 0)
            os._exit(0)
        _libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        _empty_folders(limits, folder)
        _give_up_rights()
    os.close(started)
    _serve(role, shell, reader, writer, request, used)


def _serve(role: str, shell: Any, reader: BinaryIO, writer: BinaryIO, request: dict, used: int) -> None:
    limits = Limits(**request["limits"])
    os.chdir(request["folder"])
    if role == "student":
        from course.grading import student

        _write_files(Path(request["folder"]), request["files"])
        sys.path.insert(0, request["folder"])
        _limit(limits, used)
        student.serve(reader, writer, shell, most_output=limits.output)
    else:
        from course.grading import tester

        tester.serve(reader, writer)


def _write_files(folder: Path, files: dict[str, str]) -> None:
    import base64

    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(data))


def _limit(limits: Limits, used: int) -> None:
    """Ask the system for what it can bind by itself."""
    if os.name == "nt":
        return
    megabyte = 1_000_000
    wanted = {
        "RLIMIT_FSIZE": limits.file_size * megabyte,
        "RLIMIT_CORE": 0,
        "RLIMIT_NOFILE": 256,
        "RLIMIT_CPU": int(limits.notebook_seconds) + 10,
    }
    if used:
        wanted["RLIMIT_AS"] = used + limits.memory * megabyte
    for name, value in wanted.items():
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (value, value))


def _address_space() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _call(name: str, *args: Any) -> None:
    if getattr(_libc(), name)(*args) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def _own_namespaces() -> None:
    user, group = os.getuid(), os.getgid()
    _libc().prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0)  # else its own files in /proc are root's
    _call("unshare", _CLONE_NEWUSER | _CLONE_NEWNS | _CLONE_NEWPID | _CLONE_NEWIPC | _CLONE_NEWNET)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")


def _empty_folders(limits: Limits, folder: str) -> None:
    """Give the copy a scratch folder of its own, in memory and of limited size; nothing else can be written to."""
    megabytes = limits.file_size * 2
    _call("mount", b"none", b"/", None, _MS_REC | _MS_PRIVATE, None)
    for place in ("/", "/tmp", "/dev"):
        flags = _MS_REMOUNT | _MS_BIND | _MS_RDONLY | _MS_NOSUID | _MS_NODEV
        _call("mount", None, place.encode(), None, flags, None)
    for place, size in ((folder, megabytes), ("/dev/shm", megabytes)):
        _call("mount", b"tmpfs", place.encode(), b"tmpfs", _MS_NOSUID | _MS_NODEV, f"size={size}m,mode=777".encode())
    try:
        _call("mount", b"proc", b"/proc", b"proc", _MS_NOSUID | _MS_NODEV, None)
    except OSError:  # some systems allow no second one: then there is none
        _call("mount", b"tmpfs", b"/proc", b"tmpfs", _MS_NOSUID | _MS_NODEV, b"size=4k,mode=555")
    temporary = Path(folder) / ".tmp"
    temporary.mkdir()
    os.environ |= {"TMPDIR": str(temporary), "HOME": folder}
    tempfile.tempdir = None


def _give_up_rights() -> None:
    _libc().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    _call("capset", header, (ctypes.c_uint32 * 6)())
    seccomp.install()


def as_request(limits: Limits) -> dict[str, Any]:
    """Write limits as JSON holds them."""
    return asdict(limits)


if __name__ == "__main__":
    main(sys.argv[1:])
