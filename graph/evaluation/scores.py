"""How good a built graph is: precision, recall and F1 against gold annotations, with intervals, misses and extras.

Counting is strict: whatever an article claims in the vocabulary and the gold does not have is an extra, whether or not
its relation occurs in the gold, and a gold article that is not in the graph counts as missed in full.  Only items that
the gold marks optional, and consequences of gold ``locatedIn`` and ``partOf``, count neither way.

Precision and recall carry Wilson intervals (items as independent draws), F1 a bootstrap over articles, which is wider
and more honest: the facts of one article succeed or fail together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

from rdflib import Graph, URIRef

from graph.evaluation.claimed import Claimed, articles, claimed_by
from graph.evaluation.gold import Gold
from graph.evaluation.intervals import bootstrap, wilson
from graph.evaluation.matching import Judge, Verdict
from ontology.vocabulary import Vocabulary

KINDS = ("entities", "facts", "groups", "measurements", "values")
SCHEMA_URL = URIRef("https://schema.org/url")
Interval = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of what was found rightly, wrongly and not at all; ``ignored`` counts neither way."""

    found: int = 0
    extra: int = 0
    missed: int = 0
    ignored: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.found + other.found,
            self.extra + other.extra,
            self.missed + other.missed,
            self.ignored + other.ignored,
        )

    @property
    def precision(self) -> float:
        """Share of the built items that are right; of nothing built 1 where nothing was to be found, else 0."""
        built = self.found + self.extra
        return self.found / built if built else float(not self.missed)

    @property
    def recall(self) -> float:
        """Share of the gold items that were found; 1 where the gold has none."""
        gold = self.found + self.missed
        return self.found / gold if gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def precision_interval(self) -> Interval:
        """95 % Wilson interval."""
        return wilson(self.found, self.found + self.extra)

    @property
    def recall_interval(self) -> Interval:
        """95 % Wilson interval."""
        return wilson(self.found, self.found + self.missed)


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """One gold article: a verdict per kind, and whether the graph has the article at all."""

    id: str
    present: bool
    verdicts: Mapping[str, Verdict]

    def tally(self, kind: str | None = None) -> Tally:
        """The counts of one kind, or of all."""
        kinds = KINDS if kind is None else (kind,)
        return total(_tally(self.verdicts[one]) for one in kinds)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of all gold articles."""

    articles: tuple[ArticleScore, ...]
    intervals: Mapping[str | None, Interval] = field(default_factory=dict)
    """95 % bootstrap interval of F1 by kind; None: over all kinds."""

    def tally(self, kind: str | None = None) -> Tally:
        """The micro counts of one kind, or of all."""
        return total(article.tally(kind) for article in self.articles)

    def by_rule(self) -> dict[str, Tally]:
        """What each rule found rightly and wrongly; an item that two rules made counts for both."""
        found: dict[str, Tally] = {}
        for verdict in (verdict for article in self.articles for verdict in article.verdicts.values()):
            for rule, (right, extra) in verdict.by_rule.items():
                found[rule] = found.get(rule, Tally()) + Tally(right, extra)
        return dict(sorted(found.items()))


def total(tallies: Iterable[Tally]) -> Tally:
    """Their sum."""
    return reduce(Tally.__add__, tallies, Tally())


def _tally(verdict: Verdict) -> Tally:
    return Tally(verdict.found, len(verdict.extras), len(verdict.misses), verdict.ignored)


def evaluate(
    graph: Graph, gold: Iterable[Gold], vocabulary: Vocabulary, origins: Mapping[str, str] | None = None
) -> Evaluation:
    """Compare a built graph (all its statements in one rdflib graph) with gold articles.

    ``origins`` maps a gold id to the IRI of its article; without an entry the article is the one with the gold's
    ``url``, or, where one gold meets a graph of one article, that one.
    """
    wanted = tuple(gold)
    where = _articles_of(graph, wanted, origins or {})
    return summed(score(graph, one, vocabulary, where.get(one.id)) for one in wanted)


def summed(scores: Iterable[ArticleScore]) -> Evaluation:
    """The evaluation that these articles' scores make."""
    found = tuple(scores)
    return Evaluation(found, {kind: _f1_interval(found, kind) for kind in (*KINDS, None)})


def _f1_interval(scores: Sequence[ArticleScore], kind: str | None) -> Interval:
    return bootstrap([score.tally(kind) for score in scores], lambda tallies: total(tallies).f1)


def score(graph: Graph, gold: Gold, vocabulary: Vocabulary, article: str | None) -> ArticleScore:
    """One gold article against what the article of this IRI claims; None: the graph does not have it."""
    claimed = Claimed() if article is None else claimed_by(graph, article, vocabulary)
    judge = Judge(gold, claimed, vocabulary)
    verdicts = (judge.entities(), judge.facts(), judge.groups(), judge.measurements(), judge.values())
    return ArticleScore(gold.id, article is not None, dict(zip(KINDS, verdicts, strict=True)))


def _articles_of(graph: Graph, gold: Sequence[Gold], origins: Mapping[str, str]) -> dict[str, str]:
    known = articles(graph)
    if len(gold) == len(known) == 1 and not origins:
        return {gold[0].id: known[0]}
    by_url = {str(url): str(one) for one, url in sorted(graph.subject_objects(SCHEMA_URL)) if str(one) in known}
    found = {}
    for one in gold:
        iri = origins.get(one.id) or (by_url.get(one.url) if one.url else None)
        if iri in known:
            found[one.id] = iri
    return {key: iri for key, iri in found.items() if iri is not None}
