"""Statements about persons from their titles: who is what, where; and whose name a thing bears.

Rules: ``title`` ("Li Ming, director of the centre"; "professor Wang of Ningbo University"), ``name-in-name``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ontology import terms
from source.extraction.arguments import Argument, Statement
from source.extraction.discourse import Discourse
from source.extraction.lexicon import singular
from source.extraction.syntax import Sentence
from source.model import Span

_LEADERS = frozenset({"of", "to", "at", "from", "with", "for", "in"})
"""Prepositions between a title and where it is held: "adviser to the bureau"."""
_ARTICLES = frozenset({"the", "a", "an", "former"})
_RANKS = frozenset("also deputy standing managing executive senior vice honorary acting founding full-time".split())
"""Words before a title that belong to it, though the vocabulary's title does not have them."""
_PAST = frozenset({"former", "late", "then", "ex"})
"""Words before a title that nobody holds any more."""
_LONGEST = 4
"""How many words before its last one a title may have."""


class OfficeRules:
    """Finds what persons are and where they belong."""

    def __init__(self, discourse: Discourse) -> None:
        self._vocabulary = discourse.vocabulary
        self._titles = discourse.lexicon.titles
        self._memory = discourse.memory
        self._resolve = discourse.arguments
        self._last: tuple[frozenset[int], list[Argument]] = (frozenset(), [])
        """The words of the office read last that another may be joined to, and whose it is."""

    def read(self, s: Sentence) -> Iterator[Statement]:
        """The statements of one sentence."""
        self._last = (frozenset(), [])
        for i in range(len(s.words)):
            if i in s.names:
                yield from self._origin(s, i)
                continue
            found = self._title(s, i)
            if found:
                yield from self._office(s, i, *found)

    def _origin(self, s: Sentence, i: int) -> Iterator[Statement]:
        """ "Li Ming and Wang Fei from Ningbo University"."""
        persons = self._all_persons(s, [i])
        if persons and s.dep(i) == "conj" and s.head(i) in s.names:
            persons += self._all_persons(s, [s.head(i)])
        if not persons:
            return
        units = (k for word, p in s.prepositions(i) if word in ("from", "of", "at") for k in s.after(p))
        for place in (a for k in units for a in self._resolve(s, k)):
            if place.record and self._is_home(place.record.cls):
                yield from (Statement(person, terms.AFFILIATED_WITH, place, "from", s.index) for person in persons)

    def _is_home(self, cls: str | None) -> bool:
        """Whether persons may come from it: an organization, but no academy, of which they are members."""
        is_a = self._vocabulary.is_a
        return cls is not None and is_a(cls, terms.ORGANIZATION) and not is_a(cls, terms.ACADEMY)

    def _title(self, s: Sentence, i: int) -> tuple[int, str] | None:
        """The title that ends at ``i`` and its class: "deputy director", "academician"."""
        if not s.words[i][0].isalpha():
            return None
        start = i
        while start > max(0, i - _LONGEST) and start - 1 not in s.names and s.words[start - 1][0].isalpha():
            start -= 1
        words = [s.low(k) for k in range(start, i)] + [singular(s.low(i))]
        hit = self._titles.ending(words, len(words))
        longer = self._titles.ending([*words, singular(s.low_at(i + 1))], len(words) + 1)
        if longer and longer[0] < len(words):
            return None  # "deputy" of "deputy head"
        return (start + hit[0], hit[1]) if hit else None

    def _office(self, s: Sentence, i: int, start: int, cls: str) -> Iterator[Statement]:
        persons = self._persons(s, i, start)
        if not persons:
            return
        for record in (person.record for person in persons):
            if record is not None and (record.cls is None or self._vocabulary.is_a(cls, record.cls)):
                record.cls = cls
        role = " ".join([*(s.low(k) for k in range(start, i)), singular(s.low(i))])
        academician = self._vocabulary.is_a(cls, terms.ACADEMICIAN)
        fellow = academician or role.split()[-1] in ("member", "fellow")
        holding = self._vocabulary.relations[terms.AFFILIATED_WITH].range
        past = s.low(start - 1) in _PAST if start else False
        offices = list(self._offices(s, i, start))
        self._last = frozenset((i, *(place.unit for place in offices))), persons
        for place in offices:
            of = place.class_of() if place.is_named else None
            if of is None:
                continue
            if fellow and self._vocabulary.is_a(of, terms.ACADEMY):
                yield from self._memberships(s, persons, place)
            elif not academician and not past and self._vocabulary.allows(holding, of):
                yield from (
                    Statement(person, terms.AFFILIATED_WITH, place, "title", s.index, role=role) for person in persons
                )

    @staticmethod
    def _memberships(s: Sentence, persons: list[Argument], academy: Argument) -> Iterator[Statement]:
        """Who is a member of an academy is an academician."""
        for person in persons:
            if person.record is not None:
                person.record.cls = terms.ACADEMICIAN
            yield Statement(person, terms.MEMBER_OF, academy, "title", s.index)

    # ------------------------------------------------------------------ whose title it is
    def _persons(self, s: Sentence, i: int, start: int) -> list[Argument]:
        """Whose title it is: the name beside it, the subject that it is said of, the name that a bracket follows."""
        units = self._bearers(s, i, start) or _named_before_comma(s, start)
        found = [a for k in units for a in self._resolve(s, k)]
        anchor = self._memory.anchor(s)
        if not found and anchor:
            found = [anchor]
        return [a for a in found if self._is_person(a)]

    def _bearers(self, s: Sentence, i: int, start: int) -> list[int]:
        k = start - 1
        while k > 0 and (s.low(k) in _ARTICLES or s.low(k) in _RANKS):
            k -= 1
        plural = s.tag(i) in ("NNS", "NNPS")
        if k > 0 and s.low(k) == "," and k - 1 in s.names and self._all_persons(s, [k - 1]):
            return self._row(s, k - 1) if plural else [k - 1]  # "Li Ming, the director"
        if k > 0 and s.low(k) == "and" and k - 1 in self._last[0]:
            return [person.unit for person in self._last[1] if person.sentence == s.index]  # "dean of A and head of B"
        if i + 1 in s.names:  # "directors Li Ming and Wang Fei"
            return [n for n in s.conjuncts(i + 1) if n in s.names] if plural else [i + 1]
        return [k for k in _said_of(s, i) if not self._is_parted(s, k, start)]

    def _row(self, s: Sentence, last: int) -> list[int]:
        """The persons that are listed up to ``last``: "Li Ming, Hu Jin and Wang Fei, directors of …"."""
        row = [last]
        while True:
            k = row[0] - 1
            while k > 0 and s.low(k) in (",", "and"):
                k -= 1
            if k < 0 or k == row[0] - 1 or k not in s.names or not self._all_persons(s, [k]):
                return row
            row.insert(0, k)

    def _is_parted(self, s: Sentence, bearer: int, start: int) -> bool:
        """Whether another person stands between somebody and a title: each has the one behind the own name."""
        return any(k in s.names and self._all_persons(s, [k]) for k in range(bearer + 1, start))

    def _all_persons(self, s: Sentence, units: list[int]) -> list[Argument]:
        return [a for k in units for a in self._resolve(s, k) if self._is_person(a)]

    def _is_person(self, found: Argument) -> bool:
        cls = found.record.cls if found.record else None
        return cls is not None and self._vocabulary.is_a(cls, terms.PERSON)

    # ------------------------------------------------------------------ where it is held
    def _offices(self, s: Sentence, i: int, start: int) -> Iterator[Argument]:
        """Where the office is: after "of", "at" …; whose it is; the name before the title; what follows the person."""
        units = [k for word, p in s.prepositions(i) if word in _LEADERS for k in s.after(p)]
        units += s.children(i, "poss")
        if start - 1 in s.names and start - 1 not in units:
            units.append(start - 1)
        if i + 1 in s.names:
            leading = ("of", "at", "from", "with")
            units += [k for word, p in s.prepositions(i + 1) if word in leading for k in s.after(p)]
        for k in units:
            yield from self._resolve(s, k)


def _said_of(s: Sentence, i: int) -> list[int]:
    """What a title is said of by the grammar: "Li Ming is director", "Li Ming serves as director"."""
    head, dep = s.head(i), s.dep(i)
    if dep == "appos":
        return [head]
    if s.children(i, "appos"):
        return s.children(i, "appos")
    verb = s.governor(i)
    if dep in ("attr", "conj") and s.is_verb(verb):
        if dep == "conj" and s.dep(head) == "appos":
            return [s.head(head)]
        return s.subjects(verb) if s.lemma(verb) in ("be", "become") else []
    if dep == "pobj" and s.low(head) == "as" and s.is_verb(s.head(head)):
        return s.subjects(s.head(head))
    return []


def _named_before_comma(s: Sentence, start: int) -> list[int]:
    """The name before ", the" of "Li Ming, the director", whatever its class."""
    k = start - 1
    while k > 0 and (s.low(k) == "," or s.low(k) in _ARTICLES):
        k -= 1
    return [k] if 0 <= k < start - 1 and k in s.names and s.low(k + 1) == "," else []


def named_after(s: Sentence, inner: dict[int, list[tuple[str, Span]]], discourse: Discourse) -> Iterator[Statement]:
    """The persons whose names stand inside names: "the Shi Yang Academician Workstation"."""
    relation = discourse.vocabulary.relations[terms.NAMED_AFTER]
    for unit, people in inner.items():
        for name, _ in people:
            thing, person = discourse.records.get((s.index, unit)), discourse.registry.find(name)
            if thing and person and thing.cls and discourse.vocabulary.allows(relation.domain, thing.cls):
                yield Statement(
                    Argument(s.index, unit, record=thing),
                    terms.NAMED_AFTER,
                    Argument(s.index, unit, record=person),
                    "name-in-name",
                    s.index,
                )
