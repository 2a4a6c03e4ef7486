"""The process that runs test cells. It never runs student code: it holds values, and asks for calls."""

from __future__ import annotations

import ast
import contextlib
import io
import traceback
import types
from collections.abc import Callable
from typing import Any, BinaryIO

from course.grading import wire

_PLACE = "<test>"


def prepare() -> None:
    """Import what test cells use; done once, before anything is forked."""
    import matplotlib

    matplotlib.use("agg")
    import numpy  # noqa: F401
    import pandas  # noqa: F401

    from course import checks  # noqa: F401
    from course.methods import documents, figures, tables  # noqa: F401


def serve(stream_in: BinaryIO, stream_out: BinaryIO) -> None:
    """Run one test cell for each request until the other side ends.

    A request holds `source` and `values`, the declared names with what `wire` wrote. While a test runs, it may ask
    for a call of the student's function and waits for the answer. The reply holds nbformat's outputs.
    """
    while True:
        try:
            request = wire.receive(stream_in)
        except EOFError:
            return

        def call(name: str, args: tuple, named: dict) -> dict:
            wire.send(
                stream_out,
                {
                    "call": name,
                    "args": [wire.encode(arg) for arg in args],
                    "named": {key: wire.encode(value) for key, value in named.items()},
                },
            )
            return wire.receive(stream_in)

        outputs = run(request["source"], request["values"], call)
        wire.send(stream_out, {"id": request.get("id"), "outputs": outputs})


def run(source: str, values: dict[str, Any], call: Callable[[str, tuple, dict], dict]) -> list[dict[str, Any]]:
    """Run one test cell on plain data.

    Parameters
    ----------
    source : str
        The test cell.
    values : dict
        Declared name to what `wire.encode` wrote.
    call : callable
        Asks for a call of a student's function: name, positional and named arguments; gives the reply.

    Returns
    -------
    list of dict
        nbformat's outputs: what it printed, the value of its last expression, or its error.
    """
    printed = io.StringIO()
    outputs: list[dict[str, Any]] = []
    shown: list[dict[str, Any]] = []
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        try:
            space: dict[str, Any] = {"__name__": "__test__"}
            for name, data in values.items():
                space[name] = wire.decode(data, lambda name=name: function(name, call))
            tree = ast.parse(source, _PLACE)
            last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, _PLACE, "exec"), space)
            if last is not None:
                value = eval(compile(ast.Expression(last.value), _PLACE, "eval"), space)
                if value is not None:
                    data = {"text/plain": repr(value)[:10_000]}
                    shown.append(
                        {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": None}
                    )
        except Exception as problem:  # a test that fails may fail with anything
            lines = traceback.format_exception_only(problem)
            text = str(problem) if not isinstance(problem, KeyError) else wire.error(problem)["v"]
            shown.append(
                {
                    "output_type": "error",
                    "ename": type(problem).__name__,
                    "evalue": text[:20_000],
                    "traceback": [line[:20_000] for line in lines],
                }
            )
    if printed.getvalue():
        outputs.append({"output_type": "stream", "name": "stdout", "text": printed.getvalue()[:100_000]})
    return outputs + shown


def function(name: str, call: Callable[[str, tuple, dict], dict]) -> Callable[..., Any]:
    """Make what stands for a student's function.

    Parameters
    ----------
    name : str
        The declared name.
    call : callable
        As in `run`.

    Returns
    -------
    function
        Calling it calls the student's, with copies. Its attribute `after` gives value and arguments afterwards, which
        `checks.unchanged` asks for.
    """

    def ask(args: tuple, named: dict) -> tuple[Any, list[Any]]:
        reply = call(name, args, named)
        if "stopped" in reply:
            raise TimeoutError(str(reply["stopped"]))
        if "error" in reply:
            problem = wire.decode(reply["error"])
            raise problem if isinstance(problem, Exception) else wire.WireError("an answer arrived malformed")
        if "value" not in reply or type(reply.get("after")) is not list or len(reply["after"]) != len(args):
            raise wire.WireError(f"`{name}` gave no answer that can be read.")
        return wire.decode(reply["value"]), [wire.decode(item) for item in reply["after"]]

    def stand_in(*args: Any, **named: Any) -> Any:
        return ask(args, named)[0]

    stand_in.__name__ = stand_in.__qualname__ = name
    assert isinstance(stand_in, types.FunctionType)
    stand_in.after = lambda *args: ask(args, {})  # type: ignore[attr-defined]
    return stand_in
