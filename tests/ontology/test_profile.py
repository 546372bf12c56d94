import pytest

from ontology.errors import OntologyError
from ontology.loading import core_graph
from ontology.profile import check_profile

PREFIXES = """
@prefix cor: <https://w3id.org/corridor/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
TOLD = """rdfs:label "x"@en , "甲"@zh ; skos:definition "A thing."@en , "事物。"@zh"""


def parse(text):
    from rdflib import Graph

    return Graph().parse(data=PREFIXES + text, format="turtle")


def test_the_ontology_keeps_to_it():
    report = check_profile(core_graph())
    assert report.problems == ()
    assert report.checked == {
        "Class": 59,
        "ObjectProperty": 48,
        "DatatypeProperty": 21,
        "AnnotationProperty": 16,
        "NamedIndividual": 73,
    }


def test_nothing_to_check_is_a_failure():
    with pytest.raises(OntologyError, match="no term"):
        check_profile(parse("<https://example.org/A> a owl:Class ."))


@pytest.mark.parametrize(
    ("added", "problem"),
    [
        ("cor:Thing2 a owl:Class ; rdfs:subClassOf cor:Place .", "cor:Thing2: has 0 labels in en, not 1"),
        ('cor:Place a owl:Class ; rdfs:label "spot"@en .', "cor:Place: has 2 labels in en, not 1"),
        ('cor:Place skos:definition "Ort."@de . cor:A a owl:Class .', "cor:A: has 0 definitions in zh, not 1"),
        (f"cor:aPlace a owl:Class ; rdfs:subClassOf cor:Place ; {TOLD} .", "cor:aPlace: is not in UpperCamelCase"),
        (
            f"cor:Rel a owl:ObjectProperty ; schema:domainIncludes cor:City ; schema:rangeIncludes cor:City ; {TOLD} .",
            "cor:Rel: is not in lowerCamelCase",
        ),
        (
            f"cor:A a owl:Class ; rdfs:subClassOf cor:Plase ; {TOLD} .",
            "cor:Plase is used and not declared",
        ),
        (f"cor:A a owl:Class ; {TOLD} .", "cor:A: has neither a superclass nor a family"),
        (
            f"cor:r a owl:ObjectProperty ; schema:domainIncludes cor:Place ; {TOLD} .",
            "cor:r: has no range",
        ),
        (
            f"cor:r a owl:ObjectProperty ; schema:domainIncludes cor:year ; schema:rangeIncludes cor:Place ; {TOLD} .",
            "cor:r: its domain cor:year does not exist",
        ),
        ("cor:Place rdfs:subClassOf [ a owl:Restriction ] .", "a blank node at cor:Place"),
        ('cor:Place cor:noun "Spot"@en .', 'cor:Place: the noun "Spot" is not in lower case'),
        ('cor:Place cor:headNoun "spot"@en .', 'cor:Place: the headNoun "spot" does not begin with a capital'),
        ('cor:Place cor:noun "spot" .', 'cor:Place: the noun "spot" has the language none'),
        ('cor:Place cor:noun "some  spot"@en .', 'cor:Place: the noun "some  spot" has stray spaces'),
        ('cor:Town cor:headNoun "TOWN"@en .', 'cor:Town: the headNoun "Town" stands there twice'),
        (f"cor:Odd a owl:NamedIndividual ; {TOLD} .", "cor:Odd: belongs to no value list"),
        (
            '<https://w3id.org/corridor/ontology> owl:versionInfo "9" .',
            "the ontology has no version IRI that ends in its version",
        ),
    ],
)
def test_each_slip_is_found(added, problem):
    report = check_profile(core_graph() + parse(added))
    assert problem in report.problems


def test_the_alignments_speak_of_declared_terms_only():
    from importlib.resources import files

    from rdflib import BNode, Graph

    graph = Graph().parse(
        data=files("ontology").joinpath("alignments.ttl").read_text(encoding="utf-8"), format="turtle"
    )
    declared = {str(one) for one in core_graph().subjects()}
    used = {str(s) for s in graph.subjects() if "corridor/ontology#" in str(s)}
    assert len(used) > 25
    assert used <= declared
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]
    assert not [o for o in graph.objects() if "corridor/ontology#" in str(o)]
