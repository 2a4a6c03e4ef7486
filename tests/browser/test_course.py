"""A learner's first hour in a real browser: the lesson runs, an assignment is solved, validated and checked.

The course is started as a learner starts it, from a copy of the project in a folder with spaces and an accent.
`COURSE_PICTURES=folder` keeps the pictures of the lesson that the README shows.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, Page, Response, expect

from course.errors import ROOT
from tests import project

pytestmark = pytest.mark.browser

FIRST = "00-start-here"
ANSWERS = ROOT / "tests" / "answers"
UNITS = sorted(folder.name for folder in (ROOT / "assignments").iterdir())

DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
PATIENCE = 60_000  # milliseconds that a step may take before the test gives up; none is waited out


@pytest.fixture(scope="module")
def learner(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Copy the project, and make an environment in which nothing of this machine's own Jupyter is seen or changed."""
    folder = tmp_path_factory.mktemp("browser")
    root = project.copy(ROOT, folder / "my course é")
    own = {name: str(folder / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    (folder / "no documents").mkdir()
    passed_on = {name: value for name, value in os.environ.items() if not name.startswith(("COURSE_", "JUPYTER"))}
    passed_on.pop("PYTHONPATH", None)
    # the course speaks UTF-8 whatever the machine's own encoding is, and this test reads what it prints
    return root, {**passed_on, **own, "COURSE_DOCUMENTS": str(folder / "no documents"), "PYTHONIOENCODING": "utf-8"}


@pytest.fixture(scope="module")
def address(learner: tuple[Path, dict[str, str]]) -> Iterator[str]:
    """Start the course, and give the address that it prints."""
    root, environment = learner
    command = [sys.executable, "-m", "course", "--no-browser"]
    started = subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True
    )
    try:
        printed = []
        for line in started.stdout:
            printed.append(line)
            if found := re.search(r"http://\S+token=\S+", line):
                yield found[0]
                break
        else:
            pytest.fail(f"no address was printed, but: {''.join(printed)}")
    finally:
        started.terminate()
        try:
            started.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            started.kill()
            raise


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    expect.set_options(timeout=PATIENCE)
    page = browser.new_page(viewport=DESKTOP)
    page.set_default_timeout(PATIENCE)
    yield page
    page.screenshot(path=tmp_path / "last.png")  # what was to be seen when a test failed
    page.close()


def open_notebook(page: Page, address: str, path: str) -> None:
    """Open a notebook in a tidy JupyterLab, and wait until all of it is there and its kernel is ready."""
    page.goto(f"{address.partition('/lab/')[0]}/lab/tree/{path}?{address.partition('?')[2]}&reset")
    expect(page.get_by_role("tab", name=Path(path).name)).to_be_visible()
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()


def cell(page: Page, position: int) -> Locator:
    return page.locator(f'.jp-Notebook-cell[data-windowed-list-index="{position}"]')


def save(page: Page, path: str) -> None:
    def is_saved(response: Response) -> bool:
        return response.request.method == "PUT" and f"/api/contents/{path}" in response.url

    with page.expect_response(is_saved) as saved:
        page.keyboard.press("Control+s")
    assert saved.value.ok


def position_of(nb: nbformat.NotebookNode, grade_id: str) -> int:
    return next(n for n, one in enumerate(nb.cells) if one.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def assignment_of(unit: str) -> str:
    return f"work/{unit}/{unit[:2]}-exercises.ipynb"


def answer(unit: str, name: str) -> str:
    return next(iter(sorted((ANSWERS / unit).glob(name)))).read_text(encoding="utf-8").strip()


def message(source: str) -> str:
    return re.search(r"^# message: (.+)$", source, re.MULTILINE)[1].strip()


def write(page: Page, position: int, text: str, *, typed: bool = False) -> None:
    """Put an answer in place of what stands in a cell: key by key, or at once as from the clipboard."""
    here = cell(page, position)
    here.scroll_into_view_if_needed()
    if "jp-MarkdownCell" in here.get_attribute("class"):
        here.dblclick()
    here.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    if typed:
        page.keyboard.type(text)
    else:
        page.keyboard.insert_text(text)


def take_picture(page: Page, name: str, folder: Path) -> None:
    page.screenshot(path=folder / name)
    if kept := os.environ.get("COURSE_PICTURES"):
        Path(kept).mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / name, Path(kept) / name)


def bring_into_view(page: Page, what: Locator) -> None:
    """Scroll until it stays in the middle: cells above it take their full height only as they come near."""
    for _ in range(10):
        what.evaluate("it => it.scrollIntoView({block: 'center'})")
        page.evaluate("() => new Promise(shown => requestAnimationFrame(() => requestAnimationFrame(shown)))")
    expect(what).to_be_in_viewport(ratio=0.5)  # a figure may be taller than the window


def run_all(page: Page) -> None:
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def test_the_address_opens_the_first_lesson(address: str) -> None:
    assert address.partition("?")[0].endswith(f"/lab/tree/course/lessons/{FIRST}.ipynb")


@pytest.mark.parametrize("unit", UNITS)
def test_the_lesson_runs(
    unit: str, page: Page, address: str, learner: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    root, _ = learner
    lesson = f"course/lessons/{unit}.ipynb"
    nb = nbformat.read(root / lesson, as_version=4)
    code = [position for position, one in enumerate(nb.cells) if one.cell_type == "code"]

    open_notebook(page, address, lesson)
    run_all(page)
    expect(cell(page, code[-1]).locator(".jp-InputPrompt")).to_have_text(f"[{len(code)}]:")
    shows = max(at for at in code if any(not line.startswith("#") for line in nb.cells[at].source.splitlines()))
    expect(cell(page, shows).locator(".jp-OutputArea-output").first).to_be_attached()
    expect(page.locator('[data-mime-type="application/vnd.jupyter.error"]')).to_have_count(0)
    expect(page.locator('[data-mime-type="application/vnd.jupyter.stderr"]')).to_have_count(0)

    pictures = page.locator(".jp-OutputArea-output img")
    expect(pictures.first).to_be_attached()
    for text in pictures.evaluate_all("images => images.map(image => image.alt)"):
        assert len(text.split()) > 5, "a figure has no alternative text in the page"

    # by now JupyterLab would have asked its question about news; a first hour has enough questions without it
    expect(page.get_by_text("official Jupyter news")).to_have_count(0)

    page.keyboard.press("Control+b")  # fold the file browser away, as a reader would
    expect(page.locator("#filebrowser")).to_be_hidden()
    bring_into_view(page, pictures.first)
    take_picture(page, f"lesson-{unit[:2]}.png", tmp_path)
    page.set_viewport_size(PHONE)
    bring_into_view(page, pictures.first)
    take_picture(page, f"lesson-{unit[:2]}-phone.png", tmp_path)
    box = pictures.first.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"], "the figure is wider than a phone"

    page.set_viewport_size(DESKTOP)
    save(page, lesson)
    saved = nbformat.read(root / lesson, as_version=4)
    assert [one.execution_count for one in saved.cells if one.cell_type == "code"] == list(range(1, len(code) + 1))
    assert [out for one in saved.cells for out in one.get("outputs", []) if out.output_type == "error"] == []


def hand_in(page: Page, root: Path, unit: str, **answers: str) -> None:
    """Write answers into the open assignment, the first of all exercises key by key, and save it."""
    path = assignment_of(unit)
    nb = nbformat.read(root / path, as_version=4)
    for exercise, text in answers.items():
        # An editor indents what is typed on several lines once more.
        write(page, position_of(nb, exercise), text, typed=exercise == "ex1" and unit == FIRST)
    save(page, path)
    saved = nbformat.read(root / path, as_version=4)
    for exercise, text in answers.items():
        assert saved.cells[position_of(nb, exercise)].source == text


def validated(page: Page) -> str:
    """Press Validate, and give what it says."""
    page.locator(".validate-button").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Validation Results")
    said = dialog.inner_text()
    dialog.get_by_role("button", name="OK").click()
    expect(dialog).to_have_count(0)
    return " ".join(said.split())


def checked(learner: tuple[Path, dict[str, str]], unit: str) -> str:
    """Type `python3 -m course check`, and give what it prints."""
    root, environment = learner
    command = [sys.executable, "-m", "course", "check", unit[:2]]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.split())


def test_an_assignment_is_solved_validated_and_checked(
    page: Page, address: str, learner: tuple[Path, dict[str, str]]
) -> None:
    root, _ = learner
    open_notebook(page, address, assignment_of(FIRST))

    # the blank copy: the button says which cells fail
    assert "The following cell failed" in validated(page)

    folders = [path.name for path in sorted((ANSWERS / FIRST).iterdir()) if path.is_dir()]
    right = {name: answer(FIRST, f"{name}/right-*") for name in folders}
    hand_in(page, root, FIRST, **(right | {"ex1": answer(FIRST, "ex1/right-mask.py")}))
    assert "Success! Your notebook passes all the tests." in validated(page)

    # the wrong shape: the visible test says so, in a sentence
    wrong = answer(FIRST, "ex1/shape-count-as-text.py")
    hand_in(page, root, FIRST, ex1=wrong)
    said = validated(page)
    assert message(wrong) in said
    assert "Success" not in said

    # the right shape and the wrong rows: the button is content, and the hidden test is not
    wrong = answer(FIRST, "ex1/wrong-or-for-and.py")
    hand_in(page, root, FIRST, ex1=wrong)
    assert "Success" in validated(page)
    assert message(wrong) in checked(learner, FIRST)


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit != FIRST])
def test_an_exercise_of_a_later_unit_is_right_and_then_wrong(
    unit: str, page: Page, address: str, learner: tuple[Path, dict[str, str]]
) -> None:
    root, _ = learner
    open_notebook(page, address, assignment_of(unit))
    # the first exercise that a program marks
    number = next(number for number in range(1, 9) if any((ANSWERS / unit / f"ex{number}").glob("right-*.py")))
    hand_in(page, root, unit, **{f"ex{number}": answer(unit, f"ex{number}/right-*")})
    assert re.search(rf"ex{number} .+? (\d+) of \1 ex{number + 1} ", checked(learner, unit))
    wrong = answer(unit, f"ex{number}/wrong-*")
    hand_in(page, root, unit, **{f"ex{number}": wrong})
    assert message(wrong) in checked(learner, unit)
