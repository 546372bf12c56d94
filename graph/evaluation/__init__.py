"""How good a built graph is: gold annotations, what each article claims, what counts as found, and the figures."""

from graph.evaluation.gold import Gold, load_gold, read_gold
from graph.evaluation.intervals import bootstrap, wilson
from graph.evaluation.matching import Verdict
from graph.evaluation.scores import KINDS, ArticleScore, Evaluation, Interval, Tally, evaluate, score, summed, total

__all__ = [
    "KINDS",
    "ArticleScore",
    "Evaluation",
    "Gold",
    "Interval",
    "Tally",
    "Verdict",
    "bootstrap",
    "evaluate",
    "load_gold",
    "read_gold",
    "score",
    "summed",
    "total",
    "wilson",
]
