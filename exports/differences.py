"""What differs between two graphs, as text for a terminal and as Markdown; RDF is in ``exports.changes``.

Advice: whatever comes from an article goes through ``one_line`` (terminal) or :func:`escaped` (Markdown).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from exports.screen import columns, one_line, width
from graph.difference import Change, Difference, Kind, Moment, Regrouping, Said, Source

Lines = Iterator[str]
_MARKS = {Kind.GAINED: "+", Kind.LOST: "-", Kind.REDATED: "~", Kind.MODALITY: "~"}
_STEERING = re.compile(r"[\\`*_{}\[\]<>#|~&!@$^]|^[-+]|:(?=//)|(?<=www)\.")
_NUMBERED = re.compile(r"^(\d+)([.)])")
"""What Markdown could read as markup; in the middle of a line hyphens and numbers mean nothing."""
_ADDRESS = re.compile(r"https?://[\w.~/?#@!$&*+,;=:%-]+")


def text(found: Difference, room: int = 100) -> Lines:
    """Lines of at most ``room`` columns (but for words that are longer): a table of what differs, then all of it."""
    if not found:
        yield "nothing differs"
        return
    yield from columns(_counts(found))
    for heading, lines in (*_articles(found, one_line), *_regroupings(found, one_line)):
        yield ""
        yield heading
        yield from (_wrapped(line, room, "  ") for line in lines)
    for about, changes in groupby(found.changes, key=attrgetter("about")):
        yield ""
        yield one_line(found.labels.get(about, about))
        for change in changes:
            yield _wrapped(f"{_MARKS[change.kind]} {_told(change, found, one_line)}", room, "  ")
            for sign, said in _sides(change):
                for passage in said.passages:
                    where = "where " if passage.antecedent else ""
                    yield _wrapped(f"{sign}{where}“{one_line(passage.exact)}”", room, "      ")
                yield _wrapped(f"{sign}— {_cited(said, one_line)}", room, "      ")


def _wrapped(line: str, room: int, indent: str) -> str:
    """The words of a line under each other in ``room`` columns, later lines indented further."""
    lines = [indent]
    for word in line.split(" "):
        if lines[-1].strip() and width(lines[-1]) + 1 + width(word) > room:
            lines.append(indent + "    ")
        lines[-1] += (" " if lines[-1].strip() else "") + word
    return "\n".join(lines)


def markdown(found: Difference) -> Lines:
    """The same as Markdown (CommonMark), in which nothing that an article says is markup."""
    yield "# What differs"
    yield ""
    yield from ["Nothing differs."] if not found else (f"- {name}: {count}" for name, count in _counts(found))
    for heading, lines in (*_articles(found, _linked), *_regroupings(found, escaped)):
        yield from ("", f"## {heading}", "")
        yield from (f"- {line}" for line in lines)
    if found.changes:
        yield from ("", "## Statements")
    for about, changes in groupby(found.changes, key=attrgetter("about")):
        yield from ("", f"### {escaped(found.labels.get(about, about))}", "")
        for change in changes:
            yield f"- **{change.kind}**: {_told(change, found, escaped)}"
            for sign, said in _sides(change):
                quotes = " … ".join(f"“{escaped(one.exact)}”" for one in said.passages)
                yield f"  - {sign}{quotes} — {_cited(said, _linked)}"


def escaped(text: str) -> str:
    """Text of an article as Markdown shows it, letter by letter, on one line."""
    return _NUMBERED.sub(r"\1\\\2", _STEERING.sub(r"\\\g<0>", one_line(text)))


def _linked(text: str) -> str:
    """Escaped; what is nothing but a web address, as a link to it."""
    return f"<{text}>" if _ADDRESS.fullmatch(text) else escaped(text)


Shown = Callable[[str], str]


def _counts(found: Difference) -> Iterable[tuple[str, str]]:
    counts = {
        "articles added": len(found.added),
        "articles removed": len(found.removed),
        "articles changed": len(found.changed),
        **{f"statements {kind}": len(found.of(kind)) for kind in Kind},
        "things joined": len(found.joined),
        "things split": len(found.split),
    }
    return [(name, f"{count:,}") for name, count in counts.items()]


def _articles(found: Difference, shown: Shown) -> Iterator[tuple[str, list[str]]]:
    changed = [f"{_named(old, shown)} → {_named(new, shown)}" for old, new in found.changed]
    for heading, lines in (
        ("Articles added", [_named(one, shown) for one in found.added]),
        ("Articles removed", [_named(one, shown) for one in found.removed]),
        ("Articles changed", changed),
    ):
        if lines:
            yield heading, lines


def _named(source: Source, shown: Shown) -> str:
    """Title, day and address of an article."""
    notes = [shown(note) for note in (source.published, source.url) if note]
    title = shown(source.title) if source.title else shown(_local(source.iri))
    return title + (f" ({', '.join(notes)})" if notes else "")


def _regroupings(found: Difference, shown: Shown) -> Iterator[tuple[str, list[str]]]:
    def called(iri: str) -> str:
        return f"{shown(found.labels.get(iri, _local(iri)))} ({shown(_local(iri))})"

    def several(one: Regrouping) -> str:
        return " and ".join(map(called, one.parts))

    if found.joined:
        yield "Joined: several things are one now", [f"{several(one)} → {called(one.one)}" for one in found.joined]
    if found.split:
        yield "Split: one thing is several now", [f"{called(one.one)} → {several(one)}" for one in found.split]


def _told(change: Change, found: Difference, shown: Shown) -> str:
    """The statement in words, with what is other now."""
    subject, predicate, value = (found.labels.get(iri, _local(iri)) for iri in change.statement)
    stated = f"{shown(subject)}  {'is a' if predicate == 'type' else shown(predicate)}  {shown(value)}"
    before, after = (_circumstances(side, change.kind, shown) for side in (change.old, change.new))
    amount = shown(found.labels.get(change.amount, "")) if change.amount else ""
    if change.old and change.new:
        return f"{stated}{amount and f' ({amount})'}: {before or 'no time'} → {after or 'no time'}"
    note = "; ".join(note for note in (amount, before or after) if note)
    return f"{stated} ({note})" if note else stated


def _circumstances(side: Iterable[Said], kind: Kind, shown: Shown) -> str:
    """Modality, where it is not simply asserted or is what changed, and time."""
    found = []
    for one in side:
        modality = _local(one.modality).lower()
        is_news = kind is Kind.MODALITY or (kind is not Kind.REDATED and modality != "asserted")
        found.append(" ".join(shown(note) for note in (modality if is_news else "", _time(one.moment)) if note))
    return ", ".join(dict.fromkeys(note for note in sorted(found) if note))


def _time(moment: Moment) -> str:
    year, start, end = moment
    span = f"{start or '…'} to {end or '…'}" if start or end else ""
    return " ".join(part for part in (year, span) if part)


def _sides(change: Change) -> Iterator[tuple[str, Said]]:
    """The claims behind a change, marked by their side where both have some."""
    both = bool(change.old and change.new)
    for sign, side in (("before: ", change.old), ("now: ", change.new)):
        for said in side:
            yield (sign if both else ""), said


def _cited(said: Said, shown: Shown) -> str:
    return f"{_named(said.source, shown)}; {said.fate}"


def _local(iri: str) -> str:
    return re.split(r"[/#]", iri)[-1]
