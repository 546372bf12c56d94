"""The profile that every term of the ontology keeps to, and the check of it.

Problem: a term without a definition, a misspelt superclass or a word in the wrong case passes every parser.  Method:
one small function for each rule, asked about every term; the terms are counted.  Advice: a report over nothing is a
failure (:func:`check_profile` raises), so a broken path can never pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology import terms
from ontology.errors import OntologyError
from ontology.loading import CLASS_WORDS, RELATION_WORDS, VALUE_WORDS

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node, URIRef

_OWL = "http://www.w3.org/2002/07/owl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_SCHEMA = "https://schema.org/"

CLASS, OBJECT, DATATYPE = f"{_OWL}Class", f"{_OWL}ObjectProperty", f"{_OWL}DatatypeProperty"
ANNOTATION, INDIVIDUAL = f"{_OWL}AnnotationProperty", f"{_OWL}NamedIndividual"
KINDS = (CLASS, OBJECT, DATATYPE, ANNOTATION, INDIVIDUAL)
LANGUAGES = ("en", "zh")
_STOP = {"en": ".", "zh": "。"}
_UPPER = re.compile(r"[A-Z][A-Za-z0-9]*")
_LOWER = re.compile(r"[a-z][A-Za-z0-9]*")


@dataclass(frozen=True, slots=True)
class ProfileReport:
    """How many terms were checked against how many rules each, and what is wrong, in order."""

    checked: Mapping[str, int]
    """Number of terms by kind ("Class", "ObjectProperty" …)."""
    problems: tuple[str, ...]


def check_profile(graph: Graph) -> ProfileReport:
    """Checks every ``cor:`` term of an rdflib graph; OntologyError where there is none to check."""
    kinds = {kind: _terms(graph, kind) for kind in KINDS}
    if not any(kinds.values()):
        raise OntologyError("profile", "the graph has no term of the ontology to check")
    declared = {term for found in kinds.values() for term in found}
    problems = list(_whole(graph, declared))
    for kind, found in kinds.items():
        for term in found:
            for rule in (*_RULES[kind], *_EVERY):
                problems.extend(f"{_short(term)}: {problem}" for problem in rule(graph, term, declared))
    return ProfileReport({kind[len(_OWL) :]: len(found) for kind, found in kinds.items()}, tuple(problems))


def _whole(graph: Graph, declared: set[str]) -> Iterator[str]:
    """What is asked of the file as a whole."""
    from rdflib import BNode, URIRef

    ontologies = [str(one) for one in graph.subjects(_iri(f"{_RDF}type"), _iri(f"{_OWL}Ontology"))]
    versions = [str(v) for one in ontologies for v in graph.objects(_iri(one), _iri(f"{_OWL}versionIRI"))]
    numbers = [str(v) for one in ontologies for v in graph.objects(_iri(one), _iri(f"{_OWL}versionInfo"))]
    if len(ontologies) != 1 or len(versions) != 1 or versions[0] != f"{ontologies[0]}/{''.join(numbers)}":
        yield "the ontology has no version IRI that ends in its version"
    used: set[str] = set()
    for triple in graph:
        used.update(str(term) for term in triple if isinstance(term, URIRef) and str(term).startswith(terms.COR))
        if any(isinstance(term, BNode) for term in triple):
            yield f"a blank node at {_short(str(triple[0]))}"
    yield from (f"{_short(term)} is used and not declared" for term in sorted(used - declared))


Rule = Callable[["Graph", str, set[str]], Iterator[str]]


def _labels(graph: Graph, term: str, _: set[str]) -> Iterator[str]:
    for predicate, what in ((f"{_RDFS}label", "label"), (f"{_SKOS}definition", "definition")):
        for language in LANGUAGES:
            found = [text for text, tag in _literals(graph, term, predicate) if tag == language]
            if len(found) != 1 or not found[0].strip():
                yield f"has {len(found)} {what}s in {language}, not 1"
            elif what == "definition" and not found[0].endswith(_STOP[language]):
                yield f"its definition in {language} is no sentence"


def _capital(graph: Graph, term: str, _: set[str]) -> Iterator[str]:
    if not _UPPER.fullmatch(_local(term)):
        yield "is not in UpperCamelCase"


def _small(graph: Graph, term: str, _: set[str]) -> Iterator[str]:
    if not _LOWER.fullmatch(_local(term)):
        yield "is not in lowerCamelCase"


def _superclasses(graph: Graph, term: str, declared: set[str]) -> Iterator[str]:
    parents = _objects(graph, term, f"{_RDFS}subClassOf")
    own = [parent for parent in parents if parent.startswith(terms.COR)]
    for parent in own:
        if (_iri(parent), _iri(f"{_RDF}type"), _iri(CLASS)) not in graph:
            yield f"its superclass {_short(parent)} is no class"
    listed = f"{_SKOS}Concept" in parents
    if not own and not listed and not _objects(graph, term, terms.FAMILY):
        yield "has neither a superclass nor a family"


def _ends(graph: Graph, term: str, declared: set[str]) -> Iterator[str]:
    kind = (_iri(term), _iri(f"{_RDF}type"), _iri(DATATYPE)) in graph
    for which in ("domain", "range"):
        found = _objects(graph, term, f"{_SCHEMA}{which}Includes")
        if not found:
            yield f"has no {which}"
        for end in found:
            literal = end.startswith(_XSD) or end == f"{_RDF}langString"
            if which == "range" and kind:
                ok = literal
            else:
                ok = (_iri(end), _iri(f"{_RDF}type"), _iri(CLASS)) in graph or end in (
                    terms.SKOS_CONCEPT,
                    terms.OWL_CLASS,
                    terms.OWL_THING,
                )
            if not ok:
                yield f"its {which} {_short(end)} does not exist"


def _member(graph: Graph, term: str, declared: set[str]) -> Iterator[str]:
    types = _objects(graph, term, f"{_RDF}type")
    if f"{_SKOS}ConceptScheme" not in types and not any(one in declared for one in types):
        yield "belongs to no value list"


def _words(graph: Graph, term: str, _: set[str]) -> Iterator[str]:
    for predicate in dict.fromkeys((*CLASS_WORDS.values(), *RELATION_WORDS.values(), *VALUE_WORDS.values())):
        seen: set[tuple[str, str]] = set()
        for text, language in _literals(graph, term, predicate):
            what = f'the {_local(predicate)} "{text}"'
            if language not in LANGUAGES:
                yield f"{what} has the language {language or 'none'}"
            if " ".join(text.split()) != text or not text:
                yield f"{what} has stray spaces"
            if language == "en" and predicate == terms.HEAD_NOUN and not text[:1].isupper():
                yield f"{what} does not begin with a capital"
            if language == "en" and predicate != terms.HEAD_NOUN and text != text.lower():
                yield f"{what} is not in lower case"
            if (text.lower(), language) in seen:
                yield f"{what} stands there twice"
            seen.add((text.lower(), language))


_EVERY: tuple[Rule, ...] = (_labels, _words)
_RULES: Mapping[str, tuple[Rule, ...]] = {
    CLASS: (_capital, _superclasses),
    OBJECT: (_small, _ends),
    DATATYPE: (_small, _ends),
    ANNOTATION: (_small,),
    INDIVIDUAL: (_capital, _member),
}


def _terms(graph: Graph, kind: str) -> list[str]:
    found = (str(one) for one in graph.subjects(_iri(f"{_RDF}type"), _iri(kind)))
    return sorted({one for one in found if one.startswith(terms.COR)})


def _objects(graph: Graph, term: str, predicate: str) -> list[str]:
    return sorted(str(one) for one in graph.objects(_iri(term), _iri(predicate)))


def _literals(graph: Graph, term: str, predicate: str) -> list[tuple[str, str]]:
    found: Iterator[Node] = graph.objects(_iri(term), _iri(predicate))
    return sorted((str(one), getattr(one, "language", None) or "") for one in found)


def _local(iri: str) -> str:
    return iri.removeprefix(terms.COR)


def _short(iri: str) -> str:
    return f"cor:{_local(iri)}" if iri.startswith(terms.COR) else iri


def _iri(text: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(text)
