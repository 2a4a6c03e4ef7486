"""What ordinary learners write does here what it does in plain nbgrader: the same points, the same kinds of output."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from course.grading import run
from course.grading.warm import Limits
from tests.grading import plain
from tests.grading.hostile import assignment

# Each runs in one notebook, in this order. A cell whose text holds times or numbers of its own is compared by its kinds.
SAME_TEXT = {
    "print": "print('one', flush=True)\nprint('two', end='')",
    "value": "1 + 1",
    "nothing": "x = 3;",
    "table": "import pandas as pd\npd.DataFrame({'theme': ['a', 'b'], 'n': [25, 15]})",
    "own file": "open('words.txt').read()",
    "writes": "with open('mine.csv', 'w') as file:\n    file.write('a,b')\nopen('mine.csv').read()",
    "display": "from IPython.display import HTML, Markdown, display\ndisplay(HTML('<b>P4</b>'), Markdown('*P4*'))",
    "update": "handle = display(HTML('one'), display_id=True)\nhandle.update(HTML('two'))",
    "clear": "from IPython.display import clear_output\nprint('gone')\nclear_output()\nprint('stays')",
    "shell": "!ls words.txt",
    "captured": "found = !ls words.txt\nprint(found)",
    "bash": "%%bash\necho P4",
    "stderr": "import sys\nprint('careful', file=sys.stderr)",
    "logging": "import logging\nlogging.getLogger('mine').warning('careful')",
    "warnings": "import warnings\nwarnings.warn('old')\nprint('after')",
    "async": "import asyncio\nawait asyncio.sleep(0.01)\nprint('waited')",
    "thread": "import threading\none = threading.Thread(target=print, args=('from a thread',))\none.start()\none.join()",
    "pool": "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(2) as pool:\n"
    "    print(list(pool.map(len, ['a', 'bb'])))",
    "process": "import subprocess\nprint(subprocess.run(['echo', 'P4'], capture_output=True, text=True).stdout)",
    "several": "import multiprocessing\nwith multiprocessing.get_context('fork').Pool(2) as pool:\n"
    "    print(pool.map(len, ['a', 'bb']))",
    "random": "import random, numpy as np\nrandom.seed(1)\nprint(random.random(), np.random.default_rng(1).random())",
    "help": "len?",
    "error": "1 / 0",
    "own error": "class NoThemeError(ValueError):\n    pass\nraise NoThemeError('no theme')",
    "last value": "print(_ is None, __name__)",
    "database": "import sqlite3\nsqlite3.connect(':memory:').execute('select 1').fetchall()",
    "temporary": "import tempfile\nwith tempfile.TemporaryFile() as file:\n    print(file.write(b'P4'))",
    "large": "import numpy as np\nbig = pd.DataFrame(np.arange(2_000_000).reshape(-1, 20))\nprint(big.to_numpy().sum())",
    "styled": "print(pd.DataFrame({'n': [1]}).to_html()[:6])",
}
SAME_KINDS = {
    "tqdm": "from tqdm import tqdm\nfor _ in tqdm(range(3)):\n    pass",
    "timeit": "%timeit -n 1 -r 1 sum(range(10))",
    "time": "%%time\nsum(range(10))",
    "figure": "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\n_ = ax.bar(['a'], [3])\nplt.show()",
    "figure at the end": "_ = plt.plot([1, 2])",
    "input": "name = input('Your name? ')",
    "exit": "import sys\nsys.exit()",
}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, NotebookNode], dict[str, NotebookNode]]]:
    nb = assignment.notebook(assignment.RIGHT)
    place = next(number for number, cell in enumerate(nb.cells) if cell.id == "first")
    cells = []
    for name, source in (SAME_TEXT | SAME_KINDS).items():
        cells.append(new_code_cell(source, id=name.replace(" ", "-")))
    nb.cells[place : place + 1] = cells

    def room() -> Path:
        folder = tmp_path_factory.mktemp("room")
        (folder / "words.txt").write_text("P1 P4\n")
        return folder

    here = run.run(nb, room(), isolate=True, limits=Limits(memory=1000))
    there = plain.run(nb, room())
    assert assignment.settled(here) == assignment.points(there) == assignment.POINTS
    yield {cell.id: cell for cell in here.cells}, {cell.id: cell for cell in there.cells}


def joined(cell: NotebookNode) -> list[NotebookNode]:
    """Give the outputs, with text to one stream in one piece: a kernel cuts it where it was flushed."""
    found: list[NotebookNode] = []
    for output in cell.outputs:
        if found and output.output_type == found[-1].output_type == "stream" and output.name == found[-1].name:
            found[-1].text += output.text
        else:
            found.append(NotebookNode(output))
    return found


def kinds(cell: NotebookNode) -> list[tuple]:
    return [(o.output_type, o.get("name"), o.get("ename"), *sorted(o.get("data", {}))) for o in joined(cell)]


def texts(cell: NotebookNode) -> list[tuple]:
    return [(output.get("text"), output.get("evalue"), output.get("data")) for output in joined(cell)]


@pytest.mark.parametrize("name", [*SAME_TEXT, *SAME_KINDS])
def test_a_cell_shows_what_it_shows_in_plain_nbgrader(both: tuple, name: str) -> None:
    here, there = (notebook[name.replace(" ", "-")] for notebook in both)
    assert kinds(here) == kinds(there)
    if name in SAME_TEXT:
        assert texts(here) == texts(there)


def test_cells_after_one_that_ends_python_run_again_with_what_stood_before(tmp_path: Path) -> None:
    nb = assignment.notebook(assignment.RIGHT | {"ex2": "import os\nos._exit(1)"}, first="import pandas as pd")
    done = run.run(nb, tmp_path, isolate=True)
    assert assignment.settled(done) == assignment.POINTS - 4  # the second exercise only


def test_a_large_answer_within_the_limit_is_read(tmp_path: Path) -> None:
    right = "total = 40\nimport numpy as np\nlarge = np.arange(1_000_000)"
    nb = assignment.notebook(assignment.RIGHT | {"ex1": right})
    prompt = next(cell for cell in nb.cells if cell.id == "ex1-prompt")
    prompt.source = prompt.source.replace("`total`.", "`total`, `large`.")
    test = next(cell for cell in nb.cells if cell.id == "ex1-close")
    test.source = "assert large.sum() == 499999500000"
    assert assignment.settled(run.run(nb, tmp_path, isolate=True)) == assignment.POINTS
