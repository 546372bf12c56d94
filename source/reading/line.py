"""What can be seen of a line without understanding it: its words, its stops, its separators, whether it is a sentence.

Problem: in text saved from a page, sentences stand between menus, credits and headlines, and nothing tells them apart.
Method: few, general features.  A whole sentence has a stop, or a finite verb with an article; a headline has neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SEEN = 1500
"""Characters of a line that are looked at; longer lines are running text."""

WORD = re.compile(r"[^\W_]+(?:[-'’.&/,][^\W_]+)*")
CHINESE_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{1,2}")
CJK = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
STOP = re.compile(r"""[.!?。！？…][\s"'”’」』)\]）】*]*$""")
ELLIPSIS = re.compile(r"(?:\.\.\.|…)\s*$")
ABBREVIATION = re.compile(r"\b(?:prof|corp|univ|sept|gov|dept|inc|ltd|approx|etc)\.$", re.IGNORECASE)
INNER_STOP = re.compile(r"""[a-z0-9%)"”’]{3,}[.!?]["”’)\]]*\s+["“‘(\[]*[A-Z0-9]|[。！？；]""")
OPEN_END = re.compile(r"[:;,：；，—–-]\s*$")

FINITE = frozenset(
    "is are was were has have had will would can could should may might must did does do".split()
)  # without "be": "Ningbo to be home to …" is a headline
DETERMINERS = frozenset("the a an its their this these those our each every all some".split())
PRONOUNS = frozenset("it he she they we".split())
SMALL = (
    DETERMINERS
    | PRONOUNS
    | frozenset("of and to for with on by in at as from that which who into than over or but not also".split())
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph and its features."""

    text: str
    """At most :data:`SEEN` characters of it, stripped."""
    words: tuple[str, ...]
    """Its words; Chinese text counts two characters as a word."""
    length: int

    @classmethod
    def of(cls, text: str) -> Line:
        """The features of ``text``."""
        whole = text.strip()
        seen = (whole if len(whole) <= SEEN else whole[: SEEN // 2] + " " + whole[-SEEN // 2 :]).replace("\n", " ")
        words = [part for word in WORD.findall(seen) for part in (CHINESE_RUN.findall(word) or [word])]
        return cls(seen, tuple(words), len(whole))

    @property
    def has_stop(self) -> bool:
        """Whether it ends like a sentence; the dots of a shortened teaser are no stop."""
        if ELLIPSIS.search(self.text):
            return len(self.words) > 12
        return bool(STOP.search(self.text))

    @property
    def has_inner_stop(self) -> bool:
        """Whether a sentence ends within it."""
        return any(
            not ABBREVIATION.search(match[0].rstrip('"“‘([ \n')[:-1].rstrip())
            for match in INNER_STOP.finditer(self.text)
        )

    @property
    def is_sentence(self) -> bool:
        """Whether it is whole sentences beyond doubt: with a stop at its end or within, or very long."""
        count = len(self.words)
        if self.has_stop:
            return count >= 4
        if self.has_inner_stop and count >= 10:
            return True
        if OPEN_END.search(self.text):
            return count > 8 and self.small_words >= 2
        return count >= 25 and self.small_words >= 0.15 * count

    @property
    def may_be_sentence(self) -> bool:
        """Whether it reads as a sentence that lost its stop.

        It has more than eight words, among them a finite verb, and a determiner or pronoun.
        """
        lower = {word.lower() for word in self.words}
        return len(self.words) > 8 and bool(lower & FINITE) and bool(lower & (DETERMINERS | PRONOUNS))

    @property
    def small_words(self) -> int:
        """How many of its words are articles, prepositions, conjunctions or pronouns."""
        return sum(word.lower() in SMALL for word in self.words)
