"""The articles of a build as one collection: which names are one, and how each article looks in that light."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from zlib import decompress

from graph.assembly import gazetteer
from graph.cache import Cache, key_of
from graph.codec import Packed, decode, decode_plain, encode
from graph.content import Content, Tally
from graph.copies import copies, drawn
from graph.curation import Context, Curation, Decisions, curation_graph, survey
from graph.digest import Digest, Naming, Stated
from graph.gathering import Entry
from graph.iris import Minter
from graph.kept import Change
from graph.merging import merged, settled
from graph.portions import left_of
from graph.resolution import Decided, Refusal, Resolution, resolution_graph, resolve
from graph.turtle import ODD, NTriple, literal, triples_of
from graph.workers import Drawing, Workers
from ontology.vocabulary import Vocabulary

_NEAR_MISSES = 1000
_AT_ONCE = 16
"""Articles that are drawn at once."""


class Collection:
    """The articles of a build, over what the cache keeps of them."""

    def __init__(self, entries: Sequence[Entry], cache: Cache, minter: Minter, vocabulary: Vocabulary) -> None:
        self._entries = entries
        self._cache = cache
        self._minter = minter
        self._vocabulary = vocabulary
        self._drawn: dict[str, str] = {}
        """Key of the portion → key of the article as it is drawn in this collection."""
        self._resolution = Resolution()
        self.copies: Mapping[str, str] = {}
        """Id of each copy → id of the article that stands for its text."""
        self.curation: Curation | None = None
        """How the curators' decisions fit these articles, if there are any."""

    def digests(self) -> Iterator[Digest]:
        """The digest of every article, in the order of the ids; anew each time."""
        for _, digest, names, stated in self._cache.parts(("digest", "names", "stated"), self._keys()):
            head: Digest = decode(digest)
            yield replace(head, namings=Packed(Naming, names), stated=Packed(Stated, stated))

    def _keys(self) -> list[str]:
        return [one.named.key for one in self._entries]

    # ------------------------------------------------------------------ joining
    def join(self, workers: Workers, decisions: Decisions | None) -> None:
        """Decides over all articles what is one, and draws those that were not drawn like that before.

        Raises CurationError where names that were joined make decisions contradict each other.
        """
        decided = Decided(decisions.same, decisions.different) if decisions else Decided()
        self._resolution = resolve(self.digests, self._vocabulary, decided)
        if decisions is not None:
            context = Context(self._resolution, self._vocabulary, self._minter)
            self.curation = survey(decisions, self.digests(), context)
        self.copies = copies(self.digests())
        digests = zip(self._entries, self.digests(), strict=True)
        changes = {entry.named.key: self._change_of(digest) for entry, digest in digests}
        self._drawn = {key: key_of(key, repr(change)) for key, change in changes.items()}
        known = self._cache.known_drawn(self._drawn.values())
        missing = [key for key, drawn in self._drawn.items() if drawn not in known]
        self._draw([key for key in missing if not changes[key].curated], changes, workers)
        for key in (key for key in missing if changes[key].curated):  # few, and they need all decisions
            ((made, text, change),) = self._tasks([key], changes)
            self._cache.keep_drawn({self._drawn[key]: workers.here().draw(made, text, change, self.curation)})

    def _change_of(self, digest: Digest) -> Change:
        """What the collection changes in this article."""
        found = ((one.iri, self._resolution.iri(digest.article, one.iri)) for one in digest.namings)
        curated = self.curation.articles.get(digest.article, "") if self.curation else ""
        return Change(tuple(sorted((name, iri) for name, iri in found if name != iri)), curated)

    def _draw(self, missing: Sequence[str], changes: Mapping[str, Change], workers: Workers) -> None:
        chunks = [missing[at : at + _AT_ONCE] for at in range(0, len(missing), _AT_ONCE)]
        waiting = iter(chunks)
        for results in workers.draw(self._tasks(chunk, changes) for chunk in chunks):
            done = next(waiting)
            self._cache.keep_drawn({self._drawn[key]: one for key, one in zip(done, results, strict=True)})

    def _tasks(self, keys: Sequence[str], changes: Mapping[str, Change]) -> list[Drawing]:
        parts = zip(self._cache.part("made", keys), self._cache.part("text", keys), strict=True)
        return [(made, text, changes[key]) for (key, made), (_, text) in parts]

    # ------------------------------------------------------------------ content
    def content(self, shared: Path, tally: Tally) -> Content:
        """All that the graph holds; the shared lines are written to the file, everything is counted."""

        def runs() -> Iterator[list[str]]:
            for _, (lines, counts) in self.articles("lines", "counts"):
                tally.add(decode_plain(counts))
                yield lines.decode("utf-8", ODD).split("\n") if lines else []

        with shared.open("w", encoding="utf-8", errors=ODD, newline="\n") as stream:
            lines = tally.pass_on(settled(merged(runs()), self._labels()), self._vocabulary)
            stream.writelines(f"{one}\n" for one in lines)
        extras = self._extras()
        tally.triples += sum(map(len, extras.values()))
        return Content(self._minter.base, shared, extras, self.articles)

    def _labels(self) -> Mapping[str, tuple[str, ...]]:
        """What curators want things to be called: IRI → literals in N-Triples syntax."""
        words = self.curation.labels if self.curation else {}
        return {iri: tuple(literal(one.text, language=one.language) for one in some) for iri, some in words.items()}

    def articles(self, *parts: str) -> Iterator[tuple[str, tuple[bytes, ...]]]:
        """IRI and these parts of every article as the collection has it (see ``Drawn``), in the order of the ids."""
        keys = [self._drawn[one.named.key] for one in self._entries]
        for one, row in zip(self._entries, self._cache.drawn(parts, keys), strict=True):
            yield self._minter.article(one.head.article), tuple(map(decompress, row[1:]))

    def _extras(self) -> dict[str, tuple[NTriple, ...]]:
        mentioned = {code for one in self._entries for code in one.head.places}
        codes = (iri.removeprefix(self._minter.place("")) for iri in self._resolution.canonical.values())
        mentioned.update(code for code in codes if code in self._vocabulary.places)
        mentioned |= self.curation.places if self.curation is not None else set()
        graphs = [
            (self._minter.gazetteer_graph, gazetteer(mentioned, self._minter, self._vocabulary)),
            (self._minter.resolution_graph, drawn(self.copies, self._minter)),
            (self._minter.resolution_graph, resolution_graph(self._resolution, self._minter)),
        ]
        if self.curation is not None:
            graphs.append((self._minter.curation_graph, curation_graph(self.curation)))
        joined: dict[str, set[NTriple]] = {}
        for iri, graph in graphs:
            joined.setdefault(iri, set()).update(triples_of(graph))
        found = {iri: tuple(sorted(triples)) for iri, triples in sorted(joined.items())}
        return {iri: triples for iri, triples in found.items() if triples}

    # ------------------------------------------------------------------ for the store, the report, the cache
    def states(self) -> dict[str, str]:
        """IRI of every article → key of its pieces."""
        return {self._minter.article(one.head.article): self._drawn[one.named.key] for one in self._entries}

    def old_blocks(self, key: str) -> bytes | None:
        """What an article of the last build added to the default graph alone, as Turtle, if that is still known."""
        for _, data in self._cache.drawn(("shared",), [key]):
            return decompress(data)
        return None

    def lefts(self) -> list[bytes]:
        """What each article left: rejected candidates and silent sentences, packed (see ``portions.left_of``)."""
        found = dict(self._cache.part("left", self._keys()))
        drawn = dict(self._cache.drawn(("rejected",), self._drawn.values()))
        nothing = encode(())
        for key, other in self._drawn.items():
            if drawn[other] != nothing:
                turned_down, silent = left_of(found[key])
                found[key] = encode((tuple(sorted((*turned_down, *decode(drawn[other])), key=_place)), silent))
        return [found[key] for key in self._keys()]

    def near_misses(self) -> tuple[Refusal, ...]:
        """Names that were nearly joined, the likeliest first; no more than people will look through."""
        found = sorted(self._resolution.refusals, key=lambda one: (-one.closeness, one))
        return tuple(found[:_NEAR_MISSES])

    @property
    def joined(self) -> int:
        """How many names go by another's IRI."""
        return len(self._resolution.canonical)

    def sweep(self) -> None:
        """Lets the cache forget what is not of this build."""
        self._cache.sweep(self._keys(), self._drawn.values())


def _place(one: object) -> tuple[int, int, str, str]:
    return one.start, one.end, one.reason, one.detail  # type: ignore[attr-defined]
