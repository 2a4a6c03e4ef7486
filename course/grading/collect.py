"""Take in what a class handed in: a folder, or a zip from a learning platform, into ``class/submitted``.

What is understood, at any depth:

- ``STUDENT/ASSIGNMENT/anything.ipynb``, the way nbgrader keeps submissions,
- ``STUDENT/anything.ipynb``, where the notebook itself says which assignment it is,
- ``STUDENT_anything.ipynb``, the way learning platforms name downloads: what stands before the first ``_`` is the
  student (Moodle, Canvas), or what follows the assignment's name (Blackboard: ``ASSIGNMENT_STUDENT_attempt_…``).
  A date like ``2026-01-30-15-00-00`` between underscores is when it was handed in.
"""

from __future__ import annotations

import argparse
import dataclasses
import io
import logging
import os
import re
import shutil
import stat
import tempfile
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin
from setuptools.archive_util import UnrecognizedFormat
from traitlets.config import Config

from course.errors import CourseError
from course.grading import assignments, files, grade, merge, release, show
from course.grading.assignments import Assignment

MOST_BYTES = 2_000_000_000  # of everything in a zip, unpacked
MOST_FILES = 50_000
_DEEPEST = 3  # zips in zips
# What nbgrader's zip_collect asks for: who, which file, and when where the name says so.
NAMED = (
    r".*/(?P<student_id>[^_/]+)_(?:[^/]*_)?(?P<timestamp>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)_(?P<file_id>[^/]+)",
    r".*/(?P<student_id>[^_/]+)_(?P<file_id>[^/]+)",
)
_SILENT = logging.getLogger("course.collect")  # what does not match is told in the closing table
_SILENT.addHandler(logging.NullHandler())
_SILENT.propagate = False
_JUNK = frozenset({"__MACOSX", ".ipynb_checkpoints", "__pycache__", ".DS_Store", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True)
class Taken:
    """A submission that was taken in.

    Attributes
    ----------
    student, assignment : str
        Whose, and which one.
    files : int
        How many files.
    when : str
        When it was handed in, in UTC.
    note : str
        What a teacher should know; empty where there is nothing.
    """

    student: str
    assignment: str
    files: int
    when: str
    note: str


@dataclass(frozen=True)
class Ignored:
    """A file that was not taken in.

    Attributes
    ----------
    path : str
        Where it lies, in the folder or zip.
    reason : str
        Why, in words.
    """

    path: str
    reason: str


@dataclass(frozen=True)
class Collected:
    """What collecting came to.

    Attributes
    ----------
    taken : tuple of Taken
        By student and assignment.
    ignored : tuple of Ignored
        Everything else that lay there.
    """

    taken: tuple[Taken, ...]
    ignored: tuple[Ignored, ...]


@dataclass(frozen=True)
class _Found:
    """A notebook with its student and assignment, and the files that go with it."""

    student: str
    assignment: Assignment
    notebook: Path
    home: Path | None
    beside: tuple[Path, ...]
    when: datetime
    score: int
    note: str
    number: str = ""  # by which a learning platform tells apart two people of one name


def collect(root: Path, path: Path, number: str | None = None) -> Collected:
    """Take submissions into ``class/submitted/STUDENT/ASSIGNMENT``. Nothing is lost.

    An earlier submission by the same student moves to ``class/replaced``; so does the older of two in one go. Two
    people of one name are not taken in, where the learning platform's numbers show that they are two.

    Parameters
    ----------
    root : Path
        The project's folder.
    path : Path
        A folder, a zip or one notebook. It is left as it is.
    number : str, optional
        Take in this assignment only.

    Returns
    -------
    Collected

    Raises
    ------
    CourseError
        If there is nothing at `path`, or it is a zip that cannot or must not be unpacked.
    """
    path = Path(path).expanduser()
    if not path.exists():
        raise CourseError(f"There is nothing at {path}. Give a folder, a zip or a notebook.")
    store = (root / "class").resolve()
    if path.resolve() == store or store in path.resolve().parents:
        raise CourseError(
            f"{path} lies in class/, where submissions are kept. Give the folder or zip that you downloaded."
        )
    config = release.settings(root)
    there = assignments.every(root)
    wanted = assignments.chosen(root, number)
    blanks = {a.id: _blank(a, config) for a in there}
    with files.alone(store), _opened(path, store) as folder:
        found, ignored = _sort(folder, there, blanks)
        unasked = [one for one in found if one.assignment not in wanted]
        ignored += [
            Ignored(_shown(one.notebook, folder), f"It is {one.assignment.id}, and {wanted[0].id} was asked for.")
            for one in unasked
        ]
        known, namesakes = _told_apart([one for one in found if one.assignment in wanted], folder)
        ignored += namesakes
        taken = _keep(root, known)
    return Collected(tuple(taken), tuple(sorted(ignored, key=lambda one: one.path)))


def _blank(assignment: Assignment, config: Config) -> NotebookNode:
    nb = assignments.read(assignment.source)
    return release.released(nb, config) if assignment.complete else nb


# --- opening what was given ---------------------------------------------------------------------------------------


@contextmanager
def _opened(path: Path, store: Path) -> Iterator[Path]:
    """Give the folder to look through; zips, and zips in a folder, are unpacked beside it, with their files' times."""
    if path.is_dir() and not any(file.suffix.lower() == ".zip" for file in files.plain_files(path)):
        yield path
        return
    if path.is_file() and path.suffix.lower() not in (".zip", ".ipynb"):
        raise CourseError(f"{path.name} is neither a folder nor a zip nor a notebook. Give one of these.")
    with tempfile.TemporaryDirectory(prefix=".collect-", suffix=".partial", dir=store) as name:
        archive, extracted = Path(name) / "archive", Path(name) / "extracted"
        extracted.mkdir()
        times: dict[str, datetime] = {}
        for file in files.plain_files(path) if path.is_dir() else [path]:
            inside = file.relative_to(path) if path.is_dir() else Path(path.name)
            if file.suffix.lower() == ".zip":
                within = inside.with_suffix("").as_posix()
                inside = inside.with_suffix(".zip")
                times |= {f"{within}/{member}": when for member, when in _check_zip(file).items()}
            else:
                times[inside.as_posix()] = datetime.fromtimestamp(file.stat().st_mtime, UTC)
            target = archive / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        try:
            ExtractorPlugin(zip_ext=[".zip"]).extract(str(archive), str(extracted))
        except (zipfile.BadZipFile, UnrecognizedFormat, OSError) as error:
            raise CourseError(f"{path.name} cannot be unpacked: {error}. Unpack it and give the folder.") from error
        for inside, when in times.items():
            if (extracted / inside).is_file():
                os.utime(extracted / inside, (when.timestamp(), when.timestamp()))
        yield extracted / path.stem if path.suffix.lower() == ".zip" else extracted


def _check_zip(path: Path) -> dict[str, datetime]:
    """Refuse a zip that would write elsewhere, hold a link or fill the disk; give the time of each file in it."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _check_members(archive, path.name, [0, 0], 1)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError) as error:
        raise CourseError(f"{path.name} cannot be unpacked: {error}. Download it again.") from error


def _check_members(archive: zipfile.ZipFile, name: str, total: list[int], depth: int) -> dict[str, datetime]:
    times: dict[str, datetime] = {}
    if depth > _DEEPEST:
        raise CourseError(f"{name} holds zips in zips in zips. Unpack them first and give the folder.")
    for member in archive.infolist():
        inside = member.filename.replace("\\", "/")
        if inside.startswith("/") or ".." in inside.split("/") or re.match(r"[A-Za-z]:", inside):
            raise CourseError(f"{name} holds “{inside[:80]}”, which leads out of its folder. Nothing was unpacked.")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise CourseError(
                f"{name} holds a link, “{inside[:80]}”. Links are not followed, and nothing was unpacked."
            )
        if member.flag_bits & 1:
            raise CourseError(f"{name} is locked with a password. Unpack it and give the folder.")
        total[0] += member.file_size
        total[1] += 1
        if total[0] > MOST_BYTES or total[1] > MOST_FILES:
            raise CourseError(
                f"{name} would unpack to more than {MOST_BYTES / 1e9:g} GB or {MOST_FILES} files. Give parts of it."
            )
        if not member.is_dir():
            times[inside] = _local(datetime(*member.date_time)) if member.date_time[1] else datetime.now(UTC)
        if inside.lower().endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(archive.read(member))) as inner:
                within = inside[:-4]
                times |= {f"{within}/{n}": when for n, when in _check_members(inner, inside, total, depth + 1).items()}
    return times


def _local(moment: datetime) -> datetime:
    """Read the time in a zip, which is local time without saying so."""
    return moment.astimezone().astimezone(UTC)


# --- what is what -------------------------------------------------------------------------------------------------


def _sort(folder: Path, there: list[Assignment], blanks: dict[str, NotebookNode]) -> tuple[list[_Found], list[Ignored]]:
    ignored: list[Ignored] = []
    paths = list(_walk(folder, folder, ignored))
    notebooks = [path for path in paths if path.suffix == ".ipynb"]
    found: list[_Found] = []
    for path in notebooks:
        known = _recognise(path, folder, there, blanks)
        if isinstance(known, str):
            ignored.append(Ignored(_shown(path, folder), known))
        else:
            found.append(known)
    # Notebooks that lie together for one assignment are one submission: the best of them is it, the rest goes along.
    groups: dict[tuple, list[_Found]] = defaultdict(list)
    for one in found:
        groups[one.home or one.notebook, one.student, one.assignment.id].append(one)
    homes = Counter(one.home for one, *_ in groups.values())
    taken = {one.notebook for one in found}
    final = []
    for group in groups.values():
        best = max(group, key=lambda one: (one.score > 0, one.notebook.name == one.assignment.source.name, one.when))
        beside = [one.notebook for one in group if one is not best]
        if best.home is not None and homes[best.home] == 1:  # with two assignments nobody knows whose a file is
            beside += [path for path in paths if best.home in path.parents and path.suffix != ".ipynb"]
        taken.update(beside)
        final.append(dataclasses.replace(best, beside=tuple(beside)))
    for path in paths:
        if path not in taken and path.suffix != ".ipynb" and path.name != "timestamp.txt":
            ignored.append(
                Ignored(_shown(path, folder), "It is no notebook and lies in no student's assignment folder.")
            )
    return final, ignored


def _walk(folder: Path, top: Path, ignored: list[Ignored]) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.is_symlink():
            ignored.append(Ignored(_shown(entry, top), "It is a link, and links are not followed."))
        elif entry.name in _JUNK or entry.name.startswith((".", "~$")):
            ignored.append(Ignored(_shown(entry, top), "A program made it for itself; it is nobody's work."))
        elif entry.is_dir():
            yield from _walk(entry, top, ignored)
        elif entry.is_file():
            yield entry
        else:
            ignored.append(Ignored(_shown(entry, top), "It is no ordinary file."))


def _recognise(path: Path, folder: Path, there: list[Assignment], blanks: dict[str, NotebookNode]) -> _Found | str:
    """Say whose notebook it is and of which assignment, or why nobody knows."""
    inside = path.relative_to(folder)
    by_id = {assignment.id: assignment for assignment in there}
    place = next((i for i, part in enumerate(inside.parts[:-1]) if part in by_id), None)
    when, home, note = None, None, ""
    if place is not None:
        assignment = by_id[inside.parts[place]]
        score = grade.likeness(path, blanks[assignment.id])
        if place == 0:
            return f"It lies in {assignment.id}/, and no folder above names the student. Use STUDENT/{assignment.id}/."
        student = _of_folder(inside.parts[place - 1], by_id)
        home = folder.joinpath(*inside.parts[: place + 1])
        if not score:
            note = "The notebook could not be recognised; it was kept, and grading will say why."
    else:
        scores = {a.id: grade.likeness(path, blanks[a.id]) for a in there}
        score = max(scores.values(), default=0)
        alike = [name for name, value in scores.items() if value == score]
        if not score:
            try:
                merge.read(path)
            except CourseError as error:
                return f"It could not be read, so nobody knows which assignment it is. {error}"
            return "It holds no cell of an assignment."
        if len(alike) > 1:
            return f"It could be {' or '.join(alike)}. Put it in STUDENT/ASSIGNMENT/."
        assignment = by_id[alike[0]]
        if len(inside.parts) == 1 or _is_flat(path.parent, by_id):
            parsed = _from_name(path, by_id)
            if parsed is None:
                return (
                    f"Its name does not say whose it is. Call it STUDENT_{assignment.source.name}, "
                    "or put it into a folder with the student's name."
                )
            student, when = parsed
        else:
            student, home = _of_folder(inside.parts[-2], by_id), path.parent
    student = unicodedata.normalize("NFC", student).strip()
    if not files.is_name(student):
        return f"“{files.shown(student[:40])}” cannot be a student's name. Rename it."
    when = _stated(home or path.parent) or when or datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return _Found(student, assignment, path, home, (), when, score, note, _number(inside.as_posix(), student))


def _of_folder(name: str, known: dict[str, Assignment]) -> str:
    """Read the student from the name of a folder: Moodle's, an unpacked STUDENT_ASSIGNMENT.zip's, or the plain name."""
    for mark in ("_assignsubmission_", *(f"_{assignment}" for assignment in known)):
        if mark in name:
            student = name.split(mark, 1)[0]
            return student.rsplit("_", 1)[0] if mark == "_assignsubmission_" else student  # Moodle adds a number
    return name


def _number(text: str, student: str) -> str:
    """Read the number that Moodle or Canvas puts behind a student's name; empty where there is none."""
    found = re.search(rf"(?:^|[/_]){re.escape(student)}_(?:LATE_)?(\d{{3,}})_", unicodedata.normalize("NFC", text))
    return found[1] if found else ""


def _is_flat(folder: Path, known: dict[str, Assignment]) -> bool:
    """Ask whether a folder holds the notebooks of several students, told apart by their names."""
    parsed = [_from_name(path, known) for path in folder.glob("*.ipynb")]
    return len({student for student, _ in filter(None, parsed)}) > 1


def _from_name(path: Path, known: dict[str, Assignment]) -> tuple[str, datetime | None] | None:
    """Read a download's name with nbgrader's collector."""
    text = f"/{path.name}"
    for name in known:
        text = text.replace(f"/{name}_", "/")  # Blackboard puts the assignment first
    for regexp in NAMED:
        info = FileNameCollectorPlugin(named_regexp=regexp, log=_SILENT).collect(text)
        if info and info["student_id"] not in {*known, *(assignment.notebook_id for assignment in known.values())}:
            try:
                stamp = info.get("timestamp")
                when = _local(datetime.strptime(stamp, "%Y-%m-%d-%H-%M-%S")) if stamp else None
            except ValueError:
                when = None
            return info["student_id"], when
    return None


def _stated(folder: Path) -> datetime | None:
    stated = grade.handed_in(folder)
    return stated.replace(tzinfo=UTC) if stated else None


def _shown(path: Path, folder: Path) -> str:
    return files.shown(path.relative_to(folder))


def _told_apart(found: list[_Found], folder: Path) -> tuple[list[_Found], list[Ignored]]:
    """Set aside submissions of several people who have one name: whose marks they would be cannot be known."""
    numbers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in found:
        numbers[one.student, one.assignment.id].add(one.number)
    several = {key for key, known in numbers.items() if len(known - {""}) > 1}
    return [one for one in found if (one.student, one.assignment.id) not in several], [
        Ignored(
            _shown(one.notebook, folder),
            f"More than one person is called {files.shown(one.student)}, and this one has "
            f"{f'the number {one.number}' if one.number else 'no number'}. "
            "Change the name in front of the number in each, always in the same way, and collect again.",
        )
        for one in found
        if (one.student, one.assignment.id) in several
    ]


# --- keeping ------------------------------------------------------------------------------------------------------


def _keep(root: Path, found: list[_Found]) -> list[Taken]:
    groups: dict[tuple[str, str], list[_Found]] = defaultdict(list)
    for one in found:
        groups[one.student, one.assignment.id].append(one)
    taken = []
    for (student, assignment), group in sorted(groups.items()):
        notes = []
        group.sort(key=lambda one: (one.when, one.notebook.as_posix()))
        for older in group[:-1]:
            _store(root, older)
            notes.append(
                f"{files.shown(older.notebook.name)} of {_when(older.when)} is older and was put into class/replaced."
            )
        last = group[-1]
        state = _store(root, last)
        if state:
            notes.insert(0, state)
        if last.notebook.name != last.assignment.source.name:
            notes.append(f"It was called {files.shown(last.notebook.name)}.")
        if last.note:
            notes.append(last.note)
        taken.append(Taken(student, assignment, 1 + len(last.beside), _when(last.when), " ".join(notes)))
    return taken


def _store(root: Path, one: _Found) -> str:
    """Put a submission in its place and what stood there into class/replaced; say in words what happened."""
    place = root / "class" / "submitted" / one.student / one.assignment.id
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".taking-", suffix=".partial", dir=place.parent) as name:
        fresh = Path(name) / one.assignment.id
        fresh.mkdir()
        shutil.copy2(one.notebook, fresh / one.assignment.source.name)
        for path in one.beside:
            target = fresh / path.relative_to(one.home or path.parent)
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                shutil.copy2(path, target)
        files.write(fresh / "timestamp.txt", f"{_when(one.when)} UTC\n")
        if not place.exists():
            fresh.rename(place)
            return ""
        if _same(fresh, place):
            return "It was here already and has not changed."
        replaced = _unused(root / "class" / "replaced" / one.student / one.assignment.id)
        kept = grade.handed_in(place)
        if kept is not None and kept > one.when.replace(tzinfo=None):
            fresh.rename(replaced)
            return f"A later one, of {kept:%Y-%m-%d %H:%M:%S}, is kept; this one was put into class/replaced."
        place.rename(replaced)
        fresh.rename(place)
        return f"The earlier one is now in {replaced.relative_to(root).as_posix()}."


def _same(one: Path, other: Path) -> bool:
    def content(folder: Path) -> dict[str, bytes]:
        # When it was handed in is no part of the work.
        there = (path for path in files.plain_files(folder) if path.name != "timestamp.txt")
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in there}

    return content(one) == content(other)


def _unused(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    number = 1 + max((int(p.name) for p in folder.iterdir() if p.name.isdecimal()), default=0)
    return folder / str(number)


def _when(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S}"


def main(root: Path, args: argparse.Namespace) -> int:
    """Collect and print what was taken in, and what was not with its reason."""
    outcome = collect(root, Path(args.path), getattr(args, "number", None))
    if outcome.taken:
        rows = [(t.student, t.assignment, t.when, str(t.files), t.note) for t in outcome.taken]
        print("\n".join(show.table(("student", "assignment", "handed in (UTC)", "files", "note"), rows)))
    else:
        print(f"No submission was found in {args.path}.")
    if outcome.ignored:
        print("\nNot taken in:")
        print("\n".join(show.table(("file", "why"), [(i.path, i.reason) for i in outcome.ignored])))
    return 0 if outcome.taken else 1
