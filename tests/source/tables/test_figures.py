from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from source.model import Comparator
from source.tables.figures import Figure, read_figure, read_year


@pytest.mark.parametrize(
    ("cell", "unit", "value", "comparator"),
    [
        ("12", "", "12", Comparator.EXACTLY),
        ("1,200", "", "1200", Comparator.EXACTLY),
        ("1 234 567", "", "1234567", Comparator.EXACTLY),
        ("１２．５％", "%", "12.5", Comparator.EXACTLY),
        ("12.5%", "%", "12.5", Comparator.EXACTLY),
        ("-3.2", "%", "-3.2", Comparator.EXACTLY),
        ("−3.2", "%", "-3.2", Comparator.EXACTLY),
        ("约30", "", "30", Comparator.ABOUT),
        ("about 30", "", "30", Comparator.ABOUT),
        ("Nearly 1,000", "", "1000", Comparator.ABOUT),
        (">50", "", "50", Comparator.MORE_THAN),
        ("50+", "", "50", Comparator.MORE_THAN),
        ("30余家", "", "30", Comparator.MORE_THAN),
        ("30余万元", "CNY", "300000", Comparator.MORE_THAN),
        ("超过1.2亿元", "CNY", "120000000", Comparator.MORE_THAN),
        ("不少于20", "", "20", Comparator.AT_LEAST),
        ("≥ 20", "", "20", Comparator.AT_LEAST),
        ("20项以上", "", "20", Comparator.AT_LEAST),
        ("3.2亿", "CNY", "320000000", Comparator.EXACTLY),
        ("2.5 million", "USD", "2500000", Comparator.EXACTLY),
        ("$3", "USD", "3", Comparator.EXACTLY),
        ("¥1,200", "CNY", "1200", Comparator.EXACTLY),
        ("三百二十", "", "320", Comparator.EXACTLY),
        ("12家", "", "12", Comparator.EXACTLY),
    ],
)
def test_numbers_as_people_write_them(cell: str, unit: str, value: str, comparator: Comparator) -> None:
    scaled = any(scale in cell for scale in ("万", "亿", "million"))
    assert read_figure(cell, unit) == Figure(Decimal(value), None, comparator, scaled)


@pytest.mark.parametrize("cell", ["10-20", "10–20", "10~20", "10 至 20", "10 to 20"])
def test_a_range(cell: str) -> None:
    assert read_figure(cell) == Figure(Decimal(10), Decimal(20), Comparator.BETWEEN)


@pytest.mark.parametrize(
    ("cell", "unit"),
    [
        *(
            (cell, "")
            for cell in ("", "see note", "12¹", "12 (1)", "12*", "1,5", "1.234,5", "12,34", "20-10", "2019-06-18")
        ),
        *((cell, "") for cell in ("12%", "$3", "3元", "12 May", "1e5", "NaN", "Infinity", "=1+1", "+", "0x10", "若干")),
        *(("¥3", "USD"), ("12%", "CNY")),
    ],
)
def test_what_is_no_such_number_is_not_guessed(cell: str, unit: str) -> None:
    assert read_figure(cell, unit) is None


@given(st.text(max_size=40))
def test_any_text_gives_a_number_or_none(cell: str) -> None:
    found = read_figure(cell, "%")
    assert found is None or found.value.is_finite()


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        *((cell, 2019) for cell in ("2019", "2019年", "2019-06-18", "June 2019", "２０１９", "2019/20")),
        *((cell, None) for cell in ("2019-2021", "19", "", "12019")),
    ],
)
def test_years(cell: str, year: int | None) -> None:
    assert read_year(cell) == year
