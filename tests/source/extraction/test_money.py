"""Who gave money to whom, what changed hands, and for how much."""

from __future__ import annotations

import pytest

from ontology import terms
from source.model import Fact
from tests.source.extraction.conftest import Read
from tests.source.extraction.rendering import line, number

MONEY = {terms.FUNDED, terms.INVESTED_IN, terms.TRANSFERRED_TO, terms.TRANSFERRED_FROM}
LAB, FIRM, SCHOOL = "Reed Laboratory", "Heron Robotics", "Jiangnan University"
PUMPS = "Fernhill Pumps Co Ltd"


def told(fact: Fact) -> str:
    """The statement, its sum of money and its days."""
    amount, time = fact.amount, fact.time
    days = f" {time.start or ''}..{time.end or ''}" if time and (time.start or time.end) else ""
    return line(fact) + (f" for {number(amount.value)} {amount.unit}" if amount else "") + days


def about_money(text: str, read: Read) -> list[str]:
    return sorted(told(fact) for fact in read(text).facts if fact.predicate in MONEY)


def handed(what: str, giver: str, taker: str, price: str) -> list[str]:
    return [f"{what} -transferredFrom-> {giver}{price}", f"{what} -transferredTo-> {taker}{price}"]


PAID = [
    (f"Wuxi granted 12 million yuan to the {LAB}.", [f"Wuxi -funded-> {LAB} for 12000000 CNY"]),
    (f"Wuxi granted the {LAB} 12 million yuan.", [f"Wuxi -funded-> {LAB} for 12000000 CNY"]),
    (f"The {LAB} was granted 12 million yuan by Wuxi.", [f"Wuxi -funded-> {LAB} for 12000000 CNY"]),
    (f"12 million yuan was allocated to the {LAB} by Wuxi.", [f"Wuxi -funded-> {LAB} for 12000000 CNY"]),
    (f"The {LAB} received 5 million yuan from Wuxi.", [f"Wuxi -funded-> {LAB} for 5000000 CNY"]),
    (f"Wuxi subsidized the {LAB} with $3 million.", [f"Wuxi -funded-> {LAB} for 3000000 USD"]),
    (f"The {LAB} was funded by Wuxi with 8.5 million yuan.", [f"Wuxi -funded-> {LAB} for 8500000 CNY"]),
    (f"Wuxi offered the {LAB} a subsidy of 2 million yuan.", [f"Wuxi -funded-> {LAB} for 2000000 CNY"]),
    (f"Wuxi allocated a special fund of 9 million yuan to the {LAB}.", [f"Wuxi -funded-> {LAB} for 9000000 CNY"]),
    (f"Wuxi has provided 3 million yuan in funding to the {LAB}.", [f"Wuxi -funded-> {LAB} for 3000000 CNY"]),
    (
        f"{FIRM} secured 25 million yuan in angel investment from Lotus Capital and Moss Ventures.",
        [f"{giver} -investedIn-> {FIRM} for 25000000 CNY" for giver in ("Lotus Capital", "Moss Ventures")],
    ),
    (f"Wuxi finances the {LAB}.", [f"Wuxi -funded-> {LAB}"]),
    (f"Wuxi supported the {LAB} with 12 million yuan.", [f"Wuxi -funded-> {LAB} for 12000000 CNY"]),
    (
        "Wuxi has earmarked 20 million yuan for the Reed Project and the Heron Project.",
        ["Wuxi -funded-> Heron Project for 20000000 CNY", "Wuxi -funded-> Reed Project for 20000000 CNY"],
    ),
    (f"{FIRM} set up the {LAB}, for which Wuxi provided 5 million yuan.", [f"Wuxi -funded-> {LAB} for 5000000 CNY"]),
    (
        f"{PUMPS} invested 150 million yuan in the {LAB} in 2022.",
        [f"{PUMPS} -investedIn-> {LAB} [2022] for 150000000 CNY"],
    ),
    (
        f"The {LAB} received an investment of 15 million yuan from Lotus Capital.",
        [f"Lotus Capital -investedIn-> {LAB} for 15000000 CNY"],
    ),
    (f"{FIRM} raised 40 million yuan from Lotus Capital.", [f"Lotus Capital -investedIn-> {FIRM} for 40000000 CNY"]),
    (
        "Lotus Capital has put 420 million yuan into 18 start-ups since 2018.",
        ["Lotus Capital -investedIn-> (Exactly 18 Enterprise) for 420000000 CNY 2018-01-01.."],
    ),
    (
        f"With an investment of 240 million yuan from {PUMPS}, the {LAB} was opened in Wuxi.",
        [f"{PUMPS} -investedIn-> {LAB} for 240000000 CNY"],
    ),
    (
        f"The {LAB} was established by Wuxi with 60 million yuan from Jiangsu Province.",
        [f"Jiangsu Province -funded-> {LAB} for 60000000 CNY"],
    ),
    (
        f"{SCHOOL} transferred eleven patents to {FIRM} for 46 million yuan.",
        handed("(Exactly 11 Patent)", SCHOOL, FIRM, " for 46000000 CNY"),
    ),
    (
        f"{FIRM} bought 12 patents from {SCHOOL} for 2 million yuan.",
        handed("(Exactly 12 Patent)", SCHOOL, FIRM, " for 2000000 CNY"),
    ),
    (f"12 patents were sold by {SCHOOL} to {FIRM}.", handed("(Exactly 12 Patent)", SCHOOL, FIRM, "")),
    (
        f"A sensing technology of {SCHOOL} was licensed to {FIRM} for 6 million yuan in 2021.",
        [f"sensing technology of {SCHOOL} -transferredTo-> {FIRM} [2021] for 6000000 CNY"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAID)
def test_who_paid_whom_how_much(text: str, expected: list[str], read: Read) -> None:
    assert about_money(text, read) == expected


def test_the_sum_of_a_round_is_not_that_of_who_led_it(read: Read) -> None:
    text = f"{FIRM} raised 150 million yuan in a Series B round led by Lotus Capital."
    assert about_money(text, read) == [f"Lotus Capital -investedIn-> {FIRM}"]
    text = f"Lotus Capital led a 60-million-yuan Series A round in Zhenhai-based {FIRM}."
    assert about_money(text, read) == [f"Lotus Capital -investedIn-> {FIRM}"]
    assert about_money(f"Lotus Capital led the Series A round of {FIRM}.", read) == [
        f"Lotus Capital -investedIn-> {FIRM}"
    ]


OTHERWISE = [
    (f"Wuxi will allocate 50 million yuan to the {LAB}.", [f"Planned: Wuxi -funded-> {LAB} for 50000000 CNY"]),
    (f"Lotus Capital did not invest in {FIRM}.", [f"Negated: Lotus Capital -investedIn-> {FIRM}"]),
    (
        f"Lotus Capital plans to put 100 million yuan into {FIRM}.",
        [f"Planned: Lotus Capital -investedIn-> {FIRM} for 100000000 CNY"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OTHERWISE)
def test_plans_and_denials_are_told_as_such(text: str, expected: list[str], read: Read) -> None:
    assert about_money(text, read) == expected


NOBODY = [
    "Wuxi was granted 45 patents.",
    f"Wuxi gave a prize to {FIRM}.",
    f"Wuxi granted a licence to {FIRM}.",
    f"Wuxi provides services to {FIRM}.",
    "Wuxi invested 23 billion yuan in research.",
    "The Wuxi Talent Fair attracted an investment of 3 billion yuan.",
    f"{FIRM} earned 12 million yuan from exports.",
    f"{FIRM} moved to Wuxi for 12 million yuan.",
    f"No patent has been licensed to {FIRM}.",
    f"{FIRM} sold 12 robots to the {LAB} for 2 million yuan.",
    f"Li Ming led 12 firms to the {LAB}.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_paid_anybody(text: str, read: Read) -> None:
    assert about_money(text, read) == []


def test_a_sum_is_one_thing_with_what_it_measures(read: Read) -> None:
    facts = read(f"The {LAB} received 5 million yuan from Wuxi.").facts
    (funded,) = (fact for fact in facts if fact.predicate == terms.FUNDED)
    (measured,) = (fact for fact in facts if fact.predicate == terms.HAS_MEASUREMENT)
    assert funded.amount == measured.object
    assert funded.amount is not None
    assert funded.amount.holder == measured.subject


def test_a_sum_that_measures_nothing_else_is_the_givers(read: Read) -> None:
    (funded,) = (f for f in read(f"12 million yuan was allocated to the {LAB} by Wuxi.").facts if f.amount)
    assert funded.amount is not None
    assert (funded.amount.holder, funded.amount.measure) == (funded.subject, "funding")
