"""From one article's claims to its RDF, in the terms of the vocabulary.

Problem: a researcher counts on exact names, on each statement standing once, and on no plain triple for what is only
planned or denied.  Method: claims and evidence go into the graph named by the article; statements, classes and what
things are called go into the default graph, where the articles' triples fall together.  No triple stands in two graphs,
since engines differ in how they count over the union.  Advice: this module draws; what to draw is decided in
``validation`` and ``claims``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rdflib import Graph, Literal, URIRef

from graph import foreign as f
from graph.claims import Claim, Thing, iri_of
from graph.iris import Minter, plain
from graph.labels import best, tagged
from ontology import terms as cor
from ontology.vocabulary import Place, Vocabulary
from source.figures.numbers import parse_number
from source.model import Amount, Article, ClassTerm, Concept, Entity, Evidence, Group, Term, Time, ValueTerm

_PADDING = re.compile(r"^(?:a (?:grand )?total of|a record|as many as)\s+", re.IGNORECASE)
_DATES = {"dddd": f.XSD_G_YEAR, "dddd-dd": f.XSD_G_YEAR_MONTH, "dddd-dd-dd": f.XSD_DATE}
"""Shape of a date of publication (d is a digit) → its datatype; anything else is no date."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """What one article adds to a graph."""

    shared: Graph
    """Its part of the default graph: plain triples, classes, names, the article itself."""
    own: Graph
    """The graph named by the article: its claims and their evidence."""


class Draughtsman:
    """Draws articles with one vocabulary.  ``with_text`` adds the articles' texts."""

    def __init__(self, minter: Minter, vocabulary: Vocabulary, with_text: bool = False) -> None:
        self.minter = minter
        self.vocabulary = vocabulary
        self.with_text = with_text

    def draw(
        self,
        article: Article,
        claims: Iterable[Claim],
        things: Iterable[Thing],
        canonical: Mapping[str, str] | None = None,
    ) -> Drawing:
        """The RDF of one article.

        ``claims`` state what they state with canonical IRIs already; ``canonical`` (name → canonical IRI) says which
        of the ``things`` are called otherwise.  The gazetteer's triples are not among it (see :func:`gazetteer`).
        """
        drawing = _Drawing(article, self.minter, self.vocabulary, canonical or {})
        drawing.article(self.with_text)
        drawing.statements(claims)
        drawing.things(things)
        return Drawing(drawing.plain, drawing.own)


def _graph() -> Graph:
    """An empty graph; the simple store takes in a triple in half the time of rdflib's default one."""
    return Graph(store="SimpleMemory")


class _Drawing:
    """The two graphs that an article draws in, and what it draws."""

    def __init__(self, article: Article, minter: Minter, vocabulary: Vocabulary, canonical: Mapping[str, str]) -> None:
        self._source = article
        self._canonical = canonical
        self._minter = minter
        self._vocabulary = vocabulary
        self._iri = minter.article(article.id)
        self.plain = _graph()
        self.own = _graph()
        self._language = article.language if article.language != "und" else None
        self._pages = [page.start for page in article.pages]
        self._asserted: set[str] = set()
        """IRIs of all ends of asserted statements."""
        self._times: dict[str, list[tuple[bool, bool, str, Time]]] = {}
        """Times of the claims about a group or measurement: not asserted? not by the relation to its holder? claim."""

    def article(self, with_text: bool) -> None:
        """The source document itself."""
        source, graph, iri = self._source, self.plain, self._iri
        _put(graph, iri, f.TYPE, cor.ARTICLE)
        _put(graph, iri, f.TITLE, Literal(source.title, lang=self._language))
        _put(graph, iri, f.LANGUAGE, Literal(source.language))
        _put(graph, iri, cor.SHA256, Literal(source.sha256))
        for predicate, value in ((f.PUBLISHER, source.publisher), (f.URL, source.url), (f.LICENSE, source.license)):
            if value:
                _put(graph, iri, predicate, Literal(value))
        kind = _DATES.get(re.sub(r"[0-9]", "d", source.published or ""))
        if source.published and kind:
            _put(graph, iri, f.DATE_PUBLISHED, _typed(source.published, kind))
        if with_text:
            _put(graph, iri, f.TEXT, Literal(source.text))

    def statements(self, made: Iterable[Claim]) -> None:
        """Claims with their evidence; the plain triples of the asserted ones."""
        for claim in made:
            self._claim(claim)
            self._note_time(claim)
            self._list(claim)
            if claim.asserted:
                self._asserted.update((claim.statement[0], claim.statement[2], *claim.amounts))
                self._state(claim)

    def things(self, found: Iterable[Thing]) -> None:
        """What the ends of the statements are called and count.

        The names of what is canonically called otherwise are other names of that thing.
        """
        for thing in found:
            iri = self._canonical.get(thing.iri, thing.iri)
            if iri != thing.iri:
                for name in {*thing.names, *thing.aliases}:
                    _put(self.plain, iri, f.ALT_LABEL, tagged(name, self._language))
            elif isinstance(thing.term, Entity):
                self._entity(thing, thing.term)
            elif isinstance(thing.term, Concept):
                self._concept(thing)
            elif isinstance(thing.term, Group | Amount):
                self._counted(iri, thing.term)

    def _claim(self, claim: Claim) -> None:
        graph, iri = self.own, claim.iri
        _put(graph, iri, f.TYPE, cor.CLAIM)
        for predicate, end in zip((f.SUBJECT, f.PREDICATE, f.OBJECT), claim.statement, strict=True):
            _put(graph, iri, predicate, end)
        _put(graph, iri, f.WAS_DERIVED_FROM, self._iri)
        _put(graph, iri, cor.MODALITY, cor.COR + claim.modality)
        for rule in claim.rules:
            _put(graph, iri, cor.RULE, Literal(rule))
        for role in claim.roles:
            _put(graph, iri, cor.ROLE, Literal(role, lang=self._language))
        for amount in claim.amounts:
            _put(graph, iri, cor.AMOUNT, amount)
        for decision in claim.decisions:
            _put(graph, iri, f.WAS_GENERATED_BY, decision)
        if claim.time is not None:
            _when(graph, iri, claim.time)
        for one in claim.evidence:
            self._evidence(iri, one)

    def _evidence(self, claim: str, one: Evidence) -> None:
        graph, span = self.own, one.span
        iri = self._minter.evidence(claim, span.start, span.end)
        _put(graph, claim, cor.EVIDENCE, iri)
        _put(graph, iri, f.TYPE, cor.EVIDENCE_CLASS)
        _put(graph, iri, f.HAS_SOURCE, self._iri)
        _put(graph, iri, f.EXACT, Literal(span.of(self._source.text)))
        _put(graph, iri, f.START, _integer(span.start))
        _put(graph, iri, f.END, _integer(span.end))
        if one.antecedent:
            _put(graph, iri, cor.ANTECEDENT, Literal(True))
        page = bisect_right(self._pages, span.start)
        if page:
            _put(graph, iri, cor.PAGE, _integer(page))
        if one.cell is not None:
            _put(graph, iri, cor.ROW, _integer(one.cell.row))
            for predicate, words in ((cor.COLUMN, one.cell.column), (cor.SHEET, one.cell.sheet)):
                if words:
                    _put(graph, iri, predicate, Literal(words))

    def _state(self, claim: Claim) -> None:
        """The plain triple, with what follows: superclasses, the other direction, presence in a place."""
        graph = self.plain
        subject, predicate, value = claim.statement
        _put(graph, subject, predicate, value)
        if predicate == f.TYPE:
            for ancestor in self._vocabulary.classes[value].ancestors:
                _put(graph, subject, f.TYPE, ancestor)
            return
        relation = self._vocabulary.relations[predicate]
        if relation.symmetric:
            _put(graph, value, predicate, subject)
        if predicate == cor.LOCATED_IN and self._is_place(claim.object):
            _put(graph, subject, cor.PRESENT_IN, value)
        if relation.implies_presence and self._is_place(claim.subject) and not isinstance(claim.object, ClassTerm):
            _put(graph, value, cor.PRESENT_IN, subject)
        if relation.lists and isinstance(claim.object, Concept):
            for broader in claim.object.broader:
                _put(graph, subject, predicate, broader)

    def _list(self, claim: Claim) -> None:
        """The listed value that a claim leads to, or those that its topic is narrower than."""
        if isinstance(claim.object, ValueTerm):
            self._value(claim.object.iri)
        elif isinstance(claim.object, Concept):
            for broader in claim.object.broader:
                _put(self.plain, claim.statement[2], f.BROADER, broader)
                self._value(broader)

    def _value(self, iri: str) -> None:
        """A value of one of the vocabulary's lists, with its names: stores need not have the ontology beside them."""
        value = self._vocabulary.values[iri]
        _put(self.plain, iri, f.TYPE, cor.SKOS_CONCEPT)
        for label, language in ((value.label, "en"), (value.label_zh, "zh")):
            for predicate in (f.LABEL, f.PREF_LABEL) if label else ():
                _put(self.plain, iri, predicate, Literal(label, lang=language))
        if value.scheme:
            _put(self.plain, iri, f.IN_SCHEME, value.scheme)

    def _note_time(self, claim: Claim) -> None:
        subject, predicate, value = claim.statement
        if claim.time is None:
            return
        for iri, end in ((subject, claim.subject), (value, claim.object)):
            if isinstance(end, Group | Amount):
                loose = isinstance(end, Group) and end.relation != predicate
                self._times.setdefault(iri, []).append((not claim.asserted, loose, claim.iri, claim.time))
        for iri in claim.amounts:
            self._times.setdefault(iri, []).append((not claim.asserted, True, claim.iri, claim.time))

    def _entity(self, thing: Thing, entity: Entity) -> None:
        place = self._vocabulary.places.get(entity.place or "")
        if place is None:
            self._call(thing)
        else:
            describe_place(self.plain, thing.iri, place)
            for alias in {*thing.names, *thing.aliases} - {place.full_name, place.name_zh}:
                _put(self.plain, thing.iri, f.ALT_LABEL, tagged(alias, self._language))

    def _concept(self, thing: Thing) -> None:
        _put(self.plain, thing.iri, f.TYPE, cor.SKOS_CONCEPT)
        self._call(thing)
        _put(self.plain, thing.iri, f.PREF_LABEL, tagged(best(thing.names), self._language))

    def _call(self, thing: Thing) -> None:
        label = best(thing.names)
        _put(self.plain, thing.iri, f.LABEL, tagged(label, self._language))
        for alias in {*thing.names, *thing.aliases} - {label}:
            _put(self.plain, thing.iri, f.ALT_LABEL, tagged(alias, self._language))

    def _counted(self, iri: str, end: Group | Amount) -> None:
        """A group or measurement: where all share it if asserted, else without a class in the article's own graph."""
        asserted = iri in self._asserted
        graph = self.plain if asserted else self.own
        if asserted:
            _put(graph, iri, f.TYPE, cor.GROUP if isinstance(end, Group) else cor.MEASUREMENT)
        _put(graph, iri, f.LABEL, tagged(self._readable(end), self._language))
        _put(graph, iri, cor.COMPARATOR, cor.COR + end.comparator)
        numbers = ((cor.VALUE, end.value), (cor.UPPER_VALUE, end.upper), (cor.PREVIOUS_VALUE, end.previous))
        for predicate, number in numbers:
            if number is not None:
                _put(graph, iri, predicate, _typed(plain(number), f.XSD_DECIMAL))
        if isinstance(end, Group):
            _put(graph, iri, cor.MEMBER_CLASS, end.member_class)
        else:
            _put(graph, iri, cor.UNIT, Literal(end.unit))
            _put(graph, iri, cor.MEASURE, Literal(end.measure))
            if end.aspect is not None:
                _put(graph, iri, cor.ASPECT, cor.COR + end.aspect)
            if end.among is not None:
                among = iri_of(end.among, self._source.id, self._minter)
                _put(graph, iri, cor.AMONG, self._canonical.get(among, among))
        self._time_of(graph, iri, end.year)

    def _readable(self, end: Group | Amount) -> str:
        """The text's words; a number that stood alone ("eight were signed") with what it counts or measures."""
        words = _PADDING.sub("", end.text)
        if parse_number(words.split()[-1]) is None:
            return words
        of = self._vocabulary.classes[end.member_class].label if isinstance(end, Group) else end.measure
        return f"{words} ({of})" if of else words

    def _time_of(self, graph: Graph, iri: str, year: int | None) -> None:
        """Its own year; from its claims, the time of the one that ties it to its holder."""
        times = sorted(self._times.get(iri, ()), key=lambda one: one[:3])
        fitting = [time for *_, time in times if year is None or time.year in (None, year)]
        if fitting:
            _when(graph, iri, fitting[0])
        if year is not None:
            _put(graph, iri, cor.YEAR, _integer(year))

    def _is_place(self, end: Term) -> bool:
        return isinstance(end, Entity) and self._vocabulary.is_a(end.cls, cor.PLACE)


def describe_place(graph: Graph, iri: str, place: Place) -> None:
    """What the gazetteer calls a place: the full name and the Chinese one as labels, the others beside them."""
    _put(graph, iri, f.LABEL, Literal(place.full_name, lang="en"))
    _put(graph, iri, f.LABEL, Literal(place.name_zh, lang="zh"))
    former = (name for name, _ in place.former_names)
    for name in {place.name, *place.other_names, *former} - {place.full_name, place.name_zh}:
        _put(graph, iri, f.ALT_LABEL, tagged(name, "en"))


def gazetteer(mentioned: Iterable[str], minter: Minter, vocabulary: Vocabulary) -> Graph:
    """What stands in ``id:gazetteer``: code, years and container of these places (by code) and of what contains them.

    What a former division became is among them, with all that contains it.  A mentioned place has its names and, if
    asserted, its class in the default graph; the others have them here.
    """
    graph = _graph()
    named = set(mentioned)
    waiting, done = sorted(named), set[str]()
    while waiting:
        code = waiting.pop()
        place = vocabulary.places.get(code)
        if place is None or code in done:
            continue
        done.add(code)
        iri = minter.place(code)
        _put(graph, iri, cor.DIVISION_CODE, Literal(code[:6]))
        _validity(graph, iri, place)
        if code not in named:
            describe_place(graph, iri, place)
            for cls in {place.cls, *vocabulary.classes[place.cls].ancestors}:
                _put(graph, iri, f.TYPE, cls)
        if place.parent is not None and place.parent in vocabulary.places:
            _put(graph, iri, f.CONTAINED_IN_PLACE, minter.place(place.parent))
            waiting.append(place.parent)
        for successor in place.successors:
            if successor in vocabulary.places:
                _put(graph, iri, f.IS_REPLACED_BY, minter.place(successor))
                waiting.append(successor)
    return graph


def _validity(graph: Graph, iri: str, place: Place) -> None:
    """Since when a division of a code has been, and until when it was."""
    for predicate, year in ((cor.SINCE_YEAR, place.since), (cor.UNTIL_YEAR, place.until)):
        if year is not None:
            _put(graph, iri, predicate, _integer(year))


def _when(graph: Graph, iri: str, time: Time) -> None:
    if time.year is not None:
        _put(graph, iri, cor.YEAR, _integer(time.year))
    for predicate, day in ((cor.FROM, time.start), (cor.UNTIL, time.end)):
        if day is not None:
            _put(graph, iri, predicate, _typed(day, f.XSD_DATE))
    _put(graph, iri, cor.TIME_BASIS, cor.COR + time.basis)


def _put(graph: Graph, subject: str, predicate: str, value: str | Literal) -> None:
    # type() rather than isinstance(): the check of rdflib's abstract base classes takes as long as all the rest
    graph.add((_node(subject), _node(predicate), value if type(value) is Literal else _node(value)))


@lru_cache(maxsize=4096)
def _node(iri: str) -> URIRef:
    return URIRef(iri)


def _integer(number: int) -> Literal:
    return _typed(str(number), f.XSD_INTEGER)


def _typed(text: str, datatype: str) -> Literal:
    """A literal in exactly this form; rdflib is told not to write it in its own."""
    return Literal(text, datatype=_node(datatype), normalize=False)
