"""Each kind of decision on claims: what goes, what comes, what stays as it was."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.curation import curate
from graph.resolution import Resolution
from graph.validation import misfit
from ontology.errors import CurationError
from tests.graph.curation.cases import (
    AGREEING,
    FIRM,
    FIRST,
    HARBOUR,
    LAB,
    SECOND,
    applied,
    decided,
    entry,
    on,
    said,
    surveyed,
)
from tests.graph.examples import MINTER, VOCABULARY

ID = "https://w3id.org/corridor/id/"
LIN = f"person:lin-bo--{FIRST}"
LED = on(LAB, "cor:ledBy", LIN)
PLATFORMS = next(one.statement[2] for one in HARBOUR.claims if one.time and one.time.year == 2018 and one.asserted)
BUILT = on("place:330211", "cor:established", PLATFORMS)
PLATFORMS_SAID = PLATFORMS.rpartition("/")[2]
LED_BY = "Blue Harbour Laboratory ledBy Lin Bo"


def test_a_rejected_statement_goes_from_every_article_with_a_line_that_says_why() -> None:
    text = entry("reject", on(FIRM, "cor:cooperatesWith", LAB))
    line = "Blue Harbour Laboratory cooperatesWith Tidewater Co., Ltd.: rejected by Li Hua: read again"
    gone = {"blue-harbour-laboratory cooperatesWith tidewater-co-ltd"}
    assert applied(text) == (gone, set(), [line])
    assert applied(text, AGREEING) == (gone, set(), [line])


def test_one_article_s_claim_can_be_rejected_alone() -> None:
    text = entry("reject", on(FIRM, "cor:cooperatesWith", LAB, f'article = "article:{FIRST}"'))
    assert len(applied(text)[0]) == 1
    assert applied(text, AGREEING) == (set(), set(), [])
    assert list(surveyed(text).articles) == [FIRST]


def test_the_narrower_decision_holds() -> None:
    text = entry("reject", on(FIRM, "cor:cooperatesWith", LAB)) + entry(
        "accept", on(FIRM, "cor:cooperatesWith", LAB, f'article = "article:{SECOND}"')
    )
    assert len(applied(text)[0]) == 1
    assert applied(text, AGREEING) == (set(), set(), [])


def test_a_plan_stays_where_the_assertion_is_rejected() -> None:
    quay = on("place:330211", "cor:established", "body:quay-workstation")
    assert applied(entry("reject", quay + 'modality = "Asserted"')) == (set(), set(), [])
    gone, come, _ = applied(entry("reject", quay + 'modality = "Planned"'))
    assert (gone, come) == ({"planned 330211 established quay-workstation"}, set())


def test_an_article_without_decisions_comes_back_as_it_was() -> None:
    text = entry("reject", on(LAB, "cor:locatedIn", "place:330200"))
    assert curate(HARBOUR.claims, FIRST, surveyed(text)).claims == tuple(HARBOUR.claims)


def test_accepting_changes_no_claim() -> None:
    found = surveyed(entry("accept", LED))
    assert (found.used, found.articles) == ({1}, {})
    assert [deed.claim for deed in found.deeds] == [one.iri for one in HARBOUR.claims if "ledBy" in one.statement[1]]


def test_a_new_leader_takes_the_evidence_over_and_comes_with_a_class() -> None:
    text = entry("correct", LED + 'to.object = {name = "Wang Fang", class = "cor:Person"}')
    gone, come, lines = applied(text)
    assert gone == {f"blue-harbour-laboratory ledBy lin-bo--{FIRST}"}
    assert come == {
        f"blue-harbour-laboratory ledBy wang-fang--{FIRST} by curator",
        f"wang-fang--{FIRST} type Person by curator",
    }
    (line,) = lines
    assert line == f"{LED_BY}: corrected by Li Hua to “Blue Harbour Laboratory ledBy Wang Fang”: read again"
    before = next(one for one in HARBOUR.claims if "ledBy" in one.statement[1])
    after = next(one for one in curate(HARBOUR.claims, FIRST, surveyed(text)).claims if "ledBy" in one.statement[1])
    assert (after.evidence, after.roles, after.modality) == (before.evidence, before.roles, before.modality)
    (decision,) = after.decisions
    assert decision.startswith(f"{ID}decision/correct-")
    assert after.iri == MINTER.claim(FIRST, after.statement, after.modality) != before.iri


@pytest.mark.parametrize(
    ("change", "come"),
    [
        ('to.object = "place:330000"', {"330211 locatedIn 330000 by curator", "330000 type Province by curator"}),
        ('to.modality = "Reported"', {"reported 330211 locatedIn 330200 by curator"}),
        ("to.year = 1999", {"330211 locatedIn 330200 1999 by curator"}),
        (f'to.subject = "{FIRM}"', {"tidewater-co-ltd locatedIn 330200 by curator"}),
    ],
)
def test_what_a_correction_changes(change: str, come: set[str]) -> None:
    text = entry("correct", on("place:330211", "cor:locatedIn", "place:330200", change))
    assert applied(text)[:2] == ({"330211 locatedIn 330200"}, come)


def test_a_symmetric_statement_is_met_and_corrected_in_either_direction() -> None:
    text = entry("correct", on(FIRM, "cor:cooperatesWith", LAB, 'to.object = "body:academy-of-tides"'))
    assert applied(text)[:2] == (
        {"blue-harbour-laboratory cooperatesWith tidewater-co-ltd"},
        {"academy-of-tides cooperatesWith tidewater-co-ltd by curator"},
    )
    text = entry("correct", on(LAB, "cor:cooperatesWith", FIRM, 'to.object = "body:academy-of-tides"'))
    assert applied(text)[1] == {"academy-of-tides cooperatesWith blue-harbour-laboratory by curator"}


def test_the_year_of_a_counted_set_goes_with_the_statement() -> None:
    found = curate(HARBOUR.claims, FIRST, surveyed(entry("correct", BUILT + "to.year = 2017")))
    (claim,) = [one for one in found.claims if one.statement[2] == PLATFORMS]
    assert (claim.time.year, claim.object.year, claim.statement[2]) == (2017, 2017, PLATFORMS)
    cleared = curate(HARBOUR.claims, FIRST, surveyed(entry("correct", BUILT + 'to.year = "none"')))
    (claim,) = [one for one in cleared.claims if one.statement[2] == PLATFORMS]
    assert (claim.time, claim.object.year) == (None, None)


def test_a_correction_that_breaks_a_range_takes_the_statement_out_with_a_line() -> None:
    gone, come, (line,) = applied(
        entry("correct", on(LAB, "cor:cooperatesWith", FIRM, 'to.relation = "cor:locatedIn"'))
    )
    assert (gone, come) == ({"blue-harbour-laboratory cooperatesWith tidewater-co-ltd"}, set())
    why = "corrected by Li Hua, but Enterprise is no object of locatedIn: read again"
    assert line == f"Blue Harbour Laboratory cooperatesWith Tidewater Co., Ltd.: {why}"


def test_several_things_can_be_corrected_at_once() -> None:
    more = 'to.subject = "place:330211"\nto.relation = "cor:attracted"\nto.modality = "Planned"'
    assert applied(entry("correct", LED + more))[1] == {f"planned 330211 attracted lin-bo--{FIRST} by curator"}


def test_a_correction_to_what_the_article_says_anyway_is_one_claim_with_all_passages() -> None:
    fair = on("place:330211", "cor:organized", "event:achievement-fair--place-330211")
    more = 'to.relation = "cor:established"\nto.object = "body:quay-workstation"\nto.modality = "Planned"'
    claims = curate(HARBOUR.claims, FIRST, surveyed(entry("correct", fair + more))).claims
    (merged,) = [one for one in claims if one.statement[2].endswith("quay-workstation")]
    assert (merged.rules, len(merged.evidence), len(merged.decisions)) == (("by-hand", "curator"), 3, 1)


def test_a_class_that_is_corrected_goes_into_every_statement() -> None:
    text = entry("correct", on(LAB, "rdf:type", "cor:Laboratory", 'to.object = "cor:Workstation"'))
    gone, come, _ = applied(text)
    assert (gone, come) == (
        {"blue-harbour-laboratory type Laboratory"},
        {"blue-harbour-laboratory type Workstation by curator"},
    )
    found = curate(HARBOUR.claims, FIRST, surveyed(text)).claims
    ends = {
        end.cls
        for one in found
        for end in (one.subject, one.object)
        if getattr(end, "name", "") == "Blue Harbour Laboratory"
    }
    assert ends == {"https://w3id.org/corridor/ontology#Workstation"}


def test_what_a_corrected_class_does_not_bear_goes_with_a_line() -> None:
    text = entry("correct", on(LAB, "rdf:type", "cor:Laboratory", 'to.object = "cor:Event"'))
    gone, _, lines = applied(text)
    assert f"blue-harbour-laboratory ledBy lin-bo--{FIRST}" in gone
    assert (
        "Blue Harbour Laboratory ledBy Lin Bo: does not fit what a curator says of Blue Harbour Laboratory: "
        "Event is no subject of ledBy"
    ) in lines
    found = curate(HARBOUR.claims, FIRST, surveyed(text)).claims
    assert [one for one in found if misfit(one.subject, one.statement[1], one.object, VOCABULARY)] == []


def test_a_thing_without_a_class_is_in_no_statement() -> None:
    gone, come, lines = applied(entry("reject", on(LIN, "rdf:type", "cor:Academician")))
    assert come == set()
    assert gone == {
        f"lin-bo--{FIRST} type Academician",
        f"blue-harbour-laboratory ledBy lin-bo--{FIRST}",
        f"lin-bo--{FIRST} memberOf academy-of-tides",
    }
    assert len(lines) == 3


def test_a_class_that_stood_for_a_statement_goes_with_it() -> None:
    assert "blue-harbour-laboratory type Laboratory" in said(AGREEING.claims)
    led = next(one.statement for one in AGREEING.claims if "ledBy" in one.statement[1])
    both = entry("reject", on(*led)) + entry("reject", on(FIRM, "cor:cooperatesWith", LAB))
    gone, come, lines = applied(both, AGREEING)
    assert come == set()
    assert "blue-harbour-laboratory type Laboratory" in gone
    assert "tidewater-co-ltd type Enterprise" not in gone
    assert any(line.endswith("stood for a statement that a curator took out") for line in lines)
    one_left = applied(entry("reject", on(FIRM, "cor:cooperatesWith", LAB)), AGREEING)
    assert one_left[0] == {"blue-harbour-laboratory cooperatesWith tidewater-co-ltd"}


def test_a_new_end_that_nobody_names_takes_the_statement_out_and_is_noted() -> None:
    text = entry("correct", LED + 'to.object = "person:nobody"')
    nobody = f"no article names its new end {ID}person/nobody; give name and class instead"
    assert surveyed(text).notes == (f"decisions.toml, decision 1 (line 1): {nobody}",)
    missing = f"corrected by Li Hua, but no article names {ID}person/nobody: read again"
    assert applied(text)[2] == [f"{LED_BY}: {missing}"]


def test_a_new_end_may_come_from_another_article() -> None:
    other = f"person:lin-bo--{SECOND}"
    gone, come, _ = applied(entry("correct", LED + f'to.object = "{other}"'))
    assert gone == {f"blue-harbour-laboratory ledBy lin-bo--{FIRST}"}
    assert f"blue-harbour-laboratory ledBy lin-bo--{SECOND} by curator" in come


JOINED = Resolution(canonical={f"{ID}person/lin-bo--{FIRST}": f"{ID}person/lin-bo--{SECOND}"})


def test_a_decision_made_before_a_join_still_fits() -> None:
    found = surveyed(entry("reject", LED), JOINED)
    assert sorted(found.articles) == sorted([FIRST, SECOND])
    statement = (
        f"{ID}{LAB.replace(':', '/')}",
        "https://w3id.org/corridor/ontology#ledBy",
        f"{ID}person/lin-bo--{SECOND}",
    )
    assert list(found.by_statement) == [statement]
    joined = [replace(one, statement=statement) if "ledBy" in one.statement[1] else one for one in HARBOUR.claims]
    gone = said(joined) - said(curate(joined, FIRST, found).claims)
    assert gone == {f"blue-harbour-laboratory ledBy lin-bo--{SECOND}"}


def test_decisions_that_a_join_makes_contradict_each_other_stop_the_build() -> None:
    text = entry("reject", LED) + entry("accept", on(LAB, "cor:ledBy", f"person:lin-bo--{SECOND}"))
    assert surveyed(text).stale == ()
    with pytest.raises(CurationError) as caught:
        surveyed(text, JOINED)
    (line,) = caught.value.lines
    both = "says accept of what decision 1 (line 1) says reject of (by names that are joined now)"
    assert line == f"decisions.toml, decision 2 (line 8): {both}"


ENTRIES = [
    entry("reject", on(FIRM, "cor:cooperatesWith", LAB)),
    entry("reject", on(FIRM, "cor:cooperatesWith", LAB), 'who = "Wu"\nwhy = "no"\n'),
    entry("correct", LED + 'to.object = {name = "Wang Fang", class = "cor:Person"}'),
    entry("correct", BUILT + "to.year = 2017"),
    entry("correct", on(LAB, "rdf:type", "cor:Laboratory", 'to.object = "cor:Workstation"')),
    entry("reject", on("place:330211", "cor:locatedIn", "place:330200", f'article = "{SECOND}"')),
    entry("accept", on("place:330211", "cor:locatedIn", "place:330200")),
    entry("accept", on(LIN, "cor:memberOf", "body:academy-of-tides")),
    entry("reject", on(LIN, "rdf:type", "cor:Academician")),
    entry("rename", f'name = "{LAB}"\nlabel = "Blue Lab"'),
]


@settings(max_examples=25, deadline=None)
@given(st.permutations(ENTRIES), st.integers(0, len(ENTRIES)), st.booleans())
def test_neither_the_order_of_decisions_nor_that_of_claims_matters(order: list[str], size: int, turned: bool) -> None:
    some = order[:size]
    cases = [AGREEING, HARBOUR] if turned else [HARBOUR, AGREEING]
    here, sorted_ = surveyed("".join(some), None, *cases), surveyed("".join(sorted(some)))
    assert here.articles == sorted_.articles
    assert here.labels == sorted_.labels
    for one in (HARBOUR, AGREEING):
        touched = one.digest.article in here.articles
        claims = list(reversed(one.claims)) if turned and touched else one.claims
        assert curate(claims, one.digest.article, here) == curate(one.claims, one.digest.article, sorted_)


def test_every_order_of_three_is_one() -> None:
    found = {curate(HARBOUR.claims, FIRST, surveyed("".join(order))) for order in permutations(ENTRIES[2:5])}
    assert len(found) == 1
    assert decided("".join(ENTRIES)).entries[-1].number == len(ENTRIES)
