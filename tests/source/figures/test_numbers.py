"""Numerals: what is one, what is none, and that a written one is read back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from source.figures.chinese import parse_chinese_number
from source.figures.numbers import Form, Number, find_numbers, lowered, parse_number

STEADY = settings(deadline=None, derandomize=True, max_examples=300)

VALUES = [
    ("12", "12"),
    ("1,234", "1234"),
    ("1,234,567.5", "1234567.5"),
    ("23.97", "23.97"),
    ("2.10", "2.1"),
    ("five", "5"),
    ("twenty-three", "23"),
    ("ninety nine", "99"),
    ("a dozen", "12"),
    ("half a dozen", "6"),
    ("two dozen", "24"),
    ("two hundred", "200"),
    ("a hundred and one", "101"),
    ("two hundred and five thousand", "205000"),
    ("one million five hundred thousand", "1500000"),
    ("10 million", "10000000"),
    ("10-million", "10000000"),
    ("1.2 billion", "1200000000"),
    ("3 trln", "3000000000000"),
    ("143 billion 650 million", "143650000000"),
    ("one and a half", "1.5"),
    ("three quarters", "0.75"),
    ("one-eighth", "0.125"),
    ("14th", "14"),
    ("twenty-first", "21"),
    ("Third", "3"),
]
NONE = [
    ("no number", "the park"),
    ("glued to a letter", "COVID-19 and G60"),
    ("a clock", "at 14:48"),
    ("a section", "see 1.2.3"),
    ("a telephone number", "01234"),
    ("broken thousands", "1,23"),
    ("around the clock", "24/7"),
    ("an address", "a@12 #12"),
    ("a half year", "half a year"),
    ("the first half", "second-half results"),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_value(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)
    assert str(parse_number(text)) == value


@pytest.mark.parametrize(("why", "text"), NONE)
def test_no_number(why: str, text: str) -> None:
    assert [number for number in find_numbers(text) if number.form is not Form.ORDINAL] == [], why


def test_forms_and_places() -> None:
    text = "The third park, a third of which houses 12 labs, drew hundreds of firms."
    assert find_numbers(text) == [
        Number(4, 9, Decimal(3), Form.ORDINAL),
        Number(16, 23, Decimal(1) / 3, Form.FRACTION),
        Number(40, 42, Decimal(12), Form.CARDINAL),
        Number(54, 65, None, Form.VAGUE),
    ]


def test_two_numbers_are_not_one() -> None:
    assert parse_number("12 and 30") is None
    assert [number.value for number in find_numbers("five and seven labs")] == [5, 7]
    assert [number.value for number in find_numbers("two three-star hotels")] == [2, 3]


def test_lower_case_keeps_places() -> None:
    text = "\u0130stanbul Park"
    assert len(text.lower()) != len(text)
    assert len(lowered(text)) == len(text)


@STEADY
@given(st.integers(min_value=0, max_value=10**12))
def test_digits_are_read_back(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number


@STEADY
@given(st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from([("million", 10**6), ("billion", 10**9)]))
def test_scales_are_read_back(number: Decimal, scale: tuple[str, int]) -> None:
    assert parse_number(f"{number} {scale[0]}") == number * scale[1]


@STEADY
@given(st.text())
def test_any_text(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert (number.value is None) == (number.form is Form.VAGUE)
        end = number.end


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1.2亿", 120000000),
        ("3万亿", 3 * 10**12),
        ("十二", 12),
        ("二十", 20),
        ("三百二十", 320),
        ("三千零五", 3005),
        ("两万五千", 25000),
        ("一亿三千万", 130000000),
        ("万", 10000),
    ],
)
def test_chinese(text: str, value: int) -> None:
    assert parse_chinese_number(text) == value


@pytest.mark.parametrize("text", ["", "家", "12家", "二三", "12 "])
def test_not_wholly_chinese_number(text: str) -> None:
    assert parse_chinese_number(text) is None
