"""The commands on the bundled graph: what they print, their exit codes, and that quick ones stay light."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import corridor
from graph.store import Table, Triples

TOP = Path(__file__).parents[1]
GOLD = TOP / "tests" / "gold"
ZONES = "SELECT ?name WHERE { ?zone a cor:DevelopmentZone ; rdfs:label ?name } ORDER BY ?name"
HEAVY = ("rdflib", "pyoxigraph", "spacy", "pyvis", "pyshacl", "networkx", "trafilatura", "lxml", "numpy")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(corridor.main, [*map(str, arguments)], catch_exceptions=False)


def loaded(code: str) -> set[str]:
    """Which heavy packages some code has imported, in a process of its own."""
    script = f"{code}\nimport sys\nprint('LOADED', *[name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=TOP, capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("LOADED")[2].split())


def test_importing_and_help_load_nothing_heavy() -> None:
    assert loaded("import corridor") == set()
    assert loaded("import corridor; corridor.main(['--help'], standalone_mode=False)") == set()
    assert loaded("import spacy") != set()


def test_asking_loads_the_store_alone(bundled: Path) -> None:
    code = f"import corridor; corridor.main(['query', {ZONES!r}, '--out', {str(bundled)!r}], standalone_mode=False)"
    assert loaded(code) == {"pyoxigraph"}


def test_the_build_says_what_it_read_found_and_wrote(tmp_path: Path) -> None:
    article = tmp_path / "lanting.txt"
    article.write_text(
        "Lanting optics\n\nLanting District has set up the Lanting Optics Laboratory. In 2021 it was 3.\n",
        encoding="utf-8",
    )
    done = run("build", article, "--out", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "1 article read, 0 skipped, 0 failed"
    assert any(line.split()[:2] == ["Laboratory", "1"] for line in lines)
    assert any(line.split()[-2:] == ["established", "1"] for line in lines)
    assert any("rejected" in line for line in lines)
    assert [line.split()[0] for line in lines[-5:]] == [
        str(tmp_path / "out" / name)
        for name in ("graph.ttl", "graph.trig", "graph.html", "rejected.csv", "report.json")
    ]
    for name in ("graph.ttl", "graph.trig", "graph.html", "rejected.csv", "report.json"):
        assert (tmp_path / "out" / name).stat().st_size > 0


def test_base_and_text_reach_the_graph(tmp_path: Path) -> None:
    article = tmp_path / "lanting.txt"
    article.write_text("Lanting District has set up the Lanting Optics Laboratory.\n", encoding="utf-8")
    done = run("build", article, "--out", tmp_path / "out", "--base", "https://data.example/", "--with-text")
    assert done.exit_code == 0, done.stderr
    turtle = (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert "https://data.example/body/" in turtle
    assert "https://w3id.org/corridor/id/" not in turtle
    assert corridor.query("ASK { ?article a cor:Article ; schema:text ?text }", tmp_path / "out") is True
    wrong = run("build", article, "--out", tmp_path / "out", "--base", "no iri")
    assert (wrong.exit_code, len(wrong.stderr.splitlines())) == (1, 1)


def test_query_in_every_format(bundled: Path) -> None:
    table = corridor.query(ZONES, bundled)
    assert isinstance(table, Table)
    names = [row[0].text for row in table.rows if row[0]]
    assert len(names) >= 3
    rows = list(csv.reader(io.StringIO(run("query", ZONES, "--out", bundled, "--format", "csv").stdout)))
    assert rows == [["name"], *[[name] for name in names]]
    document = json.loads(run("query", ZONES, "--out", bundled, "--format", "json").stdout)
    assert [one["name"]["value"] for one in document["results"]["bindings"]] == names
    lines = run("query", ZONES, "--out", bundled).stdout.splitlines()
    assert lines[0] == "name"
    assert lines[-1] == f"({len(names)} rows)"
    construct = "CONSTRUCT { ?a dcterms:title ?t } WHERE { ?a a cor:Article ; dcterms:title ?t }"
    turtle = run("query", construct, "--out", bundled, "--format", "ttl").stdout
    assert turtle.startswith("@prefix article: <https://w3id.org/corridor/id/article/> .\n")
    assert turtle.count("dcterms:title") >= 10


def test_sparql_needs_no_braces(bundled: Path) -> None:
    found = corridor.query("describe place:330211", bundled)
    assert isinstance(found, Triples)
    assert len(found.triples) > 5
    assert {subject.text.rpartition("/")[2] for subject, _, _ in found.triples} == {"330211"}


def test_help_keeps_its_examples_on_lines_of_their_own() -> None:
    for command, example in (("query", "corridor query --list"), ("sample", "corridor sample --judged claims.csv ")):
        lines = run(command, "--help").stdout.splitlines()
        assert any(line.startswith(f"  {example}") for line in lines), command
        assert not any("\\" in line or "\b" in line for line in lines), command


def test_query_from_a_file(bundled: Path, tmp_path: Path) -> None:
    file = tmp_path / "zones.rq"
    file.write_text(ZONES, encoding="utf-8")
    assert run("query", file, "--out", bundled).stdout == run("query", ZONES, "--out", bundled).stdout


def test_every_named_question_is_listed_and_has_rows(bundled: Path) -> None:
    listed = run("query", "--list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == list(corridor.questions())
    assert len(listed) >= 8
    assert all(len(line.split()) > 3 for line in listed), "each question says what it asks"
    for name in corridor.questions():
        done = run("query", name, "--out", bundled)
        assert done.exit_code == 0, (name, done.stderr)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["query", "no-such-question"], 1, "corridor: no-such-question: no such question; there are "),
        (["query", "nowhere.rq"], 1, "corridor: nowhere.rq: no such file or directory"),
        (["query", "SELECT ?x WHERE { ?x"], 1, "corridor: query: line 1, column "),
        (["query", "SELECT ?x WHER"], 1, "corridor: query: line 1, column "),
        (["query", "DELETE WHERE { ?s ?p ?o }"], 1, "corridor: query: line 1, column "),
        (["query", "ASK {}", "--format", "ttl"], 1, "corridor: ttl: only the triples of "),
        (["explain", "Nobody At All"], 1, "corridor: Nobody At All: the graph knows nothing of that name"),
        (["query"], 2, "Usage: "),
        (["query", "ASK {}", "--format", "xml"], 2, "Usage: "),
        (["sample"], 2, "Usage: "),
        (["sample", "5", "--judged", "x.csv"], 2, "Usage: "),
        (["sample", "0"], 2, "Usage: "),
        (["evaluate"], 2, "Usage: "),
        (["evaluate", "nowhere.json"], 2, "Usage: "),
        (["build", "--workers", "0"], 2, "Usage: "),
        (["build", "--ontology", "nowhere.ttl"], 2, "Usage: "),
        (["nonsense"], 2, "Usage: "),
    ],
)
def test_errors_are_a_line_or_usage(bundled: Path, arguments: list[str], code: int, said: str) -> None:
    has_out = arguments[0] in {"query", "explain", "sample", "evaluate"}
    done = run(*arguments, *(["--out", str(bundled)] if has_out else []))
    assert (done.exit_code, done.stdout) == (code, "")
    assert done.stderr.startswith(said)
    if code == 1:
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [["query", "ASK {}"], ["explain", "x"], ["sample", "1"], ["evaluate", str(GOLD)]])
def test_a_folder_without_a_graph_is_said(tmp_path: Path, arguments: list[str]) -> None:
    done = run(*arguments, "--out", tmp_path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"corridor: {tmp_path}: holds no graph; run `corridor build` first\n"


def test_explain_tells_each_statement_with_quote_and_article(bundled: Path) -> None:
    done = run("explain", "shi yang", "--out", bundled)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("Shi Yang  cor:Academician, cor:Actor, cor:Person\n")
    found = corridor.explain("Shi Yang", bundled)
    claims = [claim for one in found for claim in one.claims]
    assert {"rdf:type", "cor:memberOf"} <= {claim.relation for claim in claims}
    for claim in claims:
        assert claim.quotes
        assert claim.article
        assert f"    “{claim.quotes[0]}”\n" in done.stdout
    by_iri = corridor.explain(found[0].iri, bundled)
    assert by_iri == found


def test_explain_puts_the_label_before_other_names(bundled: Path) -> None:
    (found,) = corridor.explain("Zhenhai", bundled)
    assert found.names == ("Zhenhai District", "镇海区", "Zhenhai")
    assert run("explain", "Zhenhai", "--out", bundled).stdout.startswith("Zhenhai District  cor:")


def test_explain_offers_near_names(bundled: Path) -> None:
    assert "; near it: " in run("explain", "Shi Yng", "--out", bundled).stderr


def test_evaluate_tells_figures_misses_and_extras(bundled: Path) -> None:
    done = run("evaluate", GOLD, "--out", bundled)
    assert done.exit_code == 0, done.stderr
    evaluation = corridor.evaluate([GOLD], bundled)
    tally = evaluation.tally()
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("all (micro)")]
    counts = (tally.found + tally.missed, tally.found + tally.extra, tally.found, tally.extra)
    assert line.split()[2:6] == [*map(str, counts)]
    assert done.stdout.count("\n  missed ") == tally.missed
    assert done.stdout.count("\n  extra  ") == tally.extra
    brief = run("evaluate", GOLD, "--out", bundled, "--brief").stdout
    assert done.stdout.startswith(brief)


def test_a_sample_is_judged_to_a_precision(bundled: Path, tmp_path: Path) -> None:
    done = run("sample", 20, "--out", bundled)
    assert done.stdout == run("sample", 20, "--out", bundled, "--seed", 0).stdout
    assert done.stdout != run("sample", 20, "--out", bundled, "--seed", 1).stdout
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len({row["claim"] for row in rows}) == 20
    assert all(row["quote"] and row["rule"] and row["judgement"] == "" for row in rows)
    for number, row in enumerate(rows):
        row["judgement"] = "?" if number == 0 else "no" if number < 3 else "yes" if number < 19 else ""
    file = tmp_path / "judged.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    last = run("sample", "--judged", file).stdout.splitlines()[-1]
    assert last.split() == ["all", "16", "2", "1", "1", "0.889", "0.672–0.969"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a,b\n1,2\n", "has no columns judgement and rule"),
        ("judgement,rule\nmaybe,x\n", "row 2: the judgement 'maybe' is none of yes, no, ?"),
        ("judgement,rule\n", "holds no claim"),
    ],
)
def test_a_table_that_is_no_judged_sample_is_refused(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "judged.csv"
    file.write_text(content, encoding="utf-8")
    done = run("sample", "--judged", file)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"corridor: {file}: {said}")


def test_check_passes_the_bundled_graph_and_counts_what_it_looked_at(bundled: Path) -> None:
    done = run("check", bundled)
    assert done.exit_code == 0, done.stdout
    assert any(int(number) > 100 for number in done.stdout.replace(",", "").split() if number.isdigit())


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-8"])
def test_any_encoding_of_the_terminal_will_do(bundled: Path, encoding: str) -> None:
    command = [sys.executable, "-m", "corridor", "explain", "Zhenhai", "--out", str(bundled)]
    done = subprocess.run(command, cwd=TOP, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, b"")
    assert ("镇海区" if encoding == "utf-8" else "\\u9547\\u6d77\\u533a") in done.stdout.decode(encoding)


def test_a_reader_that_stops_early_is_no_error(bundled: Path) -> None:
    query = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
    command = f"{sys.executable} -m corridor query '{query}' --format csv --out {bundled} | head -n 1"
    done = subprocess.run(["bash", "-c", command], cwd=TOP, capture_output=True)
    assert (done.stdout, done.stderr) == (b"s,p,o\r\n", b"")


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout == "corridor, version 0.1.0\n"


def test_two_graphs_are_held_against_each_other(bundled: Path, tmp_path: Path) -> None:
    done = run("diff", bundled, bundled / "graph.ttl")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "nothing differs\n", "")
    first = corridor.bundled_articles()[0]
    run("build", first, "--out", tmp_path / "one")
    texts = {form: run("diff", tmp_path / "one", bundled, "--format", form) for form in ("text", "markdown", "ttl")}
    assert {one.exit_code for one in texts.values()} == {4}
    assert texts["text"].stdout.startswith(f"articles added {len(corridor.bundled_articles()) - 1:17}\n")
    assert texts["markdown"].stdout.startswith("# What differs\n")
    assert texts["ttl"].stdout.startswith("@prefix ")
    assert run("diff", tmp_path / "one", bundled, "--format", "ttl").stdout == texts["ttl"].stdout
    lost = run("diff", bundled, tmp_path / "one").stdout
    assert re.search(r"^statements gained +0$", lost, re.MULTILINE)
    nowhere = run("diff", bundled, tmp_path / "nowhere")
    assert (nowhere.exit_code, nowhere.stdout) == (1, "")
    assert nowhere.stderr == f"corridor: {tmp_path / 'nowhere'}: there is no such file or folder\n"
