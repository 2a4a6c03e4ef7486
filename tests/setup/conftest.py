"""A small copy of the project, whose lock asks for two tiny packages that lie beside it: real tools, no network."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BOOTSTRAP = ("__init__", "__main__", "cli", "doctor", "environment", "errors", "install", "interrupt", "lock", "work")
CHECK = """
import sys
def main(root, args):
    import one, two
    print("ready", sys.prefix, one.VERSION, two.VERSION)
    return 0
"""


def wheel(folder: Path, name: str, version: str) -> str:
    """Write a wheel of one package and one program, and give its sha256."""
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}/__init__.py": f"VERSION = {version!r}\ndef main():\n    print(VERSION)\n",
        f"{name}/more.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[console_scripts]\n{name}-program = {name}:main\n",
    }
    rows = []
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        rows.append(f"{path},sha256={digest},{len(text)}")
    files[f"{info}/RECORD"] = "\n".join([*rows, f"{info}/RECORD,,", ""])
    folder.mkdir(exist_ok=True)
    target = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(target, "w") as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path), text)
    return hashlib.sha256(target.read_bytes()).hexdigest()


def without_uv(path: str) -> str:
    """Give a PATH on which there is no uv."""
    return os.pathsep.join(part for part in path.split(os.pathsep) if part and not shutil.which("uv", path=part))


@dataclass
class Small:
    """A small copy of the project, and how to start it."""

    root: Path
    wheels: Path
    tool: str
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def packages(self) -> Path:
        return next(self.venv.glob("[Ll]ib*/**/site-packages"))

    def lock(self, name: str = "requirements.lock", **versions: str) -> None:
        """Write a lock, and the wheels that it asks for."""
        entries = [
            f"{package}=={version} \\\n    --hash=sha256:{wheel(self.wheels, package, version)}\n    # via course\n"
            for package, version in versions.items()
        ]
        windows = f"three==3.0 ; sys_platform == 'plan9' \\\n    --hash=sha256:{'0' * 64}\n"
        (self.root / name).write_text("".join(entries) + windows)

    def variables(self, **changes: str) -> dict[str, str]:
        leave = ("PYTHONPATH", "VIRTUAL_ENV", "COURSE_ENVIRONMENT_READY", "COURSE_DOCUMENTS")
        kept = {
            k: v
            for k, v in os.environ.items()
            if k not in leave and not k.startswith(("PIP_", "UV_", "JUPYTER", "JPY_"))
        }
        if self.tool == "pip":
            kept["PATH"] = without_uv(kept["PATH"])
        own = {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
            "PIP_NO_CACHE_DIR": "1",
            "UV_NO_CONFIG": "1",
            "UV_NO_INDEX": "1",
            "UV_FIND_LINKS": str(self.wheels),
            "UV_CACHE_DIR": str(self.wheels.parent / "uv-cache"),
        }
        return kept | own | self.extra | changes

    def popen(self, *argv: str, python: str = sys.executable, **changes: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [python, "-m", "course", *argv],
            cwd=self.root,
            env=self.variables(**changes),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def start(self, *argv: str, python: str = sys.executable, **changes: str) -> subprocess.CompletedProcess[str]:
        """Run `python -m course check` (or what is given) to its end."""
        process = self.popen(*(argv or ("check",)), python=python, **changes)
        out, err = process.communicate(timeout=300)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def make(folder: Path, tool: str) -> Small:
    """Copy what starts the course, with a lock of two packages, into a folder with a space and an accent in its name."""
    root = folder / "le cours é"
    (root / "course" / "grading").mkdir(parents=True)
    for name in BOOTSTRAP:
        shutil.copy(ROOT / "course" / f"{name}.py", root / "course")
    (root / "course" / "grading" / "__init__.py").touch()
    (root / "course" / "grading" / "check.py").write_text(CHECK)
    small = Small(root, folder / "wheels", tool)
    small.lock(one="1.0", two="2.0")
    return small


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A small project in which nothing is installed yet; with pip."""
    return make(tmp_path, "pip")


@pytest.fixture
def small_with(tmp_path: Path) -> Callable[[str], Small]:
    """Make a small project for a tool."""
    return lambda tool: make(tmp_path, tool)


TOOLS = ["pip", pytest.param("uv", marks=pytest.mark.skipif(not shutil.which("uv"), reason="uv is not installed"))]


@pytest.fixture(scope="module", params=TOOLS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Small:
    """A small project that was set up once; a start mends what a test before did to it."""
    small = make(tmp_path_factory.mktemp("made"), request.param)
    done = small.start()
    assert done.returncode == 0, done.stderr
    assert "Setting up the course" in done.stderr
    assert f" with {request.param}: 2 packages" in done.stderr
    return small


@pytest.fixture
def fake_uv(tmp_path: Path, small: Small) -> Callable[[str], None]:
    """Put a program called uv on PATH: `uv venv` makes an environment, `uv pip` does what the script says."""
    if os.name == "nt":
        pytest.skip("not on Windows: the stand-in for uv is a shell script")

    def put(script: str) -> None:
        folder = tmp_path / "fake"
        folder.mkdir(exist_ok=True)
        program = folder / "uv"
        program.write_text(
            "#!/bin/sh\n"
            f'if [ "$1" = venv ]; then for last; do :; done; exec "{sys.executable}" -m venv --without-pip "$last"; fi\n'
            f"{script}\n"
        )
        program.chmod(0o755)
        small.tool = "uv"
        small.extra["PATH"] = os.pathsep.join([str(folder), without_uv(os.environ["PATH"])])

    return put


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what starts the course and of the locks, to be started in the environment that runs the tests."""
    root = tmp_path / "cours é"
    shutil.copytree(
        ROOT / "course", root / "course", ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    )
    for name in ("requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, root)
    return root


@pytest.fixture
def ready() -> dict[str, str]:
    """Variables with which a copy of the project takes the environment of the tests as it is."""
    leave = ("PYTHONPATH", "COURSE_DOCUMENTS")
    kept = {k: v for k, v in os.environ.items() if k not in leave and not k.startswith(("JUPYTER", "JPY_"))}
    return kept | {"COURSE_ENVIRONMENT_READY": sys.prefix}
