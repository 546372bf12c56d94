"""SHACL Core shapes, generated from the ontology so that a user's own class or relation is checked as well.

Problem: domains and ranges that stand in two places drift apart.  Method: what the records of a build look like is
written by hand (``shapes.ttl``); what a class or relation allows is generated from the :class:`Vocabulary`: a thing has
all superclasses as types and a label; an end of a relation is of an allowed class, or a group whose members are, or,
where the relation says so, itself a class.  Advice: SHACL finds nothing wrong with a graph that it does not look at;
ask :func:`focus_nodes` how much it looked at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from ontology import terms
from ontology.loading import RECORDS
from ontology.vocabulary import OntologyClass, Relation, Vocabulary

if TYPE_CHECKING:
    from rdflib import Graph

RECORD_SHAPES = "shapes.ttl"
SHAPES = "https://w3id.org/corridor/shapes#"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_VALUES = RECORDS - {terms.GROUP}
"""Classes of records that no relation or group speaks of."""


def shapes_turtle(vocabulary: Vocabulary) -> str:
    """All shapes as one Turtle document; the same vocabulary gives the same text."""
    parts = [files("ontology").joinpath(RECORD_SHAPES).read_text(encoding="utf-8"), *_general(vocabulary)]
    parts.extend(_class_shape(cls) for _, cls in sorted(vocabulary.classes.items()) if cls.ancestors)
    for _, relation in sorted(vocabulary.relations.items()):
        parts.extend(_relation_shapes(relation, vocabulary))
    return "\n".join(parts)


def focus_nodes(shapes: Graph, data: Graph) -> Mapping[str, int]:
    """How many nodes of ``data`` each node shape looks at, by the shape's IRI; all zero means nothing was checked."""
    from rdflib import RDF, SH

    found: dict[str, int] = {}
    for shape in sorted(shapes.subjects(RDF.type, SH.NodeShape), key=str):
        nodes = {node for cls in shapes.objects(shape, SH.targetClass) for node in data.subjects(RDF.type, cls)}
        for predicate in shapes.objects(shape, SH.targetSubjectsOf):
            nodes.update(data.subjects(predicate))
        for predicate in shapes.objects(shape, SH.targetObjectsOf):
            nodes.update(data.objects(None, predicate))
        found[str(shape)] = len(nodes)
    return found


def _general(vocabulary: Vocabulary) -> Iterator[str]:
    """What holds of every thing, every claim and every group."""
    things = sorted(iri for iri in vocabulary.classes if iri not in _VALUES)
    roots = [iri for iri in things if not vocabulary.classes[iri].ancestors]
    namespaces = sorted({_namespace(iri) for iri in vocabulary.classes})
    members = _list(iri for iri in things if iri != terms.GROUP)
    known = _list([*sorted(vocabulary.classes), terms.SKOS_CONCEPT])
    foreign = " ".join(f'[ sh:not [ sh:pattern "^{_escaped(one)}" ] ]' for one in namespaces)
    yield _shape(
        f"{SHAPES}Thing",
        [f"sh:targetClass {_iris(roots)}", "sh:nodeKind sh:IRI"],
        ["sh:path rdfs:label ; sh:minCount 1 ; sh:uniqueLang true"],
    )
    yield _shape(
        f"{SHAPES}Type",
        [f"sh:targetSubjectsOf {_TYPE}"],
        [f"sh:path {_TYPE} ; sh:or ( [ sh:in {known} ] [ sh:and ( {foreign} ) ] )"],
    )
    predicates = _list([*sorted(vocabulary.relations), _TYPE.strip("<>")])
    yield _shape(
        f"{SHAPES}ClaimPredicate", ["sh:targetClass cor:Claim"], [f"sh:path rdf:predicate ; sh:in {predicates}"]
    )
    yield _shape(f"{SHAPES}GroupMembers", ["sh:targetClass cor:Group"], [f"sh:path cor:memberClass ; sh:in {members}"])


def _class_shape(cls: OntologyClass) -> str:
    """All superclasses of a thing stand as types too, since stores need not reason."""
    typed = [f"sh:path {_TYPE} ; sh:hasValue <{iri}>" for iri in sorted(cls.ancestors)]
    return _shape(f"{_name(cls.iri)}-superclasses", [f"sh:targetClass <{cls.iri}>"], typed)


def _relation_shapes(relation: Relation, vocabulary: Vocabulary) -> Iterator[str]:
    name = _name(relation.iri)
    domain = _alternatives(relation.domain, vocabulary)
    yield _shape(f"{name}-domain", [f"sh:targetSubjectsOf <{relation.iri}>", f"sh:or ( {' '.join(domain)} )"])
    range_ = _alternatives(relation.range - relation.lists - {terms.OWL_CLASS}, vocabulary)
    if relation.lists:
        values = _list(iri for iri, one in vocabulary.values.items() if one.value_list in relation.lists)
        range_ += [f"[ sh:in {values} ]", f"[ sh:property [ sh:path skos:broader ; sh:minCount 1 ; sh:in {values} ] ]"]
    if relation.class_object:
        range_.append(f"[ sh:in {_list(iri for iri in vocabulary.classes if iri not in _VALUES)} ]")
    yield _shape(f"{name}-range", [f"sh:targetObjectsOf <{relation.iri}>", f"sh:or ( {' '.join(range_)} )"])
    if relation.symmetric:
        both = f"sh:path [ sh:inversePath <{relation.iri}> ] ; sh:equals <{relation.iri}>"
        yield _shape(f"{name}-symmetric", [f"sh:targetSubjectsOf <{relation.iri}>"], [both])


def _alternatives(allowed: Collection[str], vocabulary: Vocabulary) -> list[str]:
    """What may stand there: a thing of one of these classes, or a group of such things."""
    broadest = [one for one in sorted(allowed) if not any(one != up and vocabulary.is_a(one, up) for up in allowed)]
    found = [f"[ sh:class <{one}> ]" for one in broadest]
    members = [iri for iri in vocabulary.classes if iri not in RECORDS and vocabulary.allows(allowed, iri)]
    if members and terms.GROUP not in allowed:
        group = f"[ sh:path cor:memberClass ; sh:minCount 1 ; sh:in {_list(members)} ]"
        found.append(f"[ sh:class cor:Group ; sh:property {group} ]")
    return found


def _shape(iri: str, statements: Iterable[str], properties: Iterable[str] = ()) -> str:
    lines = [f"<{iri}> a sh:NodeShape", *statements, *(f"sh:property [ {one} ]" for one in properties)]
    return " ;\n    ".join(lines) + " .\n"


def _name(iri: str) -> str:
    """The shape's IRI: the term's local name, with a hash for a term of another namespace."""
    local = re.sub(r"[^A-Za-z0-9_-]", "", iri.rpartition("#")[2].rpartition("/")[2])
    return SHAPES + (local if _namespace(iri) == terms.COR else f"{local}-{sha256(iri.encode()).hexdigest()[:8]}")


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def _escaped(text: str) -> str:
    """As a regular expression within a Turtle string."""
    return re.escape(text).replace("\\", "\\\\").replace('"', '\\"')


def _list(iris: Iterable[str]) -> str:
    return f"( {' '.join(f'<{iri}>' for iri in sorted(iris))} )"


def _iris(iris: Iterable[str]) -> str:
    return " , ".join(f"<{iri}>" for iri in iris)
