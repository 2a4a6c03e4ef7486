"""Descriptors and subclasses that lie: an answer that says of itself that it is right."""

from tests.grading.hostile.assignment import Case

CASES = [
    Case(
        "always-equal",
        "An object that equals everything stands for every answer.",
        "marks",
        answers={
            "ex1": "class Yes:\n    __eq__ = lambda self, other: True\n    __float__ = lambda self: 40.0\ntotal = Yes()",
            "ex2": "class Table:\n    columns = ['n', 'theme']\n    equals = lambda self, other: True\ntable = Table()",
            "ex3": "share = lambda rows, word: rows.append(word) or Yes()",
        },
        costs=11,
    ),
    Case(
        "number-that-equals",
        "A whole number of a class of its own equals every other one.",
        "marks",
        answers={
            "ex1": "class N(int):\n    __eq__ = lambda self, other: True\n    __hash__ = int.__hash__\ntotal = N(7)"
        },
        costs=3,
    ),
    Case(
        "table-that-equals",
        "A table of a class of its own says what its columns are and that it equals every other one.",
        "marks",
        answers={
            "ex2": "import pandas as pd\nclass T(pd.DataFrame):\n    columns = property(lambda self: ['n', 'theme'])\n"
            "    equals = lambda self, other: True\ntable = T({'who': [1]})"
        },
        costs=4,
    ),
    Case(
        "class-that-lies",
        "A property says that the object is a table; others say the rest.",
        "marks",
        answers={
            "ex2": "import pandas as pd\nclass T:\n    __class__ = property(lambda self: pd.DataFrame)\n"
            "    columns = property(lambda self: ['n', 'theme'])\n    equals = lambda self, other: True\n"
            "    __module__ = 'course.checks'\ntable = T()"
        },
        costs=4,
    ),
    Case(
        "reduce",
        "An object that runs a command when somebody unpickles it, and equals everything until then.",
        "marks",
        answers={
            "ex1": "import os\nclass R:\n    __eq__ = lambda self, other: True\n    __float__ = lambda self: 40.0\n"
            "    __reduce__ = __reduce_ex__ = lambda self, *a: (os.system, ('touch <left>',))\ntotal = R()"
        },
        costs=3,
    ),
    Case(
        "partial-nan",
        "The partial credit comes out as NaN, for which nbgrader gives full marks.",
        "marks",
        answers={"ex3": "share = lambda rows, word: rows.append(word) or float('nan')"},
        costs=4,
    ),
    Case(
        "partial-negative",
        "The partial credit comes out as an object that shows itself as a negative number.",
        "marks",
        answers={
            "ex3": "class M:\n    __sub__ = __rsub__ = __rmul__ = lambda self, other: self\n    __abs__ = lambda self: self\n"
            "    __lt__ = __gt__ = lambda self, other: False\n    __repr__ = lambda self: '-5'\n"
            "share = lambda rows, word: rows.append(word) or M()"
        },
        costs=4,
    ),
    Case(
        "partial-text",
        "The partial credit comes out as an object that shows itself as a word.",
        "marks",
        answers={
            "ex3": "class W:\n    __sub__ = __rsub__ = __rmul__ = lambda self, other: self\n    __abs__ = lambda self: self\n"
            "    __lt__ = __gt__ = lambda self, other: False\n    __repr__ = lambda self: 'full'\n"
            "share = lambda rows, word: rows.append(word) or W()"
        },
        costs=4,
    ),
    Case(
        "answers-once-each-way",
        "A number that is more than 39 at the first look and less than anything at the second: whatever is asked, it says yes.",
        "marks",
        answers={
            "ex1": "class Two(float):\n    looks = 0\n    def __eq__(self, other):\n        Two.looks += 1\n"
            "        return Two.looks % 2 == 1\n    __hash__ = float.__hash__\ntotal = Two(7)"
        },
        costs=3,
    ),
    Case(
        "mapping-that-changes",
        "A dictionary that gives another word at each reading until one is right.",
        "marks",
        answers={
            "ex4": "import itertools\nclass D(dict):\n    turns = itertools.cycle(['trust', 'theme'])\n"
            "    __getitem__ = lambda self, key: next(self.turns)\n    items = lambda self: [('word', next(self.turns))]\n"
            "labels = D(word='no', kind='no')"
        },
        costs=3,
    ),
]
