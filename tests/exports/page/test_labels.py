"""Labels as the drawing shows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.page.labels import LINES, WIDTH, box, lines, size_step, units


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Linpu", ("Linpu",)),
        (
            "Linpu New Material Company Academician Workstation",
            ("Linpu New Material", "Company Academician", "Workstation"),
        ),
        ("临浦区科学技术局院士工作站", ("临浦区科学技术局院士", "工作站")),
        ("", ("?",)),
        ("\x00\u202e\u2066", ("?",)),
        ("a\nb\tc\x00d", ("a b c d",)),
        ("one " * 40, ("one one one one one", "one one one one one", "one one one one one…")),
        ("x" * 90, ("x" * 20, "x" * 20, "x" * 19 + "…")),
    ],
)
def test_lines(label: str, shown: tuple[str, ...]) -> None:
    assert lines(label) == shown


@given(st.text(max_size=300))
def test_lines_are_few_and_short(label: str) -> None:
    found = lines(label)
    assert 1 <= len(found) <= LINES
    assert all(units(line) <= WIDTH + 1 for line in found)
    assert not any("\u202a" <= letter <= "\u202e" or letter < " " for line in found for letter in line)


def test_size_steps() -> None:
    assert [size_step(links) for links in (0, 2, 3, 6, 7, 15, 16, 900)] == [0, 0, 1, 1, 2, 2, 3, 3]


def test_the_room_grows_with_lines_and_step() -> None:
    small, large = box(("Linpu",), 0), box(("Linpu", "District"), 3)
    assert (small.radius, large.radius) == (8.0, 20.0)
    assert small.full_width < large.full_width
    assert small.full_height < large.full_height
