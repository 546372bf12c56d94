"""Which nodes are drawn first: those that tell most, with a voice for every corner of the graph."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

FIRST = 85
"""Nodes drawn at the start.  On a screen of 1280 × 800 seven eighths of 70 as of 85 nodes of the bundled graph
are named in letters that can be read; of 100, three quarters."""
LIGHT = 0.35
"""Weight of what describes its holder alone (groups, amounts, topics) against a named thing."""


def choose(weights: Sequence[float], links: Sequence[tuple[int, int, float]], most: int = FIRST) -> list[int]:
    """Choose at most ``most`` nodes to show first, as sorted indices.

    ``weights`` rate each node by what it is; ``links`` are (node, node, strength).  Hubs that are no neighbours of one
    another open a circle each, so that a community is not crowded out by the largest hub; then every circle takes its
    next best neighbour in turn.  Unlinked nodes come last.
    """
    near: list[list[tuple[int, float]]] = [[] for _ in weights]
    for a, b, strength in links:
        near[a].append((b, strength))
        near[b].append((a, strength))
    scores = [
        weight * sum(strength * weights[other] for other, strength in near[node]) for node, weight in enumerate(weights)
    ]
    best = sorted((node for node in range(len(weights)) if near[node]), key=lambda node: (-scores[node], node))
    if len(best) <= most:
        lonely = [] if best else list(range(len(weights)))
        return sorted([*best, *lonely[:most]])
    hubs = _hubs(best, near, max(1, most // 7))
    chosen = set(hubs)
    circles = deque(
        iter(sorted((other for other, _ in near[hub]), key=lambda node: (-scores[node], node))) for hub in hubs
    )
    while circles and len(chosen) < most:
        circle = circles.popleft()
        following = next((node for node in circle if node not in chosen), None)
        if following is not None:
            chosen.add(following)
            circles.append(circle)
    chosen.update([node for node in best if node not in chosen][: most - len(chosen)])
    return sorted(chosen)


def _hubs(best: Sequence[int], near: Sequence[Sequence[tuple[int, float]]], most: int) -> list[int]:
    """The best nodes of which no two are neighbours."""
    hubs: list[int] = []
    taken: set[int] = set()
    for node in best:
        if node not in taken:
            hubs.append(node)
            taken.add(node)
            taken.update(other for other, _ in near[node])
        if len(hubs) == most:
            break
    return hubs
