"""Ctrl-C in the very moment in which a program is started."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from course import install, interrupt

CTRL_C = pytest.mark.skipif(os.name == "nt", reason="not on Windows: there Ctrl-C can't be sent to one process")


@pytest.fixture(autouse=True)
def as_at_a_terminal():
    """Ctrl-C raises, also where the tests run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@CTRL_C
def test_ctrl_c_waits_for_the_end_of_the_block():
    done = []
    with pytest.raises(KeyboardInterrupt), interrupt.held():
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        done.append("the rest of the block")
    assert done == ["the rest of the block"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@CTRL_C
def test_nothing_is_kept_for_later_blocks():
    with pytest.raises(KeyboardInterrupt), interrupt.held():
        signal.raise_signal(signal.SIGINT)
    with interrupt.held():
        pass
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


@CTRL_C
def test_signals_that_python_leaves_to_the_system_stay_there():
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        with interrupt.held():
            assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGTERM, before)


def test_an_error_in_the_block_gives_the_handlers_back():
    with pytest.raises(OSError, match="no such tool"), interrupt.held():
        raise OSError("no such tool")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_another_thread_has_nothing_to_hold():
    seen = []

    def work() -> None:
        with interrupt.held():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [signal.default_int_handler]


@CTRL_C
def test_a_tool_that_starts_while_ctrl_c_comes_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    real, started = subprocess.Popen, []

    def interrupted(*args: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(real(*args, **options))
        signal.raise_signal(signal.SIGINT)  # the tool runs, and nobody has it in hand yet
        return started[0]

    monkeypatch.setattr(install.subprocess, "Popen", interrupted)
    with open(tmp_path / install.LOG, "wb") as log, pytest.raises(KeyboardInterrupt):
        on = install.Session(root=tmp_path, log=log, guard=None, say=print)
        install.run([sys.executable, "-c", "import time; time.sleep(600)"], "pip", on)
    assert started[0].poll() is not None
