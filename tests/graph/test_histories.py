"""A graph is exactly the articles it is given, byte for byte, whatever was built in its folder before."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.turtle import write_trig, write_turtle
from graph import stocking
from graph.build import Build, Options, build
from graph.report import BuildReport, write_rejected
from graph.store import Store
from ontology.vocabulary import Vocabulary
from source.model import (
    Article,
    Block,
    BlockKind,
    ClassTerm,
    Entity,
    Evidence,
    Fact,
    Modality,
    Reading,
    Rejection,
    Span,
    Term,
    Time,
)
from tests.graph.curation.cases import entry, on
from tests.graph.examples import (
    COR,
    FIRM,
    LAB,
    LIN,
    MINTER,
    NINGBO,
    PLATFORMS,
    QUAY,
    VOCABULARY,
    ZHENHAI,
    entity,
    fact,
)

SHORT, SPELLED = entity("BHL", "Laboratory"), entity("Blue Harbor Laboratory", "Laboratory")
NAMES = (ZHENHAI, NINGBO, LAB, FIRM, LIN, QUAY)
FILES = ("graph.ttl", "graph.trig", "rejected.csv")
THINGS: dict[str, tuple[Entity, str, Term]] = {
    "lab": (LAB, "ledBy", LIN),
    "firm": (FIRM, "locatedIn", ZHENHAI),
    "area": (ZHENHAI, "locatedIn", NINGBO),
    "set": (ZHENHAI, "established", PLATFORMS),
    "work": (LAB, "cooperatesWith", FIRM),
    "bhl": (SHORT, "locatedIn", ZHENHAI),
    "harbor": (SPELLED, "ledBy", LIN),
    "quay": (QUAY, "cooperatesWith", SHORT),
}
"""A word of an invented text → the statement that a reader takes from it."""
WORDS = [*THINGS, "plan", "odd", "alias", "dispatch", "2018", "2019"]
DISPATCH = " ".join(f"sentence{number} of the agency" for number in range(30))
"""What every text with the word "dispatch" carries, so that they are copies of one."""


def _decided() -> tuple[tuple[str, ...], ...]:
    """Decisions of curators: of each row, a history has at most one at a time."""
    lab, firm, quay, short = (MINTER.entity(one, "0" * 12) for one in (LAB, FIRM, QUAY, SHORT))
    work = on(lab, "cor:cooperatesWith", firm)
    return (
        ("", *(entry(do, work + more) for do, more in [
            ("reject", ""), ("accept", ""), ("reject", "year = 2018"), ("correct", "to.year = 2020"),
            ("correct", f'to.object = "{quay}"'), ("correct", 'to.relation = "cor:established"'),
        ])),
        ("", entry("same", f'names = ["{firm}", "{quay}"]'), entry("different", f'names = ["{lab}", "{short}"]')),
        ("", *(entry("rename", f'name = "{lab}"\nlabel = "{label}"') for label in ("The Lab", "蓝港实验室"))),
        ("", entry("reject", on(lab, "rdf:type", COR + "Laboratory"))),
    )  # fmt: skip


DECIDED = _decided()


def article(words: Sequence[str], title: str = "T") -> Article:
    text = " ".join([*words, DISPATCH] if "dispatch" in words else words)
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
        year = next((int(one) for one in words if one.isdigit()), None)
        modality = Modality.PLANNED if "plan" in words else Modality.ASSERTED
        for word in words:
            if word in THINGS:
                subject, relation, value = THINGS[word]
                if subject is LAB and "alias" in words:
                    subject = replace(LAB, aliases=("BHL", "The Harbour Lab"))
                yield fact(subject, "a", ClassTerm(subject.cls), (Evidence(span),))
                time = Time(year) if year else None
                yield fact(subject, relation, value, (Evidence(span),), modality=modality, time=time)


def write(made: Build) -> None:
    assert made.content is not None
    write_turtle(made.content, made.folder / "graph.ttl")
    write_trig(made.content, made.folder / "graph.trig")
    write_rejected(made.report, made.folder / "rejected.csv")


def run(articles: Iterable[Article], out: Path, decisions: Sequence[str] = ()) -> BuildReport:
    file = out.parent / "decisions.toml" if any(decisions) else None
    if file is not None:
        file.write_text("\n".join(decisions))
    with build(articles, Words, VOCABULARY, Options(out, decisions=file)) as made:
        if made.content is not None:
            write(made)
            made.finish()
        return made.report


def state(out: Path) -> dict[str, bytes | list[object]]:
    """All that a build leaves: the files' bytes, the texts, what the store holds."""
    found: dict[str, bytes | list[object]] = {name: (out / name).read_bytes() for name in FILES}
    found["texts"] = [(file.name, file.read_text()) for file in sorted((out / "texts").iterdir())]
    store = Store.open(out)
    found["store"] = [(graph, *one) for graph in (None, *store.graphs()) for one in store.triples(graph)]
    return found


TEXTS = st.builds(
    article, st.lists(st.sampled_from(WORDS), min_size=1, max_size=5, unique=True), st.sampled_from(["T", "Another"])
)
COLLECTIONS = st.lists(TEXTS, min_size=1, max_size=6, unique_by=lambda one: (one.id, one.title))
READABLE = COLLECTIONS.filter(lambda some: not all("odd" in one.text and "lab" in one.text for one in some))


STEPS = st.lists(st.tuples(READABLE, st.tuples(*map(st.sampled_from, DECIDED))), min_size=2, max_size=4)
PARTS = st.sampled_from([stocking._PART, 1000.0])
"""Up to which part of the articles the last store is changed: as always, or whatever the change."""


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(STEPS, PARTS)
def test_whatever_was_built_before_the_bytes_are_those_of_a_fresh_build(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[list[Article], tuple[str, ...]]], part: float
) -> None:
    folder = tmp_path_factory.mktemp("history")
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(stocking, "_PART", part)
            for step, (some, decisions) in enumerate(history):
                run(some[::-1] if step % 2 else some, folder / "old", decisions)
        last, decided = history[-1]
        run(last, folder / "fresh", decided)
        assert state(folder / "old") == state(folder / "fresh")
    finally:
        shutil.rmtree(folder)


def test_the_histories_have_joins_copies_and_decisions_that_change_something(tmp_path: Path) -> None:
    """Each word and each decision that the histories are made of makes a difference."""
    texts = [["lab", "work", "alias", "2018"], ["bhl", "2018"], ["harbor", "dispatch"], ["quay", "dispatch", "2019"]]
    some = [article(words) for words in texts]
    plain = run(some, tmp_path / "plain")
    assert (plain.joined, len(plain.copies)) == (3, 1)
    found = {tuple(sorted(state(tmp_path / "plain").items(), key=str)).__repr__()}
    for row in DECIDED:
        for number, decision in enumerate(filter(None, row)):
            out = tmp_path / f"{DECIDED.index(row)}-{number}"
            assert run(some, out, [decision]).notes == ()
            found.add(repr(sorted(state(out).items(), key=str)))
    assert len(found) == 1 + sum(len(row) - 1 for row in DECIDED)


def test_the_report_counts_what_the_collection_and_curators_left(tmp_path: Path) -> None:
    some = [article(words) for words in (["lab", "work"], ["work", "alias"], ["quay"])]
    plain = run(some, tmp_path / "out")
    curated = run(some, tmp_path / "out", [DECIDED[0][1]])  # what two say, and classes with it
    for report, found in ((plain, [5, 3, 3]), (curated, [3, 1, 3])):
        claims = {one.id: one.claims for one in report.articles}
        assert [claims[one.id] for one in some] == found
        assert sum(report.modalities.values()) == sum(found)
        assert sum(one.rejected for one in report.articles) == len(report.rejected) >= 3


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


def test_a_text_read_beside_its_reprint_keeps_its_own_title(tmp_path: Path) -> None:
    original, reprint = article(["lab"], "One"), replace(article(["lab"], "Another"), origin="zz.txt")
    run([original, reprint], tmp_path)
    assert _titles(tmp_path) == ["One"]
    run([original], tmp_path)
    assert _titles(tmp_path) == ["One"]
    run([reprint], tmp_path)
    assert _titles(tmp_path) == ["Another"]


def _titles(out: Path) -> list[str]:
    return re.findall(r'dcterms:title "(.*?)"@en', (out / "graph.ttl").read_text())


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
    others = (b"[]", b'{"Decimal": "x"}', b"[null]", b'["Path", "/tmp"]', b'["Span", 0, 1]')
    for hostile in (
        *map(zlib.compress, others),
        b"garbage",
        zlib.compress(b'["Popen", "touch /tmp/x"]'),
        zlib.compress(b'["Head"]'),
        b"",
    ):
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


def test_a_cache_that_the_disk_refuses_is_named(tmp_path: Path) -> None:
    from graph.cache import Cache
    from graph.kept import Trouble
    from ontology.errors import GraphError

    file = tmp_path / "cache.sqlite"
    with Cache(file) as full:
        full._base.execute("PRAGMA max_page_count = 1")
        with pytest.raises(GraphError, match=r"cache\.sqlite: cannot be used \(database or disk is full\)"):
            full.keep({str(number): Trouble("x" * 500, failed=True) for number in range(100)})
    file.unlink()
    file.mkdir()
    with pytest.raises(GraphError, match=r"cache\.sqlite: cannot be used \(unable to open database file\)"):
        run([article(["lab"])], tmp_path)
    assert file.is_dir()


def test_a_cache_with_damaged_pages_is_named_and_may_be_deleted(tmp_path: Path) -> None:
    from ontology.errors import GraphError

    some, file = [article([f"n{number}", "lab"]) for number in range(40)], tmp_path / "cache.sqlite"
    run(some, tmp_path)
    before, data = state(tmp_path), file.read_bytes()
    file.write_bytes(data[:8192] + bytes(len(data) - 8192))
    with pytest.raises(GraphError, match=r"cache\.sqlite: is damaged; delete it and build again$"):
        run(some, tmp_path)
    assert state(tmp_path) == before
    file.unlink()
    run(some, tmp_path)
    assert state(tmp_path) == before


def test_a_store_whose_account_is_damaged_is_loaded_anew(tmp_path: Path) -> None:
    some = [article([f"n{number}", "lab"]) for number in range(11)]
    run(some, tmp_path / "fresh")
    for damage in ("", "[]", "{}", '{"articles": [], "base": "", "extras": []}', None):
        out = tmp_path / "old"
        run(some[:10], out)
        if damage is None:
            (out / "store" / stocking.SHARED).unlink()
        else:
            (out / "store" / stocking.STATE).write_text(damage)
        run(some, out)
        assert state(out) == state(tmp_path / "fresh")
