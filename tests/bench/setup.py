"""Measure the set-up: from nothing with pip and with uv, then a second start. Run it: python3 tests/bench/setup.py.

Caches are off, so everything is downloaded. A start inside Jupyter ends when its own work is done (JUPYTER_SERVER_URL).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from course import install  # noqa: E402  (after the path)


def megabytes(folder: Path) -> float:
    """Give the room that a folder's files take on the disk, each counted once, in MB."""
    seen: dict[tuple[int, int], int] = {}
    for where, _, names in os.walk(folder):
        for name in names:
            found = os.lstat(os.path.join(where, name))
            seen[found.st_dev, found.st_ino] = getattr(found, "st_blocks", found.st_size / 512) * 512
    return sum(seen.values()) / 1e6


def start(root: Path, variables: dict[str, str], *argv: str) -> float:
    """Start the course in its folder and give the seconds that took."""
    began = time.perf_counter()
    done = subprocess.run([install.base_python(), "-m", "course", *argv], cwd=root, env=variables, capture_output=True)
    seconds = time.perf_counter() - began
    if done.returncode:
        sys.exit(done.stderr.decode())
    return seconds


def main() -> None:
    """Print a line for each way to install."""
    print(f"{'with':<5}{'lock':<24}{'first start, s':>15}{'.venv, MB':>11}{'second start, s':>17}")
    mine = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    for tool in ("pip", "uv"):
        if tool == "uv" and not install.find_uv():
            print("uv   is not on PATH")
            continue
        path = mine["PATH"].split(os.pathsep)
        if tool == "pip":
            path = [part for part in path if not shutil.which("uv", path=part)]
        variables = mine | {
            "PATH": os.pathsep.join(path),
            "JUPYTER_SERVER_URL": "here",
            "PIP_NO_CACHE_DIR": "1",
            "UV_NO_CACHE": "1",
        }
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "course"
            shutil.copytree(ROOT / "course", root / "course", ignore=shutil.ignore_patterns("__pycache__"))
            shutil.copy(ROOT / "requirements.lock", root)
            first = start(root, variables)
            size = megabytes(root / ".venv")
            second = min(start(root, variables) for _ in range(3))
            print(f"{tool:<5}{'requirements.lock':<24}{first:>15.1f}{size:>11.0f}{second:>17.2f}", flush=True)


if __name__ == "__main__":
    main()
