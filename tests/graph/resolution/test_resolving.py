"""Order-free, explained, and open to a curator: what resolution promises of any set of articles."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.digest import Digest
from graph.resolution import Decided, Resolution, resolve
from tests.graph.resolution.pairs import FILE, VOCABULARY, Side, read

BASE = "https://w3id.org/corridor/id/"
LINES = [line for pair in read(FILE.read_text(encoding="utf-8")) for line in (*pair.sides, *pair.others)]


def articles(*sides: str) -> list[Digest]:
    """One article for each side; see tests/gold/README.md for how they are written."""
    return [Side(line, f"{number:012x}").digest for number, line in enumerate(sides)]


def resolved(*sides: str, decisions: Decided | None = None) -> Resolution:
    digests = articles(*sides)
    return resolve(lambda: digests, VOCABULARY, decisions or Decided())


EVERY = articles(*LINES)


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_the_same_articles_give_the_same_in_any_order(data: st.DataObject) -> None:
    some = data.draw(
        st.lists(st.sampled_from(EVERY), min_size=2, max_size=len(EVERY), unique_by=lambda one: one.article)
    )
    shuffled = data.draw(st.permutations(some))
    assert resolve(lambda: some, VOCABULARY) == resolve(lambda: shuffled, VOCABULARY)


def test_all_articles_at_once_in_two_orders_and_after_others_came_and_went() -> None:
    whole = resolve(lambda: EVERY, VOCABULARY)
    assert len(whole.joins) > 80
    assert len(whole.refusals) > 50
    assert whole.apart
    assert resolve(lambda: EVERY[::-1], VOCABULARY) == whole
    resolve(lambda: EVERY[::2], VOCABULARY)
    assert resolve(lambda: iter(EVERY), VOCABULARY) == whole


def test_what_a_resolution_holds_fits_together() -> None:
    whole = resolve(lambda: EVERY, VOCABULARY)
    assert not set(whole.canonical) & set(whole.canonical.values())
    for join in whole.joins:
        assert join.members == tuple(sorted(set(join.members)))
        assert {whole.canonical.get(one, one) for one in join.members} == {join.canonical}
        assert join.articles
    for refusal in whole.refusals:
        assert refusal.one < refusal.other
        assert whole.canonical.get(refusal.one, refusal.one) != whole.canonical.get(refusal.other, refusal.other)
        assert 0 <= refusal.closeness <= 1


def test_no_chain_leads_from_one_thing_to_another() -> None:
    found = resolved(
        "Laboratory | Tongxi Polymer Laboratory | in Huzhou City",
        "Laboratory | Tongxi Laboratory of Polymers",
        "Laboratory | Tongxi Polymers Lab | in Hefei",
    )
    assert not found.canonical
    assert [one.reason for one in found.refusals] == ["chain", "chain", "places"]


def test_those_on_one_side_are_joined_whatever_stands_between() -> None:
    found = resolved(
        "Laboratory | Tongxi Polymer Laboratory | in Huzhou City",
        "Laboratory | Tongxi Laboratory of Polymers",
        "Laboratory | Tongxi Polymers Lab | in Hefei",
        "Laboratory | Tongxi Polymers Laboratory | in Wuxing District",
    )
    assert found.canonical == {
        BASE + "body/tongxi-polymer-laboratory": BASE + "body/tongxi-polymers-laboratory",
    }


def test_a_curator_joins_and_parts() -> None:
    sides = ("Enterprise | Haoyuan Coatings", "Enterprise | Lanhai Paint", "Enterprise | Haoyuan Coatings Co., Ltd.")
    haoyuan, lanhai, limited = (Side(line, "0" * 12).iri for line in sides)
    assert resolved(*sides).canonical == {haoyuan: limited}
    both = resolved(*sides, decisions=Decided(same=frozenset({(lanhai, haoyuan)})))
    assert both.canonical == {haoyuan: limited, lanhai: limited}
    assert {one.rule for one in both.joins} == {"decided", "spelling"}
    none = resolved(*sides, decisions=Decided(different=frozenset({(limited, haoyuan)})))
    assert not none.canonical
    assert not resolved(*sides, decisions=Decided(same=frozenset({("x:gone", haoyuan), (lanhai, lanhai)}))).joins[1:]


def test_different_stops_a_chain_that_a_curator_made() -> None:
    sides = ("Enterprise | Haoyuan Coatings", "Enterprise | Lanhai Paint", "Enterprise | Bohai Paint")
    one, two, three = (Side(line, "0" * 12).iri for line in sides)
    found = resolved(*sides, decisions=Decided(frozenset({(one, two), (two, three)}), frozenset({(one, three)})))
    assert not found.canonical


def test_one_name_of_two_places_has_an_iri_in_each_article() -> None:
    found = resolved(
        "GovernmentBody | Science and Technology Bureau | set up by Huzhou City",
        "GovernmentBody | Science and Technology Bureau | set up by Wuhu City",
        "GovernmentBody | Science and Technology Bureau",
    )
    bureau = BASE + "body/science-and-technology-bureau"
    first, second, third = (f"{number:012x}" for number in range(3))
    assert found.iri(first, bureau) == f"{bureau}--place-330500"
    assert found.iri(second, bureau) == found.of(second)[bureau] == f"{bureau}--place-340200"
    assert found.iri(third, bureau) == f"{bureau}--{third}"
    assert found.iri("elsewhere", bureau) == bureau


def test_nothing_in_nothing_out() -> None:
    assert resolve(list, VOCABULARY) == Resolution()


def test_one_article_joins_nothing_that_it_names_side_by_side() -> None:
    (digest,) = articles("Enterprise | Haoyuan Coatings | beside Haoyuan Coatings Co., Ltd. [Enterprise]")
    assert not resolve(lambda: [digest], VOCABULARY).canonical
    apart = replace(digest, stated=())
    assert resolve(lambda: [apart], VOCABULARY).canonical


def test_one_romanised_name_with_two_chinese_names_is_two_firms() -> None:
    found = resolved(
        "Enterprise | Haiyue Technology | aka 海悦科技",
        "Enterprise | Haiyue Technology | aka 海越科技有限公司",
        "Enterprise | Haiyue Technology | aka 海悦科技有限公司",
        "Enterprise | Haiyue Technology",
    )
    firm = BASE + "body/haiyue-technology"
    things = [found.iri(f"{number:012x}", firm) for number in range(4)]
    assert things == [f"{firm}--海悦科技", f"{firm}--海越科技", f"{firm}--海悦科技", f"{firm}--{3:012x}"]


def test_a_bureau_that_every_city_has_tells_no_person_from_another() -> None:
    bureau = "Science and Technology Bureau [GovernmentBody]"
    person = f"Person | Lou Jianguo | works at {bureau}"
    assert not resolved(person, person).canonical
    assert resolved(f"{person} in Huzhou City", f"{person} in Wuxing District").canonical
    assert not resolved(f"{person} in Huzhou City", f"{person} in Hefei").canonical


def test_a_short_name_needs_more_than_a_large_employer() -> None:
    university = "Daxia University [University]"
    assert resolved(*[f"Person | Kong Lingyao | works at {university}"] * 2).canonical
    assert not resolved(*[f"Person | Wang Wei | works at {university}"] * 2).canonical
    assert resolved(*[f"Person | Wang Wei | works at {university} as president"] * 2).canonical
    assert not resolved(*[f"Person | Wang Wei | works at {university} as professor"] * 2).canonical


def test_what_is_stated_to_relate_to_each_other_is_two_things() -> None:
    firm = "Kelan Pump Co., Ltd."
    assert resolved(f"Enterprise | {firm}", "Enterprise | Kelan Pump").canonical
    assert not resolved(f"Enterprise | {firm} | part of Kelan Pump [Enterprise]", "Enterprise | Kelan Pump").canonical


def test_the_level_that_the_place_says_is_no_difference() -> None:
    municipal, plain = "Ningbo Municipal Science and Technology Bureau", "Ningbo Science and Technology Bureau"
    assert resolved(f"GovernmentBody | {municipal}", f"GovernmentBody | {plain}").canonical
    provincial = "Zhejiang Provincial Science and Technology Department"
    assert resolved(
        f"GovernmentBody | {provincial}", "GovernmentBody | Zhejiang Science and Technology Department"
    ).canonical
    assert not resolved("Laboratory | Provincial Laboratory of Tongxi", "Laboratory | Laboratory of Tongxi").canonical


def test_a_name_of_hundreds_of_places_is_one_thing_in_each() -> None:
    districts = [one for one in VOCABULARY.places.values() if one.code[:1].isdigit() and one.until is None]
    codes = sorted(one.code for one in districts if not one.code.endswith("00"))[:400]
    (plain,) = articles("GovernmentBody | Science and Technology Bureau | in Wuhu City")
    digests = [placed(plain, code, f"{number:012x}") for number, code in enumerate([*codes, codes[0]])]
    found = resolve(lambda: digests, VOCABULARY)
    things = [found.iri(one.article, BASE + "body/science-and-technology-bureau") for one in digests]
    assert things[0] == things[-1]
    assert len(set(things)) == 400


def placed(digest: Digest, code: str, article: str) -> Digest:
    """The digest with this place for Wuhu City."""
    wuhu, there = BASE + "place/340200", f"{BASE}place/{code}"
    namings = tuple(replace(one, iri=there, place=code) if one.iri == wuhu else one for one in digest.namings)
    stated = tuple(replace(one, object=there) if one.object == wuhu else one for one in digest.stated)
    return replace(digest, article=article, namings=namings, stated=stated)
