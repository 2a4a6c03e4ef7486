"""Hold Ctrl-C back for the moment in which a program is started. Standard library only."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

# Ctrl-C, kill, a closed window, Ctrl-Break: not every system has all of them.
NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


@contextlib.contextmanager
def held() -> Iterator[None]:
    """Hold back the signals that Python would turn into an exception, and deliver them at the end of the block.

    An exception inside `subprocess.Popen` leaves a program that runs and that nobody has in hand. Signals that Python
    leaves to the system stay as they are. Outside the main thread there is nothing to hold, because Python
    deals with signals in that one.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    arrived: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        arrived.append(number)

    numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    before = {number: handler for number, handler in before.items() if callable(handler)}
    for number in before:
        signal.signal(number, note)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    for number in arrived[:1]:
        signal.raise_signal(number)
