"""Ctrl-C in the very moment in which a program is started."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from course import cli, install, interrupt

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


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Bring Ctrl-C when a program runs and nobody has it in hand yet; give the programs, and end them in any case."""
    real, running = subprocess.Popen, []

    def interrupted(command: list[str], **options: object) -> subprocess.Popen[bytes]:
        running.append(real([sys.executable, "-c", "import time; time.sleep(600)"], **options))
        signal.raise_signal(signal.SIGINT)
        return running[-1]

    monkeypatch.setattr(subprocess, "Popen", interrupted)
    yield running
    for one in running:
        one.kill()
        one.wait()


@CTRL_C
def test_a_tool_that_starts_while_ctrl_c_comes_is_ended(tmp_path: Path, started: list[subprocess.Popen[bytes]]):
    with open(tmp_path / install.LOG, "wb") as log, pytest.raises(KeyboardInterrupt):
        on = install.Session(root=tmp_path, log=log, guard=None, say=print)
        install.run([sys.executable, "-m", "pip"], "pip", on)
    assert started[0].poll() is not None


@CTRL_C
def test_a_server_that_starts_while_ctrl_c_comes_is_ended(
    tmp_path: Path, started: list[subprocess.Popen[bytes]], capsys
):
    try:
        status = cli._serve(tmp_path, cli._free_port(), browser=False)
    except KeyboardInterrupt:
        pytest.fail("Ctrl-C went past what ends the server")
    assert status == 0
    assert started[0].poll() is not None
    assert "Stopping." in capsys.readouterr().out
