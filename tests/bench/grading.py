"""Measure grading: a class by nbgrader and by the course, time beyond the students' own cells, memory.

Run it when the machine has nothing else to do: python tests/bench/grading.py [--students 12] [--unit 00]

Each student hands in other answers of tests/answers. The course grades the class twice: once for the time, once more
for the memory, as looking at the memory takes time of its own. Without bubblewrap it measures without the sandbox.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import nbformat
import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from course.grading import assignments, processes, release, run, sandbox  # noqa: E402  (after the path)
from tests.answers.bundles import CODE  # noqa: E402

AIM_SECONDS, AIM_MEGABYTES = 0.3, 300
MEGABYTE = 1_000_000


def hand_in(root: Path, place: assignments.Assignment, students: int) -> None:
    """Make a course folder with a class in it."""
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(place.folder, root / "solutions" / place.id)
    answers: dict[str, list[str]] = defaultdict(list)
    for answer in CODE:
        if answer.assignment == place.id:
            answers[answer.exercise].append(answer.source)
    blank = release.released(assignments.read(place.source), release.settings(ROOT))
    for number in range(students):
        for cell in blank.cells:
            if theirs := answers.get(assignments.grade_id(cell) or ""):
                cell.source = theirs[number % len(theirs)]
        folder = root / "class" / "submitted" / f"student-{number + 1:02}" / place.id
        folder.mkdir(parents=True)
        nbformat.write(blank, folder / place.source.name)


def by_nbgrader(root: Path, unit: str) -> float:
    """Give the seconds that `nbgrader autograde` takes for the class."""
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")])
    variables = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT), "IPYTHONDIR": str(root / "ipython")}
    variables["PYTHONWARNINGS"] = "ignore"  # nbgrader takes a warning, printed to stderr, for a failed test
    for verb in ("generate_assignment", "autograde"):
        began = time.perf_counter()
        command = [sys.executable, "-m", "nbgrader", verb, unit]
        done = subprocess.run(command, cwd=root, env=variables, capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stderr)
    return time.perf_counter() - began


def start_course(root: Path, isolate: bool) -> subprocess.Popen:
    """Start grading the class in another process, which prints what it measured of itself."""
    words = [sys.executable, __file__, "--grade", str(root), *([] if isolate else ["--no-sandbox"])]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def grade_and_print(root: Path, isolate: bool) -> None:
    """Grade a class as `course grade` does, and print where the time went, as JSON."""
    asked: list[tuple[float, float]] = []  # when each question to a process was asked and how long it took
    cells: list[float] = []
    runs: list[tuple[float, float]] = []  # when each notebook began and ended
    ask, run_one = processes.Copy.ask, run.Runner.run

    def timed_ask(self, request, *more):
        began = time.perf_counter()
        reply = ask(self, request, *more)
        asked.append((began, time.perf_counter() - began))
        if request.get("do") == "cell":
            cells.append(asked[-1][1])
        return reply

    def timed_run(self, *args):
        began = time.perf_counter()
        done = run_one(self, *args)
        runs.append((began, time.perf_counter()))
        return done

    processes.Copy.ask, run.Runner.run = timed_ask, timed_run
    from course.grading import grade

    args = argparse.Namespace(number=None, force=True, no_sandbox=not isolate)
    with contextlib.redirect_stdout(io.StringIO()):
        grade.main(root, args)
    first, end = min(asked)[0], time.perf_counter()  # before the first question everything is starting
    within = sum(ended - max(began, first) for began, ended in runs)
    print(json.dumps({"cells": sum(cells), "runs": within, "whole": end - first}))


def watch_memory(process: subprocess.Popen) -> dict[str, tuple[float, float]]:
    """Give the most that the warm parent and one copy of it held until grading ended: PSS and USS, in MB."""
    most = defaultdict(lambda: (0.0, 0.0))
    while process.poll() is None:
        held: dict[int, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
        parents = set()
        with contextlib.suppress(psutil.Error):
            family = {one.pid: one for one in psutil.Process(process.pid).children(recursive=True)}
            for pid, one in family.items():
                with contextlib.suppress(psutil.Error, ValueError):
                    if one.name() == "bwrap" or "student" not in one.cmdline():
                        continue
                    above = [pid, *(p.pid for p in one.parents() if p.pid in family and p.name() != "bwrap")]
                    top = above[-2] if len(above) > 1 else pid  # a copy counts with all that it started
                    parents |= {pid} if len(above) == 1 else set()
                    memory = one.memory_full_info()
                    held[top] = (
                        held[top][0] + getattr(memory, "pss", 0) / MEGABYTE,
                        held[top][1] + memory.uss / MEGABYTE,
                    )
        for pid, (pss, uss) in held.items():
            name = "parent" if pid in parents else "copy"
            most[name] = (max(most[name][0], pss), max(most[name][1], uss))
        time.sleep(0.02)
    return most


def score(root: Path) -> float:
    """Give the mean score in a gradebook."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{root}/class/gradebook.db") as book:
        return statistics.mean(one["score"] for one in book.submission_dicts(book.assignments[0].name))


def main() -> None:
    """Print what was measured, a line each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, default=12)
    parser.add_argument("--unit", default="00")
    parser.add_argument("--no-sandbox", action="store_true")
    parser.add_argument("--grade", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.grade:
        grade_and_print(args.grade, not args.no_sandbox)
        return
    reason = "--no-sandbox was given." if args.no_sandbox else sandbox.trouble()
    isolate, place, n = not reason, assignments.find(ROOT, args.unit), args.students
    print(f"{n} students, {place.id}, answers mixed; {os.cpu_count()} processors, load {psutil.getloadavg()[0]:.1f}")
    print("student code runs in the sandbox" if isolate else f"without the sandbox: {reason}", flush=True)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        for root in (Path(one), Path(other)):
            hand_in(root, place, n)
        theirs = by_nbgrader(Path(one), place.id)
        print(f"nbgrader autograde  {theirs:6.1f} s  {60 * n / theirs:6.1f} notebooks a minute", flush=True)
        began = time.perf_counter()
        process = start_course(Path(other), isolate)
        said = process.communicate()[0]
        ours = time.perf_counter() - began
        if process.returncode:
            sys.exit("Grading did not come to an end.")
        found = json.loads(said)
        print(f"course grade        {ours:6.1f} s  {60 * n / ours:6.1f} notebooks a minute, {theirs / ours:.1f} times")
        cells, runs, whole = (found[key] / n for key in ("cells", "runs", "whole"))
        print(f"mean score          {score(Path(one)):.2f} by nbgrader, {score(Path(other)):.2f} by the course")
        print(f"starting            {ours - found['whole']:6.2f} s, once")
        print(f"the student's cells {cells:6.2f} s for each submission")
        print(f"beyond them         {whole - cells:6.2f} s for each submission (aim: {AIM_SECONDS} s), of it:")
        print(f"                    {runs - cells:6.2f} s processes and tests")
        print(f"                    {whole - runs:6.2f} s merging, gradebook, files")
        process = start_course(Path(other), isolate)
        memory = watch_memory(process)
        what = {"parent": "the warm parent", "copy": "one sandbox" if isolate else "one copy of it"}
        for name, words in what.items():
            pss, uss = memory[name]
            print(f"peak of {words:<15}{pss:6.0f} MB PSS, {uss:.0f} MB USS (aim: {AIM_MEGABYTES} MB)")
        process.communicate()


if __name__ == "__main__":
    main()
