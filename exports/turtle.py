"""The graph as Turtle and TriG: the same bytes for the same articles, written while they go by.

Advice: what the files hold and in which order is ``graph.content``'s business; here they become files.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph.content import Content


def write_turtle(content: Content, file: Path) -> None:
    """Writes everything as one Turtle file (``graph.ttl``), the graphs joined.  Raises OSError."""
    _write(file, content.turtle())


def write_trig(content: Content, file: Path) -> None:
    """Writes everything as TriG (``graph.trig``): the default graph, then the named ones.  Raises OSError."""
    _write(file, content.trig())


def _write(file: Path, pieces: Iterable[bytes]) -> None:
    with file.open("wb") as stream:
        stream.writelines(pieces)
