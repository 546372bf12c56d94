"""A question in lines of 80 columns: why it is asked, the sentences with their ends marked, the articles.

Advice: everything that an article says goes through ``screen``, so that nothing of it can steer the terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from exports.screen import one_line, wrapped
from graph.curation.doubts import Kind
from graph.curation.questions import Question
from graph.told import Told, short

COLUMNS = 80
OPEN, CLOSE = "⟦", "⟧"
"""Around the two ends in a sentence."""


def told(question: Question, number: int, of: int, known: Mapping[str, str]) -> Iterator[str]:
    """The whole question; ``known`` is prefix → namespace."""
    yield ""
    yield from wrapped(f"{number} of {of} — {question.doubt.kind}: {question.doubt.why}", COLUMNS)
    if question.doubt.kind is Kind.NEAR_MISS:
        yield from _names(question, known)
        return
    for claim in question.about:
        yield from _claim(claim, question.called, "  ")
    if question.against:
        yield "  Against it:"
        for claim in question.against:
            yield from _claim(claim, question.called, "    ")


def _names(question: Question, known: Mapping[str, str]) -> Iterator[str]:
    """Each of the names with some of what the graph says of it."""
    for iri in question.doubt.names:
        label, *others = question.called.get(iri) or (short(iri, known),)
        also = f", also {', '.join(others)}" if others else ""
        yield from _indented(f"{label}{also}  <{short(iri, known)}>", "  ")
        for claim in question.about:
            if iri in (claim.subject_iri, claim.object_iri):
                yield from _claim(claim, question.called, "    ")


def statement(claim: Told) -> str:
    """A claim in one line: "Lin Bo | cor:memberOf | Academy of Tides (2019)"."""
    notes = [note for note in (claim.amount, claim.role, claim.year) if note]
    if claim.modality != "Asserted":
        notes.insert(0, f"{claim.modality.lower()}, not asserted")
    note = f" ({'; '.join(notes)})" if notes else ""
    return f"{claim.subject} | {claim.relation} | {claim.object}{note}"


def _claim(claim: Told, called: Mapping[str, Sequence[str]], margin: str) -> Iterator[str]:
    yield from _indented(statement(claim), margin)
    ends = [called.get(iri) or (label,) for iri, label in _ends(claim)]
    for quote in claim.quotes:
        yield from _indented(f"“{marked(one_line(quote), ends)}”", margin + "  ")
    for quote in claim.antecedents:
        yield from _indented(f"where “{marked(one_line(quote), ends)}”", margin + "  ")
    local = claim.article_iri.rpartition("/")[2]
    yield from _indented(f"— {claim.article} (article:{local}), by {claim.rule}", margin + "  ")


def _ends(claim: Told) -> Iterator[tuple[str, str]]:
    yield claim.subject_iri, claim.subject
    if claim.relation != "rdf:type":
        yield claim.object_iri, claim.object


def marked(text: str, ends: Iterable[Sequence[str]]) -> str:
    """The text with the first place that names each end between marks; the longest of its names counts."""
    found: list[tuple[int, int]] = []
    for names in ends:
        spots = (re.search(rf"(?<!\w){re.escape(one_line(name))}(?!\w)", text, re.IGNORECASE) for name in names)
        spot = next((one.span() for one in spots if one and not _overlaps(one.span(), found)), None)
        if spot is not None:
            found.append(spot)
    for start, end in sorted(found, reverse=True):
        text = f"{text[:start]}{OPEN}{text[start:end]}{CLOSE}{text[end:]}"
    return text


def _overlaps(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _indented(text: str, margin: str) -> Iterator[str]:
    return (margin + line for line in wrapped(text, COLUMNS - len(margin)))
