"""Which language a text is in, as far as Corridor needs to know: English, Chinese, or neither.

Method: the share of Chinese characters, then the share of English function words.  No model, so no surprises.
"""

from __future__ import annotations

import re

FUNCTION_WORDS = frozenset(
    "the of and to for with on by is are was were has have had that which its from at as be been will this it an their "
    "also more than not who into".split()
)
WORD = re.compile(r"[^\W\d_]+")
CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
CHINESE_SHARE = 0.5
ENGLISH_SHARE = 0.12
"""In running English about one word in three is among the function words; headlines have one in ten."""
SHORT = 12
"""Words of a text so short that one function word must do, or an "in", which other languages have too."""
SAMPLE = 20_000
"""Characters that are looked at."""


def language_of(text: str) -> str:
    """The language as "en", "zh" or "und" (undetermined), by script and function words."""
    sample = text[:SAMPLE]
    words = [word.lower() for word in WORD.findall(CHINESE.sub(" ", sample))]
    chinese = len(CHINESE.findall(sample))
    # A Chinese word has about two characters, so characters are halved before they are weighed against words.
    if chinese and chinese / 2 >= CHINESE_SHARE * (chinese / 2 + len(words)):
        return "und" if len(KANA_OR_HANGUL.findall(sample)) > chinese / 10 else "zh"
    if not words:
        return "und"
    found = [word for word in words if word in FUNCTION_WORDS]
    if len(words) < SHORT:
        return "en" if found or ("in" in words and text.isascii()) else "und"
    return "en" if len(found) >= ENGLISH_SHARE * len(words) and len(set(found)) >= 2 else "und"
