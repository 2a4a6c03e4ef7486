"""The sandbox, seen from inside a student's cell and from outside; and what is said where there is none."""

import json
import os
import shutil
import subprocess
import sys
import threading
import uuid
from pathlib import Path

import psutil
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from course.errors import ROOT, CourseError
from course.grading import processes, run, sandbox
from course.grading.run import Limits
from tests import project

needs_sandbox = pytest.mark.skipif(
    bool(sandbox.trouble()), reason=f"no sandbox here: {sandbox.trouble()}" if sandbox.trouble() else ""
)


@pytest.fixture(scope="module")
def runner():
    with run.runner(isolate=True) as one:
        yield one


LOOK = """
import ctypes, json, os, pathlib, socket, sys

def fails(do, *args):
    try:
        do(*args)
    except OSError as problem:
        return type(problem).__name__
    return "it worked"

def connect(host, port):
    socket.create_connection((host, port), 2).close()

asked = json.loads(open("asked.json").read())
found = {
    "interfaces": [name for _, name in socket.if_nameindex()],
    "connects": [fails(connect, *address) for address in asked["addresses"]],
    "seen": [path for path in asked["secret"] if os.path.exists(path)],
    "listed": {path: sorted(os.listdir(path)) for path in asked["folders"] if os.path.isdir(path)},
    "writes": {path: fails(pathlib.Path(path, "new").write_text, "x") for path in asked["read_only"]},
    "scratch": fails(pathlib.Path("new").write_text, "x"),
    "temporary": fails(pathlib.Path(os.environ["TMPDIR"], "new").write_text, "x"),
    "processes": [name for name in os.listdir("/proc") if name.isdigit()],
    "me": [os.getpid(), os.getppid()],
    "files": sorted(os.listdir(".")),
    "variables": sorted(os.environ),
    "rights": [line.split()[1] for line in open("/proc/self/status") if line.startswith(("CapEff", "NoNewPrivs"))]
    if os.path.exists("/proc/self/status") else [],
}
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def inside(runner, tmp_path_factory):
    """Give what a student's cell finds, where a port of this machine is open and a submission lies beside."""
    import socket

    folder = tmp_path_factory.mktemp("room")
    beside = tmp_path_factory.mktemp("class") / "ada.ipynb"
    beside.write_text("somebody else's")
    home = Path.home()
    secret = ["solutions", "tests", "class", "work", "documents", "assignments", ".git", "nbgrader_config.py"]
    seen = sandbox._interpreter()
    with socket.create_server(("127.0.0.1", 0)) as server:
        asked = {
            "addresses": [["127.0.0.1", server.getsockname()[1]], ["192.0.2.1", 80]],  # the second is nobody's
            "secret": [*(str(ROOT / name) for name in secret), str(folder), str(beside), "/etc/shadow", "/home"],
            "folders": [str(ROOT), str(home), "/tmp"],
            "read_only": [
                *("/", "/tmp", "/dev", "/etc", "/usr", "/proc", str(home), str(ROOT), str(ROOT / "course")),
                *map(str, (*seen, Path(sys.prefix, "bin"))),
            ],
        }
        (folder / "asked.json").write_text(json.dumps(asked))
        nb = new_notebook(cells=[new_code_cell(LOOK), new_code_cell("import os\nos.listdir('.')")])
        done = runner.run(nb, folder)
        again = runner.run(new_notebook(cells=[nb.cells[1]]), folder)
    assert done.cells[0].outputs[0].output_type == "stream", done.cells[0].outputs
    found = json.loads(done.cells[0].outputs[0].text)
    return found | {"asked": asked, "again": again.cells[0].outputs[0].data["text/plain"]}


@needs_sandbox
def test_there_is_no_network(inside):
    assert inside["interfaces"] == ["lo"]
    assert all(found.endswith("Error") for found in inside["connects"])


CACHES = {
    Path("/tmp", name) for name in ("matplotlib", "ipython", ".cache")
}  # made by the imports, before any notebook


@needs_sandbox
def test_nothing_of_the_course_but_its_code_and_of_home_but_python_is_seen(inside):
    assert inside["seen"] == []
    shown = {folder for path in (*sandbox._interpreter(), ROOT / "course") for folder in (path, *path.parents)}
    for folder, names in inside["listed"].items():
        assert {Path(folder, name) for name in names} <= shown | CACHES, folder


@needs_sandbox
def test_only_its_own_folder_can_be_written_to_and_is_gone_afterwards(inside):
    assert "it worked" not in inside["writes"].values(), inside["writes"]
    assert (inside["scratch"], inside["temporary"]) == ("it worked", "it worked")
    assert inside["files"] == [".tmp", "asked.json", "new"] or inside["files"] == [".tmp", "asked.json"]
    assert "new" not in inside["again"]
    assert not Path(sandbox.SCRATCH).exists()


@needs_sandbox
def test_it_sees_no_other_process_and_no_variable_of_the_teacher(inside, monkeypatch):
    assert inside["me"] == [1, 0]
    assert inside["processes"] in ([], ["1"])
    extra = {"COLUMNS", "LINES", "PWD", "TMPDIR", "MPLBACKEND", "LC_CTYPE", "SHLVL", "_"}
    assert set(inside["variables"]) <= set(sandbox.environment()) | extra, inside["variables"]
    assert inside["rights"] in ([], ["0000000000000000", "1"])


@needs_sandbox
def test_its_namespaces_are_its_own(runner):
    copies = [runner.student.fork(Limits(), sandbox.SCRATCH, {}) for _ in range(2)]
    try:
        kinds = ("user", "mnt", "pid", "net", "ipc", "uts")
        held = [
            {kind: os.readlink(f"/proc/{one.pid}/ns/{kind}") for kind in kinds}
            for one in (psutil.Process(), *(processes._family(copy.outside)[-1] for copy in copies))
        ]
    finally:
        for copy in copies:
            copy.kill()
    ours, first, second = held
    assert [kind for kind in kinds if ours[kind] == first[kind]] == []
    assert [kind for kind in kinds if first[kind] == second[kind]] == ["uts"]


@needs_sandbox
def test_student_code_is_nobody_where_the_grader_is_root(runner):
    copy = runner.student.fork(Limits(), sandbox.SCRATCH, {})
    try:
        user = processes._family(copy.outside)[-1].uids().real
    finally:
        copy.kill()
    assert user == (sandbox.NOBODY if os.getuid() == 0 else os.getuid())


def inside_of(words, *command):
    return subprocess.run([*words, "--", *command], capture_output=True, text=True, check=False)


@needs_sandbox
def test_a_project_in_a_folder_that_is_seen_is_covered(tmp_path, monkeypatch):
    prefix = tmp_path / "prefix"
    root = prefix / "project"
    for name in ("course/a.py", "solutions/key.csv", ".venv/lib/b.py"):
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text("x")
    known = sandbox._interpreter()
    monkeypatch.setattr(sandbox, "ROOT", root)
    monkeypatch.setattr(sandbox, "_interpreter", lambda: [*known, prefix, root / ".venv"])
    for user in (0, 1000):
        monkeypatch.setattr(os, "getuid", lambda user=user: user)
        found = inside_of(sandbox.command(), "find", str(prefix), "-type", "f")
        assert sorted(found.stdout.split()) == [f"{root}/.venv/lib/b.py", f"{root}/course/a.py"], found.stderr
        assert inside_of(sandbox.command(), "touch", f"{root}/new").returncode != 0


@needs_sandbox
def test_who_is_not_root_asks_for_a_user_namespace(monkeypatch):
    monkeypatch.setattr(os, "getuid", lambda: 1000)
    assert "--unshare-user" in sandbox.command()
    assert inside_of(sandbox.command(), "true").returncode == 0


SMALL = """
import os, pathlib, sys, tempfile
from nbformat.v4 import new_code_cell, new_notebook
from course.grading import run, sandbox
bomb = "import os, time\\nfor _ in range(30):\\n    if os.fork() == 0:\\n        time.sleep(20)\\n        os._exit(0)"
hog = "import os, time\\nfor _ in range(3):\\n    if os.fork() == 0:\\n" \\
    "        x = bytearray(90_000_000)\\n        time.sleep(20)\\n        os._exit(0)\\ntime.sleep(20)"
writes = "open('/dev/new', 'w')"
with run.runner(isolate=True, limits=run.Limits(processes=10, memory=200)) as one:
    nb = new_notebook(cells=[new_code_cell(source) for source in ("1 + 1", writes, hog, bomb, "2")])
    for cell in one.run(nb, pathlib.Path(tempfile.mkdtemp())).cells:
        print(*(output.get("ename", "shown") for output in cell.outputs))
"""


@needs_sandbox
def test_it_works_for_a_user_who_is_not_root(tmp_path):
    # As root: a view of this machine in which Python may be read by everybody, and a user who is nobody in it.
    words = [sys.executable, "-c", SMALL]
    folder = ROOT
    if os.getuid() == 0:
        folder = Path("/tmp/project")
        view = tmp_path / "project"
        project.copy(ROOT, view)
        for path in (view, *view.rglob("*")):
            path.chmod(path.stat().st_mode | 0o444 | (0o111 if path.is_dir() else 0))
        setpriv = ["setpriv", "--reuid=12345", "--regid=12345", "--clear-groups"]
        outer = ["bwrap", "--dev-bind", "/", "/", "--perms", "0755", "--tmpfs", str(Path.home())]
        outer += ["--perms", "1777", "--tmpfs", "/tmp", "--bind", str(view), str(folder)]
        hidden = (Path.home(), Path("/tmp"))
        made = {Path("/"), *hidden}
        for path in sandbox._interpreter():
            if any(path.is_relative_to(place) for place in hidden):
                for parent in reversed(path.parents):
                    if any(parent.is_relative_to(place) for place in hidden) and parent not in made:
                        outer += ["--perms", "0755", "--dir", str(parent)]
                        made.add(parent)
                outer += ["--ro-bind", str(path), str(path)]
        words = [*outer, "--chdir", str(folder), "--", *setpriv, *words]
    variables = os.environ | {"HOME": "/tmp", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(folder)}
    done = subprocess.run(words, cwd="/", env=variables, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["shown", "OSError", "TooMuchMemory", "BlockingIOError", "shown"], done.stderr


# What is said where there is none.


@pytest.fixture
def fresh_look(monkeypatch):
    """Forget what was found about this machine, before and after."""
    sandbox._probe.cache_clear()
    monkeypatch.setattr(sandbox, "_in_container", lambda: False)
    monkeypatch.setattr(sys, "platform", "linux")
    yield
    sandbox._probe.cache_clear()


def fake(tmp_path, monkeypatch, message, status=1):
    program = tmp_path / "bwrap"
    program.write_text(f"#!/bin/sh\necho '{message}' >&2\nexit {status}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)


WAYS = ["course/teaching/grading-in-a-container.md", "`--no-sandbox`"]


def test_another_system_is_told(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    said = sandbox.trouble()
    assert "on Linux only" in said
    assert all(way in said for way in WAYS)
    with pytest.raises(CourseError, match="on Linux only"):
        sandbox.require()
    with pytest.raises(CourseError, match="on Linux only"), run.runner(isolate=True):
        pass


def test_a_missing_bubblewrap_is_told_with_how_to_get_it(fresh_look, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    said = sandbox.trouble()
    assert "not installed" in said
    assert all(way in said for way in ["sudo apt install bubblewrap", *WAYS])


@pytest.mark.parametrize(
    "message",
    [
        "bwrap: No permissions to create new namespace, likely because the kernel does not allow non-privileged user "
        "namespaces. See <https://deb.li/bubblewrap> or <file:///usr/share/doc/bubblewrap/README.Debian.gz>.",
        "bwrap: setting up uid map: Permission denied",
        "bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted",
    ],
)
def test_a_bubblewrap_that_is_not_allowed_is_told(fresh_look, monkeypatch, tmp_path, message):
    fake(tmp_path, monkeypatch, message)
    said = sandbox.trouble()
    assert "this machine does not allow one" in said
    assert message[:60] in said
    assert all(way in said for way in ["sysctl", *WAYS])


def test_namespaces_that_are_not_allowed_inside_are_told(fresh_look, monkeypatch, tmp_path):
    fake(tmp_path, monkeypatch, "inside: unshare: No space left on device")
    said = sandbox.trouble()
    assert "no namespaces can be made inside it" in said
    assert "(unshare: No space left on device)" in said
    assert all(way in said for way in WAYS)


@needs_sandbox
def test_it_is_tried_inside_and_not_only_outside(fresh_look, monkeypatch):
    command = sandbox.command()
    # No folder where a notebook's files shall be: bubblewrap itself is content.
    at = len(command) - 1 - command[::-1].index(sandbox.SCRATCH)
    without = command[: at - 3] + command[at + 1 :]
    monkeypatch.setattr(sandbox, "command", lambda: without)
    assert inside_of(without, "true").returncode == 0
    assert "(mount: No such file or directory)" in sandbox.trouble()


def test_a_container_is_told_apart(fresh_look, monkeypatch, tmp_path):
    fake(tmp_path, monkeypatch, "bwrap: Creating new namespace failed: Operation not permitted")
    monkeypatch.setattr(sandbox, "_in_container", lambda: True)
    said = sandbox.trouble()
    assert "this container does not allow one" in said
    assert "sudo apt" not in said
    assert all(way in said for way in WAYS)


def test_a_bubblewrap_that_cannot_be_run_is_told(fresh_look, monkeypatch, tmp_path):
    fake(tmp_path, monkeypatch, "")
    (tmp_path / "bwrap").write_bytes(b"\x7fELF")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "could not be run" in sandbox.trouble()


def test_a_python_whose_folder_holds_the_home_folder_is_refused(fresh_look, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(sys, "prefix", str(Path.home()))
    assert f"which here is {Path.home()}, and your home" in sandbox.trouble()


@needs_sandbox
def test_a_sandbox_that_is_ended_while_it_begins_leaves_nothing(monkeypatch):
    """A bubblewrap whose outer process is killed at the wrong moment waits in its inner one for ever."""
    token, command = uuid.uuid4().hex, sandbox.command()  # so that those of other tests at the same time do not count
    monkeypatch.setattr(sandbox, "command", lambda: [*command, "--setenv", "ORDERED_BY", token])

    def waiting():
        return [
            one.pid
            for one in psutil.process_iter(["name", "ppid", "status", "cmdline"])
            if one.info["name"] == "bwrap" and one.info["ppid"] == 1 and one.info["status"] != psutil.STATUS_ZOMBIE
            if token in (one.info["cmdline"] or [])
        ]

    pause = threading.Event()
    for step in range(12):
        warm = processes.Warm("student", isolate=True)
        pause.wait(0.003 * step)
        warm.close()
    for _ in range(100):  # one that is about to end may take a moment on a busy machine
        if not waiting():
            break
        pause.wait(0.1)
    assert waiting() == []
