from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAIN = ROOT / "course" / "__main__.py"


def old_pythons() -> list[str]:
    """Pythons before 3.11 that are on this machine."""
    names = ["2.7", "3.6", "3.7", "3.8", "3.9", "3.10"]
    found = {name: shutil.which(f"python{name}") for name in names}
    for folder in sorted((Path.home() / ".pyenv" / "versions").glob("*")):
        for name in names:
            if folder.name.startswith(f"{name}.") and (folder / "bin" / "python").exists():
                found[name] = str(folder / "bin" / "python")
    return [path for path in found.values() if path and _runs(path)]


def _runs(path: str) -> bool:  # a pyenv shim may stand for nothing
    try:
        return subprocess.run([path, "-c", ""], capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.mark.parametrize("python", old_pythons(), ids=lambda p: re.sub(r"\W+", "-", p)[-24:])
def test_an_old_python_gets_one_sentence(python: str, tmp_path: Path):
    shutil.copytree(ROOT / "course", tmp_path / "course", ignore=shutil.ignore_patterns("__pycache__"))
    done = subprocess.run([python, "-m", "course", "doctor"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("This course needs Python 3.11 or newer; this is ")
    assert done.stderr.count("\n") == 1


def test_what_an_old_python_reads_has_only_what_it_knows():
    # Runs everywhere, also where no old Python is at hand: neither file may use what came after 3.6, or not be ASCII.
    for path in (MAIN, MAIN.with_name("__init__.py")):
        tree = ast.parse(path.read_text("ascii"), feature_version=(3, 6))
        new = [n for n in ast.walk(tree) if isinstance(n, (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match))]
        assert not new
        assert not any(
            f.returns or any(a.annotation for a in f.args.args)
            for f in ast.walk(tree)
            if isinstance(f, ast.FunctionDef)
        )


FAKE = """
import runpy, sys
from collections import namedtuple
Version = namedtuple("Version", "major minor micro releaselevel serial")
sys.version_info = Version(3, 10, 4, "final", 0)
sys.argv = ["course"]
runpy.run_module("course", run_name="__main__")
"""


def test_the_version_is_looked_at_before_anything_else():
    done = subprocess.run([sys.executable, "-c", FAKE], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("This course needs Python 3.11 or newer; this is 3.10.4 (")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("gone", ["environment", "cli", "install", "interrupt", "lock", "errors", "work"])
def test_a_course_that_is_not_complete_says_so(tmp_path: Path, gone: str):
    shutil.copytree(ROOT / "course", tmp_path / "course", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "course" / f"{gone}.py").unlink()
    env = os.environ | {"COURSE_ENVIRONMENT_READY": sys.prefix}
    env.pop("PYTHONPATH", None)
    done = subprocess.run([sys.executable, "-I", "-c", START, str(tmp_path)], env=env, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("The folder of this course is not complete: ")
    assert gone in done.stderr
    assert done.stderr.count("\n") == 1


START = """
import runpy, sys
folder = sys.argv[1]
sys.path = [folder] + [p for p in sys.path if "site-packages" not in p]
sys.argv = ["course"]
runpy.run_module("course", run_name="__main__")
"""


def test_it_can_be_started_by_the_name_of_its_folder(tmp_path: Path):
    for what in (str(ROOT / "course"), str(MAIN)):
        done = subprocess.run([sys.executable, "-I", what, "--help"], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert "for example:" in done.stdout
