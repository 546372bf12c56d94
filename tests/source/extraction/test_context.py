"""Which of several places of one name an article means, by its date and by what else it names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.loading import load_vocabulary
from source.extraction.extraction import Extractor
from source.model import Block, BlockKind, Entity, Reading, Span
from tests.source.extraction.conftest import Read
from tests.source.extraction.rendering import article_of

SETTLED = [
    # what contains it, right beside it
    ("A lab opened in Suzhou, Anhui Province.", None, {"Suzhou": "341300"}),
    ("A lab opened in Suzhou, Jiangsu. Experts from Anhui came.", None, {"Suzhou": "320500"}),
    ("A lab opened in Anhui's Suzhou. Jiangsu paid for it.", None, {"Suzhou": "341300"}),
    ("A lab opened in Chaoyang District, Changchun. Experts from Beijing came.", None, {"Chaoyang District": "220104"}),
    ("A lab opened in Beijing's Chaoyang District. Changchun paid.", None, {"Chaoyang District": "110105"}),
    ("Taizhou (台州) opened a lab. Jiangsu and Zhejiang grew.", None, {"Taizhou": "331000"}),
    ("Taizhou (泰州市) opened a lab.", None, {"Taizhou": "321200"}),
    # what contains it, anywhere
    ("Taizhou opened a lab. Zhejiang grew.", None, {"Taizhou": "331000"}),
    ("Taizhou opened a lab. Jiangsu grew.", None, {"Taizhou": "321200"}),
    ("Chaoyang District opened a lab. Changchun paid.", None, {"Chaoyang District": "220104"}),
    # what lies in it
    ("Suzhou opened a lab. Kunshan paid for it.", None, {"Suzhou": "320500"}),
    ("Suzhou opened a lab. Yongqiao District paid for it.", None, {"Suzhou": "341300"}),
    ("Jilin opened a lab. Changchun paid for it.", None, {"Jilin": "220000"}),
    # a larger place before districts of its name; a province before all
    ("Xi'an opened a lab.", None, {"Xi'an": "610100"}),
    ("Fuyang opened a lab.", None, {"Fuyang": "341200"}),
    ("Tianjin and Hebei opened a lab.", None, {"Hebei": "130000"}),
    ("Urumqi opened a lab.", None, {"Urumqi": "650100"}),
    ("Hohhot opened a lab.", None, {"Hohhot": "150100"}),
    ("Hong Kong opened a lab.", None, {"Hong Kong": "810000"}),
    ("Shaanxi opened a lab. Shanxi did not.", None, {"Shaanxi": "610000", "Shanxi": "140000"}),
    # a district whose neighbours are named before a larger place
    ("Fuyang opened a lab. Xiaoshan, in Hangzhou, paid.", None, {"Fuyang": "330111", "Xiaoshan": "330109"}),
    # the kind that the text says
    ("Chaoyang County opened a lab.", None, {"Chaoyang County": "211321"}),
    ("Chaoyang county opened a lab.", None, {"Chaoyang county": "211321"}),
    ("Fuyang District opened a lab.", None, {"Fuyang District": "330111"}),
    # the year
    ("Chongming opened a lab.", "2014", {"Chongming": "310230"}),
    ("Chongming opened a lab.", "2019-05", {"Chongming": "310151"}),
    ("Chongming opened a lab.", None, {"Chongming": "310151"}),
    ("Jianggan District opened a lab.", "2014-06-01", {"Jianggan District": "330104"}),
    ("Jianggan District opened a lab.", "2023-06-01", {"Jianggan District": "330104"}),
    ("Fuyang City opened a lab. Xiaoshan, in Hangzhou, paid.", "2012", {"Fuyang City": "330183"}),
    ("Fuyang City, Hangzhou, opened a lab in 2012.", "2020", {"Fuyang City": "330183"}),
    ("Fuyang City opened a lab. Hangzhou paid.", "2020", {"Fuyang City": "341200"}),
    ("Jiangbei District opened a lab.", "2026", {"Jiangbei District": "330205"}),
    ("Xiangfan opened a lab.", "2006", {"Xiangfan": "420600"}),
    ("Chaohu City opened a lab.", "2009", {"Chaohu City": "341400"}),
    ("Chaohu City opened a lab.", "2016", {"Chaohu City": "340181"}),
]

SUZHOU = (
    "Suzhou may be Suzhou City in Jiangsu (320500) or Suzhou City in Anhui (341300)"
    " or Suzhou District in Jiuquan (620902)"
)
JIANGBEI = (
    "Jiangbei District may be Jiangbei District in Ningbo (330205)"
    " or Jiangbei District in Chongqing (500105, until 2025)"
)
CHAOYANG = (
    "Chaoyang District may be Chaoyang District in Beijing (110105) or Chaoyang District in Changchun (220104)"
    " or Chaoyang District in Shantou (440513)"
)
AMBIGUOUS = [
    ("Suzhou opened a lab.", None, SUZHOU),
    ("Suzhou opened a lab. Jiangsu and Anhui paid.", None, SUZHOU),
    # one province is named, but cities of the other are too
    ("Suzhou, Wuxi and Hefei opened a lab. Anhui paid.", None, SUZHOU),
    (
        "Taizhou opened a lab.",
        None,
        "Taizhou may be Taizhou City in Jiangsu (321200) or Taizhou City in Zhejiang (331000)",
    ),
    ("Chaoyang District opened a lab.", None, CHAOYANG),
    ("Chaoyang District opened a lab. Beijing and Changchun paid.", None, CHAOYANG),
    # a bare name that may be the larger place of another province
    (
        "Fuyang opened a lab. Hangzhou paid.",
        None,
        "Fuyang may be Fuyang District in Hangzhou (330111) or Fuyang City in Anhui (341200)",
    ),
    # both existed in that year
    (
        "Fuyang City opened a lab.",
        "2012",
        "Fuyang City may be Fuyang City in Hangzhou (330183, until 2014) or Fuyang City in Anhui (341200)",
    ),
    ("Jiangbei District opened a lab.", "2019", JIANGBEI),
]


def entities(reading: Reading) -> dict[str, Entity]:
    return {f.subject.name: f.subject for f in reading.facts if isinstance(f.subject, Entity)}


def ambiguous(reading: Reading) -> list[str]:
    return [one.detail for one in reading.rejections if one.reason == "ambiguous place"]


@pytest.mark.parametrize(("text", "published", "expected"), SETTLED)
def test_what_the_article_tells_settles_a_place(
    text: str, published: str | None, expected: dict[str, str], read: Read
) -> None:
    reading = read(text, published)
    found = entities(reading)
    assert {name: (found[name].place, found[name].local) for name in expected} == {
        name: (code, False) for name, code in expected.items()
    }
    assert ambiguous(reading) == []


@pytest.mark.parametrize(("text", "published", "detail"), AMBIGUOUS)
def test_where_several_remain_the_place_has_no_code_and_is_told(
    text: str, published: str | None, detail: str, read: Read
) -> None:
    reading, name = read(text, published), detail.partition(" may be ")[0]
    assert (entities(reading)[name].place, entities(reading)[name].local) == (None, True)
    assert ambiguous(reading) == [detail]
    (told,) = [one for one in reading.rejections if one.reason == "ambiguous place"]
    assert name in told.span.of(text)


def framed(title: str, dateline: str, text: str) -> Reading:
    """A text with a title and a dateline that was cut off before it."""
    article = article_of(f"{dateline}{text}")
    at = len(dateline)
    blocks = [Block(Span(at, len(article.text)), BlockKind.BODY)]
    if dateline:
        blocks.insert(0, Block(Span(0, at - 1), BlockKind.BOILERPLATE))
    (found,) = Extractor(load_vocabulary()).read([replace(article, title=title, blocks=tuple(blocks))])
    return found


@pytest.mark.parametrize(
    ("title", "dateline", "code"),
    [
        ("A New Lab for Changchun", "", "220104"),
        ("Beijing opens a lab", "", "110105"),
        ("A lab", "CHANGCHUN, June 5 (Xinhua) -- ", "220104"),
        ("A lab", "BEIJING, June 5 (Xinhua) -- ", "110105"),
        ("A lab", "", None),
        ("Beijing and Changchun open a lab", "", None),
    ],
)
def test_the_title_and_the_dateline_outweigh_the_rest(title: str, dateline: str, code: str | None) -> None:
    text = "Chaoyang District opened a lab. Experts of Beijing and of Changchun came to see it, and many others did so."
    reading = framed(title, dateline, text)
    assert entities(reading)["Chaoyang District"].place == code
    assert len(ambiguous(reading)) == (code is None)


def test_one_name_of_two_places_in_one_article_is_told_as_ambiguous(read: Read) -> None:
    reading = read("Chaoyang District, Beijing, opened a lab. Chaoyang District, Changchun, opened another.")
    assert entities(reading)["Chaoyang District"].local
    assert len(ambiguous(reading)) == 1
