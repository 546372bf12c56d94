"""Sets that a clause places nowhere, as "There are 26 laboratories" and "30 firms were introduced": they are where the
text is.

Rule ``topic-site``.  The site is the place that the sentence names first, else what the sentences before are about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ontology import terms
from source.extraction.arguments import Argument, Statement
from source.extraction.discourse import Discourse
from source.extraction.modality import modality_of
from source.extraction.records import Record
from source.extraction.syntax import Sentence
from source.extraction.whereabouts import Whereabouts
from source.extraction.wordlists import CALENDAR
from source.model import Modality

_RULE = "topic-site"
_BACK = 2
"""How many sentences back the site may have been spoken of."""
_DEEDS = {
    terms.ESTABLISHED: terms.LOCATED_IN,
    terms.ATTRACTED: terms.ATTRACTED,
    terms.CULTIVATED: terms.CULTIVATED,
}
"""What is done to a set without saying by whom → what the site has to do with it."""
_TIMES = frozenset({"year", "month", "quarter", "total", "addition", "decade", "half", "period", "end"})
_AFTER_ALL = frozenset({"for", "of", "by", "as", "since", "with", "to", "including", "like", "than", "above"})
"""Prepositions that do not say where."""
_ELSEWHERE = frozenset({"nationwide", "worldwide", "globally", "abroad", "overseas", "elsewhere", "respectively"})


class TopicSetRules:
    """Ties counted sets to the site that an article is speaking of."""

    def __init__(self, discourse: Discourse, whereabouts: Whereabouts) -> None:
        self._memory = discourse.memory
        self._vocabulary = discourse.vocabulary
        self._verbs = discourse.lexicon.verbs
        self._sets = discourse.sets
        self._resolve = discourse.arguments
        self._whereabouts = whereabouts

    def read(self, s: Sentence, told: Iterable[Statement]) -> Iterator[Statement]:
        """The statements of one sentence about sets that no other is about."""
        spoken = {id(a.group) for t in told for a in (t.subject, t.object) if a.group}
        for (n, unit), group in sorted(self._sets.drafts.items()):
            if n != s.index or id(group) in spoken or self._vocabulary.classes[group.cls].family != "body":
                continue
            relation, verb = self._told(s, unit)
            site = self._site(s, unit) if relation else None
            modality = modality_of(s, verb) if verb >= 0 else Modality.ASSERTED
            if relation is None or site is None or modality is not Modality.ASSERTED:
                continue
            yield from self._statements(Argument(s.index, unit, group=group), relation, site, s)
            self._memory.subjects[s.index] = site

    def _statements(self, group: Argument, relation: str, site: Record, s: Sentence) -> Iterator[Statement]:
        place = replace(self._memory.referring(s, group.unit, site), unit=group.unit)
        if relation == terms.LOCATED_IN:
            yield from self._whereabouts.state(s, [group], [place], _RULE)
        else:
            yield Statement(place, relation, group, _RULE, s.index)

    def _told(self, s: Sentence, unit: int) -> tuple[str | None, int]:
        """What a clause that names no place tells of its set, and its verb."""
        if s.low_at(unit + 1) == "there" and s.dep(unit + 1) == "advmod":
            return terms.LOCATED_IN, -1
        while s.dep(unit) == "conj" and s.is_noun(s.head(unit)):
            unit = s.head(unit)
        total = s.head(s.head(unit))
        if s.dep(unit) == "pobj" and s.lemma(total) == "total":
            unit = total  # "a total of 26 laboratories"
        verb = s.head(unit)
        if not s.is_verb(verb) or _says_where(s, verb) or _says_where(s, unit):
            return None, -1
        if s.dep(unit) in ("attr", "nsubj") and s.lemma(verb) == "be" and s.children(verb, "expl"):
            return terms.LOCATED_IN, verb
        if s.dep(unit) == "nsubjpass" and not s.children(verb, "agent") and s.dep(verb) in ("ROOT", "conj"):
            deeds = (t.relation.iri for t in self._verbs.get(s.lemma(verb), ()))
            return next((_DEEDS[iri] for iri in deeds if iri in _DEEDS), None), verb
        return None, -1

    # ------------------------------------------------------------------ where the text is
    def _site(self, s: Sentence, unit: int) -> Record | None:
        """The place that the sentence names first, else what the ones before are about, else their only place."""
        named = [self._memory_of(s, k) for k in sorted(s.names) if k < unit]
        first = next((r for r in named if r is not None), None)
        if first is not None or any(k < unit for k in s.names):
            return first
        for n in range(s.index - 1, max(-1, s.index - 1 - _BACK), -1):
            subject = self._memory.subjects.get(n)
            if subject is not None:
                return subject if self._is_site(subject) else None
            places = {id(r): r for m, _, r in self._memory.mentions if m == n and self._is_site(r)}
            if places:
                return next(iter(places.values())) if len(places) == 1 else None
        return None

    def _memory_of(self, s: Sentence, k: int) -> Record | None:
        record = next((a.record for a in self._resolve(s, k) if a.record), None)
        return record if record is not None and self._is_site(record) else None

    def _is_site(self, record: Record) -> bool:
        """Whether an article may be speaking of what is there: a place, but no country."""
        is_a = self._vocabulary.is_a
        return record.cls is not None and is_a(record.cls, terms.PLACE) and not is_a(record.cls, terms.COUNTRY)


def _says_where(s: Sentence, i: int) -> bool:
    """Whether what hangs from a word may say where, however vaguely."""
    below = s.kids[i]
    if any(s.low(k) in _ELSEWHERE for k in below):
        return True
    leading = [k for k in below if s.dep(k) == "prep" and s.low(k) not in _AFTER_ALL]
    return not all(_is_time(s, n) for k in leading for n in s.after(k))


def _is_time(s: Sentence, n: int) -> bool:
    return s.tag(n) == "CD" or s.words[n] in CALENDAR or s.lemma(n) in _TIMES
