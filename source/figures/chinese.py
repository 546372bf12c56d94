"""Chinese numerals, units and comparing words, ready for the day when Chinese text is read."""

from __future__ import annotations

import re
from decimal import Decimal

from source.figures.numbers import tidy
from source.model import Comparator

CHINESE_UNITS = {
    **dict.fromkeys(("元", "人民币"), "CNY"),
    "美元": "USD",
    "欧元": "EUR",
    "港元": "HKD",
    "日元": "JPY",
    "%": "%",
    "百分点": "percentage points",
    "倍": "times",
    "平方公里": "square kilometers",
    "平方千米": "square kilometers",
    "平方米": "square meters",
    "公顷": "hectares",
    "亩": "mu",
    "公里": "kilometers",
    "吨": "tonnes",
    "千瓦时": "kilowatt-hours",
    "年": "years",
    "个月": "months",
    "天": "days",
}
"""Units in the spelling of :mod:`source.figures.units`; 亿元 is 亿, a scale, and 元."""
CHINESE_CLASSIFIERS = frozenset("家个项名位人件所只支批座台套处")
"""What stands between a number and the noun that it counts: 12家企业."""
CHINESE_COMPARATORS = {
    **dict.fromkeys(("超过", "超", "逾", "突破", "余", "多", "高于"), Comparator.MORE_THAN),
    **dict.fromkeys(("近", "约", "大约", "左右", "将近"), Comparator.ABOUT),
    **dict.fromkeys(("不少于", "不低于", "至少", "以上"), Comparator.AT_LEAST),
    **dict.fromkeys(("不足", "不到", "少于", "低于"), Comparator.LESS_THAN),
    **dict.fromkeys(("不超过", "至多", "最多", "以下"), Comparator.AT_MOST),
    **dict.fromkeys(("数十", "几十", "数百", "若干"), Comparator.SOME),
}
CHINESE_DIGITS = {sign: Decimal(value) for value, sign in enumerate("零一二三四五六七八九")}
CHINESE_DIGITS |= {"〇": Decimal(0), "两": Decimal(2), "半": Decimal("0.5")}
CHINESE_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
CHINESE_SHARES = {"成": Decimal(10), "折": Decimal(10)}
"""Tenths: 三成 is 30 percent."""
_CHINESE = re.compile(rf"\d+(?:,\d{{3}})*(?:\.\d+)?|[{''.join(CHINESE_DIGITS)}{''.join(CHINESE_SCALES)}]")


def parse_chinese_number(text: str) -> Decimal | None:
    """The value of a Chinese numeral: "12", "1.2亿", "三百二十", "两万五千"; None if ``text`` is not wholly one."""
    parts = _CHINESE.findall(text)
    if not parts or "".join(parts) != text:
        return None
    total = section = Decimal(0)
    current: Decimal | None = None
    for part in parts:
        if part not in CHINESE_SCALES:
            if current is not None and part != "零" and current != 0:
                return None
            current = CHINESE_DIGITS[part] if part in CHINESE_DIGITS else Decimal(part.replace(",", ""))
            continue
        scale = CHINESE_SCALES[part]
        if scale < 10**4:
            section, current = section + (Decimal(1) if current is None else current) * scale, None
        else:
            section, current = section + (current or 0), None
            section = section or Decimal(0 if total else 1)
            total = (total + section) * scale if total < scale else total + section * scale
            section = Decimal(0)
    return tidy(total + section + (current or 0))
