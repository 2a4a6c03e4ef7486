"""From nothing to JupyterLab with the real lock and the real index; killed half way, then mended."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from course import cli, environment, install

ROOT = Path(__file__).resolve().parents[2]
DEAD = "http://127.0.0.1:9"


def variables(tool: str, **more: str) -> dict[str, str]:
    leave = ("PYTHONPATH", "VIRTUAL_ENV", "COURSE_ENVIRONMENT_READY")
    kept = {k: v for k, v in os.environ.items() if k not in leave and not k.startswith(("JUPYTER", "JPY_"))}
    own = [sys.prefix, os.path.realpath(sys.prefix)]  # the environment of the tests has the lock: it must not be found
    parts = [part for part in kept["PATH"].split(os.pathsep) if not part.startswith(tuple(own))]
    if tool == "pip":
        parts = [part for part in parts if not shutil.which("uv", path=part)]
    return kept | {"PATH": os.pathsep.join(parts), "PYTHONIOENCODING": "utf-8"} | more


def popen(root: Path, tool: str, *argv: str, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [install.base_python(), "-m", "course", *argv],
        cwd=root,
        env=variables(tool, **more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


@pytest.mark.long
@pytest.mark.parametrize(
    "tool", ["pip", pytest.param("uv", marks=pytest.mark.skipif(not install.find_uv(), reason="uv is not installed"))]
)
def test_from_nothing_to_the_first_lesson(tmp_path: Path, tool: str):
    root = tmp_path / "le cours é"
    shutil.copytree(
        ROOT / "course", root / "course", ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    )
    for name in ("requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, root)

    # uv is over in a moment once it has the packages, so it is stopped while it looks for them.
    half = popen(root, tool, "--no-browser", **({"UV_NO_CACHE": "1"} if tool == "uv" else {}))
    for line in half.stdout:
        assert "The course is open" not in line, "the installation was over before it could be killed"
        if line.startswith("Looking" if tool == "uv" else "Installing"):
            break
    if os.name == "nt":
        half.kill()
    else:
        os.killpg(half.pid, signal.SIGKILL)  # the course and pip at once, as when a computer is switched off
    half.communicate()
    assert (root / environment.MARKER).exists()

    whole = popen(root, tool, "--no-browser")
    printed = ""
    try:
        for line in whole.stdout:
            printed += line
            if "To stop" in line:
                break
        assert "The last set-up was not finished, so it starts again" in printed
        assert "Ready after" in printed
        address = next(word for word in printed.split() if word.startswith("http://localhost"))
        assert "/lab/tree/course/lessons/00-start-here.ipynb?token=" in address
        with cli.direct().open(address, timeout=60) as page:
            assert page.status == 200
        token = address.rpartition("=")[2]
        status = urllib.request.Request(
            address.partition("/lab")[0] + "/api/status", headers={"Authorization": f"token {token}"}
        )
        with cli.direct().open(status, timeout=60) as answer:
            assert answer.status == 200
    finally:
        whole.terminate()
        whole.communicate(timeout=60)

    def run(*argv: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [install.base_python(), "-m", "course", *argv],
            cwd=root,
            env=variables(tool, **more),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=600,
        )

    # A second start installs nothing and needs no network. In Jupyter's own terminal a start ends by itself.
    no_network = {"HTTPS_PROXY": DEAD, "HTTP_PROXY": DEAD, "PIP_INDEX_URL": DEAD, "UV_DEFAULT_INDEX": DEAD}
    again = run(JUPYTER_SERVER_URL="here", **no_network)
    assert (again.returncode, again.stderr) == (0, "")

    doctor = run("doctor")
    assert doctor.returncode == 0, doctor.stdout
    assert "All that a learner needs is here." in doctor.stdout
    assert f"ok       Environment: {root / '.venv'}, " in doctor.stdout

    # A package that is gone comes back alone.
    pandas = next((root / ".venv").glob("[Ll]ib*/**/site-packages/pandas"))
    shutil.rmtree(pandas)
    mended = run(JUPYTER_SERVER_URL="here")
    assert mended.returncode == 0, mended.stderr
    assert mended.stderr.startswith("Mending .venv: installing pandas (")
    assert (pandas / "__init__.py").exists()
