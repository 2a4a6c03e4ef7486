from __future__ import annotations

import http.server
import os
import socket
import subprocess
import sys
import threading
import types
from pathlib import Path

import pytest

from course import cli
from course.errors import CourseError

ROOT = Path(__file__).resolve().parents[2]


def course(*argv: str, cwd: Path = ROOT, env: dict[str, str] | None = None, **more) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "course", *argv]
    return subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", timeout=120, **more
    )


# The command line.


@pytest.mark.parametrize("verb", [verb for verb in cli.VERBS if verb != "start"])
def test_every_verb_has_help_with_an_example(verb: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as end:
        cli.parse([verb, "--help"])
    assert end.value.code == 0
    shown = capsys.readouterr().out
    assert "for example:" in shown
    assert f"{cli.COMMAND} {verb}" in shown.split("for example:")[1]


def test_the_examples_in_the_help_are_what_the_verbs_take():
    for verb, examples in cli.EXAMPLES.items():
        for words, _ in examples:
            assert cli.parse(words.split()).verb == verb


def test_help_works_before_anything_is_installed(tmp_path: Path):
    code = "import runpy, sys; sys.argv = ['course', '--help']; runpy.run_module('course', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True
    )  # -S: no packages
    assert done.returncode == 0, done.stderr
    assert all(f"\n    {verb} " in done.stdout for verb in cli.VERBS if verb != "start")


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["chek", "03"], "There is no verb 'chek'. Did you mean `python3 -m course check`?"),
        (["Grades"], "Did you mean `python3 -m course grade`?"),
        (["xyzzy"], "There is no verb 'xyzzy'. The verbs are test, check, audit, release,"),
        (["grade", "--frce"], "--frce is not something that `grade` takes."),
        (["--port", "many"], "'many' is not a port; a port is a number from 1 to 65535."),
        (["--port", "99999"], "'99999' is not a port"),
        (["--port"], "expected one argument."),
        (["collect"], "The following arguments are required: PATH."),
        (["check", "00", "01"], "01 is not something that `check` takes."),
    ],
)
def test_a_command_that_cannot_be_read_is_a_sentence(argv, message, capsys, monkeypatch):
    monkeypatch.setattr(cli, "COMMAND", "python3 -m course")
    with pytest.raises(SystemExit) as end:
        cli.parse(argv)
    assert end.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert message in said.err
    assert said.err.count("\n") == 1


def test_pytest_gets_what_belongs_to_it():
    args = cli.parse(["test", "--all", "tests/data", "-x", "-k", "one"])
    assert (args.all, args.rest) == (True, ["tests/data", "-x", "-k", "one"])


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["check"], {"number": None}),
        (["check", "00"], {"number": "00"}),
        (["release", "00-start-here"], {"number": "00-start-here"}),
        (["collect", "a folder", "3"], {"path": "a folder", "number": "3"}),
        (["grade", "--force"], {"number": None, "force": True}),
        (["grade", "00"], {"number": "00", "force": False}),
        (["feedback"], {"number": None}),
    ],
)
def test_a_verb_of_grading_gets_the_folder_and_what_was_typed(argv, expected, monkeypatch):
    seen = []
    module = types.ModuleType(argv[0])
    module.main = lambda root, args: seen.append((root, vars(args))) or 4
    monkeypatch.setitem(sys.modules, "course.grading", types.ModuleType("course.grading"))
    monkeypatch.setitem(sys.modules, f"course.grading.{argv[0]}", module)
    assert cli.run(cli.parse(argv)) == 4
    ((root, args),) = seen
    assert root == ROOT
    assert args.items() >= expected.items()


# What stops a verb.


def test_what_stops_a_verb_is_said_in_words(capsys: pytest.CaptureFixture[str]):
    def trouble() -> int:
        raise CourseError("The file is gone. Put it back.")

    def interrupted() -> int:
        raise KeyboardInterrupt

    assert cli.in_words(trouble) == 1
    assert capsys.readouterr() == ("", "The file is gone. Put it back.\n")
    assert cli.in_words(interrupted) == 130
    assert "Traceback" not in capsys.readouterr().err
    assert cli.in_words(lambda: 5) == 5


def test_output_that_nobody_reads_is_no_trouble(tmp_path: Path):
    code = "import sys\nfrom course import cli\ndef say():\n    print('x' * 10**6)\n    return 0\nsys.exit(cli.in_words(say))"
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141


# start, without JupyterLab.


@pytest.mark.parametrize("name", ["JUPYTERHUB_SERVICE_PREFIX", "JUPYTER_SERVER_URL", "JPY_PARENT_PID"])
def test_inside_jupyter_no_second_one_is_started(project: Path, ready: dict[str, str], name: str):
    folder = project / "assignments" / "00-start-here"
    folder.mkdir(parents=True)
    (folder / "00-exercises.ipynb").write_text("{}")
    done = course(cwd=project, env=ready | {name: "1", "JUPYTER_SERVER_ROOT": str(project.parent)})
    assert (done.returncode, done.stderr) == (0, "")
    assert f"open {project.name}/course/lessons/00-start-here.ipynb." in done.stdout
    assert (project / "work" / "00-start-here" / "00-exercises.ipynb").exists()


def test_a_port_in_use_is_a_sentence(project: Path, ready: dict[str, str]):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = course("--no-browser", "--port", str(port), cwd=project, env=ready)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {port} is in use by another program: leave out --port, or choose another")
    assert done.stderr.count("\n") == 1


def test_without_a_port_the_next_free_one_is_taken(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cli, "_is_free", lambda port: port > cli.FIRST_PORT + 2)
    assert cli._free_port() == cli.FIRST_PORT + 3
    monkeypatch.setattr(cli, "_is_free", lambda port: False)
    with pytest.raises(CourseError, match="are all in use: choose one with --port"):
        cli._free_port()


def test_a_port_that_another_was_quicker_to_take_is_left_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    tried = []

    def serve(root: Path, port: int, *, browser: bool) -> int:
        tried.append(port)
        if len(tried) < 3:
            raise cli.PortTakenError("taken")
        return 0

    for name in ("JUPYTERHUB_SERVICE_PREFIX", "JUPYTER_SERVER_URL", "JPY_PARENT_PID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(cli, "_serve", serve)
    monkeypatch.setattr(cli, "_is_free", lambda port: port >= cli.FIRST_PORT + len(tried))
    assert cli.start(tmp_path, cli.parse([])) == 0
    assert tried == [cli.FIRST_PORT, cli.FIRST_PORT + 1, cli.FIRST_PORT + 2]
    tried.clear()
    with pytest.raises(CourseError, match="taken"):
        cli.start(tmp_path, cli.parse(["--port", "9999"]))
    assert tried == [9999]


def test_another_server_at_the_port_is_not_taken_for_the_course(tmp_path: Path):
    ours = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)

    class Refusing(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            ours.stdin.close()  # the course's own server finds the port taken and ends
            self.send_error(403)

        def log_message(self, *args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Refusing) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        with pytest.raises(cli.PortTakenError):
            cli._until_it_answers(ours, f"http://localhost:{other.server_port}", "token", tmp_path / "log")
        other.shutdown()


def test_a_jupyterlab_that_ends_at_once_is_a_sentence(project: Path, ready: dict[str, str], tmp_path: Path):
    broken = tmp_path / "broken"
    (broken / "jupyterlab").mkdir(parents=True)
    (broken / "jupyterlab" / "__init__.py").touch()
    (broken / "jupyterlab" / "__main__.py").write_text("import sys; print('it broke'); sys.exit(3)")
    done = course("--no-browser", cwd=project, env=ready | {"PYTHONPATH": str(broken)})
    assert done.returncode == 1
    assert done.stderr.startswith(
        "JupyterLab ended with status 3, and the last it said was: it broke. All of it is in "
    )
    assert done.stderr.count("\n") == 1


def test_programs_find_the_course_in_any_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONPATH", "mine")
    assert cli.project_variables(tmp_path)["PYTHONPATH"] == os.pathsep.join([str(tmp_path), "mine"])
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    assert cli.project_variables(tmp_path)["PYTHONPATH"] == "mine"


# test


def test_the_checks_run_in_the_project_and_give_their_status(project: Path, ready: dict[str, str], tmp_path: Path):
    (project / "pyproject.toml").write_text('[tool.pytest.ini_options]\nmarkers = ["long: x", "browser: y"]\n')
    (project / "tests").mkdir()
    (project / "tests" / "test_some.py").write_text(
        "import pytest\ndef test_quick(): import course\n@pytest.mark.long\ndef test_long(): assert False\n"
    )
    # started from elsewhere: the project's tests run all the same
    env = ready | {"PYTHONPATH": str(project)}
    quick = course("test", cwd=tmp_path, env=env)
    assert (quick.returncode, quick.stderr) == (0, "")
    assert "1 passed, 1 deselected" in quick.stdout.splitlines()[-1]
    whole = course("test", "--all", cwd=tmp_path, env=env)
    assert whole.returncode == 1
    assert "1 failed, 1 passed" in whole.stdout.splitlines()[-1]
    none = course("test", "-k", "nothing_like_it", cwd=tmp_path, env=env)
    assert none.returncode == 5
