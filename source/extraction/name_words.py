"""Which words end a name, or cannot be one: titles, openers of sentences, the calendar, common nouns."""

from __future__ import annotations

from source.extraction.lexicon import Lexicon, singular
from source.extraction.names import Words
from source.extraction.people import PERSON_WORDS
from source.extraction.wordlists import CALENDAR, NUMBERS, OPENERS


class NameWords:
    """Questions about single words, asked by all that looks for names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._titles = lexicon.titles.single_words()
        self._common = lexicon.nouns.single_words() | {w.lower() for w in lexicon.heads.single_words()}

    def is_title(self, word: str) -> bool:
        """Whether a word alone is a title or office of persons, in either number: "Academician", "directors"."""
        return word.lower() in self._titles or singular(word.lower()) in self._titles

    def is_common(self, word: str) -> bool:
        """Whether a word alone is a noun of the lexicon, in whatever case and number."""
        return singular(word.lower()) in self._common

    def stops(self, words: Words, i: int) -> bool:
        """Whether the capitalised word at ``i`` is no part of a name that it stands before.

        A title is part of one only right before the name's noun: "Academician Workstation".
        """
        word = words[i]
        if word in CALENDAR or word in PERSON_WORDS:
            return True
        if word in OPENERS and (i == 0 or word not in NUMBERS):
            return True
        if not self.is_title(word):
            return False
        starts_noun = self.lexicon.heads.starting
        return i + 1 == len(words) or not (starts_noun(words, i) or starts_noun(words, i + 1))
