"""What the graph ``id:resolution`` tells of a thing: the names that were joined in it, and what came near.

Advice: ``graph.resolution`` decides; this reads what a build wrote down of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.store import Store
from graph.told import rows

_BECAME = """
SELECT DISTINCT ?name ?thing WHERE {
  { ?name owl:sameAs ?thing }
  UNION { ?thing prov:specializationOf ?name FILTER NOT EXISTS { ?thing owl:sameAs ?other } }
  UNION { ?own prov:specializationOf ?name ; owl:sameAs ?thing }
} ORDER BY STR(?name) STR(?thing)
"""
_JOINS = """
SELECT DISTINCT ?join ?rule ?why ?title WHERE {
  ?join cor:joinedAs <%s> ; cor:rule ?rule ; cor:why ?why ; prov:wasDerivedFrom ?article .
  OPTIONAL { ?article dcterms:title ?title }
} ORDER BY ?rule ?why STR(?join) ?title
"""
_NEAR = """
SELECT DISTINCT ?other ?rule ?why ?closeness WHERE {
  ?miss a cor:NearMiss ; cor:member <%s> , ?other ; cor:rule ?rule ; cor:why ?why ; cor:closeness ?closeness
  FILTER (?other != <%s>)
} ORDER BY DESC(?closeness) STR(?other)
"""


@dataclass(frozen=True, slots=True)
class Joined:
    """Names that one rule joined in a thing."""

    rule: str
    why: str
    articles: tuple[str, ...]
    """Titles of articles that bear it out."""


@dataclass(frozen=True, slots=True)
class Near:
    """A thing that came near and was not joined."""

    iri: str
    rule: str
    """Id of the reason."""
    why: str
    closeness: str
    """From 0 to 1."""


def became(store: Store, base: str) -> dict[str, tuple[str, ...]]:
    """IRI of a name that was joined or parted → the things that it stands for."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows(store, _BECAME, base):
        name = row["name"].text
        found[name] = (*found.get(name, ()), row["thing"].text)
    return found


def joined(store: Store, iri: str, base: str) -> tuple[Joined, ...]:
    """The joins that made the thing with this IRI, by rule."""
    found: dict[str, Joined] = {}
    for row in rows(store, _JOINS % iri, base):
        known = found.get(row["join"].text) or Joined(row["rule"].text, row["why"].text, ())
        titles = (row["title"].text,) if "title" in row and row["title"].text else ()
        found[row["join"].text] = Joined(known.rule, known.why, known.articles + titles)
    return tuple(found.values())


def near(store: Store, iri: str, base: str) -> tuple[Near, ...]:
    """What came near the thing with this IRI, the nearest first."""
    return tuple(
        Near(row["other"].text, row["rule"].text, row["why"].text, row["closeness"].text)
        for row in rows(store, _NEAR % (iri, iri), base)
    )
