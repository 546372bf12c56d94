"""What differs between two built graphs: articles, statements, and what is taken for one thing."""

from graph.difference.comparing import compare
from graph.difference.values import Change, Difference, Fate, Kind, Moment, Passage, Regrouping, Said, Source

__all__ = ["Change", "Difference", "Fate", "Kind", "Moment", "Passage", "Regrouping", "Said", "Source", "compare"]
