"""Graphs made from gold annotations, perfect or spoilt, for the tests of the evaluation."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rdflib import PROV, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from ontology.vocabulary import OntologyClass, Relation, Vocabulary

cor = Namespace("https://w3id.org/corridor/ontology#")
schema = Namespace("https://schema.org/")
ids = Namespace("https://w3id.org/corridor/id/")

PARENTS = {
    "Country": "AdministrativeArea", "Province": "AdministrativeArea", "City": "AdministrativeArea",
    "District": "AdministrativeArea", "Town": "AdministrativeArea", "AdministrativeArea": "Place", "Region": "Place",
    "InnovationCorridor": "Place", "DevelopmentZone": "Place", "DemonstrationZone": "DevelopmentZone",
    "Organization": "Actor", "Person": "Actor", "TalentTeam": "Actor", "InnovationPlatform": "Organization",
    "ResearchInstitute": "InnovationPlatform", "Laboratory": "InnovationPlatform",
    "EngineeringCenter": "InnovationPlatform", "Incubator": "InnovationPlatform", "Workstation": "InnovationPlatform",
    "AcademicianWorkstation": "Workstation", "PostdoctoralWorkstation": "Workstation", "Enterprise": "Organization",
    "HighTechEnterprise": "Enterprise", "University": "Organization", "Academy": "Organization",
    "InvestmentOrganization": "Organization", "GovernmentBody": "Organization", "Alliance": "Organization",
    "Academician": "Person", "AchievementFair": "Event", "Event": "", "Programme": "", "CoordinationMechanism": "",
    "Project": "", "Achievement": "", "Place": "", "Actor": "", "Group": "", "Measurement": "", "Article": "",
    "Claim": "", "Evidence": "",
}  # fmt: skip
THINGS = sorted(set(PARENTS) - {"Group", "Measurement", "Article", "Claim", "Evidence"})
RELATIONS = (
    "locatedIn partOf participatesIn established designatedAs ledBy memberOf affiliatedWith cooperatesWith integrates "
    "organized targets cultivated attracted appliedFor released signed produced hasMeasurement namedAfter presentIn"
).split()


def ancestors(name: str) -> list[str]:
    found = []
    while PARENTS[name]:
        name = PARENTS[name]
        found.append(name)
    return found


def sample_vocabulary() -> Vocabulary:
    """The classes and relations of the core by name alone, so that these tests need no ontology file."""
    classes = {
        str(cor[name]): OntologyClass(
            iri=str(cor[name]),
            label=name,
            label_zh=name,
            parents=(str(cor[parent]),) if parent else (),
            ancestors=frozenset(str(cor[each]) for each in ancestors(name)),
            family="thing",
        )
        for name, parent in PARENTS.items()
    }
    relations = {
        str(cor[name]): Relation(str(cor[name]), name, name, frozenset(), frozenset(), name == "cooperatesWith")
        for name in RELATIONS
    }
    return Vocabulary(classes, relations, {}, "test")


class GoldGraph:
    """The graph that a perfect builder makes of gold annotations; ``chance`` spoils it."""

    def __init__(self) -> None:
        self.graph = Graph()
        self.made = 0

    def add(self, gold: Mapping[str, Any], chance: random.Random | None = None) -> URIRef:
        """One article; returns its IRI."""
        article = ids["article/" + gold["id"]]
        self.graph.add((article, RDF.type, cor.Article))
        if gold.get("url"):
            self.graph.add((article, schema.url, Literal(gold["url"])))
        _Article(self, article, gold, chance).write()
        return article

    def new(self, family: str) -> URIRef:
        self.made += 1
        return ids[f"{family}/{self.made}"]


class _Article:
    def __init__(self, home: GoldGraph, article: URIRef, gold: Mapping[str, Any], chance: random.Random | None) -> None:
        self.home, self.article, self.gold, self.chance = home, article, gold, chance
        self.nodes: dict[str, URIRef] = {}
        self.entities = {entity["label"]: entity for entity in gold["entities"]}

    def spoil(self, share: float) -> bool:
        return self.chance is not None and self.chance.random() < share

    def kept(self, items: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        optional = self.chance is not None and self.chance.random() < 0.5
        return [item for item in items if (optional or not item.get("optional")) and not self.spoil(0.2)]

    def claim(self, subject: Node, relation: URIRef, target: Node, modality: URIRef = cor.Asserted) -> URIRef:
        graph, claim = self.home.graph, self.home.new("claim")
        for p, o in (
            (RDF.type, cor.Claim), (RDF.subject, subject), (RDF.predicate, relation), (RDF.object, target),
            (PROV.wasDerivedFrom, self.article), (cor.modality, modality),
        ):  # fmt: skip
            graph.add((claim, p, o))
        if modality == cor.Asserted:
            graph.add((subject, relation, target))
        return claim

    def node(self, label: str) -> URIRef:
        if label not in self.nodes:
            self.nodes[label] = self.thing(label, self.entities[label])
        return self.nodes[label]

    def thing(self, label: str, entity: Mapping[str, Any]) -> URIRef:
        node = self.home.new("thing")
        name = self.entities[label]["class"] if label in self.entities else entity["class"]
        if self.spoil(0.1):
            name = self.chance.choice(THINGS) if self.chance else name
        if self.spoil(0.1) and PARENTS.get(name):
            name = PARENTS[name]
        for cls in (name, *ancestors(name)):
            self.home.graph.add((node, RDF.type, cor[cls]))
        self.claim(node, RDF.type, cor[name])
        said = self.chance.choice([label, *entity.get("aliases", [])]) if self.chance else label
        self.home.graph.add((node, RDFS.label, Literal("The  " + said.upper(), lang="en")))
        if self.spoil(0.3):
            self.home.graph.add((node, SKOS.altLabel, Literal(label, lang="en")))
        return node

    def end(self, text: str) -> Node:
        kind, _, rest = text.partition(":")
        if kind == "class":
            return cor[PARENTS[rest] if self.spoil(0.2) and PARENTS[rest] else rest]
        if kind == "concept":
            node = self.home.new("concept")
            self.home.graph.add((node, RDF.type, SKOS.Concept))
            self.home.graph.add((node, RDFS.label, Literal(rest + (" sector" if self.spoil(0.5) else ""), lang="en")))
            return node
        return self.node(text)

    def write(self) -> None:
        for entity in self.kept(self.gold["entities"]):
            self.node(entity["label"])
            if self.spoil(0.1):
                self.thing(entity["label"], entity)
        for fact in self.kept(self.gold["facts"]):
            self.fact(fact)
        for group in self.kept(self.gold["groups"]):
            self.group(group)
        for amount in self.kept(self.gold["measurements"]):
            self.measurement(amount)

    def fact(self, fact: Mapping[str, Any]) -> None:
        form = self.chance.choice([fact, *fact.get("or", [])]) if self.chance else fact
        subject, relation, target = self.end(form["s"]), form["p"], self.end(form["o"])
        if self.spoil(0.1) and self.chance:
            relation = self.chance.choice(RELATIONS[:18])
        if relation == "cooperatesWith" and self.spoil(0.5):
            subject, target = target, subject
        planned = self.spoil(0.1)
        self.claim(subject, cor[relation], target, cor.Planned if planned else cor.Asserted)

    def counted(self, item: Mapping[str, Any], kind: str) -> URIRef:
        node, graph = self.home.new(kind.lower()), self.home.graph
        value = item["value"] + 1 if self.spoil(0.1) else item["value"]
        comparator = "About" if self.spoil(0.1) else item["comparator"]
        graph.add((node, RDF.type, cor[kind]))
        graph.add((node, cor.value, Literal(str(value), datatype=XSD.decimal)))
        graph.add((node, cor.comparator, cor[comparator]))
        if item.get("year") and not self.spoil(0.2):
            graph.add((node, cor.year, Literal(item["year"], datatype=XSD.integer)))
        return node

    def group(self, group: Mapping[str, Any]) -> None:
        node = self.counted(group, "Group")
        self.home.graph.add((node, cor.memberClass, cor[group.get("memberClass") or "Enterprise"]))
        relation = cor[group.get("p") or "established"]
        holder = self.node(group["holder"]) if group.get("holder") else None
        if holder is None:
            self.claim(node, cor.appliedFor, cor.HighTechEnterprise)
        elif (group["direction"] == "in") is not self.spoil(0.1):
            self.claim(node, relation, holder)
        else:
            self.claim(holder, relation, node)

    def measurement(self, amount: Mapping[str, Any]) -> None:
        node = self.counted(amount, "Measurement")
        self.home.graph.add((node, cor.unit, Literal(amount.get("unit") or "units")))
        self.home.graph.add((node, cor.measure, Literal(amount["measure"])))
        holder = amount.get("holder") or self.gold["entities"][0]["label"]
        self.claim(self.node(holder), cor.hasMeasurement, node)


_NARROWER = {"Patent": "Achievement", "Fund": "InvestmentOrganization"}
"""Classes of the extension that stand below one of the core."""
_LATER = ("amount", "previous", "from", "until", "aspect", "among", "level", "sector", "indicator", "mayBe")


def core_of(gold: dict[str, Any]) -> dict[str, Any]:
    """What of one gold annotation is said with the classes and relations of the core."""
    named = [_in_core(item, "class") for item in gold["entities"]]
    entities = [item for item in named if item["class"] in PARENTS]
    lost = {item["label"] for item in named} - {item["label"] for item in entities}
    facts = []
    for fact in gold["facts"]:
        forms = [form for form in (fact, *fact.get("or", ())) if form["p"] in RELATIONS]
        forms = [form for form in forms if not {form["s"], form["o"]} & lost]
        if forms:
            facts.append({**_in_core(fact, ""), **{k: forms[0][k] for k in "spo"}, "or": [dict(f) for f in forms[1:]]})
    groups = [_in_core(item, "memberClass") for item in gold["groups"] if (item.get("p") or "signed") in RELATIONS]
    groups = [item for item in groups if item["memberClass"] is None or item["memberClass"] in PARENTS]
    measurements = [_in_core(item, "") for item in gold["measurements"]]
    return {**gold, "entities": entities, "facts": facts, "groups": groups, "measurements": measurements}


def _in_core(item: dict[str, Any], key: str) -> dict[str, Any]:
    kept = {name: value for name, value in item.items() if name not in _LATER}
    return {**kept, key: _NARROWER.get(item[key], item[key])} if key else kept


def read_all(folder: Path) -> list[dict[str, Any]]:
    """The gold annotations of a folder as plain values, sorted by file name."""
    files = sorted(file for file in folder.glob("*.json") if '"entities"' in file.read_text(encoding="utf-8"))
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]
