"""What an article speaks of: every thing it names or describes, with all the forms it uses.

Names that are equal but for case, a leading article or an administrative noun are one thing within one article ("Zhenhai",
"Zhenhai District"); so are a name and its abbreviation in brackets, a person and the surname alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ontology import terms
from ontology.vocabulary import Place, Vocabulary
from source.extraction.lexicon import Lexicon, singular
from source.model import Entity, Form, Span

CORPORATE = ("co", "ltd", "limited", "inc", "corp", "corporation", "company")


def key_of(name: str) -> str:
    """What two forms of one name have in common: letters and digits in lower case, no leading "the"."""
    folded = name.casefold().removeprefix("the ")
    return "".join(c for c in folded if c.isalnum())


@dataclass(slots=True, eq=False)
class Record:
    """One thing of the article, while it is being read."""

    number: int
    cls: str | None
    form: Form = Form.NAME
    forms: Counter[str] = field(default_factory=Counter)
    first: dict[str, Span] = field(default_factory=dict)
    """Where each form stands first."""
    places: tuple[Place, ...] = ()
    mentions: list[tuple[int, int]] = field(default_factory=list)
    """(sentence, unit), in the order of the text."""
    holder: Record | None = None
    plural: bool = False
    aliases: set[str] = field(default_factory=set)
    """Forms that the article does not use by themselves, such as a description without its complement."""

    @property
    def name(self) -> str:
        """The fullest form: the longest, of equally long ones the first in the text."""
        return max(self.forms, key=lambda f: (len(f), -self.first[f].start))


class Registry:
    """All records of one article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.vocabulary: Vocabulary = lexicon.vocabulary
        self.records: list[Record] = []
        self.by_key: dict[str, Record] = {}

    def find(self, name: str) -> Record | None:
        """The record that goes by this name."""
        return self.by_key.get(key_of(name))

    def add(self, name: str, cls: str | None, span: Span, places: tuple[Place, ...] = ()) -> Record:
        """The record of a name at ``span``: an earlier one that it agrees with, or a new one."""
        name = name.removeprefix("The ").removeprefix("the ")
        record = self._agreeing(name, cls, places) or self._new(cls)
        record.forms[name] += 1
        record.first.setdefault(name, span)
        if cls and (record.cls is None or self.vocabulary.is_a(cls, record.cls) and not places):
            record.cls = cls
        if places:
            common = tuple(p for p in places if p in record.places) if record.places else places
            record.places = common or record.places
            if len({p.cls for p in record.places}) == 1:
                record.cls = record.places[0].cls
        for key in self._keys(name, record.cls):
            self.by_key.setdefault(key, record)
        return record

    def describe(self, label: str, cls: str, span: Span, holder: Record | None, aliases: Iterable[str] = ()) -> Record:
        """The record of a described thing: one per class, description and holder."""
        key = f"{key_of(label)}|{holder.number if holder else ''}"
        record = self.by_key.get(key)
        if record is None:
            record = self._new(cls)
            record.form, record.holder = Form.DESCRIPTION, holder
            self.by_key[key] = record
        record.forms[label] += 1
        record.first.setdefault(label, span)
        record.aliases |= set(aliases)
        return record

    def alias(self, record: Record, name: str, span: Span | None = None) -> None:
        """Let the record go by another name."""
        self.by_key.setdefault(key_of(name), record)
        if span is None:
            return
        record.first.setdefault(name, span)
        record.aliases.add(name)

    def _new(self, cls: str | None) -> Record:
        record = Record(len(self.records), cls)
        self.records.append(record)
        return record

    def join_short_names(self) -> dict[int, Record]:
        """Short forms joined to the full name: "G60 corridor" to "G60 Science and Technology Innovation Corridor".

        A short form has the words of exactly one longer name of an agreeing class, in order, with the same first and last;
        the first word must be no place's name (two bodies of one city differ in the middle).  Gives the records that went
        away, by number, with what they became.
        """
        gone: dict[int, Record] = {}
        place_words = self._place_words
        named = [r for r in self.records if r.cls and r.form is Form.NAME and not r.places]
        for short in [r for r in self.records if r.form is Form.NAME and r.forms and not r.places]:
            full = self._full_of_first_word(short, place_words)
            if full:
                self.join(short, full)
                gone[short.number] = full
        for short in [r for r in self.records if r.places and r.forms and " " not in r.name]:
            full = self.by_key.get(key_of(f"{short.name} New Area"))
            if full is not None and full is not short and full.forms:
                self.join(short, full)
                gone[short.number] = full
        for short in named:
            if not short.forms:
                continue
            words = _plain_words(short.name)
            if len(words) < 2:
                continue
            fuller = [
                r
                for r in named
                if r is not short
                and r.number not in gone
                and self._compatible(short.cls or "", r.cls or "")
                and (
                    (
                        (words[0] not in place_words or self._is_zone(short, words))
                        and _is_short_for(words, _plain_words(r.name))
                    )
                    or self._is_tail(words, _plain_words(r.name))
                    or (words[0] not in place_words and _is_inside(words, _plain_words(r.name)))
                )
            ]
            if len(fuller) == 1:
                self.join(short, fuller[0])
                gone[short.number] = fuller[0]
        return {n: gone.get(r.number, r) for n, r in gone.items()}

    def join(self, short: Record, full: Record) -> None:
        """Let ``full`` take over all forms of ``short``."""
        full.forms.update(short.forms)
        for form, span in short.first.items():
            full.first.setdefault(form, span)
        for key, record in self.by_key.items():
            if record is short:
                self.by_key[key] = full
        short.forms.clear()
        short.cls = None

    def _is_zone(self, short: Record, words: list[str]) -> bool:
        """A place has one high-tech zone or corridor: "Hefei high-tech zone" is short for its full title."""
        return (
            len(words) > 2
            and short.cls is not None
            and self.vocabulary.classes[short.cls].family in ("zone", "corridor")
        )

    def _full_of_first_word(self, short: Record, place_words: set[str]) -> Record | None:
        """The one body that a lone first word stands for ("Haoyuan" for "Haoyuan Marine Coatings Co")."""
        word = short.name
        if " " not in word and (short.cls is None or self.vocabulary.is_a(short.cls, terms.PERSON)):
            bearers = [
                r
                for r in self.records
                if r is not short
                and r.forms
                and r.cls
                and self.vocabulary.is_a(r.cls, terms.PERSON)
                and " " in r.name
                and word in (r.name.split()[0], r.name.split()[-1])
            ]
            if len(bearers) == 1:
                return bearers[0]
        if (
            " " in word
            or len(word) < 4
            or word.lower() in place_words
            or (short.cls and self.vocabulary.classes[short.cls].family != "body")
        ):
            return None
        fuller = [
            r
            for r in self.records
            if r is not short
            and r.forms
            and r.form is Form.NAME
            and r.name.split()[0] == word
            and " " in r.name
            and (r.cls is None or self.vocabulary.classes[r.cls].family == "body")
        ]
        return fuller[0] if len(fuller) == 1 else None

    def _is_tail(self, short: list[str], full: list[str]) -> bool:
        """ "Qiantang New Area" of "Hangzhou Qiantang New Area": the full name has a place's name before it."""
        return len(full) == len(short) + 1 and full[1:] == short and full[0] in self._place_words

    @property
    def _place_words(self) -> set[str]:
        return {w.lower() for w in self.lexicon.place_words}

    def _agreeing(self, name: str, cls: str | None, places: tuple[Place, ...]) -> Record | None:
        for key in self._keys(name, cls):
            found = self.by_key.get(key)
            if found is None:
                continue
            if places and found.places and not set(places) & set(found.places):
                continue
            if places and not found.places and found.cls and not self.vocabulary.is_a(found.cls, terms.PLACE):
                continue
            if cls and found.cls and not self._compatible(cls, found.cls) and not places:
                continue
            return found
        return None

    def _compatible(self, one: str, other: str) -> bool:
        classes = self.vocabulary.classes
        same = self.vocabulary.is_a(one, other) or self.vocabulary.is_a(other, one)
        return same or classes[one].family == classes[other].family

    def _keys(self, name: str, cls: str | None) -> list[str]:
        """The keys a name is found by: itself; a place without its noun; an enterprise without "Co Ltd"."""
        keys = [key_of(name)]
        words = name.split()
        if cls and len(words) > 1:
            if self.vocabulary.is_a(cls, terms.ADMINISTRATIVE_AREA) or self.vocabulary.is_a(cls, terms.REGION):
                lower = singular(words[-1].lower())
                if self.lexicon.nouns.starting((lower,), 0) or lower in ("area", "region"):
                    keys.append(key_of(" ".join(words[:-1])))
            elif self.vocabulary.is_a(cls, terms.ENTERPRISE):
                while len(words) > 1 and words[-1].strip(".,").lower() in CORPORATE:
                    words = words[:-1]
                keys.append(key_of(" ".join(words)))
        if " of " in name and cls and self.vocabulary.classes[cls].family in ("body", "zone", "event"):
            head, _, owner = name.partition(" of ")
            keys.append(key_of(owner.removeprefix("the ") + head))
        if "(" in name:
            keys.append(key_of(name[: name.find("(")] + name[name.find(")") + 1 :]))
        return [k for k in dict.fromkeys(keys) if k]


def _plain_words(name: str) -> list[str]:
    return [w.lower().replace("centre", "center").rstrip(".,") for w in name.split()]


def _is_short_for(short: list[str], full: list[str]) -> bool:
    """Whether ``short`` is part of ``full`` in order, with the same first and last word."""
    if len(short) >= len(full) or short[0] != full[0] or short[-1] != full[-1]:
        return False
    rest = iter(full)
    return all(any(w == x for x in rest) for w in short)


def _is_inside(short: list[str], full: list[str]) -> bool:
    """Whether ``short`` stands in ``full`` word by word: "Joint Laboratory" in the laboratory's full name."""
    size = len(short)
    return 1 < size < len(full) and any(full[n : n + size] == short for n in range(len(full) - size + 1))


def freeze(records: Iterable[Record]) -> dict[int, Entity]:
    """The records as entities, by their numbers; only those of a known class."""
    made: dict[int, Entity] = {}

    def entity(record: Record) -> Entity | None:
        if record.number in made:
            return made[record.number]
        if record.cls is None:
            return None
        holder = entity(record.holder) if record.holder else None
        name = record.name
        others = {f for f in {*record.forms, *record.aliases} if key_of(f) != key_of(name)}
        place = record.places[0].code if len(record.places) == 1 else None
        made[record.number] = Entity(name, record.cls, record.form, tuple(sorted(others)), holder, place)
        return made[record.number]

    for record in records:
        entity(record)
    return made
