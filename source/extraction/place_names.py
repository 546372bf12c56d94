"""Places of the gazetteer in the words of a sentence: "Zhenhai", "Zhenhai District", "Northeast China"."""

from __future__ import annotations

from collections.abc import Sequence

from ontology import terms
from ontology.gazetteer import names_of
from ontology.vocabulary import Place
from source.extraction.lexicon import Lexicon
from source.extraction.names import Name, NameKind, Words
from source.extraction.wordlists import MEDIA, PLACE_DIRECTIONS

_LARGEST_FIRST = (terms.COUNTRY, terms.REGION, terms.PROVINCE, terms.CITY, terms.DISTRICT, terms.TOWN)
_REGION_WORDS = frozenset({"area", "region", "Area", "Region"})
_DIRECTED = ("China",)
_LONG_NAME = 4  # letters; shorter names ("She", "Yi") are words and surnames as well
_LONGEST_KIND = 3  # words


class PlaceNames:
    """Finds the places of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.is_a = lexicon.vocabulary.is_a
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in lexicon.places:
            words = tuple(name.replace("’", "'").split())
            self._by_first.setdefault(words[0], []).append((words, name))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: (-len(row[0]), row[0]))

    def find(self, words: Words) -> list[Name]:
        """All places in order, none overlapping."""
        found, i = [], 0
        while i < len(words):
            name = self.at(words, i)
            if name:
                found.append(name)
            i = name.end if name else i + 1
        return found

    def at(self, words: Words, start: int) -> Name | None:
        """The place whose name begins at ``start``, with its administrative noun if the text has one."""
        if words[start].capitalize() in PLACE_DIRECTIONS and tuple(words[start + 1 : start + 2]) == _DIRECTED:
            return Name(start, start + 2, NameKind.PLACE, terms.REGION, start + 1)
        for own, name in self._by_first.get(words[start], ()):
            end = start + len(own)
            if tuple(words[start:end]) != own:
                continue
            found = self._with_kind(words, start, end, name)
            if found:
                return found
            if self._stands_alone(own, name):
                return self._alone(words, start, end, name)
        return None

    def kind_at(self, words: Words, start: int) -> tuple[str, int] | None:
        """The administrative noun at ``start`` ("District", "province"), as its class and its end."""
        if start >= len(words):
            return None
        ahead = tuple(w.lower() for w in words[start : start + _LONGEST_KIND])
        hit = self.lexicon.nouns.starting(ahead, 0)
        if hit and self.is_a(hit[1], terms.ADMINISTRATIVE_AREA):
            return hit[1], start + hit[0]
        return None

    def _with_kind(self, words: Words, start: int, end: int, name: str) -> Name | None:
        """The place of this name and of the kind that the next word says: "Chaoyang District" is no city."""
        kind = self.kind_at(words, end)
        if kind is None:
            return None
        cls, end = kind
        fitting = self._of_kind(self.lexicon.places[name], cls, f"{name} {words[end - 1]}")
        if fitting:
            return Name(start, end, NameKind.PLACE, _largest_class(fitting), start, tuple(fitting))
        return Name(start, end, NameKind.PLACE, cls, start) if len(name) >= _LONG_NAME else None

    def _of_kind(self, places: Sequence[Place], cls: str, full: str) -> list[Place]:
        """The places of this very name, else of a class; else any but a country, for texts say "city" of a district."""
        same = [p for p in places if self.is_a(p.cls, cls) or self.is_a(cls, p.cls)]
        exact = [p for p in same if full.lower() in (name.lower() for name in names_of(p))]
        if exact:
            return exact
        if same or not self.is_a(cls, terms.ADMINISTRATIVE_AREA):
            return same
        return [p for p in places if p.cls != terms.COUNTRY]

    def _stands_alone(self, own: Sequence[str], name: str) -> bool:
        """Whether a name is clear without its kind: two words, two syllables, or no district's.

        What only former districts were called ("Sifang", "Hongxing") is more often the name of something else.
        """
        bearers = self.lexicon.places[name]
        borne = [p for p in bearers if p.until is None and name not in dict(p.former_names)]
        if len(own) == 1 and not borne and all(not p.code.endswith("00") for p in bearers):
            return False
        if len(own) > 1 or _is_two_syllables(name):
            return True
        return len(name) > 2 and all(p.cls != terms.DISTRICT for p in borne)

    def _alone(self, words: Words, start: int, end: int, name: str) -> Name | None:
        places = self.lexicon.places[name]
        after = words[end] if end < len(words) else ""
        if after in MEDIA:
            return None
        if after in _REGION_WORDS and places[0].cls == terms.REGION:
            end += 1
        return Name(start, end, NameKind.PLACE, _largest_class(places), start, tuple(places))


def _largest_class(places: Sequence[Place]) -> str:
    """The class of the places, or of the largest of them where they differ."""
    classes = [p.cls for p in places]
    return min(classes, key=lambda c: _LARGEST_FIRST.index(c) if c in _LARGEST_FIRST else len(_LARGEST_FIRST))


def _is_two_syllables(name: str) -> bool:
    """Whether a name has two groups of vowels, or the mark that parts syllables ("Xi'an"), and four letters."""
    groups, inside = 0, False
    for letter in name.lower():
        vowel = letter in "aeiouü"
        groups += vowel and not inside
        inside = vowel
    return len(name) >= _LONG_NAME and (groups >= 2 or "'" in name)
