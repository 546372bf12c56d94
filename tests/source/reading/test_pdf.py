from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.errors import InputError
from source.model import Article, Span
from source.reading import read_articles
from source.reading.pdf import PdfError, read_pdf, reader
from source.reading.pdf.joining import Joiner
from tests.source.reading.pdf_files import HOSTILE, ODD, PROSE, Placed, block, bomb, pdf

WIDE = """
The Lanting Optics Laboratory was set up by the district in May of
the year 2019 and has grown since. It works with the University of
Harbours on thin films and has room for thirty guests.
"""
JOINED = " ".join(WIDE.split())
LEFT = """
The left column tells of the plat-
forms that Lanting District set up
over many years of patient work on
its shores, high-tech ones among
them, and it ends here.
"""
RIGHT = """
The right column tells of high-
tech firms that came to Lanting
from other towns and stayed there
for good, and the story of these
firms ends here as well.
"""


def pieces(data: bytes) -> list[str]:
    """Every piece, its hint before it where it has one."""
    draft = read_pdf(data)
    return [f"{one.hint}: {one.span.of(draft.text)}".removeprefix("none: ") for one in draft.pieces]


def on_pages(data: bytes) -> list[str]:
    draft = read_pdf(data)
    assert all(before.end == after.start for before, after in pairwise(draft.pages))
    assert (draft.pages[0].start, draft.pages[-1].end) == (0, len(draft.text))
    return [page.of(draft.text).strip() for page in draft.pages]


def running(number: int) -> list[Placed]:
    """The head and foot of a page."""
    return [(50, 815, "Yearbook of Lanting"), (500, 815, "Innovation"), (290, 25, f"- {number} -")]


def test_lines_are_joined_and_paragraphs_kept_apart() -> None:
    second = "It is a second\nparagraph, which stands after a gap and not\nat once."
    assert pieces(pdf(block(f"{WIDE}\n{second}"))) == [
        JOINED,
        "It is a second paragraph, which stands after a gap and not at once.",
    ]


def test_an_indent_or_a_line_with_room_left_parts_paragraphs() -> None:
    lines = block(WIDE)
    last = lines[-1][1]
    lines += [
        (66, last - 12, "An indented line begins another paragraph that also runs over two"),
        (50, last - 24, "lines."),
    ]
    lines += [(50, last - 36, "After a short line begins another one.")]
    assert [one[:20] for one in pieces(pdf(lines))] == [
        "The Lanting Optics L",
        "An indented line beg",
        "After a short line b",
    ]


def test_running_heads_and_page_numbers_are_noise() -> None:
    said = {1: "The district set up a laboratory.", 2: "It has an incubator.", 3: "A fair was held in 2019."}
    pages = [[*running(number), *block(text)] for number, text in said.items()]
    assert pieces(pdf(*pages)) == [
        piece
        for number, text in said.items()
        for piece in ("noise: Yearbook of Lanting Innovation", f"noise: - {number} -", text)
    ]


def test_pages_with_the_same_words_keep_them() -> None:
    assert pieces(pdf(block(PROSE), block(PROSE))) == [PROSE, PROSE]


def test_a_paragraph_goes_on_over_the_page_and_no_head_interrupts_it() -> None:
    first, second = WIDE.strip().split("has grown")
    data = pdf([*running(1), *block(first.strip())], [], [*running(3), *block("has grown" + second)])
    assert pieces(data) == [
        "noise: Yearbook of Lanting Innovation",
        "noise: - 1 -",
        JOINED,
        "noise: Yearbook of Lanting Innovation",
        "noise: - 3 -",
    ]
    first_page, empty, third_page = on_pages(data)
    assert first_page.endswith("the year 2019 and")
    assert empty == ""
    assert third_page.startswith("has grown since.")


def test_a_footnote_or_caption_at_the_end_of_a_page_interrupts_no_sentence() -> None:
    first, second = WIDE.strip().split("has grown")
    note = block("1 A note on the name.", top=60, size=7)
    caption = block("Figure 1: The laboratory seen from the lake.", top=500)
    whole = "The Lanting Optics Laboratory was set up by the district in May of the year 2019 and has grown since."
    found = pieces(pdf([*block(first.strip()), *note], block("has grown" + second)))
    assert found[0] == "1 A note on the name."
    assert found[1].startswith(whole)
    found = pieces(pdf([*block(first.strip()), *caption], block("has grown" + second)))
    assert found[0].startswith(whole)
    assert found[1:] == ["Figure 1: The laboratory seen from the lake."]


COLUMNS = [
    " ".join(LEFT.replace("plat-\n", "plat").split()),
    " ".join(RIGHT.replace("high-\n", "high-").split()),
]


@pytest.mark.parametrize("by_rows", [False, True])
def test_two_columns_are_read_one_after_the_other(by_rows: bool) -> None:
    left, right = block(LEFT), block(RIGHT, left=330)
    rows = [line for row in zip(left, right, strict=True) for line in row]
    title = block("Lanting and what it has had for many years on both sides of its great canal", top=800)
    assert pieces(pdf(title + (rows if by_rows else left + right))) == [title[0][2], *COLUMNS]


def test_a_table_is_read_by_rows() -> None:
    rows = [[(50, y, f"Laboratory {y}"), (250, y, "Lanting"), (400, y, "2019")] for y in range(780, 700, -12)]
    assert pieces(pdf([cell for row in rows for cell in row]))[0].startswith("Laboratory 780 Lanting 2019")


def test_headings_and_items_are_told() -> None:
    title = block("Platforms of Lanting", top=800, size=18)
    items = block("• one laboratory of optics\n• one of thin films", top=600)
    assert pieces(pdf(title + block(WIDE) + items))[::3] == ["heading: Platforms of Lanting", "item: one of thin films"]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the plat-", "forms", "the platforms"),
        ("the plat\x02", "forms", "the platforms"),
        ("a high-", "tech zone", "a high-tech zone"),
        ("the Ningbo-", "Shaoxing line", "the Ningbo-Shaoxing line"),
        ("in 2019-", "2021 it", "in 2019-2021 it"),
        ("a hand-", "made one", "a hand-made one"),
        ("a work -", "and", "a work - and"),
        ("兰亭区设", "立了", "兰亭区设立了"),
        ("兰亭区 Lanting", "设立了", "兰亭区 Lanting 设立了"),
    ],
)
def test_joining(before: str, after: str, joined: str) -> None:
    assert Joiner(["nothing hand-made here"]).join(before, after) == joined


def test_title_and_year_of_the_file_count_where_they_can_be_believed() -> None:
    told = b"/Title(Platforms of Lanting)/CreationDate(D:20190618103000)"
    draft = read_pdf(pdf(block(WIDE), information=told))
    assert (draft.metadata.title, draft.metadata.published) == ("Platforms of Lanting", "2019")
    told = b"/Title(Microsoft Word - report_final.docx)/CreationDate(D:20260618103000)"
    draft = read_pdf(pdf(block(WIDE), information=told))
    assert (draft.metadata.title, draft.metadata.published) == (None, None)


def test_a_pdf_is_an_article_with_pages(tmp_path: Path) -> None:
    data = pdf(block(PROSE), block("It opened an incubator in the north of the town last May."))
    (tmp_path / "lanting.pdf").write_bytes(data)
    (article,) = read_articles([tmp_path])
    (again,) = read_articles(["-"], stdin=io.BytesIO(data))
    assert isinstance(article, Article)
    assert isinstance(again, Article)
    assert (article.text, article.pages, article.language) == (again.text, again.pages, "en")
    assert article.pages == (Span(0, len(PROSE) + 2), Span(len(PROSE) + 2, len(article.text)))


REASONS = {
    "encrypted": "encrypted: it needs a password",
    "another's lock": "encrypted in a way of its own",
    "scanned": "no text on its 2 pages (scanned?); it needs character recognition first",
    "cut off": "cut off: a PDF without its end",
    "no pages": "no PDF, or one broken beyond reading",
    "pages that hold themselves": "its page 1 is broken",
    "garbage": "no PDF, or one broken beyond reading",
    "no root": "no PDF, or one broken beyond reading",
    "many pages": "too many pages (3,000; at most 2,000)",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_cannot_be_read_says_why(kind: str) -> None:
    with pytest.raises(PdfError) as caught:
        read_pdf(HOSTILE[kind])
    assert str(caught.value) == REASONS[kind]


@pytest.mark.parametrize("kind", ODD)
def test_what_a_pdf_carries_is_left_alone(kind: str) -> None:
    assert read_pdf(ODD[kind]).text == PROSE


def test_a_bomb_takes_no_more_memory_than_it_may() -> None:
    data = bomb(1_500_000_000)
    assert len(data) < 10_000
    with pytest.raises(PdfError, match="breaks its reader"):
        read_pdf(data)


def test_a_file_that_never_ends_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "child.py").write_text("while True: pass", encoding="utf-8")
    monkeypatch.setattr(reader, "CHILD", tmp_path / "child.py")
    monkeypatch.setattr(reader, "SECONDS", 0.2)
    with pytest.raises(PdfError, match="takes too long"):
        read_pdf(pdf(block(PROSE)))


@pytest.mark.parametrize(
    ("ending", "reason"), [("SIGABRT", "breaks its reader"), ("SIGSEGV", "breaks"), ("SIGXCPU", "takes too long")]
)
def test_a_process_that_dies_is_the_files_fault_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, reason: str
) -> None:
    said = f"import os, signal; os.kill(os.getpid(), signal.{ending})"
    (tmp_path / "child.py").write_text(said, encoding="utf-8")
    monkeypatch.setattr(reader, "CHILD", tmp_path / "child.py")
    with pytest.raises(PdfError, match=reason):
        read_pdf(pdf(block(PROSE)))


@settings(max_examples=25, deadline=None)
@given(st.integers(10, 600), st.binary(max_size=40))
def test_a_damaged_file_gives_a_text_or_one_reason(place: int, damage: bytes) -> None:
    whole = pdf(block(PROSE))
    try:
        draft = read_pdf(whole[:place] + damage + whole[place + len(damage) :])
    except PdfError as error:
        said = str(error)
    else:
        said = draft.text
    assert said.strip()


def test_a_pdf_by_another_name_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(b"<html><p>Moved.</p></html>")
    (found,) = read_articles([tmp_path])
    assert isinstance(found, InputError)
    assert found.reason == "no PDF: it does not begin like one"
