"""Gold annotations: what a careful reader finds in an article, as JSON, ready for comparison with a built graph.

A file has ``id``, ``url``, ``language``, ``entities``, ``facts``, ``groups`` and ``measurements``; the guide in
CONTRIBUTING.md says what goes where.  ``optional`` items count neither way; ``or``, ``alsoClass`` and
``alsoComparator`` give other readings that a careful annotator may choose.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from graph.evaluation.values import GoldValue, gold_values, unknown_values
from ontology.errors import GoldError
from ontology.vocabulary import Vocabulary

COR = "https://w3id.org/corridor/ontology#"
TRANSITIVE = frozenset({COR + "locatedIn", COR + "partOf"})
CLASS_PREFIX, CONCEPT_PREFIX = "class:", "concept:"

MORE = ("previous", "from", "until", "aspect", "among")
"""What else a group or measurement may give; each is looked at only where it is given."""
More = tuple[tuple[str, str], ...]
Form = tuple[str, str, str]
"""Subject label, relation IRI, and object: a label, "class:" with an IRI, or "concept:" with the topic's words."""


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A named or described thing; the first of ``classes`` is the annotator's own choice."""

    label: str
    classes: tuple[str, ...]
    names: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A relation between two things; any of its ``forms`` counts as found."""

    forms: tuple[Form, ...]
    optional: bool
    amount: GoldMeasurement | None = None
    """How much was funded, invested or paid; an item of its own among the measurements."""


@dataclass(frozen=True, slots=True)
class GoldGroup:
    """A counted unnamed set; None for a holder, ``ties`` or ``classes`` means that it is not looked at."""

    holder: str | None
    ties: frozenset[tuple[str, str]] | None
    """Allowed ("out" or "in", relation IRI) between holder and group; "in": the group is the subject."""
    classes: tuple[str, ...] | None
    value: Decimal | None
    comparators: tuple[str, ...]
    year: int | None
    optional: bool
    more: More = ()
    amount: GoldMeasurement | None = None


@dataclass(frozen=True, slots=True)
class GoldMeasurement:
    """An amount; None for a holder or a unit means that it is not looked at."""

    holder: str | None
    measure: str
    value: Decimal | None
    unit: str | None
    comparators: tuple[str, ...]
    year: int | None
    optional: bool
    more: More = ()
    of: tuple[Form, ...] = ()
    """Of a sum of money that stands at a statement: the statement's forms; one end may be empty, a group's."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated article."""

    id: str
    url: str | None
    entities: tuple[GoldEntity, ...]
    facts: tuple[GoldFact, ...]
    groups: tuple[GoldGroup, ...]
    measurements: tuple[GoldMeasurement, ...]
    values: tuple[GoldValue, ...] = ()
    """Levels, sectors and indicators of the items."""

    def sums(self) -> tuple[GoldMeasurement, ...]:
        """The sums of money that stand at facts and groups."""
        given = (*(fact.amount for fact in self.facts), *(group.amount for group in self.groups))
        return tuple(amount for amount in given if amount is not None)

    def consequences(self) -> frozenset[Form]:
        """What follows from the gold ``locatedIn`` and ``partOf`` by transitivity; never required, never an extra."""
        found: set[Form] = set()
        for relation in sorted(TRANSITIVE):
            found |= {(s, relation, o) for s, o in _closure(self._pairs(relation))}
        return frozenset(found)

    def _pairs(self, relation: str) -> set[tuple[str, str]]:
        return {(s, o) for fact in self.facts for s, p, o in fact.forms if p == relation}


def _closure(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The transitive closure of a relation, its irreflexive part."""
    closed = set(pairs)
    while True:
        step = {(a, d) for a, b in closed for c, d in pairs if b == c and a != d} - closed
        if not step:
            return closed
        closed |= step


def fold(text: str) -> str:
    """A name for comparison: compatibility form, lower case, no leading "the", letters and digits of any script."""
    lowered = unicodedata.normalize("NFKC", text).casefold().strip()
    bare = re.sub(r"^the\s+", "", lowered)
    return "".join(filter(str.isalnum, bare)) or bare


def folded_names(labels: Iterable[str]) -> frozenset[str]:
    """The folded forms of some labels; of "Name (other name)" also each half."""
    found = set()
    for label in labels:
        text = unicodedata.normalize("NFKC", label).strip()
        found.add(fold(text))
        halves = re.fullmatch(r"(?P<outer>.*\S)\s*\((?P<inner>[^()]{2,})\)", text)
        if halves:
            found.update(fold(half) for half in halves.groups())
    return frozenset(found - {""})


def load_gold(paths: Iterable[Path], vocabulary: Vocabulary) -> tuple[Gold, ...]:
    """The gold of these JSON files and folders of them, sorted by id.

    Raises GoldError, naming the file, for one that cannot be read, that uses a class or relation unknown to the
    vocabulary, or that speaks of an entity it does not list; and where there is no gold at all.
    """
    given = list(paths)
    found: dict[str, Gold] = {}
    for file in _files(given):
        gold = read_gold(file, vocabulary)
        if gold.id in found:
            raise GoldError(file, f"a second gold file of the article {gold.id}")
        found[gold.id] = gold
    if not found:
        raise GoldError(", ".join(map(str, given)) or "gold", "no gold file (*.json with entities) there")
    return tuple(found[key] for key in sorted(found))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The JSON files themselves; of a folder those that hold annotations (floors.json does not)."""
    for path in paths:
        if path.is_dir():
            yield from (file for file in sorted(path.glob("*.json")) if '"entities"' in _text(file))
        else:
            yield path


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(
            file, "cannot be read as UTF-8 text: " + (getattr(error, "strerror", "") or "bad bytes")
        ) from None


def read_gold(file: Path, vocabulary: Vocabulary) -> Gold:
    """One gold file; raises GoldError as :func:`load_gold` does."""
    try:
        data = json.loads(_text(file))
    except json.JSONDecodeError as error:
        raise GoldError(file, f"is no JSON: {error.msg} in line {error.lineno}") from None
    if not isinstance(data, dict) or not isinstance(data.get("id"), str):
        raise GoldError(file, "has no id")
    try:
        gold = _gold(data)
    except (KeyError, TypeError, AttributeError, InvalidOperation) as error:
        raise GoldError(file, f"is not annotated as the guide says: {type(error).__name__} {error}") from None
    for problem in _problems(gold, vocabulary):
        raise GoldError(file, problem)
    return gold


def _gold(data: Mapping[str, Any]) -> Gold:
    return Gold(
        id=data["id"],
        url=data.get("url"),
        entities=tuple(map(_entity, data.get("entities", ()))),
        facts=tuple(map(_fact, data.get("facts", ()))),
        groups=tuple(map(_group, data.get("groups", ()))),
        measurements=tuple(map(_measurement, data.get("measurements", ()))),
        values=gold_values(data),
    )


def term(name: str) -> str:
    """The IRI of a class or relation: a bare local name is one of ours, anything with a colon is an IRI already."""
    return name if ":" in name else COR + name


def _entity(item: Mapping[str, Any]) -> GoldEntity:
    return GoldEntity(
        label=item["label"],
        classes=tuple(map(term, (item["class"], *item.get("alsoClass", ())))),
        names=folded_names((item["label"], *item.get("aliases", ()))),
        optional=bool(item.get("optional")),
    )


def _fact(item: Mapping[str, Any]) -> GoldFact:
    readings = (item, *item.get("or", ()))
    forms = tuple((r["s"], term(r["p"]), _end(r["o"])) for r in readings)
    return GoldFact(forms, bool(item.get("optional")), _amount_of(item, forms))


def _amount_of(item: Mapping[str, Any], forms: tuple[Form, ...]) -> GoldMeasurement | None:
    """The sum of money of a fact or group, as an item of its own; as optional as what it is of."""
    if "amount" not in item:
        return None
    given = {"holder": None, "optional": item.get("optional"), **item["amount"]}
    return replace(_measurement(given), of=forms)


def _end(text: str) -> str:
    return CLASS_PREFIX + term(text.removeprefix(CLASS_PREFIX)) if text.startswith(CLASS_PREFIX) else text


def _group(item: Mapping[str, Any]) -> GoldGroup:
    ties = None
    if item.get("p") is not None:
        ties = frozenset((r["direction"], term(r["p"])) for r in (item, *item.get("or", ())))
    classes = None
    if item.get("memberClass") is not None:
        classes = tuple(map(term, (item["memberClass"], *item.get("alsoClass", ()))))
    holder, ways = item["holder"] or "", sorted(ties or ())
    forms = tuple((holder, relation, "") if way == "out" else ("", relation, holder) for way, relation in ways)
    return GoldGroup(
        holder=item["holder"],
        ties=ties,
        classes=classes,
        value=_number(item["value"]),
        comparators=(item["comparator"], *item.get("alsoComparator", ())),
        year=item.get("year"),
        optional=bool(item.get("optional")),
        more=_more(item),
        amount=_amount_of(item, forms),
    )


def _more(item: Mapping[str, Any]) -> More:
    return tuple((name, str(item[name])) for name in MORE if item.get(name) is not None)


def _measurement(item: Mapping[str, Any]) -> GoldMeasurement:
    return GoldMeasurement(
        holder=item["holder"],
        measure=item.get("measure") or "",
        value=_number(item["value"]),
        unit=item["unit"],
        comparators=(item["comparator"], *item.get("alsoComparator", ())),
        year=item.get("year"),
        optional=bool(item.get("optional")),
        more=_more(item),
    )


def _number(value: float | str | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _problems(gold: Gold, vocabulary: Vocabulary) -> Iterator[str]:
    """What a gold file says that cannot be meant."""
    labels = {entity.label for entity in gold.entities}
    for entity in gold.entities:
        yield from _unknown_classes(entity.classes, vocabulary, entity.label)
    for group in gold.groups:
        yield from _unknown_classes(group.classes or (), vocabulary, f"the group of {group.holder}")
    for fact in gold.facts:
        for subject, relation, target in fact.forms:
            if relation not in vocabulary.relations:
                yield f"unknown relation {relation} of {subject}"
            if target.startswith(CLASS_PREFIX):
                yield from _unknown_classes((target.removeprefix(CLASS_PREFIX),), vocabulary, subject)
            ends = (subject,) if target.startswith((CLASS_PREFIX, CONCEPT_PREFIX)) else (subject, target)
            yield from (f"{end} stands in a fact but not among the entities" for end in ends if end not in labels)
    for holder in [*(group.holder for group in gold.groups), *(amount.holder for amount in gold.measurements)]:
        if holder is not None and holder not in labels:
            yield f"{holder} holds an amount but is not among the entities"
    yield from unknown_values(gold.values, vocabulary)


def _unknown_classes(classes: Iterable[str], vocabulary: Vocabulary, where: str) -> Iterator[str]:
    yield from (f"unknown class {cls} of {where}" for cls in classes if cls not in vocabulary.classes)
