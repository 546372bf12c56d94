"""The one entry to reading: order, articles independent of each other, languages, hostile input."""
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ontology.vocabulary import Vocabulary
from source.extraction.extraction import Extractor
from source.model import Article, Block, BlockKind, Reading, Rejection, Span
from tests.source.extraction.conftest import Read
from tests.source.extraction.rendering import article_of, statements, things

STEADY = settings(deadline=None, derandomize=True, max_examples=60)

TEXTS = [
    "Jiaxing held the Nanhu Innovation Forum, attracting 40 enterprises.",
    "Suzhou Science and Technology Bureau released 21 sci-tech achievements in 2019.",
    "Deqing County in Huzhou has 12 laboratories. The city has 40 laboratories.",
    "Fuzhou is one of the first demonstration cities for intellectual property in China.",
    "Xiamen University set up the Egret Robot Center. It has trained 300 engineers and is led by Luo Wenqing.",
    "The Wuhan Optics Expo was held, when 15 achievements were released and six signed.",
    "",
    "Wang Jiwu (an academician of the Chinese Academy of Sciences) opened a lab.",
    "In 2018, Hangzhou set up the Qianjiang Laboratory with 2 billion yuan.",
    "Companies such as Moonlake, Blue Fern and Starpath came to Taicang, home to 400 German firms.",
]
ARTICLES = [article_of(text, "2021-05-03") for text in TEXTS]


@pytest.fixture(scope="module")
def together(extractor: Extractor) -> list[Reading]:
    return list(extractor.read(ARTICLES))


def test_readings_come_in_the_order_of_the_articles(together: list[Reading]) -> None:
    assert [reading.article for reading in together] == ARTICLES
    assert sum(bool(statements(reading)) for reading in together) >= 8


def test_reading_one_by_one_gives_the_same(together: list[Reading], extractor: Extractor) -> None:
    assert [next(extractor.read([article])) for article in ARTICLES] == together


def test_reading_backwards_gives_the_same(together: list[Reading], extractor: Extractor) -> None:
    assert list(extractor.read(ARTICLES[::-1]))[::-1] == together


def test_a_large_batch_gives_the_same(together: list[Reading], extractor: Extractor) -> None:
    assert list(extractor.read(ARTICLES * 4)) == together * 4


def test_a_new_extractor_gives_the_same(together: list[Reading], vocabulary: Vocabulary) -> None:
    assert list(Extractor(vocabulary).read(reversed(ARTICLES)))[::-1] == together


def test_articles_may_come_one_at_a_time(extractor: Extractor) -> None:
    def stream() -> Iterator[Article]:
        yield from ARTICLES[:3]

    assert len(list(extractor.read(stream()))) == 3
    assert list(extractor.read([])) == []


@pytest.mark.parametrize("language", ["zh", "de", "und", ""])
def test_a_language_that_cannot_be_read_is_told_and_not_half_read(language: str, extractor: Extractor) -> None:
    article = article_of("Ningbo University has set up 12 labs. 宁波大学设立了12个实验室。", language=language)
    english = ARTICLES[0]
    first, second = extractor.read([article, english])
    assert first == Reading(
        article, (), (Rejection("language", Span(0, 0), f"no reading of language {language!r} yet"),)
    )
    assert statements(second) != []


def test_a_text_without_blocks_gives_nothing(extractor: Extractor) -> None:
    article = replace(article_of("Ningbo University has set up 12 labs."), blocks=())
    assert list(extractor.read([article])) == [Reading(article, ())]


def test_boilerplate_gives_nothing(extractor: Extractor) -> None:
    article = article_of("Ningbo University has set up 12 labs.")
    article = replace(article, blocks=(Block(article.blocks[0].span, BlockKind.BOILERPLATE),))
    assert list(extractor.read([article])) == [Reading(article, ())]


def test_a_heading_gives_no_statement(extractor: Extractor) -> None:
    article = article_of("Ningbo has set up 12 labs")
    article = replace(article, blocks=(Block(article.blocks[0].span, BlockKind.HEADING),))
    (reading,) = extractor.read([article])
    assert statements(reading) == []


def test_a_very_long_sentence_is_read(read: Read) -> None:
    reading = read("Wuxi has set up 12 laboratories " + "and more and more of the same " * 2_000 + ".")
    assert statements(reading) == ["Wuxi -established-> (Exactly 12 Laboratory)"]


def test_a_very_long_word_is_read(read: Read) -> None:
    assert statements(read("a" * 100_000 + ".\nWuxi has set up 12 laboratories.")) == [
        "Wuxi -established-> (Exactly 12 Laboratory)"
    ]


HOSTILE = [
    "SELECT ?s WHERE { ?s ?p ?o } # Wuxi has set up 12 laboratories.",
    "<script>alert('Wuxi University')</script>",
    "Robert'); DROP TABLE articles;-- of Wuxi University",
    "../../etc/passwd of Ningbo City",
    "((((((((((((((((((((",
    "“““““ ””””” ’’’ ‘‘‘",
    ")))) ]]]] （（（ 】】】",
    "“”",
    "()",
    "(Ningbo)",
    "(see (the (photo",
    ".... !!!! ???? ,,,,",
    "- – — : ; & ' ’s 's",
    "of of of of in in in the the and and",
    "% $ € ¥ £ 100 1,000 2.8% 0/0 1e999",
    "\u0000\u0001\ufffe\uffff",
    "\u202eobgniN ni sbal 21",
    "Ｎｉｎｇｂｏ　Ｃｉｔｙ",
    "𝐍𝐢𝐧𝐠𝐛𝐨 University 😀😀😀",
    "Li Ming Li Ming Li Ming Li Ming , Li Ming ( Li Ming ) ’s Li Ming",
    "the University of the University of the University of",
    "A" * 5_000,
    "Co., Ltd. Co., Ltd. Inc. Corp.",
    "1 2 3 4 5 6 7 8 9 0 " * 50,
    "one of one of one of one of one of the first zones",
    "It its it they them he she which that who whom whose.",
    "Ningbo, " * 200,
    "(an academician) " * 50,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_does_no_harm(text: str, extractor: Extractor) -> None:
    article, after = article_of(text), article_of("Wuxi has set up 12 laboratories.")
    first, second = extractor.read([article, after])
    assert first.article == article
    assert statements(second) == ["Wuxi -established-> (Exactly 12 Laboratory)"]


WORDS = st.sampled_from(
    "Ningbo Zhejiang Province District the The a of in at by with and , , . ( ) “ ” ’s which it its It has have had set up "
    "established was were founded 12 30 2019 million yuan % percent laboratories enterprises university University Li Ming "
    "Academician workstation Workstation (an to will not plan Co., Ltd. one first fair Forum signed with applied be from "
    "between home leads director Corridor 10 zone such as including - – : \n".split(" ")
)


def check(reading: Reading) -> None:
    text = reading.article.text
    for fact in reading.facts:
        assert fact.evidence
        assert all(0 <= e.span.start < e.span.end <= len(text) for e in fact.evidence)
    assert len(set(reading.facts)) == len(reading.facts)


@STEADY
@given(st.lists(WORDS, max_size=40).map(" ".join))
@example("one of the first")
def test_words_of_the_genre_in_any_order_never_raise(extractor: Extractor, text: str) -> None:
    (reading,) = extractor.read([article_of(text, "2020-02-02")])
    check(reading)


@STEADY
@given(st.text(max_size=120))
def test_arbitrary_text_never_raises(extractor: Extractor, text: str) -> None:
    (reading,) = extractor.read([article_of(text, "2020-02-02")])
    check(reading)


def test_every_named_thing_of_a_statement_has_a_class(together: list[Reading]) -> None:
    for reading in together:
        known = things(reading)
        assert {f.subject.name for f in reading.facts if hasattr(f.subject, "name")} <= set(known)


TAKING_PART = [
    ("Ningbo University has taken part in building the Moonlake Laboratory.", []),
    ("Ningbo University takes an active part in building the Moonlake Laboratory.", []),
    ("Ningbo University is taking part in setting up the Moonlake Laboratory.", []),
    ("Ningbo University will take part in building the Moonlake Laboratory.", []),
    ("Ningbo University took part in planning and building the Moonlake Laboratory.", []),
    ("Ningbo University takes part in the construction of the Moonlake Laboratory.", []),
    ("Ningbo University played a role in establishing the Moonlake Laboratory.", []),
    ("Ningbo University, which has taken part in building the Moonlake Laboratory, is large.", []),
    ("Five firms have taken part in building the Moonlake Laboratory.", []),
    (
        "Wuxing District has taken part in building the Baiyan Innovation Corridor.",
        ["Wuxing District -participatesIn-> Baiyan Innovation Corridor"],
    ),
    (
        "Ningbo University has taken part in building the corridor and has set up the Moonlake Laboratory.",
        ["Ningbo University -established-> Moonlake Laboratory"],
    ),
    (
        "Ningbo University took the lead in setting up the Moonlake Laboratory.",
        ["Ningbo University -established-> Moonlake Laboratory"],
    ),
    (
        "Ningbo University succeeded in building the Moonlake Laboratory.",
        ["Ningbo University -established-> Moonlake Laboratory"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TAKING_PART)
def test_who_takes_part_in_building_something_has_not_built_it(text: str, expected: list[str], read: Read) -> None:
    assert statements(read(text)) == expected
