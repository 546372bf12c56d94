from __future__ import annotations

import pytest

from source.reading.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The district has set up three laboratories with the university.", "en"),
        ("It is open.", "en"),
        ("Zhenhai District, Ningbo set up 3 laboratories in 2020.", "en"),
        ("Drei Labore in München.", "und"),
        ("临海市新建了三个实验室，由大学和企业共同管理。", "zh"),
        ("The zone （高新区） has set up a laboratory with the university of the city.", "en"),
        ("Der Bezirk hat gemeinsam mit der Universität drei neue Labore in der Stadt gegründet und eröffnet.", "und"),
        ("Le district a fondé trois laboratoires avec une université de la ville.", "und"),
        ("市内の大学は新しい研究所を設立しました。", "und"),
        ("Home News Sports Business", "und"),
        ("", "und"),
        ("12 34 --", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language
