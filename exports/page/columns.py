"""The view of a graph as columns of plain values: what the page holds, small, complete and in a fixed order.

Problem: fifty thousand statements as records of named fields are slow to read and large to mail.  Method: things,
statements, claims and quotes are tables stored by column; a value that most rows lack stands in a sparse column (row →
value), one that repeats is a number into a list.  Row by row, a table follows the one above it: a statement says how
many claims it has, a claim how many quotes.  Advice: ``exports/viewer/src/core/reading.ts`` reads what is written here.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exports.page.kinds import KINDS, kind_of, kind_of_class, written
from graph.foreign import TYPE
from graph.network import ArticleView, ClaimView, Edge, GraphView, Node, Quantity, Quote
from graph.report import Rejected
from ontology.vocabulary import Vocabulary

Record = dict[str, Any]

MODALITIES = ("Asserted", "Planned", "Expected", "Negated", "Reported")
"""In the order of the page's filter; others of a user's own follow."""


@dataclass(slots=True)
class Column:
    """A sparse column: rows that have no value are left out."""

    values: dict[str, Any] = field(default_factory=dict)

    def put(self, row: int, value: object) -> None:
        """Notes the value of a row, unless there is none."""
        if value is not None and value is not False and value not in ("", [], ()):
            self.values[str(row)] = value


class Numbers:
    """Numbers for values that repeat, in the order of their first use."""

    def __init__(self, known: Iterable[Hashable] = ()) -> None:
        self._known: dict[Any, int] = {value: number for number, value in enumerate(known)}

    @property
    def values(self) -> list[Any]:
        """All values, in the order of their numbers."""
        return list(self._known)

    def of(self, value: Hashable) -> int:
        """The number of a value."""
        return self._known.setdefault(value, len(self._known))


def columns(
    view: GraphView,
    texts: Mapping[str, str],
    vocabulary: Vocabulary,
    base: str,
    rejected: Iterable[Rejected] = (),
) -> Record:
    """A view as the page holds it.

    ``texts`` gives the text of each article by :attr:`ArticleView.id`; a quote of an article without text, or one that
    is not the text at its offsets, carries its own words.  IRIs that begin with ``base`` are written without it.
    """
    return _Tables(view, texts, vocabulary, base).record(rejected)


class _Tables:
    """Fills the tables."""

    def __init__(self, view: GraphView, texts: Mapping[str, str], vocabulary: Vocabulary, base: str) -> None:
        self._view, self._texts, self._vocabulary, self._base = view, texts, vocabulary, base
        self._classes, self._relations, self._rules = Numbers(), Numbers(), Numbers()
        self._rule_sets, self._class_sets = Numbers([()]), Numbers([()])
        self._modalities = Numbers(MODALITIES)
        self._index = {node.iri: number for number, node in enumerate(view.nodes)}
        self._articles = {article.iri: number for number, article in enumerate(view.articles)}
        self._claims = _Claims()
        self._quotes = _Quotes()

    def record(self, rejected: Iterable[Rejected]) -> Record:
        """Everything, as one record."""
        things = self._things()
        statements = self._statements()
        return {
            "base": self._base,
            "kinds": [written(kind) for kind in KINDS],
            "things": things,
            "statements": statements,
            "claims": self._claims.record(),
            "quotes": self._quotes.record(),
            "articles": self._written_articles(rejected),
            "classes": [self._class(iri) for iri in self._classes.values],
            "relations": [self._relation(iri) for iri in self._relations.values],
            "rules": self._rules.values,
            "ruleSets": self._rule_sets.values,
            "classSets": self._class_sets.values,
            "modalities": self._modalities.values,
            "leftOut": {"claims": self._view.left_out, "things": self._view.things_left_out},
        }

    def _things(self) -> Record:
        nodes = self._view.nodes
        names, chinese, facts = Column(), Column(), Column()
        kinds = {kind.key: number for number, kind in enumerate(KINDS)}
        for row, node in enumerate(nodes):
            names.put(row, list(node.aliases))
            chinese.put(row, node.label_zh)
            facts.put(row, self._facts(node))
        return {
            "iri": [self._short(node.iri) for node in nodes],
            "label": [node.label for node in nodes],
            "kind": [kinds[kind_of(node, self._vocabulary).key] for node in nodes],
            "classes": [self._class_sets.of(tuple(map(self._classes.of, node.classes))) for node in nodes],
            "names": names.values,
            "zh": chinese.values,
            "facts": facts.values,
        }

    def _facts(self, node: Node) -> Record:
        """What a group or measurement counts, or what a topic is part of; numbers as texts, for they may be long."""
        if node.quantity is None:
            return {"within": list(node.broader)} if node.broader else {}
        return {name: value for name, value in self._counted(node.quantity).items() if value not in (None, "")}

    def _counted(self, quantity: Quantity) -> Record:
        texts = {
            name: None if value is None else f"{value:f}"
            for name, value in (("value", quantity.value), ("upper", quantity.upper), ("previous", quantity.previous))
        }
        return texts | {
            "counts": None if quantity.member_class is None else self._classes.of(quantity.member_class),
            "measure": quantity.measure,
            "unit": quantity.unit,
            "aspect": quantity.aspect,
            "comparator": quantity.comparator,
            "year": quantity.year,
        }

    def _statements(self) -> Record:
        """The statements between things, then those that a thing is of a class."""
        rows: list[tuple[int, int, int, Sequence[ClaimView]]] = [self._edge(edge) for edge in self._view.edges]
        type_of = self._relations.of(TYPE)
        for subject, node in enumerate(self._view.nodes):
            by_class: dict[str, list[ClaimView]] = {}
            for claim in node.type_claims:
                by_class.setdefault(claim.of_class or (node.cls or ""), []).append(claim)
            rows += [(subject, type_of, self._classes.of(cls), claims) for cls, claims in by_class.items()]
        for *_, claims in rows:
            for claim in claims:
                self._claim(claim)
        return {
            "subject": [row[0] for row in rows],
            "relation": [row[1] for row in rows],
            "object": [row[2] for row in rows],
            "claims": [len(row[3]) for row in rows],
            "between": len(self._view.edges),
        }

    def _edge(self, edge: Edge) -> tuple[int, int, int, Sequence[ClaimView]]:
        return self._index[edge.subject], self._relations.of(edge.predicate), self._index[edge.object], edge.claims

    def _claim(self, claim: ClaimView) -> None:
        number = self._articles[claim.article]
        article = self._view.articles[number].id
        text = self._texts.get(article)
        start = f"{self._base}claim/{article}-"
        self._claims.add(
            number,
            self._modalities.of(claim.modality),
            self._rule_sets.of(tuple(map(self._rules.of, claim.rules))),
            claim.iri.removeprefix(start) if claim.iri.startswith(start) else f"<{claim.iri}",
            claim,
        )
        for quote in claim.quotes:
            self._quotes.add(quote, text)

    def _written_articles(self, rejected: Iterable[Rejected]) -> Record:
        numbers = {article.id: number for number, article in enumerate(self._view.articles)}
        turned_down = [
            [numbers[one.article], one.reason, one.detail, one.start, one.end]
            for one in rejected
            if one.article in numbers
        ]
        articles = self._view.articles
        return {
            "id": [article.id for article in articles],
            "text": [self._texts.get(article.id) for article in articles],
            "about": [self._article(article) for article in articles],
            "rejected": turned_down,
        }

    def _article(self, article: ArticleView) -> Record:
        about = {
            "title": article.title,
            "publisher": article.publisher,
            "published": article.published,
            "url": article.url,
            "license": article.license,
            "language": article.language,
            "copyOf": self._articles.get(article.same_text_as or ""),
        }
        return {name: value for name, value in about.items() if value is not None}

    def _class(self, iri: str) -> Record:
        known = self._vocabulary.classes.get(iri)
        kinds = {kind.key: number for number, kind in enumerate(KINDS)}
        return {
            "iri": iri,
            "label": known.label if known else spaced(iri),
            "zh": known.label_zh if known else "",
            "kind": kinds[kind_of_class(iri, self._vocabulary).key],
        }

    def _relation(self, iri: str) -> Record:
        if iri == TYPE:
            return {"iri": iri, "label": "is a", "zh": "是"}
        known = self._vocabulary.relations.get(iri)
        return {
            "iri": iri,
            "label": known.label if known else self._label_of_unknown(iri),
            "zh": known.label_zh if known else "",
        }

    def _label_of_unknown(self, iri: str) -> str:
        return next((edge.label for edge in self._view.edges if edge.predicate == iri), spaced(iri))

    def _short(self, iri: str) -> str:
        return iri.removeprefix(self._base) if iri.startswith(self._base) else f"<{iri}"


class _Claims:
    """The table of claims."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, int, str, int]] = []
        self._year, self._from, self._until = Column(), Column(), Column()
        self._roles, self._amounts, self._relative = Column(), Column(), list[int]()

    def add(self, article: int, modality: int, rules: int, key: str, claim: ClaimView) -> None:
        """Adds a row; ``key`` is the end of its IRI."""
        row = len(self._rows)
        self._rows.append((article, modality, rules, key, len(claim.quotes)))
        self._year.put(row, claim.year)
        self._from.put(row, claim.start)
        self._until.put(row, claim.end)
        self._roles.put(row, list(claim.roles))
        self._amounts.put(row, list(claim.amounts))
        if claim.time_basis == "RelativeToPublication":
            self._relative.append(row)

    def record(self) -> Record:
        """The table; the keys are one text, since they cannot be made smaller."""
        names = ("article", "modality", "rules", "key", "quotes")
        dense = {name: [row[at] for row in self._rows] for at, name in enumerate(names)}
        return dense | {
            "year": self._year.values,
            "from": self._from.values,
            "until": self._until.values,
            "roles": self._roles.values,
            "amounts": self._amounts.values,
            "relative": self._relative,
        }


class _Quotes:
    """The table of quotes."""

    def __init__(self) -> None:
        self._start: list[int] = []
        self._length: list[int] = []
        self._antecedent: list[int] = []
        self._exact, self._place = Column(), Column()

    def add(self, quote: Quote, text: str | None) -> None:
        """Adds a row; its words stand there only if the article's text at its offsets does not give them."""
        row = len(self._start)
        self._start.append(quote.start)
        self._length.append(quote.end - quote.start)
        if quote.antecedent:
            self._antecedent.append(row)
        if text is None or text[quote.start : quote.end] != quote.exact:
            self._exact.values[str(row)] = quote.exact
        self._place.put(row, quote.place)

    def record(self) -> Record:
        """The table."""
        return {
            "start": self._start,
            "length": self._length,
            "antecedent": self._antecedent,
            "exact": self._exact.values,
            "place": self._place.values,
        }


def spaced(iri: str) -> str:
    """The local name of an IRI as words: …#MoreThan is "more than"."""
    name = iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    return re.sub(r"(?<=.)([A-Z])", lambda capital: f" {capital[1].lower()}", name)
