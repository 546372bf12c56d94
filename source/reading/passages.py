"""From pieces to passages: each judged by itself alone, once stamps before it and credits after it are cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from source.model import Span
from source.reading.boilerplate import noise
from source.reading.draft import Draft, Hint, Piece
from source.reading.line import Line


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
    """The boilerplate rule that it met, "cut" for what was cut off, "marked" for what its markup said."""
    alone: bool = True
    """Whether a blank line stands before it."""


CAPTION_WORDS = 60
HEADING_WORDS = 30
LEAST_AFTER_STAMP = 60
"""Characters that must follow a stamp or dateline before it is cut off: the rest must be a paragraph."""

STAMP_BEFORE = re.compile(r"\s*(?:date:?\s+)?(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?\s+(?=[A-Z“\"'])")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_AGENCY = r"[(/（][A-Z][\w .'’/-]{1,40}[)/）]\.?"
DATELINE = re.compile(
    rf"[A-Z][A-Za-z' .-]{{2,40}}(?:, [A-Z][A-Za-z ]{{2,30}})?,\s+{_MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?\.?"
    rf"\s*(?:{_AGENCY})?\s*(?:--+|—+|–|-|:)\s+"
    rf"|[A-Z]{{3,}}[A-Z' .-]{{0,40}},?\s*{_AGENCY}\s*(?:--+|—+|–|-)\s*"
    r"|[A-Z]{5,}(?:['’ -][A-Z]{2,})?\s(?:--+|—+)\s(?=[\"“A-Z])"
)
"""As in "SHANGHAI, June 24 (Xinhua) -- ", "NINGBO (Daily News) - " and "HUZHOU -- "."""

CREDIT_AFTER = re.compile(
    r"\s*[\[(（【]\s*(?:(?:file |courtesy )?(?:photo|image|picture|graphic)"
    r"|source|editor|reporter|xinhua|courtesy|by |provided|责编|责任编辑|编辑|图|摄影)"
    r"[^\[\]()（）【】]{0,120}[\])）】]\W{0,2}$"
    r"""|(?<=[.!?"”)])\s+(?:photos?|images?)\s*(?:/|:|by\b|provided by\b|courtesy of\b)[^.!?]{0,80}$"""
    r"""|(?<=[.!?"”)])\s+[^.!?/|]{3,40}\s/\s(?:for )?\w[^.!?/|]{1,40}\W{0,3}$""",
    re.IGNORECASE,
)
SHOUTED_AFTER = re.compile(r"(?<=[.!?])\s+(?:[A-Z]{2,}(?:(?: / | |/)[A-Z]{2,}){1,7}|[A-Z]{5,})\W{0,2}$")
PICTURE_WORDS = re.compile(r"/|photo|image|picture|graphic|xinhua|图|摄影|courtesy|provided", re.IGNORECASE)
CREDIT_WITHIN = 200


def passages_of(draft: Draft) -> Iterator[Passage]:
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
    for pattern in (STAMP_BEFORE, DATELINE):
        before = pattern.match(text, start, end)
        if before and end - before.end() > LEAST_AFTER_STAMP:
            yield _trimmed(text, start, before.end()), State.NOISE
            start = before.end()
    tail = max(start, end - CREDIT_WITHIN)
    after = SHOUTED_AFTER.search(text, tail, end) or CREDIT_AFTER.search(text, tail, end)
    if after is None or not text[start : after.start()].strip():
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
    heading = hint is Hint.HEADING and len(line.words) <= HEADING_WORDS and not line.has_inner_stop
    if line.is_sentence and not heading:
        return Passage(span, line, hint, State.SENTENCE)
    maybe = line.may_be_sentence and hint is not Hint.HEADING
    return Passage(span, line, hint, State.MAYBE if maybe else State.SHORT)
