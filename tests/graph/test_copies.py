"""Near-copies: every variant that an agency's text meets with is found, and what only resembles it is left alone."""

from __future__ import annotations

import random
import re
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph

from corridor import bundled_articles
from graph.copies import COMMON, EXCERPT, OF_LONGER, OF_SHORTER, body, copies, drawn, fingerprints
from graph.digest import Digest
from ontology.terms import COR
from source.model import Article
from source.reading import read_articles
from tests.graph.examples import MINTER, article

INVENTED = (1, 5, 6, 9, 12)
"""Places in the list of the bundled articles of those that are varied: long and short, prose and figures."""

YEARS = range(2019, 2024)
TEMPLATE = """The {zone} had {a} high-tech enterprises at the end of {year}, a bulletin released by its management
committee shows. Revenue from industry rose by {b} percent to {c} billion yuan, and R&D spending was equal
to {d} percent of the total. During the year the zone established {e} provincial-level laboratories and {f}
engineering centers. It also attracted {g} projects with a total investment of {h} billion yuan. Enterprises
of the zone applied for {i} invention patents, of which {j} were granted. The zone's incubators cultivated
{k} start-ups, and {l} of them moved into workshops of their own. {m} talent teams came to the zone under
its talent programme, among them {n} from abroad. The management committee paid {o} million yuan in grants,
{p} percent more than in the year before. The zone signed agreements with {q} universities and held {r}
fairs, at which {s} achievements were released."""

PROFILES = (
    """Nanhu Science City lies between two canals in the south of the city. It was founded in 2009 on the site of a
brick works and covers 31 square kilometers today. About 640 companies have settled there, most of them
makers of instruments and sensors. Three laboratories of provincial level work in the zone, and a university
runs its school of optics there. The zone plans to double its area by 2030. Its director says that patience
was the most important investment.""",
    """Where bricks were burnt until the turn of the century, engineers now test lenses. Nanhu Science City,
founded in 2009, is home to about 640 companies. Most of them make instruments or sensors, and many were
started by graduates of the school of optics, which a university opened in the zone. The city's planners had
first thought of a logistics park. There are three provincial-level laboratories, and the area of 31 square
kilometers is to be doubled by the end of the decade.""",
)

QUOTED = (
    "“We have waited for this laboratory for eleven years, and now that it stands here we shall fill it with people "
    "who are younger than the wait itself,” said the mayor at the opening."
)
REPORTS = (
    f"""The city opened its first laboratory for quantum sensors on Monday. The building has 40 rooms and cost 310
million yuan. {QUOTED} Twelve firms have signed contracts to use its clean room. The university of the city
will send 25 doctoral students each year, and an academician from Hefei will lead the scientific council.
The first experiments begin in March.""",
    f"""Guests from six provinces came to the harbour this week to see what a former customs house can hold. Behind
its brick front, physicists will measure gravity with clouds of atoms. {QUOTED} Not all neighbours are
happy: parking has become scarce, and the fish market had to move. The laboratory's director, who grew up
two streets away, promises an open day every autumn. The provincial government carried most of the costs,
according to a spokesman.""",
)

CHINESE = (
    "镇海区近日举行科技成果对接会，来自长三角的三百多家企业和二十余所高校参加了活动。会上共发布科技成果二百六十八项，其中四十一项当场签约，"
    "合同金额超过十二亿元。区科技局负责人介绍，自对接会举办以来，全区高新技术企业数量逐年增加，去年底达到四百一十二家。今年上半年，"
    "全区新建省级重点实验室两家、市级工程技术中心二十三家，引进项目八十六个。当地一家传感器企业与高校共建联合实验室，"
    "研究方向为湿度传感器和柔性电子材料。企业负责人表示，过去样品要送到外地检测，现在步行十分钟就能完成。下一步，该区将继续完善科技创新走廊建设，"
    "支持青年人才创业，并计划在三年内再建三家研究院，推动更多成果在本地转化落地。"
)


@cache
def originals() -> tuple[str, ...]:
    """The bodies of some bundled articles."""
    found = list(read_articles(bundled_articles()))
    chosen = [found[at - 1] for at in INVENTED]
    return tuple(body(one) for one in chosen if isinstance(one, Article))


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?。])\s*", text.strip())


def another_headline(text: str, other: str) -> str:
    return "A region finds its way into the future\n\n" + text


def cut_by_half(text: str, other: str) -> str:
    kept, whole = "", sentences(text)
    while len(kept) < len(text) / 2:
        kept += whole.pop(0) + " "
    return kept


def other_dateline_and_credits(text: str, other: str) -> str:
    first = re.sub(r"^[A-Z]+ -- ", "", text)
    return f"Harbour Daily, Nov. 14 (Reporters Gu Lan and Su Wei) -- {first}\nSource: an agency. Editor: Zhu Ying"


def a_paragraph_added(text: str, other: str) -> str:
    return text + "\n\n" + " ".join(sentences(other)[:4])


def names_spelled_differently(text: str, other: str) -> str:
    """The four words with a capital letter that are most frequent get another spelling."""
    names = re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", text)
    for name in sorted(set(names), key=lambda name: (-names.count(name), name))[:4]:
        text = re.sub(rf"\b{name}\b", f"{name[:2]}'{name[2:]}h", text)
    return text


def all_at_once(text: str, other: str) -> str:
    return other_dateline_and_credits(names_spelled_differently(cut_by_half(text, other), other), other)


VARIANTS = (
    another_headline,
    cut_by_half,
    other_dateline_and_credits,
    a_paragraph_added,
    names_spelled_differently,
    all_at_once,
)


def digest(name: str, text: str, published: str | None = None) -> Digest:
    return Digest(name, "", None, published, None, (), (), fingerprints(text))


def shares(one: str, other: str) -> tuple[float, int]:
    """The share of the shorter text's fingerprints that both have, and their number."""
    first, second = set(fingerprints(one)), set(fingerprints(other))
    return len(first & second) / min(len(first), len(second)), len(first & second)


def yearly(year: int, zone: str = "high-tech zone") -> str:
    chance = random.Random(f"{year} {zone}")
    numbers = {letter: chance.randint(2, 990) for letter in "abcdefghijklmnopqrs"}
    return TEMPLATE.format(zone=zone, year=year, **numbers)


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.__name__)
def test_a_variant_of_a_text_is_its_copy(variant) -> None:
    texts = originals()
    assert len(texts) == len(INVENTED)
    for text, other in zip(texts, texts[1:] + texts[:1], strict=True):
        varied = variant(text, other)
        assert varied != text
        assert copies([digest("b", text, "2019-06-18"), digest("a", varied, "2019-06-19")]) == {"a": "b"}


def test_what_only_resembles_is_no_copy() -> None:
    alike = [*originals(), *REPORTS, *PROFILES, *map(yearly, YEARS), yearly(2022, "new area")]
    assert copies(digest(f"{number:02}", text) for number, text in enumerate(alike)) == {}


def test_the_thresholds_lie_well_between() -> None:
    texts = originals()
    turned = zip(texts, texts[1:] + texts[:1], strict=True)
    same = [shares(one, variant(one, other)) for one, other in turned for variant in VARIANTS]
    alike = [shares(*REPORTS), shares(*PROFILES), *(shares(*pair) for pair in combinations(map(yearly, YEARS), 2))]
    apart = [shares(*pair) for pair in combinations(texts, 2)]
    assert (len(same), len(alike), len(apart)) == (30, 12, 10)
    assert max(share for share, _ in alike + apart) < OF_SHORTER - 0.1
    assert min(share for share, _ in same) > OF_SHORTER + 0.1
    assert min(common for _, common in same) > 2 * COMMON


def test_chinese_is_told_by_its_characters() -> None:
    whole = sentences(CHINESE)
    cut = "".join(whole[: len(whole) // 2]).replace("四百一十二", "412")
    other = (
        "".join(reversed(whole))
        .replace("企业", "公司")
        .replace("科技", "技术")
        .replace("项目", "工程")
        .replace("区", "县")
    )
    found = [digest("b", CHINESE, "2019"), digest("a", "本报讯 " + cut, "2020"), digest("c", other, "2018")]
    assert copies(found) == {"a": "b"}


def test_the_earliest_stands_for_all_then_the_smallest_id() -> None:
    text = originals()[0]
    headed = [f"Headline number {number}\n\n{text}" for number in range(5)]
    dates = ["2019-06-18", "2019-06", None, "2019-06-18", "2018-12-31"]
    found = [digest(f"{number}", each, date) for number, (each, date) in enumerate(zip(headed, dates, strict=True))]
    assert copies(found) == {"0": "4", "1": "4", "2": "4", "3": "4"}
    assert copies(found[:4]) == {"0": "1", "2": "1", "3": "1"}
    assert copies([found[3], found[2], found[0]]) == {"2": "0", "3": "0"}


def test_a_copy_of_a_copy_is_settled() -> None:
    """The two halves share nothing, yet both come from the one text."""
    text = originals()[4]
    first = cut_by_half(text, "")
    halves = [digest("first", first, "2019"), digest("second", text[len(first) - 1 :], "2021")]
    assert copies(halves) == {}
    assert copies([*halves, digest("whole", text, "2020")]) == {"second": "first", "whole": "first"}


def test_a_round_up_ties_its_items_together_no_more_than_it_is_one_of_them() -> None:
    items = [digest(f"item{number}", text, "2019") for number, text in enumerate((*originals(), *REPORTS, *PROFILES))]
    everything = "\n\n".join((*originals(), *REPORTS, *PROFILES))
    before, after = digest("all", everything, "2018"), digest("all", everything, "2020")
    largest = max(items, key=lambda item: len(item.fingerprints)).article
    assert copies([*items, after]) == {"all": largest}  # of which it is nearly a third
    assert copies(items) == {}
    assert {item.article for item in items} == copies([*items, before]).keys()


def test_a_teaser_that_comes_later_is_taken_from_the_text() -> None:
    whole = originals()[4]
    teaser = " ".join(sentences(whole)[:4])
    assert len(set(fingerprints(teaser))) < OF_LONGER * len(set(fingerprints(whole)))
    assert copies([digest("whole", whole, "2019"), digest("teaser", teaser, "2020")]) == {"teaser": "whole"}
    assert copies([digest("whole", whole, "2020"), digest("teaser", teaser, "2019")]) == {}
    more = f"{teaser} {REPORTS[1]}"
    assert shares(more, whole)[0] < EXCERPT
    assert copies([digest("whole", whole, "2019"), digest("teaser", more, "2020")]) == {}


def test_many_prints_of_one_text_are_one_source() -> None:
    prints = [
        digest(f"{number:03}", f"Site {number}. {yearly(2021)}", f"2022-01-{number % 28 + 1:02}")
        for number in range(90)
    ]
    others = [digest(f"x{number}", yearly(2021, f"zone of town {number}")) for number in range(40)]
    found = copies([*others, *prints])
    assert set(found.values()) == {"000"}
    assert len(found) == 89


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(chance: random.Random) -> None:
    found = list(mixed())
    expected = copies(found)
    chance.shuffle(found)
    assert len(expected) == 9
    assert list(copies(iter(found)).items()) == list(expected.items())


@cache
def mixed() -> tuple[Digest, ...]:
    texts = originals()[:4]
    varied = [(one, variant(one, texts[0])) for one in texts[1:] for variant in VARIANTS[::2]]
    flat = [text for pair in varied for text in pair] + [*REPORTS, *PROFILES]
    return tuple(
        digest(f"{at:02}", text, None if at % 3 else f"20{at:02}") for at, text in enumerate(dict.fromkeys(flat))
    )


@pytest.mark.parametrize("text", ["", "...", "one two three four five six", "镇海区科技局", "\ud800 \x00"])
def test_a_text_of_a_few_words_has_no_fingerprints_and_copies_nothing(text: str) -> None:
    assert fingerprints(text) == ()
    assert copies([digest("a", text), digest("b", text)]) == {}


def test_fingerprints_look_at_words_and_numbers_alone() -> None:
    text = originals()[1]
    found = fingerprints(text)
    assert list(found) == sorted(set(found))
    assert all(0 <= each < 1 << 32 for each in found)
    assert fingerprints(text.upper().replace(",", " --").replace(" ", "\n\n")) == found
    assert fingerprints(text.replace("412", "413").replace("41", "42")) != found
    assert fingerprints("the same six words in a row, and three more") == (62968308,)


def test_the_body_leaves_headline_and_credits_out() -> None:
    (page,) = read_articles([path for path in bundled_articles() if path.name.startswith("05-")])
    assert isinstance(page, Article)
    text = body(page)
    assert text.startswith("The fifth Wuhu Sci-tech Achievement Fair closed")
    assert "Jianghuai Science Web" not in text
    assert "Zhu Ying" not in text
    assert page.title not in text
    assert body(article("No blocks here.")) == "No blocks here."


def test_what_is_drawn_points_from_copy_to_original_alone() -> None:
    graph = drawn({"a1": "b2", "c3": "b2"}, MINTER)
    assert isinstance(graph, Graph)
    base = "https://w3id.org/corridor/id/article/"
    assert sorted(tuple(map(str, triple)) for triple in graph) == [
        (base + "a1", COR + "sameTextAs", base + "b2"),
        (base + "c3", COR + "sameTextAs", base + "b2"),
    ]
    assert len(drawn({}, MINTER)) == 0
