"""An article's body as sentences ready for the parser: repaired, cut into words, no brackets, names made one word."""

from __future__ import annotations

from collections.abc import Iterator

from source.extraction.draft_figures import add_figures
from source.extraction.drafts import Draft, Drafter
from source.extraction.lexicon import Lexicon
from source.extraction.lifting import Bracket, lift_brackets
from source.extraction.name_finder import NameFinder
from source.extraction.names import NameKind
from source.extraction.repair import repair
from source.extraction.tokens import Token, sentences, tokenize
from source.model import Article, BlockKind

_LONGEST = 150  # words; a longer "sentence" is a list or a table, cut so that no input makes parsing slow
_CREDITS = frozenset({"Photo", "Photos", "photo", "Source", "Reporter", "Correspondent", "Editor", "By"})
"""First words of brackets that tell of the article itself."""
_UNSURE = (NameKind.QUOTED, NameKind.PERSON, NameKind.UNKNOWN)
"""Kinds of names that the capitals of a heading may feign."""


def prepare(article: Article, lexicon: Lexicon, finder: NameFinder) -> list[Draft]:
    """The sentences of the article's headings, body and captions in order.

    A bracket's content follows its sentence as a draft of its own, with an anchor.
    """
    drafts: list[Draft] = []
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.BOILERPLATE or block.span.start >= block.span.end:
            continue
        view = repair(article.text, block.span, lexicon.is_known)
        drafter = Drafter(finder, view, number)
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
            drafts += _heading(drafter)
            continue
        for sentence in sentences(tokenize(view.text)):
            for start in range(0, len(sentence), _LONGEST):
                tokens = sentence[start : start + _LONGEST]
                parts = list(_parts(drafter, tokens, len(drafts)))
                add_figures(parts, view, tokens, article.published)
                drafts += parts
    return drafts


def _parts(drafter: Drafter, tokens: list[Token], index: int) -> Iterator[Draft]:
    """The draft of one sentence, which will stand at ``index``, and those of its brackets."""
    span = drafter.view.span(tokens[0].start, tokens[-1].end)
    main, brackets = lift_brackets(tokens)
    if not main:  # all stands in brackets
        main, brackets = [t for bracket in brackets for t in bracket.content], []
    if not main:
        return
    draft, unit_of = drafter.draft(main, span)
    yield draft
    for bracket in brackets:
        if not bracket.content or bracket.content[0].text in _CREDITS:
            continue
        unit = unit_of[bracket.after] if bracket.after >= 0 else None
        if unit is not None and "(" in draft.texts.get(unit, ""):
            continue  # it stands in the name itself
        part, _ = drafter.draft(bracket.content, span)
        if unit is not None:
            part.anchor = (index, unit)
            part.anchor_inner = _inner_before(draft, unit, bracket)
        yield part


def _inner_before(draft: Draft, unit: int, bracket: Bracket) -> int | None:
    """Which of the persons in the name at ``unit`` a bracket follows: "the Shi Yang (an academician) Workstation"."""
    name = draft.names.get(unit)
    ends = [person.end - 1 for person in name.inner] if name else []
    return ends.index(bracket.after) if bracket.after in ends else None


def _heading(drafter: Drafter) -> Iterator[Draft]:
    """The names of a title or heading, unless its capitals tell nothing ("Innovation Boosts Port City")."""
    tokens = tokenize(drafter.view.text)[:_LONGEST]
    if not tokens:
        return
    draft, _ = drafter.draft(tokens, drafter.view.span(tokens[0].start, tokens[-1].end))
    draft.names = {unit: name for unit, name in draft.names.items() if name.kind not in _UNSURE}
    others = [w for unit, w in enumerate(draft.words) if unit not in draft.names and w[0].isalpha() and len(w) > 3]
    capitals = sum(word[0].isupper() for word in others)
    telling = len(draft.words) == 1 or capitals <= max(1, len(others) // 2)
    if draft.names and telling:
        draft.heading = True
        yield draft
