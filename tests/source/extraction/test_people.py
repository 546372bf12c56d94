"""Chinese personal names in pinyin."""

from __future__ import annotations

import pytest

from source.extraction.people import SURNAMES, is_person_name

PEOPLE = [
    "Shi Yang",
    "Wang Jiwu",
    "Li Ming",
    "Ouyang Zhiyuan",
    "Zhuge Liang",
    "Lyu Wei",
    "Xi Xiao Bo",
    "Chen Lü",
    "Ma Xi'an",
    "Zhao Li-na",
]
OTHERS = [
    "Shi",
    "Zhejiang Province",
    "Wang Hangzhou",
    "Li Robotics",
    "Chen TV",
    "Long March",
    "Tang Dynasty",
    "Song City",
    "He Said",
    "li ming",
    "Li ming",
    "Wei Xing Tong Xun",
    "Ping An Insurance",
    "Smith John",
    "Gao Xin Park",
]


@pytest.mark.parametrize("name", PEOPLE)
def test_persons(name: str) -> None:
    assert is_person_name(name.split(), {"Hangzhou"})


@pytest.mark.parametrize("name", OTHERS)
def test_no_persons(name: str) -> None:
    assert not is_person_name(name.split(), {"Hangzhou"})


def test_place_words_are_no_given_names() -> None:
    assert is_person_name(["Wang", "Nanjing"], frozenset())
    assert not is_person_name(["Wang", "Nanjing"], {"Nanjing"})


def test_surnames_are_single_capitalised_words() -> None:
    assert len(SURNAMES) > 150
    assert all(name.isalpha() and name[0].isupper() and name[1:].islower() for name in SURNAMES)
