"""Names in quotation marks: “breakthrough action”, “sci-tech innovation district”, "Star Plan" programme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ontology import terms
from source.extraction.lexicon import Lexicon, singular
from source.extraction.names import Name, NameKind, Words, is_capital

_LONGEST = 8  # words; what is longer is speech
_LONGEST_NOUN = 3  # words behind the closing mark


def quoted_names(words: Words, quoted: Sequence[tuple[int, int]], lexicon: Lexicon) -> Iterator[Name]:
    """The quotations that name something of a class of the lexicon; ``quoted`` are their bounds."""
    for start, end in quoted:
        hit = _noun(words, start, end, lexicon) if 0 < end - start <= _LONGEST else None
        if hit is None:
            continue
        cls, last = hit
        if lexicon.vocabulary.is_a(cls, terms.ADMINISTRATIVE_AREA) and not any(map(is_capital, words[start:end])):
            cls = terms.PROGRAMME  # no area has a lower-case name: it is what the campaign for one is called
        family = lexicon.vocabulary.classes[cls].family
        if family == "programme" or (family != "person" and any(map(is_capital, words[start:last]))):
            yield Name(start, last, NameKind.QUOTED, cls, last - 1)


def _noun(words: Words, start: int, end: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """The class of the noun that ends the quotation or follows it, and where the whole name ends."""
    inside = [w.lower() for w in words[start:end]]
    hit = lexicon.nouns.ending([*inside[:-1], singular(inside[-1])], len(inside))
    if hit:
        return hit[1], end
    behind = [w.lower() for w in words[end : end + _LONGEST_NOUN]]
    ahead = lexicon.nouns.starting(behind, 0) if behind else None
    return (ahead[1], end + ahead[0]) if ahead else None
