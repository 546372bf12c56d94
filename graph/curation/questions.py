"""The questions that a built graph puts to its curators, the most useful first.

Problem: of thousands of statements a curator can look at dozens, so those come first whose answer changes most.
Method: names that nearly were one thing, then statements that articles disagree on, then statements that one article
alone makes through a rule that was often wrong, then names that look misread.  Each kind is a row of a table.  Advice:
how often a rule is right was measured on the bundled articles (``rules.csv``, written by ``make docs``).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain, islice
from pathlib import Path

from graph.claims import TYPE_RULE
from graph.curation.doubts import Doubt, Kind, Ref
from graph.report import read_report
from graph.store import Store, Value
from graph.told import Told, rows, tell
from ontology import terms as cor
from source.model import Modality

_REF = "?claim ?s ?p ?o ?article ?year"
_CLAIM = """?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; cor:modality cor:Asserted
    OPTIONAL { ?claim cor:year ?year } FILTER NOT EXISTS { ?claim prov:wasGeneratedBy ?decision }"""
"""An asserted claim that no curator made.  All queries look within one graph at a time, which is five times as quick as
over all graphs joined, and leave the joining of graphs to Python, since the engine multiplies first."""
_OF = f"SELECT DISTINCT {_REF} WHERE {{ GRAPH ?article {{ ?claim rdf:predicate %s . {_CLAIM} }} }}"
_DATED = f"SELECT DISTINCT {_REF} WHERE {{ GRAPH ?article {{ ?claim cor:year ?some . {_CLAIM} }} }}"
_CODES = "SELECT DISTINCT ?place WHERE { ?place cor:divisionCode ?code }"
_WITHIN = "SELECT DISTINCT ?place ?in WHERE { ?place schema:containedInPlace ?in }"
_FIGURES = """SELECT DISTINCT ?node ?value ?measure ?class ?unit ?aspect WHERE {
  ?node cor:value ?value ; cor:comparator cor:Exactly
  OPTIONAL { ?node cor:measure ?measure } OPTIONAL { ?node cor:memberClass ?class }
  OPTIONAL { ?node cor:unit ?unit } OPTIONAL { ?node cor:aspect ?aspect } }"""
_RULES = f"""SELECT DISTINCT ?claim ?rule WHERE {{ GRAPH ?article {{
  ?claim cor:modality cor:Asserted ; cor:rule ?rule FILTER (?rule != "{TYPE_RULE}") }} }}"""
"""A class that was claimed for a statement's sake is decided with the statement."""
_GIVEN = f"SELECT DISTINCT {_REF} WHERE {{ GRAPH ?article {{ VALUES ?claim {{ %s }} {_CLAIM} }} }}"
_STATING = """SELECT DISTINCT ?s ?p ?o ?article WHERE { GRAPH ?article { VALUES (?s ?p ?o) { %s }
  ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } }"""
_NAMES = """SELECT DISTINCT ?node ?name WHERE { ?node rdfs:label ?name FILTER (LANG(?name) != "zh")
  FILTER NOT EXISTS { ?node cor:divisionCode|cor:comparator|cor:verdict ?other } } ORDER BY ?node ?name"""
_CLASSED = f"""SELECT DISTINCT {_REF} WHERE {{
  GRAPH ?article {{ VALUES ?s {{ %s }} ?claim rdf:predicate rdf:type . {_CLAIM} }} }}"""
_CALLED = """
SELECT DISTINCT ?node ?name WHERE { VALUES ?node { %s } ?node rdfs:label|skos:altLabel ?name } ORDER BY ?node ?name
"""
_SPEAKING = """
SELECT DISTINCT ?claim WHERE { GRAPH ?article { VALUES ?end { rdf:subject rdf:object }
  ?claim ?end <%s> ; rdf:predicate ?p FILTER (?p != rdf:type) } } ORDER BY STR(?claim) LIMIT %d
"""
_AT_ONCE = 100
_SURE = 0.9
"""Rules that are right as often are not asked about."""
_UNMEASURED = 0.5
_SHOWN = 2
"""Claims that are shown of each of two names."""


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt with what people need to answer it."""

    doubt: Doubt
    about: tuple[Told, ...]
    """What is to be decided on; of names, some of what the graph says of each."""
    against: tuple[Told, ...]
    called: Mapping[str, tuple[str, ...]]
    """IRI → names of everything at an end of these claims, and of the names to decide on; the longest first."""


def doubts(store: Store, out: Path) -> Iterator[Doubt]:
    """Everything that is uncertain in the graph of ``out``, the most useful to settle first; always in one order.

    A claim that is uncertain for several reasons is asked about for the first of them.  Take no more than you need.
    """
    base = store.base()
    kinds = (_near_misses(out), _disagreements(store, base), _doubtful(store, base), _odd_names(store, base))
    seen: set[object] = set()
    for one in chain.from_iterable(kinds):
        key = one.about or one.names
        if key not in seen:
            seen.add(key)
            yield one


def posed(store: Store, doubt: Doubt) -> Question:
    """The doubt with its claims in words."""
    base = store.base()
    claims = [ref.claim for ref in doubt.about]
    if doubt.kind is Kind.NEAR_MISS:
        spoken = (rows(store, _SPEAKING % (name, _SHOWN), base) for name in doubt.names)
        claims = [row["claim"].text for row in chain.from_iterable(spoken)]
    told = tell(store, [*claims, *(ref.claim for ref in doubt.against)], base)
    ends = {iri for one in told.values() for iri in (one.subject_iri, one.object_iri)}
    called: dict[str, set[str]] = {}
    wanted = " ".join(f"<{iri}>" for iri in sorted({*ends, *doubt.names}))
    for row in rows(store, _CALLED % wanted, base):
        called.setdefault(row["node"].text, set()).add(row["name"].text)
    names = {iri: tuple(sorted(some, key=lambda name: (-len(name), name))) for iri, some in called.items()}
    about = tuple(told[claim] for claim in dict.fromkeys(claims) if claim in told)
    return Question(doubt, about, tuple(told[ref.claim] for ref in doubt.against if ref.claim in told), names)


def _ref(row: Mapping[str, Value]) -> Ref:
    return Ref(
        row["claim"].text,
        (row["s"].text, row["p"].text, row["o"].text),
        row["article"].text.rpartition("/")[2],
        Modality.ASSERTED,
        int(row["year"].text) if "year" in row else None,
    )


def _near_misses(out: Path) -> Iterator[Doubt]:
    """Names that resolution left apart, the nearest first, as the report of the build has them."""
    found = read_report(out).get("near_misses", [])
    refusals = found if isinstance(found, list) else []
    for one in sorted(refusals, key=lambda one: (-one["closeness"], one["one"], one["other"])):
        yield Doubt(Kind.NEAR_MISS, one["because"], names=(one["one"], one["other"]))


def _disagreements(store: Store, base: str) -> Iterator[Doubt]:
    led = _refs(store, _OF % "cor:ledBy", base)
    yield from _rivals(
        ((ref, (ref.statement[0], ref.year), ref.statement[2]) for ref in led if ref.year),
        lambda ref: f"two leaders of one body in {ref.year}",
    )
    kinds = {row["node"].text: row for row in rows(store, _FIGURES, base)}
    dated = (ref for ref in _refs(store, _DATED, base) if ref.statement[2] in kinds)
    yield from _rivals(
        ((ref, _measured(ref, kinds[ref.statement[2]]), kinds[ref.statement[2]]["value"].text) for ref in dated),
        lambda ref: f"two figures for one thing in {ref.year}",
    )
    within = {row["place"].text: row["in"].text for row in rows(store, _WITHIN, base)}
    coded = {row["place"].text for row in rows(store, _CODES, base)}
    placed = (ref for ref in _refs(store, _OF % "cor:locatedIn", base) if ref.statement[2] in coded)
    yield from _rivals(
        ((ref, ref.statement[0], ref.statement[2]) for ref in placed),
        lambda ref: "two places, neither of which contains the other",
        lambda one, other: _holds(within, one, other) or _holds(within, other, one),
    )


def _measured(ref: Ref, row: Mapping[str, Value]) -> object:
    """What two figures of one thing have in common: holder, relation, year, and what is counted or measured."""
    said = (row[key].text.lower() if key in row else "" for key in ("measure", "class", "unit", "aspect"))
    return (*ref.statement[:2], ref.year, *said)


def _refs(store: Store, query: str, base: str) -> Iterator[Ref]:
    return (_ref(row) for row in rows(store, query, base))


def _holds(within: Mapping[str, str], place: str, inner: str) -> bool:
    while inner in within and inner != place:
        inner = within[inner]
    return inner == place


def _rivals(
    claims: Iterable[tuple[Ref, object, str]],
    why: Callable[[Ref], str],
    agree: Callable[[str, str], bool] = lambda one, other: one == other,
) -> Iterator[Doubt]:
    """Each claim that another article contradicts: those of one key whose values do not agree."""
    groups: dict[object, list[tuple[Ref, str]]] = {}
    for ref, key, value in claims:
        groups.setdefault(key, []).append((ref, value))
    for _, group in sorted(groups.items(), key=lambda item: repr(item[0])):
        said: dict[str, set[str]] = {}
        for ref, value in group:
            said.setdefault(ref.article, set()).add(value)
        for ref, value in sorted(group):
            against = [
                other
                for other, another in sorted(group)
                if not agree(value, another) and value not in said[other.article] and another not in said[ref.article]
            ]
            if against:
                yield Doubt(Kind.DISAGREEMENT, why(ref), (ref,), tuple(against))


def precisions() -> Mapping[str, float]:
    """Rule → how often it is right, by Laplace's rule of succession from what was measured on the bundled articles."""
    text = files("graph.curation").joinpath("rules.csv").read_text(encoding="utf-8")
    counts = {row["rule"]: (int(row["right"]), int(row["wrong"])) for row in csv.DictReader(text.splitlines())}
    return {rule: (right + 1) / (right + wrong + 2) for rule, (right, wrong) in counts.items()}


def _doubtful(store: Store, base: str) -> Iterator[Doubt]:
    """Statements that one article alone makes through rules that are often wrong, the worst rule first."""
    known = precisions()
    within = {row["place"].text: row["in"].text for row in rows(store, _WITHIN, base)}
    made: dict[str, set[str]] = {}
    for row in rows(store, _RULES, base):
        made.setdefault(row["claim"].text, set()).add(row["rule"].text)
    ranked = sorted(
        (*max((known.get(rule, _UNMEASURED), rule) for rule in rules), claim) for claim, rules in made.items()
    )
    for some in _portions(one for one in ranked if one[0] < _SURE):
        refs = {ref.claim: ref for ref in _refs(store, _GIVEN % _iris(claim for _, _, claim in some), base)}
        articles = _articles(store, base, refs.values())
        for precision, rule, claim in some:
            ref = refs.get(claim)
            if ref is None or ref.statement[2] == cor.GROUP or _holds(within, ref.statement[2], ref.statement[0]):
                continue
            if len(articles[ref.statement]) == 1:
                often = f"right in about {precision:.0%} of cases" if rule in known else "which was never measured"
                yield Doubt(Kind.RULE, f"one article alone, by the rule “{rule}”, {often}", (ref,))


def _articles(store: Store, base: str, refs: Iterable[Ref]) -> Mapping[tuple[str, str, str], set[str]]:
    """Statement → the articles that make it, for the statements of these claims."""
    found: dict[tuple[str, str, str], set[str]] = {ref.statement: {ref.article} for ref in refs}
    wanted = " ".join(f"( <{s}> <{p}> <{o}> )" for s, p, o in sorted(found))
    for row in rows(store, _STATING % wanted, base):
        found[row["s"].text, row["p"].text, row["o"].text].add(row["article"].text.rpartition("/")[2])
    return found


def _portions(ranked: Iterable[tuple[float, str, str]]) -> Iterator[list[tuple[float, str, str]]]:
    rest = iter(ranked)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def _iris(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _unpaired(name: str) -> bool:
    return any(name.count(a) != name.count(b) for a, b in ("()", "[]", "“”", "（）")) or name.count('"') % 2 == 1


_ODD: Mapping[str, Callable[[str], object]] = {
    "it has an unpaired bracket or quotation mark": _unpaired,
    "it begins or ends with a small word": re.compile(
        r"^(?:of|and|or|by|for|to|from|with|in|at|on|its|their|this|that)\b|\b(?:of|and|or|by|for|to|the|with|in|at|on)$",
        re.IGNORECASE,
    ).search,
    "it begins or ends with a mark": re.compile(r"^[-–—,;:.!?%&]|[-–—,;:!?%&]$").search,
    "it has more than nine words": lambda name: len(name.split()) > 9,
    "it is a number": re.compile(r"^[\d\s.,%]+$").search,
}
"""What makes a name odd → how to tell."""


def _odd_names(store: Store, base: str) -> Iterator[Doubt]:
    """Names that look misread, each by the claim that it is of its class."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows(store, _NAMES, base):
        name = row["name"].text
        why = next((why for why, odd in _ODD.items() if odd(name)), None)
        if why is not None:
            found.setdefault(row["node"].text, (name, why))
    first: dict[str, Ref] = {}
    for ref in _refs(store, _CLASSED % _iris(sorted(found)), base):
        iri = ref.statement[0]
        first[iri] = min(first.get(iri, ref), ref)
    for iri, ref in sorted(first.items()):
        name, why = found[iri]
        yield Doubt(Kind.NAME, f"“{name}” looks misread: {why}", (ref,), names=(iri,))
