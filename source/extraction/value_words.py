"""The words of the vocabulary's listed values (levels, sectors, indicators), compiled for matching.

Words are compared in lower case, hyphens as spaces, the last one in the singular; a match begins and ends where words
of the text do, so that "state-owned" is no "state".  Acronyms of up to three letters must be written in capitals.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ontology import terms
from ontology.vocabulary import ListedValue, Vocabulary
from source.extraction.inflection import singular

_SHORT = 3  # letters
_Row = tuple[tuple[str, ...], str, str, bool]
"""Pieces of a phrase, the IRI of its value, the phrase, and whether the value itself is called so."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a text that mean a listed value or something narrower."""

    start: int
    end: int
    value: str
    """IRI of the value."""
    phrase: str
    """The vocabulary's form of the words."""
    exact: bool
    """Whether the value itself is called so."""


@dataclass(slots=True)
class ValueWords:
    """The words of one value list in one language."""

    rows: dict[str, list[_Row]] = field(default_factory=dict)
    """By their first piece, longest first."""

    @classmethod
    def of(cls, vocabulary: Vocabulary, lists: Collection[str], language: str) -> ValueWords:
        """The words of the values of the lists with these IRIs; a user's own words come before the bundled ones."""
        found = cls()
        for iri in sorted(vocabulary.values, key=lambda one: (one.startswith(terms.COR), one)):
            value = vocabulary.values[iri]
            if value.value_list in lists:
                found._add(value, language)
        for rows in found.rows.values():
            rows.sort(key=lambda row: -len(row[0]))
        return found

    def _add(self, value: ListedValue, language: str) -> None:
        taken: set[tuple[str, ...]] = set()
        for exact, words in ((True, value.names), (False, value.nouns), (True, value.modifiers)):
            for word in (one for one in words if one.language.partition("-")[0] == language):
                pieces = _singular(_pieces(word.text))
                if pieces and pieces not in taken:
                    taken.add(pieces)
                    self.rows.setdefault(pieces[0], []).append((pieces, value.iri, word.text.lower(), exact))

    def find(self, words: Sequence[str]) -> Iterator[Match]:
        """The longest matches from left to right; they don't overlap."""
        if not any(start in self.rows for word in words for start in _starts(word)):
            return
        pieces, owners = _cut(words)
        at = 0
        while at < len(pieces):
            found = self._at(words, pieces, owners, at)
            if found:
                yield found
                at = next((k for k in range(at, len(pieces)) if owners[k] >= found.end), len(pieces))
            else:
                at += 1

    def _at(self, words: Sequence[str], pieces: Sequence[str], owners: Sequence[int], at: int) -> Match | None:
        if at and owners[at - 1] == owners[at]:
            return None
        rows = self.rows.get(pieces[at], ())
        single = singular(pieces[at])
        for phrase, value, text, exact in (*rows, *(self.rows.get(single, ()) if single != pieces[at] else ())):
            end = at + len(phrase)
            whole = end == len(pieces) or (end < len(pieces) and owners[end] != owners[end - 1])
            if whole and _same(phrase, pieces[at:end]) and _written(phrase, words[owners[at]]):
                return Match(owners[at], owners[end - 1] + 1, value, text, exact)
        return None


@lru_cache(maxsize=1 << 13)
def _starts(word: str) -> tuple[str, ...]:
    """What a phrase that begins with a word may begin with."""
    first = next(iter(_pieces(word)), "")
    return first, singular(first)


@lru_cache(maxsize=1 << 13)
def _pieces(text: str) -> tuple[str, ...]:
    return tuple(text.lower().replace("-", " ").split())


def _singular(pieces: tuple[str, ...]) -> tuple[str, ...]:
    return (*pieces[:-1], singular(pieces[-1])) if pieces else ()


def _cut(words: Sequence[str]) -> tuple[list[str], list[int]]:
    """The pieces of words, and the number of the word that each comes from."""
    pieces: list[str] = []
    owners: list[int] = []
    for n, word in enumerate(words):
        cut = _pieces(word)
        pieces += cut
        owners += [n] * len(cut)
    return pieces, owners


def _same(phrase: Sequence[str], pieces: Sequence[str]) -> bool:
    return tuple(pieces[:-1]) == tuple(phrase[:-1]) and phrase[-1] in (pieces[-1], singular(pieces[-1]))


def _written(phrase: Sequence[str], word: str) -> bool:
    """Whether a short acronym stands in capitals."""
    return len(phrase) > 1 or len(phrase[0]) > _SHORT or word.isupper()
