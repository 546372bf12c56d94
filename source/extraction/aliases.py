"""Other names that an article gives to a thing: in brackets, after "known as", "hereinafter referred to as".

A short bracket right behind a name is another name of it: an abbreviation, a Chinese name, or a whole name of the same
kind ("East Lake Zone (Optics Valley)"); any other bracket says something of the name before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from source.extraction.drafts import Draft
from source.extraction.name_keys import key_of
from source.extraction.records import Record, RecordsByUnit
from source.extraction.registry import Registry

_CALLED = (
    "known as",
    "referred to as",
    "dubbed",
    "nicknamed",
    "called",
    "abbreviated as",
    "abbreviated to",
    "shortened to",
)
_STANDS_FOR = (
    "short for",
    "stands for",
    "standing for",
    "abbreviation of",
    "abbreviation for",
    "acronym of",
    "acronym for",
)
"""What stands behind the other name and before the full one: "NIMTE, short for the Ningbo Institute of …"."""
_POSSESSIVE = ("'s", "’s")
_BEFORE_OTHER_NAME = frozenset(
    {"also", "the", ",", "so-called", "previously", "formerly", "once", "commonly", "hereinafter", "a", "or"}
).union(_POSSESSIVE)
"""What may stand between "known as" and the other name."""
_BEHIND_NAME = _BEFORE_OTHER_NAME | {"as", "is", "was", "which", "an"}
"""What may stand between a name and "known as"."""


def other_names(drafts: Sequence[Draft], registry: Registry, records: RecordsByUnit) -> dict[int, Record]:
    """Join names that the text says are one; gives what each remaining bracket is said of, by its sentence number."""
    return _OtherNames(drafts, registry, records).join()


class _OtherNames:
    def __init__(self, drafts: Sequence[Draft], registry: Registry, records: RecordsByUnit) -> None:
        self.drafts = drafts
        self.registry = registry
        self.records = records

    def join(self) -> dict[int, Record]:
        anchored: dict[int, Record] = {}
        for n, draft in enumerate(self.drafts):
            if draft.anchor is None:
                self._called(n)
                continue
            record = self._before_bracket(draft, draft.anchor)
            if record is not None:
                anchored[n] = record
                self._bracket(n, record)
        return anchored

    # ------------------------------------------------------------------ brackets
    def _before_bracket(self, draft: Draft, anchor: tuple[int, int]) -> Record | None:
        """What a bracket is said of: the name before it, or the person inside that name."""
        if draft.anchor_inner is None:
            return self.records.get(anchor)
        sentence, unit = anchor
        person, _ = self.drafts[sentence].inner[unit][draft.anchor_inner]
        return self.registry.find(person)

    def _bracket(self, n: int, record: Record) -> None:
        """Let ``record`` go by the name that the bracket ``n`` is."""
        words = self.drafts[n].words
        end = len(words) - 1
        last = self.records.get((n, end))
        if record.cls is None or last is record:
            return
        is_name = len(words) == 1 or "as" in words[:-1]  # "(also known as Optics Valley)"
        if last is not None and is_name and self._agree(last, record):
            self._join(last, record)
        elif _is_abbreviation(words) and not (self._belongs(n) and not words[-1].isascii()):
            self._abbreviate(record, n, end)

    def _belongs(self, n: int) -> bool:
        """Whether a bracket stands behind "the Institute of Reed University": a Chinese name may be of either."""
        sentence, unit = self.drafts[n].anchor or (n, 0)
        before = self.records.get((sentence, unit - 2))
        return before is not None and bool(before.cls) and self.drafts[sentence].words[unit - 1] == "of"

    def _abbreviate(self, record: Record, n: int, unit: int) -> None:
        """Let a record go by an abbreviation, wherever the article uses it."""
        name = self.drafts[n].words[unit]
        self.registry.alias(record, name, self.drafts[n].spans[unit])
        key = key_of(name)
        for place, other in self.records.items():
            if other.cls is None and key_of(self.drafts[place[0]].texts.get(place[1], "")) == key:
                self.records[place] = record

    # ------------------------------------------------------------------ "known as", "short for"
    def _called(self, n: int) -> None:
        """ "the zone, also known as Optics Valley": the nearest name before, and the one right after."""
        draft = self.drafts[n]
        for unit in sorted(draft.names):
            before = self._called_by(draft, unit, _CALLED)
            if before is not None:
                self._one_thing(self.records.get((n, unit)), self.records.get((n, before)))
            before = self._called_by(draft, unit, _STANDS_FOR)
            if before is not None:
                self._stands_for(n, before, unit)

    def _one_thing(self, short: Record | None, full: Record | None) -> None:
        if full is None or short is None or full is short:
            return
        if full.cls and self._agree(short, full):
            self._join(short, full)

    def _stands_for(self, n: int, before: int, unit: int) -> None:
        """ "NIMTE, short for the Ningbo Institute of …": the other name may be a word that names nothing by itself."""
        short, full = self.records.get((n, before)), self.records.get((n, unit))
        word = self.drafts[n].words[before]
        if short is not None:
            self._one_thing(short, full)
        elif full is not None and full.cls and word.isupper() and len(word) > 1:
            self._abbreviate(full, n, before)

    @staticmethod
    def _called_by(draft: Draft, unit: int, phrases: Sequence[str]) -> int | None:
        """The unit before "known as", if that leads to ``unit``, also as in "known as China's Optics Valley"."""
        low = [word.lower() for word in draft.words]
        k = unit - 1
        while k >= 0 and (low[k] in _BEFORE_OTHER_NAME or (k in draft.names and low[k + 1] in _POSSESSIVE)):
            k -= 1
        ahead = " ".join(low[max(0, k - 2) : k + 1])
        phrase = next((p for p in phrases if ahead.endswith(p)), None)
        if phrase is None:
            return None
        k -= len(phrase.split())
        while k >= 0 and low[k] in _BEHIND_NAME:
            k -= 1
        return k if k >= 0 else None

    # ------------------------------------------------------------------ joining
    def _agree(self, one: Record, other: Record) -> bool:
        classes = self.registry.vocabulary.classes
        return one.cls is None or (other.cls is not None and classes[one.cls].family == classes[other.cls].family)

    def _join(self, short: Record, full: Record) -> None:
        self.registry.join(short, full)
        self.records.update({place: full for place, record in self.records.items() if record is short})


def _is_abbreviation(words: Sequence[str]) -> bool:
    """Whether a bracket is "NIMTE", "2019 NIMTE" or a name in Chinese."""
    if len(words) == 2:
        return words[0].isdigit() and words[1].isupper()
    return len(words) == 1 and ((words[0].isupper() and len(words[0]) > 1) or not words[0].isascii())
