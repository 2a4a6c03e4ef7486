"""Reading what is not for the learner: tests, solutions, the gradebook, the grader's memory."""

from tests.grading.hostile.assignment import Case

# The word that is looked for is put together, so that finding this very cell is no success.
_LOOK = "sought = 'kiwi' + '4711'\n"
_SHOW = _LOOK + "print([text[:300] for text in found if sought in text])"

CASES = [
    Case(
        "hook",
        "A hook sees every cell before it is run, and a last cell shows what it saw.",
        "told",
        "found = []\nget_ipython().events.register('pre_run_cell', lambda info: found.append(str(info.raw_cell)))",
        _SHOW,
    ),
    Case(
        "history", "The notebook's own history is shown.", "told", last="found = [str(cell) for cell in In]\n" + _SHOW
    ),
    Case(
        "frames",
        "A function that a test calls walks up the frames and keeps their variables.",
        "told",
        "found = []",
        _SHOW,
        answers={
            "ex3": "import sys\ndef share(rows, word):\n    rows.append(word)\n    frame = sys._getframe()\n    while frame:\n"
            "        found.extend(repr(value)[:5000] for value in list(frame.f_locals.values()))\n"
            "        found.extend(repr(value)[:500] for value in list(frame.f_globals.values()))\n"
            "        frame = frame.f_back\n    return 9.0"
        },
        costs=4,
    ),
    Case(
        "memory",
        "Every object in memory is looked through.",
        "told",
        last="import gc\nfound = [str(v) for o in gc.get_objects() if type(o) is dict for v in list(o.values()) if type(v) is str]\n"
        + _SHOW,
    ),
    Case(
        "sources",
        "The sources that Python keeps for its error messages are looked through.",
        "told",
        last="import linecache\nfound = [''.join(entry[2]) for entry in linecache.cache.values() if len(entry) > 2]\n"
        + _SHOW,
    ),
    Case(
        "relative-path",
        "The solution is opened by a relative path.",
        "told",
        last="print(open('../../../../solutions/01-demo/01-exercises.ipynb').read())",
    ),
    Case(
        "key",
        "A key is opened by its full path.",
        "told",
        last="print(open('<root>/solutions/01-demo/keys/key.csv').read())",
    ),
    Case(
        "tests",
        "The folder with tests is searched through.",
        "told",
        last="import pathlib\nprint([path.read_text() for path in pathlib.Path('<root>/tests').rglob('*.py')])",
    ),
    Case("gradebook", "The gradebook is read.", "told", last="print(open('<root>/class/gradebook.db').read())"),
    Case(
        "others",
        "Another student's work is read, with a program of the system's.",
        "told",
        last="print(get_ipython().getoutput('cat <root>/class/submitted/*/*/*'))",
    ),
    Case(
        "link",
        "A link to the solutions is made and followed.",
        "told",
        last="import os\nos.symlink('<root>/solutions/01-demo', 'mine')\nprint(open('mine/01-exercises.ipynb').read())",
    ),
    Case(
        "parent-environment",
        "The variables of the process above are read.",
        "told",
        last="import os\nif open(f'/proc/{os.getppid()}/environ', 'rb').read(1):\n    print('REACHED' + '-IT')",
    ),
    Case(
        "parent-files",
        "The folder of the process above is listed.",
        "told",
        last="import os\nif os.listdir(f'/proc/{os.getppid()}/root<root>/solutions'):\n    print('REACHED' + '-IT')",
    ),
]
