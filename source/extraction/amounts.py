"""Measured amounts and what they measure: "an intentional value of about 10 million yuan", "covers 52.7 mu".

Rule ``amount``.  The holder is looked for where the text puts it: who has the measured quality ("the zone's output", "the output
of the zone"), the subject of the clause, the event that the clause is about, what the sentences before were about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ontology import terms
from source.extraction.arguments import AmountDraft, Argument, Statement
from source.extraction.discourse import Discourse
from source.extraction.modality import modality_of
from source.extraction.relations import RelationRules
from source.extraction.syntax import Sentence
from source.figures.quantities import Kind, Quantity
from source.model import Modality, Span

_MEASURED = (Kind.MONEY, Kind.PERCENT, Kind.MEASURE)
_NOT_MEASURES = frozenset({"years", "months", "days", "hours", "minutes", "weeks", "decades"})
_VERB_MEASURES = {
    "cover": "area",
    "span": "area",
    "occupy": "area",
    "invest": "investment",
    "grow": "growth",
    "rise": "growth",
    "increase": "growth",
    "fall": "decrease",
    "drop": "decrease",
    "decline": "decrease",
    "account": "share",
    "earn": "revenue",
    "raise": "funds raised",
    "spend": "spending",
    "cost": "cost",
    "export": "exports",
    "worth": "value",
}
_PLAIN = frozenset({"total", "amount", "rate", "number", "figure", "increase", "rise", "growth"})


class AmountRules:
    """Finds amounts and their holders."""

    def __init__(self, discourse: Discourse, relations: RelationRules) -> None:
        self.discourse = discourse
        self.relations = relations
        self.vocabulary = discourse.vocabulary

    def read(self, s: Sentence, quantities: Mapping[int, Quantity], spans: Mapping[int, Span]) -> Iterator[Statement]:
        """The measurements of one sentence."""
        for unit, quantity in sorted(quantities.items()):
            if quantity.kind not in _MEASURED or quantity.conversion or quantity.value is None:
                continue
            if quantity.unit in _NOT_MEASURES or quantity.attributive:
                continue
            top = self._top(s, unit)
            verb = s.governor(top)
            measure = self._measure(s, top, verb)
            holder = self.holder(s, top, verb)
            if holder is None or (not measure and quantity.kind is Kind.PERCENT):
                continue
            time = self.relations.time(s, verb)
            year = time.year if time else None
            text = " ".join(self.discourse.article_text[spans[unit].start : spans[unit].end].split())
            draft = AmountDraft(quantity, measure or "amount", text, s.index, unit, year)
            modality = modality_of(s, verb) if s.is_verb(verb) else Modality.ASSERTED
            yield Statement(
                holder, terms.HAS_MEASUREMENT, Argument(s.index, unit, amount=draft), "amount", s.index, modality, time
            )

    def _top(self, s: Sentence, unit: int) -> int:
        """The noun of the amount: "yuan" of "about 10 million yuan"."""
        top = unit
        for _ in range(5):
            if (
                s.dep(top) in ("nummod", "compound", "quantmod", "amod", "nmod", "advmod")
                and s.head(top) > top
                and not s.is_verb(s.head(top))
                and s.head(top) - top < 4
            ):
                top = s.head(top)
            else:
                break
        return top

    def _noun_above(self, s: Sentence, top: int) -> int | None:
        """The noun that the amount is of: "value of 10 million yuan", "an investment worth …"."""
        p = s.head(top)
        if s.dep(top) == "pobj" and s.dep(p) == "prep" and s.low(p) in ("of", "at", "by", "to", "from", "with"):
            above = s.head(p)
            if s.tag(above)[0] == "N" and s.low(p) in ("of", "at"):
                return above
        if s.dep(top) in ("nmod", "appos", "amod", "nummod", "compound") and s.tag(p)[0] == "N" and p not in s.names:
            return p
        return None

    def _measure(self, s: Sentence, top: int, verb: int) -> str:
        """What is measured, in the text's words."""
        noun = self._noun_above(s, top)
        if noun is None and s.is_verb(verb):
            below = [k for p in ("in", "on", "for") for k in s.under(top, p)]
            subject = next(
                (
                    k
                    for k in s.subjects(verb)
                    if k not in s.names and self.discourse.nouns.noun_class(s, k) is None and s.tag(k)[0] == "N"
                ),
                None,
            )
            if subject is not None:
                noun = subject
            elif s.lemma(verb) in _VERB_MEASURES:
                return _VERB_MEASURES[s.lemma(verb)]
            elif below and s.tag(below[0])[0] == "N":
                noun = below[0]
            elif top + 1 < len(s.words) and s.tag(top + 1)[0] == "N" and s.dep(top) in ("nmod", "compound", "nummod"):
                noun = top + 1
            else:
                return s.lemma(verb) if s.lemma(verb) not in ("be", "have", "reach", "total", "exceed") else ""
        if noun is None:
            return ""
        begin, end = s.phrase(noun)
        words = [
            s.words[k]
            for k in range(begin, end)
            if s.dep(k) not in ("det", "poss", "case", "predet", "nummod", "quantmod")
            and s.tag(k)[:2] not in ("RB", "IN")
            and s.tag(k) not in ("POS", "PRP$", "CD", "DT")
            and (s.index, k) not in self.discourse.quantities
            and k not in s.names
        ]
        if (
            noun is not None
            and s.lemma(noun) in _PLAIN
            and (of := s.under(noun, "of"))
            and of[0] not in s.names
            and of[0] != top
        ):
            words.append("of " + s.words[of[0]])
        return " ".join(words)

    def holder(self, s: Sentence, top: int, verb: int) -> Argument | None:
        noun = self._noun_above(s, top)
        candidates: list[int] = []
        for n in filter(None, (noun, *([] if not s.is_verb(verb) else s.subjects(verb)))):
            inner = [*s.children(n, "poss"), *(k for w in ("of", "in", "by", "for") for k in s.under(n, w))]
            own = [n] if n in s.names else []
            candidates += [*own, *inner, n, *self._below(s, n)]
        for k in candidates:
            found = self._usable(s, k, top)
            if found:
                return found
        if noun is not None:
            above = s.head(noun)
            if s.dep(noun) == "pobj" and s.tag(s.head(above))[0] == "N":
                found = self._usable(s, s.head(above), top)
                if found:
                    return found
        for p in ("at", "during") if s.is_verb(verb) else ():
            for k in s.under(verb, p):
                for found in self.discourse.arguments(s, k):
                    if self.relations.events.is_event(found):
                        return found
        for event in self.relations.events.of_clause(s, verb) if s.is_verb(verb) else ():
            return event
        return self._topic(s, top)

    def _below(self, s: Sentence, n: int) -> list[int]:
        """Names and possessors anywhere below a noun ("the value of sales of firms in the zone")."""
        found, queue = [], [n]
        while queue and len(found) < 12:
            k = queue.pop(0)
            queue += [c for c in s.kids[k] if s.dep(c) not in ("relcl", "acl", "punct", "det", "appos")]
            if k != n and (k in s.names or s.tag(k)[0] == "N"):
                found.append(k)
        return found

    def _usable(self, s: Sentence, k: int, top: int) -> Argument | None:
        if k == top:
            return None
        for found in self.discourse.arguments(s, k):
            cls = found.class_of()
            if (
                (found.record or found.description)
                and cls
                and self.vocabulary.allows(self.vocabulary.relations[terms.HAS_MEASUREMENT].domain, cls)
            ):
                return found
        return None

    def _topic(self, s: Sentence, top: int) -> Argument | None:
        """What the sentence, or the ones before, are about."""
        here = [k for k in range(top) if s.dep(k) in ("nsubj", "nsubjpass")]
        for k in here[::-1]:
            found = self._usable(s, k, top)
            if found:
                return found
            for p in (*s.children(k, "poss"), *s.under(k, "of"), *s.under(k, "in"), *self._below(s, k)):
                found = self._usable(s, p, top)
                if found:
                    return found
        for n in range(s.index - 1, max(-1, s.index - 4), -1):
            record = self.discourse.memory.subjects.get(n)
            if record and record.cls and not self.vocabulary.is_a(record.cls, terms.PERSON):
                named = [m for m, _ in record.mentions]
                if named:
                    return Argument(
                        s.index, top, record=record, antecedent=max((m for m in named if m < s.index), default=named[0])
                    )
        return None
