"""Facts as short lines, so that a test can compare all that a text yields; and articles made of plain paragraphs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from decimal import Decimal

from ontology.terms import INDICATOR, LEVEL, SECTOR
from source.model import (
    RDF_TYPE,
    Amount,
    Article,
    Block,
    BlockKind,
    ClassTerm,
    Concept,
    Entity,
    Fact,
    Form,
    Group,
    Modality,
    Reading,
    Span,
    Term,
    ValueTerm,
)


def article_of(text: str, published: str | None = None, language: str = "en") -> Article:
    """An article with one body block per line of ``text``."""
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line.rstrip("\r\n"))), BlockKind.BODY))
        at += len(line)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(digest[:12], digest, "A title", text, language, "a test", tuple(blocks), published=published)


def local(iri: str) -> str:
    """The local name of an IRI."""
    return iri.rsplit("#", 1)[-1]


def number(value: Decimal | None, upper: Decimal | None = None) -> str:
    """A value without trailing zeros; "12..30" where there is an upper one."""
    shown = "?" if value is None else f"{value.normalize():f}"
    return shown if upper is None else f"{shown}..{upper.normalize():f}"


def term(found: Term) -> str:
    """One end of a statement."""
    match found:
        case Entity(name=name):
            return name
        case Group(member_class=cls, value=value, upper=upper, comparator=comparator):
            return f"({comparator} {number(value, upper)} {local(cls)})"
        case Amount(value=value, upper=upper, comparator=comparator, unit=unit, measure=measure):
            return f"<{comparator} {number(value, upper)} {unit} | {measure}>"
        case Concept(label=label, broader=broader):
            return f"concept:{label}" + (f" < {'+'.join(map(local, broader))}" if broader else "")
        case ValueTerm(iri=iri):
            return local(iri)
        case ClassTerm(iri=iri):
            return f"class:{local(iri)}"


def line(fact: Fact) -> str:
    """ "Zhenhai District -established-> (Exactly 12 InnovationPlatform) [2019]", a modality before."""
    text = f"{term(fact.subject)} -{local(fact.predicate)}-> {term(fact.object)}"
    if fact.modality is not Modality.ASSERTED:
        text = f"{fact.modality}: {text}"
    if fact.time is not None and fact.time.year is not None:
        text += f" [{fact.time.year}]"
    return f"{text} as {fact.role}" if fact.role else text


def statements(reading: Reading) -> list[str]:
    """All facts but those that say what class a thing is of and what listed value it has, sorted."""
    return sorted(line(fact) for fact in reading.facts if fact.predicate not in (RDF_TYPE, LEVEL, SECTOR, INDICATOR))


def values(reading: Reading) -> list[str]:
    """The facts that lead to a value of a list (level, sector, indicator), sorted."""
    return sorted(line(fact) for fact in reading.facts if fact.predicate in (LEVEL, SECTOR, INDICATOR))


def things(reading: Reading) -> dict[str, str]:
    """The named things and their classes; described ones end in "*"."""
    return {
        fact.subject.name: local(fact.object.iri) + ("*" if fact.subject.form is Form.DESCRIPTION else "")
        for fact in reading.facts
        if fact.predicate == RDF_TYPE and isinstance(fact.subject, Entity) and isinstance(fact.object, ClassTerm)
    }


def entity(reading: Reading, name: str) -> Entity:
    """The one named thing of that name."""
    (found,) = {f.subject for f in reading.facts if isinstance(f.subject, Entity) and f.subject.name == name}
    return found


def groups(reading: Reading) -> list[str]:
    """All counted sets with their words, sorted."""
    found: Iterable[Term] = (end for fact in reading.facts for end in (fact.subject, fact.object))
    return sorted({f'{term(g)} "{g.text}"' for g in found if isinstance(g, Group)})


def amounts(reading: Reading) -> list[str]:
    """All measured amounts with holder and year, sorted."""
    return sorted(
        f"{term(f.subject)}: {term(f.object)}" + (f" [{f.object.year}]" if f.object.year else "")
        for f in reading.facts
        if isinstance(f.object, Amount)
    )
