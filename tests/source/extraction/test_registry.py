"""Which names of one article are one thing, and which stay apart."""

from __future__ import annotations

import pytest

from ontology import terms
from ontology.vocabulary import Vocabulary
from source.extraction.context import settle_places
from source.extraction.lexicon import Lexicon
from source.extraction.name_keys import key_of
from source.extraction.records import freeze
from source.extraction.registry import Registry
from source.model import Entity, Form, Span
from tests.source.extraction.conftest import Read
from tests.source.extraction.rendering import local, things

AT = Span(0, 5)

ONE_THING = [
    ("Zhenhai is in Ningbo. Zhenhai District has grown.", ["Zhenhai District = Zhenhai", "Ningbo"]),
    ("Suzhou is in Jiangsu. Suzhou has grown.", ["Suzhou", "Jiangsu"]),
    (
        "Bluehill Robotics Co., Ltd. grew. Bluehill Robotics is new.",
        ["Bluehill Robotics Co., Ltd. = Bluehill Robotics"],
    ),
    ("Bluehill Robotics Co Ltd grew. In 2019 Bluehill sold 40 arms.", ["Bluehill Robotics Co Ltd = Bluehill"]),
    (
        "The G76 Science and Technology Innovation Corridor links cities. The G76 corridor grew.",
        ["G76 Science and Technology Innovation Corridor = G76 corridor"],
    ),
    ("Wang Jiwu spoke. Wang left.", ["Wang Jiwu = Wang"]),
    (
        "Qiantang New Area is new. Hangzhou Qiantang New Area is large.",
        ["Hangzhou Qiantang New Area = Qiantang New Area"],
    ),
    (
        "The Science and Technology Bureau of Jiaxing met. The Jiaxing Science and Technology Bureau grew.",
        ["Science and Technology Bureau of Jiaxing = Jiaxing Science and Technology Bureau"],
    ),
    ("The Orchid Expo was held. The ORCHID Expo grew.", ["Orchid Expo"]),
]

APART = [
    ("Wang Jiwu and Wang Ming spoke. Wang left.", ["Wang Jiwu", "Wang Ming"]),
    ("Wuhan University and Wuhan Medical University met.", ["Wuhan University", "Wuhan Medical University"]),
    ("Bluehill Robotics Co Ltd and Bluehill Power Co Ltd met.", ["Bluehill Robotics Co Ltd", "Bluehill Power Co Ltd"]),
    ("The Nanhu Laboratory and the Nanhu Institute met.", ["Nanhu Laboratory", "Nanhu Institute"]),
    ("Ningbo University is in Ningbo.", ["Ningbo University", "Ningbo"]),
    ("The Li Ming Workstation opened. Li Ming came.", ["Li Ming Workstation", "Li Ming"]),
]


@pytest.mark.parametrize(("text", "expected"), [*ONE_THING, *APART])
def test_names_of_one_article(text: str, expected: list[str], read: Read) -> None:
    found = {f.subject for f in read(text).facts if isinstance(f.subject, Entity)}
    assert sorted(" = ".join((e.name, *e.aliases)) for e in found) == sorted(expected)


PLACES = [
    ("Chaoyang District opened a lab. Beijing paid for it.", {"Chaoyang District": "110105", "Beijing": "110000"}),
    ("Chaoyang District opened a lab.", {"Chaoyang District": None}),
    ("Zhenhai District lies in Ningbo.", {"Zhenhai District": "330211", "Ningbo": "330200"}),
    ("Zhejiang Province grew.", {"Zhejiang Province": "330000"}),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_a_place_has_a_code_only_where_the_text_tells_which(
    text: str, expected: dict[str, str | None], read: Read
) -> None:
    found = {f.subject for f in read(text).facts if isinstance(f.subject, Entity)}
    assert {e.name: e.place for e in found} == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The G60 Corridor", "G60 corridor"),
        ("Xi'an", "Xi’an"),
        ("Co., Ltd.", "Co Ltd"),
        ("Sci-tech Fair", "Scitech fair"),
    ],
)
def test_keys_leave_out_case_marks_and_articles(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_keys_keep_what_tells_names_apart() -> None:
    assert len({key_of(n) for n in ("Lab 1", "Lab 2", "Lab", "实验室", "Theatre Lab")}) == 5


def test_a_record_takes_the_narrower_class_and_the_fullest_name(lexicon: Lexicon) -> None:
    registry = Registry(lexicon)
    first = registry.add("the Bluehill Station", terms.WORKSTATION, AT)
    again = registry.add("Bluehill Station", terms.ACADEMICIAN_WORKSTATION, Span(9, 12))
    assert first is again
    assert (first.name, first.cls) == ("Bluehill Station", terms.ACADEMICIAN_WORKSTATION)
    assert first.first["Bluehill Station"] == AT


def test_names_of_different_kinds_are_different_things(lexicon: Lexicon) -> None:
    registry = Registry(lexicon)
    firm = registry.add("Harbour Star", terms.ENTERPRISE, AT)
    event = registry.add("Harbour Star", terms.EVENT, AT)
    assert firm is not event


def test_descriptions_are_told_apart_by_their_holder(lexicon: Lexicon) -> None:
    registry = Registry(lexicon)
    one = registry.add("Wuxi University", terms.UNIVERSITY, AT)
    two = registry.add("Wuhu University", terms.UNIVERSITY, AT)
    fair = registry.describe("first job fair", terms.EVENT, AT, one)
    assert registry.describe("first job fair", terms.EVENT, Span(7, 9), one, ["job fair"]) is fair
    assert registry.describe("first job fair", terms.EVENT, AT, two) is not fair
    entity = freeze(registry.records)[fair.number]
    assert entity == Entity(
        "first job fair",
        terms.EVENT,
        Form.DESCRIPTION,
        ("job fair",),
        Entity("Wuxi University", terms.UNIVERSITY, Form.NAME),
    )


def test_records_without_class_become_no_entities(lexicon: Lexicon) -> None:
    registry = Registry(lexicon)
    registry.add("Moonlake", None, AT)
    known = registry.add("Wuxi University", terms.UNIVERSITY, AT)
    assert freeze(registry.records) == {known.number: Entity("Wuxi University", terms.UNIVERSITY, Form.NAME)}


def test_what_contains_a_place_settles_which_it_is(lexicon: Lexicon, vocabulary: Vocabulary) -> None:
    registry = Registry(lexicon)
    places = tuple(p for p in vocabulary.places.values() if p.full_name == "Chaoyang District")
    assert len(places) > 1
    record = registry.add("Chaoyang District", terms.DISTRICT, AT, places)
    settle_places(registry)
    assert record.places == places
    registry.add("Beijing", terms.CITY, AT, (vocabulary.places["110000"],))
    settle_places(registry)
    assert [p.code for p in record.places] == ["110105"]


TYPED = [
    ("The firm Moonlake has opened a lab.", {"Moonlake": "Enterprise"}),
    ("In 2019 Moonlake, a research institute, opened a lab.", {"Moonlake": "ResearchInstitute"}),
    ("Today Moonlake is a research institute.", {"Moonlake": "ResearchInstitute"}),
    (
        "Companies such as Moonlake, Blue Fern and Starpath came.",
        dict.fromkeys(("Moonlake", "Blue Fern", "Starpath"), "Enterprise"),
    ),
    ("Amalia Brontford said the lab was new.", {"Amalia Brontford": "Person"}),
]


@pytest.mark.parametrize(("text", "expected"), TYPED)
def test_a_sentence_tells_what_an_unknown_name_is(text: str, expected: dict[str, str], read: Read) -> None:
    found = things(read(text))
    assert {name: cls for name, cls in found.items() if not cls.endswith("*")} == expected


def test_a_name_of_which_nothing_is_told_is_no_thing(read: Read) -> None:
    assert things(read("They spoke of Moonlake for a while.")) == {}


def test_a_title_makes_an_academician(read: Read) -> None:
    found = read("Li Ming, an academician of the Chinese Academy of Engineering, came to Ningbo.")
    assert things(found) == {"Li Ming": "Academician", "Chinese Academy of Engineering": "Academy", "Ningbo": "City"}
    assert all(local(f.predicate) != "affiliatedWith" for f in found.facts)
