"""Sentences as lists of units, a name being one unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from source.extraction.lifting import lift_quotes
from source.extraction.name_finder import NameFinder
from source.extraction.names import Name, NameKind
from source.extraction.repair import View
from source.extraction.tokens import Token
from source.extraction.wordlists import COMPANY_FORMS, PARSER_WORDS
from source.figures.quantities import Quantity
from source.figures.times import TimeSpan
from source.model import Span

_LONGEST_BRACKET = 3  # words of a bracket that belongs to a name


@dataclass(slots=True)
class Draft:
    """A sentence (or a bracket's content) before parsing; lists run over its units."""

    span: Span
    block: int
    words: list[str] = field(default_factory=list)
    """What the text has; a name is one word."""
    parser_words: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    names: dict[int, Name] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    inner: dict[int, list[tuple[str, Span]]] = field(default_factory=dict)
    """Personal names inside the name at a unit."""
    quantities: dict[int, Quantity] = field(default_factory=dict)
    """By the unit of the last word of the number."""
    quantity_spans: dict[int, Span] = field(default_factory=dict)
    times: list[tuple[int, TimeSpan]] = field(default_factory=list)
    """With the unit where each starts."""
    anchor: tuple[int, int] | None = None
    """(sentence, unit) that a bracket follows."""
    anchor_inner: int | None = None
    """Which of the inner names of that unit it follows, if it stands inside a name."""
    heading: bool = False
    """Whether it is a title or heading: its names are known, but no statement is read from it."""

    def unit_at(self, offset: int) -> int | None:
        """The unit that holds the article's character at ``offset``."""
        return next((i for i, span in enumerate(self.spans) if span.start <= offset < span.end), None)


class Drafter:
    """Makes the drafts of one block of an article."""

    def __init__(self, finder: NameFinder, view: View, block: int) -> None:
        self.finder = finder
        self.view = view
        self.block = block

    def draft(self, tokens: Sequence[Token], span: Span) -> tuple[Draft, list[int]]:
        """A draft, and for each of ``tokens`` the unit that it belongs to."""
        unquoted = lift_quotes(tokens)
        words = unquoted.words
        names = {n.start: n for n in self.finder.find([t.text for t in words], unquoted.quoted)}
        draft = Draft(span, self.block)
        unit_of: list[int] = []
        at = 0
        while at < len(words):
            name = names.get(at)
            end = name.end if name else at + 1
            unit_of += [len(draft.words)] * (end - at)
            draft.spans.append(self._span(words[at:end]))
            if name:
                self._add_name(draft, name, words)
            else:
                word = words[at].text
                draft.words.append(word)
                draft.parser_words.append(PARSER_WORDS.get(word, word))
            at = end
        return draft, [unit_of[min(place, len(unit_of) - 1)] for place in unquoted.places]

    def _add_name(self, draft: Draft, name: Name, words: Sequence[Token]) -> None:
        unit = len(draft.words)
        draft.names[unit] = name
        draft.texts[unit] = self._text(words[name.start : name.end])
        persons = [words[n.start : n.end] for n in name.inner]
        draft.inner[unit] = [(_joined(person), self._span(person)) for person in persons]
        draft.words.append(draft.texts[unit])
        draft.parser_words.append(_stand_in(name, words))

    def _span(self, part: Sequence[Token]) -> Span:
        return self.view.span(part[0].start, part[-1].end)

    def _text(self, part: Sequence[Token]) -> str:
        """A name as written; a short bracket in it stays ("Kinglong (Suzhou) Co., Ltd."), a long one was an aside."""
        whole = self.view.text[part[0].start : part[-1].end]
        inside = whole[whole.find("(") + 1 : whole.find(")")] if "(" in whole and ")" in whole else ""
        if inside and len(inside.split()) <= _LONGEST_BRACKET and inside[0].isupper() and len(part) > 1:
            return whole
        return _joined(part)


def _joined(tokens: Sequence[Token]) -> str:
    """Words as one text, spaces only where the (repaired) text has them or something was lifted out between them."""
    text = tokens[0].text
    for before, token in pairwise(tokens):
        text += ("" if token.start == before.end else " ") + token.text
    return text


def _stand_in(name: Name, words: Sequence[Token]) -> str:
    """The one word that the parser sees for a name: its noun, capitalised."""
    word = words[name.head].text
    if name.kind is NameKind.QUOTED and word.islower():
        return word
    if word.rstrip(".").lower() in COMPANY_FORMS:
        return "Company"
    if not any(c.isalpha() for c in word):
        word = words[name.start].text
    return word[0].upper() + word[1:]
