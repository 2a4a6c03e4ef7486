"""The lecturer's pages hold to the course: links, units, minutes, outcomes, mistakes, commands, rubrics, files."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from course import cli
from course.errors import ROOT
from course.grading import assignments, check, gradebook
from tests import project
from tests.teaching import notes

HOME = ROOT / notes.TEACHING
NOTES = HOME / "notes"
UNITS = notes.units(ROOT)
PAGES = sorted(HOME.rglob("*.md"))
OURS = [page for page in PAGES if page.parent != HOME / "rubrics"]
WRITTEN = [(unit, one) for unit in UNITS for one in notes.exercises(ROOT, unit) if one.rubric]
COMMAND = "import sys; from course import cli; sys.exit(cli.in_words(lambda: cli.run(cli.parse(sys.argv[1:]))))"


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def name(path: Path) -> str:
    return path.relative_to(HOME).as_posix()


# Links --------------------------------------------------------------------------------------------------------------


def anchors(page: str) -> set[str]:
    """Give the names of a page's headings, as they stand in links."""
    titles = re.findall(r"^#{1,6} (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def broken_links(page: str, folder: Path) -> list[str]:
    bad = []
    for target in re.findall(r"\]\(([^)\s]+)\)", page):
        path, _, anchor = target.partition("#")
        if path.startswith(("http://", "https://", "mailto:")):
            continue
        there = folder / path if path else None
        known = anchors(page if there is None else text(there) if there.suffix == ".md" and there.exists() else "")
        if (there is not None and not there.exists()) or (anchor and anchor not in known):
            bad.append(target)
    return bad


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    assert broken_links(text(page), page.parent) == []


def test_a_broken_link_is_caught() -> None:
    page = "# Here\n[a](none.md) [b](README.md) [c](#here) [d](#there) [e](https://example.org/x) [f](README.md#none)\n"
    assert broken_links(page, HOME) == ["none.md", "#there", "README.md#none"]


def test_every_page_can_be_found_from_the_first() -> None:
    first = text(HOME / "README.md")
    linked = set(re.findall(r"\]\(([^)#\s]+)", first))
    assert {name(page) for page in OURS} - {"README.md"} <= linked


# Minutes, outcomes, mistakes -----------------------------------------------------------------------------------------


def test_every_unit_of_the_course_has_notes() -> None:
    lessons = {path.stem for path in (ROOT / "course" / "lessons").glob("*.ipynb")}
    there = {path.stem for path in NOTES.glob("*.md")}
    assert lessons <= there
    assert len(there) == 10


@pytest.mark.parametrize("unit", UNITS)
def test_minutes_agree_with_the_notebooks(unit: str) -> None:
    page = text(NOTES / f"{unit}.md")
    assert notes.section(page, "Minutes") == notes.minutes_section(ROOT, unit), (
        "python3 -m tests.teaching.notes writes them anew"
    )


def test_a_minute_that_differs_is_caught_and_mended() -> None:
    unit = UNITS[0]
    page, fresh = text(NOTES / f"{unit}.md"), notes.minutes_section(ROOT, unit)
    row = re.search(r"^\| 1 · .*", fresh, re.MULTILINE)[0]
    drifted = page.replace(row, row.replace(" 8 ", " 9 "))
    assert notes.section(drifted, "Minutes") != fresh
    assert notes.renewed(drifted, fresh) == page


def misfits(page: str, unit: str) -> list[str]:
    """Say where the outcomes of a page differ from the lesson's, or name an exercise that is not there."""
    wanted, numbers = notes.lesson(ROOT, unit).outcomes, {one.id[2:] for one in notes.exercises(ROOT, unit)}
    table = notes.rows(notes.section(page, "Outcomes"))
    bad = [] if tuple(row[0] for row in table) == wanted else ["the outcomes are not the lesson's"]
    for outcome, where in table:
        named = set(re.findall(r"\d+", where))
        if not named <= numbers or not (named or where.startswith("not tested")):
            bad.append(f"{outcome}: {where}")
    return bad


@pytest.mark.parametrize("unit", UNITS)
def test_outcomes_are_the_lessons_and_name_exercises(unit: str) -> None:
    assert misfits(text(NOTES / f"{unit}.md"), unit) == []


def test_an_outcome_that_differs_is_caught() -> None:
    unit = UNITS[0]
    page = text(NOTES / f"{unit}.md")
    outcome = notes.lesson(ROOT, unit).outcomes[2]
    assert misfits(page.replace(outcome, outcome + " well"), unit) == ["the outcomes are not the lesson's"]
    assert misfits(page.replace(f"{outcome} | 1 |", f"{outcome} | 99 |"), unit) == [f"{outcome}: 99"]


def plain(sentence: str) -> str:
    return re.sub(r"\s+", " ", sentence.replace("`", "")).strip().rstrip(".").casefold()


def misconceptions(unit: str) -> set[tuple[str, str]]:
    """Give the mistakes for which there is a wrong answer, with the number of their exercise."""
    found = set()
    for path in (ROOT / "tests" / "answers" / unit).glob("ex*/wrong-*.py"):
        first = text(path).split("\n", 1)[0]
        found.add((path.parent.name[2:], plain(first.partition("misconception:")[2])))
    return found


def invented(page: str, unit: str) -> list[str]:
    known = misconceptions(unit)
    table = notes.rows(notes.section(page, "Mistakes that come up"))
    return [f"{number}: {thought}" for number, thought, _ in table if (number, plain(thought)) not in known]


@pytest.mark.parametrize("unit", UNITS)
def test_mistakes_are_those_that_the_course_answers(unit: str) -> None:
    page = text(NOTES / f"{unit}.md")
    assert invented(page, unit) == []
    table = notes.rows(notes.section(page, "Mistakes that come up"))
    assert len(table) >= 5
    assert all(advice for *_, advice in table)


def test_a_mistake_without_an_answer_is_caught() -> None:
    page = "## Mistakes that come up\n\n| exercise | a | b |\n|:--|:--|:--|\n| 1 | nobody thinks this | say it |\n"
    assert invented(page, UNITS[0]) == ["1: nobody thinks this"]


@pytest.mark.parametrize("unit", UNITS)
def test_notes_have_all_their_parts(unit: str) -> None:
    page = text(NOTES / f"{unit}.md")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == [
        "What learners bring",
        "Outcomes",
        "Minutes",
        "Mistakes that come up",
        "Group activity",
        "When time is short",
    ]
    assert all(len(notes.section(page, part)) > 120 for part in ("What learners bring", "When time is short"))


# The syllabus --------------------------------------------------------------------------------------------------------


def wrong_weeks(page: str) -> list[str]:
    """Say which weeks state other minutes than the notebooks."""
    bad = []
    for week, unit, at_lesson, at_exercises, *_ in notes.rows(notes.section(page, "Ten weeks")):
        there = [one for one in UNITS if one.startswith(unit[:2])]
        if there and (int(at_lesson), int(at_exercises)) != (
            notes.lesson(ROOT, there[0]).minutes,
            notes.exercise_minutes(ROOT, there[0]),
        ):
            bad.append(week)
    return bad


def crowded(page: str, unit_minutes: dict[str, dict[str, int]]) -> list[str]:
    """Say in which weeks the exercises for the meeting take more than their 45 minutes."""
    return [
        row[0]
        for row in notes.rows(notes.section(page, "Ten weeks"))
        if sum(unit_minutes.get(row[1][:2], {}).get(number, 0) for number in re.findall(r"\d+", row[4])) > 45
    ]


def clock(moment: str) -> int:
    hours, minutes = moment.split(":")
    return 60 * int(hours) + int(minutes)


def wrong_slots(page: str) -> list[str]:
    """Say which slots of a day do not follow on each other, or are shorter than the exercises that they name."""
    bad = []
    for day in ("First day", "Second day"):
        before = None
        for when, what, *_ in notes.rows(notes.section(page, day)):
            start, end = map(clock, when.split("–"))
            needed = 0
            for unit, several in re.findall(r"(\d\d) exercises? ((?:\d+(?:, | and )?)+)", what):
                there = [one for one in UNITS if one.startswith(unit)]
                known = {e.id[2:]: e.minutes for e in notes.exercises(ROOT, there[0])} if there else {}
                needed += sum(known.get(number, 0) for number in re.findall(r"\d+", several))
            if (before is not None and start != before) or end - start < needed or end <= start:
                bad.append(f"{day}, {when}")
            before = end
    return bad


def test_the_syllabus_agrees_with_the_notebooks() -> None:
    page = text(HOME / "syllabus.md")
    assert [row[1][:2] for row in notes.rows(notes.section(page, "Ten weeks"))] == [f"{n:02}" for n in range(10)]
    assert wrong_weeks(page) == [], "python3 -m tests.teaching.notes writes them anew"
    assert wrong_slots(page) == []
    known = {unit[:2]: {e.id[2:]: e.minutes for e in notes.exercises(ROOT, unit)} for unit in UNITS}
    assert crowded(page, known) == []
    assert sum(int(row[0]) for row in notes.rows(notes.section(page, "A meeting of 90 minutes"))) == 90
    assert len(notes.rows(notes.section(page, "Second day"))) > 5


def unlike_the_course(readme: str, first_week: str) -> list[str]:
    """Say which minutes of the README and of the first meeting are not the course's."""
    minutes = {unit[:2]: notes.exercise_minutes(ROOT, unit) for unit in UNITS}
    stated = re.search(
        r"takes (\d+) minutes in unit 00 and about two hours.+?\s+a little more in units (.+?)\.", readme, re.DOTALL
    )
    longer = {unit for unit, number in minutes.items() if number > 125}
    bad = [] if int(stated[1]) == minutes["00"] else ["unit 00"]
    bad += [] if set(re.findall(r"\d+", stated[2])) == longer else ["a little more"]
    bad += [f"unit {unit}" for unit, number in minutes.items() if unit != "00" and not 100 <= number <= 140]
    table = {what: int(number) for number, what in notes.rows(notes.section(first_week, "The first meeting"))}
    whole = int(re.search(r"^(\d+) minutes, with", first_week, re.MULTILINE)[1])
    bad += [] if sum(table.values()) == whole else ["the first meeting"]
    (lesson,) = (number for what, number in table.items() if what.startswith("lesson 00"))
    bad += [] if lesson == notes.lesson(ROOT, UNITS[0]).minutes else ["lesson 00"]
    bad += [] if table["exercise 1"] == notes.exercises(ROOT, UNITS[0])[0].minutes else ["exercise 1"]
    return bad


def test_the_minutes_that_are_told_beforehand_are_the_courses() -> None:
    readme, first_week = text(ROOT / "README.md"), text(HOME / "first-week.md")
    assert unlike_the_course(readme, first_week) == []
    assert unlike_the_course(readme.replace("takes 50 minutes in", "takes 40 minutes in"), first_week) == ["unit 00"]
    assert unlike_the_course(readme.replace("units 01 and 09", "units 01 and 02"), first_week) == ["a little more"]
    assert unlike_the_course(readme, first_week.replace("| 55 | lesson", "| 50 | lesson")) == [
        "the first meeting",
        "lesson 00",
    ]


def test_a_syllabus_that_differs_is_caught() -> None:
    week = "## Ten weeks\n\n| a | b | c | d | e |\n|:--|:--|:--|:--|:--|\n| 1 | 00 Start | 55 | 51 | 1 and 2 |\n"
    day = "## First day\n\n| a | b |\n|:--|:--|\n| 9:00–9:20 | 00 exercises 1 and 2 |\n| 9:30–9:40 | a break |\n"
    assert wrong_weeks(week) == ["1"]
    assert wrong_weeks(notes.renewed_weeks(week, ROOT)) == []
    assert crowded(week, {"00": {"1": 30, "2": 16}}) == ["1"]
    assert wrong_slots(day) == ["First day, 9:00–9:20", "First day, 9:30–9:40"]


# Commands ------------------------------------------------------------------------------------------------------------


FENCED = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"(?<=\n\n)(?: {4}.+\n)+")


def commands(page: str) -> list[list[str]]:
    """Give what follows `-m course` in a page's code, in blocks and in sentences, comments left out."""
    fenced, rest = FENCED.findall(page), FENCED.sub("", page)
    indented, rest = INDENTED.findall(rest), INDENTED.sub("", rest)
    code = "\n".join([*fenced, *indented, *re.findall(r"`([^`\n]+)`", rest)])
    lines = re.findall(r"(?:python3?|py) -m course\b[^\n]*", code)
    return [shlex.split(re.split(r" {3,}", line)[0], comments=True)[3:] for line in lines]


def refused(words: list[str]) -> bool:
    """Say whether the course does not take such a command."""
    try:
        args = cli.parse([word for word in words if word not in ("…", "...")])
    except SystemExit as end:
        return end.code != 0
    return args.verb == "test" and any(word.startswith("--") and word != "--all" for word in args.rest)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_exist(page: Path) -> None:
    assert [words for words in commands(text(page)) if refused(words)] == []


def test_a_command_that_does_not_exist_is_caught() -> None:
    page = "Type `python3 -m course report`.\n\n    py -m course grade 00 --quickly\n\n```\npython3 -m course check 00\n```\n"
    assert [words for words in commands(page) if refused(words)] == [["grade", "00", "--quickly"], ["report"]]
    assert ["check", "00"] in commands(page)


# Rubrics -------------------------------------------------------------------------------------------------------------


def table_of(page: str) -> list[list[str]]:
    """Give the rows of the first rubric in a page, head included."""
    lines = iter(page.splitlines())
    found = []
    for line in lines:
        if re.match(r"\| *\|.*(1 point|no point)", line) or found:
            if not line.startswith("|"):
                break
            found.append([cell.strip() for cell in line.strip().strip("|").split("|")])
    return found


def prompt_of(unit: str, exercise: str) -> str:
    nb = assignments.read(assignments.find(ROOT, unit).source)
    return next(cell.source for cell in nb.cells if assignments.grade_id(cell) == f"{exercise}-prompt")


@pytest.mark.parametrize(("unit", "exercise"), WRITTEN, ids=lambda one: getattr(one, "id", one))
def test_a_written_answer_has_the_same_rubric_in_its_task_and_for_teachers(unit: str, exercise) -> None:
    page, prompt = text(HOME / "rubrics" / f"{unit}.md"), prompt_of(unit, exercise.id)
    assert f"Exercise {exercise.id[2:]} · {exercise.title}" in page
    rubric = table_of(prompt)
    assert len(rubric) >= 5
    assert table_of(page) == rubric
    most = len(rubric) - 2
    assert exercise.points == most, "a row of the rubric is worth one point"


def test_every_unit_has_a_written_answer() -> None:
    assert [unit for unit, _ in WRITTEN] == UNITS


def test_another_rubric_is_caught() -> None:
    page = (
        "| | 1 point | no point |\n|:--|:--|:--|\n| **A** | yes | no |\n\n| | 1 point |\n|:--|:--|\n| **B** | else |\n"
    )
    assert len(table_of(page)) == 3
    assert table_of(page) != table_of(page.replace("yes", "perhaps"))


# What a student's copy holds -------------------------------------------------------------------------------------------


def student_commands() -> str:
    """Give the commands for macOS and Linux of the page, as they stand there."""
    part = notes.section(text(HOME / "running-it.md"), "A copy for students")
    return re.search(r"```sh\n(.*?)```", part, re.DOTALL)[1]


GIVES_AWAY = ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS", "BEGIN MARK SCHEME")


def given_away(copy: Path) -> list[str]:
    """Name what a student's copy must not hold."""
    bad = [one for one in ("solutions", "tests", "class", "work", "documents", ".git") if (copy / one).exists()]
    bad += [p.relative_to(copy).as_posix() for p in copy.rglob("*") if p.name in ("keys", "rubrics", "answers")]
    for path in copy.rglob("*"):
        if path.suffix in (".ipynb", ".md", ".csv") and any(mark in text(path) for mark in GIVES_AWAY):
            bad.append(path.relative_to(copy).as_posix())
    return bad


@pytest.fixture(scope="module")
def student_copy(tmp_path_factory) -> Path:
    top = tmp_path_factory.mktemp("lecturer")
    root = project.copy(ROOT, top / "course")
    (root / "class").mkdir()
    (root / "class" / "excused.csv").write_text("student,assignment,exercise\n", encoding="utf-8")
    done = subprocess.run(["bash", "-eu", "-c", student_commands()], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return top / "student-copy"


@pytest.mark.skipif(os.name == "nt", reason="not on Windows: the commands are for a Unix shell")
def test_the_copy_for_students_gives_nothing_away_and_says_so(student_copy: Path) -> None:
    assert given_away(student_copy) == []
    variables = os.environ | {"PYTHONPATH": str(student_copy), "JUPYTER_SERVER_URL": "here", "LC_ALL": "C.UTF-8"}

    def types(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", COMMAND, *words], cwd=student_copy, env=variables, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return " ".join(done.stdout.split())

    types()
    assert (student_copy / "work" / UNITS[0]).is_dir()
    assert check.VISIBLE_ONLY in types("check", "00")
    assert "the visible tests only" in text(HOME / "running-it.md")


@pytest.mark.parametrize(
    "left", ["solutions/00-start-here/00-exercises.ipynb", "course/teaching/rubrics/00-start-here.md"]
)
def test_a_copy_that_gives_something_away_is_caught(left: str, tmp_path: Path) -> None:
    (tmp_path / left).parent.mkdir(parents=True)
    shutil.copy(ROOT / left, tmp_path / left)
    assert given_away(tmp_path)


# Class data ----------------------------------------------------------------------------------------------------------


def test_every_place_where_class_data_is_kept_is_named() -> None:
    page = text(HOME / "class-data.md")
    code = "\n".join(text(path) for path in (ROOT / "course" / "grading").glob("*.py"))
    places = set(re.findall(r'"class"\) / "([\w.]+)"|"class" / "([\w.]+)"', code))
    named = {one or other for one, other in places}
    assert {"submitted", "autograded", "results", "gradebook.db", "feedback", "replaced", "excused.csv"} <= named
    assert [one for one in sorted(named) if f"class/{one}" not in page] == []


# Another pair of documents ---------------------------------------------------------------------------------------------

PATTERN = re.compile(r"`((?:course|tests|solutions|README|assignments)[\w/.*{},\[\]-]*)`")


def test_every_table_is_sorted_once_for_another_pair_of_documents() -> None:
    page = text(HOME / "another-pair-of-documents.md")
    described = json.loads(text(ROOT / "course" / "data" / "datapackage.json"))
    ours = [one["name"] for one in described["resources"]]
    listed = [
        table for row in notes.rows(notes.section(page, "The tables")) for table in re.findall(r"`(\w+)`", row[0])
    ]
    assert len(listed) == len(set(listed))
    assert [one for one in ours if one not in listed] == []


def test_every_file_that_is_named_is_there() -> None:
    page = text(HOME / "another-pair-of-documents.md")
    there = [path.relative_to(ROOT).as_posix() for path in project.files(ROOT)]
    patterns = [one for one in PATTERN.findall(page) if "NN" not in one]
    missing = [one for one in patterns if not any(fnmatch.fnmatch(path, f"{one.rstrip('/')}*") for path in there)]
    assert len(patterns) > 20
    assert missing == []


# Deleting one student --------------------------------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="not on Windows: the commands are for a Unix shell")
def test_the_commands_delete_one_student_and_nobody_else(tmp_path: Path) -> None:
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    for place in ("submitted", "replaced", "autograded", "results", "feedback"):
        for student in ("anna-muster", "ben-muster"):
            (tmp_path / "class" / place / student).mkdir(parents=True)
            (tmp_path / "class" / place / student / "a.txt").write_text(student, encoding="utf-8")
    with gradebook.opened(tmp_path) as book:
        book.add_assignment("00")
        for student in ("anna-muster", "ben-muster"):
            book.add_student(student)
            with book.db.no_autoflush:  # nbgrader puts it together piece by piece
                book.add_submission("00", student)
    part = notes.section(text(HOME / "class-data.md"), "Delete one student")
    delete, look = re.findall(r"```sh\n(.*?)```", part, re.DOTALL)
    programs = f"{sysconfig.get_path('scripts')}/"

    def types(script: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", script.replace(".venv/bin/", programs)], cwd=tmp_path, capture_output=True, text=True
        )

    assert len(types(look).stdout.splitlines()) == 6, "a search that finds nothing proves nothing"
    done = types(f"set -e\n{delete}")
    assert done.returncode == 0, done.stderr
    assert types(look).stdout == ""
    assert len(types(look.replace("anna", "ben")).stdout.splitlines()) == 6
