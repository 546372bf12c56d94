"""What to show of a graph that is too large to be shown whole: the most connected things, or all around some of them.

Problem: the claims of ten thousand articles fill no page, and asking the store for each takes long.  Method: one sweep
over the graph's TriG file keeps its statements alone, as numbers; things are taken from them until a page is full; a
second sweep (``graph.network.view_of``) takes what is chosen.  Classes and topics are shown with what they belong to:
they make nothing more connected, and no way leads through them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from graph.foreign import ALT_LABEL, LABEL, OBJECT, PREDICATE, SUBJECT, TYPE
from graph.store import read_file
from graph.views import Size
from ontology import terms as cor

MOST_CLAIMS = 75_000
MOST_THINGS = 20_000
"""What a page can hold and still be quick: a graph with more of either is looked at in part.  At this size the page has
some 6 MB, opens in 3 s, and a browser needs 60 MB for it (measured with 20,000 things in 50,000 statements)."""
SET_APART = ("group", "amount", "concept")
"""Families of what hangs on the thing that it is said of."""
_NO_WAY = ("concept", None)
"""Families that no way leads through: topics, and what the vocabulary holds."""
_CLAIMS_EACH = 10
"""Claims of one statement that are shown where there is no room for all: enough to see that many articles make it."""
_HANGING, _SHARE = 2, 1_000
"""What hangs on one thing takes as many places as the first of these, or one in so many of all places."""
_CLASS = -1
"""Stands for the other end where a statement says that a thing is of a class."""
_WANTED = frozenset({SUBJECT, PREDICATE, OBJECT, cor.AMOUNT, LABEL, ALT_LABEL})


def is_large(size: Size) -> bool:
    """Whether a graph of this size is looked at in part."""
    return size.claims > MOST_CLAIMS or size.things > MOST_THINGS


def family(iri: str, base: str) -> str | None:
    """The family of an IRI that a build minted; None for any other."""
    return iri[len(base) :].partition("/")[0] if iri.startswith(base) else None


@dataclass(frozen=True, slots=True)
class Chosen:
    """What to show of a graph."""

    things: frozenset[str]
    """Their IRIs; shown is what is stated of them with each other."""
    kept: frozenset[str]
    """These and the sums of money that statements are about."""
    claims_each: int
    """Claims of one statement that are shown."""
    reached: int
    """How many things there would have been without the limits of a page."""
    whole: Size

    def wants(self) -> Callable[[Mapping[str, Sequence[str]]], bool]:
        """Tells of one claim after the other, by what is said of it, whether it is shown."""
        shown: Counter[tuple[str, str, str]] = Counter()

        def wanted(said: Mapping[str, Sequence[str]]) -> bool:
            statement = said[SUBJECT][0], said[PREDICATE][0], said[OBJECT][0]
            ends = statement[:1] if statement[1] == TYPE else (statement[0], statement[2])
            shown[statement] += self.things.issuperset(ends)
            return 0 < shown[statement] <= self.claims_each and self.things.issuperset(ends)

        return wanted


class Links:
    """The statements of a graph as links between numbered things."""

    def __init__(self, file: Path, base: str) -> None:
        """Sweeps over a TriG file whose IRIs begin with ``base``.  Raises GraphError where there is none."""
        self._base = base
        self._number: dict[str, int] = {}
        self._near: list[list[tuple[int, int]]] = []
        """Thing → the other end of each statement with the number of its claims."""
        self._types: list[list[int]] = []
        """Thing → the number of claims of each class that it is said to be of."""
        self._sums: set[str] = set()
        self._claims = 0
        names: dict[str, list[str]] = {}
        statements = self._statements(file, names)
        for (subject, _, value), claims in statements.items():
            if value == _CLASS:
                self._types[subject].append(claims)
            else:
                self._near[subject].append((value, claims))
                self._near[value].append((subject, claims))
        self._iris = list(self._number)
        self._kin = [family(iri, base) for iri in self._iris]
        self._degree = [sum(self._kin[other] not in _NO_WAY for other, _ in near) for near in self._near]
        self.names: Mapping[str, Sequence[str]] = {iri: names.get(iri, ()) for iri in self._iris}
        """Every thing with what it is called; what is counted has no names of its own."""

    @property
    def size(self) -> Size:
        """How large the graph is."""
        return Size(self._count(range(len(self._iris))), self._claims)

    def _count(self, things: Iterable[int]) -> int:
        """How many of these are things of the graph, and not of the vocabulary."""
        return sum(self._kin[thing] is not None for thing in things)

    def _statements(self, file: Path, names: dict[str, list[str]]) -> Counter[tuple[int, str, int]]:
        """The statements with the number of their claims; that a thing is of a class as (thing, class, _CLASS)."""
        statements: Counter[tuple[int, str, int]] = Counter()
        relations: dict[str, str] = {}
        for subject, about in groupby(read_file(file, _WANTED), itemgetter(1)):
            said = [(predicate, text) for _, _, predicate, text, _ in about]
            claim = dict(said)
            if PREDICATE in claim:
                is_type = claim[PREDICATE] == TYPE
                says = claim[OBJECT if is_type else PREDICATE]
                value = _CLASS if is_type else self._numbered(claim[OBJECT])
                statements[self._numbered(claim[SUBJECT]), relations.setdefault(says, says), value] += 1
                self._claims += 1
                self._sums.update(text for name, text in said if name == cor.AMOUNT)
            elif family(subject, self._base) not in ("group", "amount"):
                names.setdefault(subject, []).extend(text for _, text in said)
        return statements

    def _numbered(self, iri: str) -> int:
        number = self._number.setdefault(iri, len(self._number))
        if number == len(self._near):
            self._near.append([])
            self._types.append([])
        return number

    def most_connected(self, most: int = MOST_THINGS) -> Chosen:
        """The things with the most statements, each with some of what hangs on it; no more than ``most`` in all."""
        order = self._ranked(range(len(self._iris)))
        hanging = max(_HANGING, most // _SHARE)

        def candidates() -> Iterator[int]:
            for thing in order:
                if self._kin[thing] not in (*SET_APART, None):
                    yield thing
                    others = {other for other, _ in self._near[thing] if self._kin[other] in (*SET_APART, None)}
                    yield from self._ranked(others)[:hanging]
            yield from order

        return self._taken(candidates(), most)

    def around(self, iris: Iterable[str], steps: int, most: int = MOST_THINGS) -> Chosen:
        """All within so many steps of these things, the nearest and most connected first; no more than ``most``."""
        level = self._ranked({self._number[iri] for iri in iris})
        order, seen = list(level), set(level)
        for step in range(steps):
            ways = (thing for thing in level if step == 0 or self._kin[thing] not in _NO_WAY)
            level = self._ranked({other for thing in ways for other, _ in self._near[thing]} - seen)
            order += level
            seen.update(level)
        return self._taken(order, most)

    def _ranked(self, things: Iterable[int]) -> list[int]:
        return sorted(things, key=lambda thing: (-self._degree[thing], self._iris[thing]))

    def _taken(self, candidates: Iterable[int], most: int) -> Chosen:
        """The first of the candidates until a page is full, with all their claims or, of too many, some of each."""
        reached = list(dict.fromkeys(candidates))
        order = reached[:most]
        each = self._claims
        taken = self._filled(order, each)
        if len(taken) < len(order):
            each = _CLAIMS_EACH
            taken = self._filled(order, each)
        things = frozenset(self._iris[thing] for thing in taken)
        return Chosen(things, things | self._sums, each, self._count(reached), self.size)

    def _filled(self, order: Iterable[int], each: int) -> set[int]:
        """The first of these things, until a page has no room for more claims."""
        taken: set[int] = set()
        claims = 0
        for thing in order:
            taken.add(thing)
            near = (number for other, number in self._near[thing] if other in taken)
            claims += sum(min(number, each) for number in (*self._types[thing], *near))
            if claims > MOST_CLAIMS and len(taken) > 1:
                taken.remove(thing)
                break
        return taken
