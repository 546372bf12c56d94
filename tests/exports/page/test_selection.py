"""Which nodes are drawn first."""

from __future__ import annotations

from exports.page.selection import choose


def star(hub: int, leaves: range, strength: float = 1.0) -> list[tuple[int, int, float]]:
    return [(hub, leaf, strength) for leaf in leaves]


def test_all_linked_nodes_are_shown_if_there_is_room_and_unlinked_ones_wait() -> None:
    assert choose([1.0] * 5, [(0, 1, 1.0), (3, 1, 1.0)], 10) == [0, 1, 3]


def test_a_graph_without_links_shows_its_first_nodes() -> None:
    assert choose([1.0] * 5, [], 3) == [0, 1, 2]
    assert choose([], [], 3) == []


def test_a_large_hub_leaves_room_for_small_circles() -> None:
    """One hub with 60 leaves, three with 4: all hubs are there, each with all of its small circle."""
    links = [*star(0, range(10, 70)), *star(1, range(70, 74)), *star(2, range(74, 78)), *star(3, range(78, 82))]
    chosen = choose([1.0] * 82, links, 28)
    assert len(chosen) == 28
    assert set(chosen) >= {0, 1, 2, 3, *range(70, 82)}
    assert sum(10 <= node < 70 for node in chosen) == 12


def test_better_attested_neighbours_come_first_and_amounts_last() -> None:
    weights = [1.0] * 10 + [0.35]
    links = [*star(0, range(1, 10)), (0, 5, 3.0), (0, 10, 1.0)]
    assert choose(weights, links, 3) == [0, 1, 5]
    assert 10 not in choose(weights, links, 10)
    assert choose(weights, list(reversed(links)), 3) == [0, 1, 5]
