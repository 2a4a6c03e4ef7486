"""The seam: whatever a cell does, the notebook comes back with outputs and says in words what stopped it.

Three ways to run it: in the sandbox, in two processes without it, and in fresh processes where nothing can be forked.
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course.errors import ROOT, CourseError
from course.grading import outputs, processes, run, sandbox, wire
from course.grading.run import Limits

LINUX = sys.platform == "linux"


@pytest.fixture(scope="module")
def runners():
    """Give the runner of a mode, started when it is first asked for."""
    made = {}

    def get(mode):
        if mode == "sandbox" and sandbox.trouble():
            pytest.skip(f"no sandbox here: {sandbox.trouble()}")
        if mode == "two" and not processes.CAN_FORK:
            pytest.skip("not on Windows: nothing can be forked")
        if mode not in made:
            made[mode] = run.Runner(isolate=mode == "sandbox", limits=Limits(), forks=mode != "fresh")
        return made[mode]

    yield get
    for one in made.values():
        one.close()


@pytest.fixture(params=["sandbox", "two"])
def runner(request, runners):
    return runners(request.param)


@pytest.fixture(params=["sandbox", "two", "fresh"])
def every(request, runners):
    return runners(request.param)


def executed(runner, folder, *sources, **limits):
    nb = new_notebook(cells=[new_code_cell(source) for source in sources])
    done = runner.run(nb, folder, Limits(**limits))
    nbformat.validate(done)
    return done.cells


def task(names, answer, *tests):
    """Make the cells of an exercise that asks for `names`."""
    listed = ", ".join(f"`{name}`" for name in names)
    flags = {"schema_version": 3, "locked": True, "solution": False, "task": False}

    def cell(make, source, name, **more):
        return make(textwrap.dedent(source).strip(), metadata={"nbgrader": {**flags, "grade_id": name, **more}})

    prompt = f"## Exercise 1 · T\n\n*5 minutes, {len(tests)} points. Define {listed}.*"
    return new_notebook(
        cells=[
            cell(new_markdown_cell, prompt, "ex1-prompt", grade=False),
            cell(new_code_cell, answer, "ex1", grade=False, solution=True, locked=False),
            *(cell(new_code_cell, t, f"ex1-t{n}", grade=True, points=1) for n, t in enumerate(tests)),
        ]
    )


def errors(cells):
    found = []
    for cell in cells:
        names = [output.ename for output in cell.outputs if output.output_type == "error"]
        assert len(names) <= 1
        found.append(names[0] if names else None)
    return found


def said(cell):
    return cell.outputs[-1].evalue


def text(cell):
    return cell.outputs[-1].data["text/plain"]


# Student's cells.


def test_what_a_notebook_imports_of_the_methods_is_there_for_the_next_copies(tmp_path):
    there = "import sys\nany(name.endswith('.agreement') for name in sys.modules)"
    wrapped = "from course.methods import (\n    agreement,\n    no_such_method,\n)"
    with run.runner() as one:
        assert [text(cell) for cell in executed(one, tmp_path, there)] == ["False"]
        assert errors(executed(one, tmp_path, wrapped)) == ["ImportError"]
        assert [text(cell) for cell in executed(one, tmp_path, there)] == ["True"]
        # what it defines or changes is nobody else's
        executed(one, tmp_path, "from course.methods import agreement\nagreement.percent = None")
        assert (
            text(executed(one, tmp_path, "from course.methods import agreement\nagreement.percent is None")[0])
            == "False"
        )
        assert one.student._parent.outside.num_threads() == 1  # a process with threads cannot be copied safely


def test_cells_run_in_a_copy_of_the_folder_and_import_the_course(runner, tmp_path):
    (tmp_path / "words.txt").write_text("P4")
    sources = (
        "import warnings, course\nwarnings.warn('old')\nopen('words.txt').read()",
        "open('words.txt', 'w').write('P5')\n1 / 0",
        "",
        "import sys\nsys.executable",
    )
    nb = new_notebook(cells=[new_markdown_cell("# Title"), *map(new_code_cell, sources)])
    before = nbformat.writes(nb)
    done = runner.run(nb, tmp_path)
    nbformat.validate(done)
    assert nbformat.writes(nb) == before
    assert (tmp_path / "words.txt").read_text() == "P4"
    assert [output.data["text/plain"] for output in done.cells[1].outputs] == ["'P4'"]
    assert errors(done.cells[1:]) == [None, "ZeroDivisionError", None, None]
    assert text(done.cells[4]) == repr(sys.executable)


def test_a_program_that_ended_is_told_and_the_rest_runs_in_a_new_one(runner, tmp_path):
    first = "a = 1\nprint('once')"
    cells = executed(runner, tmp_path, first, "import os\nb = 2\nos._exit(0)", "a + 1", "b")
    # The first cell has run again, silently; the one that ended it has not.
    assert errors(cells) == [None, run.ENDED, None, "NameError"]
    assert [output.text for output in cells[0].outputs] == ["once\n"]
    assert "`exit()`" in said(cells[1])
    assert text(cells[2]) == "2"


def test_a_new_program_is_started_a_few_times_only(runner, tmp_path):
    cells = executed(runner, tmp_path, *["import os\nos._exit(0)"] * 6)
    assert errors(cells) == [run.ENDED] * 4 + [run.NOT_RUN] * 2
    assert "again and again" in said(cells[-1])


def test_a_cell_that_ends_python_the_second_time_ends_the_notebook(runner, tmp_path):
    # What a new process has to run again is not sure to go as it went.
    first = f"import time, os\nif time.time() > {time.time() + 1.5}:\n    os._exit(0)"
    cells = executed(runner, tmp_path, first, "time.sleep(1.6)\nos._exit(0)", "1")
    assert errors(cells) == [None, run.ENDED, run.NOT_RUN]
    assert "a second time" in said(cells[2])


@pytest.mark.skipif(os.name == "nt", reason="not on Windows: nothing can be interrupted there, only ended")
def test_a_cell_that_takes_too_long_is_stopped_and_the_next_one_runs_in_the_same_program(runner, tmp_path):
    cells = executed(runner, tmp_path, "a = 1", "import time\ntime.sleep(1000)", "a", cell_seconds=1)
    assert errors(cells) == [None, run.TOO_LONG, None]
    assert "more than 1 second and" in said(cells[1])


def test_a_cell_that_ignores_the_interrupt_does_not_hold_up_the_rest(runner, tmp_path):
    stubborn = "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except KeyboardInterrupt:\n        pass"
    cells = executed(runner, tmp_path, "a = 1", stubborn, "a", cell_seconds=0.5)
    assert errors(cells) == [None, run.TOO_LONG, None]


def test_the_whole_notebook_has_a_limit(runner, tmp_path):
    cells = executed(runner, tmp_path, *["import time\ntime.sleep(0.6)"] * 4, notebook_seconds=1)
    assert errors(cells) == [None, run.TOO_LONG, run.NOT_RUN, run.NOT_RUN]
    assert [said(cell).split(",")[0].split(" and ")[0] for cell in cells[1:]] == [
        "The notebook took more than 1 second in all"
    ] * 3


def test_runaway_output_is_capped(runner, tmp_path):
    cells = executed(
        runner, tmp_path, "print('x' * 200_000)", "while True:\n    print('y' * 1000)", "'next'", output=100_000
    )
    assert errors(cells) == [run.TOO_MUCH, run.TOO_MUCH, None]
    assert "100,000 characters" in said(cells[0])
    assert all(len(str(cell.outputs)) < 210_000 for cell in cells)


@pytest.mark.skipif(not LINUX, reason="not on Windows or macOS: the system has no such limit")
def test_memory_of_one_process_has_a_limit(runner, tmp_path):
    sources = ["x = bytearray(300_000_000)", "import numpy\nnumpy.ones(40_000_000)", "1"]
    cells = executed(runner, tmp_path, *sources, memory=200)
    assert [str(name).removeprefix("_Array") for name in errors(cells)] == ["MemoryError", "MemoryError", "None"]
    assert all("200 MB of memory" in said(cell) for cell in cells[:2])


FAMILY = """
import os, time
data = bytearray(SHARED) if SHARED else b""
children = []
for _ in range(COUNT):
    child = os.fork()
    if child == 0:
        own = bytearray(OWN) if OWN else b""
        time.sleep(SECONDS)
        os._exit(0)
    children.append(child)
for child in children:
    os.waitpid(child, 0)
"""


def family(**values):
    source = FAMILY
    for name, value in values.items():
        source = source.replace(name, str(value))
    return source


@pytest.mark.skipif(not processes.CAN_FORK, reason="not on Windows: nothing can be forked")
def test_memory_of_all_processes_together_has_a_limit(runner, tmp_path):
    source = family(SHARED=0, COUNT=3, OWN=90_000_000, SECONDS=30)
    cells = executed(runner, tmp_path, "a = 1", source, "a", memory=200)
    assert errors(cells) == [None, run.TOO_MUCH_MEMORY, None]
    assert "200 MB" in said(cells[1])


@pytest.mark.skipif(not LINUX, reason="not on Windows or macOS: nothing there tells shared memory from own")
def test_memory_that_processes_share_counts_once(runner, tmp_path):
    source = family(SHARED=100_000_000, COUNT=3, OWN=0, SECONDS=1)
    assert errors(executed(runner, tmp_path, source, memory=200)) == [None]


@pytest.mark.skipif(not processes.CAN_FORK, reason="not on Windows: nothing can be forked")
def test_processes_have_a_limit(runner, tmp_path):
    executed(runner, tmp_path, "1")
    before = processes._family(runner.student._parent.outside)
    cells = executed(runner, tmp_path, family(SHARED=0, COUNT=30, OWN=0, SECONDS=30), "1", processes=10)
    # The sandbox refuses the next process; without it, who has started too many is ended.
    assert errors(cells) == ["BlockingIOError" if runner.isolate else run.TOO_MANY_PROCESSES, None]
    assert "10 processes" in said(cells[0])
    assert processes._family(runner.student._parent.outside) == before


def test_threads_have_a_limit(runners, tmp_path):
    source = "import threading, time\nfor _ in range(30):\n    threading.Thread(target=time.sleep, args=[1]).start()"
    cells = executed(runners("sandbox"), tmp_path, source, processes=10)
    assert errors(cells) == ["RuntimeError"]
    assert "10 processes and threads" in said(cells[0])


@pytest.mark.skipif(os.name == "nt", reason="not on Windows: the system has no such limit")
def test_a_file_has_a_limit(runner, tmp_path):
    cells = executed(runner, tmp_path, "open('big', 'wb').write(bytes(6_000_000))", file_size=5)
    assert errors(cells) == ["OSError"]
    assert "5 MB for a file" in said(cells[0])


def test_all_files_together_have_a_limit(runners, tmp_path):
    source = "for n in range(4):\n    with open(f'{n}', 'wb') as file:\n        file.write(bytes(4_000_000))"
    cells = executed(runners("sandbox"), tmp_path, source, "open('/tmp/x', 'w')", file_size=5)
    assert errors(cells) == ["OSError", "OSError"]
    assert "10 MB for all files together" in said(cells[0])
    assert "own folder" in said(cells[1])


def test_an_assignment_whose_files_are_too_large_is_named(runners, tmp_path):
    (tmp_path / "big.csv").write_bytes(bytes(3_000_000))
    with pytest.raises(CourseError, match=r"have 3 MB, and .* 2 MB\. Set a higher `file_size`"):
        executed(runners("sandbox"), tmp_path, "1", file_size=1)


def test_limits_are_read_from_the_class_folder(tmp_path):
    assert run.limits(tmp_path) == Limits()
    (tmp_path / "class").mkdir()
    path = tmp_path / "class" / "limits.toml"
    path.write_text("cell_seconds = 2.5\nmemory = 512\n")
    assert run.limits(tmp_path) == Limits(cell_seconds=2.5, memory=512)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("memry = 512", "there is no limit `memry`. Did you mean `memory`"),
        ("disk = 1", "there is no limit `disk`. The limits are cell_seconds"),
        ("memory = 0.5", "`memory` is 0.5, and it must be a whole number above 0"),
        ("processes = true", "`processes` is True"),
        ("cell_seconds = nan", "`cell_seconds` is nan"),
        ("notebook_seconds = -1", "`notebook_seconds` is -1, and it must be a number above 0"),
        ("[memory]", "`memory` is {}"),
        ("memory 512", "cannot be read"),
    ],
)
def test_a_wrong_limit_is_named_with_its_file(tmp_path, line, sentence):
    path = tmp_path / "class" / "limits.toml"
    path.parent.mkdir()
    path.write_text(line)
    with pytest.raises(CourseError) as caught:
        run.limits(tmp_path)
    assert str(path) in str(caught.value)
    assert sentence in str(caught.value)


def test_where_nothing_is_forked_it_all_holds_as_well(runners, tmp_path):
    (tmp_path / "words.txt").write_text("P4")
    answer = "a = open('words.txt').read()\ndef twice(x):\n    return 2 * x"
    nb = task(["a", "twice"], answer, "assert a == 'P4' and twice([1]) == [1, 1]", "assert twice(2) == 5")
    more = ["import time\ntime.sleep(100)", "b = a", "import os\nos._exit(1)", "a, b"]
    nb.cells += [new_code_cell(source) for source in more]
    cells = runners("fresh").run(nb, tmp_path, Limits(cell_seconds=1)).cells[1:]
    # Windows cannot interrupt, so there the process ends, and a new one goes on.
    assert errors(cells) == [None, None, "AssertionError", run.TOO_LONG, None, run.ENDED, None]
    assert text(cells[-1]) == "('P4', 'P4')"


# What crosses to test cells.


def test_declared_names_arrive_as_data_and_others_do_not(runner, tmp_path):
    answer = """
        import pandas as pd, numpy as np
        a = {"P4": [1, 2.5, float("nan"), float("inf")], "none": None}
        table = pd.DataFrame({"n": np.array([1, 2], "int8"), "x": [1.5, np.inf], "d": pd.to_datetime(["2020", None])})
        series = pd.Series(["a", None, "a"], dtype="category")
        array = np.array([[1, 2]], dtype=">u2")
        scalar, secret = np.float32(0.5), "not asked for"
        class Sub(int):
            def __eq__(self, other): return True
        sub, thing = Sub(3), object()
        """
    nb = task(
        ["a", "table", "series", "array", "scalar", "sub", "thing"],
        answer,
        "import math\nassert a['P4'][:2] == [1, 2.5] and math.isnan(a['P4'][2]) and a['P4'][3] == math.inf",
        "assert str(table.n.dtype) == 'int8' and table.x[1] > 1e308 and table.d.isna().tolist() == [False, True]",
        "assert str(series.dtype) == 'category' and series.isna().sum() == 1",
        "assert array.tolist() == [[1, 2]] and array.dtype.kind == 'u' and scalar == 0.5",
        "assert type(sub) is int and sub != 4 and type(thing).__name__ == 'object' and thing != object",
        "secret",
        "pd",
        "a = 'changed by a test'\nleft = 1",
        "assert type(a) is dict",
        "left",
    )
    cells = runner.run(nb, tmp_path).cells
    assert errors(cells[1:7]) == [None] * 6
    assert errors(cells[7:]) == ["NameError", "NameError", None, None, "NameError"]


def test_a_figure_arrives_as_its_description(runner, tmp_path):
    answer = "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.bar(['a', 'b'], [1, 3])\nax.set_title('T')"
    check = "from course import checks\nd = checks.figure(fig)\nassert d.axes[0].title == 'T'\nd.axes[0].bars"
    cells = runner.run(task(["fig"], answer, check), tmp_path).cells
    assert text(cells[2]) == "(('a', 1.0), ('b', 3.0))"


def test_functions_are_called_with_copies(runner, tmp_path):
    answer = """
        import pandas as pd
        class Mine(KeyError): pass
        def count(rows, extra=0):
            rows.append(0)
            return len(rows) + extra
        def fails(x): raise Mine("no such theme")
        def spoils(table):
            table["new"] = 1
            return table
        def careful(table): return table.assign(new=1)
        def loops():
            while True: pass
        def ends():
            import os
            os._exit(1)
        def large(): return "x" * 30_000_000
        """
    table = "import pandas as pd\nfrom course import checks\nt = pd.DataFrame({'a': [1]})\n"
    nb = task(
        ["count", "fails", "spoils", "careful", "loops", "ends", "large"],
        answer,
        "rows = [1, 2]\nassert count(rows, extra=4) == 7 and rows == [1, 2]",
        "try:\n    fails(1)\nexcept KeyError as e:\n    assert type(e) is KeyError\n    print(e)",
        table + "assert checks.unchanged('careful', careful, t).new[0] == 1",
        table + "checks.unchanged('spoils', spoils, t)",
        "large()",
        "loops()",
        "assert count([]) == 1",
        "ends()",
        "assert count([]) == 1",
    )
    cells = runner.run(nb, tmp_path, Limits(cell_seconds=1)).cells
    assert errors(cells[2:]) == [
        *(None, None, None, "AssertionError", "TimeoutError", "TimeoutError", None, "TimeoutError"),
        None,  # a new process has run the answer again
    ]
    assert "no such theme" in cells[3].outputs[0].text
    assert "`spoils` changed the table" in said(cells[5])
    assert "What `large` gave back did not arrive" in said(cells[6])
    assert "`loops` took more than 1 second" in said(cells[7])
    assert "Python ended while `ends` ran" in said(cells[9])


def test_an_answer_that_cannot_be_read_in_time_or_at_all_earns_nothing(runner, tmp_path):
    answer = """
        a, b, c = 1, "x" * 30_000_000, 3
        """
    cells = runner.run(task(["a", "b", "c"], answer, "assert a == 1", "b", "assert c == 3"), tmp_path).cells
    assert errors(cells[2:]) == [None, run.UNREADABLE, None]
    assert "30 MB" in said(cells[3])


def test_no_error_of_a_test_is_cut_off_with_what_is_too_much(runners, tmp_path):
    # Without its error a claim would count as shown.
    nb = task(["a"], "a = 'x' * 50_000", "print(a)\nraise AssertionError(a)")
    cells = runners("two").run(nb, tmp_path, Limits(output=100)).cells
    assert errors(cells[2:]) == ["AssertionError"]


# What a student's process says is taken with care.


def taken(*found):
    made, _ = outputs.take(json.loads(json.dumps(list(found))), 1, 10_000)
    cell = new_code_cell(outputs=made)
    nbformat.validate(new_notebook(cells=[cell]))
    json.dumps(made, allow_nan=False, ensure_ascii=False).encode()  # a file can hold it
    return made


def test_outputs_are_made_valid():
    deep = []
    for _ in range(100):
        deep = [deep]
    assert taken(1, None, {"output_type": "comm"}, {"output_type": ["stream"]}) == []
    assert taken({"output_type": "stream", "name": "x", "text": "\ud800"})[0].text == "?"
    assert taken({"output_type": "error", "ename": 1, "traceback": "x"})[0].traceback == []
    (shown,) = taken(
        {
            "output_type": "display_data",
            "data": {"text/plain": {"a": 1}, "text/html": "\udfff", "application/json": [deep, float("nan"), "\ud800"]},
            "metadata": {"a": [deep]},
        }
    )
    assert shown.data["text/html"] == "?"
    assert shown.data["application/json"][1:] == [None, "?"]
    assert "text/plain" not in shown.data


# The processes, with a stand-in for the other side.


class Peer:
    """The other end of a copy: does what `script` says, a step for each request or interrupt."""

    def __init__(self, script, **limits):
        self.ours, theirs = socket.socketpair()
        self.interrupted, self.ends = threading.Event(), 0
        self.copy = processes.Copy(
            self.ours.makefile("rb"),
            self.ours.makefile("wb"),
            None,
            self.interrupted.set,
            self._end,
            Limits(**limits),
            {"do": "hello"},
            self.ours.close,
        )
        self.thread = threading.Thread(target=self._play, args=[script, theirs], daemon=True)
        self.thread.start()

    def _play(self, script, theirs):
        quietly = contextlib.suppress(OSError, EOFError)
        with quietly, theirs, theirs.makefile("rb") as reader, theirs.makefile("wb") as writer:
            script(self, reader, writer)

    def _end(self):
        self.ends += 1
        self.ours.shutdown(socket.SHUT_RDWR)
        self.interrupted.set()

    def close(self):
        self.copy.kill()
        self.thread.join(10)
        assert not self.thread.is_alive()


def answer(reader, writer, **more):
    request = wire.receive(reader)
    wire.send(writer, {"id": request["id"], **more})


def raw(data):
    def script(peer, reader, writer):
        wire.receive(reader)
        writer.write(data)
        writer.flush()
        peer.interrupted.wait(10)  # and says nothing more

    return script


def closes(data):
    def script(peer, reader, writer):
        wire.receive(reader)
        writer.write(data)

    return script


def framed(data):
    return len(data).to_bytes(4, "big") + data


@pytest.fixture
def short(monkeypatch):
    monkeypatch.setattr(processes, "_GRACE", 0.2)


@pytest.mark.parametrize(
    ("script", "end"),
    [
        (raw(b""), processes.LATE),
        (raw(framed(b'{"id": 1}')[:7]), processes.LATE),
        (closes(framed(b'{"id": 1}')[:7]), processes.ENDED),
        (closes(b""), processes.ENDED),
        (raw(b"\xff\xff\xff\xff"), processes.MALFORMED),
        (raw(framed(b'{"id": 0}')), processes.MALFORMED),
        (raw(framed(b'{"id": "1"}')), processes.MALFORMED),
        (raw(framed(b"{}")), processes.MALFORMED),
        (raw(framed(b"[1]")), processes.MALFORMED),
        (raw(framed(b"[" * 100_000)), processes.MALFORMED),
        (raw(framed(b"\xff")), processes.MALFORMED),
    ],
)
def test_what_is_no_answer_ends_the_process_once(short, script, end):
    threads = threading.active_count()
    peer = Peer(script)
    assert peer.copy.ask({"do": "cell"}, 0.2).end == end
    assert peer.copy.ask({"do": "cell"}, 0.2).end == processes.ENDED
    peer.close()
    assert peer.ends == 1
    assert threading.active_count() == threads


def test_who_does_not_read_is_ended_too(short):
    peer = Peer(lambda peer, reader, writer: peer.interrupted.wait(10))
    got = peer.copy.ask({"do": "cell", "source": "x" * 10_000_000}, 0.2)
    assert (got.end, got.late) == (processes.LATE, True)
    peer.close()


def test_an_answer_to_an_earlier_question_is_not_taken_for_this_one(short):
    def twice(peer, reader, writer):
        request = wire.receive(reader)
        wire.send(writer, {"id": request["id"]})
        wire.send(writer, {"id": request["id"], "outputs": ["left over"]})
        wire.receive(reader)

    peer = Peer(twice)
    assert peer.copy.ask({"do": "cell"}, 5).end == ""
    assert peer.copy.ask({"do": "cell"}, 5).end == processes.MALFORMED
    peer.close()


def test_what_it_says_of_its_own_end_is_not_believed(short):
    peer = Peer(lambda peer, reader, writer: answer(reader, writer, died=True, late=True, end="memory"))
    got = peer.copy.ask({"do": "cell"}, 5)
    assert (got.late, got.end) == (False, "")
    peer.close()
    assert peer.ends == 1


def test_an_answer_that_comes_with_the_interrupt_counts_as_late_and_the_process_lives(short):
    def script(peer, reader, writer):
        request = wire.receive(reader)
        peer.interrupted.wait(10)
        wire.send(writer, {"id": request["id"]})
        answer(reader, writer)  # is it still there?
        answer(reader, writer)

    peer = Peer(script)
    assert peer.copy.ask({"do": "cell"}, 0.1) == processes.Answer({"id": 1}, late=True)
    assert peer.copy.ask({"do": "cell"}, 5).end == ""
    peer.close()


def test_an_interrupt_that_hits_just_after_the_answer_is_not_laid_on_the_next_cell(short):
    def script(peer, reader, writer):
        request = wire.receive(reader)
        peer.interrupted.wait(10)
        wire.send(writer, {"id": request["id"]})

    peer = Peer(script)
    assert peer.copy.ask({"do": "cell"}, 0.1).end == processes.LATE
    peer.close()


def test_the_clock_stands_still_while_somebody_else_is_at_work(short):
    def script(peer, reader, writer):
        request = wire.receive(reader)
        wire.send(writer, {"call": "count"})
        wire.receive(reader)
        wire.send(writer, {"id": request["id"]})

    peer = Peer(script)
    waited = threading.Event()

    def call(request):
        waited.wait(0.6)
        return {}

    assert peer.copy.ask({"do": "cell"}, 0.3, call) == processes.Answer({"id": 1})
    peer.close()


# The processes themselves.


@pytest.mark.skipif(os.name == "nt", reason="not on Windows: descriptors are not counted there")
def test_nothing_is_left_over_after_thirty_notebooks(runner, tmp_path):
    executed(runner, tmp_path, "1")
    kinds = (["1", "2"], ["1", "import os\nos._exit(0)", "2"], ["import subprocess\nsubprocess.Popen(['sleep', '60'])"])
    warm = [processes._family(one._parent.outside)[-1] for one in (runner.student, runner.tester)]
    ourselves = psutil.Process()

    def held():
        family = ourselves.children(recursive=True)
        return (
            [one.num_fds() for one in (ourselves, *warm)],
            sorted(one.pid for one in family),
            threading.active_count(),
        )

    before = held()
    for number in range(30):
        nb = new_notebook(cells=[new_code_cell(source) for source in kinds[number % 3]])
        nb.cells += task(["a"], "a = 1", "assert a == 1").cells
        runner.run(nb, tmp_path)
    assert held() == before


@pytest.mark.parametrize(
    ("mode", "role"), [("sandbox", "student"), pytest.param("two", "tester", marks=pytest.mark.long)]
)
def test_a_warm_process_that_has_ended_is_started_again(runners, tmp_path, mode, role):
    nb = task(["a"], "a = 1", "assert a == 1")
    nb.cells.append(new_code_cell("a"))
    runners(mode).run(nb, tmp_path)
    getattr(runners(mode), role)._parent.outside.kill()
    # The time that this takes is not the notebook's own.
    assert errors(runners(mode).run(nb, tmp_path, Limits(notebook_seconds=0.8)).cells[1:]) == [None] * 3


def test_a_python_that_cannot_be_started_is_told(tmp_path, monkeypatch):
    fake = tmp_path / "python"
    fake.write_text("#!/bin/sh\necho 'No module named pandas' >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(fake))
    with run.runner() as one, pytest.raises(run.MachineError, match="No module named pandas"):
        executed(one, tmp_path, "1")


STRAY = """
import os, subprocess, sys
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execv(sys.executable, [sys.executable, "-S", "-c", "import time; time.sleep(120)", MARK])
    os._exit(0)
_ = os.wait()
"""


def marked(mark):
    found = []
    for one in psutil.process_iter():
        try:
            if mark in one.cmdline():
                found.append(one)
        except psutil.Error:
            pass
    return found


@pytest.mark.skipif(not processes.CAN_FORK, reason="not on Windows: nothing can be forked")
def test_what_a_notebook_left_running_ends_with_it(every, tmp_path):
    mark = f"stray-{os.getpid()}-{id(every)}"
    place = sandbox.SCRATCH if every.isolate else str(tmp_path)
    copy = every.student.fork(Limits(), place, {})
    try:
        assert copy.ask({"do": "cell", "source": STRAY.replace("MARK", repr(mark))}, 20).body["outputs"] == []
        for _ in range(100):  # until it has become the program that can be told by its mark
            if strays := marked(mark):
                break
            threading.Event().wait(0.05)
        assert len(strays) == 1
    finally:
        copy.kill()
    _, left = psutil.wait_procs(strays, timeout=10)
    assert not left
    assert not marked(mark)


SCRIPT = """
import pathlib, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # as at a terminal, also where the tests run in the background
from nbformat.v4 import new_code_cell, new_notebook
from course.grading import run, wire
send = wire.send
def tell(stream, message):
    send(stream, message)
    if "while True" in message.get("source", ""):
        print("busy", flush=True)
wire.send = tell
nb = new_notebook(cells=[new_code_cell("1"), new_code_cell("while True: pass")])
with run.runner(isolate=sys.argv[1] == "sandbox") as one:
    one.run(nb, pathlib.Path(sys.argv[2]))
"""


@pytest.mark.skipif(os.name == "nt", reason="not on Windows: there is no such signal")
@pytest.mark.parametrize(
    ("mode", "number"),
    [
        ("sandbox", "SIGINT"),
        pytest.param("two", "SIGKILL", marks=pytest.mark.long),
        pytest.param("two", "SIGINT", marks=pytest.mark.long),
        pytest.param("sandbox", "SIGKILL", marks=pytest.mark.long),
    ],
)
def test_a_grader_that_is_stopped_leaves_no_process(runners, tmp_path, mode, number):
    runners(mode)
    words = [sys.executable, "-c", SCRIPT, mode, str(tmp_path)]
    grader = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    with grader:
        assert grader.stdout.readline() == b"busy\n"
        family = psutil.Process(grader.pid).children(recursive=True)
        assert len(family) >= 3
        grader.send_signal(getattr(signal, number))
        _, left = psutil.wait_procs(family, timeout=20)
        assert not left
    assert grader.returncode != 0


ELSEWHERE = """
import asyncio, multiprocessing, os, pathlib, resource, signal, socket, subprocess, sys, tempfile
import IPython, nbformat.v4, pandas, psutil
import course.errors
real = os.name, sys.platform
os.name, sys.platform, sys.modules["resource"] = "nt", "win32", None
for module, names in {
    os: ["fork", "getuid", "getgid", "setuid", "setgid", "setgroups", "setsid", "killpg", "wait", "waitpid"],
    socket: ["send_fds", "recv_fds", "AF_UNIX"],
    signal: ["SIGKILL", "SIGALRM"],
}.items():
    for name in names:
        delattr(module, name)
from course.grading import run, processes, sandbox, student, tester, warm, wire
os.name, sys.platform = real
print(processes.CAN_FORK)
"""


@pytest.mark.skipif(not LINUX, reason="not on Windows or macOS: this stands for them")
def test_without_what_only_unix_has_it_imports_and_forks_nothing():
    done = subprocess.run([sys.executable, "-c", ELSEWHERE], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "False\n", done.stderr
