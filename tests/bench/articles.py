"""Articles for the benchmarks: paragraphs of the bundled ones, recombined with a seed, each about other places.

Real collections tell of many places and figures, not of the same few again and again, and no two independent articles
share a paragraph; so each article made here has districts, cities and numbers of its own.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
SENTENCES_EACH = 22
"""About the mean length of the bundled articles."""
ARTICLES = 300
_NUMBER = re.compile(r"(?<![\d.,-])(?!(?:19|20)\d\d\b)\d{2,3}(?![\d.,]*\d|(?:st|nd|rd|th)\b)")


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


def places() -> dict[str, list[str]]:
    """Class → short names of today's districts and cities that are clear without their kind, sorted."""
    from ontology.gazetteer import load_gazetteer

    found: dict[str, set[str]] = {"District": set(), "City": set()}
    for place in load_gazetteer().values():
        kind = place.cls.rpartition("#")[2]
        if kind in found and place.until is None and len(place.name) > 5 and place.name.isalpha():
            found[kind].add(place.name)
    return {kind: sorted(names) for kind, names in found.items()}


def write_articles(folder: Path, count: int, seed: int = 0) -> list[Path]:
    """``count`` text files in ``folder``: paragraphs in a new order, so that pronouns keep their sense."""
    chance, source, known = random.Random(seed), paragraphs(), places()
    kinds = {name: kind for kind, names in known.items() for name in names}
    told = re.compile(rf"\b(?:{'|'.join(sorted(kinds, key=len, reverse=True))})\b")
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(count):
        chosen: list[list[str]] = []
        while sum(map(len, chosen)) < SENTENCES_EACH:
            chosen.append(chance.choice(source))
        text = "\n\n".join(" ".join(sentences) for sentences in chosen)
        others = {name: chance.choice(known[kinds[name]]) for name in sorted(set(told.findall(text)))}
        text = told.sub(lambda found, others=others: others[found[0]], text)  # type: ignore[misc]
        text = _NUMBER.sub(lambda found: str(chance.randint(10, 999)), text)
        file = folder / f"{number:05}.txt"
        file.write_text(f"Report {number} on regional innovation\n\n{text}\n", encoding="utf-8")
        files.append(file)
    return files
