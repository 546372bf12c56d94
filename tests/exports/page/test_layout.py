"""Places of the first nodes: apart, linked ones near, the same at every call."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.page.labels import box
from exports.page.layout import Box, place
from exports.page.packing import pack

LABEL = box(("Linpu Academician", "Workstation"), 0)


def rectangles(boxes: list[Box], places: list[tuple[int, int]]) -> list[tuple[float, float, float, float]]:
    return [
        (x - one.full_width / 2, y - one.radius, x + one.full_width / 2, y + one.radius + one.height)
        for one, (x, y) in zip(boxes, places, strict=True)
    ]


def overlaps(found: list[tuple[float, float, float, float]]) -> int:
    return sum(
        p[0] < q[2] - 0.01 and q[0] < p[2] - 0.01 and p[1] < q[3] - 0.01 and q[1] < p[3] - 0.01
        for p, q in combinations(found, 2)
    )


def test_nothing_gives_nothing_and_one_stands_in_the_middle() -> None:
    assert place([], []) == []
    assert place([LABEL], [(0, 0)]) == [(0, round(-LABEL.height / 2))]


def test_a_pair_and_a_lonely_node() -> None:
    places = place([LABEL] * 3, [(0, 1), (1, 0), (2, 2)])
    assert len(set(places)) == 3
    assert math.dist(places[0], places[1]) < 200
    assert overlaps(rectangles([LABEL] * 3, places)) == 0


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 60), st.lists(st.tuples(st.integers(0, 59), st.integers(0, 59)), max_size=120))
def test_no_label_covers_another_whatever_the_links(count: int, pairs: list[tuple[int, int]]) -> None:
    boxes = [box(("A label of some length",) * (1 + node % 3), node % 4) for node in range(count)]
    links = [(a % count, b % count) for a, b in pairs]
    places = place(boxes, links)
    assert len(places) == count
    assert overlaps(rectangles(boxes, places)) == 0
    assert place(boxes, list(reversed(links)) + [(b, a) for a, b in links]) == places


def test_two_circles_are_drawn_as_two_circles() -> None:
    """Each hub with its leaves: every leaf is nearer to its own hub than to the other."""
    links = [(0, 1), *((0, leaf) for leaf in range(2, 14)), *((1, leaf) for leaf in range(14, 26))]
    places = place([LABEL] * 26, links)
    own = [math.dist(places[0], places[leaf]) < math.dist(places[1], places[leaf]) for leaf in range(2, 26)]
    assert own == [True] * 12 + [False] * 12


@pytest.mark.parametrize("count", [150, 320])
def test_many_nodes_find_places_in_a_landscape_sheet(count: int) -> None:
    boxes = [LABEL] * count
    places = place(boxes, [(node, node // 3) for node in range(1, count)])
    found = rectangles(boxes, places)
    wide = max(one[2] for one in found) - min(one[0] for one in found)
    high = max(one[3] for one in found) - min(one[1] for one in found)
    assert 1.0 < wide / high < 2.2
    assert overlaps(found) <= (0 if count <= 300 else 60)  # above 300 the layout is fast rather than tidy


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.floats(1, 900), st.floats(1, 700)), min_size=1, max_size=25))
def test_packed_rectangles_do_not_overlap(sizes: list[tuple[float, float]]) -> None:
    spots = pack(sizes)
    found = [(x, y, x + wide, y + high) for (x, y), (wide, high) in zip(spots, sizes, strict=True)]
    assert len(found) == len(sizes)
    assert overlaps(found) == 0
