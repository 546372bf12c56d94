"""Levels, sectors and indicators: what the gold gives its entities, groups and amounts, against what a graph gives.

In a gold file they stand on the item itself: ``"level": "National"``, ``"sector": ["NewMaterials|Petrochemicals"]``
(any of these will do), and under ``mayBe`` what counts neither way.  Of an optional item all are optional.  A gold file
that gives none at all was not annotated for them, and nothing is judged by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.evaluation.matching import Judge, Verdict
    from ontology.vocabulary import Vocabulary

COR = "https://w3id.org/corridor/ontology#"
RELATIONS = ("level", "sector", "indicator")
ITEMS = ("entities", "groups", "measurements")

Of = tuple[str, int]
"""What a value is of: the kind of a gold item and its index."""


@dataclass(frozen=True, slots=True)
class GoldValue:
    """One value that an item of the gold has; any of ``values`` counts as found."""

    of: Of
    relation: str
    values: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class BuiltValue:
    """One value that a graph gives a node; of a topic, one of the listed values that it is narrower than."""

    subject: str
    """IRI of the node."""
    label: str
    relation: str
    value: str
    rules: frozenset[str]


def gold_values(data: Mapping[str, Any]) -> tuple[GoldValue, ...]:
    """The values of all items of one gold file."""
    items = ((kind, n, item) for kind in ITEMS for n, item in enumerate(data.get(kind, ())))
    return tuple(value for kind, n, item in items for value in _of_item(kind, n, item))


def _of_item(kind: str, index: int, item: Mapping[str, Any]) -> Iterator[GoldValue]:
    optional = bool(item.get("optional"))
    for given, loose in ((item, optional), (item.get("mayBe", {}), True)):
        for name in RELATIONS:
            told = given.get(name, ())
            for one in (told,) if isinstance(told, str) else told:
                yield GoldValue((kind, index), COR + name, frozenset(_iri(value) for value in one.split("|")), loose)


def _iri(name: str) -> str:
    return name if ":" in name else COR + name


def unknown_values(values: Iterable[GoldValue], vocabulary: Vocabulary) -> Iterator[str]:
    """Values that no list of the vocabulary has, in words."""
    for one in values:
        lists = vocabulary.relations[one.relation].lists if one.relation in vocabulary.relations else frozenset()
        for iri in sorted(one.values):
            found = vocabulary.values.get(iri)
            if found is None or found.value_list not in lists:
                yield f"unknown {_local(one.relation)} {iri} of {one.of[0]} {one.of[1] + 1}"


def judged(judge: Judge) -> Verdict:
    """The values of one article: found where the node that has one is the item of the gold that should."""
    from graph.evaluation.matching import Verdict, by_rule, matching

    gold, built = judge.gold.values, judge.claimed.values
    if not gold:
        return Verdict(0, (), (), len(built))
    places = _Places(judge)
    of = [places.of(one.subject) for one in built]
    wanted = [one for one in gold if not one.optional]
    index = range(len(built))
    pairs = matching(wanted, index, lambda one, j: 0 if _fits(one, built[j], of[j]) else None)
    found = set(pairs.values())
    extra = [j for j in index if j not in found and not any(_fits(one, built[j], of[j]) for one in gold)]
    return Verdict(
        found=len(pairs),
        misses=tuple(_told(judge, one) for i, one in enumerate(wanted) if i not in pairs),
        extras=tuple(f"{built[j].label} -{_local(built[j].relation)}-> {_local(built[j].value)}" for j in extra),
        ignored=len(built) - len(pairs) - len(extra),
        by_rule=by_rule((built[j].rules for j in found), (built[j].rules for j in extra)),
    )


def _fits(wanted: GoldValue, built: BuiltValue, of: frozenset[Of]) -> bool:
    return wanted.relation == built.relation and built.value in wanted.values and wanted.of in of


class _Places:
    """Which items of the gold a node may be; a count or an amount by what it counts, whatever holds it."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._things = {thing.iri: thing for thing in judge.claimed.things}
        self._groups = {one.iri: one for one in judge.claimed.groups}
        self._amounts = {one.iri: one for one in judge.claimed.measurements}
        self._labels = {entity.label: n for n, entity in enumerate(judge.gold.entities)}

    def of(self, iri: str) -> frozenset[Of]:
        """The items, by kind and index."""
        judge = self._judge
        if iri in self._things:
            at = self._labels.get(judge.label_of(self._things[iri]))
            return frozenset() if at is None else frozenset({("entities", at)})
        if iri in self._groups:
            group = self._groups[iri]
            return frozenset(("groups", n) for n, one in enumerate(judge.gold.groups) if judge.group_like(one, group))
        amount = self._amounts.get(iri)
        if amount is None:
            return frozenset()
        alike = [n for n, one in enumerate(judge.gold.measurements) if judge.measurement_like(one, amount)]
        return frozenset(("measurements", n) for n in alike)


def _told(judge: Judge, value: GoldValue) -> str:
    kind, index = value.of
    gold = judge.gold
    if kind == "entities":
        label = gold.entities[index].label
    else:
        item = gold.groups[index] if kind == "groups" else gold.measurements[index]
        label = f"{item.value} of {item.holder}"
    return f"{label} -{_local(value.relation)}-> {' or '.join(sorted(map(_local, value.values)))}"


def _local(iri: str) -> str:
    return iri.removeprefix(COR)
