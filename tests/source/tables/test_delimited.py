from __future__ import annotations

import codecs

import pytest

from source.reading.encoding import UndecodableError
from source.tables.delimited import read_delimited
from source.tables.rows import COLUMNS, TableError, letters

ROWS = [(1, ("名称", "City")), (2, ("Quay, the", "湖州")), (4, ("Reed", "", "x"))]


def read(data: bytes, suffix: str = ".csv") -> list[tuple[int, tuple[str, ...]]]:
    (sheet,) = read_delimited(data, suffix)
    assert (sheet.name, sheet.visible) == ("", True)
    return list(sheet.rows)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_signs_encodings_and_line_ends(sign: str, codec: str, newline: str) -> None:
    lines = [f"名称{sign}City", f'"Quay, the"{sign}湖州', sign, f"Reed{sign}{sign}x", ""]
    assert read(newline.join(lines).encode(codec)) == ROWS


def test_a_tsv_is_parted_by_tabs_alone() -> None:
    assert read(b"a,b\tc\n1,2\t3\n", ".tsv") == [(1, ("a,b", "c")), (2, ("1,2", "3"))]


def test_one_column_is_a_table_too() -> None:
    assert read(b"Name\nQuay\n") == [(1, ("Name",)), (2, ("Quay",))]


def test_cells_are_single_lines_without_bars() -> None:
    assert read(b'a,b\n"two\n lines",one | two\n') == [(1, ("a", "b")), (2, ("two lines", "one ¦ two"))]


def test_a_long_sheet_is_read_row_by_row() -> None:
    data = b"a,b\n" + b"1,2\n" * 100_000
    assert sum(1 for _ in read_delimited(data, ".csv")[0].rows) == 100_001


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"a,b\n" * 200_001, "too many rows (more than 200,000)"),
        (b",".join(b"%d" % n for n in range(10_000)), "too many columns (10,000 in row 1; at most 500)"),
        (b"a,b\n1," + b"x" * 60_000, "a cell of more than 50,000 characters in row 2"),
        (b"a,b\n1," + b"x" * 1_000_000, "row 2 cannot be read (field larger than field limit (131072))"),
        (b'a,b\n1,"' + b"x\n" * 100_000, "row 2 cannot be read (field larger than field limit (131072))"),
        ((b"a," + b"y" * 49_000 + b"\n") * 1_100, "too much text (more than 50 million characters)"),
    ],
)
def test_limits(data: bytes, reason: str) -> None:
    with pytest.raises(TableError) as caught:
        read(data)
    assert str(caught.value) == reason


@pytest.mark.parametrize("data", [b"a,b\0\n", b"caf\xe9,b\xff\n", codecs.BOM_UTF16_LE + b"a"])
def test_what_is_no_text_is_told(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        read(data)


def test_letters() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    assert COLUMNS == 500
