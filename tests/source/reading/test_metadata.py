from __future__ import annotations

import pytest

from source.reading.draft import Metadata
from source.reading.metadata import as_date, find_date, from_lines, from_stamp, from_values, key_lines


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020-09-24", "2020-09-24"),
        ("2020-9-4 08:15", "2020-09-04"),
        ("2019/3/6 13:24:04", "2019-03-06"),
        ("2019-06-18T08:00:00+08:00", "2019-06-18"),
        ("2021年3月5日", "2021-03-05"),
        ("Updated : Dec 7, 2023", "2023-12-07"),
        ("September 6, 2019", "2019-09-06"),
        ("May 31 2022", "2022-05-31"),
        ("31 Aug 2023", "2023-08-31"),
        ("the 2nd March, 2020", "2020-03-02"),
        ("June 2020", "2020-06"),
        ("2019", "2019"),
        ("2019-06", "2019-06"),
    ],
)
def test_dates(text: str, iso: str) -> None:
    assert as_date(text) == iso


@pytest.mark.parametrize(
    "text", ["", "2020-13-01", "Feb 30, 2020", "1850-01-01", "2999-01-01", "12/11/10", "yesterday"]
)
def test_what_is_no_date(text: str) -> None:
    assert as_date(text) is None


def test_a_date_knows_where_it_stands() -> None:
    assert find_date("Updated: 2020-09-24 08:00 | x") == ("2020-09-24", 9, 25)
    assert find_date("Dec 7, 2023 and 2020-01-01") == ("2023-12-07", 0, 11)
    assert find_date("no date") is None


@pytest.mark.parametrize(
    ("line", "published", "publisher"),
    [
        ("By Lu Wen | Coast Daily | Updated: 2020-09-24 10:30", "2020-09-24", "Coast Daily"),
        ("Updated:2020-09-24 (coastdaily.com.cn)", "2020-09-24", "coastdaily.com.cn"),
        ("coastdaily.com.cn| Updated : Dec 7, 2023 L M S", "2023-12-07", "coastdaily.com.cn"),
        ("Source: Harbour News| 2018-01-24 16:08:56|Editor: Lu", "2018-01-24", "Harbour News"),
        ("2014-11-25 11:04:48 来源:en.coast.gov.cn", "2014-11-25", "en.coast.gov.cn"),
        ("(Coast Daily May 27, 2002)", "2002-05-27", "Coast Daily"),
        ("COAST DAILY | Updated: 2022-12-28 07:50", "2022-12-28", "COAST DAILY"),
        ("Harbour News   March 3, 2024", "2024-03-03", "Harbour News"),
        ("Updated: 2019-01-04", "2019-01-04", None),
        ("2016-09-27", "2016-09-27", None),
        ("By Lu Wen, Coast Daily", None, "Coast Daily"),
        ("By Lu Wen", None, None),
        ("Editor: Lu Wen", None, None),
        ("Hits: 120", None, None),
    ],
)
def test_stamps(line: str, published: str | None, publisher: str | None) -> None:
    assert from_stamp(line) == Metadata(published=published, publisher=publisher)


def test_only_lines_that_met_a_stamp_rule_tell_and_the_first_wins() -> None:
    lines = [
        ("The fair closed on June 3, 2015.", None),
        ("Updated: 2020-09-24", "label"),
        ("coastdaily.com.cn", "address"),
        ("Updated: 2021-01-01 (other.cn)", "label"),
    ]
    assert from_lines(lines) == Metadata(published="2020-09-24", publisher="coastdaily.com.cn")
    assert from_lines([("Wednesday, Mar 15, 2023", "stamp"), ("2018-05-18", "stamp")]).published == "2018-05-18"
    assert from_lines([("Wednesday, Mar 15, 2023", "stamp")]).published == "2023-03-15"
    assert from_lines([("coastdaily.com.cn", "address")]) == Metadata()


def test_values_under_the_names_that_people_use() -> None:
    values = {
        "Headline": "A park",
        "Date": "June 3, 2020",
        "SOURCE": "Coast Daily",
        "Licence": "CC BY 4.0",
        "mood": "x",
    }
    assert from_values(values) == Metadata(
        title="A park", published="2020-06-03", publisher="Coast Daily", license="CC BY 4.0"
    )
    assert from_values({"url": "javascript:alert(1)", "date": "soon", "title": " "}) == Metadata()
    assert from_values({"url": "https://example.org/a"}) == Metadata(url="https://example.org/a")


def test_leading_key_lines_end_where_text_begins() -> None:
    lines = ["Title: A park", "Author: Lu Wen", "Date: 2020-06-03", "The park: it opened.", "Date: 1999-01-01"]
    assert key_lines(lines) == (Metadata(title="A park", published="2020-06-03"), 3)
    assert key_lines(["Source: " + "word " * 40]) == (Metadata(), 0)
    assert key_lines([]) == (Metadata(), 0)


def test_the_better_source_wins_and_silence_is_filled() -> None:
    one = Metadata(title="A", published=None)
    other = Metadata(title="B", published="2020")
    assert one.over(other) == Metadata(title="A", published="2020")
