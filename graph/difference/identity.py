"""What counts as one thing on both sides of a comparison.

Problem: a thing's IRI changes when names are joined, and what hangs on one article (people, descriptions, groups,
amounts) gets another IRI whenever a word of that article changes; none of this is news about the thing.  Method: an
IRI and its canonical one are the same on either side; a changed article's id is read as the new one; groups and amounts
are told by what they count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.difference.snapshot import Snapshot
from graph.difference.values import Source

Pair = tuple[str, str]


def paired(old: Snapshot, new: Snapshot) -> list[tuple[Source, Source]]:
    """Articles of one address, or of one file name where that is unique, whose text is another; sorted."""
    gone = [one for iri, one in sorted(old.sources.items()) if iri not in new.sources]
    come = [one for iri, one in sorted(new.sources.items()) if iri not in old.sources]
    found: list[tuple[Source, Source]] = []
    for sides in (
        (_unique((one.url, one) for one in gone), _unique((one.url, one) for one in come)),
        (
            _unique((old.origins.get(one.iri, ""), one) for one in gone),
            _unique((new.origins.get(one.iri, ""), one) for one in come),
        ),
    ):
        taken = {one.iri for pair in found for one in pair}
        both = ((sides[0][key], sides[1][key]) for key in sorted(sides[0].keys() & sides[1].keys()))
        found.extend(pair for pair in both if taken.isdisjoint(one.iri for one in pair))
    return sorted(found)


def _unique(keyed: Iterable[tuple[str, Source]]) -> dict[str, Source]:
    """Key → source, for the keys that one source alone has."""
    found: dict[str, list[Source]] = {}
    for key, one in keyed:
        if key:
            found.setdefault(key, []).append(one)
    return {key: ones[0] for key, ones in found.items() if len(ones) == 1}


class Side:
    """The IRIs of one graph as the comparison takes them."""

    def __init__(self, snapshot: Snapshot, renewed: Mapping[str, str]) -> None:
        """``renewed``: local name of a changed article → that of its new text, for the old side."""
        self._counted = snapshot.counted
        self._renewed = renewed
        self.same = [(self.own(one), self.own(other)) for one, other in snapshot.same]
        self.classes = Classes(self.same)
        self.canonical = {self.own(other): other for _, other in snapshot.same}
        ends = {end for claim in snapshot.claims.values() for end in (claim.subject, claim.object)}
        ends.update(end for pair in snapshot.same for end in pair)
        self.known = {self.own(iri): iri for iri in sorted(ends) if iri not in self._counted}
        """What the graph speaks of, groups and amounts apart: as the comparison takes it → its own IRI."""

    def own(self, iri: str) -> str:
        """The IRI with a changed article's id as that of the new text."""
        start, mark, article = iri.rpartition("--")
        return f"{start}--{self._renewed[article]}" if mark and article in self._renewed else iri

    def is_counted(self, iri: str) -> bool:
        """Whether it is a group or an amount."""
        return iri in self._counted

    def key(self, iri: str, classes: Classes) -> str:
        """What is equal for the same thing on both sides."""
        return self._counted.get(iri) or classes.first(self.own(iri))


class Classes:
    """Things that are the same: joined pairs, told by the smallest IRI among them."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._above: dict[str, str] = {}
        for one, other in pairs:
            first, second = self.first(one), self.first(other)
            if first != second:
                self._above[max(first, second)] = min(first, second)

    def first(self, iri: str) -> str:
        """The smallest IRI of what is the same."""
        above = self._above
        while iri in above:
            iri = above[iri]
        return iri

    def members(self) -> Iterator[list[str]]:
        """The joined things, each with all its IRIs, sorted."""
        found: dict[str, list[str]] = {}
        for iri in sorted({*self._above, *self._above.values()}):
            found.setdefault(self.first(iri), []).append(iri)
        yield from found.values()
