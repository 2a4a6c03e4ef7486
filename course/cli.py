"""The verbs of `python3 -m course`, and nothing else.

Standard library only at the top: `--help` and `doctor` work before anything is installed. What a verb needs is
imported when it runs.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import errno
import importlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import IO, NoReturn

from course import install, interrupt
from course.errors import ROOT, CourseError

LESSON = "course/lessons/00-start-here.ipynb"
JUPYTER_LOG = ".venv-jupyter.log"  # kept out of the terminal, where it would hide the address
FIRST_PORT = 8888
INTERRUPTED = 130  # what a shell expects after Ctrl-C
BROKEN_PIPE = 141
COMMAND = "py -m course" if os.name == "nt" else "python3 -m course"


# Reading the command line.


class Parser(argparse.ArgumentParser):
    """A parser that says in a sentence what is wrong, and where to read more."""

    def error(self, message: str) -> NoReturn:
        """Print the sentence and end with status 2."""
        self.exit(2, f"{message[:1].upper()}{message[1:]}. Type `{self.prog} --help` to see what is possible.\n")


VERBS = {
    "start": "set up, copy the assignments to work/, open JupyterLab at the first lesson",
    "test": "set up, run every check of the course",
    "check": "grade your own copy of an assignment, or see how far you are",
    "audit": "check a paper's citations against its reference list",
    "release": "for teachers: make assignments/ from solutions/",
    "collect": "for teachers: take in a folder, or a zip from a learning platform",
    "grade": "for teachers: grade what was collected",
    "feedback": "for teachers: make a page for each student",
    "doctor": "say what is installed, what is missing and how to mend it",
}

EXAMPLES = {
    "start": [("", "work in the course"), ("--no-browser --port 9000", "only print the address, on port 9000")],
    "test": [
        ("test", "the quick checks"),
        ("test --all", "the long ones too"),
        ("test tests/data -x", "options of pytest"),
    ],
    "check": [("check 03", "points and hints for assignment 03"), ("check", "how far you are, and what comes next")],
    "audit": [
        ("audit paper.pdf", "a summary of a paper (.pdf, .md or .txt)"),
        ("audit paper.md --html audit.html", "a page with figures as well"),
        ("audit paper.txt --json", "one JSON object, for another program"),
    ],
    "release": [("release", "every assignment"), ("release 03", "assignment 03 only")],
    "collect": [("collect ~/Downloads/unit-03.zip 03", "a zip for assignment 03"), ("collect handed-in", "a folder")],
    "grade": [("grade 03", "what is new for assignment 03"), ("grade 03 --force", "everything for it once more")],
    "feedback": [("feedback 03", "pages for assignment 03"), ("feedback", "pages for every assignment")],
    "doctor": [("doctor", "one line an item")],
}


def parser() -> Parser:
    """Make the parser for every verb."""
    top = Parser(
        prog=COMMAND,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description=f"A course in thematic analysis, source critique and policy comparison.\n\n"
        f"Without a verb: {VERBS['start']}.",
        epilog=_examples("start") + f"\n\nEvery verb has its own help: {COMMAND} check --help",
    )
    _start_options(top)
    verbs = top.add_subparsers(dest="verb", metavar="verb", title="verbs", parser_class=Parser)

    def add(name: str) -> argparse.ArgumentParser:
        return verbs.add_parser(
            name,
            allow_abbrev=False,
            help=VERBS[name],
            description=VERBS[name][:1].upper() + VERBS[name][1:] + ".",
            epilog=_examples(name),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    number = {"nargs": "?", "metavar": "NN", "help": "number of the assignment, such as 00; without it, all of them"}
    test = add("test")
    test.add_argument("--all", action="store_true", help="also the checks that take long or drive a browser")
    audit = add("audit")
    audit.add_argument("paper", metavar="PAPER", help="a paper: a PDF, Markdown or plain text file")
    audit.add_argument("--json", action="store_true", help="print one JSON object instead of the summary")
    audit.add_argument("--html", metavar="OUT", help="also write a page with figures to this file")
    for name in ("check", "release", "collect", "grade", "feedback"):
        verb = add(name)
        if name == "collect":
            verb.add_argument("path", metavar="PATH", help="a folder, or a zip as your learning platform gives it")
        verb.add_argument("number", **number)
        if name == "grade":
            verb.add_argument("--force", action="store_true", help="grade again what was graded already")
            verb.add_argument(
                "--no-sandbox",
                action="store_true",
                help="run students' code with your own rights; says what that means",
            )
    add("doctor")
    return top


def _start_options(to: argparse.ArgumentParser) -> None:
    to.add_argument("--no-browser", action="store_true", help="print the address and open nothing")
    to.add_argument(
        "--port", type=_port, metavar="N", help=f"the port to use; without it, the next free from {FIRST_PORT}"
    )


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; a port is a number from 1 to 65535")
    return int(text)


def _examples(verb: str) -> str:
    commands = [(f"{COMMAND} {rest}".rstrip(), what) for rest, what in EXAMPLES[verb]]
    width = max(len(command) for command, _ in commands)
    return "for example:\n" + "\n".join(f"  {command.ljust(width)}   {what}" for command, what in commands)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line.

    Parameters
    ----------
    argv : sequence of str
        What follows `python3 -m course`.

    Returns
    -------
    argparse.Namespace
        With `verb`, and what the verb takes; `rest` holds what `test` passes on to pytest.

    Raises
    ------
    SystemExit
        After `--help` (status 0), and for a command line that can't be read (status 2, a sentence on stderr).
    """
    top = parser()
    words = [word for word in argv if not word.startswith("-")]
    verbs = [verb for verb in VERBS if verb != "start"]
    if words and argv[0] == words[0] and words[0] not in verbs:
        near = difflib.get_close_matches(words[0].lower(), verbs, n=1, cutoff=0.5)
        meant = f"Did you mean `{COMMAND} {near[0]}`?" if near else f"The verbs are {', '.join(verbs)}."
        top.exit(2, f"There is no verb {words[0]!r}. {meant} Type `{COMMAND} --help` to see what each one does.\n")
    args, rest = top.parse_known_args(argv)
    args.verb = args.verb or "start"
    if rest and args.verb != "test":
        top.error(f"{' '.join(rest)} is not something that `{args.verb}` takes")
    args.rest = rest
    return args


# Running a verb.


def in_words(action: Callable[[], int]) -> int:
    """Run something, and turn what stops it into a sentence and an exit status.

    Parameters
    ----------
    action : callable
        Takes nothing and gives an exit status.

    Returns
    -------
    int
        Its status; 1 after a CourseError, 130 after Ctrl-C, 141 where nobody reads the output any more.
    """
    try:
        status = action()
        sys.stdout.flush()
        return status
    except CourseError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Nothing is left half done: the same command goes on from here.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        with open(os.devnull, "w") as nothing:
            os.dup2(nothing.fileno(), sys.stdout.fileno())
        return BROKEN_PIPE


def run(args: argparse.Namespace) -> int:
    """Run the verb that `parse` found."""
    if args.verb == "start":
        return start(ROOT, args)
    if args.verb == "test":
        return run_tests(ROOT, args)
    if args.verb == "doctor":
        from course import doctor

        return doctor.main(ROOT)
    if args.verb == "audit":
        from course import audit_page

        return audit_page.main(ROOT, args)
    module = importlib.import_module(f"course.grading.{args.verb}")
    return int(module.main(ROOT, args))


# start


def start(root: Path, args: argparse.Namespace) -> int:
    """Copy the assignments, then open JupyterLab at the first lesson until Ctrl-C."""
    from course import work

    for sentence in work.copy_assignments(root):
        print(sentence)
    if any(os.environ.get(name) for name in ("JUPYTERHUB_SERVICE_PREFIX", "JUPYTER_SERVER_URL", "JPY_PARENT_PID")):
        print(f"Jupyter runs already. In its file browser, open {_path_in_jupyter(root)}.")
        return 0
    while True:
        port = args.port or _free_port()
        try:
            if not _is_free(port):
                raise PortTakenError(
                    f"Port {port} is in use by another program: leave out --port, or choose another, such as "
                    f"--port {_free_port()}."
                )
            return _serve(root, port, browser=not args.no_browser)
        except PortTakenError:
            if args.port:
                raise


class PortTakenError(CourseError):
    """Another program has the port, or was a moment quicker to take it."""


def _path_in_jupyter(root: Path) -> str:
    top = os.environ.get("JUPYTER_SERVER_ROOT") or os.environ.get("HOME") or str(root)
    lesson = root / LESSON
    return lesson.relative_to(top).as_posix() if lesson.is_relative_to(top) else LESSON


def _is_free(port: int) -> bool:
    """Say whether a server for this machine alone could listen at a port, on each of its addresses."""
    for family, kind, protocol, _, address in socket.getaddrinfo("localhost", port, type=socket.SOCK_STREAM):
        with socket.socket(family, kind, protocol) as trial:
            if os.name != "nt":  # a port that was closed a moment ago counts as free
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(address)
            except OSError as error:
                if isinstance(error, PermissionError) and port < 1024:
                    raise CourseError(f"Port {port} is kept for the system: choose one from 1024 to 65535.") from None
                if (
                    error.errno != errno.EADDRNOTAVAIL
                ):  # that is a machine that knows a name for IPv6 but doesn't use it
                    return False
    return True


def _free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + 100):
        if _is_free(port):
            return port
    raise CourseError(f"Ports {FIRST_PORT} to {FIRST_PORT + 99} are all in use: choose one with --port.")


def _serve(root: Path, port: int, *, browser: bool) -> int:
    token = secrets.token_hex(24)
    log = root / JUPYTER_LOG
    address = f"http://localhost:{port}"
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={root}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.open_browser={browser}",
        f"--LabApp.default_url=/lab/tree/{LESSON}",
        "--LabApp.news_url=None",  # nothing is fetched; course/jupyter keeps the question about it away
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--Application.log_level=ERROR",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # containers
    settings = filter(None, [str(root / "course" / "jupyter"), os.environ.get("JUPYTER_CONFIG_PATH")])
    variables = project_variables(root) | {"JUPYTER_TOKEN": token, "JUPYTER_CONFIG_PATH": os.pathsep.join(settings)}
    with _ended_like_ctrl_c():
        print("JupyterLab starts ...", flush=True)
        server = None
        try:
            with _written(log) as output, interrupt.held():  # no server is left that nobody ends
                server = subprocess.Popen(
                    command, cwd=root, env=variables, stdin=subprocess.DEVNULL, stdout=output, stderr=output, **_apart()
                )
            _until_it_answers(server, address, token, log)
            print(
                f"The course is open at\n\n    {address}/lab/tree/{LESSON}?token={token}\n\n"
                "Keep this window. To stop, press Ctrl-C here.",
                flush=True,
            )
            status = server.wait()
        except KeyboardInterrupt:
            print("\nStopping. Your work is saved where you saved it.", flush=True)
            if server is not None:
                stop(server, address, token)
            return 0
        finally:
            if server is not None:
                stop(server, address, token)
    if status:
        raise CourseError(_ended(status, log))
    return 0  # File, Shut Down


def _written(log: Path) -> IO[bytes]:
    try:
        return open(log, "wb")
    except OSError as error:
        raise CourseError(install.explain_os_error(error, log.parent)) from error


def _apart() -> dict[str, object]:
    """Keep Ctrl-C from the server: it would ask a question, and this process ends it anyway."""
    if os.name == "nt":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


@contextlib.contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """Treat the other ways to end a program (a closed window, kill) as Ctrl-C, so that the server ends too."""

    def stop_now(number: int, frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    numbers = [getattr(signal, name) for name in interrupt.NAMES if hasattr(signal, name)]
    before = {number: signal.signal(number, stop_now) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _until_it_answers(server: subprocess.Popen[bytes], address: str, token: str, log: Path) -> None:
    """Wait for this server: with the token, because another one may have been quicker to take the port."""
    pause = threading.Event()
    request = urllib.request.Request(f"{address}/api/status", headers={"Authorization": f"token {token}"})
    while server.poll() is None:
        try:
            with direct().open(request, timeout=5):
                return
        except OSError:
            pause.wait(0.1)
    if not _is_free(int(address.rpartition(":")[2])):
        raise PortTakenError(f"{address} was taken by another program: choose another port with --port.")
    raise CourseError(_ended(server.returncode, log))


def _ended(status: int, log: Path) -> str:
    lines = log.read_text("utf-8", "replace").split("\n")
    last = next((line.strip()[:200] for line in reversed(lines) if line.strip()), "nothing")
    return (
        f"JupyterLab ended with status {status}, and the last it said was: {last}. All of it is in {log}. "
        f"`{COMMAND} doctor` says whether something is missing."
    )


def direct() -> urllib.request.OpenerDirector:
    """Give a way to ask this machine's own server that no proxy setting touches."""
    return urllib.request.build_opener(urllib.request.ProxyHandler({}))


def stop(server: subprocess.Popen[bytes], address: str, token: str) -> None:
    """End a JupyterLab and its kernels: by asking, then by ending the process."""
    if server.poll() is not None:
        return
    request = urllib.request.Request(
        f"{address}/api/shutdown", method="POST", headers={"Authorization": f"token {token}"}
    )
    try:
        with direct().open(request, timeout=5):
            pass
    except OSError:
        server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def project_variables(root: Path) -> dict[str, str]:
    """Give the environment variables with which a program started from here finds `course`.

    ROOT/.venv has a path file of its own; in another environment PYTHONPATH does it.
    """
    variables = dict(os.environ)
    if os.path.realpath(sys.prefix) != os.path.realpath(root / ".venv"):
        variables["PYTHONPATH"] = os.pathsep.join(filter(None, [str(root), variables.get("PYTHONPATH")]))
    folder = os.path.dirname(sys.executable)
    if folder not in variables.get("PATH", "").split(os.pathsep):  # nbgrader calls alembic by name
        variables["PATH"] = os.pathsep.join(filter(None, [folder, variables.get("PATH")]))
    return variables


# test


def run_tests(root: Path, args: argparse.Namespace) -> int:
    """Run pytest on the project and give its status."""
    from course import environment

    command = [sys.executable, "-m", "pytest", *([] if args.all else ["-m", "not long and not browser"]), *args.rest]
    return environment.wait(subprocess.Popen(command, cwd=root, env=project_variables(root)))
