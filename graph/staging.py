"""A new state of a graph's folder, made aside and put in place whole.

Problem: a build may be killed at any moment, and whoever opens the folder then must find the last complete state.
Method: everything is made in a folder aside; when it is complete, a list of what is to be put in place is written, and
then each entry is moved.  Whoever finds the list finishes the moves (roll forward); without it, what stands aside is
worth nothing.  Advice: readers call :func:`recover` before they open anything.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from fcntl import LOCK_EX, flock
from pathlib import Path

ASIDE = ".new"
_READY = "READY"


class Staging:
    """The folder aside of one build."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = out / ASIDE
        self._made = False

    def make(self) -> None:
        """Makes the folder, if it is not there."""
        self._made = self._made or not self.out.exists()
        self.out.mkdir(parents=True, exist_ok=True)

    def begin(self) -> Path:
        """The empty folder aside; what an earlier build completed is put in place, what it left is removed."""
        self.make()
        recover(self.out)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        return self.folder

    def finish(self, names: Sequence[str]) -> None:
        """Puts these entries of the folder aside in the place of the old ones."""
        ready = self.folder / f"{_READY}.part"
        with ready.open("w", encoding="utf-8") as stream:
            json.dump(list(names), stream)
            stream.flush()
            os.fsync(stream.fileno())
        ready.replace(self.folder / _READY)
        _complete(self.out)

    def drop(self) -> None:
        """Removes the folder aside."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def forget(self) -> None:
        """Removes the folder aside, and all of the folder if it was made for this build: there is nothing to keep."""
        shutil.rmtree(self.out if self._made else self.folder, ignore_errors=True)


def recover(out: Path) -> None:
    """Finishes what a build completed and could not put in place; nothing where there is nothing to finish.

    Waits for another process that is at it.  A folder that may only be read stays as it is.
    """
    with suppress(OSError):
        _complete(out)


def _complete(out: Path) -> None:
    """Moves what the list names and removes the folder aside, one process at a time."""
    aside = out / ASIDE
    try:
        stream = (aside / _READY).open(encoding="utf-8")
    except FileNotFoundError:
        return
    with stream:
        flock(stream, LOCK_EX)  # let go of when the file is closed, or its process ends
        try:
            if not os.path.samestat(os.fstat(stream.fileno()), (aside / _READY).stat()):
                return
            names = json.load(stream)
        except (FileNotFoundError, ValueError):  # whoever had the lock has done it; or it is no list of ours
            return
        for name in names:
            _move(aside / Path(name).name, out / Path(name).name, aside / f"{Path(name).name}.old")
        shutil.rmtree(aside)


def _move(new: Path, old: Path, passed: Path) -> None:
    """Puts ``new`` in the place of ``old``, if that has not been done; a folder is first put aside itself."""
    if not new.exists():
        return
    if old.is_dir():
        shutil.rmtree(passed, ignore_errors=True)
        old.rename(passed)
    new.rename(old) if new.is_dir() else new.replace(old)
