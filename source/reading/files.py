"""Which files to read: arguments that are files, folders or "-", in an order of their own, every trouble named once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import InputError

STANDARD_INPUT = "-"
LARGEST = 20_000_000
"""Bytes of a file that are read; a longer file is no article."""
TABLES = (".csv", ".tsv", ".xlsx")
"""Suffixes of tables, which need a mapping beside them."""
LARGER: Mapping[str, int] = dict.fromkeys((".pdf", *TABLES), 100_000_000)
"""Suffix → bytes, of files that hold pictures or many rows."""
MAPPING = ".map.toml"
"""End of the name of a table's mapping, which stands beside it: no input of its own."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Something to read."""

    origin: str
    """Its path relative to the folder that was given, or its name: the same on every machine."""
    shown: str
    """Its path as the user gave it, safe to print."""
    path: Path


def printable(text: str) -> str:
    """``text`` with every character that does not print (control, direction, half a surrogate) escaped."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "backslashreplace").decode("ascii")
        for char in text
    )


def find_sources(arguments: Iterable[Path | str]) -> tuple[list[Source], list[InputError]]:
    """All files to read, sorted by origin, each once, and an error for each argument or entry that is none.

    A folder is searched with all folders below it, links followed; names that begin with a dot are passed over.
    """
    sources: dict[str, Source] = {}
    errors: list[InputError] = []
    for argument in sorted({os.fspath(argument) for argument in arguments}):
        found: list[Source | InputError] = []
        if argument == STANDARD_INPUT:
            found.append(Source(STANDARD_INPUT, STANDARD_INPUT, Path(STANDARD_INPUT)))
        elif "\0" in argument:
            found.append(InputError(printable(argument), "no such file or folder"))
        elif _is_folder(Path(argument)):
            found += _within(Path(argument))
        else:
            found.append(Source(printable(Path(argument).name), printable(argument), Path(argument)))
        for one in found:
            if isinstance(one, InputError):
                errors.append(one)
                continue
            kept = sources.setdefault(os.path.realpath(one.path) if one.origin != STANDARD_INPUT else "-", one)
            if one < kept:
                sources[os.path.realpath(one.path)] = one
    return sorted(sources.values()), sorted(errors, key=str)


def _within(folder: Path) -> Iterator[Source | InputError]:
    """The visible files below ``folder``; an error for each folder that is closed or leads back into itself."""
    count = 0
    pending = [(folder, {_identity(folder)})]
    while pending:
        here, above = pending.pop()
        try:
            names = sorted(entry.name for entry in here.iterdir() if not entry.name.startswith("."))
        except OSError as error:
            yield InputError(printable(str(here)), reason_of(error))
            count += 1
            continue
        for name in names:
            path, count = here / name, count + 1
            if name.endswith(MAPPING) and _belongs(name, names):
                continue
            if not _is_folder(path):
                yield Source(printable(path.relative_to(folder).as_posix()), printable(str(path)), path)
            elif _identity(path) in above:
                yield InputError(printable(str(path)), "a link that leads back to a folder above it")
            else:
                pending.append((path, {*above, _identity(path)}))
    if not count:
        yield InputError(printable(str(folder)), "an empty folder")


def _is_folder(path: Path) -> bool:
    """Whether it is a folder; a path that the system can't hold is none, and reading it will tell why."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _belongs(mapping: str, names: Iterable[str]) -> bool:
    """Whether a file of one of these names has this mapping."""
    stem = mapping.removesuffix(MAPPING)
    return any(name != mapping and Path(name).stem == stem for name in names)


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino


def largest(suffix: str) -> int:
    """How many bytes of a file with this suffix are read."""
    return LARGER.get(suffix, LARGEST)


def mapping_of(path: Path) -> Path:
    """Where the mapping of the table ``path`` ought to be: ``platforms.map.toml`` beside ``platforms.csv``."""
    return path.with_name(path.stem + MAPPING)


def load(path: Path) -> bytes:
    """The bytes of a regular file.  Raises OSError, and ValueError with the reason if it is none or too large."""
    if path.is_symlink() and not path.exists():
        raise ValueError("a link to a file that does not exist")
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("not a regular file")
    most = largest(path.suffix.lower())
    if status.st_size > most:
        raise ValueError(f"too large ({status.st_size / 1e6:.0f} MB; at most {most / 1e6:.0f} MB)")
    return path.read_bytes()


def reason_of(error: OSError) -> str:
    """One line that says what the operating system refused."""
    table = {PermissionError: "permission denied", FileNotFoundError: "no such file or folder"}
    return table.get(type(error)) or printable((error.strerror or type(error).__name__).lower())
