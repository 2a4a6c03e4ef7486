"""What belongs to the project, as files: for tests that read all of it, and for tests that work in a copy of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

# Where there is no git (a downloaded zip), what `.gitignore` names is passed over by name.
IGNORED = {
    *(
        ".git",
        ".venv",
        "work",
        "class",
        "documents",
        "__pycache__",
        ".ipynb_checkpoints",
        ".pytest_cache",
        ".ruff_cache",
    ),
    *(".hypothesis", "build", ".virtual_documents", "gradebook.db"),
}


def files(root: Path) -> list[Path]:
    """List the project's own files: tracked, or new and not ignored."""
    if (root / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(
            ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            capture_output=True,
            check=True,
        )
        names = [name for name in listed.stdout.decode("utf-8").split("\0") if name]
    else:
        found = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
        names = [str(path) for path in found if not IGNORED & set(path.parts) and not _is_leftover(path)]
    return [root / name for name in sorted(set(names)) if (root / name).is_file()]


def _is_leftover(path: Path) -> bool:
    return path.suffix == ".pyc" or any(part.startswith(".venv-") or part.endswith(".egg-info") for part in path.parts)


def copy(root: Path, to: Path) -> Path:
    """Copy the project's own files into a new folder and give that folder."""
    for path in files(root):
        target = to / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    return to
