"""From candidate statements to facts with evidence, and what was left out with the reason.

A thing of known class has its type as a fact as soon as it is named; a described thing or a counted set only when
something is told of it as a fact, for what is merely planned is not there yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ontology import terms
from source.extraction.arguments import GroupDraft, Statement
from source.extraction.context import alternatives
from source.extraction.discourse import Discourse
from source.extraction.evidence import evidence_of, merged
from source.extraction.fact_terms import EndTerms, record_of
from source.extraction.modality import modality_of
from source.extraction.syntax import Sentence
from source.model import (
    RDF_TYPE,
    Amount,
    Article,
    ClassTerm,
    Entity,
    Evidence,
    Fact,
    Form,
    Group,
    Modality,
    Reading,
    Rejection,
    Span,
)

NAME_RULES = frozenset({"level-name", "sector-name"})
"""Rules that read names alone: a sentence that has the name tells nothing by that."""


class FactMaker:
    """Makes the reading of one article from its statements."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], discourse: Discourse) -> None:
        self.article = article
        self.sentences = sentences
        self.discourse = discourse
        self.registry = discourse.registry
        self.rejections: list[Rejection] = []

    def reading(self, statements: Iterable[Statement]) -> Reading:
        """The facts of the statements and of the names, without repetition, in the order of the text."""
        kept = [s for s in statements if self._is_held(s)]
        _give_holders(kept)
        ends = EndTerms(self.registry.records)
        facts = [fact for s in kept if (fact := self._fact(s, ends))]
        facts += self._types_of_things(kept, ends)
        facts += self._types_of_groups(kept, ends)
        facts = merged(facts)
        self.rejections += self._ambiguous()
        return Reading(self.article, tuple(facts), tuple(self.rejections), tuple(self._silent(facts)))

    # ------------------------------------------------------------------ statements
    def _is_held(self, s: Statement) -> bool:
        """Whether all described things of a statement have holders, and so become records; it is rejected if not."""
        for described in (s.subject.description, s.object.description):
            if described is None:
                continue
            if described.holder is None and described.record is None:
                self._reject(s, "no holder", "a described thing that nothing in the text holds")
                return False
            self.discourse.settle(described, described.holder)
        return True

    def _fact(self, s: Statement, ends: EndTerms) -> Fact | None:
        subject, obj = ends.term(s.subject), ends.term(s.object)
        if not isinstance(subject, Entity | Group | Amount) or obj is None:
            self._reject(s, "no class", "an end of unknown class")
            return None
        amount = ends.amount(s.amount) if s.amount else None
        evidence = evidence_of(s, self.sentences)
        return Fact(subject, s.relation, obj, evidence, s.rule, s.modality, s.time, s.role, amount)

    # ------------------------------------------------------------------ types
    def _types_of_things(self, statements: Iterable[Statement], ends: EndTerms) -> Iterator[Fact]:
        """What each named thing is, and each described one of which something is asserted."""
        told = {
            record.number
            for s in statements
            if s.modality is Modality.ASSERTED
            for end in (s.subject, s.object)
            if (record := record_of(end))
        }
        for record in self.registry.records:
            entity = ends.entity(record)
            if entity is None or not record.mentions:
                continue
            rule = "name" if record.form is Form.NAME else "description"
            if record.form is Form.NAME or record.number in told:
                span = self.sentences[record.mentions[0][0]].span
                yield Fact(entity, RDF_TYPE, ClassTerm(entity.cls), (Evidence(span),), rule)

    def _types_of_groups(self, statements: Iterable[Statement], ends: EndTerms) -> Iterator[Fact]:
        """Each counted set that is told of as a fact, be it by a statement or only in its clause."""
        modalities: dict[int, set[Modality]] = {}
        for s in statements:
            for group in (s.subject.group, s.object.group):
                if group:
                    modalities.setdefault(id(group), set()).add(s.modality)
        for _, group in sorted(self.discourse.groups.items()):
            found = modalities.get(id(group))
            if Modality.ASSERTED in found if found else self._is_told(group):
                span = self.sentences[group.sentence].span
                yield Fact(ends.group(group), RDF_TYPE, ClassTerm(terms.GROUP), (Evidence(span),), "counted-set")

    def _is_told(self, group: GroupDraft) -> bool:
        """Whether a set that no statement is about is told of as a fact; counted areas ("in 31 provinces") are not."""
        if self.registry.vocabulary.is_a(group.cls, terms.ADMINISTRATIVE_AREA):
            return False
        sentence = self.sentences[group.sentence]
        verb = sentence.governor(group.unit)
        return not sentence.is_verb(verb) or modality_of(sentence, verb) is Modality.ASSERTED

    # ------------------------------------------------------------------ what gave nothing
    def _ambiguous(self) -> Iterator[Rejection]:
        """The places that nothing in the article tells from others of the name, each where it is first named."""
        for record in self.registry.records:
            if record.forms and len(record.places) > 1 and record.mentions:
                span = self.sentences[record.mentions[0][0]].span
                detail = alternatives(record, self.registry.vocabulary.places)
                yield Rejection("ambiguous place", span, detail)

    def _reject(self, s: Statement, reason: str, detail: str) -> None:
        relation = s.relation.rsplit("#", 1)[-1]
        self.rejections.append(Rejection(reason, self.sentences[s.sentence].span, f"{relation}: {detail}"))

    def _silent(self, facts: Iterable[Fact]) -> list[Span]:
        """The sentences with a name or a number that no statement comes from."""
        stating = (f for f in facts if f.predicate != RDF_TYPE and f.rule not in NAME_RULES)
        told = {e.span for f in stating for e in f.evidence if not e.antecedent}
        counting = {n for n, _ in self.discourse.quantities}
        read = (s for s in self.sentences if not s.heading)
        return sorted({s.span for s in read if (s.names or s.index in counting) and s.span not in told})


def _give_holders(statements: Iterable[Statement]) -> None:
    """The first thing that a statement ties a counted set to is its holder, the time of the statement its own."""
    for s in statements:
        for mine, other in ((s.object, s.subject), (s.subject, s.object)):
            group, record = mine.group, record_of(other)
            if group is None or group.holder is not None or record is None or s.relation == RDF_TYPE:
                continue
            group.holder, group.relation = record, s.relation
            if s.time and group.year is None:
                group.year = s.time.year
