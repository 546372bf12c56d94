"""What an article's date, title and dateline tell of the places that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ontology.gazetteer import meant_in
from source.extraction.context import Setting
from source.extraction.place_names import PlaceNames
from source.extraction.tokens import tokenize
from source.model import Article, BlockKind
from source.reading.passages import DATELINE

_YEAR = re.compile(r"(?:19|20)\d\d")


def setting_of(article: Article, names: PlaceNames) -> Setting:
    """The year of publication and the codes of the places that the title and the dateline name for sure."""
    found = _YEAR.match(article.published or "")
    year = int(found[0]) if found else None
    hints: set[str] = set()
    for text in _framing(article):
        words = [_spoken(token.text) for token in tokenize(text)]
        for name in names.find(words):
            standing = meant_in(year, name.places)
            if len(standing) == 1:
                hints.add(standing[0].code)
    return Setting(year, frozenset(hints))


def _framing(article: Article) -> Iterator[str]:
    """The title, and what stands before the first sentence as a dateline."""
    yield article.title
    for block in article.blocks:
        part = block.span.of(article.text)
        if block.kind is BlockKind.BOILERPLATE and DATELINE.match(f"{part} A"):
            yield part
        elif block.kind is BlockKind.BODY:
            found = DATELINE.match(part)
            if found:
                yield found[0]


def _spoken(word: str) -> str:
    """A word in capitals as it is written otherwise: "HANGZHOU"."""
    return word.capitalize() if len(word) > 3 and word.isupper() else word
