"""Words and sentences of a repaired view.

Words are those of the parser's training data (Penn Treebank: possessives and punctuation apart), except that hyphenated
compounds stay whole ("sci-tech", "high-level"): the parser reads them better so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ABBREVIATIONS = frozenset(
    """
    NO. Co. Ltd. Inc. Corp. Dr. Prof. Mr. Ms. Mrs. No. St. Jr. Sr. vs. etc. e.g. i.e. U.S. U.K. Jan. Feb. Mar. Apr.
    Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Bln. bln. mln. sq. approx. Univ. Dept. Ph.D. a.m. p.m. D.C.
    """.split()
)
_TITLES = frozenset("NO. Dr. Prof. Mr. Ms. Mrs. No. St. vs. e.g. i.e. sq. approx.".split())
_WORD = re.compile(
    r"[A-Z]\.(?:[A-Z]\.)+"  # U.S.
    r"|(?:https?://|www\.)\S*[\w/]"
    r"|N[oO]\.(?=\s?\d)|(?:[A-Za-z]{1,6}\.)+(?=[\s,;:)]|$)"  # perhaps an abbreviation; a check follows
    r"|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+"
    r"|[A-Za-zÀ-ɏ]&[A-Za-zÀ-ɏ]\b"  # R&D
    r"|[’'](?:s|S|re|ve|ll|d|m)\b"
    r"|-(?:based|headquartered)\b"
    r"|[A-Za-z]+?(?=n[’']t\b)|n[’']t\b|can(?=not\b)"
    r"|[^\W_]+(?:[-–‑](?!based\b|headquartered\b)[^\W_]+|(?<=[a-z])[’'](?=[a-z]{2})[^\W_]+|&[A-Z]\w*)*"
    r"|\.{2,}|[^\w\s]|_"
)
_LONG_CLAUSE = 8  # words
_AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "can", "may"})
_ENDS = frozenset(".!?。！？…")
_CLOSERS = frozenset("\"”’')]」』")
_STARTERS = frozenset("The This That These Those It Its In On At A An As By For With From He She They We Our I".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the view: ``text`` is ``view.text[start:end]``."""

    text: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """The words of ``text`` in order, none overlapping; white space belongs to none."""
    tokens = []
    at, size = 0, len(text)
    while at < size:
        found = _WORD.search(text, at)
        if not found:
            break
        word, at = found[0], found.end()
        if len(word) > 1 and word[-1] == "." and word[0].isalpha() and not _is_abbreviation(word):
            word, at = word[:-1], at - 1
        tokens.append(Token(word, found.start(), found.start() + len(word)))
    return tokens


def _is_abbreviation(word: str) -> bool:
    return word in ABBREVIATIONS or (len(word) == 2 and word[0].isupper()) or (word.count(".") > 1 and word[1] == ".")


def sentences(tokens: list[Token]) -> list[list[Token]]:
    """The tokens cut into sentences; each keeps its closing mark, quotes and brackets."""
    found: list[list[Token]] = []
    current: list[Token] = []
    depth = 0
    for i, token in enumerate(tokens):
        current.append(token)
        depth = max(0, depth + (token.text in "([") - (token.text in ")]")) if len(token.text) == 1 else depth
        closes = _closes(tokens, i) or _parts_clauses(tokens, i, len(current))
        if closes and (depth == 0 or len(current) > 60):
            found.append(current)
            current, depth = [], 0
    if current:
        found.append(current)
    return found


def _parts_clauses(tokens: list[Token], i: int, size: int) -> bool:
    """Whether a semicolon parts two long clauses, the second with a verb, rather than members of a list."""
    if tokens[i].text != ";" or size < _LONG_CLAUSE:
        return False
    ahead = next((n for n in range(i + 1, len(tokens)) if tokens[n].text in (";", ".", "。")), len(tokens))
    verbal = any(t.text in _AUXILIARIES or (len(t.text) > 4 and t.text.endswith("ed")) for t in tokens[i + 1 : ahead])
    return ahead - i > _LONG_CLAUSE and verbal


def _closes(tokens: list[Token], i: int) -> bool:
    """Whether a sentence ends after token ``i``."""
    here = tokens[i].text
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if not after:
        return True
    if here in _CLOSERS and i and tokens[i - 1].text in _ENDS and tokens[i].start == tokens[i - 1].end:
        return after not in _CLOSERS and (
            after[0].isupper() or after[0].isdigit() or after in '“"‘(' or not after.isascii()
        )
    if here in _ENDS:
        attached = tokens[i + 1].start == tokens[i].end
        if attached and after in _CLOSERS:
            return False
        return not after[0].islower() or here in "。！？"
    if here in ABBREVIATIONS and here not in _TITLES:
        return after in _STARTERS
    return False
