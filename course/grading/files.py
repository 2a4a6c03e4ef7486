"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
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
    work = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
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
