"""Numbers that stand apart from what they count: "the number of firms reached 134", "the index was 236.2", "a team with 200 members".

Rule ``count``.  What is counted is of a class: a Group, tied to the place or holder that the phrase names; otherwise an amount
without a unit, or with the word for persons as its unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ontology import terms
from source.extraction.amounts import AmountRules
from source.extraction.arguments import AmountDraft, Argument, GroupDraft, Statement
from source.extraction.discourse import Discourse
from source.extraction.lexicon import singular
from source.extraction.modality import modality_of
from source.extraction.noun_phrases import is_plural
from source.extraction.syntax import Sentence
from source.figures.quantities import Kind, Quantity
from source.model import Modality, Span

_COUNTERS = frozenset({"number", "total", "count", "tally"})
_REACHING = frozenset(
    "reach total amount exceed surpass hit top number stand rise increase grow be come climb jump expand drop fall bring pass".split()
)
_PEOPLE = frozenset("member employee staff worker student resident inhabitant people person".split())
_SCALARS = frozenset("population index score ratio number total volume quantity output".split())


class CountRules:
    """Finds counts and figures that are not plain "12 platforms"."""

    def __init__(self, discourse: Discourse, amounts: AmountRules) -> None:
        self.discourse = discourse
        self.amounts = amounts
        self.vocabulary = discourse.vocabulary

    def read(self, s: Sentence, quantities: Mapping[int, Quantity], spans: Mapping[int, Span]) -> Iterator[Statement]:
        """The statements of one sentence."""
        for unit, quantity in sorted(quantities.items()):
            if quantity.kind is not Kind.COUNT or quantity.value is None or quantity.conversion:
                continue
            noun = self._counted(s, unit)
            if noun is None:
                yield from self._apart(s, unit, quantity, spans[unit])
            elif singular(s.low(noun)) in _PEOPLE and self.discourse.nouns.noun_class(s, noun) is None:
                yield from self._people(s, unit, noun, quantity, spans[unit])

    def _counted(self, s: Sentence, unit: int) -> int | None:
        """The noun that a number stands before."""
        head, hops = unit, 0
        while (
            s.dep(head) in ("nummod", "quantmod", "compound", "amod", "nmod", "advmod")
            and s.head(head) != head
            and hops < 4
        ):
            head, hops = s.head(head), hops + 1
        return head if head != unit and s.tag(head)[0] == "N" else None

    def _apart(self, s: Sentence, unit: int, quantity: Quantity, span: Span) -> Iterator[Statement]:
        verb = s.governor(unit)
        if (s.index, unit) in self.discourse.groups or s.dep(unit) not in (
            "dobj",
            "attr",
            "pobj",
            "npadvmod",
            "acomp",
            "oprd",
            "advmod",
        ):
            return
        above = s.head(unit)
        subject = None
        if s.dep(unit) == "pobj" and s.low(above) == "of" and s.lemma(s.head(above)) in _SCALARS:
            subject = s.head(above)
        elif s.is_verb(verb) and s.lemma(verb) in _REACHING:
            if s.dep(unit) == "pobj" and s.low(above) not in ("to", "at", "by"):
                return
            nouns = s.objects(verb) if s.lemma(verb) in ("bring", "raise") else s.subjects(verb)
            subject = next((k for k in nouns if s.tag(k)[0] == "N" and k not in s.names and k != unit), None)
        if subject is None:
            return
        whole = quantity.value is not None and quantity.value == quantity.value.to_integral_value()
        cls = self._class_counted(s, subject) if whole else None
        if cls:
            yield from self._group(s, unit, subject, cls, quantity, span)
        elif s.lemma(subject) in _SCALARS or not whole or not self.discourse.nouns.noun_class(s, subject):
            yield from self._figure(s, unit, subject, quantity, span)

    def _class_counted(self, s: Sentence, subject: int) -> str | None:
        """The class in "the number of CLASS", or of a plural subject."""
        if s.lemma(subject) in _COUNTERS:
            for k in s.under(subject, "of"):
                found = self.discourse.nouns.noun_class(s, k)
                if found and not s.under(k, "per") and is_plural(s, k):
                    return found[1]
            return None
        found = self.discourse.nouns.noun_class(s, subject)
        return found[1] if found and is_plural(s, subject) else None

    def _group(
        self, s: Sentence, unit: int, subject: int, cls: str, quantity: Quantity, span: Span
    ) -> Iterator[Statement]:
        text = " ".join(self.discourse.article_text[span.start : span.end].split())
        verb = s.governor(unit)
        time = self.amounts.relations.time(s, verb)
        draft = GroupDraft(cls, quantity, text, s.index, unit, time.year if time else None)
        self.discourse.groups[(s.index, unit)] = draft
        group = Argument(s.index, unit, group=draft)
        modality = modality_of(s, verb) if s.is_verb(verb) else Modality.ASSERTED
        located = self.vocabulary.relations[terms.LOCATED_IN]
        for place in self._places(s, subject, verb):
            cls_of = place.class_of()
            if cls_of and self.vocabulary.allows(located.range, cls_of) and self.vocabulary.allows(located.domain, cls):
                yield Statement(group, terms.LOCATED_IN, place, "count", s.index, modality, time)
                return

    def _places(self, s: Sentence, subject: int, verb: int) -> Iterator[Argument]:
        for noun in (subject, *s.under(subject, "of")):
            for k in (*s.children(noun, "poss"), *s.under(noun, "in"), *s.under(noun, "at"), *s.under(noun, "of")):
                yield from (a for a in self.discourse.arguments(s, k) if a.record)
        if s.is_verb(verb):
            for k in (*s.under(verb, "in"), *s.under(verb, "at")):
                yield from (a for a in self.discourse.arguments(s, k) if a.record)

    def _figure(self, s: Sentence, unit: int, subject: int, quantity: Quantity, span: Span) -> Iterator[Statement]:
        verb = s.governor(unit)
        holder = self.amounts.holder(s, unit, verb)
        if holder is None:
            return
        begin, end = s.phrase(subject)
        words = [
            s.words[k]
            for k in range(begin, end)
            if s.dep(k) not in ("det", "poss", "case") and s.tag(k) not in ("POS", "PRP$") and k not in s.names
        ]
        for k in s.under(subject, "of")[:1]:
            if k not in s.names and k != unit:
                first, last = s.phrase(k)
                words += ["of", *(s.words[n] for n in range(first, last) if s.dep(n) != "det")]
        yield self._amount(s, unit, holder, quantity, " ".join(words) or "figure", "", span, verb)

    def _people(self, s: Sentence, unit: int, noun: int, quantity: Quantity, span: Span) -> Iterator[Statement]:
        """ "a team with over 200 members", "the firm has 300 employees"."""
        above = s.head(noun)
        holder: Argument | None = None
        if s.dep(noun) == "pobj" and s.low(above) in ("with", "of"):
            owner = above - 1 if s.is_verb(s.head(above)) and above and s.tag(above - 1)[0] == "N" else s.head(above)
            holder = next((a for a in self.discourse.arguments(s, owner) if a.is_named), None)
        elif s.is_verb(above) and s.lemma(above) in ("have", "employ", "include", "boast"):
            holder = next((a for k in s.subjects(above) for a in self.discourse.arguments(s, k) if a.is_named), None)
        if holder is not None:
            yield self._amount(s, unit, holder, quantity, s.low(noun), s.low(noun), span, s.governor(unit))

    def _amount(
        self, s: Sentence, unit: int, holder: Argument, quantity: Quantity, measure: str, of: str, span: Span, verb: int
    ) -> Statement:
        text = " ".join(self.discourse.article_text[span.start : span.end].split())
        time = self.amounts.relations.time(s, verb)
        draft = AmountDraft(quantity, measure, text, s.index, unit, time.year if time else None, of)
        modality = modality_of(s, verb) if s.is_verb(verb) else Modality.ASSERTED
        return Statement(
            holder, terms.HAS_MEASUREMENT, Argument(s.index, unit, amount=draft), "count", s.index, modality, time
        )
