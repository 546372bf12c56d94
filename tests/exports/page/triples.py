"""The triples of an invented graph, as a build would have written them: about 15 for each statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from exports.page.derived import Derived
from exports.page.sparql import Triples, read_triples
from graph import foreign as f
from graph.iris import DEFAULT_BASE, slug
from graph.network import ArticleView, ClaimView, GraphView, Node
from graph.turtle import NTriple, Terms, literal
from ontology import terms as cor
from ontology.vocabulary import Vocabulary
from tests.exports.page.synthetic import ID


def as_built(view: GraphView) -> GraphView:
    """The view with IRIs as a build mints them: base, family and flat local name."""
    articles = {one.iri: f"{DEFAULT_BASE}article/{one.id}" for one in view.articles}
    ids = {one.iri: one.id for one in view.articles}

    def claim(one: ClaimView) -> ClaimView:
        key = sha256(one.iri.encode()).hexdigest()[:12]
        return replace(one, iri=f"{DEFAULT_BASE}claim/{ids[one.article]}-{key}", article=articles[one.article])

    nodes = (replace(one, iri=_minted(one.iri), type_claims=tuple(map(claim, one.type_claims))) for one in view.nodes)
    edges = (
        replace(
            one,
            subject=_minted(one.subject),
            predicate=_joined(one.predicate),
            object=_minted(one.object),
            claims=tuple(map(claim, one.claims)),
        )
        for one in view.edges
    )
    return replace(
        view,
        nodes=tuple(sorted(nodes, key=lambda one: one.iri)),
        edges=tuple(sorted(edges, key=lambda one: (one.subject, one.predicate, one.object))),
        articles=tuple(replace(one, iri=articles[one.iri]) for one in view.articles),
    )


def triples(view: GraphView, vocabulary: Vocabulary) -> Triples | None:
    """What a page of the view holds for SPARQL; the view's IRIs are those of :func:`as_built`."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "graph.trig"
        with file.open("w", encoding="utf-8") as stream:
            stream.writelines(trig(view, vocabulary))
        return read_triples(file, view, vocabulary, DEFAULT_BASE)


def trig(view: GraphView, vocabulary: Vocabulary) -> Iterator[str]:
    """The pieces of the file, with what only the graph's file says besides what the page shows."""
    terms, derived = Terms(DEFAULT_BASE), Derived(view, vocabulary, DEFAULT_BASE)
    yield terms.head()
    stated = set(derived.stated())
    for node in view.nodes:
        about = (derived.thing(node.iri) if node.iri in stated else []) + _more(node)
        yield from terms.blocks(sorted(about))
    for article in view.articles:
        yield from terms.blocks(sorted(_about(article)))
    of: dict[str, list[str]] = {}
    for iri in derived.claimed():
        of.setdefault(derived.home(iri), []).append(iri)
    for article in view.articles:
        yield f"\n{terms.short(f'<{article.iri}>')} {{\n"
        yield from terms.blocks(
            triple for iri in sorted(of.get(article.iri, ())) for triple in sorted(derived.claim(iri))
        )
        yield "}\n"


def _minted(iri: str) -> str:
    family, _, name = iri.removeprefix(ID).partition(":")
    return f"{DEFAULT_BASE}{family}/{slug(name)}"


def _joined(iri: str) -> str:
    """A relation's IRI without the blanks in its name: "#led by" is "#ledBy"."""
    first, *others = iri.split(" ")
    return first + "".join(map(str.capitalize, others))


def _more(node: Node) -> list[NTriple]:
    """What counted things have, and where a thing is."""
    found = [(f.ALT_LABEL, literal(alias, None, "en")) for alias in node.aliases]
    if node.quantity:
        found.append((cor.COMPARATOR, f"<{cor.COR}{node.quantity.comparator}>"))
        found.append((cor.VALUE, literal(f"{node.quantity.value}", f.XSD_DECIMAL)))
    else:
        found.append((cor.PRESENT_IN, f"<{DEFAULT_BASE}place/{330000 + len(node.label)}>"))
    return [(f"<{node.iri}>", f"<{predicate}>", value) for predicate, value in found]


def _about(article: ArticleView) -> list[NTriple]:
    found = [(f.TYPE, f"<{cor.COR}Article>"), (f.TITLE, literal(article.title, None, article.language))]
    found.append((f.LANGUAGE, literal(article.language)))
    found += [(f.PUBLISHER, literal(article.publisher))] if article.publisher else []
    return [(f"<{article.iri}>", f"<{predicate}>", value) for predicate, value in found]
