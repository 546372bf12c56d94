"""Figures whose clause leaves out what the one before said: "A had 12 labs and B 15", "380 in 2018, 450 in 2019".

Rule ``gapped``.  A number of a list takes relation and class, or measure, from the figure before it; its holder is the
name right before it, or, where it has a year of its own, the holder of the figure before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from source.extraction.arguments import Argument, GroupDraft, Statement
from source.extraction.clause_times import ClauseTimes
from source.extraction.discourse import Discourse
from source.extraction.figures import Figure
from source.extraction.syntax import Sentence
from source.figures.quantities import Kind, Quantity
from source.model import Span

_REACH = 2
"""How many sentences back the set may be that "the number" is the number of."""
_PARTERS = frozenset({",", ";", "and", "while", "but", "–", "—"})
_BETWEEN = frozenset({",", ":", "had", "has", "with", "to", "was", "is"})
"""Words between the name of a gapped clause and its number."""
_AFTER = frozenset({",", ";", ".", "and", "in", "by", "at", "while", "but", "respectively"})
"""Words behind a number that has no noun of its own."""


class Gaps:
    """Fills the gaps of one article's lists of figures."""

    def __init__(self, discourse: Discourse, times: ClauseTimes) -> None:
        self._discourse = discourse
        self._times = times
        self._before: list[Statement] = []
        """Of the sentence before, if a semicolon parts it from this one."""
        self._recent: Statement | None = None
        """The last one about a counted set of something named."""

    def read(
        self, s: Sentence, told: Sequence[Statement], quantities: Mapping[int, Quantity], spans: Mapping[int, Span]
    ) -> Iterator[Statement]:
        """Statements about the counted sets that the rules of relations left out; ``told`` are theirs."""
        hosts = [one for one in told if _group(one, s) and _holder(one)]
        self._continue(s, hosts)
        stated = {id(_group(one, s)) for one in hosts}
        for unit, quantity in sorted(quantities.items()):
            known = self._discourse.groups.get((s.index, unit))
            if not _is_bare(s, unit, quantity) or (known is not None and id(known) in stated):
                continue
            host = _last_before(s, hosts, unit)
            found = self._filled(s, host, unit, quantity, spans[unit]) if host else None
            if found:
                hosts.append(found)
                yield found
        self._before = hosts if s.words[-1] == ";" else []
        self._recent = hosts[-1] if hosts else self._recent

    def again(self, figure: Figure) -> Statement | None:
        """ "The number was 263 in 2021": of what the sentences before counted, and of the same holder."""
        host, s = self._recent, figure.s
        if host is None or s.index - host.sentence > _REACH:
            return None
        time = self._times.of_figure(s, figure.unit, figure.verb)
        mention = _holder(host)
        record = mention.record if mention else None
        if record is None:
            return None
        holder = Argument(s.index, figure.unit, record=record, antecedent=host.sentence)
        found = self._statement(s, host, holder, (figure.unit, figure.quantity, figure.span))
        return replace(found, rule="count", modality=figure.modality, time=time)

    def holder_before(self, s: Sentence, span: Span) -> Argument | None:
        """The name that a gapped amount stands right behind: "A spent 12 million yuan, B 15 million"."""
        name = _name_before(s, _first(s, span))
        found = [] if name is None else self._discourse.arguments(s, name)
        return next((one for one in found if one.record), None)

    def _continue(self, s: Sentence, hosts: Iterable[Statement]) -> None:
        """A clause behind a semicolon goes on in the time of the clause before it, if it gives none itself."""
        for statement in hosts:
            group = _group(statement, s)
            for earlier in self._before:
                if statement.time is None and earlier.relation == statement.relation and group:
                    statement.time = earlier.time

    def _filled(self, s: Sentence, host: Statement, unit: int, quantity: Quantity, span: Span) -> Statement | None:
        first = _first(s, span)
        name = _name_before(s, first)
        own = self._times.own(unit)
        if name is not None:
            holder = next((one for one in self._discourse.arguments(s, name) if one.record), None)
        else:
            goes_on = first > 0 and (s.low(first - 1) in _PARTERS or self._was(host, quantity))
            holder = _holder(host) if own and goes_on else None
        if holder is None or not self._alike(holder, _holder(host)):
            return None
        return replace(self._statement(s, host, holder, (unit, quantity, span)), time=own or host.time)

    def _statement(
        self, s: Sentence, host: Statement, holder: Argument, number: tuple[int, Quantity, Span]
    ) -> Statement:
        """What ``host`` states, of another number (its word, its value, its words) and holder."""
        unit, quantity, span = number
        counted = host.subject.group or host.object.group
        assert counted is not None
        draft = GroupDraft(counted.cls, quantity, self._discourse.quote(span), s.index, unit, number=unit)
        group = self._discourse.sets.add(draft)
        ends = (group, holder) if host.subject.group is not None else (holder, group)
        return Statement(ends[0], host.relation, ends[1], "gapped", s.index, host.modality)

    def _was(self, host: Statement, quantity: Quantity) -> bool:
        """Whether a number is what the one of ``host`` was before: "210 in 2020, compared with 95 in 2016"."""
        counted = host.subject.group or host.object.group
        return counted is not None and counted.quantity.previous == quantity.value

    def _alike(self, one: Argument, other: Argument | None) -> bool:
        """Whether two holders are of one family, as the members of a list are."""
        classes = [self._discourse.vocabulary.classes.get(end.class_of() or "") for end in (one, other) if end]
        return len(classes) == 2 and all(classes) and len({cls.family for cls in classes if cls}) == 1


def _group(statement: Statement, s: Sentence) -> GroupDraft | None:
    """The counted set of a statement that this sentence counts."""
    found = statement.object.group or statement.subject.group
    return found if found and found.sentence == s.index else None


def _holder(statement: Statement) -> Argument | None:
    """The named end of a statement about a counted set."""
    end = statement.subject if statement.object.group else statement.object
    return end if end.record else None


def _last_before(s: Sentence, hosts: Iterable[Statement], unit: int) -> Statement | None:
    """The statement about the set counted last before a number."""
    earlier = [
        (group.figure, n, one) for n, one in enumerate(hosts) if (group := _group(one, s)) and group.figure < unit
    ]
    return max(earlier, key=lambda each: each[:2])[2] if earlier else None


def _is_bare(s: Sentence, unit: int, quantity: Quantity) -> bool:
    """Whether a number counts without a noun of its own; right behind a name it may look like a part of it."""
    counts = quantity.kind is Kind.COUNT or (quantity.kind is Kind.OTHER and unit - 1 in s.names)
    if not counts or quantity.value is None or quantity.conversion or quantity.attributive:
        return False
    return unit + 1 == len(s.words) or s.low(unit + 1) in _AFTER


def _first(s: Sentence, span: Span) -> int:
    """The first word of a quantity."""
    return next((k for k, at in enumerate(s.spans) if at.end > span.start), 0)


def _name_before(s: Sentence, first: int) -> int | None:
    """The name that opens a gapped clause whose figure begins at ``first``."""
    k = first - 1
    while k > 0 and s.low(k) in _BETWEEN:
        k -= 1
    if k < 1 or k not in s.names or first - k > 3:
        return None
    return k if s.low(k - 1) in _PARTERS or (s.low(k - 1) == "the" and s.low(k - 2) in _PARTERS) else None
