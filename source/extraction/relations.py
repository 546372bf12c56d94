"""Statements from the verbs, nominalisations, predicates and prepositions of a sentence.

Each rule has an id that stands as ``cor:rule`` on its claims: ``verb``, ``verb-passive``, ``joint``, ``nominal``,
``preposition``, and of passives without agent ``event-clause`` and ``possessor``.  Whether two ends fit a relation is
decided by its domain and range alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ontology import terms
from source.extraction.arguments import Argument, Statement
from source.extraction.clause_times import ClauseTimes
from source.extraction.designations import DesignationRule
from source.extraction.discourse import Discourse
from source.extraction.doers import AT_EVENTS, Doers
from source.extraction.ends import Ends
from source.extraction.events import Events
from source.extraction.fitting import Fitting
from source.extraction.frames import Frame
from source.extraction.gapping import Gaps
from source.extraction.matching import Match, predicate_matches, verb_matches
from source.extraction.modality import modality_of
from source.extraction.money import OF_MONEY, MoneyRules
from source.extraction.nominals import NominalRule
from source.extraction.partners import PartnerRule
from source.extraction.prepositions import PrepositionRule
from source.extraction.syntax import Sentence
from source.figures.quantities import Kind, Quantity
from source.figures.times import TimeSpan
from source.model import Modality, Time

_WEAK_AIMS = frozenset("promote prioritize prioritise aim boost support".split())
"""Verbs that tell a topic only of what is made for a purpose: what a place or firm "promotes" is not what it is for."""
_PURPOSEFUL = (terms.PROGRAMME, terms.EVENT, terms.ALLIANCE, terms.PROJECT, terms.COORDINATION_MECHANISM)
_MEMBERSHIPS = frozenset({"one", "among"})
"""First words of patterns that only say among which things something is."""
_FIGURES = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.RANK})
"""Kinds of numbers that a time behind them may be the time of."""
_PARTICIPLE_CLAUSES = frozenset({"advcl", "acl", "conj", "dep"})


class RelationRules:
    """Finds statements over the parse of one article's sentences."""

    def __init__(self, discourse: Discourse) -> None:
        self._lexicon = discourse.lexicon
        self._vocabulary = discourse.vocabulary
        self._resolve = discourse.arguments
        self._times = ClauseTimes()
        self.gaps = Gaps(discourse, self._times)
        self._fitting = Fitting(discourse.vocabulary, discourse.extents)
        self._ends = Ends(discourse, self._fitting)
        self._partners = PartnerRule(discourse.vocabulary, self._fitting)
        self._designations = DesignationRule(discourse, self._fitting, self._times)
        self._nominals = NominalRule(discourse, self._ends, self._fitting, self._times)
        self._prepositions = PrepositionRule(discourse, self._ends, self._fitting, self._times)
        self.events = Events(discourse.vocabulary, discourse.arguments)
        self._doers = Doers(discourse, self.events)
        self._money = MoneyRules(discourse, self._fitting, self._times)

    def read(
        self, s: Sentence, times: Iterable[tuple[int, TimeSpan]], quantities: Mapping[int, Quantity]
    ) -> Iterator[Statement]:
        """The statements of one sentence, given its times and quantities with their units."""
        self._times.start(s, times, (unit for unit, found in quantities.items() if found.kind in _FIGURES))
        for i in range(len(s.words)):
            yield from self._money.read(s, i)
            if s.is_verb(i):
                yield from self._first_fitting(s, verb_matches(s, i, self._lexicon))
                yield from self._designations.read(s, i)
            elif i not in s.names:
                yield from self._first_fitting(s, predicate_matches(s, i, self._lexicon))
                if s.is_noun(i):
                    yield from self._nominals.read(s, i)
                elif s.dep(i) == "prep":
                    yield from self._prepositions.read(s, i)

    def time(self, s: Sentence, unit: int, verb: int) -> Time | None:
        """The time of a figure at ``unit`` in the clause of ``verb``, of the sentence that was read last."""
        return self._times.of_figure(s, unit, verb)

    def retime(self, s: Sentence, statements: Iterable[Statement]) -> None:
        """Give statements about counted sets the times of their numbers, where the sentence has several."""
        for statement in statements if self._times.parted() else ():
            for group in (statement.subject.group, statement.object.group):
                if group and group.sentence == s.index:
                    statement.time = self._times.of_figure(s, group.figure, s.governor(group.unit))

    def _first_fitting(self, s: Sentence, matches: Iterable[Match]) -> Iterator[Statement]:
        """For each pair of ends the statement of the best pattern: the longest phrase, then the narrowest range."""
        taken: set[tuple[int, int]] = set()
        held: set[int] = set()
        longest: dict[int, int] = {}
        for match in sorted(matches, key=self._rank):
            size = len(match.pattern.words)
            for statement in self._of_match(s, match):
                a, unit = statement.subject, statement.object.unit
                pair = (id(a.record or a.group or a.description), unit)
                if pair in taken or (match.passive and unit in held) or size < longest.get(unit, 0):
                    continue
                taken.add(pair)
                if match.passive:
                    held.add(unit)
                longest.setdefault(unit, size)
                yield statement

    def _rank(self, match: Match) -> tuple[int, int, str]:
        relation = match.pattern.relation
        return -len(match.pattern.words), self._fitting.width(relation), relation.iri

    # ------------------------------------------------------------------ one match
    def _of_match(self, s: Sentence, match: Match) -> Iterator[Statement]:
        relation = match.pattern.relation
        if relation.iri == terms.HAS_MEASUREMENT or self._is_weak_aim(s, match):
            return
        frame = self._frame(s, match)
        subjects, objects = self._ends.subjects(s, match), self._ends.objects(s, match)
        if match.passive:
            empty, done = (objects, subjects) if match.pattern.turned else (subjects, objects)
            if not empty:
                yield from self._without_doer(s, match, done, frame)
            return
        if relation.iri in AT_EVENTS and subjects and all(a.group for a in subjects):
            yield from self._without_doer(s, match, subjects, frame)  # "eight projects signed contracts at the fair"
            return
        if _is_participle(s, match) and not self._ends.any_fit(relation, subjects, objects):
            subjects = self._ends.nearest(s, match, objects)
        if _records(subjects) & _records(objects):
            return  # "the parks include A and B": the same things on both sides
        yield from self._partners.read(s, match, subjects, frame)
        for a in subjects:
            for b in objects:
                end = self._fitting.fitted(relation, a, b)
                if end and not (match.pattern.words[0] in _MEMBERSHIPS and self._fitting.is_own_class(a, end)):
                    yield frame.statement(a, end)

    def _frame(self, s: Sentence, match: Match) -> Frame:
        relation, verb = match.pattern.relation, match.verb
        modality = modality_of(s, verb, relation.iri == terms.TARGETS) if verb >= 0 else Modality.ASSERTED
        rule = "verb-passive" if match.passive else "verb"
        sum_ = self._money.sums.of(s, verb) if relation.iri in OF_MONEY and verb >= 0 else None
        number = None if sum_ is None else self._money.sums.number(s, sum_)
        return Frame(s.index, relation, rule, modality, self._times.of(s, verb), number)

    def _is_weak_aim(self, s: Sentence, match: Match) -> bool:
        if match.pattern.relation.iri != terms.TARGETS or s.lemma(match.at) not in _WEAK_AIMS:
            return False
        classes = [a.class_of() for k in match.subjects for a in self._resolve(s, k)]
        return not any(c and any(self._vocabulary.is_a(c, k) for k in _PURPOSEFUL) for c in classes)

    def _without_doer(self, s: Sentence, match: Match, done: list[Argument], frame: Frame) -> Iterator[Statement]:
        """Statements about what was done, each with the first doer that fits."""
        for b in done:
            for a, rule in self._doers.of(s, match, b):
                if self._fitting.fits(frame.relation, a, b):
                    yield frame.statement(a, b, rule)
                    break


def _is_participle(s: Sentence, match: Match) -> bool:
    return s.tag(match.at) == "VBG" and s.dep(match.at) in _PARTICIPLE_CLAUSES


def _records(ends: Iterable[Argument]) -> set[int]:
    return {id(a.record) for a in ends if a.record}
