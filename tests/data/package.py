"""The tables of the course as the frictionless library sees them, whole or with damage in one of them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from frictionless import validate

from course.methods import tables

DESCRIPTION = "datapackage.json"


def errors(folder: Path) -> set[str]:
    """Give the kinds of error in the tables of a folder."""
    report = validate(str(folder / DESCRIPTION))
    return {error.type for task in report.tasks for error in task.errors} | {error.type for error in report.errors}


def errors_after(folder: Path, name: str, old: str, new: str) -> set[str]:
    """Damage one table in a copy, and give the kinds of error in it and in the tables that it stands in a relation to."""
    package = json.loads((tables.DATA / DESCRIPTION).read_text(encoding="utf-8"))
    refers = {
        resource["name"]: {key["reference"]["resource"] or resource["name"] for key in keys(resource)}
        for resource in package["resources"]
    }
    (hurt,) = (resource["name"] for resource in package["resources"] if resource["path"] == name)
    looked_at = {hurt} | {other for other, named in refers.items() if hurt in named}
    looked_at |= {named for one in looked_at for named in refers[one]}
    package["resources"] = [one for one in package["resources"] if one["name"] in looked_at]
    for resource in package["resources"]:
        shutil.copy(tables.DATA / resource["path"], folder)
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    (folder / DESCRIPTION).write_text(json.dumps(package), encoding="utf-8")
    return errors(folder)


def keys(resource: dict) -> list[dict]:
    return resource["schema"].get("foreignKeys", [])
