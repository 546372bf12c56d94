"""Domain, range and evidence of every statement, checked before anything becomes RDF.

Problem: a wrong statement in the graph is worse than a missing one, and a missing one must be accounted for.  Method:
each fact passes a fixed row of checks against the :class:`Vocabulary` and the article's text; the first that fails
turns it into a :class:`Rejection` with a short, countable reason.  Advice: SHACL (``graph.checks``) is the independent
second look; it knows nothing of this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from graph.claims import iri_of
from graph.foreign import TYPE
from graph.iris import Minter
from ontology.terms import GROUP, HAS_MEASUREMENT, MEASUREMENT, SKOS_CONCEPT
from ontology.vocabulary import Relation, Vocabulary
from source.model import (
    Amount,
    Article,
    BlockKind,
    ClassTerm,
    Comparator,
    Concept,
    Entity,
    Fact,
    Group,
    Reading,
    Rejection,
    Span,
    Term,
    ValueTerm,
)

_YEARS = range(1000, 3000)
_MOST_DIGITS = 25
"""More digits than any amount in an article has; the engine's decimals hold 38."""


@dataclass(frozen=True, slots=True)
class _Case:
    article: Article
    vocabulary: Vocabulary
    minter: Minter
    boilerplate: tuple[Span, ...]


def validate(reading: Reading, vocabulary: Vocabulary, minter: Minter) -> Reading:
    """The reading with only the facts that pass; the others stand among its rejections, in the order of the facts."""
    kept: list[Fact] = []
    rejected: list[Rejection] = list(reading.rejections)
    boilerplate = tuple(block.span for block in reading.article.blocks if block.kind is BlockKind.BOILERPLATE)
    case = _Case(reading.article, vocabulary, minter, boilerplate)
    for fact in reading.facts:
        problem = next(_problems(fact, case), None)
        if problem is None:
            kept.append(fact)
        else:
            reason, detail = problem
            rejected.append(Rejection(reason, _span(fact, reading.article), f"{describe(fact)}: {detail}"))
    return Reading(reading.article, tuple(kept), tuple(rejected), reading.silent)


def describe(fact: Fact) -> str:
    """A statement in one line for people: "Zhenhai District established 12 platforms"."""
    predicate = "is a" if fact.predicate == TYPE else _local(fact.predicate)
    return f"{_said(fact.subject)} {predicate} {_said(fact.object)}"


def _problems(fact: Fact, case: _Case) -> Iterator[tuple[str, str]]:
    for check, reason in _CHECKS.items():
        detail = check(fact, case)
        if detail is not None:
            yield reason, detail


def _evidence(fact: Fact, case: _Case) -> str | None:
    if not any(not one.antecedent for one in fact.evidence):
        return "no passage states it"
    text = case.article.text
    for start, end in ((one.span.start, one.span.end) for one in fact.evidence):
        if not 0 <= start < end <= len(text):
            return f"the passage {start}–{end} is not within the text"
        if not text[start:end].strip():
            return f"the passage {start}–{end} is blank"
        if any(start < block.end and block.start < end for block in case.boilerplate):
            return f"the passage {start}–{end} is boilerplate"
    return None


def _names(fact: Fact, case: _Case) -> str | None:
    for end in _ends(fact):
        if isinstance(end, Entity) and not end.name.strip():
            return "an entity without a name"
        if isinstance(end, Concept) and not end.label.strip():
            return "a concept without a label"
    return None


def _numbers(fact: Fact, case: _Case) -> str | None:
    for end in _ends(fact):
        if not isinstance(end, Group | Amount):
            continue
        if any(number is not None and not _usable(number) for number in (end.value, end.upper, end.previous)):
            return "a number that no text can mean"
        if end.value is None and end.comparator is not Comparator.SOME:
            return "no number"
        if end.upper is None and end.comparator is Comparator.BETWEEN:
            return "a range with one end"
        if isinstance(end, Group) and end.value is not None and end.value < 0:
            return "a group of less than none"
    return None


def _times(fact: Fact, case: _Case) -> str | None:
    years = [fact.time.year if fact.time else None]
    years += [end.year for end in (fact.subject, fact.object) if isinstance(end, Group | Amount)]
    odd = next((year for year in years if year is not None and year not in _YEARS), None)
    if odd is not None:
        return f"{odd} is no year"
    if fact.time is None:
        return None
    days = [day for day in (fact.time.start, fact.time.end) if day is not None]
    wrong = next((day for day in days if not _is_day(day)), None)
    if wrong is not None:
        return f"{wrong} is no day"
    return None if days == sorted(days) else f"{days[0]} comes after {days[1]}"


def _classes(fact: Fact, case: _Case) -> str | None:
    for end in _ends(fact):
        cls = _class_of(end)
        if cls not in case.vocabulary.classes and cls not in (SKOS_CONCEPT, MEASUREMENT):
            return f"the vocabulary has no class {cls}"
        if isinstance(end, Entity) and end.place is not None and end.place not in case.vocabulary.places:
            return f"the gazetteer has no place {end.place}"
        unknown = next((one for one in _values(end) if one not in case.vocabulary.values), None)
        if unknown is not None:
            return f"no list of the vocabulary has the value {unknown}"
    return None


def _relation(fact: Fact, case: _Case) -> str | None:
    if fact.predicate == TYPE:
        if not isinstance(fact.object, ClassTerm):
            return "no class"
        grouped = isinstance(fact.subject, Group)
        return None if grouped == (fact.object.iri == GROUP) else "a group is of the class of groups, and it alone"
    return None if fact.predicate in case.vocabulary.relations else f"the vocabulary has no relation {fact.predicate}"


def _domain(fact: Fact, case: _Case) -> str | None:
    return _no_subject(fact.subject, fact.predicate, case.vocabulary)


def _range(fact: Fact, case: _Case) -> str | None:
    return _no_object(fact.predicate, fact.object, case.vocabulary)


def misfit(subject: Term, predicate: str, value: Term, vocabulary: Vocabulary) -> str | None:
    """Why these ends cannot stand in this relation, or None where they can; any class may be a thing's class."""
    return _no_subject(subject, predicate, vocabulary) or _no_object(predicate, value, vocabulary)


def _no_subject(subject: Term, predicate: str, vocabulary: Vocabulary) -> str | None:
    relation = vocabulary.relations.get(predicate)
    if relation is None or fits(relation.domain, subject, vocabulary):
        return None
    return f"{_local(_class_of(subject))} is no subject of {relation.label}"


def _no_object(predicate: str, value: Term, vocabulary: Vocabulary) -> str | None:
    relation = vocabulary.relations.get(predicate)
    if relation is None or _object_fits(relation, value, vocabulary):
        return None
    kind = "a class" if isinstance(value, ClassTerm) else _local(_class_of(value))
    return f"{kind} is no object of {relation.label}"


def _apart(fact: Fact, case: _Case) -> str | None:
    article, minter = case.article.id, case.minter
    subject = iri_of(fact.subject, article, minter)
    return "both ends are the same" if iri_of(fact.object, article, minter, subject) == subject else None


_CHECKS: dict[Callable[[Fact, _Case], str | None], str] = {
    _evidence: "evidence",
    _names: "name",
    _numbers: "number",
    _times: "time",
    _classes: "class",
    _relation: "relation",
    _domain: "domain",
    _range: "range",
    _apart: "same ends",
}


def fits(allowed: frozenset[str], end: Term, vocabulary: Vocabulary) -> bool:
    """Whether this end may stand where ``allowed`` classes may.

    A Group may stand wherever its members may.
    """
    cls = _class_of(end)
    if vocabulary.allows(allowed, cls):
        return True
    return isinstance(end, Group) and GROUP in allowed


def _object_fits(relation: Relation, end: Term, vocabulary: Vocabulary) -> bool:
    if isinstance(end, ClassTerm):
        return relation.class_object
    if relation.lists:
        values = _values(end)
        return bool(values) and all(vocabulary.values[one].value_list in relation.lists for one in values)
    if isinstance(end, Amount):
        return relation.iri == HAS_MEASUREMENT or MEASUREMENT in relation.range
    return fits(relation.range, end, vocabulary)


def _ends(fact: Fact) -> Iterator[Term]:
    for end in (fact.subject, fact.object, fact.amount):
        if end is None:
            continue
        yield end
        if isinstance(end, Amount) and end.among is not None:
            yield end.among
        holder = end.holder if isinstance(end, Entity | Group | Amount) else None
        while holder is not None:
            yield holder
            holder = holder.holder


def _class_of(end: Term) -> str:
    match end:
        case Entity():
            return end.cls
        case Group():
            return end.member_class
        case ClassTerm():
            return end.iri
        case Concept() | ValueTerm():
            return SKOS_CONCEPT
        case Amount():
            return MEASUREMENT


def _values(end: Term) -> tuple[str, ...]:
    """The listed values that an end is, or is narrower than."""
    if isinstance(end, ValueTerm):
        return (end.iri,)
    return end.broader if isinstance(end, Concept) else ()


def _said(end: Term) -> str:
    match end:
        case Entity():
            return end.name
        case Group() | Amount():
            return end.text
        case Concept():
            return end.label
        case ClassTerm() | ValueTerm():
            return _local(end.iri)


def _usable(number: Decimal) -> bool:
    return number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _span(fact: Fact, article: Article) -> Span:
    """Where to look: the first passage, cut to the text."""
    first = min((one.span for one in fact.evidence if not one.antecedent), default=Span(0, 0))
    start = min(max(first.start, 0), len(article.text))
    return Span(start, min(max(first.end, start), len(article.text)))
