"""What differs as text, Markdown and RDF: whole outputs, and that no article steers them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rdflib import BNode, Graph

from exports.changes import turtle
from exports.differences import escaped, markdown, text
from exports.screen import one_line, width
from graph.difference import Difference, compare
from tests.graph.difference.example import FIRST, SECOND, THIRD, Say, Told, told

LABELS = [
    ("place/zh", "Zhenhai District"),
    ("body/ws", "Quay Workstation"),
    ("body/lab", "Reed Lab"),
    ("event/f", "fair"),
]
OLD = told(
    Say(FIRST, "place/zh established body/ws", "It will build the Quay Workstation.", "Planned", until="2025-12-31"),
    Say(FIRST, "place/zh organized event/f", "It held a fair in 2018.", year=2018),
    Say(SECOND, "body/lab locatedIn place/zh", "The lab is in Zhenhai."),
    articles=[(FIRST, "Plans", "https://example.org/a?b=1&c=2"), (SECOND, "Labs", "")],
    labels=[*LABELS, ("body/rl", "Reed Laboratory")],
)
NEW = told(
    Say(THIRD, "place/zh established body/ws", "It has built the Quay Workstation.", year=2025),
    Say(THIRD, "place/zh organized event/f", "It held a fair in 2019.", year=2019),
    Say(THIRD, "body/lab a Laboratory", "The lab …"),
    articles=[(THIRD, "Plans come true", "https://example.org/a?b=1&c=2")],
    labels=LABELS,
)
HOSTILE = (
    "[click](javascript:alert(1)) <script>alert(1)</script> ![x](http://evil.example/x.png) **b** _i_ `c` ~~s~~",
    "# heading",
    "1. one",
    "- item",
    "> quote",
    "| a | b |",
    "```\nfence",
    "<https://evil.example> www.evil.example http://evil.example &lt;b&gt; \\[x\\]",
    "line\n\n# two \x1b[31m \u202e",
    "[ref]: http://evil.example",
    "+ plus\n===",
    "a\u2028b ]( x",
)


@pytest.fixture
def found(tmp_path: Path) -> Difference:
    return compare(OLD.write(tmp_path / "old.ttl"), NEW.write(tmp_path / "new.ttl"))


def test_as_text(found: Difference) -> None:
    assert (
        "\n".join(text(found, 70))
        == """\
articles added               0
articles removed             1
articles changed             1
statements gained            1
statements lost              1
statements re-dated          1
statements changed modality  1
things joined                0
things split                 0

Articles removed
  Labs

Articles changed
  Plans (https://example.org/a?b=1&c=2) → Plans come true
      (https://example.org/a?b=1&c=2)

Reed Lab
  + Reed Lab  is a  Laboratory
      “The lab …”
      — Plans come true (https://example.org/a?b=1&c=2); article
          changed
  - Reed Lab  locatedIn  Zhenhai District
      “The lab is in Zhenhai.”
      — Labs; article removed

Zhenhai District
  ~ Zhenhai District  established  Quay Workstation: planned … to
      2025-12-31 → asserted 2025
      before: “It will build the Quay Workstation.”
      before: — Plans (https://example.org/a?b=1&c=2); article changed
      now: “It has built the Quay Workstation.”
      now: — Plans come true (https://example.org/a?b=1&c=2); article
          changed
  ~ Zhenhai District  organized  fair: 2018 → 2019
      before: “It held a fair in 2018.”
      before: — Plans (https://example.org/a?b=1&c=2); article changed
      now: “It held a fair in 2019.”
      now: — Plans come true (https://example.org/a?b=1&c=2); article
          changed"""
    )


def test_as_markdown(found: Difference) -> None:
    assert (
        "\n".join(markdown(found))
        == """\
# What differs

- articles added: 0
- articles removed: 1
- articles changed: 1
- statements gained: 1
- statements lost: 1
- statements re-dated: 1
- statements changed modality: 1
- things joined: 0
- things split: 0

## Articles removed

- Labs

## Articles changed

- Plans (<https://example.org/a?b=1&c=2>) → Plans come true (<https://example.org/a?b=1&c=2>)

## Statements

### Reed Lab

- **gained**: Reed Lab  is a  Laboratory
  - “The lab …” — Plans come true (<https://example.org/a?b=1&c=2>); article changed
- **lost**: Reed Lab  locatedIn  Zhenhai District
  - “The lab is in Zhenhai.” — Labs; article removed

### Zhenhai District

- **changed modality**: Zhenhai District  established  Quay Workstation: planned … to 2025-12-31 → asserted 2025
  - before: “It will build the Quay Workstation.” — Plans (<https://example.org/a?b=1&c=2>); article changed
  - now: “It has built the Quay Workstation.” — Plans come true (<https://example.org/a?b=1&c=2>); article changed
- **re-dated**: Zhenhai District  organized  fair: 2018 → 2019
  - before: “It held a fair in 2018.” — Plans (<https://example.org/a?b=1&c=2>); article changed
  - now: “It held a fair in 2019.” — Plans come true (<https://example.org/a?b=1&c=2>); article changed"""
    )


def test_joined_and_split(tmp_path: Path) -> None:
    new = told(
        Say(FIRST, "body/rl locatedIn place/zh"),
        labels=[("body/rl", "Reed Laboratory")],
        same=[("body/lab", "body/rl")],
    )
    old = told(
        Say(FIRST, "body/rl locatedIn place/zh"),
        Say(FIRST, "body/lab locatedIn place/zh"),
        labels=[("body/lab", "Reed Lab"), ("body/rl", "Reed Laboratory")],
    )
    files = old.write(tmp_path / "old.ttl"), new.write(tmp_path / "new.ttl")
    both = "Reed Lab (lab) and Reed Laboratory (rl)"
    assert [*text(compare(*files))][-2:] == [
        "Joined: several things are one now",
        f"  {both} → Reed Laboratory (rl)",
    ]
    assert [*markdown(compare(*files[::-1]))][-3:] == [
        "## Split: one thing is several now",
        "",
        f"- Reed Laboratory (rl) → {both}",
    ]


def test_nothing_differs() -> None:
    assert [*text(Difference())] == ["nothing differs"]
    assert [*markdown(Difference())] == ["# What differs", "", "Nothing differs."]
    assert len(Graph().parse(data="".join(turtle(Difference(base="https://example.org/"))), format="turtle")) == 0


def test_as_rdf(found: Difference) -> None:
    document = "".join(turtle(found))
    assert document == "".join(turtle(found))
    graph = Graph().parse(data=document, format="turtle")
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]
    rows = graph.query("""
        PREFIX cor: <https://w3id.org/corridor/ontology#>
        PREFIX oa: <http://www.w3.org/ns/oa#>
        PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?kind ?relation ?was ?is ?then ?now ?title WHERE {
          ?change a cor:Change ; cor:changeKind ?k ; rdf:predicate ?p ; rdf:subject ?s ; rdf:object ?o .
          OPTIONAL { ?change cor:before ?old . ?old cor:evidence/oa:exact ?was OPTIONAL { ?old cor:year ?then } }
          OPTIONAL { ?change cor:after ?new . ?new cor:evidence/oa:exact ?is ; prov:wasDerivedFrom/dcterms:title ?title
                     OPTIONAL { ?new cor:year ?now } }
          BIND (STRAFTER(STR(?k), "#") AS ?kind) BIND (STRAFTER(STR(?p), "#") AS ?relation)
        } ORDER BY ?kind""")
    assert [tuple(None if cell is None else str(cell) for cell in row) for row in rows] == [
        ("Gained", "type", None, "The lab …", None, None, "Plans come true"),
        ("Lost", "locatedIn", "The lab is in Zhenhai.", None, None, None, None),
        (
            "ModalityChanged", "established", "It will build the Quay Workstation.",
            "It has built the Quay Workstation.", None, "2025", "Plans come true",
        ),
        (
            "Redated", "organized", "It held a fair in 2018.", "It held a fair in 2019.", "2018", "2019",
            "Plans come true",
        ),
    ]  # fmt: skip
    whole = graph.query("""PREFIX cor: <https://w3id.org/corridor/ontology#>
        SELECT ?kind ?title WHERE { ?c cor:changeKind ?kind ; cor:before|cor:after ?a . ?a a cor:Article ;
            <http://purl.org/dc/terms/title> ?title } ORDER BY ?kind ?title""")
    assert [(kind.rpartition("#")[2], str(title)) for kind, title in whole] == [
        ("Lost", "Labs"),
        ("Revised", "Plans"),
        ("Revised", "Plans come true"),
    ]


def hostile(evil: str) -> Told:
    """A graph in which everything that an article may word is ``evil``."""
    say = Say(FIRST, "place/zh organized event/f", evil, year=2018)
    return told(say, articles=[(FIRST, evil, "javascript:alert(1)")], labels=[("place/zh", evil), ("event/f", evil)])


@pytest.mark.parametrize("evil", HOSTILE)
def test_no_article_steers_markdown_or_the_terminal(evil: str, tmp_path: Path) -> None:
    old = told(Say(SECOND, "body/x locatedIn place/zh"))
    found = compare(old.write(tmp_path / "old.ttl"), hostile(evil).write(tmp_path / "new.ttl"))
    assert_plain("\n".join(markdown(found)), one_line(evil), 5)
    lines = "\n".join(text(found, 60)).split("\n")
    assert not [line for line in lines if re.search("[\x00-\x1f\x7f\u2028\u202e]", line)]
    assert len(lines) > 12


def assert_plain(page: str, shown: str, times: int) -> None:
    """The page is headings, lists, bold kinds and plain text, in which ``shown`` stands letter by letter."""
    tokens = MarkdownIt("commonmark").parse(page)
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"heading", "inline", "paragraph", "bullet_list", "list_item"}
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "strong_open", "strong_close", "text_special"}
    said = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    assert sum(one.count(shown.strip()) for one in said) >= times
    assert [one for one in said if one.startswith(("gained", "lost"))]


@given(st.text(max_size=40))
def test_any_text_is_shown_letter_by_letter(evil: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"- “{escaped(evil)}” — {escaped(evil)}\n\n### {escaped(evil)} x\n")
    assert [token.type for token in tokens if token.type.endswith("_open")] == [
        "bullet_list_open", "list_item_open", "paragraph_open", "heading_open",
    ]  # fmt: skip
    said = [token.content for token in tokens if token.type == "inline"]
    assert len(said) == 2
    shown = ["".join(c.content for c in token.children or ()) for token in tokens if token.type == "inline"]
    assert shown == [f"“{one_line(evil)}” — {one_line(evil)}".strip(), f"{one_line(evil)} x".strip()]


@given(st.text(alphabet="ab 镇海é", max_size=200), st.integers(40, 90))
def test_lines_keep_to_the_width(words: str, room: int) -> None:
    from exports.differences import _wrapped

    assert all(width(line) <= room for line in _wrapped(words, room, "      ").split("\n") if " " in line.strip())
    assert _wrapped(words, room, "      ").split() == words.split()
