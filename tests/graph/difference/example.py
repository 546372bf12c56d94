"""Small graphs as Turtle, statement by statement, for the tests of what differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

BASE = "https://w3id.org/corridor/id/"
COR = "https://w3id.org/corridor/ontology#"
HEAD = f"""
@prefix : <{BASE}> .
@prefix cor: <{COR}> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
"""
FIRST, SECOND, THIRD = "aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"
"""Ids of articles."""


def iri(name: str) -> str:
    return f"<{name if ':' in name else (COR if name[0].isupper() else BASE) + name}>"


def literal(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@dataclass(frozen=True, slots=True)
class Say:
    """One claim; ``statement`` is "place/zh established body/ws", names relative to the base."""

    article: str
    statement: str
    quote: str = "It says so."
    modality: str = "Asserted"
    year: int | None = None
    until: str = ""
    amount: str = ""

    def turtle(self) -> str:
        subject, predicate, value = self.statement.split()
        key = sha256(repr(self).encode()).hexdigest()[:8]
        claim, evidence = iri(f"claim/{self.article}-{key}"), iri(f"evidence/{self.article}-{key}-0-9")
        relation = "rdf:type" if predicate == "a" else f"cor:{predicate}"
        more = f"; cor:year {self.year}" if self.year else ""
        more += f'; cor:until "{self.until}"' if self.until else ""
        more += f"; cor:amount {iri(self.amount)}" if self.amount else ""
        source = iri(f"article/{self.article}")
        return f"""
{claim} a cor:Claim ; rdf:subject {iri(subject)} ; rdf:predicate {relation} ; rdf:object {iri(value)} ;
    prov:wasDerivedFrom {source} ; cor:modality cor:{self.modality} ; cor:evidence {evidence} {more} .
{evidence} a cor:Evidence ; oa:hasSource {source} ; oa:exact {literal(self.quote)} ; oa:start 0 ; oa:end 9 .
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A graph: claims, articles (id → title, or title and url), labels, counted sets and joins."""

    says: tuple[Say, ...]
    articles: tuple[tuple[str, str, str], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    counted: tuple[tuple[str, str], ...] = ()
    """IRI and the rest of its block."""
    same: tuple[tuple[str, str], ...] = ()
    """A name and the canonical one."""

    def write(self, file: Path) -> Path:
        """The graph as a Turtle file."""
        named = {one.article for one in self.says} - {one for one, _, _ in self.articles}
        articles = [*self.articles, *((one, f"Article {one[0]}", "") for one in sorted(named))]
        parts = [HEAD, *map(_article, articles)]
        parts += [f"{iri(one)} cor:comparator cor:Exactly ; {rest} .\n" for one, rest in self.counted]
        parts += [f"{iri(one)} rdfs:label {literal(label)}@en .\n" for one, label in self.labels]
        parts += [f"{iri(one)} owl:sameAs {iri(other)} .\n" for one, other in self.same]
        parts += [one.turtle() for one in self.says]
        file.write_text("".join(parts), encoding="utf-8")
        return file


def _article(one: tuple[str, str, str]) -> str:
    article, title, url = one
    address = f"; schema:url {literal(url)}" if url else ""
    return f'{iri(f"article/{article}")} a cor:Article ; dcterms:title {literal(title)} ; cor:sha256 "0" {address} .\n'


def told(*says: Say, **more: Iterable[tuple[str, ...]]) -> Told:
    return Told(says, **{name: tuple(values) for name, values in more.items()})  # type: ignore[arg-type]
