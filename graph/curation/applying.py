"""The decisions applied to one article's claims.

Problem: a statement that a curator takes out or puts right must leave the article's other statements whole: classes
that stand only for it go with it, a corrected class goes into every statement of the thing, and what then breaks a
domain or range may not stay.  Method: each claim meets the one decision that governs it, as it was read; the result of
a correction meets no other decision, so that their order does not matter.  Advice: nothing vanishes: what is taken out
comes back as a :class:`Rejection`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.claims import TYPE_RULE, Claim
from graph.curation.contradictions import normal
from graph.curation.drawing import decision_iri
from graph.curation.model import CLEARED, Change, Decision, NewThing, Verdict
from graph.curation.survey import Curation
from graph.foreign import TYPE
from graph.validation import describe, misfit
from ontology.terms import SKOS_CONCEPT
from source.model import (
    Amount,
    ClassTerm,
    Concept,
    Entity,
    Fact,
    Form,
    Group,
    Modality,
    Rejection,
    Span,
    Term,
    Time,
    ValueTerm,
)

CURATOR_RULE = "curator"
"""The rule of a claim that a curator corrected."""
REASON = "curator"
"""Why a claim is among the rejected."""


@dataclass(frozen=True, slots=True)
class Curated:
    """One article's claims after the decisions, sorted by IRI, and what they took out."""

    claims: tuple[Claim, ...]
    withdrawn: tuple[Rejection, ...] = ()


def curate(claims: Sequence[Claim], article: str, curation: Curation) -> Curated:
    """Applies the decisions to the claims of the article with this id; their statements have canonical IRIs.

    An article that is not among ``curation.articles`` comes back as it is.
    """
    if article not in curation.articles:
        return Curated(tuple(claims))
    work = _Work(claims, article, curation)
    work.decide()
    work.retype()
    dropped = work.drop_classes()
    work.add_classes()
    work.account(dropped)
    return Curated(tuple(sorted(work.kept, key=lambda one: one.iri)), tuple(sorted(work.withdrawn, key=_place)))


class _Work:
    """One article's claims on their way through the decisions."""

    def __init__(self, claims: Sequence[Claim], article: str, curation: Curation) -> None:
        self._claims = sorted(claims, key=lambda one: one.iri)
        self._article = article
        self._curation = curation
        self._context = curation.context
        self._ends: dict[str, Term] = {}
        for claim in self._claims:
            self._ends.setdefault(claim.statement[0], claim.subject)
            self._ends.setdefault(claim.statement[2], claim.object)
        self._classes: dict[tuple[str, str], str | None] = {}
        """Thing and class that it is not → the class that it is instead, if a decision gives one."""
        self._affected: set[str] = set()
        """Ends of claims that decisions took out, put in or changed."""
        self.kept: list[Claim] = []
        self.withdrawn: list[Rejection] = []

    def decide(self) -> None:
        """Each claim meets its decision."""
        corrected: list[tuple[Claim, Decision]] = []
        for claim in self._claims:
            decision = self._governing(claim)
            if decision is None or decision.verdict is Verdict.ACCEPT:
                self.kept.append(claim)
                continue
            self._affected.update((claim.statement[0], claim.statement[2]))
            if claim.statement[1] == TYPE and claim.asserted:
                value = decision.change.object if decision.change else None
                self._classes[claim.statement[0], claim.statement[2]] = value if isinstance(value, str) else None
            if decision.change is None:
                self._withdraw(claim, f"rejected by {decision.who}: {decision.why}")
            else:
                corrected.append((claim, decision))
        for claim, decision in corrected:
            made = self._corrected(claim, decision)
            if isinstance(made, Claim):
                self._affected.update((made.statement[0], made.statement[2]))
                self._withdraw(claim, f"corrected by {decision.who} to “{_said(made)}”: {decision.why}")
                self._place(made)
            else:
                self._withdraw(claim, f"corrected by {decision.who}, but {made}: {decision.why}")

    def _governing(self, claim: Claim) -> Decision | None:
        year = claim.time.year if claim.time else None
        statement = normal(claim.statement, self._context.vocabulary, lambda iri: iri)
        return self._curation.governing(statement, self._article, claim.modality, year)

    def _corrected(self, claim: Claim, decision: Decision) -> Claim | str:
        """The claim as the curator has it, or why it cannot be."""
        change, vocabulary = decision.change, self._context.vocabulary
        assert change is not None
        claim = self._turned(claim, decision)
        subject = self._end(change.subject, claim.statement[0], claim.subject)
        value = self._end(change.object, claim.statement[2], claim.object)
        if subject is None or value is None:
            return f"no article names {change.subject if subject is None else change.object}"
        if not isinstance(subject[1], Entity | Group):
            return f"{subject[0]} cannot be a subject"
        relation = change.relation or claim.statement[1]
        problem = misfit(subject[1], relation, value[1], vocabulary)
        if subject[0] == value[0]:
            problem = "both ends are the same"
        if problem is not None:
            return problem
        statement = normal((subject[0], relation, value[0]), vocabulary, lambda iri: iri)
        ends: tuple[Term, Term] = (subject[1], value[1]) if statement[0] == subject[0] else (value[1], subject[1])
        time = _time(change, claim.time)
        modality = change.modality or claim.modality
        iri = self._context.minter.claim(self._article, statement, modality, time)
        if change.year is not None:
            ends = (self._in_year(statement[0], ends[0], time), self._in_year(statement[2], ends[1], time))
        assert isinstance(ends[0], Entity | Group)
        return replace(
            claim,
            iri=iri,
            subject=ends[0],
            object=ends[1],
            statement=statement,
            modality=modality,
            time=time,
            rules=(CURATOR_RULE,),
            decisions=(decision_iri(decision, self._context.minter),),
        )

    def _turned(self, claim: Claim, decision: Decision) -> Claim:
        """A symmetric claim in the direction in which the decision has it."""
        if decision.statement is None or not isinstance(claim.object, Entity | Group):
            return claim
        subject, relation, value = claim.statement
        if self._context.name(decision.statement[0], decision.scope.article) != value:
            return claim
        return replace(claim, subject=claim.object, object=claim.subject, statement=(value, relation, subject))

    def _end(self, given: str | NewThing | None, iri: str, term: Term) -> tuple[str, Term] | None:
        """IRI and value of an end: as it was, or as the correction has it; None where nobody knows it."""
        minter, vocabulary = self._context.minter, self._context.vocabulary
        if given is None:
            return iri, term
        if isinstance(given, NewThing):
            if given.cls == SKOS_CONCEPT:
                concept = Concept(given.name)
                return self._context.name(minter.concept(concept)), concept
            entity = Entity(given.name, given.cls, Form.NAME)
            return self._context.name(minter.entity(entity, self._article), self._article), entity
        name = self._context.name(given)
        if name in self._ends:
            return name, self._ends[name]
        if name in vocabulary.classes or name in vocabulary.values:
            return name, ClassTerm(name) if name in vocabulary.classes else ValueTerm(name)
        if name in vocabulary.values:
            return name, ValueTerm(name)
        thing = self._curation.things.get(name)
        place = vocabulary.places.get(name.removeprefix(minter.place("")))
        if place is not None:
            return name, Entity(place.full_name, place.cls, Form.NAME, place=place.code)
        return None if thing is None else (name, Entity(thing.name, thing.cls, thing.form, place=thing.place))

    def _in_year(self, iri: str, end: Term, time: Time | None) -> Term:
        """A counted set or amount takes the corrected year over, in all claims."""
        if not isinstance(end, Group | Amount):
            return end
        made = replace(end, year=time.year if time else None)
        self.kept = [_with_end(claim, iri, made) for claim in self.kept]
        return made

    def _place(self, made: Claim) -> None:
        """Puts a corrected claim in; one that says the same takes its passages over."""
        for at, other in enumerate(self.kept):
            same = (other.statement, other.modality) == (made.statement, made.modality)
            if same and (other.time is None or made.time is None or _moment(other.time) == _moment(made.time)):
                self.kept[at] = _merged(other, made)
                return
        self.kept.append(made)

    def retype(self) -> None:
        """A thing that is not of its class takes the other one in all its statements, which must bear it."""
        if not self._classes:
            return
        kept, self.kept = self.kept, []
        for claim in kept:
            made = claim
            for iri, end in ((claim.statement[0], claim.subject), (claim.statement[2], claim.object)):
                if isinstance(end, Entity) and (iri, end.cls) in self._classes:
                    cls = self._classes[iri, end.cls] or self._other_class(iri, kept)
                    made = _with_end(made, iri, replace(end, cls=cls)) if cls is not None else made
                    problem = None if cls else f"it is no {_local(end.cls)}, and of no other class"
                    if problem is None and claim.asserted:
                        problem = misfit(made.subject, made.statement[1], made.object, self._context.vocabulary)
                    if problem is not None:
                        self._withdraw(claim, f"does not fit what a curator says of {end.name}: {problem}")
                        break
            else:
                self.kept.append(made)

    def _other_class(self, iri: str, claims: Iterable[Claim]) -> str | None:
        """The most specific class that the article still gives a thing."""
        known = {one.statement[2] for one in claims if one.statement[:2] == (iri, TYPE) and one.asserted}
        classes = self._context.vocabulary.classes
        return min(known, key=lambda cls: (-len(classes[cls].ancestors), cls), default=None)

    def drop_classes(self) -> list[Claim]:
        """A class that was claimed for a statement's sake goes with it; gives those that went."""
        kept, self.kept = self.kept, []
        dropped: list[Claim] = []
        for claim in kept:
            if claim.rules != (TYPE_RULE,) or claim.statement[0] not in self._affected:
                self.kept.append(claim)
                continue
            stating = (one for one in kept if one.asserted and claim.statement[0] in _ends(one))
            if set(claim.evidence) <= {passage for one in stating for passage in one.evidence}:
                self.kept.append(claim)
            else:
                dropped.append(claim)
        return dropped

    def add_classes(self) -> None:
        """Every thing in an asserted statement that decisions touched is claimed to be of its class."""
        vocabulary, minter = self._context.vocabulary, self._context.minter
        known: dict[str, set[str]] = {}
        for claim in self.kept:
            if claim.asserted and claim.statement[1] == TYPE:
                known.setdefault(claim.statement[0], set()).add(claim.statement[2])
        for claim in sorted(self.kept, key=lambda one: (one.first, one.iri)):
            for iri, end in ((claim.statement[0], claim.subject), (claim.statement[2], claim.object)):
                if not (claim.asserted and isinstance(end, Entity) and iri in self._affected):
                    continue
                classes = known.setdefault(iri, set())
                if not any(vocabulary.is_a(cls, end.cls) for cls in classes):
                    classes.add(end.cls)
                    statement = (iri, TYPE, end.cls)
                    rule = CURATOR_RULE if CURATOR_RULE in claim.rules else TYPE_RULE
                    name = minter.claim(self._article, statement, Modality.ASSERTED)
                    made = Claim(
                        name, end, ClassTerm(end.cls), statement, Modality.ASSERTED, None, claim.evidence, (), ()
                    )
                    self.kept.append(replace(made, rules=(rule,), decisions=claim.decisions))

    def account(self, dropped: Iterable[Claim]) -> None:
        """Classes that went and did not come back for another statement's sake are accounted for."""
        again = {claim.iri for claim in self.kept}
        for claim in dropped:
            if claim.iri not in again:
                self._withdraw(claim, "stood for a statement that a curator took out")

    def _withdraw(self, claim: Claim, why: str) -> None:
        span = min((one.span for one in claim.evidence if not one.antecedent), default=Span(0, 0))
        self.withdrawn.append(Rejection(REASON, span, f"{_said(claim)}: {why}"))


def _ends(claim: Claim) -> tuple[str, ...]:
    """The things that a statement of theirs speaks of; a class is none."""
    return () if claim.statement[1] == TYPE else (claim.statement[0], claim.statement[2])


def _with_end(claim: Claim, iri: str, end: Term) -> Claim:
    """The claim with another value at the end (or ends) of this IRI."""
    if claim.statement[0] == iri and isinstance(end, Entity | Group):
        claim = replace(claim, subject=end)
    return replace(claim, object=end) if claim.statement[2] == iri else claim


def _merged(one: Claim, other: Claim) -> Claim:
    passages = sorted({*one.evidence, *other.evidence})
    stating = {passage.span for passage in passages if not passage.antecedent}
    return replace(
        one,
        time=one.time or other.time,
        evidence=tuple(two for two in passages if not two.antecedent or two.span not in stating),
        rules=tuple(sorted({*one.rules, *other.rules})),
        roles=tuple(sorted({*one.roles, *other.roles})),
        amounts=tuple(sorted({*one.amounts, *other.amounts})),
        decisions=tuple(sorted({*one.decisions, *other.decisions})),
    )


def _time(change: Change, before: Time | None) -> Time | None:
    """The time that a correction leaves; one that names any of year, first and last day gives the whole time."""
    if not change.retimes:
        return before
    year = change.year if isinstance(change.year, int) else None
    start, end = (None if day == CLEARED else day for day in (change.start, change.end))
    return Time(year, start, end) if year is not None or start or end else None


def _moment(time: Time) -> tuple[int | None, str | None, str | None]:
    return time.year, time.start, time.end


def _said(claim: Claim) -> str:
    rule = claim.rules[0] if claim.rules else ""
    when = f" ({claim.time.year})" if claim.time and claim.time.year else ""
    how = "" if claim.asserted else f" ({claim.modality.lower()})"
    return describe(Fact(claim.subject, claim.statement[1], claim.object, (), rule)) + when + how


def _place(one: Rejection) -> tuple[Span, str]:
    return one.span, one.detail


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
