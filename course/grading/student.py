"""The process that runs a student's cells. It holds no test, and says only what it is asked: outputs, values, calls.

Nothing that this process says is believed further than "this is the student's answer". Whoever wrote the cells can make
this process say anything, and earns by that no more than by the answer that it gives.

One claim is taken on trust: what became of a function's arguments. Only the process in which a function runs can see
that, and a function that is reported to leave its arguments as they were cannot be told from the outside from one that
does. Lying here takes more skill than `.copy()`, and earns the one claim that asks for it.
"""

from __future__ import annotations

import base64
import builtins
import copy
import io
import json
import math
import os
import sys
from typing import Any, BinaryIO

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from course.grading import wire

MOST_OUTPUTS = 1000  # of one cell


class TooMuchOutputError(Exception):
    """A cell printed more than is kept."""


class Outputs:
    """What a cell shows, in order, as nbformat's outputs; it stops the cell when it is too much."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.start()

    def start(self) -> None:
        """Begin a cell."""
        self.kept: list[dict[str, Any]] = []
        self.named: dict[str, dict[str, Any]] = {}  # by display id
        self.size = 0
        self.full = False

    def add(self, output: dict[str, Any], size: int) -> None:
        """Keep an output, or stop the cell."""
        if self.full:
            raise TooMuchOutputError
        self.size += size
        if self.size > self.most or len(self.kept) >= MOST_OUTPUTS:
            self.full = True
            raise TooMuchOutputError
        self.kept.append(output)

    def text(self, name: str, text: str) -> None:
        """Keep text written to a stream."""
        last = self.kept[-1] if self.kept else {}
        if last.get("output_type") == "stream" and last.get("name") == name and not self.full:
            self.size += len(text)
            if self.size <= self.most:
                last["text"].append(text)
                return
        self.add({"output_type": "stream", "name": name, "text": [text]}, len(text))


class _Stream(io.TextIOBase):
    """Stands for sys.stdout and sys.stderr."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, name: str, outputs: Outputs) -> None:
        self.name, self._outputs = f"<{name}>", outputs
        self._stream = name

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if text:
            self._outputs.text(self._stream, text)
        return len(text)

    def writable(self) -> bool:
        return True


class _Publisher(DisplayPublisher):
    def publish(self, data: dict, metadata: dict | None = None, **more: Any) -> None:
        outputs = self.shell.course_outputs
        name = str((more.get("transient") or {}).get("display_id", ""))
        if more.get("update") and name in outputs.named:
            outputs.named[name] |= {"data": {}, "metadata": {}}
            outputs.named[name] |= rich(outputs, "display_data", data, metadata or {})
            return
        output = rich(outputs, "display_data", data, metadata or {})
        outputs.add(output, 0)
        if name:
            outputs.named[name] = output

    def clear_output(self, wait: bool = False) -> None:
        self.shell.course_outputs.kept.clear()


class _Hook(DisplayHook):
    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict, md_dict: dict | None = None) -> None:
        outputs = self.shell.course_outputs
        outputs.add(rich(outputs, "execute_result", format_dict, md_dict or {}, self.shell.execution_count), 0)


class _Shell(InteractiveShell):
    displayhook_class = Type(_Hook)
    display_pub_class = Type(_Publisher)
    course_outputs: Outputs

    def enable_gui(self, gui: str | None = None) -> None:
        pass

    def ask_exit(self) -> None:
        raise SystemExit

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        text = wire.error(evalue)["v"]
        error = {"output_type": "error", "ename": etype.__name__, "evalue": text, "traceback": [str(s) for s in stb]}
        if not self.course_outputs.full:
            self.course_outputs.kept.append(error)


def rich(outputs: Outputs, kind: str, data: dict, metadata: dict, count: int | None = None) -> dict[str, Any]:
    """Write rich output as JSON can hold it, pictures in base64; stop the cell when it is too much."""
    output: dict[str, Any] = {"output_type": kind, "data": _as_json(data), "metadata": _as_json(metadata)}
    if kind == "execute_result":
        output["execution_count"] = count
    size = len(json.dumps(output))
    if outputs.full or outputs.size + size > outputs.most:
        outputs.full = True
        raise TooMuchOutputError
    outputs.size += size
    return output


def _as_json(value: Any) -> Any:
    if value is None or isinstance(value, (bool, str, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else repr(value)
    if isinstance(value, dict):
        return {str(key): _as_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_as_json(item) for item in value]
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)


def _no_input(prompt: object = "", /) -> str:
    raise StdinNotImplementedError("input() was called, but nobody sits at the keyboard while a notebook is graded.")


def prepare() -> _Shell:
    """Import what takes long and make the shell; done once, before anything is forked."""
    import matplotlib

    matplotlib.use("module://matplotlib_inline.backend_inline")
    import matplotlib.pyplot
    import pandas  # noqa: F401

    from course import checks  # noqa: F401
    from course.methods import documents, figures, tables  # noqa: F401

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.banner1 = ""
    shell = _Shell.instance(config=config)
    shell.enable_matplotlib("inline")
    shell.set_hook("show_in_pager", lambda *_, **__: None)  # `len?` opens a pane of its own in Jupyter
    return shell


def serve(stream_in: BinaryIO, stream_out: BinaryIO, shell: _Shell, *, most_output: int) -> None:
    """Answer until the other side ends.

    Parameters
    ----------
    stream_in, stream_out : binary streams
        Messages of `wire`.
    shell : InteractiveShell
        From `prepare`.
    most_output : int
        Characters that one cell may show.
    """
    outputs = Outputs(most_output)
    shell.course_outputs = outputs
    sys.stdout, sys.stderr = _Stream("stdout", outputs), _Stream("stderr", outputs)
    builtins.input = _no_input  # type: ignore[assignment]
    while True:
        try:
            request = wire.receive(stream_in)
        except EOFError:
            return
        except KeyboardInterrupt:
            continue
        answer: dict[str, Any]
        try:
            answer = _answer(request, shell, outputs)
        except KeyboardInterrupt:
            answer = {"interrupted": True}
        except BaseException as problem:  # whatever a student's object raises while it is read
            answer = {"error": wire.error(problem)}
        answer["id"] = request.get("id")
        try:
            wire.send(stream_out, answer)
        except (wire.WireError, ValueError, TypeError, RecursionError) as problem:
            wire.send(stream_out, {"id": request.get("id"), "too_large": str(problem)[:300]})


def _answer(request: dict, shell: _Shell, outputs: Outputs) -> dict[str, Any]:
    if request["do"] == "cell":
        outputs.start()
        interrupted = False
        try:
            shell.run_cell(request["source"], store_history=True)
        except TooMuchOutputError:
            pass
        except KeyboardInterrupt:
            interrupted = True
        shown = [{**o, "text": "".join(o["text"])} if o["output_type"] == "stream" else o for o in outputs.kept]
        return {"outputs": shown, "full": outputs.full, "interrupted": interrupted}
    space = shell.user_ns
    if request["do"] == "names":
        return {"values": {name: _value(space[name]) for name in request["names"] if name in space}}
    outputs.start()  # what a function prints while a test calls it is not shown, and counts for itself
    args = [wire.decode(arg) for arg in request["args"]]
    named = {key: wire.decode(value) for key, value in request["named"].items()}
    value = space[request["name"]](*args, **named)
    return {
        "value": wire.encode(copy.copy(value) if isinstance(value, (list, dict)) else value),
        "after": [wire.encode(arg) for arg in args],
    }


def _value(value: object) -> Any:
    try:
        return wire.encode(value)
    except Exception:  # an object can fail in any way while it is read; the other names are none the worse for it
        return {"$": "unsupported", "v": "object"}


def silence() -> None:
    """Send whatever is written below Python to nowhere, so that nothing on a stream can pass for an answer."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
