"""Numbers that stand apart from what they count: "the number of firms reached 134", "a team with 200 members".

Rule ``count``.  What is counted is of a class: a set, tied to the place or holder that the phrase names; otherwise an
amount ("the index was 236.2") without a unit, or with the word for persons as its unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ontology import terms
from source.extraction.amounts import AmountRules
from source.extraction.arguments import Argument, GroupDraft, Statement
from source.extraction.discourse import Discourse
from source.extraction.figures import Figure
from source.extraction.gapping import Gaps
from source.extraction.lexicon import singular
from source.extraction.noun_phrases import is_plural
from source.extraction.syntax import Sentence
from source.figures.quantities import Kind, Quantity
from source.model import Span

_COUNTERS = frozenset({"number", "total", "count", "tally"})
_REACHING = frozenset(
    """reach total amount exceed surpass hit top number stand rise increase grow be come climb jump expand drop fall
    bring pass double triple quadruple soar surge shrink decline decrease swell go""".split()
)
"""Verbs between what is counted and its number."""
_PEOPLE = frozenset("member employee staff worker student resident inhabitant people person".split())
_SCALARS = frozenset("population index score ratio number total volume quantity output".split())
_LEADING = frozenset({"to", "at", "by", "from"})
"""Prepositions that lead to a number at the end of a clause; "from 12 to 24" is one number."""
_ENDS = frozenset({"dobj", "attr", "pobj", "npadvmod", "acomp", "oprd", "advmod"})
"""Where a number stands that a verb leads to."""
_MODIFIERS = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "advmod"})


class CountRules:
    """Finds counts and figures that are not plain "12 platforms"."""

    def __init__(self, discourse: Discourse, amounts: AmountRules, gaps: Gaps) -> None:
        self._amounts = amounts
        self._nouns = discourse.nouns
        self._sets = discourse.sets
        self._quote = discourse.quote
        self._resolve = discourse.arguments
        self._gaps = gaps
        self._vocabulary = discourse.vocabulary

    def read(self, s: Sentence, quantities: Mapping[int, Quantity], spans: Mapping[int, Span]) -> Iterator[Statement]:
        """The statements of one sentence."""
        for unit, quantity in sorted(quantities.items()):
            if quantity.kind is not Kind.COUNT or quantity.value is None or quantity.conversion:
                continue
            figure = Figure(s, unit, quantity, spans[unit], s.governor(unit))
            noun = _counted(s, unit)
            if noun is None:
                yield from self._apart(figure)
            elif singular(s.low(noun)) in _PEOPLE and self._nouns.noun_class(s, noun) is None:
                yield from self._people(figure, noun)

    def _apart(self, figure: Figure) -> Iterator[Statement]:
        """A number at the end of a clause whose subject it counts."""
        s, value = figure.s, figure.quantity.value
        if (s.index, figure.unit) in self._sets.drafts or value is None:
            return
        subject = _subject(figure)
        if _is_number_again(figure, subject) and (found := self._gaps.again(figure)):
            yield found
            return
        if subject is None:
            return
        whole = value == value.to_integral_value()
        cls = self._class_counted(s, subject) if whole else None
        if cls:
            yield from self._group(figure, subject, cls)
        elif s.lemma(subject) in _SCALARS or not whole or not self._nouns.noun_class(s, subject):
            yield from self._scalar(figure, subject)

    def _class_counted(self, s: Sentence, subject: int) -> str | None:
        """The class in "the number of CLASS", or of a plural subject."""
        counted = [subject]
        if s.lemma(subject) in _COUNTERS:
            counted = [k for k in s.under(subject, "of") if not s.under(k, "per")]
        for k in counted:
            found = self._nouns.noun_class(s, k)
            if found and is_plural(s, k):
                return found[1]
        return None

    def _group(self, figure: Figure, subject: int, cls: str) -> Iterator[Statement]:
        """A set of a class, and the first place that the phrase or clause names as its own."""
        s, unit = figure.s, figure.unit
        time = self._amounts.time(figure)
        year = time.year if time else None
        draft = GroupDraft(cls, figure.quantity, self._quote(figure.span), s.index, unit, year)
        group = self._sets.add(draft)
        located, allows = self._vocabulary.relations[terms.LOCATED_IN], self._vocabulary.allows
        if not allows(located.domain, cls):
            return
        for place in self._places(figure, subject):
            of = place.class_of()
            if of and allows(located.range, of):
                yield Statement(group, terms.LOCATED_IN, place, "count", s.index, figure.modality, time)
                return

    def _places(self, figure: Figure, subject: int) -> Iterator[Argument]:
        """What may hold the set: the possessor and the place of what is counted, then those of the clause."""
        s, verb = figure.s, figure.verb
        units: list[int] = []
        for noun in (subject, *s.under(subject, "of")):
            units += [*s.children(noun, "poss"), *(k for word in ("in", "at", "of") for k in s.under(noun, word))]
        if s.is_verb(verb):
            units += [*s.under(verb, "in"), *s.under(verb, "at")]
        return (a for k in units for a in self._resolve(s, k) if a.record)

    def _scalar(self, figure: Figure, subject: int) -> Iterator[Statement]:
        """A figure without unit: "the index was 236.2"."""
        holder = self._amounts.holders.of(figure.s, figure.unit, figure.verb)
        if holder:
            yield self._amounts.state(figure, holder, "count", _measure(figure, subject) or "figure")

    def _people(self, figure: Figure, noun: int) -> Iterator[Statement]:
        """ "a team with over 200 members", "the firm has 300 employees"."""
        s, above = figure.s, figure.s.head(noun)
        owners: list[int] = []
        if s.dep(noun) == "pobj" and s.low(above) in ("with", "of"):
            behind = above > 0 and s.is_verb(s.head(above)) and s.is_noun(above - 1)
            owners = [above - 1 if behind else s.head(above)]
        elif s.is_verb(above) and s.lemma(above) in ("have", "employ", "include", "boast"):
            owners = s.subjects(above)
        holder = next((a for k in owners for a in self._resolve(s, k) if a.is_named), None)
        if holder:
            yield self._amounts.state(figure, holder, "count", s.low(noun), s.low(noun))


def _counted(s: Sentence, unit: int) -> int | None:
    """The noun that a number stands before."""
    head = unit
    for _ in range(4):
        if s.dep(head) not in _MODIFIERS or s.head(head) == head:
            break
        head = s.head(head)
    return head if head != unit and s.is_noun(head) else None


def _subject(figure: Figure) -> int | None:
    """The noun whose number a figure is: "a population of 3,000", "the number of firms reached 134"."""
    s, unit, verb = figure.s, figure.unit, figure.verb
    above, led = s.head(unit), s.dep(unit) == "pobj"
    if s.dep(unit) not in _ENDS:
        return None
    if led and s.low(above) == "of" and s.lemma(s.head(above)) in _SCALARS:
        return s.head(above)
    if not s.is_verb(verb) or s.lemma(verb) not in _REACHING or (led and s.low(above) not in _LEADING):
        return None
    nouns = s.objects(verb) if s.lemma(verb) == "bring" else s.subjects(verb)
    return next((k for k in nouns if s.is_noun(k) and k not in s.names and k != unit), None)


def _is_number_again(figure: Figure, subject: int | None) -> bool:
    """Whether a figure is "the number" of what was counted before: "the number was 263, and in 2023 it reached 412"."""
    s, verb = figure.s, figure.verb
    if not s.is_verb(verb) or s.lemma(verb) not in _REACHING:
        return False
    if subject is not None:
        return (
            s.lemma(subject) in _COUNTERS and not s.under(subject, "of") and not s.children(subject, "compound", "amod")
        )
    it = any(s.low(k) == "it" for k in s.subjects(verb))
    return it and any(s.lemma(k) in _COUNTERS and s.dep(k) == "nsubj" for k in range(verb))


def _measure(figure: Figure, subject: int) -> str:
    """The words of what a figure measures: "innovation index of the district" without the names."""
    s = figure.s
    words = [
        s.words[k]
        for k in range(*s.phrase(subject))
        if s.dep(k) not in ("det", "poss", "case") and s.tag(k) not in ("POS", "PRP$") and k not in s.names
    ]
    for k in s.under(subject, "of")[:1]:
        if k not in s.names and k != figure.unit:
            words += ["of", *(s.words[n] for n in range(*s.phrase(k)) if s.dep(n) != "det")]
    return " ".join(words)
