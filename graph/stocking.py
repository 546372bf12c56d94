"""The store of a build: loaded anew, or the last one with what has changed.

Problem: a store of thousands of articles must not be loaded again for one more.  Method: beside the engine's files lie
the articles that the store holds, with the keys of their pieces, and the shared lines; a copy of the last store (hard
links, made in no time) loses what is gone and gets what is new.  Advice: what cannot be told, or is more than a part,
is loaded anew; the result holds the same triples.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from graph.content import Content
from graph.store import Store
from graph.turtle import ODD, Terms
from ontology.errors import GraphError

STATE = "corridor-state.json"
SHARED = "corridor-shared.nt"
_PART = 0.2
"""The part of the articles up to which a change is quicker than loading anew."""
OldBlocks = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Stock:
    """What a store is made from."""

    content: Content
    states: Mapping[str, str]
    """IRI of every article → key of what it adds, by which articles are told apart."""
    old_blocks: OldBlocks
    """Gives what an article of the last build added to the default graph alone, as Turtle, by its key."""


def stock(found: Stock, old: Path, new: Path) -> None:
    """Makes the store ``new``: from the store ``old`` where that is quicker, else anew.

    Raises :class:`GraphError` for a term that is no RDF.
    """
    content, states = found.content, found.states
    state = {"base": content.base, "articles": dict(states), "extras": sorted(content.extras)}
    if not _changed(found, state, old, new):
        store = Store.create(new)
        store.load(content.documents())
        store.close()
    (new / STATE).write_text(json.dumps(state, indent=0, sort_keys=True), encoding="utf-8")
    copyfile(content.shared, new / SHARED)


def _changed(found: Stock, state: Mapping[str, object], old: Path, new: Path) -> bool:
    """Makes the new store from the old one; False where that cannot be or would take longer than loading anew."""
    try:
        before = json.loads((old / STATE).read_text(encoding="utf-8"))
        was, now = before["articles"], dict(state["articles"])  # type: ignore[call-overload]
        gone = {iri: key for iri, key in was.items() if now.get(iri) != key}
        come = {iri for iri, key in now.items() if was.get(iri) != key}
        if before["base"] != state["base"] or len(gone) + len(come) > _PART * len(now):
            return False
        blocks = {iri: found.old_blocks(key) for iri, key in sorted(gone.items())}
        if None in blocks.values() or not (old / SHARED).is_file():
            return False
        store = Store.open(old).copy(new)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, GraphError):
        return False
    content = found.content
    head = Terms(content.base).head().encode()
    for iri, turtle in blocks.items():
        assert turtle is not None
        store.take_out(head + turtle)
        store.drop(iri)
    for iri in before["extras"]:
        store.drop(iri)
    store.change(*_differences(old / SHARED, content.shared))
    store.load(content.documents(come))
    store.close()
    return True


def _differences(old: Path, new: Path) -> tuple[list[str], list[str]]:
    """The lines that only the old file has, and those that only the new one has; both are sorted."""
    gone: list[str] = []
    come: list[str] = []
    with (
        old.open(encoding="utf-8", errors=ODD, newline="\n") as left,
        new.open(encoding="utf-8", errors=ODD, newline="\n") as right,
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
