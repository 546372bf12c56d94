"""What the tests of the extraction need: one vocabulary and one extractor for all, and a reader of plain text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ontology.loading import load_vocabulary
from ontology.vocabulary import Vocabulary
from source.extraction.extraction import Extractor
from source.extraction.lexicon import Lexicon
from source.model import Reading
from tests.source.extraction.rendering import article_of

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="session")
def extractor(vocabulary: Vocabulary) -> Extractor:
    return Extractor(vocabulary)


@pytest.fixture(scope="session")
def lexicon(extractor: Extractor) -> Lexicon:
    return extractor.lexicon


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Read:
    """Reads a text, one body block per line: ``read(text, published=None) -> Reading``."""

    def reading(text: str, published: str | None = None) -> Reading:
        (found,) = extractor.read([article_of(text, published)])
        return found

    return reading
