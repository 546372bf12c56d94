"""What differs between two graphs as RDF: each difference a ``cor:Change`` that points to the claims behind it.

Method: a statement that differs is described as a claim is (rdf:subject, rdf:predicate, rdf:object), with
``cor:before`` and ``cor:after`` to the claims of either graph, which follow with their passages; articles and things
stand at those two properties themselves.  No blank nodes; the IRI of a change comes from what it says, so that the same
two graphs give the same bytes.  Of the known vocabularies, changeset has neither time nor modality.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph import foreign as f
from graph.difference import Change, Difference, Kind, Said, Source
from graph.iris import digest
from graph.turtle import NTriple, document, literal
from ontology import terms as cor

_KINDS = {
    Kind.GAINED: cor.GAINED,
    Kind.LOST: cor.LOST,
    Kind.REDATED: cor.REDATED,
    Kind.MODALITY: cor.MODALITY_CHANGED,
}
_TIMES = ((cor.YEAR, f.XSD_INTEGER), (cor.FROM, f.XSD_DATE), (cor.UNTIL, f.XSD_DATE))
"""Of the parts of a moment: property and datatype."""


def turtle(found: Difference) -> Iterator[str]:
    """The pieces of a Turtle document; nothing but prefixes where nothing differs."""
    return document(_triples(found), found.base)


def _triples(found: Difference) -> Iterator[NTriple]:
    for kind, before, after in _plain(found):
        yield from _change(found.base, kind, before, after)
    for source in (*found.added, *found.removed, *(one for pair in found.changed for one in pair)):
        yield from _source(source)
    for change in found.changes:
        yield from _statement(found.base, change)
    for iri, label in found.labels.items():
        yield _iri(iri), _iri(f.LABEL), literal(label)


def _plain(found: Difference) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Articles and things: kind, IRIs before, IRIs after."""
    yield from ((cor.GAINED, (), (one.iri,)) for one in found.added)
    yield from ((cor.LOST, (one.iri,), ()) for one in found.removed)
    yield from ((cor.REVISED, (old.iri,), (new.iri,)) for old, new in found.changed)
    yield from ((cor.JOINED, one.parts, (one.one,)) for one in found.joined)
    yield from ((cor.SPLIT, (one.one,), one.parts) for one in found.split)


def _change(
    base: str, kind: str, before: Iterable[str], after: Iterable[str], statement: Iterable[str] = ()
) -> Iterator[NTriple]:
    before, after, statement = sorted(before), sorted(after), tuple(statement)
    change = _iri(f"{base}change/{digest(kind, *statement, '', *before, '', *after)}")
    yield change, _iri(f.TYPE), _iri(cor.CHANGE)
    yield change, _iri(cor.CHANGE_KIND), _iri(kind)
    for predicate, iri in zip((f.SUBJECT, f.PREDICATE, f.OBJECT), statement, strict=False):
        yield change, _iri(predicate), _iri(iri)
    for predicate, iris in ((cor.BEFORE, before), (cor.AFTER, after)):
        yield from ((change, _iri(predicate), _iri(iri)) for iri in iris)


def _source(source: Source) -> Iterator[NTriple]:
    article = _iri(source.iri)
    yield article, _iri(f.TYPE), _iri(cor.ARTICLE)
    for predicate, value in ((f.TITLE, source.title), (f.URL, source.url)):
        if value:
            yield article, _iri(predicate), literal(value)


def _statement(base: str, change: Change) -> Iterator[NTriple]:
    claims = [[one.claim for one in side] for side in (change.old, change.new)]
    yield from _change(base, _KINDS[change.kind], claims[0], claims[1], change.statement)
    for said in (*change.old, *change.new):
        yield from _said(said)
        yield from _source(said.source)


def _said(said: Said) -> Iterator[NTriple]:
    claim, article = _iri(said.claim), _iri(said.source.iri)
    yield claim, _iri(f.TYPE), _iri(cor.CLAIM)
    for predicate, iri in zip((f.SUBJECT, f.PREDICATE, f.OBJECT), said.statement, strict=True):
        yield claim, _iri(predicate), _iri(iri)
    yield claim, _iri(f.WAS_DERIVED_FROM), article
    yield claim, _iri(cor.MODALITY), _iri(said.modality)
    if said.amount:
        yield claim, _iri(cor.AMOUNT), _iri(said.amount)
    for value, (predicate, datatype) in zip(said.moment, _TIMES, strict=True):
        if value:
            yield claim, _iri(predicate), literal(value, datatype)
    for one in said.passages:
        evidence = _iri(one.iri)
        yield claim, _iri(cor.EVIDENCE), evidence
        yield evidence, _iri(f.TYPE), _iri(cor.EVIDENCE_CLASS)
        yield evidence, _iri(f.HAS_SOURCE), article
        yield evidence, _iri(f.EXACT), literal(one.exact)
        yield evidence, _iri(f.START), literal(str(one.start), f.XSD_INTEGER)
        yield evidence, _iri(f.END), literal(str(one.end), f.XSD_INTEGER)
        if one.antecedent:
            yield evidence, _iri(cor.ANTECEDENT), literal("true", f.XSD_BOOLEAN)


def _iri(iri: str) -> str:
    return f"<{iri}>"
