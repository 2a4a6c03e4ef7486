"""Leaving something behind: files, processes, threads, and code that runs when all is over."""

from tests.grading.hostile.assignment import Case

CASES = [
    Case(
        "gradebook", "The gradebook is written.", "left", last="open('<root>/class/gradebook.db', 'w').write('<word>')"
    ),
    Case(
        "solutions",
        "The solution is written.",
        "left",
        last="open('<root>/solutions/01-demo/01-exercises.ipynb', 'a').write('<word>')",
    ),
    Case(
        "home",
        "Something is put where every Python start finds it.",
        "left",
        last="open('<home>/sitecustomize.py', 'w').write('# <word>')",
    ),
    Case("folder", "A file is put beside the project.", "left", last="open('<left>', 'w').write('<word>')"),
    Case(
        "process",
        "A program is started that goes on when grading is over.",
        "left",
        last="import subprocess\nsubprocess.Popen(['sh', '-c', 'sleep 30; : <word>'], start_new_session=True)",
    ),
    Case(
        "daemon",
        "A program is started that belongs to nobody: its parents have ended.",
        "left",
        last="import os\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
        "        os.execlp('sh', 'sh', '-c', 'sleep 30; : <word>')\n    os._exit(0)\nos.wait()",
    ),
    Case(
        "descriptors",
        "A program inherits every open file and socket, so that nobody who reads from them sees an end.",
        "left",
        last="import subprocess, os\nfor n in range(3, 64):\n    try:\n        os.set_inheritable(n, True)\n    except OSError:\n"
        "        pass\nsubprocess.Popen(['sh', '-c', 'sleep 30; : <word>'], close_fds=False, start_new_session=True)",
    ),
    Case(
        "copies-of-descriptors",
        "A copy of the process keeps every open file and socket, and says nothing.",
        "left",
        last="import os, time\nif os.fork() == 0:\n    os.setsid()\n    os.execlp('sh', 'sh', '-c', 'sleep 30; : <word>')",
    ),
    Case(
        "at-exit",
        "Something is written when Python ends.",
        "left",
        last="import atexit\natexit.register(lambda: open('<left>', 'w').write('<word>'))",
    ),
    Case(
        "del",
        "Something is written when an object is taken away.",
        "left",
        last="class Late:\n    def __del__(self, open=open):\n        open('<left>', 'w').write('<word>')\nlate = Late()\ndel late",
    ),
    Case(
        "thread",
        "A thread goes on, changes the answers and writes a file.",
        "left",
        "import threading, time\ndef late():\n    open('<left>', 'w').write('<word>')\n    for _ in range(200):\n"
        "        time.sleep(0.02)\n        globals().setdefault('total', 40)\nthreading.Thread(target=late, daemon=True).start()",
    ),
    Case(
        "thread-waits",
        "A thread that nobody stops writes a file when the last cell has run.",
        "left",
        last="import threading\ndef late():\n    threading.main_thread().join(0.2)\n    open('<left>', 'w').write('<word>')\n"
        "one = threading.Thread(target=late)\none.start()\none.join()",
    ),
]
