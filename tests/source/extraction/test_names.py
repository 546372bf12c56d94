"""Names in the words of a sentence: where they begin and end, and of what class they are."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from source.extraction.extraction import Extractor
from source.extraction.name_finder import NameFinder
from source.extraction.names import is_capital
from source.extraction.prepare import prepare
from source.model import Block, BlockKind, Span
from tests.source.extraction.rendering import article_of, local

HEADED = [
    (
        "They joined the Yongjiang Sci-tech Innovation Corridor",
        ["Yongjiang Sci-tech Innovation Corridor|InnovationCorridor"],
    ),
    ("the G76 sci-tech innovation corridor", ["G76 sci-tech innovation corridor|InnovationCorridor"]),
    ("the Chinese Academy of Engineering", ["Chinese Academy of Engineering|Academy"]),
    (
        "the Institute of Automation of the Chinese Academy of Sciences",
        ["Institute of Automation|ResearchInstitute", "Chinese Academy of Sciences|Academy"],
    ),
    ("the National Laboratory for Molecular Sciences", ["National Laboratory for Molecular Sciences|Laboratory"]),
    ("by Bluehill Robotics Co., Ltd. yesterday", ["Bluehill Robotics Co., Ltd.|Enterprise"]),
    ("Bluehill Robotics (Suzhou) Co., Ltd. signed", ["Bluehill Robotics (Suzhou) Co., Ltd.|Enterprise"]),
    ("Zhejiang University and Ningbo University", ["Zhejiang University|University", "Ningbo University|University"]),
    (
        "the Science and Technology Bureau of Ningbo",
        ["Science and Technology Bureau of Ningbo|GovernmentBody"],
    ),
    ("the Ministry of Science and Technology", ["Ministry of Science and Technology|GovernmentBody"]),
    ("the Nanhu District government", ["Nanhu District government|GovernmentBody"]),
    (
        "the Suzhou Industrial Park Administrative Committee",
        ["Suzhou Industrial Park Administrative Committee|GovernmentBody"],
    ),
    ("the 2019 Pujiang Innovation Forum", ["2019 Pujiang Innovation Forum|Event"]),
    ("In 2020 Donghai University opened", ["Donghai University|University"]),
    ("the 3rd Pujiang Innovation Forum", ["3rd Pujiang Innovation Forum|Event"]),
    ("the third Pujiang Innovation Forum", ["Pujiang Innovation Forum|Event"]),
    (
        "the Donghai Laboratory and Institute of New Materials",
        ["Donghai Laboratory|Laboratory", "Institute of New Materials|ResearchInstitute"],
    ),
    ("the Star Lake Science Park", ["Star Lake Science Park|DevelopmentZone"]),
    ("Hefei High-tech Zone", ["Hefei High-tech Zone|DevelopmentZone"]),
    ("Hangzhou Qiantang New Area", ["Hangzhou Qiantang New Area|DevelopmentZone"]),
    ("the China-Singapore Knowledge City", ["China-Singapore Knowledge City|DevelopmentZone"]),
    ("the Tianfu Talent Plan", ["Tianfu Talent Plan|Programme"]),
    ("the Lake Tai Industry Alliance", ["Lake Tai Industry Alliance|Alliance"]),
    ("Nanxiang town", ["Nanxiang town|Town"]),
]

PLACES = [
    (
        "Zhenhai District, Ningbo City, Zhejiang Province",
        ["Zhenhai District|District", "Ningbo City|City", "Zhejiang Province|Province"],
    ),
    ("Jiading district in Shanghai", ["Jiading district|District", "Shanghai|City"]),
    ("the Yangtze River Delta region", ["Yangtze River Delta region|Region"]),
    ("East China and Northeast China", ["East China|Region", "Northeast China|Region"]),
    ("a laboratory in Xi'an", ["Xi'an|City"]),
    ("a laboratory in Xi’an", ["Xi’an|City"]),
    ("the Guangdong-Hong Kong-Macao Greater Bay Area", ["Guangdong-Hong Kong-Macao Greater Bay Area|Region"]),
]

PERSONS = [
    ("Li Ming met Ouyang Zhiyuan", ["Li Ming|Person", "Ouyang Zhiyuan|Person"]),
    ("Professor Li Ming", ["Li Ming|Person"]),
    ("the Li Ming Academician Workstation", ["Li Ming Academician Workstation|AcademicianWorkstation (Li Ming)"]),
    ("the Wang Jiwu Expert Workstation", ["Wang Jiwu Expert Workstation|Workstation (Wang Jiwu)"]),
]

QUOTED = [
    ("a “breakthrough action” was carried out", ["breakthrough action|Programme"]),
    ("a “sci-tech innovation district” was planned", ["sci-tech innovation district|Programme"]),
    ('the "Star Harbour" programme', ["Star Harbour programme|Programme"]),
    ("he called it “a good year”", []),
]

UNTOLD = [
    ("the firm Moonlake opened", ["Moonlake|?"]),
    ("It grew in May and June", []),
    ("On Monday the AI and R&D sectors grew", []),
    ("Many Chinese and German firms", []),
    ("the zone and the Zone", []),
    ("all lower case, with a laboratory and a city", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), [*HEADED, *PLACES, *PERSONS, *QUOTED, *UNTOLD])
def test_names(text: str, expected: list[str], extractor: Extractor) -> None:
    found = []
    for draft in prepare(article_of(text), extractor.lexicon, extractor.finder):
        for unit, name in sorted(draft.names.items()):
            inner = "".join(f" ({person})" for person, _ in draft.inner[unit])
            found.append(f"{draft.texts[unit]}|{local(name.cls) if name.cls else '?'}{inner}")
    assert found == expected


def test_names_do_not_overlap_and_stand_in_order(extractor: Extractor) -> None:
    finder = NameFinder(extractor.lexicon)
    words = "The Li Ming Academician Workstation of Zhenhai District , Ningbo and Ningbo University in Beijing".split()
    names = finder.find(words)
    assert [" ".join(words[n.start : n.end]) for n in names] == [
        "Li Ming Academician Workstation",
        "Zhenhai District",
        "Ningbo",
        "Ningbo University",
        "Beijing",
    ]
    assert all(one.end <= two.start for one, two in pairwise(names))
    assert all(name.start <= name.head < name.end for name in names)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Ningbo", True),
        ("G60", True),
        ("AI", True),
        ("3D", True),
        ("ningbo", False),
        ("12", False),
        ("-", False),
        ("a", False),
    ],
)
def test_capitals(word: str, expected: bool) -> None:
    assert is_capital(word) is expected


def test_a_name_is_one_word_for_the_parser_and_its_span_is_exact(extractor: Extractor) -> None:
    text = "It joined the  Yongjiang Sci-tech Innovation Corridor inNingbo ."
    (draft,) = prepare(article_of(text), extractor.lexicon, extractor.finder)
    assert draft.words == ["It", "joined", "the", "Yongjiang Sci-tech Innovation Corridor", "in", "Ningbo", "."]
    assert draft.parser_words == ["It", "joined", "the", "Corridor", "in", "Ningbo", "."]
    assert [span.of(text) for span in draft.spans] == draft.words


def test_brackets_are_lifted_out_and_anchored(extractor: Extractor) -> None:
    text = "The Li Ming (an academician) Academician Workstation (LMW) opened (see the photo)."
    main, *brackets = prepare(article_of(text), extractor.lexicon, extractor.finder)
    assert main.words == ["The", "Li Ming Academician Workstation", "opened", "."]
    assert [(b.words, b.anchor, b.anchor_inner) for b in brackets] == [
        (["an", "academician"], (0, 1), 0),
        (["LMW"], (0, 1), None),
        (["see", "the", "photo"], (0, 2), None),
    ]
    assert {b.span.of(text) for b in brackets} == {text}


BLOCKS = (BlockKind.TITLE, BlockKind.BODY, BlockKind.BOILERPLATE, BlockKind.HEADING, BlockKind.CAPTION)


def test_boilerplate_is_not_read_and_headings_only_for_their_names(extractor: Extractor) -> None:
    article = article_of("Lab in Ningbo\nWuxi built a lab.\nWuhu built a lab.\nIn Xi'an\nSuzhou built a lab.")
    blocks = [Block(block.span, kind) for block, kind in zip(article.blocks, BLOCKS, strict=True)]
    article = replace(article, blocks=(*blocks, Block(Span(5, 5), BlockKind.BODY)))
    drafts = prepare(article, extractor.lexicon, extractor.finder)
    assert [(list(d.texts.values()), d.heading) for d in drafts] == [
        (["Ningbo"], True),
        (["Wuxi"], False),
        (["Xi'an"], True),
        (["Suzhou"], False),
    ]
