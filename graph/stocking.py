"""The store of a build: loaded anew, or the last one with what has changed.

Problem: a store of thousands of articles must not be loaded again for one more.  Method: beside the engine's files lie
the articles that the store holds, with the keys of their pieces, and the shared lines; a copy of the last store (hard
links, made in no time) loses what is gone and gets what is new.  Advice: what cannot be told, or is more than a part,
is loaded anew; the result holds the same triples.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

from graph.content import Content
from graph.pieces import Pieces
from graph.store import Store
from graph.turtle import Terms
from ontology.errors import GraphError

STATE = "corridor-state.json"
SHARED = "corridor-shared.nt"
_PART = 0.2
"""The part of the articles up to which a change is quicker than loading anew."""
OldPieces = Callable[[str], Pieces | None]


def stock(content: Content, states: Mapping[str, str], old: Path, new: Path, old_pieces: OldPieces) -> None:
    """Makes the store ``new`` with this content, from the store ``old`` where that is quicker.

    ``states`` tells the articles apart: IRI → key of its pieces.  ``old_pieces`` gives those of the last build by key.
    """
    state = {"base": content.base, "articles": dict(states), "extras": _hashes(content)}
    if not _changed(content, state, old, new, old_pieces):
        store = Store.create(new)
        store.load(content.documents())
        store.close()
    (new / STATE).write_text(json.dumps(state, indent=0, sort_keys=True), encoding="utf-8")
    (new / SHARED).write_bytes(content.shared.read_bytes())


def _hashes(content: Content) -> dict[str, str]:
    return {iri: sha256(repr(triples).encode()).hexdigest() for iri, triples in content.extras.items()}


def _changed(content: Content, state: Mapping[str, object], old: Path, new: Path, old_pieces: OldPieces) -> bool:
    """Makes the new store from the old one; False where that cannot be or would take longer than loading anew."""
    try:
        before = json.loads((old / STATE).read_text(encoding="utf-8"))
        was, now = before["articles"], dict(state["articles"])  # type: ignore[call-overload]
        gone = {iri: key for iri, key in was.items() if now.get(iri) != key}
        come = {iri for iri, key in now.items() if was.get(iri) != key}
        if before["base"] != state["base"] or len(gone) + len(come) > _PART * len(now):
            return False
        pieces = {iri: old_pieces(key) for iri, key in sorted(gone.items())}
        if None in pieces.values():
            return False
        store = Store.open(old).copy(new)
    except (OSError, ValueError, KeyError, TypeError, GraphError):
        return False
    terms = Terms(content.base)
    for iri, one in pieces.items():
        assert one is not None
        store.take_out(terms.head() + one.shared)
        store.drop(iri)
    for iri in before["extras"]:
        store.drop(iri)
    store.change(*_differences(old / SHARED, content.shared))
    store.load(content.documents(come.__contains__))
    store.close()
    return True


def _differences(old: Path, new: Path) -> tuple[list[str], list[str]]:
    """The lines that only the old file has, and those that only the new one has; both are sorted."""
    gone: list[str] = []
    come: list[str] = []
    with (
        old.open(encoding="utf-8", errors="surrogatepass", newline="\n") as left,
        new.open(encoding="utf-8", errors="surrogatepass", newline="\n") as right,
    ):
        one, other = next(left, None), next(right, None)
        while one is not None or other is not None:
            if one == other:
                one, other = next(left, None), next(right, None)
            elif other is None or (one is not None and one < other):
                gone.append(str(one))
                one = next(left, None)
            else:
                come.append(other)
                other = next(right, None)
    return gone, come
