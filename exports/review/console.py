"""Where a curator reads and types: three methods, so that the walk and its tests need no terminal."""

from __future__ import annotations

from typing import Protocol


class StoppedError(Exception):
    """The curator's input has ended."""


class Console(Protocol):
    """Where a curator reads and types."""

    def say(self, line: str) -> None:
        """Shows a line."""
        ...

    def key(self, prompt: str, keys: str) -> str:
        """One of the keys.  Raises StoppedError at the end of the input."""
        ...

    def line(self, prompt: str, default: str) -> str:
        """What is typed, or the default for an empty line.  Raises StoppedError at the end of the input."""
        ...
