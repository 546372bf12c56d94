"""Articles built together lose nothing against articles built one by one, and gain each other."""

from __future__ import annotations

from pathlib import Path

import pytest

import corridor
from graph.store import Store, Table

CLAIMS = """
SELECT ?article ?claim ?s ?p ?o ?modality WHERE {
  ?claim a cor:Claim ; prov:wasDerivedFrom ?article ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
    cor:modality ?modality }
"""
SAME = "SELECT ?name ?thing WHERE { GRAPH id:resolution { ?name owl:sameAs ?thing } }"
Claims = dict[tuple[str, str], tuple[str, ...]]


def claims(out: Path) -> Claims:
    """(Article, claim) → what it states and how."""
    return {(row[0], row[1]): row[2:] for row in rows(Store.open(out), CLAIMS)}


def rows(store: Store, query: str) -> list[tuple[str, ...]]:
    found = store.query(query)
    assert isinstance(found, Table)
    return [tuple(cell.text if cell else "" for cell in row) for row in found.rows]


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("together")
    corridor.build(out=out)
    return out


def test_every_claim_of_an_article_alone_is_there_with_the_others(
    together: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    joint = claims(together)
    same = dict(rows(Store.open(together), SAME))
    lost, alone_at_all, renamed = [], 0, 0
    for file in corridor.bundled_articles():
        out = tmp_path_factory.mktemp("alone")
        corridor.build([file], out=out)
        for key, (subject, predicate, value, modality) in claims(out).items():
            alone_at_all += 1
            stated = (same.get(subject, subject), predicate, same.get(value, value))
            turned = (stated[2], predicate, stated[0])
            found = joint.get(key, ("", "", "", ""))
            renamed += found[:3] != (subject, predicate, value)
            if found not in ((*stated, modality), (*turned, modality)):
                lost.append((file.name, subject, predicate, value, found))
    assert alone_at_all > 500
    assert renamed > 0
    assert lost == []
    assert len(joint) == alone_at_all
