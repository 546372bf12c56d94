"""A page of a built graph, without building anew: what it holds, what it leaves out, and how the build leads there."""

from __future__ import annotations

import base64
import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import corridor
from ontology.errors import CorridorError, GraphError, QueryError

SHOWN = re.compile(r"(.+): ([\d,]+) of ([\d,]+) things, ([\d,]+) of ([\d,]+) claims(?:; no room for ([\d,]+) more)?\n")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(corridor.main, [*map(str, arguments)], catch_exceptions=False)


def told(line: str) -> tuple[str, ...]:
    """File, things, of how many, claims, of how many, things that there was no room for."""
    found = SHOWN.fullmatch(line)
    assert found, line
    return tuple((one or "0").replace(",", "") for one in found.groups())


def data(page: Path) -> Any:
    """What the page holds of the graph."""
    found = re.search(r'id="data">([^<]*)<', page.read_text(encoding="utf-8"))
    assert found
    return json.loads(gzip.decompress(base64.b64decode(found[1])))


def test_a_graph_that_is_not_too_large_gives_the_page_of_its_build(bundled: Path, tmp_path: Path) -> None:
    done = run("page", "--out", bundled, "--to", tmp_path / "all.html")
    assert (done.exit_code, done.stderr) == (0, "")
    file, things, of, claims, of_claims, missing = told(done.stdout)
    assert (file, things, claims, missing) == (str(tmp_path / "all.html"), of, of_claims, "0")
    assert (tmp_path / "all.html").read_bytes() == (bundled / "graph.html").read_bytes()


def test_the_most_connected_things_are_shown_and_the_rest_is_counted(bundled: Path, tmp_path: Path) -> None:
    page = tmp_path / "some.html"
    page.write_text("an older page", encoding="utf-8")
    done = run("page", "--out", bundled, "--max-nodes", 40, "--to", page)
    _, things, of, claims, of_claims, missing = map(str, told(done.stdout))
    assert 20 < int(things) <= 40
    assert int(missing) == int(of) - int(things)
    found = data(page)
    assert len(found["things"]["iri"]) <= 40
    assert len(found["claims"]["article"]) == int(claims)
    assert found["leftOut"]["claims"] == int(of_claims) - int(claims) > 0
    assert found["leftOut"]["things"] == int(missing)
    before = page.read_bytes()
    run("page", "--out", bundled, "--max-nodes", 40, "--to", page)
    assert page.read_bytes() == before, "the same bytes twice"


@pytest.mark.parametrize("name", ["Zhenhai", "zhenhai district", "place:330211", "镇海区"])
def test_a_thing_is_found_by_name_and_by_iri(bundled: Path, tmp_path: Path, name: str) -> None:
    shown = corridor.page(bundled, focus=[name], steps=1, to=tmp_path / "near.html")
    found = data(tmp_path / "near.html")
    assert "place/330211" in found["things"]["iri"]
    assert 1 < shown.things == shown.reached < shown.whole.things
    more = corridor.page(bundled, focus=[name, "place:330200"], to=tmp_path / "near.html")
    assert more.things > shown.things


def test_the_nearest_are_shown_where_there_is_no_room_for_all(bundled: Path, tmp_path: Path) -> None:
    done = run("page", "--out", bundled, "--focus", "Huzhou", "--max-nodes", 10, "--to", tmp_path / "near.html")
    _, things, _, _, _, missing = map(int, ("0", *told(done.stdout)[1:]))
    assert things <= 10
    assert missing > 0


def test_texts_and_rejected_candidates_come_from_the_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    corridor.build(corridor.bundled_articles()[:3], out)
    file = corridor.page(out, max_nodes=10).file
    assert file == out / "graph-part.html"
    assert all(data(file)["articles"]["text"])
    whole = data(corridor.page(out).file)
    assert whole["articles"]["rejected"] == data(out / "graph.html")["articles"]["rejected"]
    for lost in ((out / "rejected.csv"), *(out / "texts").iterdir()):
        lost.unlink()
    bare = data(corridor.page(out).file)["articles"]
    assert (bare["rejected"], set(bare["text"])) == ([], {None})


def test_a_large_graph_is_built_with_a_page_of_a_part_and_says_how_to_get_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.choosing.MOST_CLAIMS", 100)
    monkeypatch.setattr("graph.network._MOST_OF_THEM", 50)
    out = tmp_path / "my graph"
    done = run("build", *corridor.bundled_articles()[:4], "--out", out)
    assert done.exit_code == 0, done.stderr
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    *_, said, more, others = done.stdout.splitlines()
    assert said == f"graph.html shows the most connected of {report['things']} things. For more, or for others:"
    assert more == f"  corridor page --out '{out}' --max-nodes 20000"
    assert others == f"  corridor page --out '{out}' --focus NAME"
    found = data(out / "graph.html")
    assert 0 < found["leftOut"]["claims"] == sum(report["modalities"].values()) - len(found["claims"]["article"])
    articles = {found["articles"]["id"][row[0]] for row in found["articles"]["rejected"]}
    assert articles <= set(found["articles"]["id"])
    shown = corridor.page(out)
    assert shown.whole.things == report["things"]
    assert len(found["claims"]["article"]) < shown.claims <= 100


def test_a_small_build_says_nothing_of_parts(bundled: Path, tmp_path: Path) -> None:
    done = run("build", corridor.bundled_articles()[0], "--out", tmp_path / "out")
    assert "corridor page" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--focus", "Zhenhia"], 1, "corridor: Zhenhia: the graph knows nothing of that name; near it: Zhenhai"),
        (["--focus", "place:999999"], 1, "corridor: place:999999: the graph knows nothing of that name"),
        (["--to", "no/such/folder/x.html"], 1, "corridor: no/such/folder/x.html: no such file or directory"),
        (["--to", "."], 2, "Usage: "),
        (["--max-nodes", "0"], 2, "Usage: "),
        (["--max-nodes", "20001"], 2, "Usage: "),
        (["--steps", "0"], 2, "Usage: "),
    ],
)
def test_errors_are_a_line_or_usage(
    bundled: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    to = [] if "--to" in arguments else ["--to", "page.html"]
    done = run("page", "--out", bundled, *arguments, *to)
    assert (done.exit_code, done.stdout) == (code, "")
    assert done.stderr.startswith(said)
    if code == 1:
        assert len(done.stderr.splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_a_folder_without_a_graph_is_said(tmp_path: Path) -> None:
    done = run("page", "--out", tmp_path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"corridor: {tmp_path}: holds no graph; run `corridor build` first\n"


@pytest.mark.parametrize(
    ("options", "error"), [({"max_nodes": 0}, GraphError), ({"steps": 0}, GraphError), ({"focus": ["?"]}, QueryError)]
)
def test_the_function_refuses_what_the_command_does(
    bundled: Path, options: dict[str, Any], error: type[CorridorError]
) -> None:
    with pytest.raises(error):
        corridor.page(bundled, **options)
