"""A curator's decisions: read from one file that people can read, applied in every build, drawn with their reasons."""

from graph.curation.applying import Curated, curate
from graph.curation.drawing import curation_graph
from graph.curation.model import Decision, Decisions, Verdict
from graph.curation.reading import read_decisions
from graph.curation.survey import Context, Curation, survey

__all__ = [
    "Context",
    "Curated",
    "Curation",
    "Decision",
    "Decisions",
    "Verdict",
    "curate",
    "curation_graph",
    "read_decisions",
    "survey",
]
