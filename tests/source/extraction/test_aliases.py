"""Other names that an article gives to a thing, and brackets that give none."""

from __future__ import annotations

import pytest

from source.model import Entity
from tests.source.extraction.conftest import Read
from tests.source.extraction.rendering import statements

NAMED = [
    ("The Jiaxing Institute of Robots (JIR) opened. JIR has 40 engineers.", ["Jiaxing Institute of Robots = JIR"]),
    ("The Jiaxing Institute of Robots (嘉兴机器人研究院) opened.", ["Jiaxing Institute of Robots = 嘉兴机器人研究院"]),
    (
        "East Lake High-tech Zone (Optics Valley) grew. Optics Valley is in Wuhan.",
        ["East Lake High-tech Zone = Optics Valley", "Wuhan"],
    ),
    ("East Lake High-tech Zone, also known as Optics Valley, grew.", ["East Lake High-tech Zone = Optics Valley"]),
    (
        "East Lake High-tech Zone, hereinafter referred to as the EHZ, grew. The EHZ is in Wuhan.",
        ["East Lake High-tech Zone = EHZ", "Wuhan"],
    ),
    (
        "Jiaxing Robot Lab, dubbed Silver Reed, opened. Silver Reed grew.",
        ["Jiaxing Robot Lab = Silver Reed"],
    ),
    (
        "JIR, short for the Jiaxing Institute of Robots, opened. JIR has 40 engineers.",
        ["Jiaxing Institute of Robots = JIR"],
    ),
    ("JIR stands for the Jiaxing Institute of Robots.", ["Jiaxing Institute of Robots = JIR"]),
    (
        "The Ningbo Marine Institute of Peking University (NMIP) opened. NMIP won.",
        ["Ningbo Marine Institute of Peking University = NMIP"],
    ),
    (
        "Wei Lan heads the Tidal Research Institute of Haining University (海宁大学潮汐研究所).",
        ["Haining University", "Tidal Research Institute", "Wei Lan"],
    ),
    ("The Nanhu Laboratory (in Jiaxing) opened.", ["Nanhu Laboratory", "Jiaxing"]),
    ("The Nanhu Laboratory (2019) opened.", ["Nanhu Laboratory"]),
    ("Tsinghua University (Beijing) grew.", ["Tsinghua University", "Beijing"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_other_names(text: str, expected: list[str], read: Read) -> None:
    found = {f.subject for f in read(text).facts if isinstance(f.subject, Entity)}
    assert sorted(" = ".join((e.name, *e.aliases)) for e in found) == sorted(expected)


def test_a_statement_about_the_abbreviation_is_about_the_thing(read: Read) -> None:
    reading = read("The Moganshan Map Institute (MMI) opened in 2019.\nMMI has trained 300 engineers.")
    assert statements(reading) == ["Moganshan Map Institute -cultivated-> (Exactly 300 Person)"]


def test_a_bracket_says_something_of_the_name_before_it(read: Read) -> None:
    reading = read("The Lin Boda (an academician of the Chinese Academy of Sciences) Academician Workstation opened.")
    assert statements(reading) == [
        "Lin Boda -memberOf-> Chinese Academy of Sciences",
        "Lin Boda Academician Workstation -namedAfter-> Lin Boda",
    ]
