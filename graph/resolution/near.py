"""Near misses: names that come near each other and were not joined, with the reason.

Advice: these are what a curator walks through; the list leaves out what is not worth a look, such as the hundredth pair
of persons called alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from graph.resolution.evidence import Evidence
from graph.resolution.joining import Joining
from graph.resolution.names import NameForm
from graph.resolution.rules import Case
from graph.resolution.survey import NEAR, PERSON
from graph.resolution.values import Refusal

_MOST_NEAR = 6
"""More things than this under one key are not near each other."""
_MOST_NAMESAKES = 4
"""More persons of one name than this are not worth a look at each pair."""
_KNOWN_PERSON = 0.5
"""Closeness of two persons of one name without a second fact; a contradiction halves it."""
REASONS: Mapping[str, str] = {
    "academies": "they belong to different academies",
    "chain": "something between them may be either of the two",
    "Chinese names": "their Chinese names differ",
    "classes": "they are things of different classes",
    "level": "the level in the name differs",
    "no second fact": "too little beside the name says that they are one person",
    "numbers": "the number in the name differs",
    "place in the name": "the place in the name differs, or nothing says that the one is there",
    "places": "the articles put them in different places",
    "two meanings": "articles explain the short name in different ways",
    "two things": "an article names them as two things",
    "words": "a word of the name differs",
}
"""Id of a reason → the reason in words."""


def near_misses(case: Case, joining: Joining, canonical: Callable[[str], str]) -> Iterator[Refusal]:
    """All that came near and was not joined, each pair of things once; ``canonical`` gives a node's thing its IRI."""
    found: dict[tuple[str, str], set[Refusal]] = {}
    for (one, other), reason in (*joining.refused.items(), *_candidates(case, joining)):
        first, second = sorted((joining.find(one), joining.find(other)))
        if first != second:
            found.setdefault((first, second), set()).add(_refusal(case, joining.own(one), joining.own(other), reason))
    for refusals in found.values():
        nearest = min(refusals, key=lambda one: (-one.closeness, one))
        first, second = sorted((canonical(nearest.one), canonical(nearest.other)))
        yield replace(nearest, one=first, other=second)


def _candidates(case: Case, joining: Joining) -> Iterator[tuple[tuple[str, str], str]]:
    for (kind, _, _), iris in case.survey.blocks.items():
        if kind in (PERSON, NEAR):
            for one, other in _pairs(case.nodes(iris), joining, _MOST_NAMESAKES if kind == PERSON else _MOST_NEAR):
                reason = joining.why(one, other)
                if not reason:
                    reason = "no second fact" if kind == PERSON else _difference(case, one, other)
                yield (one, other), reason
    for key, owners in case.survey.stated.items():
        for named in case.nodes(case.survey.named[key]):
            for owner in case.nodes(owners)[:_MOST_NEAR]:
                yield (owner, named), joining.why(owner, named) or "two meanings"
    for key, longer in case.survey.longer.items():
        short = case.survey.exactly[key]
        for one, other in _pairs(sorted({*case.nodes(longer), *case.nodes(short)}), joining):
            yield (one, other), joining.why(one, other) or "place in the name"


def _pairs(nodes: Sequence[str], joining: Joining, most: int = _MOST_NEAR) -> Iterable[tuple[str, str]]:
    """The pairs of things; none where there are more than ``most``: then the likeness says nothing."""
    things = {joining.find(node) for node in nodes}
    return combinations(sorted(things), 2) if len(things) <= most else ()


def _difference(case: Case, one: str, other: str) -> str:
    some, others = (_form(case, case.things.own(node)) for node in (one, other))
    if some.numbers != others.numbers:
        return "numbers"
    if some.levels != others.levels:
        return "level"
    return "place in the name" if _words(some.places) != _words(others.places) else "words"


def _words(places: Iterable[tuple[str, frozenset[str]]]) -> list[str]:
    return sorted(word for word, _ in places)


def _form(case: Case, one: Evidence) -> NameForm:
    return case.forms.of(one.name, firm=one.family == "body")


def _refusal(case: Case, one: Evidence, other: Evidence, reason: str) -> Refusal:
    first, second = sorted((one, other), key=lambda each: each.node)
    because = f"“{first.name}” and “{second.name}”: {REASONS[reason]}"
    return Refusal(first.node, second.node, reason, because, _closeness(case, one, other, reason))


def _closeness(case: Case, one: Evidence, other: Evidence, reason: str) -> float:
    """Dice coefficient of the words; halved where something contradicts."""
    if one.family == "person":
        found = _KNOWN_PERSON
    else:
        some, others = (Counter(_form(case, each).words) for each in (one, other))
        found = 2 * (some & others).total() / max(1, some.total() + others.total())
    return round(found / (1 if reason in ("no second fact", "place in the name", "chain") else 2), 2)
