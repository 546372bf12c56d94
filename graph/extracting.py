"""Runs an extractor over many articles, in this process or in several, and loses no article for another's sake.

Problem: one article that the extraction cannot bear must not end a build of thousands, and two workers must give what
one gives.  Method: articles go in chunks; a chunk that fails is read again one by one, and only the culprit is
reported.  Results come in the order of the articles.  Advice: a script that calls this with several workers needs the
usual ``if __name__ == "__main__"`` guard, since new processes import it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing import get_context
from typing import Protocol

from ontology.errors import CorridorError, GraphError
from ontology.vocabulary import Vocabulary
from source.model import Article, Reading

CHUNK = 16
"""Articles handed on at once: enough for the parser's batches, few enough that two workers end together."""


class Extractor(Protocol):
    """What reads articles: ``source.extraction.Extractor``, or a stand-in of the tests."""

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading for each article, in their order."""
        ...


MakeExtractor = Callable[[Vocabulary], Extractor]
"""Makes an extractor; with several workers it must be importable by name, as a class of a module is."""
Outcome = Reading | str
"""What became of an article: its reading, or in one line why there is none."""

_extractor: Extractor | None = None
"""The extractor of a worker process."""


def read_all(
    articles: Sequence[Article], make: MakeExtractor, vocabulary: Vocabulary, workers: int = 1
) -> Iterator[tuple[Article, Outcome]]:
    """Each article with its reading or the reason why there is none, in their order, whatever the ``workers``.

    Raises :class:`GraphError` if a worker process dies.
    """
    chunks = [articles[at : at + CHUNK] for at in range(0, len(articles), CHUNK)]
    if workers <= 1 or len(chunks) <= 1:
        extractor = make(vocabulary) if chunks else None
        outcomes = (_read_chunk(extractor, chunk) for chunk in chunks if extractor is not None)
        yield from zip(articles, chain.from_iterable(outcomes), strict=True)
        return
    plain = Vocabulary(
        dict(vocabulary.classes), dict(vocabulary.relations), dict(vocabulary.places), vocabulary.version
    )
    number = min(workers, len(chunks))
    with ProcessPoolExecutor(number, get_context("spawn"), initializer=_start, initargs=(make, plain)) as pool:
        try:
            yield from zip(articles, chain.from_iterable(pool.map(_work, chunks)), strict=True)
        except BrokenProcessPool:
            raise GraphError(f"{number} workers", "a worker process died (out of memory?); try fewer") from None


def _start(make: MakeExtractor, vocabulary: Vocabulary) -> None:
    global _extractor
    _extractor = make(vocabulary)


def _work(chunk: Sequence[Article]) -> list[Outcome]:
    assert _extractor is not None
    return _read_chunk(_extractor, chunk)


def _read_chunk(extractor: Extractor, chunk: Sequence[Article]) -> list[Outcome]:
    try:
        found = {reading.article.id: reading for reading in extractor.read(chunk)}
    except Exception as error:  # whatever an article sets off in the parser must not take the others along
        if len(chunk) == 1:
            return [one_line(error)]
        return [outcome for article in chunk for outcome in _read_chunk(extractor, [article])]
    return [found.get(article.id, "the extraction gave no reading") for article in chunk]


def one_line(error: Exception) -> str:
    """An error as one line: what an expected one says, the kind and first line of any other."""
    if isinstance(error, CorridorError):
        return error.reason
    first = next(iter(str(error).strip().splitlines()), "")
    return f"{type(error).__name__}: {first}" if first else type(error).__name__
