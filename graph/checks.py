"""The checks of a built graph: shapes, quotes, claims against plain triples, the files, the bundled questions.

Problem: a check that looks at nothing passes.  Method: every part counts what it looked at, and none is a failure.  The
parts know the vocabulary and the graph on disk, not the code that built it.  Advice: in the build, ``graph.validation``
keeps wrong statements out; this is the independent second look, and it takes its time.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph import foreign as f
from graph.answers import flaws
from graph.build import TEXTS
from graph.store import Store, Table, Value
from graph.turtle import NTriple
from ontology import terms as cor
from ontology.errors import GraphError
from ontology.questions import questions
from ontology.vocabulary import Vocabulary

FILES = ("graph.ttl", "graph.trig")
"""The store as files to publish, written by ``exports.turtle``."""
_RECORDS = frozenset({cor.GROUP, cor.MEASUREMENT, cor.ARTICLE, cor.SKOS_CONCEPT})
"""Classes of what a build writes down; nobody claims them."""
_ALWAYS = ("Article", "Claim", "Evidence", "Thing", "Type")
"""Shapes that find something to look at in any graph worth the name."""
_EVIDENCE = """
SELECT ?claim ?article ?evidence ?source ?exact ?start ?end ?antecedent WHERE {
  ?claim a cor:Claim OPTIONAL { ?claim prov:wasDerivedFrom ?article }
  OPTIONAL { ?claim cor:evidence ?evidence
    OPTIONAL { ?evidence oa:hasSource ?source } OPTIONAL { ?evidence oa:exact ?exact }
    OPTIONAL { ?evidence oa:start ?start } OPTIONAL { ?evidence oa:end ?end }
    OPTIONAL { ?evidence cor:antecedent ?antecedent } }
} ORDER BY ?claim ?evidence
"""
_STRAY = "SELECT ?e WHERE { ?e a cor:Evidence FILTER NOT EXISTS { ?claim cor:evidence ?e } } ORDER BY ?e"
_SHA = "SELECT ?article ?sha WHERE { ?article a cor:Article OPTIONAL { ?article cor:sha256 ?sha } } ORDER BY ?article"
_CLAIMS = """
SELECT ?claim ?s ?p ?o ?modality WHERE {
  ?claim a cor:Claim OPTIONAL { ?claim rdf:subject ?s } OPTIONAL { ?claim rdf:predicate ?p }
  OPTIONAL { ?claim rdf:object ?o } OPTIONAL { ?claim cor:modality ?modality }
} ORDER BY ?claim
"""
_TERMS = """
SELECT DISTINCT ?term WHERE {
  { ?claim a cor:Claim ; rdf:predicate ?term } UNION { ?claim a cor:Claim ; rdf:predicate rdf:type ; rdf:object ?term }
}
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One check: how many things it looked at and, in one line each, what is wrong."""

    name: str
    looked_at: int
    problems: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether there was something to look at and nothing wrong with it."""
        return self.looked_at > 0 and not self.problems


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The parts of a check, and the number of nodes that each shape looked at."""

    parts: tuple[Part, ...]
    shapes: Mapping[str, int]
    unknown: tuple[str, ...] = ()
    """Classes and relations of the graph's claims that the vocabulary lacks: it was built with another ontology."""

    @property
    def passed(self) -> bool:
        """Whether every part passed."""
        return bool(self.parts) and all(part.passed for part in self.parts)


def check(out: Path, vocabulary: Vocabulary) -> CheckReport:
    """Checks the graph in the folder that a build wrote, with the vocabulary that it was built with.

    Raises :class:`ontology.errors.GraphError` where there is no graph.
    """
    store = Store.open(out)
    shapes, focus = _shapes(store, vocabulary)
    asked = Part("questions", len(questions()), tuple(flaws(store)))
    stored = (_articles(store, out), _evidence(store, out), _claims(store, vocabulary), _graphs(store))
    return CheckReport((shapes, *stored, _files(store, out), asked), focus, _unknown(store, vocabulary))


def _unknown(store: Store, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The classes and relations that claims use and the vocabulary does not have, sorted."""
    used = {row["term"].text for row in _rows(store, _TERMS)}
    return tuple(sorted(used - vocabulary.classes.keys() - vocabulary.relations.keys() - {f.TYPE}))


def _shapes(store: Store, vocabulary: Vocabulary) -> tuple[Part, Mapping[str, int]]:
    from rdflib import Graph

    from graph.shacl import run_shapes
    from ontology.shapes import SHAPES, shapes_turtle

    data = Graph()
    for graph in (None, *store.graphs()):
        data.parse(data="".join(f"{' '.join(triple)} .\n" for triple in store.triples(graph)), format="nt")
    found = run_shapes(data, Graph().parse(data=shapes_turtle(vocabulary), format="turtle"))
    idle = [f"the shape {name} found nothing to look at" for name in _ALWAYS if not found.focus.get(SHAPES + name)]
    return Part("shapes", sum(found.focus.values()), (*idle, *found.violations)), found.focus


def _articles(store: Store, out: Path) -> Part:
    """Every article has its text beside the graph, unchanged."""
    problems = []
    rows = list(_rows(store, _SHA))
    for row in rows:
        text = _text(out, row["article"].text)
        if text is None:
            problems.append(f"{row['article'].text}: its text is not in {TEXTS}/")
        elif "sha" not in row or hashlib.sha256(text.encode("utf-8")).hexdigest() != row["sha"].text:
            problems.append(f"{row['article'].text}: its text is another than the one that was read")
    return Part("articles' texts", len(rows), tuple(problems))


def _evidence(store: Store, out: Path) -> Part:
    """Every claim has a passage that states it; every passage is word for word the text at its offsets."""
    problems: list[str] = []
    texts: dict[str, str | None] = {}
    stating: Counter[str] = Counter()
    looked_at = 0
    for row in _rows(store, _EVIDENCE):
        claim = row["claim"].text
        stating[claim] += "evidence" in row and "antecedent" not in row
        if "evidence" not in row:
            continue
        looked_at += 1
        source = row["source"].text if "source" in row else ""
        if source not in texts:
            texts[source] = _text(out, source)
        flaw = _flaw(row, texts[source])
        if flaw:
            problems.append(f"{row['evidence'].text}: {flaw}")
    problems.extend(f"{claim}: no passage states it" for claim, number in stating.items() if not number)
    problems.extend(f"{row['e'].text}: supports no claim" for row in _rows(store, _STRAY))
    return Part("quotes", looked_at, tuple(sorted(problems)))


def _flaw(row: Mapping[str, Value], text: str | None) -> str | None:
    if "article" not in row or "source" not in row or row["source"] != row["article"]:
        return "comes from another article than its claim"
    if text is None:
        return f"the text of {row['source'].text} is not there"
    try:
        start, end = int(row["start"].text), int(row["end"].text)
        exact = row["exact"].text
    except (KeyError, ValueError):
        return "has no words or no offsets"
    if not 0 <= start < end <= len(text) or text[start:end] != exact:
        return "is not the text at its offsets"
    return None


def _claims(store: Store, vocabulary: Vocabulary) -> Part:
    """What is asserted stands as a plain triple, and what stands as one is asserted or follows from what is."""
    problems: list[str] = []
    asserted: set[NTriple] = set()
    other: dict[NTriple, str] = {}
    looked_at = 0
    for row in _rows(store, _CLAIMS):
        looked_at += 1
        if not {"s", "p", "o", "modality"} <= row.keys():
            problems.append(f"{row['claim'].text}: is incomplete")
            continue
        statement = (row["s"].ntriples, row["p"].ntriples, row["o"].ntriples)
        if row["modality"].text == cor.ASSERTED:
            asserted.add(statement)
        else:
            other.setdefault(statement, row["claim"].text)
    everything = set(store.triples())
    plain = {triple for triple in everything if _states(triple, vocabulary)}
    following = set(_following(asserted, plain, vocabulary)) | set(_broader(asserted, everything, vocabulary))
    problems += [f"{_said(one)}: is asserted and no plain triple" for one in asserted - everything]
    problems += [f"{_said(one)}: follows from the statements and is missing" for one in following - everything]
    for one in plain - asserted - following:
        why = "is a plain triple and not asserted" if one in other else "is a plain triple without a claim"
        problems.append(f"{_said(one)}: {why}")
    return Part("claims and plain triples", looked_at, tuple(sorted(problems)))


def _states(triple: NTriple, vocabulary: Vocabulary) -> bool:
    """Whether the triple states something of a thing: a relation, a presence, a class of the vocabulary."""
    predicate, value = triple[1][1:-1], triple[2][1:-1]
    if predicate == f.TYPE:
        return value in vocabulary.classes and value not in _RECORDS
    return predicate in vocabulary.relations or predicate == cor.PRESENT_IN


def _following(asserted: set[NTriple], plain: set[NTriple], vocabulary: Vocabulary) -> Iterator[NTriple]:
    """Superclasses, the other direction of symmetric relations, presence in a place."""
    places = {s for s, p, o in plain if p[1:-1] == f.TYPE and o[1:-1] == cor.PLACE}
    present = f"<{cor.PRESENT_IN}>"
    for subject, predicate, value in asserted:
        if predicate[1:-1] == f.TYPE:
            found = vocabulary.classes.get(value[1:-1])
            for ancestor in found.ancestors if found else ():
                yield subject, predicate, f"<{ancestor}>"
            continue
        relation = vocabulary.relations.get(predicate[1:-1])
        if relation is not None and relation.symmetric:
            yield value, predicate, subject
        if predicate[1:-1] == cor.LOCATED_IN and value in places:
            yield subject, present, value
        hosted = relation is not None and relation.implies_presence and value[1:-1] not in vocabulary.classes
        if hosted and subject in places:
            yield value, present, subject


def _broader(asserted: set[NTriple], everything: set[NTriple], vocabulary: Vocabulary) -> Iterator[NTriple]:
    """What is in a narrower sector is in the vocabulary's own too."""
    above: dict[str, list[str]] = {}
    for narrow, predicate, broad in everything:
        if predicate[1:-1] == f.BROADER:
            above.setdefault(narrow, []).append(broad)
    for subject, predicate, value in asserted:
        relation = vocabulary.relations.get(predicate[1:-1])
        if relation is not None and relation.lists:
            yield from ((subject, predicate, broad) for broad in above.get(value, ()))


def _graphs(store: Store) -> Part:
    """No blank nodes, and no triple in two graphs: engines differ in how they count those."""
    problems: list[str] = []
    seen: set[NTriple] = set()
    for graph in (None, *store.graphs()):
        for triple in store.triples(graph):
            if triple in seen:
                problems.append(f"{_said(triple)}: stands in two graphs")
            seen.add(triple)
            if any(term.startswith("_:") for term in triple):
                problems.append(f"{_said(triple)}: has a blank node")
    return Part("graphs", len(seen), tuple(sorted(problems)))


def _files(store: Store, out: Path) -> Part:
    """The files that are published say what the store holds."""
    problems: list[str] = []
    looked_at = 0
    for name in FILES:
        try:
            size, more, fewer = store.compare(out / name)
        except GraphError as error:
            problems.append(str(error))
            continue
        looked_at += size
        if more or fewer:
            problems.append(f"{out / name}: statements that were not built {more:,}, missing {fewer:,}; build it anew")
    return Part("files", looked_at, tuple(problems))


def _text(out: Path, article: str) -> str | None:
    try:
        with (out / TEXTS / f"{article.rpartition('/')[2]}.txt").open(encoding="utf-8", newline="") as stream:
            return stream.read()
    except (OSError, ValueError):
        return None


def _rows(store: Store, query: str) -> Iterator[dict[str, Value]]:
    found = store.query(query)
    assert isinstance(found, Table)
    for row in found.rows:
        yield {name: cell for name, cell in zip(found.variables, row, strict=True) if cell is not None}


def _said(triple: NTriple) -> str:
    return " ".join(triple)
