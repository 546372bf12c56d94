"""Second look: what the articles say of the names in question.

Method: for each such name its articles, classes, places, ties to other things, and what it stands beside in one
sentence.  A name that may be another thing in each article is kept apart by article here; ``graph.resolution.apart``
decides which of these are one.  Advice: IRIs in :class:`Evidence` are nodes; :func:`node_of` makes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.digest import Digest, Naming, Stated
from graph.resolution.names import NameForms, chinese
from graph.resolution.survey import Survey
from graph.resolution.wordlists import OFFICES
from ontology import terms as cor
from ontology.vocabulary import Vocabulary
from source.model import Form, Modality

MARK = "\x1f"
"""Stands between the IRI of a name and the article's id where one name may be several things."""
_LIES_IN = frozenset({cor.LOCATED_IN, cor.PRESENT_IN, cor.PART_OF, cor.AFFILIATED_WITH})
"""Relations whose object, if it is a place, is where the subject is."""
_MADE_BY = frozenset({cor.ESTABLISHED, cor.ATTRACTED, cor.CULTIVATED, cor.ORGANIZED})
"""Relations whose subject, if it is a place, is where the object is."""
_TIES = frozenset(
    {cor.AFFILIATED_WITH, cor.LED_BY, cor.NAMED_AFTER, cor.MEMBER_OF, cor.ESTABLISHED, cor.CULTIVATED, cor.ATTRACTED}
)
"""Relations that tell a person from others of the same name."""
_TELLING = _LIES_IN | _MADE_BY | _TIES
_MOST_SIBLINGS = 24
"""More ends of one relation in one passage are a list too long to compare each with each."""


@dataclass(slots=True)
class Evidence:
    """What is known of one name in question, or of several that were joined."""

    node: str
    family: str
    names: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    """Codes of the places that statements put it in."""
    sure: set[str] = field(default_factory=set)
    """Codes of the places in its name that are surely meant as places."""
    chinese: set[str] = field(default_factory=set)
    """Its Chinese names without legal form."""
    ties: set[str] = field(default_factory=set)
    """Of a person: nodes of what it belongs to, leads, founded or gave its name to."""
    academies: set[str] = field(default_factory=set)
    offices: set[tuple[str, str]] = field(default_factory=set)
    """Of a person: node or place code and the office held there that only one person holds at a time."""
    holder: str | None = None
    """Of a description: the node that it belongs to."""
    shared: bool = False
    """Whether its name may be another thing's in another article."""
    year: int | None = None
    """Of a name in one article: the year of its publication."""
    beside: set[str] = field(default_factory=set)
    """Nodes that are another thing: named with it in one sentence as ends of one relation, or of one statement."""

    @property
    def name(self) -> str:
        """The fullest of its names."""
        return max(self.names, key=lambda name: (len(name), name), default=self.node.rpartition("/")[2])

    @property
    def where(self) -> set[str]:
        """Codes of the places that it is in: as stated, or else as its name says."""
        return self.places or self.sure

    def take(self, other: Evidence) -> None:
        """Takes over what is known of another."""
        self.names |= other.names
        self.classes |= other.classes
        self.articles |= other.articles
        self.places |= other.places
        self.sure |= other.sure
        self.chinese |= other.chinese
        self.ties |= other.ties
        self.academies |= other.academies
        self.offices |= other.offices
        self.shared |= other.shared
        self.beside |= other.beside


def node_of(iri: str, article: str, shared: frozenset[str], named: Mapping[str, Naming]) -> str:
    """The node of a name in an article: its IRI, with the article's id where it may be another thing elsewhere."""
    naming = named.get(iri)
    if naming is None:
        return iri
    if iri in shared or (naming.holder is not None and MARK in node_of(naming.holder, article, shared, named)):
        return f"{iri}{MARK}{article}"
    return iri


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the articles say of the names in question."""

    evidence: dict[str, Evidence]
    """By node."""
    called: dict[str, str]
    """Node of what a name in question belongs to or has to do with → what it is called."""
    classes: dict[str, str]
    """The same nodes → class (IRI); where articles differ, the first in code point order."""


def gather(digests: Iterable[Digest], found: Survey, forms: NameForms, vocabulary: Vocabulary) -> Gathered:
    """What the articles say of every name in question."""
    gathering = _Gathering(found, forms, vocabulary)
    for digest in digests:
        gathering.article(digest)
    return Gathered(gathering.evidence, gathering.called, gathering.classes)


class _Gathering:
    def __init__(self, found: Survey, forms: NameForms, vocabulary: Vocabulary) -> None:
        self.evidence: dict[str, Evidence] = {}
        self.called: dict[str, str] = {}
        self.classes: dict[str, str] = {}
        self._found = found
        self._forms = forms
        self._vocabulary = vocabulary

    def article(self, digest: Digest) -> None:
        named = {naming.iri: naming for naming in digest.namings}
        wanted = self._found.candidates
        nodes: dict[str, str] = {}
        for naming in named.values():
            node = node_of(naming.iri, digest.article, self._found.shared, named)
            if naming.iri in wanted or node != naming.iri:
                nodes[naming.iri] = node
                self._naming(naming, node, digest.article, named)
                if node != naming.iri and (digest.published or "")[:4].isdigit():
                    self.evidence[node].year = int(str(digest.published)[:4])
        if not nodes:
            return
        about = [one for one in digest.stated if one.subject in nodes or one.object in nodes]
        for stated in about:
            if stated.predicate in _TELLING and stated.modality is Modality.ASSERTED:
                self._statement(stated, nodes, named, digest.article)
        for ends in _beside(about):
            self._siblings({nodes[end] for end in ends if end in nodes})
        for stated in about:
            if stated.subject in nodes and stated.object in nodes:
                self._siblings({nodes[stated.subject], nodes[stated.object]})

    def _naming(self, naming: Naming, node: str, article: str, named: Mapping[str, Naming]) -> None:
        found = self.evidence.get(node)
        if found is None:
            cls = self._vocabulary.classes.get(naming.cls)
            found = self.evidence[node] = Evidence(node, cls.family if cls else "thing")
        found.names.add(naming.name)
        found.classes.add(naming.cls)
        found.articles.add(article)
        if not (naming.name.isascii() and all(alias.isascii() for alias in naming.aliases)):
            found.chinese |= chinese((naming.name, *naming.aliases))
        if naming.place is not None:
            found.places.add(naming.place)
        elif found.family not in ("person", "place") and naming.form is Form.NAME:
            found.sure |= self._forms.of(naming.name, firm=found.family == "body").sure
        if naming.holder is not None:
            found.holder = self._other(naming.holder, article, named)

    def _statement(self, stated: Stated, nodes: Mapping[str, str], named: Mapping[str, Naming], article: str) -> None:
        for end, other, relations in (
            (stated.subject, stated.object, _LIES_IN),
            (stated.object, stated.subject, _MADE_BY),
        ):
            if end not in nodes or other not in named:
                continue
            found, naming = self.evidence[nodes[end]], named[other]
            if naming.place is not None and stated.predicate in relations:
                found.places.add(naming.place)
        self._tie(stated, nodes, named, article)

    def _tie(self, stated: Stated, nodes: Mapping[str, str], named: Mapping[str, Naming], article: str) -> None:
        if stated.predicate not in _TIES:
            return
        for end, other in ((stated.subject, stated.object), (stated.object, stated.subject)):
            if end not in nodes or other not in named or self.evidence[nodes[end]].family != "person":
                continue
            found, code = self.evidence[nodes[end]], named[other].place
            node = code or self._other(other, article, named)
            found.offices.update((node, role.lower()) for role in stated.roles if role.lower() in OFFICES)
            if code is not None:
                continue
            (found.academies if stated.predicate == cor.MEMBER_OF else found.ties).add(node)

    def _other(self, iri: str, article: str, named: Mapping[str, Naming]) -> str:
        """The node of another name of the article, whose words are kept for the reasons that people read."""
        node = node_of(iri, article, self._found.shared, named)
        if iri in named:
            naming = named[iri]
            self.called[node] = max(self.called.get(node, ""), naming.name, key=lambda name: (len(name), name))
            self.classes[node] = min(self.classes.get(node, naming.cls), naming.cls)
        return node

    def _siblings(self, ends: set[str]) -> None:
        if not 1 < len(ends) <= _MOST_SIBLINGS:
            return
        for end in ends:
            self.evidence[end].beside |= ends - {end}


def _beside(about: Iterable[Stated]) -> Iterator[set[str]]:
    """What stands at the same end of one relation, with the same other end, in one passage."""
    passages: dict[tuple[int, int], list[Stated]] = {}
    for stated in about:
        for passage in stated.passages:
            passages.setdefault(passage, []).append(stated)
    for there in passages.values():
        if len(there) > 1:
            ends: dict[tuple[str, str, bool], set[str]] = {}
            for stated in there:
                ends.setdefault((stated.subject, stated.predicate, True), set()).add(stated.object)
                ends.setdefault((stated.object, stated.predicate, False), set()).add(stated.subject)
            yield from (each for each in ends.values() if len(each) > 1)
