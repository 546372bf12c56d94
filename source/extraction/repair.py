"""A repaired view of noisy text with a map back into it.

Problem: text saved from pages runs words together ("inNingbo", "ZhejiangProvinceand") and leaves stray spaces before
brackets.  Method: a list of small edits turns the passage into a *view*; for each character of the view one offset says
where it stands in the article, so that every quote still comes from the stored text.  An edit only adds or removes
white space: no letter is ever changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from source.model import Span

FUNCTION_WORDS = ("and", "of", "in", "for", "the", "with", "from", "has", "was", "is", "to", "at", "by", "on")

_SPACES = re.compile(r"\s+(?=[,;:!?)\]”])|(?<=[(\[“])\s+|\s+(?=\.(?:\s|$))|[^\S ]\s*|\s{2,}| [^\S ]\s*")
_TIGHT = re.compile(
    r"(?<=[)\]])(?=[A-Za-z])"  # ")Academician"
    r"|(?<=[A-Za-z]{2})(?=[(\[](?:an?|the|[A-Z])\b)"  # "Yang(an academician"
    r"|(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])"  # "development.The"
    r"|(?<=[a-z][’']s)(?=[A-Z][a-z])"  # "China'sSichuan"
    r"|(?<=[A-Za-z]{2}[,;])(?=[A-Za-z])"  # "research,and"
    r"|(?<=\b(?:in|by|of))(?=(?:19|20)\d\d\b)"  # "in2019"
    r"|(?<=\b\d\d)(?=[a-z]{5,})|(?<=\b\d\d\d)(?=[a-z]{5,})"  # "30enterprises"
)
_CAMEL = re.compile(r"(?<![\w@/.-])[A-Za-z]*[a-z][A-Z][A-Za-z]*(?![\w@/])")
_CAMEL_EDGE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TAIL = re.compile(rf"\b([A-Z][a-z]{{3,}})({'|'.join(FUNCTION_WORDS)})\b")
_FUSED_ARTICLE = re.compile(r"\b(?:of|in|to|for|and|with|by|at|on|from)(?=the\b)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_LEAST_HEAD = 6  # letters: "CanadianAcademy" is split before a known noun, "MicroPort" is left alone


@dataclass(frozen=True, slots=True)
class View:
    """Repaired text; ``offsets[i]`` is where character ``i`` stands in the article."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The article's span of ``text[start:end]`` (``start < end``)."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def repair(text: str, span: Span, known: Callable[[str], bool]) -> View:
    """The repaired view of ``text[span.start:span.end]``.

    ``known`` tells whether a capitalised word is a noun or place name of the vocabulary; only next to such a word are
    fused words taken apart.
    """
    passage = span.of(text)
    parts: list[str] = []
    offsets: list[int] = []
    at = 0
    for start, end, new in _edits(passage, known):
        if start < at:
            continue
        parts += (passage[at:start], new)
        offsets += range(span.start + at, span.start + start)
        offsets += [min(span.start + start, span.end - 1)] * len(new)
        at = end
    parts.append(passage[at:])
    offsets += range(span.start + at, span.end)
    return View("".join(parts), tuple(offsets))


def _edits(passage: str, known: Callable[[str], bool]) -> list[tuple[int, int, str]]:
    """Edits (start, end, replacement) in order; white space only."""
    keep = (
        [m.span() for m in _ADDRESS.finditer(passage)] if "www" in passage or "@" in passage or "//" in passage else []
    )
    edits = []
    for m in _SPACES.finditer(passage):
        after = passage[m.end() : m.end() + 1]
        opened = passage[m.start() - 1 : m.start()] in {"(", "[", "“"}
        edits.append((m.start(), m.end(), "" if opened or after in set(",;:!?)]”.") else " "))
    edits += [(m.start(), m.start(), " ") for m in _TIGHT.finditer(passage)]
    edits += [(m.end(), m.end(), " ") for m in _FUSED_ARTICLE.finditer(passage)]
    edits += [(cut, cut, " ") for cut in _cuts(passage, known)]
    return sorted({e for e in edits if not any(a <= e[0] < b for a, b in keep)})


def _cuts(passage: str, known: Callable[[str], bool]) -> Iterator[int]:
    """Where fused words come apart."""
    for word in _CAMEL.finditer(passage):
        edges = [m.start() for m in _CAMEL_EDGE.finditer(word[0])]
        pieces = [word[0][a:b] for a, b in zip([0, *edges], [*edges, len(word[0])], strict=True)]
        for edge, left, right in zip(edges, pieces, pieces[1:], strict=False):
            if _comes_apart(left, right, known):
                yield word.start() + edge
        start = word.start()
        for piece in pieces:
            tail = _tail(piece, known)
            if tail:
                yield start + tail
            start += len(piece)
    for word in _TAIL.finditer(passage):
        tail = _tail(word[0], known)
        if tail:
            yield word.start() + tail


def _comes_apart(left: str, right: str, known: Callable[[str], bool]) -> bool:
    """Whether "leftRight" is two words: a function word, or two known words, or a long known noun at the end."""
    if left in FUNCTION_WORDS:
        return True
    if left[0].islower():
        return False
    tail = _tail(right, known)
    right = right[:tail] if tail else right
    return known(right) and (len(right) >= _LEAST_HEAD or known(left))


def _tail(word: str, known: Callable[[str], bool]) -> int | None:
    """Where a function word is fused to the end of a known word: "Provinceand" → 8."""
    found = _TAIL.fullmatch(word)
    if found and not known(word) and known(found[1]):
        return len(found[1])
    return None
