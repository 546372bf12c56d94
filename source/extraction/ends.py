"""What stands at the two ends of a match: lists that the parser lost, participles without a subject, topics."""

from __future__ import annotations

from collections.abc import Iterable

from ontology import terms
from ontology.vocabulary import Relation
from source.extraction.arguments import Argument
from source.extraction.discourse import Discourse
from source.extraction.fitting import Fitting
from source.extraction.matching import Match
from source.extraction.noun_phrases import is_plural
from source.extraction.syntax import Sentence
from source.extraction.topics import listed_after, topics

_NOUN_ROLES = frozenset({"dobj", "pobj", "attr", "conj", "appos", "nsubj", "nsubjpass"})
_OPENING = 6
"""How many words a sentence's opening has."""


class Ends:
    """Reads the ends of the matches of one article."""

    def __init__(self, discourse: Discourse, fitting: Fitting) -> None:
        self._discourse = discourse
        self._fitting = fitting
        self._resolve = discourse.arguments

    def subjects(self, s: Sentence, match: Match) -> list[Argument]:
        """The readings of the subject end."""
        units = self._with_lists(s, self._without_containers(s, match.subjects), match.at)
        found = [a for k in units for a in self._resolve(s, k)]
        lost = not found and not match.passive and not match.pattern.turned and s.tag(match.at) == "VBG"
        return self._opening(s, match.at) if lost else found

    def objects(self, s: Sentence, match: Match) -> list[Argument]:
        """The readings of the object end."""
        relation = match.pattern.relation
        units = self._with_lists(s, match.objects, match.at)
        if relation.class_object and not match.pattern.turned:
            units += [n for k in units for n in self._discourse.lists.classes(s, k) if n not in units]
        found = [a for k in units for a in self.object_readings(s, k, relation)]
        if terms.SKOS_CONCEPT in relation.range and found and all(a.concept for a in found):
            found += listed_after(s, max(a.unit for a in found))
        return found

    def object_readings(self, s: Sentence, k: int, relation: Relation) -> list[Argument]:
        """The readings of one object; a relation to topics takes the words themselves."""
        if terms.SKOS_CONCEPT in relation.range:
            return topics(s, k)
        if relation.iri == terms.DESIGNATED_AS and k not in s.names:
            return self._discourse.as_one(s, k)
        return self._resolve(s, k)

    def nearest(self, s: Sentence, match: Match, objects: list[Argument]) -> list[Argument]:
        """The nearest noun before a participle that may do it: "set up a system, integrating universities"."""
        if match.pattern.turned or not objects:
            return []
        for k in range(match.at - 1, -1, -1):
            if s.dep(k) in _NOUN_ROLES:
                found = self._resolve(s, k, 3)
                if self.any_fit(match.pattern.relation, found, objects):
                    return found
        return []

    def any_fit(self, relation: Relation, subjects: list[Argument], objects: list[Argument]) -> bool:
        """Whether some subject and object may be the ends of a relation."""
        return any(self._fitting.fitted(relation, a, b) for a in subjects for b in objects)

    def _without_containers(self, s: Sentence, units: Iterable[int]) -> list[int]:
        """The units without places that only say where the one before lies: "Nanxiang town, Jiading district"."""
        known = tuple(units)
        contains = self._discourse.extents.contains
        return [k for k in known if not (k in s.names and k - 2 in known and contains(s, k, k - 2))]

    def _with_lists(self, s: Sentence, units: Iterable[int], verb: int) -> list[int]:
        """The units, and the further names and counted nouns of lists that they open: "A in P, B in Q and C"."""
        found: list[int] = []
        for k in units:
            found.append(k)
            if k in s.names and k > verb:
                found += self._discourse.lists.names(s, k)
            elif k not in s.names and self._discourse.nouns.quantity_of(s, k):
                found += self._discourse.lists.counted(s, k)
        return list(dict.fromkeys(found))

    def _opening(self, s: Sentence, verb: int) -> list[Argument]:
        """What the sentence opens with, for a participle whose subject the parser lost."""
        for k in range(min(verb, _OPENING)):
            noun = self._discourse.nouns.noun_class(s, k) if s.low(0) == "the" and 0 < k < 4 else None
            record = self._discourse.reference.last_of(s, k, noun[1]) if noun and not is_plural(s, k) else None
            if record:
                return [Argument(s.index, k, record=record)]
            found = self._resolve(s, k, 3) if s.is_noun(k) and s.dep(k) != "pobj" else []
            named = [a for a in found if a.record]
            if named:
                return named
        return []
