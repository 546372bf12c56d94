"""Which articles carry one text: agency copies under another headline, cut, or with a paragraph more.

Problem: twenty sites that print one dispatch are one source, not twenty; two reporters at one event who quote the same
sentence are two.  Method: winnowing of word n-grams (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of the hashes of all
runs of :data:`WORDS` words the least of each :data:`WINDOW` neighbours is kept, so that any passage of ten words that
two texts share leaves a common fingerprint; then the share of common fingerprints is exact, in the shorter text and in
the longer one.  MinHash (the library datasketch, which brings scipy) was weighed: it estimates resemblance alone,
needs a second index for a text that was cut, and saves no time, since the worker makes the fingerprints once.
Advice: give :func:`fingerprints` the body alone (:func:`body`); menus and credits are the site's, not the text's.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import groupby
from typing import TYPE_CHECKING

from graph.digest import Digest
from source.model import Article, BlockKind

if TYPE_CHECKING:
    from rdflib import Graph

    from graph.iris import Minter

WORDS, CHARACTERS, WINDOW = 7, 14, 4
"""Length of a run in words, or in characters for Chinese (a word has about two), and runs of which one is kept."""
COMMON = 12
"""Common fingerprints that a copy has at least: some forty words; a long quoted sentence has fewer."""
OF_SHORTER = 0.45
"""Share of the shorter text's fingerprints that a copy has in common.  Tuned on ``tests/graph/test_copies.py``:
variants of an agency's text come to 0.57 and more, independent reports with one quotation and yearly ones to 0.31."""
OF_LONGER = 0.2
"""Share of the longer text's: a round-up that reprints many items is no copy of one of them and ties none together."""
EXCERPT = 0.7
"""Share that makes a much shorter and later text an excerpt, whatever the longer one holds beside."""
_FIRST = 8
"""Of the articles that share a fingerprint, the earliest ones with which each is compared: no phrase is so common that
comparing grows with its square, and the earliest print of a text is always among them."""
_LEAST = OF_SHORTER / 6
"""Share of the shorter text's fingerprints that makes a pair worth comparing: half are looked at, and of those that
many articles share only some are counted."""
_BUCKETS = 64
_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")


def body(article: Article) -> str:
    """What the article says itself: its body blocks, or all of its text where it is not divided into blocks."""
    blocks = [block.span.of(article.text) for block in article.blocks if block.kind is BlockKind.BODY]
    return "\n".join(blocks) if article.blocks else article.text


def fingerprints(text: str) -> tuple[int, ...]:
    """The winnowed fingerprints of a text, 32 bits each, sorted, each once; none for a text of a few words.

    Case, punctuation and width of characters make no difference; numbers do.
    """
    tokens = _TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())
    chinese = sum(len(token) == 1 and "\u3400" <= token <= "\u9fff" for token in tokens)
    length = CHARACTERS if 2 * chinese > len(tokens) else WORDS
    hashes = [_hash(tokens[at : at + length]) for at in range(len(tokens) - length + 1)]
    windows = (hashes[at : at + WINDOW] for at in range(max(1, len(hashes) - WINDOW + 1)))
    return tuple(sorted({min(window) for window in windows if window}))


def _hash(tokens: list[str]) -> int:
    return int.from_bytes(blake2b(" ".join(tokens).encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")


def copies(digests: Iterable[Digest]) -> Mapping[str, str]:
    """Id of each copy → id of the article that stands for its text, sorted; the same in whatever order they come.

    That one is the earliest by date of publication (those without a date come last), then the one with the smallest
    id.  Copies of copies point to it as well.
    """
    ranked = sorted((one.published or "9", one.article, array("I", sorted(one.fingerprints))) for one in digests)
    prints = [each for _, _, each in ranked]
    first = list(range(len(ranked)))
    excerpts: list[tuple[int, int]] = []
    for earlier, later in sorted(_candidates(prints)):
        one, other = prints[earlier], prints[later]
        common = len(set(one).intersection(other))
        if common < max(COMMON, OF_SHORTER * min(len(one), len(other))):
            continue
        if common >= OF_LONGER * max(len(one), len(other)):
            _join(first, earlier, later)
        elif common >= EXCERPT * len(other):
            excerpts.append((earlier, later))
    standing = {_root(first, at) for at in range(len(first)) if first[at] != at}
    for earlier, later in excerpts:
        if first[later] == later and later not in standing:
            first[later] = _root(first, earlier)
    found = {ranked[at][1]: ranked[_root(first, at)][1] for at in range(len(ranked)) if _root(first, at) != at}
    return dict(sorted(found.items()))


def _candidates(prints: list[array[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of ranks, the smaller first, that may have enough in common: half of the fingerprints are looked at."""
    buckets = [array("Q") for _ in range(_BUCKETS)]
    for rank, each in enumerate(prints):
        for value in each:
            if value & 1:
                buckets[(value >> 1) % _BUCKETS].append(value << 32 | rank)
    shared: Counter[int] = Counter()
    for bucket in buckets:
        shared.update(_pairs(bucket))
    for pair, count in shared.items():
        earlier, later = pair >> 32, pair & 0xFFFFFFFF
        if count > 1 and count > _LEAST * min(len(prints[earlier]), len(prints[later])):
            yield earlier, later


def _pairs(bucket: array[int]) -> Iterator[int]:
    """The pairs of ranks that share a fingerprint, both in one number."""
    for _, same in groupby(sorted(bucket), key=lambda packed: packed >> 32):
        ranks = [packed & 0xFFFFFFFF for packed in same]
        for at, later in enumerate(ranks[1:], start=1):
            for earlier in ranks[: min(at, _FIRST)]:
                yield earlier << 32 | later


def _join(first: list[int], one: int, other: int) -> None:
    """Puts two groups together under the earlier of their first articles."""
    one, other = _root(first, one), _root(first, other)
    first[max(one, other)] = min(one, other)


def _root(first: list[int], at: int) -> int:
    while first[at] != at:
        first[at] = first[first[at]]
        at = first[at]
    return at


def drawn(found: Mapping[str, str], minter: Minter) -> Graph:
    """``cor:sameTextAs`` from each copy to the article that stands for it: part of the graph ``id:resolution``."""
    from rdflib import Graph, URIRef

    from ontology.terms import SAME_TEXT_AS

    graph = Graph()
    for copy, original in found.items():
        graph.add((URIRef(minter.article(copy)), URIRef(SAME_TEXT_AS), URIRef(minter.article(original))))
    return graph
