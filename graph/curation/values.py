"""Single values of the curators' file: each reader gives the value or says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from graph.curation.model import CLEARED, NewThing
from graph.foreign import TYPE
from graph.iris import FAMILIES
from ontology.loading import RECORDS
from ontology.terms import SKOS_CONCEPT
from ontology.vocabulary import Vocabulary
from source.model import Modality

TEXT, NAME = 2_000, 200
"""The most characters of a reason, of a name."""
STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
"""What could break a line or turn the direction of writing: no name and no reason needs it."""
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
_YEARS = range(1000, 3000)
_NAMELESS = frozenset({"group", "amount", "article", "claim", "evidence", "decision", "curator"})
"""Families whose members have no name that another could have: a set of one article, a record."""


class FlawError(Exception):
    """What is wrong with an entry."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What the readers of single values need to know."""

    vocabulary: Vocabulary
    known: Mapping[str, str] = field(repr=False)
    """Prefix → namespace."""

    def iri(self, value: Any, key: str) -> str:
        """An IRI, in full or with one of the graph's prefixes."""
        text = string(value, key)
        prefix, _, local = text.partition(":")
        if "://" not in text:
            if prefix not in self.known or not local:
                raise FlawError(f"{key} “{text}” is no IRI with a prefix of the graph (such as body:… or cor:…)")
            text = self.known[prefix] + local
        if not _IRI.fullmatch(text):
            raise FlawError(f"{key} “{value}” is no IRI")
        return text

    def relation(self, value: Any, key: str) -> str:
        """A relation of the vocabulary, or rdf:type."""
        iri = self.iri(value, key)
        if iri != TYPE and iri not in self.vocabulary.relations:
            raise FlawError(f"{key} “{value}” is no relation of the vocabulary")
        return iri

    def end(self, value: Any, key: str) -> str | NewThing:
        """An IRI, or a table with name and class."""
        if not isinstance(value, dict):
            return self.iri(value, key)
        only(value, ("name", "class"), (), f"{key} has")
        cls = self.iri(value["class"], f"{key}.class")
        if cls != SKOS_CONCEPT and (cls not in self.vocabulary.classes or cls in RECORDS):
            raise FlawError(f"{key}.class “{value['class']}” is no class of things")
        return NewThing(words(value["name"], f"{key}.name", NAME), cls)

    def name(self, value: Any, key: str) -> str:
        """The IRI of something that has a name."""
        iri = self.iri(value, key)
        family = next((one for one in FAMILIES if iri.startswith(self.known[one])), None)
        if family in _NAMELESS:
            raise FlawError(f"{key} “{value}” is no name: a {family} cannot be joined or renamed")
        return iri

    def names(self, value: Any, key: str) -> tuple[str, ...]:
        """Two or more different names."""
        if not isinstance(value, list) or len(value) < 2:
            raise FlawError(f"{key} must be a list of two or more IRIs")
        found = tuple(self.name(one, key) for one in value)
        if len(set(found)) < len(found):
            raise FlawError(f"{key} has one IRI twice")
        return found

    def article(self, value: Any, key: str) -> str:
        """An article's id, or its IRI."""
        text = string(value, key)
        text = self.iri(text, key).removeprefix(self.known["article"]) if ":" in text else text
        if not re.fullmatch(r"[0-9a-f]{12}", text):
            raise FlawError(f"{key} “{value}” is no article (such as article:0123456789ab)")
        return text


def only(table: Mapping[str, Any], needed: tuple[str, ...], possible: tuple[str, ...], what: str) -> None:
    """Raises FlawError where the table lacks a needed key or has one that it may not have."""
    missing = [key for key in needed if key not in table]
    if missing:
        raise FlawError(f"{what} no {' and no '.join(missing)}")
    unknown = [shown(key) for key in table if key not in (*needed, *possible)]
    if unknown:
        raise FlawError(f"{what} the unknown key “{unknown[0]}”; it may have {', '.join((*needed, *possible))}")


def string(value: Any, key: str) -> str:
    """Text that is not empty, not overlong and free of control characters.  Raises FlawError."""
    if not isinstance(value, str) or not value.strip():
        raise FlawError(f"{key} must be text, and not empty")
    if STEERING.search(value) or len(value) > TEXT:
        raise FlawError(f"{key} is longer than {TEXT} characters or holds control characters")
    return value


def words(value: Any, key: str, most: int) -> str:
    """Text on one line with single blanks; a reason may be written over several lines."""
    text = " ".join(value.split()) if isinstance(value, str) else value
    if len(string(text, key)) > most:
        raise FlawError(f"{key} is longer than {most} characters")
    return str(text)


def year(value: Any, key: str) -> int:
    """A year from 1000 to 2999.  Raises FlawError."""
    if type(value) is not int or value not in _YEARS:
        raise FlawError(f"{key} must be a year, from 1000 to 2999")
    return int(value)


def day(value: Any, key: str) -> str:
    """A day, as a date of TOML or in ISO form; gives the ISO form.  Raises FlawError."""
    try:
        if isinstance(value, str):
            value = date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII) else None
    except ValueError:
        value = None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise FlawError(f"{key} must be a day such as 2025-03-31")
    return value.isoformat()


def modality(value: Any, key: str) -> Modality:
    """A modality by its local name.  Raises FlawError."""
    name = value.removeprefix("cor:") if isinstance(value, str) else ""
    if name not in tuple(Modality):
        raise FlawError(f"{key} must be one of {', '.join(Modality)}")
    return Modality(name)


def shown(text: str) -> str:
    """As much of a text as a message bears."""
    return STEERING.sub("�", text[:60])


def cleared(read: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """A reader that also takes the word for "none at all"."""
    return lambda value, key: CLEARED if value == CLEARED else read(value, key)
