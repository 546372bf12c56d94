"""Decisions into the curators' file: an entry at its end, with a comment in words, what stands there left as it is.

Problem: the file is the curators' own: their comments and their order stay, a slip of the program must not lose an
hour's work, and what an article says must not become part of the file's meaning.  Method: the new text is parsed before
it takes the old one's place in one step; comments are cut to one line of plain characters.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graph.curation.model import CLEARED, Change, Decision, Decisions, NewThing
from graph.curation.reading import parse
from graph.curation.values import STEERING
from graph.iris import prefixes
from graph.told import short
from ontology.errors import CurationError
from ontology.vocabulary import Vocabulary

HEADER = """\
# Decisions of the curators, applied in every build: corridor build --decisions FILE
# `corridor review` adds entries at the end; order does not matter, and comments are kept.
"""
_LONGEST = 300
"""Characters of a line of comment."""


def append(file: Path, decision: Decision, words: Iterable[str], vocabulary: Vocabulary, base: str) -> Decisions:
    """Adds the decision at the end of the file, making it if need be, and gives all decisions that it then holds.

    ``words`` are lines of comment.  Raises CurationError where the file cannot be written or used, or where the
    decision contradicts another; the file then stays as it is.
    """
    target = file.resolve()
    try:
        before = target.read_bytes().decode("utf-8-sig") if target.exists() else HEADER
        end = "\r\n" if "\r\n" in before else "\n"
        gap = "" if before.endswith("\n") or not before else end
        text = before + gap + end + entry(decision, words, prefixes(base)).replace("\n", end)
        found = parse(text, file, vocabulary, base)
        _put(target, text)
    except OSError as error:
        raise CurationError(file, (error.strerror or str(error)).lower()) from None
    except UnicodeDecodeError:
        raise CurationError(file, "is not UTF-8") from None
    return found


def _put(file: Path, text: str) -> None:
    """The text in the file's place in one step, so that a break leaves the one or the other."""
    new = file.with_name(f".{file.name}.new")
    with new.open("w", encoding="utf-8", newline="") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    if file.exists():
        shutil.copymode(file, new)
    os.replace(new, file)  # noqa: PTH105 - Path.replace does the same; this says that it is one step


def entry(decision: Decision, words: Iterable[str], known: Mapping[str, str]) -> str:
    """The decision as a table of the file, with a comment in words; ``known`` is prefix → namespace."""
    lines = ["[[decision]]", *(f"{key} = {value}" for key, value in _pairs(decision, known))]
    comment = [f"# {plain(line)}".rstrip() for line in words]
    return "\n".join([*lines, *comment]) + "\n"


def _pairs(decision: Decision, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Keys and values as TOML has them, in the order in which people want them."""
    yield "do", _text(decision.verdict)
    yield from _about(decision, known)
    if decision.change is not None:
        yield from _changes(decision.change, known)
    yield "who", _text(decision.who)
    yield "why", _text(decision.why)
    if decision.when is not None:
        yield "when", decision.when


def _about(decision: Decision, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The statement and which claims of it are meant, or the names."""
    for key, iri in zip(("subject", "relation", "object"), decision.statement or (), strict=False):
        yield key, _text(short(iri, known))
    scope = decision.scope
    if scope.article is not None:
        yield "article", _text(f"article:{scope.article}")
    if scope.modality is not None:
        yield "modality", _text(scope.modality)
    if scope.year is not None:
        yield "year", str(scope.year)
    if decision.label is not None:
        yield "name", _text(short(decision.names[0], known))
        yield "label", _text(decision.label.text)
        yield "language", _text(decision.label.language)
    elif decision.names:
        yield "names", f"[{', '.join(_text(short(name, known)) for name in decision.names)}]"


def _changes(change: Change, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, end in (("subject", change.subject), ("relation", change.relation), ("object", change.object)):
        if isinstance(end, NewThing):
            yield f"to.{key}.name", _text(end.name)
            yield f"to.{key}.class", _text(short(end.cls, known))
        elif end is not None:
            yield f"to.{key}", _text(short(end, known))
    if change.modality is not None:
        yield "to.modality", _text(change.modality)
    for key, value in (("year", change.year), ("from", change.start), ("until", change.end)):
        if value is not None:
            yield f"to.{key}", _text(CLEARED) if value == CLEARED else str(value)


def _text(text: str) -> str:
    """A basic string of TOML; JSON's escapes are TOML's but for one character that none of our texts has."""
    return json.dumps(text, ensure_ascii=False)


def plain(text: str) -> str:
    """The text on one line without characters that could end it or steer a terminal."""
    line = STEERING.sub("�", " ".join(text.split()))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
