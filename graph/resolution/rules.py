"""The rules that take names for one thing, in the order in which they are asked.

Each rule yields groups: things that it would join, with the reason in words.  Whether they are joined is decided in
``graph.resolution.joining``, which knows what contradicts what.  Rules are asked in tiers, since some build on others:
a description is one where its holders are, and a person where what it belongs to is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from graph.resolution.evidence import Evidence
from graph.resolution.names import NameForm, NameForms
from graph.resolution.survey import DESCRIBED, PERSON, SHORT, SPELLED, TURNED, Survey, is_shared, person_words, shorter
from graph.resolution.where import Whereabouts
from ontology import terms as cor

_SYLLABLE = re.compile(r"[aeiouüv]+")
_MOST_PAIRS = 40
"""Names under one key that are compared each with each; more of them are too many to be one thing."""
_LONG_CHINESE = 4
"""Characters from which a Chinese name is so telling that two names that share it are one thing."""


@dataclass(frozen=True, slots=True)
class Group:
    """Names that a rule takes for one thing."""

    rule: str
    nodes: tuple[str, ...]
    """Sorted."""
    because: str


class Things(Protocol):
    """What the joining knows so far."""

    def of(self, iri: str) -> Sequence[str]:
        """What a name stands for: one thing, or several that share the name."""
        ...

    def find(self, node: str) -> str:
        """The thing that a node is by now part of."""
        ...

    def evidence(self, node: str) -> Evidence:
        """What is known of the thing that a node is part of."""
        ...

    def own(self, node: str) -> Evidence:
        """What is known of a node by itself."""
        ...


@dataclass(frozen=True, slots=True)
class Case:
    """All that a rule looks at."""

    survey: Survey
    things: Things
    forms: NameForms
    where: Whereabouts
    names: Mapping[str, str]
    """Node → what it is called, of things that names in question belong to or have to do with."""
    classes: Mapping[str, str]
    """Node → its class (IRI), of the same things."""

    def called(self, node: str) -> str:
        """What a thing is called, whether or not its own name is in question."""
        evidence = self.things.evidence(node)
        return evidence.name if evidence.names else self.names.get(node, evidence.name)

    def tells(self, node: str) -> bool:
        """Whether to have to do with this thing tells something: its name is not one that every city has."""
        one = self.things.evidence(node)
        return not one.shared or bool(one.places)

    def is_large(self, node: str) -> bool:
        """Whether so many people belong to it that two of a short name may well do."""
        classes = self.things.evidence(node).classes or {self.classes.get(node, "")}
        return bool(classes & {cor.UNIVERSITY, cor.ACADEMY})

    def is_common(self, node: str) -> bool:
        """Whether its name belongs to no one thing, so that only a place tells which one is meant."""
        one = self.things.own(node)
        forms = ((name, self.forms.of(name, firm=one.family == "body")) for name in one.names)
        return all(is_shared(name, form, one.family) for name, form in forms)

    def nodes(self, iris: Sequence[str]) -> list[str]:
        """What these names stand for, sorted."""
        return sorted({node for iri in iris for node in self.things.of(iri)})


Rule = Callable[[Case], Iterator[Group]]


def spelling(case: Case) -> Iterator[Group]:
    """The same words in the same order, but for spelling, small words, plural and legal form."""
    for (kind, _, _), iris in case.survey.blocks.items():
        if kind == SPELLED:
            yield Group("spelling", _told_apart(case, iris), "the same words but for spelling, plural or legal form")


def turned(case: Case) -> Iterator[Group]:
    """The same words in another order: "Institute of X", "X Institute"."""
    for (kind, family, _), iris in case.survey.blocks.items():
        if kind == TURNED and len(iris) > 1:
            nodes = _told_apart(case, iris)
            names = {name for node in nodes for name in case.things.own(node).names}
            if len({case.forms.of(name, firm=family == "body").spelled for name in names}) > 1:
                yield Group("turned words", nodes, "the same words in another order")


def _told_apart(case: Case, iris: Sequence[str]) -> tuple[str, ...]:
    """What these names stand for; of names that every city has, only what is put in some place."""
    return tuple(node for node in case.nodes(iris) if case.things.own(node).places or not case.is_common(node))


def stated_alias(case: Case) -> Iterator[Group]:
    """A name that an article states to be another name of the thing, if no article states it of something else."""
    for key, owners in case.survey.stated.items():
        owning = case.nodes(owners)
        named = case.nodes(case.survey.named[key])
        alias = case.survey.aliases[key]
        form = case.forms.of(alias)
        if len({case.things.find(node) for node in owning}) > 1 or not named:
            continue
        because = f"an article says that “{case.things.own(owning[0]).name}” is also called “{alias}”"
        if form.coined:
            yield Group("stated alias", tuple(sorted({*owning, *named})), because)
            continue
        if _is_part(form, owning, case):
            continue
        for node in named:
            where = case.things.evidence(node).where
            if case.where.agree(where, case.things.evidence(owning[0]).where):
                yield Group("stated alias", tuple(sorted({*owning, node})), f"{because}, and the places agree")


def _is_part(form: NameForm, owning: Sequence[str], case: Case) -> bool:
    """Whether a name of common words is made of words of the full name: "Joint Laboratory" may be any other one."""
    names = (name for node in owning for name in case.things.own(node).names)
    return any(set(form.words) <= set(case.forms.of(name).words) for name in names)


def chinese_name(case: Case) -> Iterator[Group]:
    """Names that articles give the same Chinese name."""
    for key, owners in case.survey.stated.items():
        name = key[1]
        if len(name) >= _LONG_CHINESE and "\u3400" <= name[0] <= "\u9fff":
            nodes = case.nodes(owners + case.survey.named[key])
            yield Group("Chinese name", tuple(nodes), f"articles give both the Chinese name “{name}”")


def place_left_out(case: Case) -> Iterator[Group]:
    """The same words but for a place, which is where the other one is: "Huzhou Lianhua Incubator"."""
    for key, longer in case.survey.longer.items():
        for one in case.nodes(longer):
            for other in case.nodes(case.survey.exactly[key]):
                if one != other and _in_left_out(case, one, other, key[1]):
                    because = "the same words but for a place in the one name, where the other is"
                    yield Group("place left out", tuple(sorted((one, other))), because)


def _in_left_out(case: Case, one: str, other: str, words: str) -> bool:
    """Whether the place that ``one`` has more is where ``other`` is: of common words, exactly that place."""
    long, short = case.things.own(one), case.things.evidence(other)
    for name in long.names:
        form = case.forms.of(name, firm=long.family == "body")
        telling = form.coined or len(form.places) > 1
        for codes, left in shorter(form, long.family):
            if left == words and (
                (telling and (case.where.agree(codes, short.where) or all(code.startswith("R-") for code in codes)))
                or (short.places and short.places <= codes)
            ):
                return True
    return False


def short_title(case: Case) -> Iterator[Group]:
    """A zone, corridor or town without words of its title that only one of its kind and place has."""
    for (kind, _, words), iris in case.survey.blocks.items():
        if kind != SHORT:
            continue
        nodes = case.nodes(iris)
        because = f"the same but for words of the title: both are “{words[1:]}” in short"
        if any(cor.TOWN in case.things.own(node).classes for node in nodes):
            for pair in combinations(nodes[:_MOST_PAIRS], 2):
                one, other = (case.things.evidence(node).where for node in pair)
                if case.where.agree(one, other):
                    yield Group("short title", pair, because)
        else:
            yield Group("short title", tuple(nodes), because)


def one_holder(case: Case) -> Iterator[Group]:
    """The same description of one thing."""
    for (kind, _, _), iris in case.survey.blocks.items():
        if kind != DESCRIBED:
            continue
        by_holder: dict[str, list[str]] = {}
        for node in case.nodes(iris):
            holder = case.things.own(node).holder
            if holder is not None and case.tells(holder):
                by_holder.setdefault(case.things.find(holder), []).append(node)
        for holder, nodes in by_holder.items():
            if len(nodes) > 1:
                name = case.things.own(nodes[0]).name
                because = f"both describe “{name}” of one thing, “{case.called(holder)}”"
                yield Group("one holder", tuple(nodes), because)


def same_order_person(case: Case) -> Iterator[Group]:
    """Persons of one name in one order, with a second agreeing fact."""
    for nodes in _namesakes(case):
        yield from _agreeing(case, nodes, _order)


def turned_person(case: Case) -> Iterator[Group]:
    """Persons of one name in another order, with a second agreeing fact; not where an article names both."""
    for nodes in _namesakes(case):
        orders: dict[str, set[str]] = {}
        for one in map(case.things.own, nodes):
            for article in one.articles:
                orders.setdefault(article, set()).add(_order(one))
        if all(len(there) == 1 for there in orders.values()):
            yield from _agreeing(case, nodes, lambda _: "")


def _namesakes(case: Case) -> Iterator[list[str]]:
    return (case.nodes(iris) for (kind, _, _), iris in case.survey.blocks.items() if kind == PERSON)


def _order(one: Evidence) -> str:
    """The name in the order in which it stands."""
    return min("".join(person_words(name)) for name in one.names)


def _agreeing(case: Case, nodes: Sequence[str], order: Callable[[Evidence], str]) -> Iterator[Group]:
    agreeing: dict[tuple[str, str, str], list[str]] = {}
    for one in map(case.things.own, nodes):
        for fact, words in _second_facts(case, one):
            agreeing.setdefault((order(one), fact, words), []).append(one.node)
    for (_, fact, _), some in sorted(agreeing.items()):
        if len(some) > 1:
            shown = case.called(fact) if "/" in fact else case.where.name(fact)
            name = case.things.own(some[0]).name
            yield Group("second fact", tuple(some), f"one name, “{name}”, and both have to do with “{shown}”")


def _second_facts(case: Case, one: Evidence) -> Iterator[tuple[str, str]]:
    """What tells a person from others of the name: (what it is, what else must agree)."""
    rare = min(_syllables(name) for name in one.names) > 2
    for tie in one.ties:
        if case.tells(tie) and (rare or not case.is_large(tie)):
            yield case.things.find(tie), ""
    for holder, office in one.offices:
        if case.tells(holder):
            yield case.things.find(holder), office
    for academy in one.academies:
        if rare:
            yield case.things.find(academy), "academy"
        else:
            for code in one.places:
                yield case.things.find(academy), code[:4]
    if rare:
        yield from ((code, "place") for code in one.places if code[0].isdigit() and not code[:6].endswith("00"))


def _syllables(name: str) -> int:
    return len(_SYLLABLE.findall(name.casefold()))


TIERS: Sequence[tuple[Rule, ...]] = (
    (spelling, turned),
    (stated_alias, chinese_name),
    (place_left_out, short_title),
    (one_holder,),
    (one_holder,),
    (same_order_person,),
    (turned_person,),
)
"""The rules in the order in which they are asked; those of one tier are asked at once.  Descriptions are asked twice,
since a description may hold another."""
STRONG = frozenset({spelling, turned})
"""Rules that one article's use of both names does not refute, unless it sets them side by side."""
RULES: Mapping[str, str] = {
    "decided": "a curator's decision",
    "gazetteer": "the name of a place that the gazetteer has, with what decides between its bearers",
    "spelling": "the same words in the same order, but for spelling, small words, plural and legal form",
    "turned words": "the same words in another order",
    "stated alias": "a text states the other name, and no text states it of another thing",
    "Chinese name": "texts give both one Chinese name of four characters or more",
    "place left out": "the same words but for a place, which is where the other one is",
    "short title": "a zone, corridor or town without words of its title",
    "one holder": "one description of one holder",
    "second fact": "one person's name, and an organization, academy or place that agrees",
}
"""Id of a rule → what it says."""
