"""Levels and sectors: "two provincial key laboratories", "specializes in new materials", "Institute of Light Alloys".

Rules ``level-name`` and ``sector-name`` read the names of things, ``level`` and ``sector`` the words that stand with
them: before their noun, behind it ("firms in the field of biomedicine"), in what they focus on or were recognised as.
Which words mean which value stands in the vocabulary.  Where the words of a text say more than the vocabulary's, they
become a topic of their own, narrower than its value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ontology import terms
from source.extraction.arguments import Argument, Statement
from source.extraction.discourse import Discourse
from source.extraction.modality import modality_of
from source.extraction.records import Record
from source.extraction.syntax import POSSESSIVE_MARKS, Sentence
from source.extraction.value_words import Match
from source.extraction.wordlists import COMPANY_FORMS
from source.model import Modality, Time

_Valued = tuple[str, Argument]
"""A relation (cor:level, cor:sector) and the value or topic that it leads to."""

_UNNAMED_LEVEL = (terms.ENTERPRISE, terms.PERSON)
"""Classes whose names tell no level: "China National Chemical" is not the name of a recognised thing."""
_UNNAMED_SECTOR = (
    terms.UNIVERSITY,
    terms.ACADEMY,
    terms.GOVERNMENT_BODY,
    terms.ADMINISTRATIVE_AREA,
    terms.REGION,
    terms.ACHIEVEMENT,
    terms.AWARD,
    terms.AGREEMENT,
)
"""Classes whose names tell no sector: a university of technology has more fields than its name."""
_AIMING = (terms.ORGANIZATION, terms.DEVELOPMENT_ZONE, terms.INNOVATION_CORRIDOR, terms.TALENT_TEAM)
"""What is in the sector that it focuses on; a programme or a fair for it is not."""
_CONNECTORS = frozenset({"of", "for", "on", "in", "at"})
_INTO = frozenset({"of", "for", "in", "on"})
"""Prepositions that lead from a thing's noun to its field."""
_FIELDS = frozenset({"industry", "industries", "sector", "sectors", "field", "fields", "area", "areas", "domain"})
_TAILS = _FIELDS | frozenset(
    """design packaging manufacturing technology technologies research development production processing equipment
    testing engineering system systems component components part parts product products device devices application
    applications innovation""".split()
)
"""Words behind a sector's own that leave it in the sector: "chip packaging"."""
_NO_LABEL_DEPS = frozenset({"det", "poss", "case", "predet", "nummod"})
_LOCATING = frozenset({"be", "operate", "work"})


@dataclass(frozen=True, slots=True)
class _Said:
    """How surely, and of what time, a value is told."""

    modality: Modality
    time: Time | None = None


class ValueRules:
    """Reads the levels and sectors that one article tells."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._vocabulary = discourse.vocabulary
        self._levels = discourse.lexicon.values[terms.LEVEL]
        self._sectors = discourse.lexicon.values[terms.SECTOR]

    # ------------------------------------------------------------------ sentences
    def read(self, s: Sentence, told: Sequence[Statement]) -> Iterator[Statement]:
        """The statements of one sentence, of which ``told`` have been read."""
        for i in range(len(s.words)):
            if i in s.names or not s.is_noun(i):
                continue
            if self._discourse.nouns.noun_class(s, i) is not None:
                yield from self._of_noun(s, i, told)
            elif s.low(i) in _FIELDS:
                yield from self._being_in(s, i)
        for statement in told:
            if statement.relation == terms.TARGETS and statement.object.concept:
                yield from self._aimed_at(s, statement)
            elif statement.relation == terms.DESIGNATED_AS and statement.object.unit not in s.names:
                said = _Said(statement.modality, statement.time)
                yield from self._stated(s.index, statement.subject, self._before(s, statement.object.unit), said)

    def _of_noun(self, s: Sentence, i: int, told: Sequence[Statement]) -> Iterator[Statement]:
        """What the words before and behind a noun of a class say of what it stands for."""
        values = [*self._before(s, i), *self._behind(s, i)]
        if not values:
            return
        ends = [a for a in self._discourse.arguments(s, i) if _is_told(a)]
        for a in ends or self._recognised(s, i):
            yield from self._stated(s.index, a, values, _Said(self._modality(s, a, told, i)))

    def _recognised(self, s: Sentence, i: int) -> list[Argument]:
        """What was recognised as the noun at ``i``, if that says nothing but its level: "was rated as a platform"."""
        p = s.head(i)
        verb = s.head(p)
        if s.dep(i) != "pobj" or not s.is_verb(verb) or not s.is_passive(verb):
            return []
        patterns = self._discourse.lexicon.predicates.get(s.low(verb), ())
        if not any(one.relation.iri == terms.DESIGNATED_AS and one.words[1:] == (s.low(p),) for one in patterns):
            return []
        return [a for k in s.subjects(verb) for a in self._discourse.arguments(s, k) if a.record]

    def _before(self, s: Sentence, i: int) -> list[_Valued]:
        """(relation, value) of the words before the noun at ``i``."""
        begin = self._begin(s, i)
        if begin == i:
            return []
        words = s.words[begin:i]
        found = [(terms.LEVEL, Argument(s.index, i, values=(level,))) for level in self._level(words)]
        start = self._discourse.nouns.noun_class(s, i)
        for part in _parts(words):
            fields = list(self._sectors.find(part))
            if fields:
                plain = len(part) - (max(0, i - start[0]) if start and part[-1] == words[-1] else 0)
                field = part[fields[0].start : max(fields[-1].end, plain)]
                found.append((terms.SECTOR, self._field(s, i, field, fields)))
        return found

    def _begin(self, s: Sentence, i: int) -> int:
        """Where the plain words before a noun begin: behind names and possessors."""
        begin, _ = s.phrase(i)
        marks = (k for k in range(i - 1, begin - 1, -1) if k in s.names or s.words[k] in POSSESSIVE_MARKS)
        return next(marks, begin - 1) + 1

    def _level(self, words: Sequence[str]) -> list[str]:
        """The level that words give; none where they give several ("national and provincial")."""
        found = {match.value for match in self._levels.find(words)}
        return sorted(found) if len(found) == 1 else []

    def _behind(self, s: Sentence, i: int) -> Iterator[_Valued]:
        """The fields that a preposition behind a noun leads to: "laboratory for solar cells"."""
        ahead = [i + 1] if s.low_at(i + 1) == "in" and any(s.low(k) in _FIELDS for k in s.after(i + 1)) else []
        for p in dict.fromkeys((*ahead, *s.children(i, "prep"))):  # the parser may hang "in the field" from the verb
            if s.low(p) in _INTO:
                for k in s.after(p):
                    yield from ((terms.SECTOR, value) for value in self._topic(s, k))

    def _topic(self, s: Sentence, k: int) -> list[Argument]:
        """The field that a noun phrase is the name of: "the field of optics", "the chip industry", "marine robots"."""
        if k in s.names or self._discourse.nouns.noun_class(s, k) is not None:
            return []
        if s.low(k) in _FIELDS and s.under(k, "of"):
            return [value for n in s.under(k, "of") for value in self._topic(s, n)]
        begin = self._begin(s, k)
        words = [s.words[n] for n in range(begin, k + 1) if s.dep(n) not in _NO_LABEL_DEPS]
        return self._named_field(s, k, words)

    def _named_field(self, s: Sentence, k: int, words: Sequence[str]) -> list[Argument]:
        """The field that words name, if a sector's own words end them but for "industry", "design" and the like."""
        while words and words[-1].lower() in _FIELDS:
            words = words[:-1]
        found = list(self._sectors.find(words))
        if not found or any(word.lower() not in _TAILS for word in words[found[-1].end :]):
            return []
        return [self._field(s, k, words, found)]

    def _field(self, s: Sentence, unit: int, words: Sequence[str], found: Sequence[Match]) -> Argument:
        """A sector, or the topic in the text's words that is narrower than the sectors found in them."""
        return Argument(s.index, unit, concept=_label(words, found), values=_values(found))

    def _being_in(self, s: Sentence, i: int) -> Iterator[Statement]:
        """ "16 of the firms are in the semiconductor industry"."""
        p = s.head(i)
        verb = s.head(p)
        if s.low(p) != "in" or s.dep(i) != "pobj" or not s.is_verb(verb) or s.lemma(verb) not in _LOCATING:
            return
        values = [(terms.SECTOR, value) for value in self._topic(s, i)]
        if values:
            for a in (a for k in s.subjects(verb) for a in self._discourse.arguments(s, k)):
                yield from self._stated(s.index, a, values, _Said(modality_of(s, verb)))

    def _aimed_at(self, s: Sentence, statement: Statement) -> Iterator[Statement]:
        """What an organization, zone or corridor focuses on is its field."""
        cls = statement.subject.class_of()
        if cls is None or not any(self._vocabulary.is_a(cls, one) for one in _AIMING):
            return
        words = (statement.object.concept or "").split()
        found = self._named_field(s, statement.object.unit, words)
        topic = statement.object.concept  # one topic, whichever relation leads to it
        values = [(terms.SECTOR, replace(value, concept=topic) if value.concept else value) for value in found]
        yield from self._stated(s.index, statement.subject, values, _Said(statement.modality, statement.time))

    # ------------------------------------------------------------------ names
    def names(self, sentences: Sequence[Sentence]) -> Iterator[Statement]:
        """What the names of the article's things tell, each where it stands first."""
        for record in self._discourse.registry.records:
            if record.is_plain_name and record.cls and record.forms:
                yield from self._of_name(record, sentences)

    def _of_name(self, record: Record, sentences: Sequence[Sentence]) -> Iterator[Statement]:
        words = record.name.replace(",", " ,").split()
        values = [*self._level_of(record, words), *self._fields_of(record, words)]
        place = _first_place(record, sentences) if values else None
        if place is not None:
            subject = Argument(*place, record=record)
            for relation, rule, value in values:
                if self._may_have(relation, record.cls):
                    yield Statement(subject, relation, value, rule, place[0])

    def _level_of(self, record: Record, words: Sequence[str]) -> Iterator[tuple[str, str, Argument]]:
        if not self._is_any(record.cls, _UNNAMED_LEVEL):
            for level in self._level(words):
                yield terms.LEVEL, "level-name", Argument(-1, -1, values=(level,))

    def _fields_of(self, record: Record, words: Sequence[str]) -> Iterator[tuple[str, str, Argument]]:
        """The fields that parts of a name tell: what stands before its noun, and each part of its complement."""
        if self._is_any(record.cls, _UNNAMED_SECTOR):
            return
        for n, part in enumerate(_parts(words)):
            found = list(self._sectors.find(part))
            if found:
                head = self._discourse.lexicon.heads.ending(part, len(part))
                end = head[0] if head else len(part) if n else 0
                field = part[0 if n else found[0].start : max(found[-1].end, end)]
                value = Argument(-1, -1, concept=_label(field, found), values=_values(found))
                yield terms.SECTOR, "sector-name", value

    # ------------------------------------------------------------------ statements
    def _stated(self, sentence: int, end: Argument, values: Iterable[_Valued], said: _Said) -> Iterator[Statement]:
        """The statements that an end has the values, if it is a thing or a counted set that may have them."""
        if not _is_told(end):
            return
        for relation, value in values:
            if self._may_have(relation, end.class_of()):
                rule = "level" if relation == terms.LEVEL else "sector"
                yield Statement(end, relation, value, rule, sentence, said.modality, said.time)

    def _modality(self, s: Sentence, end: Argument, told: Sequence[Statement], unit: int) -> Modality:
        """How a thing's own words are told: of a set, as the sentence tells of it; of a thing, as its clause does."""
        own = [t.modality for t in told if end.group and end.group in (t.subject.group, t.object.group)]
        if own:
            return Modality.ASSERTED if Modality.ASSERTED in own else own[0]
        verb = s.governor(unit)
        return Modality.ASSERTED if s.dep(unit) == "appos" or not s.is_verb(verb) else modality_of(s, verb)

    def _may_have(self, relation: str, cls: str | None) -> bool:
        return cls is not None and self._vocabulary.allows(self._vocabulary.relations[relation].domain, cls)

    def _is_any(self, cls: str | None, classes: Iterable[str]) -> bool:
        return cls is None or any(self._vocabulary.is_a(cls, one) for one in classes)


def _is_told(end: Argument) -> bool:
    """Whether an end is a counted set or a thing that something is told of."""
    return bool(end.group or end.record or (end.description and end.description.record))


def _parts(words: Sequence[str]) -> Iterator[list[str]]:
    """Words cut at prepositions, "and" and commas, without company forms."""
    part: list[str] = []
    for word in words:
        if word.lower() in _CONNECTORS or word in (",", "and", "&"):
            yield part
            part = []
        elif word.rstrip(".").lower() not in COMPANY_FORMS:
            part.append(word)
    yield part


def _values(found: Iterable[Match]) -> tuple[str, ...]:
    return tuple(sorted({match.value for match in found}))


def _label(words: Sequence[str], found: Sequence[Match]) -> str | None:
    """What a field is called where it is narrower than its sector: the vocabulary's word, or those of the text."""
    if len(found) == 1 and found[0].end - found[0].start == len(words):
        return None if found[0].exact else found[0].phrase
    return " ".join(word if word.isupper() else word.lower() for word in words).replace(" -", "-")


def _first_place(record: Record, sentences: Sequence[Sentence]) -> tuple[int, int] | None:
    """Where the fullest form of a name stands: in the body, if it does."""
    found = [(n, u) for n, u in record.mentions if record.name in sentences[n].texts.get(u, "")]
    return next(((n, u) for n, u in found if not sentences[n].heading), found[0] if found else None)
