"""Years, spans of years and decades in lower-cased text, told from counts of about two thousand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from source.figures.calendar import MONTH, YEAR, Atom, Publication, years_atom

_SPAN = re.compile(rf"(?<![\w.,$¥€£-])(?P<a>{YEAR})\s?[-–—/~]\s?(?P<b>{YEAR}|[0-9]{{2}})(?![\w%]|[-.,/][0-9])")
_SINGLE = re.compile(
    rf"(?<![\w$¥€£+/])(?P<y>{YEAR})(?:(?P<decade>s\b)|['’]s\b|(?![\w%+]|[,./:][0-9]|-[0-9]|\s?[%℃㎡]|-plus))"
)
_NOT_A_YEAR_AFTER = re.compile(
    r"""[\s-](?:million|billion|trillion|thousand|yuan|rmb|us|dollars?|euros?|percent|per\scent|mu|square|sq|hectares?|tons?|tonnes
    |kilomet|km|met(?:er|re)s|people|persons|times|mw|kw|gw|degrees|households|jobs|or\s(?:more|so)|years)\b""",
    re.VERBOSE,
)
_NOT_A_YEAR_BEFORE = re.compile(
    r"(?:than|nearly|almost|at\sleast|total\sof|as\smany\sas|number\sof|average\sof|some|only|exceed(?:s|ed|ing)?|us|hk|rmb|top"
    r"|reach(?:es|ed|ing)?|approximately|roughly|no\.?|altogether|totall?ing|totall?ed)\s?$"
)
_YEAR_BEFORE = re.compile(
    rf"""(?:\b(?:in|since|by|until|till|during|before|after|from|through|early|late|between|year|fy|the|this|end\sof|half\sof
      |quarter\sof|early|mid)[\s-] | {YEAR}\s(?:and|to)\s | {YEAR}(?:-|–|,\s) | {MONTH},?\s)$""",
    re.VERBOSE,
)
_PLURAL_NEXT = re.compile(r"\s(?:(?:[a-z][a-z&]*(?:-[a-z]+)*)\s){0,3}?(?P<noun>[a-z][a-z-]*s)\b")
_NO_NOUN = frozenset(
    {
        "is",
        "was",
        "has",
        "its",
        "this",
        "as",
        "plus",
        "versus",
        "sales",
        "results",
        "earnings",
        "revenues",
        "statistics",
    }
    | {
        "figures",
        "olympics",
        "games",
        "awards",
        "sees",
        "marks",
        "shows",
        "across",
        "witnesses",
        "plans",
        "always",
        "thus",
    }
    | {"represents", "perhaps", "besides", "towards", "goals", "targets"}
)
_BREAKS = frozenset(
    {
        "and",
        "the",
        "in",
        "of",
        "to",
        "for",
        "with",
        "at",
        "on",
        "by",
        "from",
        "that",
        "which",
        "when",
        "while",
        "were",
        "are",
    }
    | {"have", "had", "will", "would", "a", "an", "it", "they", "or", "than", "but", "there", "after", "to"}
)


def year_spans(text: str, lower: str, now: Publication | None) -> Iterator[Atom]:
    """2021-2025, 2021-25."""
    for match in _SPAN.finditer(lower):
        first, second = int(match["a"]), match["b"]
        last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
        if first < last <= first + 60 and not (len(second) == 2 and last - first > 30):
            yield years_atom(match.span(), (first, last))


def years(text: str, lower: str, now: Publication | None) -> Iterator[Atom]:
    """Years and decades that are not counts."""
    for match in _SINGLE.finditer(lower):
        year = int(match["y"])
        if match["decade"]:
            if year % 10 == 0:
                yield years_atom(match.span(), (year, year + 9))
        elif not _is_count(lower, match):
            yield years_atom(match.span(), (year, year), bare=True)


def _is_count(lower: str, match: re.Match[str]) -> bool:
    """Whether four digits like a year count something: "2012 enterprises", "more than 2000"; not "in 2012"."""
    start, end = match.span()
    if start and lower[start - 1] in ".,-" and start > 1 and lower[start - 2].isdigit():
        return True
    if _NOT_A_YEAR_AFTER.match(lower, end):
        return True
    window = max(0, start - 16)
    if _YEAR_BEFORE.search(lower, window, start):
        return False
    if _NOT_A_YEAR_BEFORE.search(lower, window, start):
        return True
    plural = _PLURAL_NEXT.match(lower, end)
    return plural is not None and plural["noun"] not in _NO_NOUN and _BREAKS.isdisjoint(plural.group().split())
