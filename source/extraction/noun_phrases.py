"""Common noun phrases: the class that "sci-tech innovation center" speaks of, and the number that counts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from source.extraction.arguments import Position
from source.extraction.lexicon import Lexicon, singular
from source.extraction.records import Record
from source.extraction.syntax import Sentence
from source.extraction.typing_names import NO_TYPE
from source.figures.quantities import Kind, Quantity

STATUS_NOUNS = frozenset({"status", "title", "certification", "recognition", "accreditation", "qualification"})
"""Nouns that may follow what something was recognised as: "high-tech enterprise status"."""
_POINTERS = frozenset({"the", "such", "these", "those", "this"})
_INSTITUTIONAL = frozenset({"body", "zone", "corridor", "event", "programme"})
"""Families of classes whose names end in a noun that the text then uses alone ("the center")."""
_LONGEST = 6
"""How many words before its last one a noun phrase of a class may have."""


def is_plural(s: Sentence, i: int) -> bool:
    """Whether unit ``i`` is a plural noun."""
    if s.tag(i) in ("NNS", "NNPS"):
        return True
    return s.is_noun(i) and singular(s.low(i)) != s.low(i) and not s.low(i).endswith("ss")


class NounPhrases:
    """The common noun phrases of one article."""

    def __init__(self, lexicon: Lexicon, quantities: Mapping[Position, Quantity]) -> None:
        self.vocabulary = lexicon.vocabulary
        self.quantities = quantities
        self._nouns = lexicon.nouns
        self._found: dict[Position, tuple[int, str] | None] = {}
        self._heads: dict[str, str] = {}
        """The class that a noun had as the last word of a phrase ("working station"), for "such stations"."""

    def learn(self, records: Iterable[Record]) -> None:
        """Remember the last words of names, so that "the center" is known once a name has ended in "Center"."""
        for record in records:
            last = record.name.split()[-1].lower() if record.forms and " " in record.name else ""
            if last.isalpha() and record.cls and self.vocabulary.classes[record.cls].family in _INSTITUTIONAL:
                self._heads.setdefault(last, record.cls)

    def noun_class(self, s: Sentence, i: int) -> tuple[int, str] | None:
        """The class that a common noun phrase ending at ``i`` speaks of, and where its words start: (start, class)."""
        key = (s.index, i)
        if key not in self._found:
            self._found[key] = self._find(s, i)
        return self._found[key]

    def plural_class(self, s: Sentence, i: int) -> str | None:
        """The class of a plural noun at ``i``."""
        found = self.noun_class(s, i) if is_plural(s, i) else None
        return found[1] if found else None

    def quantity_of(self, s: Sentence, i: int) -> tuple[int, Quantity] | None:
        """The number that counts noun ``i`` ("12 key platforms"), and its unit."""
        start, end = s.phrase(i)
        if s.dep(i) in ("compound", "nmod", "amod") and i < s.head(i) < i + 4 and s.is_noun(s.head(i)):
            return None
        for k in range(end - 1, start - 1, -1):
            quantity = self.quantities.get((s.index, k))
            if quantity and quantity.kind is Kind.COUNT and k != i and _hangs_below(s, k, i, start):
                return k, quantity
        return None

    def counted_after(self, s: Sentence, k: int) -> int | None:
        """The noun that the number at ``k`` counts, a few words on, if it is of a class."""
        for n in range(k + 1, min(len(s.words), k + 7)):
            last = n + 1 == len(s.words) or not s.is_noun(n + 1)
            if s.is_noun(n) and self.noun_class(s, n) and last:
                return n
            if not s.is_noun(n) and s.tag(n)[0] != "J" and s.tag(n) not in ("VBG", "VBN", "CC", "HYPH", ","):
                return None
        return None

    # ------------------------------------------------------------------ the class of a phrase
    def _find(self, s: Sentence, i: int) -> tuple[int, str] | None:
        start = _start(s, i)
        words = [s.low(k) for k in range(start, i)] + [singular(s.low(i))]
        if words[-1] in STATUS_NOUNS and len(words) > 1:
            words = words[:-1]
        hit = self._nouns.ending(words, len(words))
        if hit is None:
            seen = self._seen(words)
            return (start + len(words) - 1, seen) if seen else None
        if hit[1] in NO_TYPE:
            return None
        at, cls = self._joint(words, *hit)
        if len(words) - at > 1:
            self._heads.setdefault(words[-1], cls)
        if "such" in words and (seen := self._heads.get(words[-1])) and self.vocabulary.is_a(seen, cls):
            cls = seen
        return start + at, cls

    def _seen(self, words: Sequence[str]) -> str | None:
        """The class that a lone noun had in a longer phrase or name before: "the center"."""
        refers = len(words) < 3 or any(w in _POINTERS or w.isdigit() for w in words[:-1])
        return self._heads.get(words[-1]) if refers else None

    def _joint(self, words: list[str], at: int, cls: str) -> tuple[int, str]:
        """ "academician and expert workstations" are academician workstations too: the narrower class counts."""
        if "and" in words[:-1]:
            shorter = [*words[: words.index("and")], words[-1]]
            other = self._nouns.ending(shorter, len(shorter))
            if other and other[1] != cls and self.vocabulary.is_a(other[1], cls):
                return other
        return at, cls


def _start(s: Sentence, i: int) -> int:
    """Where a phrase of plain words that ends at ``i`` may start."""
    start = i
    while start > max(0, i - _LONGEST) and start - 1 not in s.names and _is_plain(s.words[start - 1]):
        start -= 1
    return start


def _is_plain(word: str) -> bool:
    return word.replace("-", "").replace("&", "").isalpha()


def _hangs_below(s: Sentence, k: int, i: int, start: int) -> bool:
    """Whether ``k`` counts ``i``: below it through words of the phrase that begins at ``start``."""
    head = s.head(k)
    for _ in range(4):
        if head == i or not start <= head <= i:
            break
        head = s.head(head)
    return i in (head, s.head(head))
