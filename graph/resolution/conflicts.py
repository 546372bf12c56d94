"""Who can be joined where some contradict each other: an order-free answer.

Problem: A is like B and B like C, but A is surely not C; whoever comes first must not win.  Method: each thing has the
set of those that contradict it.  Things with the same set that is not empty are on the same side and may be joined;
what contradicts nobody may belong to either side and stays alone.  Advice: the answer hangs on the set of things alone,
never on their order.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)

_MOST_KINDS = 300
"""More kinds of things than this are not compared each with each: then one side holds things of one kind."""


def sides(
    things: Iterable[str],
    kind: Callable[[str], T],
    contradict: Callable[[T, T], bool],
    apart: Callable[[str], Iterable[str]],
) -> Mapping[str, frozenset[Hashable]] | None:
    """Thing → its side: what contradicts it, empty for what may be on either; None if nobody contradicts anybody.

    ``kind`` is what ``contradict`` looks at, false where there is nothing to look at; ``apart`` gives the things that
    are another thing than this one for other reasons.
    """
    members = sorted(set(things))
    kinds = {thing: kind(thing) for thing in members}
    distinct = list(dict.fromkeys(kinds.values()))
    if len(distinct) > _MOST_KINDS:
        return {
            thing: frozenset([("kind", one), *_others(thing, apart)]) if one else frozenset()
            for thing, one in kinds.items()
        }
    against = _against(distinct, contradict)
    there = set(members)
    found = {
        thing: frozenset([("kind", one) for one in against[kinds[thing]]])
        | frozenset(("thing", other) for other in apart(thing) if other in there and other != thing)
        for thing in members
    }
    return found if any(found.values()) else None


def _others(thing: str, apart: Callable[[str], Iterable[str]]) -> Iterable[Hashable]:
    return (("thing", other) for other in apart(thing) if other != thing)


def _against(distinct: Sequence[T], contradict: Callable[[T, T], bool]) -> dict[T, list[T]]:
    against: dict[T, list[T]] = {one: [] for one in distinct}
    for number, one in enumerate(distinct):
        for other in distinct[number + 1 :]:
            if contradict(one, other):
                against[one].append(other)
                against[other].append(one)
    return against
