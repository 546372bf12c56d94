"""What an article speaks of: every thing it names or describes, with all the forms it uses.

Names that are equal but for case, a leading article or an administrative noun are one thing within one article
("Zhenhai", "Zhenhai District"); so are a name and its abbreviation in brackets.
"""

from __future__ import annotations

from collections.abc import Iterable

from ontology import terms
from ontology.vocabulary import Place, Vocabulary
from source.extraction.lexicon import Lexicon
from source.extraction.name_keys import NameKeys, key_of
from source.extraction.records import Record
from source.model import Form, Span


class Registry:
    """All records of one article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.vocabulary: Vocabulary = lexicon.vocabulary
        self.records: list[Record] = []
        self._keys = NameKeys(lexicon)
        self._by_key: dict[str, Record] = {}

    def find(self, name: str) -> Record | None:
        """The record that goes by this name."""
        return self._by_key.get(key_of(name))

    def bearer(self, word: str) -> Record | None:
        """The person whose first or last name a word is, if only one bears it."""
        if " " in word:
            return None
        persons = [r for r in self.records if r.forms and self.is_person(r) and " " in r.name]
        bearers = [r for r in persons if word in (r.name.split()[0], r.name.split()[-1])]
        return bearers[0] if len(bearers) == 1 else None

    def is_person(self, record: Record) -> bool:
        """Whether a record is known to be a person."""
        return record.cls is not None and self.vocabulary.is_a(record.cls, terms.PERSON)

    def agree(self, one: str, other: str) -> bool:
        """Whether one thing may be of both classes: one below the other, or both of one family."""
        classes = self.vocabulary.classes
        below = self.vocabulary.is_a(one, other) or self.vocabulary.is_a(other, one)
        return below or classes[one].family == classes[other].family

    # ------------------------------------------------------------------ adding
    def add(self, name: str, cls: str | None, span: Span, places: tuple[Place, ...] = ()) -> Record:
        """The record of a name at ``span``: an earlier one that it agrees with, or a new one."""
        name = name.removeprefix("The ").removeprefix("the ")
        record = self._agreeing(name, cls, places) or self._new(cls)
        record.note(name, span)
        if cls and (record.cls is None or (self.vocabulary.is_a(cls, record.cls) and not places)):
            record.cls = cls
        if places:
            _narrow(record, places)
        for key in self._keys.of(name, record.cls):
            self._by_key.setdefault(key, record)
        return record

    def describe(self, label: str, cls: str, span: Span, holder: Record | None, aliases: Iterable[str] = ()) -> Record:
        """The record of a described thing: one per description and holder."""
        key = f"{key_of(label)}|{holder.number if holder else ''}"
        record = self._by_key.get(key)
        if record is None:
            record = self._by_key[key] = self._new(cls)
            record.form, record.holder = Form.DESCRIPTION, holder
        record.note(label, span)
        record.aliases |= set(aliases)
        return record

    def alias(self, record: Record, name: str, span: Span) -> None:
        """Let the record go by another name, which stands at ``span``."""
        self._by_key.setdefault(key_of(name), record)
        record.first.setdefault(name, span)
        record.aliases.add(name)

    def join(self, short: Record, full: Record) -> None:
        """Let ``full`` take over all forms of ``short``, which is empty then."""
        full.forms |= short.forms
        for form, span in short.first.items():
            full.first.setdefault(form, span)
        for key, record in self._by_key.items():
            if record is short:
                self._by_key[key] = full
        short.forms.clear()
        short.cls = None

    def _new(self, cls: str | None) -> Record:
        record = Record(len(self.records), cls)
        self.records.append(record)
        return record

    # ------------------------------------------------------------------ agreement
    def _agreeing(self, name: str, cls: str | None, places: tuple[Place, ...]) -> Record | None:
        """The first record that goes by one of the name's keys and may be the same thing."""
        found = (self._by_key.get(key) for key in self._keys.of(name, cls))
        return next((r for r in found if r is not None and self._may_be(r, cls, places)), None)

    def _may_be(self, record: Record, cls: str | None, places: tuple[Place, ...]) -> bool:
        """Whether a record may be what has this class and is one of these places."""
        if not places:
            return not cls or not record.cls or self.agree(cls, record.cls)
        if record.places:
            return not set(places).isdisjoint(record.places)
        return not record.cls or self.vocabulary.is_a(record.cls, terms.PLACE)


def _narrow(record: Record, places: tuple[Place, ...]) -> None:
    """Keep of the places that a record may be those that this mention may be too."""
    common = tuple(p for p in places if p in record.places)
    record.places = common or record.places or places
    if len({p.cls for p in record.places}) == 1:
        record.cls = record.places[0].cls
