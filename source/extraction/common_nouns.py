"""What common nouns stand for.

The first of these that fits: a measure word's content ("dozens of firms"), the thing that the noun is said of ("SITI,
an institute …"), a counted set, the members of a list, a single thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from ontology import terms
from source.extraction.arguments import Argument, Resolve
from source.extraction.groups import CountedSets
from source.extraction.lists import Lists
from source.extraction.noun_phrases import STATUS_NOUNS, is_plural
from source.extraction.reference import Reference
from source.extraction.single_nouns import SingleNouns
from source.extraction.syntax import Sentence

TRANSPARENT = frozenset(
    """group batch number series set variety range lot total majority session edition phase round kind type host bunch
    handful cluster array portion rest part half share list member generation string raft slew wealth plethora total
    dozen mix""".split()
)
"""Nouns that stand for what follows their "of"."""
_EVENTIVE = frozenset(
    """construction development establishment building integration operation implementation creation opening launch
    inauguration introduction completion founding formation breakthrough improvement progress upgrading""".split()
)


class CommonNouns:
    """Reads the common nouns of one article."""

    def __init__(
        self, lists: Lists, sets: CountedSets, singles: SingleNouns, reference: Reference, resolve: Resolve
    ) -> None:
        self._lists = lists
        self._nouns = lists.nouns
        self._sets = sets
        self._singles = singles
        self._reference = reference
        self._vocabulary = reference.vocabulary
        self._resolve = resolve

    def reading(self, s: Sentence, i: int, depth: int) -> list[Argument]:
        """What the noun at ``i`` stands for."""
        low = s.lemma(i) or s.low(i)
        below = s.under(i, "of")
        if low in TRANSPARENT and below:
            return self._content(s, i, below, depth)
        found = self._nouns.noun_class(s, i)
        known = self._areas_named(s, i, below, depth) or (self._alliance(s, i) if low == "member" and not below else [])
        if known:
            return known
        listed = self._all(s, self._lists.introduced(s, i), depth)
        if found:
            return self._of_class(s, i, found, listed)
        if listed:
            return listed
        if s.dep(i) == "appos" and s.head(i) in s.names:
            return self._resolve(s, s.head(i), depth + 1)
        return self._all(s, below, depth) if low in _EVENTIVE else []

    def _all(self, s: Sentence, units: Sequence[int], depth: int) -> list[Argument]:
        return [a for k in units for a in self._resolve(s, k, depth + 1)]

    def _content(self, s: Sentence, i: int, below: Sequence[int], depth: int) -> list[Argument]:
        """What "a group of firms", "dozens of firms", "12 kinds of platforms" speak of."""
        found = self._all(s, below, depth)
        cls = found[0].cls if found else None
        if cls is None:
            return found
        own = self._nouns.quantities.get((s.index, i))
        if own and own.value is None and not own.vague:
            return self._sets.reading(s, i, cls, (i, own))
        counted = self._nouns.quantity_of(s, i)
        return self._sets.reading(s, i, cls, counted) if counted else found

    def _areas_named(self, s: Sentence, i: int, below: Sequence[int], depth: int) -> list[Argument]:
        """The places in "the cities of A and B", "the province of A"."""
        found = self._nouns.noun_class(s, i)
        if not (found and below and below[0] in s.names and self._is_area(found[1])) or self._nouns.quantity_of(s, i):
            return []
        named = self._all(s, below, depth)
        fitting = [a for a in named if a.record and a.record.cls and self._vocabulary.is_a(a.record.cls, found[1])]
        return named if len(fitting) == len(named) else []

    def _alliance(self, s: Sentence, i: int) -> list[Argument]:
        """The alliance whose "member" is spoken of."""
        record = self._reference.last_of(s, i, terms.ALLIANCE, exact=False)
        if record is None or self._nouns.quantity_of(s, i):
            return []
        return [self._reference.memory.referring(s, i, record)]

    def _of_class(self, s: Sentence, i: int, found: tuple[int, str], listed: list[Argument]) -> list[Argument]:
        """What a noun of a class stands for, given the names that it introduces."""
        start, cls = found
        said = self._said_of(s, i, cls)
        if said:
            return said
        counted = self._nouns.quantity_of(s, i)
        if counted and not (listed and self._is_area(cls)):
            return [*self._sets.reading(s, i, cls, counted), *listed]
        if listed:
            return listed
        if is_plural(s, i) or s.low(i) in STATUS_NOUNS:
            return [Argument(s.index, i, cls=cls)]
        return self._singles.reading(s, i, start, cls)

    def _said_of(self, s: Sentence, i: int, cls: str) -> list[Argument]:
        """The named thing that a noun of its class is said of: "SITI, an institute …", "SITI is an institute …"."""
        anchor = self._reference.memory.anchor(s) if s.head(i) == i else None
        if anchor:
            return [anchor]
        found = [a for k in _bearers(s, i) if k != i for a in self._resolve(s, k, 3)]
        return [a for a in found if a.record and a.record.cls and self._akin(a.record.cls, cls)]

    def _akin(self, one: str, other: str) -> bool:
        """Whether a thing of one class may be spoken of as one of the other."""
        classes, is_a = self._vocabulary.classes, self._vocabulary.is_a
        return is_a(one, other) or is_a(other, one) or classes[one].family == classes[other].family

    def _is_area(self, cls: str) -> bool:
        return self._vocabulary.is_a(cls, terms.ADMINISTRATIVE_AREA)


def _bearers(s: Sentence, i: int) -> list[int]:
    """What the noun at ``i`` is said of: what it stands beside, or the subject before "is a …", "is one of the …"."""
    head = s.head(i)
    if s.dep(i) == "appos":
        beside = s.named_before(i)
        return [beside] if beside is not None else [head] if head in s.names else []
    if s.dep(i) == "attr" and s.lemma(head) == "be" and not is_plural(s, i):
        return [k for k in s.subjects(head) if k < i]
    above = s.head(head)
    if s.dep(i) == "pobj" and s.low(above) == "one" and s.dep(above) == "attr":
        return [k for k in s.subjects(s.head(above)) if k < i]
    return []
