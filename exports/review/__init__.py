"""The talk of `corridor review`: what is uncertain, told in lines, and what the curator answers."""

from exports.review.asking import Console, Curator, Review, StoppedError

__all__ = ["Console", "Curator", "Review", "StoppedError"]
