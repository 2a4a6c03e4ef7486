"""Signals, ptrace and the like: going for the process above."""

from tests.grading.hostile.assignment import Case

_REACHED = "    print('REACHED' + '-IT')"
_C = "import ctypes, os\nabove = os.getppid()\nc = ctypes.CDLL(None)\n"

CASES = [
    Case(
        "signal",
        "A signal is sent to the process above (one that it ignores).",
        "told",
        last=f"import os, signal\nif os.getppid() and not os.kill(os.getppid(), signal.SIGURG):\n{_REACHED}",
    ),
    Case(
        "priority",
        "The process above is asked for how urgent it is, and would be made to wait.",
        "told",
        last=f"import os\nif os.getppid() and os.getpriority(os.PRIO_PROCESS, os.getppid()) is not None:\n{_REACHED}",
    ),
    Case(
        "ptrace",
        "The process above is put under watch (PTRACE_SEIZE, which does not stop it).",
        "told",
        last=_C
        + f"if above and c.ptrace(0x4206, above, None, None) == 0:\n    c.ptrace(17, above, None, None)\n{_REACHED}",
    ),
    Case(
        "reads-memory",
        "The memory of the process above is opened.",
        "told",
        last=f"import os\nif open(f'/proc/{{os.getppid()}}/mem', 'rb'):\n{_REACHED}",
    ),
    Case(
        "unix-socket",
        "A socket without a name in any folder is looked for that somebody else listens on.",
        "told",
        last=f"import socket\none = socket.socket(socket.AF_UNIX)\none.connect('\\0<word>')\nif one:\n{_REACHED}",
    ),
    Case(
        "network",
        "A port of this machine is called.",
        "told",
        last=f"import socket\nif socket.create_connection(('127.0.0.1', <port>), timeout=2):\n{_REACHED}",
    ),
    Case(
        "keys",
        "A key is left with the kernel, where the next student finds it.",
        "told",
        last="import ctypes, platform\nc = ctypes.CDLL(None)\nnumber = {'x86_64': 248, 'aarch64': 217}[platform.machine()]\nif c.syscall(number, b'user', b'course-hostile', b'x', 1, -1) > 0:\n"
        + _REACHED,
    ),
]
