"""Described things: "the first sci-tech achievement fair of the district" is a thing, though it has no name.

A description has a label in the text's words; it becomes a record of its own only when a statement is made about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ontology import terms
from source.extraction.arguments import Argument, Description, Position
from source.extraction.lexicon import singular
from source.extraction.memory import Memory
from source.extraction.noun_phrases import NounPhrases
from source.extraction.records import Record
from source.extraction.registry import Registry
from source.extraction.syntax import POSSESSIVE_MARKS, Sentence
from source.model import Span

EVALUATIVE = frozenset(
    """leading new large major key first second third modern world-class advanced high-level important famous well-known
    renowned top big small-sized medium-sized large-scale second-largest largest biggest only whole entire such same own
    current existing country global local strong full""".split()
)
"""Words before a noun that praise or order it and do not tell it from others."""
_COMPLEMENTS = frozenset({"for", "of", "on"})
_NO_LABEL_WORDS = frozenset({"the", "a", "an", ",", "yuan"}) | POSSESSIVE_MARKS
_NO_SPACE_BEFORE = (",", "'s", "’s", ")", "%")


class Descriptions:
    """The described things of one article, by the place of their noun."""

    def __init__(self, registry: Registry, nouns: NounPhrases, memory: Memory) -> None:
        self.nouns = nouns
        self._registry = registry
        self._memory = memory
        self._drafts: dict[Position, Description] = {}

    def reading(self, s: Sentence, i: int, cls: str, holder: Record | None) -> Argument:
        """The thing that the singular noun at ``i`` describes."""
        return self._argument(s, i, cls, self._label(s, i, s.words[i]), holder)

    def one_of(self, s: Sentence, i: int, cls: str) -> Argument:
        """One of the things that the plural at ``i`` speaks of: "one of the 46 stations"."""
        return self._argument(s, i, cls, self._label(s, i, singular(s.low(i))), None)

    def around(self, s: Sentence, i: int) -> Iterator[Argument]:
        """The described things of a sentence whose label has the word at ``i``."""
        for (n, u), d in self._drafts.items():
            if n == s.index and d.span.start <= s.spans[i].start < d.span.end:
                yield Argument(n, u, record=d.record) if d.record else Argument(n, u, description=d)

    def settle(self, d: Description, holder: Record | None) -> Record:
        """Make a thing of its own of a described one, now that its holder is known."""
        if d.record is None:
            d.holder = holder
            d.record = self._registry.describe(d.label, d.cls, d.span, holder, d.aliases)
            d.record.mentions.append((d.sentence, d.unit))
            self._memory.note((d.sentence, d.unit), d.record)
        return d.record

    def label_end(self, s: Sentence, i: int) -> int:
        """Where the label of a described thing ends: its noun, or a complement ("for …", "of … Delta") behind it."""
        end = i
        for p in s.children(i, "prep"):
            if s.low(p) in _COMPLEMENTS and p == end + 1:
                below = s.after(p)[:1] if s.low(p) == "of" else s.after(p)
                if s.low(p) != "of" or _tells(s, below):
                    end = max([end, *_flat_ends(s, below)])
        if end == i and s.low_at(i + 1) == "for" and s.dep(i + 1) == "prep" and s.head(i + 1) != i:
            below = [n for n in s.after(i + 1) if n not in s.names]  # the parser hung it higher
            if below and self.nouns.noun_class(s, below[0]) != (below[0], terms.PERSON):
                end = max([end, *_flat_ends(s, below)])
        return end

    # ------------------------------------------------------------------ labels
    def _argument(self, s: Sentence, i: int, cls: str, label: str, holder: Record | None) -> Argument:
        key = (s.index, i)
        if key not in self._drafts:
            end, (begin, _) = self.label_end(s, i), s.phrase(i)
            span = Span(s.spans[begin].start, s.spans[end].end)
            draft = Description(label, cls, s.index, i, span, holder, self._short_labels(s, i, label))
            draft.complete = end > i
            draft.definite = s.low(begin) in ("the", "first") and s.tag(begin + 1) != "JJR"
            self._drafts[key] = draft
        found = self._drafts[key]
        if found.record:
            return Argument(s.index, i, record=found.record)
        return Argument(s.index, i, description=found)

    def _label(self, s: Sentence, i: int, noun: str) -> str:
        """The words of the phrase with its complement, ``noun`` for the word at ``i``."""
        begin, _ = s.phrase(i)
        while begin < i and self._is_no_label_word(s, begin):
            begin += 1
        return _spaced([*s.words[begin:i], noun, *s.words[i + 1 : self.label_end(s, i) + 1]])

    def _is_no_label_word(self, s: Sentence, k: int) -> bool:
        return (
            s.dep(k) in ("det", "poss", "case", "predet")
            or s.tag(k) in ("POS", "PRP$")
            or s.low(k) in _NO_LABEL_WORDS
            or not s.words[k][0].isalnum()
            or (s.index, k) in self.nouns.quantities
        )

    def _short_labels(self, s: Sentence, i: int, label: str) -> tuple[str, ...]:
        """Other things it may be called by: without complement, without praise or ordinals before the noun."""
        core = [
            s.words[k]
            for k in range(s.phrase(i)[0], i + 1)
            if s.dep(k) not in ("det", "poss", "case")
            and s.tag(k) not in ("POS", "PRP$")
            and (s.index, k) not in self.nouns.quantities
        ]
        if not label.endswith(core[-1]) and core[-1] not in label.split():
            core[-1] = singular(core[-1].lower())
        plain = list(core)
        while len(plain) > 1 and plain[0].lower() in EVALUATIVE:
            plain = plain[1:]
        return tuple(sorted(short for short in {_spaced(core), _spaced(plain)} - {label} if " " in short))


def _tells(s: Sentence, below: Sequence[int]) -> bool:
    """Whether "of …" belongs to a label: it names something, or speaks of things in general."""
    if any(n in s.names for n in below):
        return True
    return bool(below) and not s.children(below[0], "det", "poss", "nummod")


def _flat_ends(s: Sentence, below: Sequence[int]) -> Iterator[int]:
    """The ends of complements without relative clauses: "for A and B of C"."""
    for n in below:
        yield n
        for p in s.children(n, "prep"):
            if s.low(p) == "of" and p == n + 1:
                yield from s.after(p)


def _spaced(words: Sequence[str]) -> str:
    text = " ".join(words)
    for mark in _NO_SPACE_BEFORE:
        text = text.replace(f" {mark}", mark)
    return text
