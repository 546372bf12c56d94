"""Printed lines to paragraphs, over columns and pages.

Problem: a page shows lines; where a paragraph ends is seen from gaps, indents, sizes and line ends.  Method: two lines
belong together unless something parts them: another size, a wider gap, a bullet, an indent, or a break where the next
word would still have fitted.  At the end of a column or page, an unfinished sentence goes on with the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from source.reading.draft import Hint
from source.reading.line import Line
from source.reading.pdf.columns import Printed
from source.reading.plain import BULLET, NUMBERED

SAME_SIZE = 0.12
"""Share by which sizes of one kind of text may differ."""
LARGER = 1.15
"""Times the usual size: a heading."""
SMALLER = 0.88
"""Times the usual size: a footnote."""
WIDE_GAP = 1.3
"""Times the usual distance of lines: a new paragraph."""
INDENT = 0.7
"""Heights of a line."""
LOOKS_BACK = 3
"""Paragraphs, from the end of a page, among which the unfinished one is looked for: captions may stand after it."""


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, still growing."""

    lines: list[Printed]
    hint: Hint = Hint.NONE
    edge: float = 0.0
    """The right edge of its column."""
    small: bool = False

    @property
    def finished(self) -> bool:
        """Whether it cannot go on: it ends in a stop, or is no running text."""
        return self.hint in (Hint.HEADING, Hint.NOISE) or Line.of(self.lines[-1].text).has_stop


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual in a document."""

    size: float
    """Height of its text's lines, in points."""
    distance: float
    """From line to line within a paragraph, in heights."""

    @classmethod
    def of(cls, lines: Sequence[Printed]) -> Usual:
        """The medians, by characters."""
        sizes = sorted((line.size, len(line.text)) for line in lines)
        half, seen, size = sum(length for _, length in sizes) / 2, 0, 1.0
        for size, length in sizes:  # noqa: B007 - the last one looked at is the result
            seen += length
            if seen >= half:
                break
        steps = [
            (before.bottom - line.bottom) / line.size
            for before, line in pairwise(lines)
            if before.page == line.page and _alike(before, line) and 0 < before.bottom - line.bottom < 3 * line.size
        ]
        return cls(size, median(steps) if steps else 1.2)


def paragraphs(pages: Iterable[Sequence[Printed]], furniture: frozenset[Printed]) -> list[Paragraph]:
    """The paragraphs of a document in reading order; its ``furniture`` is noise and interrupts nothing."""
    every = list(pages)
    body = [[line for line in page if line not in furniture] for page in every]
    usual = Usual.of([line for page in body for line in page])
    result: list[Paragraph] = []
    for page, told in zip(every, body, strict=True):
        found: list[Paragraph] = []
        for run in _runs(told):
            _go_on(found or result, list(_parted(run, usual)), found)
        noise = [Paragraph([line], Hint.NOISE) for line in page if line in furniture]
        result += noise + _notes_first(found)
    return result


def _alike(one: Printed, other: Printed) -> bool:
    return abs(one.size - other.size) <= SAME_SIZE * max(one.size, other.size)


def _runs(lines: Sequence[Printed]) -> Iterator[list[Printed]]:
    """Lines below one another: a column, or what is left of one."""
    run: list[Printed] = []
    for line in lines:
        if run and (line.bottom >= run[-1].bottom or line.left >= run[-1].right or line.right <= run[-1].left):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _parted(run: Sequence[Printed], usual: Usual) -> Iterator[Paragraph]:
    """The paragraphs of one column."""
    for _, group in groupby(run, key=_Sizes()):
        lines = list(group)
        edge = max(line.right for line in lines)
        current = [lines[0]]
        for before, line in pairwise(lines):
            if _parts(before, line, edge, usual):
                yield _paragraph(current, edge, usual)
                current = []
            current.append(line)
        yield _paragraph(current, edge, usual)


class _Sizes:
    """Numbers the stretches of lines of one size."""

    def __init__(self) -> None:
        self._last: Printed | None = None
        self._number = 0

    def __call__(self, line: Printed) -> int:
        if self._last is not None and not _alike(self._last, line):
            self._number += 1
        self._last = line
        return self._number


def _parts(before: Printed, line: Printed, edge: float, usual: Usual) -> bool:
    """Whether a new paragraph begins with ``line``, which stands below ``before`` in the same size."""
    if before.bottom - line.bottom > WIDE_GAP * usual.distance * line.size or _starts(line.text):
        return True
    if line.size > LARGER * usual.size:
        return False
    goes_on = line.text[:1].islower() or before.text.endswith((",", "-", "\x02"))
    if line.left > before.left + INDENT * line.size and Line.of(before.text).has_stop:
        return True
    width = (before.right - before.left) / max(len(before.text), 1)
    fitted = before.right + width * (1 + len(line.text.split(maxsplit=1)[0])) < edge - width
    return fitted and not goes_on


def _starts(text: str) -> bool:
    return bool(BULLET.match(text) or NUMBERED.match(text))


def _paragraph(lines: list[Printed], edge: float, usual: Usual) -> Paragraph:
    size = lines[0].size
    text = " ".join(line.text for line in lines)
    heading = size > LARGER * usual.size and not Line.of(text).has_inner_stop
    hint = Hint.HEADING if heading else Hint.ITEM if _starts(text) else Hint.NONE
    return Paragraph(lines, hint, edge, size < SMALLER * usual.size)


def _go_on(earlier: list[Paragraph], run: list[Paragraph], found: list[Paragraph]) -> None:
    """Puts the paragraphs of a ``run`` to those ``found`` on the page; the first may go on with an ``earlier`` one."""
    if run and run[0].hint is Hint.NONE:
        for near, open_one in enumerate(earlier[: -LOOKS_BACK - 1 : -1]):
            if _continues(open_one, run[0], near == 0):
                open_one.lines += run[0].lines
                open_one.edge = run[0].edge
                del run[0]
                break
    found += run


def _continues(before: Paragraph, after: Paragraph, near: bool) -> bool:
    """Whether ``after`` goes on with an unfinished paragraph: in lower case, or right after its full last line."""
    last, first = before.lines[-1], after.lines[0]
    if before.finished or not _alike(last, first):
        return False
    width = (last.right - last.left) / max(len(last.text), 1)
    full = last.right + width * (1 + len(first.text.split(maxsplit=1)[0])) >= before.edge - width
    return first.text[:1].islower() or (near and full and len(before.lines) > 1)


def _notes_first(found: list[Paragraph]) -> list[Paragraph]:
    """Footnotes at the end of a page before its last paragraph, if that goes on: so it is not interrupted."""
    notes = next((n for n in range(len(found), 0, -1) if not found[n - 1].small), 0)
    if not 0 < notes < len(found) or found[notes - 1].finished:
        return found
    return [*found[: notes - 1], *found[notes:], found[notes - 1]]
