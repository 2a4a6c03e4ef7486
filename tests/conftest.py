"""What all tests share: the documents where they are at hand, and a watch over tests that do not run.

With ``CI`` set, a skipped test fails the run unless its reason is on the short list below, and so does an expected
failure that is not strict. A check that silently stops running is worse than none.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from course.errors import CourseError
from course.grading import sandbox

pytest_plugins = ["pytester"]

# How the reason of a skip may begin -> why the run may pass without that test.
ALLOWED_SKIPS = {
    "documents not at hand": "the two documents are not shipped; who has them can put copies into documents/",
    "uv is not installed": "pip does the same work, and the tests of pip always run",
    "not on Windows": "what the test needs does not exist there; Linux and macOS run it",
}
if sys.platform != "linux":
    ALLOWED_SKIPS["no sandbox here"] = "bubblewrap exists on Linux only, which runs the test"

ROOT = Path(__file__).resolve().parent.parent
_SKIPPED = pytest.StashKey[dict[str, str]]()


@pytest.fixture(scope="session")
def documents() -> dict[str, Path]:
    """The two documents by name, ``dissertation`` and ``review``; the test is skipped without them."""
    from course.methods import documents as reader

    found = {name: reader.find(name) for name in ("dissertation", "review")}
    if missing := [name for name, path in found.items() if path is None]:
        pytest.skip(f"documents not at hand: {' and '.join(missing)}. Put copies into documents/ to run this test.")
    return {name: path for name, path in found.items() if path is not None}


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_SKIPPED] = {}


def _watched() -> bool:
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    if isinstance(report.longrepr, tuple):
        return str(report.longrepr[2]).removeprefix("Skipped: ")
    return str(report.longrepr)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    report = yield
    stopped = call.excinfo is not None and call.excinfo.errisinstance(CourseError)
    if stopped and str(call.excinfo.value) == (why := sandbox.trouble()):  # no test has to ask first
        report.outcome, report.longrepr = "skipped", (*item.location[:2], f"Skipped: no sandbox here: {why}")
    if hasattr(report, "wasxfail"):
        marker = item.get_closest_marker("xfail")
        if not (marker and marker.kwargs.get("strict")):
            item.config.stash[_SKIPPED][item.nodeid] = "an expected failure without strict=True"
    elif report.skipped and not _reason(report).startswith(tuple(ALLOWED_SKIPS)):
        item.config.stash[_SKIPPED][item.nodeid] = _reason(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector):
    # a whole module can be skipped while it is collected: then no test of it is ever reported
    report = yield
    if report.skipped and not _reason(report).startswith(tuple(ALLOWED_SKIPS)):
        collector.config.stash[_SKIPPED][collector.nodeid] = _reason(report)
    return report


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if _watched() and session.config.stash[_SKIPPED] and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not (skipped := config.stash[_SKIPPED]):
        return
    if _watched():
        terminalreporter.section("not run, and so the run fails (CI is set)", red=True)
    else:
        terminalreporter.section("not run here (with CI set this would fail the run)")
    for name, reason in sorted(skipped.items()):
        terminalreporter.line(f"{name}: {reason}")
