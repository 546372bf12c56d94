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

_LEADERS = ("of", "to", "at", "from", "with", "for", "in")


class OfficeRules:
    """Finds what persons are and where they belong."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.vocabulary = discourse.vocabulary
        self.lexicon = discourse.lexicon

    def read(self, s: Sentence) -> Iterator[Statement]:
        """The statements of one sentence."""
        for i in range(len(s.words)):
            if i in s.names:
                yield from self._from(s, i)
            found = self._title(s, i)
            if found:
                yield from self._office(s, i, *found)

    def _from(self, s: Sentence, i: int) -> Iterator[Statement]:
        """ "Li Ming and Wang Fei from Ningbo University"."""
        persons = [a for a in self.discourse.arguments(s, i) if self._is_person(a)]
        if not persons:
            return
        if s.dep(i) == "conj" and s.head(i) in s.names:
            persons += [a for a in self.discourse.arguments(s, s.head(i)) if self._is_person(a)]
        for word, p in s.prepositions(i):
            for k in s.after(p) if word in ("from", "of", "at") else ():
                for place in self.discourse.arguments(s, k):
                    cls = place.class_of()
                    if (
                        place.record
                        and cls
                        and self.vocabulary.is_a(cls, terms.ORGANIZATION)
                        and not self.vocabulary.is_a(cls, terms.ACADEMY)
                    ):
                        for person in persons:
                            yield Statement(person, terms.AFFILIATED_WITH, place, "from", s.index)

    def _title(self, s: Sentence, i: int) -> tuple[int, str] | None:
        """The title that ends at ``i`` and its class: "deputy director", "academician"."""
        if i in s.names or not s.words[i][0].isalpha():
            return None
        start = i
        while start > 0 and i - start < 4 and start - 1 not in s.names and s.words[start - 1][0].isalpha():
            start -= 1
        words = [s.low(k) for k in range(start, i)] + [singular(s.low(i))]
        hit = self.lexicon.titles.ending(words, len(words))
        return (start + hit[0], hit[1]) if hit else None

    def _office(self, s: Sentence, i: int, start: int, cls: str) -> Iterator[Statement]:
        persons = self._persons(s, i, start)
        if not persons:
            return
        for person in persons:
            record = person.record
            if record is not None and (record.cls is None or self.vocabulary.is_a(cls, record.cls)):
                record.cls = cls
        role = " ".join(s.words[k] for k in range(start, i + 1)).lower()
        academician = self.vocabulary.is_a(cls, terms.ACADEMICIAN)
        for place in self._offices(s, i, start):
            of = place.class_of()
            if of is None or place.cls or place.group:
                continue
            for person in persons:
                fellow = academician or role.split()[-1] in ("member", "fellow")
                if fellow and self.vocabulary.is_a(of, terms.ACADEMY):
                    if person.record is not None:
                        person.record.cls = terms.ACADEMICIAN
                    yield Statement(person, terms.MEMBER_OF, place, "title", s.index)
                elif (
                    self.vocabulary.allows(self.vocabulary.relations[terms.AFFILIATED_WITH].range, of)
                    and not academician
                ):
                    yield Statement(person, terms.AFFILIATED_WITH, place, "title", s.index, role=role)

    def _is_person(self, found: Argument) -> bool:
        cls = found.record.cls if found.record else None
        return cls is not None and self.vocabulary.is_a(cls, terms.PERSON)

    def _persons(self, s: Sentence, i: int, start: int) -> list[Argument]:
        """Whose title it is: the name behind or before it, the subject it is said of, the name that a bracket follows."""
        units: list[int] = []
        k = start - 1
        while k > 0 and s.low(k) in ("the", "a", "an", "former", "also", "deputy"):
            k -= 1
        if (
            k > 0
            and s.low(k) == ","
            and k - 1 in s.names
            and any(self._is_person(a) for a in self.discourse.arguments(s, k - 1))
        ):
            units = [k - 1]
        elif i + 1 < len(s.words) and i + 1 in s.names:
            units = [k for k in s.conjuncts(i + 1) if k in s.names] if s.tag(i) in ("NNS", "NNPS") else [i + 1]
        elif s.dep(i) == "appos":
            units = [s.head(i)]
        elif s.children(i, "appos"):
            units = s.children(i, "appos")
        elif s.dep(i) in ("attr", "conj") and s.is_verb(s.governor(i)):
            verb = s.governor(i)
            units = s.subjects(verb) if s.lemma(verb) in ("be", "become") else []
            if s.dep(i) == "conj":
                units = [s.head(s.head(i))] if s.dep(s.head(i)) == "appos" else units
        elif s.dep(i) == "pobj" and s.low(s.head(i)) == "as" and s.is_verb(s.head(s.head(i))):
            units = s.subjects(s.head(s.head(i)))
        if not units and start > 1 and s.low(start - 1) in (",", "the", "a", "an", "former"):
            k = start - 1
            while k > 0 and s.low(k) in (",", "the", "a", "an", "former"):
                k -= 1
            units = [k] if k in s.names and s.low(k + 1) == "," else []
        found = [a for k in units for a in self.discourse.arguments(s, k)]
        if not found and s.anchor is not None:
            found = self._anchored(s)
        return [a for a in found if self._is_person(a)]

    def _anchored(self, s: Sentence) -> list[Argument]:
        """The person that a bracket stands behind, also inside a name."""
        record = self.discourse.anchored.get(s.index)
        return [Argument(s.anchor[0], s.anchor[1], record=record)] if record and s.anchor else []

    def _offices(self, s: Sentence, i: int, start: int) -> Iterator[Argument]:
        """Where the office is: "of", "at", "from" …; whose it is; the name right before the title."""
        seen: set[int] = set()
        for word, p in s.prepositions(i):
            if word in _LEADERS:
                for k in s.after(p):
                    seen.add(k)
                    yield from self.discourse.arguments(s, k)
        for k in s.children(i, "poss"):
            seen.add(k)
            yield from self.discourse.arguments(s, k)
        before = start - 1
        if before in s.names and before not in seen:
            yield from self.discourse.arguments(s, before)
        following = i + 1
        if following in s.names:
            for word, p in s.prepositions(following):
                if word in ("of", "at", "from", "with"):
                    for k in s.after(p):
                        yield from self.discourse.arguments(s, k)


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
