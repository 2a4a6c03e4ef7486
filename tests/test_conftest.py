"""The watch over tests that do not run, tried on made-up test files."""

from __future__ import annotations

from pathlib import Path

import pytest

CONFTEST = (Path(__file__).parent / "conftest.py").read_text(encoding="utf-8")
SKIPPED = "import pytest\ndef test_one(): pytest.skip({reason!r})\ndef test_two(): pass"
NOT_ALLOWED = SKIPPED.format(reason="no time today")


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    def run(source: str, ci: str | None) -> pytest.RunResult:
        if ci is None:
            monkeypatch.delenv("CI", raising=False)
        else:
            monkeypatch.setenv("CI", ci)
        pytester.makeconftest(CONFTEST)
        # a second file passes, so that the exit status is never pytest's own for a run without tests
        pytester.makepyfile(test_tried=source, test_other="def test_passes(): pass")
        return pytester.runpytest_inprocess("-p", "no:cacheprovider", "-p", "no:hypothesispytest")

    return run


def test_with_ci_a_skip_fails_the_run_and_is_named(run) -> None:
    result = run(NOT_ALLOWED, "true")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*not run, and so the run fails*", "*::test_one: no time today"])


@pytest.mark.parametrize("ci", [None, "", "false"])
def test_without_ci_a_skip_is_named_and_passes(run, ci: str | None) -> None:
    result = run(NOT_ALLOWED, ci)
    assert result.ret == pytest.ExitCode.OK
    result.stdout.fnmatch_lines(["*::test_one: no time today"])


def test_a_skip_on_the_list_passes(run) -> None:
    result = run(SKIPPED.format(reason="documents not at hand: review."), "true")
    assert result.ret == pytest.ExitCode.OK
    assert "not run" not in result.stdout.str()


BREACHES = {
    "marked": "import pytest\n@pytest.mark.skip(reason='no time today')\ndef test_one(): pass",
    "module": "import pytest\npytest.importorskip('no_such_module_anywhere')\ndef test_one(): pass",
    "empty": "import pytest\n@pytest.mark.parametrize('value', [])\ndef test_one(value): pass",
    "xfail": "import pytest\n@pytest.mark.xfail\ndef test_one(): assert False",
    "xpass": "import pytest\n@pytest.mark.xfail\ndef test_one(): pass",
    "imperative": "import pytest\ndef test_one(): pytest.xfail('one day')",
}


@pytest.mark.parametrize("source", BREACHES.values(), ids=BREACHES.keys())
def test_with_ci_every_way_not_to_run_fails_the_run(run, source: str) -> None:
    result = run(source, "true")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*not run, and so the run fails*"])


def test_a_strict_expected_failure_passes(run) -> None:
    source = "import pytest\n@pytest.mark.xfail(strict=True, reason='upstream')\ndef test_one(): assert False"
    assert run(source, "true").ret == pytest.ExitCode.OK


def test_a_failure_stays_a_failure(run) -> None:
    assert run("def test_one(): assert False", None).ret == pytest.ExitCode.TESTS_FAILED
