"""Small named articles with their readings by hand: Haiwan District and what it has (all invented but the places)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

from rdflib import Dataset, URIRef

from graph.assembly import Draughtsman, gazetteer
from graph.claims import claims, things
from graph.iris import Minter
from graph.merging import merged, settled
from graph.store import Store
from graph.turtle import Terms, document, line
from graph.validation import validate
from ontology.vocabulary import OntologyClass, Place, Relation, Vocabulary
from source.model import (
    Amount,
    Article,
    ClassTerm,
    Comparator,
    Concept,
    Entity,
    Evidence,
    Fact,
    Form,
    Group,
    Modality,
    Reading,
    Rejection,
    Span,
    Term,
    Time,
)

COR = "https://w3id.org/corridor/ontology#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
CONCEPT = "http://www.w3.org/2004/02/skos/core#Concept"

_PARENTS = {
    "Place": "",
    "AdministrativeArea": "Place",
    "Country": "AdministrativeArea",
    "Province": "AdministrativeArea",
    "City": "AdministrativeArea",
    "District": "AdministrativeArea",
    "DevelopmentZone": "Place",
    "InnovationCorridor": "Place",
    "Actor": "",
    "Organization": "Actor",
    "InnovationPlatform": "Organization",
    "Laboratory": "InnovationPlatform",
    "Workstation": "InnovationPlatform",
    "Enterprise": "Organization",
    "HighTechEnterprise": "Enterprise",
    "Academy": "Organization",
    "Person": "Actor",
    "Academician": "Person",
    "TalentTeam": "Actor",
    "Event": "",
    "Programme": "",
    "Achievement": "",
    "Project": "",
    "Group": "",
    "Measurement": "",
    "Article": "",
    "Claim": "",
    "Evidence": "",
    "Decision": "",
    "Join": "",
    "NearMiss": "",
}
_FAMILIES = {
    "Place": "place",
    "DevelopmentZone": "zone",
    "InnovationCorridor": "corridor",
    "Actor": "body",
    "Person": "person",
    "Event": "event",
    "Programme": "programme",
}
_RELATIONS: dict[str, tuple[str, str]] = {
    "locatedIn": ("Place Organization Event", "Place"),
    "established": ("Actor Place", "Organization Programme Project Event Place"),
    "ledBy": ("Organization TalentTeam Project", "Person"),
    "memberOf": ("Person", "Academy"),
    "affiliatedWith": ("Person", "Organization Place"),
    "cooperatesWith": ("Actor Place", "Actor Place"),
    "organized": ("Actor Place", "Event"),
    "targets": ("Programme Organization Place", "concept"),
    "attracted": ("Actor Place Event", "Organization Person Project"),
    "cultivated": ("Actor Place", "TalentTeam Person Enterprise"),
    "appliedFor": ("Organization", "Project"),
    "released": ("Event Actor Place", "Achievement Project"),
    "produced": ("Actor", "Achievement"),
    "hasMeasurement": ("Place Actor Event Programme Achievement Project Group", "Measurement"),
}


def _classes() -> Iterator[OntologyClass]:
    for name, parent in _PARENTS.items():
        chain = [parent]
        while chain[-1]:
            chain.append(_PARENTS[chain[-1]])
        above = [one for one in chain if one]
        family = next((_FAMILIES[one] for one in (name, *above) if one in _FAMILIES), "thing")
        parents = (COR + parent,) if parent else ()
        yield OntologyClass(COR + name, name, "", parents, frozenset(COR + one for one in above), family)


def _relations() -> Iterator[Relation]:
    def named(names: str) -> frozenset[str]:
        return frozenset(CONCEPT if name == "concept" else COR + name for name in names.split())

    for name, (domain, value) in _RELATIONS.items():
        yield Relation(
            COR + name,
            name,
            "",
            named(domain),
            named(value),
            symmetric=name == "cooperatesWith",
            class_object=name == "appliedFor",
            implies_presence=name in ("established", "organized", "attracted", "cultivated"),
        )


_PLACES = (
    Place("330000", "Zhejiang", "Zhejiang Province", "浙江省", COR + "Province", None),
    Place("330200", "Ningbo", "Ningbo City", "宁波市", COR + "City", "330000", ("Ning-po",)),
    Place("330211", "Zhenhai", "Zhenhai District", "镇海区", COR + "District", "330200"),
)

VOCABULARY = Vocabulary(
    {one.iri: one for one in _classes()},
    {one.iri: one for one in _relations()},
    {one.code: one for one in _PLACES},
    "https://w3id.org/corridor/ontology/test",
)


def article(text: str, **more: str) -> Article:
    """An article of this text; its title is its first words unless given."""
    found = sha256(text.encode()).hexdigest()
    fields = {"title": " ".join(text.split()[:4]), "language": "en", "origin": "example.txt", **more}
    return Article(id=found[:12], sha256=found, text=text, blocks=(), **fields)


def entity(name: str, cls: str, *aliases: str, holder: Entity | None = None) -> Entity:
    """A named entity, or with a holder a described one."""
    return Entity(name, COR + cls, Form.DESCRIPTION if holder else Form.NAME, aliases, holder)


def quote(text: str, *passages: str) -> tuple[Evidence, ...]:
    """The passages as evidence; each stands once in the text."""
    return tuple(Evidence(Span(text.index(one), text.index(one) + len(one))) for one in passages)


def fact(subject: Entity | Group, predicate: str, value: Term, evidence: tuple[Evidence, ...], **more: object) -> Fact:
    """A fact of the rule "by-hand"."""
    iri = TYPE if predicate == "a" else COR + predicate
    return replace(Fact(subject, iri, value, evidence, "by-hand"), **more)  # type: ignore[arg-type]


def cls(name: str) -> ClassTerm:
    return ClassTerm(COR + name)


ZHENHAI = Entity("Zhenhai District", COR + "District", Form.NAME, ("Zhenhai",), None, "330211")
NINGBO = Entity("Ningbo", COR + "City", Form.NAME, (), None, "330200")
LAB = entity("Blue Harbour Laboratory", "Laboratory", "BHL")
ACADEMY = entity("Academy of Tides", "Academy")
LIN = entity("Lin Bo", "Academician")
FIRM = entity("Tidewater Co., Ltd.", "Enterprise")
FAIR = entity("achievement fair", "Event", holder=ZHENHAI)
PLAN = entity("talent plan", "Programme", holder=ZHENHAI)
QUAY = entity("Quay Workstation", "Workstation")
PLATFORMS = Group(
    COR + "InnovationPlatform",
    Decimal("12.0"),
    Comparator.EXACTLY,
    "12 platforms",
    holder=ZHENHAI,
    relation=COR + "established",
)
TALENTS = Group(COR + "Person", Decimal(8000), Comparator.MORE_THAN, "more than 8,000 people", year=2025)
YUAN = Amount(Decimal("1E+7"), "CNY", "investment", Comparator.ABOUT, "about 10 million yuan", year=2018)

HARBOUR_TEXT = (
    "Zhenhai District of Ningbo set up 12 platforms in 2018. Blue Harbour Laboratory (BHL), led by academician Lin Bo "
    "of the Academy of Tides, works with Tidewater Co., Ltd. on new materials. It drew about 10 million yuan. "
    "The district held an achievement fair. Tidewater Co., Ltd. applied to be a high-tech enterprise. "
    "Under its talent plan, Zhenhai will attract more than 8,000 people by 2025 and build the Quay Workstation."
)


def harbour() -> Reading:
    """An article with each kind of end, a group, an amount, an antecedent, a role and two plans."""
    text = HARBOUR_TEXT
    first = quote(text, "Zhenhai District of Ningbo set up 12 platforms in 2018")
    second = quote(text, text[text.index("Blue Harbour") : text.index(" It drew")])
    drew = (*quote(text, "It drew about 10 million yuan"), Evidence(second[0].span, antecedent=True))
    fair = (*quote(text, "The district held an achievement fair"), Evidence(first[0].span, antecedent=True))
    status = quote(text, "Tidewater Co., Ltd. applied to be a high-tech enterprise")
    plan = quote(text, text[text.index("Under its talent") :])
    planned = {"modality": Modality.PLANNED, "time": Time(end="2025-12-31")}
    facts = (
        fact(ZHENHAI, "a", cls("District"), first),
        fact(NINGBO, "a", cls("City"), first),
        fact(LAB, "a", cls("Laboratory"), second),
        fact(LIN, "a", cls("Academician"), second),
        fact(ACADEMY, "a", cls("Academy"), second),
        fact(FIRM, "a", cls("Enterprise"), second),
        fact(ZHENHAI, "locatedIn", NINGBO, first),
        fact(ZHENHAI, "established", PLATFORMS, first, time=Time(2018)),
        fact(LAB, "ledBy", LIN, second, role="leader"),
        fact(LIN, "memberOf", ACADEMY, second),
        fact(LAB, "cooperatesWith", FIRM, second),
        fact(LAB, "targets", Concept("new materials"), second),
        fact(LAB, "hasMeasurement", YUAN, drew),
        fact(ZHENHAI, "organized", FAIR, fair),
        fact(FIRM, "appliedFor", cls("HighTechEnterprise"), status),
        fact(ZHENHAI, "attracted", TALENTS, plan, **planned),
        fact(ZHENHAI, "established", QUAY, plan, **planned),
    )
    source = article(text, publisher="Example Daily", published="2019-06-18", url="https://example.org/harbour")
    return Reading(source, facts, (Rejection("ambiguous place", Span(0, 7), "=Zhenhai"),), (Span(0, 7),))


AGREEING_TEXT = (
    "Tidewater Co., Ltd. and the Blue Harbour Laboratory signed an agreement. Zhenhai lies in Ningbo, and academician "
    "Lin Bo leads the Blue Harbour Laboratory. Zhenhai plans to build the Quay Workstation."
)


def agreeing() -> Reading:
    """Another article that says some of the same: the cooperation from its other end, the place, a plan."""
    text = AGREEING_TEXT
    first = quote(text, text[: text.index(" Zhenhai lies")])
    second = quote(text, text[text.index("Zhenhai lies") : text.index(" Zhenhai plans")])
    third = quote(text, text[text.index("Zhenhai plans") :])
    facts = (
        fact(FIRM, "a", cls("Enterprise"), first),
        fact(FIRM, "cooperatesWith", LAB, first),
        fact(replace(ZHENHAI, name="Zhenhai"), "locatedIn", NINGBO, second),
        fact(LAB, "ledBy", LIN, second),
        fact(ZHENHAI, "established", QUAY, third, modality=Modality.PLANNED),
    )
    return Reading(article(text, published="2019"), facts)


class Scripted:
    """An extractor that knows the two readings, gives nothing for other texts, and fails on one that says FAIL."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        known = {reading.article.text: reading for reading in (harbour(), agreeing())}
        for one in articles:
            if "FAIL" in one.text:
                raise ValueError("the parser\nfell over")
            found = known.get(one.text)
            yield replace(found, article=one) if found else Reading(one, ())


MINTER = Minter(VOCABULARY)


def assemble(reading: Reading, minter: Minter, vocabulary: Vocabulary, with_text: bool = False) -> Dataset:
    """The drawing of one validated reading as one dataset."""
    made = claims(reading.facts, reading.article.id, minter, vocabulary)
    spoken = things(reading.facts, reading.article.id, minter)
    drawing = Draughtsman(minter, vocabulary, with_text).draw(reading.article, made, spoken)
    dataset = Dataset()
    for home, graph in (
        (dataset.default_graph, drawing.shared),
        (dataset.graph(URIRef(minter.article(reading.article.id))), drawing.own),
    ):
        for triple in graph:
            home.add(triple)
    return dataset


def datasets(*readings: Reading) -> list[Dataset]:
    """What a build makes of the readings, gazetteer included."""
    checked = [validate(reading, VOCABULARY, MINTER) for reading in readings]
    places = Dataset()
    home = places.graph(URIRef(MINTER.gazetteer_graph))
    for triple in gazetteer(["330211", "330200"], MINTER, VOCABULARY):
        home.add(triple)
    return [*(assemble(one, MINTER, VOCABULARY) for one in checked), places]


def document_of(dataset: Dataset) -> bytes:
    """A dataset of rdflib as TriG."""
    graphs: dict[str, list[str]] = {}
    for subject, predicate, value, graph in dataset.quads():
        home = "" if graph is None or str(graph) == "urn:x-rdflib:default" else f"<{graph}>"
        terms = (f"<{term}>" if type(term) is URIRef else term.n3() for term in (subject, predicate, value))
        graphs.setdefault(home, []).append(" ".join(terms) + " .")
    return "".join(f"{home} {{ {chr(10).join(lines)} }}\n" for home, lines in graphs.items()).encode()


def memory(*found: Dataset) -> Store:
    """A store in memory that holds these datasets."""
    return Store.memory(map(document_of, found))


def store(*readings: Reading) -> Store:
    """A store in memory that holds what a build makes of the readings."""
    made = memory(*datasets(*readings))
    before = [line(triple) for triple in made.triples()]
    made.change(before, list(settled(merged([before]), {})))
    return made


def turtle(found: Store) -> str:
    """All graphs of a store, joined, as Turtle."""
    return "".join(document((one for graph in (None, *found.graphs()) for one in found.triples(graph)), found.base()))


def trig(found: Store) -> str:
    """A store as TriG."""
    terms = Terms(found.base())
    named = (
        f"{terms.short(f'<{graph}>')} {{ {''.join(terms.blocks(found.triples(graph)))} }}\n" for graph in found.graphs()
    )
    return "".join((terms.head(), *terms.blocks(found.triples()), *named))
