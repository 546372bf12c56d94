"""What the readers of the formats hand over: a text cut into pieces, each with a hint of what its markup said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum

from source.model import Span, Table


class Hint(StrEnum):
    """What the markup says of a piece; plain text says nothing of most lines."""

    NONE = "none"
    HEADING = "heading"
    ITEM = "item"
    CAPTION = "caption"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, line, heading or list item: where it stands in the text, without the space around it."""

    span: Span
    hint: Hint = Hint.NONE


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself; None where it is silent."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    """ISO 8601: "2019", "2019-06" or "2019-06-18"."""
    license: str | None = None
    language: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """These values, and those of ``other`` where these are silent."""
        mine = {field.name: getattr(self, field.name) for field in fields(self)}
        return Metadata(**{name: value or getattr(other, name) for name, value in mine.items()})

    def whole(self) -> Metadata:
        """These values, with a replacement character for each half of a surrogate pair (JSON can have them)."""
        mine = {field.name: getattr(self, field.name) for field in fields(self)}
        return Metadata(**{name: value and _whole(value) for name, value in mine.items()})


def _whole(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as its format's reader gives it: the text that offsets count in, its pieces in order, its metadata."""

    text: str
    pieces: tuple[Piece, ...]
    metadata: Metadata = Metadata()
    pages: tuple[Span, ...] = ()
    """Of a document in pages: where each stands in the text."""
    table: Table | None = None


def compose(parts: Iterable[tuple[str, Hint]], metadata: Metadata) -> Draft:
    """Join the parts of a marked-up document with blank lines and note where each stands; empty parts are left out."""
    pieces: list[Piece] = []
    kept: list[str] = []
    start = 0
    for raw, hint in parts:
        part = " ".join(raw.split())
        if part:
            pieces.append(Piece(Span(start, start + len(part)), hint))
            kept.append(part)
            start += len(part) + 2
    return Draft("\n\n".join(kept), tuple(pieces), metadata)
