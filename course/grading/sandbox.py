"""The sandbox that student code runs in: bubblewrap, with nothing in it but Python and the course."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

from course.errors import ROOT, CourseError

SCRATCH = "/scratch"
NOBODY = 65534
_SYSTEM = ("/usr", "/bin", "/lib", "/lib32", "/lib64", "/libx32", "/sbin")
_ETC = ("ld.so.cache", "ld.so.conf", "ld.so.conf.d", "alternatives", "fonts", "localtime", "ssl/openssl.cnf")
_CONTAINER = "course/teaching/grading-in-a-container.md"
_WITHOUT = "`--no-sandbox` grades without it and says what is given up."
_INSTALL = (
    "Install it with `sudo apt install bubblewrap` (Debian, Ubuntu) or `sudo dnf install bubblewrap` (Fedora), or use "
    f"the container that {_CONTAINER} describes. {_WITHOUT}"
)
_ALLOW = (
    "Ask who looks after this machine to allow user namespaces (`sudo sysctl kernel.unprivileged_userns_clone=1` on "
    "older Debian, `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0` on Ubuntu 24.04 and later), or use the "
    f"container that {_CONTAINER} describes. {_WITHOUT}"
)
# What a copy of the warm process does once it is inside, tried before anything is graded: namespaces of its own, in
# which it is who it was, and an empty folder.
_TRY = """
import ctypes, os, sys
if os.getuid() == 0 and len(sys.argv) > 1:
    os.setgroups([]); os.setgid(int(sys.argv[1])); os.setuid(int(sys.argv[1]))
libc, user, group = ctypes.CDLL(None, use_errno=True), os.getuid(), os.getgid()
libc.prctl(4, 1, 0, 0, 0)
def do(name, *args):
    if getattr(libc, name)(*args):
        sys.exit(f"inside: {name}: {os.strerror(ctypes.get_errno())}")
do("unshare", 0x10000000 | 0x00020000 | 0x20000000 | 0x08000000 | 0x40000000)
for name, text in ("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1"):
    try:
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)
    except OSError as problem:
        sys.exit(f"inside: {name}: {problem.strerror}")
do("mount", b"none", b"/", None, 16384 | 1 << 18, None)
do("mount", b"tmpfs", b"/scratch", b"tmpfs", 6, b"size=1m")
"""


def trouble() -> str:
    """Say why there is no sandbox on this machine, in a sentence; an empty text where there is one."""
    if sys.platform != "linux":
        return (
            "The sandbox for students' code exists on Linux only: grade on a Linux machine or in the container that "
            f"{_CONTAINER} describes. {_WITHOUT}"
        )
    if shutil.which("bwrap") is None:
        return f"Students' code runs in a sandbox, and bubblewrap, which makes it, is not installed. {_INSTALL}"
    for path in _interpreter():
        if Path.home().is_relative_to(path):
            return (
                f"Students' code sees the folder that Python is installed in, which here is {path}, and your home "
                "folder is in it. Let `python3 -m course` make an environment of its own, or use another Python."
            )
    return _probe()


@functools.cache
def _probe() -> str:
    words = [*command(), "--", sys.executable, "-I", "-c", _TRY, str(NOBODY)]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as problem:
        return f"Students' code runs in a sandbox, and bubblewrap could not be run ({problem}). {_INSTALL}"
    if done.returncode == 0:
        return ""
    last = (done.stderr.strip().splitlines() or ["no reason was given"])[-1][:200]
    if _in_container():
        return (
            f"Students' code runs in a sandbox, and this container does not allow one ({last}). Start the container as "
            f"{_CONTAINER} describes. {_WITHOUT}"
        )
    if last.startswith("inside: "):
        return (
            "Students' code runs in a sandbox. bubblewrap makes one here, but no namespaces can be made inside it, "
            f"which keep one student's notebook from the next ({last.removeprefix('inside: ')}). {_ALLOW}"
        )
    return f"Students' code runs in a sandbox, and this machine does not allow one ({last}). {_ALLOW}"


def _in_container() -> bool:
    return "container" in os.environ or Path("/.dockerenv").exists() or Path("/run/.containerenv").exists()


def require() -> None:
    """Ask for the sandbox.

    Raises
    ------
    CourseError
        Why there is none, and what to do.
    """
    reason = trouble()
    if reason:
        raise CourseError(reason)


def command() -> list[str]:
    """Write the call of bubblewrap, up to the program that shall run.

    Returns
    -------
    list of str
        No network, own processes, and a file system of: the system's programs, the interpreter's folders and
        ``course/``, all read-only, and empty folders in memory. No home, no solutions, no class, no tests.
    """
    words = ["bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    words += ["--die-with-parent", "--new-session", "--hostname", "sandbox", "--clearenv"]
    if os.getuid() != 0:
        words += ["--unshare-user"]
    words += ["--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--tmpfs", "/dev/shm"]
    words += ["--perms", "1777", "--tmpfs", "/tmp"]
    for name in _SYSTEM:
        path = Path(name)
        if path.is_symlink():
            words += ["--symlink", os.readlink(path), name]
        elif path.is_dir():
            words += ["--ro-bind", name, name]
    for name in _ETC:
        words += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    interpreter = _interpreter()
    inside = [path for path in interpreter if path.is_relative_to(ROOT)]
    made = {Path(name) for name in (*_SYSTEM, "/", "/tmp")}
    for path in interpreter:
        if path not in inside:
            words += _bind(path, made)
    hidden = any(ROOT.is_relative_to(path) for path in (*map(Path, _SYSTEM), *interpreter))
    if hidden:  # the project lies in a folder that is seen: an empty one covers it
        words += ["--perms", "0755", "--tmpfs", str(ROOT)]
        made.add(ROOT)
    for path in (*inside, ROOT / "course"):
        words += _bind(path, made)
    if hidden:
        words += ["--remount-ro", str(ROOT)]
    words += ["--perms", "0777", "--dir", SCRATCH, "--chdir", "/tmp"]
    for name, value in environment().items():
        words += ["--setenv", name, value]
    return words


def _bind(path: Path, made: set[Path]) -> list[str]:
    """Show a folder, read-only. `made` are the folders that exist in the sandbox."""
    words = []
    for parent in reversed(path.parents):  # bubblewrap would make them for their owner's eyes only
        if parent not in made:
            words += ["--perms", "0755", "--dir", str(parent)]
            made.add(parent)
    return [*words, "--ro-bind", str(path), str(path)]


def environment() -> dict[str, str]:
    """Give the variables that student code sees, in the sandbox."""
    return {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/bin", "/bin"]),
        "HOME": "/tmp",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONWARNINGS": "ignore",
        "MPLCONFIGDIR": "/tmp/matplotlib",
        "IPYTHONDIR": "/tmp/ipython",
        "OPENBLAS_NUM_THREADS": "1",  # threads do not survive a fork
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "OBJC_DISABLE_INITIALIZE_FORK_SAFETY": "YES",  # macOS: nothing but Python runs between fork and work
    }


def _interpreter() -> list[Path]:
    """Give the folders that Python and its packages live in, where they are not the system's own."""
    found = []
    executable = Path(sys.executable).resolve()
    for path in (Path(sys.prefix), Path(sys.base_prefix), executable.parent.parent):
        if not any(str(path).startswith(f"{name}/") or str(path) == name for name in _SYSTEM) and path not in found:
            found.append(path)
    return found
