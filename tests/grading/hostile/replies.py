"""Results faked on every stream, and replies that are oversized, malformed or endless.

Each of these also holds an answer that lies, so that it pays in plain nbgrader. The fakes go for the way on which answers
leave the sandbox.
"""

from tests.grading.hostile.assignment import Case

_YES = "class Yes:\n    __eq__ = lambda self, other: True\n    __float__ = lambda self: 40.0\n"
# Writes to every descriptor that is a socket or a pipe, as `course.grading.wire` does.
_SAY = """
import json, os, stat
def say(message, raw=None):
    text = json.dumps(message).encode() if raw is None else raw
    for number in range(0, 64):
        try:
            mode = os.fstat(number).st_mode
        except OSError:
            continue
        if stat.S_ISSOCK(mode):
            os.set_blocking(number, False)
            try:
                os.write(number, len(text).to_bytes(4, 'big') + text)
            except OSError:
                pass
            os.set_blocking(number, True)
"""
_SAY_HERE = "if type(get_ipython()).__name__ == '_Shell':\n    "  # a kernel's own sockets would only break


def _case(
    name: str, tries: str, first: str, total: str = "total = Yes()", costs: float = 14, long: bool = False
) -> Case:
    return Case(name, tries, "marks", _YES + _SAY + first, answers={"ex1": total}, costs=costs, long=long)


CASES = [
    Case(
        "shown-value",
        "A function shows a value in the test cell's place: nbgrader takes it for the points.",
        "marks",
        answers={
            "ex3": "import sys\ndef share(rows, word):\n    rows.append(word)\n    sys.displayhook(1)\n    return 9.0"
        },
        costs=4,
    ),
    Case(
        "published-value",
        "A function publishes a result and swallows the error after it.",
        "marks",
        answers={
            "ex3": "def share(rows, word):\n    rows.append(word)\n    shell = get_ipython()\n    shell.showtraceback = lambda *a, **k: None\n"
            "    shell.displayhook(1.0)\n    return 9.0"
        },
        costs=4,
    ),
    _case(
        "replies-ahead",
        "Replies are sent before anybody asks: to this cell, and to the next thirty questions.",
        _SAY_HERE
        + "for n in range(40): say({'id': n, 'outputs': [], 'values': {'total': 40}, 'value': 1, 'after': []})",
    ),
    _case("not-a-message", "What is sent is no message.", _SAY_HERE + "say(None, b'{' * 1000)"),
    _case("not-a-size", "The size that is announced is four gigabytes.", _SAY_HERE + "os.write(4, b'\\xff' * 400)"),
    _case(
        "dead-or-alive",
        "A reply says that the process is dead, in the grader's own words.",
        _SAY_HERE + "for n in range(30): say({'id': n, 'died': True, 'malformed': 5, 'late': [], 'memory': 1})",
    ),
    _case(
        "deep-output",
        "An output is nested five hundred deep.",
        _SAY_HERE
        + 'for n in range(20): say(None, b\'{"id":%d,"outputs":[{"output_type":"display_data","metadata":{},"data":{"application/json":%s1%s}}]}\' % (n, b\'{"a":\' * 500, b\'}\' * 500))',
    ),
    _case(
        "half-characters",
        "An output holds half a character, which no file can hold.",
        _SAY_HERE
        + 'for n in range(3): say(None, b\'{"id":%d,"outputs":[{"output_type":"display_data","metadata":{},"data":{"text/plain":"\\\\ud800"}}]}\' % n)',
    ),
    _case(
        "a-call-back",
        "A reply asks the grader for a call, as tests do.",
        _SAY_HERE + "for n in range(30): say({'id': n, 'call': 'share', 'args': [], 'named': {}})",
    ),
    _case(
        "patched-writer",
        "What writes the answers writes whatever passes for a value, in all shapes.",
        "from course.grading import wire\nimport itertools\nshapes = itertools.cycle([None, [], {'$': 'frame'}, {'$': 'function'},"
        " {'$': 'ours', 'type': 'course.methods.x:os', 'v': {}}, {'$': 'scalar', 'dtype': 'O', 'v': 1}, {'$': 'error', 'type': 'x', 'v': 'x'}])\n"
        "wire.encode = lambda value: next(shapes)",
    ),
    _case(
        "endless-list",
        "A list holds itself.",
        "",
        _YES
        + "class L(list):\n    __eq__ = Yes.__eq__\n    __float__ = Yes.__float__\ntotal = L()\ntotal.append(total)",
        3,
    ),
    _case(
        "doubling-list",
        "A list holds a list twice, twenty-five times over: written out, it has millions of parts.",
        "",
        _YES
        + "class L(list):\n    __eq__ = Yes.__eq__\n    __float__ = Yes.__float__\ntotal = L()\nfor _ in range(25):\n    total = L([total, total])",
        3,
        long=True,
    ),
    _case(
        "large-text",
        "An answer of thirty megabytes.",
        "",
        _YES
        + "class S(str):\n    __eq__ = Yes.__eq__\n    __hash__ = None\n    __float__ = Yes.__float__\ntotal = S('x' * 30_000_000)",
        3,
    ),
    _case(
        "many-keys",
        "A dictionary of a million keys.",
        "",
        _YES
        + "class D(dict):\n    __eq__ = Yes.__eq__\n    __float__ = Yes.__float__\ntotal = D.fromkeys(range(1_000_000))",
        3,
    ),
    _case(
        "long-number",
        "A number of a hundred thousand digits.",
        "",
        _YES
        + "class N(int):\n    __eq__ = Yes.__eq__\n    __hash__ = None\n    __float__ = Yes.__float__\ntotal = N(1 << 300_000)",
        3,
    ),
    _case(
        "long-range",
        "An index of a million million rows that takes no room.",
        "",
        "import pandas as pd\nclass F(pd.DataFrame):\n    __eq__ = Yes.__eq__\n    __float__ = Yes.__float__\ntotal = F(index=pd.RangeIndex(10**12))",
        3,
    ),
    _case(
        "raises-when-read",
        "An answer that fails while it is read.",
        "",
        _YES
        + "class L(list):\n    __eq__ = Yes.__eq__\n    __float__ = Yes.__float__\n    def __iter__(self):\n        raise SystemExit('no')\ntotal = L([1])",
        3,
    ),
    Case(
        "says-unchanged",
        "The writer says of every list that nothing was changed in it: the one claim that is taken on trust.",
        "marks",
        "from course import checks\nfrom course.grading import wire\nreally = wire.encode\n"
        "wire.encode = lambda value: really(value[:2] if type(value) is list else value)\n"
        "checks.unchanged = lambda name, function, *args: function(*args)",
        trusted=1,
    ),
]
