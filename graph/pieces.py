"""What one article adds to the files of a graph, ready to be put together with the others'.

Method: what concerns one article alone is written as Turtle at once, where it is drawn, be that in another process;
what articles share (things, their names, the statements between them) stays N-Triples, which are merged and sorted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.assembly import Drawing
from graph.claims import Claim
from graph.foreign import TYPE
from graph.iris import Minter
from graph.turtle import ODD, NTriple, Terms, line, triples_of
from ontology import terms as cor

_OWN_FAMILIES = ("article", "group", "amount", "claim", "evidence")
"""Families whose IRIs belong to one article each."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """What one article adds."""

    lines: bytes
    """Sorted lines of N-Triples in the default graph about things that other articles may speak of too."""
    shared: bytes
    """Turtle blocks in the default graph about the article itself, its groups and measurements."""
    own: bytes
    """Turtle blocks in the article's own graph."""
    counts: Counts


@dataclass(frozen=True, slots=True)
class Counts:
    """What the report adds up."""

    triples: int
    """How many triples the Turtle blocks hold."""
    claims: int
    things: int
    """What the claims speak of that belongs to this article alone: groups and measurements."""
    modalities: tuple[tuple[str, int], ...]
    """Claims by modality (local name)."""
    relations: tuple[tuple[str, int], ...]
    """Distinct asserted statements by relation (IRI), of those whose subject belongs to this article alone."""
    classes: tuple[tuple[str, int], ...]
    """Groups and measurements that are asserted: class → how many."""


def own_terms(base: str) -> tuple[str, ...]:
    """How the terms (in N-Triples syntax) begin that belong to one article each."""
    return tuple(f"<{base}{family}/" for family in _OWN_FAMILIES)


class Cutter:
    """Cuts drawings into pieces."""

    def __init__(self, minter: Minter) -> None:
        self._terms = Terms(minter.base)
        self._own = own_terms(minter.base)

    def cut(self, drawing: Drawing, claims: Iterable[Claim]) -> Pieces:
        """The pieces of one article, whose claims these are."""
        lines: list[str] = []
        shared: list[NTriple] = []
        for triple in triples_of(drawing.shared):
            if triple[0].startswith(self._own):
                shared.append(triple)
            else:
                lines.append(line(triple))
        own = sorted(triples_of(drawing.own))
        made = list(claims)
        asserted = {claim.statement for claim in made if claim.asserted}
        ends = {f"<{end}" for claim in made for end in (claim.statement[0], claim.statement[2])}
        stated = [one for one in asserted if f"<{one[0]}".startswith(self._own)]
        counted = Counter(value for _, predicate, value in shared if predicate == f"<{TYPE}>" and value in _COUNTED)
        counts = Counts(
            triples=len(shared) + len(own),
            claims=len(made),
            things=sum(end.startswith(self._own) for end in ends),
            modalities=_counts(claim.modality.value for claim in made),
            relations=_counts(predicate for _, predicate, _ in stated if predicate != TYPE),
            classes=tuple(sorted((term[1:-1], number) for term, number in counted.items())),
        )
        return Pieces(
            lines="\n".join(sorted(lines)).encode("utf-8", ODD),
            shared="".join(self._terms.blocks(sorted(shared, key=self._article_first))).encode("utf-8", ODD),
            own="".join(self._terms.blocks(own)).encode("utf-8", ODD),
            counts=counts,
        )

    def _article_first(self, triple: NTriple) -> tuple[bool, NTriple]:
        return not triple[0].startswith(self._own[0]), triple


_COUNTED = (f"<{cor.GROUP}>", f"<{cor.MEASUREMENT}>")


def _counts(keys: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(keys).items()))
