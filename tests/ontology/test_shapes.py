"""The generated shapes against one good graph and against broken ones; pySHACL is the judge."""

import pytest

from ontology import terms
from ontology.loading import load_vocabulary
from ontology.shapes import SHAPES, focus_nodes, shapes_turtle

PREFIXES = """
@prefix article: <https://example.org/id/article/> .
@prefix body: <https://example.org/id/body/> .
@prefix claim: <https://example.org/id/claim/> .
@prefix cor: <https://w3id.org/corridor/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix evidence: <https://example.org/id/evidence/> .
@prefix join: <https://example.org/id/join/> .
@prefix nearmiss: <https://example.org/id/nearmiss/> .
@prefix group: <https://example.org/id/group/> .
@prefix amount: <https://example.org/id/amount/> .
@prefix my: <https://example.org/my#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix person: <https://example.org/id/person/> .
@prefix place: <https://example.org/id/place/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix thing: <https://example.org/id/thing/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
GOOD = (
    PREFIXES
    + """
article:a a cor:Article ; dcterms:title "News"@en ; dcterms:language "en" ;
    schema:datePublished "2019-06"^^xsd:gYearMonth ;
    cor:sha256 "%s" .

place:330211 a cor:District , cor:AdministrativeArea , cor:Place ; rdfs:label "Zhenhai District"@en , "镇海区"@zh ;
    cor:established body:lab , group:g ; cor:cooperatesWith body:academy .
body:lab a cor:Laboratory , cor:InnovationPlatform , cor:Organization , cor:Actor ; rdfs:label "Reed Lab"@en ;
    cor:presentIn place:330211 ; cor:ledBy person:reed ; cor:targets thing:optics ; cor:hasMeasurement amount:m ;
    cor:integrates cor:University .
body:academy a cor:Academy , cor:Organization , cor:Actor ; rdfs:label "Academy of Optics"@en ;
    cor:cooperatesWith place:330211 .
person:reed a cor:Academician , cor:Person , cor:Actor ; rdfs:label "Ann Reed"@en ; cor:memberOf body:academy .
thing:optics a skos:Concept ; skos:prefLabel "optics"@en .
group:g a cor:Group ; rdfs:label "12 key platforms"@en ; cor:memberClass cor:InnovationPlatform ; cor:value 12.0 ;
    cor:comparator cor:Exactly ; cor:presentIn place:330211 .
group:firms a cor:Group ; rdfs:label "dozens of firms"@en ; cor:memberClass cor:Enterprise ; cor:comparator cor:Some ;
    cor:appliedFor cor:HighTechEnterprise ; cor:year 2019 .
amount:m a cor:Measurement ; rdfs:label "about 10 million yuan"@en ; cor:measure "value"@en ; cor:value 10000000.0 ;
    cor:unit "CNY" ; cor:comparator cor:About .

place:330204 a cor:District , cor:AdministrativeArea , cor:Place ; rdfs:label "Jiangdong District"@en ;
    cor:divisionCode "330204" ; cor:untilYear 2016 ; dcterms:isReplacedBy place:330212 .
place:330212 a cor:District , cor:AdministrativeArea , cor:Place ; rdfs:label "Yinzhou District"@en ;
    cor:divisionCode "330212" ; cor:sinceYear 2003 .
claim:c a cor:Claim ; rdf:subject place:330211 ; rdf:predicate cor:established ; rdf:object body:lab ;
    prov:wasDerivedFrom article:a ; cor:modality cor:Asserted ; cor:rule "verb-active" ; cor:evidence evidence:e ;
    cor:year 2019 ; cor:timeBasis cor:Stated .
claim:p a cor:Claim ; rdf:subject place:330211 ; rdf:predicate cor:organized ; rdf:object thing:fair ;
    prov:wasDerivedFrom article:a ; cor:modality cor:Planned ; cor:rule "verb-active" ; cor:evidence evidence:e ;
    cor:from "2020-01-01"^^xsd:date ; cor:until "2020-12-31"^^xsd:date .
evidence:e a cor:Evidence ; oa:hasSource article:a ; oa:exact "It has built the Reed Lab." ; oa:start 4 ; oa:end 30 ;
    cor:antecedent false ; cor:page 1 ; cor:sheet "Platforms" ; cor:row 2 ; cor:column "Name" .
join:j a cor:Join ; cor:member body:lab , body:laboratory ; cor:joinedAs body:lab ; cor:rule "spelling" ;
    cor:why "the same words" ; prov:wasDerivedFrom article:a .
nearmiss:n a cor:NearMiss ; cor:member body:lab , body:academy ; cor:rule "numbers" ; cor:closeness 0.5 ;
    cor:why "the number differs" .
"""
    % ("0" * 64)
).replace('cor:measure "value"@en', 'cor:measure "value"')

BROKEN = [
    ("no such class", "body:lab a cor:Labratory .", "", "Type"),
    ("a misspelt class hides a thing", "body:x a cor:Enterprize ; rdfs:label 'X'@en .", "", "Type"),
    ("a superclass is missing", "", "body:lab a cor:Actor .", "Laboratory-superclasses"),
    ("a thing without a label", "", "person:reed rdfs:label 'Ann Reed'@en .", "Thing"),
    ("two labels in one language", "person:reed rdfs:label 'A. Reed'@en .", "", "Thing"),
    ("a person established by nobody's right", "thing:optics cor:established body:lab .", "", "established-domain"),
    ("a person is no object of established", "place:330211 cor:established person:reed .", "", "established-range"),
    ("a class where none may stand", "place:330211 cor:established cor:Laboratory .", "", "established-range"),
    ("a record class as object", "group:firms cor:appliedFor cor:Claim .", "", "appliedFor-range"),
    ("a group whose members may not stand there", "group:firms cor:ledBy group:g .", "", "ledBy-range"),
    ("cooperation holds both ways", "", "body:academy cor:cooperatesWith place:330211 .", "cooperatesWith-symmetric"),
    ("present in what is no place", "body:lab cor:presentIn body:academy .", "", "presentIn-range"),
    ("a topic without a label", "", "thing:optics skos:prefLabel 'optics'@en .", "Concept"),
    ("a claim without evidence", "", "claim:c cor:evidence evidence:e .", "Claim"),
    ("a claim of two modalities", "claim:c cor:modality cor:Planned .", "", "Claim"),
    ("a claim with a misspelt property", "claim:c cor:yaer 2019 .", "", "Claim"),
    ("a claim of no article", "", "claim:c prov:wasDerivedFrom article:a .", "Claim"),
    ("a claim that is not typed", "", "claim:c a cor:Claim .", "Claim"),
    ("a claim by an unknown relation", "claim:d rdf:predicate cor:likes ; a cor:Claim .", "", "ClaimPredicate"),
    ("a year as gYear", "claim:p cor:year '2020'^^xsd:gYear .", "", "Claim"),
    ("it ends before it begins", "claim:p cor:until '2019-12-31'^^xsd:date .",
     "claim:p cor:until '2020-12-31'^^xsd:date .", "Claim"),
    ("evidence that is typed only", "evidence:f a cor:Evidence .", "", "Evidence"),
    ("a passage that ends before it starts", "evidence:e oa:start 31 .", "evidence:e oa:start 4 .", "Evidence"),
    ("an empty quote", "evidence:e oa:exact '' .", "evidence:e oa:exact 'It has built the Reed Lab.' .", "Evidence"),
    ("a page before the first", "evidence:e cor:page 0 .", "evidence:e cor:page 1 .", "Evidence"),
    ("a row by its name", "evidence:e cor:row 'A2' .", "evidence:e cor:row 2 .", "Evidence"),
    ("a column by its number", "evidence:e cor:column 3 .", "evidence:e cor:column 'Name' .", "Evidence"),
    ("two sheets", "evidence:e cor:sheet 'Zones' .", "", "Evidence"),
    ("an article without its hash", "", f"article:a cor:sha256 '{'0' * 64}' .", "Article"),
    ("a group of nothing", "", "group:g cor:memberClass cor:InnovationPlatform .", "Group"),
    ("a group of no class of ours", "group:g cor:memberClass cor:Platform .", "", "GroupMembers"),
    ("a join of one name", "", "join:j cor:member body:laboratory .", "Join"),
    ("a join without a reason", "", "join:j cor:why 'the same words' .", "Join"),
    ("a join of no article", "", "join:j prov:wasDerivedFrom article:a .", "Join"),
    ("a join that is not typed", "", "join:j a cor:Join .", "Join"),
    ("a near miss of three", "nearmiss:n cor:member body:third .", "", "NearMiss"),
    ("nearer than one", "nearmiss:n cor:closeness 1.5 .", "nearmiss:n cor:closeness 0.5 .", "NearMiss"),
    ("a value as integer", "group:g cor:value 12 .", "group:g cor:value 12.0 .", "Counted"),
    ("no number and no estimate", "", "group:g cor:value 12.0 .", "Counted"),
    ("between one number", "group:g cor:comparator cor:Between .", "group:g cor:comparator cor:Exactly .", "Counted"),
    ("a division without its code", "place:330211 cor:untilYear 2016 .", "", "Division"),
    ("a former division without its last year", "", "place:330204 cor:untilYear 2016 .", "Division"),
    ("a division that ended before it began", "place:330204 cor:sinceYear 2018 .", "", "Division"),
    ("a last year as a day", "place:330204 cor:untilYear '2016-12-31'^^xsd:date .",
     "place:330204 cor:untilYear 2016 .", "Division"),
    ("a successor that is no division", "place:330204 dcterms:isReplacedBy body:lab .", "", "Division"),
    ("an amount without a unit", "", "amount:m cor:unit 'CNY' .", "Measurement"),
    ("an amount with an unknown comparator", "amount:m cor:comparator cor:Roughly .",
     "amount:m cor:comparator cor:About .", "Counted"),
]  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary()


@pytest.fixture(scope="module")
def shapes(vocabulary):
    return parse(shapes_turtle(vocabulary))


def parse(text):
    from rdflib import Graph

    return Graph().parse(data=text, format="turtle")


def violated(shapes, data):
    """The node shapes that some node breaks, and how many results there are."""
    from pyshacl import validate
    from rdflib import RDF, SH

    _, report, _ = validate(data, shacl_graph=shapes, inference="none", advanced=False)
    owners = {
        inner: shape
        for shape in shapes.subjects(RDF.type, SH.NodeShape)
        for inner in shapes.objects(shape, SH.property)
    }
    sources = [owners.get(source, source) for source in report.objects(None, SH.sourceShape)]
    return {str(source).removeprefix(SHAPES) for source in sources}


def test_the_good_graph_passes_and_was_looked_at(shapes):
    data = parse(GOOD)
    assert violated(shapes, data) == set()
    looked = focus_nodes(shapes, data)
    assert sum(looked.values()) == 78
    counted = {name.removeprefix(SHAPES): number for name, number in looked.items()}
    assert {
        name: counted[name] for name in ("Article", "Claim", "Evidence", "Counted", "Division", "Thing", "Type")
    } == {
        "Article": 1,
        "Claim": 2,
        "Evidence": 1,
        "Counted": 3,
        "Division": 2,
        "Thing": 8,
        "Type": 16,
    }
    assert (counted["established-domain"], counted["established-range"], counted["organized-range"]) == (1, 2, 0)


@pytest.mark.parametrize(("added", "removed", "shape"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_graph_is_caught(shapes, added, removed, shape):
    data = parse(GOOD)
    gone = parse(PREFIXES + removed)
    assert all(triple in data for triple in gone)
    data = data - gone + parse(PREFIXES + added)
    assert shape in violated(shapes, data)


def test_an_empty_graph_conforms_but_nothing_was_looked_at(shapes):
    from rdflib import Graph

    assert violated(shapes, Graph()) == set()
    assert set(focus_nodes(shapes, Graph()).values()) == {0}


def test_the_shapes_are_valid_shacl(shapes):
    from pyshacl import validate
    from rdflib import Graph

    assert validate(Graph(), shacl_graph=shapes, meta_shacl=True)[0]


def test_every_class_and_relation_has_its_shapes(vocabulary, shapes):
    from rdflib import RDF, SH

    found = {str(one).removeprefix(SHAPES) for one in shapes.subjects(RDF.type, SH.NodeShape)}
    for relation in vocabulary.relations:
        local = relation.removeprefix(terms.COR)
        assert {f"{local}-domain", f"{local}-range"} <= found
    assert sum(name.endswith("-superclasses") for name in found) == 32


def test_a_listed_value_or_what_is_narrower_than_one(vocabulary, shapes):
    told = """cor:NewMaterials a skos:Concept ; rdfs:label 'new materials'@en ; skos:prefLabel 'new materials'@en .
        thing:alloys a skos:Concept ; rdfs:label 'alloys'@en ; skos:prefLabel 'alloys'@en ."""
    right = "thing:alloys skos:broader cor:NewMaterials . body:lab cor:sector thing:alloys , cor:NewMaterials ."
    assert violated(shapes, parse(GOOD + told + right)) == set()
    assert violated(shapes, parse(GOOD + told + "body:lab cor:sector thing:alloys .")) == {"sector-range"}
    assert violated(shapes, parse(GOOD + told + "body:lab cor:level cor:NewMaterials .")) == {"level-range"}
    assert violated(shapes, parse(GOOD + "body:lab cor:level cor:National .")) == set()
    assert violated(shapes, parse(GOOD + "place:330211 cor:level cor:National .")) == {"level-domain"}


def test_a_users_relation_is_checked_as_well(tmp_path):
    mine = tmp_path / "my.ttl"
    mine.write_text(
        PREFIXES
        + """@prefix owl: <http://www.w3.org/2002/07/owl#> .
        my:Dome a owl:Class ; rdfs:subClassOf cor:Organization .
        my:monitors a owl:ObjectProperty ; schema:domainIncludes my:Dome ; schema:rangeIncludes cor:Place .""",
        encoding="utf-8",
    )
    shapes = parse(shapes_turtle(load_vocabulary([mine])))
    dome = "body:d a my:Dome , cor:Organization , cor:Actor ; rdfs:label 'Dome'@en ; my:monitors place:330211 ."
    assert violated(shapes, parse(GOOD + dome)) == set()
    wrong = violated(
        shapes, parse(GOOD + dome + "body:d my:monitors person:reed . body:lab my:monitors place:330211 .")
    )
    assert {name.rpartition("-")[0].rpartition("-")[0] or name for name in wrong} == {"monitors"}
    assert violated(shapes, parse(GOOD + dome.replace("my:Dome", "my:Doom"))) >= {"Type"}


def test_the_same_vocabulary_gives_the_same_text(vocabulary):
    assert shapes_turtle(vocabulary) == shapes_turtle(load_vocabulary())
