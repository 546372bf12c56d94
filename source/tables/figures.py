"""Numbers as people write them in cells: "1,200", "约30", "3.2亿", ">50", "30余家", "10–20", "12.5%".

Method: one expression for the whole cell; what it does not fit is no number and is rejected rather than guessed, as are
footnote marks ("12¹") and commas that part no thousands ("1,5").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from source.figures.chinese import CHINESE_CLASSIFIERS, CHINESE_COMPARATORS, parse_chinese_number
from source.figures.numbers import SCALES
from source.model import Comparator

_ABOUT = ("about ", "around ", "approximately ", "approx. ", "approx ", "nearly ", "almost ", "ca. ", "circa ")
_WORDS = {
    **dict.fromkeys((*_ABOUT, "~", "～", "≈"), Comparator.ABOUT),
    **dict.fromkeys(("more than ", "over ", "above ", ">"), Comparator.MORE_THAN),
    **dict.fromkeys(("at least ", "no less than ", "no fewer than ", "≥", ">=", "≧"), Comparator.AT_LEAST),
    **dict.fromkeys(("less than ", "fewer than ", "under ", "below ", "<"), Comparator.LESS_THAN),
    **dict.fromkeys(("up to ", "at most ", "no more than ", "≤", "<=", "≦"), Comparator.AT_MOST),
}
_BEFORE = {**_WORDS, **{word: found for word, found in CHINESE_COMPARATORS.items() if found is not Comparator.SOME}}
_AFTER = {"+": Comparator.MORE_THAN, **CHINESE_COMPARATORS}
_SCALES = {**SCALES, "千": Decimal(1000), "万": Decimal(10**4), "亿": Decimal(10**8)}
_MONEY = {"¥": "CNY", "￥": "CNY", "$": "USD", "€": "EUR", "£": "GBP"}


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


_DIGITS = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:\.\d+)?"
_CELL = re.compile(
    rf"""(?P<before>{_any(_BEFORE)})?\s*(?P<money>[¥￥$€£])?\s*
    (?:(?P<low>{_DIGITS})\s*(?:-|–|—|~|～|至|到|\ to\ )\s*)?(?P<number>{_DIGITS}|[零〇一二两三四五六七八九十百千万亿]+)
    (?P<more>[余多])?\s*(?P<scale>{_any(_SCALES)})?(?P<after>{_any(_AFTER)})?\s*
    (?P<percent>%)?(?P<unit>{_any(CHINESE_CLASSIFIERS)}|元|人次)?(?P<last>以上|以下|左右)?""",
    re.VERBOSE | re.IGNORECASE,
)
_SHAPES = {**{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}, 0x2212: 0x2D, 0x3000: 0x20}
"""Full-width forms and the minus sign → ASCII; superscripts stay what they are."""
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell's number says."""

    value: Decimal
    upper: Decimal | None
    comparator: Comparator
    scaled: bool = False
    """Whether the cell names its own scale: "3.2亿", "2 million"."""


def read_figure(cell: str, unit: str = "") -> Figure | None:
    """The number of a cell whose column is in ``unit`` ("CNY", "%", none for counts); None if it is no such number."""
    match = _CELL.fullmatch(cell.translate(_SHAPES).strip())
    if match is None or (match["percent"] and unit != "%") or (match["money"] and _MONEY[match["money"]] != unit):
        return None
    if match["unit"] in ("元",) and unit != "CNY":
        return None
    scale = _SCALES[match["scale"].lower()] if match["scale"] else Decimal(1)
    value = _number(match["number"])
    if value is None:
        return None
    if match["low"]:
        low = _number(match["low"])
        if low is None or low >= value or match["before"]:
            return None
        return Figure(low * scale, value * scale, Comparator.BETWEEN, bool(match["scale"]))
    said = [
        _BEFORE[match["before"].lower()] if match["before"] else None,
        Comparator.MORE_THAN if match["more"] else None,
        _AFTER[match["after"]] if match["after"] else None,
        CHINESE_COMPARATORS[match["last"]] if match["last"] else None,
    ]
    return Figure(value * scale, None, next(filter(None, said), Comparator.EXACTLY), bool(match["scale"]))


def _number(text: str) -> Decimal | None:
    plain = re.sub(r"[, \u00a0\u202f]", "", text)
    return Decimal(plain) if plain.isascii() else parse_chinese_number(plain)


def read_year(cell: str) -> int | None:
    """The one year that a cell names: "2019", "2019年", "2019-06-18", "June 2019"; None if it names none or several."""
    years = {int(match) for match in YEAR.findall(cell.translate(_SHAPES))}
    return years.pop() if len(years) == 1 else None
