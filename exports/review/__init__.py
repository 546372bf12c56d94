"""The talk of `corridor review`: what is uncertain, told in lines, and what the curator answers."""

from exports.review.asking import MOST, Curator, Review
from exports.review.console import Console, StoppedError

__all__ = ["MOST", "Console", "Curator", "Review", "StoppedError"]
