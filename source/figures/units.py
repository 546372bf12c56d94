"""Units of money, shares and sizes: every spelling a row, one canonical spelling each.

Canonical: ISO 4217 for money, "%" for shares, plural words in American spelling for the rest ("square kilometers").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MONEY = {
    "CNY": "yuan|rmb|renminbi|cny|yuan rmb|yuan renminbi|rmb yuan|renminbi yuan|chinese yuan",
    "USD": "dollars|dollar|us dollars|us dollar|u.s. dollars|u.s. dollar|us$|usd|american dollars",
    "HKD": "hong kong dollars|hk dollars|hkd|hk$",
    "TWD": "new taiwan dollars|nt dollars",
    "SGD": "singapore dollars|sgd",
    "AUD": "australian dollars|aud",
    "CAD": "canadian dollars|cad",
    "EUR": "euros|euro|eur|€",
    "GBP": "pounds|british pounds|pounds sterling|gbp",
    "JPY": "yen|japanese yen|jpy",
    "KRW": "korean won|south korean won|krw",
    "CHF": "swiss francs|francs|chf",
    "RUB": "rubles|roubles|rub",
    "INR": "rupees|indian rupees|inr",
}
"""The bare "won" is left out: it is a verb in this genre."""

MONEY_BEFORE = {
    **dict.fromkeys(("rmb", "rmb¥", "cny", "yuan", "renminbi", "¥", "￥", "cn¥"), "CNY"),
    **dict.fromkeys(("$", "us$", "us $", "usd", "u.s.$", "＄"), "USD"),
    **dict.fromkeys(("hk$", "hkd"), "HKD"),
    "nt$": "TWD",
    "s$": "SGD",
    "a$": "AUD",
    "c$": "CAD",
    "€": "EUR",
    "eur": "EUR",
    "£": "GBP",
    "gbp": "GBP",
    "jpy": "JPY",
    "chf": "CHF",
}

SHARES = {
    "%": "%|％|percent|per cent|pct|per-cent",
    "percentage points": "percentage points|percentage point|percent points|percentage-point|percentage-points",
    "basis points": "basis points|basis point",
    "points": "points|point",
}

DURATIONS = {
    f"{unit}s": f"{unit}s|{unit}" for unit in ("second", "minute", "hour", "day", "week", "month", "year", "decade")
}

SIZES = {
    "square kilometers": "square kilometers|square kilometres|square kilometer|square kilometre|square km|sq km|sq. km"
    "|sq.km|sqkm|sq kilometers|sq kilometres|km2|km²|km^2|square-kilometer|square-kilometre|sq-km|square-km",
    "square meters": "square meters|square metres|square meter|square metre|sq m|sq. m|sq.m|sqm|sq meters|sq metres"
    "|m2|m²|㎡|square-meter|square-metre|sq-m",
    "square feet": "square feet|sq ft|square foot|square-foot",
    "square miles": "square miles|square mile",
    "hectares": "hectares|hectare|ha",
    "mu": "mu|mus",
    "acres": "acres|acre",
    "kilometers": "kilometers|kilometres|kilometer|kilometre|km|kms",
    "meters": "meters|metres|meter|metre",
    "centimeters": "centimeters|centimetres|centimeter|centimetre|cm",
    "millimeters": "millimeters|millimetres|millimeter|millimetre|mm",
    "micrometers": "micrometers|micrometres|micrometer|micrometre|microns|micron|μm|µm",
    "nanometers": "nanometers|nanometres|nanometer|nanometre|nm",
    "miles": "miles|mile",
    "nautical miles": "nautical miles|nautical mile",
    "inches": "inches|inch",
    "feet": "feet",
    "kilometers per hour": "kilometers per hour|kilometres per hour|km per hour|km/h|kph",
    "tons": "tons|ton",
    "tonnes": "tonnes|tonne",
    "metric tons": "metric tons|metric tonnes|metric ton",
    "kilograms": "kilograms|kilogram|kilogrammes|kg|kilos",
    "grams": "grams|gram",
    "cubic meters": "cubic meters|cubic metres|cubic meter|cubic metre|m3|m³",
    "liters": "liters|litres|liter|litre",
    "barrels": "barrels|barrel",
    "TEUs": "teus|teu",
    "kilowatt-hours": "kilowatt-hours|kilowatt hours|kilowatt-hour|kilowatt hour|kwh",
    "megawatt-hours": "megawatt-hours|megawatt hours|megawatt-hour|mwh",
    "gigawatt-hours": "gigawatt-hours|gigawatt hours|gigawatt-hour|gwh",
    "kilowatts": "kilowatts|kilowatt|kw",
    "megawatts": "megawatts|megawatt|mw",
    "gigawatts": "gigawatts|gigawatt|gw",
    "kilovolts": "kilovolts|kilovolt|kv",
    "degrees Celsius": "degrees celsius|degrees centigrade|degree celsius|°c|℃",
    "petaflops": "petaflops|pflops",
    "exaflops": "exaflops|eflops",
    "gigabytes": "gigabytes|gb",
    "terabytes": "terabytes|tb",
    "petabytes": "petabytes|pb",
    "gigahertz": "gigahertz|ghz",
    "megahertz": "megahertz|mhz",
    "gigabits per second": "gigabits per second|gbps",
    "megabits per second": "megabits per second|mbps",
    "times": "times",
    "fold": "fold|folds",
}

MEMBERS = {"members": "member", "people": "person|people", "students": "student", "seats": "seat", "beds": "bed"}
"""Only joined by a hyphen: "a 12-member team"."""

NOT_SIZES_WHEN_JOINED = frozenset((*DURATIONS, "inches", "nanometers", "times", "feet", "gigahertz", "gigabytes"))
"""A 24-hour service, a 12-inch wafer: a sort of thing rather than its size."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands after a number: where it ends, its canonical spelling, and its family."""

    end: int
    name: str
    family: str
    """One of "money", "share", "size", "duration", "members"."""
    joined: bool
    """By a hyphen."""


_FAMILIES = (("money", MONEY), ("share", SHARES), ("size", SIZES), ("duration", DURATIONS), ("members", MEMBERS))
_SPELLINGS = {
    spelling: (name, family)
    for family, table in _FAMILIES
    for name, row in table.items()
    for spelling in row.split("|")
}
_UNIT = re.compile(
    rf"(?P<gap>\s?-\s?|\s{{0,2}}(?:(?:consecutive|straight|full|more|chinese)\s)?)"
    rf"(?P<unit>{'|'.join(re.escape(s) for s in sorted(_SPELLINGS, key=len, reverse=True))})(?![a-z0-9²³])"
)
_BEFORE = re.compile(
    rf"(?<![a-z])(?P<unit>{'|'.join(re.escape(s) for s in sorted(MONEY_BEFORE, key=len, reverse=True))})\s?$"
)


def unit_after(lower: str, end: int) -> Unit | None:
    """The unit that follows a number which ends at ``end`` of the lower-case text."""
    match = _UNIT.match(lower, end)
    if match is None:
        return None
    name, family = _SPELLINGS[match["unit"]]
    joined = "-" in match["gap"]
    if family == "members" and not joined:
        return None
    return Unit(match.end(), name, family, joined)


def money_before(lower: str, start: int) -> tuple[int, str] | None:
    """The currency before a number that begins at ``start``: where it begins, and its ISO 4217 code."""
    match = _BEFORE.search(lower, max(0, start - 10), start)
    return None if match is None else (match.start(), MONEY_BEFORE[match["unit"]])
