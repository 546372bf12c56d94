from __future__ import annotations

import pytest

from source.reading.draft import Hint, Metadata
from source.reading.html import DEEPEST, PageError, read_html

PAGE = """\
<!DOCTYPE html>
<html lang="en-GB"><head>
<title>Linhai opens harbour park - Coast Daily</title>
<meta property="og:title" content="Linhai opens harbour park">
<meta property="og:site_name" content="Coast Daily">
<meta property="article:published_time" content="2020-06-03T08:00:00+08:00">
<link rel="canonical" href="https://coast.example/park.html">
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<h1>Linhai opens harbour park</h1>
<article>
<p>The harbour park of <a href="x">Linhai</a> was opened on Monday by the city and by two of its universities.</p>
<figure><img src="1.jpg"><figcaption>The mayor cuts a ribbon at the new gate.</figcaption></figure>
<p>Twelve firms, among them three makers of marine sensors, have moved in &amp; hired 300 people so far.</p>
<h2>Next steps</h2>
<ul><li>A laboratory led by Lu Wen will open in 2021.</li><li>Forty firms have applied for a place.</li></ul>
<p>The city spends about 20 million yuan a year on the park, which is to double in size before long.</p>
</article>
<div class="related"><h4>Related stories</h4><ul><li><a href="2">Beaches ranked</a></li></ul></div>
<footer>Copyright 2020 Coast Daily</footer>
<script>document.write("Linhai has 99 laboratories, officials said on Monday.")</script>
</body></html>
"""


def parts(source: str) -> list[tuple[str, Hint]]:
    draft = read_html(source)
    return [(piece.span.of(draft.text), piece.hint) for piece in draft.pieces]


def test_main_text_keeps_captions_headings_and_items_and_drops_the_frame() -> None:
    assert parts(PAGE) == [
        (
            "The harbour park of Linhai was opened on Monday by the city and by two of its universities.",
            Hint.NONE,
        ),
        ("The mayor cuts a ribbon at the new gate.", Hint.CAPTION),
        (
            "Twelve firms, among them three makers of marine sensors, have moved in & hired 300 people so far.",
            Hint.NONE,
        ),
        ("Next steps", Hint.HEADING),
        ("A laboratory led by Lu Wen will open in 2021.", Hint.ITEM),
        ("Forty firms have applied for a place.", Hint.ITEM),
        (
            "The city spends about 20 million yuan a year on the park, which is to double in size before long.",
            Hint.NONE,
        ),
    ]


def test_metadata_of_the_head() -> None:
    assert read_html(PAGE).metadata == Metadata(
        title="Linhai opens harbour park",
        url="https://coast.example/park.html",
        publisher="Coast Daily",
        published="2020-06-03",
        license="https://creativecommons.org/licenses/by/4.0/",
        language="en",
    )


def test_metadata_of_json_ld() -> None:
    page = """<html><head><script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"headline": "Park",
    "datePublished": "2021-02-03", "publisher": {"name": "Coast Daily"}}]}</script></head>
    <body><p>The park is open.</p>"""
    metadata = read_html(page).metadata
    assert (metadata.title, metadata.published, metadata.publisher) == ("Park", "2021-02-03", "Coast Daily")


def test_date_and_source_of_an_old_page_come_from_its_stamp() -> None:
    page = """<html><head><title>Linhai opens a park-Coast University</title></head><body><table><tr><td>Home</td>
    <td>About</td></tr></table><h2>Linhai opens a park</h2>
    <div>Source: Coast Daily&nbsp; Time: 2024-04-16&nbsp; Hits: 7</div>
    <div>The park in Linhai was opened on Monday by the city.<br><br>Twelve firms have moved in since then.</div>
    </body>"""
    metadata = read_html(page).metadata
    assert (metadata.published, metadata.publisher) == ("2024-04-16", "Coast Daily")


def test_line_breaks_end_paragraphs() -> None:
    page = "<body><div>The park was opened on Monday.<br><br>Twelve firms have moved in since.<br></div></body>"
    assert [text for text, _ in parts(page)] == ["The park was opened on Monday.", "Twelve firms have moved in since."]


def test_other_pages_read_before_change_nothing() -> None:
    first = read_html(PAGE)
    for number in range(3):
        read_html(PAGE.replace("Linhai", f"Place {number}"))
    assert read_html(PAGE) == first


def test_a_page_nested_too_deeply_is_refused() -> None:
    with pytest.raises(PageError, match=f"^elements nested deeper than {DEEPEST}$"):
        read_html("<body>" + "<div>" * 100_000 + "The park was opened on Monday.</body>")
    assert parts("<body>" + "<div>" * 200 + "The park was opened.") == [("The park was opened.", Hint.NONE)]


def test_a_page_without_text() -> None:
    assert read_html("<html><body><script>let a = 1</script></body></html>").text == ""
    with pytest.raises(PageError, match=r"^no text found in the page$"):
        read_html("")


@pytest.mark.parametrize(
    "page",
    [
        "<",
        "<!--",
        "<html",
        "</p>",
        "&#xD800;&#0;",
        "<body><p>" * 50,
        "<table><p>a<td>b",
        '<script type="application/ld+json">[',
        "<![CDATA[ x ]]>",
    ],
)
def test_broken_pages_are_read_or_refused(page: str) -> None:
    try:
        draft = read_html(page)
    except PageError:
        return
    assert all(piece.span.of(draft.text) for piece in draft.pieces)
