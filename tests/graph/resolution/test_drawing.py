"""The graph ``id:resolution``, whole."""

from __future__ import annotations

from graph.iris import Minter, digest
from graph.resolution import resolution_graph, resolve
from tests.graph.resolution.pairs import VOCABULARY, Side

MINTER = Minter(VOCABULARY)
LINES = (
    "ResearchInstitute | Lianxi Institute of Vaccine Research | aka LIVR | in Lianyungang",
    "ResearchInstitute | LIVR",
    "Laboratory | National Key Laboratory of Silicon Photonics",
    "Laboratory | Provincial Key Laboratory of Silicon Photonics",
    "GovernmentBody | Science and Technology Bureau | set up by Jiaxing",
    "GovernmentBody | Science and Technology Bureau | set up by Wuhu City",
)
JOIN = f"stated-alias--{digest(f'{MINTER.base}body/lianxi-institute-of-vaccine-research', f'{MINTER.base}body/livr')}"
MISS = digest(
    f"{MINTER.base}body/national-key-laboratory-of-silicon-photonics",
    f"{MINTER.base}body/provincial-key-laboratory-of-silicon-photonics",
)
WHOLE = f"""\
body/livr owl#sameAs body/lianxi-institute-of-vaccine-research
body/science-and-technology-bureau--place-330400 prov#specializationOf body/science-and-technology-bureau
body/science-and-technology-bureau--place-340200 prov#specializationOf body/science-and-technology-bureau
join/{JOIN} 22-rdf-syntax-ns#type cor:Join
join/{JOIN} cor:joinedAs body/lianxi-institute-of-vaccine-research
join/{JOIN} cor:member body/lianxi-institute-of-vaccine-research
join/{JOIN} cor:member body/livr
join/{JOIN} cor:rule "stated alias"
join/{JOIN} cor:why "“LIVR”, “Lianxi Institute of Vaccine Research”: an article says that “Lianxi Institute of Vaccine \
Research” is also called “LIVR”"
join/{JOIN} prov#wasDerivedFrom article/000000000000
join/{JOIN} prov#wasDerivedFrom article/000000000001
nearmiss/{MISS} 22-rdf-syntax-ns#type cor:NearMiss
nearmiss/{MISS} cor:closeness "0.4"^^decimal
nearmiss/{MISS} cor:member body/national-key-laboratory-of-silicon-photonics
nearmiss/{MISS} cor:member body/provincial-key-laboratory-of-silicon-photonics
nearmiss/{MISS} cor:rule "level"
nearmiss/{MISS} cor:why "“National Key Laboratory of Silicon Photonics” and “Provincial Key Laboratory of Silicon \
Photonics”: the level in the name differs"
"""


def test_the_whole_graph() -> None:
    digests = [Side(line, f"{number:012x}").digest for number, line in enumerate(LINES)]
    graph = resolution_graph(resolve(lambda: digests, VOCABULARY), MINTER)
    assert sorted(" ".join(map(shown, triple)) for triple in graph) == WHOLE.splitlines()


def shown(term: object) -> str:
    from rdflib import Literal

    if isinstance(term, Literal):
        return f'"{term}"' + (f"^^{term.datatype.rpartition('#')[2]}" if term.datatype else "")
    text = str(term).removeprefix(MINTER.base).replace("https://w3id.org/corridor/ontology#", "cor:")
    return text if "#" not in text else text.rpartition("/")[2]
