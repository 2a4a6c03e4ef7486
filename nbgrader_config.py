"""What nbgrader needs to know of this project. Its own commands and the formgrader work from this folder."""

import contextlib
import sys
from pathlib import Path

c = get_config()  # noqa: F821  (nbgrader hands it in)

# Everything stands relative to this file, wherever a command is started.
_root = Path(__file__).resolve().parent
_class = _root / "class"
if Path(sys.argv[0]).stem.startswith(("nbgrader", "jupyter")) or Path(sys.argv[0]).parent.name == "nbgrader":
    # nbgrader's own programs expect the folder of the gradebook; who only reads these settings makes nothing.
    with contextlib.suppress(OSError):
        _class.mkdir(exist_ok=True)

c.CourseDirectory.root = str(_root)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "assignments"
c.CourseDirectory.submitted_directory = "class/submitted"
c.CourseDirectory.autograded_directory = "class/autograded"
c.CourseDirectory.feedback_directory = "class/feedback"
c.CourseDirectory.solution_directory = "class/solution"
c.CourseDirectory.source_with_tests_directory = "class/source_with_tests"
c.CourseDirectory.db_url = f"sqlite:///{(_class / 'gradebook.db').as_posix()}"

# What would give an answer away is never copied: neither to a learner nor beside a submission that is run.
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    ".DS_Store",
    "feedback",
    "keys",
    "answers",
]

# The blank release earns nothing: every answer cell in it stops here.
c.ClearSolutions.code_stub = {"python": "raise NotImplementedError()"}
c.ClearSolutions.text_stub = "Write your answer here."

# For those who use nbgrader's own autograde: a deleted test cell comes back, and a cell may take a minute.
c.OverwriteCells.add_missing_cells = True
c.Execute.timeout = 60
