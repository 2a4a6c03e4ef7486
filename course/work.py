"""Copy assignments to work/ once. Nothing in work/ is ever overwritten. Standard library only."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from course.errors import CourseError

RECORD = ".released.json"


@dataclass
class Copied:
    """What is known of one file in work/.

    Attributes
    ----------
    release : str
        The sha256 of the release that the copy came from; empty where nobody knows any more.
    newer : dict
        The sha256 of each later release to the name under which it was put beside the copy.
    """

    release: str = ""
    newer: dict[str, str] = field(default_factory=dict)


def copy_assignments(root: Path) -> list[str]:
    """Copy every released assignment to work/ that is not there yet.

    A copy that exists is the learner's and stays as it is. Where its assignment was released anew since, the newer file
    is put beside it, once for each release. A copy that was deleted comes back. Links in work/ are left alone.

    Parameters
    ----------
    root : Path
        The course's folder, with assignments/NN-name/.

    Returns
    -------
    list of str
        A sentence for each thing that was done, for the learner.

    Raises
    ------
    CourseError
        When work/ can't be written in.
    """
    try:
        return _copy(root)
    except OSError as error:
        raise CourseError(
            f"The assignments could not be copied to {root / 'work'}: {error.strerror or error}"
            f"{f' ({error.filename})' if error.filename else ''}. Make sure that the folder is yours and that the disk "
            "has room, then start again. Nothing of yours was changed."
        ) from error


def _copy(root: Path) -> list[str]:
    work = root / "work"
    record, readable = read_record(work)
    before = _as_json(record)
    said: list[str] = []
    if not readable:
        said.append(
            "The list of what was copied to work/ could not be read. Every file there counts as yours and stays."
        )
    first: dict[str, int] = {}
    for assignment in released(root):
        if (work / assignment.name).is_symlink():
            said.append(f"work/{assignment.name} is a link to another place, so nothing was copied there.")
            continue
        for source in _files(assignment):
            relative = source.relative_to(root / "assignments")
            known = record.setdefault(relative.as_posix(), Copied())
            target = work / relative
            if _through_link(work, target):
                continue
            sentence = _copy_one(source, target, known, new=known == Copied())
            if sentence == "copied":
                first[assignment.name] = first.get(assignment.name, 0) + 1
            elif sentence:
                said.append(sentence)
    if first:
        names = ", ".join(f"work/{name}" for name in first)
        said.insert(0, f"Your copy of each assignment is in work/: {names}.")
    if _as_json(record) != before or not readable:
        work.mkdir(exist_ok=True)
        _write(work / RECORD, _as_json(record).encode())
    return said


def _copy_one(source: Path, target: Path, known: Copied, *, new: bool) -> str:
    """Copy one file if that is needed, note it in `known`, and give a sentence; "copied" the first time, "" for nothing."""
    data = source.read_bytes()
    release = hashlib.sha256(data).hexdigest()
    shown = f"work/{target.parent.name}/{target.name}"
    if not os.path.lexists(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, data)
        known.release = release
        return "copied" if new else f"{shown} was gone (deleted or renamed), so a fresh copy was put there."
    if target.is_symlink() or known.release == release or release in known.newer:
        return ""
    if not known.release and hashlib.sha256(target.read_bytes()).hexdigest() == release:
        known.release = release
        return ""
    beside = _free_name(target)
    _write(beside, data)
    known.newer[release] = beside.name
    if not known.release:
        return (
            f"{shown} is yours, and which release it came from is no longer known. "
            f"The latest release is beside it as {beside.name}; both are kept."
        )
    return (
        f"There is a newer release of {shown}. Yours is as you left it; "
        f"the newer one is beside it as {beside.name}. Both are kept."
    )


def newer_releases(root: Path) -> list[str]:
    """List the newer releases that lie beside a learner's copies, as paths from the course's folder."""
    pattern = re.compile(r"\.newer(-\d+)?$")
    found = (root / "work").glob("[0-9][0-9]-*/*")
    return sorted(path.relative_to(root).as_posix() for path in found if pattern.search(path.stem))


def released(root: Path) -> Iterator[Path]:
    """Give the folder of each released assignment, in order."""
    folder = root / "assignments"
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if re.match(r"\d\d-", path.name) and path.is_dir())


def _files(assignment: Path) -> list[Path]:
    """List what belongs to an assignment; hidden folders are what editors leave."""
    found = (path for path in assignment.rglob("*") if path.is_file())
    return sorted(p for p in found if not any(part[0] in "._" for part in p.relative_to(assignment).parts))


def _through_link(work: Path, target: Path) -> bool:
    """Say whether a folder between work/ and a file is a link."""
    return any(folder.is_symlink() for folder in target.parents if work in folder.parents)


def _free_name(target: Path) -> Path:
    number = 1
    while True:
        beside = target.with_name(f"{target.stem}.newer{'' if number == 1 else f'-{number}'}{target.suffix}")
        if not os.path.lexists(beside):
            return beside
        number += 1


def read_record(work: Path) -> tuple[dict[str, Copied], bool]:
    """Read which release each copy came from.

    Returns
    -------
    record : dict
        Path from work/ to Copied.
    readable : bool
        False where there is a record that can't be read; then `record` is empty.
    """
    try:
        entries = json.loads((work / RECORD).read_text("utf-8"))
        return {
            str(path): Copied(_text(entry["release"]), {_text(k): _text(v) for k, v in entry["newer"].items()})
            for path, entry in entries.items()
        }, True
    except FileNotFoundError:
        return {}, True
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}, False


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    return value


def _as_json(record: dict[str, Copied]) -> str:
    entries = {path: {"release": known.release, "newer": known.newer} for path, known in record.items()}
    return json.dumps(entries, indent=1, sort_keys=True) + "\n"


def _write(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
