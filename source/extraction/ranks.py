"""Places in rankings: "ranked second in the province", "was third in Hunan for patents", "No. 1 in R&D input".

Rule ``rank``: a measurement of the aspect cor:Rank, with the place in which the holder is ranked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ontology import terms
from source.extraction.amounts import AmountRules
from source.extraction.arguments import Argument, Statement
from source.extraction.discourse import Discourse
from source.extraction.figures import Figure
from source.extraction.records import Record
from source.extraction.syntax import Sentence
from source.figures.quantities import Kind, Quantity
from source.model import Aspect, Comparator, Span

_RANKING = frozenset({"rank", "place", "come", "finish", "stand"})
_BEING = frozenset({"be", "become", "remain", "rise", "climb", "move", "jump", "fall", "slip", "drop"})
"""Verbs behind which a bare ordinal is a rank: "is third in the province", "rose to second"."""
_BARE_ENDS = frozenset({"attr", "acomp", "pobj", "advmod", "dobj", "oprd", "npadvmod"})
_TOPICS = frozenset({"for", "by", "of", "in"})
_NOT_FOR = frozenset({"time", "row", "year", "place", "top", "term"})
_UNIT = "rank"


class RankRules:
    """Finds the ranks of one article."""

    def __init__(self, discourse: Discourse, amounts: AmountRules) -> None:
        self._resolve = discourse.arguments
        self._vocabulary = discourse.vocabulary
        self._amounts = amounts
        self._nouns = discourse.nouns

    def read(self, s: Sentence, quantities: Mapping[int, Quantity], spans: Mapping[int, Span]) -> Iterator[Statement]:
        """The ranks of one sentence."""
        for unit, quantity in sorted(quantities.items()):
            verb = s.governor(unit)
            figure = Figure(s, unit, quantity, spans[unit], verb)
            if quantity.value is None or not _is_rank(figure):
                continue
            holder = next((a for k in s.subjects(verb) for a in self._resolve(s, k) if a.is_named), None)
            if holder is None:
                continue
            around = list(self._around(s, unit, verb))
            among = next((record for _, record in around if record), None)
            topic = next((k for k, record in around if record is None), None)
            statement = self._amounts.state(figure, holder, "rank", _words(s, topic) or _UNIT, _UNIT)
            draft = statement.object.amount
            if draft is not None:
                draft.aspect, draft.among = Aspect.RANK, among
            yield statement

    def _around(self, s: Sentence, unit: int, verb: int) -> Iterator[tuple[int, Record | None]]:
        """What the words behind a rank lead to: the place it is in, or (without a record) what it is a rank of."""
        behind = (p for head in (unit, s.head(unit), verb) for word, p in s.prepositions(head) if word in _TOPICS)
        units = [
            k for p in behind if p > unit for k in (*s.after(p), *(n for k in s.after(p) for n in s.under(k, "of")))
        ]
        for k in dict.fromkeys(units):
            place = next((found.record for found in self._resolve(s, k) if self._is_place(found)), None)
            plain = k not in s.names and s.is_noun(k) and not self._is_ground(s, k)
            if place or plain:
                yield k, place

    def _is_ground(self, s: Sentence, k: int) -> bool:
        """Whether a noun says where or among whom it is ranked, not what for: "in the province"."""
        return s.lemma(k) in _NOT_FOR or self._nouns.noun_class(s, k) is not None

    def _is_place(self, found: Argument) -> bool:
        cls = found.class_of()
        return found.record is not None and cls is not None and self._vocabulary.is_a(cls, terms.PLACE)


def _is_rank(figure: Figure) -> bool:
    """Whether a number is the rank of its clause's subject: "ranked second", "is third in", not "its third fair"."""
    s, unit, quantity = figure.s, figure.unit, figure.quantity
    lemma = s.lemma(figure.verb)
    if not s.is_verb(figure.verb) or quantity.comparator is not Comparator.EXACTLY:
        return False
    if quantity.kind is Kind.RANK:
        return lemma in _RANKING | _BEING and s.low_at(unit - 1) not in ("top", "fortune")
    follows = s.low_at(unit + 1)
    led = s.low_at(unit - 1) in ("a", "an", "its", "their", "one", "his", "her")
    behind = follows in ("in", "among", "nationwide", "nationally", "for", "worldwide", ",", ".", "by")
    return quantity.kind is Kind.ORDINAL and lemma in _BEING and s.dep(unit) in _BARE_ENDS and behind and not led


def _words(s: Sentence, noun: int | None) -> str:
    """The words of what is ranked, without determiners."""
    if noun is None:
        return ""
    kept = (k for k in range(*s.phrase(noun)) if s.dep(k) not in ("det", "poss", "case") and s.tag(k) != "POS")
    return " ".join(s.words[k] for k in kept if k not in s.names)
