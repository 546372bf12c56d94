"""Names taken apart: what they are compared by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.resolution.names import NameForms, chinese, chinese_differ
from graph.resolution.survey import near_key, person_key, short_key, shorter
from tests.graph.resolution.pairs import FILE, VOCABULARY

FORMS = NameForms(VOCABULARY)
WORDS = sorted({word for word in FILE.read_text(encoding="utf-8").split() if word[0].isalpha()})
ALIKE = [
    ("Wuhu S&T Bureau", "Bureau of Science and Technology of Wuhu City"),
    ("Xi'an Lintong University", "Xian Lintong University"),
    ("Huzhou's Second Hospital", "Huzhou No. 2 Hospital"),
    ("State Key Laboratory of Bamboo Fibres", "National-level Key Lab of Bamboo Fiber"),
    ("Science and Technology Bureau of the city of Huzhou", "Huzhou Municipal Sci-tech Bureau"),
    ("R&D Centres of the Lumai Park Phase II", "Lumai Park Phase 2 Research and Development Center"),
    ("New and High Technology Zone", "Hi-tech Zone"),
]
UNLIKE = [
    ("Tongxi C Compiler Lab", "Tongxi C++ Compiler Lab"),
    ("Loom Plan", "Loom Plan 2.0"),
    ("Zone A of Lumai Park", "Zone B of Lumai Park"),
    ("13th Five-Year Plan", "14th Five-Year Plan"),
    ("Fujian Institute", "Hainan Institute"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE, ids=[one for one, _ in ALIKE])
def test_one_bag_of_words(one: str, other: str) -> None:
    assert FORMS.of(one).bag == FORMS.of(other).bag


@pytest.mark.parametrize(("one", "other"), UNLIKE, ids=[one for one, _ in UNLIKE])
def test_two_bags_of_words(one: str, other: str) -> None:
    assert FORMS.of(one).bag != FORMS.of(other).bag


def test_a_name_and_its_parts() -> None:
    form = FORMS.of("National Institute No. 3 of Bionics of the Zhenhai District of Ningbo Co., Ltd.", firm=True)
    assert form.words == ("national", "institute", "#3", "bionic", "zhenhai", "ningbo")
    assert [(word, sorted(codes)) for word, codes in form.places] == [("zhenhai", ["330211"]), ("ningbo", ["330200"])]
    assert (form.numbers, form.levels, form.coined) == (("#3",), {"national"}, True)
    assert form.sure == {"330211", "330200"}
    assert "co" in FORMS.of("Bionics Co., Ltd.").words


def test_persons_in_any_order_with_and_without_hyphen_and_title() -> None:
    keys = {person_key(name) for name in ("Shi Yang", "Yang Shi", "Prof. SHI Yang", "Academician Yang-Shi Shi")}
    assert keys == {"shiyang", "shiyangshi"}
    assert person_key("Shi") == person_key("Prof. Shi") == ""


def test_chinese_names_differ_unless_one_is_short_for_the_other() -> None:
    assert chinese(["浩远有限公司", "Haoyuan"]) == {"浩远"}
    assert not chinese_differ(["甬江实验室"], ["甬江省实验室", "别的"])
    assert not chinese_differ([], ["甬江实验室"])
    assert chinese_differ(["海悦科技"], ["海越科技"])


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)))
def test_any_name_can_be_taken_apart(name: str) -> None:
    form = FORMS.of(name, firm=True)
    assert len(form.rest) + len(form.places) == len(form.words)
    assert person_key(name) == person_key(name.upper().replace("ß", "SS")) or not name.isascii()
    for family in ("zone", "corridor", "place", "body"):
        assert all(isinstance(words, str) for _, words in shorter(form, family)) if form.words else True
        assert isinstance(short_key(form, family) if form.words else "", str)
    assert isinstance(near_key(form), str)
