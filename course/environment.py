"""Find the environment that the lock asks for, or make it, mend it, and hand over to it.

Standard library only: this runs before anything is installed. An environment is right when every distribution that
the lock names for this platform is there in exactly that version, and when no file that it came with is missing.
A running environment that is right (conda, Binder, JupyterHub) is used and never changed; else ROOT/.venv is.
"""

from __future__ import annotations

import contextlib
import csv
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from course import install, lock
from course.errors import ROOT, CourseError
from course.lock import Requirement

FOLDER = ".venv"
MARKER = ".venv-installing"  # "the .venv beside me is the course's, and is not finished"
STAMP = "course-stamp.json"
MENDING = "course-mending.lock"
READY = "COURSE_ENVIRONMENT_READY"


# What is there.


@dataclass(frozen=True)
class Place:
    """An environment: its folder, its Python, where its packages are, and the marker values of its Python."""

    prefix: Path
    python: Path
    packages: tuple[Path, ...]
    values: dict[str, str]


def running() -> Place:
    """Describe the environment of the Python that runs this."""
    paths = sysconfig.get_paths()
    folders = {os.path.realpath(paths[key]): Path(paths[key]) for key in ("purelib", "platlib")}
    for folder in sys.path:  # a hub may keep some packages in a second folder
        if os.path.basename(folder) in ("site-packages", "dist-packages"):
            folders.setdefault(os.path.realpath(folder), Path(folder))
    return Place(Path(sys.prefix), Path(sys.executable), tuple(folders.values()), lock.marker_values())


def venv_python(folder: Path) -> Path:
    """Give the path of the Python inside an environment made by venv or uv."""
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


DESCRIBE = """
import json, sys, sysconfig
sys.path.insert(0, sys.argv[1])
from course import lock
paths = sysconfig.get_paths()
print(json.dumps([list(dict.fromkeys([paths["purelib"], paths["platlib"]])), lock.marker_values()]))
"""


def describe(folder: Path) -> Place | None:
    """Ask an environment's own Python what it is.

    Parameters
    ----------
    folder : Path
        Of an environment made by venv or uv.

    Returns
    -------
    Place or None
        None when its Python is gone or doesn't run, or is not the version that the packages were installed for
        (the Python underneath was replaced).
    """
    python = venv_python(folder)
    if same_folder(sys.prefix, folder):
        here = running()
        packages, values = here.packages[:1], here.values
    else:
        try:
            answer = subprocess.run(
                [python, "-I", "-B", "-c", DESCRIBE, str(ROOT)],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                env=install.variables(),
                timeout=60,
                check=True,
            ).stdout
            names, values = json.loads(answer)
        except (OSError, ValueError, subprocess.SubprocessError):
            return None
        packages = tuple(Path(name) for name in names)
    return Place(folder, python, packages, values) if packages[0].is_dir() else None


def same_folder(one: str | Path, other: str | Path) -> bool:
    """Say whether two paths are one folder."""
    return os.path.realpath(one) == os.path.realpath(other)


def installed(folders: Iterable[Path]) -> dict[str, list[tuple[str, Path]]]:
    """List the distributions in folders of packages: name to (version, its .dist-info folder)."""
    found: dict[str, list[tuple[str, Path]]] = {}
    for folder in folders:
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".dist-info"):
                    name, _, version = entry.name.removesuffix(".dist-info").rpartition("-")
                    found.setdefault(lock.normalise(name), []).append((version, Path(entry.path)))
    return found


def differences(place: Place, needed: dict[str, Requirement], *, files: bool) -> dict[str, str]:
    """Say what of a lock an environment does not have.

    Parameters
    ----------
    place : Place
    needed : dict
        Name to Requirement, as `lock.wanted` gives it.
    files : bool
        Whether to look for every file as well, not for versions only.

    Returns
    -------
    dict
        Name to what is off: "missing", the other version that is there, or the first file that is gone.
    """
    there = installed(place.packages)
    off: dict[str, str] = {}
    records: dict[str, Path] = {}
    for name, requirement in needed.items():
        versions = there.get(name, [])
        if not versions:
            off[name] = "missing"
        elif lock.same_version(versions[0][0], requirement.version) and (len(versions) == 1 or not files):
            records[name] = versions[0][1]
        else:
            off[name] = "version " + " and ".join(sorted(version for version, _ in versions))
    return off | missing_files(place, records) if files else off


def missing_files(place: Place, records: dict[str, Path]) -> dict[str, str]:
    """Compare the lists of files with what the folders hold.

    One listing a folder instead of one question a file: 20,000 files take about 0.2 s.

    Parameters
    ----------
    place : Place
    records : dict
        Name of a distribution to its .dist-info folder.

    Returns
    -------
    dict
        Name to what is gone, for those where something is. Compiled files and files outside the environment don't
        count.
    """
    missing: dict[str, str] = {}
    listings: dict[str, set[str]] = {}
    prefix = os.path.normpath(place.prefix) + os.sep
    for name, info in records.items():
        try:
            with open(info / "RECORD", encoding="utf-8", newline="") as file:
                rows = [row[0] for row in csv.reader(file) if row and not row[0].endswith(".pyc")]
        except (OSError, ValueError, csv.Error):
            rows = []
        if not rows:
            missing[name] = "its list of files is gone"
            continue
        for row in rows:
            folder, _, file = row.rpartition("/")
            full = os.path.normpath(info.parent / folder)
            if full not in listings:
                try:
                    listings[full] = set(os.listdir(full))
                except OSError:
                    listings[full] = set()
            # Some disks write a name differently from the list (case, accents): then only asking helps.
            if file not in listings[full] and full.startswith(prefix) and not os.path.exists(os.path.join(full, file)):
                missing[name] = f"{file} is gone"
                break
    return missing


# The stamp: written last, so where it is, .venv was finished.


def read_stamp(root: Path) -> dict[str, object] | None:
    """Read the stamp in .venv; None where it is missing or can't be read."""
    try:
        stamp = json.loads((root / FOLDER / STAMP).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) and isinstance(stamp.get("locks"), dict) else None


def _finish(root: Path, name: str, digest: str, place: Place) -> None:
    """Write down which lock .venv satisfies, with which Python and in which folder; nothing where that stands."""
    stamp = read_stamp(root)
    locks = stamp["locks"] if stamp else {}
    assert isinstance(locks, dict)
    now = {
        "locks": {**locks, name: digest},
        "python": place.values["python_full_version"],
        "project": str(root),
    }
    try:
        _write_path_file(root, place)
        if stamp != now:
            write_atomically(root / FOLDER / STAMP, json.dumps(now, indent=1) + "\n")
        (root / MARKER).unlink(missing_ok=True)
    except PermissionError:
        if not stamp:  # a finished environment that someone else looks after may be read-only
            raise


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8")
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _write_path_file(root: Path, place: Place) -> None:
    """Let every program of .venv find `course`: kernels and plain nbgrader too.

    Some Pythons read a .pth file in the machine's own encoding, so the path is written in ASCII.
    """
    text = f"import sys; sys.path.append({str(root)!a})\n"
    path = place.packages[0] / "course.pth"
    try:
        current = path.read_text("ascii")
    except (OSError, ValueError):
        current = ""
    if current != text:
        write_atomically(path, text)


# Decide, make, mend.


@dataclass(frozen=True)
class Plan:
    """What is to be done about ROOT/.venv.

    Attributes
    ----------
    place : Place or None
        The environment, where it can be used or mended.
    off : dict
        What is to be installed into it: name to what is off.
    why : str
        A sentence for why it is made anew, where it is; empty the first time.
    """

    place: Place | None
    off: dict[str, str]
    why: str = ""


def plan(root: Path, requirements: Sequence[Requirement]) -> Plan:
    """Look at ROOT/.venv and say what is to be done; changes nothing.

    Raises
    ------
    CourseError
        When .venv was not made by the course and lacks what the course needs.
    """
    folder = root / FOLDER
    if not os.path.lexists(folder):
        return Plan(None, {})
    stamp = read_stamp(root)
    if not stamp and (root / MARKER).exists():
        return Plan(None, {}, "The last set-up was not finished, so it starts again; what was downloaded is kept.")
    if stamp and stamp.get("project") != str(root):
        return Plan(None, {}, "The course's folder was moved or copied, so .venv is made again.")
    place = describe(folder)
    off = differences(place, lock.wanted(requirements, place.values), files=True) if place else {}
    if not stamp and (off or not place):
        raise CourseError(
            f"There is a folder {folder} that the course did not make, and it lacks what the course needs: move it "
            "away or delete it, then start the course again with the same command."
        )
    if not place:
        return Plan(None, {}, "The Python that .venv was made with is gone or was replaced, so .venv is made again.")
    unfinished = dict.fromkeys(_unfinished(folder), "its last installation was not finished")
    return Plan(place, unfinished | off)


def _unfinished(folder: Path) -> list[str]:
    try:
        return [requirement.name for requirement in lock.parse((folder / MENDING).read_text("utf-8"))]
    except (OSError, CourseError, ValueError):
        return []


def prepare(root: Path, name: str, say: Callable[[str], None]) -> Place:
    """Give an environment that satisfies the lock; make or mend ROOT/.venv where that is needed.

    Parameters
    ----------
    root : Path
        The course's folder.
    name : str
        Of the lock in it.
    say : callable
        Takes a sentence for the person who waits.

    Returns
    -------
    Place
        The running environment where that satisfies the lock, else the one in ROOT/.venv.

    Raises
    ------
    CourseError
        One sentence with the remedy, when it can't be done.
    """
    requirements, digest = lock.read(root / name)
    if not same_folder(sys.prefix, root / FOLDER):
        here = running()
        if not differences(here, lock.wanted(requirements, here.values), files=False):
            return here
    found = plan(root, requirements)
    if found.place and not found.off:
        try:
            _finish(root, name, digest, found.place)
        except OSError as error:
            raise CourseError(install.explain_os_error(error, root)) from error
        return found.place
    with install.session(root, say) as session:
        found = plan(root, requirements)  # another start may have done it while this one waited
        if not found.place:
            place = _make(root / name, requirements, found.why, session)
        elif found.off:
            place = found.place
            _mend(place, requirements, found.off, session)
        else:
            place = found.place
        off = differences(place, lock.wanted(requirements, place.values), files=True)
        for one, what in off.items():
            raise CourseError(
                f"The installation ended, but {one} is not as it should be ({what}): delete {root / FOLDER}, then "
                f"start the course again with the same command; the log is {root / install.LOG}."
            )
        _finish(root, name, digest, place)
    return place


def _make(path: Path, requirements: Sequence[Requirement], why: str, session: install.Session) -> Place:
    """Make .venv anew. A marker beside it says that it is the course's, until it is finished."""
    folder = session.root / FOLDER
    needed = lock.wanted(requirements, lock.marker_values())
    uv = install.find_uv()
    if why:
        session.say(why)
    if not uv:
        install.check_venv_module()
    (session.root / MARKER).write_text("The course is making the .venv beside this file.\n", encoding="utf-8")
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        (folder / STAMP).unlink(missing_ok=True)
        shutil.rmtree(folder)
    install.check_space(session.root, len(needed))
    session.say(
        f"Setting up the course in {folder} with {'uv' if uv else 'pip'}: {len(needed)} packages, about "
        f"{install.megabytes(len(needed))} MB. This happens once and can take some minutes."
    )
    python = install.base_python()
    if uv:
        install.run([uv, "venv", "--quiet", "--python", python, "--prompt", "course", str(folder)], "uv", session)
    else:
        install.run([python, "-m", "venv", "--prompt", "course", str(folder)], "venv", session)
    place = describe(folder)
    if not place:
        raise CourseError(f"{folder} was made, but its Python does not run: look at {session.root / install.LOG}.")
    _install(place, path, needed, uv, session, over=False)
    return place


def _mend(place: Place, requirements: Sequence[Requirement], off: dict[str, str], session: install.Session) -> None:
    """Install again what is off, and only that."""
    needed = {name: r for name, r in lock.wanted(requirements, place.values).items() if name in off}
    subset = place.prefix / MENDING
    if needed:
        install.check_space(session.root, len(needed))
        what = f"{next(iter(needed))} ({off[next(iter(needed))]})" if len(needed) == 1 else f"{len(needed)} packages"
        session.say(f"Mending .venv: installing {what}.")
        write_atomically(subset, "".join(r.text for r in needed.values()))
        _make_way(place, needed)
        _install(place, subset, needed, install.find_uv(), session, over=True)
    subset.unlink(missing_ok=True)


def _make_way(place: Place, needed: dict[str, Requirement]) -> None:
    """Take away what would stop uv or pip from installing over a damaged package."""
    there = installed(place.packages)
    for name in needed:
        versions = there.get(name, [])
        for _, info in versions:
            if len(versions) > 1 or not (info / "RECORD").is_file() or not (info / "METADATA").is_file():
                shutil.rmtree(info)
    for folder in place.packages:
        with os.scandir(folder) as entries:
            leftovers = [entry.path for entry in entries if entry.name.startswith("~")]  # of a pip that was killed
        for path in leftovers:
            shutil.rmtree(path, ignore_errors=True)


def _install(
    place: Place, path: Path, needed: dict[str, Requirement], uv: str | None, session: install.Session, *, over: bool
) -> None:
    """Install the entries of the lock at `path`, hashes checked, and show how far it is."""
    if uv:
        command = [uv, "pip", "install", "--python", str(place.python), *(["--reinstall"] if over else [])]
    else:
        if "pip" not in installed(place.packages):  # uv made this environment, and uv is gone
            install.check_venv_module()
            install.run([str(place.python), "-m", "ensurepip", "--default-pip"], "ensurepip", session)
        command = [str(place.python), "-u", "-m", "pip", "install", *(["--force-reinstall"] if over else [])]
        command += ["--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--retries", "2"]
    command += ["--no-deps", "--require-hashes", "-r", str(path)]
    progress = install.Progress(sys.stderr)
    follower = install.Follower(
        progress, len(needed), lambda: len(needed) - len(differences(place, needed, files=False))
    )
    try:
        install.run(command, "uv" if uv else "pip", session, follower)
    finally:
        progress.clear()
    session.say(f"Ready after {install.clock(progress.elapsed())}.")


# Hand over.


def hand_over(place: Place, argv: Sequence[str]) -> int:
    """Run the course again with an environment's own Python.

    Its programs come first on PATH, because nbgrader calls alembic by name.
    """
    path = os.pathsep.join([str(place.python.parent), os.environ.get("PATH", os.defpath)])
    variables = {k: v for k, v in os.environ.items() if k not in ("PYTHONHOME", "__PYVENV_LAUNCHER__")}
    variables |= {READY: str(place.prefix), "PATH": path, "VIRTUAL_ENV": str(place.prefix)}
    command = [str(place.python), "-m", "course", *argv]
    if os.name == "nt":
        return wait(subprocess.Popen(command, env=variables))
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(command[0], command, variables)


def wait(process: subprocess.Popen[bytes]) -> int:
    """Wait for a process that deals with Ctrl-C itself."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def say(sentence: str) -> None:
    """Tell the person who waits; apart from what a verb prints."""
    print(sentence, file=sys.stderr, flush=True)


def main(argv: Sequence[str]) -> int:
    """Run a verb in the right environment.

    Parameters
    ----------
    argv : sequence of str
        What follows `python3 -m course`.

    Returns
    -------
    int
        The exit status.
    """
    from course import cli

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old console can't show every character
    args = cli.parse(argv)
    ready = os.environ.pop(READY, "")

    def start() -> int:
        if args.verb == "doctor" or (ready and same_folder(ready, sys.prefix)):
            return cli.run(args)
        place = prepare(ROOT, lock.DEV_LOCK if args.verb == "test" else lock.LEARNER_LOCK, say)
        return cli.run(args) if same_folder(place.prefix, sys.prefix) else hand_over(place, argv)

    return cli.in_words(start)
