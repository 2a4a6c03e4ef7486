"""What holds for every file of the project: style, spelling, locks, size, and words that are our own."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from course.errors import ROOT
from tests import project
from tests.notebooks import conventions

TEXT = {".md", ".py", ".ipynb", ".csv", ".json", ".yml", ".yaml", ".toml", ".txt", ".cfg", ".css", ".html", ".js"}
LOCKS = ("requirements.lock", "requirements-dev.lock")
PICTURES = {".png", ".jpg", ".svg", ".webp"}
LARGEST = 200_000  # bytes: what is larger is a lock, a picture, or does not belong here

# What codespell takes for a slip and is none. British spelling is not in the dictionaries that it uses here.
SPELT_RIGHT = (
    "notin",  # a class of Python's own module ast
    "ist",  # German, in a message of a system that speaks it
    "chek",  # a verb mistyped on purpose
    "suh",  # an author's name
    "nd",  # of 2nd, in a pattern
    "sting",  # an operation in which officers pose as somebody else, as a court calls it
)


def tool(*arguments: str | Path, cwd: Path = ROOT) -> str:
    """Run one of the tools of this environment; give what it prints when it complains, else nothing."""
    command = [sys.executable, "-m", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8")
    return "" if done.returncode == 0 else done.stdout + done.stderr or f"exit status {done.returncode}"


def texts(root: Path) -> list[Path]:
    named = [
        path for path in project.files(root) if path.suffix in TEXT or path.name in ("run", "LICENSE", ".gitignore")
    ]
    return [path for path in named if path.name not in LOCKS]


def words_of(path: Path) -> str:
    """Read a file as a person would: of a notebook, what its cells say."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return text
    return "\n\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])


# Ruff, nbstripout, codespell ---------------------------------------------------------------------------------------------


def ruff(paths: Iterable[Path]) -> str:
    config = ROOT / "pyproject.toml"
    paths = list(paths)
    return tool("ruff", "check", "--no-cache", "--force-exclude", "--config", config, *paths) + tool(
        "ruff", "format", "--no-cache", "--force-exclude", "--check", "--config", config, *paths
    )


def test_code_and_notebooks_are_in_style() -> None:
    assert ruff(path for path in project.files(ROOT) if path.suffix in (".py", ".ipynb")) == ""


@pytest.mark.parametrize("source", ["import os\n", "x = {'a':1}\n"], ids=["check", "format"])
@pytest.mark.parametrize("name", ["a.py", "a.ipynb"])
def test_code_out_of_style_is_caught(source: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(as_notebook(source) if path.suffix == ".ipynb" else source, encoding="utf-8")
    assert name in ruff([path])


def as_notebook(source: str, outputs: Iterable[dict] = ()) -> str:
    cell = {"cell_type": "code", "id": "one", "metadata": {}, "source": [source], "outputs": [*outputs]}
    return json.dumps(
        {"cells": [{**cell, "execution_count": None}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    )


def stripped(paths: Iterable[Path]) -> str:
    return tool("nbstripout", "--keep-id", "--verify", *paths)


def test_notebooks_are_stripped() -> None:
    assert stripped(path for path in project.files(ROOT) if path.suffix == ".ipynb") == ""


def test_an_output_is_caught(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(as_notebook("1", [{"output_type": "stream", "name": "stdout", "text": "1"}]), encoding="utf-8")
    assert str(path) in stripped([path])


def misspelt(paths: Iterable[Path], root: Path, scratch: Path) -> str:
    """Spell-check the files' words. Notebooks are written out first: in JSON, `\\n` would stick to the next word."""
    for path in paths:
        target = scratch / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(words_of(path), encoding="utf-8")
    return tool("codespell_lib", "--check-hidden", "--ignore-words-list", ",".join(SPELT_RIGHT), ".", cwd=scratch)


def test_words_are_spelt_right(tmp_path: Path) -> None:
    assert misspelt(texts(ROOT), ROOT, tmp_path) == ""


def test_a_misspelt_word_is_caught_and_british_spelling_is_not(tmp_path: Path) -> None:
    wrong = "rec" + "ieve"
    (tmp_path / "in").mkdir()
    for name, text in {"a.md": f"You {wrong} it.\n", "b.ipynb": as_notebook(f"1\n{wrong} = 2")}.items():
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    (tmp_path / "in" / "c.md").write_text("The behaviour, colour and judgement of an organisation, analysed.\n")
    complaint = misspelt((tmp_path / "in").iterdir(), tmp_path / "in", tmp_path / "out")
    assert "a.md:1" in complaint and "b.ipynb:2" in complaint and "c.md" not in complaint


def test_guides_are_in_plain_prose() -> None:
    found = {
        path.name: breaches
        for path in project.files(ROOT)
        if path.suffix == ".md"
        and "answers" not in path.parts
        and "transcripts" not in path.parts  # people talk as they talk
        and (breaches := list(conventions.prose_breaches(path.read_text(encoding="utf-8"))))
    }
    assert found == {}


# Addresses, names and sizes ----------------------------------------------------------------------------------------------

# Whose package index it is changes from place to place; pip and uv know theirs.
INDEX = re.compile(
    r"https?://[^\s\"'<>)]*(pypi|pythonhosted|/simple\b|anaconda\.(org|com)/|devpi|artifactory|nexus)[^\s\"'<>)]*"
    r"|^[ \t]*(-i|-f|--index-url|--extra-index-url|--find-links)[ =]\S+"
    r"|^[ \t]*(index-url|extra-index-url|find-links)\s*=",
    re.MULTILINE | re.IGNORECASE,
)
# Places on the machines where the course is built; a reader of the project has none of them.
WORKPLACE = re.compile(r"[.]library\b|\bshared[/\\](?!documents\b)|/work[/]main\b|/tmp[/]brief\b")


def found_in(pattern: re.Pattern[str], paths: Iterable[Path]) -> list[str]:
    return [
        f"{path.name}: {match[0].strip()}"
        for path in paths
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    ]


def test_no_file_names_an_index() -> None:
    assert found_in(INDEX, [*texts(ROOT), *(ROOT / lock for lock in LOCKS)]) == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url " + "x",
        "    -i " + "x",
        "see https://" + "pypi.org/project/x",
        "https:" + "//mirror.example/simple/",
    ],
)
def test_an_index_is_caught(line: str, tmp_path: Path) -> None:
    path = tmp_path / "requirements.lock"
    path.write_text(f"pandas==2.2.0\n{line}\n", encoding="utf-8")
    assert len(found_in(INDEX, [path])) == 1


def test_no_file_names_the_workplace() -> None:
    assert found_in(WORKPLACE, texts(ROOT)) == []


@pytest.mark.parametrize("line", ["../." + "library/x", "../shared" + "/checks", "/work" + "/main/course"])
def test_a_name_of_the_workplace_is_caught(line: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"See {line} or ../shared/documents.\n", encoding="utf-8")
    assert len(found_in(WORKPLACE, [path])) == 1


def too_large(paths: Iterable[Path]) -> list[str]:
    passed_over = {*LOCKS}
    return [
        f"{path.name}: {path.stat().st_size} bytes"
        for path in paths
        if path.stat().st_size > LARGEST and path.name not in passed_over and path.suffix not in PICTURES
    ]


def test_no_file_is_too_large() -> None:
    assert too_large(project.files(ROOT)) == []


def test_a_large_file_is_caught(tmp_path: Path) -> None:
    for name in ("dissertation.md", "picture.png"):
        (tmp_path / name).write_bytes(b"a" * (LARGEST + 1))
    assert [found.partition(":")[0] for found in too_large(tmp_path.iterdir())] == ["dissertation.md"]


# Locks -------------------------------------------------------------------------------------------------------------------


def locked(text: str) -> dict[str, set[str]]:
    """Read a lock: for each name, its entries `name==version` with what they are for."""
    entries: dict[str, set[str]] = {}
    for match in re.finditer(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)([^\\\n]*)", text, re.MULTILINE):
        entries.setdefault(normal(match[1]), set()).add(f"{match[2]}{match[3].rstrip()}")
    return entries


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def lock_breaches(pyproject: str, lock: str, dev_lock: str) -> list[str]:
    """Say where the locks leave out a hash or a dependency, or do not agree with each other."""
    asked = tomllib.loads(pyproject)
    named = {LOCKS[0]: asked["project"]["dependencies"], LOCKS[1]: asked["dependency-groups"]["dev"]}
    found = []
    for name, text in ((LOCKS[0], lock), (LOCKS[1], dev_lock)):
        for entry in re.split(r"\n(?=\S)", re.sub(r"(?m)^#.*\n?", "", text).strip()):
            if "==" not in entry.partition("\n")[0] or "--hash=sha256:" not in entry:
                found.append(f"{name}: `{entry.partition(chr(10))[0]}` has no exact version or no hash")
    one, two = locked(lock), locked(dev_lock)
    for name, have in ((LOCKS[0], one), (LOCKS[1], two)):
        wanted = [normal(re.match(r"[A-Za-z0-9._-]+", line)[0]) for line in named[name] if isinstance(line, str)]
        found += [f"{name}: `{want}` of pyproject.toml is not locked" for want in wanted if want not in have]
    for name, versions in one.items():
        if two.get(name) != versions:
            found.append(f"`{name}` is {sorted(versions)} in {LOCKS[0]} and {sorted(two.get(name, []))} in {LOCKS[1]}")
    return found


def test_the_locks_agree() -> None:
    assert lock_breaches(*((ROOT / name).read_text(encoding="utf-8") for name in ("pyproject.toml", *LOCKS))) == []


HASH = " \\\n    --hash=sha256:00\n    # via course\n"
PYPROJECT = '[project]\ndependencies = ["pandas>=2"]\n[dependency-groups]\ndev = ["pytest>=8"]\n'
LOCK, DEV_LOCK = f"pandas==2.2.0{HASH}", f"pandas==2.2.0{HASH}pytest==8.3.0{HASH}"


@pytest.mark.parametrize(
    ("lock", "dev_lock", "words"),
    [
        ("pandas==2.2.0\n", DEV_LOCK, "no hash"),
        (f"pandas>=2.2.0{HASH}", DEV_LOCK, "no exact version"),
        (f"numpy==2.0.0{HASH}", f"numpy==2.0.0{HASH}{DEV_LOCK}", "`pandas` of pyproject.toml"),
        (LOCK, LOCK, "`pytest` of pyproject.toml"),
        (LOCK.replace("2.2.0", "2.2.1"), DEV_LOCK, "`pandas` is"),
        (f"{LOCK}six==1.0{HASH}", DEV_LOCK, "`six` is"),
    ],
)
def test_locks_that_do_not_agree_are_caught(lock: str, dev_lock: str, words: str) -> None:
    assert lock_breaches(PYPROJECT, LOCK, DEV_LOCK) == []
    assert any(words in breach for breach in lock_breaches(PYPROJECT, lock, dev_lock))


# Our own words -----------------------------------------------------------------------------------------------------------

RUN = 8  # so many words in a row make a copied sentence
# A title is a fact: it may be cited in full.
TITLES = (
    "Online Child Exploitation and Digital Policing: Challenges, Emerging Trends, and Policy Responses",
    "Are law enforcement agencies sufficiently equipped to address and prevent online child sexual exploitation "
    "within a cyber-enabled landscape, or do additional measures need to be taken?",
)


def runs(text: str) -> dict[tuple[str, ...], None]:
    """List every run of words, in order."""
    found = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", text.lower()))
    return dict.fromkeys(tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1))


def borrowed(paths: Iterable[Path], documents: Iterable[str]) -> list[str]:
    titles = {run for title in TITLES for run in runs(title)}
    # references are passed over: to cite the same work is to write the same title
    theirs = {run for text in documents for run in runs(text.split("\n## References", 1)[0])} - titles
    return [f"{path.name}: {' '.join(run)}" for path in paths for run in runs(words_of(path)) if run in theirs]


def test_words_are_our_own(documents: dict[str, Path]) -> None:
    assert borrowed(texts(ROOT), [path.read_text(encoding="utf-8") for path in documents.values()]) == []


def test_a_borrowed_sentence_is_caught(tmp_path: Path) -> None:
    theirs = f"Apples were, it is said, picked early in the year by hand. {TITLES[0]}."
    for name, text in {
        "a.md": "They write: apples were it is said\npicked early in the year.",
        "b.ipynb": as_notebook("# Apples were, it is said, picked early in the year"),
        "c.md": f"Apples were, it is said, picked. We read: {TITLES[0]}.",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert {found.partition(":")[0] for found in borrowed(tmp_path.iterdir(), [theirs])} == {"a.md", "b.ipynb"}


# Which files these are ---------------------------------------------------------------------------------------------------


def test_without_git_the_same_files_are_found(tmp_path: Path) -> None:
    copy = project.copy(ROOT, tmp_path / "copy")
    for name in (".venv/x.py", "work/x.ipynb", "class/x.csv", "course/__pycache__/x.pyc", "documents/review.md"):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).touch()
    assert [path.relative_to(copy) for path in project.files(copy)] == [
        path.relative_to(ROOT) for path in project.files(ROOT)
    ]


@pytest.mark.skipif(shutil.which("git") is None, reason="not on this machine: git")
def test_a_new_file_belongs_to_the_project_and_an_ignored_one_does_not(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    for name, text in {".gitignore": "/work/\n", "new é.md": "", "work/a.md": ""}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [path.name for path in project.files(tmp_path)] == [".gitignore", "new é.md"]
