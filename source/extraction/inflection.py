"""Singular forms of English nouns, by their endings."""

from __future__ import annotations

_IRREGULAR = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "criteria": "criterion",
    "bases": "base",
    "theses": "thesis",
    "series": "series",
    "data": "data",
    "premises": "premises",
    "lens": "lens",
    "lenses": "lens",
}
_SINGULAR_ENDS = ("ss", "us", "is", "ics", "news", "ous")


def singular(word: str) -> str:
    """The singular of a lower-case English noun, by its ending: "enterprises" → "enterprise"."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word.endswith("s") or len(word) < 4 or word.endswith(_SINGULAR_ENDS):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
