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
_TOPIC_TAGS = frozenset({"JJ", "NN", "NNS", "VBG", "VBN", "HYPH", "NNP"})
_LIST_ENDS = frozenset({"", ".", ";", ",", "in", "and", "as", "to", "with", "for"})
"""What may follow the last of a list of topics."""
_LONGEST_TOPIC = 5  # words
_NO_TOPIC_TAGS = frozenset({"PRP", "DT", "WDT", "CD"})


def topics(s: Sentence, k: int) -> list[Argument]:
    """The topics that the noun phrase of ``k`` names, in the text's words."""
    if k in s.names or s.tag(k) in _NO_TOPIC_TAGS:
        return []
    inner = _carried(s, k) or _listed(s, k)
    if inner:
        return [topic for n in inner for topic in topics(s, n)]
    parts = _parted(s, k)
    if parts:
        return parts
    label = _label(s, k)
    if not 2 < len(label) < 80 or s.tag(k)[0] not in "NVJ" or any(c.isdigit() for c in label):
        return []
    return [Argument(s.index, k, concept=label)]


def listed_after(s: Sentence, k: int) -> list[Argument]:
    """Further topics of a list that the parser tore off the one at ``k``: "A, B and C", told by commas and "and"."""
    found: list[tuple[int, int]] = []
    at, closed = k + 1, False
    while not closed and s.low_at(at) in (",", "and"):
        closed = s.low_at(at) == "and" or s.low_at(at + 1) == "and"
        begin = at + 1 + (s.low_at(at) == "," and closed)
        at = begin
        while at < len(s.words) and s.tag(at) in _TOPIC_TAGS and at not in s.names:
            at += 1
        if not 0 < at - begin <= _LONGEST_TOPIC or s.tag(at - 1)[0] != "N":
            return []
        found.append((begin, at - 1))
    if not closed or len(found) < 2 or s.low_at(at) not in _LIST_ENDS:
        return []
    labels = ((end, _label(s, end, begin, end)) for begin, end in found)
    return [Argument(s.index, end, concept=label) for end, label in labels if 2 < len(label) < 80]


def _carried(s: Sentence, k: int) -> list[int]:
    """What "progress in A", "development of A" is about."""
    below = s.under(k, "in")
    if s.lemma(k) in _CARRIERS:
        return below or s.under(k, "of")
    fields = [n for n in below if s.lemma(n) in _FIELDS and n not in s.names]  # "cooperation in the fields of A and B"
    return fields if fields and (s.under(fields[0], "of") or _listed(s, fields[0])) else []


def _listed(s: Sentence, k: int) -> list[int]:
    """ "industries such as A and B", "fields including A, B"."""
    if s.lemma(k) not in _FIELDS:
        return []
    found = [n for p in s.kids[k] if s.low(p) in ("as", "including", "like") for n in s.after(p)]
    return found + [c for a in s.children(k, "appos") for c in s.conjuncts(a)]


def _parted(s: Sentence, k: int) -> list[Argument]:
    """The last two of "A, B C and D E", where the parser made one phrase of them."""
    begin = s.phrase(k)[0]
    inside = [j for j in range(begin + 2, k - 1) if s.low(j) == "and"]
    if s.dep(k) != "conj" or len(inside) != 1 or s.low(s.phrase(k)[0] - 1) != ",":
        return []
    labels = ((inside[0] - 1, _label(s, k, begin, inside[0] - 1)), (k, _label(s, k, inside[0] + 1, k)))
    return [Argument(s.index, unit, concept=label) for unit, label in labels if 2 < len(label) < 80]


def _label(s: Sentence, k: int, begin: int | None = None, end: int | None = None) -> str:
    begin = s.phrase(k)[0] if begin is None else begin
    end = k if end is None else end
    label = " ".join(
        s.words[j]
        for j in range(begin, end + 1)
        if s.dep(j) not in ("det", "poss", "case", "predet")
        and s.tag(j) not in ("POS", "PRP$", "DT")
        and s.words[j] not in (",", "and", "or")
    )
    return label.replace(" -", "-")  # "bio-based" is two words to the parser
