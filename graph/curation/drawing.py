"""The decisions as the graph ``id:curation``: who decided what on which claims or names, why and, if said, when.

Advice: a claim that a correction made points to the decision itself (``prov:wasGeneratedBy``, in its article's graph).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph import foreign as f
from graph.curation.model import CLEARED, Change, Decision, NewThing, Verdict
from graph.curation.survey import Curation
from graph.iris import Minter, digest, prefixes
from graph.told import short
from ontology import terms as cor

if TYPE_CHECKING:
    from rdflib import Graph

_ABOUT = (cor.ABOUT_SUBJECT, cor.ABOUT_RELATION, cor.ABOUT_OBJECT)


def curation_graph(curation: Curation) -> Graph:
    """The triples of ``id:curation``: the decisions that match something in the collection, and their curators."""
    from rdflib import Graph, Literal, URIRef

    graph, context = Graph(), curation.context
    claims: dict[int, list[str]] = {}
    for deed in curation.deeds:
        claims.setdefault(deed.decision, []).append(deed.claim)
    for one in curation.decisions.entries:
        if one.number not in curation.used:
            continue
        node, agent = URIRef(decision_iri(one, context.minter)), URIRef(context.minter.curator(one.who))
        put = [
            (f.TYPE, URIRef(cor.DECISION)),
            (f.TYPE, URIRef(f.ACTIVITY)),
            (f.LABEL, Literal(summary(one, prefixes(context.minter.base)), lang="en")),
            (cor.VERDICT, URIRef(cor.COR + one.verdict.capitalize())),
            (cor.WHY, Literal(one.why)),
            (f.WAS_ASSOCIATED_WITH, agent),
        ]
        if one.when:
            put.append((f.DATE, Literal(one.when, datatype=URIRef(f.XSD_DATE), normalize=False)))
        if one.statement:
            statement = context.statement(one.statement, one.scope.article)
            put.extend((name, URIRef(end)) for name, end in zip(_ABOUT, statement, strict=True))
        used = [*claims.get(one.number, ()), *map(context.name, one.names)]
        put.extend((f.USED, URIRef(iri)) for iri in used)
        if one.verdict in (Verdict.REJECT, Verdict.CORRECT):
            put.extend((f.INVALIDATED, URIRef(iri)) for iri in claims.get(one.number, ()))
        for predicate, value in put:
            graph.add((node, URIRef(predicate), value))
        graph.add((agent, URIRef(f.TYPE), URIRef(f.AGENT)))
        graph.add((agent, URIRef(f.LABEL), Literal(one.who)))
    return graph


def decision_iri(decision: Decision, minter: Minter) -> str:
    """The IRI of a decision, from all that it says; not from where it stands in the file."""
    said = repr(replace(decision, number=0, line=None))
    return minter.decision(f"{decision.verdict}-{digest(said)}")


def summary(decision: Decision, known: dict[str, str]) -> str:
    """What is decided in one line, with prefixes: "reject place:330211 cor:established body:lab, of article:…"."""
    if decision.label is not None:
        return f"rename {short(decision.names[0], known)} to “{decision.label.text}”"
    if decision.statement is None:
        return f"{decision.verdict} {' '.join(short(name, known) for name in decision.names)}"
    words = [f"{decision.verdict} {' '.join(short(iri, known) for iri in decision.statement)}"]
    scope = decision.scope
    words += [f"of article:{scope.article}"] if scope.article else []
    words += [f"if {scope.modality.lower()}"] if scope.modality else []
    words += [f"of {scope.year}"] if scope.year else []
    words += [f"to {_changed(decision.change, known)}"] if decision.change else []
    return ", ".join(words)


def _changed(change: Change, known: dict[str, str]) -> str:
    def said(end: str | NewThing | None) -> str | None:
        return f"“{end.name}” ({short(end.cls, known)})" if isinstance(end, NewThing) else end and short(end, known)

    parts = {
        "subject": said(change.subject),
        "relation": said(change.relation),
        "object": said(change.object),
        "modality": change.modality,
        "year": change.year,
        "from": change.start,
        "until": change.end,
    }
    return ", ".join(
        f"{'no ' if value == CLEARED else ''}{key}" + ("" if value == CLEARED else f" {value}")
        for key, value in parts.items()
        if value is not None
    )
