"""Who did it, where a passive does not say: "the city's first fair was held", "at the fair 30 projects were signed"."""

from __future__ import annotations

from collections.abc import Iterator

from ontology import terms
from source.extraction.arguments import Argument
from source.extraction.discourse import Discourse
from source.extraction.events import Events
from source.extraction.matching import Match
from source.extraction.syntax import Sentence

AT_EVENTS = frozenset({terms.RELEASED, terms.SIGNED})
"""What an event may be said to do: the projects signed at a fair are the fair's."""
_CREATIVE = frozenset({terms.ESTABLISHED, terms.ORGANIZED})
_MARKING = frozenset({"ceremony"})
"""Events "of" what they mark: the opening ceremony of a centre is not held by it."""
_Doer = tuple[Argument, str]
"""A reading, and the id of the rule that found it."""


class Doers:
    """Finds who may stand for the missing agent of a passive."""

    def __init__(self, discourse: Discourse, events: Events) -> None:
        self._resolve = discourse.arguments
        self._memory = discourse.memory
        self._events = events

    def of(self, s: Sentence, match: Match, done: Argument) -> Iterator[_Doer]:
        """Candidates for the doer of what was ``done``, the likeliest first."""
        relation = match.pattern.relation.iri
        holder = done.description.holder if done.description else None
        marks = relation == terms.ORGANIZED and s.lemma(done.unit) in _MARKING
        if holder and holder.cls != terms.REGION and relation in _CREATIVE and not marks:  # a region founds none
            yield Argument(s.index, done.unit, record=holder), "possessor"
        yield from self._agent_above(s, match.verb)
        yield from self._below(s, match.verb, relation)
        yield from ((event, "event-clause") for event in self._events.of_clause(s, match.verb))
        if relation in AT_EVENTS:
            recent = self._memory.lately(s)
            yield from ((event, "event-clause") for event in recent if self._events.is_event(event))

    def _agent_above(self, s: Sentence, verb: int) -> Iterator[_Doer]:
        """The agent of the passive that it is joined to: "… was introduced by the city, and 27 teams were trained"."""
        if s.dep(verb) == "conj" and s.is_verb(s.head(verb)):
            for k in s.agents(s.head(verb)):
                yield from ((found, "verb-passive") for found in self._resolve(s, k))

    def _below(self, s: Sentence, verb: int, relation: str) -> Iterator[_Doer]:
        """Where things were attracted to; the event that something was done at."""
        for word, p in s.prepositions(verb):
            if word in ("to", "into") and relation == terms.ATTRACTED:
                for k in s.after(p):
                    yield from ((found, "verb-passive") for found in self._resolve(s, k))
            if word == "in" and relation == terms.SIGNED:
                yield from (
                    (found, "verb-passive") for k in s.after(p) for found in self._resolve(s, k) if found.record
                )
            if word in ("at", "during", "in") and relation not in _CREATIVE:
                for k in s.after(p):
                    yield from ((event, "event-clause") for event in self._events.at(s, k))
