"""Capitalised words that no noun of the lexicon ends: names of unknown class, for the sentence to say what they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from source.extraction.name_words import NameWords
from source.extraction.names import Name, NameKind, Words, is_capital
from source.extraction.place_names import PlaceNames
from source.extraction.wordlists import CALENDAR, DEMONYMS, MEDIA, NO_NAMES, OPENERS

_LONGEST_NUMBER = 3  # digits of a number inside a name ("Tech 50"); four are a year


class UnknownNames:
    """Finds names by their capitals alone."""

    def __init__(self, name_words: NameWords, places: PlaceNames) -> None:
        self.name_words = name_words
        self.places = places

    # ------------------------------------------------------------------ behind a place
    def after_places(self, words: Words, found: Sequence[Name]) -> Iterator[Name]:
        """A place's name and more capitalised words are one name ("Shanghai Electric"), but no part of a known one."""
        firm = [n for n in found if n.kind in (NameKind.NAME, NameKind.PERSON)]
        separate = {n.start for n in found if n.kind in (NameKind.PLACE, NameKind.PERSON)}
        for name in found:
            if name.kind is not NameKind.PLACE or name.end in separate or self.places.kind_at(words, name.end):
                continue
            end = self._tail_end(words, name.end)
            run = Name(name.start, end, NameKind.UNKNOWN, None, end - 1)
            if end > name.end and words[end - 1] not in MEDIA and not any(_outweighs(n, run) for n in firm):
                yield run

    def _tail_end(self, words: Words, start: int) -> int:
        end = start
        while end < len(words) and self._is_tail(words, end):
            end += 1
        return end

    def _is_tail(self, words: Words, i: int) -> bool:
        word = words[i]
        return is_capital(word) and word not in NO_NAMES and not word.isupper() and not self.name_words.stops(words, i)

    # ------------------------------------------------------------------ anywhere
    def elsewhere(self, words: Words, kept: Sequence[Name]) -> Iterator[Name]:
        """The runs of capitalised words outside the names that are known."""
        taken = {i for n in kept for i in range(n.start, n.end)}
        start = 0
        while start < len(words):
            end = self._run_end(words, start, taken)
            if end > start and self._may_name(words[start:end]):
                yield Name(start, end, NameKind.UNKNOWN, None, end - 1)
            start = max(end, start + 1)

    def _run_end(self, words: Words, start: int, taken: Collection[int]) -> int:
        if start in taken or self.name_words.stops(words, start):
            return start
        end = start
        while end < len(words) and end not in taken and _is_part(words[end]):
            end += 1
            if end == len(words):
                break
            number = words[end].isdigit() and len(words[end]) <= _LONGEST_NUMBER and start > 0
            joined = words[end] == "&" and end + 1 < len(words) and end + 1 not in taken and is_capital(words[end + 1])
            end += number or joined
        return end

    def _may_name(self, run: Words) -> bool:
        """Whether a run of capitalised words can be the name of a thing of the vocabulary."""
        first, last = run[0], run[-1]
        if first.split("-")[0] in OPENERS or last in MEDIA or self.name_words.is_title(last):
            return False
        if len(run) > 1:
            return True
        if first in NO_NAMES or len(first) == 1:
            return False
        return first.isupper() or (len(first) > 2 and not self.name_words.is_common(first))


def _is_part(word: str) -> bool:
    return is_capital(word) and word not in CALENDAR and word not in DEMONYMS


def _outweighs(known: Name, run: Name) -> bool:
    """Whether a known name covers more of a run than its first word."""
    return known.start < run.end and known.end > run.start + 1
