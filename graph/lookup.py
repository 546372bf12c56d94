"""Where a view of the graph gets what is said: from one sweep over all of it, or by looking up single claims.

Problem: a whole graph is told quickest as it goes by, a small part of a huge one by asking for each claim.  Method:
two sources with the same answers.  A sweep gathers one article's graph at a time; of the rest it keeps what things are
called and what they count.  Advice: sweep a TriG file rather than a store on disk, which takes four times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, Protocol

from graph import foreign as f
from graph.store import Row, Store, Value
from ontology import terms as cor

Said = Mapping[str, Sequence[str]]
"""Property → texts of its values, sorted."""
Gathered = dict[str, list[str]]
_OF_CLAIMS = (
    *(f.SUBJECT, f.PREDICATE, f.OBJECT),
    *(cor.MODALITY, cor.RULE, cor.EVIDENCE, cor.YEAR, cor.TIME_BASIS, cor.FROM, cor.UNTIL, cor.ROLE, cor.AMOUNT),
)
_OF_PASSAGES = (f.EXACT, f.START, f.END, cor.ANTECEDENT, cor.PAGE, cor.ROW, cor.COLUMN, cor.SHEET)
_OF_QUANTITIES = (
    *(cor.VALUE, cor.UPPER_VALUE, cor.PREVIOUS_VALUE, cor.COMPARATOR, cor.ASPECT, cor.UNIT, cor.MEASURE),
    *(cor.MEMBER_CLASS, cor.AMONG),
)
_NAMES = (f.LABEL, f.ALT_LABEL)
_OF_ARTICLES = frozenset(
    {f.TITLE, f.LANGUAGE, f.LICENSE, f.PUBLISHER, f.DATE_PUBLISHED, f.URL, cor.SAME_TEXT_AS},
)
SWEPT = frozenset({*_OF_CLAIMS, *_OF_PASSAGES, *_OF_QUANTITIES, *_NAMES, *_OF_ARTICLES, f.BROADER})
"""All that a view tells."""


class Found(NamedTuple):
    """A claim as its article's graph has it."""

    iri: str
    article: str
    """IRI of the article, which is that of the graph, too."""
    said: Said
    passages: Sequence[Said]
    amounts: tuple[str, ...]
    """The sums of money that it is about, in the article's words."""


class Source(Protocol):
    """Where a view gets what is said."""

    def claims(self) -> Iterable[Found]:
        """The claims, each once, in no order; to be gone through before anything else is asked."""

    def said_of(self, iri: str) -> Said:
        """What is said of a thing or an article."""

    def values(self, iri: str, predicate: str) -> Iterable[Value]:
        """What a thing is called, in no order."""


class LookUp:
    """Asks a store for these claims (IRI and graph), one by one."""

    def __init__(self, store: Store, wanted: Iterable[tuple[str, str, Said]]) -> None:
        self._store, self._wanted = store, wanted
        self.said_of, self.values = store.said_of, store.values

    def claims(self) -> Iterator[Found]:
        """See :class:`Source`."""
        for iri, home, said in self._wanted:
            passages = [self._store.said_of(one, home) for one in said.get(cor.EVIDENCE, ())]
            amounts = (name.text for one in said.get(cor.AMOUNT, ()) for name in self._store.values(one, f.LABEL))
            yield Found(iri, home, said, passages, tuple(amounts))


class Sweep:
    """Takes what a view needs from all that goes by (with :data:`SWEPT` as predicates).

    Of some claims only, if ``wanted`` tells which by what is said of them; ``things`` are then what else to keep.
    """

    def __init__(
        self, rows: Iterable[Row], wanted: Callable[[Said], bool] | None = None, things: Container[str] | None = None
    ) -> None:
        self._rows, self._wanted, self._kept = rows, wanted, things
        self._things: dict[str, Gathered] = {}
        self._names: dict[tuple[str, str], set[Value]] = {}

    def claims(self) -> Iterator[Found]:
        """See :class:`Source`."""
        for graph, rows in groupby(self._rows, itemgetter(0)):
            said = self._gathered(rows, everything=bool(graph))
            passages = {iri: said.pop(iri) for iri in [iri for iri, one in said.items() if f.START in one]}
            claims = {iri: said.pop(iri) for iri in [iri for iri, one in said.items() if cor.MODALITY in one]}
            for iri, claim in claims.items():
                if self._wanted is None or self._wanted(claim):
                    quoted = [passages[one] for one in claim.get(cor.EVIDENCE, ())]
                    yield Found(iri, graph, claim, quoted, self._words(claim))
            self._keep(said)

    def _gathered(self, rows: Iterable[Row], everything: bool) -> dict[str, Gathered]:
        """What one graph says of each subject; names are noted apart."""
        said: dict[str, Gathered] = {}
        last, about = "", Gathered()
        for _, subject, predicate, text, language in rows:
            if not everything and not self._keeps(subject, predicate):
                continue
            if predicate in _NAMES:
                name = Value(text, "literal", language=language)
                self._names.setdefault((subject, predicate), set()).add(name)
                continue
            if subject != last:
                last, about = subject, said.setdefault(subject, {})
            if predicate in about:
                about[predicate] = sorted((*about[predicate], text))
            else:
                about[predicate] = [text]
        return said

    def _keeps(self, subject: str, predicate: str) -> bool:
        return self._kept is None or subject in self._kept or predicate in _OF_ARTICLES

    def _words(self, claim: Said) -> tuple[str, ...]:
        if cor.AMOUNT not in claim:
            return ()
        names = (self._names.get((one, f.LABEL), ()) for one in claim[cor.AMOUNT])
        return tuple(text for found in names for text in sorted(name.text for name in found))

    def _keep(self, said: Mapping[str, Gathered]) -> None:
        """Notes what a graph says of things."""
        for iri, found in said.items():
            known = self._things.setdefault(iri, {})
            for predicate, values in found.items():
                if self._keeps(iri, predicate):
                    known[predicate] = sorted((*known.get(predicate, ()), *values))

    def said_of(self, iri: str) -> Said:
        """See :class:`Source`."""
        return self._things.get(iri, {})

    def values(self, iri: str, predicate: str) -> Iterable[Value]:
        """See :class:`Source`."""
        return self._names.get((iri, predicate), ())


def only(said: Said, predicate: str) -> str | None:
    """The value of a property that has one at most."""
    return said[predicate][0] if predicate in said else None
