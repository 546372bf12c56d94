"""Brackets and quotation marks lifted out of a sentence: the parser reads the sentence better without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from source.extraction.tokens import Token

_QUOTES = {"“": "”", '"': '"', "「": "」", "‘": "’"}
_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】"}
_STRAY_QUOTES = frozenset("”’")
_STRAY_BRACKETS = frozenset(_BRACKETS.values())


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket's content, and the index of the word before it in the sentence without brackets (-1: none)."""

    after: int
    content: list[Token]


@dataclass(frozen=True, slots=True)
class Unquoted:
    """Words without quotation marks."""

    words: list[Token]
    quoted: list[tuple[int, int]]
    """The bounds of each quotation among the words."""
    places: list[int]
    """For each word that came in, where it stands (or would stand)."""


def lift_brackets(tokens: Sequence[Token]) -> tuple[list[Token], list[Bracket]]:
    """The sentence without its brackets, and the brackets in order; an opening mark that is never closed stays."""
    main: list[Token] = []
    brackets: list[Bracket] = []
    at = 0
    while at < len(tokens):
        close = _closing(tokens, at)
        if close is not None:
            brackets.append(Bracket(len(main) - 1, list(tokens[at + 1 : close])))
            at = close
        elif tokens[at].text not in _STRAY_BRACKETS:
            main.append(tokens[at])
        at += 1
    return main, brackets


def _closing(tokens: Sequence[Token], opening: int) -> int | None:
    """Where the bracket that opens at ``opening`` closes, if one does."""
    mark = _BRACKETS.get(tokens[opening].text)
    return next((i for i in range(opening + 1, len(tokens)) if tokens[i].text == mark), None) if mark else None


def lift_quotes(tokens: Sequence[Token]) -> Unquoted:
    """The words without quotation marks; a sentence of nothing else is left as it is."""
    found = Unquoted([], [], [])
    opened: tuple[str, int] | None = None
    for token in tokens:
        found.places.append(len(found.words))
        mark = token.text
        if opened and mark == opened[0]:
            found.quoted.append((opened[1], len(found.words)))
            opened = None
        elif mark in _QUOTES and not opened:
            opened = (_QUOTES[mark], len(found.words))
        elif mark not in _STRAY_QUOTES:
            found.words.append(token)
    return found if found.words else Unquoted(list(tokens), [], list(range(len(tokens))))
