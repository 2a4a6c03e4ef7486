"""What grading an assignment came to: plain values, written as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from course.errors import CourseError
from course.grading import files

GRADED, NOT_ANSWERED, LEFT_OUT = "graded", "not answered", "left out"
WAITING, NEEDS_MARKING = "waiting", "needs marking"
STATUSES = (GRADED, NOT_ANSWERED, LEFT_OUT, WAITING, NEEDS_MARKING)


@dataclass(frozen=True)
class ExerciseResult:
    """What one exercise came to.

    Attributes
    ----------
    id, title : str
        As in "ex3" and "Choose and count".
    points : float or None
        Points earned; None where a person has still to mark it.
    max_points : float
        Points that it can earn.
    message : str
        What the mistake probably was; empty for full marks. Several sentences stand on lines of their own.
    status : str
        "graded", "not answered", "left out", "waiting" (asked to be left out, the teacher has not confirmed it) or
        "needs marking" (a person has still to mark it).
    """

    id: str
    title: str
    points: float | None
    max_points: float
    message: str
    status: str


@dataclass(frozen=True)
class Result:
    """What one student's assignment came to.

    Attributes
    ----------
    student, assignment : str
        Whose, and which one.
    score, max_score : float
        Points earned, and points that can be earned; what is left out counts in neither.
    exercises : tuple of ExerciseResult
        In the order of the notebook.
    problems : tuple of str
        What was found and mended, or what a person has to see to; a sentence each.
    """

    student: str
    assignment: str
    score: float
    max_score: float
    exercises: tuple[ExerciseResult, ...]
    problems: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, student: str, assignment: str, exercises: tuple[ExerciseResult, ...], problems: tuple[str, ...] = ()
    ) -> Result:
        """Add the exercises up."""
        counted = [e for e in exercises if e.status != LEFT_OUT]
        score = float(sum(e.points or 0 for e in counted))
        return cls(student, assignment, score, float(sum(e.max_points for e in counted)), exercises, problems)


def write(path: Path, result: Result) -> None:
    """Write a result as JSON, at once.

    Parameters
    ----------
    path : Path
        The file.
    result : Result
        What to write.
    """
    files.write(path, json.dumps(asdict(result), ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def read(path: Path) -> Result | None:
    """Read a result again.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    Result or None
        None where there is no such file.

    Raises
    ------
    CourseError
        If the file is no result: it is derived, so the remedy is to make it again.
    """
    if not path.exists():
        return None
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        exercises = tuple(ExerciseResult(**exercise) for exercise in kept.pop("exercises"))
        return Result(exercises=exercises, problems=tuple(kept.pop("problems")), **kept)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise CourseError(f"{path} is no result of the course: {error}. Delete it and grade again.") from error
