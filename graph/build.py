"""The build: articles in, a graph on disk and a report out.

Problem: the graph must be exactly the articles given, the same bytes in whatever order and by whatever history they
come; an article more must not cost the reading of all; nothing may be lost in silence.  Method: each article is read by
itself, kept by its hash (``gathering``) and drawn; what concerns them all is decided over their digests (``joining``);
then everything goes by once, in the order of the articles' ids, into files and store (``content``), made aside and put
in place whole (``staging``).  Advice: ``OUT/texts`` keeps what the offsets count in, so that ``corridor check`` can
hold every quote against it.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from operator import length_hint
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Self

from graph.cache import FILE, Cache, setting_key
from graph.choosing import is_large
from graph.codec import BytesError, decode
from graph.content import Content, Tally
from graph.curation import Decisions, read_decisions
from graph.extracting import MakeExtractor
from graph.gathering import Entry, Gathered, gather
from graph.iris import DEFAULT_BASE, Minter
from graph.joining import Collection
from graph.kept import Input, Setting
from graph.network import Part
from graph.portions import left_of
from graph.report import ArticleRead, BuildReport, Kept, Passage, Rejected, versions
from graph.staging import Staging
from graph.stocking import Stock, stock
from graph.store import FOLDER, Store
from graph.workers import Workers
from ontology.errors import GraphError, InputError
from ontology.vocabulary import Vocabulary

__all__ = ["TEXTS", "Build", "BuildReport", "Options", "build"]

TEXTS = "texts"
_OURS = re.compile(r"[0-9a-f]{12}\.(?:txt|part)")
"""Texts that builds write; whatever else stands in that folder is somebody's own."""
_SHARED = "shared.nt"
_SHOWN = 1_500
"""Things that the page of a large graph shows: few enough that one more article stays cheap."""


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


@dataclass(slots=True)
class Build:
    """What a build made, aside until :meth:`finish`; to be used in a ``with``, which removes what was not finished."""

    report: BuildReport
    content: Content | None
    """None if no article could be read; then nothing changes."""
    staging: Staging
    shown: Part | None = None
    """What the page is to show, if the graph is too large for all of it."""
    texts: dict[str, Path] = field(default_factory=dict)
    """Article id → file with its text."""
    _cache: Cache | None = None
    _loading: Future[None] | None = None
    """The store is loaded while the files are written: the engine needs no interpreter."""
    _after: Callable[[], None] = lambda: None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._loading is not None:
            wait([self._loading])
        if self._cache is not None:
            self._cache.close()
        if self.content is not None:
            self.staging.drop()

    @property
    def folder(self) -> Path:
        """Where the files of the new state are to be written."""
        return self.staging.folder

    def store(self) -> Store:
        """The new store, read-only, while it is still aside.  Raises :class:`GraphError` if it could not be made."""
        self._loaded()
        return Store.open(self.folder / FOLDER)

    def _loaded(self) -> None:
        if self._loading is not None:
            self._loading.result()

    def finish(self) -> None:
        """Puts the new state in the place of the old one: every file and folder that stands aside.

        Raises :class:`GraphError` where that can't be written.
        """
        try:
            self._loaded()
            (self.folder / _SHARED).unlink(missing_ok=True)
            self.staging.finish(sorted(entry.name for entry in self.folder.iterdir()))
            self._after()
        except OSError as error:
            raise _unwritable(self.staging.out, error) from None


def build(
    inputs: Iterable[Input | InputError], extractor: MakeExtractor, vocabulary: Vocabulary, options: Options
) -> Build:
    """Builds the graph of exactly these inputs: a store aside, the content for the files, the report.

    ``extractor`` makes the extractor (the class ``source.extraction.Extractor`` does).  Inputs that fail are entries of
    the report, as are articles in other languages.  Raises :class:`GraphError` where the folder cannot be written.
    """
    decisions = read_decisions(options.decisions, vocabulary, options.base) if options.decisions else None
    staging, cache = _begun(options.out)
    try:
        return _Work(vocabulary, options, staging, cache).build(inputs, extractor, decisions)
    except OSError as error:
        cache.close()
        staging.drop()
        raise _unwritable(options.out, error) from None
    except BytesError:
        cache.close()
        staging.drop()
        raise GraphError(options.out / FILE, "is damaged; delete it and build again") from None
    except BaseException:
        cache.close()
        staging.drop()
        raise


def _begun(out: Path) -> tuple[Staging, Cache]:
    """The folder aside and the cache.  The cache comes first: whoever has it is the one build at work in the folder."""
    staging = Staging(out)
    try:
        if any((out / FOLDER).glob("*")) and not (out / FOLDER / "CURRENT").is_file():
            raise GraphError(out / FOLDER, "stands where the store goes, and is none; choose another folder")
        staging.make()
        cache = Cache(out / FILE)
    except (FileExistsError, NotADirectoryError):
        raise GraphError(out, "is a file, or lies below one; a folder is needed") from None
    except OSError as error:
        raise _unwritable(out, error) from None
    try:
        staging.begin()
    except OSError as error:
        cache.close()
        raise _unwritable(out, error) from None
    return staging, cache


def _unwritable(out: Path, error: OSError) -> GraphError:
    return GraphError(out, (error.strerror or str(error)).lower())


class _Work:
    """One build on its way."""

    def __init__(self, vocabulary: Vocabulary, options: Options, staging: Staging, cache: Cache) -> None:
        self._vocabulary = vocabulary
        self._options = options
        self._staging = staging
        self._cache = cache
        self._minter = Minter(vocabulary, options.base)
        self._seconds: dict[str, float] = {}
        self._since = perf_counter()

    def build(
        self, inputs: Iterable[Input | InputError], extractor: MakeExtractor, decisions: Decisions | None
    ) -> Build:
        """Everything up to the store; the files are for others to write."""
        options = self._options
        setting = Setting(extractor, self._vocabulary, options.base, options.with_text, options.languages)
        with Workers(setting, options.workers) as workers:
            gathered = gather(inputs, self._cache, workers, setting_key(setting), self._progress(inputs))
            self._mark("reading to statements")
            if not gathered.entries:
                self._cache.close()
                self._staging.forget()
                return Build(self._report(gathered, None, Tally(options.base)), None, self._staging)
            collection = Collection(gathered.entries, self._cache, self._minter, self._vocabulary)
            collection.join(workers, decisions)
            self._mark("joining")
        tally = Tally(options.base)
        content = collection.content(self._staging.folder / _SHARED, tally)
        self._mark("merging")
        texts = self._write_texts(gathered.entries)
        self._mark("texts")
        report = self._report(gathered, collection, tally)

        def after() -> None:
            collection.sweep()
            wanted = {f"{one.head.article}.txt" for one in gathered.entries}
            for file in (options.out / TEXTS).iterdir():
                if _OURS.fullmatch(file.name) and file.name not in wanted:
                    file.unlink()

        chosen = tally.most_connected()[:_SHOWN]
        shown = Part(tuple(chosen), tally.size) if is_large(tally.size) else None
        loading = self._load(Stock(content, collection.states(), collection.old_blocks))
        return Build(report, content, self._staging, shown, texts, self._cache, loading, after)

    def _load(self, stocked: Stock) -> Future[None]:
        """Makes the new store in a thread of its own."""
        old, new = (folder / FOLDER for folder in (self._options.out, self._staging.folder))

        def load() -> None:
            since = perf_counter()
            stock(stocked, old, new)
            self._seconds["store, beside the files"] = perf_counter() - since

        pool = ThreadPoolExecutor(1)
        loading = pool.submit(load)
        pool.shutdown(wait=False)
        return loading

    def _progress(self, inputs: object) -> Callable[[int], None]:
        whole, tell, done = length_hint(inputs), self._options.progress, 0

        def more(number: int) -> None:
            nonlocal done
            for _ in range(number):
                done += 1
                if tell is not None:
                    tell(done, max(whole, done))

        return more

    def _mark(self, part: str) -> None:
        """Notes the time since the last mark."""
        now = perf_counter()
        self._seconds[part] = now - self._since
        self._since = now

    def _write_texts(self, entries: Iterable[Entry]) -> dict[str, Path]:
        """The text that the offsets of each article count in, exactly.

        A text's name is its content's hash, so those that stand there already are right, and new ones harm nobody.
        """
        folder = self._options.out / TEXTS
        folder.mkdir(exist_ok=True)
        files = {one.head.article: folder / f"{one.head.article}.txt" for one in entries}
        missing = {one.named.key: files[one.head.article] for one in entries if not files[one.head.article].exists()}
        for key, data in self._cache.part("text", missing):
            beside = missing[key].with_suffix(".part")
            beside.write_text(decode(data), encoding="utf-8", newline="")
            beside.replace(missing[key])
        return files

    def _report(self, gathered: Gathered, collection: Collection | None, tally: Tally) -> BuildReport:
        lefts = collection.lefts() if collection else []
        reasons, rejections = Counter[str](), list[int]()
        for data in lefts:
            turned_down, _ = left_of(data)
            reasons.update(one.reason for one in turned_down)
            rejections.append(len(turned_down))

        def rejected() -> Iterator[Rejected]:
            return (one for data in lefts for one in left_of(data)[0])

        def silent_ones() -> Iterator[Passage]:
            return (one for data in lefts for one in left_of(data)[1])

        return BuildReport(
            base=self._options.base,
            articles=tuple(map(self._article, gathered.entries, tally.claims_of, rejections)),
            skipped=gathered.skipped,
            failed=gathered.failed,
            classes=dict(sorted(tally.classes.items())),
            relations=dict(sorted(tally.relations.items())),
            modalities=dict(sorted(tally.modalities.items())),
            triples=tally.triples,
            things=tally.things,
            rejected=Kept(sum(rejections), rejected),
            reasons=dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
            silent=Kept(sum(one.head.silent for one in gathered.entries), silent_ones),
            joined=collection.joined if collection else 0,
            near_misses=collection.near_misses() if collection else (),
            copies=collection.copies if collection else {},
            decisions=str(self._options.decisions) if self._options.decisions else None,
            notes=collection.curation.notes if collection and collection.curation else (),
            read_anew=gathered.read_anew,
            seconds=self._seconds,
            versions=versions(self._vocabulary.version) | {"zlib": zlib.ZLIB_RUNTIME_VERSION},
        )

    def _article(self, one: Entry, claims: int, turned_down: int) -> ArticleRead:
        head, iri = one.head, self._minter.article(one.head.article)
        return ArticleRead(
            head.article, iri, one.named.origin, head.title, head.language, claims, turned_down, head.silent
        )
