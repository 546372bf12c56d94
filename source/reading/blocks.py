"""From pieces to blocks: what each passage of a document is, seen in its surroundings.

Method: credits and stamps at the ends of a passage are cut off; each passage is judged alone (noise, sentence, neither);
then its place decides about the rest: before the body stand title and menus, after it related links, between, headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from source.model import Block, BlockKind, Span
from source.reading.boilerplate import noise
from source.reading.draft import Draft, Hint, Metadata, Piece
from source.reading.line import Line
from source.reading.metadata import find_date, from_lines, from_stamp


class State(StrEnum):
    """What one passage is as far as it can be judged alone."""

    NOISE = "noise"
    SENTENCE = "sentence"
    MAYBE = "maybe"
    """It reads as a sentence that lost its stop."""
    SHORT = "short"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece or part of one, with its features and what it is so far."""

    span: Span
    line: Line
    hint: Hint
    state: State
    rule: str | None = None
    """The boilerplate rule that it met."""
    alone: bool = True
    """Whether a blank line stands before it."""


STAMP_BEFORE = re.compile(r"\s*(?:date:?\s+)?(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?\s+(?=[A-Z“\"'])")
DATELINE = re.compile(
    r"[A-Z][A-Za-z' .-]{2,40}(?:, [A-Z][A-Za-z ]{2,30})?,\s+(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"\s+\d{1,2}(?:,\s+\d{4})?\.?\s*(?:[(/（][A-Z][\w .'’/-]{2,40}[)/）]\.?)?\s*(?:--+|—+|–|-|:)\s*"
    r"|[A-Z][A-Za-z' .-]{2,40},?\s*\([A-Z][\w .'’/-]{2,40}\)\s*(?:--+|—+|–)\s*"
    r"|[A-Z]{5,}(?:['’ -][A-Z]{2,})?\s(?:--+|—+)\s(?=[\"“A-Z])"
)
AGENCY = re.compile(r"[(/（]([A-Z][\w .'’-]{2,40})[)/）]")
CREDIT_AFTER = re.compile(
    r"""\s*[\[(（【]\s*(?:(?:file |courtesy )?(?:photo|image|picture|graphic|source|editor|xinhua|courtesy|by |provided|责编|责任编辑|图|摄影)[^\[\]()（）【】]{0,120})[\])）】]\W{0,2}$"""
    r"""|\s+(?:photo|photos|image)\s*(?:/|:|by\b|provided by\b|courtesy of\b)[^.!?]{0,80}$""",
    re.IGNORECASE,
)
SHOUTED = re.compile(r"(?<=[.!?])\s+[A-Z]{2,}(?:(?: / | |/)[A-Z]{2,}){1,7}\W{0,2}$|(?<=[.!?])\s+[A-Z]{5,}\W{0,2}$")
PICTURE_WORDS = re.compile(r"/|photo|image|picture|graphic|xinhua|图|摄影|courtesy|provided", re.IGNORECASE)
CAPTION_WORDS = 60
TITLE_WORDS = range(4, 31)
MENU_LINES, MENU_WORDS = 3, 5
EDGE = 12
"""Passages at either end of a document whose stamps are taken for its own."""


def classify(draft: Draft) -> tuple[tuple[Block, ...], Metadata]:
    """The blocks of ``draft``, in order and without overlap, and its metadata completed from its own lines.

    Without a title in metadata or text, the first words of the body stand in for it.
    """
    passages = _menus(list(_passages(draft)))
    title = _title(passages, draft.metadata.title)
    kinds = _kinds(passages, title)
    blocks = tuple(Block(passage.span, kind) for passage, kind in zip(passages, kinds, strict=True))
    metadata = draft.metadata.over(_own_lines(draft.text, passages))
    if title is not None:  # in the text's own words: a page's title often carries the name of the site
        metadata = replace(metadata, title=" ".join(passages[title].span.of(draft.text).split()))
    elif not metadata.title:
        metadata = replace(metadata, title=_first_words(draft.text, blocks) or None)
    return blocks, metadata


def _passages(draft: Draft) -> Iterator[Passage]:
    """Every piece as one passage, or as two or three where a stamp or credit was cut off."""
    end = 0
    for piece in draft.pieces:
        alone = draft.text.count("\n", end, piece.span.start) != 1
        for number, (span, state) in enumerate(_cut(draft.text, piece)):
            passage = _judge(span, draft.text, piece.hint, state)
            yield replace(passage, alone=alone and number == 0)
        end = piece.span.end


def _cut(text: str, piece: Piece) -> Iterator[tuple[Span, State | None]]:
    """The parts of a piece with what is known of them: a stamp or dateline before, a credit after."""
    start, end = piece.span.start, piece.span.end
    before = STAMP_BEFORE.match(text, start, end) or DATELINE.match(text, start, end)
    if before and end - before.end() > 60:
        yield _trimmed(text, start, before.end()), State.NOISE
        start = before.end()
    tail = max(start, end - 200)
    after = SHOUTED.search(text, tail, end) or CREDIT_AFTER.search(text, tail, end)
    if after is None or after.start() <= start or not text[start : after.start()].strip():
        yield _trimmed(text, start, end), None
        return
    body = _trimmed(text, start, after.start())
    pictured = PICTURE_WORDS.search(after[0]) and len(Line.of(body.of(text)).words) <= CAPTION_WORDS
    yield body, State.CAPTION if pictured else None
    yield _trimmed(text, after.start(), end), State.NOISE


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return Span(start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip()))


def _judge(span: Span, text: str, hint: Hint, known: State | None) -> Passage:
    """The passage with its state, judged by itself alone."""
    line = Line.of(span.of(text))
    if known is State.NOISE or hint is Hint.NOISE:
        return Passage(span, line, hint, State.NOISE, "cut" if known else "marked")
    if rule := noise(line):
        return Passage(span, line, hint, State.NOISE, rule)
    if known is State.CAPTION or hint is Hint.CAPTION:
        return Passage(span, line, hint, State.CAPTION)
    if line.is_sentence and not (
        hint is Hint.HEADING and len(line.words) < TITLE_WORDS.stop and not line.has_inner_stop
    ):
        return Passage(span, line, hint, State.SENTENCE)
    maybe = line.may_be_sentence and hint is not Hint.HEADING
    return Passage(span, line, hint, State.MAYBE if maybe else State.SHORT)


def _menus(passages: list[Passage]) -> list[Passage]:
    """Runs of three and more very short lines without blank lines between them become noise; items of a list too,
    unless a sentence that ends in a colon introduces them: then they are its end."""
    result: list[Passage] = []
    for run in _runs(passages):
        run = [_after_call(one, result[-1] if result and not number else None) for number, one in enumerate(run)]
        introduced = bool(result) and result[-1].state is State.SENTENCE and result[-1].line.text.endswith((":", "："))
        if introduced and all(one.hint is Hint.ITEM for one in run):
            run = [replace(one, state=State.SENTENCE) if one.state is not State.NOISE else one for one in run]
        elif len(run) >= MENU_LINES and all(len(one.line.words) <= MENU_WORDS for one in run):
            run = [replace(one, state=State.NOISE, rule="menu lines") for one in run]
        result += run
    return result


def _after_call(one: Passage, previous: Passage | None) -> Passage:
    """A headline right after "Read more" or "Related news" is an advert for another page."""
    advertised = previous is not None and previous.rule in ("call", "advertised") and len(one.line.words) <= CAPTION_WORDS // 2
    if advertised and not one.line.has_stop and one.state in (State.SENTENCE, State.MAYBE, State.SHORT):
        return replace(one, state=State.NOISE, rule="advertised")
    return one


def _runs(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    """Neighbouring short or noisy lines (or list items) together, everything else by itself."""
    run: list[Passage] = []
    for passage in passages:
        loose = passage.state in (State.SHORT, State.NOISE) and (passage.hint is not Hint.HEADING)
        item = passage.hint is Hint.ITEM
        fits = bool(run) and loose and (not passage.alone or (item and run[-1].hint is Hint.ITEM))
        fits = fits and (len(passage.line.words) <= MENU_WORDS) == (len(run[-1].line.words) <= MENU_WORDS)
        if run and not fits:
            yield run
            run = []
        run.append(passage)
        if not loose:
            yield run
            run = []
    if run:
        yield run


def _key(text: str) -> str:
    """Letters and digits alone: for asking whether two titles are the same."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _title(passages: Sequence[Passage], told: str | None) -> int | None:
    """Which passage is the title: the one that metadata tells, else the first heading or headline before the body."""
    if told and (key := _key(told)):
        same = [
            number
            for number, one in enumerate(passages)
            if one.state is not State.NOISE and _same(_key(one.line.text), key)
        ]
        return same[0] if same else None
    first = next((number for number, one in enumerate(passages) if one.state is State.SENTENCE), len(passages))
    before = [number for number in range(first) if passages[number].state in (State.SHORT, State.MAYBE)]
    headings = [number for number in before if passages[number].hint is Hint.HEADING]
    long_enough = [number for number in before if len(passages[number].line.words) in TITLE_WORDS]
    return next(iter(headings or long_enough or before[-1:]), None)


def _same(one: str, other: str) -> bool:
    """Whether two titles are the same, or the longer only adds a little, such as the site's name."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= 20 and longer.startswith(shorter) and len(longer) <= 1.6 * len(shorter))


def _kinds(passages: Sequence[Passage], title: int | None) -> Iterator[BlockKind]:
    """The kind of every passage, from its state and its place."""
    body = [n for n, one in enumerate(passages) if one.state in (State.SENTENCE, State.MAYBE) and n != title]
    first, last = (body[0], body[-1]) if body else (len(passages), len(passages))
    seen: set[str] = set()
    previous: Passage | None = None
    for number, one in enumerate(passages):
        key = one.line.text if one.line.length < 1000 else ""
        repeated = key in seen and one.hint is not Hint.HEADING
        if number == title:
            kind = BlockKind.TITLE
        elif one.state is State.NOISE or repeated:
            kind = BlockKind.BOILERPLATE
        elif one.state in (State.SENTENCE, State.MAYBE, State.CAPTION):
            kind = _told(one, previous)
        else:
            kind = _short(
                one, previous, first <= number <= last or (number < first and title is not None and number > title)
            )
        yield kind
        seen |= {key} - {""}
        previous = one


def _told(one: Passage, previous: Passage | None) -> BlockKind:
    """Body, or caption: with a credit, or right after the name of a picture file."""
    pictured = previous is not None and previous.rule == "file name" and len(one.line.words) <= CAPTION_WORDS // 2
    if one.state is State.CAPTION or pictured:
        return BlockKind.CAPTION
    return BlockKind.BODY


def _short(one: Passage, previous: Passage | None, inside: bool) -> BlockKind:
    """A heading or caption between title and end, boilerplate outside."""
    if previous is not None and previous.rule == "file name" and len(one.line.words) >= 4:
        return BlockKind.CAPTION
    return BlockKind.HEADING if inside else BlockKind.BOILERPLATE


def _own_lines(text: str, passages: Sequence[Passage]) -> Metadata:
    """Publisher and date from stamps and bylines, then from a dateline, at last the year of the copyright line."""
    edge = {*range(EDGE), *range(len(passages) - EDGE, len(passages))}
    near = [one if number in edge else replace(one, rule=None) for number, one in enumerate(passages)]
    stamps = from_lines((one.span.of(text)[:400], one.rule) for one in near)
    datelines = Metadata()
    for one in passages:
        part = one.span.of(text)[:200]
        if one.rule == "cut" and DATELINE.match(part):
            agency, date = AGENCY.search(part), find_date(part)
            datelines = datelines.over(Metadata(publisher=agency[1] if agency else None, published=date[0] if date else None))
        elif one.rule == "cut" and STAMP_BEFORE.match(part + " A"):
            stamps = stamps.over(from_stamp(part))
    copyrights = [one.line.text for one in passages if one.rule == "copyright"]
    return stamps.over(datelines).over(Metadata(published=_single_year(copyrights)))


def _single_year(lines: Iterable[str]) -> str | None:
    """The year of the first copyright line, unless it spans several years."""
    for line in lines:
        years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", line)
        if len(set(years)) == 1:
            return str(years[0])
    return None


def _first_words(text: str, blocks: Iterable[Block], most: int = 80) -> str:
    body = next((block.span.of(text) for block in blocks if block.kind is BlockKind.BODY), "")
    words = " ".join(body[: 10 * most].split())
    return words if len(words) <= most else words[:most].rpartition(" ")[0] + " …"
