"""The values that flow from page to facts: frozen, slotted, free of spaCy and of RDF.

Offsets are code points of :attr:`Article.text`, end exclusive, everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A passage of an article's text: code points from ``start`` to ``end``, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The passage itself."""
        return text[self.start : self.end]


RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
"""The predicate of facts that say what class a thing is of."""


class BlockKind(StrEnum):
    """What a block of an article's text is."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or line of the text; only body and caption blocks are read for facts."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table as a line of its article's text, its cells kept apart by :data:`CELLS_APART`."""

    span: Span
    number: int
    """1-based, as a spreadsheet counts: heads and empty rows count too."""
    sheet: str = ""
    """Of a workbook: the sheet's name."""


CELLS_APART = " | "
"""Stands between the cells of a row; a bar within a cell is written ¦."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table and the mapping that says what its columns mean (see ``source.tables``)."""

    rows: tuple[Row, ...]
    """All rows that are not empty, in order."""
    mapping: str
    """The mapping's own text (TOML)."""
    mapping_origin: str
    """Its name, for telling what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Article:
    """A source document: its text is held once, and every quote counts in it."""

    id: str
    """First 12 hexadecimal digits of the SHA-256 of the text, of a table's with its mapping."""
    sha256: str
    title: str
    text: str
    language: str
    """BCP 47: "en", "zh", "und"."""
    origin: str
    """Where it was read from, as given by the user; never a path that only this machine knows in a graph file."""
    blocks: tuple[Block, ...]
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    """ISO 8601: "2019", "2019-06" or "2019-06-18"."""
    license: str | None = None
    pages: tuple[Span, ...] = ()
    """Of a document in pages: where each stands in the text, in order; a paragraph over a break is cut at a space."""
    table: Table | None = None
    """Of a table: its rows and mapping; it is read by ``source.tables``, not parsed."""


class Form(StrEnum):
    """How an article refers to an entity."""

    NAME = "name"
    DESCRIPTION = "description"


class Comparator(StrEnum):
    """How a number relates to the counted set or amount (local names of cor: individuals)."""

    EXACTLY = "Exactly"
    ABOUT = "About"
    MORE_THAN = "MoreThan"
    AT_LEAST = "AtLeast"
    LESS_THAN = "LessThan"
    AT_MOST = "AtMost"
    BETWEEN = "Between"
    SOME = "Some"


class Modality(StrEnum):
    """How a statement is made (local names of cor: individuals); only asserted ones become plain triples."""

    ASSERTED = "Asserted"
    PLANNED = "Planned"
    EXPECTED = "Expected"
    NEGATED = "Negated"
    REPORTED = "Reported"


class TimeBasis(StrEnum):
    """Whether the text gives the time itself or counts from the publication ("this year")."""

    STATED = "Stated"
    RELATIVE_TO_PUBLICATION = "RelativeToPublication"


class Aspect(StrEnum):
    """What an amount tells of what it measures, if not how much it is (local names of cor: individuals)."""

    GROWTH = "Growth"
    """By how much it grew."""
    DECLINE = "Decline"
    """By how much it fell."""
    RANK = "Rank"
    """Which place it has among others."""


@dataclass(frozen=True, slots=True)
class Time:
    """The time of a statement: a year, or a span of days (ISO dates)."""

    year: int | None = None
    start: str | None = None
    end: str | None = None
    basis: TimeBasis = TimeBasis.STATED


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing that an article names or describes, with all that the article calls it."""

    name: str
    """The fullest form, noise repaired, no leading "the"."""
    cls: str
    """IRI of its most specific class."""
    form: Form
    aliases: tuple[str, ...] = ()
    holder: Entity | None = None
    """Of a description: the thing it belongs to ("the sci-tech achievement fair" of Zhenhai District)."""
    place: str | None = None
    """Code of the gazetteer place that it is."""
    local: bool = False
    """Whether its name does not tell which thing it is, even with the article: a place of several candidates."""


@dataclass(frozen=True, slots=True)
class Group:
    """A counted set that the text does not name: "12 key sci-tech innovation platforms"."""

    member_class: str
    value: Decimal | None
    comparator: Comparator
    text: str
    """The article's own words for it."""
    upper: Decimal | None = None
    year: int | None = None
    holder: Entity | None = None
    relation: str | None = None
    """IRI of the relation that ties it to its holder; with the holder part of its identity."""
    previous: Decimal | None = None
    """What it was before: "from 12 to 30"."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A measured amount: "about 10 million yuan", "2.8% of GDP"."""

    value: Decimal | None
    unit: str
    """ISO 4217 for money, "%", or the text's own words."""
    measure: str
    """What is measured, in the text's own words."""
    comparator: Comparator
    text: str
    upper: Decimal | None = None
    year: int | None = None
    previous: Decimal | None = None
    """What it was before: "from 2.1 to 3.4 percent"."""
    aspect: Aspect | None = None
    among: Entity | None = None
    """Of a rank: the place in which it is ranked."""
    holder: Entity | Group | None = None
    """What the text ties it to, where that is not the subject of its statement: of a sum of money that stands at a
    statement ("granted 2 million yuan to the station"), and of an amount that is the subject itself."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A topic that is no thing of the vocabulary: "R&D input" (a skos:Concept)."""

    label: str
    broader: tuple[str, ...] = ()
    """Sorted IRIs of the vocabulary's listed values that it is narrower than (cor:NewMaterials)."""


@dataclass(frozen=True, slots=True)
class ValueTerm:
    """A value of one of the vocabulary's lists: a level, a sector, an indicator."""

    iri: str


@dataclass(frozen=True, slots=True)
class ClassTerm:
    """A class of the vocabulary that itself stands as the object of a statement."""

    iri: str


Term = Entity | Group | Amount | Concept | ClassTerm | ValueTerm


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """Where in a table a statement stands."""

    row: int
    """1-based, as a spreadsheet counts."""
    column: str
    """The words at the column's head; its letters (A, B … AA) where it has no head of its own."""
    sheet: str = ""
    """Of a workbook: the sheet's name."""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A passage that supports a statement; ``antecedent`` marks one that only names what a pronoun stands for."""

    span: Span
    antecedent: bool = False
    cell: Cell | None = None
    """In a table, whose every passage has one: the cell that states it; the passage is its whole row."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement as one article makes it.  ``predicate`` is an IRI; rdf:type facts have a ClassTerm as object."""

    subject: Entity | Group | Amount
    predicate: str
    object: Term
    evidence: tuple[Evidence, ...]
    rule: str
    """Id of the documented rule that made it, e.g. "verb-active"."""
    modality: Modality = Modality.ASSERTED
    time: Time | None = None
    role: str | None = None
    """cor:role on the claim: the words that say in what capacity ("director")."""
    amount: Amount | None = None
    """cor:amount on the claim: how much was funded, invested or paid."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A candidate statement that was not kept, with its sentence and the reason."""

    reason: str
    """Short and countable: "domain", "range", "evidence", "ambiguous place" …"""
    span: Span
    detail: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article yields."""

    article: Article
    facts: tuple[Fact, ...]
    rejections: tuple[Rejection, ...] = ()
    silent: tuple[Span, ...] = ()
    """Sentences with a name or a number that gave nothing."""
