"""Which names of many articles are one thing, and why: joins that can be explained, and near misses."""

from graph.resolution.drawing import resolution_graph
from graph.resolution.resolving import resolve
from graph.resolution.values import Decided, Join, Refusal, Resolution

__all__ = ["Decided", "Join", "Refusal", "Resolution", "resolution_graph", "resolve"]
