"""The questions of a researcher of innovation systems: what each gives on a small graph, and what it must leave out.

Each runs in rdflib and in the store's engine and gives the same rows in both.
"""

from __future__ import annotations

import pytest

from ontology.questions import questions
from tests.ontology.test_questions import EXPECTED, GRAPH, claim

HEAD = GRAPH[: GRAPH.index(":a1 a cor:Article")]
WORLD = """
:a1 a cor:Article ; dcterms:title "First"@en .
:a2 a cor:Article ; dcterms:title "Second"@en .
:a3 a cor:Article ; dcterms:title "Reprint of the first"@en ; cor:sameTextAs :a1 .
:wx a cor:District , cor:Place ; rdfs:label "Wuxing District"@en , "吴兴区"@zh .
:nx a cor:District , cor:Place ; rdfs:label "Nanxun District"@en .
:hz a cor:City , cor:Place ; rdfs:label "Huzhou City"@en .
:nb a cor:City , cor:Place ; rdfs:label "Ningbo City"@en .
:zt a cor:Town , cor:Place ; rdfs:label "Zhili Town"@en .
:dt a cor:Town , cor:Place ; rdfs:label "Daochang Town"@en .
:lab a cor:Laboratory , cor:InnovationPlatform , cor:Organization ; rdfs:label "Reed Lab"@en .
:lab2 a cor:Laboratory , cor:InnovationPlatform , cor:Organization ; rdfs:label "Sedge Lab"@en .
:inst a cor:ResearchInstitute , cor:InnovationPlatform , cor:Organization ; rdfs:label "Lake Institute"@en .
:uni a cor:University , cor:Organization ; rdfs:label "Reed University"@en .
:firm a cor:Enterprise , cor:Organization ; rdfs:label "Tidewater"@en .
:firm2 a cor:Enterprise , cor:Organization ; rdfs:label "Kelan"@en .
:lin a cor:Academician , cor:Person ; rdfs:label "Lin Bo"@en ; skos:altLabel "Lin"@en .
:lin2 a cor:Academician , cor:Person ; rdfs:label "Lin"@en .
:wei a cor:Academician , cor:Person ; rdfs:label "Wei An"@en .
:co a cor:InnovationCorridor , cor:Place ; rdfs:label "Reed Corridor"@en .
"""


def group(name: str, words: str, cls: str, value: int, year: int | None, more: str = "") -> str:
    when = f"; cor:year {year}" if year else ""
    how = "MoreThan" if words.startswith("more") else "About" if words.startswith("about") else "Exactly"
    return (
        f':{name} a cor:Group ; rdfs:label "{words}"@en ; cor:memberClass cor:{cls} ; cor:value {value}.0 ; '
        f"cor:comparator cor:{how} {when} {more} .\n"
    )


def amount(name: str, words: str, value: str, unit: str, year: int | None, more: str = "") -> str:
    when = f"; cor:year {year}" if year else ""
    measure = "" if "cor:measure " in more else '; cor:measure "R&D spending"'
    return (
        f':{name} a cor:Measurement ; rdfs:label "{words}"@en ; cor:value {value} ; cor:unit "{unit}" ; '
        f"cor:comparator cor:Exactly {measure} {when} {more} .\n"
    )


def say(name: str, statement: str, article: str = "a1", more: str = "", modality: str = "Asserted") -> str:
    """A claim with the quote "NAME says"; its plain triples where it is asserted."""
    ends = statement.split()
    made = claim(name, statement, f":{article}", f"{name} says", f"; {more}" if more else "", modality)
    if modality != "Asserted":
        return made
    made += f"{statement} .\n"
    if ends[1] in ("cor:established", "cor:attracted"):
        made += f"{ends[2]} cor:presentIn {ends[0]} .\n"
    return made + (f"{ends[0]} cor:presentIn {ends[2]} .\n" if ends[1] == "cor:locatedIn" else "")


def year(number: int) -> str:
    return f"cor:year {number}"


CASES: dict[str, tuple[list[str], list[str]]] = {
    # A reprint is no second source; a plan makes no statement.
    "said-by-several-sources": (
        [
            say("c1", ":wx cor:established :lab"),
            say("c2", ":wx cor:established :lab", "a2"),
            say("c3", ":wx cor:established :lab", "a3"),
            say("c4", ":wx cor:established :inst"),
            say("c5", ":wx cor:established :inst", "a3"),
            say("c6", ":nx cor:established :lab2"),
            say("c7", ":nx cor:established :lab2", "a2", modality="Planned"),
        ],
        ["Wuxing District|established|Reed Lab|2|3"],
    ),
    "said-by-one-source": (
        [
            say("c1", ":wx cor:established :lab"),
            say("c2", ":wx cor:established :lab", "a2"),
            say("c4", ":wx cor:established :inst", "a3"),
            say("c5", ":wx cor:established :inst"),
            say("c6", ":nx cor:established :lab2", "a2", modality="Planned"),
        ],
        ["Wuxing District|established|Lake Institute|First"],
    ),
    # A short name, co-leaders of one article, a reprint and a leader of another year disagree with nobody.
    "disagreeing-leaders": (
        [
            say("c1", ":lab cor:ledBy :lin"),
            say("c2", ":lab cor:ledBy :wei", "a2"),
            say("c3", ":lab cor:ledBy :lin2", "a2"),
            say("c4", ":inst cor:ledBy :lin", "a1", year(2019)),
            say("c5", ":inst cor:ledBy :wei", "a2", year(2021)),
            say("c6", ":lab2 cor:ledBy :lin"),
            say("c7", ":lab2 cor:ledBy :wei", "a3"),
            say("c8", ":firm cor:ledBy :lin"),
            say("c9", ":firm cor:ledBy :wei", "a2", modality="Planned"),
        ],
        ["Reed Lab|Lin Bo|Wei An|c1 says|First|c2 says|Second", "Reed Lab|Lin|Wei An|c3 says|Second|c2 says|Second"][
            :1
        ],
    ),
    # A district and its city, another year, a reprint, and counted sets are no disagreement.
    "disagreeing-places": (
        [
            say("c1", ":lab cor:locatedIn :zt"),
            say("c2", ":lab cor:locatedIn :dt", "a2"),
            say("c3", ":lab cor:locatedIn :wx", "a2"),
            say("c4", ":lab cor:locatedIn :hz"),
            say("c5", ":inst cor:locatedIn :zt", "a1", year(2019)),
            say("c6", ":inst cor:locatedIn :dt", "a2", year(2021)),
            say("c7", ":firm cor:locatedIn :zt"),
            say("c8", ":firm cor:locatedIn :dt", "a3"),
            say("c9", ":firm2 cor:locatedIn :zt"),
            say("d1", ":firm2 cor:locatedIn :dt", "a2", modality="Planned"),
            group("g", "3 labs", "Laboratory", 3, None),
            say("d2", ":g cor:locatedIn :zt"),
            say("d3", ":g cor:locatedIn :dt", "a2"),
        ],
        ["Reed Lab|Town|Daochang Town|Zhili Town|c2 says|Second|c1 says|First"],
    ),
    # Other years, levels, units and holders, what fits together, reprints and plans are no disagreement.
    "disagreeing-numbers": (
        [
            group("g1", "412 firms", "Enterprise", 412, 2023),
            say("c1", ":g1 cor:locatedIn :wx"),
            group("g2", "397 firms", "Enterprise", 397, 2023),
            say("c2", ":g2 cor:locatedIn :wx", "a2"),
            group("g3", "more than 390 firms", "Enterprise", 390, 2023),
            say("c3", ":g3 cor:locatedIn :wx", "a2"),
            group("g4", "500 firms", "Enterprise", 500, 2024),
            say("c4", ":g4 cor:locatedIn :wx", "a2"),
            group("g5", "9 firms", "Enterprise", 9, 2023, "; cor:level cor:National"),
            say("c5", ":g5 cor:locatedIn :wx", "a2"),
            group("g6", "411 firms", "Enterprise", 411, 2023),
            say("c6", ":g6 cor:locatedIn :wx", "a3"),
            group("g7", "about 400 firms", "Enterprise", 400, 2023),
            say("c7", ":g7 cor:locatedIn :wx", "a2"),
            group("g8", "7 firms", "Enterprise", 7, 2023),
            say("c8", ":g8 cor:locatedIn :wx", "a2", modality="Expected"),
            say("t1", ":g1 rdf:type cor:Group"),
            say("t2", ":g2 rdf:type cor:Group", "a2"),
            amount("m1", "3.6 percent", "3.6", "%", 2023),
            say("m1c", ":wx cor:hasMeasurement :m1"),
            amount("m2", "3.4 percent", "3.4", "%", 2023),
            say("m2c", ":wx cor:hasMeasurement :m2", "a2"),
            amount("m3", "3.1 percent", "3.1", "%", 2022),
            say("m3c", ":wx cor:hasMeasurement :m3", "a2"),
            amount("m4", "4.37 billion yuan", "4370000000", "CNY", 2023),
            say("m4c", ":wx cor:hasMeasurement :m4", "a2"),
            amount("m5", "up 9 percent", "9.0", "%", 2023, "; cor:aspect cor:Growth"),
            say("m5c", ":wx cor:hasMeasurement :m5", "a2"),
        ],
        [
            "Wuxing District|Enterprise|2023|411 firms|397 firms|c6 says|Reprint of the first|c2 says|Second",
            "Wuxing District|Enterprise|2023|412 firms|397 firms|c1 says|First|c2 says|Second",
            "Wuxing District|r&d spending|2023|3.6 percent|3.4 percent|m1c says|First|m2c says|Second",
        ],
    ),
    # A plan, and an academician of one district, are left out.
    "academicians-in-two-districts": (
        [
            say("c1", ":lab cor:ledBy :lin"),
            say("c2", ":lab cor:locatedIn :wx"),
            say("c3", ":firm cor:established :inst"),
            say("c4", ":firm cor:locatedIn :nx"),
            say("c5", ":inst cor:namedAfter :lin"),
            say("c6", ":lab2 cor:ledBy :wei"),
            say("c7", ":lab2 cor:locatedIn :wx"),
            say("c8", ":lab2 cor:locatedIn :nx", modality="Planned"),
            say("c9", ":lab2 cor:locatedIn :hz"),
        ],
        ["Lin Bo|Nanxun District|Lake Institute", "Lin Bo|Wuxing District|Reed Lab"],
    ),
    "applications-by-district": (
        [
            group("g1", "58 firms", "Enterprise", 58, 2023),
            say("c1", ":g1 cor:appliedFor cor:HighTechEnterprise", "a1", year(2023)),
            say("c2", ":g1 cor:locatedIn :wx"),
            say("c3", ":firm cor:appliedFor cor:HighTechEnterprise", "a1", year(2022)),
            say("c4", ":firm cor:locatedIn :zt"),
            say("c5", ":zt cor:locatedIn :wx"),
            say("c6", ":firm2 cor:appliedFor cor:HighTechEnterprise", modality="Planned"),
            say("c7", ":firm2 cor:locatedIn :wx"),
        ],
        [
            "Wuxing District|2022|appliedFor|HighTechEnterprise|Tidewater|None|None",
            "Wuxing District|2023|appliedFor|HighTechEnterprise|58 firms|58.0|Exactly",
        ],
    ),
    # The earliest year counts; who has not joined is no member.
    "who-takes-part-in-corridors": (
        [
            say("t1", ":hz rdf:type cor:City"),
            say("t2", ":nb rdf:type cor:City"),
            say("t3", ":wx rdf:type cor:District"),
            say("c1", ":hz cor:participatesIn :co", "a1", year(2019)),
            say("c2", ":hz cor:participatesIn :co", "a2", year(2018)),
            say("c3", ":wx cor:participatesIn :co", "a2"),
            say("c4", ":nb cor:participatesIn :co", "a2", modality="Negated"),
        ],
        ["Reed Corridor|Huzhou City|City|None|2018", "Reed Corridor|Wuxing District|District|None|None"],
    ),
    # Neither what came before 2015 or without a year, nor what is planned, nor other kinds of things.
    "platforms-established": (
        [
            say("t1", ":lab rdf:type cor:Laboratory"),
            say("t2", ":lab2 rdf:type cor:Laboratory"),
            say("t3", ":inst rdf:type cor:ResearchInstitute"),
            say("c1", ":wx cor:established :lab", "a1", year(2016)),
            say("c2", ":nx cor:established :lab2", "a1", year(2014)),
            say("c3", ":uni cor:established :inst"),
            say("c4", ":uni cor:established :inst", "a2", year(2022), "Planned"),
            say("c5", ":wx cor:established :firm", "a1", year(2017)),
            group("g1", "23 incubators", "Incubator", 23, None),
            say(
                "c6",
                ":wx cor:established :g1",
                "a1",
                'cor:from "2015-01-01"^^xsd:date ; cor:until "2023-12-31"^^xsd:date',
            ),
            group("g2", "5 incubators", "Incubator", 5, None),
            say(
                "c7",
                ":wx cor:established :g2",
                "a2",
                'cor:from "2020-01-01"^^xsd:date ; cor:until "2026-12-31"^^xsd:date',
            ),
        ],
        [
            "23 incubators|Incubator|23.0|Wuxing District|None|2015-01-01|2023-12-31",
            "Reed Lab|Laboratory|None|Wuxing District|2016|None|None",
        ],
    ),
    # A copy is no second source; growth, firms and what is expected are left out.
    "research-share-of-gdp": (
        [
            say("t1", ":hz rdf:type cor:City"),
            say("t2", ":firm rdf:type cor:Enterprise"),
            amount("m1", "3.1 percent", "3.1", "%", 2022, "; cor:indicator cor:RDIntensity"),
            say("c1", ":hz cor:hasMeasurement :m1"),
            amount("m2", "3.1 percent", "3.1", "%", 2022, "; cor:indicator cor:RDIntensity"),
            say("c2", ":hz cor:hasMeasurement :m2", "a3"),
            amount("m3", "3.3 percent", "3.3", "%", 2023, "; cor:indicator cor:RDIntensity"),
            say("c3", ":hz cor:hasMeasurement :m3", "a2"),
            amount("m4", "up 5 percent", "5.0", "%", 2023, "; cor:indicator cor:RDIntensity ; cor:aspect cor:Growth"),
            say("c4", ":hz cor:hasMeasurement :m4"),
            amount("m5", "11 percent", "11.0", "%", 2023, "; cor:indicator cor:RDIntensity"),
            say("c5", ":firm cor:hasMeasurement :m5"),
            amount("m6", "4 percent", "4.0", "%", 2030, "; cor:indicator cor:RDIntensity"),
            say("c6", ":hz cor:hasMeasurement :m6", modality="Expected"),
            amount("m7", "9.4 billion", "9400000000", "CNY", 2023, "; cor:indicator cor:RDExpenditure"),
            say("c7", ":hz cor:hasMeasurement :m7"),
        ],
        ["Huzhou City|City|2022|3.1|Exactly|1", "Huzhou City|City|2023|3.3|Exactly|1"],
    ),
    "who-funded-what": (
        [
            amount("m1", "12 million yuan", "12000000", "CNY", 2023, '; cor:measure "grant"'),
            say("c1", ":hz cor:funded :inst", "a1", "cor:year 2023 ; cor:amount :m1"),
            say("c2", ":firm cor:investedIn :lab", "a2"),
            say("c3", ":hz cor:funded :lab", "a2", modality="Planned"),
            say("c4", ":hz cor:funded :firm", "a2", modality="Negated"),
            say("c5", ":hz cor:established :lab2", "a2"),
        ],
        [
            "Huzhou City|funded|Lake Institute|12000000|CNY|Exactly|2023|c1 says",
            "Tidewater|investedIn|Reed Lab|None|None|None|None|c2 says",
        ],
    ),
    # A laboratory of one of them alone, of two firms, or only planned, is none; nor is another joint body.
    "joint-laboratories": (
        [
            say("c1", ":uni cor:established :lab"),
            say("c2", ":firm cor:established :lab", "a2"),
            say("c3", ":lab cor:sector cor:Semiconductors"),
            say("c4", ":firm cor:established :lab2"),
            say("c5", ":firm2 cor:established :lab2"),
            say("c6", ":uni cor:established :lab2", modality="Planned"),
            say("c7", ":uni cor:established :inst"),
            say("c8", ":firm cor:established :inst"),
        ],
        ["Reed University|Tidewater|Reed Lab|Semiconductors|None"],
    ),
    # What lies elsewhere, or only wants to join, says nothing of the corridor.
    "what-corridors-specialise-in": (
        [
            say("c1", ":co cor:sector cor:Semiconductors"),
            say("c2", ":hz cor:participatesIn :co"),
            say("c3", ":firm cor:locatedIn :hz"),
            say("c4", ":firm cor:sector :chips"),
            ":chips skos:broader cor:Semiconductors .\n",
            say("c5", ":lab cor:locatedIn :wx"),
            say("c6", ":wx cor:locatedIn :hz"),
            say("c7", ":lab cor:sector cor:NewEnergy"),
            say("c8", ":nb cor:participatesIn :co", modality="Planned"),
            say("c9", ":firm2 cor:locatedIn :nb"),
            say("d1", ":firm2 cor:sector cor:Biomedicine"),
        ],
        ["Reed Corridor|NewEnergy|0|1", "Reed Corridor|Semiconductors|1|1"],
    ),
    # Other levels and kinds are not counted, named and stated ones not added up.
    "laboratories-by-level": (
        [
            say("c1", ":lab cor:locatedIn :wx"),
            say("c2", ":lab cor:level cor:National"),
            group("g1", "3 labs", "Laboratory", 3, 2023, "; cor:level cor:National"),
            say("c3", ":g1 cor:locatedIn :wx"),
            group("g2", "41 labs", "Laboratory", 41, 2023, "; cor:level cor:Provincial"),
            say("c4", ":g2 cor:locatedIn :wx"),
            group("g3", "5 labs", "Laboratory", 5, 2023, "; cor:level cor:Municipal"),
            say("c5", ":g3 cor:locatedIn :wx"),
            group("g4", "8 incubators", "Incubator", 8, 2023, "; cor:level cor:National"),
            say("c6", ":g4 cor:locatedIn :wx"),
            group("g5", "9 labs", "Laboratory", 9, 2026, "; cor:level cor:National"),
            say("c7", ":g5 cor:locatedIn :wx", modality="Planned"),
        ],
        [
            "Wuxing District|National|None|1|None",
            "Wuxing District|National|2023|0|3.0",
            "Wuxing District|Provincial|2023|0|41.0",
        ],
    ),
    "what-places-have": (
        [
            say("t1", ":lab rdf:type cor:Laboratory"),
            say("c1", ":wx cor:established :lab", "a1", year(2016)),
            say("c2", ":lab cor:level cor:Provincial"),
            say("c3", ":wx cor:established :lab2", "a1", year(2026), "Planned"),
            say("t2", ":lab2 rdf:type cor:Laboratory"),
            group("g1", "3 labs", "Laboratory", 3, 2023, "; cor:level cor:National"),
            say("c4", ":g1 cor:locatedIn :wx"),
        ],
        [
            "Wuxing District|Laboratory|National|3 labs|3.0|Exactly|2023",
            "Wuxing District|Laboratory|Provincial|Reed Lab|None|None|2016",
        ],
    ),
}


def test_every_question_has_its_rows() -> None:
    assert EXPECTED.keys() | CASES.keys() == questions().keys()


@pytest.mark.parametrize("name", CASES)
def test_what_a_question_gives_and_leaves_out(name: str) -> None:
    from rdflib import Graph

    says, expected = CASES[name]
    turtle = HEAD + WORLD + "".join(says)
    rows = ["|".join(str(cell) for cell in row) for row in Graph().parse(data=turtle).query(questions()[name].text)]
    assert rows == expected
    assert stored(turtle, name) == [[None if c == "None" else c.removesuffix(".0") for c in r.split("|")] for r in rows]


def stored(turtle: str, name: str) -> list[list[str | None]]:
    """The rows that the store's engine gives."""
    from graph.store import Store, Table

    found = Store.memory([turtle]).query(questions()[name].text)
    assert isinstance(found, Table)
    return [[None if cell is None else cell.text.removesuffix(".0") for cell in row] for row in found.rows]
