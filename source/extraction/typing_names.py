"""What a name of unknown class is, by what the sentence says of it.

"Tech 50, a business incubator", "carmaker Geely", "companies such as A and B", "A said": apposition, copula, the noun
before it, lists, and the company it keeps.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ontology import terms
from source.extraction.lexicon import Lexicon, singular
from source.extraction.records import RecordsByUnit
from source.extraction.syntax import Sentence

NO_TYPE: frozenset[str] = frozenset({terms.GROUP, terms.MEASUREMENT})
_DEEDS = frozenset({terms.ESTABLISHED, terms.COOPERATES_WITH, terms.ORGANIZED, terms.PRODUCED, terms.SIGNED})
"""Relations whose subject, or partner, is an actor."""
_SPEECH = frozenset(
    "say add note tell explain state remark recall stress emphasize emphasise believe introduce point".split()
)
_INTRODUCERS = frozenset({"including", "like", "as", "namely", ":", "-", "–", "—", ","})
_LIST_PARTS = frozenset({",", "and", "&"})
_BEFORE_INTRODUCER = _INTRODUCERS | {"such", "in", "from", "of", "the"}
_BESIDE = frozenset({"compound", "nmod", "amod", "appos", "ROOT", "dep", "nsubj"})
"""Labels of a noun right before a name that says what it is."""
_LONGEST_NOUN = 5  # words

_Rule = Callable[[Sentence, int], str | None]


class NameTyper:
    """Gives classes to the records of unknown class of one article."""

    def __init__(self, lexicon: Lexicon, sentences: Sequence[Sentence], records: RecordsByUnit) -> None:
        self.lexicon = lexicon
        self.vocabulary = lexicon.vocabulary
        self.sentences = sentences
        self.records = records

    def run(self) -> None:
        """Give a class to each unknown record that the text tells about; the others keep none."""
        for rule in (self._beside, self._predicate, self._listed, self._speaker, self._company):
            self._apply(rule)

    def run_last(self) -> None:
        """Give what is still unknown, but does what only actors do, the class of organizations or firms."""
        self._apply(self._actor)

    def _apply(self, rule: _Rule) -> None:
        for s in self.sentences:
            for i in sorted(s.names):
                record = self.records.get((s.index, i))
                if record is not None and record.cls is None:
                    record.cls = rule(s, i)

    # ------------------------------------------------------------------ what a noun says
    def _noun(self, s: Sentence, i: int, plural: bool = False) -> str | None:
        """The class of the common noun at ``i``, if it is one that names may have."""
        if not 0 <= i < len(s.words) or i in s.names or s.tag(i)[0] != "N":
            return None
        low = singular(s.low(i))
        if not plural and low != s.low(i):
            return None
        words = [s.low(k) for k in range(max(0, i + 1 - _LONGEST_NOUN), i) if k not in s.names] + [low]
        hit = self.lexicon.nouns.ending(words, len(words)) or self.lexicon.titles.ending(words, len(words))
        return hit[1] if hit and self._may_name(hit[1]) else None

    def _may_name(self, cls: str) -> bool:
        """Whether a noun of this class tells what a name is; the nouns of most places and things do not."""
        if self.vocabulary.classes[cls].family not in ("place", "thing"):
            return True
        return self.vocabulary.is_a(cls, terms.PROJECT) or self.vocabulary.is_a(cls, terms.TOWN)

    def _beside(self, s: Sentence, i: int) -> str | None:
        """ "carmaker Geely", "Geely, a carmaker"; a title before or behind it makes it a person."""
        before = self._noun(s, i - 1)
        if before and s.dep(i - 1) in _BESIDE:
            return before
        for k in s.children(i, "appos"):
            found = self._noun(s, k)
            person = found is not None and self.vocabulary.is_a(found, terms.PERSON)
            if found and not (person and s.dep(i) == "pobj"):
                return found
        return self._noun(s, s.head(i)) if s.dep(i) == "appos" else None

    def _predicate(self, s: Sentence, i: int) -> str | None:
        """ "SITI is a research institute", "The five enterprises are A, B and C"."""
        top = _first_of_names(s, i)
        if s.dep(top) == "attr" and s.lemma(s.head(top)) == "be":
            plural = (
                k for k in s.children(s.head(top), "nsubj") if k not in s.names and singular(s.low(k)) != s.low(k)
            )
            subject = next(plural, None)
            return self._noun(s, subject, plural=True) if subject is not None else None
        if s.dep(i) == "nsubj" and s.lemma(s.head(i)) == "be":
            attributes = s.children(s.head(i), "attr")
            return self._noun(s, attributes[0]) if attributes else None
        return None

    def _listed(self, s: Sentence, i: int) -> str | None:
        """ "companies such as A, B and C"."""
        k = i - 1
        while k > 0 and (k in s.names or s.low(k) in _LIST_PARTS):
            k -= 1
        if s.low(k) not in _INTRODUCERS:
            return None
        while k > 0 and (s.low(k) in _BEFORE_INTRODUCER or k in s.names):
            k -= 1
        return self._noun(s, k, plural=True)

    # ------------------------------------------------------------------ what it does
    def _speaker(self, s: Sentence, i: int) -> str | None:
        """Who speaks is a person, if written like one: "Amalia Brontford said"."""
        speaks = s.dep(i) == "nsubj" and s.lemma(s.head(i)) in _SPEECH
        like_person = not s.words[i].isupper() and 1 < len(s.words[i].split()) < 4
        return terms.PERSON if speaks and like_person else None

    def _company(self, s: Sentence, i: int) -> str | None:
        """The class that the names coordinated with it have, if it is one that takes any name."""
        for k in s.conjuncts(_first_of_names(s, i)):
            record = self.records.get((s.index, k))
            cls = record.cls if record and k != i else None
            family = self.vocabulary.classes[cls].family if cls else ""
            if family == "body":
                return terms.ENTERPRISE
            if family in ("person", "zone"):
                return cls
        return None

    def _actor(self, s: Sentence, i: int) -> str | None:
        """What acts is an organization if it is written as an acronym, else a firm."""
        acronym = s.words[i].isupper()
        opens_sentence = i == 0 and " " not in s.words[i]
        if (opens_sentence and not acronym) or not self._acts(s, i):
            return None
        return terms.ORGANIZATION if acronym else terms.ENTERPRISE

    def _acts(self, s: Sentence, i: int) -> bool:
        """Whether a name is the subject or agent of a verb that states a relation of actors, or the partner in one."""
        head = i
        while s.dep(head) == "conj":
            head = s.head(head)
        verb = s.head(head)
        if s.dep(head) == "pobj":
            if s.low(verb) not in ("by", "with"):
                return False
            verb = s.head(verb)
        elif s.dep(head) != "nsubj":
            return False
        return s.is_verb(verb) and any(p.relation.iri in _DEEDS for p in self.lexicon.verbs.get(s.lemma(verb), ()))


def _first_of_names(s: Sentence, i: int) -> int:
    """The first of the names that ``i`` is coordinated with."""
    while s.dep(i) == "conj" and s.head(i) in s.names:
        i = s.head(i)
    return i
