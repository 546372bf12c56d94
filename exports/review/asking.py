"""The way through the questions: what a key does, what else must be known, and the entry that comes of it.

Problem: an hour of decisions must not be lost, and none may say more than the curator meant.  Method: each answer goes
into the file before the next question; a decision that the file does not bear is told and asked again.  Advice: the
terminal is a :class:`Console` of three methods, so that tests need none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from exports.review.console import Console, StoppedError
from exports.review.correcting import Correcting
from exports.review.telling import statement, told
from exports.screen import one_line
from graph.curation.doubts import Doubt, Kind, Settled, scope_of
from graph.curation.lookup import joined
from graph.curation.model import Decision, Decisions, Verdict
from graph.curation.questions import Question, posed
from graph.curation.writing import append
from graph.iris import prefixes
from graph.store import Store
from graph.told import short
from ontology.errors import CurationError
from ontology.vocabulary import Vocabulary, Word

WORDS: Mapping[str, str] = {
    "s": "[s]ame",
    "d": "[d]ifferent",
    "a": "[a]ccept",
    "r": "[r]eject",
    "c": "[c]orrect",
    "n": "re[n]ame",
    "l": "[l]ater",
    "q": "[q]uit",
}
OFFERED: Mapping[Kind, str] = {
    Kind.NEAR_MISS: "sdlq",
    Kind.DISAGREEMENT: "arclq",
    Kind.RULE: "arclq",
    Kind.NAME: "arnclq",
}
MOST = 200
"""Questions of one walk if nobody says how many; nobody answers more, and finding them takes time."""
_VERDICTS: Mapping[str, tuple[Verdict, str]] = {
    "s": (Verdict.SAME, "two names of one thing"),
    "d": (Verdict.DIFFERENT, "two things"),
    "a": (Verdict.ACCEPT, "the sentence says so"),
    "r": (Verdict.REJECT, "the sentence does not say so"),
    "c": (Verdict.CORRECT, "the sentence says otherwise"),
    "n": (Verdict.RENAME, "the right name"),
}
"""Key → verdict, and the reason if the curator gives no other."""


@dataclass(frozen=True, slots=True)
class Curator:
    """Who decides, when, and into which file."""

    file: Path
    who: str
    when: str | None
    """An ISO date."""


class Review:
    """A walk through what is uncertain in a graph."""

    def __init__(self, store: Store, vocabulary: Vocabulary, console: Console) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._console = console
        self._base = store.base()
        self._joined = joined(store)
        self._known = prefixes(self._base)
        self.written = 0
        """Decisions that went into the file."""

    def open(self, doubts: Iterable[Doubt], decisions: Decisions, most: int = MOST) -> list[Doubt]:
        """The first doubts that the decisions leave."""
        settled = Settled(decisions.entries, self._vocabulary, self._joined)
        return list(islice((doubt for doubt in doubts if doubt not in settled), most))

    def walk(self, doubts: Iterable[Doubt], curator: Curator) -> None:
        """Asks one doubt after the other until they, the curator's patience or the input end."""
        with suppress(StoppedError):
            self._walk(doubts, curator)

    def _walk(self, doubts: Iterable[Doubt], curator: Curator) -> None:
        waiting, asked = list(doubts), 0
        while waiting:
            doubt = waiting.pop(0)
            asked += 1
            decisions = self._settle(doubt, (asked, asked + len(waiting)), curator)
            if decisions is None:
                return
            if decisions.entries:
                waiting = self.open(waiting, decisions)

    def _settle(self, doubt: Doubt, place: tuple[int, int], curator: Curator) -> Decisions | None:
        """Asks until there is an answer: all decisions then, none of them for later, None to quit."""
        question = posed(self._store, doubt)
        for line in told(question, *place, self._known):
            self._console.say(line)
        keys = OFFERED[doubt.kind]
        while True:
            key = self._console.key("  ".join(WORDS[key] for key in keys), keys)
            if key == "q":
                return None
            if key == "l":
                return Decisions(curator.file)
            decision = self._decision(key, question, curator)
            if decision is None:
                continue
            try:
                found = append(curator.file, decision, self._comment(decision, question), self._vocabulary, self._base)
            except CurationError as error:
                for line in error.lines:
                    self._console.say(one_line(line))
                continue
            self.written += 1
            return found

    def _decision(self, key: str, question: Question, curator: Curator) -> Decision | None:
        """What the key decides, with all that it takes; None where the curator thinks better of it."""
        verdict, reason = _VERDICTS[key]
        doubt = question.doubt
        label = change = None
        if verdict is Verdict.RENAME:
            text = self._console.line("The right name", question.about[0].subject)
            chinese = any("\u3400" <= char <= "\u9fff" for char in text)
            label = Word(" ".join(text.split()), "zh" if chinese else "en")
        if verdict is Verdict.CORRECT:
            change = Correcting(self._store, self._vocabulary, self._console).change(question.about[0])
            if change is None:
                return None
        about = doubt.about[0] if doubt.about and verdict is not Verdict.RENAME else None
        why = " ".join(self._console.line("Why", reason).split())
        decision = Decision(0, None, verdict, curator.who, why or reason, curator.when, change=change, label=label)
        if about is None:
            return replace(decision, names=doubt.names)
        return replace(decision, statement=about.statement, scope=scope_of(about, verdict))

    def _comment(self, decision: Decision, question: Question) -> list[str]:
        """The decision in words, so that the file reads without a graph."""
        if decision.statement is not None:
            return [f"{statement(one)} — {one.article}" for one in question.about[:1]]
        called = [(question.called.get(name) or (short(name, self._known),))[0] for name in decision.names]
        return [" | ".join(called)]
