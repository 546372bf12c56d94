"""The errors that Corridor raises on purpose.

::

    CorridorError
    ├── InputError        an article, folder or file that cannot be read (carries its path)
    ├── OntologyError     a Turtle file whose classes, relations or words cannot be used
    ├── QueryError        a query that cannot be parsed or a named question that does not exist
    ├── GraphError        an output folder that holds no graph of ours, or one that is broken
    ├── GoldError         a gold or judgement file that cannot be used
    └── CurationError     a curator's file that cannot be used (carries a line for each entry that is wrong)

Each carries the offending value.  The command line turns one into one line on standard error.
"""

from __future__ import annotations

from collections.abc import Sequence


class CorridorError(Exception):
    """Base of every expected error; ``where`` names the offending file or value, ``reason`` says what is wrong."""

    def __init__(self, where: object, reason: str) -> None:
        self.where = str(where)
        self.reason = reason
        super().__init__(f"{self.where}: {reason}")

    @property
    def lines(self) -> tuple[str, ...]:
        """What to tell people, in a line each."""
        return (str(self),)


class InputError(CorridorError):
    """An article, folder or file that cannot be read."""


class OntologyError(CorridorError):
    """A Turtle file whose classes, relations or words cannot be used."""


class QueryError(CorridorError):
    """A query that cannot be parsed, or a named question that does not exist."""


class GraphError(CorridorError):
    """An output folder that holds no graph of ours, or one that is broken."""


class GoldError(CorridorError):
    """A gold or judgement file that cannot be used."""


class CurationError(CorridorError):
    """A curator's file that cannot be used; ``more`` are lines like the first one, each naming file and entry."""

    def __init__(self, where: object, reason: str, more: Sequence[str] = ()) -> None:
        super().__init__(where, reason)
        self.more = tuple(more)

    @property
    def lines(self) -> tuple[str, ...]:
        """One for each entry that is wrong."""
        return (str(self), *self.more)
