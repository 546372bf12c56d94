"""Who and what the words of an article stand for: names, pronouns, "the district", described things, counted sets.

Problem: the genre rarely repeats a name.  Method: sentences are read in order; a definite noun of a class stands for
the thing of that class that was spoken of last, "it" for the subject before it.  A description ("the first sci-tech
achievement fair of the district") becomes a thing of its own only when a statement is made about it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ontology import terms
from source.extraction.arguments import Argument, Description, GroupDraft
from source.extraction.lexicon import Lexicon, singular
from source.extraction.records import Record
from source.extraction.registry import Registry
from source.extraction.syntax import RELATIVE_PRONOUNS, Sentence
from source.extraction.typing_names import NO_TYPE
from source.figures.quantities import Kind, Quantity
from source.model import Form, Span

TRANSPARENT = frozenset(
    """group batch number series set variety range lot total majority session edition phase round kind type host bunch
    handful cluster array portion rest part half share list member generation string raft slew wealth plethora total dozen mix""".split()
)
_EVENTIVE = frozenset(
    """construction development establishment building integration operation implementation creation opening launch
    inauguration introduction completion founding formation breakthrough improvement progress upgrading""".split()
)
_EVALUATIVE = frozenset(
    """leading new large major key first second third modern world-class advanced high-level important famous well-known
    renowned top big small-sized medium-sized large-scale second-largest largest biggest only whole entire such same own
    current existing country global local strong full""".split()
)
_BARE_DEFINITE = frozenset("new whole entire same said local own latest present current municipal".split())
_STATUS = frozenset({"status", "title", "certification", "recognition", "accreditation", "qualification"})
_LIST_WORDS = frozenset(
    ", and & as well more than over nearly about around some almost at least a total of up to the".split()
)
_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_COMPLEMENTS = ("for", "of", "on")
_THIRD = frozenset({"it", "its", "itself", "they", "their", "them", "he", "she", "his", "her", "him"})
_PERSONAL = frozenset({"he", "she", "his", "her", "him"})


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
SIZES = (terms.COUNTRY, terms.REGION, terms.PROVINCE, terms.CITY, terms.DISTRICT, terms.DEVELOPMENT_ZONE, terms.TOWN)
"""Classes of places, the larger first."""
_UNDESCRIBED = (terms.ADMINISTRATIVE_AREA, terms.PERSON, terms.GOVERNMENT_BODY, terms.REGION)
"""Classes whose single members are always named, or not told apart without a name."""


_SITES = (terms.DEVELOPMENT_ZONE, terms.INNOVATION_CORRIDOR, terms.INNOVATION_PLATFORM)
"""What "the hub", "the base", "the area" may speak of, whichever of their nouns is used."""


class Discourse:
    """The state of one article's reading."""

    def __init__(
        self, sentences: Sequence[Sentence], registry: Registry, records: dict[tuple[int, int], Record]
    ) -> None:
        self.sentences = sentences
        self.registry = registry
        self.lexicon: Lexicon = registry.lexicon
        self.vocabulary = registry.vocabulary
        self.records = records
        self.quantities: dict[tuple[int, int], Quantity] = {}
        self.quantity_spans: dict[tuple[int, int], Span] = {}
        self.groups: dict[tuple[int, int], GroupDraft] = {}
        self.descriptions: dict[tuple[int, int], Description] = {}
        self.recent: list[tuple[int, int, Record]] = []
        """Mentions in the order of the text: (sentence, unit, record)."""
        self.anchored: dict[int, Record] = {}
        """What a bracket's content is said of, by the bracket's sentence number."""
        self.noun_classes: dict[tuple[int, int], tuple[int, str] | None] = {}
        self.heads_seen: dict[str, str] = {}
        """The class that a noun had as the last word of a phrase ("working station"), for "such stations"."""
        self.subjects: dict[int, Record] = {}
        """The main subject of each sentence that has been read."""

    # ------------------------------------------------------------------ what a unit stands for
    def arguments(self, s: Sentence, i: int, depth: int = 0) -> list[Argument]:
        """What unit ``i`` may stand as in a statement: one reading, or one per member of a list that it introduces."""
        if depth > 5:
            return []
        record = self.records.get((s.index, i))
        if record is not None:
            return [Argument(s.index, i, record=record)] if record.cls else []
        low = s.low(i)
        if low in ("first", "only") and s.dep(i) == "attr" and s.lemma(s.head(i)) == "be":
            return [a for k in s.subjects(s.head(i)) if k != i for a in self.arguments(s, k, depth + 1)]
        if low in RELATIVE_PRONOUNS and s.tag(i)[0] == "W":
            clause = s.governor(i)
            return self.arguments(s, s.head(clause), depth + 1) if s.dep(clause) == "relcl" else []
        if low in _THIRD or (low in ("this", "these") and s.tag(i) == "DT" and s.dep(i) not in ("det",)):
            return self._pronoun(s, i)
        if (s.index, i) in self.quantities or low == "one":
            return self._number(s, i, depth)
        if s.tag(i)[0] == "N" or s.tag(i) in ("JJ", "VBG", "FW", "CD"):
            return self._noun(s, i, depth)
        return []

    def as_one(self, s: Sentence, k: int) -> list[Argument]:
        """What something is recognised as: "one of the 46 stations", "a demonstration zone" – never the thing itself."""
        if s.low(k) == "one" or (s.lemma(k) in TRANSPARENT and s.under(k, "of")):
            return [a for n in s.under(k, "of") for a in self.as_one(s, n)]
        found = self.noun_class(s, k)
        if found is None:
            return self.arguments(s, k)
        if self.is_plural(s, k):
            return [self._describe(s, k, found[1], self._label(s, k, one=True), None)]
        return [a for a in self.arguments(s, k) if not a.record] or [Argument(s.index, k, cls=found[1])]

    def noun_class(self, s: Sentence, i: int) -> tuple[int, str] | None:
        """The class that a common noun phrase ending at ``i`` speaks of, and where its words start."""
        start = i
        while (
            start > 0
            and i - start < 6
            and start - 1 not in s.names
            and (s.words[start - 1].replace("-", "").replace("&", "").isalpha())
        ):
            start -= 1
        words = [s.low(k) for k in range(start, i)] + [singular(s.low(i))]
        if words[-1] in _STATUS and len(words) > 1:
            words = words[:-1]  # "high-tech enterprise status"
        key = (s.index, i)
        if key not in self.noun_classes:
            self.noun_classes[key] = self._noun_class(start, words)
        return self.noun_classes[key]

    def _noun_class(self, start: int, words: list[str]) -> tuple[int, str] | None:
        hit = self.lexicon.nouns.ending(words, len(words))
        if hit is None:
            seen = self.heads_seen.get(words[-1])
            referring = (
                any(w in ("the", "such", "these", "those", "this") or w.isdigit() for w in words[:-1]) or len(words) < 3
            )
            return (start + len(words) - 1, seen) if seen and referring else None
        if hit[1] in NO_TYPE:
            return None
        at, cls = hit
        if "and" in words[:-1]:  # "academician and expert workstations" are academician workstations too
            joint = words.index("and")
            shorter = [*words[:joint], words[-1]]
            other = self.lexicon.nouns.ending(shorter, len(shorter))
            if other and other[1] != cls and self.vocabulary.is_a(other[1], cls):
                at, cls = other
        if len(words) - at > 1:
            self.heads_seen.setdefault(words[-1], cls)
        if "such" in words and (seen := self.heads_seen.get(words[-1])) and self.vocabulary.is_a(seen, cls):
            cls = seen
        return start + at, cls

    def is_plural(self, s: Sentence, i: int) -> bool:
        """Whether unit ``i`` is a plural noun."""
        return s.tag(i) in ("NNS", "NNPS") or (
            s.tag(i)[0] == "N" and singular(s.low(i)) != s.low(i) and s.low(i)[-2:] != "ss"
        )

    def quantity_of(self, s: Sentence, i: int) -> tuple[int, Quantity] | None:
        """The number that counts noun ``i`` ("12 key platforms"), and its unit."""
        start, end = s.phrase(i)
        if s.dep(i) in ("compound", "nmod", "amod") and i < s.head(i) < i + 4 and s.tag(s.head(i))[0] == "N":
            return None
        for k in range(end - 1, start - 1, -1):
            quantity = self.quantities.get((s.index, k))
            if quantity and quantity.kind is Kind.COUNT and k != i:
                head, hops = s.head(k), 0
                while head != i and head in range(start, end) and hops < 4:
                    head, hops = s.head(head), hops + 1
                if head == i or s.head(head) == i:
                    return k, quantity
        return None

    def _noun(self, s: Sentence, i: int, depth: int) -> list[Argument]:
        low = s.lemma(i) if s.lemma(i) else s.low(i)
        below = s.under(i, "of")
        if low in TRANSPARENT and below:
            counted = self.quantity_of(s, i)
            found = [a for k in below for a in self.arguments(s, k, depth + 1)]
            own = self.quantities.get((s.index, i))
            if own and own.value is None and not own.vague and found and found[0].cls:
                return self._group(s, i, found[0].cls, i, own)  # "dozens of firms"
            if counted and found and found[0].cls:
                return self._group(s, i, found[0].cls, counted[0], counted[1])
            return found
        found_class = self.noun_class(s, i)
        if (
            found_class
            and below
            and below[0] in s.names
            and self.vocabulary.is_a(found_class[1], terms.ADMINISTRATIVE_AREA)
            and not self.quantity_of(s, i)
        ):
            named = [a for k in below for a in self.arguments(s, k, depth + 1)]
            if named and all(
                a.record and a.record.cls and self.vocabulary.is_a(a.record.cls, found_class[1]) for a in named
            ):
                return named
        if low == "member" and not below:
            record = self._last_of(s, i, terms.ALLIANCE, exact=False)
            if record and not self.quantity_of(s, i):
                return [self._referring(s, i, record)]
        listed = self._listed(s, i, depth)
        if found_class:
            said_of = self._said_of(s, i, found_class[1])
            if said_of:
                return said_of
            counted = self.quantity_of(s, i)
            plural = self.is_plural(s, i) or s.low(i) in _STATUS
            if counted and listed and self.vocabulary.is_a(found_class[1], terms.ADMINISTRATIVE_AREA):
                return listed
            if counted:
                return [*self._group(s, i, found_class[1], *counted), *listed]
            if plural:
                return listed or [Argument(s.index, i, cls=found_class[1])]
            return listed or self._singular(s, i, *found_class)
        if listed:
            return listed
        if not found_class and s.dep(i) == "appos" and s.head(i) in s.names:
            return self.arguments(s, s.head(i), depth + 1)
        if low in _EVENTIVE and below:
            return [a for k in below for a in self.arguments(s, k, depth + 1)]
        return []

    def _said_of(self, s: Sentence, i: int, cls: str) -> list[Argument]:
        """The named thing that a noun of its class says something of: "SITI, an institute …", "SITI is an institute …"."""
        units: list[int] = []
        beside = s.named_before(i)
        if s.dep(i) == "appos" and (beside is not None or s.head(i) in s.names):
            units = [s.head(i) if beside is None else beside]
        elif s.dep(i) == "attr" and s.lemma(s.head(i)) == "be" and not self.is_plural(s, i):
            units = [k for k in s.subjects(s.head(i)) if k < i]
        elif s.dep(i) == "pobj" and s.low(s.head(s.head(i))) == "one" and s.dep(s.head(s.head(i))) == "attr":
            units = [k for k in s.subjects(s.head(s.head(s.head(i)))) if k < i]
        elif s.head(i) == i and s.index in self.anchored and s.anchor is not None:
            return [Argument(s.anchor[0], s.anchor[1], record=self.anchored[s.index])]
        found = [a for k in units for a in (self.arguments(s, k, 3) if k != i else [])]
        is_a = self.vocabulary.is_a
        return [
            a
            for a in found
            if a.record
            and a.record.cls
            and (
                is_a(a.record.cls, cls)
                or is_a(cls, a.record.cls)
                or (self.vocabulary.classes[a.record.cls].family == self.vocabulary.classes[cls].family)
            )
        ]

    def _listed(self, s: Sentence, i: int, depth: int) -> list[Argument]:
        """The names that a noun introduces: "nine cities – A, B and C", "firms including A and B", "the firm A"."""
        found = [k for k in s.kids[i] if s.dep(k) == "appos" and k in s.names and self._one_of_its_kind(s, i, k)]
        found += [k for k in s.kids[i] if k in s.names and s.dep(k) in ("compound", "nmod") and k == i + 1]
        if self.is_plural(s, i):
            k = i + 1
            while (
                k < len(s.words)
                and k <= i + 4
                and s.low(k)
                in (",", "-", "–", "—", ":", "including", "namely", "such", "as", "like", "of", "in", "e.g.")
            ):
                k += 1
            if k > i + 1 and not (k == i + 2 and s.low(i + 1) in ("in", "of", ",", "as")):
                found += self.run(s, k)
            found += self._named_members(s, i)
        elif i + 1 < len(s.words) and i + 1 in s.names and s.head(i) == i + 1:
            return []
        return [
            a
            for k in dict.fromkeys(c for k in found for c in (s.conjuncts(k) if k in s.names else [k]))
            for a in self.arguments(s, k, depth + 1)
        ]

    def _named_members(self, s: Sentence, i: int) -> list[int]:
        """The names after "including" or "such as", a place in between: "nine firms in Chongqing, including A and B"."""
        for k in range(i + 1, min(i + 8, len(s.words) - 1)):
            if (
                s.low(k) in ("including", "namely")
                or (s.low(k) in ("them", "which") and s.low(k - 1) == "among")
                or (s.low(k) == "as" and s.low(k - 1) == "such")
                or (s.low(k) == "like" and s.dep(k) == "prep")
            ):
                start = k + 1 + (s.low(k + 1) == "the")
                start += s.low(start) in ("were", "are") if start < len(s.words) else 0
                return self.run(s, start, least=1)
            if not (
                k in s.names
                or s.low(k) in (",", "-", "–", "—", "in", "from", "of", "the", "such", "among", "(", ")")
                or s.tag(k)[0] == "N"
            ):
                return []
        return []

    def lies_within(self, small: Argument, large: Argument) -> bool:
        """Whether one may lie in the other by what they are: a thing in a place, a smaller place in a larger one."""
        inner, outer = self.size(small.class_of()), self.size(large.class_of())
        if outer < 0 or small.group or inner < 0:
            return outer >= 0
        if small.record and large.record and self.contained(small.record, large.record):
            return True
        return inner > outer

    def contained(self, small: Record, large: Record) -> bool:
        """Whether the gazetteer has one place right inside the other (a county-level city in a city)."""
        return any(p.parent in {q.code for q in large.places} for p in small.places)

    def _counted_noun(self, s: Sentence, k: int) -> int | None:
        """The noun that the number at ``k`` counts, a few words on, if it is of a class."""
        for n in range(k + 1, min(len(s.words), k + 7)):
            if s.tag(n)[0] == "N" and self.noun_class(s, n) and (n + 1 == len(s.words) or s.tag(n + 1)[0] != "N"):
                return n
            if s.tag(n)[0] not in "NJ" and s.tag(n) not in ("VBG", "VBN", "CC", "HYPH", ","):
                return None
        return None

    def group_run(self, s: Sentence, k: int) -> list[int]:
        """Further counted nouns of a list after the counted noun at ``k``: "20 labs, over 30 firms and 4 parks"."""
        found: list[int] = []
        n = k + 1
        while n < len(s.words):
            noun = self._counted_noun(s, n) if (s.index, n) in self.quantities else None
            if noun:
                found.append(noun)
                n = noun
            elif s.low(n) not in _LIST_WORDS:
                break
            n += 1
        return found

    def contains(self, s: Sentence, large: int, small: int) -> bool:
        """Whether "small, large" is a place and what contains it, by their sizes; "A, B and C" is a list."""
        if s.low(small + 1) != "," or (large + 1 < len(s.words) and s.low(large + 1) in ("and", "&")):
            return False
        one, two = (self.records.get((s.index, k)) for k in (small, large))
        return one is not None and two is not None and 0 <= self.size(two.cls) < self.size(one.cls)

    def size(self, cls: str | None) -> int:
        """The rank of a place's class by extent: 0 the largest; -1 no place."""
        if cls is None or not self.vocabulary.is_a(cls, terms.PLACE):
            return -1
        return next((n for n, c in enumerate(SIZES) if self.vocabulary.is_a(cls, c)), len(SIZES) - 1)

    def class_run(self, s: Sentence, k: int) -> list[int]:
        """Further plural nouns of classes in a list after ``k``, where the parser lost it: "universities, leading firms and funds"."""
        found: list[int] = []
        if not self.is_plural(s, k) or not self.noun_class(s, k):
            return found
        for n in range(k + 1, min(len(s.words), k + 24)):
            if s.tag(n)[0] == "N" and self.is_plural(s, n) and self.noun_class(s, n):
                found.append(n)
            elif not (
                s.low(n) in (",", "and", "or", "as", "well", "&") or s.tag(n)[0] in "NJ" or s.tag(n) in ("VBG", "HYPH")
            ):
                break
        return found

    def _akin(self, s: Sentence, one: int, other: int) -> bool:
        """Whether two names are of one kind, as members of a list are."""
        a, b = (self.records[(s.index, n)].cls for n in (one, other))
        if a is None or b is None:
            return False
        areas = [self.vocabulary.is_a(c, terms.ADMINISTRATIVE_AREA) for c in (a, b)]
        return a == b if all(areas) else self.vocabulary.classes[a].family == self.vocabulary.classes[b].family

    def _one_of_its_kind(self, s: Sentence, i: int, k: int) -> bool:
        """Whether the name at ``k`` may be what the noun at ``i`` speaks of."""
        noun, record = self.noun_class(s, i), self.records.get((s.index, k))
        if noun is None or record is None or record.cls is None:
            return True
        classes = self.vocabulary.classes
        return classes[noun[1]].family == classes[record.cls].family or self.vocabulary.is_a(record.cls, noun[1])

    def run(self, s: Sentence, k: int, least: int = 2) -> list[int]:
        """The names of a list that starts at ``k``: "A, B in Q, and C"; all of one family, none at the head of a clause."""
        found: list[int] = []
        while k < len(s.words):
            if (s.index, k) in self.quantities and found and (noun := self._counted_noun(s, k)):
                found.append(noun)
                k = noun
            elif k in s.names and self.records.get((s.index, k)):
                owner = k + 1 < len(s.words) and s.low(k + 1) in ("'s", "’s")
                if not owner and not (s.low(k - 1) in ("in", "of") and found):
                    if found and (s.dep(k) in ("nsubj", "nsubjpass") or not self._akin(s, found[0], k)):
                        break
                    found.append(k)
            elif s.low(k) in ("in", "of") and found and k + 1 in s.names:
                pass
            elif s.low(k) not in (",", "and", "&", "as", "well", "the", ";", "'s", "’s"):
                break
            k += 1
        return found if len(found) >= least else []

    def _number(self, s: Sentence, i: int, depth: int) -> list[Argument]:
        """A number without its noun: "one of the first zones", "five signed", "12 of them"."""
        quantity = self.quantities.get((s.index, i))
        below = s.under(i, "of")
        if s.low(i) == "one" and below and (quantity is None or quantity.value == 1):
            found = [
                self._describe(s, k, c[1], self._label(s, k, one=True), None)
                for k in below
                if (c := self.noun_class(s, k)) and self.is_plural(s, k)
            ]
            return found or [b for k in below for a in self.arguments(s, k, depth + 1) for b in self._one_of(s, k, a)]
        if quantity is None or quantity.kind is not Kind.COUNT or quantity.conversion:
            return []
        if s.dep(i) in ("nummod", "quantmod", "compound") and s.head(i) not in self.groups:
            head = s.head(i)
            return self.arguments(s, head, depth + 1) if head > i and depth < 4 else []
        verb = s.head(i)
        if s.dep(i) == "nsubj" and s.lemma(verb) == "be":  # "of which 148 are high-tech enterprises"
            said = [c for k in s.children(verb, "attr") if self.is_plural(s, k) and (c := self.noun_class(s, k))]
            if said:
                return self._group(s, i, said[0][1], i, quantity)
        members = [a.cls or a.class_of() for k in below for a in self.arguments(s, k, depth + 1)] if below else []
        cls = members[0] if members else self._last_counted(s, i)
        return self._group(s, i, cls, i, quantity) if cls else []

    def _last_counted(self, s: Sentence, i: int) -> str | None:
        """The class of the set counted last, in this sentence or the one before."""
        earlier = [g for (n, u), g in sorted(self.groups.items()) if (n == s.index and u < i) or n == s.index - 1]
        return earlier[-1].cls if earlier else None

    def _one_of(self, s: Sentence, k: int, found: Argument) -> list[Argument]:
        """One member of a class named in the plural, as a described thing."""
        if found.cls is None:
            return [found]
        head = found.unit
        label = self._label(s, head, one=True)
        return [self._describe(s, head, found.cls, label, None)]

    # ------------------------------------------------------------------ sets
    def _group(self, s: Sentence, i: int, cls: str, at: int, quantity: Quantity) -> list[Argument]:
        key = (s.index, i)
        if quantity.value is None and quantity.vague:
            return [Argument(s.index, i, cls=cls)]
        if key not in self.groups:
            same = self._same_group(s, i, cls, quantity)
            if same:
                return [
                    Argument(s.index, i, group=same, antecedent=same.sentence if same.sentence != s.index else None)
                ]
            start = self.quantity_spans[(s.index, at)].start
            span = Span(min(start, s.spans[i].start), s.spans[i].end)
            label = " ".join(s.words[k] for k in range(at + 1, i + 1)) if at < i else ""
            self.groups[key] = GroupDraft(cls, quantity, self._text(s, span), s.index, i, label=label)
        return [Argument(s.index, i, group=self.groups[key])]

    def _same_group(self, s: Sentence, i: int, cls: str, quantity: Quantity) -> GroupDraft | None:
        """The set that "the 12 platforms" speaks of again."""
        start, _ = s.phrase(i)
        if s.low(start) not in ("the", "these", "those", "its", "their"):
            return None
        for group in reversed([g for (n, _), g in sorted(self.groups.items()) if n <= s.index]):
            related = self.vocabulary.is_a(cls, group.cls) or self.vocabulary.is_a(group.cls, cls)
            if related and group.quantity.value == quantity.value and (group.sentence, group.unit) != (s.index, i):
                return group
        return None

    def _text(self, s: Sentence, span: Span) -> str:
        return " ".join(self.article_text[span.start : span.end].split())

    article_text: str = ""

    # ------------------------------------------------------------------ single things
    def _singular(self, s: Sentence, i: int, start: int, cls: str) -> list[Argument]:
        """A singular noun of a class: something spoken of before, or a described thing."""
        begin, _ = s.phrase(i)
        words = [s.low(k) for k in range(begin, i + 1)]
        definite = words[0] in ("the", "this", "that", "these", "those")
        possessors = s.children(i, "poss")
        complements = [k for k in s.kids[i] if s.dep(k) == "prep" and s.low(k) in ("for", "of")]
        extra = [
            w for w in words[: start - begin] if w not in ("the", "this", "that", "a", "an") and w not in _BARE_DEFINITE
        ]
        if definite and not complements and not extra:
            record = self._last_of(s, i, cls, exact=len(words) <= 3)
            if record:
                return [self._referring(s, i, record)]
        if definite and complements and not extra and self._names_place(s, complements):
            record = self._last_of(s, i, cls, exact=False)
            if record and not self.vocabulary.is_a(cls, terms.EVENT):
                return [self._referring(s, i, record)]
        if self.vocabulary.is_a(cls, terms.GOVERNMENT_BODY) and definite and not complements:
            area = self._governed(s, i, extra)
            return [self._referring(s, i, area)] if area else []
        if any(self.vocabulary.is_a(cls, c) for c in _UNDESCRIBED):
            return []
        holder = self._holder(s, i, possessors)
        if definite and not complements and not extra and holder is None and self._label_end(s, i) == i:
            return []
        if not self._telling(s, i, begin, start, holder):
            return []
        return [self._describe(s, i, cls, self._label(s, i), holder)]

    def _governed(self, s: Sentence, i: int, extra: Sequence[str]) -> Record | None:
        """The area that "the municipal government" or "the local government" speaks for."""
        words = {s.low(k) for k in range(s.phrase(i)[0], i + 1)}
        if words & {"central", "national", "state"}:
            return None
        cls = next((c for w, c in _GOVERNED.items() if w in words), None)
        return self._area_spoken_of(s, i, cls) if cls else None

    def _telling(self, s: Sentence, i: int, begin: int, start: int, holder: Record | None) -> bool:
        """Whether a description tells one thing from another: it has a determiner, and more than its noun and praise."""
        words = [s.low(k) for k in range(begin, i + 1) if s.dep(k) not in ("det", "poss", "case", "predet")]
        if words[0] in ("only", "single", "such", "any", "no", "every", "each", "another", "other"):
            return False
        determined = (
            begin < i
            and s.dep(begin) in ("det", "poss", "nummod")
            or s.children(i, "det", "poss")
            or words[0] in ("first", "second", "third")
            or holder is not None
        )
        if self.vocabulary.is_a(self.noun_classes.get((s.index, i), (0, terms.ACTOR))[1], terms.EVENT):  # type: ignore[index]
            return bool(determined)
        plain = [w for w in words if w not in _EVALUATIVE]
        return bool(determined) and (len(plain) > 1 or self._label_end(s, i) > i or holder is not None)

    def _names_place(self, s: Sentence, prepositions: Sequence[int]) -> bool:
        return False

    def _describe(self, s: Sentence, i: int, cls: str, label: str, holder: Record | None) -> Argument:
        key = (s.index, i)
        if key not in self.descriptions:
            end = self._label_end(s, i)
            begin, _ = s.phrase(i)
            span = Span(s.spans[begin].start, s.spans[end].end)
            self.descriptions[key] = Description(label, cls, s.index, i, span, holder, self._short_labels(s, i, label))
            self.descriptions[key].complete = end > i
            self.descriptions[key].definite = s.low(begin) in ("the", "first") and s.tag(begin + 1) not in ("JJR",)
        found = self.descriptions[key]
        if found.record:
            return Argument(s.index, i, record=found.record)
        return Argument(s.index, i, description=found)

    def _holder(self, s: Sentence, i: int, possessors: Sequence[int]) -> Record | None:
        """Whose a described thing is: "the district's fair", "the fair of the district", "its fair"."""
        for k in (*possessors, *s.under(i, "of")):
            for found in self.arguments(s, k, 3):
                if (
                    found.record
                    and found.record.cls
                    and (
                        self.vocabulary.is_a(found.record.cls, terms.PLACE)
                        or self.vocabulary.is_a(found.record.cls, terms.ACTOR)
                    )
                ):
                    return found.record
        return None

    def _label_end(self, s: Sentence, i: int) -> int:
        """Where the label of a described thing ends: its noun, or a complement ("for …", "of the … Delta") right after it."""
        end = i
        for k in s.kids[i]:
            if s.dep(k) == "prep" and s.low(k) in _COMPLEMENTS and k == end + 1:
                below = s.after(k)
                if s.low(k) == "of":
                    below = below[:1]
                if (
                    s.low(k) == "of"
                    and not any(n in s.names for n in below)
                    and (not below or s.children(below[0], "det", "poss", "nummod"))
                ):
                    continue
                end = max([end, *self._flat_end(s, k, below)])
        k = i + 1
        if end == i and k < len(s.words) and s.low(k) == "for" and s.dep(k) == "prep" and s.head(k) != i:
            below = [n for n in s.after(k) if n not in s.names]  # the parser hung it higher
            if below and self.noun_class(s, below[0]) != (below[0], terms.PERSON):
                end = max([end, *self._flat_end(s, k, below)])
        return end

    def _flat_end(self, s: Sentence, k: int, below: Sequence[int]) -> list[int]:
        """The ends of complements without relative clauses: "for A and B of C"."""
        ends = []
        for n in below:
            ends.append(n)
            ends += [m for p in s.kids[n] if s.dep(p) == "prep" and s.low(p) == "of" and p == n + 1 for m in s.after(p)]
        return ends

    def _label(self, s: Sentence, i: int, one: bool = False) -> str:
        begin, _ = s.phrase(i)
        while begin < i and (
            s.dep(begin) in ("det", "poss", "case", "predet")
            or not s.words[begin][0].isalnum()
            or s.low(begin) == "yuan"
            or s.low(begin) in ("the", "a", "an", "'s", "’s", ",")
            or s.tag(begin) in ("POS", "PRP$")
            or (s.index, begin) in self.quantities
        ):
            begin += 1
        end = self._label_end(s, i)
        words = [s.words[k] for k in range(begin, end + 1)]
        if one:
            words[i - begin] = singular(words[i - begin].lower())
        return _spaced(words)

    def _short_labels(self, s: Sentence, i: int, label: str) -> tuple[str, ...]:
        """Other things it may be called by: without complement, without praise or ordinals before the noun."""
        begin, _ = s.phrase(i)
        core = [
            s.words[k]
            for k in range(begin, i + 1)
            if s.dep(k) not in ("det", "poss", "case")
            and s.tag(k) not in ("POS", "PRP$")
            and (s.index, k) not in self.quantities
        ]
        core[-1] = core[-1] if label.endswith(core[-1]) or core[-1] in label.split() else singular(core[-1].lower())
        plain = list(core)
        while len(plain) > 1 and plain[0].lower() in _EVALUATIVE:
            plain = plain[1:]
        found = {_spaced(core), _spaced(plain)} - {label}
        return tuple(sorted(f for f in found if " " in f))

    # ------------------------------------------------------------------ reference
    def _referring(self, s: Sentence, i: int, record: Record) -> Argument:
        self.recent.append((s.index, i, record))
        return Argument(s.index, i, record=record, antecedent=self._named_in(s, record))

    def _named_in(self, s: Sentence, record: Record) -> int | None:
        """The sentence that names the record, if this one does not: the nearest before, else the nearest at all."""
        where = [n for n, _ in record.mentions]
        if s.index in where or not where:
            return None
        earlier = [n for n in where if n < s.index]
        return max(earlier) if earlier else min(where)

    def last_of(self, s: Sentence, i: int, cls: str) -> Record | None:
        """What a lone definite noun of a class at ``i`` stands for."""
        return self._last_of(s, i, cls, exact=True)

    def _last_of(self, s: Sentence, i: int, cls: str, exact: bool) -> Record | None:
        """The record of a class that was spoken of last before unit ``i``; for a lone noun one of a wider class will do."""
        is_a = self.vocabulary.is_a
        phrase = s.low(i)
        for n, u, record in reversed(self.recent):
            if (
                (n, u) < (s.index, i)
                and record.cls
                and is_a(record.cls, cls)
                and (
                    f"{s.low(i - 1)} {phrase}" in record.name.lower()
                    if i and s.low(i - 1) not in _DETERMINERS
                    else False
                )
            ):
                return record
        for _, _, record in reversed(self.recent):
            if (
                record.places
                and record.cls
                and record.name.lower().endswith(f" {phrase}")
                and not is_a(record.cls, cls)
            ):
                return record  # "the region" of an autonomous region
        same_word = [
            r
            for n, u, r in self.recent
            if (n, u) < (s.index, i)
            and r.cls
            and is_a(r.cls, cls)
            and r.name.lower().split()[-1] == phrase
            and not is_a(cls, terms.ADMINISTRATIVE_AREA)
        ]
        if same_word:
            last = [self.subjects.get(s.index - 1), same_word[-1]]
            return (
                next((r for r in last if r in same_word), None)
                if len(set(map(id, same_word))) < 3
                else max(same_word, key=lambda r: (len(r.mentions), -r.number))
            )
        subject = self.subjects.get(s.index - 1)
        if subject is not None and subject.cls and is_a(subject.cls, cls):
            return subject
        if is_a(cls, terms.ADMINISTRATIVE_AREA):
            return self._area_spoken_of(s, i, cls)
        ordered = sorted(reversed(self.recent), key=lambda row: row[2].form is not Form.NAME)
        for n, u, record in ordered:
            if (n, u) >= (s.index, i) or record.cls is None:
                continue
            if is_a(record.cls, cls) or (
                exact
                and is_a(cls, record.cls)
                and not is_a(cls, terms.ADMINISTRATIVE_AREA)
                and record.cls not in (terms.ORGANIZATION,)
            ):
                return record
        if exact and any(is_a(cls, c) for c in _SITES):
            return next(
                (
                    r
                    for n, u, r in reversed(self.recent)
                    if (n, u) < (s.index, i) and r.cls and any(is_a(r.cls, c) for c in _SITES)
                ),
                None,
            )
        return None

    def _area_spoken_of(self, s: Sentence, i: int, cls: str) -> Record | None:
        """Which area "the city" is: the article's own, which it names most, unless another was named just before.

        A mention counts one, one as a subject of a sentence one more, one in a heading two more; an area named in this or
        the last sentence gets one more.
        """
        counts: dict[int, float] = {}
        records = {
            r.number: r for r in self.registry.records if r.cls and self.vocabulary.is_a(r.cls, cls) and r.mentions
        }
        for record in records.values():
            headed = sum(2 for n, _ in record.mentions if self.sentences[n].heading)
            led = sum(1 for r in self.subjects.values() if r is record)
            late = any(s.index - 1 <= n <= s.index and (n, u) < (s.index, i) for n, u in record.mentions)
            before = any((n, u) < (s.index, i) for n, u in record.mentions)
            if before or len(record.mentions) > 1:
                counts[record.number] = len(record.mentions) + headed + led + late
        best = max(counts, key=lambda number: (counts[number], -number), default=None)
        return records[best] if best is not None else None

    def _pronoun(self, s: Sentence, i: int) -> list[Argument]:
        """What "it", "its", "they", "this" stand for: the subject before it."""
        if s.low(i) in ("they", "their", "them", "these"):
            return self._plural_pronoun(s, i)
        personal = s.low(i) in _PERSONAL

        def fits(record: Record) -> bool:
            return (
                record.cls is not None
                and self.vocabulary.is_a(record.cls, terms.PERSON) == personal
                and (self.vocabulary.classes[record.cls].family not in ("thing", "event") or not personal)
            )

        for k in self._subjects_before(s, i):
            for found in self.arguments(s, k, 4):
                if found.record and fits(found.record) and found.unit != i:
                    return [self._referring(s, i, found.record)]
        for n in range(s.index - 1, max(-1, s.index - 4), -1):
            record = self.subjects.get(n)
            if record and fits(record):
                return [self._referring(s, i, record)]
        if personal:
            record = next((r for n, u, r in reversed(self.recent) if (n, u) < (s.index, i) and fits(r)), None)
            return [self._referring(s, i, record)] if record else []
        return []

    def _subjects_before(self, s: Sentence, i: int) -> list[int]:
        """Subjects of clauses of this sentence that stand before ``i``, the nearest first (for "its" the own clause's too)."""
        found = [k for k in range(i) if s.dep(k) in ("nsubj", "nsubjpass") and s.low(k) not in _THIRD]
        if s.low(i) in ("it", "he", "she"):
            own = s.governor(i)
            found = [k for k in found if s.head(k) != own]
        return found[::-1]

    def _plural_pronoun(self, s: Sentence, i: int) -> list[Argument]:
        for k in self._subjects_before(s, i):
            if (s.index, k) in self.groups:
                return [Argument(s.index, i, group=self.groups[(s.index, k)])]
        return []

    # ------------------------------------------------------------------ bookkeeping
    def note_heads(self) -> None:
        """Remember the last words of names, so that "the center" is known once a name has ended in "Center"."""
        for record in (r for r in self.registry.records if r.forms):
            last = record.name.split()[-1].lower() if record.forms and record.cls and " " in record.name else ""
            if last.isalpha() and self.vocabulary.classes[record.cls or ""].family in (
                "body",
                "zone",
                "corridor",
                "event",
                "programme",
            ):
                self.heads_seen.setdefault(last, record.cls or "")

    def settle(self, d: Description, holder: Record | None) -> Record:
        """Make a thing of its own of a described one, now that its holder is known."""
        if d.record is None:
            d.holder = holder
            d.record = self.registry.describe(d.label, d.cls, d.span, holder, d.aliases)
            d.record.mentions.append((d.sentence, d.unit))
            self.recent.append((d.sentence, d.unit, d.record))
        return d.record

    def note_mentions(self, s: Sentence, upto: int | None = None) -> None:
        """Remember the names of a sentence as spoken of, in the order of the text."""
        for i in sorted(s.names):
            record = self.records.get((s.index, i))
            if record and record.cls:
                self.recent.append((s.index, i, record))

    def note_heading(self, s: Sentence) -> None:
        """A heading that is a name tells what the lines below it are about."""
        named = [r for n, _, r in self.recent if n == s.index]
        if len(s.words) == 1 and named:
            self.subjects[s.index] = named[0]

    def note_subject(self, s: Sentence) -> None:
        """Remember what the sentence was about: its main clause's subject."""
        roots = [i for i in range(len(s.words)) if s.head(i) == i]
        for root in roots:
            for k in s.subjects(root) if s.is_verb(root) else []:
                for found in self.arguments(s, k, 3):
                    record = found.record or (found.description.record if found.description else None)
                    if record:
                        self.subjects[s.index] = record
                        return
        said = [r for n, _, r in self.recent if n == s.index and r.cls and not self.vocabulary.is_a(r.cls, terms.PLACE)]
        if said and s.anchor is None:
            self.subjects[s.index] = said[0]


def _spaced(words: Sequence[str]) -> str:
    text = " ".join(words)
    for mark in (",", "'s", "’s", ")", "%"):
        text = text.replace(f" {mark}", mark)
    return text
