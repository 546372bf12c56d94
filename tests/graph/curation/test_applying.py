"""Each kind of decision on claims: what goes, what comes, what stays as it was."""

from __future__ import annotations

from graph.curation import curate
from tests.graph.curation.cases import AGREEING, FIRM, FIRST, HARBOUR, LAB, applied, entry, on, surveyed


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


def test_an_article_without_decisions_comes_back_as_it_was() -> None:
    text = entry("reject", on(LAB, "cor:locatedIn", "place:330200"))
    assert curate(HARBOUR.claims, FIRST, surveyed(text)).claims == tuple(HARBOUR.claims)
