"""Statements from how nouns stand together: where things are.

Rules: ``place-chain`` ("Jiading district, Shanghai"), ``preposition`` ("the zone in Ningbo"), ``creation-place``
("was set up in Ningbo"), and those of ``possessives`` and ``site_sets``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ontology import terms
from source.extraction.arguments import Argument, Statement
from source.extraction.discourse import Discourse
from source.extraction.extents import SIZES
from source.extraction.modality import modality_of
from source.extraction.possessives import PossessiveRules
from source.extraction.site_sets import PLACING_DEEDS, SiteSetRules
from source.extraction.syntax import Sentence
from source.extraction.topic_sets import TopicSetRules
from source.extraction.whereabouts import Whereabouts

_CLAUSE_ROLES = frozenset({"nsubj", "nsubjpass", "poss"})
_IN = frozenset({"in", "at", "within"})
_OPENING = frozenset({"open", "launch"})
"""Verbs whose subject may be what comes to be: "the centre opened in Wuxi"."""
_HAPPENING = frozenset("kick conclude take open close begin start end".split())
"""Verbs of events: "the fair kicked off in Ningbo"."""
_NOT_OF_A_PLACE = (terms.EVENT, terms.PROGRAMME, terms.PERSON)
"""What is "of" a place without being in it."""


class PlacingRules:
    """Finds where things are."""

    def __init__(self, discourse: Discourse) -> None:
        self._records = discourse.records
        self._extents = discourse.extents
        self._vocabulary = discourse.vocabulary
        self._descriptions = discourse.descriptions
        self._verbs = discourse.lexicon.verbs
        self._resolve = discourse.arguments
        self._whereabouts = Whereabouts(discourse)
        self._possessives = PossessiveRules(discourse, self._whereabouts)
        self._site_sets = SiteSetRules(discourse, self._whereabouts)
        self._topic_sets = TopicSetRules(discourse, self._whereabouts)

    def read(self, s: Sentence) -> Iterator[Statement]:
        """The statements of one sentence."""
        for i in sorted(i for i in s.names if (s.index, i) in self._records):
            yield from self._chain(s, i)
            yield from self._possessives.of_name(s, i)
        for i in range(len(s.words)):
            if s.is_noun(i) and i not in s.names:
                yield from self._possessives.of_noun(s, i)
            elif s.dep(i) == "prep":
                yield from self._of_preposition(s, i)

    def left_over(self, s: Sentence, told: list[Statement]) -> Iterator[Statement]:
        """Sets of a sentence that nothing is said of, where an earlier one is somewhere, or where the text is."""
        placed = list(self._topic_sets.read(s, told))
        yield from placed
        yield from self._site_sets.left_over(s, [*told, *placed])

    def _of_preposition(self, s: Sentence, p: int) -> Iterator[Statement]:
        if s.low(p) in _IN:
            yield from self._preposition(s, p)
        elif s.low(p) == "of":
            yield from self._preposition(s, p)
            yield from self._possessives.of_body(s, p)
        elif s.low(p) == "with":
            yield from self._site_sets.having(s, p)

    # ------------------------------------------------------------------ "Nanxiang town, Jiading district, Shanghai"
    def _chain(self, s: Sentence, i: int) -> Iterator[Statement]:
        """A place and what contains it, side by side."""
        size = self._extents.size_of_name(s, i)
        link = s.low_at(i + 1)
        if size < 0 or not (link == "," or (link in ("in", "of") and size > 0)):
            return
        k = i + 2
        if k in s.names and s.is_possessor(k) and k + 3 < len(s.words):
            k += 2  # "Nanxiang town, Shanghai's Jiading district"
        if k in s.names and s.dep(k) not in _CLAUSE_ROLES and not self._is_list(s, i, k):
            yield from self._whereabouts.state(s, self._resolve(s, i), self._resolve(s, k), "place-chain")

    def _is_list(self, s: Sentence, i: int, k: int) -> bool:
        """Whether two names are members of one coordination rather than a place and what contains it: "A, B and C"."""
        if self._extents.size_of_name(s, i) == self._extents.size_of_name(s, k):
            return True
        goes_on = s.low_at(k + 1) in ("and", "&") and k + 2 in s.names
        return s.low(i + 1) == "," and goes_on and self._extents.size_of_name(s, k + 2) >= 0

    # ------------------------------------------------------------------ "the zone in Ningbo", "was set up in Ningbo"
    def _preposition(self, s: Sentence, p: int) -> Iterator[Statement]:
        head, places = s.head(p), self._places(s, p)
        if not places:
            return
        if s.is_verb(head):
            yield from self._of_verb(s, p, places)
        elif s.low(p) != "of" or self._is_of_place(s, head):
            smalls = [a for a in self._things_at(s, head) if a.cls is None]
            areas = [a for a in smalls if a.record and self._extents.size(a.class_of()) >= 0]
            others = [a for a in smalls if a not in areas]
            yield from self._whereabouts.state(s, areas, places[:1], "preposition")  # a district is in one city
            yield from self._whereabouts.state(s, others, places, "preposition")

    def _places(self, s: Sentence, p: int) -> list[Argument]:
        """The places that a preposition leads to; of several no such that has a place of its own: "in A and B in C"."""
        units = [k for n, k in enumerate(s.after(p)) if n == 0 or s.low_at(k + 1) != "in"]
        found = (a for k in units for a in self._resolve(s, k))
        return [a for a in found if a.record and self._extents.size(a.class_of()) >= 0]

    def _things_at(self, s: Sentence, head: int) -> list[Argument]:
        """What the noun before a preposition speaks of: the things, a description around it, what it stands beside."""
        found = self._resolve(s, head)
        joined = s.dep(head) == "conj" and head in s.names and s.low(head - 1) == "and"
        if joined and s.head(head) == head - 2 and head - 2 in s.names:
            found = [*found, *self._resolve(s, head - 2)]  # "A and B in P": both
        found = found or list(self._descriptions.around(s, head))
        if s.dep(head) == "appos" and s.head(head) in s.names and not any(a.record for a in found):
            return self._resolve(s, s.head(head))
        return found

    def _is_of_place(self, s: Sentence, head: int) -> bool:
        """Whether "X of PLACE" says where X is: an event or a person "of" a place need not be there."""
        classes = [a.class_of() for a in self._resolve(s, head)]
        return not any(c is None or any(self._vocabulary.is_a(c, k) for k in _NOT_OF_A_PLACE) for c in classes)

    def _of_verb(self, s: Sentence, p: int, places: list[Argument]) -> Iterator[Statement]:
        """ "was established in Ningbo", "opened in Wuxi": the thing that came to be there."""
        if s.low(p) == "of":
            return
        verb = s.head(p)
        modality = modality_of(s, verb)
        found = (a for k in self._things_done(s, verb) for a in self._resolve(s, k))
        smalls = (a for a in found if a.cls is None and self._may_come_to_be(a))
        for statement in self._whereabouts.state(s, smalls, places, "creation-place"):
            yield replace(statement, modality=modality)

    def _things_done(self, s: Sentence, verb: int) -> list[int]:
        """What comes to be, happens or is where the clause says."""
        lemma = s.lemma(verb)
        if any(t.relation.iri in PLACING_DEEDS for t in self._verbs.get(lemma, ())):
            if s.is_passive(verb):
                return s.subjects(verb)
            return s.objects(verb) or (s.subjects(verb) if lemma in _OPENING | _HAPPENING else [])
        still = lemma == "be" and not s.children(verb, "attr", "acomp")
        return s.subjects(verb) if still or lemma in _HAPPENING else []

    def _may_come_to_be(self, found: Argument) -> bool:
        """Whether something may be set up somewhere: no place but a zone."""
        return self._extents.size(found.class_of()) in (-1, SIZES.index(terms.DEVELOPMENT_ZONE))
