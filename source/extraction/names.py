"""What a name in the words of a sentence is, and how it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ontology.vocabulary import Place

Words = Sequence[str]
"""The words of a sentence, without the full stops of abbreviations."""


class NameKind(StrEnum):
    """How a name was recognised."""

    PLACE = "place"
    NAME = "name"
    PERSON = "person"
    QUOTED = "quoted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name:
    """A name over ``words[start:end]`` of a sentence."""

    start: int
    end: int
    kind: NameKind
    cls: str | None
    head: int
    """Index of the word that the parser sees in its stead."""
    places: tuple[Place, ...] = ()
    """Gazetteer places that it may be."""
    inner: tuple[Name, ...] = ()
    """Names of persons inside it."""

    @property
    def size(self) -> int:
        """How many words it has."""
        return self.end - self.start


def is_capital(word: str) -> bool:
    """Whether a word is written like a part of a name: "Zhenhai", "G60", "AI", "3D"."""
    return word[0].isupper() or (len(word) > 1 and word[0].isalnum() and any(c.isupper() for c in word))


def capitals_end(words: Words, start: int) -> int:
    """Where the run of words that are written like a name's ends: ``start`` itself if there is none."""
    end = start
    while end < len(words) and is_capital(words[end]):
        end += 1
    return end
