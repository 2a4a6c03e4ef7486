"""Bombs, signals to oneself and caught time-outs: they take what there is. Each is bounded and ends by itself."""

from tests.grading.hostile.assignment import Case


def _case(name: str, tries: str, ex4: str, says: str, costs: float = 3, long: bool = False) -> Case:
    return Case(name, tries, "limit", answers={"ex4": ex4}, says=says, costs=costs, long=long)


CASES = [
    _case(
        "forks",
        "Two hundred processes.",
        "import os, time\nfor _ in range(200):\n    if os.fork() == 0:\n        time.sleep(8)\n        os._exit(0)",
        "processes",
    ),
    _case(
        "threads",
        "Two hundred threads.",
        "import threading, time\nfor _ in range(200):\n    threading.Thread(target=time.sleep, args=(8,), daemon=True).start()",
        "processes",
    ),
    _case(
        "memory",
        "Three hundred megabytes in one piece.",
        "big = bytearray(b'x' * 300_000_000)\nimport time; time.sleep(1.5)",
        "memory",
    ),
    _case(
        "memory-of-many",
        "Three hundred megabytes, in ten processes.",
        "import os, time\nfor _ in range(10):\n    if os.fork() == 0:\n        big = bytearray(b'x' * 30_000_000)\n        time.sleep(8)\n        os._exit(0)\ntime.sleep(1.8)",
        "memory",
    ),
    _case(
        "shared-memory",
        "Three hundred megabytes that two processes share.",
        "import mmap, os, time\nparts = []\nfor _ in range(3):\n    parts.append(mmap.mmap(-1, 60_000_000))\n    parts[-1].write(b'x' * 60_000_000)\nif os.fork() == 0:\n    time.sleep(8)\n    os._exit(0)\ntime.sleep(1.8)",
        "memory",
    ),
    _case(
        "nameless-files",
        "A hundred megabytes in files that only memory holds.",
        "import os\nkept = [os.memfd_create('x') for _ in range(10)]\nfor one in kept:\n    os.write(one, b'x' * 10_000_000)",
        "not permitted",
    ),
    _case(
        "old-shared-memory",
        "A piece of shared memory that belongs to no process.",
        "import ctypes, os\nc = ctypes.CDLL(None, use_errno=True)\nif c.shmget(0, 10_000_000, 0o1600) < 0:\n    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))",
        "not permitted",
    ),
    _case(
        "namespace",
        "A namespace of one's own, in which one is root and may mount.",
        "import ctypes, os\nc = ctypes.CDLL(None, use_errno=True)\nif c.unshare(0x10020000) < 0:\n    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))",
        "not permitted",
    ),
    _case(
        "one-file",
        "A file of a hundred megabytes.",
        "with open('big', 'wb') as file:\n    for _ in range(100):\n        file.write(b'x' * 1_000_000)",
        "20 MB for a file",
    ),
    _case(
        "many-files",
        "A hundred files of a megabyte.",
        "for n in range(100):\n    with open(f'big{n}', 'wb') as file:\n        file.write(b'x' * 1_000_000)",
        "40 MB for all files",
    ),
    _case("printing", "Twenty megabytes in one line.", "labels = {}\nprint('x' * 20_000_000)", "showed more than"),
    _case(
        "showing",
        "A thousand pictures.",
        "from IPython.display import display\nfor _ in range(2000):\n    display({'image/png': 'x' * 1000}, raw=True)",
        "showed more than",
    ),
    _case(
        "loop",
        "A loop that does not end.",
        "import time\nbegan = time.time()\nwhile time.time() - began < 20:\n    pass",
        "more than 2 seconds",
    ),
    _case(
        "catches-the-time-out",
        "A loop that catches what would stop it.",
        "import time\nbegan = time.time()\nwhile time.time() - began < 20:\n    try:\n        time.sleep(0.1)\n    except BaseException:\n        pass",
        "more than 2 seconds",
        long=True,
    ),
    _case(
        "ignores-the-signal",
        "A loop in a process that does not listen.",
        "import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\ntime.sleep(20)",
        "more than 2 seconds",
        long=True,
    ),
    _case(
        "stops-itself",
        "A process that stops itself, so that it can neither answer nor end.",
        "import os, signal\nif os.fork() == 0:\n    pass\nos.kill(os.getpid(), signal.SIGSTOP)\nimport time\ntime.sleep(20)",
        "more than 2 seconds",
    ),
    _case("ends", "Python ends in the middle of a cell.", "import os\nos._exit(0)", "Python ended"),
    _case(
        "recursion",
        "Calls without end, with the limit taken away.",
        "import sys\nsys.setrecursionlimit(10**6)\ndef down(n):\n    return [down(n + 1)]\ndown(0)",
        "",
    ),
    Case(
        "ends-when-called",
        "A function that ends Python.",
        "limit",
        answers={"ex3": "import os\ndef share(rows, word):\n    os._exit(0)"},
        costs=4,
        says="Python ended",
    ),
    Case(
        "loops-when-called",
        "A function that does not come back, and catches what would stop it.",
        "limit",
        answers={
            "ex3": "import time\ndef share(rows, word):\n    began = time.time()\n    while time.time() - began < 20:\n        try:\n            time.sleep(0.1)\n        except BaseException:\n            pass"
        },
        costs=14,
        says="more than 2 seconds",
        long=True,
    ),
    Case(
        "ends-when-read",
        "An answer that ends Python while it is read.",
        "limit",
        answers={
            "ex2": "class L(list):\n    __len__ = lambda self: 1\nimport pandas as pd\nclass T(pd.DataFrame):\n    _mgr = property(lambda self: __import__('os')._exit(0))\ntable = T.__new__(T)"
        },
        costs=4,
        says="",
    ),
    Case(
        "loops-when-read",
        "An answer that takes for ever to read.",
        "limit",
        answers={
            "ex2": "import time\nclass T(__import__('pandas').DataFrame):\n    _mgr = property(lambda self: time.sleep(20))\ntable = T.__new__(T)"
        },
        costs=4,
        says="",
        long=True,
    ),
]
