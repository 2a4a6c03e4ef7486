from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.markers import Marker

from course import lock
from course.errors import CourseError

ROOT = Path(__file__).resolve().parents[2]
LOCKS = [ROOT / lock.LEARNER_LOCK, ROOT / lock.DEV_LOCK]

LINUX = {
    "python_version": "3.11",
    "python_full_version": "3.11.7",
    "sys_platform": "linux",
    "os_name": "posix",
    "platform_machine": "x86_64",
    "platform_system": "Linux",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
}
WINDOWS = LINUX | {"sys_platform": "win32", "os_name": "nt", "platform_machine": "AMD64", "platform_system": "Windows"}
MAC = LINUX | {"sys_platform": "darwin", "platform_machine": "arm64", "platform_system": "Darwin"}
PLATFORMS = [
    {**system, "python_full_version": full, "python_version": ".".join(full.split(".")[:2])}
    for system in (LINUX, WINDOWS, MAC)
    for full in ("3.11.0", "3.11.7", "3.12.1", "3.13.0", "3.14.2")
]


@pytest.mark.parametrize("path", LOCKS, ids=lambda p: p.name)
def test_every_entry_of_a_lock_has_hashes_and_none_an_address(path: Path):
    text = path.read_text()
    entries = lock.parse(text, path.name)
    assert len(entries) == len(re.findall(r"^\S+==", text, re.MULTILINE)) > 100
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", entry.text) for entry in entries)
    assert sum(entry.text.count("--hash=") for entry in entries) == text.count("--hash=")
    assert "://" not in text


@pytest.mark.parametrize("path", LOCKS, ids=lambda p: p.name)
def test_every_marker_of_a_lock_is_read_as_packaging_reads_it(path: Path):
    markers = {entry.marker for entry in lock.parse(path.read_text()) if entry.marker}
    assert markers
    for marker in markers:
        for values in PLATFORMS:
            assert lock.holds(marker, values) == Marker(marker).evaluate(values), (marker, values)


@pytest.mark.parametrize("values", PLATFORMS, ids=lambda v: f"{v['sys_platform']}-{v['python_full_version']}")
def test_who_has_the_dev_lock_has_the_learners_lock(values: dict[str, str]):
    learner, dev = (lock.wanted(lock.parse(path.read_text()), values) for path in LOCKS)
    assert {name: r.version for name, r in learner.items()}.items() <= {n: r.version for n, r in dev.items()}.items()


def test_a_lock_asks_for_one_version_of_each_package():
    for path in LOCKS:
        for values in PLATFORMS:
            names = [r.name for r in lock.parse(path.read_text()) if not r.marker or lock.holds(r.marker, values)]
            assert len(names) == len(set(names)), (path.name, values)


releases = st.tuples(st.just(3), st.integers(8, 15), st.integers(0, 12))
suffixes = st.sampled_from(["", "", "", "a1", "b2", "rc1", "rc2"])


@st.composite
def platforms(draw: st.DrawFn) -> dict[str, str]:
    release = draw(releases)
    return draw(st.sampled_from([LINUX, WINDOWS, MAC])) | {
        "python_version": f"{release[0]}.{release[1]}",
        "python_full_version": ".".join(map(str, release)) + draw(suffixes),
        "implementation_name": draw(st.sampled_from(["cpython", "pypy"])),
    }


@st.composite
def comparisons(draw: st.DrawFn) -> str:
    if draw(st.booleans()):
        name = draw(st.sampled_from(["python_version", "python_full_version"]))
        op = draw(st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))
        numbers = draw(releases)[: draw(st.integers(2, 3))]
        limit = ".".join(map(str, numbers))
        limit += draw(suffixes) if len(numbers) == 3 else ""
        if op in ("==", "!=") and limit[-1].isdigit() and re.fullmatch(r"[\d.]+", limit) and draw(st.booleans()):
            limit += ".*"
        return f"{name} {op} '{limit}'"
    name = draw(st.sampled_from(["sys_platform", "os_name", "platform_machine", "implementation_name"]))
    op = draw(st.sampled_from(["==", "!=", "in", "not in"]))
    value = draw(
        st.sampled_from(["linux", "win32", "darwin", "nt", "posix", "x86_64", "arm64", "cpython", "linux darwin"])
    )
    return f"{name} {op} '{value}'"


markers = st.recursive(
    comparisons(),
    lambda inner: st.tuples(inner, st.sampled_from(["and", "or"]), inner, st.booleans()).map(
        lambda t: f"({t[0]}) {t[1]} ({t[2]})" if t[3] else f"{t[0]} {t[1]} {t[2]}"
    ),
    max_leaves=5,
)


@given(marker=markers, values=platforms())
def test_a_marker_is_read_as_packaging_reads_it(marker: str, values: dict[str, str]):
    assert lock.holds(marker, values) == Marker(marker).evaluate(values)


@pytest.mark.parametrize(
    "marker",
    [
        "python_version",
        "python_version ~= '3.11'",
        "extra == 'gpu'",
        "sys_platform < 'win32'",
        "__import__('os').remove('x') == ''",
        "python_version < '3.11' < '4'",
        "python_version < 'three'",
        "python_version < '3.11.*'",
        "'3.11' < python_version",
        "python_version is '3.11'",
        "",
    ],
)
def test_a_marker_that_cannot_be_read_is_a_sentence(marker: str):
    with pytest.raises(CourseError, match="has a condition that the course can't read"):
        lock.holds(marker, LINUX)


def test_a_development_version_of_python_counts_as_its_release():
    assert lock.holds("python_full_version >= '3.15'", LINUX | {"python_full_version": "3.15.0+"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("one>=1.0 \\\n    --hash=sha256:00\n", "line 1, is not an entry"),
        ("one @ file:///one.whl \\\n    --hash=sha256:00\n", "line 1, is not an entry"),
        ("--hash=sha256:00\n", "line 1, is not an entry"),
        ("--index-url x\none==1.0 \\\n    --hash=sha256:00\n", "line 1, is not an entry"),
        ("# a comment\none==1.0\n", "no hash for one"),
        ("one==1.0 \\\n    --hash=sha256:00\n<<<<<<< HEAD\n", "line 3, is not an entry"),
    ],
)
def test_a_damaged_lock_is_a_sentence(text: str, message: str):
    with pytest.raises(CourseError, match=message):
        lock.parse(text)


def test_a_missing_lock_is_a_sentence(tmp_path: Path):
    with pytest.raises(CourseError, match=r"requirements\.lock is missing from"):
        lock.read(tmp_path / lock.LEARNER_LOCK)


def test_an_entry_is_read_whole():
    text = (
        "# via\nOne_two==1.0.post1 ; os_name == 'nt' \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via x\n"
    )
    (entry,) = lock.parse(text)
    assert (entry.name, entry.version, entry.marker) == ("one-two", "1.0.post1", "os_name == 'nt'")
    assert entry.text == "One_two==1.0.post1 ; os_name == 'nt' \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
    assert lock.wanted([entry], LINUX) == {}
    assert lock.wanted([entry], WINDOWS) == {"one-two": entry}
