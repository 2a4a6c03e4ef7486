"""The real JupyterLab, started as a learner starts it, in the environment of the tests."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from course import cli

ADDRESS = re.compile(r"(http://localhost:\d+)(/lab/tree/\S+)\?token=(\w+)")


@dataclass
class Started:
    """A running course: its process, what it printed, where its server is."""

    process: subprocess.Popen[str]
    printed: str
    address: str
    page: str
    token: str

    def ask(self, path: str, data: bytes | None = None) -> tuple[int, str]:
        request = urllib.request.Request(
            self.address + path, data=data, headers={"Authorization": f"token {self.token}"}
        )
        with cli.direct().open(request, timeout=60) as answer:
            return answer.status, answer.read().decode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("start") / "cours é"
    here = Path(__file__).resolve().parents[2]
    shutil.copytree(
        here / "course", root / "course", ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    )
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("import course\nassert course.__file__")])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    (root / "assignments" / "00-start-here").mkdir(parents=True)
    nbformat.write(notebook, root / "assignments" / "00-start-here" / "00-exercises.ipynb")
    return root


def start(folder: Path) -> Started:
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONPATH" and not k.startswith(("JUPYTER", "JPY_"))}
    process = subprocess.Popen(
        [sys.executable, "-m", "course", "--no-browser"],
        cwd=folder,
        env=kept | {"COURSE_ENVIRONMENT_READY": sys.prefix},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    printed = ""
    for line in process.stdout:
        printed += line
        if "To stop" in line:
            break
    found = ADDRESS.search(printed)
    assert found, printed
    return Started(process, printed, *found.groups())


@pytest.fixture(scope="module")
def started(folder: Path) -> Iterator[Started]:
    one = start(folder)
    yield one
    one.process.terminate()
    one.process.communicate(timeout=60)


def test_the_address_opens_the_first_lesson(started: Started):
    assert started.page == "/lab/tree/course/lessons/00-start-here.ipynb"
    with cli.direct().open(f"{started.address}{started.page}?token={started.token}", timeout=60) as answer:
        assert answer.status == 200
        page = answer.read().decode()
    assert '"news": {"disabled": true}' in page
    assert started.ask("/api/contents/course/lessons/00-start-here.ipynb?content=0")[0] == 200


def test_the_lesson_is_there_for_nobody_without_the_token(started: Started):
    with pytest.raises(urllib.error.HTTPError) as refused:
        cli.direct().open(started.address + "/api/contents/course", timeout=60)
    assert refused.value.code == 403


def test_the_token_is_on_no_command_line(started: Started):
    listed = (
        subprocess.run(["ps", "-axww", "-o", "args"], capture_output=True, text=True) if shutil.which("ps") else None
    )
    if listed is None:
        pytest.skip("not on Windows: there is no ps")
    assert "jupyterlab" in listed.stdout
    assert started.token not in listed.stdout


def test_the_assignment_lies_in_work_and_can_be_validated(started: Started, folder: Path):
    assert "Your copy of each assignment is in work/: work/00-start-here." in started.printed
    where = urllib.parse.urlencode({"path": "work/00-start-here/00-exercises.ipynb"}).encode()
    status, answer = started.ask("/assignments/validate", where)
    assert status == 200
    assert json.loads(answer) == {"success": True, "value": {}}


def test_nbgraders_button_is_in_jupyterlab(started: Started):
    page = started.ask("/lab")[1]
    config = json.loads(re.search(r'<script id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
    names = [extension["name"] for extension in config["federated_extensions"]]
    assert "@jupyter/nbgrader" in names


@pytest.mark.skipif(os.name == "nt", reason="not on Windows: there Ctrl-C can't be sent to one process")
@pytest.mark.parametrize(
    "number", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.long)], ids=lambda s: s.name
)
def test_ctrl_c_ends_jupyterlab_and_its_kernels(folder: Path, number: signal.Signals):
    one = start(folder)
    one.ask("/api/kernels", b"{}")
    children = descendants(one.process.pid)
    assert len(children) >= 2  # the server and the kernel
    one.process.send_signal(number)
    rest, _ = one.process.communicate(timeout=60)
    assert one.process.returncode == 0
    assert rest.endswith("\nStopping. Your work is saved where you saved it.\n")
    assert not [pid for pid in children if alive(pid)]


def descendants(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-ax", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = [tuple(map(int, line.split())) for line in listed.splitlines()]
    found = [pid]
    for one in found:
        found += [child for child, parent in parents if parent == one]
    return found[1:]


def alive(pid: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return bool(state) and not state.startswith("Z")
