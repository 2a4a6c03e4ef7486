from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from course import work
from course.errors import CourseError

NAME = "00-start-here/00-exercises.ipynb"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "assignments" / "00-start-here"
    folder.mkdir(parents=True)
    (folder / "00-exercises.ipynb").write_text("first release")
    (folder / "pictures").mkdir()
    (folder / "pictures" / "map.png").write_bytes(b"\x89PNG")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "00-exercises.ipynb").write_text("left by an editor")
    return tmp_path


def everything(root: Path) -> dict[str, bytes]:
    found = (root / "work").rglob("*")
    return {
        p.relative_to(root / "work").as_posix(): p.read_bytes() for p in found if p.is_file() and p.name != work.RECORD
    }


def release(root: Path, text: str) -> None:
    (root / "assignments" / NAME).write_text(text)


def test_assignments_are_copied_once(root: Path):
    assert work.copy_assignments(root) == ["Your copy of each assignment is in work/: work/00-start-here."]
    assert everything(root) == {NAME: b"first release", "00-start-here/pictures/map.png": b"\x89PNG"}
    assert work.copy_assignments(root) == []


def test_nothing_to_copy_makes_nothing(tmp_path: Path):
    assert work.copy_assignments(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_learners_copy_is_never_overwritten(root: Path):
    work.copy_assignments(root)
    (root / "work" / NAME).write_text("my answers")
    assert work.copy_assignments(root) == []
    assert (root / "work" / NAME).read_text() == "my answers"


def test_a_newer_release_is_put_beside_it_once(root: Path):
    work.copy_assignments(root)
    (root / "work" / NAME).write_text("my answers")
    release(root, "second release")
    (said,) = work.copy_assignments(root)
    assert "newer release of work/00-start-here/00-exercises.ipynb" in said
    assert "as 00-exercises.newer.ipynb" in said
    kept = {NAME: b"my answers", "00-start-here/00-exercises.newer.ipynb": b"second release"}
    assert everything(root).items() >= kept.items()
    assert work.newer_releases(root) == ["work/00-start-here/00-exercises.newer.ipynb"]
    assert work.copy_assignments(root) == []

    release(root, "third release")
    (said,) = work.copy_assignments(root)
    assert "as 00-exercises.newer-2.ipynb" in said
    assert everything(root).items() >= (kept | {"00-start-here/00-exercises.newer-2.ipynb": b"third release"}).items()


def test_a_newer_release_that_was_thrown_away_does_not_come_back(root: Path):
    work.copy_assignments(root)
    release(root, "second release")
    work.copy_assignments(root)
    (root / "work" / "00-start-here" / "00-exercises.newer.ipynb").unlink()
    assert work.copy_assignments(root) == []
    release(root, "first release")  # and going back to the release that the copy came from is no news
    assert work.copy_assignments(root) == []
    assert len(everything(root)) == 2


def test_a_deleted_copy_comes_back_and_the_learner_is_told(root: Path):
    work.copy_assignments(root)
    (root / "work" / NAME).unlink()
    (said,) = work.copy_assignments(root)
    assert said.startswith("work/00-start-here/00-exercises.ipynb was gone")
    assert (root / "work" / NAME).read_text() == "first release"


@pytest.mark.parametrize(
    "record",
    [
        "",
        "{",
        "[]",
        '{"00-start-here/00-exercises.ipynb": 3}',
        "\x00",
        None,
        '{"a": {"release": null, "newer": {}}}',
        '{"a": {"release": "", "newer": []}}',
    ],
)
def test_a_broken_record_loses_nothing(root: Path, record: str | None):
    work.copy_assignments(root)
    (root / "work" / NAME).write_text("my answers")
    path = root / "work" / work.RECORD
    if record is None:
        path.unlink()
    else:
        path.write_text(record)
    said = work.copy_assignments(root)
    assert any("which release it came from is no longer known" in s for s in said)
    assert any("could not be read" in s for s in said) == (record is not None)
    assert (
        everything(root).items()
        >= {NAME: b"my answers", "00-start-here/00-exercises.newer.ipynb": b"first release"}.items()
    )
    assert work.copy_assignments(root) == []
    release(root, "second release")
    assert len(work.copy_assignments(root)) == 1
    assert (root / "work" / NAME).read_bytes() == b"my answers"


def test_without_a_record_an_untouched_copy_is_known_again(root: Path):
    work.copy_assignments(root)
    (root / "work" / work.RECORD).write_text("{")
    assert len(work.copy_assignments(root)) == 1  # that the list could not be read
    assert len(everything(root)) == 2
    release(root, "second release")
    (said,) = work.copy_assignments(root)
    assert "newer release" in said


def linked(path: Path, to: Path) -> None:
    try:
        path.symlink_to(to)
    except OSError:
        pytest.skip("not on Windows: links need a right that most people lack")


def test_links_in_work_are_not_followed(root: Path, tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "work").mkdir()
    linked(root / "work" / "00-start-here", elsewhere)
    (said,) = work.copy_assignments(root)
    assert said == "work/00-start-here is a link to another place, so nothing was copied there."
    assert list(elsewhere.iterdir()) == []

    (root / "work" / "00-start-here").unlink()
    (root / "work" / "00-start-here").mkdir()
    linked(root / "work" / NAME, elsewhere / "mine.ipynb")  # leads nowhere
    linked(root / "work" / "00-start-here" / "pictures", elsewhere)
    work.copy_assignments(root)
    assert list(elsewhere.iterdir()) == []


def test_the_record_is_written_whole(root: Path, monkeypatch: pytest.MonkeyPatch):
    work.copy_assignments(root)
    before = (root / "work" / work.RECORD).read_text()
    release(root, "second release")

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CourseError, match=r"could not be copied to .*No space left on device"):
        work.copy_assignments(root)
    assert (root / "work" / work.RECORD).read_text() == before
    assert len(everything(root)) == 2
    assert json.loads(before)[NAME]["newer"] == {}


def test_work_that_is_a_file_is_a_sentence(root: Path):
    (root / "work").write_text("mine")
    with pytest.raises(CourseError, match="The assignments could not be copied"):
        work.copy_assignments(root)
    assert (root / "work").read_text() == "mine"


def test_no_temporary_file_stays(root: Path):
    work.copy_assignments(root)
    assert not [name for _, _, names in os.walk(root / "work") for name in names if name.endswith(".tmp")]
