"""The questions parse, use declared terms only, and tell asserted from planned on a small graph."""

import re

import pytest

from ontology import terms
from ontology.errors import QueryError
from ontology.loading import core_graph
from ontology.questions import Question, questions, read_question

NAMES = [
    "academicians-in-two-districts",
    "all-about-an-entity",
    "amounts",
    "applications-by-district",
    "disagreeing-leaders",
    "disagreeing-numbers",
    "disagreeing-places",
    "groups-over-the-years",
    "how-many-in-places",
    "joint-laboratories",
    "laboratories-by-level",
    "platforms-established",
    "research-share-of-gdp",
    "said-by-one-source",
    "said-by-several-sources",
    "what-corridors-specialise-in",
    "what-fairs-brought",
    "what-is-planned",
    "what-places-have",
    "who-applied-for-what",
    "who-cooperates",
    "who-funded-what",
    "who-leads-workstations",
    "who-takes-part-in-corridors",
]
GRAPH = """
@prefix : <https://example.org/id/> .
@prefix cor: <https://w3id.org/corridor/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

:a1 a cor:Article ; dcterms:title "First"@en .
:a2 a cor:Article ; dcterms:title "Second"@en .
:zh a cor:District , cor:AdministrativeArea , cor:Place ; rdfs:label "Zhenhai District"@en , "镇海区"@zh ;
    skos:altLabel "Zhenhai"@en ; cor:established :ws ; cor:participatesIn :co ; cor:cooperatesWith :ac ;
    cor:organized :fair .
:ws a cor:Workstation , cor:AcademicianWorkstation ; rdfs:label "Reed Workstation"@en ; cor:presentIn :zh ;
    cor:namedAfter :reed .
:reed a cor:Academician , cor:Person ; rdfs:label "Ann Reed"@en ; cor:memberOf :ac .
:ac a cor:Academy ; rdfs:label "Academy of Optics"@en ; cor:cooperatesWith :zh .
:co a cor:InnovationCorridor , cor:Place ; rdfs:label "Reed Corridor"@en .
:fair a cor:Event ; rdfs:label "Reed Fair"@en ; cor:presentIn :zh ; cor:released :g12 ; cor:hasMeasurement :m .
:g12 a cor:Group ; rdfs:label "12 achievements"@en ; cor:memberClass cor:Achievement ; cor:value 12.0 ;
    cor:comparator cor:Exactly .
:g1 a cor:Group ; rdfs:label "30 labs"@en ; cor:memberClass cor:Laboratory ; cor:value 30.0 ; cor:year 2019 ;
    cor:comparator cor:Exactly ; cor:presentIn :zh .
:g2 a cor:Group ; rdfs:label "over 40 labs"@en ; cor:memberClass cor:Laboratory ; cor:value 40.0 ; cor:year 2020 ;
    cor:comparator cor:MoreThan ; cor:presentIn :zh .
:firms a cor:Group ; rdfs:label "70 firms"@en ; cor:memberClass cor:Enterprise ; cor:value 70.0 ;
    cor:comparator cor:MoreThan ; cor:appliedFor cor:HighTechEnterprise .
:m a cor:Measurement ; rdfs:label "10 million yuan"@en ; cor:measure "value" ; cor:unit "CNY" ; cor:value 10000000.0 ;
    cor:comparator cor:About .
:g100 rdfs:label "100 labs"@en ; cor:memberClass cor:Laboratory ; cor:value 100.0 ; cor:comparator cor:Exactly .
"""


def claim(name, statement, article, quote, extra="", modality="Asserted"):
    subject, predicate, value = statement.split()
    return f"""
:{name} a cor:Claim ; rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {value} ;
    prov:wasDerivedFrom {article} ; cor:modality cor:{modality} ; cor:rule "r" ; cor:evidence :{name}e {extra} .
:{name}e a cor:Evidence ; oa:hasSource {article} ; oa:exact "{quote}" ; oa:start {len(name)} ; oa:end 99 .
"""


CLAIMS = "".join(
    [
        claim("c1", ":zh cor:established :ws", ":a1", "It built it."),
        claim("c2", ":zh cor:established :ws", ":a2", "It had built it."),
        claim("c3", ":zh cor:participatesIn :co", ":a1", "It takes part."),
        claim("c4", ":zh cor:cooperatesWith :ac", ":a2", "They work together."),
        claim("c5", ":g1 cor:locatedIn :zh", ":a1", "30 labs."),
        claim("c6", ":g2 cor:locatedIn :zh", ":a2", "40 labs."),
        claim("c7", ":firms cor:appliedFor cor:HighTechEnterprise", ":a1", "70 applied.", "; cor:year 2019"),
        claim("t1", ":ws rdf:type cor:AcademicianWorkstation", ":a1", "It built it."),
        claim("t2", ":ws rdf:type cor:AcademicianWorkstation", ":a2", "It had built it."),
        claim("t3", ":zh rdf:type cor:District", ":a1", "It takes part."),
        claim("t4", ":fair rdf:type cor:Event", ":a1", "The fair."),
        claim("p1", ":g100 cor:locatedIn :zh", ":a2", "It wants 100.", "; cor:year 2030", "Planned"),
    ]
)

EXPECTED = {
    "all-about-an-entity": [
        "30 labs|locatedIn|Zhenhai District|Asserted|None|30 labs.|First",
        "Zhenhai District|established|Reed Workstation|Asserted|None|It built it.|First",
        "Zhenhai District|participatesIn|Reed Corridor|Asserted|None|It takes part.|First",
        "Zhenhai District|type|District|Asserted|None|It takes part.|First",
        "100 labs|locatedIn|Zhenhai District|Planned|2030|It wants 100.|Second",
        "Zhenhai District|cooperatesWith|Academy of Optics|Asserted|None|They work together.|Second",
        "Zhenhai District|established|Reed Workstation|Asserted|None|It had built it.|Second",
        "over 40 labs|locatedIn|Zhenhai District|Asserted|None|40 labs.|Second",
    ],
    "amounts": ["Reed Fair|value|About|10000000.0|None|CNY|None"],
    "groups-over-the-years": [
        "Zhenhai District|locatedIn|Laboratory|2019|Exactly|30.0|30 labs|First",
        "Zhenhai District|locatedIn|Laboratory|2020|MoreThan|40.0|over 40 labs|Second",
    ],
    "how-many-in-places": [
        "Zhenhai District|AcademicianWorkstation|1|None",
        "Zhenhai District|Event|1|None",
        "Zhenhai District|Laboratory|0|40.0",
    ],
    "said-by-one-source": [
        "Zhenhai District|cooperatesWith|Academy of Optics|Second",
        "Zhenhai District|participatesIn|Reed Corridor|First",
    ],
    "said-by-several-sources": ["Zhenhai District|established|Reed Workstation|2|2"],
    "what-fairs-brought": [
        "Reed Fair|hasMeasurement|10 million yuan|10000000.0|CNY|About|None",
        "Reed Fair|released|12 achievements|12.0|None|Exactly|None",
    ],
    "what-is-planned": ["100 labs|locatedIn|Zhenhai District|100.0|Planned|2030|None|It wants 100.|Second"],
    "what-places-have": [
        "Zhenhai District|AcademicianWorkstation|None|Reed Workstation|None|None|None",
        "Zhenhai District|Event|None|Reed Fair|None|None|None",
        "Zhenhai District|Laboratory|None|30 labs|30.0|Exactly|2019",
        "Zhenhai District|Laboratory|None|over 40 labs|40.0|MoreThan|2020",
    ],
    "who-applied-for-what": ["70 firms|70.0|MoreThan|appliedFor|HighTechEnterprise|2019"],
    "who-cooperates": ["Academy of Optics|Zhenhai District|1"],
    "who-leads-workstations": ["Reed Workstation|namedAfter|Ann Reed|Academy of Optics"],
    "who-takes-part-in-corridors": ["Reed Corridor|Zhenhai District|District|None|None"],
}


@pytest.fixture(scope="module")
def graph():
    from rdflib import Graph

    return Graph().parse(data=GRAPH + CLAIMS, format="turtle")


def test_the_names():
    assert list(questions()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_question_says_what_it_asks(name):
    question = questions()[name]
    assert question.title.endswith("?")
    assert len(question.description) > 40
    assert question.text.startswith(f"# {question.title}\n")
    assert "ORDER BY" in question.text


@pytest.mark.parametrize("name", NAMES)
def test_it_speaks_of_declared_terms_only(name):
    text = questions()[name].text
    used = {terms.COR + local for local in re.findall(r"(?<!\w)cor:(\w+)", text)}
    assert used
    assert used <= {str(one) for one in core_graph().subjects()}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_rows_on_a_small_graph(graph, name):
    rows = ["|".join(str(cell) for cell in row) for row in graph.query(questions()[name].text)]
    assert rows == EXPECTED[name]


def test_reading_a_question():
    assert read_question("x", "# Who?\n# All\n#  of them.\n\n# no more\nASK {}") == Question(
        "x", "Who?", "All of them.", "# Who?\n# All\n#  of them.\n\n# no more\nASK {}"
    )


@pytest.mark.parametrize("text", ["", "ASK {}", "#\nASK {}"])
def test_a_question_without_a_title_is_refused(text):
    with pytest.raises(QueryError, match="title"):
        read_question("x", text)
