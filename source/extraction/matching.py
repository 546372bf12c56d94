"""Where the words of a relation stand in a parse, and what stands at its two ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from source.extraction.lexicon import Lexicon, Pattern
from source.extraction.syntax import Sentence


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
    landing: int = -1
    """The last word of the phrase (a preposition or the verb itself)."""


def verb_matches(s: Sentence, v: int, lexicon: Lexicon) -> Iterator[Match]:
    """Matches of ``cor:verb`` and of verbs in ``cor:objectFirst`` / ``cor:subjectFirst`` at verb ``v``; longest phrase first."""
    lemma, low = _joint_lemma(s.lemma(v), lexicon), s.low(v)
    for pattern in (*lexicon.verbs.get(lemma, ()), *lexicon.predicates.get(lemma, ())):
        landing = walk(s, v, pattern.words[1:])
        if landing is not None and not (len(pattern.words) == 1 and _has_other_sense(s, v)):
            yield from _verb_ends(s, v, pattern, landing)
    if low != lemma:
        for pattern in lexicon.predicates.get(low, ()):
            landing = walk(s, v, pattern.words[1:])
            if landing is not None:
                objects = _ends(s, v, landing, len(pattern.words) == 1)
                yield Match(pattern, v, *_turn(pattern, s.subjects(v), objects), verb=v, landing=landing)
    if lemma in ("be", "become", "remain", "make", "name", "rank"):
        for k in s.children(v, "acomp", "attr", "oprd", "prep", "advmod"):
            yield from _predicate(s, k, lexicon, tuple(s.subjects(v)), v)


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
    if any(s.low(k) in ("itself", "themselves") for k in s.children(v, "dobj")) and s.lemma(v) == "build":
        return  # "is building itself into a hub"
    single = landing == v or s.dep(landing) == "prt"
    subjects, agents = s.subjects(v), s.agents(v)
    if s.is_passive(v):
        if single:
            if agents:
                yield Match(pattern, v, *_turn(pattern, agents, subjects), verb=v, landing=landing)
            else:
                yield Match(pattern, v, *_turn(pattern, [], subjects), passive=True, verb=v, landing=landing)
            return
        ends = _ends(s, v, landing, False)
        if not ends and agents:  # "centres were applied for by 30 firms"
            yield Match(pattern, v, *_turn(pattern, agents, subjects), verb=v, landing=landing)
        else:
            yield Match(pattern, v, *_turn(pattern, subjects, ends), verb=v, landing=landing)
        return
    yield Match(pattern, v, *_turn(pattern, subjects, _ends(s, v, landing, single)), verb=v, landing=landing)


def predicate_matches(s: Sentence, i: int, lexicon: Lexicon) -> Iterator[Match]:
    """Matches of non-verbal predicates that stand in apposition: "Wuxing, home to 400 firms", "the centre, located in …"."""
    if s.low(i) not in lexicon.predicates or s.is_verb(i):
        return
    beside = s.named_before(i)
    if beside is not None and s.dep(i) in ("appos", "conj", "dep", "attr", "nmod", "npadvmod", "ROOT"):
        yield from _predicate(s, i, lexicon, (beside,), -1)
        return
    named = [k for k in s.children(i, "appos") if k in s.names]
    if named:
        yield from _predicate(s, i, lexicon, tuple(named), -1)
        return
    head = s.head(i)
    if head == i or s.dep(i) not in ("appos", "amod", "acl", "advcl", "dep", "ROOT", "conj", "advmod"):
        return
    subjects = s.subjects(head) if s.is_verb(head) else [head]
    yield from _predicate(s, i, lexicon, tuple(subjects), head)


def _predicate(s: Sentence, k: int, lexicon: Lexicon, subjects: tuple[int, ...], verb: int) -> Iterator[Match]:
    for key in dict.fromkeys((s.low(k), s.lemma(k))):
        for pattern in lexicon.predicates.get(key, ()):
            landing = walk(s, k, pattern.words[1:])
            if landing is not None and len(pattern.words) > 1 and _preceded(s, k, pattern.before):
                yield Match(pattern, k, *_turn(pattern, list(subjects), s.after(landing)), verb=verb, landing=landing)


def _preceded(s: Sentence, k: int, before: tuple[str, ...]) -> bool:
    return all(k - len(before) + n >= 0 and s.low(k - len(before) + n) == w for n, w in enumerate(before))


def _turn(pattern: Pattern, subjects: list[int], objects: list[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return (tuple(objects), tuple(subjects)) if pattern.turned else (tuple(subjects), tuple(objects))


def walk(s: Sentence, start: int, words: tuple[str, ...]) -> int | None:
    """The last word of a phrase whose further words hang below ``start``, or None."""
    at, k = start, 0
    words = tuple(w for w in words if w not in ("a", "an", "the"))
    while k < len(words):
        if words[k] == "to" and k + 1 < len(words):
            below = [
                c
                for c in s.kids[at]
                if s.lemma(c) == words[k + 1] and s.dep(c) in ("xcomp", "advcl", "ccomp", "conj", "acl")
            ]
            if below:
                at, k = below[0], k + 2
                continue
        found = _below(s, at, words[k]) or (_below(s, start, words[k]) if at != start else None)
        if found is None and at + 1 < len(s.words) and s.low(at + 1) == words[k] and s.dep(at + 1) == "prep":
            found = at + 1  # "is now home to": the parser hung the preposition higher
        if found is None:
            return None
        at, k = found, k + 1
    return at


def _below(s: Sentence, i: int, word: str) -> int | None:
    for c in s.kids[i]:
        if s.low(c) == word or (s.lemma(c) == word and s.dep(c) not in ("nsubj", "nsubjpass")):
            if s.dep(c) in ("nsubj", "nsubjpass", "conj"):
                continue
            return c
    for c in s.kids[i]:  # "home to": the preposition may hang from a neighbour
        if s.dep(c) == "prep" and s.low(c) == word:
            return c
    return None


def _ends(s: Sentence, v: int, landing: int, single: bool) -> list[int]:
    """The nouns at the far end of a verb phrase."""
    if s.dep(landing) in ("prep", "agent", "dative", "prt", "advmod") and not single:
        found = s.after(landing)
        found = found or [n for k in s.children(landing, "pcomp") for n in s.objects(k)]
        if found or s.dep(landing) != "advmod":
            return found
        return s.objects(v)  # "brings together universities"
    if landing == v or single:
        return [*s.objects(v), *_attributes(s, v)]
    if s.is_verb(landing):
        return [*s.objects(landing), *_attributes(s, landing)]
    return s.objects(v)


def _attributes(s: Sentence, v: int) -> list[int]:
    return [c for k in s.children(v, "attr") for c in s.conjuncts(k)]


def nominal_matches(s: Sentence, n: int, lexicon: Lexicon) -> Iterator[Match]:
    """Matches of ``cor:nominal`` at noun ``n``: "the establishment of X by Y", "its introduction of X"."""
    for pattern in lexicon.nominals.get(s.lemma(n), ()):
        landing = walk(s, n, pattern.words[1:])
        if landing is None:
            continue
        objects = s.after(landing) if landing != n else s.under(n, "of")
        if pattern.words[-1] == "between" and len(objects) > 1:
            yield Match(pattern, n, (objects[0],), tuple(objects[1:]), verb=s.governor(n), landing=landing)
            continue
        if landing != n and objects:  # "a focus on A, B and C": the parser hangs B and C from "focus"
            objects = [*objects, *(c for c in s.conjuncts(n) if c > objects[-1])]
        owners = [*s.children(n, "poss"), *s.under(n, "by")]
        yield Match(pattern, n, tuple(owners), tuple(objects), verb=s.governor(n), landing=landing)
