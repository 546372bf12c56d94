"""The triples that the page can make itself from its columns, so that it need not hold them twice.

Problem: claims and passages as Turtle would double the page, and all that they say stands in its columns already.
Method: for each subject, the triples that the page will make are made here too, and what differs from the graph's file
goes into the page as it stands.  Advice: what is made here is made in ``exports/viewer/src/worker/derived.ts`` too; a
test holds the page's triples against the graph's.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph import foreign as f
from graph.network import ArticleView, ClaimView, Edge, GraphView, Node, Quote
from graph.turtle import NTriple, literal
from ontology import terms as cor
from ontology.vocabulary import Vocabulary

Statement = tuple[str, str, str]

ASSERTED = "Asserted"


class Derived:
    """What the page makes of a view: the triples of each subject, as terms in N-Triples syntax."""

    def __init__(self, view: GraphView, vocabulary: Vocabulary, base: str) -> None:
        self._vocabulary, self._base = vocabulary, base
        self._articles = {article.iri: article for article in view.articles}
        self._things = {node.iri: node for node in view.nodes}
        self._edges: dict[str, list[Edge]] = {}
        self._ends: set[str] = set()
        self.claims: dict[str, tuple[Statement, ClaimView]] = {}
        self._passages: dict[str, tuple[ClaimView, Quote]] = {}
        for edge in view.edges:
            self._take((edge.subject, edge.predicate, edge.object), edge.claims)
            if edge.asserted:
                self._edges.setdefault(edge.subject, []).append(edge)
                self._ends |= {edge.subject, edge.object}
        for node in view.nodes:
            for claim in node.type_claims:
                self._take((node.iri, f.TYPE, claim.of_class or node.cls or ""), (claim,))

    def stated(self) -> Iterator[str]:
        """The IRIs of the things that are made, in the order of the view."""
        return (iri for iri, node in self._things.items() if node.classes or iri in self._ends)

    def claimed(self) -> Iterator[str]:
        """The IRIs of the claims and passages that are made."""
        yield from self.claims
        yield from self._passages

    def thing(self, iri: str) -> list[NTriple]:
        """What is stated of a thing in the default graph: its classes with those above, its labels, its statements."""
        node = self._things[iri]
        classes = {above for cls in node.classes for above in (cls, *self._above(cls))}
        found = [(f.TYPE, f"<{cls}>") for cls in classes]
        found += [(f.LABEL, label) for label in _labels(node)]
        found += [(edge.predicate, f"<{edge.object}>") for edge in self._edges.get(iri, ())]
        return _about(iri, found)

    def claim(self, iri: str) -> list[NTriple]:
        """What the graph of its article says of a claim or a passage."""
        return _about(iri, self._of_claim(iri) if iri in self.claims else self._of_passage(iri))

    def home(self, iri: str) -> str:
        """The IRI of the graph that a claim or a passage stands in."""
        return (self.claims[iri][1] if iri in self.claims else self._passages[iri][0]).article

    def _take(self, statement: Statement, claims: tuple[ClaimView, ...]) -> None:
        for claim in claims:
            self.claims[claim.iri] = statement, claim
            for quote in claim.quotes:
                self._passages[self._passage(claim, quote)] = claim, quote

    def _passage(self, claim: ClaimView, quote: Quote) -> str:
        return f"{self._base}evidence/{claim.iri.rpartition('/')[2]}-{quote.start}-{quote.end}"

    def _above(self, cls: str) -> frozenset[str]:
        known = self._vocabulary.classes.get(cls)
        return known.ancestors if known else frozenset()

    def _of_claim(self, iri: str) -> list[tuple[str, str]]:
        (subject, predicate, value), claim = self.claims[iri]
        found = [(f.TYPE, f"<{cor.CLAIM}>"), (f.SUBJECT, f"<{subject}>"), (f.PREDICATE, f"<{predicate}>")]
        found += [(f.OBJECT, f"<{value}>"), (f.WAS_DERIVED_FROM, f"<{claim.article}>")]
        found += [(cor.EVIDENCE, f"<{self._passage(claim, quote)}>") for quote in claim.quotes]
        found += [(cor.MODALITY, f"<{cor.COR}{claim.modality}>"), *((cor.RULE, literal(rule)) for rule in claim.rules)]
        found += [(cor.ROLE, literal(role, None, self._article(claim).language)) for role in claim.roles]
        if claim.year is not None:
            found.append((cor.YEAR, literal(str(claim.year), f.XSD_INTEGER)))
        dates = ((cor.FROM, claim.start), (cor.UNTIL, claim.end))
        found += [(term, literal(date, f.XSD_DATE)) for term, date in dates if date]
        if claim.time_basis == "RelativeToPublication" or claim.year is not None or claim.start or claim.end:
            relative = claim.time_basis == "RelativeToPublication"
            found.append((cor.TIME_BASIS, f"<{cor.COR}{'RelativeToPublication' if relative else 'Stated'}>"))
        return found

    def _of_passage(self, iri: str) -> list[tuple[str, str]]:
        claim, quote = self._passages[iri]
        found = [
            (f.TYPE, f"<{cor.COR}Evidence>"),
            (f.HAS_SOURCE, f"<{claim.article}>"),
            (f.EXACT, literal(quote.exact)),
        ]
        offsets = ((f.START, quote.start), (f.END, quote.end))
        found += [(term, literal(str(offset), f.XSD_INTEGER)) for term, offset in offsets]
        if quote.antecedent:
            found.append((cor.ANTECEDENT, literal("true", f.XSD_BOOLEAN)))
        return found

    def _article(self, claim: ClaimView) -> ArticleView:
        return self._articles[claim.article]


def _labels(node: Node) -> list[str]:
    if node.label_zh is None or node.label_zh == node.label:
        return [literal(node.label, None, "zh" if node.label_zh else "en")]
    return [literal(node.label, None, "en"), literal(node.label_zh, None, "zh")]


def _about(iri: str, found: list[tuple[str, str]]) -> list[NTriple]:
    return [(f"<{iri}>", f"<{predicate}>", value) for predicate, value in found]
