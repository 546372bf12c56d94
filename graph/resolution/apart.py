"""One name, several things: what a name of common words or an ambiguous place stands for in each article.

Problem: every city has a "Science and Technology Bureau", and "Suzhou" is two cities; as names they have one IRI.
Method: where articles put such a name in different places, it becomes several things, each with an IRI that adds the
place; an article that does not say which gets an IRI of its own.  A name with a coined word stays one thing, whatever
the articles say of its place, unless they give it different Chinese names.  Advice: where the articles don't contradict
each other, the name keeps its IRI.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph.iris import slug
from graph.resolution.conflicts import sides
from graph.resolution.evidence import MARK, Evidence
from graph.resolution.names import NameForms, chinese_differ
from graph.resolution.survey import is_shared
from graph.resolution.where import Whereabouts
from ontology.gazetteer import meant_in
from ontology.vocabulary import Vocabulary

_Kind = tuple[frozenset[str], frozenset[str]] | tuple[()]
"""What tells things of one name apart: places and Chinese names."""


@dataclass(slots=True)
class Parted:
    """What the names in question stand for."""

    nodes: dict[str, str] = field(default_factory=dict)
    """Node with an article's mark → IRI."""
    codes: dict[str, str] = field(default_factory=dict)
    """IRI of a place's name → IRI of the gazetteer's place that it means in all articles."""

    def iri(self, node: str) -> str:
        """The IRI of a node."""
        return self.nodes.get(node, node)


class Parting:
    """Decides what names that belong to no one thing stand for."""

    def __init__(self, forms: NameForms, where: Whereabouts, vocabulary: Vocabulary) -> None:
        self._forms = forms
        self._where = where
        self._vocabulary = vocabulary

    def part(self, evidence: Mapping[str, Evidence]) -> Parted:
        """The IRIs of all nodes that bear an article's mark."""
        shared: dict[str, list[Evidence]] = {}
        for node in sorted(evidence):
            if MARK in node:
                shared.setdefault(node.partition(MARK)[0], []).append(evidence[node])
        parted = Parted()
        waiting = sorted(shared, key=lambda iri: (len(_holders(shared[iri])), iri))
        for iri in [one for one in waiting if not _holders(shared[one])]:
            if shared[iri][0].family == "place":
                self._places(iri, shared[iri], parted)
            else:
                self._names(iri, shared[iri], parted)
        for iri in sorted((one for one in waiting if _holders(shared[one])), key=len):
            _descriptions(iri, shared[iri], parted)
        return parted

    def _places(self, iri: str, nodes: list[Evidence], parted: Parted) -> None:
        codes = {one.node: self._code(one) for one in nodes}
        known = set(codes.values())
        if len(known) == 1 and None not in known:
            (code,) = known
            parted.nodes.update((one.node, iri) for one in nodes)
            parted.codes[iri] = _sibling(iri, str(code))
        elif known == {None} and not any(self._bearers(one) for one in nodes):
            self._names(iri, nodes, parted)
        else:
            for one in nodes:
                code = codes[one.node]
                parted.nodes[one.node] = _sibling(iri, code) if code else _own(iri, one, alone=len(nodes) == 1)

    def _bearers(self, one: Evidence) -> set[str]:
        bearers = {code for name in one.names for code in self._forms.bearers(name)}
        bearers = {code for code in bearers if self._is_of(code, one.classes)} or bearers
        meant = meant_in(one.year, (self._vocabulary.places[code] for code in sorted(bearers)))
        return {place.code for place in meant}

    def _is_of(self, code: str, classes: Collection[str]) -> bool:
        cls, is_a = self._vocabulary.places[code].cls, self._vocabulary.is_a
        return any(is_a(cls, other) or is_a(other, cls) for other in classes)

    def _code(self, one: Evidence) -> str | None:
        """The only place of the gazetteer that it can be."""
        places = self._vocabulary.places
        left = self._bearers(one)
        if one.chinese:
            left = {code for code in left if places[code].name_zh in one.chinese}
        around = one.places - left
        if around:
            left = {code for code in left if any(self._where.within(code, place) for place in around)}
        return left.pop() if len(left) == 1 else None

    def _names(self, iri: str, nodes: list[Evidence], parted: Parted) -> None:
        """One thing unless the articles put it in different places; a mere description needs one that they share."""
        by_node = {one.node: one for one in nodes}
        found = sides(by_node, lambda node: self._kind(by_node[node]), self._contradict, lambda _: ())
        if found is None:
            describing = all(name == name.lower() != name.upper() for one in nodes for name in one.names)
            for one in nodes:
                alone = len(nodes) == 1 or not describing or bool(one.places)
                parted.nodes[one.node] = _own(iri, one, alone)
            return
        groups: dict[object, list[Evidence]] = {}
        for one in nodes:
            groups.setdefault(found[one.node] or one.node, []).append(one)
        marks = [_marks(group) for group in groups.values()]
        taken = Counter(mark for each in marks for mark in set(each))
        for group, each in zip(groups.values(), marks, strict=True):
            mark = next((mark for mark in each if taken[mark] == 1), None)
            for one in group:
                clear = found[one.node] and mark
                parted.nodes[one.node] = f"{iri}--{mark}" if clear else _own(iri, one, alone=False)

    def _kind(self, one: Evidence) -> _Kind:
        """Places, if its name is of common words, and Chinese names; empty if there are none."""
        forms = ((name, self._forms.of(name, firm=one.family == "body")) for name in one.names)
        common = all(is_shared(name, form, one.family) for name, form in forms)
        found = frozenset(one.places if common else ()), frozenset(one.chinese)
        return found if any(found) else ()

    def _contradict(self, one: _Kind, other: _Kind) -> bool:
        if not (one and other):
            return False
        return self._where.contradict(one[0], other[0]) or chinese_differ(one[1], other[1])


def _descriptions(iri: str, nodes: Iterable[Evidence], parted: Parted) -> None:
    """A description is what its holder's is."""
    for one in nodes:
        holder = one.holder or ""
        base = holder.partition(MARK)[0]
        became = parted.iri(holder)
        parted.nodes[one.node] = iri if became == base else f"{iri}--{became.rpartition('/')[2].rpartition('--')[2]}"


def _holders(nodes: Iterable[Evidence]) -> set[str]:
    return {one.holder for one in nodes if one.holder is not None}


def _marks(group: Iterable[Evidence]) -> list[str]:
    """What may tell a group from the others in its IRI: its broadest place, all its places, its Chinese name."""
    group = list(group)
    codes = sorted(
        {code.lower() for one in group for code in one.places}, key=lambda code: (len(code.rstrip("0")), code)
    )
    names = sorted((name for one in group for name in one.chinese), key=lambda name: (-len(name), name))
    places = [f"place-{codes[0]}", f"place-{'-'.join(codes)}"] if codes else []
    return [*places, *map(slug, names[:1])]


def _sibling(iri: str, local: str) -> str:
    return f"{iri.rpartition('/')[0]}/{local}"


def _own(iri: str, one: Evidence, alone: bool) -> str:
    return iri if alone else f"{iri}--{one.node.partition(MARK)[2]}"
