"""Who gave money to whom and what was paid for: "granted 5 million yuan to", "sold a patent to the firm for 2 million".

Rules ``payment`` (a verb with a sum of money), ``payment-nominal`` ("with an investment of 200 million yuan from X"),
``round`` ("a Series B round led by X") and ``transfer`` (an achievement that goes from one to the other).  The verbs
stand in the ontology, with the word "money" or "it" where the sum or the achievement stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ontology import terms
from ontology.vocabulary import Relation
from source.extraction.arguments import Argument, Statement
from source.extraction.clause_times import ClauseTimes
from source.extraction.discourse import Discourse
from source.extraction.fitting import Fitting
from source.extraction.frames import Frame
from source.extraction.lexicon import MONEY, Pattern
from source.extraction.modality import modality_of
from source.extraction.sums import Sums
from source.extraction.syntax import Sentence
from source.model import Modality

_ROUNDS = frozenset({"round", "financing", "fundraising"})
OF_MONEY = frozenset({terms.FUNDED, terms.INVESTED_IN, terms.TRANSFERRED_TO, terms.TRANSFERRED_FROM})
"""Relations that a sum of money may stand at."""
_OPPOSITE = {terms.TRANSFERRED_TO: terms.TRANSFERRED_FROM, terms.TRANSFERRED_FROM: terms.TRANSFERRED_TO}
_GIVERS = frozenset({"from", "by"})


class MoneyRules:
    """Finds who funded, invested in or transferred what, over the parse of one article's sentences."""

    def __init__(self, discourse: Discourse, fitting: Fitting, times: ClauseTimes) -> None:
        self._lexicon = discourse.lexicon
        self._relations = discourse.vocabulary.relations
        self._lists = discourse.lists
        self._resolve = discourse.arguments
        self._fitting = fitting
        self._times = times
        self.sums = Sums(discourse.quantities)
        self._investing = {p.words[0] for rows in self._lexicon.nominals.values() for p in rows if _invests(p)}

    def read(self, s: Sentence, i: int) -> Iterator[Statement]:
        """The statements of the verb at ``i``, or of the sum of money whose noun is at ``i``."""
        if s.is_verb(i):
            if self.sums.nouns(s):
                yield from self._payments(s, i)
            yield from self._moves(s, i)
            yield from self._round(s, i)
        elif self.sums.is_sum(s, i):
            yield from self._given(s, i)

    # ------------------------------------------------------------------ a verb with a sum
    def _payments(self, s: Sentence, v: int) -> Iterator[Statement]:
        """Those of the first pattern that gives any."""
        for pattern in self._lexicon.payments.get(s.lemma(v), ()):
            for givers, takers, money in _ends(s, v, pattern, self.sums):
                relation = self._relation_of(s, pattern.relation, money)
                found = list(self._pairs(self._frame(s, v, relation, "payment", money), givers, takers, s))
                if found:
                    yield from found
                    return

    def _relation_of(self, s: Sentence, stated: Relation, money: int) -> Relation:
        """ "received an investment of 2 million yuan from X" is investing, whatever the verb."""
        nouns = {s.lemma(money), *(s.lemma(k) for k in self.sums.nouns_beside(s, money))}
        return self._relations[terms.INVESTED_IN] if nouns & self._investing else stated

    # ------------------------------------------------------------------ a sum from somebody
    def _given(self, s: Sentence, money: int) -> Iterator[Statement]:
        """ "was built with 60 million yuan from X", "an investment of 60 million yuan by X in Y"."""
        nouns = (money, *self.sums.nouns_above(s, money))
        with_ = next((s.head(k) for k in nouns if s.dep(k) == "pobj" and s.low(s.head(k)) in ("with", "through")), None)
        if with_ is None:
            return
        givers = [n for k in nouns for word, p in s.prepositions(k) if word in _GIVERS for n in s.after(p)]
        givers = givers or _right_behind(s, money)
        verb = s.governor(with_)
        done = (s.subjects(verb) if s.is_passive(verb) else s.objects(verb)) if s.is_verb(verb) else [s.head(with_)]
        stated = self._relation_of(s, self._relations[terms.FUNDED], money)
        yield from self._pairs(self._frame(s, verb, stated, "payment-nominal", money), givers, done, s)

    # ------------------------------------------------------------------ rounds of venture capital
    def _round(self, s: Sentence, v: int) -> Iterator[Statement]:
        """Who led a round invested in whose round it is; how much of the sum was theirs the text does not say."""
        if s.lemma(v) != "lead":
            return
        rounds = [k for k in (*s.subjects(v), *s.objects(v)) if s.lemma(k) in _ROUNDS]
        if not rounds:
            return
        givers = s.agents(v) or [k for k in s.subjects(v) if k not in rounds]
        above = s.governor(rounds[0])
        takers = [k for word in ("in", "of", "for", "by") for n in (rounds[0], v) for k in s.under(n, word)]
        owners = s.children(rounds[0], "poss") or [k for k in takers if k not in givers]
        if not owners and above != v:
            owners = s.subjects(above)
        frame = self._frame(s, v, self._relations[terms.INVESTED_IN], "round", None)
        for found in self._pairs(frame, givers, owners, s):
            if self._fitting.is_a(found.object, terms.ORGANIZATION):  # no place raises capital in rounds
                yield found

    # ------------------------------------------------------------------ achievements that change hands
    def _moves(self, s: Sentence, v: int) -> Iterator[Statement]:
        for pattern in self._lexicon.moves.get(s.lemma(v), ()):
            preposition = next((p for word, p in s.prepositions(v) if word == pattern.words[-1]), None)
            passive = s.is_passive(v)
            moved = s.subjects(v) if passive else s.objects(v)
            far = s.after(preposition) if preposition is not None else _behind(s, moved, pattern.words[-1])
            frame = self._frame(s, v, pattern.relation, "transfer", self.sums.of(s, v))
            near = replace(frame, relation=self._relations[_OPPOSITE[pattern.relation.iri]])
            ends = (near, s.agents(v) if passive else s.subjects(v)), (frame, far)
            if far:
                ordered = sorted(ends, key=lambda one: one[0].relation.iri)  # the giver first: it was theirs
                yield from (found for one, units in ordered for found in self._pairs(one, moved, units, s))
                return

    # ------------------------------------------------------------------ shared
    def _frame(self, s: Sentence, v: int, relation: Relation, rule: str, money: int | None) -> Frame:
        modality = modality_of(s, v) if s.is_verb(v) else Modality.ASSERTED
        number = None if money is None else self.sums.number(s, money)
        return Frame(s.index, relation, rule, modality, self._times.of(s, v), number)

    def _pairs(self, frame: Frame, subjects: Iterable[int], objects: Iterable[int], s: Sentence) -> Iterator[Statement]:
        ends = [self._with_lists(s, units) for units in (subjects, objects)]
        for a in ends[0]:
            for b in ends[1]:
                if self._fitting.fits(frame.relation, a, b):
                    yield frame.statement(a, b)

    def _with_lists(self, s: Sentence, units: Iterable[int]) -> list[Argument]:
        listed = [n for k in units for n in (k, *(self._lists.names(s, k) if k in s.names else ()))]
        return [a for k in dict.fromkeys(listed) for a in self._resolve(s, k)]


def _invests(pattern: Pattern) -> bool:
    return pattern.relation.iri == terms.INVESTED_IN


def _ends(s: Sentence, v: int, pattern: Pattern, sums: Sums) -> Iterator[tuple[list[int], list[int], int]]:
    """The units of who gives and who takes, and the noun of the sum, as the pattern reads the clause of ``v``."""
    words = pattern.words[1:]
    if words[-1] == MONEY:
        yield from _supported(s, v, words[0], sums)
        return
    between = [w for w in words[:-1] if w != MONEY]
    if not all(any(s.low(k) == w for k in s.kids[v]) for w in between):
        return
    passive, last = s.is_passive(v), words[-1]
    subjects = s.subjects(v)
    if passive and (money := sums.first(s, subjects)) is not None:  # "5 million yuan was granted to X by Y"
        far = _behind(s, [v, *subjects], last)
        yield (far, s.agents(v), money) if pattern.turned else (s.agents(v), far, money)
        return
    objects = s.children(v, "dobj", "oprd", "attr", "npadvmod", "dative", "nmod")
    money = sums.first(s, [c for k in objects for c in s.conjuncts(k)])
    if money is None:
        return
    if passive:  # "X was granted 5 million yuan by Y"
        if not pattern.turned:
            yield s.agents(v) or _behind(s, [v, money], "by"), subjects, money
        return
    far = _behind(s, [v, money, *sums.nouns_beside(s, money)], last)
    if pattern.turned:
        yield far, subjects, money
    elif far:
        yield subjects, far, money
    elif last == "to":
        yield subjects, _given_to(s, objects, money, sums), money


def _supported(s: Sentence, v: int, preposition: str, sums: Sums) -> Iterator[tuple[list[int], list[int], int]]:
    """ "supported X with 5 million yuan", "X was supported by Y with 5 million yuan"."""
    passive = s.is_passive(v)
    givers, takers = (s.agents(v), s.subjects(v)) if passive else (s.subjects(v), s.objects(v))
    led_to = [n for k in (v, *givers, *takers) for n in _behind(s, [k], preposition)]
    money = sums.first(s, led_to)
    if money is not None:
        yield givers, takers, money


def _given_to(s: Sentence, objects: Iterable[int], money: int, sums: Sums) -> list[int]:
    """ "granted X 5 million yuan": the parser takes X for an object, or for a part of the sum's phrase."""
    beside = (k for k in s.children(money, "nmod", "compound") if k in s.names)
    said = (money, *sums.nouns_above(s, money))
    return [k for k in (*objects, *beside) if k < min(said) and k not in said]


def _behind(s: Sentence, units: Iterable[int], preposition: str) -> list[int]:
    """What a preposition below one of some words leads to."""
    return [n for k in units for word, p in s.prepositions(k) if word == preposition for n in s.after(p)]


def _right_behind(s: Sentence, money: int) -> list[int]:
    """The name after "from" right behind the sum, where the parser hung it elsewhere."""
    if s.low_at(money + 1) != "from":
        return []
    return next(([k] for k in range(money + 2, min(len(s.words), money + 5)) if k in s.names), [])
