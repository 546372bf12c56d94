"""What two forms of one name have in common."""

from __future__ import annotations

from collections.abc import Iterator

from ontology import terms
from source.extraction.lexicon import Lexicon, singular
from source.extraction.wordlists import COMPANY_FORMS

_TURNED = ("body", "zone", "event")
"""Families of what is called "A of B" and "B A" alike."""
_REGION_NOUNS = frozenset({"area", "region"})
_FIRM_ENDS = COMPANY_FORMS | {"company"}


def key_of(name: str) -> str:
    """Letters and digits of a name in lower case, without a leading "the"."""
    folded = name.casefold().removeprefix("the ")
    return "".join(c for c in folded if c.isalnum())


class NameKeys:
    """The keys of names with the words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.vocabulary = lexicon.vocabulary

    def of(self, name: str, cls: str | None) -> list[str]:
        """The keys that a name is found by, its own first."""
        forms = (name, *(self._short_forms(name, cls) if cls else ()), *_without_bracket(name))
        return [key for key in dict.fromkeys(map(key_of, forms)) if key]

    def _short_forms(self, name: str, cls: str) -> Iterator[str]:
        """A place without its noun, an enterprise without "Co Ltd", "B A" for "A of B"."""
        words = name.split()
        if self.vocabulary.is_a(cls, terms.ADMINISTRATIVE_AREA) or self.vocabulary.is_a(cls, terms.REGION):
            if len(words) > 1 and self._is_area_noun(words[-1]):
                yield " ".join(words[:-1])
        elif self.vocabulary.is_a(cls, terms.PERSON) and len(words) == 2:
            yield f"{words[1]} {words[0]}"  # "Defu Liu" and "Liu Defu"
        elif self.vocabulary.is_a(cls, terms.ENTERPRISE):
            while len(words) > 1 and words[-1].strip(".,").lower() in _FIRM_ENDS:
                words = words[:-1]
            yield " ".join(words)
        if " of " in name and self.vocabulary.classes[cls].family in _TURNED:
            head, _, owner = name.partition(" of ")
            yield f"{owner.removeprefix('the ')} {head}"

    def _is_area_noun(self, word: str) -> bool:
        noun = singular(word.lower())
        return noun in _REGION_NOUNS or self.lexicon.nouns.starting((noun,), 0) is not None


def _without_bracket(name: str) -> Iterator[str]:
    """ "Kinglong Co., Ltd." for "Kinglong (Suzhou) Co., Ltd."."""
    if "(" in name:
        yield name[: name.find("(")] + name[name.find(")") + 1 :]
