"""Whose an amount is.

The first of these that may have an amount: who has the measured quality ("the zone's output", "the output of the
zone"), the subject of the clause, the event that the clause is about, what the sentences before were about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ontology import terms
from source.extraction.arguments import Argument
from source.extraction.discourse import Discourse
from source.extraction.events import Events
from source.extraction.measures import noun_above
from source.extraction.syntax import Sentence

_REACH = 3
"""How many sentences back the topic of an amount may be."""
_WIDEST = 12
"""How many words below a noun are looked at."""
_ASIDES = frozenset({"relcl", "acl", "punct", "det", "appos"})


class Holders:
    """Finds the holders of the amounts of one article."""

    def __init__(self, discourse: Discourse, events: Events) -> None:
        self._memory = discourse.memory
        self._resolve = discourse.arguments
        self._events = events
        self._vocabulary = discourse.vocabulary
        self._domain = discourse.vocabulary.relations[terms.HAS_MEASUREMENT].domain

    def of(self, s: Sentence, top: int, verb: int) -> Argument | None:
        """The holder of the amount whose noun is at ``top``, in the clause of ``verb``."""
        noun = noun_above(s, top)
        return (
            self._first(s, _near(s, noun, verb), top)
            or self._first(s, _above(s, noun), top)
            or self._event(s, verb)
            or self._first(s, _subjects_before(s, top), top)
            or self._topic(s, top)
        )

    def _first(self, s: Sentence, units: Iterable[int], top: int) -> Argument | None:
        """The first reading of some words that may have an amount."""
        return next((a for k in units if k != top for a in self._resolve(s, k) if self._may_hold(a)), None)

    def _may_hold(self, found: Argument) -> bool:
        cls = found.class_of()
        return found.is_named and cls is not None and self._vocabulary.allows(self._domain, cls)

    def _event(self, s: Sentence, verb: int) -> Argument | None:
        """The event that the clause happens at, or goes on about."""
        if not s.is_verb(verb):
            return None
        units = (k for p in ("at", "during") for k in s.under(verb, p))
        at = next((a for k in units for a in self._events.at(s, k)), None)
        return at or next(self._events.of_clause(s, verb), None)

    def _topic(self, s: Sentence, top: int) -> Argument | None:
        """What the sentences before were about."""
        for n in range(s.index - 1, max(-1, s.index - 1 - _REACH), -1):
            record = self._memory.subjects.get(n)
            if record and record.cls and record.mentions and not self._vocabulary.is_a(record.cls, terms.PERSON):
                where = [m for m, _ in record.mentions]
                named = max((m for m in where if m < s.index), default=where[0])
                return Argument(s.index, top, record=record, antecedent=named)
        return None


def _near(s: Sentence, noun: int | None, verb: int) -> Iterator[int]:
    """The measured noun and the subjects of its clause, each with who possesses it and what hangs below it."""
    subjects = s.subjects(verb) if s.is_verb(verb) else []
    for n in subjects if noun is None else (noun, *subjects):
        if n in s.names:
            yield n
        yield from s.children(n, "poss")
        yield from (k for word in ("of", "in", "by", "for") for k in s.under(n, word))
        yield n
        yield from _below(s, n)


def _above(s: Sentence, noun: int | None) -> list[int]:
    """The noun that the measured one is said of: "a park with an area of 20 hectares"."""
    if noun is None or s.dep(noun) != "pobj":
        return []
    above = s.head(s.head(noun))
    return [above] if s.is_noun(above) else []


def _subjects_before(s: Sentence, top: int) -> Iterator[int]:
    """The subjects before the amount, the nearest first, each with what hangs below it."""
    for k in range(top - 1, -1, -1):
        if s.dep(k) in ("nsubj", "nsubjpass"):
            yield k
            yield from s.children(k, "poss")
            yield from (*s.under(k, "of"), *s.under(k, "in"))
            yield from _below(s, k)


def _below(s: Sentence, n: int) -> list[int]:
    """Nouns anywhere below a noun ("the value of sales of firms in the zone"), the nearest first."""
    found: list[int] = []
    queue = [n]
    while queue and len(found) < _WIDEST:
        k = queue.pop(0)
        queue += [c for c in s.kids[k] if s.dep(c) not in _ASIDES]
        if k != n and (k in s.names or s.is_noun(k)):
            found.append(k)
    return found
