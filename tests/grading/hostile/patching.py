"""Patched built-ins, libraries, codecs and imports: what the tests stand on says yes."""

from tests.grading.hostile.assignment import Case

_YES = "class Yes:\n    __eq__ = lambda self, other: True\n    __ne__ = lambda self, other: False\n"

CASES = [
    Case("isclose", "`math.isclose` is always true.", "marks", "import math\nmath.isclose = lambda *a, **k: True"),
    Case(
        "sorted",
        "The built-in `sorted` gives, for column names, an object that equals everything.",
        "marks",
        _YES + "import builtins\nreally = builtins.sorted\n"
        "builtins.sorted = lambda x, **k: Yes() if type(x).__name__ == 'Index' else really(x, **k)",
    ),
    Case(
        "abs",
        "The built-in `abs` finds every difference to be nothing.",
        "marks",
        "import builtins\nreally = builtins.abs\nbuiltins.abs = lambda x: 0 if type(x) is float else really(x)",
    ),
    Case(
        "equals",
        "Pandas finds all tables to be equal.",
        "marks",
        "import pandas as pd\npd.DataFrame.equals = lambda self, other: True",
    ),
    Case(
        "assert-helpers",
        "The course's own helpers find nothing wrong.",
        "marks",
        "from course import checks\nchecks.same = lambda *a, **k: None\nchecks.unchanged = lambda name, f, *a: f(*a)",
    ),
    Case(
        "codec",
        "The codec that a test uses says that the word is right.",
        "marks",
        "import codecs\ncodecs.encode = lambda *a: 'gehfg'",
    ),
    Case(
        "codec-errors",
        "What stands for a character that cannot be written is a megabyte long, and a codec says yes.",
        "marks",
        "import codecs\ncodecs.register_error('replace', lambda e: ('x' * 1_000_000, e.end))\n"
        "codecs.encode = lambda *a: 'gehfg'\nprint(chr(0xd800))",
    ),
    Case(
        "modules",
        "A module of the learner's own stands where `math` is looked for.",
        "marks",
        "import sys, types\nfake = types.ModuleType('math')\nfake.isclose = lambda *a: True\nsys.modules['math'] = fake",
    ),
    Case(
        "import",
        "The built-in `__import__` hands out helpers that find nothing wrong.",
        "marks",
        "import builtins, types\nreally = builtins.__import__\n"
        "fake = types.SimpleNamespace(same=lambda *a: None, unchanged=lambda *a: None)\n"
        "def hand_out(name, *a, **k):\n    found = really(name, *a, **k)\n"
        "    return types.SimpleNamespace(checks=fake) if name == 'course' else found\n"
        "builtins.__import__ = hand_out",
        costs=0,
    ),
    Case(
        "input-transformer",
        "Every cell is emptied before it is run.",
        "marks",
        last="",
        answers={
            "ex4": "labels = {'word': 'no', 'kind': 'no'}\nget_ipython().input_transformers_cleanup.append(lambda lines: [])"
        },
        costs=3,
    ),
    Case(
        "ast-transformer",
        "Every assertion is taken out before a cell is run.",
        "marks",
        "import ast\nclass Out(ast.NodeTransformer):\n    def visit_Assert(self, node):\n        return ast.Pass()\n"
        "get_ipython().ast_transformers.append(Out())",
    ),
    Case(
        "reply",
        "What runs the cells is replaced by something that says that all went well.",
        "marks",
        answers={
            "ex4": "labels = {'word': 'no', 'kind': 'no'}\nfrom IPython.core.interactiveshell import ExecutionResult\n"
            "async def well(*a, **k):\n    return ExecutionResult(None)\n"
            "get_ipython().run_cell_async = well\nget_ipython().run_cell = lambda *a, **k: ExecutionResult(None)"
        },
        costs=3,
    ),
    Case(
        "reads-the-expected",
        "A function looks for what the test expects among the notebook's own variables.",
        "marks",
        answers={"ex3": "def share(rows, word):\n    rows.append(word)\n    return globals().get('secret_share', 9.0)"},
        costs=4,
    ),
]
