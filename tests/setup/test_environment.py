from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from course import environment, lock

ONE_SENTENCE = re.compile(r"[^\n]+\n")


def ready(small, *versions: str) -> str:
    return f"ready {small.venv} {' '.join(versions or ('1.0', '2.0'))}\n"


def offline(**more: str) -> dict[str, str]:
    """Variables with which nothing can be downloaded from anywhere."""
    dead = "http://127.0.0.1:9"
    return {
        "PIP_NO_INDEX": "",
        "PIP_FIND_LINKS": "",
        "PIP_INDEX_URL": f"{dead}/simple",
        "PIP_RETRIES": "0",
        "UV_NO_INDEX": "",
        "UV_FIND_LINKS": "",
        "UV_DEFAULT_INDEX": f"{dead}/simple",
        "UV_HTTP_RETRIES": "0",
        "HTTPS_PROXY": dead,
        "HTTP_PROXY": dead,
        "NO_PROXY": "",
    } | more


# What a start makes.


def test_a_start_makes_the_environment_and_runs_in_it(made):
    done = made.start()
    assert (done.returncode, done.stdout, done.stderr) == (0, ready(made), "")
    stamp = json.loads((made.venv / environment.STAMP).read_text())
    _, digest = lock.read(made.root / lock.LEARNER_LOCK)
    assert stamp["locks"] == {"requirements.lock": digest}
    assert stamp["project"] == str(made.root)
    assert not (made.root / environment.MARKER).exists()


def test_a_second_start_needs_no_network(made):
    done = made.start(**offline())
    assert (done.returncode, done.stdout, done.stderr) == (0, ready(made), "")


def test_every_program_of_the_environment_finds_the_course(made, tmp_path):
    python = environment.venv_python(made.venv)
    command = [python, "-c", "import course; print(course.__file__)"]
    found = subprocess.run(
        command, cwd=tmp_path, env=made.variables(), capture_output=True, text=True, encoding="utf-8"
    )
    assert Path(found.stdout.strip()) == made.root / "course" / "__init__.py"


def test_the_programs_of_the_environment_come_first_on_path(made):
    check = made.root / "course" / "grading" / "check.py"
    before = check.read_text()
    check.write_text("import shutil\ndef main(root, args):\n    print(shutil.which('one-program'))\n    return 3\n")
    try:
        done = made.start()
    finally:
        check.write_text(before)
    assert Path(done.stdout.strip()).parent == environment.venv_python(made.venv).parent
    assert done.returncode == 3  # the status of the verb is the status of the start


def test_an_activated_environment_is_used_as_it_is(made):
    done = made.start(python=str(environment.venv_python(made.venv)))
    assert (done.returncode, done.stdout, done.stderr) == (0, ready(made), "")


def test_a_running_environment_with_the_lock_is_used_and_not_changed(made, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(made.root, other, ignore=shutil.ignore_patterns(".venv*"))
    before = sorted(p.name for p in made.packages.iterdir())
    done = made.start()
    assert done.returncode == 0
    process = subprocess.run(
        [environment.venv_python(made.venv), "-m", "course", "check"],
        cwd=other,
        env=made.variables(),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (process.stdout, process.stderr) == (ready(made), "")
    assert not (other / ".venv").exists()
    assert sorted(p.name for p in made.packages.iterdir()) == before


# What a start mends.


def delete_package(small) -> None:
    shutil.rmtree(small.packages / "two")


def delete_package_and_all_that_is_known_of_it(small) -> None:
    delete_package(small)
    shutil.rmtree(next(small.packages.glob("two-*.dist-info")))


def delete_one_file(small) -> None:
    (small.packages / "two" / "more.py").unlink()


def delete_a_program(small) -> None:
    next(environment.venv_python(small.venv).parent.glob("two-program*")).unlink()


def delete_the_list_of_files(small) -> None:
    (next(small.packages.glob("two-*.dist-info")) / "RECORD").unlink()


def empty_the_list_of_files(small) -> None:
    (next(small.packages.glob("two-*.dist-info")) / "RECORD").write_text("")


def leave_a_second_version(small) -> None:
    shutil.copytree(next(small.packages.glob("two-*.dist-info")), small.packages / "two-1.9.dist-info")


def leave_a_mending_unfinished(small) -> None:
    entry = next(r for r in lock.read(small.root / lock.LEARNER_LOCK)[0] if r.name == "two")
    (small.venv / environment.MENDING).write_text(entry.text)
    half = small.packages / "two" / "__init__.py"
    half.unlink()  # uv keeps one file for its cache and the environment: writing into it would change both
    half.write_text("VERSION = '2.0")


DAMAGE = [
    delete_package,
    delete_package_and_all_that_is_known_of_it,
    delete_one_file,
    delete_a_program,
    delete_the_list_of_files,
    empty_the_list_of_files,
    leave_a_second_version,
    leave_a_mending_unfinished,
]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda f: f.__name__)
def test_what_is_damaged_is_mended_and_nothing_else(made, damage: Callable):
    assert made.start().returncode == 0
    untouched = made.packages / "one" / "__init__.py"
    before = untouched.stat()
    damage(made)
    mended = made.start()
    assert (mended.returncode, mended.stdout) == (0, ready(made))
    assert mended.stderr.startswith("Mending .venv: installing two (")
    assert untouched.stat().st_mtime_ns == before.st_mtime_ns
    assert untouched.stat().st_ino == before.st_ino
    again = made.start(**offline())
    assert (again.returncode, again.stdout, again.stderr) == (0, ready(made), "")
    assert not list(made.packages.glob("two-1.9*"))


def test_mending_without_a_network_is_a_sentence_and_a_later_start_mends(made):
    assert made.start().returncode == 0
    delete_package(made)
    failed = made.start(**offline())
    assert failed.returncode == 1
    assert "The packages could not be downloaded: connect to the internet" in failed.stderr.splitlines()[-1]
    done = made.start()
    assert (done.returncode, done.stdout) == (0, ready(made))


def test_a_changed_lock_is_installed_over(made):
    assert made.start().returncode == 0
    first = json.loads((made.venv / environment.STAMP).read_text())["locks"]
    made.lock(one="1.0", two="2.1")
    try:
        done = made.start()
        assert (done.returncode, done.stdout) == (0, ready(made, "1.0", "2.1"))
        assert "installing two (version 2.0)" in done.stderr
        second = json.loads((made.venv / environment.STAMP).read_text())["locks"]
        assert second["requirements.lock"] == lock.read(made.root / lock.LEARNER_LOCK)[1] != first["requirements.lock"]
        assert made.start(**offline()).stderr == ""
    finally:
        made.lock(one="1.0", two="2.0")


def test_what_the_tests_need_is_added_and_not_taken_away(made):
    # `course test` has a larger lock; a start after it must neither install nor downgrade.
    assert made.start().returncode == 0
    made.lock("requirements-dev.lock", one="1.0", two="2.0", pytest="99.0")
    done = made.start("test")
    assert "installing pytest (missing)" in done.stderr
    after = made.start(**offline())
    assert (after.returncode, after.stdout, after.stderr) == (0, ready(made), "")
    assert (made.packages / "pytest").exists()
    stamp = json.loads((made.venv / environment.STAMP).read_text())
    assert set(stamp["locks"]) == {"requirements.lock", "requirements-dev.lock"}


def test_a_package_that_is_not_the_locks_is_refused(made):
    assert made.start().returncode == 0
    delete_package(made)
    path = made.root / lock.LEARNER_LOCK
    right = path.read_text()
    path.write_text(re.sub(r"(two==2.0 \\\n    --hash=sha256:)\w+", r"\g<1>" + "0" * 64, right))
    try:
        refused = made.start()
    finally:
        path.write_text(right)
    assert refused.returncode == 1
    assert "is not the one that the course was made with, so it was not installed" in refused.stderr.splitlines()[-1]
    assert made.start().stdout == ready(made)


# What makes a start begin anew, with a stand-in for uv where the real one would only take time.

WORKING_UV = 'for last; do :; done; while [ "$1" != --python ]; do shift; done; exec "$2" "{script}" "$2" "$last"'
INSTALL = """
import pathlib, re, subprocess, sys, sysconfig, zipfile
packages = pathlib.Path(subprocess.run([sys.argv[1], "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
                        capture_output=True, text=True).stdout.strip())
for name, version in re.findall(r"^(\\w+)==([\\d.]+) \\\\", pathlib.Path(sys.argv[2]).read_text(), re.MULTILINE):
    zipfile.ZipFile(f"WHEELS/{name}-{version}-py3-none-any.whl").extractall(packages)
"""


@pytest.fixture
def quick(small, fake_uv, tmp_path):
    """A small project with a stand-in for uv that unpacks the wheels."""
    script = tmp_path / "unpack.py"
    script.write_text(INSTALL.replace("WHEELS", str(small.wheels)))
    fake_uv(WORKING_UV.format(script=script))
    return small


def told(fifo: Path, process: subprocess.Popen[str]) -> str:
    """Give what the stand-in writes, or fail with what the start said where it ends before that."""
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    try:
        while True:
            try:
                text = os.read(reader, 100).decode()
            except BlockingIOError:
                text = ""  # it writes in a moment
            if text:
                return text
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.02)
    finally:
        os.close(reader)


def test_an_install_that_was_killed_starts_again(quick, fake_uv, tmp_path):
    fake = Path(quick.extra["PATH"].split(os.pathsep)[0]) / "uv"
    works = fake.read_text()
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    fake_uv(f'echo $$ > "{fifo}"; exec sleep 600')
    process = quick.popen("check")
    tool = int(told(fifo, process))
    process.kill()
    process.communicate()
    assert (quick.root / environment.MARKER).exists()
    assert not (quick.venv / environment.STAMP).exists()

    fake.write_text(works)
    waiting = quick.popen("check")  # the tool outlived the start that was killed: it still holds the guard
    line = waiting.stderr.readline()
    assert "Another start of the course is installing into this folder" in line
    os.kill(tool, signal.SIGKILL)
    out, err = waiting.communicate(timeout=60)
    assert err.startswith("The last set-up was not finished, so it starts again")
    assert (waiting.returncode, out) == (0, ready(quick))


def test_ctrl_c_ends_the_tool_too_and_the_next_start_goes_on(quick, fake_uv, tmp_path):
    fake = Path(quick.extra["PATH"].split(os.pathsep)[0]) / "uv"
    works = fake.read_text()
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    fake_uv(f'echo $$ > "{fifo}"; exec sleep 600')
    process = quick.popen("check")
    tool = int(told(fifo, process))
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.endswith("\nStopped. Nothing is left half done: the same command goes on from here.\n")
    assert "Traceback" not in err
    _, alive = psutil.wait_procs([one for one in psutil.process_iter() if one.pid == tool], timeout=10)
    assert [one for one in alive if one.status() != psutil.STATUS_ZOMBIE] == []
    fake.write_text(works)
    assert quick.start().stdout == ready(quick)


def test_two_starts_at_once_install_once(quick):
    both = [quick.popen("check"), quick.popen("check")]
    results = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert [out for out, _ in results] == [ready(quick)] * 2
    assert "".join(err for _, err in results).count("Setting up the course in") == 1


def test_a_moved_folder_is_set_up_again(quick):
    assert quick.start().returncode == 0
    quick.root = quick.root.rename(quick.root.with_name("moved"))
    done = quick.start()
    assert "The course's folder was moved or copied, so .venv is made again." in done.stderr
    assert (done.returncode, done.stdout) == (0, ready(quick))
    assert str(quick.root) in (quick.packages / "course.pth").read_text()
    assert quick.start().stderr == ""


def test_a_python_that_is_gone_is_replaced(quick):
    assert quick.start().returncode == 0
    for program in environment.venv_python(quick.venv).parent.glob("python*"):
        program.unlink()
    done = quick.start()
    assert "The Python that .venv was made with is gone or was replaced, so .venv is made again." in done.stderr
    assert (done.returncode, done.stdout) == (0, ready(quick))


def test_a_python_of_another_version_is_noticed(quick):
    assert quick.start().returncode == 0
    quick.packages.parent.rename(quick.packages.parent.with_name("python3.8"))
    done = quick.start()
    assert "is gone or was replaced, so .venv is made again." in done.stderr
    assert (done.returncode, done.stdout) == (0, ready(quick))


def test_somebodys_own_environment_is_left_alone(quick):
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", quick.venv], check=True)
    (quick.venv / "mine.txt").write_text("mine")
    done = quick.start()
    assert done.returncode == 1
    assert done.stderr.startswith(f"There is a folder {quick.venv} that the course did not make")
    assert ONE_SENTENCE.fullmatch(done.stderr)
    assert (quick.venv / "mine.txt").read_text() == "mine"
    assert not (quick.venv / environment.STAMP).exists()


def test_an_environment_that_is_right_is_taken_over(quick):
    assert quick.start().returncode == 0
    (quick.venv / environment.STAMP).unlink()
    done = quick.start()
    assert (done.returncode, done.stdout, done.stderr) == (0, ready(quick), "")
    assert (quick.venv / environment.STAMP).exists()


def test_a_broken_stamp_counts_as_none(quick):
    assert quick.start().returncode == 0
    for broken in ("", "{", "[]", '{"locks": 3}'):
        (quick.venv / environment.STAMP).write_text(broken)
        assert quick.start().stdout == ready(quick)
        assert json.loads((quick.venv / environment.STAMP).read_text())["project"] == str(quick.root)


def test_a_link_in_place_of_the_environment_is_not_followed_when_it_is_made_anew(quick, tmp_path):
    assert quick.start().returncode == 0
    away = tmp_path / "away"
    quick.venv.rename(away)
    quick.venv.symlink_to(away)
    (quick.root / environment.MARKER).touch()
    (away / environment.STAMP).unlink()
    assert quick.start().stdout == ready(quick)
    assert not quick.venv.is_symlink()
    assert (away / "pyvenv.cfg").exists()


def test_no_lock_is_a_sentence(quick):
    (quick.root / lock.LEARNER_LOCK).unlink()
    done = quick.start()
    assert done.returncode == 1
    assert done.stderr.startswith("requirements.lock is missing from ")
    assert ONE_SENTENCE.fullmatch(done.stderr)


# The path file.


@pytest.mark.parametrize("name", ["plain", "le cours é", "курс", "it's", 'a "b"', "back\\slash"])
def test_the_path_file_holds_any_name_in_ascii(tmp_path, name: str):
    try:
        root = tmp_path / name
        root.mkdir()
    except OSError:
        pytest.skip("not on Windows: such a name can't be")
    packages = tmp_path / "packages"
    packages.mkdir()
    place = environment.Place(tmp_path, Path(sys.executable), (packages,), lock.marker_values())
    environment._write_path_file(root, place)
    text = (packages / "course.pth").read_bytes()
    assert text.isascii()
    assert text.count(b"\n") == 1
    added: list[str] = []
    exec(text.decode().replace("import sys; sys.path", "added"), {"added": added})
    assert added == [str(root)]


# Speed: counted, not timed.


def test_looking_for_files_lists_each_folder_once(tmp_path, monkeypatch: pytest.MonkeyPatch):
    info = tmp_path / "lib" / "one-1.0.dist-info"
    info.mkdir(parents=True)
    (tmp_path / "lib" / "one").mkdir()
    names = [f"one/f{i}.py" for i in range(500)]
    for name in names:
        (tmp_path / "lib" / name).touch()
    (info / "RECORD").write_text("".join(f"{name},,\n" for name in [*names, "one-1.0.dist-info/RECORD"]))
    place = environment.Place(tmp_path, Path(sys.executable), (tmp_path / "lib",), {})
    listed: list[str] = []
    real = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: listed.append(path) or real(path))
    assert environment.missing_files(place, {"one": info}) == {}
    assert len(listed) == 2
    (tmp_path / "lib" / "one" / "f77.py").unlink()
    assert environment.missing_files(place, {"one": info}) == {"one": "f77.py is gone"}


def test_compiled_files_and_files_elsewhere_do_not_count(tmp_path):
    info = tmp_path / "env" / "lib" / "one-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "RECORD").write_text("one-1.0.dist-info/RECORD,,\none/__pycache__/a.pyc,,\n../../outside/x.txt,,\n")
    place = environment.Place(tmp_path / "env", Path(sys.executable), (tmp_path / "env" / "lib",), {})
    assert environment.missing_files(place, {"one": info}) == {}
    (info / "RECORD").write_text("one-1.0.dist-info/RECORD,,\n../share/x.txt,,\n")
    assert environment.missing_files(place, {"one": info}) == {"one": "x.txt is gone"}
