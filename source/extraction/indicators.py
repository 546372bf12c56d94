"""The indicator that an amount is a value of: "R&D expenditure of 3 billion yuan", "3.6 percent of its GDP".

Rule ``indicator``.  The words of the measure decide, or those that stand around the amount and hold them; the kind of
the amount must be the indicator's.  A percentage is the share of what its clause speaks of in gross domestic product
or sales; how much something grew is no value of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ontology import terms
from source.extraction.arguments import AmountDraft, Argument, Statement
from source.extraction.discourse import Discourse
from source.extraction.syntax import Sentence
from source.extraction.value_words import Match
from source.figures.quantities import Kind

_KINDS = {Kind.MONEY: "money", Kind.PERCENT: "percent", Kind.COUNT: "number", Kind.MEASURE: "number"}
_WHOLES = frozenset({"gdp", "product", "sales", "revenue", "turnover", "income"})
"""What an indicator in percent is the share of."""
_CHANGES = frozenset("growth increase rise decrease decline drop fall".split())
_CHANGING = frozenset(
    "grow rise increase climb jump surge soar expand fall drop decline decrease shrink up down".split()
)
_REACHED = frozenset({"to", "at", "from"})
_LEAD = 4
"""How far before a number "to" may stand: "rose to about 3.4 percent"."""
_OWN = 5
"""How many words "of" and what it leads to take: "of their combined GDP"."""
_LEFT, _RIGHT = 16, 12
"""How many words before and behind the amount may speak of what it measures."""
_SAYING_NOTHING = frozenset({"", "amount", "yuan"})
_ARTICLES = frozenset({"the", "a", "an"})
_LEADING = frozenset({"on", "in", "for"})
_SKIPPED = frozenset({"the", "a", "an", "its", "their", "of"})


class IndicatorRules:
    """Finds the indicators of one article's amounts."""

    def __init__(self, discourse: Discourse) -> None:
        self._vocabulary = discourse.vocabulary
        self._words = discourse.lexicon.values[terms.INDICATOR]

    def read(self, s: Sentence, told: Iterable[Statement]) -> Iterator[Statement]:
        """The indicators of the amounts that the statements of one sentence speak of."""
        for statement in told:
            draft = statement.object.amount
            if statement.relation != terms.HAS_MEASUREMENT or draft is None:
                continue
            value = self._of(s, draft)
            if value:
                amount = Argument(s.index, draft.unit, amount=replace(draft, holder=statement.subject))
                end = Argument(s.index, draft.unit, values=(value,))
                yield Statement(amount, terms.INDICATOR, end, "indicator", s.index, statement.modality, statement.time)

    def _of(self, s: Sentence, draft: AmountDraft) -> str | None:
        kind = _KINDS.get(draft.quantity.kind)
        if kind is None or self._is_change(s, draft):
            return None
        if kind == "percent" and self._is_share(s):
            part = self._among(draft, s, "money")
            shares = (iri for iri, one in self._vocabulary.values.items() if one.share_of and one.share_of == part)
            return min(shares, default=None)
        return self._among(draft, s, kind)

    def _is_change(self, s: Sentence, draft: AmountDraft) -> bool:
        """Whether an amount tells by how much something grew or shrank: "grew by 12 percent"."""
        if (
            draft.aspect is not None
            or draft.quantity.direction is not None
            or _CHANGES & set(draft.measure.lower().split())
        ):
            return True
        led = {s.low(k) for k in range(max(0, draft.unit - _LEAD), draft.unit)} & _REACHED
        return s.lemma(s.governor(draft.unit)) in _CHANGING and not led

    def _is_share(self, s: Sentence) -> bool:
        """Whether the sentence speaks of shares of GDP or sales: "rose from 2.1 percent of GDP to 3.4 percent"."""
        of = (k for k in range(len(s.words)) if s.low(k) == "of" or s.lemma(s.head(k)) == "account")
        return any(s.low(n) in _WHOLES for k in of for n in range(k + 1, min(len(s.words), k + _OWN)))

    def _among(self, draft: AmountDraft, s: Sentence, kind: str) -> str | None:
        """The indicator of this kind that the measure names, or words around the amount that hold it."""
        measure = draft.measure.split()
        written = {s.low(k) for k in range(len(s.words))}.issuperset(word.lower() for word in measure)
        named = list(self._fitting(measure, kind)) if written else []  # not "revenue" of "earned 3 million"
        around = [m for words in self._around(s, draft) for m in self._fitting(words, kind) if _speaks(m, measure)]
        best = max([*named, *around], key=lambda m: len(m.phrase.split()), default=None)
        return best.value if best else None

    def _fitting(self, words: Sequence[str], kind: str) -> list[Match]:
        values = self._vocabulary.values
        return [m for m in self._words.find(words) if kind in (values[m.value].measured_in or {kind})]

    def _around(self, s: Sentence, draft: AmountDraft) -> Iterator[list[str]]:
        """The plain words before the amount and behind it; "spent 3 yuan on R&D" as "spending on R&D"."""
        unit = draft.unit
        near = range(max(0, unit - _LEFT), min(len(s.words), unit + _RIGHT))
        plain = [k for k in near if k not in s.names and s.low(k) not in _ARTICLES]
        if draft.measure not in _SAYING_NOTHING or draft.quantity.kind is Kind.PERCENT:
            yield [s.words[k] for k in plain if k < unit]
        yield [s.words[k] for k in plain if k > unit]
        for k in (k for k in plain if s.low(k) in _LEADING):
            yield [*draft.measure.split(), s.low(k), *(s.words[n] for n in plain if n > k)]


def _speaks(match: Match, measure: Sequence[str]) -> bool:
    """Whether a match around the amount speaks of what it measures."""
    words = set(match.phrase.replace("-", " ").split())
    plain = {word.lower() for word in measure if word.lower() not in _SKIPPED}
    return not plain or bool(plain & words) or plain <= {"share", "spending", "amount", "percent", "yuan"}
