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
from pathlib import Path

ASIDE = ".new"
_READY = "READY"


class Staging:
    """The folder aside of one build."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = out / ASIDE
        self._made = False

    def begin(self) -> Path:
        """The empty folder aside; what an earlier build completed is put in place, what it left is removed."""
        self._made = not self.out.exists()
        self.out.mkdir(parents=True, exist_ok=True)
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
        recover(self.out)

    def drop(self) -> None:
        """Removes the folder aside."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def forget(self) -> None:
        """Removes the folder aside, and all of the folder if it was made for this build: there is nothing to keep."""
        shutil.rmtree(self.out if self._made else self.folder, ignore_errors=True)


def recover(out: Path) -> None:
    """Finishes what a build completed and could not put in place; nothing where there is nothing to finish."""
    aside = out / ASIDE
    try:
        names = json.loads((aside / _READY).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    with suppress(OSError):  # a folder that may only be read stays as it is
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
