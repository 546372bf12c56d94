"""Names in texts that are read, checked and digested as in a build, and then resolved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.codec import decode, decode_rows
from graph.digest import Digest, Naming, Stated
from graph.kept import Portion, Setting
from graph.portions import Reader
from graph.resolution import resolve
from source.extraction.extraction import Extractor
from tests.graph.resolution.pairs import VOCABULARY
from tests.source.extraction.rendering import article_of

READER = Reader(Setting(Extractor, VOCABULARY))
LIVR = "The Lianxi Institute of Vaccine Research (LIVR) is located in Lianyungang."
FAIR = "{} District held a sci-tech achievement fair in 2019. The fair released 95 achievements."
SAME = {
    "an abbreviation that the other text explains": (
        (LIVR, "Lianxi Institute of Vaccine Research"),
        ("LIVR was set up by Lianyungang in 2016. LIVR signed an agreement with Daxia University.", "LIVR"),
    ),
    "a person with one employer, who goes by two names": (
        (f"{LIVR} Miao Hong is director of the Lianxi Institute of Vaccine Research.", "Miao Hong"),
        ("LIVR signed an agreement with Daxia University. Miao Hong is director of LIVR.", "Miao Hong"),
    ),
    "the fair of one district": (
        (FAIR.format("Zhenhai"), "sci-tech achievement fair"),
        ("Zhenhai District held a science and technology achievement fair in 2019.",
         "science and technology achievement fair"),
    ),
    "a firm with and without its legal form": (
        ("Haoyuan Marine Coatings Co., Ltd. is based in Zhoushan.", "Haoyuan Marine Coatings Co., Ltd."),
        ("Haoyuan Marine Coatings is an enterprise in Zhoushan.", "Haoyuan Marine Coatings"),
    ),
    "an institute turned": (
        ("Huzhou established the Wanshou Institute of Intelligent Sensing.",
         "Wanshou Institute of Intelligent Sensing"),
        ("The Wanshou Intelligent Sensing Institute is located in Huzhou.", "Wanshou Intelligent Sensing Institute"),
    ),
    "a corridor in two spellings": (
        ("Jiaxing takes part in the G60 Sci-tech Innovation Corridor.", "G60 Sci-tech Innovation Corridor"),
        ("Jinhua joined the G60 Science and Technology Innovation Corridor in 2018.",
         "G60 Science and Technology Innovation Corridor"),
    ),
    "a workstation of a firm that is named in two ways": (
        ("Ruiheng Biopharma Co., Ltd. established a postdoctoral workstation.", "postdoctoral workstation"),
        ("Ruiheng Biopharma set up a postdoctoral workstation in 2019.", "postdoctoral workstation"),
    ),
}  # fmt: skip
DIFFERENT = {
    "the fairs of two districts": (
        (FAIR.format("Zhenhai"), "sci-tech achievement fair"),
        (FAIR.format("Beilun"), "sci-tech achievement fair"),
    ),
    "one name, two people": (
        ("Wang Jun is director of Jieyun Robotics. Jieyun Robotics is based in Wuhu.", "Wang Jun"),
        ("Professor Wang Jun leads the Lumai Laboratory. The Lumai Laboratory is located in Wuhan.", "Wang Jun"),
    ),
    "academicians of two academies": (
        ("Zhang Wei is an academician of the Chinese Academy of Sciences.", "Zhang Wei"),
        ("Zhang Wei is an academician of the Chinese Academy of Engineering.", "Zhang Wei"),
    ),
    "bureaus of two cities": (
        ("The Science and Technology Bureau was established by Lianyungang.", "Science and Technology Bureau"),
        ("The Science and Technology Bureau was established by Wuhu.", "Science and Technology Bureau"),
    ),
    "national and provincial": (
        ("Wuhan established the National Key Laboratory of Bamboo Fibers.", "National Key Laboratory of Bamboo Fibers"),
        ("Wuhan established the Provincial Key Laboratory of Bamboo Fibers.",
         "Provincial Key Laboratory of Bamboo Fibers"),
    ),
    "numbered siblings": (
        ("Huzhou established the Tongxi Second Laboratory.", "Tongxi Second Laboratory"),
        ("Huzhou established the Tongxi Third Laboratory.", "Tongxi Third Laboratory"),
    ),
    "the same letters for two institutes": (
        ("The Huzhou Institute of Bionics (HIB) is located in Huzhou.", "Huzhou Institute of Bionics"),
        ("The Hefei Institute of Batteries (HIB) is located in Hefei.", "Hefei Institute of Batteries"),
    ),
}  # fmt: skip
Told = tuple[str, str]


def digest_of(text: str) -> Digest:
    (portion,) = READER.read([article_of(text, published="2020-05-01")])
    assert isinstance(portion, Portion)
    head: Digest = decode(portion.digest)
    return replace(head, namings=decode_rows(Naming, portion.names), stated=decode_rows(Stated, portion.stated))


def one_thing(one: Told, other: Told) -> bool:
    digests = [digest_of(text) for text, _ in (one, other)]
    found = resolve(lambda: digests, VOCABULARY)
    things = []
    for digest, (_, name) in zip(digests, (one, other), strict=True):
        (naming,) = [one for one in digest.namings if name in (one.name, *one.aliases)]
        things.append(found.iri(digest.article, naming.iri))
    return things[0] == things[1]


@pytest.mark.parametrize("case", SAME.values(), ids=SAME)
def test_one_thing(case: tuple[Told, Told]) -> None:
    assert one_thing(*case)
    assert one_thing(*case[::-1])


@pytest.mark.parametrize("case", DIFFERENT.values(), ids=DIFFERENT)
def test_two_things(case: tuple[Told, Told]) -> None:
    assert not one_thing(*case)
