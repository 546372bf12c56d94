"""When a clause or a figure says that something was.

Of a clause: the time that stands in it, else the only time of its sentence.  Of a figure: the time right behind it
("380 in 2018 and 450 in 2023", "from 2.1 percent in 2018 to 2.8 percent in 2023"), which is then no other figure's.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from source.extraction.syntax import Sentence
from source.figures.times import Role, TimeSpan
from source.model import Time

_HOPS = 8
_FAR = 11
"""How many words may lead from a figure to the time behind it: "3.1 percent of its GDP on research in 2019"."""
_BEHIND = frozenset({Role.IN, Role.AS_OF, Role.BY, Role.PREVIOUS})
_STOPS = frozenset({",", ";", ":", "but", "while", "whereas", "(", ")"})


class ClauseTimes:
    """The times of the sentence that is being read."""

    def __init__(self) -> None:
        self._usable: list[tuple[int, Time]] = []
        self._beside: dict[int, tuple[int, Time]] = {}

    def start(self, s: Sentence, times: Iterable[tuple[int, TimeSpan]], figures: Iterable[int]) -> None:
        """Take the times of a new sentence, each with its unit, and the units of the figures in it."""
        known = [(unit, found) for unit, found in times if found.known]
        self._usable = [(unit, found.time) for unit, found in known if found.usable]
        behind = {unit: found.time for unit, found in known if found.role in _BEHIND}
        several = len(known) > 1 or not self._usable
        self._beside = _owners(s, sorted(figures), behind) if behind and several else {}

    def of(self, s: Sentence, verb: int) -> Time | None:
        """The time of the clause of ``verb`` (-1: there is none)."""
        return _time(s, verb, self._usable)

    def of_figure(self, s: Sentence, unit: int, verb: int) -> Time | None:
        """The time of the figure at ``unit`` in the clause of ``verb``: its own, else that of the clause."""
        if unit in self._beside:
            return self._beside[unit][1]
        owned = {at for at, _ in self._beside.values() if at > unit}
        return _time(s, verb, [(at, time) for at, time in self._usable if at not in owned])

    def own(self, unit: int) -> Time | None:
        """The time right behind the figure at ``unit``."""
        return self._beside[unit][1] if unit in self._beside else None

    def parted(self) -> bool:
        """Whether figures of the sentence have times of their own."""
        return bool(self._beside)


def _owners(s: Sentence, figures: list[int], behind: dict[int, Time]) -> dict[int, tuple[int, Time]]:
    """Figure → the time behind it, where the sentence sets several figures or times side by side."""
    found: dict[int, tuple[int, Time]] = {}
    for n, unit in enumerate(figures):
        end = figures[n + 1] if n + 1 < len(figures) else len(s.words)
        for at in range(unit + 1, min(end, unit + _FAR)):
            if at in behind:
                found[unit] = (at, behind[at])
            if at in behind or s.low(at) in _STOPS or (s.is_verb(at) and s.tag(at) != "VBG"):
                break
    for unit, after in reversed(list(pairwise(figures))):
        between = range(unit + 1, after)
        alone = unit not in found and after in found and not any(at < unit for at in behind)
        if alone and not any(s.is_verb(k) or s.low(k) == ";" for k in between):
            found[unit] = found[after]  # "three laboratories and 41 centres in 2018, five and 60 in 2023"
    return found if len(figures) > 1 else {}


def _time(s: Sentence, verb: int, usable: list[tuple[int, Time]]) -> Time | None:
    if not usable:
        return None
    own = [time for unit, time in usable if verb >= 0 and s.governor(unit) == verb]
    if own:
        return own[0]
    if len(usable) > 1 or verb < 0:
        return None
    unit, only = usable[0]
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
