"""What the lecturer's notes say of minutes and outcomes, read from the notebooks.

After a change of minutes, points, titles or outcomes::

    python3 -m tests.teaching.notes

writes the section "Minutes" of each unit's notes and the minutes of the syllabus anew. What is written by hand is held to the notebooks by
``test_teaching.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from course.errors import ROOT
from course.grading import assignments, files
from course.grading.assignments import Exercise

TEACHING = Path("course") / "teaching"
_SECTION = re.compile(r"^## ", re.MULTILINE)
_ANY_HEADING = re.compile(r"^#{2,3} ", re.MULTILINE)


@dataclass(frozen=True)
class Lesson:
    """A lesson as its notebook states it: title, minutes, where half of it is done, parts, outcomes, activity."""

    title: str
    minutes: int
    half_way: str
    parts: tuple[tuple[str, int], ...]
    outcomes: tuple[str, ...]
    activity: str
    activity_minutes: int


def lesson_path(root: Path, unit: str) -> Path:
    return root / "course" / "lessons" / f"{unit}.ipynb"


def units(root: Path) -> list[str]:
    """List the units that have both a lesson and an assignment."""
    return [one.id for one in assignments.every(root) if lesson_path(root, one.id).exists()]


def lesson(root: Path, unit: str) -> Lesson:
    """Read a lesson's own statements."""
    nb = assignments.read(lesson_path(root, unit))
    text = "\n".join(cell.source for cell in nb.cells if cell.cell_type == "markdown")
    stated = re.search(r"^\*About (\d+) minutes\.(?: .*?\[(.+?)\]\(#)?", text, re.MULTILINE)
    outcomes = re.search(r"\*\*After this lesson you can\*\*\n\n((?:- .*\n)+)", text + "\n")
    if stated is None or outcomes is None:
        raise ValueError(f"{unit}: the lesson does not state its minutes or its outcomes.")
    parts, activity, activity_minutes = [], "", 0
    for part in _SECTION.split(text)[1:]:
        title = part.partition("\n")[0].strip()
        minutes = re.search(r"^\*(\d+) minutes?", part, re.MULTILINE)
        if minutes:
            parts.append((title, int(minutes[1])))
        for piece in _ANY_HEADING.split(part):
            steps = [int(n) for n in re.findall(r"^\d\. \*\*(\d+) minutes?", piece, re.MULTILINE)]
            if steps:
                activity, activity_minutes = title, sum(steps)
    return Lesson(
        re.search(r"^# (.+)$", text, re.MULTILINE)[1],
        int(stated[1]),
        stated[2] or "",
        tuple(parts),
        tuple(line[2:].rstrip(".;") for line in outcomes[1].splitlines()),
        activity,
        activity_minutes,
    )


def exercises(root: Path, unit: str) -> tuple[Exercise, ...]:
    """Read the exercises of a unit's assignment."""
    return assignments.exercises(assignments.read(assignments.find(root, unit).source))


def exercise_minutes(root: Path, unit: str) -> int:
    return sum(one.minutes for one in exercises(root, unit))


def minutes_section(root: Path, unit: str) -> str:
    """Write the section "Minutes" of a unit's notes."""
    read, known = lesson(root, unit), exercises(root, unit)
    points, by_person = sum(e.points for e in known), sum(e.points for e in known if e.rubric)
    half = f" Half way is the end of *{read.half_way}*." if read.half_way else ""
    lines = [
        "## Minutes",
        "",
        f"The lesson takes about {read.minutes} minutes.{half} Its group activity, *{read.activity}*, takes "
        f"{read.activity_minutes} of them. The exercises take {sum(e.minutes for e in known)} minutes together and are "
        f"worth {points:g} points, {by_person:g} of them given by a person.",
        "",
        "| exercise | minutes | points | marked by |",
        "|:--|--:|--:|:--|",
    ]
    for one in known:
        judge = "a program" if not one.rubric else "a program and a person" if one.tests else "a person"
        lines.append(f"| {one.id[2:]} · {one.title} | {one.minutes} | {one.points:g} | {judge} |")
    lines += ["", "| part of the lesson | minutes |", "|:--|--:|"]
    lines += [f"| {title} | {minutes} |" for title, minutes in read.parts]
    return "\n".join(lines) + "\n"


def section(text: str, title: str) -> str:
    """Give one section of a page, from its heading to the next one of its level; empty where there is none."""
    found = re.search(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[0].rstrip() + "\n" if found else ""


def renewed(text: str, fresh: str) -> str:
    """Put a fresh section "Minutes" into a page."""
    old = section(text, "Minutes")
    if not old:
        raise ValueError('The page has no section "Minutes".')
    return text.replace(old, fresh, 1)


def rows(text: str) -> list[list[str]]:
    """Read the cells of every table row in a text; lines that draw a table and its head are left out."""
    found, lines = [], text.splitlines()
    for number, line in enumerate(lines):
        if not line.startswith("|") or re.fullmatch(r"[|:\- ]+", line):
            continue
        if number + 1 < len(lines) and re.fullmatch(r"\|[|:\- ]+\|", lines[number + 1]):
            continue  # the head
        found.append([cell.strip() for cell in line.strip().strip("|").split("|")])
    return found


def renewed_weeks(text: str, root: Path) -> str:
    """Put the minutes of lessons and exercises into the syllabus."""
    weeks = section(text, "Ten weeks")
    fresh = weeks
    for unit in units(root):
        minutes = f"{lesson(root, unit).minutes} | {exercise_minutes(root, unit)}"
        fresh = re.sub(rf"^(\| \d+ \| {unit[:2]} [^|]*\| )\d+ \| \d+", rf"\g<1>{minutes}", fresh, flags=re.MULTILINE)
    return text.replace(weeks, fresh, 1)


def _renew(page: Path, after: str) -> None:
    if after != page.read_text(encoding="utf-8"):
        files.write(page, after)
        print(f"{page.relative_to(ROOT)}: written anew")


if __name__ == "__main__":
    for name in units(ROOT):
        place = ROOT / TEACHING / "notes" / f"{name}.md"
        _renew(place, renewed(place.read_text(encoding="utf-8"), minutes_section(ROOT, name)))
    place = ROOT / TEACHING / "syllabus.md"
    _renew(place, renewed_weeks(place.read_text(encoding="utf-8"), ROOT))
