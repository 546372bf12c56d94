"""The seed article, a real report that lies beside the repository: what must be found in it, and what must not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import corridor

SHARED = Path(__file__).parents[2] / "shared"
SEED = SHARED / "seeds" / "zhenhai-2019.txt"
GOLD = SHARED / "acceptance" / "zhenhai-2019.json"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed article is not there (../shared/seeds)")

ALSO = {
    "the workstation bears the academician's name": """
        ?s cor:namedAfter ?o ; rdfs:label "Shi Yang Academician Workstation"@en . ?o rdfs:label "Shi Yang"@en""",
    "thirty firms applied to establish engineering centres": """
        ?s cor:appliedToEstablish cor:EngineeringCenter ; cor:memberClass cor:Enterprise ; cor:value ?value ;
            cor:comparator cor:Exactly FILTER (?value = 30)""",
    "over seventy firms applied to be high-tech enterprises": """
        ?s cor:appliedFor cor:HighTechEnterprise ; cor:memberClass cor:Enterprise ; cor:value ?value ;
            cor:comparator cor:MoreThan FILTER (?value = 70)""",
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seed") / "out"
    report = corridor.build([SEED], folder)
    assert len(report.articles) == 1
    return folder


def test_nearly_all_of_the_gold_is_found_and_little_else(out: Path) -> None:
    evaluation = corridor.evaluate([GOLD], out)
    tally = evaluation.tally()
    told = "\n".join(
        f"{kind}: {verdict.misses} {verdict.extras}" for kind, verdict in evaluation.articles[0].verdicts.items()
    )
    assert evaluation.articles[0].present
    assert tally.found > 20
    assert tally.recall >= 0.95, told
    assert tally.precision >= 0.95, told


@pytest.mark.parametrize("what", ALSO)
def test_this_is_stated_too(out: Path, what: str) -> None:
    assert corridor.query(f"ASK {{ {ALSO[what]} }}", out) is True


def test_menus_and_adverts_are_not_in_the_graph(out: Path) -> None:
    turtle = (out / "graph.ttl").read_text(encoding="utf-8")
    forbidden = json.loads(GOLD.read_text(encoding="utf-8"))["not_in_the_graph"]
    assert forbidden
    assert [words for words in forbidden if words in turtle] == []


def test_the_graph_passes_its_checks(out: Path) -> None:
    report = corridor.check(out)
    assert report.passed, [problem for part in report.parts for problem in part.problems]
