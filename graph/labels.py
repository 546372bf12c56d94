"""What a thing is called where several names would do: an order-free choice.

Problem: two articles write one name in two ways, and whichever came first must not win.  Method: one key decides, here
and when the articles come together.  Advice: labels are for people; identity is the IRI's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Literal


def best(names: Iterable[str]) -> str:
    """The name to show: not all capitals if another is there, then the first in code point order."""
    return min(names, key=rank)


def rank(name: str) -> tuple[bool, str]:
    """The smaller, the rather shown."""
    return name.isupper(), name


def tagged(text: str, language: str | None) -> Literal:
    """The text with its language; Chinese characters make it Chinese whatever the article's language is."""
    from rdflib import Literal

    chinese = any("\u3400" <= char <= "\u9fff" for char in text)
    return Literal(text, lang="zh" if chinese else language)
