"""Names become IRIs: the same for the same name, apart for different ones, and always fit for Turtle."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, URIRef

from graph.iris import DEFAULT_BASE, NAME_START, Minter, plain, prefixes, slug
from ontology.errors import GraphError
from source.model import Concept, Form, Modality, Time
from tests.graph.examples import COR, FAIR, FIRM, LAB, LIN, MINTER, NINGBO, PLATFORMS, VOCABULARY, YUAN, ZHENHAI, entity

LOCAL = re.compile(rf"[0-9{NAME_START}][-0-9\u0300-\u036f{NAME_START}]*")
HOSTILE = (
    "",
    "!!!",
    "???",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "a" * 500,
    "\ud800",
    "😀",
    "\u0301x",
    "a\x00b",
)


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("Shi Yang Academician Workstation", "shi-yang-academician-workstation"),
        ("Tidewater Co., Ltd.", "tidewater-co-ltd"),
        ("R&D Centre No. 1", "r-and-d-centre-no-1"),
        ("镇海区", "镇海区"),
        ("Société Générale", "société-générale"),
        ("Ａｃｍｅ", "acme"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_a_name_becomes_a_readable_local_name(name: str, local: str) -> None:
    assert slug(name) == local


@pytest.mark.parametrize("name", ["C++ Lab", "x²", "Ⅳ Lab", "Acme\u202e", "😀", "", "a" * 81])
def test_what_the_slug_cannot_show_is_told_apart_by_a_hash(name: str) -> None:
    assert re.fullmatch(r"[^-].*--[0-9a-f]{8}", slug(name))


def test_different_names_stay_different() -> None:
    names = [
        "C Lab",
        "C++ Lab",
        "C# Lab",
        "IV Lab",
        "Ⅳ Lab",
        "x2",
        "x²",
        "!!!",
        "???",
        "",
        "a" * 81,
        "a" * 82,
        "\ud800",
    ]
    symbols = [name for name in names if name != "C# Lab"]  # "#" is punctuation, which tells no names apart
    assert len({slug(name) for name in symbols}) == len(symbols)
    assert slug("C# Lab") == slug("C Lab")


@pytest.mark.parametrize("name", ["Blue Harbour Laboratory", "BLUE  HARBOUR LABORATORY", "“Blue-Harbour” Laboratory"])
def test_case_punctuation_and_space_tell_no_names_apart(name: str) -> None:
    assert slug(name) == "blue-harbour-laboratory"


@given(st.text(max_size=120))
def test_every_name_gives_a_local_name_of_turtle(name: str) -> None:
    made = slug(name)
    assert LOCAL.fullmatch(made)
    assert not made.endswith("-")
    assert len(made) <= 90
    assert slug(name) == made


@pytest.mark.parametrize("name", HOSTILE)
def test_rdflib_reads_the_abbreviated_name(name: str) -> None:
    text = f"@prefix body: <{DEFAULT_BASE}body/> .\nbody:{slug(name)} a body:x ."
    found = next(iter(Graph().parse(data=text, format="turtle").subjects()))
    assert found == URIRef(DEFAULT_BASE + "body/" + slug(name))


def test_the_iri_carries_family_and_name_but_never_the_class() -> None:
    iri = MINTER.entity(LAB, "a1")
    assert iri == "https://w3id.org/corridor/id/body/blue-harbour-laboratory"
    assert MINTER.entity(replace(LAB, cls=COR + "Enterprise"), "b2") == iri
    assert (
        MINTER.entity(replace(LAB, cls=COR + "Programme"), "b2") == DEFAULT_BASE + "programme/blue-harbour-laboratory"
    )


def test_places_of_the_gazetteer_go_by_their_code() -> None:
    assert MINTER.entity(ZHENHAI, "a1") == DEFAULT_BASE + "place/330211"
    assert MINTER.entity(replace(ZHENHAI, name="Zhenhai"), "b2") == DEFAULT_BASE + "place/330211"
    assert MINTER.entity(replace(ZHENHAI, place=None), "a1") == DEFAULT_BASE + "place/zhenhai-district"


def test_an_ambiguous_place_and_what_it_holds_are_the_articles_own() -> None:
    unclear = replace(ZHENHAI, place=None, local=True)
    assert MINTER.entity(unclear, "a1") == DEFAULT_BASE + "place/zhenhai-district--a1"
    assert MINTER.entity(unclear, "b2") == DEFAULT_BASE + "place/zhenhai-district--b2"
    fair = replace(FAIR, holder=unclear)
    assert MINTER.entity(fair, "a1") == DEFAULT_BASE + "event/achievement-fair--place-zhenhai-district--a1"


def test_a_description_goes_by_its_holder_and_by_the_article_where_it_has_none() -> None:
    assert MINTER.entity(FAIR, "a1") == DEFAULT_BASE + "event/achievement-fair--place-330211"
    assert MINTER.entity(replace(FAIR, holder=NINGBO), "a1") == DEFAULT_BASE + "event/achievement-fair--place-330200"
    alone = replace(FAIR, holder=None)
    assert MINTER.entity(alone, "a1") == DEFAULT_BASE + "event/achievement-fair--a1"
    assert MINTER.entity(alone, "b2") == DEFAULT_BASE + "event/achievement-fair--b2"
    named = replace(FAIR, form=Form.NAME, holder=None)
    assert MINTER.entity(named, "a1") == MINTER.entity(named, "b2") == DEFAULT_BASE + "event/achievement-fair"


def test_a_person_is_one_within_an_article_only() -> None:
    assert MINTER.entity(LIN, "a1") == DEFAULT_BASE + "person/lin-bo--a1"
    assert MINTER.entity(LIN, "b2") == DEFAULT_BASE + "person/lin-bo--b2"


def test_a_group_is_one_for_holder_relation_class_value_and_year() -> None:
    same = replace(PLATFORMS, value=Decimal(12), text="the 12 platforms")
    assert MINTER.group(same, "a1") == MINTER.group(PLATFORMS, "a1")
    others = [
        MINTER.group(PLATFORMS, "b2"),
        MINTER.group(replace(PLATFORMS, holder=NINGBO), "a1"),
        MINTER.group(replace(PLATFORMS, relation=COR + "attracted"), "a1"),
        MINTER.group(replace(PLATFORMS, member_class=COR + "Enterprise"), "a1"),
        MINTER.group(replace(PLATFORMS, value=Decimal(13)), "a1"),
        MINTER.group(replace(PLATFORMS, year=2018), "a1"),
        MINTER.group(replace(PLATFORMS, holder=None), "a1"),
        MINTER.group(replace(PLATFORMS, holder=None, text="12 other platforms"), "a1"),
        MINTER.group(PLATFORMS, "a1"),
    ]
    assert len(set(others)) == len(others)


def test_a_measurement_is_one_for_holder_measure_value_unit_and_year() -> None:
    lab = MINTER.entity(LAB, "a1")
    assert MINTER.amount(lab, replace(YUAN, value=Decimal(10_000_000), text="10m"), "a1") == MINTER.amount(
        lab, YUAN, "a1"
    )
    others = [
        MINTER.amount(lab, YUAN, "b2"),
        MINTER.amount(MINTER.entity(FIRM, "a1"), YUAN, "a1"),
        MINTER.amount(lab, replace(YUAN, measure="profit"), "a1"),
        MINTER.amount(lab, replace(YUAN, value=None), "a1"),
        MINTER.amount(lab, replace(YUAN, unit="USD"), "a1"),
        MINTER.amount(lab, replace(YUAN, year=None), "a1"),
        MINTER.amount(lab, YUAN, "a1"),
    ]
    assert len(set(others)) == len(others)


def test_claims_and_evidence_go_by_what_they_state_and_where() -> None:
    statement = ("s", "p", "o")
    claim = MINTER.claim("a1", statement, Modality.ASSERTED)
    assert claim == MINTER.claim("a1", statement, Modality.ASSERTED)
    assert claim.startswith(DEFAULT_BASE + "claim/a1-")
    others = {
        MINTER.claim("b2", statement, Modality.ASSERTED),
        MINTER.claim("a1", ("s", "p", "q"), Modality.ASSERTED),
        MINTER.claim("a1", ("sp", "", "o"), Modality.ASSERTED),
        MINTER.claim("a1", statement, Modality.PLANNED),
        MINTER.claim("a1", statement, Modality.ASSERTED, Time(2018)),
    }
    assert len(others) == 5
    assert claim not in others
    assert MINTER.evidence(claim, 4, 9) == claim.replace("/claim/", "/evidence/") + "-4-9"


def test_concepts_share_a_family_of_their_own() -> None:
    assert MINTER.concept(Concept("new materials")) == DEFAULT_BASE + "concept/new-materials"


def test_the_base_is_the_users() -> None:
    own = Minter(VOCABULARY, "https://example.org/kg#")
    assert own.entity(LAB, "a1") == "https://example.org/kg#body/blue-harbour-laboratory"
    assert own.gazetteer_graph == "https://example.org/kg#gazetteer"
    assert prefixes("https://example.org/kg#")["body"] == "https://example.org/kg#body/"


@pytest.mark.parametrize(
    "base", ["", "example.org/", "https://example.org", "https://exa mple.org/", "https://e.org/<x>/"]
)
def test_a_base_that_is_no_namespace_is_refused(base: str) -> None:
    with pytest.raises(GraphError, match="must be an absolute IRI that ends in / or #"):
        Minter(VOCABULARY, base)


def test_a_class_that_nobody_knows_still_has_a_place_to_go() -> None:
    assert MINTER.entity(entity("X", "Nothing"), "a1") == DEFAULT_BASE + "thing/x"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("12.0", "12"),
        ("1E+7", "10000000"),
        ("2.80", "2.8"),
        ("-0.0", "0"),
        ("0.50", "0.5"),
        ("100", "100"),
        ("-0.25", "-0.25"),
        ("1E-20", "0"),
    ],
)
def test_numbers_take_the_form_that_the_store_keeps(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text
