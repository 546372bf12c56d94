"""What one article claims in a built graph, read back for comparison with its gold annotation.

Only asserted claims count (plans and expectations are no statements), and only those derived from the article, so that
a graph of many articles is judged article by article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from rdflib import PROV, RDF, RDFS, SKOS, Graph, Literal, Namespace
from rdflib.term import Node

from graph.evaluation.gold import COR, fold, folded_names
from graph.evaluation.values import BuiltValue
from ontology.vocabulary import Vocabulary

cor = Namespace(COR)
EVERY_NAME = (SKOS.altLabel, SKOS.prefLabel, SKOS.hiddenLabel)
NO_THINGS = frozenset(COR + name for name in ("Article", "Claim", "Evidence", "Group", "Measurement"))
TOO_GENERAL = frozenset(COR + name for name in ("Actor", "Organization", "Place"))
"""Classes that say too little to be judged: a thing with no other class counts neither way."""
UNSCORED = frozenset(
    COR + name
    for name in (
        "presentIn", "hasMeasurement", "namedAfter", "appliedToEstablish",
        "level", "sector", "indicator",  # judged by themselves (values.py)
    )
)  # fmt: skip
"""Relations that the gold does not annotate, by the annotator's guide; all others count, also a user's own."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the graph with the names it goes by and its vocabulary classes."""

    iri: str
    label: str
    main_names: frozenset[str]
    names: frozenset[str]
    classes: frozenset[str]
    concept: bool = False
    rules: frozenset[str] = frozenset()
    """Of a thing that is judged: the rules that found it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """An asserted relation between things; ``target_class`` is set where a class stands as object."""

    subject: Thing
    relation: str
    target: Thing
    rules: frozenset[str]
    target_class: str | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A built group or measurement."""

    iri: str
    value: Decimal | None
    comparator: str
    years: frozenset[int]
    ties: tuple[tuple[str, str, Thing], ...]
    """("out" or "in", relation, holder): "in" where the group is the subject."""
    classes: frozenset[str] = frozenset()
    unit: str | None = None
    measure: str = ""
    rules: frozenset[str] = frozenset()
    more: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Its previous value, days, aspect and place of ranking, by the gold's names for them."""
    of: frozenset[tuple[Thing | None, str, Thing | None]] = frozenset()
    """Of a sum of money: the statements that it stands at; None for an end that is a group."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """All that one article claims."""

    things: tuple[Thing, ...] = ()
    statements: tuple[Statement, ...] = ()
    groups: tuple[Counted, ...] = ()
    measurements: tuple[Counted, ...] = ()
    """What things measure, and the sums of money at statements; what is both stands here twice."""
    values: tuple[BuiltValue, ...] = ()
    """Levels, sectors and indicators."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim's statement, the years that it gives and the rules that made it."""

    subject: Node
    relation: Node
    target: Node
    years: frozenset[int]
    rules: frozenset[str]
    amounts: frozenset[Node] = frozenset()


def articles(graph: Graph) -> tuple[str, ...]:
    """The IRIs of the articles of a graph, sorted."""
    return tuple(sorted(str(one) for one in set(graph.subjects(RDF.type, cor.Article))))


def claimed_by(graph: Graph, article: str, vocabulary: Vocabulary) -> Claimed:
    """What the article of this IRI claims in the graph."""
    return _Reader(graph, vocabulary, article).read()


class _Reader:
    """One pass over the claims of one article; things are made once and shared."""

    def __init__(self, graph: Graph, vocabulary: Vocabulary, article: str) -> None:
        self.graph, self.vocabulary = graph, vocabulary
        self.claims = tuple(self._claims(article))
        self.ends = {end for claim in self.claims for end in (claim.subject, claim.target)}
        self.groups = self._of_class(cor.Group)
        self.measurements = self._of_class(cor.Measurement)
        self.things: dict[Node, Thing] = {}

    def _of_class(self, cls: Node) -> tuple[Node, ...]:
        return tuple(sorted((end for end in self.ends if (end, RDF.type, cls) in self.graph), key=str))

    def _claims(self, article: str) -> Iterator[_Claim]:
        derived = (c for c in self.graph.subjects(PROV.wasDerivedFrom, None) if self._is_claim_of(c, article))
        for claim in sorted(set(derived), key=str):
            ends = [self.graph.value(claim, p) for p in (RDF.subject, RDF.predicate, RDF.object)]
            if all(end is not None for end in ends):
                rules = frozenset(map(str, self.graph.objects(claim, cor.rule)))
                sums = frozenset(self.graph.objects(claim, cor.amount))
                yield _Claim(ends[0], ends[1], ends[2], self._years(claim), rules, sums)  # type: ignore[arg-type]

    def _is_claim_of(self, claim: Node, article: str) -> bool:
        return (
            (claim, RDF.type, cor.Claim) in self.graph
            and article in {str(one) for one in self.graph.objects(claim, PROV.wasDerivedFrom)}
            and set(self.graph.objects(claim, cor.modality)) <= {cor.Asserted}
        )

    def _years(self, node: Node) -> frozenset[int]:
        found = (re.match(r"-?\d{4}", str(year)) for year in self.graph.objects(node, cor.year))
        return frozenset(int(year[0]) for year in found if year)

    def read(self) -> Claimed:
        counted = {*self.groups, *self.measurements}
        return Claimed(
            things=tuple(self._things(counted)),
            statements=tuple(self._statements(counted)),
            groups=tuple(self._group(node, counted) for node in self.groups),
            measurements=(*map(self._measurement, self.measurements), *self._sums(counted)),
            values=tuple(self._values()),
        )

    def _things(self, counted: set[Node]) -> Iterator[Thing]:
        for node in sorted(self.ends - counted, key=str):
            thing = self._thing(node)
            if thing.classes and not thing.concept and str(node) not in self.vocabulary.classes:
                typing = (claim.rules for claim in self.claims if (claim.subject, claim.relation) == (node, RDF.type))
                yield replace(thing, rules=frozenset[str]().union(*typing))

    def _thing(self, node: Node) -> Thing:
        if node not in self.things:
            self.things[node] = self._make(node)
        return self.things[node]

    def _make(self, node: Node) -> Thing:
        if isinstance(node, Literal):
            return Thing("", str(node), folded_names((node,)), folded_names((node,)), frozenset(), concept=True)
        labels = sorted(str(label) for label in self.graph.objects(node, RDFS.label))
        others = sorted(str(name) for p in EVERY_NAME for name in self.graph.objects(node, p))
        if not labels:
            labels, others = others, []
        tail = re.split(r"[/#]", str(node))[-1]
        main = folded_names(labels) or frozenset({fold(tail)})
        types = {str(cls) for cls in self.graph.objects(node, RDF.type)}
        return Thing(
            iri=str(node),
            label=labels[0] if labels else tail,
            main_names=main,
            names=main | folded_names(others),
            classes=frozenset(types & set(self.vocabulary.classes)) - NO_THINGS - TOO_GENERAL,
            concept=str(SKOS.Concept) in types,
        )

    def _relation(self, claim: _Claim) -> str | None:
        relation = str(claim.relation)
        return relation if relation in self.vocabulary.relations and relation not in UNSCORED else None

    def _statements(self, counted: set[Node]) -> Iterator[Statement]:
        for claim in self.claims:
            relation = self._relation(claim)
            if relation is None or counted & {claim.subject, claim.target}:
                continue
            cls = str(claim.target) if str(claim.target) in self.vocabulary.classes else None
            yield Statement(self._thing(claim.subject), relation, self._thing(claim.target), claim.rules, cls)

    def _values(self) -> Iterator[BuiltValue]:
        """The listed values that things, groups and amounts have, by themselves or by narrower topics."""
        found: dict[tuple[Node, str, str], frozenset[str]] = {}
        for claim in self.claims:
            relation = self.vocabulary.relations.get(str(claim.relation))
            if relation is not None and relation.lists and str(claim.relation) in UNSCORED:
                for value in {claim.target, *self.graph.objects(claim.target, SKOS.broader)}:
                    if str(value) in self.vocabulary.values:
                        key = (claim.subject, str(claim.relation), str(value))
                        found[key] = found.get(key, frozenset()) | claim.rules
        for (node, name, iri), rules in found.items():
            yield BuiltValue(str(node), self._thing(node).label, name, iri, rules)

    def _group(self, node: Node, counted: set[Node]) -> Counted:
        members = frozenset(map(str, self.graph.objects(node, cor.memberClass)))
        return self._counted(
            node,
            ties=tuple(self._ties(node, counted)),
            classes=(members & set(self.vocabulary.classes)) - TOO_GENERAL,
        )

    def _ties(self, node: Node, counted: set[Node]) -> Iterator[tuple[str, str, Thing]]:
        for claim in self.claims:
            relation = self._relation(claim)
            if relation is None or str(claim.target) in self.vocabulary.classes:
                continue
            if claim.target == node and claim.subject not in counted:
                yield "out", relation, self._thing(claim.subject)
            elif claim.subject == node and claim.target not in counted:
                yield "in", relation, self._thing(claim.target)

    def _measurement(self, node: Node) -> Counted:
        holders = {c.subject for c in self.claims if c.target == node and c.relation == cor.hasMeasurement}
        unit = self.graph.value(node, cor.unit)
        return self._counted(
            node,
            ties=tuple(("out", str(cor.hasMeasurement), self._thing(one)) for one in sorted(holders, key=str)),
            unit=None if unit is None else str(unit),
            measure=str(self.graph.value(node, cor.measure) or ""),
        )

    def _sums(self, counted: set[Node]) -> Iterator[Counted]:
        """The sums of money at statements, each with the statements it stands at."""
        for node in sorted({amount for claim in self.claims for amount in claim.amounts}, key=str):
            claims = [claim for claim in self.claims if node in claim.amounts and self._relation(claim)]
            unit = self.graph.value(node, cor.unit)
            found = self._counted(node, (), unit=None if unit is None else str(unit), measure="sum")
            yield replace(
                found,
                years=found.years.union(*(claim.years for claim in claims)),
                rules=frozenset[str]().union(*(claim.rules for claim in claims)),
                of=frozenset(
                    (
                        None if claim.subject in counted else self._thing(claim.subject),
                        str(claim.relation),
                        None if claim.target in counted else self._thing(claim.target),
                    )
                    for claim in claims
                ),
            )

    def _more(self, node: Node) -> dict[str, frozenset[str]]:
        """What the gold may look at too, each as the gold writes it."""
        places = (self._thing(place) for place in self.graph.objects(node, cor.among))
        return {
            "previous": frozenset(map(str, self.graph.objects(node, cor.previousValue))),
            "from": frozenset(map(str, self.graph.objects(node, cor["from"]))),
            "until": frozenset(map(str, self.graph.objects(node, cor.until))),
            "aspect": frozenset(re.split(r"[/#]", str(one))[-1] for one in self.graph.objects(node, cor.aspect)),
            "among": frozenset(name for place in places for name in place.names),
        }

    def _counted(
        self,
        node: Node,
        ties: tuple[tuple[str, str, Thing], ...],
        classes: frozenset[str] = frozenset(),
        unit: str | None = None,
        measure: str = "",
    ) -> Counted:
        comparator = self.graph.value(node, cor.comparator)
        claims = [claim for claim in self.claims if node in (claim.subject, claim.target)]
        return Counted(
            iri=str(node),
            value=_decimal(self.graph.objects(node, cor.value)),
            comparator=re.split(r"[/#]", str(comparator))[-1] if comparator is not None else "Exactly",
            years=self._years(node).union(*(claim.years for claim in claims)),
            rules=frozenset[str]().union(*(claim.rules for claim in claims)),
            ties=ties,
            classes=classes,
            unit=unit,
            measure=measure,
            more=self._more(node),
        )


def _decimal(values: Iterable[Node]) -> Decimal | None:
    for value in sorted(values, key=str):
        try:
            return Decimal(str(value))
        except InvalidOperation:
            continue
    return None
