from __future__ import annotations

import errno
import io
import os
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from course import install
from course.errors import CourseError

HERE = Path("/home/me/course")

# What the tools really wrote, each shortened to the lines that matter.
SAID = {
    "pip, no network": (
        "WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after connection broken "
        "by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPConnection object at 0x7f>: Failed to establish a "
        "new connection: [Errno 111] Connection refused')': /simple/alembic/\n"
        "ERROR: Could not find a version that satisfies the requirement alembic==1.20.1 (from versions: none)\n"
        "ERROR: No matching distribution found for alembic==1.20.1\n",
        "could not be downloaded: connect to the internet",
    ),
    "pip, no proxy": (
        "WARNING: Retrying after connection broken by 'ProxyError('Cannot connect to proxy.')': /simple/alembic/\n"
        "ERROR: No matching distribution found for alembic==1.20.1\n",
        "could not be downloaded: connect to the internet",
    ),
    "uv, no network": (
        "error: Request failed after 3 retries in 4.9s\n  cause: Failed to fetch: a/simple/httpcore/\n"
        "  cause: error sending request for url (a)\n  cause: tcp connect error\n",
        "could not be downloaded: connect to the internet",
    ),
    "uv, no name server": (
        "error: Failed to fetch: a\n  Caused by: dns error: failed to lookup address information\n",
        "could not be downloaded: connect to the internet",
    ),
    "pip, index switched off": (
        "ERROR: Could not find a version that satisfies the requirement alembic==1.20.1 (from versions: none)\n"
        "ERROR: No matching distribution found for alembic==1.20.1\n",
        "did not find alembic in the version that the course needs: look at your settings",
    ),
    "uv, index switched off": (
        "error: No solution found when resolving dependencies\n  cause: Because alembic was not found in the provided "
        "package locations and you require alembic==1.20.1, we can conclude that your requirements are unsatisfiable.\n",
        "did not find alembic in the version that the course needs: look at your settings",
    ),
    "pip, full": (
        "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n",
        "The disk is full: the course's packages need about 700 MB in /home/me/course",
    ),
    "pip, full, in German": (
        "ERROR: Could not install packages due to an OSError: [Errno 28] Auf dem Gerät ist kein Speicherplatz mehr\n",
        "The disk is full",
    ),
    "uv, full": (
        "error: Failed to install: jupyterlab\n  cause: failed to copy file: No space left on device (os error 28)\n",
        "The disk is full",
    ),
    "pip, another file": (
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n    six==1.17.0:\n",
        "is not the one that the course was made with, so it was not installed",
    ),
    "uv, another file": (
        "error: Failed to download `six==1.17.0`\n  cause: Hash mismatch for `six==1.17.0`\n",
        "is not the one that the course was made with, so it was not installed",
    ),
    "pip, inspected": (
        "WARNING: Retrying after connection broken by 'SSLError(SSLCertVerificationError(1, '[SSL: "
        "CERTIFICATE_VERIFY_FAILED] certificate verify failed'))': /simple/six/\n",
        "could not be trusted",
    ),
    "pip, no right": (
        "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/x'\n",
        "The course may not write in /home/me/course",
    ),
    "pip, no ready-made file": (
        "  error: subprocess-exited-with-error\nERROR: Failed building wheel for pyzmq\n",
        "ready-made for Python",
    ),
    "venv, Debian": (
        "The virtual environment was not created successfully because ensurepip is not available.\n",
        "sudo apt install python",
    ),
    "anything else": ("ERROR: the moon is full\nmore\n", "pip ended with status 7 (ERROR: the moon is full): look at"),
    "nothing": ("", "pip ended with status 7: look at"),
}


@pytest.mark.parametrize("case", SAID)
def test_a_failure_becomes_one_sentence_with_a_remedy(case: str):
    said, message = SAID[case]
    sentence = install.explain(said, "pip", 7, HERE)
    assert message in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "/x"), "The course may not write in /home/me/course"),
        (OSError(errno.EROFS, "Read-only file system", "/x"), "The course may not write in /home/me/course"),
        (
            OSError(errno.EIO, "Input/output error", "/x"),
            "could not do what the set-up needs at /x: Input/output error",
        ),
    ],
)
def test_trouble_with_a_file_becomes_a_sentence(error: OSError, message: str):
    assert message in install.explain_os_error(error, HERE)


def test_a_full_disk_is_noticed_before_anything_is_downloaded(small, fake_uv):
    fake_uv("exit 9")
    done = small.start(
        PYTHONPATH=str(
            site(small, "import shutil\nshutil.disk_usage = lambda p: shutil._ntuple_diskusage(10**9, 10**9, 10**6)")
        )
    )
    assert done.returncode == 1
    assert "has 1 MB free and the course's packages need about 10 MB: make room" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not small.venv.exists()


def test_a_disk_that_fills_up_on_the_way_is_a_sentence(small, fake_uv):
    fake_uv("echo 'error: failed to copy file: No space left on device (os error 28)'; exit 2")
    done = small.start()
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("The disk is full: ")
    assert "Traceback" not in done.stderr


def site(small, code: str) -> Path:
    """Write a folder for PYTHONPATH whose code runs before anything else."""
    folder = small.root.parent / "site"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(code)
    return folder


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_without_venv_is_a_sentence(small, module: str):
    done = small.start(PYTHONPATH=str(site(small, f"import sys; sys.modules[{module!r}] = None")))
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("This Python lacks its venv module")
    assert "sudo apt install python3." in done.stderr
    assert done.stderr.count("\n") == 1
    assert not small.venv.exists()


def test_uv_does_without_the_venv_module(small, fake_uv):
    fake_uv("echo 'error: reached'; exit 2")
    done = small.start(PYTHONPATH=str(site(small, "import sys; sys.modules['ensurepip'] = None")))
    assert "uv ended with status 2 (error: reached)" in done.stderr


def test_any_other_trouble_with_a_file_is_a_sentence_too(small):
    (small.root / install.GUARD).mkdir()
    done = small.start()
    assert done.returncode == 1
    assert install.GUARD in done.stderr
    assert done.stderr.count("\n") == 1


REFUSE = """
import os
real = os.open
def refuse(path, *args, **kwargs):
    if str(path).endswith(".venv-setup.lock"):
        raise PermissionError(13, "Permission denied", path)
    return real(path, *args, **kwargs)
os.open = refuse
"""


def test_a_read_only_folder_is_a_sentence(small):
    # The system's answer is put in by hand: root may write anywhere, so a folder's rights would prove nothing.
    done = small.start(PYTHONPATH=str(site(small, REFUSE)))
    assert done.returncode == 1
    assert done.stderr.startswith(f"The course may not write in {small.root}: ")
    assert done.stderr.count("\n") == 1


# Progress.

PIP = """Looking in links: /wheels
Ignoring appnope: markers 'sys_platform == "darwin"' don't match your environment
Collecting alembic==1.20.1 (from -r /home/me/le cours é/requirements.lock (line 1))
  Downloading alembic-1.20.1-py3-none-any.whl (270 kB)
Processing /wheels/argon2_cffi-25.1.0-py3-none-any.whl (from -r /home/me/le cours é/requirements.lock (line 15))
Collecting argon2-cffi-bindings==26.2.0 (from -r /home/me/le cours é/requirements.lock (line 19))
Processing c:\\wheels\\zope.interface-5.0.whl (from -r x.lock (line 20))
"""
UV = """Using Python 3.11.7 environment at: .venv
Resolved 111 packages in 327ms
Downloading pillow (6.8MiB)
Downloading numpy (16.1MiB)
 Downloaded pillow
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_pip_does_can_be_followed():
    screen, there = io.StringIO(), [0]
    follow = install.Follower(install.Progress(screen), 4, lambda: there[0])
    for start in range(0, len(PIP), 37):  # in pieces, as it comes
        follow(PIP[start : start + 37])
    assert follow.started == ["alembic", "argon2_cffi", "argon2-cffi-bindings", "zope.interface"]
    follow("Installing collected packages: alembic\n")
    there[0] = 3
    follow("")
    lines = screen.getvalue().splitlines()
    assert lines[0] == "Looking for the packages · 00:00"
    assert lines[1] == "Fetching 1 of 4 packages: alembic · 00:00"
    assert lines[-1] == "Installing 3 of 4 packages · 00:00"
    assert len(lines) == len(set(lines))


def test_mending_what_is_there_counts_nothing():
    screen = io.StringIO()
    counts = iter([1, 0, 1])  # there and damaged, taken away, there again
    follow = install.Follower(install.Progress(screen), 1, lambda: next(counts))
    follow("Installing collected packages: alembic\n")
    follow("")
    assert {line.partition(" · ")[0] for line in screen.getvalue().splitlines()} == {"Installing 1 package"}


def test_what_uv_does_can_be_followed():
    screen = io.StringIO()
    follow = install.Follower(install.Progress(screen), 111, lambda: 0)
    for line in UV.splitlines(keepends=True):
        follow(line)
    follow("Prepared 111 packages in 1.64s\n")
    # a package that is announced lowers the share that is done: no line goes back
    assert screen.getvalue().splitlines() == [
        "Looking for the packages · 00:00",
        "Fetching 0 of 1 large package: pillow · 00:00",
        "Fetching 1 of 2 large packages: pillow · 00:00",
        "Installing 0 of 111 packages · 00:00",
    ]


def test_without_a_terminal_there_is_a_line_at_every_tenth():
    screen = io.StringIO()
    progress = install.Progress(screen)
    for done in range(112):
        progress.show("{done} of {total} {packages}", done, 111)
    assert len(screen.getvalue().splitlines()) == 11


def test_on_a_terminal_one_line_is_written_over(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((30, 24)))
    screen = Terminal()
    progress = install.Progress(screen)
    progress.show("Fetching {done} of {total} packages", 1, 111, "a-package-with-a-long-name")
    progress.show("Fetching {done} of {total} packages", 2, 111, "b")
    progress.clear()
    assert "\n" not in screen.getvalue()
    parts = screen.getvalue().split("\r")
    assert max(map(len, parts)) < 30
    assert parts[2].rstrip() == "Fetching 2 of 111 packages: b"[:29].rstrip()
    assert len(parts[2]) == len(parts[1])  # nothing of the longer text stays
    assert parts[3].strip() == ""


# The guard.


def test_the_guard_is_let_go_when_its_holder_is_killed(tmp_path: Path):
    code = (
        "import sys; from pathlib import Path; from course import install\n"
        "with install.guard(Path(sys.argv[1]), print):\n    print('held', flush=True); sys.stdin.read()"
    )
    root = Path(__file__).resolve().parents[2]
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout.readline() == "held\n"
    said: list[str] = []

    def say(sentence: str) -> None:
        said.append(sentence)
        holder.kill()
        holder.wait()

    with install.guard(tmp_path, say):
        pass
    assert said == ["Another start of the course is installing into this folder. Waiting for it to finish."]
    with install.guard(tmp_path, said.append):
        pass
    assert len(said) == 1


def test_room_is_asked_for_by_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(0, 0, 700_000_000))
    install.check_space(tmp_path, 117)
    with pytest.raises(CourseError, match=r"has 700 MB free and the course's packages need about 890 MB"):
        install.check_space(tmp_path, 149)
