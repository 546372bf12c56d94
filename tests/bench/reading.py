#!/usr/bin/env python3
"""Reading to facts against spaCy alone on the same text, in the same run, model load apart.

    .venv/bin/python tests/bench/reading.py [--articles 300] [--rounds 3]

Prints the medians over the rounds and their ratio; the bar is 1.5.  "spaCy alone" is the model with the same pipes over
the articles' plain texts in one ``pipe`` call, with the batch size at which it is quickest.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP))
BAR = 1.5


def timed(job: Callable[[], int]) -> tuple[float, int]:
    """Seconds, and what the job counted."""
    start = perf_counter()
    count = job()
    return perf_counter() - start, count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()

    from ontology.loading import load_vocabulary
    from source.extraction.extraction import Extractor
    from source.extraction.parsing import BATCH, pipeline
    from source.model import Article
    from source.reading import read_articles
    from tests.bench.articles import write_articles

    with tempfile.TemporaryDirectory() as folder:
        files = write_articles(Path(folder), chosen.articles)
        articles = [one for one in read_articles(files) if isinstance(one, Article)]
    texts = [article.text for article in articles]
    nlp, extractor = pipeline(), Extractor(load_vocabulary())
    list(extractor.read(articles[:5]))  # whatever is loaded or compiled at first use
    list(nlp.pipe(texts[:5]))
    ours, alone = [], []
    for _ in range(chosen.rounds):
        seconds, words = timed(lambda: sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH)))
        alone.append(seconds)
        seconds, facts = timed(lambda: sum(len(reading.facts) for reading in extractor.read(articles)))
        ours.append(seconds)
    ratio = median(ours) / median(alone)
    print(f"reading: {len(articles)} articles, {words:,} words, {facts:,} facts, {chosen.rounds} rounds")
    print(f"  spaCy alone        {median(alone):7.2f} s  ({words / median(alone):,.0f} words/s)")
    print(f"  reading to facts   {median(ours):7.2f} s  ({words / median(ours):,.0f} words/s)")
    print(f"  ratio of medians   {ratio:7.2f}    (bar {BAR}: {'kept' if ratio <= BAR else 'MISSED'})")


if __name__ == "__main__":
    main()
