from collections import Counter

import pytest

from ontology import terms
from ontology.errors import OntologyError
from ontology.loading import load_vocabulary
from ontology.vocabulary import OntologyClass, Relation, Word

PREFIXES = """
@prefix cor: <https://w3id.org/corridor/ontology#> .
@prefix my: <https://example.org/my#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
"""
MY = "https://example.org/my#"
OBSERVATORY = """
my:Observatory a owl:Class ; rdfs:subClassOf cor:Organization ; rdfs:label "observatory"@en ;
    cor:headNoun "Observatory"@en , "天文台"@zh .
my:monitorsSky a owl:ObjectProperty ; schema:domainIncludes my:Observatory ; schema:rangeIncludes cor:Place ;
    cor:verb "monitor"@en , "watch over"@en .
"""


@pytest.fixture(scope="module")
def core():
    return load_vocabulary()


@pytest.fixture
def write(tmp_path):
    def write(body, name="my.ttl", prefixes=PREFIXES):
        path = tmp_path / name
        path.write_text(prefixes + body, encoding="utf-8")
        return path

    return write


def test_the_core(core):
    assert core.version == "https://w3id.org/corridor/ontology/0.1.0"
    assert (len(core.classes), len(core.relations), len(core.places)) == (50, 29, 3800)
    assert core.places["330211"].name == "Zhenhai"


def test_a_class_has_its_ancestors_family_and_words(core):
    found = core.classes[terms.ACADEMICIAN_WORKSTATION]
    assert found.parents == (terms.WORKSTATION,)
    assert found.ancestors == {terms.WORKSTATION, terms.INNOVATION_PLATFORM, terms.ORGANIZATION, terms.ACTOR}
    assert (found.label, found.label_zh, found.family) == ("academician workstation", "院士工作站", "body")
    assert Word("academician working station", "en") in found.nouns
    assert Word("院士工作站", "zh") in found.head_nouns
    assert found.titles == ()
    assert found.nouns == tuple(sorted(found.nouns, key=lambda word: (word.language, word.text)))


@pytest.mark.parametrize(
    ("cls", "family"),
    [
        (terms.DISTRICT, "place"),
        (terms.REGION, "place"),
        (terms.DEMONSTRATION_ZONE, "zone"),
        (terms.INNOVATION_CORRIDOR, "corridor"),
        (terms.TALENT_TEAM, "body"),
        (terms.ALLIANCE, "body"),
        (terms.ACADEMICIAN, "person"),
        (terms.ACHIEVEMENT_FAIR, "event"),
        (terms.COORDINATION_MECHANISM, "programme"),
        (terms.PROJECT, "thing"),
        (terms.ACHIEVEMENT, "thing"),
        (terms.GROUP, "group"),
        (terms.MEASUREMENT, "amount"),
    ],
)
def test_families(core, cls, family):
    assert core.classes[cls].family == family


def test_relations(core):
    symmetric = {iri for iri, one in core.relations.items() if one.symmetric}
    of_classes = {iri for iri, one in core.relations.items() if one.class_object}
    presence = {iri for iri, one in core.relations.items() if one.implies_presence}
    assert symmetric == {terms.COOPERATES_WITH}
    assert of_classes == {terms.DESIGNATED_AS, terms.INTEGRATES, terms.APPLIED_FOR, terms.APPLIED_TO_ESTABLISH}
    assert presence == {terms.ESTABLISHED, terms.ORGANIZED, terms.CULTIVATED, terms.ATTRACTED}
    assert terms.PRESENT_IN not in core.relations
    assert terms.MEMBER_CLASS not in core.relations
    assert core.relations[terms.TARGETS].range == {terms.SKOS_CONCEPT}
    assert core.relations[terms.HAS_MEASUREMENT].domain >= {terms.PLACE, terms.ACTOR, terms.PROJECT, terms.GROUP}
    assert not core.relations[terms.HAS_MEASUREMENT].domain & {terms.ARTICLE, terms.CLAIM, terms.MEASUREMENT}


def test_every_relation_has_english_and_chinese_words(core):
    for relation in core.relations.values():
        if relation.lists:
            continue  # what leads to a value of a list is read by the words of the values
        words = (
            *relation.verbs,
            *relation.nominals,
            *relation.prepositions,
            *relation.subject_first,
            *relation.object_first,
        )
        assert {word.language for word in words} == {"en", "zh"}, relation.iri


def test_the_lists_and_their_values(core):
    lists = {iri: core.relations[iri].lists for iri in core.relations if core.relations[iri].lists}
    assert lists == {
        terms.LEVEL: {terms.LEVEL_CLASS},
        terms.SECTOR: {terms.SECTOR_CLASS},
        terms.INDICATOR: {terms.INDICATOR_CLASS},
    }
    sizes = Counter(value.value_list for value in core.values.values())
    assert sizes == {terms.LEVEL_CLASS: 5, terms.SECTOR_CLASS: 20, terms.INDICATOR_CLASS: 15}
    for value in core.values.values():
        assert value.label
        assert value.label_zh
        words = (*value.nouns, *value.modifiers)
        assert {word.language for word in words} == {"en", "zh"}, value.iri
        if value.value_list != terms.LEVEL_CLASS:
            assert value.scheme in (terms.SECTORS, terms.INDICATORS)
    assert core.values[terms.R_D_INTENSITY].share_of == terms.R_D_EXPENDITURE
    assert core.values[terms.R_D_INTENSITY].measured_in == {"percent"}


@pytest.mark.parametrize("which", [terms.LEVEL_CLASS, terms.SECTOR_CLASS, terms.INDICATOR_CLASS])
def test_no_word_means_two_values_of_a_list(core, which):
    bearers = {}
    for value in (one for one in core.values.values() if one.value_list == which):
        for word in {*value.names, *value.nouns, *value.modifiers}:
            bearers.setdefault((word.language, word.text.casefold()), set()).add(value.iri)
    assert len(bearers) > 10
    assert {word: found for word, found in bearers.items() if len(found) > 1} == {}


def test_a_user_adds_a_sector_and_words_to_one(write):
    mine = write("""
        my:Tea a cor:Sector ; rdfs:label "tea"@en ; cor:noun "tea leaf"@en .
        cor:Biomedicine cor:noun "bird's nest"@en .
    """)
    found = load_vocabulary([mine])
    tea = found.values["https://example.org/my#Tea"]
    assert (tea.label, tea.label_zh, tea.value_list, tea.scheme) == ("tea", "", terms.SECTOR_CLASS, None)
    assert [word.text for word in tea.nouns] == ["tea leaf"]
    assert Word("bird's nest", "en") in found.values[terms.BIOMEDICINE].nouns


@pytest.mark.parametrize("field", ["nouns", "head_nouns"])
def test_no_word_means_two_classes(core, field):
    bearers = {}
    for cls in core.classes.values():
        for word in getattr(cls, field):
            bearers.setdefault(word, []).append(cls.iri)
    assert len(bearers) > 400
    assert {word: classes for word, classes in bearers.items() if len(classes) > 1} == {}


def test_areas_and_zones_stand_wherever_an_actor_may(core):
    for relation in core.relations.values():
        if terms.ACTOR in relation.domain:
            assert core.allows(relation.domain, terms.DISTRICT)
            assert core.allows(relation.domain, terms.DEMONSTRATION_ZONE)


def test_a_users_class_and_relation_are_merged_in(core, write):
    merged = load_vocabulary([write(OBSERVATORY)])
    assert merged.classes[f"{MY}Observatory"] == OntologyClass(
        iri=f"{MY}Observatory",
        label="observatory",
        label_zh="",
        parents=(terms.ORGANIZATION,),
        ancestors=frozenset({terms.ORGANIZATION, terms.ACTOR}),
        family="body",
        head_nouns=(Word("Observatory", "en"), Word("天文台", "zh")),
    )
    assert merged.relations[f"{MY}monitorsSky"] == Relation(
        iri=f"{MY}monitorsSky",
        label="monitors sky",
        label_zh="",
        domain=frozenset({f"{MY}Observatory"}),
        range=frozenset({terms.PLACE}),
        verbs=(Word("monitor", "en"), Word("watch over", "en")),
    )
    assert {iri: one for iri, one in merged.classes.items() if iri in core.classes} == core.classes
    assert {iri: one for iri, one in merged.relations.items() if iri in core.relations} == core.relations


def test_words_for_a_class_of_the_core(core, write):
    merged = load_vocabulary([write('cor:Incubator cor:noun "nest  box"@en .'), write(OBSERVATORY, "b.ttl")])
    added = set(merged.classes[terms.INCUBATOR].nouns) - set(core.classes[terms.INCUBATOR].nouns)
    assert added == {Word("nest box", "en")}
    assert f"{MY}Observatory" in merged.classes


def test_files_may_refer_to_one_another_in_any_order(write):
    below = write("my:Dome a owl:Class ; rdfs:subClassOf my:Observatory .", "below.ttl")
    above = write(OBSERVATORY, "above.ttl")
    for order in ([below, above], [above, below]):
        assert load_vocabulary(order).classes[f"{MY}Dome"].family == "body"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("my:A a owl:Class ; rdfs:subClassOf cor:Place", "is not valid Turtle: it ends within a statement"),
        ("my:A a owl:Class ;\n rdfs:label observatory .", "is not valid Turtle: line 8: "),
        ("my:A a other:Class .", "is not valid Turtle: line 7: "),
        ("", "holds no statement"),
        ('cor:Incubator cor:noun "nest" .', 'the word "nest" of cor:Incubator has no language'),
        ("cor:Incubator cor:noun cor:Place .", "cor:noun of cor:Incubator is no word"),
        ('cor:Incubater cor:noun "nest"@en .', "cor:Incubater is no term of the ontology"),
        ('cor:Incubator cor:nuon "nest"@en .', "cor:nuon is no term of the ontology"),
        ('cor:Incubator cor:verb "nest"@en .', "cor:Incubator cor:verb is for relations"),
        ('cor:locatedIn cor:noun "nest"@en .', "cor:locatedIn cor:noun is for classes and values of lists"),
        ('cor:Biomedicine cor:verb "heal"@en .', "cor:Biomedicine cor:verb is for relations"),
        ('cor:Exactly cor:noun "just"@en .', "cor:Exactly has words"),
        ('cor:GrossDomesticProduct cor:measuredIn "dollars" .', 'is measured in "dollars", not in one of money'),
        ('my:A cor:noun "nest"@en .', "is no class, relation or listed value"),
        ('my:A a owl:Class ; rdfs:subClassOf my:B ; cor:noun "nest"@en .', r"my#A> has the superclass <.*my#B>"),
        ("my:A a owl:Class ; rdfs:subClassOf cor:Orgnization .", "cor:Orgnization is no term of the ontology"),
        ("my:A a owl:Class .", "has no superclass"),
        ('my:A a owl:Class ; cor:family "robot" .', 'unknown family "robot"'),
        (
            "my:A a owl:Class ; rdfs:subClassOf my:B , cor:Place . my:B a owl:Class ; rdfs:subClassOf my:A .",
            "its own superclass",
        ),
        ("my:r a owl:ObjectProperty ; schema:rangeIncludes cor:Place .", "has no domain"),
        ("my:r a owl:ObjectProperty ; schema:domainIncludes cor:Place .", "has no range"),
        (
            "my:r a owl:ObjectProperty ; schema:domainIncludes my:Nowhere ; schema:rangeIncludes cor:Place .",
            r"my#r> has the domain <.*my#Nowhere>",
        ),
    ],
)
def test_a_slip_is_one_line_that_names_the_file(write, body, reason):
    with pytest.raises(OntologyError, match=reason) as raised:
        load_vocabulary([write(body, "slip.ttl")])
    assert "slip.ttl: " in str(raised.value)
    assert "\n" not in str(raised.value)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(OntologyError, match="no such file"):
        load_vocabulary([tmp_path / "none.ttl"])
    with pytest.raises(OntologyError, match="is a directory"):
        load_vocabulary([tmp_path])
    (tmp_path / "latin.ttl").write_bytes(PREFIXES.encode() + b'cor:Place cor:noun "caf\xe9"@en .')
    with pytest.raises(OntologyError, match="is not UTF-8"):
        load_vocabulary([tmp_path / "latin.ttl"])


def test_rdflib_is_loaded_only_when_it_is_needed():
    import subprocess
    import sys

    modules = "ontology.loading, ontology.shapes, ontology.profile, ontology.questions, ontology.terms"
    code = f"import sys, {modules}; print('rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
