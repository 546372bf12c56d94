"""The words around a number that say how sure it is: "more than", "nearly", "up to", "or so".

"As many as" and "as much as" are emphasis in this genre: the figure itself is meant.  "Up to" is an upper bound, except
after "reach" and "amount", where it renders a plain "is".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from source.model import Comparator

_BEFORE: dict[Comparator | None, str] = {
    Comparator.ABOUT: "about|around|approximately|approx.|approx|roughly|nearly|almost|close to|some|circa|estimated"
    "|an estimated|in the region of|virtually|just about",
    Comparator.MORE_THAN: "more than|over|above|exceeding|surpassing|topping|upwards of|upward of|in excess of"
    "|well over|just over|slightly over|slightly more than|far exceeding|beyond|greater than|higher than|larger than"
    "|longer than",
    Comparator.AT_LEAST: "at least|no less than|not less than|no fewer than|not fewer than|not be less than"
    "|no lower than|not lower than|not be lower than|not below|a minimum of",
    Comparator.LESS_THAN: "less than|fewer than|below|under|just under|lower than|well under|slightly less than"
    "|smaller than|short of",
    Comparator.AT_MOST: "up to|at most|no more than|not more than|a maximum of|not exceeding|not exceed|capped at"
    "|no higher than|not higher than|not over",
    None: "a total of|total of|totaling|totalling|a combined|a combined total of|altogether|exactly|as many as"
    "|as much as|as high as|as large as|as low as|a record|a whopping|an average of|an annual average of"
    "|a cumulative total of|a full|an additional|a further",
}
_VERBS = re.compile(
    r"\b(?P<more>exceed(?:s|ed)?|surpass(?:es|ed)?|topp?(?:s|ed)|outstrip(?:s|ped)?|outnumber(?:s|ed)?|crossed)\s(?:the\s)?$"
)
_PLAIN = re.compile(
    r"\b(?:reach(?:es|ed|ing)?|amount(?:s|ed|ing)?|add(?:s|ed|ing)?|total(?:s|ed|ling|led|ing)?)\sup\sto\s$"
)
_AFTER = re.compile(
    r"""(?:(?P<more>-plus\b|\+(?![0-9+])|\splus\b(?=\s[a-z]))
      | \s(?P<least>(?:or|and)\s(?:more|above|over|higher|up)\b|at\sleast\b)
      | \s(?P<most>(?:or|and)\s(?:less|below|fewer|under|lower)\b|at\s(?:the\s)?most\b)
      | \s(?P<about>or\sso\b|more\sor\sless\b)|(?P<odd>-odd\b))""",
    re.VERBOSE,
)
_PHRASES: dict[str, list[tuple[str, Comparator | None]]] = {}
for _comparator, _row in _BEFORE.items():
    for _phrase in _row.split("|"):
        _PHRASES.setdefault(_phrase.rpartition(" ")[2], []).append((_phrase, _comparator))
for _list in _PHRASES.values():
    _list.sort(key=lambda pair: -len(pair[0]))


@dataclass(frozen=True, slots=True)
class Compared:
    """What the words around a number say, and where the whole begins and ends."""

    start: int
    end: int
    comparator: Comparator | None


def compare_before(lower: str, start: int) -> Compared:
    """The comparing words that end at ``start``; finite verbs ("exceeded") count but stay outside."""
    at = start
    found: Comparator | None = None
    plain = _PLAIN.search(lower, max(0, start - 20), start) is not None
    for _ in range(3):
        phrase = _phrase_before(lower, at)
        if phrase is None:
            break
        at -= phrase[0]
        found = found or phrase[1]
    if found is Comparator.AT_MOST and plain:
        return Compared(at, start, None)
    if found is None and _VERBS.search(lower, max(0, at - 18), at):
        negated = lower[max(0, at - 24) : at].split()[-2:-1] in (["not"], ["never"])
        found = Comparator.AT_MOST if negated else Comparator.MORE_THAN
    return Compared(at, start, found)


def _phrase_before(lower: str, at: int) -> tuple[int, Comparator | None] | None:
    """The length (with its space) and meaning of the comparing phrase that ends before ``at``."""
    window = lower[max(0, at - 28) : at]
    stripped = window.rstrip()
    gap = len(window) - len(stripped)
    if not gap and at:
        return None
    for phrase, comparator in _PHRASES.get(stripped.rpartition(" ")[2].lstrip('(（"“'), ()):
        if stripped.endswith(phrase):
            edge = stripped[-len(phrase) - 1 : -len(phrase)]
            if not edge.isalnum() and edge != "-":
                return len(phrase) + gap, comparator
    return None


def compare_after(lower: str, end: int) -> Compared:
    """The comparing words that begin at ``end``: "-plus", "or more", "or so"."""
    match = _AFTER.match(lower, end)
    if match is None:
        return Compared(end, end, None)
    names = {
        "more": Comparator.MORE_THAN,
        "least": Comparator.AT_LEAST,
        "most": Comparator.AT_MOST,
        "about": Comparator.ABOUT,
        "odd": Comparator.ABOUT,
    }
    return Compared(end, match.end(), names[match.lastgroup or "about"])
