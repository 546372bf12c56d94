"""The errors that Corridor raises on purpose.

::

    CorridorError
    ├── InputError        an article, folder or file that cannot be read (carries its path)
    ├── OntologyError     a Turtle file whose classes, relations or words cannot be used
    ├── QueryError        a query that cannot be parsed or a named question that does not exist
    ├── GraphError        an output folder that holds no graph of ours, or one that is broken
    └── GoldError         a gold or judgement file that cannot be used

Each carries the offending value.  The command line turns one into one line on standard error.
"""

from __future__ import annotations


class CorridorError(Exception):
    """Base of every expected error; ``where`` names the offending file or value, ``reason`` says what is wrong."""

    def __init__(self, where: object, reason: str) -> None:
        self.where = str(where)
        self.reason = reason
        super().__init__(f"{self.where}: {reason}")


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
