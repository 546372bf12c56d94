"""The articles of a build: every input read, or found among what earlier builds read.

Problem: one article is new among hundreds, or all are; nothing may be read twice, and what is read must survive if the
build is killed.  Method: an input is known by the hash of its bytes and of what its reading hangs on; the unknown ones
go to the workers in chunks, and each chunk that comes back is kept at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from graph import workers as working
from graph.cache import Cache, key_of
from graph.codec import decode, encode
from graph.kept import Head, Input, Portion, Trouble
from graph.report import Left
from graph.workers import Workers
from ontology.errors import InputError
from source.reading import DuplicateError, Raw

_T = TypeVar("_T")
_LOOK_UP = 400
"""Inputs that are looked up at once."""


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An input without its bytes."""

    origin: str
    shown: str
    """As the user gave it, safe to print."""
    key: str
    """Of what it gave, in the cache."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the build: where it came from and what it is."""

    named: Named
    head: Head


@dataclass(slots=True)
class Gathered:
    """What became of the inputs."""

    entries: tuple[Entry, ...]
    """The articles, in the order of their ids."""
    skipped: tuple[Left, ...]
    failed: tuple[Left, ...]
    read_anew: int
    """How many inputs were read in this build; the others were known."""


def gather(
    inputs: Iterable[Input | InputError], cache: Cache, workers: Workers, setting: str, progress: Callable[[int], None]
) -> Gathered:
    """Reads what is not known yet (``setting``: key of what all readings hang on) and sorts out what gave nothing.

    ``progress`` is told how many inputs more are done.
    """
    return _Gathering(cache, setting, progress).of(inputs, workers)


class _Gathering:
    """What is found on the way through the inputs."""

    def __init__(self, cache: Cache, setting: str, progress: Callable[[int], None]) -> None:
        self._cache = cache
        self._setting = setting
        self._progress = progress
        self._found: list[tuple[Named, Head | Trouble]] = []
        self._skipped: list[Left] = []
        self._failed: list[Left] = []
        self._handed_on: list[Named] = []
        """The inputs that the workers have, in order."""

    def of(self, inputs: Iterable[Input | InputError], workers: Workers) -> Gathered:
        anew = 0
        for results in workers.read(self._chunks(inputs)):
            done, self._handed_on[:] = self._handed_on[: len(results)], self._handed_on[len(results) :]
            self._cache.keep({named.key: one for named, one in zip(done, results, strict=True)})
            for named, one in zip(done, results, strict=True):
                self._found.append((named, decode(one.head) if isinstance(one, Portion) else one))
            anew += len(results)
            self._progress(len(results))
        for named, head in self._found:
            if isinstance(head, Trouble):
                (self._failed if head.failed else self._skipped).append(Left(named.shown, head.reason))
        entries = _unlike([Entry(named, one) for named, one in self._found if isinstance(one, Head)], self._skipped)
        return Gathered(entries, _sorted(self._skipped), _sorted(self._failed), anew)

    def _chunks(self, inputs: Iterable[Input | InputError]) -> Iterator[list[Input]]:
        """The inputs that are not known yet, as the workers take them."""
        for some in _in_portions(self._unknown(inputs), working.CHUNK):
            self._handed_on.extend(named for named, _ in some)
            yield [one for _, one in some]

    def _unknown(self, inputs: Iterable[Input | InputError]) -> Iterator[tuple[Named, Input]]:
        for some in _in_portions(inputs, _LOOK_UP):
            named = [(_named(one, self._setting), one) for one in some if not isinstance(one, InputError)]
            known = dict(self._cache.heads({name.key for name, _ in named}))
            for name, one in named:
                if name.key in known:
                    self._found.append((name, known[name.key]))
                    self._progress(1)
                else:
                    yield name, one
            for error in (one for one in some if isinstance(one, InputError)):
                place = self._skipped if isinstance(error, DuplicateError) else self._failed
                place.append(Left(error.where, error.reason))
                self._progress(1)


def _unlike(entries: list[Entry], skipped: list[Left]) -> tuple[Entry, ...]:
    """The entries in the order of their ids, one for each text; the others are skipped."""
    kept: dict[str, Entry] = {}
    for one in sorted(entries, key=lambda one: (one.head.article, one.named)):
        first = kept.setdefault(one.head.article, one)
        if first is not one:
            skipped.append(Left(one.named.shown, f"the same text as {first.named.shown}, kept once"))
    return tuple(kept.values())


def _named(one: Input, setting: str) -> Named:
    """Its names and the key of what it gives: a hash of all that this hangs on."""
    if isinstance(one, Raw):
        return Named(one.origin, one.shown, key_of(setting, one.key))
    return Named(one.origin, one.origin, key_of(setting, encode(replace(one, origin="")).hex()))


def _in_portions(values: Iterable[_T], size: int) -> Iterator[list[_T]]:
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


def _sorted(found: list[Left]) -> tuple[Left, ...]:
    return tuple(sorted(found, key=lambda one: (one.origin, one.reason)))
