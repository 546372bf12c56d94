"""The one entry to resolution: from the digests of all articles to what their names stand for.

Method: a first look at all articles finds the names that come near each other (``survey``), a second gathers what is
said of those (``evidence``); names that belong to no one thing are parted by place (``apart``); then tier by tier the
rules propose and ``joining`` disposes.  Advice: everything hangs on the set of articles alone, never on their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from graph.digest import Digest
from graph.resolution.apart import Parted, Parting
from graph.resolution.evidence import MARK, Evidence, gather
from graph.resolution.joining import Joining
from graph.resolution.names import NameForms
from graph.resolution.near import near_misses
from graph.resolution.rules import RULES, STRONG, TIERS, Case, Group
from graph.resolution.survey import survey
from graph.resolution.values import Decided, Join, Resolution
from graph.resolution.where import Whereabouts
from ontology.vocabulary import Vocabulary

_NOTHING = Decided()
_MOST_ARTICLES = 5
"""Articles that a join names beyond one for each name."""


def resolve(
    digests: Callable[[], Iterable[Digest]], vocabulary: Vocabulary, decisions: Decided = _NOTHING
) -> Resolution:
    """What the names of these articles stand for; the same for the same articles, in whatever order they come.

    ``digests`` is called twice and gives all articles each time.  Decisions on names that no article has are left out.
    """
    forms, where = NameForms(vocabulary), Whereabouts(vocabulary)
    decided = frozenset(iri for pair in (*decisions.same, *decisions.different) for iri in pair)
    found = survey(digests(), forms, vocabulary, decided)
    known = gather(digests(), found, forms, vocabulary)
    gathered = known.evidence
    parted = Parting(forms, where, vocabulary).part(gathered)
    evidence = _final(gathered, parted)
    joining = Joining(evidence, _expansion(gathered, parted), where, vocabulary)
    names = {parted.iri(node): name for node, name in sorted(known.called.items())}
    classes = {parted.iri(node): cls for node, cls in sorted(known.classes.items())}
    case = Case(found, joining, forms, where, names, classes)
    joining.decide(_known(decisions.same, evidence), _known(decisions.different, evidence))
    joining.join(_gazetteer(parted))
    for rules in TIERS:
        groups = (group for rule in rules for group in rule(case))
        joining.join(groups, strong=STRONG.issuperset(rules))
    return _resolution(joining, evidence, _apart(gathered, parted), case)


def _final(gathered: Mapping[str, Evidence], parted: Parted) -> dict[str, Evidence]:
    """The evidence by final IRIs: what belongs to one thing together."""
    final: dict[str, Evidence] = {}
    for node in sorted(gathered):
        one, iri = gathered[node], parted.iri(node)
        there = final.get(iri)
        if there is None:
            there = final[iri] = one if iri == node else Evidence(iri, one.family)
        if there is not one:
            there.take(one)
        there.holder = None if one.holder is None else parted.iri(one.holder)
        there.shared = there.shared or MARK in node
    for one in final.values():
        one.offices = {(parted.iri(node), office) for node, office in one.offices}
        for nodes in (one.ties, one.academies, one.beside):
            marked = [node for node in nodes if MARK in node]
            nodes.difference_update(marked)
            nodes.update(map(parted.iri, marked))
    for code in parted.codes.values():
        if code not in final:
            final[code] = Evidence(code, "place")
    return final


def _expansion(gathered: Mapping[str, Evidence], parted: Parted) -> dict[str, list[str]]:
    """Name's IRI → what it stands for, where that is not the one thing of this IRI."""
    found: dict[str, set[str]] = {}
    for node in gathered:
        if MARK in node:
            found.setdefault(node.partition(MARK)[0], set()).add(parted.iri(node))
    return {iri: sorted(things) for iri, things in found.items()}


def _apart(gathered: Mapping[str, Evidence], parted: Parted) -> dict[str, dict[str, str]]:
    """Article → name's IRI → its own IRI in that article."""
    found: dict[str, dict[str, str]] = {}
    for node in sorted(gathered):
        iri, mark, article = node.partition(MARK)
        if mark and parted.iri(node) != iri:
            found.setdefault(article, {})[iri] = parted.iri(node)
    return found


def _known(pairs: Iterable[tuple[str, str]], evidence: Mapping[str, Evidence]) -> list[tuple[str, str]]:
    return [(one, other) for one, other in pairs if one != other and one in evidence and other in evidence]


def _gazetteer(parted: Parted) -> Iterator[Group]:
    for iri, code in parted.codes.items():
        because = "the only place of the gazetteer that the name can mean"
        yield Group("gazetteer", tuple(sorted((iri, code))), because)


def _resolution(
    joining: Joining, evidence: Mapping[str, Evidence], apart: Mapping[str, Mapping[str, str]], case: Case
) -> Resolution:
    chosen: dict[str, str] = {}

    def canonical(node: str) -> str:
        thing = joining.find(node)
        if thing not in chosen:
            chosen[thing] = min(joining.members(thing), key=lambda one: _rank(joining.own(one)))
        return chosen[thing]

    moved = {node: canonical(node) for group in joining.groups for node in group.nodes}
    joins = {_join(group, canonical(group.nodes[0]), joining) for group in joining.groups}
    return Resolution(
        MappingProxyType({node: moved[node] for node in sorted(moved) if node != moved[node]}),
        tuple(sorted(joins)),
        tuple(sorted(near_misses(case, joining, canonical))),
        MappingProxyType(dict(apart)),
    )


def _rank(one: Evidence) -> tuple[bool, bool, bool, int, str]:
    """What the canonical name is chosen by, the first wins.

    A place of the gazetteer; then a name in Latin letters; then one that is no abbreviation; then the longest; then the
    smallest IRI.
    """
    local = one.node.rpartition("/")[2]
    is_code = one.family == "place" and (local[:6].isdigit() or local.isupper())
    return not is_code, not one.name.isascii(), one.name.isupper(), -len(one.name), one.node


def _join(group: Group, canonical: str, joining: Joining) -> Join:
    assert group.rule in RULES
    nodes = [joining.own(node) for node in group.nodes]
    names = sorted({one.name for one in nodes if one.names})
    articles = {min(one.articles) for one in nodes if one.articles}
    more = sorted({article for one in nodes for article in one.articles} - articles)[:_MOST_ARTICLES]
    because = f"{_listed(names)}: {group.because}"
    return Join(canonical, group.nodes, group.rule, because, tuple(sorted(articles.union(more))))


def _listed(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names[:_MOST_ARTICLES]) + (", …" if len(names) > _MOST_ARTICLES else "")
