from collections import Counter
from io import StringIO

import pytest

from ontology import terms
from ontology.errors import OntologyError
from ontology.gazetteer import COLUMNS, by_name, load_gazetteer, meant_in, read_gazetteer
from ontology.gazetteer_changes import read_changes

HEADER = ",".join(COLUMNS)


@pytest.fixture(scope="module")
def places():
    return load_gazetteer()


@pytest.fixture(scope="module")
def names(places):
    return by_name(places)


def full(names, name):
    return [(place.code, place.full_name) for place in names.get(name, ()) if place.until is None]


def in_year(names, name, year):
    return [(place.code, place.full_name) for place in meant_in(year, names.get(name, ()), name)]


def test_the_table_holds_all_levels(places):
    today = Counter(place.cls for place in places.values() if place.until is None)
    former = Counter(place.cls for place in places.values() if place.until is not None)
    assert today == {
        terms.COUNTRY: 84,
        terms.PROVINCE: 28,
        terms.CITY: 736,
        terms.DISTRICT: 2448,
        terms.REGION: 8,
    }
    assert former == {terms.CITY: 76, terms.DISTRICT: 420}


def test_every_place_leads_to_a_country_or_stands_alone(places):
    for place in places.values():
        seen, current = [], place
        while current.parent is not None:
            seen.append(current.code)
            assert len(seen) < 5
            current = places[current.parent]
        assert current.cls == terms.COUNTRY
        assert place.cls == terms.COUNTRY or seen


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Zhenhai", [("330211", "Zhenhai District")]),
        ("Zhenhai District", [("330211", "Zhenhai District")]),
        ("镇海区", [("330211", "Zhenhai District")]),
        ("Haining", [("330481", "Haining City")]),
        ("Shaanxi", [("610000", "Shaanxi Province")]),
        ("Inner Mongolia", [("150000", "Inner Mongolia Autonomous Region")]),
        ("Hohhot", [("150100", "Hohhot City")]),
        ("Urumqi", [("650100", "Urumqi City"), ("650121", "Urumqi County")]),
        ("Macau", [("820000", "Macao Special Administrative Region")]),
        ("Lu'an", [("341500", "Lu'an City")]),
        ("Luan", [("341500", "Lu'an City")]),
        ("Lüliang", [("141100", "Lüliang City")]),
        ("Luliang City", [("141100", "Lüliang City")]),
        ("Jingning County", [("331127", "Jingning She Autonomous County"), ("620826", "Jingning County")]),
        ("Suzhou City", [("320500", "Suzhou City"), ("341300", "Suzhou City")]),
        ("Jilin", [("220000", "Jilin Province"), ("220200", "Jilin City")]),
        ("Leqing", []),
        ("Yueqing", [("330382", "Yueqing City")]),
        ("Zhongxian County", [("500233", "Zhongxian County")]),
        ("US", [("USA", "United States of America")]),
        ("America", []),
        ("Yangtze River Delta", [("R-YRD", "Yangtze River Delta Region")]),
        ("Ning", []),
        ("zhenhai", []),
    ],
)
def test_names(names, name, expected):
    assert full(names, name) == expected


def test_the_broadest_comes_first(names):
    assert [place.code for place in names["Xi'an"]] == ["610100", "220403", "231005"]


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        # a county that became a district, with another code
        ("Chongming", 2014, [("310230", "Chongming County")]),
        ("Chongming", 2016, [("310151", "Chongming District")]),
        ("Chongming", None, [("310151", "Chongming District")]),
        ("Chongming County", 2020, [("310230", "Chongming County")]),
        # a district that was merged into others
        ("Jianggan District", 2014, [("330104", "Jianggan District")]),
        ("Jianggan District", 2021, [("330104", "Jianggan District")]),
        ("Jianggan District", None, [("330104", "Jianggan District")]),
        # one code after the other: the last holds at the end of a year of change
        ("Milin", 2014, [("542623", "Milin County")]),
        ("Milin", 2015, [("540422", "Milin County")]),
        ("Milin", 2022, [("540422", "Milin County")]),
        ("Milin", 2023, [("540481", "Milin City")]),
        # the city that was parted, and the smaller one that has its name now
        ("Chaohu City", 2009, [("341400", "Chaohu City")]),
        ("Chaohu City", 2015, [("340181", "Chaohu City")]),
        # renamed under its code, and a namesake beside it
        ("Xiangfan", 2005, [("420600", "Xiangyang City")]),
        ("Xiangfan City", 2020, [("420600", "Xiangyang City")]),
        ("Xiangyang District", 2005, [("230402", "Xiangyang District"), ("420607", "Xiangzhou District")]),
        # a code that another division bears now
        ("Wansheng District", 2008, [("500110-2011", "Wansheng District")]),
        ("Qijiang", 2008, [("500222", "Qijiang County")]),
        ("Qijiang", 2020, [("500110", "Qijiang District")]),
        # both existed: no year says which
        ("Fuyang", 2012, [("341200", "Fuyang City"), ("330183", "Fuyang City")]),
        ("Fuyang", 2020, [("341200", "Fuyang City"), ("330111", "Fuyang District")]),
        ("Fuyang", None, [("341200", "Fuyang City"), ("330111", "Fuyang District")]),
        ("Jiangbei District", 2019, [("330205", "Jiangbei District"), ("500105", "Jiangbei District")]),
        ("Jiangbei District", None, [("330205", "Jiangbei District")]),
        ("Suzhou City", 2019, [("320500", "Suzhou City"), ("341300", "Suzhou City")]),
        ("Taizhou", 2019, [("321200", "Taizhou City"), ("331000", "Taizhou City")]),
        ("Shanxi", 2019, [("140000", "Shanxi Province")]),
        ("Ürümqi", 2019, [("650100", "Urumqi City"), ("650121", "Urumqi County")]),
    ],
)
def test_names_in_their_time(names, name, year, expected):
    found = in_year(names, name, year)
    assert [one for one in found if one in expected] == expected
    strangers = {"230803"}
    assert {code for code, _ in found} - strangers == {code for code, _ in expected}


def test_the_year_of_a_name_that_nobody_bears_yet_or_any_more_leaves_the_nearest(places):
    gone, later = places["330104"], places["330114"]
    assert meant_in(2010, [later]) == (later,)
    assert meant_in(2030, [gone]) == (gone,)
    assert meant_in(2010, [later, gone]) == (gone,)
    assert meant_in(2010, []) == ()


def test_a_place_that_exists_comes_before_former_ones(names):
    assert [place.code for place in names["Fuyang"]] == ["341200", "330111", "330183"]
    assert [place.code for place in names["Milin"]] == ["540481", "540422", "542623"]


def test_how_many_names_are_ambiguous(places):
    """Short names of divisions of today that do not lie in each other; the figure stands in the documentation."""
    bearers = {}
    for place in places.values():
        if place.until is None and place.code.isdigit():
            bearers.setdefault(place.name, []).append(place)

    def apart(many):
        codes = {place.code for place in many}
        return [place for place in many if place.parent not in codes]

    shared = {name: many for name, many in bearers.items() if len(many) > 1}
    assert len(shared) == 325
    assert sum(len(apart(many)) > 1 for many in shared.values()) == 290


def test_the_whole_table_holds_together(places):
    """Each looked-at pair is counted, so that an empty table cannot pass."""
    pairs = 0
    for place in places.values():
        assert place.until is None or 2003 <= place.until <= 2025
        assert place.since is None or 2003 <= place.since <= (place.until or 2025)
        assert (place.until is None) == (not place.successors)
        assert place.code[:6].isdigit() or place.until is None
        for code in place.successors:
            pairs += 1
            successor = places[code]
            assert code != place.code
            assert successor.code[:2] == place.code[:2]
            assert successor.until is None or successor.until >= place.until
            assert successor.since is None or successor.since <= place.until
        for name, year in place.former_names:
            assert name not in (place.name, place.name_zh)
            assert 2003 <= year <= (place.until or 2025)
    assert pairs == 553


def test_every_former_division_leads_to_one_of_today(places):
    former = [place for place in places.values() if place.until is not None]
    assert former
    for place in former:
        waiting, seen = [place.code], set()
        while waiting:
            code = waiting.pop()
            assert code not in seen or places[code].until is None
            seen.add(code)
            waiting += [one for one in places[code].successors if one not in waiting]
        assert any(places[code].until is None for code in seen)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], "the header must be"),
        (["code,name"], "the header must be"),
        ([HEADER, "1,A,A,,City,"], "columns"),
        ([HEADER, ",A,A,,City,,,,,,"], "no code"),
        ([HEADER, "1,A,A,,City,,,,,,", "1,B,B,,City,,,,,,"], "stands twice"),
        ([HEADER, "1,A,A,,City,9,,,,,"], "parent 9"),
        ([HEADER, "1,A,A,,City,,,,20016,,"], "'20016' is no year"),
        ([HEADER, "1,A,A,,City,,,2010,2009,,"], "began in 2010 and ended in 2009"),
        ([HEADER, "1,A,A,,City,,,,,2,", "2,B,B,,City,,,,,,"], "has successors, but did not end"),
        ([HEADER, "1,A,A,,City,,,,2009,2,"], "successor 2 is not in the table"),
        ([HEADER, "1,A,A,,City,,,,2009,2,", "2,B,B,,City,,,,2008,,"], "successor 2 ended before it"),
        ([HEADER, "1,A,A,,City,,,,2009,2,", "2,B,B,,City,,,2010,,,"], "successor 2 began after it had ended"),
        ([HEADER, "1,A,A,,City,2,,,,,", "2,B,B,,Province,,,,2008,,"], "parent 2 ended before it"),
        ([HEADER, "1,A,A,,City,,,,,,Old"], "'Old' is no former name"),
        ([HEADER, "1,A,A,,City,,,,,,Old@x"], "'x' is no year"),
    ],
)
def test_a_broken_table_is_refused(lines, reason):
    with pytest.raises(OntologyError, match=reason):
        read_gazetteer(lines)


def test_the_committed_table_is_what_the_tool_writes(places):
    from ontology.make_gazetteer import write

    out = StringIO()
    assert write(out) == len(places)
    assert read_gazetteer(out.getvalue().splitlines()) == places


_PROVISIONAL = set("139001 139002 220604 232701 232702 232703 232704 370903 410881 469031".split())
_PROVISIONAL |= set("410307 469025 469026 469027 469028 469030 469033 469034 469035 469036 510123".split())
"""Codes of single revisions that the standard took back or that name no division; the divisions have others."""
_MISPRINTED = set("虎亭区 荷泽市 师河区 乔口区 华莹市 廛河回族区 墉桥区 杨凌区 白云矿区 荔蒲县 江洲区 郊区".split())


def test_the_revisions_of_the_standard_and_our_table_agree(places):
    """Every division that a revision lists is in the table under its code and name, give or take a year."""
    from ontology.make_gazetteer import KINDS, revisions

    by_code, strangers, looked_at = {}, set(), 0
    for place in places.values():
        by_code.setdefault(place.code[:6], []).append(place)
    for year, table in revisions():
        for code, name in table.items():
            if not name.endswith(tuple(KINDS)) or name.endswith("市辖区") or name == "县" or name == "市":
                continue
            looked_at += 1
            near = (p for p in by_code.get(code, ()) if (p.since or 0) - 1 <= year <= (p.until or 9999) + 1)
            called = {one for p in near for one in (p.name_zh, *(former for former, _ in p.former_names))}
            if name not in called:
                strangers.add((code, name))
    assert looked_at > 50_000
    assert {code for code, name in strangers if name not in _MISPRINTED} == _PROVISIONAL


def test_changes_that_are_none_are_refused():
    with pytest.raises(ValueError, match="of 2011 is no change"):
        read_changes({2011: "110101 "})
    read = read_changes({2011: "110103!>110101 +110108", 2012: "110108>110101 110102=甲区"})
    assert [(one.code, one.year, one.successors, one.reused) for one in read.ended] == [
        ("110103", 2011, ("110101",), True),
        ("110108", 2012, ("110101",), False),
    ]
    assert read.former == {"110102": (("甲区", 2012),)}
    assert read.since == {"110101": 2011, "110108": 2011}
