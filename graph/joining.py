"""The articles of a build as one collection: which names are one, and how each article looks in that light."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from graph.assembly import gazetteer
from graph.cache import Cache, key_of
from graph.codec import decode, encode
from graph.content import Content, Tally
from graph.digest import Digest
from graph.gathering import Entry
from graph.iris import Minter
from graph.merging import merged, settled
from graph.pieces import Pieces
from graph.portions import Change, Redrawn, left_of
from graph.resolution import Resolution, resolve
from graph.turtle import NTriple, triples_of
from graph.workers import Redrawing, Workers
from ontology.vocabulary import Vocabulary

_AT_ONCE = 16
"""Articles that are drawn again at once."""


class Collection:
    """The articles of a build, over what the cache keeps of them."""

    def __init__(self, entries: Sequence[Entry], cache: Cache, minter: Minter, vocabulary: Vocabulary) -> None:
        self._entries = entries
        self._cache = cache
        self._minter = minter
        self._vocabulary = vocabulary
        self._redrawn: dict[str, str] = {}
        """Key of the portion → key of the redrawn article, for those that the collection changes."""
        self._labels: Mapping[str, str] = {}
        self._resolution = Resolution()

    def digests(self) -> Iterator[Digest]:
        """The digest of every article, in the order of the ids; anew each time."""
        for _, data in self._cache.part("digest", self._keys()):
            yield decode(data)

    def _keys(self) -> list[str]:
        return [one.named.key for one in self._entries]

    # ------------------------------------------------------------------ joining
    def join(self, workers: Workers) -> None:
        """Decides over all articles what is one, and draws again those in which that changes something."""
        self._resolution = resolve(self.digests, self._vocabulary)
        changes: dict[str, Change] = {}
        for entry, digest in zip(self._entries, self.digests(), strict=True):
            change = _change_of(digest, self._resolution)
            if change is not None:
                changes[entry.named.key] = change
        self._redrawn = {key: key_of(key, repr(change)) for key, change in changes.items()}
        known = {key for key, _ in self._cache.redrawn(self._redrawn.values())}
        missing = [key for key, redrawn in self._redrawn.items() if redrawn not in known]
        chunks = (missing[at : at + _AT_ONCE] for at in range(0, len(missing), _AT_ONCE))
        waiting: list[str] = []

        def tasks() -> Iterator[list[Redrawing]]:
            for chunk in chunks:
                waiting.extend(chunk)
                parts = zip(self._cache.part("made", chunk), self._cache.part("text", chunk), strict=True)
                yield [(made, text, changes[key]) for (key, made), (_, text) in parts]

        for results in workers.redraw(tasks()):
            done, waiting[:] = waiting[: len(results)], waiting[len(results) :]
            self._cache.keep_redrawn({self._redrawn[key]: one for key, one in zip(done, results, strict=True)})

    # ------------------------------------------------------------------ content
    def content(self, shared: Path, tally: Tally) -> Content:
        """All that the graph holds; the shared lines are written to the file, everything is counted."""

        def runs() -> Iterator[tuple[str, ...]]:
            for _, pieces in self.articles():
                tally.add(pieces)
                yield pieces.lines

        with shared.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as stream:
            lines = tally.pass_on(settled(merged(runs()), self._labels), self._vocabulary)
            stream.writelines(f"{one}\n" for one in lines)
        extras = self._extras()
        tally.triples += sum(map(len, extras.values()))
        return Content(self._minter.base, shared, extras, self.articles)

    def articles(self) -> Iterator[tuple[str, Pieces]]:
        """IRI and pieces of every article, as the collection has them, in the order of the ids."""
        rest = iter(self._entries)
        while some := list(islice(rest, 50)):
            keys = [one.named.key for one in some]
            plain = dict(self._cache.part("pieces", [key for key in keys if key not in self._redrawn]))
            other = dict(self._cache.redrawn([self._redrawn[key] for key in keys if key in self._redrawn]))
            for one, key in zip(some, keys, strict=True):
                found: Pieces = decode(plain[key]) if key in plain else decode(other[self._redrawn[key]]).pieces
                yield self._minter.article(one.head.article), found

    def _extras(self) -> dict[str, tuple[NTriple, ...]]:
        mentioned = {code for one in self._entries for code in one.head.places}
        graphs = {self._minter.gazetteer_graph: gazetteer(mentioned, self._minter, self._vocabulary)}
        found = {iri: tuple(sorted(triples_of(graph))) for iri, graph in sorted(graphs.items())}
        return {iri: triples for iri, triples in found.items() if triples}

    # ------------------------------------------------------------------ for the store, the report, the cache
    def states(self) -> dict[str, str]:
        """IRI of every article → key of its pieces."""
        return {
            self._minter.article(one.head.article): self._redrawn.get(one.named.key, one.named.key)
            for one in self._entries
        }

    def old_pieces(self, key: str) -> Pieces | None:
        """The pieces of an article of the last build by their key, if they are still known."""
        for _, data in self._cache.part("pieces", [key]):
            return decode(data)  # type: ignore[no-any-return]
        for _, data in self._cache.redrawn([key]):
            found: Redrawn = decode(data)
            return found.pieces
        return None

    def lefts(self) -> list[bytes]:
        """What each article left: rejected candidates and silent sentences, packed (see ``portions.left_of``)."""
        found = dict(self._cache.part("left", self._keys()))
        for key, redrawn in self._redrawn.items():
            for _, data in self._cache.redrawn([redrawn]):
                more: Redrawn = decode(data)
                if more.rejected:
                    turned_down, silent = left_of(found[key])
                    found[key] = encode((tuple(sorted((*turned_down, *more.rejected), key=_place)), silent))
        return [found[key] for key in self._keys()]

    def sweep(self) -> None:
        """Lets the cache forget what is not of this build."""
        self._cache.sweep(self._keys(), self._redrawn.values())


def _change_of(digest: Digest, resolution: Resolution) -> Change | None:
    """What the collection changes in this article; None where it is nothing."""
    found = ((one.iri, resolution.iri(digest.article, one.iri)) for one in digest.namings)
    names = tuple(sorted((name, iri) for name, iri in found if name != iri))
    return Change(names) if names else None


def _place(one: object) -> tuple[int, int, str, str]:
    return one.start, one.end, one.reason, one.detail  # type: ignore[attr-defined]
