"""The things of one article while it is being read, and as entities when it has been."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ontology.vocabulary import Place
from source.extraction.name_keys import key_of
from source.model import Entity, Form, Span


@dataclass(slots=True, eq=False)
class Record:
    """One thing of the article, while it is being read."""

    number: int
    cls: str | None
    form: Form = Form.NAME
    forms: set[str] = field(default_factory=set)
    """What the article calls it; none once it was joined to another record."""
    first: dict[str, Span] = field(default_factory=dict)
    """Where each form stands first."""
    places: tuple[Place, ...] = ()
    mentions: list[tuple[int, int]] = field(default_factory=list)
    """(sentence, unit), in the order of the text."""
    holder: Record | None = None
    aliases: set[str] = field(default_factory=set)
    """Forms that the article does not use by themselves, such as a description without its complement."""

    @property
    def name(self) -> str:
        """The fullest form: the longest, of equally long ones the first in the text."""
        return max(self.forms, key=lambda form: (len(form), -self.first[form].start, form))

    @property
    def is_plain_name(self) -> bool:
        """Whether it is named, not described, and no place of the gazetteer."""
        return self.form is Form.NAME and not self.places

    def note(self, form: str, span: Span) -> None:
        """Note that the text calls it so at ``span``."""
        self.forms.add(form)
        self.first.setdefault(form, span)


RecordsByUnit = dict[tuple[int, int], Record]
"""The record of the name at (sentence, unit)."""


def freeze(records: Iterable[Record]) -> dict[int, Entity]:
    """The records as entities, by their numbers; only those of a known class."""
    made: dict[int, Entity] = {}

    def entity(record: Record) -> Entity | None:
        if record.number in made or record.cls is None:
            return made.get(record.number)
        holder = entity(record.holder) if record.holder else None
        name = record.name
        others = {f for f in {*record.forms, *record.aliases} if key_of(f) != key_of(name)}
        place = record.places[0].code if len(record.places) == 1 else None
        local = len(record.places) > 1
        made[record.number] = Entity(name, record.cls, record.form, tuple(sorted(others)), holder, place, local)
        return made[record.number]

    for record in records:
        entity(record)
    return made
