"""How far a name reaches to both sides of the noun that it ends in.

"**Yongjiang Sci-tech** Innovation Corridor", "Academy **of Engineering**", "Bureau **of Science and Technology**".
The hard part is "and", which stands inside a name or between two.
"""

from __future__ import annotations

from collections.abc import Collection

from ontology import terms
from source.extraction.name_words import NameWords
from source.extraction.names import Words, capitals_end, is_capital
from source.extraction.people import is_person_name
from source.extraction.place_names import PlaceNames
from source.extraction.wordlists import CALENDAR, DEMONYMS, OPENERS

_TRADES = frozenset(
    "science research import trade industry industrial electronic mechanical engineering machinery iron".split()
)
"""First halves of "… and …" inside the name of a firm, besides the lexicon's own words."""
_ORDINAL_ENDS = ("st", "nd", "rd", "th")
_BEFORE_A_TIME = frozenset("in since by during until till from before after of".split())
"""Before a year that is a time rather than part of a name: "In 2020 Star University …"."""
_COMPLEMENTS = {
    "of": frozenset({"body", "event", "programme"}),
    "on": frozenset({"body", "event", "programme"}),
    "for": frozenset({"body", "event", "programme", "zone"}),
}
"""Which families of things go on behind their noun, by preposition."""


class NameReach:
    """The bounds of names in one sentence; ``place_ends`` are the last words of the places in it."""

    def __init__(
        self, name_words: NameWords, places: PlaceNames, words: Words, place_ends: Collection[int] = ()
    ) -> None:
        self.name_words = name_words
        self.lexicon = name_words.lexicon
        self.is_a = self.lexicon.vocabulary.is_a
        self.places = places
        self.words = words
        self.place_ends = place_ends

    # ------------------------------------------------------------------ to the left
    def left(self, noun: int) -> int:
        """Where a name begins whose noun begins at ``noun``."""
        first = noun
        while first > 0 and (step := self._step_left(first, noun)):
            first -= step
        while first < noun and self.words[first] in ("&", "and"):
            first += 1
        return first

    def _step_left(self, first: int, noun: int) -> int:
        """How many words right before ``first`` belong to the name as well."""
        word = self.words[first - 1]
        before = self.words[first - 2] if first > 1 else ""
        if is_capital(word) and not self.name_words.stops(self.words, first - 1):
            return 1
        if word in ("&", "and") and before and is_capital(before):
            return 2 if word == "&" or not self._parts_names(first, noun) else 0
        if word in ("-", "–") and first - 2 in self.place_ends:
            return 2  # "Shanghai - Suzhou Innovation Corridor"
        if _is_year(word):
            return int(before.lower() not in _BEFORE_A_TIME)
        numbered = word.isdigit() and first < noun and bool(before) and is_capital(before)
        return int(_is_ordinal(word) or numbered)

    def _parts_names(self, after: int, noun: int) -> bool:
        """Whether the "and" before ``after`` stands between two names rather than inside one."""
        return self._ends_name(after - 1) or self._begins_name(after) or self._joins_firms(after, noun)

    def _ends_name(self, end: int) -> bool:
        """Whether a name of its own ends at ``end``: a place, "… Laboratory", but not the bare noun "Research"."""
        if end - 1 in self.place_ends:
            return True
        if end <= 2 and self.words[0] in OPENERS:
            return end == 1
        hit = self.lexicon.heads.ending(self.words, end)
        if hit is None or not is_capital(self.words[hit[0]]):
            return False
        return end - hit[0] > 1 or (hit[0] > 0 and is_capital(self.words[hit[0] - 1]))

    def _begins_name(self, start: int) -> bool:
        """Whether a name of its own begins at ``start``: a place, a nation, or after "ABC and"."""
        before = self.words[start - 2]
        return (
            self.places.at(self.words, start) is not None
            or self.words[start] in DEMONYMS
            or (before.isupper() and len(before) > 1)
        )

    def _joins_firms(self, after: int, noun: int) -> bool:
        """Whether "A and B Ltd" are two firms: "and" stands inside a firm's name only between words of a trade.

        A name that begins with a place is one: "China Energy Conservation and Environmental Protection Group".
        """
        hit = self.lexicon.heads.starting(self.words, noun)
        if hit is None or not self.is_a(hit[1], terms.ENTERPRISE):
            return False
        first = after - 2
        trade = self.words[first].lower()
        while first > 0 and is_capital(self.words[first - 1]) and not self.name_words.stops(self.words, first - 1):
            first -= 1
        if self.places.at(self.words, first):
            return False
        return trade not in self.lexicon.modifiers and trade not in _TRADES

    # ------------------------------------------------------------------ to the right
    def right(self, end: int, cls: str, has_left: bool) -> int:
        """Where a name of class ``cls`` ends whose noun ends at ``end``; ``has_left``: words stand before its noun."""
        if not self._goes_on(end, cls, has_left):
            return end
        family = self.lexicon.vocabulary.classes[cls].family
        may_say_where = self.words[end] == "for" and family in ("programme", "zone")
        last = end + 1 + (self.words[end + 1] == "the")
        while last < len(self.words) and (step := self._step_right(last, cls, may_say_where)):
            last += step
        return last if is_capital(self.words[last - 1]) and last > end + 1 else end

    def _goes_on(self, end: int, cls: str, has_left: bool) -> bool:
        """Whether a complement that belongs to the name follows its noun."""
        at = end + 1 + self._is_article(end + 1, cls)
        if at >= len(self.words) or not is_capital(self.words[at]) or self.words[at] in CALENDAR:
            return False
        families = _COMPLEMENTS.get(self.words[end], frozenset())
        if self.lexicon.vocabulary.classes[cls].family not in families or self.is_a(cls, terms.ENTERPRISE):
            return False
        if not has_left or self.words[end] == "for":
            return True
        # "the Star Laboratory of Ningbo" is in Ningbo; "the Science and Technology Bureau of Ningbo" is Ningbo's
        owned = any(self.is_a(cls, c) for c in (terms.PROGRAMME, terms.GOVERNMENT_BODY, terms.UNIVERSITY))
        return owned or self.places.at(self.words, end + 1) is None

    def _step_right(self, last: int, cls: str, may_say_where: bool) -> int:
        """How many words from ``last`` on belong to the name as well; some say where ("Pilot Zone for … in …")."""
        word = self.words[last]
        after = self.words[last + 1] if last + 1 < len(self.words) else ""
        if is_capital(word):
            person = self._is_person(last) and self.places.at(self.words, last) is None
            return 0 if person else 1
        if may_say_where and word == "in" and after:
            return self._place_length(last)
        if self._is_article(last + 1, cls) and word in ("of", "in", "on", "for") and last + 2 < len(self.words):
            return 3 if is_capital(self.words[last + 2]) else 0
        if not after or not is_capital(after):
            return 0
        if self._is_article(last, cls):
            return 2 * self.words[last - 1].endswith("ing")  # "Opinions on Promoting the …"
        if word in ("and", "&"):
            joins = not self._opens_name(last + 1)
        elif word == ",":
            joins = not self._opens_name(last + 1) and self._list_goes_on(last + 1)
        else:
            joins = word == "of" and (self.is_a(cls, terms.UNIVERSITY) or self.places.at(self.words, last + 1) is None)
        return 2 if joins else 0

    def _is_article(self, at: int, cls: str) -> bool:
        """Whether "the" stands at ``at`` in a programme's name: "Action Plan for the Construction of the …"."""
        return at < len(self.words) and self.words[at] == "the" and self.is_a(cls, terms.PROGRAMME)

    def _place_length(self, preposition: int) -> int:
        """How many words "in (the) PLACE" has; 0 if no place follows."""
        at = preposition + 2 if self.words[preposition + 1] == "the" else preposition + 1
        place = self.places.at(self.words, at) if at < len(self.words) else None
        return place.end - preposition if place else 0

    def _opens_name(self, start: int) -> bool:
        """Whether a name of its own starts here: with a place, a person, or ending in a noun of the lexicon; or an
        office: "the Institute of Optics and Chairman of …".
        """
        if self.places.at(self.words, start) or self._is_person(start):
            return True
        end = capitals_end(self.words, start)
        if self.name_words.is_title(self.words[end - 1]):
            return True
        hit = self.lexicon.heads.ending(self.words, end)
        return hit is not None and end - start > 1 and not self.is_a(hit[1], terms.ENTERPRISE)

    def _is_person(self, start: int) -> bool:
        return is_person_name(self.words[start : start + 2], self.lexicon.large_places)

    def _list_goes_on(self, start: int) -> bool:
        """Whether "A, B and C" inside a name goes on: capitalised words up to an "and"."""
        end = capitals_end(self.words, start)
        return end < len(self.words) and self.words[end] in ("and", "&")


def _is_ordinal(word: str) -> bool:
    """Whether a word is "3rd", as events have before their name."""
    return word[:1].isdigit() and word.endswith(_ORDINAL_ENDS)


def _is_year(word: str) -> bool:
    """Whether a word is "2019", as events have before their name."""
    return len(word) == 4 and word.startswith(("19", "20"))
