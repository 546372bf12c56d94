"""When a clause says that something was: the time that stands in it, else the only time of its sentence."""

from __future__ import annotations

from collections.abc import Iterable

from source.extraction.syntax import Sentence
from source.figures.times import TimeSpan
from source.model import Time

_HOPS = 8


class ClauseTimes:
    """The times of the sentence that is being read."""

    def __init__(self) -> None:
        self._usable: list[tuple[int, Time]] = []

    def start(self, times: Iterable[tuple[int, TimeSpan]]) -> None:
        """Take the times of a new sentence, each with its unit."""
        self._usable = [(unit, found.time) for unit, found in times if found.usable]

    def of(self, s: Sentence, verb: int) -> Time | None:
        """The time of the clause of ``verb`` (-1: there is none)."""
        if not self._usable:
            return None
        own = [time for unit, time in self._usable if verb >= 0 and s.governor(unit) == verb]
        if own:
            return own[0]
        if len(self._usable) > 1 or verb < 0:
            return None
        unit, only = self._usable[0]
        opens = not any(s.is_verb(k) for k in range(unit))
        return only if opens or _encloses(s, s.governor(unit), verb) else None


def _encloses(s: Sentence, clause: int, verb: int) -> bool:
    """Whether ``verb`` is part of the clause of another verb (not merely joined to it by "and")."""
    for _ in range(_HOPS):
        if verb == clause or s.head(verb) == verb:
            break
        if s.dep(verb) in ("ccomp", "acl", "relcl") or (s.dep(verb) == "conj" and s.head(verb) == clause):
            return False
        verb = s.head(verb)
    return verb == clause
