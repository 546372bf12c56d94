"""Runs an extractor over articles and loses no article for another's sake.

Problem: one article that the extraction cannot bear must not end a build of thousands.  Method: articles go in chunks;
a chunk that fails is read again one by one, and only the culprit is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from ontology.errors import CorridorError
from ontology.vocabulary import Vocabulary
from source.model import Article, Reading


class Extractor(Protocol):
    """What reads articles: ``source.extraction.Extractor``, or a stand-in of the tests."""

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading for each article, in their order."""
        ...


MakeExtractor = Callable[[Vocabulary], Extractor]
"""Makes an extractor; with several workers it must be importable by name, as a class of a module is."""
Outcome = Reading | str
"""What became of an article: its reading, or in one line why there is none."""
_NOTHING = "the extraction gave no reading"


def read_chunk(extractor: Extractor, chunk: Sequence[Article]) -> list[Outcome]:
    """The outcome of each article of the chunk, in their order.

    One text may stand there twice with other metadata, so the id does not tell which reading is whose.
    """
    if not chunk:
        return []
    try:
        readings = list(extractor.read(chunk))
    except Exception as error:  # whatever an article sets off in the parser must not take the others along
        if len(chunk) == 1:
            return [one_line(error)]
        return [outcome for article in chunk for outcome in read_chunk(extractor, [article])]
    return [next((one for one in readings if one.article == article), _NOTHING) for article in chunk]


def one_line(error: Exception) -> str:
    """An error as one line: what an expected one says, the kind and first line of any other."""
    if isinstance(error, CorridorError):
        return error.reason
    first = next(iter(str(error).strip().splitlines()), "")
    return f"{type(error).__name__}: {first}" if first else type(error).__name__
