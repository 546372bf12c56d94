"""Two graphs held against each other.

Method: on either side, the claims are gathered by what they state (see ``graph.difference.identity``); a statement is
a set of modalities with their times, and what is on one side only is gained or lost, or, where the other side has
another in its stead, re-dated or of another modality.  So what is gained from A to B is lost from B to A.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from graph.difference.identity import Classes, Side, paired
from graph.difference.snapshot import Claimed, Details, Snapshot, details, snapshot
from graph.difference.values import Change, Difference, Fate, Kind, Moment, Regrouping, Said, Source
from graph.iris import DEFAULT_BASE

Key = tuple[str, str, str, str]
"""What is stated, as the comparison takes it: subject, predicate, object, and the sum where one was paid."""
Made = dict[tuple[str, Moment], list[str]]
"""Modality and time → IRIs of the claims that make the statement so."""
Part = tuple[Kind, list[str], list[str]]
"""A kind of change with the claims of the old side and of the new."""
_RANKS = (Kind.LOST, Kind.REDATED, Kind.MODALITY, Kind.GAINED)
"""The order in which the changes of one thing are told."""


def compare(old: Path, new: Path, symmetric: Collection[str] = frozenset()) -> Difference:
    """What differs between two built folders or graph files (.trig, .ttl).

    ``symmetric`` holds the IRIs of relations that say the same in both directions.  Raises GraphError for a file that
    is no graph.
    """
    return _Comparison(snapshot(old), snapshot(new), symmetric).difference()


class _Comparison:
    def __init__(self, old: Snapshot, new: Snapshot, symmetric: Collection[str]) -> None:
        self._old, self._new, self._symmetric = old, new, symmetric
        self._base = min(new.sources).rpartition("article/")[0] or DEFAULT_BASE
        self._changed = paired(old, new)
        renewed = {_local(one.iri): _local(other.iri) for one, other in self._changed}
        self._sides = Side(old, renewed), Side(new, {})
        self._classes = Classes((*self._sides[0].same, *self._sides[1].same))

    def difference(self) -> Difference:
        """Everything, sorted and with its words."""
        parts = list(self._parts())
        joined = _regrouped(self._sides[1], self._sides[0])
        split = _regrouped(self._sides[0], self._sides[1])
        called = self._called(parts)
        nodes = {*called.values(), *(iri for one in (*joined, *split) for iri in (one.one, *one.parts))}
        words = self._words(parts, nodes)
        labels = {**words[0].labels, **words[1].labels}
        changes = [self._change(part, called, words) for _, part in parts]
        old, new = self._old.sources, self._new.sources
        moved = {one.iri for pair in self._changed for one in pair}
        return Difference(
            added=tuple(sorted(new[iri] for iri in new.keys() - old.keys() - moved)),
            removed=tuple(sorted(old[iri] for iri in old.keys() - new.keys() - moved)),
            changed=tuple(self._changed),
            changes=tuple(sorted(changes, key=lambda one: _order(one, labels))),
            joined=joined,
            split=split,
            labels=dict(sorted(labels.items())),
            base=self._base,
        )

    def _words(self, parts: Iterable[tuple[Key, Part]], nodes: Collection[str]) -> tuple[Details, Details]:
        """Passages and labels of either side; the old file is read once more only where the new has not all."""
        old, new = ({claim for _, part in parts for claim in part[which]} for which in (1, 2))
        found = details(self._new.file, new, nodes) if new or nodes else Details({}, {})
        missing = {iri for iri in nodes if iri not in found.labels and iri.startswith(self._base)}
        return (details(self._old.file, old, missing) if old or missing else Details({}, {})), found

    def _parts(self) -> Iterator[tuple[Key, Part]]:
        """Each change: what is stated, how it differs, the claims behind it."""
        old, new = (self._gathered(side, which) for side, which in ((self._old, 0), (self._new, 1)))
        for key in sorted(old.keys() | new.keys()):
            for part in _changes(old.get(key, {}), new.get(key, {})):
                yield key, part

    def _gathered(self, snapshot: Snapshot, which: int) -> dict[Key, Made]:
        side, keys, found = self._sides[which], dict[str, str](), dict[Key, Made]()

        def key(iri: str) -> str:
            if iri not in keys:
                keys[iri] = side.key(iri, self._classes)
            return keys[iri]

        for iri, claim in snapshot.claims.items():
            ends = key(claim.subject), key(claim.object)
            if claim.predicate in self._symmetric:
                ends = min(ends), max(ends)
            amount = key(claim.amount) if claim.amount else ""
            made = found.setdefault((ends[0], claim.predicate, ends[1], amount), {})
            made.setdefault((claim.modality, claim.moment), []).append(iri)
        return found

    def _called(self, parts: Iterable[tuple[Key, Part]]) -> dict[str, str]:
        """Each end that a change speaks of → the IRI by which it is called: the new graph's before the old one's."""
        new = self._sides[1]
        found = {new.key(iri, self._classes): iri for iri in sorted(new.canonical.values())}
        for which, side in ((2, self._new), (1, self._old)):
            here: dict[str, str] = {}
            for _, part in parts:
                for claim in (side.claims[iri] for iri in part[which]):
                    for iri in filter(None, (claim.subject, claim.object, claim.amount)):
                        key = self._sides[which - 1].key(iri, self._classes)
                        here[key] = min(iri, here.get(key, iri))
            found = {**here, **found}
        return found

    def _change(self, part: Part, called: Mapping[str, str], words: tuple[Details, Details]) -> Change:
        kind, old, new = part
        which, one = (1, self._new.claims[min(new)]) if new else (0, self._old.claims[min(old)])
        side = self._sides[which]
        subject, value = (called[side.key(iri, self._classes)] for iri in (one.subject, one.object))
        about = value if side.is_counted(one.subject) else subject
        said = [
            tuple(sorted(self._said(claim, side.claims[claim], side.sources, words[which]) for claim in claims))
            for which, (side, claims) in enumerate(((self._old, old), (self._new, new)))
        ]
        amount = called[side.key(one.amount, self._classes)] if one.amount else ""
        return Change(kind, about, (subject, one.predicate, value), amount, *said)

    def _said(self, claim: str, made: Claimed, sources: Mapping[str, Source], words: Details) -> Said:
        source = sources.get(made.article) or Source(made.article, "")
        statement = made.subject, made.predicate, made.object
        passages = words.passages.get(claim, ())
        fate = self._fate(made.article)
        return Said(source, claim, statement, made.modality, made.moment, fate, made.amount, passages)

    def _fate(self, article: str) -> Fate:
        if any(article in (one.iri, other.iri) for one, other in self._changed):
            return Fate.CHANGED
        if article not in self._old.sources:
            return Fate.ADDED
        return Fate.KEPT if article in self._new.sources else Fate.REMOVED


def _changes(old: Made, new: Made) -> Iterator[Part]:
    """How one statement differs, by modality and time."""
    gone, come = _only(old, new), _only(new, old)
    both = {modality for modality, _ in gone} & {modality for modality, _ in come}
    for modality in sorted(both):
        yield Kind.REDATED, _claims(old, gone, {modality}), _claims(new, come, {modality})
    others = {modality for modality, _ in (*gone, *come)} - both
    before, after = _claims(old, gone, others), _claims(new, come, others)
    if before and after:
        yield Kind.MODALITY, before, after
    elif before or after:
        yield Kind.LOST if before else Kind.GAINED, before, after


def _only(here: Made, there: Made) -> set[tuple[str, Moment]]:
    """Modalities and times on this side alone; a mention without a time beside the same with one is no news."""
    found = here.keys() - there.keys()
    timed = {modality for modality, moment in there.keys() & here.keys() if moment != Moment()}
    return {(modality, moment) for modality, moment in found if moment != Moment() or modality not in timed}


def _claims(made: Made, keys: Iterable[tuple[str, Moment]], modalities: Collection[str]) -> list[str]:
    return sorted(claim for key in keys if key[0] in modalities for claim in made[key])


def _regrouped(whole: Side, parts: Side) -> tuple[Regrouping, ...]:
    """Things that are one on the side ``whole`` and several on the other, which knew at least two of their names."""
    found = []
    for members in whole.classes.members():
        groups: dict[str, list[str]] = {}
        for member in members:
            if member in parts.known:
                groups.setdefault(parts.classes.first(member), []).append(member)
        if len(groups) > 1:
            several = (_canonical(group, parts) for group in groups.values())
            found.append(Regrouping(_canonical(members, whole), tuple(sorted(several))))
    return tuple(sorted(found))


def _canonical(members: list[str], side: Side) -> str:
    """The IRI by which the side calls what goes by these names."""
    chosen = [side.canonical[member] for member in members if member in side.canonical]
    return min(chosen, default=side.known.get(members[0], members[0]))


def _order(change: Change, labels: Mapping[str, str]) -> tuple[str, ...]:
    first = min((*change.new, *change.old)).claim
    about, subject, value = (labels.get(iri, iri) for iri in (change.about, *change.statement[::2]))
    return about.casefold(), change.about, change.statement[1], str(_RANKS.index(change.kind)), subject, value, first


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]
