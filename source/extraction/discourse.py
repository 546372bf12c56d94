"""Who and what the words of an article stand for: names, pronouns, "the district", described things, counted sets.

Problem: the genre rarely repeats a name.  Method: sentences are read in order; a definite noun of a class stands for
the thing of that class that was spoken of last, "it" for the subject before it.  A description ("the first sci-tech
achievement fair of the district") becomes a thing of its own only when a statement is made about it.

:class:`Discourse` asks one reader per kind of word; these ask it in turn for the words that theirs lead to.
"""

from __future__ import annotations

from collections.abc import Sequence

from ontology import terms
from source.extraction.arguments import Argument, Description, Position
from source.extraction.bare_numbers import BareNumbers
from source.extraction.common_nouns import TRANSPARENT, CommonNouns
from source.extraction.descriptions import Descriptions
from source.extraction.extents import Extents
from source.extraction.groups import CountedSets
from source.extraction.lists import Lists
from source.extraction.memory import Memory
from source.extraction.noun_phrases import NounPhrases, is_plural
from source.extraction.pronouns import Pronouns, is_pronoun
from source.extraction.records import Record
from source.extraction.reference import Reference
from source.extraction.registry import Registry
from source.extraction.single_nouns import SingleNouns
from source.extraction.syntax import RELATIVE_PRONOUNS, Sentence
from source.figures.quantities import Quantity
from source.model import Span

_DEPTH = 5
"""How many words may lead one to the other before a reading is given up; parses of real sentences stay below."""
_AREA = frozenset({"area", "region"})
"""Nouns that say nothing more of the place that they follow."""
_NOUN_TAGS = frozenset({"JJ", "VBG", "FW", "CD"})
"""Tags that the parser gives to nouns by mistake."""


def _described_by(s: Sentence, i: int) -> int | None:
    """What the relative clause of the pronoun at ``i`` describes; "X, for which" is X wherever the clause hangs."""
    clause = s.governor(i)
    if s.dep(clause) == "relcl":
        return s.head(clause)
    behind = i > 2 and s.dep(i) == "pobj" and s.low(i - 2) == ","
    return i - 3 if behind and s.is_noun(i - 3) else None


class Discourse:
    """The state of one article's reading."""

    def __init__(self, sentences: Sequence[Sentence], registry: Registry, records: dict[Position, Record]) -> None:
        self.registry = registry
        self.lexicon = registry.lexicon
        self.vocabulary = registry.vocabulary
        self.records = records
        self.sentences = sentences
        self.article_text = ""
        self.quantities: dict[Position, Quantity] = {}
        self.quantity_spans: dict[Position, Span] = {}
        self.memory = Memory()
        self.extents = Extents(self.vocabulary, records)
        self.nouns = NounPhrases(self.lexicon, self.quantities)
        self.lists = Lists(self.nouns, records)
        self.sets = CountedSets(self.vocabulary, self.quantity_spans, self.quote)
        self.reference = Reference(self.memory, registry, sentences)
        self.descriptions = Descriptions(registry, self.nouns, self.memory)
        self._pronouns = Pronouns(self.reference, self.sets, self.arguments)
        self._numbers = BareNumbers(self.sets, self.descriptions, self.arguments)
        singles = SingleNouns(self.descriptions, self.reference, self.arguments)
        self._common = CommonNouns(self.lists, self.sets, singles, self.reference, self.arguments)
        self.groups = self.sets.drafts
        self.anchored = self.memory.anchored

    # ------------------------------------------------------------------ what a word stands for
    def arguments(self, s: Sentence, i: int, depth: int = 0) -> list[Argument]:
        """What unit ``i`` may stand as in a statement: one reading, or one per member of a list that it introduces."""
        if depth > _DEPTH:
            return []
        record = self.records.get((s.index, i))
        if record is not None:
            return [Argument(s.index, i, record=record)] if record.cls else []
        if s.low(i) in ("first", "only") and s.dep(i) == "attr" and s.lemma(s.head(i)) == "be":
            return [a for k in s.subjects(s.head(i)) if k != i for a in self.arguments(s, k, depth + 1)]
        if s.low(i) in RELATIVE_PRONOUNS and s.tag(i)[0] == "W":
            described = _described_by(s, i)
            return self.arguments(s, described, depth + 1) if described is not None else []
        if s.low(i) in _AREA and i - 1 in s.names and s.head(i - 1) == i and self.extents.size_of_name(s, i - 1) >= 0:
            return self.arguments(s, i - 1, depth + 1)  # "the Zhangjiang Science City area"
        if is_pronoun(s, i):
            return self._pronouns.reading(s, i)
        if self._numbers.reads(s, i):
            return self._numbers.reading(s, i, depth)
        if s.is_noun(i) or s.tag(i) in _NOUN_TAGS:
            return self._common.reading(s, i, depth)
        return []

    def as_one(self, s: Sentence, k: int) -> list[Argument]:
        """What something is recognised as: "one of the 46 stations", "a pilot zone" – never the thing itself."""
        if s.low(k) == "one" or (s.lemma(k) in TRANSPARENT and s.under(k, "of")):
            return [a for n in s.under(k, "of") for a in self.as_one(s, n)]
        found = self.nouns.noun_class(s, k)
        if found is None:
            return self.arguments(s, k)
        if is_plural(s, k):
            return [self.descriptions.one_of(s, k, found[1])]
        return [a for a in self.arguments(s, k) if not a.record] or [Argument(s.index, k, cls=found[1])]

    def quantity_of(self, s: Sentence, i: int) -> tuple[int, Quantity] | None:
        """The number that counts noun ``i``, and its unit."""
        return self.nouns.quantity_of(s, i)

    def quote(self, span: Span) -> str:
        """The article's words at a span, on one line."""
        return " ".join(self.article_text[span.start : span.end].split())

    def settle(self, d: Description, holder: Record | None) -> Record:
        """Make a thing of its own of a described one, now that its holder is known."""
        return self.descriptions.settle(d, holder)

    # ------------------------------------------------------------------ what has been spoken of
    def note_heads(self) -> None:
        """Remember the last words of names, so that "the center" is known once a name has ended in "Center"."""
        self.nouns.learn(self.registry.records)

    def note_mentions(self, s: Sentence) -> None:
        """Remember the names of a sentence as spoken of, in the order of the text."""
        for i in sorted(s.names):
            record = self.records.get((s.index, i))
            if record and record.cls:
                self.memory.note((s.index, i), record)

    def note_heading(self, s: Sentence) -> None:
        """A heading that is a name tells what the lines below it are about."""
        named = self.memory.in_sentence(s)
        if len(s.words) == 1 and named:
            self.memory.subjects[s.index] = named[0]

    def note_subject(self, s: Sentence) -> None:
        """Remember what the sentence was about: its main clause's subject, else the first thing that it names."""
        record = self._main_subject(s)
        if record is None and s.anchor is None:
            said = self.memory.in_sentence(s)
            record = next((r for r in said if r.cls and not self.vocabulary.is_a(r.cls, terms.PLACE)), None)
        if record:
            self.memory.subjects[s.index] = record

    def _main_subject(self, s: Sentence) -> Record | None:
        """The subject of the main clause, else who has what the subject is: "the city's spending rose"."""
        roots = [i for i in range(len(s.words)) if s.head(i) == i and s.is_verb(i)]
        subjects = [k for root in roots for k in s.subjects(root)]
        for k in (*subjects, *(k for n in subjects for k in s.children(n, "poss"))):
            for found in self.arguments(s, k, 3):
                record = found.record or (found.description.record if found.description else None)
                if record:
                    return record
        return None
