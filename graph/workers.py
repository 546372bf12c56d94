"""Several processes that read and draw, or this one alone; what comes back is the same.

Method: tasks go out a few ahead of what is taken back, so that memory does not grow with the collection; results come
in the order of the tasks.  Advice: a script that asks for several workers needs the usual ``if __name__ == "__main__"``
guard, since new processes import it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import fields, replace
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from types import TracebackType
from typing import Any, Self, TypeVar

from graph.kept import Change, Drawn, Input, Portion, Setting, Trouble
from graph.portions import Reader
from ontology.errors import GraphError
from ontology.vocabulary import Vocabulary

CHUNK = 16
"""Inputs handed on at once: enough for the parser's batches, few enough that two workers end together."""
_AHEAD = 3
"""Tasks that wait for each worker."""
Task = TypeVar("Task")
Result = TypeVar("Result")
Drawing = tuple[bytes, bytes, Change]
"""What an article is drawn from, its text, and what changes."""

_reader: Reader | None = None
"""The reader of a worker process."""


class Workers:
    """Reads and draws with ``number`` processes; they start when there is enough to do."""

    def __init__(self, setting: Setting, number: int) -> None:
        self._setting = setting
        self._number = number
        self._reader: Reader | None = None
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def here(self) -> Reader:
        """The reader of this process."""
        self._reader = self._reader or Reader(self._setting)
        return self._reader

    def read(self, chunks: Iterable[Sequence[Input]]) -> Iterator[list[Portion | Trouble]]:
        """The portions of each chunk of inputs, in order.  Raises :class:`GraphError` if a worker process dies."""
        yield from self._each(chunks, Reader.read, _read)

    def draw(self, chunks: Iterable[Sequence[Drawing]]) -> Iterator[list[Drawn]]:
        """Each chunk of articles as the collection has them, in order.  Raises :class:`GraphError` likewise."""
        yield from self._each(chunks, _draw_all, _draw)

    def _each(
        self, tasks: Iterable[Task], here: Callable[[Reader, Task], Result], there: Callable[[Task], Result]
    ) -> Iterator[Result]:
        tasks = iter(tasks)
        first, second = next(tasks, None), next(tasks, None)
        if first is None:
            return
        if self._number <= 1 or (second is None and self._pool is None):
            reader = self.here()
            yield here(reader, first)
            if second is not None:
                yield here(reader, second)
            yield from (here(reader, task) for task in tasks)
            return
        yield from self._spread((task for some in ([first, second], tasks) for task in some if task is not None), there)

    def _spread(self, tasks: Iterable[Task], there: Callable[[Task], Result]) -> Iterator[Result]:
        pool = self._pool = self._pool or self._start()
        waiting: deque[Future[Result]] = deque()
        try:
            for task in tasks:
                waiting.append(pool.submit(there, task))
                if len(waiting) > self._number * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            said = f"{self._number} workers"
            raise GraphError(said, "a worker process died (out of memory?); try fewer") from None

    def _start(self) -> ProcessPoolExecutor:
        setting = replace(self._setting, vocabulary=_plain(self._setting.vocabulary))
        return ProcessPoolExecutor(self._number, get_context("spawn"), initializer=_set, initargs=(setting,))


def _plain(vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary with its tables as plain dictionaries: read-only views cannot go to another process."""
    values = {field.name: getattr(vocabulary, field.name) for field in fields(vocabulary)}
    tables: dict[str, Any] = {name: dict(one) for name, one in values.items() if isinstance(one, Mapping)}
    return replace(vocabulary, **tables)


def _set(setting: Setting) -> None:
    global _reader
    _reader = Reader(setting)
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """Ends this process with the one that started it: a build that is killed leaves no workers behind."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _read(chunk: Sequence[Input]) -> list[Portion | Trouble]:
    assert _reader is not None
    return _reader.read(chunk)


def _draw(chunk: Sequence[Drawing]) -> list[Drawn]:
    assert _reader is not None
    return _draw_all(_reader, chunk)


def _draw_all(reader: Reader, chunk: Sequence[Drawing]) -> list[Drawn]:
    return [reader.draw(*one) for one in chunk]
