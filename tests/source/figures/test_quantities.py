"""Quantities: a table of what occurs in the genre, read whole, and properties that hold of any text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from source.figures.numbers import parse_number
from source.figures.quantities import Kind, Quantity, find_quantities
from source.figures.times import find_times
from source.model import Comparator, Span

STEADY = settings(deadline=None, derandomize=True, max_examples=300)

ROWS = [
    # counts
    ("12 key sci-tech innovation platforms", ["12|count Exactly 12"]),
    ("over 70 enterprises", ["over 70|count MoreThan 70"]),
    ("more than 200 members", ["more than 200|count MoreThan 200"]),
    ("12 achievements were issued and five signed", ["12|count Exactly 12", "five|count Exactly 5"]),
    ("Fourteen industrial projects", ["Fourteen|count Exactly 14"]),
    ("twenty-three firms", ["twenty-three|count Exactly 23"]),
    ("two hundred and five laboratories", ["two hundred and five|count Exactly 205"]),
    ("a dozen firms", ["a dozen|count Exactly 12"]),
    ("nearly a dozen firms", ["nearly a dozen|count About 12"]),
    ("half a dozen firms", ["half a dozen|count Exactly 6"]),
    ("a hundred firms", ["a hundred|count Exactly 100"]),
    ("over a hundred firms", ["over a hundred|count MoreThan 100"]),
    ("4.32 million applications", ["4.32 million|count Exactly 4320000"]),
    ("120 thousand residents", ["120 thousand|count Exactly 120000"]),
    ("3102 enterprises", ["3102|count Exactly 3102"]),
    ("1381 provincial small enterprises", ["1381|count Exactly 1381"]),
    ("The 12 platforms", ["12|count Exactly 12"]),
    ("6 national talents and 8 provincial ones", ["6|count Exactly 6", "8|count Exactly 8"]),
    ('31 national and 118 provincial "little giant" firms', ["31|count Exactly 31", "118|count Exactly 118"]),
    ("In Zhejiang 300 new firms opened", ["300|count Exactly 300"]),
    ("one national laboratory", ["one|count Exactly 1"]),
    ("400 of the 3,000 firms", ["400|count Exactly 400", "3,000|count Exactly 3000"]),
    ("the one hundred and twenty labs", ["one hundred and twenty|count Exactly 120"]),
    ("ten thousand square dances", ["ten thousand|count Exactly 10000"]),
    ("100 firms, including 20 unicorns", ["100|count Exactly 100", "20|count Exactly 20"]),
    ("12 and 30 firms", ["12|count Exactly 12", "30|count Exactly 30"]),
    ("12 PhDs", ["12|count Exactly 12"]),
    ("reached 14,500, having doubled", ["14,500|count Exactly 14500"]),
    ("22,000 firms each", ["22,000|count Exactly 22000"]),
    ("35.6 patents per 10,000 people", ["35.6|count Exactly 35.6", "10,000|other Exactly 10000"]),
    ("an increase of 300 over the previous year", ["300|count Exactly 300 up"]),
    # comparing words
    ("about 12 firms", ["about 12|count About 12"]),
    ("around 12 firms", ["around 12|count About 12"]),
    ("approximately 12 firms", ["approximately 12|count About 12"]),
    ("roughly 12 firms", ["roughly 12|count About 12"]),
    ("almost 12 firms", ["almost 12|count About 12"]),
    ("some 300 firms", ["some 300|count About 300"]),
    ("close to 300 firms", ["close to 300|count About 300"]),
    ("an estimated 300 firms", ["an estimated 300|count About 300"]),
    ("above 300 firms", ["above 300|count MoreThan 300"]),
    ("upwards of 300 firms", ["upwards of 300|count MoreThan 300"]),
    ("in excess of 300 firms", ["in excess of 300|count MoreThan 300"]),
    ("well over 300 firms", ["well over 300|count MoreThan 300"]),
    ("exceeding 12 billion yuan", ["exceeding 12 billion yuan|money MoreThan 12000000000 CNY"]),
    ("The value exceeded 3 trillion yuan", ["3 trillion yuan|money MoreThan 3000000000000 CNY"]),
    ("It will not exceed 3 million yuan", ["not exceed 3 million yuan|money AtMost 3000000 CNY"]),
    ("The value topped the 200 billion yuan mark", ["200 billion yuan|money MoreThan 200000000000 CNY"]),
    ("at least 30 labs", ["at least 30|count AtLeast 30"]),
    ("no fewer than 30 labs", ["no fewer than 30|count AtLeast 30"]),
    ("The share should not be less than 20%", ["not be less than 20%|percent AtLeast 20 %"]),
    ("fewer than 20 firms", ["fewer than 20|count LessThan 20"]),
    ("less than 20 percent", ["less than 20 percent|percent LessThan 20 %"]),
    ("below 20 percent", ["below 20 percent|percent LessThan 20 %"]),
    ("up to 5 million yuan", ["up to 5 million yuan|money AtMost 5000000 CNY"]),
    ("The total amounted up to 5 million yuan", ["up to 5 million yuan|money Exactly 5000000 CNY"]),
    ("at most 5 labs", ["at most 5|count AtMost 5"]),
    ("no more than 5 labs", ["no more than 5|count AtMost 5"]),
    ("not exceeding 50 million yuan", ["not exceeding 50 million yuan|money AtMost 50000000 CNY"]),
    ("a maximum of 500,000 yuan", ["a maximum of 500,000 yuan|money AtMost 500000 CNY"]),
    ("as many as 300 firms", ["as many as 300|count Exactly 300"]),
    ("a total of 300 projects", ["a total of 300|count Exactly 300"]),
    ("a total of more than 300 projects", ["a total of more than 300|count MoreThan 300"]),
    ("totaling 500 million yuan", ["totaling 500 million yuan|money Exactly 500000000 CNY"]),
    ("an average of 2,000 start-ups", ["an average of 2,000|count Exactly 2000"]),
    ("40,000-plus professionals", ["40,000-plus|count MoreThan 40000"]),
    ("200+ firms", ["200+|count MoreThan 200"]),
    ("20-odd firms", ["20-odd|count About 20"]),
    ("12 or more firms", ["12 or more|count AtLeast 12"]),
    ("12 firms or more", ["12|count Exactly 12"]),
    ("30 million yuan or so", ["30 million yuan or so|money About 30000000 CNY"]),
    ("20 square kilometers and above", ["20 square kilometers and above|measure AtLeast 20 square kilometers"]),
    ("a dozen or so firms", ["a dozen or so|count About 12"]),
    # sets without a number
    ("dozens of firms", ["dozens of|count Some -"]),
    ("hundreds of firms", ["hundreds of|count Some -"]),
    ("tens of thousands of firms", ["tens of thousands of|count Some -"]),
    ("several hundred firms", ["several hundred|count Some -"]),
    ("a few thousand firms", ["a few thousand|count Some -"]),
    ("hundreds of millions of yuan", ["hundreds of millions of yuan|money Some - CNY"]),
    ("several firms", ["several|count Some - vague"]),
    ("a few firms", ["a few|count Some - vague"]),
    ("a number of projects", ["a number of|count Some - vague"]),
    ("a large number of projects", ["a large number of|count Some - vague"]),
    ("a group of sci-tech platforms", ["a group of|count Some - vague"]),
    ("a new batch of projects", ["a new batch of|count Some - vague"]),
    ("a series of measures", ["a series of|count Some - vague"]),
    ("a couple of labs", ["a couple of|count Some - vague"]),
    # money
    ("about 10 million yuan", ["about 10 million yuan|money About 10000000 CNY"]),
    ("10 million yuan", ["10 million yuan|money Exactly 10000000 CNY"]),
    (
        "23.97 billion yuan ($3.3 billion)",
        ["23.97 billion yuan|money Exactly 23970000000 CNY", "$3.3 billion|money Exactly 3300000000 USD conversion"],
    ),
    (
        "12 million yuan (about USD 1.8 million)",
        ["12 million yuan|money Exactly 12000000 CNY", "about USD 1.8 million|money About 1800000 USD conversion"],
    ),
    (
        "26 billion yuan in investment (US$4 billion)",
        ["26 billion yuan|money Exactly 26000000000 CNY", "US$4 billion|money Exactly 4000000000 USD conversion"],
    ),
    (
        "12 million yuan, or $1.8 million, was paid",
        ["12 million yuan|money Exactly 12000000 CNY", "$1.8 million|money Exactly 1800000 USD conversion"],
    ),
    ("RMB 8.1 billion", ["RMB 8.1 billion|money Exactly 8100000000 CNY"]),
    ("RMB10 billion", ["RMB10 billion|money Exactly 10000000000 CNY"]),
    ("yuan 500 million", ["yuan 500 million|money Exactly 500000000 CNY"]),
    ("100 million yuan RMB", ["100 million yuan RMB|money Exactly 100000000 CNY"]),
    ("US$4.46 billion", ["US$4.46 billion|money Exactly 4460000000 USD"]),
    ("3.8 trillion U.S. dollars", ["3.8 trillion U.S. dollars|money Exactly 3800000000000 USD"]),
    ("¥3.2 billion", ["¥3.2 billion|money Exactly 3200000000 CNY"]),
    ("HK$5 million", ["HK$5 million|money Exactly 5000000 HKD"]),
    ("5 million euros", ["5 million euros|money Exactly 5000000 EUR"]),
    ("300 million yen", ["300 million yen|money Exactly 300000000 JPY"]),
    ("a cost of $1.2bn", ["$1.2bn|money Exactly 1200000000 USD"]),
    ("10m yuan", ["10m yuan|money Exactly 10000000 CNY"]),
    ("3 trln yuan", ["3 trln yuan|money Exactly 3000000000000 CNY"]),
    ("143 billion 650 million yuan", ["143 billion 650 million yuan|money Exactly 143650000000 CNY"]),
    ("a 10-billion-yuan fund", ["10-billion-yuan|money Exactly 10000000000 CNY attributive"]),
    ("20 million yuan per mu", ["20 million yuan per mu|money Exactly 20000000 CNY per mu"]),
    ("1.2 yuan per kilowatt-hour", ["1.2 yuan per kilowatt-hour|money Exactly 1.2 CNY per kilowatt-hour"]),
    ("up to 3 million yuan a year", ["up to 3 million yuan a year|money AtMost 3000000 CNY per year"]),
    ("over 30 million yuan annually", ["over 30 million yuan annually|money MoreThan 30000000 CNY per year"]),
    ("12 won prizes", ["12|count Exactly 12"]),
    # shares
    ("nearly 2.8% of GDP", ["nearly 2.8%|percent About 2.8 %"]),
    ("2.8 per cent of GDP", ["2.8 per cent|percent Exactly 2.8 %"]),
    ("12 % of GDP", ["12 %|percent Exactly 12 %"]),
    ("60 percent of the firms", ["60 percent|percent Exactly 60 %"]),
    ("7-percent growth", ["7-percent|percent Exactly 7 % up attributive"]),
    ("one third of the total", ["one third|percent About 33.333333 %"]),
    ("one-third of the total", ["one-third|percent About 33.333333 %"]),
    ("nearly one third of the employees", ["nearly one third|percent About 33.333333 %"]),
    ("over one third of the total", ["over one third|percent MoreThan 33.333333 %"]),
    ("two-thirds of the total", ["two-thirds|percent About 66.666667 %"]),
    ("three quarters of the total", ["three quarters|percent About 75 %"]),
    ("a quarter of the total", ["a quarter|percent About 25 %"]),
    ("half of the firms", ["half|percent About 50 %"]),
    ("more than half of the firms", ["more than half|percent MoreThan 50 %"]),
    ("one-eighth of the firms", ["one-eighth|percent About 12.5 %"]),
    ("one-24th of the population", ["one-24th|percent About 4.166667 %"]),
    ("1/5 of the firms", ["1/5|percent About 20 %"]),
    ("60 percent per annum", ["60 percent per annum|percent Exactly 60 % per year"]),
    # growth
    ("up 12.5% year-on-year", ["12.5%|percent Exactly 12.5 % up"]),
    ("up by 12.5 percent", ["12.5 percent|percent Exactly 12.5 % up"]),
    ("a 10.1 percent increase", ["10.1 percent|percent Exactly 10.1 % up"]),
    ("an increase of 16.9 percent", ["16.9 percent|percent Exactly 16.9 % up"]),
    ("a year-on-year increase of 14.2 percent", ["14.2 percent|percent Exactly 14.2 % up"]),
    ("growth in investment of 14.5 percent", ["14.5 percent|percent Exactly 14.5 % up"]),
    ("rising 86.2 percent from the same period", ["86.2 percent|percent Exactly 86.2 % up"]),
    ("down by 3 percent", ["3 percent|percent Exactly 3 % down"]),
    ("a 39 percent drop", ["39 percent|percent Exactly 39 % down"]),
    ("growth of -3.2 percent", ["3.2 percent|percent Exactly 3.2 % down"]),
    (
        "grew by 5.8 percent and 8.5 percent",
        ["5.8 percent|percent Exactly 5.8 % up", "8.5 percent|percent Exactly 8.5 % up"],
    ),
    ("the growth rate of over 30 percent", ["over 30 percent|percent MoreThan 30 % up"]),
    ("growing 33.4% annually", ["33.4% annually|percent Exactly 33.4 % per year up"]),
    ("up 0.06 percentage points", ["0.06 percentage points|measure Exactly 0.06 percentage points up"]),
    ("5.8 percentage points higher than before", ["5.8 percentage points|measure Exactly 5.8 percentage points up"]),
    ("a rise of 1.39 points", ["1.39 points|measure Exactly 1.39 points up"]),
    ("a 3-fold increase", ["3-fold|measure Exactly 3 fold up attributive"]),
    ("making up 5 percent of the total", ["5 percent|percent Exactly 5 %"]),
    ("It grew to 12 percent", ["12 percent|percent Exactly 12 %"]),
    ("They set up 12 labs", ["12|count Exactly 12"]),
    # sizes
    ("58.6 sq km", ["58.6 sq km|measure Exactly 58.6 square kilometers"]),
    ("15 km2", ["15 km2|measure Exactly 15 square kilometers"]),
    ("281 square kilometres", ["281 square kilometres|measure Exactly 281 square kilometers"]),
    ("6,900,000 m2", ["6,900,000 m2|measure Exactly 6900000 square meters"]),
    ("120 thousand square meters", ["120 thousand square meters|measure Exactly 120000 square meters"]),
    ("200,000-square-meter building", ["200,000-square-meter|measure Exactly 200000 square meters attributive"]),
    ("300 mu (20 hectares)", ["300 mu|measure Exactly 300 mu", "20 hectares|measure Exactly 20 hectares conversion"]),
    (
        "an area of 1,000 mu (about 66.7 hectares)",
        ["1,000 mu|measure Exactly 1000 mu", "about 66.7 hectares|measure About 66.7 hectares conversion"],
    ),
    ("a 300-mu park", ["300-mu|measure Exactly 300 mu attributive"]),
    ("a 5.2-hectare site", ["5.2-hectare|measure Exactly 5.2 hectares attributive"]),
    ("10,000 tons a year", ["10,000 tons a year|measure Exactly 10000 tons per year"]),
    ("20,000 tonnes of steel", ["20,000 tonnes|measure Exactly 20000 tonnes"]),
    ("6.2 km long", ["6.2 km|measure Exactly 6.2 kilometers"]),
    ("about 12 kilometers from the port", ["about 12 kilometers|measure About 12 kilometers"]),
    ("300 MW", ["300 MW|measure Exactly 300 megawatts"]),
    ("1.5 million kilowatt-hours", ["1.5 million kilowatt-hours|measure Exactly 1500000 kilowatt-hours"]),
    ("1.5 times that of", ["1.5 times|measure Exactly 1.5 times"]),
    ("2.1 times and 2.8 times", ["2.1 times|measure Exactly 2.1 times", "2.8 times|measure Exactly 2.8 times"]),
    ("30 degrees Celsius", ["30 degrees Celsius|measure Exactly 30 degrees Celsius"]),
    ("10 years", ["10 years|measure Exactly 10 years"]),
    ("for five consecutive years", ["five consecutive years|measure Exactly 5 years"]),
    ("one and a half years", ["one and a half years|measure Exactly 1.5 years"]),
    ("a 12-member team", ["12-member|measure Exactly 12 members attributive"]),
    ("7 nm chips", ["7 nm|measure Exactly 7 nanometers"]),
    # ranges and changes
    ("between 10 and 20 firms", ["between 10 and 20|count Between 10 to 20"]),
    ("10 to 20 firms", ["10 to 20|count Between 10 to 20"]),
    ("10-20 firms", ["10-20|count Between 10 to 20"]),
    ("2-3 national centers", ["2-3|count Between 2 to 3"]),
    ("two to three national centers", ["two to three|count Between 2 to 3"]),
    ("two or three firms", ["two or three|count Between 2 to 3"]),
    ("10 to 20 million yuan", ["10 to 20 million yuan|money Between 10000000 to 20000000 CNY"]),
    (
        "between 5 million and 10 million yuan",
        ["between 5 million and 10 million yuan|money Between 5000000 to 10000000 CNY"],
    ),
    ("300,000 yuan to 500,000 yuan", ["300,000 yuan to 500,000 yuan|money Between 300000 to 500000 CNY"]),
    ("$10-20 million", ["$10-20 million|money Between 10000000 to 20000000 USD"]),
    ("RMB 5-8 billion", ["RMB 5-8 billion|money Between 5000000000 to 8000000000 CNY"]),
    ("5% to 10%", ["5% to 10%|percent Between 5 to 10 %"]),
    ("20% - 30%", ["20% - 30%|percent Between 20 to 30 %"]),
    ("ranging from 10 to 20 percent", ["ranging from 10 to 20 percent|percent Between 10 to 20 %"]),
    ("5 to 6 times", ["5 to 6 times|measure Between 5 to 6 times"]),
    ("from 12 to 30", ["from 12 to 30|count Exactly 30 was 12"]),
    ("The number grew from 242 firms to 556", ["from 242 firms to 556|count Exactly 556 was 242"]),
    ("increased from 51 to 81 people", ["from 51 to 81|count Exactly 81 was 51"]),
    ("rose to 30 from 12", ["30|count Exactly 30 was 12"]),
    (
        "It rose from 310 in 2019 to more than 900 in 2023",
        ["310|count Exactly 310", "more than 900|count MoreThan 900 was 310"],
    ),
    (
        "It rose from 1.5% in 2012 to 2.9% last year",
        ["1.5%|percent Exactly 1.5 %", "2.9%|percent Exactly 2.9 % was 1.5"],
    ),
    # no counts
    ("5G base stations", []),
    ("the G60 corridor", []),
    ("COVID-19 and H1N1", []),
    ("PM2.5", []),
    ("the 14th Five-Year Plan", ["14th|ordinal Exactly 14", "Five-Year|other Exactly 5 years attributive"]),
    ("the first batch", ["first|ordinal Exactly 1"]),
    ("the 3rd and 4th batches", ["3rd|ordinal Exactly 3", "4th|ordinal Exactly 4"]),
    ("ranked fifth in the country", ["fifth|rank Exactly 5"]),
    ("12th place", ["12th|rank Exactly 12"]),
    ("No. 1 in Zhejiang", ["1|rank Exactly 1"]),
    ("No.2 in Zhejiang", ["2|rank Exactly 2"]),
    ("No one knows", ["one|other Exactly 1"]),
    ("Top 100 enterprises", ["100|rank Exactly 100"]),
    ("the Fortune 500", ["500|rank Exactly 500"]),
    ("24-hour service", ["24-hour|other Exactly 24 hours attributive"]),
    ("12-inch wafers", ["12-inch|other Exactly 12 inches attributive"]),
    ("three-star hotels", ["three|other Exactly 3 attributive"]),
    ("one-stop service", ["one|other Exactly 1 attributive"]),
    ("a third-party lab", []),
    ("one of the best labs", ["one|other Exactly 1"]),
    ("the only one in Ningbo", ["one|other Exactly 1"]),
    ("on the one hand", ["one|other Exactly 1"]),
    ("one in five firms", ["one|other Exactly 1", "five|other Exactly 5"]),
    ("Tel: 0574-87654321", []),
    ("call +86 574 8765 4321 now", []),
    ("at 14:48 sharp", []),
    ("at 3 pm", ["3|other Exactly 3"]),
    ("24/7", []),
    ("a ratio of 1:3", []),
    ("Phase 2 of the park", ["2|other Exactly 2"]),
    ("Room 301", ["301|other Exactly 301"]),
    ("Line 2 of the metro", ["2|other Exactly 2"]),
    ("Article 12 of the law", ["12|other Exactly 12"]),
    ("Industry 4.0", ["4.0|other Exactly 4"]),
    ("ISO 9001 certification", ["9001|other Exactly 9001"]),
    ("the Shenzhou 12 mission", ["12|other Exactly 12"]),
    ("Boeing 737", ["737|other Exactly 737"]),
    ("863 Program", ["863|other Exactly 863"]),
    ('the "863" Project', ["863|other Exactly 863"]),
    ("985 and 211 universities", ["985|other Exactly 985", "211|other Exactly 211"]),
    ('the "1+3" pattern', ["1|other Exactly 1", "3|other Exactly 3"]),
    ("the “two leading” strategy", ["two|other Exactly 2"]),
    ("360 Harbour Software Group", ["360|other Exactly 360"]),
    ("Li Ming, 45, is the director", ["45|other Exactly 45"]),
    ("per 10,000 people", ["10,000|other Exactly 10000"]),
    ("(1) the park", ["1|other Exactly 1"]),
    ("1. The park", ["1|other Exactly 1"]),
    ("1.2.3", []),
    ("12,34", []),
    ("in 2019", []),
    ("half a year", []),
    ("the first half of 2023", []),
    ("2021-2025", []),
    ("US dollars", []),
    # with times
    ("In 2019 2,000 firms came", ["2,000|count Exactly 2000"]),
    (
        "By the end of 2020, the city had 3102 firms and 1381 labs",
        ["3102|count Exactly 3102", "1381|count Exactly 1381"],
    ),
    ("In 2012 enterprises paid 5 percent", ["5 percent|percent Exactly 5 %"]),
    ("So far in 2019, 30 enterprises have applied", ["30|count Exactly 30"]),
    ("2012 enterprises joined in 2019", ["2012|count Exactly 2012"]),
    ("over the past five years 12 labs were built", ["12|count Exactly 12"]),
    ("from January to May, 12 labs were built", ["12|count Exactly 12"]),
    ("On June 12, 30 firms signed", ["30|count Exactly 30"]),
]


def show(text: str, quantity: Quantity) -> str:
    """All that a quantity says, in one line: text|kind comparator value, then what else there is."""
    value = "-" if quantity.value is None else str(quantity.value)
    parts = [f"{text[quantity.start : quantity.end]}|{quantity.kind.value}", quantity.comparator.value, value]
    if quantity.upper is not None:
        parts.append(f"to {quantity.upper}")
    if quantity.unit is not None:
        parts.append(quantity.unit)
    if quantity.per is not None:
        parts.append(f"per {quantity.per}")
    if quantity.previous is not None:
        parts.append(f"was {quantity.previous}")
    if quantity.direction is not None:
        parts.append(quantity.direction.value)
    parts += [flag for flag in ("vague", "attributive", "conversion") if getattr(quantity, flag)]
    return " ".join(parts)


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_table(text: str, expected: list[str]) -> None:
    assert [show(text, quantity) for quantity in find_quantities(text)] == expected


def test_the_table_is_large_and_has_rows_without_counts() -> None:
    assert len(ROWS) >= 250
    assert sum(not any("|count" in found for found in expected) for _, expected in ROWS) >= 100


def test_a_quantity_whole() -> None:
    text = "with nearly 5.2 million yuan (about $0.8 million) a year"
    assert find_quantities(text) == [
        Quantity(5, 28, 12, 23, Kind.MONEY, Decimal(5200000), Comparator.ABOUT, "CNY"),
        Quantity(
            *(30, 48, 37, 48),
            *(Kind.MONEY, Decimal(800000), Comparator.ABOUT, "USD"),
            converts=Span(5, 28),
        ),
    ]


def test_growth_and_conversion_are_properties() -> None:
    grown, plain = find_quantities("up 5 percent to 12 billion yuan")
    assert (grown.growth, grown.conversion) == (True, False)
    assert (plain.growth, plain.conversion) == (False, False)


@pytest.mark.parametrize("space", [" ", "\n", "\t", "\xa0"])
def test_any_white_space_parts_words(space: str) -> None:
    text = f"10 million{space}yuan"
    assert [(q.value, q.unit) for q in find_quantities(text)] == [(Decimal(10**7), "CNY")]


def test_times_given_are_used() -> None:
    text = "in 2019 12 labs"
    assert find_quantities(text, find_times(text)) == find_quantities(text)
    assert [q.value for q in find_quantities(text, [])] == [Decimal(2019), Decimal(12)]


WORDS = st.sampled_from(
    """over about nearly more than a total of between and from to up by percent % yuan RMB $ ( ) million billion hundred
    thousand dozen one two twenty-three third half 5 12 300 1,234 23.97 2019 2021-25 10-20 mu square kilometers years
    enterprises labs in the of first No. Top per each or so -plus several a group of + / . , ; : - – ’ “ ” \u0130 \n
    five-year plan 14th period October last year Zhejiang 5G G60 COVID-19 0574-87654321 不 12家""".split()
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=9).map("".join))


@STEADY
@given(TEXTS)
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    times = find_times(text)
    for quantity in find_quantities(text):
        assert end <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end <= len(text)
        assert all(quantity.number_end <= time.start or time.end <= quantity.number_start for time in times)
        assert (quantity.value is None) == (quantity.comparator is Comparator.SOME)
        assert (quantity.upper is not None) == (quantity.comparator is Comparator.BETWEEN)
        end = quantity.end


@STEADY
@given(
    st.integers(min_value=3, max_value=10**6).filter(lambda n: not 1900 <= n < 2100),
    st.sampled_from(["", "over ", "nearly ", "at least ", "a total of "]),
    st.sampled_from(
        [("{} labs", Kind.COUNT), ("{:,} labs", Kind.COUNT), ("{} million yuan", Kind.MONEY), ("{}%", Kind.PERCENT)]
    ),
)
def test_a_written_number_is_read_back(number: int, before: str, form: tuple[str, Kind]) -> None:
    text = before + form[0].format(number)
    (found,) = find_quantities(text)
    assert found.kind is form[1]
    assert found.value == number * (10**6 if found.kind is Kind.MONEY else 1)
    assert found.start == 0
    assert parse_number(text[found.number_start : found.number_end]) == found.value
