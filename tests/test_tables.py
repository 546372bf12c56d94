"""Results of queries in every format, and text that is safe to print."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.screen import columns, one_line, printable, shortened, width
from exports.tables import written
from graph.store import Table, Triples, Value
from ontology.errors import QueryError

COR = "https://w3id.org/corridor/ontology#"
PREFIXES = {"cor": COR, "place": "https://w3id.org/corridor/id/place/", "id": "https://w3id.org/corridor/id/"}
XSD = "http://www.w3.org/2001/XMLSchema#"
ZHENHAI = Value("https://w3id.org/corridor/id/place/330211", "iri")
TABLE = Table(
    ("place", "name", "count"),
    (
        (ZHENHAI, Value("镇海区", "literal", language="zh"), Value("12", "literal", XSD + "decimal")),
        (Value("https://example.org/x", "iri"), Value('a "b"\n\x1b[31m,c', "literal", XSD + "string"), None),
    ),
)
TRIPLES = Triples(
    ((ZHENHAI, Value(COR + "locatedIn", "iri"), Value("https://w3id.org/corridor/id/place/330200", "iri")),)
)


def test_a_table_for_people() -> None:
    assert written(TABLE, "table", PREFIXES) == (
        "place                    name              count\n"
        "───────────────────────  ────────────────  ─────\n"
        "place:330211             镇海区               12\n"
        '<https://example.org/x>  a "b" \\x1b[31m,c\n'
        "\n"
        "(2 rows)\n"
    )


def test_csv_and_tsv_as_sparql_has_them() -> None:
    assert written(TABLE, "csv", PREFIXES) == (
        "place,name,count\r\n"
        "https://w3id.org/corridor/id/place/330211,镇海区,12\r\n"
        'https://example.org/x,"a ""b""\n\x1b[31m,c",\r\n'
    )
    assert written(TABLE, "tsv", PREFIXES) == (
        "?place\t?name\t?count\n"
        f'<https://w3id.org/corridor/id/place/330211>\t"镇海区"@zh\t"12"^^<{XSD}decimal>\n'
        '<https://example.org/x>\t"a \\"b\\"\\n\x1b[31m,c"\t\n'
    )


def test_json_as_sparql_has_it() -> None:
    assert json.loads(written(TABLE, "json", PREFIXES)) == {
        "head": {"vars": ["place", "name", "count"]},
        "results": {
            "bindings": [
                {
                    "place": {"type": "uri", "value": ZHENHAI.text},
                    "name": {"type": "literal", "value": "镇海区", "xml:lang": "zh"},
                    "count": {"type": "literal", "value": "12", "datatype": XSD + "decimal"},
                },
                {
                    "place": {"type": "uri", "value": "https://example.org/x"},
                    "name": {"type": "literal", "value": 'a "b"\n\x1b[31m,c'},
                },
            ]
        },
    }
    assert json.loads(written(True, "json", PREFIXES)) == {"head": {}, "boolean": True}


def test_triples_as_turtle_and_as_a_table() -> None:
    assert written(TRIPLES, "ttl", PREFIXES) == (
        "@prefix cor: <https://w3id.org/corridor/ontology#> .\n"
        "@prefix place: <https://w3id.org/corridor/id/place/> .\n\n"
        "place:330211 cor:locatedIn place:330200 .\n\n"
    )
    assert written(TRIPLES, "csv", {}).splitlines()[0] == "subject,predicate,object"


def test_yes_and_no() -> None:
    assert [written(True, form, {}) for form in ("table", "csv", "tsv")] == ["yes\n", "true\n", "true\n"]
    assert written(False, "table", {}) == "no\n"


def test_what_cannot_be_written_is_refused() -> None:
    with pytest.raises(QueryError, match="no such format; there are table, csv, tsv, json, ttl"):
        written(TABLE, "xml", PREFIXES)
    for result in (TABLE, True):
        with pytest.raises(QueryError, match="only the triples of a CONSTRUCT"):
            written(result, "ttl", PREFIXES)


def test_an_empty_table_keeps_its_header() -> None:
    assert written(Table(("x",), ()), "table", {}) == "x\n─\n\n(0 rows)\n"
    assert written(Table(("x",), ()), "csv", {}) == "x\r\n"


@given(st.text())
def test_printed_text_holds_nothing_that_steers_a_terminal(text: str) -> None:
    for shown in (printable(text), one_line(text)):
        assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in shown)
        assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2028\u200b\ufeff")
        shown.encode("utf-8")


def test_what_is_escaped_can_be_recognised() -> None:
    assert printable("a\x1b[2J\nb\u202e\udcff") == "a\\x1b[2J\\nb\\u202e\\udcff"
    assert printable("Shi Yang 石杨 “x”") == "Shi Yang 石杨 “x”"


@given(st.text(max_size=30), st.integers(1, 20))
def test_shortened_text_fits(text: str, room: int) -> None:
    assert width(shortened(text, room)) <= room


def test_columns_stay_in_line_with_chinese_text() -> None:
    assert columns([["镇海区", "12"], ["Ningbo", "1,204"]]) == ["镇海区     12", "Ningbo  1,204"]
    assert columns([]) == []
