"""Reads tests/gold/pairs.txt (see tests/gold/README.md) and asks the real code about each pair."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.digest import Digest, Naming, Stated
from graph.iris import Minter
from graph.resolution import Resolution, resolve
from ontology import terms as cor
from ontology.gazetteer import by_name
from ontology.loading import load_vocabulary
from ontology.vocabulary import Vocabulary
from source.model import Entity, Form, Modality

FILE = Path(__file__).parents[2] / "gold" / "pairs.txt"
VOCABULARY: Vocabulary = load_vocabulary()
_BY_NAME = by_name(VOCABULARY.places)
_HEAD = re.compile(r"(\d+) (same|different): (.+)")
_OTHER = re.compile(r"(.+?) \[(\w+)\](?: in (.+?))?")
_ARTICLES = ("a" * 12, "b" * 12, "c" * 12)


@dataclass(slots=True)
class Pair:
    number: int
    same: bool
    why: str
    sides: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    @property
    def part(self) -> str:
        return "later" if self.number > 220 else "tuning" if self.number % 2 else "held out"


def read(text: str) -> list[Pair]:
    """All pairs of the file, in its order."""
    pairs: list[Pair] = []
    for line in text.splitlines():
        head = _HEAD.fullmatch(line)
        if head:
            pairs.append(Pair(int(head[1]), head[2] == "same", head[3]))
        elif line.startswith("  + "):
            pairs[-1].others.append(line[4:])
        elif line.startswith("  "):
            pairs[-1].sides.append(line.strip())
        elif line and not line.startswith("#"):
            raise ValueError(line)
    return pairs


def place(words: str) -> Entity:
    """A place of the gazetteer: "Zhenhai District", or "Suzhou City, Jiangsu"."""
    name, _, around = words.partition(", ")
    bearers = _BY_NAME[name]
    if around:
        (within,) = {one.code[:2] for one in _BY_NAME[around] if one.code.endswith("0000")}
        bearers = tuple(one for one in bearers if one.code.startswith(within))
    codes = {one.code for one in bearers}
    assert len(codes) == 1, (words, codes)
    (code,) = codes
    found = VOCABULARY.places[code]
    return Entity(found.full_name, found.cls, Form.NAME, place=code)


class Side:
    """One article with the things and statements that a side of a pair tells of."""

    def __init__(self, line: str, article: str) -> None:
        self.article = article
        self.minter = Minter(VOCABULARY)
        self.things: dict[str, Naming] = {}
        self.stated: list[Stated] = []
        self.year = self.publisher = None
        cls, name, *rest = (part.strip() for part in line.split(" | "))
        self.entity = Entity(name, cor.COR + cls, Form.NAME)
        facts = [fact for fact in rest if not self._of_itself(fact)]
        self.iri = self._name(self.entity)
        for number, fact in enumerate(facts):
            self._fact(fact, number)
        self.digest = Digest(
            article, f"Article {article[0]}", self.publisher, self.year, None,
            tuple(sorted(self.things.values(), key=lambda one: one.iri)),
            tuple(sorted(self.stated, key=lambda one: (one.subject, one.predicate, one.object, one.passages))),
        )  # fmt: skip

    def _of_itself(self, fact: str) -> bool:
        verb, _, words = fact.partition(" ")
        if verb == "aka":
            self.entity = replace(self.entity, aliases=tuple(sorted((*self.entity.aliases, words))))
        elif verb == "is":
            self.entity = replace(self.entity, place=place(words).place)
        elif verb == "description":
            self.entity = replace(self.entity, form=Form.DESCRIPTION)
        elif verb == "holder":
            self.entity = replace(self.entity, form=Form.DESCRIPTION, holder=self._other(words))
        elif verb == "year":
            self.year = words
        elif verb == "publisher":
            self.publisher = words
        else:
            return False
        return True

    def _other(self, words: str) -> Entity:
        found = _OTHER.fullmatch(words)
        if found is None:
            return place(words)
        other = Entity(found[1], cor.COR + found[2], Form.NAME)
        if found[3]:
            self._state(other, cor.LOCATED_IN, place(found[3]), 90)
        return other

    def _name(self, entity: Entity) -> str:
        iri = self.minter.entity(entity, self.article)
        holder = self._name(entity.holder) if entity.holder else None
        self.things[iri] = Naming(iri, entity.name, entity.aliases, entity.cls, entity.form, holder, entity.place)
        return iri

    def _state(self, subject: Entity, predicate: str, value: Entity, number: int, role: str = "") -> None:
        one, two = self._name(subject), self._name(value)
        passage = ((number * 100, number * 100 + 80),)
        roles = (role,) if role else ()
        claim = self.minter.claim(self.article, (one, predicate, two), Modality.ASSERTED)
        self.stated.append(Stated(claim, one, predicate, two, Modality.ASSERTED, passages=passage, roles=roles))

    def _fact(self, fact: str, number: int) -> None:
        me = self.entity
        for lead, relation, turned in _FACTS:
            if fact.startswith(lead + " "):
                words = fact.removeprefix(lead + " ")
                words, _, role = words.partition(" as ")
                if lead == "academy":
                    words += " [Academy]"
                ends = (me, self._other(words))
                self._state(*((ends[1], relation, ends[0]) if turned else (ends[0], relation, ends[1])), number, role)
                return
        lead, _, words = fact.partition(" ")
        if lead == "also":
            self._name(self._other(words))
        elif lead == "beside":
            country = Entity("Sheet", cor.PROGRAMME, Form.NAME)
            for end in (me, self._other(words)):
                self._state(end, cor.PARTICIPATES_IN, country, 50)
        else:
            raise ValueError(fact)


_FACTS = (
    ("in", cor.LOCATED_IN, False),
    ("set up by", cor.ESTABLISHED, True),
    ("attracted by", cor.ATTRACTED, True),
    ("works in", cor.AFFILIATED_WITH, False),
    ("works at", cor.AFFILIATED_WITH, False),
    ("academy", cor.MEMBER_OF, False),
    ("leads", cor.LED_BY, True),
    ("namesake of", cor.NAMED_AFTER, True),
    ("part of", cor.PART_OF, False),
)
"""How a statement begins, its relation, and whether the other end is the subject."""


def judged(pair: Pair) -> tuple[bool, Resolution]:
    """Whether the code takes the two sides for one thing, and all that it found."""
    sides = [Side(line, article) for line, article in zip([*pair.sides, *pair.others], _ARTICLES, strict=False)]
    found = resolve(lambda: [side.digest for side in sides], VOCABULARY)
    one, other = (found.iri(side.article, side.iri) for side in sides[:2])
    return one == other, found
