"""From readings to RDF: the whole small graph of an article, and what must not be in it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from rdflib import RDF, Dataset, Literal, URIRef

from graph.assembly import gazetteer
from graph.claims import TYPE_RULE, claims
from graph.iris import Minter
from graph.turtle import document, triples_of
from ontology.loading import load_vocabulary
from source.model import Article, Cell, Comparator, Evidence, Fact, Modality, Reading, Span, Time, TimeBasis
from tests.graph.examples import (
    COR,
    FIRM,
    LAB,
    LIN,
    MINTER,
    NINGBO,
    PLATFORMS,
    QUAY,
    TALENTS,
    VOCABULARY,
    YUAN,
    ZHENHAI,
    agreeing,
    article,
    assemble,
    cls,
    datasets,
    fact,
    harbour,
    memory,
    quote,
    store,
    turtle,
)

TEXT = "Zhenhai set up 12 platforms in 2018. It set up 12 platforms in 2019. It is a district of Ningbo."
FIRST, SECOND, THIRD = (quote(TEXT, one.strip() + ".") for one in TEXT.split(".")[:3])


def drawn(*facts: Fact, text: str = TEXT) -> str:
    """The Turtle of a reading of these facts, without prefixes and evidence."""
    made = turtle(memory(assemble(Reading(article(text), facts), MINTER, VOCABULARY)))
    blocks = made.split("\n\n")[1:]
    return "\n\n".join(["", *(block for block in blocks if not block.startswith("evidence:"))]) + "\n"


def blocks(turtle_text: str, start: str) -> list[str]:
    return [one.strip() for one in turtle_text.split("\n\n") if one.startswith(start)]


def made(*facts: Fact, text: str = TEXT) -> list[tuple[str, str, str]]:
    """What stands in the default graph about entities, shortened."""
    dataset = assemble(Reading(article(text), facts), MINTER, VOCABULARY)
    return plain(dataset)


def plain(dataset: Dataset) -> list[tuple[str, str, str]]:
    def short(term: object) -> str:
        return str(term).replace(MINTER.base, "").replace(COR, "cor:").rpartition("rdf-syntax-ns#")[2]

    triples = ((short(s), short(p), short(o)) for s, p, o in dataset.default_graph)
    return sorted(one for one in triples if one[1].startswith("cor:") or one[1] == "type")


def test_a_statement_with_its_claim_evidence_and_what_follows() -> None:
    one = fact(ZHENHAI, "locatedIn", NINGBO, THIRD)
    types = (fact(ZHENHAI, "a", cls("District"), THIRD), fact(NINGBO, "a", cls("City"), THIRD))
    dataset = assemble(Reading(article(TEXT), (one, *types)), MINTER, VOCABULARY)
    text = turtle(memory(dataset))
    number = article(TEXT).id
    statement = ("place/330211", "locatedIn", "place/330200")
    claim = MINTER.claim(
        number, (MINTER.base + statement[0], COR + statement[1], MINTER.base + statement[2]), Modality.ASSERTED
    ).rpartition("/")[2]
    (place,) = blocks(text, "place:330211")
    assert place == (
        "place:330211 a cor:AdministrativeArea, cor:District, cor:Place ;\n"
        '    rdfs:label "Zhenhai District"@en, "镇海区"@zh ;\n'
        '    skos:altLabel "Zhenhai"@en ;\n'
        "    cor:locatedIn place:330200 ;\n"
        "    cor:presentIn place:330200 ."
    )
    (stated,) = blocks(text, f"claim:{claim}")
    assert stated == (
        f"claim:{claim} a cor:Claim ;\n"
        "    rdf:subject place:330211 ;\n"
        "    rdf:predicate cor:locatedIn ;\n"
        "    rdf:object place:330200 ;\n"
        f"    prov:wasDerivedFrom article:{number} ;\n"
        f"    cor:evidence evidence:{claim}-69-96 ;\n"
        "    cor:modality cor:Asserted ;\n"
        '    cor:rule "by-hand" .'
    )
    (evidence,) = blocks(text, f"evidence:{claim}")
    assert evidence == (
        f"evidence:{claim}-69-96 a cor:Evidence ;\n"
        f"    oa:hasSource article:{number} ;\n"
        '    oa:exact "It is a district of Ningbo." ;\n'
        "    oa:start 69 ;\n"
        "    oa:end 96 ."
    )


def test_claims_and_evidence_stand_in_the_graph_of_their_article_and_nothing_stands_in_two() -> None:
    found = store(harbour(), agreeing())
    seen: dict[tuple[str, str, str], str | None] = {}
    for graph in (None, *found.graphs()):
        for triple in found.triples(graph):
            assert triple not in seen, f"{triple} stands in {graph} and {seen[triple]}"
            seen[triple] = graph
    homes = {graph for (subject, _, _), graph in seen.items() if "/claim/" in subject or "/evidence/" in subject}
    assert homes == {MINTER.article(one.article.id) for one in (harbour(), agreeing())}
    assert len(seen) > 400


@pytest.mark.parametrize("modality", [one for one in Modality if one is not Modality.ASSERTED])
def test_what_is_not_asserted_has_a_claim_and_no_triple(modality: Modality) -> None:
    one = fact(ZHENHAI, "established", QUAY, FIRST, modality=modality)
    text = drawn(one)
    assert f"cor:modality cor:{modality}" in text
    assert (
        blocks(text, "place:330211")[0].splitlines()[0]
        == 'place:330211 rdfs:label "Zhenhai District"@en, "镇海区"@zh ;'
    )
    assert blocks(text, "body:quay-workstation") == ['body:quay-workstation rdfs:label "Quay Workstation"@en .']
    assert [one for one in made(one) if not one[0].startswith("article/")] == []


def test_a_planned_group_keeps_its_numbers_for_those_who_ask_for_plans() -> None:
    planned = fact(ZHENHAI, "attracted", TALENTS, FIRST, modality=Modality.PLANNED, time=Time(end="2025-12-31"))
    group = blocks(drawn(planned), "group:8000-person")
    assert group[0].split(" ", 1)[1] == (
        'rdfs:label "more than 8,000 people"@en ;\n    cor:comparator cor:MoreThan ;\n'
        "    cor:memberClass cor:Person ;\n"
        '    cor:timeBasis cor:Stated ;\n    cor:until "2025-12-31"^^xsd:date ;\n    cor:value "8000"^^xsd:decimal ;\n'
        "    cor:year 2025 ."
    )


def test_a_plan_of_one_article_and_a_statement_of_another_stand_side_by_side() -> None:
    opened = fact(ZHENHAI, "established", QUAY, quote("Zhenhai opened the Quay Workstation.", "Zhenhai opened"))
    later = Reading(article("Zhenhai opened the Quay Workstation."), (opened,))
    claims_of_it = "?c rdf:predicate cor:established ; rdf:object body:quay-workstation ; cor:modality ?m"
    rows = store(harbour(), later).query(f"SELECT ?m WHERE {{ {claims_of_it} }} ORDER BY ?m")
    assert [row[0].text.rpartition("#")[2] for row in rows.rows] == ["Asserted", "Planned"]  # type: ignore[union-attr]
    assert store(harbour(), later).query(
        "ASK { GRAPH ?g { ?c cor:modality cor:Planned } body:quay-workstation a cor:Workstation }"
    )
    assert not store(harbour()).query("ASK { body:quay-workstation a ?class }")


def test_cooperation_goes_both_ways_and_is_one_claim() -> None:
    ways = (fact(LAB, "cooperatesWith", FIRM, FIRST), fact(FIRM, "cooperatesWith", LAB, SECOND))
    found = claims(ways, "a1", MINTER, VOCABULARY)
    relations = [one for one in found if one.statement[1] == COR + "cooperatesWith"]
    assert [(one.subject, one.object, len(one.evidence)) for one in relations] == [(LAB, FIRM, 2)]
    assert [one for one in made(*ways) if one[1] == "cor:cooperatesWith"] == [
        ("body/blue-harbour-laboratory", "cor:cooperatesWith", "body/tidewater-co-ltd"),
        ("body/tidewater-co-ltd", "cor:cooperatesWith", "body/blue-harbour-laboratory"),
    ]


def test_things_of_asserted_statements_get_a_claim_of_their_class_unless_they_have_one() -> None:
    found = claims(
        [fact(LAB, "ledBy", LIN, FIRST), fact(LIN, "a", cls("Academician"), SECOND)], "a1", MINTER, VOCABULARY
    )
    kinds = [
        (one.statement[2].rpartition("#")[2], one.rules, one.first)
        for one in found
        if one.statement[1].endswith("type")
    ]
    assert sorted(kinds) == [("Academician", ("by-hand",), 37), ("Laboratory", (TYPE_RULE,), 0)]


def test_a_wider_class_is_not_enough_and_a_planned_one_is_none() -> None:
    wider = fact(LIN, "a", cls("Person"), SECOND)
    planned = fact(LAB, "a", cls("Laboratory"), SECOND, modality=Modality.PLANNED)
    found = made(fact(LAB, "ledBy", LIN, FIRST), wider, planned)
    assert [value for subject, relation, value in found if relation == "type" and subject.startswith("person/")] == [
        "cor:Academician",
        "cor:Actor",
        "cor:Person",
    ]
    assert ("body/blue-harbour-laboratory", "type", "cor:InnovationPlatform") in found


def test_presence_follows_from_place_and_host_alone() -> None:
    facts = (
        fact(LAB, "locatedIn", ZHENHAI, FIRST),
        fact(ZHENHAI, "established", PLATFORMS, FIRST),
        fact(LAB, "established", FIRM, FIRST),
        fact(ZHENHAI, "cooperatesWith", FIRM, FIRST),
        fact(ZHENHAI, "attracted", QUAY, FIRST, modality=Modality.NEGATED),
    )
    present = [(subject, value) for subject, relation, value in made(*facts) if relation == "cor:presentIn"]
    group = MINTER.group(PLATFORMS, article(TEXT).id).removeprefix(MINTER.base)
    assert present == [("body/blue-harbour-laboratory", "place/330211"), (group, "place/330211")]


def test_no_place_is_put_into_another_by_the_gazetteer() -> None:
    found = store(harbour())
    assert not found.query("ASK { place:330200 cor:locatedIn ?x }")
    assert not found.query("ASK { place:330000 cor:presentIn ?x }")


def test_the_gazetteer_tells_the_chain_of_containers_and_names_what_nobody_mentions() -> None:
    found = gazetteer(["330211", "330200", "unheard"], MINTER, VOCABULARY)
    text = "".join(document(triples_of(found), MINTER.base))
    assert text[text.index("\n\n") :] == (
        "\n\n"
        "place:330000 a cor:AdministrativeArea, cor:Place, cor:Province ;\n"
        '    rdfs:label "Zhejiang Province"@en, "浙江省"@zh ;\n    skos:altLabel "Zhejiang"@en ;\n'
        '    cor:divisionCode "330000" .\n\n'
        'place:330200 schema:containedInPlace place:330000 ;\n    cor:divisionCode "330200" .\n\n'
        'place:330211 schema:containedInPlace place:330200 ;\n    cor:divisionCode "330211" .\n'
    )


def test_the_gazetteer_tells_how_long_a_former_division_was_and_what_it_became() -> None:
    vocabulary = load_vocabulary()
    text = "".join(document(triples_of(gazetteer(["500110-2011"], Minter(vocabulary), vocabulary)), MINTER.base))
    former, now = (block for block in text.split("\n\n") if block.startswith(("place:500110 ", "place:500110-2011 ")))
    assert former.strip() == (
        "place:500110-2011 dcterms:isReplacedBy place:500110 ;\n    schema:containedInPlace place:500000 ;\n"
        '    cor:divisionCode "500110" ;\n    cor:untilYear 2011 .'
    )
    assert now.rstrip() == (
        "place:500110 a cor:AdministrativeArea, cor:District, cor:Place ;\n"
        '    rdfs:label "Qijiang District"@en, "綦江区"@zh ;\n    skos:altLabel "Qijiang"@en ;\n'
        "    schema:containedInPlace place:500000 ;\n"
        '    cor:divisionCode "500110" ;\n    cor:sinceYear 2011 .'
    )
    assert "place:500000 a cor:AdministrativeArea, cor:City, cor:Place ;" in text


def test_two_times_are_two_claims_and_a_mention_without_time_joins_the_earlier() -> None:
    dated = [fact(ZHENHAI, "locatedIn", NINGBO, one, time=Time(year)) for one, year in ((FIRST, 2018), (SECOND, 2019))]
    found = claims([*dated, fact(ZHENHAI, "locatedIn", NINGBO, THIRD)], "a1", MINTER, VOCABULARY)
    relations = [one for one in found if one.statement[1] == COR + "locatedIn"]
    assert sorted((one.time.year, [e.span.start for e in one.evidence]) for one in relations if one.time) == [
        (2018, [0, 69]),
        (2019, [37]),
    ]
    assert len(made(*dated)) == len(made(dated[0]))


def test_one_time_said_in_two_ways_is_one_claim_with_the_stated_one() -> None:
    relative = Time(2018, basis=TimeBasis.RELATIVE_TO_PUBLICATION)
    facts = [
        fact(ZHENHAI, "locatedIn", NINGBO, one, time=time) for one, time in ((FIRST, relative), (SECOND, Time(2018)))
    ]
    (one,) = [one for one in claims(facts, "a1", MINTER, VOCABULARY) if one.statement[1] == COR + "locatedIn"]
    assert one.time == Time(2018)


def test_a_group_takes_the_time_of_the_claim_that_ties_it_to_its_holder() -> None:
    tied = fact(ZHENHAI, "established", PLATFORMS, FIRST, time=Time(2018))
    other = fact(PLATFORMS, "locatedIn", NINGBO, SECOND, time=Time(2019))
    (group,) = blocks(drawn(other, tied), "group:")
    assert "cor:year 2018" in group
    assert "2019" not in group


def test_a_later_mention_is_the_same_group_and_the_first_one_gives_its_words() -> None:
    later = replace(PLATFORMS, text="the 12 platforms", comparator=Comparator.ABOUT)
    text = drawn(fact(ZHENHAI, "established", later, SECOND), fact(ZHENHAI, "established", PLATFORMS, FIRST))
    (group,) = blocks(text, "group:")
    assert 'rdfs:label "12 platforms"@en' in group
    assert "cor:comparator cor:Exactly ;" in group
    assert "About" not in group


def test_a_group_that_nothing_is_said_of_but_that_it_is_there() -> None:
    counted = fact(replace(PLATFORMS, holder=None, relation=None), "a", cls("Group"), FIRST)
    text = drawn(counted)
    (group,) = blocks(text, "group:")
    assert group.split(" ", 1)[1].startswith('a cor:Group ;\n    rdfs:label "12 platforms"@en ;')
    assert text.count("a cor:Claim") == 1
    assert "rdf:predicate rdf:type ;\n    rdf:object cor:Group ;" in text


def test_a_measurement_with_two_ends() -> None:
    between = replace(
        YUAN, value=Decimal("0.5"), upper=Decimal("2.50"), comparator=Comparator.BETWEEN, year=None, unit="%"
    )
    (amount,) = blocks(drawn(fact(LAB, "hasMeasurement", between, FIRST)), "amount:")
    assert amount.split(" ", 1)[1].rstrip() == (
        'a cor:Measurement ;\n    rdfs:label "about 10 million yuan"@en ;\n    cor:comparator cor:Between ;\n'
        '    cor:measure "investment" ;\n    cor:unit "%" ;\n    cor:upperValue 2.5 ;\n    cor:value 0.5 .'
    )


def where(source: Article, evidence: tuple[Evidence, ...]) -> set[tuple[str, ...]]:
    """Start, then page, row, column and sheet of every passage that the drawing of one fact gives."""
    dataset = assemble(Reading(source, (fact(LAB, "ledBy", LIN, evidence),)), MINTER, VOCABULARY)
    graph = dataset.graph(URIRef(MINTER.article(source.id)))
    told = [URIRef(COR + one) for one in ("page", "row", "column", "sheet")]
    return {
        tuple(str(graph.value(one, name, default="")) for name in (URIRef("http://www.w3.org/ns/oa#start"), *told))
        for one in graph.subjects(RDF.type, URIRef(COR + "Evidence"))
    }


def test_a_passage_tells_the_page_on_which_it_begins() -> None:
    evidence = tuple(Evidence(Span(*one)) for one in ((0, 5), (8, 12), (9, 14), (10, 15), (16, 18)))
    paged = replace(article(TEXT), pages=(Span(0, 9), Span(10, 15), Span(16, len(TEXT))))
    assert where(paged, evidence) == {
        ("0", "1", "", "", ""),
        ("8", "1", "", "", ""),
        ("9", "1", "", "", ""),
        ("10", "2", "", "", ""),
        ("16", "3", "", "", ""),
    }
    assert where(article(TEXT), evidence[:1]) == {("0", "", "", "", "")}


def test_a_row_of_a_table_tells_where_it_stands() -> None:
    evidence = (
        Evidence(Span(0, 5), cell=Cell(2, "Leader")),
        Evidence(Span(6, 9), antecedent=True, cell=Cell(1, "C", "Labs")),
    )
    assert where(article(TEXT), evidence) == {("0", "", "2", "Leader", ""), ("6", "", "1", "C", "Labs")}


def test_a_passage_that_states_and_names_an_antecedent_states() -> None:
    span = Span(0, 12)
    evidence = (Evidence(span, antecedent=True), Evidence(span))
    (one, *_) = [
        one
        for one in claims([fact(LAB, "ledBy", LIN, evidence)], "a1", MINTER, VOCABULARY)
        if one.statement[1] == COR + "ledBy"
    ]
    assert one.evidence == (Evidence(span),)


@pytest.mark.parametrize(
    ("published", "datatype"), [("2019", "gYear"), ("2019-06", "gYearMonth"), ("2019-06-18", "date"), ("June", None)]
)
def test_the_article_tells_where_it_comes_from(published: str, datatype: str | None) -> None:
    more = {"publisher": "Example Daily", "published": published, "url": "https://example.org/", "license": "CC BY 4.0"}
    source = article(TEXT, **more)
    dataset = assemble(Reading(source, ()), MINTER, VOCABULARY)
    found = {str(p).rpartition("/")[2].rpartition("#")[2]: o for _, p, o in dataset.default_graph}
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert found == {
        "type": URIRef(COR + "Article"),
        "title": Literal("Zhenhai set up 12", lang="en"),
        "language": Literal("en"),
        "sha256": Literal(source.sha256),
        "publisher": Literal("Example Daily"),
        **({"datePublished": Literal(published, datatype=URIRef(xsd + datatype), normalize=False)} if datatype else {}),
        "url": Literal("https://example.org/"),
        "license": Literal("CC BY 4.0"),
    }


def test_the_text_stands_in_the_graph_only_on_demand() -> None:
    texts = [
        [
            str(o)
            for _, p, o in assemble(Reading(article(TEXT), ()), MINTER, VOCABULARY, wanted).default_graph
            if str(p).endswith("/text")
        ]
        for wanted in (False, True)
    ]
    assert texts == [[], [TEXT]]


def test_two_spellings_of_one_name_leave_one_label_whoever_comes_first() -> None:
    loud = replace(LAB, name="BLUE HARBOUR LABORATORY", aliases=("Blue Harbour Laboratory", "Harbour Lab"))
    one = Reading(article(TEXT), (fact(loud, "ledBy", LIN, FIRST),))
    names = [
        [
            value
            for subject, relation, value in store(*order).triples()
            if "abel>" in relation and "blue-harbour" in subject
        ]
        for order in ((one, harbour()), (harbour(), one))
    ]
    assert names[0] == names[1]
    assert sorted(names[0]) == [
        '"BHL"@en',
        '"BLUE HARBOUR LABORATORY"@en',
        '"Blue Harbour Laboratory"@en',
        '"Harbour Lab"@en',
    ]
    labels = [
        value
        for subject, relation, value in store(one, harbour()).triples()
        if "#label>" in relation and "blue-harbour" in subject
    ]
    assert labels == ['"Blue Harbour Laboratory"@en']


def test_no_blank_nodes_and_the_datasets_do_not_hang_on_the_order_of_facts() -> None:
    reading = harbour()
    turned = replace(reading, facts=reading.facts[::-1])
    texts = {turtle(memory(*datasets(one))) for one in (reading, turned)}
    assert len(texts) == 1
    assert "_:" not in texts.pop()
