"""The same articles give the same bytes, whatever their order, the hash seed and the number of workers."""

from __future__ import annotations

from pathlib import Path

import corridor
from graph.workers import CHUNK
from tests.bench.articles import write_articles
from tests.bench.determinism import FILES, RUNS, builds


def test_the_same_articles_give_the_same_bytes(tmp_path: Path) -> None:
    articles = [*corridor.bundled_articles(), *write_articles(tmp_path / "articles", 8)]
    assert len(articles) > CHUNK, "two workers need two chunks"
    assert {workers for _, _, workers in RUNS} == {1, 2}
    found = builds(articles, tmp_path)
    assert len(found) == len(RUNS) > 2
    for name in FILES:
        assert {run[name] for run in found} == {found[0][name]}, name


def test_another_article_gives_other_bytes(tmp_path: Path) -> None:
    one, two = (write_articles(tmp_path / str(seed), 1, seed) for seed in (1, 2))
    for number, articles in enumerate((one, two)):
        corridor.build(articles, tmp_path / f"out{number}")
    for name in ("graph.ttl", "graph.trig", "graph.html"):
        assert (tmp_path / "out0" / name).read_bytes() != (tmp_path / "out1" / name).read_bytes()
