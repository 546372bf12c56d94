"""How a clause makes its statement: as a fact, a plan, an expectation, a denial or hearsay.

Read from the auxiliaries of its verb and from the verbs and nouns above it ("plans to build", "is expected to").  What
an official *says* is taken as the article's own statement; only distancing words ("reportedly") make it hearsay.
"""

from __future__ import annotations

from source.extraction.syntax import Sentence
from source.model import Modality

_PLAN = frozenset(
    """apply plan aim strive intend seek hope want wish pledge vow promise prepare propose target set schedule slate
    design try attempt endeavor endeavour commit mean dedicate look encourage urge call ask require expect invite
    need hop""".split()
)
"""The lemmatizer takes "hopes" for a form of "hop"."""
_PLAN_NOUNS = frozenset(
    "plan aim goal target proposal intention effort bid ambition blueprint vision move drive push objective".split()
)
_EXPECT = frozenset("expect envision envisage estimate project predict forecast anticipate believe likely due".split())
_REPORT = frozenset({"reportedly", "allegedly", "supposedly", "rumored", "rumoured", "purportedly"})
_FAIL = frozenset({"fail", "refuse", "decline"})
_COMMIT = frozenset({"aim", "commit", "dedicate", "devote", "committed", "dedicated", "devoted"})
_HEARSAY = frozenset("rumor rumour allege claim".split())
_PLANNED_MODALS = frozenset({"will", "shall", "’ll", "'ll"})
_POSSIBLE_MODALS = frozenset({"would", "may", "might", "could", "should", "can", "must"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_OWN_CLAUSES = frozenset({"ccomp", "relcl", "acl"})
"""Finite clauses that tell for themselves, whatever the clause above them does."""
_CLIMB = 8
"""How many words above a verb may colour it."""


def modality_of(sentence: Sentence, verb: int, purposes_count: bool = False) -> Modality:
    """The modality of the clause of ``verb``.

    ``purposes_count``: whether an infinitive of purpose states the fact itself (what a programme is for).
    """
    here = verb
    for _ in range(_CLIMB):
        found = _own(sentence, here) or _from_above(sentence, here, purposes_count)
        if found is not None:
            return found
        above = sentence.head(here)
        if above == here or (sentence.dep(here) in _OWN_CLAUSES and not _is_infinitive(sentence, here)):
            break
        here = above
    return Modality.ASSERTED


def _from_above(sentence: Sentence, here: int, purposes_count: bool) -> Modality | None:
    """What the word that a clause hangs from makes of it; None if nothing."""
    above, dep = sentence.head(here), sentence.dep(here)
    if above == here:
        return None
    if dep == "xcomp" and (
        sentence.lemma(above) in _FAIL or any(sentence.low(k) == "yet" for k in sentence.kids[above])
    ):
        return Modality.NEGATED
    if dep == "pcomp" and sentence.low(above) in ("to", "at") and sentence.lemma(sentence.head(above)) in _COMMIT:
        return Modality.PLANNED
    if _is_infinitive(sentence, here) and (verdict := _infinitive(sentence, here, purposes_count)) is not None:
        return verdict
    if dep == "advcl" and any(sentence.low(k) in _CONDITIONS for k in sentence.children(here, "mark")):
        return Modality.EXPECTED
    if dep == "ccomp" and sentence.lemma(above) in _HEARSAY:
        return Modality.REPORTED
    return None


def _own(sentence: Sentence, i: int) -> Modality | None:
    """What the word's own auxiliaries and adverbs say; None if nothing."""
    for k in sentence.kids[i]:
        low, dep = sentence.low(k), sentence.dep(k)
        if _denies(sentence, k, i):
            return Modality.NEGATED
        if dep == "aux" and low in _PLANNED_MODALS:
            return Modality.PLANNED
        if dep == "aux" and low in _POSSIBLE_MODALS:
            return Modality.EXPECTED
        if low in _REPORT:
            return Modality.REPORTED
    return None


def _denies(sentence: Sentence, k: int, i: int) -> bool:
    """Whether child ``k`` of ``i`` denies it: "not", "never", "neither firm …", "has no …"."""
    dep = sentence.dep(k)
    if dep in ("nsubj", "nsubjpass"):
        return any(sentence.low(d) == "neither" for d in sentence.kids[k])
    if dep == "dobj":
        return any(sentence.low(d) == "no" for d in sentence.children(k, "det"))
    return dep == "neg" or (sentence.low(k) in _NEGATIONS and dep in ("advmod", "preconj") and k < i)


def _is_infinitive(sentence: Sentence, i: int) -> bool:
    return any(sentence.low(k) == "to" and sentence.dep(k) == "aux" for k in sentence.kids[i]) or (
        sentence.dep(i) == "conj"
        and sentence.tag(i) == "VB"
        and sentence.is_verb(sentence.head(i))
        and _is_infinitive(sentence, sentence.head(i))
    )


def _infinitive(sentence: Sentence, verb: int, purposes_count: bool) -> Modality | None:
    """What an infinitive is: a plan, an expectation, a purpose; None if it goes with the word that it hangs from."""
    above, dep = sentence.head(verb), sentence.dep(verb)
    lemma = sentence.lemma(above)
    if dep == "conj" or (lemma == "take" and any(sentence.low(k) == "lead" for k in sentence.children(above, "dobj"))):
        return None
    if lemma in _EXPECT or sentence.low(above) in ("expected", "likely", "due"):
        return Modality.EXPECTED
    if lemma in _PLAN or lemma in _PLAN_NOUNS or (lemma == "be" and dep in ("xcomp", "ROOT")):
        return None if purposes_count and sentence.tag(above)[0] != "M" else Modality.PLANNED
    if dep in ("advcl", "acl", "relcl"):
        first_to = lemma in ("first", "only", "one", "lead") or sentence.tag(above) in ("JJ", "CD")
        return None if purposes_count or first_to else Modality.PLANNED
    return None
