"""What articles gave, kept between builds: one SQLite file in the folder of the graph.

Problem: an article more must not cost the reading of all others, and a build that is killed must not have read for
nothing.  Method: a row for each input, found by the hash of its bytes and of everything else that its portion hangs on;
rows are written while the build goes on.  Advice: the file may be deleted at any time; the next build reads everything.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from zlib import crc32

from graph.codec import BytesError, decode, encode
from graph.kept import Drawn, Head, Portion, Setting, Trouble
from graph.report import versions
from ontology.errors import GraphError

FILE = "cache.sqlite"
_FORMAT = 5
"""Of the tables; another number, another file."""
_COLUMNS = tuple(field.name for field in fields(Portion))
_DRAWN = tuple(field.name for field in fields(Drawn))
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS portion (key TEXT PRIMARY KEY, {", ".join(f"{name} BLOB" for name in _COLUMNS)});
CREATE TABLE IF NOT EXISTS drawn (key TEXT PRIMARY KEY, {", ".join(f"{name} BLOB" for name in _DRAWN)});
"""
_FORMAT = crc32(_SCHEMA.encode()) & 0x7FFF_FFFF
"""Of the tables; those of another format are emptied."""
_BROKEN = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
_TAKEN = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_ROOMS = ("ontology", "source", "graph")
_KINDS = (".py", ".ttl", ".csv")
_AT_ONCE = 500
"""Keys in one query; SQLite allows 999 variables in its older builds."""


class Cache:
    """The file, open for one build; another build that wants it at the same time gets a :class:`GraphError`.

    Several threads may read at once: every query is answered whole, and SQLite serialises them.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            self._base = self._open()
        except sqlite3.Error as error:
            if _code(error) in _TAKEN:
                raise GraphError(file.parent, "another build is at work in this folder") from None
            if _code(error) not in _BROKEN:
                raise GraphError(file, f"cannot be used ({error})") from None
            for end in ("", "-wal", "-shm"):  # no cache of ours, or a broken one: nothing in it is missed
                file.with_name(f"{file.name}{end}").unlink(missing_ok=True)
            self._base = self._open()

    def _open(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._file, timeout=0.2, isolation_level=None, check_same_thread=False)
        try:
            base.execute("PRAGMA locking_mode = EXCLUSIVE")
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            base.execute("BEGIN IMMEDIATE")
            if base.execute("PRAGMA user_version").fetchone()[0] not in (0, _FORMAT):
                base.executescript("DROP TABLE IF EXISTS portion; DROP TABLE IF EXISTS drawn;")
            base.executescript(_SCHEMA)
            base.execute(f"PRAGMA user_version = {_FORMAT}")
        except sqlite3.Error:
            base.close()
            raise
        return base

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._base.close()

    # ------------------------------------------------------------------ portions
    def heads(self, keys: Iterable[str]) -> Iterator[tuple[str, Head | Trouble]]:
        """Key and head of what is known of these inputs; what is not known, or cannot be understood, is left out."""
        for key, data in self._rows("SELECT key, head FROM portion WHERE key IN", keys):
            with suppress(BytesError):
                head = decode(data)
                if isinstance(head, Head | Trouble):
                    yield key, head

    def keep(self, found: Mapping[str, Portion | Trouble]) -> None:
        """Takes in portions by their keys, all or none; troubles are kept if they last."""
        rows = []
        for key, one in found.items():
            if isinstance(one, Portion):
                rows.append((key, *(getattr(one, name) for name in _COLUMNS)))
            elif one.lasting:
                rows.append((key, encode(one), *(b"" for _ in _COLUMNS[1:])))
        slots = ", ".join("?" * (len(_COLUMNS) + 1))
        self._write(f"INSERT OR REPLACE INTO portion VALUES ({slots})", rows)

    def part(self, name: str, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Key and one part of the portions with these keys, in the order of the keys."""
        yield from self.parts((name,), keys)

    def parts(self, names: Sequence[str], keys: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """Key and some parts of the portions with these keys, in the order of the keys."""
        assert set(names) <= set(_COLUMNS)
        yield from self._ordered(f"SELECT key, {', '.join(names)} FROM portion WHERE key IN", keys)

    # ------------------------------------------------------------------ articles drawn
    def known_drawn(self, keys: Iterable[str]) -> set[str]:
        """Which of these drawn articles are known."""
        return {key for (key,) in self._rows("SELECT key FROM drawn WHERE key IN", keys)}

    def drawn(self, parts: Sequence[str], keys: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """Key and some parts of the drawn articles with these keys, in the order of the keys."""
        assert set(parts) <= set(_DRAWN)
        yield from self._ordered(f"SELECT key, {', '.join(parts)} FROM drawn WHERE key IN", keys)

    def keep_drawn(self, found: Mapping[str, Drawn]) -> None:
        """Takes in drawn articles by their keys."""
        rows: list[tuple[object, ...]] = [(key, *(getattr(one, name) for name in _DRAWN)) for key, one in found.items()]
        self._write(f"INSERT OR REPLACE INTO drawn VALUES ({', '.join('?' * (len(_DRAWN) + 1))})", rows)

    def sweep(self, portions: Iterable[str], drawn: Iterable[str]) -> None:
        """Forgets everything but what has these keys: what vanished from the graph vanishes here too."""
        for table, kept in (("portion", set(portions)), ("drawn", set(drawn))):
            with self._told():
                known = {key for (key,) in self._base.execute(f"SELECT key FROM {table}")}
            self._write(f"DELETE FROM {table} WHERE key = ?", [(key,) for key in sorted(known - kept)])

    # ------------------------------------------------------------------ SQLite
    @contextmanager
    def _told(self) -> Iterator[None]:
        """Raises :class:`GraphError` for what the file or the disk refuses."""
        try:
            yield
        except sqlite3.Error as error:
            damaged = _code(error) in _BROKEN
            reason = "is damaged; delete it and build again" if damaged else f"cannot be used ({error})"
            raise GraphError(self._file, reason) from None

    def _write(self, statement: str, rows: list[tuple[object, ...]]) -> None:
        if not rows:
            return
        with self._told(), self._base:
            self._base.execute("BEGIN")
            self._base.executemany(statement, rows)

    def _rows(self, query: str, keys: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        wanted = list(keys)
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            with self._told():
                found = self._base.execute(f"{query} ({', '.join('?' * len(some))})", some).fetchall()
            yield from found

    def _ordered(self, query: str, keys: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        wanted = list(keys)
        step = 50  # whole texts and pieces: few at a time stand in memory
        for at in range(0, len(wanted), step):
            some = wanted[at : at + step]
            found = {row[0]: row for row in self._rows(query, some)}
            yield from (found[key] for key in some if key in found)


def _code(error: sqlite3.Error) -> int:
    """The engine's primary code for what went wrong; 0 where the error is not the engine's."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def key_of(*parts: str) -> str:
    """One key for several, whatever they are."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def setting_key(setting: Setting) -> str:
    """What the portions of a build hang on beside the articles: this program, its libraries, words and options."""
    options = [setting.base, setting.with_text, sorted(setting.languages)]
    maker = f"{setting.make.__module__}.{getattr(setting.make, '__qualname__', repr(setting.make))}"
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    said = [_plain(setting.vocabulary), options, maker, versions(setting.vocabulary.version), python]
    return key_of(_program(), json.dumps(said, ensure_ascii=False))


def _plain(value: object) -> object:
    """A vocabulary in terms of JSON, in an order of its own."""
    if isinstance(value, Mapping):
        return [_plain(one) for _, one in sorted(value.items())]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    return value


@cache
def _program() -> str:
    """A hash of the files of the rooms that readings hang on."""
    digest = sha256()
    for room in _ROOMS:
        pending = [files(room)]
        while pending:
            here = pending.pop()
            for entry in sorted(here.iterdir(), key=lambda entry: entry.name):
                if entry.is_dir():
                    pending.append(entry)
                elif entry.name.endswith(_KINDS):
                    digest.update(f"{entry.name}\0".encode() + entry.read_bytes())
    return digest.hexdigest()
