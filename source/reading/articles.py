"""From paths to articles: the way through this package, and the one place where a file becomes an Article."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from ontology.errors import InputError
from source.model import Article, Block, BlockKind, Table
from source.reading.blocks import classify
from source.reading.draft import Draft
from source.reading.encoding import decode
from source.reading.files import (
    MAPPING,
    STANDARD_INPUT,
    TABLES,
    Source,
    find_sources,
    largest,
    load,
    mapping_of,
    printable,
    reason_of,
)
from source.reading.html import read_html
from source.reading.language import language_of
from source.reading.markdown import read_markdown
from source.reading.pdf import read_pdf
from source.reading.plain import read_plain

READERS: Mapping[str, Callable[[bytes], Draft]] = {
    ".txt": lambda data: read_plain(decode(data)),
    ".md": lambda data: read_markdown(decode(data)),
    ".html": lambda data: read_html(decode(data, page=True)),
    ".htm": lambda data: read_html(decode(data, page=True)),
    ".pdf": read_pdf,
}
"""Suffix → reader of the file's bytes; raises ValueError with the reason where they can't be read."""
KINDS = (*READERS, *TABLES)
"""Suffixes of all that can be read."""
REFUSED: Mapping[str, str] = {
    ".xlsm": "a workbook with macros; save it as .xlsx",
    ".xls": "an old workbook; save it as .xlsx",
    MAPPING: "a table's mapping, without its table beside it",
}
"""End of a name → what to do about it."""
STARTS: Mapping[bytes, str] = {b"%PDF-": ".pdf", b"<!doctype html": ".html", b"<html": ".html"}
"""First bytes, in lower case, of what comes without a name → suffix."""
ID_DIGITS = 12


class DuplicateError(InputError):
    """A text that another input holds too: nothing is lost, it is read once."""


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one input, found and not yet read."""

    origin: str
    shown: str
    """Its path as the user gave it, safe to print."""
    suffix: str
    """In lower case; it chooses the reader."""
    data: bytes
    mapping: bytes = b""
    """Of a table."""
    mapping_origin: str = ""

    @property
    def key(self) -> str:
        """SHA-256 of all that the article will be made from; its origin is not among it."""
        table = (self.mapping_origin.encode(), self.mapping) if self.mapping_origin else ()
        return hashlib.sha256(b"\0".join((self.suffix.encode(), self.data, *table))).hexdigest()


def read_articles(paths: Iterable[Path | str], *, stdin: BinaryIO | None = None) -> Iterator[Article | InputError]:
    """Read files (texts, pages, PDFs, tables with a mapping), folders with all below them, and "-" for standard input.

    Yields first an error for each argument or folder that cannot be searched, then the articles in the order of their
    origins, whatever the order of ``paths``, with an :class:`InputError` in the place of each that cannot be read.  A
    text that comes twice is kept once; the second gives a :class:`DuplicateError`.  ``stdin`` is the stream that "-"
    stands for; the process's own by default.
    """
    seen: dict[str, str] = {}
    for raw in Inputs(paths, stdin=stdin):
        if isinstance(raw, InputError):
            yield raw
            continue
        try:
            article = read(raw)
        except InputError as error:
            yield error
            continue
        if article.id in seen:
            yield duplicate(raw.shown, seen[article.id])
            continue
        seen[article.id] = raw.shown
        yield article


class Inputs:
    """Files, folders with all below them, and "-": the bytes of each, loaded when its turn comes.

    Iterating gives first an error for each argument or folder that cannot be searched, then the inputs in the order of
    their origins, with an :class:`InputError` in the place of each that has no bytes.
    """

    def __init__(self, paths: Iterable[Path | str], *, stdin: BinaryIO | None = None) -> None:
        self._sources, self._errors = find_sources(paths)
        self._stdin = stdin

    def __len__(self) -> int:
        return len(self._sources) + len(self._errors)

    def __iter__(self) -> Iterator[Raw | InputError]:
        yield from self._errors
        for source in self._sources:
            try:
                data, suffix = _bytes(source, self._stdin)
                if len(data) > largest(suffix):
                    raise ValueError(f"too large (more than {largest(suffix) / 1e6:.0f} MB)")
                if not data.strip():
                    raise ValueError("empty")
                mapping, origin = _mapping(source) if suffix in TABLES else (b"", "")
            except OSError as error:
                yield InputError(source.shown, reason_of(error))
            except ValueError as error:
                yield InputError(source.shown, str(error))
            else:
                yield Raw(source.origin, source.shown, suffix, data, mapping, origin)


def read(raw: Raw) -> Article:
    """The article that these bytes hold.  Raises InputError."""
    try:
        if raw.suffix in TABLES:
            from source.tables.rendering import read_table  # which needs this package

            draft = read_table(raw.data, raw.suffix, raw.mapping, raw.mapping_origin)
        else:
            draft = READERS[raw.suffix](raw.data)
    except ValueError as error:
        raise InputError(raw.shown, str(error)) from error
    if not draft.text.strip():
        raise InputError(raw.shown, "no text in it")
    return make_article(draft, raw.origin)


def draft_mapping(table: Path) -> str:
    """A first mapping (TOML) for a table, to be completed by people.  Raises InputError."""
    from source.tables.drafting import draft_mapping as drafted

    shown, suffix = printable(str(table)), table.suffix.lower()
    try:
        if suffix not in TABLES:
            raise ValueError(f"no table (only {', '.join(TABLES)})")
        return drafted(load(table), suffix, printable(table.stem))
    except OSError as error:
        raise InputError(shown, reason_of(error)) from error
    except ValueError as error:
        raise InputError(shown, str(error)) from error


def duplicate(shown: str, first: str) -> DuplicateError:
    """What is said of a text that ``first`` holds too."""
    return DuplicateError(shown, f"the same text as {first}, kept once")


def _bytes(source: Source, stdin: BinaryIO | None) -> tuple[bytes, str]:
    if source.origin == STANDARD_INPUT:
        data = (stdin or sys.stdin.buffer).read(largest(".pdf") + 1)
        start = data.lstrip()[:20].lower()
        return data, next((suffix for sign, suffix in STARTS.items() if start.startswith(sign.lower())), ".txt")
    suffix = source.path.suffix.lower()
    if suffix not in KINDS and (source.path.exists() or source.path.is_symlink()):
        refused = next((why for end, why in REFUSED.items() if source.path.name.lower().endswith(end)), None)
        raise ValueError(refused or f"unsupported kind of file (only {', '.join(KINDS)})")
    return load(source.path), suffix


def _mapping(source: Source) -> tuple[bytes, str]:
    """The mapping beside a table, and its name.  Raises ValueError and OSError."""
    path = mapping_of(source.path)
    name = printable(path.name)
    if not path.exists() and not path.is_symlink():
        shown = printable(source.path.name)
        raise ValueError(f"a table needs a mapping, {name}, beside it; `corridor mapping {shown}` drafts one")
    try:
        return load(path), name
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
    except OSError as error:
        raise ValueError(f"{name}: {reason_of(error)}") from None


def make_article(draft: Draft, origin: str) -> Article:
    """The article of a draft: its blocks told apart, its metadata completed, its id from its text."""
    if draft.table is not None:
        return _table(draft, draft.table, origin)
    blocks, said = classify(draft)
    metadata = said.whole()
    told = " ".join(block.span.of(draft.text) for block in blocks if block.kind is BlockKind.BODY)
    language = language_of(told or draft.text)
    if language in ("en", "zh"):
        blocks = tuple(_readable(block, draft.text, language) for block in blocks)
    digest = hashlib.sha256(draft.text.encode("utf-8")).hexdigest()
    return Article(
        id=digest[:ID_DIGITS],
        sha256=digest,
        title=metadata.title or "",
        text=draft.text,
        language=(metadata.language or language) if language == "und" else language,
        origin=origin,
        blocks=blocks,
        url=metadata.url,
        publisher=metadata.publisher,
        published=metadata.published,
        license=metadata.license,
        pages=draft.pages,
    )


def _table(draft: Draft, table: Table, origin: str) -> Article:
    """The article of a table: its rows are its body; the same rows with another mapping are another article."""
    said = draft.metadata
    digest = hashlib.sha256(draft.text.encode("utf-8"))
    content = hashlib.sha256(b"\0".join((draft.text.encode("utf-8"), table.mapping.encode("utf-8"))))
    head, body = draft.pieces
    return Article(
        id=content.hexdigest()[:ID_DIGITS],
        sha256=digest.hexdigest(),
        title=said.title or "",
        text=draft.text,
        language=said.language or ("zh" if language_of(draft.text) == "zh" else "en"),
        origin=origin,
        blocks=(Block(head.span, BlockKind.TITLE), Block(body.span, BlockKind.BODY)),
        url=said.url,
        publisher=said.publisher,
        published=said.published,
        license=said.license,
        table=table,
    )


def _readable(block: Block, text: str, language: str) -> Block:
    """The block; boilerplate instead if it is in the other language of a bilingual page: a parser would misread it."""
    other = {"en": "zh", "zh": "en"}[language]
    foreign = block.kind in (BlockKind.BODY, BlockKind.CAPTION) and language_of(block.span.of(text)) == other
    return replace(block, kind=BlockKind.BOILERPLATE) if foreign else block
