"""Words and sentence ends of repaired text."""
# ruff: noqa: E501

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from source.extraction.tokens import sentences, tokenize

STEADY = settings(deadline=None, derandomize=True, max_examples=400)

WORDS = [
    ("sci-tech innovation", "sci-tech|innovation"),
    ("R&D input", "R&D|input"),
    ("Johnson & Johnson", "Johnson|&|Johnson"),
    ("the district's labs", "the|district|'s|labs"),
    ("the labs’ and the district’s", "the|labs|’|and|the|district|’s"),
    ("Xi'an and Ya’an", "Xi'an|and|Ya’an"),
    ("23,970 firms, 2.8%", "23,970|firms|,|2.8|%"),
    ("1,2", "1|,|2"),
    ("Co., Ltd.", "Co.|,|Ltd."),
    ("the U.S. market", "the|U.S.|market"),
    ("Dr. Li", "Dr.|Li"),
    ("the end.", "the|end|."),
    ("Jiaxing-based firms", "Jiaxing|-based|firms"),
    ("Sino-German park", "Sino-German|park"),
    ("2019–2021", "2019–2021"),
    ("“breakthrough action”", "“|breakthrough|action|”"),
    ("G60, 5G and AI+", "G60|,|5G|and|AI|+"),
    ("see https://example.org/a?b=1.", "see|https://example.org/a?b=1|."),
    ("wait... what", "wait|...|what"),
    ("院士工作站 (AWS)", "院士工作站|(|AWS|)"),
    ("100 million yuan ($14m)", "100|million|yuan|(|$|14m|)"),
    ("snake_case", "snake|_|case"),
    ("e.g. lasers", "e.g.|lasers"),
    ("", ""),
    (" \n\t ", ""),
]

ENDS = [
    ("One zone. Two zones.", ["One zone.", "Two zones."]),
    ("It works! Does it? Yes.", ["It works!", "Does it?", "Yes."]),
    ("Haiyan Robotics Co., Ltd. signed it.", ["Haiyan Robotics Co., Ltd. signed it."]),
    ("It was built by Haiyan Co. The city paid.", ["It was built by Haiyan Co.", "The city paid."]),
    ("Dr. The Nguyen spoke.", ["Dr. The Nguyen spoke."]),
    ("Prof. Li spoke. Mr. Wang left.", ["Prof. Li spoke.", "Mr. Wang left."]),
    ("Growth was 2.8 percent. It rose.", ["Growth was 2.8 percent.", "It rose."]),
    ("“It grew.” The city paid.", ["“It grew.”", "The city paid."]),
    ("“It grew.” he said.", ["“It grew.” he said."]),
    ("The lab (opened in May. It is new.) grew.", ["The lab (opened in May. It is new.) grew."]),
    ("It grew by 3 percent. 12 firms came.", ["It grew by 3 percent.", "12 firms came."]),
    ("It is 3 sq. km in size.", ["It is 3 sq. km in size."]),
    ("签约仪式举行。项目落地。", ["签约仪式举行。", "项目落地。"]),
    ("no end", ["no end"]),
    ("It ended… The rest came.", ["It ended…", "The rest came."]),
    ("It came to rest. and went on.", ["It came to rest. and went on."]),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words(text: str, words: str) -> None:
    assert [token.text for token in tokenize(text)] == (words.split("|") if words else [])


@pytest.mark.parametrize(("text", "expected"), ENDS)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[s[0].start : s[-1].end] for s in sentences(tokenize(text))] == expected


PIECES = st.sampled_from(
    "The city. Co. , Ltd. ( ) “ ” ' ’s R&D 2.8 23,970 U.S. e.g. - – -based … ... 。 院士 😀 _ www. https://a.b/c ! ? \n".split(
        " "
    )
)


def check(text: str) -> None:
    tokens = tokenize(text)
    at = 0
    for token in tokens:
        assert token.start >= at
        assert token.end > token.start
        assert text[token.start : token.end] == token.text
        assert not any(char.isspace() for char in token.text)
        assert not text[at : token.start].strip()
        at = token.end
    assert not text[at:].strip()
    found = sentences(tokens)
    assert [token for sentence in found for token in sentence] == tokens
    assert all(found)


@STEADY
@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_words_cover_the_text_in_order(text: str) -> None:
    check(text)


@STEADY
@given(st.text(max_size=80))
@example("\x1c.\x1f")
@example("a\u0301&B")
@example("A.B.C")
def test_words_cover_any_text_in_order(text: str) -> None:
    check(text)


def test_an_open_bracket_does_not_swallow_the_rest() -> None:
    text = "The lab (opened in May. " + "It grew well again. " * 20
    assert len(sentences(tokenize(text))) > 5


def test_odd_runs_are_no_trouble() -> None:
    assert "".join(token.text for token in tokenize("a." * 20_000)) == "a." * 20_000
    assert len(tokenize("-" * 20_000)) == 20_000
