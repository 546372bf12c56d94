"""What definite nouns stand for: "the district", "the center", "the municipal government".

A definite noun of a class stands for the thing of that class that was spoken of last, unless its words or the subject
before it say otherwise; an area's noun stands for the area that the article is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from ontology import terms
from ontology.vocabulary import Vocabulary
from source.extraction.memory import Memory
from source.extraction.records import Record
from source.extraction.registry import Registry
from source.extraction.syntax import Sentence
from source.model import Form

_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_GOVERNED = {
    "municipal": terms.CITY,
    "city": terms.CITY,
    "provincial": terms.PROVINCE,
    "province": terms.PROVINCE,
    "district": terms.DISTRICT,
    "county": terms.DISTRICT,
    "town": terms.TOWN,
    "local": terms.ADMINISTRATIVE_AREA,
}
"""The word before "government" → the class of the area that it governs."""
_NATIONAL = frozenset({"central", "national", "state"})
_SITES = (terms.DEVELOPMENT_ZONE, terms.INNOVATION_CORRIDOR, terms.INNOVATION_PLATFORM)
"""What "the hub", "the base", "the area" may speak of, whichever of their nouns is used."""
_WHERE = frozenset({"in", "at", "within", "near"})
_REACH = 4
"""How many sentences back the subject may be that is meant rather than a mere whereabouts."""
_FEW = 2
"""Of so many bearers of a noun the last one is meant; of more the one that the article names most."""


class Reference:
    """Finds what the definite nouns of one article stand for."""

    def __init__(self, memory: Memory, registry: Registry, sentences: Sequence[Sentence]) -> None:
        self.memory = memory
        self.vocabulary: Vocabulary = registry.vocabulary
        self._registry = registry
        self._sentences = {s.index: s for s in sentences}
        self._headings = frozenset(s.index for s in sentences if s.heading)

    def last_of(self, s: Sentence, i: int, cls: str, exact: bool = True) -> Record | None:
        """What was spoken of last before ``i`` of a class; ``exact``: for a lone noun a wider class will do."""
        found = self._called(s, i, cls) or self._region(s, i, cls) or self._of_the_noun(s, i, cls)
        if found:
            return found
        subject = self.memory.subjects.get(s.index - 1)
        if subject is not None and subject.cls and self.vocabulary.is_a(subject.cls, cls):
            return subject
        if self.vocabulary.is_a(cls, terms.ADMINISTRATIVE_AREA):
            return self.area_spoken_of(s, i, cls)
        return self._of_class(s, i, cls, exact) or (self._site(s, i, cls) if exact else None)

    def words(self, n: int) -> list[str]:
        """The words of the sentence with index ``n``; none behind the last."""
        return self._sentences[n].words if n in self._sentences else []

    def governed(self, s: Sentence, i: int) -> Record | None:
        """The area that "the municipal government" or "the local government" at ``i`` speaks for."""
        words = {s.low(k) for k in range(s.phrase(i)[0], i + 1)}
        if words & _NATIONAL:
            return None
        cls = next((c for w, c in _GOVERNED.items() if w in words), None)
        return self.area_spoken_of(s, i, cls) if cls else None

    def area_spoken_of(self, s: Sentence, i: int, cls: str) -> Record | None:
        """Which area "the city" is: the article's own, which it names most, unless another was named just before.

        A mention counts one, one as a subject of a sentence one more, one in a heading two more; an area named in this
        or the last sentence gets one more.
        """
        areas = [r for r in self._registry.records if r.cls and r.mentions and self.vocabulary.is_a(r.cls, cls)]
        known = [r for r in areas if len(r.mentions) > 1 or any(m < (s.index, i) for m in r.mentions)]
        return max(known, key=lambda r: (self._weight(r, s, i), -r.number), default=None)

    def _weight(self, record: Record, s: Sentence, i: int) -> int:
        headed = sum(2 for n, _ in record.mentions if n in self._headings)
        led = sum(1 for subject in self.memory.subjects.values() if subject is record)
        late = any(s.index - 1 <= n and (n, u) < (s.index, i) for n, u in record.mentions)
        return len(record.mentions) + headed + led + late

    # ------------------------------------------------------------------ ways to tell which one, the surest first
    def _called(self, s: Sentence, i: int, cls: str) -> Record | None:
        """ "the Science Fair" of the "West Lake Science Fair": the name has the noun and the word before it."""
        if i == 0 or s.low(i - 1) in _DETERMINERS:
            return None
        phrase = f"{s.low(i - 1)} {s.low(i)}"
        fitting = (r for r in self.memory.before(s, i) if r.cls and self.vocabulary.is_a(r.cls, cls))
        return next((r for r in fitting if phrase in r.name.lower()), None)

    def _region(self, s: Sentence, i: int, cls: str) -> Record | None:
        """ "the region" of an autonomous region: a place whose name ends in the noun, though it is of another class."""
        others = (r for r in self.memory.latest() if r.places and r.cls and not self.vocabulary.is_a(r.cls, cls))
        return next((r for r in others if r.name.lower().endswith(f" {s.low(i)}")), None)

    def _of_the_noun(self, s: Sentence, i: int, cls: str) -> Record | None:
        """ "the institute" of an "Institute of …", rather than a laboratory: names whose last word is the noun."""
        is_a = self.vocabulary.is_a
        if is_a(cls, terms.ADMINISTRATIVE_AREA):
            return None
        fitting = (r for r in self.memory.before(s, i) if r.cls and is_a(r.cls, cls))
        bearers = [r for r in fitting if r.name.lower().split()[-1] == s.low(i)]
        if not bearers:
            return None
        if len(set(map(id, bearers))) > _FEW:
            return max(bearers, key=lambda r: (len(r.mentions), -r.number))
        before = [self.memory.subjects.get(n) for n in range(s.index - 1, max(-1, s.index - 1 - _REACH), -1)]
        told = before if self._is_but_a_place(s, i, bearers[0]) else before[:1]
        return next((subject for subject in told if subject in bearers), bearers[0])

    def _is_but_a_place(self, s: Sentence, i: int, record: Record) -> bool:
        """Whether what was named last only said where something is: "the park, which lies in the Y Park"."""
        at = next((n, u) for n, u, r in reversed(self.memory.mentions) if r is record and (n, u) < (s.index, i))
        where = self._sentences.get(at[0])
        if where is None or at[1] not in where.names:
            return False
        unit = at[1] + 1 if where.dep(at[1]) == "compound" else at[1]
        return where.dep(unit) == "pobj" and where.low(where.head(unit)) in _WHERE

    def _of_class(self, s: Sentence, i: int, cls: str, exact: bool) -> Record | None:
        """The last one of the class; what has a name goes before what is only described."""
        is_a = self.vocabulary.is_a
        for record in sorted(self.memory.before(s, i), key=lambda r: r.form is not Form.NAME):
            if record.cls is None:
                continue
            wider = exact and record.cls != terms.ORGANIZATION and is_a(cls, record.cls)
            if wider or is_a(record.cls, cls):
                return record
        return None

    def _site(self, s: Sentence, i: int, cls: str) -> Record | None:
        """The last site of any class, where the noun is one of those that are used for each other."""
        if not self._is_site(cls):
            return None
        return next((r for r in self.memory.before(s, i) if r.cls and self._is_site(r.cls)), None)

    def _is_site(self, cls: str) -> bool:
        return any(self.vocabulary.is_a(cls, site) for site in _SITES)
