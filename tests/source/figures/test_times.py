"""Times: a table of what occurs in the genre, read whole, and properties that hold of any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from source.figures.dates import plan_years
from source.figures.times import Role, TimeSpan, find_times
from source.model import Time, TimeBasis

STEADY = settings(deadline=None, derandomize=True, max_examples=300)

ROWS: list[tuple[str, str | None, list[str]]] = [
    # years
    ("in 2019", None, ["in 2019|in 2019 -"]),
    ("In 2018 and 2019, it grew", None, ["In 2018|in 2018 -", "2019|in 2019 -"]),
    ("since 2016", None, ["since 2016|since - 2016-01-01/"]),
    ("after 2020", None, ["after 2020|since - 2020-01-01/"]),
    ("until 2025", None, ["until 2025|until - /2025-12-31"]),
    ("through 2035", None, ["through 2035|until - /2035-12-31"]),
    ("from 2015 to 2020", None, ["from 2015 to 2020|in - 2015-01-01/2020-12-31"]),
    ("between 2015 and 2020", None, ["between 2015 and 2020|in - 2015-01-01/2020-12-31"]),
    ("in 2021-2025", None, ["in 2021-2025|in - 2021-01-01/2025-12-31"]),
    ("(2018-20)", None, ["2018-20|in - 2018-01-01/2020-12-31"]),
    ("from 2016 to the present", None, ["from 2016|since - 2016-01-01/"]),
    ("in the 1990s", None, ["in the 1990s|in - 1990-01-01/1999-12-31"]),
    ("early 2019", None, ["early 2019|in 2019 -"]),
    ("in mid-2019", None, ["in mid-2019|in 2019 -"]),
    ("at the end of 2020", None, ["at the end of 2020|as of 2020 2020-12-31/2020-12-31"]),
    ("As of the end of 2020", None, ["As of the end of 2020|as of 2020 2020-12-31/2020-12-31"]),
    ("since the end of 2020", None, ["since the end of 2020|since - 2020-12-31/"]),
    ("by the end of 2018", None, ["by the end of 2018|by 2018 /2018-12-31 deadline"]),
    ("by the end of 2018", "2019-02-01", ["by the end of 2018|by 2018 /2018-12-31"]),
    ("by 2030", "2019-02-01", ["by 2030|by 2030 /2030-12-31 deadline"]),
    ("before the end of 2017", "2017-02-21", ["before the end of 2017|by 2017 /2017-12-31 deadline"]),
    ("increased by 83% from 2018 to 2022", None, ["from 2018 to 2022|in - 2018-01-01/2022-12-31"]),
    ("from 12 in 2018 to 30 in 2019", None, ["in 2018|previous 2018 -", "in 2019|in 2019 -"]),
    # not the time of the statement
    ("up 5 percent from 2018", None, ["from 2018|compared 2018 -"]),
    ("up 12% compared with that in 2017", None, ["in 2017|compared 2017 -"]),
    ("more than in 2018", None, ["in 2018|compared 2018 -"]),
    ("2.2% over the same period in 2017", None, ["in 2017|compared 2017 -"]),
    ("the same period last year", "2019-11-25", ["last year|compared 2018 - relative"]),
    ("a 6.7% increase over last year", "2019-11-25", ["over last year|compared 2018 - relative"]),
    ("the 2019 plan", None, ["2019|bare 2019 -"]),
    ("Made in China 2025", None, ["2025|bare 2025 -"]),
    ("Expo 2020", None, ["2020|bare 2020 -"]),
    ("the prize of the 2019 Awards", None, ["2019|bare 2019 -"]),
    ("(2019)", None, ["2019|bare 2019 -"]),
    # no times
    ("2012 enterprises joined", None, []),
    ("a total of 2019 projects", None, []),
    ("more than 2000 firms", None, []),
    ("2000 square meters", None, []),
    ("2050 yuan", None, []),
    ("$2000", None, []),
    ("2019 percent", None, []),
    ("12019", None, []),
    ("2,019 firms", None, []),
    ("it may be 12 days", None, []),
    ("they march on", None, []),
    ("recently", None, []),
    ("in recent years", None, []),
    ("the 14th Five-Year Plan", None, []),
    ("said on Monday that it grew", "2019-11-25", []),
    # five-year plans
    (
        "during the 14th Five-Year Plan period (2021-25)",
        None,
        ["during the 14th Five-Year Plan period (2021-25)|in - 2021-01-01/2025-12-31"],
    ),
    (
        "during the 13th Five-Year Plan period",
        None,
        ["during the 13th Five-Year Plan period|in - 2016-01-01/2020-12-31"],
    ),
    ("in the Twelfth Five-Year Plan period", None, ["in the Twelfth Five-Year Plan period|in - 2011-01-01/2015-12-31"]),
    ("over the 1st Five-Year Plan period", None, ["over the 1st Five-Year Plan period|in - 1953-01-01/1957-12-31"]),
    ("during the 14th Five-Year Plan", None, ["during the 14th Five-Year Plan|in - 2021-01-01/2025-12-31"]),
    (
        "the 14th Five-Year Plan (2021-25) period",
        None,
        ["14th Five-Year Plan (2021-25) period|in - 2021-01-01/2025-12-31"],
    ),
    ("the 14th Five-Year (2021-2025) Plan", None, ["2021-2025|in - 2021-01-01/2025-12-31"]),
    ("the 14th Five-Year Plan (2021-25) says", None, ["2021-25|in - 2021-01-01/2025-12-31"]),
    # months and days
    ("as of June 2022", None, ["as of June 2022|as of 2022 2022-06-01/2022-06-30"]),
    ("by June 2021", None, ["by June 2021|by 2021 /2021-06-30 deadline"]),
    ("in October 2018", None, ["in October 2018|in 2018 2018-10-01/2018-10-31"]),
    ("from January to June 2023", None, ["from January to June 2023|in 2023 2023-01-01/2023-06-30"]),
    ("From January to November 2018, it grew", None, ["From January to November 2018|in 2018 2018-01-01/2018-11-30"]),
    ("Jan-Sept 2021", None, ["Jan-Sept 2021|in 2021 2021-01-01/2021-09-30"]),
    ("June 18, 2019", None, ["June 18, 2019|in 2019 2019-06-18/2019-06-18"]),
    ("on 18 June 2019", None, ["on 18 June 2019|in 2019 2019-06-18/2019-06-18"]),
    ("on June 18th, 2019", None, ["on June 18th, 2019|in 2019 2019-06-18/2019-06-18"]),
    ("from June 18 to 20, 2019", None, ["from June 18 to 20, 2019|in 2019 2019-06-18/2019-06-20"]),
    ("from November 2020 to March 2021", None, ["from November 2020 to March 2021|in - 2020-11-01/2021-03-31"]),
    ("2019-06-18", None, ["2019-06-18|in 2019 2019-06-18/2019-06-18"]),
    ("2019/6/18", None, ["2019/6/18|in 2019 2019-06-18/2019-06-18"]),
    ("by the end of December 31, 2008", None, ["by the end of December 31, 2008|by 2008 /2008-12-31 deadline"]),
    ("in October", None, ["in October|in - - relative"]),
    ("in October", "2019", ["in October|in 2019 2019-10-01/2019-10-31 relative"]),
    ("in October", "2019-11-25", ["in October|in 2019 2019-10-01/2019-10-31 relative"]),
    ("in October", "2020-09-24", ["in October|in 2020 2020-10-01/2020-10-31 relative"]),
    ("in December", "2020-01-05", ["in December|in 2019 2019-12-01/2019-12-31 relative"]),
    ("on Nov 23", "2019-11-25", ["on Nov 23|in 2019 2019-11-23/2019-11-23 relative"]),
    ("June 18-20", "2019-06-20", ["June 18-20|in 2019 2019-06-18/2019-06-20 relative"]),
    ("On April 2, it opened", "2020-04-03", ["On April 2|in 2020 2020-04-02/2020-04-02 relative"]),
    ("by the end of June", "2019-11-25", ["by the end of June|by 2019 /2019-06-30 relative"]),
    ("By May, 49 projects", "2021-06-28", ["By May|by 2021 /2021-05-31 relative"]),
    ("last August", "2018-01-24", ["last August|in 2017 2017-08-01/2017-08-31 relative"]),
    ("from January to May", "2020-11-20", ["from January to May|in 2020 2020-01-01/2020-05-31 relative"]),
    ("in February 2021", None, ["in February 2021|in 2021 2021-02-01/2021-02-28"]),
    ("on June 31, 2021", None, ["on June 31, 2021|in 2021 2021-06-01/2021-06-30"]),
    # parts of a year
    ("in the first half of 2023", None, ["in the first half of 2023|in 2023 2023-01-01/2023-06-30"]),
    ("in the second half of 2023", None, ["in the second half of 2023|in 2023 2023-07-01/2023-12-31"]),
    ("during the first quarter of 2020", None, ["during the first quarter of 2020|in 2020 2020-01-01/2020-03-31"]),
    ("in the fourth quarter of 2020", None, ["in the fourth quarter of 2020|in 2020 2020-10-01/2020-12-31"]),
    (
        "in the first three quarters of 2019",
        None,
        ["in the first three quarters of 2019|in 2019 2019-01-01/2019-09-30"],
    ),
    ("the first 10 months of 2020", None, ["first 10 months of 2020|in 2020 2020-01-01/2020-10-31"]),
    ("Q1 2023", None, ["Q1 2023|in 2023 2023-01-01/2023-03-31"]),
    ("H1 2023", None, ["H1 2023|in 2023 2023-01-01/2023-06-30"]),
    (
        "in the first half of this year",
        "2015-08-31",
        ["in the first half of this year|in 2015 2015-01-01/2015-06-30 relative"],
    ),
    ("in the first quarter", "2023-04-25", ["in the first quarter|in 2023 2023-01-01/2023-03-31 relative"]),
    ("in the first quarter", None, ["in the first quarter|in - - relative"]),
    (
        "in the first half of last year",
        "2015-08-31",
        ["in the first half of last year|in 2014 2014-01-01/2014-06-30 relative"],
    ),
    # relative
    ("last year", "2019-11-25", ["last year|in 2018 - relative"]),
    ("last year", None, ["last year|in - - relative"]),
    ("this year", "2019-11-25", ["this year|in 2019 - relative"]),
    ("this year", "2019", ["this year|in 2019 - relative"]),
    ("So far this year", "2019-11-25", ["this year|in 2019 - relative"]),
    ("next year", "2019-11-25", ["next year|in 2020 - relative"]),
    ("last month", "2019-01-25", ["last month|in 2018 2018-12-01/2018-12-31 relative"]),
    ("this month", "2019", ["this month|in - - relative"]),
    ("last week", "2019-11-25", ["last week|in 2019 2019-11-18/2019-11-24 relative"]),
    (
        "since the beginning of this year",
        "2019-11-25",
        ["since the beginning of this year|since - 2019-01-01/ relative"],
    ),
    ("by the end of this year", "2019-11-25", ["by the end of this year|by 2019 /2019-12-31 relative deadline"]),
    ("by the end of the year", "2019-11-25", ["by the end of the year|by 2019 /2019-12-31 relative deadline"]),
    ("at the end of last year", "2019-11-25", ["at the end of last year|as of 2018 2018-12-31/2018-12-31 relative"]),
    ("over the past five years", "2019-11-25", ["over the past five years|in - 2014-11-25/2019-11-25 relative"]),
    ("over the past five years", "2019", ["over the past five years|in - 2014-01-01/2019-12-31 relative"]),
    ("in the past decade", "2019-11-25", ["in the past decade|in - 2009-11-25/2019-11-25 relative"]),
    (
        "in the next three to five years",
        "2019-11-25",
        ["in the next three to five years|in - 2019-11-25/2024-11-25 relative deadline"],
    ),
    ("within the next two years", None, ["within the next two years|in - - relative deadline"]),
    ("three years ago", "2019-11-25", ["three years ago|in 2016 - relative"]),
    ("on Monday", "2019-11-25", ["on Monday|in 2019 2019-11-25/2019-11-25 relative"]),
    ("on Wednesday", "2019-11-25", ["on Wednesday|in 2019 2019-11-20/2019-11-20 relative"]),
    ("on Wednesday", "2019-11", ["on Wednesday|in - - relative"]),
    ("yesterday", "2020-03-01", ["yesterday|in 2020 2020-02-29/2020-02-29 relative"]),
    ("in the last six months", "2019-11-25", ["in the last six months|in 2019 2019-05-29/2019-11-25 relative"]),
]


def show(text: str, span: TimeSpan) -> str:
    """All that a time says, in one line: text|role year first/last day, then what else there is."""
    time = span.time
    days = f"{time.start or ''}/{time.end or ''}" if time.start or time.end else "-"
    parts = [f"{text[span.start : span.end]}|{span.role.value}", str(time.year or "-"), days]
    if time.basis is TimeBasis.RELATIVE_TO_PUBLICATION:
        parts.append("relative")
    if span.deadline:
        parts.append("deadline")
    return " ".join(parts)


@pytest.mark.parametrize(("text", "published", "expected"), ROWS, ids=[f"{row[0]} ({row[1]})" for row in ROWS])
def test_table(text: str, published: str | None, expected: list[str]) -> None:
    assert [show(text, span) for span in find_times(text, published)] == expected


def test_the_table_is_large_and_has_rows_without_times() -> None:
    assert len(ROWS) >= 100
    assert sum(not expected for _, _, expected in ROWS) >= 12


def test_a_time_whole() -> None:
    assert find_times("It opened by the end of June 2018.", "2018-05-01") == [
        TimeSpan(10, 33, Time(2018, None, "2018-06-30"), Role.BY, deadline=True)
    ]


def test_only_some_times_are_of_use_to_a_statement() -> None:
    text = "The 2019 plan led from 12 in 2018 to 30 in 2019, more than in 2017; it ends last year."
    assert [(text[t.start : t.end], t.usable) for t in find_times(text)] == [
        ("2019", False),
        ("in 2018", False),
        ("in 2019", True),
        ("in 2017", False),
        ("last year", False),
    ]


def test_what_the_publication_says_is_never_the_time_of_a_fact() -> None:
    assert find_times("The district has 12 platforms.", "2019-11-25") == []
    assert not find_times("It opened in October.")[0].known
    assert find_times("It opened in October 2018.", "2019-11-25") == find_times("It opened in October 2018.")


@pytest.mark.parametrize("published", ["", "soon", "2019-13", "2019-02-31", "0000-01-01", "9999-12-31"])
def test_a_publication_that_is_no_date_is_none(published: str) -> None:
    assert find_times("last year", published) == find_times("last year")


def test_five_year_plans() -> None:
    assert {nth: plan_years(nth) for nth in (1, 2, 3, 10, 13, 14, 15)} == {
        1: (1953, 1957),
        2: (1958, 1962),
        3: (1966, 1970),
        10: (2001, 2005),
        13: (2016, 2020),
        14: (2021, 2025),
        15: (2026, 2030),
    }


WORDS = st.sampled_from(
    """in on by since until from to between and during the end of beginning early mid- late 2019 2021-25 2019-06-18 1999
    2000
    Jan March May June 12 31 18th , . - – ( ) first second half quarter three quarters months year last next this past
    five years decade Monday 14th Five-Year Plan period Q1 so far compared with than percent up as of \u0130 \n
    enterprises yuan ago yesterday week 0001 9999""".split()
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=9).map("".join))
PUBLISHED = st.one_of(
    st.none(),
    st.dates().map(date.isoformat),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
)


@STEADY
@given(
    st.one_of(st.text(), st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=9).map("".join)),
    PUBLISHED,
)
def test_spans_lie_in_the_text_in_order(text: str, published: str | None) -> None:
    end = 0
    for span in find_times(text, published):
        assert end <= span.start < span.end <= len(text)
        end = span.end
        first, last = span.time.start, span.time.end
        assert first is None or date.fromisoformat(first)
        assert last is None or date.fromisoformat(last)
        assert first is None or last is None or first <= last


@STEADY
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_written_day_is_read_back(day: date) -> None:
    iso = day.isoformat()
    for text in (
        iso,
        f"on {day.strftime('%B')} {day.day}, {day.year}",
        f"on {day.day} {day.strftime('%b')} {day.year}",
    ):
        assert [span.time for span in find_times(text)] == [Time(day.year, iso, iso)]
