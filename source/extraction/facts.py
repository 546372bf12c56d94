"""From candidate statements to facts with evidence, and what was left out with the reason.

The evidence of a statement is the sentence that makes it; where an end is only referred to ("the district"), a second passage, marked
as antecedent, names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ontology import terms
from source.extraction.arguments import AmountDraft, Argument, Description, GroupDraft, Statement
from source.extraction.discourse import Discourse
from source.extraction.modality import modality_of
from source.extraction.records import Record, freeze
from source.extraction.syntax import Sentence
from source.model import (
    RDF_TYPE,
    Amount,
    Article,
    ClassTerm,
    Concept,
    Entity,
    Evidence,
    Fact,
    Group,
    Modality,
    Reading,
    Rejection,
    Span,
    Term,
)


class FactMaker:
    """Makes the reading of one article from its statements."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], discourse: Discourse) -> None:
        self.article = article
        self.sentences = sentences
        self.discourse = discourse
        self.registry = discourse.registry
        self.rejections: list[Rejection] = []
        self.groups: dict[int, Group] = {}

    def reading(self, statements: Iterable[Statement]) -> Reading:
        """The facts of the statements and of the names, without repetition, in the order of the text."""
        kept = self._settle(statements)
        self.entities = freeze(self.registry.records)
        self._holders(kept)
        facts = [fact for s in kept if (fact := self._fact(s))]
        facts += self._types(kept)
        facts = _merged(facts)
        return Reading(self.article, tuple(facts), tuple(self.rejections), tuple(self._silent(facts)))

    # ------------------------------------------------------------------ things
    def _settle(self, statements: Iterable[Statement]) -> list[Statement]:
        """Descriptions that have a holder become records; statements about others are rejected."""
        kept = []
        for s in statements:
            ends = [e for e in (s.subject, s.object) if e.description]
            if all(self._record(e.description) for e in ends if e.description):
                kept.append(s)
            else:
                self._reject(s, "no holder", "a described thing that nothing in the text holds")
        return kept

    def _record(self, d: Description) -> Record | None:
        return self.discourse.settle(d, d.holder) if d.holder is not None or d.record is not None else None

    def _record_of(self, end: Argument) -> Record | None:
        return end.record or (end.description.record if end.description else None)

    def _holders(self, statements: Sequence[Statement]) -> None:
        """The first thing that a statement ties a counted set to is its holder."""
        for s in statements:
            for mine, other in ((s.object, s.subject), (s.subject, s.object)):
                record = self._record_of(other)
                if mine.group and mine.group.holder is None and record and s.relation != RDF_TYPE:
                    mine.group.holder, mine.group.relation = record, s.relation
                    if s.time and mine.group.year is None:
                        mine.group.year = s.time.year

    def _group(self, g: GroupDraft) -> Group:
        if id(g) not in self.groups:
            q = g.quantity
            holder = self.entities.get(g.holder.number) if g.holder else None
            self.groups[id(g)] = Group(g.cls, q.value, q.comparator, g.text, q.upper, g.year, holder, g.relation)
        return self.groups[id(g)]

    def _amount(self, a: AmountDraft) -> Amount:
        q = a.quantity
        return Amount(q.value or Decimal(0), q.unit or a.of, a.measure, q.comparator, a.text, q.upper, a.year)

    def _term(self, end: Argument) -> Term | None:
        record = self._record_of(end)
        if record:
            return self.entities.get(record.number)
        if end.group:
            return self._group(end.group)
        if end.amount:
            return self._amount(end.amount)
        if end.concept:
            return Concept(end.concept)
        return ClassTerm(end.cls) if end.cls else None

    # ------------------------------------------------------------------ facts
    def _fact(self, s: Statement) -> Fact | None:
        subject, obj = self._term(s.subject), self._term(s.object)
        if not isinstance(subject, (Entity, Group)) or obj is None:
            self._reject(s, "no class", "an end of unknown class")
            return None
        return Fact(subject, s.relation, obj, self._evidence(s), s.rule, s.modality, s.time, s.role)

    def _evidence(self, s: Statement) -> tuple[Evidence, ...]:
        found = {Evidence(self.sentences[s.sentence].span)}
        for end in (s.subject, s.object):
            where = self._antecedent(end, s.sentence)
            if where is not None:
                found.add(Evidence(self.sentences[where].span, antecedent=True))
        own = {e.span for e in found if not e.antecedent}
        return tuple(sorted(e for e in found if not e.antecedent or e.span not in own))

    def _antecedent(self, end: Argument, sentence: int) -> int | None:
        record = self._record_of(end)
        if record is None:
            return end.antecedent
        here = self.sentences[sentence].span
        where = [n for n, _ in record.mentions]
        if not where or any(self.sentences[n].span == here for n in where):
            return None
        if end.antecedent is not None:
            return end.antecedent
        return max((n for n in where if n < sentence), default=where[0])

    def _types(self, statements: Sequence[Statement]) -> list[Fact]:
        """What each thing is: every name of known class, and what asserted statements are about."""
        told = [s for s in statements if s.modality is Modality.ASSERTED]
        described = {
            r.number for s in told for e in (s.subject, s.object) if (r := self._record_of(e)) and r.form != "name"
        }
        facts = []
        for record in self.registry.records:
            entity = self.entities.get(record.number)
            if entity is None or not record.mentions or (record.form != "name" and record.number not in described):
                continue
            span = self.sentences[record.mentions[0][0]].span
            facts.append(
                Fact(
                    entity,
                    RDF_TYPE,
                    ClassTerm(entity.cls),
                    (Evidence(span),),
                    "name" if record.form == "name" else "description",
                )
            )
        told_groups = {id(g) for s in told for g in (s.subject.group, s.object.group) if g}
        untold = {id(g) for s in statements for g in (s.subject.group, s.object.group) if g} - told_groups
        area = self.registry.vocabulary.is_a
        for _, g in sorted(self.discourse.groups.items()):
            if id(g) in untold or (
                id(g) not in told_groups and (area(g.cls, terms.ADMINISTRATIVE_AREA) or not self._is_said(g))
            ):
                continue
            span = self.sentences[g.sentence].span
            facts.append(Fact(self._group(g), RDF_TYPE, ClassTerm(terms.GROUP), (Evidence(span),), "counted-set"))
        return facts

    def _is_said(self, g: GroupDraft) -> bool:
        """Whether the clause that a set stands in is told as a fact."""
        sentence = self.sentences[g.sentence]
        verb = sentence.governor(g.unit)
        return not sentence.is_verb(verb) or modality_of(sentence, verb) is Modality.ASSERTED

    # ------------------------------------------------------------------ what gave nothing
    def _reject(self, s: Statement, reason: str, detail: str) -> None:
        self.rejections.append(
            Rejection(reason, self.sentences[s.sentence].span, f"{s.relation.rsplit('#', 1)[-1]}: {detail}")
        )

    def _silent(self, facts: Sequence[Fact]) -> list[Span]:
        spoken = {e.span for f in facts if f.predicate != RDF_TYPE for e in f.evidence if not e.antecedent}
        found = []
        for s in self.sentences:
            if s.span not in spoken and (s.names or any(n == s.index for n, _ in self.discourse.quantities)):
                found.append(s.span)
        return sorted(set(found))


def _merged(facts: Sequence[Fact]) -> list[Fact]:
    """One fact per statement and modality, with the evidence of all; the first rule, time and role stay."""
    found: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        key = (fact.subject, fact.predicate, fact.object, fact.modality)
        first = found.get(key)
        if first is None:
            found[key] = fact
            continue
        direct = {e.span for e in (*first.evidence, *fact.evidence) if not e.antecedent}
        evidence = tuple(
            sorted({e for e in (*first.evidence, *fact.evidence) if not e.antecedent or e.span not in direct})
        )
        found[key] = Fact(
            first.subject,
            first.predicate,
            first.object,
            evidence,
            first.rule,
            first.modality,
            first.time or fact.time,
            first.role or fact.role,
        )
    return list(found.values())
