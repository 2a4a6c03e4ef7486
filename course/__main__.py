"""Check that this Python is new enough, then hand over to course.environment.

Written so that Python 2.7 and 3.6 can read it too: an old Python gets a sentence, not a traceback.
"""

import os
import sys

NEEDED = (3, 11)


def main():
    """Start the course, or say in a sentence why it can't start."""
    if sys.version_info[:2] < NEEDED:
        sys.stderr.write(
            "This course needs Python {}.{} or newer; this is {}.{}.{} ({}). Get a newer one from python.org, "
            "or from your system's software centre, and start the course with it.\n".format(
                *(NEEDED + tuple(sys.version_info[:3]) + (sys.executable,))
            )
        )
        return 1
    if not __package__:  # started as `python3 course`: the folder above is not yet where Python looks
        sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    try:
        from course import environment

        return environment.main(sys.argv[1:])
    except ImportError as error:
        if (error.name or "").split(".")[0] != "course":
            raise
        sys.stderr.write(
            "The folder of this course is not complete: {}. Download the course again, unpack the whole of it, and "
            "start it in the folder that holds README.md.\n".format(str(error).split(" (")[0])
        )
        return 1


if __name__ == "__main__":
    sys.exit(main())
