"""From outputs to the message that helps most; and a mark that is none earns nothing."""

import pytest
from nbformat.v4 import new_output

from course.errors import CourseError
from course.grading import assignments, files, messages, release, results, run
from tests.grading import demo


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    root = demo.project(tmp_path_factory.mktemp("messages"))
    return release.without_solutions(demo.source(), release.settings(root))


def described(base, outputs, answers=demo.RIGHT, marks=None):
    nb = demo.answered(base, answers)
    for name, output in outputs.items():
        demo.cell(nb, name).outputs = [output]
    messages.settle(nb)
    return {e.id: e for e in messages.describe(nb, assignments.exercises(demo.source()), base, marks)}


def error(name, text="", traceback=()):
    return new_output("error", ename=name, evalue=text, traceback=list(traceback))


def mark(text):
    return new_output("execute_result", data={"text/plain": text}, execution_count=1)


@pytest.mark.parametrize(
    ("cell", "output", "part"),
    [
        ("ex1-count", error("AssertionError", "Counted twice."), "Counted twice."),
        ("ex1-count", error("AssertionError"), "This does not hold yet: every row of P4 is counted."),
        ("ex1-count", error("NameError", "name 'n_p4' is not defined"), "`n_p4` is not there."),
        ("ex1-count", error("NameError", "name 'word' is not defined"), "It could not be checked: NameError"),
        ("ex1-count", error("NotImplementedError"), "still stands in your function"),
        ("ex1-count", error(run.TOO_LONG, "It took too long."), "It took too long."),
        ("ex1-count", error(run.NOT_RUN, "It was not run."), "It was not run."),
        ("ex1-count", new_output("stream", name="stderr", text="odd"), "Your code printed a warning: odd"),
        ("ex1-shape", error("AssertionError", "No number."), "No number."),
        ("ex1", error("TypeError", "not so", ["Cell In[4], line 7\n"]), "stopped with TypeError in line 7: not so"),
        ("ex1", error(run.ENDED, "Python ended."), "Python ended."),
        ("ex1", error("NotImplementedError"), "still stands in your answer"),
    ],
)
def test_each_output_has_its_message(base, cell, output, part):
    found = described(base, {cell: output})["ex1"]
    assert part in found.message
    assert found.status == "graded"
    assert "ex2" in described(base, {cell: output})


def test_what_follows_from_the_answers_error_is_not_said_again(base):
    outputs = {
        "ex1": error("TypeError", "x"),
        "ex1-shape": error("NameError", "name 'n_p4' is not defined"),
        "ex1-count": error("NameError", "name 'n_p4' is not defined"),
    }
    assert described(base, outputs)["ex1"].message == "Your answer stopped with TypeError: x"


def test_what_follows_from_another_shape_is_not_said_again(base):
    wrong, follows = error("AssertionError", "`n_p4` is text."), error("ValueError", "invalid literal for int()")
    assert described(base, {"ex1-shape": wrong, "ex1-count": follows})["ex1"].message == "`n_p4` is text."
    other = described(base, {"ex1-shape": wrong, "ex1-count": error("AssertionError", "Counted twice.")})["ex1"]
    assert other.message == "`n_p4` is text.\nCounted twice."  # what a test could look at is told
    late = described(base, {"ex1-shape": wrong, "ex1-count": error(run.TOO_LONG, "It took too long.")})["ex1"]
    assert late.message.endswith("It took too long.")


@pytest.mark.parametrize("text", ["nan", "-1", "2.5", "inf", "'2'", "[2]", "", "True"])
def test_a_result_that_is_no_mark_earns_nothing(base, text):
    found = described(base, {"ex3-both": mark(text)})["ex3"]
    assert found.points == 0
    assert "no number in range" in found.message


@pytest.mark.parametrize(("text", "points"), [("0", 0), ("1.5", 1.5), ("2.0", 2)])
def test_a_result_in_range_is_the_mark(base, text, points):
    assert described(base, {"ex3-both": mark(text)})["ex3"].points == points


def test_an_empty_or_blank_answer_is_not_answered(base):
    failed = {"ex1-count": error("NameError", "name 'n_p4' is not defined")}
    for answer in ("", "# n_p4\n\nraise NotImplementedError()\n"):
        found = described(base, failed, demo.RIGHT | {"ex1": answer, "ex4": " "})
        assert (found["ex1"].status, found["ex1"].message) == ("not answered", messages.UNANSWERED)
        assert (found["ex4"].status, found["ex4"].points) == ("not answered", 0)


def test_a_persons_mark_counts(base):
    found = described(base, {}, marks={"ex4": 3.0, "ex1-count": None})
    assert (found["ex4"].points, found["ex4"].status) == (3, "graded")
    assert described(base, {}, marks={"ex4": None})["ex4"].points is None


def test_a_long_message_is_cut(base):
    assert len(described(base, {"ex1-count": error("AssertionError", "x" * 10_000)})["ex1"].message) < 700


def test_a_result_reads_back_and_a_damaged_one_is_a_sentence(tmp_path):
    one = results.ExerciseResult("ex1", "Zählen", None, 2.0, "a\nb", "waiting")
    two = results.ExerciseResult("ex2", "Left", 1.0, 5.0, "", "left out")
    result = results.Result.of("Zoë", demo.ID, (one, two), ("A problem.",))
    assert (result.score, result.max_score) == (0, 2)
    path = tmp_path / "a" / "b.json"
    results.write(path, result)
    assert results.read(path) == result
    assert results.read(tmp_path / "none.json") is None
    for text in ("{", "[]", "{}", '{"exercises": [{}], "problems": []}', '{"exercises": [], "problems": [], "x": 1}'):
        path.write_text(text)
        with pytest.raises(CourseError, match="is no result of the course"):
            results.read(path)


def test_files_and_folders_appear_whole_or_not_at_all(tmp_path):
    path = tmp_path / "x.txt"
    files.write(path, "one\n")
    with pytest.raises(UnicodeEncodeError):
        files.write(path, "two \ud800")
    assert path.read_text() == "one\n"
    folder = tmp_path / "folder"
    with files.new_folder(folder) as fresh:
        (fresh / "a").touch()
    with pytest.raises(KeyboardInterrupt), files.new_folder(folder) as fresh:
        (fresh / "b").touch()
        raise KeyboardInterrupt
    assert [p.name for p in folder.iterdir()] == ["a"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "x.txt"]
