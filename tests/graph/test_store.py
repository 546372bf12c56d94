"""The store: what goes in comes out, in every engine the same, and errors take one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset, Literal, URIRef

from graph.iris import DEFAULT_BASE
from graph.store import Store, Table, Triples, Value
from graph.turtle import line
from ontology.errors import GraphError, QueryError
from tests.graph.examples import agreeing, datasets, document_of, harbour, memory, store

E = "http://example.org/"


def _dataset(value: object, graph: str | None = None) -> Dataset:
    dataset = Dataset()
    place = dataset.default_graph if graph is None else dataset.graph(URIRef(graph))
    place.add((URIRef(E + "s"), URIRef(E + "p"), value if isinstance(value, Literal) else URIRef(str(value))))
    return dataset


def test_triples_come_sorted_and_in_ntriples_syntax() -> None:
    found = memory(_dataset(Literal("b")), _dataset(Literal("a", lang="en")), _dataset(E + "o"))
    head = (f"<{E}s>", f"<{E}p>")
    assert list(found.triples()) == [(*head, '"a"@en'), (*head, '"b"'), (*head, f"<{E}o>")]


def test_named_graphs_stand_apart_and_are_asked_together() -> None:
    found = memory(_dataset(Literal("b"), E + "g2"), _dataset(Literal("a"), E + "g1"), _dataset(Literal("c")))
    assert found.graphs() == (E + "g1", E + "g2")
    assert [value for _, _, value in found.triples(E + "g1")] == ['"a"']
    asked = found.query(f"SELECT ?o WHERE {{ <{E}s> <{E}p> ?o }} ORDER BY ?o")
    string = "http://www.w3.org/2001/XMLSchema#string"
    assert asked == Table(("o",), tuple((Value(one, "literal", string),) for one in "abc"))


def test_a_store_on_disk_is_opened_read_only_from_its_folder_or_the_one_above(tmp_path: Path) -> None:
    made = Store.create(tmp_path / "store")
    made.load(map(document_of, datasets(harbour())))
    size = len(made)
    made.close()
    assert size > 100
    assert len(Store.open(tmp_path)) == len(Store.open(tmp_path / "store")) == size


def test_where_there_is_no_graph_the_error_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="holds no graph; run `corridor build` first"):
        Store.open(tmp_path)


def test_a_broken_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("nonsense\n")
    with pytest.raises(GraphError, match="the graph can't be opened") as caught:
        Store.open(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_term_that_is_no_rdf_is_told_in_one_line() -> None:
    with pytest.raises(GraphError, match="graph: holds a term that is no RDF") as caught:
        memory(_dataset("no scheme"))
    assert "\n" not in str(caught.value)


def test_the_three_kinds_of_results() -> None:
    found = store(harbour())
    assert found.query("ASK { place:330211 cor:locatedIn place:330200 }") is True
    assert found.query("ASK { place:330200 cor:locatedIn place:330211 }") is False
    built = found.query("CONSTRUCT { ?s cor:locatedIn ?o } WHERE { ?s cor:locatedIn ?o }")
    place = DEFAULT_BASE + "place/"
    relation = Value("https://w3id.org/corridor/ontology#locatedIn", "iri")
    assert built == Triples(((Value(place + "330211", "iri"), relation, Value(place + "330200", "iri")),))
    optional = found.query("SELECT ?x ?y WHERE { place:330211 cor:locatedIn ?x OPTIONAL { ?x cor:nothing ?y } }")
    assert optional == Table(("x", "y"), ((Value(place + "330200", "iri"), None),))


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * WHERE { ?s ?p }", r"line 1, column 25: expected"),
        ("SELECT ?x\nWHERE { ?x\n ?y }", r"line 3, column 6: not understood here or shortly before$"),
        ("", r"the query is empty$"),
        ("# nothing", r"the query is empty$"),
        ("DROP ALL", r"line 1, column 1: DROP changes a graph; a query only asks$"),
        ("PREFIX x: <urn:x>\n insert DATA {}", r"line 2, column 2: INSERT changes a graph"),
        ("SELEC ?x {}", r"line 1, column 1: a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE$"),
        ("SELECT ?x ?x {}", r"line 1, column \d+: Duplicated variable name in SELECT$"),
        ("SELECT * {\n FILTER(LANG(?l = 1)\n}", r"line 3, column 1: not understood from here on$"),
        ("ASK {} LIMIT x", r"line 1, column 14: expected .*a digit$"),
        ("SELECT ?x WHERE { ?x nope:y ?z }", r"line 1, column \d+: a prefix that is not known; declare it"),
    ],
)
def test_a_query_that_cannot_be_understood_is_located(query: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason) as caught:
        store(harbour()).query(query)
    assert "\n" not in str(caught.value)


def test_the_base_is_found_in_the_graph() -> None:
    assert store(harbour()).base() == DEFAULT_BASE
    assert Store.memory().base() == DEFAULT_BASE


def test_triples_can_be_replaced() -> None:
    found = memory(_dataset(Literal('a "quoted"\nline\\')))
    old = next(found.triples())
    assert Value('a "quoted"\nline\\', "literal").ntriples == old[2]
    found.change([line(old)], [line((old[0], old[1], '"new"@en'))])
    assert [value for _, _, value in found.triples()] == ['"new"@en']


def test_two_agreeing_articles_make_each_statement_once() -> None:
    both = datasets(harbour(), agreeing())
    pattern = "?s ?p ?o FILTER (STRSTARTS(STR(?p), STR(cor:)))"
    count = f"SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT CONCAT(STR(?s), STR(?p), STR(?o))) AS ?m) WHERE {{ {pattern} }}"
    found = memory(*both).query(count)
    assert isinstance(found, Table)
    counted = [cell.text for cell in found.rows[0] if cell is not None]
    assert counted[0] == counted[1]
    joined = Dataset(default_union=True)
    for dataset in both:
        joined.addN((s, p, o, joined.graph(g)) for s, p, o, g in dataset.quads())
    prefix = "PREFIX cor: <https://w3id.org/corridor/ontology#> "
    assert [str(cell) for cell in next(iter(joined.query(prefix + count)))] == counted
    works = "SELECT ?s WHERE { ?s cor:cooperatesWith ?o }"
    assert len(memory(*both).query(works).rows) == len(list(joined.query(prefix + works))) == 2  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }", "SERVICE asks elsewhere"),
        ("select * { service silent ?where { ?s ?p ?o } }", "SERVICE asks elsewhere"),
        ("SELECT * " + "{" * 3000 + "}" * 3000, "more than 500 brackets within one another"),
        ("SELECT (" + "(" * 3000 + "1" + ")" * 3000 + " AS ?x) {}", "more than 500 brackets within one another"),
    ],
)
def test_a_query_that_would_ask_the_network_or_exhaust_the_stack_is_refused(query: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason):
        Store.memory().query(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service { ?service rdfs:label "SERVICE <https://example.org>" }  # SERVICE',
        "PREFIX service: <https://example.org/SERVICE/> SELECT * { ?s service:SERVICE ?o }",
        "SELECT * { ?s ?p '''{{{{ SERVICE ((((''' }",
        "SELECT * " + "{" * 100 + "}" * 100,
    ],
)
def test_what_only_looks_like_one_is_asked(query: str) -> None:
    found = Store.memory().query(query)
    assert isinstance(found, Table)
