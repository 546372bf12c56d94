"""Decisions that cannot hold together, told by where they stand in the file.

Method: two decisions on one statement may differ where one means fewer claims than the other (then the narrower holds);
otherwise they must say the same.  A correction may not lead to what is itself turned down or corrected.  What is the
same is followed through chains before what is different is held against it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from graph.curation.model import Decision, NewThing, Scope, Statement, Verdict
from ontology.vocabulary import Vocabulary, Word

Flaw = tuple[str, str]
"""Where a decision stands, and what is wrong with it."""
Resolve = Callable[[str], str]


def contradictions(
    entries: Iterable[Decision], vocabulary: Vocabulary, canonical: Mapping[str, str] | None = None
) -> list[Flaw]:
    """Every contradiction, in the order of the entries; ``canonical`` maps names that a build has joined."""
    entries = sorted(entries, key=lambda one: one.number)
    known = canonical or {}

    def resolve(iri: str) -> str:
        return known.get(iri, iri)

    by_statement: dict[Statement, list[Decision]] = {}
    for one in entries:
        if one.statement is not None:
            by_statement.setdefault(normal(one.statement, vocabulary, resolve), []).append(one)
    return [
        *_on_one_statement(by_statement),
        *_after_correction(by_statement, vocabulary, resolve),
        *_same_and_different(entries),
        *_labels(entries, resolve),
    ]


def normal(statement: Statement, vocabulary: Vocabulary, resolve: Resolve) -> Statement:
    """The statement by its canonical names; a symmetric one starts with the smaller IRI, as claims do."""
    subject, predicate, value = resolve(statement[0]), statement[1], resolve(statement[2])
    relation = vocabulary.relations.get(predicate)
    if relation is not None and relation.symmetric and value < subject and value not in vocabulary.classes:
        return value, predicate, subject
    return subject, predicate, value


def landing(decision: Decision, vocabulary: Vocabulary, resolve: Resolve) -> Statement | None:
    """The statement that a correction leads to; None where an end is new and has no IRI yet."""
    statement, change = decision.statement, decision.change
    if statement is None or change is None:
        return None
    subject, value = change.subject or statement[0], change.object or statement[2]
    if isinstance(subject, NewThing) or isinstance(value, NewThing):
        return None
    return normal((subject, change.relation or statement[1], value), vocabulary, resolve)


def _on_one_statement(by_statement: Mapping[Statement, list[Decision]]) -> Iterator[Flaw]:
    for group in by_statement.values():
        for one, other in combinations(group, 2):
            if (one.verdict, one.change) == (other.verdict, other.change) or not one.scope.meets(other.scope):
                continue
            if one.scope == other.scope:
                yield other.place, f"says {other.verdict} of what {one.place} says {one.verdict} of"
            elif not (one.scope.within(other.scope) or other.scope.within(one.scope)):
                reason = "neither means only claims that the other means too; name article, modality and year in one"
                yield other.place, f"meets {one.place}, which says otherwise: {reason}"


def _after_correction(
    by_statement: Mapping[Statement, list[Decision]], vocabulary: Vocabulary, resolve: Resolve
) -> Iterator[Flaw]:
    for one in (one for group in by_statement.values() for one in group):
        target = landing(one, vocabulary, resolve)
        for other in by_statement.get(target, ()) if target is not None else ():
            if other is not one and other.verdict is not Verdict.ACCEPT and other.scope == Scope():
                yield one.place, f"corrects to what {other.place} says {other.verdict} of"


def _same_and_different(entries: Iterable[Decision]) -> Iterator[Flaw]:
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.get(name, name) != name:
            name = leader[name]
        return name

    entries = list(entries)
    joined = [one for one in entries if one.verdict is Verdict.SAME]
    for one in joined:
        for name in one.names[1:]:
            low, high = sorted((find(one.names[0]), find(name)))
            leader[high] = low
    for one in entries:
        if one.verdict is not Verdict.DIFFERENT:
            continue
        for a, b in combinations(one.names, 2):
            if find(a) == find(b):
                by = " with ".join(two.place for two in joined if find(two.names[0]) == find(a))
                yield one.place, f"keeps apart {a} and {b}, which {by} joins"


def _labels(entries: Iterable[Decision], resolve: Resolve) -> Iterator[Flaw]:
    first: dict[tuple[str, str], tuple[Decision, Word]] = {}
    for one in entries:
        if one.label is not None:
            before, label = first.setdefault((resolve(one.names[0]), one.label.language), (one, one.label))
            if label != one.label:
                yield one.place, f"calls “{one.label.text}” what {before.place} calls “{label.text}”"
