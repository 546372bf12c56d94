"""What an amount measures, in the text's words: "output value" of "an output value of 10 million yuan"."""

from __future__ import annotations

from source.extraction.noun_phrases import NounPhrases
from source.extraction.syntax import Sentence

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
    "contribute": "contribution",
    "receive": "funds received",
    "grant": "grant",
    "award": "award",
    "pledge": "pledge",
    "sign": "contract value",
    "attract": "investment attracted",
    "generate": "output",
}
"""What a verb measures by itself: "covers 52 mu" is an area."""
_NEEDING_MORE = frozenset({"total", "amount", "rate", "number", "figure", "increase", "rise", "growth"})
"""Nouns that measure nothing without their "of …"."""
_NO_MEASURE_DEPS = frozenset({"det", "poss", "case", "predet", "nummod", "quantmod"})
_NO_MEASURE_TAGS = frozenset({"POS", "PRP$", "CD", "DT", "RB", "RBR", "RBS", "IN"})
_MODIFIERS = frozenset({"nummod", "compound", "quantmod", "amod", "nmod", "advmod"})


def top_of(s: Sentence, unit: int) -> int:
    """The noun of the amount: "yuan" of "about 10 million yuan"."""
    top = unit
    for _ in range(5):
        head = s.head(top)
        if s.dep(top) not in _MODIFIERS or s.is_verb(head) or not top < head < top + 4:
            break
        top = head
    return top


def noun_above(s: Sentence, top: int) -> int | None:
    """The noun that the amount is of: "value of 10 million yuan", "an investment worth …"."""
    head = s.head(top)
    if s.dep(top) == "pobj" and s.dep(head) == "prep" and s.low(head) in ("of", "at") and s.is_noun(s.head(head)):
        return s.head(head)
    beside = s.dep(top) in ("nmod", "appos", "amod", "nummod", "compound")
    return head if beside and s.is_noun(head) and head not in s.names else None


class Measures:
    """Reads what the amounts of one article measure."""

    def __init__(self, nouns: NounPhrases) -> None:
        self._nouns = nouns

    def of(self, s: Sentence, top: int, verb: int) -> str:
        """What the amount measures whose noun is at ``top``; empty if the clause of ``verb`` does not say."""
        noun = noun_above(s, top)
        if noun is None and s.is_verb(verb):
            noun, lemma = self._plain_subject(s, verb), s.lemma(verb)
            if noun is None and lemma in _VERB_MEASURES:
                return _VERB_MEASURES[lemma]
            noun = _noun_beside(s, top) if noun is None else noun
            if noun is None:
                return ""
        return "" if noun is None else self._words(s, noun, top)

    def _plain_subject(self, s: Sentence, verb: int) -> int | None:
        """The subject of a verb, if it is neither a name nor of a class: "sales reached …"."""
        plain = (k for k in s.subjects(verb) if k not in s.names and s.is_noun(k))
        return next((k for k in plain if self._nouns.noun_class(s, k) is None), None)

    def _words(self, s: Sentence, noun: int, top: int) -> str:
        """The words of a noun phrase that say what is measured, without numbers, names and determiners."""
        words = [
            s.words[k]
            for k in range(*s.phrase(noun))
            if s.dep(k) not in _NO_MEASURE_DEPS
            and s.tag(k) not in _NO_MEASURE_TAGS
            and (s.index, k) not in self._nouns.quantities
            and k not in s.names
        ]
        more = s.under(noun, "of")[:1] if s.lemma(noun) in _NEEDING_MORE else []
        words += [f"of {s.words[k]}" for k in more if k not in s.names and k != top]
        return " ".join(words)


def _noun_beside(s: Sentence, top: int) -> int | None:
    """A noun right below or behind the amount: "10 million yuan in sales", "a 30 percent share"."""
    below = [k for p in ("in", "on", "for") for k in s.under(top, p)]
    if below and s.is_noun(below[0]):
        return below[0]
    behind = top + 1 < len(s.words) and s.is_noun(top + 1) and s.dep(top) in ("nmod", "compound", "nummod")
    return top + 1 if behind else None
