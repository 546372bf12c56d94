"""What a name of unknown class is, by what the sentence says of it.

"Tech 50, a business incubator", "carmaker Geely", "companies such as A and B", "A said": apposition, copula, the noun before
it, lists, and the company it keeps.
"""

from __future__ import annotations

from collections.abc import Sequence

from ontology import terms
from source.extraction.lexicon import Lexicon, singular
from source.extraction.records import Record
from source.extraction.syntax import Sentence

NO_TYPE: frozenset[str] = frozenset({terms.GROUP, terms.MEASUREMENT})
_DEEDS = frozenset({terms.ESTABLISHED, terms.COOPERATES_WITH, terms.ORGANIZED, terms.PRODUCED, terms.SIGNED})
_SPEECH = frozenset(
    "say add note tell explain state remark recall stress emphasize emphasise believe introduce point".split()
)
_INTRODUCERS = frozenset({"including", "like", "as", "namely", ":", "-", "–", "—", ","})


class NameTyper:
    """Gives classes to the records of unknown class of one article."""

    def __init__(self, lexicon: Lexicon, sentences: Sequence[Sentence], records: dict[tuple[int, int], Record]) -> None:
        self.lexicon = lexicon
        self.vocabulary = lexicon.vocabulary
        self.sentences = sentences
        self.records = records

    def run(self) -> None:
        """Give a class to each unknown record that the text tells about; the others keep none."""
        for rule in (self._beside, self._predicate, self._listed, self._speaker, self._company):
            for s in self.sentences:
                for i in sorted(s.names):
                    record = self.records.get((s.index, i))
                    if record is not None and record.cls is None:
                        cls = rule(s, i)
                        if cls:
                            record.cls = cls

    def _noun(self, s: Sentence, i: int, plural: bool = False) -> str | None:
        """The class of the common noun at ``i``."""
        if i < 0 or i >= len(s.words) or i in s.names or s.tag(i)[0] != "N":
            return None
        low = singular(s.low(i))
        if not plural and low != s.low(i):
            return None
        words = [s.low(k) for k in range(max(0, i - 4), i) if k not in s.names] + [low]
        hit = self.lexicon.nouns.ending(words, len(words)) or self.lexicon.titles.ending(words, len(words))
        if hit is None or self.vocabulary.classes[hit[1]].family in ("place", "thing") and not self._may_name(hit[1]):
            return None
        return hit[1]

    def _may_name(self, cls: str) -> bool:
        return self.vocabulary.is_a(cls, terms.PROJECT) or self.vocabulary.is_a(cls, terms.TOWN)

    def _beside(self, s: Sentence, i: int) -> str | None:
        """ "carmaker Geely", "Geely, a carmaker"; a title before or behind it makes it a person."""
        before = self._noun(s, i - 1)
        if before and s.dep(i - 1) in ("compound", "nmod", "amod", "appos", "ROOT", "dep", "nsubj"):
            return before
        for k in s.children(i, "appos"):
            found = self._noun(s, k)
            person = found is not None and self.vocabulary.is_a(found, terms.PERSON)
            if found and not (person and s.dep(i) == "pobj"):
                return found
        if s.dep(i) == "appos":
            return self._noun(s, s.head(i))
        return None

    def _predicate(self, s: Sentence, i: int) -> str | None:
        """ "SITI is a research institute"."""
        top = i
        while s.dep(top) == "conj" and s.head(top) in s.names:
            top = s.head(top)
        if s.dep(top) == "attr" and s.lemma(s.head(top)) == "be":  # "The five enterprises are A, B and C"
            plural = [
                k for k in s.children(s.head(top), "nsubj") if k not in s.names and singular(s.low(k)) != s.low(k)
            ]
            return self._noun(s, plural[0], plural=True) if plural else None
        if s.dep(i) == "nsubj" and s.lemma(s.head(i)) == "be":
            for k in s.children(s.head(i), "attr"):
                return self._noun(s, k)
        return None

    def _listed(self, s: Sentence, i: int) -> str | None:
        """ "companies such as A, B and C"."""
        k = i - 1
        while k > 0 and (k in s.names or s.low(k) in (",", "and", "&")):
            k -= 1
        if s.low(k) not in _INTRODUCERS:
            return None
        while k > 0 and (s.low(k) in _INTRODUCERS or s.low(k) in ("such", "in", "from", "of", "the") or k in s.names):
            k -= 1
        return self._noun(s, k, plural=True)

    def _speaker(self, s: Sentence, i: int) -> str | None:
        if (
            s.dep(i) == "nsubj"
            and s.lemma(s.head(i)) in _SPEECH
            and not s.words[i].isupper()
            and 1 < len(s.words[i].split()) < 4
        ):
            return terms.PERSON
        return None

    def run_last(self) -> None:
        """Give what is still unknown, but does what only actors do, the class of organizations (of firms, if it is no acronym)."""
        for s in self.sentences:
            for i in sorted(s.names):
                record = self.records.get((s.index, i))
                if record is not None and record.cls is None and self._acts(s, i):
                    record.cls = terms.ORGANIZATION if s.words[i].isupper() else terms.ENTERPRISE

    def _acts(self, s: Sentence, i: int) -> bool:
        """Whether a name is the subject or agent of a verb that states a relation of actors, or the partner in one."""
        if i == 0 and " " not in s.words[i] and not s.words[i].isupper():
            return False
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

    def _company(self, s: Sentence, i: int) -> str | None:
        """The class that the names coordinated with it have, if it is one that takes any name."""
        row = s.conjuncts(i)
        head = i
        while s.dep(head) == "conj" and s.head(head) in s.names:
            head = s.head(head)
            row = s.conjuncts(head)
        for k in row:
            record = self.records.get((s.index, k))
            if (
                record
                and record.cls
                and k != i
                and self.vocabulary.classes[record.cls].family in ("body", "person", "zone")
            ):
                return terms.ENTERPRISE if self.vocabulary.classes[record.cls].family == "body" else record.cls
        return None
