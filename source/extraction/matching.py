"""Where the words of a relation stand in a parse, and what stands at its two ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from source.extraction.lexicon import Lexicon, Pattern
from source.extraction.syntax import Sentence

_COPULAS = frozenset({"be", "become", "remain", "make", "name", "rank"})
"""Verbs whose predicate states the relation: "is home to", "ranks among"."""
_PAST = frozenset({"former", "late", "then", "ex"})
"""What a predicate is no more: "a former subsidiary of the group"."""
_REFLEXIVES = frozenset({"itself", "themselves"})
_BESIDE_A_NAME = frozenset({"appos", "conj", "dep", "attr", "nmod", "npadvmod", "ROOT"})
_NO_PHRASE_WORDS = frozenset({"nsubj", "nsubjpass", "conj"})
_BELOW_A_NOUN = frozenset({"appos", "amod", "acl", "advcl", "dep", "ROOT", "conj", "advmod"})

_JOINING = frozenset({"part", "participate", "involve", "involved", "engage", "role"})
"""Words whose "in doing" says what one takes part in."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found at a word: units that may be the relation's subject and object ends."""

    pattern: Pattern
    at: int
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    passive: bool = False
    """A passive without agent: ``subjects`` are then empty, and who did it must be looked for."""
    verb: int = -1
    """The verb whose modality and time count."""


def verb_matches(s: Sentence, v: int, lexicon: Lexicon) -> Iterator[Match]:
    """Matches of ``cor:verb``, and of verbs in ``cor:objectFirst`` and ``cor:subjectFirst``, at verb ``v``."""
    if _is_joined_in(s, v):
        return
    lemma, low = _joint_lemma(s.lemma(v), lexicon), s.low(v)
    for pattern in (*lexicon.verbs.get(lemma, ()), *lexicon.predicates.get(lemma, ())):
        landing = walk(s, v, pattern.words[1:])
        other = len(pattern.words) == 1 and _has_other_sense(s, v)
        if landing is not None and not other and _preceded(s, v, pattern.before):
            yield from _verb_ends(s, v, pattern, landing)
    for pattern in lexicon.predicates.get(low, ()) if low != lemma else ():
        landing = walk(s, v, pattern.words[1:])
        if landing is not None and _preceded(s, v, pattern.before):
            objects = _ends(s, v, landing, len(pattern.words) == 1)
            yield Match(pattern, v, *_turn(pattern, s.subjects(v), objects), verb=v)
    if lemma in _COPULAS:
        for k in s.children(v, "acomp", "attr", "oprd", "prep", "advmod"):
            yield from _predicate(s, k, lexicon, s.subjects(v), v)


def _is_joined_in(s: Sentence, deed: int) -> bool:
    """ "takes part in building X", "in the construction of X" is taking part in X, not building it.

    The parser hangs "in" from "part" or from "takes".
    """
    while s.dep(deed) == "conj" and s.tag(deed) in ("VBG", s.tag(s.head(deed))) and not s.children(deed, "aux"):
        deed = s.head(deed)  # "in planning and building X"
    preposition = s.head(deed)
    if s.dep(deed) not in ("pcomp", "pobj") or s.low(preposition) != "in":
        return False
    joined = s.head(preposition)
    return any(s.lemma(k) in _JOINING for k in (joined, *s.children(joined, "dobj")))


def _joint_lemma(lemma: str, lexicon: Lexicon) -> str:
    """ "co-hosted" → "co-host", "co-initiated" → "initiate": the lemmatizer leaves hyphenated verbs as they are."""
    if not lemma.startswith("co-"):
        return lemma
    whole = (lemma, lemma[:-1], lemma[:-2], lemma[:-3], lemma[:-3] + "e")
    stems = [*whole, *(w[3:] for w in whole)]
    return next((w for w in stems if w in lexicon.verbs), lemma)


def _has_other_sense(s: Sentence, v: int) -> bool:
    """A particle makes another verb of it ("set off", "take over")."""
    return any(s.dep(k) == "prt" for k in s.kids[v])


def _verb_ends(s: Sentence, v: int, pattern: Pattern, landing: int) -> Iterator[Match]:
    if s.lemma(v) == "build" and any(s.low(k) in _REFLEXIVES for k in s.children(v, "dobj")):
        return  # "is building itself into a hub"
    single = landing == v or s.dep(landing) == "prt"
    subjects, agents = s.subjects(v), s.agents(v)
    if not s.is_passive(v):
        yield Match(pattern, v, *_turn(pattern, subjects, _ends(s, v, landing, single)), verb=v)
    elif single:
        yield Match(pattern, v, *_turn(pattern, agents, subjects), passive=not agents, verb=v)
    else:
        ends = _ends(s, v, landing, False)
        swapped = not ends and agents  # "centres were applied for by 30 firms"
        yield Match(
            pattern, v, *(_turn(pattern, agents, subjects) if swapped else _turn(pattern, subjects, ends)), verb=v
        )


def predicate_matches(s: Sentence, i: int, lexicon: Lexicon) -> Iterator[Match]:
    """Matches of predicates that stand in apposition: "Wuxing, home to 400 firms", "the centre, located in …"."""
    if s.low(i) not in lexicon.predicates or s.is_verb(i) or any(s.low(k) in _PAST for k in s.children(i, "amod")):
        return
    beside = s.named_before(i)
    if beside is not None and s.dep(i) in _BESIDE_A_NAME:
        yield from _predicate(s, i, lexicon, [beside], -1)
        return
    named = [k for k in s.children(i, "appos") if k in s.names]
    if named:
        yield from _predicate(s, i, lexicon, named, -1)
        return
    head = s.head(i)
    if s.dep(i) == "pobj" and s.low(head) == "as" and s.is_verb(s.head(head)):
        subjects = s.subjects(s.head(head))
        if subjects and head < min(subjects):  # "As a member of the alliance, the firm …"
            yield from _predicate(s, i, lexicon, subjects, -1)
        return
    if head != i and s.dep(i) in _BELOW_A_NOUN:
        yield from _predicate(s, i, lexicon, s.subjects(head) if s.is_verb(head) else [head], head)


def _predicate(s: Sentence, k: int, lexicon: Lexicon, subjects: list[int], verb: int) -> Iterator[Match]:
    for key in dict.fromkeys((s.low(k), s.lemma(k))):
        for pattern in lexicon.predicates.get(key, ()):
            landing = walk(s, k, pattern.words[1:])
            if landing is not None and len(pattern.words) > 1 and _preceded(s, k, pattern.before):
                yield Match(pattern, k, *_turn(pattern, subjects, s.after(landing)), verb=verb)


def _preceded(s: Sentence, k: int, before: tuple[str, ...]) -> bool:
    return all(k - len(before) + n >= 0 and s.low(k - len(before) + n) == w for n, w in enumerate(before))


def _turn(pattern: Pattern, subjects: list[int], objects: list[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return (tuple(objects), tuple(subjects)) if pattern.turned else (tuple(subjects), tuple(objects))


def walk(s: Sentence, start: int, phrase: tuple[str, ...]) -> int | None:
    """The last word of a phrase whose further words hang below ``start``, or None."""
    words = [w for w in phrase if w not in ("a", "an", "the")]
    at = start
    while words:
        infinitive = _infinitive_below(s, at, words[1]) if words[0] == "to" and len(words) > 1 else None
        found = infinitive or _step(s, start, at, words[0])
        if found is None:
            return None
        at, words = found, words[2 if infinitive else 1 :]
    return at


def _infinitive_below(s: Sentence, at: int, verb: str) -> int | None:
    """The verb of "to VERB" below ``at``."""
    clauses = s.children(at, "xcomp", "advcl", "ccomp", "conj", "acl")
    return next((c for c in clauses if s.lemma(c) == verb), None)


def _step(s: Sentence, start: int, at: int, word: str) -> int | None:
    """The next word of a phrase: below the word before it or its first word, or right behind."""
    found = _below(s, at, word)
    if found is None and at != start:
        found = _below(s, start, word)
    if found is None and s.low_at(at + 1) == word and s.dep(at + 1) == "prep":
        return at + 1  # "is now home to": the parser hung the preposition higher
    return found


def _below(s: Sentence, i: int, word: str) -> int | None:
    """The child of ``i`` that is this word of a phrase; what opens the sentence ("In 2019, …") is none."""
    fitting = (c for c in s.kids[i] if word in (s.low(c), s.lemma(c)) and s.dep(c) not in _NO_PHRASE_WORDS)
    return next((c for c in fitting if c > 0), None)


def _ends(s: Sentence, v: int, landing: int, single: bool) -> list[int]:
    """The nouns at the far end of a verb phrase."""
    if single:
        return [*s.objects(v), *_attributes(s, v)]
    if s.dep(landing) in ("prep", "agent", "dative", "prt", "advmod"):
        found = s.after(landing) or [n for k in s.children(landing, "pcomp") for n in s.objects(k)]
        if found or s.dep(landing) != "advmod":
            return found
        return s.objects(v)  # "brings together universities"
    if s.is_verb(landing):
        return [*s.objects(landing), *_attributes(s, landing)]
    return s.objects(v)


def _attributes(s: Sentence, v: int) -> list[int]:
    return [c for k in s.children(v, "attr") for c in s.conjuncts(k)]


def nominal_matches(s: Sentence, n: int, lexicon: Lexicon) -> Iterator[Match]:
    """Matches of ``cor:nominal`` at noun ``n``: "the establishment of X by Y", "its introduction of X"."""
    for pattern in () if _is_joined_in(s, n) else lexicon.nominals.get(s.lemma(n), ()):
        landing = walk(s, n, pattern.words[1:])
        if landing is None:
            continue
        objects = s.after(landing) if landing != n else s.under(n, "of")
        if pattern.words[-1] == "between" and len(objects) > 1:
            yield Match(pattern, n, (objects[0],), tuple(objects[1:]), verb=s.governor(n))
            continue
        if landing != n and objects:  # "a focus on A, B and C": the parser hangs B and C from "focus"
            objects = [*objects, *(c for c in s.conjuncts(n) if c > objects[-1])]
        owners = [*s.children(n, "poss"), *s.under(n, "by")]
        yield Match(pattern, n, tuple(owners), tuple(objects), verb=s.governor(n))
