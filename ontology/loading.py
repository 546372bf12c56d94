"""From the ontology's Turtle files to the typed :class:`Vocabulary`.

Problem: a researcher widens what is found by editing Turtle, so a slip in a file must not pass in silence.  Method:
``corridor.ttl`` and the user's files are parsed into one rdflib graph; each file is checked for words without a
language, terms that do not exist and words at the wrong kind of term; then classes and relations become frozen values.
Advice: load once and hand the Vocabulary on; rdflib is imported only when :func:`load_vocabulary` is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ontology import terms
from ontology.errors import OntologyError
from ontology.gazetteer import load_gazetteer
from ontology.vocabulary import ListedValue, OntologyClass, Relation, Vocabulary, Word

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node, URIRef

CORE = "corridor.ttl"
SCHEMES = ("sectors.ttl", "indicators.ttl")
"""The files of the larger value lists, which the core is parsed with."""
ONTOLOGY = "https://w3id.org/corridor/ontology"

CLASS_WORDS: Mapping[str, str] = {"nouns": terms.NOUN, "head_nouns": terms.HEAD_NOUN, "titles": terms.TITLE}
RELATION_WORDS: Mapping[str, str] = {
    "verbs": terms.VERB,
    "nominals": terms.NOMINAL,
    "prepositions": terms.PREPOSITION,
    "subject_first": terms.SUBJECT_FIRST,
    "object_first": terms.OBJECT_FIRST,
}
VALUE_WORDS: Mapping[str, str] = {"nouns": terms.NOUN, "modifiers": terms.MODIFIER}
"""Field of :class:`OntologyClass`, :class:`Relation` or :class:`ListedValue` → annotation property."""

AMOUNT_KINDS = ("money", "percent", "number")
"""What cor:measuredIn of an indicator may say."""

RECORDS = frozenset(
    {
        terms.GROUP,
        terms.MEASUREMENT,
        terms.ARTICLE,
        terms.CLAIM,
        terms.EVIDENCE_CLASS,
        terms.DECISION,
        terms.JOIN,
        terms.NEAR_MISS,
        terms.CHANGE,
    }
)
"""Classes of what a build writes down about its reading; a property of these alone is no relation between things."""

_FOREIGN = frozenset({terms.SKOS_CONCEPT, terms.OWL_CLASS, terms.OWL_THING})
_OWL = "http://www.w3.org/2002/07/owl#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SCHEMA = "https://schema.org/"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_IN_SCHEME = "http://www.w3.org/2004/02/skos/core#inScheme"
_ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
_ACTING = (terms.ADMINISTRATIVE_AREA, terms.DEVELOPMENT_ZONE)
"""What acts without being an actor by class, and may stand wherever an actor may."""


def load_vocabulary(extra: Iterable[Path] = ()) -> Vocabulary:
    """The ontology with the user's Turtle files merged in, and the gazetteer.

    Raises OntologyError, naming the file: not readable, not Turtle, a word without a language, a ``cor:`` term that
    does not exist, words at a term that is no class or relation, an unknown superclass, a relation without domain or
    range.
    """
    graph = core_graph()
    known = _declared(graph)
    origin: dict[str, str] = {}
    for path in extra:
        own = _parse_file(Path(path))
        _check_file(own, known, str(path))
        for subject in set(own.subjects()):
            origin.setdefault(str(subject), str(path))
        graph += own
    view = _View(graph, origin)
    classes = {iri: view.class_(iri) for iri in view.class_iris}
    relations = {iri: view.relation(iri, classes) for iri in view.relation_iris()}
    values = {iri: view.value(iri) for iri in view.value_iris(relations.values())}
    view.check_words(relations.keys(), values.keys())
    tables = (MappingProxyType(classes), MappingProxyType(relations))
    return Vocabulary(*tables, load_gazetteer(), view.version(), MappingProxyType(values))


def core_graph() -> Graph:
    """The bundled ontology as an rdflib graph of its own."""
    from rdflib import Graph

    graph = Graph()
    for name in (CORE, *SCHEMES):
        graph.parse(data=files("ontology").joinpath(name).read_text(encoding="utf-8"), format="turtle")
    return graph


def _parse_file(path: Path) -> Graph:
    from rdflib import Graph

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise OntologyError(path, (error.strerror or "cannot be read").lower()) from None
    except UnicodeDecodeError as error:
        raise OntologyError(path, f"is not UTF-8 (byte {error.start})") from None
    try:
        return Graph().parse(data=text, format="turtle", publicID=f"{ONTOLOGY}/user/")
    except Exception as error:  # the parser lets several kinds of its own and of Python's errors through
        raise OntologyError(path, f"is not valid Turtle: {_parser_reason(error)}") from None


def _parser_reason(error: Exception) -> str:
    if isinstance(error, IndexError):
        return "it ends within a statement"
    line = getattr(error, "lines", None)
    why = getattr(error, "_why", None) or (str(error).splitlines() or ["unknown reason"])[0]
    return f"line {line + 1}: {why}" if isinstance(line, int) else str(why)


def _declared(graph: Graph) -> frozenset[str]:
    return frozenset(str(one) for one in graph.subjects() if str(one).startswith(terms.COR))


def _check_file(graph: Graph, known: frozenset[str], where: str) -> None:
    """What can be said of one user's file by itself."""
    from rdflib import Literal, URIRef

    if not len(graph):
        raise OntologyError(where, "holds no statement")
    own = {str(one) for one in graph.subjects(URIRef(f"{_RDFS}subClassOf"))} | {
        str(s) for s, o in graph.subject_objects(URIRef(_TYPE)) if str(o).startswith(_OWL)
    }
    words = {*CLASS_WORDS.values(), *RELATION_WORDS.values(), *VALUE_WORDS.values()}
    for triple in sorted(graph):
        for term in triple:
            name = str(term)
            if isinstance(term, URIRef) and name.startswith(terms.COR) and name not in known and name not in own:
                raise OntologyError(where, f"{_short(name)} is no term of the ontology")
        subject, predicate, value = triple
        if str(predicate) not in words:
            continue
        if not isinstance(value, Literal) or not value.strip():
            raise OntologyError(where, f"{_short(predicate)} of {_short(subject)} is no word")
        if not value.language:
            raise OntologyError(where, f'the word "{value}" of {_short(subject)} has no language: write "{value}"@en')


def _short(iri: object) -> str:
    name = str(iri)
    return f"cor:{name[len(terms.COR) :]}" if name.startswith(terms.COR) else f"<{name}>"


class _View:
    """Reads classes and relations out of the merged graph; ``origin`` tells which file a term comes from."""

    def __init__(self, graph: Graph, origin: Mapping[str, str]) -> None:
        self._graph = graph
        self._origin = origin
        typed = self._typed("Class")
        self._lists = {iri for iri in typed if terms.SKOS_CONCEPT in self._values(iri, f"{_RDFS}subClassOf")}
        self.class_iris = sorted(typed - self._lists)
        self._families = {
            family for iri in self.class_iris if iri not in origin for family in self._values(iri, terms.FAMILY)
        }

    def version(self) -> str:
        return self._values(ONTOLOGY, f"{_OWL}versionIRI")[0]

    def class_(self, iri: str) -> OntologyClass:
        """One class with the words of it; the family is its own or its nearest ancestor's."""
        levels = list(self._levels(iri))
        ancestors = frozenset(one for level in levels[1:] for one in level)
        family = next((f for level in levels for one in level for f in self._values(one, terms.FAMILY)), None)
        if family not in self._families:
            reason = f"has no superclass in the ontology: give it one, such as {_short(terms.ORGANIZATION)}"
            raise self._error(iri, reason if family is None else f'has the unknown family "{family}"')
        return OntologyClass(
            iri=iri,
            label=self._label(iri, "en") or _spelled(iri),
            label_zh=self._label(iri, "zh"),
            parents=levels[1] if len(levels) > 1 else (),
            ancestors=ancestors,
            family=family,
            **{field: self._words(iri, term) for field, term in CLASS_WORDS.items()},
        )

    def relation_iris(self) -> list[str]:
        """Object properties between things: no property of records alone, and none derived from others."""
        return [
            iri
            for iri in sorted(self._typed("ObjectProperty") | self._typed("SymmetricProperty"))
            if not self._flag(iri, terms.MATERIALISED)
            and (
                self._flag(iri, terms.CLAIMED)
                or not (set(self._values(iri, f"{_SCHEMA}domainIncludes")) or {""}) <= RECORDS
            )
        ]

    def relation(self, iri: str, classes: Mapping[str, OntologyClass]) -> Relation:
        """One relation with its words; domain and range must name classes of the ontology."""
        range_ = self._ends(iri, "range", classes)
        return Relation(
            iri=iri,
            label=self._label(iri, "en") or _spelled(iri),
            label_zh=self._label(iri, "zh"),
            domain=self._ends(iri, "domain", classes),
            range=range_,
            symmetric=iri in self._typed("SymmetricProperty"),
            class_object=self._flag(iri, terms.CLASS_OBJECT) or terms.OWL_CLASS in range_,
            lists=range_ & self._lists,
            implies_presence=self._flag(iri, terms.IMPLIES_PRESENCE),
            **{field: self._words(iri, term) for field, term in RELATION_WORDS.items()},
        )

    def value_iris(self, relations: Iterable[Relation]) -> list[str]:
        """What belongs to a value list that a relation leads to."""
        lists = sorted({one for relation in relations for one in relation.lists})
        return sorted({str(one) for each in lists for one in self._graph.subjects(_iri(_TYPE), _iri(each))})

    def value(self, iri: str) -> ListedValue:
        """One value of a list with its words."""
        kinds = self._values(iri, terms.MEASURED_IN)
        unknown = next((kind for kind in kinds if kind not in AMOUNT_KINDS), None)
        if unknown is not None:
            raise self._error(iri, f'is measured in "{unknown}", not in one of {", ".join(AMOUNT_KINDS)}')
        return ListedValue(
            iri=iri,
            label=self._label(iri, "en") or _spelled(iri),
            label_zh=self._label(iri, "zh"),
            value_list=next(one for one in self._values(iri, _TYPE) if one in self._lists),
            scheme=next(iter(self._values(iri, _IN_SCHEME)), None),
            names=self._words(iri, f"{_RDFS}label") + self._words(iri, _ALT_LABEL),
            measured_in=frozenset(kinds),
            share_of=next(iter(self._values(iri, terms.SHARE_OF)), None),
            **{field: self._words(iri, term) for field, term in VALUE_WORDS.items()},
        )

    def check_words(self, relations: Iterable[str], values: Iterable[str]) -> None:
        """Words must stand at a class, a relation or a value of a list, and at the right one of the three."""
        kinds = (
            ("classes", set(self.class_iris), CLASS_WORDS),
            ("relations", set(relations), RELATION_WORDS),
            ("values of lists", set(values), VALUE_WORDS),
        )
        for term in dict.fromkeys(term for _, _, words in kinds for term in words.values()):
            for subject in sorted(str(one) for one in self._graph.subjects(_iri(term))):
                if not any(subject in known for _, known, _ in kinds):
                    raise self._error(subject, f"has words ({_short(term)}) but is no class, relation or listed value")
                if not any(subject in known and term in words.values() for _, known, words in kinds):
                    where = " and ".join(kind for kind, _, words in kinds if term in words.values())
                    raise self._error(subject, f"{_short(term)} is for {where}")

    def _levels(self, iri: str) -> Iterator[tuple[str, ...]]:
        """The class itself, its parents, their parents …: each class once, at its nearest level."""
        seen: set[str] = set()
        level: tuple[str, ...] = (iri,)
        while level:
            yield level
            seen.update(level)
            parents = {parent for one in level for parent in self._parents(one)}
            if iri in parents:
                raise self._error(iri, "is its own superclass")
            level = tuple(sorted(parents - seen))

    def _parents(self, iri: str) -> list[str]:
        stated = [one for one in self._values(iri, f"{_RDFS}subClassOf") if one != iri]
        found = [one for one in stated if one in self.class_iris]
        if stated and not found and iri in self._origin and not self._values(iri, terms.FAMILY):
            raise self._error(iri, f"has the superclass {_short(stated[0])}, which is no class of the ontology")
        return found

    def _ends(self, iri: str, which: str, classes: Mapping[str, OntologyClass]) -> frozenset[str]:
        stated = self._values(iri, f"{_SCHEMA}{which}Includes")
        if not stated:
            raise self._error(iri, f"has no {which}: give it a schema:{which}Includes (schema: is {_SCHEMA})")
        allowed = {*classes, *_FOREIGN, *(self._lists if which == "range" else ())}
        unknown = next((one for one in stated if one not in allowed), None)
        if unknown is not None:
            raise self._error(iri, f"has the {which} {_short(unknown)}, which is no class of the ontology")
        ends = set(stated)
        if terms.OWL_THING in ends:
            ends.remove(terms.OWL_THING)
            ends.update(one for one, cls in classes.items() if not cls.ancestors and one not in RECORDS - {terms.GROUP})
        if terms.ACTOR in ends:
            ends.update(_ACTING)
        return frozenset(ends)

    def _typed(self, kind: str) -> set[str]:
        from rdflib import RDF, URIRef

        return {str(one) for one in self._graph.subjects(RDF.type, _iri(f"{_OWL}{kind}")) if isinstance(one, URIRef)}

    def _values(self, iri: str, predicate: str) -> list[str]:
        return sorted(str(one) for one in self._graph.objects(_iri(iri), _iri(predicate)))

    def _literals(self, iri: str, predicate: str) -> list[tuple[str, str]]:
        objects: Iterator[Node] = self._graph.objects(_iri(iri), _iri(predicate))
        return sorted((getattr(one, "language", None) or "", str(one)) for one in objects)

    def _words(self, iri: str, predicate: str) -> tuple[Word, ...]:
        return tuple(Word(" ".join(text.split()), language) for language, text in self._literals(iri, predicate))

    def _label(self, iri: str, language: str) -> str:
        labels = self._literals(iri, f"{_RDFS}label")
        accepted = ("en", "") if language == "en" else (language,)
        return next((text for wanted in accepted for tag, text in labels if tag.partition("-")[0] == wanted), "")

    def _flag(self, iri: str, predicate: str) -> bool:
        return "true" in self._values(iri, predicate)

    def _error(self, iri: str, reason: str) -> OntologyError:
        return OntologyError(self._origin.get(iri, CORE), f"{_short(iri)} {reason}")


def _iri(text: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(text)


def _spelled(iri: str) -> str:
    """A label for a term without one: "monitorsFor" is "monitors for"."""
    local = iri.rpartition("#")[2].rpartition("/")[2]
    return "".join(f" {c.lower()}" if c.isupper() and i else c for i, c in enumerate(local)).replace("_", " ").strip()
