"""Names in the words of a sentence, found before parsing.

Problem: the parser misreads long names ("Yongjiang Sci-tech Innovation Corridor"), so each name must be one word
for it.  Method: a name ends in a noun that the lexicon gives for a class (or has it before "of"), or is a place of the
gazetteer, or is a Chinese personal name in pinyin, or a lower-case phrase in quotation marks with such a noun; any
other run of capitalised words is kept as a name of unknown class, for the sentence to say what it is.  The longest
name wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ontology import terms
from source.extraction.headed_names import HeadedNames
from source.extraction.lexicon import Lexicon
from source.extraction.name_reach import NameReach
from source.extraction.name_words import NameWords
from source.extraction.names import Name, NameKind, is_capital
from source.extraction.people import find_persons
from source.extraction.place_names import PlaceNames
from source.extraction.quoted_names import quoted_names
from source.extraction.unknown_names import UnknownNames

_PREFERENCE = (NameKind.QUOTED, NameKind.NAME, NameKind.PLACE, NameKind.PERSON, NameKind.UNKNOWN)
"""Which of two names of one extent is kept."""
_BEARERS = (terms.INNOVATION_PLATFORM, terms.TALENT_TEAM)
"""What bears persons' names."""


class NameFinder:
    """Finds names with the words of one vocabulary."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._words = NameWords(lexicon)
        self.places = PlaceNames(lexicon)
        self._headed = HeadedNames(lexicon)
        self._unknown = UnknownNames(self._words, self.places)

    def find(self, words: Sequence[str], quoted: Sequence[tuple[int, int]] = ()) -> list[Name]:
        """All names in order, none overlapping; ``quoted`` are the bounds of what stands in quotation marks."""
        bare = [w.rstrip(".").replace("’", "'") or w for w in words]
        if not quoted and not any(map(is_capital, bare)):
            return []
        places = self.places.find(bare)
        found = [*quoted_names(bare, quoted, self.lexicon), *places, *find_persons(bare, self.lexicon.large_places)]
        found += self._headed.find(NameReach(self._words, self.places, bare, {p.end - 1 for p in places}))
        found += list(self._unknown.after_places(bare, found))
        kept = self._longest(found)
        inside = {i for start, end in quoted for i in range(start, end)}
        kept += [n for n in self._unknown.elsewhere(bare, kept) if n.start not in inside]
        return sorted((self._with_persons(n, found) for n in kept), key=lambda n: n.start)

    def _longest(self, found: Sequence[Name]) -> list[Name]:
        """The longest names that do not overlap."""
        kept: list[Name] = []
        taken: set[int] = set()
        for name in sorted(found, key=self._rank):
            extent = range(name.start, name.end)
            if not taken.intersection(extent):
                kept.append(name)
                taken.update(extent)
        return kept

    def _rank(self, name: Name) -> tuple[int, float, int, int]:
        """The order in which names are kept: of one extent a known place first, then the narrowest class."""
        preference: float = _PREFERENCE.index(name.kind)
        if name.kind is NameKind.PLACE and name.places and name.size > 1:
            preference = 0.5  # "Zhenhai District" is no headed name, but “Zhenhai District” may be a campaign's
        depth = len(self.lexicon.vocabulary.classes[name.cls].ancestors) if name.cls else 0
        return (-name.size, preference, -name.head, -depth)

    def _with_persons(self, name: Name, found: Sequence[Name]) -> Name:
        """The name with the persons that it bears: "Shi Yang Academician Workstation"; no part of a place is one."""
        if name.cls is None or not any(self.lexicon.vocabulary.is_a(name.cls, c) for c in _BEARERS):
            return name
        places = {i for n in found if n.kind is NameKind.PLACE and n.size > 1 for i in range(n.start, n.end)}
        persons = [n for n in found if n.kind is NameKind.PERSON and n.start not in places]
        inner = tuple(n for n in persons if name.start <= n.start and n.end < name.end)
        return replace(name, inner=inner) if inner else name
