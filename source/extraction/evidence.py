"""Where a statement is made: its sentence, and one that names an end to which that only refers ("the district")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from source.extraction.arguments import Argument, Statement
from source.extraction.fact_terms import record_of
from source.extraction.syntax import Sentence
from source.model import Evidence, Fact


def evidence_of(statement: Statement, sentences: Sequence[Sentence]) -> tuple[Evidence, ...]:
    """The passages that support one statement, in order."""
    found = [Evidence(sentences[statement.sentence].span)]
    for end in (statement.subject, statement.object):
        where = _antecedent(end, statement.sentence, sentences)
        if where is not None:
            found.append(Evidence(sentences[where].span, antecedent=True))
    return _united(found)


def _antecedent(end: Argument, sentence: int, sentences: Sequence[Sentence]) -> int | None:
    """The sentence that names an end, if the statement's own does not: the last before it, or the first after it."""
    record = record_of(end)
    if record is None:
        return end.antecedent
    own = sentences[sentence].span
    named = [n for n, _ in record.mentions]
    if not named or any(sentences[n].span == own for n in named):
        return None
    if end.antecedent in named:
        return end.antecedent
    return max((n for n in named if n < sentence), default=named[0])


def merged(facts: Iterable[Fact]) -> list[Fact]:
    """One fact per statement, modality and sum, with the evidence of all; the first rule, time and role stay."""
    found: dict[tuple[object, ...], Fact] = {}
    told = list(facts)
    sums = {(fact.subject, fact.predicate, fact.object, fact.modality): fact.amount for fact in told if fact.amount}
    for fact in told:
        said = (fact.subject, fact.predicate, fact.object, fact.modality)
        key = (*said, fact.amount or sums.get(said))
        first = found.setdefault(key, fact)
        if first is not fact:
            found[key] = replace(
                first,
                evidence=_united((*first.evidence, *fact.evidence)),
                time=first.time or fact.time,
                role=first.role or fact.role,
                amount=first.amount or fact.amount,
            )
    return list(found.values())


def _united(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Passages in order, each once: what makes a statement need not be told to name an end of it as well."""
    passages = set(evidence)
    direct = {e.span for e in passages if not e.antecedent}
    return tuple(sorted(e for e in passages if not e.antecedent or e.span not in direct))
