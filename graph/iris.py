"""The IRIs that a build mints: base, family, flat local name.

Problem: the same name must get the same IRI in every article and every build, different names must not share one by
accident, and Turtle must be able to abbreviate all of them, whatever a hostile page calls its things.  Method: a name
becomes a slug (lower case, letters and digits of any script, hyphens); where the slug lost more than case, punctuation
or white space, a short hash of the folded name is added.  ``--`` joins a name with what else identifies a thing, and
never occurs within a slug.  Advice: take IRIs only from a :class:`Minter`; no other module puts one together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256

from ontology.errors import GraphError
from ontology.vocabulary import Vocabulary
from source.model import Amount, Concept, Entity, Form, Group, Modality, Time

DEFAULT_BASE = "https://w3id.org/corridor/id/"
FAMILIES = (
    "place",
    "zone",
    "corridor",
    "body",
    "person",
    "event",
    "programme",
    "thing",
    "concept",
    "group",
    "amount",
    "article",
    "claim",
    "evidence",
    "decision",
    "curator",
    "join",
    "nearmiss",
)
NAMESPACES: Mapping[str, str] = {
    "cor": "https://w3id.org/corridor/ontology#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
NAME_START = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
"""PN_CHARS_BASE of Turtle 1.1 without the zero-width joiners: what a regular expression's character class may hold."""

_KEPT = re.compile(rf"[0-9\u0300-\u036f{NAME_START}]")
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+[/#]")
_LONGEST = 80
_WIDTH_ONLY = ("<wide>", "<narrow>", "<noBreak>")


def digest(*parts: str, length: int = 12) -> str:
    """The first ``length`` hexadecimal digits of the SHA-256 of the parts, kept apart by a unit separator."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


@lru_cache(maxsize=1 << 14)
def slug(name: str) -> str:
    """A flat local name that Turtle can abbreviate: "Shi Yang Academician Workstation" → "shi-yang-academician-…".

    Case, punctuation, white space and full-width forms don't distinguish names; any other loss (symbols, characters
    that Turtle forbids, length) adds a hash of the folded name, so that "C++ Lab" and "C Lab" stay two.
    """
    kept: list[str] = []
    folded: list[str] = []
    lossy = False
    for original in unicodedata.normalize("NFC", name.replace("&", " and ")):
        shape = unicodedata.decomposition(original)
        compatible = shape.startswith("<") and not shape.startswith(_WIDTH_ONLY)
        for char in unicodedata.normalize("NFKC", original).lower():
            kind = unicodedata.category(char)[0]
            blank = kind in "PZ" or char.isspace()
            usable = kind in "LNM" and _KEPT.fullmatch(char) is not None
            lossy = lossy or compatible or not (blank or usable)
            kept.append(char if usable else "-")
            folded.append(" " if blank else original if compatible else char)
    made = re.sub(r"-+", "-", unicodedata.normalize("NFC", "".join(kept))).strip("-")
    made = made.lstrip("-" + "".join(map(chr, range(0x300, 0x370))))
    if lossy or not made or len(made) > _LONGEST:
        short = made[:_LONGEST].rstrip("-") or "name"
        return f"{short}--{digest(' '.join(''.join(folded).split()) or name, length=8)}"
    return made


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Prefix → namespace of everything that stands in a graph: the reused ones, ``id:`` and one for each family."""
    families = {family: f"{base}{family}/" for family in FAMILIES}
    return dict(sorted({**NAMESPACES, "id": base, **families}.items()))


class Minter:
    """Gives every thing of a build its IRI; the same for the same values, whatever came before.

    Raises :class:`GraphError` if ``base`` is no absolute IRI that ends in ``/`` or ``#``.
    """

    def __init__(self, vocabulary: Vocabulary, base: str = DEFAULT_BASE) -> None:
        if not _BASE.fullmatch(base):
            raise GraphError(base, "the base must be an absolute IRI that ends in / or #")
        self.base = base
        self.gazetteer_graph = base + "gazetteer"
        self.resolution_graph = base + "resolution"
        self.curation_graph = base + "curation"
        self._vocabulary = vocabulary

    def entity(self, entity: Entity, article: str) -> str:
        """Family and name; a description adds its holder; persons, ambiguous places, what none holds: the article."""
        return self._family_iri(*self._entity_parts(entity, article))

    def place(self, code: str) -> str:
        """A place of the gazetteer by its six-digit code."""
        return self._family_iri("place", code)

    def group(self, group: Group, article: str) -> str:
        """One for each article, holder, relation, member class, value and year; without a holder, its words count."""
        holder = self.entity(group.holder, article) if group.holder else f"words {' '.join(group.text.lower().split())}"
        value = "" if group.value is None else plain(group.value)
        key = digest(article, holder, group.relation or "", group.member_class, value, str(group.year or ""))
        said = slug(f"{value or 'some'} {re.split('[/#]', group.member_class)[-1]}")
        return self._family_iri("group", f"{said}--{key}")

    def amount(self, holder: str, amount: Amount, article: str) -> str:
        """One for each article, holder (its IRI), measure, value, unit, year and aspect."""
        value = "" if amount.value is None else plain(amount.value)
        aspect = (amount.aspect,) if amount.aspect else ()
        key = digest(article, holder, amount.measure, value, amount.unit, str(amount.year or ""), *aspect)
        return self._family_iri("amount", f"{slug(f'{value} {amount.unit}'.strip() or 'some')}--{key}")

    def concept(self, concept: Concept) -> str:
        """A topic by its label."""
        return self._family_iri("concept", slug(concept.label))

    def article(self, article: str) -> str:
        """An article by its id; also the name of the graph that holds its claims."""
        return self._family_iri("article", article)

    def claim(self, article: str, statement: tuple[str, str, str], modality: Modality, time: Time | None = None) -> str:
        """From article, subject, predicate, object and modality; time only where one article gives several."""
        when = "" if time is None else f"{time.year} {time.start} {time.end}"
        return self._family_iri("claim", f"{article}-{digest(article, *statement, modality, when)}")

    def evidence(self, claim: str, start: int, end: int) -> str:
        """From claim and offsets."""
        return self._family_iri("evidence", f"{claim.rpartition('/')[2]}-{start}-{end}")

    def decision(self, key: str) -> str:
        """A curator's decision by what it says."""
        return self._family_iri("decision", key)

    def curator(self, name: str) -> str:
        """Whoever decided, by name."""
        return self._family_iri("curator", slug(name))

    def join(self, rule: str, members: Iterable[str]) -> str:
        """Names that a rule joined, by the rule and their IRIs."""
        return self._family_iri("join", f"{slug(rule)}--{digest(*members)}")

    def near_miss(self, one: str, other: str) -> str:
        """Two things that were not joined, by their IRIs."""
        return self._family_iri("nearmiss", digest(one, other))

    def _family_iri(self, family: str, local: str) -> str:
        return f"{self.base}{family}/{local}"

    def _entity_parts(self, entity: Entity, article: str) -> tuple[str, str]:
        if entity.place is not None:
            return "place", entity.place
        found = self._vocabulary.classes.get(entity.cls)
        family = found.family if found else "thing"
        name = slug(entity.name)
        described = entity.form is Form.DESCRIPTION
        if family == "person" or entity.local or (described and entity.holder is None):
            return family, f"{name}--{article}"
        if described and entity.holder is not None:
            holder_family, holder = self._entity_parts(entity.holder, article)
            return family, f"{name}--{holder_family}-{holder}"
        return family, name


def plain(value: Decimal) -> str:
    """A finite number in the store's canonical form: no exponent, no trailing zeros ("12", "2.8"); 18 decimals."""
    whole, _, fraction = f"{value:f}".partition(".")
    fraction = fraction[:18].rstrip("0")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    digits = digits.lstrip("0") or "0"
    text = f"{digits}.{fraction}" if fraction else digits
    return text if text == "0" else sign + text
