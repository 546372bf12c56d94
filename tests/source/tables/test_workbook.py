from __future__ import annotations

from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from source.tables.rendering import read_table
from source.tables.rows import TableError
from source.tables.workbook import read_workbook
from tests.source.tables.workbooks import HOSTILE, PLAIN, changed, sheet, workbook

MAPPING = b"""
[subject]
column = "Name"
class = "Laboratory"
[[columns]]
column = "City"
relation = "locatedIn"
class = "City"
"""


def rows(data: bytes) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    return {one.name: list(one.rows) for one in read_workbook(data, ".xlsx")}


def test_values_are_shown_as_people_write_them() -> None:
    def percent(book: Workbook) -> None:
        book["Labs"]["A2"].number_format = "0.0%"

    cells = [0.125, 0.1 + 0.2, 12, 1e15, 1e20, True, date(2019, 6, 18), datetime(2019, 6, 18, 9, 30), time(9, 30)]
    data = workbook({"Labs": [["Head"], [*cells, " two\nlines ", "a | b", "#N/A", None]]}, percent)
    (_, second) = rows(data)["Labs"]
    assert second == (
        2,
        (
            *("12.5%", "0.3", "12", "1000000000000000", "100000000000000000000", "TRUE", "2019-06-18"),
            *("2019-06-18 09:30:00", "09:30:00", "two lines", "a ¦ b", "#N/A"),
        ),
    )


def test_empty_rows_and_sheets() -> None:
    def hide(book: Workbook) -> None:
        book["Notes"].sheet_state = "hidden"
        book["Deep"].sheet_state = "veryHidden"

    data = workbook({"Labs": [["Name"], [], [None], ["Quay"]], "Notes": [["x"]], "Deep": [["y"]]}, hide)
    assert [(one.name, one.visible) for one in read_workbook(data, ".xlsx")] == [
        ("Labs", True),
        ("Notes", False),
        ("Deep", False),
    ]
    assert rows(data) == {"Labs": [(1, ("Name",)), (4, ("Quay",))], "Notes": [(1, ("x",))], "Deep": [(1, ("y",))]}


def test_merged_cells_have_their_value_once() -> None:
    data = workbook(
        {"Labs": [["City", "Name"], ["Huzhou", "Quay"], [None, "Reed"]]}, lambda b: b["Labs"].merge_cells("A2:A3")
    )
    assert rows(data)["Labs"][1:] == [(2, ("Huzhou", "Quay")), (3, ("", "Reed"))]


def test_the_cached_value_of_a_formula_counts_and_links_are_left_alone() -> None:
    data = sheet(b'<row r="1"><c r="A1"><f>[1]Other!A1+HYPERLINK("file:///etc/passwd")</f><v>7</v></c></row>')
    data = changed(data, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})
    assert rows(data) == {"Labs": [(1, ("7",))]}


def test_control_characters_and_halves_of_characters_are_dropped() -> None:
    data = sheet(b'<row r="1"><c r="A1" t="inlineStr"><is><t>a_x0007_b_xD800_c</t></is></c></row>')
    ((_, (cell,)),) = rows(data)["Labs"]
    cell.encode("utf-8")
    assert "\x07" not in cell


def test_a_false_size_and_far_rows_cost_nothing() -> None:
    data = sheet(b'<row r="1"><c r="A1"><v>1</v></c></row><row r="150000"><c r="A150000"><v>2</v></c></row>')
    assert rows(data) == {"Labs": [(1, ("1",)), (150_000, ("2",))]}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_cannot_be_read_says_why(kind: str) -> None:
    data, reason = HOSTILE[kind]
    with pytest.raises(TableError) as caught:
        read_table(data, ".xlsx", MAPPING, "t.map.toml")
    assert str(caught.value).startswith(reason)


def test_a_plain_one_is_read() -> None:
    draft = read_table(PLAIN, ".xlsx", MAPPING, "labs.map.toml")
    assert draft.text == "labs\n\nLabs\nName | City\nQuay | Huzhou"
