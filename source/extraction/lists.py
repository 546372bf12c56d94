"""Lists that a parser loses: "nine cities – A, B and C", "20 labs, 30 firms and 4 parks", "A in P, B in Q and C"."""

from __future__ import annotations

from collections.abc import Mapping

from ontology import terms
from source.extraction.arguments import Position
from source.extraction.noun_phrases import NounPhrases, is_plural
from source.extraction.records import Record
from source.extraction.syntax import POSSESSIVE_MARKS, Sentence

_BETWEEN_COUNTS = frozenset(
    ", and & as well more than over nearly about around some almost at least a total of up to the".split()
)
_BETWEEN_NAMES = frozenset({",", "and", "&", "as", "well", "the", ";", *POSSESSIVE_MARKS})
_BETWEEN_CLASSES = frozenset({",", "and", "or", "as", "well", "&"})
_OPENERS = frozenset({",", "-", "–", "—", ":", "including", "namely", "such", "as", "like", "of", "in", "e.g."})
_BEFORE_MEMBERS = frozenset({",", "-", "–", "—", "in", "from", "of", "the", "such", "among", "(", ")"})


class Lists:
    """Finds the members of lists by their words and classes rather than by the parse."""

    def __init__(self, nouns: NounPhrases, records: Mapping[Position, Record]) -> None:
        self.nouns = nouns
        self._records = records
        self._vocabulary = nouns.vocabulary

    def names(self, s: Sentence, k: int, least: int = 2) -> list[int]:
        """The names of a list that starts at ``k``: "A, B in Q, and C"; all of one family, none a clause's subject."""
        found: list[int] = []
        while k < len(s.words):
            counted = self.nouns.counted_after(s, k) if found and (s.index, k) in self.nouns.quantities else None
            if counted:
                found.append(counted)
                k = counted
            elif (s.index, k) in self._records and k in s.names:
                if not _is_aside(s, k, found):
                    if found and not self._continues(s, found[0], k):
                        break
                    found.append(k)
            elif not (s.low(k) in _BETWEEN_NAMES or (s.low(k) in ("in", "of") and found and k + 1 in s.names)):
                break
            k += 1
        return found if len(found) >= least else []

    def counted(self, s: Sentence, k: int) -> list[int]:
        """Further counted nouns of a list after the counted noun at ``k``: "20 labs, over 30 firms and 4 parks"."""
        found: list[int] = []
        n = k + 1
        while n < len(s.words):
            noun = self.nouns.counted_after(s, n) if (s.index, n) in self.nouns.quantities else None
            if noun:
                found.append(noun)
                n = noun
            elif s.low(n) not in _BETWEEN_COUNTS:
                break
            n += 1
        return found

    def classes(self, s: Sentence, k: int) -> list[int]:
        """Further plural nouns of classes after the one at ``k``: "universities, leading firms and funds"."""
        found: list[int] = []
        if not self.nouns.plural_class(s, k):
            return found
        for n in range(k + 1, min(len(s.words), k + 24)):
            if s.is_noun(n) and self.nouns.plural_class(s, n):
                found.append(n)
            elif not (s.low(n) in _BETWEEN_CLASSES or s.tag(n)[0] in "NJ" or s.tag(n) in ("VBG", "HYPH")):
                break
        return found

    def introduced(self, s: Sentence, i: int) -> list[int]:
        """The names that a noun introduces: "nine cities – A, B and C", "firms including A and B", "the firm A"."""
        found = [k for k in s.children(i, "appos") if k in s.names and self._is_one_of(s, i, k)]
        found += [k for k in s.children(i, "compound", "nmod") if k in s.names and k == i + 1]
        if is_plural(s, i):
            found += [*self._behind(s, i), *self._named_members(s, i)]
        elif i + 1 in s.names and s.head(i) == i + 1:
            return []
        return list(dict.fromkeys(c for k in found for c in (s.conjuncts(k) if k in s.names else [k])))

    def _behind(self, s: Sentence, i: int) -> list[int]:
        """The list right behind a noun, after a dash, a colon or "such as"."""
        k = i + 1
        while k < min(len(s.words), i + 5) and s.low(k) in _OPENERS:
            k += 1
        lone = k == i + 2 and s.low(i + 1) in ("in", "of", ",", "as")
        return self.names(s, k) if k > i + 1 and not lone else []

    def _named_members(self, s: Sentence, i: int) -> list[int]:
        """The names after "including" or "such as", a place in between: "firms in Chongqing, including A and B"."""
        for k in range(i + 1, min(i + 8, len(s.words) - 1)):
            if _opens_members(s, k):
                start = k + 2 if s.low(k + 1) == "the" else k + 1
                start += s.low_at(start) in ("were", "are")
                return self.names(s, start, least=1)
            if not (k in s.names or s.low(k) in _BEFORE_MEMBERS or s.is_noun(k)):
                return []
        return []

    def _continues(self, s: Sentence, first: int, k: int) -> bool:
        """Whether a name goes on with the list that the name at ``first`` opened: no subject, and of its kind."""
        if s.dep(k) in ("nsubj", "nsubjpass"):
            return False
        one, other = (self._records[(s.index, n)].cls for n in (first, k))
        if one is None or other is None:
            return False
        if all(self._vocabulary.is_a(c, terms.ADMINISTRATIVE_AREA) for c in (one, other)):
            return one == other
        return self._family(one) == self._family(other)

    def _is_one_of(self, s: Sentence, i: int, k: int) -> bool:
        """Whether the name at ``k`` may be what the noun at ``i`` speaks of."""
        noun, record = self.nouns.noun_class(s, i), self._records.get((s.index, k))
        if noun is None or record is None or record.cls is None:
            return True
        return self._family(noun[1]) == self._family(record.cls) or self._vocabulary.is_a(record.cls, noun[1])

    def _family(self, cls: str) -> str:
        return self._vocabulary.classes[cls].family


def _is_aside(s: Sentence, k: int, found: list[int]) -> bool:
    """Whether a name only says whose or where a member is: "A in P, Q's B"."""
    return s.is_possessor(k) or bool(found and s.low(k - 1) in ("in", "of"))


def _opens_members(s: Sentence, k: int) -> bool:
    """Whether the names of members follow: "including", "among them", "such as", "like"."""
    low, before = s.low(k), s.low(k - 1)
    return (
        low in ("including", "namely")
        or (low in ("them", "which") and before == "among")
        or (low == "as" and before == "such")
        or (low == "like" and s.dep(k) == "prep")
    )
