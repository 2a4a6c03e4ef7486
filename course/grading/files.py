"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from course.errors import CourseError

if os.name == "nt":
    import msvcrt
else:
    import fcntl

_PARTIAL = ".partial"  # the ending of what is being written: it can be taken away when nobody writes
LOCK = ".in-use"


def write(path: Path, text: str) -> None:
    """Write a file at once: who reads it finds the old text or the new one, never half of it.

    Parameters
    ----------
    path : Path
        The file; its folder is made where it is missing.
    text : str
        What it shall hold, in UTF-8 with line feeds.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=_PARTIAL, dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o644)
        os.replace(name, path)
    except BaseException:  # also Ctrl-C: the half-written file goes, the old one stays
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def new_folder(place: Path) -> Iterator[Path]:
    """Fill a new folder beside `place`, then put it there whole.

    A folder that stands there is taken away only when the new one is complete. If the block fails, it stays.

    Parameters
    ----------
    place : Path
        Where the folder shall stand.

    Yields
    ------
    Path
        The folder to fill.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{place.name}.", suffix=_PARTIAL, dir=place.parent))
    try:
        fresh, old = work / "new", work / "old"
        fresh.mkdir()
        yield fresh
        if place.exists():
            os.replace(place, old)
        try:
            os.replace(fresh, place)
        except OSError:
            if old.exists():
                os.replace(old, place)
            raise
    finally:
        shutil.rmtree(work, ignore_errors=True)


def plain_files(folder: Path) -> Iterator[Path]:
    """Give every regular file under a folder in a fixed order; links are neither given nor followed."""
    for entry in sorted(folder.iterdir()):
        if entry.is_symlink():
            continue
        if entry.is_dir():
            yield from plain_files(entry)
        elif entry.is_file():
            yield entry


def shown(path: Path | str) -> str:
    r"""Write a name so that it can be printed and kept: what is no text or would move the cursor becomes a "?".

    Examples
    --------
    >>> shown("Zoë\x1b[2J.ipynb")
    'Zoë?[2J.ipynb'
    """
    text = path.as_posix() if isinstance(path, Path) else path
    return "".join("?" if unicodedata.category(c)[0] == "C" else c for c in text)


def is_name(student: str) -> bool:
    """Say whether a text can be a student's name, and so a folder's, on every system."""
    if not student or student != student.strip() or len(student) > 100 or student.startswith("."):
        return False
    return student != "submitted" and all(unicodedata.category(c)[0] != "C" and c not in '/\\:*?"<>|' for c in student)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only one who changes a class: two at once would write over each other.

    The system gives the lock back when the process that holds it ends, however it ends.

    Parameters
    ----------
    folder : Path
        ``class/``; it is made where it is missing.

    Raises
    ------
    CourseError
        If another process is at work there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / LOCK, "a+b") as file:
        if not _locked(file.fileno()):
            file.seek(0)
            who = file.read(200).decode("utf-8", "replace").strip()
            raise CourseError(
                f"Another `collect`, `grade` or `feedback` is at work in {folder}{f' ({who})' if who else ''}. "
                "Wait until it has ended, then use the same command again."
            )
        file.truncate(0)
        file.write(f"process {os.getpid()}\n".encode())
        file.flush()
        _sweep(folder)
        yield


def _locked(number: int) -> bool:
    try:
        if os.name == "nt":
            os.lseek(number, 1000, os.SEEK_SET)  # beyond the text, which the other shall be able to read
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sweep(folder: Path) -> None:
    """Take away what a process that was killed left half written."""
    places = ("", "results/*/", "autograded/*/", "feedback/*/*/")
    patterns = [f"{place}.*{_PARTIAL}" for place in places] + [f"submitted/*/.taking-*{_PARTIAL}"]
    for path in [path for pattern in patterns for path in folder.glob(pattern)]:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
