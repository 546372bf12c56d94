"""The topics that noun phrases name: "breakthroughs in R&D input, venue and staff" are three."""

from __future__ import annotations

from source.extraction.arguments import Argument
from source.extraction.syntax import Sentence

_CARRIERS = frozenset(
    """breakthrough development improvement progress field area industry sector advancement study variety range number
    series""".split()
)
"""Nouns whose "in" or "of" leads to the topic itself."""
_FIELDS = frozenset("field area industry sector domain direction technology topic aspect discipline project".split())
"""Nouns that topics are listed behind: "fields including A and B"."""
_NO_TOPIC_TAGS = frozenset({"PRP", "DT", "WDT", "CD"})


def topics(s: Sentence, k: int) -> list[Argument]:
    """The topics that the noun phrase of ``k`` names, in the text's words."""
    if k in s.names or s.tag(k) in _NO_TOPIC_TAGS:
        return []
    inner = _carried(s, k) or _listed(s, k)
    if inner:
        return [topic for n in inner for topic in topics(s, n)]
    label = _label(s, k)
    if not 2 < len(label) < 80 or s.tag(k)[0] not in "NVJ" or any(c.isdigit() for c in label):
        return []
    return [Argument(s.index, k, concept=label)]


def _carried(s: Sentence, k: int) -> list[int]:
    """What "progress in A", "development of A" is about."""
    return (s.under(k, "in") or s.under(k, "of")) if s.lemma(k) in _CARRIERS else []


def _listed(s: Sentence, k: int) -> list[int]:
    """ "industries such as A and B", "fields including A, B"."""
    if s.lemma(k) not in _FIELDS:
        return []
    found = [n for p in s.kids[k] if s.low(p) in ("as", "including", "like") for n in s.after(p)]
    return found + [c for a in s.children(k, "appos") for c in s.conjuncts(a)]


def _label(s: Sentence, k: int) -> str:
    begin, _ = s.phrase(k)
    label = " ".join(
        s.words[j]
        for j in range(begin, k + 1)
        if s.dep(j) not in ("det", "poss", "case", "predet")
        and s.tag(j) not in ("POS", "PRP$", "DT")
        and s.words[j] not in (",", "and", "or")
    )
    return label.replace(" -", "-")  # "bio-based" is two words to the parser
