"""What fails domain, range or evidence becomes a rejection with its reason; nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from graph.validation import describe, validate
from source.model import Block, BlockKind, Comparator, Concept, Evidence, Fact, Modality, Reading, Rejection, Span, Time
from tests.graph.examples import (
    ACADEMY,
    FAIR,
    FIRM,
    LAB,
    LIN,
    MINTER,
    NINGBO,
    PLATFORMS,
    TALENTS,
    VOCABULARY,
    YUAN,
    ZHENHAI,
    article,
    cls,
    entity,
    fact,
    harbour,
    quote,
)

TEXT = "Zhenhai works. Copyright 2019."
WORKS = quote(TEXT, "Zhenhai works")


def outcome(one: Fact, blocks: tuple[Block, ...] = ()) -> str | None:
    """The reason for which the fact is rejected, or None."""
    reading = validate(Reading(replace(article(TEXT), blocks=blocks), (one,)), VOCABULARY, MINTER)
    assert len(reading.facts) + len(reading.rejections) == 1
    return reading.rejections[0].reason if reading.rejections else None


def test_a_right_reading_passes_whole_and_keeps_what_the_extraction_rejected() -> None:
    assert validate(harbour(), VOCABULARY, MINTER) == harbour()


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (fact(ZHENHAI, "locatedIn", NINGBO, WORKS), None),
        (fact(LIN, "locatedIn", NINGBO, WORKS), "domain"),
        (fact(ZHENHAI, "locatedIn", LAB, WORKS), "range"),
        (fact(ZHENHAI, "locatedIn", LAB, WORKS, modality=Modality.PLANNED), "range"),
        (fact(PLATFORMS, "locatedIn", NINGBO, WORKS), None),
        (fact(TALENTS, "locatedIn", NINGBO, WORKS), "domain"),
        (fact(ZHENHAI, "cultivated", TALENTS, WORKS), None),
        (fact(ZHENHAI, "cultivated", PLATFORMS, WORKS), "range"),
        (fact(LAB, "targets", Concept("new materials"), WORKS), None),
        (fact(LAB, "locatedIn", Concept("new materials"), WORKS), "range"),
        (fact(LAB, "targets", FIRM, WORKS), "range"),
        (fact(FIRM, "appliedFor", cls("HighTechEnterprise"), WORKS), None),
        (fact(FIRM, "locatedIn", cls("City"), WORKS), "range"),
        (fact(FIRM, "appliedFor", cls("Unheard"), WORKS), "class"),
        (fact(FAIR, "hasMeasurement", YUAN, WORKS), None),
        (fact(FAIR, "released", YUAN, WORKS), "range"),
        (fact(PLATFORMS, "a", cls("City"), WORKS), "relation"),
        (fact(PLATFORMS, "a", cls("Group"), WORKS), None),
        (fact(LAB, "a", cls("Group"), WORKS), "relation"),
        (fact(LAB, "a", LIN, WORKS), "relation"),
        (fact(LAB, "unheard", LIN, WORKS), "relation"),
        (fact(LAB, "presentIn", ZHENHAI, WORKS), "relation"),
        (fact(entity("X", "Unheard"), "locatedIn", NINGBO, WORKS), "class"),
        (fact(replace(ZHENHAI, place="999999"), "locatedIn", NINGBO, WORKS), "class"),
        (fact(entity(" ", "Laboratory"), "locatedIn", NINGBO, WORKS), "name"),
        (fact(LAB, "targets", Concept(""), WORKS), "name"),
        (fact(replace(FAIR, holder=entity("", "City")), "locatedIn", NINGBO, WORKS), "name"),
        (fact(ZHENHAI, "established", replace(PLATFORMS, value=Decimal("NaN")), WORKS), "number"),
        (fact(FAIR, "hasMeasurement", replace(YUAN, upper=Decimal("1E+999")), WORKS), "number"),
        (fact(ZHENHAI, "established", replace(PLATFORMS, value=Decimal(-1)), WORKS), "number"),
        (fact(ZHENHAI, "established", replace(PLATFORMS, value=None), WORKS), "number"),
        (fact(ZHENHAI, "established", replace(PLATFORMS, value=None, comparator=Comparator.SOME), WORKS), None),
        (fact(ZHENHAI, "established", replace(PLATFORMS, comparator=Comparator.BETWEEN), WORKS), "number"),
        (fact(LAB, "locatedIn", NINGBO, WORKS, time=Time(start="2019-02-30")), "time"),
        (fact(LAB, "locatedIn", NINGBO, WORKS, time=Time(20190)), "time"),
        (fact(LAB, "hasMeasurement", replace(YUAN, year=0), WORKS), "time"),
        (fact(LAB, "locatedIn", NINGBO, WORKS, time=Time(start="2019-02-02", end="2019-02-01")), "time"),
        (fact(LAB, "locatedIn", NINGBO, WORKS, time=Time(end="2019-02-28")), None),
        (fact(LAB, "cooperatesWith", replace(LAB, name="BLUE HARBOUR LABORATORY"), WORKS), "same ends"),
        (fact(LIN, "memberOf", ACADEMY, ()), "evidence"),
        (fact(LIN, "memberOf", ACADEMY, (replace(WORKS[0], antecedent=True),)), "evidence"),
        (fact(LIN, "memberOf", ACADEMY, (Evidence(Span(5, 5)),)), "evidence"),
        (fact(LIN, "memberOf", ACADEMY, (Evidence(Span(9, 5)),)), "evidence"),
        (fact(LIN, "memberOf", ACADEMY, (Evidence(Span(-5, 5)),)), "evidence"),
        (fact(LIN, "memberOf", ACADEMY, (Evidence(Span(0, len(TEXT) + 1)),)), "evidence"),
        (fact(LIN, "memberOf", ACADEMY, (Evidence(Span(7, 8)),)), "evidence"),
        (fact(LIN, "memberOf", ACADEMY, (*WORKS, Evidence(Span(99, 100), antecedent=True))), "evidence"),
    ],
)
def test_each_check(one: Fact, reason: str | None) -> None:
    assert outcome(one) == reason


def test_boilerplate_is_no_evidence() -> None:
    blocks = (Block(Span(0, 14), BlockKind.BODY), Block(Span(15, 30), BlockKind.BOILERPLATE))
    assert outcome(fact(LIN, "memberOf", ACADEMY, WORKS), blocks) is None
    notice = (*WORKS, *(replace(one, antecedent=True) for one in quote(TEXT, "Copyright")))
    assert outcome(fact(LIN, "memberOf", ACADEMY, notice), blocks) == "evidence"


def test_a_rejection_names_the_statement_the_passage_and_the_flaw() -> None:
    one = fact(LIN, "locatedIn", NINGBO, WORKS)
    reading = validate(Reading(article(TEXT), (one,)), VOCABULARY, MINTER)
    detail = "Lin Bo locatedIn Ningbo: Academician is no subject of locatedIn"
    assert reading.rejections == (Rejection("domain", Span(0, 13), detail),)
    assert describe(fact(LIN, "a", cls("Person"), WORKS)) == "Lin Bo is a Person"
