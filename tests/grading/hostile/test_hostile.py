"""Every hostile answer pays in plain nbgrader, and here earns nothing, reads nothing, leaves nothing, delays nobody."""

from __future__ import annotations

import dataclasses
import os
import resource
import socket
from collections.abc import Iterator
from pathlib import Path

import nbformat
import psutil
import pytest

from course.grading import run, sandbox
from course.grading.warm import Limits
from tests.grading import plain
from tests.grading.hostile import assignment, equality, exhausting, leaving, outside, patching, reading, replies
from tests.grading.hostile.assignment import CANARY, POINTS, REACHED, RIGHT, WRONG, Case

pytestmark = pytest.mark.skipif(bool(sandbox.trouble()), reason=f"no sandbox here: {sandbox.trouble()}")

KINDS = {
    module.__name__.rpartition(".")[2]: module.CASES
    for module in (equality, patching, reading, leaving, replies, outside, exhausting)
}
LIMITS = Limits(cell_seconds=2, notebook_seconds=12, memory=150, processes=24, file_size=20, output=200_000)
WORD = "quince" + str(os.getpid())

CASES = [(f"{kind}-{case.name}", case) for kind, cases in KINDS.items() for case in cases]
every = pytest.mark.parametrize(
    "case", [pytest.param(case, id=name, marks=[pytest.mark.long] if case.long else []) for name, case in CASES]
)
unprotected = pytest.mark.parametrize(
    "case", [pytest.param(case, id=name) for name, case in CASES if case.wants != "limit"]
)


@dataclasses.dataclass(frozen=True)
class Place:
    """What an answer may go for, and what must look the same afterwards."""

    root: Path
    room: Path
    port: int

    @property
    def words(self) -> dict[str, str]:
        names = {"root": self.root / "project", "home": self.root / "home", "left": self.root / "left"}
        return {name: str(path) for name, path in names.items()} | {"word": WORD, "port": str(self.port)}

    def files(self) -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in sorted(self.root.rglob("*")) if path.is_file()}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    (tmp_path / "home").mkdir()
    room = assignment.project(tmp_path / "project")
    with socket.socket(socket.AF_UNIX) as unix, socket.create_server(("127.0.0.1", 0)) as port:
        unix.bind(f"\0{WORD}")
        unix.listen()
        yield Place(tmp_path, room, port.getsockname()[1])


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[run.Runner]:
    with run.runner(isolate=True, limits=LIMITS) as one:
        one.run(assignment.notebook(RIGHT), tmp_path_factory.mktemp("warm"))
        yield one


@pytest.fixture(scope="module")
def plain_score(tmp_path_factory: pytest.TempPathFactory) -> float:
    return assignment.points(plain.run(assignment.notebook(WRONG), tmp_path_factory.mktemp("plain")))


def started() -> list[psutil.Process]:
    """List what answers have started: it has WORD in its command."""
    found = []
    for process in psutil.process_iter():
        try:
            if any(WORD in word for word in process.cmdline()) and process.pid != os.getpid():
                found.append(process)
        except psutil.Error:
            continue
    return found


def family() -> set[int]:
    return {process.pid for process in psutil.Process().children(recursive=True)}


@every
def test_here_it_gets_nothing(case: Case, runner: run.Runner, place: Place) -> None:
    before, processes = place.files(), family()

    done = runner.run(assignment.hostile(case, WRONG, place.words), place.room)

    assert assignment.settled(done) == case.trusted
    assert CANARY not in assignment.outputs(done)
    assert REACHED not in assignment.outputs(done)
    assert case.says in assignment.outputs(done)
    nbformat.validate(done)
    nbformat.writes(done).encode("utf-8")
    assert place.files() == before
    assert started() == []
    assert family() <= processes
    assert assignment.settled(runner.run(assignment.notebook(RIGHT), place.room)) == POINTS


@every
@pytest.mark.long
def test_here_right_answers_beside_it_keep_their_points(case: Case, runner: run.Runner, place: Place) -> None:
    done = runner.run(assignment.hostile(case, RIGHT, place.words), place.room)
    assert assignment.settled(done) >= POINTS - case.costs


@unprotected
@pytest.mark.long
def test_in_plain_nbgrader_it_pays(case: Case, place: Place, plain_score: float) -> None:
    before = place.files()
    done = plain.run(assignment.hostile(case, WRONG, place.words), place.room)
    left = started()
    for process in left:
        process.kill()
    if case.wants == "marks":
        assert assignment.points(done) > plain_score
    elif case.wants == "told":
        assert CANARY in assignment.outputs(done) or REACHED in assignment.outputs(done)
    else:
        assert left or place.files() != before


def test_wrong_answers_earn_nothing_and_right_ones_all(runner: run.Runner, place: Place) -> None:
    for answers, score in ((WRONG, 0), (RIGHT, POINTS)):
        assert assignment.settled(runner.run(assignment.notebook(answers), place.room)) == score
        assert assignment.points(plain.run(assignment.notebook(answers), place.room)) == score


def test_plain_nbgrader_sets_no_limit(place: Place) -> None:
    names = ["RLIMIT_AS", "RLIMIT_NPROC", "RLIMIT_FSIZE", "RLIMIT_CPU", "RLIMIT_NOFILE"]
    cell = f"import resource\nprint([resource.getrlimit(getattr(resource, name)) for name in {names}])"
    done = plain.run(assignment.notebook(RIGHT, first=cell), place.room)
    assert str([resource.getrlimit(getattr(resource, name)) for name in names]) in assignment.outputs(done)


def test_what_one_student_handed_in_is_not_in_the_memory_of_the_next_copy(runner: run.Runner, place: Place) -> None:
    # Memory that the parent has used and freed is handed on to every copy: large pieces of it are looked through.
    (place.room / "mine.txt").write_text("".join(f"pear{number:06}" for number in range(200_000)))
    runner.run(assignment.notebook(RIGHT), place.room)
    (place.room / "mine.txt").unlink()
    look = (
        "import numpy as np, base64\nsought = [base64.b64encode(b'pear000' + str(n).encode())[:9] for n in range(3)]\n"
        "sought += [b'pear' + b'000']\nseen = False\n"
        "for size in [2**k for k in range(10, 24)] * 3:\n"
        "    piece = np.empty(size, dtype='u1').tobytes()\n    seen = seen or any(word in piece for word in sought)\n"
        "import gc\nseen = seen or 'mine.txt' in str([list(o) for o in gc.get_objects() if type(o) is dict and len(o) < 50][:50_000])\n"
        "print('seen' if seen else 'nothing seen')"
    )
    done = runner.run(assignment.notebook(RIGHT, last=look), place.room)
    assert "nothing seen" in assignment.outputs(done)


def test_a_link_beside_the_notebook_is_not_followed(runner: run.Runner, place: Place) -> None:
    (place.room / "key.csv").symlink_to(place.root / "project" / "solutions" / "01-demo" / "keys" / "key.csv")
    (place.room / "all").symlink_to(place.root / "project" / "solutions")
    cell = "import pathlib\nprint([p.read_text() for p in pathlib.Path().rglob('*') if p.is_file()])\nprint(open('key.csv').read())"
    assert CANARY not in assignment.outputs(runner.run(assignment.notebook(WRONG, last=cell), place.room))
    assert CANARY in assignment.outputs(plain.run(assignment.notebook(WRONG, last=cell), place.room))


@pytest.mark.long
def test_without_a_sandbox_answers_still_earn_nothing_and_what_they_started_ends(place: Place) -> None:
    cases = [*equality.CASES[:2], *patching.CASES[:4], *leaving.CASES[4:8]]
    with run.runner(isolate=False, limits=LIMITS) as runner:
        for case in cases:
            done = runner.run(assignment.hostile(case, WRONG, place.words), place.room)
            assert assignment.settled(done) == 0
            assert started() == [], case.name
        assert assignment.settled(runner.run(assignment.notebook(RIGHT), place.room)) == POINTS


# What a wrong answer could earn in nbgrader and otter -> the cases here, or the tests of whole submissions elsewhere.
ROWS = {
    "an object that is equal to everything": ["equality-always-equal"],
    "a patched helper": ["patching-isclose", "patching-assert-helpers"],
    "an input or AST transformer": ["patching-input-transformer", "patching-ast-transformer"],
    "a replaced reply": ["patching-reply"],
    "partial credit that is no mark": ["equality-partial-nan", "equality-partial-negative", "equality-partial-text"],
    "hidden tests read from a hook": ["reading-hook"],
    "the solution by a relative path": ["reading-relative-path"],
    "the gradebook written": ["leaving-gradebook"],
    "a link in the submission": [
        "test_hostile.py: a_link_beside_the_notebook",
        "../test_grade.py: each_trouble_is_told",
    ],
    "script in output or Markdown": ["../test_grade.py: nothing_in_feedback_can_act"],
    "one line of 20 MB": ["exhausting-printing"],
    "a background process": ["leaving-process", "leaving-daemon"],
    "os._exit, out of memory": ["exhausting-ends", "exhausting-memory"],
    "a copied cell, a deleted test cell": ["../test_merge.py: whatever_happened_is_mended"],
    "results unpickled": ["equality-reduce"],
}


def test_every_row_of_the_attack_table_is_tried() -> None:
    names = {name for name, _ in CASES}
    for row, places in ROWS.items():
        for place in places:
            file, _, test = place.partition(": ")
            assert place in names or f"def test_{test}" in (Path(__file__).parent / file).read_text(), row


def test_every_kind_has_at_least_two_cases_with_names_of_their_own() -> None:
    for kind, cases in KINDS.items():
        assert len(cases) >= 2, kind
        assert len({case.name for case in cases}) == len(cases), kind
