"""A name taken apart: its words as they are compared, the places, numbers and levels in it.

Problem: one thing is written "Wuhu S&T Bureau" and "Bureau of Science and Technology of Wuhu City", and one number or
level more makes another thing.  Method: a name becomes the list of its content words in one spelling, with places
without their kind and numbers in figures.  Advice: compare :attr:`NameForm.spelled` for the same words in the same
order, :attr:`NameForm.bag` for the same words in any order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.resolution.wordlists import (
    COUNTED,
    FIELD_WORDS,
    LEGAL_FORMS,
    LEGAL_FORMS_ZH,
    LEVELS,
    ORDINALS,
    ROMAN,
    ROMAN_LETTERS,
    SMALL_WORDS,
    SPELLINGS,
)
from ontology.gazetteer import names_of
from ontology.vocabulary import Place, Vocabulary

_PHRASES = re.compile(
    r"\b(?:(science\s*(?:and|&)\s*technology|scientific\s*(?:and|&)\s*technological|sci[\s-]?tech|s\s*&\s*t)"
    r"|((?:high\s*(?:and|&)\s*new|new\s*(?:and|&)\s*high|hi|high)[\s-]*tech(?:nology|nologies)?)"
    r"|(research\s*(?:and|&)\s*development|r\s*&\s*d))\b"
)
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+[+#]*")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_POSSESSIVE = re.compile(r"['’]s\b")
_QUOTES = str.maketrans("", "", "'’‘\"“”«»")
_SAID_BY_PLACE = {"provincial": "0000", "municipal": "00"}
"""Level → how the code of a place ends that says it: "Ningbo Municipal Bureau" is the "Ningbo Bureau"."""
_KIND_OF = [[kind, "of"] for kind in ("city", "district", "province", "county", "municipality", "town")]
"""What says no more before a place than behind it: "the city of Huzhou"."""
_LONGEST_PLACE = 4
_SHORTEST_PLACE = 4
"""Letters of a place's name that is believed without its kind: "Lin" or "Gong" is more often something else."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as it is compared."""

    words: tuple[str, ...]
    """Content words in order; places as their short name, numbers as "#2", levels in one word."""
    rest: tuple[str, ...]
    """The words without the places, sorted."""
    places: tuple[tuple[str, frozenset[str]], ...]
    """Each place in the name, in order: its word and the codes that it may have."""
    sure: frozenset[str]
    """Codes of those places that are surely meant as places: cities and above, and what is called a district."""
    numbers: tuple[str, ...]
    levels: frozenset[str]
    coined: bool
    """Whether a word is neither a place nor one that many names of the field share."""

    @property
    def spelled(self) -> str:
        """The words run together: "Nano-materials" is "Nanomaterials"."""
        return "".join(self.words)

    @property
    def bag(self) -> str:
        """The words in alphabetical order."""
        return " ".join(sorted(self.words))


class NameForms:
    """Takes names apart with the words and places of one vocabulary; each name once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._places = _phrases(vocabulary.places)
        self._starts = {phrase.partition(" ")[0] for phrase in self._places}
        self._field = _in_one_spelling(FIELD_WORDS) | _lexicon(vocabulary)
        self._known: dict[tuple[str, bool], NameForm] = {}

    def of(self, name: str, firm: bool = False) -> NameForm:
        """The form of a name; of a ``firm``, its legal form is left out."""
        found = self._known.get((name, firm))
        if found is None:
            found = self._known[name, firm] = self._made(name, firm)
        return found

    def bearers(self, name: str) -> frozenset[str]:
        """Codes of the places that bear exactly this name."""
        found = self._places.get(" ".join(split(name)))
        return found[1] if found else frozenset()

    def _made(self, name: str, firm: bool) -> NameForm:
        words = _without_legal_form(split(_bare(name))) if firm else split(name)
        content: list[str] = []
        rest: list[str] = []
        places: list[tuple[str, frozenset[str]]] = []
        sure: set[str] = set()
        at = 0
        while at < len(words):
            size, short, codes = self._place(words, at)
            if size:
                if words[max(0, at - 2) : at] in _KIND_OF and content[-1:] == rest[-1:] == words[at - 2 : at - 1]:
                    content.pop()
                    rest.pop()
                content.append(short)
                places.append((short, codes))
                sure.update(code for code in codes if size > 1 or not code[0].isdigit() or code[:6].endswith("00"))
            else:
                size = 1
                kept = _normal(words, at)
                if kept:
                    content.append(kept)
                    rest.append(kept)
            at += size
        for level, ending in _SAID_BY_PLACE.items():
            if level in rest and any(code[:6].endswith(ending) for _, codes in places for code in codes):
                content.remove(level)
                rest.remove(level)
        coined = any(self._is_coined(word) for word in rest)
        numbers = tuple(sorted(word for word in rest if word[0] == "#"))
        levels = frozenset(LEVELS.values()).intersection(rest)
        return NameForm(tuple(content), tuple(sorted(rest)), tuple(places), frozenset(sure), numbers, levels, coined)

    def _place(self, words: list[str], at: int) -> tuple[int, str, frozenset[str]]:
        """The longest place that begins here: its number of words, short name and codes."""
        if words[at] in self._starts:
            for size in range(min(_LONGEST_PLACE, len(words) - at), 0, -1):
                found = self._places.get(" ".join(words[at : at + size]))
                if found is not None:
                    return size, *found
        return 0, "", frozenset()

    def _is_coined(self, word: str) -> bool:
        return word[0] != "#" and len(word) > 1 and word not in self._field and word not in LEVELS


def split(name: str) -> list[str]:
    """The words of a name in lower case, with phrases that have several spellings as one word."""
    text = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", name).casefold()).translate(_QUOTES)
    if "." in text:
        text = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    text = _PHRASES.sub(lambda found: " scitech " if found[1] else " hightech " if found[2] else " rnd ", text)
    return _WORD.findall(text.replace("&", " and "))


def singular(word: str) -> str:
    """The singular of an English plural; other words may lose an s, which does no harm in a comparison."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("xes", "ches", "shes", "sses")) else word[:-1]


def chinese(names: Iterable[str]) -> frozenset[str]:
    """Those of the names that are written in Chinese characters, without their legal form."""
    return frozenset(_bare(name) for name in names if any("\u3400" <= char <= "\u9fff" for char in name))


def chinese_differ(some: Collection[str], others: Collection[str]) -> bool:
    """Whether both have Chinese names and none of the one is short for one of the other."""
    return bool(some and others) and not any(_is_short_for(one, other) for one in some for other in others)


def _is_short_for(one: str, other: str) -> bool:
    """Whether the characters of the shorter name stand in the longer one in this order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(char in rest for char in short)


def _bare(name: str) -> str:
    for form in LEGAL_FORMS_ZH:
        if name.endswith(form) and len(name) > len(form) + 1:
            return name[: -len(form)]
    return name


def _normal(words: list[str], at: int) -> str:
    """A word in the spelling that names are compared in; "" for one that says nothing."""
    word = words[at]
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if word in SMALL_WORDS and not (word == "a" and before in COUNTED):
        return ""
    if word == "no" and after[:1].isdigit():
        return ""
    number = _number(word, before)
    if number:
        return f"#{number}"
    if word == "level" and before in LEVELS:
        return ""
    word = SPELLINGS.get(word, word)
    word = singular(word)
    word = SPELLINGS.get(word, word)
    word = LEVELS.get(word, word)
    return re.sub("isation$", "ization", word) if word.endswith("isation") else word


def _number(word: str, before: str) -> str:
    if word[0].isdigit():
        ordinal = _ORDINAL.fullmatch(word)
        return ordinal[1] if ordinal else word if word.replace(".", "").isdigit() else ""
    if before in COUNTED and len(word) == 1 and word.isalpha():
        return ROMAN_LETTERS.get(word, word)
    return ORDINALS.get(word) or ROMAN.get(word, "")


def _without_legal_form(words: list[str]) -> list[str]:
    end = len(words)
    while end > 1 and words[end - 1] in LEGAL_FORMS:
        end -= 1
    return words[:end]


def _phrases(places: Mapping[str, Place]) -> dict[str, tuple[str, frozenset[str]]]:
    """Every name of a place as words → its short name and the codes of those that bear it."""
    found: dict[str, tuple[str, set[str]]] = {}
    for code in sorted(places):
        place = places[code]
        short = "".join(split(place.name))
        for name in names_of(place):
            words = split(name)
            if words and (len(words) > 1 or len(words[0]) >= _SHORTEST_PLACE) and words[0] not in FIELD_WORDS:
                found.setdefault(" ".join(words), (short, set()))[1].add(code)
    return {phrase: (short, frozenset(codes)) for phrase, (short, codes) in found.items()}


def _lexicon(vocabulary: Vocabulary) -> frozenset[str]:
    """The last words of all nouns that speak of a class."""
    nouns = (noun.text for cls in vocabulary.classes.values() for noun in (*cls.nouns, *cls.head_nouns))
    return _in_one_spelling(word for noun in nouns if noun.isascii() for word in split(noun)[-1:])


def _in_one_spelling(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_normal([word], 0) or word for word in words)
