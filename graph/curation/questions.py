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
from itertools import chain
from pathlib import Path

from graph.curation.doubts import Doubt, Kind, Ref
from graph.report import read_report
from graph.store import Store, Value
from graph.told import Told, rows, tell
from ontology import terms as cor
from source.model import Modality

_REF = "?claim ?s ?p ?o ?article ?modality ?year"
_CLAIM = """?claim a cor:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; prov:wasDerivedFrom ?article ;
    cor:modality ?modality . OPTIONAL { ?claim cor:year ?year }
    FILTER NOT EXISTS { ?claim prov:wasGeneratedBy ?decision }"""
"""A claim that no curator made."""
_LEADERS = f"SELECT DISTINCT {_REF} WHERE {{ VALUES ?p {{ cor:ledBy }} {_CLAIM} FILTER (?modality = cor:Asserted) }}"
_PLACES = f"""SELECT DISTINCT {_REF} WHERE {{ VALUES ?p {{ cor:locatedIn }} {_CLAIM} FILTER (?modality = cor:Asserted)
  ?o cor:divisionCode ?code }}"""
_WITHIN = "SELECT DISTINCT ?place ?in WHERE { ?place schema:containedInPlace ?in }"
_FIGURES = f"""SELECT DISTINCT {_REF} ?value ?what ?unit WHERE {{ {_CLAIM} FILTER (?modality = cor:Asserted)
  ?o cor:value ?value ; cor:comparator cor:Exactly
  OPTIONAL {{ ?o cor:measure ?measure }} OPTIONAL {{ ?o cor:memberClass ?class }} OPTIONAL {{ ?o cor:unit ?unit }}
  OPTIONAL {{ ?o cor:aspect ?aspect }}
  BIND (CONCAT(COALESCE(LCASE(?measure), STR(?class), ""), " ", COALESCE(STR(?aspect), "")) AS ?what) }}"""
_BY_RULE = (
    f"""SELECT DISTINCT {_REF} ?rule WHERE {{ {_CLAIM} FILTER (?modality = cor:Asserted) ?claim cor:rule ?rule }}"""
)
_NAMES = f"""SELECT DISTINCT {_REF} ?name WHERE {{ VALUES ?p {{ rdf:type }} {_CLAIM} FILTER (?modality = cor:Asserted)
  ?s rdfs:label ?name FILTER (LANG(?name) != "zh") FILTER NOT EXISTS {{ ?s cor:divisionCode ?code }}
  FILTER NOT EXISTS {{ ?s cor:comparator ?counted }} }}"""
_CALLED = """
SELECT DISTINCT ?node ?name WHERE { VALUES ?node { %s } ?node rdfs:label|skos:altLabel ?name } ORDER BY ?node ?name
"""
_SPEAKING = """
SELECT DISTINCT ?claim WHERE { ?claim a cor:Claim ; rdf:subject|rdf:object <%s> ; rdf:predicate ?p
  FILTER (?p != rdf:type) } ORDER BY STR(?claim) LIMIT %d
"""
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


def doubts(store: Store, out: Path) -> list[Doubt]:
    """Everything that is uncertain in the graph of ``out``, the most useful to settle first; always in one order.

    A claim that is uncertain for several reasons is asked about for the first of them.
    """
    base = store.base()
    kinds = (_near_misses(out), _disagreements(store, base), _doubtful(store, base), _odd_names(store, base))
    found: dict[object, Doubt] = {}
    for one in chain.from_iterable(kinds):
        found.setdefault(one.about or one.names, one)
    return list(found.values())


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
        Modality(row["modality"].text.removeprefix(cor.COR)),
        int(row["year"].text) if "year" in row else None,
    )


def _near_misses(out: Path) -> Iterator[Doubt]:
    """Names that resolution left apart, the nearest first, as the report of the build has them."""
    found = read_report(out).get("near_misses", [])
    refusals = found if isinstance(found, list) else []
    for one in sorted(refusals, key=lambda one: (-one["closeness"], one["one"], one["other"])):
        yield Doubt(Kind.NEAR_MISS, one["because"], names=(one["one"], one["other"]))


def _disagreements(store: Store, base: str) -> Iterator[Doubt]:
    yield from _rivals(
        ((ref, (ref.statement[0], ref.year), ref.statement[2]) for ref in _refs(store, _LEADERS, base) if ref.year),
        lambda ref: f"two leaders of one body in {ref.year}",
    )
    figures: list[tuple[Ref, object, str]] = []
    for row in rows(store, _FIGURES, base):
        ref = _ref(row)
        unit = row["unit"].text if "unit" in row else ""
        if ref.year is not None:
            figures.append((ref, (*ref.statement[:2], row["what"].text, unit, ref.year), row["value"].text))
    yield from _rivals(figures, lambda ref: f"two figures for one thing in {ref.year}")
    within = {row["place"].text: row["in"].text for row in rows(store, _WITHIN, base)}
    yield from _rivals(
        ((ref, ref.statement[0], ref.statement[2]) for ref in _refs(store, _PLACES, base)),
        lambda ref: "two places, neither of which contains the other",
        lambda one, other: _holds(within, one, other) or _holds(within, other, one),
    )


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
    articles: dict[tuple[str, str, str], set[str]] = {}
    made: dict[Ref, set[str]] = {}
    for row in rows(store, _BY_RULE, base):
        ref = _ref(row)
        articles.setdefault(ref.statement, set()).add(ref.article)
        made.setdefault(ref, set()).add(row["rule"].text)
    found = []
    for ref, rules in made.items():
        best = max(rules, key=lambda rule: (known.get(rule, _UNMEASURED), rule))
        borne_out = ref.statement[2] == cor.GROUP or _holds(within, ref.statement[2], ref.statement[0])
        if known.get(best, _UNMEASURED) < _SURE and len(articles[ref.statement]) == 1 and not borne_out:
            found.append((known.get(best, _UNMEASURED), best, ref))
    for precision, rule, ref in sorted(found):
        often = f"right in about {precision:.0%} of cases" if rule in known else "which was never measured"
        yield Doubt(Kind.RULE, f"one article alone, by the rule “{rule}”, {often}", (ref,))


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
    first: dict[str, tuple[Ref, str]] = {}
    for row in rows(store, _NAMES, base):
        ref = _ref(row)
        first[ref.statement[0]] = min(first.get(ref.statement[0], (ref, row["name"].text)), (ref, row["name"].text))
    for iri, (ref, name) in sorted(first.items()):
        why = next((why for why, odd in _ODD.items() if odd(name)), None)
        if why is not None:
            yield Doubt(Kind.NAME, f"“{name}” looks misread: {why}", (ref,), names=(iri,))
