"""From the names of an article to the things that they name: one record for all names of a thing, with its class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ontology import terms
from source.extraction.aliases import other_names
from source.extraction.beside import what_stands_beside
from source.extraction.context import Setting, settle_places
from source.extraction.drafts import Draft
from source.extraction.lexicon import Lexicon
from source.extraction.names import NameKind
from source.extraction.records import Record, RecordsByUnit
from source.extraction.registry import Registry
from source.extraction.short_names import join_short_names
from source.extraction.syntax import Sentence
from source.extraction.typing_names import NameTyper


@dataclass(frozen=True, slots=True)
class Things:
    """What an article names."""

    registry: Registry
    records: RecordsByUnit = field(default_factory=dict)
    """The record of each name."""
    anchored: dict[int, Record] = field(default_factory=dict)
    """What the content of a bracket is said of, by the bracket's sentence number."""


def name_things(drafts: Sequence[Draft], sentences: Sequence[Sentence], lexicon: Lexicon, setting: Setting) -> Things:
    """The things that the drafts name; capitals that turn out to name nothing are taken out of the drafts."""
    registry = Registry(lexicon)
    things = Things(registry)
    _register(drafts, things)
    settle_places(registry, setting, what_stands_beside(drafts, things.records))
    things.anchored.update(other_names(drafts, registry, things.records))
    typer = NameTyper(lexicon, sentences, things.records)
    for give_classes in (typer.run, typer.run_last):
        give_classes()
        _join_short(things)
    for place, record in sorted(things.records.items()):
        record.mentions.append(place)
    return things


def _register(drafts: Sequence[Draft], things: Things) -> None:
    """Find or make the record of each name; of unknown class last, since such a name may be short for a known one."""
    units = [(n, unit) for n, draft in enumerate(drafts) for unit in draft.names]
    for n, unit in sorted(units, key=lambda at: (drafts[at[0]].names[at[1]].kind is NameKind.UNKNOWN, at)):
        draft = drafts[n]
        for person, span in draft.inner.get(unit, ()):
            things.registry.add(person, terms.PERSON, span)
        record = _record(draft, unit, things.registry)
        if record is None:
            del draft.names[unit]
        else:
            things.records[(n, unit)] = record


def _record(draft: Draft, unit: int, registry: Registry) -> Record | None:
    """The record of one name; None for a capital that only opens the sentence."""
    name, text, span = draft.names[unit], draft.texts[unit], draft.spans[unit]
    if name.kind is NameKind.UNKNOWN:
        known = registry.find(text) or registry.bearer(text)
        if known:
            known.note(text, span)
            return known
        if unit == 0 and " " not in text and not text.isupper():
            return None
    return registry.add(text, name.cls, span, name.places)


def _join_short(things: Things) -> None:
    gone = join_short_names(things.registry)
    things.records.update({place: gone[r.number] for place, r in things.records.items() if r.number in gone})
