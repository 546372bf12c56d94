"""The build: articles in, a graph on disk and a report out.

Problem: the graph must be exactly the articles given, the same bytes in whatever order they come, and nothing may be
lost in silence.  Method: the articles are put in the order of their ids, read, checked and drawn one by one into a new
store, which takes the place of the old one only when it is complete.  Advice: ``OUT/texts`` keeps what the offsets
count in, so that ``corridor check`` can hold every quote against it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from graph.assembly import assemble, gazetteer
from graph.extracting import Extractor, MakeExtractor, Outcome, one_line, read_all
from graph.iris import DEFAULT_BASE, Minter
from graph.labels import settle
from graph.report import ArticleRead, BuildReport, Left, Passage, Rejected, passage, rejected, versions
from graph.store import FOLDER, Store, Table, swap
from graph.validation import validate
from ontology.errors import GraphError, InputError
from ontology.vocabulary import Vocabulary
from source.model import Article, Entity, Reading
from source.reading import DuplicateError

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["TEXTS", "Build", "BuildReport", "Extractor", "Options", "build"]

TEXTS = "texts"
_CLASSES = """
SELECT ?key (COUNT(DISTINCT ?thing) AS ?count) WHERE {
  { ?claim rdf:predicate rdf:type ; cor:modality cor:Asserted ; rdf:subject ?thing ; rdf:object ?key }
  UNION { VALUES ?key { cor:Group cor:Measurement } ?thing a ?key }
} GROUP BY ?key ORDER BY ?key
"""
_RELATIONS = """
SELECT ?key (COUNT(*) AS ?count) WHERE {
  { SELECT DISTINCT ?s ?key ?o WHERE {
    ?claim rdf:predicate ?key ; cor:modality cor:Asserted ; rdf:subject ?s ; rdf:object ?o FILTER (?key != rdf:type) } }
} GROUP BY ?key ORDER BY ?key
"""
_MODALITIES = "SELECT ?key (COUNT(?claim) AS ?count) WHERE { ?claim cor:modality ?key } GROUP BY ?key ORDER BY ?key"


@dataclass(frozen=True, slots=True)
class Options:
    """How to build.  ``progress`` is told how many articles of how many are done."""

    out: Path
    base: str = DEFAULT_BASE
    with_text: bool = False
    workers: int = 1
    languages: frozenset[str] = frozenset({"en"})
    """Primary languages (BCP 47) that the extraction can read."""
    progress: Callable[[int, int], None] | None = None
    decisions: Path | None = None
    """The curators' file."""


@dataclass(frozen=True, slots=True)
class Build:
    """What a build made: the report, and the store (read-only; None if nothing could be read and nothing changed)."""

    report: BuildReport
    store: Store | None


def build(
    articles: Iterable[Article | InputError], extractor: MakeExtractor, vocabulary: Vocabulary, options: Options
) -> Build:
    """Builds the graph of exactly these articles in ``options.out``: the folders ``store`` and ``texts``.

    ``extractor`` makes the extractor (the class ``source.extraction.Extractor`` does).  Inputs that fail are entries of
    the report, as are articles in other languages.  Raises :class:`GraphError` where the folder cannot be written.
    """
    work = _Work(vocabulary, options)
    try:
        readable = work.sort_out(articles)
        work.mark("reading")
        if not readable:
            return Build(work.report(None), None)
        options.out.mkdir(parents=True, exist_ok=True)
        store = Store.create(options.out / f".{FOLDER}-new")
        store.extend(work.datasets(readable, extractor))
        work.mark("extraction and assembly")
        if not work.anything:
            store.close()
            return Build(work.report(None), None)
        settle(store)
        report = work.report(store)
        store.close()
        work.write_texts()
        swap(options.out / f".{FOLDER}-new", options.out / FOLDER)
        swap(options.out / f".{TEXTS}-new", options.out / TEXTS)
    except (FileExistsError, NotADirectoryError):
        raise GraphError(options.out, "is a file, or lies below one; a folder is needed") from None
    except OSError as error:
        raise GraphError(options.out, (error.strerror or str(error)).lower()) from None
    return Build(report, Store.open(options.out))


class _Work:
    """What a build gathers on its way."""

    def __init__(self, vocabulary: Vocabulary, options: Options) -> None:
        self._vocabulary = vocabulary
        self._options = options
        self._minter = Minter(vocabulary, options.base)
        self._read: list[ArticleRead] = []
        self._texts: list[tuple[str, str]] = []
        self._skipped: list[Left] = []
        self._failed: list[Left] = []
        self._rejected: list[Rejected] = []
        self._silent: list[Passage] = []
        self._mentioned: set[str] = set()
        self._seconds: dict[str, float] = {}
        self._since = perf_counter()

    @property
    def anything(self) -> bool:
        """Whether an article could be read."""
        return bool(self._read)

    def mark(self, part: str) -> None:
        """Notes the time since the last mark."""
        now = perf_counter()
        self._seconds[part] = now - self._since
        self._since = now

    def sort_out(self, articles: Iterable[Article | InputError]) -> list[Article]:
        """The articles to read, in the order of their ids; the others are noted with the reason."""
        found: dict[str, Article] = {}
        given: list[Article] = []
        for one in articles:
            if isinstance(one, InputError):
                (self._skipped if isinstance(one, DuplicateError) else self._failed).append(Left(one.where, one.reason))
            elif one.language.partition("-")[0].lower() not in self._options.languages:
                self._skipped.append(Left(one.origin, f"cannot be read yet: {_language(one.language)}"))
            else:
                given.append(one)
        for one in sorted(given, key=lambda article: (article.id, article.origin)):
            if one.id in found:
                self._skipped.append(Left(one.origin, f"the same text as {found[one.id].origin}, kept once"))
            else:
                found[one.id] = one
        return list(found.values())

    def datasets(self, articles: list[Article], make: MakeExtractor) -> Iterator[Dataset]:
        """The dataset of each article that can be read, then that of the gazetteer."""
        outcomes = read_all(articles, make, self._vocabulary, self._options.workers)
        for number, (article, outcome) in enumerate(outcomes, start=1):
            drawn = self._draw(outcome, article)
            if drawn is not None:
                yield drawn
            if self._options.progress is not None:
                self._options.progress(number, len(articles))
        yield gazetteer(self._mentioned, self._minter, self._vocabulary)

    def _draw(self, outcome: Outcome, article: Article) -> Dataset | None:
        """The dataset of an article; None and an entry in the report where it has no reading or that has a flaw."""
        if isinstance(outcome, str):
            self._failed.append(Left(article.origin, outcome))
            return None
        try:
            checked = validate(outcome, self._vocabulary, self._minter)
            dataset = assemble(checked, self._minter, self._vocabulary, self._options.with_text)
        except Exception as error:  # one article's oddity must not lose the others
            self._failed.append(Left(article.origin, one_line(error)))
            return None
        self._note(checked, dataset)
        return dataset

    def _note(self, checked: Reading, dataset: Dataset) -> None:
        """What the report, the gazetteer and the folder of texts need of an article."""
        article = checked.article
        turned_down = sorted({rejected(article, one) for one in checked.rejections}, key=_place_of)
        silent = [passage(article, span) for span in sorted(set(checked.silent))]
        iri = self._minter.article(article.id)
        counts = (_claims(dataset), len(turned_down), len(silent))
        self._read.append(ArticleRead(article.id, iri, article.origin, article.title, article.language, *counts))
        self._texts.append((article.id, article.text))
        self._rejected.extend(turned_down)
        self._silent.extend(silent)
        for end in (end for fact in checked.facts for end in (fact.subject, fact.object)):
            if isinstance(end, Entity) and end.place is not None:
                self._mentioned.add(end.place)

    def write_texts(self) -> None:
        """The text that the offsets of each article count in, exactly."""
        folder = self._options.out / f".{TEXTS}-new"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, text in self._texts:
            (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        self.mark("texts")

    def report(self, store: Store | None) -> BuildReport:
        """The report, with what the store counts."""
        classes, relations, modalities = (
            _counts(store, query, self._options.base) for query in (_CLASSES, _RELATIONS, _MODALITIES)
        )
        self.mark("report")
        return BuildReport(
            base=self._options.base,
            articles=tuple(self._read),
            skipped=tuple(sorted(self._skipped, key=_left)),
            failed=tuple(sorted(self._failed, key=_left)),
            classes=classes,
            relations=relations,
            modalities={iri.rpartition("#")[2]: count for iri, count in modalities.items()},
            triples=len(store) if store is not None else 0,
            rejected=tuple(self._rejected),
            silent=tuple(self._silent),
            seconds=dict(self._seconds),
            versions=versions(self._vocabulary.version),
        )


def _language(tag: str) -> str:
    return "its language cannot be told" if tag in ("", "und") else f"its language is {tag}"


def _claims(dataset: Dataset) -> int:
    from rdflib import URIRef

    from graph.foreign import TYPE
    from ontology.terms import CLAIM

    return sum(1 for _ in dataset.quads((None, URIRef(TYPE), URIRef(CLAIM), None)))


def _counts(store: Store | None, query: str, base: str) -> dict[str, int]:
    found = store.query(query, base) if store is not None else None
    rows = found.rows if isinstance(found, Table) else ()
    return {key.text: int(count.text) for key, count in rows if key is not None and count is not None}


def _left(one: Left) -> tuple[str, str]:
    return one.origin, one.reason


def _place_of(one: Rejected) -> tuple[int, int, str, str]:
    return one.start, one.end, one.reason, one.detail
