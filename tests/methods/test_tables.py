import json
import shutil

import pandas as pd
import pytest

from course.methods import tables


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(tables.DATA, tmp_path / "data")


def write(folder, fields, text):
    """Make a folder with one table "made"."""
    folder.mkdir(exist_ok=True)
    resource = {"name": "made", "path": "made.csv", "schema": {"fields": fields}}
    (folder / "datapackage.json").write_text(json.dumps({"resources": [resource]}), encoding="utf-8")
    (folder / "made.csv").write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.mark.parametrize(("name", "rows", "columns"), [("themes", 9, 3), ("extracts", 40, 7), ("participants", 6, 3)])
def test_shapes(name, rows, columns):
    assert tables.load(name).shape == (rows, columns)


NUMBERS = {
    ("integer", "int64"),
    ("integer", "Int64"),
    ("boolean", "bool"),
    ("boolean", "boolean"),
    ("number", "float64"),
}  # Int64 where a cell may be empty


def test_types_are_those_of_the_description():
    for name in tables.names():
        for column, dtype in tables.load(name).dtypes.items():
            kind = tables.describe(name).set_index("column").loc[column, "type"]
            text = str(pd.Series(["a"]).dtype)
            assert (kind, str(dtype)) in {("string", text), *NUMBERS}


def test_a_table_is_a_fresh_copy():
    mine = tables.load("participants")
    mine["years"] = 0
    assert tables.load("participants")["years"].sum() > 0


def test_unknown_table_lists_the_tables_and_the_nearest():
    with pytest.raises(
        ValueError, match=r'no table "Participant"\. Did you mean "participants"\? The tables are: themes, '
    ):
        tables.load("Participant")
    with pytest.raises(ValueError, match=r'no table "xyz"\. The tables are: themes, extracts, participants, '):
        tables.describe("xyz")
    with pytest.raises(ValueError, match=r"no table \"3\"\. The tables are"):
        tables.load(3)


DAMAGED = {
    "byte order mark": (lambda data: b"\xef\xbb\xbf" + data, "byte order mark"),
    "semicolons": (lambda data: data.replace(b",", b";"), "row 1: the columns stand between semicolons"),
    "column gone": (
        lambda data: b"\n".join(line.rsplit(b",", 1)[0] for line in data.split(b"\n")),
        'row 1: column "years" is missing',
    ),
    "column renamed": (
        lambda data: data.replace(b"years", b"year"),
        'row 1: column "years" is missing and column "year" does not belong there',
    ),
    "column twice": (
        lambda data: data.replace(b"role,years", b"role,years,role"),
        "row 1: a column stands there twice",
    ),
    "words for a number": (
        lambda data: data.replace(b",18", b",eighteen"),
        'row 4, column "years": "eighteen" where a whole',
    ),
    "a fraction": (
        lambda data: data.replace(b",18", b",18.0"),
        'row 4, column "years": "18.0" where a whole number belongs',
    ),
    "an underscore": (
        lambda data: data.replace(b",18", b",1_8"),
        'row 4, column "years": "1_8" where a whole number belongs',
    ),
    "a number too large": (lambda data: data.replace(b",18", b"," + b"9" * 30), 'row 4, column "years"'),
    "no number": (lambda data: data.replace(b",18", b","), 'row 4, column "years": an empty cell where a whole number'),
    "no text": (
        lambda data: data.replace(b"P2,Charity data analyst", b"P2,"),
        'row 3, column "role": an empty cell where text',
    ),
    "a comma too many": (
        lambda data: data.replace(b"P2,Charity", b"P2,Charity,"),
        "row 3: 4 cells where the header has 3",
    ),
    "a cell gone": (lambda data: data.replace(b"P2,", b""), "row 3: 2 cells where the header has 3"),
    "other encoding": (lambda data: data.replace(b"Charity", b"Charit\xe9"), "row 3: the text is not UTF-8"),
    "an open quotation mark": (lambda data: data.replace(b"Charity", b'"Charity'), "row 3"),
    "nothing left": (lambda data: b"", 'column "participant", "role", "years" is missing'),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_is_named_with_row_and_remedy(folder, damage):
    change, message = DAMAGED[damage]
    path = folder / "participants.csv"
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(ValueError) as error:
        tables.load("participants", folder)
    said = str(error.value)
    assert str(path) in said and "git checkout course/data/participants.csv" in said and said.endswith(".")
    assert message in said or damage == "an open quotation mark"


def test_a_row_after_a_cell_of_two_lines_has_its_line_in_the_file(tmp_path):
    fields = [{"name": "a", "type": "string"}, {"name": "b", "type": "integer"}]
    folder = write(tmp_path, fields, 'a,b\n"one\ntwo",1\nthree,x\n')
    with pytest.raises(ValueError, match='row 4, column "b"'):
        tables.load("made", folder)


@pytest.mark.parametrize("lost", ["participants.csv", "datapackage.json"])
def test_a_lost_file_is_named(folder, lost):
    (folder / lost).unlink()
    with pytest.raises(ValueError, match=f"{lost} is missing. Get it back with"):
        tables.load("participants", folder)


@pytest.mark.parametrize("text", ["{", "[]", "{}"])
def test_a_damaged_description_is_named(folder, text):
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"datapackage.json .*git checkout"):
        tables.names(folder)


def test_columns_in_another_order_and_windows_line_ends_are_read(folder):
    path = folder / "participants.csv"
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_bytes("\r\n".join(",".join(reversed(row)) for row in rows).encode())
    pd.testing.assert_frame_equal(tables.load("participants", folder), tables.load("participants"))


def test_every_type_with_and_without_empty_cells(tmp_path):
    kinds = ["string", "integer", "number", "boolean", "date"]
    needed = [{"name": kind, "type": kind, "constraints": {"required": True}} for kind in kinds]
    folder = write(tmp_path, needed, "string,integer,number,boolean,date\nNA,7,-0.5,true,2024-05-31\n")
    full = tables.load("made", folder)
    assert [str(dtype) for dtype in full.dtypes[1:]] == ["int64", "float64", "bool", "datetime64[s]"]
    assert full.loc[0].tolist() == ["NA", 7, -0.5, True, pd.Timestamp("2024-05-31")]
    free = [{"name": kind, "type": kind} for kind in kinds]
    folder = write(tmp_path, free, "string,integer,number,boolean,date\n,,,,\nb,2,3,False,2024-01-01\n")
    gaps = tables.load("made", folder)
    assert gaps.loc[0].isna().all()
    assert [str(dtype) for dtype in gaps.dtypes[1:]] == ["Int64", "float64", "boolean", "datetime64[s]"]


@pytest.mark.parametrize(
    ("kind", "cell", "wanted"),
    [
        ("number", "3,5", "a number"),
        ("number", "nan", "a number"),
        ("number", "inf", "a number"),
        ("boolean", "yes", "true or false"),
        ("date", "31/05/2024", "a date such as 2024-05-31"),
        ("date", "2024-02-30", "a date such as 2024-05-31"),
    ],
)
def test_what_is_no_such_value(tmp_path, kind, cell, wanted):
    folder = write(tmp_path, [{"name": "a", "type": kind}], f'a\n"{cell}"\n')
    with pytest.raises(ValueError, match=f'row 2, column "a": "{cell}" where {wanted} belongs'):
        tables.load("made", folder)


def test_describe_has_a_row_for_each_column():
    for name in tables.names():
        description = tables.describe(name)
        assert list(description.columns) == ["column", "type", "unit", "description"]
        assert description["column"].tolist() == list(tables.load(name).columns)
        assert description["unit"].map(type).eq(str).all()
