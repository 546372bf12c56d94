"""Statements from how nouns stand together: place chains, "in", "of", possessives, names inside names, lists of parts.

Rules: ``place-chain`` ("Jiading district, Shanghai"), ``preposition`` ("the zone in Ningbo"), ``possessive`` ("Shanghai's Songjiang"),
``creation-place`` ("was set up in Ningbo"), ``name-in-name`` ("Shi Yang Academician Workstation").
"""

from __future__ import annotations

from collections.abc import Iterator

from ontology import terms
from source.extraction.arguments import Argument, Statement
from source.extraction.discourse import Discourse
from source.extraction.extents import SIZES
from source.extraction.modality import modality_of
from source.extraction.syntax import Sentence
from source.model import Modality

_CLAUSE = ("nsubj", "nsubjpass", "poss")
_IN = ("in", "at", "within")
_PLACED_BY = (terms.ESTABLISHED, terms.ORGANIZED, terms.ATTRACTED, terms.CULTIVATED)


class PlacingRules:
    """Finds where things are."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.vocabulary = discourse.vocabulary
        self.domain = discourse.vocabulary.relations[terms.LOCATED_IN].domain

    def read(self, s: Sentence) -> Iterator[Statement]:
        """The statements of one sentence."""
        names = sorted(i for i in s.names if self._record(s, i))
        for i in names:
            yield from self._chain(s, i)
            yield from self._based(s, i)
            yield from self._possessive(s, i)
        for p in range(len(s.words)):
            if s.low(p) in (*_IN, "of") and s.dep(p) == "prep":
                yield from self._preposition(s, p)
                if s.low(p) == "of":
                    yield from self._branch(s, p)
            elif s.low(p) == "with" and s.dep(p) == "prep":
                yield from self._with(s, p)
            elif s.tag(p)[0] == "N" and p not in s.names:
                yield from self._modified(s, p)

    def _record(self, s: Sentence, i: int) -> bool:
        return self.discourse.records.get((s.index, i)) is not None

    def _within(self, small: Argument, large: Argument) -> bool:
        """Whether one may lie in the other: a thing in a place, a smaller place in a larger one."""
        inner, outer = small.class_of(), large.class_of()
        if inner is None or large.record is None or self.discourse.extents.size(outer) < 0 or small.record is large.record:
            return False
        if small.group is None and not self.vocabulary.allows(self.domain, inner):
            return False
        return self.discourse.extents.lies_within(small, large)

    def _located(self, s: Sentence, small: Argument, large: Argument, rule: str, modality: Modality) -> Statement:
        return Statement(small, terms.LOCATED_IN, large, rule, s.index, modality)

    def _chain(self, s: Sentence, i: int) -> Iterator[Statement]:
        """ "Nanxiang town, Jiading district, Shanghai"; only between places, each in the next."""
        k = i + 1
        if (
            k + 1 < len(s.words)
            and s.low(k) in (",", "in", "of")
            and (s.low(k) == "," or self.discourse.extents.size(self._cls(s, i)) > 0)
        ):
            k += 1
            direct = k
            if k + 3 < len(s.words) and k in s.names and s.low(k + 1) in ("'s", "’s"):
                direct = k + 2
            for one in self.discourse.arguments(s, i):
                for two in (
                    self.discourse.arguments(s, direct) if direct in s.names and s.dep(direct) not in _CLAUSE else []
                ):
                    if (
                        self.discourse.extents.size(one.class_of()) >= 0
                        and self._within(one, two)
                        and not (
                            self._is_list(s, i, direct) or (s.low(i + 1) == "," and self._list_of_places(s, direct))
                        )
                    ):
                        yield self._located(s, one, two, "place-chain", Modality.ASSERTED)

    def _list_of_places(self, s: Sentence, k: int) -> bool:
        """ "A, B and C": what follows the comma is a member of a list."""
        return (
            k + 2 < len(s.words)
            and s.low(k + 1) in ("and", "&")
            and k + 2 in s.names
            and self.discourse.extents.size(self._cls(s, k + 2)) >= 0
        )

    def _is_list(self, s: Sentence, i: int, k: int) -> bool:
        """Whether two names are members of one coordination rather than a place and what contains it."""
        one, two = (self.discourse.records[(s.index, n)] for n in (i, k))
        return self.discourse.extents.size(one.cls) == self.discourse.extents.size(two.cls)

    def _possessive(self, s: Sentence, i: int) -> Iterator[Statement]:
        """ "Shanghai's Songjiang District", "Zhejiang Province's Jiaxing, Hangzhou and Huzhou"."""
        if i + 2 < len(s.words) and s.low(i + 1) in ("'s", "’s"):
            end = i + 2
            while (
                end < len(s.words)
                and end < i + 5
                and end not in s.names
                and s.tag(end) in ("JJ", "NN", "CD", "JJS", "NNP")
            ):
                end += 1
            if end >= len(s.words) or end not in s.names or end != i + 2:
                return
            row = [end]
            while row[-1] + 1 < len(s.words):
                k = row[-1] + 1
                while k < len(s.words) and s.low(k) in (",", "and"):
                    k += 1
                if (
                    k in s.names
                    and k > row[-1] + 1
                    and self.discourse.extents.size(self._cls(s, k)) == self.discourse.extents.size(self._cls(s, end)) >= 0
                    and (k + 1 >= len(s.words) or s.low(k + 1) not in ("'s", "’s", "in"))
                ):
                    row.append(k)
                else:
                    break
            for large in self.discourse.arguments(s, i):
                for k in row:
                    for small in self.discourse.arguments(s, k):
                        if self._within(small, large):
                            yield self._located(s, small, large, "possessive", Modality.ASSERTED)

    def _branch(self, s: Sentence, p: int) -> Iterator[Statement]:
        """ "the School of Physics of Fudan University": a named body of a named body is part of it."""
        head = s.head(p)
        if head not in s.names:
            return
        for part in self.discourse.arguments(s, head):
            for k in s.after(p):
                for whole in self.discourse.arguments(s, k) if k in s.names else ():
                    one, two = part.class_of(), whole.class_of()
                    if (
                        one
                        and two
                        and part.record is not whole.record
                        and all(self.vocabulary.is_a(c, terms.ORGANIZATION) for c in (one, two))
                    ):
                        yield Statement(part, terms.PART_OF, whole, "possessive", s.index)

    def _based(self, s: Sentence, i: int) -> Iterator[Statement]:
        """ "Jiaxing-based Chongde University"."""
        if i + 1 < len(s.words) and s.low(i + 1) in ("-based", "-headquartered"):
            k = next((n for n in range(i + 2, min(i + 8, len(s.words))) if n in s.names), None)
            noun = next((n for n in range(i + 2, min(i + 6, len(s.words))) if self.discourse.nouns.noun_class(s, n)), None)
            k = noun if k is None and noun is not None else k
            for small in self.discourse.arguments(s, k) if k is not None else []:
                for large in self.discourse.arguments(s, i):
                    if self._within(small, large):
                        yield self._located(s, small, large, "possessive", Modality.ASSERTED)

    def left_over(self, s: Sentence, told: list[Statement]) -> Iterator[Statement]:
        """Sets of a sentence that nothing is said of, where an earlier one is somewhere: "has 113 labs, and 21 are national"."""
        sited = [
            t
            for t in told
            if t.modality is Modality.ASSERTED
            and (
                (t.relation == terms.LOCATED_IN and t.subject.group)
                or (t.relation in _PLACED_BY and t.object.group and t.subject.is_named)
            )
        ]
        if not sited:
            return
        spoken = {id(a.group) for t in told for a in (t.subject, t.object) if a.group}
        for (n, u), group in sorted(self.discourse.groups.items()):
            model = sited[0]
            first = model.subject.group or model.object.group
            if (
                n == s.index
                and id(group) not in spoken
                and first is not None
                and u > first.unit
                and (self.vocabulary.classes[group.cls].family == self.vocabulary.classes[first.cls].family == "body")
            ):
                mine = Argument(n, u, group=group)
                ends = (mine, model.object) if model.subject.group else (model.subject, mine)
                yield Statement(ends[0], model.relation, ends[1], "ellipsis", s.index, time=model.time)

    def _with(self, s: Sentence, p: int) -> Iterator[Statement]:
        """ "With over 50 firms, the zone is …", "a park with 20 labs": sets that a site has."""
        head = s.head(p)
        sites = s.subjects(head) if s.is_verb(head) else [head]
        if s.is_verb(head) and p > head and s.lemma(head) != "be":
            return
        for k in s.after(p):
            for small in self.discourse.arguments(s, k):
                for large in (a for n in sites for a in self.discourse.arguments(s, n)) if small.group else ():
                    if self._within(small, large):
                        yield self._located(s, small, large, "with", Modality.ASSERTED)

    def _modified(self, s: Sentence, n: int) -> Iterator[Statement]:
        """ "five Huangpu incubators", "Nanjing's 12 laboratories"; and "the Huangpu incubators include A and B"."""
        owners = [
            k
            for k in s.children(n, "compound", "nmod", "poss", "amod")
            if k in s.names and self.discourse.extents.size(self._cls(s, k)) >= 0
        ]
        verb = s.head(n)
        if not owners and s.dep(n) == "nsubj" and s.lemma(verb) == "include":
            owners = [k for p in ("in", "of") for k in s.under(n, p)]  # "firms in the park include A and B"
        if not owners:
            return
        larges = [a for k in owners for a in self.discourse.arguments(s, k)]
        for small in self.discourse.arguments(s, n):
            for large in larges:
                if (small.group or small.unit > n) and small.cls is None and self._within(small, large):
                    yield self._located(s, small, large, "possessive", Modality.ASSERTED)
        if s.dep(n) == "nsubj" and s.lemma(verb) == "include" and self.discourse.nouns.noun_class(s, n):
            members = [k for o in s.objects(verb) for k in (o, *self.discourse.lists.names(s, o))]
            for k in dict.fromkeys(members):
                for small in self.discourse.arguments(s, k):
                    for large in larges:
                        if small.record and self._within(small, large):
                            yield self._located(s, small, large, "possessive", modality_of(s, verb))

    def _cls(self, s: Sentence, k: int) -> str | None:
        record = self.discourse.records.get((s.index, k))
        return record.cls if record else None

    def _preposition(self, s: Sentence, p: int) -> Iterator[Statement]:
        head = s.head(p)
        places = [
            a
            for n, k in enumerate(s.after(p))
            if n == 0 or k + 1 >= len(s.words) or s.low(k + 1) != "in"
            for a in self.discourse.arguments(s, k)
            if self.discourse.extents.size(a.class_of()) >= 0 and a.record
        ]
        if not places:
            return
        if s.is_verb(head):
            if s.low(p) != "of":
                yield from self._of_verb(s, p, head, places)
            return
        if s.low(p) == "of" and not self._of_place(s, head):
            return
        smalls = self.discourse.arguments(s, head)
        k = head
        if s.dep(k) == "conj" and k in s.names and k > 1 and s.low(k - 1) == "and" and s.head(k) == k - 2 in s.names:
            smalls = [*smalls, *self.discourse.arguments(s, k - 2)]  # "A and B in P": both
        if not smalls:
            smalls = list(self.discourse.descriptions.around(s, head))
        if s.dep(head) == "appos" and s.head(head) in s.names and not any(a.record for a in smalls):
            smalls = self.discourse.arguments(s, s.head(head))
        for small in smalls:
            for large in places:
                if small.cls is None and self._within(small, large):
                    yield self._located(s, small, large, "preposition", Modality.ASSERTED)

    def _of_place(self, s: Sentence, head: int) -> bool:
        """Whether "X of PLACE" says where X is: X is a place, or a described organization that is named with its region."""
        for found in self.discourse.arguments(s, head):
            cls = found.class_of()
            if cls is None or self.vocabulary.is_a(cls, terms.EVENT) or self.vocabulary.is_a(cls, terms.PROGRAMME):
                return False
            if self.vocabulary.is_a(cls, terms.PERSON):
                return False
        return True

    def _of_verb(self, s: Sentence, p: int, verb: int, places: list[Argument]) -> Iterator[Statement]:
        """ "was established in Ningbo", "opened in Wuxi": the thing that came to be there."""
        patterns = [t.relation.iri for t in self.discourse.lexicon.verbs.get(s.lemma(verb), ())]
        things: list[int] = []
        if s.is_passive(verb) and any(r in patterns for r in _PLACED_BY):
            things = s.subjects(verb)
        elif not s.is_passive(verb) and any(r in patterns for r in _PLACED_BY):
            things = s.objects(verb) or (s.subjects(verb) if s.lemma(verb) in ("open", "launch") else [])
        elif s.lemma(verb) == "be" and not s.children(verb, "attr", "acomp") or s.lemma(verb) in ("kick", "conclude", "take", "open", "close", "begin", "start", "end"):
            things = s.subjects(verb)
        modality = modality_of(s, verb)
        for k in things:
            for small in self.discourse.arguments(s, k):
                for large in places:
                    if (
                        small.cls is None
                        and self.discourse.extents.size(small.class_of()) in (-1, SIZES.index(terms.DEVELOPMENT_ZONE))
                        and self._within(small, large)
                    ):
                        yield self._located(s, small, large, "creation-place", modality)
