"""What counts as found: the built items of one article against its gold, kind by kind.

Each kind is a largest one-to-one matching between gold and built items, the cheapest of the largest (an exact class
beats a related one, a main name an alias).  Conditions, per kind:

* entity: a name in common and a class equal to, above or below a gold class; a second node for the same thing is extra;
* fact: the same relation with both ends resolved by name, in any of the gold's alternative forms; ``cooperatesWith``
  holds in both directions; concepts agree where one's words run within the other's;
* group: member class, value, comparator, holder, relation to the holder, and the year where the gold gives one;
* measurement: value, unit, comparator, holder, and the year where the gold gives one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from graph.evaluation.claimed import TOO_GENERAL, Claimed, Counted, Statement, Thing
from graph.evaluation.gold import (
    CLASS_PREFIX,
    CONCEPT_PREFIX,
    COR,
    Form,
    Gold,
    GoldEntity,
    GoldFact,
    GoldGroup,
    GoldMeasurement,
    fold,
)
from graph.evaluation.values import judged
from ontology.vocabulary import Vocabulary

G = TypeVar("G")
B = TypeVar("B")
Cost = Callable[[G, B], int | None]
"""How well a built item fits a gold item: None for not at all, else the lower the better."""

COOPERATES, TARGETS = COR + "cooperatesWith", COR + "targets"
UNNAMED = "\N{NOT SIGN}"
"""Marks the label of a node that is no gold entity, so that it never equals a gold label."""
FILLERS = frozenset("the a an of its their and industry industries sector sectors field fields".split())
UNITS: dict[str, tuple[str, ...]] = {
    "CNY": ("cny", "yuan", "rmb", "renminbi", "chineseyuan", "rmbyuan", "元", "人民币", "人民币元", "¥"),
    "USD": ("usd", "us", "dollar", "dollars", "usdollar", "usdollars", "美元", "$", "us$"),
    "%": ("%", "percent", "percentage", "percentages", "pct", "百分比"),
    "km2": ("km2", "sqkm", "squarekilometer", "squarekilometers", "squarekilometre", "squarekilometres", "平方公里"),
    "m2": ("m2", "sqm", "squaremeter", "squaremeters", "squaremetre", "squaremetres", "平方米"),
    "times": ("times", "time", "fold", "x", "倍"),
    "persons": ("persons", "person", "people", "residents", "inhabitants", "人"),
}  # fmt: skip
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one kind in one article; misses and extras are told in words."""

    found: int
    misses: tuple[str, ...]
    extras: tuple[str, ...]
    ignored: int = 0
    by_rule: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Rule → how many of the built items that it made are right and how many are extra."""


def by_rule(right: Iterable[frozenset[str]], extra: Iterable[frozenset[str]]) -> dict[str, tuple[int, int]]:
    """How many right and extra items each rule made."""
    rights, extras = (Counter(rule for rules in each for rule in rules) for each in (right, extra))
    return {rule: (rights[rule], extras[rule]) for rule in sorted({*rights, *extras})}


def same_number(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether two amounts agree to six digits; "dozens" (no value) agrees with "dozens"."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= abs(other) * Decimal("1e-6")


def unit_of(text: str | None) -> str | None:
    """The unit in one spelling: a known one by its sign, any other folded."""
    if text is None:
        return None
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    return UNIT_OF.get(plain) or UNIT_OF.get(fold(plain)) or fold(plain)


def same_concept(one: str, other: str) -> bool:
    """Whether two topics are the same: equal, or the shorter a run of the longer's words and at least half of them."""
    if fold(one) == fold(other):
        return True
    short, long = sorted((_words(one), _words(other)), key=len)
    if not short or 2 * len(short) < len(long):
        return False
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return [word for word in re.findall(r"[\u3400-\u9fff]|[^\W_]+", plain) if word not in FILLERS]


def matching(gold: Sequence[G], built: Sequence[B], cost: Cost[G, B]) -> dict[int, int]:
    """The cheapest of the largest one-to-one matchings, gold index to built index."""
    from networkx import Graph, max_weight_matching  # here, since the import takes a third of a second

    graph: Graph[tuple[str, int]] = Graph()
    for i, wanted in enumerate(gold):
        for j, have in enumerate(built):
            price = cost(wanted, have)
            if price is not None:
                graph.add_edge(("gold", i), ("built", j), weight=-price)
    pairs = (dict(pair) for pair in max_weight_matching(graph, maxcardinality=True))
    return {pair["gold"]: pair["built"] for pair in pairs}


class Judge:
    """One gold article against what its article claims in a graph; ask it kind by kind."""

    def __init__(self, gold: Gold, claimed: Claimed, vocabulary: Vocabulary) -> None:
        self.gold, self.claimed, self.vocabulary = gold, claimed, vocabulary
        self.consequences = gold.consequences()

    # -- shared readings ------------------------------------------------------------------------------------------

    def related(self, built: frozenset[str], gold: Sequence[str]) -> bool:
        """Whether a built class is equal to, above or below a gold class."""
        is_a = self.vocabulary.is_a
        return any(is_a(b, g) or is_a(g, b) for b in built for g in gold)

    def _specific(self, classes: frozenset[str]) -> list[str]:
        is_a = self.vocabulary.is_a
        return sorted(_local(one) for one in classes if not any(is_a(c, one) for c in classes - {one}))

    def label_of(self, thing: Thing) -> str:
        """The gold label that a node goes by, else its own label, marked."""
        candidates = [entity for entity in self.gold.entities if entity.names & thing.names]
        if not candidates:
            return UNNAMED + thing.label
        return min(candidates, key=lambda e: (not e.names & thing.main_names, e.optional)).label

    # -- entities -------------------------------------------------------------------------------------------------

    def entities(self) -> Verdict:
        """Named and described things."""
        wanted = [entity for entity in self.gold.entities if not entity.optional]
        built = self.claimed.things
        pairs = matching(wanted, built, self._entity_cost)
        rest = [thing for j, thing in enumerate(built) if j not in set(pairs.values())]
        extras = [thing for thing in rest if not self._is_optional_thing(thing, wanted)]
        missed = [entity for i, entity in enumerate(wanted) if i not in pairs]
        return Verdict(
            found=len(pairs),
            misses=tuple(f"{e.label} [{_local(e.classes[0])}]" for e in missed),
            extras=tuple(f"{t.label} [{', '.join(self._specific(t.classes))}]" for t in extras),
            ignored=len(rest) - len(extras),
            by_rule=by_rule((built[j].rules for j in pairs.values()), (thing.rules for thing in extras)),
        )

    def _entity_cost(self, entity: GoldEntity, thing: Thing) -> int | None:
        if not entity.names & thing.names or not self.related(thing.classes, entity.classes):
            return None
        return 2 * (not entity.names & thing.main_names) + (entity.classes[0] not in thing.classes)

    def _is_optional_thing(self, thing: Thing, wanted: Sequence[GoldEntity]) -> bool:
        optional = any(entity.optional and entity.names & thing.names for entity in self.gold.entities)
        return optional and not any(entity.names & thing.main_names for entity in wanted)

    # -- facts ----------------------------------------------------------------------------------------------------

    def facts(self) -> Verdict:
        """Relations between things."""
        wanted = [fact for fact in self.gold.facts if not fact.optional]
        rules: dict[Form, frozenset[str]] = {}
        for statement in self.claimed.statements:
            form = self._form(statement)
            rules[form] = rules.get(form, frozenset()) | statement.rules
        built = sorted(rules)
        pairs = matching(wanted, built, self._fact_cost)
        rest = [form for j, form in enumerate(built) if j not in set(pairs.values())]
        extras = [form for form in rest if not self._is_known_form(form)]
        missed = [fact for i, fact in enumerate(wanted) if i not in pairs]
        return Verdict(
            found=len(pairs),
            misses=tuple(_told(fact.forms[0]) for fact in missed),
            extras=tuple(map(_told, extras)),
            ignored=len(rest) - len(extras),
            by_rule=by_rule((rules[built[j]] for j in pairs.values()), (rules[form] for form in extras)),
        )

    def _form(self, statement: Statement) -> Form:
        """A built statement in the gold's terms; the ends of a two-way relation in order."""
        subject, target = self.label_of(statement.subject), self._target(statement)
        if statement.relation == COOPERATES:
            subject, target = sorted((subject, target))
        return subject, statement.relation, target

    def _target(self, statement: Statement) -> str:
        if statement.target_class:
            return CLASS_PREFIX + statement.target_class
        if statement.target.concept:
            return CONCEPT_PREFIX + statement.target.label
        label = self.label_of(statement.target)
        if statement.relation == TARGETS and label.startswith(UNNAMED):
            return CONCEPT_PREFIX + statement.target.label
        return label

    def _fact_cost(self, fact: GoldFact, built: Form) -> int | None:
        costs = [
            2 * c + (n > 0) for n, form in enumerate(fact.forms) if (c := self._form_cost(form, built)) is not None
        ]
        return min(costs, default=None)

    def _form_cost(self, wanted: Form, built: Form) -> int | None:
        if wanted[1] != built[1]:
            return None
        turned = (wanted[2], wanted[1], wanted[0])
        forms = (wanted, turned) if wanted[1] == COOPERATES else (wanted,)
        costs = [c for s, _, o in forms if s == built[0] and (c := self._target_cost(o, built[2])) is not None]
        return min(costs, default=None)

    def _target_cost(self, wanted: str, built: str) -> int | None:
        if wanted == built:
            return 0
        if wanted.startswith(CLASS_PREFIX) and built.startswith(CLASS_PREFIX):
            cls = frozenset({built.removeprefix(CLASS_PREFIX)}) - TOO_GENERAL
            return 1 if self.related(cls, (wanted.removeprefix(CLASS_PREFIX),)) else None
        if wanted.startswith(CONCEPT_PREFIX) and built.startswith(CONCEPT_PREFIX):
            topics = wanted.removeprefix(CONCEPT_PREFIX), built.removeprefix(CONCEPT_PREFIX)
            return 1 if same_concept(*topics) else None
        return None

    def _is_known_form(self, form: Form) -> bool:
        return form in self.consequences or any(self._fact_cost(fact, form) is not None for fact in self.gold.facts)

    # -- groups and measurements ----------------------------------------------------------------------------------

    def values(self) -> Verdict:
        """Levels, sectors and indicators of things, sets and amounts."""
        return judged(self)

    def groups(self) -> Verdict:
        """Counted unnamed sets."""
        return self._amounts(self.gold.groups, self.claimed.groups, self._group_cost, self.group_like)

    def measurements(self) -> Verdict:
        """Amounts."""
        wanted = (*self.gold.measurements, *self.gold.sums())
        return self._amounts(wanted, self.claimed.measurements, self._measurement_cost, self.measurement_like)

    def _amounts(
        self,
        gold: Sequence[GoldGroup] | Sequence[GoldMeasurement],
        built: Sequence[Counted],
        cost: Callable[..., int | None],
        alike: Callable[..., bool],
    ) -> Verdict:
        wanted = [item for item in gold if not item.optional]
        pairs = matching(wanted, built, cost)
        rest = [item for j, item in enumerate(built) if j not in set(pairs.values())]
        extras = [item for item in rest if not any(_is_loose(one, item) and alike(one, item) for one in gold)]
        return Verdict(
            found=len(pairs),
            misses=tuple(_told_amount(item) for i, item in enumerate(wanted) if i not in pairs),
            extras=tuple(map(_told_counted, extras)),
            ignored=len(rest) - len(extras),
            by_rule=by_rule((built[j].rules for j in pairs.values()), (item.rules for item in extras)),
        )

    def group_like(self, gold: GoldGroup, built: Counted) -> bool:
        """Whether a built set counts as many of the same kind, whatever holds it."""
        fits = gold.classes is None or self.related(built.classes, gold.classes)
        return fits and same_number(built.value, gold.value)

    def _group_cost(self, gold: GoldGroup, built: Counted) -> int | None:
        if not self.group_like(gold, built) or built.comparator not in gold.comparators:
            return None
        ties = {(way, relation) for way, relation, thing in built.ties if self.label_of(thing) == gold.holder}
        tied = gold.holder is None or (ties if gold.ties is None else ties & gold.ties)
        if not tied or not _right_year(gold.year, built) or not self._has_more(gold, built):
            return None
        return int(gold.classes is not None and gold.classes[0] not in built.classes)

    def measurement_like(self, gold: GoldMeasurement, built: Counted) -> bool:
        """Whether a built amount is as much of the same unit, whatever it is an amount of."""
        fits = gold.unit is None or unit_of(gold.unit) == unit_of(built.unit)
        return fits and same_number(built.value, gold.value)

    def _measurement_cost(self, gold: GoldMeasurement, built: Counted) -> int | None:
        if not self.measurement_like(gold, built) or built.comparator not in gold.comparators:
            return None
        if bool(gold.of) != bool(built.of):
            return None
        held = gold.holder is None or gold.holder in {self.label_of(thing) for _, _, thing in built.ties}
        stands = not gold.of or not self._forms_of(built).isdisjoint(gold.of)
        return 0 if held and stands and _right_year(gold.year, built) and self._has_more(gold, built) else None

    def _forms_of(self, built: Counted) -> frozenset[Form]:
        """The statements that a sum of money stands at, in the gold's terms."""
        return frozenset((self._end_of(s), relation, self._end_of(o)) for s, relation, o in built.of)

    def _end_of(self, thing: Thing | None) -> str:
        return "" if thing is None else self.label_of(thing)

    def _has_more(self, gold: GoldGroup | GoldMeasurement, built: Counted) -> bool:
        """Whether a built item has what else the gold gives: previous value, days, aspect, place of ranking."""
        return all(_same_more(name, wanted, built.more.get(name, frozenset())) for name, wanted in gold.more)


def _is_loose(gold: GoldGroup | GoldMeasurement, built: Counted) -> bool:
    """Whether a built item like the gold one counts neither way: the gold one is optional, or stands at a statement.

    A sum that stands at a statement may be said to measure one of its ends too.
    """
    return gold.optional or (isinstance(gold, GoldMeasurement) and bool(gold.of) and not built.of)


def _same_more(name: str, wanted: str, built: frozenset[str]) -> bool:
    if name == "previous":
        return any(same_number(Decimal(one), Decimal(wanted)) for one in built)
    return (fold(wanted) if name == "among" else wanted) in built


def _right_year(year: int | None, built: Counted) -> bool:
    return year is None or year in built.years


def _local(term: str) -> str:
    return term.removeprefix(COR)


def _told(form: Form) -> str:
    subject, relation, target = (part.removeprefix(UNNAMED) for part in form)
    return f"{subject} -{_local(relation)}-> {target.replace(COR, '')}"


def _told_amount(item: GoldGroup | GoldMeasurement) -> str:
    year = f" in {item.year}" if item.year else ""
    if isinstance(item, GoldMeasurement):
        return f"{item.comparators[0]} {item.value} {item.unit}{year} ({item.holder}: {item.measure})"
    ties = " or ".join(_local(relation) for _, relation in sorted(item.ties or ()))
    return f"{item.comparators[0]} {item.value} {_local((item.classes or ('things',))[0])}{year} ({item.holder} {ties})"


def _told_counted(item: Counted) -> str:
    year = f" in {'/'.join(map(str, sorted(item.years)))}" if item.years else ""
    what = item.unit if item.unit is not None else "/".join(sorted(map(_local, item.classes))) or "things"
    ties = "; ".join(f"{thing.label} {_local(relation)}" for _, relation, thing in item.ties) or "no holder"
    return f"{item.comparator} {item.value} {what}{year} ({ties}{': ' + item.measure if item.measure else ''})"
