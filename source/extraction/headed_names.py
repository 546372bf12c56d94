"""Names that end in a noun of the lexicon, or have it before "of": "Donghai Laboratory", "Academy of Sciences"."""

from __future__ import annotations

from collections.abc import Iterator

from ontology import terms
from source.extraction.lexicon import Lexicon, singular
from source.extraction.name_reach import NameReach
from source.extraction.names import Name, NameKind, is_capital
from source.extraction.wordlists import DEMONYMS, DOCUMENTS

_LONGEST_NOUN = 6  # words
_TERRITORIAL = ("zone", "corridor", "place")


class HeadedNames:
    """Finds names by the nouns of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.is_a = lexicon.vocabulary.is_a

    def find(self, reach: NameReach) -> Iterator[Name]:
        """All such names of a sentence by their ends; they may overlap."""
        for end in range(1, len(reach.words) + 1):
            hit = self.lexicon.heads.ending(reach.words, end)
            if hit and is_capital(reach.words[hit[0]]):
                name = self._capital(reach, *hit, end)
            else:
                name = self._lower_case(reach, end)
            if name:
                yield name

    def _capital(self, reach: NameReach, noun: int, cls: str, end: int) -> Name | None:
        """The name around the capitalised noun from ``noun`` to ``end``, if it is more than the noun."""
        first = reach.left(noun)
        last = reach.right(end, cls, first < noun)
        if (first, last) == (noun, end) or (last < len(reach.words) and reach.words[last] in DOCUMENTS):
            return None
        return Name(first, last, NameKind.NAME, self._fitting_class(cls, end - first), end - 1)

    def _fitting_class(self, cls: str, size: int) -> str:
        """An area's name is one word and its kind; "China-Singapore Knowledge City" is a zone."""
        if size > 2 and (self.is_a(cls, terms.CITY) or self.is_a(cls, terms.TOWN)):
            return terms.DEVELOPMENT_ZONE
        return cls

    def _lower_case(self, reach: NameReach, end: int) -> Name | None:
        """A name whose noun is not capitalised: "G60 sci-tech innovation corridor", "Nanxiang town"."""
        last = reach.words[end - 1]
        if not last.islower() or singular(last) != last:
            return None
        ahead = [w.lower() for w in reach.words[max(0, end - _LONGEST_NOUN) : end]]
        hit = self.lexicon.nouns.ending(ahead, len(ahead))
        if hit is None or self.lexicon.vocabulary.classes[hit[1]].family in ("person", "thing"):
            return None
        noun = self._first_modifier(reach, end - len(ahead) + hit[0])
        if noun == 0 or not is_capital(reach.words[noun - 1]) or reach.words[noun - 1] in DEMONYMS:
            return None
        first = reach.left(noun)
        if first == noun or (noun - 1 in reach.place_ends and self._describes(reach, first, end - noun, hit[1])):
            return None
        return Name(first, end, NameKind.NAME, hit[1], end - 1)

    def _first_modifier(self, reach: NameReach, noun: int) -> int:
        """Where the lower-case words of the lexicon before a noun begin: "sci-tech innovation corridor"."""
        while noun > 0 and reach.words[noun - 1].islower() and reach.words[noun - 1] in self.lexicon.modifiers:
            noun -= 1
        return noun

    def _describes(self, reach: NameReach, first: int, noun_size: int, cls: str) -> bool:
        """Whether a place and a noun only describe: "a Ningbo laboratory", but not "the Ningbo government"."""
        if first and reach.words[first - 1].lower() in ("a", "an"):
            return True
        family = self.lexicon.vocabulary.classes[cls].family
        return noun_size < 3 and family not in _TERRITORIAL and not self.is_a(cls, terms.GOVERNMENT_BODY)
