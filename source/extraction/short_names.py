"""Short forms of one article joined to the full name.

"G60 corridor" to "G60 Science and Technology Innovation Corridor", "Wang" to "Wang Jiwu", "Haoyuan" to "Haoyuan Marine
Coatings Co".  A short form is joined only if exactly one longer name of an agreeing class has its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from source.extraction.records import Record
from source.extraction.registry import Registry
from source.model import Form

_SHORTEST_BODY = 4  # letters of a lone word that may stand for a body
_NEW_AREA = "{} New Area"


def join_short_names(registry: Registry) -> dict[int, Record]:
    """Join all short forms in place; gives the records that went away, by number, with what they became."""
    return _ShortNames(registry).join()


class _ShortNames:
    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.classes = registry.vocabulary.classes
        self.place_words = registry.lexicon.place_words_lower
        self.gone: dict[int, Record] = {}

    def join(self) -> dict[int, Record]:
        plain = [r for r in self.registry.records if r.forms and r.is_plain_name]
        self._join_each(plain, self._of_first_word)
        self._join_each([r for r in self.registry.records if r.forms and r.places], self._new_area)
        self._join_each([r for r in plain if r.cls], self._of_its_words)
        return {number: self.gone.get(full.number, full) for number, full in self.gone.items()}

    def _join_each(self, shorts: Iterable[Record], full_of: Callable[[Record], Record | None]) -> None:
        for short in shorts:
            full = full_of(short) if short.forms else None
            if full is not None:
                self.registry.join(short, full)
                self.gone[short.number] = full

    # ------------------------------------------------------------------ rules
    def _of_first_word(self, short: Record) -> Record | None:
        """The person or the body that a lone word stands for: "Wang", "Haoyuan"."""
        if short.cls is None or self.registry.is_person(short):
            person = self.registry.bearer(short.name)
            if person:
                return person
        word = short.name
        if " " in word or len(word) < _SHORTEST_BODY or word.lower() in self.place_words:
            return None
        if not self._may_be_body(short):
            return None
        return _only(r for r in self._named_bodies() if " " in r.name and r.name.split()[0] == word)

    def _named_bodies(self) -> Iterable[Record]:
        return (r for r in self.registry.records if r.forms and r.form is Form.NAME and self._may_be_body(r))

    def _may_be_body(self, record: Record) -> bool:
        return record.cls is None or self.classes[record.cls].family == "body"

    def _new_area(self, short: Record) -> Record | None:
        """Where an article names "Pudong New Area", "Pudong" is the same."""
        full = self.registry.find(_NEW_AREA.format(short.name)) if " " not in short.name else None
        return full if full is not short and full is not None and full.forms else None

    def _of_its_words(self, short: Record) -> Record | None:
        """The one longer name that has the words of the short one."""
        words = _words(short.name)
        if len(words) < 2:
            return None
        return _only(r for r in self._typed(short) if self._is_short_for(short, words, _words(r.name)))

    def _typed(self, short: Record) -> Iterable[Record]:
        """The other names of a class that agrees with the short one's."""
        others = (r for r in self.registry.records if r is not short and r.forms and r.is_plain_name)
        return (r for r in others if r.cls and short.cls and self.registry.agree(short.cls, r.cls))

    def _is_short_for(self, short: Record, words: Sequence[str], full: Sequence[str]) -> bool:
        """Whether the words are a short form of the full ones.

        With a place as first word they seldom are: two bodies of one city differ in the middle.
        """
        if len(full) == len(words) + 1 and full[1:] == words and full[0] in self.place_words:
            return True  # "Qiantang New Area" of "Hangzhou Qiantang New Area"
        of_place = words[0] in self.place_words
        if (not of_place or self._is_zone(short, words)) and _is_subsequence(words, full):
            return True
        return not of_place and _is_inside(words, full)

    def _is_zone(self, short: Record, words: Sequence[str]) -> bool:
        """A place has one high-tech zone or corridor: "Hefei high-tech zone" is short for its full title."""
        return len(words) > 2 and short.cls is not None and self.classes[short.cls].family in ("zone", "corridor")


def _words(name: str) -> list[str]:
    return [w.lower().replace("centre", "center").rstrip(".,") for w in name.split()]


def _only(records: Iterable[Record]) -> Record | None:
    """The record, if it is the only one."""
    found = list(records)
    return found[0] if len(found) == 1 else None


def _is_subsequence(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether ``short`` is part of ``full`` in order, with the same first and last word."""
    if len(short) >= len(full) or short[0] != full[0] or short[-1] != full[-1]:
        return False
    rest = iter(full)
    return all(word in rest for word in short)


def _is_inside(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether ``short`` stands in ``full`` word by word: "Joint Laboratory" in the laboratory's full name."""
    size = len(short)
    return 1 < size < len(full) and any(full[n : n + size] == short for n in range(len(full) - size + 1))
