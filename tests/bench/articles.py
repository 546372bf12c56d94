"""Articles for the benchmarks: sentences of the bundled ones, recombined with a seed, each text different."""

from __future__ import annotations

import random
import re
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
SENTENCES_EACH = 22
"""About the mean length of the bundled articles."""
ARTICLES = 300


def paragraphs() -> list[list[str]]:
    """The bundled articles' body blocks as lists of sentences."""
    from corridor import bundled_articles
    from source.model import Article, BlockKind
    from source.reading import read_articles

    found = []
    for article in read_articles(bundled_articles()):
        assert isinstance(article, Article)
        for block in article.blocks:
            if block.kind is BlockKind.BODY:
                found.append(re.split(r"(?<=[.!?])\s+(?=[A-Z“])", block.span.of(article.text).strip()))
    return found


def write_articles(folder: Path, count: int, seed: int = 0) -> list[Path]:
    """``count`` text files in ``folder``: paragraphs in a new order, so that pronouns keep their sense."""
    chance, source = random.Random(seed), paragraphs()
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(count):
        chosen: list[list[str]] = []
        while sum(map(len, chosen)) < SENTENCES_EACH:
            chosen.append(chance.choice(source))
        title = f"Report {number} on regional innovation"
        text = "\n\n".join([title, *(" ".join(sentences) for sentences in chosen)]) + "\n"
        file = folder / f"{number:05}.txt"
        file.write_text(text, encoding="utf-8")
        files.append(file)
    return files
