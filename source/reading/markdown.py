"""Markdown: clean text without marks, with what the marks said as hints; markdown-it parses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from source.reading.draft import Draft, Hint, Metadata, compose
from source.reading.metadata import KEY_LINE, from_values

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
FRONT_MATTER_WITHIN = 20_000
OPENS = {"heading_open": Hint.HEADING, "list_item_open": Hint.ITEM}
CLOSES = {"heading_close", "list_item_close"}
COMMENT_OR_TAG = re.compile(r"<!--.*?-->|<(script|style)\b.*?(?:</\1\s*>|$)|<[^<>]*>", re.DOTALL | re.IGNORECASE)


def read_markdown(source: str) -> Draft:
    """The clean text of Markdown: headings, paragraphs and items as pieces, links reduced to their words."""
    metadata, body = _front_matter(source)
    return compose(_parts(body), metadata)


def _front_matter(source: str) -> tuple[Metadata, str]:
    match = FRONT_MATTER.match(source[:FRONT_MATTER_WITHIN])
    if match is None:
        return Metadata(), source
    pairs = [pair for pair in map(KEY_LINE.match, match[1].split("\n")) if pair]
    if not pairs and match[1].strip():
        return Metadata(), source  # two rulers around text
    return from_values({pair[1]: pair[2] for pair in pairs}), source[match.end() :]


def _parts(source: str) -> Iterator[tuple[str, Hint]]:
    from markdown_it import MarkdownIt

    # No indented code: a saved page indents its paragraphs.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    open_hints: list[Hint] = []
    for token in parser.parse(source):
        if token.type in OPENS:
            open_hints.append(OPENS[token.type])
        elif token.type in CLOSES:
            open_hints.pop()
        elif token.type == "inline":
            yield from _inline(token.children or [], open_hints[-1] if open_hints else Hint.NONE)
        elif token.type == "fence":
            yield token.content, Hint.NOISE
        elif token.type == "html_block":
            yield from ((line, Hint.NONE) for line in COMMENT_OR_TAG.sub("\n", token.content).split("\n"))


def _inline(tokens: list[Token], hint: Hint) -> Iterator[tuple[str, Hint]]:
    """The words of one block; a hard break ends a part, and an image that stands alone is a caption."""
    words: list[str] = []
    images: list[str] = []
    for token in tokens:
        if token.type == "hardbreak" or (token.type == "html_inline" and token.content.lower().startswith("<br")):
            yield "".join(words), hint
            words = []
        elif token.type == "softbreak":
            words.append(" ")
        elif token.type == "image":
            images.append(token.content)
        elif token.type in ("text", "code_inline"):
            words.append(token.content)
    yield "".join(words), hint
    yield from ((image, Hint.CAPTION) for image in images)
