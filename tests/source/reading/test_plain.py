from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from source.reading.draft import Hint, Metadata
from source.reading.plain import read_plain

WRAPPED = """\
Harbour park opens

The district of Linhai opened a park for marine technology on Monday and
invited twelve firms to move in. It was built by the city and two of its
universities, which own a third of it each.
The second phase, officials say, is to follow in
2025.
Home
News
"""


def pieces(text: str) -> list[str]:
    return [piece.span.of(text) for piece in read_plain(text).pieces]


def test_wrapped_lines_are_one_paragraph_and_others_are_not() -> None:
    lines = WRAPPED.splitlines()
    assert pieces(WRAPPED) == [lines[0], "\n".join(lines[2:5]), "\n".join(lines[5:7]), "Home", "News"]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "The park opened in May.\nIt has 12 firms.\n\n  A third one came.  \nFourth"
    assert pieces(text) == ["The park opened in May.", "It has 12 firms.", "A third one came.", "Fourth"]


def test_a_list_of_headlines_is_never_joined() -> None:
    text = "\n".join(f"Harbour park number {n} opens its doors to firms" for n in "one two three four".split())
    assert len(pieces(text)) == 4


def test_a_headline_is_not_joined_with_the_site_below_it() -> None:
    text = "Harbour district presents its plan for the coast\nen.coast.com.cn  2019/09/27 13:59"
    assert len(pieces(text)) == 2


def test_bullets_are_left_out_of_the_piece() -> None:
    text = "• The first firm moved in.\n- The second firm followed.\n1. The third came"
    draft = read_plain(text)
    assert [(piece.span.of(text), piece.hint) for piece in draft.pieces] == [
        ("The first firm moved in.", Hint.ITEM),
        ("The second firm followed.", Hint.ITEM),
        ("1. The third came", Hint.ITEM),
    ]


def test_leading_key_lines_become_metadata_and_noise() -> None:
    text = "Title: A park opens\nDate: 2020-06-03\n\nThe park opened in May."
    draft = read_plain(text)
    assert draft.text == text
    assert draft.metadata == Metadata(title="A park opens", published="2020-06-03")
    assert [piece.hint for piece in draft.pieces] == [Hint.NOISE, Hint.NOISE, Hint.NONE]


def test_a_single_key_that_may_be_text_is_text() -> None:
    assert read_plain("Source: Coast Daily\nThe park opened.").metadata == Metadata()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_pieces_are_in_order_within_the_text_and_lose_no_word(text: str) -> None:
    draft = read_plain(text)
    spans = [piece.span for piece in draft.pieces]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    between = text
    for span in reversed(spans):
        between = between[: span.start] + between[span.end :]
    assert not any(char.isalnum() for char in between)
