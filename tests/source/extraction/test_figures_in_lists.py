"""Figures with times of their own, gapped lists of figures, what they were before, growth, ranks and spans."""

from __future__ import annotations

import pytest

from source.model import Amount, Aspect, Group
from tests.source.extraction.conftest import Read
from tests.source.extraction.rendering import number, statements


def share(value: str, year: int) -> str:
    return f"Wuxi -hasMeasurement-> <Exactly {value} % | R&D spending> [{year}]"


def spent(millions: int, year: int) -> str:
    return f"Wuxi -hasMeasurement-> <Exactly {millions}000000 CNY | spending> [{year}]"


def in_(place: str, count: int, cls: str, year: int | None = None) -> str:
    return f"(Exactly {count} {cls}) -locatedIn-> {place}" + (f" [{year}]" if year else "")


OWN_TIMES = [
    (
        "The R&D spending of Wuxi rose from 2.1 percent of GDP in 2018 to 2.8 percent in 2020.",
        [share("2.1", 2018), share("2.8", 2020)],
    ),
    (
        "In 2023 Wuxi's R&D spending stood at 3.2 percent of GDP, up from 2.5 percent in 2018.",
        [share("2.5", 2018), share("3.2", 2023)],
    ),
    (
        "Jiaxing attracted 300 experts in 2018 and 450 in 2019.",
        ["Jiaxing -attracted-> (Exactly 300 Person) [2018]", "Jiaxing -attracted-> (Exactly 450 Person) [2019]"],
    ),
    (
        "Wuxi set up 12 laboratories in 2018, 15 in 2019 and 20 in 2020.",
        [f"Wuxi -established-> (Exactly {n} Laboratory) [{y}]" for n, y in ((12, 2018), (15, 2019), (20, 2020))],
    ),
    (
        "Wuxi had three laboratories and 41 incubators at the end of 2023.",
        [in_("Wuxi", 3, "Laboratory", 2023), in_("Wuxi", 41, "Incubator", 2023)],
    ),
    (
        "Wuxi spent 9 million yuan in 2023, equal to 2.9 percent of its GDP; in 2021 the share was 2.5 percent.",
        [
            spent(9, 2023),
            "Wuxi -hasMeasurement-> <Exactly 2.9 % | spending> [2023]",
            "Wuxi -hasMeasurement-> <Exactly 2.5 % | share> [2021]",
        ],
    ),
    ("Wuxi spent 12 million yuan in 2018 and 15 million in 2019.", [spent(12, 2018), spent(15, 2019)]),
    (
        "In 2019, Wuxi had 12 laboratories, and in 2021 it had 15.",
        [in_("Wuxi", 12, "Laboratory", 2019), in_("Wuxi", 15, "Laboratory", 2021)],
    ),
    (
        "Wuxi had 138 incubators in 2019. In 2021, the number was 263, and in 2023 it reached 412.",
        [in_("Wuxi", n, "Incubator", y) for n, y in ((138, 2019), (263, 2021), (412, 2023))],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OWN_TIMES)
def test_a_figure_has_the_time_behind_it(text: str, expected: list[str], read: Read) -> None:
    assert statements(read(text)) == sorted(expected)


GAPPED = [
    (
        "Huzhou has 12 laboratories, Jiaxing 15 and Shaoxing nine.",
        [in_(place, n, "Laboratory") for place, n in (("Huzhou", 12), ("Jiaxing", 15), ("Shaoxing", 9))],
    ),
    (
        "Wuxing District had 398 incubators in 2023; Nanxun District, 265; and Deqing County, 341.",
        [
            in_(place, n, "Incubator", 2023)
            for place, n in (("Nanxun District", 265), ("Deqing County", 341), ("Wuxing District", 398))
        ],
    ),
    (
        "Tianyuan District had 31 incubators at the end of 2020; Hetang District had 12 and Lusong District nine.",
        [
            in_(place, n, "Incubator", 2020)
            for place, n in (("Hetang District", 12), ("Tianyuan District", 31), ("Lusong District", 9))
        ],
    ),
    (
        "In 2020, Wuxi was home to 130 incubators, Jiaxing to 150 and Huzhou to 98.",
        [in_(place, n, "Incubator", 2020) for place, n in (("Wuxi", 130), ("Jiaxing", 150), ("Huzhou", 98))],
    ),
    (
        "Wuxi had 210 incubators in 2020, compared with 95 in 2016.",
        [in_("Wuxi", 210, "Incubator", 2020), in_("Wuxi", 95, "Incubator", 2016)],
    ),
    (
        "Changzhou will contribute 150 million yuan, Wuxi 120 million yuan and Suzhou 200 million yuan.",
        [
            f"Planned: {place} -hasMeasurement-> <Exactly {n}000000 CNY | contribution>"
            for place, n in (("Changzhou", 150), ("Suzhou", 200), ("Wuxi", 120))
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GAPPED)
def test_a_list_of_figures_leaves_out_what_was_said(text: str, expected: list[str], read: Read) -> None:
    assert statements(read(text)) == sorted(expected)


UNGAPPED = [
    ("Wuxi has 12 laboratories and sent Shenzhou 15 to Suzhou.", [in_("Wuxi", 12, "Laboratory")]),
    ("Wuxi has 12 laboratories and 5 incubators.", [in_("Wuxi", 12, "Laboratory"), in_("Wuxi", 5, "Incubator")]),
    ("It rained in Wuxi. The number was 263.", []),
    (
        "Wuxi has 12 laboratories and set up 15 incubators in 2019.",
        [in_("Wuxi", 12, "Laboratory"), "Wuxi -established-> (Exactly 15 Incubator) [2019]"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), UNGAPPED)
def test_what_is_no_gap_is_left_alone(text: str, expected: list[str], read: Read) -> None:
    assert statements(read(text)) == expected


CHANGES = [
    ("The output of Wuxi rose from 8 billion yuan to 12 billion yuan.", ["12000000000 after 8000000000"]),
    ("The number of laboratories in Wuxi doubled from 12 to 24.", ["24 after 12"]),
    ("The Reed Laboratory has 52 researchers, up from 18 in 2020.", ["18", "52 after 18"]),
    (
        "In 2020 the output of Wuxi reached 12 billion yuan, up from 8 billion yuan in 2018.",
        ["12000000000 after 8000000000", "8000000000"],
    ),
    ("The output of Wuxi rose by 18.2 percent year on year.", ["18.2 Growth"]),
    ("The exports of Wuxi fell by 3.5 percent.", ["3.5 Decline"]),
    ("The output of Wuxi reached 12 billion yuan.", ["12000000000"]),
    ("Wuxi has 52 laboratories.", ["52"]),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_what_a_figure_was_before_and_how_it_grew(text: str, expected: list[str], read: Read) -> None:
    found = set()
    for end in {end for fact in read(text).facts for end in (fact.subject, fact.object)}:
        if isinstance(end, Amount | Group):
            aspect = f" {end.aspect}" if isinstance(end, Amount) and end.aspect else ""
            found.add(number(end.value) + aspect + (f" after {number(end.previous)}" if end.previous else ""))
    assert sorted(found) == expected


RANKS = [
    ("Wuxi ranked second in Jiangsu for venture capital in 2020.", ("2", "venture capital", "Jiangsu", 2020)),
    ("Wuxi rose to second place in Jiangsu.", ("2", "rank", "Jiangsu", None)),
    ("The Reed Laboratory ranked No. 3 in Jiangsu.", ("3", "rank", "Jiangsu", None)),
    ("Wuxi ranks first among the cities of Jiangsu in terms of R&D input.", ("1", "R&D input", None, None)),
    ("Wuxi was third in Jiangsu.", ("3", "rank", "Jiangsu", None)),
]


def ranks(text: str, read: Read) -> list[Amount]:
    ends = [fact.object for fact in read(text).facts]
    return [end for end in ends if isinstance(end, Amount) and end.aspect is Aspect.RANK]


@pytest.mark.parametrize(("text", "expected"), RANKS)
def test_ranks(text: str, expected: tuple[str, str, str | None, int | None], read: Read) -> None:
    (found,) = ranks(text, read)
    among = found.among.name if found.among else None
    assert (number(found.value), found.measure, among, found.year) == expected
    assert found.unit == "rank"


NO_RANKS = [
    "Wuxi was the first city to set up a laboratory.",
    "Wuxi was the first to set up a laboratory.",
    "Wuxi held its third fair.",
    "The laboratories were first built in Wuxi.",
    "The 12th laboratory is in Wuxi.",
    "Wuxi is among the top 10 cities.",
]


@pytest.mark.parametrize("text", NO_RANKS)
def test_no_ranks(text: str, read: Read) -> None:
    assert ranks(text, read) == []


SPANS = [
    ("Between 2016 and 2020, Wuxi set up 12 laboratories.", ("2016-01-01", "2020-12-31")),
    ("During the 13th Five-Year Plan period, Wuxi set up 12 laboratories.", ("2016-01-01", "2020-12-31")),
    ("From March to June 2021, Wuxi set up 12 laboratories.", ("2021-03-01", "2021-06-30")),
    ("In the first half of 2022, Wuxi set up 12 laboratories.", ("2022-01-01", "2022-06-30")),
    ("Over the past five years, Wuxi has set up 12 laboratories.", ("2019-02-21", "2024-02-21")),
    ("By the end of 2021, Wuxi had set up 12 laboratories.", (None, "2021-12-31")),
    ("Since 2018, Wuxi has set up 12 laboratories.", ("2018-01-01", None)),
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_spans_of_time(text: str, expected: tuple[str | None, str | None], read: Read) -> None:
    (time,) = {fact.time for fact in read(text, "2024-02-21").facts if fact.time is not None}
    assert (time.start, time.end) == expected
