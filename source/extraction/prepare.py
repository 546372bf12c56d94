"""An article's body as sentences ready for the parser: repaired, cut into words, brackets lifted out, names made one word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from source.extraction.lexicon import Lexicon
from source.extraction.name_finder import NameFinder
from source.extraction.names import Name, NameKind
from source.extraction.repair import View, repair
from source.extraction.tokens import Token, sentences, tokenize
from source.extraction.wordlists import PARSER_WORDS
from source.model import Article, BlockKind, Span
from source.quantities import Quantity, find_quantities
from source.times import TimeSpan, find_times

_QUOTES = {"“": "”", '"': '"', "「": "」", "‘": "’"}
_OPEN = {"(": ")", "[": "]", "（": "）", "【": "】"}
_CORPORATE = frozenset({"co", "ltd", "limited", "inc", "corp", "corporation", "llc", "plc"})
_LONGEST = 150  # words; a longer "sentence" is a list or a table, cut so that no input makes parsing slow


@dataclass(slots=True)
class Draft:
    """A sentence (or a bracket's content) before parsing; lists run over its units."""

    span: Span
    block: int
    words: list[str]
    parser_words: list[str]
    spans: list[Span]
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


def prepare(article: Article, lexicon: Lexicon, finder: NameFinder) -> list[Draft]:
    """The sentences of the article's body and captions; a bracket's content follows its sentence, with an anchor."""
    drafts: list[Draft] = []
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.BOILERPLATE or block.span.start >= block.span.end:
            continue
        view = repair(article.text, block.span, lexicon.is_known)
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
            drafts += _heading(view, number, finder)
            continue
        for whole in sentences(tokenize(view.text)):
            for start in range(0, len(whole), _LONGEST):
                drafts += _drafts(article, view, whole[start : start + _LONGEST], number, finder, len(drafts))
    return drafts


def _drafts(
    article: Article, view: View, tokens: list[Token], block: int, finder: NameFinder, index: int
) -> Iterator[Draft]:
    """One sentence and the contents of its brackets."""
    main, brackets = _lift(tokens)
    span = view.span(tokens[0].start, tokens[-1].end)
    if not main:
        main, brackets = [t for _, content in brackets for t in content], []
    if not main:
        return
    draft, unit_of = _draft(view, main, span, block, finder)
    parts = [draft]
    for anchor, content in brackets:
        if not content or content[0].text in (
            "Photo",
            "Photos",
            "photo",
            "Source",
            "Reporter",
            "Correspondent",
            "Editor",
            "By",
        ):
            continue
        part, _ = _draft(view, content, span, block, finder)
        if anchor >= 0:
            unit = unit_of[anchor]
            if "(" in draft.texts.get(unit, ""):
                continue  # it stands in the name itself
            part.anchor = (index, unit)
            name = draft.names.get(unit)
            ends = [n.end - 1 for n in name.inner] if name else []
            part.anchor_inner = ends.index(anchor) if anchor in ends else None
        parts.append(part)
    _quantify(parts, view, tokens[0].start, tokens[-1].end, article.published)
    yield from parts


def _heading(view: View, block: int, finder: NameFinder) -> list[Draft]:
    """The names of a title or heading, unless its capitals tell nothing ("Innovation Boosts Port City")."""
    tokens = tokenize(view.text)[:_LONGEST]
    if not tokens:
        return []
    draft, _ = _draft(view, tokens, view.span(tokens[0].start, tokens[-1].end), block, finder)
    unsure = (NameKind.QUOTED, NameKind.PERSON, NameKind.UNKNOWN)
    draft.names = {u: n for u, n in draft.names.items() if n.kind not in unsure}
    words = [w for u, w in enumerate(draft.words) if u not in draft.names and w[0].isalpha() and len(w) > 3]
    whole = len(draft.words) == 1
    if not draft.names or not whole and sum(w[0].isupper() for w in words) > max(1, len(words) // 2):
        return []
    draft.heading = True
    return [draft]


def _lift(tokens: list[Token]) -> tuple[list[Token], list[tuple[int, list[Token]]]]:
    """The sentence without its brackets, and each bracket's content with the index of the word before it."""
    main: list[Token] = []
    brackets: list[tuple[int, list[Token]]] = []
    closer, content = "", [Token("", 0, 0)][:0]
    for i, token in enumerate(tokens):
        if closer:
            if token.text == closer:
                brackets.append((len(main) - 1, content))
                closer, content = "", []
            else:
                content.append(token)
        elif token.text in _OPEN and any(t.text == _OPEN[token.text] for t in tokens[i + 1 :]):
            closer = _OPEN[token.text]
        elif token.text not in ")]）】":
            main.append(token)
    return main, brackets


def _draft(view: View, tokens: list[Token], span: Span, block: int, finder: NameFinder) -> tuple[Draft, list[int]]:
    """A draft, and for each of ``tokens`` the unit that it belongs to."""
    plain, quoted, places = _without_quotes(tokens)
    if not plain:
        plain, quoted, places = tokens, [], list(range(len(tokens)))
    names = finder.find([t.text for t in plain], quoted)
    draft = Draft(span, block, [], [], [])
    unit_at: list[int] = []
    i = 0
    starts = {n.start: n for n in names}
    while i < len(plain):
        name = starts.get(i)
        end = name.end if name else i + 1
        unit = len(draft.words)
        part = plain[i:end]
        draft.spans.append(view.span(part[0].start, part[-1].end))
        if name:
            draft.names[unit] = name
            draft.texts[unit] = _name_text(view, part)
            draft.inner[unit] = [
                (joined(plain[n.start : n.end]), view.span(plain[n.start].start, plain[n.end - 1].end))
                for n in name.inner
            ]
            draft.words.append(draft.texts[unit])
            draft.parser_words.append(_stand_in(name, plain))
        else:
            draft.words.append(part[0].text)
            draft.parser_words.append(PARSER_WORDS.get(part[0].text, part[0].text))
        unit_at += [unit] * (end - i)
        i = end
    return draft, [unit_at[min(p, len(unit_at) - 1)] for p in places]


def _without_quotes(tokens: list[Token]) -> tuple[list[Token], list[tuple[int, int]], list[int]]:
    """Words without quotation marks, the quoted ranges among them, and where each token stands (or would stand)."""
    plain: list[Token] = []
    quoted, places = [], []
    opened: tuple[str, int] | None = None
    for token in tokens:
        places.append(max(len(plain), 0))
        mark = token.text
        if opened and mark == opened[0]:
            quoted.append((opened[1], len(plain)))
            opened = None
        elif mark in _QUOTES and not opened:
            opened = (_QUOTES[mark], len(plain))
        elif mark not in "”’":
            plain.append(token)
    return plain, quoted, places


def _stand_in(name: Name, plain: Sequence[Token]) -> str:
    """The one word that the parser sees for a name."""
    word = plain[name.head].text
    if name.kind is NameKind.QUOTED and word.islower():
        return word
    if word.rstrip(".").lower() in _CORPORATE:
        return "Company"
    if not any(c.isalpha() for c in word):
        word = plain[name.start].text
    return word[0].upper() + word[1:]


def _name_text(view: View, part: Sequence[Token]) -> str:
    """A name as written; a short bracket inside it stays ("Kinglong (Suzhou) Co., Ltd."), a long one was an aside."""
    whole = view.text[part[0].start : part[-1].end]
    inside = whole[whole.find("(") + 1 : whole.find(")")] if "(" in whole and ")" in whole else ""
    if inside and len(inside.split()) <= 3 and inside[0].isupper() and len(part) > 1:
        return whole
    return joined(part)


def joined(tokens: Sequence[Token]) -> str:
    """Words as one text, spaces only where the (repaired) text has them or something was lifted out between them."""
    text = tokens[0].text
    for before, token in zip(tokens, tokens[1:], strict=False):
        text += ("" if token.start == before.end else " ") + token.text
    return text


def _quantify(parts: Sequence[Draft], view: View, start: int, end: int, published: str | None) -> None:
    """Fill in the quantities and times of ``view.text[start:end]``, each in the part that has its words."""
    text = view.text[start:end]
    times: list[TimeSpan] = []
    numeric = any(c.isdigit() for c in text) or any(w in text for w in _NUMBER_WORDS)
    if numeric or (published and any(w in text for w in ("year", "month", "Year"))):
        times = find_times(text, published)
        for time in times:
            for draft in parts:
                unit = _unit_at(draft, view, start + time.start)
                if unit is not None:
                    draft.times.append((unit, time))
    for quantity in find_quantities(text, times) if numeric else ():
        for draft in parts:
            unit = _unit_at(draft, view, start + quantity.number_end - 1)
            if unit and draft.words[unit] == "of":
                unit -= 1  # "dozens of"
            if unit is not None and unit not in draft.quantities and unit not in draft.names:
                draft.quantities[unit] = quantity
                draft.quantity_spans[unit] = view.span(start + quantity.start, start + quantity.end)


_NUMBER_WORDS = (
    "one",
    "two",
    "wo",
    "hree",
    "our",
    "ive",
    "ix",
    "even",
    "ight",
    "ine",
    "ten",
    "Ten",
    "leven",
    "welve",
    "teen",
    "ty",
    "ozen",
    "undred",
    "housand",
    "illion",
    "half",
    "third",
    "quarter",
    "anuary",
    "ebruary",
    "March",
    "April",
    "May",
    "June",
    "July",
    "ugust",
    "tember",
    "ctober",
    "cember",
)


def _unit_at(draft: Draft, view: View, at: int) -> int | None:
    """The unit that holds the character of the view at ``at``."""
    offset = view.offsets[at]
    for i, span in enumerate(draft.spans):
        if span.start <= offset < span.end:
            return i
    return None
