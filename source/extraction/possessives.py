"""Places inside noun phrases: "Shanghai's Songjiang District", "five Huangpu incubators", "Jiaxing-based firms".

Rule ``possessive``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ontology import terms
from source.extraction.arguments import Argument, Statement
from source.extraction.discourse import Discourse
from source.extraction.modality import modality_of
from source.extraction.syntax import Sentence
from source.extraction.whereabouts import Whereabouts

_RULE = "possessive"
_BASED = frozenset({"-based", "-headquartered"})


class PossessiveRules:
    """Finds whose and where things are by the names before them."""

    def __init__(self, discourse: Discourse, whereabouts: Whereabouts) -> None:
        self._nouns = discourse.nouns
        self._lists = discourse.lists
        self._extents = discourse.extents
        self._vocabulary = discourse.vocabulary
        self._resolve = discourse.arguments
        self._whereabouts = whereabouts

    def of_name(self, s: Sentence, i: int) -> Iterator[Statement]:
        """What the name at ``i`` is the place of: "Jiaxing-based firms", "Zhejiang's Jiaxing and Huzhou"."""
        yield from self._based(s, i)
        if s.is_possessor(i) and i + 2 in s.names:
            larges = self._resolve(s, i)
            for k in self._row(s, i + 2):
                yield from self._whereabouts.state(s, self._resolve(s, k), larges, _RULE)

    def of_noun(self, s: Sentence, n: int) -> Iterator[Statement]:
        """ "five Huangpu incubators", "Nanjing's 12 laboratories"; and "the Huangpu incubators include A and B"."""
        includes = s.dep(n) == "nsubj" and s.lemma(s.head(n)) == "include"
        owners = [
            k
            for k in s.children(n, "compound", "nmod", "poss", "amod")
            if k in s.names and self._extents.size_of_name(s, k) >= 0
        ]
        if not owners and includes:
            owners = [k for p in ("in", "of") for k in s.under(n, p)]  # "firms in the park include A and B"
        if not owners:
            return
        larges = [a for k in owners for a in self._resolve(s, k)]
        smalls = [a for a in self._resolve(s, n) if (a.group or a.unit > n) and a.cls is None]
        yield from self._whereabouts.state(s, smalls, larges, _RULE)
        if includes and self._nouns.noun_class(s, n):
            yield from self._members(s, s.head(n), larges)

    def of_body(self, s: Sentence, p: int) -> Iterator[Statement]:
        """ "the School of Physics of Fudan University": a named body of a named body is part of it."""
        if s.head(p) not in s.names:
            return
        for part in self._resolve(s, s.head(p)):
            for whole in (a for k in s.after(p) if k in s.names for a in self._resolve(s, k)):
                if part.record is not whole.record and self._is_body(part) and self._is_body(whole):
                    yield Statement(part, terms.PART_OF, whole, _RULE, s.index)

    def _based(self, s: Sentence, i: int) -> Iterator[Statement]:
        if s.low_at(i + 1) not in _BASED:
            return
        end = len(s.words)
        name = next((n for n in range(i + 2, min(i + 8, end)) if n in s.names), None)
        noun = next((n for n in range(i + 2, min(i + 6, end)) if self._nouns.noun_class(s, n)), None)
        thing = noun if name is None else name
        if thing is not None:
            yield from self._whereabouts.state(s, self._resolve(s, thing), self._resolve(s, i), _RULE)

    def _row(self, s: Sentence, first: int) -> list[int]:
        """The names of places of one size that are listed from ``first`` on: "Jiaxing, Hangzhou and Huzhou"."""
        row, size = [first], self._extents.size_of_name(s, first)
        while size >= 0:
            k = row[-1] + 1
            while s.low_at(k) in (",", "and"):
                k += 1
            own = k in s.names and k > row[-1] + 1 and not s.is_possessor(k) and s.low_at(k + 1) != "in"
            if not own or self._extents.size_of_name(s, k) != size:
                break
            row.append(k)
        return row

    def _members(self, s: Sentence, verb: int, larges: list[Argument]) -> Iterator[Statement]:
        """The places of what "include" lists."""
        modality = modality_of(s, verb)
        members = dict.fromkeys(k for o in s.objects(verb) for k in (o, *self._lists.names(s, o)))
        for k in members:
            smalls = [a for a in self._resolve(s, k) if a.record]
            for statement in self._whereabouts.state(s, smalls, larges, _RULE):
                yield replace(statement, modality=modality)

    def _is_body(self, found: Argument) -> bool:
        cls = found.class_of()
        return cls is not None and self._vocabulary.is_a(cls, terms.ORGANIZATION)
