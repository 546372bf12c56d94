"""Statements from the verbs, nominalisations and predicates of a sentence.

Each rule has an id that stands as ``cor:rule`` on its claims: ``verb-active``, ``verb-passive``, ``predicate``,
``nominal``, ``event-clause``, ``possessor``.  Whether two ends fit a relation is decided by its domain and range alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ontology import terms
from ontology.vocabulary import Relation
from source.extraction.arguments import Argument, Statement
from source.extraction.discourse import Discourse
from source.extraction.matching import Match, nominal_matches, predicate_matches, verb_matches, walk
from source.extraction.modality import modality_of
from source.extraction.noun_phrases import is_plural
from source.extraction.syntax import Sentence
from source.figures.times import TimeSpan
from source.model import Modality, Time

_NO_DEED = frozenset(
    """promote accelerate support advance encourage plan propose explore prepare consider boost strengthen deepen speed push facilitate
    approve discuss drive foster join participate involve engage help guide serve invest""".split()
)
_PLACED_ELSEWHERE = frozenset({terms.HAS_MEASUREMENT, terms.LOCATED_IN, terms.AFFILIATED_WITH, terms.MEMBER_OF})
"""Relations whose bare prepositions ("in", "of") are read by rules of their own."""
_NO_STATUS = frozenset(
    {
        terms.ORGANIZATION,
        terms.ENTERPRISE,
        terms.INNOVATION_PLATFORM,
        terms.PERSON,
        terms.UNIVERSITY,
        terms.PROJECT,
        terms.EVENT,
        terms.ACHIEVEMENT,
        terms.PROGRAMME,
    }
)
"""Classes that say what a thing is, not what it was recognised as."""
_MAKING = frozenset("establish build set found create develop launch carry undertake conduct open hold host".split())
"""Verbs whose "with PARTNER" says who joined in."""
_MUTUAL = frozenset({"cooperate", "collaborate", "partner"})
_SIGNING = frozenset({"sign", "ink", "reach", "conclude", "seal"})
_DEALS = frozenset("agreement contract memorandum partnership deal pact accord".split())
_AT_EVENTS = frozenset({terms.RELEASED, terms.SIGNED})
_WEAK_AIMS = frozenset("promote prioritize prioritise aim boost support".split())
_PURPOSEFUL = (terms.PROGRAMME, terms.EVENT, terms.ALLIANCE, terms.PROJECT, terms.COORDINATION_MECHANISM)
_OWN_RULES = frozenset({terms.HAS_MEASUREMENT})
_CREATIVE = (terms.ESTABLISHED, terms.ORGANIZED)


class RelationRules:
    """Finds statements over the parse of one article's sentences."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.lexicon = discourse.lexicon
        self.vocabulary = discourse.vocabulary
        self.event: Argument | None = None

    def read(self, s: Sentence, times: Iterable[tuple[int, TimeSpan]]) -> Iterator[Statement]:
        """The statements of one sentence."""
        self.times = list(times)
        self.event = None
        for i in range(len(s.words)):
            if s.is_verb(i):
                yield from self._first_fitting(s, verb_matches(s, i, self.lexicon))
            elif i not in s.names:
                yield from self._first_fitting(s, predicate_matches(s, i, self.lexicon))
                if s.tag(i)[0] == "N":
                    yield from self._nominal(s, i)
                elif s.dep(i) == "prep":
                    yield from self._prepositional(s, i)

    # ------------------------------------------------------------------ one word, several patterns
    def _first_fitting(self, s: Sentence, matches: Iterable[Match]) -> Iterator[Statement]:
        """For each pair of ends the statement of the best pattern: the longest phrase, then the narrowest range."""
        taken: set[tuple[int, int]] = set()
        held: set[int] = set()
        rows = sorted(
            matches, key=lambda m: (-len(m.pattern.words), self._width(m.pattern.relation), m.pattern.relation.iri)
        )
        for match in rows:
            for statement in self._of_match(s, match):
                pair = (
                    id(statement.subject.record or statement.subject.group or statement.subject.description),
                    statement.object.unit,
                )
                if pair in taken or (statement.object.unit in held and match.passive):
                    continue
                if any(st == statement.object.unit and len(match.pattern.words) < size for st, size in self._longer):
                    continue
                taken.add(pair)
                if match.passive:
                    held.add(statement.object.unit)
                self._longer.append((statement.object.unit, len(match.pattern.words)))
                yield statement
        self._longer = []

    _longer: list[tuple[int, int]] = []

    def _width(self, relation: Relation) -> int:
        return sum(1 for c in self.vocabulary.classes if self.vocabulary.allows(relation.range, c))

    def _of_match(self, s: Sentence, match: Match) -> Iterator[Statement]:
        relation = match.pattern.relation
        if relation.iri in _OWN_RULES:
            return
        purposes = relation.iri == terms.TARGETS
        if purposes and s.lemma(match.at) in _WEAK_AIMS and not self._programmatic(s, match.subjects):
            return
        modality = modality_of(s, match.verb, purposes) if match.verb >= 0 else Modality.ASSERTED
        subjects = [
            a
            for k in self._with_lists(s, self._heads(s, match.subjects), match.at)
            for a in self.discourse.arguments(s, k)
        ]
        if (
            not subjects
            and not match.passive
            and not match.pattern.turned
            and s.is_verb(match.at)
            and s.tag(match.at) == "VBG"
        ):
            subjects = self._opening(s, match.at)
        units = self._with_lists(s, match.objects, match.at)
        if relation.class_object and not match.pattern.turned:
            units += [n for k in units for n in self.discourse.lists.classes(s, k) if n not in units]
        objects = [a for k in units for a in self._objects(s, k, relation)]
        rule = "verb-passive" if match.passive else "verb"
        if relation.iri in _AT_EVENTS and not match.passive and subjects and all(a.group for a in subjects):
            yield from self._agentless(s, match, subjects, modality)  # "eight projects signed contracts at the fair"
            return
        if match.passive:
            empty, full = (objects, subjects) if match.pattern.turned else (subjects, objects)
            if not empty and full:
                yield from self._agentless(s, match, full, modality)
            return
        if (
            s.is_verb(match.at)
            and s.tag(match.at) == "VBG"
            and s.dep(match.at) in ("advcl", "acl", "conj", "dep")
            and not any(self._fitted(relation, a, b) for a in subjects for b in objects)
        ):
            subjects = self._nearest(s, match, objects)
        if {id(a.record) for a in subjects if a.record} & {id(b.record) for b in objects if b.record}:
            return  # "the parks include A and B": the same things on both sides
        yield from self._joint(s, match, subjects, objects, modality)
        for a in subjects:
            for b in objects:
                fitted = self._fitted(relation, a, b)
                if fitted:
                    yield self._statement(s, a, relation, fitted, rule, modality, match.verb)

    def _nearest(self, s: Sentence, match: Match, objects: list[Argument]) -> list[Argument]:
        """The nearest noun before a participle that may do what it says: "set up a system, integrating universities"."""
        if match.pattern.turned or not objects:
            return []
        for k in range(match.at - 1, -1, -1):
            if s.dep(k) in ("dobj", "pobj", "attr", "conj", "appos", "nsubj", "nsubjpass"):
                found = self.discourse.arguments(s, k, 3)
                if any(self._fitted(match.pattern.relation, a, b) for a in found for b in objects):
                    return found
        return []

    def _programmatic(self, s: Sentence, subjects: Iterable[int]) -> bool:
        """Whether the subject is something made for a purpose: what a place or firm "promotes" is not what it is for."""
        found = [a.class_of() for k in subjects for a in self.discourse.arguments(s, k)]
        return any(c and any(self.vocabulary.is_a(c, k) for k in _PURPOSEFUL) for c in found)

    def _joint(
        self, s: Sentence, match: Match, subjects: list[Argument], objects: list[Argument], modality: Modality
    ) -> Iterator[Statement]:
        """ "A and B jointly built C", "was co-founded by A and B", "A and B signed an agreement": they cooperate."""
        relation = self.vocabulary.relations.get(terms.COOPERATES_WITH)
        named = [a for a in subjects if a.is_named and not self.vocabulary.is_a(a.class_of() or "", terms.PERSON)]
        if relation is None or len(named) < 2 or match.verb < 0:
            return
        low = s.lemma(match.verb)
        joint = s.low(match.verb).startswith("co-") or any(
            s.low(k) in ("jointly", "together") for k in s.kids[match.verb]
        )
        objects_ = {s.lemma(k) for k in s.children(match.verb, "dobj")}
        mutual = (low in _MUTUAL and not s.under(match.verb, "with")) or (
            low in _SIGNING and objects_ & _DEALS and not s.under(match.verb, "with")
        )
        if mutual or joint and match.pattern.relation.iri in (terms.ESTABLISHED, terms.PRODUCED, terms.SIGNED):
            for b in named[1:]:
                if self.fits(relation, named[0], b):
                    yield self._statement(s, named[0], relation, b, "joint", modality, match.verb)

    def _heads(self, s: Sentence, units: tuple[int, ...]) -> list[int]:
        """The units without places that only say where the one before lies ("Nanxiang town, Jiading district, Shanghai")."""
        return [k for k in units if not (k in s.names and k - 2 in units and self.discourse.extents.contains(s, k, k - 2))]

    def _with_lists(self, s: Sentence, units: Iterable[int], verb: int) -> list[int]:
        """The units, and the further names of a list that they open ("A in P, B in Q and C")."""
        found: list[int] = []
        for k in units:
            found += [k, *(self.discourse.lists.names(s, k) if k in s.names and k > verb else ())]
            if k not in s.names and self.discourse.quantity_of(s, k):
                found += self.discourse.lists.counted(s, k)
        return list(dict.fromkeys(found))

    def _opening(self, s: Sentence, verb: int) -> list[Argument]:
        """What the sentence opens with, for a participle whose subject the parser lost."""
        for k in range(min(verb, 6)):
            noun = self.discourse.nouns.noun_class(s, k) if s.low(0) == "the" and 0 < k < 4 else None
            if noun and not is_plural(s, k):
                record = self.discourse.reference.last_of(s, k, noun[1])
                if record:
                    return [Argument(s.index, k, record=record)]
            if s.tag(k)[0] == "N" and s.dep(k) != "pobj":
                found = [a for a in self.discourse.arguments(s, k, 3) if a.record]
                if found:
                    return found
        return []

    def _objects(self, s: Sentence, k: int, relation: Relation) -> list[Argument]:
        """The readings of an object; a relation to topics takes the words themselves."""
        if terms.SKOS_CONCEPT in relation.range:
            return self._concepts(s, k)
        if relation.iri == terms.DESIGNATED_AS and k not in s.names:
            return self.discourse.as_one(s, k)
        return self.discourse.arguments(s, k)

    def _statement(
        self, s: Sentence, a: Argument, relation: Relation, b: Argument, rule: str, modality: Modality, verb: int
    ) -> Statement:
        return Statement(a, relation.iri, b, rule, s.index, modality, self.time(s, verb))

    # ------------------------------------------------------------------ who did it, where a passive does not say
    def _agentless(self, s: Sentence, match: Match, objects: list[Argument], modality: Modality) -> Iterator[Statement]:
        relation = match.pattern.relation
        for b in objects:
            for a, rule in self._doers(s, match, b):
                if self.fits(relation, a, b):
                    yield self._statement(s, a, relation, b, rule, modality, match.verb)
                    break

    def _doers(self, s: Sentence, match: Match, b: Argument) -> Iterator[tuple[Argument, str]]:
        """Who may stand for the missing agent: whose the thing is, the event that it happened at, the holder of "when" clauses."""
        if b.description and b.description.holder and match.pattern.relation.iri in _CREATIVE:
            yield Argument(s.index, b.unit, record=b.description.holder), "possessor"
        if s.dep(match.verb) == "conj" and s.is_verb(
            s.head(match.verb)
        ):  # "… introduced by the city, and 27 teams were trained"
            for k in s.agents(s.head(match.verb)):
                for found in self.discourse.arguments(s, k):
                    yield found, "verb-passive"
        for word, p in s.prepositions(match.verb):
            if word in ("to", "into") and match.pattern.relation.iri == terms.ATTRACTED:
                for k in s.after(p):
                    yield from ((a, "verb-passive") for a in self.discourse.arguments(s, k))
            if word in ("at", "during", "in") and match.pattern.relation.iri not in _CREATIVE:
                for k in s.after(p):
                    for found in self.discourse.arguments(s, k):
                        if self.is_event(found):
                            yield found, "event-clause"
        for k in self.clause_events(s, match.verb):
            yield k, "event-clause"
        if match.pattern.relation.iri in _AT_EVENTS:
            for n, u, record in reversed(self.discourse.memory.mentions):
                if n < s.index - 1:
                    break
                if n <= s.index and record.cls and self.vocabulary.is_a(record.cls, terms.EVENT):
                    yield Argument(n, u, record=record, antecedent=n if n != s.index else None), "event-clause"

    def is_event(self, found: Argument) -> bool:
        cls = found.class_of()
        return found.is_named and cls is not None and self.vocabulary.is_a(cls, terms.EVENT)

    def clause_events(self, s: Sentence, verb: int) -> Iterator[Argument]:
        """The event that a "when" or "where" clause goes on about."""
        seen = 0
        while seen < 6:
            if any(
                s.low(k) in ("when", "where", "during", "at") and s.dep(k) in ("advmod", "mark") for k in s.kids[verb]
            ):
                above = s.head(verb)
                nouns = s.subjects(above) + s.objects(above) if s.is_verb(above) else [above]
                for k in nouns:
                    for found in self.discourse.arguments(s, k):
                        if self.is_event(found):
                            yield found
            if s.head(verb) == verb:
                return
            verb, seen = s.head(verb), seen + 1

    # ------------------------------------------------------------------ prepositions
    def _prepositional(self, s: Sentence, p: int) -> Iterator[Statement]:
        """ "an institute under the academy", "in cooperation with B, A built …", "As one of the first zones, A has …"."""
        for relation, words in self.lexicon.prepositions.get(s.low(p), ()):
            if relation.iri in _PLACED_ELSEWHERE:
                continue
            landing = walk(s, p, words[1:])
            head = s.head(p)
            if landing is None or (
                len(words) == 1 and words[0] in ("with", "of", "at", "from", "for") and not self._jointly(s, head)
            ):
                continue
            subjects = s.subjects(head) if s.is_verb(head) else [head]
            if words[0] == "with" and not s.is_verb(head):
                subjects = s.subjects(s.head(head))
            if s.is_verb(head) and words[0] == "as" and any(v > p for v in subjects) is False:
                continue
            modality = modality_of(s, head) if s.is_verb(head) and words[0] != "as" else Modality.ASSERTED
            for a in (a for k in subjects for a in self.discourse.arguments(s, k)):
                for b in (b for k in s.after(landing) for b in self._objects(s, k, relation)):
                    b = self._fitted(relation, a, b) or b
                    if (b.cls is None or words[0] == "as") and self.fits(relation, a, b):
                        yield self._statement(
                            s, a, relation, b, "preposition", modality, head if s.is_verb(head) else -1
                        )

    @staticmethod
    def _jointly(s: Sentence, head: int) -> bool:
        above = s.head(head) if s.dep(head) == "dobj" else head
        return any(s.low(k) in ("jointly", "together") for k in s.kids[head]) or (
            s.lemma(above) in _MAKING
            and any(k in s.names for p in s.kids[head] if s.low(p) == "with" for k in s.after(p))
        )

    # ------------------------------------------------------------------ nominalisations
    def _nominal(self, s: Sentence, n: int) -> Iterator[Statement]:
        matches = [m for m in nominal_matches(s, n, self.lexicon) if m.objects]
        for match in matches:
            relation = match.pattern.relation
            verb = match.verb
            if relation.iri in _OWN_RULES or (
                s.dep(n) in ("dobj", "pobj")
                and s.is_verb(verb)
                and not match.subjects
                and s.lemma(verb) in _NO_DEED
                and s.dep(n) == "dobj"
            ):
                continue
            if self._under_joining(s, n):
                continue
            subjects = match.subjects or tuple(
                s.subjects(verb) if s.is_verb(verb) and s.dep(n) not in ("nsubj", "nsubjpass") else ()
            )
            modality = modality_of(s, verb, relation.iri == terms.TARGETS) if s.is_verb(verb) else Modality.ASSERTED
            found = [
                self._statement(s, a, relation, b, "nominal", modality, verb)
                for k in match.objects
                for b in self._objects(s, k, relation)
                for j in subjects
                for a in self.discourse.arguments(s, j)
                if self.fits(relation, a, b)
            ]
            if found:
                yield from found
                return

    def _under_joining(self, s: Sentence, n: int) -> bool:
        """ "involved in the construction of X" is taking part, not constructing."""
        p = s.head(n)
        return (
            s.dep(p) == "prep"
            and s.low(p) in ("in", "to", "for", "on", "of", "into")
            and s.dep(n) == "pobj"
            and (
                s.low(p) != "in"
                or s.lemma(s.head(p)) in ("involve", "participate", "part", "engage", "join", "involved", "role", "get")
            )
        )

    # ------------------------------------------------------------------ topics
    def _concepts(self, s: Sentence, k: int) -> list[Argument]:
        """The topics that a noun phrase names: "breakthroughs in R&D input, venue and staff" are three."""
        if k in s.names or s.tag(k) in ("PRP", "DT", "WDT", "CD"):
            return []
        for preposition in ("in", "of"):
            if s.lemma(k) in _TOPIC_CARRIERS:
                below = s.under(k, preposition)
                if below:
                    return [a for n in below for a in self._concepts(s, n)]
        listed = self._listed_topics(s, k)
        if listed:
            return [a for n in listed for a in self._concepts(s, n)]
        begin, _ = s.phrase(k)
        words = [
            s.words[j]
            for j in range(begin, k + 1)
            if s.dep(j) not in ("det", "poss", "case", "predet")
            and s.tag(j) not in ("POS", "PRP$", "DT")
            and s.words[j] not in (",", "and", "or")
        ]
        if not words or s.tag(k)[0] not in "NVJ" or any(c.isdigit() for c in " ".join(words)):
            return []
        label = " ".join(words)
        return [Argument(s.index, k, concept=label)] if 2 < len(label) < 80 else []

    def _listed_topics(self, s: Sentence, k: int) -> list[int]:
        """ "industries such as A and B", "fields including A, B"."""
        if s.lemma(k) not in _TOPIC_FIELDS:
            return []
        found = [n for p in s.kids[k] if s.low(p) in ("as", "including", "like") for n in s.after(p)]
        return found + [c for a in s.children(k, "appos") for c in s.conjuncts(a)]

    # ------------------------------------------------------------------ fit and time
    def fits(self, relation: Relation, a: Argument, b: Argument) -> bool:
        """Whether both ends are of the relation's domain and range, and are two things."""
        if a.record is not None and a.record is b.record or a.amount or a.concept or a.cls:
            return False
        if a.group is not None and a.group is b.group:
            return False
        subject = a.class_of()
        if relation.iri == terms.LOCATED_IN and not self.discourse.extents.lies_within(a, b):
            return False
        free = a.group is not None and terms.GROUP in relation.domain
        if subject is None or not (free or self.vocabulary.allows(relation.domain, subject)):
            return False
        if b.concept is not None:
            return terms.SKOS_CONCEPT in relation.range
        obj = b.class_of()
        if obj is None:
            return False
        if b.cls is not None:
            return relation.class_object and not (
                relation.iri == terms.DESIGNATED_AS
                and (b.cls in _NO_STATUS or self.vocabulary.is_a(b.cls, terms.ADMINISTRATIVE_AREA))
            )
        if b.group is not None and terms.GROUP in relation.range:
            return True
        if (
            b.group is not None
            and relation.iri == terms.COOPERATES_WITH
            and not self.vocabulary.is_a(obj, terms.ORGANIZATION)
        ):
            return a.is_named and self.vocabulary.is_a(obj, terms.PERSON)
        if relation.iri == terms.ESTABLISHED and self.vocabulary.is_a(obj, terms.ADMINISTRATIVE_AREA):
            return False  # no article tells of the founding of the provinces that it mentions
        return self.vocabulary.allows(relation.range, obj)

    def _fitted(self, relation: Relation, a: Argument, b: Argument) -> Argument | None:
        """The object as it fits: itself, or its class where a described thing is only a status ("a high-tech enterprise")."""
        if self.fits(relation, a, b):
            return b
        if b.description and b.description.record is None and relation.class_object:
            status = Argument(b.sentence, b.unit, cls=b.description.cls)
            return status if self.fits(relation, a, status) else None
        return None

    def time(self, s: Sentence, verb: int) -> Time | None:
        """The time of the clause: one that stands in it, else the only one of the sentence."""
        usable = [(u, t) for u, t in self.times if t.usable]
        if not usable:
            return None
        own = [t for u, t in usable if verb >= 0 and s.governor(u) == verb]
        if own:
            return own[0].time
        if len(usable) > 1 or verb < 0:
            return None
        unit, only = usable[0]
        opens = not any(s.is_verb(k) for k in range(unit))
        return only.time if opens or self._encloses(s, s.governor(unit), verb) else None

    def _encloses(self, s: Sentence, clause: int, verb: int) -> bool:
        """Whether ``verb`` is part of the clause of another verb (not merely joined to it by "and")."""
        seen = 0
        while verb != clause and s.head(verb) != verb and seen < 8:
            if s.dep(verb) in ("ccomp", "acl", "relcl") or (s.dep(verb) == "conj" and s.head(verb) == clause):
                return False
            verb, seen = s.head(verb), seen + 1
        return verb == clause


_TOPIC_CARRIERS = frozenset(
    """breakthrough development improvement progress field area industry sector advancement promotion growth construction integration
    application research innovation upgrading transformation study variety range number series""".split()
) - {
    "integration",
    "transformation",
    "upgrading",
    "innovation",
    "growth",
    "promotion",
    "research",
    "application",
    "construction",
}
_TOPIC_FIELDS = frozenset(
    "field area industry sector domain direction technology topic aspect area discipline project".split()
)
