"""Why a query cannot be understood, in words that help.

Problem: the engine names every token that it would have taken at the place where it gave up, which tells little, and
takes an update for a misspelt query.  Method: what is wrong with a query's first word is told before that, then a
prefix that nothing declares; of what the engine says, a sentence or a short list is kept.  Advice: the page tells the
same in ``exports/viewer/src/worker/failure.ts``; a test holds the one against the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_LONGEST = 160
_PROLOGUE = re.compile(r"(?:\s|#[^\n\r]*|PREFIX\s+[^\s:]*:\s*<[^>]*>|BASE\s*<[^>]*>)*", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+|.?")
_APART = (
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|'
    r"'''(?:[^'\\]|\\.|'(?!''))*'''|'(?:[^'\\\n]|\\.)*'|"
    r"<[^<>\"{}|^`\\\s]*>|#[^\n\r]*|_:|[?$]\w+"
)
"""What holds no words of a query: texts, IRIs, comments, the beginning of blank nodes, variables."""
_NAME = re.compile(
    _APART + r"|PREFIX\s+(?P<declared>[^\s:]*):|(?P<used>(?:[^\W\d_][\w.-]*)?):[\w.:%-]*",
    re.IGNORECASE | re.DOTALL,
)
"""A name's prefix and its declaration, and what only looks like one."""
_SIGN = re.compile(_APART + r"|[\w.-]*:[\w.:%-]*|(?P<word>[A-Za-z]+)|(?P<open>[{(\[])|(?P<close>[})\]])", re.DOTALL)
_DEEPEST = 500
"""Brackets within brackets that the engine is handed: some thousands would exhaust its stack."""
_PLACED = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_SENTENCE = re.compile(r"(?:^|, )([A-Z]\w*(?: [\w*]+){2}[^\"\[]*?)(?:, [A-Z\[].*)?$")
_CHARACTERS = re.compile(r"(?:^|, )\[.*?\](?=, |$)")
"""A class of characters; ``[_]`` is any."""


def refused(query: str) -> str | None:
    """Why a query is not put to the engine: it would ask the network, or exhaust the stack; None where it may be."""
    depth = 0
    for found in _SIGN.finditer(query):
        depth += (found["open"] is not None) - (found["close"] is not None)
        if depth > _DEEPEST:
            return f"more than {_DEEPEST} brackets within one another"
        if found["word"] is not None and found["word"].upper() == "SERVICE":
            return "SERVICE asks elsewhere, and Corridor asks no one"
    return None


def told(message: str, query: str, prefixes: Iterable[str]) -> str:
    """The engine's "error at 3:10: expected …" about a query, in words, with the line and column from 1.

    ``prefixes`` are known besides those that the query declares.
    """
    found = _PLACED.match(message)
    if not found:
        return " ".join(message.split())[:300]
    unknown = _first_word(query) or _undeclared(query, set(prefixes))
    return unknown or _expected(" ".join(found[3].split()), query, (int(found[1]), int(found[2])))


def _first_word(query: str) -> str | None:
    """What is wrong with the word that a query begins with, behind its prefixes."""
    prologue = _PROLOGUE.match(query)
    start = prologue.end() if prologue else 0
    word = _WORD.match(query, start)
    first = word[0].upper() if word else ""
    if first in (*FORMS, "PREFIX", "BASE", "VERSION"):
        return None
    if not first:
        return "the query is empty"
    if first in UPDATES:
        return _at(_place(query, start), f"{first} changes a graph; a query only asks")
    return _at(_place(query, start), f"a query begins with {', '.join(FORMS[:-1])} or {FORMS[-1]}")


def _undeclared(query: str, known: set[str]) -> str | None:
    """The first name whose prefix is not known."""
    for found in _NAME.finditer(query):
        if found["declared"] is not None:
            known.add(found["declared"])
        elif found["used"] is not None and found["used"] not in known:
            return _at(_place(query, found.start()), "a prefix that is not known; declare it with PREFIX")
    return None


def _expected(found: str, query: str, place: tuple[int, int]) -> str:
    sentence = _SENTENCE.search(found)
    if sentence:
        return _at(place, sentence[1])
    signs = _CHARACTERS.sub("", found.replace("['0'..='9']", "a digit")).removeprefix(", ")
    if not signs:  # the engine has taken one sign too many
        return _at(_before(query, place), "not understood from here on")
    if re.fullmatch("[A-Z]+", signs):  # it looked for a word of that length, to no purpose
        return _at(place, "not understood here or shortly before")
    signs = signs if len(signs) <= _LONGEST else f"{signs[:_LONGEST]}…"
    return _at(place, f"expected one of {signs}" if ", " in signs else f"expected {signs}")


def _at(place: tuple[int, int], reason: str) -> str:
    return f"line {place[0]}, column {place[1]}: {reason}"


def _before(query: str, place: tuple[int, int]) -> tuple[int, int]:
    """The place of the character before another."""
    line, column = place
    offset = sum(len(one) + 1 for one in query.split("\n")[: line - 1]) + column - 1
    return _place(query, max(offset - 1, 0))


def _place(query: str, offset: int) -> tuple[int, int]:
    lines = query[:offset].split("\n")
    return len(lines), len(lines[-1]) + 1
