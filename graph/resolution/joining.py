"""Joins what the rules take for one thing, unless something contradicts it.

Problem: joins meet in chains, and no chain may lead from one thing to another that is surely a different one, whatever
came first.  Method: tier by tier, the groups of the rules are put together; where nothing contradicts anything, all of
them are one thing; else only those that stand on one side (``graph.resolution.conflicts``).  A curator's decisions
stand before the first tier, and ``different`` in the way of every chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from graph.resolution.conflicts import sides
from graph.resolution.evidence import Evidence
from graph.resolution.names import chinese_differ
from graph.resolution.rules import Group
from graph.resolution.values import Pair
from graph.resolution.where import Whereabouts
from ontology import terms as cor
from ontology.vocabulary import Vocabulary

_BROAD = frozenset({cor.ORGANIZATION, cor.ACTOR, cor.PLACE})
"""Classes so broad that to be below the same one is no likeness."""
_MOST_SHOWN = 6
"""Of how many things of one group the pairs that were not joined are told."""

Kind = tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]
"""What may contradict: places, Chinese names, academies, classes."""


class Joining:
    """The things and what they are joined to; see ``graph.resolution.rules.Things``."""

    def __init__(
        self,
        evidence: Mapping[str, Evidence],
        expand: Mapping[str, Sequence[str]],
        where: Whereabouts,
        vocabulary: Vocabulary,
    ) -> None:
        self._own = evidence
        self._expand = expand
        self._where = where
        self._vocabulary = vocabulary
        self._up: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._joined: dict[str, Evidence] = {}
        self._different: dict[str, set[str]] = {}
        self.groups: list[Group] = []
        """Groups that were joined, as far as they were."""
        self.refused: dict[Pair, str] = {}
        """Pairs that a rule would join → why they were not."""

    # ------------------------------------------------------------------ what the rules ask
    def of(self, iri: str) -> Sequence[str]:
        """What a name stands for."""
        return self._expand.get(iri, (iri,))

    def find(self, node: str) -> str:
        """The thing that a node is by now part of."""
        while node in self._up:
            node = self._up[node]
        return node

    def own(self, node: str) -> Evidence:
        """What is known of a node by itself."""
        return self._own.get(node) or Evidence(node, "")

    def evidence(self, node: str) -> Evidence:
        """What is known of the thing that a node is part of."""
        thing = self.find(node)
        return self._joined.get(thing) or self.own(thing)

    def members(self, node: str) -> Sequence[str]:
        """All nodes of the thing that a node is part of."""
        thing = self.find(node)
        return self._members.get(thing, [thing])

    # ------------------------------------------------------------------ joining
    def decide(self, same: Iterable[Pair], different: Iterable[Pair]) -> None:
        """A curator's decisions; ``different`` wins where they contradict each other."""
        for one, other in different:
            self._different.setdefault(one, set()).add(other)
            self._different.setdefault(other, set()).add(one)
        because = "a curator decided that they are one"
        self.join([Group("decided", tuple(sorted(pair)), because) for pair in same], decided=True)

    def join(self, groups: Iterable[Group], strong: bool = False, decided: bool = False) -> None:
        """Joins the things of each group, as far as nothing contradicts it."""
        waiting = sorted((one for one in groups if len(one.nodes) > 1), key=lambda one: (one.rule, one.nodes))
        for component in self._components(waiting):
            things = {self.find(node) for group in component for node in group.nodes}
            if len(things) > 1:
                self._component(component, things, strong, decided)
            else:
                self.groups.extend(component)

    def _components(self, groups: Sequence[Group]) -> Iterator[list[Group]]:
        """Groups that share a thing, together."""
        up: dict[str, str] = {}

        def top(node: str) -> str:
            while node in up:
                node = up[node]
            return node

        for group in groups:
            tops = sorted({top(self.find(node)) for node in group.nodes})
            up.update((one, tops[0]) for one in tops[1:])
        found: dict[str, list[Group]] = {}
        for group in groups:
            found.setdefault(top(self.find(group.nodes[0])), []).append(group)
        yield from found.values()

    def _component(self, groups: Sequence[Group], things: set[str], strong: bool, decided: bool) -> None:
        apart = self._apart(things, strong, decided)
        contradict = (lambda _one, _other: False) if decided else self._contradict
        found = sides(things, self._kind, contradict, lambda thing: apart.get(thing, ()))
        before = {node: self.find(node) for group in groups for node in group.nodes}
        for group in groups:
            parts: dict[object, list[str]] = {}
            for node in group.nodes:
                thing = before[node]
                parts.setdefault(None if found is None else found[thing] or thing, []).append(node)
            for nodes in parts.values():
                self._unite(group, nodes)
            if len(parts) > 1:
                self._refuse(sorted({before[node] for node in group.nodes}), apart)

    def _unite(self, group: Group, nodes: Sequence[str]) -> None:
        if len(nodes) < 2:
            return
        tops = sorted({self.find(node) for node in nodes})
        self.groups.append(Group(group.rule, tuple(sorted(nodes)), group.because))
        if len(tops) == 1:
            return
        joined = Evidence(tops[0], self.evidence(tops[0]).family)
        members: list[str] = []
        for top in tops:
            joined.take(self.evidence(top))
            members.extend(self.members(top))
        joined.holder = self.evidence(tops[0]).holder
        for top in tops[1:]:
            self._up[top] = tops[0]
            self._members.pop(top, None)
            self._joined.pop(top, None)
        self._members[tops[0]], self._joined[tops[0]] = sorted(members), joined

    def _refuse(self, things: Sequence[str], apart: Mapping[str, set[str]]) -> None:
        for one, other in combinations(things[:_MOST_SHOWN], 2):
            if self.find(one) != self.find(other):
                reason = self.why(one, other) or ("two things" if other in apart.get(one, ()) else "chain")
                self.refused.setdefault((one, other), reason)

    # ------------------------------------------------------------------ contradictions
    def _apart(self, things: set[str], strong: bool, decided: bool) -> dict[str, set[str]]:
        """Thing → those of the ``things`` that are another: decided, named side by side, named in one article."""
        found: dict[str, set[str]] = {}

        def note(one: str, other: str) -> None:
            if one != other and other in things:
                found.setdefault(one, set()).add(other)
                found.setdefault(other, set()).add(one)

        for thing in things:
            beside = () if decided else self.evidence(thing).beside
            different = (other for member in self.members(thing) for other in self._different.get(member, ()))
            for other in (*beside, *different):
                note(thing, self.find(other))
        if not (strong or decided):
            for there in self._by_article(things):
                for one, other in combinations(there, 2):
                    note(one, other)
        return found

    def _by_article(self, things: Iterable[str]) -> Iterator[Sequence[str]]:
        found: dict[str, list[str]] = {}
        for thing in sorted(things):
            for article in self.evidence(thing).articles:
                found.setdefault(article, []).append(thing)
        return (there for there in found.values() if len(there) > 1)

    def _kind(self, thing: str) -> Kind:
        one = self.evidence(thing)
        where = frozenset() if one.family == "person" else frozenset(one.where)
        return where, frozenset(one.chinese), frozenset(one.academies), frozenset(one.classes)

    def _contradict(self, one: Kind, other: Kind) -> bool:
        return bool(self._reason(one, other))

    def why(self, one: str, other: str) -> str:
        """Id of the reason that two things contradict each other, "" if they don't."""
        return self._reason(self._kind(one), self._kind(other))

    def _reason(self, one: Kind, other: Kind) -> str:
        if self._where.contradict(one[0], other[0]):
            return "places"
        if chinese_differ(one[1], other[1]):
            return "Chinese names"
        if one[2] and other[2] and {self.find(a) for a in one[2]}.isdisjoint({self.find(b) for b in other[2]}):
            return "academies"
        if one[3] and other[3] and not any(self._alike(a, b) for a in one[3] for b in other[3]):
            return "classes"
        return ""

    def _alike(self, one: str, other: str) -> bool:
        classes, is_a = self._vocabulary.classes, self._vocabulary.is_a
        if is_a(one, other) or is_a(other, one):
            return True
        if one not in classes or other not in classes:
            return False
        return bool((classes[one].ancestors & classes[other].ancestors) - _BROAD)
