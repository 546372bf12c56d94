from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from source.model import Block
from source.reading.blocks import classify
from source.reading.draft import Draft, Metadata
from source.reading.html import PageError, read_html
from source.reading.markdown import read_markdown
from source.reading.plain import read_plain

SAVED_PAGE = """\
Coast Daily Online
Home | News | Business | Travel
News>>Local>>

Harbour park brings twelve firms to Linhai

By Lu Wen | Coast Daily | Updated: 2020-09-24 10:30
Print Mail Large Medium Small

1_副本.jpg

The mayor cuts a ribbon at the gate of the harbour park. [Photo/Coast Daily]

LINHAI, Sept. 24 (Coast Daily) -- The harbour park of Linhai was opened on Monday by the city and two universities.

A place for sensors

It has three aims for the next five years:
- twelve laboratories
- a fund for start-ups
- 2,000 engineers

Since then it has trained 12 teams of engineers and attracted over 200 students

Read more: Ten quiet beaches
f t g m
Related News
City library opens 300 new seats for readers in the old town
Beaches of the east coast ranked
Copyright 1998 - 2020 Coast Daily. All rights reserved.
浙ICP备12345678号-1
"""


def kinds(text: str, metadata: Metadata | None = None) -> list[tuple[str, str]]:
    draft = read_plain(text)
    blocks, _ = classify(Draft(draft.text, draft.pieces, metadata) if metadata else draft)
    return [(block.kind.value, block.span.of(text)) for block in blocks]


def test_a_short_headline_above_byline_and_date_is_the_title() -> None:
    body = "Linhai opened the laboratory on Tuesday."
    draft = read_plain(f"Harbour laboratory opens in Linhai\nBy Lu Wen\nUpdated: 2022-03-01\n\n{body}")
    blocks, metadata = classify(draft)
    assert (metadata.title, metadata.published) == ("Harbour laboratory opens in Linhai", "2022-03-01")
    assert [block.kind.value for block in blocks] == ["title", "boilerplate", "boilerplate", "body"]
    assert kinds(f"Home\nNews\nContact us\nBy Lu Wen\n\n{body}")[:3] == [
        ("boilerplate", "Home"),
        ("boilerplate", "News"),
        ("boilerplate", "Contact us"),
    ]


def test_a_saved_page() -> None:
    assert kinds(SAVED_PAGE) == [
        ("boilerplate", "Coast Daily Online"),
        ("boilerplate", "Home | News | Business | Travel"),
        ("boilerplate", "News>>Local>>"),
        ("title", "Harbour park brings twelve firms to Linhai"),
        ("boilerplate", "By Lu Wen | Coast Daily | Updated: 2020-09-24 10:30"),
        ("boilerplate", "Print Mail Large Medium Small"),
        ("boilerplate", "1_副本.jpg"),
        ("caption", "The mayor cuts a ribbon at the gate of the harbour park."),
        ("boilerplate", "[Photo/Coast Daily]"),
        ("boilerplate", "LINHAI, Sept. 24 (Coast Daily) --"),
        ("body", "The harbour park of Linhai was opened on Monday by the city and two universities."),
        ("heading", "A place for sensors"),
        ("body", "It has three aims for the next five years:"),
        ("body", "twelve laboratories"),
        ("body", "a fund for start-ups"),
        ("body", "2,000 engineers"),
        ("body", "Since then it has trained 12 teams of engineers and attracted over 200 students"),
        ("boilerplate", "Read more: Ten quiet beaches"),
        ("boilerplate", "f t g m"),
        ("boilerplate", "Related News"),
        ("boilerplate", "City library opens 300 new seats for readers in the old town"),
        ("boilerplate", "Beaches of the east coast ranked"),
        ("boilerplate", "Copyright 1998 - 2020 Coast Daily. All rights reserved."),
        ("boilerplate", "浙ICP备12345678号-1"),
    ]
    _, metadata = classify(read_plain(SAVED_PAGE))
    assert metadata == Metadata(
        title="Harbour park brings twelve firms to Linhai", publisher="Coast Daily", published="2020-09-24"
    )


def test_the_last_sentence_may_lack_its_stop_and_the_year_may_stand_in_the_copyright_line() -> None:
    text = (
        "Copyright 2019 - Your line here\n\nNew platforms boost industry in Linhai\n\n"
        "The city has built 12 platforms. It also leads a team of engineers with over 200 members\n\n"
        "f t g m\n\nVisit Garden Shop"
    )
    assert [kind for kind, _ in kinds(text)] == ["boilerplate", "title", "body", "boilerplate", "boilerplate"]
    assert classify(read_plain(text))[1].published == "2019"


def test_a_range_of_copyright_years_is_no_date() -> None:
    text = "The park was opened by the city on Monday.\n\nCopyright 1998 - 2019 Coast Daily"
    assert classify(read_plain(text))[1].published is None


def test_the_date_of_a_stamp_inside_the_body_is_not_the_article_s() -> None:
    body = "\n\n".join(f"The city opened park number {n} on that day." for n in range(8))
    text = body.replace("number 4 on that day.", "number 4.\n\n2011-01-01")
    assert classify(read_plain(text))[1].published is None


def test_without_a_title_the_first_words_stand_in() -> None:
    text = "The harbour park of Linhai was opened on Monday by the city and two of its universities, officials said."
    assert kinds(text) == [("body", text)]
    title = classify(read_plain(text))[1].title
    assert title == "The harbour park of Linhai was opened on Monday by the city and two of its …"


def test_a_told_title_is_found_in_the_text_without_the_site_s_name() -> None:
    text = "Home\n\nHarbour park brings twelve firms\n\nThe park was opened by the city on Monday."
    told = Metadata(title="Harbour park brings twelve firms_Coast Daily")
    assert kinds(text, told)[1] == ("title", "Harbour park brings twelve firms")


def test_the_headline_with_a_stamp_below_it_is_the_title() -> None:
    text = "Carmaker will build a plant in the south\n\nPark brings twelve firms\n2020-09-24\n\nThe park is open."
    assert [kind for kind, _ in kinds(text)] == ["boilerplate", "title", "boilerplate", "body"]


def test_what_is_repeated_is_read_once() -> None:
    sentence = "The park was opened by the city on Monday."
    assert [kind for kind, _ in kinds(f"{sentence}\n\nTwelve firms moved in.\n\n{sentence}")] == [
        "body",
        "body",
        "boilerplate",
    ]


def test_a_stamp_and_a_dateline_are_both_cut_off_and_tell() -> None:
    body = "The park was opened by the city on Monday and is to hold 40 firms by the end of the year."
    text = f"date 2018-10-29 LINHAI, China, Oct. 28, 2018 /Coast Wire/ -- {body}"
    assert kinds(text) == [
        ("boilerplate", "date 2018-10-29"),
        ("boilerplate", "LINHAI, China, Oct. 28, 2018 /Coast Wire/ --"),
        ("body", body),
    ]
    metadata = classify(read_plain(text))[1]
    assert (metadata.publisher, metadata.published) == ("Coast Wire", "2018-10-29")


def test_a_bracketed_apposition_before_a_dash_is_no_dateline() -> None:
    text = "The Linhai center (LHC) – a laboratory of two universities – has trained 12 teams of engineers since 2019."
    assert kinds(text) == [("body", text)]


def covers(blocks: tuple[Block, ...], text: str) -> None:
    assert all(0 <= block.span.start < block.span.end <= len(text) for block in blocks)
    assert all(one.span.end <= other.span.start for one, other in pairwise(blocks))
    assert all(block.span.of(text) == block.span.of(text).strip() for block in blocks)


words = st.sampled_from(
    """The park Home > | 2020-09-24 [Photo/X] . Copyright 2019 © By Lu Wen Updated: NINGBO -- (Xinhua) 1.jpg
    has been built : - • 园区 。 f t g m Read more & \n \n\n \t""".split(" ")
)
texts = st.lists(words, max_size=60).map(" ".join)


@given(texts)
def test_blocks_of_any_text_are_in_order_and_within(text: str) -> None:
    draft = read_plain(text)
    covers(classify(draft)[0], draft.text)


@given(texts)
def test_blocks_of_any_markdown_are_in_order_and_within(text: str) -> None:
    draft = read_markdown(text)
    covers(classify(draft)[0], draft.text)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div>", "<br>", "<li>", "<h2>", "The park is open now. ", "Home", "<table><td>"]
        )
    )
)
def test_blocks_of_any_page_are_in_order_and_within(parts: list[str]) -> None:
    try:
        draft = read_html("<body>" + "".join(parts))
    except PageError:
        return
    covers(classify(draft)[0], draft.text)
