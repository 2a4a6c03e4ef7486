"""What every verb shares: where the project stands, and the error that a person reads. Standard library only."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class CourseError(Exception):
    """A sentence for the person at the keyboard: what was found, where, and what to do."""
