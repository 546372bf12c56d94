"""From facts to claims: what one article says, each statement once.

Problem: an article makes one statement in several sentences, in either direction of a symmetric relation, and its types
only in passing; the graph wants one claim with all its passages.  Method: facts are gathered by what they state; every
thing that an asserted statement speaks of gets the claim that it is of its class.  Advice: two times of one statement
are two claims ("held a fair in 2018 and in 2019"); a mention without a time joins the earliest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.foreign import TYPE
from graph.iris import Minter
from ontology.vocabulary import Vocabulary
from source.model import (
    Amount,
    ClassTerm,
    Concept,
    Entity,
    Evidence,
    Fact,
    Group,
    Modality,
    Term,
    Time,
    TimeBasis,
    ValueTerm,
)

TYPE_RULE = "class-of-end"
"""The rule of a class claim that the extraction did not make itself: the thing stands in an asserted statement."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement as one article makes it, with everything that supports it."""

    iri: str
    subject: Entity | Group | Amount
    object: Term
    statement: tuple[str, str, str]
    """IRIs of subject, predicate and object."""
    modality: Modality
    time: Time | None
    evidence: tuple[Evidence, ...]
    """Sorted; a passage that states it and also names an antecedent counts as stating it."""
    rules: tuple[str, ...]
    roles: tuple[str, ...]
    amounts: tuple[str, ...] = ()
    """IRIs of the sums of money that it is about, sorted."""
    decisions: tuple[str, ...] = ()
    """IRIs of the curators' decisions that made it; see ``graph.curation``."""

    @property
    def asserted(self) -> bool:
        """Whether the statement stands as a plain triple."""
        return self.modality is Modality.ASSERTED

    @property
    def first(self) -> int:
        """Where the article first states it."""
        return min((one.span.start for one in self.evidence if not one.antecedent), default=0)


@dataclass(frozen=True, slots=True)
class Thing:
    """An end of statements, with all that one article calls it."""

    iri: str
    term: Term
    """As the article first speaks of it."""
    names: tuple[str, ...] = ()
    """Of an entity or concept: the names and labels by which its mentions go, sorted."""
    aliases: tuple[str, ...] = ()


def things(facts: Iterable[Fact], article: str, minter: Minter) -> tuple[Thing, ...]:
    """What the facts of the article with this id speak of, sorted by IRI; no classes, no listed values."""
    found: dict[str, list[tuple[Evidence, Term]]] = {}
    for fact in facts:
        for iri, end in ends_of(fact, article, minter):
            if not isinstance(end, ClassTerm | ValueTerm):
                found.setdefault(iri, []).append((min(fact.evidence), end))
    return tuple(_thing(iri, mentions) for iri, mentions in sorted(found.items()))


def _thing(iri: str, mentions: list[tuple[Evidence, Term]]) -> Thing:
    first = min(mentions, key=lambda one: (one[0], repr(one[1])))[1]
    entities = [end for _, end in mentions if isinstance(end, Entity)]
    names = {end.name for end in entities} | {end.label for _, end in mentions if isinstance(end, Concept)}
    aliases = {alias for end in entities for alias in end.aliases if alias.strip()}
    return Thing(iri, first, tuple(sorted(names)), tuple(sorted(aliases - names)))


def still_spoken_of(
    found: Iterable[Thing], made: Iterable[Claim], article: str, minter: Minter, canonical: Mapping[str, str]
) -> tuple[Thing, ...]:
    """The things of an article that these claims still speak of, as they now speak of them, sorted by IRI.

    ``made`` are the article's claims after whatever joined or corrected them: an end may have gone, have changed, or be
    one that no passage of the article named.
    """
    ends: dict[str, Term] = {}
    for claim in made:
        ends.setdefault(claim.statement[0], claim.subject)
        ends.setdefault(claim.statement[2], claim.object)
    amounts = {iri for claim in made for iri in claim.amounts}
    known = {canonical.get(one.iri, one.iri): one for one in found}
    counted = [end for end in ends.values() if isinstance(end, Amount) and end.among is not None]
    counted += [one.term for one in found if one.iri in amounts and isinstance(one.term, Amount)]
    among = {iri_of(one.among, article, minter) for one in counted if one.among is not None}
    used = {*ends, *amounts, *(canonical.get(iri, iri) for iri in among)}
    kept = [one for one in found if canonical.get(one.iri, one.iri) in used]
    changed = (replace(one, term=ends[one.iri]) if _is_counted(ends.get(one.iri)) else one for one in kept)
    new = (_thing_of(iri, end) for iri, end in ends.items() if iri not in known and not isinstance(end, ClassTerm))
    return tuple(sorted((*changed, *new), key=lambda one: one.iri))


def _is_counted(end: Term | None) -> bool:
    return isinstance(end, Group | Amount)


def _thing_of(iri: str, end: Term) -> Thing:
    name = end.name if isinstance(end, Entity) else end.label if isinstance(end, Concept) else ""
    return Thing(iri, end, (name,) if name else ())


def resolved(
    made: Iterable[Claim], canonical: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[list[Claim], list[Claim]]:
    """The claims with canonical IRIs for names (name → canonical), and those that say nothing any more.

    A claim keeps its own IRI.  Where two come to state the same they become one, with the smaller IRI and the evidence
    of both; where both ends come to be the same thing nothing is stated.
    """
    kept: dict[tuple[tuple[str, str, str], Modality, Time | None], Claim] = {}
    idle: list[Claim] = []
    for claim in sorted(made, key=lambda one: one.iri):
        one = _renamed(claim, canonical, vocabulary)
        if one.statement[0] == one.statement[2]:
            idle.append(claim)
            continue
        key = (one.statement, one.modality, one.time)
        kept[key] = _joined(kept[key], one) if key in kept else one
    return sorted(kept.values(), key=lambda one: one.iri), idle


def _renamed(claim: Claim, canonical: Mapping[str, str], vocabulary: Vocabulary) -> Claim:
    subject, predicate, value = claim.statement
    subject, value = canonical.get(subject, subject), canonical.get(value, value)
    if (subject, predicate, value) == claim.statement:
        return claim
    relation = vocabulary.relations.get(predicate)
    if relation is not None and relation.symmetric and value < subject and isinstance(claim.object, Entity | Group):
        return replace(claim, statement=(value, predicate, subject), subject=claim.object, object=claim.subject)
    return replace(claim, statement=(subject, predicate, value))


def _joined(one: Claim, other: Claim) -> Claim:
    """Two claims of one article that state the same, as one."""
    passages: dict[tuple[int, int], Evidence] = {}
    for passage in sorted((*one.evidence, *other.evidence), key=lambda passage: passage.antecedent):
        passages.setdefault((passage.span.start, passage.span.end), passage)
    return replace(
        one,
        evidence=tuple(sorted(passages.values())),
        rules=tuple(sorted({*one.rules, *other.rules})),
        roles=tuple(sorted({*one.roles, *other.roles})),
        amounts=tuple(sorted({*one.amounts, *other.amounts})),
    )


def claims(facts: Iterable[Fact], article: str, minter: Minter, vocabulary: Vocabulary) -> list[Claim]:
    """The claims of the article with this id, sorted by IRI; ``facts`` have passed validation, in any order."""
    facts = list(facts)
    facts.extend(_missing_types(facts, article, minter, vocabulary))
    gathered: dict[tuple[tuple[str, str, str], Modality], list[tuple[Fact, Term, Term]]] = {}
    for fact in facts:
        statement, ends = _statement(fact, article, minter, vocabulary)
        gathered.setdefault((statement, fact.modality), []).append((fact, *ends))
    made = [
        replace(
            _claim(statement, modality, time, members, minter.claim(article, statement, modality, key)),
            amounts=_amounts((fact for fact, _, _ in members), article, minter),
        )
        for (statement, modality), said in gathered.items()
        for time, key, members in _by_time(said)
    ]
    return sorted(made, key=lambda claim: claim.iri)


def iri_of(term: Term, article: str, minter: Minter, holder: str = "") -> str:
    """The IRI of an end of a statement; an Amount's also hangs on its ``holder`` (the subject's IRI)."""
    match term:
        case Entity():
            return minter.entity(term, article)
        case Group():
            return minter.group(term, article)
        case Amount():
            own = iri_of(term.holder, article, minter) if term.holder else holder
            return minter.amount(own, term, article)
        case Concept():
            return minter.concept(term)
        case ClassTerm() | ValueTerm():
            return term.iri


def ends_of(fact: Fact, article: str, minter: Minter) -> Iterator[tuple[str, Term]]:
    """All that a fact speaks of, each with its IRI: its two ends, the sum of money, the place that a rank is in."""
    subject = iri_of(fact.subject, article, minter)
    yield subject, fact.subject
    for end in (fact.object, fact.amount):
        if end is not None:
            yield iri_of(end, article, minter, subject), end
        if isinstance(end, Amount) and end.among is not None:
            yield iri_of(end.among, article, minter), end.among


def _amounts(facts: Iterable[Fact], article: str, minter: Minter) -> tuple[str, ...]:
    found = ((fact.amount, iri_of(fact.subject, article, minter)) for fact in facts if fact.amount is not None)
    return tuple(sorted({iri_of(amount, article, minter, subject) for amount, subject in found}))


def _statement(
    fact: Fact, article: str, minter: Minter, vocabulary: Vocabulary
) -> tuple[tuple[str, str, str], tuple[Term, Term]]:
    """Its three IRIs and its ends; a symmetric statement always starts with the smaller IRI."""
    subject = iri_of(fact.subject, article, minter)
    value = iri_of(fact.object, article, minter, subject)
    relation = vocabulary.relations.get(fact.predicate)
    if relation is not None and relation.symmetric and value < subject and isinstance(fact.object, Entity | Group):
        return (value, fact.predicate, subject), (fact.object, fact.subject)
    return (subject, fact.predicate, value), (fact.subject, fact.object)


def _missing_types(facts: list[Fact], article: str, minter: Minter, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Class claims of things in asserted statements that have none yet, from the passages of the first statement."""
    known: dict[str, set[str]] = {}
    for fact in facts:
        if fact.predicate == TYPE and fact.modality is Modality.ASSERTED and isinstance(fact.object, ClassTerm):
            known.setdefault(iri_of(fact.subject, article, minter), set()).add(fact.object.iri)
    wanting = [fact for fact in facts if fact.modality is Modality.ASSERTED]
    for fact in sorted(wanting, key=lambda fact: (min(fact.evidence), fact.predicate, fact.rule)):
        for end in (fact.subject, fact.object):
            if isinstance(end, Entity):
                classes = known.setdefault(minter.entity(end, article), set())
                if not any(vocabulary.is_a(cls, end.cls) for cls in classes):
                    classes.add(end.cls)
                    yield Fact(end, TYPE, ClassTerm(end.cls), fact.evidence, TYPE_RULE)


Said = tuple[Fact, Term, Term]


def _by_time(said: list[Said]) -> Iterator[tuple[Time | None, Time | None, list[Said]]]:
    """The time, the time as far as it tells claims apart, and the facts of each claim."""
    times: dict[tuple[int, str, str], list[Time]] = {}
    for fact, _, _ in said:
        if fact.time is not None:
            times.setdefault(_moment(fact.time), []).append(fact.time)
    if len(times) <= 1:
        yield (_best(next(iter(times.values()))) if times else None), None, said
        return
    first = min(times)
    for moment in sorted(times):
        time = _best(times[moment])
        yield time, time, [one for one in said if (_moment(one[0].time) if one[0].time else first) == moment]


def _moment(time: Time) -> tuple[int, str, str]:
    return time.year or 0, time.start or "", time.end or ""


def _best(times: list[Time]) -> Time:
    """Of the same time said in two ways, the one that the text gives itself."""
    return min(times, key=lambda time: time.basis is not TimeBasis.STATED)


def _claim(statement: tuple[str, str, str], modality: Modality, time: Time | None, said: list[Said], iri: str) -> Claim:
    facts = [fact for fact, _, _ in said]
    antecedent: dict[tuple[int, int], Evidence] = {}
    for one in sorted((one for fact in facts for one in fact.evidence), key=lambda one: one.antecedent):
        antecedent.setdefault((one.span.start, one.span.end), one)
    first = min(said, key=lambda one: (min(one[0].evidence), repr(one[1]), repr(one[2])))
    subject = first[1]
    assert isinstance(subject, Entity | Group | Amount)
    return Claim(
        iri=iri,
        subject=subject,
        object=first[2],
        statement=statement,
        modality=modality,
        time=time,
        evidence=tuple(sorted(antecedent.values())),
        rules=tuple(sorted({fact.rule for fact in facts})),
        roles=tuple(sorted({fact.role for fact in facts if fact.role})),
    )
