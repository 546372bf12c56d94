"""One side of a comparison, read from its file in one pass: claims without their words.

Problem: two graphs of 3,000 articles have four million triples, and hardly any of them differ.  Method: a first pass
keeps one small tuple for each claim and what tells groups and amounts apart; :func:`details` reads the words of those
few that differ in a second one.  Advice: the triples of a subject must stand together, as Corridor writes them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from graph import foreign as f
from graph.difference.values import Moment, Passage, Source
from graph.iris import NAMESPACES
from graph.report import read_report
from graph.store import read_file
from ontology import terms as cor
from ontology.errors import GraphError

SAME_AS = NAMESPACES["owl"] + "sameAs"
FILES = ("graph.trig", "graph.ttl")
_CLAIM = (f.SUBJECT, f.PREDICATE, f.OBJECT, f.WAS_DERIVED_FROM, cor.MODALITY, cor.AMOUNT)
_NO_NEWS = frozenset({cor.GROUP, cor.MEASUREMENT})
"""That a counted set is a Group says nothing; what the set is of stands in the statement about it."""
_TIME = (cor.YEAR, cor.FROM, cor.UNTIL)
_COUNTED = (cor.MEMBER_CLASS, cor.MEASURE, cor.UNIT, cor.VALUE, cor.UPPER_VALUE, cor.COMPARATOR)
"""What a group or amount is; its year is the time of the statements about it."""
_SOURCE = (f.TITLE, f.DATE_PUBLISHED, f.URL)
_WANTED = frozenset({*_CLAIM, *_TIME, *_COUNTED, *_SOURCE, SAME_AS, cor.SHA256})
_WORDS = frozenset({f.LABEL, f.PREF_LABEL, f.EXACT, f.START, f.END, cor.ANTECEDENT, cor.EVIDENCE})


class Claimed(NamedTuple):
    """A claim without its passages; IRIs."""

    subject: str
    predicate: str
    object: str
    article: str
    modality: str
    amount: str
    """Of what was paid or invested; empty where there is none."""
    moment: Moment


@dataclass(slots=True)
class Snapshot:
    """What the first pass keeps."""

    file: Path
    claims: dict[str, Claimed] = field(default_factory=dict)
    counted: dict[str, str] = field(default_factory=dict)
    """IRI of a group or amount → what it counts, the same for the same counts in any article."""
    same: list[tuple[str, str]] = field(default_factory=list)
    """owl:sameAs: a name and the canonical one."""
    sources: dict[str, Source] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    """IRI of an article → the name of its file, where a build's report tells it."""


def snapshot(path: Path) -> Snapshot:
    """The first pass over a built folder or a graph file (.trig, .ttl).  Raises GraphError where it is none."""
    file = _file(path)
    found = Snapshot(file)
    known: dict[str, str] = {}
    for subject, rows in groupby(read_file(file, _WANTED), key=itemgetter(1)):
        _take(found, known, subject, [(predicate, value) for _, _, predicate, value, _ in rows])
    if not found.sources:
        raise GraphError(file, "holds no graph of articles")
    if path.is_dir():
        found.origins = dict(_origins(path))
    return found


def _file(path: Path) -> Path:
    if path.is_file():
        return path
    if not path.exists():
        raise GraphError(path, "there is no such file or folder")
    for name in FILES:
        if (path / name).is_file():
            return path / name
    raise GraphError(path, "holds no graph; run `corridor build` first")


def _origins(folder: Path) -> Iterator[tuple[str, str]]:
    try:
        articles = read_report(folder).get("articles")
    except GraphError:
        return
    for one in articles if isinstance(articles, list) else ():
        if isinstance(one, dict) and one.get("iri") and one.get("origin"):
            yield str(one["iri"]), Path(str(one["origin"])).name


def _take(found: Snapshot, known: dict[str, str], subject: str, rows: Iterable[tuple[str, str]]) -> None:
    """Keeps what one subject is; ``known`` holds each IRI once, since they come again and again."""
    fields: dict[str, str] = {}
    for predicate, value in rows:
        if predicate == SAME_AS:
            found.same.append((subject, value))
        fields[predicate] = value
    if cor.MODALITY in fields:
        made, times = ([fields.get(one, "") for one in each] for each in (_CLAIM, _TIME))
        one, predicate, other, article, modality, amount = (known.setdefault(value, value) for value in made)
        moment = Moment(*(known.setdefault(value, value) for value in times))
        if other not in _NO_NEWS:
            found.claims[subject] = Claimed(one, predicate, other, article, modality, amount, moment)
    elif cor.SHA256 in fields:
        found.sources[subject] = Source(subject, *(fields.get(one, "") for one in _SOURCE))
    elif cor.COMPARATOR in fields:
        values = [fields.get(one, "") for one in _COUNTED]
        values[1] = values[1].casefold()
        found.counted[subject] = "\x1f".join(("", *values))


@dataclass(frozen=True, slots=True)
class Details:
    """The words of what was asked for."""

    labels: Mapping[str, str]
    passages: Mapping[str, tuple[Passage, ...]]
    """IRI of a claim → its passages, sorted."""


def details(file: Path, claims: Collection[str], nodes: Collection[str]) -> Details:
    """The passages of these claims and the labels of these nodes, in a second pass."""
    labels: dict[str, tuple[bool, str]] = {}
    claim_of: dict[str, str] = {}
    passages: dict[str, list[Passage]] = {}
    for subject, rows in groupby(read_file(file, _WORDS), key=itemgetter(1)):
        if subject in claims:
            claim_of.update((value, subject) for _, _, predicate, value, _ in rows if predicate == cor.EVIDENCE)
        elif subject in claim_of:
            fields = {predicate: value for _, _, predicate, value, _ in rows}
            passages.setdefault(claim_of[subject], []).append(_passage(subject, fields))
        elif subject in nodes:
            for _, _, predicate, value, language in rows:
                if predicate in (f.LABEL, f.PREF_LABEL):
                    label = language not in (None, "en"), value
                    labels[subject] = min(label, labels.get(subject, label))
    sorted_passages = {claim: tuple(sorted(found)) for claim, found in passages.items()}
    return Details({iri: label for iri, (_, label) in labels.items()}, sorted_passages)


def _passage(iri: str, fields: Mapping[str, str]) -> Passage:
    start, end = (int(fields.get(one, "0")) for one in (f.START, f.END))
    return Passage(start, end, fields.get(f.EXACT, ""), iri, fields.get(cor.ANTECEDENT) in ("true", "1"))
