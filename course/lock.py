"""Read a lock and say which of its entries this computer needs. Standard library only.

A lock is made by uv for every platform: `name==version ; marker`, then the hashes of every file that may be installed.
"""

from __future__ import annotations

import ast
import hashlib
import os
import platform
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from course.errors import CourseError

LEARNER_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"


@dataclass(frozen=True)
class Requirement:
    """One entry of a lock: exactly this version, on platforms where the marker holds.

    Attributes
    ----------
    name : str
        Normalised as in PEP 503.
    version : str
    marker : str
        A PEP 508 marker; empty where the entry holds everywhere.
    text : str
        The entry as it stands in the lock, hashes included.
    """

    name: str
    version: str
    marker: str
    text: str


def normalise(name: str) -> str:
    """Write a distribution's name in the one form that PEP 503 gives it.

    Examples
    --------
    >>> normalise("Argon2_cffi.bindings")
    'argon2-cffi-bindings'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def same_version(found: str, needed: str) -> bool:
    """Say whether the version in the name of a .dist-info folder is the one of a lock.

    Examples
    --------
    >>> same_version("2026.06.1", "2026.6.1")
    True
    """
    plain = [re.sub(r"(^|\.)0+(?=\d)", r"\1", version.replace("_", "-").lower()) for version in (found, needed)]
    return plain[0] == plain[1]


ENTRY = re.compile(
    r"^(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[^\s;\\]+)\s*(?:;\s*(?P<marker>[^\\]*?))?\s*\\?$"
)


def parse(text: str, name: str = LEARNER_LOCK) -> list[Requirement]:
    """Read a lock: lines of `name==version ; marker`, each followed by its hashes.

    Parameters
    ----------
    text : str
        The contents of the lock.
    name : str
        What to call it in an error.

    Returns
    -------
    list of Requirement

    Raises
    ------
    CourseError
        For a line that is none of entry, hash, comment or blank, and for an entry without a hash.
    """
    entries: list[tuple[re.Match[str], list[str]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        found = ENTRY.match(line)
        if found:
            entries.append((found, [line]))
        elif stripped.startswith("--hash=") and entries:
            entries[-1][1].append(line)
        else:
            raise CourseError(
                f"{name}, line {number}, is not an entry that the course can read: {stripped[:60]!r}. "
                "Download the course again, or make the lock again as CONTRIBUTING.md says."
            )
    requirements = []
    for found, lines in entries:
        if len(lines) == 1:
            raise CourseError(f"{name} has no hash for {found['name']}. Make the lock again as CONTRIBUTING.md says.")
        requirements.append(
            Requirement(
                normalise(found["name"]), found["version"], (found["marker"] or "").strip(), "\n".join(lines) + "\n"
            )
        )
    return requirements


def wanted(requirements: Iterable[Requirement], values: dict[str, str]) -> dict[str, Requirement]:
    """Give the entries whose marker holds for an environment with these marker values, by name."""
    return {r.name: r for r in requirements if not r.marker or holds(r.marker, values)}


def read(path: Path) -> tuple[list[Requirement], str]:
    """Give a lock's entries and the sha256 of its bytes."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise CourseError(
            f"{path.name} is missing from {path.parent}. Download the course again, unpack the whole of it, "
            "and start it from there."
        ) from None
    return parse(data.decode("utf-8"), path.name), hashlib.sha256(data).hexdigest()


# Markers: PEP 508, with the order of versions from PEP 440.

VERSIONS = {"python_version", "python_full_version", "implementation_version"}


def marker_values() -> dict[str, str]:
    """Give the PEP 508 values of the Python that runs this."""
    return {
        "python_version": ".".join(platform.python_version_tuple()[:2]),
        "python_full_version": platform.python_version(),
        "sys_platform": sys.platform,
        "os_name": os.name,
        "platform_machine": platform.machine(),
        "platform_system": platform.system(),
        "implementation_name": sys.implementation.name,
        "platform_python_implementation": platform.python_implementation(),
    }


def holds(marker: str, values: dict[str, str]) -> bool:
    """Evaluate a PEP 508 marker.

    Versions compare as versions, everything else as text. `and`, `or`, `not in`, `in` and parentheses are understood.

    Parameters
    ----------
    marker : str
    values : dict
        Marker variable to value, as `marker_values` gives them.

    Returns
    -------
    bool

    Raises
    ------
    CourseError
        For a marker that uses anything else.

    Examples
    --------
    >>> holds("python_full_version < '3.12' and sys_platform != 'win32'",
    ...       {"python_full_version": "3.11.9", "sys_platform": "linux"})
    True
    """
    try:
        return _truth(ast.parse(marker.strip(), mode="eval").body, values)
    except (SyntaxError, KeyError, ValueError) as error:
        raise CourseError(
            f"The lock has a condition that the course can't read: {marker!r} ({error}). "
            "Make the lock again as CONTRIBUTING.md says."
        ) from None


def _truth(node: ast.expr, values: dict[str, str]) -> bool:
    if isinstance(node, ast.BoolOp):
        parts = (_truth(part, values) for part in node.values)
        return all(parts) if isinstance(node.op, ast.And) else any(parts)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return not _truth(node.operand, values)
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        return _comparison(node.left, node.ops[0], node.comparators[0], values)
    raise ValueError(f"unexpected {type(node).__name__}")


def _comparison(left: ast.expr, op: ast.cmpop, right: ast.expr, values: dict[str, str]) -> bool:
    if isinstance(op, (ast.In, ast.NotIn)):
        inside = _text(left, values) in _text(right, values)
        return inside if isinstance(op, ast.In) else not inside
    if not isinstance(left, ast.Name):
        raise ValueError("a comparison starts with what is compared")
    value, limit = _text(left, values), _text(right, values)
    if left.id in VERSIONS:
        return _version_comparison(value, type(op), limit)
    if isinstance(op, ast.Eq):
        return value == limit
    if isinstance(op, ast.NotEq):
        return value != limit
    raise ValueError("only versions have an order")


def _text(node: ast.expr, values: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return values[node.id]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise ValueError(f"unexpected {type(node).__name__}")


def _version_comparison(value: str, kind: type[ast.cmpop], limit: str) -> bool:
    """Compare as PEP 440 does, for the versions that a Python can have (3.12.1, 3.14.0rc2, 3.15.0a1+)."""
    if limit.endswith(".*"):
        parts = _release(limit[:-2])[0]
        same = (_release(value)[0] + (0,) * len(parts))[: len(parts)] == parts
        if kind not in (ast.Eq, ast.NotEq):
            raise ValueError("only == and != take a star")
        return same if kind is ast.Eq else not same
    (mine, mine_pre), (theirs, theirs_pre) = _release(value), _release(limit)
    length = max(len(mine), len(theirs))
    a = (mine + (0,) * (length - len(mine)), mine_pre)
    b = (theirs + (0,) * (length - len(theirs)), theirs_pre)
    if kind is ast.Eq:
        return a == b
    if kind is ast.NotEq:
        return a != b
    if kind is ast.LtE:
        return a <= b
    if kind is ast.GtE:
        return a >= b
    if kind is ast.Lt:  # 3.14.0rc1 is not "before 3.14" unless the limit is itself a pre-release
        return a < b and not (a[0] == b[0] and b[1] == FINAL)
    if kind is ast.Gt:
        return a > b
    raise ValueError(f"unexpected {kind.__name__}")


FINAL = ("z", 0)  # sorts after a1, b1 and rc1


def _release(version: str) -> tuple[tuple[int, ...], tuple[str, int]]:
    found = re.fullmatch(r"(\d+(?:\.\d+)*)(?:(a|b|rc)(\d+))?\+?", version.strip())
    if not found:
        raise ValueError(f"{version!r} is not a version")
    numbers = tuple(int(part) for part in found[1].split("."))
    return numbers, (found[2], int(found[3])) if found[2] else FINAL
