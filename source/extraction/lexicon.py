"""The ontology's words, compiled for matching in text.

A :class:`Phrases` table finds the longest phrase that ends (or starts) at a word; :class:`Lexicon` holds one for each
grammatical frame of the vocabulary.  Nothing here knows a particular class or relation: all of it comes from Turtle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ontology import terms
from ontology.gazetteer import names_of
from ontology.vocabulary import Place, Relation, Vocabulary, Word
from source.extraction.inflection import singular as singular
from source.extraction.tokens import tokenize
from source.extraction.value_words import ValueWords

MONEY, MOVED = "money", "it"
"""Words of a verb phrase that stand for any sum of money, and for the relation's subject."""
_LEADERS = frozenset("of in to at on with for as by from into".split())
_LEAST_KNOWN = 4  # letters
_FUNCTION = frozenset("of the in for a an on to with at by from".split())


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase as the tokenizer would cut it, without full stops: "Co., Ltd." → ("Co", ",", "Ltd")."""
    return tuple(token.text.rstrip(".") or token.text for token in tokenize(phrase))


@dataclass(slots=True)
class Phrases:
    """Phrases with a value, found by their last word (``ending``) or first word (``starting``), longest first."""

    by_last: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    def add(self, words: tuple[str, ...], value: str) -> None:
        """Add one phrase; the first value given for the same words stays first."""
        for index, key in ((self.by_last, words[-1]), (self.by_first, words[0])):
            rows = index.setdefault(key, [])
            if (words, value) not in rows:
                rows.append((words, value))
                rows.sort(key=lambda row: -len(row[0]))

    def ending(self, words: Sequence[str], end: int) -> tuple[int, str] | None:
        """The longest phrase whose last word is ``words[end - 1]``: (its start, its value)."""
        for phrase, value in self.by_last.get(words[end - 1], ()):
            start = end - len(phrase)
            if start >= 0 and tuple(words[start:end]) == phrase:
                return start, value
        return None

    def starting(self, words: Sequence[str], start: int) -> tuple[int, str] | None:
        """The longest phrase whose first word is ``words[start]``: (its end, its value)."""
        for phrase, value in self.by_first.get(words[start], ()):
            if tuple(words[start : start + len(phrase)]) == phrase:
                return start + len(phrase), value
        return None

    def single_words(self) -> set[str]:
        """The phrases that are one word."""
        return {last for last, rows in self.by_last.items() if any(len(phrase) == 1 for phrase, _ in rows)}


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that state a relation; ``turned`` when the grammatical subject is the relation's object."""

    relation: Relation
    words: tuple[str, ...]
    turned: bool
    before: tuple[str, ...] = ()
    """Words that must stand right before the first one."""


class Lexicon:
    """Everything that the vocabulary says about words, for one language."""

    def __init__(self, vocabulary: Vocabulary, language: str = "en") -> None:
        self.vocabulary = vocabulary
        self.language = language
        self.heads = Phrases()
        self.nouns = Phrases()
        self.titles = Phrases()
        self.modifiers: set[str] = {"and"}
        self._classes(vocabulary)
        self.verbs: dict[str, list[Pattern]] = {}
        self.payments: dict[str, list[Pattern]] = {}
        """Verbs with a sum of money between them and the other end: "grant money to"."""
        self.moves: dict[str, list[Pattern]] = {}
        """Verbs whose object is the relation's subject: "license it to"."""
        self.predicates: dict[str, list[Pattern]] = {}
        self.nominals: dict[str, list[Pattern]] = {}
        self.prepositions: dict[str, list[tuple[Relation, tuple[str, ...]]]] = {}
        for iri in sorted(vocabulary.relations):
            self._relation(vocabulary.relations[iri])
        for table in (self.verbs, self.payments, self.moves, self.predicates, self.nominals):
            for rows in table.values():
                rows.sort(key=lambda p: (-len(p.words), p.relation.iri))
        self.values = {
            iri: ValueWords.of(vocabulary, relation.lists, language)
            for iri, relation in vocabulary.relations.items()
            if relation.lists
        }
        """The words of the values that a relation leads to (cor:level, cor:sector …)."""
        self.places: dict[str, list[Place]] = {}
        self.place_words: set[str] = set()
        """Words of the names of all places."""
        self.large_places: set[str] = set()
        """Words of the names of provinces and cities."""
        self._gazetteer(vocabulary.places.values())
        self.place_words_lower = {word.lower() for word in self.place_words}
        self.known = self._known()

    def is_known(self, word: str) -> bool:
        """Whether a capitalised word is a noun that names end in, or part of a known place's name."""
        return word in self.known

    def _known(self) -> set[str]:
        """Nouns of names and words of places, but neither "Co" nor short syllables, which any word may begin with."""
        heads = {
            word
            for word, rows in self.heads.by_last.items()
            if word[0].isupper() and not all(self.vocabulary.is_a(cls, terms.ENTERPRISE) for _, cls in rows)
        }
        return heads | {word for word in self.place_words if len(word) >= _LEAST_KNOWN}

    def _classes(self, vocabulary: Vocabulary) -> None:
        depth = {iri: len(c.ancestors) for iri, c in vocabulary.classes.items()}
        for iri in sorted(vocabulary.classes, key=lambda i: (i.startswith(terms.COR), -depth[i], i)):
            found = vocabulary.classes[iri]
            for word in self._mine(found.head_nouns):
                self.heads.add(words_of(word), iri)
            for words in self._phrases(found.nouns):
                self.nouns.add((*words[:-1], singular(words[-1])), iri)
                self.modifiers |= set(words) - _FUNCTION
            for words in self._phrases(found.titles):
                self.titles.add(words, iri)

    def _mine(self, words: Iterable[Word]) -> list[str]:
        """The words of the lexicon's language, in an order that does not depend on the files."""
        return sorted(w.text for w in words if w.language == self.language)

    def _phrases(self, words: Iterable[Word]) -> Iterator[tuple[str, ...]]:
        return (words_of(word.lower()) for word in self._mine(words))

    def _relation(self, relation: Relation) -> None:
        for phrase in self._phrases(relation.verbs):
            moved = self.moves if MOVED in phrase[1:] else self.verbs
            _enter(self.payments if MONEY in phrase[1:] else moved, Pattern(relation, phrase, turned=False))
        for turned, words in ((False, relation.subject_first), (True, relation.object_first)):
            for phrase in self._phrases(words):
                if MONEY in phrase[1:]:
                    _enter(self.payments, Pattern(relation, phrase, turned))
                else:
                    self._predicate(relation, phrase, turned)
        for phrase in self._phrases(relation.nominals):
            _enter(self.nominals, Pattern(relation, phrase, turned=False))
        for phrase in self._phrases(relation.prepositions):
            self.prepositions.setdefault(phrase[0], []).append((relation, phrase))

    def _predicate(self, relation: Relation, phrase: tuple[str, ...], turned: bool) -> None:
        """A phrase between subject and object, without "be"; "core area of" is also found at its noun."""
        if phrase[0] == "be" and len(phrase) > 1:
            phrase = phrase[1:]
        _enter(self.predicates, Pattern(relation, phrase, turned))
        stop = next((n for n, word in enumerate(phrase) if word in _LEADERS), 0)
        if stop > 1:
            _enter(self.predicates, Pattern(relation, phrase[stop - 1 :], turned, phrase[: stop - 1]))

    def _gazetteer(self, places: Iterable[Place]) -> None:
        for place in sorted(places, key=lambda p: p.code):
            for name in (name for name in names_of(place) if name[0] < "\u3000"):
                self.places.setdefault(name, []).append(place)
                words = {w for w in name.split() if w[0].isupper()}
                self.place_words |= words
                if place.cls != terms.DISTRICT and len(words) == 1 and place.code.endswith("00"):
                    self.large_places |= words


def _enter(table: dict[str, list[Pattern]], pattern: Pattern) -> None:
    table.setdefault(pattern.words[0], []).append(pattern)
