"""Counted sets that the text does not name, and measured amounts: value, comparator, year and whose they are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ontology import terms
from source.model import Comparator, Entity, Group
from tests.source.extraction.conftest import Read
from tests.source.extraction.rendering import amounts, groups, local, statements

SETS = [
    ("Wuxi has set up 12 laboratories.", '(Exactly 12 Laboratory) "12 laboratories"'),
    ("Wuxi has set up about 12 laboratories.", '(About 12 Laboratory) "about 12 laboratories"'),
    ("Wuxi has set up nearly 300 laboratories.", '(About 300 Laboratory) "nearly 300 laboratories"'),
    ("Wuxi has set up at least 12 laboratories.", '(AtLeast 12 Laboratory) "at least 12 laboratories"'),
    ("Wuxi has set up fewer than 12 laboratories.", '(LessThan 12 Laboratory) "fewer than 12 laboratories"'),
    ("Wuxi has set up over 12 laboratories.", '(MoreThan 12 Laboratory) "over 12 laboratories"'),
    ("Wuxi has set up a dozen laboratories.", '(Exactly 12 Laboratory) "a dozen laboratories"'),
    ("Wuxi has set up five key laboratories.", '(Exactly 5 Laboratory) "five key laboratories"'),
    ("Wuxi has set up 12 to 30 laboratories.", '(Between 12..30 Laboratory) "12 to 30 laboratories"'),
    ("Wuxi has set up a batch of 30 laboratories.", '(Exactly 30 Laboratory) "30 laboratories"'),
    (
        "Wuxi has attracted 1,200 high-tech enterprises.",
        '(Exactly 1200 HighTechEnterprise) "1,200 high-tech enterprises"',
    ),
    (
        "Wuxi has attracted three hundred and twenty experts.",
        '(Exactly 320 Person) "three hundred and twenty experts"',
    ),
    ("The number of high-tech enterprises in Wuxi reached 134.", '(Exactly 134 HighTechEnterprise) "134"'),
    ("Wuxi's number of firms rose to 134.", '(Exactly 134 Enterprise) "134"'),
    ("Wuxi has 1.2 million people.", '(Exactly 1200000 Person) "1.2 million people"'),
    ("The 12 laboratories grew.", '(Exactly 12 Laboratory) "12 laboratories"'),
]


@pytest.mark.parametrize(("text", "expected"), SETS)
def test_a_counted_set(text: str, expected: str, read: Read) -> None:
    assert groups(read(text)) == [expected]


NO_SETS = [
    "It took 12 years.",
    "Wuxi is 12 kilometers away.",
    "In 2019 Wuxi grew.",
    "The 12th laboratory is in Wuxi.",
    "One of the laboratories is in Wuxi.",
    "Wuxi has laboratories.",
    "They came to Room 12 on Floor 3.",
]


@pytest.mark.parametrize("text", NO_SETS)
def test_no_counted_set(text: str, read: Read) -> None:
    assert groups(read(text)) == []


def group_of(read: Read, text: str) -> Group:
    (found,) = {end for f in read(text).facts for end in (f.subject, f.object) if isinstance(end, Group)}
    return found


def test_a_set_knows_its_holder_relation_and_year(read: Read) -> None:
    group = group_of(read, "In 2015, Wuxi had 12  key\u00a0laboratories.")
    assert isinstance(group.holder, Entity)
    assert (group.holder.name, local(group.relation or "")) == ("Wuxi", "locatedIn")
    assert (group.year, group.value, group.upper) == (2015, Decimal(12), None)
    assert (group.member_class, group.comparator) == (terms.LABORATORY, Comparator.EXACTLY)
    assert group.text == "12 key laboratories"


def test_a_set_without_a_tie_has_no_holder(read: Read) -> None:
    group = group_of(read, "The 12 laboratories grew.")
    assert (group.holder, group.relation, group.year) == (None, None, None)


def test_each_set_of_a_list_is_a_set(read: Read) -> None:
    reading = read("Wuxi has attracted 1,200 enterprises, more than 40 universities and five laboratories.")
    assert statements(reading) == [
        "Wuxi -attracted-> (Exactly 1200 Enterprise)",
        "Wuxi -attracted-> (Exactly 5 Laboratory)",
        "Wuxi -attracted-> (MoreThan 40 University)",
    ]


def test_years_tell_sets_apart(read: Read) -> None:
    reading = read("Wuxi had 12 laboratories in 2015.\nWuxi had 12 laboratories in 2019.")
    assert statements(reading) == [
        "(Exactly 12 Laboratory) -locatedIn-> Wuxi [2015]",
        "(Exactly 12 Laboratory) -locatedIn-> Wuxi [2019]",
    ]


def test_this_year_counts_from_the_publication_and_without_one_is_none(read: Read) -> None:
    text = "This year, Wuxi has set up 12 laboratories."
    assert statements(read(text, "2019-06-18")) == ["Wuxi -established-> (Exactly 12 Laboratory) [2019]"]
    assert statements(read(text)) == ["Wuxi -established-> (Exactly 12 Laboratory)"]


def test_the_publication_date_is_never_the_time_of_a_fact(read: Read) -> None:
    assert statements(read("Wuxi has set up 12 laboratories.", "2019-06-18")) == [
        "Wuxi -established-> (Exactly 12 Laboratory)"
    ]


AMOUNTS = [
    ("R&D investment in Wuxi reached 10 million yuan.", ["Wuxi: <Exactly 10000000 CNY | R&D investment>"]),
    (
        "Wuxi invested 23.97 billion yuan in research in 2018.",
        ["Wuxi: <Exactly 23970000000 CNY | investment> [2018]"],
    ),
    (
        "Wuxi's R&D spending accounted for nearly 2.8 percent of its GDP in 2019.",
        ["Wuxi: <About 2.8 % | R&D spending> [2019]"],
    ),
    (
        "The Star Lake Science Park covers an area of 52.7 square kilometers.",
        ["Star Lake Science Park: <Exactly 52.7 square kilometers | area>"],
    ),
    (
        "The Star Lake Science Park has an output value of over 10 billion yuan.",
        ["Star Lake Science Park: <MoreThan 10000000000 CNY | output value>"],
    ),
    ("Wuxi's output value rose by 12 percent in 2020.", ["Wuxi: <Exactly 12 % | output value> [2020]"]),
    (
        "The output value of Wuxi reached 90 billion yuan in 2018.",
        ["Wuxi: <Exactly 90000000000 CNY | output value> [2018]"],
    ),
    (
        "The Wuxi Talent Fair attracted an investment of 3 billion yuan.",
        ["Wuxi Talent Fair: <Exactly 3000000000 CNY | investment>"],
    ),
    ("Wuxi has a population of 7.5 million.", ["Wuxi: <Exactly 7500000  | population>"]),
    ("The innovation index of Wuxi was 236.2 in 2019.", ["Wuxi: <Exactly 236.2  | innovation index> [2019]"]),
    ("The Reed Laboratory has 80 members.", ["Reed Laboratory: <Exactly 80 members | members>"]),
    (
        "Fernhill Pumps Co Ltd has a registered capital of 20 million yuan.",
        ["Fernhill Pumps Co Ltd: <Exactly 20000000 CNY | registered capital>"],
    ),
    (
        "Fernhill Pumps Co Ltd earned 40 million yuan ($6.2 million) in 2019.",
        ["Fernhill Pumps Co Ltd: <Exactly 40000000 CNY | revenue> [2019]"],
    ),
    (
        "The Wuxi Talent Fair was held, attracting an intentional value of about 10 million yuan.",
        ["Wuxi Talent Fair: <About 10000000 CNY | intentional value>"],
    ),
    ("The output value is 90 billion yuan.", []),
    ("It took 12 years.", []),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amounts(text: str, expected: list[str], read: Read) -> None:
    assert amounts(read(text)) == expected


def test_an_amount_of_the_sentence_before_is_tied_with_an_antecedent(read: Read) -> None:
    reading = read("Wuxi has grown.\nThe output value was 90 billion yuan.")
    (fact,) = (f for f in reading.facts if f.predicate == terms.HAS_MEASUREMENT)
    assert [e.antecedent for e in fact.evidence] == [True, False]
    assert [e.span for e in fact.evidence] == [b.span for b in reading.article.blocks]


def test_sentences_with_numbers_that_gave_nothing_are_told(read: Read) -> None:
    text = "They met for 12 days.\nWuxi has set up 12 labs.\nIt rained.\nNingbo was mentioned."
    reading = read(text)
    assert [span.of(text) for span in reading.silent] == ["They met for 12 days.", "Ningbo was mentioned."]
