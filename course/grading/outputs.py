"""What a cell's outputs may be, and the errors that the grader itself puts there."""

from __future__ import annotations

import json
import math
from typing import Any

from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_output

_DEPTH = 20


def take(found: object, count: int | None, most: int) -> tuple[list[NotebookNode], bool]:
    """Take over what is an output, and nothing else.

    Parameters
    ----------
    found : object
        What a process gave as a cell's outputs; it may be anything that JSON can hold.
    count : int or None
        The cell's number, for the value of its last line.
    most : int
        Characters in all.

    Returns
    -------
    list of NotebookNode
        Valid outputs of nbformat 4.
    bool
        Whether there was too much, so that some had to be left out.

    Examples
    --------
    >>> take([{"output_type": "stream", "text": "P4"}, "P5", {"output_type": "comm"}], None, 1000)
    ([{'output_type': 'stream', 'name': 'stdout', 'text': 'P4'}], False)
    """
    kept: list[NotebookNode] = []
    size = 0
    for output in found if type(found) is list else []:
        made = _output(output, count) if type(output) is dict else None
        if made is None:
            continue
        size += len(json.dumps(made, ensure_ascii=False))
        if size > most:
            return kept, True
        kept.append(made)
    return kept, False


def _output(output: dict, count: int | None) -> NotebookNode | None:
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return new_output("stream", name=name, text=_string(output.get("text")))
    if kind == "error":
        lines = output.get("traceback")
        return new_output(
            "error",
            ename=_string(output.get("ename")),
            evalue=_string(output.get("evalue")),
            traceback=[_string(line) for line in lines] if type(lines) is list else [],
        )
    if kind in ("display_data", "execute_result"):
        data = output.get("data")
        shown = {}
        for key, value in data.items() if type(data) is dict else ():
            if key == "application/json" or key.endswith("+json"):
                shown[_string(key)] = _plain(value)
            elif type(value) is str:
                shown[_string(key)] = _string(value)
        metadata = output.get("metadata")
        more = {"execution_count": count} if kind == "execute_result" else {}
        return new_output(
            kind, data=from_dict(shown), metadata=_plain(metadata) if type(metadata) is dict else {}, **more
        )
    return None


def _string(value: object) -> str:
    """Keep text that a file can hold: half of a surrogate pair cannot be written as UTF-8."""
    return value.encode("utf-8", "replace").decode() if type(value) is str else ""


def _plain(value: Any, depth: int = 0) -> Any:
    """Copy JSON so that whoever reads it later needs no care: not deep, no NaN, no broken text."""
    if type(value) is str:
        return _string(value)
    if type(value) is float and not math.isfinite(value):
        return None
    if type(value) in (list, dict) and depth >= _DEPTH:
        return None
    if type(value) is list:
        return [_plain(item, depth + 1) for item in value]
    if type(value) is dict:
        return from_dict({_string(key): _plain(item, depth + 1) for key, item in value.items()})
    return value


def add_error(cell: NotebookNode, name: str, sentence: str) -> None:
    """Put an error of the grader's own into a cell's outputs.

    Parameters
    ----------
    cell : NotebookNode
        A code cell.
    name : str
        One of `run.STOPPED`.
    sentence : str
        What happened, for the learner.
    """
    cell.outputs.append(new_output("error", ename=name, evalue=sentence, traceback=[f"{name}: {sentence}"]))
