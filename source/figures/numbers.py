"""Numerals of English news about China: digits, words, scales and fractions.

Problem: "1,234", "23.97 billion", "two hundred and five", "a dozen", "two-thirds", "143 billion 650 million" are one
number each, "5G", "COVID-19", "14:48" and "0574-8765" none.  Method: one compiled expression for digits, one for words;
each match is judged by the characters around it.  What a number counts is the business of
:mod:`source.figures.quantities`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

SCALES = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "mln": Decimal(10**6),
    "mn": Decimal(10**6),
    "billion": Decimal(10**9),
    "bln": Decimal(10**9),
    "bn": Decimal(10**9),
    "trillion": Decimal(10**12),
    "trln": Decimal(10**12),
    "tn": Decimal(10**12),
}
_LETTER_SCALES = {"k": Decimal(1000), "m": Decimal(10**6), "b": Decimal(10**9)}
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {"a": 1, "an": 1}
_WORDS |= {word: value for value, word in enumerate([*_ONES, *_TEENS], 1)}
_WORDS |= {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
_ORDINAL_WORDS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
    *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_ORDINALS = {word: value for value, word in enumerate(_ORDINAL_WORDS, 1)}
_CROWDS = ("tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions")
_PARTS = {"half": 2, "halve": 2, "quarter": 4} | {word: n for word, n in _ORDINALS.items() if 3 <= n <= 10}

_ONE = "|".join(_ONES)
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{_ONE})\b)?|{'|'.join(reversed(_TEENS))}|{_ONE})"
_SCALE = rf"(?:{'|'.join(SCALES)})"
_PART = r"(?:halves|half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"

_DIGITS = re.compile(
    rf"""[0-9](?:[0-9]*(?:,[0-9]{{3}}(?![0-9]))+|[0-9]*)(?:\.[0-9]+)?
    (?: (?P<ordinal>(?:st|nd|rd|th)\b)
      | (?P<part>/[0-9]{{1,3}}\b)
      | (?P<scale>[\s-]?{_SCALE}s?\b (?:\s[0-9]+(?:\.[0-9]+)?\s(?:million|thousand)\b)? )
      | (?P<letter>[kmb](?![a-z0-9²³-]))
    )?""",
    re.VERBOSE | re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(r"(?:[$¥￥€£]|\b(?:RMB|CNY|USD|EUR|GBP|HKD|JPY))\s?$", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"\s(?:yuan|rmb|renminbi|us|dollars|euros|pounds)\b", re.IGNORECASE)
_WORDY = re.compile(
    rf"""(?P<fraction> (?:an?|{_ONE})[-\s](?:{_PART}|[0-9]{{1,3}}(?:st|nd|rd|th))\b )
    | (?P<vague> (?:(?:{"|".join(_CROWDS)})
                   (?:\sof\s(?:thousands|millions|billions|trillions))?
               | (?:several|a\sfew)(?:[-\s]{_SCALE})+ ) (?:\sof)?\b )
    | (?P<ordinal> (?:(?:{"|".join(_TENS)})-)?(?:{"|".join(sorted(_ORDINALS, key=len, reverse=True))})\b )
    | (?P<half> (?:half\sa\sdozen|half[-\s]dozen)\b )
    | (?P<card> (?:{_SMALL}|an?)(?:[-\s]{_SCALE})+\b(?:\s(?:and\s)?{_SMALL}\b(?![-/]\w)(?:[-\s]{_SCALE}\b)*)*
              | {_SMALL}(?:\sand\sa\shalf)?\b )
    | (?P<lone> half\b )""",
    re.VERBOSE | re.IGNORECASE,
)
_STARTERS = (*_WORDS, *_ORDINALS, *_CROWDS, "half", "several")
_AFTER_ARTICLE = rf"(?=[-\s](?:{_SCALE}\b|few\s|[0-9]|{_PART}\b))"
_START = re.compile(
    rf"\b(?:{'|'.join(sorted(set(_STARTERS) - {'a', 'an'}, key=len, reverse=True))}|an?{_AFTER_ARTICLE})\b"
)
_TRIGGERS = frozenset(_STARTERS) - {"a", "an"} | frozenset(_PARTS) | {"dozen", "hundred", "thousand", "million", "few"}
_LETTERS = re.compile(r"[a-z]+")


class Form(StrEnum):
    """How a number is written."""

    CARDINAL = "cardinal"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    VAGUE = "vague"
    """dozens of, several hundred: no value"""


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral: code points ``start`` to ``end`` of the text; no value where it is vague."""

    start: int
    end: int
    value: Decimal | None
    form: Form


def find_numbers(text: str) -> list[Number]:
    """All numerals in ``text``, in order and without overlaps.

    Digits that follow a letter ("COVID-19") or stand in a longer code ("14:48", "1.2.3") are left out; what letters
    that follow ("5G", "12km", "three-star") mean is for the caller to say.
    """
    found = [number for match in _DIGITS.finditer(text) if (number := _from_digits(text, match)) is not None]
    words = _find_words(text)
    if words:
        taken = [(number.start, number.end) for number in words]
        found = [n for n in found if not any(start < n.end and n.start < end for start, end in taken)]
        found = sorted([*found, *words], key=lambda number: number.start)
    return found


def lowered(text: str) -> str:
    """``text`` in lower case with every character in its place (a few, such as "İ", would become two)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def parse_number(text: str) -> Decimal | None:
    """The value of ``text`` if the whole of it is one English numeral with a value, else None."""
    numbers = find_numbers(text)
    if len(numbers) == 1 and (numbers[0].start, numbers[0].end) == (0, len(text)):
        return numbers[0].value
    return None


def _from_digits(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    before = text[start - 1] if start else " "
    if (
        match["letter"]
        and not _MONEY_BEFORE.search(text, max(0, start - 4), start)
        and not _MONEY_AFTER.match(text, end)
    ):
        end -= 1
    if (
        (before.isalnum() and not _MONEY_BEFORE.search(text, max(0, start - 4), start))
        or before in "_/\\:@#="
        or (before in ".,-" and _glued(text, start))
    ):
        return None
    raw = text[start:end]
    if match["part"] and not _is_share(text, match):
        return None
    after = text[end : end + 2]
    if after[:1] in ("_", "/", ":", "\\", "@", ".", ",") and after[1:].isdigit():
        return None
    if raw[0] == "0" and len(raw) > 1 and raw[1].isdigit():
        return None
    if match["ordinal"]:
        return Number(start, end, Decimal(raw[:-2].replace(",", "")), Form.ORDINAL)
    if match["part"]:
        above, below = raw.split("/")
        return Number(start, end, Decimal(above) / Decimal(below), Form.FRACTION)
    return Number(start, end, _scaled(raw), Form.CARDINAL)


def _glued(text: str, start: int) -> bool:
    """Whether the point, comma or hyphen before ``start`` ties the digits to what precedes: "1,23", "COVID-19"."""
    earlier = text[start - 2] if start > 1 else " "
    return earlier.isalpha() if text[start - 1] == "-" else earlier.isdigit()


def _is_share(text: str, match: re.Match[str]) -> bool:
    """Whether "a/b" is a fraction: below one and followed by "of"; not 24/7, 9/11 or a date."""
    above, below = match.group().split("/")
    return above.isdigit() and 0 < int(above) < int(below) and text.startswith(" of", match.end())


def _scaled(raw: str) -> Decimal:
    """The value of "23.97 billion" or "143 billion 650 million"."""
    total = Decimal(0)
    current = Decimal(0)
    for word in re.findall(r"\d[\d,.]*\d|\d|[a-z]+", raw.lower()):
        if word[0].isdigit():
            total, current = total + current, Decimal(word.replace(",", ""))
        elif word != "and":
            current *= SCALES.get(word) or _LETTER_SCALES.get(word) or SCALES[word.rstrip("s")]
    return tidy(total + current)


def tidy(value: Decimal) -> Decimal:
    """The same value in the shortest plain form: 1200000000.0 is 1200000000, 2.10 is 2.1."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _find_words(text: str) -> list[Number]:
    """Numbers that begin with a word; most sentences have none, which the set of their words tells fast."""
    lower = lowered(text)
    if _TRIGGERS.isdisjoint(_LETTERS.findall(lower)):
        return []
    found: list[Number] = []
    for hint in _START.finditer(lower):
        start = hint.start()
        if (found and start < found[-1].end) or (start and text[start - 1] in "-_'’"):
            continue
        match = _WORDY.match(lower, start)
        number = _from_words(lower, match) if match is not None else None
        if number is not None:
            found.append(number)
    return found


def _from_words(lower: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    raw = lower[start:end]
    if match["fraction"]:
        return _fraction(lower, start, end)
    if match["vague"]:
        return Number(start, end, None, Form.VAGUE)
    if match["half"]:
        return Number(start, end, Decimal(6), Form.CARDINAL)
    if match["ordinal"]:
        value = sum(_ORDINALS.get(part) or _WORDS[part] for part in raw.split("-"))
        return Number(start, end, Decimal(value), Form.ORDINAL)
    if match["lone"]:
        return _lone_half(lower, start, end)
    return Number(start, end, tidy(_worded(raw)), Form.CARDINAL)


def _fraction(lower: str, start: int, end: int) -> Number | None:
    """A part of a whole: "a" and "one" need "of" or a hyphen, since "a third batch" and "one second" are none."""
    raw = lower[start:end]
    above, below = re.split(r"[-\s]", raw)
    plural = above not in ("a", "an", "one")
    counts = lower[end : end + 3] == " of" or (above == "one" and ("-" in raw or not _WORD_NEXT.match(lower, end)))
    if lower.startswith("-", end) or not (plural or counts):
        return Number(start, start + 3, Decimal(1), Form.CARDINAL) if raw.startswith("one ") else None
    if plural and not below.endswith("s") and not below[0].isdigit():
        return Number(start, start + len(above), Decimal(_WORDS[above]), Form.CARDINAL)
    base = int(below[:-2]) if below[0].isdigit() else _PARTS[below.removesuffix("s")]
    if base == 0:
        return None
    return Number(start, end, Decimal(_WORDS[above]) / Decimal(base), Form.FRACTION)


_WORD_NEXT = re.compile(r"[\s-][a-z]")
_OTHER_HALF = re.compile(r"(?:first|second|other|latter|last|final|better)\s$")
_ABOUT_HALF = re.compile(r"(?:than|nearly|about|almost|over|around|roughly|by)\s$")
_HALF_OF = re.compile(r"\s(?:of|the|its|their|all)\b")
_HALF_OF_UNIT = re.compile(r"-|\san?\b")


def _lone_half(lower: str, start: int, end: int) -> Number | None:
    """Of "half of", "half the", "more than half"; not of "the first half" nor "half-year"."""
    if _OTHER_HALF.search(lower, max(0, start - 8), start) or _HALF_OF_UNIT.match(lower, end):
        return None
    if not _HALF_OF.match(lower, end) and not _ABOUT_HALF.search(lower, max(0, start - 9), start):
        return None
    return Number(start, end, Decimal("0.5"), Form.FRACTION)


def _worded(raw: str) -> Decimal:
    """The value of "two hundred and five thousand"."""
    if raw.endswith(" and a half"):
        return _worded(raw.removesuffix(" and a half")) + Decimal("0.5")
    total = current = Decimal(0)
    for word in re.split(r"[-\s]+", raw):
        if word in SCALES:
            current = (current or Decimal(1)) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, Decimal(0)
        elif word != "and":
            current += _WORDS[word]
    return total + current
