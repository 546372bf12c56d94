"""A graph is exactly the articles it is given, byte for byte, whatever was built in its folder before."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.turtle import write_trig, write_turtle
from graph.build import Build, Options, build
from graph.report import write_rejected
from graph.store import Store
from ontology.vocabulary import Vocabulary
from source.model import Article, Block, BlockKind, Evidence, Fact, Modality, Reading, Rejection, Span, Time
from tests.graph.examples import FIRM, LAB, LIN, NINGBO, PLATFORMS, QUAY, VOCABULARY, ZHENHAI, cls, fact

NAMES = (ZHENHAI, NINGBO, LAB, FIRM, LIN, QUAY)
FILES = ("graph.ttl", "graph.trig", "rejected.csv")
THINGS = {
    "lab": (fact, LAB, "ledBy", LIN),
    "firm": (fact, FIRM, "locatedIn", ZHENHAI),
    "area": (fact, ZHENHAI, "locatedIn", NINGBO),
    "set": (fact, ZHENHAI, "established", PLATFORMS),
    "work": (fact, LAB, "cooperatesWith", FIRM),
}
"""A word of an invented text → the statement that a reader takes from it."""
WORDS = [*THINGS, "plan", "odd", "alias", "2018", "2019"]


def article(words: Iterable[str], title: str = "T") -> Article:
    text = " ".join(words)
    digest = sha256(text.encode()).hexdigest()
    block = Block(Span(0, len(text)), BlockKind.BODY)
    return Article(digest[:12], digest, title, text, "en", f"{digest[:6]}.txt", (block,))


class Words:
    """Reads a text of the words above: each makes a statement, changed by the words beside it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        pass

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for one in articles:
            if "odd" in one.text and "lab" in one.text:
                raise ValueError("cannot bear it")
            yield Reading(one, tuple(self._facts(one)), (Rejection("odd", Span(0, 3), one.text),), (Span(0, 4),))

    def _facts(self, one: Article) -> Iterator[Fact]:
        words = one.text.split()
        span = Span(0, len(one.text))
        named = replace(LAB, aliases=("The Harbour Lab",)) if "alias" in words else LAB
        yield fact(named, "a", cls("Laboratory"), (Evidence(span),))
        for word in words:
            if word in THINGS:
                make, subject, relation, value = THINGS[word]
                year = next((int(one) for one in words if one.isdigit()), None)
                modality = Modality.PLANNED if "plan" in words else Modality.ASSERTED
                time = Time(year) if year else None
                yield make(subject, relation, value, (Evidence(span),), modality=modality, time=time)


def write(made: Build) -> None:
    assert made.content is not None
    write_turtle(made.content, made.folder / "graph.ttl")
    write_trig(made.content, made.folder / "graph.trig")
    write_rejected(made.report, made.folder / "rejected.csv")


def run(articles: Iterable[Article], out: Path) -> None:
    with build(articles, Words, VOCABULARY, Options(out)) as made:
        if made.content is not None:
            write(made)
            made.finish()


def state(out: Path) -> dict[str, bytes | list[object]]:
    """All that a build leaves: the files' bytes, the texts, what the store holds."""
    found: dict[str, bytes | list[object]] = {name: (out / name).read_bytes() for name in FILES}
    found["texts"] = sorted((file.name, file.read_text()) for file in (out / "texts").iterdir())
    store = Store.open(out)
    found["store"] = [(graph, *one) for graph in (None, *store.graphs()) for one in store.triples(graph)]
    return found


TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5, unique=True).map(article)
COLLECTIONS = st.lists(TEXTS, min_size=1, max_size=6, unique_by=lambda one: one.id)
READABLE = COLLECTIONS.filter(lambda some: not all("odd" in one.text and "lab" in one.text for one in some))


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(READABLE, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_whatever_was_built_before_the_bytes_are_those_of_a_fresh_build(
    tmp_path_factory: pytest.TempPathFactory, history: list[list[Article]], chance: object
) -> None:
    folder = tmp_path_factory.mktemp("history")
    try:
        for step, some in enumerate(history):
            turned = some[::-1] if step % 2 else some
            run(turned, folder / "old")
        run(history[-1], folder / "fresh")
        assert state(folder / "old") == state(folder / "fresh")
    finally:
        shutil.rmtree(folder)


def test_what_is_known_is_not_read_again(tmp_path: Path) -> None:
    some = [article(["lab"]), article(["firm", "2018"]), article(["area"])]
    read_anew = []
    for given_now in (some[:2], some, some, some[1:], some):
        with build(given_now, Words, VOCABULARY, Options(tmp_path)) as made:
            write(made)
            made.finish()
            read_anew.append(made.report.read_anew)
    assert read_anew == [2, 1, 0, 0, 1]  # what vanished is forgotten


def test_another_title_is_another_article_though_the_text_is_the_same(tmp_path: Path) -> None:
    for title in ("One", "Another"):
        run([article(["lab"], title)], tmp_path)
        assert f'dcterms:title "{title}"@en' in (tmp_path / "graph.ttl").read_text()


def test_a_broken_cache_is_read_anew_and_another_build_at_work_is_told(tmp_path: Path) -> None:
    from graph.cache import Cache
    from ontology.errors import GraphError

    some = [article(["lab"])]
    run(some, tmp_path)
    before = state(tmp_path)
    (tmp_path / "cache.sqlite").write_bytes(b"no cache " * 1000)
    run(some, tmp_path)
    assert state(tmp_path) == before
    with Cache(tmp_path / "cache.sqlite"), pytest.raises(GraphError, match="another build is at work in this folder"):
        run(some, tmp_path)


def test_a_cache_of_other_making_runs_nothing_and_is_read_anew(tmp_path: Path) -> None:
    import sqlite3
    import zlib

    some = [article(["lab"])]
    run(some, tmp_path)
    before = state(tmp_path)
    for hostile in (b"garbage", zlib.compress(b'["Popen", "touch /tmp/x"]'), zlib.compress(b'["Head"]'), b""):
        with sqlite3.connect(tmp_path / "cache.sqlite") as base:
            base.execute("UPDATE portion SET head = ?", (hostile,))
        base.close()
        run(some, tmp_path)
        assert state(tmp_path) == before


def test_a_damaged_part_of_the_cache_is_named_in_one_line(tmp_path: Path) -> None:
    import sqlite3

    from ontology.errors import GraphError

    some = [article(["lab"])]
    run(some, tmp_path)
    before = state(tmp_path)
    with sqlite3.connect(tmp_path / "cache.sqlite") as base:
        base.execute("UPDATE portion SET names = ?", (b"garbage",))
    base.close()
    with pytest.raises(GraphError, match=r"cache.sqlite: is damaged; delete it and build again$"):
        run(some, tmp_path)
    assert state(tmp_path) == before
    (tmp_path / "cache.sqlite").unlink()
    run(some, tmp_path)
    assert state(tmp_path) == before
