"""A parsed sentence and the questions that rules ask of it: whose subject, which objects, led to by which preposition.

Dependency labels are those of the parser's training data (ClearNLP labels over OntoNotes).  Subjects that a clause
leaves out are looked up where English grammar puts them: the verb it is joined to, the noun that a participle or
relative clause describes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from source.extraction.names import Name
from source.extraction.parsing import Parse
from source.model import Span

POSSESSIVE_MARKS = frozenset({"'s", "’s"})
RELATIVE_PRONOUNS = frozenset({"which", "that", "who", "whom", "whose"})
_PLAN_NOUNS = frozenset("plan goal aim target proposal intention effort bid ambition move decision agreement".split())
_OBJECT_CONTROL = frozenset(
    "encourage invite urge ask help allow support enable require order tell push lead guide".split()
)
_SHARED = frozenset({"conj", "xcomp", "advcl", "ccomp", "dep", "ROOT"})
"""Clauses whose subject may be that of what they hang from."""
_STRAY_NOUNS = frozenset({"appos", "conj", "dep", "npadvmod", "nmod", "dobj", "ROOT"})
"""What the parser makes of a subject that it did not see."""
_PREMODIFIERS = frozenset(
    """amod compound nmod advmod nummod quantmod det poss predet conj cc punct npadvmod case preconj intj dep""".split()
)
_DEPTH = 6
"""How many clauses are climbed in search of a subject; real sentences need three."""


@dataclass(slots=True)
class Sentence:
    """A sentence, or a bracket's content lifted out of one (then ``anchor`` is the unit before it)."""

    index: int
    span: Span
    words: list[str]
    """What the text has; a name is one word."""
    spans: list[Span]
    names: dict[int, Name]
    texts: dict[int, str]
    """Names as written, noise repaired."""
    parse: Parse
    block: int
    anchor: tuple[int, int] | None = None
    """(index of the sentence, unit) that a bracket follows."""
    heading: bool = False
    """Whether it is a title or heading."""
    kids: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.kids = [[] for _ in self.words]
        for i, head in enumerate(self.parse.heads):
            if head != i:
                self.kids[head].append(i)

    def dep(self, i: int) -> str:
        """The dependency label of unit ``i``."""
        return self.parse.deps[i]

    def tag(self, i: int) -> str:
        """The Penn Treebank tag of unit ``i``."""
        return self.parse.tags[i]

    def head(self, i: int) -> int:
        """The head of unit ``i``; the root's is its own."""
        return self.parse.heads[i]

    def lemma(self, i: int) -> str:
        """The lower-case lemma of unit ``i``."""
        return self.parse.lemmas[i].lower()

    def low(self, i: int) -> str:
        """Unit ``i`` in lower case."""
        return self.words[i].lower()

    def low_at(self, i: int) -> str:
        """Unit ``i`` in lower case; behind the end of the sentence nothing."""
        return self.words[i].lower() if i < len(self.words) else ""

    def is_possessor(self, i: int) -> bool:
        """Whether "'s" follows unit ``i``."""
        return self.low_at(i + 1) in POSSESSIVE_MARKS

    def children(self, i: int, *deps: str) -> list[int]:
        """The children of ``i`` with one of these labels."""
        return [k for k in self.kids[i] if self.parse.deps[k] in deps]

    def conjuncts(self, i: int) -> list[int]:
        """``i`` and everything coordinated with it to its right."""
        found, queue = [], [i]
        while queue:
            here = queue.pop(0)
            found.append(here)
            queue += [k for k in self.children(here, "conj") if self.is_verb(k) == self.is_verb(here)]
        return sorted(found)

    def is_noun(self, i: int) -> bool:
        """Whether unit ``i`` is a noun, common or proper."""
        return self.parse.tags[i][0] == "N" or i in self.names

    def is_verb(self, i: int) -> bool:
        """Whether unit ``i`` is a verb form or an auxiliary."""
        return (self.parse.tags[i][0] == "V" or self.parse.tags[i] == "MD") and i not in self.names

    def is_passive(self, verb: int) -> bool:
        """Whether a verb is passive: by its auxiliary, or a bare past participle after a noun."""
        if self.children(verb, "nsubjpass", "auxpass", "agent"):
            return True
        if self.tag(verb) not in ("VBN", "VBD") or self.children(verb, "aux", "dobj"):
            return False
        if self.dep(verb) == "acl":
            return self.tag(verb) == "VBN"
        if self.dep(verb) == "conj" and self.tag(verb) == "VBN" and self.is_verb(self.head(verb)):
            subjects = self.children(verb, "nsubj")  # "12 were issued and five signed"
            return all(self.tag(k) == "CD" for k in subjects) and self.is_passive(self.head(verb))
        return self.dep(verb) in ("advcl", "ROOT") and self.tag(verb) == "VBN" and not self.children(verb, "nsubj")

    def subjects(self, verb: int, depth: int = 0) -> list[int]:
        """The grammatical subject of a verb with all coordinated with it; looked up where the clause leaves it out."""
        own = [k for k in self.children(verb, "nsubj", "nsubjpass") if self.low(k) != "there"]
        if own:
            describes = self.low(own[0]) in RELATIVE_PRONOUNS and self.dep(verb) == "relcl"
            return self._described_by(verb) if describes else self.conjuncts(own[0])
        lost = self._lost_subject(verb)
        if lost is not None:
            return [lost]
        if depth > _DEPTH or self.head(verb) == verb:
            return []
        return self._shared_subject(verb, depth)

    def _shared_subject(self, verb: int, depth: int) -> list[int]:
        """The subject that a clause without one shares with what it hangs from: "the city set up and runs …"."""
        head, dep = self.head(verb), self.dep(verb)
        if dep == "acl" and self.tag(verb) == "VB" and self.lemma(head) in _PLAN_NOUNS:
            return self._subject_above(head, depth)  # "set a goal to attract 500 firms"
        if dep in ("acl", "relcl"):
            return self._described_by(verb)
        if dep == "pcomp":
            return self._subject_above(head, depth)
        if dep not in _SHARED:
            return []
        told = self.children(head, "dobj") if self.lemma(head) in _OBJECT_CONTROL else []
        if told and dep in ("xcomp", "ccomp"):
            return self.conjuncts(told[0])  # "encourages the university to establish"
        return self.subjects(head, depth + 1) if self.is_verb(head) else self._subject_above(head, depth)

    def _described_by(self, clause: int) -> list[int]:
        """The noun that a clause describes; where the parser hung it on a verb, that verb's object or subject."""
        noun = self.head(clause)
        if self.is_verb(noun):
            return self.subjects(noun, 4) if self.is_passive(noun) else self.objects(noun)
        return [noun]

    def _lost_subject(self, verb: int) -> int | None:
        """The noun right before a finite verb whose subject the parser hung elsewhere."""
        if self.dep(verb) not in ("ROOT", "ccomp", "relcl") or self.tag(verb) == "VBG":
            return None
        k = verb - 1
        while k >= 0 and (self.dep(k) in ("aux", "auxpass", "advmod", "neg") or self.tag(k) == "RB"):
            k -= 1
        if k < 0 or not self.is_noun(k) or self.dep(k) not in _STRAY_NOUNS or self.head(k) == verb:
            return None
        return k

    def _subject_above(self, i: int, depth: int) -> list[int]:
        """The subject of the clause that a preposition or adjective belongs to."""
        for _ in range(_DEPTH):
            if self.is_verb(i) or self.head(i) == i:
                break
            i = self.head(i)
        return self.subjects(i, depth + 1) if self.is_verb(i) else []

    def objects(self, verb: int) -> list[int]:
        """The direct objects of a verb, coordinated ones too; of a relative clause the noun it describes."""
        own = [k for k in self.children(verb, "dobj", "oprd") if self.low(k) not in RELATIVE_PRONOUNS]
        found = [c for k in own for c in self.conjuncts(k)]
        if not found and self.dep(verb) == "relcl":
            subjects = self.children(verb, "nsubj", "nsubjpass")
            if subjects and self.low(subjects[0]) not in RELATIVE_PRONOUNS and not self.is_passive(verb):
                return self._described_by(verb)
        return found

    def agents(self, verb: int) -> list[int]:
        """The nouns after "by" of a passive."""
        return [c for by in self.children(verb, "agent") for c in self.after(by)]

    def under(self, i: int, preposition: str) -> list[int]:
        """The nouns that a preposition under ``i`` leads to, coordinated ones too."""
        return [
            n
            for p in self.kids[i]
            if self.low(p) == preposition and self.dep(p) in ("prep", "agent", "dative", "prt", "advmod")
            for n in self.after(p)
        ]

    def after(self, preposition: int) -> list[int]:
        """The nouns governed by one preposition."""
        led_to = [k for k in self.children(preposition, "pobj", "pcomp") if self.dep(k) == "pobj" or k in self.names]
        return [c for k in led_to for c in self.conjuncts(k)]

    def prepositions(self, i: int) -> Iterator[tuple[str, int]]:
        """The prepositions under ``i`` as (word, unit), those of coordinated prepositions too."""
        for k in self.kids[i]:
            if self.dep(k) in ("prep", "agent", "dative"):
                yield self.low(k), k
                for c in self.children(k, "conj"):
                    yield self.low(c), c

    def named_before(self, i: int) -> int | None:
        """The name that the phrase of ``i`` follows, behind a comma or dash: "Hefei – capital city of …"."""
        start, _ = self.phrase(i)
        k = start - 1
        return k - 1 if k > 0 and self.low(k) in (",", "-", "–", "—") and k - 1 in self.names else None

    def governor(self, i: int) -> int:
        """The verb of the clause that ``i`` stands in, or the root."""
        while self.head(i) != i and not self.is_verb(i):
            i = self.head(i)
        return i

    def phrase(self, i: int) -> tuple[int, int]:
        """The noun phrase of ``i`` without what follows it: from its leftmost modifier to itself (end exclusive)."""
        start = i
        while start > 0 and self.head(start - 1) != start - 1 and self._belongs(start - 1, i):
            start -= 1
        return start, i + 1

    def _belongs(self, k: int, i: int) -> bool:
        """Whether ``k`` hangs below ``i`` through modifiers that stand before a noun."""
        for _ in range(8):
            if k == i:
                return True
            if self.parse.deps[k] not in _PREMODIFIERS:
                return False
            k = self.parse.heads[k]
        return False
