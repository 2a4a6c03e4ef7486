"""Say what is there, what is missing and how to mend it. Standard library only; it installs and changes nothing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from course import cli, environment, install, lock, work
from course.errors import CourseError

OK, MISSING, NOTE = "ok", "missing", "note"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")


@dataclass(frozen=True)
class Item:
    """One line of the report: a mark (ok, missing, note), what it is about, what was found, and the remedy."""

    mark: str
    what: str
    found: str
    remedy: str = ""

    def __str__(self) -> str:
        """Write the line."""
        return f"{self.mark:<8} {self.what}: {self.found}" + (f" -> {self.remedy}" if self.remedy else "")


def main(root: Path) -> int:
    """Print the report; status 1 where something is missing that a learner needs."""
    items = list(examine(root))
    for item in items:
        print(item)
    missing = sum(item.mark == MISSING for item in items)
    print(
        f"\n{missing} missing. What to do stands after each arrow."
        if missing
        else "\nAll that a learner needs is here."
    )
    return 1 if missing else 0


def examine(root: Path) -> Iterator[Item]:
    """Look at everything, in the order in which it is needed.

    Parameters
    ----------
    root : Path
        The course's folder.

    Yields
    ------
    Item
    """
    version = ".".join(map(str, sys.version_info[:3]))
    yield Item(OK, "Python", f"{version} at {sys.executable}")
    free = shutil.disk_usage(root).free // 1_000_000
    place, item = _environment(root)
    yield item
    if place is None:
        yield from _installers(free, root)
    else:
        yield from _jupyter(place)
        yield _dev(root, place)
    yield from _course(root)
    yield from _work(root)
    yield _documents(root)
    teacher = root / "solutions"
    if teacher.is_dir():
        units = sum(1 for path in teacher.glob("[0-9][0-9]-*") if path.is_dir())
        yield Item(OK, "For teachers", f"solutions/ holds {units} {'assignment' if units == 1 else 'assignments'}")
    else:
        yield Item(NOTE, "For teachers", "no solutions/", "releasing and grading need the teacher's copy of the course")
    if sys.platform == "linux" and teacher.is_dir():
        bubblewrap = shutil.which("bwrap")
        yield (
            Item(OK, "Sandbox", f"bubblewrap at {bubblewrap}, in which grade runs students' code")
            if bubblewrap
            else Item(NOTE, "Sandbox", "bubblewrap not found", "grading a class needs it: sudo apt install bubblewrap")
        )
    browser = next(filter(None, map(shutil.which, CHROMIUM)), None)
    yield (
        Item(OK, "Chromium", browser)
        if browser
        else Item(NOTE, "Chromium", "not found", "only the browser tests need it: sudo apt install chromium")
    )
    yield Item(OK, "Network", "needed for the first set-up and after an update only")


def _environment(root: Path) -> tuple[environment.Place | None, Item]:
    """Find the environment that a start would use, and say what is off."""
    again = f"{cli.COMMAND} mends it"
    try:
        requirements, _ = lock.read(root / lock.LEARNER_LOCK)
        if not environment.same_folder(sys.prefix, root / environment.FOLDER):
            here = environment.running()
            if not environment.differences(here, lock.wanted(requirements, here.values), files=False):
                return here, Item(OK, "Environment", f"the running one, {here.prefix}")
        found = environment.plan(root, requirements)
    except CourseError as error:
        return None, Item(MISSING, "Environment", str(error))
    if not found.place:
        return None, Item(MISSING, "Environment", found.why or "not made yet", f"{cli.COMMAND} makes it")
    if found.off:
        what = "; ".join(f"{name} ({why})" for name, why in list(found.off.items())[:3])
        more = f" and {len(found.off) - 3} more" if len(found.off) > 3 else ""
        return found.place, Item(MISSING, "Environment", f"{found.place.prefix} is off in {what}{more}", again)
    number = len(lock.wanted(requirements, found.place.values))
    python = found.place.values["python_full_version"]
    return found.place, Item(
        OK, "Environment", f"{found.place.prefix}, {number} packages as in the lock, Python {python}"
    )


def _installers(free: int, root: Path) -> Iterator[Item]:
    """Look at what making the environment needs."""
    needed = install.megabytes(117)
    yield (
        Item(OK, "Disk", f"{free} MB free")
        if free >= needed
        else Item(MISSING, "Disk", f"{free} MB free, about {needed} MB needed", "make room")
    )
    if uv := install.find_uv():
        yield Item(OK, "Installer", f"uv at {uv}")
        return
    try:
        install.check_venv_module()
        yield Item(OK, "Installer", "venv and pip")
    except CourseError as error:
        yield Item(MISSING, "Installer", str(error))
    if not os.access(root, os.W_OK):
        yield Item(MISSING, "Folder", install.no_permission(root))


def _jupyter(place: environment.Place) -> Iterator[Item]:
    """Look at JupyterLab, and at the files that put nbgrader's Validate button into it."""
    there = environment.installed(place.packages)
    for name, title in (("jupyterlab", "JupyterLab"), ("nbgrader", "nbgrader")):
        if name in there:
            yield Item(OK, title, there[name][0][0])
        else:
            yield Item(MISSING, title, "not installed", f"{cli.COMMAND} installs it")
    needed = (
        "share/jupyter/labextensions/@jupyter/nbgrader/package.json",
        "etc/jupyter/jupyter_server_config.d/nbgrader.json",
    )
    gone = [file for file in needed if not (place.prefix / file).exists()]
    yield (
        Item(MISSING, "Validate button", f"{gone[0]} is not in {place.prefix}", f"{cli.COMMAND} mends it")
        if gone
        else Item(OK, "Validate button", "nbgrader's extensions are in JupyterLab")
    )


def _dev(root: Path, place: environment.Place) -> Item:
    """Say whether the checks can run without installing anything."""
    try:
        requirements, _ = lock.read(root / lock.DEV_LOCK)
    except CourseError:
        return Item(NOTE, "Tests", f"no {lock.DEV_LOCK}", "only people who change the course need it")
    off = environment.differences(place, lock.wanted(requirements, place.values), files=False)
    if off:
        number = f"{len(off)} {'package' if len(off) == 1 else 'packages'}"
        return Item(NOTE, "Tests", f"{number} not installed yet", f"{cli.COMMAND} test installs what is missing")
    return Item(OK, "Tests", "everything for them is installed")


def _course(root: Path) -> Iterator[Item]:
    """Look for the parts of the course that a learner opens."""
    lessons = sorted((root / "course" / "lessons").glob("[0-9][0-9]-*.ipynb"))
    download = "download the course again and unpack the whole of it"
    yield (
        Item(OK, "Lessons", f"{len(lessons)}, from {lessons[0].name}")
        if lessons
        else Item(MISSING, "Lessons", "none in course/lessons", download)
    )
    assignments = list(work.released(root))
    if assignments:
        yield Item(OK, "Assignments", f"{len(assignments)} released")
    else:
        yield Item(NOTE, "Assignments", "none released", f"for teachers: {cli.COMMAND} release")


def _work(root: Path) -> Iterator[Item]:
    """Look at the learner's copies."""
    folder = root / "work"
    copies = [path for path in work.released(root) if (folder / path.name).is_dir()]
    _, readable = work.read_record(folder)
    if not readable:
        yield Item(
            NOTE,
            "Your copies",
            f"work/{work.RECORD} can't be read",
            f"{cli.COMMAND} writes it anew and keeps all files",
        )
    elif copies:
        yield Item(OK, "Your copies", ", ".join(f"work/{path.name}" for path in copies))
    else:
        yield Item(NOTE, "Your copies", "none yet", f"{cli.COMMAND} copies the assignments to work/")
    for path in work.newer_releases(root):
        yield Item(NOTE, "Newer release", path, "yours is beside it; go on in the one you like")


def _documents(root: Path) -> Item:
    """Look for a reader's copies of the two documents."""
    folders = [root / "documents"]
    if os.environ.get("COURSE_DOCUMENTS"):
        folders.append(Path(os.environ["COURSE_DOCUMENTS"]))
    folders.append(root.parent / "shared" / "documents")  # as course.methods.documents.find looks, but without pandas
    found, gone = [], []
    for name in ("dissertation", "review"):
        paths = [folder / f"{name}{end}" for folder in folders for end in (".md", ".txt")]
        path = next(filter(Path.is_file, paths), None)
        (found if path else gone).append(str(path or name))
    if gone:
        return Item(
            NOTE,
            "Documents",
            f"no copy of the {' and the '.join(gone)}",
            f"the lessons work without; unit 00 says how to get them into {folders[0]}",
        )
    return Item(OK, "Documents", " and ".join(found))
