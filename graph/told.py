"""Claims in words: who says what of whom, in which sentence of which article.

Advice: sampling and explaining both tell claims; this is the one place that gathers their labels and quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.iris import prefixes
from graph.store import Store, Table, Value

_CLAIMS = """
SELECT DISTINCT ?claim ?s ?p ?o ?modality ?rule ?role ?amount ?year ?article ?exact ?start ?antecedent WHERE {
  VALUES ?claim { %s }
  ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; cor:modality ?modality ;
    prov:wasDerivedFrom ?article ; cor:evidence ?evidence .
  ?evidence oa:exact ?exact ; oa:start ?start .
  OPTIONAL { ?claim cor:rule ?rule }
  OPTIONAL { ?claim cor:role ?role }
  OPTIONAL { ?claim cor:amount/rdfs:label ?amount }
  OPTIONAL { ?claim cor:year ?year }
  OPTIONAL { ?evidence cor:antecedent ?antecedent }
} ORDER BY STR(?claim) ?start ?exact
"""
_LABELS = """
SELECT DISTINCT ?node ?label WHERE { VALUES ?node { %s } ?node rdfs:label|dcterms:title ?label } ORDER BY ?node ?label
"""
_URLS = "SELECT DISTINCT ?node ?url WHERE { VALUES ?node { %s } ?node schema:url ?url } ORDER BY ?node ?url"


@dataclass(frozen=True, slots=True)
class Told:
    """One claim in words; the IRIs of its ends stand beside their labels."""

    claim: str
    subject: str
    subject_iri: str
    relation: str
    """With its prefix: "cor:established"."""
    object: str
    object_iri: str
    modality: str
    """Local name: "Asserted", "Planned" …"""
    quotes: tuple[str, ...]
    antecedents: tuple[str, ...]
    """Passages that only name what a pronoun of the quotes stands for."""
    article: str
    """Its title, or its IRI's local name where it has none."""
    article_iri: str
    url: str
    rule: str
    role: str
    year: str
    amount: str = ""
    """The sum of money that it is about, in the article's words."""


def rows(store: Store, query: str, base: str) -> list[dict[str, Value]]:
    """The rows of a SELECT, each as variable → value; unbound variables are left out."""
    table = store.query(query, base)
    if not isinstance(table, Table):
        return []
    named = (zip(table.variables, row, strict=True) for row in table.rows)
    return [{name: cell for name, cell in row if cell is not None} for row in named]


def tell(store: Store, claims: Iterable[str], base: str) -> dict[str, Told]:
    """The claims with these IRIs in words, in the order given; what is no complete claim is left out."""
    wanted = list(claims)
    found: dict[str, list[dict[str, Value]]] = {claim: [] for claim in wanted}
    for row in rows(store, _CLAIMS % _listed(wanted), base):
        found[row["claim"].text].append(row)
    nodes = {row[key].text for group in found.values() for row in group for key in ("s", "o", "article")}
    labels = _first(store, _LABELS, nodes, base)
    urls = _first(store, _URLS, {row["article"].text for group in found.values() for row in group}, base)
    known = prefixes(base)
    return {claim: _told(group, labels, urls, known) for claim, group in found.items() if group}


def _listed(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _first(store: Store, query: str, nodes: Iterable[str], base: str) -> dict[str, str]:
    """Node → its first value, English or untagged ones before others."""
    found: dict[str, str] = {}
    values = rows(store, query % _listed(sorted(node for node in nodes if ":" in node and " " not in node)), base)
    for row in sorted(values, key=lambda row: _value(row).language not in (None, "en")):
        found.setdefault(row["node"].text, _value(row).text)
    return found


def _value(row: Mapping[str, Value]) -> Value:
    return row["label"] if "label" in row else row["url"]


def _told(
    group: list[dict[str, Value]], labels: Mapping[str, str], urls: Mapping[str, str], known: Mapping[str, str]
) -> Told:
    first = group[0]

    def text(key: str) -> str:
        return first[key].text if key in first else ""

    def named(key: str) -> str:
        return labels.get(text(key)) or (short(text(key), known) if first[key].kind == "iri" else text(key))

    def several(key: str) -> str:
        return ", ".join(sorted({row[key].text for row in group if key in row}))

    def passages(antecedent: bool) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row["exact"].text for row in group if _is_antecedent(row) is antecedent))

    return Told(
        claim=text("claim"),
        subject=named("s"),
        subject_iri=text("s"),
        relation=short(text("p"), known),
        object=named("o"),
        object_iri=text("o"),
        modality=short(text("modality"), known).partition(":")[2],
        quotes=passages(False),
        antecedents=passages(True),
        article=named("article"),
        article_iri=text("article"),
        url=urls.get(text("article"), ""),
        rule=several("rule"),
        role=several("role"),
        year=several("year"),
        amount=several("amount"),
    )


def _is_antecedent(row: Mapping[str, Value]) -> bool:
    return "antecedent" in row and row["antecedent"].text in {"true", "1"}


def short(iri: str, known: Mapping[str, str]) -> str:
    """An IRI with the longest of the ``known`` prefixes (prefix → namespace) that fits, or as it is."""
    fits = [(len(space), prefix) for prefix, space in known.items() if iri.startswith(space) and iri != space]
    if not fits:
        return iri
    length, prefix = max(fits)
    return f"{prefix}:{iri[length:]}"
