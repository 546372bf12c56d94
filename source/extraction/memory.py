"""What has been spoken of so far: mentions in the order of the text, and what each sentence was about."""

from __future__ import annotations

from collections.abc import Iterator

from source.extraction.arguments import Argument, Position
from source.extraction.records import Record
from source.extraction.syntax import Sentence


class Memory:
    """The mentions of one article, as far as it has been read."""

    def __init__(self) -> None:
        self.mentions: list[tuple[int, int, Record]] = []
        """(sentence, unit, record)."""
        self.subjects: dict[int, Record] = {}
        """The main subject of each sentence that has been read."""
        self.anchored: dict[int, Record] = {}
        """What a bracket's content is said of, by the bracket's sentence number."""

    def note(self, at: Position, record: Record) -> None:
        """Remember that a record was spoken of."""
        self.mentions.append((*at, record))

    def in_sentence(self, s: Sentence) -> list[Record]:
        """What this sentence has spoken of so far."""
        return [record for n, _, record in self.mentions if n == s.index]

    def before(self, s: Sentence, i: int) -> Iterator[Record]:
        """What was spoken of before unit ``i``, the last first."""
        return (record for n, u, record in reversed(self.mentions) if (n, u) < (s.index, i))

    def lately(self, s: Sentence) -> Iterator[Argument]:
        """What this sentence and the one before have spoken of, the last first."""
        for n, u, record in reversed(self.mentions):
            if n < s.index - 1:
                return
            yield Argument(n, u, record=record, antecedent=n if n != s.index else None)

    def latest(self) -> Iterator[Record]:
        """All that was spoken of, the last first."""
        return (record for _, _, record in reversed(self.mentions))

    def referring(self, s: Sentence, i: int, record: Record) -> Argument:
        """Unit ``i`` as a word that stands for a record, with the sentence that names it."""
        self.note((s.index, i), record)
        return Argument(s.index, i, record=record, antecedent=_named_in(s, record))

    def anchor(self, s: Sentence) -> Argument | None:
        """What the content of a bracket is said of: the name that it stands behind, or is part of."""
        record = self.anchored.get(s.index)
        return Argument(*s.anchor, record=record) if record and s.anchor else None


def _named_in(s: Sentence, record: Record) -> int | None:
    """The sentence that names the record, if this one does not: the nearest before, else the first after."""
    where = [n for n, _ in record.mentions]
    if s.index in where or not where:
        return None
    return max((n for n in where if n < s.index), default=min(where))
