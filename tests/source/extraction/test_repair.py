"""Repair: which fused words come apart and which brand names stay, and that nothing but white space ever changes."""
# ruff: noqa: E501

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from source.extraction.lexicon import Lexicon
from source.extraction.repair import View, repair
from source.model import Span

STEADY = settings(deadline=None, derandomize=True, max_examples=300)

FUSED = [
    ("in ZhejiangProvinceand beyond", "in Zhejiang Province and beyond"),
    ("the only one inNingbo", "the only one in Ningbo"),
    ("theCanadianAcademyof Engineering", "the Canadian Academy of Engineering"),
    ("YuyaoCity and BeilunDistrict", "Yuyao City and Beilun District"),
    ("ofthe corridor", "of the corridor"),
    ("Provinceof Jiangsu", "Province of Jiangsu"),
    ("the Academyof Engineering", "the Academy of Engineering"),
    ("andHangzhou", "and Hangzhou"),
    ("fromWenzhou to Suzhou", "from Wenzhou to Suzhou"),
    ("development.The zone", "development. The zone"),
    ("research,and transfer", "research, and transfer"),
    ("set up in2019", "set up in 2019"),
    ("over 30enterprises", "over 30 enterprises"),
    ("Shi Yang(an academician", "Shi Yang (an academician"),
    ("(an academician)Workstation", "(an academician) Workstation"),
    ("( an academician ) Workstation", "(an academician) Workstation"),
    ("firms , labs ; and parks", "firms, labs; and parks"),
    ("in  two\u00a0 \tspaces", "in two spaces"),
    ("a line\nand the next", "a line and the next"),
    ("“ breakthrough action”", "“breakthrough action”"),
    ("the end .", "the end."),
]

LEFT_ALONE = [
    "WeChat and BioNTech",
    "iFlytek, DeepSeek and iPhone",
    "MicroPort and PowerVision",
    "AgiBot, CloudWalk, SenseTime",
    "HUAWEI and ZTE",
    "the McKinsey report",
    "PhD students and mRNA vaccines",
    "https://www.example.org/ZhejiangProvinceand",
    "write to info@inNingbo.example",
    "5G, 6G and 3D printing",
    "the 3rd session of 2019",
    "Thailand and Finland",
    "a 4nm chip",
    "Island Bridge",
    "Sci-Tech and R&D",
    "an open-source e-mail client",
    "U.S. firms and 3.5 percent",
]


def repaired(text: str, lexicon: Lexicon) -> str:
    return repair(text, Span(0, len(text)), lexicon.is_known).text


@pytest.mark.parametrize(("noisy", "clean"), FUSED)
def test_fused_words_and_stray_spaces_come_apart(noisy: str, clean: str, lexicon: Lexicon) -> None:
    assert repaired(noisy, lexicon) == clean


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_brands_addresses_and_plain_words_stay(text: str, lexicon: Lexicon) -> None:
    assert repaired(text, lexicon) == text


@pytest.mark.parametrize(("noisy", "clean"), FUSED)
def test_repairing_twice_changes_nothing(noisy: str, clean: str, lexicon: Lexicon) -> None:
    assert repaired(clean, lexicon) == clean


def test_offsets_count_in_the_whole_article(lexicon: Lexicon) -> None:
    text = "A heading\nLabs inNingbo  grew."
    view = repair(text, Span(10, len(text)), lexicon.is_known)
    assert view.text == "Labs in Ningbo grew."
    assert view.span(8, 14).of(text) == "Ningbo"
    assert view.span(5, 14).of(text) == "inNingbo"
    assert view.span(0, len(view.text)).of(text) == "Labs inNingbo  grew."


def test_what_is_known_decides() -> None:
    text = "TokenProvinceand inToken"
    nothing = repair(text, Span(0, len(text)), lambda word: False)
    assert nothing.text == "TokenProvinceand in Token"
    some = repair(text, Span(0, len(text)), lambda word: word in ("Token", "Province"))
    assert some.text == "Token Province and in Token"


def check(text: str, span: Span, view: View) -> None:
    """All that holds of every view."""
    assert len(view.offsets) == len(view.text)
    assert all(span.start <= at < span.end for at in view.offsets)
    assert list(view.offsets) == sorted(view.offsets)
    for char, at in zip(view.text, view.offsets, strict=True):
        assert char.isspace() or char == text[at]
    assert "".join(view.text.split()) == "".join(span.of(text).split())


PIECES = st.sampled_from(
    "Zhejiang Province and in Ningbo the Academy of Engineering District ( ) [ ] , . ; “ ” \u00a0 \n WeChat 2019 30 enterprises "
    "www. @ // \u3000 院士 é ﬁ 😀 Co. , Ltd. -".split(" ")
)


@STEADY
@given(st.lists(PIECES, max_size=12).map("".join))
@example("ZhejiangProvinceandinNingbo")
@example("(")
@example(" \n ")
def test_a_view_of_noisy_text_maps_back(lexicon: Lexicon, text: str) -> None:
    span = Span(0, len(text))
    check(text, span, repair(text, span, lexicon.is_known))


@STEADY
@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_view_of_any_passage_maps_back(lexicon: Lexicon, text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    span = Span(start, end)
    check(text, span, repair(text, span, lexicon.is_known))


@STEADY
@given(st.lists(PIECES, min_size=1, max_size=12).map("".join), st.data())
def test_spans_of_the_view_hold_its_words(lexicon: Lexicon, text: str, data: st.DataObject) -> None:
    view = repair(text, Span(0, len(text)), lexicon.is_known)
    if not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    quote = view.span(start, end).of(text)
    assert "".join(view.text[start:end].split()) in "".join(quote.split())
