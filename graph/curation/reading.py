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
from pathlib import Path
from typing import Any

from graph.curation.contradictions import contradictions
from graph.curation.model import CLEARED, Change, Decision, Decisions, NewThing, Scope, Verdict
from graph.curation.values import (
    NAME,
    TEXT,
    FlawError,
    Reader,
    cleared,
    day,
    modality,
    only,
    shown,
    string,
    words,
    year,
)
from graph.foreign import TYPE
from graph.iris import DEFAULT_BASE, prefixes
from ontology.errors import CurationError
from ontology.loading import RECORDS
from ontology.vocabulary import Vocabulary, Word

LARGEST = 10_000_000
"""Bytes; some 30,000 entries."""
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*decision[ \t]*\]\]", re.MULTILINE)


def read_decisions(
    file: Path, vocabulary: Vocabulary, base: str = DEFAULT_BASE, *, missing_ok: bool = False
) -> Decisions:
    """The decisions of a curator's file; ``base`` is that of the IRIs that the build mints.

    A file that is not there holds none if that is ``missing_ok``.  Raises CurationError for a file that cannot be read,
    an entry that cannot be used, or entries that contradict each other.
    """
    try:
        with file.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except FileNotFoundError:
        if missing_ok:
            return Decisions(file)
        raise CurationError(file, "does not exist") from None
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
    except ValueError as error:  # among them numbers of more digits than Python reads
        raise CurationError(file, f"is no TOML: {' '.join(str(error).split())[:200]}") from None
    except RecursionError:
        raise CurationError(file, "is no TOML: it is nested too deeply") from None
    tables = found.pop("decision", [])
    if found or not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        odd = next(iter(found), "decision")
        raise CurationError(file, f"holds “{shown(odd)}”; it may only hold tables [[decision]]")
    reader = Reader(vocabulary, prefixes(base))
    entries: list[Decision] = []
    flaws: list[CurationError] = []
    for number, (line, table) in enumerate(zip(_lines(text, len(tables)), tables, strict=True), start=1):
        try:
            entries.append(_decision(number, line, table, reader))
        except FlawError as flaw:
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


def _decision(number: int, line: int | None, table: Mapping[str, Any], reader: Reader) -> Decision:
    if table.get("do") not in tuple(Verdict):
        raise FlawError(f"do must be one of {', '.join(Verdict)}")
    verdict = Verdict(table["do"])
    needed, possible = _KEYS[verdict]
    only(table, (*_ALWAYS, *needed), ("when", *possible), f"{verdict} has")
    decision = Decision(
        number,
        line,
        verdict,
        who=words(table["who"], "who", NAME),
        why=words(table["why"], "why", TEXT),
        when=day(table["when"], "when") if "when" in table else None,
        statement=_statement(table, reader) if "subject" in table else None,
        scope=_scope(table, reader),
        change=_change(table["to"], reader) if "to" in table else None,
        names=_named(table, reader),
        label=_label(table) if "label" in table else None,
    )
    _sense(decision, reader.vocabulary)
    return decision


def _statement(table: Mapping[str, Any], reader: Reader) -> tuple[str, str, str]:
    subject, value = reader.iri(table["subject"], "subject"), reader.iri(table["object"], "object")
    return subject, reader.relation(table["relation"], "relation"), value


def _scope(table: Mapping[str, Any], reader: Reader) -> Scope:
    return Scope(
        reader.article(table["article"], "article") if "article" in table else None,
        modality(table["modality"], "modality") if "modality" in table else None,
        year(table["year"], "year") if "year" in table else None,
    )


def _named(table: Mapping[str, Any], reader: Reader) -> tuple[str, ...]:
    if "names" in table:
        return reader.names(table["names"], "names")
    return (reader.name(table["name"], "name"),) if "name" in table else ()


def _label(table: Mapping[str, Any]) -> Word:
    text = words(table["label"], "label", NAME)
    chinese = any("\u3400" <= char <= "\u9fff" for char in text)
    language = string(table.get("language", "zh" if chinese else "en"), "language")
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*", language):
        raise FlawError(f"language “{shown(language)}” is no language tag such as en or zh")
    return Word(text, language)


def _change(table: Any, reader: Reader) -> Change:
    if not isinstance(table, dict) or not table:
        raise FlawError("to must say what is different (to.object = …)")
    only(table, (), _CHANGES, "to has")
    readers: Mapping[str, tuple[str, Callable[[Any, str], Any]]] = {
        "subject": ("subject", reader.end),
        "relation": ("relation", reader.relation),
        "object": ("object", reader.end),
        "modality": ("modality", modality),
        "year": ("year", cleared(year)),
        "from": ("start", cleared(day)),
        "until": ("end", cleared(day)),
    }
    change = Change(**{readers[key][0]: readers[key][1](value, f"to.{key}") for key, value in table.items()})
    days = [day for day in (change.start, change.end) if day not in (None, CLEARED)]
    if days != sorted(days, key=str):
        raise FlawError(f"to.from {days[0]} comes after to.until {days[1]}")
    return change


def _sense(decision: Decision, vocabulary: Vocabulary) -> None:
    """What can be told of a correction without any article.  Raises FlawError."""
    statement, change = decision.statement, decision.change
    if statement is None or change is None:
        return
    changed = (change.subject or statement[0], change.relation or statement[1], change.object or statement[2])
    if changed == statement and change.modality is None and not change.retimes:
        raise FlawError("to changes nothing")
    if changed[0] == changed[2]:
        raise FlawError("to makes both ends the same")
    if (statement[1] == TYPE) != (changed[1] == TYPE):
        raise FlawError("to turns a relation into a class or a class into a relation; reject the one instead")
    if changed[1] == TYPE:
        if isinstance(changed[2], NewThing) or changed[2] not in vocabulary.classes or changed[2] in RECORDS:
            raise FlawError("to.object is no class of things")
        if change.subject is not None:
            raise FlawError("to.subject: a class is corrected for the thing that has it")
        return
    relation = vocabulary.relations[changed[1]]
    for end, allowed, what in ((changed[0], relation.domain, "subject"), (changed[2], relation.range, "object")):
        if isinstance(end, NewThing) and not vocabulary.allows(allowed, end.cls):
            raise FlawError(f"to.{what}: a {_local(end.cls)} is no {what} of {relation.label}")


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
