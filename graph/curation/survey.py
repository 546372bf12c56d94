"""What a curator's decisions come to in one collection of articles.

Problem: a build must know which articles the decisions change before it draws any, which decisions match nothing, and
what to write into the graph of the curation, without holding all claims.  Method: one pass over the digests, in which
only what a decision speaks of is kept; names that were joined since are followed, so that a decision made before a join
still fits.  Advice: :func:`survey` is for the collection, ``applying.curate`` for one article's claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.curation.contradictions import contradictions, normal
from graph.curation.model import Decision, Decisions, Statement, Verdict
from graph.digest import Digest, Naming
from graph.iris import Minter, digest
from graph.resolution import Resolution
from ontology.errors import CurationError
from ontology.vocabulary import Vocabulary, Word
from source.model import Modality


@dataclass(frozen=True, slots=True)
class Context:
    """What decisions are read against."""

    resolution: Resolution
    vocabulary: Vocabulary = field(repr=False)
    minter: Minter = field(repr=False)

    def name(self, iri: str, article: str | None = None) -> str:
        """What the name stands for, in this article if one is given."""
        return self.resolution.iri(article, iri) if article else self.resolution.canonical.get(iri, iri)

    def statement(self, statement: Statement, article: str | None = None) -> Statement:
        """The statement by what its names stand for; a symmetric one starts with the smaller IRI."""
        return normal(statement, self.vocabulary, lambda iri: self.name(iri, article))


@dataclass(frozen=True, slots=True, order=True)
class Deed:
    """A decision and a claim that it speaks of."""

    decision: int
    claim: str


@dataclass(frozen=True, slots=True)
class Curation:
    """The decisions as they fit this collection; made by :func:`survey`."""

    decisions: Decisions
    context: Context = field(repr=False)
    by_statement: Mapping[Statement, tuple[Decision, ...]] = field(default_factory=dict)
    things: Mapping[str, Naming] = field(default_factory=dict)
    """What corrections lead to and some article names, by canonical IRI."""
    articles: Mapping[str, str] = field(default_factory=dict)
    """Id of each article whose claims decisions withdraw or change → a key that changes with what they do to it."""
    used: frozenset[int] = frozenset()
    """Numbers of the decisions that match something in this collection."""
    deeds: tuple[Deed, ...] = ()
    """Sorted."""
    notes: tuple[str, ...] = ()
    """For people: the decisions that match nothing, and corrections whose new end is in no article; a line each."""

    @property
    def stale(self) -> tuple[Decision, ...]:
        """The decisions that match nothing in this collection."""
        return tuple(one for one in self.decisions.entries if one.number not in self.used)

    @property
    def labels(self) -> Mapping[str, tuple[Word, ...]]:
        """Canonical IRI → what it is to be called, one name in each language, sorted by language."""
        found: dict[str, dict[str, Word]] = {}
        for one in self.decisions.of(Verdict.RENAME):
            if one.label is not None and one.number in self.used:
                found.setdefault(self.context.name(one.names[0]), {})[one.label.language] = one.label
        return {iri: tuple(word for _, word in sorted(words.items())) for iri, words in sorted(found.items())}

    @property
    def places(self) -> frozenset[str]:
        """Codes of the gazetteer's places that corrections lead to."""
        start, known = self.context.minter.place(""), self.context.vocabulary.places
        used = (one for one in self.decisions.of(Verdict.CORRECT) if one.number in self.used and one.change)
        ends = (self.context.name(end) for one in used if one.change for end in one.change.ends)
        return frozenset(end.removeprefix(start) for end in ends if end.removeprefix(start) in known)

    def governing(self, statement: Statement, article: str, modality: Modality, year: int | None) -> Decision | None:
        """The decision that holds for a claim of this canonical statement: the narrowest that means it."""
        return govern(self.by_statement.get(statement, ()), article, modality, year)


def govern(decisions: Iterable[Decision], article: str, modality: Modality, year: int | None) -> Decision | None:
    """Of decisions on one statement, the narrowest that means such a claim; of equal ones, the first by its words."""
    holding = [one for one in decisions if one.scope.holds(article, modality, year)]
    return min(holding, key=lambda one: (-one.scope.narrowness, one.who, one.why, one.when or ""), default=None)


def survey(decisions: Decisions, digests: Iterable[Digest], context: Context) -> Curation:
    """How the decisions fit the articles with these digests, in whatever order they come; takes one pass.

    Raises CurationError where names that were joined make decisions contradict each other.
    """
    flaws = contradictions(decisions.entries, context.vocabulary, context.resolution.canonical)
    if flaws:
        lines = [f"{decisions.file}, {place}: {reason} (by names that are joined now)" for place, reason in flaws]
        where, reason = f"{decisions.file}, {flaws[0][0]}", lines[0].removeprefix(f"{decisions.file}, {flaws[0][0]}: ")
        raise CurationError(where, reason, lines[1:])
    work = _Survey(decisions, context)
    for one in digests:
        work.take(one)
    return work.result()


class _Survey:
    """What the pass over the digests gathers."""

    def __init__(self, decisions: Decisions, context: Context) -> None:
        self._decisions = decisions
        self._context = context
        self._by_statement: dict[Statement, list[Decision]] = {}
        for one in decisions.entries:
            if one.statement is not None:
                key = context.statement(one.statement, one.scope.article)
                self._by_statement.setdefault(key, []).append(one)
        self._predicates = {predicate for _, predicate, _ in self._by_statement}
        ends = {end: context.name(end) for one in decisions.entries if one.change for end in one.change.ends}
        self._ends = set(ends.values())
        names = {name for one in decisions.entries for name in one.names}
        self._wanted = self._ends | names | {context.name(name) for name in names}
        self._present: set[str] = set()
        self._within: set[str] = set()
        """Ends of statements of articles that corrections change."""
        self._things: dict[str, Naming] = {}
        self._used: set[int] = set()
        self._deeds: set[Deed] = set()
        self._changed: dict[str, set[Decision]] = {}

    def take(self, one: Digest) -> None:
        """Notes what the decisions come to in an article."""
        if self._wanted:
            self._names(one)
        article, touched = one.article, False
        for stated in one.stated:
            if stated.predicate not in self._predicates:
                continue
            statement = (stated.subject, stated.predicate, stated.object)
            group = self._by_statement.get(self._context.statement(statement, article))
            if group:
                touched = True
                self._decide(group, article, (stated.claim, stated.modality, stated.year))
        if touched and article in self._changed:
            for stated in one.stated:
                self._within.update(self._context.name(end, article) for end in (stated.subject, stated.object))

    def _decide(self, group: list[Decision], article: str, claim: tuple[str, Modality, int | None]) -> None:
        iri, modality, year = claim
        self._used.update(one.number for one in group if one.scope.holds(article, modality, year))
        governing = govern(group, article, modality, year)
        if governing is None:
            return
        agreeing = [one for one in group if (one.verdict, one.change) == (governing.verdict, governing.change)]
        self._deeds.update(Deed(one.number, iri) for one in agreeing if one.scope.holds(article, modality, year))
        if governing.verdict is not Verdict.ACCEPT:
            self._changed.setdefault(article, set()).add(governing)
            for one in self._accepting(governing):
                self._used.add(one.number)

    def _accepting(self, decision: Decision) -> Iterator[Decision]:
        """Decisions that accept what a correction leads to."""
        if decision.change is None or decision.statement is None:
            return
        subject, predicate, value = decision.statement
        ends = (decision.change.subject or subject, decision.change.object or value)
        iris = [end for end in ends if isinstance(end, str)]
        if len(iris) == 2:
            target = self._context.statement((iris[0], decision.change.relation or predicate, iris[1]))
            yield from (one for one in self._by_statement.get(target, ()) if one.verdict is Verdict.ACCEPT)

    def _names(self, one: Digest) -> None:
        for naming in one.namings:
            iri = self._context.name(naming.iri, one.article)
            if iri in self._wanted or naming.iri in self._wanted:
                self._present.update((iri, naming.iri))
                if iri in self._ends:
                    before = self._things.get(iri, naming)
                    self._things[iri] = min(before, naming, key=lambda one: (one.name, one.cls, one.iri))

    def result(self) -> Curation:
        """All that was gathered."""
        for one in self._decisions.of(Verdict.SAME, Verdict.DIFFERENT, Verdict.RENAME):
            there = [name for name in one.names if name in self._present]
            if len(there) >= min(2, len(one.names)):
                self._used.add(one.number)
        return Curation(
            self._decisions,
            self._context,
            {key: tuple(group) for key, group in self._by_statement.items()},
            dict(sorted(self._things.items())),
            {article: self._key(changed) for article, changed in sorted(self._changed.items())},
            frozenset(self._used),
            tuple(sorted(self._deeds)),
            tuple(self._notes()),
        )

    def _key(self, decisions: Iterable[Decision]) -> str:
        """Changes with what these decisions say, with what their names stand for and with what their ends are."""
        parts = []
        for one in decisions:
            name = self._context.name
            ends = [(name(end), self._things.get(name(end))) for end in one.change.ends] if one.change else []
            statement = self._context.statement(one.statement, one.scope.article) if one.statement else None
            parts.append(repr((replace(one, number=0, line=None), statement, ends)))
        return digest(*sorted(parts))

    def _notes(self) -> Iterator[str]:
        for one in self._decisions.entries:
            where = f"{self._decisions.file}, {one.place}"
            if one.number not in self._used:
                yield f"{where}: {one.verdict} matches nothing in these articles"
            elif one.change is not None:
                for end in one.change.ends:
                    if not self._is_known(self._context.name(end)):
                        yield f"{where}: no article names its new end {end}; give name and class instead"

    def _is_known(self, end: str) -> bool:
        place = self._context.minter.place("")
        code = end.removeprefix(place) if end.startswith(place) else ""
        vocabulary = self._context.vocabulary
        listed = end in vocabulary.classes or end in vocabulary.values
        return listed or code in vocabulary.places or end in self._things or end in self._within
