"""The curator's file: TOML in, decisions out, or a clear line for each entry that cannot be used.

Problem: a slip in the file must not change what a decision means, and a curator's work must not be ignored in silence.
Method: each verdict has a row with the keys that it needs and may have; every key has one reader; whatever does not fit
stops the build, all flaws at once, each with the entry's number and line.  Advice: what only hangs on the articles (a
statement that nobody makes any more) is no flaw; see ``survey``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from graph.curation.contradictions import contradictions
from graph.curation.model import CLEARED, Change, Decision, Decisions, NewThing, Scope, Verdict
from graph.foreign import TYPE
from graph.iris import DEFAULT_BASE, FAMILIES, prefixes
from ontology.errors import CurationError
from ontology.loading import RECORDS
from ontology.terms import SKOS_CONCEPT
from ontology.vocabulary import Vocabulary, Word
from source.model import Modality

LARGEST = 10_000_000
"""Bytes; some 30,000 entries."""
_TEXT, _NAME = 2_000, 200
"""The most characters of a reason, of a name."""
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*decision[ \t]*\]\]", re.MULTILINE)
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
"""What could break a line or turn the direction of writing: no name and no reason needs it."""
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
_YEARS = range(1000, 3000)
_NAMELESS = frozenset({"group", "amount", "article", "claim", "evidence", "decision", "curator"})
"""Families whose members have no name that another could have: a set of one article, a record."""


class _FlawError(Exception):
    """What is wrong with an entry."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """What the readers of single values need to know."""

    vocabulary: Vocabulary
    known: Mapping[str, str] = field(repr=False)
    """Prefix → namespace."""

    def iri(self, value: Any, key: str) -> str:
        """An IRI, in full or with one of the graph's prefixes."""
        text = _string(value, key)
        prefix, _, local = text.partition(":")
        if "://" not in text:
            if prefix not in self.known or not local:
                raise _FlawError(f"{key} “{text}” is no IRI with a prefix of the graph (such as body:… or cor:…)")
            text = self.known[prefix] + local
        if not _IRI.fullmatch(text):
            raise _FlawError(f"{key} “{text}” is no IRI")
        return text

    def relation(self, value: Any, key: str) -> str:
        """A relation of the vocabulary, or rdf:type."""
        iri = self.iri(value, key)
        if iri != TYPE and iri not in self.vocabulary.relations:
            raise _FlawError(f"{key} “{value}” is no relation of the vocabulary")
        return iri

    def end(self, value: Any, key: str) -> str | NewThing:
        """An IRI, or a table with name and class."""
        if not isinstance(value, dict):
            return self.iri(value, key)
        _only(value, ("name", "class"), (), f"{key} has")
        cls = self.iri(value["class"], f"{key}.class")
        if cls != SKOS_CONCEPT and (cls not in self.vocabulary.classes or cls in RECORDS):
            raise _FlawError(f"{key}.class “{value['class']}” is no class of things")
        return NewThing(_words(value["name"], f"{key}.name", _NAME), cls)

    def name(self, value: Any, key: str) -> str:
        """The IRI of something that has a name."""
        iri = self.iri(value, key)
        family = next((one for one in FAMILIES if iri.startswith(self.known[one])), None)
        if family in _NAMELESS:
            raise _FlawError(f"{key} “{value}” is no name: a {family} cannot be joined or renamed")
        return iri

    def names(self, value: Any, key: str) -> tuple[str, ...]:
        """Two or more different names."""
        if not isinstance(value, list) or len(value) < 2:
            raise _FlawError(f"{key} must be a list of two or more IRIs")
        found = tuple(self.name(one, key) for one in value)
        if len(set(found)) < len(found):
            raise _FlawError(f"{key} has one IRI twice")
        return found

    def article(self, value: Any, key: str) -> str:
        """An article's id, or its IRI."""
        text = _string(value, key)
        text = self.iri(text, key).removeprefix(self.known["article"]) if ":" in text else text
        if not re.fullmatch(r"[0-9a-f]{12}", text):
            raise _FlawError(f"{key} “{value}” is no article (such as article:0123456789ab)")
        return text


def read_decisions(file: Path, vocabulary: Vocabulary, base: str = DEFAULT_BASE) -> Decisions:
    """The decisions of a curator's file; ``base`` is that of the IRIs that the build mints.

    Raises CurationError for a file that cannot be read, an entry that cannot be used, or entries that contradict each
    other.
    """
    try:
        with file.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except OSError as error:
        raise CurationError(file, (error.strerror or str(error)).lower()) from None
    if len(raw) > LARGEST:
        raise CurationError(file, f"is larger than {LARGEST // 1_000_000} MB")
    try:
        return parse(raw.decode("utf-8-sig"), file, vocabulary, base)
    except UnicodeDecodeError:
        raise CurationError(file, "is not UTF-8") from None


def parse(text: str, file: Path, vocabulary: Vocabulary, base: str = DEFAULT_BASE) -> Decisions:
    """The decisions of the text of a curator's file; ``file`` is what messages call it.  Raises CurationError."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CurationError(file, f"is no TOML: {error}") from None
    except RecursionError:
        raise CurationError(file, "is no TOML: it is nested too deeply") from None
    tables = found.pop("decision", [])
    if found or not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        odd = next(iter(found), "decision")
        raise CurationError(file, f"holds “{_shown(odd)}”; it may only hold tables [[decision]]")
    reader = _Reader(vocabulary, prefixes(base))
    entries: list[Decision] = []
    flaws: list[CurationError] = []
    for number, (line, table) in enumerate(zip(_lines(text, len(tables)), tables, strict=True), start=1):
        try:
            entries.append(_decision(number, line, table, reader))
        except _FlawError as flaw:
            flaws.append(CurationError(f"{file}, {Decision(number, line, Verdict.ACCEPT, '', '').place}", str(flaw)))
    flaws.extend(CurationError(f"{file}, {place}", reason) for place, reason in contradictions(entries, vocabulary))
    if flaws:
        raise CurationError(flaws[0].where, flaws[0].reason, [str(flaw) for flaw in flaws[1:]])
    return Decisions(file, tuple(entries))


def _lines(text: str, number: int) -> list[int | None]:
    """The line at which each entry begins; None where the headers are not plainly as many as the entries."""
    found = [text.count("\n", 0, header.start()) + 1 for header in _HEADER.finditer(text)]
    return [*found] if len(found) == number else [None] * number


_ALWAYS = ("do", "who", "why")
_STATEMENT = ("subject", "relation", "object")
_SCOPE = ("article", "modality", "year")
_KEYS: Mapping[Verdict, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Verdict.ACCEPT: (_STATEMENT, _SCOPE),
    Verdict.REJECT: (_STATEMENT, _SCOPE),
    Verdict.CORRECT: ((*_STATEMENT, "to"), _SCOPE),
    Verdict.SAME: (("names",), ()),
    Verdict.DIFFERENT: (("names",), ()),
    Verdict.RENAME: (("name", "label"), ("language",)),
}
"""What an entry needs and may have beside do, who, why and when."""
_CHANGES = ("subject", "relation", "object", "modality", "year", "from", "until")


def _decision(number: int, line: int | None, table: Mapping[str, Any], reader: _Reader) -> Decision:
    if table.get("do") not in tuple(Verdict):
        raise _FlawError(f"do must be one of {', '.join(Verdict)}")
    verdict = Verdict(table["do"])
    needed, possible = _KEYS[verdict]
    _only(table, (*_ALWAYS, *needed), ("when", *possible), f"{verdict} has")
    decision = Decision(
        number,
        line,
        verdict,
        who=_words(table["who"], "who", _NAME),
        why=_words(table["why"], "why", _TEXT),
        when=_day(table["when"], "when") if "when" in table else None,
        statement=_statement(table, reader) if "subject" in table else None,
        scope=_scope(table, reader),
        change=_change(table["to"], reader) if "to" in table else None,
        names=_named(table, reader),
        label=_label(table) if "label" in table else None,
    )
    _sense(decision, reader.vocabulary)
    return decision


def _statement(table: Mapping[str, Any], reader: _Reader) -> tuple[str, str, str]:
    subject, value = reader.iri(table["subject"], "subject"), reader.iri(table["object"], "object")
    return subject, reader.relation(table["relation"], "relation"), value


def _scope(table: Mapping[str, Any], reader: _Reader) -> Scope:
    return Scope(
        reader.article(table["article"], "article") if "article" in table else None,
        _modality(table["modality"], "modality") if "modality" in table else None,
        _year(table["year"], "year") if "year" in table else None,
    )


def _named(table: Mapping[str, Any], reader: _Reader) -> tuple[str, ...]:
    if "names" in table:
        return reader.names(table["names"], "names")
    return (reader.name(table["name"], "name"),) if "name" in table else ()


def _label(table: Mapping[str, Any]) -> Word:
    text = _words(table["label"], "label", _NAME)
    chinese = any("\u3400" <= char <= "\u9fff" for char in text)
    language = _string(table.get("language", "zh" if chinese else "en"), "language")
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*", language):
        raise _FlawError(f"language “{_shown(language)}” is no language tag such as en or zh")
    return Word(text, language)


def _change(table: Any, reader: _Reader) -> Change:
    if not isinstance(table, dict) or not table:
        raise _FlawError("to must say what is different (to.object = …)")
    _only(table, (), _CHANGES, "to has")
    readers: Mapping[str, tuple[str, Callable[[Any, str], Any]]] = {
        "subject": ("subject", reader.end),
        "relation": ("relation", reader.relation),
        "object": ("object", reader.end),
        "modality": ("modality", _modality),
        "year": ("year", _cleared(_year)),
        "from": ("start", _cleared(_day)),
        "until": ("end", _cleared(_day)),
    }
    change = Change(**{readers[key][0]: readers[key][1](value, f"to.{key}") for key, value in table.items()})
    days = [day for day in (change.start, change.end) if day not in (None, CLEARED)]
    if days != sorted(days, key=str):
        raise _FlawError(f"to.from {days[0]} comes after to.until {days[1]}")
    return change


def _cleared(read: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    return lambda value, key: CLEARED if value == CLEARED else read(value, key)


def _sense(decision: Decision, vocabulary: Vocabulary) -> None:
    """What can be told of a correction without any article.  Raises _FlawError."""
    statement, change = decision.statement, decision.change
    if statement is None or change is None:
        return
    changed = (change.subject or statement[0], change.relation or statement[1], change.object or statement[2])
    if changed == statement and change.modality is None and not change.retimes:
        raise _FlawError("to changes nothing")
    if changed[0] == changed[2]:
        raise _FlawError("to makes both ends the same")
    if (statement[1] == TYPE) != (changed[1] == TYPE):
        raise _FlawError("to turns a relation into a class or a class into a relation; reject the one instead")
    if changed[1] == TYPE:
        if isinstance(changed[2], NewThing) or changed[2] not in vocabulary.classes or changed[2] in RECORDS:
            raise _FlawError("to.object is no class of things")
        if change.subject is not None:
            raise _FlawError("to.subject: a class is corrected for the thing that has it")
        return
    relation = vocabulary.relations[changed[1]]
    for end, allowed, what in ((changed[0], relation.domain, "subject"), (changed[2], relation.range, "object")):
        if isinstance(end, NewThing) and not vocabulary.allows(allowed, end.cls):
            raise _FlawError(f"to.{what}: a {_local(end.cls)} is no {what} of {relation.label}")


def _only(table: Mapping[str, Any], needed: tuple[str, ...], possible: tuple[str, ...], what: str) -> None:
    missing = [key for key in needed if key not in table]
    if missing:
        raise _FlawError(f"{what} no {' and no '.join(missing)}")
    unknown = [_shown(key) for key in table if key not in (*needed, *possible)]
    if unknown:
        raise _FlawError(f"{what} the unknown key “{unknown[0]}”; it may have {', '.join((*needed, *possible))}")


def _string(value: Any, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _FlawError(f"{key} must be text, and not empty")
    if _STEERING.search(value) or len(value) > _TEXT:
        raise _FlawError(f"{key} is longer than {_TEXT} characters or holds control characters")
    return value


def _words(value: Any, key: str, most: int) -> str:
    """Text on one line with single blanks; a reason may be written over several lines."""
    text = " ".join(value.split()) if isinstance(value, str) else value
    if len(_string(text, key)) > most:
        raise _FlawError(f"{key} is longer than {most} characters")
    return str(text)


def _year(value: Any, key: str) -> int:
    if type(value) is not int or value not in _YEARS:
        raise _FlawError(f"{key} must be a year, from 1000 to 2999")
    return int(value)


def _day(value: Any, key: str) -> str:
    try:
        if isinstance(value, str):
            value = date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII) else None
    except ValueError:
        value = None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _FlawError(f"{key} must be a day such as 2025-03-31")
    return value.isoformat()


def _modality(value: Any, key: str) -> Modality:
    name = value.removeprefix("cor:") if isinstance(value, str) else ""
    if name not in tuple(Modality):
        raise _FlawError(f"{key} must be one of {', '.join(Modality)}")
    return Modality(name)


def _shown(text: str) -> str:
    """As much of a text as a message bears."""
    return _STEERING.sub("�", text[:60])


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
