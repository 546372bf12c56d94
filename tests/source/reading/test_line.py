from __future__ import annotations

import pytest

from source.reading.line import Line


@pytest.mark.parametrize(
    "text",
    [
        "The park opened in May.",
        '"We want to grow," she said. "We will."',
        "The team has grown. It now leads a laboratory with over 200 members",
        "According to the plan, the district will pursue these three aims in 2021:",
        "新区新建了三个实验室。",
    ],
)
def test_sentences(text: str) -> None:
    assert Line.of(text).is_sentence


@pytest.mark.parametrize(
    "text",
    [
        "Sci-tech platforms boost development in the district",
        "Ningbo ranks No.2 in Zhejiang for...",
        "Contact us.",
        "Coast Park Co. Ltd",
        "Prof. Lu Wen",
        "",
        "创新平台",
    ],
)
def test_no_sentences(text: str) -> None:
    assert not Line.of(text).is_sentence


def test_a_lost_stop_is_suspected() -> None:
    assert Line.of("The center has trained 12 teams of engineers since 2019").may_be_sentence
    assert not Line.of("Center trains 12 teams of engineers for industry since 2019").may_be_sentence
    assert not Line.of("The center has grown").may_be_sentence


def test_a_chinese_word_counts_two_characters() -> None:
    assert Line.of("创新平台 in 2020").words == ("创新", "平台", "in", "2020")
