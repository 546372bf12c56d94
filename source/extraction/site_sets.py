"""Sets that a site has: "with over 50 firms, the zone is …"; "it has 113 labs, and 21 are national".

Rules ``with`` and ``ellipsis``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ontology import terms
from source.extraction.arguments import Argument, GroupDraft, Statement
from source.extraction.discourse import Discourse
from source.extraction.syntax import Sentence
from source.extraction.whereabouts import Whereabouts
from source.model import Modality

PLACING_DEEDS = (terms.ESTABLISHED, terms.ORGANIZED, terms.ATTRACTED, terms.CULTIVATED)
"""What is done to something is done where it is."""


class SiteSetRules:
    """Finds the counted sets of sites."""

    def __init__(self, discourse: Discourse, whereabouts: Whereabouts) -> None:
        self._sets = discourse.sets
        self._classes = discourse.vocabulary.classes
        self._resolve = discourse.arguments
        self._whereabouts = whereabouts

    def having(self, s: Sentence, p: int) -> Iterator[Statement]:
        """ "With over 50 firms, the zone is …", "a park with 20 labs"."""
        head = s.head(p)
        if s.is_verb(head) and p > head and s.lemma(head) != "be":
            return
        sites = s.subjects(head) if s.is_verb(head) else [head]
        for small in (a for k in s.after(p) for a in self._resolve(s, k) if a.group):
            larges = (a for n in sites for a in self._resolve(s, n))
            yield from self._whereabouts.state(s, [small], larges, "with")

    def left_over(self, s: Sentence, told: Iterable[Statement]) -> Iterator[Statement]:
        """Sets of a sentence that nothing is said of, where an earlier one is somewhere: they are there too."""
        known = list(told)
        model = next((t for t in known if t.modality is Modality.ASSERTED and _is_sited(t)), None)
        first = (model.subject.group or model.object.group) if model else None
        if model is None or first is None:
            return
        spoken = {id(a.group) for t in known for a in (t.subject, t.object) if a.group}
        for (n, u), group in sorted(self._sets.drafts.items()):
            silent = n == s.index and u > first.unit and id(group) not in spoken and not _is_beside(s, u)
            if silent and self._are_bodies(group, first):
                mine = Argument(n, u, group=group)
                a, b = (mine, model.object) if model.subject.group else (model.subject, mine)
                yield Statement(a, model.relation, b, "ellipsis", s.index, time=model.time)

    def _are_bodies(self, one: GroupDraft, other: GroupDraft) -> bool:
        return all(self._classes[g.cls].family == "body" for g in (one, other))


def _is_beside(s: Sentence, unit: int) -> bool:
    """Whether "with" leads to a set without a comma: with whom, rather than what else."""
    while s.dep(unit) == "conj":
        unit = s.head(unit)
    p = s.head(unit)
    return s.dep(unit) == "pobj" and s.low(p) == "with" and p > 0 and s.low(p - 1) != ","


def _is_sited(told: Statement) -> bool:
    """Whether a statement says where a set is."""
    if told.relation == terms.LOCATED_IN:
        return told.subject.group is not None
    return told.relation in PLACING_DEEDS and told.object.group is not None and told.subject.is_named
