"""Names in the words of a sentence, found before parsing.

Problem: the parser misreads long names ("Yongjiang Sci-tech Innovation Corridor"), so each name must be one word for it.
Method: a name ends in a noun that the lexicon gives for a class (or has it before "of"), or is a place of the
gazetteer, or is a Chinese personal name in pinyin, or a lower-case phrase in quotation marks with such a noun; any other
run of capitalised words is kept as a name of unknown class, for the sentence to say what it is.  The longest name wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ontology import terms
from ontology.vocabulary import Place
from source.extraction.lexicon import Lexicon, singular
from source.extraction.people import PERSON_WORDS, is_person_name
from source.extraction.wordlists import CALENDAR, DEMONYMS, MEDIA, NO_NAMES, NUMBERS, OPENERS, PLACE_DIRECTIONS


class NameKind(StrEnum):
    """How a name was recognised."""

    PLACE = "place"
    NAME = "name"
    PERSON = "person"
    QUOTED = "quoted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name:
    """A name over ``words[start:end]`` of a sentence."""

    start: int
    end: int
    kind: NameKind
    cls: str | None
    head: int
    """Index of the word that the parser sees in its stead."""
    places: tuple[Place, ...] = ()
    """Gazetteer places that it may be."""
    inner: tuple[Name, ...] = ()
    """Names of persons inside it."""

    @property
    def size(self) -> int:
        """How many words it has."""
        return self.end - self.start


def is_capital(word: str) -> bool:
    """Whether a word is written like a part of a name: "Zhenhai", "G60", "AI", "3D"."""
    return word[0].isupper() or (len(word) > 1 and word[0].isalnum() and any(c.isupper() for c in word))


class NameFinder:
    """Finds names with the words of one vocabulary."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.is_a = lexicon.vocabulary.is_a
        self._common = {
            tuple(w.lower() for w in phrase)
            for table in (lexicon.nouns, lexicon.heads)
            for rows in table.by_last.values()
            for phrase, _ in rows
            if len(phrase) == 1
        }
        self._titles = {phrase for rows in lexicon.titles.by_last.values() for phrase, _ in rows if len(phrase) == 1}
        self._place_starts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in lexicon.places:
            key = tuple(name.replace("’", "'").split())
            self._place_starts.setdefault(key[0], []).append((key, name))
        for rows in self._place_starts.values():
            rows.sort(key=lambda row: (-len(row[0]), row[0]))

    def find(self, words: Sequence[str], quoted: Sequence[tuple[int, int]] = ()) -> list[Name]:
        """All names in order, none overlapping."""
        bare = [w.rstrip(".").replace("’", "'") or w for w in words]
        if not any(is_capital(w) for w in bare) and not quoted:
            return []
        found = [*self._quoted(bare, quoted), *self._places(bare), *self._persons(bare)]
        found += self._headed(bare, {p.end - 1 for p in found if p.kind is NameKind.PLACE})
        firm = [n for n in found if n.kind in (NameKind.NAME, NameKind.PERSON)]
        runs = self._typed_runs(bare, found)
        found += [r for r in runs if not any(n.start < r.end and r.start < n.end and n.end > r.start + 1 for n in firm)]
        kept = self._longest(found)
        inside = {i for start, end in quoted for i in range(start, end)}
        kept += [n for n in self._unknown(bare, kept) if n.start not in inside]
        return sorted((self._with_inner(n, found) for n in kept), key=lambda n: n.start)

    # ------------------------------------------------------------------ places
    def _places(self, words: Sequence[str]) -> list[Name]:
        found, i = [], 0
        while i < len(words):
            name = self._place_at(words, i)
            if name:
                found.append(name)
            i = name.end if name else i + 1
        return found

    def _place_at(self, words: Sequence[str], i: int) -> Name | None:
        if words[i].capitalize() in PLACE_DIRECTIONS and i + 1 < len(words) and words[i + 1] == "China":
            return Name(i, i + 2, NameKind.PLACE, terms.REGION, i + 1)
        for key, name in self._place_starts.get(words[i].replace("’", "'"), ()):
            end = i + len(key)
            if [w.replace("’", "'") for w in words[i:end]] != list(key):
                continue
            places = self.lexicon.places[name]
            kind, kind_end = self._kind_word(words, end)
            if kind:
                same = [p for p in places if self.is_a(p.cls, kind) or self.is_a(kind, p.cls)] or [
                    p for p in places if self.is_a(kind, terms.ADMINISTRATIVE_AREA) and p.cls != terms.COUNTRY
                ]
                if same or len(name) >= 4:
                    return Name(i, kind_end, NameKind.PLACE, kind if not same else _common(same), i, tuple(same))
            if (
                len(key) > 1
                or _is_plain_place_name(name)
                or all(p.cls != terms.DISTRICT for p in places)
                and len(name) > 2
            ):
                area = words[end] if end < len(words) else ""
                if area in MEDIA:
                    return None
                end += area in ("area", "region", "Area", "Region") and places[0].cls == terms.REGION
                return Name(i, end, NameKind.PLACE, _common(places), i, tuple(places))
        return None

    def _kind_word(self, words: Sequence[str], i: int) -> tuple[str | None, int]:
        """The administrative noun at ``i`` ("District", "province"), if any, and where it ends."""
        if i < len(words):
            lower = tuple(w.lower() for w in words[i : i + 3])
            hit = self.lexicon.nouns.starting(lower, 0)
            if hit and self.is_a(hit[1], terms.ADMINISTRATIVE_AREA):
                return hit[1], i + hit[0]
        return None, i

    # ------------------------------------------------------------------ persons
    def _persons(self, words: Sequence[str]) -> list[Name]:
        found, i = [], 0
        while i < len(words):
            rest = len(words) - i
            size = next(
                (n for n in (3, 2) if n <= rest and is_person_name(words[i : i + n], self.lexicon.large_places)), 0
            )
            if size:
                found.append(Name(i, i + size, NameKind.PERSON, terms.PERSON, i + size - 1))
            i += size or 1
        return found

    # ------------------------------------------------------------------ names that end in a noun of the lexicon
    def _headed(self, words: Sequence[str], place_ends: set[int]) -> list[Name]:
        found = []
        for end in range(1, len(words) + 1):
            name = self._headed_at(words, end, place_ends)
            if name:
                found.append(name)
        return found

    def _headed_at(self, words: Sequence[str], end: int, place_ends: set[int]) -> Name | None:
        hit = self.lexicon.heads.ending(words, end)
        if hit and is_capital(words[hit[0]]):
            start = self._left(words, hit[0], place_ends)
            until = self._right(words, end, hit[1], start < hit[0])
            if until - start <= end - hit[0] and (end - hit[0] < 3 or start == 0):
                return None
            if start == hit[0] and until == end:
                return None
            return Name(start, until, NameKind.NAME, self._fitting_class(hit[1], end - start), end - 1)
        lower = [*words[max(0, end - 6) : end - 1], singular(words[end - 1])] if words[end - 1].islower() else []
        low = self.lexicon.nouns.ending([w.lower() for w in lower], len(lower)) if lower else None
        if not low or singular(words[end - 1]) != words[end - 1]:
            return None
        return self._low_headed(words, end, end - len(lower) + low[0], low[1], place_ends)

    def _fitting_class(self, cls: str, size: int) -> str:
        """An area's name is one word and its kind; "China-Singapore Knowledge City" is a zone."""
        if size > 2 and (self.is_a(cls, terms.CITY) or self.is_a(cls, terms.TOWN)):
            return terms.DEVELOPMENT_ZONE
        return cls

    def _low_headed(self, words: Sequence[str], end: int, at: int, cls: str, place_ends: set[int]) -> Name | None:
        """A name with a lower-case noun: "G60 sci-tech innovation corridor", "Nanxiang town"."""
        family = self.lexicon.vocabulary.classes[cls].family
        start = at
        while start > 0 and words[start - 1].islower() and words[start - 1] in self.lexicon.modifiers:
            start -= 1
        if (
            start == 0
            or not is_capital(words[start - 1])
            or words[start - 1] in DEMONYMS
            or family in ("person", "thing")
        ):
            return None
        first = self._left(words, start, place_ends)
        if first == start:
            return None
        only_place = start - 1 in place_ends
        before = words[first - 1].lower() if first else ""
        if only_place and (
            before in ("a", "an")
            or family not in ("zone", "corridor", "place")
            and not self.is_a(cls, terms.GOVERNMENT_BODY)
            and end - start < 3
        ):
            return None
        return Name(first, end, NameKind.NAME, cls, end - 1)

    def _left(self, words: Sequence[str], start: int, place_ends: set[int]) -> int:
        """How far a name reaches to the left of ``start``."""
        i = start
        while i > 0:
            word = words[i - 1]
            if is_capital(word) and not self._stops(words, i - 1):
                i -= 1
            elif (
                word in ("&", "and")
                and i > 1
                and is_capital(words[i - 2])
                and (word == "&" or not self._parts_names(words, i, start, place_ends))
            ):
                i -= 2
            elif word in ("-", "–") and i > 1 and i - 2 in place_ends and i <= start:
                i -= 2
            elif _is_ordinal(word) or (word.isdigit() and 1 < i < start and is_capital(words[i - 2])):
                i -= 1
            else:
                break
        while i < start and words[i] in ("&", "and"):
            i += 1
        return i

    def _stops(self, words: Sequence[str], i: int) -> bool:
        word = words[i]
        if word in CALENDAR or word in PERSON_WORDS or (word in OPENERS and (i == 0 or word not in NUMBERS)):
            return True
        if (word.lower(),) not in self._titles:
            return False
        return word.lower() in self.lexicon.titles.by_last and not (
            i + 1 < len(words) and (self.lexicon.heads.starting(words, i) or self.lexicon.heads.starting(words, i + 1))
        )

    def _parts_names(self, words: Sequence[str], i: int, start: int, place_ends: set[int]) -> bool:
        """Whether the "and" before ``i`` stands between two names rather than inside one."""
        return self._ends_name(words, i - 1, place_ends) or self._begins(words, i) or self._joins_firms(words, i, start)

    def _joins_firms(self, words: Sequence[str], i: int, start: int) -> bool:
        """Whether "A and B Ltd" are two firms: "and" stands inside a firm's name only between words of a trade."""
        hit = self.lexicon.heads.starting(words, start)
        firm = hit is not None and self.is_a(hit[1], terms.ENTERPRISE)
        first = i - 2
        while first > 0 and is_capital(words[first - 1]) and not self._stops(words, first - 1):
            first -= 1
        if self._place_at(words, first):
            return False  # "China Energy Conservation and Environmental Protection Group"
        return firm and words[i - 2].lower() not in self.lexicon.modifiers and words[i - 2].lower() not in _TRADES

    def _begins(self, words: Sequence[str], i: int) -> bool:
        """Whether the words from ``i`` on look like a name's own beginning: a place, an abbreviation after "and"."""
        return (
            bool(self._place_at(words, i)) or words[i] in DEMONYMS or (words[i - 2].isupper() and len(words[i - 2]) > 1)
        )

    def _ends_name(self, words: Sequence[str], end: int, place_ends: set[int]) -> bool:
        """Whether a name of its own ends before ``end`` (then "and" joins two names)."""
        if end - 1 in place_ends or end - 1 == 0 and words[0] in OPENERS:
            return True
        if end == 2 and words[0] in OPENERS:
            return False
        hit = self.lexicon.heads.ending(words, end)
        return (
            bool(hit)
            and is_capital(words[hit[0]])
            and (end - hit[0] > 1 or (hit[0] > 0 and is_capital(words[hit[0] - 1])))
        )

    def _right(self, words: Sequence[str], end: int, cls: str, has_left: bool) -> int:
        """How far a name reaches to the right of its noun: "Academy of Engineering"."""
        vocabulary = self.lexicon.vocabulary
        if (
            end + 1 >= len(words)
            or words[end] not in ("of", "for", "on")
            or not is_capital(words[end + 1])
            or words[end + 1] in CALENDAR
        ):
            return end
        families = ("body", "event", "programme", "zone") if words[end] == "for" else ("body", "event", "programme")
        if vocabulary.classes[cls].family not in families or self.is_a(cls, terms.ENTERPRISE):
            return end
        titled = words[end] == "for" and vocabulary.classes[cls].family in ("programme", "zone")
        whole = any(self.is_a(cls, c) for c in (terms.PROGRAMME, terms.GOVERNMENT_BODY, terms.UNIVERSITY))
        if has_left and words[end] != "for" and self._place_at(words, end + 1) and not whole:
            return end
        k = end + 1
        while k < len(words):
            following = words[k + 1] if k + 1 < len(words) else ""
            person = is_person_name(words[k : k + 2], self.lexicon.large_places) and not self._place_at(words, k)
            if is_capital(words[k]) and not person:
                k += 1
            elif (
                words[k] in ("and", "&") and following and is_capital(following) and not self._opens_name(words, k + 1)
            ):
                k += 2
            elif (
                words[k] == ","
                and following
                and is_capital(following)
                and not self._opens_name(words, k + 1)
                and (_list_goes_on(words, k + 1))
            ):
                k += 2
            elif (
                words[k] == "of"
                and following
                and is_capital(following)
                and (self.is_a(cls, terms.UNIVERSITY) or not self._place_at(words, k + 1))
            ):
                k += 2
            elif titled and words[k] == "in" and following:
                at = k + 2 if following == "the" else k + 1
                place = self._place_at(words, at) if at < len(words) else None
                if place is None:
                    break
                k = place.end
            else:
                break
        return k if k > end + 1 else end

    def _opens_name(self, words: Sequence[str], start: int) -> bool:
        """Whether a name of its own starts here: with a place, a person, or ending in a noun of the lexicon."""
        if self._place_at(words, start) or is_person_name(words[start : start + 2], self.lexicon.large_places):
            return True
        end = start
        while end < len(words) and is_capital(words[end]):
            end += 1
        hit = self.lexicon.heads.ending(words, end)
        return bool(hit) and end - start > 1 and not self.is_a(hit[1], terms.ENTERPRISE) if hit else False

    # ------------------------------------------------------------------ quoted and unknown names
    def _quoted(self, words: Sequence[str], quoted: Sequence[tuple[int, int]]) -> list[Name]:
        """Quoted names: “breakthrough action”, “sci-tech innovation district”, "Star Plan" programme."""
        found = []
        for start, end in quoted:
            if not 0 < end - start <= 8:
                continue
            lower = [w.lower() for w in words[start:end]]
            hit = self.lexicon.nouns.ending([*lower[:-1], singular(lower[-1])], len(lower))
            until = end
            if not hit:
                after = [w.lower() for w in words[end : end + 3]]
                ahead = self.lexicon.nouns.starting(after, 0) if after else None
                if not ahead:
                    continue
                hit, until = (0, ahead[1]), end + ahead[0]
            cls = hit[1]
            if self.is_a(cls, terms.ADMINISTRATIVE_AREA) and not any(is_capital(w) for w in words[start:end]):
                cls = terms.PROGRAMME  # no area has a lower-case name: it is what the campaign for one is called
            family = self.lexicon.vocabulary.classes[cls].family
            if family == "programme" or (family != "person" and any(is_capital(w) for w in words[start:until])):
                found.append(Name(start, until, NameKind.QUOTED, cls, until - 1))
        return found

    def _typed_runs(self, words: Sequence[str], found: Sequence[Name]) -> list[Name]:
        """A place's name and more capitalised words are one name, of unknown class ("Shanghai Electric")."""
        runs = []
        for name in found:
            if name.kind is not NameKind.PLACE or self._kind_word(words, name.end)[0]:
                continue
            end = name.end
            while (
                end < len(words)
                and is_capital(words[end])
                and words[end] not in NO_NAMES
                and not self._stops(words, end)
                and not words[end].isupper()
            ):
                end += 1
            tail = words[name.end : end]
            if (
                tail
                and tail[-1] not in MEDIA
                and not any(n.start == name.end and n.kind in (NameKind.PLACE, NameKind.PERSON) for n in found)
            ):
                runs.append(Name(name.start, end, NameKind.UNKNOWN, None, end - 1))
        return runs

    def _unknown(self, words: Sequence[str], kept: Sequence[Name]) -> list[Name]:
        taken = {i for n in kept for i in range(n.start, n.end)}
        found, i = [], 0
        while i < len(words):
            start = i
            while (
                i < len(words)
                and i not in taken
                and is_capital(words[i])
                and words[i] not in CALENDAR
                and words[i] not in DEMONYMS
                and not (i == start and self._stops(words, i))
            ):
                i += 1
                if i < len(words) and words[i].isdigit() and len(words[i]) < 4 and start > 0:
                    i += 1
                elif (
                    words[i : i + 1] == ["&"] and i + 1 < len(words) and is_capital(words[i + 1]) and i + 1 not in taken
                ):
                    i += 1
            run = words[start:i]
            lone = len(run) == 1 and (
                run[0] in NO_NAMES or (len(run[0]) < 3 and not run[0].isupper()) or len(run[0]) < 2
            )
            common = len(run) == 1 and (singular(run[0].lower()),) in self._common and not run[0].isupper()
            number = run[:1] and run[0].split("-")[0] in OPENERS
            titled = run[-1:] and (run[-1].lower(),) in self._titles
            if run and not (lone or common or number or titled) and run[-1] not in MEDIA:
                found.append(Name(start, i, NameKind.UNKNOWN, None, i - 1))
            i = max(i, start + 1)
        return found

    def _longest(self, found: Sequence[Name]) -> list[Name]:
        """The longest names that do not overlap; of one extent a known place first, then the narrowest class."""
        order = {NameKind.QUOTED: 0, NameKind.NAME: 2, NameKind.PLACE: 3, NameKind.PERSON: 4, NameKind.UNKNOWN: 5}

        def rank(name: Name) -> tuple[int, int, int, int]:
            known = 1 if name.kind is NameKind.PLACE and name.places and name.size > 1 else order[name.kind]
            depth = len(self.lexicon.vocabulary.classes[name.cls].ancestors) if name.cls else 0
            return (-name.size, known, -name.head, -depth)

        kept: list[Name] = []
        taken: set[int] = set()
        for name in sorted(found, key=rank):
            cells = range(name.start, name.end)
            if not taken.intersection(cells):
                kept.append(name)
                taken.update(cells)
        return kept

    def _with_inner(self, name: Name, found: Sequence[Name]) -> Name:
        places = {i for n in found if n.kind is NameKind.PLACE and n.size > 1 for i in range(n.start, n.end)}
        if name.cls is None or not any(self.is_a(name.cls, c) for c in (terms.INNOVATION_PLATFORM, terms.TALENT_TEAM)):
            return name
        inner = tuple(
            n
            for n in found
            if n.kind is NameKind.PERSON and name.start <= n.start and n.end < name.end and n.start not in places
        )
        if not inner or name.kind is NameKind.PERSON:
            return name
        return Name(name.start, name.end, name.kind, name.cls, name.head, name.places, inner)


_TRADES = frozenset(
    "science research import trade industry industrial electronic mechanical engineering machinery iron".split()
)


def _is_ordinal(word: str) -> bool:
    return word[0].isdigit() and (
        word.endswith(("st", "nd", "rd", "th")) or (len(word) == 4 and word.startswith(("19", "20")))
    )


def _list_goes_on(words: Sequence[str], start: int) -> bool:
    """Whether "A, B and C" inside a name goes on: capitalised words up to an "and"."""
    k = start
    while k < len(words) and is_capital(words[k]):
        k += 1
    return k < len(words) and words[k] in ("and", "&")


def _common(places: Sequence[Place]) -> str:
    """The class of the places, or of the largest of them where they differ."""
    order = (terms.COUNTRY, terms.REGION, terms.PROVINCE, terms.CITY, terms.DISTRICT, terms.TOWN)
    return min((p.cls for p in places), key=lambda c: order.index(c) if c in order else len(order))


def _is_plain_place_name(name: str) -> bool:
    """Long enough to stand for a place without its kind: two syllables, four letters."""
    groups, inside = 0, False
    for letter in name.lower():
        vowel = letter in "aeiouü"
        groups += vowel and not inside
        inside = vowel
    return len(name) >= 4 and (groups >= 2 or "'" in name)
