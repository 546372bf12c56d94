"""Measured amounts and what they measure: "an intentional value of about 10 million yuan", "covers 52.7 mu".

Rule ``amount``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ontology import terms
from source.extraction.arguments import AmountDraft, Argument, Position, Statement
from source.extraction.discourse import Discourse
from source.extraction.figures import Figure
from source.extraction.holders import Holders
from source.extraction.measures import Measures, top_of
from source.extraction.relations import RelationRules
from source.extraction.syntax import Sentence
from source.figures.quantities import Kind, Quantity
from source.model import Comparator, Span, Time

_MEASURED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.MEASURE})
_SUMS = {terms.FUNDED: "funding", terms.INVESTED_IN: "investment"}
"""What a sum measures that the text ties to nothing but its statement."""
_DURATIONS = frozenset({"years", "months", "days", "hours", "minutes", "weeks", "decades"})


class AmountRules:
    """Finds amounts and their holders."""

    def __init__(self, discourse: Discourse, relations: RelationRules) -> None:
        self.holders = Holders(discourse, relations.events)
        self._measures = Measures(discourse.nouns)
        self._quote = discourse.quote
        self._quantities = discourse.quantities
        self._relations = relations
        self._drafts: dict[Position, AmountDraft] = {}

    def read(self, s: Sentence, quantities: Mapping[int, Quantity], spans: Mapping[int, Span]) -> Iterator[Statement]:
        """The measurements of one sentence."""
        before: AmountDraft | None = None
        for unit, quantity in sorted(quantities.items()):
            if not _is_amount(quantity):
                continue
            top = top_of(s, unit)
            figure = Figure(s, unit, quantity, spans[unit], s.governor(top))
            found = self._gapped(figure, before) or self._told(figure, top)
            if found:
                before = found.object.amount
                yield found

    def _told(self, figure: Figure, top: int) -> Statement | None:
        """The statement of an amount whose noun is at ``top``."""
        measure = self._measures.of(figure.s, top, figure.verb)
        holder = self.holders.of(figure.s, top, figure.verb)
        share = figure.quantity.kind is Kind.PERCENT
        if holder is None or (not measure and share and figure.quantity.comparator is Comparator.ABOUT):
            return None  # "about a third" of nothing that is named tells too little
        return self.state(figure, holder, "amount", measure or ("share" if share else "amount"))

    def _gapped(self, figure: Figure, before: AmountDraft | None) -> Statement | None:
        """ "A spent 12 million yuan and B 15 million": B's, and it measures what A's does."""
        if before is None or before.quantity.unit != figure.quantity.unit:
            return None
        holder = self._relations.gaps.holder_before(figure.s, figure.span)
        return self.state(figure, holder, "gapped", before.measure) if holder else None

    def state(self, figure: Figure, holder: Argument, rule: str, measure: str, unit: str = "") -> Statement:
        """That a holder has an amount; ``unit`` where the quantity itself has none ("members")."""
        time = self.time(figure)
        text, year = self._quote(figure.span), time.year if time else None
        n, u = figure.s.index, figure.unit
        draft = AmountDraft(figure.quantity, measure, text, n, u, year, unit, holder)
        self._drafts[(n, u)] = draft
        amount = Argument(n, u, amount=draft)
        return Statement(holder, terms.HAS_MEASUREMENT, amount, rule, n, figure.modality, time)

    def attach(self, s: Sentence, statements: Iterable[Statement], spans: Mapping[int, Span]) -> None:
        """Give statements about money their sums; what the text ties a sum to stays its holder."""
        for statement in statements:
            unit = statement.sum
            if unit is None or unit not in spans:
                continue
            known = self._drafts.get((s.index, unit))
            if known is None:
                quantity = self._quantities[(s.index, unit)]
                measure = _SUMS.get(statement.relation, "amount")
                time = self._relations.time(s, unit, s.governor(unit))
                year = time.year if time else None
                text = self._quote(spans[unit])
                known = AmountDraft(quantity, measure, text, s.index, unit, year, holder=statement.subject)
                self._drafts[(s.index, unit)] = known
            statement.amount = known

    def time(self, figure: Figure) -> Time | None:
        """The time of the clause of a figure."""
        return self._relations.time(figure.s, figure.unit, figure.verb)


def _is_amount(quantity: Quantity) -> bool:
    """Whether a quantity measures something: no count, no span of time, no amount said again in another unit."""
    if quantity.kind not in _MEASURED or quantity.value is None:
        return False
    return not quantity.conversion and not quantity.attributive and quantity.unit not in _DURATIONS
